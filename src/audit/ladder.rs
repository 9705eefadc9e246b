//! The ladder between a document and its source: which steps stood, whose body is
//! above, and when the step of a document is beyond doubt.
//!
//! An organ code gives a level, but not always a sure one: `ĐU` is written by communes
//! and by ministries, `QU` by districts and by the army, `TU` by provinces and, until
//! 2025, by cities within them. Rules that accuse ask [`sure`] first.

use std::collections::BTreeMap;

use crate::graph::{Document, TraceGraph};
use crate::id::{DocumentId, Level};
use crate::registry::{Body, fold};

/// Whether a step of the ladder surely stood when a document was issued.
pub(super) fn stood(level: Level, document: &Document<'_>) -> bool {
    match document.interval() {
        Some((_, last)) => level.stood_on(Some(last)),
        // The district step is the one that ended: without a date it is not sure.
        None => level != Level::District,
    }
}

/// The body above a document's own, by the letterhead of the text that names it first.
pub(super) fn above<'g>(graph: &'g TraceGraph<'_>, document: &Document<'_>) -> Option<&'g Body> {
    let place = document.places().next()?;
    graph.heads().get(place.input)?.above.as_ref()
}

/// The answers to one source, by level and place, so that a source with many answers
/// on one level is not gone through for each of them.
pub(super) type Answers<'g> = BTreeMap<Level, BTreeMap<Option<&'g str>, Vec<Document<'g>>>>;

/// How many answers of a level between are shown.
const SHOWN: usize = 3;

/// The answers between a document and its source, as far as they may concern it:
/// where its letterhead names the body above, another body's answer does not.
pub(super) fn between<'g>(
    graph: &TraceGraph<'_>,
    answers: &Answers<'g>,
    child: &Document<'g>,
    (low, top): (Level, Level),
) -> Vec<Document<'g>> {
    let head = above(graph, child);
    let mut middle = Vec::new();
    for (&level, places) in answers {
        if level <= low || level >= top || !stood(level, child) {
            continue;
        }
        let place = head.filter(|head| head.level() == Some(level));
        match place.and_then(|head| head.place()) {
            Some(place) => {
                let near = places
                    .get(&Some(place))
                    .into_iter()
                    .chain(places.get(&None));
                middle.extend(near.flatten().copied().take(SHOWN));
            }
            None => middle.extend(places.values().flatten().copied().take(SHOWN)),
        }
    }
    middle
}

/// The words for the issuer: beside the document, and in the letterhead of the text
/// that it is or that declares it.
fn issuers<'g>(
    graph: &'g TraceGraph<'_>,
    document: &Document<'g>,
) -> impl Iterator<Item = &'g str> {
    let own = document
        .places()
        .next()
        .filter(|_| super::answer::is_issued(document))
        .and_then(|place| graph.inputs().get(place.input)?.own.issuer.as_deref());
    document.issuer().into_iter().chain(own)
}

/// Whether the words for the issuer speak of a city: of a centrally-run one, or of one
/// within a province that writes the province's code.
pub(super) fn is_city(graph: &TraceGraph<'_>, document: &Document<'_>) -> bool {
    issuers(graph, document).any(|words| {
        let words = fold(words);
        words.contains("thành ủy") || words.contains("thành phố")
    })
}

/// The step of the ladder of a document, where it is beyond doubt.
pub(super) fn sure(graph: &TraceGraph<'_>, document: &Document<'_>) -> Option<Level> {
    let level = document.level().filter(|_| document.doubt().is_none())?;
    let lead = document
        .id()
        .and_then(DocumentId::organ)
        .map_or("", |organ| organ.lead());
    let by_code = match level {
        Level::Central | Level::Province => !(lead.ends_with("TU") && is_city(graph, document)),
        Level::District => lead != "QU",
        Level::Commune | Level::Cell => false,
    };
    let named = || issuers(graph, document).any(|words| Body::read(words).level() == Some(level));
    (by_code || named()).then_some(level)
}
