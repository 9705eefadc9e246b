//! From mentions and the words between them to relations.
//!
//! Mentions come in order; between each two stand the words that link them. A sentence keeps
//! who acts in it (the documents just issued, a draft, or the text itself), so that "Ban hành
//! A, để cụ thể hóa B về thực hiện C" gives A → B → C and never A → C, "… X và Y" gives both
//! to the same source, and "Thực hiện X, Huyện ủy đã ban hành A" waits for its A. A line (a
//! list item, a paragraph) keeps its topic: what it opens with is answered by what is issued
//! further on in it.

mod close;
mod lead;
mod refer;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::closing;
use super::cue::{self, Cue, Words};
use super::intro::{self, Intro, Says};
use super::layout::{self, Heads};
use super::own::{self, OwnHead};
use super::phrases::KEYS;
use super::reading::{Draft, End, Reading, Relation, Role, Unanswered};
use super::{Certainty, RelationKind};
use crate::id::{Additions, Level};
use crate::mention::{Column, Cut, CutKind, Link, Mention, Origin, Walker, WrittenDate};
use crate::text::{Span, Text, Token, key};

/// Reads a text from its first mention to its last.
pub(super) fn weave<'t>(text: Text<'t>, additions: &Additions) -> Reading<'t> {
    let mut walker = Walker::new(text, additions);
    let mut weaver = Weaver::new(text, additions);
    while let Some(mention) = walker.advance() {
        weaver.take(mention, walker.words_before());
    }
    weaver.close(walker.words_behind_last());
    let mut cuts = weaver.cuts;
    cuts.extend_from_slice(walker.cuts());
    cuts.sort_by_key(|cut| (cut.span, cut.kind));
    Reading {
        text,
        own: weaver.own,
        mentions: weaver.mentions,
        roles: weaver.roles,
        drafts: weaver.drafts,
        relations: weaver.relations,
        unanswered: weaver.unanswered,
        headings: OnceLock::new(),
        cuts,
    }
}

/// A target whose source is not known yet.
#[derive(Clone, Copy, Debug)]
struct Open {
    target: u32,
    kind: RelationKind,
    cue: Span,
    /// Whether the text itself is the source where no other is found.
    own: bool,
}

/// What a sentence has said so far.
#[derive(Default)]
struct Sentence {
    /// Who acts: the documents just issued, or a draft.
    subjects: Vec<End>,
    /// Targets named before their answer: "Thực hiện X, …".
    fronted: Vec<Open>,
    /// The same, once an answer has come: a further answer has them too.
    answered: Vec<Open>,
    /// The first mention and those that stand beside it in its list.
    heads: Vec<u32>,
    /// Whether nothing stands before the first of them: they are who acts.
    bare: bool,
    /// Relations of this sentence, as indices.
    relations: Vec<usize>,
    /// The same by their cited end.
    to: BTreeMap<End, Vec<usize>>,
    previous: Option<u32>,
    /// "đã ban hành các văn bản để thực hiện X": what was issued without a number, and may be
    /// listed below.
    asked: Vec<Open>,
    /// Whether the subjects have done something: a further document beside them begins anew.
    closed: bool,
    /// "X (do A": what the document behind "do" does something to, told by the words behind it.
    made: Option<End>,
    /// "để cụ thể hóa các nghị quyết sau: X; Y": who does what to each item of the list.
    series: Option<(Vec<End>, RelationKind, Span)>,
    /// The mention behind which the brackets opened that are still open.
    outer: Option<u32>,
    /// What was said of the first mention: further items of its list are said the same.
    top: Option<Top>,
    /// The relation that the last mention is the source of, where the words turn it round:
    /// "được sửa đổi bởi".
    reversed: Option<(End, RelationKind, Span)>,
    /// "được cụ thể hóa bằng": what follows answers the heads; how many did so far.
    passive: Option<(cue::Passive, usize)>,
    /// "A và B lần lượt thực hiện C và D": the sources, how many have their target, what is done.
    respective: Option<(Vec<End>, usize, RelationKind, Span)>,
    /// Whether the last mention was declared.
    declared: bool,
    intended: bool,
    denied: bool,
    /// Whether it says what holds once the text is in force.
    in_force: bool,
    /// Whether one of its lists was too long to be joined in full.
    cut: bool,
}

/// What a sentence says of its first mention.
#[derive(Clone, Debug)]
enum Top {
    Cited,
    Declared(Span),
    Fronted(Open),
    Related(Vec<End>, RelationKind, Span),
}

/// What a line has said so far.
#[derive(Default)]
struct Line {
    /// Its first mention: the document of a table's row.
    first: Option<u32>,
    /// Whether a cell of it has ended.
    past_first_cell: bool,
    /// Whether its first cell names several documents: what the row says is said of none.
    several: bool,
    /// The mark it opens with.
    mark: layout::Mark,
    /// What it is about: the mentions it opens with.
    topics: Vec<u32>,
    /// What was issued in it, and the words that say so.
    issued: Vec<(u32, Span)>,
    /// Targets of earlier sentences that nothing answered yet.
    waiting: Vec<Open>,
    /// The mentions in the column of superior documents.
    superiors: Vec<u32>,
    /// Those of its mentions that another mention carries out.
    roots: Vec<u32>,
}

/// The most mentions of a sentence that are looked through for one of some level, and the
/// most targets that one answer, or answers that one target, may have by one list: what lists
/// multiply must not run away with a text of one endless sentence.
const LOOK_BACK: usize = 64;

struct Weaver<'t, 'a> {
    text: Text<'t>,
    /// Codes that the tables lack.
    additions: &'a Additions,
    own: OwnHead,
    mentions: Vec<Mention<'t>>,
    roles: Vec<Role>,
    drafts: Vec<Draft>,
    relations: Vec<Relation>,
    unanswered: Vec<Unanswered>,
    sentence: Sentence,
    line: Line,
    /// The mention that the heading in force opens with.
    section: Option<u32>,
    /// The mention that the item of a list opens with under which the line stands, and how far
    /// the item is set in.
    entry: Option<(u32, usize)>,
    /// What a line above hands to the items below it.
    lead: Option<lead::Lead>,
    /// What the heading or the line above says of each item of a list.
    intro: Option<(Says, Span)>,
    /// For each mention, whether it stands right behind the one before in a list.
    joined: Vec<bool>,
    /// For each mention, whether it is said to carry something out.
    carries: Vec<bool>,
    /// Whether no relation but citations was stated yet.
    opening: bool,
    cuts: Vec<Cut>,
}

impl<'t, 'a> Weaver<'t, 'a> {
    fn new(text: Text<'t>, additions: &'a Additions) -> Self {
        Self {
            text,
            additions,
            own: own::read(text, additions),
            mentions: Vec::new(),
            roles: Vec::new(),
            drafts: Vec::new(),
            relations: Vec::new(),
            unanswered: Vec::new(),
            sentence: Sentence::default(),
            line: Line::default(),
            section: None,
            entry: None,
            lead: None,
            intro: None,
            joined: Vec::new(),
            carries: Vec::new(),
            opening: true,
            cuts: Vec::new(),
        }
    }

    /// Notes that a list was too long to be joined in full at a mention: once a sentence.
    fn cut(&mut self, index: u32) {
        if !self.sentence.cut {
            self.sentence.cut = true;
            self.cuts.push(Cut {
                kind: CutKind::List,
                span: self.mentions[index as usize].span(),
            });
        }
    }

    fn take(&mut self, mut mention: Mention<'t>, link: &[Token]) {
        let index = self.mentions.len() as u32;
        let words = cue::read(link, index == 0, self.sentence.outer.is_some());
        self.turn(link);
        self.drop_unread(link);
        if words.new_line {
            self.lead(link);
        }
        if words.boundary {
            self.close_sentence(link);
        } else if let Some(lapse) = words.lapse {
            self.lapse(lapse);
            self.end_sentence();
        } else if let Some(part) = link.iter().position(|token| token.is_sign(';')) {
            // "… để triển khai nghị quyết này; …"
            if let Some(above) = closing::above(&link[..part]) {
                self.refer_up(&above);
            }
        }
        if words.new_line {
            self.end_line();
            self.keep_lead(link, mention.span().start());
        }
        if index == 0 {
            self.line.mark = layout::mark(self.text, mention.span().start());
        }
        match layout::headings(link, index == 0) {
            Heads::None => {}
            Heads::Other => self.section = None,
            Heads::Mention => self.section = Some(index),
        }
        if words.new_line {
            let set_in = layout::least_indent(self.text, link, mention.span().start());
            self.entry = self.entry.filter(|&(_, item)| set_in > item);
        }
        if words.heads_line {
            let set_in = layout::indent(self.text, mention.span().start());
            self.entry = self.entry.or(Some((index, set_in)));
        }
        match intro::read(link, index == 0) {
            Intro::Keeps => {}
            Intro::Ends => self.intro = None,
            Intro::Begins(says, cue) => self.intro = Some((says, cue)),
        }
        if self.is_own(&mention) {
            mention.adopt(
                self.own.date.zip(self.own.date_span),
                self.own.issuer,
                self.own.subject,
                self.own
                    .type_cell
                    .filter(|_| self.own.number == Some(mention.span())),
            );
            self.own.id = Some(mention.id().clone());
            self.push(mention, Role::Own, false);
            self.end_sentence();
            self.end_line();
            return;
        }
        let in_title = mention.is_in_title();
        let clause = in_title
            .then(|| self.title_clause(index, &mention))
            .flatten();
        let item = mention.origin() == Origin::List;
        let column = mention.column();
        self.push(
            mention,
            Role::Cited,
            words.joins && !words.leaves && self.sentence.previous.is_some(),
        );
        if let Some((from, kind, cue)) = clause {
            self.add(from, End::Mention(index), kind, cue, Certainty::Stated);
        }
        if in_title {
            return;
        }
        if let Some((Column::Answer, heading)) = column {
            self.fill_row(index, heading);
        } else {
            if matches!(column, Some((Column::Superior, _))) {
                self.line.superiors.push(index);
            }
            self.line.past_first_cell |= words.cell && self.line.first.is_some();
            let beside = self.line.first.is_some() && words.cue.is_none() && !words.in_brackets;
            self.line.several |= beside && !self.line.past_first_cell;
            self.qualify(&words);
            if words.leaves {
                self.sentence.previous = self.sentence.outer.take();
                self.sentence.reversed = None;
            }
            if words.in_brackets {
                self.sentence.outer = self.sentence.outer.or(self.sentence.previous);
            }
            self.relate(index, &words, link, item);
        }
        self.sentence.made = self
            .sentence
            .previous
            .filter(|_| words.made_by)
            .map(End::Mention);
        self.sentence.previous = Some(index);
        self.line.first = self.line.first.or(Some(index));
    }

    /// The step of the ladder that the number of a mention tells.
    fn level(&self, index: u32) -> Option<Level> {
        self.additions.level(self.mentions[index as usize].id())
    }

    fn push(&mut self, mention: Mention<'t>, role: Role, joined: bool) {
        self.mentions.push(mention);
        self.roles.push(role);
        self.joined.push(joined);
        self.carries.push(false);
    }

    /// Whether a mention is the text's own number: at the letterhead, or the same again. With
    /// another day it may be that of an earlier term or year.
    fn is_own(&self, mention: &Mention<'_>) -> bool {
        let at_head = self
            .own
            .number
            .is_some_and(|span| span.overlaps(mention.span()));
        let again = || {
            let id = self.own.id.as_ref();
            let own_day = self.own.date.and_then(WrittenDate::day);
            let other_day =
                matches!((own_day, mention.date()), (Some(own), Some(day)) if own != day);
            // A number with its year is used once.
            let another = other_day && mention.id().year().is_none();
            id.is_some_and(|id| id.is_complete() && id == mention.id()) && !another
        };
        at_head || again()
    }

    /// A register's row: what stands in the column of answers answers what stands in the
    /// column of superior documents. Of a chain named there, only the lowest.
    fn fill_row(&mut self, index: u32, heading: Span) {
        self.declare(index, heading, true);
        // A superior document that another one of the row carries out is the root of a chain.
        let superiors = self.line.superiors.clone();
        if superiors.len() > LOOK_BACK {
            self.cut(index);
        }
        for &source in superiors.iter().take(LOOK_BACK) {
            let root = self.line.roots.contains(&source);
            if !root {
                self.add(
                    End::Mention(index),
                    End::Mention(source),
                    RelationKind::Implements,
                    heading,
                    Certainty::Inherited,
                );
            }
        }
    }

    /// Takes in what the clause says before its cue: a draft, an intent, a denial.
    fn qualify(&mut self, words: &Words) {
        self.sentence.denied |= words.denied;
        self.sentence.in_force |= words.in_force;
        self.sentence.intended |= words.intended;
        if let Some((span, type_word)) = words.draft {
            if !words.denied {
                let draft = self.draft(span, type_word);
                self.sentence.subjects = vec![draft];
                for open in std::mem::take(&mut self.sentence.fronted) {
                    let to = End::Mention(open.target);
                    self.add(draft, to, open.kind, open.cue, Certainty::Stated);
                }
            }
        }
    }

    fn draft(&mut self, span: Span, type_word: Option<Span>) -> End {
        self.drafts.push(Draft { span, type_word });
        End::Draft(self.drafts.len() as u32 - 1)
    }

    fn relate(&mut self, index: u32, words: &Words, link: &[Token], item: bool) {
        let here = End::Mention(index);
        // A table about the text itself.
        if let Some((kind, cue)) = words.row.filter(|_| self.own.number.is_some()) {
            self.add(End::Own, here, kind, cue, Certainty::Inherited);
            self.begin(index, Top::Related(vec![End::Own], kind, cue));
            return;
        }
        if let Some(passive) = words.passive {
            if !self.sentence.heads.is_empty() {
                self.sentence.passive = Some((passive, 0));
                self.answer_passively(index);
                return;
            }
        }
        let grounds = matches!(
            self.sentence.top,
            Some(
                Top::Fronted(Open {
                    kind: RelationKind::BasedOn,
                    ..
                }) | Top::Related(_, RelationKind::BasedOn, _)
            )
        );
        if words.requests && grounds {
            self.repeat_top(index);
            return;
        }
        let beside = if words.and {
            self.stands_beside_many(index)
        } else {
            None
        };
        if let Some(cue) = beside.or(words.cue) {
            let turned = self.sentence.reversed.take();
            self.sentence.passive = None;
            self.sentence.respective = None;
            self.sentence.series = None;
            self.follow(index, cue, words, turned.map(|(to, ..)| to));
            return;
        }
        if let Some(issued) = words.issued {
            if words.draft.is_none() && !words.denied && !words.intended {
                self.sentence.passive = None;
                if let Some(above) = cue::above(link) {
                    self.front_above(&above, index);
                }
                self.declare(index, issued, false);
                self.begin(index, Top::Declared(issued));
                return;
            }
        }
        let sentence = &self.sentence;
        if sentence.previous.is_some() && words.semicolon && words.opens {
            if let Some((sources, kind, cue)) = sentence.series.clone() {
                for source in sources {
                    self.add(source, here, kind, cue, Certainty::Inherited);
                }
                return;
            }
            self.repeat_top(index);
            return;
        }
        if sentence.previous.is_some() && (words.joins || item) {
            if words.leaves {
                self.stand_beside_outer(index);
            } else if sentence.respective.is_some() {
                self.answer_respectively(index);
            } else if sentence.passive.is_some() {
                self.answer_passively(index);
            } else if let Some((to, kind, cue)) = sentence.reversed {
                self.add(here, to, kind, cue, Certainty::Inherited);
            } else if let (true, Some(&(_, cue))) = (sentence.declared, self.line.issued.last()) {
                self.declare(index, cue, true);
            } else if matches!(sentence.top, Some(Top::Fronted(open)) if open.kind == RelationKind::BasedOn)
                && !self.stands_beside_target(index)
            {
                // "Căn cứ A …, B … và C …": all are grounds.
                self.repeat_top(index);
            } else {
                self.coordinate(index);
            }
            return;
        }
        if words.heads_line && self.line.first.is_none() && self.lead_says(index) {
            return;
        }
        // "- Điều 2 và Điều 6 Quyết định số …": a part of a document is an item as well.
        let item_of = |says| match says {
            Says::Relation(kind) => words.heads_line || kind.changes() && words.heads_part,
            Says::Issued | Says::Unanswered | Says::Drafted(..) => words.heads_line,
        };
        if let Some((says, cue)) = self.intro.filter(|&(says, _)| item_of(says)) {
            self.said_above(index, says, cue);
            return;
        }
        self.sentence.bare = self.sentence.previous.is_none() && (words.bare || words.heads_line);
        // Named, and no more: nothing to say of it but that. What opens a line is its topic.
        if self.line.first.is_none()
            && self.sentence.previous.is_none()
            && (words.opens_topic || words.heads_line)
        {
            self.line.topics.push(index);
        }
        self.cite(index, self.mentions[index as usize].span());
    }

    /// What the heading of its list says of an item.
    fn said_above(&mut self, index: u32, says: Says, cue: Span) {
        match says {
            Says::Relation(kind) => {
                self.add(
                    End::Own,
                    End::Mention(index),
                    kind,
                    cue,
                    Certainty::Inherited,
                );
                self.begin(index, Top::Related(vec![End::Own], kind, cue));
            }
            Says::Issued => {
                self.declare(index, cue, false);
                self.sentence.top.get_or_insert(Top::Declared(cue));
            }
            Says::Drafted((span, type_word), kind) => {
                let last = (0..).zip(&self.drafts).last();
                let draft = match last {
                    Some((at, draft)) if draft.span == span => End::Draft(at),
                    _ => self.draft(span, type_word),
                };
                self.add(draft, End::Mention(index), kind, cue, Certainty::Inherited);
                self.begin(index, Top::Related(vec![draft], kind, cue));
            }
            Says::Unanswered => {
                self.unanswered.push(Unanswered { source: index, cue });
                self.cite(index, cue);
            }
        }
    }

    /// Notes what is said of a mention, if it is the sentence's first.
    fn begin(&mut self, index: u32, top: Top) {
        if self.sentence.top.is_none() {
            self.sentence.top = Some(top);
            self.sentence.heads.push(index);
        }
    }

    fn cite(&mut self, index: u32, cue: Span) {
        self.sentence.declared = false;
        self.begin(index, Top::Cited);
        self.add(
            End::Own,
            End::Mention(index),
            RelationKind::Cites,
            cue,
            Certainty::Inferred,
        );
    }

    /// A further item beside the first: what was said of the first is said of it.
    fn repeat_top(&mut self, index: u32) {
        self.sentence.heads.push(index);
        if self.line.topics.contains(&self.sentence.heads[0]) {
            self.line.topics.push(index);
        }
        match self.sentence.top.clone() {
            Some(Top::Declared(cue)) => self.declare(index, cue, true),
            Some(Top::Fronted(open)) => self.sentence.fronted.push(Open {
                target: index,
                ..open
            }),
            Some(Top::Related(sources, kind, cue)) => {
                for source in sources {
                    self.add(source, End::Mention(index), kind, cue, Certainty::Inherited);
                }
            }
            Some(Top::Cited) | None => self.cite(index, self.mentions[index as usize].span()),
        }
    }

    /// "X được cụ thể hóa bằng A": A is the answer to the sentence's heads. Several answers to
    /// several heads belong together one by one where the text says "lần lượt"; else nothing
    /// says which to which, and they stay apart.
    fn answer_passively(&mut self, index: u32) {
        let Some((passive, count)) = self.sentence.passive else {
            return;
        };
        self.sentence.passive = Some((passive, count + 1));
        self.declare(index, passive.cue, true);
        let heads = self.sentence.heads.clone();
        let targets: &[u32] = match (heads.len(), passive.respectively) {
            (1, _) => &heads,
            (_, true) => heads.get(count..=count).unwrap_or_default(),
            _ if count == 0 && !passive.several => &heads,
            _ => &[],
        };
        for &target in targets {
            self.add(
                End::Mention(index),
                End::Mention(target),
                passive.kind,
                passive.cue,
                Certainty::Stated,
            );
        }
    }

    /// A cue stands before the mention: who is its source?
    fn follow(&mut self, index: u32, cue: Cue, words: &Words, turned: Option<End>) {
        let here = End::Mention(index);
        let was_declared = std::mem::replace(&mut self.sentence.declared, false);
        let Some((kind, reversed)) = cue.relation() else {
            // "bằng", "thành", "thông qua": the answer to what stands before.
            if self.sentence.fronted.is_empty()
                && self.line.topics.is_empty()
                && self.line.waiting.is_empty()
            {
                self.cite(index, cue.span);
            } else {
                self.declare(index, cue.span, false);
            }
            return;
        };
        if reversed {
            self.turned_round(index, cue, kind, words, turned);
            return;
        }
        let noted = kind == RelationKind::Corrects && (words.in_brackets || words.apposed);
        if cue.link == Link::Amendment || noted {
            self.change_by_age(index, kind, cue.span);
            return;
        }
        if words.cell && self.line.several {
            self.cite(index, cue.span);
            return;
        }
        // What is proposed or planned changes nothing yet.
        let proposed = (words.intended || words.proposed) && kind.changes();
        if kind == RelationKind::Cites
            || kind == RelationKind::EnclosedIn && !words.opens
            || proposed
        {
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
        if words.respectively {
            let several = self.several();
            if several.len() > 1 {
                self.sentence.respective = Some((several, 0, kind, cue.span));
                self.answer_respectively(index);
                return;
            }
        }
        let mut sources = self.sources(index, cue, words, was_declared);
        if sources.is_empty() && kind.changes() && !words.names_itself {
            sources.extend(self.described().filter(|&entry| entry != here));
        }
        if sources.is_empty() {
            let unnumbered = words.issues
                && self.sentence.previous.is_none()
                && !words.opens
                && kind.carries_out();
            let by_another = self.sentence.previous.is_some() && words.own_actor;
            let report = self.own.is_report && self.opening && !by_another;
            let reviewed = kind == RelationKind::Reviews && !report;
            if unnumbered || reviewed {
                // "Đã ban hành kế hoạch thực hiện X": issued, but the text does not say under
                // which number, so nothing numbered answers X, unless a list below does.
                if unnumbered {
                    self.sentence.asked.push(Open {
                        target: index,
                        kind,
                        cue: cue.span,
                        own: false,
                    });
                }
                self.cite(index, cue.span);
                return;
            }
            // What the text itself carries out or rests on is said by a clause that opens with
            // it; behind another subject ("mức chi thực hiện theo …", "chỉ đạo thực hiện …")
            // it is said of that.
            let acts = kind.carries_out() || kind == RelationKind::BasedOn;
            let open = Open {
                target: index,
                kind,
                cue: cue.span,
                own: !acts || words.opens && !words.named || words.headed || words.names_itself,
            };
            self.begin(index, Top::Fronted(open));
            self.sentence.fronted.push(open);
            return;
        }
        self.sentence
            .top
            .get_or_insert(Top::Related(sources.clone(), kind, cue.span));
        self.sentence.closed |= sources == self.sentence.subjects;
        if words.counted {
            self.sentence.series = Some((sources.clone(), kind, cue.span));
        }
        for source in sources {
            self.add(source, here, kind, cue.span, Certainty::Stated);
        }
    }

    /// "X được sửa đổi bởi A": A, at the mention, acts on what stands before.
    fn turned_round(
        &mut self,
        index: u32,
        cue: Cue,
        kind: RelationKind,
        words: &Words,
        turned: Option<End>,
    ) {
        let here = End::Mention(index);
        // "chưa được thay thế bởi", "dự kiến được sửa đổi bởi"
        let happened = !words.denied && !words.intended && !words.proposed;
        // "… (điều chỉnh lần 1 tại A; lần 2 tại B)", "được sửa đổi bởi A, được thay thế bởi B"
        let goes_on = words.joined_cue || words.semicolon && words.opens;
        let before = self.sentence.previous.map(End::Mention);
        match turned.filter(|_| goes_on).or(before).filter(|_| happened) {
            Some(to) => {
                self.add(here, to, kind, cue.span, Certainty::Stated);
                self.sentence.reversed = Some((to, kind, cue.span));
            }
            None => self.cite(index, cue.span),
        }
    }

    /// The documents that a cue speaks of: who acts in the sentence, the mention right before,
    /// or the document of the row.
    fn sources(&self, index: u32, cue: Cue, words: &Words, was_declared: bool) -> Vec<End> {
        if words.adds {
            let before = self.sentence.previous.map(End::Mention);
            let said = before.and_then(|before| self.sentence.to.get(&before)?.last());
            return said
                .map(|&at| self.relations[at].from)
                .into_iter()
                .collect();
        }
        if words.cell {
            return self
                .line
                .first
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
            Some(previous) if self.act_together(previous, cue, words) => self.several(),
            Some(previous) => vec![self.owner(previous, index, cue)],
            None => Vec::new(),
        }
    }

    /// "Kế hoạch A và Kế hoạch B cụ thể hóa C": the sentence begins with a list of one series,
    /// and the cue stands right behind its last item.
    fn act_together(&self, last: u32, cue: Cue, words: &Words) -> bool {
        let heads = &self.sentence.heads;
        let of_one_series = || {
            let id = |at: u32| self.mentions[at as usize].id();
            heads.iter().take(LOOK_BACK).all(|&at| {
                (id(at).type_code(), id(at).organ()) == (id(last).type_code(), id(last).organ())
            })
        };
        self.sentence.bare
            && words.opens
            && !words.semicolon
            && matches!(self.sentence.top, Some(Top::Cited))
            && cue.relation().is_some_and(|(kind, _)| kind.carries_out())
            && heads.len() > 1
            && heads.last() == Some(&last)
            && of_one_series()
    }

    /// Whose cue it is that stands behind a mention, where it cannot be that mention's: "A thực hiện
    /// B thay thế C" says of A that it takes the place of C, if C is of its level and not of B's;
    /// "A sửa đổi B (căn cứ C)" that A rests on C, if C is later than B.
    fn owner(&self, previous: u32, index: u32, cue: Cue) -> End {
        let before = End::Mention(previous);
        let year = |at: u32| self.mentions[at as usize].id().year();
        let later = |at: u32| matches!((year(at), year(index)), (Some(a), Some(b)) if a < b);
        let level = self.level(index);
        let other_level = |at: u32| self.level(at).is_some_and(|own| Some(own) != level);
        let fits = |at: u32| match cue.relation() {
            Some((RelationKind::BasedOn, _)) => !later(at),
            Some((kind, _)) if kind.changes() => level.is_none() || !other_level(at),
            _ => true,
        };
        if fits(previous) {
            return before;
        }
        let said = self.sentence.to.get(&before).into_iter().flatten();
        said.take(LOOK_BACK)
            .map(|&at| self.relations[at].from)
            .find(|&from| matches!(from, End::Mention(from) if fits(from)))
            .unwrap_or(before)
    }

    /// The text says that this document was issued.
    fn declare(&mut self, index: u32, cue: Span, further: bool) {
        let level = self.level(index);
        let foreign = matches!((self.own.level, level), (Some(own), Some(other)) if own != other);
        if !foreign {
            self.roles[index as usize] = Role::Declared;
        }
        if !further || std::mem::take(&mut self.sentence.closed) {
            self.sentence.subjects.clear();
        }
        self.sentence.closed = false;
        let here = End::Mention(index);
        self.sentence.subjects.push(here);
        self.sentence.declared = true;
        self.line.issued.push((index, cue));
        // What is studied or reviewed is not what the answer does.
        let answers = |open: &Open| {
            !matches!(
                open.kind,
                RelationKind::Disseminates | RelationKind::Reviews
            )
        };
        let sentence = &mut self.sentence;
        let fronted = sentence.fronted.iter().copied().filter(answers);
        sentence.answered.extend(fronted);
        sentence.fronted.retain(|open| !answers(open));
        if self.sentence.answered.len() > LOOK_BACK {
            self.cut(index);
        }
        self.answer_lead(index);
        let answered = self.sentence.answered.iter().take(LOOK_BACK);
        for open in answered.copied().collect::<Vec<_>>() {
            let to = End::Mention(open.target);
            self.add(here, to, open.kind, open.cue, Certainty::Stated);
        }
    }

    /// A further item behind "và" or a comma stands beside the nearest mention of its own level
    /// that is a head of the sentence or the target of a relation. "A thực hiện B về C và D"
    /// gives D to whoever has a target on D's level. Where no level tells, the nearest target
    /// decides; where the levels tell that none fits, nothing does.
    fn coordinate(&mut self, index: u32) {
        let family = |at: u32| self.additions.family(self.mentions[at as usize].id());
        let level = self.level(index);
        let alike =
            |at: u32| self.level(at) == level && (level.is_some() || family(at) == family(index));
        // Another level fits where it is open, or where the source stands below it too: "thực
        // hiện Chỉ thị của Trung ương và Kế hoạch của Tỉnh ủy".
        let fits = |at: u32, relation: Option<usize>| {
            let below = relation.is_some_and(|relation| {
                let source = match self.relations[relation].from {
                    End::Mention(from) => self.level(from),
                    End::Own | End::Draft(_) => self.own.level,
                };
                source.is_some() && source < level
            });
            level.is_none() || self.level(at).is_none() || below
        };
        let (heads, relations) = (&self.sentence.heads, &self.sentence.relations);
        let far = heads.len() > LOOK_BACK || relations.len() > LOOK_BACK;
        let heads = heads[heads.len().saturating_sub(LOOK_BACK)..]
            .iter()
            .map(|&at| (at, None));
        let relations = relations[relations.len().saturating_sub(LOOK_BACK)..].iter();
        let targets = relations.filter_map(|&at| match self.relations[at].to {
            End::Mention(to) => Some((to, Some(at))),
            _ => None,
        });
        let mut beside: Vec<(u32, Option<usize>)> = heads.chain(targets).collect();
        beside.sort_unstable();
        let like = beside.iter().rev().find(|&&(at, _)| alike(at));
        let nearest = like
            .or_else(|| beside.last().filter(|&&(at, relation)| fits(at, relation)))
            .copied();
        // One of its level may stand further back than was looked.
        if far && like.is_none() {
            self.cut(index);
        }
        match nearest {
            None => self.cite(index, self.mentions[index as usize].span()),
            Some((_, None)) => self.repeat_top(index),
            Some((_, Some(model))) => {
                let model = self.relations[model];
                let beside = self
                    .sentence
                    .to
                    .get(&model.to)
                    .map_or(&[][..], Vec::as_slice);
                let far = beside.len() > LOOK_BACK;
                let siblings: Vec<Relation> = beside
                    .iter()
                    .take(LOOK_BACK)
                    .map(|&at| self.relations[at])
                    .filter(|relation| relation.kind == model.kind)
                    .collect();
                if far {
                    self.cut(index);
                }
                for sibling in siblings {
                    self.add(
                        sibling.from,
                        End::Mention(index),
                        sibling.kind,
                        sibling.cue,
                        Certainty::Inherited,
                    );
                }
            }
        }
    }

    /// Whether both ends name one document: nothing carries out or changes itself.
    fn is_loop(&self, from: End, to: End) -> bool {
        match (from, to) {
            (End::Mention(a), End::Mention(b)) => {
                let id = |at: u32| self.mentions[at as usize].id();
                id(a).is_complete() && id(a) == id(b)
            }
            _ => from == to,
        }
    }

    /// Whether a loop is the text's own statement: "Ban hành Kế hoạch số 5-KH/HU để thực hiện
    /// Kế hoạch số 5-KH/HU". Without its aim the words may belong to somebody else: "… tiếp tục
    /// thực hiện theo …".
    fn aims_at_itself(&self, from: End, kind: RelationKind, cue: Span) -> bool {
        let declared =
            matches!(from, End::Mention(at) if self.roles[at as usize] == Role::Declared);
        let aim = || {
            let first = self.text.at(cue).split_whitespace().next().map(key);
            first.is_some_and(|word| KEYS.aims.contains(&word))
        };
        declared && kind.carries_out() && aim()
    }

    fn add(&mut self, from: End, to: End, kind: RelationKind, cue: Span, certainty: Certainty) {
        if self.is_loop(from, to) && !self.aims_at_itself(from, kind, cue) {
            return;
        }
        if kind != RelationKind::Cites {
            let at = self.relations.len();
            self.sentence.relations.push(at);
            self.sentence.to.entry(to).or_default().push(at);
            self.opening = false;
        }
        if kind.carries_out() {
            if let End::Mention(source) = from {
                self.carries[source as usize] = true;
                if let End::Mention(target) = to {
                    self.line.roots.push(target);
                }
            }
        }
        self.relations.push(Relation {
            from,
            to,
            kind,
            cue,
            certainty,
        });
    }
}
