use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Cell, CellState, Finding, Phrase, obligation};

use super::DueSoon;

/// Linear in the pairs of sources and bodies.
pub(super) fn check(rule: DueSoon, audit: &Audit<'_>) -> Vec<Finding> {
    let (graph, policy) = (audit.graph(), audit.policy());
    let (Some(today), Some(ahead)) = (policy.as_of(), policy.due_soon()) else {
        return Vec::new();
    };
    let soon = |cell: &&Cell| {
        let waits = matches!(cell.state, CellState::NotDue | CellState::Draft);
        let due = cell.due.filter(|_| waits && !cell.overdue);
        due.is_some_and(|(due, _)| (0..=i64::from(ahead)).contains(&(due - today).num_days()))
    };
    let cells = audit.obligations().cells().iter().filter(soon);
    let mut found = Vec::new();
    for (cell, before) in obligation::together(cells) {
        let Some((due, _)) = cell.due else {
            continue;
        };
        let left = (due - today).num_days();
        let source = graph.document(cell.source);
        let body = obligation::owing(policy, cell, &before);
        let subjects = obligation::subjects(graph, policy, cell);
        let mut finding = Finding::of(&rule, subjects, &policy.bodies()[cell.body].name);
        finding.evidence = audit.first_named(&source);
        let label = source.label();
        finding.why = Phrase::new(
            format!(
                "{} phải thực hiện {label} chậm nhất {}: còn {left} ngày.",
                body.vi,
                day_vi(due)
            ),
            format!(
                "{} is to answer {label} by {due}: {left} days are left.",
                body.en
            ),
        );
        finding.repair = Phrase::new(format!("Nhắc {}.", body.vi), format!("Remind {}.", body.en));
        found.push(finding);
    }
    found
}
