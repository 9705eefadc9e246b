//! Whether a word can be a Vietnamese syllable: an onset, a rhyme, a tone that the rhyme's
//! end allows.
//!
//! Letters read in the wrong encoding give words that no Vietnamese mouth can say
//! ("céng hoµ"), so the share of words that are syllables tells encodings apart. The rhymes
//! are those of the standard spelling; rare loan words fall outside and do no harm, as only
//! shares are compared.

use unicode_normalization::UnicodeNormalization;

const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Rhymes without tones.
const RHYMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oe oem oen oeo oet \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôp uôt uân uâng uât uâc uây uê uêch uên uênh uơ \
    uy uya uych uyên uyêt uynh uyt uyu uyp uyn ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu \
    y yêm yên yêng yêt yêu ym yn yt ynh ych ";

const GRAVE: char = '\u{300}';
const ACUTE: char = '\u{301}';
const TILDE: char = '\u{303}';
const HOOK: char = '\u{309}';
const DOT: char = '\u{323}';

/// Whether a word of letters, in any case and form, can be a syllable.
pub(crate) fn is_syllable(word: &str) -> bool {
    if word.len() > 40 {
        return false;
    }
    let mut tone = None;
    let mut bare = String::new();
    for char in word.nfd().flat_map(char::to_lowercase) {
        if matches!(char, GRAVE | ACUTE | TILDE | HOOK | DOT) {
            if tone.replace(char).is_some() {
                return false;
            }
        } else {
            bare.push(char);
        }
    }
    let bare: String = bare.nfc().collect();
    ONSETS.iter().any(|onset| {
        let Some(rhyme) = bare.strip_prefix(onset) else {
            return false;
        };
        let stopped = ["c", "ch", "p", "t"].iter().any(|end| rhyme.ends_with(end));
        let toned = !stopped || matches!(tone, Some(ACUTE | DOT));
        !rhyme.is_empty()
            && toned
            && spelt(onset, rhyme)
            && RHYMES.split(' ').any(|known| known == rhyme)
    })
}

/// Whether an onset is written so before this rhyme: c, g, ng before the back vowels, k, gh,
/// ngh before the front ones; "gì" alone has a g before i.
fn spelt(onset: &str, rhyme: &str) -> bool {
    let front = rhyme.starts_with(['e', 'ê', 'i', 'y']);
    match onset {
        "c" | "ng" => !front,
        "g" => !front || rhyme.starts_with('i'),
        "k" | "gh" | "ngh" => front,
        _ => true,
    }
}

/// How far a text looks like Vietnamese.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Likeness {
    /// Words with a letter outside ASCII.
    pub(crate) marked: usize,
    /// Those of them that are syllables.
    pub(crate) sound: usize,
}

impl Likeness {
    /// The share of marked words that are syllables.
    pub(crate) fn share(self) -> f32 {
        if self.marked == 0 {
            0.0
        } else {
            self.sound as f32 / self.marked as f32
        }
    }

    /// How surely this reading is right and another one of the same bytes wrong, from 0 to 1:
    /// 1 less the ratio of the words that cannot be read here to those there. Two are added
    /// to each, so that a word or two decide nothing.
    pub(crate) fn over(self, other: Self) -> f32 {
        let broken = (self.marked - self.sound + 2) as f32;
        // The readings may cut words apart, so shares are compared, not counts.
        let theirs = (1.0 - other.share()) * self.marked as f32 + 2.0;
        (1.0 - broken / theirs).max(0.0)
    }
}

/// The most marked words that are looked at: shares of more differ by less than 0.02.
const ENOUGH: usize = 4_000;

/// Signs outside ASCII that stand beside words in sound texts.
fn is_punctuation(char: char) -> bool {
    matches!(
        char,
        '\u{a0}'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '–'
            | '—'
            | '…'
            | '•'
            | '§'
            | '°'
            | '«'
            | '»'
            | '\u{feff}'
    ) || char.is_whitespace()
}

/// Counts a text's marked words and syllables.
pub(crate) fn likeness(text: &str) -> Likeness {
    let mut seen = Likeness::default();
    for word in text.split(|char: char| char.is_ascii() && !char.is_ascii_alphabetic()) {
        if word.is_ascii() {
            continue;
        }
        // Guillemets within a word are letters read wrongly, at its ends they are quotes.
        for word in word.split(|char: char| is_punctuation(char) && !matches!(char, '«' | '»')) {
            let word = word.trim_matches(['«', '»']);
            if word.is_ascii() {
                continue;
            }
            seen.marked += 1;
            seen.sound += usize::from(is_syllable(word));
            if seen.marked >= ENOUGH {
                return seen;
            }
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::{is_syllable, likeness};

    #[test]
    fn syllables_and_what_is_none() {
        for word in [
            "nghị",
            "QUYẾT",
            "của",
            "ủy",
            "uỷ",
            "Thường",
            "giếng",
            "quốc",
            "khuyến",
            "đ\u{1ecd}c",
            "hoà",
            "hòa",
        ] {
            assert!(is_syllable(word), "{word}");
        }
        for word in [
            "céng", "hoµ", "viÖt", "đọcc", "bàt", "cãp", "nghø", "ạạ", "ká", "nghà", "ñaûng",
            "Straße", "née",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn shares() {
        let seen = likeness("Thực hiện Nghị quyết số 18-NQ/TW “về đất đai”");
        assert_eq!((seen.marked, seen.sound), (8, 8));
        assert!(likeness("Thùc hiÖn NghÞ quyÕt sè 18-NQ/TW").share() < 0.5);
    }
}
