//! What a set of inputs says, and which mentions name the same document.
//!
//! A [`Registry`] is a set of [`InputFacts`] and a set of [`Register`]s, nothing more:
//! taking one in twice is taking it in once, and two registries are merged by set union,
//! so the order in which files arrive never shows. Who is who is decided afterwards, over
//! the whole set: see [`Identities`]. Registers are kept as they were given for the same
//! reason: what was joined could not be taken out again. Inputs are shared with the graphs that are
//! built of them: a copy of a registry copies none.

mod background;
mod bodies;
mod body;
mod clusters;
mod collision;
mod compare;
pub(crate) mod day;
mod decide;
mod effect;
mod facts;
mod forming;
mod identity;
mod names;
mod period;
mod quick;
mod read;
mod register;
mod rival;
mod sightings;
mod slots;
mod terms;
mod title;
mod writing;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use crate::relation::{CutKind, End, Role};
use crate::stored;
pub use background::Background;
pub(crate) use bodies::BodyRank;
pub use body::Body;
pub(crate) use body::{Letterhead, fold};
pub(crate) use clusters::Clusters;
pub use compare::{Difference, Doubt, Identity, Traits};
pub use facts::*;
pub(crate) use identity::Sorted;
pub use identity::{Cluster, Identities, Sight};
pub use period::{Periods, Window, windows};
pub(crate) use quick::{QuickMap, Seeded};
pub use register::{Register, RegisterRow, RowState};
pub(crate) use sightings::Marks;
pub(crate) use slots::{Joined, Slots};
pub(crate) use terms::Calendar;
pub use terms::Terms;
pub(crate) use title::{Title, words as title_words};

/// Inputs, kept in order of name and content, and the registers beside them.
///
/// ```
/// use doctrace::registry::{InputFacts, Register, Registry};
///
/// let mut registry = Registry::new();
/// assert!(registry.add(InputFacts::read("a.txt", 10)));
/// assert!(!registry.add(InputFacts::read("a.txt", 10)));
/// assert!(registry.add_register(Register::new("KH/HU")));
/// assert_eq!((registry.len(), registry.registers().len()), (1, 1));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Stored")]
pub struct Registry {
    inputs: BTreeSet<Arc<InputFacts>>,
    registers: BTreeSet<Arc<Register>>,
}

/// The name and version of the shape in which a [`Registry`] is stored.
pub const SCHEMA: &str = "doctrace-registry/1";

/// A registry as it is stored, under the name of its shape.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    // What was stored before the shape had a name is of the first.
    #[serde(default, deserialize_with = "this_schema")]
    #[allow(dead_code)] // read to be checked
    schema: (),
    inputs: Vec<InputFacts>,
    #[serde(default)]
    registers: Vec<Register>,
}

fn this_schema<'de, D: Deserializer<'de>>(from: D) -> Result<(), D::Error> {
    stored::schema(from, &[SCHEMA]).map(drop)
}

impl From<Stored> for Registry {
    fn from(stored: Stored) -> Self {
        Self {
            inputs: stored.inputs.into_iter().map(Arc::new).collect(),
            registers: stored.registers.into_iter().map(Arc::new).collect(),
        }
    }
}

/// What is shared, as if it were not.
struct Written<'r, T>(&'r BTreeSet<Arc<T>>);

impl<T: Serialize> Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(|it| &**it))
    }
}

impl Serialize for Registry {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let all = !to.is_human_readable() || !self.registers.is_empty();
        let mut out = to.serialize_struct("Registry", 2 + usize::from(all))?;
        out.serialize_field("schema", SCHEMA)?;
        out.serialize_field("inputs", &Written(&self.inputs))?;
        if all {
            out.serialize_field("registers", &Written(&self.registers))?;
        } else {
            out.skip_field("registers")?;
        }
        out.end()
    }
}

impl Registry {
    /// An empty registry.
    pub const fn new() -> Self {
        Self {
            inputs: BTreeSet::new(),
            registers: BTreeSet::new(),
        }
    }

    /// Takes an input in. Returns whether it is new: the same name with the same
    /// content counts once. A relation of it whose ends are not in it has no place
    /// in the graph and is passed over there.
    ///
    /// Cost: logarithmic in the inputs.
    pub fn add(&mut self, input: InputFacts) -> bool {
        self.inputs.insert(Arc::new(input))
    }

    /// Takes an input out again, as if it had never come in: who is who is decided over
    /// the whole set, so nothing of it stays behind. Returns whether it was there.
    ///
    /// Cost: logarithmic in the inputs.
    pub fn withdraw(&mut self, input: &InputFacts) -> bool {
        self.inputs.remove(input)
    }

    /// Keeps only the inputs that are wanted. Cost: linear in the inputs.
    pub fn retain(&mut self, wanted: impl Fn(&InputFacts) -> bool) {
        self.inputs.retain(|input| wanted(input));
    }

    /// Takes a register in, or a part of one: parts of one book are read together.
    /// Returns whether it is new.
    ///
    /// Cost: logarithmic in the registers.
    pub fn add_register(&mut self, register: Register) -> bool {
        self.registers.insert(Arc::new(register))
    }

    /// Takes a register out again, as if it had never come in. Returns whether it was
    /// there.
    ///
    /// Cost: logarithmic in the registers.
    pub fn withdraw_register(&mut self, register: &Register) -> bool {
        self.registers.remove(register)
    }

    /// Takes in all that another registry holds: set union, so the order of merges
    /// does not matter.
    ///
    /// Cost: n log n in the inputs and registers of both.
    pub fn merge(&mut self, other: Self) {
        self.inputs.extend(other.inputs);
        self.registers.extend(other.registers);
    }

    /// The inputs, in order of name and content.
    pub fn inputs(&self) -> impl ExactSizeIterator<Item = &InputFacts> {
        self.inputs.iter().map(|it| &**it)
    }

    /// The registers as they were given, in order of series, body and content.
    pub fn registers(&self) -> impl ExactSizeIterator<Item = &Register> {
        self.registers.iter().map(|it| &**it)
    }

    /// The inputs as they are shared with a graph.
    pub(crate) fn shared_inputs(&self) -> impl Iterator<Item = &Arc<InputFacts>> {
        self.inputs.iter()
    }

    /// The registers as they are shared with a graph.
    pub(crate) fn shared_registers(&self) -> impl Iterator<Item = &Arc<Register>> {
        self.registers.iter()
    }

    /// How many inputs there are; registers are not counted.
    pub fn len(&self) -> usize {
        self.inputs.len()
    }

    /// Whether no input was taken in.
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty()
    }
}

impl Extend<InputFacts> for Registry {
    fn extend<I: IntoIterator<Item = InputFacts>>(&mut self, inputs: I) {
        self.inputs.extend(inputs.into_iter().map(Arc::new));
    }
}

impl Extend<Register> for Registry {
    fn extend<I: IntoIterator<Item = Register>>(&mut self, registers: I) {
        self.registers.extend(registers.into_iter().map(Arc::new));
    }
}

impl FromIterator<InputFacts> for Registry {
    fn from_iter<I: IntoIterator<Item = InputFacts>>(inputs: I) -> Self {
        let mut made = Self::new();
        made.extend(inputs);
        made
    }
}
