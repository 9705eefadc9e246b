//! What became of a document after it was issued: amended, replaced, repealed.
//!
//! Told by relations of issued documents and by rows of registers. A draft that would
//! replace something replaces nothing yet.

use chrono::NaiveDate;

use super::{Audit, Evidence};
use crate::graph::{Document, Relation, State};
use crate::registry::RowState;
use crate::relation::RelationKind;

/// One change in the life of a document.
#[derive(Clone, Debug)]
pub(crate) struct Change<'g> {
    /// What happened.
    pub(crate) kind: RelationKind,
    /// The document that did it, where one is known.
    pub(crate) by: Option<Document<'g>>,
    /// The name of what did it: a document, or a register.
    pub(crate) name: String,
    /// First and last day on which it can have happened.
    pub(crate) days: Option<(NaiveDate, NaiveDate)>,
    /// The words.
    pub(crate) evidence: Vec<Evidence>,
}

/// Whether a kind of relation ends its target.
pub(crate) const fn ends(kind: RelationKind) -> bool {
    matches!(
        kind,
        RelationKind::Replaces | RelationKind::Repeals | RelationKind::Annuls
    )
}

/// Whether a kind of relation changes what its target says.
pub(crate) const fn changes(kind: RelationKind) -> bool {
    ends(kind) || matches!(kind, RelationKind::Amends | RelationKind::Supplements)
}

/// Vietnamese and English for what was done.
pub(crate) const fn done(kind: RelationKind) -> (&'static str, &'static str) {
    match kind {
        RelationKind::Replaces => ("thay thế", "replaced"),
        RelationKind::Repeals => ("bãi bỏ", "repealed"),
        RelationKind::Annuls => ("hủy bỏ", "annulled"),
        RelationKind::Supplements => ("bổ sung", "supplemented"),
        _ => ("sửa đổi", "amended"),
    }
}

/// What a state of a register's row does to its document; nothing for one in force.
const fn done_by(state: RowState) -> Option<RelationKind> {
    match state {
        RowState::Replaced => Some(RelationKind::Replaces),
        RowState::Repealed => Some(RelationKind::Repeals),
        RowState::Issued | RowState::Void => None,
    }
}

impl<'g> Audit<'g> {
    /// The relations by which issued documents do something of some kinds to another.
    fn told(
        &self,
        document: &Document<'g>,
        wanted: fn(RelationKind) -> bool,
    ) -> impl Iterator<Item = Relation<'g>> {
        let target = document.handle();
        self.graph().cited(target).filter(move |relation| {
            wanted(relation.kind())
                && relation.from().handle() != target
                && relation.from().state() != State::Draft
        })
    }

    /// Whether a document was changed. Cost: as [`changes`](Self::changes), with nothing
    /// put in words.
    pub(crate) fn is_changed(&self, document: &Document<'g>) -> bool {
        self.told(document, changes).next().is_some()
            || self
                .books()
                .rows_of(document)
                .iter()
                .any(|entry| done_by(entry.row.state).is_some())
    }

    /// The changes of a document, in the order of the texts. Cost: linear in its
    /// relations and rows.
    pub(crate) fn changes(&self, document: &Document<'g>) -> Vec<Change<'g>> {
        self.changes_of(document, changes)
    }

    /// The changes that end a document.
    pub(crate) fn endings(&self, document: &Document<'g>) -> Vec<Change<'g>> {
        self.changes_of(document, ends)
    }

    /// The changes of some kinds. What is not wanted is not put in words.
    fn changes_of(
        &self,
        document: &Document<'g>,
        wanted: fn(RelationKind) -> bool,
    ) -> Vec<Change<'g>> {
        let graph = self.graph();
        let mut found: Vec<Change<'g>> = self
            .told(document, wanted)
            .map(|relation| Change {
                kind: relation.kind(),
                by: Some(relation.from()),
                name: relation.from().label().to_owned(),
                days: relation.from().interval(),
                evidence: relation
                    .evidence()
                    .iter()
                    .take(1)
                    .map(|evidence| Evidence::at(graph, evidence.place()))
                    .collect(),
            })
            .collect();
        for entry in self.books().rows_of(document) {
            let Some(kind) = done_by(entry.row.state).filter(|&kind| wanted(kind)) else {
                continue;
            };
            found.push(Change {
                kind,
                by: None,
                name: entry.register.name(),
                days: entry.row.since.map(|day| (day, day)),
                evidence: vec![entry.evidence()],
            });
        }
        found
    }
}
