//! From a reading to facts: what is kept when the text is let go.

use super::effect::{effect_of, effective_day, is_consolidation, of_consolidation};
use super::facts::{
    ClaimFacts, CountFacts, CutFacts, DraftFacts, HeadingFacts, InputFacts, MentionFacts, OwnFacts,
    Place, RelationFacts, SelfNameFacts, ShortNameFacts, UnansweredFacts, UnreadFacts,
};
use super::writing::{Writing, is_model, line_before, short_name};
use crate::id::Additions;
use crate::mention::{Cut, CutKind, Mention};
use crate::relation::{End, Reading, Role, documents_under};
use crate::text::{Lines, Span, Text};

use unicode_normalization::{UnicodeNormalization, is_nfc};

impl InputFacts {
    /// The facts of a text that was read, under the name that the caller gives it.
    ///
    /// The letterhead's own number is kept with what the text says of itself, not among
    /// the mentions. Cost: one search for line ends, and the mentions.
    pub fn of(name: impl Into<Box<str>>, reading: &Reading<'_>) -> Self {
        Self::of_part(name, reading, &Lines::new(reading.text()), 0)
    }

    /// The facts of each document in a text. Where letterheads part it, the second is named
    /// `NAME#2` and so on; all places are counted in the whole text.
    ///
    /// Cost: as [`of`](Self::of), and a search for letterheads.
    pub fn all_of(name: &str, text: Text<'_>) -> Vec<Self> {
        Self::all_under(name, text, Additions::none())
    }

    /// The same where some codes mean what the tables do not say.
    pub fn all_under(name: &str, text: Text<'_>, additions: &Additions) -> Vec<Self> {
        let lines = Lines::new(text);
        documents_under(text, additions)
            .into_iter()
            .enumerate()
            .filter_map(|(at, span)| {
                let reading = Reading::under(text.part(span)?, additions);
                let name = match at {
                    0 => name.to_owned(),
                    _ => format!("{name}#{}", at + 1),
                };
                Some(Self::of_part(name, &reading, &lines, span.start()))
            })
            .collect()
    }

    /// The facts of a reading of what begins at a byte of a text with these lines.
    fn of_part(
        name: impl Into<Box<str>>,
        reading: &Reading<'_>,
        lines: &Lines<'_>,
        from: usize,
    ) -> Self {
        let text = reading.text();
        let place = |span: Span| Place {
            span: Span::of(from + span.start(), from + span.end()),
            position: lines.position(from + span.start()),
            quote: text.at(span).into(),
        };
        let words = |span: Option<Span>| span.map(|span| collapse(text.at(span)));
        // Where each mention of the reading stands among the facts.
        let mut kept = Vec::with_capacity(reading.mentions().len());
        let mut mentions = Vec::new();
        let mut short_names = Vec::new();
        for (index, mention) in reading.mentions().iter().enumerate() {
            if reading.role(index) == Role::Own {
                kept.push(None);
            } else {
                let at = mentions.len() as u32;
                kept.push(Some(at));
                let next = reading.mentions().get(index + 1);
                let next = next.map(|next| next.span().start());
                short_names.extend(short_name(text.as_str(), mention.span().end(), next).map(
                    |(ordinal, year, span)| ShortNameFacts {
                        mention: at,
                        ordinal,
                        year,
                        place: place(span),
                    },
                ));
                let mut facts = mention_facts(mention, reading.role(index), &place);
                facts.writing = Writing::of(text.as_str(), reading.mentions(), index);
                mentions.push(facts);
            }
        }
        let end = |end: End| match end {
            End::Mention(at) => kept
                .get(at as usize)
                .copied()
                .flatten()
                .map_or(End::Own, End::Mention),
            other => other,
        };
        let own = reading.own();
        // One cue speaks for all of a list, far into a long line.
        let mut told: Option<(Span, Place)> = None;
        let mut cue = |span: Span| match &told {
            Some((known, place)) if *known == span => place.clone(),
            _ => told.insert((span, place(span))).1.clone(),
        };
        let relations = reading
            .relations()
            .iter()
            .map(|relation| RelationFacts {
                from: end(relation.from),
                to: end(relation.to),
                kind: effect_of(reading, relation),
                cue: cue(relation.cue),
                item: relation.item.map(&place),
                certainty: relation.certainty,
            })
            .filter(|relation| {
                relation.from != relation.to || matches!(relation.from, End::Mention(_))
            })
            .collect();
        let consolidates = is_consolidation(own.id.as_ref());
        Self {
            relations: if consolidates {
                of_consolidation(&mentions, relations)
            } else {
                relations
            },
            own: own_facts(reading, consolidates, &place),
            mentions,
            short_names,
            drafts: reading
                .drafts()
                .iter()
                .map(|draft| DraftFacts {
                    place: place(draft.span),
                    type_word: words(draft.type_word),
                })
                .collect(),
            unanswered: reading
                .unanswered()
                .iter()
                .filter_map(|missing| {
                    let source = kept.get(missing.source as usize).copied().flatten()?;
                    Some(UnansweredFacts {
                        source,
                        cue: place(missing.cue),
                    })
                })
                .collect(),
            headings: reading
                .headings()
                .iter()
                .map(|heading| HeadingFacts {
                    number: text.at(heading.number).into(),
                    run: heading.run,
                    place: place(heading.line),
                })
                .collect(),
            ..Self::stated(reading, name, &place)
        }
    }

    /// The statements of a text, with nothing else yet.
    fn stated(
        reading: &Reading<'_>,
        name: impl Into<Box<str>>,
        place: &dyn Fn(Span) -> Place,
    ) -> Self {
        let text = reading.text();
        let statements = reading.statements();
        Self {
            counts: statements
                .counts
                .iter()
                .map(|count| CountFacts {
                    stated: count.stated,
                    listed: count.listed,
                    type_word: collapse(text.at(count.type_word)),
                    place: place(count.span),
                })
                .collect(),
            claims: statements
                .claims
                .iter()
                .map(|claim| ClaimFacts {
                    type_word: collapse(text.at(claim.type_word)),
                    place: place(claim.span),
                })
                .collect(),
            self_names: statements
                .self_names
                .iter()
                .map(|name| SelfNameFacts {
                    type_word: collapse(text.at(name.type_word)),
                    place: place(name.span),
                })
                .collect(),
            unread: statements
                .unread
                .iter()
                .filter(|span| !is_model(line_before(text.as_str(), span.start())))
                .map(|&span| UnreadFacts { place: place(span) })
                .collect(),
            cuts: cuts(reading, &statements.uncounted, place),
            ..Self::read(name, text.as_str().len() as u64)
        }
    }
}

/// What a text says of itself. The day of effect in a consolidation is that of another document.
fn own_facts(reading: &Reading<'_>, consolidates: bool, place: &dyn Fn(Span) -> Place) -> OwnFacts {
    let (own, text) = (reading.own(), reading.text());
    let words = |span: Option<Span>| span.map(|span| collapse(text.at(span)));
    OwnFacts {
        id: own.id.clone(),
        id_place: own.number.map(place),
        date: own.date,
        date_place: own.date_span.map(place),
        type_word: words(own.type_word),
        issuer: own.issuer_words(text).as_deref().map(collapse),
        superior: own.superior_words(text).as_deref().map(collapse),
        title: words(own.title),
        period: own.period,
        effective: effective_day(text.as_str(), own.date).filter(|_| !consolidates),
        speaker: own.speaks(),
    }
}

/// What the reading and the statements left out.
fn cuts(reading: &Reading<'_>, uncounted: &[Span], place: &dyn Fn(Span) -> Place) -> Vec<CutFacts> {
    let read = reading.cuts().iter().copied();
    let counts = uncounted.iter().map(|&span| Cut {
        kind: CutKind::Count,
        span,
    });
    let mut all: Vec<Cut> = read.chain(counts).collect();
    all.sort_by_key(|cut| (cut.span, cut.kind));
    let facts = all.into_iter().map(|cut| CutFacts {
        kind: cut.kind,
        place: place(cut.span),
    });
    facts.collect()
}

fn mention_facts(mention: &Mention<'_>, role: Role, place: &dyn Fn(Span) -> Place) -> MentionFacts {
    MentionFacts {
        id: mention.id().clone(),
        place: place(mention.span()),
        role,
        repairs: mention.repairs(),
        certain: mention.is_certain(),
        other_id: mention.other_id().cloned(),
        type_word: mention.type_word().map(collapse),
        type_inherited: mention.is_type_inherited(),
        date: mention.written_date(),
        date_place: mention.date_span().map(place),
        issuer: mention.issuer().map(collapse),
        term: mention.term(),
        title: mention.title().map(collapse),
        writing: Writing::NONE,
    }
}

/// Blanks and line ends as single spaces, letters composed: words that a page has broken
/// read on, and the same words in two spellings are the same. The place keeps them as given.
fn collapse(text: &str) -> Box<str> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_nfc(&words) {
        words.into()
    } else {
        words.nfc().collect::<String>().into()
    }
}
