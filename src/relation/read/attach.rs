//! Who may do what to whom: constraints on attachment, and the relations that they let through.
//!
//! Each constraint is a row: a name, the relations it is about, and what it says of a source and a
//! target. One that says no moves the verb to another document of the sentence, or, in brackets,
//! turns it round; where none fits, nothing is stated.

use super::event::Kind;
use super::{LOOK_BACK, Reader};
use crate::mention::WrittenDate;
use crate::relation::reading::{End, Relation, Role};
use crate::relation::{Certainty, RelationKind, Speaker};
use crate::text::{Key, Span, key_list, key_of};

/// A law of attachment.
pub(super) struct Constraint {
    pub(super) name: &'static str,
    on: fn(RelationKind) -> bool,
    /// Whether it only chooses between two documents, and forbids none by itself.
    prefers: bool,
    /// Whether the first may do it to the second; `None` where it does not say.
    test: fn(&Reader<'_, '_>, u32, u32) -> Option<bool>,
}

/// The constraints, in the order in which they are asked.
pub(super) static CONSTRAINTS: [Constraint; 4] = [
    // What changes a document is of its level or above.
    Constraint {
        name: "level",
        prefers: false,
        on: RelationKind::changes,
        test: |reader, from, to| {
            let (from, to) = (reader.level(from)?, reader.level(to)?);
            Some(from == to)
        },
    },
    // What takes the place of a document is of its type.
    Constraint {
        name: "type",
        prefers: true,
        on: |kind| matches!(kind, RelationKind::Replaces),
        test: |reader, from, to| {
            let code = |at: u32| reader.mentions[at as usize].id().type_code().cloned();
            Some(code(from)? == code(to)?)
        },
    },
    // No document rests on a later one.
    Constraint {
        name: "age",
        prefers: false,
        on: |kind| matches!(kind, RelationKind::BasedOn),
        test: |reader, from, to| {
            let year = |at: u32| reader.mentions[at as usize].id().year();
            Some(year(from)? >= year(to)?)
        },
    },
    // Who carries out stands below, or beside, what is carried out.
    Constraint {
        name: "ladder",
        prefers: false,
        on: RelationKind::carries_out,
        test: |reader, from, to| {
            let (from, to) = (reader.level(from)?, reader.level(to)?);
            Some(from <= to)
        },
    },
];

const AIMS: [Key; 2] = key_list(["để", "nhằm"]);

impl Reader<'_, '_> {
    /// The constraint that forbids a document to do something to another.
    pub(super) fn forbidden(&self, from: u32, to: u32, kind: RelationKind) -> Option<&'static str> {
        self.against(from, to, kind)
            .find(|constraint| !constraint.prefers)
            .map(|constraint| constraint.name)
    }

    /// The constraints that a document and another do not meet.
    fn against(
        &self,
        from: u32,
        to: u32,
        kind: RelationKind,
    ) -> impl Iterator<Item = &'static Constraint> {
        CONSTRAINTS.iter().filter(move |constraint| {
            (constraint.on)(kind) && (constraint.test)(self, from, to) == Some(false)
        })
    }

    /// Whose verb it is that stands behind a mention: that mention's, or, where a constraint forbids
    /// it, of who has that mention for a target: "A thực hiện B thay thế C" says of A that it takes
    /// the place of C, if C is of its level and not of B's.
    pub(super) fn owner(&self, previous: u32, index: u32, kind: RelationKind) -> End {
        let before = End::Mention(previous);
        if kind.carries_out() || self.against(previous, index, kind).next().is_none() {
            return before;
        }
        let said = self.sentence.to.get(&before).into_iter().flatten();
        said.take(LOOK_BACK)
            .map(|&at| self.relations[at].from)
            .find(|&from| matches!(from, End::Mention(from) if self.against(from, index, kind).next().is_none()))
            .unwrap_or(before)
    }

    /// Whether both ends name one document: nothing carries out or changes itself.
    fn is_loop(&self, from: End, to: End) -> bool {
        match (from, to) {
            (End::Mention(a), End::Mention(b)) => {
                let (a, b) = (&self.mentions[a as usize], &self.mentions[b as usize]);
                let days = (
                    a.written_date().and_then(WrittenDate::day),
                    b.written_date().and_then(WrittenDate::day),
                );
                let other = matches!(days, (Some(a), Some(b)) if a != b);
                a.id().is_complete() && a.id() == b.id() && !other
            }
            _ => from == to,
        }
    }

    /// Whether a loop is the text's own statement: "Ban hành Kế hoạch số 5-KH/HU để thực hiện
    /// Kế hoạch số 5-KH/HU". Without its aim the words may belong to somebody else: "… tiếp tục
    /// thực hiện theo …".
    fn aims_at_itself(&self, from: End, kind: RelationKind, cue: Span) -> bool {
        let declared =
            matches!(from, End::Mention(at) if self.roles[at as usize] == Role::Declared);
        let aim = || {
            let first = self.text.at(cue).split_whitespace().next().map(key_of);
            first.is_some_and(|word| AIMS.contains(&word))
        };
        declared && kind.carries_out() && aim()
    }

    pub(super) fn add(
        &mut self,
        from: End,
        to: End,
        kind: RelationKind,
        cue: Span,
        certainty: Certainty,
    ) {
        // A blank form speaks for who fills it in; a collection for whom it takes its words from.
        if from == End::Own && kind != RelationKind::Cites {
            let bracketed = self
                .lexer
                .events
                .first()
                .is_some_and(|event| event.kind == Kind::Open);
            let collects = self.speaker == Speaker::Other
                && (self.own.number.is_none() || self.article.is_some());
            let unknown = self.article.is_some() && self.taken_from.is_none();
            let apart = collects
                && (kind == RelationKind::EnclosedIn
                    || unknown
                    || self.taken_from.is_some() && bracketed);
            // "Sửa đổi Quy chế số …⇥Văn phòng⇥Tháng 6": a row says what is to be done, or what was.
            let row = kind.changes() && !self.line.is_row() && self.is_in_row(cue, to);
            if self.form || apart || row {
                self.note(|reader| {
                    format!(
                        "{} forbidden: not the text's own words",
                        reader.relation_name(from, kind, to)
                    )
                });
                return self.add(from, to, RelationKind::Cites, cue, Certainty::Inferred);
            }
            if let Some(source) = self.taken_from.filter(|source| End::Mention(*source) != to) {
                return self.add(End::Mention(source), to, kind, cue, certainty);
            }
        }
        // A newspaper, a handbook, a quiz is no document: it carries nothing out, and reports to
        // nobody. What its notes change or rest on is what the document does that they are about.
        let does =
            kind.carries_out() || matches!(kind, RelationKind::RespondsTo | RelationKind::Reviews);
        if from == End::Own && self.speaker == Speaker::Other && self.own.number.is_none() && does {
            self.note(|reader| {
                format!(
                    "{} forbidden: no office speaks here",
                    reader.relation_name(from, kind, to)
                )
            });
            return self.add(from, to, RelationKind::Cites, cue, Certainty::Inferred);
        }
        // A consolidated text has nothing of its own that could be changed.
        let consolidated = kind.changes()
            && matches!(to, End::Mention(to) if self.mentions[to as usize]
                .id()
                .type_code()
                .is_some_and(|code| code.as_str() == "VBHN"));
        if consolidated {
            return self.add(from, to, RelationKind::Cites, cue, Certainty::Inferred);
        }
        if self.is_loop(from, to) && !self.aims_at_itself(from, kind, cue) {
            return;
        }
        if kind != RelationKind::Cites {
            let said = self.sentence.to.entry(to).or_default();
            if said
                .iter()
                .take(LOOK_BACK)
                .any(|&at| (self.relations[at].from, self.relations[at].kind) == (from, kind))
            {
                return;
            }
            said.push(self.relations.len());
            self.opening = false;
        }
        if kind.carries_out() {
            if let End::Mention(source) = from {
                self.carries[source as usize] = true;
                if let End::Mention(target) = to {
                    self.line.roots.push(target);
                }
            }
        }
        if kind != RelationKind::Cites {
            self.note(|reader| {
                format!(
                    "{} ({certainty:?}, “{}”)",
                    reader.relation_name(from, kind, to),
                    reader.text.at(cue)
                )
            });
        }
        // What a heading or a lead says of an item below it has two places.
        let block = self.line.block.start;
        let item = [to, from].into_iter().find_map(|end| match end {
            End::Mention(at) => {
                let span = self.mentions[at as usize].span();
                (cue.start() < block && block <= span.start()).then_some(span)
            }
            _ => None,
        });
        self.relations.push(Relation {
            from,
            to,
            kind,
            cue,
            item,
            certainty,
        });
    }
}
