//! Quotations: where a quoted title ends.

use memchr::{memchr2_iter, memchr3};

use crate::text::Token;

/// How far a quotation may run, in bytes.
const LONGEST: usize = 1200;

/// Whether a quotation opens with this token.
pub(super) fn opens_quote(text: &[u8], token: Token) -> bool {
    if token.is_sign('“') {
        return true;
    }
    // A straight quote opens when a word follows it at once.
    (token.is_sign('"') || token.is_sign('”'))
        && text
            .get(token.end as usize)
            .is_some_and(|&byte| !byte.is_ascii_whitespace() && !byte.is_ascii_punctuation())
}

/// First byte behind the quotation that opens at a token, if one does.
pub(super) fn quotation_end(text: &[u8], token: Token) -> Option<usize> {
    opens_quote(text, token)
        .then(|| quoted(text, token))
        .flatten()
        .map(|(_, _, end)| end)
}

/// The inside of a quotation that starts at a token, and the byte behind its closing quote.
/// Quotes inside are followed to the same depth; a blank line ends an unclosed one, which
/// then is no title.
pub(super) fn quoted(text: &[u8], open: Token) -> Option<(usize, usize, usize)> {
    let start = open.end as usize;
    let limit = text.len().min(start + LONGEST);
    if text.get(open.start as usize..start) == Some("«".as_bytes()) {
        // The sign is C2 BB; its second byte is part of many Vietnamese letters as well.
        let end = memchr2_iter(0xC2, b'\n', &text[start..limit])
            .map(|at| start + at)
            .find(|&at| text[at] == b'\n' || text.get(at + 1) == Some(&0xBB))
            .filter(|&at| text[at] != b'\n')?;
        return Some((start, end, end + 2));
    }
    let curly = open.is_sign('“');
    let mut depth = 1;
    let mut at = start;
    while at < limit {
        // Only quotes and line ends matter: E2 80 9x, C2 BB, `"`.
        at += memchr3(0xE2, b'"', b'\n', &text[at..limit]).unwrap_or(limit - at);
        let rest = &text[at..limit];
        if rest.starts_with(b"\n\n") || rest.starts_with(b"\n\r\n") || rest.is_empty() {
            return None;
        }
        let (step, change) = if curly && rest.starts_with("“".as_bytes()) {
            (3, 1)
        } else if rest.starts_with("”".as_bytes()) || rest.starts_with("„".as_bytes()) {
            (3, -1)
        } else if rest[0] == b'"' {
            // A straight quote closes what a curly one opened as well.
            (1, -1)
        } else {
            (1, 0)
        };
        depth += change;
        if depth == 0 {
            return Some((start, at, at + step));
        }
        at += step;
    }
    None
}
