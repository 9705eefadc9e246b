//! Rules on runs of numbers: each fires on its fault and stays silent beside it.

mod facts;

use doctrace::relation::RelationKind::Concretises;
use facts::{Text, found, report, subjects};

const HEAD: (&str, &str) = ("HUYỆN ỦY PHỤNG HIỆP", "ĐẢNG BỘ TỈNH HẬU GIANG");

fn district() -> Text {
    Text::new("a").head("?-BC/HU", HEAD.0, HEAD.1)
}

fn run(rows: &[(&str, &str)]) -> Text {
    let mut text = district();
    for (number, date) in rows {
        text.declared(number, date);
    }
    text
}

fn of(text: Text, code: &str) -> Vec<String> {
    subjects(&report([text]), code)
}

#[test]
fn s03_serial_outside_period() {
    for (number, date, term) in [
        ("30/2020/NĐ-CP", "2021-03-05", None),
        ("12/2023/QĐ-UBND", "2022-12-30", None),
        ("18-NQ/TW", "2017-10-25", Some(13)),
    ] {
        let mut text = district();
        text.cited(number, date);
        text.last().term = term;
        let got = report([text]);
        assert_eq!(
            found(&got, "S03"),
            [("error".into(), vec![number.to_owned()])]
        );
    }
    // Numbers that begin again inside a term: a pattern with its readings, and the
    // inversions that come of it are its consequence.
    let got = report([run(&[
        ("88-KH/HU", "2022-11-01"),
        ("90-KH/HU", "2022-12-01"),
        ("91-KH/HU", "2022-12-20"),
        ("1-KH/HU", "2023-01-05"),
        ("2-KH/HU", "2023-01-09"),
    ])]);
    assert_eq!(
        found(&got, "S03"),
        [("warning".into(), vec!["1-KH/HU".to_owned()])]
    );
    let restart = got
        .findings
        .iter()
        .find(|it| it.code == "S03")
        .expect("S03");
    let mut inversions = got.findings.iter().filter(|it| it.code == "S02").peekable();
    assert!(inversions.peek().is_some());
    assert!(inversions.all(|it| it.consequence_of.as_ref() == Some(&restart.fingerprint)));
}

#[test]
fn s03_near_misses() {
    // The year of the number; the term of the date; another term; one slip alone.
    for (number, date, term) in [
        ("30/2020/NĐ-CP", "2020-03-05", None),
        ("30/2020/NĐ-CP", "", None),
        ("18-NQ/TW", "2022-06-16", Some(13)),
        ("18-NQ/TW", "2021-01-20", Some(12)),
        ("18-NQ/TU", "2017-10-25", Some(13)),
    ] {
        let mut text = district();
        text.cited(number, date);
        text.last().term = term;
        assert!(of(text, "S03").is_empty(), "{number} {date}");
    }
    let text = run(&[
        ("88-KH/HU", "2022-11-01"),
        ("90-KH/HU", "2022-12-01"),
        ("89-KH/HU", "2023-01-05"),
        ("91-KH/HU", "2023-01-09"),
    ]);
    assert!(of(text, "S03").is_empty());
    let text = run(&[
        ("88-KH/HU", "2019-11-01"),
        ("90-KH/HU", "2019-12-01"),
        ("1-KH/HU", "2021-01-05"),
        ("2-KH/HU", "2021-01-09"),
    ]);
    assert!(of(text, "S03").is_empty());
}

#[test]
fn s05_backdated_suspect() {
    for (number, date) in [("130-KH/HU", "2023-04-01"), ("130-KH/HU", "2023-03-31")] {
        let got = report([run(&[
            ("129-KH/HU", "2023-04-07"),
            (number, date),
            ("131-KH/HU", "2023-04-07"),
        ])]);
        assert_eq!(
            found(&got, "S05"),
            [("note".into(), vec![number.to_owned()])]
        );
        // It follows from the inversion.
        let cause = got
            .findings
            .iter()
            .find(|it| it.code == "S05")
            .expect("S05");
        let inversion = got
            .findings
            .iter()
            .find(|it| it.code == "S02")
            .expect("S02");
        assert_eq!(cause.consequence_of.as_ref(), Some(&inversion.fingerprint));
    }
    // A block of one day that is broken by a later one.
    let text = run(&[
        ("125-KH/HU", "2023-04-07"),
        ("126-KH/HU", "2023-04-12"),
        ("127-KH/HU", "2023-04-07"),
    ]);
    assert_eq!(of(text, "S05"), ["126-KH/HU"]);
    // In order; the same day; two numbers only; neighbours in disorder.
    for rows in [
        [
            ("129-KH/HU", "2023-04-01"),
            ("130-KH/HU", "2023-04-05"),
            ("131-KH/HU", "2023-04-07"),
        ],
        [
            ("129-KH/HU", "2023-04-07"),
            ("130-KH/HU", "2023-04-07"),
            ("131-KH/HU", "2023-04-07"),
        ],
        [
            ("129-KH/HU", "2023-04-07"),
            ("130-KH/HU", ""),
            ("131-KH/HU", "2023-04-07"),
        ],
        [
            ("129-KH/HU", "2023-04-09"),
            ("130-KH/HU", "2023-04-08"),
            ("131-KH/HU", "2023-04-07"),
        ],
    ] {
        assert!(of(run(&rows), "S05").is_empty(), "{rows:?}");
    }
}

#[test]
fn s06_interpolated_date() {
    for (before, behind) in [("127-KH/HU", "139-KH/HU"), ("99-KH/HU", "138-KH/HU")] {
        let got = report([run(&[
            (before, "2023-04-07"),
            ("137-KH/HU", ""),
            (behind, "2023-06-26"),
        ])]);
        assert_eq!(
            found(&got, "S06"),
            [("info".into(), vec!["137-KH/HU".to_owned()])]
        );
        let why = &got
            .findings
            .iter()
            .find(|it| it.code == "S06")
            .expect("S06")
            .why
            .en;
        assert!(why.contains("2023-04-07 to 2023-06-26"), "{why}");
    }
    let mut text = district();
    text.cited("18-NQ/TW", "2022-06-16");
    text.cited("20-NQ/TW", "");
    text.cited("27-NQ/TW", "2022-11-09");
    assert_eq!(of(text, "S06"), ["20-NQ/TW"]);
    // A date; nothing before; nothing behind; neighbours in disorder.
    for rows in [
        [
            ("127-KH/HU", "2023-04-07"),
            ("137-KH/HU", "2023-05-05"),
            ("139-KH/HU", "2023-06-26"),
        ],
        [
            ("127-KH/HU", ""),
            ("137-KH/HU", ""),
            ("139-KH/HU", "2023-06-26"),
        ],
        [
            ("127-KH/HU", "2023-04-07"),
            ("137-KH/HU", ""),
            ("139-KH/HU", ""),
        ],
        [
            ("127-KH/HU", "2023-06-26"),
            ("137-KH/HU", ""),
            ("139-KH/HU", "2023-04-07"),
        ],
    ] {
        assert!(of(run(&rows), "S06").is_empty(), "{rows:?}");
    }
}

fn twice(more: &[(&str, &str)]) -> Text {
    let mut text = run(more);
    for source in ["189-CTr/TU", "12-NQ/TU"] {
        let paper = text.declared("179-CTr/HU", "2023-07-24");
        let source = text.cited(source, "2023-06-07");
        text.relate(paper, Concretises, source);
    }
    text
}

#[test]
fn s07_duplicate_repair() {
    for (more, rows) in [
        (&[("150-CTr/HU", "2023-02-02")][..], "151-178, > 179"),
        (
            &[("177-CTr/HU", "2023-07-20"), ("182-CTr/HU", "2023-07-30")],
            "178, 180-181",
        ),
        (&[], "> 179"),
    ] {
        let got = report([twice(more)]);
        let finding = got
            .findings
            .iter()
            .find(|it| it.code == "S07")
            .expect("S07");
        assert_eq!(finding.subjects, ["179-CTr/HU"]);
        assert!(
            finding.why.en.contains(&format!(": {rows}.")),
            "{}",
            finding.why.en
        );
        assert!(finding.consequence_of.is_some());
    }
    // Nothing free; no collision; no date.
    let text = twice(&[("178-CTr/HU", "2023-07-20"), ("180-CTr/HU", "2023-07-30")]);
    assert!(of(text, "S07").is_empty());
    let text = run(&[("150-CTr/HU", "2023-02-02"), ("179-CTr/HU", "2023-07-24")]);
    assert!(of(text, "S07").is_empty());
    let mut text = twice(&[]);
    for mention in &mut text.facts.mentions {
        mention.date = None;
    }
    assert!(of(text, "S07").is_empty());
}
