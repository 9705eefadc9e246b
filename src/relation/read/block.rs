//! The blocks of a text: paragraphs with their wrapped lines joined, items by their marks, and
//! how they stand under one another.
//!
//! A new mark opens a level; a known one closes all down to its own. Paragraphs without a mark
//! close items and one another, and stand under headings. Cost: the lines, by their first and
//! last bytes.

use memchr::memchr;

use crate::text::{decode, roman};

/// What a line opens with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing: a paragraph.
    None,
    /// "##": how many.
    Hash(u8),
    /// "Phần thứ nhất", "Chương II".
    Part,
    /// "Điều 5."
    Article,
    /// "IV."
    Roman,
    /// "2.", "2.1.": how many numbers.
    Number(u8),
    /// "2)"
    Paren,
    /// "a)"
    Letter,
    /// "(1)", "(a)", "(ii)"
    Round,
    /// "-", "+", "*", "•": one character each.
    Bullet(u32),
    /// A row of a table.
    Row,
    /// An item without a mark, under a line that ends with a colon.
    Item,
}

impl Mark {
    /// Whether it heads a section rather than an item.
    pub(super) const fn is_heading(self) -> bool {
        matches!(
            self,
            Self::Hash(_)
                | Self::Part
                | Self::Article
                | Self::Roman
                | Self::Number(_)
                | Self::Letter
        )
    }

    /// Whether a paragraph of this mark closes a level of another one that it does not know; `leads`
    /// says that the level ends with a colon.
    const fn closes(self, other: Self, leads: bool) -> bool {
        match (self, other) {
            (Self::Roman, other) => !matches!(
                other,
                Self::Hash(_) | Self::Part | Self::Article | Self::Roman
            ),
            (
                Self::Number(_) | Self::Letter | Self::Paren,
                Self::Bullet(_) | Self::Item | Self::Row,
            ) => !leads,
            (Self::Hash(own), Self::Hash(other)) => own <= other,
            (Self::Hash(_), _) => true,
            (Self::Part, other) => !matches!(other, Self::Hash(_) | Self::Part),
            (Self::Article, other) => !matches!(other, Self::Hash(_) | Self::Part | Self::Article),
            (Self::Number(own), Self::Number(other)) => own < other,
            (Self::None, other) => {
                matches!(
                    other,
                    Self::Bullet(_) | Self::Item | Self::Row | Self::Round | Self::None
                )
            }
            (Self::Row, other) => matches!(other, Self::Row),
            _ => false,
        }
    }
}

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

    /// The next block. `inside` are spans that no block ends in, in text order: a number or its
    /// fields may be broken by lines.
    pub(super) fn next(&mut self, mut crosses: impl FnMut(usize, usize) -> bool) -> Option<Block> {
        let mut apart = false;
        let line = loop {
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
        let (line, known) = line;
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
        while self.at < self.bytes.len() {
            let next = self.line(self.at);
            let broken = crosses(block.end, next.text.max(block.end + 1));
            let mut known = None;
            let goes_on = if next.text < next.last {
                self.goes_on(&block, length, next, &mut known)
            } else {
                self.page_goes_on(&block, length)
            };
            if !(broken || goes_on) {
                self.ahead = Some((next, known));
                break;
            }
            self.at = next.end + 1;
            if next.text < next.last {
                block.end = next.last;
                length = next.last - next.start;
            }
        }
        let last = trim_end(self.bytes, block.body, block.end);
        let sign = self.bytes[block.body..last].last();
        block.colon = sign == Some(&b':');
        block.closed = matches!(sign, Some(b'.' | b';' | b'!' | b'?'));
        Some(block)
    }

    /// Whether a sentence goes on behind blank lines: a page has ended inside it.
    fn page_goes_on(&self, block: &Block, length: usize) -> bool {
        let end = trim_end(self.bytes, block.body.min(block.end), block.end);
        let open = self.bytes[..end]
            .last()
            .is_some_and(|last| *last == b',' || last.is_ascii_lowercase() || *last >= 0x80);
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
        let text = start
            + self.bytes[start..end]
                .iter()
                .take_while(|byte| is_blank(**byte))
                .count();
        let last = end
            - self.bytes[text..end]
                .iter()
                .rev()
                .take_while(|byte| is_blank(**byte))
                .count();
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
        length: usize,
        next: Line,
        known: &mut Option<(Mark, usize)>,
    ) -> bool {
        let end = trim_end(self.bytes, block.body.min(block.end), block.end);
        let last = self.bytes[..end].last().copied().unwrap_or(b' ');
        if matches!(last, b'.' | b';' | b':' | b'!' | b'?' | b'|') || block.mark == Mark::Row {
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

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r')
}

/// The end without closing marks of Markdown.
fn trim_end(bytes: &[u8], from: usize, to: usize) -> usize {
    to - bytes[from.min(to)..to]
        .iter()
        .rev()
        .take_while(|byte| matches!(byte, b'*' | b'_' | b' '))
        .count()
}

/// The mark that a line opens with, and the byte behind it.
fn mark(bytes: &[u8], start: usize, end: usize) -> (Mark, usize) {
    let line = &bytes[start..end];
    let skip = |at: usize| {
        start
            + at
            + line[at.min(line.len())..]
                .iter()
                .take_while(|byte| is_blank(**byte))
                .count()
    };
    // Bold type around or before the mark.
    let bold = line
        .iter()
        .take_while(|byte| matches!(byte, b'*' | b'_'))
        .count();
    let bold = if bold >= 2 || bold == 1 && line.get(1).is_some_and(|next| !is_blank(*next)) {
        bold
    } else {
        0
    };
    let inner = &line[bold..];
    let Some(&first) = inner.first() else {
        return (Mark::None, start);
    };
    match first {
        b'#' => {
            let count = inner.iter().take_while(|byte| **byte == b'#').count();
            return (Mark::Hash(count.min(6) as u8), skip(bold + count));
        }
        b'|' => return (Mark::Row, start),
        b'-' | b'+' | b'*' => {
            // A dash that a word follows is a bullet as well; a rule of dashes is none.
            let next = inner.get(1).copied().unwrap_or(b' ');
            if next != first {
                return (Mark::Bullet(u32::from(first)), skip(bold + 1));
            }
            return (Mark::None, start);
        }
        b'(' => {
            let close = inner.iter().take(8).position(|byte| *byte == b')');
            if let Some(close) = close.filter(|close| *close > 1) {
                let label = &inner[1..close];
                let counts = label.iter().all(u8::is_ascii_digit) && label.len() <= 2;
                let letters = label
                    .iter()
                    .all(|byte| byte.is_ascii_lowercase() || *byte >= 0x80)
                    && label.len() <= 4;
                if counts
                    || letters
                        && (label.len() <= 2 || label.iter().all(|byte| b"ivx".contains(byte)))
                {
                    return (Mark::Round, skip(bold + close + 1));
                }
            }
            return (Mark::None, start);
        }
        b'0'..=b'9' => {
            return numbered(inner)
                .map_or((Mark::None, start), |(mark, len)| (mark, skip(bold + len)));
        }
        b'o' if inner.get(1) == Some(&b'\t') => {
            return (Mark::Bullet(u32::from(first)), skip(bold + 1));
        }
        _ => {}
    }
    if first >= 0x80 {
        let (code, len) = decode(bytes, start + bold);
        let bullet = matches!(
            code,
            0x2013
                | 0x2014
                | 0x2022
                | 0x25CF
                | 0x25AA
                | 0x25A0
                | 0x25E6
                | 0x27A2
                | 0xF0B7
                | 0x2010
                | 0x2012
                | 0x00B7
                | 0x2212
                | 0xF02D
        );
        if bullet {
            let dash = matches!(code, 0x2010 | 0x2012 | 0x2013 | 0x2212 | 0xF02D);
            return (
                Mark::Bullet(if dash { 0x2D } else { code }),
                skip(bold + len),
            );
        }
    }
    lettered(inner).map_or((Mark::None, start), |(mark, len)| (mark, skip(bold + len)))
}

/// "2.", "2.1.", "2.1 ", "2)": the mark and its length.
fn numbered(line: &[u8]) -> Option<(Mark, usize)> {
    let mut at = 0;
    let mut count = 0_u8;
    loop {
        let digits = line[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if digits == 0 || digits > 3 {
            break;
        }
        count += 1;
        at += digits;
        match line.get(at) {
            Some(b'.') => at += 1,
            Some(b')') if count == 1 => return Some((Mark::Paren, at + 1)),
            _ => break,
        }
    }
    let dot = at > 0 && line[at - 1] == b'.';
    let next = line.get(at).copied().unwrap_or(b' ');
    // "1.Thực hiện": no blank behind the point; "2.5 tỷ" has no point at its end.
    let ends = is_blank(next) || matches!(next, b'*' | b'_') || dot && !next.is_ascii_digit();
    (count > 0 && ends && (dot || count > 1)).then_some((Mark::Number(count), at))
}

/// "a)", "đ)", "a.", "IV.", "Điều 5.", "Phần thứ nhất", "Chương II".
fn lettered(line: &[u8]) -> Option<(Mark, usize)> {
    // Most lines begin with a word that none of these begins with.
    let [first, second, ..] = line else {
        return None;
    };
    let alone = |len: usize| matches!(line.get(len), Some(b'.' | b')'));
    let heads = match (first, second) {
        (0xC4, 0x90) | (b'P' | b'C' | b'M' | b'I' | b'V' | b'X', _) => true,
        (0x80.., _) => alone(2) || alone(3),
        _ => alone(1),
    };
    if !heads {
        return None;
    }
    let word = line
        .iter()
        .take(12)
        .take_while(|byte| byte.is_ascii_alphabetic() || **byte >= 0x80)
        .count();
    let sign = line.get(word).copied().unwrap_or(b' ');
    let next = line.get(word + 1).copied().unwrap_or(b' ');
    let text = std::str::from_utf8(&line[..word]).ok()?;
    if matches!(text.chars().count(), 1) {
        let small = text.chars().all(char::is_lowercase);
        if sign == b')' && small || sign == b'.' && small && is_blank(next) {
            return Some((Mark::Letter, word + 1));
        }
    }
    if (sign == b'.' || sign == b'-' || sign == b'/')
        && roman(&line[..word]).is_some()
        && !next.is_ascii_digit()
    {
        return Some((Mark::Roman, word + 1));
    }
    if text.chars().count() == 1 && sign == b'.' && is_blank(next) {
        // "A.", "B.": parts of a long text.
        return Some((Mark::Part, word + 1));
    }
    let behind = || {
        let digits = line
            .get(word + 1..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        (digits, word + 1 + digits)
    };
    match text {
        "Điều" | "ĐIỀU" if sign == b' ' => {
            let (digits, at) = behind();
            let letter = usize::from(line.get(at).is_some_and(u8::is_ascii_lowercase));
            let at = at + letter;
            let stop = matches!(line.get(at), Some(b'.' | b':') | None);
            (digits > 0 && stop).then(|| (Mark::Article, (at + 1).min(line.len())))
        }
        "Phần" | "PHẦN" | "Chương" | "CHƯƠNG" | "Mục" | "MỤC" | "Phụ" | "PHỤ" if sign == b' ' =>
        {
            let rest = line.get(word + 1..).unwrap_or_default();
            let label = rest.iter().take_while(|byte| !is_blank(**byte)).count();
            let counted = roman(rest[..label].strip_suffix(b".").unwrap_or(&rest[..label]))
                .is_some()
                || rest.first().is_some_and(u8::is_ascii_digit)
                || rest.starts_with("thứ".as_bytes())
                || rest.starts_with("THỨ".as_bytes());
            counted.then(|| (Mark::Part, (word + 1 + label).min(line.len())))
        }
        _ => None,
    }
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
