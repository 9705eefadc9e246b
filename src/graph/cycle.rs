//! Circles: documents that answer one another.

use std::collections::VecDeque;

use petgraph::Direction;
use petgraph::algo::kosaraju_scc;
use petgraph::visit::{
    GraphBase, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, VisitMap, Visitable,
};

use crate::relation::RelationKind;

use super::links::{Step, Steps};
use super::{Document, DocumentHandle, TraceGraph};

/// From how many documents of one knot the shortest circle is sought: a bound, so
/// that a large knot costs no more than this many walks over it.
const STARTS: usize = 64;

/// Relations that must not run in circles: what carries out, and legal grounds.
fn binds(kind: RelationKind) -> bool {
    kind.carries_out() || kind == RelationKind::BasedOn
}

/// Documents that carry out, or are based on, one another.
#[derive(Clone, Debug)]
pub struct Knot<'g> {
    documents: Vec<Document<'g>>,
    circle: Vec<Document<'g>>,
}

impl<'g> Knot<'g> {
    /// All of them, in the order of the texts.
    pub fn documents(&self) -> &[Document<'g>] {
        &self.documents
    }

    /// The shortest circle that runs through one of the first 64 documents. It starts
    /// with its first document in the order of the texts, which is not repeated at the
    /// end.
    pub fn circle(&self) -> &[Document<'g>] {
        &self.circle
    }

    /// How many documents no circle was sought from, because the bound was reached: a
    /// shorter one may run among them.
    pub fn unsought(&self) -> usize {
        self.documents.len().saturating_sub(STARTS)
    }
}

impl TraceGraph {
    /// One circle for each [knot](Self::knots).
    ///
    /// Cost: as dear as the knots.
    pub fn cycles(&self) -> Vec<Vec<Document<'_>>> {
        self.knots().into_iter().map(|knot| knot.circle).collect()
    }

    /// The knots of documents that carry out, or are based on, one another, in the order
    /// of the texts. A relation of a document to itself makes none.
    ///
    /// Cost: linear in documents and relations, at most 64 walks over each knot.
    pub fn knots(&self) -> Vec<Knot<'_>> {
        let binding = Binding::of(self);
        if binding.left.is_empty() {
            return Vec::new();
        }
        let mut knot_of = vec![usize::MAX; self.len()];
        let mut knots: Vec<Vec<DocumentHandle>> = kosaraju_scc(&binding)
            .into_iter()
            .filter(|knot| knot.len() > 1)
            .collect();
        for knot in &mut knots {
            knot.sort_unstable();
        }
        knots.sort_unstable();
        for (at, knot) in knots.iter().enumerate() {
            for handle in knot {
                knot_of[handle.index()] = at;
            }
        }
        let mut before = vec![None; self.len()];
        knots
            .iter()
            .enumerate()
            .filter_map(|(at, knot)| {
                let mut best: Option<Vec<DocumentHandle>> = None;
                for &start in knot.iter().take(STARTS) {
                    let circle = self.circle(start, |to| knot_of[to.index()] == at, &mut before);
                    for handle in knot {
                        before[handle.index()] = None;
                    }
                    if let Some(circle) = circle {
                        if best.as_ref().is_none_or(|best| circle.len() < best.len()) {
                            best = Some(circle);
                        }
                    }
                }
                Some((knot, best?))
            })
            .map(|(knot, circle)| {
                let first = circle
                    .iter()
                    .enumerate()
                    .min_by_key(|(_, handle)| **handle)
                    .map_or(0, |(at, _)| at);
                let turned = circle[first..].iter().chain(&circle[..first]);
                let document = |&handle: &DocumentHandle| self.document(handle);
                Knot {
                    documents: knot.iter().map(document).collect(),
                    circle: turned.map(document).collect(),
                }
            })
            .collect()
    }

    /// The shortest circle through one document, by a walk in widening rings.
    fn circle(
        &self,
        start: DocumentHandle,
        within: impl Fn(DocumentHandle) -> bool,
        before: &mut [Option<DocumentHandle>],
    ) -> Option<Vec<DocumentHandle>> {
        let mut queue = VecDeque::from([start]);
        while let Some(at) = queue.pop_front() {
            for relation in self.citing(at).filter(|relation| binds(relation.kind())) {
                let to = relation.to().handle();
                if to == start && at != start {
                    let mut circle = vec![at];
                    let mut back = at;
                    while let Some(previous) = before[back.index()] {
                        circle.push(previous);
                        back = previous;
                    }
                    circle.reverse();
                    return Some(circle);
                }
                if to != start && within(to) && before[to.index()].is_none() {
                    before[to.index()] = Some(at);
                    queue.push_back(to);
                }
            }
        }
        None
    }
}

/// The documents that may stand in a circle, with the relations that bind: all that is
/// left when those are taken away one by one that no document left binds itself to, and
/// then those that bind themselves to none. Most graphs have no circle and nothing is
/// left, so that petgraph searches only around the circles there are.
struct Binding<'g> {
    graph: &'g TraceGraph,
    left: Vec<DocumentHandle>,
    is_left: Vec<bool>,
}

impl<'g> Binding<'g> {
    /// Cost: linear in documents and relations.
    fn of(graph: &'g TraceGraph) -> Self {
        let left = (0..graph.len()).map(DocumentHandle::new).collect();
        let mut binding = Self {
            graph,
            left,
            is_left: vec![true; graph.len()],
        };
        binding.take_away(Direction::Outgoing);
        binding.take_away(Direction::Incoming);
        binding
    }

    /// Whom a document that is left binds itself to, or who binds itself to it.
    fn beside(&self, document: DocumentHandle, direction: Direction) -> Beside<'_> {
        Beside {
            document,
            steps: self.graph.steps(document, direction),
            is_left: &self.is_left,
        }
    }

    /// Takes away what is at the far end of no step that is left, again and again.
    fn take_away(&mut self, direction: Direction) {
        let mut steps_to = vec![0_u32; self.is_left.len()];
        for &document in &self.left {
            for next in self.beside(document, direction) {
                steps_to[next.index()] += 1;
            }
        }
        let mut free: Vec<DocumentHandle> = self.left.clone();
        free.retain(|document| steps_to[document.index()] == 0);
        while let Some(document) = free.pop() {
            for next in self.beside(document, direction) {
                steps_to[next.index()] -= 1;
                if steps_to[next.index()] == 0 {
                    free.push(next);
                }
            }
            self.is_left[document.index()] = false;
        }
        self.left.retain(|document| self.is_left[document.index()]);
    }
}

/// The documents at the ends of the steps from one that bind and are left.
struct Beside<'b> {
    document: DocumentHandle,
    steps: Steps<'b>,
    is_left: &'b [bool],
}

impl Iterator for Beside<'_> {
    type Item = DocumentHandle;

    fn next(&mut self) -> Option<DocumentHandle> {
        let (document, is_left) = (self.document, self.is_left);
        let binding =
            |step: &Step| binds(step.tie.kind) && step.to != document && is_left[step.to.index()];
        self.steps.find(binding).map(|step| step.to)
    }
}

/// Documents that a search of petgraph has been at.
#[derive(Debug)]
struct Marks(Vec<bool>);

impl VisitMap<DocumentHandle> for Marks {
    fn visit(&mut self, document: DocumentHandle) -> bool {
        !core::mem::replace(&mut self.0[document.index()], true)
    }

    fn is_visited(&self, document: &DocumentHandle) -> bool {
        self.0[document.index()]
    }

    fn unvisit(&mut self, document: DocumentHandle) -> bool {
        core::mem::replace(&mut self.0[document.index()], false)
    }
}

impl GraphBase for Binding<'_> {
    type NodeId = DocumentHandle;
    type EdgeId = u32;
}

impl Visitable for Binding<'_> {
    type Map = Marks;

    fn visit_map(&self) -> Marks {
        Marks(vec![false; self.is_left.len()])
    }

    fn reset_map(&self, map: &mut Marks) {
        map.0.fill(false);
    }
}

impl<'b> IntoNodeIdentifiers for &'b Binding<'_> {
    type NodeIdentifiers = core::iter::Copied<core::slice::Iter<'b, DocumentHandle>>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        self.left.iter().copied()
    }
}

impl<'b> IntoNeighbors for &'b Binding<'_> {
    type Neighbors = Beside<'b>;

    fn neighbors(self, document: DocumentHandle) -> Beside<'b> {
        self.beside(document, Direction::Outgoing)
    }
}

impl<'b> IntoNeighborsDirected for &'b Binding<'_> {
    type NeighborsDirected = Beside<'b>;

    fn neighbors_directed(self, document: DocumentHandle, direction: Direction) -> Beside<'b> {
        self.beside(document, direction)
    }
}
