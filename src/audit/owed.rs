//! From duties and the graph to what is owed: which documents a duty selects, whom
//! each obliges, and which papers answer it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::Waiver;
use super::book::Books;
use super::life;
use super::obligation::{Cell, CellState, Late, Obligations, subjects};
use super::policy::{Duty, Policy};
use super::review::Index;
use super::walk::Walk;
use super::who::{Issuer, Who};
use crate::graph::{ChainStatus, Document, DocumentHandle, State, TraceGraph};
use crate::id::Level;
use crate::registry::RowState;
use crate::relation::RelationKind;

/// Whether a document can be a source: issued, named by a number, surely one.
fn may_oblige(document: &Document<'_>) -> bool {
    document.state() != State::Draft && document.doubt().is_none() && document.is_numbered()
}

fn type_of<'g>(document: &Document<'g>) -> Option<&'g str> {
    Some(document.id()?.type_code()?.as_str())
}

/// Whether a duty selects a document.
fn selects(duty: &Duty, document: &Document<'_>) -> bool {
    let select = &duty.select;
    let Some(id) = document.id().filter(|_| !select.is_empty()) else {
        return false;
    };
    let listed = |list: &[String], code: Option<&str>| {
        list.is_empty() || code.is_some_and(|code| list.iter().any(|own| own == code))
    };
    listed(&select.types, type_of(document))
        && listed(&select.organs, id.organ().map(crate::id::Organ::lead))
        && (select.ids.is_empty() || select.ids.iter().any(|own| own.same_parts(id)))
        && select
            .level
            .is_none_or(|level| document.level() == Some(level))
}

/// Whether a paper counts as an answer under a duty. A report tells of answers; it is
/// one only where the duty asks for reports.
fn accepts(duty: &Duty, paper: &Document<'_>) -> bool {
    if paper.state() == State::Draft {
        return true;
    }
    match type_of(paper) {
        Some(code) if duty.accept.is_empty() => code != "BC",
        Some(code) => duty.accept.iter().any(|own| own == code),
        None => duty.accept.is_empty(),
    }
}

/// All that is owed. Cost: the pairs of sources and bodies, and what lies below each
/// source; the latter is capped.
pub(super) fn obligations(
    graph: &TraceGraph<'_>,
    policy: &Policy,
    who: &Who<'_>,
    books: &Books<'_>,
) -> Obligations {
    let mut made = Obligations::default();
    if policy.duties().is_empty() {
        return made;
    }
    let issuers: Vec<Issuer> = graph
        .documents()
        .map(|document| who.issued(graph, &document))
        .collect();
    let mut walk = Walk::new(graph);
    for (at, duty) in policy.duties().iter().enumerate() {
        let obliged: Option<Vec<usize>> = duty.roster.as_ref().map(|roster| {
            let names = policy.rosters().get(roster).into_iter().flatten();
            names.filter_map(|name| who.named(name)).collect()
        });
        let sources = sources(graph, duty);
        for source in sources {
            // A duty with a deadline tells more than one without.
            let known = made.selected.entry(source).or_insert(at);
            if policy.duties()[*known].deadline.is_none() && duty.deadline.is_some() {
                *known = at;
            }
            let (below, whole) = walk.down(source);
            made.cut += usize::from(!whole);
            let view = View {
                graph,
                policy,
                who,
                books,
                issuers: &issuers,
                duty: at,
                source: graph.document(source),
                below,
            };
            match &obliged {
                Some(bodies) => view.cells(bodies, &mut made),
                None => view.late_answers(&mut made),
            }
        }
    }
    waive(graph, policy, &mut made.cells);
    made
}

/// The sources of a duty: those selected, and what replaced them.
fn sources(graph: &TraceGraph<'_>, duty: &Duty) -> Vec<DocumentHandle> {
    let mut seen: BTreeSet<DocumentHandle> = graph
        .documents()
        .filter(|document| may_oblige(document) && selects(duty, document))
        .map(|document| document.handle())
        .collect();
    let mut waiting: Vec<DocumentHandle> = seen.iter().copied().collect();
    while let Some(at) = waiting.pop() {
        for relation in graph.cited(at) {
            let next = relation.from();
            if relation.kind() == RelationKind::Replaces
                && may_oblige(&next)
                && seen.insert(next.handle())
            {
                waiting.push(next.handle());
            }
        }
    }
    seen.into_iter().collect()
}

/// One source under one duty.
struct View<'a, 'g> {
    graph: &'a TraceGraph<'g>,
    policy: &'a Policy,
    who: &'a Who<'a>,
    books: &'a Books<'a>,
    issuers: &'a [Issuer],
    duty: usize,
    source: Document<'a>,
    below: &'a [(DocumentHandle, usize)],
}

impl View<'_, '_> {
    fn duty(&self) -> &Duty {
        &self.policy.duties()[self.duty]
    }

    fn due(&self) -> Option<(NaiveDate, NaiveDate)> {
        let deadline = self.duty().deadline?;
        let (first, last) = self.source.interval().or(match deadline {
            super::Deadline::On(day) => Some((day, day)),
            _ => None,
        })?;
        Some((deadline.due(first)?, deadline.due(last)?))
    }

    /// What ended the source by the day of looking: its replacement counts before a
    /// repeal. What surely comes later has not ended it yet.
    fn ended(&self) -> Option<CellState> {
        let today = self.policy.as_of();
        let later = |day: Option<NaiveDate>| matches!((day, today), (Some(day), Some(today)) if today < day);
        let kinds: Vec<RelationKind> = self
            .graph
            .cited(self.source.handle())
            .filter(|relation| {
                let by = relation.from();
                life::ends(relation.kind())
                    && by.state() != State::Draft
                    && !later(by.interval().map(|(first, _)| first))
            })
            .map(|relation| relation.kind())
            .collect();
        let rows = self.books.rows_of(&self.source);
        let told = |state: RowState| {
            rows.iter()
                .any(|entry| entry.row.state == state && !later(entry.row.since))
        };
        if kinds.contains(&RelationKind::Replaces) || told(RowState::Replaced) {
            return Some(CellState::Superseded);
        }
        let void = !kinds.is_empty() || told(RowState::Repealed) || told(RowState::Void);
        void.then_some(CellState::Void)
    }

    /// Whether the source is of a place that is named and is none of ours.
    fn is_foreign(&self) -> bool {
        let level = self.source.level();
        self.issuers[self.source.handle().index()] == Issuer::Stranger
            && level != Some(Level::Central)
            && self.source.body().place().is_some()
            && (0..self.policy.bodies().len()).any(|at| self.who.level(at) == level)
    }

    /// Whether a body is obliged by this source: it stood then, or does before the
    /// answer is due, and the issuer stands above it.
    fn obliges(&self, body: usize, due: Option<(NaiveDate, NaiveDate)>) -> bool {
        let row = &self.policy.bodies()[body];
        if let Some((first, _)) = self.source.interval() {
            let level = self.who.level(body);
            let gone = row.to.is_some_and(|to| to < first);
            if gone || level.is_some_and(|level| !level.stood_on(Some(first))) {
                return false;
            }
        }
        let later = matches!((row.from, due), (Some(from), Some((_, last))) if last < from);
        if later {
            return false;
        }
        match self.issuers[self.source.handle().index()] {
            Issuer::One(own) if own == body => false,
            Issuer::One(own) if self.source.level() != Some(Level::Central) => {
                self.who.is_above(own, body) || !self.who.has_parent(body)
            }
            _ => true,
        }
    }

    fn cells(&self, bodies: &[usize], made: &mut Obligations) {
        if self.is_foreign() {
            return;
        }
        let duty = self.duty();
        let due = self.due();
        let ended = self.ended();
        let mut answers: BTreeMap<usize, Vec<DocumentHandle>> = BTreeMap::new();
        // One for each organ is enough to ask whose it may be.
        let mut open: BTreeMap<_, Document<'_>> = BTreeMap::new();
        for &(handle, _) in self.below {
            let paper = self.graph.document(handle);
            let unnumbered = paper.state() == State::Own && !paper.is_numbered();
            if unnumbered || !accepts(duty, &paper) {
                continue;
            }
            match self.issuers[handle.index()] {
                Issuer::One(body) => answers.entry(body).or_default().push(handle),
                Issuer::Open => {
                    let organ = super::who::organ_of(self.graph, &paper);
                    open.entry((paper.level(), organ)).or_insert(paper);
                }
                Issuer::Stranger => {}
            }
        }
        for &body in bodies {
            if !self.obliges(body, due) {
                continue;
            }
            let mut own = answers.remove(&body).unwrap_or_default();
            let rank = |handle: &DocumentHandle| ChainStatus::of(&self.graph.document(*handle));
            own.sort_by_key(|handle| (rank(handle), *handle));
            let past = match (due, self.policy.as_of()) {
                (Some((first, last)), Some(today)) => {
                    if today > last {
                        Some(true)
                    } else if today <= first {
                        Some(false)
                    } else {
                        None
                    }
                }
                _ => None,
            };
            let state = match own.first().map(rank) {
                Some(ChainStatus::Proven) => CellState::Proven,
                Some(ChainStatus::Contested) => CellState::Contested,
                Some(_) => CellState::Draft,
                None if open
                    .values()
                    .any(|paper| self.who.may_be(body, self.graph, paper)) =>
                {
                    CellState::Unknown
                }
                None => match (ended, duty.deadline, past) {
                    (Some(ended), ..) => ended,
                    (None, None, _) | (None, Some(_), Some(true)) => CellState::Missing,
                    (None, Some(_), Some(false)) => CellState::NotDue,
                    (None, Some(_), None) => CellState::Unknown,
                },
            };
            let issued = own
                .iter()
                .filter(|handle| rank(handle) < ChainStatus::Draft);
            self.late(issued.copied(), due, made);
            made.cells.push(Cell {
                duty: self.duty,
                source: self.source.handle(),
                body,
                state,
                overdue: past == Some(true),
                due,
                answers: own,
            });
        }
    }

    /// Without a roster: the direct answers, by the body that the words name.
    fn late_answers(&self, made: &mut Obligations) {
        let due = self.due();
        let mut by_body: BTreeMap<(Option<Level>, Option<&str>), Vec<DocumentHandle>> =
            BTreeMap::new();
        for &(handle, depth) in self.below {
            let paper = self.graph.document(handle);
            let issued = paper.state() != State::Draft && paper.is_numbered();
            if depth == 1 && issued && accepts(self.duty(), &paper) {
                let key = (paper.level(), paper.body().place());
                by_body.entry(key).or_default().push(handle);
            }
        }
        for answers in by_body.into_values() {
            self.late(answers.into_iter(), due, made);
        }
    }

    /// Notes the first answer of a body, where even its earliest day is too late. An
    /// answer of unknown date may have been the first: then nothing is sure.
    fn late(
        &self,
        answers: impl Iterator<Item = DocumentHandle>,
        due: Option<(NaiveDate, NaiveDate)>,
        made: &mut Obligations,
    ) {
        let Some((_, due)) = due else {
            return;
        };
        let mut first: Option<(NaiveDate, DocumentHandle)> = None;
        for answer in answers {
            let Some((day, _)) = self.graph.document(answer).interval() else {
                return;
            };
            if first.is_none_or(|least| (day, answer) < least) {
                first = Some((day, answer));
            }
        }
        if let Some((_, answer)) = first.filter(|&(day, _)| day > due) {
            made.late.push(Late {
                duty: self.duty,
                source: self.source.handle(),
                answer,
                due,
            });
        }
    }
}

/// Marks the pairs whose missing answer is accepted. A waiver that fits several pairs
/// accepts none of them: it must say which. Cost: n log n in pairs and waivers.
fn waive(graph: &TraceGraph<'_>, policy: &Policy, cells: &mut [Cell]) {
    if policy.waivers().is_empty() {
        return;
    }
    let mut index = Index::default();
    for (at, cell) in cells.iter().enumerate() {
        if cell.state == CellState::Missing && cell.overdue {
            let subjects = subjects(graph, policy, cell);
            index.add(at, "G01", &subjects, &fingerprint(&subjects));
        }
    }
    let holds = |waiver: &&Waiver| waiver.holds(policy.as_of());
    for waiver in policy.waivers().iter().filter(holds) {
        if let [one] = index.named(waiver).as_slice() {
            cells[*one].state = CellState::Waived;
        }
    }
}

fn fingerprint(subjects: &[String]) -> String {
    let print = super::finding::fingerprint("G01", subjects, &subjects[1], 0);
    format!("{print:016x}")
}
