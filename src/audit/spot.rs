//! What the rules found, before it is put in words.
//!
//! A rule that may speak of every other document says of each only where it stands; the
//! words are written when they are asked for. A million findings then take no more room
//! than their places, and who wants to count or filter them pays for no sentence.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{self, Code, Finding, Severity};
use super::{Audit, RULES, Rule};
use crate::graph::{DocumentHandle, Place, TraceGraph};

/// One thing that a rule found, in words or not yet.
#[derive(Clone, Debug)]
pub struct Spot {
    what: What,
    fingerprint: u64,
    severity: Severity,
    /// Index into [`RULES`].
    rule: u8,
}

#[derive(Clone, Debug)]
enum What {
    /// A document, and where the first words that prove it stand: input and byte.
    Paper(DocumentHandle, u32, u32),
    /// What has more to it.
    Written(Box<Finding>),
}

/// An input that there is not, for what has no place.
const NOWHERE: u32 = u32::MAX;

impl From<Finding> for Spot {
    fn from(finding: Finding) -> Self {
        Self {
            fingerprint: u64::from_str_radix(&finding.fingerprint, 16).unwrap_or_default(),
            severity: finding.severity,
            rule: 0,
            what: What::Written(Box::new(finding)),
        }
    }
}

impl Spot {
    /// A document of which the rule has one thing to say, with the place of its first
    /// evidence. The rule [writes](Rule::write) it, with the document as only subject,
    /// with [its body](Audit::body_of) and at its own severity.
    pub(super) fn paper(document: DocumentHandle, first: Option<Place<'_>>) -> Self {
        let (input, start) = first.map_or((NOWHERE, 0), |place| {
            (place.input as u32, place.place.span.start() as u32)
        });
        Self {
            what: What::Paper(document, input, start),
            fingerprint: 0,
            severity: Severity::Info,
            rule: 0,
        }
    }

    /// Says which rule it is of.
    fn of(mut self, rule: usize) -> Self {
        self.rule = rule as u8;
        if matches!(self.what, What::Paper(..)) {
            self.severity = RULES[rule].severity();
        }
        self
    }

    fn code(&self) -> Code {
        match &self.what {
            What::Paper(..) => RULES[usize::from(self.rule)].code(),
            What::Written(finding) => finding.code,
        }
    }

    /// Where its first words stand.
    fn place<'a>(&'a self, graph: &'a TraceGraph<'_>) -> Option<(&'a str, u32)> {
        match &self.what {
            What::Paper(_, input, start) => {
                let facts = graph.inputs().get(*input as usize)?;
                Some((&facts.name, *start))
            }
            What::Written(finding) => {
                let first = finding.evidence.first()?;
                Some((&first.input, first.start))
            }
        }
    }

    /// Its subjects, in order.
    fn subjects<'a>(&'a self, graph: &'a TraceGraph<'_>) -> impl Iterator<Item = &'a str> {
        let (one, more) = match &self.what {
            What::Paper(document, ..) => (Some(graph.document(*document).label()), &[][..]),
            What::Written(finding) => (None, finding.subjects.as_slice()),
        };
        one.into_iter().chain(more.iter().map(String::as_str))
    }

    fn body<'a>(&'a self, audit: &'a Audit<'_>) -> &'a str {
        match &self.what {
            What::Paper(document, ..) => audit.body_of(&audit.graph().document(*document)),
            What::Written(finding) => &finding.body,
        }
    }

    fn nth_fingerprint(&self, audit: &Audit<'_>, repeat: usize) -> u64 {
        match &self.what {
            What::Paper(document, ..) => {
                let label = audit.graph().document(*document).label();
                let body = self.body(audit);
                finding::fingerprint(self.code().as_str(), [label], body, repeat)
            }
            What::Written(finding) => finding.nth_fingerprint(repeat),
        }
    }

    /// Puts it in words; `None` where the rule has none for it.
    pub(super) fn written(self, audit: &Audit<'_>) -> Option<Finding> {
        let mut finding = match self.what {
            What::Paper(document, ..) => RULES[usize::from(self.rule)].write(audit, document)?,
            What::Written(finding) => *finding,
        };
        finding.severity = self.severity;
        finding.fingerprint = format!("{:016x}", self.fingerprint);
        Some(finding)
    }
}

/// What one rule alone finds, in words, without fingerprints.
pub(super) fn check(rule: &(impl Rule + ?Sized), audit: &Audit<'_>) -> Vec<Finding> {
    let spots = rule.look(audit).into_iter();
    spots
        .filter_map(|spot| match spot.what {
            What::Paper(document, ..) => rule.write(audit, document),
            What::Written(finding) => Some(*finding),
        })
        .collect()
}

/// What all rules find, those of one rule in its order.
pub(super) fn look(audit: &Audit<'_>) -> Vec<Spot> {
    let mut spots = Vec::new();
    for (at, rule) in RULES.iter().enumerate() {
        let found = rule.look(audit).into_iter();
        let mut found: Vec<Spot> = found.map(|spot| spot.of(at)).collect();
        // The longer list takes in the shorter one, so that no list is moved in full.
        if found.len() > spots.len() {
            core::mem::swap(&mut found, &mut spots);
        }
        spots.append(&mut found);
    }
    spots
}

/// Sorts what was found and gives each its fingerprint; findings that agree in code,
/// subjects and body are counted through in the order of the texts.
pub(super) fn settle(audit: &Audit<'_>, spots: &mut [Spot]) {
    sort(audit, spots);
    let mut prints: Vec<(u64, u32)> = spots
        .iter()
        .zip(0..)
        .map(|(spot, at)| (spot.nth_fingerprint(audit, 0), at))
        .collect();
    prints.sort_unstable();
    for alike in prints.chunk_by(|a, b| a.0 == b.0) {
        for (repeat, &(print, at)) in alike.iter().enumerate() {
            let spot = &mut spots[at as usize];
            spot.fingerprint = match repeat {
                0 => print,
                _ => spot.nth_fingerprint(audit, repeat),
            };
        }
    }
    link(audit, spots);
}

/// Names for each finding the one that caused it.
fn link(audit: &Audit<'_>, spots: &mut [Spot]) {
    fn causes(spot: &mut Spot) -> Option<&mut Finding> {
        match &mut spot.what {
            What::Written(finding) if !finding.causes.is_empty() => Some(finding),
            _ => None,
        }
    }
    let waits: BTreeSet<Code> = spots
        .iter_mut()
        .filter_map(causes)
        .flat_map(|finding| &finding.causes)
        .map(|&(code, ..)| code)
        .collect();
    if waits.is_empty() {
        return;
    }
    let mut known: BTreeMap<(Code, String, String), u64> = BTreeMap::new();
    for spot in spots.iter().filter(|it| waits.contains(&it.code())) {
        for subject in spot.subjects(audit.graph()) {
            let body = spot.body(audit).to_owned();
            let key = (spot.code(), subject.to_owned(), body);
            known.entry(key).or_insert(spot.fingerprint);
        }
    }
    for finding in spots.iter_mut().filter_map(causes) {
        let waiting = core::mem::take(&mut finding.causes);
        if let Some(cause) = waiting.iter().find_map(|key| known.get(key)) {
            finding.consequence_of = Some(format!("{cause:016x}"));
        }
    }
}

/// Worst first, then by code, then in the order of the texts.
pub(super) fn sort(audit: &Audit<'_>, spots: &mut [Spot]) {
    let graph = audit.graph();
    spots.sort_by(|a, b| {
        (a.severity, a.code())
            .cmp(&(b.severity, b.code()))
            .then_with(|| a.place(graph).cmp(&b.place(graph)))
            .then_with(|| a.subjects(graph).cmp(b.subjects(graph)))
    });
}

/// Gives findings of a code the severity that the policy wants for it.
pub(super) fn judge(audit: &Audit<'_>, spots: &mut [Spot]) {
    for spot in spots {
        if let Some(severity) = audit.policy().severity(spot.code().as_str()) {
            spot.severity = severity;
        }
    }
}

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
        self.spots.iter().map(|spot| (spot.code(), spot.severity))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Trace;
    use crate::audit::Policy;

    /// Papers without date and source, and one with two sources.
    const TEXT: &str = "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương \
        trình số 139-CTr/TU ngày 09/11/2022 và Chương trình số 140-CTr/TU ngày 10/11/2022. \
        Ban hành Kế hoạch số 110-KH/HU. Ban hành Kế hoạch số 111-KH/HU.";

    #[test]
    fn what_is_not_yet_in_words_agrees_with_its_words() {
        let trace = Trace::read(TEXT).expect("a text");
        let graph = TraceGraph::build(trace.registry());
        let policy = Policy::new();
        let audit = Audit::new(&graph, &policy);
        let mut codes = BTreeSet::new();
        for spot in look(&audit) {
            if !matches!(spot.what, What::Paper(..)) {
                continue;
            }
            let code = spot.code();
            let finding = spot.clone().written(&audit).expect("words");
            codes.insert(code.as_str());
            let first = finding.evidence.first().map(|it| (&*it.input, it.start));
            assert_eq!(spot.place(&graph), first, "{code}");
            let subjects: Vec<&str> = spot.subjects(&graph).collect();
            assert_eq!(subjects, finding.subjects, "{code}");
            assert_eq!(spot.body(&audit), finding.body, "{code}");
            assert_eq!(code, finding.code);
            let print = spot.nth_fingerprint(&audit, 1);
            assert_eq!(print, finding.nth_fingerprint(1), "{code}");
            let rule = RULES[usize::from(spot.rule)];
            assert_eq!((rule.code(), rule.severity()), (code, finding.severity));
        }
        let late: Vec<&str> = codes.into_iter().collect();
        assert_eq!(late, ["D08", "O01", "O15"]);
    }

    #[test]
    fn findings_come_out_as_they_are_counted() {
        let trace = Trace::read(TEXT).expect("a text");
        let graph = TraceGraph::build(trace.registry());
        let policy = Policy::new();
        let audit = Audit::new(&graph, &policy);
        let findings = audit.findings();
        let codes: Vec<(Code, Severity)> = findings.codes().collect();
        let once: Vec<Finding> = findings.iter().collect();
        assert_eq!(findings.len(), once.len());
        let of = |it: &Finding| (it.code, it.severity);
        assert_eq!(codes, once.iter().map(of).collect::<Vec<_>>());
        assert_eq!(findings.into_iter().collect::<Vec<_>>(), once);
        // Two of D08 and two of O01, each with a fingerprint of its own.
        let prints: BTreeSet<&str> = once.iter().map(|it| it.fingerprint.as_str()).collect();
        assert_eq!(prints.len(), once.len());
    }
}
