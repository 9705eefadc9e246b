//! Who may issue what, at the lowest step of the Party's ladder.
//!
//! Quy định 399-QĐ/TW lists for the committee of a grassroots organisation, its standing
//! board and the cell which types each may issue; for the steps above no list was read,
//! and nothing is said. Since 01/7/2025 a commune's committee usually stands above
//! grassroots although it writes the same code `ĐU`: a row counts only where the issuer
//! is known to be the body it names.

use chrono::NaiveDate;

use super::DocumentType;
use super::period::{Subject, guidance_on};

/// A body that the list names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Grassroots {
    /// The executive committee of a grassroots Party organisation.
    Committee,
    /// The standing board of a grassroots Party committee.
    StandingBoard,
    /// A cell.
    Cell,
}

/// Whether a body may issue a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Authority {
    /// The list has it.
    May,
    /// The list leaves it out.
    MayNot,
    /// No list that was read says it for this body, type or day.
    Unknown,
}

impl Grassroots {
    /// Every body, as the list has them.
    pub const ALL: &'static [Self] = &[Self::Committee, Self::StandingBoard, Self::Cell];

    /// The Vietnamese name.
    pub const fn vietnamese(self) -> &'static str {
        match self {
            Self::Committee => "Ban Chấp hành Đảng bộ cơ sở",
            Self::StandingBoard => "Ban Thường vụ Đảng ủy cơ sở",
            Self::Cell => "Chi bộ",
        }
    }

    /// Whether the body may issue a type, by the list that was in force on a day.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use doctrace::id::DocumentType;
    /// use doctrace::id::authority::{Authority, Grassroots};
    ///
    /// let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    /// let may = |body: Grassroots, kind| body.may_issue(kind, day);
    /// assert_eq!(may(Grassroots::Cell, DocumentType::Plan), Authority::May);
    /// assert_eq!(may(Grassroots::Cell, DocumentType::Directive), Authority::MayNot);
    /// assert_eq!(may(Grassroots::Committee, DocumentType::Guidance), Authority::MayNot);
    /// assert_eq!(may(Grassroots::StandingBoard, DocumentType::Guidance), Authority::May);
    /// ```
    pub fn may_issue(self, kind: DocumentType, day: NaiveDate) -> Authority {
        use DocumentType as T;
        if !guidance_on(Subject::Types, day).any(|row| row.id() == SOURCE) {
            return Authority::Unknown;
        }
        let may = match kind {
            T::Resolution
            | T::Decision
            | T::Conclusion
            | T::Notice
            | T::Report
            | T::Plan
            | T::Programme
            | T::Project
            | T::Option
            | T::Submission
            | T::OfficialLetter
            | T::Minutes
            | T::MasterPlan
            | T::Scheme => true,
            T::Statute => self != Self::StandingBoard,
            T::Regulation => self != Self::Cell,
            T::Guidance => self == Self::StandingBoard,
            T::Directive | T::PartyCircular => false,
            _ => return Authority::Unknown,
        };
        if may {
            Authority::May
        } else {
            Authority::MayNot
        }
    }
}

/// The document that has the list (Điều 11-13).
pub const SOURCE: &str = "399-QĐ/TW";
