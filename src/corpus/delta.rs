//! What changed since the last corpus.

use crate::registry::{InputFacts, Register, Registry};

/// Inputs and registers that come in or go out; see [`Corpus::apply`](super::Corpus::apply).
///
/// ```
/// use doctrace::corpus::{Corpus, Delta};
/// use doctrace::registry::InputFacts;
/// use doctrace::text::Text;
///
/// let corpus = Corpus::read("Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023.")?;
/// let more = Text::new("Ban hành Kế hoạch số 110-KH/HU ngày 03/02/2023.")?;
/// let next = corpus.apply(Delta::new().with(InputFacts::all_of("b.txt", more)).without("text"));
/// assert!(corpus.find("109-KH/HU").is_ok() && corpus.find("110-KH/HU").is_err());
/// assert!(next.find("109-KH/HU").is_err() && next.find("110-KH/HU").is_ok());
/// # Ok::<(), doctrace::text::TextError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Delta {
    added: Vec<InputFacts>,
    removed: Vec<Box<str>>,
    registers: Vec<Register>,
    removed_registers: Vec<Register>,
}

impl Delta {
    /// Nothing changed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes inputs in.
    #[must_use]
    pub fn with(mut self, inputs: impl IntoIterator<Item = InputFacts>) -> Self {
        self.added.extend(inputs);
        self
    }

    /// Takes the inputs of a name out, with the further documents of the same file (`NAME#2`).
    /// What is added under the name in the same change stays.
    #[must_use]
    pub fn without(mut self, name: impl Into<Box<str>>) -> Self {
        self.removed.push(name.into());
        self
    }

    /// Takes a register in.
    #[must_use]
    pub fn with_register(mut self, register: Register) -> Self {
        self.registers.push(register);
        self
    }

    /// Takes a register out.
    #[must_use]
    pub fn without_register(mut self, register: Register) -> Self {
        self.removed_registers.push(register);
        self
    }

    pub(super) fn onto(self, mut registry: Registry) -> Registry {
        let is_removed = |input: &InputFacts| {
            let part = input.name.rsplit_once('#');
            let part = part.filter(|(_, at)| at.bytes().all(|byte| byte.is_ascii_digit()));
            self.removed
                .iter()
                .any(|name| *name == input.name || part.is_some_and(|(file, _)| file == &**name))
        };
        if !self.removed.is_empty() {
            registry.retain(|input| !is_removed(input));
        }
        for register in &self.removed_registers {
            registry.withdraw_register(register);
        }
        registry.extend(self.added);
        registry.extend(self.registers);
        registry
    }
}
