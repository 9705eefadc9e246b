//! What ends: a sentence, a line, the text. What was open there is given its source, and lists
//! share what stands at their last item.

use super::{LOOK_BACK, Open, Sentence, Weaver};
use crate::id::Organ;
use crate::mention::Origin;
use crate::relation::closing::{self, Closing};
use crate::relation::reading::{End, Relation, Unanswered};
use crate::relation::{Certainty, RelationKind};
use crate::text::{Span, Token};

impl Weaver<'_, '_> {
    /// Ends a sentence with the words behind its last mention: "…, Đảng ủy chưa ban hành kế
    /// hoạch", "…: đang hoàn thiện dự thảo". They speak of what waits for an answer, else of
    /// the sentence's heads.
    pub(super) fn close_sentence(&mut self, rest: &[Token]) {
        if closing::by_others(rest) {
            for open in &mut self.sentence.fronted {
                open.own = false;
            }
        }
        if let Some(above) = closing::above(rest) {
            self.refer_up(&above);
        }
        if let Some((link, cue)) = closing::carries_out(rest) {
            self.carry_out_above(link, cue);
        }
        if let Some(lapse) = closing::rest_lapse(rest) {
            self.lapse(lapse);
            self.end_sentence();
            return;
        }
        let register = !self.line.superiors.is_empty() && self.line.issued.is_empty();
        let row = register.then(|| closing::row(rest)).flatten();
        let said = closing::closing(rest).or(row);
        if let Some(closing) = said.filter(|_| !self.sentence.declared) {
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
                .map(|open| open.target)
                .collect();
            let open = if fronted.is_empty() {
                self.sentence.heads.clone()
            } else {
                fronted
            };
            let open: Vec<u32> = open.into_iter().filter(|&at| !answered(at)).collect();
            match closing {
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
        self.end_sentence();
    }

    /// What still waits for its answer may find it further on in the line.
    pub(super) fn end_sentence(&mut self) {
        let fronted = std::mem::take(&mut self.sentence.fronted);
        self.line.waiting.extend(fronted);
        self.sentence = Sentence::default();
    }

    /// Ends a line: what was issued in it and names no source of its own answers what the line
    /// opens with, if that stands above it; what nothing answers is said of the text itself.
    pub(super) fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let mut open: Vec<Open> = line.waiting;
        let waiting = open.len();
        let cue_of = |at: u32| self.mentions[at as usize].span();
        open.extend(line.topics.iter().map(|&at| Open {
            target: at,
            kind: RelationKind::Implements,
            cue: cue_of(at),
            own: false,
        }));
        let mut sources: Vec<(u32, Span)> = line.issued;
        sources.retain(|&(index, _)| !self.carries[index as usize]);
        if let Some(&(index, _)) = sources.get(LOOK_BACK).filter(|_| !open.is_empty()) {
            self.cut(index);
            sources.truncate(LOOK_BACK);
        }
        let opening = self.opening;
        for (at, open) in open.into_iter().enumerate() {
            let Open { target, kind, .. } = open;
            let topic = at >= waiting;
            let mut answered = false;
            // "Căn cứ A. Sở đã ban hành B": a ground is no sentence; it goes on in the next.
            if let (RelationKind::BasedOn, &[(index, words)]) = (kind, sources.as_slice()) {
                if target < index {
                    let (from, to) = (End::Mention(index), End::Mention(target));
                    self.add(from, to, kind, words, Certainty::Inferred);
                    answered = true;
                }
            }
            for &(index, words) in sources.iter().filter(|_| kind.carries_out()) {
                let levels = (self.level(index), self.level(target));
                if matches!(levels, (Some(below), Some(above)) if below < above) && target < index {
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
            if answered || topic {
                continue;
            }
            self.say_of_text(open, opening);
        }
        self.sentence = Sentence::default();
    }

    pub(super) fn close(&mut self, rest: &[Token]) {
        self.turn(rest);
        self.lead(rest);
        self.close_sentence(rest);
        self.end_line();
        self.end_lead();
        self.share();
        self.name_laws();
        // Relations that were held back come after later ones; readers expect text order.
        let order = |relation: &Relation| match relation.to {
            End::Mention(at) => at,
            _ => 0,
        };
        self.relations
            .sort_by_key(|relation| (order(relation), relation.from, relation.kind));
    }

    /// Lists state date, issuer and title once, at their last item: "Quyết định số A ngày …,
    /// Quyết định số B ngày … của Thủ tướng Chính phủ", "các Nghị quyết số 02, 03-NQ/TU ngày …".
    fn share(&mut self) {
        for at in (1..self.mentions.len()).rev() {
            let (before, rest) = self.mentions.split_at_mut(at);
            let (item, last) = (&mut before[at - 1], &rest[0]);
            let parted = item.origin() == Origin::List;
            if !self.joined[at] && !parted {
                continue;
            }
            let alike = item.id().type_code() == last.id().type_code()
                && same_body(item.id().organ(), last.id().organ())
                && item.issuer_span().is_none();
            if alike {
                let same_day = last.is_same_day();
                let date = if parted || same_day {
                    last.dated()
                } else {
                    None
                };
                item.inherit(
                    date,
                    same_day,
                    last.issuer_span(),
                    if parted { None } else { last.title_span() },
                );
            }
        }
    }
}

/// Whether two codes are written by one body: `UB` and `UBND` are, in two times.
fn same_body(a: Option<&Organ>, b: Option<&Organ>) -> bool {
    let name = |organ: Option<&Organ>| organ.and_then(Organ::name);
    a == b || name(a).is_some() && name(a) == name(b)
}
