//! Dates in running text: "16/6/2022", "ngày 02 tháng 02 năm 2023", "tháng 6/2022".

use super::{WrittenDate, sentence_ends};
use crate::text::{Key, Span, Token, TokenKind, is_word_at, key, key_list};

const NGAY: Key = key("ngày");
/// The same without its mark, as reading machines and hasty writers have it.
const BARE: Key = key("ngay");
const THANG: Key = key("tháng");
const NAM: Key = key("năm");
const KY: Key = key("ký");
const BAN: Key = key("ban");
const HANH: Key = key("hành");
const CUNG: Key = key("cùng");
/// "thông qua"
const PASSED: [Key; 2] = key_list(["thông", "qua"]);
/// What goes on behind a date.
const BEHIND: [Key; 6] = key_list(["của", "về", "và", "do", "ban", "thì"]);

/// Where the numbers of a date start, behind "ký ngày".
pub(super) fn date_start(tokens: &[Token], mut at: usize) -> usize {
    // "thông qua 10/12/2025": a law is passed.
    let passed = &PASSED;
    if is_word_at(tokens, at, passed[0]) && is_word_at(tokens, at + 1, passed[1]) {
        at += 2;
    }
    while tokens.get(at).is_some_and(|token| leads_in(*token)) {
        at += 1;
    }
    at
}

fn leads_in(token: Token) -> bool {
    [NGAY, BARE, KY, BAN, HANH, CUNG].contains(&token.key) && token.is_word()
}

/// A date that starts at a token: its value and its length in tokens, with "ngày".
pub(super) fn date_at(tokens: &[Token], at: usize, bracket: bool) -> Option<(WrittenDate, usize)> {
    let first = date_start(tokens, at);
    let number = |index: usize| tokens.get(index).and_then(|token| token.number());
    let is = |index: usize, key: Key| is_word_at(tokens, index, key);
    if let Some(date) = iso(tokens, first) {
        return Some((date, first + 5 - at));
    }
    if let Some(day) = number(first) {
        // 16/6/2022, 16-6-2022, 16.6.2022
        let sign = tokens.get(first + 1)?;
        if let (Some(month), Some(_)) = (number(first + 2), number(first + 4)) {
            let same = tokens
                .get(first + 3)
                .is_some_and(|other| other.key == sign.key && other.kind == TokenKind::Sign);
            if same
                && sign.kind == TokenKind::Sign
                && ['/', '-', '.'].iter().any(|&known| sign.is_sign(known))
            {
                let (year, len) = year_at(tokens, first + 4)?;
                if day <= 99 && month <= 99 {
                    return Some((
                        WrittenDate::from_dmy(day as u8, month as u8, year),
                        first + 4 + len - at,
                    ));
                }
            }
        }
        // 02 tháng 02 năm 2023
        if is(first + 1, THANG) {
            if let (Some(month), true) = (number(first + 2), is(first + 3, NAM)) {
                let (year, len) = year_at(tokens, first + 4)?;
                if day <= 99 && month <= 99 {
                    return Some((
                        WrittenDate::from_dmy(day as u8, month as u8, year),
                        first + 4 + len - at,
                    ));
                }
            }
        }
        return None;
    }
    // tháng 6/2022, tháng 6 năm 2022
    if is(first, THANG) {
        let month = number(first + 1).filter(|month| (1..=12).contains(month))?;
        let joined = tokens
            .get(first + 2)
            .is_some_and(|token| token.is_sign('/') || token.is_sign('-'))
            || is(first + 2, NAM);
        let (year, len) =
            year_at(tokens, first + 3).filter(|(year, _)| joined && (1900..2100).contains(year))?;
        return Some((
            WrittenDate::Month {
                year,
                month: month as u8,
            },
            first + 3 + len - at,
        ));
    }
    // năm 2022, directly behind the number
    if is(first, NAM) && (at == 0 || bracket) {
        let year = number(first + 1)?;
        let token = tokens[first + 1];
        let ranged = tokens
            .get(first + 2)
            .is_some_and(|token| token.is_sign('-'));
        if token.end - token.start == 4 && (1945..2100).contains(&year) && !ranged {
            return Some((WrittenDate::Year(year as u16), first + 2 - at));
        }
    }
    None
}

/// "2026-07-07", as data bases write a day.
fn iso(tokens: &[Token], at: usize) -> Option<WrittenDate> {
    let [year, first, month, second, day] = tokens.get(at..at + 5)? else {
        return None;
    };
    let digits = |token: &Token| token.end - token.start;
    let joined = first.is_sign('-') && second.is_sign('-') && first.start == year.end;
    let lengths = (digits(year), digits(month), digits(day)) == (4, 2, 2);
    let (year, month, day) = (year.number()?, month.number()?, day.number()?);
    let fits = (1945..2100).contains(&year) && (1..=12).contains(&month) && day <= 31;
    (joined && lengths && fits).then(|| WrittenDate::from_dmy(day as u8, month as u8, year as u16))
}

/// The year at a token and how many tokens it takes. Two digits stand for four. A year that a
/// blank or a line end has split is put together where nothing behind could count something else
/// ("20 22 của", but "20 15 xã"): there the first part stays as written, a year that no document
/// has. So does one of three or five digits.
fn year_at(tokens: &[Token], at: usize) -> Option<(u16, usize)> {
    let token = tokens.get(at)?;
    let value = token.number()?;
    let digits = token.end - token.start;
    let split = || {
        let gap = tokens
            .get(at + 1)
            .is_some_and(|next| next.kind == TokenKind::LineEnd && next.key == 1);
        let rest = at + 1 + usize::from(gap);
        let next = tokens
            .get(rest)
            .filter(|next| next.is_number() && next.start > token.end)?;
        let whole = value * 10_u64.pow(4 - digits) + next.key;
        let fits = next.end - next.start == 4 - digits && (1945..2100).contains(&whole);
        fits.then_some((whole as u16, rest + 1 - at, rest + 1))
    };
    let part = match digits {
        4 | 5 => return Some((u16::try_from(value).ok()?, 1)),
        1..=3 => split(),
        _ => return None,
    };
    match part {
        Some((whole, len, behind)) => {
            let counts = tokens.get(behind).is_some_and(|next| {
                next.is_word() && !next.is_capital() && !BEHIND.contains(&next.key)
            });
            Some(if counts {
                (value as u16, 1)
            } else {
                (whole, len)
            })
        }
        None => match digits {
            2 => Some((value as u16 + if value >= 45 { 1900 } else { 2000 }, 1)),
            3 => Some((value as u16, 1)),
            _ => None,
        },
    }
}

/// Where the last clause of a row of tokens starts: behind the sentence, list item or line
/// before it.
pub(super) fn clause_start(tokens: &[Token]) -> usize {
    tokens
        .iter()
        .enumerate()
        .rposition(|(at, token)| match token.kind {
            TokenKind::LineEnd | TokenKind::Skipped => true,
            TokenKind::Sign => {
                token.is_sign(';') || token.is_sign('.') && sentence_ends(tokens, at)
            }
            _ => false,
        })
        .map_or(0, |at| at + 1)
}

/// The date that opens the last clause of a row of tokens: "Ngày 5-6-2012, Ban Thường vụ …
/// đã ban hành".
pub(super) fn date_opening(tokens: &[Token]) -> Option<(WrittenDate, Span)> {
    let start = clause_start(tokens);
    let at = (start..tokens.len()).find(|&at| tokens[at].is_word() && tokens[at].key == NGAY)?;
    let (date, len) = date_at(tokens, at, false)?;
    let first = date_start(tokens, at);
    Some((
        date,
        Span::of(
            tokens[first].start as usize,
            tokens[at + len - 1].end as usize,
        ),
    ))
}

/// The date that a cell holds, if it holds one at its start.
pub(crate) fn date_of(tokens: &[Token]) -> Option<(WrittenDate, Span)> {
    let (date, len) = date_at(tokens, 0, false)?;
    let first = date_start(tokens, 0);
    Some((
        date,
        Span::of(tokens[first].start as usize, tokens[len - 1].end as usize),
    ))
}
