//! What became of a document after it was issued: amended, replaced, repealed.
//!
//! Told by relations of issued documents and by rows of registers. A draft that would
//! replace something replaces nothing yet.

use chrono::{Days, NaiveDate};

use super::book::Entry;
use super::{Audit, Evidence};
use crate::graph::{Document, Relation, State, TraceGraph};
use crate::id::Style;
use crate::registry::RowState;
use crate::relation::{Certainty, RelationKind};

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
                let places = relation.evidence();
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

/// Whether a document can change another: it is not older, and not of a lower level. Where a
/// lower body's paper is said to end a higher one's, the words were misread, or O16 tells it.
pub(crate) fn can_change(by: &Document<'_>, target: &Document<'_>) -> bool {
    let older = matches!(
        (by.interval(), target.interval()),
        (Some((_, last)), Some((first, _))) if last < first
    );
    let lower = matches!((by.level(), target.level()), (Some(a), Some(b)) if a < b);
    !older && !lower
}

/// The longest time that is allowed for between the day of a normative act of the State and
/// the day on which it takes effect, where its text is not at hand to tell.
const UNTIL_EFFECT: u64 = 365;

/// First and last day on which what a document did to another took effect: the day that its
/// text gives itself, else its own date. A normative act of the State (its number bears the
/// year) takes effect some time behind its date.
fn effect(graph: &TraceGraph, by: &Document<'_>) -> Option<(NaiveDate, NaiveDate)> {
    let told = by
        .texts()
        .find_map(|input| graph.inputs()[input].own.effective);
    if let Some(day) = told {
        return Some((day, day));
    }
    let (first, last) = by.interval()?;
    let normative = by
        .id()
        .is_some_and(|id| id.style() == Style::State && id.year().is_some());
    let last = if normative {
        last.checked_add_days(Days::new(UNTIL_EFFECT))?
    } else {
        last
    };
    Some((first, last))
}

/// The relations by which issued documents do something of some kinds to another.
fn told<'g>(
    graph: &'g TraceGraph,
    document: &Document<'g>,
    wanted: fn(RelationKind) -> bool,
) -> impl Iterator<Item = Relation<'g>> {
    let target = document.handle();
    let document = *document;
    graph.cited(target).filter(move |relation| {
        wanted(relation.kind())
            && relation.from().handle() != target
            && relation.from().state() != State::Draft
            && relation.certainty() == Certainty::Stated
            && can_change(&relation.from(), &document)
            && !is_undone(graph, relation)
    })
}

/// Whether a document that changed another was itself annulled, or repealed where it amends: what
/// it changed counts no more. A repeal brings nothing back that was replaced. A later text that
/// takes the place of both says so of both.
fn is_undone(graph: &TraceGraph, change: &Relation<'_>) -> bool {
    graph.cited(change.from().handle()).any(|relation| {
        let undoes = match relation.kind() {
            RelationKind::Annuls => true,
            RelationKind::Repeals => !ends(change.kind()),
            _ => false,
        };
        undoes
            && relation.certainty() == Certainty::Stated
            && relation.from().handle() != change.to().handle()
            && relation.from().state() != State::Draft
    })
}

/// Replacements that are followed up, one behind the other; some stand in a circle.
const REPLACEMENTS: usize = 16;

/// The paper that an answer is today: itself as long as no text tells that it was ended, else
/// what replaced it; `None` where it was repealed or annulled. What a register says otherwise is
/// a finding (W08) and takes no proof away.
///
/// Cost: linear in the relations of the papers.
pub(crate) fn stands<'g>(graph: &'g TraceGraph, paper: Document<'g>) -> Option<Document<'g>> {
    let mut at = paper;
    for _ in 0..REPLACEMENTS {
        let over: Vec<Relation<'g>> = told(graph, &at, ends).collect();
        if over.is_empty() {
            return Some(at);
        }
        let replaces =
            |it: &&Relation<'g>| it.kind() == RelationKind::Replaces && it.from().is_numbered();
        at = over.iter().find(replaces)?.from();
    }
    None
}

impl<'g> Audit<'g> {
    /// Whether a document was changed. Cost: as [`changes`](Self::changes), up to the
    /// first.
    pub(crate) fn is_changed(&self, document: &Document<'g>) -> bool {
        told(self.graph(), document, changes).next().is_some()
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
        let told = told(self.graph(), document, wanted).map(|it| told_change(self.graph(), it));
        let rows = self.books().rows_of(document).into_iter().zip(0..);
        let rows = rows.filter_map(|(entry, at)| row_change(entry, at));
        told.chain(rows.filter(|it| wanted(it.kind))).collect()
    }

    /// The change of a document that was [found](Change::at) before. Cost: constant, but
    /// for the rows of the document.
    pub(crate) fn change(&self, document: &Document<'g>, at: u32) -> Option<Change<'g>> {
        if let Some(relation) = self.graph().relation(at) {
            return Some(told_change(self.graph(), relation));
        }
        let row = u32::MAX - at;
        let entry = *self.books().rows_of(document).get(row as usize)?;
        row_change(entry, row)
    }
}

fn told_change<'g>(graph: &TraceGraph, relation: Relation<'g>) -> Change<'g> {
    Change {
        kind: relation.kind(),
        days: effect(graph, &relation.from()),
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
