//! Who issues a text, and who stands above: the names in capitals over the number.
//!
//! A name may fill two or three lines ("ỦY BAN NHÂN DÂN / HUYỆN TÂN LONG", "SỞ GIÁO DỤC / VÀ ĐÀO
//! TẠO"), and the lines of the other column may stand between them. A line begins a name where it
//! begins as names of bodies do, unless the line above cannot end there.

use super::OwnHead;
use super::cells::Cell;
use super::words;
use crate::id::Level;
use crate::text::{Span, Token};

/// One name, and the lines that it fills.
struct Name {
    lines: Vec<Span>,
    words: Vec<Token>,
    last_line: usize,
}

/// Reads the bodies of a letterhead. `end` is where the number or the type stands.
pub(super) fn read(zone: &[Cell], end: usize, head: &mut OwnHead) {
    let mut names: Vec<Name> = Vec::new();
    let over = head.number.is_some() && !head.tabled;
    for cell in zone.iter().filter(|cell| cell.span.start() < end) {
        if cell.motto || cell.is_rule() {
            continue;
        }
        // A title of a page, "# Thông tư 14/2026/TT-BNV", and a note have no capitals.
        let headed = cell.tokens[0].is_sign('#') || cell.piped && head.tabled;
        if !cell.is_capitals() || cell.span.len() > 160 || is_stamp(cell) || headed {
            continue;
        }
        if cell.tokens.iter().any(|token| token.is_number()) {
            continue;
        }
        let words: Vec<Token> = cell.words().copied().collect();
        let told = words::BODIES.starting(&words, 0).is_some();
        match names.last_mut() {
            Some(name) if goes_on(name, cell, &words, told) => {
                name.lines.push(cell.bare());
                name.words.extend(&words);
                name.last_line = cell.line;
            }
            // What stands over a number may be a body that no table knows.
            _ if told || over && words.len() > 1 => names.push(Name {
                lines: vec![cell.bare()],
                words,
                last_line: cell.line,
            }),
            _ => {}
        }
    }
    if names.is_empty() {
        return below(zone, end, head);
    }
    let Some(issuer) = names.pop() else { return };
    head.level = level(&issuer.words);
    head.issuer = Some(span(&issuer.lines, zone));
    head.issuer_lines = issuer.lines;
    if let Some(above) = names.pop() {
        head.superior = Some(span(&above.lines, zone));
        head.superior_lines = above.lines;
    }
}

/// A body below the title, "THỦ TƯỚNG CHÍNH PHỦ", where none stands above.
fn below(zone: &[Cell], end: usize, head: &mut OwnHead) {
    let decides = |cell: &&Cell| {
        let words: Vec<Token> = cell.words().copied().collect();
        let told = words::BODIES.starting(&words, 0).is_some();
        cell.span.start() >= end && cell.is_capitals() && told && !cell.motto && words.len() < 12
    };
    let in_title = |span: Span| head.title.is_some_and(|title| title.overlaps(span));
    let Some(cell) = zone
        .iter()
        .filter(|cell| !in_title(cell.span))
        .find(decides)
    else {
        return;
    };
    let words: Vec<Token> = cell.words().copied().collect();
    head.level = level(&words);
    head.issuer = Some(cell.bare());
    head.issuer_lines = vec![cell.bare()];
}

/// The whole name where its lines follow one another; its first line, where the other column
/// stands between.
fn span(lines: &[Span], zone: &[Cell]) -> Span {
    let (first, whole) = (lines[0], lines.iter().fold(lines[0], |a, b| a.join(*b)));
    let between = |cell: &&Cell| {
        cell.span.overlaps(whole)
            && !cell.is_rule()
            && !lines.iter().any(|line| line.overlaps(cell.span))
    };
    if zone.iter().find(between).is_some() {
        first
    } else {
        whole
    }
}

/// "DỰ THẢO LẦN 2", "HỎA TỐC", "PHỤ LỤC I".
fn is_stamp(cell: &Cell) -> bool {
    let words: Vec<Token> = cell.words().copied().collect();
    words::STAMPS.starting(&words, 0).is_some()
        || words::POSTS.starting(&words, 0).is_some() && words.len() < 4
}

/// Whether a line goes on with the name above it.
fn goes_on(name: &Name, cell: &Cell, words: &[Token], told: bool) -> bool {
    // The other column may stand between, and no more.
    if cell.line > name.last_line + 2 {
        return false;
    }
    let above = &name.words;
    if words::JOINTS.ending(above, above.len()).is_some()
        || words::JOINTS.starting(words, 0).is_some()
    {
        return true;
    }
    if told {
        // "BAN CHẤP HÀNH / ĐẢNG BỘ TỈNH …": a board of what follows.
        let board = words::BOARDS.starting(above, 0);
        return board.is_some_and(|(len, ())| len == above.len())
            && words::PARTIES.starting(words, 0).is_some();
    }
    if words::UNITS.starting(words, 0).is_some() {
        return true;
    }
    // "UBND TỈNH LÂM GIANG" is whole; "SỞ NÔNG NGHIỆP", "UBND THÀNH PHỐ" may go on.
    let unit = (0..above.len()).rev().find_map(|at| {
        let (len, _) = words::UNITS.starting(above, at)?;
        Some(at + len)
    });
    unit.is_none_or(|behind| behind == above.len())
}

/// The step of the ladder that the words of a body name.
fn level(words: &[Token]) -> Option<Level> {
    let (len, level) = words::BODIES.starting(words, 0)?;
    let unit = || {
        let ranked = words::RANKED.starting(words, 0).is_some();
        let mut from = (len..words.len()).filter(|_| ranked);
        from.find_map(|at| words::UNITS.starting(words, at)?.1)
    };
    level.or_else(unit)
}
