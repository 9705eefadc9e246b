//! Codes that the tables lack: what a caller adds to the vocabulary.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::id::vocabulary::Validity;
use crate::id::{AddCodeError, AddedOrgan, AddedType, Additions, Family, Level};
use crate::stored::{Said, written};

/// Types and organs that the tables lack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PolicyVocabulary {
    /// Type codes.
    pub types: Vec<NewType>,
    /// Organ codes.
    pub organs: Vec<NewOrgan>,
}

written! {
    PolicyVocabulary {
        types: said, organs: said
    }
}

/// A type code that the tables lack.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewType {
    /// The code, in capitals.
    pub code: String,
    /// What it stands for: "Thông điệp". The name of a known type makes it a second code
    /// of that type.
    pub name: String,
    /// Whose rules have it; both, where it is left out.
    #[serde(default)]
    pub family: Option<Family>,
    /// The first day on which it was in use.
    #[serde(default, deserialize_with = "crate::registry::day::option")]
    pub from: Option<NaiveDate>,
    /// The last day on which it was in use.
    #[serde(default, deserialize_with = "crate::registry::day::option")]
    pub to: Option<NaiveDate>,
    /// Where that is known from.
    pub source: String,
}

written! {
    NewType {
        code, name, family: said, from: said, to: said, source
    }
}

/// An organ code that the tables lack.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewOrgan {
    /// The code, in capitals.
    pub code: String,
    /// What it abbreviates: "Ban Quản lý Khu kinh tế".
    pub name: String,
    /// Party or State; open, where it is left out.
    #[serde(default)]
    pub family: Option<Family>,
    /// Its step of the ladder; open, where it is left out.
    #[serde(default)]
    pub level: Option<Level>,
    /// The first day on which it was in use.
    #[serde(default, deserialize_with = "crate::registry::day::option")]
    pub from: Option<NaiveDate>,
    /// The last day on which it was in use.
    #[serde(default, deserialize_with = "crate::registry::day::option")]
    pub to: Option<NaiveDate>,
    /// Where that is known from.
    pub source: String,
}

written! {
    NewOrgan {
        code, name, family: said, level: said, from: said, to: said, source
    }
}

/// Days in either order: that the last comes before the first is told as a fault.
fn validity(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Validity {
    Validity::new(from, to).unwrap_or(Validity::OPEN)
}

impl NewType {
    /// A type of both Party and State, in use at all times; the rest is to be filled in.
    pub fn new(
        code: impl Into<String>,
        name: impl Into<String>,
        source: impl Into<String>,
    ) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
            family: None,
            from: None,
            to: None,
            source: source.into(),
        }
    }
}

impl NewOrgan {
    /// An organ of open family and step, in use at all times; the rest is to be filled in.
    pub fn new(
        code: impl Into<String>,
        name: impl Into<String>,
        source: impl Into<String>,
    ) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
            family: None,
            level: None,
            from: None,
            to: None,
            source: source.into(),
        }
    }
}

impl Said for PolicyVocabulary {
    fn is_said(&self) -> bool {
        !self.is_empty()
    }
}

impl PolicyVocabulary {
    /// Whether nothing is added.
    pub fn is_empty(&self) -> bool {
        self.types.is_empty() && self.organs.is_empty()
    }

    /// All that can be added; for what cannot, the list (`types` or `organs`), the place in
    /// it and the reason.
    pub(super) fn read(&self) -> (Additions, Vec<(&'static str, usize, AddCodeError)>) {
        let mut made = Additions::new();
        let mut failed = Vec::new();
        for (at, row) in self.types.iter().enumerate() {
            let added = AddedType {
                name: row.name.clone(),
                family: row.family,
                validity: validity(row.from, row.to),
                source: row.source.clone(),
            };
            if let Err(error) = made.add_type(&row.code, added) {
                failed.push(("types", at, error));
            }
        }
        for (at, row) in self.organs.iter().enumerate() {
            let added = AddedOrgan {
                name: row.name.clone(),
                family: row.family,
                level: row.level,
                validity: validity(row.from, row.to),
                source: row.source.clone(),
            };
            if let Err(error) = made.add_organ(&row.code, added) {
                failed.push(("organs", at, error));
            }
        }
        (made, failed)
    }
}
