//! The words between two identifiers: how much of them is read.
//!
//! Where only fields are asked for, a short stretch behind and before an identifier is read
//! first, to the end of the sentence at most, since no field goes on behind that. Where a
//! field or a label reaches the edge of what was read, the walker asks for more.

use std::sync::LazyLock;

use memchr::{memchr, memchr_iter, memchr3, memchr3_iter, memrchr};

use crate::text::{Key, Token, TokenKind, WordReader, decode, key};

/// How far the words around an identifier are read where the next one is far, in bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Reach {
    /// Behind an identifier.
    pub(super) after: usize,
    /// Before an identifier.
    pub(super) before: usize,
}

/// As far as any field or linking phrase may stand.
pub(super) const FULL: Reach = Reach {
    after: 520,
    before: 360,
};
/// Where reading begins when only fields are asked for. Where a field or a label goes on to
/// the edge, twice as much is read.
pub(super) const NEAR: Reach = Reach {
    after: 80,
    before: 44,
};

/// How far the end of the sentence behind an identifier is looked for.
const SENTENCE: usize = 320;

/// What is read of the words between two identifiers, or behind the last.
#[derive(Clone, Copy)]
pub(super) struct Gap {
    from: usize,
    to: Option<usize>,
    /// The stretch that is not read; `None` when all is read.
    pub(super) unread: Option<(usize, usize)>,
    /// Whether what is read behind the first ends with its line or sentence, so that no field
    /// goes on.
    pub(super) line_ends: bool,
}

impl Gap {
    /// What a reach takes in; a long stretch is read at both ends only.
    pub(super) fn new(bytes: &[u8], from: usize, to: Option<usize>, reach: Reach) -> Self {
        let before = to.map_or(0, |_| reach.before);
        let end = to.unwrap_or(bytes.len());
        if end - from <= reach.after + before {
            return Self {
                from,
                to,
                unread: None,
                line_ends: true,
            };
        }
        let head = boundary(bytes, from + reach.after);
        let back = to.map_or(bytes.len().min(from + FULL.after), |to| {
            boundary(bytes, to - reach.before)
        });
        let paragraph = || paragraph_end(bytes, from, head);
        // Fields end with their sentence; what links two documents does not.
        let stop = if reach == FULL {
            paragraph()
        } else {
            sentence_end(bytes, from, back.min(from + SENTENCE)).or_else(paragraph)
        };
        Self {
            from,
            to,
            unread: Some((stop.unwrap_or(head), back)),
            line_ends: stop.is_some(),
        }
    }

    /// Reads the tokens.
    pub(super) fn read(&self, bytes: &[u8], words: &mut WordReader, tokens: &mut Vec<Token>) {
        tokens.clear();
        let end = self.to.unwrap_or(bytes.len());
        let Some((head_end, back)) = self.unread else {
            return words.read(bytes, self.from, end, tokens);
        };
        words.read(bytes, self.from, head_end, tokens);
        let Some(to) = self.to else { return };
        tokens.push(Token {
            kind: TokenKind::Skipped,
            key: 0,
            start: head_end as u32,
            end: back as u32,
        });
        words.read(bytes, back, to, tokens);
    }

    /// The two parts of the unread stretch that a full reading takes in.
    pub(super) fn beyond(&self) -> [(usize, usize); 2] {
        let Some((from, to)) = self.unread else {
            return [(0, 0); 2];
        };
        let behind = (from, to.min(self.from + FULL.after));
        // The first words that were read may have lost what stands before them.
        let before = self.to.map_or((0, 0), |next| {
            let from = behind.1.max(next.saturating_sub(FULL.before));
            (from, next.min(to + NEAR.before))
        });
        [behind, before]
    }
}

/// The first byte behind a sentence or a list item that ends outside of quotes and brackets:
/// no field of a document goes on there.
fn sentence_end(bytes: &[u8], from: usize, limit: usize) -> Option<usize> {
    let ends = |&at: &usize| match bytes[at] {
        b';' => true,
        b'.' => full_stop(bytes, at),
        _ => opens_paragraph(bytes, at + 1),
    };
    let mut at = from;
    loop {
        let end = memchr3_iter(b';', b'.', b'\n', &bytes[at..limit])
            .map(|offset| at + offset)
            .find(ends)?;
        match closed(bytes, at, end)? {
            behind if behind > end => at = behind.min(limit),
            _ => return Some(end + 1),
        }
    }
}

/// Where the last quote or bracket that opens in a stretch closes, if it does so in its line;
/// the start where none opens.
fn closed(bytes: &[u8], from: usize, to: usize) -> Option<usize> {
    let mut at = from;
    while let Some(open) = memchr3(b'(', b'"', 0xE2, &bytes[at..to]).map(|open| at + open) {
        at = match bytes[open] {
            b'(' => close(bytes, open, ")"),
            b'"' => None,
            _ if bytes[open..].starts_with("“".as_bytes()) => close(bytes, open, "”"),
            _ => Some(open + 1),
        }?;
        if at > to {
            return Some(at);
        }
    }
    Some(from)
}

fn close(bytes: &[u8], open: usize, sign: &str) -> Option<usize> {
    let line = &bytes[open..bytes.len().min(open + FULL.after)];
    let line = &line[..memchr(b'\n', line).unwrap_or(line.len())];
    let last = *sign.as_bytes().last()?;
    memchr_iter(last, line)
        .map(|at| at + 1)
        .find(|&end| line[..end].ends_with(sign.as_bytes()))
        .map(|end| open + end)
}

/// Whether a point ends a sentence beyond doubt: a capital or the end of the line behind it,
/// and before it no abbreviation ("TP.", "TƯ.").
fn full_stop(bytes: &[u8], at: usize) -> bool {
    let follows = match bytes.get(at + 1) {
        Some(b'\n') => true,
        Some(b' ') => {
            at + 2 < bytes.len() && {
                let (code, _) = decode(bytes, at + 2);
                char::from_u32(code).is_some_and(char::is_uppercase)
            }
        }
        _ => false,
    };
    follows
        && match bytes[at.saturating_sub(4)..at] {
            [.., b'a'..=b'z' | b'0'..=b'9' | b')'] => true,
            // A word of more than three bytes, or a closing quote.
            [a, b, c, 0x80..=0xFF] => [a, b, c]
                .iter()
                .all(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80),
            _ => false,
        }
}

/// Where a blank line, or a line that opens with a bullet, ends a paragraph: no field and no
/// sentence goes on behind it.
fn paragraph_end(bytes: &[u8], from: usize, to: usize) -> Option<usize> {
    memchr_iter(b'\n', &bytes[from..to])
        .map(|at| from + at + 1)
        .find(|&next| opens_paragraph(bytes, next))
}

fn opens_paragraph(bytes: &[u8], at: usize) -> bool {
    matches!(
        bytes.get(at),
        Some(b'\n' | b'-' | b'+' | b'*' | b'#' | b'|')
    )
}

/// The start of the word at a byte, so that no syllable is cut; a word of more than 64
/// bytes is.
pub(super) fn boundary(bytes: &[u8], at: usize) -> usize {
    if at == 0 || at >= bytes.len() {
        return at.min(bytes.len());
    }
    let floor = at.saturating_sub(64);
    bytes[floor..at]
        .iter()
        .rposition(u8::is_ascii_whitespace)
        .map_or_else(
            || {
                (floor..at)
                    .rev()
                    .find(|&at| bytes[at] & 0xC0 != 0x80)
                    .unwrap_or(at)
            },
            |offset| floor + offset,
        )
}

/// Lines of at least this many bytes are taken to be broken by a layout, not by a writer.
const WRAPPED: usize = 55;
/// Longer lines are paragraphs of their own.
const PARAGRAPH: usize = 220;

/// "Căn cứ"
static GROUND: LazyLock<[Key; 2]> = LazyLock::new(|| ["căn", "cứ"].map(key));

/// Takes out line ends that only a page layout has put there: the sentence goes on.
pub(super) fn join_wrapped_lines(bytes: &[u8], tokens: &mut Vec<Token>) {
    let single = |token: &Token| token.kind == TokenKind::LineEnd && token.key == 1;
    let (Some(start), Some(end)) = (tokens.first(), tokens.last()) else {
        return;
    };
    if memchr(b'\n', &bytes[start.start as usize..end.end as usize]).is_none() {
        return;
    }
    let Some(first) = tokens.iter().position(single) else {
        return;
    };
    let mut kept = first;
    for at in first..tokens.len() {
        let token = tokens[at];
        if single(&token) && goes_on(bytes, tokens, at, kept) {
            continue;
        }
        tokens[kept] = token;
        kept += 1;
    }
    tokens.truncate(kept);
}

fn goes_on(bytes: &[u8], tokens: &[Token], at: usize, kept: usize) -> bool {
    let Some(next) = tokens.get(at + 1) else {
        return true;
    };
    if let Some(last) = kept.checked_sub(1).map(|last| tokens[last]) {
        if ['.', ';', ':', '!', '?', '|']
            .iter()
            .any(|&sign| last.is_sign(sign))
        {
            return false;
        }
    }
    match next.kind {
        TokenKind::Word { capital: false, .. } => {
            // "a)", "đ)": an item of a list.
            let item = next.end - next.start <= 2
                && tokens.get(at + 2).is_some_and(|sign| sign.is_sign(')'));
            !item
        }
        TokenKind::Word { .. } | TokenKind::Number => {
            let end = tokens[at].start as usize;
            let line = end - memrchr(b'\n', &bytes[..end]).map_or(0, |start| start + 1);
            let numbered = tokens
                .get(at + 2)
                .is_some_and(|sign| sign.is_sign('.') || sign.is_sign(')'));
            // "Căn cứ …" begins a line of its own.
            let ground =
                next.key == GROUND[0] && tokens.get(at + 2).is_some_and(|cu| cu.key == GROUND[1]);
            !ground && (WRAPPED..PARAGRAPH).contains(&line) && !numbered
        }
        TokenKind::Sign => next.is_sign('(') || next.is_sign('“'),
        TokenKind::LineEnd | TokenKind::Skipped => false,
    }
}
