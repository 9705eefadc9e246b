//! Types and organs that the tables lack, as a caller knows them.
//!
//! The grammar keeps codes that no table knows as they are written, so a number that
//! bears one is read, printed and compared without more. What is added here is what the
//! code *means*: its name, Party or State, the step of the ladder, the days on which it
//! was in use. It is a value that is handed on, never a state of the program, and says
//! nothing of codes that are built in.
//!
//! Texts are read by what is added too: `12-CN/KKT` is a number where its type or its organ
//! was added, and "Cẩm nang số" before it names its type. An added code must stand as it was
//! added. A number by itself is read by the tables alone, of which one must have its type or
//! its organ.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::vocabulary::Validity;
use super::{DocumentId, DocumentType, Facts, Family, Level, Organ, TypeCode, type_code};

/// A type code that the tables lack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedType {
    /// What the code stands for: "Thông điệp".
    pub name: String,
    /// Whose rules have it; `None` for both.
    pub family: Option<Family>,
    /// When it was in use.
    pub validity: Validity,
    /// Where that is known from.
    pub source: String,
}

/// An organ code that the tables lack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedOrgan {
    /// What the code abbreviates: "Ban Quản lý Khu kinh tế".
    pub name: String,
    /// Party or State; `None` where both have such bodies.
    pub family: Option<Family>,
    /// Its step of the ladder; `None` where the code does not tell.
    pub level: Option<Level>,
    /// When the code was in use.
    pub validity: Validity,
    /// Where that is known from.
    pub source: String,
}

/// Why a code cannot be added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AddCodeError {
    /// No number can bear these letters as its type.
    #[error("no number can bear the type `{0}`; write it in two to six capitals")]
    NoType(String),
    /// No number can bear these letters as its organ.
    #[error(
        "no number can bear the organ `{0}`; write it in two or more capitals, without blanks or dashes"
    )]
    NoOrgan(String),
    /// The tables have it.
    #[error("`{code}` is built in as {known}; leave it out")]
    BuiltIn {
        /// The code as given.
        code: String,
        /// What the tables say it stands for.
        known: String,
    },
    /// It was added before.
    #[error("`{0}` is added twice; keep one")]
    Twice(String),
}

/// Types and organs beside the built-in ones.
///
/// ```
/// use doctrace::id::vocabulary::Validity;
/// use doctrace::id::{AddedOrgan, Additions, DocumentId, Level};
///
/// let mut more = Additions::new();
/// more.add_organ("KKT", AddedOrgan {
///     name: "Ban Quản lý Khu kinh tế".into(),
///     family: None,
///     level: Some(Level::Province),
///     validity: Validity::OPEN,
///     source: "Quyết định thành lập".into(),
/// })?;
/// let id: DocumentId = "15-KH/KKT".parse().unwrap();
/// assert_eq!(id.level(), None); // what the number says by itself
/// assert_eq!(more.level(&id), Some(Level::Province));
/// assert!(more.add_organ("TU", more.organ("KKT").unwrap().clone()).is_err());
/// # Ok::<(), doctrace::id::AddCodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Additions {
    types: BTreeMap<String, AddedType>,
    organs: BTreeMap<String, AddedOrgan>,
}

impl Additions {
    /// Nothing is added.
    pub const fn new() -> Self {
        Self {
            types: BTreeMap::new(),
            organs: BTreeMap::new(),
        }
    }

    /// What stands for no additions where a reference is wanted.
    pub const fn none() -> &'static Self {
        static NONE: Additions = Additions::new();
        &NONE
    }

    /// Whether nothing is added.
    pub fn is_empty(&self) -> bool {
        self.types.is_empty() && self.organs.is_empty()
    }

    /// Adds a type code.
    ///
    /// # Errors
    /// [`AddCodeError`] for letters that no number can bear as a type, a code that is
    /// built in, in whatever case, and one that was added before.
    pub fn add_type(&mut self, code: &str, row: AddedType) -> Result<(), AddCodeError> {
        if let Some(known) = type_code::find(code) {
            let name = known.readings().first().map(|kind| kind.vietnamese());
            return Err(AddCodeError::BuiltIn {
                code: code.to_owned(),
                known: name.unwrap_or(known.code()).to_owned(),
            });
        }
        let id: Option<DocumentId> = format!("1-{code}/TU").parse().ok();
        let stands = id.is_some_and(|id| id.type_code().is_some_and(|it| it.as_str() == code));
        if !stands {
            return Err(AddCodeError::NoType(code.to_owned()));
        }
        if self.types.contains_key(code) {
            return Err(AddCodeError::Twice(code.to_owned()));
        }
        self.types.insert(code.to_owned(), row);
        Ok(())
    }

    /// Adds an organ code.
    ///
    /// # Errors
    /// [`AddCodeError`] for letters that no number can bear as an organ, a code that is
    /// built in or made by a built-in rule, and one that was added before.
    pub fn add_organ(&mut self, code: &str, row: AddedOrgan) -> Result<(), AddCodeError> {
        let spelt = super::organ::canonical(code).unwrap_or(code);
        let organ = Organ::new(spelt);
        if organ.is_known() {
            return Err(AddCodeError::BuiltIn {
                code: code.to_owned(),
                known: organ.name().map_or_else(|| spelt.to_owned(), Into::into),
            });
        }
        let id: Option<DocumentId> = format!("1-KH/{code}").parse().ok();
        let stands = id.is_some_and(|id| {
            id.tail().is_none() && id.organ().is_some_and(|it| it.as_str() == code)
        });
        if !stands || code.contains('-') {
            return Err(AddCodeError::NoOrgan(code.to_owned()));
        }
        if self.organs.contains_key(code) {
            return Err(AddCodeError::Twice(code.to_owned()));
        }
        self.organs.insert(code.to_owned(), row);
        Ok(())
    }

    /// An added type, by its code.
    pub fn type_row(&self, code: &str) -> Option<&AddedType> {
        self.types.get(code)
    }

    /// An added type with its code.
    pub(crate) fn added_type(&self, code: &str) -> Option<(&str, &AddedType)> {
        let (code, row) = self.types.get_key_value(code)?;
        Some((code, row))
    }

    /// An added organ, by its code.
    pub fn organ(&self, code: &str) -> Option<&AddedOrgan> {
        self.organs.get(code)
    }

    /// The codes of the added types, in order.
    pub fn type_codes(&self) -> impl Iterator<Item = &str> {
        self.types.keys().map(String::as_str)
    }

    /// The names of the added types, in the order of their codes.
    pub(crate) fn type_names(&self) -> impl Iterator<Item = &str> {
        self.types.values().map(|row| row.name.as_str())
    }

    /// The codes of the added organs, in order.
    pub fn organ_codes(&self) -> impl Iterator<Item = &str> {
        self.organs.keys().map(String::as_str)
    }

    /// What an added row says of an organ: the whole code, else its lead.
    pub fn of_organ(&self, organ: &Organ) -> Option<&AddedOrgan> {
        if self.organs.is_empty() || organ.is_known() {
            return None;
        }
        self.organ(organ.as_str())
            .or_else(|| self.organ(organ.lead()))
    }

    /// Party or State, by the tables or by an added organ.
    pub fn family(&self, id: &DocumentId) -> Option<Family> {
        id.family().or_else(|| self.of_organ(id.organ()?)?.family)
    }

    /// The step of the ladder, by the tables or by an added organ.
    pub fn level(&self, id: &DocumentId) -> Option<Level> {
        id.level().or_else(|| self.of_organ(id.organ()?)?.level)
    }

    /// When an organ's code was in use, by the tables or by an added organ; `None` for
    /// codes that neither knows.
    pub fn organ_validity(&self, organ: &Organ) -> Option<Validity> {
        organ
            .validity()
            .or_else(|| Some(self.of_organ(organ)?.validity))
    }

    /// When a type's code was in use, by the tables or by an added type.
    pub fn type_validity(&self, code: &TypeCode) -> Option<Validity> {
        code.validity()
            .or_else(|| Some(self.type_row(code.as_str())?.validity))
    }

    /// The types that a code may stand for, by the tables or by an added type that bears
    /// the name of a known one: another code for "Kế hoạch".
    pub fn readings(&self, code: &TypeCode) -> &'static [DocumentType] {
        let known = code.readings();
        if !known.is_empty() || self.types.is_empty() {
            return known;
        }
        let Some(row) = self.type_row(code.as_str()) else {
            return known;
        };
        let name = row.name.trim().to_lowercase();
        DocumentType::ALL
            .iter()
            .position(|kind| kind.vietnamese().to_lowercase() == name)
            .map_or(known, |at| &DocumentType::ALL[at..=at])
    }

    /// What a number says by itself and by the added rows; see [`DocumentId::facts`].
    pub const fn facts<'i>(&'i self, id: &'i DocumentId, day: Option<NaiveDate>) -> Facts<'i> {
        Facts::under(id, day, self)
    }
}
