//! Every mention and every whole own number, as columns by [slot](Slots).
//!
//! What identity is decided by is read out of the facts in one walk over the texts and kept
//! as numbers: no words are compared afterwards. What only doubtful numbers ask for is left
//! in the facts.

use chrono::NaiveDate;

use super::bodies::{Bodies, BodyRank, Head, of_mention};
use super::body::{Body, Letterhead};
use super::names::Names;
use super::period::Periods;
use super::quick::QuickMap;
use super::slots::Slots;
use super::{Background, InputFacts, MentionFacts, Role, Sight, Traits};
use crate::id::{Additions, DocumentId};
use crate::mention::WrittenDate;

/// What is asked of a sighting with yes or no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks(u8);

impl Marks {
    /// Something is named there: not where a text has no whole number.
    const USED: Self = Self(1);
    /// Its signs may be another number.
    const OPEN: Self = Self(1 << 1);
    /// It is said to be issued, and not only told by somebody else.
    const DECLARED: Self = Self(1 << 2);
    /// Its role is that of a declaration, whoever says so.
    pub(crate) const AS_DECLARED: Self = Self(1 << 3);
    /// Its date is surely its own.
    pub(crate) const DATE_BESIDE: Self = Self(1 << 4);
    pub(crate) const TYPE_WORD: Self = Self(1 << 5);
    pub(crate) const TITLE: Self = Self(1 << 6);
    /// It is a text itself.
    pub(crate) const OWN: Self = Self(1 << 7);

    const fn with(self, other: Self, holds: bool) -> Self {
        if holds { Self(self.0 | other.0) } else { self }
    }

    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The columns.
#[derive(Debug)]
pub(crate) struct Sightings<'r> {
    pub(super) inputs: Vec<&'r InputFacts>,
    pub(crate) slots: Slots,
    pub(crate) names: Names<'r>,
    pub(crate) bodies: Bodies,
    name: Vec<u32>,
    body: Vec<BodyRank>,
    periods: Vec<Periods>,
    date: Vec<Option<WrittenDate>>,
    /// The issuer's words, from 1 in the order in which they are met; 0 where there are none.
    issuer: Vec<u32>,
    /// Their lengths in bytes.
    issuer_lengths: Vec<u32>,
    marks: Vec<Marks>,
}

impl<'r> Sightings<'r> {
    /// Cost: linear in the mentions, n log n in the places that are named.
    pub(super) fn of(
        inputs: Vec<&'r InputFacts>,
        heads: &[Letterhead],
        additions: &Additions,
    ) -> Self {
        let slots = Slots::of(inputs.iter().copied());
        let room = slots.len();
        let mut made = Self {
            inputs: Vec::new(),
            slots,
            names: Names::default(),
            bodies: Bodies::default(),
            name: Vec::with_capacity(room),
            body: Vec::with_capacity(room),
            periods: Vec::with_capacity(room),
            date: Vec::with_capacity(room),
            issuer: Vec::with_capacity(room),
            issuer_lengths: vec![0],
            marks: Vec::with_capacity(room),
        };
        let mut words = IssuerWords::default();
        for (input, head) in inputs.iter().zip(heads) {
            let head = made.bodies.add_head(head);
            made.add_own(input, head, additions);
            for mention in &input.mentions {
                made.add_mention(input, head, mention, &mut words, additions);
            }
        }
        made.inputs = inputs;
        let ranked = made.bodies.rank();
        for body in &mut made.body {
            *body = ranked(*body);
        }
        made
    }

    fn add_own(&mut self, input: &'r InputFacts, head: Head, additions: &Additions) {
        let own = &input.own;
        let id = own.id.as_ref().filter(|id| id.is_complete());
        let name = id.map(|id| self.names.add(id, additions));
        let counting = name.map(|name| self.names.run(name).counting);
        self.name.push(name.unwrap_or_default());
        self.body.push(head.body);
        let periods = counting.map(|it| it.periods(own.date, None, None));
        self.periods.push(periods.unwrap_or(Periods::OPEN));
        self.date.push(own.date);
        self.issuer.push(0);
        let marks = Marks::OWN
            .with(Marks::USED, id.is_some())
            .with(Marks::DECLARED, true);
        self.marks.push(marks);
    }

    fn add_mention(
        &mut self,
        input: &'r InputFacts,
        head: Head,
        mention: &'r MentionFacts,
        words: &mut IssuerWords<'r>,
        additions: &Additions,
    ) {
        let name = self.names.add(&mention.id, additions);
        let run = self.names.run(name);
        let declared = mention.role == Role::Declared;
        let issuer = match mention.issuer.as_deref() {
            None => 0,
            Some(issuer) => words.add(issuer, &mut self.bodies, &mut self.issuer_lengths),
        };
        let read = words.bodies.get(issuer as usize);
        let read = read.copied().unwrap_or_default();
        self.name.push(name);
        self.body.push(of_mention(read, head, run.level, declared));
        let periods = run.counting.periods(mention.date, mention.term, None);
        self.periods.push(periods);
        self.date.push(mention.date);
        self.issuer.push(issuer);
        let marks = Marks::USED
            .with(Marks::OPEN, mention.other_id.is_some())
            // What a newspaper says was issued is told, and not declared by anybody.
            .with(Marks::DECLARED, declared && input.own.declares())
            .with(Marks::AS_DECLARED, declared)
            .with(Marks::DATE_BESIDE, mention.is_date_beside())
            .with(Marks::TYPE_WORD, mention.type_word.is_some())
            .with(Marks::TITLE, mention.title.is_some());
        self.marks.push(marks);
    }

    /// The slots at which something is named, in the order of the texts.
    pub(super) fn used(&self) -> impl Iterator<Item = u32> {
        let marks = self.marks.iter().zip(0..);
        marks.filter_map(|(marks, slot)| marks.has(Marks::USED).then_some(slot))
    }

    #[inline]
    pub(crate) fn marks(&self, slot: u32) -> Marks {
        self.marks[slot as usize]
    }

    /// Whether its signs may be another number.
    pub(super) fn is_open(&self, slot: u32) -> bool {
        self.marks(slot).has(Marks::OPEN)
    }

    /// Whether its number is of a body of which there is one as far as numbers go.
    pub(super) fn is_central(&self, slot: u32) -> bool {
        self.names.run(self.name(slot)).central
    }

    pub(super) fn declared(&self, slot: u32) -> bool {
        self.marks(slot).has(Marks::DECLARED)
    }

    /// Its number, among the [names](Names).
    #[inline]
    pub(crate) fn name(&self, slot: u32) -> u32 {
        self.name[slot as usize]
    }

    pub(crate) fn id(&self, slot: u32) -> &'r DocumentId {
        self.names.id(self.name(slot))
    }

    #[inline]
    pub(crate) fn body(&self, slot: u32) -> BodyRank {
        self.body[slot as usize]
    }

    #[inline]
    pub(crate) fn periods(&self, slot: u32) -> Periods {
        self.periods[slot as usize]
    }

    #[inline]
    pub(crate) fn date(&self, slot: u32) -> Option<WrittenDate> {
        self.date[slot as usize]
    }

    pub(super) fn day(&self, slot: u32) -> Option<NaiveDate> {
        self.date(slot).and_then(WrittenDate::day)
    }

    /// The words of the issuer, as a number, and their length in bytes.
    #[inline]
    pub(crate) fn issuer(&self, slot: u32) -> (u32, u32) {
        let words = self.issuer[slot as usize];
        (words, self.issuer_lengths[words as usize])
    }

    pub(super) fn input(&self, slot: u32) -> u32 {
        self.slots.input(slot) as u32
    }

    pub(super) fn sight(&self, slot: u32) -> Sight {
        self.slots.sight(slot)
    }

    /// The mention there; `None` for a text itself.
    pub(super) fn mention(&self, slot: u32) -> Option<&'r MentionFacts> {
        let sight = self.sight(slot);
        self.inputs[sight.input as usize]
            .mentions
            .get(sight.mention? as usize)
    }

    pub(super) fn term(&self, slot: u32) -> Option<u8> {
        self.mention(slot)?.term
    }

    /// What identity is decided by.
    pub(super) fn traits(&self, slot: u32) -> Traits {
        Traits {
            id: self.id(slot).clone(),
            body: self.bodies.get(self.body(slot)).clone(),
            date: self.date(slot),
            term: self.term(slot),
        }
    }

    /// Whether a text may be the issuer's own: its body is that of the document, and its
    /// number has the same organ. A text without a head that names the issuer tells of
    /// somebody else.
    pub(super) fn is_by_issuer(&self, slot: u32, additions: &Additions) -> bool {
        let Some(mention) = self.mention(slot) else {
            return true;
        };
        let own = &self.inputs[self.slots.input(slot)].own;
        if own.issuer.is_none() && own.id.is_none() {
            return mention.issuer.is_none();
        }
        let organs = own
            .id
            .as_ref()
            .and_then(DocumentId::organ)
            .zip(mention.id.organ());
        let other_organ = organs.is_some_and(|(own, other)| own.lead() != other.lead());
        let body = self.bodies.get(self.body(slot));
        !other_organ && !body.contradicts(&Letterhead::of(own, additions).body)
    }

    /// Reads the dates of one number by the terms of the committee whose it is. Where only
    /// one place is named, a mention that names none is held against it by the same days.
    pub(super) fn set_periods(&mut self, members: &[u32], known: &Background) {
        let placed = members.iter().map(|&slot| self.body(slot));
        let mut bodies: Vec<BodyRank> = placed.filter(|body| body.has_place()).collect();
        bodies.sort_unstable();
        bodies.dedup();
        let shared = match *bodies.as_slice() {
            [only] => known.terms.calendar(self.bodies.get(only)),
            _ => None,
        };
        for &slot in members {
            let own = known.terms.calendar(self.bodies.get(self.body(slot)));
            if let Some(calendar) = own.or(shared) {
                let counting = self.names.run(self.name(slot)).counting;
                let (date, term) = (self.date(slot), self.term(slot));
                self.periods[slot as usize] = counting.periods(date, term, Some(calendar));
            }
        }
    }
}

/// The same few words stand beside most mentions: each is read once.
#[derive(Default)]
struct IssuerWords<'r> {
    known: QuickMap<&'r str, u32>,
    /// What they read as, before bodies are ranked; no words read as no body.
    bodies: Vec<BodyRank>,
}

impl<'r> IssuerWords<'r> {
    fn add(&mut self, issuer: &'r str, bodies: &mut Bodies, lengths: &mut Vec<u32>) -> u32 {
        *self.known.entry(issuer).or_insert_with(|| {
            self.bodies.resize(lengths.len(), BodyRank::default());
            self.bodies.push(bodies.add(&Body::read(issuer)));
            lengths.push(issuer.len() as u32);
            lengths.len() as u32 - 1
        })
    }
}
