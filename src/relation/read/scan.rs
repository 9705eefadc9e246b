//! What governs a citation, and who stands before the verb: two looks to the left, each bounded by
//! the citation before or by where the clause begins.

use super::event::{Event, Kind, Verb};
use super::lexicon::{By, Class};
use crate::text::Span;

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
    pub(super) line: bool,
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
const FAR: usize = 64;
/// The most events of documents without numbers before one that has a number.
const UNNUMBERED: usize = 14;

/// The event behind the brackets or quotes that end at an event, looking to the left.
fn opening(events: &[Event], close: usize) -> usize {
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
        line: false,
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
                found.line = events[at].kind == Kind::Skipped;
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
                            Kind::Part | Kind::Adverb | Kind::Number | Kind::Of | Kind::Many
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
                    found.governor = if at == 0 || events[at].titled {
                        Governor::Words
                    } else {
                        behind_words(events, at)
                    };
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

/// Words without a mark before a citation: nothing governs it, whatever stands further off.
const fn behind_words(_: &[Event], _: usize) -> Governor {
    Governor::Words
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
    let mut first = joint;
    for at in (0..joint).rev().take(UNNUMBERED) {
        match events[at].kind {
            Kind::Law | Kind::Noun { .. } => typed = true,
            Kind::Words
            | Kind::Body { .. }
            | Kind::Comma
            | Kind::And
            | Kind::Of
            | Kind::Many
            | Kind::Number
            | Kind::Part
            | Kind::Adverb
            | Kind::Semi => {}
            Kind::Content if typed => {}
            Kind::Verb(verb) => {
                let opens = events.get(at + 1).is_some_and(|object| {
                    matches!(object.kind, Kind::Law | Kind::Noun { .. })
                        || object.kind == Kind::Many
                            && matches!(events[at + 2].kind, Kind::Noun { .. } | Kind::Law)
                        || object.capital
                            && object.kind == Kind::Words
                            && verb.class != Class::BasedOn
                        || object.capital && verb.class == Class::BasedOn
                });
                let aimed = verb.aim || verb.class == Class::BasedOn || events[at].capital || typed;
                let _ = first;
                return (opens
                    && aimed
                    && (verb.class.carries_out()
                        || verb.class == Class::BasedOn
                        || verb.class.explains()))
                .then_some(at);
            }
            _ => return None,
        }
        first = at;
    }
    None
}

fn is_class(events: &[Event], at: usize, class: Class) -> bool {
    matches!(events[at].kind, Kind::Verb(verb) if verb.class == class)
}

/// Who stands before a verb.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Subject {
    /// The verb opens its clause.
    Start,
    /// The citation before it, by its event.
    Cite(usize),
    Body {
        many: bool,
    },
    /// A document without a number, by its event.
    Noun(usize),
    Itself,
    /// Words that point at documents named before, by their event.
    Points(usize),
    /// Brackets, right behind their opening.
    Bracket(usize),
    /// A cell, right behind its opening.
    Cell,
    Words,
}

/// The words before a verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Left {
    pub(super) subject: Subject,
    pub(super) comma: bool,
    pub(super) semi: bool,
    pub(super) and: bool,
    /// Words that belong to no title and say nothing here.
    pub(super) words: usize,
    pub(super) issue: Option<usize>,
    pub(super) draft: Option<usize>,
    pub(super) noun: Option<usize>,
    pub(super) denied: bool,
    pub(super) intended: bool,
    pub(super) asked: bool,
    pub(super) proposed: bool,
    pub(super) done: bool,
    pub(super) plus: bool,
    pub(super) respectively: bool,
    /// What opens the clause is in capitals: a heading.
    pub(super) caps: bool,
    pub(super) body: bool,
    pub(super) itself: bool,
    /// A ground opens the clause before it, by its event.
    pub(super) opens_ground: Option<usize>,
    /// A verb before it in the clause that changes something, by its event.
    pub(super) changes: Option<usize>,
    /// The citation before it in the sentence, by its event, whatever stands between.
    pub(super) cite: Option<usize>,
    /// "để …, góp phần", "và để đảm bảo": the verb is part of an aim that opens a clause.
    pub(super) aimed: bool,
}

/// Looks from a verb to the left for its subject.
pub(super) fn left(events: &[Event], verb: usize) -> Left {
    let mut found = Left {
        subject: Subject::Start,
        comma: false,
        semi: false,
        and: false,
        words: 0,
        issue: None,
        draft: None,
        noun: None,
        denied: false,
        intended: false,
        asked: false,
        proposed: false,
        done: false,
        plus: false,
        respectively: false,
        caps: true,
        body: false,
        itself: false,
        opens_ground: None,
        changes: None,
        cite: None,
        aimed: false,
    };
    let mut subject: Option<Subject> = None;
    let mut seen = false;
    // Behind a dash the clause goes on about the document before; "để …, góp phần thực hiện" is an aim.
    let mut dashed = false;
    let mut at = verb;
    while at > 0 && verb - at < FAR {
        at -= 1;
        let event = events[at];
        // What a title speaks of was neither asked for, denied nor drafted here.
        let spoken = matches!(
            event.kind,
            Kind::Not | Kind::Will | Kind::Ask | Kind::Propose | Kind::Draft | Kind::Issue { .. }
        );
        if event.titled && spoken {
            continue;
        }
        match event.kind {
            Kind::Stop | Kind::Skipped => break,
            Kind::Semi => {
                found.semi = true;
                break;
            }
            Kind::Cell => {
                if subject.is_none() && found.words == 0 {
                    subject = Some(Subject::Cell);
                }
                break;
            }
            Kind::Opener => {
                if subject.is_none() && found.words == 0 {
                    break;
                }
            }
            Kind::Comma => found.comma |= subject.is_none(),
            Kind::And => found.and |= subject.is_none() && !seen,
            Kind::Plus => found.plus |= !seen,
            Kind::Done => found.done = true,
            Kind::Respectively => found.respectively = true,
            Kind::Dash => dashed |= found.words == 0 && subject.is_none(),
            Kind::Adverb
            | Kind::Of
            | Kind::Part
            | Kind::Number
            | Kind::Quote
            | Kind::Enum
            | Kind::Many
            | Kind::Namely
            | Kind::Colon
            | Kind::Issued
            | Kind::About
            | Kind::Topic
            | Kind::SameDay
            | Kind::Content
            | Kind::By(_)
            | Kind::Force
            | Kind::Aim
            | Kind::Nominal => {
                let joined = at > 0 && matches!(events[at - 1].kind, Kind::And | Kind::Opener);
                found.aimed |= event.kind == Kind::Aim && (event.capital || joined);
                if matches!(
                    event.kind,
                    Kind::Content | Kind::Force | Kind::Topic | Kind::Nominal
                ) && !event.titled
                    && !dashed
                {
                    found.words += 1;
                }
                continue;
            }
            Kind::Words => {
                if !event.titled && !dashed {
                    found.words += 1;
                    found.caps &= event.caps;
                }
            }
            Kind::Itself => {
                found.itself = true;
                subject.get_or_insert(Subject::Itself);
            }
            Kind::Body { many } => {
                let owned = at > 0
                    && (matches!(events[at - 1].kind, Kind::Of | Kind::By(_))
                        || events[at - 1].titled && event.titled);
                found.body |= !owned;
                found.caps &= event.caps;
                if !owned {
                    subject.get_or_insert(Subject::Body { many });
                }
            }
            Kind::Noun { .. } | Kind::Law => {
                found.noun.get_or_insert(at);
                if !event.titled {
                    subject.get_or_insert(Subject::Noun(at));
                }
            }
            Kind::Issue { .. } => {
                // "do … ký": how the citation before came about.
                let agent =
                    (at.saturating_sub(3)..at).any(|by| events[by].kind == Kind::By(By::Agent));
                if !agent {
                    found.issue.get_or_insert(at);
                }
            }
            Kind::Draft => {
                found.draft.get_or_insert(at);
            }
            Kind::Not => found.denied = true,
            Kind::Will => found.intended = true,
            Kind::Ask => {
                found.asked = true;
                found.words += 1;
            }
            Kind::Propose => found.proposed = true,
            Kind::Points(_) => {
                subject.get_or_insert(Subject::Points(at));
            }
            Kind::Against | Kind::After | Kind::Request | Kind::Names => found.words += 1,
            Kind::Verb(other) => {
                if other.class == Class::BasedOn && event.capital {
                    found.opens_ground = Some(at);
                }
                if other.class.changes() {
                    found.changes.get_or_insert(at);
                }
                if !event.titled {
                    found.words += 1;
                    found.caps &= event.caps;
                }
            }
            Kind::Unquote | Kind::Close => {
                let open = opening(events, at);
                if open == at {
                    break;
                }
                at = open;
            }
            Kind::Open => {
                if subject.is_none() {
                    subject = Some(if found.words == 0 {
                        Subject::Bracket(at)
                    } else {
                        Subject::Words
                    });
                }
                break;
            }
            Kind::Cite(_) => {
                found.cite = Some(at);
                if found.aimed {
                    subject = Some(Subject::Start);
                }
                subject.get_or_insert(Subject::Cite(at));
                found.subject = subject.unwrap_or(Subject::Start);
                return found;
            }
        }
        seen = true;
    }
    found.subject = subject.unwrap_or(if found.words == 0 || found.aimed {
        Subject::Start
    } else {
        Subject::Words
    });
    found
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

/// Whether a citation is followed by a verb of its own: "…, B thực hiện Y".
pub(super) fn has_own_verb(events: &[Event], cite: usize) -> bool {
    for event in events[cite + 1..].iter().take(FAR) {
        match event.kind {
            Kind::Verb(verb) => {
                return !verb.passive
                    && !verb.aim
                    && (verb.class.carries_out() || verb.class.changes() || verb.class.explains());
            }
            Kind::Done | Kind::Adverb | Kind::About => {}
            _ if event.titled => {}
            _ => return false,
        }
    }
    false
}
