//! Shows a [`Report`] in the forms that people and programs read.
//!
//! Every renderer takes the one [`Report`] and nothing else, so two forms cannot disagree. The
//! texts that were read may be given beside it ([`Options::texts`]); from them excerpts and marked
//! pages are made, and nothing is read out of them that the report does not say.
//!
//! ```
//! use doctrace::Trace;
//! use doctrace_report::{Format, Options, render};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let text = "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình \
//!             số 139-CTr/TU ngày 09/11/2022.";
//! let report = Trace::read(text)?.report();
//!
//! let mut page = Vec::new();
//! render(&report, Format::Html, &Options::default(), &mut page)?;
//! assert!(page.starts_with(b"<!doctype html>"));
//! # Ok(())
//! # }
//! ```
//!
//! Words from documents are never obeyed: a terminal gets control characters as pictures of them, a
//! page gets them as text under a policy that runs no script but its own, a workbook gets no
//! formulas.

mod docx;
mod error;
mod flat;
mod format;
mod graph;
mod html;
mod junit;
mod options;
mod prose;
mod sarif;
mod table;
mod terminal;
mod view;
mod words;
mod xlsx;

use std::io;

use doctrace::report::{Report, Show};

pub use error::Error;
pub use format::{Format, FormatError};
pub use options::Options;
pub use table::{Table, TableError};

/// Writes a report in one form.
///
/// The same report and options give the same bytes.
///
/// # Errors
/// When `out` does, or when a workbook cannot hold so many rows.
///
/// Cost: linear in the report; the graph's layout is n log n.
pub fn render(
    report: &Report,
    format: Format,
    options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    match format {
        Format::Text => terminal::write(report, options, out),
        Format::Markdown => {
            // One part is shown by itself, of several the whole.
            let show = match options.show[..] {
                [] => Show::Summary,
                [one] => one,
                _ => Show::All,
            };
            Ok(write!(out, "{}", report.markdown(options.lang).show(show))?)
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, report)?;
            Ok(writeln!(out)?)
        }
        Format::JsonLines => flat::json_lines(report, out),
        Format::Csv => table::csv(report, options, out),
        Format::Xlsx => xlsx::write(report, options, out),
        Format::Html => html::write(report, options, out),
        Format::Sarif => sarif::write(report, options, out),
        Format::Junit => junit::write(report, options, out),
        Format::Line => flat::lines(report, options, out),
        Format::Github => flat::github(report, options, out),
        Format::GraphMl => graph::graphml(report, out),
        Format::Dot => graph::dot(report, options, out),
        Format::Mermaid => graph::mermaid(report, options, out),
        Format::Svg => graph::svg(report, options, out),
        Format::Timeline => graph::timeline(report, options, out),
        Format::Prose => prose::markdown(report, options, out),
        Format::Docx => docx::write(report, options, out),
    }
}
