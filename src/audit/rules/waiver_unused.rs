use std::collections::BTreeSet;

use crate::audit::review::Index;
use crate::audit::{Audit, Evidence, Finding, Phrase};

use super::WaiverUnused;

/// Says nothing by itself: what waivers match is known after the other rules.
pub(super) fn check(_: WaiverUnused, _: &Audit<'_>) -> Vec<Finding> {
    Vec::new()
}

/// n log n in waivers and findings.
pub(super) fn review(rule: WaiverUnused, audit: &Audit<'_>, findings: &[Finding]) -> Vec<Finding> {
    let policy = audit.policy();
    let mut found = Vec::new();
    if policy.waivers().is_empty() {
        return found;
    }
    let index = Index::of(findings);
    let used: BTreeSet<usize> = findings.iter().filter_map(|it| it.waiver).collect();
    for (at, waiver) in policy.waivers().iter().enumerate() {
        if used.contains(&at) || !waiver.holds(policy.as_of()) {
            continue;
        }
        let (name, count) = (waiver.name(), index.named(waiver).len());
        let mut finding = Finding::of(&rule, vec![name.clone()], "");
        finding.evidence = vec![Evidence::whole("policy")];
        finding.why = match count {
            0 => Phrase::new(
                format!("Miễn trừ {name} không khớp phát hiện nào."),
                format!("The waiver of {name} matches no finding."),
            ),
            1 => Phrase::new(
                format!("Miễn trừ {name} khớp phát hiện đã có miễn trừ khác."),
                format!("The waiver of {name} matches a finding that another one hides."),
            ),
            _ => Phrase::new(
                format!("Miễn trừ {name} khớp {count} phát hiện nên không che phát hiện nào."),
                format!("The waiver of {name} matches {count} findings and so hides none."),
            ),
        };
        finding.repair = Phrase::new(
            "Xóa miễn trừ, hoặc nêu dấu nhận dạng của đúng một phát hiện.",
            "Drop it, or name exactly one finding by its fingerprint.",
        );
        found.push(finding);
    }
    found
}
