//! What every character is in a word: its letter, its tone, whether it is a capital.

use std::sync::LazyLock;

use unicode_normalization::char::decompose_canonical;

pub(super) const UPPER: u16 = 1 << 12;
pub(super) const MARK: u16 = 1 << 13;
pub(super) const DIGIT: u16 = 1 << 14;
pub(super) const DIGIT_CODE: u16 = 40;

/// What every character of a word is: letter code (6 bits), tone (bits 8..11), flags; 0 for
/// no letter. Read by the bytes of UTF-8, so that a letter is one look-up.
pub(super) struct Classes {
    /// By the byte itself; digits have a code as well, and are letters inside a word only.
    pub(super) ascii: [u16; 0x80],
    /// U+0080..U+0800, two bytes each, by the low bits of both.
    two: [u16; 0x800],
    /// U+1000..U+2000, where three bytes begin with E1, by the low bits of the others.
    three: [u16; 0x1000],
}

pub(super) static CLASSES: LazyLock<Box<Classes>> = LazyLock::new(|| {
    let mut classes = Box::new(Classes {
        ascii: [0; 0x80],
        two: [0; 0x800],
        three: [0; 0x1000],
    });
    for byte in 0..0x80u8 {
        classes.ascii[usize::from(byte)] = match byte {
            b'0'..=b'9' => (DIGIT_CODE + u16::from(byte - b'0')) | UPPER | DIGIT,
            _ => classify(char::from(byte)),
        };
    }
    // Only these blocks have letters of Vietnamese, and marks; other letters are signs.
    let blocks = [
        (0xC0..0x370, 0, &mut classes.two[..]),
        (0x1E00..0x1F00, 0x1000, &mut classes.three[..]),
    ];
    for (block, base, table) in blocks {
        for code in block {
            table[code - base] = char::from_u32(code as u32).map_or(0, classify);
        }
    }
    classes
});

/// Computed once a character from the real decompositions.
fn classify(character: char) -> u16 {
    let mut letter = 0;
    let mut tone = 0;
    let mut upper = 0;
    let mut known = true;
    let mut marks_only = true;
    decompose_canonical(character, |part| match part {
        '\u{300}' => tone = 1,
        '\u{301}' => tone = 2,
        '\u{309}' => tone = 3,
        '\u{303}' => tone = 4,
        '\u{323}' => tone = 5,
        '\u{302}' | '\u{306}' | '\u{31B}' => letter = shaped(letter, part),
        _ => {
            marks_only = false;
            let lower = part.to_lowercase().next().unwrap_or(part);
            if part != lower {
                upper = UPPER;
            }
            letter = match lower {
                'a'..='z' => u16::from(lower as u8 - b'a') + 1,
                'đ' | 'ð' | 'ɖ' => 29,
                _ => {
                    known = false;
                    63
                }
            };
        }
    });
    if marks_only {
        return MARK | tone << 8 | letter;
    }
    if !known && !character.is_alphabetic() {
        return 0;
    }
    letter | tone << 8 | upper
}

/// The letter that a shape mark makes of another; on its own, the mark's number.
const fn shaped(letter: u16, mark: char) -> u16 {
    match (letter, mark) {
        (1, '\u{306}') => 27,
        (1, '\u{302}') => 28,
        (5, '\u{302}') => 30,
        (15, '\u{302}') => 31,
        (15, '\u{31B}') => 32,
        (21, '\u{31B}') => 33,
        (0, '\u{302}') => 50,
        (0, '\u{306}') => 51,
        (0, '\u{31B}') => 52,
        (other, _) => other,
    }
}

/// A letter with the shape mark of the given number on it.
pub(super) const fn reshaped(letter: u16, number: u16) -> u16 {
    match number {
        50 => shaped(letter, '\u{302}'),
        51 => shaped(letter, '\u{306}'),
        52 => shaped(letter, '\u{31B}'),
        _ => letter,
    }
}

impl Classes {
    /// The class of the character at a byte, and its length in bytes.
    #[inline]
    pub(super) fn at(&self, text: &[u8], at: usize, byte: u8) -> (u16, usize) {
        if byte < 0x80 {
            (self.ascii[usize::from(byte & 0x7F)], 1)
        } else {
            self.wide(text, at)
        }
    }

    /// The class of the character outside ASCII at a byte, and its length in bytes.
    #[inline]
    pub(super) fn wide(&self, text: &[u8], at: usize) -> (u16, usize) {
        match text[at..] {
            [lead @ 0xC2..=0xDF, b @ 0x80..=0xBF, ..] => {
                let slot = usize::from(lead & 0x1F) << 6 | usize::from(b & 0x3F);
                (self.two[slot], 2)
            }
            [0xE1, b @ 0x80..=0xBF, c @ 0x80..=0xBF, ..] => {
                let slot = usize::from(b & 0x3F) << 6 | usize::from(c & 0x3F);
                (self.three[slot], 3)
            }
            _ => (0, 1),
        }
    }
}
