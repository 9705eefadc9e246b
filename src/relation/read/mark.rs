//! The mark that a line opens with: of a heading, an item, a row.

use super::block::is_blank;
use crate::text::{decode, roman};

/// What a line opens with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing: a paragraph.
    None,
    /// "##": how many.
    Hash(u8),
    /// "Phần thứ nhất", "Chương II".
    Part,
    /// "Điều 5."
    Article,
    /// "IV."
    Roman,
    /// "2.", "2.1.": how many numbers.
    Number(u8),
    /// "2)"
    Paren,
    /// "a)"
    Letter,
    /// "(1)", "(a)", "(ii)"
    Round,
    /// "-", "+", "*", "•": one character each.
    Bullet(u32),
    /// A row of a table.
    Row,
    /// An item without a mark, under a line that ends with a colon.
    Item,
}

impl Mark {
    /// Whether it heads a section rather than an item.
    pub(super) const fn is_heading(self) -> bool {
        matches!(
            self,
            Self::Hash(_)
                | Self::Part
                | Self::Article
                | Self::Roman
                | Self::Number(_)
                | Self::Letter
        )
    }

    /// Whether a paragraph of this mark closes a level of another one that it does not know; `leads`
    /// says that the level ends with a colon.
    pub(super) const fn closes(self, other: Self, leads: bool) -> bool {
        match (self, other) {
            (Self::Roman, other) => !matches!(
                other,
                Self::Hash(_) | Self::Part | Self::Article | Self::Roman
            ),
            (
                Self::Number(_) | Self::Letter | Self::Paren,
                Self::Bullet(_) | Self::Item | Self::Row,
            ) => !leads,
            (Self::Hash(own), Self::Hash(other)) => own <= other,
            (Self::Hash(_), _) => true,
            (Self::Part, other) => !matches!(other, Self::Hash(_) | Self::Part),
            (Self::Article, other) => !matches!(other, Self::Hash(_) | Self::Part | Self::Article),
            (Self::Number(own), Self::Number(other)) => own < other,
            (Self::None, other) => {
                matches!(
                    other,
                    Self::Bullet(_) | Self::Item | Self::Row | Self::Round | Self::None
                )
            }
            (Self::Row, other) => matches!(other, Self::Row),
            _ => false,
        }
    }
}

/// The mark that a line opens with, and the byte behind it.
pub(super) fn mark(bytes: &[u8], start: usize, end: usize) -> (Mark, usize) {
    let line = &bytes[start..end];
    if is_plain(line) {
        return (Mark::None, start);
    }
    let skip = |at: usize| {
        start
            + at
            + line[at.min(line.len())..]
                .iter()
                .take_while(|byte| is_blank(**byte))
                .count()
    };
    // Bold type around or before the mark.
    let bold = line
        .iter()
        .take_while(|byte| matches!(byte, b'*' | b'_'))
        .count();
    let bold = if bold >= 2 || bold == 1 && line.get(1).is_some_and(|next| !is_blank(*next)) {
        bold
    } else {
        0
    };
    let inner = &line[bold..];
    let Some(&first) = inner.first() else {
        return (Mark::None, start);
    };
    match first {
        b'#' => {
            let count = inner.iter().take_while(|byte| **byte == b'#').count();
            return (Mark::Hash(count.min(6) as u8), skip(bold + count));
        }
        b'|' => return (Mark::Row, start),
        b'-' | b'+' | b'*' => {
            // A dash that a word follows is a bullet as well; a rule of dashes is none.
            let next = inner.get(1).copied().unwrap_or(b' ');
            if next != first {
                return (Mark::Bullet(u32::from(first)), skip(bold + 1));
            }
            return (Mark::None, start);
        }
        b'(' => {
            let close = inner.iter().take(8).position(|byte| *byte == b')');
            if let Some(close) = close.filter(|close| *close > 1) {
                let label = &inner[1..close];
                let counts = label.iter().all(u8::is_ascii_digit) && label.len() <= 2;
                let letters = label
                    .iter()
                    .all(|byte| byte.is_ascii_lowercase() || *byte >= 0x80)
                    && label.len() <= 4;
                if counts
                    || letters
                        && (label.len() <= 2 || label.iter().all(|byte| b"ivx".contains(byte)))
                {
                    return (Mark::Round, skip(bold + close + 1));
                }
            }
            return (Mark::None, start);
        }
        b'0'..=b'9' => {
            return numbered(inner)
                .map_or((Mark::None, start), |(mark, len)| (mark, skip(bold + len)));
        }
        b'o' if inner.get(1) == Some(&b'\t') => {
            return (Mark::Bullet(u32::from(first)), skip(bold + 1));
        }
        _ => {}
    }
    if first >= 0x80 {
        let (code, len) = decode(bytes, start + bold);
        let bullet = matches!(
            code,
            0x2013
                | 0x2014
                | 0x2022
                | 0x25CF
                | 0x25AA
                | 0x25A0
                | 0x25E6
                | 0x27A2
                | 0xF0B7
                | 0x2010
                | 0x2012
                | 0x00B7
                | 0x2212
                | 0xF02D
        );
        if bullet {
            let dash = matches!(code, 0x2010 | 0x2012 | 0x2013 | 0x2212 | 0xF02D);
            return (
                Mark::Bullet(if dash { 0x2D } else { code }),
                skip(bold + len),
            );
        }
    }
    lettered(inner).map_or((Mark::None, start), |(mark, len)| (mark, skip(bold + len)))
}

/// Whether a line begins with a letter that no mark begins with, as most do.
fn is_plain(line: &[u8]) -> bool {
    let [first, second, third, fourth, ..] = line else {
        return false;
    };
    let alone = |sign: &u8| matches!(sign, b'.' | b')');
    match first {
        // The numerals, and "Phần", "Chương", "Mục"; "o" may be a bullet.
        b'C' | b'I' | b'M' | b'P' | b'V' | b'X' | b'o' => false,
        b'A'..=b'Z' | b'a'..=b'z' => !alone(second),
        // Letters of Vietnamese, but for that of "Điều".
        0xC3 | 0xC6 | 0xE1 => !alone(third) && !alone(fourth),
        0xC4 => *second != 0x90 && !alone(third),
        _ => false,
    }
}

/// "2.", "2.1.", "2.1 ", "2)": the mark and its length.
fn numbered(line: &[u8]) -> Option<(Mark, usize)> {
    let mut at = 0;
    let mut count = 0_u8;
    loop {
        let digits = line[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if digits == 0 || digits > 3 {
            break;
        }
        count += 1;
        at += digits;
        match line.get(at) {
            Some(b'.') => at += 1,
            Some(b')') if count == 1 => return Some((Mark::Paren, at + 1)),
            _ => break,
        }
    }
    let dot = at > 0 && line[at - 1] == b'.';
    let next = line.get(at).copied().unwrap_or(b' ');
    // "1.Thực hiện": no blank behind the point; "2.5 tỷ" has no point at its end.
    let ends = is_blank(next) || matches!(next, b'*' | b'_') || dot && !next.is_ascii_digit();
    (count > 0 && ends && (dot || count > 1)).then_some((Mark::Number(count), at))
}

/// "a)", "đ)", "a.", "IV.", "Điều 5.", "Phần thứ nhất", "Chương II".
fn lettered(line: &[u8]) -> Option<(Mark, usize)> {
    let word = line
        .iter()
        .take(12)
        .take_while(|byte| byte.is_ascii_alphabetic() || **byte >= 0x80)
        .count();
    let sign = line.get(word).copied().unwrap_or(b' ');
    let next = line.get(word + 1).copied().unwrap_or(b' ');
    if !matches!(sign, b'.' | b')' | b'-' | b'/' | b' ') {
        return None;
    }
    // "đ)" is one letter of two bytes, "ắ)" one of three.
    let single = word > 0 && decode(line, 0).1 == word;
    if single {
        let text = std::str::from_utf8(&line[..word]).ok()?;
        let small = text.chars().all(char::is_lowercase);
        if sign == b')' && small || sign == b'.' && small && is_blank(next) {
            return Some((Mark::Letter, word + 1));
        }
    }
    if (sign == b'.' || sign == b'-' || sign == b'/')
        && roman(&line[..word]).is_some()
        && !next.is_ascii_digit()
    {
        return Some((Mark::Roman, word + 1));
    }
    if single && sign == b'.' && is_blank(next) {
        // "A.", "B.": parts of a long text.
        return Some((Mark::Part, word + 1));
    }
    let behind = || {
        let digits = line
            .get(word + 1..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        (digits, word + 1 + digits)
    };
    if sign != b' ' {
        return None;
    }
    match std::str::from_utf8(&line[..word]).ok()? {
        "Điều" | "ĐIỀU" => {
            let (digits, at) = behind();
            let letter = usize::from(line.get(at).is_some_and(u8::is_ascii_lowercase));
            let at = at + letter;
            let stop = matches!(line.get(at), Some(b'.' | b':') | None);
            (digits > 0 && stop).then(|| (Mark::Article, (at + 1).min(line.len())))
        }
        "Phần" | "PHẦN" | "Chương" | "CHƯƠNG" | "Mục" | "MỤC" | "Phụ" | "PHỤ" => {
            let rest = line.get(word + 1..).unwrap_or_default();
            let label = rest.iter().take_while(|byte| !is_blank(**byte)).count();
            let counted = roman(rest[..label].strip_suffix(b".").unwrap_or(&rest[..label]))
                .is_some()
                || rest.first().is_some_and(u8::is_ascii_digit)
                || rest.starts_with("thứ".as_bytes())
                || rest.starts_with("THỨ".as_bytes());
            counted.then(|| (Mark::Part, (word + 1 + label).min(line.len())))
        }
        _ => None,
    }
}
