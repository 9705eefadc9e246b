//! Who acts on whom where the words turn it round: "X được bãi bỏ bởi A".

use super::super::event::{Kind, Verb};
use super::super::lexicon::{By, Class};
use super::super::scan::{self, Governed, Left, Subject};
use super::super::sentence::{Attach, List};
use super::super::{LOOK_BACK, Reader};
use crate::relation::reading::End;

impl Reader<'_, '_> {
    /// Whether the words turn round who acts: the citation behind acts on the one before. `None`
    /// where they say nothing about it; `Some(false)` where they state nothing at all.
    pub(super) fn reversed(
        &self,
        verb: Verb,
        left: &Left,
        found: &Governed,
        at: usize,
    ) -> Option<bool> {
        let class = verb.class;
        if verb.passive && class != Class::Enclosed {
            return Some(match found.by {
                // A word that the layout or a reading machine has spoilt may stand between.
                Some(By::Agent) if found.words > 3 => false,
                by if found.words > 1 && by != Some(By::Agent) => false,
                None | Some(By::Norm) => false,
                Some(By::Agent | By::Means) => class.kind().is_some() && class != Class::BasedOn,
                Some(By::Rule | By::Place) => {
                    class.changes() || class.explains() || class == Class::Concretises
                }
            });
        }
        let changes = class.changes() || class.explains();
        if class.changes() && found.by == Some(By::Agent) {
            return Some(true);
        }
        let document = match left.subject {
            Subject::Cite(_) => left.words == 0 && !left.itself,
            Subject::Bracket(_) => true,
            // "A (cấp lần đầu tại …; điều chỉnh lần 1 tại B)"
            Subject::Start => left.semi && self.sentence.previous.is_some(),
            Subject::Noun(_) => {
                self.sentence.previous.is_some() && left.issue.is_none() && left.draft.is_none()
            }
            _ => false,
        };
        let capital = self.lexer.events[at].capital;
        (changes
            && matches!(found.by, Some(By::Place | By::Rule))
            && found.near
            && document
            && !capital
            && !found.content
            && !found.noun)
            .then_some(true)
    }

    /// "X được VERB bởi A": A does it to X.
    pub(super) fn turn(
        &mut self,
        index: u32,
        verb: Verb,
        at: usize,
        left: &Left,
        found: &Governed,
    ) {
        let events = &self.lexer.events;
        let by = (at + 1..events.len()).find(|&by| matches!(events[by].kind, Kind::By(_)));
        let cue = scan::cue(events, at, by);
        let happened = !left.denied && !left.intended && !left.proposed && !self.sentence.denied;
        let targets = self.patients(left);
        let Some(kind) = verb
            .class
            .kind()
            .filter(|_| happened && !targets.is_empty())
        else {
            self.named(index, cue, found);
            return;
        };
        if verb.class.carries_out() {
            let several = found.many || found.noun || found.colon;
            let one_by_one = left.respectively;
            self.begin(
                index,
                Attach::Answer {
                    targets,
                    kind,
                    cue,
                    count: 0,
                    one_by_one,
                    several,
                },
                found,
            );
        } else {
            self.begin(index, Attach::Agent { targets, kind, cue }, found);
        }
    }

    /// The one document that an item is about, for a sentence in brackets of its own: "- A, phân cấp
    /// thẩm quyền. (Điều 8 đã bị B bãi bỏ.)"
    fn line_topic(&self) -> Option<u32> {
        match self.line.topics[..] {
            [one] if self.sentence.previous.is_none() => Some(one),
            _ => None,
        }
    }

    /// What a passive is said of: the citation before, with the list that opens the sentence and
    /// ends with it.
    pub(super) fn patients(&self, left: &Left) -> Vec<u32> {
        let before = match left.subject {
            Subject::Bracket(_) => {
                let bracket = self.sentence.brackets.last();
                let before = bracket.and_then(|bracket| bracket.before);
                before.or_else(|| self.line_topic())
            }
            Subject::Body { .. } | Subject::Itself | Subject::Points(_) => None,
            // "…; điều chỉnh lần 2 tại C": the same that was spoken of before the semicolon.
            Subject::Start => match self.sentence.lists.last().map(|list| &list.attach) {
                Some(Attach::Agent { targets, .. }) => return targets.clone(),
                _ => self.sentence.previous,
            },
            _ => self.sentence.previous,
        };
        let Some(before) = before else {
            return Vec::new();
        };
        let list = self
            .sentence
            .lists
            .iter()
            .find(|list| list.members.last() == Some(&before));
        match list {
            // "(được sửa đổi bởi B và được bãi bỏ một phần bởi C)"
            Some(List {
                attach: Attach::Agent { targets, .. },
                ..
            }) if left.and || left.comma => targets.clone(),
            // "A thay thế B và được C hướng dẫn": two verbs of one subject.
            Some(List {
                attach: Attach::Target { sources, .. },
                ..
            }) if left.and && left.words == 0 => {
                let mentions = sources.iter().filter_map(|end| match end {
                    End::Mention(at) => Some(*at),
                    _ => None,
                });
                mentions.collect()
            }
            Some(list)
                if (left.respectively || list.bare && self.is_one_series(&list.members))
                    && list.members.len() <= LOOK_BACK =>
            {
                list.members.clone()
            }
            _ => vec![before],
        }
    }
}
