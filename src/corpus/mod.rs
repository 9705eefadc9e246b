//! One value to ask: texts, registers and policy together, owned and shared.
//!
//! A [`Corpus`] holds what texts and registers say, the graph of it, and the policy under which
//! it is judged. It has no lifetime, is `Send` and `Sync`, and a copy of it is one more owner of
//! the same: a service keeps it, threads share it. It never changes; [`Corpus::apply`] gives the
//! next one, and who still reads the old one is not disturbed. What takes longer to work out
//! (bodies, gaps, findings) is worked out when it is first asked for, once for all owners.
//!
//! ```
//! use doctrace::corpus::Corpus;
//!
//! let corpus = Corpus::read(
//!     "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số \
//!      139-CTr/TU ngày 09/11/2022 của Tỉnh ủy Hòa Giang về thực hiện Nghị quyết số 18-NQ/TW \
//!      ngày 16/6/2022.",
//! )?;
//! for answer in corpus.answers_to("18-NQ/TW")?.in_year(2022) {
//!     assert_eq!(answer.document().label(), "139-CTr/TU");
//!     assert_eq!(answer.date().map(|day| day.to_string()), Some("2022-11-09".into()));
//!     assert_eq!(answer.body(), Some("Tỉnh ủy Hòa Giang"));
//!     assert_eq!(answer.lag(), Some(146)); // days
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answers;
mod delta;
mod gaps;
mod matrix;
mod selection;

use core::fmt;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::audit::{Audit, Event, Finding, Policy, PolicyProblems, RuleSet, issue};
use crate::graph::{Document, DocumentHandle, TraceGraph};
use crate::id::{DocumentId, ParseIdError};
use crate::registry::{InputFacts, Register, Registry};
use crate::report::{self, BodyRow, Report};
use crate::text::{Text, TextError};

pub use answers::{Answer, Answers};
pub use delta::Delta;
pub use gaps::{Gap, Gaps};
pub use matrix::Matrix;
pub use selection::Selection;

/// Texts, registers and policy, their graph, and what an audit finds in it.
///
/// ```
/// use std::thread;
///
/// use doctrace::audit::Policy;
/// use doctrace::corpus::Corpus;
///
/// let text = "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023.";
/// let corpus = Corpus::builder(Policy::new())?.text("huyện.txt", text.as_bytes()).build();
/// let shared = corpus.clone(); // one more owner, nothing is copied
/// let count = thread::spawn(move || shared.documents().count()).join().unwrap();
/// assert_eq!(count, corpus.len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Corpus(Arc<Inner>);

struct Inner {
    registry: Registry,
    graph: TraceGraph,
    policy: Policy,
    rules: RuleSet,
    standing: OnceLock<Standing>,
    findings: OnceLock<Vec<Finding>>,
}

/// How bodies stand with sources.
struct Standing {
    bodies: Vec<BodyRow>,
    /// The place among the bodies of the one that issued each document.
    issuers: Vec<Option<usize>>,
    matrix: matrix::Cells,
    gaps: Vec<gaps::Row>,
    /// The lives of documents that were changed.
    lives: BTreeMap<DocumentHandle, Vec<Event>>,
}

impl fmt::Debug for Corpus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Corpus")
            .field("inputs", &self.0.registry.len())
            .field("documents", &self.0.graph.len())
            .finish_non_exhaustive()
    }
}

impl Corpus {
    /// Judges all that a registry says under a policy.
    ///
    /// Cost: n log n in mentions and relations.
    ///
    /// # Errors
    /// [`PolicyProblems`] where the parts of the policy do not fit together.
    pub fn new(registry: Registry, policy: Policy) -> Result<Self, PolicyProblems> {
        Ok(Self::of(registry, policy.checked()?))
    }

    /// The same, whatever the policy's problems: a name that is unknown obliges nobody.
    pub fn of(registry: Registry, policy: Policy) -> Self {
        Self::with_rules(registry, policy, RuleSet::default())
    }

    /// The same with other rules.
    pub fn with_rules(registry: Registry, policy: Policy, rules: RuleSet) -> Self {
        Self(Arc::new(Inner {
            graph: TraceGraph::build_under(&registry, &policy.background()),
            registry,
            policy,
            rules,
            standing: OnceLock::new(),
            findings: OnceLock::new(),
        }))
    }

    /// Reads one text, under a policy that says nothing.
    ///
    /// # Errors
    /// [`TextError::TooLong`] from 4 GiB on.
    pub fn read(text: &str) -> Result<Self, TextError> {
        let facts = InputFacts::all_of("text", Text::new(text)?);
        Ok(Self::of(facts.into_iter().collect(), Policy::new()))
    }

    /// Starts with a policy, before any text: codes that it adds are known when texts are read.
    ///
    /// # Errors
    /// [`PolicyProblems`] where its parts do not fit together.
    pub fn builder(policy: Policy) -> Result<CorpusBuilder, PolicyProblems> {
        Self::builder_under(policy, RuleSet::default())
    }

    /// The same with other rules, which the codes in the policy may name.
    ///
    /// # Errors
    /// As [`builder`](Self::builder).
    pub fn builder_under(policy: Policy, rules: RuleSet) -> Result<CorpusBuilder, PolicyProblems> {
        Ok(CorpusBuilder {
            registry: Registry::new(),
            policy: policy.checked_under(&rules)?,
            rules,
        })
    }

    /// The same texts and registers, judged under another policy. Texts that were read are not
    /// read anew: codes that only this policy adds are known to the audit alone.
    ///
    /// # Errors
    /// [`PolicyProblems`] where the parts of the policy do not fit together.
    pub fn under(&self, policy: Policy) -> Result<Self, PolicyProblems> {
        let rules = self.0.rules.clone();
        let policy = policy.checked_under(&rules)?;
        Ok(Self::with_rules(self.0.registry.clone(), policy, rules))
    }

    /// What was taken in.
    pub fn registry(&self) -> &Registry {
        &self.0.registry
    }

    /// The documents and their relations, to walk over.
    pub fn graph(&self) -> &TraceGraph {
        &self.0.graph
    }

    /// The policy under which it is judged.
    pub fn policy(&self) -> &Policy {
        &self.0.policy
    }

    /// The rules that it runs.
    pub fn rules(&self) -> &RuleSet {
        &self.0.rules
    }

    /// An audit of it, for what is not asked here. Cost: as [`Audit::new`].
    pub fn audit(&self) -> Audit<'_> {
        Audit::new(&self.0.graph, &self.0.policy).with_rules(self.0.rules.clone())
    }

    /// All of it as one value to show or to store. Cost: as [`Report::of_audit`].
    pub fn report(&self) -> Report {
        Report::of_audit(&self.audit())
    }

    /// Every document, in the order of the texts.
    pub fn documents(&self) -> impl Iterator<Item = Document<'_>> {
        self.0.graph.documents()
    }

    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.0.graph.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.graph.is_empty()
    }

    /// The documents that bear a number, in the order of the texts: several where it was given
    /// in more than one term, year or place.
    ///
    /// Cost: constant, but the first time.
    ///
    /// # Errors
    /// [`QueryError`] where the words are no number, or no document bears it.
    pub fn find(&self, number: &str) -> Result<Vec<Document<'_>>, QueryError> {
        let graph = &self.0.graph;
        // Codes that only the policy knows are none to the grammar.
        let written = number.trim();
        let as_written = graph.labelled(written).filter(|it| it.id().is_some());
        let as_written: Vec<DocumentHandle> = as_written.map(|it| it.handle()).collect();
        let found = match DocumentId::parse_lenient(number) {
            Ok(read) => graph.find(&read.id).map(|it| it.handle()).collect(),
            Err(error) if as_written.is_empty() => return Err(QueryError::NoNumber(error)),
            Err(_) => as_written,
        };
        if found.is_empty() {
            return Err(QueryError::Unknown(written.into()));
        }
        Ok(found.into_iter().map(|it| graph.document(it)).collect())
    }

    /// The document of a [key](Document::key), which is unique: `109-KH/HU#2`.
    ///
    /// Cost: constant, but the first time.
    pub fn document(&self, key: &str) -> Option<Document<'_>> {
        self.0.graph.by_key(key)
    }

    /// The documents that are said to carry out those of a number.
    ///
    /// # Errors
    /// As [`find`](Self::find): that nothing answers a known source is no error.
    pub fn answers_to(&self, number: &str) -> Result<Answers<'_>, QueryError> {
        Ok(Answers::new(self, self.find(number)?))
    }

    /// Where an answer is missing, is only a draft, or is in doubt; by source, then by body.
    ///
    /// Cost: linear in these, the first time an audit without its rules.
    pub fn gaps(&self) -> Gaps<'_> {
        Gaps::new(self)
    }

    /// How bodies stand with sources.
    ///
    /// Cost: as [`gaps`](Self::gaps).
    pub fn matrix(&self) -> Matrix<'_> {
        Matrix::new(self)
    }

    /// The life of a document, by its key: issued, amended, replaced. Empty where there is no
    /// such document.
    ///
    /// Cost: its events, the first time an audit without its rules.
    pub fn history(&self, key: &str) -> Vec<Event> {
        let Some(document) = self.document(key) else {
            return Vec::new();
        };
        let changed = self.standing().lives.get(&document.handle()).cloned();
        changed.unwrap_or_else(|| issue(self.graph(), &document).into_iter().collect())
    }

    /// What the rules find, worst first. Cost: the first time all rules.
    pub fn findings(&self) -> Selection<'_> {
        Selection::new(self)
    }

    /// The bodies that issued documents or owe answers, those of the policy first.
    pub fn bodies(&self) -> &[BodyRow] {
        &self.standing().bodies
    }

    /// The body that issued a document, as far as that is known.
    pub fn issuer(&self, document: &Document<'_>) -> Option<&BodyRow> {
        let standing = self.standing();
        let at = (*standing.issuers.get(document.handle().index())?)?;
        standing.bodies.get(at)
    }

    /// The next corpus: with what was added, without what was taken out. This one stays as it
    /// is, and the texts are shared between the two.
    ///
    /// Cost: as [`of`](Self::of); nothing is read anew but what is added.
    #[must_use]
    pub fn apply(&self, delta: Delta) -> Self {
        let registry = delta.onto(self.0.registry.clone());
        Self::with_rules(registry, self.0.policy.clone(), self.0.rules.clone())
    }

    fn standing(&self) -> &Standing {
        self.0.standing.get_or_init(|| {
            let audit = self.audit();
            let made = report::standing(&audit);
            let place_of = |key: &String| made.bodies.iter().position(|it| it.key == *key);
            let mut known = BTreeMap::new();
            for body in made.issuers.iter().flatten() {
                if !known.contains_key(body) {
                    known.insert(body.clone(), place_of(body));
                }
            }
            let issuer = |key: &Option<String>| *known.get(key.as_ref()?)?;
            let issuers = made.issuers.iter().map(issuer).collect();
            let changed = self.documents().filter(|it| audit.is_changed(it));
            let lives = changed.map(|it| (it.handle(), audit.history(&it)));
            Standing {
                lives: lives.collect(),
                gaps: gaps::rows(&audit, &made.cells),
                matrix: matrix::Cells::new(&self.0.graph, &made.bodies, made.cells),
                issuers,
                bodies: made.bodies,
            }
        })
    }

    fn all_findings(&self) -> &[Finding] {
        let findings = &self.0.findings;
        findings.get_or_init(|| self.audit().findings().into_iter().collect())
    }
}

/// A [`Corpus`] while its texts are taken in; from [`Corpus::builder`].
#[derive(Clone, Debug)]
pub struct CorpusBuilder {
    registry: Registry,
    policy: Policy,
    rules: RuleSet,
}

impl CorpusBuilder {
    /// Reads a text under a name. What is no text stands among the inputs as skipped, with the
    /// reason; [`Report::inputs`] tells.
    #[must_use]
    pub fn text(mut self, name: &str, bytes: &[u8]) -> Self {
        match Text::from_bytes(bytes) {
            Ok(text) => {
                let facts = InputFacts::all_under(name, text, &self.policy.additions());
                self.registry.extend(facts);
            }
            Err(error) => {
                let facts = InputFacts::skipped(name, bytes.len() as u64, error.to_string());
                self.registry.add(facts);
            }
        }
        self
    }

    /// Takes a register in, or a part of one.
    #[must_use]
    pub fn register(mut self, register: Register) -> Self {
        self.registry.add_register(register);
        self
    }

    /// Takes in what was read elsewhere, or on another day.
    #[must_use]
    pub fn registry(mut self, registry: Registry) -> Self {
        self.registry.merge(registry);
        self
    }

    /// The corpus. Cost: n log n in mentions and relations.
    pub fn build(self) -> Corpus {
        Corpus::with_rules(self.registry, self.policy, self.rules)
    }
}

impl Extend<InputFacts> for CorpusBuilder {
    fn extend<I: IntoIterator<Item = InputFacts>>(&mut self, inputs: I) {
        self.registry.extend(inputs);
    }
}

impl FromIterator<InputFacts> for Corpus {
    /// Under a policy that says nothing.
    fn from_iter<I: IntoIterator<Item = InputFacts>>(inputs: I) -> Self {
        Self::of(inputs.into_iter().collect(), Policy::new())
    }
}

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// The words are no number.
    #[error(transparent)]
    NoNumber(ParseIdError),
    /// No document bears the number.
    #[error("no document bears the number {0}")]
    Unknown(Box<str>),
    /// No body is called so.
    #[error("no body is called `{0}`")]
    NoBody(Box<str>),
}
