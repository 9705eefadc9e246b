//! The life of a document as a list of events: issued, amended, replaced, repealed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Audit, Evidence};
use crate::graph::{Document, DocumentHandle, State, TraceGraph};
use crate::relation::RelationKind;

/// What happened to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EventKind {
    /// It was issued.
    Issued,
    /// Some of it was changed.
    Amended,
    /// Something was added to it.
    Supplemented,
    /// Another took its place.
    Replaced,
    /// It was ended.
    Repealed,
    /// It was undone as if it had not been.
    Annulled,
}

impl EventKind {
    /// The name in machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Amended => "amended",
            Self::Supplemented => "supplemented",
            Self::Replaced => "replaced",
            Self::Repealed => "repealed",
            Self::Annulled => "annulled",
        }
    }

    const fn of(kind: RelationKind) -> Self {
        match kind {
            RelationKind::Supplements => Self::Supplemented,
            RelationKind::Replaces => Self::Replaced,
            RelationKind::Repeals => Self::Repealed,
            RelationKind::Annuls => Self::Annulled,
            _ => Self::Amended,
        }
    }
}

/// One event in the life of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// First and last day on which it can have happened; `None` where nothing tells.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// The document that did it; `None` for the issue itself, and where only a register tells.
    pub by: Option<DocumentHandle>,
    /// The name of what did it: a document, or a register; empty for the issue itself.
    pub by_name: String,
    /// The words that say so.
    pub evidence: Option<Evidence>,
}

impl Audit<'_> {
    /// The life of a document, as texts and registers tell it: its issue, then what was done to
    /// it, by the first day on which each can have happened; what has no day stands last. A draft
    /// was not issued.
    ///
    /// Cost: linear in its relations and rows of registers.
    ///
    /// ```
    /// # use doctrace::{Trace, audit::{Audit, EventKind, Policy}, graph::TraceGraph};
    /// let trace = Trace::read(
    ///     "Ban hành Quyết định số 12-QĐ/HU ngày 05/5/2023 thay thế Quyết định số 7-QĐ/HU ngày \
    ///      02/02/2021.",
    /// )?;
    /// let graph = TraceGraph::build(trace.registry());
    /// let policy = Policy::new();
    /// let audit = Audit::new(&graph, &policy);
    /// let old = graph.by_key("7-QĐ/HU").unwrap();
    /// let life = audit.history(&old);
    /// assert_eq!(life[0].kind, EventKind::Issued);
    /// assert_eq!((life[1].kind, life[1].by_name.as_str()), (EventKind::Replaced, "12-QĐ/HU"));
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    pub fn history(&self, document: &Document<'_>) -> Vec<Event> {
        let document = self.graph().document(document.handle());
        let mut life: Vec<Event> = self
            .changes(&document)
            .into_iter()
            .map(|change| Event {
                kind: EventKind::of(change.kind),
                days: change.days,
                by: change.by().map(|by| by.handle()),
                by_name: change.name(),
                evidence: change.evidence(self),
            })
            .collect();
        life.sort_by_key(|event| (event.days.is_none(), event.days));
        issue(self.graph(), &document)
            .into_iter()
            .chain(life)
            .collect()
    }
}

/// The issue of a document; none of a draft.
pub(crate) fn issue(graph: &TraceGraph, document: &Document<'_>) -> Option<Event> {
    (document.state() != State::Draft).then(|| Event {
        kind: EventKind::Issued,
        days: document.interval(),
        by: None,
        by_name: String::new(),
        evidence: first_named(graph, document),
    })
}

/// Where a document is first named, else its text as a whole.
pub(super) fn first_named(graph: &TraceGraph, document: &Document<'_>) -> Option<Evidence> {
    if let Some(place) = document.places().next() {
        return Some(Evidence::at(graph, place));
    }
    let text = graph.inputs().get(document.texts().next()?)?;
    Some(Evidence::whole(&text.name))
}
