//! Relations: what the words between two mentions say.
mod kind;
pub use kind::RelationKind;

use serde::{Deserialize, Serialize};

/// How a relation comes to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// A cue stands between the two.
    Stated,
    /// The cue stands before the first item of a list; this is a further item.
    Inherited,
    /// No cue; the reason for it is in the rule that inferred it.
    Inferred,
}

impl Certainty {
    /// The name in machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inherited => "inherited",
            Self::Inferred => "inferred",
        }
    }
}
