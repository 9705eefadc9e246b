//! The forms a report can be written in.

use core::fmt;
use core::str::FromStr;

/// A form of the report.
///
/// ```
/// use doctrace_report::Format;
/// # fn main() -> Result<(), doctrace_report::FormatError> {
/// assert_eq!("sarif".parse::<Format>()?, Format::Sarif);
/// assert_eq!("markdown".parse::<Format>()?, Format::Markdown);
/// assert_eq!(Format::Html.file_name(), "report.html");
/// assert_eq!(
///     "htm".parse::<Format>().unwrap_err().to_string(),
///     "unknown format `htm`; expected text, md, json, jsonl, csv, xlsx, html, sarif, junit, \
///      line, github, graphml, dot, mermaid, svg, timeline, prose or docx",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// For a terminal, or as plain text.
    Text,
    /// Markdown, the whole report.
    Markdown,
    /// The report itself, by its schema.
    Json,
    /// One JSON value a line, each with the part it is of.
    JsonLines,
    /// One table ([`Options::table`](crate::Options::table)).
    Csv,
    /// A workbook, one sheet a table.
    Xlsx,
    /// One page that needs no network.
    Html,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
    /// JUnit XML, for build systems.
    Junit,
    /// One finding a line: `file:line:column: CODE …`.
    Line,
    /// Annotations of GitHub's actions.
    Github,
    /// The graph, as GraphML.
    GraphMl,
    /// The graph, for Graphviz.
    Dot,
    /// The graph, for Mermaid.
    Mermaid,
    /// The graph, as a picture.
    Svg,
    /// When what was issued, as a picture.
    Timeline,
    /// A section in the language of the office, as Markdown; Vietnamese, whatever the language of
    /// the options.
    Prose,
    /// The same section, for Word.
    Docx,
}

impl Format {
    /// Every form.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Markdown,
        Self::Json,
        Self::JsonLines,
        Self::Csv,
        Self::Xlsx,
        Self::Html,
        Self::Sarif,
        Self::Junit,
        Self::Line,
        Self::Github,
        Self::GraphMl,
        Self::Dot,
        Self::Mermaid,
        Self::Svg,
        Self::Timeline,
        Self::Prose,
        Self::Docx,
    ];

    /// The name, as in `--format`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "md",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Line => "line",
            Self::Github => "github",
            Self::GraphMl => "graphml",
            Self::Dot => "dot",
            Self::Mermaid => "mermaid",
            Self::Svg => "svg",
            Self::Timeline => "timeline",
            Self::Prose => "prose",
            Self::Docx => "docx",
        }
    }

    /// The name of a file in a folder that may hold every form: no two forms share one. A table
    /// has [its own](crate::Table::file_name).
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Text => "report.txt",
            Self::Markdown => "report.md",
            Self::Json => "report.json",
            Self::JsonLines => "report.jsonl",
            Self::Csv => "report.csv",
            Self::Xlsx => "report.xlsx",
            Self::Html => "report.html",
            Self::Sarif => "report.sarif",
            Self::Junit => "junit.xml",
            Self::Line => "findings.txt",
            Self::Github => "github.txt",
            Self::GraphMl => "graph.graphml",
            Self::Dot => "graph.dot",
            Self::Mermaid => "graph.mmd",
            Self::Svg => "graph.svg",
            Self::Timeline => "timeline.svg",
            Self::Prose => "prose.md",
            Self::Docx => "prose.docx",
        }
    }

    /// The ending of its files, without the dot.
    pub fn extension(self) -> &'static str {
        self.file_name()
            .rsplit_once('.')
            .map_or("", |(_, ending)| ending)
    }

    /// The media type, with the charset where it is text.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text | Self::Line | Self::Github => "text/plain; charset=utf-8",
            Self::Markdown | Self::Prose => "text/markdown; charset=utf-8",
            Self::Json => "application/json",
            Self::JsonLines => "application/x-ndjson",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Html => "text/html; charset=utf-8",
            Self::Sarif => "application/sarif+json",
            Self::Junit => "application/xml",
            Self::GraphMl => "application/graphml+xml",
            Self::Dot => "text/vnd.graphviz; charset=utf-8",
            Self::Mermaid => "text/vnd.mermaid; charset=utf-8",
            Self::Svg | Self::Timeline => "image/svg+xml",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// Whether it is no text, so that a terminal should not get it.
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx | Self::Docx)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = FormatError;

    fn from_str(name: &str) -> Result<Self, FormatError> {
        // The long names that people try first.
        let name = match name {
            "markdown" => "md",
            "txt" | "terminal" => "text",
            "ndjson" => "jsonl",
            "word" => "docx",
            "excel" => "xlsx",
            name => name,
        };
        let found = Self::ALL.iter().find(|format| format.name() == name);
        found.copied().ok_or_else(|| FormatError(name.into()))
    }
}

/// Names as a sentence lists them: `a, b or c`.
pub(crate) fn listed(names: impl Iterator<Item = &'static str>) -> String {
    let names: Vec<&str> = names.collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.join(""),
    }
}

/// A name that is no form's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown format `{0}`; expected {names}", names = listed(Format::ALL.iter().map(|it| it.name())))]
pub struct FormatError(Box<str>);
