//! Runs of code letters: where a code begins and ends, and which type it is.
//!
//! OCR and lost blanks glue words to codes (`15-NQ/ĐUĐẢNG`); only a code that the
//! tables know is cut out of such a run.

use unicode_normalization::UnicodeNormalization;

use super::Reader;
use super::letters::{Letters, mend_term, spelled};
use crate::id::glyph::{Class, Glyph, U_HORN};
use crate::id::organ::OrganFacts;
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
struct Digit {
    value: u8,
    letter: bool,
}

impl Digit {
    fn of(glyph: Glyph) -> Option<Self> {
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
struct Term {
    digits: [Option<Digit>; 3],
}

impl Term {
    /// `false` when there is no room.
    fn push(&mut self, digit: Digit) -> bool {
        let room = self.digits.iter_mut().find(|room| room.is_none());
        room.map(|room| *room = Some(digit)).is_some()
    }

    fn is_doubtful(&self) -> bool {
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
    fn only(&self, year: u16) -> Option<u8> {
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
    fn term(&self) -> Option<u8> {
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
    fn joined(&self, back: &Self) -> Self {
        let mut both = *self;
        both.letters.push_str(back.letters.as_str());
        both.end = back.end;
        both.all_upper &= back.all_upper;
        both.all_lower &= back.all_lower;
        both.repairs |= back.repairs | Repairs::SPACE;
        both
    }

    /// Brings an organ code into its official spelling.
    fn spell(&mut self) {
        let (letters, repairs) = spelled(self.letters.as_str());
        self.letters = letters;
        self.repairs |= repairs;
    }

    pub(super) fn all_upper_two(&self) -> bool {
        self.all_upper && self.letters.as_str().chars().count() >= 2
    }
}

impl<'t> Reader<'t> {
    /// The letters that end at a glyph, read leftwards.
    pub(super) fn run_left(&self, last: Glyph) -> Option<Run> {
        let mut start = last.start;
        let mut count = 0;
        loop {
            let glyph = self.before(start);
            match glyph.class {
                Class::Letter if count < CODE_LIMIT => {
                    start = glyph.start;
                    count += 1;
                }
                Class::Letter | Class::Word => return None,
                _ => break,
            }
        }
        // OCR and suffix digits are read as part of the ordinal, not here.
        Some(self.collect(start, last.end))
    }

    pub(super) fn collect(&self, start: usize, end: usize) -> Run {
        let mut run = Run {
            letters: Letters::new(),
            start,
            end,
            all_upper: true,
            all_lower: true,
            repairs: Repairs::NONE,
        };
        let mut at = start;
        while at < end {
            let glyph = self.after(at);
            if glyph.class == Class::Letter {
                run.all_upper &= glyph.upper;
                run.all_lower &= !glyph.upper;
                run.repairs |= glyph.repairs;
            }
            if glyph.class != Class::Other {
                run.letters
                    .push(glyph.byte, glyph.upper || glyph.class == Class::Digit);
            }
            at = glyph.end;
        }
        run
    }

    /// One code read rightwards from its first letter, without what is glued to it.
    pub(super) fn run_right(&self, first: Glyph) -> Option<Run> {
        if first.class != Class::Letter {
            return None;
        }
        let mut end = first.start;
        let mut capitals_end = None;
        let mut count = 0;
        let mut pointed = false;
        let mut ampersand = None;
        let mut stop = loop {
            let glyph = self.after(end);
            match glyph.class {
                Class::Letter | Class::Digit if count < CODE_LIMIT => {
                    if glyph.class == Class::Letter && !glyph.upper && capitals_end.is_none() {
                        capitals_end = Some(end);
                    }
                    // Digits close a code: BCĐ138 is one, BCĐ138AB is not.
                    end = glyph.end;
                    count += 1;
                }
                // SGD&ĐT
                Class::Other
                    if glyph.byte == b'&' && self.after(glyph.end).class == Class::Letter =>
                {
                    ampersand = ampersand.or(Some(glyph));
                    end = glyph.end;
                }
                // T.Ư, T.W
                Class::Dot if end == first.end && first.byte == b'T' => {
                    let next = self.after(glyph.end);
                    let behind = self.after(next.end);
                    if matches!(next.byte, U_HORN | b'W')
                        && next.class == Class::Letter
                        && !matches!(behind.class, Class::Letter | Class::Word)
                    {
                        pointed = true;
                        end = next.end;
                        break behind;
                    }
                    break glyph;
                }
                // V.I, NV.IV: a unit by its number; "HU.I" is a committee at the end of a sentence.
                Class::Dot if count <= 2 && capitals_end.is_none() => {
                    let unit = self.collect(first.start, end);
                    let behind = self.behind_numeral(glyph.end);
                    let Some(behind) = behind.filter(|_| !self.knows(unit.letters.as_str())) else {
                        break glyph;
                    };
                    end = behind;
                    break self.after(behind);
                }
                _ => break glyph,
            }
        };
        let mut run = self.collect(first.start, end);
        if pointed {
            run.letters = Letters::new();
            run.letters.push_str("TW");
            run.repairs |= Repairs::TRUNG_UONG;
            return Some(run);
        }
        // Tư: the small horn of TƯ.
        if run.letters.as_str() == "Tư" && !matches!(stop.class, Class::Letter | Class::Word) {
            run.letters = Letters::from("TW");
            run.all_upper = true;
            run.repairs |= Repairs::TRUNG_UONG | Repairs::CASE;
            return Some(run);
        }
        if let Some(sign) = ampersand {
            if self.knows(run.letters.as_str()) {
                run.repairs |= Repairs::SEPARATOR;
            } else {
                end = sign.start;
                stop = sign;
                run = self.collect(first.start, end);
            }
        }
        // A word that goes on with an accented letter has eaten the code's neighbour:
        // ĐU|ĐẢNG, HU|và.
        let glued = stop.class == Class::Word || matches!(stop.class, Class::Letter | Class::Digit);
        if !glued {
            if let Some(run) = self.without_rest(run) {
                return Some(run);
            }
        }
        if !glued && (run.all_upper || run.all_lower || self.knows(run.letters.as_str())) {
            return Some(run);
        }
        // Mixed case or glued: keep the leading capitals, if they make a code.
        let mut capitals = self.collect(first.start, capitals_end.unwrap_or(end));
        if capitals_end.is_some_and(|at| at > first.start) {
            // "Tiếng", "Chính": one capital and small letters are a word.
            if capitals.letters.as_str().chars().count() < 2 {
                return None;
            }
            capitals.repairs |= Repairs::GLUED;
            return Some(capitals);
        }
        if glued {
            self.without_word(first, capitals)
        } else {
            Some(run)
        }
    }

    /// The longest known code that leaves a word behind it, unless a shorter one leaves a word
    /// that a letterhead has there: ĐU|KHẨN is no bloc committee.
    fn without_word(&self, first: Glyph, capitals: Run) -> Option<Run> {
        let mut cut = self.before(capitals.end).start;
        let mut longest = None;
        while cut > first.start {
            let mut shorter = self.collect(first.start, cut);
            if self.organ_facts(shorter.letters.as_str()).is_some() {
                shorter.repairs |= Repairs::GLUED;
                if self.is_stamp(cut) {
                    return Some(shorter);
                }
                longest = longest.or(Some(shorter));
            }
            cut = self.before(cut).start;
        }
        longest
    }

    /// Where a Roman numeral ends that fills the place between a dot and a sign that is none.
    fn behind_numeral(&self, from: usize) -> Option<usize> {
        let mut end = from;
        for _ in 0..4 {
            let glyph = self.after(end);
            if !matches!(glyph.byte, b'I' | b'V' | b'X')
                || glyph.class != Class::Letter
                || !glyph.upper
            {
                break;
            }
            end = glyph.end;
        }
        let stop = self.after(end);
        let closed = !matches!(
            stop.class,
            Class::Letter | Class::Word | Class::Digit | Class::Dot
        );
        (end > from && closed).then_some(end)
    }

    /// Whether a word of urgency, secrecy or the motto begins here.
    fn is_stamp(&self, at: usize) -> bool {
        const STAMPS: &[&str] = &[
            "KHẨN",
            "THƯỢNG",
            "HỎA",
            "HOẢ",
            "MẬT",
            "TỐI",
            "TUYỆT",
            "ĐẢNG",
            "CỘNG",
        ];
        let mut end = at;
        for _ in 0..6 {
            let glyph = self.after(end);
            if !matches!(glyph.class, Class::Letter | Class::Word) {
                break;
            }
            end = glyph.end;
        }
        let word = self.text.get(at..end).unwrap_or_default();
        let word: &str = core::str::from_utf8(word).unwrap_or_default();
        let begins = |stamp: &&str| {
            let letters = stamp.chars().count();
            word.nfc().take(letters).eq(stamp.chars())
        };
        STAMPS.iter().any(begins)
    }

    /// A code without what runs on behind it, though no sign stands between.
    fn without_rest(&self, run: Run) -> Option<Run> {
        let letters = run.letters.as_str();
        // QHl4: the term is digits only, whatever OCR made of them.
        let mut termed = run;
        mend_term(&mut termed);
        if termed.repairs != run.repairs && termed.term().is_some() {
            return Some(run);
        }
        if self.knows(letters) {
            return None;
        }
        // "29-NQ/TUBAN THƯỜNG VỤ": a column of the letterhead runs on.
        let column = letters
            .strip_suffix("BAN")
            .filter(|code| self.organ_facts(code).is_some())
            .map(|_| "BAN".len());
        // NĐ-CP1: the mark of a footnote.
        let bare = letters.trim_end_matches(|sign: char| sign.is_ascii_digit());
        let mark = letters.len() - bare.len();
        // QH41: behind the Assembly stands its term, though there is none of that number.
        let footnote = (1..=2).contains(&mark)
            && organ::is_unnumbered(bare)
            && !organ::ASSEMBLY.contains(&bare);
        let rest = column.or_else(|| footnote.then_some(mark))?;
        let mut cut = self.collect(run.start, run.end - rest);
        cut.repairs |= Repairs::GLUED;
        Some(cut)
    }

    /// `Đ U`, `UB ND`: an organ that a blank has taken apart, where its letters together are
    /// a code that has a name, and are no two codes one by one. `UB` before another code is the
    /// first word of its name: `UB MTTQ`.
    fn rejoined_organ(&self, front: &Run) -> Option<Run> {
        let back = self.run_right(self.behind_blank(front.end)?)?;
        if !front.all_upper || !back.all_upper || back.repairs.contains(Repairs::GLUED) {
            return None;
        }
        let mut both = front.joined(&back);
        both.spell();
        let named = |run: &Run| organ::is_named(spelled(run.letters.as_str()).0.as_str());
        let two = front.letters.as_str() != "UB" && named(front) && named(&back);
        let one = organ::is_named(both.letters.as_str()) && !two;
        one.then_some(both)
    }

    /// `BCĐ 138`: the number of a steering committee that a blank sets apart, or one of the
    /// sentence; in official spelling, and where it ends.
    pub(super) fn loose_number(&self, organ: &str, end: usize) -> Option<(Letters, usize)> {
        let blank = self.after(end);
        let mut at = blank.end;
        let mut letters = Letters::from(organ);
        while letters.as_str().len() < organ.len() + 5 {
            let digit = self.after(at);
            if digit.class != Class::Digit {
                break;
            }
            letters.push(digit.byte, true);
            at = digit.end;
        }
        let digits = letters.as_str().len() - organ.len();
        let numbered = organ == "BCĐ" && (2..=4).contains(&digits) && self.is_split(blank);
        (numbered && self.ends_phrase(at)).then_some((letters, at))
    }

    /// A unit in capitals behind a dash with blanks beside it, or behind a dot or a slash.
    pub(super) fn loose_unit(&self, end: usize) -> Option<Run> {
        let (sign, gap) = self.skip_right(end);
        let (first, more) = self.skip_right(sign.end);
        let blanks = gap | more;
        let mended = match sign.class {
            // A dash that opens a line is a list's.
            Class::Dash if !blanks.is_empty() && gap.difference(Repairs::SPACE).is_empty() => {
                blanks | sign.repairs
            }
            Class::Dot | Class::Slash if blanks.is_empty() => Repairs::SEPARATOR | sign.repairs,
            _ => return None,
        };
        if first.class != Class::Letter || !first.upper {
            return None;
        }
        let mut unit = self.run_right(first)?;
        if !unit.all_upper_two() || unit.repairs.contains(Repairs::GLUED) {
            return None;
        }
        unit.spell();
        // "…/QĐ-UBND.HĐND tỉnh": a sentence that begins without its blank.
        if sign.class == Class::Dot && organ::is_named(unit.letters.as_str()) {
            return None;
        }
        self.take_ampersand(&mut unit);
        unit.repairs |= mended;
        self.ends_phrase(unit.end).then_some(unit)
    }

    /// Whether the sentence ends at a place, or goes on with a word that begins small. Behind
    /// a code in a heading the next word is a capital.
    fn ends_phrase(&self, end: usize) -> bool {
        let sign = self.after(end);
        let closes = |glyph: Glyph| match glyph.class {
            Class::End | Class::Newline => true,
            Class::Other => matches!(glyph.byte, b',' | b';' | b')' | b']' | b'|' | b'"'),
            _ => false,
        };
        let small = |glyph: Glyph| {
            let text = self.text.get(glyph.start..glyph.end).unwrap_or_default();
            let text = core::str::from_utf8(text).unwrap_or_default();
            text.starts_with(char::is_lowercase)
        };
        let next = self.after(sign.end);
        match sign.class {
            Class::Blank => closes(next) || next.byte == b'(' || small(next),
            Class::Dot => matches!(next.class, Class::Blank | Class::Newline | Class::End),
            _ => closes(sign),
        }
    }

    /// `K L/TW`, `CT r/TU`: a type that a blank has taken apart, its last letters read.
    pub(super) fn rejoined_left(&self, back: &Run) -> Option<Run> {
        let blank = self.before(back.start);
        let last = self.before(blank.start);
        if !self.is_split(blank) || last.class != Class::Letter {
            return None;
        }
        let both = self.run_left(last)?.joined(back);
        self.known_type(both.letters.as_str()).map(|_| both)
    }

    /// `N Đ-CP`, `TT r-UBND`: the same, its first letters read.
    pub(super) fn rejoined_right(&self, front: &Run) -> Option<Run> {
        let first = self.behind_blank(front.end)?;
        let mut end = first.start;
        while self.after(end).class == Class::Letter {
            end = self.after(end).end;
            if end - first.start > CODE_LIMIT {
                return None;
            }
        }
        let both = front.joined(&self.collect(first.start, end));
        self.known_type(both.letters.as_str()).map(|_| both)
    }

    /// The letter behind one blank.
    pub(super) fn behind_blank(&self, end: usize) -> Option<Glyph> {
        let blank = self.after(end);
        let first = self.after(blank.end);
        (self.is_split(blank) && first.class == Class::Letter).then_some(first)
    }

    /// Whether a blank may stand inside a code; a tab parts columns.
    fn is_split(&self, blank: Glyph) -> bool {
        blank.class == Class::Blank && self.text.get(blank.start) != Some(&b'\t')
    }

    /// `BTC TU`, `UBKT.TU`: takes the committee that stands apart from its agency, where
    /// together they are an agency of the Party that has a name.
    fn take_committee(&self, run: &mut Run) {
        let sign = self.after(run.end);
        let repair = match sign.class {
            Class::Blank => Repairs::SPACE,
            Class::Dot => Repairs::SEPARATOR,
            _ => return,
        };
        let first = self.after(sign.end);
        if first.class != Class::Letter || !first.upper {
            return;
        }
        let Some(committee) = self.run_right(first) else {
            return;
        };
        let closed = !matches!(
            self.after(committee.end).class,
            Class::Digit | Class::Letter | Class::Word | Class::Slash
        );
        let mut both = *run;
        both.letters.push_str(committee.letters.as_str());
        both.spell();
        if closed && committee.all_upper && organ::is_agency(both.letters.as_str()) {
            both.end = committee.end;
            both.repairs |= repair | committee.repairs;
            *run = both;
        }
    }

    /// `QLN&TTBĐS`, `UBND&HĐND`: takes what stands behind an ampersand. Two known organs are
    /// joint ones, anything else is one code without the sign.
    fn take_ampersand(&self, run: &mut Run) {
        let sign = self.after(run.end);
        let first = self.after(sign.end);
        if sign.byte != b'&' || sign.class != Class::Other || first.class != Class::Letter {
            return;
        }
        let Some(mut back) = self.run_right(first) else {
            return;
        };
        if !run.all_upper || !back.all_upper_two() || back.repairs.contains(Repairs::GLUED) {
            return;
        }
        back.spell();
        let known = |run: &Run| self.organ_facts(run.letters.as_str()).is_some();
        let mut both = run.joined(&back);
        if known(run) && known(&back) {
            both.letters = run.letters;
            if !both.letters.join(back.letters.as_str()) {
                return;
            }
        }
        both.repairs = run.repairs | back.repairs | Repairs::SEPARATOR;
        *run = both;
    }

    /// `QH 14`, `QH.14`, `QHl4`, `QHI15`, `QHI1 5`: takes the term that stands apart from its
    /// code, or that OCR has misread, if one that sat in the year comes out and no other.
    pub(super) fn take_term(&self, run: &mut Run, year: u16) {
        let letters = run.letters.as_str();
        let Some(body) = organ::ASSEMBLY
            .into_iter()
            .find(|body| letters.starts_with(body))
        else {
            return;
        };
        let mut at = run.start;
        for _ in 0..body.len() {
            at = self.after(at).end;
        }
        let mut term = Term::default();
        let mut end = at;
        let mut repairs = Repairs::NONE;
        loop {
            let sign = self.after(at);
            let Some(digit) = Digit::of(sign) else {
                // One sign may stand before the term, or inside one that is none yet.
                let sat = term.only(year).is_some();
                let split = match sign.class {
                    Class::Blank => Repairs::SPACE,
                    Class::Dash | Class::Dot => Repairs::SEPARATOR,
                    _ => break,
                };
                if sat || !repairs.is_empty() || Digit::of(self.after(sign.end)).is_none() {
                    break;
                }
                repairs = split | sign.repairs;
                at = sign.end;
                continue;
            };
            if !term.push(digit) {
                return;
            }
            at = sign.end;
            end = at;
        }
        let closed = !matches!(
            self.after(end).class,
            Class::Letter | Class::Word | Class::Slash | Class::Dash
        );
        let Some(number) = term.only(year).filter(|_| closed) else {
            return;
        };
        let mut letters = Letters::from(body);
        letters.push_number(number);
        run.letters = letters;
        run.end = end;
        run.repairs |= repairs;
        if term.is_doubtful() {
            run.repairs |= Repairs::OCR_DIGIT;
        }
    }

    /// Organ codes joined by dashes, in official spelling.
    pub(super) fn organs(&self, first: Glyph, after_type: bool, joint: Joint) -> Option<Run> {
        if first.byte == b'?' && first.end == self.text.len() {
            let mut run = self.collect(first.start, first.start);
            run.letters.push_str("?");
            run.end = first.end;
            return Some(run);
        }
        let mut run = self.run_right(first)?;
        let lower = run.all_lower;
        mend_term(&mut run);
        run.spell();
        if lower && self.organ_facts(run.letters.as_str()).is_none() {
            return None;
        }
        // "TTq" is no code with a word glued to it, unless the code is known.
        let cut = run.repairs.contains(Repairs::GLUED);
        if cut && self.organ_facts(run.letters.as_str()).is_none() {
            return None;
        }
        let single = run.letters.as_str().chars().count() < 2;
        if !single || after_type {
            if let Some(whole) = self.rejoined_organ(&run) {
                run = whole;
            } else if single {
                return None;
            }
        }
        if after_type {
            self.take_committee(&mut run);
            self.take_ampersand(&mut run);
        }
        let spaced = joint != Joint::Tight;
        loop {
            let (dash, gap) = if spaced {
                self.skip_right(run.end)
            } else {
                (self.after(run.end), Repairs::NONE)
            };
            // 01/2018/TTLT-BCA/BQP, TTLT.BNV.BTC; with a blank the dot ends the sentence.
            let liaison = joint == Joint::Liaison
                && matches!(dash.class, Class::Slash | Class::Dot)
                && dash.start == run.end
                && self.after(dash.end).class == Class::Letter;
            if dash.class != Class::Dash && !liaison {
                break;
            }
            let (next, more) = if spaced || !dash.repairs.is_empty() {
                self.skip_right(dash.end)
            } else {
                (self.after(dash.end), Repairs::NONE)
            };
            // 94/KH-UBND -2023 and "QĐ-UBND - Về" are not joint organs.
            if next.class != Class::Letter || (!next.upper && !lower) {
                break;
            }
            let Some(mut unit) = self.run_right(next) else {
                break;
            };
            if after_type {
                self.take_committee(&mut unit);
            }
            let letters = unit.letters.as_str();
            let apart = !(gap | more).is_empty();
            // "139-CTr/TU - UBND huyện", "18-NQ/TW - HNTW" say something else: behind blanks
            // only the agency of a committee is a joint organ of the Party's.
            let known = if joint == Joint::Spaced && apart {
                organ::is_agency(letters)
            } else {
                self.organ_facts(letters).is_some()
            };
            if apart && joint == Joint::Unit {
                // 1645/BTC - QLCS: a unit that no table knows, in capitals.
                if !unit.all_upper_two() || unit.repairs.contains(Repairs::GLUED) {
                    break;
                }
            } else if (apart || liaison || unit.repairs.contains(Repairs::GLUED)) && !known {
                break;
            }
            if liaison {
                run.repairs |= Repairs::SEPARATOR;
            }
            unit.spell();
            self.take_ampersand(&mut unit);
            // Nothing may be dropped from an identifier: too many organs are none.
            if !run.letters.join(unit.letters.as_str()) {
                return None;
            }
            run.end = unit.end;
            run.all_upper &= unit.all_upper;
            run.repairs |= dash.repairs | gap | more | unit.repairs;
        }
        Some(run)
    }

    /// What is known of one organ code, in its official case.
    pub(super) fn organ_facts(&self, code: &str) -> Option<OrganFacts> {
        organ::facts(code).or_else(|| {
            self.more.organ(code).map(|row| OrganFacts {
                family: row.family,
                named: true,
            })
        })
    }

    /// Whether letters are known as an organ or a type.
    fn knows(&self, letters: &str) -> bool {
        organ::canonical(letters).is_some()
            || self.organ_facts(letters).is_some()
            || self.is_type(letters)
    }

    /// Whether letters are known as a type.
    pub(super) fn is_type(&self, letters: &str) -> bool {
        type_code::find(letters).is_some() || self.more.type_row(letters).is_some()
    }

    /// The type that letters are, with what had to be mended in them. An added one must stand
    /// as it was added.
    pub(super) fn known_type(&self, letters: &str) -> Option<(Kind<'t>, Repairs)> {
        table_type(letters)
            .map(|(row, repairs)| (Kind::Row(row), repairs))
            .or_else(|| {
                let (code, row) = self.more.added_type(letters)?;
                Some((Kind::Added(code, row), Repairs::NONE))
            })
    }
}

/// The part of joint organs, or of an organ and its unit, that issues.
pub(super) fn lead(letters: &str) -> &str {
    letters.split('-').next().unwrap_or_default()
}

/// The type of the table that letters are, with what had to be mended in them.
fn table_type(letters: &str) -> Option<(&'static TypeRow, Repairs)> {
    let case = |row: &TypeRow, letters: &str| {
        if row.code == letters {
            Repairs::NONE
        } else {
            Repairs::CASE
        }
    };
    if let Some(row) = type_code::find(letters) {
        return Some((row, case(row, letters)));
    }
    if !letters.contains(['D', 'd']) {
        return None;
    }
    let barred = Letters::barred(letters);
    let row = type_code::find(barred.as_str())?;
    Some((row, Repairs::PLAIN_D | case(row, barred.as_str())))
}
