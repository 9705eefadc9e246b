//! Several documents in one text: a bound volume, a mail merge.
//!
//! A letterhead decides: the motto in capitals on a line of its own, with a filled-in own number
//! by it. A second one with another number begins a document of its own, also where the text
//! begins with a document whose number is blank, or stands in a table about it. A form in an
//! annex has the motto as well, but a blank number; and a document that is shown twice has one
//! number.

use std::sync::LazyLock;

use memchr::memmem;

use super::own;
use crate::id::{Additions, DocumentId};
use crate::text::{Key, Span, Text, Token, TokenKind, keys, tokenise};

static MOTTOS: LazyLock<[Box<[Key]>; 2]> = LazyLock::new(|| {
    [
        "cộng hòa xã hội chủ nghĩa việt nam",
        "đảng cộng sản việt nam",
    ]
    .map(keys)
});

/// How far below the motto the number may stand, and how far a letterhead is read, in bytes.
const NEAR: usize = 600;
const HEAD: usize = 1_500;
/// The longest line above the motto that belongs to its letterhead, and the most such lines.
const LINE: usize = 120;
const LINES: usize = 6;

/// The documents of a text, in order: one stretch that is the whole text, or as many as there
/// are letterheads with numbers of their own. Together they are the text.
///
/// ```
/// use doctrace::relation::documents;
/// use doctrace::text::Text;
///
/// let letter = |number| {
///     format!("SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: {number}/SNV-VP\nKính gửi:\n")
/// };
/// let two = letter(12) + &letter(13);
/// assert_eq!(documents(Text::new(&two)?).len(), 2);
/// assert_eq!(documents(Text::new(&letter(12))?).len(), 1);
/// # Ok::<(), doctrace::text::TextError>(())
/// ```
///
/// Cost: a search for mottos, and the first lines behind each.
pub fn documents(text: Text<'_>) -> Vec<Span> {
    documents_under(text, Additions::none())
}

/// The same where more codes are known than the tables have.
pub(crate) fn documents_under(text: Text<'_>, more: &Additions) -> Vec<Span> {
    let bytes = text.as_str().as_bytes();
    let mut starts = vec![0];
    let mut last = None;
    let mut floor = 0;
    for found in memmem::find_iter(bytes, b"NAM") {
        let line = line_start(bytes, found);
        if line < floor || !is_motto(bytes, line, found) {
            continue;
        }
        let start = head_start(bytes, line, floor);
        floor = line + 1;
        let Some(head) = text.part(Span::of(start, boundary(text, start + HEAD))) else {
            continue;
        };
        let own = own::head(head, more);
        let near = own
            .number
            .is_some_and(|number| start + number.start() < line + NEAR);
        let Some(id) = own.id.filter(|id| near && id.is_complete()) else {
            continue;
        };
        let other = match &last {
            Some(last) => *last != id,
            None => first_differs(text, start, &id, more),
        };
        if other {
            starts.push(start);
        }
        last = Some(id);
    }
    let ends = starts[1..].iter().copied().chain([bytes.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| Span::of(start, end))
        .collect()
}

/// Whether what stands before the first letterhead with a number is a document of another number,
/// or of a blank one.
fn first_differs(text: Text<'_>, start: usize, id: &DocumentId, more: &Additions) -> bool {
    let before = text.part(Span::of(0, start));
    let own = before.map(|before| own::head(before, more));
    own.is_some_and(|own| own.number.is_some() && own.id.as_ref() != Some(id))
}

fn line_start(bytes: &[u8], at: usize) -> usize {
    memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |end| end + 1)
}

/// Whether a motto in capitals stands in the line, alone in its column.
fn is_motto(bytes: &[u8], line: usize, found: usize) -> bool {
    let end = found + "NAM".len();
    if end - line > 2 * LINE {
        return false;
    }
    let mut tokens = Vec::new();
    tokenise(bytes, line, end, &mut tokens);
    let words: Vec<&Token> = tokens.iter().filter(|token| token.is_word()).collect();
    let ends = memchr::memchr(b'\n', &bytes[end..])
        .map_or(&bytes[end..], |len| &bytes[end..end + len])
        .iter()
        .all(|byte| !byte.is_ascii_alphanumeric() && byte.is_ascii());
    ends && MOTTOS.iter().any(|motto| {
        let Some(start) = words.len().checked_sub(motto.len()) else {
            return false;
        };
        let said = &words[start..];
        // A body may stand in the column to the left, in capitals like all of a letterhead.
        said.iter()
            .zip(motto.iter())
            .all(|(token, key)| token.key == *key)
            && words.iter().all(|token| token.is_all_capitals())
            && tokens.iter().all(|token| token.kind != TokenKind::Number)
    })
}

/// Where the letterhead of a motto begins: the bodies above it stand in short lines of capitals.
fn head_start(bytes: &[u8], motto: usize, floor: usize) -> usize {
    let mut start = motto;
    let mut at = motto;
    for _ in 0..LINES {
        if at <= floor {
            break;
        }
        let above = line_start(bytes, at - 1);
        if at - above > LINE || above < floor {
            break;
        }
        let mut tokens = Vec::new();
        tokenise(bytes, above, at - 1, &mut tokens);
        let mut words = tokens.iter().filter(|token| token.is_word()).peekable();
        if words.peek().is_some() {
            if !words.all(|token| token.is_all_capitals()) {
                break;
            }
            start = above;
        }
        at = above;
    }
    start
}

fn boundary(text: Text<'_>, at: usize) -> usize {
    let text = text.as_str();
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
