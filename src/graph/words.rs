//! The words that stand beside a document, of all that its sightings have.

use std::sync::Arc;

use crate::registry::{InputFacts, Marks, MentionFacts, OwnFacts, Sorted};

use super::document::{Slot, Words};

/// The words of the sightings of one document as they are put together, in the order of the
/// texts: those of the texts themselves stand before those of the mentions.
pub(super) struct Gathered<'g, 'r> {
    inputs: &'g [Arc<InputFacts>],
    sorted: &'g Sorted<'r>,
    own: Words,
    /// The length of the issuer's words in [`own`](Self::own).
    own_issuer: Option<usize>,
    named: Words,
    /// The issuer's words in [`named`](Self::named), and their length.
    issuer: (u32, u32),
    /// Whether types, titles or issuers in several spellings were met in mentions.
    pub(super) spelt_apart: bool,
}

impl<'g, 'r> Gathered<'g, 'r> {
    pub(super) fn new(inputs: &'g [Arc<InputFacts>], sorted: &'g Sorted<'r>) -> Self {
        Self {
            inputs,
            sorted,
            own: Words::default(),
            own_issuer: None,
            named: Words::default(),
            issuer: (0, 0),
            spelt_apart: false,
        }
    }

    /// Adds those of a text itself: what is there already stays, but for an issuer in longer
    /// words.
    pub(super) fn add_own(&mut self, slot: u32, own: &OwnFacts) {
        let stands = |words: &Option<Box<str>>| words.as_ref().and(Slot::new(slot));
        self.own.type_word = self.own.type_word.or(stands(&own.type_word));
        self.own.title = self.own.title.or(stands(&own.title));
        let issuer = own.issuer.as_deref().map(str::len);
        if issuer > self.own_issuer {
            self.own_issuer = issuer;
            self.own.issuer = Slot::new(slot);
        }
    }

    /// Adds those of a mention, in the same way.
    pub(super) fn add(&mut self, slot: u32) {
        let marks = self.sorted.sightings.marks(slot);
        if marks.has(Marks::TYPE_WORD) {
            let before = self.named.type_word;
            self.spelt_apart |= self.differs(before, slot, |it| it.type_word.as_deref());
            self.named.type_word = before.or(Slot::new(slot));
        }
        if marks.has(Marks::TITLE) {
            let before = self.named.title;
            self.spelt_apart |= self.differs(before, slot, |it| it.title.as_deref());
            self.named.title = before.or(Slot::new(slot));
        }
        let (words, length) = self.sorted.sightings.issuer(slot);
        if words > 0 {
            let (before, longest) = self.issuer;
            self.spelt_apart |= before > 0 && before != words;
            if before == 0 || length > longest {
                self.issuer = (words, length);
                self.named.issuer = Slot::new(slot);
            }
        }
    }

    fn differs(
        &self,
        before: Option<Slot>,
        slot: u32,
        words: impl Fn(&MentionFacts) -> Option<&str>,
    ) -> bool {
        let at = |slot: u32| {
            let sight = self.sorted.sightings.slots.sight(slot);
            let facts = &self.inputs[sight.input as usize];
            facts.mentions.get(sight.mention? as usize)
        };
        let (Some(before), false) = (before, self.spelt_apart) else {
            return false;
        };
        at(before.get()).and_then(&words) != at(slot).and_then(&words)
    }

    /// All together.
    pub(super) fn words(&self) -> Words {
        let named = self.named.issuer.map(|_| self.issuer.1 as usize);
        Words {
            type_word: self.own.type_word.or(self.named.type_word),
            title: self.own.title.or(self.named.title),
            issuer: if named > self.own_issuer {
                self.named.issuer
            } else {
                self.own.issuer
            },
        }
    }
}
