//! Sheets: cells as text, each row a line between pipes, and the registers in them.

#[cfg(feature = "xlsx")]
pub(crate) mod excel;
#[cfg(feature = "odf")]
pub(crate) mod ods;
#[cfg(feature = "csv")]
pub(crate) mod separated;

use chrono::NaiveDate;

use crate::context::Context;
use crate::document::Document;
use crate::error::{ReadError, Size};
use crate::kind::Kind;
use crate::place::{Frame, Spot};
use crate::register;
use crate::warning::Warning;
use crate::writer::Writer;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Number(f64),
    Date(NaiveDate),
    /// An error of a formula: `#REF!`.
    Error(String),
}

impl Value {
    /// The value as a person reads it; dates in the Vietnamese order.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Error(text) => {
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            }
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.format("%d/%m/%Y").to_string(),
        }
    }
}

/// A row that holds something: its number from 1, and its cells by column from 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    pub(crate) number: u32,
    pub(crate) cells: Vec<(u32, Value)>,
}

impl Row {
    pub(crate) fn cell(&self, column: u32) -> Option<&Value> {
        let at = self
            .cells
            .binary_search_by_key(&column, |(column, _)| *column)
            .ok()?;
        Some(&self.cells[at].1)
    }
}

/// A merged region, from 1, both ends within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merged {
    pub(crate) rows: (u32, u32),
    pub(crate) columns: (u32, u32),
}

/// One sheet: only what holds something.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sheet {
    pub(crate) name: Option<String>,
    pub(crate) rows: Vec<Row>,
    pub(crate) merged: Vec<Merged>,
}

/// Takes cells row by row, within limits.
#[derive(Debug)]
pub(crate) struct Sheets<'c, 'o> {
    context: &'c Context<'o>,
    pub(crate) all: Vec<Sheet>,
    cells: usize,
    bytes: usize,
    wide: bool,
    pub(crate) warnings: Vec<Warning>,
}

impl<'c, 'o> Sheets<'c, 'o> {
    pub(crate) const fn new(context: &'c Context<'o>) -> Self {
        Self {
            context,
            all: Vec::new(),
            cells: 0,
            bytes: 0,
            wide: false,
            warnings: Vec::new(),
        }
    }

    pub(crate) fn begin(&mut self, name: Option<String>) {
        self.end();
        self.all.push(Sheet {
            name,
            ..Sheet::default()
        });
    }

    /// Closes a sheet: rows in order, and the warning of columns left out.
    pub(crate) fn end(&mut self) {
        let limit = self.context.limits().columns;
        let wide = std::mem::take(&mut self.wide);
        if let Some(sheet) = self.all.last_mut() {
            sheet.rows.sort_by_key(|row| row.number);
            for row in &mut sheet.rows {
                row.cells.sort_by_key(|(column, _)| *column);
                row.cells.dedup_by_key(|(column, _)| *column);
            }
            if wide {
                self.warnings.push(Warning::ColumnsLeftOut {
                    sheet: sheet.name.clone(),
                    limit,
                });
            }
        }
    }

    /// Adds a cell; blank ones are not kept.
    pub(crate) fn add(&mut self, row: u32, column: u32, value: Value) -> Result<(), ReadError> {
        let limits = self.context.limits();
        if let Value::Text(text) = &value {
            if text.trim().is_empty() {
                return Ok(());
            }
            self.bytes += text.len();
            if self.bytes > limits.text_bytes {
                return Err(ReadError::too_large(Size::Text, limits.text_bytes as u64));
            }
        }
        if column > limits.columns {
            self.wide = true;
            return Ok(());
        }
        self.cells += 1;
        if self.cells > limits.cells {
            return Err(ReadError::too_large(Size::Cells, limits.cells as u64));
        }
        let Some(sheet) = self.all.last_mut() else {
            return Ok(());
        };
        match sheet.rows.last_mut() {
            Some(last) if last.number == row => last.cells.push((column, value)),
            _ => {
                if sheet.rows.len() >= limits.rows {
                    return Err(ReadError::too_large(Size::Rows, limits.rows as u64));
                }
                sheet.rows.push(Row {
                    number: row,
                    cells: vec![(column, value)],
                });
            }
        }
        Ok(())
    }

    pub(crate) fn merged(&mut self, merged: Merged) {
        // A region for each cell would be no table; a few thousand are.
        if let Some(sheet) = self
            .all
            .last_mut()
            .filter(|sheet| sheet.merged.len() < 100_000)
        {
            sheet.merged.push(merged);
        }
    }

    /// The sheets as a document: rows as lines, and the registers.
    pub(crate) fn document(mut self, kind: Kind) -> Result<Document, ReadError> {
        self.end();
        let mut document = Document::new(kind);
        document.warnings = self.warnings;
        let mut writer = Writer::new(*self.context.limits());
        let names = self.all.iter().map(|sheet| sheet.name.clone()).collect();
        for (at, sheet) in self.all.iter().enumerate() {
            let first = sheet
                .rows
                .iter()
                .filter_map(|row| row.cells.first())
                .map(|(column, _)| *column)
                .min();
            for row in &sheet.rows {
                let spot = |column| Spot {
                    sheet: at as u16 + 1,
                    row: row.number,
                    column,
                    ..Spot::default()
                };
                let last = row.cells.last().map_or(0, |(column, _)| *column);
                let texts: Vec<(String, Spot)> = (first.unwrap_or(1)..=last)
                    .map(|column| {
                        let text = row
                            .cell(column)
                            .map(Value::text)
                            .unwrap_or_default()
                            .replace('|', "¦");
                        (text, spot(column))
                    })
                    .collect();
                writer.at(spot(0));
                writer.row(texts.iter().map(|(text, spot)| (text.as_str(), *spot)))?;
            }
            if sheet.rows.is_empty() {
                continue;
            }
            let found = register::find(sheet, &self.context.options.columns);
            if found.is_empty() {
                document.warnings.push(Warning::NoRegister {
                    sheet: sheet.name.clone(),
                });
            }
            document.registers.extend(found);
        }
        (document.text, document.map) = writer.done(Frame::Sheets, names);
        Ok(document)
    }
}
