//! The official form, read straight: what most numbers are, and all that a program prints.
//! [`plain`](super::plain) reads these as well, in twice the time.
//!
//! This is no second grammar. It takes only what the recogniser would take without a
//! mending, where every code stands in a table in its official spelling, and leaves all
//! else to it; a test holds the two together. A number read here costs a tenth.

use super::type_code;
use super::{Code, DocumentId, Family, Ordinal, Organ, Style, TypeCode, organ};

/// The longest form met has 41 bytes; what is longer may be more than the recogniser takes.
const LONGEST: usize = 64;

/// Reads a whole text; `None` leaves it to the recogniser.
pub(super) fn read(text: &str) -> Option<DocumentId> {
    if text.len() > LONGEST {
        return None;
    }
    let (ordinal, rest) = ordinal(text)?;
    let (style, year, rest) = match rest.as_bytes().first()? {
        b'-' => (Style::Party, None, &rest[1..]),
        b'/' => match year(&rest[1..]) {
            Some((year, rest)) => (Style::State, Some(year), rest),
            None => (Style::State, None, &rest[1..]),
        },
        _ => return None,
    };
    // Three digits behind a point and no year are a group of thousands.
    if ordinal.has_point() && year.is_none() {
        return None;
    }
    let sign = if style == Style::Party { b'/' } else { b'-' };
    let (front, behind) = cut(rest, sign);
    if let Some(row) = type_code::find(front) {
        let organs = behind?;
        // 302017/NĐ-CP
        let lost_year = year.is_none() && style == Style::State && row.needs_year();
        if row.code != front || lost_year || !every_part(organs, is_known) {
            return None;
        }
        let code = Some(TypeCode::of_row(row));
        return Some(made(ordinal, year, code, organs, style));
    }
    // 45/2019/QH14, 2265/BCT-TCCB
    let state = |code: &str| organ::facts(code).is_some_and(|o| o.family == Some(Family::State));
    let letter = style == Style::State
        && (year.is_some() || behind.is_some())
        && !ordinal.has_point()
        && is_known(front)
        && state(front)
        && behind.is_none_or(|units| every_part(units, is_unit));
    letter.then(|| made(ordinal, year, None, rest, style))
}

fn made(
    ordinal: Ordinal,
    year: Option<u16>,
    type_code: Option<TypeCode>,
    organs: &str,
    style: Style,
) -> DocumentId {
    DocumentId {
        ordinal: Some(ordinal),
        year,
        type_code,
        organ: Some(Organ::new(organs)),
        tail: None::<Code>,
        style,
    }
}

/// `7`, `007`, `66.13`; a letter behind the number is left to the recogniser.
fn ordinal(text: &str) -> Option<(Ordinal, &str)> {
    let (value, width, rest) = digits(text)?;
    let Some(behind) = rest.strip_prefix('.') else {
        return (width <= 6).then(|| (Ordinal::new(value, width), rest));
    };
    let (point, point_width, rest) = digits(behind)?;
    let point = u16::try_from(point).ok()?;
    (width <= 3 && point_width <= 3).then(|| {
        (
            Ordinal::new(value, width).with_point(point, point_width),
            rest,
        )
    })
}

/// A run of up to six digits.
fn digits(text: &str) -> Option<(u32, u8, &str)> {
    let mut value = 0;
    let mut width = 0;
    for &byte in text.as_bytes().iter().take(7) {
        if !byte.is_ascii_digit() {
            break;
        }
        value = value * 10 + u32::from(byte - b'0');
        width += 1;
    }
    (1..=6)
        .contains(&width)
        .then(|| (value, width, &text[usize::from(width)..]))
}

/// Four digits and a slash.
fn year(text: &str) -> Option<(u16, &str)> {
    let (year, width, rest) = digits(text)?;
    let year = u16::try_from(year).ok()?;
    let rest = rest.strip_prefix('/')?;
    (width == 4 && (1945..2100).contains(&year)).then_some((year, rest))
}

/// What stands before the first of a sign, and behind it. Codes are a few bytes long: to
/// look at each is quicker than to set up a search.
fn cut(text: &str, sign: u8) -> (&str, Option<&str>) {
    match text.bytes().position(|byte| byte == sign) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    }
}

fn every_part(organs: &str, holds: impl Fn(&str) -> bool) -> bool {
    let mut rest = organs;
    loop {
        match cut(rest, b'-') {
            (part, Some(behind)) if holds(part) => rest = behind,
            (part, None) => return holds(part),
            _ => return false,
        }
    }
}

/// Whether the tables know a code in the very spelling that it has here.
fn is_known(code: &str) -> bool {
    match organ::canonical(code) {
        Some(official) => official == code,
        None => is_capital(code) && organ::facts(code).is_some(),
    }
}

/// A unit of an office: a known code, or plain capitals that nothing could be mended in.
fn is_unit(code: &str) -> bool {
    let plain = (2..=10).contains(&code.len())
        && code
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() && byte != b'D')
        && !code.ends_with("BAN");
    is_known(code) || plain && organ::canonical(code).is_none()
}

fn is_capital(code: &str) -> bool {
    code.chars()
        .all(|letter| matches!(letter, 'A'..='Z' | 'Đ' | '0'..='9'))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::id::parse::recognised;
    use crate::id::vocabulary;

    /// What is read here is what the recogniser reads, with nothing mended.
    fn agree(text: &str) -> bool {
        let Some(id) = read(text) else {
            return false;
        };
        let slow = recognised(text).unwrap_or_else(|error| panic!("{error}"));
        assert!(slow.repairs.is_empty(), "{text}: {:?}", slow.repairs);
        assert_eq!(slow.id, id, "{text}");
        assert_eq!(slow.id.to_string(), id.to_string());
        assert_eq!(id.to_string(), text);
        true
    }

    /// What is no number, or none in its official form.
    pub(in crate::id) const TO_MEND: &[&str] = &[
        "",
        "18",
        "18-NQ",
        "18-nq/tw",
        "18-NQ/TƯ",
        "18 -NQ/TW",
        "302017/NĐ-CP",
        "1.234/QĐ-UBND",
        "1234567-NQ/TW",
        "18-NQ/TW ",
        "26/21/NĐ-CP",
        "5053-CV/VPTW/nb",
        "12a-KH/HU",
        "?-BC/HU",
        "30/CP-",
        "98-QD/TW",
    ];

    /// Every known type with every known organ in every order of signs: how many of these
    /// forms a reader takes.
    pub(in crate::id) fn taken(mut takes: impl FnMut(&str) -> bool) -> usize {
        let organs: Vec<&str> = vocabulary::organs()
            .map(vocabulary::OrganRow::code)
            .chain(vocabulary::organ_patterns().map(vocabulary::OrganPattern::example))
            .chain([
                "BTCTU-BDVTU",
                "BNV-BTC",
                "VPThU-TU",
                "QH14",
                "ABCTU",
                "ABC",
                "UBND-KT",
            ])
            .collect();
        let types: Vec<&str> = vocabulary::type_codes()
            .map(vocabulary::TypeRow::code)
            .collect();
        let mut read = 0;
        for number in [
            "7", "007", "139", "11977", "302017", "66.13", "1.234", "12a",
        ] {
            for organ in &organs {
                for kind in &types {
                    for text in [
                        format!("{number}-{kind}/{organ}"),
                        format!("{number}/{kind}-{organ}"),
                        format!("{number}/2020/{kind}-{organ}"),
                    ] {
                        read += usize::from(takes(&text));
                    }
                }
                for unit in ["", "-KT", "-TCCB", "-UBND", "-SX", "-VĐ", "-ABCBAN"] {
                    for text in [
                        format!("{number}/{organ}{unit}"),
                        format!("{number}/2019/{organ}{unit}"),
                    ] {
                        read += usize::from(takes(&text));
                    }
                }
            }
        }
        read
    }

    #[test]
    fn the_recogniser_reads_the_same() {
        let read = taken(agree);
        assert!(read > 100_000, "{read}");
    }

    #[test]
    fn what_needs_mending_is_left_alone() {
        for text in TO_MEND {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
