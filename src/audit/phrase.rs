//! What is shown to a reader: sentences in two languages, words with their place.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::graph::{Document, Place, TraceGraph};
use crate::stored::written;

/// A sentence in the two languages of the report.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Phrase {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Phrase {
    /// A sentence in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            vi: vi.into(),
            en: en.into(),
        }
    }

    /// Goes on in both languages.
    pub(crate) fn push(&mut self, vi: &str, en: &str) {
        self.vi.push_str(vi);
        self.en.push_str(en);
    }
}

/// Where a person finds a place in the file that was read, which need not be lines of text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Locator {
    /// In words: "trang 2, bảng 1, hàng 3, ô 2".
    pub words: Phrase,
    /// Page, from 1.
    pub page: Option<u32>,
    /// Paragraph, from 1.
    pub paragraph: Option<u32>,
    /// Name of the sheet.
    pub sheet: Option<String>,
    /// Cell of a sheet as spreadsheets write it, `B7`; of a table, `row:column`.
    pub cell: Option<String>,
}

impl Locator {
    /// A place in words; what else is known of it is filled in.
    pub fn new(words: Phrase) -> Self {
        Self {
            words,
            ..Self::default()
        }
    }
}

/// A place in an input with the words that stand there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Evidence {
    /// Name of the input.
    pub input: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// First byte.
    pub start: u32,
    /// First byte after.
    pub end: u32,
    /// The words.
    pub quote: String,
    /// Where a person finds them, where the input was no plain text and the caller said so.
    #[serde(default)]
    pub locator: Option<Box<Locator>>,
}

written! {
    Evidence {
        input, line, column, start, end, quote, locator: said
    }
}

impl Evidence {
    /// The words at a place of a graph's inputs.
    pub fn at(graph: &TraceGraph, place: Place<'_>) -> Self {
        let name = graph.inputs().get(place.input).map(|input| &*input.name);
        Self {
            input: name.unwrap_or_default().to_owned(),
            line: place.place.position.line,
            column: place.place.position.column,
            start: place.place.span.start() as u32,
            end: place.place.span.end() as u32,
            quote: place.place.quote.to_string(),
            locator: None,
        }
    }

    /// An input as a whole, where no words can be quoted.
    pub fn whole(input: &str) -> Self {
        Self {
            input: input.to_owned(),
            line: 1,
            column: 1,
            start: 0,
            end: 0,
            quote: String::new(),
            locator: None,
        }
    }
}

/// A document inside a sentence: its number, or what it is where it has none.
pub(crate) fn called(document: &Document<'_>) -> Phrase {
    match document.label() {
        "SELF" => Phrase::new("văn bản này", "this text"),
        "DRAFT" => Phrase::new("dự thảo", "the draft"),
        label => Phrase::new(label, label),
    }
}

/// A date as Vietnamese readers write it: 16/6/2022, 02/02/2023.
pub(crate) fn day_vi(day: NaiveDate) -> String {
    let month = if day.month() < 3 {
        format!("{:02}", day.month())
    } else {
        day.month().to_string()
    };
    format!("{:02}/{month}/{}", day.day(), day.year())
}
