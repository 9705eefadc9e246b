//! The relations as arrays: for each document, what it cites and what cites it, side by
//! side in memory.
//!
//! petgraph's own graph keeps relations as chained lists, where each step of a walk may
//! be far from the one before. Every rule walks, so the steps stand in rows here;
//! petgraph's searches run on them through its `visit` traits (see
//! [`cycle`](super::cycle)).

use crate::relation::RelationKind;

use super::document::DocumentHandle;

/// What an edge is: its ends, its kind, and where its statements begin among those of all
/// edges; they end where those of the next one begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) from: DocumentHandle,
    pub(super) to: DocumentHandle,
    pub(super) kind: RelationKind,
    pub(super) first: u32,
}

/// One step from a document along an edge.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// The document at the other end.
    pub(super) to: DocumentHandle,
    pub(super) edge: u32,
    pub(super) kind: RelationKind,
}

/// The steps from every document in one direction, in the order of the edges.
#[derive(Clone, Debug, Default)]
struct Rows {
    /// Where the row of each document ends.
    ends: Vec<u32>,
    steps: Vec<Step>,
}

impl Rows {
    /// Cost: linear in documents and edges.
    fn of(
        documents: usize,
        edges: &[Edge],
        ends_of: fn(&Edge) -> (DocumentHandle, DocumentHandle),
    ) -> Self {
        let from = edges.iter().map(|edge| ends_of(edge).0.index());
        let (order, ends) = grouped(documents, from);
        let step = |at: u32| {
            let edge = &edges[at as usize];
            Step {
                to: ends_of(edge).1,
                edge: at,
                kind: edge.kind,
            }
        };
        let steps = order.into_iter().map(step).collect();
        Self { ends, steps }
    }

    #[inline]
    fn row(&self, document: DocumentHandle) -> &[Step] {
        let at = document.index();
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        let row = start as usize..self.ends[at] as usize;
        self.steps.get(row).unwrap_or_default()
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

/// All relations, with the rows of both directions.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    edges: Vec<Edge>,
    citing: Rows,
    cited: Rows,
}

impl Links {
    /// Edges in the order of the texts. Cost: linear in documents and edges.
    pub(super) fn new(documents: usize, edges: Vec<Edge>) -> Self {
        Self {
            citing: Rows::of(documents, &edges, |edge| (edge.from, edge.to)),
            cited: Rows::of(documents, &edges, |edge| (edge.to, edge.from)),
            edges,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.edges.len()
    }

    #[inline]
    pub(super) fn edge(&self, at: u32) -> Option<&Edge> {
        self.edges.get(at as usize)
    }

    /// The steps to what a document cites.
    #[inline]
    pub(super) fn citing(&self, document: DocumentHandle) -> &[Step] {
        self.citing.row(document)
    }

    /// The steps to what cites a document.
    #[inline]
    pub(super) fn cited(&self, document: DocumentHandle) -> &[Step] {
        self.cited.row(document)
    }
}
