//! Which of the findings are looked at.

use std::collections::BTreeSet;

use super::Corpus;
use crate::audit::{Code, Finding, PatternError, Severity};
use crate::graph::{Document, DocumentHandle};

/// Findings of a [`Corpus`], all or some, worst first; an iterator.
///
/// Those that a waiver hides are among them and [say so](Finding::waiver).
#[derive(Clone, Debug)]
pub struct Selection<'c> {
    corpus: &'c Corpus,
    rest: std::vec::IntoIter<&'c Finding>,
}

impl<'c> Selection<'c> {
    pub(super) fn new(corpus: &'c Corpus) -> Self {
        let all: Vec<&Finding> = corpus.all_findings().iter().collect();
        Self {
            corpus,
            rest: all.into_iter(),
        }
    }

    fn only(mut self, wanted: impl Fn(&Finding) -> bool) -> Self {
        let kept = self.rest.filter(|it| wanted(it));
        self.rest = kept.collect::<Vec<_>>().into_iter();
        self
    }

    /// Only those about a document, by its key, or about the documents of a number.
    #[must_use]
    pub fn about(self, document: &str) -> Self {
        let corpus = self.corpus;
        let found: BTreeSet<DocumentHandle> = match corpus.document(document) {
            Some(document) if document.key() != document.label() => [document.handle()].into(),
            Some(document) if corpus.find(document.label()).is_err() => [document.handle()].into(),
            _ => {
                let found = corpus.find(document).unwrap_or_default();
                found.iter().map(Document::handle).collect()
            }
        };
        self.only(|it| it.documents.iter().any(|one| found.contains(one)))
    }

    /// Only those of some rules: a code, a name, or the beginning of codes: `D*`.
    ///
    /// # Errors
    /// [`PatternError`] for a word that means no rule: a slip must not pass for "nothing found".
    pub fn of<T: AsRef<str>>(
        self,
        rules: impl IntoIterator<Item = T>,
    ) -> Result<Self, PatternError> {
        let codes: Vec<Code> = self.corpus.rules().codes_of(rules)?;
        Ok(self.only(|it| codes.contains(&it.code)))
    }

    /// Only those as grave as this, or graver.
    #[must_use]
    pub fn at_least(self, severity: Severity) -> Self {
        self.only(|it| it.severity <= severity)
    }
}

impl<'c> Iterator for Selection<'c> {
    type Item = &'c Finding;

    fn next(&mut self) -> Option<&'c Finding> {
        self.rest.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rest.size_hint()
    }
}

impl ExactSizeIterator for Selection<'_> {}
