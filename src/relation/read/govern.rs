//! What is said of a citation: by the verb that governs it, by its list, by its place.

use super::event::{Kind, Verb};
use super::lexicon::{By, Class};
use super::scan::{self, Governed, Governor, Left, Subject};
use super::sentence::{Attach, Front};
use super::{LOOK_BACK, Reader};
use crate::mention::{Column, Origin};
use crate::relation::{Certainty, End, RelationKind, Unanswered};
use crate::text::Span;

impl Reader<'_, '_> {
    /// Takes in a citation.
    pub(super) fn cite(&mut self, at: usize, index: u32) {
        if self.is_own(&self.mentions[index as usize]) {
            self.take_own(index);
            self.lexer.events[at].kind = Kind::Itself;
            self.close_sentence(at);
            self.sentence.from = at;
            self.sentence.last = at;
            return;
        }
        if self.mentions[index as usize].is_in_title() {
            self.quoted(at, index);
            return;
        }
        let column = self.mentions[index as usize].column();
        if let Some((Column::Answer, heading)) = column {
            self.fill_row(index, heading);
        } else {
            if matches!(column, Some((Column::Superior, _))) {
                self.line.superiors.push(index);
            }
            let found = scan::governor(&self.lexer.events, at);
            self.note(|reader| {
                format!(
                    "{}: {:?} (words {}, content {}, colon {}, semi {})",
                    reader.end_name(End::Mention(index)),
                    found.governor,
                    found.words,
                    found.content,
                    found.colon,
                    found.semi
                )
            });
            self.joined[index as usize] = found.governor == Governor::Joint && !found.leaves;
            let beside = self.line.first.is_some()
                && !matches!(found.governor, Governor::Verb(_) | Governor::Bracket);
            self.line.several |=
                beside && !self.line.past_first_cell && self.sentence.brackets.is_empty();
            self.say(at, index, &found);
        }
        self.sentence.previous = Some(index);
        self.line.first = self.line.first.or(Some(index));
    }

    fn say(&mut self, at: usize, index: u32, found: &Governed) {
        // A table about the text itself.
        if let Some((kind, cue)) = self.row_label(at).filter(|_| self.own.number.is_some()) {
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
        let item = self.mentions[index as usize].origin() == Origin::List
            && self.sentence.previous.is_some();
        match found.governor {
            Governor::Verb(verb) => self.follow(index, verb, found),
            Governor::Issue(issue) => self.issue(at, index, issue, found),
            Governor::Request(request) => self.request(index, request, found),
            _ if item => self.coordinate(at, index, found),
            Governor::Joint => {
                if let Some(cue) = found.and.then(|| self.stands_beside_many(index)).flatten() {
                    self.begin_from(index, cue.0, cue.1, found);
                } else {
                    self.coordinate(at, index, found);
                }
            }
            Governor::Cite if found.colon && !self.sentence.unnumbered.is_empty() => {
                let cue = self
                    .sentence
                    .issues
                    .unwrap_or_else(|| self.mention_cue(index));
                self.declare_first(index, cue, found);
            }
            Governor::Cite if found.by == Some(By::Means) && found.words == 0 => {
                self.answer_by_means(at, index, found)
            }
            Governor::Start if found.semi && self.sentence.previous.is_some() => {
                self.coordinate(at, index, found)
            }
            Governor::After => self.after(index),
            // "(do B sửa đổi, bổ sung)"
            _ if self.is_agent(at) => self.agent(at, index, found),
            Governor::Bracket if self.requested(at).is_some() => {
                let request = self.requested(at).unwrap_or(at);
                self.request(index, request, found);
            }
            Governor::Bracket if self.lists_grounds() && !self.follows_cite(at) => {
                self.coordinate(at, index, found)
            }
            _ => self.open(at, index, found),
        }
    }

    /// A citation that nothing in its clause governs: an item of what is in force, a topic, or a name.
    fn open(&mut self, at: usize, index: u32, found: &Governed) {
        let heads = found.governor == Governor::Start
            && self.sentence.previous.is_none()
            && self.line.first.is_none();
        if heads && !found.topic && self.lead.is_list() {
            self.said_above(at, index, found);
            return;
        }
        if let Some(cue) = self
            .ground_above(at)
            .filter(|_| self.sentence.lists.is_empty())
        {
            let front = Front {
                target: index,
                kind: RelationKind::BasedOn,
                cue,
                own: true,
                weak: false,
            };
            self.begin(
                index,
                Attach::Front(front),
                &Governed {
                    colon: true,
                    ..*found
                },
            );
            return;
        }
        if heads {
            self.line.topics.push(index);
        }
        let bare = found.governor == Governor::Start && self.sentence.previous.is_none();
        self.new_list(index, Attach::Cited, found);
        if let Some(list) = self.sentence.lists.last_mut() {
            list.bare = bare;
        }
        self.place(index);
    }

    /// "Các căn cứ khác: (1) Pháp luật về xây dựng: Luật …; Nghị định …": the words that make grounds
    /// of all that the sentence lists.
    fn ground_above(&self, at: usize) -> Option<Span> {
        let head = &self.lexer.events[self.sentence.from.min(at)..at];
        let ground = head.iter().take(2).position(
            |event| matches!(event.kind, Kind::Verb(verb) if verb.class == Class::BasedOn),
        )?;
        let colon = head
            .iter()
            .take(GROUND_LABEL)
            .any(|event| event.kind == Kind::Colon);
        let cited = head.iter().any(|event| matches!(event.kind, Kind::Cite(_)));
        (colon && !cited).then(|| head[ground].span())
    }

    /// Whether "do" leads a citation in whose verb, without an object, stands behind it.
    fn is_agent(&self, at: usize) -> bool {
        let events = &self.lexer.events;
        let led = at > 0 && events[at - 1].kind == Kind::By(By::Agent);
        let verb = events
            .get(at + 1)
            .and_then(|_| scan::verb_at(events, at + 1));
        led && verb.is_some_and(|verb| verb.class.changes() || verb.class.explains())
            && !matches!(
                events.get(at + 2).map(|event| event.kind),
                Some(Kind::Cite(_) | Kind::Part | Kind::Noun { .. } | Kind::Law)
            )
    }

    fn agent(&mut self, at: usize, index: u32, found: &Governed) {
        let events = &self.lexer.events;
        let left = scan::left(events, at - 1);
        let cue = events[at + 1].span();
        let kind = scan::verb_at(events, at + 1).and_then(|verb| verb.class.kind());
        let targets = self.patients(&left);
        match kind.filter(|_| !targets.is_empty() && !left.denied && !left.intended) {
            Some(kind) => self.begin(index, Attach::Agent { targets, kind, cue }, found),
            None => self.named(index, cue, found),
        }
    }

    /// "Theo đề nghị của Giám đốc Sở … (Tờ trình số …)": the request before brackets that name its
    /// paper.
    fn requested(&self, at: usize) -> Option<usize> {
        let events = &self.lexer.events;
        let open = events[..at]
            .iter()
            .rposition(|event| event.kind == Kind::Open)?;
        for before in (0..open).rev().take(10) {
            match events[before].kind {
                Kind::Request => return Some(before),
                Kind::Cite(_) | Kind::Stop | Kind::Semi | Kind::Verb(_) => return None,
                _ => {}
            }
        }
        None
    }

    fn lists_grounds(&self) -> bool {
        self.sentence.lists.first().is_some_and(|list| matches!(&list.attach, Attach::Front(front) if front.kind == RelationKind::BasedOn && list.colon))
    }

    /// Whether the brackets in which a citation stands follow another one.
    fn follows_cite(&self, at: usize) -> bool {
        let events = &self.lexer.events;
        let open = events[..at]
            .iter()
            .rposition(|event| event.kind == Kind::Open);
        open.and_then(|open| open.checked_sub(1))
            .is_some_and(|before| matches!(events[before].kind, Kind::Cite(_)))
    }

    /// What the lines above say of an item.
    fn said_above(&mut self, at: usize, index: u32, found: &Governed) {
        let lead = self.lead.clone();
        if let Some((kind, sources, cue)) = lead.says {
            self.begin(index, Attach::Target { sources, kind, cue }, found);
        } else if let Some(cue) = lead.missing {
            self.begin(index, Attach::Missing(cue), found);
        } else if let Some(cue) = lead.issued {
            // An item that brings its own verb has its own target.
            if !scan::has_own_verb(&self.lexer.events, at) {
                self.sentence.fronted.extend(lead.fronts.iter().copied());
            }
            self.declare_first(index, cue, found);
        }
    }

    /// A citation behind a verb.
    fn follow(&mut self, index: u32, at: usize, found: &Governed) {
        let events = &self.lexer.events;
        let Some(verb) = scan::verb_at(events, at) else {
            return;
        };
        let left = scan::left(events, at);
        // "về việc sửa đổi, bổ sung một số điều của Quy định …, ban hành kèm theo X": what is done to
        // the enclosed is done to X.
        let apart = |change: usize| {
            self.lexer.events[change..at]
                .iter()
                .any(|event| event.kind == Kind::By(By::Rule))
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
        let Some(kind) = self.kind_of(verb, &left, found, at) else {
            self.named(index, cue, found);
            return;
        };
        if found.against {
            self.named(index, cue, found);
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
        if self.sentence.denied && !drafted {
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

    /// The relation that a verb states where it stands; `None` where it states none.
    fn kind_of(
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
        match found.by {
            // "thực hiện theo quy định tại A" follows A; "kéo dài theo A" prolongs nothing.
            Some(By::Norm) => return None,
            Some(By::Rule) if class.changes() || class == Class::Reviews => return None,
            Some(By::Rule) if class.carries_out() && !opens && !weak => return None,
            Some(By::Rule) if weak && !matches!(left.subject, Subject::Start) => return None,
            Some(By::Place)
                if class.changes()
                    && !(found.content || found.words > 0 || found.noun || found.part) =>
            {
                return None;
            }
            Some(By::Place)
                if class.carries_out() && !(found.content || found.noun || found.words > 0) =>
            {
                return None;
            }
            Some(By::Means | By::Agent) => return None,
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
            Class::Repeals | Class::Annuls if through => found.words > 8,
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

    /// Whether the words turn round who acts: the citation behind acts on the one before. `None`
    /// where they say nothing about it; `Some(false)` where they state nothing at all.
    fn reversed(&self, verb: Verb, left: &Left, found: &Governed, at: usize) -> Option<bool> {
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
    fn turn(&mut self, index: u32, verb: Verb, at: usize, left: &Left, found: &Governed) {
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

    /// What a passive is said of: the citation before, with the list that opens the sentence and
    /// ends with it.
    fn patients(&self, left: &Left) -> Vec<u32> {
        let before = match left.subject {
            Subject::Bracket(_) => self
                .sentence
                .brackets
                .last()
                .and_then(|bracket| bracket.before),
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
            Some(super::sentence::List {
                attach: Attach::Agent { targets, .. },
                ..
            }) if left.and || left.comma => targets.clone(),
            Some(list)
                if list.bare
                    && list.members.len() <= LOOK_BACK
                    && self.is_one_series(&list.members) =>
            {
                list.members.clone()
            }
            _ => vec![before],
        }
    }

    /// Who does what an active verb says.
    fn sources(
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
    fn starts(
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
        let note = kind.changes() || kind.carries_out() && self.lead.is_ground();
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
    fn part_subject(&self, index: u32, kind: RelationKind) -> Option<End> {
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
    }

    /// "Kế hoạch A và Kế hoạch B cụ thể hóa C": the sentence begins with a list of one series, and
    /// the verb stands right behind its last item.
    fn together(&self, last: u32, kind: RelationKind, left: &Left) -> Option<Vec<End>> {
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
    fn is_one_series(&self, members: &[u32]) -> bool {
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
    fn titled_alike(&self, last: u32) -> Vec<End> {
        let subjects = self.sentence.open_subjects();
        let titled = |end: &End| matches!(*end, End::Mention(at) if at != last && self.mentions[at as usize].title_span().is_some());
        let own = subjects.iter().rposition(titled).map_or(0, |at| at + 1);
        subjects[own.min(subjects.len())..].to_vec()
    }

    /// Whether a verb is the short word of a note: "sửa", which is written of both.
    fn is_short(&self, verb: Verb) -> bool {
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

    /// Whether words stand in the text's own head: its type and its title.
    fn is_own_head(&self, span: Span) -> bool {
        let inside = |head: Option<Span>| head.is_some_and(|head| head.overlaps(span));
        inside(self.own.type_word) || inside(self.own.title)
    }

    /// What a draft does: "đang xây dựng dự thảo Kế hoạch thực hiện X".
    fn by_draft(
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
        let type_word = noun.map(super::event::Event::span);
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

    /// A citation behind "ban hành".
    fn issue(&mut self, at: usize, index: u32, issue: usize, found: &Governed) {
        let events = &self.lexer.events;
        let left = scan::left(events, issue);
        let cue = scan::cue(events, issue, None);
        let after = (0..issue)
            .rev()
            .take(12)
            .map(|at| events[at].kind)
            .take_while(|kind| {
                !matches!(kind, Kind::Comma | Kind::Stop | Kind::Cite(_) | Kind::Semi)
            })
            .any(|kind| kind == Kind::After);
        self.sentence.denied |= left.denied;
        // "xây dựng" is much else where nobody is said to have done it.
        let builds = self.text.at(cue).to_lowercase().starts_with("xây");
        let vague =
            builds && !left.done && !matches!(left.subject, Subject::Start | Subject::Body { .. });
        if vague {
            self.open(at, index, found);
            return;
        }
        if left.denied || left.intended || left.draft.is_some() || left.asked || after {
            if after {
                self.after(index);
            } else {
                self.open(at, index, found);
            }
            return;
        }
        let from = self.sentence.last.max(self.sentence.from).min(issue);
        let part = events[from..issue]
            .iter()
            .rposition(|event| event.kind == Kind::Semi)
            .map_or(from, |part| from + part + 1);
        self.front_above(part, issue, index);
        self.declare_first(index, cue, found);
    }

    /// "sau khi có X", "sau khi … ban hành X": what is issued then may answer X.
    fn after(&mut self, index: u32) {
        let cue = self.mention_cue(index);
        self.name(index, cue);
        self.new_list_cited(index);
        self.line.after.push(index);
    }

    /// "Xét đề nghị của … tại Tờ trình X".
    fn request(&mut self, index: u32, request: usize, found: &Governed) {
        let events = &self.lexer.events;
        let cue = scan::cue(events, request, None);
        let left = scan::left(events, request);
        let further = left.and || left.comma;
        let grounds = self.sentence.lists.iter().any(|list| match &list.attach {
            Attach::Front(front) => front.kind == RelationKind::BasedOn,
            Attach::Target { kind, .. } => *kind == RelationKind::BasedOn,
            _ => false,
        });
        if matches!(left.subject, Subject::Start)
            || left.subject == Subject::Words && events[request].capital
            || further && grounds
        {
            let front = Front {
                target: index,
                kind: RelationKind::BasedOn,
                cue,
                own: true,
                weak: false,
            };
            self.begin(index, Attach::Front(front), found);
        } else {
            self.named(index, cue, found);
        }
    }

    /// "… cụ thể hóa X bằng A": A answers what was named before.
    fn answer_by_means(&mut self, at: usize, index: u32, found: &Governed) {
        let events = &self.lexer.events;
        let by = (0..at)
            .rev()
            .find(|&by| matches!(events[by].kind, Kind::By(_)));
        let cue = by.map_or_else(|| self.mention_cue(index), |by| events[by].span());
        if self.sentence.fronted.is_empty()
            && self.line.waiting.is_empty()
            && self.line.topics.is_empty()
        {
            self.named(index, cue, found);
        } else {
            self.declare_first(index, cue, found);
        }
    }

    /// Names a citation that the words before it say nothing of.
    fn named(&mut self, index: u32, cue: Span, found: &Governed) {
        self.new_list(index, Attach::Cited, found);
        self.sentence.declared = false;
        self.name(index, cue);
    }

    /// "A (sửa B)": the years decide which of the two changes the other.
    fn by_age(
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
}

/// How far a label of grounds reaches, in events.
const GROUND_LABEL: usize = 10;

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
    /// Notes a source that the text says is not answered.
    pub(super) fn missing(&mut self, source: u32, cue: Span) {
        self.unanswered.push(Unanswered { source, cue });
        self.name(source, cue);
    }
}
