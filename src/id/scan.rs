//! The recogniser: which identifier, if any, stands around a slash.
//!
//! Work is proportional to slashes: a search for anchors (slashes, and the few dashes
//! that could stand for one) jumps through the text, and at each anchor the signs to
//! the left and the right are read for a bounded stretch. The grammar, with blanks,
//! marks and look-alikes set aside:
//!
//! ```text
//! identifier = party | state | letter
//! party      = ordinal "-" TYPE "/" organs [ "/nb" ]      18-NQ/TW, 05-QC/BTCTU-BDVTU
//! state      = ordinal [ "/" year ] "/" TYPE "-" organs   567/QĐ-UBND, 30/2020/NĐ-CP
//! letter     = ordinal [ "/" year ] "/" organs            2265/BCT-ATMT, 45/2019/QH14, 30/CP
//! organs     = ORGAN { "-" ORGAN }
//! ordinal    = digit{1,6} [ "." digit{1,3} ] [ letter ]   12a, 66.13
//! ```
//!
//! What offices write instead is read as well, with each mending noted in
//! [`Repairs`]; a shape that only *might* be a number is read only where its type and
//! organ are known codes.

use memchr::{memchr, memchr3};

use super::glyph::{Class, D_BAR, Glyph, U_HORN, after, before};
use super::type_code::{self, TypeRow};
use super::{Code, DocumentId, Family, Ordinal, Organ, Repairs, Style, TypeCode, organ};

/// An identifier found around an anchor.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) id: DocumentId,
    pub(crate) repairs: Repairs,
}

/// The places of a text around which an identifier may stand.
pub(crate) struct Anchors<'t> {
    text: &'t [u8],
    at: usize,
    /// Next slash, dash or byte E2 at or after `at`. Kept, like `wide`, so that a text full
    /// of the one and without the other is not searched to its end again and again.
    near: usize,
    /// Next byte EF at or after `at`: full-width signs are too rare to be searched for
    /// with the rest.
    wide: usize,
}

impl<'t> Anchors<'t> {
    pub(crate) fn new(text: &'t [u8], from: usize) -> Self {
        let mut anchors = Self {
            text,
            at: from,
            near: from,
            wide: from,
        };
        anchors.seek_near(from);
        anchors.seek_wide(from);
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
                b'/' => true,
                b'-' => dash_may_anchor(self.text, at),
                _ => matches!(after(self.text, at).class, Class::Slash | Class::Dash),
            };
            if plausible {
                return Some(at);
            }
        }
    }
}

/// A dash can only anchor `72-NQ-TW` or `297 - CT`: a digit stands close before it.
fn dash_may_anchor(text: &[u8], at: usize) -> bool {
    let left = |back: usize| at.checked_sub(back).and_then(|left| text.get(left));
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    digit(left(1)) || left(1) == Some(&b' ') && digit(left(2))
}

/// The most signs read on either side of an anchor between two parts.
const GAP_LIMIT: usize = 12;
/// The most blanks read before a blank ordinal's label.
const FILL_LIMIT: usize = 120;
/// Mendings that concern blanks only.
const BLANKS: Repairs = Repairs::SPACE.union(Repairs::LINE_BREAK);
/// The most letters of one code.
const CODE_LIMIT: usize = 24;

/// Organs that numbered without a type before 1997: `30/CP`, `43-CP`;
/// `CT` is the chairman of the Council of Ministers.
const PRE_1997: &[&str] = &["CP", "TTg", "HĐBT", "HĐCP", "CT", "CTN", "HĐNN"];

/// Reads the identifier around an anchor; nothing before `floor` is looked at.
pub(crate) fn recognise(text: &[u8], at: usize, floor: usize) -> Option<Found> {
    Reader {
        text,
        floor,
        alone: false,
    }
    .around(at)
}

/// The same in a text that the caller takes to be one identifier, so that no label is asked
/// for where running text must have one.
pub(super) fn recognise_alone(text: &[u8], at: usize) -> Option<Found> {
    Reader {
        text,
        floor: 0,
        alone: true,
    }
    .around(at)
}

struct Reader<'t> {
    text: &'t [u8],
    floor: usize,
    alone: bool,
}

/// A run of code letters.
#[derive(Clone, Copy)]
struct Run {
    letters: Letters,
    start: usize,
    end: usize,
    all_upper: bool,
    all_lower: bool,
    repairs: Repairs,
}

/// Letters in official spelling, on the stack.
#[derive(Clone, Copy)]
struct Letters {
    bytes: [u8; Letters::ROOM],
    len: u8,
}

impl Letters {
    const ROOM: usize = 2 * CODE_LIMIT + 16;

    const fn new() -> Self {
        Self {
            bytes: [0; Self::ROOM],
            len: 0,
        }
    }

    fn push(&mut self, byte: u8, upper: bool) {
        let text: &[u8] = match (byte, upper) {
            (D_BAR, true) => "Đ".as_bytes(),
            (D_BAR, false) => "đ".as_bytes(),
            (U_HORN, true) => "Ư".as_bytes(),
            (U_HORN, false) => "ư".as_bytes(),
            (_, true) => &[byte],
            (_, false) => &[byte.to_ascii_lowercase()],
        };
        let len = usize::from(self.len);
        if let Some(room) = self.bytes.get_mut(len..len + text.len()) {
            room.copy_from_slice(text);
            self.len += text.len() as u8;
        }
    }

    fn push_str(&mut self, text: &str) {
        let len = usize::from(self.len);
        if let Some(room) = self.bytes.get_mut(len..len + text.len()) {
            room.copy_from_slice(text.as_bytes());
            self.len += text.len() as u8;
        }
    }

    fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }

    fn upper(&self) -> Self {
        let mut upper = Self::new();
        for letter in self.as_str().chars() {
            match letter {
                'đ' => upper.push_str("Đ"),
                'ư' => upper.push_str("Ư"),
                _ => upper.push(
                    letter.to_ascii_uppercase() as u8 * u8::from(letter.is_ascii()),
                    true,
                ),
            }
            if !letter.is_ascii() && !matches!(letter, 'đ' | 'ư') {
                // Only Đ and Ư are left; the byte pushed above was no letter.
                upper.len -= 1;
                let mut room = [0; 4];
                upper.push_str(letter.encode_utf8(&mut room));
            }
        }
        upper
    }
}

/// What stands left of a State slash or of a Party type.
struct Head {
    start: usize,
    ordinal: Option<Ordinal>,
    year: Option<u16>,
    repairs: Repairs,
    /// Digits as written, for `302017`.
    digits: u32,
    width: u8,
}

impl Reader<'_> {
    fn around(&self, at: usize) -> Option<Found> {
        let anchor = self.after(at);
        match anchor.class {
            Class::Slash => self.around_slash(anchor),
            Class::Dash => self.around_dash(anchor),
            _ => None,
        }
    }

    fn after(&self, at: usize) -> Glyph {
        after(self.text, at)
    }

    fn before(&self, at: usize) -> Glyph {
        if at <= self.floor {
            return before(&[], 0);
        }
        before(self.text, at)
    }

    /// Skips blanks, line ends and markup to the right; the sign there and what was skipped.
    fn skip_right(&self, mut at: usize) -> (Glyph, Repairs) {
        let mut repairs = Repairs::NONE;
        for _ in 0..GAP_LIMIT {
            let glyph = self.after(at);
            if !glyph.is_gap() {
                return (glyph, repairs);
            }
            repairs |= gap_repair(glyph);
            at = glyph.end;
        }
        (
            Glyph {
                class: Class::Other,
                ..self.after(at)
            },
            repairs,
        )
    }

    fn skip_left(&self, mut at: usize) -> (Glyph, Repairs) {
        let mut repairs = Repairs::NONE;
        for _ in 0..GAP_LIMIT {
            let glyph = self.before(at);
            if !glyph.is_gap() {
                return (glyph, repairs);
            }
            repairs |= gap_repair(glyph);
            at = glyph.start;
        }
        (
            Glyph {
                class: Class::Other,
                ..self.before(at)
            },
            repairs,
        )
    }

    fn around_slash(&self, slash: Glyph) -> Option<Found> {
        let (right, right_gap) = self.skip_right(slash.end);
        let (left, left_gap) = self.skip_left(slash.start);
        let gap = right_gap | left_gap | slash.repairs;
        match right.class {
            Class::Letter => {}
            // 18-NQ/?: an open organ, in canonical forms only.
            Class::Other if self.alone && right.byte == b'?' => {}
            // 06/2022-QH15
            Class::Digit if gap.is_empty() && left.class == Class::Digit => {
                return self.year_with_dash(slash, right);
            }
            _ => return None,
        }
        match left.class {
            Class::Letter => {
                let run = self.run_left(left)?;
                let suffix_of_digits = run.end - run.start == 1
                    && run.all_lower
                    && self.before(run.start).class == Class::Digit;
                if suffix_of_digits {
                    return self.state(left.end, right, gap);
                }
                self.party(&run, right, gap)
                    .or_else(|| self.state(left.end, right, gap))
            }
            Class::Digit | Class::Dot | Class::Fill => self.state(left.end, right, gap),
            // "Số:      /QĐ-UBND"
            Class::Word | Class::Other | Class::End if left_gap.contains(Repairs::SPACE) => {
                self.state(slash.start, right, gap)
            }
            Class::Other if left.byte == b':' || left.byte == b'?' => {
                self.state(slash.start, right, gap)
            }
            _ => None,
        }
    }

    /// `ordinal - TYPE / organ`, the type already read.
    fn party(&self, run: &Run, right: Glyph, gap: Repairs) -> Option<Found> {
        let (row, type_repairs) =
            known_type(run)?.map_or((None, Repairs::NONE), |(row, repairs)| (Some(row), repairs));
        let (sign, mut repairs) = self.skip_left(run.start);
        repairs |= gap | run.repairs | type_repairs;
        let mut head_end = run.start;
        let mut dashed = false;
        if matches!(sign.class, Class::Dash | Class::Slash) {
            dashed = sign.class == Class::Dash;
            repairs |= sign.repairs;
            if !dashed {
                repairs |= Repairs::SEPARATOR;
            }
            head_end = sign.start;
            // 03/-CV/BCSĐ
            let (next, more) = self.skip_left(sign.start);
            if matches!(next.class, Class::Dash | Class::Slash) && next.class != sign.class {
                repairs |= Repairs::SEPARATOR | more;
                head_end = next.start;
                dashed = true;
            }
        }
        let head = self.head(head_end, row.is_some() && dashed)?;
        if head.year.is_some() && dashed {
            return None;
        }
        let separator_missing = head_end == run.start;
        if separator_missing {
            // 858CV/ĐUK, 1836 QĐ/TWĐTN
            row?;
            head.ordinal?;
            repairs |= Repairs::SEPARATOR;
        }
        let organs = self.organs(right, row.is_some(), true)?;
        let known = organ::facts(lead(organs.letters.as_str()));
        // A code that no table knows makes an identifier only beside one that a table knows.
        if row.is_none()
            && (known.is_none_or(|facts| facts.family == Some(Family::State)) || !dashed)
        {
            return None;
        }
        if (separator_missing || !dashed) && known.is_none() {
            return None;
        }
        if run.all_lower && known.is_none() {
            return None;
        }
        if head.year.is_some() {
            // N/YYYY/TYPE/ORG is State with a wrong sign.
            return Some(self.found(&head, row, run, &organs, repairs, Style::State));
        }
        if head.repairs.contains(Repairs::OCR_DIGIT) && (row.is_none() || known.is_none()) {
            return None;
        }
        let tail = self.tail(organs.end);
        let mut found = self.found(&head, row, run, &organs, repairs, Style::Party);
        if let Some(end) = tail {
            found.id.tail = Some(Code::new("nb"));
            found.end = end;
        }
        Some(found)
    }

    /// `ordinal [/ year] / TYPE - organ`, or a letter without a type.
    fn state(&self, head_end: usize, right: Glyph, gap: Repairs) -> Option<Found> {
        let first = self.run_right(right)?;
        let row = known_type(&first).flatten();
        let mut repairs = gap | first.repairs;
        let (sign, sign_gap) = self.skip_right(first.end);
        if let (Some((row, type_repairs)), true) =
            (row, sign.class == Class::Dash || sign.class == Class::Slash)
        {
            let (next, next_gap) = self.skip_right(sign.end);
            if next.class == Class::Letter || (next.byte == b'?' && self.text.len() == next.end) {
                let organs = self.organs(next, true, matches!(row.code, "TTLT" | "NQLT"));
                if let Some(organs) = organs {
                    let known = organ::facts(lead(organs.letters.as_str()));
                    let loose = !(sign_gap | next_gap).is_empty()
                        || sign.class == Class::Slash
                        || first.all_lower
                        || !gap.is_empty();
                    if !loose || known.is_some() || organs.all_upper_two() {
                        let mut head = self.head(head_end, true)?;
                        repairs |= sign_gap | next_gap | sign.repairs | type_repairs;
                        if sign.class == Class::Slash {
                            // 825/QĐ/TU: the organ decides whose number it is.
                            repairs |= Repairs::SEPARATOR;
                            known?;
                            if known.is_some_and(|facts| facts.family == Some(Family::Party))
                                && head.year.is_none()
                            {
                                return Some(self.found(
                                    &head,
                                    Some(row),
                                    &first,
                                    &organs,
                                    repairs,
                                    Style::Party,
                                ));
                            }
                        }
                        mend_lost_slash(&mut head, row);
                        return Some(self.found(
                            &head,
                            Some(row),
                            &first,
                            &organs,
                            repairs,
                            Style::State,
                        ));
                    }
                }
            }
        }
        self.letter(head_end, right, gap)
    }

    /// `ordinal [/ year] / ORGAN [- UNIT]`: letters, laws, old numbers.
    fn letter(&self, head_end: usize, right: Glyph, gap: Repairs) -> Option<Found> {
        let organs = self.organs(right, false, false)?;
        let head = self.head(head_end, false)?;
        head.ordinal?;
        if !head.repairs.difference(BLANKS).is_empty()
            || head.ordinal.is_some_and(|ordinal| ordinal.point.is_some())
        {
            return None;
        }
        let text = organs.letters.as_str();
        let known = organ::facts(lead(text));
        let state = known.is_some_and(|facts| facts.family == Some(Family::State));
        let joined = text.contains('-');
        let plausible = if organs.all_lower || !gap.difference(BLANKS).is_empty() {
            state && (joined || head.year.is_some())
        } else if joined {
            // 750/BQL-QHXD: capitals on both sides of the dash.
            let party = known.is_some_and(|facts| facts.family == Some(Family::Party));
            state || !party && lead(text).chars().count() >= 2
        } else if head.year.is_some() {
            state
        } else {
            // 30/CP, 426/TTg: only behind a label.
            (state && PRE_1997.contains(&text) || matches!(text, "UBND" | "UB"))
                && self.labelled(head.start)
        };
        if !plausible {
            return None;
        }
        let repairs = gap | organs.repairs | head.repairs;
        Some(Found {
            start: head.start,
            end: organs.end,
            id: DocumentId {
                ordinal: head.ordinal,
                year: head.year,
                type_code: None,
                organ: Some(Organ::new(text)),
                tail: None,
                style: Style::State,
            },
            repairs,
        })
    }

    /// `06/2022-QH15`.
    fn year_with_dash(&self, slash: Glyph, right: Glyph) -> Option<Found> {
        let digits = self.text.get(right.start..right.start + 4)?;
        let year = four_digits(digits)?;
        let dash = self.after(right.start + 4);
        let first = self.after(dash.end);
        if dash.class != Class::Dash || first.class != Class::Letter {
            return None;
        }
        let organs = self.organs(first, false, false)?;
        let text = organs.letters.as_str();
        if !text.starts_with("QH") && !text.starts_with("UBTVQH") || organ::facts(text).is_none() {
            return None;
        }
        let mut head = self.head(slash.start, false)?;
        head.ordinal?;
        if head.year.is_some() {
            return None;
        }
        head.year = Some(year);
        Some(Found {
            start: head.start,
            end: organs.end,
            repairs: Repairs::SEPARATOR | dash.repairs | head.repairs,
            id: DocumentId {
                ordinal: head.ordinal,
                year: head.year,
                type_code: None,
                organ: Some(Organ::new(text)),
                tail: None,
                style: Style::State,
            },
        })
    }

    /// `72-NQ-TW`: both signs are dashes, type and organ known.
    fn around_dash(&self, dash: Glyph) -> Option<Found> {
        let (right, right_gap) = self.skip_right(dash.end);
        let (left, left_gap) = self.skip_left(dash.start);
        if right.class != Class::Letter || left.class != Class::Digit {
            return None;
        }
        let run = self.run_right(right)?;
        let gap = right_gap | left_gap;
        let second = self.skip_right(run.end).0;
        if !matches!(second.class, Class::Dash | Class::Slash) {
            return self.old_number(dash, &run, gap);
        }
        if second.class == Class::Slash || second.start != run.end || !gap.is_empty() {
            return None;
        }
        let (row, type_repairs) = known_type(&run).flatten()?;
        let next = self.after(second.end);
        let organs = self.organs(next, true, false)?;
        if organs.letters.as_str().contains('-') {
            return None;
        }
        organ::facts(organs.letters.as_str())
            .filter(|facts| facts.family == Some(Family::Party))?;
        let head = self.head(dash.start, false)?;
        head.ordinal?;
        if head.year.is_some() {
            return None;
        }
        let mut repairs = Repairs::SEPARATOR | dash.repairs | second.repairs | type_repairs;
        let joined = |glyph: Glyph| matches!(glyph.class, Class::Dash | Class::Slash | Class::Fill);
        let inside_name = joined(self.before(head.start))
            || joined(self.after(organs.end))
            || (self.after(organs.end).class == Class::Dot
                && self.after(organs.end + 1).class == Class::Letter);
        if inside_name {
            repairs |= Repairs::FILE_NAME;
        } else if run.all_lower && !self.alone {
            return None;
        }
        Some(self.found(&head, Some(row), &run, &organs, repairs, Style::Party))
    }

    /// `43-CP`, `297-CT`: an old number without a type, behind its label.
    fn old_number(&self, dash: Glyph, run: &Run, gap: Repairs) -> Option<Found> {
        let text = run.letters.as_str();
        if !PRE_1997.contains(&text) {
            return None;
        }
        let head = self.head(dash.start, false)?;
        if head.ordinal?.suffix.is_some() || head.year.is_some() || !self.labelled(head.start) {
            return None;
        }
        Some(Found {
            start: head.start,
            end: run.end,
            repairs: gap | dash.repairs | head.repairs | run.repairs,
            id: DocumentId {
                ordinal: head.ordinal,
                year: None,
                type_code: None,
                organ: Some(Organ::new(text)),
                tail: None,
                style: Style::Party,
            },
        })
    }

    #[allow(clippy::unused_self)]
    fn found(
        &self,
        head: &Head,
        row: Option<&'static TypeRow>,
        run: &Run,
        organs: &Run,
        repairs: Repairs,
        style: Style,
    ) -> Found {
        Found {
            start: head.start,
            end: organs.end,
            repairs: repairs | head.repairs | run.repairs | organs.repairs,
            id: DocumentId {
                ordinal: head.ordinal,
                year: head.year,
                type_code: Some(TypeCode::new(
                    row.map_or(run.letters.as_str(), |row| row.code),
                )),
                organ: Some(Organ::new(organs.letters.as_str())),
                tail: None,
                style,
            },
        }
    }

    /// `/nb` behind a Party number.
    fn tail(&self, at: usize) -> Option<usize> {
        let slash = self.after(at);
        let (n, b) = (self.after(slash.end), self.after(slash.end + 1));
        let end = self.after(slash.end + 2);
        (slash.class == Class::Slash
            && n.byte == b'N'
            && b.byte == b'B'
            && !matches!(end.class, Class::Letter | Class::Digit | Class::Word))
        .then_some(end.start)
    }

    /// The letters that end at a glyph, read leftwards.
    fn run_left(&self, last: Glyph) -> Option<Run> {
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

    fn collect(&self, start: usize, end: usize) -> Run {
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
            run.letters
                .push(glyph.byte, glyph.upper || glyph.class == Class::Digit);
            at = glyph.end;
        }
        run
    }

    /// One code read rightwards from its first letter, without what is glued to it.
    fn run_right(&self, first: Glyph) -> Option<Run> {
        if first.class != Class::Letter {
            return None;
        }
        let mut end = first.start;
        let mut capitals_end = None;
        let mut count = 0;
        let mut pointed = false;
        let stop = loop {
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
                // T.Ư, T.W
                Class::Dot if end == first.end && first.byte == b'T' => {
                    let next = self.after(glyph.end);
                    let behind = self.after(next.end);
                    if matches!(next.byte, U_HORN | b'W' | b'U')
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
        // A word that goes on with an accented letter has eaten the code's neighbour:
        // ĐU|ĐẢNG, HU|và.
        let glued = stop.class == Class::Word || matches!(stop.class, Class::Letter | Class::Digit);
        let known = |letters: &str| {
            organ::canonical(letters).is_some()
                || organ::facts(letters).is_some()
                || type_code::find(letters).is_some()
        };
        // "29-NQ/TUBAN THƯỜNG VỤ": a column of the letterhead runs on.
        if let Some(code) = run.letters.as_str().strip_suffix("BAN") {
            if !glued && !known(run.letters.as_str()) && organ::facts(code).is_some() {
                let mut cut = self.collect(first.start, end - "BAN".len());
                cut.repairs |= Repairs::GLUED;
                return Some(cut);
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

    /// Organ codes joined by dashes, in official spelling.
    fn organs(&self, first: Glyph, after_type: bool, spaced: bool) -> Option<Run> {
        if first.byte == b'?' && first.end == self.text.len() {
            let mut run = self.collect(first.start, first.start);
            run.letters.push_str("?");
            run.end = first.end;
            return Some(run);
        }
        let mut run = self.run_right(first)?;
        let lower = run.all_lower;
        mend_term(&mut run);
        spell(&mut run);
        if lower && organ::facts(run.letters.as_str()).is_none() {
            return None;
        }
        if run.letters.as_str().chars().count() < 2 && !after_type {
            return None;
        }
        loop {
            let (dash, gap) = if spaced {
                self.skip_right(run.end)
            } else {
                (self.after(run.end), Repairs::NONE)
            };
            if dash.class != Class::Dash {
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
            if (!(gap | more).is_empty() || unit.repairs.contains(Repairs::GLUED))
                && organ::facts(unit.letters.as_str()).is_none()
            {
                break;
            }
            spell(&mut unit);
            run.letters.push_str("-");
            run.letters.push_str(unit.letters.as_str());
            run.end = unit.end;
            run.all_upper &= unit.all_upper;
            run.repairs |= dash.repairs | gap | more | unit.repairs;
        }
        Some(run)
    }

    /// The ordinal, and the year behind it, that end before `end`.
    fn head(&self, end: usize, blank_allowed: bool) -> Option<Head> {
        let (last, gap) = self.skip_left(end);
        let digits = self.digits(last);
        let Some(mut head) = digits else {
            return if blank_allowed { self.blank(end) } else { None };
        };
        head.repairs |= gap;
        // A year between two slashes.
        let (sign, sign_gap) = self.skip_left(head.start);
        if sign.class == Class::Slash
            && head
                .ordinal
                .is_some_and(|o| o.suffix.is_none() && o.point.is_none())
        {
            let year = match head.width {
                4 if (1945..2100).contains(&head.digits) => head.digits as u16,
                2 if blank_allowed => {
                    head.repairs |= Repairs::SHORT_YEAR;
                    head.digits as u16 + if head.digits >= 45 { 1900 } else { 2000 }
                }
                _ => return None,
            };
            let (first, more) = self.skip_left(sign.start);
            let repairs = head.repairs | sign_gap | sign.repairs;
            let inner = match self.digits(first) {
                Some(inner) => Head {
                    year: Some(year),
                    repairs: repairs | more | inner.repairs,
                    ..inner
                },
                None if blank_allowed && head.width == 4 => {
                    let blank = self.blank(sign.start)?;
                    Head {
                        year: Some(year),
                        repairs: repairs | blank.repairs,
                        ..blank
                    }
                }
                None => return None,
            };
            head = inner;
        }
        self.clear_left(&mut head, blank_allowed)?;
        Some(head)
    }

    /// Whether what stands before an ordinal lets it begin there.
    fn clear_left(&self, head: &mut Head, known_type: bool) -> Option<()> {
        let glyph = self.before(head.start);
        match glyph.class {
            Class::Letter | Class::Word => {
                // "số15/…" and "…và7-TB/HU" are words glued on; anything else is a word with
                // digits.
                let joint = matches!(self.word_before(head.start), b"v\xC3\xA0" | b"va\xCC\x80");
                (joint || self.label_ends(head.start)).then_some(())?;
                head.repairs |= Repairs::GLUED;
            }
            Class::Digit => return None,
            Class::Slash => {
                // A path: /van-ban/139-…; anything else is a fraction.
                return None;
            }
            // 139-141-CTr/TU: a range, or two numbers.
            Class::Dash if self.before(glyph.start).class == Class::Digit => {
                if !known_type {
                    return None;
                }
                let start = self.digits(self.before(glyph.start))?.start;
                if !matches!(
                    self.before(start).class,
                    Class::Blank | Class::Newline | Class::End | Class::Other
                ) {
                    return None;
                }
                head.start = start;
                head.repairs |= Repairs::JOINED_NUMBERS;
            }
            // 1.234/…, 5687:2010/…, 6,5/…
            Class::Dot | Class::Other
                if matches!(glyph.byte, b'.' | b',' | b':')
                    && self.before(glyph.start).class == Class::Digit =>
            {
                return None;
            }
            Class::Other if matches!(glyph.byte, b'%' | b'#' | b'=' | b'&' | b'+') => return None,
            _ => {}
        }
        Some(())
    }

    /// One to six digits, with a letter behind and a point inside, read leftwards.
    fn digits(&self, last: Glyph) -> Option<Head> {
        let mut repairs = Repairs::NONE;
        let mut at = last;
        let mut suffix = None;
        if at.class == Class::Letter {
            let inner = self.before(at.start);
            if matches!(at.byte, b'O' | b'L' | b'I') {
                repairs |= Repairs::OCR_DIGIT;
            } else if inner.class == Class::Digit {
                suffix = Some(match (at.byte, at.upper) {
                    (D_BAR, true) => 'Đ',
                    (D_BAR, false) => 'đ',
                    (U_HORN, _) => return None,
                    (byte, true) => char::from(byte),
                    (byte, false) => char::from(byte.to_ascii_lowercase()),
                });
                at = inner;
            } else {
                return None;
            }
        } else if at.class != Class::Digit {
            return None;
        }
        let mut value: u32 = 0;
        let mut scale: u32 = 1;
        let mut width = 0;
        let mut real = false;
        let mut start;
        loop {
            let digit = match (at.class, at.byte) {
                (Class::Digit, byte) => {
                    real = true;
                    byte - b'0'
                }
                (Class::Letter, b'O') => 0,
                (Class::Letter, _) => 1,
                _ => return None,
            };
            if width >= 6 {
                return None;
            }
            value += u32::from(digit) * scale;
            scale = scale.saturating_mul(10);
            width += 1;
            start = at.start;
            let next = self.before(at.start);
            let more = next.class == Class::Digit
                || (next.class == Class::Letter
                    && matches!(next.byte, b'O' | b'L' | b'I')
                    && self.before(next.start).class != Class::Letter
                    && self.before(next.start).class != Class::Word);
            if !more {
                break;
            }
            if next.class == Class::Letter {
                repairs |= Repairs::OCR_DIGIT;
            }
            at = next;
        }
        if !real {
            return None;
        }
        let mut ordinal = Ordinal::new(value, width).with_suffix(suffix);
        // 66.13: digits, a point, digits.
        let point = self.before(start);
        if point.class == Class::Dot && width <= 3 {
            let whole = self.before(point.start);
            if whole.class == Class::Digit {
                let mut left_value: u32 = 0;
                let mut left_scale: u32 = 1;
                let mut left_width = 0;
                let mut glyph = whole;
                while glyph.class == Class::Digit && left_width < 4 {
                    left_value += u32::from(glyph.byte - b'0') * left_scale;
                    left_scale *= 10;
                    left_width += 1;
                    start = glyph.start;
                    glyph = self.before(glyph.start);
                }
                if left_width > 3 {
                    return None;
                }
                ordinal = Ordinal::new(left_value, left_width)
                    .with_point(value as u16, width)
                    .with_suffix(suffix);
            }
        }
        Some(Head {
            start,
            ordinal: Some(ordinal),
            year: None,
            repairs,
            digits: value,
            width,
        })
    }

    /// A blank ordinal: what fills it, then its label.
    fn blank(&self, end: usize) -> Option<Head> {
        let mut at = end;
        let mut filled = 0;
        let mut blanks = 0;
        for _ in 0..FILL_LIMIT {
            let glyph = self.before(at);
            match glyph.class {
                Class::Blank => blanks += 1,
                Class::Dot | Class::Fill => filled += 1,
                Class::Markup => {}
                _ => break,
            }
            at = glyph.start;
        }
        let stop = self.before(at);
        let labelled = if stop.class == Class::Other && stop.byte == b':' {
            self.label_ends(stop.start) || self.label_ends(self.skip_left(stop.start).0.end)
        } else {
            self.label_ends(at)
        };
        let line_start = matches!(stop.class, Class::Newline | Class::End) && blanks >= 3;
        let open = stop.byte == b'?' && stop.class == Class::Other && stop.start == 0;
        (labelled || filled >= 2 || line_start || open).then_some(Head {
            start: if open { 0 } else { end },
            ordinal: None,
            year: None,
            repairs: Repairs::BLANK_ORDINAL,
            digits: 0,
            width: 0,
        })
    }

    /// Whether the word that ends at `at` is "số", in any of its spellings.
    fn label_ends(&self, at: usize) -> bool {
        let o = self.before(at);
        let s = self.before(o.start);
        let is_o = (o.class == Class::Letter && o.byte == b'O')
            || o.class == Class::Word
                && matches!(
                    self.text
                        .get(o.start..o.end)
                        .and_then(|bytes| core::str::from_utf8(bytes).ok())
                        .and_then(|text| text.chars().next()),
                    Some('ố' | 'Ố' | 'ô' | 'Ô' | 'o' | 'O' | 'ó' | 'Ó')
                );
        is_o && s.byte == b'S'
            && s.class == Class::Letter
            && !matches!(self.before(s.start).class, Class::Letter | Class::Word)
    }

    /// Whether an ordinal stands behind "số" or behind a word with a capital: "Nghị định 30/CP".
    fn labelled(&self, start: usize) -> bool {
        if self.alone {
            return true;
        }
        let (glyph, _) = self.skip_left(start);
        let glyph = if glyph.byte == b':' {
            self.skip_left(glyph.start).0
        } else {
            glyph
        };
        if self.label_ends(glyph.end) {
            return true;
        }
        // The last syllables of "Nghị định", "Quyết định", "Chỉ thị", "Thông tư",
        // "Nghị quyết", "NĐ", "QĐ".
        let word = self.word_before(glyph.end);
        ["định", "thị", "tư", "quyết", "NĐ", "QĐ", "CT", "TT", "NQ"]
            .iter()
            .any(|known| word == known.as_bytes() || word == known.to_uppercase().as_bytes())
    }

    fn word_before(&self, end: usize) -> &[u8] {
        let mut start = end;
        for _ in 0..8 {
            let glyph = self.before(start);
            if !matches!(glyph.class, Class::Letter | Class::Word) {
                break;
            }
            start = glyph.start;
        }
        self.text.get(start..end).unwrap_or_default()
    }
}

impl Run {
    fn all_upper_two(&self) -> bool {
        self.all_upper && self.letters.as_str().chars().count() >= 2
    }
}

/// Which mending a sign between two parts is.
fn gap_repair(glyph: Glyph) -> Repairs {
    match glyph.class {
        Class::Newline => Repairs::LINE_BREAK,
        Class::Markup => Repairs::MARKUP,
        _ => Repairs::SPACE,
    }
}

/// The part of joint organs, or of an organ and its unit, that issues.
fn lead(letters: &str) -> &str {
    letters.split('-').next().unwrap_or_default()
}

/// The type that a run of letters is: `None` when it can be none, `Some(None)` when no
/// table knows it.
#[allow(clippy::option_option)]
fn known_type(run: &Run) -> Option<Option<(&'static TypeRow, Repairs)>> {
    let letters = run.letters.as_str();
    if let Some(row) = type_code::find(letters) {
        let repairs = if row.code == letters {
            Repairs::NONE
        } else {
            Repairs::CASE
        };
        return Some(Some((row, repairs)));
    }
    if letters.contains(['D', 'd']) {
        let mut barred = Letters::new();
        for letter in letters.chars() {
            let mut room = [0; 4];
            barred.push_str(match letter {
                'D' => "Đ",
                'd' => "đ",
                _ => letter.encode_utf8(&mut room),
            });
        }
        if let Some(row) = type_code::find(barred.as_str()) {
            let case = if row.code == barred.as_str() {
                Repairs::NONE
            } else {
                Repairs::CASE
            };
            return Some(Some((row, Repairs::PLAIN_D | case)));
        }
    }
    let plausible = run.all_upper && letters.chars().count() <= 6;
    plausible.then_some(None)
}

/// `QHI5` for `QH15`: the term of the National Assembly is digits only.
fn mend_term(run: &mut Run) {
    let letters = run.letters.as_str();
    let Some(head) = ["UBTVQH", "QH"]
        .into_iter()
        .find(|head| letters.starts_with(head))
    else {
        return;
    };
    let term = &letters[head.len()..];
    let digits = term.bytes().any(|byte| byte.is_ascii_digit());
    if !digits
        || !term
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'I' | b'l' | b'O'))
    {
        return;
    }
    if term.bytes().all(|byte| byte.is_ascii_digit()) {
        return;
    }
    let mut mended = Letters::new();
    mended.push_str(head);
    for byte in term.bytes() {
        mended.push(
            match byte {
                b'I' | b'l' => b'1',
                b'O' => b'0',
                digit => digit,
            },
            true,
        );
    }
    run.letters = mended;
    run.repairs |= Repairs::OCR_DIGIT;
}

/// Puts an organ code into its official spelling.
fn spell(run: &mut Run) {
    let letters = run.letters.as_str();
    if let Some(official) = organ::canonical(letters) {
        if official != letters {
            run.repairs |= Repairs::CASE;
            run.letters = Letters::new();
            run.letters.push_str(official);
        }
        return;
    }
    if organ::facts(letters).is_none() {
        if let Some(barred) = bar(letters) {
            run.letters = barred;
            run.repairs |= Repairs::PLAIN_D;
            return;
        }
    }
    let upper = run.letters.upper();
    if upper.as_str() != letters {
        run.repairs |= Repairs::CASE;
    }
    run.letters = upper;
    // TƯ is TW; TU never is.
    if run.letters.as_str().contains('Ư') {
        let spelled = run.letters.as_str().replace("TƯ", "TW");
        run.repairs |= Repairs::TRUNG_UONG;
        run.letters = Letters::new();
        run.letters.push_str(&spelled);
    }
}

/// `HDND` is `HĐND`, `DU` is `ĐU`: the one known code that bars on some D make of it.
fn bar(letters: &str) -> Option<Letters> {
    let places = letters.bytes().filter(|&byte| byte == b'D').count();
    if places == 0 || places > 3 {
        return None;
    }
    let mut only = None;
    for choice in 1..1_u32 << places {
        let mut barred = Letters::new();
        let mut place = 0;
        for letter in letters.chars() {
            let mut room = [0; 4];
            let bare = letter.encode_utf8(&mut room);
            if letter == 'D' {
                barred.push_str(if choice >> place & 1 == 1 { "Đ" } else { bare });
                place += 1;
            } else {
                barred.push_str(bare);
            }
        }
        if organ::canonical(barred.as_str()) == Some(barred.as_str()) {
            if only.is_some() {
                return None;
            }
            only = Some(barred);
        }
    }
    only
}

fn four_digits(digits: &[u8]) -> Option<u16> {
    let text = core::str::from_utf8(digits).ok()?;
    text.parse().ok().filter(|year| (1945..2100).contains(year))
}

/// `302017/NĐ-CP`: a decree has a year, so the slash before it is lost.
fn mend_lost_slash(head: &mut Head, row: &TypeRow) {
    let needs_year = matches!(row.code, "NĐ" | "TT" | "TTLT" | "NQLT");
    if !needs_year || head.year.is_some() || !(5..=6).contains(&head.width) {
        return;
    }
    let year = head.digits % 10_000;
    if (1945..2100).contains(&year) {
        head.ordinal = Some(Ordinal::new(head.digits / 10_000, head.width - 4));
        head.year = Some(year as u16);
        head.repairs |= Repairs::LOST_SLASH;
    }
}
