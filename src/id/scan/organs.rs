//! What goes on behind a run of code letters: committees, terms, units, and which codes the tables know.

use super::Reader;
use super::letters::{Letters, mend_term};
use super::run::{Digit, Joint, Kind, Run, Term};
use crate::id::glyph::{Class, Glyph};
use crate::id::organ::OrganFacts;
use crate::id::type_code::{self, TypeRow};
use crate::id::{Repairs, organ};

impl<'t> Reader<'t> {
    /// The letter behind one blank.
    pub(super) fn behind_blank(&self, end: usize) -> Option<Glyph> {
        let blank = self.after(end);
        let first = self.after(blank.end);
        (self.is_split(blank) && first.class == Class::Letter).then_some(first)
    }

    /// Whether a blank may stand inside a code; a tab parts columns.
    pub(super) fn is_split(&self, blank: Glyph) -> bool {
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
    pub(super) fn take_ampersand(&self, run: &mut Run) {
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
    pub(super) fn knows(&self, letters: &str) -> bool {
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
