//! Paragraphs and tables in order, written down as lines with their places.
//!
//! A paragraph is a line. A table is a line for each row, its cells between pipes
//! (`| 1 | 109-KH/HU | 02/02/2023 |`): that is how Markdown writes tables, and a reader of
//! text that knows rows and columns knows them so.
//!
//! Tables that only lay text out are no tables to a person: the letterhead (the office on
//! the left, the motto on the right), the foot (recipients left, signature right), a page
//! set in two columns. Their paragraphs become lines, cell after cell, so that the lines of
//! a letterhead stay lines. Which those are: `Table::lays_out`.

use crate::block::{Block, Paragraph, Table, TableCell};
use crate::error::{ReadError, Size};
use crate::options::Limits;
use crate::place::{Frame, Map, Part, Spot};
use crate::writer::Writer;

/// A box beside the text, or the text itself: what is open in it.
#[derive(Debug, Default)]
struct Stream {
    part: Part,
    paragraph: Option<Paragraph>,
    tables: Vec<Table>,
    paragraphs: u32,
    table_count: u32,
    /// What is done, when it cannot be written yet.
    done: Vec<Block>,
}

/// Takes paragraphs and tables as they come and writes them.
#[derive(Debug)]
pub(crate) struct Flow {
    writer: Writer,
    streams: Vec<Stream>,
    /// Boxes that wait for the paragraph or table around them to end.
    waiting: Vec<Stream>,
    boxes: u32,
    page: u32,
    /// Bytes that are held and not written yet, and the cells seen.
    held: usize,
    cells: usize,
    limits: Limits,
}
impl Flow {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            writer: Writer::new(limits),
            streams: vec![Stream::default()],
            waiting: Vec::new(),
            boxes: 0,
            page: 0,
            held: 0,
            cells: 0,
            limits,
        }
    }

    fn stream(&mut self) -> &mut Stream {
        if self.streams.is_empty() {
            self.streams.push(Stream::default());
        }
        let last = self.streams.len() - 1;
        &mut self.streams[last]
    }

    /// Begins another part of the document.
    pub(crate) fn part(&mut self, part: Part) -> Result<(), ReadError> {
        self.end_stream()?;
        self.page = 0;
        self.streams.push(Stream {
            part,
            ..Stream::default()
        });
        Ok(())
    }

    /// Closes all that is open and writes it.
    fn end_stream(&mut self) -> Result<(), ReadError> {
        while self.streams.len() > 1 {
            self.box_end()?;
        }
        self.paragraph_end()?;
        while !self.stream().tables.is_empty() {
            self.table_end()?;
        }
        self.streams.clear();
        self.flush()
    }

    /// The page on which the following stands; 0 for not known.
    ///
    /// Word and LibreOffice note the page within its first paragraph, before the words.
    pub(crate) fn set_page(&mut self, page: u32) {
        self.page = page;
        if let Some(open) = &mut self.stream().paragraph {
            if open.text.is_empty() {
                open.page = page;
            } else {
                open.turns.push((open.text.len(), page));
            }
        }
    }

    pub(crate) fn paragraph_start(&mut self) -> Result<(), ReadError> {
        self.paragraph_end()?;
        self.open();
        Ok(())
    }

    /// Adds text to the open paragraph, and opens one where none is.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), ReadError> {
        self.held += text.len();
        if self.held > self.limits.text_bytes {
            return Err(ReadError::too_large(
                Size::Text,
                self.limits.text_bytes as u64,
            ));
        }
        self.open().text.push_str(text);
        Ok(())
    }

    /// The open paragraph; a new one where none is.
    fn open(&mut self) -> &mut Paragraph {
        let page = self.page;
        self.stream().paragraph.get_or_insert_with(|| Paragraph {
            page,
            ..Paragraph::default()
        })
    }

    /// The last character of the open paragraph.
    pub(crate) fn last(&self) -> Option<char> {
        self.streams
            .last()?
            .paragraph
            .as_ref()?
            .text
            .chars()
            .next_back()
    }

    pub(crate) fn paragraph_open(&self) -> bool {
        self.streams
            .last()
            .is_some_and(|stream| stream.paragraph.is_some())
    }

    pub(crate) fn paragraph_end(&mut self) -> Result<(), ReadError> {
        match self.stream().paragraph.take() {
            Some(paragraph) => self.block(Block::Paragraph(paragraph)),
            None => Ok(()),
        }
    }

    fn block(&mut self, block: Block) -> Result<(), ReadError> {
        let stream = self.stream();
        if let Some(table) = stream.tables.last_mut() {
            if table.rows.is_empty() {
                table.rows.push(Vec::new());
            }
            let row = table.rows.len() - 1;
            if table.rows[row].is_empty() {
                table.rows[row].push(TableCell {
                    span: 1,
                    blocks: Vec::new(),
                });
            }
            if let Some(cell) = table.rows[row].last_mut() {
                cell.blocks.push(block);
            }
            return Ok(());
        }
        stream.done.push(block);
        if self.streams.len() > 1 {
            Ok(())
        } else {
            self.flush()
        }
    }

    /// Writes what is done in the outermost stream, and the boxes that waited for it.
    fn flush(&mut self) -> Result<(), ReadError> {
        if let Some(mut stream) = self.streams.pop() {
            self.write(&mut stream)?;
            self.streams.push(stream);
        }
        for mut stream in std::mem::take(&mut self.waiting) {
            self.write(&mut stream)?;
        }
        self.held = 0;
        Ok(())
    }

    fn write(&mut self, stream: &mut Stream) -> Result<(), ReadError> {
        for block in std::mem::take(&mut stream.done) {
            match block {
                Block::Paragraph(it) => {
                    stream.paragraphs += u32::from(!it.text.trim().is_empty());
                    let spot = Spot {
                        part: stream.part,
                        paragraph: stream.paragraphs,
                        ..Spot::default()
                    };
                    self.write_paragraph(&it, spot)?;
                }
                Block::Table(table) => self.write_table(&table, stream.part)?,
            }
        }
        Ok(())
    }

    /// Writes a paragraph, each page of it with its place.
    fn write_paragraph(&mut self, paragraph: &Paragraph, spot: Spot) -> Result<(), ReadError> {
        let (mut from, mut page) = (0, paragraph.page);
        for &(at, next) in &paragraph.turns {
            self.writer.at(Spot { page, ..spot });
            self.writer.push(&paragraph.text[from..at])?;
            (from, page) = (at, next);
        }
        self.writer.at(Spot { page, ..spot });
        self.writer.push(&paragraph.text[from..])?;
        self.writer.push("\n")
    }

    fn write_table(&mut self, table: &Table, part: Part) -> Result<(), ReadError> {
        let layout = table.lays_out();
        let mut line = String::new();
        for (row_at, row) in table.rows.iter().enumerate() {
            let mut column = 0;
            let spot = |column: usize| Spot {
                part,
                page: table.page,
                table: table.number,
                row: row_at as u32 + 1,
                column: column as u32 + 1,
                ..Spot::default()
            };
            if layout {
                for cell in row {
                    for block in &cell.blocks {
                        match block {
                            Block::Paragraph(it) => self.write_paragraph(it, spot(column))?,
                            Block::Table(inner) => self.write_table(inner, part)?,
                        }
                    }
                    column += cell.span;
                }
                continue;
            }
            if row.iter().all(TableCell::is_empty) {
                continue;
            }
            let mut cells = Vec::new();
            for cell in row {
                line.clear();
                cell.line(&mut line);
                let page = cell.page().unwrap_or(table.page);
                let spot = |column| Spot {
                    page,
                    ..spot(column)
                };
                cells.push((line.clone(), spot(column)));
                cells.extend((1..cell.span).map(|at| (String::new(), spot(column + at))));
                column += cell.span;
            }
            self.writer
                .row(cells.iter().map(|(text, spot)| (text.as_str(), *spot)))?;
        }
        Ok(())
    }

    pub(crate) fn table_start(&mut self, framed: bool) -> Result<(), ReadError> {
        self.paragraph_end()?;
        let page = self.page;
        let limit = self.limits.depth;
        let stream = self.stream();
        if stream.tables.len() >= limit {
            return Err(ReadError::too_large(Size::Depth, limit as u64));
        }
        stream.table_count += 1;
        let number = stream.table_count;
        stream.tables.push(Table {
            framed,
            number,
            page,
            rows: Vec::new(),
        });
        Ok(())
    }

    /// The open table has a frame, or heads.
    pub(crate) fn table_framed(&mut self) {
        if let Some(table) = self.stream().tables.last_mut() {
            table.framed = true;
        }
    }

    pub(crate) fn row_start(&mut self) -> Result<(), ReadError> {
        self.paragraph_end()?;
        if let Some(table) = self.stream().tables.last_mut() {
            table.rows.push(Vec::new());
        }
        self.count_cell()
    }

    fn count_cell(&mut self) -> Result<(), ReadError> {
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(ReadError::too_large(Size::Cells, self.limits.cells as u64));
        }
        Ok(())
    }

    /// Begins a cell over so many columns.
    pub(crate) fn cell_start(&mut self, span: usize) -> Result<(), ReadError> {
        self.paragraph_end()?;
        self.count_cell()?;
        let span = span.clamp(1, 64);
        if let Some(row) = self.stream().tables.last_mut().and_then(|table| {
            if table.rows.is_empty() {
                table.rows.push(Vec::new());
            }
            table.rows.last_mut()
        }) {
            row.push(TableCell {
                span,
                blocks: Vec::new(),
            });
        }
        Ok(())
    }

    /// Sets how many columns the open cell is over.
    pub(crate) fn cell_span(&mut self, span: usize) {
        if let Some(cell) = self
            .stream()
            .tables
            .last_mut()
            .and_then(|table| table.rows.last_mut()?.last_mut())
        {
            cell.span = span.clamp(1, 64);
        }
    }

    pub(crate) fn in_table(&self) -> bool {
        self.streams
            .last()
            .is_some_and(|stream| !stream.tables.is_empty())
    }

    pub(crate) fn table_end(&mut self) -> Result<(), ReadError> {
        self.paragraph_end()?;
        match self.stream().tables.pop() {
            Some(table) => self.block(Block::Table(table)),
            None => Ok(()),
        }
    }

    /// Begins a box beside the text.
    pub(crate) fn box_start(&mut self) -> Result<(), ReadError> {
        if self.streams.len() > self.limits.depth {
            return Err(ReadError::too_large(Size::Depth, self.limits.depth as u64));
        }
        self.boxes += 1;
        let part = Part::TextBox(self.boxes);
        self.streams.push(Stream {
            part,
            ..Stream::default()
        });
        Ok(())
    }

    pub(crate) fn box_end(&mut self) -> Result<(), ReadError> {
        if self.streams.len() < 2 {
            return Ok(());
        }
        self.paragraph_end()?;
        while !self.stream().tables.is_empty() {
            self.table_end()?;
        }
        self.waiting.extend(self.streams.pop());
        Ok(())
    }

    /// The text and its map.
    pub(crate) fn done(mut self) -> Result<(String, Map), ReadError> {
        self.end_stream()?;
        Ok(self.writer.done(Frame::Paragraphs, Vec::new()))
    }
}
