//! Bodies that merge, are followed by another, or are split: who owes what is left.

mod facts;

use doctrace::audit::{Audit, Break, CellState, Deadline, Minimum, Policy, PolicyBody, Waiver};
use doctrace::graph::TraceGraph;
use doctrace::id::Level;
use doctrace::relation::RelationKind::{Concretises, Repeals};
use doctrace::report::{ObligationRow, Report};
use facts::{Text, about, day, id, judged, owes, registry};

const TOP: &str = "Tỉnh ủy Hậu Giang";
const ENDS: &str = "2023-06-30";
const SOURCE: (&str, &str) = ("1-CTr/TU", "2023-02-01");

fn commune(place: &str) -> PolicyBody {
    let body = PolicyBody::new(name(place)).organ("ĐU");
    body.level(Level::Commune).under(TOP)
}

fn name(place: &str) -> String {
    format!("Đảng ủy xã {place}")
}

fn ended(place: &str, successors: &[&str]) -> PolicyBody {
    let body = commune(place).between(None, Some(day(ENDS)));
    body.succeeded_by(successors.iter().map(|it| name(it)))
}

fn begun(place: &str) -> PolicyBody {
    commune(place).between(Some(day("2023-07-01")), None)
}

/// The bodies of a province, of which some are obliged within ninety days.
fn policy(bodies: &[PolicyBody], obliged: &[&str]) -> Policy {
    within(90, bodies, obliged)
}

fn within(days: u32, bodies: &[PolicyBody], obliged: &[&str]) -> Policy {
    let top = PolicyBody::new(TOP).organ("TU").level(Level::Province);
    let bodies = bodies.iter().cloned();
    let policy = bodies.fold(Policy::new().with_body(top), Policy::with_body);
    let policy = policy
        .with_roster("huyen", obliged.iter().map(|it| name(it)))
        .with_duty(owes(Some(Deadline::Days(days))))
        .with_as_of(day("2023-12-31"));
    assert_eq!(policy.problems(), []);
    policy
}

/// Hòa An and Bình Thành become Tân Phước.
fn merged() -> Policy {
    let bodies = [
        ended("Hòa An", &["Tân Phước"]),
        ended("Bình Thành", &["Tân Phước"]),
        begun("Tân Phước"),
    ];
    policy(&bodies, &["Hòa An", "Bình Thành"])
}

/// Hòa An becomes Tân Phước and Long Thạnh.
fn split() -> Policy {
    let heirs = ["Tân Phước", "Long Thạnh"];
    let bodies = [ended("Hòa An", &heirs), begun(heirs[0]), begun(heirs[1])];
    policy(&bodies, &["Hòa An"])
}

fn of_commune(place: &str) -> Text {
    let issuer = format!("ĐẢNG ỦY XÃ {}", place.to_uppercase());
    Text::new(place).head("?-BC/ĐU", &issuer, "ĐẢNG BỘ TỈNH HẬU GIANG")
}

/// The text of a commune that answers the source on a day; a draft where it has none.
fn answer(place: &str, number: &str, on: &str) -> Text {
    let mut text = of_commune(place);
    let paper = match number {
        "" => text.draft(),
        number => text.declared(number, on),
    };
    let source = text.cited(SOURCE.0, SOURCE.1);
    text.relate(paper, Concretises, source);
    text
}

fn silent() -> Text {
    let mut text = Text::new("tỉnh").head("?-BC/TU", "TỈNH ỦY HẬU GIANG", "");
    text.cited(SOURCE.0, SOURCE.1);
    text
}

/// The body of each pair of the source, with its state.
fn states(report: &Report) -> Vec<(&str, CellState)> {
    let rows = report
        .obligations
        .iter()
        .filter(|row| row.source == SOURCE.0);
    rows.map(|row| (row.body.trim_start_matches("Đảng ủy xã "), row.state))
        .collect()
}

fn only(report: &Report) -> &ObligationRow {
    let [row] = report.obligations.as_slice() else {
        panic!("{:#?}", report.obligations);
    };
    row
}

#[test]
fn what_is_not_done_passes_to_the_one_successor() {
    let got = judged([silent()], &merged());
    let both = [("Tân Phước", CellState::Missing); 2];
    assert_eq!(states(&got), both);
    assert_eq!(got.obligations[0].passed_on_by, [name("Hòa An")]);
    // One body, one finding, and it says for whom.
    assert_eq!(
        about(&got, "G01"),
        [format!("1-CTr/TU {}", name("Tân Phước"))]
    );
    let g01 = got.findings.iter().find(|it| it.code == "G01").expect("it");
    assert!(
        g01.why.en.starts_with(
            "Đảng ủy xã Tân Phước (in place of Đảng ủy xã Hòa An, Đảng ủy xã Bình Thành)"
        ),
        "{}",
        g01.why.en
    );
    // The share of coverage is the successor's.
    let share = |body: &str| {
        let mut shares = got.shares.iter();
        shares
            .find(|it| it.by == "body" && it.name == name(body))
            .map(|it| (it.strict, it.denominator))
    };
    assert_eq!(share("Tân Phước"), Some((0, 2)));
    assert_eq!(share("Hòa An"), None);
    // A draft is not done; it is still a draft.
    let got = judged([answer("Hòa An", "", "")], &merged());
    let rest = [
        ("Tân Phước", CellState::Draft),
        ("Tân Phước", CellState::Missing),
    ];
    assert_eq!(states(&got), rest);
}

#[test]
fn answers_count_in_their_days() {
    // The predecessor's before its end; the successor's after it, for all that it owes.
    let before = || answer("Hòa An", "5-KH/ĐU", "2023-03-01");
    let after = |day: &str| answer("Tân Phước", "7-KH/ĐU", day);
    let got = judged([before()], &merged());
    let rest = [
        ("Hòa An", CellState::Proven),
        ("Tân Phước", CellState::Missing),
    ];
    assert_eq!(states(&got), rest);
    let got = judged([before(), after("2023-08-01")], &merged());
    let rest = [
        ("Hòa An", CellState::Proven),
        ("Tân Phước", CellState::Proven),
    ];
    assert_eq!(states(&got), rest);
    assert!(about(&got, "G01").is_empty());
    // It came after the due date all the same, which the end did not move.
    assert_eq!(about(&got, "L02"), ["7-KH/ĐU 1-CTr/TU"]);
    // The days of the bodies and of the papers do not agree: open, and nobody is accused.
    for text in [
        answer("Hòa An", "5-KH/ĐU", "2023-08-01"),
        after("2023-06-30"),
    ] {
        let got = judged([text], &merged());
        assert_eq!(got.obligations[0].state, CellState::Unknown);
    }
    // Without a day, a body that began after the end can only have answered after it.
    let got = judged([answer("Tân Phước", "7-KH/ĐU", "")], &merged());
    assert_eq!(states(&got), [("Tân Phước", CellState::Proven); 2]);
}

#[test]
fn a_successor_that_stood_before_answers_anew() {
    // Tân Phước was there, and answered for itself.
    let bodies = [ended("Hòa An", &["Tân Phước"]), commune("Tân Phước")];
    let policy = policy(&bodies, &["Hòa An", "Tân Phước"]);
    let own = |day: &str| judged([answer("Tân Phước", "7-KH/ĐU", day)], &policy);
    let got = own("2023-03-01");
    let rest = [
        ("Tân Phước", CellState::Missing),
        ("Tân Phước", CellState::Proven),
    ];
    assert_eq!(states(&got), rest);
    assert_eq!(
        about(&got, "G01"),
        [format!("1-CTr/TU {}", name("Tân Phước"))]
    );
    let got = own("2023-07-01");
    assert_eq!(states(&got), [("Tân Phước", CellState::Proven); 2]);
    // On the last day it had not taken over yet; of an unknown day nothing is sure.
    assert_eq!(own(ENDS).obligations[0].state, CellState::Missing);
    assert_eq!(own("").obligations[0].state, CellState::Unknown);
    // Why not: what came from the other body is told before what it did itself.
    let registry = registry([answer("Tân Phước", "7-KH/ĐU", "2023-03-01")]);
    let graph = TraceGraph::build(&registry);
    let audit = Audit::new(&graph, &policy);
    let number = id(SOURCE.0);
    let source = graph.find(&number).next().expect("the source").handle();
    let why = audit.why_not(source, &name("Tân Phước"));
    assert_eq!(why.at, Break::NoAnswer);
    assert!(
        why.why
            .en
            .contains("Hòa An ended on 2023-06-30, and Đảng ủy xã Tân Phước took over")
    );
}

#[test]
fn nothing_passes_before_the_end() {
    // On the last day it is the body itself that owes; on the next, the successor.
    let on = |today: &str| judged([silent()], &merged().with_as_of(day(today)));
    let rest = [
        ("Hòa An", CellState::Missing),
        ("Bình Thành", CellState::Missing),
    ];
    assert_eq!(states(&on(ENDS)), rest);
    assert_eq!(states(&on("2023-07-01"))[0].0, "Tân Phước");
    // A body that ended without a successor owes what it owed.
    let gone = policy(
        &[commune("Hòa An").between(None, Some(day(ENDS)))],
        &["Hòa An"],
    );
    assert_eq!(
        states(&judged([silent()], &gone)),
        [("Hòa An", CellState::Missing)]
    );
    // An ended source is owed by nobody, before or after.
    let mut text = silent();
    let repeal = text.declared("9-QĐ/TU", "2023-09-01");
    let source = text.cited(SOURCE.0, SOURCE.1);
    text.relate(repeal, Repeals, source);
    let got = judged([text], &merged());
    assert_eq!(states(&got), [("Tân Phước", CellState::Void); 2]);
}

#[test]
fn the_place_in_a_roster_passes_on() {
    // A source of after the end: once for both, and not where the roster has it anyway.
    let later = || {
        let mut text = Text::new("tỉnh").head("?-BC/TU", "TỈNH ỦY HẬU GIANG", "");
        text.cited("3-CTr/TU", "2023-08-01");
        text
    };
    let got = judged([later()], &merged());
    let row = only(&got);
    assert_eq!(
        (row.body.clone(), row.state),
        (name("Tân Phước"), CellState::Missing)
    );
    assert_eq!(row.passed_on_by, [name("Hòa An")]);
    let bodies = [ended("Hòa An", &["Tân Phước"]), begun("Tân Phước")];
    let listed = policy(&bodies, &["Hòa An", "Tân Phước"]);
    let got = judged([later()], &listed);
    assert!(only(&got).passed_on_by.is_empty());
    // Nobody can say which of two; where both are in the roster, nothing is open.
    let got = judged([later()], &split());
    assert_eq!(only(&got).state, CellState::Unknown);
    let both = split().with_roster("huyen", ["Hòa An", "Tân Phước", "Long Thạnh"].map(name));
    let got = judged([later()], &both);
    let rows: Vec<(&str, usize)> = got
        .obligations
        .iter()
        .map(|it| (it.body.as_str(), it.heirs.len()))
        .collect();
    let names = ["Tân Phước", "Long Thạnh"].map(name);
    assert_eq!(rows, [(&*names[0], 0), (&*names[1], 0)]);
    // Whoever took over is in the roster (W06); a stranger of the level is not.
    let wrote = |place: &str| answer(place, "7-KH/ĐU", "2023-08-01");
    assert!(about(&judged([wrote("Tân Phước")], &merged()), "W06").is_empty());
    let apart = [
        ended("Hòa An", &[]),
        ended("Bình Thành", &[]),
        begun("Tân Phước"),
    ];
    let apart = policy(&apart, &["Hòa An", "Bình Thành"]);
    let got = judged([wrote("Tân Phước")], &apart);
    assert_eq!(about(&got, "W06"), [name("Tân Phước")]);
}

#[test]
fn of_a_split_body_nobody_knows_who_owes() {
    let heirs = ["Tân Phước", "Long Thạnh"].map(name);
    let got = judged([silent()], &split());
    let row = only(&got);
    assert_eq!(
        (row.body.clone(), row.state),
        (name("Hòa An"), CellState::Unknown)
    );
    assert_eq!(row.heirs, heirs);
    let why = row.why_not.as_ref().expect("why");
    assert!(why.en.contains("undecided") && heirs.iter().all(|it| why.en.contains(it)));
    assert!(about(&got, "G01").is_empty() && about(&got, "G04").is_empty());
    // One heir has answered: still nobody knows whether it was the one.
    let one = || answer("Tân Phước", "7-KH/ĐU", "2023-08-01");
    let other = || answer("Long Thạnh", "8-KH/ĐU", "2023-09-01");
    assert_eq!(only(&judged([one()], &split())).state, CellState::Unknown);
    // Both have: whoever owed it has answered.
    let got = judged([one(), other()], &split());
    assert_eq!(only(&got).state, CellState::Proven);
    assert_eq!(only(&got).answers, ["8-KH/ĐU", "7-KH/ĐU"]);
    // The body itself had, before its end: nothing is left to pass on.
    let got = judged([answer("Hòa An", "5-KH/ĐU", "2023-03-01")], &split());
    let row = only(&got);
    assert_eq!((row.state, row.heirs.len()), (CellState::Proven, 0));
    // Of its draft and an heir's paper nothing is sure; of its draft alone, that it is one.
    let draft = || answer("Hòa An", "", "");
    assert_eq!(only(&judged([draft()], &split())).state, CellState::Draft);
    let got = judged([draft(), one()], &split());
    assert_eq!(only(&got).state, CellState::Unknown);
    // There is still time, whoever owes it.
    let bodies = split().bodies()[1..].to_vec();
    let early = within(330, &bodies, &["Hòa An"]).with_as_of(day("2023-12-01"));
    let got = judged([silent()], &early.with_due_soon(60));
    assert_eq!(only(&got).state, CellState::NotDue);
    let l15 = got.findings.iter().find(|it| it.code == "L15").expect("it");
    let words = "Đảng ủy xã Tân Phước or Đảng ủy xã Long Thạnh (split from Đảng ủy xã Hòa An)";
    assert!(l15.why.en.starts_with(words), "{}", l15.why.en);
}

#[test]
fn waivers_and_minimums_follow() {
    // One finding, one waiver: both pairs are accepted.
    let waiver = Waiver::of_subject("G01", name("Tân Phước"));
    let waived = merged().with_waiver(waiver.because("x", "y", day("2023-12-01")));
    let got = judged([silent()], &waived);
    assert_eq!(states(&got), [("Tân Phước", CellState::Waived); 2]);
    assert!(about(&got, "G01").is_empty());
    // A waiver for another body does not help.
    let waiver = Waiver::of_subject("G01", name("Hòa An"));
    let waived = merged().with_waiver(waiver.because("x", "y", day("2023-12-01")));
    let got = judged([silent()], &waived);
    assert_eq!(states(&got), [("Tân Phước", CellState::Missing); 2]);
    // A share that a body was to reach is measured on what it passed on, too.
    let least = |place: &str| {
        let minimum = Minimum {
            level: None,
            body: Some(name(place)),
            series: None,
            percent: 50,
        };
        let texts = [answer("Hòa An", "5-KH/ĐU", "2023-03-01")];
        about(&judged(texts, &merged().with_minimum(minimum)), "G09").len()
    };
    assert_eq!(least("Hòa An"), 0);
    assert_eq!(least("Bình Thành"), 1);
    assert_eq!(least("Tân Phước"), 1);
}

#[test]
fn a_line_goes_on_and_a_broken_one_stops() {
    // Hòa An, then Tân Phước, then Long Thạnh.
    let second = commune("Tân Phước").between(Some(day("2023-07-01")), Some(day("2023-09-30")));
    let bodies = [
        ended("Hòa An", &["Tân Phước"]),
        second.clone().succeeded_by([name("Long Thạnh")]),
        commune("Long Thạnh").between(Some(day("2023-10-01")), None),
    ];
    let line = policy(&bodies, &["Hòa An"]);
    let got = judged([silent()], &line);
    assert_eq!(only(&got).body, name("Long Thạnh"));
    assert_eq!(only(&got).passed_on_by, ["Hòa An", "Tân Phước"].map(name));
    let why = only(&got).why_not.clone().expect("why");
    assert!(why.en.ends_with(
        "Đảng ủy xã Hòa An ended on 2023-06-30, and Đảng ủy xã Tân Phước took over. \
         Đảng ủy xã Tân Phước ended on 2023-09-30, and Đảng ủy xã Long Thạnh took over."
    ));
    // The one in the middle answered while it had to.
    let middle = |on: &str| judged([answer("Tân Phước", "7-KH/ĐU", on)], &line);
    assert_eq!(only(&middle("2023-08-01")).body, name("Tân Phước"));
    assert_eq!(only(&middle("2023-08-01")).state, CellState::Proven);
    assert_eq!(only(&middle("2023-10-02")).state, CellState::Unknown);
    // A circle and an unknown name are errors; an audit under them ends all the same.
    let circle = [
        ended("Hòa An", &["Tân Phước"]),
        ended("Tân Phước", &["Hòa An"]),
        ended("Long Thạnh", &["Hòa Am"]),
    ];
    let policy = circle
        .into_iter()
        .fold(
            Policy::new().with_body(PolicyBody::new(TOP)),
            Policy::with_body,
        )
        .with_roster("huyen", ["Hòa An", "Long Thạnh"].map(name))
        .with_duty(owes(None));
    assert_eq!(policy.problems().len(), 3);
    let rest = [
        ("Hòa An", CellState::Missing),
        ("Long Thạnh", CellState::Missing),
    ];
    assert_eq!(states(&judged([silent()], &policy)), rest);
}
