//! From what the rules find to what is shown: severities as the policy has them,
//! waivers, and the rules that look at the findings of the others.

use std::collections::BTreeMap;

use super::{Audit, Finding, Findings, Spot, Waiver, spot};

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
pub(super) fn findings<'a>(audit: &'a Audit<'_>) -> Findings<'a> {
    let mut spots = spot::look(audit);
    spot::settle(audit, &mut spots);
    let policy = audit.policy();
    if !policy.waivers().is_empty() || policy.baseline().is_some() {
        let findings = spots.into_iter().filter_map(|it| it.written(audit));
        let findings = reviewed(audit, findings.collect());
        let spot = |it: Finding| {
            let code = it.code;
            Spot::from(it).of_rule(audit, code)
        };
        spots = findings.into_iter().map(spot).collect();
    }
    spot::judge(audit, &mut spots);
    spot::sort(audit, &mut spots);
    Findings::new(audit, spots)
}

/// Hides what waivers name, and adds what the rules about findings find.
fn reviewed(audit: &Audit<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
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
    for rule in audit.rules().iter() {
        let more = rule.review(audit, &findings);
        let spot = |it| Spot::from(it).of_rule(audit, rule.code());
        let mut more: Vec<Spot> = more.into_iter().map(spot).collect();
        spot::settle(audit, &mut more);
        findings.extend(more.into_iter().filter_map(|it| it.written(audit)));
    }
    findings
}
