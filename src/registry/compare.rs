//! What two mentions are to each other, by their own words.
//!
//! They are the *same* document when number and body agree and neither date nor term
//! contradicts, *different* when one of these contradicts, and otherwise *undecided*.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::{Additions, DocumentId, Level};
use crate::mention::WrittenDate;

use super::Background;
use super::body::Body;
use super::period::Periods;
use super::terms::Calendar;

/// What two mentions are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identity {
    /// One document.
    Same,
    /// Two documents.
    Different(Difference),
    /// The words do not decide.
    Undecided(Doubt),
}

/// Why two mentions are two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Difference {
    /// Number, year, type or organ differ.
    Identifier,
    /// The words name two places, or two steps of the ladder.
    Body,
    /// Numbering began again between them.
    Period,
}

/// Why the words do not decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Doubt {
    /// A part of the identifier is blank, or its digits may be two numbers.
    Identifier,
    /// The type codes differ, but both stood for one type at the time: `QĐ`, `QĐi`, `QyĐ`.
    Alias,
    /// The words do not say whose document it is.
    Body,
    /// Neither date nor term stands there.
    Period,
    /// Numbering may have begun again between the two dates.
    Window,
    /// The number is declared twice, and nothing says which of the two is meant.
    Collision,
}

impl Doubt {
    /// The name in machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identifier => "identifier",
            Self::Alias => "alias",
            Self::Body => "body",
            Self::Period => "period",
            Self::Window => "window",
            Self::Collision => "collision",
        }
    }
}

/// What identity is decided by: the traits of one mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traits {
    /// The identifier.
    pub id: DocumentId,
    /// The body, as far as the words tell.
    pub body: Body,
    /// The date beside it.
    pub date: Option<WrittenDate>,
    /// The term beside it.
    pub term: Option<u8>,
}

impl Traits {
    /// The periods the mention may belong to, by the built-in tables.
    pub fn periods(&self) -> Periods {
        Periods::of(&self.id, self.date, self.term)
    }

    fn periods_under(&self, known: (&Additions, Option<&Calendar>)) -> Periods {
        Periods::under(&self.id, self.date, self.term, known)
    }

    /// Whether the type codes differ in nothing but their spelling on every day that is known.
    /// Another code and another day are two papers.
    fn may_be_alias(&self, other: &Self, days: [Option<NaiveDate>; 2]) -> bool {
        let on = |day| self.id.alias_of(&other.id, day).is_some();
        match days {
            [None, None] => on(None),
            [Some(mine), Some(theirs)] if mine != theirs => false,
            days => days.into_iter().flatten().all(|day| on(Some(day))),
        }
    }

    /// What this mention and another are to each other, by their own words alone.
    /// Cost: constant.
    pub fn compare(&self, other: &Self) -> Identity {
        self.compare_under(other, &Background::new())
    }

    /// The same, where more is known beside the texts. Where one of the two names a
    /// committee whose terms are known, its days decide for both. If the other is another body's, they
    /// are two documents anyway.
    ///
    /// ```
    /// use doctrace::mention::WrittenDate;
    /// use doctrace::registry::{Background, Body, Difference, Doubt, Identity, Terms, Traits};
    ///
    /// let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    /// let committee = Body::read("Huyện ủy Tân Long");
    /// let plan = |text: &str| Traits {
    ///     id: "5-KH/HU".parse().unwrap(),
    ///     body: committee.clone(),
    ///     date: Some(WrittenDate::Day(day(text))),
    ///     term: None,
    /// };
    /// let (before, after) = (plan("2020-07-20"), plan("2020-08-20"));
    /// assert_eq!(before.compare(&after), Identity::Undecided(Doubt::Window));
    /// let terms = Terms::of([(committee.clone(), day("2020-08-05"), None)]);
    /// assert_eq!(
    ///     before.compare_under(&after, &Background::new().with_terms(terms)),
    ///     Identity::Different(Difference::Period),
    /// );
    /// ```
    ///
    /// Cost: logarithmic in the committees.
    pub fn compare_under(&self, other: &Self, known: &Background) -> Identity {
        let day = self.date.and_then(WrittenDate::day);
        let other_day = other.date.and_then(WrittenDate::day);
        let other_code = !self.id.same_parts(&other.id);
        if other_code && !self.may_be_alias(other, [day, other_day]) {
            return Identity::Different(Difference::Identifier);
        }
        if self.id.ordinal().is_none() {
            return Identity::Undecided(Doubt::Identifier);
        }
        let additions = &known.additions;
        let needs_body = needs_body(&self.id, additions);
        if needs_body && self.body.contradicts(&other.body) {
            return Identity::Different(Difference::Body);
        }
        let calendar = [self, other]
            .into_iter()
            .find_map(|it| known.terms.calendar(&it.body));
        let [mine, theirs] = [self, other].map(|it| it.periods_under((additions, calendar)));
        let terms_differ =
            matches!((self.term, other.term), (Some(mine), Some(theirs)) if mine != theirs);
        if terms_differ || !mine.overlaps(theirs) {
            return Identity::Different(Difference::Period);
        }
        if other_code {
            return Identity::Undecided(Doubt::Alias);
        }
        let same_day = day.is_some() && day == other_day;
        let one_place_open = self.body.place().is_none() || other.body.place().is_none();
        if needs_body && one_place_open && !same_day {
            return Identity::Undecided(Doubt::Body);
        }
        if same_day || (mine.decided().is_some() && theirs.decided().is_some()) {
            return Identity::Same;
        }
        if mine.is_open() || theirs.is_open() {
            return Identity::Undecided(Doubt::Period);
        }
        Identity::Undecided(Doubt::Window)
    }
}

/// Whether the body must be known to tell two documents of a number apart.
pub(super) fn needs_body(id: &DocumentId, additions: &Additions) -> bool {
    additions.level(id) != Some(Level::Central)
}
