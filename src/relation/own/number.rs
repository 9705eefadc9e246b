//! The own number of a text and its date, as the letterhead and a table about the text have them.

use super::OwnHead;
use super::cells::Cell;
use super::words::{self, Field};
use crate::id::{Additions, Anchors, recognise};
use crate::mention::{WrittenDate, date_of};
use crate::text::{Key, Span, Token, TokenKind};

/// "Luật số: 69/2025/QH15", "Nghị quyết số: 198/2025/QH15": the National Assembly writes the
/// type before its own number, and a colon behind "số".
fn numbers_law(cell: &Cell, at: usize) -> bool {
    let before = &cell.tokens[..at];
    words::TYPES_WORDS.iter().any(|words| {
        before.len() == words.len()
            && before
                .iter()
                .zip(words.iter())
                .all(|(token, key)| token.key == *key)
    }) && before.first().is_some_and(|first| first.is_capital())
        && cell
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.is_sign(':'))
}

/// The own number: "Số" or "Số:" at the start of a line or of a column.
pub(super) fn number(bytes: &[u8], zone: &[Cell], head: &mut OwnHead, more: &Additions) {
    for cell in zone {
        for (at, token) in cell.tokens.iter().enumerate() {
            if token.key != words::SO || !(token.is_capital() || numbers_law(cell, at)) {
                continue;
            }
            // A second column stands behind at least three blanks.
            let column = at == 0
                || !token.is_capital()
                || bytes[..token.start as usize].ends_with(b"   ")
                || cell.tokens[..at]
                    .iter()
                    .all(|token| token.kind == TokenKind::Sign);
            if !column {
                continue;
            }
            let from = token.start as usize;
            let limit = cell.span.end().min(from + 160);
            for anchor in Anchors::new(&bytes[..limit], from) {
                let Some(found) = recognise(&bytes[..limit], anchor, from, more) else {
                    continue;
                };
                let between = &bytes[token.end as usize..found.start.max(token.end as usize)];
                if between.iter().all(|byte| !byte.is_ascii_alphanumeric())
                    && !is_citation(&cell.tokens, found.end)
                {
                    head.number = Some(Span::of(from, found.end));
                    head.id = Some(found.id);
                    return;
                }
            }
            if let Some(end) = blank(&bytes[..limit], token.end as usize) {
                head.number = Some(Span::of(from, end));
                return;
            }
        }
    }
}

/// "Số 12/QĐ-UBND ngày 05/3/2024 của …", "… về việc …": what a list cites is no own number.
fn is_citation(tokens: &[Token], end: usize) -> bool {
    let behind = tokens.iter().filter(|token| token.start as usize >= end);
    let mut words = behind.filter(|token| token.is_word());
    words.any(|token| words::CITES.contains(&token.key))
}

/// Where a number ends that has nothing before its slash, of a shape that no table of types
/// knows: "/SCT-CN" of a letter, "......./" with nothing behind.
fn blank(bytes: &[u8], from: usize) -> Option<usize> {
    let text = core::str::from_utf8(&bytes[from..]).ok()?;
    let rest = text.trim_start_matches([':', ' ', '\t', '.', '…', '_', '\u{a0}', '*']);
    let rest = rest.strip_prefix('/')?.trim_start();
    let is_code = |sign: char| sign.is_uppercase() || matches!(sign, '-' | '–' | ' ' | '&' | 'r');
    let code = rest.trim_end_matches(['*', '_', ' ', '\t', '\r', '.', '…']);
    let len = code.find(|sign| !is_code(sign)).unwrap_or(code.len());
    let code = &code[..len];
    let letters = code.chars().filter(|sign| sign.is_uppercase()).count();
    // A code has two capitals at least, or is left blank as well.
    (len == 0 && rest.len() == code.len() || letters >= 2)
        .then(|| bytes.len() - rest.len() + code.trim_end().len())
}

/// Rows of a table about the text itself: "| Số hiệu | 25/2026/TT-BCT |", or lines "Số hiệu:
/// 25/2026/TT-BCT" of which there are several. What stands first says what the rest holds.
pub(super) fn front_matter(bytes: &[u8], cells: &[Cell], head: &mut OwnHead, more: &Additions) {
    let rows = cells.windows(2).filter_map(|pair| {
        let [first, second] = pair else { return None };
        let row = first.piped && first.column == 0 && second.line == first.line;
        let field = row.then(|| field(&first.tokens))??;
        Some((field, second.span, &second.tokens[..]))
    });
    let lines: Vec<(Field, Span, &[Token])> = cells.iter().filter_map(told).collect();
    let several = if lines.len() > 1 { lines } else { Vec::new() };
    for (field, span, tokens) in rows.chain(several) {
        match field {
            Field::Number if head.number.is_none() => {
                let found = Anchors::new(&bytes[..span.end()], span.start())
                    .find_map(|anchor| recognise(&bytes[..span.end()], anchor, span.start(), more));
                if let Some(found) = found {
                    head.number = Some(Span::of(found.start, found.end));
                    head.id = Some(found.id);
                    head.tabled = true;
                }
            }
            Field::Date if head.date.is_none() => {
                if let Some((date, at)) = date_of(tokens) {
                    head.date = Some(date);
                    head.date_span = Some(at);
                }
            }
            // "Nơi ban hành" is a body in one data base and a town in the next.
            Field::Place if words::BODIES.starting(tokens, 0).is_none() => {}
            Field::Issuer | Field::Place if head.issuer.is_none() => {
                head.issuer = Some(span);
                head.issuer_lines = vec![span];
            }
            Field::Subject if head.subject.is_none() => head.subject = Some(span),
            Field::Type if head.type_word.is_none() => {
                head.type_word = Some(span);
                head.type_cell = Some(span);
            }
            _ => {}
        }
    }
}

/// The field that words name, and no more than they.
fn field(name: &[Token]) -> Option<Field> {
    let name: Vec<Key> = name
        .iter()
        .filter(|token| token.is_word())
        .map(|token| token.key)
        .collect();
    let field = words::FIELDS_WORDS
        .iter()
        .find(|(words, _)| **words == *name);
    field.map(|&(_, field)| field)
}

/// "Trích yếu: Quy định về …": a field and what it holds.
fn told(cell: &Cell) -> Option<(Field, Span, &[Token])> {
    let colon = cell
        .tokens
        .iter()
        .take(8)
        .position(|token| token.is_sign(':'))?;
    let field = field(&cell.tokens[..colon]).filter(|_| !cell.piped)?;
    let mark = |token: &&Token| token.is_sign('*') || token.is_sign('_');
    let skip = cell.tokens[colon + 1..].iter().take_while(mark).count();
    let value = &cell.tokens[colon + 1 + skip..];
    let (first, last) = (value.first()?, value.last()?);
    Some((
        field,
        Span::of(first.start as usize, last.end as usize),
        value,
    ))
}

/// The date line: "…, ngày      tháng     năm 2023", blanks included. It ends its column, and
/// nothing but a place or the number stands before it: a date in a title is no own date.
pub(super) fn date(zone: &[Cell], head: &mut OwnHead) {
    for cell in zone {
        let tokens = &cell.tokens;
        let Some(day) = tokens
            .iter()
            .rposition(|token| token.key == words::NGAY && token.is_word())
        else {
            continue;
        };
        if tokens[day].is_all_capitals() || !opens_date(&tokens[..day]) {
            continue;
        }
        if let Some((date, span, end)) = blanks(tokens, day).or_else(|| numeric(tokens, day)) {
            if tokens[end..]
                .iter()
                .any(|token| token.is_word() || token.is_number())
            {
                continue;
            }
            head.date_span = Some(span);
            head.date = date;
            return;
        }
    }
}

/// "Tân Long, " and "Số 12-BC/HU Tân Long, ": what may stand before a date line. The number of
/// something that is cited may not.
fn opens_date(before: &[Token]) -> bool {
    let told = |token: &&Token| token.kind != TokenKind::Sign;
    let numbered = before
        .iter()
        .find(told)
        .is_some_and(|token| token.key == words::SO);
    let words = before.iter().filter(|token| token.is_word());
    if numbered {
        return words.count() <= 14;
    }
    let mut lower = words.clone().filter(|word| !word.is_capital());
    words.clone().count() <= 8
        && lower.next().is_none()
        && !before.iter().any(|token| token.is_number())
}

/// "ngày 05 tháng 3 năm 2024", each number filled in or blank.
fn blanks(tokens: &[Token], day: usize) -> Option<(Option<WrittenDate>, Span, usize)> {
    let at = |key: Key, from: usize| {
        tokens[from..]
            .iter()
            .position(|token| token.key == key && token.is_word())
            .map(|at| from + at)
    };
    let month = at(words::THANG, day)?;
    let year = at(words::NAM, month)?;
    if month - day > 8 || year - month > 8 {
        return None;
    }
    let number =
        |from: usize, to: usize| tokens[from + 1..to].iter().find_map(|token| token.number());
    let year_end = tokens.len().min(year + 3);
    let (d, m, y) = (
        number(day, month),
        number(month, year),
        number(year, year_end),
    );
    let last = (year..year_end)
        .rev()
        .find(|&at| tokens[at].is_number())
        .unwrap_or(year);
    let span = Span::of(tokens[day].start as usize, tokens[last].end as usize);
    let y = y
        .filter(|year| (1900..2100).contains(year))
        .map(|year| year as u16);
    let date = match (d, m, y) {
        (Some(d), Some(m), Some(y)) if d < 100 && m < 100 => {
            Some(WrittenDate::from_dmy(d as u8, m as u8, y))
        }
        (None, Some(m @ 1..=12), Some(y)) => Some(WrittenDate::Month {
            year: y,
            month: m as u8,
        }),
        (_, _, Some(y)) => Some(WrittenDate::Year(y)),
        _ => None,
    };
    Some((date, span, last + 1))
}

/// "Tân Long, ngày 05/3/2024".
fn numeric(tokens: &[Token], day: usize) -> Option<(Option<WrittenDate>, Span, usize)> {
    let (date, span) = date_of(&tokens[day..])?;
    let inside = tokens.iter().take_while(|it| it.end as usize <= span.end());
    matches!(date, WrittenDate::Day(_)).then(|| (Some(date), span, inside.count()))
}
