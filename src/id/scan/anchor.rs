//! Where an identifier may stand: at a slash, or at a dash that stands for one.

use memchr::{memchr, memchr3};

use crate::id::glyph::{Class, after};

/// The places of a text around which an identifier may stand.
pub(crate) struct Anchors<'t> {
    text: &'t [u8],
    at: usize,
    /// Next byte EF at or after `at`: full-width signs are too rare to be searched for
    /// with the rest.
    wide: usize,
    /// The next slash, dash or byte E2 at or after `at`, kept for the same reason: a text full
    /// of the one and without the other is not searched to its end again and again.
    near: usize,
}

impl<'t> Anchors<'t> {
    pub(crate) fn new(text: &'t [u8], from: usize) -> Self {
        let mut anchors = Self {
            text,
            at: from,
            wide: from,
            near: from,
        };
        anchors.seek_wide(from);
        anchors.seek_near(from);
        anchors
    }

    fn seek_near(&mut self, from: usize) {
        self.near = memchr3(b'/', b'-', 0xE2, self.text.get(from..).unwrap_or_default())
            .map_or(usize::MAX, |at| from + at);
    }

    fn seek_wide(&mut self, from: usize) {
        self.wide = memchr(0xEF, self.text.get(from..).unwrap_or_default())
            .map_or(usize::MAX, |at| from + at);
    }

    /// Goes on behind an identifier.
    pub(crate) fn skip_to(&mut self, at: usize) {
        self.at = self.at.max(at);
    }
}

impl Iterator for Anchors<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        loop {
            if self.wide < self.at {
                self.seek_wide(self.at);
            }
            if self.near < self.at {
                self.seek_near(self.at);
            }
            let at = self.near.min(self.wide);
            if at == usize::MAX {
                self.at = self.text.len();
                return None;
            }
            self.at = at + 1;
            let plausible = match self.text[at] {
                b'/' => slash_may_anchor(self.text, at),
                b'-' => dash_may_anchor(self.text, at),
                _ => matches!(after(self.text, at).class, Class::Slash | Class::Dash),
            };
            if plausible {
                return Some(at);
            }
        }
    }
}

/// A dash can only anchor `72-NQ-TW` or `297 - CT`: a digit stands close before it, and behind
/// it no digit but those of a year.
fn dash_may_anchor(text: &[u8], at: usize) -> bool {
    let left = |back: usize| at.checked_sub(back).and_then(|left| text.get(left));
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    (digit(left(1)) || left(1) == Some(&b' ') && digit(left(2)))
        && (!digit(text.get(at + 1)) || is_year(text, at + 1))
}

/// Whether four digits stand here with more of a number behind them: "30/2020/NĐ-CP",
/// "06/2022-QH15", "15/2020NĐ-CP".
fn is_year(text: &[u8], at: usize) -> bool {
    let behind = |offset: usize| text.get(at + 4 + offset);
    let digits = text
        .get(at..at + 4)
        .is_some_and(|digits| digits.iter().all(u8::is_ascii_digit));
    digits
        && match behind(0) {
            Some(b'/') => behind(1).is_some_and(|&byte| !byte.is_ascii_digit()),
            Some(b' ') => matches!(behind(1), Some(b'-' | b'/' | 0xE2)),
            Some(b'-' | b'A'..=b'Z' | 0xC3..) => true,
            _ => false,
        }
}

/// Whether a slash with a small letter behind stands between words or units: "km/h",
/// "tấn/ha", "tuần/lần". A code has two letters at least, and none with a tone: those are
/// three bytes that begin with E1.
fn is_unit(text: &[u8], slash: usize) -> bool {
    let letter = |byte: &&u8| byte.is_ascii_alphabetic() || **byte >= 0x80;
    let left = text[..slash].iter().rev().take(8).take_while(letter);
    let right = || text[slash + 1..].iter().take(8).take_while(letter);
    right().count() == 1 || left.chain(right()).any(|&byte| byte == 0xE1)
}

/// Most slashes stand in dates, fractions, units and addresses: digits on the right that are
/// no year, or small letters with no digit near or of a word. They are told by a look at the
/// bytes around.
fn slash_may_anchor(text: &[u8], at: usize) -> bool {
    match text.get(at + 1) {
        Some(b'0'..=b'9') => is_year(text, at + 1),
        Some(b'a'..=b'z') => {
            text[at.saturating_sub(12)..at]
                .iter()
                .any(u8::is_ascii_digit)
                && !is_unit(text, at)
        }
        // "https://": a doubled slash stands behind a number.
        Some(b'/') => at > 0 && text[at - 1] != b':',
        Some(_) => true,
        None => false,
    }
}
