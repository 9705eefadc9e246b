//! Reports for the tests: one stored as it was read from four districts, and random ones.
#![allow(dead_code, unreachable_pub)]

use doctrace::report::{Lang, Report};
use doctrace_report::{Format, Options, render};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Name and words of each text that the stored report was made of.
pub const TEXTS: [(&str, &str); 4] = [
    ("chau-thanh-a.txt", include_str!("../data/chau-thanh-a.txt")),
    ("phu-an.txt", include_str!("../data/phu-an.txt")),
    ("tan-long.txt", include_str!("../data/tan-long.txt")),
    ("vinh-thanh.txt", include_str!("../data/vinh-thanh.txt")),
];

/// The report of four districts under a policy that obliges five. Stored, so that what the
/// library learns to find does not change what these tests see; made by the example `audit` in
/// `tests/data` with `--policy chinh-sach.toml --format json`.
pub fn stored() -> Report {
    serde_json::from_str(include_str!("../data/report.json")).expect("a stored report is read")
}

pub fn options(lang: Lang) -> Options<'static> {
    TEXTS
        .iter()
        .fold(Options::new().lang(lang), |it, (name, text)| {
            it.text(name, text)
        })
}

pub fn bytes(report: &Report, format: Format, options: &Options<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    render(report, format, options, &mut out).expect("it is written");
    out
}

pub fn text(report: &Report, format: Format, options: &Options<'_>) -> String {
    String::from_utf8(bytes(report, format, options)).expect("UTF-8")
}

/// What somebody could put into a document, or into the name of a file, to be obeyed.
pub const ATTACKS: [&str; 16] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "<!--",
    "]]>",
    "{{ 7*7 }}{% raw %}",
    "=HYPERLINK(\"http://example.org\")",
    "+1+1",
    "@SUM(A1)",
    "-1+cmd|' /C calc'!A0",
    "\u{1b}[2J\u{1b}]0;x\u{7}",
    "18\u{202e}WT/QN-81\u{202c}",
    "nul\0nul\u{1}\u{ffff}",
    "a\nb: ::error::x%0A\r\n| `**` \\",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-zĐđÀ-ỹ0-9/ \\-]{0,24}",
        1 => proptest::sample::select(&ATTACKS[..]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ]
}

fn day() -> impl Strategy<Value = Value> {
    prop_oneof![
        1 => Just(Value::Null),
        // A stored report may have been edited by hand.
        1 => (1..9999, 1..13, 1..29)
            .prop_map(|(y, m, d)| json!(format!("{y:04}-{m:02}-{d:02}"))),
        4 => (2015..2027, 1..13, 1..29).prop_map(|(y, m, d)| json!(format!("{y}-{m:02}-{d:02}"))),
    ]
}

fn evidence() -> impl Strategy<Value = Value> {
    let place = prop_oneof![
        4 => (1..90_u32, 1..200_u32, 0..9_000_u32, Just(None)),
        1 => (any::<u32>(), any::<u32>(), any::<u32>(), any::<Option<u32>>()),
    ];
    (words(), place).prop_map(|(quote, (line, column, start, end))| {
        let end = end.unwrap_or(start.saturating_add(quote.len() as u32));
        json!({
            "input": "a.txt", "line": line, "column": column, "start": start, "end": end,
            "quote": quote,
        })
    })
}

/// Figures of coverage; one in some reports is what no count can be.
fn coverage() -> impl Strategy<Value = Value> {
    let figure = || prop_oneof![9 => 0..40_usize, 1 => any::<usize>()];
    (figure(), figure(), figure(), figure()).prop_map(|(all, strict, lenient, drafts)| {
        json!({
            "denominator": all, "strict": strict, "lenient": lenient, "with_drafts": drafts,
            "sources": [],
        })
    })
}

fn phrase() -> impl Strategy<Value = Value> {
    (words(), words()).prop_map(|(vi, en)| json!({ "vi": vi, "en": en }))
}

fn finding() -> impl Strategy<Value = Value> {
    let code = proptest::sample::select(&["D01", "G02", "S01", "X99"][..]);
    let severity = proptest::sample::select(&["error", "warning", "note", "info"][..]);
    let rest = (
        proptest::collection::vec(words(), 1..3),
        proptest::collection::vec(evidence(), 0..4),
        proptest::collection::vec(phrase(), 0..3),
        phrase(),
        phrase(),
        any::<u64>(),
    );
    (code, severity, rest).prop_map(
        |(code, severity, (subjects, evidence, readings, why, repair, print))| {
            json!({
                "code": code, "name": format!("rule-{}", code.to_lowercase()),
                "severity": severity, "subjects": subjects, "body": "", "evidence": evidence,
                "readings": readings, "why": why, "repair": repair,
                "fingerprint": format!("{print:016x}"), "consequence_of": null,
            })
        },
    )
}

fn document(at: usize) -> impl Strategy<Value = Value> {
    let level =
        proptest::sample::select(&["central", "province", "district", "commune", "cell"][..]);
    let state = proptest::sample::select(&["declared", "cited", "draft", "own"][..]);
    let rest = (proptest::option::of(level), state, day(), words(), words());
    let evidence = proptest::collection::vec(evidence(), 0..3);
    (rest, evidence).prop_map(move |((level, state, date, label, title), evidence)| {
        // Keys are unique by promise.
        json!({
            "key": format!("{label}#{at}"), "label": label, "state": state, "level": level,
            "type_word": null, "date": date, "date_interval": null, "issuer": null,
            "body": null, "term": null, "title": title, "doubt": null, "candidates": [],
            "evidence": evidence, "decided": [],
        })
    })
}

/// A report of any counts, with hostile words, whose rows name rows that are there.
pub fn random() -> impl Strategy<Value = Report> {
    let states = [
        "proven",
        "contested",
        "draft",
        "waived",
        "missing",
        "not_due",
        "void",
        "superseded",
        "unknown",
    ];
    let documents =
        (1..12_usize).prop_flat_map(|count| (0..count).map(document).collect::<Vec<_>>());
    let pairs = proptest::collection::btree_map(
        (0..12_usize, 0..6_usize),
        (
            proptest::sample::select(states.to_vec()),
            any::<bool>(),
            day(),
        ),
        0..20,
    );
    let links = proptest::collection::vec((0..12_usize, 0..12_usize, any::<bool>()), 0..14);
    let findings = proptest::collection::vec(finding(), 0..12);
    let waived = proptest::collection::vec((finding(), words(), words()), 0..3);
    let bodies = proptest::collection::vec(words(), 6);
    let coverage = coverage();
    (documents, pairs, links, findings, waived, bodies, coverage).prop_map(
        |(documents, pairs, links, findings, waived, bodies, coverage)| {
            let key = |at: usize| documents[at % documents.len()]["key"].clone();
            let label = |at: usize| documents[at % documents.len()]["label"].clone();
            let bodies: Vec<Value> = bodies
                .iter()
                .enumerate()
                .map(|(at, name)| {
                    json!({
                        "key": format!("{name}#{at}"), "name": name, "known": "text",
                        "organ": null, "level": "district", "parent": null, "from": null,
                        "to": null,
                    })
                })
                .collect();
            // Two numbers of a small world may fall on one document: each pair once.
            let pairs: std::collections::BTreeMap<_, _> = pairs
                .into_iter()
                .map(|((source, body), it)| ((source % documents.len(), body), it))
                .collect();
            let matrix: Vec<Value> = pairs
                .into_iter()
                .map(|((source, body), (state, asked, due))| {
                    json!({
                        "source": key(source), "body": bodies[body]["key"], "state": state,
                        "asked": asked, "overdue": asked, "due": due,
                        "answers": [key(source + 1)],
                    })
                })
                .collect();
            let relations: Vec<Value> = links
                .iter()
                .map(|&(from, to, up)| {
                    json!({
                        "from": label(from), "to": label(to), "from_key": key(from),
                        "to_key": key(to), "relation": if up { "implements" } else { "cites" },
                        "kind": if up { "concretises" } else { "cites" }, "certainty": "stated",
                        "evidence": [],
                    })
                })
                .collect();
            let chains: Vec<Value> = links
                .iter()
                .filter(|link| link.2)
                .map(|&(from, to, _)| {
                    json!({
                        "path": [label(from), label(to)], "keys": [key(from), key(to)],
                        "status": "proven", "lags": [12],
                    })
                })
                .collect();
            let waived: Vec<Value> = waived
                .into_iter()
                .map(|(finding, reason, who)| {
                    json!({
                        "finding": finding, "reason": reason, "who": who, "date": null,
                        "expires": null,
                    })
                })
                .collect();
            let input = json!({
                "name": "a.txt", "bytes": 9, "status": "read", "reason": null, "mentions": 1,
                "issuer": null, "type_word": null, "title": null,
            });
            let mut report = serde_json::to_value(Report::default()).expect("a value");
            report["inputs"] = json!([input]);
            report["documents"] = json!(documents);
            report["bodies"] = json!(bodies);
            report["matrix"] = json!(matrix);
            report["relations"] = json!(relations);
            report["chains"] = json!(chains);
            report["findings"] = json!(findings);
            report["waived"] = json!(waived);
            report["coverage"] = coverage;
            serde_json::from_value(report).expect("a report")
        },
    )
}
