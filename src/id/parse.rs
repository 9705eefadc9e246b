//! (to be replaced by the full grammar)
use super::{DocumentId, Ordinal, Organ, ParseIdError, Reason, Repairs, Style, TypeCode};

/// An identifier as read, with what was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lenient {
    /// The identifier in canonical form.
    pub id: DocumentId,
    /// What was mended.
    pub repairs: Repairs,
}

impl DocumentId {
    /// Reads what offices write.
    ///
    /// # Errors
    /// [`ParseIdError`].
    pub fn parse_lenient(text: &str) -> Result<Lenient, ParseIdError> {
        Ok(Lenient {
            id: text.replace(' ', "").parse()?,
            repairs: Repairs::SPACE,
        })
    }
}

impl core::str::FromStr for DocumentId {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let blank = text.starts_with('?');
        if digits == 0 && !blank {
            return Err(ParseIdError::new(text, 0, Reason::Number));
        }
        let head = if blank { 1 } else { digits };
        let ordinal = text[..digits]
            .parse()
            .ok()
            .map(|value| Ordinal::new(value, digits as u8));
        let rest = &text[head..];
        if let Some(rest) = rest.strip_prefix('-') {
            let (code, organ) = rest
                .split_once('/')
                .ok_or_else(|| ParseIdError::new(text, text.len(), Reason::PartyOrgan))?;
            return Ok(Self {
                ordinal,
                year: None,
                type_code: Some(TypeCode::new(code)),
                organ: Some(Organ::new(organ)),
                tail: None,
                style: Style::Party,
            });
        }
        let rest = rest
            .strip_prefix('/')
            .ok_or_else(|| ParseIdError::new(text, head, Reason::Separator))?;
        let (year, rest) = match rest.split_once('/') {
            Some((year, rest)) => (year.parse().ok(), rest),
            None => (None, rest),
        };
        let (code, organ) = match rest.split_once('-') {
            Some((code, organ)) if super::type_code::find(code).is_some() => {
                (Some(TypeCode::new(code)), organ)
            }
            _ => (None, rest),
        };
        Ok(Self {
            ordinal,
            year,
            type_code: code,
            organ: Some(Organ::new(organ)),
            tail: None,
            style: Style::State,
        })
    }
}
