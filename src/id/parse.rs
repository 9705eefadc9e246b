//! One grammar, two ways in: the official form, and what offices write.
//!
//! Both call the recogniser of [`super::scan`] and ask that the identifier it finds be
//! the whole input. They differ in exactly one thing: the strict way refuses an input
//! that needed any mending of [`Repairs`].

use core::str::FromStr;

use super::scan::recognise_alone;
use super::{Anchors, DocumentId, ParseIdError, Reason, Repairs, TypeCode, plain, type_code};

/// An identifier read with mendings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lenient {
    /// The identifier, in canonical form.
    pub id: DocumentId,
    /// What had to be mended.
    pub repairs: Repairs,
    instead: Option<Box<DocumentId>>,
}

impl Lenient {
    /// Whether the text decides what the identifier is. A lost slash, a year of two
    /// digits, a letter for a digit or a file name do not.
    pub const fn is_certain(&self) -> bool {
        self.repairs.intersection(Repairs::DOUBTFUL).is_empty()
    }

    /// The other identifier that the text may be: `11-CT/TU` beside `911-CT/TU` for
    /// `9 11-CT/TU` ([`Repairs::SPLIT_NUMBER`]), `12/QĐ-UBND` beside `12/QĐ-UBND-HC` for
    /// `12/QĐ-UBND - HC` ([`Repairs::LOOSE_UNIT`]).
    ///
    /// ```
    /// use doctrace::id::DocumentId;
    ///
    /// let read = DocumentId::parse_lenient("9 11-CT/TU")?;
    /// assert!(!read.is_certain());
    /// assert_eq!(read.id.to_string(), "911-CT/TU");
    /// assert_eq!(read.other_id().unwrap().to_string(), "11-CT/TU");
    /// # Ok::<(), doctrace::id::ParseIdError>(())
    /// ```
    pub fn other_id(&self) -> Option<&DocumentId> {
        self.instead.as_deref()
    }
}

impl DocumentId {
    /// Reads the official form, and only that. The same as [`FromStr`].
    ///
    /// # Errors
    /// [`ParseIdError`] with the byte at which reading stopped and what was expected
    /// there; for an input that [`parse_lenient`](Self::parse_lenient) would mend,
    /// [`Reason::Canonical`].
    pub fn parse_strict(text: &str) -> Result<Self, ParseIdError> {
        let read = match plain::read(text) {
            Some((id, repairs)) if repairs.is_empty() => return Ok(id),
            _ => Self::parse_lenient(text)?,
        };
        // A blank ordinal is no mending when it is written as the open part it is.
        let open = if text.starts_with('?') {
            Repairs::BLANK_ORDINAL
        } else {
            Repairs::NONE
        };
        if read.repairs.difference(open).is_empty() {
            Ok(read.id)
        } else {
            Err(ParseIdError::new(
                text,
                first_difference(text, &read.id.to_string()),
                Reason::Canonical,
            ))
        }
    }

    /// Reads what offices write: blanks, odd dashes, look-alike letters, missing signs.
    ///
    /// Cost: bounded, whatever the input; nothing is allocated for codes of up to 22 bytes,
    /// save for another identifier that the text may be.
    ///
    /// ```
    /// use doctrace::id::{DocumentId, Repairs};
    ///
    /// let read = DocumentId::parse_lenient("72–nq–tw")?;
    /// assert_eq!(read.id.to_string(), "72-NQ/TW");
    /// assert!(read.repairs.contains(Repairs::SEPARATOR | Repairs::CASE));
    /// # Ok::<(), doctrace::id::ParseIdError>(())
    /// ```
    ///
    /// # Errors
    /// [`ParseIdError`] when no identifier stands there, or something else beside it.
    pub fn parse_lenient(text: &str) -> Result<Lenient, ParseIdError> {
        match plain::read(text) {
            Some((id, repairs)) => Ok(Lenient {
                id,
                repairs,
                instead: None,
            }),
            None => recognised(text),
        }
    }
}

/// What the recogniser makes of a whole text.
pub(super) fn recognised(text: &str) -> Result<Lenient, ParseIdError> {
    // The longest form met has 41 bytes; 256 leaves room for blanks and marks.
    const LONGEST: usize = 256;
    let trimmed = text.trim();
    let offset = text.len() - text.trim_start().len();
    let bytes = trimmed.as_bytes();
    let mut longest_read = 0;
    if trimmed.len() <= LONGEST {
        for anchor in Anchors::new(bytes, 0) {
            let Some(found) = recognise_alone(bytes, anchor) else {
                continue;
            };
            let lead = &trimmed[..found.start];
            let mut repairs = found.repairs;
            if trimmed.len() != text.len() {
                repairs |= Repairs::SPACE;
            }
            // QĐ41/2019/QĐ-UBND: the recogniser has looked at what is glued on.
            let code = found.id.type_code.as_ref().map(TypeCode::as_str);
            let glued = repairs.contains(Repairs::GLUED) && code == Some(lead);
            match before_number(lead) {
                Some(mended) => repairs |= mended,
                None if glued => {}
                None => continue,
            }
            if trimmed[found.end..].chars().all(is_mark) {
                if found.end != trimmed.len() {
                    repairs |= Repairs::MARKUP;
                }
                return Ok(Lenient {
                    id: found.id,
                    repairs,
                    instead: found.instead,
                });
            }
            longest_read = longest_read.max(found.end);
        }
    }
    Err(diagnose(text, offset, trimmed, longest_read))
}

impl FromStr for DocumentId {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        Self::parse_strict(text)
    }
}

/// Markdown that stands around a number: `**18-NQ/TW**`.
const fn is_mark(sign: char) -> bool {
    matches!(sign, '*' | '_' | '`')
}

/// The mending that what stands before a number needs: none for nothing, marks, or "số" with
/// what may stand between it and the number; `None` for anything else.
fn before_number(text: &str) -> Option<Repairs> {
    if text.chars().all(is_mark) {
        return Some(if text.is_empty() {
            Repairs::NONE
        } else {
            Repairs::MARKUP
        });
    }
    let word = text.trim_matches(|sign: char| {
        sign.is_whitespace() || is_mark(sign) || matches!(sign, ':' | '.' | '…')
    });
    let label = word.is_empty()
        || matches!(
            word.to_lowercase().as_str(),
            "số" | "so\u{302}\u{301}" | "sô\u{301}"
        );
    label.then_some(Repairs::GLUED)
}

/// Walks the official grammar to say where the input leaves it.
fn diagnose(text: &str, offset: usize, trimmed: &str, read: usize) -> ParseIdError {
    let at = |position: usize, reason| ParseIdError::new(text, offset + position, reason);
    if read > 0 {
        return at(read, Reason::End);
    }
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 6 {
        return at(0, Reason::Number);
    }
    let rest = &trimmed[digits..];
    let letters = |text: &str| {
        text.chars()
            .take_while(|c| c.is_alphanumeric())
            .map(char::len_utf8)
            .sum::<usize>()
    };
    if let Some(rest) = rest.strip_prefix('-') {
        let code = letters(rest);
        if code == 0 || type_code::find(&rest[..code]).is_none() {
            return at(digits + 1, Reason::PartyType);
        }
        return at(
            digits + 1 + code + usize::from(rest[code..].starts_with('/')),
            Reason::PartyOrgan,
        );
    }
    let Some(rest) = rest.strip_prefix('/') else {
        return at(digits, Reason::Separator);
    };
    let code = letters(rest);
    if code > 0 && type_code::find(&rest[..code]).is_some() {
        return at(
            digits + 1 + code + usize::from(rest[code..].starts_with('-')),
            Reason::StateOrgan,
        );
    }
    at(digits + 1, Reason::StateBody)
}

fn first_difference(text: &str, canonical: &str) -> usize {
    let mut at = 0;
    for (have, want) in text.chars().zip(canonical.chars()) {
        if have != want {
            break;
        }
        at += have.len_utf8();
    }
    at
}
