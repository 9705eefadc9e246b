//! What the graph says about the documents: coverage, lags, series, findings.
//!
//! An [`Audit`] looks at one [`TraceGraph`] under one [`Policy`] and computes what
//! several rules need once. The [`RULES`] then each look for one fault, alone. They
//! say "check" with the words that prove it; an error only where it holds for every
//! value that the words leave open. No clock is read: the same registry and policy
//! give the same bytes on any day.

mod answer;
mod baseline;
mod book;
mod calendar;
mod coverage;
mod custom;
mod finding;
mod found;
mod history;
mod issuer;
mod lacking;
mod ladder;
mod lag;
mod life;
mod near;
mod obligation;
mod owed;
mod page;
mod paper;
mod parallel;
mod part;
mod pattern;
mod phrase;
mod policy;
mod review;
mod rule;
mod rule_set;
pub mod rules;
mod series;
mod share;
mod sketch;
mod spoken;
mod spot;
mod subject;
mod succession;
mod text_key;
mod walk;
mod who;
mod why_not;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::graph::{Chains, Document, Relation, State, Subgraph, TraceGraph};
use crate::id::Additions;

pub use baseline::{Baseline, BaselineError};
pub use coverage::{Coverage, CoverageRow};
pub use custom::{NewFinding, Out, RuleError, RuleFault, TextUnit};
pub use finding::{Code, CodeError, Finding, Severity, SeverityError};
pub use found::{Findings, IntoFindings};
pub(crate) use history::issue;
pub use history::{Event, EventKind};
pub use lag::Lag;
pub use obligation::{Cell, CellState, Late, Obligations, Open};
pub use page::{VietnamesePage, vietnamese};
pub use pattern::PatternError;
pub use phrase::{Evidence, Locator, Phrase};
pub use policy::{
    Deadline, Duty, Minimum, NewOrgan, NewType, POLICY_SCHEMA, Period, PeriodSource, Policy,
    PolicyBody, PolicyProblem, PolicyProblems, PolicyVocabulary, Selector, Strength, Term, Waiver,
};
#[cfg(feature = "toml")]
pub use policy::{PolicyError, PolicyFault};
pub use rule::{RULES, Rule, rule};
pub use rule_set::{RuleRef, RuleSet, RuleTaken};
pub use series::Series;
pub use share::Share;
pub use spot::Spot;
pub use walk::DEEPEST;
pub use why_not::{Break, WhyNot};

pub(crate) use answer::may_answer;
pub(crate) use book::Book;

use book::Books;
use paper::Paper;
use text_key::TextKeys;
use who::Who;

/// The most pairs for which a report says where the path fails.
const EXPLAINED: usize = 1_000;

/// One graph under one policy, with what the rules share.
#[derive(Debug)]
pub struct Audit<'g> {
    graph: &'g TraceGraph,
    policy: &'g Policy,
    chains: Chains,
    /// Made when they are asked for.
    lags: OnceLock<BTreeMap<String, Lag>>,
    series: Vec<Series<'g>>,
    who: Who<'g>,
    books: Books<'g>,
    obligations: Obligations,
    papers: Vec<Paper>,
    left_out: LeftOut,
    rules: RuleSet,
    /// Made when fingerprints are.
    text_keys: OnceLock<TextKeys>,
}

/// What bounded searches of rules left out: known once the rule has looked.
#[derive(Debug, Default)]
struct LeftOut {
    /// Pairs of papers that may be one.
    twins: OnceLock<usize>,
    /// Pairs of answers to one source.
    doubles: OnceLock<usize>,
    /// Documents from which no circle was sought.
    circles: OnceLock<usize>,
    /// Changed documents with more below them than was walked over.
    suspects: OnceLock<usize>,
}

/// A rule that had nothing to go by.
#[derive(Clone, Debug)]
pub struct Silent {
    /// The rule.
    pub rule: RuleRef,
    /// What the caller would have to give.
    pub lacks: Phrase,
}

impl<'g> Audit<'g> {
    /// Computes chains and series, and what rules ask of every document. The graph is
    /// to be built under the [terms](Policy::committee_terms) of the same policy.
    ///
    /// Cost: n log n in documents and relations, and linear in the chains, which are
    /// capped; see [`TraceGraph::chains`].
    pub fn new(graph: &'g TraceGraph, policy: &'g Policy) -> Self {
        let (papers, (chains, series)) = parallel::both(
            || paper::papers(graph),
            || (graph.chains(), series::series(graph)),
        );
        let who = Who::new(policy);
        let registers = graph.registers().iter().map(|it| &**it);
        let books = Books::new(registers.chain(policy.registers()), graph.background());
        Self {
            lags: OnceLock::new(),
            series,
            obligations: owed::obligations(graph, policy, &who, &books),
            papers,
            left_out: LeftOut::default(),
            rules: RuleSet::default(),
            text_keys: OnceLock::new(),
            books,
            who,
            chains,
            graph,
            policy,
        }
    }

    /// The same with other rules.
    #[must_use]
    pub fn with_rules(mut self, rules: RuleSet) -> Self {
        self.rules = rules;
        self
    }

    /// The rules that it runs.
    pub const fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// The graph looked at.
    pub const fn graph(&self) -> &'g TraceGraph {
        self.graph
    }

    /// What the caller said.
    pub const fn policy(&self) -> &'g Policy {
        self.policy
    }

    /// The chains.
    pub const fn chains(&self) -> &Chains {
        &self.chains
    }

    /// How many sources are answered, with the labels of all answers.
    ///
    /// Cost: linear in documents and relations.
    pub fn coverage(&self) -> Coverage {
        coverage::coverage(self.graph, None)
    }

    /// The same for the sources that a [part](Subgraph) of the graph holds, answered by
    /// whatever papers, as of the day of the part.
    ///
    /// Cost: linear in documents and relations, and the titles where the part is a topic.
    ///
    /// ```
    /// # use doctrace::{Trace, audit::{Audit, Policy}, graph::TraceGraph};
    /// let trace = Trace::read(
    ///     "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số \
    ///      139-CTr/TU ngày 09/11/2022; ban hành Kế hoạch số 110-KH/HU ngày 03/03/2023 để cụ \
    ///      thể hóa Nghị quyết số 18-NQ/TW ngày 16/6/2022.",
    /// )?;
    /// let graph = TraceGraph::build(trace.registry());
    /// let policy = Policy::new();
    /// let audit = Audit::new(&graph, &policy);
    /// assert_eq!(audit.coverage().strict, 2);
    /// let programmes = graph.of_series("CTr/TU");
    /// assert_eq!(audit.coverage_of(&programmes).strict, 1);
    /// let before = programmes.as_of("2023-01-31".parse().unwrap());
    /// assert_eq!(audit.coverage_of(&before).strict, 0);
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    pub fn coverage_of(&self, part: &Subgraph<'_>) -> Coverage {
        coverage::coverage(self.graph, Some(part))
    }

    /// Days between source and answer, by step of the ladder.
    ///
    /// Cost: the first time, for each lowest document what lies above it.
    pub fn lags(&self) -> &BTreeMap<String, Lag> {
        self.lags.get_or_init(|| lag::lags(self.graph))
    }

    /// The series of numbers, in the order of the texts.
    pub fn series(&self) -> &[Series<'g>] {
        &self.series
    }

    /// The period that a text reports on: the caller's, else that in its title.
    pub fn period_of(&self, input: usize) -> Option<Period> {
        self.policy.period().or_else(|| {
            let facts = self.graph.inputs().get(input)?;
            facts.own.period.map(Period::of_title)
        })
    }

    /// The period of all texts together: the caller's, else the one that every title with
    /// a period has.
    pub fn period(&self) -> Option<Period> {
        self.policy.period().or_else(|| {
            let mut periods = self
                .graph
                .inputs()
                .iter()
                .filter_map(|input| input.own.period);
            let period = periods.next()?;
            let same = periods.all(|other| other == period);
            same.then(|| Period::of_title(period))
        })
    }

    /// Who owes an answer to what, under the duties of the policy.
    pub const fn obligations(&self) -> &Obligations {
        &self.obligations
    }

    /// How many pairs of [`obligations`](Self::obligations) a report does not say where the
    /// path fails for: it says it for a thousand pairs or fewer, since each takes a walk.
    pub fn unexplained(&self) -> usize {
        let cells = self.obligations.cells();
        if cells.len() <= EXPLAINED {
            return 0;
        }
        let open = cells.iter().filter(|cell| cell.state != CellState::Proven);
        open.count()
    }

    /// Types and organs that the tables lack.
    pub(crate) const fn additions(&self) -> &Additions {
        &self.graph.background().additions
    }

    /// The body of the policy that issued a document, where that is decided.
    pub(crate) fn issued_by(&self, document: &Document<'_>) -> Option<usize> {
        match self.who.issued(self.graph, document) {
            who::Issuer::One(body) => Some(body),
            who::Issuer::Open | who::Issuer::Stranger => None,
        }
    }

    /// The body of the policy that words name, however they spell it; none where several are
    /// so called.
    pub(crate) fn named_body(&self, words: &str) -> Option<usize> {
        let name = crate::body::BodyName::new(words);
        let bodies = self.policy.bodies().iter().enumerate();
        let mut named = bodies.filter(|(_, body)| crate::body::BodyName::new(&body.name) == name);
        let (at, _) = named.next()?;
        named.next().is_none().then_some(at)
    }

    pub(crate) const fn who(&self) -> &Who<'g> {
        &self.who
    }

    const fn left_out(&self) -> &LeftOut {
        &self.left_out
    }

    pub(crate) const fn books(&self) -> &Books<'g> {
        &self.books
    }

    /// Runs every rule. Findings come sorted: worst first, then by code, then in the
    /// order of the texts; their fingerprints are unique. Those that a waiver hides are
    /// among them and [say so](Finding::waiver).
    ///
    /// They are put in words when they are taken out of what is returned.
    ///
    /// Cost: what the rules say, each n log n at most, and a sort.
    pub fn findings(&self) -> Findings<'_> {
        review::findings(self)
    }

    /// The same, where every rule of the caller's returned what can be.
    ///
    /// # Errors
    /// [`RuleError`] with the code of the first rule that named a subject or a place that is not
    /// here.
    pub fn try_findings(&self) -> Result<Findings<'_>, RuleError> {
        let findings = self.findings();
        match findings.fault() {
            Some(error) => Err(error.clone()),
            None => Ok(findings),
        }
    }

    /// The rules that could not look, and what they lacked.
    pub fn silent(&self) -> Vec<Silent> {
        let silent = |rule: &RuleRef| {
            let lacks = rule.lacks(self)?;
            let rule = rule.clone();
            Some(Silent { rule, lacks })
        };
        self.rules.iter().filter_map(silent).collect()
    }

    /// What words are known by in fingerprints: a text by what it is, whatever its path.
    pub(super) fn known_as<'w>(&'w self, words: &'w str) -> &'w str {
        let keys = self.text_keys.get_or_init(|| TextKeys::of(self.graph));
        keys.known_as(words)
    }

    /// The evidence for a document: where it is named.
    pub(crate) fn named(&self, document: &Document<'_>) -> Vec<Evidence> {
        document
            .places()
            .map(|place| Evidence::at(self.graph, place))
            .collect()
    }

    /// The evidence for a document: where it is first named, else its text as a whole.
    pub(crate) fn first_named(&self, document: &Document<'_>) -> Vec<Evidence> {
        let first = history::first_named(self.graph, document);
        first.into_iter().collect()
    }

    /// What tells a series from that of another body: the [body](Self::body_of) of its
    /// first document, with the period where it is known.
    pub(crate) fn body_of_series(&self, series: &Series<'_>) -> String {
        let first = series.documents().next();
        let body = first.map_or("", |first| self.body_of(&first));
        match series.period() {
            Some(period) => format!("{body} {period}"),
            None => body.to_owned(),
        }
    }

    /// The words of the first statement of a relation.
    pub(crate) fn stated(&self, relation: &Relation<'_>) -> Option<Evidence> {
        let first = relation.evidence().next()?;
        Some(Evidence::at(self.graph, first.place()))
    }

    /// What tells a document's finding from that of another with the same label: the
    /// input for `SELF` and `DRAFT`, else the place of the body.
    pub(crate) fn body_of<'d>(&self, document: &Document<'d>) -> &'d str
    where
        'g: 'd,
    {
        let unnumbered = document.label() == "SELF" || document.state() == State::Draft;
        if unnumbered {
            let input = document
                .texts()
                .next()
                .or_else(|| document.places().next().map(|place| place.input));
            if let Some(facts) = input.and_then(|input| self.graph.inputs().get(input)) {
                return &facts.name;
            }
        }
        document.body().place().unwrap_or_default()
    }
}
