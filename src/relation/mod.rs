//! Relations: what the words between two mentions say.
//!
//! A relation is typed and directed, from citing to cited, and carries the words that state
//! it. [`Reading`] is the value of this stage: a text with its mentions, roles, drafts and
//! relations, and what it says of itself.

mod kind;
mod named;
mod outline;
mod own;
mod parts;
mod pointer;
mod read;
mod reading;
mod statements;
mod stretch;

pub use kind::RelationKind;
pub use outline::Heading;
pub use own::{OwnHead, Speaker};
pub use parts::documents;
pub(crate) use parts::documents_under;
pub use read::Explanation;
pub use reading::{Draft, End, Reading, Relation, Role, Unanswered};
pub use statements::{Claim, Count, OpenReference, Reference, SelfName, Statements};

pub use crate::mention::{Cut, CutKind};

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
