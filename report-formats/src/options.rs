//! How a report is shown.

use core::fmt;
use core::str::FromStr;
use std::collections::BTreeMap;

use doctrace::report::Lang;

use crate::Table;
use crate::format::listed;

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

/// A part of the text form.
///
/// ```
/// use doctrace_report::Show;
/// # fn main() -> Result<(), doctrace_report::ShowError> {
/// assert_eq!("matrix".parse::<Show>()?, Show::Matrix);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Show {
    /// What was read, how much is answered, how many findings.
    Summary,
    /// Bodies by directives.
    Matrix,
    /// What each body has still to do.
    Todo,
    /// Every finding, with its words.
    Findings,
    /// The chains from the lowest document up.
    Chains,
    /// The series of numbers.
    Series,
    /// All of these.
    All,
}

impl Show {
    /// Every part.
    pub const ALL: &'static [Self] = &[
        Self::Summary,
        Self::Matrix,
        Self::Todo,
        Self::Findings,
        Self::Chains,
        Self::Series,
        Self::All,
    ];

    /// The name, as in `--show`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Matrix => "matrix",
            Self::Todo => "todo",
            Self::Findings => "findings",
            Self::Chains => "chains",
            Self::Series => "series",
            Self::All => "all",
        }
    }
}

impl fmt::Display for Show {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Show {
    type Err = ShowError;

    fn from_str(name: &str) -> Result<Self, ShowError> {
        let found = Self::ALL.iter().find(|show| show.name() == name);
        found.copied().ok_or_else(|| ShowError(name.into()))
    }
}

/// A name that is no part's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown part `{0}`; expected {names}", names = listed(Show::ALL.iter().map(|it| it.name())))]
pub struct ShowError(Box<str>);
