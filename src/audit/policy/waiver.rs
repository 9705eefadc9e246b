//! Waivers: findings that somebody answerable has accepted, for a reason, for a time.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::stored::written;

/// One finding accepted. It is named by its fingerprint, or by code and subject.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The fingerprint of the finding.
    #[serde(default)]
    pub finding: Option<String>,
    /// Or the code of its rule,
    #[serde(default)]
    pub code: Option<String>,
    /// with one of its subjects.
    #[serde(default)]
    pub subject: Option<String>,
    /// Why it is accepted.
    #[serde(default)]
    pub reason: Option<String>,
    /// Who accepts it.
    #[serde(default)]
    pub who: Option<String>,
    /// Since when.
    #[serde(default, deserialize_with = "crate::registry::day::option")]
    pub date: Option<NaiveDate>,
    /// The last day it holds; none without end.
    #[serde(default, deserialize_with = "crate::registry::day::option")]
    pub expires: Option<NaiveDate>,
}

written! {
    Waiver {
        finding: said, code: said, subject: said, reason: said, who: said, date: said, expires:
        said
    }
}

impl Waiver {
    /// A waiver of the finding with a fingerprint.
    pub fn of_finding(fingerprint: impl Into<String>) -> Self {
        Self {
            finding: Some(fingerprint.into()),
            ..Self::default()
        }
    }

    /// A waiver of the finding of a rule on a subject.
    pub fn of_subject(code: impl Into<String>, subject: impl Into<String>) -> Self {
        Self {
            code: Some(code.into()),
            subject: Some(subject.into()),
            ..Self::default()
        }
    }

    /// Says why, who and since when: without these it hides nothing.
    #[must_use]
    pub fn because(
        mut self,
        reason: impl Into<String>,
        who: impl Into<String>,
        date: NaiveDate,
    ) -> Self {
        self.reason = Some(reason.into());
        self.who = Some(who.into());
        self.date = Some(date);
        self
    }

    /// Sets the last day it holds.
    #[must_use]
    pub const fn until(mut self, day: NaiveDate) -> Self {
        self.expires = Some(day);
        self
    }

    /// What it names, for a reader.
    pub fn name(&self) -> String {
        match (&self.finding, &self.code, &self.subject) {
            (Some(finding), ..) => finding.clone(),
            (None, code, subject) => [code, subject]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(" "),
        }
    }

    /// Whether reason, person and date are all there.
    pub fn is_signed(&self) -> bool {
        let said =
            |words: &Option<String>| words.as_deref().is_some_and(|it| !it.trim().is_empty());
        said(&self.reason) && said(&self.who) && self.date.is_some()
    }

    /// Whether it is past its last day on a day.
    pub fn is_expired(&self, as_of: Option<NaiveDate>) -> bool {
        matches!((self.expires, as_of), (Some(last), Some(day)) if last < day)
    }

    /// Whether it holds: signed and not past its last day.
    pub fn holds(&self, as_of: Option<NaiveDate>) -> bool {
        self.is_signed() && !self.is_expired(as_of)
    }
}
