//! Rules on numbers and whose they are: each fires on its fault and stays silent beside
//! it.

mod facts;

use doctrace::id::{DocumentId, Repairs};
use doctrace::registry::End;
use doctrace::relation::RelationKind::{Amends, Concretises, Replaces};
use facts::{Text, found, id, report, subjects};

const HEAD: (&str, &str) = ("HUYỆN ỦY PHỤNG HIỆP", "ĐẢNG BỘ TỈNH HẬU GIANG");

fn district() -> Text {
    Text::new("a").head("?-BC/HU", HEAD.0, HEAD.1)
}

fn of(text: Text, code: &str) -> Vec<String> {
    subjects(&report([text]), code)
}

const ROADS: &str = "Phát triển giao thông nông thôn gắn với xây dựng nông thôn mới";

fn twins(first: (&str, &str, &str), second: (&str, &str, &str)) -> Text {
    let mut text = district();
    let source = text.cited("139-CTr/TU", "2022-11-09");
    for (number, date, title) in [first, second] {
        let answer = text.declared(number, date);
        text.last().title = Some(title.into());
        text.relate(answer, Concretises, source);
    }
    text
}

#[test]
fn d02_two_codes_of_one_type() {
    let codes = |numbers: [(&str, &str); 2]| {
        let mut text = district();
        for (number, date) in numbers {
            text.cited(number, date);
        }
        found(&report([text]), "D02")
    };
    assert_eq!(
        codes([("08-QĐi/TW", "2018-10-25"), ("08-QĐ/TW", "")]),
        [(
            "note".to_owned(),
            vec!["08-QĐi/TW".to_owned(), "08-QĐ/TW".to_owned()]
        )]
    );
    // After the years of one code; one code twice; another number.
    assert!(codes([("08-QĐi/TW", ""), ("08-QĐ/TW", "2022-06-16")]).is_empty());
    assert!(codes([("08-QĐ/TW", "2018-10-25"), ("08-QĐ/TW", "")]).is_empty());
    assert!(codes([("08-QĐi/TW", "2018-10-25"), ("18-QĐ/TW", "")]).is_empty());
}

#[test]
fn d02_same_paper_twice() {
    for second in [
        ("13-KH/HU", "2023-01-05", ROADS),
        ("13-KH/HU", "2023-01-08", ROADS),
        (
            "14-KH/HU",
            "2023-01-03",
            "Phát triển giao thông nông thôn, gắn với xây dựng nông thôn mới.",
        ),
    ] {
        let got = report([twins(("12-KH/HU", "2023-01-05", ROADS), second)]);
        assert_eq!(found(&got, "D02").len(), 1, "{second:?}");
        assert_eq!(found(&got, "D02")[0].0, "note");
        // Two answers of one body follow from it.
        let cause = got
            .findings
            .iter()
            .find(|it| it.code == "D02")
            .expect("D02");
        let double = got
            .findings
            .iter()
            .find(|it| it.code == "O14")
            .expect("O14");
        let first = cause.subjects.contains(&double.subjects[1]);
        assert_eq!(double.consequence_of.is_some(), first);
    }
    // Days apart; another title; another type; an amendment; other sources.
    for second in [
        ("13-KH/HU", "2023-01-09", ROADS),
        (
            "13-KH/HU",
            "2023-01-05",
            "Phát triển giáo dục và đào tạo đến năm 2030",
        ),
        ("13-CTr/HU", "2023-01-05", ROADS),
    ] {
        assert!(of(twins(("12-KH/HU", "2023-01-05", ROADS), second), "D02").is_empty());
    }
    for kind in [Amends, Replaces] {
        let mut text = twins(
            ("12-KH/HU", "2023-01-05", ROADS),
            ("13-KH/HU", "2023-01-06", ROADS),
        );
        text.relate(End::Mention(2), kind, End::Mention(1));
        assert!(of(text, "D02").is_empty());
    }
    let mut text = twins(
        ("12-KH/HU", "2023-01-05", ROADS),
        ("13-KH/HU", "2023-01-06", ROADS),
    );
    let more = text.cited("140-CTr/TU", "2022-11-09");
    text.relate(End::Mention(2), Concretises, more);
    assert!(of(text, "D02").is_empty());
}

#[test]
fn d04_cross_period_homonym() {
    let homonym = |number: &str, dates: [&str; 2]| {
        let mut text = Text::new("a").head("?-BC/HU", HEAD.0, HEAD.1);
        for date in dates {
            text.cited(number, date);
        }
        text.cited(number, "");
        text
    };
    for (number, dates) in [
        ("18-NQ/TW", ["2017-10-25", "2022-06-16"]),
        ("27-NQ/TW", ["2018-05-21", "2022-11-09"]),
        ("12/QĐ-UBND", ["2022-01-05", "2023-01-05"]),
    ] {
        let got = report([homonym(number, dates)]);
        assert_eq!(
            found(&got, "D04"),
            [("note".into(), vec![number.to_owned()])]
        );
    }
    // A date; a term; only one document of the number.
    let mut text = homonym("18-NQ/TW", ["2017-10-25", "2022-06-16"]);
    text.last().date = text.facts.mentions[0].date;
    assert!(of(text, "D04").is_empty());
    let mut text = homonym("18-NQ/TW", ["2017-10-25", "2022-06-16"]);
    text.last().term = Some(13);
    assert!(of(text, "D04").is_empty());
    let text = homonym("18-NQ/TW", ["2022-06-16", "2022-06-16"]);
    assert!(of(text, "D04").is_empty());
}

#[test]
fn d05_same_ordinal_other_series() {
    let both = |a: &str, b: &str| {
        let mut text = district();
        text.cited(a, "2023-01-05");
        text.cited(b, "2023-01-06");
        text
    };
    for (a, b) in [
        ("139-CTr/TU", "139-KH/HU"),
        ("200-CV/TU", "200-CV/HU"),
        ("1234/QĐ-UBND", "1234-CV/TU"),
    ] {
        let got = report([both(a, b)]);
        assert_eq!(found(&got, "D05").len(), 1);
        assert_eq!(found(&got, "D05")[0].0, "info");
        assert!(found(&got, "D01").is_empty());
    }
    // Small numbers; numbers with a year; one series; two texts.
    for (a, b) in [
        ("39-CTr/TU", "39-KH/HU"),
        ("139/2023/NĐ-CP", "139/2023/TT-BTC"),
        ("139-CTr/TU", "139-CTr/TU"),
    ] {
        assert!(of(both(a, b), "D05").is_empty(), "{a} {b}");
    }
    let mut first = district();
    first.cited("139-CTr/TU", "2023-01-05");
    let mut second = Text::new("b");
    second.cited("139-KH/HU", "2023-01-05");
    assert!(subjects(&report([first, second]), "D05").is_empty());
}

#[test]
fn d06_unresolved_body() {
    let above = |number: &str| {
        let mut text = Text::new("a").head("?-BC/TU", "TỈNH ỦY HẬU GIANG", "");
        text.cited(number, "2023-01-05");
        text
    };
    for number in ["5-KH/HU", "5-KH/ĐU"] {
        let got = report([above(number)]);
        assert_eq!(
            found(&got, "D06"),
            [("note".into(), vec![number.to_owned()])]
        );
    }
    // Two districts have the number, and one mention fits either.
    let mut text = Text::new("a");
    for issuer in ["Huyện ủy Phụng Hiệp", "Huyện ủy Châu Thành"] {
        text.cited("5-KH/HU", "2023-01-05");
        text.last().issuer = Some(issuer.into());
    }
    text.cited("5-KH/HU", "");
    let got = report([text]);
    assert_eq!(subjects(&got, "D06"), ["5-KH/HU"]);

    // A place; its own district; Central; no letterhead, which is told.
    let mut text = above("5-KH/HU");
    text.last().issuer = Some("Huyện ủy Châu Thành".into());
    assert!(of(text, "D06").is_empty());
    let mut text = district();
    text.declared("5-KH/HU", "2023-01-05");
    assert!(of(text, "D06").is_empty());
    assert!(of(above("5-KH/TW"), "D06").is_empty());
    let mut text = Text::new("a");
    text.cited("5-KH/HU", "2023-01-05");
    let got = report([text]);
    assert!(found(&got, "D06").is_empty());
    assert!(got.self_check.iter().any(|it| it.code == "D06"));
}

#[test]
fn d09_missing_title() {
    let mut text = district();
    for number in ["109-KH/HU", "139-CTr/TU", "30/2020/NĐ-CP"] {
        text.cited(number, "2023-01-05");
    }
    let got = report([text]);
    let all = ["109-KH/HU", "139-CTr/TU", "30/2020/NĐ-CP"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(found(&got, "D09"), [("info".into(), all)]);
    // A title at any of its mentions; a law; the text itself.
    let mut text = district();
    text.cited("109-KH/HU", "2023-01-05");
    text.cited("109-KH/HU", "2023-01-05");
    text.last().title = Some("đất đai".into());
    text.cited("45/2019/QH14", "");
    assert!(of(text, "D09").is_empty());
    assert!(of(Text::new("a").head("9-KH/HU", HEAD.0, HEAD.1), "D09").is_empty());
}

fn spoken(word: &str, number: &str) -> Text {
    let mut text = district();
    text.cited(number, "2023-01-05");
    text.last().type_word = Some(word.into());
    text
}

#[test]
fn d10_type_name_mismatch() {
    for (word, number) in [
        ("Kế hoạch", "150-CTr/HU"),
        ("Nghị quyết", "23-CT/TW"),
        ("Công văn", "223-KH/TU"),
        ("NQ", "223-KH/TU"),
    ] {
        let got = report([spoken(word, number)]);
        assert_eq!(
            found(&got, "D10"),
            [("warning".into(), vec![number.to_owned()])]
        );
    }
    for (word, number) in [
        ("Quyết định", "66-QĐ/TW"),
        ("Quy định", "66-QĐ/TW"),
        ("Chương trình hành động", "39-CTr/TU"),
        ("Văn bản", "39-CTr/TU"),
        ("Công văn", "2265/BCT-ATMT"),
        ("Văn bản", "2265/BCT-ATMT"),
        ("Đề án", "06/QĐ-TTg"),
        ("CTr", "39-CTr/TU"),
    ] {
        assert!(
            of(spoken(word, number), "D10").is_empty(),
            "{word} {number}"
        );
    }
    // A word that a list shares; a number that was mended in doubt.
    let mut text = spoken("Kế hoạch", "150-CTr/HU");
    text.last().type_inherited = true;
    assert!(of(text, "D10").is_empty());
    let mut text = spoken("Kế hoạch", "150-CTr/HU");
    text.last().certain = false;
    assert!(of(text, "D10").is_empty());
}

#[test]
fn d11_organ_wording_mismatch() {
    let worded = |number: &str, date: &str, issuer: &str| {
        let mut text = district();
        text.cited(number, date);
        text.last().issuer = Some(issuer.into());
        text
    };
    for (number, date, issuer) in [
        ("18-NQ/TW", "2022-06-16", "Ban Bí thư"),
        ("23-CT/TW", "2023-05-25", "Ban Chấp hành Trung ương Đảng"),
        ("139-CTr/TU", "2022-11-09", "Huyện ủy Châu Thành"),
        ("18-NQ/TW", "2022-06-16", "Ban Thường vụ Tỉnh ủy"),
        ("18-NQ/TU", "2022-06-16", "Bộ Chính trị"),
    ] {
        let got = report([worded(number, date, issuer)]);
        assert_eq!(
            found(&got, "D11"),
            [("note".into(), vec![number.to_owned()])],
            "{issuer}"
        );
    }
    for (number, date, issuer) in [
        ("18-NQ/TW", "2022-06-16", "Ban Chấp hành Trung ương Đảng"),
        ("18-NQ/TW", "2022-06-16", "Bộ Chính trị"),
        ("18-NQ/TW", "1985-06-16", "Ban Bí thư"),
        ("18-NQ/TW", "", "Ban Bí thư"),
        ("23-CT/TW", "2023-05-25", "Ban Bí thư"),
        ("139-CTr/TU", "2022-11-09", "Thành ủy Cần Thơ"),
        ("33-QĐ/BTCTU", "2022-11-09", "Ban Tổ chức Tỉnh ủy"),
        ("5-KH/ĐU", "2025-11-09", "Đảng ủy xã Hòa An"),
        ("5-CT/QU", "2022-11-09", "Quân ủy Trung ương"),
    ] {
        assert!(
            of(worded(number, date, issuer), "D11").is_empty(),
            "{number} {issuer}"
        );
    }
}

/// A number as written, read as the reader does.
fn written(raw: &str) -> Text {
    let read = DocumentId::parse_lenient(raw).expect("a number");
    let mut text = district();
    text.cited(&read.id.to_string(), "2023-01-05");
    let place = text.place(raw);
    text.last().place = place;
    text.last().repairs = read.repairs;
    text
}

#[test]
fn d12_lookalike_characters() {
    for (raw, number) in [
        ("139–CTr/TU", "139-CTr/TU"),
        ("139-Ctr/TU", "139-CTr/TU"),
        ("12/QÐ-UBND", "12/QĐ-UBND"),
        ("12/QD-UBND", "12/QĐ-UBND"),
    ] {
        let got = report([written(raw)]);
        assert_eq!(
            found(&got, "D12"),
            [("warning".into(), vec![number.to_owned()])],
            "{raw}"
        );
    }
    // One finding for a text that always writes it so.
    let mut text = written("139–CTr/TU");
    let twin = text.facts.mentions[0].clone();
    text.facts.mentions.push(twin);
    assert_eq!(found(&report([text]), "D12").len(), 1);
    for raw in ["139-CTr/TU", "139 - CTr/TU", "33-NQ/TƯ", "858CV/ĐUK"] {
        assert!(of(written(raw), "D12").is_empty(), "{raw}");
    }
    let mut text = written("18-nq/tw");
    text.last().repairs = Repairs::CASE.union(Repairs::FILE_NAME);
    assert!(of(text, "D12").is_empty());
}

#[test]
fn d13_style_crossover() {
    let cited = |number: &str| {
        let mut text = district();
        text.cited(number, "2023-01-05");
        text
    };
    for number in ["16/NQ-TW", "233/NQ-ĐU", "200-KH/UBND"] {
        let got = report([cited(number)]);
        let label = id(number).to_string();
        assert_eq!(
            found(&got, "D13"),
            [("note".into(), vec![label])],
            "{number}"
        );
    }
    // Each in its own style; an organ of both families; separators that were mended.
    for number in [
        "16-NQ/TW",
        "200/KH-UBND",
        "5/QĐ-BCĐ",
        "5-QĐ/BCĐ",
        "2265/BCT-ATMT",
    ] {
        assert!(of(cited(number), "D13").is_empty(), "{number}");
    }
    let mut text = cited("825/QĐ-TU");
    text.last().repairs = Repairs::SEPARATOR;
    assert!(of(text, "D13").is_empty());
}
