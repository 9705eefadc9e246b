//! The straight road: an official form that stands free in its sentence.
//!
//! Most numbers of most texts are written as they should be, with a blank before and a sign
//! behind. Those are cut out by a look at bytes and read by [`plain`];
//! whatever is odd, on either side or inside, is left to the recogniser. A test holds the two
//! together.

use super::Found;
use crate::id::{Repairs, plain};

/// The most bytes on either side of an anchor.
const REACH: usize = 40;

/// The official form around a slash or dash; `None` leaves the place to the recogniser.
pub(super) fn read(text: &[u8], anchor: usize, floor: usize) -> Option<Found> {
    if !matches!(text.get(anchor), Some(b'/' | b'-')) {
        return None;
    }
    let low = floor.max(anchor.saturating_sub(REACH));
    let start = text[low..anchor]
        .iter()
        .rposition(|&byte| !is_inside(byte))
        .map_or(low, |at| low + at + 1);
    let high = text.len().min(anchor + REACH);
    let end = text[anchor..high]
        .iter()
        .position(|&byte| !is_inside(byte))
        .map_or(high, |at| anchor + at);
    // A point ends the sentence, not the number.
    let end = if text[anchor..end].last() == Some(&b'.') {
        end - 1
    } else {
        end
    };
    if !text.get(start)?.is_ascii_digit()
        || !free_before(text, start, floor)
        || !free_behind(text, end)
    {
        return None;
    }
    let number = core::str::from_utf8(&text[start..end]).ok()?;
    let (id, repairs) = plain::read(number)?;
    // 72-NQ-TW may want a label, or be the name of a file.
    if repairs.contains(Repairs::SEPARATOR) {
        return None;
    }
    Some(Found {
        start,
        end,
        id,
        repairs,
        instead: None,
    })
}

/// What official forms are made of: letters, digits, Đ (C4 90), separators, a point.
const fn is_inside(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/' | b'.' | 0xC4 | 0x90 | 0x91)
}

/// A word and a blank before: what else may stand there is the recogniser's to judge.
fn free_before(text: &[u8], start: usize, floor: usize) -> bool {
    let before = &text[floor..start];
    let [.., third, second, last, b' '] = *before else {
        return false;
    };
    // A letter, and no blank of Unicode's.
    let blank = second == 0xC2 || matches!(third, 0xE2 | 0xE3 | 0xEF);
    if !(last.is_ascii_alphabetic() || last >= 0x80) || blank {
        return false;
    }
    // "Mẫu số 01/BC-BNG", "Form 01/BC-BNG" are forms.
    let label = before.strip_suffix("số ".as_bytes()).unwrap_or(before);
    !(label.ends_with("ẫu ".as_bytes())
        || label.ends_with("ẪU ".as_bytes())
        || label.ends_with(b"orm ")
        || label.ends_with(b"ORM "))
}

/// A blank, a comma, a semicolon, a bracket, a point or the end of the line behind; and then
/// no sign that could go on with the number.
fn free_behind(text: &[u8], end: usize) -> bool {
    match text.get(end) {
        None | Some(b',' | b';' | b')' | b'\n') => true,
        Some(b'.') => text
            .get(end + 1)
            .is_none_or(|&next| next == b' ' || next == b'\n'),
        Some(b' ') => match text.get(end + 1..).unwrap_or_default() {
            [next, ..] if next.is_ascii_lowercase() => true,
            [b'(', ..] | [0xC4, 0x91, ..] => true,
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Additions;
    use crate::id::scan::{Anchors, Reader};

    const NUMBERS: &[&str] = &[
        "18-NQ/TW",
        "139-CTr/TU",
        "06-ĐA/TU",
        "10-HD/BTCTW",
        "05-QC/BTCTU-BDVTU",
        "30/2020/NĐ-CP",
        "567/QĐ-UBND",
        "45/2019/QH14",
        "2265/BCT-ATMT",
        "66.13/2026/NQ-CP",
        "01/2018/TTLT-BCA-BQP-TANDTC-VKSNDTC",
        "12a-KH/HU",
        "72-NQ-TW",
        "26/21/NĐ-CP",
        "302017/NĐ-CP",
        "1.234/QĐ-UBND",
        "01/BC-BNG",
        "96/301",
        "858CV/ĐUK",
        "03/-CV/BCSĐ",
        "98-QD/TW",
        "65-Ctr/TU",
        "24-nq/tw",
        "24-nq-tw",
        "567-QĐ-UBND",
        "7/l-ctn",
        "12/NQ-HDND",
        "41/qđ-ubnd",
        "33-NQ/TƯ",
        "30/CP",
        "297/CT",
        "2916/UBND",
        "22/LĐTBXH",
        "12-TB/UBKT",
        "45/2019/QH",
        "30/TTr",
        "5053-CV/VPTW/nb",
    ];

    const BEFORE: &[&str] = &[
        "Nghị quyết số ",
        "Mẫu số ",
        "số ",
        "(",
        "năm 2020, ",
        "từ 12/",
        "số\n",
        "Nghị định ",
        "theo Mẫu ",
        "theo Form ",
        "MẪU ",
        "Mẫu\u{A0} ",
        "Mẫu \u{2009} ",
        "Mẫu: ",
        "Số ",
        "Sô ",
        "phòng ",
        "và ",
        "năm 2020 ",
        "trang 41 ",
        "QL1 ",
        "** ",
        "à ",
        "- ",
    ];

    const BEHIND: &[&str] = &[
        "", " ngày", ".", ". Sau", ", và", "; ", ")", " - Về", " và", "\nBan", "-A", " /x", " Về",
        "ĐẢNG", " ĐU", " điều", " -HC", "- HC", ".KT", ". SXD", "&HĐND", " 14", " ND", " 138",
        "/HC", " UBND", "q", " /nb",
    ];

    /// Every number that the straight road reads, the recogniser reads the same.
    #[test]
    fn the_straight_road_leads_where_the_recogniser_leads() {
        let mut read_straight = 0;
        for number in NUMBERS {
            for lead in BEFORE {
                for rest in BEHIND {
                    let text = format!("{lead}{number}{rest}");
                    let bytes = text.as_bytes();
                    for anchor in Anchors::new(bytes, 0) {
                        let Some(straight) = read(bytes, anchor, 0) else {
                            continue;
                        };
                        read_straight += 1;
                        let slow = Anchors::new(bytes, 0).find_map(|at| {
                            Reader {
                                text: bytes,
                                floor: 0,
                                alone: false,
                                more: Additions::none(),
                            }
                            .around(at)
                        });
                        let slow = slow.unwrap_or_else(|| panic!("{text}: only the straight road"));
                        assert_eq!(
                            (slow.start, slow.end, &slow.id, slow.repairs),
                            (straight.start, straight.end, &straight.id, straight.repairs),
                            "{text}"
                        );
                        assert_eq!(slow.id.to_string(), straight.id.to_string(), "{text}");
                    }
                }
            }
        }
        assert!(read_straight > 500, "{read_straight}");
    }
}
