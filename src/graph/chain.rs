//! Chains: from the lowest document, step by step, up to the root.
//!
//! A chain has the steps that the words state, no shortcuts: 109-KH/HU concretises
//! 139-CTr/TU, which implements 18-NQ/TW. A graph may hold more paths than could ever
//! be listed, so the list is capped; how many documents that concerns is part of the
//! result.

use serde::{Deserialize, Serialize};

use super::{Document, DocumentHandle, State, TraceGraph};

/// How far a chain, or the answer to a source, can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChainStatus {
    /// Issued, and no other statement claims the number.
    Proven,
    /// Issued, but the number is claimed twice.
    Contested,
    /// Only a draft.
    Draft,
    /// Said to be missing.
    Missing,
}

impl ChainStatus {
    /// How far an answer by this document can be relied on.
    pub fn of(document: &Document<'_>) -> Self {
        if document.state() == State::Draft {
            Self::Draft
        } else if document.collision().is_some() {
            Self::Contested
        } else {
            Self::Proven
        }
    }
}

/// One chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain<'c> {
    path: &'c [DocumentHandle],
    status: ChainStatus,
}

impl<'c> Chain<'c> {
    /// The documents, lowest first, root last; at least two.
    pub const fn path(&self) -> &'c [DocumentHandle] {
        self.path
    }

    /// How far it can be relied on: as far as its lowest document.
    pub const fn status(&self) -> ChainStatus {
        self.status
    }
}

/// The chains of a graph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chains {
    /// The documents of all chains, one chain after the other.
    documents: Vec<DocumentHandle>,
    /// Where each chain ends among them, and its status.
    ends: Vec<(u32, ChainStatus)>,
    cut: usize,
}

impl Chains {
    /// The chains, in the order of their lowest documents in the texts.
    pub fn iter(&self) -> impl Iterator<Item = Chain<'_>> {
        let mut start = 0;
        self.ends.iter().filter_map(move |&(end, status)| {
            let range = start..end as usize;
            start = range.end;
            let path = self.documents.get(range)?;
            Some(Chain { path, status })
        })
    }

    /// How many chains are listed.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no chain.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many lowest documents have chains beyond those listed, because a cap was
    /// reached; 0 when the list is whole.
    pub const fn cut(&self) -> usize {
        self.cut
    }
}

/// The most chains listed for one lowest document.
const PER_DOCUMENT: usize = 1_000;
/// The most documents in all chains together.
const IN_ALL: usize = 1_000_000;

impl TraceGraph {
    /// Every chain, from each of the [`lowest`](Self::lowest) documents. A path that
    /// runs into a cycle ends before the document it would meet again.
    ///
    /// Cost: linear in the documents of the chains listed, each with its relations;
    /// at most 1,000 chains for one lowest document and 1,000,000 documents in all.
    /// [`Chains::cut`] says when that was not enough.
    pub fn chains(&self) -> Chains {
        let mut found = Chains::default();
        let mut room = IN_ALL;
        let mut on_path = vec![false; self.len()];
        let mut climb = Climb::default();
        for lowest in self.lowest() {
            // What is lowest has a source, so a chain of two at least.
            if room < 2 {
                found.cut += 1;
                continue;
            }
            let status = ChainStatus::of(&lowest);
            let whole = self.paths(
                lowest.handle(),
                &mut on_path,
                &mut climb,
                &mut room,
                |path| {
                    found.documents.extend_from_slice(path);
                    found.ends.push((found.documents.len() as u32, status));
                },
            );
            found.cut += usize::from(!whole);
        }
        found.documents.shrink_to_fit();
        found.ends.shrink_to_fit();
        found
    }

    /// Hands on every path from one document up; returns whether that was all.
    /// `on_path` is all false before and after, and `climb` is empty.
    fn paths(
        &self,
        lowest: DocumentHandle,
        on_path: &mut [bool],
        climb: &mut Climb,
        room: &mut usize,
        mut hand_on: impl FnMut(&[DocumentHandle]),
    ) -> bool {
        let mut left = PER_DOCUMENT;
        let mut whole = true;
        on_path[lowest.index()] = true;
        climb.step(self, lowest);
        while let (Some(step), Some(&top)) = (climb.steps.last_mut(), climb.path.last()) {
            if climb.ahead.len() > step.ahead {
                let source = climb.ahead.pop().unwrap_or(top);
                if !on_path[source.index()] {
                    step.climbed = true;
                    on_path[source.index()] = true;
                    climb.step(self, source);
                }
                continue;
            }
            if !step.climbed && climb.path.len() > 1 {
                if left == 0 || *room < climb.path.len() {
                    whole = false;
                    break;
                }
                left -= 1;
                *room -= climb.path.len();
                hand_on(&climb.path);
            }
            on_path[top.index()] = false;
            climb.path.pop();
            climb.steps.pop();
        }
        for handle in climb.path.drain(..) {
            on_path[handle.index()] = false;
        }
        climb.ahead.clear();
        climb.steps.clear();
        whole
    }

    /// What a document carries out directly, each once, the first one last.
    pub(super) fn sources(&self, document: DocumentHandle) -> Vec<DocumentHandle> {
        let mut sources = Vec::new();
        self.add_sources(document, &mut sources);
        sources
    }

    /// Adds them to others.
    fn add_sources(&self, document: DocumentHandle, sources: &mut Vec<DocumentHandle>) {
        let start = sources.len();
        let relations = self.citing(document);
        let carried = relations.filter(|relation| relation.kind().carries_out());
        sources.extend(carried.map(|relation| relation.to));
        if sources.len() - start > 1 {
            let mut seen = std::collections::BTreeSet::new();
            let own = sources.split_off(start);
            sources.extend(own.into_iter().filter(|&source| seen.insert(source)));
            sources[start..].reverse();
        }
    }
}

/// A path on the way up.
#[derive(Debug, Default)]
struct Climb {
    path: Vec<DocumentHandle>,
    /// For each document on the path.
    steps: Vec<ClimbStep>,
    /// The sources of each that are still to be tried, the next one last.
    ahead: Vec<DocumentHandle>,
}

#[derive(Debug)]
struct ClimbStep {
    /// Where its own sources begin among those that are still to be tried.
    ahead: usize,
    /// Whether it has been left upward yet.
    climbed: bool,
}

impl Climb {
    fn step(&mut self, graph: &TraceGraph, to: DocumentHandle) {
        self.path.push(to);
        self.steps.push(ClimbStep {
            ahead: self.ahead.len(),
            climbed: false,
        });
        graph.add_sources(to, &mut self.ahead);
    }
}
