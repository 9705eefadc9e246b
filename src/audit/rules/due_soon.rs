use crate::audit::phrase::day_vi;
use crate::audit::{Audit, CellState, Finding, Phrase, obligation};

use super::DueSoon;

/// Linear in the pairs of sources and bodies.
pub(super) fn check(rule: DueSoon, audit: &Audit<'_>) -> Vec<Finding> {
    let (graph, policy) = (audit.graph(), audit.policy());
    let (Some(today), Some(ahead)) = (policy.as_of(), policy.due_soon()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for cell in audit.obligations().cells() {
        let waits = matches!(cell.state, CellState::NotDue | CellState::Draft);
        let Some((due, _)) = cell.due.filter(|_| waits && !cell.overdue) else {
            continue;
        };
        let left = (due - today).num_days();
        if !(0..=i64::from(ahead)).contains(&left) || !seen.insert((cell.source, cell.body)) {
            continue;
        }
        let source = graph.document(cell.source);
        let body = &policy.bodies()[cell.body].name;
        let subjects = obligation::subjects(graph, policy, cell);
        let mut finding = Finding::of(&rule, subjects, body.clone());
        finding.evidence = audit.first_named(&source);
        let label = source.label();
        finding.why = Phrase::new(
            format!(
                "{body} phải thực hiện {label} chậm nhất {}: còn {left} ngày.",
                day_vi(due)
            ),
            format!("{body} is to answer {label} by {due}: {left} days are left."),
        );
        finding.repair = Phrase::new(format!("Nhắc {body}."), format!("Remind {body}."));
        found.push(finding);
    }
    found
}
