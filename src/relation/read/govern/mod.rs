//! What is said of a citation: by the verb that governs it, by its list, by its place.

mod verb;
mod voice;
mod who;

use super::Reader;
use super::event::Kind;
use super::lexicon::{By, Class};
use super::mark::Mark;
use super::scan::{self, Governed, Governor, Subject};
use super::sentence::{Attach, Front};
use crate::id::Repairs;
use crate::mention::{Column, Origin};
use crate::relation::{End, RelationKind, Speaker, Unanswered};
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
        // The name of a file names the document, and does nothing.
        if self.mentions[index as usize]
            .repairs()
            .contains(Repairs::FILE_NAME)
        {
            self.lexer.events[at].kind = Kind::Words;
            self.line.file = true;
            let cue = self.mention_cue(index);
            self.name(index, cue);
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
            Governor::Cite if found.colon && self.answers_item(at, index) => {
                let cue = self.mention_cue(index);
                self.declare_first(index, cue, found);
            }
            Governor::Cite if found.by == Some(By::Means) && found.words == 0 => {
                self.answer_by_means(at, index, found);
            }
            Governor::Start if found.semi && self.sentence.previous.is_some() => {
                self.coordinate(at, index, found);
            }
            // "thay thế A + Điều 1 B"
            Governor::Cite if found.plus && found.words == 0 && found.by.is_none() => {
                self.coordinate(at, index, found);
            }
            Governor::After => self.after(index),
            // "Theo Tờ trình số … của Giám đốc Sở Xây dựng," among the grounds of a decision.
            Governor::Start if found.by == Some(By::Rule) && self.follows_grounds(at, index) => {
                let cue = self.lexer.events[at - 1].span();
                let front = Front::ground(index, cue);
                self.begin(index, Attach::Front(front), found);
            }
            // "(do B sửa đổi, bổ sung)"
            _ if self.is_agent(at) => self.agent(at, index, found),
            Governor::Bracket if self.changed_before(at).is_some() => {
                let verb = self.changed_before(at).unwrap_or(at);
                let through = Governed {
                    content: true,
                    part: true,
                    by: Some(By::Place),
                    quoted: false,
                    ..*found
                };
                self.follow(index, verb, &through);
            }
            Governor::Bracket if self.requested(at).is_some() => {
                let request = self.requested(at).unwrap_or(at);
                self.request(index, request, found);
            }
            Governor::Bracket if self.lists_grounds() && !self.follows_cite(at) => {
                self.coordinate(at, index, found);
            }
            _ => self.open(at, index, found),
        }
    }

    /// "- Kế hoạch A của Tỉnh ủy thực hiện B: Kế hoạch C.": in a report, or among what was issued, what
    /// stands behind the colon of an item answers its document, if it stands below that.
    fn answers_item(&self, at: usize, index: u32) -> bool {
        let [topic] = self.line.topics[..] else {
            return false;
        };
        let below = matches!((self.level(index), self.level(topic)), (Some(below), Some(above)) if below < above);
        let colon = at > 0 && self.lexer.events[at - 1].kind == Kind::Colon;
        let told = self.own.is_report || self.lead.issued.is_some();
        below && colon && told && self.line.block.mark != Mark::None
    }

    /// A citation that nothing in its clause governs: an item of what is in force, a topic, or a name.
    fn open(&mut self, at: usize, index: u32, found: &Governed) {
        // "theo quy định tại X, các cụm này phải …" makes no topic of X.
        let heads = found.governor == Governor::Start
            && found.by != Some(By::Norm)
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
            // In a note, the grounds of the document that it is about.
            let topic = self.described().filter(|_| self.speaker == Speaker::Other);
            let front = Front::ground(index, cue);
            let attach = topic.map_or(Attach::Front(front), |topic| Attach::Target {
                sources: vec![End::Mention(topic)],
                kind: RelationKind::BasedOn,
                cue,
            });
            self.begin(
                index,
                attach,
                &Governed {
                    colon: true,
                    ..*found
                },
            );
            return;
        }
        // "6. `QD-11.pdf` — QĐ 11/2026/QĐ-UBND …": an item may name its file before its document.
        let dashed = self.line.first.is_none()
            && (self.line.block.mark != Mark::None || self.line.file)
            && at > 0
            && self.lexer.events[at - 1].kind == Kind::Dash;
        if heads || dashed {
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

    /// Whether a citation behind "Theo" opens a line below the text's grounds.
    fn follows_grounds(&self, at: usize, index: u32) -> bool {
        let opens = at == 1 && self.lexer.events[0].capital;
        let grounds = self.relations.last().is_some_and(|last| {
            last.from == End::Own
                && last.kind == RelationKind::BasedOn
                && matches!(last.to, End::Mention(to) if to + 1 == index)
                // Below the first article nothing is a ground.
                && self
                    .text
                    .as_str()
                    .get(last.cue.end()..self.line.block.start)
                    .is_some_and(|between| !between.contains("\nĐiều "))
        });
        opens && grounds && self.own.type_word.is_some()
    }

    /// Whether "do", "được" or "bị" leads a citation in whose verb, without an object, stands behind
    /// it: "do B sửa đổi", "A đã bị B bãi bỏ".
    fn is_agent(&self, at: usize) -> bool {
        let events = &self.lexer.events;
        let led = at > 0 && matches!(events[at - 1].kind, Kind::By(By::Agent) | Kind::Passive);
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

    /// "Bãi bỏ điều kiện “…” (điểm đ khoản 2 Điều 49 X)": the verb that opens the clause before
    /// brackets which hold a provision, where no document is named between.
    fn changed_before(&self, at: usize) -> Option<usize> {
        let events = &self.lexer.events;
        let open = at.checked_sub(2)?;
        if events[open].kind != Kind::Open || events[open + 1].kind != Kind::Part {
            return None;
        }
        let from = self.sentence.last.max(self.sentence.from).min(open);
        let clause = events[from..open]
            .iter()
            .rposition(|event| matches!(event.kind, Kind::Semi | Kind::Colon | Kind::Cite(_)))
            .map_or(from, |end| from + end + 1);
        scan::verb_at(events, clause)
            .filter(|verb| verb.class.changes() && !verb.passive && events[clause].capital)
            .map(|_| clause)
    }

    /// "Theo đề nghị của Giám đốc Sở … (Tờ trình số …)": the request before brackets that name its
    /// paper.
    fn requested(&self, at: usize) -> Option<usize> {
        let events = &self.lexer.events;
        let open = events[..at]
            .iter()
            .rposition(|event| event.kind == Kind::Open)?;
        self.request_before(open)
    }

    /// The request that leads in what stands before an event, with nothing decided between.
    pub(super) fn request_before(&self, at: usize) -> Option<usize> {
        let events = &self.lexer.events;
        for before in (0..at).rev().take(10) {
            match events[before].kind {
                Kind::Request => return Some(before),
                Kind::Cite(_) | Kind::Stop | Kind::Semi | Kind::Verb(_) => return None,
                _ => {}
            }
        }
        None
    }

    /// Whether the sentence begins with grounds that a colon leads in.
    pub(super) fn lists_grounds(&self) -> bool {
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
    pub(super) fn request(&mut self, index: u32, request: usize, found: &Governed) {
        let events = &self.lexer.events;
        // "Sau khi xem xét đề nghị của Ủy ban nhân dân tỉnh tại …": one request in two phrases.
        let twice = request > 0 && events[request - 1].kind == Kind::Request;
        let request = request - usize::from(twice);
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
            let front = Front::ground(index, cue);
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
}

/// How far a label of grounds reaches, in events.
const GROUND_LABEL: usize = 10;

impl Reader<'_, '_> {
    /// Notes a source that the text says is not answered.
    pub(super) fn missing(&mut self, source: u32, cue: Span) {
        self.unanswered.push(Unanswered { source, cue });
        self.name(source, cue);
    }
}
