//! Which mentions are one document, over one text and over several.

mod facts;

use doctrace::id::{DocumentId, Repairs};
use doctrace::mention::WrittenDate;
use doctrace::registry::{Body, Difference, Doubt, Identity, Traits};
use doctrace::relation::RelationKind::Implements;
use facts::{Text, day, id, report};

fn traits(number: &str, issuer: &str, date: &str) -> Traits {
    Traits {
        id: id(number),
        body: Body::read(issuer),
        date: (!date.is_empty()).then(|| WrittenDate::Day(day(date))),
        term: None,
    }
}

#[test]
fn pairs() {
    let same = |a: Traits, b: Traits| {
        assert_eq!(a.compare(&b), b.compare(&a), "order must not matter");
        a.compare(&b)
    };
    let central = |date: &str| traits("18-NQ/TW", "", date);
    assert_eq!(
        same(central("2022-06-16"), central("2022-07-16")),
        Identity::Same
    );
    assert_eq!(
        same(central("2017-10-25"), central("2022-06-16")),
        Identity::Different(Difference::Period)
    );
    assert_eq!(
        same(central("2022-06-16"), central("")),
        Identity::Undecided(Doubt::Period)
    );
    assert_eq!(
        same(central("2021-01-15"), central("2022-06-16")),
        Identity::Undecided(Doubt::Window)
    );
    let mut term = central("");
    term.term = Some(12);
    assert_eq!(
        same(term.clone(), central("2022-06-16")),
        Identity::Different(Difference::Period)
    );
    assert_eq!(same(term, central("2017-10-25")), Identity::Same);
    let province = |place: &str| traits("139-CTr/TU", place, "2022-11-09");
    assert_eq!(
        same(province("Tỉnh ủy Hậu Giang"), province("Tỉnh uỷ HẬU GIANG")),
        Identity::Same
    );
    assert_eq!(
        same(province("Tỉnh ủy Hậu Giang"), province("Tỉnh ủy An Giang")),
        Identity::Different(Difference::Body)
    );
    assert_eq!(
        same(
            traits("139-CTr/TU", "Tỉnh ủy Hậu Giang", "2022-11-09"),
            traits("139-CTr/TU", "", "2022-11-10")
        ),
        Identity::Undecided(Doubt::Body)
    );
    assert_eq!(
        same(central(""), traits("19-NQ/TW", "", "")),
        Identity::Different(Difference::Identifier)
    );
}

#[test]
fn two_codes_of_one_type_are_left_open_while_both_were_in_use() {
    let of = |number: &str, date: &str| traits(number, "", date);
    let both = [
        ("2018-10-25", "2018-10-25"),
        ("2018-10-25", ""),
        ("", "2018-10-25"),
    ];
    for (one, other) in both {
        let (short, long) = (of("08-QĐ/TW", one), of("08-QĐi/TW", other));
        assert_eq!(short.compare(&long), Identity::Undecided(Doubt::Alias));
        assert_eq!(long.compare(&short), Identity::Undecided(Doubt::Alias));
    }
    let different = Identity::Different(Difference::Identifier);
    // One code was out of use by then; another number; a code that never meant the same.
    for (one, other) in [
        (of("08-QĐ/TW", "2022-06-16"), of("08-QĐi/TW", "")),
        (of("08-QĐ/TW", "2018-05-02"), of("08-QĐi/TW", "2018-10-25")),
        (of("08-QĐ/TW", "2018-10-25"), of("09-QĐi/TW", "2018-10-25")),
        (of("08-QĐ/TW", "2018-10-25"), of("08-CT/TW", "2018-10-25")),
    ] {
        assert_eq!(one.compare(&other), different);
        assert_eq!(other.compare(&one), different);
    }
}

#[test]
fn places_in_words() {
    for (words, place) in [
        ("Ban Chấp hành Đảng bộ tỉnh Hậu Giang", Some("hậu giang")),
        ("HUYỆN ỦY PHỤNG HIỆP", Some("phụng hiệp")),
        (
            "Ban Chấp hành Đảng bộ huyện Phụng Hiệp, tỉnh Hậu Giang",
            Some("phụng hiệp"),
        ),
        ("Đảng ủy xã Tân Bình", Some("tân bình")),
        ("UBND TP. Cần Thơ", Some("cần thơ")),
        ("Ủy ban nhân dân thị xã Long Mỹ", Some("long mỹ")),
        ("Ban Thường vụ Tỉnh ủy", None),
        ("Ban Chấp hành Đảng bộ tỉnh khoá XIV", None),
        ("Ban Chấp hành Trung ương Đảng", None),
        ("", None),
    ] {
        assert_eq!(Body::read(words).place(), place, "{words}");
    }
}

/// Key, doubt and candidates of every document but the text itself.
fn rivals(rows: &[(&str, &str, &str)]) -> Vec<(String, Option<String>, Vec<String>)> {
    report([of(rows, "a")])
        .documents
        .into_iter()
        .map(|row| {
            let doubt = row.doubt.map(|it| it.name().to_owned());
            (row.key, doubt, row.candidates)
        })
        .filter(|(key, ..)| key != "SELF")
        .collect()
}

#[test]
fn documents_under_two_codes_of_one_type_name_each_other() {
    let alias = |rows: &[(&str, &str, &str)]| {
        let [(one, why, of_one), (other, why_other, of_other)] = &rivals(rows)[..] else {
            panic!("two documents: {rows:?}")
        };
        let open = Some("alias".to_owned());
        let named = *of_one == [other.clone()] && *of_other == [one.clone()];
        let none = of_one.is_empty() && of_other.is_empty();
        assert!(named || none, "{rows:?}: {of_one:?}, {of_other:?}");
        assert_eq!(
            (*why == open, *why_other == open),
            (named, named),
            "{rows:?}"
        );
        named
    };
    // The day of the one lies in the years of both codes, or no day is known.
    assert!(alias(&[
        ("08-QĐi/TW", "2018-10-25", ""),
        ("08-QĐ/TW", "", "")
    ]));
    assert!(alias(&[
        ("08-QĐ/TW", "2018-10-25", ""),
        ("08-QĐi/TW", "2018-10-25", "")
    ]));
    assert!(alias(&[("8-QĐi/TW", "", ""), ("08-QĐ/TW", "", "")]));
    assert!(alias(&[
        ("12-QĐi/TU", "2018-10-25", "Tỉnh ủy Hậu Giang"),
        ("12-QĐ/TU", "", "Tỉnh ủy Hậu Giang"),
    ]));
    // Outside these years; two days; another organ, number or place; no code of one type.
    assert!(!alias(&[
        ("08-QĐi/TW", "", ""),
        ("08-QĐ/TW", "2022-06-16", "")
    ]));
    assert!(!alias(&[
        ("08-QĐi/TW", "2018-10-25", ""),
        ("08-QĐ/TW", "2018-05-02", "")
    ]));
    assert!(!alias(&[("08-QĐi/TW", "", ""), ("08-QĐ/TU", "", "")]));
    assert!(!alias(&[("08-QĐi/TW", "", ""), ("09-QĐ/TW", "", "")]));
    assert!(!alias(&[("08-QĐi/TW", "", ""), ("08-CT/TW", "", "")]));
    assert!(!alias(&[
        ("12-QĐi/TU", "2018-10-25", "Tỉnh ủy Hậu Giang"),
        ("12-QĐ/TU", "", "Tỉnh ủy An Giang"),
    ]));
}

#[test]
fn digits_that_may_be_two_numbers_name_the_documents_of_both() {
    let split = |others: &[&str]| {
        let mut text = Text::new("a");
        for number in others {
            text.cited(number, "");
        }
        text.cited("417/QĐ-UBND", "");
        text.last().repairs = Repairs::SPLIT_NUMBER;
        text.last().certain = false;
        text.last().other_id = Some(id("7/QĐ-UBND"));
        let report = report([text]);
        let row = report.documents.last().expect("a document");
        assert_eq!(
            row.doubt.map(doctrace::report::Doubt::name),
            Some("identifier")
        );
        assert_eq!(row.evidence.len(), 1);
        let settled = report
            .documents
            .iter()
            .filter(|row| row.doubt.is_none() && row.label != "SELF");
        assert_eq!(settled.count(), others.len());
        row.candidates.clone()
    };
    assert_eq!(
        split(&["417/QĐ-UBND", "7/QĐ-UBND"]),
        ["417/QĐ-UBND", "7/QĐ-UBND"]
    );
    assert_eq!(split(&["07/QĐ-UBND", "17/QĐ-UBND"]), ["07/QĐ-UBND"]);
    assert_eq!(split(&[]), [""; 0]);
}

fn keys(texts: Vec<Text>) -> Vec<(String, Option<String>)> {
    report(texts)
        .documents
        .into_iter()
        .filter(|row| row.label != "SELF")
        .map(|row| (row.key, row.doubt.map(|it| it.name().to_owned())))
        .collect()
}

fn of(rows: &[(&str, &str, &str)], name: &str) -> Text {
    let mut text = Text::new(name);
    for (number, date, issuer) in rows {
        text.cited(number, date);
        if !issuer.is_empty() {
            text.last().issuer = Some((*issuer).into());
        }
    }
    text
}

#[test]
fn a_bare_number_joins_the_only_document() {
    let text = of(&[("18-NQ/TW", "", ""), ("18-NQ/TW", "2022-06-16", "")], "a");
    assert_eq!(keys(vec![text]), [("18-NQ/TW".into(), None)]);
    let other = of(&[("18-NQ/TW", "", "")], "b");
    let text = of(&[("18-NQ/TW", "2022-06-16", "")], "a");
    assert_eq!(keys(vec![text, other]).len(), 1);
}

#[test]
fn a_bare_number_between_two_stays_open() {
    let text = of(
        &[
            ("18-NQ/TW", "2017-10-25", ""),
            ("18-NQ/TW", "2022-06-16", ""),
            ("18-NQ/TW", "", ""),
        ],
        "a",
    );
    assert_eq!(
        keys(vec![text]),
        [
            ("18-NQ/TW".into(), None),
            ("18-NQ/TW#2".into(), None),
            ("18-NQ/TW#3".into(), Some("period".into())),
        ]
    );
}

#[test]
fn two_provinces_are_two_documents() {
    let text = of(
        &[
            ("139-CTr/TU", "2022-11-09", "Tỉnh ủy Hậu Giang"),
            ("139-CTr/TU", "2022-11-10", "Tỉnh ủy An Giang"),
            ("139-CTr/TU", "2022-11-10", ""),
            ("139-CTr/TU", "2022-12-12", ""),
        ],
        "a",
    );
    assert_eq!(
        keys(vec![text]),
        [
            ("139-CTr/TU".into(), None),
            ("139-CTr/TU#2".into(), None),
            ("139-CTr/TU#3".into(), Some("body".into())),
        ]
    );
}

#[test]
fn texts_that_name_no_province_do_not_mix_dates() {
    let first = of(&[("139-CTr/TU", "2022-11-09", "")], "a");
    let second = of(&[("139-CTr/TU", "2022-12-12", "")], "b");
    let third = of(&[("139-CTr/TU", "2022-11-09", "")], "c");
    assert_eq!(
        keys(vec![first, second, third]),
        [
            ("139-CTr/TU".into(), None),
            ("139-CTr/TU#2".into(), Some("body".into())),
        ]
    );
}

#[test]
fn a_letterhead_tells_whose_the_bare_organ_is() {
    let below = |province: &str, name: &str, date: &str| {
        let mut text = Text::new(name).head("?-BC/HU", "HUYỆN ỦY X", province);
        text.cited("139-CTr/TU", date);
        text.last().issuer = Some("Tỉnh ủy".into());
        text
    };
    let texts = vec![
        below("ĐẢNG BỘ TỈNH HẬU GIANG", "a", "2022-11-09"),
        below("ĐẢNG BỘ TỈNH AN GIANG", "b", "2022-11-09"),
    ];
    assert_eq!(keys(texts).len(), 2);
}

#[test]
fn blank_numbers_are_never_one() {
    let text = of(&[("?-KH/HU", "", ""), ("?-KH/HU", "", "")], "a");
    assert_eq!(keys(vec![text]).len(), 2);
}

#[test]
fn a_text_is_the_document_others_name() {
    let mut own = Text::new("b").head("139-CTr/TU", "TỈNH ỦY HẬU GIANG", "");
    let source = own.cited("18-NQ/TW", "2022-06-16");
    own.relate(doctrace::registry::End::Own, Implements, source);
    let own = own.dated(WrittenDate::Day(day("2022-11-09")));
    let mut other = Text::new("a").head("?-BC/HU", "HUYỆN ỦY PHỤNG HIỆP", "ĐẢNG BỘ TỈNH HẬU GIANG");
    let answer = other.declared("109-KH/HU", "2023-02-02");
    let middle = other.cited("139-CTr/TU", "2022-11-09");
    other.relate(answer, Implements, middle);
    let report = report([own, other]);
    assert_eq!(report.chains.len(), 1);
    assert_eq!(
        report.chains[0].path,
        ["109-KH/HU", "139-CTr/TU", "18-NQ/TW"]
    );
    let row = report
        .documents
        .iter()
        .find(|row| row.label == "139-CTr/TU")
        .expect("a document");
    assert_eq!(row.state.name(), "own");
    // Both the plan and the programme are papers of reporting bodies.
    assert_eq!(report.coverage.denominator, 2);
}

#[test]
fn numbers_of_the_state_run_by_years() {
    let text = of(
        &[
            ("12/QĐ-UBND", "2022-03-01", ""),
            ("12/QĐ-UBND", "2023-03-01", ""),
        ],
        "a",
    );
    assert_eq!(keys(vec![text]).len(), 2);
    let number: DocumentId = id("30/2020/NĐ-CP");
    assert_eq!(number.year(), Some(2020));
    let text = of(
        &[
            ("30/2020/NĐ-CP", "", ""),
            ("30/2020/NĐ-CP", "2020-03-05", ""),
        ],
        "a",
    );
    assert_eq!(keys(vec![text]).len(), 1);
}

#[test]
fn the_name_of_a_place_ends_where_its_capitals_do() {
    for (words, place) in [
        ("Tỉnh ủy bằng", None),
        ("Huyện ủy Tân Long và biểu dương kết quả", Some("tân long")),
        ("UBND phường Văn Phú trình bày", Some("văn phú")),
        ("Đảng ủy Phường 3", Some("3")),
        ("Tỉnh ủy Bà Rịa - Vũng Tàu", Some("bà rịa - vũng tàu")),
        // Without capitals nothing tells where it ends.
        ("tỉnh ủy hậu giang", Some("hậu giang")),
        ("HUYỆN ỦY TÂN LONG", Some("tân long")),
    ] {
        assert_eq!(Body::read(words).place(), place, "{words}");
    }
}
