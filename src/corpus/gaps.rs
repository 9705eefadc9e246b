//! Where an answer is missing, is only a draft, or is in doubt.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Corpus, QueryError};
use crate::audit::{Audit, Break, CellState, Phrase};
use crate::body::BodyName;
use crate::graph::{Document, DocumentHandle};
use crate::report::{BodyRow, MatrixCell};

/// The most gaps whose reasons are worked out; each takes a walk.
const EXPLAINED: usize = 1_000;

/// One gap, by places: source, cell, and the reason where a duty asks.
#[derive(Debug)]
pub(super) struct Row {
    cell: usize,
    reason: Option<(Break, Phrase)>,
}

const fn is_gap(state: CellState) -> bool {
    matches!(
        state,
        CellState::Contested | CellState::Draft | CellState::Missing | CellState::Unknown
    )
}

/// The gaps among the cells, in their order.
pub(super) fn rows(audit: &Audit<'_>, cells: &[MatrixCell]) -> Vec<Row> {
    let mut left = EXPLAINED;
    let gaps = cells.iter().enumerate().filter(|(_, it)| is_gap(it.state));
    gaps.map(|(cell, it)| {
        let explained = it.asked && left > 0;
        left -= usize::from(explained);
        let source = audit.graph().by_key(&it.source).filter(|_| explained);
        let told = source.map(|source| audit.why_not(source.handle(), &it.body));
        Row {
            cell,
            reason: told.map(|told| (told.at, told.why)),
        }
    })
    .collect()
}

/// The bodies that a name means, however it is spelt; a key means one.
pub(super) fn called<'c>(
    corpus: &'c Corpus,
    name: &str,
) -> impl Iterator<Item = &'c BodyRow> + use<'c> {
    let (key, name) = (name.to_owned(), BodyName::new(name));
    let rows = corpus.bodies().iter();
    rows.filter(move |row| row.key == key || BodyName::new(&row.name) == name)
}

/// One pair of source and body that is not covered.
#[derive(Clone, Copy, Debug)]
pub struct Gap<'c> {
    corpus: &'c Corpus,
    cell: &'c MatrixCell,
    source: Document<'c>,
    row: &'c Row,
}

impl<'c> Gap<'c> {
    /// The source that is not answered.
    pub const fn source(&self) -> Document<'c> {
        self.source
    }

    /// The body that owes the answer, or whose answer is in doubt; none where only a text says
    /// that nothing answers the source, and not who should.
    pub fn body(&self) -> Option<&'c BodyRow> {
        self.corpus
            .bodies()
            .iter()
            .find(|it| it.key == self.cell.body)
    }

    /// How it stands.
    pub const fn state(&self) -> CellState {
        self.cell.state
    }

    /// Whether a duty of the policy asks for the answer; else the texts alone tell of it.
    pub const fn is_asked(&self) -> bool {
        self.cell.asked
    }

    /// Whether the due date has surely passed.
    pub const fn is_overdue(&self) -> bool {
        self.cell.overdue
    }

    /// The last day on which the due date can be.
    pub const fn due(&self) -> Option<NaiveDate> {
        self.cell.due
    }

    /// Where the path from the source to the body breaks off, and the same in words; `None`
    /// where no duty asks, and beyond a thousand gaps.
    pub fn reason(&self) -> Option<(Break, &'c Phrase)> {
        self.row.reason.as_ref().map(|(at, why)| (*at, why))
    }

    /// The papers that answer it after all: drafts, or such whose number is contested.
    pub fn answers(&self) -> impl Iterator<Item = Document<'c>> {
        let graph = self.corpus.graph();
        self.cell.answers.iter().filter_map(|key| graph.by_key(key))
    }
}

/// The gaps of a [`Corpus`]; an iterator.
#[derive(Clone, Debug)]
pub struct Gaps<'c> {
    corpus: &'c Corpus,
    rest: std::vec::IntoIter<Gap<'c>>,
}

impl<'c> Gaps<'c> {
    pub(super) fn new(corpus: &'c Corpus) -> Self {
        let standing = corpus.standing();
        let gaps = standing.gaps.iter().filter_map(|row| {
            let (source, cell) = standing.matrix.get(row.cell)?;
            Some(Gap {
                corpus,
                cell,
                source: corpus.graph().document(source),
                row,
            })
        });
        Self {
            corpus,
            rest: gaps.collect::<Vec<_>>().into_iter(),
        }
    }

    fn only(mut self, wanted: impl Fn(&Gap<'c>) -> bool) -> Self {
        self.rest = self.rest.filter(wanted).collect::<Vec<_>>().into_iter();
        self
    }

    /// Only those of a body, by its name, however it is spelt, or by its key.
    ///
    /// # Errors
    /// [`QueryError::NoBody`] where no body is called so: a slip must not pass for "no gaps".
    pub fn of(self, body: &str) -> Result<Self, QueryError> {
        let keys: BTreeSet<&str> = called(self.corpus, body).map(|it| &*it.key).collect();
        if keys.is_empty() {
            return Err(QueryError::NoBody(body.into()));
        }
        Ok(self.only(|gap| keys.contains(&*gap.cell.body)))
    }

    /// Only those of the sources of a number.
    ///
    /// # Errors
    /// As [`Corpus::find`].
    pub fn to(self, number: &str) -> Result<Self, QueryError> {
        let sources = self.corpus.find(number)?;
        let sources: BTreeSet<DocumentHandle> = sources.iter().map(Document::handle).collect();
        Ok(self.only(|gap| sources.contains(&gap.source.handle())))
    }

    /// Only those whose due date has surely passed.
    #[must_use]
    pub fn overdue(self) -> Self {
        self.only(Gap::is_overdue)
    }
}

impl<'c> Iterator for Gaps<'c> {
    type Item = Gap<'c>;

    fn next(&mut self) -> Option<Gap<'c>> {
        self.rest.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rest.size_hint()
    }
}

impl ExactSizeIterator for Gaps<'_> {}
