//! Lists within a sentence: the numbers of their items, and words that speak of the items together.

use super::cue::{cue_at, is_many};
use crate::mention::type_word_at;
use crate::text::{Token, TokenKind};

/// The tokens without the numbers of items in brackets, "(i)", "(2)", "(b)", where they open a
/// line or stand behind a colon, a semicolon or a comma: they are signs between items and no
/// remarks. `None` where there are none.
pub(super) fn without_enumerators(link: &[Token]) -> Option<Vec<Token>> {
    let is = |at: usize| {
        let [open, number, close, ..] = link.get(at..)? else {
            return None;
        };
        let short = number.number().is_some_and(|number| number < 100)
            || number.is_word() && number.end - number.start <= 4;
        let opens = at == 0
            || link[at - 1].kind == TokenKind::LineEnd
            || [':', ';', ',']
                .iter()
                .any(|&sign| link[at - 1].is_sign(sign));
        (short && opens && open.is_sign('(') && close.is_sign(')')).then_some(())
    };
    (0..link.len()).find_map(is)?;
    let mut rest = Vec::with_capacity(link.len());
    let mut at = 0;
    while at < link.len() {
        if is(at).is_some() {
            at += 3;
        } else {
            rest.push(link[at]);
            at += 1;
        }
    }
    Some(rest)
}

/// "để cụ thể hóa các Nghị quyết của Trung ương:", "thực hiện 02 nghị quyết của Tỉnh ủy sau:":
/// where the words begin that speak of several documents together before the first of them;
/// the end of the clause where there are none.
pub(super) fn series(clause: &[Token]) -> usize {
    let none = clause.len();
    let Some(colon) = clause.iter().rposition(|token| token.is_sign(':')) else {
        return none;
    };
    let labelled = clause[colon + 1..]
        .iter()
        .all(|token| !token.is_word() || is_many(*token));
    let many = (1..colon)
        .rev()
        .take(SERIES)
        .take_while(|&at| clause[at].is_word() || clause[at].is_number() || clause[at].is_sign(','))
        .find(|&at| {
            (is_many(clause[at]) || clause[at].is_number())
                && type_word_at(clause, at + 1).is_some()
                && cue_at(clause, at).is_some()
        });
    match many {
        Some(many) if labelled => many,
        _ => none,
    }
}

/// How far before the colon several documents are spoken of, in tokens.
const SERIES: usize = 24;
