//! Numbers around a dash, and those of before today's rules: "420/UB-QĐ", "08-CT/HĐBT".

use super::ordinal::four_digits;
use super::organs::lead;
use super::run::{Joint, Run};
use super::{Found, Reader};
use crate::id::glyph::{Class, Glyph};
use crate::id::{Family, Repairs, Style, organ};

/// Organs that numbered without a type before 1997: `30/CP`, `43-CP`;
/// `CT` is the chairman of the Council of Ministers.
pub(super) const PRE_1997: &[&str] = &["CP", "TTg", "HĐBT", "HĐCP", "CT", "CTN", "HĐNN"];

impl Reader<'_> {
    /// `06/2022-QH15`, `15/2020NĐ-CP`, `15-2020-NĐ-CP`: a year between the anchor and a sign
    /// that is none of its own.
    pub(super) fn year_then_code(&self, anchor: Glyph, right: Glyph) -> Option<Found> {
        let digits = self.text.get(right.start..right.start + 4)?;
        let year = four_digits(digits)?;
        let sign = self.after(right.start + 4);
        let first = match sign.class {
            Class::Dash => self.after(sign.end),
            Class::Letter if sign.upper && anchor.class == Class::Slash => sign,
            _ => return None,
        };
        if first.class != Class::Letter {
            return None;
        }
        let file_name = if anchor.class == Class::Dash {
            Repairs::FILE_NAME
        } else {
            Repairs::NONE
        };
        let repairs = Repairs::SEPARATOR | anchor.repairs | sign.repairs | file_name;
        let mut head = self.head(anchor.start, false, None)?;
        head.ordinal?;
        if head.year.is_some() {
            return None;
        }
        head.year = Some(year);
        let run = self.run_right(first)?;
        let second = self.after(run.end);
        if let (Some((row, type_repairs)), Class::Dash) =
            (self.known_type(run.letters.as_str()), second.class)
        {
            let organs = self.organs(self.after(second.end), true, Joint::Tight)?;
            self.organ_facts(lead(organs.letters.as_str()))
                .filter(|facts| facts.family == Some(Family::State))?;
            let repairs = repairs | type_repairs | second.repairs;
            return Some(Found::typed(
                &head,
                Some(row),
                &run,
                &organs,
                repairs,
                Style::State,
            ));
        }
        let organs = self.organs(first, false, Joint::Tight)?;
        let text = organs.letters.as_str();
        if !organ::is_of_assembly(text) || self.organ_facts(text).is_none() {
            return None;
        }
        Some(Found::untyped(&head, &organs, repairs, Style::State))
    }

    /// `72-NQ-TW`: both signs are dashes, type and organ known.
    pub(super) fn around_dash(&self, dash: Glyph) -> Option<Found> {
        let (right, right_gap) = self.skip_right(dash.end);
        let (left, left_gap) = self.skip_left(dash.start);
        if left.class == Class::Digit
            && right.class == Class::Digit
            && (left_gap | right_gap).is_empty()
        {
            return self.year_then_code(dash, right);
        }
        if right.class != Class::Letter || left.class != Class::Digit {
            return None;
        }
        let run = self.run_right(right)?;
        let gap = right_gap | left_gap;
        let (second, second_gap) = self.skip_right(run.end);
        if !matches!(second.class, Class::Dash | Class::Slash) {
            return self
                .old_number(dash, &run, gap)
                .or_else(|| self.without_sign(dash.start, &run, gap, Style::Party));
        }
        if second.class == Class::Slash {
            return None;
        }
        let (row, type_repairs) = self.known_type(run.letters.as_str())?;
        let (next, next_gap) = self.skip_right(second.end);
        let gap = gap | second_gap | next_gap;
        let organs = self.organs(next, true, Joint::Tight)?;
        if organs.letters.as_str().contains('-') {
            return None;
        }
        let family = self.organ_facts(organs.letters.as_str())?.family?;
        let head = self.head(dash.start, false, Some(row))?;
        head.ordinal?;
        // 567-QĐ-UBND: behind its label only, and where the type wants no year.
        let style = match family {
            Family::Party => Style::Party,
            Family::State => Style::State,
        };
        let loose = style == Style::State && (!self.labelled(head.start) || row.needs_year());
        // "05 - NQ - TW": with blanks around the dashes, behind its label.
        if head.year.is_some() || loose || !gap.is_empty() && !self.labelled(head.start) {
            return None;
        }
        let mut repairs = gap | Repairs::SEPARATOR | dash.repairs | second.repairs | type_repairs;
        let joined = |glyph: Glyph| matches!(glyph.class, Class::Dash | Class::Slash | Class::Fill);
        let inside_name = joined(self.before(head.start))
            || joined(self.after(organs.end))
            || (self.after(organs.end).class == Class::Dot
                && self.after(organs.end + 1).class == Class::Letter);
        if inside_name {
            repairs |= Repairs::FILE_NAME;
        } else if run.all_lower && !self.labelled(head.start) {
            return None;
        }
        Some(Found::typed(
            &head,
            Some(row),
            &run,
            &organs,
            repairs,
            style,
        ))
    }

    /// `43-CP`, `297-CT`: an old number without a type, behind its label.
    pub(super) fn old_number(&self, dash: Glyph, run: &Run, gap: Repairs) -> Option<Found> {
        let text = run.letters.as_str();
        // "20- CT r/TU" is a type taken apart.
        let (next, _) = self.skip_right(run.end);
        let taken_apart = next.class == Class::Letter
            && (next.end..next.end + 3).any(|at| self.after(at).class == Class::Slash);
        if !PRE_1997.contains(&text) || taken_apart {
            return None;
        }
        let head = self.head(dash.start, false, None)?;
        if head.ordinal?.suffix.is_some() || head.year.is_some() || !self.labelled(head.start) {
            return None;
        }
        Some(Found::untyped(&head, run, gap | dash.repairs, Style::Party))
    }

    /// `/nb` behind a Party number.
    pub(super) fn tail(&self, at: usize) -> Option<(usize, Repairs)> {
        let (slash, gap) = self.skip_right(at);
        let (n, more) = self.skip_right(slash.end);
        let b = self.after(n.end);
        let end = self.after(b.end);
        let named = slash.class == Class::Slash
            && (n.class, n.byte) == (Class::Letter, b'N')
            && (b.class, b.byte) == (Class::Letter, b'B')
            && !matches!(end.class, Class::Letter | Class::Digit | Class::Word);
        let case = if n.upper || b.upper {
            Repairs::CASE
        } else {
            Repairs::NONE
        };
        named.then_some((b.end, gap | more | slash.repairs | case))
    }
}
