//! Verbs put together: what leads one, its brothers, its adverbs. Which class the whole has is
//! decided here and nowhere else.

use super::{Lexer, What};
use crate::relation::read::event::{Event, Kind, Verb};
use crate::relation::read::lexicon::{Atom, Class};

impl Lexer {
    /// Composes the verbs.
    pub(super) fn fold(&mut self) {
        self.events.clear();
        self.events.reserve(self.raw.len());
        let mut at = 0;
        while at < self.raw.len() {
            if let Some((event, next)) = self.verb(at) {
                self.events.push(event);
                at = next;
                continue;
            }
            let raw = self.raw[at];
            let kind = match raw.what {
                What::Kind(kind) => kind,
                What::Atom(atom) => self.plain(atom, at),
            };
            let merged = matches!(kind, Kind::Words)
                && self
                    .events
                    .last()
                    .is_some_and(|last| last.kind == Kind::Words && last.titled == raw.titled);
            if merged {
                if let Some(last) = self.events.last_mut() {
                    last.end = raw.end;
                    last.caps &= raw.caps;
                }
            } else {
                self.events.push(Event {
                    at: raw.at,
                    end: raw.end,
                    kind,
                    capital: raw.capital,
                    caps: raw.caps,
                    titled: raw.titled,
                });
            }
            at += 1;
        }
    }

    /// What an atom is where it belongs to no verb.
    #[expect(clippy::match_same_arms, reason = "one row an atom")]
    pub(super) fn plain(&mut self, atom: Atom, at: usize) -> Kind {
        let before = at.checked_sub(1).map(|before| self.raw[before].what);
        match atom {
            Atom::Verb(_) | Atom::Helper | Atom::Judging | Atom::Plain => Kind::Words,
            Atom::Both(Class::Enclosed) => Kind::Content,
            Atom::Both(_) => Kind::Noun { many: false },
            Atom::Adverb => Kind::Adverb,
            Atom::Aim => Kind::Aim,
            Atom::About => Kind::About,
            Atom::Nominal => Kind::Nominal,
            Atom::Passive => Kind::Passive,
            Atom::By(by) => Kind::By(by),
            Atom::Issue | Atom::WeakIssue | Atom::Build if self.is_passive(at) => Kind::Issued,
            // "Pháp luật về xây dựng", "đầu tư xây dựng": no paper is worked out.
            Atom::Build if !self.works_out(at) => Kind::Words,
            Atom::Build => Kind::Issue { weak: false },
            Atom::Issue => Kind::Issue { weak: false },
            Atom::WeakIssue => Kind::Issue { weak: true },
            Atom::Just
                if !matches!(
                    self.atom(at + 1),
                    Some(
                        Atom::Issue
                            | Atom::Build
                            | Atom::WeakIssue
                            | Atom::Verb(_)
                            | Atom::Helper
                            | Atom::Passive
                            | Atom::Adverb
                            | Atom::Ask
                            | Atom::Draft
                            | Atom::Both(_)
                    )
                ) =>
            {
                Kind::Words
            }
            Atom::Done | Atom::Just => Kind::Done,
            Atom::Not => Kind::Not,
            Atom::Will => Kind::Will,
            Atom::Draft => Kind::Draft,
            Atom::Ask => Kind::Ask,
            Atom::Propose => Kind::Propose,
            Atom::After => Kind::After,
            Atom::Opener => Kind::Opener,
            Atom::Names => Kind::Names,
            Atom::Part => Kind::Part,
            Atom::Content => Kind::Content,
            Atom::Many => Kind::Many,
            Atom::Of => Kind::Of,
            Atom::And => Kind::And,
            Atom::Respectively => Kind::Respectively,
            Atom::Namely => Kind::Namely,
            Atom::Topic => Kind::Topic,
            Atom::Request => Kind::Request,
            Atom::Force => Kind::Force,
            Atom::Against => Kind::Against,
            Atom::SameDay => Kind::SameDay,
            Atom::Unit => Kind::Words,
            // "được Ban Chấp hành ban hành": how a document came about.
            Atom::Body if before == Some(What::Atom(Atom::Passive)) => Kind::Adverb,
            Atom::Body => Kind::Body {
                many: before == Some(What::Atom(Atom::Many)),
            },
        }
    }

    /// Whether "xây dựng" is a verb here: it opens its clause, or what stands before it is said of
    /// somebody who acts.
    fn works_out(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| {
            matches!(
                self.raw[before].what,
                What::Atom(
                    Atom::Done
                        | Atom::Just
                        | Atom::Not
                        | Atom::Will
                        | Atom::Draft
                        | Atom::Ask
                        | Atom::Helper
                        | Atom::Body
                        | Atom::Unit
                        | Atom::Aim
                        | Atom::Propose
                        | Atom::Opener
                        | Atom::And
                        | Atom::Adverb
                        | Atom::Nominal
                        | Atom::After
                        | Atom::Issue
                        | Atom::WeakIssue
                        | Atom::Verb(_)
                ) | What::Kind(
                    Kind::Comma
                        | Kind::Stop
                        | Kind::Semi
                        | Kind::Colon
                        | Kind::Cell
                        | Kind::Enum
                        | Kind::Dash
                        | Kind::Number
                        | Kind::Cite(_)
                        | Kind::Close
                )
            )
        })
    }

    /// Whether "được" stands before an issuing verb, with the body that issues between at most.
    pub(super) fn is_passive(&self, at: usize) -> bool {
        (0..at)
            .rev()
            .take(2)
            .find(|&before| self.atom(before) != Some(Atom::Body))
            .is_some_and(|before| self.atom(before) == Some(Atom::Passive))
    }

    pub(super) fn atom(&self, at: usize) -> Option<Atom> {
        match self.raw.get(at)?.what {
            What::Atom(atom) => Some(atom),
            What::Kind(_) => None,
        }
    }

    /// The verb that begins at an index, with what leads it, and the index behind it.
    pub(super) fn verb(&self, start: usize) -> Option<(Event, usize)> {
        let mut verb = Verb {
            class: Class::Minds,
            passive: false,
            aim: false,
            about: false,
            nominal: false,
            led: false,
            core: 0,
        };
        let mut judging = false;
        let mut at = start;
        loop {
            match self.atom(at)? {
                Atom::Aim => verb.aim = true,
                Atom::About => verb.about = true,
                Atom::Nominal => verb.nominal = true,
                Atom::Helper => verb.led |= self.is_leading(at),
                // "chỉ đạo thực hiện": others are made to.
                Atom::Ask if self.raw[at].caps || self.leads_verb(at) => verb.led = true,
                Atom::Judging => judging = true,
                Atom::Passive => verb.passive = true,
                // "được Ban Thường vụ cụ thể hóa"
                Atom::Body if verb.passive => {}
                Atom::Done | Atom::Just | Atom::Adverb if verb.passive || verb.aim => {}
                Atom::Verb(_) | Atom::Both(_) => break,
                _ => return None,
            }
            at += 1;
            // "lãnh đạo, chỉ đạo thực hiện", "tổ chức và triển khai"
            if matches!(
                self.raw.get(at)?.what,
                What::Kind(Kind::Comma) | What::Atom(Atom::And)
            ) && matches!(
                self.atom(at - 1),
                Some(Atom::Helper | Atom::Ask | Atom::Judging)
            ) && matches!(
                self.atom(at + 1),
                Some(Atom::Helper | Atom::Verb(_) | Atom::Ask | Atom::Judging)
            ) {
                at += 1;
            }
        }
        let core = at;
        let mut class = match self.atom(at)? {
            Atom::Verb(class) => class,
            Atom::Both(Class::Guides) => Class::Guides,
            _ => return None,
        };
        // "căn cứ" and "theo yêu cầu" lead nothing in but themselves.
        let mut end = at + 1;
        at += 1;
        loop {
            let mut next = at;
            while matches!(self.atom(next), Some(Atom::Adverb)) {
                next += 1;
                end = next;
            }
            if matches!(
                self.raw.get(next).map(|raw| raw.what),
                Some(What::Kind(Kind::Comma) | What::Atom(Atom::And))
            ) {
                next += 1;
            }
            while matches!(self.atom(next), Some(Atom::Nominal | Atom::Helper))
                || matches!(self.atom(next), Some(Atom::Passive)) && verb.passive
            {
                next += 1;
            }
            let more = match self.atom(next) {
                Some(Atom::Verb(more)) => more,
                Some(Atom::Both(Class::Guides)) if class.explains() => Class::Guides,
                _ => break,
            };
            if matches!(more, Class::BasedOn | Class::RespondsTo | Class::Lapses)
                || matches!(class, Class::BasedOn | Class::RespondsTo | Class::Lapses)
            {
                break;
            }
            if more == Class::Enclosed {
                break;
            }
            class = combine(class, more);
            at = next + 1;
            end = at;
        }
        // "sơ kết 03 năm thực hiện"
        if class == Class::Reviews {
            if let Some(done) = self.reviewed(at) {
                end = done;
            }
        }
        if judging && (class.carries_out() || class == Class::Disseminates) {
            class = Class::Reviews;
        }
        verb.class = class;
        verb.core = self.raw[core].at;
        let event = Event {
            at: self.raw[start].at,
            end: self.raw[end - 1].end,
            kind: Kind::Verb(verb),
            capital: self.raw[start].capital,
            caps: self.raw[start].caps,
            titled: self.raw[start].titled,
        };
        Some((event, end))
    }

    /// "lãnh đạo": who leads does not do it himself.
    pub(super) fn is_leading(&self, at: usize) -> bool {
        matches!(self.atom(at + 1), Some(Atom::Ask))
    }

    pub(super) fn leads_verb(&self, at: usize) -> bool {
        matches!(self.atom(at + 1), Some(Atom::Verb(_) | Atom::Helper))
            || matches!(
                self.raw.get(at + 1).map(|raw| raw.what),
                Some(What::Kind(Kind::Comma))
            ) && matches!(self.atom(at + 2), Some(Atom::Verb(_) | Atom::Helper))
    }

    /// Behind "sơ kết", the index behind "03 năm thực hiện" where that follows.
    pub(super) fn reviewed(&self, from: usize) -> Option<usize> {
        let mut found = None;
        for at in from..self.raw.len().min(from + REVIEWED) {
            match self.raw[at].what {
                What::Atom(Atom::Verb(class))
                    if class.carries_out() || class == Class::Disseminates =>
                {
                    found = Some(at + 1);
                }
                What::Atom(
                    Atom::Adverb | Atom::And | Atom::Helper | Atom::Nominal | Atom::Many,
                )
                | What::Kind(Kind::Number | Kind::Words) => {}
                What::Kind(Kind::Comma) if found.is_some() => {}
                _ => break,
            }
        }
        found
    }
}

/// How far behind "sơ kết" its verb may stand, in atoms.
const REVIEWED: usize = 12;

/// The class of two verbs that share an object.
fn combine(first: Class, second: Class) -> Class {
    use Class::{Amends, Concretises, Disseminates, Minds, Supplements};
    match (first, second) {
        (first, second) if first.explains() && second.changes() => second,
        (first, _) if first.explains() => first,
        (Supplements, Amends) => Amends,
        (first, second) if first.carries_out() && second.carries_out() => {
            if second == Concretises {
                Concretises
            } else {
                first
            }
        }
        (Disseminates | Minds, second) => second,
        (first, _) => first,
    }
}
