//! Leads: a line that says once what holds for the items below it.
//!
//! "Để thực hiện X, Huyện ủy đã ban hành:", "… đã ban hành các văn bản để thực hiện X, gồm:",
//! "- X:", "* Đối với X", "ban hành A để thực hiện:". A lead names a document of its own, and so
//! is no heading ([`crate::relation::intro`] reads those). It holds for the lines whose mark lies
//! deeper than its own, a line without a number among them, and ends with a line of the same or an
//! outer mark, or with a paragraph.

use super::{Line, Open, Sentence, Weaver};
use crate::relation::closing;
use crate::relation::layout::{self, Mark};
use crate::relation::reading::{End, Relation};
use crate::relation::{Certainty, RelationKind};
use crate::text::{Span, Token, TokenKind};

/// What a line hands to the items below it.
#[derive(Clone, Debug)]
pub(super) struct Lead {
    says: Says,
    /// The mark of its own line, and that of the first item.
    mark: Mark,
    first: Option<Mark>,
    /// Whether paragraphs without a mark stand below it: it is a numbered heading.
    heads: bool,
    /// Whether an item has taken it up.
    taken: bool,
}

#[derive(Clone, Debug)]
enum Says {
    /// What is issued below answers these. `listed` says that each item is issued.
    Answers {
        fronts: Vec<Open>,
        listed: Option<Span>,
    },
    /// These do so to each item.
    Acts(Vec<End>, RelationKind, Span),
}

impl Lead {
    fn holds(&self, mark: Mark) -> bool {
        if mark.is_paragraph() {
            return self.heads;
        }
        mark.is_inside(self.mark) && self.first.is_none_or(|first| !first.is_inside(mark))
    }
}

impl Weaver<'_, '_> {
    /// Reads the end of a line whose words stand behind its last mention: does it lead the lines
    /// below it? What it leads with no longer waits for an answer in its own line.
    pub(super) fn lead(&mut self, link: &[Token]) {
        let Some(end) = link
            .iter()
            .position(|token| token.kind == TokenKind::LineEnd)
        else {
            return;
        };
        let rest = &link[..end];
        let next = link
            .get(end + 1)
            .map_or(self.text.as_str().len(), |token| token.start as usize);
        let next = layout::mark(self.text, next);
        if let Some(says) = self.leads_with(rest, next) {
            self.lead = Some(Lead {
                says,
                mark: self.line.mark,
                first: None,
                heads: self.line.mark.is_heading() && next.is_paragraph(),
                taken: false,
            });
        }
    }

    fn leads_with(&mut self, rest: &[Token], next: Mark) -> Option<Says> {
        let colon = rest
            .iter()
            .rev()
            .find(|token| !(token.is_sign('*') || token.is_sign('_')))
            .is_some_and(|token| token.is_sign(':'));
        let bare = !rest
            .iter()
            .any(|token| token.is_word() || token.is_sign('.') || token.is_sign(';'));
        let acts = |open: &Open| open.kind.carries_out();
        if colon {
            if let Some((link, cue)) = closing::carries_out(rest) {
                let sources = self.sentence.subjects.clone();
                let kind = closing::kind_of(link)?;
                return (!sources.is_empty()).then_some(Says::Acts(sources, kind, cue));
            }
            let issued = closing::issued(rest);
            let asked = std::mem::take(&mut self.sentence.asked);
            if let Some(&Open { cue, .. }) = asked.first() {
                return Some(Says::Answers {
                    fronts: asked,
                    listed: Some(issued.unwrap_or(cue)),
                });
            }
            if let Some(cue) = issued {
                let fronts = self.take_fronts(acts);
                return (!fronts.is_empty()).then_some(Says::Answers {
                    fronts,
                    listed: Some(cue),
                });
            }
        }
        if !bare || next.is_paragraph() && !self.line.mark.is_heading() {
            return None;
        }
        if !self.line.issued.is_empty() {
            return None;
        }
        let below = next.is_paragraph() || next.is_inside(self.line.mark);
        let waits = self.sentence.fronted.iter().any(acts);
        if below && waits && (colon || self.line.mark.is_heading()) {
            let fronts = self.take_fronts(acts);
            return Some(Says::Answers {
                fronts,
                listed: None,
            });
        }
        let topics = &self.line.topics;
        if !below || next.is_paragraph() || topics.is_empty() {
            return None;
        }
        let fronts = topics
            .iter()
            .map(|&target| Open {
                target,
                kind: RelationKind::Implements,
                cue: self.mentions[target as usize].span(),
                own: false,
            })
            .collect();
        Some(Says::Answers {
            fronts,
            listed: None,
        })
    }

    /// What waits in the line for an answer, taken out of it.
    fn take_fronts(&mut self, acts: impl Fn(&Open) -> bool) -> Vec<Open> {
        let Sentence { fronted, .. } = &mut self.sentence;
        let Line { waiting, .. } = &mut self.line;
        let mut fronts: Vec<Open> = waiting.iter().copied().filter(&acts).collect();
        fronts.extend(fronted.iter().copied().filter(&acts));
        waiting.retain(|open| !acts(open));
        fronted.retain(|open| !acts(open));
        fronts
    }

    /// Asks of each line that begins between two mentions whether the lead holds for it.
    pub(super) fn keep_lead(&mut self, link: &[Token], mention: usize) {
        for (at, token) in link.iter().enumerate() {
            if !matches!(token.kind, TokenKind::LineEnd | TokenKind::Skipped) {
                continue;
            }
            let start = link.get(at + 1).map_or(mention, |next| next.start as usize);
            let mark = layout::mark(self.text, start);
            self.line.mark = mark;
            let Some(lead) = &mut self.lead else { continue };
            if token.kind == TokenKind::Skipped || !lead.holds(mark) {
                self.end_lead();
            } else if lead.first.is_none() {
                lead.first = Some(mark);
            }
        }
    }

    /// Ends a lead. What no item took up is said of the text itself, as that of any line.
    pub(super) fn end_lead(&mut self) {
        let Some(lead) = self.lead.take() else { return };
        let opening = self.opening;
        if let (Says::Answers { fronts, .. }, false) = (lead.says, lead.taken) {
            for open in fronts {
                self.say_of_text(open, opening);
            }
        }
    }

    /// What the lead says of an item that opens its line with this mention; whether it says
    /// anything.
    pub(super) fn lead_says(&mut self, index: u32) -> bool {
        let Some(lead) = &mut self.lead else {
            return false;
        };
        match lead.says.clone() {
            Says::Acts(sources, kind, cue) => {
                lead.taken = true;
                for &source in &sources {
                    self.add(source, End::Mention(index), kind, cue, Certainty::Inherited);
                }
                self.begin(index, super::Top::Related(sources, kind, cue));
                true
            }
            Says::Answers {
                listed: Some(cue), ..
            } => {
                self.declare(index, cue, false);
                self.begin(index, super::Top::Declared(cue));
                true
            }
            Says::Answers { listed: None, .. } => false,
        }
    }

    /// What was issued below a lead answers what the lead opens with, where its own sentence
    /// answers nothing else.
    pub(super) fn answer_lead(&mut self, index: u32) {
        let Some(lead) = &mut self.lead else { return };
        let Says::Answers { fronts, listed } = &lead.says else {
            return;
        };
        let (fronts, listed) = (fronts.clone(), listed.is_some());
        let own = !self.sentence.answered.is_empty();
        if own || fronts.iter().any(|open| open.target >= index) {
            return;
        }
        lead.taken = true;
        for open in fronts {
            let levels = (self.level(index), self.level(open.target));
            // "Kế hoạch số 164/KH-UBND": the number does not tell which committee it is.
            let below = match levels {
                (Some(below), Some(above)) => below < above,
                (own, above) => own.is_none() && above.is_some(),
            };
            if listed || below {
                self.add(
                    End::Mention(index),
                    End::Mention(open.target),
                    open.kind,
                    open.cue,
                    if listed {
                        Certainty::Inherited
                    } else {
                        Certainty::Inferred
                    },
                );
            }
        }
    }

    /// What nothing answers is said of the text itself.
    pub(super) fn say_of_text(&mut self, open: Open, opening: bool) {
        let Open {
            target, kind, cue, ..
        } = open;
        let already =
            |relation: &Relation| relation.to == End::Mention(target) && relation.from == End::Own;
        if !open.own {
            if !self
                .relations
                .iter()
                .rev()
                .take(super::LOOK_BACK)
                .any(already)
            {
                self.add(
                    End::Own,
                    End::Mention(target),
                    RelationKind::Cites,
                    cue,
                    Certainty::Inferred,
                );
            }
            return;
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
}
