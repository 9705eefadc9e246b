//! What governs a citation: a look to the left, bounded by the citation before or by where the
//! clause begins.

use super::event::{Event, Kind, Verb};
use super::lexicon::{By, Class};
use crate::text::Span;

pub(super) use super::left::{Left, Subject, left};

/// What decides what is said of a citation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Governor {
    /// A verb, by its event.
    Verb(usize),
    Issue(usize),
    Request(usize),
    /// "sau khi": the citation is what came before.
    After,
    /// Only joints stand between it and the citation before: a further item.
    Joint,
    /// Its clause begins with it.
    Start,
    /// The citation before, with other words between.
    Cite,
    /// It opens brackets.
    Bracket,
    /// Other words.
    Words,
}

/// The words between a citation and what governs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Governed {
    pub(super) by: Option<By>,
    /// Whether the words of `by` stand right behind the verb.
    pub(super) near: bool,
    pub(super) governor: Governor,
    /// "các nhiệm vụ", "mức thu": what is done is done to something that stands in the document.
    pub(super) content: bool,
    pub(super) noun: bool,
    pub(super) many: bool,
    pub(super) colon: bool,
    pub(super) semi: bool,
    pub(super) joint: bool,
    pub(super) and: bool,
    pub(super) cell: bool,
    pub(super) part: bool,
    /// Documents without a number stand before it in its list.
    pub(super) listed: bool,
    pub(super) against: bool,
    pub(super) topic: bool,
    pub(super) plus: bool,
    /// Whether brackets end between it and the citation before.
    pub(super) leaves: bool,
    pub(super) words: usize,
    /// The commas between it and what governs it.
    pub(super) commas: usize,
    /// Whether a quotation opens between.
    pub(super) quoted: bool,
}

/// How far back one look goes, in events.
pub(super) const FAR: usize = 64;
/// The most events of documents without numbers before one that has a number.
const UNNUMBERED: usize = 14;

/// The event behind the brackets or quotes that end at an event, looking to the left.
pub(super) fn opening(events: &[Event], close: usize) -> usize {
    let mut depth = 0_usize;
    for at in (0..=close).rev().take(FAR * 2) {
        match events[at].kind {
            Kind::Close | Kind::Unquote => depth += 1,
            Kind::Open | Kind::Quote => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    close
}

/// Looks from a citation to the left for what governs it.
#[expect(
    clippy::too_many_lines,
    reason = "one table: what each event before a citation says"
)]
pub(super) fn governor(events: &[Event], cite: usize) -> Governed {
    let mut found = Governed {
        by: None,
        near: false,
        governor: Governor::Start,
        content: false,
        noun: false,
        many: false,
        colon: false,
        semi: false,
        joint: false,
        and: false,
        cell: false,
        part: false,
        listed: false,
        against: false,
        topic: false,
        plus: false,
        leaves: false,
        words: 0,
        commas: 0,
        quoted: false,
    };
    let mut at = cite;
    let mut last_by = usize::MAX;
    let mut bodies = 0;
    while at > 0 && cite - at < FAR {
        at -= 1;
        let unmarked = found.by.is_none() && !found.content && !found.noun;
        match events[at].kind {
            Kind::Part => found.part = true,
            Kind::Many => found.many = true,
            Kind::Quote => found.quoted = true,
            Kind::Of
            | Kind::Adverb
            | Kind::Passive
            | Kind::Number
            | Kind::Enum
            | Kind::Namely
            | Kind::Dash
            | Kind::SameDay
            | Kind::Respectively
            | Kind::About => {}
            Kind::Plus => found.plus = true,
            Kind::Content => found.content = true,
            Kind::Topic => found.topic = true,
            Kind::Law | Kind::Noun { .. } => found.noun = true,
            Kind::By(by) => {
                if found.by.is_none() {
                    found.by = Some(by);
                }
                last_by = at;
            }
            Kind::Colon => found.colon = true,
            Kind::Semi => {
                found.semi = true;
                // "Căn cứ Luật Đầu tư …; Nghị định số …"
                if let Some(verb) =
                    listing(events, at).filter(|verb| is_class(events, *verb, Class::BasedOn))
                {
                    found.listed = true;
                    found.governor = Governor::Verb(verb);
                }
                return found;
            }
            Kind::Stop | Kind::Skipped => {
                return found;
            }
            Kind::Cell => {
                found.cell = true;
                return found;
            }
            // "tại điểm 5.2, Hướng dẫn số …"
            Kind::Comma if at > 0 && events[at - 1].kind == Kind::Part => {}
            Kind::Comma | Kind::And => {
                if !unmarked {
                    // "thực hiện các mục tiêu, nhiệm vụ của"
                    found.commas += 1;
                    continue;
                }
                found.joint = true;
                found.and |= events[at].kind == Kind::And;
                match before_joint(events, at, &mut found) {
                    Some(governor) => found.governor = governor,
                    None => found.governor = Governor::Words,
                }
                return found;
            }
            // "Chương trình kiểm tra, giám sát số …"
            Kind::Verb(verb)
                if verb.class == Class::Minds
                    && at > 0
                    && matches!(events[at - 1].kind, Kind::Noun { .. }) =>
            {
                found.noun = true;
            }
            Kind::Verb(verb) => {
                found.near = found.by.is_some()
                    && (at + 1..last_by).all(|between| {
                        matches!(
                            events[between].kind,
                            Kind::Part
                                | Kind::Adverb
                                | Kind::Passive
                                | Kind::Number
                                | Kind::Of
                                | Kind::Many
                        )
                    });
                found.governor = Governor::Verb(at);
                if verb.class == Class::Minds && found.words > 0 {
                    found.governor = Governor::Words;
                }
                return found;
            }
            Kind::Issue { .. } if found.by.is_some() => found.words += 1,
            Kind::Issue { weak } => {
                let direct =
                    found.words == 0 && found.by.is_none() && bodies == 0 && !found.content;
                let named = found.noun
                    && !found.colon
                    && !events[at + 1..cite]
                        .iter()
                        .any(|event| event.kind == Kind::Namely);
                found.governor = if direct && !(weak && found.noun) && !named {
                    Governor::Issue(at)
                } else {
                    Governor::Words
                };
                return found;
            }
            // What was done is told by the word behind it.
            Kind::Done if found.by.is_some() => {}
            Kind::Issued
            | Kind::Done
            | Kind::Itself
            | Kind::Points(_)
            | Kind::Aim
            | Kind::Nominal
            | Kind::Not
            | Kind::Will
            | Kind::Draft
            | Kind::Ask
            | Kind::Propose
            | Kind::Names
            | Kind::Force => {
                found.words += 1;
                if found.by.is_none() {
                    found.governor = Governor::Words;
                    return found;
                }
            }
            Kind::Against => {
                found.against = true;
                found.words += 1;
            }
            Kind::Request => {
                found.governor = Governor::Request(at);
                return found;
            }
            Kind::After => {
                found.governor = Governor::After;
                return found;
            }
            Kind::Opener => {
                found.governor = if found.words == 0 {
                    Governor::Start
                } else {
                    Governor::Words
                };
                return found;
            }
            Kind::Body { .. } => {
                bodies += 1;
                if unmarked && !found.colon {
                    found.governor = Governor::Words;
                    return found;
                }
            }
            Kind::Words => {
                found.words += 1;
                // Behind "tại", "theo", "của …" the verb may stand further off.
                if unmarked && !found.colon {
                    found.governor = Governor::Words;
                    return found;
                }
            }
            Kind::Close | Kind::Unquote => {
                let open = opening(events, at);
                if open == at {
                    found.governor = Governor::Words;
                    return found;
                }
                let cited = events[open..at]
                    .iter()
                    .any(|event| matches!(event.kind, Kind::Cite(_)));
                found.leaves |= cited && events[at].kind == Kind::Close;
                at = open;
            }
            Kind::Open => {
                found.governor = Governor::Bracket;
                return found;
            }
            Kind::Cite(_) => {
                found.governor = Governor::Cite;
                return found;
            }
        }
    }
    found
}

/// What stands before the joint of a list: a citation makes the next one a further item; a document
/// without a number may open the list.
fn before_joint(events: &[Event], joint: usize, found: &mut Governed) -> Option<Governor> {
    let mut at = joint;
    while at > 0 {
        at -= 1;
        match events[at].kind {
            Kind::Comma | Kind::And | Kind::SameDay => found.and |= events[at].kind == Kind::And,
            // "A về “…” và B"
            Kind::About if events[at + 1].kind == Kind::Quote => {}
            Kind::Close | Kind::Unquote => {
                let open = opening(events, at);
                if open == at {
                    return None;
                }
                let inside = events[open..at]
                    .iter()
                    .any(|event| matches!(event.kind, Kind::Cite(_)));
                found.leaves |= inside && events[at].kind == Kind::Close;
                at = open;
            }
            Kind::Cite(_) => return Some(Governor::Joint),
            // The title of the citation before.
            _ if events[at].titled => {
                while at > 0 && !matches!(events[at].kind, Kind::Cite(_)) {
                    at -= 1;
                }
                return matches!(events[at].kind, Kind::Cite(_)).then_some(Governor::Joint);
            }
            _ => {
                let verb = listing(events, joint)?;
                found.listed = true;
                return Some(Governor::Verb(verb));
            }
        }
    }
    None
}

/// The verb whose objects are documents without numbers up to a joint.
fn listing(events: &[Event], joint: usize) -> Option<usize> {
    let mut typed = false;
    // "Sửa đổi khoản 4 Điều 73 Luật Nhà ở, khoản 4 Điều 30 Nghị định số …"
    let mut lawful = false;
    for at in (0..joint).rev().take(UNNUMBERED) {
        match events[at].kind {
            Kind::Law => (typed, lawful) = (true, true),
            Kind::Noun { .. } => typed = true,
            Kind::Words
            | Kind::Body { .. }
            | Kind::Comma
            | Kind::And
            | Kind::Of
            | Kind::Many
            | Kind::Number
            | Kind::Part
            | Kind::Adverb
            | Kind::Passive
            | Kind::Semi => {}
            Kind::Content if typed => {}
            Kind::Verb(verb) => {
                let opens = events.get(at + 1).is_some_and(|object| {
                    let named = |event: &Event| matches!(event.kind, Kind::Law | Kind::Noun { .. });
                    let capital = object.kind == Kind::Words || verb.class == Class::BasedOn;
                    let part = lawful && object.kind == Kind::Part;
                    named(object)
                        || part
                        || object.kind == Kind::Many && events.get(at + 2).is_some_and(named)
                        || object.capital && capital
                });
                let aimed = verb.aim || verb.class == Class::BasedOn || events[at].capital || typed;
                return (opens
                    && aimed
                    && (verb.class.carries_out()
                        || verb.class == Class::BasedOn
                        || verb.class.explains()
                        || verb.class.changes() && lawful))
                    .then_some(at);
            }
            _ => return None,
        }
    }
    None
}

fn is_class(events: &[Event], at: usize, class: Class) -> bool {
    matches!(events[at].kind, Kind::Verb(verb) if verb.class == class)
}

/// The words of a verb with what leads it, and with its preposition where that says the direction.
pub(super) fn cue(events: &[Event], verb: usize, to: Option<usize>) -> Span {
    let end = to.map_or(events[verb].end, |to| events[to].end);
    Span::of(events[verb].at as usize, end as usize)
}

/// The verb at an event.
pub(super) fn verb_at(events: &[Event], at: usize) -> Option<Verb> {
    match events.get(at)?.kind {
        Kind::Verb(verb) => Some(verb),
        _ => None,
    }
}

/// Whether a citation is followed by a verb of its own: "…, B thực hiện Y"; in its title as well,
/// where that does something to another document.
pub(super) fn has_own_verb(events: &[Event], cite: usize) -> bool {
    let behind = &events[cite + 1..];
    for (at, event) in behind.iter().take(FAR).enumerate() {
        match event.kind {
            Kind::Verb(verb) if !event.titled || leads_to_cite(&behind[at + 1..]) => {
                return !verb.passive
                    && !verb.aim
                    && (verb.class.carries_out() || verb.class.changes() || verb.class.explains());
            }
            Kind::Done | Kind::Adverb | Kind::Passive | Kind::About => {}
            _ if event.titled => {}
            _ => return false,
        }
    }
    false
}

/// Whether the words of a title go on to a citation: "sửa đổi một số điều của Nghị định số …".
fn leads_to_cite(behind: &[Event]) -> bool {
    let end = behind.iter().take(FAR).find(|event| !event.titled);
    end.is_some_and(|end| matches!(end.kind, Kind::Cite(_)))
}
