//! What the layout around a citation says: headings, heads of lines, the first cell of a row.

use std::sync::LazyLock;

use super::RelationKind;
use super::cue::span;
use crate::text::{Phrases, Span, Token, TokenKind};

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

/// Whether only a bullet, a number and marks stand between the last line end and the end.
pub(super) fn is_line_head(link: &[Token]) -> bool {
    let start = link
        .iter()
        .rposition(|token| token.kind == TokenKind::LineEnd)
        .map(|at| at + 1);
    start.is_some_and(|start| is_head(&link[start..]))
}

/// Whether a stretch is only a bullet, a number and marks.
fn is_head(line: &[Token]) -> bool {
    line.len() <= 8
        && line.iter().enumerate().all(|(at, token)| {
            // "a)", "đ)"
            let letter = token.end - token.start <= 2
                && line
                    .get(at + 1)
                    .is_some_and(|next| next.is_sign(')') || next.is_sign('.'));
            (!token.is_word() || letter) && token.kind != TokenKind::Skipped
        })
}
