//! One document of the graph: what its sightings say together.

use core::num::NonZeroU32;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::{DocumentId, DocumentType, Level};
use crate::mention::WrittenDate;
use crate::registry::{self, Body, Doubt, InputFacts, MentionFacts, Periods, Sight};

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
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) label: Box<str>,
    /// The key, where it is not the label.
    pub(super) key: Option<Box<str>>,
    /// As first written; kept here, since it is asked for more than anything else.
    pub(super) id: Option<DocumentId>,
    pub(super) body: Body,
    pub(super) periods: Periods,
    /// Input and draft, where it is one.
    pub(super) draft: Option<(u32, u32)>,
    pub(super) sights: Box<[Sight]>,
    pub(super) candidates: Box<[DocumentHandle]>,
    pub(super) collision: Option<u32>,
    /// Title, type and issuer, of all that its sightings have.
    pub(super) words: Words,
}

/// What stands in words beside a document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Words {
    /// Which sighting has the type, as first written.
    pub(super) type_word: Option<Sight>,
    /// The title, as first written.
    pub(super) title: Option<Sight>,
    /// The issuer, in the longest words.
    pub(super) issuer: Option<Sight>,
}

/// What a sighting says in words.
#[derive(Clone, Copy)]
pub(super) struct Said<'r> {
    pub(super) type_word: Option<&'r str>,
    pub(super) title: Option<&'r str>,
    pub(super) issuer: Option<&'r str>,
}

impl<'r> Said<'r> {
    pub(super) fn at(inputs: &'r [Arc<InputFacts>], sight: Sight) -> Self {
        let facts = &inputs[sight.input as usize];
        match sight.mention.map(|at| &facts.mentions[at as usize]) {
            Some(mention) => Self {
                type_word: mention.type_word.as_deref(),
                title: mention.title.as_deref(),
                issuer: mention.issuer.as_deref(),
            },
            None => Self {
                type_word: facts.own.type_word.as_deref(),
                title: facts.own.title.as_deref(),
                issuer: facts.own.issuer.as_deref(),
            },
        }
    }
}

/// The words of sightings as they are put together.
#[derive(Clone, Copy, Default)]
pub(super) struct Gathered<'r> {
    words: Words,
    /// Whether types, titles or issuers in several spellings were met.
    spelt_apart: bool,
    type_word: Option<&'r str>,
    title: Option<&'r str>,
    issuer: Option<&'r str>,
}

impl<'r> Gathered<'r> {
    /// Adds those of another sighting: what is there already stays, but for an issuer in
    /// longer words.
    pub(super) fn add(&mut self, sight: Sight, said: Said<'r>) {
        let apart = |a: Option<&str>, b: Option<&str>| a.is_some() && b.is_some() && a != b;
        self.spelt_apart |= apart(self.type_word, said.type_word)
            || apart(self.title, said.title)
            || apart(self.issuer, said.issuer);
        if self.type_word.is_none() && said.type_word.is_some() {
            (self.type_word, self.words.type_word) = (said.type_word, Some(sight));
        }
        if self.title.is_none() && said.title.is_some() {
            (self.title, self.words.title) = (said.title, Some(sight));
        }
        if said.issuer.map(str::len) > self.issuer.map(str::len) {
            (self.issuer, self.words.issuer) = (said.issuer, Some(sight));
        }
    }

    /// Those of the texts themselves, with those of the mentions where they have none.
    pub(super) fn before(self, mentions: Self) -> Words {
        let longer = mentions.issuer.map(str::len) > self.issuer.map(str::len);
        Words {
            type_word: self.words.type_word.or(mentions.words.type_word),
            title: self.words.title.or(mentions.words.title),
            issuer: if longer {
                mentions.words.issuer
            } else {
                self.words.issuer
            },
        }
    }

    pub(super) const fn is_spelt_apart(&self) -> bool {
        self.spelt_apart
    }
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
    /// Where a sighting stands; `None` for a letterhead without number and date.
    fn place_of(&self, sight: Sight) -> Option<Place<'_>> {
        let input = sight.input as usize;
        let facts = &self.inputs[input];
        let own = || {
            facts
                .own
                .id_place
                .as_ref()
                .or(facts.own.date_place.as_ref())
        };
        let mention = sight.mention.map(|at| &facts.mentions[at as usize].place);
        let place = mention.or_else(own)?;
        Some(Place { input, place })
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
        &self.node().label
    }

    /// The label, with `#2` … behind it where an earlier document bears it too.
    pub fn key(&self) -> &'g str {
        let node = self.node();
        node.key.as_deref().unwrap_or(&node.label)
    }

    /// The identifier, where there is one.
    #[inline]
    pub fn id(&self) -> Option<&'g DocumentId> {
        self.node().id.as_ref()
    }

    /// The types that its code may stand for, likeliest first; empty where it bears none
    /// that is known.
    pub fn types(&self) -> &'static [DocumentType] {
        let additions = &self.graph.background.additions;
        let code = self.id().and_then(DocumentId::type_code);
        code.map_or(&[], |code| additions.readings(code))
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
        &self.node().body
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
        self.node()
            .candidates
            .iter()
            .map(move |&handle| Document { graph, handle })
    }

    /// The number collision it is part of: an index into [`TraceGraph::collisions`].
    pub fn collision(&self) -> Option<usize> {
        self.node().collision.map(|at| at as usize)
    }

    /// Its mentions, in the order of the texts.
    pub fn mentions(&self) -> impl Iterator<Item = (usize, &'g MentionFacts)> {
        let inputs = &self.graph.inputs;
        self.node().sights.iter().filter_map(move |sight| {
            let input = sight.input as usize;
            let mention = &inputs[input].mentions[sight.mention? as usize];
            Some((input, mention))
        })
    }

    /// The inputs that it is: more than one only where a text was given twice.
    pub fn texts(&self) -> impl Iterator<Item = usize> {
        self.node()
            .sights
            .iter()
            .filter(|sight| sight.mention.is_none())
            .map(|sight| sight.input as usize)
    }

    /// Where it is named: its mentions, the words for the draft, or its letterhead.
    pub fn places(&self) -> impl Iterator<Item = Place<'g>> {
        let graph = self.graph;
        let node = self.node();
        let draft = node.draft.map(|(input, draft)| Place {
            input: input as usize,
            place: &graph.inputs[input as usize].drafts[draft as usize].place,
        });
        let rest = node
            .sights
            .iter()
            .filter_map(|&sight| graph.place_of(sight));
        draft.into_iter().chain(rest)
    }

    /// The [places](Self::places) that only a register told to be of it: the words beside
    /// them fit another document of the number as well. In the order of the texts.
    pub fn decided(&self) -> impl Iterator<Item = Place<'g>> {
        let graph = self.graph;
        let sights = graph.decided.get(&self.handle).into_iter().flatten();
        sights.filter_map(|&sight| graph.place_of(sight))
    }

    /// The dates written beside it, with their places, in the order of the texts.
    pub fn dates(&self) -> impl Iterator<Item = (Place<'g>, WrittenDate)> {
        let graph = self.graph;
        self.node().sights.iter().filter_map(move |sight| {
            let input = sight.input as usize;
            let facts = &graph.inputs[input];
            let (place, date) = match sight.mention {
                Some(mention) => {
                    let mention = &facts.mentions[mention as usize];
                    let place = mention.date_place.as_ref().unwrap_or(&mention.place);
                    (Some(place), mention.date)
                }
                None => (
                    facts
                        .own
                        .date_place
                        .as_ref()
                        .or(facts.own.id_place.as_ref()),
                    facts.own.date,
                ),
            };
            Some((
                Place {
                    input,
                    place: place?,
                },
                date?,
            ))
        })
    }

    /// The type in words, as first written, the text's own first.
    pub fn type_word(&self) -> Option<&'g str> {
        let graph = self.graph;
        let node = self.node();
        if let Some((input, draft)) = node.draft {
            let draft = &graph.inputs[input as usize].drafts[draft as usize];
            return draft.type_word.as_deref();
        }
        Said::at(&graph.inputs, node.words.type_word?).type_word
    }

    /// The title, as first written, the text's own first.
    pub fn title(&self) -> Option<&'g str> {
        Said::at(&self.graph.inputs, self.node().words.title?).title
    }

    /// The committee or Assembly term, as first written.
    pub fn term(&self) -> Option<u8> {
        self.mentions().find_map(|(_, mention)| mention.term)
    }

    /// The issuer, in the longest words found; the first of equally long ones.
    pub fn issuer(&self) -> Option<&'g str> {
        Said::at(&self.graph.inputs, self.node().words.issuer?).issuer
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
