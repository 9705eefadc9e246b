//! Registers tell which of several documents an open mention names, where exactly one
//! row fits and nothing contradicts; otherwise the mention stays open.

mod facts;

use doctrace::audit::Policy;
use doctrace::registry::{Register, RegisterRow, RowState};
use doctrace::relation::RelationKind::Concretises;
use doctrace::report::{Lang, Report, Show};
use facts::{Text, day, id, judged, of_district};

fn book(series: &str, body: &str, rows: &[(&str, &str)]) -> Register {
    let start = Register::new(series);
    let start = if body.is_empty() {
        start
    } else {
        start.of_body(body)
    };
    rows.iter().fold(start, |book, (number, date)| {
        let date = (!date.is_empty()).then(|| day(date));
        book.with(RegisterRow::new(id(number), date))
    })
}

fn under(texts: Vec<Text>, books: &[Register]) -> Report {
    let policy = books.iter().cloned();
    judged(texts, &policy.fold(Policy::new(), Policy::with_register))
}

/// Number, date and doubt of each document of a number.
fn rows(report: &Report, number: &str) -> Vec<(String, Option<String>)> {
    let rows = report.documents.iter().filter(|row| row.label == number);
    rows.map(|row| {
        let date = row.date.map(|it| it.to_string()).unwrap_or_default();
        (date, row.doubt.map(|it| it.name().to_owned()))
    })
    .collect()
}

fn sure(date: &str) -> (String, Option<String>) {
    (date.to_owned(), None)
}

fn open(date: &str, doubt: &str) -> (String, Option<String>) {
    (date.to_owned(), Some(doubt.to_owned()))
}

/// Two resolutions of one number and two terms, and one text that cites it bare.
fn terms() -> Vec<Text> {
    let mut old = of_district("a", "Phụng Hiệp");
    old.cited("18-NQ/TW", "2017-10-25");
    let mut new = of_district("b", "Phụng Hiệp");
    new.cited("18-NQ/TW", "2022-06-16");
    let mut bare = of_district("c", "Phụng Hiệp");
    let plan = bare.declared("9-KH/HU", "2023-03-03");
    let source = bare.cited("18-NQ/TW", "");
    bare.relate(plan, Concretises, source);
    vec![old, new, bare]
}

const NEW: &[(&str, &str)] = &[("18-NQ/TW", "2022-06-16")];

#[test]
fn a_bare_citation_is_the_one_that_a_complete_register_has() {
    let left_open = [sure("2017-10-25"), sure("2022-06-16"), open("", "period")];
    assert_eq!(rows(&under(terms(), &[]), "18-NQ/TW"), left_open);
    let complete = book("NQ/TW", "", NEW).complete();
    let got = under(terms(), std::slice::from_ref(&complete));
    assert_eq!(
        rows(&got, "18-NQ/TW"),
        [sure("2017-10-25"), sure("2022-06-16")]
    );
    assert_eq!(got.chains[0].keys, ["9-KH/HU", "18-NQ/TW#2"]);
    assert!(facts::about(&got, "D04").is_empty());
    // The report tells which mention was decided so, and no other.
    let told = |report: &Report| {
        let rows = report.documents.iter();
        let decided = rows.flat_map(|row| row.decided.iter().map(|it| (&row.key, it)));
        let found = decided.map(|(key, it)| (key.clone(), it.input.clone()));
        found.collect::<Vec<_>>()
    };
    assert_eq!(told(&got), [("18-NQ/TW#2".to_owned(), "c".to_owned())]);
    assert!(told(&under(terms(), &[])).is_empty());
    let row = got.documents.iter().find(|row| row.key == "18-NQ/TW#2");
    let row = row.expect("the row");
    assert!(row.evidence.contains(&row.decided[0]));
    // The same in two parts, of which one is declared complete.
    let parts = [book("NQ/TW", "", &[]).complete(), book("NQ/TW", "", NEW)];
    assert_eq!(rows(&under(terms(), &parts), "18-NQ/TW").len(), 2);
    // The registers of a registry tell as those of a policy do.
    let mut registry = facts::registry(terms());
    registry.add_register(complete);
    assert_eq!(Report::of(&registry, &Policy::new()), got);
}

#[test]
fn a_bare_citation_stays_open_where_the_other_one_may_be_meant() {
    let both = [NEW[0], ("18-NQ/TW", "2017-10-25")];
    let undated = [NEW[0], ("18-NQ/TW", "")];
    let mut days = book("NQ/TW", "", NEW).complete();
    days.from = Some(day("2021-02-02"));
    let mut void = book("NQ/TW", "", NEW).complete();
    void.rows[0].state = RowState::Void;
    let near_misses = [
        // Not declared complete; two rows fit; one of them without a date.
        book("NQ/TW", "", NEW),
        book("NQ/TW", "", &both).complete(),
        book("NQ/TW", "", &undated).complete(),
        // It does not speak of the days of the other; struck out; another number.
        days,
        void,
        book("NQ/TW", "", &[("19-NQ/TW", "2022-06-16")]).complete(),
        // Another day than that of either; no day.
        book("NQ/TW", "", &[("18-NQ/TW", "2022-06-17")]).complete(),
        book("NQ/TW", "", &[("18-NQ/TW", "")]).complete(),
    ];
    for register in near_misses {
        let got = under(terms(), std::slice::from_ref(&register));
        assert_eq!(rows(&got, "18-NQ/TW").len(), 3, "{register:?}");
        assert_eq!(facts::about(&got, "D04"), ["18-NQ/TW"], "{register:?}");
    }
    // Two registers that say different things.
    let other = book("NQ/TW", "Ban Bí thư", &[("18-NQ/TW", "2017-10-25")]);
    let got = under(terms(), &[book("NQ/TW", "", NEW).complete(), other]);
    assert_eq!(rows(&got, "18-NQ/TW").len(), 3);
    // A text says that the other one was issued: text and register clash.
    let mut texts = terms();
    texts[0] = Text::new("a").head("18-NQ/TW", "BAN CHẤP HÀNH TRUNG ƯƠNG", "ĐẢNG CỘNG SẢN");
    texts[0].facts.own.date = Some(doctrace::mention::WrittenDate::Day(day("2017-10-25")));
    let got = under(texts, &[book("NQ/TW", "", NEW).complete()]);
    assert_eq!(rows(&got, "18-NQ/TW").len(), 3);
    assert_eq!(facts::about(&got, "W08"), ["18-NQ/TW"]);
}

/// One number on two days around a congress of a district.
fn congress(number: [&str; 2], days: [&str; 2]) -> Vec<Text> {
    let names = ["a", "b"].into_iter().zip(number.into_iter().zip(days));
    let text = |(name, (number, day)): (&str, (&str, &str))| {
        let mut text = of_district(name, "Phụng Hiệp");
        text.declared(number, day);
        text
    };
    names.map(text).collect()
}

#[test]
fn two_days_with_a_row_each_are_two_documents() {
    let days = ["2020-07-20", "2020-08-20"];
    let texts = || congress(["5-KH/HU"; 2], days);
    let windows = days.map(|it| open(it, "window"));
    assert_eq!(rows(&under(texts(), &[]), "5-KH/HU"), windows);
    let of = |rows: &[(&str, &str)]| book("KH/HU", "Huyện ủy Phụng Hiệp", rows);
    // One row that fits one of them tells of that one only.
    let one = under(texts(), &[of(&[("5-KH/HU", days[0])])]);
    assert_eq!(rows(&one, "5-KH/HU"), [sure(days[0]), windows[1].clone()]);
    let both = under(
        texts(),
        &[of(&[("5-KH/HU", days[0]), ("5-KH/HU", days[1])])],
    );
    assert_eq!(rows(&both, "5-KH/HU"), days.map(sure));
    // Another day; another body's register; struck out; no day.
    let mut void = of(&[("5-KH/HU", days[0])]);
    void.rows[0].state = RowState::Void;
    for register in [
        of(&[("5-KH/HU", "2020-07-21")]),
        book("KH/HU", "Huyện ủy Long Mỹ", &[("5-KH/HU", days[0])]),
        void,
        of(&[("5-KH/HU", "")]),
    ] {
        let got = under(texts(), std::slice::from_ref(&register));
        assert_eq!(rows(&got, "5-KH/HU"), windows, "{register:?}");
    }
}

#[test]
fn a_day_with_a_row_tells_whose_it_is_not_and_texts_on_it_speak_of_one() {
    let districts = |open: &[&str]| {
        let mut texts: Vec<Text> = [
            ("a", "Phụng Hiệp", "2023-01-05"),
            ("b", "Long Mỹ", "2023-02-06"),
        ]
        .map(|(name, district, date)| {
            let mut text = of_district(name, district);
            text.declared("5-KH/HU", date);
            text
        })
        .into();
        for name in open {
            let mut text = Text::new(name);
            text.cited("5-KH/HU", "2023-04-04");
            texts.push(text);
        }
        texts
    };
    let known = [sure("2023-01-05"), sure("2023-02-06")];
    let third = book("KH/HU", "Huyện ủy Vị Thủy", &[("5-KH/HU", "2023-04-04")]);
    let got = under(districts(&["c", "d"]), &[]);
    let left = open("2023-04-04", "body");
    assert_eq!(rows(&got, "5-KH/HU")[2..], [left.clone(), left.clone()]);
    let got = under(districts(&["c", "d"]), std::slice::from_ref(&third));
    assert_eq!(rows(&got, "5-KH/HU")[..2], known);
    assert_eq!(rows(&got, "5-KH/HU")[2..], [sure("2023-04-04")]);
    // Two districts have a row of that day: it stays open.
    let fourth = book("KH/HU", "Huyện ủy Châu Thành", &[("5-KH/HU", "2023-04-04")]);
    let got = under(districts(&["c"]), &[third, fourth]);
    assert_eq!(rows(&got, "5-KH/HU")[2..], [left]);
}

#[test]
fn the_report_lists_the_registers() {
    let texts = || {
        let mut text = of_district("a", "Phụng Hiệp");
        text.declared("5-KH/HU", "2023-01-05");
        text.declared("6-KH/HU", "2023-01-06");
        vec![text]
    };
    assert!(under(texts(), &[]).registers.is_empty());
    assert!(
        !under(texts(), &[])
            .text(Lang::En)
            .show(Show::All)
            .to_string()
            .contains("REGISTERS")
    );
    // A row that is met, one of another day, one that no text names; in two parts.
    let rows = [("5-KH/HU", "2023-01-05"), ("6-KH/HU", "2023-01-07")];
    let first = book("KH/HU", "Huyện ủy Phụng Hiệp", &rows);
    let second = book("KH/HU", "Huyện ủy Phụng Hiệp", &[rows[0], ("7-KH/HU", "")]).complete();
    let mut other = book("KH/HU", "Huyện ủy Long Mỹ", &[rows[0]]);
    other.from = Some(day("2023-01-01"));
    let got = under(texts(), &[first, second, other]);
    let told: Vec<_> = got
        .registers
        .iter()
        .map(|it| {
            let authority = it.authority.as_deref();
            (authority, it.complete, it.rows, it.met)
        })
        .collect();
    assert_eq!(
        told,
        [
            (Some("Huyện ủy Long Mỹ"), false, 1, 0),
            (Some("Huyện ủy Phụng Hiệp"), true, 3, 1),
        ]
    );
    let text = got.text(Lang::En).show(Show::All).to_string();
    assert!(text.contains("REGISTERS (2)"), "{text}");
    for page in [text, got.markdown(Lang::En).show(Show::All).to_string()] {
        let line = |words: &str| page.lines().find(|line| line.contains(words));
        let row = line("Huyện ủy Phụng Hiệp").expect("a row");
        assert!(
            row.contains("yes") && row.contains("without limit"),
            "{row}"
        );
        let row = page.lines().rfind(|line| line.contains("2023-01-01 – …"));
        assert!(row.is_some_and(|row| row.contains("Long Mỹ") && row.contains("no")));
    }
    let vi = got.markdown(Lang::Vi).show(Show::All).to_string();
    assert!(vi.contains("Sổ đăng ký văn bản (2)"), "{vi}");
    // The JSON fits the schema.
    let schema = serde_json::from_str(doctrace::report::JSON_SCHEMA).expect("a schema");
    let json = serde_json::to_value(&got).expect("a report");
    let fits = jsonschema::validator_for(&schema).expect("a schema");
    assert!(fits.is_valid(&json));
    assert_eq!(json["registers"][1]["met"], 1);
}
