//! What several rules ask of each document, answered once for an audit.

use crate::graph::{Document, TraceGraph};
use crate::id::{Family, Level};

use super::ladder::Sure;
use super::{Audit, answer};

/// The answers for one document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper {
    /// Its step of the ladder, where that is beyond doubt.
    sure: Option<Level>,
    /// Whether its issuer says that it was issued, under a number nothing else claims.
    issued: bool,
    /// Whether it is a report.
    report: bool,
    /// Whether it is a Party document.
    party: bool,
}

/// The answers for all documents, by their place. Cost: linear in the documents and in
/// the words for their issuers.
pub(super) fn papers(graph: &TraceGraph) -> Vec<Paper> {
    let mut ladder = Sure::default();
    graph
        .documents()
        .map(|document| Paper {
            sure: ladder.step(graph, &document),
            issued: answer::is_issued(&document),
            report: answer::is_report(&document),
            party: document.family() == Some(Family::Party),
        })
        .collect()
}

impl Audit<'_> {
    fn paper(&self, document: &Document<'_>) -> Paper {
        self.papers[document.handle().index()]
    }

    /// The step of the ladder of a document, where it is beyond doubt.
    pub(super) fn sure(&self, document: &Document<'_>) -> Option<Level> {
        self.paper(document).sure
    }

    /// Whether a text of the issuer says that the document was issued, with a whole
    /// number that nothing else claims.
    pub(super) fn is_issued(&self, document: &Document<'_>) -> bool {
        self.paper(document).issued
    }

    /// A report tells of answers; it is none itself.
    pub(super) fn is_report(&self, document: &Document<'_>) -> bool {
        self.paper(document).report
    }

    /// Whether it is a Party document, by the organ in its number.
    pub(super) fn is_party(&self, document: &Document<'_>) -> bool {
        self.paper(document).party
    }
}
