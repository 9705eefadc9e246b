//! From what the rules find to what is shown: severities as the policy has them,
//! waivers, and the rules that look at the findings of the others.

use std::collections::BTreeMap;

use super::{Audit, Finding, RULES, Waiver, finding};

/// Codes that no waiver hides: they are about the waivers and the baseline.
const ABOUT_FINDINGS: &[&str] = &["W01", "W02", "W03", "W09"];

/// What waivers can name: places by fingerprint, and by code and subject.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_fingerprint: BTreeMap<String, Vec<usize>>,
    by_subject: BTreeMap<(String, String), Vec<usize>>,
}

impl Index {
    /// The findings that waivers can hide. Cost: n log n.
    pub(super) fn of(findings: &[Finding]) -> Self {
        let mut index = Self::default();
        for (at, it) in findings.iter().enumerate() {
            let code = it.code.as_str();
            if !ABOUT_FINDINGS.contains(&code) {
                index.add(at, code, &it.subjects, &it.fingerprint);
            }
        }
        index
    }

    pub(super) fn add(&mut self, at: usize, code: &str, subjects: &[String], fingerprint: &str) {
        let places = self.by_fingerprint.entry(fingerprint.to_owned());
        places.or_default().push(at);
        for subject in subjects {
            let places = self.by_subject.entry((code.to_owned(), subject.clone()));
            let places = places.or_default();
            // A subject that stands twice in one finding is still one finding.
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }

    /// What a waiver names.
    pub(super) fn named(&self, waiver: &Waiver) -> Vec<usize> {
        let found = match (&waiver.finding, &waiver.code, &waiver.subject) {
            (Some(finding), ..) => self.by_fingerprint.get(&finding.to_ascii_lowercase()),
            (None, Some(code), Some(subject)) => {
                let key = (code.to_ascii_uppercase(), subject.clone());
                self.by_subject.get(&key)
            }
            _ => None,
        };
        found.cloned().unwrap_or_default()
    }
}

/// Runs every rule and settles what they found.
pub(super) fn findings(audit: &Audit<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule.check(audit)).collect();
    finding::settle(&mut findings);
    let policy = audit.policy();
    if !policy.waivers().is_empty() {
        let index = Index::of(&findings);
        for (at, waiver) in policy.waivers().iter().enumerate() {
            if !waiver.holds(policy.as_of()) {
                continue;
            }
            // One that fits several findings hides none: it must say which.
            if let [one] = index.named(waiver).as_slice() {
                findings[*one].waiver.get_or_insert(at);
            }
        }
    }
    // One after the other: what a waiver rule finds is in the baseline as well.
    for rule in RULES {
        let mut more = rule.review(audit, &findings);
        finding::settle(&mut more);
        findings.append(&mut more);
    }
    for finding in &mut findings {
        if let Some(severity) = policy.severity(finding.code.as_str()) {
            finding.severity = severity;
        }
    }
    finding::sort(&mut findings);
    findings
}
