//! What a caller's rule is handed, and what it hands back.
//!
//! A rule of the caller's says of a document, a relation or a text what it finds, as a
//! [`NewFinding`]. What it cannot know is added here: its code, its fingerprint, its place among
//! the others. What it says is checked: a subject that is no document of this graph, or a place
//! that is in none of its texts, is a fault of the rule, and told with its code.

use super::finding::Severity;
use super::subject::inputs_named;
use super::{Audit, Code, Evidence, Finding, Phrase, Rule};
use crate::graph::{Document, Place, Relation};
use crate::registry::InputFacts;

/// One text as a rule sees it.
#[derive(Clone, Copy, Debug)]
pub struct TextUnit<'a> {
    audit: &'a Audit<'a>,
    input: usize,
}

impl<'a> TextUnit<'a> {
    /// What it says.
    pub fn facts(&self) -> &'a InputFacts {
        &self.audit.graph().inputs()[self.input]
    }

    /// Its place among the inputs, as [`Place::input`] has it.
    pub const fn input(&self) -> usize {
        self.input
    }

    /// The document that it is; none where it could not be read, or is a list of documents.
    pub fn document(&self) -> Option<Document<'a>> {
        self.audit.graph().own(self.input)
    }
}

/// A finding as a rule of the caller's makes it.
///
/// It has the severity of its rule, and where it shows nothing itself, the first place where its
/// first document is named.
#[derive(Clone, Debug)]
pub struct NewFinding<'a> {
    documents: Vec<Document<'a>>,
    words: Vec<String>,
    text: Option<usize>,
    evidence: Vec<Evidence>,
    places: Vec<Place<'a>>,
    readings: Vec<Phrase>,
    why: Phrase,
    repair: Phrase,
    severity: Option<Severity>,
}

impl<'a> NewFinding<'a> {
    const fn empty() -> Self {
        Self {
            documents: Vec::new(),
            words: Vec::new(),
            text: None,
            evidence: Vec::new(),
            places: Vec::new(),
            readings: Vec::new(),
            why: Phrase {
                vi: String::new(),
                en: String::new(),
            },
            repair: Phrase {
                vi: String::new(),
                en: String::new(),
            },
            severity: None,
        }
    }

    /// A finding about a document.
    pub fn about(document: &Document<'a>) -> Self {
        Self {
            documents: vec![*document],
            ..Self::empty()
        }
    }

    /// A finding about both ends of a relation, with the words that state it.
    pub fn about_relation(relation: &Relation<'a>) -> Self {
        Self {
            documents: vec![relation.from(), relation.to()],
            places: relation.places().take(1).collect(),
            ..Self::empty()
        }
    }

    /// A finding about a text as a whole.
    pub fn about_text(text: &TextUnit<'a>) -> Self {
        Self {
            text: Some(text.input),
            documents: text.document().into_iter().collect(),
            ..Self::empty()
        }
    }

    /// Names another subject: a document beside the first.
    #[must_use]
    pub fn and(mut self, document: &Document<'a>) -> Self {
        self.documents.push(*document);
        self
    }

    /// Names another subject in words: the label or key of a document, or the name of an input.
    #[must_use]
    pub fn and_named(mut self, subject: impl Into<String>) -> Self {
        self.words.push(subject.into());
        self
    }

    /// Shows a place of a text.
    #[must_use]
    pub fn shows(mut self, place: Place<'a>) -> Self {
        self.places.push(place);
        self
    }

    /// Shows words as evidence made by the caller.
    #[must_use]
    pub fn shows_words(mut self, evidence: Evidence) -> Self {
        self.evidence.push(evidence);
        self
    }

    /// Says why: the facts, in Vietnamese and English.
    #[must_use]
    pub fn why(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.why = Phrase::new(vi, en);
        self
    }

    /// Says what would mend it, in Vietnamese and English.
    #[must_use]
    pub fn repair(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.repair = Phrase::new(vi, en);
        self
    }

    /// Adds a rival explanation, in Vietnamese and English.
    #[must_use]
    pub fn reading(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.readings.push(Phrase::new(vi, en));
        self
    }

    /// Gives it another severity than its rule's.
    #[must_use]
    pub const fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }
}

/// A fault of a rule: what it said cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("rule {code} ({name}): {fault}")]
pub struct RuleError {
    code: Code,
    name: Box<str>,
    fault: RuleFault,
}

impl RuleError {
    /// The code of the rule.
    pub const fn code(&self) -> Code {
        self.code
    }

    /// What is wrong with its finding.
    pub const fn fault(&self) -> &RuleFault {
        &self.fault
    }
}

/// What is wrong with a finding of a rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RuleFault {
    /// A subject in words that no document and no input bears.
    #[error("its finding is about `{0}`, which is no document and no text here")]
    UnknownSubject(String),
    /// A document of another graph.
    #[error("its finding is about `{0}` of another graph")]
    ForeignDocument(String),
    /// A place that is in none of the texts.
    #[error("its finding shows bytes {start}..{end} of `{input}`, where its words do not stand")]
    ForeignPlace {
        /// Name of the input.
        input: String,
        /// First byte.
        start: u32,
        /// First byte after.
        end: u32,
    },
    /// No words for the reader, in one of the languages.
    #[error("its finding does not say why, in Vietnamese and in English")]
    NoWords,
}

/// Takes in what one rule finds.
#[derive(Debug)]
pub struct Out<'a> {
    audit: &'a Audit<'a>,
    code: Code,
    name: &'static str,
    severity: Severity,
    found: Vec<Finding>,
}

impl<'a> Out<'a> {
    /// The audit that runs the rule, for what its unit does not tell.
    pub const fn audit(&self) -> &'a Audit<'a> {
        self.audit
    }

    /// Takes a finding in. One that cannot be is kept as a fault of the rule:
    /// [`Audit::try_findings`] gives it as an error, [`Audit::findings`] as a finding under the
    /// code of the rule.
    pub fn push(&mut self, new: NewFinding<'_>) {
        let made = self.checked(new);
        self.found
            .push(made.unwrap_or_else(|fault| self.of_fault(fault)));
    }

    fn bare(&self, subjects: Vec<String>, body: String) -> Finding {
        Finding::made(self.code, self.name, self.severity, subjects, body)
    }

    fn of_fault(&self, fault: RuleFault) -> Finding {
        let error = RuleError {
            code: self.code,
            name: self.name.into(),
            fault,
        };
        let mut finding = self.bare(vec![self.code.to_string()], String::new());
        finding.severity = Severity::Error;
        finding.evidence = vec![Evidence::whole(&format!("rule {}", self.code))];
        finding.why = Phrase::new(
            format!(
                "Quy tắc {} trả về kết quả không dùng được: {error}.",
                self.code
            ),
            format!("The rule {} returned what cannot be: {error}.", self.code),
        );
        finding.repair = Phrase::new("Sửa quy tắc.", "Mend the rule.");
        finding.fault = Some(Box::new(error));
        finding
    }

    /// The finding, where all that it names is here.
    fn checked(&self, new: NewFinding<'_>) -> Result<Finding, RuleFault> {
        let graph = self.audit.graph();
        if let Some(other) = new.documents.iter().find(|it| !it.is_of(graph)) {
            return Err(RuleFault::ForeignDocument(other.label().to_owned()));
        }
        let empty = |it: &Phrase| it.vi.trim().is_empty() || it.en.trim().is_empty();
        if empty(&new.why) || new.readings.iter().any(empty) {
            return Err(RuleFault::NoWords);
        }
        let mut documents: Vec<Document<'_>> = new
            .documents
            .iter()
            .map(|it| graph.document(it.handle()))
            .collect();
        let mut subjects: Vec<String> = documents.iter().map(|it| it.label().to_owned()).collect();
        let text = new.text.map(|input| &*graph.inputs()[input].name);
        if subjects.is_empty() {
            subjects.extend(text.map(str::to_owned));
        }
        for words in new.words {
            let labelled = graph.labelled(&words).chain(graph.by_key(&words));
            let known: Vec<_> = labelled.map(|it| it.handle()).collect();
            if known.is_empty() && inputs_named(graph, &words).next().is_none() {
                return Err(RuleFault::UnknownSubject(words));
            }
            documents.extend(known.into_iter().map(|it| graph.document(it)));
            subjects.push(words);
        }
        let mut evidence = Vec::with_capacity(new.places.len() + new.evidence.len());
        for place in new.places {
            let shown = Evidence::at(graph, place);
            if place.input >= graph.inputs().len() {
                return Err(foreign(&shown));
            }
            evidence.push(shown);
        }
        evidence.extend(new.evidence);
        if let Some(other) = evidence.iter().find(|it| !self.stands(it)) {
            return Err(foreign(other));
        }
        if evidence.is_empty() {
            let first = documents.first();
            evidence = first.map_or_else(Vec::new, |it| self.audit.first_named(it));
        }
        if evidence.is_empty() {
            evidence.push(Evidence::whole(text.unwrap_or_default()));
        }
        let body = documents
            .first()
            .map(|it| self.audit.body_of(it).to_owned());
        let body = body.or(text.map(str::to_owned)).unwrap_or_default();
        let mut handles = Vec::new();
        for document in documents {
            if !handles.contains(&document.handle()) {
                handles.push(document.handle());
            }
        }
        Ok(Finding {
            documents: handles,
            severity: new.severity.unwrap_or(self.severity),
            readings: new.readings,
            why: new.why,
            repair: new.repair,
            ..self.bare(subjects, body).shown(evidence)
        })
    }

    /// Whether evidence is of an input that is here, and its words as long as its bytes: of the
    /// text itself nothing is kept.
    fn stands(&self, it: &Evidence) -> bool {
        let graph = self.audit.graph();
        let whole = (it.start, it.end, it.quote.len()) == (0, 0, 0);
        let length = it.end.wrapping_sub(it.start) as usize;
        let fits = whole || it.start <= it.end && length == it.quote.len();
        let mut inputs = inputs_named(graph, &it.input);
        fits && inputs.any(|input| u64::from(it.end) <= graph.inputs()[input].bytes)
    }
}

fn foreign(it: &Evidence) -> RuleFault {
    RuleFault::ForeignPlace {
        input: it.input.clone(),
        start: it.start,
        end: it.end,
    }
}

/// Hands a rule each text, document and relation once.
///
/// Cost: linear in these, and what the rule does with each.
pub(super) fn run(rule: &(impl Rule + ?Sized), audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut out = Out {
        audit,
        code: rule.code(),
        name: rule.name(),
        severity: rule.severity(),
        found: Vec::new(),
    };
    for input in 0..graph.inputs().len() {
        rule.text(&TextUnit { audit, input }, &mut out);
    }
    for document in graph.documents() {
        rule.document(&document, &mut out);
    }
    for relation in graph.relations() {
        rule.relation(&relation, &mut out);
    }
    out.found
}
