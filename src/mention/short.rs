//! Short forms: "Nghị quyết 18" after "Nghị quyết số 18-NQ/TW", "NĐ 15/2021" after
//! "15/2021/NĐ-CP".
//!
//! A later mention may give type and number only, or number and year. It is resolved where
//! the text itself decides: an earlier full form of that number whose code stands for that
//! type. One such identifier is the answer; two are candidates, and the mention is then not
//! certain; none, and there is no mention. Short forms are looked for in the stretches that
//! are read anyway, near other mentions.

use std::sync::LazyLock;

use super::label::TypeWords;
use crate::id::{Additions, DocumentId, recognise};
use crate::text::{Cues, Key, Span, Token, TokenKind, key_of, keys};

/// The full forms seen so far, as number and anchor: enough to read them again when a short
/// form asks, and nothing is copied for the many texts that have none.
pub(super) struct Antecedents<'m> {
    more: &'m Additions,
    types: TypeWords,
    seen: Vec<(u32, u32)>,
    /// Which numbers those have, so that most numbers of a text are told to be none of them
    /// without a search.
    remembered: Numbers,
    /// Full forms that are no longer remembered: so that a short form of one is told as
    /// missed.
    forgotten: Forgotten,
    /// The numbers of short forms that only such a full form explains, in text order.
    missed: Vec<Span>,
}

/// The most full forms that are remembered: a short form stands near its full form.
const MEMORY: usize = 128;

/// The largest number that a short form has.
const LARGEST: u32 = 9_999;

/// How many forgotten full forms of one number are read again for a short form.
const REREAD: usize = 16;

/// A set of numbers up to [`LARGEST`].
#[derive(Debug)]
struct Numbers([u64; LARGEST as usize / 64 + 1]);

impl Default for Numbers {
    fn default() -> Self {
        Self([0; LARGEST as usize / 64 + 1])
    }
}

impl Numbers {
    fn insert(&mut self, number: u32) {
        if let Some(word) = self.0.get_mut(number as usize / 64) {
            *word |= 1 << (number % 64);
        }
    }

    fn contains(&self, number: u32) -> bool {
        let word = self.0.get(number as usize / 64);
        word.is_some_and(|word| word & 1 << (number % 64) != 0)
    }
}

/// The anchors of full forms, to be asked for by number.
#[derive(Debug, Default)]
struct Forgotten {
    /// Each with the place in this list, from one, of the one before it with the same number;
    /// zero where there is none.
    anchors: Vec<(u32, u32)>,
    /// By number, the place of the last one; empty until there is one.
    last: Vec<u32>,
}

impl Forgotten {
    fn insert(&mut self, number: u32, anchor: u32) {
        if self.last.is_empty() {
            self.last.resize(LARGEST as usize + 1, 0);
        }
        if let Some(last) = self.last.get_mut(number as usize) {
            self.anchors.push((anchor, *last));
            *last = self.anchors.len() as u32;
        }
    }

    fn contains(&self, number: u32) -> bool {
        self.last.get(number as usize).is_some_and(|&last| last > 0)
    }

    /// Those of one number, the last one first.
    fn of(&self, number: u32) -> impl Iterator<Item = u32> {
        let mut next = self.last.get(number as usize).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let (anchor, before) = *self.anchors.get(next.checked_sub(1)? as usize)?;
            next = before;
            Some(anchor)
        })
    }
}

/// A short form in a row of tokens.
pub(super) struct Short {
    /// The index of its number.
    pub(super) at: usize,
    /// The index of its last token: the number, or the year behind it.
    pub(super) last: usize,
    pub(super) id: DocumentId,
    /// Whether only one document can be meant.
    pub(super) certain: bool,
}

/// Words behind a number that make it a quantity: "kế hoạch 5 năm".
static QUANTITIES: Cues = Cues::of(
    "năm | ngày | tháng | tuần | đồng | xã | huyện | tỉnh | điểm | chỉ tiêu | nhiệm vụ | \
     giải pháp | nội dung | người | lần | trường hợp | đồng chí | mục tiêu | giai đoạn",
);

impl<'m> Antecedents<'m> {
    pub(super) fn new(more: &'m Additions) -> Self {
        Self {
            more,
            types: TypeWords::new(more),
            seen: Vec::new(),
            remembered: Numbers::default(),
            forgotten: Forgotten::default(),
            missed: Vec::new(),
        }
    }

    /// The words for types that the text may use.
    pub(super) const fn types(&self) -> &TypeWords {
        &self.types
    }

    /// Remembers a full form: its number, and the slash or dash it was found by.
    pub(super) fn remember(&mut self, ordinal: u32, anchor: usize) {
        if self.seen.len() == MEMORY {
            for (ordinal, anchor) in self.seen.drain(..MEMORY / 2) {
                self.forgotten.insert(ordinal, anchor);
            }
            self.remembered = Numbers::default();
            for &(ordinal, _) in &self.seen {
                self.remembered.insert(ordinal);
            }
        }
        self.seen.push((ordinal, anchor as u32));
        self.remembered.insert(ordinal);
    }

    /// The first short form in a row of tokens that an earlier full form explains.
    pub(super) fn find(&mut self, text: &[u8], tokens: &[Token]) -> Option<Short> {
        if self.seen.is_empty() {
            return None;
        }
        tokens.iter().enumerate().skip(1).find_map(|(at, token)| {
            let ordinal = token
                .number()
                .and_then(|number| u32::try_from(number).ok())?;
            let before = tokens[at - 1];
            // Inside a date or another number, as most numbers are.
            let inside = before.end == token.start
                && (before.is_sign('/') || before.is_sign('-') || before.is_sign('.'));
            if inside
                || token.end - token.start > 4
                || !(self.remembered.contains(ordinal) || self.forgotten.contains(ordinal))
            {
                return None;
            }
            let year = year(text, tokens, at);
            if year.is_none() && !stands_alone(tokens, at) {
                return None;
            }
            let (from, to) = self.types.before(&tokens[..at])?;
            let word: Vec<Key> = tokens[from..to].iter().map(|token| token.key).collect();
            let found = self.resolve(text, ordinal, year, &word);
            if found.is_none() && self.was_forgotten(text, ordinal, year, &word) {
                let span = token.span();
                // The same words may be read again, further than before.
                if self
                    .missed
                    .last()
                    .is_none_or(|last| last.end() <= span.start())
                {
                    self.missed.push(span);
                }
            }
            let last = if year.is_some() { at + 2 } else { at };
            found.map(|(id, certain)| Short {
                at,
                last,
                id,
                certain,
            })
        })
    }

    /// The short forms that were missed because their full form is no longer remembered.
    pub(super) fn missed(&self) -> &[Span] {
        &self.missed
    }

    /// Whether a full form that is no longer remembered may explain a short form.
    fn was_forgotten(&self, text: &[u8], ordinal: u32, year: Option<u16>, word: &[Key]) -> bool {
        let mut anchors = self.forgotten.of(ordinal);
        let means_it = |anchor| {
            recognise(text, anchor as usize, 0, self.more)
                .is_some_and(|found| self.means(&found.id, year, word))
        };
        anchors.by_ref().take(REREAD).any(means_it) || anchors.next().is_some()
    }

    /// The nearest full form with this number whose code stands for this type, and whether
    /// it is the only one.
    fn resolve(
        &self,
        text: &[u8],
        ordinal: u32,
        year: Option<u16>,
        word: &[Key],
    ) -> Option<(DocumentId, bool)> {
        let mut nearest: Option<DocumentId> = None;
        for &(_, anchor) in self.seen.iter().rev().filter(|&&(seen, _)| seen == ordinal) {
            let Some(found) = recognise(text, anchor as usize, 0, self.more) else {
                continue;
            };
            if !self.means(&found.id, year, word) {
                continue;
            }
            match &nearest {
                None => nearest = Some(found.id),
                Some(other) if *other == found.id => {}
                Some(_) => return nearest.map(|id| (id, false)),
            }
        }
        nearest.map(|id| (id, true))
    }

    /// Whether a code stands for the type that the words name, and the year, where one is
    /// given, is its own.
    fn means(&self, id: &DocumentId, year: Option<u16>, word: &[Key]) -> bool {
        if year.is_some() && id.year() != year {
            return false;
        }
        let Some(code) = id.type_code() else {
            // "Luật 54/2024": laws have their Assembly for a code.
            return year.is_some() && LAWS.iter().any(|law| **law == *word);
        };
        let named = |name: &str| {
            let name = keys(name);
            !name.is_empty() && word.starts_with(&name)
        };
        word == [key_of(code.as_str())]
            || code.readings().iter().any(|kind| named(kind.vietnamese()))
            || self
                .more
                .type_row(code.as_str())
                .is_some_and(|row| named(&row.name))
    }
}

/// Words for what the National Assembly passes by a number without a type code.
static LAWS: LazyLock<[Box<[Key]>; 3]> =
    LazyLock::new(|| ["luật", "bộ luật", "pháp lệnh"].map(keys));

/// Whether a slash and four digits of a year stand here, and nothing that goes on.
fn year_behind(text: &[u8]) -> bool {
    let digits = || {
        let behind = text.iter().skip(1);
        behind.take_while(|byte| byte.is_ascii_digit()).count()
    };
    matches!(text.get(1), Some(b'1' | b'2'))
        && digits() == 4
        && !matches!(
            text.get(5),
            Some(b'/' | b'-' | b'%' | b'A'..=b'Z' | b'a'..=b'z' | 0x80..)
        )
}

/// The year right behind a number: "15/2021".
fn year(text: &[u8], tokens: &[Token], at: usize) -> Option<u16> {
    let (sign, year) = (tokens.get(at + 1)?, tokens.get(at + 2)?);
    (sign.is_sign('/')
        && sign.start == tokens[at].end
        && year_behind(text.get(sign.start as usize..)?))
    .then(|| year.number())?
    .and_then(|year| u16::try_from(year).ok())
}

/// Whether the number is no part of something longer and no quantity.
fn stands_alone(tokens: &[Token], at: usize) -> bool {
    let number = tokens[at];
    let glued = |token: &Token| {
        token.kind == TokenKind::Sign
            && !token.is_sign(',')
            && !token.is_sign(';')
            && !token.is_sign(':')
            && !token.is_sign(')')
    };
    let behind = tokens.get(at + 1);
    let before = tokens[at - 1];
    let sign_behind = behind.is_some_and(|next| {
        next.start == number.end
            && (glued(next)
                && !(next.is_sign('.') && crate::mention::sentence_ends(tokens, at + 1))
                || next.is_word())
    });
    let spaced_sign =
        behind.is_some_and(|next| next.is_sign('-') || next.is_sign('/') || next.is_sign('%'));
    let sign_before = before.kind == TokenKind::Sign && before.end == number.start;
    !sign_behind && !spaced_sign && !sign_before && QUANTITIES.starting(tokens, at + 1).is_none()
}
