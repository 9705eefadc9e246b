//! The usual mendings, read straight: blanks around a sign, odd dashes, the wrong case, Ð or D
//! for Đ, TƯ for TW, `72-NQ-TW`.
//!
//! As [`official`](super::official) is for forms without a fault, this is no second grammar:
//! the text is folded in one pass to plain signs and letters, and taken only where every code
//! is one that a table knows. All else is left to the recogniser; a test holds the two
//! together, identifier and mendings both.

use super::official::{every_part, is_unit, made};
use super::organ::{self, OrganFacts};
use super::scan::{Letters, four_digits, known_type, spelled};
use super::{DocumentId, Family, Ordinal, Repairs, Style};

/// The longest form met has 41 bytes.
const ROOM: usize = 64;
/// The most signs: a year, a type, and joint organs.
const SIGNS: usize = 8;
/// The most blanks beside a sign; the recogniser takes a few more.
const BLANKS: u8 = 8;
/// The longest code in bytes; the recogniser takes 24 letters.
const CODE: usize = 24;

/// Reads a whole text; `None` leaves it to the recogniser.
pub(super) fn read(text: &str) -> Option<(DocumentId, Repairs)> {
    let trimmed = text.trim();
    let folded = Folded::of(trimmed.as_bytes())?;
    let (id, mended) = match folded.slashes & 1 {
        0 => folded.party(),
        _ => folded.state(),
    }?;
    let outside = if trimmed.len() == text.len() {
        Repairs::NONE
    } else {
        Repairs::SPACE
    };
    Some((id, folded.repairs | mended | outside))
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
    Letter(&'static str, Repairs),
    Sign(u8, Repairs),
    Blank,
}

/// A character outside ASCII, with its length.
fn wide(bytes: &[u8]) -> Option<(Fold, usize)> {
    let fold = match *bytes {
        [0xC4, 0x90, ..] => Fold::Letter("Đ", Repairs::NONE),
        [0xC4, 0x91, ..] => Fold::Letter("đ", Repairs::NONE),
        [0xC3, 0x90, ..] | [0xC6, 0x89, ..] => Fold::Letter("Đ", Repairs::ETH),
        [0xC3, 0xB0, ..] => Fold::Letter("đ", Repairs::ETH),
        [0xC6, 0xAF, ..] => Fold::Letter("Ư", Repairs::NONE),
        [0xC6, 0xB0, ..] => Fold::Letter("ư", Repairs::NONE),
        [0xC2, 0xA0 | 0xAD, ..] => Fold::Blank,
        [0xE2, 0x80, 0x90..=0x95, ..] | [0xE2, 0x88, 0x92, ..] => {
            return Some((Fold::Sign(b'-', Repairs::DASH), 3));
        }
        [0xE2, 0x88, 0x95, ..] | [0xE2, 0x81, 0x84, ..] => {
            return Some((Fold::Sign(b'/', Repairs::SLASH), 3));
        }
        [0xE2, 0x80, 0x80..=0x8D | 0xAF, ..] => return Some((Fold::Blank, 3)),
        _ => return None,
    };
    Some((fold, 2))
}

impl Folded {
    /// `None` for a text with anything but letters, digits, signs and blanks beside signs.
    fn of(text: &[u8]) -> Option<Self> {
        if text.len() > ROOM || !text.first()?.is_ascii_digit() {
            return None;
        }
        let mut folded = Self {
            bytes: [0; ROOM],
            len: 0,
            signs: [0; SIGNS],
            count: 0,
            slashes: 0,
            gapped: 0,
            odd: 0,
            repairs: Repairs::NONE,
        };
        let mut at = 0;
        let mut blanks = 0;
        let mut behind_sign = false;
        while let Some(&byte) = text.get(at) {
            let (fold, len) = match byte {
                b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                    folded.join(&mut blanks, behind_sign)?;
                    folded.bytes[folded.len] = byte;
                    folded.len += 1;
                    behind_sign = false;
                    at += 1;
                    continue;
                }
                b'-' | b'/' => (Fold::Sign(byte, Repairs::NONE), 1),
                b' ' => (Fold::Blank, 1),
                b'\n' | b'\r' => {
                    folded.repairs |= Repairs::LINE_BREAK;
                    blanks += 1;
                    at += 1;
                    continue;
                }
                0x80.. => wide(&text[at..])?,
                _ => return None,
            };
            at += len;
            match fold {
                Fold::Letter(letter, repairs) => {
                    folded.join(&mut blanks, behind_sign)?;
                    let end = folded.len + letter.len();
                    folded
                        .bytes
                        .get_mut(folded.len..end)?
                        .copy_from_slice(letter.as_bytes());
                    folded.len = end;
                    folded.repairs |= repairs;
                    behind_sign = false;
                }
                Fold::Sign(sign, repairs) => {
                    if behind_sign || folded.count == SIGNS {
                        return None;
                    }
                    let bit = 1 << folded.count;
                    if blanks > 0 {
                        folded.gapped |= bit;
                    }
                    if !repairs.is_empty() {
                        folded.odd |= bit;
                        folded.repairs |= repairs;
                    }
                    if sign == b'/' {
                        folded.slashes |= bit;
                    }
                    folded.bytes[folded.len] = sign;
                    folded.signs[folded.count] = folded.len as u8;
                    folded.len += 1;
                    folded.count += 1;
                    blanks = 0;
                    behind_sign = true;
                }
                Fold::Blank => {
                    folded.repairs |= Repairs::SPACE;
                    blanks += 1;
                    if blanks > BLANKS {
                        return None;
                    }
                }
            }
        }
        (blanks == 0 && !behind_sign && folded.count > 0).then_some(folded)
    }

    /// Blanks before a letter must stand behind a sign.
    fn join(&mut self, blanks: &mut u8, behind_sign: bool) -> Option<()> {
        if *blanks > 0 {
            if !behind_sign || *blanks > BLANKS {
                return None;
            }
            self.gapped |= 1 << (self.count - 1);
            *blanks = 0;
        }
        Some(())
    }

    /// The text between two signs, or behind the last.
    fn part(&self, at: usize) -> &str {
        let from = at
            .checked_sub(1)
            .map_or(0, |sign| usize::from(self.signs[sign]) + 1);
        let to = if at < self.count {
            usize::from(self.signs[at])
        } else {
            self.len
        };
        core::str::from_utf8(&self.bytes[from..to]).unwrap_or_default()
    }

    /// All behind a sign.
    fn rest(&self, at: usize) -> &str {
        let from = usize::from(self.signs[at]) + 1;
        core::str::from_utf8(&self.bytes[from..self.len]).unwrap_or_default()
    }

    /// Whether only plain dashes, without blanks, stand from a sign on.
    const fn tight_from(&self, at: usize) -> bool {
        (self.slashes | self.gapped | self.odd) >> at == 0
    }

    const fn is_slash(&self, at: usize) -> bool {
        self.slashes >> at & 1 == 1
    }

    fn ordinal(&self) -> Option<Ordinal> {
        let digits = self.part(0);
        if digits.len() > 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let value = digits
            .bytes()
            .fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
        Some(Ordinal::new(value, digits.len() as u8))
    }

    /// `ordinal - TYPE / organs`, `72-NQ-TW`.
    fn party(&self) -> Option<(DocumentId, Repairs)> {
        if self.count < 2 {
            return None;
        }
        let ordinal = self.ordinal()?;
        let letters = self.part(1);
        let (row, mut repairs) = known_type(letters)?;
        let organs = if self.is_slash(1) {
            self.organs(1)?
        } else {
            if self.count > 2 || self.gapped != 0 || !is_one_case(letters, repairs) {
                return None;
            }
            repairs |= Repairs::SEPARATOR;
            self.organs(1)
                .filter(|organs| organs.lead.family == Some(Family::Party))?
        };
        let id = made(ordinal, None, Some(row), organs.text.as_str(), Style::Party);
        Some((id, repairs | organs.repairs))
    }

    /// `ordinal [/ year] / TYPE - organs`, `ordinal [/ year] / ORGAN [- UNIT]`.
    fn state(&self) -> Option<(DocumentId, Repairs)> {
        let ordinal = self.ordinal()?;
        let (year, at) = if self.part(1).starts_with(|sign: char| sign.is_ascii_digit()) {
            (Some(four_digits(self.part(1).as_bytes())?), 2)
        } else {
            (None, 1)
        };
        // The year has a slash behind it; the type or organ has none.
        if at == 2 && (self.count < 2 || !self.is_slash(1)) || self.slashes >> at != 0 {
            return None;
        }
        let letters = self.part(at);
        let Some((row, repairs)) = known_type(letters) else {
            return self.letter(ordinal, year, at);
        };
        let lost_year = year.is_none() && row.needs_year() && ordinal.width() > 4;
        if self.count == at || lost_year || !is_one_case(letters, repairs) {
            return None;
        }
        let organs = self.organs(at)?;
        let id = made(ordinal, year, Some(row), organs.text.as_str(), Style::State);
        Some((id, repairs | organs.repairs))
    }

    /// `2265/BCT - ATMT` is the recogniser's; here only the slashes may have blanks.
    fn letter(
        &self,
        ordinal: Ordinal,
        year: Option<u16>,
        at: usize,
    ) -> Option<(DocumentId, Repairs)> {
        let organs = self.rest(at - 1);
        let of_state = |code: &str| organ::facts(code)?.family.filter(|it| *it == Family::State);
        let whole = self.odd == 0
            && self.tight_from(at)
            && (year.is_some() || self.count > at)
            && organ::canonical(self.part(at)).is_none_or(|code| code == self.part(at))
            && of_state(self.part(at)).is_some()
            && every_part(organs, is_unit);
        whole.then(|| {
            (
                made(ordinal, year, None, organs, Style::State),
                Repairs::NONE,
            )
        })
    }

    /// The organs behind a sign, each known, in official spelling.
    fn organs(&self, sign: usize) -> Option<Organs> {
        if !self.tight_from(sign + 1) {
            return None;
        }
        let (text, lead, mut repairs) = code(self.part(sign + 1))?;
        let mut organs = Organs {
            text,
            lead,
            repairs,
        };
        for at in sign + 2..=self.count {
            let part = self.part(at);
            // What begins small is no unit.
            if part.starts_with(|first: char| first.is_lowercase()) {
                return None;
            }
            let (unit, _, mended) = code(part)?;
            if !organs.text.join(unit.as_str()) {
                return None;
            }
            repairs |= mended;
        }
        organs.repairs = repairs;
        Some(organs)
    }
}

/// Organs in official spelling.
struct Organs {
    text: Letters,
    lead: OrganFacts,
    repairs: Repairs,
}

/// A known organ code in official spelling. In mixed case only the codes that a table has so
/// are taken: what else has small letters may be a code and a word.
fn code(letters: &str) -> Option<(Letters, OrganFacts, Repairs)> {
    if letters.len() > CODE || letters.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let known = organ::canonical(letters).is_some();
    if !known && !is_upper(letters) && !is_lower(letters) {
        return None;
    }
    let (spelling, repairs) = spelled(letters);
    let facts = organ::facts(spelling.as_str())?;
    Some((spelling, facts, repairs))
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
        true
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
}
