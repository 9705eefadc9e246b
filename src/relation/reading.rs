//! A whole text read: mentions with their roles, drafts, relations, the text's own head.
//!
//! Mentions come in order; between each two stand the words that link them. A sentence
//! keeps who acts in it (the document just issued, a draft, or the text itself), so that
//! "Ban hành A, để cụ thể hóa B về thực hiện C" gives A → B → C and never A → C, "… X và Y"
//! gives both to the same source, and "Thực hiện X, Huyện ủy đã ban hành A" waits for its A.

use std::collections::BTreeMap;

use super::cue::{self, Closing, Cue, Words};
use super::intro::{self, Intro};
use super::outline::{self, Heading};
use super::own::{self, OwnHead};
use super::{Certainty, RelationKind};
use crate::mention::{Mention, Origin, Walker};
use crate::text::{Span, Text, TextError, Token};

/// What a text says: the value at the end of reading, before any other text is known.
///
/// ```
/// use doctrace::relation::{End, Reading, RelationKind};
///
/// let reading = Reading::of(
///     "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số 139-CTr/TU.",
/// )?;
/// let relation = &reading.relations()[0];
/// assert_eq!(relation.kind, RelationKind::Concretises);
/// assert_eq!((relation.from, relation.to), (End::Mention(0), End::Mention(1)));
/// # Ok::<(), doctrace::text::TextError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reading<'t> {
    text: Text<'t>,
    own: OwnHead,
    mentions: Vec<Mention<'t>>,
    roles: Vec<Role>,
    drafts: Vec<Draft>,
    relations: Vec<Relation>,
    unanswered: Vec<Unanswered>,
    headings: Vec<Heading>,
}

/// How a mention stands to the document it names.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The text says that its own issuer issued this document.
    Declared,
    /// The text names it.
    Cited,
    /// The text's own number in its letterhead.
    Own,
}

/// One end of a relation: the text itself, one of its mentions, or a draft without a number.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// The text itself.
    Own,
    /// A mention, by its index.
    Mention(u32),
    /// A draft without a number, by its index.
    Draft(u32),
}

/// A draft named without a number: "dự thảo các Chương trình".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The words that say it is a draft.
    pub span: Span,
    /// The type word in them.
    pub type_word: Option<Span>,
}

/// A relation that the text states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The citing end.
    pub from: End,
    /// The cited end.
    pub to: End,
    /// What the first does to the second.
    pub kind: RelationKind,
    /// The words that say so.
    pub cue: Span,
    /// Stated, inherited from a list, or inferred.
    pub certainty: Certainty,
}

/// A source of which the text says that nothing was issued for it yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unanswered {
    /// The source, by its index among the mentions.
    pub source: u32,
    /// The words that link the missing answer to it.
    pub cue: Span,
}

impl<'t> Reading<'t> {
    /// Reads a text. Cost: a search for slashes and line ends, and a bounded stretch
    /// around each identifier.
    ///
    /// # Errors
    /// [`TextError::TooLong`] from 4 GiB on.
    pub fn of(text: &'t str) -> Result<Self, TextError> {
        Ok(Self::of_text(Text::new(text)?))
    }

    /// Reads a text that was taken in.
    pub fn of_text(text: Text<'t>) -> Self {
        let mut walker = Walker::new(text);
        let mut state = State::new(text);
        while let Some(mention) = walker.advance() {
            state.take(mention, walker.words_before());
        }
        state.close(walker.words_behind_last());
        let State {
            own,
            mentions,
            roles,
            drafts,
            relations,
            unanswered,
            ..
        } = state;
        Self {
            text,
            own,
            mentions,
            roles,
            drafts,
            relations,
            unanswered,
            headings: outline::headings(text),
        }
    }

    /// The text.
    pub const fn text(&self) -> Text<'t> {
        self.text
    }

    /// What the text says of itself.
    pub const fn own(&self) -> &OwnHead {
        &self.own
    }

    /// The mentions, in text order.
    pub fn mentions(&self) -> &[Mention<'t>] {
        &self.mentions
    }

    /// The role of the mention at an index; [`Role::Cited`] past the end.
    pub fn role(&self, mention: usize) -> Role {
        self.roles.get(mention).copied().unwrap_or(Role::Cited)
    }

    /// The drafts without a number, in text order.
    pub fn drafts(&self) -> &[Draft] {
        &self.drafts
    }

    /// The relations, in text order of their cited ends.
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// The sources that the text says are not answered yet, in text order.
    pub fn unanswered(&self) -> &[Unanswered] {
        &self.unanswered
    }

    /// The numbered headings, in text order.
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }
}

/// What a sentence has said so far.
#[derive(Default)]
struct Sentence {
    /// Who acts: the documents just issued, or a draft.
    subjects: Vec<End>,
    /// Targets named before their answer: "Thực hiện X, …".
    fronted: Vec<(u32, RelationKind, Span)>,
    /// Relations of this sentence, as indices.
    relations: Vec<usize>,
    /// The same by their cited end.
    to: BTreeMap<End, Vec<usize>>,
    previous: Option<u32>,
    /// What was said of the first mention: further items of its list are said the same.
    top: Option<Top>,
    /// The relation that the last mention is the source of, where the words turn it round:
    /// "được sửa đổi bởi".
    reversed: Option<(End, RelationKind, Span)>,
    /// Whether the last mention was declared.
    declared: bool,
    intended: bool,
    denied: bool,
}

/// What a sentence says of its first mention.
#[derive(Clone, Debug)]
enum Top {
    Cited,
    Declared,
    Fronted(RelationKind, Span),
    Related(Vec<End>, RelationKind, Span),
}

/// The most relations of a sentence that are looked through for a target of some level.
const LOOK_BACK: usize = 64;

struct State<'t> {
    own: OwnHead,
    mentions: Vec<Mention<'t>>,
    roles: Vec<Role>,
    drafts: Vec<Draft>,
    relations: Vec<Relation>,
    unanswered: Vec<Unanswered>,
    sentence: Sentence,
    /// What the heading or the line above says of each item of a list.
    intro: Option<(RelationKind, Span)>,
    /// The first mention of the line: the document of a table's row.
    row: Option<u32>,
    /// For each mention, whether it stands right behind the one before in a list.
    joined: Vec<bool>,
    /// Whether no relation but citations was stated yet.
    opening: bool,
}

impl<'t> State<'t> {
    fn new(text: Text<'t>) -> Self {
        Self {
            own: own::read(text),
            mentions: Vec::new(),
            roles: Vec::new(),
            drafts: Vec::new(),
            relations: Vec::new(),
            unanswered: Vec::new(),
            sentence: Sentence::default(),
            intro: None,
            row: None,
            joined: Vec::new(),
            opening: true,
        }
    }

    fn take(&mut self, mut mention: Mention<'t>, link: &[Token]) {
        let index = self.mentions.len() as u32;
        let words = cue::read(link);
        if words.boundary {
            self.close_sentence(link);
            self.row = None;
        }
        match intro::read(link, index == 0) {
            Intro::Keeps => {}
            Intro::Ends => self.intro = None,
            Intro::Begins(kind, cue) => self.intro = Some((kind, cue)),
        }
        if self.is_own(&mention) {
            mention.adopt(
                self.own.date.zip(self.own.date_span),
                self.own.issuer,
                self.own.subject,
            );
            self.own.id = Some(mention.id().clone());
            self.mentions.push(mention);
            self.roles.push(Role::Own);
            self.joined.push(false);
            self.end_sentence();
            return;
        }
        let in_title = mention.is_in_title();
        let item = mention.origin() == Origin::List;
        self.joined
            .push(words.joins && self.sentence.previous.is_some());
        self.mentions.push(mention);
        self.roles.push(Role::Cited);
        if in_title {
            return;
        }
        self.qualify(&words);
        self.relate(index, &words, item);
        self.sentence.previous = Some(index);
        self.row = self.row.or(Some(index));
    }

    /// Whether a mention is the text's own number: at the letterhead, or the same again.
    fn is_own(&self, mention: &Mention<'_>) -> bool {
        self.own
            .number
            .is_some_and(|span| span.overlaps(mention.span()))
            || self
                .own
                .id
                .as_ref()
                .is_some_and(|id| id.is_complete() && id == mention.id())
    }

    /// Takes in what the clause says before its cue: a draft, an intent, a denial.
    fn qualify(&mut self, words: &Words) {
        self.sentence.denied |= words.denied;
        self.sentence.intended |= words.intended;
        if let Some((span, type_word)) = words.draft {
            if !words.denied {
                self.drafts.push(Draft { span, type_word });
                let draft = End::Draft(self.drafts.len() as u32 - 1);
                self.sentence.subjects = vec![draft];
                for (target, kind, cue) in std::mem::take(&mut self.sentence.fronted) {
                    self.add(draft, End::Mention(target), kind, cue, Certainty::Stated);
                }
            }
        }
    }

    fn relate(&mut self, index: u32, words: &Words, item: bool) {
        let here = End::Mention(index);
        if let Some(cue) = words.cue {
            self.sentence.reversed = None;
            self.follow(index, cue, words);
            return;
        }
        if words.issued.is_some() && words.draft.is_none() && !words.denied && !words.intended {
            self.declare(index, false);
            self.sentence.top.get_or_insert(Top::Declared);
            return;
        }
        let sentence = &self.sentence;
        if sentence.previous.is_some() && words.semicolon && words.opens {
            self.repeat_top(index);
            return;
        }
        if sentence.previous.is_some() && (words.joins || item) {
            if let Some((to, kind, cue)) = sentence.reversed {
                self.add(here, to, kind, cue, Certainty::Inherited);
            } else if sentence.declared {
                self.declare(index, true);
            } else if matches!(sentence.top, Some(Top::Fronted(RelationKind::BasedOn, _))) {
                // "Căn cứ A …, B … và C …": all are grounds.
                self.repeat_top(index);
            } else {
                self.coordinate(index);
            }
            return;
        }
        if let Some((kind, cue)) = self.intro.filter(|_| words.heads_line) {
            self.add(End::Own, here, kind, cue, Certainty::Inherited);
            self.sentence
                .top
                .get_or_insert(Top::Related(vec![End::Own], kind, cue));
            return;
        }
        // Named, and no more: nothing to say of it but that.
        self.cite(index, self.mentions[index as usize].span());
    }

    fn cite(&mut self, index: u32, cue: Span) {
        self.sentence.declared = false;
        self.sentence.top.get_or_insert(Top::Cited);
        self.add(
            End::Own,
            End::Mention(index),
            RelationKind::Cites,
            cue,
            Certainty::Inferred,
        );
    }

    /// A further item behind a semicolon: what was said of the first is said of it.
    fn repeat_top(&mut self, index: u32) {
        match self.sentence.top.clone() {
            Some(Top::Declared) => self.declare(index, true),
            Some(Top::Fronted(kind, cue)) => self.sentence.fronted.push((index, kind, cue)),
            Some(Top::Related(sources, kind, cue)) => {
                for source in sources {
                    self.add(source, End::Mention(index), kind, cue, Certainty::Inherited);
                }
            }
            Some(Top::Cited) | None => self.cite(index, self.mentions[index as usize].span()),
        }
    }

    /// A cue stands before the mention: who is its source?
    fn follow(&mut self, index: u32, cue: Cue, words: &Words) {
        let here = End::Mention(index);
        let was_declared = std::mem::replace(&mut self.sentence.declared, false);
        let Some((kind, reversed)) = cue.relation() else {
            // "bằng", "thành": the answer to what stands before.
            if self.sentence.fronted.is_empty() {
                self.cite(index, cue.span);
            } else {
                self.declare(index, false);
            }
            return;
        };
        if reversed {
            match self.sentence.previous {
                Some(previous) => {
                    let to = End::Mention(previous);
                    self.add(here, to, kind, cue.span, Certainty::Stated);
                    self.sentence.reversed = Some((to, kind, cue.span));
                }
                None => self.cite(index, cue.span),
            }
            return;
        }
        let encloses = kind == RelationKind::EnclosedIn && !words.opens;
        if kind == RelationKind::Cites || encloses {
            self.cite(index, cue.span);
            return;
        }
        let drafted = matches!(self.sentence.subjects.first(), Some(End::Draft(_)));
        if self.sentence.denied && !drafted {
            // What did not happen relates nothing; that it did not is worth keeping.
            if kind.carries_out() {
                self.unanswered.push(Unanswered {
                    source: index,
                    cue: cue.span,
                });
            }
            self.cite(index, cue.span);
            return;
        }
        let sources = self.sources(index, cue, words, was_declared);
        if sources.is_empty() {
            if words.issues
                && self.sentence.previous.is_none()
                && !words.opens
                && kind.carries_out()
            {
                // "Đã ban hành kế hoạch thực hiện X": issued, but the text does not say
                // under which number, so nothing numbered answers X.
                self.cite(index, cue.span);
                return;
            }
            self.sentence
                .top
                .get_or_insert(Top::Fronted(kind, cue.span));
            self.sentence.fronted.push((index, kind, cue.span));
            return;
        }
        self.sentence
            .top
            .get_or_insert(Top::Related(sources.clone(), kind, cue.span));
        for source in sources {
            self.add(source, here, kind, cue.span, Certainty::Stated);
        }
    }

    /// The documents that a cue speaks of: who acts in the sentence, the mention right before,
    /// or the document of the row.
    fn sources(&self, index: u32, cue: Cue, words: &Words, was_declared: bool) -> Vec<End> {
        if words.cell {
            return self
                .row
                .filter(|&row| row != index)
                .map(End::Mention)
                .into_iter()
                .collect();
        }
        // Behind a semicolon, a cue with nothing before it opens a clause of its own.
        let apart = words.own_actor || words.semicolon && words.opens;
        let adjacent = self.sentence.previous.filter(|_| !apart);
        let aims = cue.purposive || words.draft.is_some() || words.own_actor;
        let acts = !self.sentence.subjects.is_empty();
        match adjacent {
            _ if acts && (aims || adjacent.is_none() || was_declared) => {
                self.sentence.subjects.clone()
            }
            Some(previous) => vec![End::Mention(previous)],
            None => Vec::new(),
        }
    }

    /// The text says that this document was issued.
    fn declare(&mut self, index: u32, further: bool) {
        let level = self.mentions[index as usize].id().level();
        let foreign = matches!((self.own.level, level), (Some(own), Some(other)) if own != other);
        if !foreign {
            self.roles[index as usize] = Role::Declared;
        }
        if !further {
            self.sentence.subjects.clear();
        }
        let here = End::Mention(index);
        self.sentence.subjects.push(here);
        self.sentence.declared = true;
        for (target, kind, cue) in self.sentence.fronted.clone() {
            self.add(here, End::Mention(target), kind, cue, Certainty::Stated);
        }
        if !further {
            self.sentence.fronted.clear();
        }
    }

    /// A further item behind "và" or a comma: it stands beside the nearest target of its own
    /// level, else beside the nearest of all. "A thực hiện B về C và D" gives D to whoever has
    /// a target on D's level.
    fn coordinate(&mut self, index: u32) {
        let id = self.mentions[index as usize].id();
        let alike = |at: u32| {
            let other = self.mentions[at as usize].id();
            other.level() == id.level() && other.family() == id.family()
        };
        let (fronted, relations) = (&self.sentence.fronted, &self.sentence.relations);
        let fronted = fronted[fronted.len().saturating_sub(LOOK_BACK)..]
            .iter()
            .map(|&(at, kind, cue)| (at, None, kind, cue));
        let relations = relations[relations.len().saturating_sub(LOOK_BACK)..].iter();
        let related = relations.filter_map(|&at| {
            let relation = self.relations[at];
            match relation.to {
                End::Mention(to) => Some((to, Some(relation.to), relation.kind, relation.cue)),
                _ => None,
            }
        });
        let mut targets: Vec<_> = fronted.chain(related).collect();
        targets.sort_by_key(|&(at, ..)| at);
        let nearest = targets
            .iter()
            .rev()
            .find(|&&(at, ..)| alike(at))
            .or(targets.last())
            .copied();
        match nearest {
            None => self.cite(index, self.mentions[index as usize].span()),
            Some((_, None, kind, cue)) => self.sentence.fronted.push((index, kind, cue)),
            Some((_, Some(to), kind, _)) => {
                let to = self.sentence.to.get(&to);
                let siblings: Vec<Relation> = to
                    .into_iter()
                    .flatten()
                    .map(|&at| self.relations[at])
                    .filter(|relation| relation.kind == kind)
                    .collect();
                for sibling in siblings {
                    self.add(
                        sibling.from,
                        End::Mention(index),
                        kind,
                        sibling.cue,
                        Certainty::Inherited,
                    );
                }
            }
        }
    }

    fn add(&mut self, from: End, to: End, kind: RelationKind, cue: Span, certainty: Certainty) {
        if kind != RelationKind::Cites {
            let at = self.relations.len();
            self.sentence.relations.push(at);
            self.sentence.to.entry(to).or_default().push(at);
            self.opening = false;
        }
        self.relations.push(Relation {
            from,
            to,
            kind,
            cue,
            certainty,
        });
    }

    /// Lists state issuer and title once, at their last item: "Quyết định số A ngày …, Quyết
    /// định số B ngày … của Thủ tướng Chính phủ".
    fn share(&mut self) {
        for at in (1..self.mentions.len()).rev() {
            if !self.joined[at] {
                continue;
            }
            let (before, rest) = self.mentions.split_at_mut(at);
            let (item, last) = (&mut before[at - 1], &rest[0]);
            let alike = item.id().type_code() == last.id().type_code()
                && item.id().organ() == last.id().organ()
                && item.issuer_span().is_none();
            if alike {
                item.inherit(last.issuer_span(), last.title_span());
            }
        }
    }

    /// Ends a sentence with the words behind its last mention.
    fn close_sentence(&mut self, rest: &[Token]) {
        let last =
            self.sentence.previous.filter(|&last| {
                // A mention that something already answers, or that is an answer, is not open.
                !self.sentence.declared
                    && !self.sentence.to.get(&End::Mention(last)).is_some_and(|to| {
                        to.iter().any(|&at| self.relations[at].kind.carries_out())
                    })
            });
        if let (Some(source), Some(closing)) = (last, cue::closing(rest)) {
            match closing {
                Closing::Unanswered(cue) => self.unanswered.push(Unanswered { source, cue }),
                Closing::Draft(span, type_word) => {
                    self.sentence
                        .fronted
                        .retain(|&(target, _, _)| target != source);
                    self.drafts.push(Draft { span, type_word });
                    let draft = End::Draft(self.drafts.len() as u32 - 1);
                    self.add(
                        draft,
                        End::Mention(source),
                        RelationKind::Implements,
                        span,
                        Certainty::Stated,
                    );
                }
            }
        }
        self.end_sentence();
    }

    /// What still waits for its answer is said of the text itself.
    fn end_sentence(&mut self) {
        let fronted = std::mem::take(&mut self.sentence.fronted);
        let opening = self.opening;
        for (target, kind, cue) in fronted {
            // A report's opening "Thực hiện Kế hoạch …" names the order it answers.
            let answers = opening && self.own.is_report && kind == RelationKind::Implements;
            let kind = if answers {
                RelationKind::RespondsTo
            } else {
                kind
            };
            self.add(End::Own, End::Mention(target), kind, cue, Certainty::Stated);
        }
        self.sentence = Sentence::default();
    }

    fn close(&mut self, rest: &[Token]) {
        self.close_sentence(rest);
        self.share();
        // Relations that were held back come after later ones; readers expect text order.
        let order = |relation: &Relation| match relation.to {
            End::Mention(at) => at,
            _ => 0,
        };
        self.relations
            .sort_by_key(|relation| (order(relation), relation.from, relation.kind));
    }
}

impl Role {
    /// The name in machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Cited => "cited",
            Self::Own => "own",
        }
    }
}
