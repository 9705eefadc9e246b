use std::collections::BTreeMap;

use crate::audit::{Audit, Finding};
use crate::graph::{Document, DocumentHandle};
use crate::id::DocumentId;

use super::{SameOrdinalOtherSeries, list};

/// Ordinals below this are shared by chance in any office.
const SMALL: u32 = 100;

/// n log n in the documents.
///
/// Looked for within one text, where a reader may take one number for the other, and
/// only among numbers without a year, which tells them apart at a glance. One finding
/// for each ordinal, which is what it is known by: a further document joins it.
pub(super) fn check(rule: SameOrdinalOtherSeries, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut rows: Vec<(u32, u32, DocumentHandle)> = Vec::new();
    for document in graph.documents() {
        let without_year = |id: &&DocumentId| document.is_numbered() && id.year().is_none();
        let ordinal = document
            .id()
            .filter(without_year)
            .and_then(DocumentId::ordinal);
        let Some(ordinal) = ordinal.filter(|&ordinal| ordinal >= SMALL) else {
            continue;
        };
        // In the order of the texts, so that a text that names it often comes in a row.
        let mut texts: Vec<u32> = document.places().map(|it| it.input as u32).collect();
        texts.dedup();
        rows.extend(
            texts
                .into_iter()
                .map(|text| (ordinal, text, document.handle())),
        );
    }
    rows.sort_unstable();
    rows.dedup();
    let mut ordinals: BTreeMap<u32, BTreeMap<String, Document<'_>>> = BTreeMap::new();
    for text in rows.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        if text.len() < 2 {
            continue;
        }
        let mut series: BTreeMap<String, Document<'_>> = BTreeMap::new();
        for &(.., handle) in text {
            let document = graph.document(handle);
            let name = document.id().map(DocumentId::series).unwrap_or_default();
            series.entry(name).or_insert(document);
        }
        if series.len() < 2 {
            continue;
        }
        let known = ordinals.entry(text[0].0).or_default();
        for (name, document) in series {
            known.entry(name).or_insert(document);
        }
    }
    let found = ordinals.into_iter().map(|(ordinal, series)| {
        let documents: Vec<Document<'_>> = series.into_values().collect();
        let subjects = documents.iter().map(|it| it.label().to_owned()).collect();
        let names = list(documents.iter().copied());
        Finding::of(&rule, subjects, "")
            .known_by([ordinal.to_string()])
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
            )
    });
    found.collect()
}
