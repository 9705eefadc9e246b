//! The terms of committees below Central, as a caller knows them.
//!
//! The built-in tables have nominal windows only: the months in which congresses were to
//! be held. Whoever knows the very days of a committee's terms says them, and the numbers
//! of that committee then begin again on these days. Each day takes the place of the
//! window that it lies in or next to; before and behind the terms that are given, the
//! windows stand as they are.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate};

use super::body::Body;
use super::period::windows;
use crate::id::Level;

/// The terms of some committees.
///
/// ```
/// use chrono::NaiveDate;
/// use doctrace::id::Level;
/// use doctrace::registry::{Body, Terms};
///
/// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
/// let committee = Body::read("Huyện ủy Tân Long");
/// let terms = Terms::of([
///     (committee.clone(), day(2015, 7, 10), Some(day(2020, 8, 4))),
///     (committee.clone(), day(2020, 8, 5), None),
/// ]);
/// assert!(terms.has(&committee));
/// assert!(!terms.has(&Body::read("Huyện ủy Long Mỹ")));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    calendars: BTreeMap<Body, Calendar>,
}

impl Terms {
    /// No term is known.
    pub const fn new() -> Self {
        Self {
            calendars: BTreeMap::new(),
        }
    }

    /// Terms by committee, first day and last day; `None` while a term runs. A committee
    /// of which place or level is open cannot be told from others and is passed over, and
    /// so is Central, whose terms are built in. Terms in any order; where two overlap, the
    /// later one begins on its first day.
    ///
    /// Cost: n log n in the terms.
    pub fn of(terms: impl IntoIterator<Item = (Body, NaiveDate, Option<NaiveDate>)>) -> Self {
        let mut by_body: BTreeMap<Body, Vec<(NaiveDate, Option<NaiveDate>)>> = BTreeMap::new();
        for (body, from, to) in terms {
            let told = body.level().is_some_and(|level| level < Level::Central);
            if told && body.place().is_some() {
                by_body.entry(body).or_default().push((from, to));
            }
        }
        let calendars = by_body
            .into_iter()
            .filter_map(|(body, terms)| {
                let calendar = Calendar::of(body.level()?, terms);
                Some((body, calendar))
            })
            .collect();
        Self { calendars }
    }

    /// Whether no term is known.
    pub fn is_empty(&self) -> bool {
        self.calendars.is_empty()
    }

    /// Whether terms of a committee are known: its place and its level are those of the
    /// words that gave them.
    pub fn has(&self, committee: &Body) -> bool {
        self.calendars.contains_key(committee)
    }

    pub(crate) fn calendar(&self, body: &Body) -> Option<&Calendar> {
        self.calendars.get(body)
    }
}

/// A nominal window further off than this from the day on which a term began is that of
/// another congress: half a term.
const HALF_TERM: i64 = 913;

/// The restarts of one committee's numbers, in order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Calendar {
    restarts: Vec<Restart>,
}

/// The days in which the numbers begin again, as far as known. On a known day the last of
/// them is the one before the first: that day is surely in the new period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Restart {
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
}

impl Restart {
    fn between(first: NaiveDate, next: NaiveDate) -> Option<Self> {
        let last = next.checked_sub_days(Days::new(1))?;
        let first = first.min(next);
        Some(Self { first, last })
    }

    /// Days between this one and another; none where they meet.
    fn apart(self, other: Self) -> i64 {
        let gap = |before: NaiveDate, after: NaiveDate| (after - before).num_days();
        gap(self.last, other.first)
            .max(gap(other.last, self.first))
            .max(0)
    }
}

impl Calendar {
    /// The windows of a level, as they are built in.
    pub(crate) fn nominal(level: Level) -> &'static Self {
        static BY_LEVEL: LazyLock<Vec<Calendar>> = LazyLock::new(|| {
            let rows = |&level: &Level| {
                let rows = windows(level).iter().map(|row| Restart {
                    first: row.from(),
                    last: row.to(),
                });
                Calendar {
                    restarts: rows.collect(),
                }
            };
            Level::ALL.iter().map(rows).collect()
        });
        &BY_LEVEL[level as usize]
    }

    fn of(level: Level, mut terms: Vec<(NaiveDate, Option<NaiveDate>)>) -> Self {
        terms.sort_unstable();
        let mut known = Vec::new();
        let mut over: Option<NaiveDate> = None;
        for (at, &(from, to)) in terms.iter().enumerate() {
            // Between two terms that do not touch, the numbers began again on some day.
            let first = over.filter(|_| at > 0).unwrap_or(from);
            known.extend(Restart::between(first, from));
            over = to.and_then(|to| to.checked_add_days(Days::new(1)));
        }
        // What is numbered behind the last day of the last term is not of that term.
        known.extend(over.and_then(|end| Restart::between(end, end)));
        let mut made = Self::nominal(level).clone();
        made.restarts
            .retain(|row| known.iter().all(|day| row.apart(*day) > HALF_TERM));
        made.restarts.extend(known);
        made.restarts.sort_unstable();
        made.restarts.dedup();
        made
    }

    pub(crate) fn restarts(&self) -> &[Restart] {
        &self.restarts
    }

    /// The years of the period behind so many restarts: "2020-2025".
    pub(crate) fn name(&self, period: i32) -> Option<String> {
        let at = usize::try_from(period).ok()?.checked_sub(1)?;
        let from = self.restarts.get(at)?.first.year();
        let to = match self.restarts.get(at + 1) {
            Some(next) => next.first.year(),
            None => from + 5,
        };
        Some(format!("{from}-{to}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn calendar(level: Level, terms: &[(&str, &str)]) -> Vec<String> {
        let to = |text: &str| (!text.is_empty()).then(|| day(text));
        let terms = terms.iter().map(|&(from, end)| (day(from), to(end)));
        let calendar = Calendar::of(level, terms.collect());
        let rows = calendar.restarts.iter();
        rows.map(|row| format!("{} {}", row.first, row.last))
            .collect()
    }

    #[test]
    fn a_known_day_stands_for_its_window() {
        assert_eq!(
            calendar(Level::District, &[("2020-08-05", "")]),
            ["2015-05-01 2015-09-30", "2020-08-05 2020-08-04"]
        );
        // A congress held late; terms that touch; a gap between two.
        assert_eq!(
            calendar(Level::District, &[("2020-11-20", "")]),
            ["2015-05-01 2015-09-30", "2020-11-20 2020-11-19"]
        );
        assert_eq!(
            calendar(
                Level::District,
                &[("2020-08-05", "2025-06-30"), ("2015-07-10", "2020-08-04")]
            ),
            [
                "2015-07-10 2015-07-09",
                "2020-08-05 2020-08-04",
                "2025-07-01 2025-06-30"
            ]
        );
        assert_eq!(
            calendar(
                Level::Province,
                &[("2015-10-20", "2020-10-10"), ("2020-10-15", "")]
            ),
            [
                "2015-10-20 2015-10-19",
                "2020-10-11 2020-10-14",
                "2025-09-01 2025-11-30"
            ]
        );
    }

    #[test]
    fn terms_that_overlap_or_come_twice_end() {
        assert_eq!(
            calendar(
                Level::District,
                &[("2020-08-05", "2025-06-30"), ("2020-08-05", "2025-06-30")]
            )
            .len(),
            3
        );
        assert_eq!(
            calendar(
                Level::Cell,
                &[("2020-08-05", "2022-08-04"), ("2021-01-01", "")]
            ),
            ["2020-08-05 2020-08-04", "2021-01-01 2020-12-31"]
        );
    }
}
