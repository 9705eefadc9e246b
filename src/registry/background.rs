//! What is known beside the texts, and decides what their words leave open.

use super::{Register, Terms};
use crate::id::Additions;

/// What a caller knows beside the texts: the terms of committees, and what codes mean
/// that the tables lack, and further registers. By default nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Background {
    /// The terms of committees below Central.
    pub terms: Terms,
    /// Types and organs that the tables lack.
    pub additions: Additions,
    /// Registers beside those of the registry.
    pub registers: Vec<Register>,
}

impl Background {
    /// Nothing is known beside the texts.
    pub const fn new() -> Self {
        Self {
            terms: Terms::new(),
            additions: Additions::new(),
            registers: Vec::new(),
        }
    }

    /// With the terms of committees.
    #[must_use]
    pub fn with_terms(mut self, terms: Terms) -> Self {
        self.terms = terms;
        self
    }

    /// With types and organs that the tables lack.
    #[must_use]
    pub fn with_additions(mut self, additions: Additions) -> Self {
        self.additions = additions;
        self
    }

    /// With registers beside those of the registry.
    #[must_use]
    pub fn with_registers(mut self, registers: impl IntoIterator<Item = Register>) -> Self {
        self.registers.extend(registers);
        self
    }
}
