//! A stretch of a text, in bytes.

use core::fmt;
use core::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open stretch `start..end` of a text, in **bytes** of the text as given.
///
/// Offsets are `u32`: a text is at most 4 GiB, which is checked once when it is
/// taken in ([`super::Text::new`]). A span always has `start <= end`.
///
/// ```
/// use doctrace::text::Span;
///
/// let span = Span::new(2, 5).unwrap();
/// assert_eq!(&"ab18-c"[span.range()], "18-");
/// assert!(Span::new(5, 2).is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span `start..end`, or `None` when `start > end`.
    pub const fn new(start: u32, end: u32) -> Option<Self> {
        if start <= end {
            Some(Self { start, end })
        } else {
            None
        }
    }

    /// The span between two byte positions of one text, in either order.
    pub(crate) fn of(start: usize, end: usize) -> Self {
        Self {
            start: start.min(end) as u32,
            end: start.max(end) as u32,
        }
    }

    /// First byte of the stretch.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// First byte after the stretch.
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the stretch holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The stretch as a range that slices a text.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the two stretches share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest stretch that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A pair of offsets in the wrong order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a span cannot end before it starts ({start} > {end})")]
pub struct SpanError {
    start: u32,
    end: u32,
}

impl TryFrom<(u32, u32)> for Span {
    type Error = SpanError;

    fn try_from((start, end): (u32, u32)) -> Result<Self, SpanError> {
        Self::new(start, end).ok_or(SpanError { start, end })
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}
