//! Mentions: an identifier at one place of a text, with the fields around it.
//!
//! A mention is never merged away: two mentions of one number stay two, each with its own
//! date, issuer and title as *its* words have them. Every field has its own span, and
//! every span points at bytes of the text as given.

mod cut;
mod date;
mod dating;
mod finder;
mod gap;
mod issuer;
mod label;
mod links;
mod numeral;
mod quote;
mod short;
mod table;
mod tail;
mod title;
mod walker;

pub use cut::{Cut, CutKind};
pub use date::WrittenDate;
pub(crate) use dating::date_of;
pub use finder::{MentionFinder, Mentions};
pub(crate) use label::{law_at, type_closers, type_openers, type_word_at};
pub(crate) use table::Column;
pub(crate) use tail::sentence_ends;
pub(crate) use walker::Walker;

use chrono::NaiveDate;

use crate::id::{DocumentId, Repairs};
use crate::text::{Span, Text};

/// An identifier in its place.
#[derive(Clone, Debug)]
pub struct Mention<'t> {
    text: Text<'t>,
    span: Span,
    id: DocumentId,
    repairs: Repairs,
    origin: Origin,
    decided: bool,
    labelled: bool,
    in_title: bool,
    /// What stands around it; nothing does around the numbers of a bare list, of which a text may
    /// have as many as it has room for.
    fields: Option<Box<Fields>>,
}

/// What stands around an identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Fields {
    other: Option<Box<DocumentId>>,
    type_word: Option<Span>,
    type_inherited: bool,
    date: Option<(WrittenDate, Span)>,
    same_day: bool,
    issuer: Option<Span>,
    term: Option<(u8, Span)>,
    title: Option<Span>,
    title_quoted: bool,
    column: Option<(Column, Span)>,
}

static BARE: Fields = Fields {
    other: None,
    type_word: None,
    type_inherited: false,
    date: None,
    same_day: false,
    issuer: None,
    term: None,
    title: None,
    title_quoted: false,
    column: None,
};

impl Fields {
    /// Kept where there are any.
    fn boxed(self) -> Option<Box<Self>> {
        (self != BARE).then(|| Box::new(self))
    }
}

/// How much of an identifier stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Origin {
    /// All of it.
    Written,
    /// Its number; type and organ stand at the last item of the list: the 18 of "số 18,
    /// 19, 20-NQ/TW".
    List,
    /// Its number; the rest stands at an earlier full form: the 18 of "Nghị quyết 18"
    /// after "Nghị quyết số 18-NQ/TW".
    Short,
}

impl<'t> Mention<'t> {
    fn fields(&self) -> &Fields {
        self.fields.as_deref().unwrap_or(&BARE)
    }

    /// The identifier, in canonical form.
    pub const fn id(&self) -> &DocumentId {
        &self.id
    }

    /// The other identifier that the same signs may be, where they may be two: `7/QĐ-UBND`
    /// beside `417/QĐ-UBND` for "41 7/QĐ-UBND" ([`Repairs::SPLIT_NUMBER`]), the number without
    /// its unit for "12/QĐ-UBND - HC" ([`Repairs::LOOSE_UNIT`]).
    pub fn other_id(&self) -> Option<&DocumentId> {
        self.fields().other.as_deref()
    }

    /// Where the identifier stands, without its label, in bytes.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The identifier as written.
    pub fn raw(&self) -> &'t str {
        self.text.at(self.span)
    }

    /// What had to be mended to read the identifier.
    pub const fn repairs(&self) -> Repairs {
        self.repairs
    }

    /// Whether the text decides what the identifier is: no mending that is only likely
    /// ([`Repairs::DOUBTFUL`]), and no short form that fits two full forms.
    pub const fn is_certain(&self) -> bool {
        self.decided && self.repairs.intersection(Repairs::DOUBTFUL).is_empty()
    }

    /// How much of the identifier stands here.
    pub const fn origin(&self) -> Origin {
        self.origin
    }

    /// Whether "số" or a type word stands before it.
    pub const fn is_labelled(&self) -> bool {
        self.labelled
    }

    /// Whether it stands inside the quoted title of another document, where it makes no
    /// relation.
    pub const fn is_in_title(&self) -> bool {
        self.in_title
    }

    /// The type in words, as written: "Nghị quyết".
    pub fn type_word(&self) -> Option<&'t str> {
        self.fields().type_word.map(|span| self.text.at(span))
    }

    /// Where the type word stands; for a further item of a list, at the first.
    pub fn type_word_span(&self) -> Option<Span> {
        self.fields().type_word
    }

    /// Whether the type word stands at an earlier item of the same list.
    pub fn is_type_inherited(&self) -> bool {
        self.fields().type_inherited
    }

    /// The date as written, whole or in part.
    pub fn written_date(&self) -> Option<WrittenDate> {
        self.fields().date.map(|(date, _)| date)
    }

    /// The date, when day, month and year are all written and name a day.
    pub fn date(&self) -> Option<NaiveDate> {
        self.fields().date.and_then(|(date, _)| date.day())
    }

    /// Where the date stands, without "ngày".
    pub fn date_span(&self) -> Option<Span> {
        self.fields().date.map(|(_, span)| span)
    }

    /// The issuer in words, as written, without "của".
    pub fn issuer(&self) -> Option<&'t str> {
        self.fields().issuer.map(|span| self.text.at(span))
    }

    /// Where the issuer stands.
    pub fn issuer_span(&self) -> Option<Span> {
        self.fields().issuer
    }

    /// The term: 13 for "khoá XIII".
    pub fn term(&self) -> Option<u8> {
        self.fields().term.map(|(term, _)| term)
    }

    /// Where the term's numeral stands.
    pub fn term_span(&self) -> Option<Span> {
        self.fields().term.map(|(_, span)| span)
    }

    /// The title as written, without "về" and without its quotes.
    pub fn title(&self) -> Option<&'t str> {
        self.fields().title.map(|span| self.text.at(span))
    }

    /// Takes over what the text's own head says of the document: its date, issuer, subject, and
    /// its type where the number has none beside it.
    /// Where the head has no subject, a title in the line of the number stays: "Nghị quyết
    /// 27/NQ-CP — Cắt giảm …".
    pub(crate) fn adopt(
        &mut self,
        date: Option<(WrittenDate, Span)>,
        issuer: Option<Span>,
        title: Option<Span>,
        type_word: Option<Span>,
    ) {
        let text = self.text.as_str();
        let end = self.span.end();
        let in_line = |title: &Span| {
            let between = text.get(end..title.start());
            between.is_some_and(|between| !between.contains('\n'))
        };
        self.change(|fields| {
            fields.title_quoted &= title.is_none();
            fields.date = date;
            fields.issuer = issuer;
            fields.type_word = fields.type_word.or(type_word);
            fields.title = title.or(fields.title.filter(in_line));
        });
    }

    fn change(&mut self, with: impl FnOnce(&mut Fields)) {
        let mut fields = self.fields.take().unwrap_or_default();
        with(&mut fields);
        self.fields = Some(fields).filter(|it| **it != BARE);
    }

    /// Takes over what a list gives to all its items. The "same day" is that of the items before
    /// as well.
    pub(crate) fn inherit(
        &mut self,
        date: Option<(WrittenDate, Span)>,
        same_day: bool,
        issuer: Option<Span>,
        title: Option<Span>,
    ) {
        self.change(|fields| {
            fields.same_day |= same_day && fields.date.is_none();
            fields.date = fields.date.or(date);
            fields.issuer = fields.issuer.or(issuer);
            fields.title = fields.title.or(title);
        });
    }

    /// The date with its place.
    pub(crate) fn dated(&self) -> Option<(WrittenDate, Span)> {
        self.fields().date
    }

    /// Whether "cùng ngày" says that the mentions before have the same date.
    pub(crate) fn is_same_day(&self) -> bool {
        self.fields().same_day
    }

    /// The column of a register in which it opens a cell, and that column's heading.
    pub(crate) fn column(&self) -> Option<(Column, Span)> {
        self.fields().column
    }

    /// Where the title stands.
    pub fn title_span(&self) -> Option<Span> {
        self.fields().title
    }

    /// Whether the title stands in quotes.
    pub fn is_title_quoted(&self) -> bool {
        self.fields().title_quoted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of nothing but numbers has one in every ten bytes.
    #[test]
    fn a_mention_is_small() {
        assert!(size_of::<Mention<'_>>() <= 112);
    }
}
