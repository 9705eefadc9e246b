//! "Nghị quyết này", "hai kế hoạch nêu trên": what they mean, or may mean.

use memchr::{memmem, memrchr};

use super::Seeker;
use crate::relation::Reading;
use crate::relation::pointer::{Pointer, fitting, is_word, may_point, pointer, type_keys};
use crate::text::{Key, Span, Token};

/// Words that point at documents without naming them: "văn bản nêu trên".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The words, from the count or the type to "này" or "trên".
    pub span: Span,
    /// The documents that they mean, or may mean where [`open`](Self::open) says why the text
    /// does not decide: indexes of [`Reading::mentions`] before the words, in text order, each
    /// document once.
    pub candidates: Vec<u32>,
    /// Whether the text itself is meant, or may be.
    pub own: bool,
    /// Why it is open; `None` where the text decides.
    pub open: Option<OpenReference>,
}

/// Why the text does not decide what a [`Reference`] means.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OpenReference {
    /// No document of that type is named before it.
    Unnamed,
    /// It may be the text itself.
    MayBeText,
    /// The paragraph names more or fewer documents of that type than the words speak of.
    Count,
    /// The paragraph names none; those of that type stand further up, or it has too many
    /// mentions to be looked through.
    Far,
}

impl OpenReference {
    /// The name in machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unnamed => "unnamed",
            Self::MayBeText => "may_be_text",
            Self::Count => "count",
            Self::Far => "far",
        }
    }
}

/// Bytes read before "này" and "trên", and behind them.
const AROUND: (usize, usize) = (80, 24);
/// Bytes within which quotes may be open.
const QUOTES: usize = 900;
/// The most mentions that are looked through for candidates.
const LOOK_BACK: usize = 64;

impl Reading<'_> {
    /// The words that point at documents without naming them, in text order: "nghị quyết này",
    /// "kế hoạch trên", "các văn bản nêu trên". Each is decided where its paragraph names just
    /// as many documents of its type before it, or where only the text itself is of that type;
    /// else it is open, with its candidates. Quoted titles point at nothing. Cost: five searches
    /// over the text, and for each find a bounded stretch and 64 mentions.
    ///
    /// ```
    /// use doctrace::relation::{OpenReference, Reading};
    ///
    /// let reading = Reading::of(
    ///     "Nghị quyết số 19-NQ/TW và Nghị quyết số 20-NQ/TW: các đơn vị quán triệt nghị quyết nêu trên.",
    /// )?;
    /// let reference = &reading.references()[0];
    /// assert_eq!(reading.text().at(reference.span), "nghị quyết nêu trên");
    /// assert_eq!(reference.candidates, [0, 1]);
    /// assert_eq!(reference.open, Some(OpenReference::Count));
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    pub fn references(&self) -> Vec<Reference> {
        let seeker = Seeker::new(self);
        let mut ends: Vec<usize> = ["này", "na\u{300}y", "nay\u{300}", "trên", "tre\u{302}n"]
            .iter()
            .flat_map(|word| memmem::find_iter(seeker.bytes, word.as_bytes()))
            .collect();
        ends.sort_unstable();
        let mut found = Vec::new();
        let (mut seen, mut line) = (0, 0);
        for at in ends {
            if let Some(end) = memrchr(b'\n', &seeker.bytes[seen..at]) {
                line = seen + end + 1;
            }
            seen = at;
            found.extend(seeker.reference(at, line));
        }
        found
    }
}

impl Seeker<'_, '_> {
    /// The reference that ends with the word at an offset, in the line that starts at another.
    fn reference(&self, at: usize, line: usize) -> Option<Reference> {
        let low = self.boundary(at.saturating_sub(AROUND.0)).max(line);
        // Most of these words stand behind one that ends no type.
        let before = self.bytes[low..at].trim_ascii_end();
        let word = before.iter().rposition(u8::is_ascii_whitespace);
        let word = self.tokens(low + word.unwrap_or(0), low + before.len());
        if !word.last().is_some_and(|word| may_point(word.key)) {
            return None;
        }
        let tokens = self.tokens(low, self.boundary(at + AROUND.1));
        let last = tokens
            .iter()
            .position(|token| token.start as usize == at && token.is_word())?;
        let found = pointer(&tokens, last)?;
        let (start, end) = (tokens[found.start].start, tokens[last].end);
        let (quotes, _) = self.line(at, QUOTES);
        if self.quoted(quotes, at) {
            return None;
        }
        let span = Span::of(start as usize, end as usize);
        Some(self.meant(&tokens, &found, span, line))
    }

    fn meant(&self, tokens: &[Token], found: &Pointer, span: Span, line: usize) -> Reference {
        let reading = self.reading;
        let type_word = type_keys(&tokens[found.type_word.clone()]);
        let before = self.mentions(0, span.start()).end;
        let own = found.this && found.count == Some(1);
        let known = reading.own().type_word;
        let is_own = |word: Span| is_type(reading, word, &type_word);
        let own_fits = own && known.is_some_and(is_own);
        let capital = tokens[found.type_word.start].is_capital();
        // "Nghị quyết này" in a resolution is that resolution.
        let the_text = || Reference {
            span,
            candidates: Vec::new(),
            own: true,
            open: None,
        };
        if own_fits && capital {
            return the_text();
        }
        let near = before.saturating_sub(LOOK_BACK);
        let from = self.mentions(0, line).end;
        let fits = |from: usize| fitting(reading.text, &reading.mentions, from..before, &type_word);
        let in_line = fits(from.max(near));
        let far = from < near || in_line.is_empty();
        let candidates = if far { fits(near) } else { in_line };
        // Without a head nothing tells what the text is.
        let own = own_fits || own && known.is_none() && capital;
        let counted = match found.count {
            Some(count) => candidates.len() == count,
            None => candidates.len() > 1,
        };
        if candidates.is_empty() && own_fits {
            return the_text();
        }
        let open = if own {
            Some(OpenReference::MayBeText)
        } else if candidates.is_empty() {
            Some(OpenReference::Unnamed)
        } else if far {
            Some(OpenReference::Far)
        } else if !counted {
            Some(OpenReference::Count)
        } else {
            None
        };
        Reference {
            span,
            candidates,
            own,
            open,
        }
    }
}

/// Whether words are of a type; any are of "văn bản".
fn is_type(reading: &Reading<'_>, span: Span, type_word: &[Key]) -> bool {
    type_word.is_empty() || is_word(reading.text, span, type_word)
}
