//! VIQR: marks as ASCII signs behind the vowel, `dd` for đ (`Vie^.t Nam`).
//!
//! The signs are also punctuation. So a word is read only when it comes out as a
//! syllable, and a sign at the end of a word that may as well end a sentence is left as
//! punctuation and counted as doubtful.

use unicode_normalization::UnicodeNormalization;

use crate::syllable::is_syllable;

/// A text that was read, and how.
#[derive(Debug, Default)]
pub(super) struct Viqr {
    pub(super) text: String,
    /// Words of letters.
    pub(super) words: usize,
    /// Words that hold signs which no punctuation explains, and are syllables.
    pub(super) sound: usize,
    /// Words that hold such signs, and are none.
    pub(super) broken: usize,
    /// Signs at the end of words that were left as punctuation.
    pub(super) doubtful: usize,
}

const fn mark(sign: char) -> Option<char> {
    Some(match sign {
        '`' => '\u{300}',
        '\'' => '\u{301}',
        '~' => '\u{303}',
        '?' => '\u{309}',
        '.' => '\u{323}',
        '^' => '\u{302}',
        '(' => '\u{306}',
        '+' | '*' => '\u{31B}',
        _ => return None,
    })
}

fn is_vowel(char: char) -> bool {
    matches!(char.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Reads one word with its signs; nothing if it is no syllable with marks.
fn word(written: &str) -> Option<String> {
    let mut out = String::new();
    let mut vowel = false;
    let mut chars = written.chars().peekable();
    while let Some(char) = chars.next() {
        match mark(char) {
            Some(mark) if vowel => out.push(mark),
            Some(_) => return None,
            None if matches!(char, 'd' | 'D')
                && chars.peek().is_some_and(|next| matches!(next, 'd' | 'D')) =>
            {
                chars.next();
                out.push(if char == 'd' { 'đ' } else { 'Đ' });
                vowel = false;
            }
            None => {
                out.push(char);
                vowel = is_vowel(char);
            }
        }
    }
    let out: String = out.nfc().collect();
    (!out.is_ascii() && is_syllable(&out)).then_some(out)
}

/// The end of the run of letters and signs that begins at an offset.
fn run(text: &str, from: usize) -> usize {
    let mut vowel = false;
    for (at, char) in text[from..].char_indices() {
        if char.is_ascii_alphabetic() {
            vowel = is_vowel(char);
        } else if !(vowel && mark(char).is_some()) {
            return from + at;
        }
    }
    text.len()
}

/// Reads a text in ASCII.
pub(super) fn decode(text: &str) -> Viqr {
    let mut out = Viqr::default();
    let mut at = 0;
    let mut before = ' ';
    while let Some(char) = text[at..].chars().next() {
        if char == '\\'
            && text[at + 1..]
                .chars()
                .next()
                .is_some_and(|next| mark(next).is_some())
        {
            // An escaped sign is punctuation.
            at += 1;
            before = text[at..].chars().next().unwrap_or(' ');
            out.text.push(before);
            at += 1;
            continue;
        }
        if !char.is_ascii_alphabetic() {
            out.text.push(char);
            before = char;
            at += char.len_utf8();
            continue;
        }
        let end = run(text, at);
        let whole = &text[at..end];
        // Parts of numbers, addresses and paths are no words: 109-KH/HU.
        let apart = !(before.is_ascii_digit()
            || matches!(before, '/' | '-' | '_' | '@' | '.')
            || text[end..].starts_with(['/', '@', '_']));
        out.words += 1;
        let bare = whole.trim_end_matches(['.', '?', '\'']);
        let rest = &text[end..];
        let ends = rest.trim_start_matches([' ', '\t', '"', ')', '\'']);
        let closes = bare.len() < whole.len()
            && (ends.len() < rest.len() || ends.is_empty() || ends.starts_with(['\n', '\r']))
            && (ends.is_empty()
                || ends
                    .starts_with(|next: char| next.is_ascii_uppercase() || "\r\n".contains(next)));
        let read = if closes { bare } else { whole };
        if let Some(made) = word(read).filter(|_| apart) {
            out.text.push_str(&made);
            out.text.push_str(&whole[read.len()..]);
            out.sound += 1;
        } else {
            // Signs inside a word, or signs that are no punctuation, show a mark.
            let inner = bare.contains(|char| mark(char).is_some());
            out.broken += usize::from(apart && inner);
            out.text.push_str(whole);
        }
        out.doubtful += usize::from(closes && apart && word(whole).is_some());
        before = whole.chars().next_back().unwrap_or(' ');
        if !before.is_ascii_alphabetic() {
            before = 'a';
        }
        at = end;
    }
    out
}
