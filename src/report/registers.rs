//! The registers that were read beside the texts, in words and on both kinds of pages.
//! Reports without a register have no such part.

use core::fmt;

use super::lang::Label;
use super::wording::Wording;
use super::{BookRow, markdown, text};

const HEADS: [Label; 6] = [
    Label::SeriesName,
    Label::KeptBy,
    Label::Complete,
    Label::Covers,
    Label::Rows,
    Label::Met,
];

impl Wording<'_> {
    /// Series, authority, complete or not, days, rows, rows met.
    fn register(&self, row: &BookRow) -> [String; 6] {
        let unknown = || self.label(Label::Unknown).to_owned();
        let day = |day: Option<_>| day.map_or_else(|| "…".to_owned(), |day| self.lang.date(day));
        [
            row.series.clone(),
            row.authority.clone().unwrap_or_else(unknown),
            self.label(if row.complete { Label::Yes } else { Label::No })
                .to_owned(),
            match (row.from, row.to) {
                (None, None) => self.label(Label::AllDays).to_owned(),
                (from, to) => format!("{} – {}", day(from), day(to)),
            },
            self.lang.number(row.rows as u64),
            self.lang.number(row.met as u64),
        ]
    }
}

impl<W: fmt::Write> text::Page<'_, '_, W> {
    /// Only where there is a register.
    pub(super) fn registers(&mut self) -> fmt::Result {
        let rows = &self.words.report.registers;
        if rows.is_empty() {
            return Ok(());
        }
        self.heading(Label::Registers, Some(rows.len()))?;
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| self.words.register(row).to_vec())
            .collect();
        self.table(&HEADS, &rows)
    }
}

impl<W: fmt::Write> markdown::Page<'_, '_, W> {
    /// Only where there is a register.
    pub(super) fn registers(&mut self) -> fmt::Result {
        let rows = &self.words.report.registers;
        if rows.is_empty() {
            return Ok(());
        }
        self.heading(Label::Registers, Some(rows.len()))?;
        self.table(&HEADS, rows, Wording::register)
    }
}
