//! The ladder between a document and its source: which steps stood, whose body is
//! above, and when the step of a document is beyond doubt.
//!
//! An organ code gives a level, but not always a sure one: `ĐU` is written by communes
//! and by ministries, `QU` by districts and by the army, `TU` by provinces and, until
//! 2025, by cities within them. Rules that accuse ask [`sure`] first.

use super::issuer::{Issuer, Issuers};
use crate::graph::{Document, State, TraceGraph};
use crate::id::{DocumentId, Level};
use crate::registry::Body;

/// Whether a step of the ladder surely stood when a document was issued.
pub(super) fn stood(level: Level, document: &Document<'_>) -> bool {
    match document.interval() {
        Some((_, last)) => level.stood_on(Some(last)),
        // The district step is the one that ended: without a date it is not sure.
        None => level != Level::District,
    }
}

/// The body above a document's own, by the letterhead of the text that names it first.
pub(super) fn above<'g>(graph: &'g TraceGraph, document: &Document<'_>) -> Option<&'g Body> {
    graph.heads().get(document.first_input()?)?.above.as_ref()
}

/// The place of the body above a document's own, as [`Document::place_rank`] numbers it,
/// where that body is of a level.
fn place_above(graph: &TraceGraph, document: &Document<'_>, level: Level) -> Option<u32> {
    let input = document.first_input()?;
    let place = graph.place_above(input)?;
    let head = graph.heads().get(input)?.above.as_ref()?;
    (head.level() == Some(level)).then_some(place)
}

/// The answers to one source, by level and [place](Document::place_rank), so that a source
/// with many answers on one level is not gone through for each of them.
#[derive(Debug, Default)]
pub(super) struct Answers<'g>(Vec<(Level, Option<u32>, Document<'g>)>);

/// How many answers of a level between are shown.
const SHOWN: usize = 3;

impl<'g> Answers<'g> {
    /// Those whose level is known. Cost: n log n.
    pub(super) fn of(answers: impl Iterator<Item = Document<'g>>) -> Self {
        let known = answers.filter_map(|it| Some((it.level()?, it.place_rank(), it)));
        let mut known: Vec<_> = known.collect();
        known.sort_by_key(|&(level, place, _)| (level, place));
        Self(known)
    }

    /// Those of a level.
    fn at(&self, level: Level) -> impl Iterator<Item = Document<'g>> {
        self.run(level, |row| row.0)
    }

    /// Those of a level and a place, known or not.
    fn of_place(&self, level: Level, place: Option<u32>) -> impl Iterator<Item = Document<'g>> {
        self.run((level, place), |row| (row.0, row.1))
    }

    /// Those that have a key, by which they stand in order.
    fn run<K: Ord>(
        &self,
        key: K,
        of: impl Fn(&(Level, Option<u32>, Document<'g>)) -> K,
    ) -> impl Iterator<Item = Document<'g>> {
        let start = self.0.partition_point(|row| of(row) < key);
        let rows = self.0.get(start..).unwrap_or_default();
        let same = rows.iter().take_while(move |row| of(row) == key);
        same.map(|row| row.2)
    }

    /// The answers between a document and its source, as far as they may concern it:
    /// where its letterhead names the body above, another body's answer does not.
    pub(super) fn between(
        &self,
        graph: &TraceGraph,
        child: &Document<'_>,
        (low, top): (Level, Level),
    ) -> Vec<Document<'g>> {
        let mut middle = Vec::new();
        let levels = Level::ALL.iter().copied();
        for level in levels.filter(|&level| level > low && level < top && stood(level, child)) {
            match place_above(graph, child, level) {
                Some(place) => {
                    let near = self.of_place(level, Some(place));
                    middle.extend(near.chain(self.of_place(level, None)).take(SHOWN));
                }
                None => middle.extend(self.at(level).take(SHOWN)),
            }
        }
        middle
    }
}

/// The words for the issuer: beside the document, and in the letterhead of the text
/// that it is or that declares it.
fn issuers<'g>(graph: &'g TraceGraph, document: &Document<'g>) -> impl Iterator<Item = &'g str> {
    let own = own_issuer(graph, document);
    document.issuer().into_iter().chain(own)
}

/// Those in the letterhead alone.
fn own_issuer<'g>(graph: &'g TraceGraph, document: &Document<'g>) -> Option<&'g str> {
    let input = document
        .first_input()
        .filter(|_| super::answer::is_issued(document))?;
    graph.inputs().get(input)?.own.issuer.as_deref()
}

/// Whether the words for the issuer speak of a city: of a centrally-run one, or of one
/// within a province that writes the province's code.
pub(super) fn is_city(graph: &TraceGraph, document: &Document<'_>) -> bool {
    issuers(graph, document).any(names_city)
}

fn names_city(words: &str) -> bool {
    Issuer::read(words).city
}

/// Says of documents which step of the ladder they are of, where that is beyond doubt.
#[derive(Debug, Default)]
pub(super) struct Sure<'g> {
    issuers: Issuers<'g>,
}

impl<'g> Sure<'g> {
    /// The step, where it is beyond doubt; and whether the words for the issuer may speak
    /// against its number. Cost: constant, and the words the first time they are met.
    pub(super) fn step(
        &mut self,
        graph: &'g TraceGraph,
        document: &Document<'g>,
    ) -> (Option<Level>, bool) {
        let level = document.level();
        let words = document.issuer();
        let read = words.map(|words| self.issuers.read(words));
        // Of words in several spellings, those of a text of its own among them, one is read.
        let apart = read.is_some_and(|read| !read.fits(level))
            || document.is_spelt_apart()
            || document.state() == State::Own;
        let (city, named) = read.map_or((false, None), |read| (read.city, read.of_body));
        let Some(level) = level.filter(|_| document.doubt().is_none()) else {
            return (None, apart);
        };
        let own = own_issuer(graph, document).map(|words| self.issuers.read(words));
        let own = own.map_or((false, None), |read| (read.city, read.of_body));
        let lead = document
            .id()
            .and_then(DocumentId::organ)
            .map_or("", |organ| organ.lead());
        let by_code = match level {
            Level::Central | Level::Province => !(lead.ends_with("TU") && (city || own.0)),
            Level::District => lead != "QU",
            Level::Commune | Level::Cell => false,
        };
        let sure = by_code || [named, own.1].contains(&Some(level));
        (sure.then_some(level), apart)
    }
}
