//! What is said of documents that stand further off: named again, named by what they are called,
//! or spoken of by "này" and "nêu trên".

use std::cmp::Ordering;

use super::{LOOK_BACK, Open, Top, Weaver};
use crate::mention::{Cut, CutKind, Link, Mention, link_starting};
use crate::relation::closing::{self, Above, Lapse};
use crate::relation::cue::{self, Cue};
use crate::relation::named::{Laws, Named};
use crate::relation::pointer::{fitting, is_word};
use crate::relation::{Certainty, End, Relation, RelationKind, Role};
use crate::text::{Key, Span, Text, Token, TokenKind, tokenise};

impl Weaver<'_, '_> {
    /// "A (sửa B)", "A (đính chính B)" are written of both: what A changes, and what changes A. No
    /// document changes a later one, so the years decide, or the numbers of one series in one
    /// year; where they do not, neither is said to change the other.
    pub(super) fn change_by_age(&mut self, index: u32, kind: RelationKind, cue: Span) {
        let id = |at: u32| self.mentions[at as usize].id();
        let age = self.sentence.previous.and_then(|previous| {
            let (before, here) = (id(previous), id(index));
            let years = before.year()?.cmp(&here.year()?);
            let series = before.type_code() == here.type_code() && before.organ() == here.organ();
            let age = match years {
                Ordering::Equal if series => before.ordinal()?.cmp(&here.ordinal()?),
                years => years,
            };
            Some((End::Mention(previous), age))
        });
        let here = End::Mention(index);
        match age {
            Some((before, Ordering::Less)) => {
                self.add(here, before, kind, cue, Certainty::Stated);
                self.sentence.reversed = Some((before, kind, cue));
            }
            Some((before, Ordering::Greater)) => {
                self.add(before, here, kind, cue, Certainty::Stated);
            }
            _ => self.cite(index, cue),
        }
    }

    /// The document that the notes of a list or under a heading are about, in a text that is no
    /// document itself: "### 2. Nghị định 207/2026/NĐ-CP … - Thay thế: Nghị định 06/2021/NĐ-CP".
    pub(super) fn described(&self) -> Option<End> {
        if self.own.number.is_some() {
            return None;
        }
        let topic = self.line.topics.first().copied();
        let entry = self.entry.map(|(entry, _)| entry);
        topic.or(entry).or(self.section).map(End::Mention)
    }

    /// "Căn cứ Thông tư A hướng dẫn Nghị định B và Nghị định C": C is of B's type and not of
    /// A's, so it stands beside B in what A does.
    pub(super) fn stands_beside_target(&self, index: u32) -> bool {
        let code = |at: u32| self.mentions[at as usize].id().type_code();
        let beside = self.sentence.previous.and_then(|previous| {
            let to = self.sentence.to.get(&End::Mention(previous))?;
            match self.relations[*to.last()?].from {
                End::Mention(source) => Some((source, previous)),
                _ => None,
            }
        });
        beside.is_some_and(|(source, previous)| {
            let own = code(index);
            own.is_some() && own == code(previous) && own != code(source)
        })
    }

    /// "A (được sửa đổi bởi B) và C": C stands beside A, and what is said of A outside the brackets
    /// is said of C.
    pub(super) fn stand_beside_outer(&mut self, index: u32) {
        let Some(outer) = self.sentence.previous else {
            return;
        };
        let said = self.sentence.to.get(&End::Mention(outer));
        let said: Vec<Relation> = said
            .into_iter()
            .flatten()
            .take(LOOK_BACK)
            .map(|&at| self.relations[at])
            .filter(|relation| !matches!(relation.from, End::Mention(from) if from > outer))
            .collect();
        let mut heads = self.sentence.heads.iter().rev().take(LOOK_BACK);
        if said.is_empty() && heads.any(|&head| head == outer) {
            self.repeat_top(index);
            return;
        }
        if said.is_empty() {
            self.cite(index, self.mentions[index as usize].span());
        }
        for Relation {
            from, kind, cue, ..
        } in said
        {
            let to = End::Mention(index);
            self.add(from, to, kind, cue, Certainty::Inherited);
        }
    }

    /// "A sửa đổi, bổ sung một số điều của các Nghị định hướng dẫn thi hành Luật … và Nghị định B":
    /// B is of the type that A's title speaks of in the plural, so A does the same to it, unless B
    /// is the later of the two; and so it is behind a title that ends with a law, "A hướng dẫn thi
    /// hành Luật Hóa chất và Nghị định B". The cue.
    pub(super) fn stands_beside_many(&self, index: u32) -> Option<Cue> {
        let before = &self.mentions[self.sentence.previous? as usize];
        let title = before.title_span().filter(|_| !before.is_title_quoted())?;
        let mut tokens = Vec::new();
        let bytes = self.text.as_str().as_bytes();
        tokenise(bytes, title.start(), title.end(), &mut tokens);
        let here = &self.mentions[index as usize];
        let later = matches!((before.id().year(), here.id().year()), (Some(a), Some(b)) if a < b);
        if later {
            return None;
        }
        if let Some(plural) = cue::plural(&tokens) {
            return self
                .is_of_type(here, &plural.type_word)
                .then_some(plural.cue);
        }
        // One of A's own type may as well stand beside A.
        let code = here.id().type_code();
        cue::acts_on_law(&tokens).filter(|_| code.is_some() && code != before.id().type_code())
    }

    /// "A hết hiệu lực kể từ ngày Thông tư này có hiệu lực": the text ends the documents that
    /// the sentence is about. What lapses on a day of its own is ended by no text in sight.
    pub(super) fn lapse(&mut self, lapse: Lapse) {
        if !lapse.by_text && !self.sentence.in_force {
            return;
        }
        let named_only = matches!(self.sentence.top, Some(Top::Cited));
        for head in self.sentence.heads.clone() {
            let cited = self
                .relations
                .iter_mut()
                .rev()
                .take(LOOK_BACK)
                .find(|relation| relation.to == End::Mention(head) && relation.from == End::Own);
            if let Some(relation) = cited.filter(|_| named_only) {
                relation.kind = RelationKind::Repeals;
                relation.cue = lapse.cue;
                relation.certainty = Certainty::Stated;
            }
        }
    }

    /// "A đã được sửa đổi, bổ sung theo Luật này": the text itself does it to the mention that
    /// stands right before these words.
    pub(super) fn turn(&mut self, link: &[Token]) {
        let made = self.sentence.made.take().zip(self.sentence.previous);
        if let Some((to, maker)) = made {
            // The verb may have been taken for the title.
            let title = self.mentions[maker as usize].title_span();
            let mut tokens = Vec::new();
            if let Some(title) = title {
                let bytes = self.text.as_str().as_bytes();
                tokenise(bytes, title.start(), title.end(), &mut tokens);
            }
            if let Some((kind, cue)) = closing::made(link).or_else(|| closing::made(&tokens)) {
                self.add(End::Mention(maker), to, kind, cue, Certainty::Stated);
            }
        }
        let Some((kind, cue)) = closing::by_text(link) else {
            return;
        };
        if let Some(target) = self.sentence.previous {
            self.add(End::Own, End::Mention(target), kind, cue, Certainty::Stated);
        }
    }

    /// "Kế hoạch A về "Thực hiện Chỉ thị B …"": the title is a clause that begins with its verb and
    /// whose object is B, so it says what A does. A title that only names B says nothing.
    pub(super) fn title_clause(
        &self,
        index: u32,
        inside: &Mention<'_>,
    ) -> Option<(End, RelationKind, Span)> {
        let around = index.checked_sub(1)?;
        let mention = &self.mentions[around as usize];
        let title = mention.title_span().filter(|_| mention.is_title_quoted())?;
        let start = inside
            .type_word_span()
            .map_or(inside.span().start(), Span::start);
        if mention.is_in_title() || start < title.start() {
            return None;
        }
        let mut tokens = Vec::new();
        tokenise(
            self.text.as_str().as_bytes(),
            title.start(),
            start,
            &mut tokens,
        );
        let (len, link) = link_starting(&tokens, 0)?;
        let kind = closing::kind_of(link)?;
        let cue = Span::of(tokens[0].start as usize, tokens[len - 1].end as usize);
        (len == tokens.len()).then_some((End::Mention(around), kind, cue))
    }

    /// "Thực hiện X, …", and the words go on further than is read: what they say of X is not known.
    pub(super) fn drop_unread(&mut self, link: &[Token]) {
        let unread = link
            .iter()
            .position(|token| token.kind == TokenKind::Skipped)
            .filter(|&at| cue::clause_end(link) == at);
        let Some(at) = unread else { return };
        let start = link[at].start as usize;
        let line_ended = self.text.as_str().as_bytes()[..start].ends_with(b"\n");
        if line_ended || self.sentence.fronted.is_empty() {
            return;
        }
        // The sentence may end a little further on, and nothing be issued in it.
        let further = (link[at].end as usize).min(start + FURTHER);
        let mut tokens = Vec::new();
        tokenise(self.text.as_str().as_bytes(), start, further, &mut tokens);
        let end = cue::clause_end(&tokens);
        let ends = end < tokens.len() || further == self.text.as_str().len();
        if ends && closing::says_no_more(&link[..at]) && closing::says_no_more(&tokens[..end]) {
            return;
        }
        let fronted = std::mem::take(&mut self.sentence.fronted);
        self.cuts.push(Cut {
            kind: CutKind::Gap,
            span: self.mentions[fronted[0].target as usize].span(),
        });
        for open in fronted {
            self.cite_open(open.target, open.cue);
        }
    }

    /// Names a document of which nothing more is known.
    fn cite_open(&mut self, target: u32, cue: Span) {
        self.add(
            End::Own,
            End::Mention(target),
            RelationKind::Cites,
            cue,
            Certainty::Inferred,
        );
    }

    /// "… ban hành Kế hoạch số A và B, lần lượt triển khai hai nghị quyết nêu trên": the
    /// documents named further up in the line, where their type and their count leave no
    /// choice.
    pub(super) fn refer_up(&mut self, above: &Above) {
        let Some(kind) = aimed(above.link, above.cue) else {
            return;
        };
        let sources = self.sentence.subjects.clone();
        let Some(&End::Mention(first)) = sources.first() else {
            return;
        };
        let Some(targets) = self.meant_above(above, first) else {
            return;
        };
        let one_by_one = above.respectively && sources.len() == targets.len();
        let shared = !above.respectively && (sources.len() == 1 || targets.len() == 1);
        if !(one_by_one || shared) {
            return;
        }
        for (at, &source) in sources.iter().enumerate() {
            let own = if one_by_one {
                &targets[at..=at]
            } else {
                &targets[..]
            };
            for &target in own {
                self.add(
                    source,
                    End::Mention(target),
                    kind,
                    above.cue,
                    Certainty::Stated,
                );
            }
        }
        self.are_answered(&targets);
    }

    /// What answers some documents is said: they wait for no other answer.
    fn are_answered(&mut self, targets: &[u32]) {
        let waits = |open: &Open| !targets.contains(&open.target);
        self.sentence.fronted.retain(waits);
        self.line.waiting.retain(waits);
    }

    /// "Thực hiện nghị quyết này, Huyện ủy ban hành …": what is issued at a mention answers the
    /// document named further up in the line, where its type leaves no choice.
    pub(super) fn front_above(&mut self, above: &Above, index: u32) {
        let Some(kind) = aimed(above.link, above.cue) else {
            return;
        };
        for target in self.meant_above(above, index).unwrap_or_default() {
            self.sentence.fronted.push(Open {
                target,
                kind,
                cue: above.cue,
                own: false,
            });
        }
    }

    /// The documents that stand in a list at the head of the sentence.
    pub(super) fn several(&self) -> Vec<End> {
        let heads = self.sentence.heads.iter().copied().map(End::Mention);
        match self.sentence.subjects.len() {
            0 | 1 => heads.take(LOOK_BACK).collect(),
            _ => {
                let subjects = self.sentence.subjects.iter().copied();
                subjects.take(LOOK_BACK).collect()
            }
        }
    }

    /// "A và B lần lượt thực hiện C và D": the next target belongs to the next source.
    pub(super) fn answer_respectively(&mut self, index: u32) {
        let next = self.sentence.respective.as_mut().and_then(|respective| {
            let (sources, count, kind, cue) = respective;
            let source = *sources.get(*count)?;
            *count += 1;
            Some((source, *kind, *cue))
        });
        match next {
            Some((source, kind, cue)) => {
                self.add(source, End::Mention(index), kind, cue, Certainty::Stated);
            }
            None => self.cite(index, self.mentions[index as usize].span()),
        }
    }

    /// "… Nghị quyết số A …, Huyện ủy ban hành Kế hoạch số B để thực hiện.": B carries out the one
    /// document above its level that is named before it in the line.
    pub(super) fn carry_out_above(&mut self, link: Link, cue: Span) {
        let sources = self.sentence.subjects.clone();
        let (Some(kind), Some(&End::Mention(first))) = (aimed(link, cue), sources.first()) else {
            return;
        };
        let Some(from) = self.near_start(first) else {
            return;
        };
        let mut above = (from..first).filter(|&at| {
            let levels = (self.level(first), self.level(at));
            let higher = matches!(levels, (Some(below), Some(above)) if below < above);
            higher && !self.mentions[at as usize].is_in_title()
        });
        let Some(target) = above.next() else {
            return;
        };
        let id = |at: u32| self.mentions[at as usize].id();
        if above.any(|other| id(other) != id(target)) {
            return;
        }
        for source in sources {
            let answers = matches!(source, End::Mention(at) if !self.carries[at as usize]);
            if answers {
                self.add(source, End::Mention(target), kind, cue, Certainty::Stated);
            }
        }
        self.are_answered(&[target]);
    }

    /// The first mention of the line, where it is near enough for all in between to be looked at.
    fn near_start(&self, before: u32) -> Option<u32> {
        let from = self.line.first.unwrap_or(before);
        ((before - from) as usize <= LOOK_BACK).then_some(from)
    }

    /// The documents that words such as "nghị quyết nêu trên" mean, among those named in the line
    /// before a mention; none where type and count leave a choice.
    fn meant_above(&self, above: &Above, first: u32) -> Option<Vec<u32>> {
        // A text of that type may speak of itself.
        let own = self.own.type_word;
        if above.this && own.is_some_and(|own| is_word(self.text, own, &above.type_word)) {
            return None;
        }
        let from = self.near_start(first)?;
        let range = from as usize..first as usize;
        let targets = fitting(self.text, &self.mentions, range, &above.type_word);
        let counted = match above.count {
            Some(count) => targets.len() == count,
            None => targets.len() > 1,
        };
        counted.then_some(targets)
    }

    /// Whether the type word of a mention is this one.
    pub(super) fn is_of_type(&self, mention: &Mention<'_>, word: &[Key]) -> bool {
        mention
            .type_word_span()
            .is_some_and(|span| is_word(self.text, span, word))
    }

    /// What titles, and notes in brackets, say of laws that they name without their numbers.
    pub(super) fn name_laws(&mut self) {
        let laws = Laws::of(self.text, &self.mentions);
        if laws.is_empty() {
            return;
        }
        let own = self.own.title.map(|title| (End::Own, title));
        let ends = || {
            self.mentions
                .iter()
                .zip(&self.roles)
                .zip(0..)
                .filter(|((mention, role), _)| **role != Role::Own && !mention.is_in_title())
                .map(|((mention, _), at)| (End::Mention(at), mention))
        };
        let titles = ends().filter_map(|(end, mention)| Some((end, mention.title_span()?)));
        let notes = ends()
            .filter(|(_, mention)| mention.title_span().is_none())
            .filter_map(|(end, mention)| Some((end, note_behind(self.text, mention)?)));
        let mut said = Vec::new();
        for (from, title) in own.into_iter().chain(titles) {
            for named in laws.named_in(self.text, &self.mentions, title) {
                said.push((from, named));
            }
        }
        for (from, note) in notes {
            // "A (sửa B)" is written of both; who guides whom is written one way only.
            let guides =
                |named: &Named| matches!(named.kind, RelationKind::Guides | RelationKind::Details);
            for named in laws.named_in(self.text, &self.mentions, note) {
                if guides(&named) {
                    said.push((from, named));
                }
            }
        }
        for (from, named) in said {
            let to = End::Mention(named.law);
            self.add(from, to, named.kind, named.cue, Certainty::Stated);
        }
    }
}

/// How much more of a sentence is looked at whose end was not read, in bytes.
const FURTHER: usize = 1500;

/// The most bytes of a note in brackets.
const NOTE: usize = 300;

/// The inside of the brackets right behind a mention and its fields: "(hướng dẫn Luật …, sửa
/// …)".
fn note_behind(text: Text<'_>, mention: &Mention<'_>) -> Option<Span> {
    let end = [
        Some(mention.span()),
        mention.date_span(),
        mention.issuer_span(),
    ]
    .into_iter()
    .flatten()
    .map(Span::end)
    .max()?;
    let behind = text.as_str().get(end..)?;
    let inside = behind.trim_start_matches(' ').strip_prefix('(')?;
    let start = end + (behind.len() - inside.len());
    let line = inside.split('\n').next()?;
    let len = line.find(')').filter(|&len| len <= NOTE)?;
    Some(Span::of(start, start + len))
}

/// What words with an aim ("để thực hiện") say of the document that they lead to; `None` where
/// they say it of the one before.
fn aimed(link: Link, span: Span) -> Option<RelationKind> {
    let cue = Cue {
        link,
        span,
        purposive: true,
    };
    cue.relation()
        .and_then(|(kind, reversed)| (!reversed).then_some(kind))
}
