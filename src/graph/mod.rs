//! Who carries out whom: the documents of a registry and the relations between them.
//!
//! A [`TraceGraph`] is built once and then read. Its documents are the texts
//! themselves (`SELF` while their number is blank), the documents they name, and the
//! drafts they speak of (`DRAFT`). Cycles, parallel relations and relations of a
//! document to itself are data, not errors. petgraph works inside and is never shown:
//! a document is known by its [`DocumentHandle`]. Nothing here recurses.

mod build;
mod chain;
mod cycle;
mod document;
mod links;
mod lookup;
mod order;
mod part;
mod path;
mod query;
mod relation;
mod words;

use core::num::NonZeroU32;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::registry::{
    Background, Body, InputFacts, Joined, Letterhead, Register, Registry, Slots,
};

pub use chain::{Chain, ChainStatus, Chains};
pub use cycle::Knot;
pub use document::{Document, DocumentHandle, Place, State};
pub use part::Subgraph;
pub use path::Paths;
pub use query::{Downward, Upward};
pub use relation::{Evidence, Relation};

use document::{Brief, Name, Node, Open};
use links::Links;
use lookup::Lookup;

/// The documents of a registry and the relations between them.
///
/// It owns what it is built of, shared with the registry, and can be kept and sent to other
/// threads.
#[derive(Debug)]
pub struct TraceGraph {
    inputs: Vec<Arc<InputFacts>>,
    registers: Vec<Arc<Register>>,
    /// What the letterhead of each input reads as.
    heads: Vec<Letterhead>,
    /// Where the place of the body above stands among the places of all documents and
    /// letterheads, from 1, for each input.
    places_above: Vec<Option<NonZeroU32>>,
    /// The texts themselves and their mentions, numbered through.
    slots: Slots,
    /// The document of each slot; none for inputs that were skipped.
    of_slot: Vec<Option<DocumentHandle>>,
    /// What is asked of documents most, small, so that a walk over many finds it near.
    briefs: Vec<Brief>,
    /// The rest of what is known of them.
    nodes: Vec<Node>,
    /// The numbers as written, each once.
    names: Vec<Name>,
    labels: Vec<Box<str>>,
    /// The bodies, by [`BodyRank`](crate::registry::BodyRank).
    bodies: Vec<Body>,
    /// The slots at which documents are seen, by document.
    sights: Vec<u32>,
    /// Where those of each document end.
    sight_ends: Vec<u32>,
    /// Input and draft of each draft.
    drafts: BTreeMap<DocumentHandle, (u32, u32)>,
    /// Those in doubt or in a collision.
    open: BTreeMap<DocumentHandle, Open>,
    /// The relations of all texts, numbered through.
    relations: Joined,
    links: Links,
    collisions: Vec<Vec<DocumentHandle>>,
    /// What only a register told to be of a document.
    decided: BTreeMap<DocumentHandle, Vec<u32>>,
    candidates_cut: usize,
    background: Background,
    /// Keys that are no labels, made when one is first asked for.
    keys: OnceLock<BTreeMap<DocumentHandle, Box<str>>>,
    /// Made when it is first asked.
    lookup: OnceLock<Lookup>,
}

impl TraceGraph {
    /// Builds the graph of all that a registry says.
    ///
    /// Cost: n log n in mentions and relations.
    pub fn build(registry: &Registry) -> Self {
        build::build(registry, &Background::new())
    }

    /// The same, where more is known beside the texts: the terms of committees, and codes
    /// that the tables lack.
    ///
    /// Cost: n log n in mentions and relations.
    pub fn build_under(registry: &Registry, known: &Background) -> Self {
        build::build(registry, known)
    }

    /// What was known beside the texts when it was built.
    pub const fn background(&self) -> &Background {
        &self.background
    }

    /// The inputs, in order of name and content; [`Place::input`] counts in this order.
    pub fn inputs(&self) -> &[Arc<InputFacts>] {
        &self.inputs
    }

    /// The registers beside the inputs. They make no documents: what a register has
    /// and no text names is known to the audit only.
    pub fn registers(&self) -> &[Arc<Register>] {
        &self.registers
    }

    /// What the letterheads of the inputs read as.
    pub(crate) fn heads(&self) -> &[Letterhead] {
        &self.heads
    }

    /// The place of the body above that the letterhead of an input names, as
    /// [`Document::place_rank`] numbers it.
    pub(crate) fn place_above(&self, input: usize) -> Option<u32> {
        Some(self.places_above.get(input)?.as_ref()?.get())
    }

    /// The document that an input is; `None` for an input that was skipped.
    pub fn own(&self, input: usize) -> Option<Document<'_>> {
        let handle = self.of_slot[self.slots.own(input)?]?;
        Some(self.document(handle))
    }

    /// The document that a mention of an input names.
    pub fn mentioned(&self, input: usize, mention: usize) -> Option<Document<'_>> {
        let handle = self.of_slot[self.slots.mention(input, mention)?]?;
        Some(self.document(handle))
    }

    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.briefs.len()
    }

    /// How many numbers there are, each as written.
    pub(crate) fn numbers_written(&self) -> usize {
        self.names.len()
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.briefs.is_empty()
    }

    /// The documents of each number collision, papers first, then what is open
    /// between them. In the order of the texts.
    pub fn collisions(&self) -> impl Iterator<Item = impl Iterator<Item = Document<'_>>> {
        self.collisions
            .iter()
            .map(|group| group.iter().map(|&handle| self.document(handle)))
    }

    /// How many documents may be one of more others than their
    /// [candidates](Document::candidates) list.
    pub const fn candidates_cut(&self) -> usize {
        self.candidates_cut
    }
}
