//! What the words behind a mention say of it: the rest of its sentence.
//!
//! "…, Đảng ủy chưa ban hành kế hoạch", "… hết hiệu lực kể từ ngày Thông tư này có hiệu lực",
//! "…, lần lượt triển khai hai nghị quyết nêu trên", "… đã được sửa đổi theo Luật này".

use std::sync::LazyLock;

use super::RelationKind;
use super::cue::{Cue, clause_end, draft, in_name, is_cell, is_many, names_itself, span};
use super::phrases::{KEYS, STATUS, Status};
use super::pointer::{Pointer, pointer, points, type_keys};
use crate::mention::{Link, link_ending, link_starting, type_word_at};
use crate::text::{Key, Phrases, Span, Token, TokenKind, key};

struct Own {
    being: Key,
    done: Key,
    issued: Key,
    until: [Key; 3],
}

static OWN: LazyLock<Own> = LazyLock::new(|| Own {
    being: key("đang"),
    done: key("đã"),
    issued: key("hành"),
    until: ["chưa", "không", "khi"].map(key),
});

/// "hết hiệu lực": the words, and whether those behind them name the text itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lapse {
    pub(super) cue: Span,
    pub(super) by_text: bool,
}

/// What the rest of a sentence says of the mentions before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closing {
    /// "…, Đảng ủy chưa ban hành kế hoạch thực hiện": nothing answers it yet.
    Unanswered(Span),
    /// "…, hiện đang xây dựng dự thảo kế hoạch": a draft answers it.
    Draft(Span, Option<Span>),
}

/// Reads the words behind a mention up to the end of its sentence. Both readings ask for a
/// type of document or a verb of carrying out: "chưa ban hành" alone may be about anything.
pub(super) fn closing(link: &[Token]) -> Option<Closing> {
    let clause = &link[..clause_end(link)];
    let answers = |from: usize| {
        (from..clause.len().min(from + 8)).any(|at| {
            KEYS.types.contains(&clause[at].key) && at + 1 < clause.len()
                || link_ending(clause, at + 1)
                    .is_some_and(|(_, link)| matches!(link, Link::Concretises | Link::Implements))
        })
    };
    let mut denied = None;
    let mut at = 0;
    while at < clause.len() {
        let Some((len, status)) = STATUS.starting(clause, at) else {
            at += 1;
            continue;
        };
        match status {
            Status::Denial => denied = Some(at),
            Status::Issue if denied.is_some_and(|denial| at - denial <= 3) && answers(at + len) => {
                return Some(Closing::Unanswered(span(
                    clause,
                    denied.unwrap_or(at),
                    at + len,
                )));
            }
            Status::Draft if denied.is_none() && answers(at + len) => {
                let (span, type_word) = draft(clause, at, len, clause.len());
                return Some(Closing::Draft(span, type_word));
            }
            Status::Draft if denied.is_none() && still_is(clause, at) => {
                if let Some(type_word) = subject(clause, at) {
                    return Some(Closing::Draft(span(clause, at, at + len), Some(type_word)));
                }
            }
            _ => {}
        }
        at += len;
    }
    None
}

/// Whether the words of a draft say what their subject still is: "… đang dự thảo", "… mới ở bước
/// dự thảo lần hai".
fn still_is(clause: &[Token], at: usize) -> bool {
    clause[at].key == OWN.being || STANDS.ending(clause, at).is_some()
}

/// Words by which something stands where it does.
static STANDS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "ở bước",
            "ở dạng",
            "ở giai đoạn",
            "trong giai đoạn",
            "đang là",
            "mới là",
            "còn là",
            "vẫn là",
        ]
        .map(|words| (words, ())),
    )
});

/// The type with which the last part of a clause opens before a token: "…, Kế hoạch của huyện
/// đang".
fn subject(clause: &[Token], before: usize) -> Option<Span> {
    let comma = clause[..before]
        .iter()
        .rposition(|token| token.is_sign(','))?;
    let opens = comma + 1;
    let at = (opens..before).find(|&at| clause[at].number().is_none() && !is_many(clause[at]))?;
    let len = type_word_at(clause, at).filter(|len| at + len <= before)?;
    Some(span(clause, at, at + len))
}

/// Reads what a row of a register says where the number of the answer should stand: "chưa ban
/// hành", "dự thảo KH (lần 2)".
pub(super) fn row(link: &[Token]) -> Option<Closing> {
    let end = link
        .iter()
        .position(|token| matches!(token.kind, TokenKind::LineEnd | TokenKind::Skipped));
    let cells = link[..end.unwrap_or(link.len())].split(|token| is_cell(*token));
    cells.skip(1).find_map(|cell| {
        let start = cell.iter().position(|token| token.is_word())?;
        let (len, status) = STATUS.starting(cell, start)?;
        match status {
            Status::Draft => {
                let (span, type_word) = draft(cell, start, len, cell.len());
                Some(Closing::Draft(span, type_word))
            }
            Status::Denial => {
                let (issue, said) = STATUS.starting(cell, start + len)?;
                let end = start + len + issue;
                (said == Status::Issue).then(|| Closing::Unanswered(span(cell, start, end)))
            }
            _ => None,
        }
    })
}

/// "lần lượt triển khai hai nghị quyết nêu trên": documents named further up, which the mentions
/// of the sentence do something to.
#[derive(Clone, Debug)]
pub(super) struct Above {
    pub(super) link: Link,
    pub(super) cue: Span,
    /// How many there are; open for "các".
    pub(super) count: Option<usize>,
    /// The words of their type; none for "văn bản", which fits any.
    pub(super) type_word: Vec<Key>,
    /// "lần lượt": one by one.
    pub(super) respectively: bool,
    /// "này": may be the text itself as well.
    pub(super) this: bool,
}

/// Reads "… các nghị quyết nêu trên" in the words behind a sentence's last mention, and in those
/// before an answer: "Thực hiện kế hoạch trên, Ủy ban nhân dân huyện ban hành".
pub(super) fn above(link: &[Token]) -> Option<Above> {
    let clause = &link[..clause_end(link)];
    let last = clause.iter().position(|token| points(*token))?;
    let Pointer {
        start: end,
        end: behind,
        type_word,
        count,
        this,
    } = pointer(clause, last)?;
    // "Nghị quyết này" is the text itself.
    if this && clause[type_word.start].is_capital() {
        return None;
    }
    let (verb, link) = link_ending(clause, end)?;
    Some(Above {
        link,
        cue: span(clause, end - verb, behind),
        this,
        count,
        type_word: type_keys(&clause[type_word]),
        respectively: clause[..end]
            .windows(2)
            .any(|pair| [pair[0].key, pair[1].key] == KEYS.respectively),
    })
}

/// "… được sửa đổi, bổ sung theo Luật này": what the text itself does to the mention before.
pub(super) fn by_text(link: &[Token]) -> Option<(RelationKind, Span)> {
    let skip = link
        .iter()
        .take_while(|token| token.is_sign(',') || token.is_sign('('))
        .count();
    // "đã được sửa đổi …"
    let (at, len, found) = (skip..link.len().min(skip + 2)).find_map(|at| {
        let (len, found) = link_starting(link, at)?;
        Some((at, len, found))
    })?;
    let cue = Cue {
        link: found,
        span: span(link, at, at + len),
        purposive: false,
    };
    let behind = &link[at + len..link.len().min(at + len + 4)];
    match cue.relation() {
        Some((kind, true)) if names_itself(behind) => Some((kind, cue.span)),
        _ => None,
    }
}

/// "… đã ban hành Kế hoạch số A để triển khai thực hiện.": what it carries out stands before. What
/// the words say, and where they stand.
pub(super) fn carries_out(link: &[Token]) -> Option<(Link, Span)> {
    let clause = &link[..clause_end(link)];
    let end = clause.iter().rposition(|token| token.is_word())? + 1;
    let (len, link) = link_ending(clause, end)?;
    let start = end - len;
    let aim = clause[start.checked_sub(1)?];
    let found = matches!(link, Link::Implements | Link::Concretises);
    (found && aim.is_word() && KEYS.aims.contains(&aim.key))
        .then(|| (link, span(clause, start - 1, end)))
}

/// "X (do A sửa đổi, bổ sung)": what the document behind "do" did, where no object follows.
pub(super) fn made(link: &[Token]) -> Option<(RelationKind, Span)> {
    let at = usize::from(
        link.first()
            .is_some_and(|first| first.is_word() && first.key == OWN.done),
    );
    let (len, found) = link_starting(link, at)?;
    let cue = Cue {
        link: found,
        span: span(link, at, at + len),
        purposive: false,
    };
    found.act()?;
    let (kind, reversed) = cue.relation()?;
    let closed = link
        .get(at + len)
        .is_none_or(|next| next.kind != TokenKind::Number && !next.is_word());
    (closed && !reversed).then_some((kind, cue.span))
}

/// What a verb of carrying out states.
pub(super) const fn kind_of(link: Link) -> Option<RelationKind> {
    match link {
        Link::Implements => Some(RelationKind::Implements),
        Link::Concretises => Some(RelationKind::Concretises),
        _ => None,
    }
}

/// "…, Huyện ủy đã ban hành các văn bản sau:": the words by which the end of a line says that
/// something was issued; none where it was not, or is a draft.
pub(super) fn issued(rest: &[Token]) -> Option<Span> {
    let mut found = None;
    let mut at = 0;
    while at < rest.len() {
        let Some((len, status)) = STATUS.starting(rest, at) else {
            at += 1;
            continue;
        };
        match status {
            Status::Issue if !in_name(rest, at) => found = Some(span(rest, at, at + len)),
            Status::Issue | Status::Plain => {}
            _ => return None,
        }
        at += len;
    }
    found
}

/// Whether words speak of nothing that was issued, drafted or missing.
pub(super) fn says_no_more(rest: &[Token]) -> bool {
    (0..rest.len()).all(|at| match STATUS.starting(rest, at) {
        // "xây dựng", "có" and "ra" alone are said of anything.
        Some((len, Status::Issue)) => {
            let issues = |token: &Token| [OWN.done, OWN.issued].contains(&token.key);
            in_name(rest, at) || !rest[at..at + len].iter().any(issues)
        }
        Some((_, Status::Draft | Status::Denial)) => false,
        _ => true,
    })
}

/// "Thực hiện A và B, các tỉnh ủy, thành ủy đã xây dựng kế hoạch": several others acted, and not
/// the text.
pub(super) fn by_others(link: &[Token]) -> bool {
    let clause = &link[..clause_end(link)];
    let Some(comma) = clause.iter().position(|token| token.is_sign(',')) else {
        return false;
    };
    let behind = &clause[comma + 1..];
    // A title may go on before the comma, but no clause of its own.
    let acted = |token: &Token| token.is_word() && token.key == OWN.done;
    behind.first().is_some_and(|first| is_many(*first))
        && behind.iter().any(acted)
        && !clause[..comma].iter().any(acted)
}

/// What the rest of a sentence, or of its part up to a semicolon, says of how the mentions
/// before it lapse.
pub(super) fn rest_lapse(link: &[Token]) -> Option<Lapse> {
    lapse(&link[..clause_end(link)])
}

/// "hết hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành": said of what stands before.
pub(super) fn lapse(clause: &[Token]) -> Option<Lapse> {
    let (at, len) = (0..clause.len()).find_map(|at| match link_starting(clause, at) {
        Some((len, Link::Lapsed)) => Some((at, len)),
        _ => None,
    })?;
    let before = &clause[at.saturating_sub(2)..at];
    let until = before.iter().any(|token| OWN.until.contains(&token.key));
    (!until).then(|| Lapse {
        cue: span(clause, at, at + len),
        by_text: names_itself(&clause[at + len..]),
    })
}
