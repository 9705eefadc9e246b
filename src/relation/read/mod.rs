//! From a text with its mentions to what it says: blocks, events, clauses, relations.
//!
//! The text is read block by block ([`block`]). What a heading, a line with a colon or the item
//! above says stays in force over the blocks that stand under it ([`lead`]). A block is turned
//! into events ([`event`], by the one [`lexicon`]); a citation looks to its left for what governs
//! it, and the verb found there looks for who acts ([`scan`]). What a sentence has said so far, its
//! lists and what still waits for an answer, is kept in [`sentence`]; who may do what to whom is
//! asked of the constraints in [`attach`].

mod attach;
mod block;
mod close;
mod collected;
mod event;
mod explain;
mod govern;
mod lapse;
mod lead;
mod left;
mod lexer;
mod lexicon;
mod lists;
mod mark;
mod pointed;
mod row;
mod scan;
mod sentence;
mod share;

use std::collections::BTreeMap;
use std::ops::Range;

use block::{Block, Blocks, Outline};
use event::{Ahead, Kind, Place};
pub use explain::Explanation;
use explain::Watch;
use lead::Lead;
use lexer::Lexer;
use mark::Mark;
use sentence::{Line, Sentence};

use super::own::{self, OwnHead, Speaker};
use super::reading::{Draft, End, Reading, Relation, Role, Unanswered};
use super::{Certainty, RelationKind};
use crate::id::{Additions, Level};
use crate::mention::{Cut, CutKind, Mention, Walker, WrittenDate, law_at, type_word_at};
use crate::text::{Key, Span, Text, key_list, tokenise};

/// Reads a text from its first block to its last.
pub(super) fn read<'t>(text: Text<'t>, additions: &Additions) -> Reading<'t> {
    let (mentions, cuts) = walk(text, additions);
    if mentions.is_empty() {
        // Whose text it is, and what stands where in it, matters to mentions alone.
        return Reading::unsaid(text, mentions, cuts, additions);
    }
    let mut reader = Reader::new(text, additions, mentions, cuts);
    reader.blocks();
    reader.finish()
}

/// How the blocks that a span touches were read. Cost: a reading.
pub(super) fn explain(text: Text<'_>, additions: &Additions, span: Span) -> Vec<Explanation> {
    let (mentions, cuts) = walk(text, additions);
    let mut reader = Reader::new(text, additions, mentions, cuts);
    reader.watch = Some(Watch {
        span,
        on: false,
        seen: Vec::new(),
    });
    reader.blocks();
    reader.watch.map(|watch| watch.seen).unwrap_or_default()
}

/// The mentions of a text, and what looking for them left out.
fn walk<'t>(text: Text<'t>, additions: &Additions) -> (Vec<Mention<'t>>, Vec<Cut>) {
    let mut walker = Walker::new(text, additions);
    // Nearly every number has a slash, and so has a date twice: room that is taken early is not
    // moved, and costs nothing until it is used.
    let slashes = memchr::memchr_iter(b'/', text.as_str().as_bytes()).count();
    let mut mentions = Vec::with_capacity(slashes / 2);
    mentions.extend(std::iter::from_fn(|| walker.advance()));
    (mentions, walker.cuts().to_vec())
}

/// The most mentions that one look takes in, and the most targets that one answer, or answers that
/// one target, may have by one list: what lists multiply must not run away with a text of one
/// endless sentence.
const LOOK_BACK: usize = 64;

struct Reader<'t, 'a> {
    text: Text<'t>,
    /// Codes that the tables lack.
    additions: &'a Additions,
    own: OwnHead,
    /// Whose text it is.
    speaker: Speaker,
    mentions: Vec<Mention<'t>>,
    roles: Vec<Role>,
    drafts: Vec<Draft>,
    relations: Vec<Relation>,
    unanswered: Vec<Unanswered>,
    /// For each mention, whether it stands right behind the one before in a list.
    joined: Vec<bool>,
    /// For each mention, whether it is said to carry something out.
    carries: Vec<bool>,
    /// Whether no relation but citations was stated yet.
    opening: bool,
    cuts: Vec<Cut>,
    lexer: Lexer,
    sentence: Sentence,
    line: Line,
    /// What is in force over the block in hand.
    lead: Lead,
    /// Whether the block in hand stands in a blank form, which speaks for who fills it in.
    form: bool,
    /// Whether a motto was met.
    motto: bool,
    /// In a collection of the law: the document that the text in hand is taken from.
    taken_from: Option<u32>,
    /// The documents that a collection is taken from, by the codes of its articles.
    collected: BTreeMap<&'t str, u32>,
    /// The code of the article in hand, in a collection: "25.2.LQ", "17.1.TT.10".
    article: Option<&'t str>,
    /// Where the row above ends, and the documents in its column of superior ones.
    row_above: (usize, Vec<u32>),
    /// What is asked about, where somebody asks.
    watch: Option<Watch>,
}

impl<'t, 'a> Reader<'t, 'a> {
    fn new(
        text: Text<'t>,
        additions: &'a Additions,
        mentions: Vec<Mention<'t>>,
        cuts: Vec<Cut>,
    ) -> Self {
        let count = mentions.len();
        let own = own::read(text, additions);
        let mut words = Vec::new();
        if let Some(span) = own.type_word {
            tokenise(
                text.as_str().as_bytes(),
                span.start(),
                span.end(),
                &mut words,
            );
        }
        // A table may have "Đang cập nhật" where the type is to stand.
        let typed = type_word_at(&words, 0)
            .or_else(|| law_at(&words, 0))
            .is_some();
        if !typed {
            words.clear();
        }
        let mut own_type: Vec<_> = words.iter().map(|token| token.key).collect();
        if own_type.is_empty() && own.is_letter() {
            own_type = LETTER.to_vec();
        }
        Self {
            text,
            additions,
            speaker: own.speaks(),
            own,
            mentions,
            roles: vec![Role::Cited; count],
            drafts: Vec::new(),
            relations: Vec::with_capacity(count),
            unanswered: Vec::new(),
            joined: vec![false; count],
            carries: vec![false; count],
            opening: true,
            cuts,
            lexer: Lexer::new(text.is_bare(), own_type),
            sentence: Sentence::default(),
            line: Line::default(),
            lead: Lead::default(),
            form: false,
            motto: false,
            taken_from: None,
            collected: BTreeMap::new(),
            article: None,
            row_above: (0, Vec::new()),
            watch: None,
        }
    }

    fn blocks(&mut self) {
        let bytes = self.text.as_str().as_bytes();
        let mut blocks = Blocks::new(bytes);
        let mut outline: Outline<Option<Box<Lead>>> = Outline::default();
        let mut ahead = Ahead::default();
        let mut first = 0;
        while first < self.mentions.len() {
            let mentions = &self.mentions;
            ahead.pass(mentions, first);
            let Some(mut block) = blocks.next(|from, to| ahead.crosses(mentions, from, to)) else {
                break;
            };
            let count = mentions[first..]
                .iter()
                .take_while(|it| Place::label_of(it) < block.end)
                .count();
            let here = first..first + count;
            first += count;
            let opens_item = here.clone().next().is_some_and(|at| {
                let before = bytes
                    .get(block.start..Place::label_of(&self.mentions[at]))
                    .unwrap_or_default();
                before.len() <= OPENS_ITEM
            }) || block.closed && bytes[block.start..block.end].ends_with(b";");
            outline.close_for(&mut block, opens_item);
            self.form = self.form || self.begins_form(block);
            self.take_article(block);
            let said = if here.is_empty() {
                None
            } else {
                self.lead = self.force(&mut outline, first - count);
                Some(Box::new(self.block(block, here)))
            };
            outline.open(block, said);
        }
    }

    /// Whether a blank form begins: behind the text's own head, a number that is left blank, or the
    /// number of a form. What follows are the words of who will fill it in.
    fn begins_form(&mut self, block: Block) -> bool {
        let bytes = &self.text.as_str().as_bytes()[block.body..block.end];
        let marks = |byte: &&u8| matches!(byte, b'*' | b'_' | b'|' | b' ');
        let first = bytes.iter().take_while(marks).count();
        // A table about the text may stand over its letterhead; a second motto is another paper's.
        let begins = |at: usize| {
            MOTTO
                .iter()
                .any(|it| bytes[at..].starts_with(it.as_bytes()))
        };
        let motto = (MOTTO[0].len()..=MOTTO_LINE).contains(&bytes.len())
            && memchr::memchr_iter(b'C', bytes).any(begins);
        if !motto && !matches!(bytes.get(first), Some(b'S' | b'M')) {
            return false;
        }
        let again = motto && self.motto;
        self.motto |= motto;
        let head = self.own.number.max(self.own.type_word);
        // Of a head that could not be read, its length is known.
        if block.start < head.map_or(HEAD, Span::end) {
            return false;
        }
        let text = self.text.as_str().get(block.body + first..block.end);
        let text = text.unwrap_or_default();
        let blank = |rest: &str| {
            let rest = rest.trim_start_matches([':', ' ', '\u{a0}']);
            let dots = rest.trim_start_matches(['.', '…', '_', ' ']);
            // "Số: …/QĐ-UBND", "SỐ:................"
            dots.starts_with('/') && !rest.is_empty() || dots.is_empty() && rest.len() > 3
        };
        let number = ["Số", "SỐ"]
            .iter()
            .find_map(|label| text.strip_prefix(label));
        let form = ["Mẫu số ", "Mẫu ", "MẪU SỐ ", "MẪU "]
            .iter()
            .find_map(|label| text.strip_prefix(label));
        // "b) Mẫu 3B tiếp tục sử dụng …": an item speaks of a form.
        let item = matches!(
            block.mark,
            Mark::Letter | Mark::Paren | Mark::Round | Mark::Bullet(_) | Mark::Number(_)
        );
        again
            || number.is_some_and(blank)
            || !item
                && form.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
    }

    /// What the blocks above say of the one in hand: the innermost that says something.
    fn force(&mut self, outline: &mut Outline<Option<Box<Lead>>>, first: usize) -> Lead {
        let mut force = Lead::default();
        for (block, said) in outline.levels() {
            let lead = said.get_or_insert_with(|| Box::new(self.silent_lead(*block, first)));
            force = lead.over(&force);
        }
        force
    }

    /// What a block without a mention says of those under it.
    fn silent_lead(&mut self, block: Block, first: usize) -> Lead {
        let short = block.mark == Mark::None && block.end - block.body <= lead::SHORT;
        let heads = block.colon || (block.mark.is_heading() || short) && !block.closed;
        if !heads || block.end - block.body > SILENT {
            return Lead::default();
        }
        self.lexer
            .read(self.text, block.body, block.end, &[], first as u32);
        self.sentence = Sentence::default();
        self.line = Line::of(block);
        self.lead_of(block)
    }

    /// Reads a block with mentions, and says what it says of those under it.
    fn block(&mut self, block: Block, mentions: Range<usize>) -> Lead {
        let from = if block.mark == Mark::Row {
            block.start
        } else {
            block.body
        };
        let from = from.min(Place::label_of(&self.mentions[mentions.start]));
        let last = &self.mentions[mentions.end - 1];
        let to = block.end.max(last.span().end());
        self.lexer.read(
            self.text,
            from,
            to,
            &self.mentions[mentions.clone()],
            mentions.start as u32,
        );
        self.watch_block(Span::of(from, to), |reader| {
            format!("{:?} under {}", block.mark, reader.lead_name())
        });
        self.take_source(mentions.start);
        self.sentence = Sentence::default();
        self.line = Line::of(block);
        let mut at = 0;
        while at < self.lexer.events.len() {
            at = self.step(at);
        }
        self.close_sentence(self.lexer.events.len());
        let lead = self.lead_of(block);
        self.end_line(&lead);
        self.note(|_| format!("below: {lead:?}"));
        lead
    }

    fn lead_name(&self) -> String {
        format!("{:?}", self.lead)
    }

    /// Takes in one event, and says which is next.
    fn step(&mut self, at: usize) -> usize {
        match self.lexer.events[at].kind {
            Kind::Cite(index) => {
                self.cite(at, index);
                self.sentence.last = at + 1;
            }
            Kind::Stop => {
                self.close_sentence(at);
                self.sentence.from = at + 1;
            }
            Kind::Semi => self.close_part(at),
            Kind::Cell => self.close_cell(at),
            Kind::Open => return self.open_bracket(at),
            Kind::Close => self.close_bracket(),
            Kind::Skipped => self.skipped(at),
            Kind::Points(pointer) => self.pointed(at, pointer),
            _ => {}
        }
        at + 1
    }

    /// The step of the ladder that the number of a mention tells.
    fn level(&self, index: u32) -> Option<Level> {
        self.additions.level(self.mentions[index as usize].id())
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

    /// Takes in the text's own number.
    fn take_own(&mut self, index: u32) {
        let own = &self.own;
        let (date, issuer, subject) = (own.date.zip(own.date_span), own.issuer, own.subject);
        let mention = &mut self.mentions[index as usize];
        let type_cell = own.type_cell.filter(|_| own.number == Some(mention.span()));
        mention.adopt(date, issuer, subject, type_cell);
        self.own.id = Some(mention.id().clone());
        self.roles[index as usize] = Role::Own;
    }

    fn finish(mut self) -> Reading<'t> {
        self.lexer.events = Vec::new();
        self.share();
        self.name_laws();
        // Relations that were held back come after later ones; readers expect text order.
        let order = |relation: &Relation| {
            let to = match relation.to {
                End::Mention(at) => at,
                _ => 0,
            };
            (to, relation.from, relation.kind)
        };
        // Sorting takes room for as many again as a half.
        if !self.relations.is_sorted_by_key(order) {
            self.relations.sort_by_key(order);
        }
        self.cuts.sort_by_key(|cut| (cut.span, cut.kind));
        Reading {
            own: self.own.into(),
            roles: self.roles,
            drafts: self.drafts,
            relations: self.relations,
            unanswered: self.unanswered,
            ..Reading::unsaid(self.text, self.mentions, self.cuts, self.additions)
        }
    }

    fn draft(&mut self, span: Span, type_word: Option<Span>) -> End {
        self.drafts.push(Draft { span, type_word });
        End::Draft(self.drafts.len() as u32 - 1)
    }

    fn mention_cue(&self, index: u32) -> Span {
        self.mentions[index as usize].span()
    }

    /// The text names a document, and says no more of it.
    fn name(&mut self, index: u32, cue: Span) {
        self.add(
            End::Own,
            End::Mention(index),
            RelationKind::Cites,
            cue,
            Certainty::Inferred,
        );
    }
}

/// What a letter, which has no type word, calls itself.
const LETTER: [Key; 2] = key_list(["công", "văn"]);
/// The most bytes of a head that could not be read.
const HEAD: usize = 1_500;
/// The most bytes of a line that holds a motto, with what a lost layout left beside it.
const MOTTO_LINE: usize = 200;
/// The motto of a letterhead, as it is spelled.
const MOTTO: [&str; 2] = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
];

/// The most bytes of a line without mentions that is read for what it leads in.
const SILENT: usize = 600;
/// The most bytes before a citation that opens an item without a mark.
const OPENS_ITEM: usize = 12;
