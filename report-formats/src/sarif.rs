//! SARIF 2.1.0: findings for code scanning and editors.
//!
//! A waiver becomes a suppression by its person and reason. Rules come with their pages as help.
//! Columns count letters as seen, which in composed text are code points; the bytes beside them
//! hold for any text.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use chrono::NaiveDate;
use doctrace::report::{Evidence, FindingRow, InputStatus, Report, WaivedRow};
use serde_json::{Value, json};

use crate::view::{self, View};
use crate::{Error, Options};

/// Where the published schema lies.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const fn level(severity: &str) -> &'static str {
    match severity.as_bytes() {
        b"warning" => "warning",
        b"note" | b"info" => "note",
        _ => "error",
    }
}

/// A name as a relative reference: what is no letter of one is written by its bytes.
fn uri(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            b'\\' => out.push('/'),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

fn location(evidence: &Evidence, options: &Options<'_>) -> Value {
    let lines = evidence.quote.matches('\n').count();
    let mut region = json!({
        "startLine": evidence.line.max(1),
        "startColumn": evidence.column.max(1),
        "byteOffset": evidence.start,
        "byteLength": evidence.end.saturating_sub(evidence.start),
    });
    if !evidence.quote.is_empty() {
        region["snippet"] = json!({ "text": evidence.quote });
        if lines > 0 {
            region["endLine"] = json!(evidence.line.max(1) as usize + lines);
        }
    }
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&evidence.input) },
            "region": region,
        },
    });
    if let Some(locator) = &evidence.locator {
        location["message"] = json!({ "text": options.lang.of(&locator.words) });
    }
    location
}

fn result(
    finding: &FindingRow,
    waived: Option<&WaivedRow>,
    view: &View<'_>,
    rules: &[&str],
    options: &Options<'_>,
) -> Value {
    let lang = options.lang;
    let subjects = view::subjects(finding, lang);
    let mut text = format!("{subjects}: {}", lang.of(&finding.why));
    for (at, reading) in finding.readings.iter().enumerate() {
        let _ = write!(text, " ({}) {}", at + 1, lang.of(reading));
    }
    let repair = lang.of(&finding.repair);
    if !repair.is_empty() {
        text = format!("{text} {repair}");
    }
    let mut suppressions = Vec::new();
    if let Some(waived) = waived {
        // Who, why, since when, until when.
        let day = |day: Option<NaiveDate>| day.map_or_else(|| "…".to_owned(), |day| lang.date(day));
        let (since, until) = (day(waived.date), day(waived.expires));
        let justification = format!("{} – {} ({since} – {until})", waived.reason, waived.who);
        suppressions.push(json!({
            "kind": "external",
            "status": "accepted",
            "justification": justification,
        }));
    }
    let (first, more) = match finding.evidence.split_first() {
        Some((first, more)) => (vec![location(first, options)], more),
        None => (Vec::new(), &[][..]),
    };
    let mut result = json!({
        "ruleId": finding.code,
        "level": level(finding.severity.name()),
        "message": { "text": text },
        "locations": first,
        "partialFingerprints": { "doctrace/v1": finding.fingerprint },
        "suppressions": suppressions,
        "properties": { "severity": finding.severity, "subjects": finding.subjects },
    });
    if let Ok(at) = rules.binary_search(&finding.code.as_str()) {
        result["ruleIndex"] = json!(at);
    }
    if !more.is_empty() {
        let related = more.iter().enumerate().map(|(at, it)| {
            let mut location = location(it, options);
            location["id"] = json!(at + 1);
            location
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(cause) = view.cause(finding, lang) {
        result["properties"]["followsFrom"] = json!(cause);
    }
    result
}

/// Writes the findings, those that are waived as suppressed ones.
pub(crate) fn write(
    report: &Report,
    options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    let view = View::new(report);
    let waived = report.waived.iter().map(|row| &row.finding);
    let met: BTreeMap<&str, &FindingRow> = report
        .findings
        .iter()
        .chain(waived)
        .map(|row| (row.code.as_str(), row))
        .collect();
    let codes: Vec<&str> = met.keys().copied().collect();
    let rules: Vec<Value> = met
        .values()
        .map(|row| {
            let mut rule = json!({
                "id": row.code,
                "name": row.name,
                "shortDescription": { "text": row.name.replace('-', " ") },
            });
            // A rule of the caller's own has no page here.
            if let Some(known) = doctrace::audit::rule(&row.code) {
                let page = known.explain();
                rule["help"] = json!({ "text": page, "markdown": page });
                rule["defaultConfiguration"] = json!({ "level": level(known.severity().name()) });
            }
            rule
        })
        .collect();
    let artifacts: Vec<Value> = report
        .inputs
        .iter()
        .map(|input| json!({ "location": { "uri": uri(&input.name) }, "length": input.bytes }))
        .collect();
    let skipped = report
        .inputs
        .iter()
        .filter(|it| it.status == InputStatus::Skipped);
    let notifications: Vec<Value> = skipped
        .map(|input| {
            json!({
                "level": "error",
                "message": { "text": input.reason.as_deref().unwrap_or("not read") },
                "locations": [{
                    "physicalLocation": { "artifactLocation": { "uri": uri(&input.name) } },
                }],
            })
        })
        .collect();
    let mut results: Vec<Value> = view
        .findings()
        .into_iter()
        .map(|row| result(row, None, &view, &codes, options))
        .collect();
    let waived = report.waived.iter();
    results.extend(waived.map(|row| result(&row.finding, Some(row), &view, &codes, options)));
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "doctrace",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "language": options.lang.code(),
            "columnKind": "unicodeCodePoints",
            "artifacts": artifacts,
            "invocations": [{
                "executionSuccessful": notifications.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    Ok(writeln!(out)?)
}
