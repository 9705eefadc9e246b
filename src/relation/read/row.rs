//! Rows of registers, and of tables about a text.

use super::event::Kind;
use super::lexicon::Class;
use super::{LOOK_BACK, Reader};
use crate::relation::reading::End;
use crate::relation::{Certainty, RelationKind};
use crate::text::Span;

impl Reader<'_, '_> {
    /// A register's row: what stands in the column of answers answers what stands in the column of
    /// superior documents. Of a chain named there, only the lowest.
    pub(super) fn fill_row(&mut self, index: u32, heading: Span) {
        self.declare(index, heading);
        let superiors = self.line.superiors.clone();
        if superiors.is_empty() {
            self.line.answers.push((index, heading));
        }
        self.answer_row(index, heading, &superiors);
    }

    /// At the end of a row: the superior documents may stand behind the answer, or, where the cell
    /// is blank, in the row above.
    pub(super) fn close_row(&mut self) {
        let answers = std::mem::take(&mut self.line.answers);
        let mut superiors = self.line.superiors.clone();
        let start = self.line.block.start;
        let follows = self.row_above.0 <= start
            && self.text.as_str()[self.row_above.0..start].trim_matches([' ', '\r']) == "\n";
        if let Some(&(first, _)) = answers.first().filter(|_| superiors.is_empty() && follows) {
            let cite = Kind::Cite(first);
            let blank = self
                .lexer
                .events
                .iter()
                .take_while(|event| event.kind != cite)
                .all(|event| matches!(event.kind, Kind::Cell | Kind::Number));
            if blank {
                superiors.clone_from(&self.row_above.1);
            }
        }
        // Where the superior document stands behind, a cell before it tells nothing of its own.
        let behind = !answers.is_empty() && !self.line.superiors.is_empty();
        for (index, heading) in answers {
            self.answer_row(index, heading, &superiors);
        }
        if behind {
            superiors.clear();
        }
        self.row_above = (self.line.block.end, superiors);
    }

    fn answer_row(&mut self, index: u32, heading: Span, superiors: &[u32]) {
        if superiors.len() > LOOK_BACK {
            self.cut(index);
        }
        for &source in superiors.iter().take(LOOK_BACK) {
            // A superior document that another one of the row carries out is the root of a chain.
            if !self.line.roots.contains(&source) {
                self.add(
                    End::Mention(index),
                    End::Mention(source),
                    RelationKind::Implements,
                    heading,
                    Certainty::Inherited,
                );
            }
        }
    }

    /// Whether words and the document behind them stand in one cell of a row without bars, and others
    /// behind it.
    pub(super) fn is_in_row(&self, cue: Span, to: End) -> bool {
        let End::Mention(to) = to else {
            return false;
        };
        let target = self.mentions[to as usize].span();
        let events = self.lexer.events.iter();
        let mut cells = events.filter(|event| event.kind == Kind::Cell);
        let begins = cue.start() >= self.line.block.start;
        let first = cells.find(|cell| cell.at as usize >= cue.start());
        begins && first.is_some_and(|cell| cell.at as usize >= target.end())
    }

    /// What a row's first cell says of the documents in its second: "| Căn cứ pháp lý | …".
    pub(super) fn row_label(&self, at: usize) -> Option<(RelationKind, Span)> {
        if !self.line.is_row() {
            return None;
        }
        let events = &self.lexer.events;
        let start = events[..at]
            .iter()
            .rposition(|event| event.kind == Kind::Cell)?;
        let label = events[..start]
            .iter()
            .rposition(|event| event.kind == Kind::Cell)?;
        if events[..label].iter().any(|event| event.kind != Kind::Cell) {
            return None;
        }
        let opens = events[start + 1..at]
            .iter()
            .all(|event| !matches!(event.kind, Kind::Cite(_) | Kind::Verb(_)))
            && events[start + 1..at]
                .last()
                .is_none_or(|last| matches!(last.kind, Kind::Semi | Kind::Comma));
        let cell = &events[label + 1..start];
        let verb = cell
            .iter()
            .position(|event| matches!(event.kind, Kind::Verb(_)))?;
        let Kind::Verb(found) = cell[verb].kind else {
            return None;
        };
        let rest = cell.iter().enumerate().all(|(at, event)| {
            at == verb
                || matches!(
                    event.kind,
                    Kind::Noun { .. } | Kind::Many | Kind::Adverb | Kind::Passive
                )
        });
        // "Văn bản sửa đổi" may be what amends the text.
        let noun = cell
            .iter()
            .any(|event| matches!(event.kind, Kind::Noun { .. }));
        let either =
            noun && !found.passive && matches!(found.class, Class::Amends | Class::Supplements);
        let one = cell
            .iter()
            .filter(|event| matches!(event.kind, Kind::Verb(_)))
            .count()
            == 1;
        // "Thay thế/sửa đổi": one of two, and nobody says which.
        let one = one && !self.text.at(cell[verb].span()).contains('/');
        let states = one && (found.class == Class::BasedOn || found.class.changes()) && !either;
        (opens && rest && states)
            .then(|| Some((found.class.kind()?, cell[verb].span())))
            .flatten()
    }
}
