//! Questions to the graph, answered as iterators that walk while they are read.

use std::collections::VecDeque;

use petgraph::Direction;

use crate::relation::RelationKind;

use super::links::Steps;
use super::{Document, DocumentHandle, Relation, State, TraceGraph};

impl TraceGraph {
    /// Every document, in the order of the texts. Cost: linear in the documents.
    pub fn documents(&self) -> impl Iterator<Item = Document<'_>> {
        self.documents_in(0..self.len())
    }

    /// The documents of some places among all of them.
    pub(crate) fn documents_in(
        &self,
        places: core::ops::Range<usize>,
    ) -> impl Iterator<Item = Document<'_>> {
        places.map(|at| self.document(DocumentHandle::new(at)))
    }

    /// Every relation, in the order of the texts. Cost: linear in the relations.
    pub fn relations(&self) -> impl Iterator<Item = Relation<'_>> {
        (0..self.links.len() as u32).filter_map(|at| self.relation(at))
    }

    /// How many relations there are.
    pub(crate) fn relation_count(&self) -> usize {
        self.links.len()
    }

    /// The relation at a place among all of them.
    pub(crate) fn relation(&self, at: u32) -> Option<Relation<'_>> {
        let (from, to, tie) = self.links.edge(at)?;
        Some(Relation {
            graph: self,
            from,
            to,
            tie,
            at,
        })
    }

    /// The relations by which a document cites others, in the order of the texts.
    /// Cost: linear in these relations.
    pub fn citing(&self, document: DocumentHandle) -> impl Iterator<Item = Relation<'_>> {
        self.links.citing(document).map(move |step| Relation {
            graph: self,
            from: document,
            to: step.to,
            tie: step.tie,
            at: step.edge,
        })
    }

    /// The relations by which a document is cited, in the order of the texts.
    /// Cost: linear in these relations.
    pub fn cited(&self, document: DocumentHandle) -> impl Iterator<Item = Relation<'_>> {
        self.links.cited(document).map(move |step| Relation {
            graph: self,
            from: step.to,
            to: document,
            tie: step.tie,
            at: step.edge,
        })
    }

    pub(super) fn steps(&self, document: DocumentHandle, direction: Direction) -> Steps<'_> {
        match direction {
            Direction::Outgoing => self.links.citing(document),
            Direction::Incoming => self.links.cited(document),
        }
    }

    /// What a document carries out, near ones first: its sources, their sources, and
    /// so on; each once, itself not. Cost: linear in what is walked over, and a mark
    /// for each document.
    ///
    /// ```
    /// # use doctrace::{Trace, graph::TraceGraph};
    /// let trace = Trace::read(
    ///     "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số \
    ///      139-CTr/TU ngày 09/11/2022 về thực hiện Nghị quyết số 18-NQ/TW ngày 16/6/2022.",
    /// )?;
    /// let graph = TraceGraph::build(trace.registry());
    /// let lowest = graph.lowest().next().unwrap();
    /// let up: Vec<&str> = graph.upward(lowest.handle()).map(|it| it.label()).collect();
    /// assert_eq!(up, ["139-CTr/TU", "18-NQ/TW"]);
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    #[doc(alias = "ancestors")]
    pub fn upward(&self, document: DocumentHandle) -> Upward<'_> {
        let along = RelationKind::carries_out;
        Upward(Walk::new(self, document, Direction::Outgoing, along))
    }

    /// What carries a document out, near ones first: its answers, their answers, and
    /// so on; each once, itself not. Cost: linear in what is walked over, and a mark
    /// for each document.
    #[doc(alias = "descendants")]
    pub fn downward(&self, document: DocumentHandle) -> Downward<'_> {
        let along = RelationKind::carries_out;
        Downward(Walk::new(self, document, Direction::Incoming, along))
    }

    /// All that a document rests on, near ones first: what it carries out, its legal
    /// grounds, the orders that it answers, and what these rest on; each once, itself
    /// not. Cost: linear in what is walked over, and a mark for each document.
    pub fn rests_on(&self, document: DocumentHandle) -> Upward<'_> {
        let along = |kind: RelationKind| {
            kind.carries_out() || matches!(kind, RelationKind::BasedOn | RelationKind::RespondsTo)
        };
        Upward(Walk::new(self, document, Direction::Outgoing, along))
    }

    /// The documents that others carry out and that carry out none. Cost: linear in
    /// documents and relations.
    pub fn roots(&self) -> impl Iterator<Item = Document<'_>> {
        self.documents().filter(|document| {
            let handle = document.handle();
            self.cited(handle)
                .any(|relation| relation.kind().carries_out())
                && !self
                    .citing(handle)
                    .any(|relation| relation.kind().carries_out())
        })
    }

    /// The documents that carry out others and that none carries out, drafts among
    /// them; a text whose own number is not known counts as none. Cost: linear in
    /// documents and relations.
    pub fn lowest(&self) -> impl Iterator<Item = Document<'_>> {
        self.documents().filter(|document| {
            let handle = document.handle();
            let unnumbered = document.state() == State::Own && !document.is_numbered();
            !unnumbered
                && self
                    .citing(handle)
                    .any(|relation| relation.kind().carries_out())
                && !self
                    .cited(handle)
                    .any(|relation| relation.kind().carries_out())
        })
    }
}

/// A walk in widening rings, along relations of some kinds.
#[derive(Clone, Debug)]
struct Walk<'g> {
    graph: &'g TraceGraph,
    direction: Direction,
    along: fn(RelationKind) -> bool,
    seen: Vec<bool>,
    queue: VecDeque<DocumentHandle>,
}

impl<'g> Walk<'g> {
    fn new(
        graph: &'g TraceGraph,
        start: DocumentHandle,
        direction: Direction,
        along: fn(RelationKind) -> bool,
    ) -> Self {
        let mut seen = vec![false; graph.len()];
        seen[start.index()] = true;
        let mut walk = Self {
            graph,
            direction,
            along,
            seen,
            queue: VecDeque::new(),
        };
        walk.widen(start);
        walk
    }

    fn widen(&mut self, around: DocumentHandle) {
        for step in self.graph.steps(around, self.direction) {
            if (self.along)(step.tie.kind) && !self.seen[step.to.index()] {
                self.seen[step.to.index()] = true;
                self.queue.push_back(step.to);
            }
        }
    }

    fn step(&mut self) -> Option<Document<'g>> {
        let next = self.queue.pop_front()?;
        self.widen(next);
        Some(self.graph.document(next))
    }
}

/// What a document carries out; see [`TraceGraph::upward`].
#[derive(Clone, Debug)]
pub struct Upward<'g>(Walk<'g>);

impl<'g> Iterator for Upward<'g> {
    type Item = Document<'g>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.step()
    }
}

/// What carries a document out; see [`TraceGraph::downward`].
#[derive(Clone, Debug)]
pub struct Downward<'g>(Walk<'g>);

impl<'g> Iterator for Downward<'g> {
    type Item = Document<'g>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.step()
    }
}
