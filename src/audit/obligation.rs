//! Who owes an answer to what, and where each answer stands.
//!
//! A duty selects sources and a roster; each pair of a source and an obliged body is a
//! [`Cell`]. The cells are what coverage over a roster, overdue answers and the work
//! list are made of. A path of relations that carry out, of any length up to
//! [`DEEPEST`](super::DEEPEST), from a document of the body up to the source answers it.
//! What a body has not answered when it ends is its successor's.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Phrase;
use super::policy::Policy;
use crate::graph::{DocumentHandle, TraceGraph};

/// How a source stands with one body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// Answered by an issued paper whose number nothing else claims.
    Proven,
    /// Answered, but the number is claimed twice.
    Contested,
    /// Only drafts.
    Draft,
    /// Not answered, and that is accepted.
    Waived,
    /// Not answered.
    Missing,
    /// Not answered, and not due yet.
    NotDue,
    /// The source was repealed or annulled: nothing is owed.
    Void,
    /// The source was replaced: what replaced it is to be answered.
    Superseded,
    /// The words or the policy leave it open.
    Unknown,
}

impl CellState {
    /// Every state.
    pub const ALL: &'static [Self] = &[
        Self::Proven,
        Self::Contested,
        Self::Draft,
        Self::Waived,
        Self::Missing,
        Self::NotDue,
        Self::Void,
        Self::Superseded,
        Self::Unknown,
    ];

    /// The name in machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Contested => "contested",
            Self::Draft => "draft",
            Self::Waived => "waived",
            Self::Missing => "missing",
            Self::NotDue => "not_due",
            Self::Void => "void",
            Self::Superseded => "superseded",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the pair counts among those that are to be answered: a void, superseded,
    /// waived or not yet due one does not.
    pub const fn counts(self) -> bool {
        matches!(
            self,
            Self::Proven | Self::Contested | Self::Draft | Self::Missing | Self::Unknown
        )
    }
}

/// One source and one body that owes it an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The duty: an index into [`Policy::duties`].
    pub duty: usize,
    /// The source.
    pub source: DocumentHandle,
    /// The body that owes it, or has answered it: an index into [`Policy::bodies`].
    pub body: usize,
    /// The bodies that ended and passed it on, from the one of the roster down to the one
    /// before `body`; empty where `body` is in the roster itself.
    pub passed_on_by: Vec<usize>,
    /// Where `body` was split before it had answered: the bodies of which one owes it now,
    /// and the policy does not say which.
    pub heirs: Vec<usize>,
    /// How it stands.
    pub state: CellState,
    /// Whether the day of looking is surely past the last day in time.
    pub overdue: bool,
    /// First and last day that the due date can be; they differ where the date of the
    /// source is not whole.
    pub due: Option<(NaiveDate, NaiveDate)>,
    /// The papers of the body that answer it, best first.
    pub answers: Vec<DocumentHandle>,
    /// What it is open for, where its state is [`Unknown`](CellState::Unknown).
    pub open: Option<Open>,
}

/// What is not known of a pair whose state is [`CellState::Unknown`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Open {
    /// Whose the papers are that may answer it.
    Issuer,
    /// On which day it is looked at: the duty has a deadline, and the policy no `as_of`.
    Today,
    /// When the answer is due: the date of the source is not whole, or the calendar ends.
    Due,
    /// Which of the bodies that came of a split owes it.
    Heir,
}

/// An answer that surely came after its due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    /// The duty: an index into [`Policy::duties`].
    pub duty: usize,
    /// The source.
    pub source: DocumentHandle,
    /// The first answer of its body.
    pub answer: DocumentHandle,
    /// The last day in time.
    pub due: NaiveDate,
}

/// All that is owed under a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Obligations {
    pub(super) cells: Vec<Cell>,
    pub(super) late: Vec<Late>,
    pub(super) selected: BTreeMap<DocumentHandle, usize>,
    pub(super) cut: usize,
}

impl Obligations {
    /// The pairs of source and body, by duty, then in the order of the texts, then of
    /// the roster.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The answers that came late.
    pub fn late(&self) -> &[Late] {
        &self.late
    }

    /// The first duty that a source falls under, those with a deadline before others.
    pub fn duty_of(&self, source: DocumentHandle) -> Option<usize> {
        self.selected.get(&source).copied()
    }

    /// How many sources were not followed to the end, because a cap was reached.
    pub const fn cut(&self) -> usize {
        self.cut
    }
}

impl Cell {
    /// The bodies that have had to answer, one after the other, up to [`body`](Self::body).
    pub(super) fn line(&self) -> impl Iterator<Item = usize> {
        let before = self.passed_on_by.iter().copied();
        before.chain(core::iter::once(self.body))
    }
}

/// Pairs of one source and one body together, in their order: the first of each, and all
/// the bodies in whose place it stands.
pub(super) fn together<'c>(cells: impl Iterator<Item = &'c Cell>) -> Vec<(&'c Cell, Vec<usize>)> {
    let mut groups: Vec<(&Cell, Vec<usize>)> = Vec::new();
    let mut places: BTreeMap<(DocumentHandle, usize), usize> = BTreeMap::new();
    for cell in cells {
        let at = *places.entry((cell.source, cell.body)).or_insert_with(|| {
            groups.push((cell, Vec::new()));
            groups.len() - 1
        });
        groups[at].1.extend(&cell.passed_on_by);
    }
    for (_, before) in &mut groups {
        before.sort_unstable();
        before.dedup();
    }
    groups
}

/// Whoever owes an answer, in words: with those in whose place it stands, or as one of
/// several.
pub(super) fn owing(policy: &Policy, cell: &Cell, before: &[usize]) -> Phrase {
    let names = |list: &[usize], between: &str| {
        let list: Vec<&str> = list.iter().map(|&at| &*policy.bodies()[at].name).collect();
        list.join(between)
    };
    let own = &policy.bodies()[cell.body].name;
    if !cell.heirs.is_empty() {
        return Phrase::new(
            format!("{} (chia từ {own})", names(&cell.heirs, " hoặc ")),
            format!("{} (split from {own})", names(&cell.heirs, " or ")),
        );
    }
    if before.is_empty() {
        return Phrase::new(own, own);
    }
    let before = names(before, ", ");
    Phrase::new(
        format!("{own} (thay {before})"),
        format!("{own} (in place of {before})"),
    )
}

/// The subjects of a pair in findings: source and body.
pub(super) fn subjects(graph: &TraceGraph, policy: &Policy, cell: &Cell) -> Vec<String> {
    vec![
        graph.document(cell.source).label().to_owned(),
        policy.bodies()[cell.body].name.clone(),
    ]
}
