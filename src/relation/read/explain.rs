//! How a stretch of a text was read: its blocks, their events, and what each citation was given by
//! which rule.

use core::fmt;

use super::Reader;
use super::event::{Event, Kind, Verb};
use crate::relation::RelationKind;
use crate::relation::reading::End;
use crate::text::{Span, Text};

/// How one block of a text was read.
///
/// The lines of [`Display`](fmt::Display): the mark of the block and what was in force over it, its
/// events in order, then one line a step with the rule that decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explanation {
    /// Where the block stands, in bytes of the text.
    pub span: Span,
    /// What the block opens with, and what the blocks above say of it.
    pub place: String,
    /// Its events: what each stretch is, and the words.
    pub events: Vec<(Span, String)>,
    /// What was decided, in order: governors, lists, relations, and the constraints that moved or
    /// forbade one.
    pub steps: Vec<String>,
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "block    {} {}", self.span, self.place)?;
        let events: Vec<&str> = self
            .events
            .iter()
            .map(|(_, event)| event.as_str())
            .collect();
        writeln!(f, "events   {}", events.join(" "))?;
        for step in &self.steps {
            writeln!(f, "says     {step}")?;
        }
        Ok(())
    }
}

/// What is watched while a text is read.
#[derive(Debug)]
pub(super) struct Watch {
    pub(super) span: Span,
    pub(super) on: bool,
    pub(super) seen: Vec<Explanation>,
}

impl Reader<'_, '_> {
    /// Notes a step of the block in hand, if it is watched. The words are made only then.
    pub(super) fn note(&mut self, step: impl FnOnce(&Self) -> String) {
        if self.watch.as_ref().is_some_and(|watch| watch.on) {
            let step = step(self);
            if let Some(last) = self.watch.as_mut().and_then(|watch| watch.seen.last_mut()) {
                last.steps.push(step);
            }
        }
    }

    /// Begins to watch a block, where it is asked for.
    pub(super) fn watch_block(&mut self, span: Span, place: impl FnOnce(&Self) -> String) {
        let asked = self
            .watch
            .as_ref()
            .is_some_and(|watch| watch.span.overlaps(span));
        if !asked {
            if let Some(watch) = &mut self.watch {
                watch.on = false;
            }
            return;
        }
        let place = place(self);
        let events = self
            .lexer
            .events
            .iter()
            .map(|event| (event.span(), shown(event, self.text)))
            .collect();
        if let Some(watch) = &mut self.watch {
            watch.on = true;
            watch.seen.push(Explanation {
                span,
                place,
                events,
                steps: Vec::new(),
            });
        }
    }

    /// An end as it is shown.
    pub(super) fn end_name(&self, end: End) -> String {
        match end {
            End::Own => "SELF".to_owned(),
            End::Draft(_) => "DRAFT".to_owned(),
            End::Mention(at) => self.mentions[at as usize].id().to_string(),
        }
    }

    pub(super) fn relation_name(&self, from: End, kind: RelationKind, to: End) -> String {
        format!("{} {kind} {}", self.end_name(from), self.end_name(to))
    }
}

/// An event with its words, in brackets.
fn shown(event: &Event, text: Text<'_>) -> String {
    let words: Vec<&str> = text.at(event.span()).split_whitespace().collect();
    let words = if words.len() > 6 {
        format!(
            "{} … {}",
            words[..2].join(" "),
            words[words.len() - 2..].join(" ")
        )
    } else {
        words.join(" ")
    };
    let name = match event.kind {
        Kind::Cite(_) => "C".to_owned(),
        Kind::Verb(verb) => shown_verb(verb),
        Kind::Comma => return ",".to_owned(),
        Kind::Semi => return ";".to_owned(),
        Kind::Colon => return ":".to_owned(),
        Kind::Stop => return ".".to_owned(),
        Kind::Open => return "(".to_owned(),
        Kind::Close => return ")".to_owned(),
        Kind::Cell => return "|".to_owned(),
        Kind::By(by) => format!("By.{by:?}"),
        other => {
            let name = format!("{other:?}");
            name.split([' ', '(']).next().unwrap_or_default().to_owned()
        }
    };
    let title = if event.titled { "~" } else { "" };
    format!("{title}{name}[{words}]")
}

fn shown_verb(verb: Verb) -> String {
    let mut name = format!("V.{:?}", verb.class);
    let marks = [
        (verb.passive, "⁻"),
        (verb.aim, "+aim"),
        (verb.about, "+about"),
        (verb.nominal, "+noun"),
        (verb.led, "+led"),
    ];
    for (is, mark) in marks {
        if is {
            name.push_str(mark);
        }
    }
    name
}
