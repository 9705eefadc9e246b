//! Circles: documents that answer one another.

use std::collections::VecDeque;

use petgraph::algo::kosaraju_scc;
use petgraph::visit::EdgeFiltered;

use crate::relation::RelationKind;

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

impl TraceGraph<'_> {
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
        if self.is_free_of_circles() {
            return Vec::new();
        }
        let bound = EdgeFiltered::from_fn(&self.graph, |edge| binds(edge.weight().kind));
        let mut knot_of = vec![usize::MAX; self.len()];
        let mut knots: Vec<Vec<DocumentHandle>> = kosaraju_scc(&bound)
            .into_iter()
            .filter(|knot| knot.len() > 1)
            .map(|knot| knot.into_iter().map(Self::handle).collect())
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

    /// Whether the documents can be taken away one by one, each when nothing that is left
    /// binds itself to it. Most graphs have no circle, and this costs less than to look
    /// for knots.
    fn is_free_of_circles(&self) -> bool {
        let sources = |document| {
            let citing = self.citing(document);
            citing.filter(move |it| binds(it.kind()) && it.to != document)
        };
        let mut above = vec![0_u32; self.len()];
        for document in self.documents() {
            for relation in sources(document.handle()) {
                above[relation.to.index()] += 1;
            }
        }
        let mut free: Vec<DocumentHandle> = self
            .documents()
            .map(|document| document.handle())
            .filter(|handle| above[handle.index()] == 0)
            .collect();
        let mut taken = 0;
        while let Some(document) = free.pop() {
            taken += 1;
            for relation in sources(document) {
                let left = &mut above[relation.to.index()];
                *left -= 1;
                if *left == 0 {
                    free.push(relation.to);
                }
            }
        }
        taken == self.len()
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
