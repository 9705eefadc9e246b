//! Whether a text is an office's own document.
//!
//! An office's document has a letterhead, or what such a document ends or opens with: a basis and
//! the words that decide, an address, a signature, "Thông tư này" over its articles, "Huyện ủy
//! báo cáo kết quả như sau:". An article, a handbook, a quiz have marks of their own. What has
//! neither is left open; so is what has both, but for a letterhead. One strong mark of another
//! kind of text suffices, or two weak ones of different kinds.

use super::cells::Cell;
use super::words;
use super::{OwnHead, marks};
use crate::text::{Span, Text};

/// Whose words a text is.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
#[non_exhaustive]
pub enum Speaker {
    /// An office: the text is its own document, and what it says without a subject it says of
    /// itself.
    Office,
    /// The text does not tell: a passage, an annex, a form, a text without its head.
    #[default]
    Open,
    /// Somebody else: a newspaper's article, a handbook, a quiz, a collection of the law. Nothing
    /// is said on the text's behalf.
    Other,
}

impl Speaker {
    /// The name in machine output: `office`, `open`, `other`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Open => "open",
            Self::Other => "other",
        }
    }
}

/// Whose words a text is, and the words that tell. Cost: none where a letterhead tells; else its
/// first lines, and its last.
pub(super) fn of(text: Text<'_>, cells: &[Cell], head: &OwnHead) -> (Speaker, Option<Span>) {
    if let Some(at) = letterhead(cells, head) {
        return (Speaker::Office, Some(at));
    }
    let marks = marks::read(text, cells);
    // A collection has the number of what it collects from.
    if let Some(at) = marks.collected {
        return (Speaker::Other, Some(at));
    }
    if head.tabled || head.basis.is_some() {
        return (Speaker::Office, head.number.or(head.basis));
    }
    if let Some(at) = marks.other() {
        return (Speaker::Other, Some(at));
    }
    if marks.form {
        return (Speaker::Open, None);
    }
    let titled = marks.names_itself.filter(|_| marks.is_titled(text, cells));
    match marks.of_office().or(titled) {
        Some(at) if marks.weak().is_none() => (Speaker::Office, Some(at)),
        None if marks.two_weak().is_some() => (Speaker::Other, marks.two_weak()),
        _ => (Speaker::Open, None),
    }
}

/// A number at the head of the text, or a motto with what stands by it.
fn letterhead(cells: &[Cell], head: &OwnHead) -> Option<Span> {
    let own = head.number.filter(|_| !head.tabled);
    let motto = cells.iter().find(|cell| cell.motto).map(|cell| cell.span);
    let form = cells
        .iter()
        .take(3)
        .any(|cell| words::FORMS.starting(&cell.tokens, 0).is_some());
    let by_it = head.issuer.or(head.date_span).or(head.type_word);
    if form && head.id.as_ref().is_none_or(|id| !id.is_complete()) {
        return None;
    }
    let by_number = own.filter(|_| motto.is_some() || by_it.is_some());
    by_number
        .or(own.filter(|own| own.start() < 200))
        .or_else(|| {
            // In a table about the text, the type and the body are no letterhead.
            let shown = head.type_word.filter(|_| head.type_cell.is_none());
            motto.filter(|_| {
                shown.is_some()
                    || own.is_some()
                    || head.date_span.is_some() && head.issuer.is_some()
            })
        })
}
