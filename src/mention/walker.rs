//! From slash to slash: identifiers first, then the fields between them.
//!
//! The walker finds the next identifier before it reads the fields of the one in hand, so
//! that the next mention bounds every field: no title swallows the next citation. The stretch
//! between two identifiers holds the fields of the first, the words that link the two, and
//! the label of the second. Of a long one as much is read as these take.

use std::collections::VecDeque;
use std::sync::LazyLock;

use memchr::memchr_iter;

use super::WrittenDate;
use super::dating::{clause_start, date_opening};
use super::gap::{FULL, Gap, NEAR, Reach, boundary, join_wrapped_lines};
use super::issuer::{
    decider_before, ends_with_having, ends_with_issuing, ends_with_request, issuer_before,
    requester_before,
};
use super::label::{self, Label};
use super::quote::{opens_quote, quotation_end};
use super::short::Antecedents;
use super::table::{Headings, Row};
use super::tail::{self, Tail};
use super::{Cut, CutKind, Mention, Origin};
use crate::id::{Additions, Anchors, Found, Ordinal, Organ, Repairs, recognise};
use crate::text::{Key, Span, Text, Token, TokenKind, WordReader, key, restore};

/// An identifier with its place, before its fields are known.
struct Core {
    found: Found,
    origin: Origin,
    /// Whether the text decides which full form a short form stands for.
    decided: bool,
}

/// Walks a text from mention to mention.
pub(crate) struct Walker<'t, 'm> {
    text: Text<'t>,
    more: &'m Additions,
    /// Whether its words have no accents.
    bare: bool,
    anchors: Anchors<'t>,
    queue: VecDeque<Core>,
    floor: usize,
    /// The identifier whose fields come next, and its label as spans.
    held: Option<(Core, Held)>,
    words: WordReader,
    gap: Vec<Token>,
    reach: Reach,
    /// First byte behind a quoted title that is still open.
    quote_end: usize,
    antecedents: Antecedents<'m>,
    headings: Headings,
    /// Type word of the last mention, for lists that share it.
    shared_type: Option<Span>,
    started: bool,
    cuts: Vec<Cut>,
}

/// What the label of a held identifier said.
#[derive(Clone, Copy, Default)]
struct Held {
    type_word: Option<Span>,
    labelled: bool,
    in_title: bool,
    /// A law's name before its number.
    name: Option<Span>,
    /// The body that the words before say issued it, and when.
    issuer: Option<Span>,
    date: Option<(WrittenDate, Span)>,
    /// Whether no word stands between the start of its line or cell and its label.
    heads_cell: bool,
    /// Whether only list signs stand between it and the mention before.
    listed: bool,
}

struct Words {
    list: [Key; 5],
    about: [Key; 2],
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    list: [key("và"), key("đến"), key("hoặc"), key("cùng"), key("với")],
    about: [key("về"), key("việc")],
});

impl<'t, 'm> Walker<'t, 'm> {
    /// What is added counts as known.
    pub(crate) fn new(text: Text<'t>, more: &'m Additions) -> Self {
        Self {
            text,
            more,
            bare: text.is_bare(),
            anchors: Anchors::new(text.as_str().as_bytes(), 0),
            queue: VecDeque::new(),
            floor: 0,
            held: None,
            words: WordReader::default(),
            gap: Vec::new(),
            reach: NEAR,
            quote_end: 0,
            antecedents: Antecedents::new(more),
            headings: Headings::default(),
            shared_type: None,
            started: false,
            cuts: Vec::new(),
        }
    }

    /// A walker that reads the widest stretch at once: what the narrow one is held to.
    #[cfg(test)]
    fn wide(text: Text<'t>, more: &'m Additions) -> Self {
        Self {
            reach: FULL,
            ..Self::new(text, more)
        }
    }

    /// What was left out so far, in text order.
    pub(crate) fn cuts(&self) -> &[Cut] {
        &self.cuts
    }

    fn cut(&mut self, kind: CutKind, span: Span) {
        let cut = Cut { kind, span };
        if self.cuts.last() != Some(&cut) {
            self.cuts.push(cut);
        }
    }

    /// A quotation that nothing closes, by its first words.
    fn cut_quotation(&mut self, quote: Token) {
        let bytes = self.text.as_str().as_bytes();
        let start = quote.start as usize;
        let rest = &bytes[start..boundary(bytes, bytes.len().min(start + QUOTED))];
        let line = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let end = start + rest[..line].trim_ascii_end().len();
        self.cut(
            CutKind::Quotation,
            Span::of(start, end.max(quote.end as usize)),
        );
    }

    /// Finds the first identifier and reads what stands before it.
    fn begin(&mut self) -> Option<()> {
        let bytes = self.text.as_str().as_bytes();
        self.started = true;
        let core = self.next_core()?;
        let start = core.found.start;
        self.gap.clear();
        let from = boundary(bytes, start.saturating_sub(FULL.before));
        self.words.read(bytes, from, start, &mut self.gap);
        if self.bare {
            restore(&mut self.gap);
        }
        join_wrapped_lines(bytes, &mut self.gap);
        let label = label::read(&self.gap, is_law(&core.found), self.antecedents.types());
        let held = self.hold(0, label, core.found.id.organ.as_ref());
        self.held = Some((core, held));
        Some(())
    }

    /// Reads the words behind an identifier up to the next: its fields, and the label of the
    /// next. A short form among the words becomes the next mention. `heads` tells whether the
    /// identifier heads its line or cell.
    fn read_on(&mut self, core: &Core, heads: bool, next: &mut Option<Core>) -> (Tail, Label) {
        let bytes = self.text.as_str().as_bytes();
        let end = core.found.end;
        let mut reach = self.reach;
        let mut asked = reach == FULL;
        loop {
            let to = next.as_ref().map(|next| next.found.start);
            let gap = Gap::new(bytes, end, to, reach);
            if !asked
                && self
                    .antecedents
                    .may_stand(bytes, &gap.beyond(), &mut self.words)
            {
                reach = FULL;
                asked = true;
                continue;
            }
            asked = true;
            gap.read(bytes, &mut self.words, &mut self.gap);
            if self.bare {
                restore(&mut self.gap);
            }
            join_wrapped_lines(bytes, &mut self.gap);
            let missed = self.antecedents.missed().len();
            let short = self.antecedents.find(bytes, &self.gap);
            for at in missed..self.antecedents.missed().len() {
                self.cut(CutKind::Short, self.antecedents.missed()[at]);
            }
            if let Some(short) = short {
                // It stands before the identifier found next, which waits its turn.
                if let Some(later) = next.take() {
                    self.queue.push_front(later);
                }
                let (number, last) = (self.gap[short.at], self.gap[short.last]);
                self.gap.truncate(short.at);
                *next = Some(Core {
                    found: Found {
                        start: number.start as usize,
                        end: last.end as usize,
                        id: short.id,
                        repairs: Repairs::NONE,
                        instead: None,
                    },
                    origin: Origin::Short,
                    decided: short.certain,
                });
            }
            let next_end = next.as_ref().map(|next| next.found.end);
            let law = next.as_ref().is_some_and(|next| is_law(&next.found));
            let label = if next.is_some() {
                label::read(&self.gap, law, self.antecedents.types())
            } else {
                Label::none(self.gap.len())
            };
            let tail = if core.origin == Origin::List {
                Tail::default()
            } else {
                let wrapped = closes(bytes, core.found.start, self.gap.first());
                let fields = &self.gap[usize::from(wrapped).min(label.start)..label.start];
                let mut tail = tail::read(bytes, fields, next_end, heads);
                if tail.taken > 0 {
                    tail.taken += usize::from(wrapped);
                }
                tail
            };
            if let Some((from, to)) = gap.unread {
                let mut further = reach;
                if next.is_some() && reach.before < FULL.before {
                    further.before = self.reach_of_label(label, law, reach.before, (from, to));
                }
                if reach != FULL && self.fields_go_on(&gap, from, &tail) {
                    // Both ends in full may leave nothing out.
                    further = if reach.after < FULL.after {
                        Reach {
                            after: FULL.after.min(reach.after * 2),
                            ..further
                        }
                    } else {
                        FULL
                    };
                }
                if further != reach {
                    reach = further;
                    continue;
                }
            }
            if let Some(title) = tail.title.filter(|title| !title.quoted && title.len > 0) {
                // A blank or a sign may stand between the last word and the edge.
                let at_edge = gap
                    .unread
                    .is_some_and(|(edge, _)| !gap.line_ends && title.span.end() + 4 >= edge);
                if title.cut || at_edge {
                    self.cut(CutKind::Title, title.span);
                }
            }
            if let Some(quote) = tail.unclosed {
                self.cut_quotation(quote);
            }
            return (tail, label);
        }
    }

    /// Whether a field runs to the end of what was read behind an identifier.
    fn fields_go_on(&self, gap: &Gap, edge: usize, tail: &Tail) -> bool {
        let head = self
            .gap
            .iter()
            .take_while(|token| (token.end as usize) <= edge)
            .count();
        let left = &self.gap[tail.taken.min(head)..head];
        let title = tail
            .title
            .is_some_and(|title| !title.quoted && title.span.end() + 24 >= edge);
        // A title in brackets has no end yet.
        let bracket = left.first().is_some_and(|token| token.is_sign('('))
            && !left.iter().any(|token| token.is_sign(')'));
        let opens = left.first().is_none_or(|token| tail::may_open(*token));
        let short = left.len() <= if opens { 8 } else { 3 };
        // A title with nothing to lead it in shows by the date behind it.
        let bare = tail.taken == 0 && left.first().is_some_and(|token| token.is_capital());
        !gap.line_ends && (short || title || bracket || bare)
    }

    /// How far before an identifier to read for its label and for what is asked of the words
    /// before that: `reach`, if it was enough. `unread` was not read.
    fn reach_of_label(
        &self,
        label: Label,
        law: bool,
        reach: usize,
        unread: (usize, usize),
    ) -> usize {
        let bytes = self.text.as_str().as_bytes();
        let before = &self.gap[..label.start];
        let read = before
            .iter()
            .rev()
            .take_while(|token| token.kind != TokenKind::Skipped);
        // A quotation may have begun before.
        let from = unread.0.max(unread.1.saturating_sub(FULL.before));
        let quotes = memchr_iter(0xE2, &bytes[from..unread.1])
            .any(|at| bytes[from + at..].starts_with("“".as_bytes()));
        if law || quotes || ends_with_request(before) {
            return FULL.before;
        }
        // The body that issues, and the day before it, stand in the same sentence.
        let cut = |start: usize| before[start - 1].kind == TokenKind::Skipped;
        let issues = (ends_with_issuing(before) || ends_with_having(before)) && {
            let start = clause_start(before);
            start > 0 && cut(start)
        };
        // A type word of many syllables may be cut.
        let unnamed = label.type_word.is_none() && reach == NEAR.before;
        if issues || unnamed || read.count() <= 2 {
            FULL.before.min(reach * 2)
        } else {
            reach
        }
    }

    pub(crate) fn advance(&mut self) -> Option<Mention<'t>> {
        let bytes = self.text.as_str().as_bytes();
        if !self.started {
            self.begin()?;
        }
        let (core, held) = self.held.take()?;
        let mut next = self.next_core();
        let (start, end) = (core.found.start, core.found.end);
        let (tail, label) = self.read_on(&core, held.heads_cell, &mut next);
        if let Some(title) = tail.title.filter(|title| title.quoted) {
            self.quote_end = self.quote_end.max(title.end);
        }
        let row = if core.origin == Origin::Written && held.heads_cell {
            self.headings.row(bytes, start)
        } else {
            Row::default()
        };
        if row.cut {
            self.cut(CutKind::Row, Span::of(start, end));
        }
        let inherited = held.type_word.is_none() && held.listed;
        let type_word = if inherited {
            self.shared_type
        } else {
            held.type_word
        };
        self.shared_type = type_word;
        if let Some(next) = next {
            let mut later = self.hold(tail.taken, label, next.found.id.organ.as_ref());
            // "Bộ Chính trị ban hành Nghị quyết số 71-NQ/TW và Nghị quyết số 72-NQ/TW"
            let one_body = match (&next.found.id.organ, &core.found.id.organ) {
                // "1018/SCT-KTATMT", "2854/SCT-CN": one body, two of its offices.
                (Some(one), Some(other)) => one == other || one.lead() == other.lead(),
                (None, None) => true,
                _ => false,
            };
            if later.listed && one_body {
                later.issuer = later.issuer.or(held.issuer);
            }
            self.held = Some((next, later));
        }
        Some(Mention {
            text: self.text,
            span: Span::of(start, end),
            repairs: core.found.repairs,
            other: core.found.instead,
            id: core.found.id,
            origin: core.origin,
            decided: core.decided,
            labelled: held.labelled,
            in_title: held.in_title,
            type_word,
            type_inherited: inherited && type_word.is_some(),
            date: tail.date.or(row.date).or(held.date),
            issuer: tail.issuer.or(row.issuer).or(held.issuer),
            term: tail.term,
            title: held
                .name
                .or(tail.title.map(|title| title.span))
                .or(row.title),
            column: row.column,
            same_day: tail.same_day,
            title_quoted: held.name.is_none() && tail.title.is_some_and(|title| title.quoted),
        })
    }

    /// Keeps what the label of the identifier behind the gap says, and the words before it.
    fn hold(&mut self, taken: usize, label: Label, organ: Option<&Organ>) -> Held {
        let bytes = self.text.as_str().as_bytes();
        let from = taken.min(label.start);
        let link = &self.gap[from..label.start];
        // A title that is quoted behind words without a number: "Nghị quyết về “…”".
        let mut open = None;
        for pair in link.windows(2) {
            let quote = pair[1];
            if quote.kind == TokenKind::Sign
                && WORDS.about.contains(&pair[0].key)
                && (quote.start as usize) >= self.quote_end
            {
                if let Some(end) = quotation_end(bytes, quote) {
                    self.quote_end = end;
                } else if opens_quote(bytes, quote) {
                    open = Some(quote);
                }
            }
        }
        let end = self.gap.last().map_or(0, |token| token.end as usize);
        let in_title = end < self.quote_end;
        let listed = is_list_link(link);
        let heads_cell = heads_cell(link);
        let issuer = issuer_before(link)
            .or_else(|| requester_before(bytes, link))
            .or_else(|| decider_before(bytes, link, organ));
        let date = if ends_with_issuing(link) || ends_with_having(link) && issuer.is_some() {
            date_opening(link)
        } else {
            None
        };
        if let Some(quote) = open {
            self.cut_quotation(quote);
        }
        Held {
            type_word: label
                .type_word
                .map(|(from, to)| span_of(&self.gap, from, to)),
            name: label.name.map(|(from, to)| span_of(&self.gap, from, to)),
            issuer,
            date,
            heads_cell,
            labelled: label.so || label.type_word.is_some(),
            in_title,
            listed,
        }
    }

    fn next_core(&mut self) -> Option<Core> {
        if let Some(core) = self.queue.pop_front() {
            return Some(core);
        }
        let bytes = self.text.as_str().as_bytes();
        loop {
            let anchor = self.anchors.next()?;
            let Some(found) = recognise(bytes, anchor, self.floor, self.more) else {
                continue;
            };
            self.items_before(&found);
            if let Some(ordinal) = found.id.ordinal() {
                self.antecedents.remember(ordinal, anchor);
            }
            self.floor = found.end;
            self.anchors.skip_to(found.end);
            let core = Core {
                found,
                origin: Origin::Written,
                decided: true,
            };
            let Some(item) = self.queue.pop_front() else {
                return Some(core);
            };
            self.queue.push_back(core);
            return Some(item);
        }
    }

    /// The numbers of a list that share the type and organ of its last item: "số 18, 19,
    /// 20-NQ/TW". The list must open with "số" or a type word.
    fn items_before(&mut self, found: &Found) {
        let bytes = self.text.as_str().as_bytes();
        let before = bytes[..found.start].trim_ascii_end();
        // "," or the last letter of "và", "đến", "hoặc"; and "đến số".
        let follows = match before.last() {
            Some(b',' | 0xA0 | b'n' | b'c') => true,
            Some(0x91) => before.ends_with("đến số".as_bytes()),
            _ => false,
        };
        if !follows || found.id.ordinal.is_none() {
            return;
        }
        let from = boundary(bytes, self.floor.max(found.start.saturating_sub(160)));
        let mut tokens = std::mem::take(&mut self.gap);
        tokens.clear();
        self.words.read(bytes, from, found.start, &mut tokens);
        if self.bare {
            restore(&mut tokens);
        }
        let mut end = tokens.len();
        // "từ số 139 đến số 141-CTr/TU"
        if end > 3 && label::is_so(tokens[end - 1]) && tokens[end - 2].key == WORDS.list[1] {
            end -= 1;
        }
        let mut items = Vec::new();
        while end >= 2 {
            let (number, separator) = (tokens[end - 2], tokens[end - 1]);
            let separates = separator.is_sign(',')
                || WORDS.list[..3].contains(&separator.key) && separator.is_word();
            let width = number.end - number.start;
            let glued = end >= 3
                && tokens[end - 3].kind == TokenKind::Sign
                && tokens[end - 3].end == number.start;
            match number.number() {
                Some(value) if separates && width <= 5 && !glued => {
                    items.push((number, value as u32, width as u8));
                }
                _ => break,
            }
            end -= 2;
        }
        let label = label::read(&tokens[..end], false, self.antecedents.types());
        if !items.is_empty() && (label.so || label.type_word.is_some()) {
            for (token, value, width) in items.into_iter().rev() {
                let id = found.id.with_ordinal(Ordinal::new(value, width));
                let (start, end) = (token.start as usize, token.end as usize);
                self.queue.push_back(Core {
                    found: Found {
                        start,
                        end,
                        id,
                        repairs: Repairs::NONE,
                        instead: None,
                    },
                    origin: Origin::List,
                    decided: true,
                });
            }
        }
        self.gap = tokens;
    }
}

fn span_of(tokens: &[Token], from: usize, to: usize) -> Span {
    Span::of(tokens[from].start as usize, tokens[to - 1].end as usize)
}

/// Whether a number is one of the National Assembly's, whose laws have names.
fn is_law(found: &Found) -> bool {
    let code = found.id.type_code.as_ref();
    code.is_none_or(|code| code.as_str() == "PL")
        && found.id.organ.as_ref().is_some_and(Organ::is_of_assembly)
}

/// Whether no word stands between the start of a line or cell and the end of the tokens.
fn heads_cell(link: &[Token]) -> bool {
    link.iter()
        .rev()
        .take_while(|token| {
            token.kind != TokenKind::LineEnd && !token.is_sign('|') && !token.is_sign('\t')
        })
        .all(|token| !token.is_word())
}

/// Whether only what joins the items of a list stands here.
fn is_list_link(link: &[Token]) -> bool {
    link.len() <= 4
        && link.iter().all(|token| {
            token.is_sign(',')
                || token.is_sign(';')
                || token.is_sign('*')
                || token.is_word() && WORDS.list.contains(&token.key)
        })
}

/// Whether the sign behind an identifier closes what opens right before it: "(18-NQ/TW)".
fn closes(bytes: &[u8], start: usize, next: Option<&Token>) -> bool {
    let before = &bytes[..start];
    next.is_some_and(|next| {
        next.is_sign(')') && before.ends_with(b"(")
            || next.is_sign('"') && before.ends_with(b"\"")
            || next.is_sign('”') && before.ends_with("“".as_bytes())
    })
}

/// The most bytes of a quotation that are shown where nothing closes it.
const QUOTED: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    fn mentions(mut walker: Walker<'_, '_>) -> Vec<String> {
        std::iter::from_fn(|| walker.advance())
            .map(|mention| format!("{mention:?}"))
            .collect()
    }

    /// Reading near must lose no field that reading in full finds.
    fn near_is_full(text: &str) {
        let text = Text::new(text).expect("a short text");
        let near = mentions(Walker::new(text, Additions::none()));
        let full = mentions(Walker::wide(text, Additions::none()));
        assert_eq!(near, full);
    }

    #[test]
    fn the_samples_read_the_same_near_and_in_full() {
        near_is_full(include_str!("../../examples/data/bao-cao-huyen.txt"));
        near_is_full(include_str!("../../examples/data/bao-cao-xa.txt"));
    }

    #[test]
    fn no_field_is_lost_behind_points_quotes_and_brackets() {
        // What may look like the end of a sentence and is none, and the other way round.
        let turns = [
            "của UBND TP. Hồ Chí Minh ngày 02/3/2020",
            "(sau đây gọi tắt là Kế hoạch 18; viết gọn) của Tỉnh ủy Hòa Giang",
            "về “Quy chế số một. Quy chế số hai; và ba” của Ban Bí thư",
            "của Ban Thường vụ Tỉnh ủy. Sở Công Thương có ý kiến",
            "của Ban Thường vụ Tỉnh ủy TƯ. Hà Nội, ngày 02/3/2020 của Ban Bí thư",
            "Quy định chi tiết một số điều về quản lý vốn ngày 08/7/2020 của Chính phủ",
            "(chế độ tiền lương; phụ cấp. Các khoản khác) và ngày 08/7/2020",
            "về việc \"thí điểm. Một số nội dung\" ngày 08/7/2020",
            "ngày 16.6.2022.\n- của Bộ Chính trị",
            "“chưa đóng. Sau đó của Ban Bí thư",
        ];
        let before = [
            "Kế hoạch số",
            "Ngày 10/4/2026 Sở Công Thương đã ban hành Công văn số",
            "“Đề án về Kế hoạch số",
            "theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số",
            "Báo cáo giải trình bổ sung số",
            "Luật Quy hoạch tỉnh số",
            "Nghị quyết 18 và Kế hoạch số",
            "Nghị quyết số 18 ban hành kèm theo Kế hoạch số",
            "Báo cáo thẩm định bổ sung lần hai số",
        ];
        for turn in turns {
            for before in before {
                for filler in (0..160).step_by(3) {
                    let blank = "x ".repeat(filler);
                    near_is_full(&format!(
                        "Nghị quyết số 18-NQ/TW ngày 16/6/2022 {turn}; {blank}{before} \
                         109-KH/HU {blank}{turn}. Nghị quyết 18 và 21/2017/QH14."
                    ));
                }
            }
        }
    }

    #[test]
    fn fields_across_the_edge_read_the_same_near_and_in_full() {
        let body = "của Ban Chấp hành Đảng bộ tỉnh Hòa Giang và Ủy ban nhân dân tỉnh";
        let title = "về phát triển nông nghiệp, nông thôn, nâng cao đời sống nhân dân ";
        for filler in 0..90 {
            for times in [1, 2, 4, 7] {
                let blank = "x ".repeat(filler);
                let title = title.repeat(times);
                near_is_full(&format!(
                    "Nghị quyết số 18-NQ/TW ngày 16/6/2022 {body} {title}{blank}. \
                     {blank}{title} Ủy ban nhân dân tỉnh đã ban hành ngày 02/3/2023 Kế hoạch \
                     số 109-KH/HU {blank}ngày 02/02/2023 {title}"
                ));
                near_is_full(&format!(
                    "Quyết định số 613/QĐ-TTg ngày 06/5/2010 (trợ cấp cho người {blank}{title}).\n"
                ));
            }
        }
    }
}
