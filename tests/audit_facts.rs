//! One whole report, from facts as its text gives them to the figures.

mod facts;

use std::collections::BTreeSet;

use doctrace::audit::Policy;
use doctrace::mention::WrittenDate;
use doctrace::registry::{End, Registry};
use doctrace::relation::RelationKind::{Concretises, Implements, RespondsTo};
use doctrace::report::{ChainStatus, Report};
use facts::{Text, day, found, registry, report};

/// Answer, its date; provincial source, its date, whether its words name the province;
/// Central root, its date, term.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    bool,
    Option<(&'static str, &'static str, Option<u8>)>,
);

const ROWS: &[Row] = &[
    (
        "109-KH/HU",
        "2023-02-02",
        "139-CTr/TU",
        "2022-11-09",
        true,
        Some(("18-NQ/TW", "2022-06-16", Some(13))),
    ),
    (
        "110-KH/HU",
        "2023-02-02",
        "140-CTr/TU",
        "2022-11-09",
        true,
        Some(("19-NQ/TW", "2022-06-16", Some(13))),
    ),
    (
        "150-CTr/HU",
        "2023-02-02",
        "07-NQ/TU",
        "2022-11-09",
        true,
        Some(("20-NQ/TW", "2022-06-16", Some(13))),
    ),
    (
        "99-KH/HU",
        "2022-11-29",
        "141-CTr/TU",
        "2022-11-09",
        false,
        Some(("21-NQ/TW", "2022-06-16", Some(13))),
    ),
    (
        "126-KH/HU",
        "2023-04-07",
        "151-CTr/TU",
        "2022-12-27",
        false,
        Some(("27-NQ/TW", "2022-11-09", None)),
    ),
    (
        "125-KH/HU",
        "2023-04-07",
        "152-CTr/TU",
        "2022-12-27",
        false,
        Some(("28-NQ/TW", "2022-11-17", Some(13))),
    ),
    (
        "127-KH/HU",
        "2023-04-07",
        "153-CTr/TU",
        "2022-12-27",
        false,
        Some(("29-NQ/TW", "2022-11-17", None)),
    ),
    (
        "139-KH/HU",
        "2023-06-26",
        "06-ĐA/TU",
        "2023-05-01",
        false,
        None,
    ),
    (
        "179-CTr/HU",
        "2023-07-24",
        "189-CTr/TU",
        "2023-07-10",
        false,
        Some(("23-CT/TW", "2023-05-25", None)),
    ),
    (
        "179-CTr/HU",
        "2023-07-24",
        "12-NQ/TU",
        "2023-06-07",
        false,
        None,
    ),
];

fn seed() -> Text {
    let mut text = Text::new("report")
        .head("?-BC/HU", "HUYỆN ỦY PHỤNG HIỆP", "ĐẢNG BỘ TỈNH HẬU GIANG")
        .dated(WrittenDate::Year(2023));
    text.facts.own.period = WrittenDate::Year(2023).interval();
    let order = text.cited("223-KH/TU", "2023-11-21");
    text.last().issuer = Some("Ban Thường vụ Tỉnh ủy".into());
    text.relate(End::Own, RespondsTo, order);
    for number in ["I", "II", "III"] {
        text.heading(number, 0);
    }
    for &(answer, answered, source, sourced, named, root) in ROWS {
        let answer = text.declared(answer, answered);
        let source = text.cited(source, sourced);
        text.last().issuer = Some(if named {
            "Ban Chấp hành Đảng bộ tỉnh Hậu Giang".into()
        } else {
            "Ban Chấp hành Đảng bộ tỉnh".into()
        });
        text.relate(answer, Concretises, source);
        if let Some((root, rooted, term)) = root {
            let root = text.cited(root, rooted);
            let issuer = if text.last().id.to_string().contains("CT") {
                "Ban Bí thư"
            } else {
                "Ban Chấp hành Trung ương Đảng"
            };
            text.last().issuer = Some(issuer.into());
            text.last().term = term;
            text.relate(source, Implements, root);
        }
    }
    let draft = text.draft();
    for (source, date) in [("15-NQ/TU", "2023-07-13"), ("16-NQ/TU", "2023-07-14")] {
        let source = text.cited(source, date);
        text.last().issuer = Some("Ban Chấp hành Đảng bộ tỉnh".into());
        text.relate(draft, Concretises, source);
    }
    text.heading("IV", 0);
    text.heading("IV", 0);
    text
}

#[test]
fn documents_and_relations() {
    let report = report([seed()]);
    // 30 identifiers, one of them twice, the text itself, one draft.
    assert_eq!(report.documents.len(), 33);
    assert_eq!(report.relations.len(), 21);
    let keys: BTreeSet<&str> = report.documents.iter().map(|it| it.key.as_str()).collect();
    assert_eq!(keys.len(), 33);
    for key in ["SELF", "DRAFT", "179-CTr/HU", "179-CTr/HU#2"] {
        assert!(keys.contains(key), "{key}");
    }
    let own = &report.documents[0];
    assert_eq!(own.label, "SELF");
    assert_eq!(
        own.date_interval,
        Some((day("2023-11-21"), day("2023-12-31")))
    );
    assert_eq!(
        report
            .documents
            .iter()
            .filter(|it| it.doubt.is_some())
            .count(),
        0
    );
}

#[test]
fn twelve_chains() {
    let report = report([seed()]);
    let chains: Vec<(Vec<&str>, ChainStatus)> = report
        .chains
        .iter()
        .map(|chain| {
            (
                chain.path.iter().map(String::as_str).collect(),
                chain.status,
            )
        })
        .collect();
    assert_eq!(chains.len(), 12);
    assert_eq!(report.chains_cut, 0);
    assert_eq!(
        chains[0],
        (
            vec!["109-KH/HU", "139-CTr/TU", "18-NQ/TW"],
            ChainStatus::Proven
        )
    );
    assert_eq!(
        chains[8..],
        [
            (
                vec!["179-CTr/HU", "189-CTr/TU", "23-CT/TW"],
                ChainStatus::Contested
            ),
            (vec!["179-CTr/HU", "12-NQ/TU"], ChainStatus::Contested),
            (vec!["DRAFT", "15-NQ/TU"], ChainStatus::Draft),
            (vec!["DRAFT", "16-NQ/TU"], ChainStatus::Draft),
        ]
    );
    assert_eq!(report.chains[0].lags, [Some(85), Some(146)]);
    assert_eq!(report.chains[10].lags, [None]);
}

#[test]
fn coverage_is_an_interval() {
    let coverage = report([seed()]).coverage;
    assert_eq!(
        (
            coverage.denominator,
            coverage.strict,
            coverage.lenient,
            coverage.with_drafts
        ),
        (12, 8, 10, 12)
    );
    let sources: Vec<&str> = coverage
        .sources
        .iter()
        .map(|row| row.source.as_str())
        .collect();
    let mut wanted: Vec<&str> = ROWS.iter().map(|row| row.2).collect();
    wanted.extend(["15-NQ/TU", "16-NQ/TU"]);
    assert_eq!(sources, wanted);
    assert_eq!(coverage.sources[8].answers, ["179-CTr/HU"]);
}

#[test]
fn lags_by_step() {
    let lags = report([seed()]).lags;
    let values = |step: &str| lags[step].values.clone();
    assert_eq!(
        values("central_to_province"),
        [146, 146, 146, 146, 48, 40, 40, 46]
    );
    assert_eq!(
        values("province_to_district"),
        [85, 85, 85, 20, 101, 101, 101, 56, 14, 47]
    );
    assert_eq!(
        values("central_to_district"),
        [231, 231, 231, 166, 149, 141, 141, 60]
    );
    assert_eq!(lags["central_to_province"].median, Some(97.0));
    assert_eq!(lags["province_to_district"].median, Some(85.0));
    assert_eq!(lags["central_to_district"].median, Some(157.5));
    assert_eq!(lags.len(), 3);
}

#[test]
fn series_with_their_holes() {
    let report = report([seed()]);
    let row = |name: &str| {
        report
            .series
            .iter()
            .find(|row| row.series == name)
            .expect("a series")
    };
    assert_eq!(report.series.len(), 8);
    assert_eq!(row("KH/HU").seen, [99, 109, 110, 125, 126, 127, 139]);
    assert_eq!(row("KH/HU").holes, [(100, 108), (111, 124), (128, 138)]);
    assert_eq!(row("KH/HU").missing, 34);
    assert_eq!(row("CTr/HU").seen, [150, 179]);
    assert_eq!(row("CTr/TU").holes, [(142, 150), (154, 188)]);
    assert_eq!(row("NQ/TW").holes, [(22, 26)]);
    assert_eq!(row("NQ/TW").period.as_deref(), Some("khóa XIII"));
    assert_eq!(row("NQ/TU").holes, [(8, 11), (13, 14)]);
    assert_eq!(row("ĐA/TU").holes, []);
}

#[test]
fn exactly_these_findings() {
    let report = report([seed()]);
    let got: BTreeSet<(&str, &str, &str)> = report
        .findings
        .iter()
        .map(|it| {
            (
                it.code.as_str(),
                it.severity.name(),
                it.subjects[0].as_str(),
            )
        })
        .collect();
    let wanted = BTreeSet::from([
        ("D01", "error", "179-CTr/HU"),
        ("G02", "warning", "15-NQ/TU"),
        ("G02", "warning", "16-NQ/TU"),
        ("O11", "info", "06-ĐA/TU"),
        ("O11", "info", "12-NQ/TU"),
        ("O11", "info", "15-NQ/TU"),
        ("O11", "info", "16-NQ/TU"),
        ("O15", "info", "179-CTr/HU"),
        ("D05", "info", "139-CTr/TU"),
        ("D07", "warning", "SELF"),
        ("D08", "note", "SELF"),
        ("C10", "note", "99-KH/HU"),
        ("C03", "info", "IV"),
        ("S01", "info", "KH/HU"),
        ("S01", "info", "CTr/HU"),
        ("S01", "info", "CTr/TU"),
        ("S01", "info", "NQ/TW"),
        ("S01", "info", "NQ/TU"),
        ("S07", "info", "179-CTr/HU"),
        ("S08", "info", "06-ĐA/TU"),
        ("D09", "info", "223-KH/TU"),
    ]);
    assert_eq!(got, wanted);
    assert_eq!(report.findings.len(), wanted.len());
    assert_eq!(report.findings[0].readings.len(), 3);
    assert_eq!(report.findings[0].evidence.len(), 2);
    for finding in &report.findings {
        assert!(!finding.evidence.is_empty(), "{}", finding.code);
        assert!(
            finding
                .evidence
                .iter()
                .all(|evidence| !evidence.quote.is_empty())
        );
        for phrase in [&finding.why, &finding.repair] {
            assert!(!phrase.vi.is_empty() && !phrase.en.is_empty());
        }
    }
    let prints: BTreeSet<&str> = report
        .findings
        .iter()
        .map(|it| it.fingerprint.as_str())
        .collect();
    assert_eq!(prints.len(), report.findings.len());
    // What only a policy could tell is left unsaid, and that is said.
    assert!(report.self_check.iter().any(|rule| rule.code == "G01"));
    assert!(report.self_check.iter().all(|rule| rule.code != "C10"));
}

#[test]
fn fingerprints_outlive_edits_above() {
    let first = report([seed()]);
    let mut moved = seed();
    for mention in &mut moved.facts.mentions {
        mention.place.position.line += 7;
    }
    let second = report([moved]);
    let prints = |report: &Report| -> Vec<String> {
        report
            .findings
            .iter()
            .map(|it| it.fingerprint.clone())
            .collect()
    };
    assert_eq!(prints(&first), prints(&second));
}

#[test]
fn a_given_period_goes_before_the_title() {
    let facts = registry([seed()]);
    let policy = Policy::new().with_period(day("2022-01-01"), day("2023-12-31"));
    assert!(found(&Report::of(&facts, &policy), "C10").is_empty());
}

#[test]
fn the_same_text_twice_is_two_reports_on_one_set_of_documents() {
    let mut copy = seed();
    copy.facts.name = "copy".into();
    let report = report([seed(), copy]);
    // A second SELF and a second DRAFT, and nothing else.
    assert_eq!(report.documents.len(), 35);
    assert_eq!(report.coverage.strict, 8);
    assert_eq!(found(&report, "D01").len(), 1);
    assert!(found(&report, "D03").is_empty());
}

#[test]
fn the_order_of_inputs_does_not_show() {
    let texts = || {
        let mut second = Text::new("a");
        second.cited("109-KH/HU", "2023-02-02");
        let mut third = Text::new("z");
        third.cited("18-NQ/TW", "");
        [seed(), second, third].map(|text| text.facts)
    };
    let forward: Registry = texts().into_iter().collect();
    let mut backward = Registry::new();
    for facts in texts().into_iter().rev() {
        let mut part = Registry::new();
        part.add(facts.clone());
        part.add(facts);
        backward.merge(part);
    }
    assert_eq!(forward, backward);
    let json = |registry: &Registry| {
        serde_json::to_string(&Report::of(registry, &Policy::new())).expect("JSON")
    };
    assert_eq!(json(&forward), json(&backward));
    let stored = serde_json::to_string(&forward).expect("JSON");
    let read: Registry = serde_json::from_str(&stored).expect("a registry");
    assert_eq!(read, forward);
}
