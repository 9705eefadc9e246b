//! Organ codes: who issued, as far as a code tells.
//!
//! A code is not a body: `TW` covers the Central Committee, the Politburo and the
//! Secretariat, `TU` every province. What a code does tell is the family (Party or
//! State) and, for Party codes, the level. Codes that stand alone are rows of
//! [`party`], [`ministry`] and [`state`]; codes made by rule are forms of [`pattern`].

mod ministry;
mod party;
mod pattern;
mod row;
mod state;

use core::fmt;
use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::key::{Index, Key};
use super::vocabulary::Validity;
use super::{Code, Level};
use pattern::Made;
pub use row::{OrganPattern, OrganRow};

/// Whose organ it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Family {
    /// The Communist Party and the organisations that number as it does.
    Party,
    /// The State.
    State,
}

/// An organ code, with all its parts: `TU`, `BTCTU-BDVTU`, `UBND`, `QH14`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Organ(Code);

/// What is known of a code.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OrganFacts {
    /// `None` where both families have such bodies (`BCĐ`).
    pub(crate) family: Option<Family>,
    /// Whether it has a row, or the rule that makes it names it: `BTCTU`, not `XYZTU`.
    pub(crate) named: bool,
}

/// What is known of one organ code (without hyphens), in its official case: `None` for
/// codes that no table knows.
pub(crate) fn facts(code: &str) -> Option<OrganFacts> {
    let entry = Entry::find(code)?;
    Some(OrganFacts {
        family: entry.family(),
        named: match entry {
            Entry::Row(_) => true,
            Entry::Made(made) => made.is_named(),
        },
    })
}

/// The same for a code that is known to have no row.
pub(super) fn facts_by_rule(code: &str) -> Option<OrganFacts> {
    pattern::find(code).map(|made| OrganFacts {
        family: made.family,
        named: made.is_named(),
    })
}

/// The official spelling of a code that stands in the table, whatever its case: `TTg`
/// for `TTG`, `ThU` for `THU`. Codes made by rule are not among them.
pub(crate) fn canonical(letters: &str) -> Option<&'static str> {
    find(letters).map(|row| row.code)
}

/// Whether a code is an agency that has a name and its committee: `BTCTU`, not `XYZTU`.
pub(crate) fn is_agency(code: &str) -> bool {
    pattern::is_agency(code)
}

/// The National Assembly and its Standing Committee, whose codes end in a term; the longer
/// one first.
pub(crate) const ASSEMBLY: [&str; 2] = ["UBTVQH", "QH"];

/// Whether a code begins as one of the Assembly's does.
pub(crate) fn is_of_assembly(code: &str) -> bool {
    ASSEMBLY.into_iter().any(|body| code.starts_with(body))
}

/// Whether a code has a row, or a rule makes it and names it: `UBND`, `BTCTU`, `QH14`.
pub(crate) fn is_named(code: &str) -> bool {
    facts(code).is_some_and(|facts| facts.named)
}

/// Whether a code is a central body of the State, of which there is but one.
pub(crate) fn is_unnumbered(code: &str) -> bool {
    find(code).is_some_and(|row| {
        row.code == code && row.family == Some(Family::State) && row.level == Some(Level::Central)
    })
}

const PARTS: [&[OrganRow]; 3] = [party::ROWS, ministry::ROWS, state::ROWS];
const COUNT: usize = PARTS[0].len() + PARTS[1].len() + PARTS[2].len();

/// All rows, Party first.
static ROWS: [&OrganRow; COUNT] = {
    let mut rows = [&PARTS[0][0]; COUNT];
    let (mut at, mut part, mut row) = (0, 0, 0);
    while at < COUNT {
        if row == PARTS[part].len() {
            (part, row) = (part + 1, 0);
        } else {
            rows[at] = &PARTS[part][row];
            (at, row) = (at + 1, row + 1);
        }
    }
    rows
};

static INDEX: Index<COUNT> = {
    let mut codes = [""; COUNT];
    let mut at = 0;
    while at < COUNT {
        codes[at] = ROWS[at].code;
        at += 1;
    }
    Index::new(&codes)
};

/// The row whose code these letters are, whatever their case.
pub(crate) fn find(letters: &str) -> Option<&'static OrganRow> {
    INDEX.find(letters).map(|row| ROWS[row])
}

/// The row of a key, and which of its letters are small.
#[inline]
pub(super) fn of_key(key: Key) -> Option<(&'static OrganRow, u32)> {
    INDEX.row(key).map(|row| (ROWS[row], INDEX.small(row)))
}

/// The one row in capitals that bars on some D make of a key: `HĐND` for `HDND`.
pub(super) fn with_bars(key: Key) -> Option<&'static OrganRow> {
    INDEX.with_bars(key).map(|row| ROWS[row])
}

pub(super) fn rows() -> impl Iterator<Item = &'static OrganRow> {
    ROWS.into_iter()
}

pub(super) const fn patterns() -> &'static [OrganPattern] {
    pattern::PATTERNS
}

/// What the tables say of a code: a row of its own, or a form that makes it.
#[derive(Clone, Copy, Debug)]
enum Entry<'c> {
    Row(&'static OrganRow),
    Made(Made<'c>),
}

impl<'c> Entry<'c> {
    fn find(code: &'c str) -> Option<Self> {
        find(code)
            .filter(|row| row.code == code)
            .map(Self::Row)
            .or_else(|| pattern::find(code).map(Self::Made))
    }

    fn family(&self) -> Option<Family> {
        match self {
            Self::Row(row) => row.family,
            Self::Made(made) => made.family,
        }
    }

    fn level(&self) -> Option<Level> {
        match self {
            Self::Row(row) => row.level,
            Self::Made(made) => made.level,
        }
    }

    fn validity(&self) -> Validity {
        match self {
            Self::Row(row) => row.validity,
            Self::Made(made) => made.validity(),
        }
    }
}

impl Organ {
    /// The mark of a part that the text leaves open.
    const OPEN: &'static str = "?";

    pub(crate) fn new(letters: &str) -> Self {
        Self(Code::new(letters))
    }

    pub(crate) const fn of_row(row: &'static OrganRow) -> Self {
        Self(Code::of_table(&row.code))
    }

    /// The letters, with the hyphens between joint organs or before a unit.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether the text leaves the organ open (`18-NQ/?`).
    pub fn is_open(&self) -> bool {
        self.as_str() == Self::OPEN
    }

    /// The lead organ: the part before the first hyphen.
    pub fn lead(&self) -> &str {
        self.as_str().split('-').next().unwrap_or_default()
    }

    /// Party or State; `None` for codes that no table knows, and where both have such
    /// bodies (`BCĐ`).
    pub fn family(&self) -> Option<Family> {
        self.entry().and_then(|entry| entry.family())
    }

    /// The level of the lead organ; `None` where the code does not tell.
    pub fn level(&self) -> Option<Level> {
        self.entry().and_then(|entry| entry.level())
    }

    /// Whether a table knows the lead organ, or a rule makes its code.
    pub fn is_known(&self) -> bool {
        self.entry().is_some()
    }

    /// Whether the code begins as one of the National Assembly's does.
    pub(crate) fn is_of_assembly(&self) -> bool {
        is_of_assembly(self.as_str())
    }

    /// The term of the National Assembly that the code bears: 15 in `QH15`, `UBPL15`.
    pub(crate) fn assembly_term(&self) -> Option<u8> {
        match self.entry()? {
            Entry::Made(made) => made.term(),
            Entry::Row(_) => None,
        }
    }

    /// What the code of the lead organ abbreviates, as far as the tables know it.
    ///
    /// The name is that of the code, not of a body: `TU` is written by every province.
    ///
    /// ```
    /// use doctrace::id::DocumentId;
    ///
    /// let name = |text: &str| {
    ///     let id: DocumentId = text.parse().unwrap();
    ///     id.organ().unwrap().name()
    /// };
    /// assert_eq!(name("33-QĐ/BTGTU").as_deref(), Some("Ban Tuyên giáo Tỉnh ủy"));
    /// assert_eq!(name("45/2019/QH14").as_deref(), Some("Quốc hội khóa XIV"));
    /// assert_eq!(name("12-CV/XYZ"), None);
    /// ```
    pub fn name(&self) -> Option<Cow<'static, str>> {
        match self.entry()? {
            Entry::Row(row) => Some(row.name.into()),
            Entry::Made(made) => made.name(),
        }
    }

    /// The kinds of bodies that write the code of the lead organ, likeliest first, where
    /// the tables know of more than one; empty otherwise. What stands in a text beside
    /// the code decides between them, never the code.
    ///
    /// ```
    /// use doctrace::id::DocumentId;
    ///
    /// let id: DocumentId = "18-NQ/TW".parse()?;
    /// assert_eq!(
    ///     id.organ().unwrap().possible_issuers(),
    ///     ["Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư"],
    /// );
    /// # Ok::<(), doctrace::id::ParseIdError>(())
    /// ```
    pub fn possible_issuers(&self) -> &'static [&'static str] {
        match self.entry() {
            Some(Entry::Row(row)) => row.issuers,
            _ => &[],
        }
    }

    /// When the code was in use; `None` for codes that no table knows.
    pub fn validity(&self) -> Option<Validity> {
        self.entry().map(|entry| entry.validity())
    }

    /// Where the tables have the code from; `None` for codes that no table knows.
    pub fn source(&self) -> Option<&'static str> {
        self.entry().map(|entry| match entry {
            Entry::Row(row) => row.source,
            Entry::Made(made) => made.source(),
        })
    }

    /// Whether the code was in use on a day (`HU` until 30/6/2025, `BNNMT` from
    /// 01/3/2025). Codes that no table knows always pass.
    pub fn stood_on(&self, day: NaiveDate) -> bool {
        self.validity()
            .is_none_or(|validity| validity.contains(day))
    }

    /// A code may hold a hyphen of its own (`TC-NV`); otherwise the lead organ counts.
    fn entry(&self) -> Option<Entry<'_>> {
        Entry::find(self.as_str()).or_else(|| Entry::find(self.lead()))
    }
}

impl fmt::Debug for Organ {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Organ {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn official_case_is_found_whatever_the_case() {
        for row in rows() {
            assert_eq!(canonical(row.code), Some(row.code));
            assert_eq!(canonical(&row.code.to_uppercase()), Some(row.code));
            assert_eq!(canonical(&row.code.to_lowercase()), Some(row.code));
        }
        assert_eq!(canonical("TTG"), Some("TTg"));
        assert_eq!(canonical("thu"), Some("ThU"));
        assert_eq!(canonical("HDND"), None);
        assert_eq!(canonical(""), None);
    }

    #[test]
    fn facts_want_the_official_case() {
        assert!(facts("TTG").is_none());
        assert_eq!(facts("TTg").unwrap().family, Some(Family::State));
        assert_eq!(facts("UBKTTU").unwrap().family, Some(Family::Party));
        assert_eq!(facts("BCĐ138").unwrap().family, None);
        assert!(facts("ĐHKT").is_none());
    }
}
