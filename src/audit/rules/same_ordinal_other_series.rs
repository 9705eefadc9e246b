use std::collections::{BTreeMap, BTreeSet};

use crate::audit::{Audit, Finding};
use crate::graph::Document;
use crate::id::DocumentId;

use super::{SameOrdinalOtherSeries, list};

/// Ordinals below this are shared by chance in any office.
const SMALL: u32 = 100;

/// n log n in the documents.
///
/// Looked for within one text, where a reader may take one number for the other, and
/// only among numbers without a year, which tells them apart at a glance.
pub(super) fn check(rule: SameOrdinalOtherSeries, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut rows: BTreeMap<(usize, u32), Vec<Document<'_>>> = BTreeMap::new();
    for document in graph.documents() {
        let Some(id) = document
            .id()
            .filter(|id| id.is_complete() && id.year().is_none())
        else {
            continue;
        };
        let Some(ordinal) = id.ordinal().filter(|&ordinal| ordinal >= SMALL) else {
            continue;
        };
        let texts: BTreeSet<usize> = document.places().map(|place| place.input).collect();
        for text in texts {
            rows.entry((text, ordinal)).or_default().push(document);
        }
    }
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for ((_, ordinal), documents) in rows {
        let mut series = BTreeMap::new();
        for document in documents {
            if let Some(name) = document.id().map(DocumentId::series) {
                series.entry(name).or_insert(document);
            }
        }
        let documents: Vec<Document<'_>> = series.into_values().collect();
        let handles: Vec<_> = documents.iter().map(Document::handle).collect();
        if documents.len() < 2 || !seen.insert(handles) {
            continue;
        }
        let subjects = documents.iter().map(|it| it.label().to_owned()).collect();
        let names = list(documents.iter().copied());
        let finding = Finding::of(&rule, subjects, audit.body_of(&documents[0]))
            .shown(documents.iter().flat_map(|it| audit.first_named(it)))
            .because(
                format!(
                    "Các văn bản khác loại hoặc khác nơi ban hành cùng mang số {ordinal}: {names}."
                ),
                format!(
                    "Documents of different types or organs bear the number {ordinal}: {names}."
                ),
            )
            .mend(
                "Chỉ để biết: đây không phải là trùng số.",
                "For information: this is no number collision.",
            );
        found.push(finding);
    }
    found
}
