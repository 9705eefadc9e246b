//! The registers of a policy, ready to be looked up.

use std::collections::BTreeMap;

use super::policy::Policy;
use super::{Evidence, Phrase};
use crate::graph::Document;
use crate::id::DocumentId;
use crate::registry::{Body, Register, RegisterRow};

/// One row with its register.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'p> {
    pub(crate) register: &'p Register,
    pub(crate) row: &'p RegisterRow,
    /// Its place among the rows, from 0.
    pub(crate) at: usize,
}

impl Entry<'_> {
    /// The row as a place to look at.
    pub(crate) fn evidence(&self) -> Evidence {
        Evidence {
            input: self.register.name(),
            line: self.at as u32 + 1,
            column: 1,
            start: 0,
            end: 0,
            quote: self.row.number.to_string(),
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

/// All registers.
#[derive(Debug)]
pub(crate) struct Books<'p> {
    registers: &'p [Register],
    rows: BTreeMap<Key<&'p DocumentId>, Vec<Entry<'p>>>,
    by_ordinal: BTreeMap<u32, Vec<Entry<'p>>>,
    by_series: BTreeMap<Key<&'p str>, Vec<&'p Register>>,
}

impl<'p> Books<'p> {
    /// Cost: n log n in the rows.
    pub(crate) fn new(policy: &'p Policy) -> Self {
        let registers = policy.registers();
        let mut books = Self {
            registers,
            rows: BTreeMap::new(),
            by_ordinal: BTreeMap::new(),
            by_series: BTreeMap::new(),
        };
        for register in registers {
            let body = register.body.as_deref().map(Body::read).unwrap_or_default();
            let place = body.place().map(str::to_owned);
            let key = (register.series.as_str(), place.clone());
            books.by_series.entry(key).or_default().push(register);
            for (at, row) in register.rows.iter().enumerate() {
                let entry = Entry { register, row, at };
                let key = (&row.number, place.clone());
                books.rows.entry(key).or_default().push(entry);
                if let Some(ordinal) = row.number.ordinal() {
                    books.by_ordinal.entry(ordinal).or_default().push(entry);
                }
            }
        }
        books
    }

    /// The registers.
    pub(crate) const fn registers(&self) -> &'p [Register] {
        self.registers
    }

    /// Every number with its rows.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = &[Entry<'p>]> {
        self.rows.values().map(Vec::as_slice)
    }

    /// The rows of a number of registers that may be its body's and period's.
    pub(crate) fn rows_of(&self, document: &Document<'_>) -> Vec<Entry<'p>> {
        let (Some(id), false) = (document.id(), self.registers.is_empty()) else {
            return Vec::new();
        };
        let days = document.interval();
        let fits = |entry: &Entry<'_>| {
            let register = entry.register;
            days.is_none_or(|(first, last)| {
                register.from.is_none_or(|from| from <= last)
                    && register.to.is_none_or(|to| first <= to)
            })
        };
        places(document)
            .into_iter()
            .filter_map(|place| self.rows.get(&(id, place)))
            .flatten()
            .copied()
            .filter(fits)
            .collect()
    }

    /// The register, declared complete, in which a document must be if it was issued.
    pub(crate) fn complete_for(&self, document: &Document<'_>) -> Option<&'p Register> {
        let id = document.id().filter(|id| id.is_complete())?;
        if self.registers.is_empty() {
            return None;
        }
        let series = id.series();
        places(document)
            .into_iter()
            .filter_map(|place| self.by_series.get(&(series.as_str(), place)))
            .flatten()
            .copied()
            .find(|it| it.complete && it.covers(id, document.body(), document.interval()))
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
