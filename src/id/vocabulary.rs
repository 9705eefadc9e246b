//! What is known beforehand: the tables of types, organs, guidance and terms.
//!
//! A table is data with a memory: every row says where it comes from, how far that
//! source carries ([`Confidence`]) and, where it is known, from when to when the code
//! was right ([`Validity`]). What no row knows stays unknown: nothing is guessed.
//!
//! Keys of the sources:
//!
//! | key | what |
//! |---|---|
//! | 399 | Quy định 399-QĐ/TW of 09/01/2026, Điều 5-7 (types of Party documents) |
//! | HD36 | Hướng dẫn 36-HD/VPTW of 03/4/2018 (form and codes, Party) |
//! | HD05 | Hướng dẫn 05-HD/VPTW of 27/5/2026, as restated by drafting guides |
//! | NĐ30 | Nghị định 30/2020/NĐ-CP, Phụ lục III (types and codes, State) |
//! | Luật 2015 | Luật 80/2015/QH13 on legal documents, with NĐ 34/2016 |
//! | PL 2012 | Pháp lệnh 01/2012/UBTVQH13 on consolidated texts |
//! | counted | seen in the texts counted for this crate |
//! | seen | seen in a real identifier, given beside it |
//! | NQ 176/2025 | the Government's structure from 01/3/2025 (Nghị quyết 176/2025/QH15) |
//! | NQ 01/2007 | the Government's structure from 2007 (Nghị quyết 01/2007/QH12) |
//! | practice | what offices write, without a rule that was read |

use core::fmt;

use chrono::NaiveDate;

pub use super::organ::{OrganPattern, OrganRow};
pub use super::type_code::TypeRow;

/// How far the source of a row carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// One weak source or background knowledge: look it up before a rule depends on it.
    Low,
    /// One good secondary source, or a strong inference.
    Medium,
    /// The text of the rule, two independent sources, or counted data.
    High,
}

impl Confidence {
    /// `low`, `medium` or `high`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// From when to when a row holds, both days included; an end that no source gives is
/// open.
///
/// ```
/// use doctrace::id::DocumentId;
///
/// let id: DocumentId = "12/2024/TT-BTNMT".parse()?;
/// let valid = id.organ().unwrap().validity().unwrap();
/// assert_eq!(valid.to_string(), "to 2025-02-28");
/// # Ok::<(), doctrace::id::ParseIdError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Validity {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

impl Validity {
    /// Open at both ends.
    pub const OPEN: Self = Self {
        from: None,
        to: None,
    };

    /// The days from the first to the last, both included; `None` for an open end.
    /// `None` when the last day comes before the first.
    pub fn new(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<Self> {
        match (from, to) {
            (Some(from), Some(to)) if to < from => None,
            _ => Some(Self { from, to }),
        }
    }

    /// The first day.
    pub const fn from(self) -> Option<NaiveDate> {
        self.from
    }

    /// The last day.
    pub const fn to(self) -> Option<NaiveDate> {
        self.to
    }

    /// Whether a day lies inside.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    pub(crate) const fn since(self, year: i32, month: u32, day: u32) -> Self {
        Self {
            from: date(year, month, day),
            to: self.to,
        }
    }

    pub(crate) const fn until(self, year: i32, month: u32, day: u32) -> Self {
        Self {
            from: self.from,
            to: date(year, month, day),
        }
    }
}

/// A day of a table: a day that no calendar has stops the build.
const fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let date = NaiveDate::from_ymd_opt(year, month, day);
    assert!(date.is_some(), "a table holds a day that no calendar has");
    date
}

impl fmt::Display for Validity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (None, None) => f.pad(""),
            (Some(from), None) => f.pad(&format!("from {from}")),
            (None, Some(to)) => f.pad(&format!("to {to}")),
            (Some(from), Some(to)) => f.pad(&format!("{from} to {to}")),
        }
    }
}

/// Every type code, in the order of the table.
///
/// ```
/// use doctrace::id::vocabulary;
///
/// let row = vocabulary::type_codes().find(|row| row.code() == "QĐi").unwrap();
/// assert_eq!(row.validity().to_string(), "2018-04-03 to 2019-12-31");
/// ```
pub fn type_codes() -> impl Iterator<Item = &'static TypeRow> {
    super::type_code::rows().iter()
}

/// Every organ code that stands alone, Party first.
pub fn organs() -> impl Iterator<Item = &'static OrganRow> {
    super::organ::rows()
}

/// The forms of organ codes that are made by rule: `UBKT` + `TU`, `QH` + term.
pub fn organ_patterns() -> impl Iterator<Item = &'static OrganPattern> {
    super::organ::patterns().iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_cannot_end_before_it_starts() {
        let day = |day| NaiveDate::from_ymd_opt(2025, 6, day);
        assert!(Validity::new(day(2), day(1)).is_none());
        let june = Validity::new(day(1), day(30)).unwrap();
        assert!(june.contains(day(30).unwrap()));
        assert!(!june.contains(NaiveDate::from_ymd_opt(2025, 7, 1).unwrap()));
        assert_eq!(Validity::OPEN.to_string(), "");
    }
}
