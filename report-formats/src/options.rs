//! How a report is shown.

use std::collections::BTreeMap;

use doctrace::report::{Lang, Show};

use crate::Table;

/// How a report is shown. What a form has no use for, it passes over.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options<'a> {
    /// The language; a page shows this one first and can be switched.
    pub lang: Lang,
    /// The parts of the text form; empty for the summary, the matrix, what is to do, and the
    /// findings in short.
    pub show: Vec<Show>,
    /// Columns of the terminal. Narrower than 40 counts as 40.
    pub width: usize,
    /// Whether the text form is coloured.
    pub color: bool,
    /// Which table is written as CSV.
    pub table: Table,
    /// The texts that were read, by the names of the inputs. Where the words of a finding stand in
    /// one at the bytes it names, an excerpt is shown, and the page shows the text with its places
    /// marked.
    pub texts: BTreeMap<&'a str, &'a str>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            lang: Lang::Vi,
            show: Vec::new(),
            width: 100,
            color: false,
            table: Table::Findings,
            texts: BTreeMap::new(),
        }
    }
}

impl<'a> Options<'a> {
    /// Vietnamese, 100 columns, no colour, no texts.
    pub fn new() -> Self {
        Self::default()
    }

    /// The language.
    #[must_use]
    pub const fn lang(mut self, lang: Lang) -> Self {
        self.lang = lang;
        self
    }

    /// One part more of the text form.
    #[must_use]
    pub fn show(mut self, show: Show) -> Self {
        self.show.push(show);
        self
    }

    /// Columns of the terminal.
    #[must_use]
    pub const fn width(mut self, columns: usize) -> Self {
        self.width = columns;
        self
    }

    /// Whether the text form is coloured.
    #[must_use]
    pub const fn color(mut self, color: bool) -> Self {
        self.color = color;
        self
    }

    /// Which table is written as CSV.
    #[must_use]
    pub const fn table(mut self, table: Table) -> Self {
        self.table = table;
        self
    }

    /// One text that was read.
    #[must_use]
    pub fn text(mut self, input: &'a str, text: &'a str) -> Self {
        self.texts.insert(input, text);
        self
    }

    /// The text of an input. A further document inside one file is the input `name#2`; its bytes
    /// count from the beginning of the file.
    pub(crate) fn text_of(&self, input: &str) -> Option<&'a str> {
        let whole = || {
            let (name, number) = input.rsplit_once('#')?;
            number.parse::<u32>().ok()?;
            self.texts.get(name)
        };
        self.texts.get(input).or_else(whole).copied()
    }
}
