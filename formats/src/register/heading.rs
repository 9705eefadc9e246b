//! Headings of registers: what each wording means.
//!
//! Wordings are compared without accents, case and signs, since sheets have them in capitals,
//! in old encodings' leavings and without accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Column;

/// A heading in plain small letters with single blanks.
pub(super) fn plain(text: &str) -> String {
    let letters: String = text
        .nfd()
        .filter(|char| !is_combining_mark(*char))
        .flat_map(char::to_lowercase)
        .map(|char| if char == 'đ' { 'd' } else { char })
        .map(|char| if char.is_alphanumeric() { char } else { ' ' })
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whole headings.
const WHOLE: [(&str, Column); 76] = [
    ("stt", Column::Order),
    ("tt", Column::Order),
    ("so tt", Column::Order),
    ("so thu tu", Column::Order),
    ("no", Column::Order),
    ("so", Column::Figure),
    ("so van ban", Column::Figure),
    ("so vb", Column::Figure),
    ("so di", Column::Figure),
    ("so cong van", Column::Figure),
    ("so phat hanh", Column::Figure),
    ("ky hieu", Column::Symbol),
    ("ky hieu van ban", Column::Symbol),
    ("ki hieu", Column::Symbol),
    ("so ky hieu", Column::Number),
    ("so ki hieu", Column::Number),
    ("so va ky hieu", Column::Number),
    ("so hieu", Column::Number),
    ("so hieu van ban", Column::Number),
    ("so kh", Column::Number),
    ("so ky hieu van ban", Column::Number),
    ("so ky hieu vb", Column::Number),
    ("van ban so", Column::Number),
    ("so quyet dinh", Column::Number),
    ("so nghi quyet", Column::Number),
    ("so ke hoach", Column::Number),
    ("so chi thi", Column::Number),
    ("so ket luan", Column::Number),
    ("so chuong trinh", Column::Number),
    ("so thong bao", Column::Number),
    ("so bao cao", Column::Number),
    ("number", Column::Number),
    ("document number", Column::Number),
    ("document no", Column::Number),
    ("reference", Column::Number),
    ("ngay", Column::Date),
    ("ngay thang", Column::Date),
    ("ngay thang nam", Column::Date),
    ("ngay ban hanh", Column::Date),
    ("ngay ky", Column::Date),
    ("ngay van ban", Column::Date),
    ("ngay vb", Column::Date),
    ("thoi gian ban hanh", Column::Date),
    ("date", Column::Date),
    ("date issued", Column::Date),
    ("co quan ban hanh", Column::Issuer),
    ("noi ban hanh", Column::Issuer),
    ("don vi ban hanh", Column::Issuer),
    ("co quan", Column::Issuer),
    ("tac gia", Column::Issuer),
    ("tac gia van ban", Column::Issuer),
    ("issuer", Column::Issuer),
    ("issued by", Column::Issuer),
    ("trich yeu", Column::Title),
    ("noi dung", Column::Title),
    ("noi dung van ban", Column::Title),
    ("ten van ban", Column::Title),
    ("tieu de", Column::Title),
    ("ve viec", Column::Title),
    ("title", Column::Title),
    ("subject", Column::Title),
    ("loai van ban", Column::Type),
    ("ten loai", Column::Type),
    ("ten loai van ban", Column::Type),
    ("the loai", Column::Type),
    ("loai", Column::Type),
    ("type", Column::Type),
    ("tinh trang", Column::State),
    ("trang thai", Column::State),
    ("hieu luc", Column::State),
    ("tinh trang hieu luc", Column::State),
    ("status", Column::State),
    ("ghi chu", Column::Remark),
    ("remark", Column::Remark),
    ("remarks", Column::Remark),
    ("notes", Column::Remark),
];

/// Words of a heading about something else: when it came in, until when it is in force, who
/// signed, what it is an answer to.
const OTHERS: [&str; 17] = [
    "den",
    "nhan",
    "hieu luc",
    "het han",
    "han",
    "chuyen",
    "xu ly",
    "nguoi",
    "can cu",
    "cap tren",
    "thay the",
    "so luong",
    "so ban",
    "so trang",
    "so to",
    "bao cao ngay",
    "tra loi",
];

fn has(words: &str, phrase: &str) -> bool {
    format!(" {words} ").contains(&format!(" {phrase} "))
}

/// What a heading means; nothing where it is not known.
pub(crate) fn column_of(heading: &str) -> Option<Column> {
    if heading.len() > 200 {
        return None;
    }
    let words = plain(heading);
    if let Some((_, column)) = WHOLE.iter().find(|(whole, _)| *whole == words) {
        return Some(*column);
    }
    if words.is_empty()
        || words.split(' ').count() > 12
        || OTHERS.iter().any(|other| has(&words, other))
    {
        return None;
    }
    let starts = |phrase: &str| words == phrase || words.starts_with(&format!("{phrase} "));
    let dated = ["ngay", "ngay thang", "ngay thang nam"]
        .iter()
        .any(|it| has(&words, it));
    let numbered = [
        "so ky hieu",
        "so ki hieu",
        "so va ky hieu",
        "so hieu",
        "so van ban",
    ]
    .iter()
    .any(|it| has(&words, it));
    // "Số, ký hiệu; ngày tháng": one column for both is none that can be read as either.
    match (numbered, dated) {
        (true, true) => return None,
        (true, false) => return Some(Column::Number),
        _ => {}
    }
    if ["trich yeu", "noi dung van ban", "ten van ban"]
        .iter()
        .any(|it| has(&words, it))
    {
        return Some(Column::Title);
    }
    if ["co quan", "noi", "don vi", "cap"]
        .iter()
        .any(|it| starts(it))
        && has(&words, "ban hanh")
    {
        return Some(Column::Issuer);
    }
    if starts("ngay")
        || has(&words, "ngay ban hanh")
        || has(&words, "ngay ky")
        || starts("van ban ngay")
    {
        return Some(Column::Date);
    }
    if starts("ghi chu") {
        return Some(Column::Remark);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Column, column_of};

    #[test]
    fn wordings_and_near_misses() {
        for (heading, column) in [
            ("SỐ, KÝ HIỆU", Column::Number),
            ("Số ký hiệu văn bản đi", Column::Number),
            ("So/Ky hieu", Column::Number),
            ("Ngày, tháng, năm", Column::Date),
            ("Ngày tháng năm ban hành", Column::Date),
            ("Tên loại và trích yếu nội dung văn bản", Column::Title),
            ("Cơ quan, đơn vị ban hành", Column::Issuer),
            ("STT", Column::Order),
            ("Số", Column::Figure),
        ] {
            assert_eq!(column_of(heading), Some(column), "{heading}");
        }
        for heading in [
            "Ngày đến",
            "Số đến",
            "Ngày có hiệu lực",
            "Người ký",
            "Số lượng bản",
            "Số, ký hiệu; ngày tháng",
            "Nơi nhận",
            "",
        ] {
            assert_eq!(column_of(heading), None, "{heading}");
        }
    }
}
