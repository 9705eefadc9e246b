use std::collections::BTreeSet;

use crate::audit::{Audit, Baseline, Evidence, Finding, Phrase};

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
    // Known by what its subjects have in common, a finding may have gained or lost some.
    for it in findings.iter().filter(|it| it.anchor.is_some()) {
        let words = Baseline::words(it.code.as_str(), &it.subjects);
        let before = baseline.known(&it.fingerprint).unwrap_or_default();
        // Words that somebody shortened by hand say nothing of members.
        let tells = before
            .strip_prefix(it.code.as_str())
            .is_some_and(|rest| !rest.is_empty());
        if !tells || before == words {
            continue;
        }
        let mut finding = Finding::of(&rule, vec![words.clone()], it.fingerprint.clone())
            .known_by([it.code.as_str()]);
        finding.consequence_of = Some(it.fingerprint.clone());
        finding.evidence = it.evidence.iter().take(1).cloned().collect();
        finding.why = Phrase::new(
            format!("Phát hiện của lần trước đã thay đổi: {before} → {words}."),
            format!("Changed since the baseline: {before} → {words}."),
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
