//! What an audit found, put in words when it is taken out.

use super::finding::{Code, Finding, Severity};
use super::pattern::PatternError;
use super::spot::Spot;
use super::{Audit, RuleError};

/// What an audit found: worst first, then by code, then in the order of the texts.
///
/// Each finding is put in words when it is taken out, and not kept. See
/// [`Audit::findings`].
///
/// ```
/// # use doctrace::{Trace, audit::{Audit, Policy}, graph::TraceGraph};
/// let trace = Trace::read("Ban hành Kế hoạch số 110-KH/HU.")?;
/// let graph = TraceGraph::build(trace.registry());
/// let policy = Policy::new();
/// let audit = Audit::new(&graph, &policy);
/// let findings = audit.findings();
/// assert!(findings.codes().any(|(code, _)| code.as_str() == "D08"));
/// let undated = findings.into_iter().find(|it| it.code.as_str() == "D08").unwrap();
/// assert_eq!(undated.subjects, ["110-KH/HU"]);
/// # Ok::<(), doctrace::text::TextError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    audit: &'a Audit<'a>,
    spots: Vec<Spot>,
}

impl<'a> Findings<'a> {
    pub(super) const fn new(audit: &'a Audit<'a>, spots: Vec<Spot>) -> Self {
        Self { audit, spots }
    }

    /// The first fault of a rule.
    pub(super) fn fault(&self) -> Option<&RuleError> {
        self.spots.iter().find_map(Spot::fault)
    }

    /// Only those about a document, by its [key](crate::graph::Document::key), and those about all of its label
    /// where nothing tells which is meant. Cost: the words of each.
    #[must_use]
    pub fn about(mut self, key: &str) -> Self {
        let audit = self.audit;
        let document = audit.graph().by_key(key).map(|it| it.handle());
        let is_about = |spot: &Spot| {
            let finding = spot.clone().written(audit);
            finding.is_some_and(|it| document.is_some_and(|one| it.documents.contains(&one)))
        };
        self.spots.retain(is_about);
        self
    }

    /// Only those of some rules: a code, a name, or the beginning of codes: `D*`.
    ///
    /// # Errors
    /// [`PatternError`] for a word that means no rule: a slip must not pass for "nothing found".
    pub fn of<T: AsRef<str>>(
        mut self,
        rules: impl IntoIterator<Item = T>,
    ) -> Result<Self, PatternError> {
        let codes = self.audit.rules().codes_of(rules)?;
        self.spots.retain(|it| codes.contains(&it.code(self.audit)));
        Ok(self)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.spots.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.spots.is_empty()
    }

    /// Code and severity of each, without its words. Cost: constant for each.
    pub fn codes(&self) -> impl Iterator<Item = (Code, Severity)> {
        let code = |spot: &Spot| (spot.code(self.audit), spot.severity);
        self.spots.iter().map(code)
    }

    /// Each in words. Cost: its words, for each.
    pub fn iter(&self) -> impl Iterator<Item = Finding> {
        self.spots
            .iter()
            .filter_map(|spot| spot.clone().written(self.audit))
    }
}

impl<'a> IntoIterator for Findings<'a> {
    type Item = Finding;
    type IntoIter = IntoFindings<'a>;

    fn into_iter(self) -> IntoFindings<'a> {
        IntoFindings {
            audit: self.audit,
            spots: self.spots.into_iter(),
        }
    }
}

/// [`Findings`], one after the other in words.
#[derive(Clone, Debug)]
pub struct IntoFindings<'a> {
    audit: &'a Audit<'a>,
    spots: std::vec::IntoIter<Spot>,
}

impl Iterator for IntoFindings<'_> {
    type Item = Finding;

    fn next(&mut self) -> Option<Finding> {
        let audit = self.audit;
        self.spots.find_map(|spot| spot.written(audit))
    }
}
