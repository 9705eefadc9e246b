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
        let mut vi = format!("{} ghi {}", self.register.name(), row.number);
        let mut en = format!("{} has {}", self.register.name(), row.number);
        if let Some(day) = row.date {
            vi.push_str(&format!(" ngày {}", super::phrase::day_vi(day)));
            en.push_str(&format!(" of {day}"));
        }
        if let Some(title) = &row.title {
            vi.push_str(&format!(" về “{title}”"));
            en.push_str(&format!(" on “{title}”"));
        }
        vi.push_str(&format!(" ({})", row.state.vietnamese()));
        en.push_str(&format!(" ({})", row.state.name()));
        Phrase::new(vi, en)
    }
}

/// All registers.
#[derive(Debug)]
pub(crate) struct Books<'p> {
    registers: &'p [Register],
    rows: BTreeMap<&'p DocumentId, Vec<Entry<'p>>>,
    by_ordinal: BTreeMap<u32, Vec<Entry<'p>>>,
    by_series: BTreeMap<&'p str, Vec<usize>>,
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
        for (index, register) in registers.iter().enumerate() {
            let series = books.by_series.entry(register.series.as_str()).or_default();
            series.push(index);
            for (at, row) in register.rows.iter().enumerate() {
                let entry = Entry { register, row, at };
                books.rows.entry(&row.number).or_default().push(entry);
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
        let Some(rows) = document.id().and_then(|id| self.rows.get(id)) else {
            return Vec::new();
        };
        let days = document.interval();
        rows.iter()
            .copied()
            .filter(|entry| {
                let register = entry.register;
                let body = register.body.as_deref().map(Body::read).unwrap_or_default();
                let same_body = body.place().is_none() || body.place() == document.body().place();
                let in_days = days.is_none_or(|(first, last)| {
                    register.from.is_none_or(|from| from <= last)
                        && register.to.is_none_or(|to| first <= to)
                });
                same_body && in_days
            })
            .collect()
    }

    /// The register, declared complete, in which a document must be if it was issued.
    pub(crate) fn complete_for(&self, document: &Document<'_>) -> Option<&'p Register> {
        let id = document.id().filter(|id| id.is_complete())?;
        let series = id.series();
        let registers = self.by_series.get(series.as_str())?;
        registers
            .iter()
            .map(|&at| &self.registers[at])
            .find(|it| it.complete && it.covers(id, document.body(), document.interval()))
    }

    /// The rows with an ordinal, in any series.
    pub(crate) fn with_ordinal(&self, ordinal: u32) -> &[Entry<'p>] {
        self.by_ordinal.get(&ordinal).map_or(&[], Vec::as_slice)
    }
}
