//! The letters of a code, brought into official spelling on the stack.
//!
//! Case, the bar of Đ, `TƯ` for `TW`, `QHI5` for `QH15`: each mending is made only where
//! exactly one known code comes out.

use super::code::{CODE_LIMIT, Run};
use crate::id::glyph::{D_BAR, U_HORN};
use crate::id::{Repairs, organ};

/// Letters in official spelling, on the stack.
#[derive(Clone, Copy)]
pub(in crate::id) struct Letters {
    bytes: [u8; Letters::ROOM],
    len: u8,
}

impl Letters {
    /// One code always has room; so have joint circulars of ten ministries.
    const ROOM: usize = 2 * CODE_LIMIT + 48;

    pub(super) const fn new() -> Self {
        Self {
            bytes: [0; Self::ROOM],
            len: 0,
        }
    }

    fn from(text: &str) -> Self {
        let mut letters = Self::new();
        letters.push_str(text);
        letters
    }

    pub(super) fn push(&mut self, byte: u8, upper: bool) {
        let text: &[u8] = match (byte, upper) {
            (D_BAR, true) => "Đ".as_bytes(),
            (D_BAR, false) => "đ".as_bytes(),
            (U_HORN, true) => "Ư".as_bytes(),
            (U_HORN, false) => "ư".as_bytes(),
            (_, true) => &[byte],
            (_, false) => &[byte.to_ascii_lowercase()],
        };
        let len = usize::from(self.len);
        if let Some(room) = self.bytes.get_mut(len..len + text.len()) {
            room.copy_from_slice(text);
            self.len += text.len() as u8;
        }
    }

    pub(super) fn push_str(&mut self, text: &str) {
        let len = usize::from(self.len);
        if let Some(room) = self.bytes.get_mut(len..len + text.len()) {
            room.copy_from_slice(text.as_bytes());
            self.len += text.len() as u8;
        }
    }

    /// Adds a code behind a dash; `false` when there is no room for it.
    #[must_use]
    pub(in crate::id) fn join(&mut self, text: &str) -> bool {
        let fits = usize::from(self.len) + 1 + text.len() <= Self::ROOM;
        if fits {
            self.push_str("-");
            self.push_str(text);
        }
        fits
    }

    pub(in crate::id) fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }

    pub(super) fn upper(&self) -> Self {
        let mut upper = Self::new();
        for letter in self.as_str().chars() {
            let mut room = [0; 4];
            let capital = match letter {
                'đ' => 'Đ',
                'ư' => 'Ư',
                _ => letter.to_ascii_uppercase(),
            };
            upper.push_str(capital.encode_utf8(&mut room));
        }
        upper
    }
}

/// `QHI5` for `QH15`: the term of the National Assembly is digits only.
pub(super) fn mend_term(run: &mut Run) {
    let letters = run.letters.as_str();
    let Some(head) = ["UBTVQH", "QH"]
        .into_iter()
        .find(|head| letters.starts_with(head))
    else {
        return;
    };
    let term = &letters[head.len()..];
    let digits = term.bytes().any(|byte| byte.is_ascii_digit());
    if !digits
        || !term
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'I' | b'l' | b'O'))
    {
        return;
    }
    if term.len() > 2 || term.bytes().all(|byte| byte.is_ascii_digit()) {
        return;
    }
    let mut mended = Letters::new();
    mended.push_str(head);
    for byte in term.bytes() {
        mended.push(
            match byte {
                b'I' | b'l' => b'1',
                b'O' => b'0',
                digit => digit,
            },
            true,
        );
    }
    run.letters = mended;
    run.repairs |= Repairs::OCR_DIGIT;
}

/// An organ code in its official spelling, with what had to be mended in it.
pub(in crate::id) fn spelled(letters: &str) -> (Letters, Repairs) {
    let case = |spelling: &str| {
        if spelling == letters {
            Repairs::NONE
        } else {
            Repairs::CASE
        }
    };
    if let Some(official) = organ::canonical(letters) {
        return (Letters::from(official), case(official));
    }
    let upper = Letters::from(letters).upper();
    let mut repairs = case(upper.as_str());
    if organ::facts(letters).is_none() {
        if let Some(barred) = bar(upper.as_str()) {
            return (barred, repairs | Repairs::PLAIN_D);
        }
    }
    // TƯ is TW; TU never is.
    let Some((front, _)) = upper.as_str().split_once("TƯ") else {
        return (upper, repairs);
    };
    let mut spelling = Letters::from(front);
    for piece in upper.as_str().split("TƯ").skip(1) {
        spelling.push_str("TW");
        spelling.push_str(piece);
    }
    repairs |= Repairs::TRUNG_UONG;
    (spelling, repairs)
}

/// `HDND` is `HĐND`, `DU` is `ĐU`: the one known code that bars on some D make of it.
pub(super) fn bar(letters: &str) -> Option<Letters> {
    let places = letters.bytes().filter(|&byte| byte == b'D').count();
    if places == 0 || places > 3 {
        return None;
    }
    let mut only = None;
    for choice in 1..1_u32 << places {
        let mut barred = Letters::new();
        let mut place = 0;
        for letter in letters.chars() {
            let mut room = [0; 4];
            let bare = letter.encode_utf8(&mut room);
            if letter == 'D' {
                barred.push_str(if choice >> place & 1 == 1 { "Đ" } else { bare });
                place += 1;
            } else {
                barred.push_str(bare);
            }
        }
        if organ::canonical(barred.as_str()) == Some(barred.as_str()) {
            if only.is_some() {
                return None;
            }
            only = Some(barred);
        }
    }
    only
}
