//! The bodies that a policy knows: who stands under whom, since when, and who took over.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::id::{Additions, Level, Organ};
use crate::registry::Body;
use crate::stored::written;

/// One body of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyBody {
    /// Its name, as its letterhead has it: "Huyện ủy Tân Long".
    pub name: String,
    /// The organ code in its numbers: `HU`.
    #[serde(default)]
    pub organ: Option<String>,
    /// Its step of the ladder; without it, the one that its name says.
    #[serde(default)]
    pub level: Option<Level>,
    /// The name of the body above it.
    #[serde(default)]
    pub parent: Option<String>,
    /// Its first day, where it was set up in the days looked at.
    #[serde(default, deserialize_with = "crate::registry::day::option")]
    pub from: Option<NaiveDate>,
    /// Its last day, where it was wound up.
    #[serde(default, deserialize_with = "crate::registry::day::option")]
    pub to: Option<NaiveDate>,
    /// The names of the bodies that took over on the day after its last one. One takes over
    /// all that was not done yet; where there are several (it was split), which of them owes
    /// what is left open.
    #[serde(default)]
    pub successors: Vec<String>,
}

written! {
    PolicyBody {
        name, organ: said, level: said, parent: said, from: said, to: said, successors: said
    }
}

impl PolicyBody {
    /// A body that always stood, of which the name says the rest.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            organ: None,
            level: None,
            parent: None,
            from: None,
            to: None,
            successors: Vec::new(),
        }
    }

    /// Gives its organ code.
    #[must_use]
    pub fn organ(mut self, code: impl Into<String>) -> Self {
        self.organ = Some(code.into());
        self
    }

    /// Gives its step of the ladder.
    #[must_use]
    pub const fn level(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    /// Gives the body above it.
    #[must_use]
    pub fn under(mut self, parent: impl Into<String>) -> Self {
        self.parent = Some(parent.into());
        self
    }

    /// Gives its days of life; either may be open.
    #[must_use]
    pub const fn between(mut self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Self {
        self.from = from;
        self.to = to;
        self
    }

    /// Gives the bodies that took over when it ended: one where it was merged or made into
    /// another, several where it was split.
    #[must_use]
    pub fn succeeded_by<T: Into<String>>(mut self, names: impl IntoIterator<Item = T>) -> Self {
        self.successors = names.into_iter().map(Into::into).collect();
        self
    }

    /// Its step of the ladder: the one given, else the one that its name or its code says.
    pub(crate) fn step(&self, additions: &Additions) -> Option<Level> {
        let organ = self.organ.as_deref().map(Organ::new);
        let added = || additions.organ(self.organ.as_deref()?)?.level;
        self.level
            .or_else(|| Body::read(&self.name).level())
            .or_else(|| organ?.level())
            .or_else(added)
    }

    /// Whether it surely stood on a day, as far as the policy tells.
    pub fn stood_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// The term of a committee, in which its numbers run.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The name of the committee, one of the bodies.
    pub committee: String,
    /// First day.
    #[serde(with = "crate::registry::day")]
    pub from: NaiveDate,
    /// Last day; none while it runs.
    #[serde(default, deserialize_with = "crate::registry::day::option")]
    pub to: Option<NaiveDate>,
}

written! {
    Term {
        committee, from, to: said
    }
}
