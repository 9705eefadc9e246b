//! What a row of the tables of bodies and places holds.

use crate::id::vocabulary::{Confidence, Validity};

/// A body or a place by its official name.
#[derive(Clone, Copy, Debug)]
pub struct BodyRow {
    name: &'static str,
    spellings: &'static [&'static str],
    validity: Validity,
    successors: &'static [&'static str],
    source: &'static str,
    confidence: Confidence,
}

impl BodyRow {
    pub(super) const fn new(
        name: &'static str,
        confidence: Confidence,
        source: &'static str,
    ) -> Self {
        Self {
            name,
            spellings: &[],
            validity: Validity::OPEN,
            successors: &[],
            source,
            confidence,
        }
    }

    pub(super) const fn written(mut self, spellings: &'static [&'static str]) -> Self {
        self.spellings = spellings;
        self
    }

    pub(super) const fn since(mut self, year: i32, month: u32, day: u32) -> Self {
        self.validity = self.validity.since(year, month, day);
        self
    }

    pub(super) const fn until(mut self, year: i32, month: u32, day: u32) -> Self {
        self.validity = self.validity.until(year, month, day);
        self
    }

    pub(super) const fn then(mut self, successors: &'static [&'static str]) -> Self {
        self.successors = successors;
        self
    }

    /// The official name, without the word for a unit where it is a place: "Lào Cai".
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Other ways of writing the name, beside the spellings that every syllable has.
    pub const fn spellings(&self) -> &'static [&'static str] {
        self.spellings
    }

    /// From when to when there was a body or a place of this name.
    pub const fn validity(&self) -> Validity {
        self.validity
    }

    /// The names of those that took over its work, or its land, when it ended.
    pub const fn successors(&self) -> &'static [&'static str] {
        self.successors
    }

    /// Where the row comes from, by the keys of [`crate::body`].
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// How far the source carries.
    pub const fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// The name and its other spellings.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        core::iter::once(self.name).chain(self.spellings.iter().copied())
    }
}
