//! Who does what a verb says: the subject that stands before it, and what the sentence and the blocks
//! above have said.

use super::super::event::{Kind, Verb};
use super::super::scan::{Governed, Left, Subject};
use super::super::sentence::Attach;
use super::super::{LOOK_BACK, Reader};
use crate::relation::{End, RelationKind, Speaker};
use crate::text::Span;

/// Who does what a verb says.
pub(super) enum Who {
    These(Vec<End>),
    /// Nobody so far: what is issued further on, else the text where it may.
    Waits {
        own: bool,
        weak: bool,
    },
    /// Papers whose numbers are still to come.
    Unnumbered,
    Nobody,
    /// It is said already.
    Said,
}

impl Reader<'_, '_> {
    /// Who does what an active verb says.
    #[expect(clippy::too_many_lines, reason = "one case a subject")]
    pub(super) fn sources(
        &mut self,
        index: u32,
        verb: Verb,
        kind: RelationKind,
        left: &Left,
        found: &Governed,
        cue: Span,
    ) -> Who {
        let acts = !self.sentence.subjects.is_empty();
        // "đã ban hành kế hoạch thực hiện X": issued, but under no number so far.
        let unnumbered = matches!(left.subject, Subject::Noun(_)) && left.issue.is_some();
        if unnumbered && kind.carries_out() {
            return Who::Unnumbered;
        }
        if left.plus {
            let before = self.sentence.previous.map(End::Mention);
            let said = before.and_then(|before| self.sentence.to.get(&before)?.last());
            if let Some(&at) = said {
                return Who::These(vec![self.relations[at].from]);
            }
        }
        // What is enclosed is the text, at its head, or what stands right before.
        if kind == RelationKind::EnclosedIn {
            let opens = match left.subject {
                Subject::Start => true,
                Subject::Bracket(open) => {
                    self.lexer.events[self.sentence.from.min(open)..open].is_empty()
                }
                _ => false,
            };
            let head = opens && left.cite.is_none() && self.sentence.previous.is_none();
            return match left.subject {
                _ if head => Who::These(vec![End::Own]),
                Subject::Cite(_) if left.words == 0 => {
                    self.sentence.previous.map_or(Who::Nobody, |previous| {
                        Who::These(vec![End::Mention(previous)])
                    })
                }
                _ => Who::Nobody,
            };
        }
        let noted =
            kind == RelationKind::Corrects || kind == RelationKind::Amends && self.is_short(verb);
        // What is enclosed in the document is the ground, or is changed.
        if left.opens_ground.is_some() && left.cite.is_none() {
            return Who::Waits {
                own: true,
                weak: false,
            };
        }
        // "… gửi các cơ quan về việc triển khai X": what a paper is about, whoever stands between.
        if verb.about
            && !left.comma
            && left.words <= 8
            && matches!(left.subject, Subject::Body { .. } | Subject::Words)
            && left.cite.is_some()
        {
            if let Some(previous) = self.sentence.previous {
                return Who::These(vec![self.owner(previous, index, kind)]);
            }
        }
        match left.subject {
            // In a text that is no document, "Thông tư này" is the one that the notes are about.
            Subject::Itself => Who::These(vec![self.described().map_or(End::Own, End::Mention)]),
            Subject::Points(at) => match self.lexer.events[at].kind {
                Kind::Points(pointer) => match self.meant_above(pointer, index).as_deref() {
                    Some(&[one]) => Who::These(vec![End::Mention(one)]),
                    _ => Who::Nobody,
                },
                _ => Who::Nobody,
            },
            Subject::Bracket(open) => {
                let first = self
                    .sentence
                    .brackets
                    .last()
                    .is_some_and(|bracket| bracket.before.is_none());
                let head = &self.lexer.events[self.sentence.from.min(open)..open];
                if first && head.iter().any(|event| event.kind == Kind::Itself) {
                    return Who::These(vec![End::Own]);
                }
                let before = self
                    .sentence
                    .brackets
                    .last()
                    .and_then(|bracket| bracket.before);
                match before {
                    Some(before) if noted => self.by_age(before, index, kind, cue, found),
                    Some(before) => Who::These(vec![self.owner(before, index, kind)]),
                    None => Who::Nobody,
                }
            }
            Subject::Cite(_) => {
                let Some(previous) = self.sentence.previous else {
                    return Who::Nobody;
                };
                if noted && left.comma && left.words == 0 && kind == RelationKind::Corrects {
                    return self.by_age(previous, index, kind, cue, found);
                }
                if left.itself {
                    return Who::These(vec![End::Own]);
                }
                // "nội dung A được lồng ghép vào Báo cáo tình hình thực hiện B": another paper's.
                if kind == RelationKind::Reviews && left.words > 0 && !verb.about && !verb.aim {
                    return Who::Nobody;
                }
                // "gắn với đánh giá …": along with what is said before, by whoever does that.
                if !acts && verb.aim && self.text.at(cue).starts_with("gắn") {
                    return Who::Nobody;
                }
                if acts && verb.about && self.sentence.declared {
                    return Who::These(self.titled_alike(previous));
                }
                if acts && (verb.aim || self.sentence.declared) {
                    return Who::These(self.sentence.open_subjects());
                }
                if left.words > 0 && (left.comma || left.body || left.words > 3) {
                    return if acts && verb.aim {
                        Who::These(self.sentence.open_subjects())
                    } else {
                        Who::Nobody
                    };
                }
                if verb.led && !verb.aim && left.comma {
                    return Who::Nobody;
                }
                if let Some(all) = self.together(previous, kind, left) {
                    return Who::These(all);
                }
                Who::These(vec![self.owner(previous, index, kind)])
            }
            Subject::Cell => {
                let row = self
                    .line
                    .first
                    .filter(|&row| row != index && !self.line.several);
                row.map_or(Who::Nobody, |row| Who::These(vec![End::Mention(row)]))
            }
            Subject::Body { .. } => {
                // "Nghị quyết này đã được Hội đồng nhân dân thông qua và thay thế X."
                if left.itself && kind.changes() && left.cite.is_none() {
                    return Who::These(vec![End::Own]);
                }
                if acts && verb.aim {
                    return Who::These(self.sentence.open_subjects());
                }
                if left.issue.is_some() || kind.changes() && self.sentence.previous.is_some() {
                    return Who::Nobody;
                }
                Who::Waits {
                    own: kind.changes() && self.own.number.is_some(),
                    weak: false,
                }
            }
            Subject::Noun(noun) => {
                let event = self.lexer.events[noun];
                let capitals = event.caps && self.text.at(event.span()).contains(' ');
                let heads = capitals && left.words == 0 || self.is_own_head(event.span());
                // "Quốc hội ban hành Luật sửa đổi …": the text opens with what it is.
                let opens =
                    event.kind == Kind::Law && left.issue.is_some() && kind.changes() && index == 0;
                if opens {
                    Who::These(vec![End::Own])
                } else if heads && self.sentence.previous.is_none() {
                    Who::Waits {
                        own: true,
                        weak: false,
                    }
                } else if acts && verb.aim {
                    Who::These(self.sentence.open_subjects())
                } else {
                    Who::Nobody
                }
            }
            Subject::Start => self.starts(index, verb, kind, left, found),
            Subject::Words => {
                if left.itself {
                    return Who::These(vec![End::Own]);
                }
                if acts && verb.aim {
                    return Who::These(self.sentence.open_subjects());
                }
                let task = left.proposed && left.words == 0 && !kind.changes();
                let headed = left.caps && !left.body;
                // "A — … (chứa nội dung sửa B)": the sentence is about A.
                if kind.changes() && self.head_cite().is_some() {
                    return Who::Nobody;
                }
                let own = task
                    || headed
                    || !(kind.carries_out()
                        || kind == RelationKind::BasedOn
                        || left.asked
                        || left.proposed
                        || left.body);
                Who::Waits { own, weak: false }
            }
        }
    }

    /// Who does what a verb says that opens its clause.
    pub(super) fn starts(
        &mut self,
        index: u32,
        verb: Verb,
        kind: RelationKind,
        left: &Left,
        found: &Governed,
    ) -> Who {
        let acts = !self.sentence.subjects.is_empty();
        if left.semi && self.sentence.previous.is_some() {
            if acts && !kind.changes() {
                return Who::These(self.sentence.open_subjects());
            }
            // "A sửa đổi B; bãi bỏ C": of the subject of the part before.
            if let Some(source) = self.part_subject(index, kind) {
                return Who::These(vec![source]);
            }
        }
        if acts && self.sentence.brackets.is_empty() && !left.semi {
            return Who::These(self.sentence.open_subjects());
        }
        // "### Quyết định A⏎- Căn cứ: …": in a note, what is said below a document is said of it.
        let grounds = kind == RelationKind::BasedOn && self.speaker == Speaker::Other;
        let note = kind.changes() || grounds || kind.carries_out() && self.lead.is_ground();
        if note && !found.cell {
            let topic = self.described().filter(|&topic| {
                topic != index
                    && (kind.carries_out() || self.forbidden(topic, index, kind).is_none())
            });
            if let Some(topic) = topic {
                return Who::These(vec![End::Mention(topic)]);
            }
        }
        if verb.led && !verb.aim && kind.carries_out() {
            return Who::Nobody;
        }
        if self.line.is_row() {
            return Who::Nobody;
        }
        // "Kế hoạch này cụ thể hóa A, đồng thời thay thế B": of who did the first.
        if kind.changes() && left.comma && self.sentence.previous.is_some() {
            if let Some(source) = self.part_subject(index, kind) {
                return Who::These(vec![source]);
            }
        }
        let report = self.own.is_report && self.opening;
        if kind == RelationKind::Reviews && !report {
            return Who::Nobody;
        }
        Who::Waits {
            own: true,
            weak: false,
        }
    }

    /// Who acts in the part of the sentence before, if it is a document and may do this.
    pub(super) fn part_subject(&self, index: u32, kind: RelationKind) -> Option<End> {
        self.sentence
            .lists
            .iter()
            .find_map(|list| match &list.attach {
                Attach::Target { sources, .. } => {
                    let [End::Mention(source)] = sources[..] else {
                        return sources.first().copied();
                    };
                    self.forbidden(source, index, kind)
                        .is_none()
                        .then_some(End::Mention(source))
                }
                Attach::Front(front) if front.own => Some(End::Own),
                _ => None,
            })
            .or_else(|| {
                // "Thông tư A có hiệu lực từ …; bãi bỏ B"
                let head = self.head_cite().filter(|_| kind.changes())?;
                self.forbidden(head, index, kind)
                    .is_none()
                    .then_some(End::Mention(head))
            })
    }

    /// The one document with which the sentence begins, as who acts does.
    fn head_cite(&self) -> Option<u32> {
        let list = self.sentence.lists.first().filter(|list| list.bare)?;
        match list.members[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// "Kế hoạch A và Kế hoạch B cụ thể hóa C": the sentence begins with a list of one series, and
    /// the verb stands right behind its last item.
    pub(super) fn together(&self, last: u32, kind: RelationKind, left: &Left) -> Option<Vec<End>> {
        let list = self
            .sentence
            .lists
            .iter()
            .find(|list| list.members.last() == Some(&last))?;
        if !(list.bare && kind.carries_out() && list.members.len() > 1 && left.words == 0) {
            return None;
        }
        let members = &list.members[..list.members.len().min(LOOK_BACK)];
        self.is_one_series(members)
            .then(|| members.iter().copied().map(End::Mention).collect())
    }

    /// Whether documents are of one type and one organ.
    pub(super) fn is_one_series(&self, members: &[u32]) -> bool {
        let series = |at: u32| {
            let id = self.mentions[at as usize].id();
            (id.type_code(), id.organ())
        };
        members
            .windows(2)
            .all(|pair| series(pair[0]) == series(pair[1]))
    }

    /// Of the documents just issued, those that share the title of the last: the ones before it
    /// that have none of their own.
    pub(super) fn titled_alike(&self, last: u32) -> Vec<End> {
        let subjects = self.sentence.open_subjects();
        let titled = |end: &End| matches!(*end, End::Mention(at) if at != last && self.mentions[at as usize].title_span().is_some());
        let own = subjects.iter().rposition(titled).map_or(0, |at| at + 1);
        subjects[own.min(subjects.len())..].to_vec()
    }

    /// Whether words stand in the text's own head: its type and its title.
    pub(super) fn is_own_head(&self, span: Span) -> bool {
        let inside = |head: Option<Span>| head.is_some_and(|head| head.overlaps(span));
        inside(self.own.type_word) || inside(self.own.title)
    }
}
