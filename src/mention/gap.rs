//! The words between two identifiers: how much of them is read.
//!
//! As much as a field may fill behind an identifier, and a label before the next; what stands
//! between in a long stretch is not read.

use memchr::{memchr_iter, memrchr};

use crate::text::{Key, Token, TokenKind, key_list, tokenise};

/// How far a field or a linking phrase may stand behind an identifier, in bytes.
const AFTER: usize = 520;
/// The same before one.
pub(super) const BEFORE: usize = 360;

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
    /// The words from an identifier to the next, if there is one; a long stretch is read at both
    /// ends only.
    pub(super) fn new(bytes: &[u8], from: usize, to: Option<usize>) -> Self {
        let before = to.map_or(0, |_| BEFORE);
        let end = to.unwrap_or(bytes.len());
        if end - from <= AFTER + before {
            return Self {
                from,
                to,
                unread: None,
                line_ends: true,
            };
        }
        let head = boundary(bytes, from + AFTER);
        let back = to.map_or(head, |to| boundary(bytes, to - BEFORE));
        let stop = paragraph_end(bytes, from, head);
        Self {
            from,
            to,
            unread: Some((stop.unwrap_or(head), back)),
            line_ends: stop.is_some(),
        }
    }

    /// Reads the tokens.
    pub(super) fn read(&self, bytes: &[u8], tokens: &mut Vec<Token>) {
        tokens.clear();
        let end = self.to.unwrap_or(bytes.len());
        let Some((head_end, back)) = self.unread else {
            return tokenise(bytes, self.from, end, tokens);
        };
        tokenise(bytes, self.from, head_end, tokens);
        let Some(to) = self.to else { return };
        tokens.push(Token {
            kind: TokenKind::Skipped,
            key: 0,
            start: head_end as u32,
            end: back as u32,
        });
        tokenise(bytes, back, to, tokens);
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
const GROUND: [Key; 2] = key_list(["căn", "cứ"]);

/// Takes out line ends that only a page layout has put there: the sentence goes on.
pub(super) fn join_wrapped_lines(bytes: &[u8], tokens: &mut Vec<Token>) {
    let single = |token: &Token| token.kind == TokenKind::LineEnd && token.key == 1;
    let Some(mut at) = tokens.iter().position(single) else {
        return;
    };
    // What stands between two line ends is moved as one.
    let mut kept = at;
    while at < tokens.len() {
        let ends = goes_on(bytes, tokens, at, kept);
        let from = at + usize::from(ends);
        let next = tokens[at + 1..].iter().position(single);
        let to = next.map_or(tokens.len(), |next| at + 1 + next);
        if from > kept {
            tokens.copy_within(from..to, kept);
        }
        kept += to - from;
        at = to;
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
            let start = memrchr(b'\n', &bytes[..end]).map_or(0, |start| start + 1);
            let line = end - start;
            let heading = bytes[start] == b'#';
            let numbered = tokens
                .get(at + 2)
                .is_some_and(|sign| sign.is_sign('.') || sign.is_sign(')'));
            // "Căn cứ …" begins a line of its own.
            let ground =
                next.key == GROUND[0] && tokens.get(at + 2).is_some_and(|cu| cu.key == GROUND[1]);
            !ground && !heading && (WRAPPED..PARAGRAPH).contains(&line) && !numbered
        }
        TokenKind::Sign => next.is_sign('(') || next.is_sign('“'),
        TokenKind::LineEnd | TokenKind::Skipped => false,
    }
}
