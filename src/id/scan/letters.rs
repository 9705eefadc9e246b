//! The letters of a code, brought into official spelling on the stack.
//!
//! Case, the bar of Đ, `TƯ` for `TW`, `QHI5` for `QH15`: each mending is made only where
//! exactly one known code comes out.

use super::code::{CODE_LIMIT, Run};
use crate::id::glyph::{D_BAR, U_HORN};
use crate::id::{Repairs, organ};

/// Letters in official spelling, on the stack.
#[derive(Clone, Copy)]
pub(super) struct Letters {
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
    pub(super) fn join(&mut self, text: &str) -> bool {
        let fits = usize::from(self.len) + 1 + text.len() <= Self::ROOM;
        if fits {
            self.push_str("-");
            self.push_str(text);
        }
        fits
    }

    pub(super) fn as_str(&self) -> &str {
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

/// Puts an organ code into its official spelling.
pub(super) fn spell(run: &mut Run) {
    let letters = run.letters.as_str();
    if let Some(official) = organ::canonical(letters) {
        if official != letters {
            run.repairs |= Repairs::CASE;
            run.letters = Letters::new();
            run.letters.push_str(official);
        }
        return;
    }
    if organ::facts(letters).is_none() {
        let upper = run.letters.upper();
        if let Some(barred) = bar(upper.as_str()) {
            if upper.as_str() != letters {
                run.repairs |= Repairs::CASE;
            }
            run.letters = barred;
            run.repairs |= Repairs::PLAIN_D;
            return;
        }
    }
    let upper = run.letters.upper();
    if upper.as_str() != letters {
        run.repairs |= Repairs::CASE;
    }
    run.letters = upper;
    // TƯ is TW; TU never is.
    if let Some((front, _)) = run.letters.as_str().split_once("TƯ") {
        let mut spelled = Letters::new();
        spelled.push_str(front);
        for piece in run.letters.as_str().split("TƯ").skip(1) {
            spelled.push_str("TW");
            spelled.push_str(piece);
        }
        run.repairs |= Repairs::TRUNG_UONG;
        run.letters = spelled;
    }
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
