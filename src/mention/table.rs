//! Registers: tables with one document a row, columns told by their headings.
//!
//! A row of a Markdown table, or of a sheet pasted with tabs, gives a document's date, issuer
//! and title in cells of their own. The heading row says which is which (as in
//! "số, ký hiệu; ngày tháng; tên loại và trích yếu; …", in any order).

use std::sync::LazyLock;

use memchr::{memchr_iter, memrchr};

use super::dating::date_at;
use super::{WrittenDate, sentence_ends};
use crate::text::{Key, Phrases, Span, Token, TokenKind, key_list, tokenise};

/// What a column of a register holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Title,
    Date,
    Issuer,
    /// Documents from above.
    Superior,
    /// Documents that answer them.
    Answer,
    /// A heading for the document of the row, while headings are read: beside documents from above it
    /// answers them, else it tells nothing.
    Number,
    Other,
}

/// The fields that the row of a mention gives it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Row {
    pub(super) date: Option<(WrittenDate, Span)>,
    pub(super) issuer: Option<Span>,
    pub(super) title: Option<Span>,
    /// The column that the mention stands in, and its heading.
    pub(super) column: Option<(Column, Span)>,
    /// Whether it was not read to its end, or its headings were not found for its length.
    pub(super) cut: bool,
}

/// The headings of the table read last, so that its rows do not look for them again.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// First byte of the table, and first byte behind the last row read.
    table: (usize, usize),
    sign: u8,
    columns: Vec<(Column, Span)>,
    /// Whether the table begins further up than its first row was looked for.
    far: bool,
}

/// The most bytes of a row.
const ROW: usize = 4_000;
/// The most bytes that a table's first row is looked for in, upwards.
const TABLE: usize = 64_000;

#[rustfmt::skip]
static COLUMNS: LazyLock<Phrases<Column>> = LazyLock::new(|| {
    Phrases::new([
        ("nội dung", Column::Title), ("trích yếu", Column::Title), ("tiêu đề", Column::Title), ("tên văn bản", Column::Title),
        ("nội dung trích yếu", Column::Title), ("về việc", Column::Title), ("tên loại và trích yếu", Column::Title), ("trích yếu nội dung", Column::Title),
        ("ngày", Column::Date), ("ngày ban hành", Column::Date), ("ngày tháng", Column::Date), ("ngày, tháng", Column::Date), ("ngày văn bản", Column::Date),
        ("ngày ký", Column::Date), ("ban hành", Column::Date), ("thời gian ban hành", Column::Date),
        ("cơ quan", Column::Issuer), ("cơ quan ban hành", Column::Issuer), ("nơi ban hành", Column::Issuer), ("tác giả", Column::Issuer),
        ("văn bản cấp trên", Column::Superior), ("văn bản của cấp trên", Column::Superior), ("văn bản chỉ đạo", Column::Superior), ("văn bản trung ương", Column::Superior),
        ("văn bản của trung ương", Column::Superior), ("văn bản của tỉnh", Column::Superior), ("văn bản của tỉnh ủy", Column::Superior), ("văn bản đến", Column::Superior),
        ("văn bản của huyện", Column::Answer), ("văn bản của xã", Column::Answer), ("văn bản của đảng ủy", Column::Answer), ("văn bản của huyện ủy", Column::Answer),
        ("văn bản cụ thể hóa", Column::Answer), ("văn bản triển khai", Column::Answer), ("văn bản thực hiện", Column::Answer), ("văn bản trả lời", Column::Answer),
        ("văn bản đã ban hành", Column::Answer), ("văn bản của đơn vị", Column::Answer), ("số ký hiệu văn bản trả lời", Column::Answer),
        ("đơn vị ban hành", Column::Issuer), ("chủ thể ban hành", Column::Issuer),
        ("triển khai văn bản", Column::Superior), ("thực hiện văn bản", Column::Superior), ("văn bản được triển khai", Column::Superior), ("văn bản được cụ thể hóa", Column::Superior),
        ("văn bản được thực hiện", Column::Superior), ("cụ thể hóa văn bản", Column::Superior), ("để thực hiện", Column::Superior), ("nhằm thực hiện", Column::Superior),
        ("số ký hiệu", Column::Number), ("số, ký hiệu", Column::Number), ("số và ký hiệu", Column::Number), ("số hiệu", Column::Number), ("số văn bản", Column::Number), ("số hiệu văn bản", Column::Number),
        ("cơ quan tham mưu", Column::Other), ("cơ quan chủ trì", Column::Other), ("cơ quan thực hiện", Column::Other), ("cơ quan phối hợp", Column::Other), ("cơ quan soạn thảo", Column::Other),
        ("cơ quan triển khai", Column::Other), ("cơ quan nhận", Column::Other), ("cơ quan tiếp nhận", Column::Other), ("ngày hiệu lực", Column::Other), ("ngày có hiệu lực", Column::Other), ("ngày nhận", Column::Other),
    ])
});

impl Headings {
    /// What the row around `at` says of the document there; nothing where it is no row, or
    /// where no heading tells its columns.
    pub(super) fn row(&mut self, text: &[u8], at: usize) -> Row {
        let start = memrchr(b'\n', &text[at.saturating_sub(ROW)..at])
            .map_or(at.saturating_sub(ROW), |offset| {
                at.saturating_sub(ROW) + offset + 1
            });
        let line = line(text, start);
        let Some(sign) = separator(line) else {
            return Row::default();
        };
        let inside = self.sign == sign && self.table.0 < start && start <= self.table.1;
        if !inside {
            self.read(text, start, sign);
        }
        self.table.1 = self.table.1.max(start + line.len() + 1);
        if self.columns.is_empty() {
            return Row {
                cut: self.far && !inside,
                ..unheaded(text, line, sign, start, at)
            };
        }
        let mut row = Row {
            cut: line.len() == ROW || at - start == ROW,
            ..Row::default()
        };
        let own = cells(line, sign).position(|(from, to)| (start + from..start + to).contains(&at));
        row.column = own.and_then(|own| self.columns.get(own)).copied();
        let answers = self
            .columns
            .iter()
            .any(|(column, _)| *column == Column::Answer);
        match row.column {
            Some((Column::Title, _)) | None => {
                return Row {
                    cut: row.cut,
                    ..Row::default()
                };
            }
            // Date and title of such a row are those of the answer.
            Some((Column::Superior, _)) if answers => return row,
            _ => {}
        }
        for ((from, to), (column, _)) in cells(line, sign).zip(&self.columns) {
            let Some(span) = content(text, start + from, start + to) else {
                continue;
            };
            match column {
                Column::Title => row.title = clause(text, span),
                Column::Issuer => row.issuer = Some(span),
                Column::Date => {
                    let mut tokens = Vec::new();
                    tokenise(text, span.start(), span.end(), &mut tokens);
                    row.date = date_at(&tokens, 0, false).map(|(date, _)| (date, span));
                }
                Column::Superior | Column::Answer | Column::Number | Column::Other => {}
            }
        }
        row
    }

    /// Looks for the first row of the table above a row, and reads it as headings.
    fn read(&mut self, text: &[u8], row: usize, sign: u8) {
        let floor = row.saturating_sub(TABLE);
        let mut first = row;
        while first > floor {
            let end = first - 1;
            let start =
                memrchr(b'\n', &text[floor..end]).map_or(floor, |offset| floor + offset + 1);
            if separator(&text[start..end]) != Some(sign) {
                break;
            }
            first = start;
        }
        self.far = first <= floor && floor > 0;
        self.table = (first, row);
        self.sign = sign;
        self.columns.clear();
        if first == row {
            return;
        }
        let head = line(text, first);
        let mut columns: Vec<(Column, Span)> = cells(head, sign)
            .map(|(from, to)| {
                let mut tokens: Vec<Token> = Vec::new();
                tokenise(head, from, to, &mut tokens);
                tokens.retain(|token| token.is_word() || token.is_sign(','));
                let keys: Vec<Key> = tokens.iter().map(|token| token.key).collect();
                (0..keys.len().min(3))
                    .find_map(|at| COLUMNS.starting(&tokens, at))
                    .map_or(
                        (Column::Other, Span::of(first + from, first + to)),
                        |(_, column)| {
                            (
                                column,
                                content(text, first + from, first + to)
                                    .unwrap_or(Span::of(first + from, first + to)),
                            )
                        },
                    )
            })
            .collect();
        let has = |wanted: Column| columns.iter().any(|(column, _)| *column == wanted);
        let numbered = if has(Column::Superior) && !has(Column::Answer) {
            Column::Answer
        } else {
            Column::Other
        };
        for (column, _) in &mut columns {
            if *column == Column::Number {
                *column = numbered;
            }
        }
        if columns.iter().any(|(column, _)| *column != Column::Other) {
            self.columns = columns;
        }
    }
}

/// What a row says whose table has no headings: "| A | 24/02/2020 | Quản lý cát, sỏi |". A date alone
/// in the cell behind the document is its own, and what the next cell holds is its title.
fn unheaded(text: &[u8], line: &[u8], sign: u8, start: usize, at: usize) -> Row {
    let mut row = Row::default();
    let mut cells = cells(line, sign).skip_while(|(_, to)| start + to <= at);
    let own = cells.next().is_some_and(|(from, _)| start + from <= at);
    let (Some((from, to)), true) = (cells.next(), own) else {
        return row;
    };
    let mut tokens = Vec::new();
    tokenise(text, start + from, start + to, &mut tokens);
    let Some((date, _)) = date_at(&tokens, 0, false).filter(|(_, len)| *len == tokens.len()) else {
        return row;
    };
    row.date = content(text, start + from, start + to).map(|span| (date, span));
    if let Some(span) = cells
        .next()
        .and_then(|(from, to)| content(text, start + from, start + to))
    {
        tokens.clear();
        tokenise(text, span.start(), span.end(), &mut tokens);
        let words = tokens.iter().filter(|token| token.is_word()).count();
        if words > 2 && tokens[0].is_word() {
            row.title = clause(text, span);
        }
    }
    row
}

fn line(text: &[u8], start: usize) -> &[u8] {
    let rest = &text[start..text.len().min(start + ROW)];
    let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    &rest[..end]
}

/// The sign that parts the cells of a line: `|` when it opens with one, a tab when it has two.
fn separator(line: &[u8]) -> Option<u8> {
    let body = line.trim_ascii_start();
    if body.first() == Some(&b'|') && body.len() > 2 {
        Some(b'|')
    } else if memchr_iter(b'\t', line).nth(1).is_some() {
        Some(b'\t')
    } else {
        None
    }
}

/// The cells of a line, as ranges of its bytes.
fn cells(line: &[u8], sign: u8) -> impl Iterator<Item = (usize, usize)> + '_ {
    let lead = if sign == b'|' {
        line.iter()
            .position(|&byte| byte == b'|')
            .map_or(0, |at| at + 1)
    } else {
        0
    };
    let mut at = lead;
    line[lead..]
        .split(move |&byte| byte == sign)
        .map(move |cell| {
            let from = at;
            at += cell.len() + 1;
            (from, from + cell.len())
        })
}

/// The first clause of a cell: what stands before a dash or a bracket with more than a word
/// or two in it is the title, the rest a remark.
fn clause(text: &[u8], span: Span) -> Option<Span> {
    let mut tokens = Vec::new();
    tokenise(text, span.start(), span.end(), &mut tokens);
    let end = (0..tokens.len()).find(|&at| {
        let spaced = at > 0
            && tokens[at - 1].end < tokens[at].start
            && tokens
                .get(at + 1)
                .is_some_and(|next| next.start > tokens[at].end);
        let closes = tokens[at..]
            .iter()
            .position(|token| token.is_sign(')'))
            .unwrap_or(tokens.len());
        spaced
            && tokens[at].is_sign('-')
            && text.get(span.start()).is_some()
            && tokens[at].end - tokens[at].start > 1
            || tokens[at].is_sign('(') && closes > 3
            // "Kỹ thuật an toàn trong khai thác: tiêu chuẩn chức danh, huấn luyện"
            || tokens[at].is_sign(':') && at > 0
            || tokens[at].is_sign('.') && sentence_ends(&tokens, at)
    });
    // "Phụ lục VIII: phân quyền …" tells of a part of it.
    let part = end.is_some_and(|end| tokens[end].is_sign(':')) && PARTS.contains(&tokens[0].key);
    let end = end.unwrap_or(tokens.len());
    (end > 0 && !part).then(|| Span::of(span.start(), tokens[end - 1].end as usize))
}

const PARTS: [Key; 5] = key_list(["điều", "khoản", "mục", "phụ", "phần"]);

/// A cell without blanks and marks around it; `None` when nothing is left.
fn content(text: &[u8], from: usize, to: usize) -> Option<Span> {
    let mut tokens = Vec::new();
    tokenise(text, from, to, &mut tokens);
    let mark = |token: &Token| {
        token.kind == TokenKind::Sign
            && !token.is_sign('(')
            && !token.is_sign(')')
            && !token.is_sign('“')
            && !token.is_sign('”')
    };
    let first = tokens.iter().position(|token| !mark(token))?;
    let last = tokens.iter().rposition(|token| !mark(token))?;
    Some(Span::of(
        tokens[first].start as usize,
        tokens[last].end as usize,
    ))
}
