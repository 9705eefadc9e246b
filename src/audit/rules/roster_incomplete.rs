use std::collections::BTreeMap;

use crate::audit::{Audit, Cell, CellState, Finding, Phrase, obligation};
use crate::graph::DocumentHandle;

use super::RosterIncomplete;

/// n log n in the pairs of sources and bodies.
pub(super) fn check(rule: RosterIncomplete, audit: &Audit<'_>) -> Vec<Finding> {
    let (graph, policy) = (audit.graph(), audit.policy());
    let mut groups: BTreeMap<(usize, DocumentHandle), Vec<&Cell>> = BTreeMap::new();
    for cell in audit.obligations().cells() {
        groups
            .entry((cell.duty, cell.source))
            .or_default()
            .push(cell);
    }
    let mut found = Vec::new();
    for ((duty, source), cells) in groups {
        let count =
            |wanted: fn(CellState) -> bool| cells.iter().filter(|cell| wanted(cell.state)).count();
        let all = count(CellState::counts);
        let covered = count(|it| matches!(it, CellState::Proven | CellState::Contested));
        let missing = cells.iter().filter(|cell| cell.state == CellState::Missing);
        let missing = obligation::together(missing.copied());
        let missing: Vec<Phrase> = missing
            .into_iter()
            .map(|(cell, before)| obligation::owing(policy, cell, &before))
            .collect();
        if covered == 0 || missing.is_empty() {
            continue;
        }
        let source = graph.document(source);
        let roster = policy.duties()[duty].roster.clone().unwrap_or_default();
        let mut finding = Finding::of(&rule, vec![source.label().to_owned()], roster);
        finding.evidence = audit.first_named(&source);
        let label = source.label();
        let names_vi: Vec<&str> = missing.iter().map(|it| it.vi.as_str()).collect();
        let names_en: Vec<&str> = missing.iter().map(|it| it.en.as_str()).collect();
        let (names_vi, names_en) = (names_vi.join(", "), names_en.join(", "));
        finding.why = Phrase::new(
            format!("{label} mới được {covered}/{all} cơ quan thực hiện; còn thiếu: {names_vi}."),
            format!("{label} is answered by {covered} of {all} bodies; missing: {names_en}."),
        );
        finding.repair = Phrase::new(
            "Hỏi các cơ quan còn thiếu, hoặc bổ sung văn bản của họ vào bộ hồ sơ.",
            "Ask the missing bodies, or add their documents to the set.",
        );
        found.push(finding);
    }
    found
}
