//! The places where a document may be named, numbered through all texts.
//!
//! Each text has a slot for itself and one for each of its mentions, in this order: so what is
//! known of a place is one entry of a column, and a slot is a sighting in four bytes.

use super::{InputFacts, Sight};

/// Lists of several owners, numbered through: which entry is whose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Joined {
    /// The first entry of each owner, and the end of all.
    starts: Vec<u32>,
    /// The owner of the first of every [`STRIDE`] entries.
    near: Vec<u32>,
}

/// Entries to one of [`Joined::near`].
const STRIDE: u32 = 16;

impl Joined {
    /// Cost: linear in the owners and, by a sixteenth, in the entries.
    pub(crate) fn of(lengths: impl Iterator<Item = usize>) -> Self {
        let mut made = Self::default();
        let mut next = 0;
        for (owner, length) in (0..).zip(lengths) {
            made.starts.push(next);
            next += length as u32;
            made.near.resize(next.div_ceil(STRIDE) as usize, owner);
        }
        made.starts.push(next);
        made
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.last().map_or(0, |&end| end as usize)
    }

    /// An entry of an owner, where there is one.
    #[inline]
    pub(crate) fn at(&self, owner: usize, entry: usize) -> Option<usize> {
        let end = *self.starts.get(owner + 1)?;
        let at = (self.starts[owner] as usize).checked_add(entry)?;
        (at < end as usize).then_some(at)
    }

    /// Whose an entry is, and which one of his. Cost: constant.
    #[inline]
    pub(crate) fn owner(&self, at: u32) -> (usize, u32) {
        let mut owner = self.near[(at / STRIDE) as usize] as usize;
        while self.starts[owner + 1] <= at {
            owner += 1;
        }
        (owner, at - self.starts[owner])
    }
}

/// Which slots are whose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slots(Joined);

impl Slots {
    /// Cost: linear in the texts and, by a sixteenth, in the mentions.
    pub(crate) fn of<'r>(inputs: impl Iterator<Item = &'r InputFacts>) -> Self {
        Self(Joined::of(inputs.map(|facts| 1 + facts.mentions.len())))
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The slot of a text itself.
    #[inline]
    pub(crate) fn own(&self, input: usize) -> Option<usize> {
        self.0.at(input, 0)
    }

    /// The slot of a mention of a text, where there is one.
    #[inline]
    pub(crate) fn mention(&self, input: usize, mention: usize) -> Option<usize> {
        self.0.at(input, mention.checked_add(1)?)
    }

    /// The text of a slot. Cost: constant.
    #[inline]
    pub(crate) fn input(&self, slot: u32) -> usize {
        self.0.owner(slot).0
    }

    /// What is seen at a slot.
    #[inline]
    pub(crate) fn sight(&self, slot: u32) -> Sight {
        let (input, within) = self.0.owner(slot);
        Sight {
            input: input as u32,
            mention: within.checked_sub(1),
        }
    }
}
