//! How a run ends.

use std::io;
use std::process::ExitCode;

use crate::output::Target;
use crate::ui::{Ui, Words};

/// How a run ends; see the codes in `--help`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is done.
    Done,
    /// What was looked for was found: a finding, a fault, a change.
    Found,
    /// Wrong use, or a result that cannot be written.
    Use,
    /// An input was not read.
    Unread,
}

impl Exit {
    /// Says what was wrong in the use.
    pub(crate) fn told(ui: Ui, words: &Words) -> Self {
        ui.fault(words);
        Self::Use
    }

    /// Says that a result cannot be written.
    pub(crate) fn cannot_write(ui: Ui, target: &Target, error: &io::Error) -> Self {
        let place = target.name();
        Self::told(
            ui,
            &Words::new(
                format!("không ghi được kết quả vào {place}: {error}"),
                format!("cannot write the result to {place}: {error}"),
            ),
        )
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Found => 1,
            Exit::Use => 2,
            Exit::Unread => 3,
        })
    }
}
