//! The map from a byte of the text back to what a person sees.

use std::fmt::Write as _;

use crate::kind::Lang;

/// Which part of a document a place lies in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Part {
    /// The document itself.
    #[default]
    Body,
    /// The head of pages.
    Header,
    /// The foot of pages.
    Footer,
    /// A footnote, by its number from 1.
    Footnote(u32),
    /// An endnote, by its number from 1.
    Endnote(u32),
    /// A box of text beside the text, by its number from 1.
    TextBox(u32),
}

/// A cell of a table, all from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The table: its number in its part of the document.
    pub table: u32,
    /// The row.
    pub row: u32,
    /// The column; a cell over several columns counts as the first.
    pub column: u32,
}

/// A cell of a sheet, both from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetCell {
    /// The sheet's name; of a CSV file none.
    pub sheet: Option<String>,
    /// The row as the program numbers it; of a CSV file the line on which the row begins.
    pub row: u32,
    /// The column from 1: 2 is B. 0 means the whole row.
    pub column: u32,
}

impl SheetCell {
    /// The cell as spreadsheets write it: `B7`; the row alone: `7`.
    pub fn reference(&self) -> String {
        let mut letters = Vec::new();
        let mut left = self.column;
        while left > 0 {
            letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
            left = (left - 1) / 26;
        }
        letters
            .iter()
            .rev()
            .chain(self.row.to_string().chars().collect::<Vec<_>>().iter())
            .collect()
    }
}

/// Where a byte of a document's text lies for a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Place {
    /// Line from 1: of the file for text, of the page for PDF, else of
    /// [`Document::text`](crate::Document::text). 0 where it is not known.
    pub line: u32,
    /// Column in that line of the text from 1, in characters as seen: a letter with its
    /// marks is one. 0 where it is not known.
    pub column: u32,
    /// Which part of the document.
    pub part: Part,
    /// Page from 1. For Word the page as Word last laid the document out, where it noted so;
    /// another printer may break pages elsewhere.
    pub page: Option<u32>,
    /// Paragraph from 1, counted within the part; blank ones and those in tables are not
    /// counted.
    pub paragraph: Option<u32>,
    /// The table's cell.
    pub cell: Option<Cell>,
    /// The sheet's cell.
    pub sheet: Option<SheetCell>,
}

impl Place {
    /// The place in words: `trang 2, bảng 1, hàng 3, ô 2`.
    pub fn words(&self, lang: Lang) -> String {
        let mut out = String::new();
        let mut say = |vi: &str, en: &str, number: Option<u32>| {
            if !out.is_empty() {
                out.push_str(", ");
            }
            out.push_str(match lang {
                Lang::Vi => vi,
                Lang::En => en,
            });
            if let Some(number) = number {
                let _ = write!(out, " {number}");
            }
        };
        match self.part {
            Part::Body => {}
            Part::Header => say("đầu trang", "header", None),
            Part::Footer => say("chân trang", "footer", None),
            Part::Footnote(number) => say("chú thích cuối trang", "footnote", Some(number)),
            Part::Endnote(number) => say("chú thích cuối văn bản", "endnote", Some(number)),
            Part::TextBox(number) => say("hộp chữ", "text box", Some(number)),
        }
        if let Some(page) = self.page {
            say("trang", "page", Some(page));
        }
        if let Some(cell) = &self.sheet {
            if let Some(sheet) = &cell.sheet {
                say(
                    &format!("trang tính “{sheet}”"),
                    &format!("sheet “{sheet}”"),
                    None,
                );
            }
            if cell.column == 0 {
                say("hàng", "row", Some(cell.row));
            } else {
                let cell = cell.reference();
                say(&format!("ô {cell}"), &format!("cell {cell}"), None);
            }
        } else if let Some(cell) = self.cell {
            say("bảng", "table", Some(cell.table));
            say("hàng", "row", Some(cell.row));
            say("ô", "cell", Some(cell.column));
        } else if let Some(paragraph) = self.paragraph {
            say("đoạn", "paragraph", Some(paragraph));
        } else {
            for (vi, en, number) in [("dòng", "line", self.line), ("cột", "column", self.column)]
            {
                if number > 0 {
                    say(vi, en, Some(number));
                }
            }
        }
        out
    }
}

/// A cell of a sheet as a place in its file.
impl From<SheetCell> for Place {
    fn from(cell: SheetCell) -> Self {
        Self {
            line: cell.row,
            column: cell.column,
            sheet: Some(cell),
            ..Self::default()
        }
    }
}

/// Where a stretch of text comes from; 0 is "not known" in each number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) part: Part,
    pub(crate) page: u32,
    pub(crate) paragraph: u32,
    pub(crate) table: u32,
    /// Row of a table or a sheet; line of a page.
    pub(crate) row: u32,
    pub(crate) column: u32,
    /// Number of the sheet from 1.
    pub(crate) sheet: u16,
}

/// What a stretch's [`Spot`] means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Frame {
    /// Lines of a file: no spots.
    #[default]
    Lines,
    /// Paragraphs and tables.
    Paragraphs,
    /// Pages and lines of them.
    Pages,
    /// Sheets.
    Sheets,
}

/// The map of one text: where each stretch of it begins, and where that stands in the file.
///
/// A look-up is a binary search and a walk over the line before the offset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    pub(crate) frame: Frame,
    /// Names of the sheets.
    pub(crate) sheets: Vec<Option<String>>,
    /// First byte of each stretch, in order.
    pub(crate) spots: Vec<(u32, Spot)>,
    /// First byte of each line of the text.
    pub(crate) lines: Vec<u32>,
}

impl Map {
    /// The starts of lines, for a text that is done.
    pub(crate) fn count_lines(&mut self, text: &str) {
        self.lines = std::iter::once(0)
            .chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1))
            .collect();
    }

    /// Where a byte of the text lies for a person, as far as the map alone tells: what is not a
    /// page's line has no line, and none has a column.
    ///
    /// Cost: a binary search.
    pub fn place(&self, offset: usize) -> Place {
        let mut place = Place::default();
        let after = self
            .spots
            .partition_point(|&(from, _)| from as usize <= offset);
        let Some(&(_, spot)) = after.checked_sub(1).and_then(|at| self.spots.get(at)) else {
            return place;
        };
        let some = |number: u32| (number > 0).then_some(number);
        place.part = spot.part;
        place.page = some(spot.page);
        match self.frame {
            Frame::Lines => {}
            Frame::Pages => place.line = spot.row,
            Frame::Paragraphs if spot.table > 0 => {
                place.cell = Some(Cell {
                    table: spot.table,
                    row: spot.row,
                    column: spot.column,
                });
            }
            Frame::Paragraphs => place.paragraph = some(spot.paragraph),
            Frame::Sheets => {
                let sheet = self
                    .sheets
                    .get(usize::from(spot.sheet).wrapping_sub(1))
                    .cloned()
                    .flatten();
                place.sheet = Some(SheetCell {
                    sheet,
                    row: spot.row,
                    column: spot.column,
                });
            }
        }
        place
    }

    pub(crate) fn locate(&self, text: &str, offset: usize) -> Place {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self
            .lines
            .partition_point(|&start| start as usize <= offset)
            .max(1);
        let start = self.lines.get(line - 1).map_or(0, |&start| start as usize);
        let seen = text[start..offset]
            .chars()
            .filter(|&char| !unicode_normalization::char::is_combining_mark(char));
        let mut place = self.place(offset);
        if place.line == 0 {
            place.line = line as u32;
        }
        place.column = seen.count() as u32 + 1;
        place
    }
}
