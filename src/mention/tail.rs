//! What stands behind an identifier: date, issuer, term, title.
//!
//! The parts come in any order, each at most once, with or without commas:
//! "ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng, khoá XIII về “…”".
//! Reading stops at the first word that belongs to none of them.

use super::WrittenDate;
use super::dating::{date_at, date_start};
use super::issuer::issuer_at;
use super::numeral::roman_or_number;
use super::title::{Place, Title, bracketed, named_below, title_at, unclosed};
use crate::text::{Key, Span, Token, TokenKind, is_word_at, key, key_list};

/// The fields found behind an identifier, and how many tokens they take.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tail {
    pub(super) date: Option<(WrittenDate, Span)>,
    pub(super) issuer: Option<Span>,
    pub(super) term: Option<(u8, Span)>,
    pub(super) title: Option<Title>,
    /// The quote of a title that nothing closes.
    pub(super) unclosed: Option<Token>,
    /// Whether "cùng ngày" stands before the date.
    pub(super) same_day: bool,
    /// Tokens that belong to the fields; what follows links to the next mention.
    pub(super) taken: usize,
}

/// How an identifier stands in its text.
#[derive(Clone, Copy)]
pub(super) struct Stand {
    /// Whether it heads its line or cell.
    pub(super) heads: bool,
    /// Whether a part of the document is spoken of.
    pub(super) in_part: bool,
    /// Whether the next identifier is of a later year.
    pub(super) later: bool,
    /// Whether the day of its effect is spoken of: "ngày có hiệu lực của".
    pub(super) effect: bool,
}

const CUA: Key = key("của");
const KHOA: Key = key("khóa");
/// "do", "được": who issued it stands before "ban hành".
const BY: [Key; 2] = key_list(["do", "được"]);
const BAN: Key = key("ban");
const HANH: Key = key("hành");
const VE: Key = key("về");
const CUNG: Key = key("cùng");
const IN_FORCE: [Key; 2] = key_list(["hiệu", "có"]);
/// "kỳ họp"
const SESSION: [Key; 2] = key_list(["kỳ", "họp"]);
/// "thứ"
const TH: Key = key("thứ");
/// "tại"
const AT: Key = key("tại");
/// What an ordinal of more than one word goes on with: "hai mươi lăm".
const COUNTS: [Key; 12] = key_list([
    "mươi", "mười", "một", "hai", "ba", "tư", "bốn", "năm", "lăm", "sáu", "bảy", "tám",
]);
const VIEC: Key = key("việc");
/// "gửi"
const SEND: Key = key("gửi");
/// "yêu cầu"
const DEMAND: [Key; 2] = key_list(["yêu", "cầu"]);

/// Reads the fields that follow an identifier. `tokens` run up to the label of the next
/// mention, whose identifier ends at `next_end`; a title may run past it.
pub(super) fn read(
    text: &[u8],
    tokens: &[Token],
    next_end: Option<usize>,
    Stand {
        heads,
        in_part,
        later,
        effect,
    }: Stand,
) -> Tail {
    let mut tail = Tail::default();
    let mut at = 0;
    loop {
        let mut here = at;
        // Markdown closes and one comma or bracket may stand before each part.
        while tokens
            .get(here)
            .is_some_and(|token| ['*', '_', '`', ']'].iter().any(|&mark| token.is_sign(mark)))
        {
            here += 1;
        }
        let comma = tokens.get(here).is_some_and(|token| token.is_sign(','));
        here += usize::from(comma);
        let bracket = tokens.get(here).is_some_and(|token| token.is_sign('('));
        here += usize::from(bracket);
        let Some(&token) = tokens.get(here) else {
            break;
        };
        let mut end = None;
        if tail.date.is_none() && !(effect && bracket) {
            if let Some((date, len)) = date_at(tokens, here, bracket) {
                tail.date = Some((date, span(tokens, date_start(tokens, here), here + len)));
                tail.same_day = token.key == CUNG;
                end = Some(here + len);
            }
        }
        let by = BY.contains(&token.key) && token.is_word();
        if end.is_none() && tail.issuer.is_none() && (token.key == CUA || by) {
            if let Some(issuer) = issuer_at(text, tokens, here + 1) {
                let close = here + 1 + issuer.len;
                let issues = tokens.get(close).is_some_and(|token| token.key == BAN)
                    && tokens.get(close + 1).is_some_and(|token| token.key == HANH);
                if !by || issues {
                    tail.issuer = Some(span(tokens, here + 1, close));
                    tail.term = tail.term.or(issuer.term);
                    end = Some(close + if by { 2 } else { 0 });
                }
            }
        }
        if end.is_none() && tail.term.is_none() && token.key == KHOA {
            if let Some(term) = tokens
                .get(here + 1)
                .and_then(|&token| roman_or_number(text, token))
            {
                tail.term = Some((term, span(tokens, here + 1, here + 2)));
                end = Some(here + 2);
            }
        }
        let place = Place {
            next_end,
            dated: tail.date.is_some(),
            at_once: here == 0,
            comma,
            heads,
            later,
        };
        if end.is_none() && tail.title.is_none() && !bracket {
            tail.unclosed = tail
                .unclosed
                .or_else(|| unclosed(text, tokens, here, place));
            if let Some(title) = title_at(text, tokens, here, place) {
                tail.title = Some(title);
                end = Some(here + title.len);
            }
        }
        // "Điều 12 Nghị định số … (tồn tại lịch sử)": what the part is about.
        if bracket && end.is_none() && tail.title.is_none() && !in_part {
            if let Some(title) = bracketed(text, tokens, here) {
                tail.title = Some(title);
                end = Some(here + title.len);
            }
        }
        if let Some(from) = named_below(tokens, here).filter(|_| tail.title.is_none()) {
            let named = Place {
                dated: true,
                at_once: true,
                comma: false,
                ..place
            };
            if let Some(title) = title_at(text, tokens, from, named) {
                tail.title = Some(title);
                end = Some(from + title.len);
            }
        }
        let Some(end) = end.or_else(|| skip_aside(tokens, here, bracket, comma)) else {
            break;
        };
        at = end;
        if bracket && tokens.get(at).is_some_and(|token| token.is_sign(')')) {
            at += 1;
        }
        tail.taken = at;
    }
    tail
}

/// How many words may say to whom a document goes.
const ADDRESSEES: usize = 16;

/// Skips what stands between two fields and is none: "(nay là Chính phủ)", ", hiệu lực từ ngày
/// ký — …", "khóa XV, kỳ họp thứ 6". The index behind it, if a field can follow there.
fn skip_aside(tokens: &[Token], here: usize, bracket: bool, comma: bool) -> Option<usize> {
    let is = |at: usize, key: Key| is_word_at(tokens, at, key);
    // "của UBND tỉnh gửi các sở, ban, ngành về việc …": to whom it goes.
    if is(here, SEND) || is(here, DEMAND[0]) && is(here + 1, DEMAND[1]) {
        let about = tokens[here..]
            .iter()
            .take(ADDRESSEES)
            .take_while(|token| token.is_word() || token.is_sign(','))
            .enumerate()
            .position(|(at, token)| token.key == VE && is(here + at + 1, VIEC))?;
        return Some(here + about);
    }
    let session = here + usize::from(is(here, AT));
    if is(session, SESSION[0]) && is(session + 1, SESSION[1]) {
        // "kỳ họp thứ sáu", "kỳ họp lần thứ 6"; "kỳ họp bất thường lần thứ nhất"
        let th = (session + 2..session + 6).find(|&at| is(at, TH))?;
        // "thứ hai mươi lăm"
        let count = tokens.get(th + 2..)?.iter();
        let more = count.take_while(|token| token.is_word() && COUNTS.contains(&token.key));
        return Some(th + 2 + more.count());
    }
    if bracket {
        let close = tokens[here..]
            .iter()
            .take(9)
            .position(|token| token.is_sign(')'))?
            + here;
        let next = tokens.get(close + 1)?;
        let follows = [CUA, VE].contains(&next.key) && next.is_word();
        return follows.then_some(close);
    }
    if comma
        && tokens
            .get(here)
            .is_some_and(|token| IN_FORCE.contains(&token.key))
    {
        let dash = tokens[here..]
            .iter()
            .take(12)
            .position(|token| token.is_sign('-') && token.end - token.start > 1)?;
        return Some(here + dash);
    }
    None
}

fn span(tokens: &[Token], from: usize, to: usize) -> Span {
    Span::of(tokens[from].start as usize, tokens[to - 1].end as usize)
}

/// Abbreviations of more than two letters that a name follows; "Đ" has two bytes.
const PROFESSOR: [Key; 3] = key_list(["pgs", "ths", "tđ"]);

/// Whether a point ends a sentence: not inside a number, an abbreviation or "…".
pub(crate) fn sentence_ends(tokens: &[Token], at: usize) -> bool {
    let point = tokens[at];
    let Some(next) = tokens.get(at + 1) else {
        return true;
    };
    if next.start == point.end && next.kind != TokenKind::LineEnd {
        return next.is_sign('/');
    }
    match next.kind {
        TokenKind::Word { capital, .. } => {
            // "TP. Hồ Chí Minh": a word of two capitals before the point is an abbreviation; "BXD." ends
            // its sentence.
            let short = at.checked_sub(1).is_some_and(|before| {
                let before = tokens[before];
                let abbreviated = before.end - before.start <= 2 || PROFESSOR.contains(&before.key);
                before.is_all_capitals() && abbreviated && before.end == point.start
            });
            capital && !short
        }
        TokenKind::LineEnd | TokenKind::Skipped | TokenKind::Sign | TokenKind::Number => true,
    }
}
