//! One thing that cannot stand in a policy, and all such things as an error.

use core::fmt;

use super::Policy;
use crate::audit::near::nearest;
use crate::audit::{Phrase, RuleSet};

/// One thing in a policy that cannot stand: where, what, and what may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PolicyProblem {
    /// The keys that lead there; a digit is a place in a list, counted from 0.
    pub path: Vec<String>,
    /// What is wrong.
    pub reason: Phrase,
    /// The nearest name that would do.
    pub near: Option<String>,
}

impl PolicyProblem {
    pub(super) fn new(path: &[&str], reason: Phrase) -> Self {
        Self {
            path: path.iter().map(|&key| key.to_owned()).collect(),
            reason,
            near: None,
        }
    }

    pub(super) fn near<'n>(mut self, word: &str, names: impl IntoIterator<Item = &'n str>) -> Self {
        self.near = nearest(word, names).map(str::to_owned);
        self
    }
}

impl fmt::Display for PolicyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, key) in self.path.iter().enumerate() {
            if key.bytes().all(|byte| byte.is_ascii_digit()) {
                write!(f, "[{key}]")?;
            } else {
                write!(f, "{}{key}", if at == 0 { "" } else { "." })?;
            }
        }
        write!(f, ": {}", self.reason.en)?;
        if let Some(near) = &self.near {
            write!(f, "; did you mean `{near}`?")?;
        }
        Ok(())
    }
}

/// All that does not fit together in a policy; from [`Policy::checked`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", lines(.0))]
pub struct PolicyProblems(Vec<PolicyProblem>);

impl PolicyProblems {
    /// Each problem, in the order of the policy; never empty.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &PolicyProblem> {
        self.0.iter()
    }
}

fn lines(problems: &[PolicyProblem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

impl Policy {
    /// The policy, where all of it fits together.
    ///
    /// # Errors
    /// [`PolicyProblems`] with all [problems](Self::problems).
    ///
    /// ```
    /// use doctrace::audit::Policy;
    ///
    /// let policy = Policy::new().with_roster("các huyện", ["Huyện ủy Tân Long"]);
    /// let problems = policy.checked().unwrap_err();
    /// assert_eq!(
    ///     problems.to_string(),
    ///     "rosters.các huyện[0]: no body is named `Huyện ủy Tân Long`",
    /// );
    /// ```
    pub fn checked(self) -> Result<Self, PolicyProblems> {
        self.checked_under(&RuleSet::default())
    }

    /// The same where other rules are run.
    ///
    /// # Errors
    /// As [`checked`](Self::checked).
    pub fn checked_under(self, rules: &RuleSet) -> Result<Self, PolicyProblems> {
        let problems = self.problems_under(rules);
        if problems.is_empty() {
            Ok(self)
        } else {
            Err(PolicyProblems(problems))
        }
    }
}
