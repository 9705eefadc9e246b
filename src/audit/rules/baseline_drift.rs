use std::collections::BTreeSet;

use crate::audit::{Audit, Evidence, Finding, Phrase};

use super::BaselineDrift;

/// Says nothing by itself: what is new is known after the other rules.
pub(super) fn check(_: BaselineDrift, _: &Audit<'_>) -> Vec<Finding> {
    Vec::new()
}

/// n log n in the findings and the baseline.
pub(super) fn review(rule: BaselineDrift, audit: &Audit<'_>, findings: &[Finding]) -> Vec<Finding> {
    let Some(baseline) = audit.policy().baseline() else {
        return Vec::new();
    };
    let repair = Phrase::new(
        "Xem lại, rồi ghi lại danh sách phát hiện đã biết.",
        "Look at it, then write the baseline anew.",
    );
    let mut found = Vec::new();
    for it in findings
        .iter()
        .filter(|it| !baseline.contains(&it.fingerprint))
    {
        let mut subjects = vec![it.code.to_string()];
        subjects.extend(it.subjects.iter().cloned());
        let name = subjects.join(" ");
        let mut finding = Finding::of(&rule, subjects, it.fingerprint.clone());
        finding.consequence_of = Some(it.fingerprint.clone());
        finding.evidence = it.evidence.iter().take(1).cloned().collect();
        finding.why = Phrase::new(
            format!("Phát hiện mới so với lần trước: {name}."),
            format!("New since the baseline: {name}."),
        );
        finding.repair = repair.clone();
        found.push(finding);
    }
    let now: BTreeSet<&str> = findings.iter().map(|it| it.fingerprint.as_str()).collect();
    for (fingerprint, words) in baseline.iter().filter(|(it, _)| !now.contains(it)) {
        let name = if words.is_empty() { fingerprint } else { words };
        let mut finding = Finding::of(&rule, vec![name.to_owned()], fingerprint);
        finding.evidence = vec![Evidence::whole("baseline")];
        finding.why = Phrase::new(
            format!("Phát hiện của lần trước không còn: {name}."),
            format!("Gone since the baseline: {name}."),
        );
        finding.repair = repair.clone();
        found.push(finding);
    }
    found
}
