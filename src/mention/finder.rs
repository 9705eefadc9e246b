//! The finder, and the mentions that it hands out one by one.

use super::walker::Walker;
use super::{Cut, Mention};
use crate::id::Additions;
use crate::text::Text;

/// Finds mentions in texts. Holds options only; one finder serves any number of texts.
///
/// ```
/// use doctrace::mention::MentionFinder;
/// use doctrace::text::Text;
///
/// let text = Text::new("Thực hiện Nghị quyết số 18-NQ/TW ngày 16/6/2022 của Trung ương.")?;
/// let mention = MentionFinder::new().mentions(text).next().unwrap();
/// assert_eq!(mention.id().to_string(), "18-NQ/TW");
/// assert_eq!(mention.type_word(), Some("Nghị quyết"));
/// assert_eq!(mention.issuer(), Some("Trung ương"));
/// # Ok::<(), doctrace::text::TextError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct MentionFinder {
    _private: (),
}

impl MentionFinder {
    /// A finder with the built-in vocabulary.
    pub const fn new() -> Self {
        Self { _private: () }
    }

    /// The mentions of a text, in order, found as they are asked for. Cost: a search for
    /// slashes, and a bounded stretch read around each identifier.
    pub fn mentions<'t>(&self, text: Text<'t>) -> Mentions<'t> {
        Mentions {
            walker: Walker::new(text, Additions::none()),
        }
    }
}

impl Mentions<'_> {
    /// What was left out so far, since a bound was reached or a quotation has no end; all of
    /// it after the last mention. A short form of a document that was named too long ago is
    /// told only where it stands close to another mention; a
    /// [`Reading`](crate::relation::Reading) tells all.
    ///
    /// ```
    /// use doctrace::mention::{CutKind, MentionFinder};
    /// use doctrace::text::Text;
    ///
    /// let text = Text::new("Nghị quyết số 18-NQ/TW về “Một số vấn đề\n\nNơi nhận")?;
    /// let mut mentions = MentionFinder::new().mentions(text);
    /// assert_eq!(mentions.by_ref().count(), 1);
    /// assert_eq!(mentions.cuts()[0].kind, CutKind::Quotation);
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    pub fn cuts(&self) -> &[Cut] {
        self.walker.cuts()
    }
}

/// The mentions of one text. Made by [`MentionFinder::mentions`].
pub struct Mentions<'t> {
    walker: Walker<'t, 'static>,
}

impl core::fmt::Debug for Mentions<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Mentions").finish_non_exhaustive()
    }
}

impl<'t> Iterator for Mentions<'t> {
    type Item = Mention<'t>;

    fn next(&mut self) -> Option<Mention<'t>> {
        self.walker.advance()
    }
}
