//! Parts of a graph: the answers to a document, the papers of a body over time, the
//! documents of some levels.

use core::ops::RangeInclusive;
use std::collections::BTreeSet;

use crate::id::Level;
use crate::registry::Body;

use super::{Document, DocumentHandle, Relation, TraceGraph};

impl TraceGraph<'_> {
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
    pub fn of_levels(&self, levels: RangeInclusive<Level>) -> Subgraph<'_> {
        Subgraph {
            graph: self,
            levels,
        }
    }
}

/// The documents of some levels; see [`TraceGraph::of_levels`]. Documents whose level is
/// open are in none.
#[derive(Clone, Debug)]
pub struct Subgraph<'g> {
    graph: &'g TraceGraph<'g>,
    levels: RangeInclusive<Level>,
}

impl<'g> Subgraph<'g> {
    /// Whether a document is one of them.
    pub fn holds(&self, document: &Document<'_>) -> bool {
        document
            .level()
            .is_some_and(|level| self.levels.contains(&level))
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
