//! What one text says, in the shape that machines read: one line of JSON for each text.
//!
//! ```text
//! {"id", "self", "parts", "mentions", "links", "references"}
//! ```
//!
//! The shape is stable; more keys may come, and keys stand in the order of the alphabet. Offsets
//! are bytes of the text as given; `start..end` of a mention is the identifier itself, without
//! its label. Of a text with several letterheads `self` is the first; `parts` has all, and the
//! later ones stand in `links` under their own numbers. `references` has the words that point at
//! documents without naming them ("nghị quyết này", "hai kế hoạch nêu trên"): what they mean or,
//! where `open` says why the text does not decide, may mean, as indexes into `mentions`.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::id::Additions;
use crate::mention::{Mention, WrittenDate};
use crate::relation::{End, OpenReference, Reading, Reference, Relation, documents_under};
use crate::text::{Span, Text};

/// What one text says, to be serialised.
///
/// Nothing is put together before it is written: beside the readings, no more than one mention
/// is in memory in the shape of JSON.
///
/// ```
/// use doctrace::extract::Extract;
/// use doctrace::text::Text;
///
/// let text = Text::new("Ban hành Kế hoạch số 109-KH/HU để thực hiện Nghị quyết số 18-NQ/TW.")?;
/// let line = serde_json::to_value(Extract::of("a", text))?;
/// assert_eq!(line["mentions"][0]["canonical"], "109-KH/HU");
/// assert_eq!(line["links"][0]["to"], "18-NQ/TW");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Extract<'t> {
    id: String,
    parts: Vec<Part<'t>>,
}

/// One document of a text.
#[derive(Clone, Debug)]
struct Part<'t> {
    span: Span,
    reading: Reading<'t>,
    /// How its own document goes by in the links.
    name: String,
    /// How many mentions stand before it.
    first: usize,
}

impl<'t> Extract<'t> {
    /// Reads a text. `id` is the name it goes by, usually the file's without its ending.
    ///
    /// Cost: as [`Reading::of_text`].
    pub fn of(id: impl Into<String>, text: Text<'t>) -> Self {
        Self::under(id, text, Additions::none())
    }

    /// The same where some codes mean what the tables do not say.
    pub fn under(id: impl Into<String>, text: Text<'t>, additions: &Additions) -> Self {
        let mut parts: Vec<Part<'t>> = Vec::new();
        let mut first = 0;
        for span in documents_under(text, additions) {
            let Some(part) = text.part(span) else {
                continue;
            };
            let reading = Reading::under(part, additions);
            let number = reading.own().id.as_ref().map(ToString::to_string);
            let mentions = reading.mentions().len();
            parts.push(Part {
                span,
                reading,
                name: match number {
                    Some(number) if !parts.is_empty() => number,
                    _ => "SELF".to_owned(),
                },
                first,
            });
            first += mentions;
        }
        Self {
            id: id.into(),
            parts,
        }
    }
}

impl Serialize for Extract<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let parts = &self.parts;
        let mut line = to.serialize_struct("Extract", 6)?;
        line.serialize_field("id", &self.id)?;
        line.serialize_field(
            "links",
            &Rows(|| {
                let rows = parts.iter();
                rows.flat_map(|part| {
                    part.reading
                        .relations()
                        .iter()
                        .map(move |it| Link(part, it))
                })
            }),
        )?;
        line.serialize_field(
            "mentions",
            &Rows(|| {
                let rows = parts.iter();
                rows.flat_map(|part| {
                    let mentions = part.reading.mentions().iter().enumerate();
                    mentions.map(move |(at, it)| Named(part, at, it))
                })
            }),
        )?;
        line.serialize_field("parts", &Rows(|| parts.iter()))?;
        line.serialize_field(
            "references",
            &Rows(|| {
                let rows = parts.iter();
                rows.flat_map(|part| {
                    let references = part.reading.references();
                    references.into_iter().map(move |it| Pointer(part, it))
                })
            }),
        )?;
        line.serialize_field("self", &parts.first().map(Own))?;
        line.end()
    }
}

/// Rows that are made one after the other as they are written.
struct Rows<F>(F);

impl<F, I> Serialize for Rows<F>
where
    F: Fn() -> I,
    I: Iterator,
    I::Item: Serialize,
{
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq((self.0)())
    }
}

impl Part<'_> {
    /// The words of a span, with blanks and line ends as single spaces.
    fn words(&self, span: Option<Span>) -> Option<String> {
        let words = self.reading.text().at(span?);
        Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The place of a span in the whole text.
    fn at(&self, span: Span) -> Place {
        Place {
            end: self.span.start() + span.end(),
            start: self.span.start() + span.start(),
        }
    }
}

#[derive(serde::Serialize)]
struct Place {
    end: usize,
    start: usize,
}

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut row = to.serialize_struct("Part", 3)?;
        row.serialize_field("end", &self.span.end())?;
        row.serialize_field("self", &Own(self))?;
        row.serialize_field("start", &self.span.start())?;
        row.end()
    }
}

/// What a document says of itself.
struct Own<'p, 't>(&'p Part<'t>);

impl Serialize for Own<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(part) = self;
        let (own, text) = (part.reading.own(), part.reading.text());
        let date = own.date.and_then(WrittenDate::day);
        let period = own.period.map(|(from, to)| format!("{from}..{to}"));
        let mut row = to.serialize_struct("Own", 11)?;
        row.serialize_field("canonical", &own.id.as_ref().map(ToString::to_string))?;
        row.serialize_field("date", &date.map(|it| it.to_string()))?;
        row.serialize_field("issuer", &own.issuer_words(text))?;
        row.serialize_field("number", &part.words(own.number))?;
        row.serialize_field("period", &period)?;
        row.serialize_field("speaker", own.speaks().name())?;
        row.serialize_field("speaker_words", &part.words(own.speaks_at()))?;
        row.serialize_field("subject", &part.words(own.subject))?;
        row.serialize_field("superior", &own.superior_words(text))?;
        row.serialize_field("title", &part.words(own.title))?;
        row.serialize_field("type_word", &part.words(own.type_word))?;
        row.end()
    }
}

struct Named<'p, 't>(&'p Part<'t>, usize, &'p Mention<'t>);

impl Serialize for Named<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let &Self(part, at, mention) = self;
        let place = part.at(mention.span());
        let mut row = to.serialize_struct("Mention", 15)?;
        row.serialize_field("canonical", &mention.id().to_string())?;
        row.serialize_field("certain", &mention.is_certain())?;
        row.serialize_field("date", &mention.date().map(|it| it.to_string()))?;
        row.serialize_field("end", &place.end)?;
        row.serialize_field("in_title", &mention.is_in_title())?;
        row.serialize_field("issuer", &part.words(mention.issuer_span()))?;
        row.serialize_field("other", &mention.other_id().map(ToString::to_string))?;
        row.serialize_field("raw", mention.raw())?;
        row.serialize_field("repairs", &Rows(|| mention.repairs().names()))?;
        row.serialize_field("role", part.reading.role(at).name())?;
        row.serialize_field("spans", &Spans(part, mention))?;
        row.serialize_field("start", &place.start)?;
        row.serialize_field("term", &mention.term())?;
        row.serialize_field("title", &part.words(mention.title_span()))?;
        row.serialize_field("type_word", &part.words(mention.type_word_span()))?;
        row.end()
    }
}

/// Where the fields of a mention stand.
struct Spans<'p, 't>(&'p Part<'t>, &'p Mention<'t>);

impl Serialize for Spans<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let &Self(part, mention) = self;
        let at = |span: Option<Span>| span.map(|span| part.at(span));
        let mut row = to.serialize_struct("Spans", 5)?;
        row.serialize_field("date", &at(mention.date_span()))?;
        row.serialize_field("issuer", &at(mention.issuer_span()))?;
        row.serialize_field("term", &at(mention.term_span()))?;
        row.serialize_field("title", &at(mention.title_span()))?;
        row.serialize_field("type_word", &at(mention.type_word_span()))?;
        row.end()
    }
}

struct Link<'p, 't>(&'p Part<'t>, &'p Relation);

impl Serialize for Link<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let &Self(part, relation) = self;
        let label = |end: End| match end {
            End::Own => part.name.clone(),
            End::Draft(_) => "DRAFT".to_owned(),
            End::Mention(index) => {
                let mention = part.reading.mentions().get(index as usize);
                mention.map_or_else(String::new, |it| it.id().to_string())
            }
        };
        let mut row = to.serialize_struct("Link", 6)?;
        row.serialize_field("certainty", relation.certainty.name())?;
        row.serialize_field("cue", &part.at(relation.cue))?;
        row.serialize_field("from", &label(relation.from))?;
        row.serialize_field("kind", relation.kind.name())?;
        row.serialize_field("relation", relation.kind.coarse_name())?;
        row.serialize_field("to", &label(relation.to))?;
        row.end()
    }
}

struct Pointer<'p, 't>(&'p Part<'t>, Reference);

impl Serialize for Pointer<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(part, reference) = self;
        let candidates = reference.candidates.iter();
        let place = part.at(reference.span);
        let mut row = to.serialize_struct("Reference", 6)?;
        row.serialize_field(
            "candidates",
            &candidates
                .map(|&at| part.first + at as usize)
                .collect::<Vec<_>>(),
        )?;
        row.serialize_field("end", &place.end)?;
        row.serialize_field("open", &reference.open.map(OpenReference::name))?;
        row.serialize_field("own", &reference.own)?;
        row.serialize_field("start", &place.start)?;
        row.serialize_field("words", &part.words(Some(reference.span)))?;
        row.end()
    }
}
