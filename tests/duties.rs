//! What a policy says is owed: answered, missing, late, due soon, and why not.

mod facts;

use doctrace::audit::{Audit, Break, CellState, Deadline, Minimum, Policy, Selector, Strength};
use doctrace::graph::TraceGraph;
use doctrace::id::Level;
use doctrace::relation::RelationKind::{Concretises, Implements, Repeals, Replaces};
use doctrace::report::Report;
use facts::{Text, about, day, found, id, judged, of_district, one, owes, province, registry};

const A: &str = "Huyện ủy Phụng Hiệp";
const B: &str = "Huyện ủy Long Mỹ";
const C: &str = "Huyện ủy Vị Thủy";

fn ninety(as_of: &str) -> Policy {
    province()
        .with_duty(owes(Some(Deadline::Days(90))))
        .with_as_of(day(as_of))
}

/// Phụng Hiệp answers `1-CTr/TU` of 01/02/2023 on a day.
fn answered(on: &str) -> Text {
    one(
        "a",
        "Phụng Hiệp",
        ("5-KH/HU", on),
        Concretises,
        ("1-CTr/TU", "2023-02-01"),
    )
}

fn state(report: &Report, source: &str, body: &str) -> Option<CellState> {
    let mut rows = report.obligations.iter();
    rows.find(|row| row.source == source && row.body == body)
        .map(|row| row.state)
}

#[test]
fn g01_source_unimplemented() {
    let late = ninety("2023-12-31");
    // Two of three bodies have nothing.
    let got = judged([answered("2023-03-01")], &late);
    let missing = [format!("1-CTr/TU {B}"), format!("1-CTr/TU {C}")];
    assert_eq!(about(&got, "G01"), missing);
    assert!(
        found(&got, "G01")
            .iter()
            .all(|(severity, _)| severity == "warning")
    );
    assert_eq!(state(&got, "1-CTr/TU", A), Some(CellState::Proven));
    assert_eq!(state(&got, "1-CTr/TU", B), Some(CellState::Missing));
    // A source that is cited and nothing more.
    let mut text = of_district("a", "Phụng Hiệp");
    text.cited("1-CTr/TU", "2023-02-01");
    assert_eq!(about(&judged([text], &late), "G01").len(), 3);
    // A type that does not count; a duty that is no must.
    let mut duty = owes(Some(Deadline::Days(90))).accept(["CTr"]);
    duty.strength = Strength::Should;
    let policy = province().with_duty(duty).with_as_of(day("2023-12-31"));
    let got = judged([answered("2023-03-01")], &policy);
    assert_eq!(about(&got, "G01").len(), 3);
    assert!(
        found(&got, "G01")
            .iter()
            .all(|(severity, _)| severity == "note")
    );
}

#[test]
fn an_answer_that_was_repealed_is_owed_again() {
    let late = ninety("2023-12-31");
    let ended = |how, by: &str| {
        let mut text = answered("2023-03-01");
        let by = text.declared(by, "2023-05-05");
        let plan = text.cited("5-KH/HU", "2023-03-01");
        text.relate(by, how, plan);
        judged([text], &late)
    };
    let got = ended(Repeals, "9-QĐ/HU");
    assert_eq!(state(&got, "1-CTr/TU", A), Some(CellState::Missing));
    assert!(about(&got, "G01").contains(&format!("1-CTr/TU {A}")));
    let row = got.obligations.iter().find(|row| row.body == A);
    let why = row.and_then(|row| row.why_not.as_ref()).expect("a reason");
    assert!(
        why.en.contains("5-KH/HU") && why.en.contains("9-QĐ/HU"),
        "{}",
        why.en
    );
    let got = ended(Replaces, "9-KH/HU");
    assert_eq!(state(&got, "1-CTr/TU", A), Some(CellState::Proven));
    let row = got.obligations.iter().find(|row| row.body == A);
    assert_eq!(
        row.map(|row| row.answers.clone()),
        Some(vec!["9-KH/HU".to_owned()])
    );
}

#[test]
fn g01_says_nothing_of_a_source_that_may_be_another() {
    let select = doctrace::audit::Selector {
        organs: vec!["TU".into()],
        ..Default::default()
    };
    let duty = doctrace::audit::Duty::new("d", select)
        .roster("huyen")
        .deadline(Deadline::Days(90));
    let policy = province().with_duty(duty).with_as_of(day("2019-12-31"));
    let cited = |other: &str| {
        let mut text = of_district("a", "Phụng Hiệp");
        text.cited("12-QĐi/TU", "2018-10-25");
        text.cited(other, "");
        about(&judged([text], &policy), "G01").len()
    };
    // The answers may name the decision by its other code.
    assert_eq!(cited("12-QĐ/TU"), 0);
    assert_eq!(cited("13-QĐ/TU"), 3);
}

#[test]
fn g01_near_misses() {
    // On the due date itself; without a day of looking; without a deadline.
    for policy in [
        ninety("2023-05-02"),
        province().with_duty(owes(Some(Deadline::Days(90)))),
        province()
            .with_duty(owes(None))
            .with_as_of(day("2023-12-31")),
    ] {
        let got = judged([answered("2023-03-01")], &policy);
        assert!(about(&got, "G01").is_empty(), "{policy:?}");
    }
    assert_eq!(
        about(
            &judged([answered("2023-03-01")], &ninety("2023-05-03")),
            "G01"
        )
        .len(),
        2
    );
    // The source has no date: no due date either.
    let mut text = of_district("a", "Phụng Hiệp");
    text.cited("1-CTr/TU", "");
    let got = judged([text], &ninety("2023-12-31"));
    assert!(about(&got, "G01").is_empty());
    assert_eq!(state(&got, "1-CTr/TU", A), Some(CellState::Unknown));
    // A draft is a path; an answer whose body is open may be anybody's.
    let mut text = of_district("a", "Phụng Hiệp");
    let draft = text.draft();
    let source = text.cited("1-CTr/TU", "2023-02-01");
    text.relate(draft, Concretises, source);
    let got = judged([text], &ninety("2023-12-31"));
    assert_eq!(state(&got, "1-CTr/TU", A), Some(CellState::Draft));
    assert_eq!(about(&got, "G01").len(), 2);
    let mut text = Text::new("a");
    let answer = text.declared("5-KH/HU", "2023-03-01");
    let source = text.cited("1-CTr/TU", "2023-02-01");
    text.last().issuer = Some("Tỉnh ủy Hậu Giang".into());
    text.relate(answer, Concretises, source);
    let got = judged([text], &ninety("2023-12-31"));
    assert_eq!(state(&got, "1-CTr/TU", A), Some(CellState::Unknown));
    assert!(about(&got, "G01").is_empty());
    // Another province's source obliges none of ours.
    let mut text = Text::new("a").head("?-BC/HU", "HUYỆN ỦY MỸ XUYÊN", "ĐẢNG BỘ TỈNH SÓC TRĂNG");
    text.cited("1-CTr/TU", "2023-02-01");
    assert!(judged([text], &ninety("2023-12-31")).obligations.is_empty());
}

#[test]
fn silent_rules_say_what_they_lack() {
    let got = judged([answered("2023-03-01")], &Policy::new());
    for code in ["G01", "G03", "G04", "G05", "G08", "G09", "O02", "O03"] {
        assert!(
            got.self_check.iter().any(|rule| rule.code == code),
            "{code}"
        );
        assert!(about(&got, code).is_empty());
    }
    for code in ["L02", "L06", "L09", "L14", "L15", "W06", "W08", "W09"] {
        assert!(
            got.self_check.iter().any(|rule| rule.code == code),
            "{code}"
        );
    }
    let got = judged([answered("2023-03-01")], &ninety("2023-12-31"));
    for code in ["G01", "G03", "G04", "G05", "L02", "L06", "L14", "W06"] {
        assert!(
            got.self_check.iter().all(|rule| rule.code != code),
            "{code}"
        );
    }
    // Nothing was read: a policy would not help.
    let none: [Text; 0] = [];
    assert!(judged(none, &Policy::new()).self_check.is_empty());
}

fn drafted(source: &str) -> Text {
    let mut text = of_district("a", "Phụng Hiệp");
    let draft = text.draft();
    let source = text.cited("15-NQ/TU", source);
    text.relate(draft, Concretises, source);
    text
}

#[test]
fn g03_draft_overdue() {
    // Past the deadline; longer than the longest finished answer; a fixed day.
    let got = judged([drafted("2023-02-01")], &ninety("2023-05-03"));
    assert_eq!(
        found(&got, "G03"),
        [("error".into(), vec!["15-NQ/TU".to_owned()])]
    );
    let cause = got
        .findings
        .iter()
        .find(|it| it.code == "G03")
        .and_then(|it| it.consequence_of.clone());
    let g02 = got
        .findings
        .iter()
        .find(|it| it.code == "G02")
        .map(|it| it.fingerprint.clone());
    assert_eq!(cause, g02);
    let bare = Policy::new().with_as_of(day("2023-04-01"));
    let mut finished = answered("2023-03-01");
    finished.facts.name = "b".into();
    assert_eq!(
        about(&judged([drafted("2023-02-01"), finished], &bare), "G03"),
        ["15-NQ/TU"]
    );
    let fixed = province()
        .with_duty(owes(Some(Deadline::On(day("2023-03-31")))))
        .with_as_of(day("2023-04-01"));
    assert_eq!(
        about(&judged([drafted("2023-02-01")], &fixed), "G03"),
        ["15-NQ/TU"]
    );
}

#[test]
fn g03_near_misses() {
    // In time; no lag to measure by; younger than the longest; issued after all.
    assert!(
        about(
            &judged([drafted("2023-02-01")], &ninety("2023-05-02")),
            "G03"
        )
        .is_empty()
    );
    let bare = Policy::new().with_as_of(day("2023-12-31"));
    assert!(about(&judged([drafted("2023-02-01")], &bare), "G03").is_empty());
    let mut finished = answered("2023-03-01");
    finished.facts.name = "b".into();
    let early = Policy::new().with_as_of(day("2023-03-01"));
    assert!(about(&judged([drafted("2023-02-01"), finished], &early), "G03").is_empty());
    let mut text = drafted("2023-02-01");
    let issued = text.declared("9-CTr/HU", "2023-03-01");
    let source = text.cited("15-NQ/TU", "2023-02-01");
    text.relate(issued, Concretises, source);
    assert!(about(&judged([text], &ninety("2023-12-31")), "G03").is_empty());
    assert!(about(&judged([drafted("")], &ninety("2023-12-31")), "G03").is_empty());
}

#[test]
fn g04_roster_incomplete() {
    let policy = province().with_duty(owes(None));
    // One of three, two of three, one by a contested number.
    let got = judged([answered("2023-03-01")], &policy);
    assert_eq!(about(&got, "G04"), ["1-CTr/TU"]);
    let why = &got
        .findings
        .iter()
        .find(|it| it.code == "G04")
        .expect("it")
        .why
        .en;
    assert!(
        why.contains("1 of 3") && why.contains(B) && why.contains(C),
        "{why}"
    );
    let to = ("1-CTr/TU", "2023-02-01");
    let second = || one("b", "Long Mỹ", ("7-KH/HU", "2023-03-02"), Concretises, to);
    let got = judged([answered("2023-03-01"), second()], &policy);
    let why = &got
        .findings
        .iter()
        .find(|it| it.code == "G04")
        .expect("it")
        .why
        .en;
    assert!(why.contains("2 of 3") && !why.contains(B), "{why}");
    let mut text = answered("2023-03-01");
    let again = text.declared("5-KH/HU", "2023-03-01");
    let other = text.cited("2-CTr/TU", "2023-02-01");
    text.relate(again, Concretises, other);
    assert_eq!(
        about(&judged([text], &policy), "G04"),
        ["1-CTr/TU", "2-CTr/TU"]
    );
}

#[test]
fn g04_near_misses() {
    let policy = province().with_duty(owes(None));
    let to = ("1-CTr/TU", "2023-02-01");
    // All three; none at all; the others are not due yet.
    let second = one("b", "Long Mỹ", ("7-KH/HU", "2023-03-02"), Concretises, to);
    let third = one("c", "Vị Thủy", ("8-KH/HU", "2023-03-03"), Concretises, to);
    let got = judged([answered("2023-03-01"), second, third], &policy);
    assert!(about(&got, "G04").is_empty());
    let mut text = of_district("a", "Phụng Hiệp");
    text.cited("1-CTr/TU", "2023-02-01");
    assert!(about(&judged([text], &policy), "G04").is_empty());
    assert!(
        about(
            &judged([answered("2023-03-01")], &ninety("2023-03-02")),
            "G04"
        )
        .is_empty()
    );
}

/// The duty is on Central documents, for the districts.
fn from_central() -> Policy {
    let select = Selector {
        level: Some(Level::Central),
        ..Selector::default()
    };
    let duty = doctrace::audit::Duty::new("TW", select).roster("huyen");
    province().with_duty(duty)
}

/// The province answers; the districts may follow.
fn middle() -> Text {
    let mut text = of_district("a", "Phụng Hiệp");
    let middle = text.cited("1-CTr/TU", "2023-02-01");
    let top = text.cited("18-NQ/TW", "2022-06-16");
    text.relate(middle, Implements, top);
    text
}

#[test]
fn g05_shallow_only() {
    let got = judged([middle()], &from_central());
    assert_eq!(about(&got, "G05"), ["1-CTr/TU 18-NQ/TW"]);
    // Two answers above, both empty below; one of another province counts too.
    let mut text = middle();
    let second = text.cited("2-NQ/TU", "2023-02-02");
    let top = text.cited("18-NQ/TW", "2022-06-16");
    text.relate(second, Implements, top);
    assert_eq!(about(&judged([text], &from_central()), "G05").len(), 2);
    let mut text = middle();
    let other = text.cited("19-NQ/TW", "2022-06-16");
    let middle = text.cited("3-CTr/TU", "2023-02-03");
    text.relate(middle, Concretises, other);
    assert_eq!(about(&judged([text], &from_central()), "G05").len(), 2);
}

#[test]
fn g05_near_misses() {
    // A plan below; no roster; nothing above either.
    let mut text = middle();
    let plan = text.declared("5-KH/HU", "2023-03-01");
    let middle_end = text.cited("1-CTr/TU", "2023-02-01");
    text.relate(plan, Concretises, middle_end);
    let got = judged([text], &from_central());
    assert!(about(&got, "G05").is_empty());
    assert_eq!(
        state(&got, "18-NQ/TW", A),
        Some(CellState::Proven),
        "a path of two steps"
    );
    assert!(about(&judged([middle()], &province()), "G05").is_empty());
    let mut text = of_district("a", "Phụng Hiệp");
    text.cited("18-NQ/TW", "2022-06-16");
    assert!(about(&judged([text], &from_central()), "G05").is_empty());
}

fn least(percent: u8, level: Option<Level>, body: Option<&str>, series: Option<&str>) -> Minimum {
    Minimum {
        level,
        body: body.map(str::to_owned),
        series: series.map(str::to_owned),
        percent,
    }
}

#[test]
fn g09_coverage_below_threshold() {
    let policy = |minimum| province().with_duty(owes(None)).with_minimum(minimum);
    let got = |minimum| about(&judged([answered("2023-03-01")], &policy(minimum)), "G09");
    assert_eq!(
        got(least(34, Some(Level::District), None, None)),
        ["district"]
    );
    assert_eq!(got(least(1, None, Some(B), None)), [B]);
    assert_eq!(got(least(100, None, None, Some("CTr/TU"))), ["CTr/TU"]);
    assert_eq!(got(least(100, None, None, None)), ["*"]);
    // One of three is enough; the body is covered; the group is empty.
    assert!(got(least(33, Some(Level::District), None, None)).is_empty());
    assert!(got(least(100, None, Some(A), None)).is_empty());
    assert!(got(least(100, None, None, Some("NQ/TU"))).is_empty());
    assert!(got(least(100, Some(Level::Commune), None, None)).is_empty());
}

#[test]
fn g09_is_an_error_only_where_what_is_open_cannot_help() {
    // A plan that may be anybody's: three pairs, all open.
    let mut text = Text::new("a");
    let answer = text.declared("5-KH/HU", "2023-03-01");
    let source = text.cited("1-CTr/TU", "2023-02-01");
    text.last().issuer = Some("Tỉnh ủy Hậu Giang".into());
    text.relate(answer, Concretises, source);
    let asked = least(50, Some(Level::District), None, None);
    let policy = || ninety("2023-12-31").with_minimum(asked.clone());
    let open = judged([text], &policy());
    assert_eq!(
        found(&open, "G09"),
        [("note".into(), vec!["district".to_owned()])]
    );
    let why = |report: &Report| {
        let row = report.findings.iter().find(|it| it.code == "G09");
        row.map(|it| it.why.en.clone()).unwrap_or_default()
    };
    assert!(why(&open).ends_with("3 more are open; if they are answered, it is enough."));
    // One answered, two surely missing: too little whatever comes.
    let sure = judged([answered("2023-03-01")], &policy());
    assert_eq!(found(&sure, "G09")[0].0, "error");
    assert!(!why(&sure).contains("open"), "{}", why(&sure));
}

#[test]
fn what_ends_a_source_later_has_not_ended_it_yet() {
    use doctrace::registry::{Register, RegisterRow, RowState};

    let replaced = |on: &str| {
        let mut text = of_district("a", "Phụng Hiệp");
        let old = text.cited("1-CTr/TU", "2023-02-01");
        let new = text.cited("9-CTr/TU", on);
        text.relate(new, Replaces, old);
        text
    };
    let of = |on: &str, as_of: &str| state(&judged([replaced(on)], &ninety(as_of)), "1-CTr/TU", A);
    assert_eq!(of("2024-02-01", "2023-12-31"), Some(CellState::Missing));
    assert_eq!(of("2024-02-01", "2024-02-01"), Some(CellState::Superseded));
    assert_eq!(of("2023-06-01", "2023-12-31"), Some(CellState::Superseded));
    // Of unknown date it may have ended it.
    assert_eq!(of("", "2023-12-31"), Some(CellState::Superseded));
    // The same by a register.
    let told = |since: &str| {
        let mut row = RegisterRow::new(id("1-CTr/TU"), Some(day("2023-02-01")));
        row.state = RowState::Repealed;
        row.since = (!since.is_empty()).then(|| day(since));
        let mut text = of_district("a", "Phụng Hiệp");
        text.cited("1-CTr/TU", "2023-02-01");
        let policy = ninety("2023-12-31").with_register(Register::new("CTr/TU").with(row));
        state(&judged([text], &policy), "1-CTr/TU", A)
    };
    assert_eq!(told("2024-02-01"), Some(CellState::Missing));
    assert_eq!(told("2023-06-01"), Some(CellState::Void));
    assert_eq!(told(""), Some(CellState::Void));
}

#[test]
fn l02_late_implementation() {
    let got = |on: &str| about(&judged([answered(on)], &ninety("2023-12-31")), "L02");
    assert_eq!(got("2023-05-03"), ["5-KH/HU 1-CTr/TU"]);
    assert!(got("2023-05-02").is_empty(), "the last day in time");
    // Over two steps; without a roster; in working days.
    let mut text = middle();
    let plan = text.declared("5-KH/HU", "2023-03-01");
    let source = text.cited("1-CTr/TU", "2023-02-01");
    text.relate(plan, Concretises, source);
    let mut duty = from_central().duties()[0].clone();
    duty.deadline = Some(Deadline::Days(200));
    let policy = province().with_duty(duty);
    assert_eq!(about(&judged([text], &policy), "L02"), ["5-KH/HU 18-NQ/TW"]);
    let mut bare = owes(Some(Deadline::WorkingDays(20)));
    bare.roster = None;
    let policy = Policy::new().with_duty(bare);
    assert_eq!(
        about(&judged([answered("2023-03-02")], &policy), "L02").len(),
        1
    );
    assert!(about(&judged([answered("2023-03-01")], &policy), "L02").is_empty());
}

#[test]
fn l02_near_misses() {
    // A first answer in time; a draft; an answer without a date.
    let mut text = answered("2023-12-01");
    let early = text.declared("4-KH/HU", "2023-03-01");
    let source = text.cited("1-CTr/TU", "2023-02-01");
    text.relate(early, Concretises, source);
    assert!(about(&judged([text], &ninety("2023-12-31")), "L02").is_empty());
    assert!(
        about(
            &judged([drafted("2023-02-01")], &ninety("2023-12-31")),
            "L02"
        )
        .is_empty()
    );
    assert!(about(&judged([answered("")], &ninety("2023-12-31")), "L02").is_empty());
    let mut text = answered("2023-12-01");
    let undated = text.declared("4-KH/HU", "");
    let source = text.cited("1-CTr/TU", "2023-02-01");
    text.relate(undated, Concretises, source);
    assert!(about(&judged([text], &ninety("2023-12-31")), "L02").is_empty());
}

#[test]
fn l15_due_soon() {
    let soon = |as_of: &str| ninety(as_of).with_due_soon(14);
    let got = |as_of: &str| about(&judged([answered("2023-03-01")], &soon(as_of)), "L15");
    // Two weeks before, on the day, and nothing before or after.
    assert_eq!(
        got("2023-04-18"),
        [format!("1-CTr/TU {B}"), format!("1-CTr/TU {C}")]
    );
    assert_eq!(got("2023-05-02").len(), 2);
    assert!(got("2023-04-17").is_empty());
    assert!(got("2023-05-03").is_empty());
    // A draft still counts as work to be done.
    assert_eq!(
        about(&judged([drafted("2023-02-01")], &soon("2023-05-01")), "L15").len(),
        3
    );
    let no_days = ninety("2023-05-01");
    assert!(about(&judged([answered("2023-03-01")], &no_days), "L15").is_empty());
}

#[test]
fn bodies_oblige_and_are_obliged_while_they_stand() {
    // The districts ended on 30/6/2025: later sources oblige none of them.
    let source = |date: &str| {
        let mut text = of_district("a", "Phụng Hiệp");
        text.cited("1-CTr/TU", date);
        text
    };
    let policy = ninety("2026-12-31");
    assert_eq!(judged([source("2025-06-30")], &policy).obligations.len(), 3);
    assert!(
        judged([source("2025-07-01")], &policy)
            .obligations
            .is_empty()
    );
    // One that was wound up before, and one that was set up after the due date.
    let days = |from: Option<&str>, to: Option<&str>| {
        let body = doctrace::audit::PolicyBody::new(A).organ("HU");
        let policy = Policy::new().with_body(body.between(from.map(day), to.map(day)));
        let policy = policy
            .with_roster("huyen", [A])
            .with_duty(owes(Some(Deadline::Days(90))));
        judged([source("2023-02-01")], &policy).obligations.len()
    };
    assert_eq!(days(None, None), 1);
    assert_eq!(days(None, Some("2023-01-31")), 0);
    assert_eq!(days(Some("2023-05-03"), None), 0);
    assert_eq!(days(Some("2023-05-02"), Some("2023-05-02")), 1);
}

#[test]
fn registers_and_waivers_settle_a_pair() {
    use doctrace::audit::Waiver;
    use doctrace::registry::{Register, RegisterRow, RowState};

    let source = || {
        let mut text = of_district("a", "Phụng Hiệp");
        text.cited("1-CTr/TU", "2023-02-01");
        text
    };
    for (row, expected) in [
        (RowState::Replaced, CellState::Superseded),
        (RowState::Repealed, CellState::Void),
        (RowState::Void, CellState::Void),
        (RowState::Issued, CellState::Missing),
    ] {
        let mut entry = RegisterRow::new(id("1-CTr/TU"), None);
        entry.state = row;
        let policy = ninety("2023-12-31").with_register(Register::new("CTr/TU").with(entry));
        assert_eq!(
            state(&judged([source()], &policy), "1-CTr/TU", A),
            Some(expected)
        );
    }
    // One body is let off; the source alone would name three pairs, and so none.
    let waiver = |subject: &str| {
        let waiver = Waiver::of_subject("G01", subject);
        waiver.because("không có đối tượng", "Thường trực", day("2023-03-03"))
    };
    let got = judged([source()], &ninety("2023-12-31").with_waiver(waiver(A)));
    assert_eq!(state(&got, "1-CTr/TU", A), Some(CellState::Waived));
    assert_eq!((about(&got, "G01").len(), got.waived.len()), (2, 1));
    let share = got
        .shares
        .iter()
        .find(|share| share.by == "source")
        .expect("a share");
    assert_eq!(share.denominator, 2);
    let got = judged(
        [source()],
        &ninety("2023-12-31").with_waiver(waiver("1-CTr/TU")),
    );
    assert_eq!((about(&got, "G01").len(), about(&got, "W02").len()), (3, 1));
    // What is owed under two duties is one finding, and one waiver accepts both pairs.
    let twice = ninety("2023-12-31").with_duty(owes(Some(Deadline::Days(60))));
    let got = judged([source()], &twice.with_waiver(waiver(A)));
    let of_a = got.obligations.iter().filter(|row| row.body == A);
    let states: Vec<CellState> = of_a.map(|row| row.state).collect();
    assert_eq!(states, [CellState::Waived; 2]);
    assert_eq!(about(&got, "G01").len(), 2);
}

#[test]
fn what_replaces_a_source_takes_over_its_duty() {
    let mut text = of_district("a", "Phụng Hiệp");
    text.cited("1-CTr/TU", "2023-02-01");
    let old = text.cited("1-CTr/TU", "2023-02-01");
    let new = text.cited("1-QĐ/TW", "2023-06-01");
    text.relate(new, Replaces, old);
    let select = Selector {
        ids: vec![id("1-CTr/TU")],
        ..Selector::default()
    };
    let duty = doctrace::audit::Duty::new("d", select).roster("huyen");
    let policy = province().with_duty(duty.deadline(Deadline::Days(30)));
    let got = judged([text], &policy.with_as_of(day("2023-12-31")));
    assert_eq!(state(&got, "1-CTr/TU", A), Some(CellState::Superseded));
    assert_eq!(state(&got, "1-QĐ/TW", A), Some(CellState::Missing));
    assert!(
        got.obligations
            .iter()
            .any(|row| row.due == Some(day("2023-07-01")))
    );

    let mut text = of_district("a", "Phụng Hiệp");
    let old = text.cited("1-CTr/TU", "2023-02-01");
    let end = text.cited("9-QĐ/TU", "2023-06-01");
    text.relate(end, Repeals, old);
    let got = judged([text], &ninety("2023-12-31"));
    assert_eq!(state(&got, "1-CTr/TU", A), Some(CellState::Void));
}

#[test]
fn why_a_source_is_not_covered() {
    let mut text = middle();
    text.cited("19-NQ/TW", "2022-06-16");
    let plan = text.declared("5-KH/HU", "2023-03-01");
    let source = text.cited("1-CTr/TU", "2023-02-01");
    text.relate(plan, Concretises, source);
    let registry = registry([text]);
    let graph = TraceGraph::build(&registry);
    let policy = from_central();
    let audit = Audit::new(&graph, &policy);
    let handle = |label: &str| {
        let mut documents = graph.documents();
        documents
            .find(|it| it.label() == label)
            .expect("a document")
            .handle()
    };
    let labels = |source: &str, body: &str| {
        let why = audit.why_not(handle(source), body);
        assert!(!why.why.vi.is_empty() && !why.why.en.is_empty());
        let path = why
            .path
            .iter()
            .map(|&it| graph.document(it).label().to_owned());
        (why.at, path.collect::<Vec<_>>().join(" "))
    };
    assert_eq!(
        labels("18-NQ/TW", A),
        (Break::Covered, "18-NQ/TW 1-CTr/TU 5-KH/HU".into())
    );
    assert_eq!(
        labels("18-NQ/TW", B),
        (Break::Below, "18-NQ/TW 1-CTr/TU".into())
    );
    assert_eq!(labels("19-NQ/TW", B), (Break::NoAnswer, "19-NQ/TW".into()));
    assert_eq!(labels("1-CTr/TU", B), (Break::NoDuty, "1-CTr/TU".into()));
    assert_eq!(labels("18-NQ/TW", "Tỉnh ủy Hậu Giang").0, Break::NotObliged);
    let shares = audit.shares();
    let top = shares
        .iter()
        .find(|share| share.name == "18-NQ/TW")
        .expect("a share");
    assert_eq!((top.strict, top.denominator), (1, 3));
}

#[test]
fn a_long_chain_is_followed_as_far_as_said() {
    // 20,000 documents, each carrying out the one before.
    let mut text = of_district("a", "Phụng Hiệp");
    let mut above = text.cited("1-CTr/TU", "2023-02-01");
    for number in 2..=20_000 {
        let next = text.cited(&format!("{number}-CTr/TU"), "");
        text.relate(next, Implements, above);
        above = next;
    }
    let got = judged([text], &ninety("2023-12-31"));
    let hit = about(&got, "W10");
    assert!(hit.contains(&"duties".to_owned()), "{hit:?}");
}

#[test]
fn a_policy_changes_nothing_by_its_order() {
    use doctrace::registry::{Register, RegisterRow};

    let texts = |turned: bool| {
        let mut texts = vec![answered("2023-03-01"), drafted("2023-02-01")];
        texts[1].facts.name = "b".into();
        if turned {
            texts.reverse();
        }
        texts
    };
    let mut rows: Vec<RegisterRow> = (1..30)
        .map(|it| RegisterRow::new(id(&format!("{it}-CTr/TU")), None))
        .collect();
    let policy = |rows: &[RegisterRow]| {
        let mut register = Register::new("CTr/TU")
            .of_body("Tỉnh ủy Hậu Giang")
            .complete();
        register.rows = rows.to_vec();
        ninety("2023-12-31").with_register(register)
    };
    let bytes = |report: &Report| serde_json::to_string(report).expect("JSON");
    let first = bytes(&judged(texts(false), &policy(&rows)));
    assert_eq!(bytes(&judged(texts(true), &policy(&rows))), first);
    // A register never turns an answer into a gap.
    let bare = judged(texts(false), &ninety("2023-12-31"));
    let with = judged(texts(false), &policy(&rows));
    for (before, after) in bare.obligations.iter().zip(&with.obligations) {
        assert!(before.state == after.state || before.state != CellState::Proven);
    }
    rows.reverse();
    let turned = judged(texts(false), &policy(&rows));
    assert_eq!(bytes(&turned), first);
}
