//! Policies: read from TOML with every fault in its place, written, checked.
#![cfg(feature = "toml")]

mod facts;

use doctrace::Trace;
use doctrace::audit::{
    Baseline, CellState, Deadline, Duty, NewOrgan, NewType, POLICY_SCHEMA, Policy, PolicyBody,
    Selector, Severity, Term,
};
use doctrace::id::{Family, Level};
use doctrace::registry::{Register, RegisterRow};
use doctrace::report::{Lang, Show};
use facts::{day, id};
use serde_json::Value;

const SAMPLE: &str = include_str!("../examples/data/chinh-sach.toml");
const REPORT: &str = include_str!("../examples/data/bao-cao-huyen.txt");

fn faults(source: &str) -> Vec<String> {
    let error = Policy::from_toml(source).expect_err("a fault");
    error.faults().iter().map(ToString::to_string).collect()
}

#[test]
fn unknown_keys_have_a_place_and_the_nearest_name() {
    assert_eq!(
        faults("as_off = 2023-12-31"),
        ["1:1: unknown key `as_off`; did you mean `as_of`?"]
    );
    assert_eq!(
        faults("\n[[duties]]\nselect = { tipes = [\"NQ\"] }\n  dedline = \"within_month\"\n"),
        [
            "3:12: unknown key `tipes`; did you mean `types`?",
            "4:3: unknown key `dedline`; did you mean `deadline`?",
        ]
    );
    assert_eq!(
        faults("xyz = 1")[0],
        "1:1: unknown key `xyz`; expected as_of, period, due_soon, terms, bodies, rosters, duties, minimums, registers, waivers, severity, vocabulary, baseline"
    );
    assert_eq!(
        faults("[[registers]]\nseries = \"KH/HU\"\nrows = [{ nummer = \"5-KH/HU\" }]"),
        ["3:11: unknown key `nummer`; did you mean `number`?"]
    );
    // Columns count letters, not bytes.
    assert_eq!(
        faults("rosters = { \"huyện ủy\" = [] }\nperiod = { fom = 2023-01-01 }")[1],
        "2:12: unknown key `fom`; did you mean `from`?"
    );
}

#[test]
fn what_is_no_toml_or_of_the_wrong_kind_has_a_place() {
    assert!(faults("as_of = ")[0].starts_with("1:"));
    assert!(faults("a = 1\na = 2")[0].starts_with("2:1"));
    let wrong = faults("\nas_of = \"31/12/2023\"");
    assert!(
        wrong[0].starts_with("2:9: ") && wrong[0].contains("a day such as 2023-12-31"),
        "{wrong:?}"
    );
    let wrong = faults("[[duties]]\nselect = { types = [\"NQ\"] }\ndeadline = { days = -1 }");
    assert!(wrong[0].starts_with("3:"), "{wrong:?}");
    assert!(faults("[[bodies]]\norgan = \"HU\"")[0].contains("missing field `name`"));
    assert!(
        faults("[[registers]]\nseries = \"KH/HU\"\nrows = [{ number = \"năm\" }]")[0]
            .starts_with("3:")
    );
    assert!(faults("period = 2023")[0].starts_with("1:10"));
    assert!(faults("[severity]\nD01 = \"fatal\"")[0].starts_with("2:"));
}

#[test]
fn what_does_not_fit_together_has_a_place() {
    let bodies = "[[bodies]]\nname = \"Tỉnh ủy Hậu Giang\"\nlevel = \"province\"\n[[bodies]]\nname = \"Huyện ủy Long Mỹ\"\n";
    let with = |rest: &str| faults(&format!("{bodies}{rest}"));
    assert_eq!(
        with("parent = \"Tỉnh ủy Hậu Giangg\""),
        ["6:10: no body is named `Tỉnh ủy Hậu Giangg`; did you mean `Tỉnh ủy Hậu Giang`?"]
    );
    assert_eq!(
        with("parent = \"Huyện ủy Long Mỹ\""),
        ["6:10: `Huyện ủy Long Mỹ` stands above itself"]
    );
    assert_eq!(
        with("from = 2023-01-01\nto = 2022-01-01"),
        ["7:6: the last day is before the first"]
    );
    assert_eq!(
        with("[[bodies]]\nname = \"Huyện ủy Long Mỹ\""),
        ["7:8: a second body is named `Huyện ủy Long Mỹ`"]
    );
    assert_eq!(
        with("[rosters]\nhuyen = [\"Huyện ủy Long Mỷ\"]"),
        ["7:10: no body is named `Huyện ủy Long Mỷ`; did you mean `Huyện ủy Long Mỹ`?"]
    );
    assert_eq!(
        with("[rosters]\nhuyen = []"),
        ["7:9: the roster has no body"]
    );
    let terms = "[[terms]]\ncommittee = \"Huyện ủy Long Mỹ\"\nfrom = 2020-08-01\nto = 2025-06-30\n[[terms]]\ncommittee = \"Huyện ủy Long Mỹ\"\nfrom = 2025-06-30\n";
    assert_eq!(
        with(terms),
        ["12:8: the term of `Huyện ủy Long Mỹ` from 2025-06-30 overlaps the one from 2020-08-01"]
    );
    assert_eq!(
        faults(
            "[rosters]\nhuyen = [\"x\"]\n[[duties]]\nselect = {}\nroster = \"huyenn\"\naccept = [\"KHH\"]"
        )[1..],
        [
            "4:10: the duty selects nothing: name types, organs, ids or a level",
            "5:10: no roster is named `huyenn`; did you mean `huyen`?",
            "6:11: no type has the code `KHH`; did you mean `KH`?",
        ]
    );
    assert!(
        faults("[[duties]]\nselect = { organs = [\"TUU\"] }")[0]
            .starts_with("2:22: no organ has the code `TUU`; did you mean")
    );
    assert!(
        faults("[[duties]]\nselect = { organs = [\"TU\"] }\ndeadline = { days = 9999 }")[0]
            .starts_with("3:12:")
    );
    assert_eq!(
        faults("[[minimums]]\npercent = 101"),
        ["2:11: 101 of a hundred"]
    );
    assert_eq!(
        faults("[[registers]]\nseries = \"KH/HU\"\nrows = [{ number = \"5-CTr/HU\" }]"),
        ["3:20: 5-CTr/HU is of series CTr/HU, not KH/HU"]
    );
    assert_eq!(
        faults("[[waivers]]\ncode = \"D91\"\nsubject = \"x\""),
        ["2:8: no rule has the code `D91`; did you mean `D01`?"]
    );
    assert!(faults("[[waivers]]\nreason = \"x\"")[0].contains("the waiver names no finding"));
    assert!(
        faults("[severity]\nd01 = \"note\"")[0]
            .starts_with("2:7: no rule has the code `d01`; did you mean `D01`?")
    );
}

#[test]
fn successors_are_known_and_follow_on_the_day() {
    let of = |to: &str, successors: &str, from: &str, rest: &str| {
        faults(&format!(
            "[[bodies]]\nname = \"Xã Hòa An\"\n{to}\nsuccessors = {successors}\n\
             [[bodies]]\nname = \"Xã Tân Phước\"\n{from}\n{rest}"
        ))
    };
    let to = "to = 2025-06-30";
    let one = "[\"Xã Tân Phước\"]";
    assert_eq!(
        of(to, "[\"Xã Tân Phướt\"]", "", ""),
        ["4:15: no body is named `Xã Tân Phướt`; did you mean `Xã Tân Phước`?"]
    );
    assert_eq!(
        of(to, one, "from = 2025-07-02", ""),
        [
            "4:15: `Xã Tân Phước` begins on 2025-07-02, later than the day after `Xã Hòa An` ended (2025-06-30)"
        ]
    );
    for last in ["to = 2025-06-30", "to = 2024-12-31"] {
        let day = last.trim_start_matches("to = ");
        assert_eq!(
            of(to, one, "", last),
            [format!(
                "4:15: `Xã Tân Phước` ended on {day}, and `Xã Hòa An` not before 2025-06-30"
            )]
        );
    }
    assert_eq!(
        of("", one, "", ""),
        ["4:14: `Xã Hòa An` has successors and no last day; give `to`"]
    );
    assert_eq!(
        of(to, "[\"Xã Tân Phước\", \"Xã Tân Phước\"]", "", ""),
        ["4:31: `Xã Tân Phước` is named twice"]
    );
    assert_eq!(
        of(to, "[\"Xã Hòa An\"]", "", ""),
        ["4:15: `Xã Hòa An` would take over from itself"]
    );
    assert_eq!(
        of(to, one, "to = 2025-12-31", "successors = [\"Xã Hòa An\"]"),
        [
            "4:15: `Xã Hòa An` would take over from itself",
            "8:15: `Xã Tân Phước` would take over from itself",
        ]
    );
    assert_eq!(
        of("successor = []", one, "", "")[0],
        "3:1: unknown key `successor`; did you mean `successors`?"
    );
    // On the day after, on a day before, and one that goes on itself.
    assert_eq!(
        Policy::from_toml(&format!(
            "[[bodies]]\nname = \"a\"\n{to}\nsuccessors = [\"b\", \"c\"]\n\
             [[bodies]]\nname = \"b\"\nfrom = 2025-07-01\nto = 2025-07-01\nsuccessors = [\"c\"]\n\
             [[bodies]]\nname = \"c\"\nfrom = 2020-01-01\n"
        ))
        .map(|policy| policy.bodies()[0].successors.clone())
        .map_err(|error| error.to_string()),
        Ok(vec!["b".to_owned(), "c".to_owned()])
    );
}

#[test]
fn the_sample_policy_is_read_and_fits_the_report() -> Result<(), Box<dyn std::error::Error>> {
    let policy = Policy::from_toml(SAMPLE)?;
    assert_eq!(policy.as_of(), Some(day("2023-12-31")));
    assert_eq!(policy.duties()[0].deadline, Some(Deadline::Days(90)));
    let mut trace = Trace::new();
    trace.add("bao-cao-huyen.txt", REPORT.as_bytes())?;
    let bare = trace.report();
    trace.set_policy(policy);
    let report = trace.report();
    // What the documents say does not depend on the policy.
    assert_eq!(report.coverage, bare.coverage);
    assert_eq!(report.chains, bare.chains);
    assert!(bare.obligations.is_empty() && bare.waived.is_empty() && bare.shares.is_empty());
    let of = |state| {
        report
            .obligations
            .iter()
            .filter(|row| row.state == state)
            .count()
    };
    assert_eq!(
        [
            of(CellState::Proven),
            of(CellState::Contested),
            of(CellState::Draft)
        ],
        [8, 2, 2]
    );
    assert_eq!(report.waived.len(), 1);
    assert_eq!(report.waived[0].finding.code, "C10");
    let lag = &report.lags["province_to_district"];
    assert_eq!(
        (lag.q1, lag.median, lag.q3),
        (Some(47.0), Some(85.0), Some(101.0))
    );
    for code in ["G03", "L02"] {
        assert!(report.findings.iter().any(|it| it.code == code), "{code}");
    }
    assert!(report.findings.iter().all(|it| it.code != "C10"));
    // Everything fits the schema, and comes back.
    let schema: Value = serde_json::from_str(doctrace::report::JSON_SCHEMA)?;
    let json = serde_json::to_value(&report)?;
    let validator = jsonschema::validator_for(&schema)?;
    let faults: Vec<String> = validator
        .iter_errors(&json)
        .map(|it| it.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(
        serde_json::from_value::<doctrace::report::Report>(json)?,
        report
    );
    for lang in [Lang::Vi, Lang::En] {
        for page in [
            report.text(lang).show(Show::All).to_string(),
            report.markdown(lang).show(Show::All).to_string(),
        ] {
            assert!(page.contains("Chánh Văn phòng Huyện ủy"));
            assert!(page.contains("8/12"));
        }
    }
    Ok(())
}

#[test]
fn lateness_on_the_sample() -> Result<(), Box<dyn std::error::Error>> {
    let late = |days: u32| -> Result<Vec<String>, Box<dyn std::error::Error>> {
        let policy = format!(
            "[[duties]]\nselect = {{ organs = [\"TU\"] }}\ndeadline = {{ days = {days} }}\n"
        );
        let mut trace = Trace::new();
        trace.add("a", REPORT.as_bytes())?;
        trace.set_policy(Policy::from_toml(&policy)?);
        let report = trace.report();
        let rows = report.findings.iter().filter(|it| it.code == "L02");
        let mut found: Vec<String> = rows.map(|it| it.subjects[0].clone()).collect();
        found.sort();
        Ok(found)
    };
    assert_eq!(late(90)?, ["125-KH/HU", "126-KH/HU", "127-KH/HU"]);
    assert_eq!(
        late(60)?,
        [
            "109-KH/HU",
            "110-KH/HU",
            "125-KH/HU",
            "126-KH/HU",
            "127-KH/HU",
            "150-CTr/HU"
        ]
    );
    assert!(late(101)?.is_empty());
    Ok(())
}

#[test]
fn the_schema_takes_what_the_reader_takes() -> Result<(), Box<dyn std::error::Error>> {
    let schema: Value = serde_json::from_str(POLICY_SCHEMA)?;
    jsonschema::meta::validate(&schema).map_err(|error| error.to_string())?;
    let validator = jsonschema::validator_for(&schema)?;
    let select = Selector {
        types: vec!["NQ".into()],
        ids: vec![id("18-NQ/TW")],
        ..Selector::default()
    };
    let built = Policy::new()
        .with_period(day("2023-01-01"), day("2023-12-31"))
        .with_as_of(day("2023-12-31"))
        .with_due_soon(7)
        .with_term(Term {
            committee: "A".into(),
            from: day("2020-01-01"),
            to: None,
        })
        .with_body(PolicyBody::new("A").organ("TU").succeeded_by(["B"]))
        .with_roster("r", ["A"])
        .with_duty(
            Duty::new("x", select)
                .roster("r")
                .deadline(Deadline::WithinMonth),
        )
        .with_duty(Duty::new("y", Selector::default()).deadline(Deadline::On(day("2023-05-05"))))
        .with_register(Register::new("KH/HU").with(RegisterRow::new(id("5-KH/HU"), None)))
        .with_severity("D01", Severity::Note)
        .with_type(NewType {
            code: "TĐ".into(),
            name: "Thông điệp".into(),
            family: None,
            from: None,
            to: Some(day("2025-06-30")),
            source: "Quy chế".into(),
        })
        .with_organ(NewOrgan {
            code: "KKT".into(),
            name: "Khu kinh tế".into(),
            family: Some(Family::State),
            level: Some(Level::Province),
            from: Some(day("2020-01-01")),
            to: None,
            source: "Quyết định".into(),
        });
    for policy in [Policy::new(), built, Policy::from_toml(SAMPLE)?] {
        let json = serde_json::to_value(&policy)?;
        let faults: Vec<String> = validator
            .iter_errors(&json)
            .map(|it| it.to_string())
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
        assert_eq!(serde_json::from_value::<Policy>(json)?, policy);
    }
    for wrong in [
        r#"{"as_off": 1}"#,
        r#"{"as_of": "31/12/2023"}"#,
        r#"{"duties": [{"select": {}, "deadline": {"weeks": 3}}]}"#,
        r#"{"bodies": [{"level": "province"}]}"#,
        r#"{"bodies": [{"name": "A", "successors": "B"}]}"#,
        r#"{"severity": {"D01": "fatal"}}"#,
        r#"{"vocabulary": {"types": [{"code": "TĐ", "name": "Thông điệp"}]}}"#,
        r#"{"vocabulary": {"organs": [{"code": "K", "name": "K", "source": "x", "family": "both"}]}}"#,
        r#"{"vocabulary": {"levels": []}}"#,
    ] {
        assert!(
            !validator.is_valid(&serde_json::from_str(wrong)?),
            "{wrong}"
        );
        assert!(serde_json::from_str::<Policy>(wrong).is_err(), "{wrong}");
    }
    Ok(())
}

#[test]
fn a_long_line_of_parents_and_a_circle_end() {
    let mut policy = Policy::new();
    for at in 0..20_000 {
        let body = PolicyBody::new(format!("b{at}"));
        policy = policy.with_body(body.under(format!("b{}", (at + 1) % 20_000)));
    }
    assert_eq!(policy.problems().len(), 1, "one circle, told once");
    let mut policy = Policy::new();
    for at in 0..20_000_u32 {
        let body = PolicyBody::new(format!("b{at}")).between(None, Some(day("2025-06-30")));
        policy = policy.with_body(body.succeeded_by([format!("b{}", (at + 1) % 20_000)]));
    }
    assert_eq!(
        policy.problems().len(),
        20_000,
        "each place where it is said"
    );
    assert!(
        Policy::new()
            .with_baseline(Baseline::new())
            .problems()
            .is_empty()
    );
}

#[test]
fn every_fault_is_told_in_one_round() {
    let source = "\
as_of = \"31-12-2023\"
colour = 1

[[bodies]]
name = \"Huyện ủy Tân Long\"
level = \"districct\"
to = 5

[rosters]
huyen = [\"Huyện ủy Tân Lng\"]

[severity]
S08 = \"grave\"
";
    let found = faults(source);
    let told = [
        "1:9: invalid value: string \"31-12-2023\", expected a day such as 2023-12-31",
        "2:1: unknown key `colour`; expected as_of,",
        "6:9: unknown variant `districct`",
        "7:6: invalid type: integer `5`, expected a day such as 2023-12-31",
        "10:10: no body is named `Huyện ủy Tân Lng`; did you mean `Huyện ủy Tân Long`?",
        "13:7: unknown variant `grave`",
    ];
    assert_eq!(found.len(), told.len(), "{found:?}");
    for (found, told) in found.iter().zip(told) {
        assert!(found.starts_with(told), "{found}");
    }
    assert!(
        found[2].ends_with("did you mean `district`?"),
        "{}",
        found[2]
    );
}

#[test]
fn what_follows_from_a_fault_is_no_fault() {
    // The duty selects nothing and the waiver names nothing only for the key misspelt.
    assert_eq!(
        faults("[[duties]]\nselect = { tipes = [\"NQ\"] }\n").len(),
        1
    );
    assert_eq!(faults("[[waivers]]\nfindng = \"x\"\n").len(), 1);
    // An entry that is refused as a whole is not missed by those that name it.
    let source = "[[bodies]]\norgan = \"HU\"\n[rosters]\nx = [\"Huyện ủy Tân Long\"]\n";
    assert_eq!(faults(source), ["1:1: missing field `name`"]);
}
