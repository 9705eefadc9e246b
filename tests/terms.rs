//! Terms of committees that a policy gives: numbers begin again on these days, and not
//! somewhere in a nominal window.

mod facts;

use doctrace::audit::{Policy, PolicyBody, Term};
use doctrace::id::Level;
use doctrace::mention::WrittenDate;
use doctrace::registry::{Background, Body, Difference, Doubt, Identity, Traits};
use doctrace::report::Report;
use facts::{Text, day, id, judged, of_district};

const DISTRICT: &str = "Huyện ủy Phụng Hiệp";
const PROVINCE: &str = "Tỉnh ủy Hậu Giang";

fn term(committee: &str, from: &str, to: &str) -> Term {
    Term {
        committee: committee.into(),
        from: day(from),
        to: (!to.is_empty()).then(|| day(to)),
    }
}

fn with(terms: impl IntoIterator<Item = Term>) -> Policy {
    terms.into_iter().fold(Policy::new(), Policy::with_term)
}

/// Two texts of the district, each with one declaration of a number.
fn twice(number: &str, days: [&str; 2]) -> Vec<Text> {
    ["a", "b"]
        .into_iter()
        .zip(days)
        .map(|(name, date)| {
            let mut text = of_district(name, "Phụng Hiệp");
            text.declared(number, date);
            text
        })
        .collect()
}

/// Doubt of each document of a number.
fn doubts(report: &Report, number: &str) -> Vec<Option<String>> {
    let rows = report.documents.iter().filter(|it| it.label == number);
    rows.map(|it| it.doubt.map(|it| it.name().to_owned()))
        .collect()
}

#[test]
fn a_known_day_parts_what_a_window_leaves_open() {
    let texts = || twice("5-KH/HU", ["2020-07-20", "2020-08-20"]);
    let open = judged(texts(), &Policy::new());
    assert!(
        doubts(&open, "5-KH/HU").contains(&Some("window".into())),
        "{:?}",
        doubts(&open, "5-KH/HU")
    );
    let lacks = |report: &Report| report.self_check.iter().any(|row| row.code == "D04");
    assert!(lacks(&open));
    // The congress lies between the two: two documents, and nothing is open.
    let known = judged(texts(), &with([term(DISTRICT, "2020-08-05", "")]));
    assert_eq!(doubts(&known, "5-KH/HU"), [None, None]);
    assert!(!lacks(&known));
    // On its very first day the new term has begun.
    let first = judged(
        twice("5-KH/HU", ["2020-08-04", "2020-08-05"]),
        &with([term(DISTRICT, "2020-08-05", "")]),
    );
    assert_eq!(doubts(&first, "5-KH/HU"), [None, None]);
    // It lies behind both: one number of one term, with two dates.
    let late = judged(texts(), &with([term(DISTRICT, "2020-09-10", "")]));
    assert!(!doubts(&late, "5-KH/HU").contains(&Some("window".into())));
    assert!(doubts(&late, "5-KH/HU") != [None, None]);
    // Another committee's congress says nothing.
    for other in ["Huyện ủy Long Mỹ", PROVINCE] {
        let got = judged(texts(), &with([term(other, "2020-08-05", "")]));
        assert_eq!(doubts(&got, "5-KH/HU"), doubts(&open, "5-KH/HU"), "{other}");
        assert!(lacks(&got));
    }
}

#[test]
fn between_two_terms_that_do_not_touch_it_stays_open() {
    let policy = with([
        term(DISTRICT, "2015-07-10", "2020-07-31"),
        term(DISTRICT, "2020-08-10", ""),
    ]);
    let got = |days| doubts(&judged(twice("5-KH/HU", days), &policy), "5-KH/HU");
    assert_eq!(got(["2020-07-31", "2020-08-10"]), [None, None]);
    assert!(got(["2020-07-31", "2020-08-03"]).contains(&Some("window".into())));
}

#[test]
fn a_window_far_from_the_terms_stands_as_it_is() {
    let policy = with([term(DISTRICT, "2020-08-05", "")]);
    let got = |days| doubts(&judged(twice("5-KH/HU", days), &policy), "5-KH/HU");
    assert!(got(["2015-06-10", "2015-08-10"]).contains(&Some("window".into())));
    assert_eq!(got(["2016-06-10", "2022-08-10"]), [None, None]);
}

#[test]
fn pairs_are_compared_by_the_days_of_either() {
    let traits = |committee: &str, date: &str| Traits {
        id: id("12-NQ/TU"),
        body: match committee {
            "" => Body::default().at_level(Level::Province),
            words => Body::read(words),
        },
        date: Some(WrittenDate::Day(day(date))),
        term: None,
    };
    let terms = with([term(PROVINCE, "2020-10-12", "")]).committee_terms();
    assert!(terms.has(&Body::read(PROVINCE)));
    let known = Background::new().with_terms(terms);
    let compare = |a: (&str, &str), b: (&str, &str), known: &Background| {
        let (a, b) = (traits(a.0, a.1), traits(b.0, b.1));
        let there = a.compare_under(&b, known);
        assert_eq!(there, b.compare_under(&a, known));
        there
    };
    let (before, after) = ((PROVINCE, "2020-10-02"), (PROVINCE, "2020-10-20"));
    let none = Background::new();
    assert_eq!(
        compare(before, after, &none),
        Identity::Undecided(Doubt::Window)
    );
    assert_eq!(
        compare(before, after, &known),
        Identity::Different(Difference::Period)
    );
    assert_eq!(
        compare(after, (PROVINCE, "2021-03-01"), &known),
        Identity::Same
    );
    // Whose the other is is open: it is another in either case, or it stays open.
    assert_eq!(
        compare(before, ("", "2020-10-20"), &known),
        Identity::Different(Difference::Period)
    );
    assert_eq!(
        compare(after, ("", "2021-03-01"), &known),
        Identity::Undecided(Doubt::Body)
    );
    // Of another province nothing is known.
    let other = "Tỉnh ủy Sóc Trăng";
    assert_eq!(
        compare((other, "2020-10-02"), (other, "2020-10-20"), &known),
        Identity::Undecided(Doubt::Window)
    );
}

#[test]
fn a_level_may_come_from_the_bodies() {
    let city = "Thành ủy Cần Thơ";
    let policy = with([term(city, "2020-09-24", "")]);
    assert!(policy.committee_terms().is_empty());
    let policy = policy.with_body(PolicyBody::new(city).level(Level::Province));
    let terms = policy.committee_terms();
    assert!(terms.has(&Body::read(city).at_level(Level::Province)));
    assert!(!terms.has(&Body::read(city).at_level(Level::District)));
    assert!(policy.problems().is_empty());
}

#[test]
fn terms_that_tell_nothing_are_faults() {
    let reason = |committee: &str| {
        let problems = with([term(committee, "2020-08-05", "")]).problems();
        problems.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        reason("Thành ủy Cần Thơ"),
        [
            "terms[0].committee: the level of `Thành ủy Cần Thơ` is open; give it among the bodies, with its `level`"
        ]
    );
    assert_eq!(
        reason("Tỉnh ủy"),
        [
            "terms[0].committee: `Tỉnh ủy` names no place; write it as its letterhead does, with the place"
        ]
    );
    let central = PolicyBody::new("Ban Chấp hành Trung ương").level(Level::Central);
    let policy = with([term("Ban Chấp hành Trung ương", "2021-02-02", "")]).with_body(central);
    assert_eq!(
        policy.problems()[0].to_string(),
        "terms[0].committee: the terms of Central are built in; leave this one out"
    );
    assert!(reason(DISTRICT).is_empty());
}

#[test]
fn series_are_cut_and_named_by_the_terms() {
    let texts = || {
        let mut text = of_district("a", "Phụng Hiệp");
        for (number, date) in [
            ("97-KH/HU", "2020-06-20"),
            ("98-KH/HU", "2020-08-28"),
            ("1-KH/HU", "2020-09-20"),
            ("2-KH/HU", "2020-11-20"),
        ] {
            text.declared(number, date);
        }
        [text]
    };
    let series = |policy: &Policy| {
        let report = judged(texts(), policy);
        let rows = report.series.iter().filter(|row| row.series == "KH/HU");
        let rows = rows.map(|row| (row.period.clone(), row.seen.clone()));
        rows.collect::<Vec<_>>()
    };
    let known = with([
        term(DISTRICT, "2015-07-10", "2020-09-09"),
        term(DISTRICT, "2020-09-10", "2025-06-30"),
    ]);
    assert_eq!(
        series(&known),
        [
            (Some("2015-2020".into()), vec![97, 98]),
            (Some("2020-2025".into()), vec![1, 2])
        ]
    );
    // By the nominal window three of the four may be of either.
    assert_ne!(series(&Policy::new()), series(&known));
}

#[test]
fn the_terms_of_the_texts_order_never_show() {
    let policy = with([
        term(DISTRICT, "2020-08-05", "2025-06-30"),
        term(DISTRICT, "2015-07-10", "2020-08-04"),
    ]);
    let turned = with([
        term(DISTRICT, "2015-07-10", "2020-08-04"),
        term(DISTRICT, "2020-08-05", "2025-06-30"),
    ]);
    let texts = || twice("5-KH/HU", ["2020-07-20", "2020-08-20"]);
    let first = judged(texts(), &policy);
    assert_eq!(first, judged(texts().into_iter().rev(), &turned));
}
