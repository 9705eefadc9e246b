//! Policies at the edges: a day of looking before everything, far in the future, and
//! registers whose days are the wrong way round.

mod facts;

use doctrace::audit::{Deadline, Policy};
use doctrace::registry::Register;
use doctrace::report::CellState;
use facts::{about, day, judged, owes, plan, province};

fn states(as_of: &str) -> (Vec<CellState>, Vec<String>) {
    let policy = province().with_duty(owes(Some(Deadline::Days(60))));
    let mut text = plan();
    text.facts.mentions[1].issuer = Some("Tỉnh ủy Hậu Giang".into());
    let report = judged([text], &policy.with_as_of(day(as_of)));
    let states = report.obligations.iter().map(|it| it.state).collect();
    (states, about(&report, "L14"))
}

#[test]
fn a_day_before_everything_finds_nothing_due_and_all_dated_ahead() {
    use CellState::{Missing, NotDue, Proven};
    let (cells, ahead) = states("1990-01-01");
    assert_eq!(cells, [Proven, NotDue, NotDue]);
    assert_eq!(ahead, ["5-KH/HU", "139-CTr/TU"]);
    // The last day in time, the day after, and a day far ahead.
    assert_eq!(states("2023-01-08").0, [Proven, NotDue, NotDue]);
    assert_eq!(states("2023-01-09").0, [Proven, Missing, Missing]);
    let (cells, ahead) = states("9999-12-31");
    assert_eq!(cells, [Proven, Missing, Missing]);
    assert!(ahead.is_empty());
}

#[test]
fn a_register_whose_days_are_the_wrong_way_round_is_a_fault() {
    let problems = |from: &str, to: &str| {
        let mut register = Register::new("CTr/TU").complete();
        (register.from, register.to) = (Some(day(from)), Some(day(to)));
        let policy = Policy::new().with_register(register);
        // It covers no day, so it tells of nothing.
        assert!(about(&judged([plan()], &policy), "O02").is_empty());
        let problems = policy.problems().into_iter();
        problems.map(|it| it.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(
        problems("2023-12-31", "2022-01-01"),
        ["registers[0].to: the last day is before the first"]
    );
    assert!(problems("2023-01-01", "2023-01-01").is_empty());
    assert!(problems("2023-01-01", "2023-12-31").is_empty());
}
