//! Where the registers of a sheet stand, and their rows.

use super::heading::{column_of, plain};
use super::{Column, Fault, FaultKind, Field, RegisterTable, TableRow, day};
use crate::place::SheetCell;
use crate::sheet::{Row, Sheet, Value};

/// How many rows at the top of a sheet are searched for headings.
const HEAD_ROWS: usize = 60;
/// How many rows headings may span.
const HEAD_SPAN: usize = 3;

/// Headings of a meaning that a column before has: row, column, heading as written.
type Doubled = Vec<(u32, u32, String)>;
/// Columns that were told: number, meaning, heading as written.
type Columns = Vec<(u32, Column, String)>;

/// The registers of a sheet: one, as a rule.
pub(crate) fn find(sheet: &Sheet, named: &[(Column, String)]) -> Vec<RegisterTable> {
    let Some((at, span, columns, doubled)) = headings(sheet, named) else {
        return Vec::new();
    };
    let place = |row: u32, column: u32| SheetCell {
        sheet: sheet.name.clone(),
        row,
        column,
    };
    let above = sheet.rows[..at].iter().flat_map(|row| {
        row.cells.iter().map(|(column, value)| Field {
            value: value.text(),
            place: place(row.number, *column),
        })
    });
    let mut table = RegisterTable {
        sheet: sheet.name.clone(),
        above: above.collect(),
        columns,
        rows: Vec::new(),
        faults: doubled
            .into_iter()
            .map(|(row, column, heading)| {
                Fault::new(FaultKind::TwoColumns, place(row, column), heading)
            })
            .collect(),
    };
    let reader = Reader {
        sheet,
        columns: table.columns.clone(),
    };
    for row in &sheet.rows[at + span..] {
        reader.row(row, &mut table);
    }
    vec![table]
}

/// A cell's value with that of the region it is merged into.
fn shown<'s>(sheet: &'s Sheet, row: &'s Row, column: u32) -> Option<(&'s Value, u32, u32)> {
    if let Some(value) = row.cell(column) {
        return Some((value, row.number, column));
    }
    let within = |range: (u32, u32), at: u32| range.0 <= at && at <= range.1;
    let region = sheet
        .merged
        .iter()
        .find(|it| within(it.rows, row.number) && within(it.columns, column))?;
    let first = sheet
        .rows
        .binary_search_by_key(&region.rows.0, |row| row.number)
        .ok()?;
    let value = sheet.rows[first].cell(region.columns.0)?;
    Some((value, region.rows.0, region.columns.0))
}

/// The heading of a column over some rows, those that are merged said once.
fn heading(sheet: &Sheet, rows: &[Row], column: u32) -> String {
    let mut words: Vec<String> = Vec::new();
    for row in rows {
        let Some((value, ..)) = shown(sheet, row, column) else {
            continue;
        };
        let text = value.text();
        if words.last() != Some(&text) {
            words.push(text);
        }
    }
    words.join(" ")
}

/// The meaning of a heading over some rows: of all of them, or of the last alone ("Văn bản
/// đi" over "Số" and "Ngày").
fn meaning(
    sheet: &Sheet,
    rows: &[Row],
    column: u32,
    named: &[(Column, String)],
) -> Option<(Column, String)> {
    let whole = heading(sheet, rows, column);
    let last = rows
        .last()
        .and_then(|row| shown(sheet, row, column))
        .map(|it| it.0.text())
        .unwrap_or_default();
    for text in [&whole, &last] {
        let wanted = plain(text);
        if let Some((column, _)) = named
            .iter()
            .find(|(_, name)| !wanted.is_empty() && plain(name) == wanted)
        {
            return Some((*column, text.clone()));
        }
    }
    // What stands above tells a document that came in from one that went out.
    let above = plain(&heading(
        sheet,
        &rows[..rows.len().saturating_sub(1)],
        column,
    ));
    if above.split(' ').any(|word| word == "den") {
        return None;
    }
    column_of(&whole)
        .map(|column| (column, whole))
        .or_else(|| column_of(&last).map(|column| (column, last)))
}

type Headings = (usize, usize, Columns, Doubled);

/// The row at which headings begin, over how many rows, the columns, and headings that are
/// doubled. The headings that tell most win; of equals the shorter and the upper.
fn headings(sheet: &Sheet, named: &[(Column, String)]) -> Option<Headings> {
    let mut best: Option<(usize, Headings)> = None;
    for at in 0..sheet.rows.len().min(HEAD_ROWS) {
        for span in 1..=HEAD_SPAN.min(sheet.rows.len() - at) {
            let rows = &sheet.rows[at..at + span];
            // Headings stand in rows without a gap, and hold no numbers or dates.
            let close = rows
                .windows(2)
                .all(|pair| pair[1].number == pair[0].number + 1);
            let words = rows
                .iter()
                .flat_map(|row| &row.cells)
                .all(|(_, value)| matches!(value, Value::Text(_)));
            if !close || !words {
                break;
            }
            let Some(found) = told(sheet, rows, named) else {
                continue;
            };
            let score = found
                .0
                .iter()
                .filter(|(_, column, _)| *column != Column::Order)
                .count();
            if best.as_ref().is_none_or(|(most, ..)| score > *most) {
                best = Some((score, (at, span, found.0, found.1)));
            }
        }
    }
    best.map(|(_, found)| found)
}

/// The columns that some rows of headings tell, if there are a number and something else.
fn told(sheet: &Sheet, rows: &[Row], named: &[(Column, String)]) -> Option<(Columns, Doubled)> {
    let last_column = rows
        .iter()
        .filter_map(|row| row.cells.last())
        .map(|(column, _)| *column)
        .max()?;
    let merged = sheet.merged.iter().filter(|it| {
        rows.iter()
            .any(|row| it.rows.0 <= row.number && row.number <= it.rows.1)
    });
    let last_column = merged
        .map(|it| it.columns.1)
        .max()
        .unwrap_or(0)
        .max(last_column)
        .min(512);
    let mut columns: Columns = Vec::new();
    let mut doubled = Vec::new();
    for at in 1..=last_column {
        let Some((column, text)) = meaning(sheet, rows, at, named) else {
            continue;
        };
        // A heading over two columns is said for the first alone.
        let before = columns.last().filter(|(before, known, words)| {
            *before + 1 == at && *known == column && *words == text
        });
        if before.is_some() {
            continue;
        }
        if columns.iter().any(|(_, known, _)| *known == column) {
            let row = rows.last().map_or(0, |row| row.number);
            doubled.push((row, at, text));
        } else {
            columns.push((at, column, text));
        }
    }
    let has = |wanted: Column| columns.iter().any(|(_, column, _)| *column == wanted);
    // "Số" alone is the whole number when no column has the codes.
    if has(Column::Figure) && !has(Column::Symbol) && !has(Column::Number) {
        columns
            .iter_mut()
            .filter(|it| it.1 == Column::Figure)
            .for_each(|it| it.1 = Column::Number);
    } else if has(Column::Number) {
        columns.retain(|it| !matches!(it.1, Column::Figure | Column::Symbol));
    } else if has(Column::Symbol) && !has(Column::Figure) {
        columns
            .iter_mut()
            .filter(|it| it.1 == Column::Symbol)
            .for_each(|it| it.1 = Column::Number);
    }
    let numbered = columns
        .iter()
        .any(|it| matches!(it.1, Column::Number | Column::Figure));
    let others = columns.iter().any(|it| {
        matches!(
            it.1,
            Column::Date | Column::Title | Column::Issuer | Column::Type
        )
    });
    (numbered && others).then_some((columns, doubled))
}

struct Reader<'s> {
    sheet: &'s Sheet,
    columns: Columns,
}

impl Reader<'_> {
    fn place(&self, row: u32, column: u32) -> SheetCell {
        SheetCell {
            sheet: self.sheet.name.clone(),
            row,
            column,
        }
    }

    fn of(&self, wanted: Column) -> Option<u32> {
        self.columns
            .iter()
            .find(|(_, column, _)| *column == wanted)
            .map(|(at, ..)| *at)
    }

    /// The value in a column; of a merged cell too, but for numbers, which count once.
    fn value<'r>(&'r self, row: &'r Row, column: Column) -> Option<(&'r Value, SheetCell)> {
        let at = self.of(column)?;
        if matches!(column, Column::Number | Column::Figure | Column::Symbol) {
            return Some((row.cell(at)?, self.place(row.number, at)));
        }
        let (value, from, at) = shown(self.sheet, row, at)?;
        Some((value, self.place(from, at)))
    }

    fn words(&self, row: &Row, column: Column, table: &mut RegisterTable) -> Option<Field<String>> {
        let (value, place) = self.value(row, column)?;
        if let Value::Error(text) = value {
            table
                .faults
                .push(Fault::new(FaultKind::CellError, place, text.clone()));
            return None;
        }
        Some(Field {
            value: value.text(),
            place,
        })
    }

    /// Whether a row is no document: headings said again, the columns' own numbers, a
    /// heading over the whole width.
    fn is_between(&self, row: &Row) -> bool {
        let repeats = row.cells.iter().filter(|(at, value)| {
            self.columns
                .iter()
                .any(|(column, _, heading)| column == at && plain(heading) == plain(&value.text()))
        });
        let counted = |(at, value): &(u32, Value)| {
            let text = value.text();
            let text = text.trim_matches(['(', ')', ' ']);
            text.parse::<u32>().is_ok_and(|number| {
                number <= 20 && (number == *at || number + 1 == *at || number == *at + 1)
            })
        };
        let single =
            row.cells.len() == 1 && {
                let (at, _) = row.cells[0];
                self.columns
                    .iter()
                    .find(|it| it.0 == at)
                    .is_none_or(|it| matches!(it.1, Column::Order | Column::Remark))
                    || self.sheet.merged.iter().any(|it| {
                        it.rows.0 == row.number && it.columns.0 == at && it.columns.1 > at
                    })
            };
        repeats.count() * 2 > self.columns.len()
            || row.cells.len() >= 3 && row.cells.iter().all(counted)
            || single
    }

    fn number(&self, row: &Row, table: &mut RegisterTable) -> Option<Field<String>> {
        if self.of(Column::Figure).is_none() {
            return self.words(row, Column::Number, table);
        }
        let figure = self.words(row, Column::Figure, table);
        let symbol = self.words(row, Column::Symbol, table);
        match (figure, symbol) {
            (None, None) => None,
            // The figure's cell holds all of it.
            (Some(figure), None) if figure.value.contains('/') => Some(figure),
            (Some(figure), Some(symbol)) => {
                if let Some(value) = join(&figure.value, &symbol.value) {
                    Some(Field {
                        value,
                        place: figure.place,
                    })
                } else {
                    let written = format!("{} {}", figure.value, symbol.value);
                    table
                        .faults
                        .push(Fault::new(FaultKind::HalfNumber, figure.place, written));
                    None
                }
            }
            (Some(half), None) | (None, Some(half)) => {
                table
                    .faults
                    .push(Fault::new(FaultKind::HalfNumber, half.place, half.value));
                None
            }
        }
    }

    fn row(&self, row: &Row, table: &mut RegisterTable) {
        if self.is_between(row) {
            return;
        }
        let before = table.faults.len();
        let number = self.number(row, table);
        let faulty = table.faults.len() > before;
        let written = |column| self.of(column).is_some_and(|at| row.cell(at).is_some());
        let Some(number) = number else {
            let told = [Column::Date, Column::Issuer, Column::Title, Column::Type]
                .into_iter()
                .any(written);
            if told && !faulty {
                let all: Vec<String> = row.cells.iter().map(|(_, value)| value.text()).collect();
                let written = all.join(" | ").chars().take(120).collect::<String>();
                table.faults.push(Fault::new(
                    FaultKind::NoNumber,
                    self.place(row.number, 0),
                    written,
                ));
            }
            return;
        };
        let date = self.value(row, Column::Date).and_then(|(value, place)| {
            let (date, fault) = day::read(value);
            if let Some(kind) = fault {
                table
                    .faults
                    .push(Fault::new(kind, place.clone(), value.text()));
            }
            Some(Field {
                value: date?,
                place,
            })
        });
        let row = TableRow {
            number,
            date,
            issuer: self.words(row, Column::Issuer, table),
            title: self.words(row, Column::Title, table),
            type_words: self.words(row, Column::Type, table),
            state: self.words(row, Column::State, table),
            remark: self.words(row, Column::Remark, table),
        };
        table.rows.push(row);
    }
}

/// Figure and code as one number: Party codes take a hyphen before them (`109-KH/HU`), State
/// codes a slash (`109/KH-UBND`, `30/2020/NĐ-CP`).
fn join(figure: &str, symbol: &str) -> Option<String> {
    let figure = figure.trim();
    let symbol = symbol.trim();
    let digits = figure.chars().take_while(char::is_ascii_digit).count();
    let suffix = &figure[digits..];
    if digits == 0 || digits > 6 || suffix.len() > 2 || !suffix.chars().all(char::is_alphabetic) {
        return None;
    }
    if symbol.starts_with(['-', '/']) {
        return Some(format!("{figure}{symbol}"));
    }
    let first = symbol.split(['-', '/']).next()?;
    let year = first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit());
    let sign = match symbol.chars().find(|char| matches!(char, '-' | '/'))? {
        '/' if !year => '-',
        _ => '/',
    };
    Some(format!("{figure}{sign}{symbol}"))
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn figures_and_codes() {
        for (figure, symbol, number) in [
            ("109", "KH/HU", Some("109-KH/HU")),
            ("109", "-KH/HU", Some("109-KH/HU")),
            ("15", "QĐ-UBND", Some("15/QĐ-UBND")),
            ("30", "2020/NĐ-CP", Some("30/2020/NĐ-CP")),
            ("12a", "KH/HU", Some("12a-KH/HU")),
            ("một", "KH/HU", None),
            ("109", "KH", None),
        ] {
            assert_eq!(join(figure, symbol).as_deref(), number, "{figure} {symbol}");
        }
    }
}
