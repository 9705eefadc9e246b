//! Periods: the days that a report is about.

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
    /// The days that a title names.
    pub(crate) const fn of_title((from, to): (NaiveDate, NaiveDate)) -> Self {
        Self {
            from,
            to,
            source: PeriodSource::Title,
        }
    }
}

/// A period as a caller writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Days {
    #[serde(with = "crate::registry::day")]
    pub(super) from: NaiveDate,
    #[serde(with = "crate::registry::day")]
    pub(super) to: NaiveDate,
}
