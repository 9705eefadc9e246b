use std::collections::BTreeMap;

use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::{Document, TraceGraph};
use crate::id::Level;
use crate::registry::Body;

use super::{LevelSkipped, list};

/// Whether a step of the ladder surely stood when a document was issued.
fn stood(level: Level, document: &Document<'_>) -> bool {
    match document.interval() {
        Some((_, last)) => level.stood_on(Some(last)),
        // The district step is the one that ended: without a date it is not sure.
        None => level != Level::District,
    }
}

/// The place of the body above a document's own, by the letterhead of its texts.
fn above(graph: &TraceGraph<'_>, document: &Document<'_>) -> Option<Body> {
    let place = document.places().next()?;
    let superior = graph.inputs().get(place.input)?.own.superior.as_deref()?;
    Some(Body::read(superior))
}

/// The answers to one source, by level and place, so that a source with many answers
/// on one level is not gone through for each of them.
type Answers<'g> = BTreeMap<Level, BTreeMap<Option<&'g str>, Vec<Document<'g>>>>;

/// How many answers of a level between are shown.
const SHOWN: usize = 3;

/// The answers between a document and its source, as far as they may concern it:
/// where its letterhead names the body above, another body's answer does not.
fn between<'g>(
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
        let place = head.as_ref().filter(|head| head.level() == Some(level));
        match place.and_then(Body::place) {
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

/// n log n in the relations.
pub(super) fn check(rule: LevelSkipped, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for source in graph.documents() {
        let Some(top) = source.level() else {
            continue;
        };
        let mut answers = Answers::new();
        for relation in graph
            .cited(source.handle())
            .filter(|r| r.kind().carries_out())
        {
            let answer = relation.from();
            if let Some(level) = answer.level() {
                let places = answers.entry(level).or_default();
                places
                    .entry(answer.body().place())
                    .or_default()
                    .push(answer);
            }
        }
        if answers.len() < 2 {
            continue;
        }
        for relation in graph
            .cited(source.handle())
            .filter(|r| r.kind().carries_out())
        {
            let child = relation.from();
            let Some(low) = child.level() else {
                continue;
            };
            let middle = between(graph, &answers, &child, (low, top));
            if middle.is_empty() {
                continue;
            }
            let mut finding = Finding::of(
                &rule,
                vec![child.label().to_owned(), source.label().to_owned()],
                audit.body_of(&child),
            );
            finding.evidence = relation
                .evidence()
                .iter()
                .map(|evidence| Evidence::at(graph, evidence.place()))
                .collect();
            for document in &middle {
                finding.evidence.extend(audit.first_named(document));
            }
            let names = list(middle.iter().copied());
            finding.why = Phrase::new(
                format!(
                    "{} (cấp {}) dẫn thẳng {} (cấp {}), trong khi cấp giữa đã có {names}.",
                    child.label(),
                    low.vietnamese(),
                    source.label(),
                    top.vietnamese()
                ),
                format!(
                    "{} ({low}) answers {} ({top}) directly, although the level between has {names}.",
                    child.label(),
                    source.label()
                ),
            );
            finding.repair = Phrase::new(
                "Kiểm tra văn bản có cần viện dẫn văn bản của cấp giữa không.",
                "Check whether the document should name the answer of the level between.",
            );
            found.push(finding);
        }
    }
    found
}
