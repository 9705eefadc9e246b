use core::cmp::Reverse;
use std::collections::BTreeSet;

use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::Document;
use crate::relation::Certainty;

use super::{Cycle, list};

/// As dear as [`TraceGraph::knots`](crate::graph::TraceGraph::knots).
pub(super) fn check(rule: Cycle, audit: &Audit<'_>) -> Vec<Finding> {
    let (found, unsought) = search(rule, audit);
    audit.left_out().circles.get_or_init(|| unsought);
    found
}

/// From how many documents no shorter circle was sought.
pub(super) fn left_out(audit: &Audit<'_>) -> usize {
    let known = &audit.left_out().circles;
    *known.get_or_init(|| search(Cycle, audit).1)
}

fn search(rule: Cycle, audit: &Audit<'_>) -> (Vec<Finding>, usize) {
    let graph = audit.graph();
    let (mut found, mut unsought) = (Vec::new(), 0);
    for knot in graph.knots() {
        let circle = knot.circle();
        // Of a circle with a link that a list passed on, that link was misread.
        let stated = (0..circle.len()).all(|at| {
            let next = circle[(at + 1) % circle.len()].handle();
            graph.citing(circle[at].handle()).any(|relation| {
                relation.to().handle() == next && relation.certainty() == Certainty::Stated
            })
        });
        if !stated {
            continue;
        }
        // Those of the circle shown, then the others of the knot: a waiver of any of them
        // stays good when a shorter circle is shown.
        let mut subjects: Vec<String> = circle.iter().map(|d| d.label().to_owned()).collect();
        let shown: BTreeSet<_> = circle.iter().map(Document::handle).collect();
        let others = knot.documents().iter();
        let others = others.filter(|it| !shown.contains(&it.handle()));
        subjects.extend(others.map(|it| it.label().to_owned()));
        // Further links shorten the circle and draw more documents into the knot, those
        // below as a rule: the highest of them stands for it.
        let anchor = knot.documents().iter().max_by_key(|it| {
            let number = (it.id().is_none(), it.id(), audit.body_of(it));
            (it.level(), Reverse(number))
        });
        let body = anchor.map(|it| audit.body_of(it)).unwrap_or_default();
        let label = anchor.map(Document::label);
        let mut finding = Finding::of(&rule, subjects, body).known_by(label);
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
        unsought += knot.unsought();
    }
    (found, unsought)
}
