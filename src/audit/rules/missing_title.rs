use std::collections::BTreeMap;

use crate::audit::{Audit, Finding};
use crate::graph::{Document, State};

use super::{MissingTitle, list};

/// Linear in the mentions.
///
/// One finding for each text: a report leaves titles out by habit, and a row for every
/// number would hide the rest.
pub(super) fn check(rule: MissingTitle, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut texts: BTreeMap<usize, Vec<Document<'_>>> = BTreeMap::new();
    for document in graph.documents() {
        let known = matches!(document.state(), State::Declared | State::Cited);
        // Laws go by their name, which stands before the number.
        let named = document.id().is_none_or(|id| id.type_code().is_none());
        if !known || named || document.doubt().is_some() || document.has_title() {
            continue;
        }
        if let Some(place) = document.places().next() {
            texts.entry(place.input).or_default().push(document);
        }
    }
    let mut found = Vec::new();
    for (input, mut documents) in texts {
        let mut seen = std::collections::BTreeSet::new();
        documents.retain(|document| seen.insert(document.label()));
        let subjects = documents.iter().map(|it| it.label().to_owned()).collect();
        let count = documents.len();
        let names = list(documents.iter().copied());
        let finding = Finding::of(&rule, subjects, &*graph.inputs()[input].name)
            .known_by::<String>([])
            .shown(documents.iter().flat_map(|it| audit.first_named(it)))
            .because(
                format!("{count} văn bản chỉ được nêu số, không có trích yếu: {names}."),
                format!("{count} documents are known by number only, without a title: {names}."),
            )
            .mend(
                "Chỉ để biết: ghi trích yếu giúp đối chiếu số hiệu.",
                "For information: a title helps to check the number.",
            );
        found.push(finding);
    }
    found
}
