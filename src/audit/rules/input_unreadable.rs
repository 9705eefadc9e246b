use crate::audit::{Audit, Evidence, Finding, Phrase};

use super::InputUnreadable;

/// Linear in the inputs.
pub(super) fn check(rule: InputUnreadable, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for facts in audit.graph().inputs() {
        let Some(reason) = &facts.skipped else {
            continue;
        };
        let mut finding = Finding::of(&rule, vec![facts.name.to_string()], &*facts.name);
        finding.evidence = vec![Evidence::whole(&facts.name)];
        finding.why = Phrase::new(
            format!("Không đọc được tệp này: {reason}."),
            format!("This file could not be read: {reason}."),
        );
        finding.repair = Phrase::new(
            "Khắc phục theo lý do đã nêu rồi chạy lại; các tệp khác không bị ảnh hưởng.",
            "Mend it as the reason says and run again; the other files are not affected.",
        );
        found.push(finding);
    }
    found
}
