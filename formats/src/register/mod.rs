//! Registers: the sheets in which an office keeps the numbers it gave.
//!
//! Which column holds what is told by the headings, in the many wordings offices use, or by
//! the caller. Cells are given as written, with their places; dates are read. What cannot be
//! read is a fault with its cell, and never dropped: a row that is not told may be the one
//! that was looked for.

mod day;
mod find;
mod heading;
#[cfg(feature = "doctrace")]
mod issued;

use std::fmt;

use chrono::NaiveDate;

use crate::kind::Lang;
use crate::place::SheetCell;

#[cfg(feature = "doctrace")]
pub use issued::{Book, registers};

pub(crate) use find::find;
pub(crate) use heading::column_of;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Column {
    /// The whole number: `109-KH/HU`.
    Number,
    /// The figure alone, beside a column of [symbols](Self::Symbol): `109`.
    Figure,
    /// The code alone: `KH/HU`, `KH-UBND`.
    Symbol,
    /// The date of the document.
    Date,
    /// Who issued it.
    Issuer,
    /// What it is about.
    Title,
    /// Its type in words.
    Type,
    /// What became of it.
    State,
    /// Remarks.
    Remark,
    /// The count of rows.
    Order,
}

/// A value and the cell it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// Its cell.
    pub place: SheetCell,
}

/// One document of a register.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TableRow {
    /// The number as written; joined where the sheet has figure and code apart.
    pub number: Field<String>,
    /// Its date.
    pub date: Option<Field<NaiveDate>>,
    /// Who issued it, as written.
    pub issuer: Option<Field<String>>,
    /// What it is about, as written.
    pub title: Option<Field<String>>,
    /// Its type in words, as written.
    pub type_words: Option<Field<String>>,
    /// What became of it, as written.
    pub state: Option<Field<String>>,
    /// Remarks, as written.
    pub remark: Option<Field<String>>,
}

/// What is wrong in a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FaultKind {
    /// A row with a date, an issuer or a title and no number.
    NoNumber,
    /// A number that is none.
    BadNumber,
    /// Figure and code in two cells, of which one is empty or they do not join.
    HalfNumber,
    /// A date that is none: `31/2/2023`, or month before day.
    BadDate,
    /// A date with a year of two figures.
    ShortYear,
    /// A number where a date should be, and no date's format; it was read as Excel counts
    /// days.
    DateAsNumber,
    /// An error of a formula.
    CellError,
    /// A word for what became of a document that is not known.
    UnknownState,
    /// Two columns have headings of the same meaning; the first was read.
    TwoColumns,
}

impl FaultKind {
    /// The name in machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoNumber => "no-number",
            Self::BadNumber => "bad-number",
            Self::HalfNumber => "half-number",
            Self::BadDate => "bad-date",
            Self::ShortYear => "short-year",
            Self::DateAsNumber => "date-as-number",
            Self::CellError => "cell-error",
            Self::UnknownState => "unknown-state",
            Self::TwoColumns => "two-columns",
        }
    }

    /// The fault in words.
    pub const fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::NoNumber, Lang::Vi) => "hàng không có số, ký hiệu",
            (Self::NoNumber, Lang::En) => "a row without a number",
            (Self::BadNumber, Lang::Vi) => "không đọc được số, ký hiệu",
            (Self::BadNumber, Lang::En) => "a number that cannot be read",
            (Self::HalfNumber, Lang::Vi) => "số và ký hiệu ở hai ô không ghép được",
            (Self::HalfNumber, Lang::En) => "figure and code in two cells that do not join",
            (Self::BadDate, Lang::Vi) => "không phải ngày có thật (ngày/tháng/năm)",
            (Self::BadDate, Lang::En) => "no day of the calendar (day/month/year)",
            (Self::ShortYear, Lang::Vi) => "năm chỉ có hai chữ số",
            (Self::ShortYear, Lang::En) => "a year of two figures",
            (Self::DateAsNumber, Lang::Vi) => "ngày ghi thành số, ô không có định dạng ngày",
            (Self::DateAsNumber, Lang::En) => "a date as a bare number, without a date's format",
            (Self::CellError, Lang::Vi) => "ô báo lỗi công thức",
            (Self::CellError, Lang::En) => "a formula's error",
            (Self::UnknownState, Lang::Vi) => "không rõ tình trạng văn bản",
            (Self::UnknownState, Lang::En) => "an unknown word for what became of the document",
            (Self::TwoColumns, Lang::Vi) => "hai cột có tiêu đề cùng nghĩa; đã đọc cột đầu",
            (Self::TwoColumns, Lang::En) => {
                "two columns with headings of one meaning; the first was read"
            }
        }
    }
}

/// Something wrong in a register, with its cell.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// The cell; column 0 is the whole row.
    pub place: SheetCell,
    /// What stands there.
    pub written: String,
}

impl Fault {
    pub(crate) fn new(kind: FaultKind, place: SheetCell, written: impl Into<String>) -> Self {
        Self {
            kind,
            place,
            written: written.into(),
        }
    }

    /// The fault with its cell: `B7: không phải ngày có thật (ngày/tháng/năm): “31/2/2023”`.
    pub fn message(&self, lang: Lang) -> String {
        let sheet = self
            .place
            .sheet
            .as_deref()
            .map_or(String::new(), |sheet| format!("{sheet}!"));
        let words = self.kind.words(lang);
        let cell = self.place.reference();
        if self.written.is_empty() {
            format!("{sheet}{cell}: {words}")
        } else {
            format!("{sheet}{cell}: {words}: “{}”", self.written)
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

/// A register as its sheet has it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RegisterTable {
    /// The sheet's name; of a CSV file none.
    pub sheet: Option<String>,
    /// Lines above the headings: the register's own title.
    pub above: Vec<Field<String>>,
    /// Which column holds what, by the column's number from 1, with its heading as written.
    pub columns: Vec<(u32, Column, String)>,
    /// The rows that have a number.
    pub rows: Vec<TableRow>,
    /// What is wrong, in the order of rows.
    pub faults: Vec<Fault>,
}
