//! Tables of phrases, looked up in a row of tokens.

use core::ops::Deref;
use std::sync::OnceLock;

use super::{Key, Token, TokenKind, keys};

/// Phrases with a value each, found by their words from either end.
pub(crate) struct Phrases<T> {
    forward: Index<T>,
    backward: Index<T>,
}

/// A table of phrases that are only looked for, parted by bars, made when it is first asked.
pub(crate) struct Cues {
    phrases: &'static str,
    table: OnceLock<Phrases<()>>,
}

impl Cues {
    pub(crate) const fn of(phrases: &'static str) -> Self {
        Self {
            phrases,
            table: OnceLock::new(),
        }
    }
}

impl Deref for Cues {
    type Target = Phrases<()>;

    #[inline]
    fn deref(&self) -> &Phrases<()> {
        self.table
            .get_or_init(|| Phrases::new([(self.phrases, ())]))
    }
}

/// Phrases by the word at one end, the longest of each first.
struct Index<T> {
    sieve: Sieve,
    /// By a hash of the word: the word, and where its rows begin and end. A word that finds its
    /// place taken is in the next one that is free.
    heads: Box<[(Key, u32, u32)]>,
    rows: Box<[Row<T>]>,
    /// The further words of all rows, in the order in which they are looked at.
    words: Box<[Key]>,
}

struct Row<T> {
    from: u32,
    len: u32,
    value: T,
}

/// Tells most words that are not in a set from those that are, by one bit.
pub(crate) struct Sieve([u64; Sieve::BITS / 64]);

impl Sieve {
    const BITS: usize = 4096;

    pub(crate) fn new(words: impl Iterator<Item = Key>) -> Self {
        let mut bits = [0; Self::BITS / 64];
        for word in words {
            let (at, bit) = Self::place(word);
            bits[at] |= bit;
        }
        Self(bits)
    }

    #[inline]
    pub(crate) const fn may_hold(&self, word: Key) -> bool {
        let (at, bit) = Self::place(word);
        self.0[at] & bit != 0
    }

    const fn place(word: Key) -> (usize, u64) {
        let slot = slot(word);
        (slot / 64, 1 << (slot % 64))
    }
}

/// The same for several sets, with one look: a bit of each answer is a set.
pub(crate) struct Sieves(Box<[u8; Sieve::BITS]>);

impl Sieves {
    /// Of up to eight sets: the words of all, each with the bit of its set.
    pub(crate) fn new(words: impl Iterator<Item = (u8, Key)>) -> Self {
        let mut masks = Box::new([0; Sieve::BITS]);
        for (bit, word) in words {
            masks[slot(word)] |= bit;
        }
        Self(masks)
    }

    /// The sets that may hold a word.
    #[inline]
    pub(crate) fn of(&self, word: Key) -> u8 {
        self.0[slot(word)]
    }
}

/// The highest bits of a product depend on all bits of the key.
#[inline]
const fn slot(word: Key) -> usize {
    (spread(word) >> (u64::BITS - Sieve::BITS.trailing_zeros())) as usize % Sieve::BITS
}

#[inline]
const fn spread(word: Key) -> u64 {
    word.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

impl<T: Copy> Index<T> {
    /// `phrases` begin with the word at the end in question; of two that are alike, the first
    /// counts.
    fn new(mut phrases: Vec<(Vec<Key>, T)>) -> Self {
        phrases.sort_by(|(a, _), (b, _)| a[0].cmp(&b[0]).then(b.len().cmp(&a.len())));
        let mut heads = vec![(0, 0, 0); (2 * phrases.len()).next_power_of_two().max(2)];
        let mut words = Vec::new();
        let mut rows = Vec::with_capacity(phrases.len());
        for (phrase, value) in &phrases {
            let row = rows.len() as u32;
            let slot = Self::slot(&heads, phrase[0]);
            let (word, from, to) = &mut heads[slot];
            if from == to {
                (*word, *from) = (phrase[0], row);
            }
            *to = row + 1;
            rows.push(Row {
                from: words.len() as u32,
                len: phrase.len() as u32 - 1,
                value: *value,
            });
            words.extend_from_slice(&phrase[1..]);
        }
        Self {
            sieve: Sieve::new(phrases.iter().map(|(phrase, _)| phrase[0])),
            heads: heads.into(),
            rows: rows.into(),
            words: words.into(),
        }
    }

    fn heads(&self) -> impl Iterator<Item = Key> {
        let taken = self.heads.iter().filter(|(_, from, to)| from != to);
        taken.map(|head| head.0)
    }

    /// Where a word is, or where it would be. Half of the places at least are free.
    #[inline]
    fn slot(heads: &[(Key, u32, u32)], word: Key) -> usize {
        let mut at = (spread(word) >> 32) as usize & (heads.len() - 1);
        while heads[at].1 != heads[at].2 && heads[at].0 != word {
            at = (at + 1) & (heads.len() - 1);
        }
        at
    }

    /// The longest phrase that begins with a word and goes on with these tokens.
    #[inline]
    fn longest<'k>(
        &self,
        first: Key,
        rest: &(impl Iterator<Item = &'k Token> + Clone),
    ) -> Option<(usize, T)> {
        if !self.sieve.may_hold(first) {
            return None;
        }
        let (_, from, to) = self.heads[Self::slot(&self.heads, first)];
        self.rows[from as usize..to as usize]
            .iter()
            .find(|row| {
                let words = &self.words[row.from as usize..][..row.len as usize];
                let mut rest = rest.clone();
                words
                    .iter()
                    .all(|word| rest.next().is_some_and(|token| is(token, *word)))
            })
            .map(|row| (row.len as usize + 1, row.value))
    }
}

impl<T: Copy> Phrases<T> {
    /// Builds a table from phrases in plain Vietnamese; bars part those of one value.
    pub(crate) fn new<'a>(rows: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let forward: Vec<(Vec<Key>, T)> = rows
            .into_iter()
            .flat_map(|(phrases, value)| phrases.split('|').map(move |phrase| (phrase, value)))
            .map(|(phrase, value)| (keys(phrase).into_vec(), value))
            .collect();
        let backward = forward
            .iter()
            .map(|(words, value)| (words.iter().rev().copied().collect(), *value))
            .collect();
        Self {
            forward: Index::new(forward),
            backward: Index::new(backward),
        }
    }

    /// The words that phrases begin with.
    pub(crate) fn openers(&self) -> impl Iterator<Item = Key> {
        self.forward.heads()
    }

    /// The words that phrases end with.
    pub(crate) fn closers(&self) -> impl Iterator<Item = Key> {
        self.backward.heads()
    }

    /// The longest phrase that starts at `tokens[at]`: its length in tokens and its value.
    #[inline]
    pub(crate) fn starting(&self, tokens: &[Token], at: usize) -> Option<(usize, T)> {
        let first = tokens.get(at).filter(|first| is_read(first))?;
        self.forward.longest(first.key, &tokens[at + 1..].iter())
    }

    /// The longest phrase that ends before `tokens[end]`: its length in tokens and its value.
    #[inline]
    pub(crate) fn ending(&self, tokens: &[Token], end: usize) -> Option<(usize, T)> {
        let at = end.checked_sub(1)?;
        let last = tokens.get(at).filter(|last| is_read(last))?;
        self.backward.longest(last.key, &tokens[..at].iter().rev())
    }
}

#[inline]
fn is(token: &Token, word: Key) -> bool {
    token.key == word && is_read(token)
}

/// Only words, numbers and signs have comparable keys; a line end's key is a count.
#[inline]
const fn is_read(token: &Token) -> bool {
    !matches!(token.kind, TokenKind::LineEnd | TokenKind::Skipped)
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
