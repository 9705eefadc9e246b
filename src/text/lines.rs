//! Offsets as people count them: lines and columns.

use memchr::memchr_iter;
use serde::{Deserialize, Serialize};

/// Where a byte offset lies for a person: line and column, both from 1.
///
/// The column counts **characters as seen**: a letter with its combining marks is
/// one, whether the file has it composed or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// Line, from 1. Lines end at `\n`.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// The line starts of one text. Built in one pass; each look-up is a binary search
/// and a walk over one line.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<u32>,
}

/// The longest stretch of a line that is walked to count a column: a file that is
/// one line of 100 MB must not make every look-up a pass over it.
const COLUMN_WALK: usize = 1 << 16;

impl<'t> Lines<'t> {
    /// Finds the lines of a text. Cost: one search for line ends.
    pub fn new(text: super::Text<'t>) -> Self {
        let text = text.as_str();
        let starts = core::iter::once(0)
            .chain(memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1))
            .collect();
        Self { text, starts }
    }

    /// The line and column of a byte offset; an offset past the end counts as the end.
    ///
    /// On a line longer than 64 KiB the column is counted from the last look-up
    /// block of that size and is then a byte count, so that look-ups stay cheap.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self
            .starts
            .partition_point(|&start| start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        let column = if offset - start > COLUMN_WALK {
            offset - start
        } else {
            self.text.as_bytes()[start..offset]
                .iter()
                .enumerate()
                .filter(|&(at, &byte)| {
                    let continues = byte & 0xC0 == 0x80;
                    // U+0300..U+036F: CC 80 .. CD AF.
                    let marks = byte == 0xCC
                        || (byte == 0xCD
                            && self
                                .text
                                .as_bytes()
                                .get(start + at + 1)
                                .is_some_and(|&b| b < 0xB0));
                    !continues && !marks
                })
                .count()
        };
        Position {
            line: line as u32,
            column: column as u32 + 1,
        }
    }
}
