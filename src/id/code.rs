//! A short code kept inline.
//!
//! Type and organ codes are a few letters long; an identifier holds them without
//! touching the heap, so that millions of them can be parsed, compared and dropped
//! for the price of copying a few words.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

const INLINE: usize = 14;

/// Text of a code in two words: one of a table, or up to 14 bytes inline, or more on the heap.
#[derive(Clone)]
pub(crate) struct Code(Repr);

#[derive(Clone)]
enum Repr {
    Table(&'static &'static str),
    Inline(u8, [u8; INLINE]),
    Heap(Box<Box<str>>),
}

impl Code {
    pub(crate) fn new(text: &str) -> Self {
        if text.len() <= INLINE {
            let mut bytes = [0; INLINE];
            bytes[..text.len()].copy_from_slice(text.as_bytes());
            Self(Repr::Inline(text.len() as u8, bytes))
        } else {
            Self(Repr::Heap(Box::new(text.into())))
        }
    }

    /// A code that stands in a table.
    pub(crate) const fn of_table(text: &'static &'static str) -> Self {
        Self(Repr::Table(text))
    }

    pub(crate) fn as_str(&self) -> &str {
        match &self.0 {
            Repr::Table(text) => text,
            // The bytes were copied from a `str` of this length, so the default is never used.
            Repr::Inline(len, bytes) => {
                core::str::from_utf8(&bytes[..usize::from(*len)]).unwrap_or_default()
            }
            Repr::Heap(text) => text,
        }
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Code {}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Code {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}
