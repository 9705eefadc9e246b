//! A citation behind a verb: what the verb states there, in which direction, and of whom.

use super::super::event::{Event, Kind, Verb};
use super::super::lexicon::{By, Class};
use super::super::scan::{self, Governed, Left, Subject};
use super::super::sentence::{Attach, Front};
use super::super::{LOOK_BACK, Reader};
use super::who::Who;
use crate::relation::{Certainty, End, RelationKind};
use crate::text::Span;

/// How many words may stand between "Bãi bỏ" and the provision that holds what is repealed.
const FAR_PART: usize = 24;

impl Reader<'_, '_> {
    /// A citation behind a verb.
    #[expect(
        clippy::too_many_lines,
        reason = "one question after the other, in the order in which they decide"
    )]
    pub(super) fn follow(&mut self, index: u32, at: usize, found: &Governed) {
        let events = &self.lexer.events;
        let Some(verb) = scan::verb_at(events, at) else {
            return;
        };
        // "Xét dự thảo nghị quyết kèm theo Báo cáo số …": what is looked at lies with its paper.
        if verb.class == Class::Enclosed {
            if let Some(request) = self.request_before(at) {
                return self.request(index, request, found);
            }
        }
        let left = scan::left(events, at);
        // "về việc sửa đổi, bổ sung một số điều của Quy định …, ban hành kèm theo X": what is done to
        // the enclosed is done to X.
        let apart = |change: usize| {
            let mut by = self.lexer.events[change..at]
                .iter()
                .filter_map(|event| match event.kind {
                    Kind::By(by) => Some(by),
                    _ => None,
                })
                .peekable();
            // "sửa đổi mức thu quy định tại Biểu thuế theo Danh mục ban hành kèm theo X": where it
            // stands is told first.
            by.peek() == Some(&By::Rule) || by.any(|by| by == By::Agent)
        };
        if let (Class::Enclosed, Some(change)) =
            (verb.class, left.changes.filter(|change| !apart(*change)))
        {
            let through = Governed {
                content: true,
                by: Some(By::Place),
                near: false,
                words: 0,
                ..*found
            };
            self.follow(index, change, &through);
            return;
        }
        let cue = scan::cue(events, at, None);
        self.note(|_| {
            format!(
                "  {verb:?} by {:?} behind {:?} (words {})",
                found.by, left.subject, left.words
            )
        });
        self.sentence.denied |= left.denied;
        if left.respectively && self.respective(index, verb, cue, found) {
            return;
        }
        // "Văn bản được thay thế / hết hiệu lực: …": a label says what the text does.
        let label = found.colon
            && left.cite.is_none()
            && (matches!(left.subject, Subject::Noun(_)) || verb.class == Class::Lapses);
        if label
            && (verb.class == Class::Lapses || verb.passive && verb.class.changes())
            && !self.sentence.denied
        {
            let change = left
                .changes
                .and_then(|at| scan::verb_at(&self.lexer.events, at))
                .map(|verb| verb.class);
            let kind = match verb.class {
                Class::Lapses => change
                    .filter(|class| *class == Class::Replaces)
                    .unwrap_or(Class::Repeals)
                    .kind(),
                class => class.kind(),
            };
            if let Some(kind) = kind {
                self.begin(
                    index,
                    Attach::Target {
                        sources: vec![End::Own],
                        kind,
                        cue,
                    },
                    found,
                );
                return;
            }
        }
        if let Some(reversed) = self.reversed(verb, &left, found, at) {
            if reversed {
                self.turn(index, verb, at, &left, found);
            } else {
                self.named(index, cue, found);
            }
            return;
        }
        let words = self.mentions[index as usize].span().start();
        let Some(kind) = self.kind_of(verb, &left, found, at).map(|kind| {
            if !kind.changes() {
                return kind;
            }
            // "Thay thế cách hiểu cụm từ … tại X", "dùng cụm từ A để thay thế cho B tại X": words of
            // X are replaced, and not X; so are its forms and annexes.
            let text = self.text.as_str();
            let clause = self.lexer.events[..at]
                .iter()
                .rposition(|event| matches!(event.kind, Kind::Semi | Kind::Stop | Kind::Cite(_)))
                .map_or(cue.start(), |end| self.lexer.events[end].end as usize);
            let through = text.get(clause.min(cue.start())..words).unwrap_or_default();
            let between = text.get(cue.end()..words).unwrap_or_default();
            let wording = through.contains("cụm từ") || through.contains("Cụm từ");
            let parts = ["Mẫu số", "mẫu số", "Phụ lục", "phụ lục"];
            let form =
                kind == RelationKind::Replaces && parts.iter().any(|part| between.contains(part));
            if wording || form {
                RelationKind::Amends
            } else {
                kind
            }
        }) else {
            self.named(index, cue, found);
            return;
        };
        if found.against {
            self.named(index, cue, found);
            return;
        }
        // "bãi bỏ A và một số quy định tại Phụ lục II ban hành kèm theo B": what is enclosed is the
        // next thing of the list, and not A.
        if kind == RelationKind::EnclosedIn && self.lists_enclosed(&left, at) {
            self.coordinate(at, index, found);
            return;
        }
        if let Some(draft) = left.draft.filter(|_| !left.denied) {
            self.by_draft(index, draft, at, kind, cue, found);
            return;
        }
        if kind.changes() && (left.intended || left.proposed || left.asked) {
            self.named(index, cue, found);
            return;
        }
        let drafted = matches!(self.sentence.subjects.first(), Some(End::Draft(_)));
        // "Chưa ban hành văn bản thực hiện A về thực hiện B": what A is about is no matter of the
        // answer that is missing.
        let titles = verb.about && matches!(left.subject, Subject::Cite(_));
        if self.sentence.denied && !drafted && !titles {
            if kind.carries_out() {
                self.begin(index, Attach::Missing(cue), found);
            } else {
                self.named(index, cue, found);
            }
            return;
        }
        match self.sources(index, verb, kind, &left, found, cue) {
            Who::These(sources) => {
                let acts = self.sentence.subjects.len();
                if sources
                    .iter()
                    .any(|source| self.sentence.subjects.contains(source))
                {
                    self.sentence.closed = acts;
                    self.sentence.acted.clone_from(&sources);
                    // Who has said what it carries out is not asked again.
                    if acts > LOOK_BACK {
                        self.sentence.subjects.clear();
                        self.sentence.closed = 0;
                    }
                }
                self.begin(index, Attach::Target { sources, kind, cue }, found);
            }
            Who::Waits { own, weak } => {
                let front = Front {
                    target: index,
                    kind,
                    cue,
                    own,
                    weak,
                };
                self.begin(index, Attach::Front(front), found);
            }
            Who::Unnumbered => {
                self.sentence.unnumbered.push(Front {
                    target: index,
                    kind,
                    cue,
                    own: false,
                    weak: false,
                });
                self.sentence.issues = left.issue.map(|issue| self.lexer.events[issue].span());
                self.named(index, cue, found);
            }
            Who::Nobody => self.named(index, cue, found),
            Who::Said => {}
        }
    }

    /// Whether "và" and a thing of its own stand between the citation before and what is enclosed.
    fn lists_enclosed(&self, left: &Left, verb: usize) -> bool {
        let events = &self.lexer.events;
        let Some(cite) = left
            .cite
            .filter(|_| matches!(left.subject, Subject::Cite(_)))
        else {
            return false;
        };
        let between = &events[cite + 1..verb];
        let joint = between
            .iter()
            .position(|event| !event.titled && matches!(event.kind, Kind::And | Kind::Comma));
        joint.is_some_and(|joint| {
            between[joint + 1..]
                .iter()
                .any(|event| matches!(event.kind, Kind::Part | Kind::Content | Kind::Noun { .. }))
        })
    }

    /// The relation that a verb states where it stands; `None` where it states none.
    pub(super) fn kind_of(
        &self,
        verb: Verb,
        left: &Left,
        found: &Governed,
        at: usize,
    ) -> Option<RelationKind> {
        let events = &self.lexer.events;
        let opens = matches!(left.subject, Subject::Start) || left.words == 0;
        let class = match verb.class {
            // "Căn cứ định mức …, ban hành kèm theo X", "sửa đổi một số điều của Quy chế ban hành kèm
            // theo X": what is enclosed is what the clause is about.
            Class::Enclosed => {
                let ground = left.opens_ground.and_then(|at| scan::verb_at(events, at));
                ground.map_or(verb.class, |ground| ground.class)
            }
            class => class,
        };
        let kind = class.kind()?;
        let weak = found.by.is_some() && found.content;
        // "Điều 4. Căn cứ tính tiền thuê đất quy định tại X", "Căn cứ lộ trình quy định tại X": the
        // ground is a matter that X lays down, and nobody's document.
        if class == Class::BasedOn && weak && found.by == Some(By::Place) {
            let first = events.get(at + 1).map(|event| event.kind);
            if first == Some(Kind::Words) && !matches!(left.subject, Subject::Cite(_)) {
                return None;
            }
        }
        // "theo chỉ đạo của Ủy ban … quy định tại X": who may give orders is told there.
        let laid_down = || {
            let behind = events[at + 1..].iter();
            let mut between = behind.take_while(|event| !matches!(event.kind, Kind::Cite(_)));
            between.any(|event| {
                event.kind == Kind::Content && self.text.at(event.span()) == "quy định"
            })
        };
        if class == Class::RespondsTo && found.content && laid_down() {
            return None;
        }
        // "Trình tự điều chỉnh chương trình phát triển nhà ở quy định tại X": what is changed is a
        // thing that X lays down.
        if class.changes()
            && found.by == Some(By::Place)
            && matches!(left.subject, Subject::Words)
            && !(verb.about || events[at].capital)
            && found.words > 0
        {
            return None;
        }
        match found.by {
            // "thực hiện theo quy định tại A" follows A; "kéo dài theo A" prolongs nothing.
            Some(By::Rule) if class.changes() || class == Class::Reviews => return None,
            Some(By::Rule) if class.carries_out() && !opens && !weak => return None,
            Some(By::Rule) if weak && !matches!(left.subject, Subject::Start) => return None,
            Some(By::Place)
                if class.changes()
                    && !(found.content || found.words > 0 || found.noun || found.part)
                    && !self.changes_wording(&events[at]) =>
            {
                return None;
            }
            Some(By::Place)
                if class.carries_out() && !(found.content || found.noun || found.words > 0) =>
            {
                return None;
            }
            Some(By::Norm | By::Means | By::Agent) => return None,
            _ => {}
        }
        // Words between the verb and the citation: only what stands in it may be spoken of.
        let through = found.by.is_some()
            && (class.changes() || class == Class::BasedOn)
            && events[at].capital
            || class.carries_out()
                && matches!(found.by, Some(By::Place | By::Rule))
                && events[at].capital
            || class.changes() && found.by == Some(By::Place) && events[at].titled
            || class.explains()
                && found.by == Some(By::Place)
                && found.content
                && matches!(left.subject, Subject::Itself | Subject::Cite(_))
            || found.listed
            || found.colon;
        // What is put in the place of words stands in no document.
        if found.quoted && class.changes() {
            return None;
        }
        let named = class == Class::BasedOn
            && found.noun
            && found.by.is_none()
            && found.commas == 0
            && events[at].capital
            && found.words <= 2;
        let through = through || named;
        let far = match class {
            Class::BasedOn => found.words > 4 || found.commas > 0 && !found.listed,
            // "Bãi bỏ: Các quy định về … tại Điều 4 X"
            Class::Repeals | Class::Annuls if through => {
                found.words > if found.part { FAR_PART } else { 8 }
            }
            // "Nghị định này hướng dẫn thực hiện cơ chế, chính sách … quy định tại X"
            class if class.explains() && through && found.by == Some(By::Place) => found.words > 8,
            _ if through => found.words > 2 || found.words > 1 && class.changes(),
            _ => found.words > usize::from(found.content),
        };
        if far && !found.listed || found.words > 0 && !through && class == Class::BasedOn {
            return None;
        }
        if class == Class::BasedOn && matches!(left.subject, Subject::Cite(_)) && !left.and {
            return None;
        }
        let nominal = verb.nominal
            && !verb.about
            && !verb.aim
            && !left.aimed
            && kind != RelationKind::Reviews;
        (!nominal || matches!(left.subject, Subject::Cite(_)) && left.words == 0).then_some(kind)
    }

    /// Whether the words of a verb name what it changes: "thay thế một số cụm từ tại X".
    fn changes_wording(&self, verb: &Event) -> bool {
        let words = self.text.at(verb.span());
        words.ends_with("cụm từ") || words.ends_with(" từ")
    }

    /// What a draft does: "đang xây dựng dự thảo Kế hoạch thực hiện X".
    pub(super) fn by_draft(
        &mut self,
        index: u32,
        draft: usize,
        verb: usize,
        kind: RelationKind,
        cue: Span,
        found: &Governed,
    ) {
        let events = &self.lexer.events;
        let noun = events[draft..verb]
            .iter()
            .find(|event| matches!(event.kind, Kind::Noun { .. }));
        let type_word = noun.map(Event::span);
        let words = events[draft].span();
        let span = type_word.map_or(words, |noun| words.join(noun));
        let draft = self.draft(span, type_word);
        self.sentence.subjects = vec![draft];
        self.sentence.closed = 1;
        self.sentence.acted = vec![draft];
        for front in std::mem::take(&mut self.sentence.fronted) {
            self.add(
                draft,
                End::Mention(front.target),
                front.kind,
                front.cue,
                Certainty::Stated,
            );
        }
        self.begin(
            index,
            Attach::Target {
                sources: vec![draft],
                kind,
                cue,
            },
            found,
        );
    }

    /// "A (sửa B)": the years decide which of the two changes the other.
    pub(super) fn by_age(
        &mut self,
        before: u32,
        index: u32,
        kind: RelationKind,
        cue: Span,
        found: &Governed,
    ) -> Who {
        use std::cmp::Ordering;
        match self.age(before, index) {
            Some(Ordering::Less) => {
                self.begin(
                    index,
                    Attach::Agent {
                        targets: vec![before],
                        kind,
                        cue,
                    },
                    found,
                );
                Who::Said
            }
            Some(Ordering::Greater) => Who::These(vec![End::Mention(before)]),
            _ => Who::Nobody,
        }
    }

    /// Whether a verb is the short word of a note: "sửa", which is written of both.
    pub(super) fn is_short(&self, verb: Verb) -> bool {
        let core = verb.core as usize;
        let text = self.text.as_str();
        let word = text
            .get(core..)
            .and_then(|rest| rest.split_whitespace().next());
        let next = text
            .get(core..)
            .and_then(|rest| rest.split_whitespace().nth(1));
        word.is_some_and(|word| word == "sửa" || word == "Sửa")
            && next != Some("đổi")
            && next != Some("đổi,")
    }
}
