//! The orders of signs: Party, State, letters, and what stands between them.
//!
//! Each reader takes up where the anchor left off, asks [`super::code`] for the letters
//! and [`super::ordinal`] for the number, and decides whether the whole is an
//! identifier. The looser the signs, the more the tables must know of the codes.

use super::dash::PRE_1997;
use super::letters::Letters;
use super::ordinal::{Head, four_digits, mend_lost_slash};
use super::organs::lead;
use super::run::{Joint, Kind, Run};
use super::{Found, Reader};
use crate::id::glyph::{Class, Glyph};
use crate::id::{Code, DocumentId, Family, Organ, Repairs, Style, TypeCode, organ};

/// Mendings that concern blanks only.
const BLANKS: Repairs = Repairs::SPACE.union(Repairs::LINE_BREAK);
impl Found {
    pub(super) fn new(head: &Head, end: usize, repairs: Repairs, id: DocumentId) -> Self {
        Self {
            start: head.start,
            end,
            repairs: repairs | head.repairs,
            instead: head
                .instead
                .map(|ordinal| Box::new(id.with_ordinal(ordinal))),
            id,
        }
    }

    /// Takes a longer organ, and names the number with the shorter one as well. In a number
    /// that is in doubt for another reason the organ stays as it is.
    fn open_with(&mut self, organ: &Letters, end: usize, repairs: Repairs) {
        if !self.repairs.intersection(Repairs::DOUBTFUL).is_empty() {
            return;
        }
        let longer = DocumentId {
            organ: Some(Organ::new(organ.as_str())),
            ..self.id.clone()
        };
        let shorter = core::mem::replace(&mut self.id, longer);
        self.instead = Some(Box::new(shorter));
        self.end = end;
        self.repairs |= repairs | Repairs::LOOSE_UNIT;
    }

    /// A number with a type, known or not.
    pub(super) fn typed(
        head: &Head,
        row: Option<Kind>,
        run: &Run,
        organs: &Run,
        repairs: Repairs,
        style: Style,
    ) -> Self {
        let id = DocumentId {
            ordinal: head.ordinal,
            year: head.year,
            type_code: Some(TypeCode::new(row.map_or(run.letters.as_str(), Kind::code))),
            organ: Some(Organ::new(organs.letters.as_str())),
            tail: None,
            style,
        };
        let repairs = repairs | run.repairs | organs.repairs;
        Self::new(head, organs.end, repairs, id)
    }

    /// A number without a type: a letter's, a law's, an old one's.
    pub(super) fn untyped(head: &Head, organs: &Run, repairs: Repairs, style: Style) -> Self {
        let id = DocumentId {
            ordinal: head.ordinal,
            year: head.year,
            type_code: None,
            organ: Some(Organ::new(organs.letters.as_str())),
            tail: None,
            style,
        };
        Self::new(head, organs.end, repairs | organs.repairs, id)
    }
}

impl Reader<'_> {
    /// `ordinal - TYPE / organ`, the type already read.
    pub(super) fn party(&self, run: &Run, right: Glyph, gap: Repairs) -> Option<Found> {
        let letters = run.letters.as_str();
        let (row, type_repairs) = self.known_type(letters).unzip();
        // A type that no table knows is a few capitals.
        if row.is_none() && (!run.all_upper || letters.chars().count() > 6) {
            return None;
        }
        let (sign, mut repairs) = self.skip_left(run.start);
        repairs |= gap | run.repairs | type_repairs.unwrap_or_default();
        let mut head_end = run.start;
        let mut dashed = false;
        if matches!(sign.class, Class::Dash | Class::Slash) {
            dashed = sign.class == Class::Dash;
            repairs |= sign.repairs;
            if !dashed {
                repairs |= Repairs::SEPARATOR;
            }
            head_end = sign.start;
            // 03/-CV/BCSĐ, 18--NQ/TW
            let (next, more) = self.skip_left(sign.start);
            let doubled = next.class != sign.class || next.end == sign.start;
            if matches!(next.class, Class::Dash | Class::Slash) && doubled {
                repairs |= Repairs::SEPARATOR | more;
                head_end = next.start;
                dashed = true;
            }
        } else if sign.class == Class::Dot && sign.end == run.start {
            // 18.NQ/TW
            repairs |= Repairs::SEPARATOR;
            head_end = sign.start;
        }
        let head = self.head(head_end, row.is_some() && dashed, row)?;
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
        let mut organs = self.organs(right, row.is_some(), Joint::Spaced)?;
        if row.is_some() {
            organs.mend_double_v();
        }
        let known = self.organ_facts(lead(organs.letters.as_str()));
        // A code that no table knows makes an identifier only beside one that a table knows;
        // beside a State organ only behind its label: "Luật số 49-LTC/HĐNN".
        if row.is_none() {
            let state = known?.family == Some(Family::State);
            if !dashed || state && !self.labelled(head.start) {
                return None;
            }
        }
        if (separator_missing || !dashed) && known.is_none() {
            return None;
        }
        if run.all_lower && known.is_none() {
            return None;
        }
        if head.year.is_some() {
            // N/YYYY/TYPE/ORG is State with a wrong sign.
            return Some(Found::typed(
                &head,
                row,
                run,
                &organs,
                repairs,
                Style::State,
            ));
        }
        if head.repairs.contains(Repairs::OCR_DIGIT) && (row.is_none() || known.is_none()) {
            return None;
        }
        let tail = self.tail(organs.end);
        let mut found = Found::typed(&head, row, run, &organs, repairs, Style::Party);
        if let Some((end, repairs)) = tail {
            found.id.tail = Some(Code::new("nb"));
            found.end = end;
            found.repairs |= repairs;
            return Some(found);
        }
        self.take_loose_number(&mut found);
        // 1518-QĐ/TWĐTN - CTĐ: only the Youth Union has units in this order.
        if organs.letters.as_str().ends_with("ĐTN") {
            self.take_loose_unit(&mut found);
        }
        Some(found)
    }

    /// `49-K L/TW`, `20- CT r/TU`: the same where a blank has taken the type apart.
    pub(super) fn split_party(&self, back: &Run, right: Glyph, gap: Repairs) -> Option<Found> {
        let found = self.party(&self.rejoined_left(back)?, right, gap)?;
        let sure = !found.repairs.contains(Repairs::SEPARATOR)
            && found.id.organ.as_ref().is_some_and(Organ::is_known);
        sure.then_some(found)
    }

    /// `ordinal [/ year] / TYPE - organ`, or a letter without a type.
    pub(super) fn state(&self, head_end: usize, right: Glyph, gap: Repairs) -> Option<Found> {
        let first = self.run_right(right)?;
        let whole = self.rejoined_right(&first);
        let split = whole.is_some();
        let first = whole.unwrap_or(first);
        let row = self.known_type(first.letters.as_str());
        let mut repairs = gap | first.repairs;
        let (sign, sign_gap) = self.skip_right(first.end);
        // 1480/2003/QĐ.UB: a dot for the dash, with nothing else amiss. 30/TTr. SXD: with a
        // blank, unless the dot ends the sentence.
        let capital = |glyph: Glyph| glyph.class == Class::Letter && glyph.upper;
        let dot = sign.class == Class::Dot && sign.start == first.end;
        let apart = dot && self.behind_blank(sign.end).is_some_and(capital);
        let dotted = dot && (apart || capital(self.after(sign.end)));
        // 1234/QĐ UBND: a blank for the dash, or between a number without its organ and a body.
        let blank = self.behind_blank(first.end).is_some_and(capital)
            && !PRE_1997.contains(&first.letters.as_str());
        if let (Some((row, type_repairs)), true) = (
            row,
            matches!(sign.class, Class::Dash | Class::Slash) || dotted || blank,
        ) {
            let (next, next_gap) = if blank {
                (sign, Repairs::NONE)
            } else {
                self.past_double_right(sign)
            };
            if next.class == Class::Letter || (next.byte == b'?' && self.text.len() == next.end) {
                let joint = match row.code() {
                    "TTLT" | "NQLT" => Joint::Liaison,
                    _ => Joint::Tight,
                };
                let organs = self.organs(next, true, joint);
                if let Some(organs) = organs {
                    let known = self.organ_facts(lead(organs.letters.as_str()));
                    let loose = !(sign_gap | next_gap).is_empty()
                        || sign.class == Class::Slash
                        || first.all_lower
                        || !gap.is_empty();
                    let named = known.is_some_and(|facts| facts.named);
                    let whole = named || !(dotted || blank || split);
                    let told = !loose || known.is_some() || organs.all_upper_two();
                    // "Kế hoạch liên tịch số 77/kh-lt": all in small letters, behind its label.
                    let small = first.all_lower && organs.all_lower && gap.is_empty();
                    if whole && (told || small) {
                        let mut head = self
                            .year_behind_dash(head_end, row)
                            .or_else(|| self.head(head_end, true, Some(row)))?;
                        let label = || self.labelled(head.start);
                        if blank && !label() && !self.typed(head.start) || !told && !label() {
                            return None;
                        }
                        if dotted || blank {
                            repairs |= Repairs::SEPARATOR;
                        }
                        if apart || blank {
                            repairs |= Repairs::LOOSE_UNIT;
                        }
                        repairs |= sign_gap | next_gap | sign.repairs | type_repairs;
                        if sign.class == Class::Slash {
                            // 825/QĐ/TU: the organ decides whose number it is.
                            repairs |= Repairs::SEPARATOR;
                            known?;
                            if known.is_some_and(|facts| facts.family == Some(Family::Party))
                                && head.year.is_none()
                            {
                                return Some(Found::typed(
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
                        let behind = self.year_behind(&mut head, row, organs.end);
                        let mut found =
                            Found::typed(&head, Some(row), &first, &organs, repairs, Style::State);
                        if let Some(end) = behind {
                            found.end = end;
                        } else {
                            self.take_loose_number(&mut found);
                            self.take_loose_unit(&mut found);
                        }
                        return Some(found);
                    }
                }
            }
        }
        self.letter(head_end, right, gap)
            .or_else(|| self.without_sign(head_end, &first, gap, Style::State))
    }

    /// `100/NĐ-CP/2019`: a decree has a year, so the one behind its organ is its own. Where
    /// the year ends.
    fn year_behind(&self, head: &mut Head, row: Kind, end: usize) -> Option<usize> {
        let slash = self.after(end);
        if slash.class != Class::Slash || head.year.is_some() || !row.needs_year() {
            return None;
        }
        let digits = slash.end..slash.end + 4;
        let year = four_digits(self.text.get(digits.clone())?)?;
        let closed = !matches!(
            self.after(digits.end).class,
            Class::Digit | Class::Letter | Class::Word | Class::Slash | Class::Dash
        );
        head.ordinal.filter(|_| closed)?;
        head.year = Some(year);
        head.repairs |= Repairs::SEPARATOR | slash.repairs;
        Some(digits.end)
    }

    /// `08/2022/NĐCP`, `18-NQTW`: the sign between type and organ is lost.
    pub(super) fn without_sign(
        &self,
        head_end: usize,
        run: &Run,
        gap: Repairs,
        style: Style,
    ) -> Option<Found> {
        if !run.all_upper || !gap.is_empty() || self.after(run.end).class == Class::Dash {
            return None;
        }
        let family = match style {
            Style::Party => Family::Party,
            Style::State => Family::State,
        };
        let (row, organ) = run.type_and_organ(family)?;
        let head = self.head(head_end, true, Some(Kind::Row(row)))?;
        if style == Style::Party && head.year.is_some() {
            return None;
        }
        if head.ordinal.is_none() || (head.year.is_none() && !self.labelled(head.start)) {
            return None;
        }
        let id = DocumentId {
            ordinal: head.ordinal,
            year: head.year,
            type_code: Some(TypeCode::new(row.code)),
            organ: Some(Organ::new(organ)),
            tail: None,
            style,
        };
        let repairs = run.repairs | Repairs::SEPARATOR;
        Some(Found::new(&head, run.end, repairs, id))
    }

    /// `ordinal [/ year] / ORGAN [- UNIT]`: letters, laws, old numbers.
    pub(super) fn letter(&self, head_end: usize, right: Glyph, gap: Repairs) -> Option<Found> {
        let mut organs = self.organs(right, false, Joint::Tight)?;
        let head = self.head(head_end, false, None)?;
        head.ordinal?;
        if let Some(year) = head.year {
            self.take_term(&mut organs, year);
            // A term mended from QHI1 that did not sit in the year was read wrongly, and so is
            // QHl without its rest.
            let misread = Repairs::OCR_DIGIT | Repairs::GLUED;
            let term = organs.letters.as_str().starts_with("QH") && !organs.term_covers(year);
            if !organs.repairs.intersection(misread).is_empty() && term {
                return None;
            }
        }
        if !head
            .repairs
            .difference(BLANKS | Repairs::SPLIT_NUMBER | Repairs::GLUED)
            .is_empty()
            || head.ordinal.is_some_and(|ordinal| ordinal.point.is_some())
        {
            return None;
        }
        let state_row = |organs: &Run| {
            organ::canonical(organs.letters.as_str()).is_some()
                && self
                    .organ_facts(organs.letters.as_str())
                    .is_some_and(|facts| facts.family == Some(Family::State))
        };
        let labelled = || self.labelled(head.start) || self.typed(head.start);
        // 1645/BTC - QLCS: blanks around the dash.
        if state_row(&organs) && !organs.all_lower && labelled() {
            if let Some(spaced) = self.organs(right, false, Joint::Unit) {
                organs = spaced;
            }
        }
        let whole = Found::untyped(&head, &organs, gap, Style::State);
        let text = organs.letters.as_str();
        let known = self.organ_facts(lead(text));
        let state = known.is_some_and(|facts| facts.family == Some(Family::State));
        // 2345/UBND.KT
        if state && !text.contains('-') && self.after(organs.end).class == Class::Dot {
            let mut with_unit = whole.clone();
            self.take_loose_unit(&mut with_unit);
            if with_unit.end > whole.end {
                return Some(with_unit);
            }
        }
        let joined = text.contains('-');
        // CT-HC is a type and its organ wherever it is read at all.
        if joined && self.is_type(lead(text)) {
            return None;
        }
        let plausible = if organs.all_lower || !gap.difference(BLANKS).is_empty() {
            state && (joined || head.year.is_some())
        } else if joined {
            // 750/BQL-QHXD: capitals on both sides of the dash.
            let party = known.is_some_and(|facts| facts.family == Some(Family::Party));
            state || !party && lead(text).chars().count() >= 2
        } else if head.year.is_some() {
            state
        } else {
            // 30/CP, 426/TTg: only behind a label, and with nothing joined to it.
            let joins = matches!(self.after(organs.end).class, Class::Dash | Class::Slash);
            state && PRE_1997.contains(&text) && !joins && self.labelled(head.start)
                || matches!(text, "UBND" | "UB") && labelled()
                // 22/LĐTBXH, 04/ĐUBQP: the type is lost, and only the word before the number
                // has it.
                || text.chars().count() > 2
                    && known.is_some_and(|facts| facts.named)
                    && !self.is_type(text)
                    && self.typed(head.start)
        };
        plausible.then_some(whole)
    }

    /// `QĐ-UBND - HC`, `QĐ -UBND- HC`, `UBND.KT`: takes a unit that stands apart behind its
    /// organ. Nothing decides whether it is a part of the number or of the sentence, so the
    /// number without it is named as well.
    fn take_loose_unit(&self, found: &mut Found) {
        let Some(organ) = found.id.organ.as_ref().filter(|organ| organ.is_known()) else {
            return;
        };
        let Some(unit) = self.loose_unit(found.end) else {
            return;
        };
        // "12/QĐ-UBND - UBND tỉnh" says whose it is.
        let letters = unit.letters.as_str();
        if organ.as_str().split('-').any(|part| part == letters) {
            return;
        }
        let mut joined = Letters::from(organ.as_str());
        if joined.join(letters) {
            found.open_with(&joined, unit.end, unit.repairs);
        }
    }

    /// `KH/BCĐ 138`: takes the number of a steering committee in the same way.
    fn take_loose_number(&self, found: &mut Found) {
        let organ = found.id.organ.as_ref().map_or("", Organ::as_str);
        if let Some((joined, end)) = self.loose_number(organ, found.end) {
            found.open_with(&joined, end, Repairs::SPACE);
        }
    }
}
