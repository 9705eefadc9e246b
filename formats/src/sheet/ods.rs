//! OpenDocument sheets, read as a stream: rows and cells that are repeated a million times
//! are counted, not made.

use chrono::NaiveDate;

use crate::context::Context;
use crate::document::Document;
use crate::error::{ReadError, Reason};
use crate::kind::Kind;
use crate::odf::is_encrypted;
use crate::unzip::Archive;
use crate::xml::{Element, Node, Space, Xml};

use super::{Merged, Sheets, Value};

/// The most times that a repeated row or cell with something in it is taken.
const REPEATS: usize = 1_000;

#[derive(Debug, Default)]
struct Cell {
    kind: Option<String>,
    value: Option<String>,
    text: String,
    repeated: usize,
    spans: (u32, u32),
}

impl Cell {
    fn new(element: &Element) -> Self {
        let value = ["date-value", "value", "boolean-value"]
            .iter()
            .find_map(|name| element.value(name));
        Self {
            kind: element.value("value-type"),
            value,
            text: String::new(),
            repeated: element
                .number("number-columns-repeated")
                .unwrap_or(1)
                .clamp(1, 1 << 24),
            spans: (
                element.number("number-rows-spanned").unwrap_or(1) as u32,
                element.number("number-columns-spanned").unwrap_or(1) as u32,
            ),
        }
    }

    fn value(&self) -> Option<Value> {
        let written = || (!self.text.trim().is_empty()).then(|| Value::Text(self.text.clone()));
        let value = self.value.as_deref();
        match self.kind.as_deref() {
            Some("date") => {
                let day =
                    value.and_then(|it| NaiveDate::parse_from_str(it.get(..10)?, "%Y-%m-%d").ok());
                day.map(Value::Date).or_else(written)
            }
            Some("float") => value
                .and_then(|it| it.parse().ok())
                .map(Value::Number)
                .or_else(written),
            _ => written(),
        }
    }
}

/// Reads an OpenDocument spreadsheet.
pub(crate) fn read(
    mut archive: Archive<'_>,
    context: &mut Context<'_>,
) -> Result<Document, ReadError> {
    archive.is(Kind::Ods);
    if is_encrypted(&mut archive, context)? {
        return Err(Reason::Password(Kind::Ods).into());
    }
    let name = "content.xml";
    let options = context.options;
    let depth = context.limits().depth;
    // The sheets ask the limits of a context of their own, as this one counts the unzipping.
    let around = Context::new(options);
    let mut sheets = Sheets::new(&around);
    let Some(part) = archive.named(name, context)? else {
        return Err(ReadError::damaged(Kind::Ods, "its content is missing").at(name));
    };
    let mut xml = Xml::new(part, Kind::Ods, name, depth);
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut repeated = 1;
    let mut values: Vec<(u32, Value)> = Vec::new();
    let mut cell: Option<Cell> = None;
    let mut paragraphs = 0;
    loop {
        match xml.next()? {
            Node::Start(Space::Table, it) => match it.name() {
                "table" => {
                    sheets.begin(it.value("name"));
                    row = 0;
                }
                "table-row" => {
                    repeated = it
                        .number("number-rows-repeated")
                        .unwrap_or(1)
                        .clamp(1, 1 << 24);
                    row = row.saturating_add(1);
                    column = 0;
                    values.clear();
                }
                "table-cell" | "covered-table-cell" => {
                    cell = Some(Cell::new(&it));
                    paragraphs = 0;
                }
                // Tables within the sheet's forms, and its filters.
                "shapes" | "database-ranges" => xml.skip()?,
                _ => {}
            },
            Node::Start(Space::Office, it) if it.name() == "annotation" => xml.skip()?,
            Node::Start(Space::Text, it) => match (it.name(), &mut cell) {
                ("p", Some(cell)) => {
                    if paragraphs > 0 {
                        cell.text.push(' ');
                    }
                    paragraphs += 1;
                }
                ("s" | "tab" | "line-break", Some(cell)) => cell.text.push(' '),
                _ => {}
            },
            Node::Text(text) if paragraphs > 0 => {
                if let Some(cell) = &mut cell {
                    cell.text.push_str(&text);
                }
            }
            Node::End(Space::Table, name) => match name.as_str() {
                "table-cell" | "covered-table-cell" => {
                    let Some(done) = cell.take() else { continue };
                    paragraphs = 0;
                    if done.spans != (1, 1) {
                        sheets.merged(Merged {
                            rows: (row, row.saturating_add(done.spans.0.max(1) - 1)),
                            columns: (column + 1, column.saturating_add(done.spans.1.max(1))),
                        });
                    }
                    if let Some(value) = done.value() {
                        for at in 0..done.repeated.min(REPEATS) as u32 {
                            values.push((column.saturating_add(at + 1), value.clone()));
                        }
                    }
                    column = column.saturating_add(done.repeated as u32);
                }
                "table-row" => {
                    let times = if values.is_empty() {
                        0
                    } else {
                        repeated.min(REPEATS)
                    };
                    for at in 0..times as u32 {
                        for (column, value) in &values {
                            sheets.add(row.saturating_add(at), *column, value.clone())?;
                        }
                    }
                    row = row.saturating_add(repeated as u32 - 1);
                }
                _ => {}
            },
            Node::Done => break,
            _ => {}
        }
    }
    sheets.document(Kind::Ods)
}
