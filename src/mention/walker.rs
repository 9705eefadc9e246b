//! From slash to slash: identifiers first, then the fields between them.
//!
//! The walker finds the next identifier before it reads the fields of the one in hand, so
//! that the next mention bounds every field: no title swallows the next citation. The stretch
//! between two identifiers holds the fields of the first, the words that link the two, and
//! the label of the second. Of a long one as much is read as these take.

use super::WrittenDate;
use super::dating::date_opening;
use super::gap::{BEFORE, Gap, boundary, join_wrapped_lines};
use super::issuer::{
    decider_before, ends_with_having, ends_with_issuing, ends_with_request, issuer_before,
    requester_before,
};
use super::label::{self, Label};
use super::quote::{opens_quote, quotation_end};
use super::short::Antecedents;
use super::table::{Headings, Row};
use super::tail::{self, Stand, Tail};
use super::title::ends_with_provision;
use super::{Cut, CutKind, Fields, Mention, Origin};
use crate::id::{Additions, Anchors, Found, Ordinal, Organ, Repairs, recognise};
use crate::text::{Cues, Key, Span, Text, Token, TokenKind, key, key_list, restore, tokenise};
use std::collections::VecDeque;

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
    gap: Vec<Token>,
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
    /// Whether a dash with blanks around it stands before its label: "`tep.pdf` — Nghị định số …".
    dashed: bool,
    /// Whether a part of it is spoken of: "Điều 12 Nghị định số …".
    in_part: bool,
    /// Whether the day of its effect is spoken of: "ngày có hiệu lực của Nghị định số …".
    effect: bool,
}

const LIST: [Key; 5] = key_list(["và", "đến", "hoặc", "cùng", "với"]);
const ABOUT: [Key; 2] = key_list(["về", "việc"]);
const OF: Key = key("của");

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
            gap: Vec::new(),
            quote_end: 0,
            antecedents: Antecedents::new(more),
            headings: Headings::default(),
            shared_type: None,
            started: false,
            cuts: Vec::new(),
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
        let from = boundary(bytes, start.saturating_sub(BEFORE));
        tokenise(bytes, from, start, &mut self.gap);
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
    /// next. A short form among the words becomes the next mention.
    fn read_on(&mut self, core: &Core, held: Held, next: &mut Option<Core>) -> (Tail, Label) {
        let bytes = self.text.as_str().as_bytes();
        let to = next.as_ref().map(|next| next.found.start);
        let gap = Gap::new(bytes, core.found.end, to);
        gap.read(bytes, &mut self.gap);
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
            let year = |core: &Core| core.found.id.year();
            let years = next.as_ref().and_then(year).zip(year(core));
            let stand = Stand {
                heads: held.heads_cell || held.dashed,
                in_part: held.in_part,
                later: years.is_some_and(|(next, own)| next > own),
                effect: held.effect,
            };
            let mut tail = tail::read(bytes, fields, next_end, stand);
            if tail.taken > 0 {
                tail.taken += usize::from(wrapped);
            }
            tail
        };
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
        (tail, label)
    }

    pub(crate) fn advance(&mut self) -> Option<Mention<'t>> {
        let bytes = self.text.as_str().as_bytes();
        if !self.started {
            self.begin()?;
        }
        let (core, held) = self.held.take()?;
        let mut next = self.next_core();
        let (start, end) = (core.found.start, core.found.end);
        let (tail, label) = self.read_on(&core, held, &mut next);
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
        let fields = Fields {
            other: core.found.instead,
            type_word,
            type_inherited: inherited && type_word.is_some(),
            date: tail.date.or(row.date).or(held.date),
            same_day: tail.same_day,
            issuer: tail.issuer.or(row.issuer).or(held.issuer),
            term: tail.term,
            title: held
                .name
                .or(tail.title.map(|title| title.span))
                .or(row.title),
            title_quoted: held.name.is_none() && tail.title.is_some_and(|title| title.quoted),
            column: row.column,
        };
        Some(Mention {
            text: self.text,
            span: Span::of(start, end),
            repairs: core.found.repairs,
            id: core.found.id,
            origin: core.origin,
            decided: core.decided,
            labelled: held.labelled,
            in_title: held.in_title,
            fields: fields.boxed(),
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
                && ABOUT.contains(&pair[0].key)
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
        let requester = requester_before(bytes, link);
        // What stands behind "tại A" in brackets is told of what stands in A.
        let in_part = ends_with_provision(link) || requester.is_none() && ends_with_request(link);
        let effect = ends_with_effect(link);
        let dashed = link
            .iter()
            .rev()
            .find(|token| !token.is_sign('*') && !token.is_sign('_'))
            .is_some_and(|last| last.is_sign('-') && last.end - last.start > 1);
        let issuer = issuer_before(link)
            .or(requester)
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
            dashed,
            in_part,
            effect,
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
        tokenise(bytes, from, found.start, &mut tokens);
        if self.bare {
            restore(&mut tokens);
        }
        let mut end = tokens.len();
        // "từ số 139 đến số 141-CTr/TU"
        if end > 3 && label::is_so(tokens[end - 1]) && tokens[end - 2].key == LIST[1] {
            end -= 1;
        }
        let mut items = Vec::new();
        while end >= 2 {
            let (number, separator) = (tokens[end - 2], tokens[end - 1]);
            let separates =
                separator.is_sign(',') || LIST[..3].contains(&separator.key) && separator.is_word();
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

/// Whether the words right before a label are "hiệu lực của", "hiệu lực thi hành của".
fn ends_with_effect(link: &[Token]) -> bool {
    let [rest @ .., of] = link else {
        return false;
    };
    of.is_word() && of.key == OF && EFFECT.ending(rest, rest.len()).is_some()
}

static EFFECT: Cues = Cues::of("hiệu lực | hiệu lực thi hành");

/// Whether only what joins the items of a list stands here.
fn is_list_link(link: &[Token]) -> bool {
    link.len() <= 4
        && link.iter().all(|token| {
            let joins = [',', ';', '*'].into_iter().any(|sign| token.is_sign(sign));
            joins || token.is_word() && LIST.contains(&token.key)
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
