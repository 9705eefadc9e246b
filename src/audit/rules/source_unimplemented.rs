use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Cell, CellState, Finding, Phrase, Severity, Strength, obligation};

use super::SourceUnimplemented;

/// Linear in the pairs of sources and bodies.
pub(super) fn check(rule: SourceUnimplemented, audit: &Audit<'_>) -> Vec<Finding> {
    let (graph, policy) = (audit.graph(), audit.policy());
    // An accepted gap is a finding too: its waiver hides it.
    let empty = |cell: &&Cell| matches!(cell.state, CellState::Missing | CellState::Waived);
    let cells = audit.obligations().cells().iter().filter(empty);
    let cells = obligation::together(cells.filter(|cell| cell.overdue));
    let mut found = Vec::new();
    for (cell, before) in cells {
        let (Some((_, due)), Some(today)) = (cell.due, policy.as_of()) else {
            continue;
        };
        let source = graph.document(cell.source);
        let body = obligation::owing(policy, cell, &before);
        let subjects = obligation::subjects(graph, policy, cell);
        let mut finding = Finding::of(&rule, subjects, &policy.bodies()[cell.body].name);
        if policy.duties()[cell.duty].strength == Strength::Should {
            finding.severity = Severity::Note;
        }
        finding.evidence = audit.first_named(&source);
        let label = source.label();
        finding.why = Phrase::new(
            format!(
                "{} phải thực hiện {label} chậm nhất {}; đến {} chưa thấy văn bản nào.",
                body.vi,
                day_vi(due),
                day_vi(today)
            ),
            format!(
                "{} had to answer {label} by {due}; by {today} nothing is seen.",
                body.en
            ),
        );
        let body = &policy.bodies()[cell.body].name;
        finding.repair = Phrase::new(
            format!(
                "Hỏi {body} về văn bản thực hiện {label}; nếu có thì bổ sung, nếu được miễn thì ghi lý do."
            ),
            format!("Ask {body} for its answer to {label}; add it, or waive it with a reason."),
        );
        found.push(finding);
    }
    found
}
