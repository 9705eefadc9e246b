use crate::audit::part::Part;
use crate::audit::{Audit, Finding, Phrase};
use crate::graph::{Document, TraceGraph};
use crate::id::Level;
use crate::registry::{Body, Doubt};

use super::{UnresolvedBody, when};

/// Whether every text that names the document is of a body on a higher level, so that
/// each of the bodies below may be meant.
fn seen_from_above(graph: &TraceGraph, document: &Document<'_>, level: Level) -> bool {
    document.places().next().is_some()
        && document.places().all(|place| {
            graph
                .inputs()
                .get(place.input)
                .and_then(|input| text_level(graph, input))
                .is_some_and(|own| own > level)
        })
}

fn text_level(graph: &TraceGraph, input: &crate::registry::InputFacts) -> Option<Level> {
    let additions = &graph.background().additions;
    let by_code = input.own.id.as_ref().and_then(|id| additions.level(id));
    by_code.or_else(|| input.own.issuer.as_deref().map(Body::read)?.level())
}

/// Whether a document's code is shared by many bodies and its words name none.
fn is_open(graph: &TraceGraph, document: &Document<'_>) -> Option<Level> {
    if document.body().place().is_some() {
        return None;
    }
    let additions = &graph.background().additions;
    document
        .id()
        .filter(|id| id.is_complete())
        .and_then(|id| additions.level(id))
        .filter(|&level| level < Level::Central)
}

/// Whether the candidates are of different places: "văn phú" and "văn phú và các xã" may
/// be one place with words behind it.
fn differ(candidates: &[Document<'_>]) -> bool {
    let mut places: Vec<&str> = candidates
        .iter()
        .filter_map(|it| it.body().place())
        .collect();
    places.sort_unstable();
    places.first().is_none_or(|first| {
        places.len() < 2 || !places.iter().all(|place| place.starts_with(first))
    })
}

/// Linear in the mentions.
pub(super) fn check(rule: UnresolvedBody, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for document in part.documents(graph) {
        let candidates: Vec<Document<'_>> = document.candidates().collect();
        // A day of its own that no candidate has: whoever issued it, it is none of them.
        let apart = document.date().is_some_and(|day| {
            candidates
                .iter()
                .all(|it| it.date().is_some_and(|other| other != day))
        });
        let several = document.doubt() == Some(Doubt::Body) && differ(&candidates) && !apart;
        let level =
            is_open(graph, &document).filter(|&level| seen_from_above(graph, &document, level));
        if !several && level.is_none() {
            continue;
        }
        let label = document.label();
        let (mut vi, mut en) = (
            format!("Không rõ {label} là của nơi nào."),
            format!("It is open whose document {label} is."),
        );
        if !candidates.is_empty() {
            let (rows_vi, rows_en): (Vec<String>, Vec<String>) =
                candidates.iter().map(|it| when(it)).unzip();
            vi = format!("{vi} Có thể là: {}.", rows_vi.join("; "));
            en = format!("{en} It may be: {}.", rows_en.join("; "));
        }
        let finding = Finding::of(&rule, vec![label.to_owned()], audit.body_of(&document))
            .shown(audit.named(&document))
            .shown(candidates.iter().flat_map(|it| audit.first_named(it)))
            .because(vi, en)
            .mend(
                "Ghi rõ tên cơ quan ban hành, cả địa danh.",
                "Name the issuing body with its place.",
            );
        found.push(finding);
    }
    found
}

/// Needs the letterheads of the texts that name such documents.
pub(super) fn letterhead(audit: &Audit<'_>) -> Option<Phrase> {
    let graph = audit.graph();
    let headless = |document: Document<'_>| {
        is_open(graph, &document).is_some()
            && document.doubt().is_none()
            && document.places().any(|place| {
                graph
                    .inputs()
                    .get(place.input)
                    .is_some_and(|input| text_level(graph, input).is_none())
            })
    };
    graph.documents().any(headless).then(|| {
        Phrase::new(
            "phần đầu văn bản (cơ quan ban hành) của những văn bản nêu số hiệu không kèm địa danh",
            "the letterhead of texts that give numbers without naming the place of the issuer",
        )
    })
}
