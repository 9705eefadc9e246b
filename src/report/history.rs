//! What became of documents, and what happened when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{EventKind, Evidence};

/// One change in the life of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HistoryRow {
    /// The [`DocumentRow::key`](super::DocumentRow::key) of the document.
    pub document: String,
    /// What happened.
    pub event: EventKind,
    /// The first day on which it can have happened.
    pub from: Option<NaiveDate>,
    /// The last day on which it can have happened.
    pub to: Option<NaiveDate>,
    /// The [`DocumentRow::key`](super::DocumentRow::key) of the document that did it; none where only a register tells.
    pub by: Option<String>,
    /// The name of what did it: a document, or a register.
    pub by_name: String,
    /// The words that say so.
    pub evidence: Option<Evidence>,
}

/// One event with a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TimelineRow {
    /// The first day on which it can have happened.
    pub from: NaiveDate,
    /// The last day on which it can have happened.
    pub to: NaiveDate,
    /// What happened.
    pub event: EventKind,
    /// The [`DocumentRow::key`](super::DocumentRow::key) of the document.
    pub document: String,
    /// The [`DocumentRow::key`](super::DocumentRow::key) of the document that did it.
    pub by: Option<String>,
}
