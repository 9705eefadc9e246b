//! Which parts of a report a page shows.

use core::fmt;
use core::str::FromStr;

/// What a page of a report shows. [`Report::text`](super::Report::text) and
/// [`Report::markdown`](super::Report::markdown) show the [`Summary`](Self::Summary) unless
/// told otherwise; whatever is shown, an input that could not be read is named.
///
/// ```
/// use doctrace::report::{Lang, Report, Show};
/// # fn main() -> Result<(), doctrace::report::ShowError> {
/// let report = Report::default();
/// let all = report.text(Lang::En).show(Show::All).to_string();
/// assert!(all.len() > report.text(Lang::En).to_string().len());
///
/// assert_eq!("todo".parse::<Show>()?, Show::Todo);
/// assert_eq!(
///     "rows".parse::<Show>().unwrap_err().to_string(),
///     "unknown part `rows`; expected one of summary, todo, findings, chains, matrix, series, all",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Show {
    /// What to do, then how far the sources are answered; the rest as counts.
    #[default]
    Summary,
    /// What to do: errors and warnings, by the office whose text or duty it is and by rule,
    /// each once; what follows from another one stands with it.
    Todo,
    /// Errors, warnings and notes, each with all its words.
    Findings,
    /// Every chain, and the days between its documents.
    Chains,
    /// Every source with its answers; who owes what.
    Matrix,
    /// The series of numbers and the registers.
    Series,
    /// Everything, facts for statistics included.
    All,
}

impl Show {
    /// Every choice.
    pub const ALL: &'static [Self] = &[
        Self::Summary,
        Self::Todo,
        Self::Findings,
        Self::Chains,
        Self::Matrix,
        Self::Series,
        Self::All,
    ];

    /// The name, as behind `--show`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Todo => "todo",
            Self::Findings => "findings",
            Self::Chains => "chains",
            Self::Matrix => "matrix",
            Self::Series => "series",
            Self::All => "all",
        }
    }
}

/// A part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Todo,
    Coverage,
    Shares,
    Chains,
    Lags,
    /// The lags, where there are any.
    SomeLags,
    Registers,
    Rest,
    Findings,
    Waived,
    Obligations,
    Series,
    SelfCheck,
}

impl Show {
    /// The parts of a page between its head and what was not read, in their order.
    pub(super) const fn sections(self) -> &'static [Section] {
        use Section::{
            Chains, Coverage, Findings, Lags, Obligations, Registers, Rest, SelfCheck, Series,
            Shares, SomeLags, Todo, Waived,
        };
        match self {
            Self::Summary => &[Todo, Coverage, Shares, Chains, SomeLags, Registers, Rest],
            Self::Todo => &[Todo],
            Self::Findings => &[Findings, Waived],
            Self::Chains => &[Chains, Lags],
            Self::Matrix => &[Coverage, Obligations],
            Self::Series => &[Series, Registers],
            Self::All => &[
                Chains,
                Coverage,
                Obligations,
                Lags,
                Series,
                Registers,
                Findings,
                Waived,
                SelfCheck,
            ],
        }
    }
}

impl fmt::Display for Show {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Show {
    type Err = ShowError;

    fn from_str(name: &str) -> Result<Self, ShowError> {
        Self::ALL
            .iter()
            .copied()
            .find(|show| show.name() == name)
            .ok_or_else(|| ShowError(name.into()))
    }
}

/// A name that no part of a report has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown part `{0}`; expected one of summary, todo, findings, chains, matrix, series, all")]
pub struct ShowError(Box<str>);
