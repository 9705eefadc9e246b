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

/// What a source's answers on each level are, gathered once for each source, so that
/// the whole is linear in relations, but for those that skip.
pub(super) fn check(rule: LevelSkipped, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for source in graph.documents() {
        let Some(top) = source.level() else {
            continue;
        };
        let mut between: Vec<(Level, Document<'_>)> = Vec::new();
        for relation in graph
            .cited(source.handle())
            .filter(|r| r.kind().carries_out())
        {
            let answer = relation.from();
            if let Some(level) = answer.level().filter(|&level| level < top) {
                between.push((level, answer));
            }
        }
        if between.len() < 2 {
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
            let head = above(graph, &child);
            // A few suffice to show it, and keep a source with many answers cheap.
            let middle: Vec<Document<'_>> = between
                .iter()
                .filter(|&&(level, answer)| {
                    low < level
                        && stood(level, &child)
                        && !head.as_ref().is_some_and(|head| {
                            head.level() == Some(level) && head.contradicts(answer.body())
                        })
                })
                .map(|&(_, answer)| answer)
                .take(3)
                .collect();
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
