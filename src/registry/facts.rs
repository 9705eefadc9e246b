//! What one input says, taken out of its text: the unit that a registry is made of.
//!
//! A [`crate::relation::Reading`] borrows its text; [`InputFacts`] owns what is worth
//! keeping of it, so that texts can be dropped, facts written to disk, and two
//! registries merged later. Every fact carries its [`Place`]: bytes, line, column and
//! the words themselves.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::DocumentId;
use crate::mention::{CutKind, WrittenDate};
use crate::relation::{Certainty, End, RelationKind, Role, Speaker};
use crate::text::{Position, Span};

pub use super::writing::Writing;

/// A place in an input, with the words that stand there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Bytes of the input as given.
    pub span: Span,
    /// Line and column of its first byte.
    pub position: Position,
    /// The words at the span, as written.
    pub quote: Box<str>,
}

impl Place {
    /// A place from its parts.
    pub fn new(span: Span, position: Position, quote: impl Into<Box<str>>) -> Self {
        Self {
            span,
            position,
            quote: quote.into(),
        }
    }
}

/// One input: a file, or a text that the caller named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InputFacts {
    /// The name the caller gave it, usually a path.
    pub name: Box<str>,
    /// Its length in bytes.
    pub bytes: u64,
    /// Why it was not read, when it was not.
    pub skipped: Option<Box<str>>,
    /// What the text says of itself.
    pub own: OwnFacts,
    /// The mentions, in text order.
    pub mentions: Vec<MentionFacts>,
    /// The drafts that the text speaks of without giving them a number.
    pub drafts: Vec<DraftFacts>,
    /// The relations, in text order.
    pub relations: Vec<RelationFacts>,
    /// The sources that the text says are not answered yet.
    pub unanswered: Vec<UnansweredFacts>,
    /// The numbered headings of the outline, in text order.
    pub headings: Vec<HeadingFacts>,
    /// The counts of documents that a list follows, in text order.
    #[serde(default)]
    pub counts: Vec<CountFacts>,
    /// What the text says was issued without giving a number, in text order.
    #[serde(default)]
    pub claims: Vec<ClaimFacts>,
    /// The names by which the text seems to call itself, in text order.
    #[serde(default)]
    pub self_names: Vec<SelfNameFacts>,
    /// The short names that the text gives to documents, where they bear a number of their own.
    #[serde(default)]
    pub short_names: Vec<ShortNameFacts>,
    /// What looks like a number of a document and was not read, in text order.
    #[serde(default)]
    pub unread: Vec<UnreadFacts>,
    /// What reading left out, in text order.
    #[serde(default)]
    pub cuts: Vec<CutFacts>,
    /// What whoever turned the file into text was not sure of.
    #[serde(default)]
    pub doubts: Vec<DoubtFacts>,
    /// Rows of registers that the file holds. Such a file is a list of documents and none
    /// itself.
    #[serde(default)]
    pub rows: usize,
}

impl InputFacts {
    /// An input that was read and says nothing yet.
    pub fn read(name: impl Into<Box<str>>, bytes: u64) -> Self {
        Self {
            name: name.into(),
            bytes,
            skipped: None,
            own: OwnFacts::default(),
            mentions: Vec::new(),
            drafts: Vec::new(),
            relations: Vec::new(),
            unanswered: Vec::new(),
            headings: Vec::new(),
            counts: Vec::new(),
            claims: Vec::new(),
            self_names: Vec::new(),
            short_names: Vec::new(),
            unread: Vec::new(),
            cuts: Vec::new(),
            doubts: Vec::new(),
            rows: 0,
        }
    }

    /// Whether it is a document of its own: not where it was not read, nor where it is a list
    /// of documents.
    pub const fn is_document(&self) -> bool {
        self.skipped.is_none() && self.rows == 0
    }

    /// An input that could not be read, with the reason in words.
    pub fn skipped(name: impl Into<Box<str>>, bytes: u64, reason: impl Into<Box<str>>) -> Self {
        Self {
            skipped: Some(reason.into()),
            ..Self::read(name, bytes)
        }
    }
}

/// What a text says of itself: its letterhead and its title.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnFacts {
    /// Its own identifier; its ordinal is [open](DocumentId::is_complete) where the
    /// letterhead leaves the number blank. `None` where no letterhead was found.
    pub id: Option<DocumentId>,
    /// Where the number stands, or should stand.
    pub id_place: Option<Place>,
    /// The letterhead's date, with blanks as [`WrittenDate::Year`] or `None`.
    pub date: Option<WrittenDate>,
    /// Where the date stands, or should stand.
    pub date_place: Option<Place>,
    /// The kind of text in words: "Báo cáo".
    pub type_word: Option<Box<str>>,
    /// The issuing body as the letterhead has it.
    pub issuer: Option<Box<str>>,
    /// The body above it as the letterhead has it.
    pub superior: Option<Box<str>>,
    /// The subject under the type word.
    pub title: Option<Box<str>>,
    /// The first and the last day that the title is about ("… năm 2023", "… 6 tháng đầu
    /// năm 2023").
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// The day from which the text says that it has effect ("Nghị định này có hiệu lực từ
    /// ngày 01/7/2025", "… sau 45 ngày kể từ ngày ký").
    #[serde(default)]
    pub effective: Option<NaiveDate>,
    /// Whose words the text is: nothing is declared in those of a newspaper or a handbook.
    #[serde(default)]
    pub speaker: Speaker,
}

impl OwnFacts {
    /// Whether what the text says was issued is declared, and not only told by somebody else.
    pub(crate) fn declares(&self) -> bool {
        self.speaker != Speaker::Other
    }
}

/// One mention of a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MentionFacts {
    /// The identifier.
    pub id: DocumentId,
    /// Where it stands: the identifier itself, without its label.
    pub place: Place,
    /// Declared or cited.
    pub role: Role,
    /// What had to be mended to read it; see [`crate::id::Repairs`].
    pub repairs: crate::id::Repairs,
    /// Whether the text decides what the identifier is.
    pub certain: bool,
    /// The other identifier that the same signs may be; see
    /// [`Mention::other_id`](crate::mention::Mention::other_id).
    #[serde(default)]
    pub other_id: Option<DocumentId>,
    /// The type in words, as written.
    pub type_word: Option<Box<str>>,
    /// Whether the type word stands at an earlier item of the same list.
    #[serde(default)]
    pub type_inherited: bool,
    /// The date beside it.
    pub date: Option<WrittenDate>,
    /// Where the date stands.
    pub date_place: Option<Place>,
    /// The issuer in words, as written.
    pub issuer: Option<Box<str>>,
    /// The committee or Assembly term: 13 for "khoá XIII".
    pub term: Option<u8>,
    /// The title, without "về" and without its quotes.
    pub title: Option<Box<str>>,
    /// What the page says of how it is written there.
    #[serde(default)]
    pub writing: Writing,
}

impl MentionFacts {
    /// A certain citation with nothing beside it; the fields are open to be filled.
    pub fn new(id: DocumentId, place: Place) -> Self {
        Self {
            id,
            place,
            role: Role::Cited,
            repairs: crate::id::Repairs::NONE,
            certain: true,
            other_id: None,
            type_word: None,
            type_inherited: false,
            date: None,
            date_place: None,
            issuer: None,
            term: None,
            title: None,
            writing: Writing::NONE,
        }
    }

    /// Whether its date is surely its own: one with a day or a month that stands right behind
    /// the number, or behind no more than an issuer, or before it. A year behind a number may
    /// be that of a plan ("triển khai NQ 34-NQ/TU năm 2026"), a date behind a title that of
    /// what the title speaks of.
    pub(crate) fn is_date_beside(&self) -> bool {
        /// Bytes of the issuer of a document in many words.
        const ISSUER: usize = 70;
        let full = !matches!(self.date, None | Some(WrittenDate::Year(_)));
        full && self
            .date_place
            .as_ref()
            .is_none_or(|date| date.span.start().saturating_sub(self.place.span.end()) <= ISSUER)
    }
}

/// A draft named without a number: "dự thảo các Chương trình".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftFacts {
    /// The words that say it is a draft.
    pub place: Place,
    /// The type in words, where one is named.
    pub type_word: Option<Box<str>>,
}

/// One relation that the text states.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationFacts {
    /// The citing end.
    pub from: End,
    /// The cited end.
    pub to: End,
    /// What the first does to the second.
    pub kind: RelationKind,
    /// The words that say so.
    pub cue: Place,
    /// The document in whose block it is said, where the words that say so stand above it.
    #[serde(default)]
    pub item: Option<Place>,
    /// Stated, inherited from a list, or inferred.
    pub certainty: Certainty,
}

/// A source that the text says is not answered: "chưa ban hành kế hoạch thực hiện …".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnansweredFacts {
    /// The source, by index into [`InputFacts::mentions`].
    pub source: u32,
    /// The words that say so.
    pub cue: Place,
}

/// A numbered heading of the outline: "IV. ĐÁNH GIÁ CHUNG", "2. Hạn chế".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingFacts {
    /// The number as written, without its point: "IV".
    pub number: Box<str>,
    /// The run of headings it belongs to: a new run starts below "Phần", "Chương",
    /// "Phụ lục" or a lettered heading, where numbers may begin again, and for figures
    /// where a list begins again.
    pub run: u32,
    /// The whole heading line.
    pub place: Place,
}

/// A count of documents with the list that it announces: "ban hành 03 kế hoạch: …".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountFacts {
    /// The number stated.
    pub stated: u32,
    /// The documents listed behind it, each once.
    pub listed: u32,
    /// The type counted, as written.
    pub type_word: Box<str>,
    /// The words that state the number.
    pub place: Place,
}

/// Something said to be issued, without a number: "đã ban hành kế hoạch thực hiện".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimFacts {
    /// The type in words, as written.
    pub type_word: Box<str>,
    /// The words that say so.
    pub place: Place,
}

/// A name by which a text seems to call itself: "Kế hoạch này", with no document of that
/// type named before it that it could point back to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfNameFacts {
    /// The type in words, as written.
    pub type_word: Box<str>,
    /// The words.
    pub place: Place,
}

/// The number in a short name: the "14/2020" of "Nghị định số 44/2020/NĐ-CP (sau đây gọi là Nghị
/// định số 14/2020)".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortNameFacts {
    /// The document that is named so, by index into [`InputFacts::mentions`].
    pub mention: u32,
    /// The ordinal in the name.
    pub ordinal: u32,
    /// The year in the name.
    pub year: u16,
    /// The number as written.
    pub place: Place,
}

/// Signs around a slash that look like a number and were not read as one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnreadFacts {
    /// The signs.
    pub place: Place,
}

/// Something that reading left out, since a bound was reached or a quotation has no end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CutFacts {
    /// What was cut.
    pub kind: CutKind,
    /// The words there.
    pub place: Place,
}

/// A doubt of whoever turned a file into text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoubtFacts {
    /// What kind of doubt, in small letters with dashes: "encoding-doubt", "bad-date".
    pub name: Box<str>,
    /// The doubt in Vietnamese and in English.
    pub words: (Box<str>, Box<str>),
    /// Where a person finds it in the file, in both languages; none where it is about the file
    /// as a whole.
    #[serde(default)]
    pub place: Option<(Box<str>, Box<str>)>,
    /// What stands there; empty where nothing can be quoted.
    #[serde(default)]
    pub quote: Box<str>,
}
