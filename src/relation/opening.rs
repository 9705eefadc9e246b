//! Clauses that open with what they say of the document at their end: grounds, requests, orders.
//!
//! "Căn cứ Giấy phép khai thác số …", "Xét đề nghị của Sở Nội vụ tại Tờ trình số …", "Bãi bỏ mức
//! thu quy định tại Quyết định số …".

use std::sync::LazyLock;

use super::cue::{is_and, is_joint, span};
use crate::mention::{Link, link_starting, type_word_at};
use crate::text::{Key, Phrases, Span, Token, TokenKind, key};

/// Openings of a ground that ends with the document of the request.
static REQUESTS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "theo đề nghị",
            "xét đề nghị",
            "căn cứ đề nghị",
            "xét tờ trình",
            "xét",
            "sau khi xem xét",
            "qua xem xét",
        ]
        .map(|words| (words, ())),
    )
});

/// The same of a further request in one ground: "… và đề nghị của Bộ Nội vụ tại Tờ trình số …".
static FURTHER_REQUESTS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(["đề nghị của", "đề nghị tại", "ý kiến của"].map(|words| (words, ())))
});

struct Own {
    licence: Key,
    in_it: Key,
    against: Key,
}

static OWN: LazyLock<Own> = LazyLock::new(|| Own {
    licence: key("giấy"),
    in_it: key("tại"),
    against: key("trái"),
});

/// What the opening of a clause states of the citation at its end, where no phrase right before
/// that does: the length of the opening, and what it states.
pub(super) fn states(clause: &[Token], at: usize) -> Option<(usize, Link)> {
    match REQUESTS.starting(clause, at) {
        Some((len, ())) => Some((len, Link::BasedOn)),
        None => ground(clause, at)
            .or_else(|| order(clause, at))
            .or_else(|| repeal(clause, at)),
    }
}

/// Whether a clause opens with a further request in the same ground.
pub(super) fn is_further_request(clause: &[Token]) -> bool {
    let joint = clause
        .iter()
        .take_while(|token| is_joint(**token) || token.is_sign(')'))
        .count();
    FURTHER_REQUESTS.starting(clause, joint).is_some()
}

/// "Căn cứ Giấy phép khai thác số …", "Căn cứ Chương trình kiểm tra, giám sát số …": a ground
/// named by more than a type word. The length of its cue, and what it states.
fn ground(clause: &[Token], at: usize) -> Option<(usize, Link)> {
    let (len, link) = link_starting(clause, at)?;
    let named = &clause[at + len..];
    let first = named.first()?;
    let typed = type_word_at(named, 0).is_some() || first.key == OWN.licence;
    (link == Link::BasedOn
        && clause[at].is_capital()
        && first.is_capital()
        && typed
        && named.len() <= 12
        && named
            .iter()
            .all(|token| token.is_word() || token.is_sign(',')))
    .then_some((len, link))
}

/// "Thực hiện ý kiến chỉ đạo của Ủy ban nhân dân tỉnh tại Văn bản số …": the order stands in the
/// document.
fn order(clause: &[Token], at: usize) -> Option<(usize, Link)> {
    let (len, ()) = ORDERS.starting(clause, at)?;
    let last = clause.last()?;
    let named = last.is_word() && last.key == OWN.in_it;
    (clause[at].is_capital() && named && clause.len() - at <= 24).then_some((len, Link::Implements))
}

static ORDERS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "thực hiện ý kiến",
            "thực hiện ý kiến chỉ đạo",
            "thực hiện chỉ đạo",
            "thực hiện sự chỉ đạo",
            "thực hiện yêu cầu",
            "thực hiện kết luận",
        ]
        .map(|words| (words, ())),
    )
});

/// "Bãi bỏ khoản thu đóng góp quy định tại Điều 1 Quyết định số …": what is repealed stands in
/// the document. "Bãi bỏ các quy định trái với …" names what stays.
fn repeal(clause: &[Token], at: usize) -> Option<(usize, Link)> {
    // A number of the item may stand before: "1.", "a)".
    let at = (at..clause.len().min(at + 3)).find(|&at| link_starting(clause, at).is_some())?;
    let (len, link) = link_starting(clause, at)?;
    let named = clause[at + len..]
        .iter()
        .any(|token| token.is_word() && token.key == OWN.in_it);
    let against = clause.iter().any(|token| token.key == OWN.against);
    (matches!(link, Link::Repeals | Link::Annuls) && clause[at].is_capital() && named && !against)
        .then_some((len, link))
}

/// A clause that lists documents without numbers before the first with one: "Thực hiện Luật Thanh
/// niên, Luật Trẻ em và Chỉ thị số …", "Căn cứ Luật Đầu tư ngày …; Nghị định số …", "Để …, góp
/// phần cụ thể hóa Quy hoạch tỉnh, Nghị quyết số …"; behind a document, only with "và": "… thực
/// hiện Nghị quyết Đại hội XIII và Nghị quyết số …". The cue's place and link.
pub(super) fn list(clause: &[Token]) -> Option<(Span, Link)> {
    let last = clause.last()?;
    let and = is_and(*last);
    if !(and || last.is_sign(',') || last.is_sign(';')) {
        return None;
    }
    let start = clause
        .iter()
        .take_while(|token| token.kind == TokenKind::Sign)
        .count();
    let acts = |at: usize| {
        let (len, link) = link_starting(clause, at)?;
        let found = matches!(link, Link::Implements | Link::Concretises);
        (found && at + len < clause.len()).then_some((at, len, link))
    };
    let found = match AIMS.starting(clause, start) {
        Some((aim, ())) if clause[start].is_capital() => {
            // The last aim of several is the one whose objects are listed.
            let mut aims = (start + aim..clause.len()).rev();
            aims.find_map(acts)
                .filter(|&(at, len, _)| names_documents(&clause[at + len..]))
        }
        _ if clause.get(start)?.is_capital() => match link_starting(clause, start)? {
            (len, Link::BasedOn) if start + len < clause.len() => Some((start, len, Link::BasedOn)),
            _ => acts(start),
        },
        _ if and => acts(start).filter(|&(at, len, _)| names_documents(&clause[at + len..])),
        _ => None,
    };
    found.map(|(at, len, link)| (span(clause, at, at + len), link))
}

static AIMS: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(["để", "nhằm", "nhằm để"].map(|words| (words, ()))));

/// The most tokens of documents without numbers.
const UNNUMBERED: usize = 24;

/// Whether documents are named here without a number: "Nghị quyết Đại hội XIII", "Quy hoạch tỉnh",
/// "các nghị quyết của Trung ương".
fn names_documents(rest: &[Token]) -> bool {
    let typed = (0..rest.len().min(2)).any(|at| type_word_at(rest, at).is_some());
    rest.len() <= UNNUMBERED
        && rest
            .first()
            .is_some_and(|first| first.is_capital() || typed)
}
