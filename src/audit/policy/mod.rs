//! What the caller says: the day of looking, the bodies, who owes whom an answer, what
//! the registers hold, what has been accepted.
//!
//! Every part may be left out, and nothing is assumed in its place: a rule that needs
//! more stays silent and the report says so. [`Policy::problems`] finds what does not
//! fit together; with the feature `toml`, [`Policy::from_toml`] tells where it stands.

mod body;
mod check;
mod duty;
mod period;
mod problem;
#[cfg(feature = "toml")]
mod read;
mod vocabulary;
mod waiver;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Baseline, Severity};
use crate::id::{Additions, Level};
use crate::registry::{Background, Body, Register, Terms};
use crate::stored::written;

pub use body::{PolicyBody, Term};
pub use duty::{Deadline, Duty, Minimum, Selector, Strength};
pub use period::{Period, PeriodSource};
pub use problem::{PolicyProblem, PolicyProblems};
#[cfg(feature = "toml")]
pub use read::{PolicyError, PolicyFault};
pub use vocabulary::{NewOrgan, NewType, PolicyVocabulary};
pub use waiver::Waiver;

use period::Days;

/// The JSON Schema of a [`Policy`] (draft 2020-12), as published beside the code.
pub const POLICY_SCHEMA: &str = include_str!("../../../schema/policy.schema.json");

/// What the caller says. Nothing is assumed in its place; a rule that needs more
/// stays silent and the report says so.
///
/// ```
/// use chrono::NaiveDate;
/// use doctrace::audit::{Deadline, Duty, Policy, Selector};
///
/// let from = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
/// let to = NaiveDate::from_ymd_opt(2023, 12, 31).unwrap();
/// let select = Selector {
///     organs: vec!["TU".into()],
///     ..Selector::default()
/// };
/// let policy = Policy::new()
///     .with_period(from, to)
///     .with_duty(Duty::new("Tỉnh ủy", select).deadline(Deadline::Days(90)));
/// assert!(policy.period().is_some());
/// assert!(policy.problems().is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// The days that a report is about, both included; without it the report's own title says.
    period: Option<Days>,
    /// The day of looking, against which is asked what is late, due or in the future.
    #[serde(deserialize_with = "crate::registry::day::option")]
    as_of: Option<NaiveDate>,
    due_soon: Option<u32>,
    terms: Vec<Term>,
    bodies: Vec<PolicyBody>,
    rosters: BTreeMap<String, Vec<String>>,
    duties: Vec<Duty>,
    minimums: Vec<Minimum>,
    registers: Vec<Register>,
    waivers: Vec<Waiver>,
    severity: BTreeMap<String, Severity>,
    vocabulary: PolicyVocabulary,
    baseline: Option<Baseline>,
}

written! {
    Policy {
        period: said, as_of: said, due_soon: said, terms: said, bodies: said, rosters: said,
        duties: said, minimums: said, registers: said, waivers: said, severity: said,
        vocabulary: said, baseline: said
    }
}

impl Policy {
    /// A policy that says nothing.
    pub const fn new() -> Self {
        Self {
            period: None,
            as_of: None,
            due_soon: None,
            terms: Vec::new(),
            bodies: Vec::new(),
            rosters: BTreeMap::new(),
            duties: Vec::new(),
            minimums: Vec::new(),
            registers: Vec::new(),
            waivers: Vec::new(),
            severity: BTreeMap::new(),
            vocabulary: PolicyVocabulary {
                types: Vec::new(),
                organs: Vec::new(),
            },
            baseline: None,
        }
    }

    /// The period that the texts report on, both days included, in either order.
    #[must_use]
    pub fn with_period(mut self, from: NaiveDate, to: NaiveDate) -> Self {
        self.period = Some(Days { from, to });
        self
    }

    /// The day on which the documents are looked at.
    #[must_use]
    pub const fn with_as_of(mut self, day: NaiveDate) -> Self {
        self.as_of = Some(day);
        self
    }

    /// How many days before its due date an answer is put on the work list.
    #[must_use]
    pub const fn with_due_soon(mut self, days: u32) -> Self {
        self.due_soon = Some(days);
        self
    }

    /// Adds the term of a committee.
    #[must_use]
    pub fn with_term(mut self, term: Term) -> Self {
        self.terms.push(term);
        self
    }

    /// Adds a body.
    #[must_use]
    pub fn with_body(mut self, body: PolicyBody) -> Self {
        self.bodies.push(body);
        self
    }

    /// Adds a roster: a name for a list of bodies.
    #[must_use]
    pub fn with_roster<T: Into<String>>(
        mut self,
        name: impl Into<String>,
        bodies: impl IntoIterator<Item = T>,
    ) -> Self {
        let bodies = bodies.into_iter().map(Into::into).collect();
        self.rosters.insert(name.into(), bodies);
        self
    }

    /// Adds a duty.
    #[must_use]
    pub fn with_duty(mut self, duty: Duty) -> Self {
        self.duties.push(duty);
        self
    }

    /// Adds a least share of answers.
    #[must_use]
    pub fn with_minimum(mut self, minimum: Minimum) -> Self {
        self.minimums.push(minimum);
        self
    }

    /// Adds a register.
    #[must_use]
    pub fn with_register(mut self, register: Register) -> Self {
        self.registers.push(register);
        self
    }

    /// Sets all registers anew: for who fills them from files.
    #[must_use]
    pub fn with_all_registers(mut self, registers: Vec<Register>) -> Self {
        self.registers = registers;
        self
    }

    /// Adds a waiver.
    #[must_use]
    pub fn with_waiver(mut self, waiver: Waiver) -> Self {
        self.waivers.push(waiver);
        self
    }

    /// Gives all findings of a rule, by its code, another severity.
    #[must_use]
    pub fn with_severity(mut self, code: impl Into<String>, severity: Severity) -> Self {
        self.severity.insert(code.into(), severity);
        self
    }

    /// Adds a type code that the tables lack.
    #[must_use]
    pub fn with_type(mut self, row: NewType) -> Self {
        self.vocabulary.types.push(row);
        self
    }

    /// Adds an organ code that the tables lack.
    #[must_use]
    pub fn with_organ(mut self, row: NewOrgan) -> Self {
        self.vocabulary.organs.push(row);
        self
    }

    /// The findings of an earlier run, against which new and gone ones are told.
    #[must_use]
    pub fn with_baseline(mut self, baseline: Baseline) -> Self {
        self.baseline = Some(baseline);
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

    /// How many days ahead the work list looks.
    pub const fn due_soon(&self) -> Option<u32> {
        self.due_soon
    }

    /// The terms of committees.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The term that a committee was in on a day; `None` where the policy tells of none,
    /// or of several.
    ///
    /// ```
    /// use doctrace::audit::{Policy, Term};
    ///
    /// let from = chrono::NaiveDate::from_ymd_opt(2020, 8, 1).unwrap();
    /// let committee = "Huyện ủy Tân Long".to_owned();
    /// let policy = Policy::new().with_term(Term { committee, from, to: None });
    /// assert!(policy.term_on("Huyện ủy Tân Long", from).is_some());
    /// assert!(policy.term_on("Huyện ủy Tân Long", from.pred_opt().unwrap()).is_none());
    /// ```
    pub fn term_on(&self, committee: &str, day: NaiveDate) -> Option<&Term> {
        let mut found = self.terms.iter().filter(|term| {
            term.committee == committee
                && term.from <= day
                && term.to.is_none_or(|last| day <= last)
        });
        let term = found.next()?;
        found.next().is_none().then_some(term)
    }

    /// What the policy says beside the texts, for
    /// [`TraceGraph::build_under`](crate::graph::TraceGraph::build_under): the terms of
    /// committees, the codes that the tables lack, and the registers.
    ///
    /// Cost: n log n in terms, bodies and codes, and linear in the rows of registers.
    pub fn background(&self) -> Background {
        Background::new()
            .with_terms(self.committee_terms())
            .with_additions(self.additions())
            .with_registers(self.registers.iter().cloned())
    }

    /// The types and organs that it adds to the tables; what cannot be added is left out,
    /// and [`problems`](Self::problems) tells.
    pub fn additions(&self) -> Additions {
        self.vocabulary.read().0
    }

    /// The types and organs that it adds, as they are written.
    pub const fn vocabulary(&self) -> &PolicyVocabulary {
        &self.vocabulary
    }

    /// The terms by which the numbers of committees begin again. A committee's level is
    /// that of the body of its name, else the one that its name says.
    ///
    /// Cost: n log n in terms and bodies.
    pub fn committee_terms(&self) -> Terms {
        let levels = self.steps(&self.additions());
        Terms::of(self.terms.iter().map(|term| {
            let body = Body::read(&term.committee);
            let level = levels.get(term.committee.as_str()).copied().flatten();
            let body = match level.or(body.level()) {
                Some(level) => body.at_level(level),
                None => body,
            };
            (body, term.from, term.to)
        }))
    }

    /// The step of each body by its name.
    fn steps(&self, additions: &Additions) -> BTreeMap<&str, Option<Level>> {
        let mut steps = BTreeMap::new();
        for body in &self.bodies {
            let name = body.name.as_str();
            steps.entry(name).or_insert_with(|| body.step(additions));
        }
        steps
    }

    /// The bodies.
    pub fn bodies(&self) -> &[PolicyBody] {
        &self.bodies
    }

    /// The rosters: names of bodies by name of the roster.
    pub const fn rosters(&self) -> &BTreeMap<String, Vec<String>> {
        &self.rosters
    }

    /// The duties.
    pub fn duties(&self) -> &[Duty] {
        &self.duties
    }

    /// The least shares of answers.
    pub fn minimums(&self) -> &[Minimum] {
        &self.minimums
    }

    /// The registers.
    pub fn registers(&self) -> &[Register] {
        &self.registers
    }

    /// The waivers.
    pub fn waivers(&self) -> &[Waiver] {
        &self.waivers
    }

    /// The severity that the caller gives to the findings of a rule.
    pub fn severity(&self, code: &str) -> Option<Severity> {
        self.severity.get(code).copied()
    }

    /// The earlier run.
    pub const fn baseline(&self) -> Option<&Baseline> {
        self.baseline.as_ref()
    }
}
