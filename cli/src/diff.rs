//! `doctrace diff`: what changed between two reports.

use std::fs;
use std::path::Path;

use doctrace::report::{Report, SCHEMA};

use crate::args::DiffArgs;
use crate::exit::Exit;
use crate::output::Target;
use crate::ui::{Ui, Words};
use crate::value::DiffFormat;

/// Runs the command. Ends with 1 where something changed.
pub(crate) fn run(ui: Ui, args: &DiffArgs) -> Exit {
    let (before, after) = match (read(&args.before), read(&args.after)) {
        (Ok(before), Ok(after)) => (before, after),
        (Err(words), _) | (_, Err(words)) => return Exit::told(ui, &words),
    };
    let diff = after.diff(&before);
    let target = Target::from(args.out.as_deref());
    let written = target.write(|mut out| match args.format.unwrap_or_default() {
        DiffFormat::Text => write!(out, "{}", diff.text(ui.lang)),
        DiffFormat::Md => write!(out, "{}", diff.markdown(ui.lang)),
        DiffFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &diff)?;
            out.write_all(b"\n")
        }
    });
    if let Err(error) = written {
        return Exit::cannot_write(ui, &target, &error);
    }
    if diff.is_empty() {
        Exit::Done
    } else {
        Exit::Found
    }
}

fn read(path: &Path) -> Result<Report, Words> {
    let name = path.display();
    let source = fs::read_to_string(path).map_err(|error| {
        let why = crate::input::reason(&error);
        Words::new(format!("{name}: {}", why.vi), format!("{name}: {}", why.en))
    })?;
    let report: Report = serde_json::from_str(&source).map_err(|error| {
        Words::new(
            format!("{name}: không phải báo cáo JSON của doctrace: {error}; tạo bằng: doctrace … --format json"),
            format!("{name}: no report of doctrace in JSON: {error}; make one by: doctrace … --format json"),
        )
    })?;
    if report.schema != SCHEMA {
        let schema = &report.schema;
        return Err(Words::new(
            format!("{name}: dạng {schema}, chương trình này đọc {SCHEMA}"),
            format!("{name}: is {schema}, and this program reads {SCHEMA}"),
        ));
    }
    Ok(report)
}
