//! Identifiers travel as strings, through the one grammar of [`super::parse`].
//!
//! What a caller added ([`Additions`]) is not stored with a number, and by the tables alone
//! `12-CN/KKT` is none, and in `12/CN-KKT` the CN is a unit. So a type that only a caller knows
//! stands in brackets, `12-[CN]/KKT`: such a number reads back as it was, and a slip in one that
//! somebody writes by hand is still an error.

use core::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::scan::{Anchors, Found, recognise};
use super::vocabulary::Validity;
use super::{AddedOrgan, AddedType, Additions, DocumentId, TypeCode};

impl Serialize for DocumentId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.type_code.as_ref() {
            Some(code) if code.row().is_none() => serializer.collect_str(&marked(self, code)),
            _ => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for DocumentId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = DocumentId;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an identifier such as 18-NQ/TW or 30/2020/NĐ-CP")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<DocumentId, E> {
                text.parse()
                    .or_else(|error| of_marked(text).ok_or_else(|| E::custom(error)))
            }
        }

        deserializer.deserialize_str(Text)
    }
}

/// The number with its type in brackets, where it does not read back without.
fn marked(id: &DocumentId, code: &TypeCode) -> String {
    let text = id.to_string();
    if text.parse().as_ref() == Ok(id) {
        return text;
    }
    let code = code.as_str();
    let is_sign = |at: usize| matches!(text.as_bytes().get(at), Some(b'-' | b'/'));
    let mut places = text.match_indices(code).map(|(at, _)| at);
    let at = places.find(|&at| at.checked_sub(1).is_some_and(is_sign) && is_sign(at + code.len()));
    match at {
        Some(at) => format!("{}[{code}]{}", &text[..at], &text[at + code.len()..]),
        None => text,
    }
}

/// Reads a number in canonical form with its type in brackets.
fn of_marked(text: &str) -> Option<DocumentId> {
    // The longest form met has 41 bytes.
    const LONGEST: usize = 256;
    let (before, rest) = text.split_once('[').filter(|_| text.len() <= LONGEST)?;
    let (code, behind) = rest.split_once(']')?;
    let mut more = Additions::new();
    let kind = AddedType {
        name: code.to_owned(),
        family: None,
        validity: Validity::OPEN,
        source: String::new(),
    };
    more.add_type(code, kind).ok()?;
    for code in behind.split(['-', '/']).filter(|it| !it.is_empty()) {
        let organ = AddedOrgan {
            name: code.to_owned(),
            family: None,
            level: None,
            validity: Validity::OPEN,
            source: String::new(),
        };
        // What cannot be an organ, or is known as one, is read as it is or not at all.
        let _ = more.add_organ(code, organ);
    }
    let plain = format!("{before}{code}{behind}");
    let read = |at| recognise(plain.as_bytes(), at, 0, &more);
    let whole = |found: &Found| (found.start, found.end) == (0, plain.len());
    let mut found = Anchors::new(plain.as_bytes(), 0).filter_map(read);
    let id = found.find(whole)?.id;
    // Brackets around what needs none, or another spelling: not what was written.
    (marked(&id, id.type_code.as_ref()?) == text).then_some(id)
}
