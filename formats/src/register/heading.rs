//! Headings of registers: what each wording means.
//!
//! Wordings are compared without accents, case and signs, since sheets have them in capitals,
//! in old encodings' leavings and without accents.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::Column;

/// A heading in plain small letters with single blanks.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut letter = |char: char| {
        let char = if char == 'đ' { 'd' } else { char };
        if !char.is_alphanumeric() {
            gap = true;
            return;
        }
        if std::mem::take(&mut gap) && !out.is_empty() {
            out.push(' ');
        }
        out.push(char);
    };
    for char in text.chars() {
        if char.is_ascii() {
            letter(char.to_ascii_lowercase());
            continue;
        }
        decompose_canonical(char, |part| {
            if !is_combining_mark(part) {
                part.to_lowercase().for_each(&mut letter);
            }
        });
    }
    out
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

/// [`WHOLE`], to be asked.
static MEANINGS: LazyLock<HashMap<&str, Column>> = LazyLock::new(|| WHOLE.into_iter().collect());

/// More words than these are no heading.
const MOST_WORDS: usize = 12;

/// The words of a heading, to be asked for phrases.
struct Words<'h> {
    plain: &'h str,
    /// Where each word begins.
    starts: [u8; MOST_WORDS],
    count: usize,
}

impl<'h> Words<'h> {
    /// Nothing where there are none, or too many.
    fn of(plain: &'h str) -> Option<Self> {
        let mut words = Self {
            plain,
            starts: [0; MOST_WORDS],
            count: usize::from(!plain.is_empty()),
        };
        for (at, byte) in plain.bytes().enumerate() {
            if byte == b' ' {
                *words.starts.get_mut(words.count)? = u8::try_from(at + 1).ok()?;
                words.count += 1;
            }
        }
        (words.count > 0).then_some(words)
    }

    fn begin_at(&self, at: usize, phrase: &str) -> bool {
        self.plain[at..]
            .strip_prefix(phrase)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }

    /// Whether a phrase of whole words is at the beginning.
    fn begin(&self, phrase: &str) -> bool {
        self.begin_at(0, phrase)
    }

    /// Whether a phrase of whole words is anywhere.
    fn have(&self, phrase: &str) -> bool {
        let starts = &self.starts[..self.count];
        starts.iter().any(|&at| self.begin_at(at.into(), phrase))
    }
}

/// What a heading means; nothing where it is not known.
pub(crate) fn column_of(heading: &str) -> Option<Column> {
    if heading.len() > 200 {
        return None;
    }
    let plain = plain(heading);
    if let Some(column) = MEANINGS.get(plain.as_str()) {
        return Some(*column);
    }
    let words = Words::of(&plain)?;
    // What it is about is asked first: most texts that are asked are no headings at all.
    by_words(&words).filter(|_| !OTHERS.iter().any(|other| words.have(other)))
}

/// What the words of a heading name, whatever else it is about.
fn by_words(words: &Words<'_>) -> Option<Column> {
    let dated = words.have("ngay");
    let numbered = [
        "so ky hieu",
        "so ki hieu",
        "so va ky hieu",
        "so hieu",
        "so van ban",
    ]
    .iter()
    .any(|it| words.have(it));
    // "Số, ký hiệu; ngày tháng": one column for both is none that can be read as either.
    match (numbered, dated) {
        (true, true) => return None,
        (true, false) => return Some(Column::Number),
        _ => {}
    }
    if ["trich yeu", "noi dung van ban", "ten van ban"]
        .iter()
        .any(|it| words.have(it))
    {
        return Some(Column::Title);
    }
    if ["co quan", "noi", "don vi", "cap"]
        .iter()
        .any(|it| words.begin(it))
        && words.have("ban hanh")
    {
        return Some(Column::Issuer);
    }
    if words.begin("ngay")
        || words.have("ngay ban hanh")
        || words.have("ngay ky")
        || words.begin("van ban ngay")
    {
        return Some(Column::Date);
    }
    if words.begin("ghi chu") {
        return Some(Column::Remark);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Column, WHOLE, column_of, plain};

    #[test]
    fn whole_headings_are_plain_and_said_once() {
        for (at, (whole, column)) in WHOLE.iter().enumerate() {
            assert_eq!(plain(whole), *whole);
            assert_eq!(column_of(whole), Some(*column), "{whole}");
            assert!(WHOLE[..at].iter().all(|it| it.0 != *whole), "{whole}");
        }
    }

    #[test]
    fn plain_words_of_any_writing() {
        for (written, words) in [
            ("  SỐ,  KÝ HIỆU: ", "so ky hieu"),
            (
                "So\u{302}\u{301} ky\u{301} hie\u{302}\u{323}u",
                "so ky hieu",
            ),
            ("Đơn vị/ĐƠN VỊ", "don vi don vi"),
            ("İ\u{1F1}", "i\u{1F3}"),
            ("– … –", ""),
        ] {
            assert_eq!(plain(written), words, "{written}");
        }
    }

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
