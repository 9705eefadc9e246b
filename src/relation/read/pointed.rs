//! What is said of documents that stand further off: named again, named by what they are called,
//! or spoken of by "này" and "nêu trên".

use std::cmp::Ordering;

use super::event::Kind;
use super::lexicon::Class;
use super::scan;
use super::sentence::{Front, Line};
use super::{LOOK_BACK, Reader};
use crate::mention::Mention;
use crate::relation::named::{Laws, Named};
use crate::relation::pointer::{fitting, is_word};
use crate::relation::{Certainty, End, RelationKind};
use crate::text::{Key, Span, Text, tokenise};

impl Reader<'_, '_> {
    /// Which of two documents is the older: by their years, or by the numbers of one series in one
    /// year. `None` where nothing tells.
    pub(super) fn age(&self, before: u32, here: u32) -> Option<Ordering> {
        let id = |at: u32| self.mentions[at as usize].id();
        let (before, here) = (id(before), id(here));
        let years = before.year()?.cmp(&here.year()?);
        let series = before.type_code() == here.type_code() && before.organ() == here.organ();
        let age = match years {
            Ordering::Equal if series => before.ordinal()?.cmp(&here.ordinal()?),
            years => years,
        };
        (age != Ordering::Equal).then_some(age)
    }

    /// The document that the notes of a list or under a heading are about, in a text that is no
    /// document itself: "### 2. Nghị định 207/2026/NĐ-CP … - Thay thế: Nghị định 06/2021/NĐ-CP".
    pub(super) fn described(&self) -> Option<u32> {
        if self.own.number.is_some() || self.line.is_row() && self.line.several {
            return None;
        }
        self.line
            .topics
            .first()
            .or(self.lead.topics.first())
            .copied()
    }

    /// A citation in the quoted title of another: the title may be a clause of its own.
    pub(super) fn quoted(&mut self, at: usize, index: u32) {
        let events = &self.lexer.events;
        let open = events[..at]
            .iter()
            .rposition(|event| event.kind == Kind::Quote);
        let owner = self
            .sentence
            .previous
            .filter(|_| open.is_some_and(|open| open >= self.sentence.last.saturating_sub(1)));
        let found = scan::governor(events, at);
        if let (Some(open), Some(owner), scan::Governor::Verb(verb)) = (open, owner, found.governor)
        {
            let opens = events.get(open + 1..verb).is_some_and(|between| {
                between
                    .iter()
                    .all(|event| matches!(event.kind, Kind::Adverb | Kind::Passive | Kind::Many))
            });
            let said = scan::verb_at(events, verb);
            if let (true, Some(said)) = (opens && found.by.is_none() && verb > open, said) {
                if let Some(kind) = said.class.kind().filter(|_| {
                    !said.passive
                        && (said.class.carries_out()
                            || said.class.changes()
                            || said.class.explains()
                            || said.class == Class::Reviews)
                }) {
                    let cue = scan::cue(events, verb, None);
                    self.add(
                        End::Mention(owner),
                        End::Mention(index),
                        kind,
                        cue,
                        Certainty::Stated,
                    );
                }
            }
        }
    }

    /// "Căn cứ Thông tư A sửa đổi một số điều của các Nghị định hướng dẫn thi hành Luật … và Nghị định
    /// B": B is of the type that A's title speaks of in the plural, so A does the same to it, unless
    /// B is the later of the two; and so it is behind a title that ends with a law, "A hướng dẫn thi
    /// hành Luật Hóa chất và Nghị định B". The relation and its words.
    pub(super) fn stands_beside_many(&self, index: u32) -> Option<(RelationKind, Span)> {
        let previous = self.sentence.previous?;
        let events = &self.lexer.events;
        let before = events
            .iter()
            .rposition(|event| event.kind == Kind::Cite(previous))?;
        let here = events
            .iter()
            .rposition(|event| event.kind == Kind::Cite(index))?;
        let title = &events[before + 1..here];
        let id = |at: u32| self.mentions[at as usize].id();
        let later = matches!((id(previous).year(), id(index).year()), (Some(a), Some(b)) if a < b);
        if later
            || title
                .iter()
                .any(|event| matches!(event.kind, Kind::Comma | Kind::Semi | Kind::Stop))
                && !title.iter().any(|event| event.kind == Kind::Law)
        {
            return None;
        }
        let states = |at: usize| {
            let verb = scan::verb_at(title, at)?;
            let acts = verb.class.changes() || verb.class.explains() || verb.class.carries_out();
            verb.class
                .kind()
                .filter(|_| acts && !verb.passive)
                .map(|kind| (kind, title[at].span()))
        };
        // "… của các Nghị định …"
        for at in (1..title.len()).rev() {
            let many =
                title[at - 1].kind == Kind::Many && matches!(title[at].kind, Kind::Noun { .. });
            if many {
                let verb = (0..at)
                    .rev()
                    .find(|&verb| matches!(title[verb].kind, Kind::Verb(_)))?;
                let word = title[at].span();
                return states(verb)
                    .filter(|_| self.is_of_type_words(&self.mentions[index as usize], word));
            }
        }
        // One of A's own type may as well stand beside A.
        let law = title
            .iter()
            .rposition(|event| event.kind == Kind::Law)
            .or_else(|| {
                // "… thực hiện Nghị quyết 42 và Quyết định B"
                title
                    .iter()
                    .rposition(|event| matches!(event.kind, Kind::Noun { .. }) && event.capital)
            })?;
        let own_type =
            id(index).type_code().is_none() || id(index).type_code() == id(previous).type_code();
        let named = title[law + 1..].iter().all(|event| {
            matches!(
                event.kind,
                Kind::Words
                    | Kind::And
                    | Kind::Content
                    | Kind::Noun { .. }
                    | Kind::Body { .. }
                    | Kind::Number
                    | Kind::Adverb
                    | Kind::Passive
            )
        });
        let verb = (0..law)
            .rev()
            .find(|&verb| matches!(title[verb].kind, Kind::Verb(_)))?;
        let near = title[verb + 1..law]
            .iter()
            .all(|event| matches!(event.kind, Kind::Part | Kind::Of | Kind::Many));
        states(verb).filter(|_| !own_type && named && near)
    }

    fn is_of_type_words(&self, mention: &Mention<'_>, word: Span) -> bool {
        let mut tokens = Vec::new();
        tokenise(
            self.text.as_str().as_bytes(),
            word.start(),
            word.end(),
            &mut tokens,
        );
        let keys: Vec<Key> = tokens.iter().map(|token| token.key).collect();
        mention
            .type_word_span()
            .is_some_and(|span| is_word(self.text, span, &keys))
    }

    /// "… ban hành Kế hoạch số A và B, lần lượt triển khai hai nghị quyết nêu trên": the documents
    /// named further up in the line, where their type and their count leave no choice.
    pub(super) fn pointed(&mut self, at: usize, pointer: u32) {
        let events = &self.lexer.events;
        let Some(verb_at) = (0..at)
            .rev()
            .take(4)
            .find(|&verb| matches!(events[verb].kind, Kind::Verb(_)))
        else {
            return;
        };
        let between = events[verb_at + 1..at].iter().all(|event| {
            matches!(
                event.kind,
                Kind::Many
                    | Kind::Number
                    | Kind::Content
                    | Kind::Of
                    | Kind::Adverb
                    | Kind::Passive
                    | Kind::Part
            )
        });
        let Some(verb) = scan::verb_at(events, verb_at).filter(|verb| between && !verb.passive)
        else {
            return;
        };
        let Some(kind) = verb.class.kind() else {
            return;
        };
        let left = scan::left(events, verb_at);
        let cue = Span::of(events[verb_at].at as usize, events[at].end as usize);
        let sources = self.sentence.open_subjects();
        let Some(&End::Mention(first)) = sources.first() else {
            return;
        };
        if left.denied
            || self.sentence.denied
            || !matches!(left.subject, scan::Subject::Cite(_) | scan::Subject::Start) && !verb.aim
        {
            return;
        }
        let Some(targets) = self.meant_above(pointer, first) else {
            return;
        };
        let one_by_one = left.respectively && sources.len() == targets.len();
        let shared = !left.respectively && (sources.len() == 1 || targets.len() == 1);
        if !(one_by_one || shared) {
            return;
        }
        for (at, &source) in sources.iter().enumerate() {
            let own = if one_by_one {
                &targets[at..=at]
            } else {
                &targets[..]
            };
            for &target in own {
                self.add(source, End::Mention(target), kind, cue, Certainty::Stated);
            }
        }
        self.sentence.closed = self.sentence.subjects.len();
        self.are_answered(&targets);
    }

    /// What answers some documents is said: they wait for no other answer.
    fn are_answered(&mut self, targets: &[u32]) {
        let waits = |front: &Front| !targets.contains(&front.target);
        self.sentence.fronted.retain(waits);
        self.line.waiting.retain(waits);
    }

    /// "Thực hiện nghị quyết này, Huyện ủy ban hành …": what is issued at a mention answers the
    /// document named further up in the line, where its type leaves no choice.
    pub(super) fn front_above(&mut self, from: usize, issue: usize, index: u32) {
        let events = &self.lexer.events;
        let pointer = (from..issue).find_map(|at| match events[at].kind {
            Kind::Points(pointer) => Some((at, pointer)),
            _ => None,
        });
        let Some((at, pointer)) = pointer else {
            return;
        };
        let verb_at = (from..at)
            .rev()
            .find(|&verb| matches!(events[verb].kind, Kind::Verb(_)));
        let Some((verb_at, verb)) = verb_at.and_then(|at| Some((at, scan::verb_at(events, at)?)))
        else {
            return;
        };
        let Some(kind) = verb.class.kind().filter(|_| !verb.passive) else {
            return;
        };
        let cue = Span::of(events[verb_at].at as usize, events[at].end as usize);
        for target in self.meant_above(pointer, index).unwrap_or_default() {
            self.sentence.fronted.push(Front {
                target,
                kind,
                cue,
                own: false,
                weak: false,
            });
        }
    }

    /// "… Nghị quyết số A …, Huyện ủy ban hành Kế hoạch số B để thực hiện.": B carries out the one
    /// document above its level that is named before it in the line, or above it.
    pub(super) fn carries_out_behind(&mut self, from: usize, at: usize) {
        let events = &self.lexer.events;
        let end = events[from..at].iter().rposition(|event| {
            !matches!(
                event.kind,
                Kind::Semi | Kind::Stop | Kind::Close | Kind::Comma
            )
        });
        let Some(verb_at) = end.map(|end| from + end) else {
            return;
        };
        let Some(verb) =
            scan::verb_at(events, verb_at).filter(|verb| verb.aim && verb.class.carries_out())
        else {
            return;
        };
        let cue = scan::cue(events, verb_at, None);
        let sources = self.sentence.subjects.clone();
        let (Some(kind), Some(&End::Mention(first))) = (verb.class.kind(), sources.first()) else {
            return;
        };
        let Some(start) = self.near_start(first) else {
            return;
        };
        let higher = |at: u32| {
            let levels = (self.level(first), self.level(at));
            matches!(levels, (Some(below), Some(above)) if below < above)
                && !self.mentions[at as usize].is_in_title()
        };
        let mut above: Vec<u32> = (start..first).filter(|&at| higher(at)).collect();
        if above.is_empty() {
            above = self
                .lead
                .topics
                .iter()
                .copied()
                .filter(|&at| higher(at))
                .collect();
        }
        let Some(&target) = above.first() else {
            return;
        };
        let id = |at: u32| self.mentions[at as usize].id();
        if above.iter().any(|&other| id(other) != id(target)) {
            return;
        }
        for source in sources {
            let answers = matches!(source, End::Mention(at) if !self.carries[at as usize]);
            if answers {
                self.add(source, End::Mention(target), kind, cue, Certainty::Stated);
            }
        }
        self.are_answered(&[target]);
    }

    /// The first mention of the line, where it is near enough for all in between to be looked at.
    fn near_start(&self, before: u32) -> Option<u32> {
        let from = self.line.first.unwrap_or(before);
        (before.saturating_sub(from) as usize <= LOOK_BACK).then_some(from)
    }

    /// The documents that words such as "nghị quyết nêu trên" mean, among those named in the line
    /// before a mention; none where type and count leave a choice.
    pub(super) fn meant_above(&self, pointer: u32, first: u32) -> Option<Vec<u32>> {
        let pointer = self.lexer.pointers.get(pointer as usize)?;
        // A text of that type may speak of itself.
        let own = self.own.type_word;
        if pointer.this && own.is_some_and(|own| is_word(self.text, own, &pointer.type_word)) {
            return None;
        }
        let from = self.near_start(first)?;
        let range = from as usize..first as usize;
        let targets = fitting(self.text, &self.mentions, range, &pointer.type_word);
        let counted = match pointer.count {
            Some(count) => targets.len() == count,
            None => targets.len() > 1,
        };
        counted.then_some(targets)
    }

    /// What titles, and notes in brackets, say of laws that they name without their numbers.
    pub(super) fn name_laws(&mut self) {
        self.line = Line::default();
        let laws = Laws::of(self.text, &self.mentions);
        if laws.is_empty() {
            return;
        }
        let own = self.own.title.map(|title| (End::Own, title));
        let ends = || {
            self.mentions
                .iter()
                .zip(&self.roles)
                .zip(0..)
                .filter(|((mention, role), _)| **role != super::Role::Own && !mention.is_in_title())
                .map(|((mention, _), at)| (End::Mention(at), mention))
        };
        let titles = ends().filter_map(|(end, mention)| Some((end, mention.title_span()?)));
        let notes = ends()
            .filter(|(_, mention)| mention.title_span().is_none())
            .filter_map(|(end, mention)| Some((end, note_behind(self.text, mention)?)));
        let stretches: Vec<(End, Span, bool)> = own
            .into_iter()
            .chain(titles)
            .map(|(from, title)| (from, title, false))
            .chain(notes.map(|(from, note)| (from, note, true)))
            .collect();
        let mut said: Vec<(End, Named)> = Vec::new();
        for (from, stretch, note) in stretches {
            let Some(verb) = self.opening_verb(stretch) else {
                continue;
            };
            // "A (sửa B)" is written of both; who guides whom is written one way only.
            let guides = matches!(verb.1, RelationKind::Guides | RelationKind::Details);
            if guides || !note {
                let named = laws.named_in(self.text, &self.mentions, stretch, verb);
                said.extend(named.into_iter().map(|named| (from, named)));
            }
        }
        for (from, named) in said {
            let to = End::Mention(named.law);
            // A decree of 2020 does not guide the law of 2025 that has the same name.
            if let End::Mention(from) = from {
                let year = |at: u32| self.mentions[at as usize].id().year();
                let older = year(from).zip(year(named.law));
                if older.is_some_and(|(from, law)| from < law) {
                    continue;
                }
            }
            self.add(from, to, named.kind, named.cue, Certainty::Stated);
        }
    }
}

impl Reader<'_, '_> {
    /// The verb that a title or a note opens with, where it acts on a law.
    fn opening_verb(&mut self, stretch: Span) -> Option<(Span, RelationKind)> {
        self.lexer.read(
            self.text,
            stretch.start(),
            stretch.end().min(stretch.start() + NOTE),
            &[],
            0,
        );
        let first = self.lexer.events.first()?;
        let verb = scan::verb_at(&self.lexer.events, 0).filter(|verb| !verb.passive)?;
        let acts =
            verb.class.explains() || matches!(verb.class, Class::Amends | Class::Supplements);
        acts.then(|| Some((first.span(), verb.class.kind()?)))
            .flatten()
    }
}

/// The most bytes of a note in brackets.
const NOTE: usize = 300;

/// The inside of the brackets right behind a mention and its fields: "(hướng dẫn Luật …, sửa
/// …)".
fn note_behind(text: Text<'_>, mention: &Mention<'_>) -> Option<Span> {
    let end = [
        Some(mention.span()),
        mention.date_span(),
        mention.issuer_span(),
    ]
    .into_iter()
    .flatten()
    .map(Span::end)
    .max()?;
    let behind = text.as_str().get(end..)?;
    let inside = behind.trim_start_matches(' ').strip_prefix('(')?;
    let start = end + (behind.len() - inside.len());
    let line = inside.split('\n').next()?;
    let len = line.find(')').filter(|&len| len <= NOTE)?;
    Some(Span::of(start, start + len))
}
