//! Rules on sources and levels: each fires on its fault and stays silent beside it.

mod facts;

use doctrace::registry::End;
use doctrace::relation::RelationKind::{
    Amends, BasedOn, Cites, Concretises, Implements, Replaces, RespondsTo,
};
use doctrace::report::Report;
use facts::{Text, found, report, subjects};

const HEAD: (&str, &str) = ("HUYỆN ỦY PHỤNG HIỆP", "ĐẢNG BỘ TỈNH HẬU GIANG");

fn district() -> Text {
    Text::new("a").head("?-BC/HU", HEAD.0, HEAD.1)
}

fn commune() -> Text {
    Text::new("a").head("?-BC/ĐU", "ĐẢNG ỦY XÃ TÂN BÌNH", "ĐẢNG BỘ TỈNH HẬU GIANG")
}

/// One answer and its source.
fn pair(mut text: Text, from: (&str, &str), to: (&str, &str)) -> Text {
    let from = text.declared(from.0, from.1);
    let to = text.cited(to.0, to.1);
    text.relate(from, Implements, to);
    text
}

fn of(text: Text, code: &str) -> Vec<String> {
    subjects(&report([text]), code)
}

fn rows(report: &Report, code: &str) -> Vec<Vec<String>> {
    found(report, code).into_iter().map(|(_, it)| it).collect()
}

fn titled(mut text: Text, number: &str, date: &str, title: &str) -> Text {
    text.declared(number, date);
    text.last().title = Some(title.into());
    text
}

#[test]
fn o01_plan_without_source() {
    // No title; a title without a source; a source only studied.
    let mut text = district();
    text.declared("5-KH/HU", "2023-01-03");
    assert_eq!(of(text, "O01"), ["5-KH/HU"]);
    let text = titled(district(), "6-CTr/HU", "2023-01-03", "phát triển kinh tế");
    assert_eq!(of(text, "O01"), ["6-CTr/HU"]);
    let text = Text::new("a").head("5-KH/HU", HEAD.0, HEAD.1);
    assert_eq!(of(text, "O01"), ["5-KH/HU"]);
}

#[test]
fn o01_near_misses() {
    // A source; a legal ground; a title that names one; the office's own work; a
    // resolution; a Central plan; a document named close by; an amendment.
    let text = pair(
        district(),
        ("5-KH/HU", "2023-01-03"),
        ("1-CTr/TU", "2022-12-01"),
    );
    assert!(of(text, "O01").is_empty());
    for kind in [BasedOn, RespondsTo, Amends] {
        let mut text = district();
        let plan = text.declared("5-KH/HU", "2023-01-03");
        let ground = text.cited("1-QĐ/TU", "2022-12-01");
        text.relate(plan, kind, ground);
        assert!(of(text, "O01").is_empty());
    }
    for title in [
        "về thực hiện Nghị quyết đại hội đảng bộ tỉnh",
        "công tác kiểm tra năm 2023",
    ] {
        let text = titled(district(), "5-KH/HU", "2023-01-03", title);
        assert!(of(text, "O01").is_empty());
    }
    for number in ["5-NQ/HU", "5-KH/TW", "5/KH-UBND"] {
        let mut text = district();
        text.declared(number, "2023-01-03");
        assert!(of(text, "O01").is_empty(), "{number}");
    }
    let mut text = district();
    let letter = text.cited("606-CV/TU", "2022-12-01");
    text.relate(End::Own, Cites, letter);
    text.declared("5-KH/HU", "2023-01-03");
    assert!(of(text, "O01").is_empty());
    let mut text = district();
    text.cited("5-KH/HU", "2023-01-03");
    assert!(of(text, "O01").is_empty());
}

#[test]
fn o05_middle_level_silent() {
    let got = report([pair(
        district(),
        ("5-KH/HU", "2023-08-01"),
        ("23-CT/TW", "2023-05-25"),
    )]);
    assert_eq!(
        found(&got, "O05"),
        [("note".into(), vec!["23-CT/TW".to_owned()])]
    );
    // Two answers, one silent level: one finding. A commune after the districts.
    let mut text = pair(
        district(),
        ("5-KH/HU", "2023-08-01"),
        ("23-CT/TW", "2023-05-25"),
    );
    let more = text.declared("6-KH/HU", "2023-08-02");
    text.relate(more, Concretises, End::Mention(1));
    assert_eq!(of(text, "O05"), ["23-CT/TW"]);
    let text = pair(
        commune(),
        ("5-KH/ĐU", "2025-08-01"),
        ("23-CT/TW", "2025-05-25"),
    );
    assert_eq!(of(text, "O05"), ["23-CT/TW"]);
    // Another province's answer is not that of the one above.
    let mut text = pair(
        district(),
        ("5-KH/HU", "2023-08-01"),
        ("23-CT/TW", "2023-05-25"),
    );
    let other = text.cited("9-CTr/TU", "2023-06-25");
    text.last().issuer = Some("Tỉnh ủy An Giang".into());
    text.relate(other, Implements, End::Mention(1));
    assert_eq!(of(text, "O05"), ["23-CT/TW"]);
}

#[test]
fn o05_near_misses() {
    // The level between answered; one step only; a decree; the district step had ended;
    // a committee whose step is open; a draft.
    let mut text = pair(
        district(),
        ("5-KH/HU", "2023-08-01"),
        ("23-CT/TW", "2023-05-25"),
    );
    let middle = text.cited("9-CTr/TU", "2023-06-25");
    text.relate(middle, Implements, End::Mention(1));
    assert!(of(text, "O05").is_empty());
    for (text, from, to) in [
        (
            district(),
            ("5-KH/HU", "2023-08-01"),
            ("9-CTr/TU", "2023-06-25"),
        ),
        (
            district(),
            ("5-KH/HU", "2023-08-01"),
            ("30/2020/NĐ-CP", "2020-03-05"),
        ),
        (
            commune(),
            ("5-KH/ĐU", "2025-08-01"),
            ("9-CTr/TU", "2025-07-25"),
        ),
        (
            Text::new("a"),
            ("5-KH/ĐU", "2025-08-01"),
            ("23-CT/TW", "2025-05-25"),
        ),
    ] {
        assert!(of(pair(text, from, to), "O05").is_empty(), "{from:?}");
    }
    let mut text = district();
    let draft = text.draft();
    let source = text.cited("23-CT/TW", "2023-05-25");
    text.relate(draft, Implements, source);
    assert!(of(text, "O05").is_empty());
}

#[test]
fn o06_upward_implementation() {
    for (from, to) in [
        ("7-KH/TU", "12-CTr/HU"),
        ("7-CT/TW", "12-CTr/TU"),
        ("7-NQ/TW", "12-CTr/HU"),
    ] {
        let mut text = district();
        let from_end = text.cited(from, "2023-08-01");
        let to_end = text.cited(to, "2023-05-01");
        text.relate(from_end, Implements, to_end);
        let got = report([text]);
        let expected = ("error".to_owned(), vec![from.to_owned(), to.to_owned()]);
        assert_eq!(found(&got, "O06"), [expected]);
    }
}

#[test]
fn o06_near_misses() {
    // Down the ladder; one level; a ministry's Party committee; a city's TU; a level
    // that the code does not tell; mere citation.
    for (from, to) in [
        ("12-CTr/HU", "7-KH/TU"),
        ("7-KH/TU", "8-CTr/TU"),
        ("7-KH/TU", "8-CTr/ĐU"),
        ("7-KH/TU", "8/KH-UBND"),
    ] {
        let mut text = district();
        let from = text.cited(from, "2023-08-01");
        let to = text.cited(to, "2023-05-01");
        text.relate(from, Implements, to);
        assert!(of(text, "O06").is_empty());
    }
    let mut text = Text::new("a");
    let from = text.cited("7-KH/TU", "2023-08-01");
    text.last().issuer = Some("Thành ủy Vị Thanh".into());
    let to = text.cited("8-CTr/HU", "2023-05-01");
    text.relate(from, Implements, to);
    assert!(of(text, "O06").is_empty());
    let mut text = district();
    let from = text.cited("7-KH/TU", "2023-08-01");
    let to = text.cited("8-CTr/HU", "2023-05-01");
    text.relate(from, Cites, to);
    assert!(of(text, "O06").is_empty());
}

#[test]
fn o07_sideways_implementation() {
    let sideways = |number: &str, issuer: &str| {
        let mut text = pair(
            district(),
            ("5-KH/HU", "2023-08-01"),
            (number, "2023-05-25"),
        );
        text.last().issuer = Some(issuer.into());
        report([text])
    };
    let got = sideways("8-CTr/HU", "Huyện ủy Châu Thành");
    let expected = vec!["5-KH/HU".to_owned(), "8-CTr/HU".to_owned()];
    assert_eq!(found(&got, "O07"), [("note".into(), expected)]);
    assert_eq!(
        rows(&sideways("8-NQ/HU", "Huyện ủy Vị Thủy"), "O07").len(),
        1
    );
    let mut text = pair(
        commune(),
        ("5-KH/ĐU", "2025-08-01"),
        ("8-CTr/ĐU", "2025-07-25"),
    );
    text.last().issuer = Some("Đảng ủy xã Hòa An".into());
    assert_eq!(rows(&report([text]), "O07").len(), 1);

    // Its own body; the level above; a joint number; a body without a place; a city.
    assert!(rows(&sideways("8-CTr/HU", "Huyện ủy Phụng Hiệp"), "O07").is_empty());
    assert!(rows(&sideways("8-CTr/TU", "Tỉnh ủy Hậu Giang"), "O07").is_empty());
    assert!(rows(&sideways("8-QC/BTCHU-BDVHU", "Huyện ủy Châu Thành"), "O07").is_empty());
    assert!(rows(&sideways("8-CTr/HU", "Huyện ủy"), "O07").is_empty());
    let mut text = Text::new("a").head("?-BC/TU", "THÀNH ỦY VỊ THANH", HEAD.1);
    let from = text.declared("5-KH/TU", "2023-08-01");
    let to = text.cited("8-CTr/TU", "2023-05-25");
    text.last().issuer = Some("Tỉnh ủy Hậu Giang".into());
    text.relate(from, Implements, to);
    assert!(of(text, "O07").is_empty());
}

fn branch(text: Text, from: (&str, &str), to: (&str, &str), issuer: &str) -> Report {
    let mut text = pair(text, from, to);
    text.last().issuer = Some(issuer.into());
    report([text])
}

#[test]
fn o08_foreign_branch() {
    let answer = ("5-KH/HU", "2023-08-01");
    let got = branch(
        district(),
        answer,
        ("8-CTr/TU", "2023-05-25"),
        "Tỉnh ủy An Giang",
    );
    let expected = vec!["5-KH/HU".to_owned(), "8-CTr/TU".to_owned()];
    assert_eq!(found(&got, "O08"), [("warning".into(), expected)]);
    let got = branch(
        district(),
        answer,
        ("8-NQ/TU", "2023-05-25"),
        "BCH Đảng bộ tỉnh Cà Mau",
    );
    assert_eq!(rows(&got, "O08").len(), 1);
    let now = ("5-KH/ĐU", "2025-08-01");
    let got = branch(
        commune(),
        now,
        ("8-NQ/TU", "2025-07-25"),
        "Tỉnh ủy An Giang",
    );
    assert_eq!(rows(&got, "O08").len(), 1);
}

#[test]
fn o08_near_misses() {
    // The province above; no place; a predecessor of before the mergers; Central; and
    // without a letterhead, silence that is told.
    let answer = ("5-KH/HU", "2023-08-01");
    for issuer in ["Tỉnh ủy Hậu Giang", "Ban Thường vụ Tỉnh ủy"] {
        let got = branch(district(), answer, ("8-CTr/TU", "2023-05-25"), issuer);
        assert!(rows(&got, "O08").is_empty());
        assert!(got.self_check.iter().all(|it| it.code != "O08"));
    }
    let now = ("5-KH/ĐU", "2025-08-01");
    let got = branch(
        commune(),
        now,
        ("8-CTr/TU", "2023-05-25"),
        "Tỉnh ủy Sóc Trăng",
    );
    assert!(rows(&got, "O08").is_empty());
    let got = branch(district(), answer, ("8-CT/TW", "2023-05-25"), "Ban Bí thư");
    assert!(rows(&got, "O08").is_empty());
    let got = branch(
        Text::new("a"),
        answer,
        ("8-CTr/TU", "2023-05-25"),
        "Tỉnh ủy An Giang",
    );
    assert!(rows(&got, "O08").is_empty());
    assert!(got.self_check.iter().any(|it| it.code == "O08"));
}

#[test]
fn o10_self_reference() {
    for kind in [Implements, Concretises, BasedOn] {
        let mut text = district();
        let plan = text.declared("5-KH/HU", "2023-01-03");
        let again = text.cited("5-KH/HU", "2023-01-03");
        text.relate(plan, kind, again);
        assert_eq!(
            found(&report([text]), "O10"),
            [("error".into(), vec!["5-KH/HU".to_owned()])]
        );
    }
    // Without a date it may be the plan of an earlier term.
    let mut text = district();
    let plan = text.declared("5-KH/HU", "2023-01-03");
    let again = text.cited("5-KH/HU", "");
    text.relate(plan, Implements, again);
    assert_eq!(found(&report([text]), "O10")[0].0, "note");
}

#[test]
fn o10_near_misses() {
    // The plan of another term; mere citation; replacing; named twice in a row.
    let mut text = district();
    let plan = text.declared("5-KH/HU", "2023-01-03");
    let old = text.cited("5-KH/HU", "2017-01-03");
    text.relate(plan, Implements, old);
    assert!(of(text, "O10").is_empty());
    for kind in [Cites, Replaces] {
        let mut text = district();
        let plan = text.declared("5-KH/HU", "2023-01-03");
        let again = text.cited("5-KH/HU", "2023-01-03");
        text.relate(plan, kind, again);
        assert!(of(text, "O10").is_empty());
    }
    let mut text = district();
    let once = text.cited("35-NQ/TU", "2023-01-03");
    let again = text.cited("35-NQ/TU", "2023-01-03");
    text.relate(once, BasedOn, again);
    assert!(of(text, "O10").is_empty());
}

#[test]
fn o12_implicit_source() {
    for title in [
        "Đẩy mạnh thực hiện Đề án phát triển ứng dụng dữ liệu dân cư",
        "Triển khai Chiến lược phát triển bền vững kinh tế biển",
        "Kế hoạch triển khai thực hiện Chương trình mục tiêu quốc gia giảm nghèo",
    ] {
        let text = titled(district(), "5-KH/HU", "2023-01-03", title);
        assert_eq!(of(text, "O12"), ["5-KH/HU"], "{title}");
    }
    // A number, no name, several, Central, and a source named in the text.
    for (number, title) in [
        ("5-KH/HU", "thực hiện Đề án số 06-ĐA/TU về dữ liệu dân cư"),
        ("5-KH/HU", "thực hiện Nghị quyết của Trung ương về đất đai"),
        (
            "5-KH/HU",
            "thực hiện các nghị quyết của Trung ương và Tỉnh ủy",
        ),
        (
            "5-CT/TW",
            "thực hiện Đề án phát triển ứng dụng dữ liệu dân cư",
        ),
        (
            "5-CV/HU",
            "thực hiện Đề án phát triển ứng dụng dữ liệu dân cư",
        ),
    ] {
        let text = titled(district(), number, "2023-01-03", title);
        assert!(of(text, "O12").is_empty(), "{title}");
    }
    let title = "thực hiện Đề án phát triển ứng dụng dữ liệu dân cư";
    let mut text = titled(district(), "5-KH/HU", "2023-01-03", title);
    let source = text.cited("06-ĐA/TU", "2022-01-03");
    text.relate(End::Mention(0), Implements, source);
    assert!(of(text, "O12").is_empty());
    let mut text = titled(district(), "5-KH/HU", "2023-01-03", title);
    text.cited("06/QĐ-TTg", "2022-01-06");
    text.last().title = Some("phê duyệt Đề án phát triển ứng dụng dữ liệu dân cư".into());
    assert!(of(text, "O12").is_empty());
}

fn two(first: (&str, &str, &str), second: (&str, &str, &str)) -> Text {
    let mut text = district();
    let source = text.cited("139-CTr/TU", "2022-11-09");
    for (number, date, title) in [first, second] {
        let answer = text.declared(number, date);
        if !title.is_empty() {
            text.last().title = Some(title.into());
        }
        text.relate(answer, Concretises, source);
    }
    text
}

#[test]
fn o14_double_implementation() {
    for (first, second) in [
        (
            ("12-KH/HU", "2023-01-05", "đất đai"),
            ("15-KH/HU", "2023-02-05", "Đất đai"),
        ),
        (
            ("12-CTr/HU", "2023-01-05", "đất đai"),
            ("15-CTr/HU", "2023-02-05", "sử dụng đất đai"),
        ),
        (
            ("12-KH/HU", "2023-01-05", "quản lý đất đai"),
            ("15-KH/HU", "2023-02-05", "quản lý đất đai, nhà ở"),
        ),
    ] {
        let got = report([two(first, second)]);
        let expected = vec![
            "139-CTr/TU".to_owned(),
            first.0.to_owned(),
            second.0.to_owned(),
        ];
        assert_eq!(found(&got, "O14"), [("note".into(), expected)]);
    }
    // No title on one side or on both: the two may be for two tasks of many. Another type,
    // year, title.
    for (first, second) in [
        (
            ("12-KH/HU", "2023-01-05", ""),
            ("15-KH/HU", "2023-02-05", ""),
        ),
        (
            ("12-KH/HU", "2023-01-05", "đất đai"),
            ("15-KH/HU", "2023-02-05", ""),
        ),
        (
            ("12-KH/HU", "2023-01-05", "đất đai"),
            ("15-CTr/HU", "2023-02-05", "đất đai"),
        ),
        (
            ("12-KH/HU", "2023-01-05", "đất đai"),
            ("15-KH/HU", "2024-02-05", "đất đai"),
        ),
        (
            ("12-KH/HU", "2023-01-05", "quản lý đất đai"),
            ("15-KH/HU", "2023-02-05", "cải cách hành chính"),
        ),
        (
            ("12-KH/HU", "2023-01-05", "đất đai năm 2023"),
            ("15-KH/HU", "2023-12-05", "đất đai năm 2024"),
        ),
    ] {
        assert!(of(two(first, second), "O14").is_empty(), "{second:?}");
    }
    // A replacement.
    let mut text = two(
        ("12-KH/HU", "2023-01-05", "đất đai"),
        ("15-KH/HU", "2023-02-05", "đất đai"),
    );
    text.relate(End::Mention(2), Replaces, End::Mention(1));
    assert!(of(text, "O14").is_empty());
}

#[test]
fn o15_merged_implementation() {
    let merged = |second: &str| {
        let mut text = pair(
            district(),
            ("5-KH/HU", "2023-01-03"),
            ("1-CTr/TU", "2022-12-01"),
        );
        let more = text.cited(second, "2022-12-02");
        text.relate(End::Mention(0), Implements, more);
        text
    };
    assert_eq!(
        found(&report([merged("2-CTr/TU")]), "O15"),
        [("info".into(), vec!["5-KH/HU".to_owned()])]
    );
    assert_eq!(of(merged("2-CT/TW"), "O15"), ["5-KH/HU"]);
    // The innocent reading of a number declared twice is its consequence.
    let mut text = pair(
        district(),
        ("179-CTr/HU", "2023-07-24"),
        ("189-CTr/TU", "2023-07-10"),
    );
    let again = text.declared("179-CTr/HU", "2023-07-24");
    let other = text.cited("12-NQ/TU", "2023-06-07");
    text.relate(again, Concretises, other);
    let got = report([text]);
    assert_eq!(rows(&got, "O15"), [["179-CTr/HU"]]);
    let finding = |code: &str| {
        got.findings
            .iter()
            .find(|it| it.code == code)
            .expect("a finding")
    };
    let cause = Some(finding("D01").fingerprint.clone());
    assert_eq!(finding("O15").consequence_of, cause);
    assert_eq!(finding("S07").consequence_of, cause);

    // One source; a source and what stands behind it; the same one twice; a draft.
    let text = pair(
        district(),
        ("5-KH/HU", "2023-01-03"),
        ("1-CTr/TU", "2022-12-01"),
    );
    assert!(of(text, "O15").is_empty());
    let mut text = merged("2-CT/TW");
    text.relate(End::Mention(1), Implements, End::Mention(2));
    assert!(of(text, "O15").is_empty());
    let mut text = pair(
        district(),
        ("5-KH/HU", "2023-01-03"),
        ("1-CTr/TU", "2022-12-01"),
    );
    text.relate(End::Mention(0), Concretises, End::Mention(1));
    assert!(of(text, "O15").is_empty());
    let mut text = district();
    let draft = text.draft();
    for number in ["1-CTr/TU", "2-CTr/TU"] {
        let source = text.cited(number, "2022-12-01");
        text.relate(draft, Implements, source);
    }
    assert!(of(text, "O15").is_empty());
}
