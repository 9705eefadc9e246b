use crate::audit::phrase::day_vi;
use crate::audit::{Audit, CellState, Finding, Phrase, Severity, Strength, obligation};

use super::SourceUnimplemented;

/// Linear in the pairs of sources and bodies.
pub(super) fn check(rule: SourceUnimplemented, audit: &Audit<'_>) -> Vec<Finding> {
    let (graph, policy) = (audit.graph(), audit.policy());
    let mut found = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for cell in audit.obligations().cells() {
        // An accepted gap is a finding too: its waiver hides it.
        let empty = matches!(cell.state, CellState::Missing | CellState::Waived);
        let (true, Some((_, due)), Some(today)) = (empty && cell.overdue, cell.due, policy.as_of())
        else {
            continue;
        };
        if !seen.insert((cell.source, cell.body)) {
            continue;
        }
        let source = graph.document(cell.source);
        let body = &policy.bodies()[cell.body].name;
        let subjects = obligation::subjects(graph, policy, cell);
        let mut finding = Finding::of(&rule, subjects, body.clone());
        if policy.duties()[cell.duty].strength == Strength::Should {
            finding.severity = Severity::Note;
        }
        finding.evidence = audit.first_named(&source);
        let label = source.label();
        finding.why = Phrase::new(
            format!(
                "{body} phải thực hiện {label} chậm nhất {}; đến {} chưa thấy văn bản nào.",
                day_vi(due),
                day_vi(today)
            ),
            format!("{body} had to answer {label} by {due}; by {today} nothing is seen."),
        );
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
