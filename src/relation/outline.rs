//! The outline of a text: headings numbered with Roman numerals.
//!
//! "IV. ĐÁNH GIÁ CHUNG" is a heading; "I.1" and "V/v" are not. Numbers may begin again
//! below "Phần", "Chương", "Mục", "Phụ lục" or a lettered heading, so headings come in runs.

use std::sync::LazyLock;

use memchr::memchr_iter;

use crate::mention::roman;
use crate::text::{Key, Span, Text, key, tokenise};

/// A numbered heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Where its numeral stands, without the point.
    pub number: Span,
    /// Where its line stands, without blanks at either end.
    pub line: Span,
    /// The run of headings it belongs to, from 0.
    pub run: u32,
}

/// The longest line that is a heading, in bytes.
const LONGEST: usize = 400;

/// The headings of a text, in order. Cost: a search for line ends and a look at the first
/// bytes of each line.
pub(super) fn headings(text: Text<'_>) -> Vec<Heading> {
    let bytes = text.as_str().as_bytes();
    let mut headings = Vec::new();
    let mut run = 0;
    let mut start = 0;
    for end in memchr_iter(b'\n', bytes).chain(core::iter::once(bytes.len())) {
        let line = &bytes[start..end];
        let lead = line
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'*' | b'#'))
            .count();
        let body = &line[lead..];
        match body.first() {
            Some(b'I' | b'V' | b'X') => {
                let letters = body
                    .iter()
                    .take_while(|byte| matches!(byte, b'I' | b'V' | b'X'))
                    .count();
                let point = matches!(body.get(letters), Some(b'.' | b')'))
                    && body.get(letters + 1).is_none_or(|byte| {
                        matches!(byte, b' ' | b'\t' | b'*')
                            || *byte >= 0x80
                            || byte.is_ascii_uppercase()
                    });
                if point && roman(&body[..letters]).is_some() && body.len() <= LONGEST {
                    let from = start + lead;
                    let to = from + body.trim_ascii_end().len();
                    headings.push(Heading {
                        number: Span::of(from, from + letters),
                        line: Span::of(from, to),
                        run,
                    });
                }
            }
            // "Phần thứ nhất", "PHỤ LỤC", "Chương II", "A. …"
            Some(b'P' | b'C' | b'M' | b'A'..=b'H') if body.len() <= LONGEST && opens_run(body) => {
                run += 1;
            }
            _ => {}
        }
        start = end + 1;
    }
    headings
}

fn opens_run(line: &[u8]) -> bool {
    if line[0].is_ascii_uppercase()
        && matches!(line.get(1), Some(b'.' | b')'))
        && matches!(line.get(2), Some(b' '))
    {
        return matches!(line[0], b'A'..=b'H');
    }
    let mut tokens = Vec::new();
    tokenise(line, 0, line.len().min(40), &mut tokens);
    let word = |at: usize| tokens.get(at).map_or(0, |token| token.key);
    PARTS.contains(&word(0)) && tokens.len() > 1 || [word(0), word(1)] == *ANNEX
}

static PARTS: LazyLock<[Key; 3]> = LazyLock::new(|| ["phần", "chương", "mục"].map(key));
static ANNEX: LazyLock<[Key; 2]> = LazyLock::new(|| ["phụ", "lục"].map(key));
