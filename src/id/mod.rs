//! Identifiers of documents: a number, a type code and an organ code, as in
//! `18-NQ/TW` or `30/2020/NĐ-CP`.
//!
//! An identifier is what is written, not a key: numbering restarts each term, and
//! `18-NQ/TW` was issued in 2017 and again in 2022. What tells them apart (a date, a
//! term, an issuer) stands beside it in the text; see [`crate::registry`].

mod additions;
mod alias;
pub mod authority;
mod code;
mod error;
mod facts;
mod glyph;
mod key;
mod level;
mod organ;
mod parse;
pub mod period;
mod plain;
mod repair;
mod scan;
mod serde;
mod type_code;
pub mod vocabulary;

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

pub use additions::{AddCodeError, AddedOrgan, AddedType, Additions};
pub(crate) use code::Code;
pub use error::{ParseIdError, Reason};
pub use facts::{Facts, Issuer, Open, Period, Series, SeriesKind};
pub use level::Level;
pub use organ::{Family, Organ};
pub use parse::Lenient;
pub use repair::Repairs;
pub(crate) use scan::{Anchors, Found, recognise};
pub use type_code::{DocumentType, TypeCode};

/// The identifier of a document, as offices write it, in canonical form.
///
/// Canonical form: composed letters, no blanks, `-` and `/`, the official case of
/// known codes (`CTr`, `TTg`), `TW` for `TƯ`. Leading zeros stay as written and are
/// ignored by equality, order and hash: `7-NQ/TU == 07-NQ/TU`.
///
/// Parts that the text leaves open print as `?`: `?-BC/HU` is a number whose ordinal
/// is blank. [`FromStr`](core::str::FromStr) reads the canonical form;
/// [`parse_lenient`](Self::parse_lenient) reads what offices write.
///
/// ```
/// use doctrace::id::{DocumentId, Level, Style};
///
/// let id: DocumentId = "139-CTr/TU".parse()?;
/// assert_eq!(id.ordinal(), Some(139));
/// assert_eq!(id.type_code().map(|code| code.as_str()), Some("CTr"));
/// assert_eq!(id.organ().map(|organ| organ.as_str()), Some("TU"));
/// assert_eq!(id.level(), Some(Level::Province));
/// assert_eq!(id.style(), Style::Party);
/// assert_eq!(id.to_string(), "139-CTr/TU");
/// # Ok::<(), doctrace::id::ParseIdError>(())
/// ```
#[derive(Clone)]
pub struct DocumentId {
    pub(crate) ordinal: Option<Ordinal>,
    pub(crate) year: Option<u16>,
    pub(crate) type_code: Option<TypeCode>,
    pub(crate) organ: Option<Organ>,
    pub(crate) tail: Option<Code>,
    pub(crate) style: Style,
}

/// The run of digits that numbers a document, with all that belongs to it: leading
/// zeros, a part behind a point (`66.13`), a letter behind it (`12a`).
#[derive(Clone, Copy, Debug)]
pub struct Ordinal {
    value: u32,
    /// Digits as written, zeros included.
    width: u8,
    /// The part behind a point: value and digits as written.
    point: Option<(u16, u8)>,
    suffix: Option<char>,
}

/// Whose order of signs an identifier follows. This is how it is *written*; whose
/// document it is, its [`Family`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// `number-TYPE/ORGAN`.
    Party,
    /// `number/TYPE-ORGAN`, `number/year/TYPE-ORGAN`, `number/ORGAN-UNIT`.
    State,
}

impl Ordinal {
    pub(crate) const fn new(value: u32, width: u8) -> Self {
        Self {
            value,
            width,
            point: None,
            suffix: None,
        }
    }

    pub(crate) const fn with_point(mut self, value: u16, width: u8) -> Self {
        self.point = Some((value, width));
        self
    }

    pub(crate) const fn with_suffix(mut self, letter: Option<char>) -> Self {
        self.suffix = letter;
        self
    }

    /// Whether a part stands behind a point.
    pub(crate) const fn has_point(self) -> bool {
        self.point.is_some()
    }

    fn sort_key(self) -> (u32, Option<u16>, Option<char>) {
        let point = self.point.map(|(value, _)| value);
        let letter = self.suffix.and_then(|letter| letter.to_lowercase().next());
        (self.value, point, letter)
    }
}

/// As numbers: leading zeros do not count, nor does the case of a letter (12A, 12a).
impl PartialEq for Ordinal {
    fn eq(&self, other: &Self) -> bool {
        self.sort_key() == other.sort_key()
    }
}

impl Eq for Ordinal {}

impl fmt::Display for Ordinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$}", self.value, width = usize::from(self.width))?;
        if let Some((value, width)) = self.point {
            write!(f, ".{value:0width$}", width = usize::from(width))?;
        }
        if let Some(letter) = self.suffix {
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

impl DocumentId {
    /// The whole number before any point or letter; `None` where it is blank.
    pub fn ordinal(&self) -> Option<u32> {
        self.ordinal.map(|ordinal| ordinal.value)
    }

    /// The part behind a point: 13 in `66.13/2026/NQ-CP`.
    pub fn point(&self) -> Option<u16> {
        self.ordinal
            .and_then(|ordinal| ordinal.point)
            .map(|(value, _)| value)
    }

    /// The letter behind the number: `a` in `12a-KH/HU`.
    pub fn suffix(&self) -> Option<char> {
        self.ordinal.and_then(|ordinal| ordinal.suffix)
    }

    /// The digits of the whole number as written, zeros included.
    pub(crate) fn width(&self) -> Option<u8> {
        self.ordinal.map(|ordinal| ordinal.width)
    }

    /// Whether nothing stands in it beside digits, year and codes: no point, letter or tail.
    pub(crate) fn is_plain(&self) -> bool {
        self.tail.is_none()
            && self
                .ordinal
                .is_none_or(|it| it.point.is_none() && it.suffix.is_none())
    }

    /// The year inside the identifier (`30/2020/NĐ-CP`).
    pub const fn year(&self) -> Option<u16> {
        self.year
    }

    /// The type code; `None` in letters (`2265/BCT-ATMT`) and laws (`45/2019/QH14`).
    pub const fn type_code(&self) -> Option<&TypeCode> {
        self.type_code.as_ref()
    }

    /// The organ code, with all its parts; `None` where the text has none.
    pub const fn organ(&self) -> Option<&Organ> {
        self.organ.as_ref()
    }

    /// The third segment, without its slash: `nb` in `5053-CV/VPTW/nb`.
    pub fn tail(&self) -> Option<&str> {
        self.tail.as_ref().map(Code::as_str)
    }

    /// Whose order of signs it follows.
    pub const fn style(&self) -> Style {
        self.style
    }

    /// Party or State, by the organ; `None` where the organ does not tell.
    pub fn family(&self) -> Option<Family> {
        self.organ.as_ref().and_then(Organ::family)
    }

    /// The level of the issuing organ; `None` where the code does not tell (`UBND`).
    pub fn level(&self) -> Option<Level> {
        self.organ.as_ref().and_then(Organ::level)
    }

    /// Whether every part is there: a number, and a type or an organ.
    pub fn is_complete(&self) -> bool {
        self.ordinal.is_some()
            && self
                .organ
                .as_ref()
                .map_or(self.type_code.is_some(), |organ| !organ.is_open())
    }

    /// Whether two identifiers agree in number, year, type and organ, whatever order of
    /// signs they follow: `16/NQ-TW` and `16-NQ/TW`.
    pub fn same_parts(&self, other: &Self) -> bool {
        self.parts_key() == other.parts_key()
    }

    /// The run of numbers it belongs to, as far as the identifier tells: `KH/HU`,
    /// `QĐ-UBND`, `2020/NĐ-CP`. The body and the period stand outside the identifier.
    ///
    /// ```
    /// # use doctrace::id::DocumentId;
    /// assert_eq!("109-KH/HU".parse::<DocumentId>()?.series(), "KH/HU");
    /// assert_eq!("30/2020/NĐ-CP".parse::<DocumentId>()?.series(), "2020/NĐ-CP");
    /// # Ok::<(), doctrace::id::ParseIdError>(())
    /// ```
    pub fn series(&self) -> String {
        let open = Self {
            ordinal: None,
            ..self.clone()
        }
        .to_string();
        open.trim_start_matches('?')
            .trim_start_matches(['-', '/'])
            .to_owned()
    }

    /// The same with another number.
    pub(crate) fn with_ordinal(&self, ordinal: Ordinal) -> Self {
        Self {
            ordinal: Some(ordinal),
            ..self.clone()
        }
    }

    /// All but the type.
    pub(crate) fn untyped_key(&self) -> impl Ord + '_ {
        (
            self.organ.as_ref(),
            self.year,
            self.ordinal.map(Ordinal::sort_key),
            self.tail.as_ref(),
        )
    }

    /// All that [`series`](Self::series) is made of.
    pub(crate) fn series_key(&self) -> impl Eq + Hash + '_ {
        let tail = self.tail.as_ref();
        let codes = (self.type_code.as_ref(), self.organ.as_ref(), tail);
        (self.style, self.year, codes)
    }

    pub(crate) fn parts_key(&self) -> impl Ord + Hash + '_ {
        (
            self.organ.as_ref(),
            self.type_code.as_ref(),
            self.year,
            self.ordinal.map(Ordinal::sort_key),
            self.tail.as_ref(),
        )
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Width and fill apply to the whole, as users of tables expect.
        let mut text = String::with_capacity(24);
        match self.ordinal {
            Some(ordinal) => text.push_str(&ordinal.to_string()),
            None => text.push('?'),
        }
        if let Some(year) = self.year {
            text.push('/');
            text.push_str(&year.to_string());
        }
        let (before_type, before_organ) = match self.style {
            Style::Party => ('-', '/'),
            Style::State => ('/', '-'),
        };
        match (&self.type_code, &self.organ) {
            (Some(code), organ) => {
                text.push(before_type);
                text.push_str(code.as_str());
                if let Some(organ) = organ {
                    text.push(before_organ);
                    text.push_str(organ.as_str());
                }
            }
            (None, Some(organ)) => {
                text.push(before_type);
                text.push_str(organ.as_str());
            }
            (None, None) => {}
        }
        if let Some(tail) = &self.tail {
            text.push('/');
            text.push_str(tail.as_str());
        }
        f.pad(&text)
    }
}

impl fmt::Debug for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DocumentId({self})")
    }
}

impl PartialEq for DocumentId {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for DocumentId {}

impl PartialOrd for DocumentId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By organ, type, year, number, then style: documents of one series stand together
/// in the order of their numbers.
impl Ord for DocumentId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts_key()
            .cmp(&other.parts_key())
            .then(self.style.cmp(&other.style))
    }
}

impl Hash for DocumentId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts_key().hash(state);
        self.style.hash(state);
    }
}
