//! From words to events: what each stretch of a block is, with verbs composed.
//!
//! Tokens lose nothing: quotes, brackets, cells and line ends are events. A verb takes in what
//! leads it ("để", "về việc", "tiếp tục"), its brothers ("sửa đổi, bổ sung") and its adverbs;
//! which class the whole has is decided here and nowhere else.

use std::sync::LazyLock;

use super::lexicon::{self, Atom, By, Class};
use crate::mention::{Mention, law_at, sentence_ends, type_word_at};
use crate::relation::pointer::{Pointer, pointer, points};
use crate::text::{Key, Span, Text, Token, TokenKind, WordReader, key, restore, tokenise};

/// A stretch of a block, by bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Event {
    pub(super) at: u32,
    pub(super) end: u32,
    pub(super) kind: Kind,
    /// Whether its first word has a capital.
    pub(super) capital: bool,
    /// Whether all its letters are capitals.
    pub(super) caps: bool,
    /// Whether it stands in the title of the citation before, without quotes.
    pub(super) titled: bool,
}

/// What an event is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// A numbered document with the fields beside it, by its index among the mentions.
    Cite(u32),
    /// A document without a number.
    Noun {
        many: bool,
    },
    /// A law by its name.
    Law,
    Body {
        many: bool,
    },
    /// "Kế hoạch này": the text.
    Itself,
    /// "nghị quyết nêu trên", by its index among the pointers.
    Points(u32),
    Verb(Verb),
    Issue {
        weak: bool,
    },
    /// "được ban hành".
    Issued,
    By(By),
    Aim,
    About,
    Nominal,
    After,
    Done,
    Not,
    Will,
    Draft,
    Ask,
    Propose,
    Opener,
    Names,
    Part,
    Content,
    Many,
    Of,
    Adverb,
    And,
    Respectively,
    Namely,
    Topic,
    Request,
    Force,
    Against,
    SameDay,
    Comma,
    Semi,
    Colon,
    Dash,
    Plus,
    Open,
    Close,
    Quote,
    Unquote,
    /// "(i)", "(1)", "a)" inside a sentence.
    Enum,
    Cell,
    Stop,
    /// Text that was not read.
    Skipped,
    Number,
    Words,
}

/// A verb with all that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Verb {
    pub(super) class: Class,
    /// "được", "bị".
    pub(super) passive: bool,
    /// "để", "nhằm".
    pub(super) aim: bool,
    /// "về", "về việc".
    pub(super) about: bool,
    /// "việc", "công tác" without "về".
    pub(super) nominal: bool,
    /// "lãnh đạo", "chỉ đạo": others are made to.
    pub(super) led: bool,
    /// Several verbs of which one changes: the first word of the verb itself.
    pub(super) core: u32,
}

impl Event {
    pub(super) fn span(&self) -> Span {
        Span::of(self.at as usize, self.end as usize)
    }
}

struct Words {
    provisions: [Key; 10],
    ordinals: [Key; 12],
    and: Key,
    licence: [Key; 2],
    units: [Key; 12],
    annex: [Key; 2],
    law: Key,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    provisions: [
        "điểm", "khoản", "điều", "mục", "chương", "phần", "tiết", "tiểu", "dòng", "gạch",
    ]
    .map(key),
    ordinals: [
        "thứ", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "đầu",
    ]
    .map(key),
    and: key("và"),
    licence: ["giấy", "phép"].map(key),
    units: [
        "tỉnh",
        "huyện",
        "thành",
        "phố",
        "xã",
        "phường",
        "quận",
        "thị",
        "khối",
        "nhân",
        "dân",
        "cấp",
    ]
    .map(key),
    annex: ["phụ", "lục"].map(key),
    law: key("luật"),
});

/// Where a mention stands with its label, and its fields behind it.
pub(super) struct Place {
    label: usize,
    number_end: usize,
    fields: [Option<Span>; 3],
    title: Option<Span>,
}

impl Place {
    pub(super) fn of(mention: &Mention<'_>) -> Self {
        let span = mention.span();
        let word = mention.type_word_span().filter(|word| {
            !mention.is_type_inherited()
                && word.end() <= span.start()
                && span.start() - word.start() < LABEL
        });
        let behind = |field: Option<Span>| field.filter(|field| field.start() >= span.end());
        let mut fields = [
            behind(mention.date_span()),
            behind(mention.issuer_span()),
            behind(mention.term_span()),
        ];
        fields.sort_by_key(|field| field.map_or(usize::MAX, Span::start));
        Self {
            label: word.map_or(span.start(), Span::start),
            number_end: span.end(),
            fields,
            title: behind(mention.title_span()).filter(|_| !mention.is_title_quoted()),
        }
    }

    /// Whether a line end between two bytes stands inside the number with its label and fields.
    pub(super) fn crosses(&self, from: usize, to: usize) -> bool {
        let inside =
            |start: usize, end: usize| start < to && from < end && start <= from && to <= end;
        inside(self.label, self.number_end)
            || self
                .fields
                .iter()
                .flatten()
                .any(|field| inside(field.start(), field.end()))
    }

    pub(super) const fn label(&self) -> usize {
        self.label
    }

    pub(super) const fn number_end(&self) -> usize {
        self.number_end
    }
}

/// The most bytes from a type word to its number.
const LABEL: usize = 400;

/// Turns blocks into events; its buffers are used again.
pub(super) struct Lexer {
    words: WordReader,
    tokens: Vec<Token>,
    /// Where lines begin inside the block, in bytes.
    lines: Vec<u32>,
    raw: Vec<Raw>,
    pub(super) events: Vec<Event>,
    /// The pointers of the events, and the type words' keys of each.
    pub(super) pointers: Vec<Pointed>,
    bare: bool,
    /// The words of the text's own type, where it has one.
    own_type: Vec<Key>,
}

/// "hai nghị quyết nêu trên".
#[derive(Clone, Debug)]
pub(super) struct Pointed {
    pub(super) count: Option<usize>,
    pub(super) type_word: Vec<Key>,
    pub(super) this: bool,
}

#[derive(Clone, Copy, Debug)]
struct Raw {
    what: What,
    at: u32,
    end: u32,
    capital: bool,
    caps: bool,
    titled: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum What {
    Atom(Atom),
    Kind(Kind),
}

impl Lexer {
    /// A lexer for a text without accents or with them, whose own type has these words.
    pub(super) fn new(bare: bool, own_type: Vec<Key>) -> Self {
        Self {
            words: WordReader::default(),
            tokens: Vec::new(),
            lines: Vec::new(),
            raw: Vec::new(),
            events: Vec::new(),
            pointers: Vec::new(),
            bare,
            own_type,
        }
    }

    /// Reads the events of `from..to`, in which the mentions of `places` stand, of which the first
    /// has the index `first`. Cost: the bytes.
    pub(super) fn read(
        &mut self,
        text: Text<'_>,
        from: usize,
        to: usize,
        places: &[Place],
        first: u32,
    ) {
        let bytes = text.as_str().as_bytes();
        self.tokens.clear();
        self.read_tokens(bytes, from, to, places);
        if self.bare {
            restore(&mut self.tokens);
        }
        // The lines of a block are one stretch of words; where they began is kept beside it.
        self.lines.clear();
        let lines = &mut self.lines;
        self.tokens.retain(|token| {
            let ends = token.kind == TokenKind::LineEnd;
            if ends {
                lines.push(token.end);
            }
            !ends
        });
        self.raw.clear();
        self.pointers.clear();
        self.atoms(places, first);
        self.fold();
    }

    /// Splits into words; what a quotation holds is split as well, and long stretches without a
    /// mention are read at both ends only.
    fn read_tokens(&mut self, bytes: &[u8], from: usize, to: usize, places: &[Place]) {
        let mut at = from;
        let ends = places
            .iter()
            .map(|place| (place.label, place.number_end))
            .chain([(to, to)]);
        for (start, end) in ends {
            if start > at && start - at > UNREAD {
                let head = cut_at(bytes, at + BEHIND);
                let tail = cut_at(bytes, start - BEFORE);
                self.words.read(bytes, at, head, &mut self.tokens);
                self.tokens.push(Token {
                    kind: TokenKind::Skipped,
                    key: 0,
                    start: head as u32,
                    end: tail as u32,
                });
                at = tail;
            }
            let end = end.max(at).min(to);
            self.words.read(bytes, at, end, &mut self.tokens);
            at = end;
        }
        // The reader of words passes over what stands in quotes.
        let mut index = 0;
        while index + 1 < self.tokens.len() {
            let (open, close) = (self.tokens[index], self.tokens[index + 1]);
            if open.is_sign('“') && close.is_sign('”') && close.start > open.end {
                let mut inner = Vec::new();
                tokenise(bytes, open.end as usize, close.start as usize, &mut inner);
                self.tokens.splice(index + 1..index + 1, inner);
            }
            index += 1;
        }
    }

    fn push(&mut self, what: What, from: Token, to: Token, titled: bool) {
        self.raw.push(Raw {
            what,
            at: from.start,
            end: to.end,
            capital: from.is_capital(),
            caps: from.is_all_capitals() && to.is_all_capitals() && from.end - from.start > 1,
            titled,
        });
    }

    fn atoms(&mut self, places: &[Place], first: u32) {
        let mut next = 0;
        let mut title: Option<Span> = None;
        let mut far: Vec<Span> = Vec::new();
        let mut quoted = false;
        let mut at = 0;
        let mut line = 0;
        while at < self.tokens.len() {
            let token = self.tokens[at];
            let start = token.start as usize;
            while self
                .lines
                .get(line)
                .is_some_and(|begins| *begins as usize <= start)
            {
                line += 1;
                if at > 0 && self.lines[line - 1] > self.tokens[at - 1].start {
                    self.line_end(at);
                }
            }
            if let Some(place) = places.get(next).filter(|place| place.label <= start) {
                let mut end = place.number_end;
                let from = token;
                while self
                    .tokens
                    .get(at)
                    .is_some_and(|token| (token.start as usize) < end)
                {
                    at += 1;
                }
                at = self.fields(at, place, places.get(next + 1), &mut end, &mut far);
                title = place.title;
                self.raw.push(Raw {
                    what: What::Kind(Kind::Cite(first + next as u32)),
                    at: from.start,
                    end: end as u32,
                    capital: from.is_capital(),
                    caps: false,
                    titled: false,
                });
                next += 1;
                continue;
            }
            let titled = title.is_some_and(|title| title.start() <= start && start < title.end());
            if let Some(field) = far
                .iter()
                .find(|field| field.start() <= start && start < field.end())
            {
                let end = field.end();
                while self
                    .tokens
                    .get(at)
                    .is_some_and(|token| (token.start as usize) < end)
                {
                    at += 1;
                }
                continue;
            }
            at = match token.kind {
                TokenKind::Skipped => {
                    self.push(What::Kind(Kind::Skipped), token, token, false);
                    at + 1
                }
                TokenKind::LineEnd => at + 1,
                TokenKind::Number => self.number(at, titled),
                TokenKind::Sign => self.sign(at, titled, &mut quoted),
                TokenKind::Word { .. } => self.word(at, titled),
            };
        }
    }

    /// Takes in the fields that stand right behind a number: "ngày …", ", … của …", "(…)".
    fn fields(
        &self,
        mut at: usize,
        place: &Place,
        next: Option<&Place>,
        end: &mut usize,
        far: &mut Vec<Span>,
    ) -> usize {
        let bound = next.map_or(usize::MAX, |next| next.label);
        for field in place
            .fields
            .iter()
            .flatten()
            .filter(|field| field.start() < bound)
        {
            if field.end() <= *end {
                continue;
            }
            let between = self.tokens[at..]
                .iter()
                .take_while(|token| (token.end as usize) <= field.start());
            let mut count = 0;
            let mut near = true;
            let mut opened = false;
            for token in between {
                count += 1;
                opened |= token.is_sign('(');
                near &= [',', '(', '*', '_']
                    .into_iter()
                    .any(|sign| token.is_sign(sign))
                    || token.is_word() && LEADS_FIELD.contains(&token.key);
            }
            if !near || count > 6 {
                far.push(*field);
                continue;
            }
            at += count;
            while self
                .tokens
                .get(at)
                .is_some_and(|token| (token.start as usize) < field.end())
            {
                at += 1;
            }
            *end = field.end();
            if opened && self.tokens.get(at).is_some_and(|token| token.is_sign(')')) {
                *end = self.tokens[at].end as usize;
                at += 1;
            }
        }
        at
    }

    /// A line end inside a block: the sentence goes on, unless a verb that opens one follows.
    fn line_end(&mut self, at: usize) {
        let opens = self
            .tokens
            .get(at)
            .is_some_and(|next| next.is_capital() && !next.is_all_capitals())
            && matches!(
                lexicon::at(&self.tokens, at),
                Some((_, Atom::Verb(_) | Atom::Request | Atom::Aim))
            );
        let heads = self.raw.last().is_some_and(|last| {
            !matches!(
                last.what,
                What::Kind(Kind::Comma | Kind::Open)
                    | What::Atom(Atom::Of | Atom::Many | Atom::And | Atom::About | Atom::Nominal)
            )
        });
        let caps = self.raw.iter().rev().take(3).all(|raw| raw.caps);
        if opens && heads && !caps {
            let token = self.tokens[at - 1];
            self.push(
                What::Kind(Kind::Stop),
                Token {
                    start: token.end,
                    ..token
                },
                token,
                false,
            );
        }
    }

    fn number(&mut self, at: usize, titled: bool) -> usize {
        let token = self.tokens[at];
        // "1)" inside a sentence.
        if self.enumerates(at) {
            let close = self.tokens[at + 1];
            self.push(What::Kind(Kind::Enum), token, close, titled);
            return at + 2;
        }
        self.push(What::Kind(Kind::Number), token, token, titled);
        at + 1
    }

    /// Whether "1)", "a)" counts items here: behind a sign that parts them.
    fn enumerates(&self, at: usize) -> bool {
        let parted = self.raw.last().is_none_or(|last| {
            matches!(
                last.what,
                What::Kind(Kind::Semi | Kind::Colon | Kind::Comma | Kind::Stop | Kind::Cell)
            )
        });
        parted
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.is_sign(')'))
    }

    fn sign(&mut self, at: usize, titled: bool, quoted: &mut bool) -> usize {
        let token = self.tokens[at];
        let is = |sign: char| token.is_sign(sign);
        let next = self.tokens.get(at + 1);
        let kind = if is(',') {
            Kind::Comma
        } else if is(';') {
            Kind::Semi
        } else if is(':') {
            Kind::Colon
        } else if is('.') || is('!') || is('?') {
            // A number ends with capitals that are no abbreviation.
            let cited = self.raw.last().is_some_and(|last| {
                matches!(last.what, What::Kind(Kind::Cite(_))) && last.end == token.start
            }) && next.is_some_and(|next| next.is_capital() && next.start > token.end);
            if is('.') && !cited && !sentence_ends(&self.tokens, at) {
                return at + 1;
            }
            Kind::Stop
        } else if is('(') || is('[') {
            // "(i)", "(1)".
            let label = next
                .filter(|next| next.is_number() || next.is_word() && next.end - next.start <= 4);
            let close = self
                .tokens
                .get(at + 2)
                .copied()
                .filter(|close| close.is_sign(')'));
            if let (Some(label), Some(close)) = (label, close) {
                if label.is_number() && label.key < 100 || !label.is_all_capitals() {
                    self.push(What::Kind(Kind::Enum), token, close, titled);
                    return at + 3;
                }
            }
            Kind::Open
        } else if is(')') || is(']') {
            Kind::Close
        } else if is('“') || is('«') {
            Kind::Quote
        } else if is('”') || is('»') {
            Kind::Unquote
        } else if is('"') {
            *quoted = !*quoted;
            if *quoted { Kind::Quote } else { Kind::Unquote }
        } else if is('|') || is('\t') {
            Kind::Cell
        } else if is('+') {
            Kind::Plus
        } else if is('-') {
            let apart = next.is_some_and(|next| next.start > token.end)
                && (at == 0 || self.tokens[at - 1].end < token.start);
            if !apart {
                return at + 1;
            }
            Kind::Dash
        } else {
            return at + 1;
        };
        self.push(What::Kind(kind), token, token, titled);
        at + 1
    }

    fn word(&mut self, at: usize, titled: bool) -> usize {
        let words = &*WORDS;
        let token = self.tokens[at];
        if let Some(len) = self.provision(at) {
            self.push(
                What::Atom(Atom::Part),
                token,
                self.tokens[at + len - 1],
                titled,
            );
            return at + len;
        }
        if points(token) {
            if let Some(found) = pointer(&self.tokens, at) {
                return self.point(&found, at, titled);
            }
        }
        if token.end - token.start <= 3
            && token.is_word()
            && !token.is_all_capitals()
            && self.enumerates(at)
        {
            self.push(What::Kind(Kind::Enum), token, self.tokens[at + 1], titled);
            return at + 2;
        }
        let atom = lexicon::at(&self.tokens, at);
        // "Luật Ban hành văn bản …": a law's name may begin with any word.
        let lawful = self
            .raw
            .last()
            .is_some_and(|last| last.what == What::Kind(Kind::Law));
        if lawful && token.is_capital() {
            let len = atom.map_or(1, |(len, _)| len);
            self.push(
                What::Kind(Kind::Words),
                token,
                self.tokens[at + len - 1],
                titled,
            );
            return at + len;
        }
        if let Some(len) = law_at(&self.tokens, at) {
            self.push(
                What::Kind(Kind::Law),
                token,
                self.tokens[at + len - 1],
                titled,
            );
            return at + len;
        }
        // A type word, unless a verb is longer.
        let typed = type_word_at(&self.tokens, at).or_else(|| {
            let licence = token.key == words.licence[0]
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.key == words.licence[1]);
            licence.then_some(2)
        });
        if let Some(len) = typed {
            let short = len == 1 && !token.is_capital();
            let verb = atom.is_some_and(|(long, atom)| {
                // "Hướng dẫn thực hiện …"
                let verb = matches!(lexicon::at(&self.tokens, at + long), Some((_, Atom::Verb(class))) if class.carries_out());
                long > len || matches!(atom, Atom::Both(_)) && (verb || !self.is_noun_place(token))
            });
            if !verb && !(short && token.key == words.law) {
                let last = self.tokens[at + len - 1];
                self.push(What::Kind(Kind::Noun { many: false }), token, last, titled);
                return at + len;
            }
        }
        let Some((len, atom)) = atom else {
            self.push(What::Kind(Kind::Words), token, token, titled);
            return at + 1;
        };
        let last = self.tokens[at + len - 1];
        if self.is_body(atom, at, len) {
            let end = self.body(at + len);
            let last = self.tokens[end - 1];
            self.push(What::Atom(Atom::Body), token, last, titled);
            return end;
        }
        self.push(What::Atom(atom), token, last, titled);
        at + len
    }

    /// Whether a word for bodies names one here: "sở", "huyện" are also parts of other words.
    fn is_body(&self, atom: Atom, at: usize, len: usize) -> bool {
        let token = self.tokens[at];
        let opens = self.raw.last().is_none_or(|last| {
            matches!(
                last.what,
                What::Kind(
                    Kind::Comma
                        | Kind::Stop
                        | Kind::Semi
                        | Kind::Colon
                        | Kind::Cell
                        | Kind::Enum
                        | Kind::Dash
                ) | What::Atom(Atom::Opener | Atom::Many | Atom::Ask | Atom::Of | Atom::And)
            )
        });
        let acts = matches!(
            lexicon::at(&self.tokens, at + len),
            Some((
                _,
                Atom::Done
                    | Atom::Issue
                    | Atom::Not
                    | Atom::Will
                    | Atom::Draft
                    | Atom::Propose
                    | Atom::Verb(_)
            ))
        );
        match atom {
            Atom::Body => len > 1 || token.is_capital(),
            Atom::Unit => opens && (acts || token.is_capital()),
            _ => false,
        }
    }

    /// Whether "hướng dẫn", "quy định" is a thing here: behind a word that leads a thing in, or
    /// with a capital inside a clause.
    fn is_noun_place(&self, token: Token) -> bool {
        let Some(last) = self.raw.last() else {
            return false;
        };
        match last.what {
            What::Atom(
                Atom::Many
                | Atom::Issue
                | Atom::WeakIssue
                | Atom::By(By::Rule)
                | Atom::Draft
                | Atom::Of,
            ) => true,
            What::Atom(Atom::About | Atom::Nominal | Atom::Aim | Atom::And) => false,
            What::Atom(Atom::Verb(class)) => class.carries_out() || token.is_capital(),
            What::Kind(
                Kind::Stop | Kind::Semi | Kind::Cell | Kind::Colon | Kind::Enum | Kind::Quote,
            ) => false,
            _ => token.is_capital() && !token.is_all_capitals(),
        }
    }

    /// The token behind the name of a body that goes on at a token: words with capitals, and
    /// those of its place.
    fn body(&self, mut at: usize) -> usize {
        let words = &*WORDS;
        let head = at;
        while let Some(token) = self.tokens.get(at) {
            // "Sở Xây dựng": the first word of a name may be any.
            if at >= head && token.is_capital() && self.tokens[at - 1].is_capital() {
                if let Some((len, Atom::Issue | Atom::Verb(_) | Atom::Helper | Atom::Many)) =
                    lexicon::at(&self.tokens, at)
                {
                    at += len;
                    continue;
                }
            }
            // "Ban Thường vụ Huyện ủy": a body's name in another's.
            if token.is_capital() {
                if let Some((len, Atom::Body)) = lexicon::at(&self.tokens, at) {
                    at += len;
                    continue;
                }
            }
            let named = token.is_word()
                && (token.is_capital()
                    && lexicon::at(&self.tokens, at).is_none_or(|(_, atom)| {
                        matches!(atom, Atom::Body | Atom::Unit | Atom::Plain)
                    })
                    || words.units.contains(&token.key));
            // "Bộ Lao động - Thương binh và Xã hội"
            let goes_on = |at: usize| {
                self.tokens.get(at).is_some_and(|next| {
                    next.is_capital() && type_word_at(&self.tokens, at).is_none()
                })
            };
            let joint = (token.is_sign('-') || token.is_word() && token.key == words.and)
                && goes_on(at + 1)
                && lexicon::at(&self.tokens, at + 1)
                    .is_none_or(|(_, atom)| !matches!(atom, Atom::Body) || token.is_sign('-'));
            if named {
                // The number of the next citation starts no name.
                if type_word_at(&self.tokens, at).is_some() && token.is_capital() {
                    break;
                }
                at += 1;
            } else if joint {
                at += 2;
            } else {
                break;
            }
        }
        at
    }

    fn point(&mut self, found: &Pointer, at: usize, titled: bool) -> usize {
        let start = self.tokens[found.start];
        // What stands in the pointer was read as something else.
        while self.raw.last().is_some_and(|last| {
            last.at >= start.start && !matches!(last.what, What::Kind(Kind::Cite(_)))
        }) {
            self.raw.pop();
        }
        let typed = &self.tokens[found.type_word.clone()];
        // In a text of another type, "Chỉ thị này" is the one that was named.
        let other = !self.own_type.is_empty()
            && !typed
                .iter()
                .map(|token| token.key)
                .eq(self.own_type.iter().copied());
        let itself = found.this && typed.first().is_some_and(|first| first.is_capital()) && !other;
        let kind = if itself {
            Kind::Itself
        } else {
            self.pointers.push(Pointed {
                count: found.count,
                type_word: crate::relation::pointer::type_keys(typed),
                this: found.this,
            });
            Kind::Points(self.pointers.len() as u32 - 1)
        };
        let last = self.tokens[at];
        self.push(What::Kind(kind), start, last, titled);
        at + 1
    }

    /// "khoản 2 Điều 5", "điểm a, b khoản 3", "phần thứ hai", "Đ8", "K4 Đ7": its length.
    fn provision(&self, at: usize) -> Option<usize> {
        let words = &*WORDS;
        let tokens = &self.tokens;
        let mut here = at;
        let mut found = None;
        loop {
            let token = tokens.get(here)?;
            let head = token.is_word() && words.provisions.contains(&token.key)
                || token.is_word()
                    && token.key == words.annex[0]
                    && tokens
                        .get(here + 1)
                        .is_some_and(|next| next.key == words.annex[1]);
            if !head {
                break;
            }
            let mut next = here + 1 + usize::from(token.key == words.annex[0]);
            let mut counted = false;
            while let Some(label) = tokens.get(next) {
                let short = label.is_word()
                    && label.end - label.start <= 3
                    && (label.is_all_capitals()
                        || tokens.get(next + 1).is_none_or(|sign| !sign.is_word())
                        || counted
                        || label.end - label.start <= 2)
                    && !words.provisions.contains(&label.key)
                    && label.key != words.and
                    && lexicon::at(tokens, next)
                        .is_none_or(|(_, atom)| matches!(atom, Atom::Many | Atom::Plain));
                let ordinal = label.is_word() && words.ordinals.contains(&label.key);
                let joint = counted
                    && (label.is_sign(',')
                        || label.is_sign('.')
                        || label.is_sign('(')
                        || label.is_sign(')')
                        || label.is_word() && label.key == words.and)
                    && tokens.get(next + 1).is_some_and(|more| {
                        more.is_number()
                            || more.is_word()
                                && (more.end - more.start <= 2
                                    || words.provisions.contains(&more.key))
                            || label.is_sign(')')
                    });
                if label.is_number() || short || ordinal {
                    counted = true;
                    next += 1;
                } else if joint {
                    next += 1;
                } else {
                    break;
                }
            }
            if !counted {
                break;
            }
            found = Some(next - at);
            here = next;
        }
        found.or_else(|| {
            let token = tokens[at];
            let short = token.is_capital()
                && token.end - token.start <= 5
                && ABBREVIATED.contains(&token.key);
            short.then_some(1)
        })
    }

    /// Composes the verbs.
    fn fold(&mut self) {
        self.events.clear();
        let mut at = 0;
        while at < self.raw.len() {
            if let Some((event, next)) = self.verb(at) {
                self.events.push(event);
                at = next;
                continue;
            }
            let raw = self.raw[at];
            let kind = match raw.what {
                What::Kind(kind) => kind,
                What::Atom(atom) => self.plain(atom, at),
            };
            let merged = matches!(kind, Kind::Words)
                && self
                    .events
                    .last()
                    .is_some_and(|last| last.kind == Kind::Words && last.titled == raw.titled);
            if merged {
                if let Some(last) = self.events.last_mut() {
                    last.end = raw.end;
                    last.caps &= raw.caps;
                }
            } else {
                self.events.push(Event {
                    at: raw.at,
                    end: raw.end,
                    kind,
                    capital: raw.capital,
                    caps: raw.caps,
                    titled: raw.titled,
                });
            }
            at += 1;
        }
    }

    /// What an atom is where it belongs to no verb.
    fn plain(&mut self, atom: Atom, at: usize) -> Kind {
        let before = at.checked_sub(1).map(|before| self.raw[before].what);
        match atom {
            Atom::Verb(_) | Atom::Helper | Atom::Judging | Atom::Plain => Kind::Words,
            Atom::Both(Class::Enclosed) => Kind::Content,
            Atom::Both(_) => Kind::Noun { many: false },
            Atom::Adverb => Kind::Adverb,
            Atom::Aim => Kind::Aim,
            Atom::About => Kind::About,
            Atom::Nominal => Kind::Nominal,
            Atom::Passive => Kind::Adverb,
            Atom::By(by) => Kind::By(by),
            Atom::Issue | Atom::WeakIssue if self.is_passive(at) => Kind::Issued,
            Atom::Issue => Kind::Issue { weak: false },
            Atom::WeakIssue => Kind::Issue { weak: true },
            // "mới", "vừa" are much else where no verb follows.
            Atom::Done
                if !matches!(
                    self.atom(at + 1),
                    Some(
                        Atom::Issue
                            | Atom::WeakIssue
                            | Atom::Verb(_)
                            | Atom::Helper
                            | Atom::Passive
                            | Atom::Adverb
                            | Atom::Ask
                            | Atom::Draft
                            | Atom::Both(_)
                    )
                ) && self.raw[at].end - self.raw[at].at > 3 =>
            {
                Kind::Words
            }
            Atom::Done => Kind::Done,
            Atom::Not => Kind::Not,
            Atom::Will => Kind::Will,
            Atom::Draft => Kind::Draft,
            Atom::Ask => Kind::Ask,
            Atom::Propose => Kind::Propose,
            Atom::After => Kind::After,
            Atom::Opener => Kind::Opener,
            Atom::Names => Kind::Names,
            Atom::Part => Kind::Part,
            Atom::Content => Kind::Content,
            Atom::Many => Kind::Many,
            Atom::Of => Kind::Of,
            Atom::And => Kind::And,
            Atom::Respectively => Kind::Respectively,
            Atom::Namely => Kind::Namely,
            Atom::Topic => Kind::Topic,
            Atom::Request => Kind::Request,
            Atom::Force => Kind::Force,
            Atom::Against => Kind::Against,
            Atom::SameDay => Kind::SameDay,
            Atom::Unit => Kind::Words,
            // "được Ban Chấp hành ban hành": how a document came about.
            Atom::Body if before == Some(What::Atom(Atom::Passive)) => Kind::Adverb,
            Atom::Body => Kind::Body {
                many: before == Some(What::Atom(Atom::Many)),
            },
        }
    }

    /// Whether "được" stands before an issuing verb, with the body that issues between at most.
    fn is_passive(&self, at: usize) -> bool {
        (0..at)
            .rev()
            .take(2)
            .find(|&before| self.atom(before) != Some(Atom::Body))
            .is_some_and(|before| self.atom(before) == Some(Atom::Passive))
    }

    fn atom(&self, at: usize) -> Option<Atom> {
        match self.raw.get(at)?.what {
            What::Atom(atom) => Some(atom),
            What::Kind(_) => None,
        }
    }

    /// The verb that begins at an index, with what leads it, and the index behind it.
    fn verb(&self, start: usize) -> Option<(Event, usize)> {
        let mut verb = Verb {
            class: Class::Minds,
            passive: false,
            aim: false,
            about: false,
            nominal: false,
            led: false,
            core: 0,
        };
        let mut judging = false;
        let mut at = start;
        loop {
            match self.atom(at)? {
                Atom::Aim => verb.aim = true,
                Atom::About => verb.about = true,
                Atom::Nominal => verb.nominal = true,
                Atom::Helper => verb.led |= self.is_leading(at),
                // "chỉ đạo thực hiện": others are made to.
                Atom::Ask if self.raw[at].caps || self.leads_verb(at) => verb.led = true,
                Atom::Judging => judging = true,
                Atom::Passive => verb.passive = true,
                // "được Ban Thường vụ cụ thể hóa"
                Atom::Body if verb.passive => {}
                Atom::Done | Atom::Adverb if verb.passive || verb.aim => {}
                Atom::Verb(_) | Atom::Both(_) => break,
                _ => return None,
            }
            at += 1;
            // "lãnh đạo, chỉ đạo thực hiện", "tổ chức và triển khai"
            if matches!(
                self.raw.get(at)?.what,
                What::Kind(Kind::Comma) | What::Atom(Atom::And)
            ) && matches!(
                self.atom(at - 1),
                Some(Atom::Helper | Atom::Ask | Atom::Judging)
            ) && matches!(
                self.atom(at + 1),
                Some(Atom::Helper | Atom::Verb(_) | Atom::Ask | Atom::Judging)
            ) {
                at += 1;
            }
        }
        let core = at;
        let mut class = match self.atom(at)? {
            Atom::Verb(class) => class,
            Atom::Both(Class::Guides) => Class::Guides,
            _ => return None,
        };
        // "căn cứ" and "theo yêu cầu" lead nothing in but themselves.
        let mut end = at + 1;
        at += 1;
        loop {
            let mut next = at;
            while matches!(self.atom(next), Some(Atom::Adverb)) {
                next += 1;
                end = next;
            }
            if matches!(
                self.raw.get(next).map(|raw| raw.what),
                Some(What::Kind(Kind::Comma) | What::Atom(Atom::And))
            ) {
                next += 1;
            }
            while matches!(self.atom(next), Some(Atom::Nominal | Atom::Helper))
                || matches!(self.atom(next), Some(Atom::Passive)) && verb.passive
            {
                next += 1;
            }
            let more = match self.atom(next) {
                Some(Atom::Verb(more)) => more,
                Some(Atom::Both(Class::Guides)) if class.explains() => Class::Guides,
                _ => break,
            };
            if matches!(more, Class::BasedOn | Class::RespondsTo | Class::Lapses)
                || matches!(class, Class::BasedOn | Class::RespondsTo | Class::Lapses)
            {
                break;
            }
            if more == Class::Enclosed {
                break;
            }
            class = combine(class, more);
            at = next + 1;
            end = at;
        }
        // "sơ kết 03 năm thực hiện"
        if class == Class::Reviews {
            if let Some(done) = self.reviewed(at) {
                end = done;
            }
        }
        if judging && (class.carries_out() || class == Class::Disseminates) {
            class = Class::Reviews;
        }
        verb.class = class;
        verb.core = self.raw[core].at;
        let event = Event {
            at: self.raw[start].at,
            end: self.raw[end - 1].end,
            kind: Kind::Verb(verb),
            capital: self.raw[start].capital,
            caps: self.raw[start].caps,
            titled: self.raw[start].titled,
        };
        Some((event, end))
    }

    /// "lãnh đạo": who leads does not do it himself.
    fn is_leading(&self, at: usize) -> bool {
        matches!(self.atom(at + 1), Some(Atom::Ask))
    }

    fn leads_verb(&self, at: usize) -> bool {
        matches!(self.atom(at + 1), Some(Atom::Verb(_) | Atom::Helper))
            || matches!(
                self.raw.get(at + 1).map(|raw| raw.what),
                Some(What::Kind(Kind::Comma))
            ) && matches!(self.atom(at + 2), Some(Atom::Verb(_) | Atom::Helper))
    }

    /// Behind "sơ kết", the index behind "03 năm thực hiện" where that follows.
    fn reviewed(&self, from: usize) -> Option<usize> {
        let mut found = None;
        for at in from..self.raw.len().min(from + REVIEWED) {
            match self.raw[at].what {
                What::Atom(Atom::Verb(class))
                    if class.carries_out() || class == Class::Disseminates =>
                {
                    found = Some(at + 1)
                }
                What::Atom(
                    Atom::Adverb | Atom::And | Atom::Helper | Atom::Nominal | Atom::Many,
                )
                | What::Kind(Kind::Number | Kind::Words) => {}
                What::Kind(Kind::Comma) if found.is_some() => {}
                _ => break,
            }
        }
        found
    }
}

/// How far behind "sơ kết" its verb may stand, in atoms.
const REVIEWED: usize = 12;

/// The class of two verbs that share an object.
fn combine(first: Class, second: Class) -> Class {
    use Class::{Amends, Concretises, Disseminates, Minds, Supplements};
    match (first, second) {
        (first, second) if first.explains() && second.changes() => second,
        (first, _) if first.explains() => first,
        (Supplements, Amends) => Amends,
        (first, second) if first.carries_out() && second.carries_out() => {
            if second == Concretises {
                Concretises
            } else {
                first
            }
        }
        (Disseminates | Minds, second) => second,
        (first, Disseminates | Minds) => first,
        (first, _) => first,
    }
}

/// A stretch without a mention that is longer than this is read at both ends only, in bytes.
const UNREAD: usize = 3_000;
const BEHIND: usize = 1_400;
const BEFORE: usize = 1_000;

/// The start of a word near a byte.
fn cut_at(bytes: &[u8], at: usize) -> usize {
    let floor = at.saturating_sub(64);
    (floor..=at)
        .rev()
        .find(|&at| bytes[at] == b' ')
        .unwrap_or_else(|| {
            (floor..=at)
                .rev()
                .find(|&at| bytes[at] & 0xC0 != 0x80)
                .unwrap_or(at)
        })
}

static LEADS_FIELD: LazyLock<[Key; 10]> = LazyLock::new(|| {
    [
        "ngày", "của", "do", "tháng", "năm", "khóa", "khoá", "kỳ", "về", "ký",
    ]
    .map(key)
});

/// Provisions as notes write them: "Đ8" for Điều 8, "K4" for khoản 4.
static ABBREVIATED: LazyLock<std::collections::BTreeSet<Key>> = LazyLock::new(|| {
    let articles = (1..=300).map(|number| key(&format!("đ{number}")));
    let paragraphs = (1..=50).map(|number| key(&format!("k{number}")));
    articles.chain(paragraphs).collect()
});
