//! Answers: the documents that are said to carry another out.
//!
//! What counts as one paper's sources, and which papers count as issued, several rules
//! ask in the same words; here the question has one answer.

use crate::graph::{Document, DocumentHandle, Relation, State, TraceGraph};
use crate::id::{DocumentType, Level};
use crate::relation::RelationKind;

/// A report tells of answers; it is none itself.
pub(super) fn is_report(paper: &Document<'_>) -> bool {
    has_type(paper, DocumentType::Report)
}

/// Whether a document can answer a source: an issued paper of an office, or a draft. A text
/// with a number of its own declares it; one without is the report itself.
pub(crate) fn may_answer(paper: &Document<'_>) -> bool {
    match paper.state() {
        State::Draft => true,
        State::Declared => !is_report(paper),
        State::Own => paper.label() != "SELF" && !is_report(paper),
        State::Cited => false,
    }
}

/// Whether the type code of a document may stand for a type.
pub(super) fn has_type(document: &Document<'_>, kind: DocumentType) -> bool {
    document.types().contains(&kind)
}

/// Whether a text of the issuer says that the document was issued, with a whole number
/// that nothing else claims.
pub(super) fn is_issued(document: &Document<'_>) -> bool {
    matches!(document.state(), State::Declared | State::Own)
        && document.is_numbered()
        && document.doubt().is_none()
        && document.collision().is_none()
}

/// The relations by which a document carries others out, as an office says; not itself.
pub(super) fn carried(
    graph: &TraceGraph,
    document: DocumentHandle,
) -> impl Iterator<Item = Relation<'_>> {
    graph.citing(document).filter(move |relation| {
        relation.kind().carries_out()
            && relation.to().handle() != document
            && relation.is_of_office()
    })
}

/// The relations by which others carry a document out, as an office says; not itself.
pub(super) fn answers(
    graph: &TraceGraph,
    document: DocumentHandle,
) -> impl Iterator<Item = Relation<'_>> {
    graph.cited(document).filter(move |relation| {
        relation.kind().carries_out()
            && relation.from().handle() != document
            && relation.is_of_office()
    })
}

/// What a document is said to carry out, each once, in the order of the texts.
pub(super) fn sources(graph: &TraceGraph, document: DocumentHandle) -> Vec<DocumentHandle> {
    let mut sources: Vec<DocumentHandle> = carried(graph, document)
        .map(|relation| relation.to().handle())
        .collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// Whether one of two documents changes, ends or prolongs the other, so that both
/// standing side by side is no fault. Cost: linear in the relations of both.
pub(super) fn succeeds(graph: &TraceGraph, a: DocumentHandle, b: DocumentHandle) -> bool {
    let changes = |from: DocumentHandle, to: DocumentHandle| {
        graph.citing(from).any(|relation| {
            relation.to().handle() == to
                && matches!(
                    relation.kind(),
                    RelationKind::Amends
                        | RelationKind::Supplements
                        | RelationKind::Replaces
                        | RelationKind::Repeals
                        | RelationKind::Annuls
                        | RelationKind::Suspends
                        | RelationKind::Extends
                        | RelationKind::Corrects
                        | RelationKind::Consolidates
                        | RelationKind::EnclosedIn
                        | RelationKind::Implements
                        | RelationKind::Concretises
                )
        })
    };
    changes(a, b) || changes(b, a)
}

/// Whose paper it is and of which type, as far as the words tell: its
/// [organ and type](Document::office_rank) with the [place](Document::place_rank), or, at
/// Central, without one. `None` where any of these is open.
pub(super) fn office_of(document: &Document<'_>) -> Option<(u32, u32)> {
    let place = match document.level() {
        Some(Level::Central) => 0,
        _ => document.place_rank()?,
    };
    Some((document.office_rank()?, place))
}
