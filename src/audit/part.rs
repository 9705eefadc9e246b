//! Runs of texts, documents or relations: what rules look at side by side.
//!
//! Most rules look at each text, each document or each relation by itself. They are called
//! for a short run of them, one rule after the other, while what was fetched for the first
//! is still near; a walk of every rule over all of them would fetch everything again. What
//! a rule finds does not depend on where the runs are cut.

use core::ops::Range;

use crate::graph::{Document, Relation, TraceGraph};
use crate::registry::InputFacts;

use super::{Audit, Rule, RuleRef, Spot, parallel};

/// What a rule looks at one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// The texts.
    Texts,
    /// The documents.
    Documents,
    /// The relations.
    Relations,
}

impl Units {
    const ALL: [Self; 3] = [Self::Texts, Self::Documents, Self::Relations];

    fn count(self, graph: &TraceGraph) -> usize {
        match self {
            Self::Texts => graph.inputs().len(),
            Self::Documents => graph.len(),
            Self::Relations => graph.relation_count(),
        }
    }

    /// How many of them what is near to a processor holds.
    const fn near(self) -> usize {
        match self {
            Self::Texts => 8,
            Self::Documents | Self::Relations => 2_048,
        }
    }

    fn runs(self, range: Range<usize>) -> impl Iterator<Item = Part> {
        let end = range.end;
        let starts = range.step_by(self.near());
        starts.map(move |start| Part(start..end.min(start + self.near())))
    }
}

/// A run of texts, documents or relations, in their order.
#[derive(Clone, Debug)]
pub struct Part(Range<usize>);

impl Part {
    /// The texts, each with its place among all.
    pub(super) fn texts<'g>(
        &self,
        graph: &'g TraceGraph,
    ) -> impl Iterator<Item = (usize, &'g InputFacts)> + use<'g> {
        let inputs = graph.inputs().iter().enumerate();
        let run = inputs.skip(self.0.start).take(self.0.len());
        run.map(|(at, facts)| (at, &**facts))
    }

    /// The documents.
    pub(super) fn documents<'g>(
        &self,
        graph: &'g TraceGraph,
    ) -> impl Iterator<Item = Document<'g>> + use<'g> {
        graph.documents_in(self.0.clone())
    }

    /// The relations.
    pub(super) fn relations<'g>(
        &self,
        graph: &'g TraceGraph,
    ) -> impl Iterator<Item = Relation<'g>> + use<'g> {
        let run = self.0.start as u32..self.0.end as u32;
        run.filter_map(|at| graph.relation(at))
    }
}

/// What one rule finds, alone.
pub(super) fn alone(rule: &(impl Rule + ?Sized), audit: &Audit<'_>) -> Vec<Spot> {
    let mut found = Vec::new();
    if let Some(units) = rule.units() {
        for part in units.runs(0..units.count(audit.graph())) {
            rule.look_at(audit, &part, &mut found);
        }
    }
    found.append(&mut rule.rest(audit));
    found
}

/// What can be done without waiting for anything else.
enum Task {
    /// All rules of some units look at a range of these.
    Units(Units, Range<usize>),
    /// A rule looks at what it does not look at by units.
    Rest(usize),
}

impl Task {
    /// What each rule finds.
    fn run(&self, audit: &Audit<'_>, rules: &[&RuleRef]) -> Vec<(usize, Vec<Spot>)> {
        let (units, range) = match self {
            Self::Rest(at) => return vec![(*at, rules[*at].rest(audit))],
            Self::Units(units, range) => (*units, range.clone()),
        };
        let of_units = rules.iter().enumerate();
        let of_units = of_units.filter(|(_, rule)| rule.units() == Some(units));
        let mut found: Vec<_> = of_units.map(|(at, _)| (at, Vec::new())).collect();
        for part in units.runs(range) {
            for (at, spots) in &mut found {
                rules[*at].look_at(audit, &part, spots);
            }
        }
        found
    }
}

/// How many pieces the units are cut in, so that two processors come to their end together.
const PIECES: usize = if cfg!(feature = "parallel") { 16 } else { 1 };

/// What every rule of an audit finds, by its place among them, each in its order.
pub(super) fn all(audit: &Audit<'_>) -> Vec<Vec<Spot>> {
    let rules: Vec<&RuleRef> = audit.rules().iter().collect();
    let mut tasks = Vec::new();
    for units in Units::ALL {
        let count = units.count(audit.graph());
        let size = count.div_ceil(PIECES).max(units.near());
        let starts = (0..count).step_by(size);
        tasks.extend(starts.map(|start| Task::Units(units, start..count.min(start + size))));
    }
    tasks.extend((0..rules.len()).map(Task::Rest));
    let mut found: Vec<Vec<Spot>> = Vec::new();
    found.resize_with(rules.len(), Vec::new);
    for (at, mut more) in parallel::run(&tasks, |task| task.run(audit, &rules)) {
        let found: &mut Vec<Spot> = &mut found[at];
        if found.is_empty() {
            *found = more;
        } else {
            found.append(&mut more);
        }
    }
    found
}
