//! What looks like a number of a document and was not read as one.

use memchr::memchr_iter;

use super::{Seeker, Statements};
use crate::text::Span;

/// The longest run of signs that is taken for a number: as long as joint organs may be
/// written, so that what is too long to be read is not passed over as well.
const LONGEST: usize = 256;

impl Seeker<'_, '_> {
    /// Runs of signs around a slash that have a number, capitals and a dash, and are
    /// part of no mention.
    pub(super) fn unread(&self, found: &mut Statements) {
        let mut floor = 0;
        let mut next = 0;
        let mentions = self.reading.mentions();
        for slash in memchr_iter(b'/', self.bytes) {
            while next < mentions.len() && mentions[next].span().end() <= slash {
                next += 1;
            }
            if slash < floor {
                continue;
            }
            let (from, to) = self.run(slash);
            let span = Span::of(from, to);
            let read = mentions[next.saturating_sub(1)..]
                .iter()
                .take(2)
                .any(|mention| mention.span().overlaps(span));
            let own = self.reading.own().number;
            if read
                || own.is_some_and(|own| own.overlaps(span))
                || self.is_number(from, slash, to).is_none()
            {
                continue;
            }
            floor = to;
            found.unread.push(span);
        }
    }

    /// The run of signs without blanks around an offset, bare of the signs beside it.
    fn run(&self, at: usize) -> (usize, usize) {
        let part = |byte: &u8| {
            byte.is_ascii_alphanumeric() || *byte >= 0x80 || matches!(byte, b'-' | b'/' | b'.')
        };
        let low = at.saturating_sub(LONGEST);
        let before = self.bytes[low..at]
            .iter()
            .rev()
            .take_while(|byte| part(byte))
            .count();
        let high = self.bytes.len().min(at + LONGEST);
        let after = self.bytes[at..high]
            .iter()
            .take_while(|byte| part(byte))
            .count();
        let (mut from, mut to) = (self.boundary(at - before), self.boundary(at + after));
        while from < at && matches!(self.bytes[from], b'-' | b'.') {
            from += 1;
        }
        while to > at + 1 && matches!(self.bytes[to - 1], b'-' | b'.') {
            to -= 1;
        }
        (from, to)
    }

    /// `Some` where a run begins with a number and has a type and an organ in capitals
    /// on either side of a dash and a slash.
    fn is_number(&self, from: usize, slash: usize, to: usize) -> Option<()> {
        if to - from > LONGEST {
            return None;
        }
        let run = self.reading.text().as_str().get(from..to)?;
        let (left, right) = run.split_at_checked(slash - from)?;
        let right = &right[1..];
        let letters = |part: &str| {
            let letters = part.chars().filter(|sign| sign.is_alphabetic());
            let (mut all, mut capitals) = (0, 0);
            for letter in letters {
                all += 1;
                capitals += usize::from(letter.is_uppercase());
            }
            (all, capitals)
        };
        let digits = left.bytes().take_while(u8::is_ascii_digit).count();
        let (left_all, left_capitals) = letters(left);
        let (right_all, right_capitals) = letters(right);
        // Most letters are capitals on both sides together; the organ has two at least.
        let capitals = left_capitals + right_capitals;
        let coded =
            right_capitals >= 2 && right_all <= right_capitals + 2 && left_all <= left_capitals + 1;
        let dashed =
            left.get(digits..)?.starts_with('-') && left_capitals >= 1 || right.contains('-');
        ((1..=5).contains(&digits) && coded && dashed && capitals >= 3).then_some(())
    }
}
