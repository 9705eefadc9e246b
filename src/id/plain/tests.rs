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
    assert!(!repairs.is_empty() || id.to_string() == text, "{text:?}");
    true
}

/// The same, with nothing mended.
fn agree_plain(text: &str) -> bool {
    let plain = read(text).is_some_and(|(_, repairs)| repairs.is_empty());
    agree(text) && plain
}

/// What is no number, or none in its official form.
const TO_MEND: &[&str] = &[
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
fn taken(mut takes: impl FnMut(&str) -> bool) -> usize {
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
    let table = include_str!("../../../tests/data/forms.tsv");
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
