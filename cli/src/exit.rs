//! How a run ends.

use std::io::{self, ErrorKind};
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
        let why = match error.kind() {
            ErrorKind::NotFound => Words::new("không có thư mục này", "there is no such folder"),
            ErrorKind::PermissionDenied => {
                Words::new("không có quyền ghi", "no permission to write there")
            }
            ErrorKind::IsADirectory => Words::new("đó là thư mục", "that is a folder"),
            ErrorKind::StorageFull => Words::new("đĩa đã đầy", "the disk is full"),
            _ => Words::same(error),
        };
        Self::told(
            ui,
            &Words::new(
                format!("không ghi được kết quả vào {place}: {}", why.vi),
                format!("cannot write the result to {place}: {}", why.en),
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
