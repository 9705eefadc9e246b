//! Parts of a graph: the answers to a document, the papers of a body over time, the
//! documents of some levels, of a series, on a topic, as of a day.

use core::ops::RangeInclusive;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::id::Level;
use crate::registry::{Body, fold};

use super::{Document, DocumentHandle, Relation, TraceGraph};

impl TraceGraph {
    /// The documents that carry another one out directly, drafts among them, each once,
    /// in the order of the texts. Cost: n log n in the relations of the document.
    ///
    /// ```
    /// # use doctrace::{Trace, graph::TraceGraph};
    /// let trace = Trace::read(
    ///     "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số \
    ///      139-CTr/TU ngày 09/11/2022 về thực hiện Nghị quyết số 18-NQ/TW ngày 16/6/2022.",
    /// )?;
    /// let graph = TraceGraph::build(trace.registry());
    /// let id = "139-CTr/TU".parse().unwrap();
    /// let programme = graph.find(&id).next().unwrap().handle();
    /// let answers: Vec<&str> = graph.answers(programme).map(|it| it.label()).collect();
    /// assert_eq!(answers, ["109-KH/HU"]);
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    pub fn answers(&self, document: DocumentHandle) -> impl Iterator<Item = Document<'_>> {
        let mut seen = BTreeSet::from([document]);
        self.cited(document)
            .filter(|relation| relation.kind().carries_out())
            .map(|relation| relation.from())
            .filter(move |answer| seen.insert(answer.handle()))
    }

    /// The documents of a body in the order of time; those without a date stand last,
    /// in the order of the texts. A body without a place is no body: nothing is found.
    ///
    /// Cost: linear in the documents, and a sort of those found.
    ///
    /// ```
    /// # use doctrace::{Trace, graph::TraceGraph, registry::Body};
    /// let trace = Trace::read(
    ///     "Chương trình số 140-CTr/TU ngày 10/11/2022 của Tỉnh ủy Hậu Giang và Chương trình \
    ///      số 139-CTr/TU ngày 09/11/2022 của Tỉnh ủy Hậu Giang.",
    /// )?;
    /// let graph = TraceGraph::build(trace.registry());
    /// let body = Body::read("Tỉnh ủy Hậu Giang");
    /// let papers: Vec<&str> = graph.timeline(&body).map(|it| it.label()).collect();
    /// assert_eq!(papers, ["139-CTr/TU", "140-CTr/TU"]);
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    pub fn timeline(&self, body: &Body) -> impl Iterator<Item = Document<'_>> {
        let mut papers: Vec<Document<'_>> = self
            .documents()
            .filter(|paper| body.place().is_some() && paper.body().place() == body.place())
            .filter(|paper| {
                body.level()
                    .is_none_or(|level| paper.level() == Some(level))
            })
            .collect();
        papers.sort_by_key(|paper| {
            let day = paper.date().or(paper.interval().map(|(first, _)| first));
            (day.is_none(), day, paper.handle())
        });
        papers.into_iter()
    }

    /// The documents of some levels and the relations between them.
    ///
    /// ```
    /// # use doctrace::{Trace, graph::TraceGraph, id::Level};
    /// let trace = Trace::read(
    ///     "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số \
    ///      139-CTr/TU ngày 09/11/2022 về thực hiện Nghị quyết số 18-NQ/TW ngày 16/6/2022.",
    /// )?;
    /// let graph = TraceGraph::build(trace.registry());
    /// let part = graph.of_levels(Level::Province..=Level::Central);
    /// let labels: Vec<&str> = part.documents().map(|it| it.label()).collect();
    /// assert_eq!(labels, ["139-CTr/TU", "18-NQ/TW"]);
    /// assert_eq!(part.relations().count(), 1);
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    pub const fn of_levels(&self, levels: RangeInclusive<Level>) -> Subgraph<'_> {
        self.part(Held::Levels(levels))
    }

    /// The documents of one run of numbers, as [`DocumentId::series`](crate::id::DocumentId::series) names it, and the
    /// relations between them: those of every body and period.
    ///
    /// ```
    /// # use doctrace::{Trace, graph::TraceGraph};
    /// let trace = Trace::read(
    ///     "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số \
    ///      139-CTr/TU ngày 09/11/2022 và Chương trình số 140-CTr/TU ngày 10/11/2022.",
    /// )?;
    /// let graph = TraceGraph::build(trace.registry());
    /// let part = graph.of_series("CTr/TU");
    /// let labels: Vec<&str> = part.documents().map(|it| it.label()).collect();
    /// assert_eq!(labels, ["139-CTr/TU", "140-CTr/TU"]);
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    pub fn of_series(&self, series: &str) -> Subgraph<'_> {
        self.part(Held::Series(series.to_owned()))
    }

    /// The documents whose title has some words, in a row and whole, whatever their case
    /// and the way their tones are set; and the relations between them. No words are in
    /// every title; documents without a title are in none.
    ///
    /// ```
    /// # use doctrace::{Trace, graph::TraceGraph};
    /// let trace = Trace::read(
    ///     "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 về phát triển du lịch và Kế hoạch \
    ///      số 110-KH/HU ngày 03/02/2023 về đất đai.",
    /// )?;
    /// let graph = TraceGraph::build(trace.registry());
    /// let part = graph.of_topic("Du lịch");
    /// let labels: Vec<&str> = part.documents().map(|it| it.label()).collect();
    /// assert_eq!(labels, ["109-KH/HU"]);
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    pub fn of_topic(&self, words: &str) -> Subgraph<'_> {
        self.part(Held::Topic(spaced(words)))
    }

    /// The graph as it stood on a day: without the documents that surely came later, and
    /// without their relations. What bears no date stays: it may have been there.
    ///
    /// ```
    /// # use doctrace::{Trace, graph::TraceGraph};
    /// let trace = Trace::read(
    ///     "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số \
    ///      139-CTr/TU ngày 09/11/2022 về thực hiện Nghị quyết số 18-NQ/TW ngày 16/6/2022.",
    /// )?;
    /// let graph = TraceGraph::build(trace.registry());
    /// let then = graph.as_of("2022-12-31".parse().unwrap());
    /// let labels: Vec<&str> = then.documents().map(|it| it.label()).collect();
    /// // The text itself bears no date.
    /// assert_eq!(labels, ["SELF", "139-CTr/TU", "18-NQ/TW"]);
    /// assert_eq!(then.relations().count(), 1);
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    pub const fn as_of(&self, day: NaiveDate) -> Subgraph<'_> {
        self.part(Held::All).as_of(day)
    }

    const fn part(&self, held: Held) -> Subgraph<'_> {
        Subgraph {
            graph: self,
            held,
            day: None,
        }
    }
}

/// The words of a text in one spelling, a blank before and behind each, so that words in a
/// row are found whole.
fn spaced(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|sign: char| !sign.is_alphanumeric());
    let mut spaced = String::from(" ");
    for word in words.filter(|word| !word.is_empty()) {
        spaced.push_str(word);
        spaced.push(' ');
    }
    spaced
}

/// What the documents of a part have in common.
#[derive(Clone, Debug)]
enum Held {
    All,
    Levels(RangeInclusive<Level>),
    Series(String),
    /// Words, [`spaced`].
    Topic(String),
}

/// A part of a graph, asked as it is read: the documents of some
/// [levels](TraceGraph::of_levels), of a [series](TraceGraph::of_series) or on a
/// [topic](TraceGraph::of_topic), [as of a day](TraceGraph::as_of) where one is named.
/// Documents of which that is open are in none.
#[derive(Clone, Debug)]
pub struct Subgraph<'g> {
    graph: &'g TraceGraph,
    held: Held,
    day: Option<NaiveDate>,
}

impl<'g> Subgraph<'g> {
    /// The same part as it stood on a day; see [`TraceGraph::as_of`].
    #[must_use]
    pub const fn as_of(mut self, day: NaiveDate) -> Self {
        self.day = Some(day);
        self
    }

    /// Whether a document is one of them. Cost: constant, and for a topic linear in its
    /// title.
    pub fn holds(&self, document: &Document<'_>) -> bool {
        let held = match &self.held {
            Held::All => true,
            Held::Levels(levels) => document
                .level()
                .is_some_and(|level| levels.contains(&level)),
            Held::Series(series) => {
                let id = document.id().filter(|_| document.is_numbered());
                id.is_some_and(|id| id.series() == *series)
            }
            Held::Topic(words) => document
                .title()
                .is_some_and(|title| spaced(title).contains(words.as_str())),
        };
        held && self.may_be_known(document)
    }

    /// Whether a document may have been there on the day, whether it is one of them or not.
    pub(crate) fn may_be_known(&self, document: &Document<'_>) -> bool {
        let first = document.interval().map(|(first, _)| first);
        !matches!((self.day, first), (Some(day), Some(first)) if day < first)
    }

    /// Its documents, in the order of the texts. Cost: linear in those of the graph.
    pub fn documents(&self) -> impl Iterator<Item = Document<'g>> {
        self.graph.documents().filter(|it| self.holds(it))
    }

    /// The relations both ends of which it holds, in the order of the texts. Cost: linear
    /// in those of the graph.
    pub fn relations(&self) -> impl Iterator<Item = Relation<'g>> {
        self.graph
            .relations()
            .filter(|it| self.holds(&it.from()) && self.holds(&it.to()))
    }
}
