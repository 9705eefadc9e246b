//! From words to events: what each stretch of a block is.
//!
//! Tokens lose nothing: quotes, brackets, cells and line ends are events. What a word is at its
//! place is told in [`word`], how verbs are put together in [`verb`].

mod verb;
mod word;

use super::event::{Event, Kind, Place};
use super::lexicon::{self, Atom};
use crate::mention::{Mention, sentence_ends};
use crate::text::{Key, Span, Text, Token, TokenKind, key_list, restore, tokenise};

/// Turns blocks into events; its buffers are used again.
pub(super) struct Lexer {
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
            tokens: Vec::new(),
            lines: Vec::new(),
            raw: Vec::new(),
            events: Vec::new(),
            pointers: Vec::new(),
            bare,
            own_type,
        }
    }

    /// Reads the events of `from..to`, in which these mentions stand, of which the first
    /// has the index `first`. Cost: the bytes.
    pub(super) fn read(
        &mut self,
        text: Text<'_>,
        from: usize,
        to: usize,
        mentions: &[Mention<'_>],
        first: u32,
    ) {
        let bytes = text.as_str().as_bytes();
        self.tokens.clear();
        // Room is taken at once: that which grows is there twice while it is moved.
        self.tokens.reserve(mentions.len());
        self.read_tokens(bytes, from, to, mentions);
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
        self.raw.reserve(mentions.len());
        self.pointers.clear();
        self.atoms(mentions, first);
        set_free(&mut self.tokens);
        self.fold();
        set_free(&mut self.raw);
    }

    /// Splits into words; what a quotation holds is split as well, and long stretches without a
    /// mention are read at both ends only.
    fn read_tokens(&mut self, bytes: &[u8], from: usize, to: usize, mentions: &[Mention<'_>]) {
        let mut at = from;
        let ends = mentions
            .iter()
            .map(|it| (Place::label_of(it), it.span().start(), it.span().end()))
            .chain([(to, to, to)]);
        for (start, number, end) in ends {
            if start > at && start - at > UNREAD {
                let head = cut_at(bytes, at + BEHIND);
                let tail = cut_at(bytes, start - BEFORE);
                tokenise(bytes, at, head, &mut self.tokens);
                self.tokens.push(Token {
                    kind: TokenKind::Skipped,
                    key: 0,
                    start: head as u32,
                    end: tail as u32,
                });
                at = tail;
            }
            let end = end.max(at).min(to);
            tokenise(bytes, at, end, &mut self.tokens);
            self.shorten(bytes, number, end);
            at = end;
        }
        // The reader of words passes over what stands in quotes.
        let mut index = 0;
        while index + 1 < self.tokens.len() {
            let (open, close) = (self.tokens[index], self.tokens[index + 1]);
            if open.is_sign('“') && close.is_sign('”') && close.start > open.end {
                let mut inner = Vec::new();
                tokenise(bytes, open.end as usize, close.start as usize, &mut inner);
                let behind = self.tokens.split_off(index + 1);
                self.tokens.extend(inner);
                self.tokens.extend(behind);
            }
            index += 1;
        }
    }

    /// Nobody asks what a number is made of: behind its first token the rest stands as one, or,
    /// before a further word, not at all, since no sign stands close to it.
    fn shorten(&mut self, bytes: &[u8], number: usize, end: usize) {
        let tokens = &mut self.tokens;
        let behind = |token: &&Token| token.start as usize > number;
        let count = tokens.iter().rev().take_while(behind).count();
        let rest = tokens.len() - count;
        let broken = |tokens: &[Token]| tokens.iter().any(|it| it.kind == TokenKind::LineEnd);
        if count == 0 || rest == 0 || broken(&tokens[rest..]) {
            return;
        }
        let word = |byte: &u8| byte.is_ascii_alphanumeric();
        if bytes.get(end) == Some(&b' ') && bytes.get(end + 1).is_some_and(word) {
            tokens.truncate(rest);
        } else {
            tokens.truncate(rest + 1);
            tokens[rest].end = end as u32;
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

    fn atoms(&mut self, mentions: &[Mention<'_>], first: u32) {
        let placed = |at: usize| mentions.get(at).map(Place::of);
        let mut next = 0;
        let mut coming = placed(next);
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
            if let Some(place) = coming.take_if(|place| place.label <= start) {
                coming = placed(next + 1);
                let mut end = place.number_end;
                let from = token;
                while self
                    .tokens
                    .get(at)
                    .is_some_and(|token| (token.start as usize) < end)
                {
                    at += 1;
                }
                at = self.fields(at, &place, coming.as_ref(), &mut end, &mut far);
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
        } else if is(';') && titled {
            // "quy định mức thu phí bến bãi; phí trông giữ xe": one title.
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
                // "của Đảng ủy phường Đông Ba (cũ)"
                if STATES_OF_NAMES.contains(&label.key) && label.is_word() {
                    return at + 3;
                }
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
}

/// Gives back the room of one endless block; that of others is used again.
fn set_free<T>(buffer: &mut Vec<T>) {
    if buffer.capacity() > KEPT {
        *buffer = Vec::new();
    }
}

/// The most members of a buffer that is kept.
const KEPT: usize = 1 << 16;

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

/// What brackets behind a name say of it: "(cũ)", "(mới)".
const STATES_OF_NAMES: [Key; 2] = key_list(["cũ", "mới"]);

const LEADS_FIELD: [Key; 9] = key_list([
    "ngày", "của", "do", "tháng", "năm", "khóa", "kỳ", "về", "ký",
]);
