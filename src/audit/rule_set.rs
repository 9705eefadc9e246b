//! Which rules an audit runs, as a value.

use core::ops::Deref;
use std::sync::Arc;

use super::pattern::{self, PatternError};
use super::{Code, RULES, Rule};

/// One rule of a [`RuleSet`]: one of this crate, or one of the caller's.
#[derive(Clone, Debug)]
pub struct RuleRef(Held);

#[derive(Clone, Debug)]
enum Held {
    BuiltIn(&'static dyn Rule),
    Own(Arc<dyn Rule>),
}

impl RuleRef {
    /// Whether it is one of this crate.
    pub const fn is_built_in(&self) -> bool {
        matches!(self.0, Held::BuiltIn(_))
    }
}

impl Deref for RuleRef {
    type Target = dyn Rule;

    fn deref(&self) -> &Self::Target {
        match &self.0 {
            Held::BuiltIn(rule) => *rule,
            Held::Own(rule) => &**rule,
        }
    }
}

/// The rules of an audit, in the order of their codes. By default all of this crate.
///
/// ```
/// use doctrace::audit::RuleSet;
///
/// let rules = RuleSet::default().without(["D09", "C*"])?;
/// assert!(rules.rule("D09").is_none() && rules.rule("d01").is_some());
/// assert!(RuleSet::default().without(["D9"]).is_err()); // a slip leaves nothing out
/// # Ok::<(), doctrace::audit::PatternError>(())
/// ```
#[derive(Clone, Debug)]
pub struct RuleSet(Vec<RuleRef>);

impl Default for RuleSet {
    fn default() -> Self {
        let all = RULES.iter().map(|&rule| RuleRef(Held::BuiltIn(rule)));
        Self(all.collect())
    }
}

impl RuleSet {
    /// No rule at all.
    pub const fn empty() -> Self {
        Self(Vec::new())
    }

    /// With a rule of the caller's. The codes of this crate never begin with X, Y or Z.
    ///
    /// # Errors
    /// [`RuleTaken`] where a rule of the set has its code or its name.
    pub fn with(mut self, rule: impl Rule + 'static) -> Result<Self, RuleTaken> {
        let (code, name) = (rule.code(), rule.name());
        if let Some(by) = self.rule(code.as_str()).or_else(|| self.rule(name)) {
            return Err(RuleTaken {
                code,
                name: name.into(),
                by: by.code(),
            });
        }
        let at = self.0.partition_point(|it| it.code() < code);
        self.0.insert(at, RuleRef(Held::Own(Arc::new(rule))));
        Ok(self)
    }

    /// Without some rules: codes, names, or beginnings of codes with `*`.
    ///
    /// # Errors
    /// [`PatternError`] for a word that means no rule of the set.
    pub fn without<T: AsRef<str>>(
        mut self,
        rules: impl IntoIterator<Item = T>,
    ) -> Result<Self, PatternError> {
        let codes = self.codes_of(rules)?;
        self.0.retain(|rule| !codes.contains(&rule.code()));
        Ok(self)
    }

    /// Only some of the rules.
    ///
    /// # Errors
    /// As [`without`](Self::without).
    pub fn only<T: AsRef<str>>(
        mut self,
        rules: impl IntoIterator<Item = T>,
    ) -> Result<Self, PatternError> {
        let codes = self.codes_of(rules)?;
        self.0.retain(|rule| codes.contains(&rule.code()));
        Ok(self)
    }

    /// The codes that words mean: codes, names, or beginnings of codes with `*`. In order.
    ///
    /// # Errors
    /// As [`without`](Self::without).
    pub fn codes_of<T: AsRef<str>>(
        &self,
        rules: impl IntoIterator<Item = T>,
    ) -> Result<Vec<Code>, PatternError> {
        let known: Vec<(Code, &str)> = self.iter().map(|it| (it.code(), it.name())).collect();
        pattern::codes(rules, &known)
    }

    /// The rules, in the order of their codes.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &RuleRef> {
        self.0.iter()
    }

    /// How many rules there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rule of a code or a name, in any case.
    pub fn rule(&self, code_or_name: &str) -> Option<&RuleRef> {
        self.iter().find(|rule| {
            rule.code().as_str().eq_ignore_ascii_case(code_or_name)
                || rule.name().eq_ignore_ascii_case(code_or_name)
        })
    }

    /// The place of the rule of a code.
    pub(super) fn place(&self, code: Code) -> u16 {
        self.0.partition_point(|rule| rule.code() < code) as u16
    }

    /// The rule at a place.
    pub(super) fn at(&self, place: u16) -> Option<&RuleRef> {
        self.0.get(usize::from(place))
    }
}

/// A rule whose code or name another rule of the set has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the rule {code} {name} has the code or the name of {by}; codes X, Y and Z are free")]
pub struct RuleTaken {
    code: Code,
    name: Box<str>,
    by: Code,
}
