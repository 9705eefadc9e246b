//! From duties and the graph to what is owed: which documents a duty selects, whom
//! each obliges, and which papers answer it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::Waiver;
use super::book::Books;
use super::life;
use super::life::stands;
use super::obligation::{Cell, CellState, Late, Obligations, Open, subjects};
use super::policy::{Duty, Policy};
use super::review::Index;
use super::succession::Line;
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

/// Those whom a duty obliges, each with whoever took over from it.
struct Roster {
    lines: Vec<Line>,
    direct: BTreeSet<usize>,
}

impl Roster {
    fn of(policy: &Policy, who: &Who<'_>, bodies: impl Iterator<Item = usize>) -> Self {
        let lines: Vec<Line> = bodies.map(|body| Line::of(policy, who, body)).collect();
        Self {
            direct: lines.iter().map(|line| line.bodies[0]).collect(),
            lines,
        }
    }
}

/// What the papers of a line say of its duty.
#[derive(Default)]
struct Tally {
    /// Those that answer it, best first, each with the step of its body on the line.
    own: Vec<(ChainStatus, DocumentHandle, usize)>,
    /// Where it was split and every heir has issued an answer: the best of each.
    shared: Vec<(ChainStatus, DocumentHandle)>,
    /// Whether some paper may answer it.
    open: bool,
}

impl Tally {
    /// How it is answered; `None` where it is not, or only by a draft of a body that was split
    /// while one of its heirs may have done more.
    fn answered(&self, split: bool) -> Option<CellState> {
        let best = self.own.first().map(|&(status, ..)| status);
        let issued = best.filter(|&status| status < ChainStatus::Draft);
        // Whichever heir owes it has answered: the least good of the answers stands.
        let status = issued.or_else(|| Some(self.shared.last()?.0)).or(best)?;
        match status {
            ChainStatus::Proven => Some(CellState::Proven),
            ChainStatus::Contested => Some(CellState::Contested),
            _ => (!(split && self.open)).then_some(CellState::Draft),
        }
    }
}

/// All that is owed. Cost: the pairs of sources and bodies, times how often a body was
/// followed by another, and what lies below each source; the latter is capped.
pub(super) fn obligations(
    graph: &TraceGraph,
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
        let obliged: Option<Roster> = duty.roster.as_ref().map(|roster| {
            let names = policy.rosters().get(roster).into_iter().flatten();
            Roster::of(policy, who, names.filter_map(|name| who.named(name)))
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
                Some(roster) => view.cells(roster, &mut made),
                None => view.late_answers(&mut made),
            }
        }
    }
    waive(graph, policy, &mut made.cells);
    made
}

/// The sources of a duty: those selected, and what replaced them.
fn sources(graph: &TraceGraph, duty: &Duty) -> Vec<DocumentHandle> {
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
struct View<'a> {
    graph: &'a TraceGraph,
    policy: &'a Policy,
    who: &'a Who<'a>,
    books: &'a Books<'a>,
    issuers: &'a [Issuer],
    duty: usize,
    source: Document<'a>,
    below: &'a [(DocumentHandle, usize)],
}

impl View<'_> {
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

    /// Whether the day of looking is past the due date, where both tell.
    fn is_past(&self, due: Option<(NaiveDate, NaiveDate)>) -> Option<bool> {
        let ((first, last), today) = due.zip(self.policy.as_of())?;
        if today > last {
            Some(true)
        } else if today <= first {
            Some(false)
        } else {
            None
        }
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

    /// Whether a body had surely ended before the source.
    fn is_gone(&self, body: usize) -> bool {
        let last = self.policy.bodies()[body].to;
        matches!((last, self.source.interval()), (Some(to), Some((first, _))) if to < first)
    }

    /// Whether a body is obliged by this source: it stood then, or does before the
    /// answer is due, and the issuer stands above it.
    fn obliges(&self, body: usize, due: Option<(NaiveDate, NaiveDate)>) -> bool {
        let row = &self.policy.bodies()[body];
        if self.is_gone(body) {
            return false;
        }
        if let Some((first, _)) = self.source.interval() {
            let level = self.who.level(body);
            if level.is_some_and(|level| !level.stood_on(Some(first))) {
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

    /// The step of a line that the duty begins with: its body of the roster, or whoever
    /// stood in that one's place when the source was issued, unless the roster names that
    /// one too. Beyond the last step where the heirs of a split stood by then. `None` where
    /// nobody is obliged.
    fn begins(
        &self,
        line: &Line,
        direct: &BTreeSet<usize>,
        due: Option<(NaiveDate, NaiveDate)>,
    ) -> Option<usize> {
        let step = line.bodies.iter().position(|&body| !self.is_gone(body));
        let obliged = match step {
            Some(0) => self.obliges(line.bodies[0], due),
            Some(step) => {
                let body = line.bodies[step];
                !direct.contains(&body) && self.obliges(body, due)
            }
            None => {
                !line.heirs.iter().all(|heir| direct.contains(heir))
                    && line.heirs.iter().any(|&heir| self.obliges(heir, due))
            }
        };
        // What has come to the issuer itself, it does not owe to itself.
        let issuer = self.issuers[self.source.handle().index()];
        (obliged && issuer != Issuer::One(line.last())).then(|| step.unwrap_or(line.bodies.len()))
    }

    fn tally(
        &self,
        line: &Line,
        first: usize,
        answers: &BTreeMap<usize, Vec<DocumentHandle>>,
    ) -> Tally {
        let mut tally = Tally::default();
        let papers = |step: usize, body: usize| {
            let papers = answers.get(&body).into_iter().flatten();
            // What was repealed answers nothing; what replaced it answers in its place.
            papers.filter_map(move |&handle| {
                let paper = self.graph.document(handle);
                let stands = stands(self.graph, paper)?;
                let counts = line.counts(self.policy, (step, body), first, paper.interval());
                Some((counts, ChainStatus::of(&stands), stands.handle()))
            })
        };
        for (step, &body) in line.bodies.iter().enumerate().skip(first) {
            for (counts, status, handle) in papers(step, body) {
                match counts {
                    Some(true) => tally.own.push((status, handle, step)),
                    Some(false) => {}
                    None => tally.open = true,
                }
            }
        }
        tally.own.sort_unstable();
        for &heir in &line.heirs {
            let mut best = None;
            for (counts, status, handle) in papers(line.bodies.len(), heir) {
                tally.open |= counts != Some(false);
                if counts == Some(true) && status < ChainStatus::Draft {
                    let one = (status, handle);
                    best = Some(best.map_or(one, |least: (_, _)| least.min(one)));
                }
            }
            tally.shared.extend(best);
        }
        if tally.shared.len() < line.heirs.len() {
            tally.shared.clear();
        }
        tally.shared.sort_unstable();
        tally
    }

    fn cells(&self, roster: &Roster, made: &mut Obligations) {
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
        let past = self.is_past(due);
        // Several that ended before the source leave one place in the roster.
        let mut replaced = BTreeSet::new();
        for line in &roster.lines {
            let Some(first) = self.begins(line, &roster.direct, due) else {
                continue;
            };
            let begins_with = line.bodies.get(first);
            if begins_with.is_some_and(|&body| first > 0 && !replaced.insert(body)) {
                continue;
            }
            let tally = self.tally(line, first, &answers);
            let obliged = line.bodies[first..].iter().chain(&line.heirs);
            let unclear = tally.open
                || obliged.into_iter().any(|&body| {
                    let mut papers = open.values();
                    papers.any(|paper| self.who.may_be(body, self.graph, paper))
                });
            let split = !line.heirs.is_empty();
            let (state, why_open) = match tally.answered(split) {
                Some(state) => (state, None),
                None if unclear => (CellState::Unknown, Some(Open::Issuer)),
                None => self.unanswered(ended, past, split),
            };
            let Tally { own, shared, .. } = tally;
            let issued = own
                .iter()
                .filter(|(status, ..)| *status < ChainStatus::Draft);
            self.late(issued.map(|&(_, handle, _)| handle), due, made);
            // Whoever has issued an answer; else whoever is left with it.
            let best = own
                .first()
                .filter(|(status, ..)| *status < ChainStatus::Draft);
            let done = best.is_some();
            let step = best.map_or(line.bodies.len() - 1, |&(_, _, step)| step);
            let own = own.into_iter().map(|(_, handle, _)| handle);
            let shared = shared.into_iter().map(|(_, handle)| handle);
            made.cells.push(Cell {
                duty: self.duty,
                source: self.source.handle(),
                body: line.bodies[step],
                passed_on_by: line.bodies[..step].to_vec(),
                heirs: if done { Vec::new() } else { line.heirs.clone() },
                state,
                overdue: past == Some(true),
                due,
                answers: if done {
                    own.collect()
                } else {
                    shared.chain(own).collect()
                },
                open: why_open,
            });
        }
    }

    /// How a pair stands that nothing answers, and what it is open for.
    fn unanswered(
        &self,
        ended: Option<CellState>,
        past: Option<bool>,
        split: bool,
    ) -> (CellState, Option<Open>) {
        match (ended, self.duty().deadline, past) {
            (Some(ended), ..) => (ended, None),
            (None, Some(_), Some(false)) => (CellState::NotDue, None),
            (None, Some(_), None) if self.policy.as_of().is_none() => {
                (CellState::Unknown, Some(Open::Today))
            }
            (None, Some(_), None) => (CellState::Unknown, Some(Open::Due)),
            // Somebody owes it, and nobody can say who.
            _ if split => (CellState::Unknown, Some(Open::Heir)),
            (None, None, _) | (None, Some(_), Some(true)) => (CellState::Missing, None),
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

/// Marks the pairs whose missing answer is accepted. A waiver that fits pairs of several
/// subjects accepts none of them: it must say which. Cost: n log n in pairs and waivers.
fn waive(graph: &TraceGraph, policy: &Policy, cells: &mut [Cell]) {
    if policy.waivers().is_empty() {
        return;
    }
    // One source may be owed by one body several times: the finding is one.
    let mut groups: BTreeMap<(DocumentHandle, usize), Vec<usize>> = BTreeMap::new();
    for (at, cell) in cells.iter().enumerate() {
        if cell.state == CellState::Missing && cell.overdue {
            let group = groups.entry((cell.source, cell.body));
            group.or_default().push(at);
        }
    }
    let mut index = Index::default();
    for (at, group) in groups.values().enumerate() {
        let subjects = subjects(graph, policy, &cells[group[0]]);
        index.add(at, "G01", &subjects, &fingerprint(&subjects));
    }
    let groups: Vec<Vec<usize>> = groups.into_values().collect();
    let holds = |waiver: &&Waiver| waiver.holds(policy.as_of());
    for waiver in policy.waivers().iter().filter(holds) {
        if let [one] = index.named(waiver).as_slice() {
            for &at in &groups[*one] {
                cells[at].state = CellState::Waived;
            }
        }
    }
}

fn fingerprint(subjects: &[String]) -> String {
    let print = super::finding::fingerprint("G01", subjects, &subjects[1], 0);
    format!("{print:016x}")
}
