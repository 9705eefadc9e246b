//! Organ codes that are made by rule: an agency and its committee (`UBKT` + `TU`), the
//! National Assembly and its term (`QH15`), a steering committee and its number
//! (`BCĐ138`), a provincial department (`S` + `NV`).
//!
//! A rule says only what it can. `XYZTU` is an agency of a provincial committee,
//! whatever XYZ is; `XYZTW` may as well be a council of the State. `S` and letters that
//! name no field of administration is nothing known.

use std::borrow::Cow;

use super::row::{H, L, M, OPEN, OrganPattern, PARTY, STATE, pattern, to_2025_06_30};
use crate::id::vocabulary::Validity;
use crate::id::{Family, Level};
use crate::text::to_roman;

/// A committee whose code ends those of its agencies.
struct Committee {
    suffix: &'static str,
    name: &'static str,
    pattern: OrganPattern,
}

const COMMITTEES: &[Committee] = &[
    Committee {
        suffix: "TW",
        name: "Trung ương",
        pattern: PATTERNS[0],
    },
    Committee {
        suffix: "ThU",
        name: "Thị ủy",
        pattern: PATTERNS[4],
    },
    Committee {
        suffix: "TU",
        name: "Tỉnh ủy",
        pattern: PATTERNS[1],
    },
    Committee {
        suffix: "HU",
        name: "Huyện ủy",
        pattern: PATTERNS[2],
    },
    Committee {
        suffix: "QU",
        name: "Quận ủy",
        pattern: PATTERNS[3],
    },
    Committee {
        suffix: "ĐU",
        name: "Đảng ủy",
        pattern: PATTERNS[5],
    },
    Committee {
        suffix: "ĐUK",
        name: "Đảng ủy Khối",
        pattern: PATTERNS[11],
    },
];

/// The forms. The order is that of the printed table; the code names rows by place.
pub(super) const PATTERNS: &[OrganPattern] = &[
    pattern(
        "…TW",
        "cơ quan Trung ương",
        "central agency; Party where the agency is one of the Party's",
        "BTCTW",
        OPEN,
        Some(Level::Central),
        H,
        "HD36; counted",
    ),
    pattern(
        "…TU",
        "cơ quan của Tỉnh ủy, Thành ủy",
        "agency of a provincial committee",
        "UBKTTU",
        PARTY,
        Some(Level::Province),
        H,
        "HD36; counted",
    ),
    to_2025_06_30(pattern(
        "…HU",
        "cơ quan của Huyện ủy",
        "agency of a district committee",
        "UBKTHU",
        PARTY,
        Some(Level::District),
        H,
        "HD36; seen: 12-QĐ/UBKTHU",
    )),
    pattern(
        "…QU",
        "cơ quan của Quận ủy",
        "agency of an urban district committee; in the army of the Military Commission, so without an end",
        "VPQU",
        PARTY,
        Some(Level::District),
        M,
        "HD36",
    ),
    to_2025_06_30(pattern(
        "…ThU",
        "cơ quan của Thị ủy, Thành ủy",
        "agency of a town committee",
        "VPThU",
        PARTY,
        Some(Level::District),
        M,
        "HD36",
    )),
    pattern(
        "…ĐU",
        "cơ quan của Đảng ủy",
        "agency of a commune or grassroots committee",
        "VPĐU",
        PARTY,
        Some(Level::Commune),
        H,
        "seen: …-BC/VPĐU; other compounds low",
    ),
    pattern(
        "QH + number",
        "Quốc hội, with its term",
        "National Assembly, by term",
        "QH15",
        STATE,
        Some(Level::Central),
        H,
        "Luật 2015; counted",
    ),
    pattern(
        "UBTVQH + number",
        "Ủy ban Thường vụ Quốc hội, with its term",
        "Standing Committee of the Assembly, by term",
        "UBTVQH15",
        STATE,
        Some(Level::Central),
        H,
        "Luật 2015; counted",
    ),
    pattern(
        "HĐNN + number",
        "Hội đồng Nhà nước, with the Assembly's term",
        "Council of State, by term",
        "HĐNN8",
        STATE,
        Some(Level::Central),
        L,
        "practice",
    ),
    pattern(
        "BCĐ + number, BCĐ + TW",
        "Ban Chỉ đạo, with its number or of the Centre",
        "steering committee",
        "BCĐ138",
        OPEN,
        None,
        M,
        "HD36; practice",
    ),
    pattern(
        "S + field",
        "Sở, with its field",
        "provincial department",
        "SNV",
        STATE,
        Some(Level::Province),
        H,
        "counted",
    ),
    pattern(
        "…ĐUK",
        "cơ quan của Đảng ủy Khối",
        "agency of a bloc committee; mostly dissolved in 2025",
        "UBKTĐUK",
        PARTY,
        None,
        M,
        "by rule",
    ),
    pattern(
        "P + field",
        "Phòng, with its field",
        "section of a district or, since 01/7/2025, of a commune",
        "PGDĐT",
        STATE,
        None,
        L,
        "practice",
    ),
    pattern(
        "committee + number",
        "Ủy ban, Hội đồng của Quốc hội, with its term",
        "committee of the National Assembly, by term",
        "UBPL15",
        STATE,
        Some(Level::Central),
        L,
        "practice",
    ),
];

/// Terms of the National Assembly beyond this one are misread.
const MAX_TERM: u8 = 40;

/// Agencies by the front of their code.
const AGENCIES: &[(&str, &str)] = &[
    ("VP", "Văn phòng"),
    ("UBKT", "Ủy ban Kiểm tra"),
    ("BTC", "Ban Tổ chức"),
    ("BTG", "Ban Tuyên giáo"),
    ("BDV", "Ban Dân vận"),
    ("BTGDV", "Ban Tuyên giáo và Dân vận"),
    ("BNC", "Ban Nội chính"),
];

/// Committees of the National Assembly, which number by its terms.
const ASSEMBLY_COMMITTEES: &[(&str, &str)] = &[
    ("HĐDT", "Hội đồng Dân tộc của Quốc hội"),
    ("UBPL", "Ủy ban Pháp luật của Quốc hội"),
    ("UBTP", "Ủy ban Tư pháp của Quốc hội"),
    ("UBPLTP", "Ủy ban Pháp luật và Tư pháp của Quốc hội"),
    ("UBKT", "Ủy ban Kinh tế của Quốc hội"),
    ("UBTCNS", "Ủy ban Tài chính, Ngân sách của Quốc hội"),
    ("UBKTTC", "Ủy ban Kinh tế và Tài chính của Quốc hội"),
    ("UBQPAN", "Ủy ban Quốc phòng và An ninh của Quốc hội"),
    ("UBVHXH", "Ủy ban Văn hóa và Xã hội của Quốc hội"),
    ("UBĐN", "Ủy ban Đối ngoại của Quốc hội"),
];

/// Fields of the sections of districts and communes.
const SECTIONS: &[(&str, &str)] = &[
    ("NV", "Nội vụ"),
    ("TP", "Tư pháp"),
    ("TCKH", "Tài chính - Kế hoạch"),
    ("GDĐT", "Giáo dục và Đào tạo"),
    ("TNMT", "Tài nguyên và Môi trường"),
    ("KTHT", "Kinh tế và Hạ tầng"),
    ("QLĐT", "Quản lý đô thị"),
    ("LĐTBXH", "Lao động - Thương binh và Xã hội"),
    ("VHTT", "Văn hóa và Thông tin"),
    ("VHXH", "Văn hóa - Xã hội"),
    ("NNPTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("YT", "Y tế"),
];

/// Fields of provincial departments. Without a row the letters behind S are unknown.
const FIELDS: &[(&str, &str)] = &[
    ("NV", "Nội vụ"),
    ("TC", "Tài chính"),
    ("YT", "Y tế"),
    ("XD", "Xây dựng"),
    ("CT", "Công Thương"),
    ("TP", "Tư pháp"),
    ("GDĐT", "Giáo dục và Đào tạo"),
    ("KHCN", "Khoa học và Công nghệ"),
    ("VHTTDL", "Văn hóa, Thể thao và Du lịch"),
    ("VHTT", "Văn hóa và Thể thao"),
    ("DL", "Du lịch"),
    ("NNMT", "Nông nghiệp và Môi trường"),
    ("NNPTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("NN", "Nông nghiệp và Phát triển nông thôn"),
    ("TNMT", "Tài nguyên và Môi trường"),
    ("LĐTBXH", "Lao động - Thương binh và Xã hội"),
    ("KHĐT", "Kế hoạch và Đầu tư"),
    ("KH", "Kế hoạch và Đầu tư"),
    ("GTVT", "Giao thông vận tải"),
    ("TTTT", "Thông tin và Truyền thông"),
    ("DTTG", "Dân tộc và Tôn giáo"),
    ("NgV", "Ngoại vụ"),
    ("QHKT", "Quy hoạch - Kiến trúc"),
    ("ATTP", "An toàn thực phẩm"),
    ("CN", "Công nghiệp"),
    ("TM", "Thương mại"),
    ("TS", "Thủy sản"),
    ("TDTT", "Thể dục thể thao"),
    ("BCVT", "Bưu chính, Viễn thông"),
    ("GTCC", "Giao thông công chính"),
];

/// A code that some form made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made<'c> {
    pattern: &'static OrganPattern,
    pub(super) family: Option<Family>,
    pub(super) level: Option<Level>,
    name: Name<'c>,
}

#[derive(Clone, Copy, Debug)]
enum Name<'c> {
    Unknown,
    /// Two fixed words, with a blank between them.
    Words(&'static str, &'static str),
    /// A body and its number, in Roman numerals where it is a term.
    Term(&'static str, &'c str),
    Number(&'static str, &'c str),
}

impl Made<'_> {
    pub(super) const fn is_named(&self) -> bool {
        !matches!(self.name, Name::Unknown)
    }

    /// The term of the Assembly that the code bears.
    pub(super) fn term(&self) -> Option<u8> {
        match self.name {
            Name::Term(_, term) => term.parse().ok(),
            _ => None,
        }
    }

    pub(super) fn validity(&self) -> Validity {
        self.pattern.validity()
    }

    pub(super) fn source(&self) -> &'static str {
        self.pattern.source()
    }

    pub(super) fn name(&self) -> Option<Cow<'static, str>> {
        match self.name {
            Name::Unknown => None,
            Name::Words(agency, committee) => Some(format!("{agency} {committee}").into()),
            Name::Term(body, term) => Some(match term.parse() {
                Ok(term @ 1..=MAX_TERM) => format!("{body} khóa {}", to_roman(term)).into(),
                _ => format!("{body} khóa {term}").into(),
            }),
            Name::Number(body, number) => Some(format!("{body} {number}").into()),
        }
    }
}

/// The form that makes this code, in its official case.
pub(super) fn find(code: &str) -> Option<Made<'_>> {
    term(code)
        .or_else(|| steering(code))
        .or_else(|| department(code))
        .or_else(|| agency(code))
}

fn term(code: &str) -> Option<Made<'_>> {
    let bodies = [
        ("UBTVQH", "Ủy ban Thường vụ Quốc hội", &PATTERNS[7]),
        ("QH", "Quốc hội", &PATTERNS[6]),
        ("HĐNN", "Hội đồng Nhà nước", &PATTERNS[8]),
    ];
    if !code.ends_with(|last: char| last.is_ascii_digit()) {
        return None;
    }
    let committees = ASSEMBLY_COMMITTEES
        .iter()
        .map(|&(letters, body)| (letters, body, &PATTERNS[13]));
    bodies
        .into_iter()
        .chain(committees)
        .find_map(|(letters, body, pattern)| {
            let term = code.strip_prefix(letters)?;
            let known = digits(term)
                && !term.starts_with('0')
                && term.parse().is_ok_and(|term: u8| term <= MAX_TERM);
            known.then(|| made(pattern, Name::Term(body, term)))
        })
}

fn steering(code: &str) -> Option<Made<'_>> {
    let rest = code.strip_prefix("BCĐ")?;
    if digits(rest) {
        return Some(made(&PATTERNS[9], Name::Number("Ban Chỉ đạo", rest)));
    }
    rest.ends_with("TW").then(|| Made {
        level: Some(Level::Central),
        ..made(&PATTERNS[9], Name::Unknown)
    })
}

fn department(code: &str) -> Option<Made<'_>> {
    let (fields, pattern, office) = match code.as_bytes().first()? {
        b'S' => (FIELDS, &PATTERNS[10], "Sở"),
        b'P' => (SECTIONS, &PATTERNS[12], "Phòng"),
        _ => return None,
    };
    let &(_, field) = fields.iter().find(|(letters, _)| *letters == &code[1..])?;
    Some(made(pattern, Name::Words(office, field)))
}

/// Whether a code is an agency that has a name and its committee.
pub(super) fn is_agency(code: &str) -> bool {
    agency(code).is_some_and(|made| made.is_named())
}

fn agency(code: &str) -> Option<Made<'_>> {
    let (committee, front) = COMMITTEES
        .iter()
        .find_map(|committee| Some((committee, code.strip_suffix(committee.suffix)?)))?;
    // `VP` is the shortest front; a single letter makes no agency.
    if front.chars().nth(1).is_none() || !front.chars().all(char::is_alphabetic) {
        return None;
    }
    let name = AGENCIES
        .iter()
        .find(|(letters, _)| *letters == front)
        .map_or(Name::Unknown, |&(_, agency)| {
            Name::Words(agency, committee.name)
        });
    let mut made = made(&committee.pattern, name);
    // The Centre has councils of the State too; an agency of a local committee can only
    // be the Party's.
    let of_the_party = !matches!(name, Name::Unknown) || front.starts_with("ĐU");
    if committee.suffix == "TW" && of_the_party {
        made.family = PARTY;
    }
    Some(made)
}

fn made<'c>(pattern: &'static OrganPattern, name: Name<'c>) -> Made<'c> {
    Made {
        pattern,
        family: pattern.family(),
        level: pattern.level(),
        name,
    }
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_makes_its_example() {
        for pattern in PATTERNS {
            let Some(made) = find(pattern.example()) else {
                panic!("nothing makes {}", pattern.example())
            };
            assert_eq!(made.pattern.form(), pattern.form(), "{}", pattern.example());
            assert!(made.name().is_some(), "{}", pattern.example());
        }
    }

    #[test]
    fn terms_are_written_in_roman_numerals() {
        assert_eq!(to_roman(9), "IX");
        assert_eq!(to_roman(14), "XIV");
        assert_eq!(to_roman(16), "XVI");
    }

    #[test]
    fn no_form_makes_other_letters() {
        for code in ["STK", "SXKD", "SILAN", "QHX", "BCĐX", "XTU", "U", "", "TU"] {
            assert!(find(code).is_none(), "{code}");
        }
    }
}
