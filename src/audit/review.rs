//! From what the rules find to what is shown: severities as the policy has them,
//! waivers, and the rules that look at the findings of the others.

use super::{Audit, Finding, RULES, finding};

/// Codes that no waiver hides: they are about the waivers and the baseline.
const ABOUT_FINDINGS: &[&str] = &["W01", "W02", "W03", "W09"];

/// The findings whose code, subjects or fingerprint a waiver names.
pub(super) fn named(waiver: &super::Waiver, findings: &[Finding]) -> Vec<usize> {
    findings
        .iter()
        .enumerate()
        .filter(|(_, it)| !ABOUT_FINDINGS.contains(&it.code.as_str()))
        .filter(|(_, it)| waiver.names(it.code.as_str(), &it.subjects, &it.fingerprint))
        .map(|(at, _)| at)
        .collect()
}

/// Runs every rule and settles what they found.
pub(super) fn findings(audit: &Audit<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule.check(audit)).collect();
    finding::settle(&mut findings);
    let policy = audit.policy();
    for (at, waiver) in policy.waivers().iter().enumerate() {
        if !waiver.holds(policy.as_of()) {
            continue;
        }
        // One that fits several findings hides none: it must say which.
        if let [one] = named(waiver, &findings).as_slice() {
            findings[*one].waiver.get_or_insert(at);
        }
    }
    let mut more: Vec<Finding> = RULES
        .iter()
        .flat_map(|rule| rule.review(audit, &findings))
        .collect();
    finding::settle(&mut more);
    findings.append(&mut more);
    for finding in &mut findings {
        if let Some(severity) = policy.severity(finding.code.as_str()) {
            finding.severity = severity;
        }
    }
    finding::sort(&mut findings);
    findings
}
