//! One document of the graph: what its sightings say together.

use core::num::NonZeroU32;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::{DocumentId, DocumentType, Family, Level};
use crate::mention::WrittenDate;
use crate::registry::{self, Body, BodyRank, Doubt, DraftFacts, InputFacts, MentionFacts, Periods};

use super::TraceGraph;

/// Names one document of one [`TraceGraph`]; counts in the order of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentHandle(NonZeroU32);

impl DocumentHandle {
    pub(super) const fn new(index: usize) -> Self {
        // One more, so that the lack of a handle takes no room.
        Self(NonZeroU32::MIN.saturating_add(index as u32))
    }

    /// Its place among the documents, from 0.
    #[inline]
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// How a document is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum State {
    /// It is one of the texts.
    Own,
    /// Its issuer says that it was issued.
    Declared,
    /// It is named, no more.
    Cited,
    /// It is a draft without a number.
    Draft,
}

impl State {
    /// The name in machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Declared => "declared",
            Self::Cited => "cited",
            Self::Draft => "draft",
        }
    }
}

/// A place in one of the inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place<'g> {
    /// Index of the input, in the order of [`TraceGraph::inputs`].
    pub input: usize,
    /// The words there.
    pub place: &'g registry::Place,
}

/// What is asked of a document most.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brief {
    pub(super) date: Option<NaiveDate>,
    pub(super) interval: Option<(NaiveDate, NaiveDate)>,
    pub(super) level: Option<Level>,
    pub(super) state: State,
    pub(super) doubt: Option<Doubt>,
    pub(super) dates_conflict: bool,
    /// Where the place of its body stands among those of all documents and letterheads,
    /// from 1.
    pub(super) place: Option<NonZeroU32>,
    /// Where its organ and type stand among those of all documents, from 1.
    pub(super) office: Option<NonZeroU32>,
    /// One more than the input of the first of its places.
    pub(super) input: Option<NonZeroU32>,
    /// Whether its number is whole.
    pub(super) complete: bool,
    /// Whether its mentions have types, titles or issuers in several spellings.
    pub(super) spelt_apart: bool,
}

/// What else is known of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// Its number as first written and its label, among the [names](Name).
    pub(super) name: u32,
    pub(super) body: BodyRank,
    pub(super) periods: Periods,
    /// Title, type and issuer, of all that its sightings have.
    pub(super) words: Words,
}

/// A number as written. Many bodies write the same ones, and each stands here once.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) id: Option<DocumentId>,
    pub(super) label: u32,
    /// Where it stands among all in their order, from 1; 0 where there is no number. What is
    /// one number in two spellings has one rank.
    pub(super) rank: u32,
    pub(super) family: Option<Family>,
    /// The types that its code may stand for.
    pub(super) types: &'static [DocumentType],
}

/// What documents have that stand in doubt or in a collision.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) candidates: Box<[DocumentHandle]>,
    pub(super) collision: Option<u32>,
}

/// A slot of the registry, which takes no more room where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot(NonZeroU32);

impl Slot {
    pub(super) const fn new(slot: u32) -> Option<Self> {
        match NonZeroU32::new(slot.wrapping_add(1)) {
            Some(more) => Some(Self(more)),
            None => None,
        }
    }

    pub(super) const fn get(self) -> u32 {
        self.0.get() - 1
    }
}

/// Which sightings have the words that stand beside a document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Words {
    /// The type, as first written.
    pub(super) type_word: Option<Slot>,
    /// The title, as first written.
    pub(super) title: Option<Slot>,
    /// The issuer, in the longest words.
    pub(super) issuer: Option<Slot>,
}

/// One document, as seen in its graph.
#[derive(Clone, Copy, Debug)]
pub struct Document<'g> {
    graph: &'g TraceGraph,
    handle: DocumentHandle,
}

impl TraceGraph {
    /// The document of a handle. Cost: constant.
    ///
    /// # Panics
    /// When the handle is of another, larger graph.
    #[inline]
    pub fn document(&self, handle: DocumentHandle) -> Document<'_> {
        assert!(
            handle.index() < self.len(),
            "a handle is good for the graph it came from"
        );
        Document {
            graph: self,
            handle,
        }
    }
}

impl TraceGraph {
    /// The text of a slot, and the mention there; none for the text itself.
    #[inline]
    fn at(&self, slot: u32) -> (usize, &InputFacts, Option<&MentionFacts>) {
        let sight = self.slots.sight(slot);
        let input = sight.input as usize;
        let facts = &*self.inputs[input];
        let mention = sight.mention.map(|at| &facts.mentions[at as usize]);
        (input, facts, mention)
    }

    /// Where a sighting stands; `None` for a letterhead without number and date.
    fn place_of(&self, slot: u32) -> Option<Place<'_>> {
        let (input, facts, mention) = self.at(slot);
        let own = &facts.own;
        let own = || own.id_place.as_ref().or(own.date_place.as_ref());
        let place = mention.map(|mention| &mention.place).or_else(own)?;
        Some(Place { input, place })
    }

    /// The slots at which a document is seen, in the order of the texts.
    #[inline]
    fn sights(&self, document: DocumentHandle) -> &[u32] {
        let at = document.index();
        let start = at
            .checked_sub(1)
            .map_or(0, |before| self.sight_ends[before]);
        let row = start as usize..self.sight_ends[at] as usize;
        self.sights.get(row).unwrap_or_default()
    }

    /// The key of each document that an earlier one shares its label with.
    fn make_keys(&self) -> BTreeMap<DocumentHandle, Box<str>> {
        let mut seen = vec![0_u32; self.labels.len()];
        let mut keys = BTreeMap::new();
        for document in self.documents() {
            let count = &mut seen[document.name().label as usize];
            *count += 1;
            if *count > 1 {
                let key = format!("{}#{count}", document.label());
                keys.insert(document.handle(), key.into());
            }
        }
        keys
    }
}

impl<'g> Document<'g> {
    #[inline]
    fn node(&self) -> &'g Node {
        &self.graph.nodes[self.handle.index()]
    }

    #[inline]
    fn brief(&self) -> &'g Brief {
        &self.graph.briefs[self.handle.index()]
    }

    #[inline]
    fn name(&self) -> &'g Name {
        &self.graph.names[self.node().name as usize]
    }

    /// Input and draft, where it is one.
    fn draft(&self) -> Option<&'g DraftFacts> {
        if self.state() != State::Draft {
            return None;
        }
        let &(input, draft) = self.graph.drafts.get(&self.handle)?;
        self.graph.inputs[input as usize].drafts.get(draft as usize)
    }

    fn open(&self) -> Option<&'g Open> {
        self.graph.open.get(&self.handle)
    }

    /// Whether it is one of a graph.
    pub(crate) fn is_of(&self, graph: &TraceGraph) -> bool {
        core::ptr::eq(self.graph, graph)
    }

    /// Its handle.
    #[inline]
    pub const fn handle(&self) -> DocumentHandle {
        self.handle
    }

    /// The identifier, `SELF` or `DRAFT`.
    #[inline]
    pub fn label(&self) -> &'g str {
        &self.graph.labels[self.name().label as usize]
    }

    /// The label, with `#2` … behind it where an earlier document bears it too.
    ///
    /// Cost: logarithmic in the documents; the first time, n log n in them.
    pub fn key(&self) -> &'g str {
        let graph = self.graph;
        let keys = graph.keys.get_or_init(|| graph.make_keys());
        match keys.get(&self.handle) {
            Some(key) => key,
            None => self.label(),
        }
    }

    /// The identifier, where there is one.
    #[inline]
    pub fn id(&self) -> Option<&'g DocumentId> {
        self.name().id.as_ref()
    }

    /// The types that its code may stand for, likeliest first; empty where it bears none
    /// that is known.
    pub fn types(&self) -> &'static [DocumentType] {
        self.name().types
    }

    /// How it is known.
    #[inline]
    pub fn state(&self) -> State {
        self.brief().state
    }

    /// The step of the ladder it was issued on, by its organ or, where that does not
    /// tell, by the words for its body.
    #[inline]
    pub fn level(&self) -> Option<Level> {
        self.brief().level
    }

    /// The body that issued it, as far as the words tell.
    #[inline]
    pub fn body(&self) -> &'g Body {
        &self.graph.bodies[self.node().body.number() as usize]
    }

    /// The periods of numbering it may belong to.
    pub fn periods(&self) -> Periods {
        self.node().periods
    }

    /// The full date that all its sightings agree on.
    #[inline]
    pub fn date(&self) -> Option<NaiveDate> {
        self.brief().date
    }

    /// First and last day its date can have, both included: the date itself, or what
    /// the words leave. `None` where nothing bounds it or where dates conflict.
    #[inline]
    pub fn interval(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.brief().interval
    }

    /// Whether its sightings give dates that cannot all hold.
    #[inline]
    pub fn dates_conflict(&self) -> bool {
        self.brief().dates_conflict
    }

    /// Why its mentions could not be given to another document of the number.
    #[inline]
    pub fn doubt(&self) -> Option<Doubt> {
        self.brief().doubt
    }

    /// The documents it may be instead, where that is in doubt.
    pub fn candidates(&self) -> impl Iterator<Item = Self> {
        let graph = self.graph;
        let candidates = self.open().into_iter().flat_map(|open| &open.candidates);
        candidates.map(move |&handle| Document { graph, handle })
    }

    /// The number collision it is part of: an index into [`TraceGraph::collisions`].
    pub fn collision(&self) -> Option<usize> {
        self.open()?.collision.map(|at| at as usize)
    }

    /// Its mentions, in the order of the texts.
    pub fn mentions(&self) -> impl Iterator<Item = (usize, &'g MentionFacts)> {
        let graph = self.graph;
        let sights = graph.sights(self.handle).iter();
        sights.filter_map(move |&slot| {
            let (input, _, mention) = graph.at(slot);
            Some((input, mention?))
        })
    }

    /// The inputs that it is: more than one only where a text was given twice.
    pub fn texts(&self) -> impl Iterator<Item = usize> {
        let graph = self.graph;
        // What is no text has no sighting that is one.
        let sights = match self.state() {
            State::Own => graph.sights(self.handle),
            _ => &[],
        };
        sights.iter().filter_map(move |&slot| {
            let sight = graph.slots.sight(slot);
            sight.mention.is_none().then_some(sight.input as usize)
        })
    }

    /// Where it is named: its mentions, the words for the draft, or its letterhead.
    pub fn places(&self) -> impl Iterator<Item = Place<'g>> {
        let graph = self.graph;
        let input = self.first_input().unwrap_or_default();
        let draft = self.draft().map(|draft| Place {
            input,
            place: &draft.place,
        });
        let rest = graph.sights(self.handle).iter();
        draft
            .into_iter()
            .chain(rest.filter_map(|&slot| graph.place_of(slot)))
    }

    /// The [places](Self::places) that only a register told to be of it: the words beside
    /// them fit another document of the number as well. In the order of the texts.
    pub fn decided(&self) -> impl Iterator<Item = Place<'g>> {
        let graph = self.graph;
        let slots = graph.decided.get(&self.handle).into_iter().flatten();
        slots.filter_map(|&slot| graph.place_of(slot))
    }

    /// The dates written beside it, with their places, in the order of the texts.
    pub fn dates(&self) -> impl Iterator<Item = (Place<'g>, WrittenDate)> {
        let graph = self.graph;
        graph.sights(self.handle).iter().filter_map(move |&slot| {
            let (input, facts, mention) = graph.at(slot);
            let own = &facts.own;
            let (place, date) = match mention {
                Some(mention) => {
                    let place = mention.date_place.as_ref().unwrap_or(&mention.place);
                    (Some(place), mention.date)
                }
                None => (own.date_place.as_ref().or(own.id_place.as_ref()), own.date),
            };
            let place = Place {
                input,
                place: place?,
            };
            Some((place, date?))
        })
    }

    /// The type in words, as first written, the text's own first.
    pub fn type_word(&self) -> Option<&'g str> {
        if let Some(draft) = self.draft() {
            return draft.type_word.as_deref();
        }
        match self.graph.at(self.node().words.type_word?.get()) {
            (_, _, Some(mention)) => mention.type_word.as_deref(),
            (_, facts, None) => facts.own.type_word.as_deref(),
        }
    }

    /// The title, as first written, the text's own first.
    pub fn title(&self) -> Option<&'g str> {
        match self.graph.at(self.node().words.title?.get()) {
            (_, _, Some(mention)) => mention.title.as_deref(),
            (_, facts, None) => facts.own.title.as_deref(),
        }
    }

    /// The committee or Assembly term, as first written.
    pub fn term(&self) -> Option<u8> {
        self.mentions().find_map(|(_, mention)| mention.term)
    }

    /// The issuer, in the longest words found; the first of equally long ones.
    pub fn issuer(&self) -> Option<&'g str> {
        match self.graph.at(self.node().words.issuer?.get()) {
            (_, _, Some(mention)) => mention.issuer.as_deref(),
            (_, facts, None) => facts.own.issuer.as_deref(),
        }
    }

    /// Where the place of its body stands among the places of the graph, in their order: two
    /// documents of one place have one number. `None` where the place is open.
    pub(crate) fn place_rank(&self) -> Option<u32> {
        self.brief().place.map(NonZeroU32::get)
    }

    /// Where organ and type of its number stand among those of the graph, in their order;
    /// `None` where it bears not both.
    pub(crate) fn office_rank(&self) -> Option<u32> {
        self.brief().office.map(NonZeroU32::get)
    }

    /// Whether it bears a whole number.
    #[inline]
    pub(crate) fn is_numbered(&self) -> bool {
        self.brief().complete
    }

    /// Where its number stands among those of the graph, in the order of numbers; 0 where it
    /// bears none.
    pub(crate) fn number_rank(&self) -> u32 {
        self.name().rank
    }

    /// Its number as written, among those of the graph: below
    /// [`TraceGraph::numbers_written`].
    pub(crate) fn written(&self) -> usize {
        self.node().name as usize
    }

    /// Party or State, by the tables.
    pub(crate) fn family(&self) -> Option<Family> {
        self.name().family
    }

    /// Whether some words beside it are a title.
    pub(crate) fn has_title(&self) -> bool {
        self.node().words.title.is_some()
    }

    /// The input of the first of its [places](Self::places).
    pub(crate) fn first_input(&self) -> Option<usize> {
        let more = self.brief().input?;
        Some(more.get() as usize - 1)
    }

    /// Whether its mentions have types, titles or issuers in several spellings.
    pub(crate) fn is_spelt_apart(&self) -> bool {
        self.brief().spelt_apart
    }
}
