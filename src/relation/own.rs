//! What a text says of itself: letterhead, date line, type and subject.
//!
//! Party and State letterheads have the same parts in two columns; in
//! plain text the columns arrive interleaved, so nothing here asks for an order. The own
//! number stands behind "Số" at the start of a line or a column, never behind a type word
//! or "Căn cứ". A blank number is "not readable"; it is no proof of a draft.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::stretch;
use crate::id::{Additions, Anchors, DocumentId, Level, recognise};
use crate::mention::WrittenDate;
use crate::text::{Key, Span, Text, Token, TokenKind, key, keys, restore, tokenise};

/// The head of a text, as far as one was found.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct OwnHead {
    /// The own identifier; open where the number is blank.
    pub id: Option<DocumentId>,
    /// Where the number stands, with its label: "Số          -BC/HU".
    pub number: Option<Span>,
    /// The date of the letterhead, as far as it is filled in.
    pub date: Option<WrittenDate>,
    /// Where the date line stands: "ngày      tháng     năm 2023".
    pub date_span: Option<Span>,
    /// The type in words: "BÁO CÁO".
    pub type_word: Option<Span>,
    /// The issuing body.
    pub issuer: Option<Span>,
    /// The body above it.
    pub superior: Option<Span>,
    /// The subject below the type word, over one or more lines.
    pub title: Option<Span>,
    /// The subject of a letter, behind "V/v" under its number.
    pub subject: Option<Span>,
    /// The first and the last day that the subject says the text is about: "năm 2023",
    /// "6 tháng đầu năm 2023", "quý I/2023". `None` where it names none, or several that
    /// nothing ranks.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// The level of the issuer, by the organ code or by the issuer's words.
    pub level: Option<Level>,
    pub(crate) is_report: bool,
    /// The type in words, where a table about the text has it beside the number.
    pub(crate) type_cell: Option<Span>,
}

/// The most lines of a head.
const LINES: usize = 45;
/// The most bytes of a head.
const BYTES: usize = 6_000;

struct Words {
    so: Key,
    ngay: Key,
    thang: Key,
    nam: Key,
    mottos: [Box<[Key]>; 3],
    about: [Box<[Key]>; 2],
    fields: Vec<(Box<[Key]>, Field)>,
    types: Vec<Box<[Key]>>,
    bodies: Vec<(Box<[Key]>, Option<Level>)>,
    starts: Vec<Box<[Key]>>,
    carrying: Box<[Key]>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    so: key("số"),
    ngay: key("ngày"),
    thang: key("tháng"),
    nam: key("năm"),
    mottos: [
        "đảng cộng sản việt nam",
        "cộng hòa xã hội chủ nghĩa",
        "độc lập - tự do",
    ]
    .map(keys),
    about: ["v/v", "về việc"].map(keys),
    fields: [
        ("số hiệu", Field::Number),
        ("số ký hiệu", Field::Number),
        ("ký hiệu", Field::Number),
        ("số văn bản", Field::Number),
        ("ngày ban hành", Field::Date),
        ("ngày ký", Field::Date),
        ("ngày văn bản", Field::Date),
        ("cơ quan ban hành", Field::Issuer),
        ("nơi ban hành", Field::Issuer),
        ("cơ quan", Field::Issuer),
        ("trích yếu", Field::Subject),
        ("nội dung trích yếu", Field::Subject),
        ("tiêu đề", Field::Subject),
        ("loại văn bản", Field::Type),
        ("thể loại", Field::Type),
    ]
    .into_iter()
    .map(|(words, field)| (keys(words), field))
    .collect(),
    types: [
        "báo cáo",
        "kế hoạch",
        "chương trình",
        "nghị quyết",
        "quyết định",
        "quy định",
        "chỉ thị",
        "kết luận",
        "quy chế",
        "hướng dẫn",
        "thông báo",
        "đề án",
        "tờ trình",
        "phương án",
        "biên bản",
        "thông tri",
        "thông tư",
        "nghị định",
        "công điện",
        "luật",
        "pháp lệnh",
        "chương trình hành động",
        "công văn",
    ]
    .into_iter()
    .map(keys)
    .collect(),
    bodies: [
        ("ban chấp hành trung ương", Some(Level::Central)),
        ("bộ chính trị", Some(Level::Central)),
        ("ban bí thư", Some(Level::Central)),
        ("chính phủ", Some(Level::Central)),
        ("thủ tướng chính phủ", Some(Level::Central)),
        ("quốc hội", Some(Level::Central)),
        ("bộ", Some(Level::Central)),
        ("đảng bộ tỉnh", Some(Level::Province)),
        ("đảng bộ thành phố", None),
        ("đảng bộ huyện", Some(Level::District)),
        ("đảng bộ quận", Some(Level::District)),
        ("đảng bộ thị xã", Some(Level::District)),
        ("đảng bộ xã", Some(Level::Commune)),
        ("đảng bộ phường", Some(Level::Commune)),
        ("đảng bộ", None),
        ("tỉnh ủy", Some(Level::Province)),
        ("thành ủy", None),
        ("huyện ủy", Some(Level::District)),
        ("quận ủy", Some(Level::District)),
        ("thị ủy", Some(Level::District)),
        ("đảng ủy", Some(Level::Commune)),
        ("chi bộ", Some(Level::Cell)),
        ("ủy ban nhân dân", None),
        ("ubnd", None),
        ("hội đồng nhân dân", None),
        ("sở", Some(Level::Province)),
        ("ban", None),
        ("văn phòng", None),
        ("ủy ban kiểm tra", None),
        ("ủy ban", None),
        ("mặt trận", None),
        ("công an", None),
        ("phòng", None),
        ("trường", None),
        ("đoàn", None),
    ]
    .into_iter()
    .map(|(words, level)| (keys(words), level))
    .collect(),
    starts: [
        "căn cứ",
        "thực hiện",
        "kính gửi",
        "kính trình",
        "thi hành",
        "trên cơ sở",
        "theo",
        "điều 1",
        "sau",
    ]
    .into_iter()
    .map(keys)
    .collect(),
    carrying: keys("thực hiện"),
});

/// One line of the head.
struct Line {
    span: Span,
    tokens: Vec<Token>,
}

/// Reads the head of a text. Cost: its first lines.
pub(super) fn read(text: Text<'_>, additions: &Additions) -> OwnHead {
    let bytes = text.as_str().as_bytes();
    let lines = lines(bytes, text.is_bare());
    let mut head = OwnHead::default();
    let added: Vec<Box<[Key]>> = additions.type_names().map(keys).collect();
    let motto = lines.iter().any(|line| {
        WORDS
            .mottos
            .iter()
            .any(|motto| find(&line.tokens, motto).is_some())
    });
    let body_start = (0..lines.len())
        .find(|&at| {
            let line = &lines[at];
            let starts = WORDS.starts.iter().any(|words| begins(&line.tokens, words));
            starts && !is_subject(&lines, at, &added) || line.span.len() > 320
        })
        .unwrap_or(lines.len());
    let zone = &lines[..body_start];
    number(bytes, zone, &mut head, additions);
    front_matter(bytes, &lines, &mut head, additions);
    if head.number.is_none() && !motto {
        // No letterhead: a passage, a register, an article.
        return head;
    }
    date(zone, &mut head);
    letter_subject(zone, &mut head);
    subject(bytes, zone, &mut head, &added);
    bodies(zone, &mut head);
    let by_code = head.id.as_ref().and_then(|id| additions.level(id));
    head.level = by_code.or(head.level);
    head
}

fn lines(bytes: &[u8], bare: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    while lines.len() < LINES && start < bytes.len().min(BYTES) {
        let rest = &bytes[start..bytes.len().min(start + BYTES)];
        let end = start + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        // A tab, or a run of blanks behind words, parts the columns of a letterhead.
        let mut from = start;
        for part in columns(&bytes[start..end]) {
            let to = from + part.len();
            let lead = part
                .iter()
                .take_while(|byte| byte.is_ascii_whitespace())
                .count();
            let body = from + lead;
            let trimmed = part[lead..].trim_ascii_end().len();
            if trimmed > 0 {
                let mut tokens = Vec::new();
                tokenise(bytes, body, (body + trimmed).min(body + 600), &mut tokens);
                if bare {
                    restore(&mut tokens);
                }
                lines.push(Line {
                    span: Span::of(body, body + trimmed),
                    tokens,
                });
            }
            from = to;
        }
        start = end + 1;
    }
    lines
}

/// Cuts a line where a tab stands, or four blanks or more between words. The pieces join to
/// the line again.
fn columns(line: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut words = false;
    let mut at = 0;
    while at < line.len() {
        let blanks = line[at..]
            .iter()
            .take_while(|&&byte| byte == b' ' || byte == b'\t')
            .count();
        if blanks == 0 {
            words = true;
            at += 1;
            continue;
        }
        let run = &line[at..at + blanks];
        let next = line.get(at + blanks).copied().unwrap_or(b' ');
        // "Số          -BC/HU", "ngày      tháng": a blank to be filled in is no column.
        let fills = !next.is_ascii_uppercase() && next < 0x80 || next.is_ascii_lowercase();
        if words && (run.contains(&b'\t') || blanks >= 4 && !fills) {
            parts.push(&line[start..at]);
            start = at;
            words = false;
        }
        at += blanks;
    }
    parts.push(&line[start..]);
    parts
}

fn begins(tokens: &[Token], words: &[Key]) -> bool {
    let skip = tokens
        .iter()
        .take_while(|token| token.kind == TokenKind::Sign)
        .count();
    let tokens = &tokens[skip..];
    tokens.len() >= words.len()
        && tokens
            .iter()
            .zip(words)
            .all(|(token, word)| token.key == *word)
}

fn find(tokens: &[Token], words: &[Key]) -> Option<usize> {
    tokens.windows(words.len()).position(|window| {
        window
            .iter()
            .zip(words)
            .all(|(token, word)| token.key == *word)
    })
}

/// "Luật số: 69/2025/QH15", "Nghị quyết số: 198/2025/QH15": the National Assembly writes the
/// type before its own number, and a colon behind "số".
fn numbers_law(line: &Line, at: usize) -> bool {
    let before = &line.tokens[..at];
    WORDS.types.iter().any(|words| {
        before.len() == words.len()
            && before
                .iter()
                .zip(words.iter())
                .all(|(token, key)| token.key == *key)
    }) && before.first().is_some_and(|first| first.is_capital())
        && line
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.is_sign(':'))
}

/// The own number: "Số" or "Số:" at the start of a line or of a column.
fn number(bytes: &[u8], zone: &[Line], head: &mut OwnHead, more: &Additions) {
    for line in zone {
        for (at, token) in line.tokens.iter().enumerate() {
            if token.key != WORDS.so || !(token.is_capital() || numbers_law(line, at)) {
                continue;
            }
            // A second column stands behind at least three blanks.
            let column = at == 0
                || !token.is_capital()
                || bytes[..token.start as usize].ends_with(b"   ")
                || line.tokens[..at]
                    .iter()
                    .all(|token| token.kind == TokenKind::Sign);
            if !column {
                continue;
            }
            let from = token.start as usize;
            let limit = line.span.end().min(from + 160);
            for anchor in Anchors::new(&bytes[..limit], from) {
                if let Some(found) = recognise(&bytes[..limit], anchor, from, more) {
                    let between = &bytes[token.end as usize..found.start];
                    if between.iter().all(|byte| !byte.is_ascii_alphanumeric()) {
                        head.number = Some(Span::of(from, found.end));
                        head.id = Some(found.id);
                        return;
                    }
                }
            }
        }
    }
}

/// Rows of a table about the text itself: "| Số hiệu | 25/2026/TT-BCT |". The first cell says
/// what the second holds.
fn front_matter(bytes: &[u8], lines: &[Line], head: &mut OwnHead, more: &Additions) {
    for line in lines {
        let signs: Vec<usize> = (0..line.tokens.len())
            .filter(|&at| line.tokens[at].is_sign('|'))
            .collect();
        let [0, middle, ..] = signs[..] else { continue };
        let end = signs.get(2).copied().unwrap_or(line.tokens.len());
        let name: Vec<Key> = line.tokens[1..middle]
            .iter()
            .filter(|token| token.is_word())
            .map(|token| token.key)
            .collect();
        let value = &line.tokens[middle + 1..end];
        let (Some(first), Some(last)) = (value.first(), value.last()) else {
            continue;
        };
        let span = Span::of(first.start as usize, last.end as usize);
        let Some(field) = WORDS
            .fields
            .iter()
            .find(|(words, _)| **words == *name)
            .map(|(_, field)| *field)
        else {
            continue;
        };
        match field {
            Field::Number if head.number.is_none() => {
                let found = Anchors::new(&bytes[..span.end()], span.start())
                    .find_map(|anchor| recognise(&bytes[..span.end()], anchor, span.start(), more));
                if let Some(found) = found {
                    head.number = Some(Span::of(found.start, found.end));
                    head.id = Some(found.id);
                }
            }
            Field::Date if head.date.is_none() => {
                if let Some((date, at)) = crate::mention::date_of(value) {
                    head.date = Some(date);
                    head.date_span = Some(at);
                }
            }
            Field::Issuer if head.issuer.is_none() => head.issuer = Some(span),
            Field::Subject if head.subject.is_none() => head.subject = Some(span),
            Field::Type if head.type_word.is_none() => {
                head.type_word = Some(span);
                head.type_cell = Some(span);
            }
            _ => {}
        }
    }
}

/// What a row of the front matter holds.
#[derive(Clone, Copy)]
enum Field {
    Number,
    Date,
    Issuer,
    Subject,
    Type,
}

/// The date line: "…, ngày      tháng     năm 2023", blanks included.
fn date(zone: &[Line], head: &mut OwnHead) {
    for line in zone {
        let tokens = &line.tokens;
        let Some(day) = tokens
            .iter()
            .position(|token| token.key == WORDS.ngay && token.is_word())
        else {
            continue;
        };
        let at = |key: Key, from: usize| {
            tokens[from..]
                .iter()
                .position(|token| token.key == key && token.is_word())
                .map(|at| from + at)
        };
        let Some(month) = at(WORDS.thang, day) else {
            continue;
        };
        let Some(year) = at(WORDS.nam, month) else {
            continue;
        };
        if month - day > 8 || year - month > 8 {
            continue;
        }
        let number =
            |from: usize, to: usize| tokens[from + 1..to].iter().find_map(|token| token.number());
        let year_end = tokens.len().min(year + 3);
        let (d, m, y) = (
            number(day, month),
            number(month, year),
            number(year, year_end),
        );
        let last = tokens[year..year_end]
            .iter()
            .rev()
            .find(|token| token.number().is_some())
            .unwrap_or(&tokens[year]);
        head.date_span = Some(Span::of(tokens[day].start as usize, last.end as usize));
        let y = y
            .filter(|year| (1900..2100).contains(year))
            .map(|year| year as u16);
        head.date = match (d, m, y) {
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
        return;
    }
}

/// The subject of a letter: the lines that begin with "V/v" or "Về việc" below the number.
fn letter_subject(zone: &[Line], head: &mut OwnHead) {
    let Some(number) = head.number else { return };
    let opens = |line: &Line| {
        begins(&line.tokens, &WORDS.about[0]) || begins(&line.tokens, &WORDS.about[1])
    };
    let Some(first) = zone
        .iter()
        .position(|line| line.span.start() > number.start() && opens(line))
    else {
        return;
    };
    let skip = if begins(&zone[first].tokens, &WORDS.about[0]) {
        3
    } else {
        2
    };
    let Some(start) = zone[first].tokens.get(skip) else {
        return;
    };
    // The left column of a letterhead is narrow: its lines go on below, without a gap.
    let mut last = first;
    for at in first + 1..zone.len().min(first + 6) {
        let capital = zone[at]
            .tokens
            .first()
            .is_some_and(|token| token.is_capital());
        let near = zone[at].span.start() - zone[last].span.end() < 40;
        if !near
            || capital && zone[at].span.len() > 60
            || zone[at].tokens.iter().any(|token| token.is_sign(':'))
            || zone[at].tokens.iter().any(|token| token.key == WORDS.ngay)
        {
            break;
        }
        last = at;
    }
    head.subject = Some(Span::of(start.start as usize, zone[last].span.end()));
}

/// The type that a line consists of, in capitals: "KẾ HOẠCH".
fn type_of<'k>(line: &Line, added: &'k [Box<[Key]>]) -> Option<&'k [Key]> {
    let words: Vec<&Token> = line.tokens.iter().filter(|token| token.is_word()).collect();
    let capitals = !words.is_empty() && words.iter().all(|token| token.is_all_capitals());
    let same = |types: &&[Key]| {
        let mut pairs = words.iter().zip(types.iter());
        words.len() == types.len() && pairs.all(|(token, key)| token.key == *key)
    };
    let mut types = WORDS.types.iter().chain(added).map(AsRef::as_ref);
    types.find(same).filter(|_| capitals)
}

/// Whether a line that begins like a paragraph is the subject right below the type: "KẾ HOẠCH /
/// Thực hiện Chiến lược …". A paragraph ends with a sign.
fn is_subject(lines: &[Line], at: usize, added: &[Box<[Key]>]) -> bool {
    let below = at > 0 && type_of(&lines[at - 1], added).is_some();
    let tokens = &lines[at].tokens;
    below && begins(tokens, &WORDS.carrying) && tokens.last().is_some_and(|last| last.is_word())
}

/// The type word on a line of its own, and the subject below it.
fn subject(bytes: &[u8], zone: &[Line], head: &mut OwnHead, added: &[Box<[Key]>]) {
    let typed = |(at, line): (usize, &Line)| Some((at, type_of(line, added)?));
    let Some((at, words)) = zone.iter().enumerate().find_map(typed) else {
        return;
    };
    head.type_word = Some(zone[at].span);
    head.is_report = *words == *keys("báo cáo");
    let below = zone[at + 1..].iter().take_while(|line| {
        let rule = line
            .tokens
            .iter()
            .all(|token| token.kind == TokenKind::Sign);
        !rule && line.span.len() <= 320
    });
    let lines: Vec<&Line> = below.collect();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return;
    };
    let span = first.span.join(last.span);
    // A subject is a few lines; a run of paragraphs is the text itself.
    if span.len() > 900 {
        return;
    }
    head.title = Some(span);
    let mut tokens = Vec::new();
    tokenise(bytes, span.start(), span.end(), &mut tokens);
    head.period = stretch::of_title(bytes, &tokens);
}

/// The bodies in capitals above the number: superior, then issuer.
fn bodies(zone: &[Line], head: &mut OwnHead) {
    let end = head.type_word.map_or(usize::MAX, Span::start);
    let mut found: Vec<(Span, Option<Level>)> = Vec::new();
    for line in zone.iter().filter(|line| line.span.start() < end) {
        let capitals = line
            .tokens
            .iter()
            .filter(|token| token.is_word())
            .all(|token| token.is_all_capitals());
        let body = WORDS
            .bodies
            .iter()
            .filter(|(words, _)| begins(&line.tokens, words))
            .max_by_key(|(words, _)| words.len());
        let motto = WORDS
            .mottos
            .iter()
            .any(|motto| find(&line.tokens, motto).is_some());
        if let (true, Some((_, level))) = (capitals && !motto, body) {
            found.push((line.span, *level));
        }
    }
    match found[..] {
        [] => {}
        [(issuer, level)] => {
            head.issuer = Some(issuer);
            head.level = level;
        }
        [(superior, _), (issuer, level), ..] => {
            head.superior = Some(superior);
            head.issuer = Some(issuer);
            head.level = level;
        }
    }
}
