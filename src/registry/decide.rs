//! What registers tell of mentions that the texts leave open.
//!
//! A row is a number, the body that keeps the register, and a date. Where exactly one
//! row can be the document that an open mention names, that row may tell which of the
//! rivals is meant: the one that surely is the document of the row, when none of the
//! others can be meant. A rival cannot be meant when the words contradict it, when it
//! bears another day than the mention and the row, or when a register that is declared
//! complete for it does not have it and no text says that it was issued.
//!
//! What the texts keep apart stays apart: only mentions in doubt are given away, and only
//! to one of their own candidates. No register ever puts a mention in doubt.

use std::collections::{BTreeMap, BTreeSet};

use crate::mention::WrittenDate;

use super::clusters::{Clusters, Rare};
use super::compare::{Doubt, Identity, Traits};
use super::rival::told;
use super::sightings::Sightings;
use super::{Background, Body, Register, RegisterRow, RowState};

/// The parts of one register, read together.
struct Book<'r> {
    head: &'r Register,
    body: Body,
    complete: bool,
}

/// The rows of all registers, by number.
struct Shelf<'r> {
    books: Vec<Book<'r>>,
    /// Book and row, each once.
    rows: Vec<(usize, &'r RegisterRow)>,
}

impl<'r> Shelf<'r> {
    /// Cost: n log n in the rows.
    fn new(registers: &BTreeSet<&'r Register>) -> Self {
        let mut parts: BTreeMap<_, Vec<&Register>> = BTreeMap::new();
        for &register in registers {
            parts.entry(register.book()).or_default().push(register);
        }
        let (mut books, mut rows) = (Vec::new(), Vec::new());
        for parts in parts.into_values() {
            let Some(&head) = parts.first() else {
                continue;
            };
            let all = parts.iter().flat_map(|part| &part.rows);
            rows.extend(all.map(|row| (books.len(), row)));
            books.push(Book {
                head,
                body: head.body.as_deref().map(Body::read).unwrap_or_default(),
                complete: parts.iter().any(|part| part.complete),
            });
        }
        rows.sort_by(|(a_book, a), (b_book, b)| {
            let keys = a.number.parts_key().cmp(&b.number.parts_key());
            keys.then_with(|| (a_book, a).cmp(&(b_book, b)))
        });
        rows.dedup();
        Self { books, rows }
    }

    /// The rows that may be the document that some traits tell of: their places.
    fn fitting(&self, traits: &Traits, known: &Background) -> Vec<usize> {
        let key = traits.id.parts_key();
        let start = self
            .rows
            .partition_point(|(_, row)| row.number.parts_key() < key);
        (start..self.rows.len())
            .take_while(|&at| self.rows[at].1.number.parts_key() == key)
            .filter(|&at| self.fits(at, traits, known))
            .collect()
    }

    fn traits(&self, at: usize) -> Traits {
        let (book, row) = self.rows[at];
        Traits {
            id: row.number.clone(),
            body: self.books[book].body.clone(),
            date: row.date.map(WrittenDate::Day),
            term: None,
        }
    }

    fn fits(&self, at: usize, traits: &Traits, known: &Background) -> bool {
        let row = self.rows[at].1;
        let within = match (traits.date.and_then(WrittenDate::interval), row.date) {
            (Some((first, last)), Some(day)) => first <= day && day <= last,
            _ => true,
        };
        within
            && row.state != RowState::Void
            && !matches!(
                traits.compare_under(&self.traits(at), known),
                Identity::Different(_)
            )
    }

    /// Whether a register, declared complete, would have a document and has not.
    fn lacks(&self, traits: &Traits, known: &Background) -> bool {
        let days = traits.date.and_then(WrittenDate::interval);
        let covers =
            |book: &Book<'_>| book.complete && book.head.covers(&traits.id, &traits.body, days);
        self.books.iter().any(covers) && self.fitting(traits, known).is_empty()
    }
}

/// What a register tells of an open cluster.
enum Verdict {
    /// It is this one of its candidates.
    Is(u32),
    /// It is the document of the row, and none of its candidates.
    Alone,
}

/// Gives open mentions to the documents that registers tell. Cost: n log n in clusters
/// and rows, and for each open cluster its candidates and the rows of its number.
pub(super) fn decide(
    items: &Sightings<'_>,
    clusters: &mut Clusters,
    registers: &BTreeSet<&Register>,
    known: &Background,
) {
    if registers.is_empty() {
        return;
    }
    let open = clusters.all_rare().filter(|(_, rare)| is_open(rare));
    let open: Vec<u32> = open.map(|(at, _)| at).collect();
    if open.is_empty() {
        return;
    }
    let shelf = Shelf::new(registers);
    let view = View {
        items,
        clusters,
        shelf: &shelf,
        known,
    };
    let verdicts: Vec<(u32, usize, Verdict)> = open
        .into_iter()
        .filter_map(|at| {
            let (row, verdict) = view.verdict(at)?;
            Some((at, row, verdict))
        })
        .collect();
    // Two texts that speak of the document of one row speak of one document.
    let mut standing: BTreeMap<usize, u32> = BTreeMap::new();
    let mut moved: BTreeMap<u32, u32> = BTreeMap::new();
    for (at, row, verdict) in verdicts {
        let target = match verdict {
            Verdict::Is(target) => target,
            Verdict::Alone => *standing.entry(row).or_insert(at),
        };
        let rare = clusters.rare_mut(at);
        rare.doubt = None;
        rare.candidates.clear();
        let given = clusters.members(at).to_vec();
        clusters.rare_mut(target).decided.extend(&given);
        if target != at {
            clusters.set_members(at, Vec::new());
            let mut members = clusters.members(target).to_vec();
            members.extend(given);
            clusters.set_members(target, members);
            moved.insert(at, target);
        }
    }
    if moved.is_empty() {
        return;
    }
    for rare in clusters.all_rare_mut() {
        let mut seen = BTreeSet::new();
        for candidate in &mut rare.candidates {
            *candidate = moved.get(candidate).copied().unwrap_or(*candidate);
        }
        rare.candidates.retain(|&candidate| seen.insert(candidate));
    }
}

fn is_open(rare: &Rare) -> bool {
    matches!(
        rare.doubt,
        Some(Doubt::Body | Doubt::Period | Doubt::Window)
    ) && rare.collision.is_none()
        && !rare.candidates_cut
        && !rare.candidates.is_empty()
}

/// The clusters before any is given away.
struct View<'a> {
    items: &'a Sightings<'a>,
    clusters: &'a Clusters,
    shelf: &'a Shelf<'a>,
    known: &'a Background,
}

impl View<'_> {
    /// The only row that an open cluster fits, and what it tells.
    fn verdict(&self, at: u32) -> Option<(usize, Verdict)> {
        let mine = told(self.items, self.clusters.members(at));
        let [row] = *self.shelf.fitting(&mine, self.known).as_slice() else {
            return None;
        };
        let day = self.shelf.rows[row].1.date?;
        let on_the_day = mine.date.and_then(WrittenDate::day) == Some(day);
        let of_row = self.shelf.traits(row);
        let mut target = None;
        for &candidate in &self.clusters.rare(at)?.candidates {
            let rival = self.clusters.members(candidate);
            let rare = self.clusters.rare(candidate);
            let theirs = told(self.items, rival);
            let differ = matches!(
                mine.compare_under(&theirs, self.known),
                Identity::Different(_)
            );
            let mut days = rival.iter().filter_map(|&it| self.items.day(it));
            let same = !differ
                && rare.is_none_or(|it| it.doubt.is_none() && it.collision.is_none())
                && days.clone().all(|other| other == day)
                && theirs.compare_under(&of_row, self.known) == Identity::Same;
            if same && target.replace(candidate).is_none() {
                continue;
            }
            if same {
                return None;
            }
            let other_day = on_the_day && theirs.date.is_some() && {
                days.all(|other| other != day) && theirs.date.and_then(WrittenDate::day).is_some()
            };
            let issued = rival.iter().any(|&it| self.items.declared(it));
            if !(differ || other_day || !issued && self.shelf.lacks(&theirs, self.known)) {
                return None;
            }
        }
        match target {
            Some(target) => Some((row, Verdict::Is(target))),
            None if on_the_day && mine.compare_under(&of_row, self.known) == Identity::Same => {
                Some((row, Verdict::Alone))
            }
            None => None,
        }
    }
}
