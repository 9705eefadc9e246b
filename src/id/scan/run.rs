//! A run of code letters, and what it may be: a type, an organ, a term at its end.

use super::letters::{Letters, spelled};
use super::organs::lead;
use crate::id::glyph::{Class, Glyph};
use crate::id::period::assembly_sat;
use crate::id::type_code::{self, TypeRow};
use crate::id::{AddedType, Family, Repairs, organ};

/// The most letters of one code.
pub(super) const CODE_LIMIT: usize = 24;

/// A run of code letters.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) letters: Letters,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) all_upper: bool,
    pub(super) all_lower: bool,
    pub(super) repairs: Repairs,
}

/// A digit of a term, or a letter that looks like one.
#[derive(Clone, Copy)]
pub(super) struct Digit {
    value: u8,
    letter: bool,
}

impl Digit {
    pub(super) fn of(glyph: Glyph) -> Option<Self> {
        let (value, letter) = match (glyph.class, glyph.byte) {
            (Class::Digit, byte) => (byte - b'0', false),
            (Class::Letter, b'L' | b'I') => (1, true),
            (Class::Letter, b'O') => (0, true),
            _ => return None,
        };
        Some(Self { value, letter })
    }
}

/// The digits of a term: two at most, and one letter too many.
#[derive(Default)]
pub(super) struct Term {
    digits: [Option<Digit>; 3],
}

impl Term {
    /// `false` when there is no room.
    pub(super) fn push(&mut self, digit: Digit) -> bool {
        let room = self.digits.iter_mut().find(|room| room.is_none());
        room.map(|room| *room = Some(digit)).is_some()
    }

    pub(super) fn is_doubtful(&self) -> bool {
        self.digits.iter().flatten().any(|digit| digit.letter)
    }

    /// The number without the digit at a place.
    fn without(&self, left_out: Option<usize>) -> Option<u8> {
        let mut digits = (0..)
            .zip(self.digits.iter().flatten())
            .filter(|(at, _)| Some(*at) != left_out)
            .map(|(_, digit)| digit.value);
        let (first, second, third) = (digits.next()?, digits.next(), digits.next());
        match (second, third) {
            (None, _) => Some(first),
            (Some(second), None) => Some(first * 10 + second),
            _ => None,
        }
    }

    /// The one term that the digits may be and that sat in a year: all of them, or all but a
    /// letter that is a stroke too many.
    pub(super) fn only(&self, year: u16) -> Option<u8> {
        let sat = |term: &u8| assembly_sat(*term, year);
        if let Some(whole) = self.without(None).filter(sat) {
            return Some(whole);
        }
        let mut only = None;
        for (at, digit) in self.digits.iter().flatten().enumerate() {
            let term = self.without(Some(at)).filter(|_| digit.letter).filter(sat);
            match (term, only) {
                (Some(term), Some(other)) if term != other => return None,
                (Some(term), _) => only = Some(term),
                (None, _) => {}
            }
        }
        only
    }
}

/// A type of document: a row of the table, or one that was added.
#[derive(Clone, Copy)]
pub(super) enum Kind<'a> {
    Row(&'static TypeRow),
    Added(&'a str, &'a AddedType),
}

impl<'a> Kind<'a> {
    pub(super) const fn code(self) -> &'a str {
        match self {
            Self::Row(row) => row.code,
            Self::Added(code, _) => code,
        }
    }

    /// Whether its numbers always have a year, so that digits without one have lost it.
    pub(super) fn needs_year(self) -> bool {
        match self {
            Self::Row(row) => row.needs_year(),
            Self::Added(..) => false,
        }
    }

    /// Whether a name of the type is one that the test takes.
    pub(super) fn has_name(self, mut test: impl FnMut(&str) -> bool) -> bool {
        match self {
            Self::Row(row) => row.readings.iter().any(|kind| test(kind.vietnamese())),
            Self::Added(_, row) => test(&row.name),
        }
    }
}

/// How organ codes may be joined to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// By a dash alone: `QĐ-UBND-HC`.
    Tight,
    /// By a dash with blanks around it, where the next code is a Party agency's.
    Spaced,
    /// By a dash with blanks around it, a slash or a dot, where the next code is known:
    /// `TTLT-BCA/BQP`.
    Liaison,
    /// By a dash with blanks around it, where the next code is in capitals: `BTC - QLCS`.
    Unit,
}

impl Run {
    /// The type and the organ of a family that the letters are made of, where one division
    /// and only one gives both: `NĐCP`.
    pub(super) fn type_and_organ(
        &self,
        family: Family,
    ) -> Option<(&'static TypeRow, &'static str)> {
        let letters = self.letters.as_str();
        if organ::is_named(letters) {
            return None;
        }
        let mut only = None;
        for (at, _) in letters.char_indices().skip(2) {
            let (front, back) = letters.split_at(at);
            let known = type_code::find(front).zip(
                organ::canonical(back)
                    .filter(|code| code.chars().count() > 1)
                    .filter(|code| {
                        organ::facts(code).is_some_and(|facts| facts.family == Some(family))
                    }),
            );
            if known.is_some() {
                if only.is_some() {
                    return None;
                }
                only = known;
            }
        }
        only
    }

    /// The term of the Assembly at the end of `QH14`, `UBTVQH13`.
    pub(super) fn term(&self) -> Option<u8> {
        let letters = self.letters.as_str();
        let term = organ::ASSEMBLY
            .into_iter()
            .find_map(|body| letters.strip_prefix(body))?;
        term.parse()
            .ok()
            .filter(|_| organ::facts(letters).is_some())
    }

    /// Whether the term of the Assembly sat in the year, as far as is known.
    pub(super) fn term_covers(&self, year: u16) -> bool {
        self.term().is_some_and(|term| assembly_sat(term, year))
    }

    /// `TVV`: two V for a W, where a known organ comes out.
    pub(super) fn mend_double_v(&mut self) {
        let letters = self.letters.as_str();
        if !letters.contains("VV") || organ::facts(lead(letters)).is_some() {
            return;
        }
        let mut mended = Letters::new();
        for (at, part) in letters.split("VV").enumerate() {
            if at > 0 {
                mended.push_str("W");
            }
            mended.push_str(part);
        }
        if organ::facts(mended.as_str()).is_some() {
            self.letters = mended;
            self.repairs |= Repairs::OCR_LETTER;
        }
    }

    /// The letters of two runs that a blank stands between, as one.
    pub(super) fn joined(&self, back: &Self) -> Self {
        let mut both = *self;
        both.letters.push_str(back.letters.as_str());
        both.end = back.end;
        both.all_upper &= back.all_upper;
        both.all_lower &= back.all_lower;
        both.repairs |= back.repairs | Repairs::SPACE;
        both
    }

    /// Brings an organ code into its official spelling.
    pub(super) fn spell(&mut self) {
        let (letters, repairs) = spelled(self.letters.as_str());
        self.letters = letters;
        self.repairs |= repairs;
    }

    pub(super) fn all_upper_two(&self) -> bool {
        self.all_upper && self.letters.as_str().chars().count() >= 2
    }
}
