//! What the layout around a citation says: headings, heads of lines, the first cell of a row.

use std::sync::LazyLock;

use super::RelationKind;
use super::cue::span;
use crate::text::{Phrases, Span, Text, Token, TokenKind};

/// What a Markdown heading between two mentions does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heads {
    /// There is none, or the section goes on.
    None,
    /// A section begins that is not about the second mention.
    Other,
    /// The second mention opens the heading: the section is about it.
    Mention,
}

/// Reads the headings between two mentions. Only marked ones: a line in capitals or with a
/// number may be anything. `first` says that the text begins here.
pub(super) fn headings(link: &[Token], first: bool) -> Heads {
    let mut heads = Heads::None;
    let mut start = 0;
    for end in 0..=link.len() {
        let line_ends = link
            .get(end)
            .is_none_or(|token| matches!(token.kind, TokenKind::LineEnd | TokenKind::Skipped));
        if !line_ends {
            continue;
        }
        // What was left unread may hold a heading.
        let skipped = link
            .get(end)
            .is_some_and(|token| token.kind == TokenKind::Skipped);
        let line = &link[start..end];
        let marked = (first || start > 0) && line.first().is_some_and(|token| token.is_sign('#'));
        if marked && end == link.len() && is_head(line) {
            heads = Heads::Mention;
        } else if marked || skipped {
            heads = Heads::Other;
        }
        start = end + 1;
    }
    heads
}

/// What a row's first cell says, where the citation opens the second.
pub(super) fn row(link: &[Token]) -> Option<(RelationKind, Span)> {
    let start = link
        .iter()
        .rposition(|token| token.kind == TokenKind::LineEnd)?
        + 1;
    let mut cells = link[start..].split(|token| token.is_sign('|'));
    let (before, label, rest) = (cells.next()?, cells.next()?, cells.next()?);
    // "| Căn cứ pháp lý | Hiến pháp 2013; Luật …": what has no number may stand before.
    let opens = rest
        .last()
        .is_none_or(|last| last.is_sign(';') || last.is_sign(','));
    let (len, kind) = ROWS.starting(label, 0)?;
    (before.is_empty() && cells.next().is_none() && opens && len == label.len())
        .then(|| (kind, span(label, 0, len)))
}

#[rustfmt::skip]
static ROWS: LazyLock<Phrases<RelationKind>> = LazyLock::new(|| {
    Phrases::new([
        ("căn cứ pháp lý", RelationKind::BasedOn), ("căn cứ", RelationKind::BasedOn), ("căn cứ pháp luật", RelationKind::BasedOn),
        ("căn cứ ban hành", RelationKind::BasedOn), ("thay thế", RelationKind::Replaces), ("văn bản thay thế", RelationKind::Replaces),
        ("văn bản được thay thế", RelationKind::Replaces), ("văn bản bị thay thế", RelationKind::Replaces),
        ("bãi bỏ", RelationKind::Repeals), ("văn bản bị bãi bỏ", RelationKind::Repeals),
        ("sửa đổi, bổ sung", RelationKind::Amends), ("văn bản được sửa đổi", RelationKind::Amends),
        ("văn bản được sửa đổi, bổ sung", RelationKind::Amends),
    ])
});

/// The mark with which a line opens: how deep it lies by its kind, and by how far it is set in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// 0 for a paragraph; "I." 1, "1." 2, "a)" 3, "*" 4, "-" 5, "+" 6, "•" 7.
    kind: u8,
    indent: usize,
}

impl Mark {
    /// Whether the line opens with no mark.
    pub(super) const fn is_paragraph(self) -> bool {
        self.kind == 0
    }

    /// Whether the line is numbered.
    pub(super) const fn is_heading(self) -> bool {
        matches!(self.kind, 1..=3)
    }

    /// Whether a line with this mark stands below one with the other.
    pub(super) const fn is_inside(self, outer: Self) -> bool {
        self.kind > outer.kind || self.kind == outer.kind && self.indent > outer.indent
    }
}

/// The mark of the line in which an offset stands.
pub(super) fn mark(text: Text<'_>, at: usize) -> Mark {
    let text = text.as_str();
    let Some(before) = text.as_bytes().get(..at) else {
        return Mark::default();
    };
    let start = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
    let line = &text[start..];
    let rest = line.trim_start_matches([' ', '\t']);
    let indent = line.len() - rest.len();
    let bold = rest.starts_with("**");
    let rest = rest.trim_start_matches("**");
    let word: usize = rest
        .chars()
        .take(6)
        .take_while(|letter| letter.is_alphanumeric())
        .map(char::len_utf8)
        .sum();
    let (word, behind) = rest.split_at(word);
    let closed = behind.starts_with(['.', ')', '/']);
    let kind = match rest.chars().next() {
        Some('*') if !bold => 4,
        Some('-' | '–' | '—') => 5,
        Some('+') => 6,
        Some('•' | '◦' | '▪' | '●') => 7,
        _ if word.is_empty() || !closed => 0,
        _ if word.bytes().all(|byte| b"IVX".contains(&byte)) => 1,
        _ if word.bytes().all(|byte| byte.is_ascii_digit()) => 2,
        _ if word.chars().count() == 1 => 3,
        _ => 0,
    };
    Mark { kind, indent }
}

/// How far the line of an offset is set in, in bytes.
pub(super) fn indent(text: Text<'_>, at: usize) -> usize {
    let bytes = text.as_str().as_bytes();
    let before = bytes.get(..at).unwrap_or_default();
    let start = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
    bytes[start..]
        .iter()
        .take_while(|&&byte| byte == b' ' || byte == b'\t')
        .count()
}

/// How far the lines that begin between two mentions, and the second one's own, are set in at
/// least.
pub(super) fn least_indent(text: Text<'_>, link: &[Token], mention: usize) -> usize {
    let begun = link.windows(2).filter_map(|pair| {
        let ends = matches!(pair[0].kind, TokenKind::LineEnd | TokenKind::Skipped);
        ends.then(|| indent(text, pair[1].start as usize))
    });
    begun.fold(indent(text, mention), usize::min)
}

/// Whether only a bullet, a number and marks stand between the last line end and the end.
/// `first` says that the text begins here.
pub(super) fn is_line_head(link: &[Token], first: bool) -> bool {
    let start = link
        .iter()
        .rposition(|token| token.kind == TokenKind::LineEnd)
        .map(|at| at + 1)
        .or(first.then_some(0));
    start.is_some_and(|start| is_head(&link[start..]))
}

/// Whether a stretch is only a bullet, a number and marks; the name of a file and remarks in
/// brackets may stand there too: "3. `QD-11.pdf` (bản OCR) — ".
fn is_head(line: &[Token]) -> bool {
    let mut bare = Vec::with_capacity(8);
    let mut at = 0;
    while at < line.len() {
        let close = match line[at] {
            token if token.is_sign('`') => Some('`'),
            token if token.is_sign('(') => Some(')'),
            _ => None,
        };
        let closed = close.and_then(|close| {
            line[at + 1..]
                .iter()
                .take(ASIDE)
                .position(|token| token.is_sign(close))
        });
        match closed {
            Some(len) => at += len + 2,
            // The number stands in the name of the file: "3. `TT-".
            None if close == Some('`') => break,
            None => {
                bare.push(line[at]);
                if bare.len() > 8 {
                    return false;
                }
                at += 1;
            }
        }
    }
    bare.iter().enumerate().all(|(at, token)| {
        // "a)", "đ)"
        let letter = token.end - token.start <= 2
            && bare
                .get(at + 1)
                .is_some_and(|next| next.is_sign(')') || next.is_sign('.'));
        (!token.is_word() || letter) && token.kind != TokenKind::Skipped
    })
}

/// The most tokens of the name of a file or of a remark in brackets.
const ASIDE: usize = 40;
