//! The report for a person at a terminal or a printer: plain text, no colour codes.
//!
//! Lines are broken at [`LINE`] columns as seen, so composed and decomposed letters
//! align alike. Everything a document says passes through
//! [`visible`](super::shown::visible): no file can move the cursor or turn a line
//! around.

use core::fmt;

use super::digest::Line;
use super::lang::{self, Label, Lang};
use super::show::Section;
use super::shown::{shortened, visible, width};
use super::wording::{SHOWN, Wording, place};
use super::{ChainRow, CoverageRow, FindingRow, Report, Show};

/// Columns of a line.
const LINE: usize = 96;

/// A report as text, by its [`Display`](fmt::Display); from [`Report::text`].
#[derive(Clone, Copy, Debug)]
pub struct TextReport<'r> {
    report: &'r Report,
    lang: Lang,
    show: Show,
}

impl Report {
    /// The report for a terminal, in a language. Cost: linear in what is shown.
    ///
    /// ```
    /// use doctrace::report::{Lang, Report};
    ///
    /// let report = Report::default();
    /// let text = report.text(Lang::Vi).to_string();
    /// assert!(text.starts_with("BÁO CÁO ĐỐI CHIẾU VĂN BẢN"));
    /// // Nothing was read: neither 0 % nor 100 %.
    /// assert!(text.contains("không có gì để kiểm tra"));
    /// ```
    pub const fn text(&self, lang: Lang) -> TextReport<'_> {
        TextReport {
            report: self,
            lang,
            show: Show::Summary,
        }
    }
}

impl TextReport<'_> {
    /// The same report, with other parts of it shown.
    #[must_use]
    pub const fn show(mut self, show: Show) -> Self {
        self.show = show;
        self
    }
}

impl fmt::Display for TextReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut page = Page {
            out: f,
            words: Wording::new(self.report, self.lang),
        };
        page.head(self.show)?;
        for section in self.show.sections() {
            match section {
                Section::Todo => page.todo()?,
                Section::Coverage => page.coverage(self.show)?,
                Section::Shares => page.shares(self.show)?,
                Section::Chains => page.chains(self.show)?,
                Section::SomeLags if self.report.lags.is_empty() => {}
                Section::Lags | Section::SomeLags => page.lags()?,
                Section::Registers => page.registers()?,
                Section::Rest => page.rest()?,
                Section::Findings => page.findings(self.show)?,
                Section::Waived => page.waived()?,
                Section::Obligations => page.obligations()?,
                Section::Series => page.series()?,
                Section::SelfCheck => page.self_check()?,
            }
        }
        page.not_read(self.show)
    }
}

pub(super) struct Page<'p, 'r, W> {
    pub(super) out: &'p mut W,
    pub(super) words: Wording<'r>,
}

impl<W: fmt::Write> Page<'_, '_, W> {
    fn head(&mut self, show: Show) -> fmt::Result {
        let title = self.words.label(Label::Title).to_uppercase();
        writeln!(self.out, "{title}")?;
        let period = self.words.period();
        self.field(Label::Period, 0, &period)?;
        let read = self.words.read();
        self.field(Label::Read, 0, &read)?;
        let (headings, rest) = self.words.headings_of(show);
        for (name, heading) in headings {
            let gap = if heading.is_empty() { "" } else { ": " };
            self.paragraph("  - ", 4, &format!("{name}{gap}{heading}"))?;
        }
        self.further(rest, Show::All)?;
        let report = self.words.report;
        let skipped = report.inputs.len() - report.read().count();
        for (label, count) in [
            (Label::NotRead, skipped),
            (Label::Documents, report.documents.len()),
            (Label::Relations, report.relations.len()),
            (Label::Chains, report.chains.len()),
        ] {
            self.field(label, 0, &self.words.lang.number(count as u64))?;
        }
        let findings = format!(
            "{} ({})",
            self.words.lang.number(report.findings.len() as u64),
            self.words.severities()
        );
        self.field(Label::Findings, 0, &findings)
    }

    fn chains(&mut self, show: Show) -> fmt::Result {
        let all = &self.words.report.chains;
        self.heading(Label::Chains, Some(all.len()))?;
        if all.is_empty() {
            return self.nothing();
        }
        let chains = self.words.chains_of(show);
        if chains.is_empty() {
            let further = self.words.see_all(all.len(), Show::Chains);
            return self.paragraph("  ", 4, &further);
        }
        let note = self.words.label(Label::ChainsNote);
        self.paragraph("  ", 2, note)?;
        let steps: Vec<Vec<(String, String)>> = chains
            .iter()
            .map(|row| {
                let steps = self.words.steps(row).into_iter();
                steps.map(|(n, d)| (clean(&n), clean(&d))).collect()
            })
            .collect();
        let mut columns: Vec<usize> = Vec::new();
        for row in &steps {
            for (at, (name, date)) in row.iter().enumerate() {
                let wide = width(name).max(width(date));
                match columns.get_mut(at) {
                    Some(column) => *column = wide.max(*column),
                    None => columns.push(wide),
                }
            }
        }
        let digits = chains.len().to_string().len();
        for (at, (chain, row)) in chains.iter().zip(&steps).enumerate() {
            let number = format!("  {:>digits$}. ", at + 1);
            self.chain(&number, chain, row, &columns)?;
        }
        self.further(all.len() - chains.len(), Show::Chains)
    }

    /// How many rows a list leaves out.
    pub(super) fn further(&mut self, rest: usize, show: Show) -> fmt::Result {
        if rest == 0 {
            return Ok(());
        }
        let further = self.words.further(rest, show);
        self.paragraph("  ", 4, &further)
    }

    /// One chain: names with arrows and the status; under the names their dates, and
    /// under the status the days between. A chain too long for a line goes on in the
    /// next pair of lines.
    fn chain(
        &mut self,
        number: &str,
        chain: &ChainRow,
        row: &[(String, String)],
        columns: &[usize],
    ) -> fmt::Result {
        const ARROW: &str = " → ";
        let indent = number.len();
        let (mut names, mut dates) = (number.to_owned(), " ".repeat(indent));
        let mut at_column = indent;
        for (at, (name, date)) in row.iter().enumerate() {
            let column = columns[at];
            if at > 0 {
                names.push_str(ARROW);
                if at_column > indent && at_column + 3 + column > LINE {
                    self.line(&names)?;
                    self.line(&dates)?;
                    names = " ".repeat(indent);
                    dates.clone_from(&names);
                    at_column = indent;
                } else {
                    dates.push_str("   ");
                    at_column += 3;
                }
            }
            pad(&mut names, name, column);
            pad(&mut dates, date, column);
            at_column += column;
        }
        // Shorter chains leave their columns blank so that the status stays in line.
        if columns.len() <= LINE && columns.iter().sum::<usize>() + 3 * columns.len() <= LINE {
            let missing: usize = columns[row.len()..].iter().map(|column| column + 3).sum();
            names.extend(core::iter::repeat_n(' ', missing));
            dates.extend(core::iter::repeat_n(' ', missing));
        }
        names.push_str("   ");
        names.push_str(lang::status(chain.status, self.words.lang));
        dates.push_str("   ");
        dates.push_str(&self.words.lang.lags(&chain.lags));
        self.line(&names)?;
        self.line(&dates)
    }

    fn coverage(&mut self, show: Show) -> fmt::Result {
        let coverage = &self.words.report.coverage;
        self.heading(Label::Coverage, None)?;
        if coverage.denominator == 0 {
            return self.nothing();
        }
        let sources = self.words.lang.number(coverage.denominator as u64);
        self.field(Label::Sources, 2, &sources)?;
        let rows = self.words.coverage();
        let rows: Vec<Vec<String>> = rows
            .into_iter()
            .map(|(label, count, share)| vec![label.to_owned(), count, share])
            .collect();
        self.table(&[Label::Measure, Label::Count, Label::PerCent], &rows)?;
        let (sources, rest) = self.words.sources_of(show);
        let rows: Vec<Vec<String>> = sources
            .into_iter()
            .map(|row: &CoverageRow| {
                let (source, status, answers) = self.words.source(row);
                vec![source.to_owned(), status.to_owned(), answers]
            })
            .collect();
        if rows.is_empty() {
            return Ok(());
        }
        self.out.write_str("\n")?;
        self.table(&[Label::Source, Label::Status, Label::Answers], &rows)?;
        self.further(rest, Show::Matrix)
    }

    fn lags(&mut self) -> fmt::Result {
        self.heading(Label::Lags, None)?;
        let lags = &self.words.report.lags;
        if lags.is_empty() {
            return self.nothing();
        }
        let rows: Vec<Vec<String>> = lags
            .iter()
            .map(|(step, lag)| self.words.lag(step, lag).to_vec())
            .collect();
        let heads = [
            Label::Step,
            Label::Pairs,
            Label::Median,
            Label::Quartiles,
            Label::Range,
        ];
        self.table(&heads, &rows)
    }

    fn series(&mut self) -> fmt::Result {
        let series = &self.words.report.series;
        self.heading(Label::Series, Some(series.len()))?;
        if series.is_empty() {
            return self.nothing();
        }
        let note = self.words.label(Label::SeriesNote);
        self.paragraph("  ", 2, note)?;
        for row in series {
            let [name, body, seen, holes, missing] = self.words.series(row);
            self.paragraph("  - ", 4, &format!("{name} – {body}"))?;
            self.field(Label::Seen, 4, &seen)?;
            if row.holes.is_empty() {
                self.field(Label::Holes, 4, &holes)?;
            } else {
                self.field(Label::Holes, 4, &format!("{holes} ({missing})"))?;
            }
        }
        Ok(())
    }

    fn todo(&mut self) -> fmt::Result {
        self.heading(Label::Todo, Some(self.words.loud()))?;
        if !self.words.any_read() && self.words.report.findings.is_empty() {
            return self.nothing();
        }
        let lines = self.words.todo();
        if lines.is_empty() {
            let none = self.words.label(Label::NothingLoud);
            return self.paragraph("  ", 2, none);
        }
        self.lines(&lines)
    }

    /// What is only counted.
    fn rest(&mut self) -> fmt::Result {
        let lines = self.words.rest();
        if lines.is_empty() {
            return Ok(());
        }
        self.heading(Label::Rest, None)?;
        self.lines(&lines)
    }

    fn lines(&mut self, lines: &[Line]) -> fmt::Result {
        for line in lines {
            let indent = 2 + 2 * line.depth;
            let mark = if line.item { "- " } else { "" };
            let lead = format!("{:indent$}{mark}", "");
            self.paragraph(&lead, indent + 2, &line.words)?;
        }
        Ok(())
    }

    fn findings(&mut self, show: Show) -> fmt::Result {
        let rows = self.words.findings_of(show);
        self.heading(Label::Findings, Some(rows.len()))?;
        if rows.is_empty() {
            if self.words.any_read() {
                let none = self.words.label(Label::NoFindings);
                return self.paragraph("  ", 2, none);
            }
            return self.nothing();
        }
        for (at, row) in rows.into_iter().enumerate() {
            if at > 0 {
                self.out.write_str("\n")?;
            }
            self.finding(at + 1, row)?;
        }
        Ok(())
    }

    fn finding(&mut self, number: usize, row: &FindingRow) -> fmt::Result {
        let lang = self.words.lang;
        let severity = lang::severity(row.severity, lang).to_uppercase();
        let subjects = self.words.subjects(row);
        let title = format!("{severity} {} {}: {subjects}", row.code, row.name);
        self.paragraph(&format!("  {number}. "), 5, &title)?;
        self.field(Label::Why, 5, lang.of(&row.why))?;
        for (at, reading) in row.readings.iter().enumerate() {
            if at == 0 {
                writeln!(self.out, "     {}:", self.words.label(Label::Readings))?;
            }
            self.paragraph(&format!("       {}) ", at + 1), 10, lang.of(reading))?;
        }
        self.field(Label::Repair, 5, lang.of(&row.repair))?;
        if let Some(cause) = self.words.cause(row) {
            self.field(Label::Consequence, 5, &cause)?;
        }
        for evidence in row.evidence.iter().take(SHOWN) {
            let quote = shortened(&evidence.quote);
            self.field(
                Label::Where,
                5,
                &format!("{} “{quote}”", place(evidence, lang)),
            )?;
        }
        if let Some(more) = self.words.more(row.evidence.len()) {
            self.paragraph("     ", 5, &more)?;
        }
        self.field(Label::Fingerprint, 5, &row.fingerprint)
    }

    fn self_check(&mut self) -> fmt::Result {
        let rules = &self.words.report.self_check;
        self.heading(Label::SelfCheck, Some(rules.len()))?;
        if rules.is_empty() {
            if self.words.any_read() {
                let none = self.words.label(Label::NoSilent);
                return self.paragraph("  ", 2, none);
            }
            return self.nothing();
        }
        let lacks = self.words.label(Label::Lacks).to_lowercase();
        for rule in rules {
            let words = self.words.lang.of(&rule.lacks);
            let text = format!("{} {}; {lacks}: {words}", rule.code, rule.name);
            self.paragraph("  - ", 4, &text)?;
        }
        Ok(())
    }

    fn not_read(&mut self, show: Show) -> fmt::Result {
        let rows: Vec<_> = self.words.not_read().collect();
        if rows.is_empty() && show != Show::All {
            return Ok(());
        }
        self.heading(Label::NotRead, Some(rows.len()))?;
        if rows.is_empty() {
            if self.words.any_read() {
                let none = self.words.label(Label::AllRead);
                return self.paragraph("  ", 2, none);
            }
            return self.nothing();
        }
        for (name, reason) in rows {
            self.paragraph("  - ", 4, &format!("{name}: {reason}"))?;
        }
        Ok(())
    }

    pub(super) fn heading(&mut self, label: Label, count: Option<usize>) -> fmt::Result {
        let label = self.words.label(label).to_uppercase();
        match count {
            Some(count) => writeln!(
                self.out,
                "\n{label} ({})",
                self.words.lang.number(count as u64)
            ),
            None => writeln!(self.out, "\n{label}"),
        }
    }

    fn nothing(&mut self) -> fmt::Result {
        let nothing = self.words.label(Label::Nothing);
        self.paragraph("  ", 2, nothing)
    }

    /// `Label: words`; nothing where there are no words.
    pub(super) fn field(&mut self, label: Label, indent: usize, words: &str) -> fmt::Result {
        if words.is_empty() {
            return Ok(());
        }
        let lead = format!("{}{}: ", " ".repeat(indent), self.words.label(label));
        self.paragraph(&lead, indent + 2, words)
    }

    /// Words after a lead, broken at spaces, further lines set in by `hang`. A word
    /// longer than a line stands on a line of its own.
    pub(super) fn paragraph(&mut self, lead: &str, hang: usize, words: &str) -> fmt::Result {
        self.out.write_str(lead)?;
        let mut column = width(lead);
        for (at, word) in visible(words).split(' ').enumerate() {
            let wide = width(word);
            if at > 0 {
                if column + 1 + wide > LINE && column > hang {
                    write!(self.out, "\n{:hang$}", "")?;
                    column = hang;
                } else {
                    self.out.write_char(' ')?;
                    column += 1;
                }
            }
            self.out.write_str(word)?;
            column += wide;
        }
        self.out.write_char('\n')
    }

    /// Columns as wide as their widest cell; the last one runs on.
    pub(super) fn table(&mut self, heads: &[Label], rows: &[Vec<String>]) -> fmt::Result {
        let heads: Vec<String> = heads
            .iter()
            .map(|&label| self.words.label(label).to_owned())
            .collect();
        let rows: Vec<Vec<String>> = core::iter::once(&heads)
            .chain(rows)
            .map(|row| row.iter().map(|cell| clean(cell)).collect())
            .collect();
        let columns: Vec<usize> = (0..heads.len())
            .map(|at| rows.iter().map(|row| width(&row[at])).max().unwrap_or(0))
            .collect();
        for row in &rows {
            let mut line = String::from("  ");
            for (cell, &column) in row.iter().zip(&columns) {
                pad(&mut line, cell, column + 2);
            }
            self.line(&line)?;
        }
        Ok(())
    }

    fn line(&mut self, line: &str) -> fmt::Result {
        writeln!(self.out, "{}", line.trim_end())
    }
}

fn clean(cell: &str) -> String {
    visible(cell).into_owned()
}

fn pad(line: &mut String, cell: &str, column: usize) {
    line.push_str(cell);
    let missing = column.saturating_sub(width(cell));
    line.extend(core::iter::repeat_n(' ', missing));
}
