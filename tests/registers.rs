//! Registers beside texts: what is in one, what is not, and where the two clash.

mod facts;

use doctrace::audit::Policy;
use doctrace::mention::WrittenDate;
use doctrace::registry::{Register, RegisterRow, RowState};
use doctrace::relation::RelationKind::{Amends, Concretises, Repeals, Replaces};
use facts::{Text, about, day, found, id, judged, of_district, one, plan};

const PROVINCE: &str = "Tỉnh ủy Hậu Giang";
const DISTRICT: &str = "Huyện ủy Phụng Hiệp";

fn row(number: &str, date: &str) -> RegisterRow {
    RegisterRow::new(id(number), (!date.is_empty()).then(|| day(date)))
}

fn with_state(number: &str, state: RowState, since: &str) -> RegisterRow {
    let mut row = row(number, "");
    row.state = state;
    row.since = (!since.is_empty()).then(|| day(since));
    row
}

fn book(series: &str, body: &str, rows: impl IntoIterator<Item = RegisterRow>) -> Register {
    let start = Register::new(series).of_body(body);
    rows.into_iter().fold(start, Register::with)
}

fn complete(series: &str, body: &str, rows: impl IntoIterator<Item = RegisterRow>) -> Policy {
    Policy::new().with_register(book(series, body, rows).complete())
}

#[test]
fn o02_dangling_reference() {
    let policy = complete("CTr/TU", PROVINCE, [row("140-CTr/TU", "2022-11-09")]);
    let got = judged([plan()], &policy);
    assert_eq!(
        found(&got, "O02"),
        [("error".into(), vec!["139-CTr/TU".to_owned()])]
    );
    // Two referrers, one finding with both; an empty register; a source above.
    let mut text = plan();
    let second = text.declared("6-KH/HU", "2023-02-03");
    let source = text.cited("139-CTr/TU", "2022-11-09");
    text.relate(second, Concretises, source);
    let got = judged([text], &policy);
    let finding = got
        .findings
        .iter()
        .find(|it| it.code == "O02")
        .expect("a finding");
    assert!(
        finding.why.en.contains("5-KH/HU, 6-KH/HU"),
        "{}",
        finding.why.en
    );
    assert!(finding.evidence.len() >= 4);
    assert_eq!(
        about(&judged([plan()], &complete("CTr/TU", PROVINCE, [])), "O02").len(),
        1
    );
    let mut open = Register::new("CTr/TU").complete();
    open.from = Some(day("2022-01-01"));
    open.to = Some(day("2022-12-31"));
    let policy = Policy::new().with_register(open.clone());
    assert_eq!(about(&judged([plan()], &policy), "O02").len(), 1);

    // Out of its days; not declared complete; another province's; in it; only named.
    open.to = Some(day("2022-06-30"));
    let days = Policy::new().with_register(open);
    let part = Policy::new().with_register(book("CTr/TU", PROVINCE, []));
    let other = complete("CTr/TU", "Tỉnh ủy Sóc Trăng", []);
    let known = complete("CTr/TU", PROVINCE, [row("139-CTr/TU", "2022-11-09")]);
    for policy in [days, part, other, known] {
        assert!(
            about(&judged([plan()], &policy), "O02").is_empty(),
            "{policy:?}"
        );
    }
    let mut text = of_district("a", "Phụng Hiệp");
    text.cited("139-CTr/TU", "2022-11-09");
    assert!(about(&judged([text], &complete("CTr/TU", PROVINCE, [])), "O02").is_empty());
}

#[test]
fn o03_near_miss_reference() {
    let near = |number: &str, date: &str| {
        let policy = complete("CTr/TU", PROVINCE, []);
        let other = book("KH/TU", PROVINCE, [row(number, date)]);
        let mut register = book("CTr/TU", PROVINCE, []);
        if number.ends_with("-CTr/TU") {
            register.rows.push(row(number, date));
            return judged([plan()], &Policy::new().with_register(register.complete()));
        }
        let mut other = other;
        other.series = id(number).series();
        judged([plan()], &policy.with_register(other))
    };
    // Another organ; a digit; two digits swapped.
    assert_eq!(
        about(&near("139-CTr/HU", "2022-11-09"), "O03"),
        ["139-CTr/TU"]
    );
    assert_eq!(
        about(&near("138-CTr/TU", "2022-11-09"), "O03"),
        ["139-CTr/TU"]
    );
    let got = near("193-CTr/TU", "2022-11-09");
    assert_eq!(about(&got, "O03"), ["139-CTr/TU"]);
    let print = |code: &str| got.findings.iter().find(|it| it.code == code).expect("it");
    assert_eq!(
        print("O03").consequence_of.as_ref(),
        Some(&print("O02").fingerprint)
    );
    // Another day; far off; a row of unknown date beside; the number itself.
    for (number, date) in [
        ("138-CTr/TU", "2022-12-09"),
        ("250-CTr/TU", "2022-11-09"),
        ("138-CTr/TU", ""),
        ("139-CTr/TU", "2022-11-09"),
        ("139-QĐ/TU", "2022-11-09"),
    ] {
        assert!(
            about(&near(number, date), "O03").is_empty(),
            "{number} {date}"
        );
    }
}

#[test]
fn l09_amend_target_missing() {
    let text = |kind| {
        one(
            "a",
            "Phụng Hiệp",
            ("9-QĐ/HU", "2023-02-02"),
            kind,
            ("1-QĐ/HU", "2022-05-05"),
        )
    };
    let policy = complete(
        "QĐ/HU",
        "Huyện ủy Phụng Hiệp",
        [row("2-QĐ/HU", "2022-06-06")],
    );
    let here = |kind| {
        let mut text = text(kind);
        text.last().issuer = Some(DISTRICT.into());
        text
    };
    for kind in [Amends, Replaces, Repeals] {
        let got = judged([here(kind)], &policy);
        assert_eq!(about(&got, "L09"), ["9-QĐ/HU 1-QĐ/HU"]);
        let it = got.findings.iter().find(|it| it.code == "L09").expect("it");
        let cause = got
            .findings
            .iter()
            .find(|it| it.code == "O02")
            .expect("its cause");
        assert_eq!(it.consequence_of.as_ref(), Some(&cause.fingerprint));
    }
    // It is there; it is carried out, not changed; no complete register.
    let known = complete("QĐ/HU", DISTRICT, [row("1-QĐ/HU", "2022-05-05")]);
    assert!(about(&judged([here(Amends)], &known), "L09").is_empty());
    assert!(about(&judged([here(Concretises)], &policy), "L09").is_empty());
    let part = Policy::new().with_register(book("QĐ/HU", DISTRICT, []));
    assert!(about(&judged([here(Amends)], &part), "L09").is_empty());
}

#[test]
fn w08_register_mismatch() {
    let got = |row: RegisterRow| {
        let policy = Policy::new().with_register(book("KH/HU", DISTRICT, [row]));
        about(&judged([plan()], &policy), "W08")
    };
    // Another date; struck out; replaced by a text; not in a complete register.
    assert_eq!(got(row("5-KH/HU", "2023-02-03")), ["5-KH/HU"]);
    assert_eq!(got(with_state("5-KH/HU", RowState::Void, "")), ["5-KH/HU"]);
    let mut text = plan();
    let end = text.declared("9-KH/HU", "2023-09-09");
    let old = text.cited("5-KH/HU", "2023-02-02");
    text.relate(end, Replaces, old);
    let policy = Policy::new().with_register(book("KH/HU", DISTRICT, [row("5-KH/HU", "")]));
    assert_eq!(about(&judged([text], &policy), "W08"), ["5-KH/HU"]);
    let empty = complete("KH/HU", DISTRICT, []);
    assert_eq!(about(&judged([plan()], &empty), "W08"), ["5-KH/HU"]);
    let clash = judged([plan()], &complete("KH/HU", DISTRICT, []));
    let it = clash.findings.iter().find(|it| it.code == "W08");
    assert_eq!(
        it.map(|it| it.readings.len()),
        Some(2),
        "a clash has readings"
    );
    // Two rows for one number.
    let rows = [row("7-KH/HU", "2023-03-03"), row("7-KH/HU", "2023-04-04")];
    let policy = Policy::new().with_register(book("KH/HU", DISTRICT, rows));
    let twice = judged([plan()], &policy);
    assert_eq!(about(&twice, "W08"), ["7-KH/HU"]);
    assert_eq!(
        twice
            .findings
            .iter()
            .find(|it| it.code == "W08")
            .expect("it")
            .evidence
            .len(),
        2
    );

    // The same; without a date; another district's; the same row twice.
    assert!(got(row("5-KH/HU", "2023-02-02")).is_empty());
    assert!(got(row("5-KH/HU", "")).is_empty());
    let other = book("KH/HU", "Huyện ủy Long Mỹ", [row("5-KH/HU", "2023-02-03")]);
    assert!(
        about(
            &judged([plan()], &Policy::new().with_register(other)),
            "W08"
        )
        .is_empty()
    );
    let rows = [row("7-KH/HU", "2023-03-03"), row("7-KH/HU", "2023-03-03")];
    let policy = Policy::new().with_register(book("KH/HU", DISTRICT, rows));
    assert!(about(&judged([plan()], &policy), "W08").is_empty());
}

/// A report of the district on 2023 that cites one document.
fn year() -> Text {
    let mut text = of_district("a", "Phụng Hiệp");
    text.facts.own.type_word = Some("BÁO CÁO".into());
    text.facts.own.period = WrittenDate::Year(2023).interval();
    text.cited("07-NQ/TU", "2023-01-05");
    text
}

#[test]
fn g08_report_omits_known() {
    let rows = || {
        [
            row("7-NQ/TU", "2023-01-05"),
            row("8-NQ/TU", "2023-03-05"),
            row("9-NQ/TU", "2023-12-31"),
        ]
    };
    let policy = Policy::new().with_register(book("NQ/TU", PROVINCE, rows()));
    let got = judged([year()], &policy);
    assert_eq!(about(&got, "G08"), ["8-NQ/TU", "9-NQ/TU"]);
    assert!(
        found(&got, "G08")
            .iter()
            .all(|(severity, _)| severity == "note")
    );
    let own = Policy::new().with_register(book("KH/HU", DISTRICT, [row("1-KH/HU", "2023-04-04")]));
    assert_eq!(about(&judged([year()], &own), "G08"), ["1-KH/HU"]);
    // Outside the period; struck out; another province's; no report.
    for rows in [
        vec![row("8-NQ/TU", "2022-12-31")],
        vec![row("8-NQ/TU", "")],
        vec![with_state("8-NQ/TU", RowState::Void, "")],
    ] {
        let policy = Policy::new().with_register(book("NQ/TU", PROVINCE, rows));
        assert!(about(&judged([year()], &policy), "G08").is_empty());
    }
    let other = Policy::new().with_register(book("NQ/TU", "Tỉnh ủy Sóc Trăng", rows()));
    assert!(about(&judged([year()], &other), "G08").is_empty());
    let mut plan = Text::new("a").head("3-KH/HU", "HUYỆN ỦY PHỤNG HIỆP", "ĐẢNG BỘ TỈNH HẬU GIANG");
    plan.facts.own.type_word = Some("KẾ HOẠCH".into());
    plan.facts.own.period = WrittenDate::Year(2023).interval();
    assert!(about(&judged([plan], &policy), "G08").is_empty());
}

#[test]
fn s01_is_a_warning_under_a_complete_register() {
    let text = || {
        let mut text = of_district("a", "Phụng Hiệp");
        text.declared("5-KH/HU", "2023-02-02");
        text.declared("9-KH/HU", "2023-02-09");
        text
    };
    let known = [5, 6, 9].map(|it| row(&format!("{it}-KH/HU"), ""));
    let got = judged([text()], &complete("KH/HU", DISTRICT, known.clone()));
    assert_eq!(
        found(&got, "S01"),
        [("warning".into(), vec!["KH/HU".to_owned()])]
    );
    let why = &got
        .findings
        .iter()
        .find(|it| it.code == "S01")
        .expect("it")
        .why
        .en;
    assert!(why.contains("7-8 (2)"), "{why}");
    // All accounted for: no hole. Not complete: as without.
    let all = [5, 6, 7, 8, 9].map(|it| row(&format!("{it}-KH/HU"), ""));
    assert!(found(&judged([text()], &complete("KH/HU", DISTRICT, all)), "S01").is_empty());
    let part = Policy::new().with_register(book("KH/HU", DISTRICT, known));
    assert_eq!(found(&judged([text()], &part), "S01")[0].0, "info");
}

#[test]
fn parts_of_one_book_are_read_together() {
    let got = |books: [Register; 2]| {
        let mut all = facts::registry([plan()]);
        for book in books {
            all.add_register(book);
        }
        about(&doctrace::report::Report::of(&all, &Policy::new()), "O02")
    };
    let first = book("CTr/TU", PROVINCE, [row("138-CTr/TU", "2022-11-08")]).complete();
    let second = book("CTr/TU", PROVINCE, [row("139-CTr/TU", "2022-11-09")]);
    assert!(got([first.clone(), second.clone()]).is_empty());
    // The same words set in another way are the same keeper.
    let mut spelt = second.clone();
    spelt.body = Some("Tỉnh uỷ Hậu Giang".into());
    assert!(got([first.clone(), spelt]).is_empty());
    // Another body's book; another year's; a part that has other rows.
    let mut other = second.clone();
    other.body = Some("Tỉnh ủy Sóc Trăng".into());
    let mut days = second.clone();
    days.from = Some(day("2021-01-01"));
    days.to = Some(day("2021-12-31"));
    let rest = book("CTr/TU", PROVINCE, [row("140-CTr/TU", "2022-11-09")]);
    for part in [other, days, rest] {
        assert_eq!(got([first.clone(), part]), ["139-CTr/TU"]);
    }
    // What two parts have of one number is held against each other, a row that stands in
    // both is not.
    let clash = |date: &str| {
        let mut all = facts::registry([]);
        all.add_register(book("CTr/TU", PROVINCE, [row("139-CTr/TU", "2022-11-09")]));
        all.add_register(
            book("CTr/TU", PROVINCE, [row("139-CTr/TU", date)])
                .with(row("140-CTr/TU", "2022-11-10")),
        );
        about(&doctrace::report::Report::of(&all, &Policy::new()), "W08")
    };
    assert_eq!(clash("2022-11-19"), ["139-CTr/TU"]);
    assert!(clash("2022-11-09").is_empty());
}

#[test]
fn d01_names_the_reading_of_the_register() {
    let text = || {
        let mut text = plan();
        let again = text.declared("5-KH/HU", "2023-02-02");
        let other = text.cited("140-CTr/TU", "2022-11-09");
        text.relate(again, Concretises, other);
        text
    };
    let why = |rows: Vec<RegisterRow>| {
        let policy = Policy::new().with_register(book("KH/HU", DISTRICT, rows));
        let got = judged([text()], &policy);
        let it = got
            .findings
            .iter()
            .find(|it| it.code == "D01")
            .expect("a collision");
        (it.why.en.clone(), it.readings[0].en.clone())
    };
    let (one, first) = why(vec![row("5-KH/HU", "2023-02-02")]);
    assert!(
        one.contains("By the register:") && one.contains("one paper"),
        "{one}"
    );
    assert!(first.contains("one paper answers"));
    let mut second = row("5-KH/HU", "2023-02-02");
    second.title = Some("về đất đai".into());
    let (two, first) = why(vec![row("5-KH/HU", "2023-02-02"), second]);
    assert!(two.contains("several papers"), "{two}");
    assert!(first.contains("several papers"));
    assert!(!why(vec![]).0.contains("register:"));
}

#[test]
fn a_row_is_a_documents_where_identity_says_so() {
    let got = |row: RegisterRow| {
        let policy = Policy::new().with_register(book("KH/HU", DISTRICT, [row]));
        about(&judged([plan()], &policy), "W08")
    };
    // The register follows the other order of signs.
    assert_eq!(got(row("5/KH-HU", "2023-02-03")), ["5-KH/HU"]);
    assert!(got(row("5/KH-HU", "2023-02-02")).is_empty());
    // A number of the term before is another document's.
    assert!(got(row("5-KH/HU", "2018-02-03")).is_empty());
    // What became of that one is nothing to this one.
    let void = |date: &str| {
        let mut row = with_state("139-CTr/TU", RowState::Replaced, "2023-01-01");
        row.date = Some(day(date));
        let policy = Policy::new().with_register(book("CTr/TU", PROVINCE, [row]));
        about(&judged([plan()], &policy), "L03")
    };
    assert_eq!(void("2022-11-09"), ["5-KH/HU 139-CTr/TU"]);
    assert!(void("2017-11-09").is_empty());
    // Two rows for one number, in two orders of signs.
    let rows = [row("7-KH/HU", "2023-03-03"), row("7/KH-HU", "2023-04-04")];
    let policy = Policy::new().with_register(book("KH/HU", DISTRICT, rows));
    assert_eq!(about(&judged([plan()], &policy), "W08"), ["7-KH/HU"]);
}
