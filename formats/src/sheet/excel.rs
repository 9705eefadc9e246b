//! Excel, through calamine.
//!
//! A new workbook is unzipped once before it is read, to hold it to the limits; its cells
//! then come one by one. An old one is read whole, as a rectangle for each sheet, so the
//! rectangle is measured first.

use std::io::{Cursor, Read, Seek};

use calamine::{Data, DataRef, DataType, Reader, Xls, XlsError, Xlsx, XlsxError};
use chrono::NaiveDate;

use crate::context::Context;
use crate::document::Document;
use crate::error::{ReadError, Reason, Size};
use crate::kind::Kind;
use crate::unzip::Archive;
use crate::warning::Warning;

use super::{Merged, Sheets, Value};

fn value<T: DataType>(cell: &T, iso: Option<&str>) -> Option<Value> {
    if cell.is_empty() {
        return None;
    }
    if let Some(date) = cell.as_date().filter(|_| cell.is_datetime()) {
        return Some(Value::Date(date));
    }
    if let Some(text) = iso {
        let day = NaiveDate::parse_from_str(text.get(..10).unwrap_or(text), "%Y-%m-%d").ok();
        return Some(day.map_or_else(|| Value::Text(text.to_owned()), Value::Date));
    }
    if let Some(error) = cell.get_error() {
        return Some(Value::Error(error.to_string()));
    }
    if let Some(text) = cell.get_string() {
        return Some(Value::Text(text.to_owned()));
    }
    if let Some(number) = cell.get_float() {
        return Some(Value::Number(number));
    }
    if let Some(number) = cell.get_int() {
        return Some(Value::Number(number as f64));
    }
    cell.as_string().map(Value::Text)
}

fn merged(region: &calamine::Dimensions) -> Merged {
    Merged {
        rows: (region.start.0 + 1, region.end.0 + 1),
        columns: (region.start.1 + 1, region.end.1 + 1),
    }
}

/// Reads a workbook of Excel 2007 and later.
pub(crate) fn read_new(
    bytes: &[u8],
    mut archive: Archive<'_>,
    context: &mut Context<'_>,
) -> Result<Document, ReadError> {
    archive.is(Kind::Xlsx);
    archive.weigh(context)?;
    let macros = archive.names().any(|name| name.ends_with("vbaProject.bin"));
    let fail = |error: XlsxError| match error {
        XlsxError::Password => Reason::Password(Kind::Xlsx).into(),
        error => ReadError::damaged(Kind::Xlsx, error),
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(fail)?;
    let mut sheets = Sheets::new(context);
    for name in book.sheet_names() {
        sheets.begin(Some(name.clone()));
        read_sheet(&mut book, &name, &mut sheets).map_err(|it| match it {
            Ok(ours) => ours.at(&name),
            Err(theirs) => fail(theirs).at(&name),
        })?;
    }
    let mut document = sheets.document(Kind::Xlsx)?;
    if macros {
        document.warnings.push(Warning::Macros);
    }
    Ok(document)
}

fn read_sheet<R: Read + Seek>(
    book: &mut Xlsx<R>,
    name: &str,
    sheets: &mut Sheets<'_, '_>,
) -> Result<(), Result<ReadError, XlsxError>> {
    // Charts have a sheet of their own without cells.
    if let Ok(regions) = book.merge_cells_by_sheet_name(name) {
        for region in &regions {
            sheets.merged(merged(region));
        }
    }
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(error) => return Err(Err(error)),
    };
    while let Some(cell) = cells.next_cell().map_err(Err)? {
        let (row, column) = cell.get_position();
        let iso = match cell.get_value() {
            DataRef::DateTimeIso(text) => Some(text.as_str()),
            _ => None,
        };
        if let Some(value) = value(cell.get_value(), iso) {
            sheets.add(row + 1, column + 1, value).map_err(Ok)?;
        }
    }
    Ok(())
}

/// Reads a workbook of Excel 97 to 2003; its stream of records is given too, to measure it.
pub(crate) fn read_old(
    bytes: &[u8],
    records: &[u8],
    context: &Context<'_>,
) -> Result<Document, ReadError> {
    let limits = context.limits();
    let most = limits.cells.saturating_mul(8) as u64;
    if rectangle(records) > most {
        return Err(ReadError::too_large(Size::Cells, limits.cells as u64));
    }
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Reason::Password(Kind::Xls).into(),
        error => ReadError::damaged(Kind::Xls, error),
    })?;
    let mut sheets = Sheets::new(context);
    for name in book.sheet_names() {
        sheets.begin(Some(name.clone()));
        for region in book.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            sheets.merged(merged(&region));
        }
        let Ok(range) = book.worksheet_range(&name) else {
            continue; // A chart or a module.
        };
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, cell) in range.used_cells() {
            let iso = match cell {
                Data::DateTimeIso(text) => Some(text.as_str()),
                _ => None,
            };
            if let Some(value) = value(cell, iso) {
                sheets
                    .add(row as u32 + top + 1, column as u32 + left + 1, value)
                    .map_err(|it| it.at(&name))?;
            }
        }
    }
    sheets.document(Kind::Xls)
}

/// The cells of the rectangles that the sheets' cells span, by the records themselves: the
/// dimensions that a file states are not believed.
fn rectangle(mut records: &[u8]) -> u64 {
    let mut total = 0;
    let (mut rows, mut columns) = ((u64::MAX, 0), (u64::MAX, 0));
    let area = |rows: (u64, u64), columns: (u64, u64)| {
        if rows.0 > rows.1 {
            0
        } else {
            (rows.1 - rows.0 + 1) * (columns.1.saturating_sub(columns.0) + 1)
        }
    };
    while let Some((head, rest)) = records.split_first_chunk::<4>() {
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let Some(data) = rest.get(..length) else {
            break;
        };
        match kind {
            0x0809 => {
                total += area(rows, columns);
                (rows, columns) = ((u64::MAX, 0), (u64::MAX, 0));
            }
            // BLANK, NUMBER, LABEL, BOOLERR, RK, RSTRING, LABELSST, FORMULA, MULRK, MULBLANK.
            0x0201 | 0x0203 | 0x0204 | 0x0205 | 0x027E | 0x00D6 | 0x00FD | 0x0006 | 0x0406
            | 0x00BD | 0x00BE => {
                if let Some(at) = data.first_chunk::<4>() {
                    let row = u64::from(u16::from_le_bytes([at[0], at[1]]));
                    let column = u64::from(u16::from_le_bytes([at[2], at[3]]));
                    let last = match (kind, data.last_chunk::<2>()) {
                        (0x00BD | 0x00BE, Some(end)) => u64::from(u16::from_le_bytes(*end)),
                        _ => column,
                    };
                    rows = (rows.0.min(row), rows.1.max(row));
                    columns = (columns.0.min(column), columns.1.max(last));
                }
            }
            _ => {}
        }
        records = &rest[length..];
    }
    total + area(rows, columns)
}
