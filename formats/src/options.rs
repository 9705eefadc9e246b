//! What a caller can set: the encoding, the columns of a register, and the limits.

use std::path::PathBuf;
use std::time::Duration;

use crate::encoding::Encoding;
use crate::register::Column;

/// How to read. [`Options::default`] suits files that come from anywhere.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// Reads plain text, CSV and HTML in this encoding, whatever the bytes look like.
    /// Bytes that do not exist in it are an error, not a guess.
    pub encoding: Option<Encoding>,
    /// Columns of registers named by the caller: what the column holds, and its heading as
    /// the sheet has it (case, accents and signs do not matter). They go before the
    /// headings that are known.
    pub columns: Vec<(Column, String)>,
    /// The program that reads PDF; without it, `pdftotext` of the path.
    pub pdftotext: Option<PathBuf>,
    /// How much is read.
    pub limits: Limits,
}

impl Options {
    /// The options of [`Options::default`].
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the encoding of text.
    #[must_use]
    pub const fn with_encoding(mut self, encoding: Encoding) -> Self {
        self.encoding = Some(encoding);
        self
    }

    /// Names a column of registers by its heading.
    #[must_use]
    pub fn with_column(mut self, column: Column, heading: impl Into<String>) -> Self {
        self.columns.push((column, heading.into()));
        self
    }

    /// Sets the limits.
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets the program that reads PDF.
    #[must_use]
    pub fn with_pdftotext(mut self, program: impl Into<PathBuf>) -> Self {
        self.pdftotext = Some(program.into());
        self
    }
}

/// The most that one file may ask for. Whatever a file says of its own size is not
/// believed: what comes out of it is counted.
///
/// A file over a limit is an error that names the limit; nothing is cut off in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of the file itself. 512 MiB. Offsets into a text are below 4 GiB in any case.
    pub file_bytes: u64,
    /// Bytes that all parts of a file may have after unzipping, archives within archives
    /// included. 512 MiB.
    pub unzipped_bytes: u64,
    /// How many times its zipped size one part may have when it is over 16 MiB. 200; office
    /// files stay below 50 as a rule.
    pub ratio: u64,
    /// Files in an archive. 10,000.
    pub members: usize,
    /// Archives within archives. 2.
    pub archive_depth: usize,
    /// Bytes of text. 256 MiB.
    pub text_bytes: usize,
    /// Elements of XML, or tables of HTML, within each other. 400.
    pub depth: usize,
    /// Cells with something in them, in one file. 2 million.
    pub cells: usize,
    /// Columns of a sheet. 512; Excel has 16,384.
    pub columns: u32,
    /// Rows of a sheet that hold something. 1,048,576, Excel's own limit.
    pub rows: usize,
    /// How long a program that reads a file may take. 60 seconds.
    pub program_time: Duration,
}

impl Limits {
    /// The names that [`set`](Self::set) knows. How deep archives and elements may stand within each
    /// other is not among them: a reader's stack bounds that.
    pub const NAMES: [&str; 9] = [
        "file-bytes",
        "unzipped-bytes",
        "ratio",
        "members",
        "text-bytes",
        "cells",
        "columns",
        "rows",
        "seconds",
    ];

    /// Sets a limit by its name; whether there is one of that name. What is above the most that an
    /// address of this machine can count is the most.
    pub fn set(&mut self, name: &str, most: u64) -> bool {
        let count = usize::try_from(most).unwrap_or(usize::MAX);
        match name {
            "file-bytes" => self.file_bytes = most,
            "unzipped-bytes" => self.unzipped_bytes = most,
            "ratio" => self.ratio = most,
            "members" => self.members = count,
            "text-bytes" => self.text_bytes = count,
            "cells" => self.cells = count,
            "columns" => self.columns = u32::try_from(most).unwrap_or(u32::MAX),
            "rows" => self.rows = count,
            "seconds" => self.program_time = Duration::from_secs(most),
            _ => return false,
        }
        true
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 512 << 20,
            unzipped_bytes: 512 << 20,
            ratio: 200,
            members: 10_000,
            archive_depth: 2,
            text_bytes: 256 << 20,
            depth: 400,
            cells: 2_000_000,
            columns: 512,
            rows: 1 << 20,
            program_time: Duration::from_secs(60),
        }
    }
}
