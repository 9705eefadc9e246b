//! Duties: which sources oblige which bodies to answer, with what, by when.
//!
//! No deadline is built in: the guidance names none (the lags seen run from two weeks
//! to five months), so whoever wants lateness judged says what late is.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::audit::calendar;
use crate::id::Level;
use crate::stored::written;

/// Which documents a duty is about. Every part that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selector {
    /// Type codes: `NQ`, `CTr`.
    #[serde(default)]
    pub types: Vec<String>,
    /// Organ codes: `TW`, `TU`.
    #[serde(default)]
    pub organs: Vec<String>,
    /// Numbers: `18-NQ/TW`.
    #[serde(default)]
    pub ids: Vec<crate::id::DocumentId>,
    /// The step of the ladder that issued them.
    #[serde(default)]
    pub level: Option<Level>,
}

written! {
    Selector {
        types: said, organs: said, ids: said, level: said
    }
}

impl Selector {
    /// Whether it says nothing, and so selects nothing.
    pub fn is_empty(&self) -> bool {
        self.types.is_empty()
            && self.organs.is_empty()
            && self.ids.is_empty()
            && self.level.is_none()
    }
}

/// By when a source is to be answered, counted from its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deadline {
    /// So many calendar days.
    Days(u32),
    /// So many working days: weekends and public holidays do not count.
    WorkingDays(u32),
    /// On a fixed day, whatever the date of the source.
    #[serde(with = "crate::registry::day")]
    On(NaiveDate),
    /// By the end of the month of the source.
    WithinMonth,
}

/// The longest deadline, in days: ten years. More is a slip.
pub(super) const LONGEST: u32 = 3_660;

impl Deadline {
    /// The last day in time, for a source of one day; `None` where the calendar's table
    /// ends before it. Cost: linear in working days, at most ten years.
    pub fn due(self, source: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => source.checked_add_days(Days::new(days.min(LONGEST).into())),
            Self::WorkingDays(days) => {
                let mut left = days.min(LONGEST);
                let mut day = source;
                while left > 0 {
                    day = day.succ_opt()?;
                    if !calendar::knows(day) {
                        return None;
                    }
                    left -= u32::from(calendar::rest(day).is_none());
                }
                Some(day)
            }
            Self::On(day) => Some(day),
            Self::WithinMonth => {
                let (year, month) = match source.month() {
                    12 => (source.year() + 1, 1),
                    month => (source.year(), month + 1),
                };
                NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
            }
        }
    }
}

/// How binding a duty is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Missing it is a warning.
    #[default]
    Must,
    /// Missing it is worth a note.
    Should,
}

/// One duty.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// A name for the reader.
    #[serde(default)]
    pub name: String,
    /// The sources.
    pub select: Selector,
    /// The name of the roster that is obliged. Without one nobody is known to be, and
    /// only the lateness of the answers that there are is judged.
    #[serde(default)]
    pub roster: Option<String>,
    /// The types that count as an answer; any, where none is named.
    #[serde(default)]
    pub accept: Vec<String>,
    /// By when.
    #[serde(default)]
    pub deadline: Option<Deadline>,
    /// How binding.
    #[serde(default)]
    pub strength: Strength,
}

written! {
    Duty {
        name: said, select, roster: said, accept: said, deadline: said, strength
    }
}

impl Duty {
    /// A duty on these sources; the rest is open.
    pub fn new(name: impl Into<String>, select: Selector) -> Self {
        Self {
            name: name.into(),
            select,
            roster: None,
            accept: Vec::new(),
            deadline: None,
            strength: Strength::Must,
        }
    }

    /// Names the roster that is obliged.
    #[must_use]
    pub fn roster(mut self, name: impl Into<String>) -> Self {
        self.roster = Some(name.into());
        self
    }

    /// Names the types that count as an answer.
    #[must_use]
    pub fn accept<T: Into<String>>(mut self, types: impl IntoIterator<Item = T>) -> Self {
        self.accept = types.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the deadline.
    #[must_use]
    pub const fn deadline(mut self, deadline: Deadline) -> Self {
        self.deadline = Some(deadline);
        self
    }
}

/// The least share of sources that a group is to have answered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minimum {
    /// Only bodies of this step.
    #[serde(default)]
    pub level: Option<Level>,
    /// Only this body.
    #[serde(default)]
    pub body: Option<String>,
    /// Only sources of this series: `NQ/TW`.
    #[serde(default)]
    pub series: Option<String>,
    /// Of a hundred.
    pub percent: u8,
}

written! {
    Minimum {
        level: said, body: said, series: said, percent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn deadlines_by_the_calendar() {
        let source = day("2022-12-27");
        assert_eq!(Deadline::Days(90).due(source), Some(day("2023-03-27")));
        // Weekends, New Year and seven days of Tết lie between.
        assert_eq!(
            Deadline::WorkingDays(3).due(source),
            Some(day("2022-12-30"))
        );
        assert_eq!(
            Deadline::WorkingDays(4).due(source),
            Some(day("2023-01-02"))
        );
        assert_eq!(Deadline::WithinMonth.due(source), Some(day("2022-12-31")));
        let fixed = day("2023-06-30");
        assert_eq!(Deadline::On(fixed).due(source), Some(fixed));
        assert_eq!(Deadline::WorkingDays(9).due(day("2030-12-30")), None);
        assert_eq!(Deadline::Days(0).due(source), Some(source));
    }
}
