//! JUnit's XML, for build systems: one suite an input, one case a finding.
//!
//! Elements and attributes are those that all readers know; `tests/data/junit.xsd` is their schema, which
//! `scripts/readers.sh` asks.

use std::collections::BTreeMap;
use std::io;

use doctrace::report::{FindingRow, Lang, Report, visible};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::view::{self, View};
use crate::{Error, Options};

/// What is about no input in particular stands under this name.
const NOWHERE: &str = "doctrace";

/// How a case ended, with its words.
enum Outcome {
    /// With what is worth knowing.
    Passed(String),
    /// With its severity, what is wrong in one line, and in full.
    Failed(String, String, String),
    /// With why nothing was looked at.
    NotRead(String),
}

struct Case {
    name: String,
    class: String,
    outcome: Outcome,
}

/// One line, whatever a document says.
fn one_line(words: &str) -> String {
    visible(words).into_owned()
}

fn case(finding: &FindingRow, lang: Lang) -> Case {
    let mut words = vec![lang.of(&finding.why).to_owned()];
    words.extend(
        finding
            .evidence
            .iter()
            .map(|it| format!("{} “{}”", view::place(it, lang), it.quote)),
    );
    words.push(lang.of(&finding.repair).to_owned());
    let words: Vec<String> = words.iter().map(|line| one_line(line)).collect();
    let words = words.join("\n");
    let subjects = view::subjects(finding, lang);
    Case {
        name: one_line(&format!("{} {}: {subjects}", finding.code, finding.name)),
        class: format!("doctrace.{}", finding.code),
        outcome: match finding.severity.name() {
            "note" | "info" => Outcome::Passed(words),
            severity => Outcome::Failed(one_line(severity), one_line(lang.of(&finding.why)), words),
        },
    }
}

/// Writes a failed case for each finding; notes and facts are cases that passed with their words, so
/// that a build fails by what `--fail-on` would fail by at most.
pub(crate) fn write(
    report: &Report,
    options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    let view = View::new(report);
    let mut suites: BTreeMap<&str, Vec<Case>> = BTreeMap::new();
    for input in report.read() {
        suites.entry(&input.name).or_default();
    }
    for input in report.inputs.iter().filter(|it| it.reason.is_some()) {
        let reason = input.reason.as_deref().unwrap_or_default();
        suites.insert(
            &input.name,
            vec![Case {
                name: one_line(&input.name),
                class: "doctrace.input".to_owned(),
                outcome: Outcome::NotRead(one_line(reason)),
            }],
        );
    }
    for finding in view.findings() {
        let input = finding.evidence.first().map_or(NOWHERE, |it| &it.input);
        let case = case(finding, options.lang);
        suites.entry(input).or_default().push(case);
    }
    Ok(page(&suites, out)?)
}

fn page(suites: &BTreeMap<&str, Vec<Case>>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut writer = Writer::new_with_indent(out, b' ', 1);
    let declared = BytesDecl::new("1.0", Some("UTF-8"), None);
    writer.write_event(Event::Decl(declared))?;
    let all: Vec<&Case> = suites.values().flatten().collect();
    writer.write_event(Event::Start(counted("testsuites", NOWHERE, &all)))?;
    for (name, cases) in suites {
        let cases: Vec<&Case> = cases.iter().collect();
        writer.write_event(Event::Start(counted("testsuite", &one_line(name), &cases)))?;
        for case in cases {
            let mut start = BytesStart::new("testcase");
            start.push_attribute(("name", case.name.as_str()));
            start.push_attribute(("classname", case.class.as_str()));
            writer.write_event(Event::Start(start))?;
            let (mut told, words) = match &case.outcome {
                Outcome::Passed(words) => (BytesStart::new("system-out"), words.as_str()),
                Outcome::Failed(severity, message, words) => {
                    let mut told = BytesStart::new("failure");
                    told.push_attribute(("type", severity.as_str()));
                    told.push_attribute(("message", message.as_str()));
                    (told, words.as_str())
                }
                Outcome::NotRead(_) => (BytesStart::new("error"), ""),
            };
            if let Outcome::NotRead(reason) = &case.outcome {
                told.push_attribute(("message", reason.as_str()));
            }
            let end = told.to_end().into_owned();
            writer.write_event(Event::Start(told))?;
            writer.write_event(Event::Text(BytesText::new(words)))?;
            writer.write_event(Event::End(end))?;
            writer.write_event(Event::End(BytesEnd::new("testcase")))?;
        }
        writer.write_event(Event::End(BytesEnd::new("testsuite")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("testsuites")))?;
    writeln!(writer.into_inner())
}

/// A suite's beginning, or that of all, with how many cases ended how.
fn counted<'n>(tag: &'n str, name: &str, cases: &[&Case]) -> BytesStart<'n> {
    let count = |ended: fn(&Outcome) -> bool| {
        let cases = cases.iter().filter(|case| ended(&case.outcome));
        cases.count().to_string()
    };
    let mut start = BytesStart::new(tag);
    start.push_attribute(("name", name));
    for (kind, count) in [
        ("tests", count(|_| true)),
        ("failures", count(|it| matches!(it, Outcome::Failed(..)))),
        ("errors", count(|it| matches!(it, Outcome::NotRead(_)))),
    ] {
        start.push_attribute((kind, count.as_str()));
    }
    start
}
