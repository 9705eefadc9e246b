//! The names by which a text seems to call itself: "Kế hoạch này", where no plan is
//! named before it that the words could point back to.

use memchr::memmem;

use super::{NAY, Seeker, SelfName, Statements, TYPES};
use crate::text::{Key, Span, TokenKind};

/// Bytes within which a type that was named before may be what "này" points back to.
const BACK: usize = 900;

impl Seeker<'_, '_> {
    /// "Kế hoạch này", where no plan is named before it.
    pub(super) fn self_names(&self, found: &mut Statements) {
        for pattern in ["này", "na\u{300}y", "nay\u{300}"] {
            for at in memmem::find_iter(self.bytes, pattern.as_bytes()) {
                let low = self.boundary(at.saturating_sub(BACK));
                let end = at + pattern.len();
                let tokens = self.tokens(low, end);
                let Some((last, before)) = tokens.split_last() else {
                    continue;
                };
                if last.start as usize != at || last.key != NAY {
                    continue;
                }
                let Some((len, ())) = TYPES.ending(before, before.len()) else {
                    continue;
                };
                let first = before.len() - len;
                let words: Vec<Key> = before[first..].iter().map(|token| token.key).collect();
                // The shortest name of the type: "chương trình" of "chương trình hành động".
                let stem = &words[..words.len().min(2)];
                let (line, _) = self.line(at, BACK);
                // The whole stretch has to be known, and nothing of the type in it.
                let earlier = before[..first].windows(stem.len()).any(|window| {
                    window
                        .iter()
                        .zip(stem)
                        .all(|(token, key)| token.key == *key)
                });
                let cut = before.iter().any(|token| token.kind == TokenKind::Skipped);
                if earlier || cut || self.quoted(line, at) {
                    continue;
                }
                let start = before[first].start as usize;
                found.self_names.push(SelfName {
                    type_word: Span::of(start, before[before.len() - 1].end as usize),
                    span: Span::of(start, end),
                });
            }
        }
        found.self_names.sort_by_key(|name| name.span);
    }
}
