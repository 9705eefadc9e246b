//! The periods over which numbers run: committee terms and calendar years.
//!
//! A Party series begins again after each congress of its committee.
//! For Central the month of each congress is known. For the committees below only the
//! guidance is: it names the months in which congresses were to be held, and the
//! restart may fall on any day of these. So a date lies in a *range* of periods: one
//! between two windows, two inside a window, open where the tables end.

use chrono::NaiveDate;

use crate::id::{Additions, DocumentId, Family, Level, Organ, Style};
use crate::mention::WrittenDate;
use crate::text::to_roman;

use super::terms::Calendar;

/// The days in which a restart of numbers falls, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    from: (i32, u32, u32),
    to: (i32, u32, u32),
    source: &'static str,
}

const fn window(from: (i32, u32, u32), to: (i32, u32, u32), source: &'static str) -> Window {
    Window { from, to, source }
}

impl Window {
    /// First day.
    pub fn from(&self) -> NaiveDate {
        day(self.from)
    }

    /// Last day.
    pub fn to(&self) -> NaiveDate {
        day(self.to)
    }

    /// Where the row comes from.
    pub const fn source(&self) -> &'static str {
        self.source
    }
}

/// The rows hold real days only (see the test below), so the default is never used.
fn day((year, month, day): (i32, u32, u32)) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// The first Central window opens term XI; the period before it is term X or older.
const CENTRAL_BEFORE: i32 = 10;

const CENTRAL: &[Window] = &[
    window(
        (2011, 1, 1),
        (2011, 1, 19),
        "Congress XI, closed 19/01/2011",
    ),
    window(
        (2016, 1, 1),
        (2016, 1, 28),
        "Congress XII, closed 28/01/2016",
    ),
    window(
        (2021, 1, 1),
        (2021, 2, 1),
        "Congress XIII, closed 01/02/2021",
    ),
    window((2026, 1, 1), (2026, 1, 31), "Congress XIV, January 2026"),
];

const PROVINCE: &[Window] = &[
    window((2015, 9, 1), (2015, 11, 30), "Chỉ thị 36-CT/TW, 30/5/2014"),
    window((2020, 9, 1), (2020, 11, 30), "Chỉ thị 35-CT/TW, 30/5/2019"),
    window((2025, 9, 1), (2025, 11, 30), "Chỉ thị 45-CT/TW, 14/4/2025"),
];

const DISTRICT: &[Window] = &[
    window((2015, 5, 1), (2015, 9, 30), "Chỉ thị 36-CT/TW, 30/5/2014"),
    window((2020, 5, 1), (2020, 9, 30), "Chỉ thị 35-CT/TW, 30/5/2019"),
];

const COMMUNE: &[Window] = &[
    window((2015, 4, 1), (2015, 7, 31), "Chỉ thị 36-CT/TW, 30/5/2014"),
    window((2020, 4, 1), (2020, 7, 31), "Chỉ thị 35-CT/TW, 30/5/2019"),
    window((2025, 4, 1), (2025, 9, 30), "Chỉ thị 45-CT/TW, 14/4/2025"),
];

/// The restarts that the tables know for the committees of one level, in order of
/// time; none for cells. The tables say nothing before their first window, and
/// nothing after 31/12/2029.
pub const fn windows(level: Level) -> &'static [Window] {
    match level {
        Level::Central => CENTRAL,
        Level::Province => PROVINCE,
        Level::District => DISTRICT,
        Level::Commune => COMMUNE,
        Level::Cell => &[],
    }
}

/// The last day for which the tables hold: the next round of congresses is not set.
const KNOWN_UNTIL: (i32, u32, u32) = (2029, 12, 31);

/// The periods that a mention may belong to: a range, both ends included.
///
/// Central periods carry the number of the term, State ones the year; others count
/// the windows of their level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Periods {
    first: i32,
    last: i32,
}

impl Periods {
    /// Any period at all.
    pub const OPEN: Self = Self {
        first: i32::MIN,
        last: i32::MAX,
    };

    pub(crate) const fn only(period: i32) -> Self {
        Self {
            first: period,
            last: period,
        }
    }

    /// The periods that an identifier with this date and term may belong to, by the
    /// built-in tables.
    pub fn of(id: &DocumentId, date: Option<WrittenDate>, term: Option<u8>) -> Self {
        Self::under(id, date, term, (&Additions::new(), None))
    }

    /// The same, where more codes and the terms of the committee are known. Periods are counted from the
    /// first restart that is known: those of two calendars must not be compared.
    pub(crate) fn under(
        id: &DocumentId,
        date: Option<WrittenDate>,
        term: Option<u8>,
        (additions, calendar): (&Additions, Option<&Calendar>),
    ) -> Self {
        Counting::of(id, additions).periods(date, term, calendar)
    }

    fn among(calendar: &Calendar, level: Level, from: NaiveDate, to: NaiveDate) -> Self {
        let rows = calendar.restarts();
        if rows.is_empty() {
            return Self::OPEN;
        }
        let base = if level == Level::Central {
            CENTRAL_BEFORE
        } else {
            0
        };
        let (mut over, mut begun) = (0, 0);
        for row in rows {
            over += i32::from(row.last < from);
            begun += i32::from(row.first <= to);
        }
        Self {
            first: if over == 0 { i32::MIN } else { base + over },
            last: if to > day(KNOWN_UNTIL) {
                i32::MAX
            } else {
                base + begun
            },
        }
    }

    /// The one period, where only one is possible.
    pub const fn decided(self) -> Option<i32> {
        if self.first == self.last {
            Some(self.first)
        } else {
            None
        }
    }

    /// Whether nothing is known.
    pub const fn is_open(self) -> bool {
        self.first == i32::MIN && self.last == i32::MAX
    }

    /// Whether some period is in both.
    pub const fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How the one period is named for a reader: "khóa XIII", "2020-2025", "2023".
    /// `None` where it is not decided or has no name of its own.
    pub fn name(self, id: &DocumentId) -> Option<String> {
        self.name_under(id, (&Additions::new(), None))
    }

    /// The same, where more codes and the terms of the committee are known.
    pub(crate) fn name_under(
        self,
        id: &DocumentId,
        (additions, calendar): (&Additions, Option<&Calendar>),
    ) -> Option<String> {
        let period = self.decided()?;
        let party = match additions.family(id) {
            Some(family) => family == Family::Party,
            None => id.style() == Style::Party,
        };
        if !party {
            return (period > 0).then(|| period.to_string());
        }
        let level = additions.level(id)?;
        if level == Level::Central {
            let term = u8::try_from(period).map_or_else(|_| String::new(), to_roman);
            return Some(format!("khóa {term}"));
        }
        match calendar {
            Some(calendar) => calendar.name(period),
            None => Calendar::nominal(level).name(period),
        }
    }
}

/// How the numbers of one run are counted: what tells their periods beside date and term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// One period, by what stands in the number itself.
    Within(i32),
    /// By calendar years.
    Years,
    /// By the terms of a committee of this level.
    Terms(Level),
    /// Nothing tells.
    Unknown,
}

impl Counting {
    /// The same for all numbers of one organ, year and style.
    pub(super) fn of(id: &DocumentId, additions: &Additions) -> Self {
        let state = match additions.family(id) {
            Some(family) => family == Family::State,
            None => id.style() == Style::State,
        };
        if state {
            // A year or a National Assembly term inside the identifier decides.
            if id.organ().is_some_and(Organ::is_of_assembly) {
                return Self::Within(0);
            }
            return id
                .year()
                .map_or(Self::Years, |year| Self::Within(i32::from(year)));
        }
        additions.level(id).map_or(Self::Unknown, Self::Terms)
    }

    /// The periods of a number with this date and term. Cost: linear in the restarts that are
    /// known.
    pub(super) fn periods(
        self,
        date: Option<WrittenDate>,
        term: Option<u8>,
        calendar: Option<&Calendar>,
    ) -> Periods {
        let level = match self {
            Self::Within(period) => return Periods::only(period),
            Self::Years => {
                return date.map_or(Periods::OPEN, |date| Periods::only(i32::from(date.year())));
            }
            Self::Unknown => return Periods::OPEN,
            Self::Terms(level) => level,
        };
        if let Some(term) = term.filter(|_| level == Level::Central) {
            return Periods::only(i32::from(term));
        }
        let Some((from, to)) = date.and_then(|date| {
            date.interval()
                .or_else(|| WrittenDate::Year(date.year()).interval())
        }) else {
            return Periods::OPEN;
        };
        match calendar.filter(|_| level != Level::Central) {
            Some(calendar) => Periods::among(calendar, level, from, to),
            None => Periods::among(Calendar::nominal(level), level, from, to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periods(id: &str, (year, month, date): (i32, u32, u32)) -> Periods {
        let date = NaiveDate::from_ymd_opt(year, month, date).map(WrittenDate::Day);
        Periods::of(&id.parse().expect("an identifier"), date, None)
    }

    #[test]
    fn rows_are_real_days_in_order() {
        for &level in Level::ALL {
            for row in windows(level) {
                let (year, month, date) = row.from;
                assert!(NaiveDate::from_ymd_opt(year, month, date).is_some());
                let (year, month, date) = row.to;
                assert!(NaiveDate::from_ymd_opt(year, month, date).is_some());
                assert!(row.from() <= row.to());
                assert!(!row.source().is_empty());
            }
            assert!(
                windows(level)
                    .windows(2)
                    .all(|two| two[0].to() < two[1].from())
            );
        }
    }

    #[test]
    fn between_two_windows_there_is_one_period() {
        let term = periods("18-NQ/TW", (2022, 6, 16));
        assert_eq!(term.decided(), Some(13));
        assert_eq!(periods("18-NQ/TW", (2017, 10, 25)).decided(), Some(12));
        assert_eq!(
            periods("139-CTr/TU", (2022, 11, 9)),
            periods("139-CTr/TU", (2023, 7, 10))
        );
    }

    #[test]
    fn inside_a_window_two_are_possible() {
        let open = periods("12-NQ/TU", (2020, 10, 15));
        assert_eq!(open.decided(), None);
        assert!(open.overlaps(periods("12-NQ/TU", (2020, 8, 1))));
        assert!(open.overlaps(periods("12-NQ/TU", (2021, 1, 5))));
        assert!(!periods("12-NQ/TU", (2020, 8, 1)).overlaps(periods("12-NQ/TU", (2021, 1, 5))));
    }

    #[test]
    fn before_the_tables_nothing_is_sure() {
        assert_eq!(periods("18-NQ/TW", (2005, 1, 1)).decided(), None);
        assert_eq!(periods("18-NQ/TW", (2031, 6, 1)).decided(), None);
    }

    #[test]
    fn the_state_counts_by_years() {
        let id = "30/2020/NĐ-CP".parse().expect("an identifier");
        assert_eq!(Periods::of(&id, None, None).decided(), Some(2020));
        assert_eq!(periods("12/QĐ-UBND", (2023, 1, 2)).decided(), Some(2023));
    }

    #[test]
    fn periods_have_names() {
        let id: DocumentId = "18-NQ/TW".parse().expect("an identifier");
        assert_eq!(
            periods("18-NQ/TW", (2022, 6, 16)).name(&id).as_deref(),
            Some("khóa XIII")
        );
        let id: DocumentId = "109-KH/HU".parse().expect("an identifier");
        assert_eq!(
            periods("109-KH/HU", (2023, 2, 2)).name(&id).as_deref(),
            Some("2020-2025")
        );
    }
}
