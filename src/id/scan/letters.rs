//! The letters of a code, brought into official spelling on the stack.
//!
//! Case, the bar of Đ, `TƯ` for `TW`, `QHI5` for `QH15`: each mending is made only where
//! exactly one known code comes out.

use super::run::{CODE_LIMIT, Run};
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

    pub(in crate::id) fn from(text: &str) -> Self {
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

    pub(super) fn push_number(&mut self, number: u8) {
        if number > 9 {
            self.push_byte(b'0' + number / 10 % 10);
        }
        self.push_byte(b'0' + number % 10);
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

    /// In capitals: ASCII, Đ and Ư.
    pub(super) fn upper(mut self) -> Self {
        let mut last = 0;
        for byte in &mut self.bytes[..usize::from(self.len)] {
            *byte = match (last, *byte) {
                (0xC4, 0x91) => 0x90,
                (0xC6, 0xB0) => 0xAF,
                (_, byte) => byte.to_ascii_uppercase(),
            };
            last = *byte;
        }
        self
    }

    /// With a bar put on each D.
    pub(super) fn barred(text: &str) -> Self {
        let mut barred = Self::new();
        for byte in text.bytes() {
            match byte {
                b'D' => barred.push(D_BAR, true),
                b'd' => barred.push(D_BAR, false),
                _ => barred.push_byte(byte),
            }
        }
        barred
    }

    fn push_byte(&mut self, byte: u8) {
        if let Some(room) = self.bytes.get_mut(usize::from(self.len)) {
            *room = byte;
            self.len += 1;
        }
    }
}

/// `QHI5` for `QH15`: the term of the National Assembly is digits only.
pub(super) fn mend_term(run: &mut Run) {
    let letters = run.letters.as_str();
    let Some(head) = organ::ASSEMBLY
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
    match organ::canonical(letters) {
        Some(official) => (Letters::from(official), case(official, letters)),
        None => respelled(letters, organ::is_named(letters)),
    }
}

fn case(spelling: &str, letters: &str) -> Repairs {
    if spelling == letters {
        Repairs::NONE
    } else {
        Repairs::CASE
    }
}

/// The same for a code that has no row; `named` says whether a rule makes it as it stands and
/// has a name for it: a named code that bars make of it comes before one without a name.
pub(in crate::id) fn respelled(letters: &str, named: bool) -> (Letters, Repairs) {
    let upper = Letters::from(letters).upper();
    let mut repairs = case(upper.as_str(), letters);
    if !named && upper.as_str().contains('D') {
        if let Some(barred) = bar(upper.as_str()) {
            return (barred, repairs | Repairs::PLAIN_D);
        }
    }
    // TƯ is TW; TU never is.
    let horned = "TƯ".as_bytes();
    let mut spelling = Letters::new();
    let mut rest = upper.as_str().as_bytes();
    while let Some(&byte) = rest.first() {
        if let Some(behind) = rest.strip_prefix(horned) {
            spelling.push_str("TW");
            repairs |= Repairs::TRUNG_UONG;
            rest = behind;
        } else {
            spelling.push_byte(byte);
            rest = &rest[1..];
        }
    }
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
        for byte in letters.bytes() {
            if byte != b'D' {
                barred.push_byte(byte);
                continue;
            }
            barred.push(
                if choice >> place & 1 == 1 {
                    D_BAR
                } else {
                    byte
                },
                true,
            );
            place += 1;
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
