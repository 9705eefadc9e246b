//! The number: its digits, the letter or the point that belongs to it, the year behind
//! it, and the blank that stands in its place.
//!
//! All of it is read leftwards, from the sign behind the number: `12a`, `66.13`,
//! `30/2020`, `……`.

use super::Reader;
use super::run::Kind;
use crate::id::glyph::{Class, D_BAR, Glyph, U_HORN};
use crate::id::{Ordinal, Repairs};

/// The most blanks read before a blank ordinal's label.
const FILL_LIMIT: usize = 120;

/// The most digits of a number that a blank has split; offices reach five.
const SPLIT_LIMIT: u8 = 5;

/// Digits that stand before a number.
struct Digits {
    start: usize,
    value: u32,
    width: u8,
}

/// What stands left of a State slash or of a Party type.
pub(super) struct Head {
    pub(super) start: usize,
    pub(super) ordinal: Option<Ordinal>,
    pub(super) year: Option<u16>,
    pub(super) repairs: Repairs,
    /// Digits as written, for `302017`.
    pub(super) digits: u32,
    pub(super) width: u8,
    /// The other number that the digits may be.
    pub(super) instead: Option<Ordinal>,
}

impl Head {
    /// `1.234/QĐ-UBND`: three digits behind a point and no year are a group of thousands;
    /// the decimal numbers of the Government have a year and fewer digits.
    fn ungroup(&mut self) {
        let Some(ordinal) = self.ordinal else {
            return;
        };
        if let Some((group, 3)) = ordinal.point {
            if ordinal.value > 0 {
                let whole =
                    Ordinal::new(ordinal.value * 1000 + u32::from(group), ordinal.width + 3);
                self.ordinal = Some(whole.with_suffix(ordinal.suffix));
                self.repairs |= Repairs::GROUPED_DIGITS;
            }
        }
    }
}

impl Reader<'_> {
    /// The ordinal, and the year behind it, that end before `end`; `row` is the type behind
    /// them, where it is known.
    pub(super) fn head(&self, end: usize, blank_allowed: bool, row: Option<Kind>) -> Option<Head> {
        let (last, gap) = self.skip_left(end);
        let digits = self.digits(last);
        let Some(mut head) = digits else {
            return if blank_allowed { self.blank(end) } else { None };
        };
        head.repairs |= gap;
        // A year between two slashes.
        let (mut sign, sign_gap) = self.skip_left(head.start);
        // 66.4.2025/NQ-CP: only a year has four digits behind a dot.
        if sign.class == Class::Dot
            && blank_allowed
            && sign_gap.is_empty()
            && head.width == 4
            && year(head.digits).is_some()
            && self.before(sign.start).class == Class::Digit
        {
            sign.class = Class::Slash;
            sign.repairs |= Repairs::SEPARATOR;
        }
        if sign.class == Class::Slash
            && head
                .ordinal
                .is_some_and(|o| o.suffix.is_none() && o.point.is_none())
        {
            let year = match head.width {
                4 if year(head.digits).is_some() => head.digits as u16,
                2 if blank_allowed => {
                    head.repairs |= Repairs::SHORT_YEAR;
                    head.digits as u16 + if head.digits >= 45 { 1900 } else { 2000 }
                }
                _ => return None,
            };
            let (first, more) = self.past_double_left(sign);
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
        if head.year.is_none() {
            head.ungroup();
        }
        self.clear_left(&mut head, blank_allowed, row)?;
        Some(head)
    }

    /// `15-2020/NĐ-CP`: a decree has a year, so the digits behind the dash are one.
    pub(super) fn year_behind_dash(&self, end: usize, row: Kind) -> Option<Head> {
        if !row.needs_year() {
            return None;
        }
        let (last, gap) = self.skip_left(end);
        let behind = self.digits(last)?;
        if behind.width != 4 || last.class != Class::Digit {
            return None;
        }
        let year = year(behind.digits)?;
        let (sign, sign_gap) = self.skip_left(behind.start);
        if sign.class != Class::Dash {
            return None;
        }
        let (first, more) = self.skip_left(sign.start);
        let inner = self.digits(first)?;
        let mut head = Head {
            year: Some(year),
            repairs: gap
                | sign_gap
                | more
                | sign.repairs
                | behind.repairs
                | inner.repairs
                | Repairs::SEPARATOR,
            ..inner
        };
        self.clear_left(&mut head, true, Some(row))?;
        Some(head)
    }

    /// One to six digits, with a letter behind and a point inside, read leftwards.
    pub(super) fn digits(&self, last: Glyph) -> Option<Head> {
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
            if next.class != Class::Digit {
                if !self.goes_on_before(next) {
                    break;
                }
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
            instead: None,
        })
    }

    /// Whether a letter is one of the digits to its right: `l5`, `2Ol9`. One may begin the
    /// number, several need a digit before them.
    fn goes_on_before(&self, letter: Glyph) -> bool {
        let looks_alike =
            |glyph: Glyph| glyph.class == Class::Letter && matches!(glyph.byte, b'O' | b'L' | b'I');
        if !looks_alike(letter) {
            return false;
        }
        let mut before = self.before(letter.start);
        if !matches!(before.class, Class::Letter | Class::Word) {
            return true;
        }
        // A number has six digits at most.
        for _ in 0..5 {
            if !looks_alike(before) {
                break;
            }
            before = self.before(before.start);
        }
        before.class == Class::Digit
    }

    /// `41 7/QĐ-UBND`: digits that stand before the number, one blank apart. They are a part
    /// of it, or number something else; the words before decide, or nothing does.
    ///
    /// They are a part in a letterhead, and behind "số" and a type word, unless they would as
    /// well make a list that has lost its comma: "Chỉ thị số 9 11-CT/TU" counts up, "số 41 7"
    /// does not.
    pub(super) fn take_split(&self, head: &mut Head) {
        let Some(back) = head.ordinal.filter(|back| !back.has_point()) else {
            return;
        };
        let blank = self.before(head.start);
        let Some(front) = self.digits_before(blank) else {
            return;
        };
        if front.width + back.width > SPLIT_LIMIT || self.numbers_other(&front) {
            return;
        }
        let shift = 10_u32.saturating_pow(u32::from(back.width));
        let whole = Ordinal::new(front.value * shift + back.value, front.width + back.width)
            .with_suffix(back.suffix);
        head.start = front.start;
        let unseen = self.is_unseen(blank);
        let labelled = self.alone || self.label_before(front.start).is_some();
        let counts_up = front.value < back.value;
        let decided =
            self.heads_line(front.start) || labelled && !counts_up && self.typed(front.start);
        if unseen || decided {
            head.ordinal = Some(whole);
            head.repairs |= Repairs::SPACE;
        } else if labelled || self.typed(front.start) {
            head.ordinal = Some(whole);
            head.instead = Some(back);
            head.repairs |= Repairs::SPLIT_NUMBER;
        } else {
            head.instead = Some(whole);
            head.repairs |= Repairs::SPLIT_NUMBER;
        }
    }

    /// The digits before one blank; a tab parts columns.
    fn digits_before(&self, blank: Glyph) -> Option<Digits> {
        if blank.class != Class::Blank || self.text.get(blank.start) == Some(&b'\t') {
            return None;
        }
        let mut digits = Digits {
            start: blank.start,
            value: 0,
            width: 0,
        };
        let mut scale = 1;
        loop {
            let glyph = self.before(digits.start);
            if glyph.class != Class::Digit {
                break;
            }
            if digits.width == SPLIT_LIMIT {
                return None;
            }
            digits.value += u32::from(glyph.byte - b'0') * scale;
            digits.start = glyph.start;
            digits.width += 1;
            scale *= 10;
        }
        (digits.width > 0).then_some(digits)
    }

    /// Whether digits are surely no part of a number behind them: of a year, a date, a
    /// fraction, a word, or counted by the word before.
    fn numbers_other(&self, front: &Digits) -> bool {
        const COUNTED: &[&str] = &[
            "ngày", "tháng", "năm", "quý", "trang", "điều", "khoản", "điểm", "mục", "chương",
            "phần", "bảng", "biểu", "mẫu", "lục", "lần", "khóa", "khoá", "kỳ", "tờ", "dòng",
        ];
        if front.width == 4 && year(front.value).is_some() {
            return true;
        }
        let sign = self.before(front.start);
        match sign.class {
            Class::Letter | Class::Word => return !self.label_ends(front.start),
            Class::Slash => return true,
            Class::Dash | Class::Dot | Class::Other => {
                let beyond = self.before(sign.start).class;
                let joins = matches!(sign.byte, b'-' | b'.' | b',')
                    && matches!(beyond, Class::Digit | Class::Letter | Class::Word)
                    || sign.byte == b':' && beyond == Class::Digit;
                if joins || matches!(sign.byte, b'%' | b'#' | b'=' | b'&' | b'+') {
                    return true;
                }
            }
            _ => {}
        }
        let word = self.word_before(self.skip_left(front.start).0.end);
        core::str::from_utf8(word).is_ok_and(|word| {
            let word = word.to_lowercase();
            COUNTED.contains(&word.as_str())
        })
    }

    /// Whether a blank has no width, so that no reader sees it.
    fn is_unseen(&self, blank: Glyph) -> bool {
        let bytes = self.text.get(blank.start..blank.end).unwrap_or_default();
        [
            "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}",
        ]
        .iter()
        .any(|sign| sign.as_bytes() == bytes)
    }

    /// A blank ordinal: what fills it, then its label.
    pub(super) fn blank(&self, end: usize) -> Option<Head> {
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
            instead: None,
        })
    }
}

/// A year that a document can bear.
fn year(digits: u32) -> Option<u16> {
    u16::try_from(digits)
        .ok()
        .filter(|year| (1945..2100).contains(year))
}

/// A year in four digits.
pub(in crate::id) fn four_digits(digits: &[u8]) -> Option<u16> {
    let text = core::str::from_utf8(digits).ok()?;
    if text.len() != 4 || text.starts_with('+') {
        return None;
    }
    text.parse().ok().and_then(year)
}

/// `302017/NĐ-CP`: a decree has a year, so the slash before it is lost.
pub(super) fn mend_lost_slash(head: &mut Head, row: Kind) {
    if !row.needs_year() || head.year.is_some() || !(5..=6).contains(&head.width) {
        return;
    }
    if let Some(year) = year(head.digits % 10_000) {
        head.ordinal = Some(Ordinal::new(head.digits / 10_000, head.width - 4));
        head.year = Some(year);
        head.repairs |= Repairs::LOST_SLASH;
    }
}
