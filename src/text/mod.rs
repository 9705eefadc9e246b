//! A text as given: its bytes, its lines, its words.
//!
//! Nothing here changes the text. A [`Text`] borrows what the caller holds,
//! [`Span`]s point back into it in bytes, [`Lines`] turns an offset into the line
//! and column that a person counts, and the word reader gives each syllable a key
//! under which composed, decomposed and mixed accents are the same.

mod bare;
mod block;
mod decode;
mod key;
mod letters;
mod lines;
mod phrase;
mod roman;
mod span;
mod word;

pub(crate) use bare::restore;
pub(crate) use decode::decode;
pub(crate) use key::{Key, key, key_list, key_of, keys};
pub use lines::{Lines, Position};
pub(crate) use phrase::{Cues, Phrases, Sieve, Sieves};
pub(crate) use roman::{roman, to_roman};
pub use span::{Span, SpanError};
pub(crate) use word::{Token, TokenKind, is_word_at, tokenise};

/// A text that is small enough for 32-bit offsets.
///
/// ```
/// # fn main() -> Result<(), doctrace::text::TextError> {
/// let text = doctrace::text::Text::new("Nghị quyết số 18-NQ/TW")?;
/// assert_eq!(text.as_str().len(), 28);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Text<'t>(&'t str);

impl<'t> Text<'t> {
    /// Takes a text in.
    ///
    /// # Errors
    /// [`TextError::TooLong`] when the text has 4 GiB or more: cut it at a blank
    /// line and read the pieces as texts of their own.
    pub fn new(text: &'t str) -> Result<Self, TextError> {
        if u32::try_from(text.len()).is_err() {
            return Err(TextError::TooLong {
                bytes: text.len() as u64,
            });
        }
        Ok(Self(text))
    }

    /// Takes bytes in, which must be UTF-8. Cost: one pass to validate them.
    ///
    /// # Errors
    /// [`TextError::NotUtf8`] with the position of the first byte that is not
    /// UTF-8, [`TextError::TooLong`] from 4 GiB on.
    pub fn from_bytes(bytes: &'t [u8]) -> Result<Self, TextError> {
        match core::str::from_utf8(bytes) {
            Ok(text) => Self::new(text),
            Err(error) => Err(TextError::NotUtf8 {
                position: error.valid_up_to() as u64,
            }),
        }
    }

    /// The text itself.
    pub const fn as_str(self) -> &'t str {
        self.0
    }

    /// Whether it is written wholly without accents. Cost: the text up to its first one.
    pub(crate) fn is_bare(self) -> bool {
        self.0.is_ascii()
    }

    /// A part of the text as a text of its own; `None` when the span does not lie in it.
    pub fn part(self, span: Span) -> Option<Self> {
        self.0.get(span.range()).map(Self)
    }

    /// The words at a span; empty when the span does not lie in this text.
    pub fn at(self, span: Span) -> &'t str {
        self.0.get(span.range()).unwrap_or_default()
    }
}

/// The length only: whoever prints a mention does not want the whole text with it.
impl core::fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Text({} bytes)", self.0.len())
    }
}

/// Why a text could not be taken in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// The text has 4 GiB or more.
    #[error("text of {bytes} bytes is too long; cut it at a blank line into pieces below 4 GiB")]
    TooLong {
        /// Its length in bytes.
        bytes: u64,
    },
    /// The bytes are not UTF-8.
    #[error("not UTF-8 at byte {position}; convert the file to UTF-8 first")]
    NotUtf8 {
        /// Offset of the first offending byte.
        position: u64,
    },
}
