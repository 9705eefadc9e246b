//! What becomes of documents: replaced, repealed, amended, expired, out of their time.

mod facts;

use doctrace::audit::{Policy, PolicyBody};
use doctrace::registry::{Register, RegisterRow, Role, RowState};
use doctrace::relation::RelationKind::{
    self, Amends, Annuls, BasedOn, Cites, Concretises, Extends, Implements, Repeals, Replaces,
};
use facts::{Text, about, day, found, id, judged, of_district, one, report};

/// A plan that leans on `1-CTr/TU`, which `9-CTr/TU` changes.
fn changed(plan: &str, by: RelationKind, change: &str, how: RelationKind) -> Text {
    let mut text = one(
        "a",
        "Phụng Hiệp",
        ("5-KH/HU", plan),
        how,
        ("1-CTr/TU", "2022-01-05"),
    );
    let new = text.cited("9-CTr/TU", change);
    let old = text.cited("1-CTr/TU", "2022-01-05");
    text.relate(new, by, old);
    text
}

#[test]
fn l03_implements_void_source() {
    let expect = |got: &doctrace::report::Report| {
        assert_eq!(
            found(got, "L03"),
            [("error".into(), vec!["5-KH/HU".into(), "1-CTr/TU".into()])]
        );
    };
    for by in [Replaces, Repeals, Annuls] {
        expect(&report([changed(
            "2023-05-05",
            by,
            "2023-05-04",
            Concretises,
        )]));
    }
    expect(&report([changed(
        "2023-05-05",
        Replaces,
        "2022-02-01",
        Implements,
    )]));
    // By a register.
    let plan = || {
        one(
            "a",
            "Phụng Hiệp",
            ("5-KH/HU", "2023-05-05"),
            Concretises,
            ("1-CTr/TU", "2022-01-05"),
        )
    };
    let mut row = RegisterRow::new(id("1-CTr/TU"), None);
    row.state = RowState::Repealed;
    row.since = Some(day("2023-05-04"));
    let book =
        |row: &RegisterRow| Policy::new().with_register(Register::new("CTr/TU").with(row.clone()));
    expect(&judged([plan()], &book(&row)));

    // The same day; later; amended only; of unknown date; by the plan itself.
    row.since = Some(day("2023-05-05"));
    assert!(about(&judged([plan()], &book(&row)), "L03").is_empty());
    row.since = None;
    assert!(about(&judged([plan()], &book(&row)), "L03").is_empty());
    for text in [
        changed("2023-05-05", Replaces, "2023-05-05", Concretises),
        changed("2023-05-05", Replaces, "2023-06-05", Concretises),
        changed("2023-05-05", Amends, "2023-05-04", Concretises),
        changed("2023-05-05", Replaces, "", Concretises),
        changed("", Replaces, "2023-05-04", Concretises),
    ] {
        assert!(about(&report([text]), "L03").is_empty());
    }
}

#[test]
fn l04_stale_implementation() {
    for by in [Amends, Replaces, Repeals] {
        let got = report([changed("2023-02-02", by, "2023-05-04", Concretises)]);
        assert_eq!(
            found(&got, "L04"),
            [("warning".into(), vec!["5-KH/HU".into(), "1-CTr/TU".into()])]
        );
    }
    // The change came first; is of unknown date; is still to come on the day.
    assert!(
        about(
            &report([changed("2023-05-05", Amends, "2023-05-04", Concretises)]),
            "L04"
        )
        .is_empty()
    );
    assert!(
        about(
            &report([changed("2023-02-02", Amends, "", Concretises)]),
            "L04"
        )
        .is_empty()
    );
    let early = Policy::new().with_as_of(day("2023-05-03"));
    let text = changed("2023-02-02", Amends, "2023-05-04", Concretises);
    assert!(about(&judged([text], &early), "L04").is_empty());
    // Another answer since; the answer amended; an answer of unknown date.
    for (date, to) in [
        ("2023-06-01", "9-CTr/TU"),
        ("2023-06-01", "1-CTr/TU"),
        ("", "1-CTr/TU"),
    ] {
        let mut text = changed("2023-02-02", Amends, "2023-05-04", Concretises);
        let again = text.declared("8-KH/HU", date);
        let to = text.cited(to, "");
        text.relate(again, Concretises, to);
        assert!(about(&report([text]), "L04").is_empty(), "{date}");
    }
    let mut text = changed("2023-02-02", Amends, "2023-05-04", Concretises);
    let mend = text.declared("8-KH/HU", "2023-06-01");
    let plan = text.cited("5-KH/HU", "2023-02-02");
    text.relate(mend, Amends, plan);
    assert!(about(&report([text]), "L04").is_empty());
}

/// `18-NQ/TW`, changed on a day, with a programme and a plan below.
fn deep(change: &str, by: RelationKind) -> Text {
    let mut text = one(
        "a",
        "Phụng Hiệp",
        ("5-KH/HU", "2023-02-02"),
        Concretises,
        ("1-CTr/TU", "2023-01-05"),
    );
    let middle = text.cited("1-CTr/TU", "2023-01-05");
    let top = text.cited("18-NQ/TW", "2022-06-16");
    text.relate(middle, Implements, top);
    let new = text.cited("30-NQ/TW", change);
    text.relate(new, by, top);
    text
}

#[test]
fn l05_suspect_downstream() {
    for by in [Amends, Replaces, Repeals] {
        let got = report([deep("2023-05-04", by)]);
        assert_eq!(
            found(&got, "L05"),
            [("note".into(), vec!["5-KH/HU".into(), "18-NQ/TW".into()])]
        );
        let why = &got
            .findings
            .iter()
            .find(|it| it.code == "L05")
            .expect("it")
            .why
            .en;
        assert!(why.contains("2 steps above"), "{why}");
        assert_eq!(about(&got, "L04"), ["1-CTr/TU 18-NQ/TW"]);
    }
    // Before the plan; of unknown date; the change is one of extension.
    assert!(about(&report([deep("2023-02-02", Amends)]), "L05").is_empty());
    assert!(about(&report([deep("", Amends)]), "L05").is_empty());
    assert!(about(&report([deep("2023-05-04", Extends)]), "L05").is_empty());
    assert!(
        about(
            &report([changed("2023-02-02", Amends, "2023-05-04", Concretises)]),
            "L05"
        )
        .is_empty()
    );
}

/// A plan with a title for a programme with one.
fn periods(plan: &str, programme: &str) -> Text {
    let mut text = of_district("a", "Phụng Hiệp");
    let from = text.declared("5-KH/HU", "2021-02-02");
    text.last().title = Some(plan.into());
    let to = text.cited("1-CTr/TU", "2021-01-05");
    text.last().title = Some(programme.into());
    text.relate(from, Concretises, to);
    text
}

#[test]
fn l06_expired_child_live_parent() {
    let on = |text: Text, as_of: &str| {
        about(
            &judged([text], &Policy::new().with_as_of(day(as_of))),
            "L06",
        )
    };
    let plan = "phát triển thủy lợi giai đoạn 2021 - 2023";
    let programme = "phát triển thủy lợi đến năm 2030";
    assert_eq!(
        on(periods(plan, programme), "2024-01-01"),
        ["5-KH/HU 1-CTr/TU"]
    );
    assert_eq!(
        on(periods("thủy lợi năm 2021", programme), "2024-01-01").len(),
        1
    );
    assert_eq!(
        on(periods(plan, "thủy lợi giai đoạn 2021-2025"), "2025-12-31").len(),
        1
    );
    // The last day; the programme has ended too, or names no period; the plan names none.
    assert!(on(periods(plan, programme), "2023-12-31").is_empty());
    assert!(on(periods(plan, "thủy lợi giai đoạn 2021-2023"), "2024-01-01").is_empty());
    assert!(on(periods(plan, "thủy lợi"), "2024-01-01").is_empty());
    assert!(on(periods("thủy lợi", programme), "2024-01-01").is_empty());
    // A successor; one that prolongs it; no day of looking.
    let mut text = periods(plan, programme);
    let next = text.declared("9-KH/HU", "2024-01-01");
    let to = text.cited("1-CTr/TU", "2021-01-05");
    text.relate(next, Concretises, to);
    assert!(on(text, "2024-01-02").is_empty());
    let mut text = periods(plan, programme);
    let next = text.declared("9-QĐ/HU", "2024-01-01");
    let to = text.cited("5-KH/HU", "2021-02-02");
    text.relate(next, Extends, to);
    assert!(on(text, "2024-01-02").is_empty());
    assert!(about(&report([periods(plan, programme)]), "L06").is_empty());
}

#[test]
fn l07_replaced_but_cited() {
    for how in [BasedOn, Cites, RelationKind::Disseminates] {
        let got = report([changed("2023-05-05", Replaces, "2023-05-04", how)]);
        assert_eq!(
            found(&got, "L07"),
            [("note".into(), vec!["5-KH/HU".into(), "1-CTr/TU".into()])]
        );
    }
    // What was repealed is no ground any more; a history may name it.
    let repealed = |how| {
        about(
            &report([changed("2023-05-05", Repeals, "2023-05-04", how)]),
            "L07",
        )
        .len()
    };
    assert_eq!((repealed(BasedOn), repealed(Cites)), (1, 0));
    // Cited before; carried out, which is L03.
    assert!(
        about(
            &report([changed("2023-05-05", Replaces, "2023-05-06", BasedOn)]),
            "L07"
        )
        .is_empty()
    );
    assert!(
        about(
            &report([changed("2023-05-05", Replaces, "2023-05-04", Concretises)]),
            "L07"
        )
        .is_empty()
    );
    // The citing document names the successor too, or is the successor.
    let mut text = changed("2023-05-05", Replaces, "2023-05-04", BasedOn);
    let plan = text.cited("5-KH/HU", "2023-05-05");
    let new = text.cited("9-CTr/TU", "2023-05-04");
    text.relate(plan, BasedOn, new);
    assert!(about(&report([text]), "L07").is_empty());
}

#[test]
fn l14_future_dated() {
    let on = |date: &str, as_of: &str| {
        let text = one(
            "a",
            "Phụng Hiệp",
            ("5-KH/HU", date),
            Concretises,
            ("1-CTr/TU", "2021-01-05"),
        );
        about(
            &judged([text], &Policy::new().with_as_of(day(as_of))),
            "L14",
        )
    };
    assert_eq!(on("2032-04-07", "2023-12-31"), ["5-KH/HU"]);
    assert_eq!(on("2024-01-01", "2023-12-31"), ["5-KH/HU"]);
    // Before everything, all is to come.
    assert_eq!(on("2023-04-07", "1990-01-01").len(), 2);
    assert!(on("2023-12-31", "2023-12-31").is_empty());
    assert!(on("", "2023-12-31").is_empty());
    let bare = report([of_district("a", "Phụng Hiệp")]);
    assert!(about(&bare, "L14").is_empty());
    // A year of which some days have come.
    let half = of_district("a", "Phụng Hiệp").dated(doctrace::mention::WrittenDate::Year(2023));
    assert!(
        about(
            &judged([half], &Policy::new().with_as_of(day("2023-06-30"))),
            "L14"
        )
        .is_empty()
    );
}

#[test]
fn l16_organ_not_in_existence() {
    let on = |number: &str, date: &str| {
        let text = one(
            "a",
            "Phụng Hiệp",
            (number, date),
            Concretises,
            ("1-CTr/TU", "2021-01-05"),
        );
        report([text])
    };
    assert_eq!(
        found(&on("5-KH/HU", "2025-07-01"), "L16"),
        [("warning".into(), vec!["5-KH/HU".to_owned()])]
    );
    assert_eq!(about(&on("5-KH/ThU", "2025-08-15"), "L16"), ["5-KH/ThU"]);
    // A level without a code of its own; a body that the policy ends.
    let mut text = of_district("a", "Phụng Hiệp");
    text.declared("5/KH-UBND", "2025-08-15");
    text.last().issuer = Some("Ủy ban nhân dân huyện Phụng Hiệp".into());
    assert_eq!(about(&report([text]), "L16"), ["5/KH-UBND"]);
    let body = PolicyBody::new("Huyện ủy Phụng Hiệp").organ("HU");
    let policy =
        Policy::new().with_body(body.between(Some(day("2020-01-01")), Some(day("2022-12-31"))));
    let text = |date| {
        one(
            "a",
            "Phụng Hiệp",
            ("5-KH/HU", date),
            Concretises,
            ("1-CTr/TU", "2021-01-05"),
        )
    };
    assert_eq!(
        about(&judged([text("2023-01-01")], &policy), "L16"),
        ["5-KH/HU"]
    );
    assert_eq!(
        about(&judged([text("2019-12-31")], &policy), "L16"),
        ["5-KH/HU"]
    );
    // The last day; another level; no date.
    assert!(about(&judged([text("2022-12-31")], &policy), "L16").is_empty());
    assert!(about(&on("5-KH/HU", "2025-06-30"), "L16").is_empty());
    assert!(about(&on("5-KH/ĐU", "2025-07-01"), "L16").is_empty());
    assert!(about(&on("5-KH/HU", ""), "L16").is_empty());
}

/// A plan for a programme, and what became of the plan.
fn ended(how: RelationKind, by: &str, role: Role) -> Text {
    let mut text = Text::new("report");
    let plan = text.declared("5-KH/HU", "2023-02-02");
    let programme = text.cited("1-CTr/TU", "2022-12-05");
    text.relate(plan, Concretises, programme);
    let by = text.mention(role, by, "2023-05-05");
    let plan = text.cited("5-KH/HU", "2023-02-02");
    text.relate(by, how, plan);
    text
}

#[test]
fn an_answer_that_was_ended_answers_no_more() {
    let covered = |text: Text| {
        let coverage = report([text]).coverage;
        let answers = coverage.sources[0].answers.clone();
        (coverage.denominator, coverage.strict, answers)
    };
    for how in [Repeals, RelationKind::Annuls] {
        for role in [Role::Declared, Role::Cited] {
            assert_eq!(covered(ended(how, "9-QĐ/HU", role)), (1, 0, Vec::new()));
        }
    }
    // What replaced it stands in its place; an amendment leaves it what it is.
    for role in [Role::Declared, Role::Cited] {
        let next = vec!["9-KH/HU".to_owned()];
        assert_eq!(covered(ended(Replaces, "9-KH/HU", role)), (1, 1, next));
        let same = vec!["5-KH/HU".to_owned()];
        assert_eq!(covered(ended(Amends, "9-KH/HU", role)), (1, 1, same));
    }
    // The replacement was repealed in its turn.
    let mut text = ended(Replaces, "9-KH/HU", Role::Declared);
    let by = text.declared("12-QĐ/HU", "2023-08-08");
    let next = text.cited("9-KH/HU", "2023-05-05");
    text.relate(by, Repeals, next);
    assert_eq!(covered(text), (1, 0, Vec::new()));
    // Where it was annulled, it never replaced anything.
    let mut text = ended(Replaces, "9-KH/HU", Role::Declared);
    let by = text.declared("12-QĐ/HU", "2023-08-08");
    let next = text.cited("9-KH/HU", "2023-05-05");
    text.relate(by, RelationKind::Annuls, next);
    assert_eq!(covered(text), (1, 1, vec!["5-KH/HU".to_owned()]));
}
