//! A report made ready to be shown: rows found by their keys, bodies by directives, what is to do.
//!
//! A report read from a file may name rows that are not there; the name is then shown as it is.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use doctrace::report::{
    BodyRow, BodySource, CellState, DocumentRow, Evidence, FindingRow, Lag, Lang, MatrixCell,
    Phrase, Report, Severity,
};

use crate::words::{self, Word};

/// The steps of the ladder, highest first, and the open one.
pub(crate) const LEVELS: [&str; 5] = ["central", "province", "district", "commune", "cell"];

/// A directive, as a column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column<'r> {
    pub(crate) key: &'r str,
    pub(crate) document: Option<&'r DocumentRow>,
}

/// A body, as a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'r> {
    pub(crate) key: &'r str,
    pub(crate) body: Option<&'r BodyRow>,
}

/// A report made ready to be shown.
#[derive(Debug)]
pub(crate) struct View<'r> {
    pub(crate) report: &'r Report,
    pub(crate) columns: Vec<Column<'r>>,
    pub(crate) rows: Vec<Row<'r>>,
    cells: BTreeMap<(usize, usize), &'r MatrixCell>,
    documents: BTreeMap<&'r str, &'r DocumentRow>,
    findings: BTreeMap<&'r str, &'r FindingRow>,
    /// Keys of the documents whose number something else claims.
    contested: BTreeSet<&'r str>,
    /// Where the path of a pair of body and directive fails.
    why_not: BTreeMap<(&'r str, &'r str), &'r Phrase>,
}

/// The place of a step among [`LEVELS`]; an open one stands last.
pub(crate) fn level_rank(level: Option<&str>) -> usize {
    let at = LEVELS.iter().position(|name| Some(*name) == level);
    at.unwrap_or(LEVELS.len())
}

impl<'r> View<'r> {
    /// Cost: n log n in the rows of the report.
    pub(crate) fn new(report: &'r Report) -> Self {
        let documents: BTreeMap<&str, &DocumentRow> =
            report.documents.iter().map(|it| (&*it.key, it)).collect();
        let place: BTreeMap<&str, usize> = report
            .bodies
            .iter()
            .enumerate()
            .map(|(at, it)| (&*it.key, at))
            .collect();
        let mut columns: Vec<Column<'_>> = Vec::new();
        let mut rows: Vec<Row<'_>> = Vec::new();
        // Directives and bodies met so far.
        let mut met: BTreeSet<(bool, &str)> = BTreeSet::new();
        for cell in &report.matrix {
            if met.insert((true, &*cell.source)) {
                let document = documents.get(&*cell.source).copied();
                columns.push(Column {
                    key: &cell.source,
                    document,
                });
            }
            if met.insert((false, &*cell.body)) {
                let body = place.get(&*cell.body).map(|&at| &report.bodies[at]);
                rows.push(Row {
                    key: &cell.body,
                    body,
                });
            }
        }
        // Directives from the highest level down, each by date; bodies as the report lists them.
        columns.sort_by_key(|it| {
            let date = it.document.and_then(|row| row.date);
            (
                level_rank(
                    it.document
                        .and_then(|row| row.level.map(doctrace::report::Level::name)),
                ),
                date.is_none(),
                date,
            )
        });
        rows.sort_by_key(|it| place.get(it.key).copied().unwrap_or(usize::MAX));
        let column_at: BTreeMap<&str, usize> = columns
            .iter()
            .enumerate()
            .map(|(at, it)| (it.key, at))
            .collect();
        let row_at: BTreeMap<&str, usize> = rows
            .iter()
            .enumerate()
            .map(|(at, it)| (it.key, at))
            .collect();
        let cells = report
            .matrix
            .iter()
            .map(|it| ((row_at[&*it.body], column_at[&*it.source]), it))
            .collect();
        let waived = report.waived.iter().map(|row| &row.finding);
        let contested = report
            .matrix
            .iter()
            .filter(|cell| cell.state == CellState::Contested)
            .flat_map(|cell| &cell.answers)
            .map(String::as_str)
            .collect();
        let why_not = report
            .obligations
            .iter()
            .filter_map(|row| Some(((&*row.body, &*row.source_key), row.why_not.as_ref()?)))
            .collect();
        Self {
            contested,
            why_not,
            report,
            columns,
            rows,
            cells,
            documents,
            findings: report
                .findings
                .iter()
                .chain(waived)
                .map(|it| (&*it.fingerprint, it))
                .collect(),
        }
    }

    /// How a body stands with a directive; `None` where nobody asked and no text tells.
    pub(crate) fn cell(&self, row: usize, column: usize) -> Option<&'r MatrixCell> {
        self.cells.get(&(row, column)).copied()
    }

    /// The cells of a body, in the order of the directives.
    pub(crate) fn cells_of(&self, row: usize) -> impl Iterator<Item = (usize, &'r MatrixCell)> {
        let range = (row, 0)..(row + 1, 0);
        self.cells.range(range).map(|(&(_, at), &cell)| (at, cell))
    }

    /// How many of the pairs of a body are answered by issued papers, and how many count.
    pub(crate) fn answered(&self, row: usize) -> (usize, usize) {
        let counted = self.cells_of(row).filter(|(_, cell)| cell.state.counts());
        counted.fold((0, 0), |(done, all), (_, cell)| {
            let issued = matches!(cell.state, CellState::Proven | CellState::Contested);
            (done + usize::from(issued), all + 1)
        })
    }

    /// What a body has still to do: what is late first, then by the day it is due.
    pub(crate) fn todo(&self, row: usize) -> Vec<(usize, &'r MatrixCell)> {
        let open = |(_, cell): &(usize, &MatrixCell)| words::duty(cell.state).is_some();
        let mut list: Vec<_> = self.cells_of(row).filter(open).collect();
        list.sort_by_key(|&(at, cell)| (!is_late(cell), cell.due.is_none(), cell.due, at));
        list
    }

    pub(crate) fn document(&self, key: &str) -> Option<&'r DocumentRow> {
        self.documents.get(key).copied()
    }

    /// Name and, where it is known, date: `139-CTr/TU (09/11/2022)`.
    pub(crate) fn dated(&self, key: &str, lang: Lang) -> String {
        let name = name(key, lang);
        match self.document(key).and_then(|row| row.date) {
            Some(date) => format!("{name} ({})", lang.date(date)),
            None => name.into_owned(),
        }
    }

    /// The finding that caused this one, by code and subjects.
    pub(crate) fn cause(&self, finding: &FindingRow, lang: Lang) -> Option<String> {
        let cause = finding.consequence_of.as_deref()?;
        Some(self.findings.get(cause).map_or_else(
            || cause.to_owned(),
            |row| format!("{} ({})", row.code, subjects(row, lang)),
        ))
    }

    /// The findings, worst first.
    pub(crate) fn findings(&self) -> Vec<&'r FindingRow> {
        let mut rows: Vec<&FindingRow> = self.report.findings.iter().collect();
        rows.sort_by_key(|row| row.severity);
        rows
    }

    /// How many findings of each severity, worst first.
    pub(crate) fn severities(&self) -> impl Iterator<Item = (Severity, usize)> {
        Severity::ALL.iter().map(|&severity| {
            let rows = self.report.findings.iter();
            (
                severity,
                rows.filter(|row| row.severity == severity).count(),
            )
        })
    }

    /// Where the path of a pair fails, in words; none where it is covered or nobody was asked.
    pub(crate) fn why_not(&self, cell: &MatrixCell) -> Option<&'r Phrase> {
        self.why_not.get(&(&*cell.body, &*cell.source)).copied()
    }

    /// Whether a document is in doubt, or something else claims its number.
    pub(crate) fn is_doubtful(&self, row: &DocumentRow) -> bool {
        row.doubt.is_some() || self.contested.contains(row.key.as_str())
    }

    /// The three measures of coverage.
    pub(crate) fn coverage(&self) -> [(Word, usize); 3] {
        let coverage = &self.report.coverage;
        [
            (Word::Strict, coverage.strict),
            (Word::Lenient, coverage.lenient),
            (Word::WithDrafts, coverage.with_drafts),
        ]
    }

    /// The inputs that were read, and how many were not.
    pub(crate) fn read(&self) -> (usize, usize) {
        let read = self.report.read().count();
        (read, self.report.inputs.len() - read)
    }

    pub(crate) fn period(&self, lang: Lang) -> Option<String> {
        let period = self.report.period?;
        Some(format!(
            "{} – {}",
            lang.date(period.from),
            lang.date(period.to)
        ))
    }
}

/// Whether the due date of what is not issued has passed.
pub(crate) fn is_late(cell: &MatrixCell) -> bool {
    cell.overdue && matches!(cell.state, CellState::Missing | CellState::Draft)
}

/// Days from the due date of a late pair to the day of looking.
pub(crate) fn days_late(cell: &MatrixCell, as_of: Option<NaiveDate>) -> Option<i64> {
    let days = (as_of? - cell.due?).num_days();
    (is_late(cell) && days > 0).then_some(days)
}

/// The name of a document by its key: `SELF` and `DRAFT` in words, with what tells one from
/// another behind it.
pub(crate) fn name(key: &str, lang: Lang) -> Cow<'_, str> {
    let words = |label: &str, word: Word| {
        let rest = key.strip_prefix(label)?;
        (rest.is_empty() || rest.starts_with('#')).then(|| format!("{}{rest}", word.of(lang)))
    };
    words("SELF", Word::ThisText)
        .or_else(|| words("DRAFT", Word::Draft))
        .map_or(Cow::Borrowed(key), Cow::Owned)
}

/// What a finding is about.
pub(crate) fn subjects(finding: &FindingRow, lang: Lang) -> String {
    let names = finding.subjects.iter().map(|it| name(it, lang));
    names.collect::<Vec<_>>().join(", ")
}

/// The name of a body as shown: an open one says so.
pub(crate) fn body_name(row: &Row<'_>, lang: Lang) -> String {
    match row.body {
        Some(body) if body.known == BodySource::Open && body.name == "?" => {
            Word::OpenBody.of(lang).to_owned()
        }
        Some(body) if body.known == BodySource::Open => {
            format!("{} ({})", Word::OpenBody.of(lang), body.name)
        }
        Some(body) => {
            let rest = body.key.strip_prefix(body.name.as_str());
            format!("{}{}", body.name, rest.unwrap_or_default())
        }
        None => row.key.to_owned(),
    }
}

/// `input:line:column`, and where a person finds it in a file that is no plain text.
pub(crate) fn place(evidence: &Evidence, lang: Lang) -> String {
    match &evidence.locator {
        Some(locator) => format!("{}: {}", evidence.input, lang.of(&locator.words)),
        None => format!("{}:{}:{}", evidence.input, evidence.line, evidence.column),
    }
}

/// Several places of one line: the first in full, the others by line and column, or by what a
/// person sees there where that differs.
pub(crate) fn places(rows: &[&Evidence], lang: Lang) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for row in rows {
        let seen = row.locator.as_ref().map(|it| lang.of(&it.words));
        match seen {
            _ if words.is_empty() => words.push(place(row, lang)),
            Some(seen) if before == Some(seen) => {}
            Some(seen) => words.push(seen.to_owned()),
            None => words.push(format!("{}:{}", row.line, row.column)),
        }
        before = seen;
    }
    words.join(", ")
}

/// `99, 109–110`.
pub(crate) fn runs(runs: impl IntoIterator<Item = (u32, u32)>) -> String {
    let words = runs.into_iter().map(|(first, last)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}–{last}")
        }
    });
    words.collect::<Vec<_>>().join(", ")
}

/// A share in whole per cents, never rounded up to all or down to none; `None` of nothing.
pub(crate) fn per_cent(part: usize, whole: usize) -> Option<usize> {
    if whole == 0 {
        return None;
    }
    // A stored report may have any figures.
    let (of, all) = (part as u128, whole as u128);
    Some(match (of * 200 + all) / (all * 2) {
        100.. if part < whole => 99,
        0 if part > 0 => 1,
        share => share.min(999) as usize,
    })
}

/// Median and range of a step, in words.
pub(crate) fn lag_words(lag: &Lag, lang: Lang) -> String {
    let figure = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |it| lang.tenths(it));
    let (min, max) = (lag.min.map(f64::from), lag.max.map(f64::from));
    format!(
        "{} {} ({} – {})",
        Word::Median.of(lang).to_lowercase(),
        figure(lag.median),
        figure(min),
        figure(max)
    )
}
