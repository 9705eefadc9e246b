//! What a set of inputs says, and which mentions name the same document.
//!
//! A [`Registry`] is a set of [`InputFacts`], nothing more: taking an input in twice
//! is taking it in once, and two registries are merged by set union, so the order in
//! which files arrive never shows. Who is who is decided afterwards, over the whole
//! set: see [`Identities`].

mod body;
mod collision;
pub(crate) mod day;
mod facts;
mod identity;
mod period;
mod read;
mod register;
mod rival;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use crate::relation::{End, Role};
pub use body::Body;
pub(crate) use body::{Letterhead, fold};
pub use facts::*;
pub use identity::{Cluster, Difference, Doubt, Identities, Identity, Sight, Traits};
pub use period::{Periods, Window, windows};
pub use register::{Register, RegisterRow, RowState};

/// A set of inputs, kept in order of name and content.
///
/// ```
/// use doctrace::registry::{InputFacts, Registry};
///
/// let mut registry = Registry::new();
/// assert!(registry.add(InputFacts::read("a.txt", 10)));
/// assert!(!registry.add(InputFacts::read("a.txt", 10)));
/// assert_eq!(registry.len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registry {
    inputs: BTreeSet<InputFacts>,
}

impl Registry {
    /// An empty registry.
    pub const fn new() -> Self {
        Self {
            inputs: BTreeSet::new(),
        }
    }

    /// Takes an input in. Returns whether it is new: the same name with the same
    /// content counts once. A relation of it whose ends are not in it has no place
    /// in the graph and is passed over there.
    ///
    /// Cost: logarithmic in the inputs.
    pub fn add(&mut self, input: InputFacts) -> bool {
        self.inputs.insert(input)
    }

    /// Takes an input out again, as if it had never come in: who is who is decided over
    /// the whole set, so nothing of it stays behind. Returns whether it was there.
    ///
    /// Cost: logarithmic in the inputs.
    pub fn withdraw(&mut self, input: &InputFacts) -> bool {
        self.inputs.remove(input)
    }

    /// Takes in all that another registry holds: set union, so the order of merges
    /// does not matter.
    ///
    /// Cost: n log n in the inputs of both.
    pub fn merge(&mut self, other: Self) {
        self.inputs.extend(other.inputs);
    }

    /// The inputs, in order of name and content.
    pub fn inputs(&self) -> impl ExactSizeIterator<Item = &InputFacts> {
        self.inputs.iter()
    }

    /// How many inputs there are.
    pub fn len(&self) -> usize {
        self.inputs.len()
    }

    /// Whether nothing was taken in.
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty()
    }
}

impl Extend<InputFacts> for Registry {
    fn extend<I: IntoIterator<Item = InputFacts>>(&mut self, inputs: I) {
        self.inputs.extend(inputs);
    }
}

impl FromIterator<InputFacts> for Registry {
    fn from_iter<I: IntoIterator<Item = InputFacts>>(inputs: I) -> Self {
        Self {
            inputs: inputs.into_iter().collect(),
        }
    }
}
