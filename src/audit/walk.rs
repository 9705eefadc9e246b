//! Walks down from sources with one set of marks, so that a walk costs what it meets.

use crate::graph::{DocumentHandle, TraceGraph};

/// The longest path followed from a source down: three times the ladder.
pub const DEEPEST: usize = 15;

/// One set of marks and one budget for many walks.
pub(crate) struct Walk<'a> {
    graph: &'a TraceGraph,
    mark: Vec<u32>,
    round: u32,
    left: usize,
    found: Vec<(DocumentHandle, usize)>,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(graph: &'a TraceGraph) -> Self {
        Self {
            graph,
            mark: vec![0; graph.len()],
            round: 0,
            left: 1_000_000 + graph.len().saturating_mul(64),
            found: Vec::new(),
        }
    }

    /// What carries a source out, with its distance, near ones first; and whether that
    /// was all.
    pub(crate) fn down(&mut self, source: DocumentHandle) -> (&[(DocumentHandle, usize)], bool) {
        self.round += 1;
        self.mark[source.index()] = self.round;
        self.found.clear();
        self.found.push((source, 0));
        let mut next = 0;
        let mut whole = true;
        while let Some(&(at, depth)) = self.found.get(next) {
            next += 1;
            for relation in self.graph.cited(at).filter(|r| r.kind().carries_out()) {
                let below = relation.from().handle();
                if self.mark[below.index()] == self.round {
                    continue;
                }
                if depth == DEEPEST || self.left == 0 {
                    whole = false;
                    continue;
                }
                self.left -= 1;
                self.mark[below.index()] = self.round;
                self.found.push((below, depth + 1));
            }
        }
        (&self.found[1..], whole)
    }
}
