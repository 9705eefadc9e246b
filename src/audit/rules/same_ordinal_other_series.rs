use std::collections::{BTreeMap, BTreeSet};

use crate::audit::{Audit, Finding};
use crate::graph::Document;

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
    let mut rows: BTreeMap<(u32, usize), BTreeMap<String, Document<'_>>> = BTreeMap::new();
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
            let series = rows.entry((ordinal, text)).or_default();
            series.entry(id.series()).or_insert(document);
        }
    }
    let mut ordinals: BTreeMap<u32, BTreeMap<String, Document<'_>>> = BTreeMap::new();
    for ((ordinal, _), series) in rows.into_iter().filter(|(_, series)| series.len() > 1) {
        let known = ordinals.entry(ordinal).or_default();
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
