//! "… hết hiệu lực kể từ ngày Thông tư này có hiệu lực": documents whose end a text tells.

use super::Reader;
use super::event::{Event, Kind};
use super::lexicon::Class;
use super::scan;
use crate::relation::reading::End;
use crate::relation::{Certainty, RelationKind};
use crate::text::Span;

impl Reader<'_, '_> {
    /// "… hết hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành": its words, and whether those
    /// around them name the text.
    pub(super) fn lapse_in(&self, from: usize, at: usize) -> Option<(Span, bool)> {
        let events = &self.lexer.events;
        let lapse = (from..at).find(
            |&at| matches!(events[at].kind, Kind::Verb(verb) if verb.class == Class::Lapses),
        )?;
        let before = &events[lapse.saturating_sub(2).max(from)..lapse];
        let word = |event: &Event, words: &[&str]| {
            words
                .iter()
                .any(|word| self.text.at(event.span()).ends_with(word))
        };
        let until = before.iter().any(|event| {
            event.kind == Kind::Not
                || event.kind == Kind::Words && word(event, &["khi", "đến khi", "đến ngày"])
        });
        if until {
            return None;
        }
        let itself = |range: &[Event]| range.iter().any(|event| event.kind == Kind::Itself);
        let behind = itself(&events[lapse..at]);
        let head = &events[self.sentence.from..from.min(at)];
        let first = head
            .iter()
            .position(|event| matches!(event.kind, Kind::Cite(_)))
            .unwrap_or(head.len());
        let since = |event: &Event| event.kind == Kind::Force;
        let until_then = head[..first]
            .iter()
            .take_while(|event| event.kind != Kind::Force)
            .any(|event| event.kind == Kind::Words && (word(event, &["ngày", "khi"])));
        let in_force = itself(&head[..first])
            && head[..first].iter().any(since)
            && until_then
            && !head[..first].iter().any(|event| {
                event.kind == Kind::Of && self.text.at(event.span()).eq_ignore_ascii_case("đến")
            });
        Some((events[lapse].span(), behind || in_force))
    }

    /// The text ends the documents that the sentence is about. What lapses on a day of its own is
    /// ended by no text in sight.
    pub(super) fn lapse(&mut self, cue: Span, by_text: bool) {
        let named = matches!(
            self.sentence.lists.first().map(|list| &list.attach),
            Some(super::sentence::Attach::Cited)
        );
        if !by_text || !named {
            return;
        }
        for head in self.sentence.heads().to_vec() {
            self.add(
                End::Own,
                End::Mention(head),
                RelationKind::Repeals,
                cue,
                Certainty::Stated,
            );
        }
    }

    /// "A đã được sửa đổi, bổ sung theo Luật này": the text itself does it to the citation before.
    pub(super) fn by_text(&mut self, at: usize) {
        let Some(target) = self.sentence.previous else {
            return;
        };
        let events = &self.lexer.events;
        let from = self.sentence.last.max(self.sentence.from);
        if from >= at {
            return;
        }
        let skip = events[from..at]
            .iter()
            .take_while(|event| matches!(event.kind, Kind::Comma | Kind::Open | Kind::Done))
            .count();
        let verb = from + skip;
        let Some(said) = scan::verb_at(events, verb).filter(|said| said.passive && verb < at)
        else {
            return;
        };
        let behind = &events[verb + 1..at.min(verb + 5)];
        let by = behind
            .iter()
            .position(|event| matches!(event.kind, Kind::By(_)));
        let itself = behind.iter().position(|event| event.kind == Kind::Itself);
        if let (Some(by), Some(itself), Some(kind)) = (by, itself, said.class.kind()) {
            if by < itself {
                let cue = scan::cue(events, verb, None);
                self.add(End::Own, End::Mention(target), kind, cue, Certainty::Stated);
            }
        }
    }
}
