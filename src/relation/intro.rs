//! Lines that speak for the list below them: "CÁC CĂN CỨ …", "Bãi bỏ các văn bản sau đây:".
//!
//! A heading or a line that ends with a colon may say once what holds for each item under it.
//! It holds until a heading of another subject, or a paragraph, stands between.

use std::sync::LazyLock;

use super::RelationKind;
use super::closing;
use super::cue::{self, names_itself};
use super::phrases::{STATUS, Status};
use crate::mention::{Link, link_starting};
use crate::text::{Key, Phrases, Span, Token, TokenKind, key};

/// What the lines between two mentions do to the introduction in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Intro {
    /// Nothing: the same list goes on.
    Keeps,
    /// The list has ended.
    Ends,
    /// A new one: what it says of each item, and the words that say so.
    Begins(Says, Span),
}

/// What a line says of each item of the list below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// The text does this to it.
    Relation(RelationKind),
    /// It was issued.
    Issued,
    /// Nothing was issued for it yet.
    Unanswered,
    /// A draft, by its words and its type, does this to it.
    Drafted((Span, Option<Span>), RelationKind),
}

/// Headings that make each item below them a ground of the text.
static GROUNDS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "căn cứ pháp lý",
            "căn cứ pháp luật",
            "các căn cứ",
            "cơ sở pháp lý",
            "căn cứ ban hành",
            "căn cứ lập",
            "căn cứ xây dựng",
            "căn cứ thực hiện",
        ]
        .map(|words| (words, ())),
    )
});

/// A line that says what was issued: "đã ban hành 09 văn bản, tiêu biểu:".
static ISSUED: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "đã ban hành",
            "đã xây dựng và ban hành",
            "các văn bản đã ban hành",
            "đã kịp thời ban hành",
        ]
        .map(|words| (words, ())),
    )
});

/// A heading of what was not answered.
static MISSING: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "chưa được cụ thể hóa",
            "chưa cụ thể hóa",
            "chưa ban hành",
            "chưa có văn bản",
            "chưa xây dựng",
            "chưa triển khai",
        ]
        .map(|words| (words, ())),
    )
});

/// Words by which a line speaks of several documents.
static MANY: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "các văn bản",
            "một số văn bản",
            "những văn bản",
            "văn bản sau",
            "sau đây",
            "sau",
            "các quyết định",
            "các nghị quyết",
            "các thông tư",
            "các nghị định",
            "các chỉ thị",
            "các quy định",
            "toàn bộ",
        ]
        .map(|words| (words, ())),
    )
});

static HEADING: LazyLock<[Key; 4]> = LazyLock::new(|| ["điều", "chương", "mục", "phần"].map(key));

/// Reads the lines between two mentions: all but the rest of the first one's line (where
/// there is a first) and the second one's own.
pub(super) fn read(link: &[Token], first: bool) -> Intro {
    let mut lines =
        link.split(|token| matches!(token.kind, TokenKind::LineEnd | TokenKind::Skipped));
    let skipped = link.iter().any(|token| token.kind == TokenKind::Skipped);
    if !first {
        lines.next();
    }
    let between: Vec<&[Token]> = lines.collect();
    let mut state = if skipped { Intro::Ends } else { Intro::Keeps };
    for line in between.iter().take(between.len().saturating_sub(1)) {
        if let Some(intro) = judge(line) {
            state = intro;
        }
    }
    state
}

/// What one line does; `None` for a line that changes nothing.
fn judge(line: &[Token]) -> Option<Intro> {
    let first = line.first()?;
    if !line.iter().any(|token| token.is_word()) {
        return None;
    }
    let marked = first.is_sign('#')
        || HEADING.contains(&first.key) && line.get(1).is_some_and(|next| next.number().is_some());
    let capitals = line
        .iter()
        .filter(|token| token.is_word())
        .all(|token| token.is_all_capitals());
    let numbered = first.number().is_some()
        && line.get(1).is_some_and(|next| next.is_sign('.'))
        && line.len() <= 24
        && !line
            .last()
            .is_some_and(|last| last.is_sign('.') || last.is_sign(';'));
    let heading = marked || capitals || numbered || is_numeral(line);
    let colon = line
        .iter()
        .rev()
        .find(|token| !token.is_sign('*'))
        .is_some_and(|token| token.is_sign(':'));
    if let Some((says, span)) = speaks(line, heading, colon) {
        return Some(Intro::Begins(says, span));
    }
    if colon && !marked && !capitals {
        // A heading of a part of the list.
        return None;
    }
    Some(Intro::Ends)
}

/// "Đang xây dựng dự thảo các kế hoạch để thực hiện:": the words of the draft with its type, what
/// it does to each item, and the words that say so.
fn drafted(line: &[Token], colon: bool) -> Option<((Span, Option<Span>), RelationKind, Span)> {
    // Behind a number of the line: "1."
    let line = &line[line.iter().position(|token| token.is_word())?..];
    let (link, cue) = closing::carries_out(line).filter(|_| colon)?;
    let kind = closing::kind_of(link)?;
    let denied = line
        .iter()
        .enumerate()
        .any(|(at, _)| matches!(STATUS.starting(line, at), Some((_, Status::Denial))));
    let (at, len) = (0..line.len()).find_map(|at| match STATUS.starting(line, at) {
        Some((len, Status::Draft)) => Some((at, len)),
        _ => None,
    })?;
    (!denied).then(|| (cue::draft(line, at, len, line.len()), kind, cue))
}

fn is_numeral(line: &[Token]) -> bool {
    let word = line[0];
    word.is_all_capitals()
        && word.end - word.start <= 4
        && line.get(1).is_some_and(|next| next.is_sign('.'))
}

fn speaks(line: &[Token], heading: bool, colon: bool) -> Option<(Says, Span)> {
    // "Căn cứ:" alone.
    let words = line.iter().filter(|token| token.is_word()).count();
    let start = line.iter().position(|token| token.is_word())?;
    if let Some((len, Link::BasedOn)) =
        link_starting(line, start).filter(|&(len, _)| len == words && colon)
    {
        let cue = Span::of(
            line[start].start as usize,
            line[start + len - 1].end as usize,
        );
        return Some((Says::Relation(RelationKind::BasedOn), cue));
    }
    // "Căn cứ pháp lý" on a line of its own is a heading without a mark.
    let title = line.len() <= 12
        && GROUNDS.starting(line, 0).is_some()
        && !line
            .last()
            .is_some_and(|last| last.is_sign('.') || last.is_sign(';'));
    if !heading && !colon && !title {
        return None;
    }
    let span =
        |from: usize, to: usize| Span::of(line[from].start as usize, line[to - 1].end as usize);
    if let Some((at, len)) =
        (0..line.len()).find_map(|at| GROUNDS.starting(line, at).map(|(len, ())| (at, len)))
    {
        return Some((Says::Relation(RelationKind::BasedOn), span(at, at + len)));
    }
    if let Some((at, len)) =
        (0..line.len()).find_map(|at| MISSING.starting(line, at).map(|(len, ())| (at, len)))
    {
        return Some((Says::Unanswered, span(at, at + len)));
    }
    if let Some((at, len)) = (0..line.len())
        .find_map(|at| ISSUED.starting(line, at).map(|(len, ())| (at, len)))
        .filter(|_| colon)
    {
        return Some((Says::Issued, span(at, at + len)));
    }
    if let Some((draft, kind, cue)) = drafted(line, colon) {
        return Some((Says::Drafted(draft, kind), cue));
    }
    let many = (0..line.len()).any(|at| MANY.starting(line, at).is_some());
    let (at, len, kind) = states(line, colon)?;
    // "Quyết định này … thay thế:" needs no word for the several documents below it.
    let leads =
        colon && names_itself(line) && line[at + len..].iter().all(|token| !token.is_word());
    (many || leads).then(|| (Says::Relation(kind), span(at, at + len)))
}

/// The phrase of a line that says what is done to the items below it: the last one that changes
/// them, else the first. "Kể từ ngày Nghị định này có hiệu lực thi hành, các văn bản sau đây hết
/// hiệu lực:" ends documents and carries none out.
fn states(line: &[Token], colon: bool) -> Option<(usize, usize, RelationKind)> {
    let mut found: Option<(usize, usize, RelationKind)> = None;
    for at in 0..line.len() {
        let Some((len, link)) = link_starting(line, at) else {
            continue;
        };
        let opens = line[..at].iter().all(|token| !token.is_word());
        let kind = match link {
            Link::BasedOn => RelationKind::BasedOn,
            Link::Repeals | Link::Lapsed => RelationKind::Repeals,
            Link::Annuls => RelationKind::Annuls,
            Link::Replaces => RelationKind::Replaces,
            Link::Implements if colon && opens => RelationKind::Implements,
            _ => continue,
        };
        if found.is_none() || kind.changes() {
            found = Some((at, len, kind));
        }
    }
    found
}
