//! Who stands before a verb: a look to the left, bounded by the citation before or by where the
//! clause begins.

use super::event::{Event, Kind};
use super::lexicon::{By, Class};
use super::scan::{FAR, opening};

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
#[expect(
    clippy::too_many_lines,
    reason = "one table: what each event before a verb says"
)]
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
            | Kind::Passive
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
                    // A bracket that opens inside a citation: "các Phiếu chuyển (số A và số B)".
                    subject.get_or_insert(Subject::Words);
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
