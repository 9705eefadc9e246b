//! Events: what the stretches of a block are, and where citations stand in it.

use super::lexicon::{By, Class};
use crate::mention::Mention;
use crate::text::Span;

/// A stretch of a block, by bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Event {
    pub(super) at: u32,
    pub(super) end: u32,
    pub(super) kind: Kind,
    /// Whether its first word has a capital.
    pub(super) capital: bool,
    /// Whether all its letters are capitals.
    pub(super) caps: bool,
    /// Whether it stands in the title of the citation before, without quotes.
    pub(super) titled: bool,
}

/// What an event is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// A numbered document with the fields beside it, by its index among the mentions.
    Cite(u32),
    /// A document without a number.
    Noun {
        many: bool,
    },
    /// A law by its name.
    Law,
    Body {
        many: bool,
    },
    /// "Kế hoạch này": the text.
    Itself,
    /// "nghị quyết nêu trên", by its index among the pointers.
    Points(u32),
    Verb(Verb),
    Issue {
        weak: bool,
    },
    /// "được ban hành".
    Issued,
    /// "được", "bị" before something else than a verb.
    Passive,
    By(By),
    Aim,
    About,
    Nominal,
    After,
    Done,
    Not,
    Will,
    Draft,
    Ask,
    Propose,
    Opener,
    Names,
    Part,
    Content,
    Many,
    Of,
    Adverb,
    And,
    Respectively,
    Namely,
    Topic,
    Request,
    Force,
    Against,
    SameDay,
    Comma,
    Semi,
    Colon,
    Dash,
    Plus,
    Open,
    Close,
    Quote,
    Unquote,
    /// "(i)", "(1)", "a)" inside a sentence.
    Enum,
    Cell,
    Stop,
    /// Text that was not read.
    Skipped,
    Number,
    Words,
}

/// A verb with all that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Verb {
    pub(super) class: Class,
    /// "được", "bị".
    pub(super) passive: bool,
    /// "để", "nhằm".
    pub(super) aim: bool,
    /// "về", "về việc".
    pub(super) about: bool,
    /// "việc", "công tác" without "về".
    pub(super) nominal: bool,
    /// "lãnh đạo", "chỉ đạo": others are made to.
    pub(super) led: bool,
    /// Several verbs of which one changes: the first word of the verb itself.
    pub(super) core: u32,
}

impl Event {
    pub(super) fn span(&self) -> Span {
        Span::of(self.at as usize, self.end as usize)
    }
}

/// Where the walk through the blocks stands among the mentions: the place of the first that may
/// still cross a line end, and of the one behind it. Places cost more than lines do.
#[derive(Default)]
pub(super) struct Ahead {
    /// The index of the first.
    at: usize,
    here: Option<Place>,
    next: Option<Place>,
}

impl Ahead {
    /// Passes the mentions before an index.
    pub(super) fn pass(&mut self, mentions: &[Mention<'_>], first: usize) {
        if self.here.is_none() || self.at < first {
            self.at = self.at.max(first);
            self.here = mentions.get(self.at).map(Place::of);
            self.next = mentions.get(self.at + 1).map(Place::of);
        }
    }

    /// Whether a line end between two bytes stands inside a number with its label and fields.
    pub(super) fn crosses(&mut self, mentions: &[Mention<'_>], from: usize, to: usize) -> bool {
        // Each mention of a block with many is passed once.
        while self.here.as_ref().is_some_and(|it| it.number_end <= from)
            && self.next.as_ref().is_some_and(|next| next.label <= from)
        {
            self.at += 1;
            self.here = self.next.take();
            self.next = mentions.get(self.at + 1).map(Place::of);
        }
        let both = [self.here.as_ref(), self.next.as_ref()];
        both.into_iter()
            .flatten()
            .any(|place| place.label < to && place.crosses(from, to))
    }
}

/// Where a mention stands with its label, and its fields behind it.
pub(super) struct Place {
    pub(super) label: usize,
    pub(super) number_end: usize,
    pub(super) fields: [Option<Span>; 3],
    pub(super) title: Option<Span>,
}

impl Place {
    /// Where a mention begins with its label.
    pub(super) fn label_of(mention: &Mention<'_>) -> usize {
        let span = mention.span();
        let word = mention.type_word_span().filter(|word| {
            !mention.is_type_inherited()
                && word.end() <= span.start()
                && span.start() - word.start() < LABEL
        });
        word.map_or(span.start(), Span::start)
    }

    pub(super) fn of(mention: &Mention<'_>) -> Self {
        let span = mention.span();
        let behind = |field: Option<Span>| field.filter(|field| field.start() >= span.end());
        let mut fields = [
            behind(mention.date_span()),
            behind(mention.issuer_span()),
            behind(mention.term_span()),
        ];
        if fields.iter().flatten().count() > 1 {
            fields.sort_by_key(|field| field.map_or(usize::MAX, Span::start));
        }
        Self {
            label: Self::label_of(mention),
            number_end: span.end(),
            fields,
            title: behind(mention.title_span()).filter(|_| !mention.is_title_quoted()),
        }
    }

    /// Whether a line end between two bytes stands inside the number with its label and fields.
    pub(super) fn crosses(&self, from: usize, to: usize) -> bool {
        let inside =
            |start: usize, end: usize| start < to && from < end && start <= from && to <= end;
        inside(self.label, self.number_end)
            || self
                .fields
                .iter()
                .flatten()
                .any(|field| inside(field.start(), field.end()))
    }
}

/// The most bytes from a type word to its number.
const LABEL: usize = 400;
