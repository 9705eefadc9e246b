//! The fields around a number against a slow reference: expressions that say plainly what a
//! type word, a date and an issuer look like in the plain forms, run over drawn sentences, over
//! the samples, and over a folder of texts where one is named (`DOCTRACE_TEXTS`).
//!
//! The reference knows the plain forms only. Where it reads a field, the fast reader must read
//! the same one; where it reads none, it says nothing.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chrono::NaiveDate;
use doctrace::mention::{MentionFinder, Origin};
use doctrace::text::Text;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use regex::Regex;

/// What stands around the number that begins at a byte.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fields {
    start: usize,
    type_word: Option<String>,
    date: Option<NaiveDate>,
    issuer: Option<String>,
}

const TYPES: &[&str] = &[
    "Nghị quyết",
    "Quyết định",
    "Quy định",
    "Chỉ thị",
    "Kết luận",
    "Hướng dẫn",
    "Thông báo",
    "Báo cáo",
    "Kế hoạch",
    "Chương trình",
    "Đề án",
    "Tờ trình",
    "Nghị định",
    "Thông tư",
];

const BODIES: &[&str] = &[
    "Ban Chấp hành Trung ương Đảng",
    "Bộ Chính trị",
    "Ban Bí thư",
    "Chính phủ",
    "Thủ tướng Chính phủ",
    "Tỉnh ủy",
    "Huyện ủy",
    "Ban Thường vụ Tỉnh ủy",
    "Ban Thường vụ Huyện ủy",
    "Ủy ban nhân dân tỉnh",
    "Ủy ban nhân dân huyện",
    "Hội đồng nhân dân tỉnh",
    "Bộ Nội vụ",
    "Sở Tài chính",
    "Ủy ban Kiểm tra Tỉnh ủy",
];

/// The reference, in three expressions.
struct Slow {
    number: Regex,
    label: Regex,
    date: Regex,
    issuer: Regex,
}

static SLOW: LazyLock<Slow> = LazyLock::new(Slow::new);

impl Slow {
    fn new() -> Self {
        let one_of = |words: &[&str]| {
            let mut words = words.to_vec();
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
            words.join("|")
        };
        let number = "[0-9]{1,5}(?:-[A-ZĐ][A-Za-zĐ]{1,3}/[A-ZĐ]{2,8}\
                      |/(?:[0-9]{4}/)?[A-ZĐ][A-Za-zĐ]{1,3}-[A-ZĐ][A-Za-zĐ]{1,6})";
        let types = one_of(TYPES);
        let bodies = one_of(BODIES);
        let expression = |pattern: &str| Regex::new(pattern).expect("the pattern is well formed");
        Self {
            number: expression(&format!(r"(?:^|[ (\n])({number})")),
            label: expression(&format!(r"(?:^|[^\w])({types})(?: số)? $")),
            date: expression(
                r"^,? ngày (?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{1,2}) tháng (\d{1,2}) năm (\d{4}))(?:[^\d/.-]|[.-]\D|$)",
            ),
            issuer: expression(&format!(
                r"^(?:,? ngày (?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}|\d{{1,2}} tháng \d{{1,2}} năm \d{{4}}))? của ({bodies})(?:[.,;:]| (?:về|ban hành|để)|$)"
            )),
        }
    }

    fn read(&self, text: &str) -> Vec<Fields> {
        self.number
            .captures_iter(text)
            .filter_map(|found| {
                let number = found.get(1)?;
                let (before, after) = (&text[..number.start()], &text[number.end()..]);
                // A label and its number stand in one line here, and so do the fields.
                let before = before.rsplit('\n').next()?;
                let after = after.split('\n').next()?;
                let label = self.label.captures(before);
                let date = self.date.captures(after).and_then(|date| {
                    let part = |plain: usize| {
                        let found = date.get(plain).or_else(|| date.get(plain + 3))?;
                        found.as_str().parse::<u32>().ok()
                    };
                    NaiveDate::from_ymd_opt(i32::try_from(part(3)?).ok()?, part(2)?, part(1)?)
                });
                let issuer = self.issuer.captures(after);
                let words =
                    |found: Option<regex::Captures<'_>>| Some(found?.get(1)?.as_str().to_owned());
                Some(Fields {
                    start: number.start(),
                    type_word: words(label),
                    date,
                    issuer: words(issuer),
                })
            })
            .collect()
    }
}

fn fast(text: &str) -> Vec<Fields> {
    MentionFinder::new()
        .mentions(Text::new(text).expect("a short text"))
        .filter(|mention| mention.origin() == Origin::Written)
        .map(|mention| Fields {
            start: mention.span().start(),
            type_word: mention.type_word().map(str::to_owned),
            date: mention.date(),
            issuer: mention.issuer().map(str::to_owned),
        })
        .collect()
}

/// What the reference reads and the fast reader does not, field by field; and how many fields
/// the reference read.
fn missed(slow: &Slow, text: &str) -> (Vec<String>, usize) {
    let fast = fast(text);
    let (mut missed, mut seen) = (Vec::new(), 0);
    for expected in slow.read(text) {
        let Some(read) = fast.iter().find(|read| read.start == expected.start) else {
            // Whether there is a number is for another reference.
            continue;
        };
        let mut compare = |name: &str, wanted: Option<String>, got: Option<String>| {
            seen += usize::from(wanted.is_some());
            if wanted.is_some() && wanted != got {
                let line = text[..expected.start].matches('\n').count() + 1;
                missed.push(format!("line {line}: {name} {wanted:?}, read {got:?}"));
            }
        };
        let day = |date: Option<NaiveDate>| date.map(|date| date.to_string());
        compare("type", expected.type_word, read.type_word.clone());
        compare("date", day(expected.date), day(read.date));
        compare("issuer", expected.issuer, read.issuer.clone());
    }
    (missed, seen)
}

/// A citation in a plain form.
fn citation() -> impl Strategy<Value = String> {
    let codes = select(vec![
        "-NQ/TW",
        "-KH/HU",
        "-CTr/TU",
        "/2023/NĐ-CP",
        "/QĐ-UBND",
        "/2021/TT-BNV",
        "-QĐ/TW",
    ]);
    let date = prop_oneof![
        2 => Just(String::new()),
        3 => (1_u8..29, 1_u8..13, 1990_u16..2030).prop_map(|(d, m, y)| format!(" ngày {d}/{m}/{y}")),
        1 => (1_u8..29, 1_u8..13, 1990_u16..2030).prop_map(|(d, m, y)| format!(", ngày {d:02}-{m:02}-{y}")),
        2 => (1_u8..29, 1_u8..13, 1990_u16..2030)
            .prop_map(|(d, m, y)| format!(" ngày {d:02} tháng {m:02} năm {y}")),
    ];
    let issuer = prop_oneof![
        1 => Just(String::new()),
        2 => select(BODIES).prop_map(|body| format!(" của {body}")),
    ];
    (
        select(TYPES),
        any::<bool>(),
        1_u16..3000,
        codes,
        date,
        issuer,
    )
        .prop_map(|(word, so, number, code, date, issuer)| {
            let so = if so { " số" } else { "" };
            format!("{word}{so} {number:02}{code}{date}{issuer}")
        })
}

/// Citations in sentences: led in, linked to the next, led out.
fn sentences() -> impl Strategy<Value = String> {
    let leads = select(vec![
        "Thực hiện ",
        "Căn cứ ",
        "Huyện ủy đã ban hành ",
        "- ",
        "1. ",
        "Tiếp tục triển khai ",
    ]);
    let links = select(vec![
        ", ",
        " và ",
        "; ",
        " về việc thực hiện ",
        " để cụ thể hóa ",
    ]);
    let ends = select(vec![
        ".",
        ";",
        " về công tác cán bộ.",
        ", đạt 24/24 chỉ tiêu.",
        ":",
    ]);
    let sentence = (leads, vec((citation(), links), 1..4), ends).prop_map(|(lead, items, end)| {
        let mut text = lead.to_owned();
        let last = items.len() - 1;
        for (at, (citation, link)) in items.into_iter().enumerate() {
            let link = if at < last { link } else { "" };
            write!(text, "{citation}{link}").expect("a string takes all");
        }
        text + end
    });
    vec(sentence, 1..6).prop_map(|sentences| sentences.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn plain_fields_are_read_as_the_reference_reads_them(text in sentences()) {
        let (missed, seen) = missed(&SLOW, &text);
        prop_assert_eq!(missed, Vec::<String>::new());
        prop_assert!(seen > 0);
    }
}

#[test]
fn the_samples_have_the_fields_that_the_reference_reads() {
    for (name, text) in [
        (
            "district",
            include_str!("../examples/data/bao-cao-huyen.txt"),
        ),
        ("commune", include_str!("../examples/data/bao-cao-xa.txt")),
    ] {
        let (missed, seen) = missed(&SLOW, text);
        assert_eq!(missed, Vec::<String>::new(), "{name}");
        assert!(seen >= 20, "{name}: {seen}");
    }
}

#[test]
fn a_field_ends_before_an_item_of_a_list() {
    let text = "theo Nghị định số 12/2023/NĐ-CP của Chính phủ\na) Hồ sơ gồm có đơn đề nghị.";
    assert_eq!(fast(text)[0].issuer.as_deref(), Some("Chính phủ"));
    let goes_on = "theo Kế hoạch số 12-KH/HU ngày 02/3/2023 của Ủy ban\nnhân dân huyện";
    assert_eq!(
        fast(goes_on)[0].issuer.as_deref(),
        Some("Ủy ban\nnhân dân huyện")
    );
}

fn texts(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "txt") {
                found.push(path);
            }
        }
    }
    found.sort();
}

#[test]
#[ignore = "reads the folder that DOCTRACE_TEXTS names"]
fn real_texts_have_the_fields_that_the_reference_reads() {
    let folder = std::env::var_os("DOCTRACE_TEXTS").expect("DOCTRACE_TEXTS names a folder");
    let mut paths = Vec::new();
    texts(Path::new(&folder), &mut paths);
    let (mut faults, mut seen) = (Vec::new(), 0);
    for path in paths {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let (missed, fields) = missed(&SLOW, &text);
        seen += fields;
        faults.extend(
            missed
                .iter()
                .map(|fault| format!("{}: {fault}", path.display())),
        );
    }
    println!("{seen} fields, {} read otherwise", faults.len());
    assert!(seen > 0, "no field in {}", Path::new(&folder).display());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
