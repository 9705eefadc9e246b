//! One relation of the graph, with every place that states it.

use crate::registry::{End, RelationFacts};
use crate::relation::{Certainty, RelationKind};

use super::links::Tie;
use super::{Document, DocumentHandle, Place, TraceGraph};

/// One statement of a relation.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'g> {
    /// Index of the input.
    pub input: usize,
    /// What it states.
    pub facts: &'g RelationFacts,
}

/// Bytes of a text within which it says what it carries out and rests on. Behind them
/// its provisions, forms and annexes speak of other documents, and of itself.
const PREAMBLE: usize = 6_000;

impl<'g> Evidence<'g> {
    /// Whether it is a statement on the document itself: of a text, only its beginning.
    pub(crate) fn is_of_itself(&self) -> bool {
        is_of_itself(self.facts)
    }

    /// The words that state it.
    pub const fn place(&self) -> Place<'g> {
        Place {
            input: self.input,
            place: &self.facts.cue,
        }
    }
}

pub(super) fn is_of_itself(facts: &RelationFacts) -> bool {
    facts.from != End::Own || facts.cue.span.start() < PREAMBLE
}

/// One relation: two documents, a kind, and all that states it.
#[derive(Clone, Copy, Debug)]
pub struct Relation<'g> {
    pub(super) graph: &'g TraceGraph,
    pub(super) from: DocumentHandle,
    pub(super) to: DocumentHandle,
    pub(super) tie: Tie,
    /// Its place among the relations, in the order of the texts.
    pub(super) at: u32,
}

impl<'g> Relation<'g> {
    /// The citing document and the cited one.
    pub(crate) const fn ends(&self) -> [DocumentHandle; 2] {
        [self.from, self.to]
    }

    /// The citing document.
    #[inline]
    pub fn from(&self) -> Document<'g> {
        self.graph.document(self.from)
    }

    /// The cited document.
    #[inline]
    pub fn to(&self) -> Document<'g> {
        self.graph.document(self.to)
    }

    /// What the first does to the second.
    #[inline]
    pub const fn kind(&self) -> RelationKind {
        self.tie.kind
    }

    /// Its place among the relations, from 0.
    pub(crate) const fn index(&self) -> u32 {
        self.at
    }

    /// Every place that states it, in the order of the texts; never empty.
    pub fn evidence(&self) -> impl ExactSizeIterator<Item = Evidence<'g>> + use<'g> {
        let graph = self.graph;
        let (first, again) = graph.links.stated(self.at);
        let count = again.len() + 1;
        (0..count).map(move |at| {
            let at = at.checked_sub(1).map_or(first, |at| again[at]);
            let (input, relation) = graph.relations.owner(at);
            Evidence {
                input,
                facts: &graph.inputs[input].relations[relation as usize],
            }
        })
    }

    /// Every place that states it: the words that say so and, where they stand in a heading or a
    /// lead, the document below of which they say it; in the order of the texts.
    pub fn places(&self) -> impl Iterator<Item = Place<'g>> {
        self.evidence().flat_map(|evidence| {
            let item = evidence.facts.item.as_ref().map(|place| Place {
                input: evidence.input,
                place,
            });
            [Some(evidence.place()), item].into_iter().flatten()
        })
    }

    /// The best of its statements.
    pub const fn certainty(&self) -> Certainty {
        self.tie.certainty()
    }

    /// Whether an office says so, and not a newspaper or a handbook alone.
    pub(crate) const fn is_of_office(&self) -> bool {
        self.tie.of_office()
    }

    /// Whether some statement is one [on the document itself](Evidence::is_of_itself).
    pub(crate) const fn is_of_itself(&self) -> bool {
        self.tie.of_itself()
    }
}
