//! What a sentence and its line have said so far.

use std::collections::BTreeMap;

use super::block::Block;
use super::mark::Mark;
use crate::relation::RelationKind;
use crate::relation::reading::End;
use crate::text::Span;

/// A target whose source is not known yet: "Thực hiện X, …".
#[derive(Clone, Copy, Debug)]
pub(super) struct Front {
    pub(super) target: u32,
    pub(super) kind: RelationKind,
    pub(super) cue: Span,
    /// Whether the text itself is the source where no other is found.
    pub(super) own: bool,
    /// Whether only what is of a lower level may answer it: nothing but its place says that it does.
    pub(super) weak: bool,
}

impl Front {
    /// A ground of what is issued further on, else of the text itself.
    pub(super) const fn ground(target: u32, cue: Span) -> Self {
        Self {
            target,
            kind: RelationKind::BasedOn,
            cue,
            own: true,
            weak: false,
        }
    }
}

/// What is said of each member of a list.
#[derive(Clone, Debug)]
pub(super) enum Attach {
    /// Named, and no more.
    Cited,
    /// Issued.
    Declared(Span),
    Front(Front),
    /// Done to it by these.
    Target {
        sources: Vec<End>,
        kind: RelationKind,
        cue: Span,
    },
    /// What it does to these.
    Agent {
        targets: Vec<u32>,
        kind: RelationKind,
        cue: Span,
    },
    /// "X và Y được cụ thể hóa bằng A và B": answers to the heads, of which so many came.
    Answer {
        targets: Vec<u32>,
        kind: RelationKind,
        cue: Span,
        count: usize,
        one_by_one: bool,
        several: bool,
    },
    /// "A và B lần lượt thực hiện C và D": the sources, of which so many have their target.
    Respective {
        sources: Vec<End>,
        kind: RelationKind,
        cue: Span,
        count: usize,
    },
    /// Not answered yet.
    Missing(Span),
}

/// A list of citations that stand beside one another.
#[derive(Clone, Debug)]
pub(super) struct List {
    pub(super) members: Vec<u32>,
    pub(super) attach: Attach,
    /// How many brackets were open where it began.
    pub(super) depth: usize,
    /// Whether a colon leads it in.
    pub(super) colon: bool,
    /// Whether nothing stands before its first member: they are who acts.
    pub(super) bare: bool,
    /// Whether semicolons part its members.
    pub(super) semi: bool,
}

/// Brackets that are open: what stood before them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bracket {
    pub(super) before: Option<u32>,
}

/// What a sentence has said so far.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    /// Its first event, and the one behind its last citation.
    pub(super) from: usize,
    pub(super) last: usize,
    /// Who acts: the documents just issued, or a draft.
    pub(super) subjects: Vec<End>,
    /// How many of them have said what they carry out: a further verb is of the later ones.
    pub(super) closed: usize,
    /// The sources of the verb before, for a further verb of the same.
    pub(super) acted: Vec<End>,
    /// Targets named before their answer.
    pub(super) fronted: Vec<Front>,
    /// The same, once an answer has come: a further answer has them too.
    pub(super) answered: Vec<Front>,
    /// "các văn bản để thực hiện X": what papers without numbers answer, until their numbers come.
    pub(super) unnumbered: Vec<Front>,
    pub(super) lists: Vec<List>,
    pub(super) brackets: Vec<Bracket>,
    pub(super) previous: Option<u32>,
    /// Whether the last citation was declared.
    pub(super) declared: bool,
    /// The indices of its relations by their cited end.
    pub(super) to: BTreeMap<End, Vec<usize>>,
    pub(super) denied: bool,
    /// Whether something is said to be issued, without a number so far.
    pub(super) issues: Option<Span>,
    pub(super) cut: bool,
}

/// What a line has said so far.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) block: Block,
    /// Its first mention: the document of a table's row.
    pub(super) first: Option<u32>,
    /// Whether a cell of it has ended.
    pub(super) past_first_cell: bool,
    /// Whether its first cell names several documents: what the row says is said of none.
    pub(super) several: bool,
    /// Whether it names a file.
    pub(super) file: bool,
    /// What it opens with.
    pub(super) topics: Vec<u32>,
    /// What came before: "sau khi có X".
    pub(super) after: Vec<u32>,
    /// What was issued in it, and the words that say so.
    pub(super) issued: Vec<(u32, Span)>,
    /// Targets of earlier sentences that nothing answered yet.
    pub(super) waiting: Vec<Front>,
    /// The mentions in the column of superior documents.
    pub(super) superiors: Vec<u32>,
    /// The mentions in the column of answers before which no superior document stands in the row, and
    /// the column's heading.
    pub(super) answers: Vec<(u32, Span)>,
    /// Those of its mentions that another mention carries out.
    pub(super) roots: Vec<u32>,
    /// Of its last sentence: what papers without numbers answer, the words that say they were issued,
    /// and who acts.
    pub(super) unnumbered: Vec<Front>,
    pub(super) issues: Option<Span>,
    pub(super) subjects: Vec<End>,
}

impl Default for Line {
    fn default() -> Self {
        Self::of(Block {
            start: 0,
            body: 0,
            end: 0,
            mark: Mark::None,
            indent: 0,
            colon: false,
            closed: false,
            apart: false,
        })
    }
}

impl Line {
    pub(super) const fn of(block: Block) -> Self {
        Self {
            block,
            first: None,
            past_first_cell: false,
            several: false,
            file: false,
            topics: Vec::new(),
            after: Vec::new(),
            issued: Vec::new(),
            waiting: Vec::new(),
            superiors: Vec::new(),
            answers: Vec::new(),
            roots: Vec::new(),
            unnumbered: Vec::new(),
            issues: None,
            subjects: Vec::new(),
        }
    }

    pub(super) fn is_row(&self) -> bool {
        self.block.mark == Mark::Row
    }
}

impl Sentence {
    /// The documents that its first list names.
    pub(super) fn heads(&self) -> &[u32] {
        self.lists.first().map_or(&[], |list| &list.members)
    }

    /// The subjects whose verb is still to come, or those of the verb before.
    pub(super) fn open_subjects(&self) -> Vec<End> {
        if self.closed < self.subjects.len() {
            self.subjects[self.closed..].to_vec()
        } else if self.acted.is_empty() {
            self.subjects.clone()
        } else {
            self.acted.clone()
        }
    }
}
