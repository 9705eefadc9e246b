//! Runs of code letters: where a code begins and ends, and which type it is.
//!
//! OCR and lost blanks glue words to codes (`15-NQ/ĐUĐẢNG`); only a code that the
//! tables know is cut out of such a run.

use super::Reader;
use super::letters::{Letters, mend_term, spelled};
use crate::id::glyph::{Class, Glyph, U_HORN};
use crate::id::period::assembly_term;
use crate::id::type_code::{self, TypeRow};
use crate::id::{Family, Repairs, organ};

/// Terms of the Assembly beyond this one are misread.
const MAX_TERM: u8 = 40;
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

/// How organ codes may be joined to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// By a dash alone: `QĐ-UBND-HC`.
    Tight,
    /// By a dash with blanks around it, where the next code is known.
    Spaced,
    /// The same, and by a slash or a dot: `TTLT-BCA/BQP`.
    Liaison,
    /// By a dash with blanks around it, where the next code is in capitals: `BTC - QLCS`.
    Unit,
}

impl Run {
    /// The type and the State organ that the letters are made of, where one division and
    /// only one gives both: `NĐCP`.
    pub(super) fn type_and_organ(&self) -> Option<(&'static TypeRow, &'static str)> {
        let letters = self.letters.as_str();
        if organ::facts(letters).is_some() {
            return None;
        }
        let mut only = None;
        for (at, _) in letters.char_indices().skip(2) {
            let (front, back) = letters.split_at(at);
            let known = type_code::find(front).zip(
                organ::canonical(back)
                    .filter(|code| code.chars().count() > 1)
                    .filter(|code| {
                        organ::facts(code).is_some_and(|facts| facts.family == Some(Family::State))
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
        let term = letters
            .strip_prefix("UBTVQH")
            .or_else(|| letters.strip_prefix("QH"))?;
        term.parse()
            .ok()
            .filter(|term| (1..=MAX_TERM).contains(term))
    }

    /// Whether the term of the Assembly sat in the year, as far as is known.
    pub(super) fn term_covers(&self, year: u16) -> bool {
        self.term()
            .is_some_and(|term| assembly_term(term).is_none_or(|term| term.covers(year)))
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

impl Reader<'_> {
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
        if let Some(sign) = ampersand {
            if known(run.letters.as_str()) {
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
        if !glued && (run.all_upper || run.all_lower || known(run.letters.as_str())) {
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
        if !glued {
            return Some(run);
        }
        // The longest known code that leaves a word behind it.
        let mut cut = capitals.end;
        while cut > first.start {
            cut = self.before(cut).start;
            if cut == first.start {
                break;
            }
            let shorter = self.collect(first.start, cut);
            if organ::facts(shorter.letters.as_str()).is_some() {
                capitals = shorter;
                capitals.repairs |= Repairs::GLUED;
                return Some(capitals);
            }
        }
        None
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
        if known(letters) {
            return None;
        }
        // "29-NQ/TUBAN THƯỜNG VỤ": a column of the letterhead runs on.
        let column = letters
            .strip_suffix("BAN")
            .filter(|code| organ::facts(code).is_some())
            .map(|_| "BAN".len());
        // NĐ-CP1: the mark of a footnote.
        let bare = letters.trim_end_matches(|sign: char| sign.is_ascii_digit());
        let mark = letters.len() - bare.len();
        let footnote = (1..=2).contains(&mark) && organ::is_unnumbered(bare);
        let rest = column.or_else(|| footnote.then_some(mark))?;
        let mut cut = self.collect(run.start, run.end - rest);
        cut.repairs |= Repairs::GLUED;
        Some(cut)
    }

    /// `Đ U`, `T W`: two letters that OCR took apart, where together they are a known code.
    fn two_letters(&self, run: Run) -> Option<Run> {
        let blank = self.after(run.end);
        let letter = self.after(blank.end);
        let alone = !matches!(
            self.after(letter.end).class,
            Class::Letter | Class::Word | Class::Digit
        );
        if blank.class != Class::Blank || letter.class != Class::Letter || !letter.upper || !alone {
            return None;
        }
        let mut both = run;
        both.letters.push(letter.byte, letter.upper);
        both.end = letter.end;
        both.repairs |= Repairs::SPACE;
        both.spell();
        organ::facts(both.letters.as_str())?;
        Some(both)
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
            Class::Digit | Class::Letter | Class::Word | Class::Slash | Class::Dash
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

    /// `QH 14`, `QH.14`: takes the term that stands apart from its code, if that term sat in
    /// the year.
    pub(super) fn take_term(&self, run: &mut Run, year: u16) {
        if !matches!(run.letters.as_str(), "QH" | "UBTVQH") {
            return;
        }
        let sign = self.after(run.end);
        let repair = match sign.class {
            Class::Blank => Repairs::SPACE,
            Class::Dash | Class::Dot => Repairs::SEPARATOR,
            _ => return,
        };
        let mut with = *run;
        let mut at = sign.end;
        for _ in 0..2 {
            let digit = self.after(at);
            let byte = match (digit.class, digit.byte) {
                (Class::Digit, byte) => byte,
                // QH l4
                (Class::Letter, b'L' | b'I') => b'1',
                (Class::Letter, b'O') => b'0',
                _ => break,
            };
            if digit.class == Class::Letter {
                with.repairs |= Repairs::OCR_DIGIT;
            }
            with.letters.push(byte, true);
            at = digit.end;
        }
        let closed = !matches!(
            self.after(at).class,
            Class::Digit | Class::Letter | Class::Word | Class::Slash | Class::Dash
        );
        if closed
            && with
                .term()
                .and_then(assembly_term)
                .is_some_and(|term| term.covers(year))
        {
            with.end = at;
            with.repairs |= repair | sign.repairs;
            *run = with;
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
        if lower && organ::facts(run.letters.as_str()).is_none() {
            return None;
        }
        if run.letters.as_str().chars().count() < 2 {
            run = self.two_letters(run).filter(|_| after_type)?;
        }
        if after_type {
            self.take_committee(&mut run);
        }
        let spaced = joint != Joint::Tight;
        loop {
            let (dash, gap) = if spaced {
                self.skip_right(run.end)
            } else {
                (self.after(run.end), Repairs::NONE)
            };
            // 01/2018/TTLT-BCA/BQP, TTLT.BNV.BTC
            let liaison = joint == Joint::Liaison
                && matches!(dash.class, Class::Slash | Class::Dot)
                && dash.start == run.end;
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
            let known = organ::facts(unit.letters.as_str()).is_some();
            let apart = !(gap | more).is_empty();
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
}

/// Whether a table knows a code as an organ or a type.
fn known(letters: &str) -> bool {
    organ::canonical(letters).is_some()
        || organ::facts(letters).is_some()
        || type_code::find(letters).is_some()
}

/// The part of joint organs, or of an organ and its unit, that issues.
pub(super) fn lead(letters: &str) -> &str {
    letters.split('-').next().unwrap_or_default()
}

/// The type that letters are, with what had to be mended in them.
pub(in crate::id) fn known_type(letters: &str) -> Option<(&'static TypeRow, Repairs)> {
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
