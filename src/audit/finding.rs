//! A finding: one fault or doubt, with the words that prove it.

use core::fmt;
use core::str::FromStr;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Audit, Evidence, Phrase, Rule, RuleError};
use crate::graph::DocumentHandle;

/// How grave a finding is. Order: the worst is the least, so that it sorts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The trace is wrong.
    Error,
    /// A duty is or will be missed, or two statements clash.
    Warning,
    /// Worth a look.
    Note,
    /// A fact for statistics.
    Info,
}

impl Severity {
    /// Every severity, worst first.
    pub const ALL: &'static [Self] = &[Self::Error, Self::Warning, Self::Note, Self::Info];

    /// The name in machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
            Self::Info => "info",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Severity {
    type Err = SeverityError;

    /// Reads the name in machine output.
    fn from_str(name: &str) -> Result<Self, SeverityError> {
        let mut all = Self::ALL.iter().copied();
        all.find(|it| it.name() == name)
            .ok_or_else(|| SeverityError(name.into()))
    }
}

/// A word that is no severity.
///
/// ```
/// use doctrace::audit::Severity;
///
/// assert_eq!("warning".parse(), Ok(Severity::Warning));
/// assert_eq!(
///     "fatal".parse::<Severity>().unwrap_err().to_string(),
///     "unknown severity `fatal`; expected error, warning, note or info",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown severity `{0}`; expected error, warning, note or info")]
pub struct SeverityError(Box<str>);

/// The code of a rule: a letter and two digits, for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Code(pub(super) &'static str);

impl Code {
    /// A code of one's own: a capital and two digits. Those of this crate never begin with X, Y
    /// or Z.
    ///
    /// # Errors
    /// [`CodeError`] for anything else.
    pub const fn new(code: &'static str) -> Result<Self, CodeError> {
        match code.as_bytes() {
            [b'A'..=b'Z', b'0'..=b'9', b'0'..=b'9'] => Ok(Self(code)),
            _ => Err(CodeError(code)),
        }
    }

    /// The letters: `D01`.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// What is no code of a rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no code of a rule; expected a capital and two digits, such as X01")]
pub struct CodeError(&'static str);

/// One fault or doubt in the documents.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule's code.
    pub code: Code,
    /// The rule's name, which states the fault.
    pub name: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What it is about: identifiers, `SELF`, a series, the number of a heading.
    pub subjects: Vec<String>,
    /// The documents that it is about, those among its subjects first; where several bear
    /// what a subject says and nothing tells which is meant, all of them. Known once it is
    /// taken out of [`Findings`](super::Findings).
    pub documents: Vec<DocumentHandle>,
    /// The place of the body concerned, or the input where the subject is the text
    /// itself; empty where neither is known.
    pub body: String,
    /// The words that prove it; never empty.
    pub evidence: Vec<Evidence>,
    /// Rival explanations, where there is more than one.
    pub readings: Vec<Phrase>,
    /// The facts the rule computed.
    pub why: Phrase,
    /// What would mend it.
    pub repair: Phrase,
    /// 16 hex digits over code, subjects and body: stable across edits elsewhere in
    /// the text, unique in one audit. A text counts as what it is (its number, its letterhead, the
    /// name of its file), not as its path is spelt. Where subjects may join and leave, what they have
    /// in common stands for them: the finding stays the same and has changed.
    pub fingerprint: String,
    /// What stands for the subjects in the fingerprint, where these are a list that may
    /// grow: the number, the source, nothing beside the text.
    pub(super) anchor: Option<Vec<String>>,
    /// Fingerprint of the finding that caused this one.
    pub consequence_of: Option<String>,
    /// Code, subject and body of the findings that may have caused this one, likeliest
    /// first, until these have their fingerprints.
    pub(super) causes: Vec<(Code, String, String)>,
    /// The waiver that hides it: an index into the policy's waivers.
    pub waiver: Option<usize>,
    /// What its rule did wrong, where it stands for that.
    pub(super) fault: Option<Box<RuleError>>,
}

impl Finding {
    /// A finding of a rule, at the rule's severity; the rest is to be filled in.
    pub(super) fn of(rule: &dyn Rule, subjects: Vec<String>, body: impl Into<String>) -> Self {
        Self::made(
            rule.code(),
            rule.name(),
            rule.severity(),
            subjects,
            body.into(),
        )
    }

    /// The same by the parts of the rule.
    pub(super) fn made(
        code: Code,
        name: &'static str,
        severity: Severity,
        subjects: Vec<String>,
        body: String,
    ) -> Self {
        Self {
            code,
            name,
            severity,
            subjects,
            documents: Vec::new(),
            body,
            evidence: Vec::new(),
            readings: Vec::new(),
            why: Phrase::default(),
            repair: Phrase::default(),
            fingerprint: String::new(),
            anchor: None,
            consequence_of: None,
            causes: Vec::new(),
            waiver: None,
            fault: None,
        }
    }

    /// The words that prove it, each place once.
    pub(super) fn shown(mut self, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        let mut seen: BTreeSet<Evidence> = self.evidence.iter().cloned().collect();
        for evidence in evidence {
            if seen.insert(evidence.clone()) {
                self.evidence.push(evidence);
            }
        }
        self
    }

    pub(super) fn because(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.why = Phrase::new(vi, en);
        self
    }

    pub(super) fn mend(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.repair = Phrase::new(vi, en);
        self
    }

    pub(super) fn reading(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.readings.push(Phrase::new(vi, en));
        self
    }

    /// Says what the finding is known by in place of its subjects.
    pub(super) fn known_by<T: Into<String>>(mut self, anchor: impl IntoIterator<Item = T>) -> Self {
        self.anchor = Some(anchor.into_iter().map(Into::into).collect());
        self
    }

    /// Says that it follows from another finding, if that one is there: the finding of
    /// this code on this subject of the same body.
    pub(super) fn after(self, code: &'static str, subject: &str) -> Self {
        let body = self.body.clone();
        self.after_of(code, subject, &body)
    }

    /// The same, where the other finding is of another body.
    pub(super) fn after_of(mut self, code: &'static str, subject: &str, body: &str) -> Self {
        self.causes
            .push((Code(code), subject.to_owned(), body.to_owned()));
        self
    }

    pub(super) fn nth_fingerprint(&self, audit: &Audit<'_>, repeat: usize) -> u64 {
        let known_by = self.anchor.as_ref().unwrap_or(&self.subjects).iter();
        let known_by = known_by.map(|words| audit.known_as(words));
        fingerprint(self.code.0, known_by, audit.known_as(&self.body), repeat)
    }
}

/// FNV-1a, 64 bits: short, stable over versions of Rust, no secret involved.
pub(super) fn fingerprint<T: AsRef<str>>(
    code: &str,
    subjects: impl IntoIterator<Item = T>,
    body: &str,
    repeat: usize,
) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut feed = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash ^= u64::from(byte);
            hash = hash.wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    feed(code);
    for subject in subjects {
        feed(subject.as_ref());
    }
    feed(body);
    if repeat > 0 {
        feed(&repeat.to_string());
    }
    hash
}
