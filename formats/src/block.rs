//! Paragraphs and tables that are held until they can be written.

/// A paragraph.
#[derive(Debug, Default)]
pub(crate) struct Paragraph {
    pub(crate) text: String,
    /// The page on which it begins.
    pub(crate) page: u32,
    /// Where other pages begin in it: bytes of the text, and the page.
    pub(crate) turns: Vec<(usize, u32)>,
}

/// A paragraph, or a table within a cell.
#[derive(Debug)]
pub(crate) enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// A cell of a table.
#[derive(Debug, Default)]
pub(crate) struct TableCell {
    pub(crate) span: usize,
    pub(crate) blocks: Vec<Block>,
}

/// A table that is being read.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Whether frames or heads show it to be one.
    pub(crate) framed: bool,
    pub(crate) number: u32,
    pub(crate) page: u32,
    pub(crate) rows: Vec<Vec<TableCell>>,
}

impl Table {
    /// Whether the table only lays text out: two columns with text at the most, and either no
    /// frame or the words of a letterhead or of a foot. One that holds another table and has
    /// no frame does too.
    pub(crate) fn lays_out(&self) -> bool {
        let columns = self
            .rows
            .iter()
            .map(|row| row.iter().filter(|cell| !cell.is_empty()).count())
            .max();
        let cells = || self.rows.iter().flatten();
        let nested = cells()
            .flat_map(|cell| &cell.blocks)
            .any(|block| matches!(block, Block::Table(_)));
        let narrow = columns.unwrap_or(0) <= 2;
        if self.framed {
            narrow && !nested && cells().any(TableCell::is_letterhead)
        } else {
            narrow || nested
        }
    }
}

impl TableCell {
    pub(crate) fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| match block {
            Block::Paragraph(it) => it.text.trim().is_empty(),
            Block::Table(_) => false,
        })
    }

    /// Whether a paragraph has the words of a letterhead: the motto of State or Party.
    pub(crate) fn is_letterhead(&self) -> bool {
        self.blocks.iter().any(|block| match block {
            Block::Paragraph(it) if it.text.len() < 200 => {
                let text = it
                    .text
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .to_uppercase();
                [
                    "ĐẢNG CỘNG SẢN VIỆT NAM",
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                ]
                .contains(&text.as_str())
            }
            _ => false,
        })
    }

    /// The page on which its words begin, where one is known.
    pub(crate) fn page(&self) -> Option<u32> {
        let pages = self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(it) if it.text.trim().is_empty() => None,
            Block::Paragraph(it) => Some(it.page),
            Block::Table(table) => Some(table.page),
        });
        pages.into_iter().next()
    }

    /// The words of the cell on one line.
    pub(crate) fn line(&self, out: &mut String) {
        for block in &self.blocks {
            match block {
                Block::Paragraph(it) => {
                    for word in it.text.split_whitespace() {
                        if !out.is_empty() {
                            out.push(' ');
                        }
                        // A pipe would end the cell.
                        out.extend(
                            word.chars()
                                .map(|char| if char == '|' { '¦' } else { char }),
                        );
                    }
                }
                Block::Table(table) => table.rows.iter().flatten().for_each(|cell| cell.line(out)),
            }
        }
    }
}
