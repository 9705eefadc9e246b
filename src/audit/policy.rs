//! What the caller says: the period reported on, the day the report is looked at.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A period, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Whether the caller gave it or the text's title says it.
    pub source: PeriodSource,
}

/// Where a period comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodSource {
    /// The caller gave it.
    Given,
    /// The title of the text says it.
    Title,
}

impl Period {
    /// The calendar year that a title names.
    pub(crate) fn of_title_year(year: u16) -> Option<Self> {
        Some(Self {
            from: NaiveDate::from_ymd_opt(i32::from(year), 1, 1)?,
            to: NaiveDate::from_ymd_opt(i32::from(year), 12, 31)?,
            source: PeriodSource::Title,
        })
    }
}

/// What the caller says. Nothing is assumed in its place; a rule that needs more
/// stays silent and the report says so.
///
/// ```
/// use chrono::NaiveDate;
/// use doctrace::audit::Policy;
///
/// let from = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
/// let to = NaiveDate::from_ymd_opt(2023, 12, 31).unwrap();
/// let policy = Policy::new().with_period(from, to);
/// assert!(policy.period().is_some());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    #[serde(default)]
    period: Option<Days>,
    #[serde(default)]
    as_of: Option<NaiveDate>,
}

/// A period as a caller writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Days {
    from: NaiveDate,
    to: NaiveDate,
}

impl Policy {
    /// A policy that says nothing.
    pub const fn new() -> Self {
        Self {
            period: None,
            as_of: None,
        }
    }

    /// The period that the texts report on, both days included, in either order.
    #[must_use]
    pub fn with_period(mut self, from: NaiveDate, to: NaiveDate) -> Self {
        self.period = Some(Days { from, to });
        self
    }

    /// The day on which the documents are looked at. No rule reads it yet.
    #[must_use]
    pub const fn with_as_of(mut self, day: NaiveDate) -> Self {
        self.as_of = Some(day);
        self
    }

    /// The period, where the caller gave one.
    pub fn period(&self) -> Option<Period> {
        self.period.map(|days| Period {
            from: days.from.min(days.to),
            to: days.from.max(days.to),
            source: PeriodSource::Given,
        })
    }

    /// The day of looking, where the caller gave one.
    pub const fn as_of(&self) -> Option<NaiveDate> {
        self.as_of
    }
}
