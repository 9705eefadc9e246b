//! What several rules ask of each document, answered once for an audit.
//!
//! A rule that looks at what answers, changes or ends a document asks here first whether
//! there is anything to look at: for most there is not, and nothing is fetched for them.

use core::ops::BitOr;

use crate::graph::{Document, DocumentHandle, State, TraceGraph};
use crate::id::{Family, Level};
use crate::relation::Certainty;

use super::ladder::Sure;
use super::{Audit, answer, life};

/// Answers of yes or no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u16);

impl Marks {
    /// Its issuer says that it was issued, under a number nothing else claims.
    pub(super) const ISSUED: Self = Self(1);
    /// It is a report.
    const REPORT: Self = Self(1 << 1);
    /// It is a Party document.
    const PARTY: Self = Self(1 << 2);
    /// Something is said to carry it out, by whatever text; it may be itself.
    pub(super) const CARRIED_OUT: Self = Self(1 << 3);
    /// A draft is said to carry it out.
    pub(super) const DRAFTED: Self = Self(1 << 4);
    /// An office says that another document carries it out.
    pub(super) const ANSWERED: Self = Self(1 << 5);
    /// An office says that two others do, or one that may be in two relations.
    pub(super) const ANSWERED_TWICE: Self = Self(1 << 6);
    /// An office says that it carries another document out.
    pub(super) const ANSWERS: Self = Self(1 << 7);
    /// The same in two relations or more.
    pub(super) const ANSWERS_TWICE: Self = Self(1 << 8);
    /// A relation may tell of a change.
    const CHANGED: Self = Self(1 << 9);
    /// A relation may tell of its end.
    const ENDED: Self = Self(1 << 10);
    /// The words for its issuer may not go with its number.
    pub(super) const WORDED_APART: Self = Self(1 << 11);

    /// Whether it has all of others.
    const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    const fn when(self, holds: bool) -> Self {
        if holds { self } else { Self(0) }
    }
}

impl BitOr for Marks {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A set of levels.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Levels(u8);

impl Levels {
    const fn of(level: Option<Level>) -> Self {
        match level {
            Some(level) => Self(1 << level as u8),
            None => Self(0),
        }
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether there are several.
    pub(super) const fn are_several(self) -> bool {
        self.0.count_ones() > 1
    }

    /// Whether one lies more than a step below a level.
    pub(super) const fn are_far_below(self, top: Level) -> bool {
        let Some(near) = (top as u8).checked_sub(1) else {
            return false;
        };
        self.0 & ((1 << near) - 1) != 0
    }
}

/// The answers for one document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper {
    marks: Marks,
    /// The levels of what carries it out.
    levels: Levels,
    /// Those of what an office says of others, where they are beyond doubt.
    sure_levels: Levels,
    /// Its step of the ladder, where that is beyond doubt.
    sure: Option<Level>,
}

/// The answers for all documents, by their place. Cost: linear in documents and relations,
/// and in the words for issuers.
pub(super) fn papers(graph: &TraceGraph) -> Vec<Paper> {
    let mut ladder = Sure::default();
    let paper = |document| {
        let (sure, apart) = ladder.step(graph, &document);
        let party = document.family() == Some(Family::Party);
        Paper {
            marks: Marks::ISSUED.when(answer::is_issued(&document))
                | Marks::REPORT.when(answer::is_report(&document))
                | Marks::PARTY.when(party)
                | Marks::WORDED_APART.when(apart),
            levels: Levels::default(),
            sure_levels: Levels::default(),
            sure,
        }
    };
    let mut papers: Vec<Paper> = graph.documents().map(paper).collect();
    for relation in graph.relations() {
        let kind = relation.kind();
        let ends = relation.ends();
        let [from, to] = ends.map(DocumentHandle::index);
        if kind.carries_out() {
            let below = graph.document(ends[0]);
            let draft = below.state() == State::Draft;
            let marks = Marks::CARRIED_OUT | Marks::DRAFTED.when(draft);
            papers[to].marks.add(marks);
            papers[to].levels.add(Levels::of(below.level()));
            if from != to && relation.is_of_office() {
                let sure = papers[from].sure;
                let again = papers[to].marks.has(Marks::ANSWERED);
                let marks = Marks::ANSWERED | Marks::ANSWERED_TWICE.when(again);
                papers[to].marks.add(marks);
                papers[to].sure_levels.add(Levels::of(sure));
                let again = papers[from].marks.has(Marks::ANSWERS);
                let marks = Marks::ANSWERS | Marks::ANSWERS_TWICE.when(again);
                papers[from].marks.add(marks);
            }
        } else if life::changes(kind) && from != to && relation.certainty() == Certainty::Stated {
            let marks = Marks::CHANGED | Marks::ENDED.when(life::ends(kind));
            papers[to].marks.add(marks);
        }
    }
    papers
}

impl Audit<'_> {
    fn paper(&self, document: &Document<'_>) -> Paper {
        self.papers[document.handle().index()]
    }

    /// Whether a document has some marks, all of them.
    pub(super) fn has(&self, document: &Document<'_>, marks: Marks) -> bool {
        self.paper(document).marks.has(marks)
    }

    /// The levels of what carries a document out.
    pub(super) fn levels_of_answers(&self, document: &Document<'_>) -> Levels {
        self.paper(document).levels
    }

    /// The levels of what an office says to carry a document out, where they are beyond doubt.
    pub(super) fn sure_levels_of_answers(&self, document: &Document<'_>) -> Levels {
        self.paper(document).sure_levels
    }

    /// Whether a text or a register may tell of a change of a document: where not, there is
    /// none. Cost: constant.
    pub(super) fn may_be_changed(&self, document: &Document<'_>) -> bool {
        self.has(document, Marks::CHANGED) || !self.books().all().is_empty()
    }

    /// The same of its end.
    pub(super) fn may_be_ended(&self, document: &Document<'_>) -> bool {
        self.has(document, Marks::ENDED) || !self.books().all().is_empty()
    }

    /// The step of the ladder of a document, where it is beyond doubt.
    pub(super) fn sure(&self, document: &Document<'_>) -> Option<Level> {
        self.paper(document).sure
    }

    /// Whether a text of the issuer says that the document was issued, with a whole
    /// number that nothing else claims.
    pub(super) fn is_issued(&self, document: &Document<'_>) -> bool {
        self.has(document, Marks::ISSUED)
    }

    /// A report tells of answers; it is none itself.
    pub(super) fn is_report(&self, document: &Document<'_>) -> bool {
        self.has(document, Marks::REPORT)
    }

    /// Whether it is a Party document, by the organ in its number.
    pub(super) fn is_party(&self, document: &Document<'_>) -> bool {
        self.has(document, Marks::PARTY)
    }
}
