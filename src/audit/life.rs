//! What became of a document after it was issued: amended, replaced, repealed.
//!
//! Told by relations of issued documents and by rows of registers. A draft that would
//! replace something replaces nothing yet.

use chrono::NaiveDate;

use super::book::Entry;
use super::{Audit, Evidence};
use crate::graph::{Document, Relation, State};
use crate::registry::RowState;
use crate::relation::RelationKind;

/// One change in the life of a document, not yet in words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Change<'g> {
    /// What happened.
    pub(crate) kind: RelationKind,
    /// First and last day on which it can have happened.
    pub(crate) days: Option<(NaiveDate, NaiveDate)>,
    by: By<'g>,
}

/// Who tells of a change.
#[derive(Clone, Copy, Debug)]
enum By<'g> {
    /// A relation of the document that did it.
    Relation(Relation<'g>),
    /// A row of a register, with its place among the document's rows.
    Row(Entry<'g>, u32),
}

impl<'g> Change<'g> {
    /// The document that did it, where one is known.
    pub(crate) fn by(&self) -> Option<Document<'g>> {
        match &self.by {
            By::Relation(relation) => Some(relation.from()),
            By::Row(..) => None,
        }
    }

    /// The name of what did it: a document, or a register.
    pub(crate) fn name(&self) -> String {
        match &self.by {
            By::Relation(relation) => relation.from().label().to_owned(),
            By::Row(entry, _) => entry.register.name(),
        }
    }

    /// The texts that tell of it.
    pub(crate) fn inputs(&self) -> Vec<usize> {
        match &self.by {
            By::Relation(relation) => {
                let places = relation.evidence().iter();
                places.map(|evidence| evidence.place().input).collect()
            }
            By::Row(..) => Vec::new(),
        }
    }

    /// The words.
    pub(crate) fn evidence(&self, audit: &Audit<'_>) -> Option<Evidence> {
        match &self.by {
            By::Relation(relation) => audit.stated(relation),
            By::Row(entry, _) => Some(entry.evidence()),
        }
    }

    /// What finds it again: see [`Audit::change`]. Relations count up from 0, and rows
    /// down from the greatest number.
    pub(crate) const fn at(&self) -> u32 {
        match &self.by {
            By::Relation(relation) => relation.index(),
            By::Row(_, at) => u32::MAX - *at,
        }
    }
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

    /// Whether a document was changed. Cost: as [`changes`](Self::changes), up to the
    /// first.
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

    fn changes_of(
        &self,
        document: &Document<'g>,
        wanted: fn(RelationKind) -> bool,
    ) -> Vec<Change<'g>> {
        let told = self.told(document, wanted).map(told_change);
        let rows = self.books().rows_of(document).into_iter().zip(0..);
        let rows = rows.filter_map(|(entry, at)| row_change(entry, at));
        told.chain(rows.filter(|it| wanted(it.kind))).collect()
    }

    /// The change of a document that was [found](Change::at) before. Cost: constant, but
    /// for the rows of the document.
    pub(crate) fn change(&self, document: &Document<'g>, at: u32) -> Option<Change<'g>> {
        if let Some(relation) = self.graph().relation(at) {
            return Some(told_change(relation));
        }
        let row = u32::MAX - at;
        let entry = *self.books().rows_of(document).get(row as usize)?;
        row_change(entry, row)
    }
}

fn told_change(relation: Relation<'_>) -> Change<'_> {
    Change {
        kind: relation.kind(),
        days: relation.from().interval(),
        by: By::Relation(relation),
    }
}

fn row_change(entry: Entry<'_>, at: u32) -> Option<Change<'_>> {
    Some(Change {
        kind: done_by(entry.row.state)?,
        days: entry.row.since.map(|day| (day, day)),
        by: By::Row(entry, at),
    })
}
