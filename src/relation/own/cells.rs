//! The pieces that the lines of a letterhead fall into.
//!
//! Two columns stand beside one another by a tab, a run of blanks, the bars of a table or, where
//! a layout was lost, one blank before the motto; `<br>` parts the lines within a cell of a table. Nothing is joined here: whoever reads a part asks for the order that it needs.

use core::ops::Range;
use std::sync::LazyLock;

use super::title::is_paragraph;
use crate::text::{Key, Span, Text, Token, TokenKind, key_list, keys, restore, roman, tokenise};

/// The most pieces of a head.
const CELLS: usize = 60;
/// The most bytes of a piece that is split into words.
const WORDS: usize = 600;
/// The most bytes of a head.
pub(super) const BYTES: usize = 6_000;

const REPUBLIC: [Key; 6] = key_list(["xã", "hội", "chủ", "nghĩa", "việt", "nam"]);
const PARTY: [Key; 5] = key_list(["đảng", "cộng", "sản", "việt", "nam"]);
static FREEDOM: LazyLock<Box<[Key]>> = LazyLock::new(|| keys("độc lập - tự do"));
const HAPPINESS: [Key; 2] = key_list(["hạnh", "phúc"]);
const OUTLINE: [Key; 5] = key_list(["điều", "chương", "phần", "mục", "khoản"]);

/// One piece of a line.
pub(super) struct Cell {
    pub(super) span: Span,
    pub(super) tokens: Vec<Token>,
    /// The line that it is in, from 0.
    pub(super) line: usize,
    /// Which piece of its line it is, from 0.
    pub(super) column: usize,
    /// Whether its line is a row of a table with bars.
    pub(super) piped: bool,
    /// Whether a blank line stands above.
    pub(super) apart: bool,
    /// Whether it is a motto, or a part of one.
    pub(super) motto: bool,
}

impl Cell {
    pub(super) fn begins(&self, words: &[Key]) -> bool {
        begins(&self.tokens, words)
    }

    pub(super) fn words(&self) -> impl DoubleEndedIterator<Item = &Token> {
        self.tokens.iter().filter(|token| token.is_word())
    }

    /// From its first word to its last, without the marks of bold type around them.
    pub(super) fn bare(&self) -> Span {
        let told = |token: &&Token| token.is_word() || token.is_number();
        let first = self.tokens.iter().find(told);
        let last = self.tokens.iter().rfind(told);
        match (first, last) {
            (Some(first), Some(last)) => Span::of(first.start as usize, last.end as usize),
            _ => self.span,
        }
    }

    /// A line of dashes or asterisks.
    pub(super) fn is_rule(&self) -> bool {
        self.tokens
            .iter()
            .all(|token| token.kind == TokenKind::Sign)
    }

    pub(super) fn is_capitals(&self) -> bool {
        let mut words = self.words().peekable();
        words.peek().is_some() && words.all(|token| token.is_all_capitals())
    }

    /// "I. ĐẶC ĐIỂM", "1. Mục tiêu", "Chương I", "Điều 1", "- Kế hoạch …": what stands below a head.
    pub(super) fn is_outline(&self, bytes: &[u8]) -> bool {
        let marks = |token: &&Token| token.is_sign('*') || token.is_sign('#') || token.is_sign('_');
        let skip = self.tokens.iter().take_while(marks).count();
        let [first, next, ..] = &self.tokens[skip..] else {
            return false;
        };
        let stops = next.is_sign('.') || next.is_sign(')') || next.is_sign('/');
        let letters = &bytes[first.start as usize..first.end as usize];
        let numbered = first.is_number() && stops && self.tokens.len() > skip + 2
            || first.is_all_capitals()
                && next.is_sign('.')
                && (roman(letters).is_some() || letters.len() == 1);
        let titled = first.is_capital()
            && OUTLINE.contains(&first.key)
            && (next.is_number()
                || roman(&bytes[next.start as usize..next.end as usize]).is_some());
        let listed = (first.is_sign('-') || first.is_sign('+')) && next.is_word();
        numbered || titled || listed
    }
}

pub(super) fn begins(tokens: &[Token], words: &[Key]) -> bool {
    let skip = tokens
        .iter()
        .take_while(|token| token.kind == TokenKind::Sign)
        .count();
    let tokens = &tokens[skip..];
    tokens.len() >= words.len()
        && tokens
            .iter()
            .zip(words)
            .all(|(token, word)| token.key == *word)
}

pub(super) fn find(tokens: &[Token], words: &[Key]) -> Option<usize> {
    tokens.windows(words.len()).position(|window| {
        window
            .iter()
            .zip(words)
            .all(|(token, word)| token.key == *word)
    })
}

/// The pieces that are read of what stands below a head: a subject may have more lines, and an
/// annex may bring a letterhead.
const BELOW: usize = 12;

/// The pieces of the first lines of a text, in text order, and how many of them stand above its
/// first paragraph. `added` are names of types that the tables lack.
pub(super) fn read(text: Text<'_>, added: &[Box<[Key]>]) -> (Vec<Cell>, usize) {
    let bytes = text.as_str().as_bytes();
    let bare = text.is_bare();
    let mut cells: Vec<Cell> = Vec::new();
    let (mut start, mut line, mut apart) = (0, 0, false);
    let (mut zone, mut most) = (None, CELLS);
    while cells.len() < most && start < bytes.len().min(BYTES) {
        let rest = &bytes[start..bytes.len().min(start + BYTES)];
        let end = start + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let whole = &bytes[start..end];
        let piped = whole.trim_ascii_start().starts_with(b"|");
        let mut column = 0;
        let pieces = if piped { bars(whole) } else { columns(whole) };
        for part in pieces {
            let words = whole[part.clone()].trim_ascii_start();
            let from = start + part.end - words.len();
            let to = from + words.trim_ascii_end().len();
            if from == to {
                continue;
            }
            let mut tokens = Vec::new();
            tokenise(bytes, from, to.min(from + WORDS), &mut tokens);
            if bare {
                restore(&mut tokens);
            }
            for (span, tokens, motto) in mottos(Span::of(from, to), tokens) {
                cells.push(Cell {
                    span,
                    tokens,
                    line,
                    column,
                    piped,
                    apart,
                    motto,
                });
                column += 1;
                let at = cells.len() - 1;
                if zone.is_none() && is_paragraph(&cells, at, added) {
                    zone = Some(at);
                    most = CELLS.min(at + BELOW);
                }
            }
        }
        apart = column == 0 && whole.trim_ascii().is_empty();
        line += 1;
        start = end + 1;
    }
    let zone = zone.unwrap_or(cells.len());
    (cells, zone)
}

/// The words of a line that ends before a byte, where its pieces are one that has them all.
pub(super) fn whole(line: &[Cell], end: usize) -> Option<&[Token]> {
    let [cell] = line else { return None };
    let plain = !cell.piped && !cell.motto && !cell.tokens.is_empty();
    let all = plain && cell.span.len() < WORDS && cell.span.end() <= end;
    all.then_some(&cell.tokens[..])
}

/// Where the cells of a row of a table stand, and the lines within them.
fn bars(line: &[u8]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for at in memchr::memchr2_iter(b'|', b'<', line) {
        let len = match line[at] {
            b'|' => 1,
            _ if line[at..].starts_with(b"<br") => {
                memchr::memchr(b'>', &line[at..]).map_or(3, |len| len + 1)
            }
            _ => continue,
        };
        parts.push(start..at);
        start = at + len;
    }
    parts.push(start..line.len());
    parts
}

/// Where the columns of a line stand: a tab parts them, or four blanks or more between words.
fn columns(line: &[u8]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    // Behind the last blank looked at.
    let mut at = 0;
    for blank in memchr::memchr2_iter(b' ', b'\t', line) {
        if blank < at {
            continue;
        }
        let blanks = line[blank..].iter();
        at = blank
            + blanks
                .take_while(|byte| matches!(byte, b' ' | b'\t'))
                .count();
        let next = line.get(at).copied().unwrap_or(b' ');
        // "Số          -BC/HU", "ngày      tháng": a blank to be filled in is no column.
        let fills = !next.is_ascii_uppercase() && next < 0x80 || next.is_ascii_lowercase();
        let run = &line[blank..at];
        if blank > 0 && (run.contains(&b'\t') || run.len() >= 4 && !fills) {
            parts.push(start..blank);
            start = blank;
        }
    }
    parts.push(start..line.len());
    parts
}

/// Where a motto stands in a piece: its first token and the one behind it.
fn motto(tokens: &[Token]) -> Option<(usize, usize)> {
    let capitals = |from: usize, to: usize| {
        tokens[from..to]
            .iter()
            .all(|token| !token.is_word() || token.is_all_capitals())
    };
    // "CỘNG HÒA" may be misread; the words behind it decide.
    if let Some(at) = find(tokens, &REPUBLIC) {
        let (from, to) = (at.checked_sub(2)?, at + REPUBLIC.len());
        return capitals(from, to).then_some((from, to));
    }
    if let Some(at) = find(tokens, &PARTY) {
        let to = at + PARTY.len();
        return capitals(at, to).then_some((at, to));
    }
    let at = find(tokens, &FREEDOM)?;
    let mut to = at + FREEDOM.len();
    if let Some(more) = find(&tokens[to..], &HAPPINESS).filter(|&more| more < 3) {
        to += more + HAPPINESS.len();
    }
    (tokens[at].is_capital() && tokens.len() < 20).then_some((at, to))
}

/// Cuts a motto off from what a lost layout left beside it.
fn mottos(span: Span, tokens: Vec<Token>) -> Vec<(Span, Vec<Token>, bool)> {
    let Some((from, to)) = motto(&tokens) else {
        return vec![(span, tokens, false)];
    };
    let words = |token: &&Token| token.is_word() || token.is_number();
    let mut pieces = Vec::with_capacity(3);
    let mut push = |tokens: &[Token], motto: bool| {
        if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
            if motto || tokens.iter().any(|token| words(&token)) {
                let span = Span::of(first.start as usize, last.end as usize);
                pieces.push((span, tokens.to_vec(), motto));
            }
        }
    };
    push(&tokens[..from], false);
    push(&tokens[from..to], true);
    push(&tokens[to..], false);
    pieces
}
