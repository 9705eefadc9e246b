//! The blocks of a text: paragraphs with their wrapped lines joined, items by their marks, and
//! how they stand under one another.
//!
//! A new mark opens a level; a known one closes all down to its own. Paragraphs without a mark
//! close items and one another, and stand under headings. Cost: the lines, by their first and
//! last bytes.

use memchr::memchr;

use super::mark::{Mark, mark};
use crate::text::decode;

/// A paragraph, an item or a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Its first byte, at the mark.
    pub(super) start: usize,
    /// The first byte behind the mark.
    pub(super) body: usize,
    /// The byte behind its last line, without the line end.
    pub(super) end: usize,
    pub(super) mark: Mark,
    /// How far it is set in, in bytes.
    pub(super) indent: usize,
    /// Whether it ends with a colon.
    pub(super) colon: bool,
    /// Whether it ends as a sentence or an item does.
    pub(super) closed: bool,
    /// Whether a blank line stands before it.
    pub(super) apart: bool,
}

/// Lines of at least this many bytes are taken to be broken by a layout, not by a writer.
const WRAPPED: usize = 55;
/// Longer lines are paragraphs of their own.
const PARAGRAPH: usize = 220;

/// Reads the blocks of a text in turn.
pub(super) struct Blocks<'t> {
    bytes: &'t [u8],
    at: usize,
    /// The line at `at` with its mark, where it was looked at for the block before.
    ahead: Option<(Line, Option<(Mark, usize)>)>,
}

impl<'t> Blocks<'t> {
    pub(super) const fn new(bytes: &'t [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            ahead: None,
        }
    }

    /// The next block. `crosses` tells whether a line end between two bytes stands inside a number
    /// or its fields, where no block ends; it is asked in text order.
    pub(super) fn next(&mut self, mut crosses: impl FnMut(usize, usize) -> bool) -> Option<Block> {
        let mut apart = false;
        let (line, known) = loop {
            if self.at >= self.bytes.len() {
                return None;
            }
            let (line, known) = self
                .ahead
                .take()
                .unwrap_or_else(|| (self.line(self.at), None));
            self.at = line.end + 1;
            if line.text < line.last {
                break (line, known);
            }
            apart = true;
        };
        let (mark, body) = known.unwrap_or_else(|| mark(self.bytes, line.text, line.last));
        let mut block = Block {
            start: line.text,
            body,
            end: line.last,
            mark,
            indent: line.text - line.start,
            colon: false,
            closed: false,
            apart,
        };
        let mut length = line.last - line.start;
        let mut sign = self.sign(&block);
        while self.at < self.bytes.len() {
            let next = self.line(self.at);
            let blank = next.text == next.last;
            let mut known = None;
            let goes_on = if blank {
                self.page_goes_on(&block, sign, length)
            } else {
                self.goes_on(&block, sign, length, next, &mut known)
            };
            if !goes_on && !crosses(block.end, next.text.max(block.end + 1)) {
                self.ahead = Some((next, known));
                break;
            }
            self.at = next.end + 1;
            if !blank {
                block.end = next.last;
                length = next.last - next.start;
                sign = self.sign(&block);
            }
        }
        block.colon = sign == Some(b':');
        block.closed = matches!(sign, Some(b'.' | b';' | b'!' | b'?'));
        Some(block)
    }

    /// The last byte of a block, before closing marks of Markdown.
    fn sign(&self, block: &Block) -> Option<u8> {
        let mut end = block.end;
        while end > block.body && matches!(self.bytes[end - 1], b'*' | b'_' | b' ') {
            end -= 1;
        }
        (end > block.body).then(|| self.bytes[end - 1])
    }

    /// Whether a sentence goes on behind blank lines: a page has ended inside it.
    fn page_goes_on(&self, block: &Block, sign: Option<u8>, length: usize) -> bool {
        let open =
            sign.is_some_and(|last| last == b',' || last.is_ascii_lowercase() || last >= 0x80);
        if !open || length < WRAPPED || block.mark == Mark::Row {
            return false;
        }
        let mut at = self.at;
        for _ in 0..3 {
            if at >= self.bytes.len() {
                return false;
            }
            let line = self.line(at);
            at = line.end + 1;
            if line.text < line.last {
                let (code, _) = decode(self.bytes, line.text);
                let small = char::from_u32(code).is_some_and(char::is_lowercase);
                return small && mark(self.bytes, line.text, line.last).0 == Mark::None;
            }
        }
        false
    }

    fn line(&self, start: usize) -> Line {
        let end = memchr(b'\n', &self.bytes[start..]).map_or(self.bytes.len(), |at| start + at);
        let line = &self.bytes[..end];
        let mut text = start;
        while line.get(text).is_some_and(|byte| is_blank(*byte)) {
            text += 1;
        }
        let mut last = end;
        while last > text && is_blank(line[last - 1]) {
            last -= 1;
        }
        Line {
            start,
            text,
            last,
            end,
        }
    }

    /// Whether a line goes on in the next: only a page layout has broken it. The mark of the next is
    /// kept where it was read.
    fn goes_on(
        &self,
        block: &Block,
        sign: Option<u8>,
        length: usize,
        next: Line,
        known: &mut Option<(Mark, usize)>,
    ) -> bool {
        let ends = matches!(sign, Some(b'.' | b';' | b':' | b'!' | b'?' | b'|'));
        if ends || block.mark == Mark::Row {
            return false;
        }
        // Rows of a table without bars.
        let cells = |from: usize, to: usize| self.bytes[from..to].contains(&b'\t');
        if cells(next.text, next.last) && cells(block.end - length.min(block.end), block.end) {
            return false;
        }
        if known.insert(mark(self.bytes, next.text, next.last)).0 != Mark::None {
            return false;
        }
        let rest = &self.bytes[next.text..next.last];
        let (code, _) = decode(self.bytes, next.text);
        let Some(first) = char::from_u32(code) else {
            return false;
        };
        if first.is_lowercase() || matches!(first, '(' | '“' | ',') {
            return true;
        }
        let ground = rest.starts_with("Căn cứ".as_bytes());
        (first.is_alphabetic() || first.is_ascii_digit())
            && !ground
            && (WRAPPED..PARAGRAPH).contains(&length)
    }
}

#[derive(Clone, Copy)]
struct Line {
    start: usize,
    /// The first byte that is no blank.
    text: usize,
    /// Behind the last byte that is none.
    last: usize,
    end: usize,
}

pub(super) const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r')
}

/// The blocks under which a block stands, outermost first.
#[derive(Default)]
pub(super) struct Outline<T> {
    levels: Vec<(Block, T)>,
}

/// The most levels that are kept; of deeper ones the innermost give way.
const LEVELS: usize = 24;

impl<T> Outline<T> {
    /// Closes what does not stand above a block, and says whether the block is an item without
    /// a mark of the colon above it.
    pub(super) fn close_for(&mut self, block: &mut Block, opens_item: bool) {
        // Most blocks take the place of the one before; what that one closed is closed.
        if let Some((top, _)) = self.levels.last() {
            let item = block.mark == Mark::None && opens_item && top.colon;
            if top.mark == block.mark && top.indent == block.indent && !item {
                self.levels.pop();
                return;
            }
        }
        let items = |mark: Mark| matches!(mark, Mark::None | Mark::Item);
        if block.mark == Mark::None && opens_item {
            // "Căn cứ:⏎Luật …;⏎Nghị định …": the items of a line with a colon have lost their marks.
            let lead = self
                .levels
                .iter()
                .rposition(|(level, _)| !matches!(level.mark, Mark::Item));
            if lead.is_some_and(|at| self.levels[at].0.colon && items(self.levels[at].0.mark)) {
                block.mark = Mark::Item;
                self.levels.truncate(lead.unwrap_or(0) + 1);
                return;
            }
        }
        let known = self.levels.iter().rposition(|(level, _)| {
            level.mark == block.mark && !(block.mark.is_bullet() && block.indent > level.indent + 1)
        });
        if let Some(at) = known {
            self.levels.truncate(at);
        }
        while let Some((level, _)) = self.levels.last() {
            let dedent =
                block.mark.is_bullet() && level.mark.is_bullet() && level.indent > block.indent;
            if !(dedent || block.mark.closes(level.mark, level.colon)) {
                break;
            }
            self.levels.pop();
        }
    }

    pub(super) fn open(&mut self, block: Block, said: T) {
        if self.levels.len() == LEVELS {
            self.levels.pop();
        }
        self.levels.push((block, said));
    }

    pub(super) fn levels(&mut self) -> &mut [(Block, T)] {
        &mut self.levels
    }
}

impl Mark {
    const fn is_bullet(self) -> bool {
        matches!(self, Self::Bullet(_) | Self::Round)
    }
}
