use std::collections::BTreeSet;

use crate::audit::{Audit, Evidence, Finding};
use crate::graph::Place;

use super::UnreadSpan;

/// n log n in what was not read. One finding for each text.
pub(super) fn check(rule: UnreadSpan, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for (input, facts) in graph.inputs().iter().enumerate() {
        let mut seen = BTreeSet::new();
        let new: Vec<&crate::registry::Place> = facts
            .unread
            .iter()
            .map(|unread| &unread.place)
            .filter(|place| seen.insert(&place.quote))
            .collect();
        if new.is_empty() {
            continue;
        }
        let subjects: Vec<String> = new.iter().map(|place| place.quote.to_string()).collect();
        let names = subjects.join("”, “");
        let finding = Finding::of(&rule, subjects, &*facts.name)
            .known_by::<String>([])
            .shown(
                new.into_iter()
                    .map(|place| Evidence::at(graph, Place { input, place })),
            )
            .because(
                format!("Trông giống số hiệu nhưng không đọc được: “{names}”."),
                format!("This looks like a number of a document but could not be read: “{names}”."),
            )
            .mend(
                "Kiểm tra; nếu là số hiệu thì ghi theo đúng dạng.",
                "Check; if it is a number, write it in the official form.",
            );
        found.push(finding);
    }
    found
}
