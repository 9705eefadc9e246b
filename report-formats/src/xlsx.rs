//! A workbook: one sheet a table, heads frozen, filters on, bodies by directives coloured.
//!
//! Every text is written as text, so that no document brings a formula or a link into the book.

use std::io;

use chrono::Datelike as _;
use doctrace::report::{CellState, Report, visible};
use rust_xlsxwriter::{
    Color, DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::table::{self, Rows, Value};
use crate::view::View;
use crate::words::{self, NOT_ASKED, Word, mark};
use crate::{Error, Options, Table};

/// Letters that a cell holds at most, less room for the sign that something was cut.
const LETTERS: usize = 32_700;
/// The widest and the narrowest column.
const WIDTHS: (usize, usize) = (8, 60);
/// Rows looked at to tell how wide a column is.
const SAMPLE: usize = 500;

struct Formats {
    head: Format,
    turned: Format,
    text: Format,
    day: Format,
    none: Format,
}

impl Formats {
    fn new() -> Self {
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_background_color(Color::RGB(0x00DD_E6F0))
            .set_border_bottom(FormatBorder::Thin);
        Self {
            turned: head.clone().set_rotation(90).set_align(FormatAlign::Bottom),
            head,
            text: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            day: Format::new()
                .set_num_format("dd/mm/yyyy")
                .set_align(FormatAlign::Top),
            none: Format::new()
                .set_align(FormatAlign::Center)
                .set_font_color(Color::RGB(0x0080_8080)),
        }
    }
}

/// Colours that are told apart in grey as well, beside the mark that tells the state.
fn painted(state: CellState) -> Format {
    let color = match state {
        CellState::Proven => 0x00C6_E7C8,
        CellState::Contested => 0x00FF_D9A0,
        CellState::Draft => 0x00FF_F2B3,
        CellState::Missing => 0x00F4_B6B0,
        CellState::Unknown => 0x00E3_D7F0,
        CellState::Waived | CellState::NotDue | CellState::Void | CellState::Superseded => {
            0x00E8_E8E8
        }
    };
    Format::new()
        .set_align(FormatAlign::Center)
        .set_background_color(Color::RGB(color))
        .set_border(FormatBorder::Hair)
}

/// Words as a cell holds them: nothing that a reader would not see, not longer than allowed.
fn fitting(words: &str) -> String {
    let shown = visible(words);
    // The limit counts UTF-16 units.
    let mut units = 0;
    let cut = shown.char_indices().find(|(_, char)| {
        units += char.len_utf16();
        units > LETTERS
    });
    match cut {
        Some((at, _)) => format!("{} […]", &shown[..at]),
        None => shown.into_owned(),
    }
}

fn width(value: &Value) -> usize {
    match value {
        Value::Text(words) => words.chars().count(),
        Value::Empty | Value::State(_) => 0,
        Value::Number(_) | Value::Day(_) => 10,
    }
}

fn sheet(
    sheet: &mut Worksheet,
    table: Table,
    rows: &Rows,
    formats: &Formats,
    options: &Options<'_>,
) -> Result<(), XlsxError> {
    let lang = options.lang;
    sheet.set_name(table.title(lang))?;
    // Bodies by directives: the first columns tell of the body, the others are marks.
    let marks = if table == Table::Matrix {
        3
    } else {
        usize::MAX
    };
    for (column, head) in rows.heads.iter().enumerate() {
        let format = if column >= marks {
            &formats.turned
        } else {
            &formats.head
        };
        let at = u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)?;
        sheet.write_string_with_format(0, at, fitting(head), format)?;
        let cells = rows.rows.iter().take(SAMPLE);
        let wide = cells.map(|row| width(&row[column])).max().unwrap_or(0);
        let wide = if column >= marks {
            5
        } else {
            wide.max(head.chars().count().min(20))
                .clamp(WIDTHS.0, WIDTHS.1)
                + 1
        };
        sheet.set_column_width(at, wide as f64)?;
    }
    for (row, cells) in rows.rows.iter().enumerate() {
        let row = u32::try_from(row + 1).map_err(|_| XlsxError::RowColumnLimitError)?;
        for (column, value) in cells.iter().enumerate() {
            let column = u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)?;
            match value {
                Value::Empty => continue,
                Value::Text(words) => {
                    sheet.write_string_with_format(row, column, fitting(words), &formats.text)?
                }
                Value::Number(number) => {
                    sheet.write_number_with_format(row, column, *number, &formats.text)?
                }
                // Days before 1900 are none to a spreadsheet.
                Value::Day(day) if (1900..=9999).contains(&day.year()) => {
                    sheet.write_datetime_with_format(row, column, day, &formats.day)?
                }
                Value::Day(day) => {
                    sheet.write_string_with_format(row, column, lang.date(*day), &formats.text)?
                }
                Value::State(None) => {
                    sheet.write_string_with_format(row, column, NOT_ASKED, &formats.none)?
                }
                Value::State(Some(state)) => {
                    let words = mark(*state, lang);
                    sheet.write_string_with_format(row, column, words, &painted(*state))?
                }
            };
        }
    }
    let frozen = if table == Table::Matrix { 3 } else { 0 };
    sheet.set_freeze_panes(1, frozen)?;
    if table == Table::Matrix {
        sheet.set_row_height(0, 110)?;
        legend(sheet, rows, formats, options)?;
    }
    let last = rows.heads.len().saturating_sub(1);
    let last = u16::try_from(last).map_err(|_| XlsxError::RowColumnLimitError)?;
    if table != Table::Summary && !rows.rows.is_empty() {
        let end = u32::try_from(rows.rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
        sheet.autofilter(0, 0, end, last)?;
    }
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_paper_size(9);
    Ok(())
}

/// What the marks mean, below the table and apart from it, so that a filter leaves it.
fn legend(
    sheet: &mut Worksheet,
    rows: &Rows,
    formats: &Formats,
    options: &Options<'_>,
) -> Result<(), XlsxError> {
    let lang = options.lang;
    let mut row = u32::try_from(rows.rows.len() + 2).map_err(|_| XlsxError::RowColumnLimitError)?;
    sheet.write_string(row, 0, Word::Legend.of(lang))?;
    for &state in CellState::ALL {
        row += 1;
        sheet.write_string_with_format(row, 1, mark(state, lang), &painted(state))?;
        sheet.write_string(row, 0, words::state(state, lang))?;
    }
    sheet.write_string_with_format(row + 1, 1, NOT_ASKED, &formats.none)?;
    sheet.write_string(row + 1, 0, Word::NotAsked.of(lang))?;
    Ok(())
}

/// Writes the workbook.
pub(crate) fn write(
    report: &Report,
    options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    let view = View::new(report);
    let formats = Formats::new();
    let mut book = Workbook::new();
    // No clock: the same report gives the same bytes.
    let epoch = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(Word::Title.of(options.lang))
        .set_creation_datetime(&epoch);
    book.set_properties(&properties);
    for &table in Table::ALL {
        let rows = table::rows(&view, table, options.lang);
        sheet(book.add_worksheet(), table, &rows, &formats, options)?;
    }
    Ok(out.write_all(&book.save_to_buffer()?)?)
}
