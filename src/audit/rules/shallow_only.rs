use std::collections::{BTreeMap, BTreeSet};

use crate::audit::who::Issuer;
use crate::audit::{Audit, Cell, CellState, Finding, Phrase};
use crate::graph::{DocumentHandle, State};
use crate::id::Level;

use super::ShallowOnly;

/// n log n in the pairs, and for each source its answers times the levels below.
pub(super) fn check(rule: ShallowOnly, audit: &Audit<'_>) -> Vec<Finding> {
    let (graph, who) = (audit.graph(), audit.who());
    let mut groups: BTreeMap<DocumentHandle, Vec<&Cell>> = BTreeMap::new();
    for cell in audit.obligations().cells() {
        groups.entry(cell.source).or_default().push(cell);
    }
    let mut found = Vec::new();
    for (source, cells) in groups {
        let levels: BTreeSet<Level> = cells.iter().filter_map(|it| who.level(it.body)).collect();
        let source = graph.document(source);
        let mut seen = BTreeSet::new();
        for relation in graph
            .cited(source.handle())
            .filter(|r| r.kind().carries_out())
        {
            let child = relation.from();
            let (Some(level), true) = (child.level(), child.state() != State::Draft) else {
                continue;
            };
            if !seen.insert(child.handle()) {
                continue;
            }
            let issuer = who.issued(graph, &child);
            for &deeper in levels.iter().filter(|&&deeper| deeper < level) {
                let mut below = cells.iter().filter(|cell| {
                    who.level(cell.body) == Some(deeper)
                        && match issuer {
                            Issuer::One(body) => {
                                who.is_above(body, cell.body) || !who.has_parent(cell.body)
                            }
                            _ => true,
                        }
                });
                let empty = |cell: &&&Cell| cell.state == CellState::Missing;
                let Some(first) = below.next().filter(|it| empty(it)) else {
                    continue;
                };
                if !below.all(|it| empty(&it)) {
                    continue;
                }
                let subjects = vec![child.label().to_owned(), source.label().to_owned()];
                let mut finding = Finding::of(&rule, subjects, deeper.name());
                let dangling = audit.books().complete_for(&child).is_some()
                    && child.state() == State::Cited
                    && audit.books().rows_of(&child).is_empty();
                if dangling {
                    finding = finding.after_of("O02", child.label(), audit.body_of(&child));
                }
                finding.evidence.extend(audit.stated(&relation));
                let body = &audit.policy().bodies()[first.body].name;
                let (child, source, vi) = (child.label(), source.label(), deeper.vietnamese());
                finding.why = Phrase::new(
                    format!(
                        "{source} đã có {child}, nhưng dưới đó chưa cơ quan nào ở cấp {vi} có văn bản (thiếu {body} …)."
                    ),
                    format!(
                        "{source} has {child}, but below it no body of level {deeper} has anything (missing {body} …)."
                    ),
                );
                finding.repair = Phrase::new(
                    "Kiểm tra cấp dưới đã triển khai chưa.",
                    "Check whether the level below has acted.",
                );
                found.push(finding);
            }
        }
    }
    found
}
