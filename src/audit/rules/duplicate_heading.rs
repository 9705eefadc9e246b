use std::collections::BTreeMap;

use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::Place;
use crate::registry::HeadingFacts;

use super::DuplicateHeading;

/// n log n in the headings.
pub(super) fn check(rule: DuplicateHeading, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for (input, facts) in graph.inputs().iter().enumerate() {
        let mut numbers: BTreeMap<(u32, &str), Vec<&HeadingFacts>> = BTreeMap::new();
        for heading in &facts.headings {
            numbers
                .entry((heading.run, &heading.number))
                .or_default()
                .push(heading);
        }
        for ((_, number), headings) in numbers {
            if headings.len() < 2 {
                continue;
            }
            let mut finding = Finding::of(&rule, vec![number.to_owned()], &*facts.name);
            finding.evidence = headings
                .iter()
                .map(|heading| {
                    let place = &heading.place;
                    Evidence::at(graph, Place { input, place })
                })
                .collect();
            let count = headings.len();
            finding.why = Phrase::new(
                format!("Số mục {number} được dùng {count} lần."),
                format!("Section number {number} stands {count} times."),
            );
            finding.repair = Phrase::new(
                "Kiểm tra và đánh lại số các mục.",
                "Check the numbering of the sections.",
            );
            found.push(finding);
        }
    }
    found
}
