use crate::audit::{Audit, Evidence, Finding, Phrase};

use super::{Cycle, list};

/// As dear as [`TraceGraph::cycles`](crate::graph::TraceGraph::cycles).
pub(super) fn check(rule: Cycle, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for circle in graph.cycles() {
        let subjects: Vec<String> = circle.iter().map(|d| d.label().to_owned()).collect();
        // A circle has no first member: where it is entered depends on the other texts.
        let mut members = subjects.clone();
        members.sort();
        let first = circle.iter().min_by_key(|it| it.label());
        let body = first.map(|it| audit.body_of(it)).unwrap_or_default();
        let mut finding = Finding::of(&rule, subjects, body).known_by(members);
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
