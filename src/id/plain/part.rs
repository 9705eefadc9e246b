//! The letters between two signs, and what they make.

use super::{CAPITAL, PLAIN_D, Part, SMALL};
use crate::id::type_code::{self, TypeRow};
use crate::id::{Code, DocumentId, Ordinal, Organ, Repairs, Style, TypeCode};

impl Part {
    pub(super) const fn has(self, kinds: u8) -> bool {
        self.kinds & kinds != 0
    }

    /// The type that the letters are, with what had to be mended in them.
    #[inline]
    pub(super) fn type_row(self) -> Option<(&'static TypeRow, Repairs)> {
        if let Some((row, small)) = type_code::of_key(self.key) {
            return Some((row, case(self.small, small)));
        }
        if !self.has(PLAIN_D) {
            return None;
        }
        let (row, small) = type_code::of_key(self.key.barred())?;
        Some((row, Repairs::PLAIN_D | case(self.small, small)))
    }

    /// A type that was read with a bar put on its D must not be a code and a word.
    pub(super) const fn is_one_case(self, mended: Repairs) -> bool {
        !mended.contains(Repairs::PLAIN_D) || !self.has(SMALL) || !self.has(CAPITAL)
    }
}

/// Whether a rule may make a code: by the committee or the number at its end, or as a
/// department.
pub(super) fn may_be_made(code: &str) -> bool {
    let bytes = code.as_bytes();
    matches!(bytes.first(), Some(b'S' | b'P'))
        || matches!(bytes.last(), Some(b'U' | b'W' | b'K' | b'0'..=b'9'))
}

#[inline]
pub(super) fn made(
    ordinal: Ordinal,
    year: Option<u16>,
    type_row: Option<&'static TypeRow>,
    organ: Organ,
    style: Style,
) -> DocumentId {
    DocumentId {
        ordinal: Some(ordinal),
        year,
        type_code: type_row.map(TypeCode::of_row),
        organ: Some(organ),
        tail: None::<Code>,
        style,
    }
}

/// The wrong case, if letters are small where those of the code are not.
pub(super) const fn case(small: u32, official: u32) -> Repairs {
    if small == official {
        Repairs::NONE
    } else {
        Repairs::CASE
    }
}
