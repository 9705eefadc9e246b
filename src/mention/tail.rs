//! What stands behind an identifier: date, issuer, term, title.
//!
//! The parts come in any order, each at most once, with or without commas:
//! "ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng, khoá XIII về “…”"
//! (CONVENTIONS §5.2). Reading stops at the first word that belongs to none of them.

use std::sync::LazyLock;

use super::WrittenDate;
use super::{label, links};
use crate::text::{Key, Phrases, Span, Token, TokenKind, key};

/// The fields found behind an identifier, and how many tokens they take.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tail {
    pub(super) date: Option<(WrittenDate, Span)>,
    pub(super) issuer: Option<Span>,
    pub(super) term: Option<(u8, Span)>,
    pub(super) title: Option<Title>,
    /// Tokens that belong to the fields; what follows links to the next mention.
    pub(super) taken: usize,
}

/// A title, and where what follows it goes on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title {
    pub(super) span: Span,
    pub(super) quoted: bool,
    /// First byte behind the closing quote, or behind the last word.
    pub(super) end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// A word that ends an issuer.
    Issuer,
}

struct Words {
    ngay: Key,
    thang: Key,
    nam: Key,
    ky: Key,
    cua: Key,
    ve: Key,
    viec: Key,
    khoa: Key,
    v: Key,
    va: Key,
    ban: Key,
    hanh: Key,
    bo: Key,
    so_body: Key,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    ngay: key("ngày"),
    thang: key("tháng"),
    nam: key("năm"),
    ky: key("ký"),
    cua: key("của"),
    ve: key("về"),
    viec: key("việc"),
    khoa: key("khóa"),
    v: key("v"),
    va: key("và"),
    ban: key("ban"),
    hanh: key("hành"),
    bo: key("bộ"),
    so_body: key("sở"),
});

/// Words and phrases that cannot be part of an issuer's name: what the document does, and
/// the words that open the next part.
static ISSUER_ENDS: LazyLock<Phrases<Stop>> = LazyLock::new(|| {
    Phrases::new(
        [
            "về",
            "ngày",
            "khóa",
            "nhiệm kỳ",
            "thực hiện",
            "triển khai",
            "tổ chức thực hiện",
            "để",
            "nhằm",
            "cụ thể hóa",
            "ban hành",
            "quy định",
            "hướng dẫn",
            "phê duyệt",
            "sửa đổi",
            "bổ sung",
            "thay thế",
            "bãi bỏ",
            "công bố",
            "giao",
            "đã",
            "được",
            "là",
            "thì",
            "như",
            "theo",
            "tại",
            "trong",
            "với",
            "cho",
            "khi",
            "nêu",
            "yêu cầu",
            "chỉ đạo",
            "đến",
            "trên cơ sở",
            "căn cứ",
            "có",
            "ký",
            "nay",
            "quán triệt",
            "học tập",
            "báo cáo",
            "đề nghị",
            "thống nhất",
            "sơ kết",
            "tổng kết",
            "tăng cường",
            "tiếp tục",
            "đối với",
            "gồm",
            "bao gồm",
            "lần thứ",
            "vừa",
            "còn",
            "đang",
            "sẽ",
            "phải",
            "năm",
            "số",
            "các",
            "trình",
            "và nhiệm kỳ",
            "do",
            "từ",
            "chấp thuận",
            "đồng ý",
            "đẩy mạnh",
            "một số",
            "đính chính",
            "điều chỉnh",
            "giải quyết",
        ]
        .map(|words| (words, Stop::Issuer)),
    )
});

/// The most words of an issuer: "Ban Chỉ đạo Trung ương về phòng, chống …" stops before.
const ISSUER_WORDS: usize = 24;
/// The most words of an unquoted title.
const TITLE_WORDS: usize = 90;
/// How far a quoted title may run, in bytes.
pub(super) const TITLE_BYTES: usize = 1200;

/// Reads the fields that follow an identifier. `tokens` run up to the label of the next
/// mention; a quoted title may run past it.
pub(super) fn read(text: &[u8], tokens: &[Token], next_follows: bool) -> Tail {
    let words = &*WORDS;
    let mut tail = Tail::default();
    let mut at = 0;
    loop {
        let mut here = at;
        // Markdown closes and one comma or bracket may stand before each part.
        while tokens
            .get(here)
            .is_some_and(|token| token.is_sign('*') || token.is_sign('_'))
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
        if tail.date.is_none() {
            if let Some((date, len)) = date_at(tokens, here, bracket) {
                tail.date = Some((date, span(tokens, date_start(tokens, here), here + len)));
                end = Some(here + len);
            }
        }
        if end.is_none() && tail.issuer.is_none() && token.key == words.cua {
            if let Some(len) = issuer_at(tokens, here + 1) {
                tail.issuer = Some(span(tokens, here + 1, here + 1 + len));
                end = Some(here + 1 + len);
            }
        }
        if end.is_none() && tail.term.is_none() && token.key == words.khoa {
            if let Some(term) = tokens
                .get(here + 1)
                .and_then(|&token| roman_or_number(text, token))
            {
                tail.term = Some((term, span(tokens, here + 1, here + 2)));
                end = Some(here + 2);
            }
        }
        if end.is_none() && tail.title.is_none() && !bracket {
            if let Some((title, len)) = title_at(text, tokens, here, next_follows) {
                tail.title = Some(title);
                let inside = tokens[here..]
                    .iter()
                    .take_while(|token| (token.start as usize) < title.end)
                    .count();
                end = Some(here + len.max(inside));
                if !title.quoted {
                    // What ends an unquoted title may be the words that link to the next
                    // mention: leave them to the relations.
                    tail.taken = here;
                    return tail;
                }
            }
        }
        let Some(end) = end else { break };
        at = end;
        if bracket && tokens.get(at).is_some_and(|token| token.is_sign(')')) {
            at += 1;
        }
        tail.taken = at;
    }
    tail
}

fn span(tokens: &[Token], from: usize, to: usize) -> Span {
    Span::of(tokens[from].start as usize, tokens[to - 1].end as usize)
}

/// Where the numbers of a date start, behind "ký ngày".
fn date_start(tokens: &[Token], mut at: usize) -> usize {
    let words = &*WORDS;
    while tokens.get(at).is_some_and(|token| {
        [words.ngay, words.ky, words.ban, words.hanh].contains(&token.key) && token.is_word()
    }) {
        at += 1;
    }
    at
}

/// A date that starts at a token: its value and its length in tokens, with "ngày".
pub(super) fn date_at(tokens: &[Token], at: usize, bracket: bool) -> Option<(WrittenDate, usize)> {
    let words = &*WORDS;
    let first = date_start(tokens, at);
    let number = |index: usize| tokens.get(index).and_then(|token| token.number());
    let is = |index: usize, key: Key| {
        tokens
            .get(index)
            .is_some_and(|token| token.is_word() && token.key == key)
    };
    let year_of = |value: u64, token: &Token| match token.end - token.start {
        4 if (1900..2100).contains(&value) => Some(value as u16),
        2 => Some(value as u16 + if value >= 45 { 1900 } else { 2000 }),
        _ => None,
    };
    if let Some(day) = number(first) {
        // 16/6/2022, 16-6-2022, 16.6.2022
        let sign = tokens.get(first + 1)?;
        if let (Some(month), Some(year)) = (number(first + 2), number(first + 4)) {
            let same = tokens
                .get(first + 3)
                .is_some_and(|other| other.key == sign.key && other.kind == TokenKind::Sign);
            if same
                && sign.kind == TokenKind::Sign
                && ['/', '-', '.'].iter().any(|&known| sign.is_sign(known))
            {
                let year = year_of(year, &tokens[first + 4])?;
                if day <= 99 && month <= 99 {
                    return Some((
                        WrittenDate::from_dmy(day as u8, month as u8, year),
                        first + 5 - at,
                    ));
                }
            }
        }
        // 02 tháng 02 năm 2023
        if is(first + 1, words.thang) {
            if let (Some(month), true, Some(year)) = (
                number(first + 2),
                is(first + 3, words.nam),
                number(first + 4),
            ) {
                let year = year_of(year, &tokens[first + 4])?;
                if day <= 99 && month <= 99 {
                    return Some((
                        WrittenDate::from_dmy(day as u8, month as u8, year),
                        first + 5 - at,
                    ));
                }
            }
        }
        return None;
    }
    // tháng 6/2022, tháng 6 năm 2022
    if is(first, words.thang) {
        let month = number(first + 1).filter(|month| (1..=12).contains(month))?;
        let joined = tokens
            .get(first + 2)
            .is_some_and(|token| token.is_sign('/') || token.is_sign('-'))
            || is(first + 2, words.nam);
        let year = number(first + 3).filter(|_| joined)?;
        let year = year_of(year, &tokens[first + 3])?;
        return Some((
            WrittenDate::Month {
                year,
                month: month as u8,
            },
            first + 4 - at,
        ));
    }
    // năm 2022, directly behind the number
    if is(first, words.nam) && (at == 0 || bracket) {
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

/// The words of an issuer that starts at a token: their count.
pub(super) fn issuer_at(tokens: &[Token], from: usize) -> Option<usize> {
    let words = &*WORDS;
    let mut at = from;
    while at - from < ISSUER_WORDS {
        let Some(&token) = tokens.get(at) else { break };
        match token.kind {
            TokenKind::Word { .. } => {
                if at > from
                    && ISSUER_ENDS.starting(tokens, at).is_some()
                    && !names_a_board(tokens, at)
                {
                    break;
                }
                if at > from && (citation_starts(tokens, at) || citation_starts(tokens, at + 1)) {
                    // "… và Nghị quyết số": the conjunction belongs to the list.
                    break;
                }
                at += 1;
            }
            TokenKind::Sign if token.is_sign('-') && at > from => {
                // Bộ Lao động - Thương binh và Xã hội
                if tokens.get(at + 1).is_some_and(|next| next.is_capital()) {
                    at += 1;
                } else {
                    break;
                }
            }
            TokenKind::Sign if token.is_sign(',') && at > from => {
                // Bộ Văn hóa, Thể thao và Du lịch
                let ministry = tokens[from].key == words.bo || tokens[from].key == words.so_body;
                let listed = tokens[at + 1..]
                    .iter()
                    .take(7)
                    .take_while(|token| token.is_word())
                    .zip(tokens.iter().skip(at + 2))
                    .any(|(token, next)| token.key == words.va && next.is_capital());
                if ministry && listed && tokens.get(at + 1).is_some_and(|next| next.is_capital()) {
                    at += 1;
                } else {
                    break;
                }
            }
            _ => break,
        }
    }
    // "và" at the end leads on to the next citation.
    while at > from && (tokens[at - 1].key == words.va || !tokens[at - 1].is_word()) {
        at -= 1;
    }
    (at > from).then_some(at - from)
}

/// "Ban Chấp hành", "Ủy ban …": "hành" and the like inside a body's own name.
fn names_a_board(tokens: &[Token], at: usize) -> bool {
    // "Ban Chỉ đạo": a capital inside a name is part of the name.
    tokens[at].is_capital() && !tokens[at].is_all_capitals() && tokens[at - 1].is_capital()
}

/// Whether a type word with "số" or a number behind it starts here.
fn citation_starts(tokens: &[Token], at: usize) -> bool {
    label::type_word_at(tokens, at).is_some_and(|len| {
        tokens
            .get(at + len)
            .is_none_or(|next| label::is_so(*next) || next.number().is_some())
    })
}

fn roman_or_number(text: &[u8], token: Token) -> Option<u8> {
    if let Some(number) = token.number() {
        return u8::try_from(number)
            .ok()
            .filter(|number| (1..=40).contains(number));
    }
    roman(text.get(token.start as usize..token.end as usize)?)
}

/// A Roman numeral below 40.
pub(crate) fn roman(letters: &[u8]) -> Option<u8> {
    let mut value: i32 = 0;
    let mut largest = 0;
    if letters.is_empty() || letters.len() > 7 {
        return None;
    }
    for letter in letters.iter().rev() {
        let worth = match letter {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            _ => return None,
        };
        if worth < largest {
            value -= worth;
        } else {
            value += worth;
            largest = worth;
        }
    }
    // IIX, VV, IXX: only the canonical spelling counts.
    let value = u8::try_from(value).ok()?;
    (value > 0 && value < 40 && to_roman(value).as_bytes() == letters).then_some(value)
}

fn to_roman(mut value: u8) -> String {
    let mut letters = String::new();
    for (worth, sign) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while value >= worth {
            letters.push_str(sign);
            value -= worth;
        }
    }
    letters
}

/// A title that starts at a token: behind "về", "về việc", "V/v", or quoted at once.
fn title_at(
    text: &[u8],
    tokens: &[Token],
    at: usize,
    next_follows: bool,
) -> Option<(Title, usize)> {
    let words = &*WORDS;
    let mut from = at;
    let word = |index: usize, key: Key| {
        tokens
            .get(index)
            .is_some_and(|token| token.key == key && token.is_word())
    };
    if word(from, words.v)
        && tokens.get(from + 1).is_some_and(|token| token.is_sign('/'))
        && word(from + 2, words.v)
    {
        from += 3;
    } else if word(from, words.ve) {
        from += 1;
        if word(from, words.viec) {
            from += 1;
        }
    } else if !opens_quote(text, *tokens.get(from)?) {
        return None;
    }
    while tokens
        .get(from)
        .is_some_and(|token| token.is_sign(':') || token.is_sign('*'))
    {
        from += 1;
    }
    let first = *tokens.get(from)?;
    if opens_quote(text, first) {
        let (start, inner_end, end) = quoted(text, first)?;
        return Some((
            Title {
                span: Span::of(start, inner_end),
                quoted: true,
                end,
            },
            from - at + 1,
        ));
    }
    if from == at {
        return None;
    }
    let mut end = from;
    let mut depth = 0;
    while end - from < TITLE_WORDS {
        let Some(&token) = tokens.get(end) else { break };
        match token.kind {
            TokenKind::LineEnd | TokenKind::Skipped => break,
            TokenKind::Sign => {
                if token.is_sign(';') || token.is_sign('|') || token.is_sign('\t') {
                    break;
                }
                if token.is_sign('(') {
                    depth += 1;
                } else if token.is_sign(')') {
                    depth -= 1;
                    if depth < 0 {
                        break;
                    }
                } else if token.is_sign('.') && sentence_ends(tokens, end) {
                    break;
                }
            }
            _ => {}
        }
        end += 1;
    }
    let runs_into_next = end == tokens.len() && next_follows;
    if runs_into_next {
        // The words right before the next citation link to it.
        let cut = link_start(tokens, from);
        end = cut.max(from);
    }
    while end > from
        && (tokens[end - 1].kind == TokenKind::Sign && !tokens[end - 1].is_sign(')')
            || tokens[end - 1].key == words.va)
    {
        end -= 1;
    }
    if end <= from {
        return None;
    }
    let span = Span::of(first.start as usize, tokens[end - 1].end as usize);
    Some((
        Title {
            span,
            quoted: false,
            end: span.end(),
        },
        end - at,
    ))
}

/// Where the words that link an unquoted title to the next citation start: behind the
/// last comma, or the linking verb.
fn link_start(tokens: &[Token], from: usize) -> usize {
    let mut cut = tokens.len();
    while cut > from {
        if let Some(len) = links::any_ending(tokens, cut) {
            cut -= len;
        } else {
            break;
        }
    }
    cut
}

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
            // "TP. Hồ Chí Minh": a short capital word before the point is an abbreviation.
            let short = at.checked_sub(1).is_some_and(|before| {
                let before = tokens[before];
                before.is_all_capitals()
                    && before.end - before.start <= 3
                    && before.end == point.start
            });
            capital && !short
        }
        TokenKind::LineEnd | TokenKind::Skipped | TokenKind::Sign | TokenKind::Number => true,
    }
}

fn opens_quote(text: &[u8], token: Token) -> bool {
    if token.is_sign('“') {
        return true;
    }
    // A straight quote opens when a word follows it at once.
    (token.is_sign('"') || token.is_sign('”'))
        && text
            .get(token.end as usize)
            .is_some_and(|&byte| !byte.is_ascii_whitespace() && !byte.is_ascii_punctuation())
}

/// First byte behind the quotation that opens at a token, if one does.
pub(super) fn quotation_end(text: &[u8], token: Token) -> Option<usize> {
    opens_quote(text, token)
        .then(|| quoted(text, token))
        .flatten()
        .map(|(_, _, end)| end)
}

/// The inside of a quotation that starts at a token, and the byte behind its closing quote.
/// Quotes inside are followed to the same depth; a blank line ends an unclosed one, which
/// then is no title.
fn quoted(text: &[u8], open: Token) -> Option<(usize, usize, usize)> {
    let start = open.end as usize;
    let limit = text.len().min(start + TITLE_BYTES);
    let curly = open.is_sign('“');
    let mut depth = 1;
    let mut at = start;
    while at < limit {
        let rest = &text[at..limit];
        if rest.starts_with(b"\n\n") || rest.starts_with(b"\r\n\r\n") {
            return None;
        }
        let (step, change) = if curly && (rest.starts_with("“".as_bytes())) {
            (3, 1)
        } else if rest.starts_with("”".as_bytes()) || rest.starts_with("„".as_bytes()) {
            (3, -1)
        } else if rest.starts_with("»".as_bytes()) {
            (2, -1)
        } else if rest[0] == b'"' {
            // A straight quote closes what a curly one opened as well.
            (1, -1)
        } else {
            (1, 0)
        };
        depth += change;
        if depth == 0 {
            return Some((start, at, at + step));
        }
        at += step;
    }
    None
}
