//! The report as tables: each is built once, and written as CSV and as a sheet of a workbook.

use core::fmt;
use core::str::FromStr;
use std::io;

use chrono::NaiveDate;
use doctrace::report::{CellState, FindingRow, InputStatus, Lang, Report, visible};

use crate::format::listed;
use crate::view::{self, View};
use crate::words::{self, NOT_ASKED, Word, document_state, mark};
use crate::{Error, Options};

/// A table of the report.
///
/// ```
/// use doctrace_report::Table;
/// # fn main() -> Result<(), doctrace_report::TableError> {
/// assert_eq!("matrix".parse::<Table>()?, Table::Matrix);
/// assert_eq!(Table::Pairs.file_name(), "pairs.csv");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Table {
    /// What was read, how much is answered, how many findings.
    Summary,
    /// Bodies by directives, one row a body.
    Matrix,
    /// The same, one row a pair of body and directive.
    Pairs,
    /// What each body has still to do.
    Todo,
    /// The documents.
    Documents,
    /// The relations.
    Relations,
    /// The chains from the lowest document up.
    Chains,
    /// The findings, worst first.
    Findings,
    /// The findings that somebody has accepted.
    Waived,
    /// The series of numbers.
    Series,
    /// Days between a directive and its answer.
    Lags,
    /// The registers that were read beside the texts.
    Registers,
    /// The rules that stayed silent, and the data that they lacked.
    SilentRules,
    /// What was read and what was not.
    Inputs,
}

impl Table {
    /// Every table.
    pub const ALL: &'static [Self] = &[
        Self::Summary,
        Self::Matrix,
        Self::Pairs,
        Self::Todo,
        Self::Documents,
        Self::Relations,
        Self::Chains,
        Self::Findings,
        Self::Waived,
        Self::Series,
        Self::Lags,
        Self::Registers,
        Self::SilentRules,
        Self::Inputs,
    ];

    /// The name, as in `--table`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Matrix => "matrix",
            Self::Pairs => "pairs",
            Self::Todo => "todo",
            Self::Documents => "documents",
            Self::Relations => "relations",
            Self::Chains => "chains",
            Self::Findings => "findings",
            Self::Waived => "waived",
            Self::Series => "series",
            Self::Lags => "lags",
            Self::Registers => "registers",
            Self::SilentRules => "silent-rules",
            Self::Inputs => "inputs",
        }
    }

    /// The name of its file in a folder that holds every table.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Summary => "summary.csv",
            Self::Matrix => "matrix.csv",
            Self::Pairs => "pairs.csv",
            Self::Todo => "todo.csv",
            Self::Documents => "documents.csv",
            Self::Relations => "relations.csv",
            Self::Chains => "chains.csv",
            Self::Findings => "findings.csv",
            Self::Waived => "waived.csv",
            Self::Series => "series.csv",
            Self::Lags => "lags.csv",
            Self::Registers => "registers.csv",
            Self::SilentRules => "silent-rules.csv",
            Self::Inputs => "inputs.csv",
        }
    }

    /// The name of its sheet: at most 31 letters, none of `[]:*?/\`.
    pub(crate) const fn title(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Summary, Lang::Vi) => "Tóm tắt",
            (Self::Summary, Lang::En) => "Summary",
            (Self::Matrix, Lang::Vi) => "Bảng đối chiếu",
            (Self::Matrix, Lang::En) => "Matrix",
            (Self::Pairs, Lang::Vi) => "Từng cặp",
            (Self::Pairs, Lang::En) => "Pairs",
            (Self::Todo, Lang::Vi) => "Việc còn phải làm",
            (Self::Todo, Lang::En) => "To do",
            (Self::Documents, Lang::Vi) => "Văn bản",
            (Self::Documents, Lang::En) => "Documents",
            (Self::Relations, Lang::Vi) => "Quan hệ",
            (Self::Relations, Lang::En) => "Relations",
            (Self::Chains, Lang::Vi) => "Chuỗi thực hiện",
            (Self::Chains, Lang::En) => "Chains",
            (Self::Findings, Lang::Vi) => "Phát hiện",
            (Self::Findings, Lang::En) => "Findings",
            (Self::Waived, Lang::Vi) => "Đã được chấp nhận",
            (Self::Waived, Lang::En) => "Accepted",
            (Self::Series, Lang::Vi) => "Dãy số",
            (Self::Series, Lang::En) => "Series",
            (Self::Lags, Lang::Vi) => "Khoảng cách",
            (Self::Lags, Lang::En) => "Lags",
            (Self::Registers, Lang::Vi) => "Sổ đăng ký",
            (Self::Registers, Lang::En) => "Registers",
            (Self::SilentRules, Lang::Vi) => "Quy tắc chưa chạy",
            (Self::SilentRules, Lang::En) => "Silent rules",
            (Self::Inputs, Lang::Vi) => "Tệp",
            (Self::Inputs, Lang::En) => "Inputs",
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Table {
    type Err = TableError;

    fn from_str(name: &str) -> Result<Self, TableError> {
        let found = Self::ALL.iter().find(|table| table.name() == name);
        found.copied().ok_or_else(|| TableError(name.into()))
    }
}

/// A name that is no table's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown table `{0}`; expected {names}", names = listed(Table::ALL.iter().map(|it| it.name())))]
pub struct TableError(Box<str>);

/// A value of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Empty,
    Text(String),
    Number(f64),
    Day(NaiveDate),
    /// How a body stands, in the table of bodies by directives.
    State(Option<CellState>),
}

impl Value {
    fn count(count: usize) -> Self {
        Self::Number(count as f64)
    }

    fn or_empty(words: Option<&str>) -> Self {
        words.map_or(Self::Empty, |words| Self::Text(words.to_owned()))
    }

    fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }
}

impl From<&str> for Value {
    fn from(words: &str) -> Self {
        Self::Text(words.to_owned())
    }
}

impl From<String> for Value {
    fn from(words: String) -> Self {
        Self::Text(words)
    }
}

/// A table's heads and rows.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Vec<Value>>,
}

impl Rows {
    fn new(heads: &[Word], lang: Lang) -> Self {
        Self {
            heads: heads.iter().map(|word| word.of(lang).to_owned()).collect(),
            rows: Vec::new(),
        }
    }
}

/// The rows of a table. Cost: linear in them.
pub(crate) fn rows(view: &View<'_>, table: Table, lang: Lang) -> Rows {
    match table {
        Table::Summary => summary(view, lang),
        Table::Matrix => matrix(view, lang),
        Table::Pairs => pairs(view, lang),
        Table::Todo => todo(view, lang),
        Table::Documents => documents(view, lang),
        Table::Relations => relations(view.report, lang),
        Table::Chains => chains(view.report, lang),
        Table::Findings => {
            let mut rows = Rows::new(FINDING, lang);
            rows.rows = view
                .findings()
                .into_iter()
                .map(|row| finding(view, row, lang))
                .collect();
            rows
        }
        Table::Waived => waived(view, lang),
        Table::Series => series(view.report, lang),
        Table::Lags => lags(view.report, lang),
        Table::Registers => registers(view.report, lang),
        Table::SilentRules => silent(view.report, lang),
        Table::Inputs => inputs(view.report, lang),
    }
}

fn yes(yes: bool, lang: Lang) -> Value {
    let word = if yes { Word::Yes } else { Word::No };
    Value::from(word.of(lang))
}

fn summary(view: &View<'_>, lang: Lang) -> Rows {
    let report = view.report;
    let mut rows = Rows::new(&[Word::Name, Word::Summary], lang);
    let mut put = |word: &str, value: Value| rows.rows.push(vec![Value::from(word), value]);
    put(
        Word::Period.of(lang),
        Value::or_empty(view.period(lang).as_deref()),
    );
    put(Word::AsOf.of(lang), Value::day(report.as_of));
    let (read, skipped) = view.read();
    for (word, count) in [
        (Word::Read, read),
        (Word::NotRead, skipped),
        (Word::Documents, report.documents.len()),
        (Word::Relations, report.relations.len()),
        (Word::Chains, report.chains.len()),
        (Word::Directive, report.coverage.denominator),
    ] {
        put(word.of(lang), Value::count(count));
    }
    for (word, count) in view.coverage() {
        put(word.of(lang), Value::count(count));
    }
    put(Word::Findings.of(lang), Value::count(report.findings.len()));
    for (name, count) in view.severities() {
        let name = format!("{}: {}", Word::Findings.of(lang), lang.severity(name));
        put(&name, Value::count(count));
    }
    put(Word::Waived.of(lang), Value::count(report.waived.len()));
    rows
}

fn matrix(view: &View<'_>, lang: Lang) -> Rows {
    let mut rows = Rows::new(&[Word::Body, Word::Level, Word::Answered], lang);
    let names = view.columns.iter().map(|it| view.dated(it.key, lang));
    rows.heads.extend(names);
    for (at, row) in view.rows.iter().enumerate() {
        let level = row
            .body
            .and_then(|body| body.level.map(doctrace::report::Level::name));
        let (done, all) = view.answered(at);
        let mut cells = vec![
            Value::from(view::body_name(row, lang)),
            Value::or_empty(level.map(|name| lang.level(name))),
            Value::from(format!("{done}/{all}")),
        ];
        let states = (0..view.columns.len()).map(|column| view.cell(at, column));
        cells.extend(states.map(|cell| Value::State(cell.map(|cell| cell.state))));
        rows.rows.push(cells);
    }
    rows
}

fn pairs(view: &View<'_>, lang: Lang) -> Rows {
    let mut rows = Rows::new(
        &[
            Word::Body,
            Word::Level,
            Word::Directive,
            Word::Date,
            Word::State,
            Word::Asked,
            Word::Due,
            Word::Overdue,
            Word::Answers,
            Word::WhyNot,
        ],
        lang,
    );
    for (at, row) in view.rows.iter().enumerate() {
        let level = row
            .body
            .and_then(|body| body.level.map(doctrace::report::Level::name));
        for (column, cell) in view.cells_of(at) {
            let source = view.columns[column];
            rows.rows.push(vec![
                Value::from(view::body_name(row, lang)),
                Value::or_empty(level.map(|name| lang.level(name))),
                Value::from(&*view::name(source.key, lang)),
                Value::day(source.document.and_then(|it| it.date)),
                Value::from(words::state(cell.state, lang)),
                yes(cell.asked, lang),
                Value::day(cell.due),
                yes(cell.overdue, lang),
                Value::from(listing(&cell.answers, lang)),
                Value::or_empty(view.why_not(cell).map(|why| lang.of(why))),
            ]);
        }
    }
    rows
}

fn listing(names: &[String], lang: Lang) -> String {
    let names = names.iter().map(|it| view::name(it, lang));
    names.collect::<Vec<_>>().join("; ")
}

fn todo(view: &View<'_>, lang: Lang) -> Rows {
    let mut rows = Rows::new(
        &[
            Word::Body,
            Word::Directive,
            Word::Date,
            Word::DocumentTitle,
            Word::State,
            Word::Todo,
            Word::Due,
            Word::Overdue,
            Word::Answers,
        ],
        lang,
    );
    for (at, row) in view.rows.iter().enumerate() {
        for (column, cell) in view.todo(at) {
            let source = view.columns[column];
            let duty = words::duty(cell.state).map(|word| word.of(lang));
            let late = view::days_late(cell, view.report.as_of);
            rows.rows.push(vec![
                Value::from(view::body_name(row, lang)),
                Value::from(&*view::name(source.key, lang)),
                Value::day(source.document.and_then(|it| it.date)),
                Value::or_empty(source.document.and_then(|it| it.title.as_deref())),
                Value::from(words::state(cell.state, lang)),
                Value::or_empty(duty),
                Value::day(cell.due),
                late.map_or(Value::Empty, |days| Value::Number(days as f64)),
                Value::from(listing(&cell.answers, lang)),
            ]);
        }
    }
    rows
}

fn documents(view: &View<'_>, lang: Lang) -> Rows {
    let mut rows = Rows::new(
        &[
            Word::Key,
            Word::Number,
            Word::Type,
            Word::Date,
            Word::DateFrom,
            Word::DateTo,
            Word::DocumentTitle,
            Word::Level,
            Word::Body,
            Word::Issuer,
            Word::Term,
            Word::State,
            Word::Doubt,
            Word::Candidates,
            Word::Places,
            Word::Place,
        ],
        lang,
    );
    for row in &view.report.documents {
        let first = row.evidence.first();
        rows.rows.push(vec![
            Value::from(&*row.key),
            Value::from(&*view::name(&row.label, lang)),
            Value::or_empty(row.type_word.as_deref()),
            Value::day(row.date),
            Value::day(row.date_interval.map(|days| days.0)),
            Value::day(row.date_interval.map(|days| days.1)),
            Value::or_empty(row.title.as_deref()),
            Value::or_empty(
                row.level
                    .map(doctrace::report::Level::name)
                    .map(|name| lang.level(name)),
            ),
            Value::or_empty(row.body.as_deref()),
            Value::or_empty(row.issuer.as_deref()),
            row.term
                .map_or(Value::Empty, |term| Value::Number(term.into())),
            Value::from(document_state(row.state.name(), lang)),
            Value::or_empty(row.doubt.map(doctrace::report::Doubt::name)),
            Value::from(listing(&row.candidates, lang)),
            Value::count(row.evidence.len()),
            first.map_or(Value::Empty, |it| Value::from(view::place(it, lang))),
        ]);
    }
    rows
}

fn relations(report: &Report, lang: Lang) -> Rows {
    let mut rows = Rows::new(
        &[
            Word::From,
            Word::To,
            Word::Kind,
            Word::Certainty,
            Word::Quote,
            Word::Place,
        ],
        lang,
    );
    for row in &report.relations {
        let first = row.evidence.first();
        rows.rows.push(vec![
            Value::from(&*row.from_key),
            Value::from(&*row.to_key),
            Value::from(words::relation(row.kind.name(), lang)),
            Value::from(row.certainty.name()),
            Value::or_empty(first.map(|it| it.quote.as_str())),
            first.map_or(Value::Empty, |it| Value::from(view::place(it, lang))),
        ]);
    }
    rows
}

fn chains(report: &Report, lang: Lang) -> Rows {
    let mut rows = Rows::new(&[Word::Chain, Word::State, Word::LagsShort], lang);
    for chain in &report.chains {
        let names = chain.path.iter().map(|it| view::name(it, lang));
        rows.rows.push(vec![
            Value::from(names.collect::<Vec<_>>().join(" → ")),
            Value::from(lang.status(chain.status)),
            Value::from(lang.lags(&chain.lags)),
        ]);
    }
    rows
}

const FINDING: &[Word] = &[
    Word::Severity,
    Word::Code,
    Word::Name,
    Word::Subjects,
    Word::Why,
    Word::Readings,
    Word::Repair,
    Word::Inputs,
    Word::Line,
    Word::Column,
    Word::Quote,
    Word::Places,
    Word::Follows,
    Word::Fingerprint,
];

fn finding(view: &View<'_>, row: &FindingRow, lang: Lang) -> Vec<Value> {
    let first = row.evidence.first();
    let number = |of: fn(&doctrace::report::Evidence) -> u32| {
        first.map_or(Value::Empty, |it| Value::Number(of(it).into()))
    };
    let readings: Vec<&str> = row.readings.iter().map(|it| lang.of(it)).collect();
    vec![
        Value::from(lang.severity(row.severity)),
        Value::from(&*row.code),
        Value::from(&*row.name),
        Value::from(view::subjects(row, lang)),
        Value::from(lang.of(&row.why)),
        Value::from(readings.join("; ")),
        Value::from(lang.of(&row.repair)),
        Value::or_empty(first.map(|it| it.input.as_str())),
        number(|it| it.line),
        number(|it| it.column),
        Value::or_empty(first.map(|it| it.quote.as_str())),
        Value::count(row.evidence.len()),
        Value::or_empty(view.cause(row, lang).as_deref()),
        Value::from(&*row.fingerprint),
    ]
}

fn waived(view: &View<'_>, lang: Lang) -> Rows {
    let mut rows = Rows::new(&[Word::Reason, Word::Who, Word::Date, Word::Until], lang);
    let heads = FINDING.iter().map(|word| word.of(lang).to_owned());
    rows.heads.extend(heads);
    for row in &view.report.waived {
        let mut cells = vec![
            Value::from(&*row.reason),
            Value::from(&*row.who),
            Value::day(row.date),
            Value::day(row.expires),
        ];
        cells.extend(finding(view, &row.finding, lang));
        rows.rows.push(cells);
    }
    rows
}

fn series(report: &Report, lang: Lang) -> Rows {
    let mut rows = Rows::new(
        &[
            Word::Series,
            Word::Body,
            Word::Period,
            Word::Level,
            Word::Seen,
            Word::Holes,
            Word::Missing,
        ],
        lang,
    );
    for row in &report.series {
        rows.rows.push(vec![
            Value::from(&*row.series),
            Value::or_empty(row.body.as_deref()),
            Value::or_empty(row.period.as_deref()),
            Value::or_empty(
                row.level
                    .map(doctrace::report::Level::name)
                    .map(|name| lang.level(name)),
            ),
            Value::from(view::runs(row.runs())),
            Value::from(view::runs(row.holes.iter().copied())),
            Value::Number(row.missing.into()),
        ]);
    }
    rows
}

fn lags(report: &Report, lang: Lang) -> Rows {
    let mut rows = Rows::new(
        &[
            Word::Step,
            Word::Pairs,
            Word::Median,
            Word::Quartile1,
            Word::Quartile3,
            Word::Least,
            Word::Most,
        ],
        lang,
    );
    let number = |value: Option<f64>| value.map_or(Value::Empty, Value::Number);
    for (name, lag) in &report.lags {
        rows.rows.push(vec![
            Value::from(lang.step(name)),
            Value::count(lag.n),
            number(lag.median),
            number(lag.q1),
            number(lag.q3),
            number(lag.min.map(f64::from)),
            number(lag.max.map(f64::from)),
        ]);
    }
    rows
}

fn registers(report: &Report, lang: Lang) -> Rows {
    let mut rows = Rows::new(
        &[
            Word::Series,
            Word::KeptBy,
            Word::Complete,
            Word::DateFrom,
            Word::DateTo,
            Word::RowCount,
            Word::Met,
        ],
        lang,
    );
    for row in &report.registers {
        rows.rows.push(vec![
            Value::from(&*row.series),
            Value::or_empty(row.authority.as_deref()),
            yes(row.complete, lang),
            Value::day(row.from),
            Value::day(row.to),
            Value::count(row.rows),
            Value::count(row.met),
        ]);
    }
    rows
}

fn silent(report: &Report, lang: Lang) -> Rows {
    let mut rows = Rows::new(&[Word::Code, Word::Name, Word::Lacks], lang);
    for row in &report.self_check {
        rows.rows.push(vec![
            Value::from(&*row.code),
            Value::from(&*row.name),
            Value::from(lang.of(&row.lacks)),
        ]);
    }
    rows
}

fn inputs(report: &Report, lang: Lang) -> Rows {
    let mut rows = Rows::new(
        &[
            Word::Inputs,
            Word::State,
            Word::Reason,
            Word::Bytes,
            Word::Mentions,
            Word::Issuer,
            Word::Type,
            Word::DocumentTitle,
        ],
        lang,
    );
    for row in &report.inputs {
        let state = match row.status {
            InputStatus::Read => Word::Read,
            InputStatus::Skipped => Word::NotRead,
        };
        rows.rows.push(vec![
            Value::from(&*row.name),
            Value::from(state.of(lang)),
            Value::or_empty(row.reason.as_deref()),
            Value::Number(row.bytes as f64),
            Value::count(row.mentions),
            Value::or_empty(row.issuer.as_deref()),
            Value::or_empty(row.type_word.as_deref()),
            Value::or_empty(row.title.as_deref()),
        ]);
    }
    rows
}

/// Words that a spreadsheet would take for a formula get a mark before them that makes them words:
/// CSV knows no types.
fn guarded(words: &str) -> String {
    let words = visible(words);
    if words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{words}")
    } else {
        words.into_owned()
    }
}

/// Writes one table as CSV: UTF-8 with the mark by which spreadsheets know it, dates as
/// `2023-02-02`.
pub(crate) fn csv(
    report: &Report,
    options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    let table = rows(&View::new(report), options.table, options.lang);
    out.write_all("\u{feff}".as_bytes())?;
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(table.heads.iter().map(|head| guarded(head)))?;
    for row in &table.rows {
        csv.write_record(row.iter().map(|value| match value {
            Value::Empty => String::new(),
            Value::Text(words) => guarded(words),
            Value::Number(number) => number.to_string(),
            Value::Day(day) => day.to_string(),
            Value::State(None) => NOT_ASKED.to_owned(),
            Value::State(Some(state)) => mark(*state, options.lang).to_owned(),
        }))?;
    }
    Ok(csv.flush()?)
}
