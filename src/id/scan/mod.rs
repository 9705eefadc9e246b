//! The recogniser: which identifier, if any, stands around a slash.
//!
//! Work is proportional to slashes: [`anchor`] jumps through the text from slash to
//! slash, and at each the signs to the left and the right are read for a bounded
//! stretch. The rooms: [`shape`] knows the orders of signs, [`ordinal`] the number and
//! the year, [`label`] what may stand before them, [`code`] where a code begins and
//! ends, [`letters`] how it is spelled officially.
//!
//! # Grammar
//!
//! The official forms, in EBNF; [`DocumentId`]'s strict parser reads these and nothing
//! else:
//!
//! ```text
//! identifier = party | state | letter | old ;
//! party      = ordinal , "-" , TYPE , "/" , organs , [ "/nb" ] ;
//!                     (* 18-NQ/TW, 05-QC/BTCTU-BDVTU, 5053-CV/VPTW/nb, 12a-KH/HU *)
//! state      = ordinal , [ "/" , year ] , "/" , TYPE , "-" , organs ;
//!                     (* 567/QĐ-UBND, 30/2020/NĐ-CP, 66.13/2026/NQ-CP,
//!                        01/2018/TTLT-BCA-BQP-TANDTC-VKSNDTC *)
//! letter     = ordinal , [ "/" , year ] , "/" , organs ;
//!                     (* 2265/BCT-ATMT, 45/2019/QH14, 30/CP *)
//! old        = ordinal , "-" , ORGAN ;
//!                     (* 43-CP *)
//! organs     = ORGAN , { "-" , ORGAN } | "?" ;         (* 18-NQ/? *)
//! ordinal    = digit , 5 * [ digit ] , [ "." , digit , 2 * [ digit ] ] , [ letter ] | "?" ;
//!                     (* 7, 07, 16915, 12a, 66.13; blank: ?-BC/HU, ?/QĐ-UBND *)
//! year       = 4 * digit ;                  (* 1945 to 2099 *)
//! TYPE       = a row of the table of types, or up to six capitals ;
//! ORGAN      = letter , { letter | digit } ;  (* TW, UBKTTU, QH15, BCĐ138 *)
//! ```
//!
//! What offices write instead is read as well, each mending noted in [`Repairs`]:
//!
//! ```text
//! gap        = blank | line end | "*" | "`" | "\" | "_" ;
//!                     (* between any two parts: 18 -NQ/TW, 18-NQ/ TW, 18_-NQ/TW *)
//! "-"        = nine dashes ;  "/" = four slashes ;      (* 63–BC/BTGTU, 202⁄QĐ-UBND *)
//! "Đ"        = "Ð" | "Ɖ" | "D" ;  "TW" = "TƯ" | "T.Ư" ; (* 17-QD/TU, 33-NQ/TƯ *)
//! party      = … TYPE alone or "-" doubled or lost      (* 858CV/ĐUK, 03/-CV/BCSĐ *)
//!            | ordinal , "-" , TYPE , "-" , organs      (* 72-NQ-TW *)
//!            | … TYPE and organ without a sign          (* 18-NQTW *)
//!            | … gap , "/" , gap , "NB"                 (* 5053-CV/VPTW /NB *)
//!            | ordinal , "/" , TYPE , "/" , organs ;    (* 825/QĐ/TU *)
//! TYPE       = letters , blank , letters                (* 49-K L/TW, 15/2020/N Đ-CP *)
//! ORGAN      = letters , blank , letters                (* 15-NQ/Đ U, 31/QĐ-UB ND *)
//!            | agency , blank or "." , committee        (* 03-HD/BTC TU, 15-KH/UBKT.TU *)
//!            | letters , "&" , letters                  (* 3456/SGD&ĐT-VP *)
//!            | … "VV" for W                             (* 18-NQ/TVV *)
//! organs     = … ORGAN , gap , "-" , gap , UNIT         (* 81/QĐ-UBND - HC *)
//!            | … ORGAN , "." or "/" , UNIT              (* 2345/UBND.KT, 81/QĐ-UBND/HC *)
//!            | … "BCĐ" , blank , digits                 (* 12-KH/BCĐ 138 *)
//!            | … of joint circulars, "/" or "."         (* 03/2016/TTLT-BCA/BQP *)
//! state      = … TYPE , "." , [ blank ] , organs        (* 1480/2003/QĐ.UB, 30/TTr. SXD *)
//!            | … TYPE , blank , organs                  (* 1234/QĐ UBND *)
//!            | … TYPE and organ without a sign          (* 08/2022/NĐCP *)
//!            | ordinal year without a slash             (* 302017/NĐ-CP, 15/2020NĐ-CP *)
//!            | ordinal , "." or "-" , year              (* 66.4.2025/NQ-CP, 15-2020/NĐ-CP *)
//!            | … organs , "/" , year                    (* 100/NĐ-CP/2019 *)
//!            | ordinal , "-" , TYPE , "-" , organs      (* 567-QĐ-UBND *)
//!            | ordinal , "/" , 2 * digit ;              (* 26/21/NĐ-CP *)
//! ordinal    = digits , blank , digits                  (* số 41 7/QĐ-UBND *)
//!            | digits , "." , 3 * digit                 (* 1.234/QĐ-UBND *)
//!            | digits , "-" , digits                    (* 139-141-CTr/TU *)
//!            | TYPE , digits                            (* NQ20-NQ/TW *)
//!            | … "O", "l", "I" for digits               (* 1O-NQ/TW, 12/2Ol9/NĐ-CP *)
//! term       = blank or "." , digits                    (* QH 14, QH.14 *)
//!            | … "l", "I", "O" for digits, or too many  (* QHl4, QHI15, QHI1 5 *)
//! letter     = ordinal , "/" , year , "-" , "QH" term   (* 06/2022-QH15 *)
//!            | … ORGAN , gap , "-" , gap , UNIT ;       (* 1645/BTC - QLCS *)
//! ```
//!
//! A shape that only *might* be a number is read only where its type and organ are
//! known codes.

mod anchor;
mod code;
mod dash;
mod label;
mod letters;
mod ordinal;
mod organs;
mod run;
mod shape;
mod straight;

use super::glyph::{Class, Glyph, after, before};
use super::{Additions, DocumentId, Repairs, Style};
pub(crate) use anchor::Anchors;
pub(super) use letters::{Letters, respelled};
pub(super) use ordinal::four_digits;

/// An identifier found around an anchor.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) id: DocumentId,
    pub(crate) repairs: Repairs,
    /// The other identifier that the text may be ([`Repairs::SPLIT_NUMBER`],
    /// [`Repairs::LOOSE_UNIT`]).
    pub(crate) instead: Option<Box<DocumentId>>,
}

/// The most signs read on either side of an anchor between two parts.
const GAP_LIMIT: usize = 12;

/// Reads the identifier around an anchor; nothing before `floor` is looked at. What is added
/// counts as known.
pub(crate) fn recognise(text: &[u8], at: usize, floor: usize, more: &Additions) -> Option<Found> {
    // Where no table knows a type, an added one may stand: 12/CN-UBND.
    let settled = |found: &Found| found.id.type_code.is_some() || more.is_empty();
    straight::read(text, at, floor).filter(settled).or_else(|| {
        Reader {
            text,
            floor,
            alone: false,
            more,
        }
        .around(at)
    })
}

/// The same in a text that the caller takes to be one identifier, so that no label is asked
/// for where running text must have one.
pub(super) fn recognise_alone(text: &[u8], at: usize) -> Option<Found> {
    Reader {
        text,
        floor: 0,
        alone: true,
        more: Additions::none(),
    }
    .around(at)
}

struct Reader<'t> {
    text: &'t [u8],
    floor: usize,
    alone: bool,
    /// What is known beside the tables.
    more: &'t Additions,
}

impl Reader<'_> {
    fn around(&self, at: usize) -> Option<Found> {
        let anchor = self.after(at);
        let found = match anchor.class {
            Class::Slash => self.around_slash(anchor),
            Class::Dash => self.around_dash(anchor),
            _ => None,
        }?;
        // "Mẫu số 01/BC-BNG" is a form; a form takes a year only from a document: "mẫu
        // 200/2014/TT-BTC".
        let plain = found.id.year.is_none() && found.id.style == Style::State;
        let form = plain && !self.alone && self.names_form(found.start);
        (!form).then_some(found)
    }

    /// `18_-NQ/TW`: a mark of Markdown, where two or more would fill a blank.
    fn is_lone_underscore(&self, glyph: Glyph) -> bool {
        glyph.byte == b'_'
            && self.before(glyph.start).class != Class::Fill
            && self.after(glyph.end).class != Class::Fill
    }

    /// The sign behind a separator, past a second separator that is written beside it by
    /// mistake: `03/-CV/BCSĐ`, `18--NQ/TW`.
    fn past_double_right(&self, sign: Glyph) -> (Glyph, Repairs) {
        let next = self.after(sign.end);
        if matches!(next.class, Class::Dash | Class::Slash) {
            let (glyph, gap) = self.skip_right(next.end);
            return (glyph, gap | next.repairs | Repairs::SEPARATOR);
        }
        self.skip_right(sign.end)
    }

    fn past_double_left(&self, sign: Glyph) -> (Glyph, Repairs) {
        let next = self.before(sign.start);
        if matches!(next.class, Class::Dash | Class::Slash) {
            let (glyph, gap) = self.skip_left(next.start);
            return (glyph, gap | next.repairs | Repairs::SEPARATOR);
        }
        self.skip_left(sign.start)
    }

    fn around_slash(&self, slash: Glyph) -> Option<Found> {
        let (right, right_gap) = self.past_double_right(slash);
        let (left, left_gap) = self.past_double_left(slash);
        let gap = right_gap | left_gap | slash.repairs;
        match right.class {
            Class::Letter => {}
            // 18-NQ/?: an open organ, in canonical forms only.
            Class::Other if self.alone && right.byte == b'?' => {}
            // 06/2022-QH15
            Class::Digit if gap.is_empty() && left.class == Class::Digit => {
                return self.year_then_code(slash, right);
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
                    .or_else(|| self.split_party(&run, right, gap))
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
            if !glyph.is_gap() && !self.is_lone_underscore(glyph) {
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
            if !glyph.is_gap() && !self.is_lone_underscore(glyph) {
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
}

/// Which mending a sign between two parts is.
fn gap_repair(glyph: Glyph) -> Repairs {
    match glyph.class {
        Class::Newline => Repairs::LINE_BREAK,
        Class::Markup | Class::Fill => Repairs::MARKUP,
        _ => Repairs::SPACE,
    }
}
