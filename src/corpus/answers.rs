//! What answers a source.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::Corpus;
use crate::graph::{ChainStatus, Document};

/// One document that carries out a source.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'c> {
    corpus: &'c Corpus,
    source: Document<'c>,
    document: Document<'c>,
}

impl<'c> Answer<'c> {
    /// The answer.
    pub const fn document(&self) -> Document<'c> {
        self.document
    }

    /// The source that it carries out.
    pub const fn source(&self) -> Document<'c> {
        self.source
    }

    /// Its full date, where it is known.
    pub fn date(&self) -> Option<NaiveDate> {
        self.document.date()
    }

    /// The name of the body that issued it, as far as that is known.
    pub fn body(&self) -> Option<&'c str> {
        let row = self.corpus.issuer(&self.document)?;
        Some(&row.name)
    }

    /// Days from the source to the answer, where both dates are known; below 0 where the answer
    /// came first.
    pub fn lag(&self) -> Option<i64> {
        Some((self.date()? - self.source.date()?).num_days())
    }

    /// How far it can be relied on: proven, contested, or a draft.
    pub fn status(&self) -> ChainStatus {
        ChainStatus::of(&self.document)
    }
}

/// The answers to the sources of one number, in the order of the texts; an iterator.
///
/// Each source with each answer is one: where a number was given twice, or a paper answers two
/// of its bearers, [`Answer::source`] tells which is meant.
#[derive(Clone, Debug)]
pub struct Answers<'c> {
    corpus: &'c Corpus,
    sources: Vec<Document<'c>>,
    rest: std::vec::IntoIter<Answer<'c>>,
}

impl<'c> Answers<'c> {
    pub(super) fn new(corpus: &'c Corpus, sources: Vec<Document<'c>>) -> Self {
        let graph = corpus.graph();
        let found = sources.iter().flat_map(|source| {
            graph.answers(source.handle()).map(|document| Answer {
                corpus,
                source: *source,
                document,
            })
        });
        Self {
            rest: found.collect::<Vec<_>>().into_iter(),
            corpus,
            sources,
        }
    }

    /// The documents that bear the number that was asked for.
    pub fn sources(&self) -> &[Document<'c>] {
        &self.sources
    }

    fn only(mut self, wanted: impl Fn(&Answer<'c>) -> bool) -> Self {
        self.rest = self.rest.filter(wanted).collect::<Vec<_>>().into_iter();
        self
    }

    /// Only those dated in a year; one whose words leave the year open is not among them.
    #[must_use]
    pub fn in_year(self, year: i32) -> Self {
        self.only(|it| is_of_year(&it.document, year))
    }

    /// Only those to sources dated in a year: `18-NQ/TW` was issued in 2017 and again in 2022.
    #[must_use]
    pub fn to_source_of(self, year: i32) -> Self {
        self.only(|it| is_of_year(&it.source, year))
    }

    /// Only those of a body, by its name, however it is spelt.
    #[must_use]
    pub fn of_body(self, name: &str) -> Self {
        let corpus = self.corpus;
        let called = super::gaps::called(corpus, name);
        let keys: BTreeSet<&str> = called.map(|it| &*it.key).collect();
        self.only(|it| {
            let row = corpus.issuer(&it.document);
            row.is_some_and(|row| keys.contains(&*row.key))
        })
    }

    /// With what carries the answers out in turn, down to the lowest.
    ///
    /// Cost: linear in what is walked over, for each source.
    #[must_use]
    pub fn with_indirect(self) -> Self {
        let graph = self.corpus.graph();
        let found = self.sources.iter().flat_map(|source| {
            graph.downward(source.handle()).map(|document| Answer {
                corpus: self.corpus,
                source: *source,
                document,
            })
        });
        Self {
            rest: found.collect::<Vec<_>>().into_iter(),
            ..self.clone()
        }
    }
}

/// Whether every day that the words leave lies in the year.
fn is_of_year(document: &Document<'_>, year: i32) -> bool {
    document
        .interval()
        .is_some_and(|(first, last)| (first.year(), last.year()) == (year, year))
}

impl<'c> Iterator for Answers<'c> {
    type Item = Answer<'c>;

    fn next(&mut self) -> Option<Answer<'c>> {
        self.rest.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rest.size_hint()
    }
}

impl ExactSizeIterator for Answers<'_> {}
