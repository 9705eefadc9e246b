//! Plain forms, read in one pass: what most numbers are, all that a program prints, and the
//! usual mendings: blanks around a sign, odd dashes, the wrong case, Ð or D for Đ, TƯ for TW,
//! `72-NQ-TW`.
//!
//! This is no second grammar. The text is folded to plain letters and signs, and taken only
//! where every code is one that a table knows; all else is left to the recogniser. A test
//! holds the two together, identifier and mendings both. A number read here costs a tenth.

use super::organ::{self, OrganRow};
use super::scan::{Letters, four_digits, known_type, respelled};
use super::type_code::TypeRow;
use super::{Code, DocumentId, Family, Ordinal, Organ, Repairs, Style, TypeCode};

/// The longest form met has 41 bytes; what is longer may be more than the recogniser takes.
const ROOM: usize = 64;
/// The most signs: two slashes around a year, and the dashes of joint organs.
const SIGNS: usize = 8;
/// The most blanks beside a sign; the recogniser takes a few more.
const BLANKS: u8 = 8;
/// The longest code in bytes; the recogniser takes 24 letters.
const CODE: usize = 24;

/// Reads a whole text; `None` leaves it to the recogniser.
pub(super) fn read(text: &str) -> Option<(DocumentId, Repairs)> {
    let mut folded = Folded {
        bytes: [0; ROOM],
        len: 0,
        signs: [0; SIGNS],
        count: 0,
        slashes: 0,
        gapped: 0,
        odd: 0,
        repairs: Repairs::NONE,
    };
    let trimmed = text.trim();
    if trimmed.len() != text.len() {
        folded.repairs = Repairs::SPACE;
    }
    folded.take(trimmed.as_bytes())?;
    let plain = core::str::from_utf8(folded.bytes.get(..folded.len)?).ok()?;
    let parts = Parts {
        text: plain,
        folded: &folded,
    };
    let (id, mended) = if folded.slashes & 1 == 0 {
        parts.party()
    } else {
        parts.state()
    }?;
    Some((id, folded.repairs | mended))
}

/// A text with plain signs and without blanks.
struct Folded {
    bytes: [u8; ROOM],
    len: usize,
    /// Where the signs stand in it.
    signs: [u8; SIGNS],
    count: usize,
    /// One bit a sign: whether it is a slash, has blanks beside it, is no plain `-` or `/`.
    slashes: u8,
    gapped: u8,
    odd: u8,
    repairs: Repairs,
}

/// What a character is folded to.
enum Fold {
    Letter([u8; 2], Repairs),
    Sign(u8, Repairs),
    Blank(Repairs),
}

/// A character that is no ASCII letter or digit, with its length.
fn fold(bytes: &[u8]) -> Option<(Fold, usize)> {
    const BAR: [u8; 2] = [0xC4, 0x90];
    const SMALL_BAR: [u8; 2] = [0xC4, 0x91];
    Some(match *bytes {
        [sign @ (b'-' | b'/'), ..] => (Fold::Sign(sign, Repairs::NONE), 1),
        [b' ', ..] => (Fold::Blank(Repairs::SPACE), 1),
        [b'\n' | b'\r', ..] => (Fold::Blank(Repairs::LINE_BREAK), 1),
        [0xC4, 0x90, ..] => (Fold::Letter(BAR, Repairs::NONE), 2),
        [0xC4, 0x91, ..] => (Fold::Letter(SMALL_BAR, Repairs::NONE), 2),
        [0xC3, 0x90, ..] | [0xC6, 0x89, ..] => (Fold::Letter(BAR, Repairs::ETH), 2),
        [0xC3, 0xB0, ..] => (Fold::Letter(SMALL_BAR, Repairs::ETH), 2),
        [0xC6, last @ (0xAF | 0xB0), ..] => (Fold::Letter([0xC6, last], Repairs::NONE), 2),
        [0xC2, 0xA0 | 0xAD, ..] => (Fold::Blank(Repairs::SPACE), 2),
        [0xE2, 0x80, 0x80..=0x8D | 0xAF, ..] => (Fold::Blank(Repairs::SPACE), 3),
        [0xE2, 0x80, 0x90..=0x95, ..] | [0xE2, 0x88, 0x92, ..] => {
            (Fold::Sign(b'-', Repairs::DASH), 3)
        }
        [0xE2, 0x88, 0x95, ..] | [0xE2, 0x81, 0x84, ..] => (Fold::Sign(b'/', Repairs::SLASH), 3),
        _ => return None,
    })
}

impl Folded {
    /// Takes a text in; `None` where it has anything but letters, digits, signs, and blanks
    /// beside signs.
    #[inline]
    fn take(&mut self, text: &[u8]) -> Option<()> {
        if text.len() > ROOM || !text.first()?.is_ascii_digit() {
            return None;
        }
        let mut at = 0;
        let mut blanks = 0;
        let mut behind_sign = false;
        while let Some(&byte) = text.get(at) {
            // 66.13: the only point there is.
            if byte.is_ascii_alphanumeric() || byte == b'.' && self.count == 0 {
                if blanks > 0 {
                    self.gap(&mut blanks, behind_sign)?;
                }
                *self.bytes.get_mut(self.len)? = byte;
                self.len += 1;
                behind_sign = false;
                at += 1;
                continue;
            }
            let (fold, len) = fold(text.get(at..)?)?;
            at += len;
            match fold {
                Fold::Letter(letter, repairs) => {
                    if blanks > 0 {
                        self.gap(&mut blanks, behind_sign)?;
                    }
                    let room = self.bytes.get_mut(self.len..self.len + 2)?;
                    room.copy_from_slice(&letter);
                    self.len += 2;
                    self.repairs |= repairs;
                    behind_sign = false;
                }
                Fold::Sign(sign, repairs) => {
                    if behind_sign || self.count == SIGNS {
                        return None;
                    }
                    let bit = 1 << self.count;
                    if blanks > 0 {
                        self.gapped |= bit;
                        blanks = 0;
                    }
                    if !repairs.is_empty() {
                        self.odd |= bit;
                        self.repairs |= repairs;
                    }
                    if sign == b'/' {
                        self.slashes |= bit;
                    }
                    *self.bytes.get_mut(self.len)? = sign;
                    self.signs[self.count] = self.len as u8;
                    self.len += 1;
                    self.count += 1;
                    behind_sign = true;
                }
                Fold::Blank(repairs) => {
                    self.repairs |= repairs;
                    blanks += 1;
                    if blanks > BLANKS {
                        return None;
                    }
                }
            }
        }
        (blanks == 0 && !behind_sign && self.count > 0).then_some(())
    }

    /// Blanks before a letter must stand behind a sign.
    fn gap(&mut self, blanks: &mut u8, behind_sign: bool) -> Option<()> {
        if !behind_sign {
            return None;
        }
        self.gapped |= 1 << (self.count - 1);
        *blanks = 0;
        Some(())
    }
}

/// What stands between the signs of a folded text.
struct Parts<'f> {
    text: &'f str,
    folded: &'f Folded,
}

impl<'f> Parts<'f> {
    /// The text between two signs, or behind the last.
    #[inline]
    fn part(&self, at: usize) -> &'f str {
        let from = match at.checked_sub(1) {
            Some(sign) => usize::from(self.folded.signs[sign]) + 1,
            None => 0,
        };
        let to = if at < self.folded.count {
            usize::from(self.folded.signs[at])
        } else {
            self.folded.len
        };
        self.text.get(from..to).unwrap_or_default()
    }

    /// All behind a sign.
    fn rest(&self, sign: usize) -> &'f str {
        let from = usize::from(self.folded.signs[sign]) + 1;
        self.text.get(from..).unwrap_or_default()
    }

    /// Whether only plain dashes, without blanks, stand from a sign on.
    const fn tight_from(&self, at: usize) -> bool {
        let folded = self.folded;
        (folded.slashes | folded.gapped | folded.odd) as u32 >> at == 0
    }

    const fn is_slash(&self, at: usize) -> bool {
        self.folded.slashes as u32 >> at & 1 == 1
    }

    /// `ordinal - TYPE / organs`, `72-NQ-TW`.
    #[inline]
    fn party(&self) -> Option<(DocumentId, Repairs)> {
        let count = self.folded.count;
        if count < 2 {
            return None;
        }
        let ordinal = ordinal(self.part(0)).filter(|ordinal| !ordinal.has_point())?;
        let letters = self.part(1);
        let (row, mut repairs) = known_type(letters)?;
        let (organ, family, mended) = self.organs(1)?;
        if !self.is_slash(1) {
            let strict = count == 2 && self.folded.gapped == 0 && is_one_case(letters, repairs);
            if !strict || family != Some(Family::Party) {
                return None;
            }
            repairs |= Repairs::SEPARATOR;
        }
        let id = made(ordinal, None, Some(row), organ, Style::Party);
        Some((id, repairs | mended))
    }

    /// `ordinal [/ year] / TYPE - organs`, `ordinal [/ year] / ORGAN [- UNIT]`.
    #[inline]
    fn state(&self) -> Option<(DocumentId, Repairs)> {
        let ordinal = ordinal(self.part(0))?;
        let (year, at) = if self.is_slash(1) {
            (Some(four_digits(self.part(1).as_bytes())?), 2)
        } else {
            (None, 1)
        };
        // Three digits behind a point and no year are a group of thousands.
        if self.folded.slashes >> at != 0 || ordinal.has_point() && year.is_none() {
            return None;
        }
        let letters = self.part(at);
        // "tấn/l": the recogniser does not look at a slash before one small letter.
        if letters.len() == 1 && is_lower(letters) {
            return None;
        }
        let Some((row, repairs)) = known_type(letters) else {
            return self.letter(ordinal, year, at);
        };
        // 302017/NĐ-CP
        let lost_year = year.is_none() && row.needs_year();
        if self.folded.count == at || lost_year || !is_one_case(letters, repairs) {
            return None;
        }
        let (organ, _, mended) = self.organs(at)?;
        let id = made(ordinal, year, Some(row), organ, Style::State);
        Some((id, repairs | mended))
    }

    /// 45/2019/QH14, 2265/BCT-TCCB: only the slashes may have blanks beside them.
    fn letter(
        &self,
        ordinal: Ordinal,
        year: Option<u16>,
        at: usize,
    ) -> Option<(DocumentId, Repairs)> {
        let front = self.part(at);
        let joined = self.folded.count > at;
        let whole = self.folded.odd == 0
            && self.tight_from(at)
            && (year.is_some() || joined)
            && !ordinal.has_point()
            && matches!(Spelling::of(front), Some(code) if code.is_official() && code.family() == Some(Family::State))
            && (at + 1..=self.folded.count).all(|unit| is_unit(self.part(unit)));
        whole.then(|| {
            let organ = Organ::new(self.rest(at - 1));
            (
                made(ordinal, year, None, organ, Style::State),
                Repairs::NONE,
            )
        })
    }

    /// The organs behind a sign, each known: their code, the family of the first, mendings.
    #[inline]
    fn organs(&self, sign: usize) -> Option<(Organ, Option<Family>, Repairs)> {
        if !self.tight_from(sign + 1) {
            return None;
        }
        let front = self.part(sign + 1);
        let lead = Spelling::of(front)?;
        let family = lead.family();
        if self.folded.count == sign + 1 {
            let repairs = lead.repairs();
            let organ = match lead {
                Spelling::Row(row, _) => Organ::of_row(row),
                Spelling::Made(_) => Organ::new(front),
                Spelling::Mended(letters, ..) => Organ::new(letters.as_str()),
            };
            return Some((organ, family, repairs));
        }
        let mut repairs = lead.repairs();
        let mut joined = Letters::from(lead.as_str(front));
        for at in sign + 2..=self.folded.count {
            let part = self.part(at);
            // What begins small is no unit.
            if part.starts_with(char::is_lowercase) {
                return None;
            }
            let unit = Spelling::of(part)?;
            if !joined.join(unit.as_str(part)) {
                return None;
            }
            repairs |= unit.repairs();
        }
        Some((Organ::new(joined.as_str()), family, repairs))
    }
}

#[inline]
fn made(
    ordinal: Ordinal,
    year: Option<u16>,
    type_row: Option<&TypeRow>,
    organ: Organ,
    style: Style,
) -> DocumentId {
    DocumentId {
        ordinal: Some(ordinal),
        year,
        type_code: type_row.map(TypeCode::of_row),
        organ: Some(organ),
        tail: None::<Code>,
        style,
    }
}

/// `7`, `007`, `66.13`; a letter behind the number is left to the recogniser.
#[inline]
fn ordinal(text: &str) -> Option<Ordinal> {
    let digits = |text: &str| {
        let mut value = 0;
        for byte in text.bytes() {
            if !byte.is_ascii_digit() || value > 99_999 {
                return None;
            }
            value = value * 10 + u32::from(byte - b'0');
        }
        (1..=6)
            .contains(&text.len())
            .then_some((value, text.len() as u8))
    };
    let Some(at) = text.bytes().position(|byte| byte == b'.') else {
        let (value, width) = digits(text)?;
        return Some(Ordinal::new(value, width));
    };
    let (value, width) = digits(&text[..at])?;
    let (point, point_width) = digits(&text[at + 1..])?;
    let point = u16::try_from(point).ok()?;
    (width <= 3 && point_width <= 3)
        .then(|| Ordinal::new(value, width).with_point(point, point_width))
}

/// A known organ code.
enum Spelling {
    /// A row of the table, in its spelling or in another case.
    Row(&'static OrganRow, Repairs),
    /// Made by rule, as it stands.
    Made(Option<Family>),
    /// Not as it stands.
    Mended(Letters, Option<Family>, Repairs),
}

impl Spelling {
    /// In mixed case only the codes that the table has so are taken: what else has small
    /// letters may be a code and a word.
    fn of(letters: &str) -> Option<Self> {
        if let Some(row) = organ::find(letters) {
            let case = if row.code() == letters {
                Repairs::NONE
            } else {
                Repairs::CASE
            };
            return Some(Self::Row(row, case));
        }
        if letters.len() > CODE || letters.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        if is_upper(letters) {
            // No code has Ư; it is W behind T.
            if !letters.contains('Ư') {
                if let Some(facts) = organ::facts(letters) {
                    return Some(Self::Made(facts.family));
                }
            }
        } else if !is_lower(letters) {
            return None;
        }
        let (spelling, repairs) = respelled(letters, false);
        let facts = organ::facts(spelling.as_str())?;
        Some(Self::Mended(spelling, facts.family, repairs))
    }

    const fn family(&self) -> Option<Family> {
        match self {
            Self::Row(row, _) => row.family(),
            Self::Made(family) | Self::Mended(_, family, _) => *family,
        }
    }

    const fn repairs(&self) -> Repairs {
        match self {
            Self::Made(_) => Repairs::NONE,
            Self::Row(_, repairs) | Self::Mended(_, _, repairs) => *repairs,
        }
    }

    const fn is_official(&self) -> bool {
        self.repairs().is_empty()
    }

    fn as_str<'c>(&'c self, written: &'c str) -> &'c str {
        match self {
            Self::Row(row, _) => row.code(),
            Self::Made(_) => written,
            Self::Mended(letters, ..) => letters.as_str(),
        }
    }
}

/// A unit of an office: a known code, or plain capitals that nothing could be mended in.
fn is_unit(code: &str) -> bool {
    let plain = (2..=10).contains(&code.len())
        && code
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() && byte != b'D')
        && !code.ends_with("BAN");
    match Spelling::of(code) {
        Some(known) => known.is_official(),
        None => plain,
    }
}

/// A type that was read with a bar put on its D must not be a code and a word.
fn is_one_case(letters: &str, repairs: Repairs) -> bool {
    !repairs.contains(Repairs::PLAIN_D) || is_upper(letters) || is_lower(letters)
}

fn is_upper(letters: &str) -> bool {
    !letters.chars().any(char::is_lowercase)
}

fn is_lower(letters: &str) -> bool {
    !letters.chars().any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::official::tests::{TO_MEND, taken};
    use crate::id::parse::recognised;
    use crate::id::vocabulary;

    /// What is read here is what the recogniser reads, mendings and all.
    fn agree(text: &str) -> bool {
        let Some((id, repairs)) = read(text) else {
            return false;
        };
        let slow = recognised(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!(slow.id, id, "{text:?}");
        assert_eq!(slow.id.to_string(), id.to_string(), "{text:?}");
        assert_eq!(slow.repairs, repairs, "{text:?}");
        assert!(slow.other_id().is_none(), "{text:?}");
        assert!(!repairs.is_empty() || id.to_string() == text, "{text:?}");
        true
    }

    /// The same, with nothing mended.
    fn agree_plain(text: &str) -> bool {
        let plain = read(text).is_some_and(|(_, repairs)| repairs.is_empty());
        agree(text) && plain
    }

    const DASHES: &[&str] = &[
        "-", "–", "\u{2011}", "\u{2212}", " - ", "- ", " –", "", "--", ".",
    ];
    const SLASHES: &[&str] = &["/", "\u{2215}", " / ", "/ ", " /", "\n/", "", "//", "-"];

    fn codes() -> Vec<String> {
        let plain = |letters: &str| letters.replace('Đ', "D");
        let codes: Vec<&str> = vocabulary::type_codes()
            .map(vocabulary::TypeRow::code)
            .chain(vocabulary::organs().map(vocabulary::OrganRow::code))
            .chain(vocabulary::organ_patterns().map(vocabulary::OrganPattern::example))
            .chain([
                "TƯ",
                "BTCTƯ",
                "SNgV",
                "BTCTU-BDVTU",
                "BNV-BTC",
                "HDND-TT",
                "QH 14",
                "QHI5",
            ])
            .chain([
                "ABC", "ABCTU", "TUBAN", "xã", "Hà", "U", "ĐÐ", "T.Ư", "", "VPTU-x", "BCĐ1A",
            ])
            .collect();
        codes
            .into_iter()
            .flat_map(|code| {
                let eth = code.replace('Đ', "Ð");
                let title: String = code
                    .char_indices()
                    .map(|(at, letter)| {
                        if at > 0 {
                            letter.to_lowercase().collect()
                        } else {
                            letter.to_string()
                        }
                    })
                    .collect();
                [
                    code.to_owned(),
                    code.to_uppercase(),
                    code.to_lowercase(),
                    plain(code),
                    plain(code).to_lowercase(),
                    eth,
                    title,
                ]
            })
            .collect()
    }

    #[test]
    fn the_recogniser_mends_the_same() {
        let codes = codes();
        let usual = ["NQ", "CTr", "QD", "qđ", "NĐ", "TT", "TTLT", "ABC", "Ctr"];
        let organs = [
            "TW", "TƯ", "tu", "UBND", "HDND", "BNV", "qh14", "TTG", "ABC",
        ];
        let mut read = 0;
        let mut try_all = |front: &str, back: &str| {
            for number in [
                "7",
                "018",
                "302017",
                "15/2020",
                "15 / 2020",
                "15/20",
                "12a",
                "1.2",
            ] {
                for text in [
                    format!("{number}-{front}/{back}"),
                    format!("{number}/{front}-{back}"),
                    format!("{number} - {front} / {back}"),
                    format!("{number}/{front} – {back}"),
                    format!("{number}-{front}-{back}"),
                    format!("{number}/{front}/{back}"),
                    format!("{number}/{front}"),
                ] {
                    read += usize::from(agree(&text));
                }
            }
        };
        for code in &codes {
            for other in organs {
                try_all(code, other);
            }
            for other in usual {
                try_all(other, code);
            }
        }
        assert!(read > 30_000, "{read}");
    }

    #[test]
    fn the_table_of_forms_is_read_the_same() {
        let table = include_str!("../../tests/data/forms.tsv");
        let mut read = 0;
        for row in table.lines() {
            let sentence = row.split('\t').next().unwrap_or_default();
            for piece in sentence.split('|') {
                let mut text = piece.replace("\\n", "\n");
                while let Some((at, end)) = text.find("\\u{").zip(text.find('}')) {
                    let sign = text
                        .get(at + 3..end)
                        .and_then(|hex| u32::from_str_radix(hex, 16).ok());
                    text.replace_range(
                        at..=end,
                        &sign.and_then(char::from_u32).unwrap_or('?').to_string(),
                    );
                }
                read += usize::from(agree(&text));
            }
        }
        assert!(read > 200, "{read}");
    }

    #[test]
    fn the_usual_mendings_take_the_straight_road() {
        for text in [
            "18 - NQ/TW",
            "139-Ctr/TU",
            "5053-CV/ VPTW",
            "08–QĐi/TW",
            "30/2020/NĐ - CP",
            "12/2022/QÐ-UBND",
            "1131/QĐ-TTG",
            "1234\u{A0}/QĐ-UBND",
            "10/2024/NQ-HDND",
            "33-NQ/TƯ",
            "98-QD/TW",
            "72-NQ-TW",
            " 18-NQ/TW\n",
        ] {
            assert!(read(text).is_some(), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn any_signs_and_codes_are_read_the_same(
            number in "[0-9]{1,5}|[0-9]{1,3}[a-zO]|[0-9] [0-9]{1,2}",
            year in prop_oneof![3 => Just(String::new()), 1 => "(19|20)[0-9]{2}", 1 => "[0-9]{2}"],
            signs in proptest::array::uniform4((0..DASHES.len(), 0..SLASHES.len())),
            front in proptest::sample::select(codes()),
            back in proptest::sample::select(codes()),
            unit in prop_oneof![3 => Just(String::new()), 1 => proptest::sample::select(codes())],
            style in 0..4_u8,
            around in proptest::sample::select(vec![("", ""), (" ", ""), ("", "\u{A0}"), ("**", "**"), ("số ", "")]),
        ) {
            let dash = |at: usize| DASHES[signs[at].0];
            let slash = |at: usize| SLASHES[signs[at].1];
            let year = if year.is_empty() { year } else { format!("{year}{}", slash(3)) };
            let unit = if unit.is_empty() { unit } else { format!("{}{unit}", dash(2)) };
            let text = match style {
                0 => format!("{number}{}{front}{}{back}{unit}", dash(0), slash(1)),
                1 => format!("{number}{}{year}{front}{}{back}{unit}", slash(0), dash(1)),
                2 => format!("{number}{}{year}{back}{unit}", slash(0)),
                _ => format!("{number}{}{front}{}{back}", dash(0), dash(1)),
            };
            agree(&format!("{}{text}{}", around.0, around.1));
        }

        #[test]
        fn any_text_is_read_the_same(text in "[0-9]{1,3}[-–/ .\nA-ZĐÐƯa-zđ0-9\u{A0}\u{200B}]{0,24}") {
            agree(&text);
        }
    }

    #[test]
    fn the_recogniser_reads_the_same() {
        let read = taken(agree_plain);
        assert!(read > 100_000, "{read}");
    }

    #[test]
    fn what_needs_mending_is_left_alone() {
        for text in TO_MEND {
            let plain = read(text).filter(|(_, repairs)| repairs.is_empty());
            assert!(plain.is_none(), "{text}");
        }
    }
}
