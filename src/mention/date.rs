//! Dates as documents write them: whole, in part, or impossible.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A date as written beside a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WrittenDate {
    /// Day, month and year: "ngày 16/6/2022".
    Day(NaiveDate),
    /// Month and year: "tháng 6/2022".
    Month {
        /// The year.
        year: u16,
        /// The month, 1 to 12.
        month: u8,
    },
    /// The year alone: "năm 2022", or a letterhead whose day and month are blank.
    Year(u16),
    /// Three numbers that are no day of any calendar, or of no year that a document can have:
    /// "31/02/2023", "20/6/2991". Never mended.
    Impossible {
        /// The day as written.
        day: u8,
        /// The month as written.
        month: u8,
        /// The year as written.
        year: u16,
    },
}

impl WrittenDate {
    /// The date that the three numbers name, or [`WrittenDate::Impossible`]; so is a year before
    /// 1900 or after 2099.
    pub fn from_dmy(day: u8, month: u8, year: u16) -> Self {
        let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
        match date.filter(|_| (1900..2100).contains(&year)) {
            Some(date) => Self::Day(date),
            None => Self::Impossible { day, month, year },
        }
    }

    /// The full date, when day, month and year are all there.
    pub const fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(date) => Some(date),
            _ => None,
        }
    }

    /// First and last day that the words allow, both included.
    pub fn interval(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Day(date) => Some((date, date)),
            Self::Month { year, month } => {
                let first = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), 1)?;
                let next = if month == 12 {
                    NaiveDate::from_ymd_opt(i32::from(year) + 1, 1, 1)?
                } else {
                    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month) + 1, 1)?
                };
                Some((first, next.pred_opt()?))
            }
            Self::Year(year) => Some((
                NaiveDate::from_ymd_opt(i32::from(year), 1, 1)?,
                NaiveDate::from_ymd_opt(i32::from(year), 12, 31)?,
            )),
            Self::Impossible { .. } => None,
        }
    }

    /// The year, as far as it is written.
    pub fn year(self) -> u16 {
        match self {
            Self::Day(date) => date.year().unsigned_abs() as u16,
            Self::Month { year, .. } | Self::Year(year) | Self::Impossible { year, .. } => year,
        }
    }
}
