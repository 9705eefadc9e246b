//! What a heading, a line with a colon or an item says of the blocks that stand under it.

use super::Reader;
use super::block::Block;
use super::event::Kind;
use super::lexicon::Class;
use super::mark::Mark;
use super::scan::{self, Subject};
use super::sentence::Front;
use crate::relation::RelationKind;
use crate::relation::reading::End;
use crate::text::Span;

/// What is in force over the blocks below.
#[derive(Clone, Debug, Default)]
pub(super) struct Lead {
    /// What these do to each item, and the words that say so.
    pub(super) says: Option<(RelationKind, Vec<End>, Span)>,
    /// Each item was issued.
    pub(super) issued: Option<Span>,
    /// Nothing was issued for any item yet.
    pub(super) missing: Option<Span>,
    /// What is issued below answers these.
    pub(super) fronts: Vec<Front>,
    /// What is said below is about these.
    pub(super) topics: Vec<u32>,
}

impl Lead {
    fn is_silent(&self) -> bool {
        self.says.is_none()
            && self.issued.is_none()
            && self.missing.is_none()
            && self.fronts.is_empty()
            && self.topics.is_empty()
    }

    /// This, over what is in force around it.
    pub(super) fn over(&self, around: &Self) -> Self {
        if self.is_silent() {
            return around.clone();
        }
        let mut lead = self.clone();
        if lead.fronts.is_empty() && lead.says.is_none() {
            lead.fronts.clone_from(&around.fronts);
        }
        if lead.topics.is_empty() {
            lead.topics.clone_from(&around.topics);
        }
        lead
    }

    /// Whether each item below is said something of.
    pub(super) const fn is_list(&self) -> bool {
        self.says.is_some() || self.issued.is_some() || self.missing.is_some()
    }

    /// Whether each item below is a ground of something.
    pub(super) fn is_ground(&self) -> bool {
        matches!(self.says, Some((RelationKind::BasedOn, ..)))
    }

    /// Whether a target waits for what is issued below.
    pub(super) fn takes(&self, target: u32) -> bool {
        self.fronts
            .iter()
            .any(|front| front.target == target && !front.weak)
    }
}

impl Reader<'_, '_> {
    /// What the block in hand, which was read to its end, says of those below it.
    #[expect(
        clippy::too_many_lines,
        reason = "one question after the other, in the order in which they decide"
    )]
    pub(super) fn lead_of(&mut self, block: Block) -> Lead {
        let mut lead = Lead::default();
        let heading = block.mark.is_heading() && !block.closed && !block.colon;
        let title = block.start < block.end && self.is_own_head_block(block);
        let short = block.end - block.body <= SHORT && !block.closed;
        if block.closed || title {
            return lead;
        }
        let events = &self.lexer.events;
        let last = events
            .iter()
            .rposition(|event| matches!(event.kind, Kind::Cite(_)));
        let from = last.map_or(0, |last| last + 1);
        let tail = from..events.len();
        let trailing = |at: usize| {
            events[at + 1..].iter().all(|event| {
                !matches!(
                    event.kind,
                    Kind::Cite(_) | Kind::Verb(_) | Kind::Stop | Kind::Issue { .. }
                )
            })
        };
        let verb = tail
            .clone()
            .rev()
            .find(|&at| matches!(events[at].kind, Kind::Verb(_)) && trailing(at));
        // "ban hành Kế hoạch …, cụ thể như sau:" issues one paper, which is the text; "ban hành các
        // văn bản sau:" leads in what stands below.
        let issue = tail.clone().rev().find(|&at| {
            let one = events.get(at + 1).is_some_and(|event| {
                matches!(event.kind, Kind::Noun { .. })
                    && !self.text.at(event.span()).eq_ignore_ascii_case("văn bản")
            });
            // "các văn bản sau đây đã được ban hành:"
            let listed = || events[..at].iter().any(|event| event.kind == Kind::Namely);
            match events[at].kind {
                Kind::Issue { weak } => !weak && !one,
                Kind::Issued => listed(),
                _ => false,
            }
        });
        let denied = tail.clone().find(|&at| events[at].kind == Kind::Not);
        let drafted = tail.clone().find(|&at| events[at].kind == Kind::Draft);
        let span =
            |from: usize, to: usize| Span::of(events[from].at as usize, events[to].end as usize);
        if block.colon || heading || short {
            if let Some(denied) = denied.filter(|_| block.colon || heading) {
                let what = tail.clone().find(|&at| {
                    let said = match events[at].kind {
                        Kind::Verb(verb) => verb.class.carries_out(),
                        Kind::Issue { weak } => !weak,
                        _ => false,
                    };
                    at > denied && said
                });
                if let Some(what) = what {
                    lead.missing = Some(span(denied, what));
                    return lead;
                }
            }
            let ground = events.iter().take(2).position(
                |event| matches!(event.kind, Kind::Verb(verb) if verb.class == Class::BasedOn),
            );
            if let Some(ground) = ground.filter(|_| last.is_none() && issue.is_none()) {
                lead.says = Some((RelationKind::BasedOn, vec![End::Own], events[ground].span()));
                return lead;
            }
        }
        if short && !heading && !block.colon && last.is_none() && self.titles_papers() {
            let verb = verb.and_then(|verb| Some((verb, scan::verb_at(events, verb)?)));
            lead.says = verb.and_then(|(at, verb)| {
                let kind = verb.class.kind().filter(|_| verb.class.changes())?;
                Some((kind, vec![End::Own], events[at].span()))
            });
        }
        if heading {
            let change = verb.filter(
                |&verb| matches!(events[verb].kind, Kind::Verb(said) if said.class.changes()),
            );
            lead.says = change.and_then(|verb| self.trailing_verb(verb, issue));
        }
        if block.colon {
            // "triển khai dự thảo:": what has a draft for its object says nothing of those below.
            let verb = verb.filter(|&verb| drafted.is_none_or(|draft| draft < verb));
            if let (Some(draft), Some(verb)) = (drafted, verb) {
                if let Some(kind) = scan::verb_at(events, verb).and_then(|verb| verb.class.kind()) {
                    let cue = events[verb].span();
                    let noun = events[draft..verb]
                        .iter()
                        .find(|event| matches!(event.kind, Kind::Noun { .. }))
                        .map(super::event::Event::span);
                    let words = events[draft].span();
                    let draft = self.draft(noun.map_or(words, |noun| words.join(noun)), noun);
                    lead.says = Some((kind, vec![draft], cue));
                    return lead;
                }
            }
            if let Some(says) = verb.and_then(|verb| self.trailing_verb(verb, issue)) {
                lead.says = Some(says);
                return lead;
            }
            if let Some(issue) = issue.filter(|_| drafted.is_none()) {
                lead.issued = Some(events[issue].span());
            } else if let Some(cue) = self.line_issues() {
                lead.issued = Some(cue);
            }
        }
        // "a) Thực hiện Nghị quyết X:" over what was issued for it.
        let bare = || {
            matches!(events.first(), Some(first) if matches!(first.kind, Kind::Verb(verb) if !verb.aim))
                && events[from..]
                    .iter()
                    .all(|event| event.titled || matches!(event.kind, Kind::About | Kind::Colon))
        };
        let item = block.colon && block.mark != Mark::None && bare();
        if item {
            lead.issued = lead.issued.or(self.lead.issued);
        }
        let handed = lead.issued.is_some() || heading || item;
        let fronts = self
            .line
            .waiting
            .iter()
            .filter(|front| front.kind.carries_out());
        lead.fronts
            .extend(fronts.filter(|_| handed).map(|front| Front {
                own: false,
                ..*front
            }));
        lead.fronts.append(&mut self.line.unnumbered);
        lead.topics.extend(self.line.topics.iter().copied());
        lead
    }

    /// "Văn bản bị thay thế" alone on a line: papers, what was done to them, and no more.
    fn titles_papers(&self) -> bool {
        let mut events = self.lexer.events.iter();
        let mut next = events.next();
        while next.is_some_and(|event| matches!(event.kind, Kind::Many | Kind::Number)) {
            next = events.next();
        }
        next.is_some_and(|event| matches!(event.kind, Kind::Noun { .. }) && !event.caps)
            && events
                .next()
                .is_some_and(|event| matches!(event.kind, Kind::Verb(_)))
            && events.next().is_none()
    }

    /// "các văn bản để thực hiện X, gồm:": papers whose numbers stand below.
    fn line_issues(&self) -> Option<Span> {
        self.line
            .issues
            .filter(|_| !self.line.unnumbered.is_empty())
    }

    /// What a verb says that a line with a colon ends with.
    fn trailing_verb(
        &self,
        at: usize,
        issue: Option<usize>,
    ) -> Option<(RelationKind, Vec<End>, Span)> {
        let events = &self.lexer.events;
        let verb = scan::verb_at(events, at)?;
        let left = scan::left(events, at);
        let cue = events[at].span();
        if left.intended || left.asked || left.proposed || left.denied {
            return None;
        }
        // "36 văn bản bị bãi bỏ toàn bộ:"
        if verb.passive {
            // "…, được sửa đổi bởi:" is said of what stands before, and by those below.
            let ends = events[at + 1..].iter().all(|event| {
                matches!(
                    event.kind,
                    Kind::Colon | Kind::Namely | Kind::Part | Kind::Open | Kind::Close
                )
            });
            let papers = matches!(left.subject, Subject::Noun(_)) && left.cite.is_none() && ends;
            return verb
                .class
                .kind()
                .filter(|_| papers && verb.class.changes())
                .map(|kind| (kind, vec![End::Own], cue));
        }
        let subjects = self.line.subjects.clone();
        let aims = verb.aim || matches!(left.subject, Subject::Cite(_)) && left.words == 0;
        if let (false, true, Some(kind)) = (subjects.is_empty(), aims, verb.class.kind()) {
            return (!verb.class.changes() || subjects.len() == 1).then_some((kind, subjects, cue));
        }
        // "Sửa đổi, bổ sung khoản 9 như sau:" leads in new wording, and no documents.
        let part = events[at + 1..]
            .iter()
            .any(|event| event.kind == Kind::Part && !self.text.at(event.span()).contains("bộ"));
        if part && verb.class.changes() {
            return None;
        }
        let many = events[at + 1..]
            .iter()
            .any(|event| matches!(event.kind, Kind::Noun { .. } | Kind::Content));
        let named = events[..at].iter().any(|event| event.kind == Kind::Itself);
        let nothing = events[at + 1..]
            .iter()
            .all(|event| matches!(event.kind, Kind::Colon | Kind::Namely | Kind::Unquote));
        let kind = match verb.class {
            Class::Lapses => {
                let papers = events[..at]
                    .iter()
                    .any(|event| matches!(event.kind, Kind::Noun { .. }));
                papers.then_some(RelationKind::Repeals)?
            }
            class if class.changes() => class.kind().filter(|_| many || named || nothing)?,
            Class::BasedOn => RelationKind::BasedOn,
            class if class.carries_out() => class.kind().filter(|_| {
                matches!(left.subject, Subject::Start) && issue.is_none() && !verb.led
            })?,
            _ => return None,
        };
        // Behind another's name it is said of that.
        let own = matches!(left.subject, Subject::Start | Subject::Itself)
            || named
            || !left.body && kind.changes() && self.sentence.previous.is_none();
        own.then_some((kind, vec![End::Own], cue))
    }

    fn is_own_head_block(&self, block: Block) -> bool {
        let inside = |head: Option<Span>| {
            head.is_some_and(|head| head.start() < block.end && block.start < head.end())
        };
        inside(self.own.type_word) || inside(self.own.title) || inside(self.own.number)
    }
}

/// The most bytes of a line that is taken for a heading without a mark.
pub(super) const SHORT: usize = 90;
