//! Forms with one finding, or one row, a line: for editors, build systems and streams.

use std::collections::BTreeMap;
use std::io;

use doctrace::report::{Evidence, FindingRow, Report, visible};
use serde::Serialize;

use crate::view::{self, View};
use crate::{Error, Options};

/// One JSON value a line, each an object with one key that says what it is.
pub(crate) fn json_lines(report: &Report, out: &mut dyn io::Write) -> Result<(), Error> {
    #[derive(Serialize)]
    struct Head<'r> {
        schema: &'r str,
        period: &'r Option<doctrace::report::Period>,
        as_of: &'r Option<chrono::NaiveDate>,
        coverage: &'r doctrace::report::Coverage,
        lags: &'r BTreeMap<String, doctrace::report::Lag>,
        chains_cut: usize,
    }
    let head = Head {
        schema: &report.schema,
        period: &report.period,
        as_of: &report.as_of,
        coverage: &report.coverage,
        lags: &report.lags,
        chains_cut: report.chains_cut,
    };
    lines_of(out, "report", [&head])?;
    lines_of(out, "rule", &report.rules)?;
    lines_of(out, "input", &report.inputs)?;
    lines_of(out, "body", &report.bodies)?;
    lines_of(out, "document", &report.documents)?;
    lines_of(out, "relation", &report.relations)?;
    lines_of(out, "history", &report.history)?;
    lines_of(out, "timeline", &report.timeline)?;
    lines_of(out, "chain", &report.chains)?;
    lines_of(out, "cell", &report.matrix)?;
    lines_of(out, "obligation", &report.obligations)?;
    lines_of(out, "share", &report.shares)?;
    lines_of(out, "series", &report.series)?;
    lines_of(out, "register", &report.registers)?;
    lines_of(out, "finding", &report.findings)?;
    lines_of(out, "waived", &report.waived)?;
    lines_of(out, "silent_rule", &report.self_check)
}

fn lines_of<'r, T: Serialize + 'r>(
    out: &mut dyn io::Write,
    part: &str,
    rows: impl IntoIterator<Item = &'r T>,
) -> Result<(), Error> {
    for row in rows {
        serde_json::to_writer(&mut *out, &BTreeMap::from([(part, row)]))?;
        writeln!(out)?;
    }
    Ok(())
}

/// What is about no input in particular stands under this name.
const NOWHERE: &str = "doctrace";

fn first(finding: &FindingRow) -> Option<&Evidence> {
    finding.evidence.first()
}

/// One line, whatever a document says.
fn one_line(words: &str) -> String {
    visible(words).into_owned()
}

/// `file:line:column: CODE severity: subjects: why`.
pub(crate) fn lines(
    report: &Report,
    options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    let lang = options.lang;
    for finding in View::new(report).findings() {
        let place = first(finding).map_or_else(
            || format!("{NOWHERE}:1:1"),
            |it| format!("{}:{}:{}", it.input, it.line, it.column),
        );
        let words = format!(
            "{place}: {} {}: {}: {}",
            finding.code,
            lang.severity(finding.severity),
            view::subjects(finding, lang),
            lang.of(&finding.why)
        );
        writeln!(out, "{}", one_line(&words))?;
    }
    Ok(())
}

/// Workflow commands: `::error file=…,line=…,col=…,title=…::…`.
pub(crate) fn github(
    report: &Report,
    options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    // The escapes of the toolkit: values take two more than the message.
    let data = |words: &str| {
        visible(words)
            .replace('%', "%25")
            .replace('\r', "%0D")
            .replace('\n', "%0A")
    };
    let property = |words: &str| data(words).replace(':', "%3A").replace(',', "%2C");
    let lang = options.lang;
    for finding in View::new(report).findings() {
        let command = match finding.severity.name() {
            "warning" => "warning",
            "note" | "info" => "notice",
            _ => "error",
        };
        let title = format!("{} {}", finding.code, finding.name);
        write!(out, "::{command} ")?;
        if let Some(it) = first(finding) {
            write!(
                out,
                "file={},line={},col={},",
                property(&it.input),
                it.line,
                it.column
            )?;
        }
        let words = format!(
            "{}: {} {}",
            view::subjects(finding, lang),
            lang.of(&finding.why),
            lang.of(&finding.repair)
        );
        writeln!(
            out,
            "title={}::{}",
            property(&title),
            data(words.trim_end())
        )?;
    }
    Ok(())
}
