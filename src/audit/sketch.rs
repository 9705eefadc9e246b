//! Sketches of titles: whether two may share most of their words, without folding either.
//!
//! Of each word only the ASCII consonants and digits count, which are the same however its
//! case and its marks are written; each word is a bit. What two sketches have in common is the
//! most that the titles can: where that is too little, nobody reads them.

/// The words of one title as bits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sketch {
    bits: u128,
    words: u32,
    /// Whether it has signs that may be written in several ways.
    open: bool,
}

impl Sketch {
    /// Cost: linear in the title.
    pub(super) fn of(title: &str) -> Self {
        let mut made = Self {
            bits: 0,
            words: 0,
            open: false,
        };
        let mut word: Option<u32> = None;
        for sign in title.chars() {
            let letter = match sign {
                '0'..='9' | 'a'..='z' | 'A'..='Z' => Some(sign.to_ascii_lowercase()),
                '\0'..='\x7f' | '–' | '—' | '“' | '”' | '‘' | '’' | '…' => None,
                // Letters of Vietnamese words.
                'À'..='Ö' | 'Ø'..='Ý' | 'à'..='ö' | 'ø'..='ý' | 'Ạ'..='ỹ' => Some('a'),
                'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' => {
                    Some('a')
                }
                _ => {
                    made.open = true;
                    return made;
                }
            };
            match letter {
                Some('a' | 'e' | 'i' | 'o' | 'u' | 'y') => word = Some(word.unwrap_or_default()),
                Some(letter) => {
                    let before = word.unwrap_or_default();
                    word = Some(before.wrapping_mul(37).wrapping_add(letter as u32));
                }
                None => made.add(word.take()),
            }
        }
        made.add(word);
        made
    }

    fn add(&mut self, word: Option<u32>) {
        if let Some(word) = word {
            self.bits |= 1 << (word.wrapping_mul(0x9E37_79B9) >> 25);
            self.words += 1;
        }
    }

    /// Whether the titles may share so many hundredths of the words of the shorter one, or
    /// have none.
    pub(super) fn may_share(self, other: Self, hundredths: u32) -> bool {
        let [mine, theirs] = [self, other].map(|it| it.bits.count_ones());
        let shorter = mine.min(theirs);
        // Words that fall on one bit may all be in the other title.
        let common = (self.bits & other.bits).count_ones();
        let most = (self.words - mine).min(other.words - theirs) + common;
        self.open || other.open || shorter == 0 || most * 100 >= shorter * hundredths
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Title;

    #[test]
    fn titles_that_share_their_words_have_like_sketches() {
        let titles = [
            "Về đất đai, nhà ở đến năm 2030",
            "VỀ ĐẤT ĐAI",
            "hoà bình, thuỷ lợi; y tế",
            "Hòa bình thủy lợi",
            "giao thông",
            "về “y tế” – giáo dục",
            "ve\u{302}\u{300} đa\u{302}\u{301}t đai",
            "–",
        ];
        for a in titles {
            for b in titles {
                let shared = Title::read(a).shared(&Title::read(b));
                let may = Sketch::of(a).may_share(Sketch::of(b), 60);
                assert!(may || shared.is_some_and(|it| it < 60), "{a} / {b}");
            }
        }
        let apart = |a, b| !Sketch::of(a).may_share(Sketch::of(b), 60);
        assert!(apart("giao thông vận tải", "đất đai, nhà ở"));
    }
}
