use crate::audit::{Audit, Evidence, Finding, Phrase};

use super::{Cycle, list};

/// As dear as [`TraceGraph::cycles`](crate::graph::TraceGraph::cycles).
pub(super) fn check(rule: Cycle, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for circle in graph.cycles() {
        let subjects = circle.iter().map(|d| d.label().to_owned()).collect();
        let mut finding = Finding::of(&rule, subjects, audit.body_of(&circle[0]));
        for (at, document) in circle.iter().enumerate() {
            let next = circle[(at + 1) % circle.len()].handle();
            let stated = graph
                .citing(document.handle())
                .filter(|relation| relation.to().handle() == next)
                .flat_map(|relation| relation.evidence());
            finding.evidence.extend(
                stated
                    .take(1)
                    .map(|evidence| Evidence::at(graph, evidence.place())),
            );
        }
        let row = list(circle.iter().copied().chain([circle[0]])).replace(", ", " → ");
        finding.why = Phrase::new(
            format!("Các văn bản viện dẫn vòng tròn: {row}."),
            format!("The documents answer one another in a circle: {row}."),
        );
        finding.repair = Phrase::new(
            "Kiểm tra từng mối liên hệ trong vòng: có thể một số hiệu bị ghi nhầm.",
            "Check each relation of the circle: one of the numbers may be a slip.",
        );
        found.push(finding);
    }
    found
}
