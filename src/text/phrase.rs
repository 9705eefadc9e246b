//! Tables of phrases, looked up in a row of tokens.

use super::{Key, Token, keys};

/// Phrases with a value each, found by their words from either end.
pub(crate) struct Phrases<T> {
    /// Sorted by first word, then longest first.
    forward: Vec<(Box<[Key]>, T)>,
    /// Sorted by last word, then longest first; the index into `forward`.
    backward: Vec<(Key, usize)>,
    first: Sieve,
    last: Sieve,
}

/// Tells most words that are not in a set from those that are, by one bit.
pub(crate) struct Sieve([u64; Sieve::BITS / 64]);

impl Sieve {
    const BITS: usize = 2048;

    pub(crate) fn new(words: impl Iterator<Item = Key>) -> Self {
        let mut bits = [0; Self::BITS / 64];
        for word in words {
            let (at, bit) = Self::place(word);
            bits[at] |= bit;
        }
        Self(bits)
    }

    #[inline]
    pub(crate) fn may_hold(&self, word: Key) -> bool {
        let (at, bit) = Self::place(word);
        self.0[at] & bit != 0
    }

    /// The highest bits of a product depend on all bits of the key.
    fn place(word: Key) -> (usize, u64) {
        let slot = (word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 53) as usize;
        (slot / 64 % (Self::BITS / 64), 1 << (slot % 64))
    }
}

impl<T: Copy> Phrases<T> {
    /// Builds a table from phrases in plain Vietnamese.
    pub(crate) fn new<'a>(rows: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut forward: Vec<(Box<[Key]>, T)> = rows
            .into_iter()
            .map(|(phrase, value)| (keys(phrase), value))
            .collect();
        forward.sort_by(|(a, _), (b, _)| a[0].cmp(&b[0]).then(b.len().cmp(&a.len())));
        let mut backward: Vec<(Key, usize)> = forward
            .iter()
            .enumerate()
            .map(|(index, (words, _))| (words[words.len() - 1], index))
            .collect();
        backward.sort_by_key(|&(last, index)| (last, usize::MAX - forward[index].0.len(), index));
        let first = Sieve::new(forward.iter().map(|(words, _)| words[0]));
        let last = Sieve::new(backward.iter().map(|&(word, _)| word));
        Self {
            forward,
            backward,
            first,
            last,
        }
    }

    /// The longest phrase that starts at `tokens[at]`: its length in tokens and its value.
    #[inline]
    pub(crate) fn starting(&self, tokens: &[Token], at: usize) -> Option<(usize, T)> {
        let first = tokens.get(at)?.key;
        if self.first.may_hold(first) {
            self.longest_from(tokens, at, first)
        } else {
            None
        }
    }

    fn longest_from(&self, tokens: &[Token], at: usize, first: Key) -> Option<(usize, T)> {
        let from = self.forward.partition_point(|(words, _)| words[0] < first);
        self.forward[from..]
            .iter()
            .take_while(|(words, _)| words[0] == first)
            .find(|(words, _)| matches(&tokens[at..], words))
            .map(|(words, value)| (words.len(), *value))
    }

    /// The longest phrase that ends before `tokens[end]`: its length in tokens and its value.
    #[inline]
    pub(crate) fn ending(&self, tokens: &[Token], end: usize) -> Option<(usize, T)> {
        let last = tokens.get(end.checked_sub(1)?)?.key;
        if self.last.may_hold(last) {
            self.longest_to(tokens, end, last)
        } else {
            None
        }
    }

    fn longest_to(&self, tokens: &[Token], end: usize, last: Key) -> Option<(usize, T)> {
        let from = self.backward.partition_point(|&(key, _)| key < last);
        self.backward[from..]
            .iter()
            .take_while(|&&(key, _)| key == last)
            .map(|&(_, index)| &self.forward[index])
            .find(|(words, _)| {
                words.len() <= end && matches(&tokens[end - words.len()..end], words)
            })
            .map(|(words, value)| (words.len(), *value))
    }
}

/// Only words, numbers and signs have comparable keys; a line end's key is a count.
fn matches(tokens: &[Token], words: &[Key]) -> bool {
    tokens.len() >= words.len()
        && tokens.iter().zip(words).all(|(token, word)| {
            token.key == *word
                && !matches!(
                    token.kind,
                    super::TokenKind::LineEnd | super::TokenKind::Skipped
                )
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    #[test]
    fn the_longest_phrase_wins_from_either_end() {
        let table = Phrases::new([("thực hiện", 1), ("triển khai thực hiện", 2), ("thực", 3)]);
        let text = "đã triển khai thực hiện";
        let mut tokens = Vec::new();
        tokenise(text.as_bytes(), 0, text.len(), &mut tokens);
        assert_eq!(table.starting(&tokens, 1), Some((4, 2)));
        assert_eq!(table.starting(&tokens, 3), Some((2, 1)));
        assert_eq!(table.starting(&tokens, 0), None);
        assert_eq!(table.ending(&tokens, 5), Some((4, 2)));
        assert_eq!(table.ending(&tokens, 4), Some((1, 3)));
        assert_eq!(table.ending(&tokens, 0), None);
    }
}
