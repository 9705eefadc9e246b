//! What a text is called: its type and the subject below it, or the subject of a letter.
//!
//! A subject fills one line or several and may have a rule below, but need not. It ends where
//! something else begins: a heading, a basis, an address, a body that decides, a sentence. A
//! blank line ends it unless its words go on: "…, kế hoạch, / / đề án, chương trình …".

use super::OwnHead;
use super::cells::Cell;
use super::words;
use crate::relation::stretch;
use crate::text::{Key, Span, Token, TokenKind, tokenise};

/// The longest subject, and its longest line, in bytes.
const LONG: usize = 900;
const LINE: usize = 320;

/// The type that a line begins with, in capitals: its keys, and how many tokens it fills from the
/// first word on. "KẾ HOẠCH", "BÁO CÁO TÓM TẮT", "KẾ HOẠCH Thực hiện …".
fn type_of<'k>(cell: &Cell, added: &'k [Box<[Key]>]) -> Option<&'k [Key]> {
    // "1. KẾ HOẠCH": a heading.
    let told = cell
        .tokens
        .iter()
        .find(|token| token.kind != TokenKind::Sign);
    if cell.motto || !told.is_some_and(|first| first.is_word()) {
        return None;
    }
    let words: Vec<&Token> = cell.words().collect();
    let same = |types: &&[Key]| {
        let general = words
            .get(types.len())
            .is_some_and(|next| next.key == words::GENERAL);
        words.len() >= types.len()
            && !general
            && words
                .iter()
                .zip(types.iter())
                .all(|(token, key)| token.key == *key && token.is_all_capitals())
    };
    let types = words::TYPES_WORDS.iter().chain(added).map(AsRef::as_ref);
    types.filter(same).max_by_key(|types| types.len())
}

/// Whether a line consists of a type in capitals: "KẾ HOẠCH".
fn is_type(cell: &Cell, added: &[Box<[Key]>]) -> bool {
    type_of(cell, added).is_some_and(|words| words.len() == cell.words().count())
        && !cell.tokens.iter().any(|token| token.is_number())
}

/// "NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ": the type with the body that decides.
fn is_of_body(cell: &Cell) -> bool {
    let words: Vec<Token> = cell.words().copied().collect();
    let of = words.iter().position(|word| word.key == words::OF);
    words.len() < 14 && of.is_some_and(|at| words::BODIES.starting(&words, at + 1).is_some())
}

/// Whether a letterhead stands here, so that what is above it introduces nothing any more.
pub(super) fn is_letterhead(cell: &Cell) -> bool {
    let first = cell
        .tokens
        .iter()
        .find(|token| token.kind != TokenKind::Sign);
    cell.motto || first.is_some_and(|first| first.key == words::SO && first.is_capital())
}

/// Whether a line begins as the text below a letterhead does, and is no subject: "Thực hiện
/// Chiến lược …" right below the type is one, where it ends without a sign. What is in capitals,
/// or begins with none, is no paragraph.
pub(super) fn is_paragraph(cells: &[Cell], at: usize, added: &[Box<[Key]>]) -> bool {
    let cell = &cells[at];
    let first = cell.tokens.iter().position(|token| token.is_word());
    let Some(first) = first.filter(|&first| cell.tokens[first].is_capital()) else {
        return false;
    };
    let below = at > 0 && is_type(&cells[at - 1], added);
    let ends = cell
        .tokens
        .last()
        .is_some_and(|last| last.kind == TokenKind::Sign && !last.is_sign(')'));
    if cell.begins(&words::ABOUT[0]) {
        return false;
    }
    if words::STARTS.starting(&cell.tokens, first).is_some() && !cell.is_capitals() {
        return !(below && cell.begins(&words::CARRYING) && !ends);
    }
    cell.span.len() > LINE && !cell.is_capitals() && (ends || !below)
}

/// The type of a text, and the subject below it.
pub(super) fn read(
    bytes: &[u8],
    cells: &[Cell],
    zone: usize,
    head: &mut OwnHead,
    added: &[Box<[Key]>],
) {
    let over = head.number.filter(|_| !head.tabled).map_or(0, Span::start);
    // With more words on its line, a type might be a part of the name of a body.
    let stands = |cell: &Cell| {
        is_type(cell, added)
            || head.type_cell.is_none() && (cell.span.start() > over || is_of_body(cell))
    };
    let typed = |at: usize| type_of(&cells[at], added).filter(|_| stands(&cells[at]));
    let Some((at, types)) = (0..zone).find_map(|at| Some((at, typed(at)?))) else {
        return;
    };
    let cell = &cells[at];
    let words: Vec<usize> = (0..cell.tokens.len())
        .filter(|&at| cell.tokens[at].is_word())
        .collect();
    let last = words[types.len() - 1];
    let (from, to) = (cell.tokens[words[0]].start, cell.tokens[last].end);
    head.type_word = Some(Span::of(from as usize, to as usize));
    head.is_report = *types == words::REPORT;
    if head.issuer.is_none() && is_of_body(cell) {
        let of = words
            .iter()
            .position(|&at| cell.tokens[at].key == words::OF);
        let first = of.map_or(words[0], |of| words[of + 1]);
        let body = Span::of(cell.tokens[first].start as usize, cell.bare().end());
        head.issuer = Some(body);
        head.issuer_lines = vec![body];
    }
    let rest = &cell.tokens[last + 1..];
    // "THÔNG TƯ 18/2026/TT-BXD": a number is no subject.
    let named = rest
        .first()
        .filter(|first| first.is_word() && first.key != words::OF);
    let first = named.map(|first| Span::of(first.start as usize, cell.span.end()));
    let Some(span) = below(bytes, cells, at, first, head) else {
        return;
    };
    head.title = Some(span);
    let mut tokens = Vec::new();
    tokenise(bytes, span.start(), span.end(), &mut tokens);
    head.period = stretch::of_title(bytes, &tokens);
}

/// The subject below the type in a line, or from what stands behind it there.
fn below(
    bytes: &[u8],
    cells: &[Cell],
    at: usize,
    first: Option<Span>,
    head: &OwnHead,
) -> Option<Span> {
    let mut title = first;
    let mut above = &cells[at];
    for cell in &cells[at + 1..] {
        let own = |span: Option<Span>| span.is_some_and(|span| span.overlaps(cell.span));
        if title.is_none() && (cell.is_rule() || own(head.number) || own(head.date_span)) {
            continue;
        }
        let last = above.tokens.last().filter(|_| title.is_some());
        if last.is_some_and(|last| last.is_sign('.') || last.is_sign(';'))
            || own(head.number)
            || own(head.date_span)
            || !goes_on(bytes, above, cell, title.is_none())
        {
            break;
        }
        let span = trimmed(cell);
        let joined = title.map_or(span, |title| title.join(span));
        if joined.len() > LONG {
            break;
        }
        title = Some(joined);
        above = cell;
    }
    title
}

/// Without the marks of Markdown around it.
fn trimmed(cell: &Cell) -> Span {
    let mark = |token: &Token| ['*', '_', '#', '>'].iter().any(|&sign| token.is_sign(sign));
    let first = cell.tokens.iter().find(|token| !mark(token));
    let last = cell.tokens.iter().rfind(|token| !mark(token));
    match (first, last) {
        // The tokens of a very long line end before it does.
        (Some(first), Some(last)) if cell.span.len() <= 600 => {
            Span::of(first.start as usize, last.end as usize)
        }
        (Some(first), _) => Span::of(first.start as usize, cell.span.end()),
        _ => cell.span,
    }
}

/// Whether a line belongs to the subject: as its first line below the type, or behind another.
fn goes_on(bytes: &[u8], above: &Cell, cell: &Cell, opens: bool) -> bool {
    if cell.motto || cell.piped || cell.is_rule() || cell.is_outline(bytes) {
        return false;
    }
    let at = cell
        .tokens
        .iter()
        .position(|token| token.is_word() || token.is_number());
    let Some(at) = at else { return false };
    let first = &cell.tokens[at];
    let capitals = cell.is_capitals();
    let marked = cell.tokens[0].is_sign('#') || cell.tokens[0].is_sign('>');
    let bracket = at > 0 && cell.tokens[at - 1].is_sign('(');
    let lower = first.is_word() && !first.is_capital();
    let joined = words::JOINTS
        .ending(&above.tokens, above.tokens.len())
        .is_some();
    // "Người ký: …": a row about the text.
    let subject = words::SUBJECTS.starting(&cell.tokens, at).is_some();
    let field = !subject
        && cell.tokens[at..]
            .iter()
            .take(5)
            .any(|token| token.is_sign(':'));
    let enclosed = bracket && words::ENCLOSED.starting(&cell.tokens, at).is_some();
    let starts = words::STARTS.starting(&cell.tokens, at).is_some() && !capitals && !lower;
    let decides = capitals && !joined && is_decider(&cell.tokens[at..]);
    let long = cell.span.len() > if capitals { LONG } else { LINE };
    if field
        || enclosed
        || marked && !opens
        || decides
        || cell.tokens.last().is_some_and(|last| last.is_sign(':'))
    {
        return false;
    }
    let ended = cell
        .tokens
        .last()
        .is_some_and(|last| last.is_sign('.') || last.is_sign(';'));
    if opens {
        let carrying = cell.begins(&words::CARRYING) && !ended;
        let short = if ended {
            subject && cell.span.len() <= LINE / 2
        } else {
            !long || carrying
        };
        return short && (!starts || carrying)
            || long && !ended && !starts && cell.span.len() <= LONG;
    }
    if long || starts && (!joined || cell.apart) {
        return false;
    }
    if lower || bracket || joined || cell.line == above.line {
        return true;
    }
    if ended {
        return false;
    }
    match (above.is_capitals(), capitals) {
        (true, true) => !cell.apart || words::FURTHER.starting(&cell.tokens, at).is_some(),
        // A line that was filled goes on with a name; after a short one a heading may stand.
        (false, false) => !cell.apart && above.span.len() >= 40,
        _ => false,
    }
}

/// "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …", "HỘI ĐỒNG NHÂN DÂN TỈNH …": who decides, below a title.
fn is_decider(tokens: &[Token]) -> bool {
    // A word of one syllable begins many titles: "BAN HÀNH …", "TỔ CHỨC …", "BỘ TIÊU CHÍ …".
    let body = words::BODIES
        .starting(tokens, 0)
        .is_some_and(|(len, _)| len > 1)
        || tokens[0].key == words::DEPARTMENT;
    body || words::POSTS.starting(tokens, 0).is_some()
}

/// The subject of a letter: the lines that begin with "V/v" or "Về việc" below the number.
pub(super) fn of_letter(cells: &[Cell], head: &mut OwnHead) {
    let Some(number) = head.number else { return };
    let opens = |cell: &Cell| cell.begins(&words::ABOUT[0]) || cell.begins(&words::ABOUT[1]);
    let below = |cell: &Cell| cell.span.start() > number.start() && opens(cell);
    let Some(first) = cells.iter().position(below) else {
        return;
    };
    let skip = if cells[first].begins(&words::ABOUT[0]) {
        3
    } else {
        2
    };
    let signs = cells[first]
        .tokens
        .iter()
        .take_while(|token| token.kind == TokenKind::Sign);
    let Some(start) = cells[first].tokens.get(signs.count() + skip) else {
        return;
    };
    // The left column of a letterhead is narrow: its lines go on below, without a gap.
    let mut last = first;
    for at in first + 1..cells.len().min(first + 8) {
        let cell = &cells[at];
        let begins = cell.tokens.iter().find(|token| token.is_word());
        let capital = begins.is_none_or(|first| first.is_capital());
        let starts = words::STARTS.starting(&cell.tokens, 0).is_some() && capital;
        if cell.apart
            || cell.motto
            || cell.column != cells[first].column
            || cell.line > cells[last].line + 1
            || starts
            || cell.is_capitals()
            || cell
                .tokens
                .iter()
                .any(|token| token.is_sign(':') || token.key == words::NGAY)
            || capital && (cell.span.len() > 60 || cells[last].span.len() > 90)
        {
            break;
        }
        last = at;
    }
    head.subject = Some(Span::of(start.start as usize, trimmed(&cells[last]).end()));
}

/// The title of a text that begins with its type in running letters: "Quyết định về việc …", with
/// the body that decides below, and the basis. Data bases have texts without their letterheads.
pub(super) fn unheaded(cells: &[Cell], head: &mut OwnHead) -> bool {
    let Some(cell) = cells.first().filter(|cell| !cell.piped) else {
        return false;
    };
    let same = |types: &&[Key]| {
        cell.tokens.len() > types.len() + 2
            && cell
                .tokens
                .iter()
                .zip(types.iter())
                .all(|(a, b)| a.key == *b)
    };
    let Some(types) = words::TYPES_WORDS
        .iter()
        .map(AsRef::as_ref)
        .filter(same)
        .max_by_key(|types| types.len())
    else {
        return false;
    };
    let rest = &cell.tokens[types.len()];
    let based = |cell: &Cell| {
        cell.begins(&words::BASIS)
            && cell
                .tokens
                .last()
                .is_some_and(|last| last.kind == TokenKind::Sign)
    };
    let near = &cells[1..cells.len().min(5)];
    let basis = near.iter().position(based);
    let (Some(basis), true) = (
        basis,
        cell.tokens[0].is_capital() && rest.is_word() && !rest.is_capital(),
    ) else {
        return false;
    };
    head.type_word = Some(Span::of(
        cell.tokens[0].start as usize,
        cell.tokens[types.len() - 1].end as usize,
    ));
    head.is_report = *types == words::REPORT;
    head.title = Some(Span::of(rest.start as usize, cell.span.end()));
    if let Some(body) = near[..basis].iter().find(|cell| is_decider(&cell.tokens)) {
        head.issuer = Some(body.bare());
        head.issuer_lines = vec![body.bare()];
    }
    head.basis = Some(near[basis].span);
    true
}

/// The title of a text that begins with its type in capitals and has no letterhead.
pub(super) fn alone(
    bytes: &[u8],
    cells: &[Cell],
    zone: usize,
    head: &mut OwnHead,
    added: &[Box<[Key]>],
) -> bool {
    // What opens the text below has to stand near: a heading in a handbook may be in capitals too.
    let Some(opening) = cells
        .get(zone)
        .filter(|cell| zone <= 8 && cell.span.start() < 1_500)
    else {
        return false;
    };
    let typed = (0..zone.min(3)).any(|at| is_type(&cells[at], added));
    let based = cell_opens(opening);
    if !typed || !based {
        return false;
    }
    read(bytes, cells, zone, head, added);
    head.basis = Some(opening.span);
    true
}

/// "Căn cứ …", "Thực hiện Chỉ thị số …, …": a paragraph that says what an office acts on.
fn cell_opens(cell: &Cell) -> bool {
    cell.begins(&words::BASIS) || cell.begins(&words::CARRYING)
}
