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
        for lowest in self.lowest() {
            // What is lowest has a source, so a chain of two at least.
            if room < 2 {
                found.cut += 1;
                continue;
            }
            let status = ChainStatus::of(&lowest);
            let whole = self.paths(lowest.handle(), &mut on_path, &mut room, |path| {
                found.documents.extend_from_slice(path);
                found.ends.push((found.documents.len() as u32, status));
            });
            found.cut += usize::from(!whole);
        }
        found.documents.shrink_to_fit();
        found.ends.shrink_to_fit();
        found
    }

    /// Hands on every path from one document up; returns whether that was all.
    /// `on_path` is all false before and after.
    fn paths(
        &self,
        lowest: DocumentHandle,
        on_path: &mut [bool],
        room: &mut usize,
        mut hand_on: impl FnMut(&[DocumentHandle]),
    ) -> bool {
        let mut path = vec![lowest];
        // For each document on the path: its sources, the next one last.
        let mut ahead = vec![self.sources(lowest)];
        // Whether the document on top of the path has been left upward yet.
        let mut climbed = vec![false];
        on_path[lowest.index()] = true;
        let mut left = PER_DOCUMENT;
        let mut whole = true;
        while let (Some(next), Some(&top)) = (ahead.last_mut(), path.last()) {
            if let Some(source) = next.pop() {
                if !on_path[source.index()] {
                    if let Some(climbed) = climbed.last_mut() {
                        *climbed = true;
                    }
                    on_path[source.index()] = true;
                    path.push(source);
                    ahead.push(self.sources(source));
                    climbed.push(false);
                }
                continue;
            }
            if climbed.last() == Some(&false) && path.len() > 1 {
                if left == 0 || *room < path.len() {
                    whole = false;
                    break;
                }
                left -= 1;
                *room -= path.len();
                hand_on(&path);
            }
            on_path[top.index()] = false;
            path.pop();
            ahead.pop();
            climbed.pop();
        }
        for handle in path {
            on_path[handle.index()] = false;
        }
        whole
    }

    /// What a document carries out directly, each once, the first one last.
    pub(super) fn sources(&self, document: DocumentHandle) -> Vec<DocumentHandle> {
        let mut sources: Vec<DocumentHandle> = self
            .citing(document)
            .filter(|relation| relation.kind().carries_out())
            .map(|relation| relation.to)
            .collect();
        let mut sorted = sources.clone();
        sorted.sort_unstable();
        if sorted.windows(2).any(|two| two[0] == two[1]) {
            let mut seen = std::collections::BTreeSet::new();
            sources.retain(|&source| seen.insert(source));
        }
        sources.reverse();
        sources
    }
}
