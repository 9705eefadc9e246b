//! Words of a document as a page shows them: nothing hidden, nothing too long,
//! measured as seen.
//!
//! A document can hold characters that a terminal obeys (escape sequences) or that
//! turn the line around (bidi overrides); shown as they are, a quote could say
//! something else than the file. They are shown by name instead.

use core::fmt::Write as _;
use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

/// A quote longer than this many columns is shortened.
const QUOTE: usize = 96;
/// Columns kept of its beginning.
const HEAD: usize = 60;
/// Columns kept of its end.
const TAIL: usize = 30;
/// Marks counted on one letter; more than this and the letter is no longer one.
const MARKS: usize = 4;

/// The text with every character visible that a reader would not see or that would
/// change how others are shown: control characters as their pictures, line ends as `↵`,
/// zero-width characters and those that turn the line around by number. A tab becomes a blank.
///
/// Cost: linear in the text; nothing is copied where nothing is to be done.
///
/// ```
/// use doctrace::report::visible;
///
/// assert_eq!(visible("\x1b[31m18-NQ/TW\u{202e}"), "␛[31m18-NQ/TW<U+202E>");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' => out.push('↵'),
            '\t' => out.push(' '),
            '\0'..='\x1f' => {
                out.push(char::from_u32(0x2400 + u32::from(char)).unwrap_or('\u{fffd}'));
            }
            '\x7f' => out.push('␡'),
            _ if hidden(char) => {
                let _ = write!(out, "<U+{:04X}>", u32::from(char));
            }
            _ => out.push(char),
        }
    }
    Cow::Owned(out)
}

/// Control characters, line separators, and format characters: zero-width, bidi
/// marks, embeddings, overrides and isolates, soft hyphen, tags; and what is no character, which
/// XML does not hold.
fn hidden(char: char) -> bool {
    matches!(
        char,
        '\0'..='\x1f'
            | '\x7f'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{fffe}'..='\u{ffff}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// Columns a text takes on a terminal: marks none, wide letters two.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

fn columns(char: char) -> usize {
    match char {
        ' '..='~' => 1,
        _ if is_combining_mark(char) => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

/// A quote, shortened in the middle when it is long. Cost: the part shown.
pub(super) fn shortened(quote: &str) -> Cow<'_, str> {
    if prefix(quote, QUOTE) == quote.len() {
        return Cow::Borrowed(quote);
    }
    let head = &quote[..prefix(quote, HEAD)];
    let tail = &quote[suffix(quote, TAIL)..];
    Cow::Owned(format!("{} […] {}", head.trim_end(), tail.trim_start()))
}

/// Bytes of the longest beginning of at most `limit` columns, marks of its last
/// letter included.
fn prefix(text: &str, limit: usize) -> usize {
    let (mut seen, mut marks) = (0, 0);
    for (at, char) in text.char_indices() {
        let wide = columns(char);
        marks = if wide == 0 { marks + 1 } else { 0 };
        seen += if marks > MARKS { 1 } else { wide };
        if seen > limit {
            return at;
        }
    }
    text.len()
}

/// Where the longest end of at most `limit` columns begins; never at a mark.
fn suffix(text: &str, limit: usize) -> usize {
    let (mut seen, mut start) = (0, text.len());
    for (count, (at, char)) in text.char_indices().rev().enumerate() {
        let wide = columns(char);
        seen += wide;
        if seen > limit || count > limit * MARKS {
            break;
        }
        if wide > 0 {
            start = at;
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_named() {
        assert_eq!(visible("\x1b[31m18\x07"), "␛[31m18␇");
        assert_eq!(visible("a\u{202e}b"), "a<U+202E>b");
        assert_eq!(visible("một\r\nhai\tba"), "một↵hai ba");
        assert!(matches!(visible("Kế hoạch “số”…"), Cow::Borrowed(_)));
    }

    #[test]
    fn width_counts_letters_as_seen() {
        assert_eq!(width("Kế hoạch"), 8);
        assert_eq!(width("Ke\u{302}\u{301} hoa\u{323}ch"), 8);
        assert_eq!(width("年"), 2);
    }

    #[test]
    fn long_quotes_lose_their_middle() {
        let short = "á".repeat(QUOTE);
        assert_eq!(shortened(&short), short);
        let long = format!("đầu{}cuối", "a\u{301} ".repeat(1000));
        let shown = shortened(&long);
        assert!(
            shown.starts_with("đầu") && shown.ends_with("cuối"),
            "{shown}"
        );
        assert!(width(&shown) <= QUOTE, "{shown}");
        assert!(shown.contains(" […] a\u{301}"), "{shown}");
    }

    #[test]
    fn a_letter_under_a_heap_of_marks_is_still_cut() {
        let heap = format!("a{}", "\u{301}".repeat(1_000_000));
        assert!(shortened(&heap).len() < 1000);
    }
}
