//! A register of issued documents: a list of numbers, kept by the body that gives them.
//!
//! A text that names a number proves that somebody wrote it down. A register is the
//! book in which numbers are given, so its rows carry authority; where it is declared
//! [complete](Register::complete), what is not in it was not issued. Whether it is
//! complete only its keeper can say.
//!
//! A register may come in parts, from several files or offices. Parts of one book (its
//! series, its body, its days) are read together: the rows of all, each once, and the
//! book is complete when any of them is declared so.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::DocumentId;
use crate::stored::written;

use super::{Body, fold};

/// What a register says became of a number.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// Issued and, as far as the register tells, in force.
    #[default]
    Issued,
    /// Given, but not issued: struck out, kept free.
    Void,
    /// Issued and later replaced.
    Replaced,
    /// Issued and later repealed or annulled.
    Repealed,
}

impl RowState {
    /// The name in machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Void => "void",
            Self::Replaced => "replaced",
            Self::Repealed => "repealed",
        }
    }

    /// The Vietnamese words.
    pub const fn vietnamese(self) -> &'static str {
        match self {
            Self::Issued => "đã ban hành",
            Self::Void => "không ban hành",
            Self::Replaced => "đã được thay thế",
            Self::Repealed => "đã bị bãi bỏ",
        }
    }
}

/// One row: a number and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterRow {
    /// The number: `109-KH/HU`.
    pub number: DocumentId,
    /// Its date.
    #[serde(default, deserialize_with = "crate::registry::day::option")]
    pub date: Option<NaiveDate>,
    /// What became of it.
    #[serde(default)]
    pub state: RowState,
    /// Since when it is replaced or repealed.
    #[serde(default, deserialize_with = "crate::registry::day::option")]
    pub since: Option<NaiveDate>,
    /// Its subject in words.
    #[serde(default)]
    pub title: Option<String>,
}

written! {
    RegisterRow {
        number, date: said, state, since: said, title: said
    }
}

impl RegisterRow {
    /// An issued document.
    pub const fn new(number: DocumentId, date: Option<NaiveDate>) -> Self {
        Self {
            number,
            date,
            state: RowState::Issued,
            since: None,
            title: None,
        }
    }
}

/// The rows of one series of one body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// The series: `KH/HU`.
    pub series: String,
    /// The body that keeps it, in words: "Huyện ủy Tân Long".
    #[serde(default)]
    pub body: Option<String>,
    /// The first day it covers.
    #[serde(default, deserialize_with = "crate::registry::day::option")]
    pub from: Option<NaiveDate>,
    /// The last day it covers.
    #[serde(default, deserialize_with = "crate::registry::day::option")]
    pub to: Option<NaiveDate>,
    /// Whether every number of the series in these days is in it.
    #[serde(default)]
    pub complete: bool,
    /// The rows.
    #[serde(default)]
    pub rows: Vec<RegisterRow>,
}

written! {
    Register {
        series, body: said, from: said, to: said, complete, rows
    }
}

impl Register {
    /// A register without rows, not complete.
    pub fn new(series: impl Into<String>) -> Self {
        Self {
            series: series.into(),
            body: None,
            from: None,
            to: None,
            complete: false,
            rows: Vec::new(),
        }
    }

    /// Says whose register it is.
    #[must_use]
    pub fn of_body(mut self, body: impl Into<String>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Declares it complete.
    #[must_use]
    pub const fn complete(mut self) -> Self {
        self.complete = true;
        self
    }

    /// Adds a row.
    #[must_use]
    pub fn with(mut self, row: RegisterRow) -> Self {
        self.rows.push(row);
        self
    }

    /// How it is named to a reader.
    pub fn name(&self) -> String {
        match &self.body {
            Some(body) => format!("sổ {} – {body}", self.series),
            None => format!("sổ {}", self.series),
        }
    }

    /// What makes two registers parts of one book: series, body and days.
    pub(crate) fn book(&self) -> (&str, Option<String>, Option<NaiveDate>, Option<NaiveDate>) {
        let body = self.body.as_deref().map(fold);
        (&self.series, body, self.from, self.to)
    }

    /// Whether a document surely belongs in it: its series, its body, and every day it
    /// may be dated. A document whose place is open does not surely belong to a
    /// register that names one.
    pub fn covers(
        &self,
        id: &DocumentId,
        body: &Body,
        days: Option<(NaiveDate, NaiveDate)>,
    ) -> bool {
        if id.series() != self.series {
            return false;
        }
        let mine = self.body.as_deref().map(Body::read).unwrap_or_default();
        if mine.place().is_some() && mine.place() != body.place() {
            return false;
        }
        match (days, self.from, self.to) {
            (_, None, None) => true,
            (None, ..) => false,
            (Some((first, last)), from, to) => {
                from.is_none_or(|from| from <= first) && to.is_none_or(|to| last <= to)
            }
        }
    }
}
