//! What a row of the organ tables holds, and what a form of codes made by rule.

use crate::id::vocabulary::{Confidence, Validity};
use crate::id::{Family, Level};

pub(super) const PARTY: Option<Family> = Some(Family::Party);
pub(super) const STATE: Option<Family> = Some(Family::State);
/// Party and State both have such bodies.
pub(super) const OPEN: Option<Family> = None;
pub(super) const H: Confidence = Confidence::High;
pub(super) const M: Confidence = Confidence::Medium;
pub(super) const L: Confidence = Confidence::Low;

/// An organ code that stands alone, as the table knows it.
#[derive(Clone, Copy, Debug)]
pub struct OrganRow {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) english: &'static str,
    pub(super) issuers: &'static [&'static str],
    pub(super) family: Option<Family>,
    pub(super) level: Option<Level>,
    pub(super) validity: Validity,
    pub(super) source: &'static str,
    pub(super) confidence: Confidence,
    pub(super) note: &'static str,
}

impl OrganRow {
    /// The official letters, in their official case.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// What the code abbreviates.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// An English gloss.
    pub const fn english(&self) -> &'static str {
        self.english
    }

    /// The kinds of bodies that write the code, where there is more than one.
    pub const fn issuers(&self) -> &'static [&'static str] {
        self.issuers
    }

    /// Party or State; `None` where both have such bodies.
    pub const fn family(&self) -> Option<Family> {
        self.family
    }

    /// The level; `None` where the code does not tell.
    pub const fn level(&self) -> Option<Level> {
        self.level
    }

    /// When the code was in use.
    pub const fn validity(&self) -> Validity {
        self.validity
    }

    /// Where the row comes from, by the keys of [`crate::id::vocabulary`].
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// How far the source carries.
    pub const fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// What else a reader should know; often empty.
    pub const fn note(&self) -> &'static str {
        self.note
    }

    pub(super) const fn issuers_are(mut self, issuers: &'static [&'static str]) -> Self {
        self.issuers = issuers;
        self
    }

    pub(super) const fn at(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    pub(super) const fn since(mut self, year: i32, month: u32, day: u32) -> Self {
        self.validity = self.validity.since(year, month, day);
        self
    }

    pub(super) const fn until(mut self, year: i32, month: u32, day: u32) -> Self {
        self.validity = self.validity.until(year, month, day);
        self
    }

    pub(super) const fn remark(mut self, note: &'static str) -> Self {
        self.note = note;
        self
    }
}

pub(super) const fn row(
    code: &'static str,
    name: &'static str,
    english: &'static str,
    family: Option<Family>,
    level: Option<Level>,
    confidence: Confidence,
    source: &'static str,
) -> OrganRow {
    OrganRow {
        code,
        name,
        english,
        issuers: &[],
        family,
        level,
        validity: Validity::OPEN,
        source,
        confidence,
        note: "",
    }
}

/// A form of organ codes that is made by rule.
#[derive(Clone, Copy, Debug)]
pub struct OrganPattern {
    form: &'static str,
    name: &'static str,
    english: &'static str,
    example: &'static str,
    family: Option<Family>,
    level: Option<Level>,
    validity: Validity,
    source: &'static str,
    confidence: Confidence,
}

impl OrganPattern {
    /// The form: `…TU`, `QH` + number.
    pub const fn form(&self) -> &'static str {
        self.form
    }

    /// What such codes name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// An English gloss.
    pub const fn english(&self) -> &'static str {
        self.english
    }

    /// A code of this form.
    pub const fn example(&self) -> &'static str {
        self.example
    }

    /// Party or State; `None` where the form does not tell.
    pub const fn family(&self) -> Option<Family> {
        self.family
    }

    /// The level; `None` where the form does not tell.
    pub const fn level(&self) -> Option<Level> {
        self.level
    }

    /// When codes of this form were in use.
    pub const fn validity(&self) -> Validity {
        self.validity
    }

    /// Where the rule comes from, by the keys of [`crate::id::vocabulary`].
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// How far the source carries.
    pub const fn confidence(&self) -> Confidence {
        self.confidence
    }
}

#[allow(clippy::too_many_arguments)] // One row of a table, in the order of its columns.
pub(super) const fn pattern(
    form: &'static str,
    name: &'static str,
    english: &'static str,
    example: &'static str,
    family: Option<Family>,
    level: Option<Level>,
    confidence: Confidence,
    source: &'static str,
) -> OrganPattern {
    OrganPattern {
        form,
        name,
        english,
        example,
        family,
        level,
        validity: Validity::OPEN,
        source,
        confidence,
    }
}

pub(super) const fn to_2025_06_30(mut pattern: OrganPattern) -> OrganPattern {
    pattern.validity = pattern.validity.until(2025, 6, 30);
    pattern
}
