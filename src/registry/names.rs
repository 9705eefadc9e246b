//! The numbers that texts write, each once, and what is known of all numbers of one run.
//!
//! A number is written by many bodies and named by many texts; what its codes tell (level,
//! how it is counted) is looked up once for each run, and two numbers are compared by
//! their ranks.

use super::compare::needs_body;
use super::period::Counting;
use super::quick::QuickMap;
use crate::id::{Additions, DocumentId, Level, Organ, Style, TypeCode};

/// What is the same for all numbers of one organ, type, year and style.
#[derive(Debug)]
pub(super) struct Run<'r> {
    /// The first number of it that was met.
    pub(super) id: &'r DocumentId,
    pub(super) level: Option<Level>,
    /// Whether all bodies that write it are one as far as numbers go.
    pub(super) central: bool,
    pub(super) counting: Counting,
}

type RunKey<'r> = (Option<&'r str>, Option<&'r str>, Option<u16>, Style);

fn run_key(id: &DocumentId) -> RunKey<'_> {
    let organ = id.organ().map(Organ::as_str);
    let kind = id.type_code().map(TypeCode::as_str);
    (organ, kind, id.year(), id.style())
}

/// Every number as written.
#[derive(Debug, Default)]
pub(crate) struct Names<'r> {
    ids: Vec<&'r DocumentId>,
    run_of: Vec<u32>,
    runs: Vec<Run<'r>>,
    known_runs: QuickMap<RunKey<'r>, u32>,
    /// By run, value and digits.
    plain: QuickMap<(u32, Option<(u32, u8)>), u32>,
    /// Those with a point, a letter or a tail, by run and all signs.
    odd: QuickMap<(u32, String), u32>,
}

impl<'r> Names<'r> {
    /// The place of a number among all. Cost: constant.
    pub(super) fn add(&mut self, id: &'r DocumentId, additions: &Additions) -> u32 {
        let runs = &mut self.runs;
        let run = *self.known_runs.entry(run_key(id)).or_insert_with(|| {
            runs.push(Run {
                id,
                level: additions.level(id),
                central: !needs_body(id, additions),
                counting: Counting::of(id, additions),
            });
            runs.len() as u32 - 1
        });
        let next = self.ids.len() as u32;
        let name = if id.is_plain() {
            let digits = id.ordinal().zip(id.width());
            *self.plain.entry((run, digits)).or_insert(next)
        } else {
            *self.odd.entry((run, id.to_string())).or_insert(next)
        };
        if name == next {
            self.ids.push(id);
            self.run_of.push(run);
        }
        name
    }

    /// The numbers, in the order in which they were met.
    pub(crate) fn ids(&self) -> &[&'r DocumentId] {
        &self.ids
    }

    /// The level of a number, by its codes.
    pub(crate) fn level(&self, name: u32) -> Option<Level> {
        self.run(name).level
    }

    pub(super) fn run(&self, name: u32) -> &Run<'r> {
        &self.runs[self.run_of(name)]
    }

    pub(super) fn run_of(&self, name: u32) -> usize {
        self.run_of[name as usize] as usize
    }

    /// Of which runs another one has the same organ and year and a type that may be the same.
    /// Cost: n log n in the runs, and the square of the types of one organ.
    pub(super) fn runs_with_alias(&self) -> Vec<bool> {
        let head = |run: &Run<'r>| (run.id.organ(), run.id.year());
        let kind = |run: u32| self.runs[run as usize].id.type_code();
        let mut order: Vec<u32> = (0..self.runs.len() as u32)
            .filter(|&run| kind(run).is_some_and(TypeCode::has_alias))
            .collect();
        let head = |run: &u32| head(&self.runs[*run as usize]);
        order.sort_unstable_by(|a, b| head(a).cmp(&head(b)));
        let mut found = vec![false; self.runs.len()];
        for same in order.chunk_by(|a, b| head(a) == head(b)) {
            for &run in same {
                found[run as usize] = same.iter().any(|&other| {
                    let (Some(mine), Some(theirs)) = (kind(run), kind(other)) else {
                        return false;
                    };
                    let shared = |it| theirs.readings().contains(it);
                    mine != theirs && mine.readings().iter().any(shared)
                });
            }
        }
        found
    }

    pub(super) fn id(&self, name: u32) -> &'r DocumentId {
        self.ids[name as usize]
    }

    /// Where each number stands among all in their order; those that are the same in all
    /// parts have one rank. Cost: n log n in the numbers, each as written once.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let head = |run: u32| {
            let (organ, kind, year, _) = run_key(self.runs[run as usize].id);
            (organ, kind, year)
        };
        let mut runs: Vec<u32> = (0..self.runs.len() as u32).collect();
        runs.sort_unstable_by(|&a, &b| head(a).cmp(&head(b)));
        let mut run_rank = vec![0_u32; runs.len()];
        for two in runs.windows(2) {
            let [before, this] = [two[0], two[1]];
            let more = u32::from(head(before) != head(this));
            run_rank[this as usize] = run_rank[before as usize] + more;
        }
        let key = |name: u32| {
            let run = run_rank[self.run_of[name as usize] as usize];
            (run, self.id(name).ordinal())
        };
        let mut order: Vec<((u32, Option<u32>), u32)> = (0..self.ids.len() as u32)
            .map(|name| (key(name), name))
            .collect();
        order.sort_unstable_by(|a, b| {
            let parts = || {
                let [a, b] = [a.1, b.1].map(|name| self.id(name).parts_key());
                a.cmp(&b)
            };
            a.0.cmp(&b.0).then_with(parts)
        });
        let mut ranks = vec![0; self.ids.len()];
        for two in order.windows(2) {
            let [(before, a), (this, b)] = [two[0], two[1]];
            let same = before == this && self.id(a).same_parts(self.id(b));
            ranks[b as usize] = ranks[a as usize] + u32::from(!same);
        }
        ranks
    }
}
