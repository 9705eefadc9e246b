//! What looks like a number of a document and was not read as one.

use memchr::memchr_iter;

use super::{Seeker, Statements};
use crate::id::DocumentId;
use crate::text::Span;

/// The longest run of signs that is taken for a number: as long as joint organs may be
/// written, so that what is too long to be read is not passed over as well.
const LONGEST: usize = 256;

/// Signs that stand where the dash should, and that no identifier is read over.
const WRONG: &[u8] = b"+:=~;,";

impl Seeker<'_, '_> {
    /// Runs of signs around a slash that have a number, capitals and a dash, or another
    /// sign in its place, and are part of no mention.
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
            if read || own.is_some_and(|own| own.overlaps(span)) {
                continue;
            }
            let whole = self.is_number(from, slash, to).map(|()| span);
            let Some(span) = whole.or_else(|| self.miswritten(from, to)) else {
                continue;
            };
            floor = span.end();
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

    /// A run that another sign than a dash joins to its number ("45+TB/HU") or to its organ
    /// ("58/QĐ:UBND"): with a dash it would be a number of a known type and organ.
    fn miswritten(&self, from: usize, to: usize) -> Option<Span> {
        let wrong = |at: usize| self.bytes.get(at).is_some_and(|byte| WRONG.contains(byte));
        let (from, sign, to) = if from > 0 && wrong(from - 1) {
            let digits = self.bytes[..from - 1]
                .iter()
                .rev()
                .take(6)
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            (from - 1 - digits, from - 1, to)
        } else if wrong(to) {
            (from, to, self.run(to + 1).1)
        } else {
            return None;
        };
        let apart = from == 0
            || matches!(
                self.bytes[from - 1],
                b' ' | b'\t' | b'\n' | b'(' | b':' | b'|'
            );
        let run = self.reading.text().as_str().get(from..to)?;
        if !apart || run.len() > LONGEST || !run.starts_with(|sign: char| sign.is_ascii_digit()) {
            return None;
        }
        let (before, after) = run.split_at_checked(sign - from)?;
        let id = DocumentId::parse_strict(&format!("{before}-{}", &after[1..])).ok()?;
        let known = id.type_code()?.row().is_some() && id.organ()?.is_known();
        known.then(|| Span::of(from, to))
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
