//! A whole text read: mentions with their roles, drafts, relations, the text's own head.
//!
//! Mentions come in order; between each two stand the words that link them. A sentence
//! keeps who acts in it (the document just issued, a draft, or the text itself), so that
//! "Ban hành A, để cụ thể hóa B về thực hiện C" gives A → B → C and never A → C, "… X và Y"
//! gives both to the same source, and "Thực hiện X, Huyện ủy đã ban hành A" waits for its A.

use std::collections::BTreeMap;

use super::cue::{self, Closing, Cue, Words};
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
    /// Whether the last mention was declared.
    declared: bool,
    intended: bool,
    denied: bool,
}

struct State<'t> {
    own: OwnHead,
    mentions: Vec<Mention<'t>>,
    roles: Vec<Role>,
    drafts: Vec<Draft>,
    relations: Vec<Relation>,
    unanswered: Vec<Unanswered>,
    sentence: Sentence,
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
            opening: true,
        }
    }

    fn take(&mut self, mention: Mention<'t>, link: &[Token]) {
        let index = self.mentions.len() as u32;
        if self
            .own
            .number
            .is_some_and(|span| span.overlaps(mention.span()))
        {
            self.own.id = Some(mention.id().clone());
            self.mentions.push(mention);
            self.roles.push(Role::Own);
            self.end_sentence();
            return;
        }
        let words = cue::read(link);
        if words.boundary {
            self.close_sentence(link);
        }
        let in_title = mention.is_in_title();
        let item = mention.origin() == Origin::List;
        self.mentions.push(mention);
        self.roles.push(Role::Cited);
        if in_title {
            return;
        }
        self.qualify(&words);
        self.relate(index, &words, item);
        self.sentence.previous = Some(index);
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
        let sentence = &self.sentence;
        if let Some(cue) = words.cue {
            self.follow(index, cue, words);
            return;
        }
        if words.issued.is_some() && words.draft.is_none() && !words.denied && !words.intended {
            self.declare(index, false);
            return;
        }
        let continues_list =
            sentence.previous.is_some() && (words.joins || words.semicolon && words.opens || item);
        if continues_list && sentence.declared {
            self.declare(index, true);
        } else if continues_list && !sentence.relations.is_empty() {
            self.inherit(index);
        } else if let (true, Some(&(_, kind, cue))) = (continues_list, sentence.fronted.last()) {
            self.sentence.fronted.push((index, kind, cue));
        } else {
            // Named, and no more: nothing to say of it but that.
            self.sentence.declared = false;
            let at = self.mentions[index as usize].span();
            self.add(End::Own, here, RelationKind::Cites, at, Certainty::Inferred);
        }
    }

    /// A cue stands before the mention: who is its source?
    fn follow(&mut self, index: u32, cue: Cue, words: &Words) {
        let here = End::Mention(index);
        let was_declared = std::mem::replace(&mut self.sentence.declared, false);
        let Some((kind, reversed)) = cue.relation() else {
            // "bằng", "thành": the answer to what stands before.
            if self.sentence.fronted.is_empty() {
                self.add(
                    End::Own,
                    here,
                    RelationKind::Cites,
                    cue.span,
                    Certainty::Inferred,
                );
            } else {
                self.declare(index, false);
            }
            return;
        };
        if reversed {
            if let Some(previous) = self.sentence.previous {
                self.add(
                    here,
                    End::Mention(previous),
                    kind,
                    cue.span,
                    Certainty::Stated,
                );
            }
            return;
        }
        if kind == RelationKind::Cites {
            self.add(End::Own, here, kind, cue.span, Certainty::Stated);
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
            self.add(
                End::Own,
                here,
                RelationKind::Cites,
                cue.span,
                Certainty::Inferred,
            );
            return;
        }
        let adjacent = self.sentence.previous.filter(|_| !words.own_actor);
        let aims = cue.purposive || words.draft.is_some() || words.own_actor;
        let sources: Vec<End> = match adjacent {
            _ if !self.sentence.subjects.is_empty()
                && (aims || adjacent.is_none() || was_declared) =>
            {
                self.sentence.subjects.clone()
            }
            Some(previous) => vec![End::Mention(previous)],
            None => Vec::new(),
        };
        if sources.is_empty() {
            if words.issues
                && self.sentence.previous.is_none()
                && !words.opens
                && kind.carries_out()
            {
                // "Đã ban hành kế hoạch thực hiện X": issued, but the text does not say
                // under which number, so nothing numbered answers X.
                self.add(
                    End::Own,
                    here,
                    RelationKind::Cites,
                    cue.span,
                    Certainty::Inferred,
                );
                return;
            }
            self.sentence.fronted.push((index, kind, cue.span));
            return;
        }
        for source in sources {
            self.add(source, here, kind, cue.span, Certainty::Stated);
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

    /// A further item of a list: the relation of the item it stands beside.
    fn inherit(&mut self, index: u32) {
        let here = self.mentions[index as usize].id().clone();
        let alike = |end: End, other: &crate::id::DocumentId| match end {
            End::Mention(at) => {
                let id = self.mentions[at as usize].id();
                id.level() == other.level() && id.family() == other.family()
            }
            _ => false,
        };
        // The nearest target of the same level, else the nearest of all: "A thực hiện B về
        // C và D" gives D to whoever has a target on D's level.
        let relations = &self.sentence.relations;
        let nearest = relations
            .iter()
            .rev()
            .find(|&&at| alike(self.relations[at].to, &here))
            .or(relations.last());
        let Some(&nearest) = nearest else { return };
        let model = self.relations[nearest];
        let siblings: Vec<Relation> = self.sentence.to[&model.to]
            .iter()
            .map(|&at| self.relations[at])
            .filter(|relation| relation.kind == model.kind)
            .collect();
        for sibling in siblings {
            self.add(
                sibling.from,
                End::Mention(index),
                sibling.kind,
                sibling.cue,
                Certainty::Inherited,
            );
        }
        self.sentence.declared = false;
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
