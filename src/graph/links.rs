//! The relations as columns: for each document, what it cites and what cites it.
//!
//! petgraph's own graph keeps relations as chained lists, where each step of a walk may
//! be far from the one before. Every rule walks, so the steps stand in rows here;
//! petgraph's searches run on them through its `visit` traits (see
//! [`cycle`](super::cycle)). What a document cites mostly stands together among all
//! relations already, so its row names them and no more; what cites it comes from
//! everywhere, so its row has the other ends too.

use std::collections::BTreeMap;

use crate::registry::RelationFacts;
use crate::relation::{Certainty, RelationKind};

use super::document::DocumentHandle;

/// What is asked of a relation without a look at the texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie {
    pub(super) kind: RelationKind,
    /// A bit for each that is so of one of its statements.
    stated: u8,
}

impl Tie {
    const STATED: u8 = 1;
    const INHERITED: u8 = 1 << 1;
    const OF_OFFICE: u8 = 1 << 2;
    const OF_ITSELF: u8 = 1 << 3;

    /// What one statement says: whether in the text of an office, and whether on the citing
    /// document itself.
    pub(super) const fn new(facts: &RelationFacts, of_office: bool, of_itself: bool) -> Self {
        let mut stated = match facts.certainty {
            Certainty::Stated => Self::STATED,
            Certainty::Inherited => Self::INHERITED,
            Certainty::Inferred => 0,
        };
        if of_office {
            stated |= Self::OF_OFFICE;
        }
        if of_itself {
            stated |= Self::OF_ITSELF;
        }
        Self {
            kind: facts.kind,
            stated,
        }
    }

    /// With another statement of the same relation.
    const fn join(&mut self, other: Self) {
        self.stated |= other.stated;
    }

    /// The best of its statements.
    pub(super) const fn certainty(self) -> Certainty {
        if self.stated & Self::STATED != 0 {
            Certainty::Stated
        } else if self.stated & Self::INHERITED != 0 {
            Certainty::Inherited
        } else {
            Certainty::Inferred
        }
    }

    /// Whether the text of an office states it.
    pub(super) const fn of_office(self) -> bool {
        self.stated & Self::OF_OFFICE != 0
    }

    /// Whether some statement is one on the citing document itself.
    pub(super) const fn of_itself(self) -> bool {
        self.stated & Self::OF_ITSELF != 0
    }
}

/// One step from a document along an edge.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// The document at the other end.
    pub(super) to: DocumentHandle,
    pub(super) edge: u32,
    pub(super) tie: Tie,
}

/// The steps from one document in one direction, in the order of the edges.
#[derive(Clone, Debug)]
pub(super) struct Steps<'g> {
    edges: core::slice::Iter<'g, u32>,
    at: usize,
    /// Other ends and ties: those of the row, or of all edges.
    ends: &'g [DocumentHandle],
    ties: &'g [Tie],
    by_row: bool,
}

impl Iterator for Steps<'_> {
    type Item = Step;

    #[inline]
    fn next(&mut self) -> Option<Step> {
        let edge = *self.edges.next()?;
        let at = if self.by_row { self.at } else { edge as usize };
        self.at += 1;
        Some(Step {
            to: *self.ends.get(at)?,
            edge,
            tie: *self.ties.get(at)?,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.edges.size_hint()
    }
}

/// The edges of every document.
#[derive(Clone, Debug, Default)]
struct Rows {
    /// Where the row of each document ends.
    ends: Vec<u32>,
    edges: Vec<u32>,
}

impl Rows {
    #[inline]
    fn range(&self, document: DocumentHandle) -> core::ops::Range<usize> {
        let at = document.index();
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..self.ends[at] as usize
    }
}

/// The places of some keys, by key, each in its order; and where each key's places end.
/// Cost: linear in both.
pub(super) fn grouped(
    keys: usize,
    of: impl Iterator<Item = usize> + Clone,
) -> (Vec<u32>, Vec<u32>) {
    let mut ends = vec![0_u32; keys];
    let mut all = 0;
    for key in of.clone() {
        ends[key] += 1;
        all += 1;
    }
    let mut start = 0;
    for end in &mut ends {
        start += core::mem::replace(end, start);
    }
    let mut places = vec![0; all];
    for (key, at) in of.zip(0..) {
        let end = &mut ends[key];
        places[*end as usize] = at;
        *end += 1;
    }
    (places, ends)
}

/// What is stated, as it is read out of the texts: one entry a statement.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) from: Vec<DocumentHandle>,
    pub(super) to: Vec<DocumentHandle>,
    pub(super) tie: Vec<Tie>,
    /// Its place among the relations of all texts.
    pub(super) relation: Vec<u32>,
    /// Those that are passed over, in order.
    pub(super) passed: Vec<u32>,
}

impl Said {
    fn relation_of(&self, at: u32) -> (DocumentHandle, RelationKind) {
        (self.to[at as usize], self.tie[at as usize].kind)
    }

    /// Which statements repeat an earlier one, and which that is. Cost: linear in the
    /// statements, sorted within those of one document.
    fn repeated(&self, documents: usize) -> Vec<(u32, u32)> {
        let (mut by_document, ends) = grouped(documents, self.from.iter().map(|it| it.index()));
        let mut repeated = Vec::new();
        let mut start = 0;
        for end in ends {
            let own = &mut by_document[start..end as usize];
            start = end as usize;
            own.sort_by_key(|&at| self.relation_of(at));
            for same in own.chunk_by(|&a, &b| self.relation_of(a) == self.relation_of(b)) {
                repeated.extend(same[1..].iter().map(|&at| (at, same[0])));
            }
        }
        repeated.sort_unstable();
        repeated
    }
}

/// All relations, with the rows of both directions.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    from: Vec<DocumentHandle>,
    to: Vec<DocumentHandle>,
    tie: Vec<Tie>,
    /// The relations of all texts that are none of their own: stated before, or without an end.
    passed: Vec<u32>,
    /// Where some are stated again.
    again: BTreeMap<u32, Vec<u32>>,
    citing: Rows,
    cited: Rows,
    /// The other ends and the ties, as the rows of what is cited have them.
    cited_ends: Vec<DocumentHandle>,
    cited_ties: Vec<Tie>,
}

impl Links {
    /// The relations in the order in which they are first stated. Cost: linear in documents
    /// and statements.
    pub(super) fn of(documents: usize, said: Said) -> Self {
        let repeated = said.repeated(documents);
        let mut made = Self::default();
        let Said {
            mut from,
            mut to,
            mut tie,
            relation,
            passed,
        } = said;
        made.passed = passed;
        if !repeated.is_empty() {
            // What was first has its number before the others ask for it.
            let mut numbers: BTreeMap<u32, u32> =
                repeated.iter().map(|&(_, first)| (first, 0)).collect();
            let mut repeated = repeated.iter().peekable();
            let mut next = 0;
            for at in 0..from.len() as u32 {
                let here = at as usize;
                if let Some(&(_, before)) = repeated.next_if(|&&(again, _)| again == at) {
                    let edge = numbers[&before];
                    made.again.entry(edge).or_default().push(relation[here]);
                    made.passed.push(relation[here]);
                    let other = tie[here];
                    tie[edge as usize].join(other);
                    continue;
                }
                if let Some(number) = numbers.get_mut(&at) {
                    *number = next as u32;
                }
                (from[next], to[next]) = (from[here], to[here]);
                tie[next] = tie[here];
                next += 1;
            }
            from.truncate(next);
            to.truncate(next);
            tie.truncate(next);
            made.passed.sort_unstable();
        }
        from.shrink_to_fit();
        to.shrink_to_fit();
        tie.shrink_to_fit();
        drop(relation);
        let rows = |of: &[DocumentHandle]| {
            let (edges, ends) = grouped(documents, of.iter().map(|it| it.index()));
            Rows { ends, edges }
        };
        made.citing = rows(&from);
        made.cited = rows(&to);
        let edges = || made.cited.edges.iter().map(|&edge| edge as usize);
        made.cited_ends = edges().map(|edge| from[edge]).collect();
        made.cited_ties = edges().map(|edge| tie[edge]).collect();
        Self {
            from,
            to,
            tie,
            ..made
        }
    }

    pub(super) fn len(&self) -> usize {
        self.from.len()
    }

    /// Citing end, cited end and tie.
    #[inline]
    pub(super) fn edge(&self, at: u32) -> Option<(DocumentHandle, DocumentHandle, Tie)> {
        let at = at as usize;
        Some((*self.from.get(at)?, self.to[at], self.tie[at]))
    }

    /// Where an edge is first stated, among the relations of all texts, and where again, in
    /// their order. Cost: logarithmic in the statements that repeat another.
    pub(super) fn stated(&self, at: u32) -> (u32, &[u32]) {
        let again = self.again.get(&at).map(Vec::as_slice);
        // Those that were passed over before it are as many as its number lags behind.
        let (mut less, mut more) = (0, self.passed.len());
        while less < more {
            let middle = usize::midpoint(less, more);
            if self.passed[middle] - middle as u32 <= at {
                less = middle + 1;
            } else {
                more = middle;
            }
        }
        (at + less as u32, again.unwrap_or_default())
    }

    /// The steps to what a document cites.
    #[inline]
    pub(super) fn citing(&self, document: DocumentHandle) -> Steps<'_> {
        let edges = self.citing.edges.get(self.citing.range(document));
        Steps {
            edges: edges.unwrap_or_default().iter(),
            at: 0,
            ends: &self.to,
            ties: &self.tie,
            by_row: false,
        }
    }

    /// The steps to what cites a document.
    #[inline]
    pub(super) fn cited(&self, document: DocumentHandle) -> Steps<'_> {
        let range = self.cited.range(document);
        let edges = self.cited.edges.get(range.clone());
        Steps {
            edges: edges.unwrap_or_default().iter(),
            at: 0,
            ends: self.cited_ends.get(range.clone()).unwrap_or_default(),
            ties: self.cited_ties.get(range).unwrap_or_default(),
            by_row: true,
        }
    }
}
