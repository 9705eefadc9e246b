//! Which body has answered which directive, with a policy and without.

use doctrace::Trace;
use doctrace::audit::{CellState, Duty, Policy, PolicyBody, Selector};
use doctrace::id::Level;
use doctrace::report::{BodySource, JSON_SCHEMA, Locator, MatrixCell, Phrase, Report};

const DISTRICT: &str = "\
TỈNH ỦY HÒA GIANG
HUYỆN ỦY TÂN LONG
*
Số: 12-BC/HU
Tân Long, ngày 20 tháng 12 năm 2023

BÁO CÁO
kết quả thực hiện các nghị quyết

1. Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số 139-CTr/TU ngày 09/11/2022.
2. Đang dự thảo Kế hoạch thực hiện Nghị quyết số 15-NQ/TU ngày 13/7/2023.
";

const OTHER: &str = "\
TỈNH ỦY HÒA GIANG
HUYỆN ỦY PHÚ AN
*
Số: 30-BC/HU
Phú An, ngày 21 tháng 12 năm 2023

BÁO CÁO
kết quả thực hiện các nghị quyết

1. Ban hành Kế hoạch số 88-KH/HU ngày 05/02/2023 để cụ thể hóa Chương trình số 139-CTr/TU ngày 09/11/2022.
";

fn report(texts: &[(&str, &str)], policy: Policy) -> Report {
    let mut trace = Trace::new();
    trace.set_policy(policy);
    for (name, text) in texts {
        trace.add(name, text.as_bytes()).expect("a text");
    }
    trace.report()
}

fn cells(report: &Report) -> Vec<(&str, &str, CellState, bool)> {
    let cell = |it: &'_ MatrixCell| (it.state, it.asked);
    let rows = report.matrix.iter();
    rows.map(|it| (it.body.as_str(), it.source.as_str(), cell(it).0, cell(it).1))
        .collect()
}

#[test]
fn without_a_policy_the_texts_tell() {
    let report = report(&[("a.txt", DISTRICT), ("b.txt", OTHER)], Policy::new());
    assert_eq!(
        cells(&report),
        [
            ("Huyện ủy Phú An", "139-CTr/TU", CellState::Proven, false),
            ("Huyện ủy Tân Long", "139-CTr/TU", CellState::Proven, false),
            ("Huyện ủy Tân Long", "15-NQ/TU", CellState::Draft, false),
        ]
    );
    // Phú An was not asked for 15-NQ/TU, and says nothing of it: no cell.
    let tan_long = report
        .bodies
        .iter()
        .find(|it| it.key == "Huyện ủy Tân Long");
    let tan_long = tan_long.expect("a body of the texts");
    assert_eq!(tan_long.known, BodySource::Text);
    assert_eq!(
        tan_long.level.map(doctrace::report::Level::name),
        Some("district")
    );
    let plan = report.documents.iter().find(|it| it.key == "88-KH/HU");
    assert_eq!(
        plan.and_then(|it| it.body.as_deref()),
        Some("Huyện ủy Phú An")
    );
}

#[test]
fn a_duty_asks_those_of_its_roster() {
    let policy = Policy::new()
        .with_body(
            PolicyBody::new("Huyện ủy Tân Long")
                .organ("HU")
                .level(Level::District),
        )
        .with_body(
            PolicyBody::new("Huyện ủy Phú An")
                .organ("HU")
                .level(Level::District),
        )
        .with_roster("huyện", ["Huyện ủy Tân Long", "Huyện ủy Phú An"])
        .with_duty(
            Duty::new(
                "cụ thể hóa",
                Selector {
                    types: vec!["NQ".into()],
                    ..Selector::default()
                },
            )
            .roster("huyện"),
        );
    let report = report(&[("a.txt", DISTRICT), ("b.txt", OTHER)], policy);
    let asked: Vec<_> = cells(&report).into_iter().filter(|it| it.3).collect();
    assert_eq!(asked.len(), 2, "{asked:?}");
    assert_eq!(
        asked[0],
        ("Huyện ủy Tân Long", "15-NQ/TU", CellState::Draft, true)
    );
    assert_eq!(asked[1].0, "Huyện ủy Phú An");
    assert!(
        report.bodies[..2]
            .iter()
            .all(|it| it.known == BodySource::Policy)
    );
    // What nobody was asked for stands beside it.
    assert!(cells(&report).contains(&("Huyện ủy Phú An", "139-CTr/TU", CellState::Proven, false)));
}

#[test]
fn without_a_place_a_body_stays_open() {
    let text = "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số \
                139-CTr/TU ngày 09/11/2022.";
    let report = report(&[("a.txt", text)], Policy::new());
    assert_eq!(
        cells(&report),
        [("HU", "139-CTr/TU", CellState::Proven, false)]
    );
    let body = report
        .bodies
        .iter()
        .find(|it| it.key == "HU")
        .expect("a row");
    assert_eq!(body.known, BodySource::Open);
}

#[test]
fn cells_name_rows_that_are_there_and_fit_the_schema() -> Result<(), Box<dyn std::error::Error>> {
    let mut report = report(&[("a.txt", DISTRICT), ("b.txt", OTHER)], Policy::new());
    for cell in &report.matrix {
        assert!(
            report.bodies.iter().any(|it| it.key == cell.body),
            "{cell:?}"
        );
        for key in cell.answers.iter().chain([&cell.source]) {
            assert!(report.documents.iter().any(|it| it.key == *key), "{cell:?}");
        }
    }
    report.locate(|input, start| {
        let place = Locator::new(Phrase::new(
            format!("byte {start}"),
            format!("byte {start}"),
        ));
        (input == "a.txt").then_some(place)
    });
    let places = report.documents.iter().flat_map(|it| &it.evidence);
    assert!(places.clone().any(|it| it.locator.is_some()));
    assert!(
        places
            .clone()
            .all(|it| it.locator.is_some() == (it.input == "a.txt"))
    );
    let validator = jsonschema::validator_for(&serde_json::from_str(JSON_SCHEMA)?)?;
    let json = serde_json::to_value(&report)?;
    let faults: Vec<String> = validator
        .iter_errors(&json)
        .map(|it| it.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    // A file written before these rows were known is read.
    let mut old = json;
    let old = old.as_object_mut().ok_or("an object")?;
    old.remove("bodies");
    old.remove("matrix");
    let old: Report = serde_json::from_value(old.clone().into())?;
    assert!(old.bodies.is_empty() && old.documents == report.documents);
    Ok(())
}

#[test]
fn a_paper_of_nobody_known_is_not_lost() {
    let text = "Đang dự thảo Kế hoạch thực hiện Nghị quyết số 15-NQ/TU ngày 13/7/2023.";
    let report = report(&[("a.txt", text)], Policy::new());
    let sources = report.coverage.sources.len();
    assert_eq!(report.matrix.len(), sources, "{:?}", report.matrix);
}
