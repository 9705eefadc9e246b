//! Runs of code letters: where a code begins and ends, and which type it is.
//!
//! OCR and lost blanks glue words to codes (`15-NQ/ĐUĐẢNG`); only a code that the
//! tables know is cut out of such a run.

use unicode_normalization::UnicodeNormalization;

use super::Reader;
use super::letters::{Letters, mend_term, spelled};
use super::run::{CODE_LIMIT, Run};
use crate::id::glyph::{Class, Glyph, U_HORN};
use crate::id::{Repairs, organ};

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
    pub(super) fn rejoined_organ(&self, front: &Run) -> Option<Run> {
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
}
