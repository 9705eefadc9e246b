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
/// and a walk over 4 KiB of a line at most.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<u32>,
    /// In long lines, every [`BLOCK`] bytes: the offset, and the characters of the line
    /// before it. A file that is one line of 100 MB must not make every look-up a pass
    /// over it.
    blocks: Vec<(u32, u32)>,
}

/// The longest stretch of a line that is walked to count a column.
const BLOCK: usize = 1 << 12;

impl<'t> Lines<'t> {
    /// Finds the lines of a text. Cost: one search for line ends, and one count of the
    /// characters in lines of more than 4 KiB.
    pub fn new(text: super::Text<'t>) -> Self {
        let text = text.as_str();
        let mut lines = Self {
            text,
            starts: vec![0],
            blocks: Vec::new(),
        };
        let mut start = 0;
        for end in memchr_iter(b'\n', text.as_bytes()) {
            lines.count_blocks(start, end);
            start = end + 1;
            lines.starts.push(start as u32);
        }
        lines.count_blocks(start, text.len());
        lines
    }

    fn count_blocks(&mut self, start: usize, end: usize) {
        let mut count = 0;
        for at in (start..end).step_by(BLOCK).skip(1) {
            count += self.characters(at - BLOCK, at);
            self.blocks.push((at as u32, count as u32));
        }
    }

    /// How many characters as seen begin in a stretch.
    fn characters(&self, from: usize, to: usize) -> usize {
        let bytes = self.text.as_bytes();
        (from..to)
            .filter(|&at| {
                let continues = bytes[at] & 0xC0 == 0x80;
                // U+0300..U+036F: CC 80 .. CD AF.
                let marks = bytes[at] == 0xCC
                    || bytes[at] == 0xCD && bytes.get(at + 1).is_some_and(|&byte| byte < 0xB0);
                !continues && !marks
            })
            .count()
    }

    /// The line and column of a byte offset; an offset past the end counts as the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self
            .starts
            .partition_point(|&start| start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        let block = self
            .blocks
            .partition_point(|&(at, _)| at as usize <= offset)
            .checked_sub(1)
            .map(|block| self.blocks[block])
            .filter(|&(at, _)| at as usize > start);
        let (from, before) = block.map_or((start, 0), |(at, count)| (at as usize, count as usize));
        let column = before + self.characters(from, offset);
        Position {
            line: line as u32,
            column: column as u32 + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Text;
    use super::*;

    #[test]
    fn columns_of_long_lines_count_characters() {
        let text = format!(
            "ngắn\n{}\n{}",
            "đườ\u{300}ng ".repeat(2_000),
            "a".repeat(9_000)
        );
        let lines = Lines::new(Text::new(&text).expect("a short text"));
        let mut expected = Position { line: 1, column: 1 };
        for (at, char) in text.char_indices() {
            if char != '\u{300}' {
                assert_eq!(lines.position(at), expected, "{at}");
            }
            match char {
                '\n' => {
                    expected = Position {
                        line: expected.line + 1,
                        column: 1,
                    }
                }
                '\u{300}' => {}
                _ => expected.column += 1,
            }
        }
        assert_eq!(lines.position(usize::MAX), expected);
    }
}
