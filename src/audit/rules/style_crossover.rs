use std::collections::BTreeMap;

use crate::audit::part::Part;
use crate::audit::{Audit, Evidence, Finding};
use crate::graph::Place;
use crate::id::{Additions, DocumentId, Family, Repairs, Style};

use super::StyleCrossover;

/// Whose rules a number should follow but does not.
fn crossed(id: &DocumentId, additions: &Additions) -> Option<Family> {
    id.type_code()?;
    match (additions.family(id)?, id.style()) {
        (Family::Party, Style::State) => Some(Family::Party),
        (Family::State, Style::Party) => Some(Family::State),
        _ => None,
    }
}

/// n log n in the mentions.
pub(super) fn check(rule: StyleCrossover, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut rows: BTreeMap<(usize, String), (Family, Vec<Evidence>)> = BTreeMap::new();
    for (input, facts) in part.texts(graph) {
        let mut add = |id: &DocumentId, place: &crate::registry::Place| {
            if let Some(family) = crossed(id, audit.additions()) {
                let row = rows.entry((input, id.to_string()));
                let (_, evidence) = row.or_insert_with(|| (family, Vec::new()));
                evidence.push(Evidence::at(graph, Place { input, place }));
            }
        };
        if let (Some(id), Some(place)) = (&facts.own.id, &facts.own.id_place) {
            add(id, place);
        }
        for mention in &facts.mentions {
            // Where separators were mended, the order of signs says nothing.
            let mended = Repairs::SEPARATOR.union(Repairs::FILE_NAME);
            if mention.repairs.intersection(mended).is_empty() {
                add(&mention.id, &mention.place);
            }
        }
    }
    let mut found = Vec::new();
    for ((input, id), (family, evidence)) in rows {
        let (vi, en, form) = match family {
            Family::Party => (
                "của Đảng",
                "a Party number in State style",
                "số-LOẠI/CƠ QUAN",
            ),
            Family::State => (
                "của Nhà nước",
                "a State number in Party style",
                "số/LOẠI-CƠ QUAN",
            ),
        };
        let finding = Finding::of(&rule, vec![id.clone()], &*graph.inputs()[input].name)
            .shown(evidence)
            .because(
                format!("{id} là số hiệu {vi} nhưng ghi theo kiểu của bên kia."),
                format!("{id} is {en}."),
            )
            .mend(
                format!("Kiểm tra và ghi theo kiểu {form}."),
                format!("Check, and write it as {form}."),
            );
        found.push(finding);
    }
    found
}
