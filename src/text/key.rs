//! The keys of words that stand in the code, and of words as they are read.

use super::letters::DIGIT_CODE;
use super::word::{LETTER_BITS, LETTERS, TONE_SHIFT, tokenise};

/// Letters and tone of one syllable; 0 for anything that is no word.
pub(crate) type Key = u64;

/// The vowels of Vietnamese, each without a tone and with its five; the first letter of a row has
/// the code in the column beside it.
pub(super) const VOWELS: [(&str, u64); 12] = [
    ("aàáảãạ", 1),
    ("ăằắẳẵặ", 27),
    ("âầấẩẫậ", 28),
    ("eèéẻẽẹ", 5),
    ("êềếểễệ", 30),
    ("iìíỉĩị", 9),
    ("oòóỏõọ", 15),
    ("ôồốổỗộ", 31),
    ("ơờớởỡợ", 32),
    ("uùúủũụ", 21),
    ("ưừứửữự", 33),
    ("yỳýỷỹỵ", 25),
];

/// The key of one word in small letters, as Vietnamese spells it, for cues in the code: made by the
/// compiler, which refuses anything else.
pub(crate) const fn key(word: &str) -> Key {
    let bytes = word.as_bytes();
    let (mut at, mut shift, mut letters, mut tone) = (0, 0, 0, 0);
    while at < bytes.len() {
        let (letter, mark, len) = spelled(bytes, at);
        letters |= letter << shift;
        tone |= mark;
        shift += LETTER_BITS;
        at += len;
    }
    assert!(
        shift > 0 && shift <= LETTERS * LETTER_BITS,
        "a key holds nine letters"
    );
    letters | tone << TONE_SHIFT
}

/// The code and the tone of the letter at a byte, and its length.
const fn spelled(bytes: &[u8], at: usize) -> (u64, u64, usize) {
    match bytes[at] {
        byte @ b'a'..=b'z' => return ((byte - b'a') as u64 + 1, 0, 1),
        byte @ b'0'..=b'9' => return (DIGIT_CODE as u64 + (byte - b'0') as u64, 0, 1),
        // "đ"
        0xC4 if bytes[at + 1] == 0x91 => return (29, 0, 2),
        _ => {}
    }
    let len = if bytes[at] < 0xE0 { 2 } else { 3 };
    let mut row = 0;
    while row < VOWELS.len() {
        let (vowels, code) = VOWELS[row];
        let vowels = vowels.as_bytes();
        let (mut from, mut tone) = (0, 0);
        while from < vowels.len() {
            let length = match vowels[from] {
                0..0x80 => 1,
                0x80..0xE0 => 2,
                _ => 3,
            };
            let same = length == len
                && vowels[from] == bytes[at]
                && vowels[from + 1] == bytes[at + 1]
                && (len < 3 || vowels[from + 2] == bytes[at + 2]);
            if same {
                return (code, tone, len);
            }
            from += length;
            tone += 1;
        }
        row += 1;
    }
    panic!("no letter of Vietnamese")
}

/// The keys of several words.
pub(crate) const fn key_list<const N: usize>(words: [&str; N]) -> [Key; N] {
    let mut list = [0; N];
    let mut at = 0;
    while at < N {
        list[at] = key(words[at]);
        at += 1;
    }
    list
}

/// The key of the first word of a text, as it is read.
pub(crate) fn key_of(word: &str) -> Key {
    let mut tokens = Vec::with_capacity(1);
    tokenise(word.as_bytes(), 0, word.len(), &mut tokens);
    tokens.first().map_or(0, |token| token.key)
}

/// The keys of a phrase, for tables of cues.
pub(crate) fn keys(phrase: &str) -> Box<[Key]> {
    let mut tokens = Vec::with_capacity(8);
    tokenise(phrase.as_bytes(), 0, phrase.len(), &mut tokens);
    tokens.iter().map(|token| token.key).collect()
}
