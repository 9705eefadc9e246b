//! What the rules found, before it is put in words.
//!
//! A rule that may speak of every other document says of each only where it stands; the
//! words are written when they are asked for. A million findings then take no more room
//! than their places, and who wants to count or filter them pays for no sentence.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::finding::{self, Code, Finding, Severity};
use super::{Audit, Rule, RuleError, RuleRef, Series, part, subject};
use crate::graph::{Document, DocumentHandle, Place, Relation, TraceGraph};

/// One thing that a rule found, in words or not yet.
#[derive(Clone, Debug)]
pub struct Spot {
    what: What,
    fingerprint: u64,
    pub(super) severity: Severity,
    /// Its rule, by its place in the set of the audit; set by [`look`].
    rule: u16,
}

#[derive(Clone, Debug)]
enum What {
    /// One document or a pair.
    Papers(Papers),
    /// The same with further documents that the words name.
    Several(Box<(Papers, Vec<DocumentHandle>)>),
    /// A series, by its place among those of the audit, with its first words.
    Series(u32, First),
    /// What has more to it.
    Written(Box<Finding>),
}

/// Where the first words that prove it stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct First {
    input: u32,
    /// First byte.
    start: u32,
}

impl First {
    /// No place: an input that there is not.
    const NOWHERE: Self = Self {
        input: u32::MAX,
        start: 0,
    };

    /// Where words stand, if there are any.
    pub(super) fn at(place: Option<Place<'_>>) -> Self {
        place.map_or(Self::NOWHERE, |it| Self {
            input: it.input as u32,
            start: it.place.span.start() as u32,
        })
    }

    /// Where the first words of a relation stand.
    pub(super) fn stated(relation: &Relation<'_>) -> Self {
        Self::at(relation.evidence().next().map(|it| it.place()))
    }

    /// Where the first of the words stand that [`Audit::first_named`] gives.
    pub(super) fn of(document: &Document<'_>) -> Self {
        let place = document.places().next();
        if place.is_some() {
            return Self::at(place);
        }
        let text = document.texts().next();
        text.map_or(Self::NOWHERE, |input| Self {
            input: input as u32,
            start: 0,
        })
    }
}

/// What a rule says of one document or of a pair, without its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Papers {
    /// What it is about: the first subject.
    pub(super) about: DocumentHandle,
    /// What that is held against: the second subject.
    pub(super) beside: Option<DocumentHandle>,
    first: First,
    /// What else the rule needs for its words; it knows what the numbers mean.
    pub(super) facts: (u32, u32),
}

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
    fn of(rule: &dyn Rule, what: What) -> Self {
        Self {
            what,
            fingerprint: 0,
            severity: rule.severity(),
            rule: 0,
        }
    }

    /// A document of which a rule has one thing to say, with the place of its first
    /// evidence. The rule [writes](Rule::write) it, with the document as only subject,
    /// with [its body](Audit::body_of) and, unless it is given [another](Self::at), at
    /// the rule's severity.
    pub(super) fn paper(rule: &dyn Rule, document: DocumentHandle, first: First) -> Self {
        let papers = Papers {
            about: document,
            beside: None,
            first,
            facts: (0, 0),
        };
        Self::of(rule, What::Papers(papers))
    }

    /// The same of a document held against another: the second subject.
    pub(super) fn pair(
        rule: &dyn Rule,
        [about, beside]: [DocumentHandle; 2],
        first: First,
        facts: (u32, u32),
    ) -> Self {
        let papers = Papers {
            about,
            beside: Some(beside),
            first,
            facts,
        };
        Self::of(rule, What::Papers(papers))
    }

    /// A series, by its place among [those of the audit](Audit::series).
    pub(super) fn series(rule: &dyn Rule, series: usize, first: First) -> Self {
        Self::of(rule, What::Series(series as u32, first))
    }

    /// Names further documents for its words.
    pub(super) fn with(mut self, others: Vec<DocumentHandle>) -> Self {
        if let What::Papers(papers) = self.what {
            self.what = What::Several(Box::new((papers, others)));
        }
        self
    }

    /// Gives it another severity than the rule's.
    pub(super) const fn at(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The documents that it is about, where it is about such and not yet in words.
    pub(super) const fn papers(&self) -> Option<&Papers> {
        match &self.what {
            What::Papers(papers) => Some(papers),
            What::Several(several) => Some(&several.0),
            _ => None,
        }
    }

    /// The further documents that its words name.
    pub(super) fn others(&self) -> &[DocumentHandle] {
        match &self.what {
            What::Several(several) => &several.1,
            _ => &[],
        }
    }

    /// The series that it is about, where it is about one and not yet in words.
    pub(super) fn series_of<'a>(&self, audit: &'a Audit<'_>) -> Option<&'a Series<'a>> {
        match self.what {
            What::Series(at, _) => audit.series().get(at as usize),
            _ => None,
        }
    }

    /// The same of a rule of an audit.
    pub(super) fn of_rule(mut self, audit: &Audit<'_>, code: Code) -> Self {
        self.rule = audit.rules().place(code);
        self
    }

    fn rule<'a>(&self, audit: &'a Audit<'_>) -> Option<&'a RuleRef> {
        audit.rules().at(self.rule)
    }

    pub(super) fn code(&self, audit: &Audit<'_>) -> Code {
        self.rule(audit).map_or(Code(""), |rule| rule.code())
    }

    /// What its rule did wrong, where it stands for that.
    pub(super) fn fault(&self) -> Option<&RuleError> {
        match &self.what {
            What::Written(finding) => finding.fault.as_deref(),
            _ => None,
        }
    }

    /// Where its first words stand.
    fn place<'a>(&'a self, graph: &'a TraceGraph) -> Option<(&'a str, u32)> {
        let first = match &self.what {
            What::Papers(papers) => papers.first,
            What::Several(several) => several.0.first,
            What::Series(_, first) => *first,
            What::Written(finding) => {
                let first = finding.evidence.first()?;
                return Some((&first.input, first.start));
            }
        };
        let facts = graph.inputs().get(first.input as usize)?;
        Some((&facts.name, first.start))
    }

    /// Its subjects, in order.
    fn subjects<'a>(&'a self, audit: &'a Audit<'_>) -> impl Iterator<Item = &'a str> {
        let label = |document: DocumentHandle| audit.graph().document(document).label();
        let papers = self.papers();
        let one = papers.map(|papers| label(papers.about));
        let one = one.or_else(|| self.series_of(audit).map(Series::label));
        let two = papers.and_then(|papers| papers.beside).map(label);
        let more = match &self.what {
            What::Written(finding) => finding.subjects.as_slice(),
            _ => &[],
        };
        let known = one.into_iter().chain(two);
        known.chain(more.iter().map(String::as_str))
    }

    fn body<'a>(&'a self, audit: &'a Audit<'_>) -> Cow<'a, str> {
        if let What::Written(finding) = &self.what {
            return finding.body.as_str().into();
        }
        if let Some(papers) = self.papers() {
            return audit.body_of(&audit.graph().document(papers.about)).into();
        }
        let series = self.series_of(audit);
        series.map_or(Cow::Borrowed(""), |it| audit.body_of_series(it).into())
    }

    fn nth_fingerprint(&self, audit: &Audit<'_>, repeat: usize) -> u64 {
        if let What::Written(finding) = &self.what {
            return finding.nth_fingerprint(audit, repeat);
        }
        let (code, body) = (self.code(audit), self.body(audit));
        let body = audit.known_as(&body);
        finding::fingerprint(code.as_str(), self.subjects(audit), body, repeat)
    }

    /// Puts it in words; `None` where the rule has none for it.
    pub(super) fn written(self, audit: &Audit<'_>) -> Option<Finding> {
        let rule = self.rule(audit)?;
        let fingerprint = format!("{:016x}", self.fingerprint);
        let known = self.papers().map(|it| (it.about, it.beside));
        let finding = self.in_words(&**rule, audit)?;
        let documents = match known {
            Some((about, beside)) => core::iter::once(about).chain(beside).collect(),
            None if finding.documents.is_empty() => subject::documents(audit, &finding),
            None => finding.documents,
        };
        Some(Finding {
            documents,
            fingerprint,
            ..finding
        })
    }

    /// The same without its fingerprint.
    fn in_words(self, rule: &(impl Rule + ?Sized), audit: &Audit<'_>) -> Option<Finding> {
        let severity = self.severity;
        let finding = match self.what {
            What::Written(finding) => *finding,
            _ => rule.write(audit, &self)?,
        };
        Some(Finding {
            severity,
            ..finding
        })
    }
}

/// What one rule alone finds, in words, without fingerprints.
pub(super) fn check(rule: &(impl Rule + ?Sized), audit: &Audit<'_>) -> Vec<Finding> {
    let spots = rule.look(audit).into_iter();
    spots
        .filter_map(|spot| spot.in_words(rule, audit))
        .collect()
}

/// What all rules find, those of one rule in its order.
pub(super) fn look(audit: &Audit<'_>) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::new();
    for (mut found, at) in part::all(audit).into_iter().zip(0..) {
        for spot in &mut found {
            spot.rule = at;
        }
        // A list of a million takes room for what comes, and not for twice as much.
        spots.reserve_exact(found.len());
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
    for spot in spots.iter().filter(|it| waits.contains(&it.code(audit))) {
        let body = spot.body(audit);
        for subject in spot.subjects(audit) {
            let key = (
                spot.code(audit),
                subject.to_owned(),
                body.clone().into_owned(),
            );
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
        (a.severity, a.rule)
            .cmp(&(b.severity, b.rule))
            .then_with(|| a.place(graph).cmp(&b.place(graph)))
            .then_with(|| a.subjects(audit).cmp(b.subjects(audit)))
    });
}

/// Gives findings of a code the severity that the policy wants for it.
pub(super) fn judge(audit: &Audit<'_>, spots: &mut [Spot]) {
    for spot in spots {
        if let Some(severity) = audit.policy().severity(spot.code(audit).as_str()) {
            spot.severity = severity;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Trace;
    use crate::audit::Policy;

    /// Papers without date and source, one with two sources, a source that was changed, an
    /// answer that skips a level and one that is older than its source.
    const TEXT: &str = "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương \
        trình số 139-CTr/TU ngày 09/11/2022 và Chương trình số 140-CTr/TU ngày 10/11/2022. \
        Ban hành Kế hoạch số 110-KH/HU. Ban hành Kế hoạch số 111-KH/HU. \
        Ban hành Kế hoạch số 115-KH/HU ngày 03/03/2022 để cụ thể hóa Chương trình số \
        140-CTr/TU ngày 10/11/2022. Ban hành Kế hoạch số 12-KH/ĐU ngày 03/03/2023 để cụ thể \
        hóa Kế hoạch số 109-KH/HU ngày 02/02/2023. Ban hành Kế hoạch số 13-KH/ĐU ngày \
        03/03/2023 để cụ thể hóa Chương trình số 139-CTr/TU ngày 09/11/2022. Ban hành Chương \
        trình số 150-CTr/TU ngày 05/05/2023 sửa đổi Chương trình số 139-CTr/TU ngày 09/11/2022.";

    #[test]
    fn what_is_not_yet_in_words_agrees_with_its_words() {
        let trace = Trace::read(TEXT).expect("a text");
        let graph = TraceGraph::build(trace.registry());
        let policy = Policy::new();
        let audit = Audit::new(&graph, &policy);
        let mut codes = BTreeSet::new();
        for spot in look(&audit) {
            if matches!(spot.what, What::Written(_)) {
                continue;
            }
            let code = spot.code(&audit);
            let finding = spot.clone().written(&audit).expect("words");
            codes.insert(code.as_str());
            let first = finding.evidence.first().map(|it| (&*it.input, it.start));
            assert_eq!(spot.place(&graph), first, "{code}");
            let subjects: Vec<&str> = spot.subjects(&audit).collect();
            assert_eq!(subjects, finding.subjects, "{code}");
            assert_eq!(spot.body(&audit), finding.body, "{code}");
            assert_eq!(code, finding.code);
            let print = spot.nth_fingerprint(&audit, 1);
            assert_eq!(print, finding.nth_fingerprint(&audit, 1), "{code}");
            assert_eq!(spot.severity, finding.severity, "{code}");
        }
        let late: Vec<&str> = codes.into_iter().collect();
        assert_eq!(
            late,
            ["D08", "L01", "L04", "L05", "O01", "O04", "O15", "S01"]
        );
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
