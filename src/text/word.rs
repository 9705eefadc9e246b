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
use std::sync::LazyLock;

use memchr::memchr2_iter;
use unicode_normalization::char::decompose_canonical;

use super::Span;
use super::block::{block_at, first_below, leading_number, padded_at};

/// Letters and tone of one syllable; 0 for anything that is no word.
pub(crate) type Key = u64;

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

const TONE_SHIFT: u32 = 58;
const LETTER_BITS: u32 = 6;
/// Letters that fit below the tone.
const LETTERS: u32 = 9;
/// Set on words too long for a key; such words equal only themselves by length.
const LONG: Key = 1 << 63;

const UPPER: u16 = 1 << 12;
const MARK: u16 = 1 << 13;
const DIGIT: u16 = 1 << 14;
const DIGIT_CODE: u16 = 40;

/// What every character of a word is: letter code (6 bits), tone (bits 8..11), flags; 0 for
/// no letter. Read by the bytes of UTF-8, so that a letter is one look-up.
struct Classes {
    /// By the byte itself; digits have a code as well, and are letters inside a word only.
    ascii: [u16; 0x80],
    /// U+0080..U+0800, two bytes each, by the low bits of both.
    two: [u16; 0x800],
    /// U+1000..U+2000, where three bytes begin with E1, by the low bits of the others.
    three: [u16; 0x1000],
}

static CLASSES: LazyLock<Box<Classes>> = LazyLock::new(|| {
    let mut classes = Box::new(Classes {
        ascii: [0; 0x80],
        two: [0; 0x800],
        three: [0; 0x1000],
    });
    for byte in 0..0x80u8 {
        classes.ascii[usize::from(byte)] = match byte {
            b'0'..=b'9' => (DIGIT_CODE + u16::from(byte - b'0')) | UPPER | DIGIT,
            _ => classify(char::from(byte)),
        };
    }
    // Only these blocks have letters of Vietnamese, and marks; other letters are signs.
    let blocks = [
        (0xC0..0x370, 0, &mut classes.two[..]),
        (0x1E00..0x1F00, 0x1000, &mut classes.three[..]),
    ];
    for (block, base, table) in blocks {
        for code in block {
            table[code - base] = char::from_u32(code as u32).map_or(0, classify);
        }
    }
    classes
});

/// Computed once a character from the real decompositions.
fn classify(character: char) -> u16 {
    let mut letter = 0;
    let mut tone = 0;
    let mut upper = 0;
    let mut known = true;
    let mut marks_only = true;
    decompose_canonical(character, |part| match part {
        '\u{300}' => tone = 1,
        '\u{301}' => tone = 2,
        '\u{309}' => tone = 3,
        '\u{303}' => tone = 4,
        '\u{323}' => tone = 5,
        '\u{302}' | '\u{306}' | '\u{31B}' => letter = shaped(letter, part),
        _ => {
            marks_only = false;
            let lower = part.to_lowercase().next().unwrap_or(part);
            if part != lower {
                upper = UPPER;
            }
            letter = match lower {
                'a'..='z' => u16::from(lower as u8 - b'a') + 1,
                'đ' | 'ð' | 'ɖ' => 29,
                _ => {
                    known = false;
                    63
                }
            };
        }
    });
    if marks_only {
        return MARK | tone << 8 | letter;
    }
    if !known && !character.is_alphabetic() {
        return 0;
    }
    letter | tone << 8 | upper
}

/// The letter that a shape mark makes of another; on its own, the mark's number.
const fn shaped(letter: u16, mark: char) -> u16 {
    match (letter, mark) {
        (1, '\u{306}') => 27,
        (1, '\u{302}') => 28,
        (5, '\u{302}') => 30,
        (15, '\u{302}') => 31,
        (15, '\u{31B}') => 32,
        (21, '\u{31B}') => 33,
        (0, '\u{302}') => 50,
        (0, '\u{306}') => 51,
        (0, '\u{31B}') => 52,
        (other, _) => other,
    }
}

/// A letter with the shape mark of the given number on it.
const fn reshaped(letter: u16, number: u16) -> u16 {
    match number {
        50 => shaped(letter, '\u{302}'),
        51 => shaped(letter, '\u{306}'),
        52 => shaped(letter, '\u{31B}'),
        _ => letter,
    }
}

impl Classes {
    /// The class of the character at a byte, and its length in bytes.
    #[inline]
    fn at(&self, text: &[u8], at: usize, byte: u8) -> (u16, usize) {
        if byte < 0x80 {
            (self.ascii[usize::from(byte & 0x7F)], 1)
        } else {
            self.wide(text, at)
        }
    }

    /// The class of the character outside ASCII at a byte, and its length in bytes.
    #[inline]
    fn wide(&self, text: &[u8], at: usize) -> (u16, usize) {
        match text[at..] {
            [lead @ 0xC2..=0xDF, b @ 0x80..=0xBF, ..] => {
                let slot = usize::from(lead & 0x1F) << 6 | usize::from(b & 0x3F);
                (self.two[slot], 2)
            }
            [0xE1, b @ 0x80..=0xBF, c @ 0x80..=0xBF, ..] => {
                let slot = usize::from(b & 0x3F) << 6 | usize::from(c & 0x3F);
                (self.three[slot], 3)
            }
            _ => (0, 1),
        }
    }
}

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
const MET_BITS: u32 = 10;

impl Default for WordReader {
    fn default() -> Self {
        let none = Met {
            run: Run { low: 0, high: 0 },
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
        let whole = text;
        let text = &text[..to.min(text.len())];
        tokens.reserve(text.len().saturating_sub(from) / 3);
        let mut at = from;
        while let Some(&byte) = text.get(at) {
            let run = match byte {
                b' ' => {
                    at += 1;
                    continue;
                }
                b'A'.. => Run::at(whole, at).filter(|(_, len)| at + len <= text.len()),
                b'0'..=b'9' => {
                    at = number(text, at, tokens);
                    continue;
                }
                b'!'..=b'@' => {
                    at = plain_sign(at, byte, tokens);
                    continue;
                }
                _ => None,
            };
            let Some((run, len)) = run else {
                at = token(text, at, byte, self.classes, tokens);
                continue;
            };
            let met = &mut self.met[run.slot()];
            if met.run == run {
                tokens.push(Token {
                    kind: met.kind,
                    key: met.key,
                    start: at as u32,
                    end: (at + len) as u32,
                });
                // Most words have one blank behind them.
                at += len + usize::from(text.get(at + len) == Some(&b' '));
                continue;
            }
            let before = tokens.len();
            let start = at;
            at = token(text, at, byte, self.classes, tokens);
            // Where the bytes are a word and nothing else, they are so everywhere.
            if let [token] = tokens[before..] {
                if (token.start as usize, token.end as usize) == (start, start + len) {
                    *met = Met {
                        run,
                        key: token.key,
                        kind: token.kind,
                    };
                }
            }
        }
    }
}

/// The bytes from one place up to a blank or another sign below the letters; less than
/// sixteen, the first one lowest. Syllables have at most twelve.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Run {
    low: u64,
    high: u64,
}

impl Run {
    /// The run at a place, and its length; `None` where there is none, or a longer one, or
    /// one with digits behind it, which may belong to its last word.
    #[inline]
    fn at(text: &[u8], at: usize) -> Option<(Self, usize)> {
        let bytes: &[u8; 16] = text.get(at..at + 16)?.try_into().ok()?;
        let low = block_at(bytes, 0)?;
        let below = first_below(low, b'A');
        if below != 0 {
            let (below, len) = ends(below);
            let low = low & (below - 1);
            let word = len > 0 && !bytes[len].is_ascii_digit();
            return word.then_some((Self { low, high: 0 }, len));
        }
        let high = block_at(bytes, 8)?;
        let (below, len) = ends(first_below(high, b'A'));
        // Behind sixteen bytes without an end there is none to look at.
        let word = bytes
            .get(8 + len)
            .is_some_and(|byte| !byte.is_ascii_digit());
        word.then(|| {
            let high = high & (below - 1);
            (Self { low, high }, 8 + len)
        })
    }

    #[inline]
    const fn slot(self) -> usize {
        let folded = self.low ^ self.high.rotate_left(23);
        (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - MET_BITS)) as usize
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

/// The vowels of Vietnamese, each without a tone and with its five; the first letter of a row has
/// the code in the column beside it.
const VOWELS: [(&str, u64); 12] = [
    ("aàáảãạ", 1),
    ("ăằắẳẵặ", 27),
    ("âầấẩẫậ", 28),
    ("eèéẻẽẹ", 5),
    ("êềếểễệ", 30),
    ("iìíỉĩị", 9),
    ("oòóỏõọ", 15),
    ("ôồốổỗộ", 31),
    ("ơờớởỡợ", 32),
    ("uùúủũụ", 21),
    ("ưừứửữự", 33),
    ("yỳýỷỹỵ", 25),
];

/// The key of one word in small letters, as Vietnamese spells it, for cues in the code: made by the
/// compiler, which refuses anything else.
pub(crate) const fn key(word: &str) -> Key {
    let bytes = word.as_bytes();
    let (mut at, mut shift, mut letters, mut tone) = (0, 0, 0, 0);
    while at < bytes.len() {
        let (letter, mark, len) = spelled(bytes, at);
        letters |= letter << shift;
        tone |= mark;
        shift += LETTER_BITS;
        at += len;
    }
    assert!(
        shift > 0 && shift <= LETTERS * LETTER_BITS,
        "a key holds nine letters"
    );
    letters | tone << TONE_SHIFT
}

/// The code and the tone of the letter at a byte, and its length.
const fn spelled(bytes: &[u8], at: usize) -> (u64, u64, usize) {
    match bytes[at] {
        byte @ b'a'..=b'z' => return ((byte - b'a') as u64 + 1, 0, 1),
        byte @ b'0'..=b'9' => return (DIGIT_CODE as u64 + (byte - b'0') as u64, 0, 1),
        // "đ"
        0xC4 if bytes[at + 1] == 0x91 => return (29, 0, 2),
        _ => {}
    }
    let len = if bytes[at] < 0xE0 { 2 } else { 3 };
    let mut row = 0;
    while row < VOWELS.len() {
        let (vowels, code) = VOWELS[row];
        let vowels = vowels.as_bytes();
        let (mut from, mut tone) = (0, 0);
        while from < vowels.len() {
            let length = match vowels[from] {
                0..0x80 => 1,
                0x80..0xE0 => 2,
                _ => 3,
            };
            let same = length == len
                && vowels[from] == bytes[at]
                && vowels[from + 1] == bytes[at + 1]
                && (len < 3 || vowels[from + 2] == bytes[at + 2]);
            if same {
                return (code, tone, len);
            }
            from += length;
            tone += 1;
        }
        row += 1;
    }
    panic!("no letter of Vietnamese")
}

/// The keys of several words.
pub(crate) const fn key_list<const N: usize>(words: [&str; N]) -> [Key; N] {
    let mut list = [0; N];
    let mut at = 0;
    while at < N {
        list[at] = key(words[at]);
        at += 1;
    }
    list
}

/// The key of the first word of a text, as it is read.
pub(crate) fn key_of(word: &str) -> Key {
    let mut tokens = Vec::with_capacity(1);
    tokenise(word.as_bytes(), 0, word.len(), &mut tokens);
    tokens.first().map_or(0, |token| token.key)
}

/// The keys of a phrase, for tables of cues.
pub(crate) fn keys(phrase: &str) -> Box<[Key]> {
    let mut tokens = Vec::with_capacity(8);
    tokenise(phrase.as_bytes(), 0, phrase.len(), &mut tokens);
    tokens.iter().map(|token| token.key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings_of_a_syllable_have_one_key_of() {
        for spelling in ["hóa", "hoá", "HÓA", "ho\u{301}a", "hoa\u{301}"] {
            assert_eq!(key_of(spelling), key_of("hóa"), "{spelling}");
        }
        for spelling in [
            "việt",
            "vi\u{1EB9}\u{302}t",
            "viê\u{323}t",
            "vie\u{302}\u{323}t",
            "vie\u{323}\u{302}t",
        ] {
            assert_eq!(key_of(spelling), key_of("việt"), "{spelling}");
        }
        assert_eq!(key_of("ủy"), key_of("uỷ"));
        assert_eq!(key_of("u\u{31B}\u{309}"), key_of("ử"));
    }

    #[test]
    fn what_the_compiler_makes_of_a_word_is_what_is_read() {
        const WORDS: [&str; 8] = [
            "nghiêng",
            "đường",
            "khóa",
            "ủy",
            "thế",
            "ttlt",
            "quyết",
            "k50",
        ];
        const KEYS: [Key; 8] = key_list(WORDS);
        assert_eq!(KEYS, WORDS.map(key_of));
        for (vowels, _) in VOWELS {
            for vowel in vowels.chars().map(String::from) {
                assert_eq!(key(&vowel), key_of(&vowel), "{vowel}");
            }
        }
    }

    #[test]
    fn other_words_have_other_keys() {
        let words = [
            "hoa", "hòa", "hóa", "hoà", "hoạ", "hô", "hơ", "đoàn", "doàn", "tư", "tu", "tử",
        ];
        let mut seen = Vec::new();
        for word in words {
            let own = key_of(word);
            assert!(own != 0);
            if word != "hoà" {
                assert!(!seen.contains(&own), "{word}");
            }
            seen.push(own);
        }
        assert_ne!(key_of("nghiêng"), key_of("nghiêngnghiêng"));
    }

    #[test]
    fn tokens_point_at_their_bytes() {
        let text = "Căn cứ  số 18-NQ/TW,\n\n “về”";
        let mut tokens = Vec::new();
        tokenise(text.as_bytes(), 0, text.len(), &mut tokens);
        let words: Vec<&str> = tokens
            .iter()
            .map(|token| &text[token.start as usize..token.end as usize])
            .collect();
        assert_eq!(
            words,
            [
                "Căn", "cứ", "số", "18", "-", "NQ", "/", "TW", ",", "\n\n", "“", "”"
            ]
        );
    }

    #[test]
    fn a_lost_blank_before_digits_parts_small_letters_only() {
        let mut tokens = Vec::new();
        let text = "ngày25 QH14 Mục3 m2";
        tokenise(text.as_bytes(), 0, text.len(), &mut tokens);
        let words: Vec<&str> = tokens
            .iter()
            .map(|token| &text[token.start as usize..token.end as usize])
            .collect();
        assert_eq!(words, ["ngày", "25", "QH14", "Mục3", "m2"]);
        assert_eq!(tokens[0].key, key_of("ngày"));
    }

    #[test]
    fn a_reader_that_remembers_reads_as_one_that_does_not() {
        let parts = [
            "Căn",
            "cứ",
            "số",
            "18-NQ/TW",
            "“về",
            "một”",
            "ngày25",
            "QH14",
            "nghiệp",
            "NGHIỆP",
            "vie\u{323}\u{302}t",
            "hoá",
            "16/6/2022,",
            "\n\n",
            "\r\n",
            "\u{301}",
            "a\u{A0}b",
            "nghiêngnghiêng",
            "12345678901234567890",
            "(khoá",
            "XIII);",
            "TW:",
            "đ:",
            "ờ",
            "…",
        ];
        let mut reader = WordReader::default();
        let mut dice: usize = 7;
        let mut text = String::new();
        for _ in 0..4000 {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            text.push_str(parts[(dice >> 33) % parts.len()]);
            text.push_str([" ", "", " ", "-"][(dice >> 40) % 4]);
        }
        let bytes = text.as_bytes();
        // Every way in which a stretch may cut a word, more than once.
        for from in (0..bytes.len()).step_by(7) {
            for to in [from + 1, from + 5, from + 64, from + 121] {
                let to = to.min(bytes.len());
                let (mut fresh, mut met) = (Vec::new(), Vec::new());
                tokenise(bytes, from, to, &mut fresh);
                reader.read(bytes, from, to, &mut met);
                assert_eq!(fresh, met, "{from}..{to}");
            }
        }
    }

    #[test]
    fn stray_marks_and_broken_bytes_end() {
        let mut tokens = Vec::new();
        tokenise("\u{301}\u{301}".as_bytes(), 0, 4, &mut tokens);
        assert!(tokens.is_empty());
        tokenise(&[0xC3, 0x28, 0xFF, b'a'], 0, 4, &mut tokens);
        assert_eq!(tokens.last().map(|token| token.key), Some(key_of("a")));
    }
}
