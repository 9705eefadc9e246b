//! Codes looked up by their letters, whatever the case, without a heap and without a scan.
//!
//! A code of up to eight letters is one number, a byte a letter; the tables are laid out by
//! it when the crate is built, and a code that stands in one twice stops the build.

use super::glyph::{D_BAR, U_HORN};

/// The letters of a code in capitals, one byte each, the last one lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key(u64);

/// Letters as one number, with a bit for each that is small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    pub(super) key: Key,
    pub(super) small: u32,
}

impl Key {
    /// The most letters of a code.
    pub(super) const ROOM: u8 = 8;

    pub(super) const NONE: Self = Self(0);

    /// With one more letter; beyond [`ROOM`](Self::ROOM) the first ones are lost.
    #[inline]
    pub(super) const fn and(self, letter: u8) -> Self {
        Self(self.0 << 8 | letter as u64)
    }

    /// With `from` for each `to`.
    const fn with(self, from: u8, to: u8) -> Self {
        let mut key = self.0;
        let mut shift = 0;
        while shift < u64::BITS {
            if (key >> shift) as u8 == from {
                key ^= ((from ^ to) as u64) << shift;
            }
            shift += 8;
        }
        Self(key)
    }

    /// `QD` as `QĐ`.
    pub(super) const fn barred(self) -> Self {
        self.with(b'D', D_BAR)
    }

    /// `TƯ` as `TW`, which it always is.
    pub(super) fn without_horn(self) -> Self {
        let bytes = self.0.to_be_bytes();
        let lone =
            (0..bytes.len()).any(|at| bytes[at] == U_HORN && (at == 0 || bytes[at - 1] != b'T'));
        if lone { self } else { self.with(U_HORN, b'W') }
    }

    /// Whether each Đ of these letters is one of the other's too.
    fn bars_are_of(self, other: Self) -> bool {
        self.0
            .to_be_bytes()
            .iter()
            .zip(other.0.to_be_bytes())
            .all(|(&letter, theirs)| letter != D_BAR || theirs == D_BAR)
    }

    const fn slot(self) -> usize {
        (self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 55) as usize
    }
}

impl Letters {
    /// `None` for what no code is: nothing, or more than eight letters.
    pub(super) const fn of(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut letters = Self {
            key: Key::NONE,
            small: 0,
        };
        let mut count = 0;
        let mut at = 0;
        while at < bytes.len() {
            let next = if at + 1 < bytes.len() {
                bytes[at + 1]
            } else {
                0
            };
            let (letter, small) = match (bytes[at], next) {
                (byte @ b'a'..=b'z', _) => (byte.to_ascii_uppercase(), true),
                (byte @ b' '..=b'~', _) => (byte, false),
                (0xC4, 0x90) => (D_BAR, false),
                (0xC4, 0x91) => (D_BAR, true),
                _ => return None,
            };
            at += if bytes[at] < 0x80 { 1 } else { 2 };
            count += 1;
            letters = Self {
                key: letters.key.and(letter),
                small: letters.small << 1 | small as u32,
            };
        }
        if count == 0 || count > Key::ROOM {
            return None;
        }
        Some(letters)
    }
}

/// The codes of a table by their letters.
pub(super) struct Index<const N: usize> {
    letters: [Letters; N],
    slots: [u8; SLOTS],
    /// The same by letters without bars, for codes in capitals that have one.
    barless: [u8; SLOTS],
    /// Whether another code differs in its bars only.
    twofold: [bool; N],
}

const SLOTS: usize = 512;
const EMPTY: u8 = u8::MAX;

impl<const N: usize> Index<N> {
    pub(super) const fn new(codes: &[&str; N]) -> Self {
        assert!(
            N < SLOTS / 2 && N < EMPTY as usize,
            "the table outgrew its index"
        );
        let mut index = Self {
            letters: [Letters {
                key: Key::NONE,
                small: 0,
            }; N],
            slots: [EMPTY; SLOTS],
            barless: [EMPTY; SLOTS],
            twofold: [false; N],
        };
        let mut row = 0;
        while row < N {
            let Some(letters) = Letters::of(codes[row]) else {
                panic!("a code is empty or longer than 8 letters")
            };
            index.letters[row] = letters;
            let key = letters.key;
            let mut slot = key.slot();
            while index.slots[slot] != EMPTY {
                let other = index.letters[index.slots[slot] as usize].key;
                assert!(other.0 != key.0, "a code stands twice");
                slot = (slot + 1) % SLOTS;
            }
            index.slots[slot] = row as u8;
            let barless = key.with(D_BAR, b'D');
            if barless.0 != key.0 && letters.small == 0 {
                let mut slot = barless.slot();
                while index.barless[slot] != EMPTY {
                    let other = index.barless[slot] as usize;
                    if index.letters[other].key.with(D_BAR, b'D').0 == barless.0 {
                        index.twofold[other] = true;
                        index.twofold[row] = true;
                    }
                    slot = (slot + 1) % SLOTS;
                }
                index.barless[slot] = row as u8;
            }
            row += 1;
        }
        index
    }

    /// The row whose code these letters are, whatever their case.
    pub(super) const fn find(&self, letters: &str) -> Option<usize> {
        match Letters::of(letters) {
            Some(letters) => self.row(letters.key),
            None => None,
        }
    }

    /// The same by a key.
    #[inline]
    pub(super) const fn row(&self, key: Key) -> Option<usize> {
        let mut slot = key.slot();
        loop {
            let row = self.slots[slot];
            if row == EMPTY {
                return None;
            }
            if self.letters[row as usize].key.0 == key.0 {
                return Some(row as usize);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// Which letters of a row are small, a bit each.
    pub(super) const fn small(&self, row: usize) -> u32 {
        self.letters[row].small
    }

    /// The one row in capitals whose code bars on some D would make of a key.
    pub(super) fn with_bars(&self, key: Key) -> Option<usize> {
        let barless = key.with(D_BAR, b'D');
        let mut slot = barless.slot();
        loop {
            let row = self.barless[slot];
            if row == EMPTY {
                return None;
            }
            let row = usize::from(row);
            let code = self.letters[row].key;
            if code.with(D_BAR, b'D') == barless {
                return (!self.twofold[row] && key.bars_are_of(code)).then_some(row);
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Option<Key> {
        Letters::of(text).map(|letters| letters.key)
    }

    #[test]
    fn letters_fold_by_case_alone() {
        assert_eq!(key("qđi"), key("QĐI"));
        assert_eq!(key("ctr"), key("CTr"));
        assert_ne!(key("QD"), key("QĐ"));
        assert_eq!(key("QD").map(Key::barred), key("QĐ"));
        assert_eq!(key("\0NQ"), None);
        assert_eq!(key("TƯ"), None);
        assert_eq!(key(""), None);
        assert_eq!(key("ABCDEFGHI"), None);
        assert_eq!(
            Letters::of("CTrH").map(|letters| letters.small),
            Some(0b0010)
        );
    }

    #[test]
    fn bars_are_put_where_one_code_comes_out() {
        let index = Index::new(&["HĐND", "ĐU", "ĐAD", "DAĐ", "QĐi"]);
        let find = |text: &str| index.with_bars(key(text)?);
        assert_eq!(find("HDND"), Some(0));
        assert_eq!(find("DU"), Some(1));
        assert_eq!(find("HDNĐ"), None);
        assert_eq!(find("DAD"), None);
        assert_eq!(find("QDI"), None);
    }

    #[test]
    fn only_a_horn_behind_t_is_w() {
        let horned = Key::NONE.and(b'T').and(U_HORN);
        assert_eq!(Some(horned.without_horn()), key("TW"));
        let lone = Key::NONE.and(b'N').and(U_HORN);
        assert_eq!(lone.without_horn(), lone);
    }
}
