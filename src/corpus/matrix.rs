//! How bodies stand with sources, as a table.

use std::collections::{BTreeMap, BTreeSet};

use super::{Corpus, QueryError, gaps};
use crate::graph::{Document, DocumentHandle, TraceGraph};
use crate::report::{BodyRow, MatrixCell};

/// All cells with their places: source and body.
#[derive(Debug)]
pub(super) struct Cells {
    all: Vec<MatrixCell>,
    places: Vec<(DocumentHandle, usize)>,
    at: BTreeMap<(DocumentHandle, usize), usize>,
}

impl Cells {
    /// Cost: n log n in the cells.
    pub(super) fn new(graph: &TraceGraph, bodies: &[BodyRow], cells: Vec<MatrixCell>) -> Self {
        let bodies: BTreeMap<&str, usize> = bodies.iter().map(|it| &*it.key).zip(0..).collect();
        // The table names only documents and bodies that there are.
        let place = |cell: &MatrixCell| {
            let source = graph.by_key(&cell.source)?.handle();
            Some((source, *bodies.get(&*cell.body)?))
        };
        let (places, cells): (Vec<_>, Vec<_>) = cells
            .into_iter()
            .filter_map(|cell| Some((place(&cell)?, cell)))
            .unzip();
        Self {
            at: places.iter().copied().zip(0..).collect(),
            places,
            all: cells,
        }
    }

    pub(super) fn get(&self, at: usize) -> Option<(DocumentHandle, &MatrixCell)> {
        Some((self.places.get(at)?.0, self.all.get(at)?))
    }
}

/// Sources against bodies; from [`Corpus::matrix`].
#[derive(Clone, Debug)]
pub struct Matrix<'c> {
    corpus: &'c Corpus,
    sources: Vec<DocumentHandle>,
    bodies: Vec<usize>,
}

impl<'c> Matrix<'c> {
    pub(super) fn new(corpus: &'c Corpus) -> Self {
        let cells = &corpus.standing().matrix;
        let sources: BTreeSet<DocumentHandle> = cells.places.iter().map(|it| it.0).collect();
        let bodies: BTreeSet<usize> = cells.places.iter().map(|it| it.1).collect();
        Self {
            corpus,
            sources: sources.into_iter().collect(),
            bodies: bodies.into_iter().collect(),
        }
    }

    /// Only these sources, by their numbers, in the order given.
    ///
    /// # Errors
    /// As [`Corpus::find`].
    pub fn of_sources<T: AsRef<str>>(
        mut self,
        numbers: impl IntoIterator<Item = T>,
    ) -> Result<Self, QueryError> {
        let mut sources = Vec::new();
        for number in numbers {
            let found = self.corpus.find(number.as_ref())?;
            sources.extend(found.iter().map(Document::handle));
        }
        self.sources = sources;
        Ok(self)
    }

    /// Only these bodies, by their names or keys, in the order given.
    ///
    /// # Errors
    /// [`QueryError::NoBody`] where no body is called so.
    pub fn of_bodies<T: AsRef<str>>(
        mut self,
        names: impl IntoIterator<Item = T>,
    ) -> Result<Self, QueryError> {
        let all = self.corpus.bodies();
        let mut bodies = Vec::new();
        for name in names {
            let name = name.as_ref();
            let keys: BTreeSet<&str> = gaps::called(self.corpus, name).map(|it| &*it.key).collect();
            if keys.is_empty() {
                return Err(QueryError::NoBody(name.into()));
            }
            let places = all.iter().enumerate();
            let called = places.filter(|(_, it)| keys.contains(&*it.key));
            bodies.extend(called.map(|(at, _)| at));
        }
        self.bodies = bodies;
        Ok(self)
    }

    /// The sources: the rows.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Document<'c>> {
        let graph = self.corpus.graph();
        self.sources.iter().map(|&source| graph.document(source))
    }

    /// The bodies: the columns.
    pub fn bodies(&self) -> impl ExactSizeIterator<Item = &'c BodyRow> {
        let all = self.corpus.bodies();
        self.bodies.iter().map(|&at| &all[at])
    }

    /// How each body stands with a source, in the order of the bodies; `None` for what was not
    /// asked for and no text tells of.
    pub fn row(
        &self,
        source: &Document<'_>,
    ) -> impl ExactSizeIterator<Item = Option<&'c MatrixCell>> {
        let source = source.handle();
        self.bodies.iter().map(move |&body| self.cell(source, body))
    }

    fn cell(&self, source: DocumentHandle, body: usize) -> Option<&'c MatrixCell> {
        let cells = &self.corpus.standing().matrix;
        cells.all.get(*cells.at.get(&(source, body))?)
    }

    /// The cells that there are, by source, then by body.
    pub fn cells(&self) -> impl Iterator<Item = &'c MatrixCell> {
        let sources = self.sources.iter();
        sources.flat_map(move |&source| {
            let bodies = self.bodies.iter();
            bodies.filter_map(move |&body| self.cell(source, body))
        })
    }
}
