//! Words, with a key under which all spellings of one syllable are the same.
//!
//! A Vietnamese syllable is a few letters and at most one tone. Where the tone mark
//! stands (`hóa`, `hoá`), whether it is part of the letter or apart (`ó`, `o` + U+0301),
//! and in which order it follows the letter's own mark (`ệ`, `ê` + U+0323, `ẹ` + U+0302)
//! makes no difference to a reader. So a key holds the letters and the tone apart:
//! six bits a letter, three bits for the tone. Cues are compared as lists of keys;
//! nothing is normalised, copied or allocated, and every token points at the bytes as
//! given.

use std::cell::RefCell;

use memchr::memchr2_iter;

use super::Span;
use super::block::{block_at, first_below, leading_number, padded_at};
use super::key::Key;
use super::letters::{CLASSES, Classes, DIGIT, MARK, UPPER, reshaped};

/// A piece of text: a word, a number, a sign, a line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    /// The key of a word, the value of a number, the code of a sign, the count of line ends.
    pub(crate) key: Key,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters; whether the first, and whether all of them, are capitals.
    Word {
        capital: bool,
        all_capitals: bool,
    },
    Number,
    Sign,
    /// One or more line ends with only blanks between them.
    LineEnd,
    /// Text that was not read, because the stretch is too long.
    Skipped,
}

impl Token {
    pub(crate) fn span(self) -> Span {
        Span::of(self.start as usize, self.end as usize)
    }

    pub(crate) fn is_sign(self, sign: char) -> bool {
        self.kind == TokenKind::Sign && self.key == Key::from(u32::from(sign))
    }

    pub(crate) fn is_word(self) -> bool {
        matches!(self.kind, TokenKind::Word { .. })
    }

    pub(crate) fn is_capital(self) -> bool {
        matches!(self.kind, TokenKind::Word { capital: true, .. })
    }

    pub(crate) fn is_all_capitals(self) -> bool {
        matches!(
            self.kind,
            TokenKind::Word {
                all_capitals: true,
                ..
            }
        )
    }

    pub(crate) fn is_number(self) -> bool {
        self.kind == TokenKind::Number
    }

    pub(crate) fn number(self) -> Option<u64> {
        (self.kind == TokenKind::Number).then_some(self.key)
    }
}

/// Whether a word stands at an index.
#[inline]
pub(crate) fn is_word_at(tokens: &[Token], at: usize, key: Key) -> bool {
    tokens
        .get(at)
        .is_some_and(|token| token.key == key && token.is_word())
}

pub(super) const TONE_SHIFT: u32 = 58;
pub(super) const LETTER_BITS: u32 = 6;
/// Letters that fit below the tone.
pub(super) const LETTERS: u32 = 9;
/// Set on words too long for a key; such words equal only themselves by length.
const LONG: Key = 1 << 63;

thread_local! {
    /// The words that this thread met where nobody keeps a reader of his own.
    static READER: RefCell<WordReader> = RefCell::default();
}

/// Reads the tokens of `text[from..to]` into `tokens`. Spans are bytes of the whole text.
pub(crate) fn tokenise(text: &[u8], from: usize, to: usize, tokens: &mut Vec<Token>) {
    READER.with_borrow_mut(|reader| reader.read(text, from, to, tokens));
}

/// Reads what stands at a byte: a token, a blank, or a mark that belongs to no letter. The
/// byte behind it.
#[inline]
fn token(text: &[u8], at: usize, byte: u8, classes: &Classes, tokens: &mut Vec<Token>) -> usize {
    match byte {
        b' ' | b'\r' => at + 1,
        b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => word_or_sign(text, at, classes, tokens),
        b'0'..=b'9' => number(text, at, tokens),
        b'\n' => {
            let end = at as u32 + 1;
            match tokens.last_mut() {
                Some(last) if last.kind == TokenKind::LineEnd => {
                    last.key += 1;
                    last.end = end;
                }
                _ => tokens.push(Token {
                    kind: TokenKind::LineEnd,
                    key: 1,
                    start: end - 1,
                    end,
                }),
            }
            at + 1
        }
        _ => plain_sign(at, byte, tokens),
    }
}

/// Takes in a sign of one byte.
#[inline]
fn plain_sign(at: usize, byte: u8, tokens: &mut Vec<Token>) -> usize {
    tokens.push(Token {
        kind: TokenKind::Sign,
        key: Key::from(byte),
        start: at as u32,
        end: at as u32 + 1,
    });
    at + 1
}

/// Reads tokens as [`tokenise`] does and remembers the words met: a text has few syllables,
/// and those again and again.
pub(crate) struct WordReader {
    classes: &'static Classes,
    /// By a hash of the bytes; a later word takes the place of an earlier one.
    met: Box<[Met]>,
}

/// A word by its bytes, and what its token says.
#[derive(Clone, Copy)]
struct Met {
    run: Run,
    key: Key,
    kind: TokenKind,
}

/// How many words are remembered, as a power of two.
const MET_BITS: u32 = 11;

impl Default for WordReader {
    fn default() -> Self {
        let none = Met {
            run: Run(0),
            key: 0,
            kind: TokenKind::Skipped,
        };
        Self {
            classes: &CLASSES,
            met: vec![none; 1 << MET_BITS].into_boxed_slice(),
        }
    }
}

impl WordReader {
    /// Reads the tokens of `text[from..to]` into `tokens`, behind those that are there.
    pub(crate) fn read(&mut self, text: &[u8], from: usize, to: usize, tokens: &mut Vec<Token>) {
        let to = to.min(text.len());
        let (whole, text) = (text, &text[..to]);
        tokens.reserve(to.saturating_sub(from) / 3);
        let mut at = from;
        while at < to {
            let byte = text[at];
            if byte < b'A' {
                at = match byte {
                    b' ' => at + 1,
                    b'0'..=b'9' => number(text, at, tokens),
                    b'!'..=b'@' => plain_sign(at, byte, tokens),
                    _ => token(text, at, byte, self.classes, tokens),
                };
                continue;
            }
            let Some((run, len)) = Run::at(whole, at).filter(|(_, len)| at + len <= to) else {
                at = token(text, at, byte, self.classes, tokens);
                continue;
            };
            let met = &mut self.met[run.slot()];
            if met.run != run {
                at = meet(met, run, text, at, self.classes, tokens);
                continue;
            }
            let end = at + len;
            tokens.push(Token {
                kind: met.kind,
                key: met.key,
                start: at as u32,
                end: end as u32,
            });
            // Most words have one blank behind them.
            at = end + usize::from(whole.get(end) == Some(&b' '));
        }
    }
}

/// Reads a word that was not met, or not of late, and remembers it.
#[cold]
fn meet(
    met: &mut Met,
    run: Run,
    text: &[u8],
    start: usize,
    classes: &Classes,
    tokens: &mut Vec<Token>,
) -> usize {
    let before = tokens.len();
    let end = token(text, start, text[start], classes, tokens);
    // Where the bytes are a word and nothing else, they are so everywhere.
    if let [token] = tokens[before..] {
        if token.start as usize == start && (token.end - token.start) as usize == run.len() {
            *met = Met {
                run,
                key: token.key,
                kind: token.kind,
            };
        }
    }
    end
}

/// The bytes from one place up to a blank or another sign below the letters; less than
/// sixteen, the first one lowest. Syllables have at most twelve.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Run(u128);

impl Run {
    /// The run at a place, which is not empty, and its length; `None` where there is a longer one,
    /// or one with digits behind it, which may belong to its last word.
    #[inline]
    fn at(text: &[u8], at: usize) -> Option<(Self, usize)> {
        let bytes = text.get(at..)?.first_chunk::<16>()?;
        let low = block_at(bytes, 0)?;
        let below = first_below(low, b'A');
        if below != 0 {
            let (below, len) = ends(below);
            return (!bytes[len].is_ascii_digit())
                .then_some((Self(u128::from(low & (below - 1))), len));
        }
        let high = block_at(bytes, 8)?;
        let (below, len) = ends(first_below(high, b'A'));
        // Behind sixteen bytes without an end there is none to look at.
        let word = bytes
            .get(8 + len)
            .is_some_and(|byte| !byte.is_ascii_digit());
        word.then(|| {
            let high = high & (below - 1);
            (Self(u128::from(high) << 64 | u128::from(low)), 8 + len)
        })
    }

    #[inline]
    const fn slot(self) -> usize {
        let folded = self.0 as u64 ^ ((self.0 >> 64) as u64).rotate_left(23);
        (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - MET_BITS)) as usize
    }

    /// Its bytes; none of them is zero.
    const fn len(self) -> usize {
        16 - self.0.leading_zeros() as usize / 8
    }
}

/// Of eight bytes with the highest bit set where one ends a run: the lowest bit of the first
/// such byte, and how many bytes stand before it.
#[inline]
const fn ends(below: u64) -> (u64, usize) {
    let first = below & below.wrapping_neg();
    (first >> 7, below.trailing_zeros() as usize / 8)
}

/// Digits that fit a key, whatever they are.
const DIGITS: usize = 19;

#[inline]
fn number(text: &[u8], start: usize, tokens: &mut Vec<Token>) -> usize {
    if let (value, len @ ..8) = leading_number(padded_at(text, start)) {
        tokens.push(Token {
            kind: TokenKind::Number,
            key: Key::from(value),
            start: start as u32,
            end: (start + len) as u32,
        });
        return start + len;
    }
    let mut at = start;
    let mut value: Key = 0;
    while let Some(&byte @ b'0'..=b'9') = text.get(at) {
        value = value.wrapping_mul(10).wrapping_add(Key::from(byte - b'0'));
        at += 1;
    }
    tokens.push(Token {
        kind: TokenKind::Number,
        key: if at - start > DIGITS { Key::MAX } else { value },
        start: start as u32,
        end: at as u32,
    });
    at
}

/// Reads a word, or a sign outside ASCII.
#[inline]
fn word_or_sign(text: &[u8], start: usize, classes: &Classes, tokens: &mut Vec<Token>) -> usize {
    let mut at = start;
    let mut key: Key = 0;
    let mut shift = 0;
    // Flags of all letters, and of those that are capitals.
    let mut any: u16 = 0;
    let mut all: u16 = UPPER;
    let mut take = |class: u16| {
        key |= Key::from(class & 63) << (shift & 63);
        shift += LETTER_BITS;
        any |= class;
        all &= class;
    };
    // One comparison for what ends a word, for marks and for digits.
    let odd = |class: u16| class.wrapping_sub(1) >= MARK - 1;
    let end = 'word: loop {
        // Most letters are of one byte.
        while let Some(&byte @ ..0x80) = text.get(at) {
            let class = classes.ascii[usize::from(byte & 0x7F)];
            if odd(class) {
                break 'word class;
            }
            take(class);
            at += 1;
        }
        if at == text.len() {
            break 0;
        }
        let (class, len) = classes.wide(text, at);
        if odd(class) {
            break class;
        }
        take(class);
        at += len;
    };
    if end != 0 || shift == 0 || shift > LETTERS * LETTER_BITS {
        return odd_word_or_sign(text, start, classes, tokens);
    }
    let (first, _) = classes.at(text, start, text[start]);
    tokens.push(word(start, at, key, first, any, all));
    at
}

fn word(start: usize, end: usize, key: Key, first: u16, any: u16, all: u16) -> Token {
    // A syllable has one tone; what two would make of each other does not matter.
    let tone = Key::from(any >> 8 & 7);
    Token {
        kind: TokenKind::Word {
            capital: first & UPPER != 0,
            all_capitals: all & UPPER != 0,
        },
        key: key | tone << TONE_SHIFT,
        start: start as u32,
        end: end as u32,
    }
}

/// The same for words with digits, with marks apart from their letters or with more letters
/// than a key holds, and for signs.
#[cold]
fn odd_word_or_sign(
    text: &[u8],
    start: usize,
    classes: &Classes,
    tokens: &mut Vec<Token>,
) -> usize {
    let mut at = start;
    let mut key: Key = 0;
    let mut shift = 0;
    let mut any: u16 = 0;
    let mut all: u16 = UPPER;
    let mut first: u16 = 0;
    while let Some(&byte) = text.get(at) {
        let (class, len) = classes.at(text, at, byte);
        if class == 0 {
            if byte >= 0x80 && shift == 0 {
                return sign(text, at, tokens);
            }
            break;
        }
        // "QH14" is one word; "ngày25/10/2017" only lacks a blank.
        if class & DIGIT != 0 && shift > LETTER_BITS && any & UPPER == 0 {
            break;
        }
        at += len;
        if class & MARK != 0 {
            // A mark with no letter before it is passed over.
            if shift > 0 {
                any |= class;
                let place = (shift - LETTER_BITS).min(LETTERS * LETTER_BITS);
                let last = (key >> place & 63) as u16;
                key = key & !(63 << place) | Key::from(reshaped(last, class & 63)) << place;
            }
            continue;
        }
        if shift == 0 {
            first = class;
        }
        if shift < LETTERS * LETTER_BITS {
            key |= Key::from(class & 63) << shift;
            shift += LETTER_BITS;
        } else {
            key |= LONG;
        }
        any |= class;
        all &= class;
    }
    if shift > 0 {
        tokens.push(word(start, at, key, first, any, all));
    }
    at
}

/// Takes in a sign; for an opening quote, all up to its closing quote: what is quoted is no
/// cue and no label, and long titles are quoted. Returns the byte behind.
fn sign(text: &[u8], start: usize, tokens: &mut Vec<Token>) -> usize {
    let (code, len) = crate::text::decode(text, start);
    let end = start + len;
    if is_blank(code) {
        return end;
    }
    let token = |start: usize, end: usize, code: u32| Token {
        kind: TokenKind::Sign,
        key: Key::from(unified(code)),
        start: start as u32,
        end: end as u32,
    };
    tokens.push(token(start, end, code));
    if code == OPENING {
        if let Some(close) = closing_quote(text, end) {
            tokens.push(token(close, close + 3, CLOSING));
            return close + 3;
        }
    }
    end
}

const OPENING: u32 = 0x201C;
const CLOSING: u32 = 0x201D;
/// How far a quotation may run, in bytes.
const QUOTATION: usize = 1200;

/// Where the closing quote of a quotation without quotes inside stands; `None` where the
/// text ends before, or a line does.
fn closing_quote(text: &[u8], from: usize) -> Option<usize> {
    let limit = text.len().min(from + QUOTATION);
    memchr2_iter(0xE2, b'\n', &text[from..limit])
        .map(|at| from + at)
        .find_map(|at| {
            if text[at] == b'\n' || text[at..].starts_with("“".as_bytes()) {
                return Some(None);
            }
            text[at..].starts_with("”".as_bytes()).then_some(Some(at))
        })?
}

const fn is_blank(code: u32) -> bool {
    matches!(
        code,
        0xA0 | 0xAD | 0x2000..=0x200D | 0x202F | 0x205F | 0x2060 | 0x3000 | 0xFEFF
    )
}

/// Signs that mean the same: all dashes, double quotes by side.
const fn unified(code: u32) -> u32 {
    match code {
        0x2010..=0x2015 | 0x2212 => '-' as u32,
        0x201E | 0x201F | 0xAB => 0x201C,
        0xBB => 0x201D,
        _ => code,
    }
}

#[cfg(test)]
mod tests;
