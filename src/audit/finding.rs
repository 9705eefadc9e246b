//! A finding: one fault or doubt, with the words that prove it.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Evidence, Phrase, Rule};

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

/// The code of a rule: a letter and two digits, for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Code(pub(super) &'static str);

impl Code {
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
    /// the text, unique in one audit.
    pub fingerprint: String,
    /// Fingerprint of the finding that caused this one.
    pub consequence_of: Option<String>,
    /// The waiver that hides it: an index into the policy's waivers.
    pub waiver: Option<usize>,
}

impl Finding {
    /// A finding of a rule, at the rule's severity; the rest is to be filled in.
    pub(super) fn of(rule: &dyn Rule, subjects: Vec<String>, body: impl Into<String>) -> Self {
        Self {
            code: rule.code(),
            name: rule.name(),
            severity: rule.severity(),
            subjects,
            body: body.into(),
            evidence: Vec::new(),
            readings: Vec::new(),
            why: Phrase::default(),
            repair: Phrase::default(),
            fingerprint: String::new(),
            consequence_of: None,
            waiver: None,
        }
    }

    fn nth_fingerprint(&self, repeat: usize) -> String {
        fingerprint(self.code.0, &self.subjects, &self.body, repeat)
    }
}

/// FNV-1a, 64 bits: short, stable over versions of Rust, no secret involved.
pub(super) fn fingerprint(code: &str, subjects: &[String], body: &str, repeat: usize) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut feed = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash ^= u64::from(byte);
            hash = hash.wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    feed(code);
    for subject in subjects {
        feed(subject);
    }
    feed(body);
    if repeat > 0 {
        feed(&repeat.to_string());
    }
    format!("{hash:016x}")
}

/// Sorts findings and gives each its fingerprint; findings that agree in code,
/// subjects and body are counted through in the order of the texts.
pub(super) fn settle(findings: &mut [Finding]) {
    sort(findings);
    let mut seen = std::collections::BTreeMap::new();
    for finding in findings {
        let repeats = seen.entry(finding.nth_fingerprint(0)).or_insert(0_usize);
        finding.fingerprint = finding.nth_fingerprint(*repeats);
        *repeats += 1;
    }
}

/// Worst first, then by code, then in the order of the texts.
pub(super) fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let place = |finding: &Finding| {
            finding
                .evidence
                .first()
                .map(|evidence| (evidence.input.clone(), evidence.start))
        };
        (a.severity, a.code)
            .cmp(&(b.severity, b.code))
            .then_with(|| place(a).cmp(&place(b)))
            .then_with(|| a.subjects.cmp(&b.subjects))
    });
}
