//! Ways up: every path between two documents, or from one to its roots.
//!
//! There may be more paths than could ever be listed, so they are found one at a time,
//! when they are asked for.

use super::{Document, DocumentHandle, TraceGraph};

impl<'r> TraceGraph {
    /// Every way from a document up to one that it carries out, over the steps that the
    /// texts state: both ends included, the lower one first. None where the upper one is
    /// not among what the lower one carries out, or where the two are one. No document
    /// stands on a way twice.
    ///
    /// Cost: one walk down from the upper document, then for each way its length with
    /// the relations beside it; in a knot of circles also the ways that come to nothing.
    ///
    /// ```
    /// # use doctrace::{Trace, graph::TraceGraph};
    /// let trace = Trace::read(
    ///     "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số \
    ///      139-CTr/TU ngày 09/11/2022 về thực hiện Nghị quyết số 18-NQ/TW ngày 16/6/2022.",
    /// )?;
    /// let graph = TraceGraph::build(trace.registry());
    /// let lowest = graph.lowest().next().unwrap();
    /// let root = graph.roots().next().unwrap();
    /// let mut paths = graph.paths_between(lowest.handle(), root.handle());
    /// let path: Vec<&str> = paths.next().unwrap().iter().map(|it| it.label()).collect();
    /// assert_eq!(path, ["109-KH/HU", "139-CTr/TU", "18-NQ/TW"]);
    /// assert!(paths.next().is_none());
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    ///
    /// # Panics
    /// When a handle is of another, larger graph.
    pub fn paths_between(&'r self, lower: DocumentHandle, upper: DocumentHandle) -> Paths<'r> {
        let mut leads = vec![false; self.len()];
        leads[upper.index()] = true;
        for below in self.downward(upper) {
            leads[below.handle().index()] = true;
        }
        let start = Some(lower).filter(|_| lower != upper && leads[lower.index()]);
        Paths::new(self, start, Some(upper), leads)
    }

    /// Every way from a document up to a root: the chains that begin with it, wherever
    /// it stands itself. Cost: as [`paths_between`](Self::paths_between), without the
    /// walk down.
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
    /// let chain = graph.chains_of(programme).next().unwrap();
    /// let chain: Vec<&str> = chain.iter().map(|it| it.label()).collect();
    /// assert_eq!(chain, ["139-CTr/TU", "18-NQ/TW"]);
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    ///
    /// # Panics
    /// When the handle is of another, larger graph.
    pub fn chains_of(&'r self, document: DocumentHandle) -> Paths<'r> {
        Paths::new(self, Some(document), None, vec![true; self.len()])
    }
}

/// Ways up, one at a time. Made by [`TraceGraph::paths_between`] and
/// [`TraceGraph::chains_of`].
#[derive(Clone, Debug)]
pub struct Paths<'g> {
    graph: &'g TraceGraph,
    /// The document to end at; a root where there is none.
    end: Option<DocumentHandle>,
    /// Whether the end can be reached from a document at all.
    leads: Vec<bool>,
    on_path: Vec<bool>,
    path: Vec<DocumentHandle>,
    /// For each document on the path: its sources, the next one last.
    ahead: Vec<Vec<DocumentHandle>>,
    /// Whether the document on the path has been left upward yet.
    climbed: Vec<bool>,
}

impl<'g> Paths<'g> {
    fn new(
        graph: &'g TraceGraph,
        start: Option<DocumentHandle>,
        end: Option<DocumentHandle>,
        leads: Vec<bool>,
    ) -> Self {
        let mut paths = Self {
            graph,
            end,
            on_path: vec![false; leads.len()],
            leads,
            path: Vec::new(),
            ahead: Vec::new(),
            climbed: Vec::new(),
        };
        if let Some(start) = start {
            paths.climb(start);
        }
        paths
    }

    fn climb(&mut self, to: DocumentHandle) {
        self.on_path[to.index()] = true;
        self.path.push(to);
        let ends = self.end == Some(to);
        self.ahead.push(if ends {
            Vec::new()
        } else {
            self.graph.sources(to)
        });
        self.climbed.push(false);
    }

    fn back(&mut self) {
        if let Some(top) = self.path.pop() {
            self.on_path[top.index()] = false;
        }
        self.ahead.pop();
        self.climbed.pop();
    }
}

impl<'g> Iterator for Paths<'g> {
    type Item = Vec<Document<'g>>;

    fn next(&mut self) -> Option<Self::Item> {
        while let (Some(ahead), Some(&top)) = (self.ahead.last_mut(), self.path.last()) {
            if let Some(source) = ahead.pop() {
                if self.leads[source.index()] && !self.on_path[source.index()] {
                    if let Some(climbed) = self.climbed.last_mut() {
                        *climbed = true;
                    }
                    self.climb(source);
                }
                continue;
            }
            let whole = match self.end {
                Some(end) => top == end,
                None => self.climbed.last() == Some(&false) && self.path.len() > 1,
            };
            let found = whole.then(|| {
                let path = self.path.iter();
                path.map(|&handle| self.graph.document(handle)).collect()
            });
            self.back();
            if found.is_some() {
                return found;
            }
        }
        None
    }
}
