//! Plain forms, read in one pass: what most numbers are, all that a program prints, and the
//! usual mendings: blanks around a sign, odd dashes, the wrong case, Ð or D for Đ, TƯ for TW,
//! `72-NQ-TW`.
//!
//! This is no second grammar. A text is taken only where every code is one that a table
//! knows; all else is left to the recogniser. A test holds the two together, identifier and
//! mendings both. A number read here costs a tenth: letters become a key as they are met, a
//! key finds its row whatever the case, and only where it finds none are bars put on a D.

mod part;

use part::{case, made, may_be_made};

use super::glyph::{D_BAR, U_HORN};
use super::key::Key;
use super::scan::{Letters, four_digits, respelled};
use super::vocabulary::OrganRow;
use super::{DocumentId, Family, Ordinal, Organ, Repairs, Style, organ};

/// The longest form met has 41 bytes; what is longer may be more than the recogniser takes.
const LONGEST: usize = 64;
/// The most blanks on one side of a sign; the recogniser takes a few more.
const BLANKS: u8 = 8;
/// The longest code in bytes; the recogniser takes 24 letters.
const CODE: usize = 24;

/// Reads a whole text; `None` leaves it to the recogniser.
pub(super) fn read(text: &str) -> Option<(DocumentId, Repairs)> {
    let mut reader = Reader {
        text,
        at: 0,
        repairs: Repairs::NONE,
    };
    if !matches!(text.as_bytes(), [b'0'..=b'9', .., last] if last.is_ascii_alphanumeric()) {
        reader.text = text.trim();
        if reader.text.len() != text.len() {
            reader.repairs = Repairs::SPACE;
        }
    }
    if reader.text.len() > LONGEST {
        return None;
    }
    let ordinal = reader.ordinal()?;
    let first = reader.sign()?;
    let mut before = first;
    let mut year = None;
    if first.slash && reader.rest().first()?.is_ascii_digit() {
        year = Some(four_digits(reader.rest().get(..4)?)?);
        reader.at += 4;
        before = reader.sign().filter(|sign| sign.slash)?;
    }
    // Three digits behind a point and no year are a group of thousands.
    if ordinal.has_point() && year.is_none() {
        return None;
    }
    let from = reader.at;
    let letters = reader.part()?;
    // "tấn/l": the recogniser does not look at a slash before one small letter.
    if first.slash && letters.count == 1 && !letters.has(CAPITAL) {
        return None;
    }
    let Some((row, mended)) = letters.type_row() else {
        let plain = first.slash && first.plain && before.plain && !ordinal.has_point();
        if !plain || !reader.letter(letters, year.is_some()) {
            return None;
        }
        let organ = Organ::new(reader.text.get(from..)?);
        let id = made(ordinal, year, None, organ, Style::State);
        return Some((id, reader.repairs));
    };
    let second = reader.sign()?;
    let known = reader.organs()?;
    let mut repairs = reader.repairs | mended | known.repairs;
    let style = if first.slash {
        // 302017/NĐ-CP
        let lost_year = year.is_none() && row.needs_year();
        if second.slash || lost_year || !letters.is_one_case(mended) {
            return None;
        }
        Style::State
    } else {
        // 72-NQ-TW
        if !second.slash {
            let tight = first.tight && second.tight && !known.joint;
            if !tight || known.family != Some(Family::Party) || !letters.is_one_case(mended) {
                return None;
            }
            repairs |= Repairs::SEPARATOR;
        }
        Style::Party
    };
    let id = made(ordinal, year, Some(row), known.organ, style);
    Some((id, repairs))
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    repairs: Repairs,
}

/// A dash or a slash.
#[derive(Clone, Copy)]
struct Sign {
    slash: bool,
    /// Whether it is `-` or `/`.
    plain: bool,
    /// Whether no blanks stand beside it.
    tight: bool,
}

/// A run of code letters.
#[derive(Clone, Copy)]
struct Part {
    /// [`Key::NONE`] for more letters than a key has room for.
    key: Key,
    /// A bit for each letter that is small, the last one lowest.
    small: u32,
    from: u8,
    to: u8,
    count: u8,
    /// What kinds of letters stand in it.
    kinds: u8,
}

const SMALL: u8 = 1;
const CAPITAL: u8 = 1 << 1;
const DIGIT: u8 = 1 << 2;
const PLAIN_D: u8 = 1 << 3;
const HORN: u8 = 1 << 4;
/// A letter that looks like Đ.
const ETH: u8 = 1 << 5;

/// What each byte is as a letter of a code: in capitals, and of which kind; no kind for what
/// is none by itself.
static LETTERS: [(u8, u8); 256] = {
    let mut letters = [(0, 0); 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        letters[byte as usize] = match byte {
            b'0'..=b'9' => (byte, DIGIT),
            b'D' => (byte, CAPITAL | PLAIN_D),
            b'd' => (b'D', SMALL | PLAIN_D),
            b'A'..=b'Z' => (byte, CAPITAL),
            b'a'..=b'z' => (byte.to_ascii_uppercase(), SMALL),
            _ => (0, 0),
        };
        byte += 1;
    }
    letters
};

/// The same for the letters of two bytes.
const fn wide(lead: u8, last: u8) -> Option<(u8, u8)> {
    Some(match (lead, last) {
        (0xC4, 0x90) => (D_BAR, CAPITAL),
        (0xC4, 0x91) => (D_BAR, SMALL),
        (0xC6, 0xAF) => (U_HORN, CAPITAL | HORN),
        (0xC6, 0xB0) => (U_HORN, SMALL | HORN),
        (0xC3, 0x90) | (0xC6, 0x89) => (D_BAR, CAPITAL | ETH),
        (0xC3, 0xB0) => (D_BAR, SMALL | ETH),
        _ => return None,
    })
}

/// An organ code that a table knows or a rule makes, or several joined by dashes.
struct Known {
    organ: Organ,
    /// That of the first.
    family: Option<Family>,
    repairs: Repairs,
    joint: bool,
}

impl Known {
    #[inline]
    const fn of_row(row: &'static OrganRow, repairs: Repairs) -> Self {
        Self {
            organ: Organ::of_row(row),
            family: row.family(),
            repairs,
            joint: false,
        }
    }
}

impl<'t> Reader<'t> {
    /// The bytes from here on.
    #[inline]
    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    const fn is_done(&self) -> bool {
        self.at == self.text.len()
    }

    /// Digits, of which the first six count.
    #[inline]
    fn digits(&mut self) -> Option<(u32, u8)> {
        let mut value = 0;
        let mut width = 0;
        for &byte in self.rest() {
            if !byte.is_ascii_digit() {
                break;
            }
            if width == 6 {
                return None;
            }
            value = value * 10 + u32::from(byte - b'0');
            width += 1;
        }
        self.at += usize::from(width);
        (width > 0).then_some((value, width))
    }

    /// `7`, `007`, `66.13`; a letter behind the number is left to the recogniser.
    #[inline]
    fn ordinal(&mut self) -> Option<Ordinal> {
        let (value, width) = self.digits()?;
        let ordinal = Ordinal::new(value, width);
        if self.rest().first() != Some(&b'.') {
            return Some(ordinal);
        }
        self.at += 1;
        let (point, point_width) = self.digits()?;
        let point = u16::try_from(point).ok()?;
        (width <= 3 && point_width <= 3).then(|| ordinal.with_point(point, point_width))
    }

    /// The sign here, with the blanks beside it.
    #[inline]
    fn sign(&mut self) -> Option<Sign> {
        if let [sign @ (b'-' | b'/'), next, ..] = *self.rest() {
            if next.is_ascii_alphanumeric() || matches!(next, 0xC3..=0xC6) {
                self.at += 1;
                return Some(Sign {
                    slash: sign == b'/',
                    plain: true,
                    tight: true,
                });
            }
        }
        let before = self.blanks()?;
        let (slash, repairs, len) = match *self.rest() {
            [b'-', ..] => (false, Repairs::NONE, 1),
            [b'/', ..] => (true, Repairs::NONE, 1),
            [0xE2, 0x80, 0x90..=0x95, ..] | [0xE2, 0x88, 0x92, ..] => (false, Repairs::DASH, 3),
            [0xE2, 0x88, 0x95, ..] | [0xE2, 0x81, 0x84, ..] => (true, Repairs::SLASH, 3),
            _ => return None,
        };
        self.at += len;
        self.repairs |= repairs;
        let behind = self.blanks()?;
        Some(Sign {
            slash,
            plain: repairs.is_empty(),
            tight: !before && !behind,
        })
    }

    /// Skips blanks; whether there were any, `None` for too many.
    #[inline]
    fn blanks(&mut self) -> Option<bool> {
        let mut count = 0;
        loop {
            let (repair, len) = match *self.rest() {
                [b' ', ..] => (Repairs::SPACE, 1),
                [b'\n' | b'\r', ..] => (Repairs::LINE_BREAK, 1),
                [0xC2, 0xA0 | 0xAD, ..] => (Repairs::SPACE, 2),
                [0xE2, 0x80, 0x80..=0x8D | 0xAF, ..] => (Repairs::SPACE, 3),
                _ => return Some(count > 0),
            };
            count += 1;
            if count > BLANKS {
                return None;
            }
            self.repairs |= repair;
            self.at += len;
        }
    }

    /// The code here.
    #[inline]
    fn part(&mut self) -> Option<Part> {
        let bytes = self.text.as_bytes();
        let from = self.at;
        let mut at = from;
        let (mut key, mut small, mut count, mut kinds) = (Key::NONE, 0, 0, 0);
        while let Some(&byte) = bytes.get(at) {
            let (mut letter, mut kind) = LETTERS[usize::from(byte)];
            if kind == 0 {
                let Some(both) = bytes.get(at + 1).and_then(|&last| wide(byte, last)) else {
                    break;
                };
                (letter, kind) = both;
                at += 1;
            }
            key = key.and(letter);
            small = small << 1 | u32::from(kind & SMALL);
            kinds |= kind;
            count += 1;
            at += 1;
        }
        if count == 0 {
            return None;
        }
        self.at = at;
        if kinds & ETH != 0 {
            self.repairs |= Repairs::ETH;
        }
        // A text has 64 bytes at most.
        Some(Part {
            key: if count > Key::ROOM { Key::NONE } else { key },
            small,
            from: from as u8,
            to: at as u8,
            count,
            kinds,
        })
    }

    /// The letters of a part, as written.
    fn written(&self, part: Part) -> &'t str {
        let range = usize::from(part.from)..usize::from(part.to);
        self.text.get(range).unwrap_or_default()
    }

    /// 45/2019/QH14, 2265/BCT-TCCB: whether an organ of the State, and its units behind plain
    /// dashes, end the text. Only the slashes before may have blanks beside them.
    fn letter(&mut self, front: Part, dated: bool) -> bool {
        let official = self.known(front).filter(|known| known.repairs.is_empty());
        let state = official.is_some_and(|known| known.family == Some(Family::State));
        if !state || front.has(ETH) || self.is_done() && !dated {
            return false;
        }
        while !self.is_done() {
            if self.rest().first() != Some(&b'-') {
                return false;
            }
            self.at += 1;
            match self.part() {
                Some(unit) if !unit.has(ETH) && self.is_unit(unit) => {}
                _ => return false,
            }
        }
        true
    }

    /// The organs to the end of the text, each known.
    #[inline]
    fn organs(&mut self) -> Option<Known> {
        let lead = self.part()?;
        if self.is_done() {
            if let Some((row, small)) = organ::of_key(lead.key) {
                return Some(Known::of_row(row, case(lead.small, small)));
            }
        }
        let lead = self.known(lead)?;
        if self.is_done() {
            return Some(lead);
        }
        self.joint(&lead)
    }

    /// Organs behind the first one, joined by plain dashes.
    fn joint(&mut self, lead: &Known) -> Option<Known> {
        let mut joined = Letters::from(lead.organ.as_str());
        let mut repairs = lead.repairs;
        while !self.is_done() {
            if self.rest().first() != Some(&b'-') {
                return None;
            }
            self.at += 1;
            let part = self.part()?;
            // What begins small is no unit.
            if self.written(part).starts_with(char::is_lowercase) {
                return None;
            }
            let unit = self.known(part)?;
            if !joined.join(unit.organ.as_str()) {
                return None;
            }
            repairs |= unit.repairs;
        }
        Some(Known {
            organ: Organ::new(joined.as_str()),
            family: lead.family,
            repairs,
            joint: true,
        })
    }

    /// The organ that the letters are. In mixed case only the codes that the table has so are
    /// taken: what else has small letters may be a code and a word.
    #[inline]
    fn known(&self, part: Part) -> Option<Known> {
        if let Some((row, small)) = organ::of_key(part.key) {
            return Some(Known::of_row(row, case(part.small, small)));
        }
        self.mended(part)
    }

    /// A code made by rule, or one that is not as it stands.
    fn mended(&self, part: Part) -> Option<Known> {
        let text = self.written(part);
        let digit = text.starts_with(|first: char| first.is_ascii_digit());
        if text.len() > CODE || digit || part.has(SMALL) && part.has(CAPITAL) {
            return None;
        }
        let as_it_stands = !part.has(SMALL | HORN);
        let by_rule = (as_it_stands && !part.has(ETH) && may_be_made(text))
            .then(|| organ::facts_by_rule(text))
            .flatten();
        let upper = case(part.small, 0);
        // A code that bars make comes before one that no rule has a name for.
        if part.has(PLAIN_D) && by_rule.is_none_or(|facts| !facts.named) {
            if let Some(barred) = organ::with_bars(part.key) {
                return Some(Known::of_row(barred, upper | Repairs::PLAIN_D));
            }
        }
        if let Some(facts) = by_rule {
            return Some(Known {
                organ: Organ::new(text),
                family: facts.family,
                repairs: Repairs::NONE,
                joint: false,
            });
        }
        if part.has(HORN) {
            if let Some((central, 0)) = organ::of_key(part.key.without_horn()) {
                return Some(Known::of_row(central, upper | Repairs::TRUNG_UONG));
            }
        }
        if as_it_stands || part.has(ETH) {
            return None;
        }
        let (spelling, repairs) = respelled(text, false);
        let facts = organ::facts(spelling.as_str())?;
        Some(Known {
            organ: Organ::new(spelling.as_str()),
            family: facts.family,
            repairs,
            joint: false,
        })
    }

    /// A unit of an office: a known code, or plain capitals that nothing could be mended in.
    fn is_unit(&self, part: Part) -> bool {
        let code = self.written(part);
        let plain = (2..=10).contains(&code.len())
            && part.kinds == CAPITAL
            && code.is_ascii()
            && !code.ends_with("BAN");
        match self.known(part) {
            Some(known) => known.repairs.is_empty(),
            None => plain,
        }
    }
}

#[cfg(test)]
mod tests;
