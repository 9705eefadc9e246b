//! The registers of a registry and of a policy, ready to be looked up.

use core::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::{Audit, Evidence, Phrase};
use crate::graph::Document;
use crate::id::DocumentId;
use crate::mention::WrittenDate;
use crate::registry::{Background, Body, Identity, Register, RegisterRow, Traits};

/// The parts of one register, read together.
#[derive(Debug)]
pub(crate) struct Book<'p> {
    /// Any of the parts: series, body and days are those of all.
    head: &'p Register,
    /// Whether a part is declared complete.
    pub(crate) complete: bool,
    /// The rows of all parts, each once.
    pub(crate) rows: Vec<Entry<'p>>,
}

impl<'p> Book<'p> {
    /// One of its parts, which says whose it is and what it covers.
    pub(crate) const fn head(&self) -> &'p Register {
        self.head
    }

    /// How it is named to a reader.
    pub(crate) fn name(&self) -> String {
        self.head.name()
    }

    /// The body that keeps it, as far as its words tell.
    pub(crate) fn body(&self) -> Option<Body> {
        self.head.body.as_deref().map(Body::read)
    }
}

/// One row with its register.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'p> {
    pub(crate) register: &'p Register,
    pub(crate) row: &'p RegisterRow,
    /// Its place among the rows, from 0.
    at: usize,
    /// The book it stands in: equal for the parts of one register.
    pub(crate) book: usize,
}

impl Entry<'_> {
    /// What identity is decided by.
    fn traits(&self) -> Traits {
        let body = self.register.body.as_deref();
        Traits {
            id: self.row.number.clone(),
            body: body.map(Body::read).unwrap_or_default(),
            date: self.row.date.map(WrittenDate::Day),
            term: None,
        }
    }

    /// The row as a place to look at.
    pub(crate) fn evidence(&self) -> Evidence {
        Evidence {
            input: self.register.name(),
            line: self.at as u32 + 1,
            column: 1,
            start: 0,
            end: 0,
            quote: self.row.number.to_string(),
            locator: None,
        }
    }

    /// What the row says, in words.
    pub(crate) fn words(&self) -> Phrase {
        let row = self.row;
        let (book, number) = (self.register.name(), &row.number);
        let mut words = Phrase::new(
            format!("{book} ghi {number}"),
            format!("{book} has {number}"),
        );
        if let Some(day) = row.date {
            let vi = super::phrase::day_vi(day);
            words.push(&format!(" ngày {vi}"), &format!(" of {day}"));
        }
        if let Some(title) = &row.title {
            words.push(&format!(" về “{title}”"), &format!(" on “{title}”"));
        }
        let (vi, en) = (row.state.vietnamese(), row.state.name());
        words.push(&format!(" ({vi})"), &format!(" ({en})"));
        words
    }
}

/// A number or a series, and the place of the body that keeps the register, if it says.
type Key<T> = (T, Option<String>);

/// A number, whatever order of signs it follows: `16/NQ-TW` is `16-NQ/TW`.
#[derive(Clone, Copy, Debug)]
struct Number<'p>(&'p DocumentId);

impl Ord for Number<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.parts_key().cmp(&other.0.parts_key())
    }
}

impl PartialOrd for Number<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number<'_> {}

/// All registers.
#[derive(Debug)]
pub(crate) struct Books<'p> {
    all: Vec<Book<'p>>,
    rows: BTreeMap<Key<Number<'p>>, Vec<Entry<'p>>>,
    known: &'p Background,
    by_ordinal: BTreeMap<u32, Vec<Entry<'p>>>,
    by_series: BTreeMap<Key<&'p str>, Vec<usize>>,
}

impl<'p> Books<'p> {
    /// Registers from wherever they come, in any order; one that is given twice counts
    /// once. Cost: n log n in the rows.
    pub(crate) fn new(
        registers: impl IntoIterator<Item = &'p Register>,
        known: &'p Background,
    ) -> Self {
        let registers: BTreeSet<&Register> = registers.into_iter().collect();
        let mut parts: BTreeMap<_, Vec<&Register>> = BTreeMap::new();
        for register in registers {
            parts.entry(register.book()).or_default().push(register);
        }
        let mut made = Self {
            all: Vec::with_capacity(parts.len()),
            rows: BTreeMap::new(),
            known,
            by_ordinal: BTreeMap::new(),
            by_series: BTreeMap::new(),
        };
        for parts in parts.into_values() {
            made.add(&parts);
        }
        made
    }

    /// Adds the parts of one book.
    fn add(&mut self, parts: &[&'p Register]) {
        let Some(&head) = parts.first() else {
            return;
        };
        let at_book = self.all.len();
        let mut book = Book {
            head,
            complete: parts.iter().any(|part| part.complete),
            rows: Vec::new(),
        };
        let place = book.body().and_then(|it| it.place().map(str::to_owned));
        let key = (head.series.as_str(), place.clone());
        self.by_series.entry(key).or_default().push(at_book);
        for &register in parts {
            let rows = register.rows.iter().enumerate();
            book.rows.extend(rows.map(|(at, row)| Entry {
                register,
                row,
                at,
                book: at_book,
            }));
        }
        // In an order that does not tell how the book was parted.
        book.rows.sort_by_key(|entry| entry.row);
        book.rows.dedup_by_key(|entry| entry.row);
        for &entry in &book.rows {
            let key = (Number(&entry.row.number), place.clone());
            self.rows.entry(key).or_default().push(entry);
            if let Some(ordinal) = entry.row.number.ordinal() {
                self.by_ordinal.entry(ordinal).or_default().push(entry);
            }
        }
        self.all.push(book);
    }

    /// The books.
    pub(crate) fn all(&self) -> &[Book<'p>] {
        &self.all
    }

    /// Every number with its rows.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = &[Entry<'p>]> {
        self.rows.values().map(Vec::as_slice)
    }

    /// The rows that may be a document's: its number, in registers that may be its body's and
    /// its days', where body and day of the row do not make it another document.
    pub(crate) fn rows_of(&self, document: &Document<'_>) -> Vec<Entry<'p>> {
        if self.all.is_empty() {
            return Vec::new();
        }
        let Some(id) = document.id() else {
            return Vec::new();
        };
        let days = document.interval();
        let traits = Traits {
            id: id.clone(),
            body: document.body().clone(),
            date: document.date().map(WrittenDate::Day),
            term: document.term(),
        };
        let fits = |entry: &Entry<'_>| {
            let register = entry.register;
            let identity = traits.compare_under(&entry.traits(), self.known);
            !matches!(identity, Identity::Different(_))
                && days.is_none_or(|(first, last)| {
                    register.from.is_none_or(|from| from <= last)
                        && register.to.is_none_or(|to| first <= to)
                })
        };
        places(document)
            .into_iter()
            .filter_map(|place| self.rows.get(&(Number(id), place)))
            .flatten()
            .copied()
            .filter(fits)
            .collect()
    }

    /// The book, declared complete, in which a document must be if it was issued.
    pub(crate) fn complete_for(&self, document: &Document<'_>) -> Option<usize> {
        if self.all.is_empty() {
            return None;
        }
        let id = document.id().filter(|id| id.is_complete())?;
        let series = id.series();
        places(document)
            .into_iter()
            .filter_map(|place| self.by_series.get(&(series.as_str(), place)))
            .flatten()
            .copied()
            .find(|&at| {
                let book = &self.all[at];
                book.complete && book.head.covers(id, document.body(), document.interval())
            })
    }

    /// The rows with an ordinal, in any series.
    pub(crate) fn with_ordinal(&self, ordinal: u32) -> &[Entry<'p>] {
        self.by_ordinal.get(&ordinal).map_or(&[], Vec::as_slice)
    }
}

/// The places under which a document's register may stand: none, and its own.
fn places(document: &Document<'_>) -> Vec<Option<String>> {
    let own = document.body().place().map(|place| Some(place.to_owned()));
    core::iter::once(None).chain(own).collect()
}

impl Audit<'_> {
    /// For each register, how many of its rows a text names: a document that is no other
    /// bears the number, and body and day agree with this row alone.
    ///
    /// Cost: n log n in documents and rows.
    pub(crate) fn rows_met(&self) -> Vec<usize> {
        let books = self.books();
        let mut met: Vec<BTreeSet<&RegisterRow>> = vec![BTreeSet::new(); books.all().len()];
        if met.is_empty() {
            return Vec::new();
        }
        for document in self.graph().documents() {
            if document.doubt().is_some() {
                continue;
            }
            let mut rows = books.rows_of(&document);
            rows.retain(|entry| match (entry.row.date, document.interval()) {
                (Some(day), Some((first, last))) => first <= day && day <= last,
                _ => true,
            });
            if let [only] = rows.as_slice() {
                met[only.book].insert(only.row);
            }
        }
        met.iter().map(BTreeSet::len).collect()
    }
}
