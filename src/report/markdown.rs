//! The report as Markdown, for a file or a wiki: tables for chains, coverage, lags,
//! series and findings.
//!
//! What a document says is data, not markup: every character that Markdown or the
//! HTML inside it would read is escaped, and nothing in a cell can end the cell.

use core::fmt;

use super::digest::Line;
use super::lang::{self, Label, Lang};
use super::show::Section;
use super::shown::{shortened, visible};
use super::wording::{SHOWN, Wording, place};
use super::{FindingRow, Report, Show};

/// A report as Markdown, by its [`Display`](fmt::Display); from [`Report::markdown`].
#[derive(Clone, Copy, Debug)]
pub struct MarkdownReport<'r> {
    report: &'r Report,
    lang: Lang,
    show: Show,
}

impl Report {
    /// The report as Markdown with tables (GitHub's dialect), in a language. Cost:
    /// linear in what is shown.
    ///
    /// ```
    /// use doctrace::report::{Lang, Report};
    ///
    /// let page = Report::default().markdown(Lang::En).to_string();
    /// assert!(page.starts_with("# Document trace report\n"));
    /// assert!(page.contains("n/a, nothing to check"));
    /// ```
    pub const fn markdown(&self, lang: Lang) -> MarkdownReport<'_> {
        MarkdownReport {
            report: self,
            lang,
            show: Show::Summary,
        }
    }
}

impl MarkdownReport<'_> {
    /// The same report, with other parts of it shown.
    #[must_use]
    pub const fn show(mut self, show: Show) -> Self {
        self.show = show;
        self
    }
}

impl fmt::Display for MarkdownReport<'_> {
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

impl<'r, W: fmt::Write> Page<'_, 'r, W> {
    fn head(&mut self, show: Show) -> fmt::Result {
        writeln!(self.out, "# {}\n", self.words.label(Label::Title))?;
        let report = self.words.report;
        let number = |count: usize| self.words.lang.number(count as u64);
        let fields = [
            (Label::Period, self.words.period()),
            (Label::Read, self.words.read()),
            (
                Label::NotRead,
                number(report.inputs.len() - report.read().count()),
            ),
            (Label::Documents, number(report.documents.len())),
            (Label::Relations, number(report.relations.len())),
            (Label::Chains, number(report.chains.len())),
            (
                Label::Findings,
                format!(
                    "{} ({})",
                    number(report.findings.len()),
                    self.words.severities()
                ),
            ),
        ];
        for (label, words) in fields {
            let label = self.words.label(label);
            writeln!(self.out, "- **{label}:** {}", Escaped(&words))?;
            if label == self.words.label(Label::Read) {
                let (headings, rest) = self.words.headings_of(show);
                for (name, heading) in headings {
                    let gap = if heading.is_empty() { "" } else { ": " };
                    writeln!(self.out, "  - {}{gap}{}", Escaped(name), Escaped(&heading))?;
                }
                if rest > 0 {
                    let further = self.words.further(rest, Show::All);
                    writeln!(self.out, "  - {}", Escaped(&further))?;
                }
            }
        }
        Ok(())
    }

    fn chains(&mut self, show: Show) -> fmt::Result {
        let all = &self.words.report.chains;
        self.heading(Label::Chains, Some(all.len()))?;
        if all.is_empty() {
            return self.paragraph(Label::Nothing);
        }
        let chains = self.words.chains_of(show);
        if chains.is_empty() {
            let further = self.words.see_all(all.len(), Show::Chains);
            return writeln!(self.out, "{}", Escaped(&further));
        }
        self.paragraph(Label::ChainsNote)?;
        self.out.write_char('\n')?;
        self.table_head(
            &["#"],
            &[Label::Chain, Label::Dates, Label::Lag, Label::Status],
        )?;
        for (at, chain) in chains.iter().enumerate() {
            let (names, dates): (Vec<_>, Vec<_>) = self.words.steps(chain).into_iter().unzip();
            self.row(&[
                &(at + 1).to_string(),
                &names.join(" → "),
                &dates.join(" → "),
                &self.words.lang.lags(&chain.lags),
                lang::status(chain.status, self.words.lang),
            ])?;
        }
        self.further(all.len() - chains.len(), Show::Chains)
    }

    /// How many rows a table leaves out.
    pub(super) fn further(&mut self, rest: usize, show: Show) -> fmt::Result {
        if rest == 0 {
            return Ok(());
        }
        writeln!(self.out, "\n{}", Escaped(&self.words.further(rest, show)))
    }

    fn coverage(&mut self, show: Show) -> fmt::Result {
        let coverage = &self.words.report.coverage;
        self.heading(Label::Coverage, None)?;
        if coverage.denominator == 0 {
            return self.paragraph(Label::Nothing);
        }
        self.table_head(&[], &[Label::Measure, Label::Count, Label::PerCent])?;
        for (label, count, share) in self.words.coverage() {
            self.row(&[label, &count, &share])?;
        }
        let (sources, rest) = self.words.sources_of(show);
        if sources.is_empty() {
            return Ok(());
        }
        self.out.write_char('\n')?;
        self.table_head(&[], &[Label::Source, Label::Status, Label::Answers])?;
        for row in sources {
            let (source, status, answers) = self.words.source(row);
            self.row(&[source, status, &answers])?;
        }
        self.further(rest, Show::Matrix)
    }

    fn lags(&mut self) -> fmt::Result {
        self.heading(Label::Lags, None)?;
        let lags = &self.words.report.lags;
        if lags.is_empty() {
            return self.paragraph(Label::Nothing);
        }
        self.table(
            &[
                Label::Step,
                Label::Pairs,
                Label::Median,
                Label::Quartiles,
                Label::Range,
            ],
            lags,
            |words, (step, lag)| words.lag(step, lag),
        )
    }

    fn series(&mut self) -> fmt::Result {
        let series = &self.words.report.series;
        self.heading(Label::Series, Some(series.len()))?;
        if series.is_empty() {
            return self.paragraph(Label::Nothing);
        }
        self.paragraph(Label::SeriesNote)?;
        self.out.write_char('\n')?;
        self.table(
            &[
                Label::SeriesName,
                Label::Body,
                Label::Seen,
                Label::Holes,
                Label::HoleCount,
            ],
            series,
            Wording::series,
        )
    }

    fn todo(&mut self) -> fmt::Result {
        self.heading(Label::Todo, Some(self.words.loud()))?;
        if !self.words.any_read() && self.words.report.findings.is_empty() {
            return self.paragraph(Label::Nothing);
        }
        let lines = self.words.todo();
        if lines.is_empty() {
            return self.paragraph(Label::NothingLoud);
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

    /// A nested list; what stands over others is bold.
    fn lines(&mut self, lines: &[Line]) -> fmt::Result {
        for line in lines {
            let indent = 2 * line.depth;
            let bold = if line.item || line.depth > 1 {
                ""
            } else {
                "**"
            };
            let words = Escaped(&line.words);
            writeln!(self.out, "{:indent$}- {bold}{words}{bold}", "")?;
        }
        Ok(())
    }

    fn findings(&mut self, show: Show) -> fmt::Result {
        let rows = self.words.findings_of(show);
        self.heading(Label::Findings, Some(rows.len()))?;
        if rows.is_empty() {
            return self.paragraph(if self.words.any_read() {
                Label::NoFindings
            } else {
                Label::Nothing
            });
        }
        self.table_head(
            &["#"],
            &[
                Label::Severity,
                Label::Code,
                Label::Name,
                Label::Subjects,
                Label::Why,
                Label::Readings,
                Label::Repair,
                Label::Where,
                Label::Fingerprint,
            ],
        )?;
        for (at, row) in rows.into_iter().enumerate() {
            self.finding(at + 1, row)?;
        }
        Ok(())
    }

    fn finding(&mut self, number: usize, row: &FindingRow) -> fmt::Result {
        let lang = self.words.lang;
        write!(
            self.out,
            "| {number} | {} | {} | {} | {} | {}",
            Escaped(lang::severity(row.severity, lang)),
            Escaped(&row.code),
            Escaped(&row.name),
            Escaped(&self.words.subjects(row)),
            Escaped(lang.of(&row.why)),
        )?;
        if let Some(cause) = self.words.cause(row) {
            let label = self.words.label(Label::Consequence);
            write!(self.out, "<br>{label} {}", Escaped(&cause))?;
        }
        self.out.write_str(" | ")?;
        for (at, reading) in row.readings.iter().enumerate() {
            let gap = if at == 0 { "" } else { "<br>" };
            write!(self.out, "{gap}{}) {}", at + 1, Escaped(lang.of(reading)))?;
        }
        write!(self.out, " | {} | ", Escaped(lang.of(&row.repair)))?;
        for (at, evidence) in row.evidence.iter().take(SHOWN).enumerate() {
            let gap = if at == 0 { "" } else { "<br>" };
            let quote = shortened(&evidence.quote);
            let place = place(evidence, lang);
            write!(self.out, "{gap}{} “{}”", Escaped(&place), Escaped(&quote))?;
        }
        if let Some(more) = self.words.more(row.evidence.len()) {
            write!(self.out, "<br>{}", Escaped(&more))?;
        }
        writeln!(self.out, " | {} |", Escaped(&row.fingerprint))
    }

    fn self_check(&mut self) -> fmt::Result {
        let rules = &self.words.report.self_check;
        self.heading(Label::SelfCheck, Some(rules.len()))?;
        if rules.is_empty() {
            return self.paragraph(if self.words.any_read() {
                Label::NoSilent
            } else {
                Label::Nothing
            });
        }
        self.table_head(&[], &[Label::Code, Label::Name, Label::Lacks])?;
        for rule in rules {
            self.row(&[&rule.code, &rule.name, self.words.lang.of(&rule.lacks)])?;
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
            return self.paragraph(if self.words.any_read() {
                Label::AllRead
            } else {
                Label::Nothing
            });
        }
        self.table_head(&[], &[Label::InputName, Label::Reason])?;
        for (name, reason) in rows {
            self.row(&[name, reason])?;
        }
        Ok(())
    }

    pub(super) fn heading(&mut self, label: Label, count: Option<usize>) -> fmt::Result {
        let label = self.words.label(label);
        match count {
            Some(count) => writeln!(
                self.out,
                "\n## {label} ({})\n",
                self.words.lang.number(count as u64)
            ),
            None => writeln!(self.out, "\n## {label}\n"),
        }
    }

    fn paragraph(&mut self, label: Label) -> fmt::Result {
        writeln!(self.out, "{}", self.words.label(label))
    }

    /// A whole table, a line written as soon as it is put into words.
    pub(super) fn table<T, const N: usize>(
        &mut self,
        labels: &[Label; N],
        rows: impl IntoIterator<Item = T>,
        cells: impl Fn(&Wording<'r>, T) -> [String; N],
    ) -> fmt::Result {
        self.table_head(&[], labels)?;
        for row in rows {
            let cells = cells(&self.words, row);
            self.row(&cells.each_ref().map(String::as_str))?;
        }
        Ok(())
    }

    fn table_head(&mut self, signs: &[&str], labels: &[Label]) -> fmt::Result {
        let heads: Vec<&str> = signs
            .iter()
            .copied()
            .chain(labels.iter().map(|&label| self.words.label(label)))
            .collect();
        self.row(&heads)?;
        self.out.write_char('|')?;
        for _ in heads {
            self.out.write_str(" --- |")?;
        }
        self.out.write_char('\n')
    }

    fn row(&mut self, cells: &[&str]) -> fmt::Result {
        self.out.write_char('|')?;
        for cell in cells {
            write!(self.out, " {} |", Escaped(cell))?;
        }
        self.out.write_char('\n')
    }
}

/// Words of a document, safe inside Markdown.
pub(super) fn escaped(text: &str) -> String {
    Escaped(text).to_string()
}

/// Words of a document inside Markdown.
struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;

        let text = visible(self.0);
        let mut before = None;
        let mut chars = text.chars().peekable();
        while let Some(char) = chars.next() {
            match char {
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '&' => f.write_str("&amp;")?,
                // The gap of a blank number is what a reader is to see.
                ' ' if before == Some(' ') => f.write_str("&nbsp;")?,
                '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' | '!' => {
                    f.write_char('\\')?;
                    f.write_char(char)?;
                }
                // No link out of a bare address.
                ':' if chars.peek() == Some(&'/') => f.write_str("\\:")?,
                '.' if matches!(before, Some('w' | 'W')) => f.write_str("\\.")?,
                _ => f.write_char(char)?,
            }
            before = Some(char);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_document_stays_text() {
        let shown = |text: &str| Escaped(text).to_string();
        assert_eq!(shown("a|b"), "a\\|b");
        assert_eq!(shown("a\\|b"), "a\\\\\\|b");
        assert_eq!(shown("[x](http://y)"), "\\[x\\](http\\://y)");
        assert_eq!(shown("<script>&amp;"), "&lt;script&gt;&amp;amp;");
        assert_eq!(shown("dòng\nhai"), "dòng↵hai");
        assert_eq!(shown("Số   -BC/HU"), "Số &nbsp;&nbsp;-BC/HU");
        assert_eq!(shown("18-NQ/TW"), "18-NQ/TW");
    }
}
