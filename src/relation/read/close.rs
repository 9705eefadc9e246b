//! What ends: brackets, a cell, a part, a sentence, a line. What was open there is given its source,
//! and lists share what stands at their last item.

use super::event::{Event, Kind};
use super::lead::Lead;
use super::sentence::{Bracket, Front, Sentence};
use super::{LOOK_BACK, Reader};
use crate::mention::{Cut, CutKind};
use crate::relation::reading::{End, Unanswered};
use crate::relation::{Certainty, RelationKind, Speaker};
use crate::text::Span;

/// What the rest of a sentence says of the documents before it.
enum Closing {
    /// "…, Đảng ủy chưa ban hành kế hoạch thực hiện": nothing answers it yet.
    Unanswered(Span),
    /// "…, hiện đang xây dựng dự thảo kế hoạch": a draft answers it.
    Draft(Span, Option<Span>),
}

impl Reader<'_, '_> {
    /// Opens brackets; those that only name what stands before them are passed over.
    pub(super) fn open_bracket(&mut self, at: usize) -> usize {
        let events = &self.lexer.events;
        if matches!(
            events.get(at + 1).map(|event| event.kind),
            Some(Kind::Names)
        ) {
            let close = events[at..]
                .iter()
                .position(|event| event.kind == Kind::Close);
            if let Some(len) = close {
                // A number in a name is no citation of its own.
                for inside in at..at + len {
                    if let Kind::Cite(index) = self.lexer.events[inside].kind {
                        let cue = self.mention_cue(index);
                        self.name(index, cue);
                    }
                }
                return at + len + 1;
            }
        }
        let before = self.sentence.previous;
        if self.sentence.brackets.len() < LOOK_BACK {
            self.sentence.brackets.push(Bracket { before });
        }
        at + 1
    }

    pub(super) fn close_bracket(&mut self) {
        if let Some(bracket) = self.sentence.brackets.pop() {
            let depth = self.sentence.brackets.len();
            if self.sentence.lists.iter().any(|list| list.depth > depth) {
                self.sentence.declared = false;
            }
            self.sentence.lists.retain(|list| list.depth <= depth);
            self.sentence.previous = bracket.before.or(self.sentence.previous);
        }
    }

    /// A stretch that was not read: what was open before it states nothing behind it.
    pub(super) fn skipped(&mut self, at: usize) {
        let open = !self.sentence.fronted.is_empty();
        if open {
            self.cuts.push(Cut {
                kind: CutKind::Gap,
                span: self.lexer.events[at].span(),
            });
        }
        for front in std::mem::take(&mut self.sentence.fronted) {
            self.name(front.target, front.cue);
        }
        self.sentence = Sentence {
            from: at + 1,
            last: at + 1,
            ..Sentence::default()
        };
    }

    /// A cell ends: what the next one says is said of the row's document.
    pub(super) fn close_cell(&mut self, at: usize) {
        self.line.past_first_cell |= self.line.first.is_some();
        if self.line.is_row() {
            self.by_text(at);
            if !self.line.superiors.is_empty() && self.line.issued.is_empty() {
                self.closing(self.sentence.last.max(self.sentence.from).min(at), at);
            }
            self.sentence.brackets.clear();
            self.sentence.last = at + 1;
            // What stands in brackets is about the document of the row.
            self.sentence.previous = self.line.first.filter(|_| !self.line.several);
            self.sentence.lists.clear();
            self.sentence.subjects.clear();
            self.sentence.denied = false;
        }
    }

    /// A part of a sentence ends with a semicolon.
    pub(super) fn close_part(&mut self, at: usize) {
        self.by_text(at);
        let from = self.sentence.last.max(self.sentence.from);
        if let Some((cue, by_text)) = self.lapse_in(from, at) {
            self.lapse(cue, by_text);
            self.end_sentence();
            self.sentence.from = at + 1;
            self.sentence.last = at + 1;
        }
        self.sentence.denied = false;
    }

    /// Ends a sentence with the words behind its last citation, up to an event.
    pub(super) fn close_sentence(&mut self, at: usize) {
        let from = self.sentence.last.max(self.sentence.from).min(at);
        if self.sentence.previous.is_some() {
            self.by_text(at);
            // "Thực hiện A và B, Bộ … có ý kiến huỷ bỏ C": who acts stands right behind what is carried out.
            let behind = self.sentence.fronted.last().and_then(|front| {
                let cite = Kind::Cite(front.target);
                self.lexer.events[..at]
                    .iter()
                    .rposition(|event| event.kind == cite)
            });
            if behind.is_some_and(|front| self.by_others(front + 1, at)) {
                for front in &mut self.sentence.fronted {
                    front.own = false;
                }
            }
            self.carries_out_behind(from, at);
            self.follow_after();
            if let Some((cue, by_text)) = self.lapse_in(from, at) {
                self.lapse(cue, by_text);
            } else {
                self.closing(from, at);
            }
        }
        self.end_sentence();
    }

    /// "Sau khi có X, Huyện ủy đã ban hành A": A answers X, where X alone came before and A says of
    /// no other that it answers it.
    fn follow_after(&mut self) {
        let after = std::mem::take(&mut self.line.after);
        let &[target] = after.as_slice() else {
            return;
        };
        for (index, words) in self.line.issued.clone() {
            let levels = (self.level(index), self.level(target));
            let lower = matches!(levels, (Some(below), Some(above)) if below < above);
            let here = self.sentence.subjects.contains(&End::Mention(index));
            if lower && here && target < index && !self.carries[index as usize] {
                self.add(
                    End::Mention(index),
                    End::Mention(target),
                    RelationKind::Implements,
                    words,
                    Certainty::Inferred,
                );
            }
        }
    }

    fn closing(&mut self, from: usize, at: usize) {
        if self.sentence.declared {
            return;
        }
        let register = !self.line.superiors.is_empty() && self.line.issued.is_empty();
        let events = &self.lexer.events[from..at];
        let said = self.closing_in(events, register);
        let Some(said) = said else {
            return;
        };
        let answered = |at: u32| {
            self.sentence.to.get(&End::Mention(at)).is_some_and(|to| {
                to.iter()
                    .take(LOOK_BACK)
                    .any(|&at| self.relations[at].kind.carries_out())
            })
        };
        let fronted: Vec<u32> = self
            .sentence
            .fronted
            .iter()
            .map(|front| front.target)
            .collect();
        let heads = if fronted.is_empty() && register {
            self.line.superiors.clone()
        } else {
            self.sentence.heads().to_vec()
        };
        let open = if fronted.is_empty() { heads } else { fronted };
        let open: Vec<u32> = open.into_iter().filter(|&at| !answered(at)).collect();
        match said {
            Closing::Unanswered(cue) => {
                self.unanswered
                    .extend(open.iter().map(|&source| Unanswered { source, cue }));
            }
            Closing::Draft(..) if open.is_empty() => {}
            Closing::Draft(span, type_word) => {
                let draft = self.draft(span, type_word);
                for &target in &open {
                    self.add(
                        draft,
                        End::Mention(target),
                        RelationKind::Implements,
                        span,
                        Certainty::Stated,
                    );
                }
            }
        }
        if !open.is_empty() {
            self.sentence.fronted.clear();
        }
    }

    /// Reads the rest of a sentence. Both readings ask for a type of document or a verb of carrying
    /// out: "chưa ban hành" with anything else behind it may be about anything.
    fn closing_in(&self, events: &[Event], register: bool) -> Option<Closing> {
        let answers = |from: usize| {
            events[from..].iter().take(6).any(|event| match event.kind {
                Kind::Noun { .. } => true,
                Kind::Verb(verb) => verb.class.carries_out(),
                _ => false,
            })
        };
        let join =
            |from: usize, to: usize| Span::of(events[from].at as usize, events[to].end as usize);
        let mut denied = None;
        let mut comma = None;
        for (at, event) in events.iter().enumerate() {
            match event.kind {
                Kind::Comma => comma = Some(at),
                Kind::Not => denied = Some(at),
                Kind::Issue { weak: false } => {
                    let ends = events[at + 1..].iter().all(|event| {
                        matches!(
                            event.kind,
                            Kind::Close | Kind::Cell | Kind::Adverb | Kind::Passive
                        )
                    });
                    if let Some(denial) =
                        denied.filter(|denial| at - denial <= 3 && (answers(at + 1) || ends))
                    {
                        return Some(Closing::Unanswered(join(denial, at)));
                    }
                }
                // "… tại A và 02 dự thảo văn bản gửi kèm": an item beside A.
                Kind::Draft
                    if at > 0 && matches!(events[at - 1].kind, Kind::Number | Kind::And) => {}
                Kind::Draft if denied.is_none() => {
                    let noun = events[at + 1..]
                        .iter()
                        .take(4)
                        .position(|event| matches!(event.kind, Kind::Noun { .. }));
                    if let Some(noun) = noun {
                        let noun = at + 1 + noun;
                        return Some(Closing::Draft(join(at, noun), Some(events[noun].span())));
                    }
                    if answers(at + 1) {
                        return Some(Closing::Draft(event.span(), None));
                    }
                    // "…, Kế hoạch của huyện đang dự thảo": its subject is a paper.
                    let still = self.text.at(event.span()).split_whitespace().count() > 2;
                    let subject = comma.and_then(|comma| {
                        events[comma + 1..at]
                            .iter()
                            .find(|event| !matches!(event.kind, Kind::Many | Kind::Number))
                    });
                    if let Some(subject) =
                        subject.filter(|subject| still && matches!(subject.kind, Kind::Noun { .. }))
                    {
                        return Some(Closing::Draft(event.span(), Some(subject.span())));
                    }
                    if register {
                        return Some(Closing::Draft(event.span(), None));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// "Thực hiện A và B, các tỉnh ủy, thành ủy đã xây dựng kế hoạch": several others acted, and not
    /// the text; nor did it where no office is known to speak: "…, Bộ Giao thông vận tải có ý kiến".
    fn by_others(&self, from: usize, at: usize) -> bool {
        let events = &self.lexer.events[from..at];
        let Some(comma) = events
            .iter()
            .position(|event| event.kind == Kind::Comma && !event.titled)
        else {
            return false;
        };
        let body = events.get(comma + 1).map(|event| event.kind);
        // A committee may be the office whose text lacks its head; a ministry writes no such text.
        let told = self.speaker != Speaker::Office
            && matches!(body, Some(Kind::Body { .. }))
            && self.text.at(events[comma + 1].span()).starts_with("Bộ ");
        let many = matches!(body, Some(Kind::Many | Kind::Body { many: true }));
        let acted = |event: &Event| match event.kind {
            Kind::Done | Kind::Issue { weak: false } => true,
            Kind::Issue { weak: true } | Kind::Ask => told,
            _ => false,
        };
        (many || told) && events[comma..].iter().any(acted) && !events[..comma].iter().any(acted)
    }

    /// What still waits for its answer may find it further on in the line.
    fn end_sentence(&mut self) {
        let fronted = std::mem::take(&mut self.sentence.fronted);
        self.line.waiting.extend(fronted);
        self.line.unnumbered = std::mem::take(&mut self.sentence.unnumbered);
        self.line.issues = self.sentence.issues;
        self.line.subjects = self.sentence.open_subjects();
        self.sentence = Sentence::default();
    }

    /// Ends a line: what was issued in it and names no source of its own answers what the line, or
    /// those above it, open with, if that stands above it; what nothing answers is said of the text
    /// itself.
    pub(super) fn end_line(&mut self, below: &Lead) {
        self.close_row();
        let line = std::mem::take(&mut self.line);
        let mut open: Vec<Front> = line.waiting;
        let waiting = open.len();
        let topic = |&target: &u32| Front {
            target,
            kind: RelationKind::Implements,
            cue: self.mentions[target as usize].span(),
            own: false,
            weak: true,
        };
        open.extend(line.topics.iter().map(topic));
        let named = open.len();
        let above = self
            .lead
            .fronts
            .iter()
            .copied()
            .chain(self.lead.topics.iter().map(topic));
        open.extend(above.map(|front| Front {
            own: false,
            ..front
        }));
        let mut sources: Vec<(u32, Span)> = line.issued;
        sources.retain(|&(index, _)| !self.carries[index as usize]);
        if let Some(&(index, _)) = sources.get(LOOK_BACK).filter(|_| !open.is_empty()) {
            self.cut(index);
            sources.truncate(LOOK_BACK);
        }
        let opening = self.opening;
        for (at, front) in open.into_iter().enumerate() {
            let Front {
                target,
                kind,
                cue,
                own,
                ..
            } = front;
            let mut answered = false;
            // "Căn cứ A. Sở đã ban hành B": a ground is no sentence; it goes on in the next.
            if let (RelationKind::BasedOn, &[(index, words)]) = (kind, sources.as_slice()) {
                if target < index {
                    self.add(
                        End::Mention(index),
                        End::Mention(target),
                        kind,
                        words,
                        Certainty::Inferred,
                    );
                    answered = true;
                }
            }
            for &(index, words) in sources.iter().filter(|_| kind.carries_out()) {
                let levels = (self.level(index), self.level(target));
                let lower = matches!(levels, (Some(below), Some(above)) if below < above);
                // A committee whose level is open ("UBND") answers what stands above its block.
                let open = levels.0.is_none() && levels.1.is_some() && at >= named;
                if (lower || open) && target < index {
                    self.add(
                        End::Mention(index),
                        End::Mention(target),
                        kind,
                        words,
                        Certainty::Inferred,
                    );
                    answered = true;
                }
            }
            if answered || at >= waiting || below.takes(target) {
                continue;
            }
            if !own {
                self.name(target, cue);
                continue;
            }
            // A report's opening "Thực hiện Kế hoạch …" names the order it answers.
            let answers = self.own.is_report && kind == RelationKind::Implements && opening;
            let kind = if answers {
                RelationKind::RespondsTo
            } else {
                kind
            };
            self.add(End::Own, End::Mention(target), kind, cue, Certainty::Stated);
        }
        self.sentence = Sentence::default();
    }
}
