//! Each rule fires on its fault and stays silent beside it.

mod facts;

use std::collections::BTreeSet;

use doctrace::audit::{Policy, RULES, rule};
use doctrace::id::Repairs;
use doctrace::mention::WrittenDate;
use doctrace::registry::{End, InputFacts, Registry};
use doctrace::relation::RelationKind::{BasedOn, Concretises, Implements, RespondsTo};
use doctrace::report::Report;
use facts::{Text, day, found, registry, report, subjects};

const HEAD: (&str, &str) = ("HUYỆN ỦY PHỤNG HIỆP", "ĐẢNG BỘ TỈNH HẬU GIANG");

fn district(name: &str) -> Text {
    Text::new(name).head("?-BC/HU", HEAD.0, HEAD.1)
}

/// One relation between two dated documents of a district's text.
fn pair(from: (&str, &str), to: (&str, &str)) -> Text {
    let mut text = district("a");
    let from = text.declared(from.0, from.1);
    let to = text.cited(to.0, to.1);
    text.relate(from, Concretises, to);
    text
}

#[test]
fn the_registry_of_rules_is_whole() {
    let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code().as_str()).collect();
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name()).collect();
    assert_eq!(codes.len(), RULES.len());
    assert_eq!(names.len(), RULES.len());
    assert_eq!(codes.iter().copied().collect::<Vec<_>>(), {
        let in_order: Vec<&str> = RULES.iter().map(|rule| rule.code().as_str()).collect();
        in_order
    });
    for it in RULES {
        let text = it.explain();
        assert!(text.starts_with(&format!("# {} {}\n", it.code(), it.name())));
        for part in [
            "What it finds",
            "Why it matters",
            "Example",
            "How to mend",
            "Evidence",
            "Source",
        ] {
            assert!(
                text.contains(&format!("\n## {part}\n")),
                "{} lacks {part}",
                it.code()
            );
        }
        assert_eq!(
            rule(it.name()).map(doctrace::audit::Rule::code),
            Some(it.code())
        );
    }
}

#[test]
fn d01_number_collision() {
    // Two sources; two titles; two sources in two texts.
    let mut text = pair(("179-CTr/HU", "2023-07-24"), ("189-CTr/TU", "2023-07-10"));
    let again = text.declared("179-CTr/HU", "2023-07-24");
    let other = text.cited("12-NQ/TU", "2023-06-07");
    text.relate(again, Concretises, other);
    let got = report([text]);
    assert_eq!(
        found(&got, "D01"),
        [("error".into(), vec!["179-CTr/HU".to_owned()])]
    );
    assert!(found(&got, "D03").is_empty());

    let mut text = district("a");
    for title in ["về giao đất cho hộ nghèo", "về cầu đường nông thôn"] {
        text.declared("5-KH/HU", "2023-01-03");
        text.last().title = Some(title.into());
        text.last().writing = doctrace::registry::Writing::TITLE;
    }
    assert_eq!(subjects(&report([text]), "D01"), ["5-KH/HU"]);

    let first = pair(("5-KH/HU", "2023-01-03"), ("1-CTr/TU", "2022-12-01"));
    let mut second = pair(("5-KH/HU", "2023-01-03"), ("2-CTr/TU", "2022-12-01"));
    second.facts.name = "b".into();
    assert_eq!(subjects(&report([first, second]), "D01"), ["5-KH/HU"]);
}

#[test]
fn d01_near_misses() {
    // The same source twice; declared again without a source; a source more.
    let mut text = pair(("5-KH/HU", "2023-01-03"), ("1-CTr/TU", "2022-12-01"));
    let again = text.declared("5-KH/HU", "2023-01-03");
    let same = text.cited("1-CTr/TU", "2022-12-01");
    text.relate(again, Concretises, same);
    text.declared("5-KH/HU", "");
    let again = text.declared("5-KH/HU", "2023-01-03");
    let more = text.cited("2-CTr/TU", "2022-12-02");
    text.relate(again, Concretises, same);
    text.relate(again, Concretises, more);
    assert!(found(&report([text]), "D01").is_empty());

    // Another term.
    let mut text = pair(("5-KH/HU", "2023-01-03"), ("1-CTr/TU", "2022-12-01"));
    let old = text.declared("5-KH/HU", "2017-01-03");
    let other = text.cited("2-CTr/TU", "2016-12-02");
    text.relate(old, Concretises, other);
    assert!(found(&report([text]), "D01").is_empty());

    // A title cut short.
    let mut text = district("a");
    for title in ["Về đất đai", "về đất đai, nhà ở"] {
        text.declared("5-KH/HU", "2023-01-03");
        text.last().title = Some(title.into());
    }
    assert!(found(&report([text]), "D01").is_empty());
}

#[test]
fn a_citation_of_a_collided_number_stays_open() {
    let mut text = pair(("179-CTr/HU", "2023-07-24"), ("189-CTr/TU", "2023-07-10"));
    let again = text.declared("179-CTr/HU", "2023-07-24");
    let other = text.cited("12-NQ/TU", "2023-06-07");
    text.relate(again, Concretises, other);
    text.cited("179-CTr/HU", "2023-07-24");
    let got = report([text]);
    let open = got
        .documents
        .iter()
        .find(|row| row.doubt.map(doctrace::report::Doubt::name) == Some("collision"))
        .expect("an open document");
    assert_eq!(open.key, "179-CTr/HU#3");
    assert_eq!(open.candidates, ["179-CTr/HU", "179-CTr/HU#2"]);
}

#[test]
fn g02_draft_only() {
    let mut text = district("a");
    let draft = text.draft();
    let source = text.cited("15-NQ/TU", "2023-07-13");
    text.relate(draft, Concretises, source);
    let got = report([text]);
    assert_eq!(
        found(&got, "G02"),
        [("warning".into(), vec!["15-NQ/TU".to_owned()])]
    );
    assert_eq!(got.coverage.with_drafts, 1);
    assert_eq!(got.coverage.lenient, 0);

    // An issued answer beside the draft; an issued answer alone; no answer.
    let mut text = district("a");
    let draft = text.draft();
    let source = text.cited("15-NQ/TU", "2023-07-13");
    text.relate(draft, Concretises, source);
    let issued = text.declared("200-CTr/HU", "2023-09-01");
    text.relate(issued, Concretises, source);
    text.cited("16-NQ/TU", "2023-07-14");
    assert!(found(&report([text]), "G02").is_empty());
}

#[test]
fn o09_cycle() {
    let circle = |kind| {
        let mut text = district("a");
        let ends: Vec<End> = ["1-KH/HU", "2-KH/HU", "3-KH/HU"]
            .iter()
            .map(|number| text.cited(number, "2023-01-03"))
            .collect();
        text.relate(ends[0], Implements, ends[1]);
        text.relate(ends[1], Implements, ends[2]);
        text.relate(ends[2], kind, ends[0]);
        text
    };
    let got = report([circle(Implements)]);
    assert_eq!(subjects(&got, "O09"), ["1-KH/HU", "2-KH/HU", "3-KH/HU"]);
    assert_eq!(found(&got, "O09").len(), 1);
    assert!(got.chains.is_empty());
    assert_eq!(found(&report([circle(BasedOn)]), "O09").len(), 1);

    // The shortest of two circles.
    let mut text = circle(Implements);
    text.relate(End::Mention(1), Implements, End::Mention(0));
    let got = report([text]);
    assert_eq!(subjects(&got, "O09"), ["1-KH/HU", "2-KH/HU", "3-KH/HU"]);
    let why = got.findings.iter().find(|it| it.code == "O09");
    let why = &why.expect("it").why.en;
    assert!(why.contains("1-KH/HU → 2-KH/HU → 1-KH/HU."), "{why}");

    // An order is answered, not a circle; a relation to itself is none.
    let mut text = circle(RespondsTo);
    text.relate(End::Mention(0), Implements, End::Mention(0));
    assert!(found(&report([text]), "O09").is_empty());
}

#[test]
fn o04_level_skipped() {
    let skip = |date: &str, low: &str| {
        let mut text = pair((low, date), ("23-CT/TW", "2023-05-25"));
        let middle = text.cited("189-CTr/TU", "2023-07-10");
        text.relate(middle, Implements, End::Mention(1));
        report([text])
    };
    assert_eq!(
        found(&skip("2023-07-24", "179-CTr/HU"), "O04"),
        [(
            "warning".into(),
            vec!["179-CTr/HU".to_owned(), "23-CT/TW".to_owned()]
        )]
    );
    assert_eq!(found(&skip("2025-08-24", "5-CTr/ĐU"), "O04").len(), 1);

    // The province never acted; the district step had ended.
    let silent = pair(("179-CTr/HU", "2023-07-24"), ("23-CT/TW", "2023-05-25"));
    assert!(found(&report([silent]), "O04").is_empty());
    let ended = |date: &str| {
        let mut text = pair(("5-CTr/ĐU", date), ("189-CTr/TU", "2023-07-10"));
        let middle = text.cited("179-CTr/HU", "2023-07-24");
        text.relate(middle, Implements, End::Mention(1));
        report([text])
    };
    assert!(found(&ended("2025-08-24"), "O04").is_empty());
    assert_eq!(found(&ended("2024-08-24"), "O04").len(), 1);

    // Another province's answer is not between.
    let mut text = pair(("179-CTr/HU", "2023-07-24"), ("23-CT/TW", "2023-05-25"));
    let middle = text.cited("189-CTr/TU", "2023-07-10");
    text.last().issuer = Some("Tỉnh ủy An Giang".into());
    text.relate(middle, Implements, End::Mention(1));
    assert!(found(&report([text]), "O04").is_empty());
}

#[test]
fn l01_child_before_parent() {
    let got = report([pair(("9-KH/HU", "2023-02-02"), ("8-CTr/TU", "2023-02-03"))]);
    assert_eq!(
        found(&got, "L01"),
        [(
            "error".into(),
            vec!["9-KH/HU".to_owned(), "8-CTr/TU".to_owned()]
        )]
    );
    let mut month = pair(("9-KH/HU", "2023-02-02"), ("8-CTr/TU", ""));
    month.last().date = Some(WrittenDate::Month {
        year: 2023,
        month: 3,
    });
    assert_eq!(found(&report([month]), "L01").len(), 1);

    // The same day; a month that leaves room; no date.
    let same = pair(("9-KH/HU", "2023-02-03"), ("8-CTr/TU", "2023-02-03"));
    assert!(found(&report([same]), "L01").is_empty());
    let mut month = pair(("9-KH/HU", "2023-02-02"), ("8-CTr/TU", ""));
    month.last().date = Some(WrittenDate::Month {
        year: 2023,
        month: 2,
    });
    assert!(found(&report([month]), "L01").is_empty());
    assert!(
        found(
            &report([pair(("9-KH/HU", "2023-02-02"), ("8-CTr/TU", ""))]),
            "L01"
        )
        .is_empty()
    );

    // Dates that clash: a note.
    let mut clash = pair(("9-KH/HU", "2023-02-02"), ("8-CTr/TU", "2023-01-05"));
    clash.cited("8-CTr/TU", "2023-05-05");
    assert_eq!(found(&report([clash]), "L01")[0].0, "note");
}

#[test]
fn d03_mention_conflict() {
    let twice = |first: &str, second: &str| {
        let mut text = district("a");
        text.cited("18-NQ/TW", first);
        text.cited("18-NQ/TW", second);
        report([text])
    };
    let got = twice("2022-06-16", "2022-07-16");
    assert_eq!(
        found(&got, "D03"),
        [("warning".into(), vec!["18-NQ/TW".to_owned()])]
    );
    let row = got
        .documents
        .iter()
        .find(|row| row.label == "18-NQ/TW")
        .expect("a document");
    assert_eq!((row.date, row.date_interval), (None, None));

    let named = |first: &str, second: &str| {
        let mut text = district("a");
        for word in [first, second] {
            text.cited("7-CTr/TU", "2022-06-16");
            text.last().type_word = Some(word.into());
        }
        report([text])
    };
    assert_eq!(found(&named("Chương trình", "Kế hoạch"), "D03").len(), 1);

    // Two terms are two documents; the same date; one date; a longer name.
    assert!(found(&twice("2017-10-25", "2022-06-16"), "D03").is_empty());
    assert!(found(&twice("2022-06-16", "2022-06-16"), "D03").is_empty());
    assert!(found(&twice("2022-06-16", ""), "D03").is_empty());
    assert!(found(&named("Chương trình", "Chương trình hành động"), "D03").is_empty());
}

#[test]
fn d07_malformed_number() {
    assert_eq!(subjects(&report([district("a")]), "D07"), ["SELF"]);
    let mut text = Text::new("a").head("5-BC/HU", HEAD.0, HEAD.1);
    text.cited("26/2021/NĐ-CP", "");
    text.last().repairs = Repairs::SHORT_YEAR | Repairs::SPACE;
    assert_eq!(subjects(&report([text]), "D07"), ["26/2021/NĐ-CP"]);
    // Both numbers that split digits may make are named.
    let mut text = Text::new("a").head("5-BC/HU", HEAD.0, HEAD.1);
    text.cited("417/QĐ-UBND", "2021-04-01");
    text.last().repairs = Repairs::SPLIT_NUMBER;
    text.last().other_id = Some("7/QĐ-UBND".parse().expect("a number"));
    let report_of_both = report([text]);
    let finding = report_of_both
        .findings
        .iter()
        .find(|finding| finding.code == "D07")
        .expect("D07");
    assert!(finding.why.en.contains("a blank stands between the digits"));
    assert!(finding.why.en.ends_with("it may as well be 7/QĐ-UBND."));

    // Characters only; a file name; no letterhead at all.
    let mut text = Text::new("a");
    text.cited("26/2021/NĐ-CP", "");
    text.last().repairs = Repairs::DASH | Repairs::CASE;
    text.cited("140-CTr/TU", "");
    text.last().repairs = Repairs::SEPARATOR | Repairs::FILE_NAME;
    assert!(found(&report([text]), "D07").is_empty());
}

#[test]
fn d08_missing_date() {
    let mut text = district("a").dated(WrittenDate::Year(2023));
    text.cited("223-KH/TU", "2023-11-21");
    text.cited("18-NQ/TW", "");
    let got = report([text]);
    assert_eq!(subjects(&got, "D08"), ["SELF", "18-NQ/TW"]);
    assert!(
        got.findings
            .iter()
            .any(|it| it.why.en.contains("2023-11-21 to 2023-12-31"))
    );

    // A full date; one full date among several mentions; no letterhead.
    let dated = district("a").dated(WrittenDate::Day(day("2023-12-01")));
    assert!(found(&report([dated]), "D08").is_empty());
    let mut text = Text::new("a");
    text.cited("18-NQ/TW", "2022-06-16");
    text.cited("18-NQ/TW", "");
    assert!(found(&report([text]), "D08").is_empty());
}

#[test]
fn s02_serial_date_inversion() {
    let run = |rows: &[(&str, &str)]| {
        let mut text = district("a");
        for (number, date) in rows {
            text.declared(number, date);
        }
        report([text])
    };
    let got = run(&[
        ("1-KH/HU", "2023-01-03"),
        ("2-KH/HU", "2023-05-04"),
        ("3-KH/HU", "2023-01-05"),
        ("4-KH/HU", "2023-01-06"),
    ]);
    assert_eq!(
        found(&got, "S02"),
        [("error".into(), vec!["2-KH/HU".to_owned()])]
    );
    let falling = run(&[
        ("1-KH/HU", "2023-03-03"),
        ("2-KH/HU", "2023-02-03"),
        ("3-KH/HU", "2023-01-03"),
    ]);
    assert_eq!(found(&falling, "S02").len(), 2);

    // One day for all; another type; another term.
    let same = [("1-KH/HU", "2023-01-03"), ("2-KH/HU", "2023-01-03")];
    assert!(found(&run(&same), "S02").is_empty());
    let types = [("1-KH/HU", "2023-01-03"), ("2-CTr/HU", "2023-01-02")];
    assert!(found(&run(&types), "S02").is_empty());
    let terms = [("1-KH/HU", "2023-01-03"), ("2-KH/HU", "2017-01-02")];
    assert!(found(&run(&terms), "S02").is_empty());
}

#[test]
fn c10_outside_report_period() {
    let year = |date: &str| {
        let mut text = district("a");
        text.facts.own.period = WrittenDate::Year(2023).interval();
        text.declared("99-KH/HU", date);
        text.cited("18-NQ/TW", "2022-06-16");
        report([text])
    };
    assert_eq!(
        found(&year("2022-11-29"), "C10"),
        [("note".into(), vec!["99-KH/HU".to_owned()])]
    );
    assert_eq!(found(&year("2024-01-02"), "C10").len(), 1);
    assert!(found(&year("2023-01-03"), "C10").is_empty());
    assert!(found(&year("2023-12-29"), "C10").is_empty());

    // Without a period the rule is silent and says so.
    let got = report([pair(("9-KH/HU", "2022-02-02"), ("8-CTr/TU", "2022-01-03"))]);
    assert!(found(&got, "C10").is_empty());
    assert!(got.self_check.iter().any(|rule| rule.code == "C10"));
}

#[test]
fn o11_root_not_top() {
    let got = report([pair(
        ("139-KH/HU", "2023-06-26"),
        ("06-ĐA/TU", "2023-05-04"),
    )]);
    assert_eq!(
        found(&got, "O11"),
        [("info".into(), vec!["06-ĐA/TU".to_owned()])]
    );

    // A Central root; a root of unknown level; a mere citation.
    let central = pair(("139-KH/HU", "2023-06-26"), ("18-NQ/TW", "2022-06-16"));
    assert!(found(&report([central]), "O11").is_empty());
    let unknown = pair(("139-KH/HU", "2023-06-26"), ("12/QĐ-UBND", "2023-06-16"));
    assert!(found(&report([unknown]), "O11").is_empty());
    let mut text = district("a");
    let order = text.cited("223-KH/TU", "2023-11-21");
    text.relate(End::Own, RespondsTo, order);
    assert!(found(&report([text]), "O11").is_empty());
}

#[test]
fn s01_serial_hole() {
    let run = |numbers: &[&str]| {
        let mut text = district("a");
        for number in numbers {
            text.declared(number, "2023-01-03");
        }
        report([text])
    };
    let got = run(&["1-KH/HU", "4-KH/HU", "6-KH/HU"]);
    assert_eq!(
        found(&got, "S01"),
        [("info".into(), vec!["KH/HU".to_owned()])]
    );
    assert_eq!(got.series[0].holes, [(2, 3), (5, 5)]);
    assert!(found(&run(&["1-KH/HU", "2-KH/HU"]), "S01").is_empty());
    assert!(found(&run(&["1-KH/HU"]), "S01").is_empty());
    assert!(found(&run(&["1-KH/HU", "4-CTr/HU"]), "S01").is_empty());

    // Two bodies, two series.
    let mut text = Text::new("a");
    for (number, issuer) in [
        ("1-KH/HU", "Huyện ủy Phụng Hiệp"),
        ("4-KH/HU", "Huyện ủy Vị Thủy"),
    ] {
        text.cited(number, "2023-01-03");
        text.last().issuer = Some(issuer.into());
    }
    let got = report([text]);
    assert!(found(&got, "S01").is_empty());
    assert_eq!(got.series.len(), 2);
}

#[test]
fn c03_duplicate_heading() {
    let mut text = Text::new("a");
    for (number, run) in [("III", 0), ("IV", 0), ("IV", 0)] {
        text.heading(number, run);
    }
    assert_eq!(
        found(&report([text]), "C03"),
        [("info".into(), vec!["IV".to_owned()])]
    );
    let mut text = Text::new("a");
    for (number, run) in [("I", 0), ("II", 0), ("I", 1)] {
        text.heading(number, run);
    }
    assert!(found(&report([text]), "C03").is_empty());
}

#[test]
fn s08_issued_on_rest_day() {
    let on = |date: &str| {
        let mut text = district("a");
        text.cited("06-ĐA/TU", date);
        subjects(&report([text]), "S08").len()
    };
    for rest in [
        "2023-05-01",
        "2023-09-02",
        "2023-01-24",
        "2023-04-29",
        "2023-07-15",
    ] {
        assert_eq!(on(rest), 1, "{rest}");
    }
    for work in ["2023-05-02", "2023-01-25", "2023-07-14"] {
        assert_eq!(on(work), 0, "{work}");
    }
}

#[test]
fn w07_input_unreadable() {
    let mut inputs = Registry::new();
    inputs.add(InputFacts::skipped("b.txt", 12, "not UTF-8 at byte 3"));
    inputs.add(InputFacts::read("a.txt", 12));
    let got = Report::of(&inputs, &Policy::new());
    assert_eq!(
        found(&got, "W07"),
        [("error".into(), vec!["b.txt".to_owned()])]
    );
    assert_eq!(got.findings[0].evidence[0].quote, "");
    assert_eq!(got.documents.len(), 1, "what was not read is no document");

    let read = registry([Text::new("a.txt")]);
    assert!(found(&Report::of(&read, &Policy::new()), "W07").is_empty());
}
