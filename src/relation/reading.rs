//! A whole text read: mentions with their roles, drafts, relations, the text's own head.
//!
//! The value at the end of reading; how it comes about is told in [`super::read`].

use std::sync::OnceLock;

use super::outline::{self, Heading};
use super::own::{self, OwnHead};
use super::read::{Explanation, explain, read};
use super::{Certainty, RelationKind};
use crate::id::Additions;
use crate::mention::{Cut, Mention};
use crate::text::{Span, Text, TextError};

/// What a text says: the value at the end of reading, before any other text is known.
///
/// ```
/// use doctrace::relation::{End, Reading, RelationKind};
///
/// let reading = Reading::of(
///     "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số 139-CTr/TU.",
/// )?;
/// let relation = &reading.relations()[0];
/// assert_eq!(relation.kind, RelationKind::Concretises);
/// assert_eq!((relation.from, relation.to), (End::Mention(0), End::Mention(1)));
/// # Ok::<(), doctrace::text::TextError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reading<'t> {
    pub(super) text: Text<'t>,
    /// Read when asked for where nothing else needs it.
    pub(super) own: OnceLock<OwnHead>,
    pub(super) mentions: Vec<Mention<'t>>,
    pub(super) roles: Vec<Role>,
    pub(super) drafts: Vec<Draft>,
    pub(super) relations: Vec<Relation>,
    pub(super) unanswered: Vec<Unanswered>,
    /// Found when asked for: a walk through every line.
    pub(super) headings: OnceLock<Vec<Heading>>,
    pub(super) cuts: Vec<Cut>,
    /// The codes that were known beside the tables.
    pub(super) additions: Additions,
}

/// How a mention stands to the document it names.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The text says that its own issuer issued this document.
    Declared,
    /// The text names it.
    Cited,
    /// The text's own number in its letterhead.
    Own,
}

/// One end of a relation: the text itself, one of its mentions, or a draft without a number.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// The text itself.
    Own,
    /// A mention, by its index.
    Mention(u32),
    /// A draft without a number, by its index.
    Draft(u32),
}

/// A draft named without a number: "dự thảo các Chương trình".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The words that say it is a draft.
    pub span: Span,
    /// The type word in them.
    pub type_word: Option<Span>,
}

/// A relation that the text states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The citing end.
    pub from: End,
    /// The cited end.
    pub to: End,
    /// What the first does to the second.
    pub kind: RelationKind,
    /// The words that say so.
    pub cue: Span,
    /// The document in whose block it is said, where the words that say so stand above: in a
    /// heading, a line that leads it in, the item or the table's head above. Both are evidence.
    pub item: Option<Span>,
    /// Stated, inherited from a list, or inferred.
    pub certainty: Certainty,
}

/// A source of which the text says that nothing was issued for it yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unanswered {
    /// The source, by its index among the mentions.
    pub source: u32,
    /// The words that link the missing answer to it.
    pub cue: Span,
}

impl<'t> Reading<'t> {
    /// A text with its mentions, of which nothing is said.
    pub(super) fn unsaid(
        text: Text<'t>,
        mentions: Vec<Mention<'t>>,
        cuts: Vec<Cut>,
        additions: &Additions,
    ) -> Self {
        Self {
            text,
            own: OnceLock::new(),
            mentions,
            roles: Vec::new(),
            drafts: Vec::new(),
            relations: Vec::new(),
            unanswered: Vec::new(),
            headings: OnceLock::new(),
            cuts,
            additions: additions.clone(),
        }
    }

    /// Reads a text. Cost: a search for slashes and line ends, and a bounded stretch
    /// around each identifier.
    ///
    /// # Errors
    /// [`TextError::TooLong`] from 4 GiB on.
    pub fn of(text: &'t str) -> Result<Self, TextError> {
        Ok(Self::of_text(Text::new(text)?))
    }

    /// Reads a text that was taken in.
    pub fn of_text(text: Text<'t>) -> Self {
        Self::under(text, Additions::none())
    }

    /// The same, where more codes are known than the tables have: numbers that bear them are
    /// read, the names of their types are words for types, and the levels of their organs tell
    /// who answers whom as those of the built-in ones do.
    pub fn under(text: Text<'t>, additions: &Additions) -> Self {
        read(text, additions)
    }

    /// How the blocks that a span touches were read: their events, what governs each citation, and
    /// what each was given. Cost: a reading of the text.
    ///
    /// ```
    /// use doctrace::relation::Reading;
    /// use doctrace::text::Span;
    ///
    /// let text = "Ban hành Kế hoạch số 109-KH/HU để cụ thể hóa Chương trình số 139-CTr/TU.";
    /// let reading = Reading::of(text)?;
    /// let told = reading.explain(Span::new(0, text.len() as u32).expect("in order"))[0].to_string();
    /// assert!(told.contains("109-KH/HU concretises 139-CTr/TU"), "{told}");
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    pub fn explain(&self, span: Span) -> Vec<Explanation> {
        explain(self.text, &self.additions, span)
    }

    /// The text.
    pub const fn text(&self) -> Text<'t> {
        self.text
    }

    /// What the text says of itself. Cost: none, but where a text has no mentions: there the first
    /// call reads its head.
    pub fn own(&self) -> &OwnHead {
        self.own
            .get_or_init(|| own::read(self.text, &self.additions))
    }

    /// The mentions, in text order.
    pub fn mentions(&self) -> &[Mention<'t>] {
        &self.mentions
    }

    /// The role of the mention at an index; [`Role::Cited`] past the end.
    pub fn role(&self, mention: usize) -> Role {
        self.roles.get(mention).copied().unwrap_or(Role::Cited)
    }

    /// The drafts without a number, in text order.
    pub fn drafts(&self) -> &[Draft] {
        &self.drafts
    }

    /// The relations, in text order of their cited ends.
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// The sources that the text says are not answered yet, in text order.
    pub fn unanswered(&self) -> &[Unanswered] {
        &self.unanswered
    }

    /// The numbered headings, in text order. Cost: the first call walks through every line of
    /// the text; further ones nothing.
    pub fn headings(&self) -> &[Heading] {
        self.headings.get_or_init(|| outline::headings(self.text))
    }

    /// What the reading left out, since a bound was reached or a quotation has no end, in
    /// text order; what [`statements`](Self::statements) leaves out they say themselves.
    pub fn cuts(&self) -> &[Cut] {
        &self.cuts
    }
}

impl Role {
    /// The name in machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Cited => "cited",
            Self::Own => "own",
        }
    }
}
