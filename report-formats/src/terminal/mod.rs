//! For a terminal: the summary, bodies by directives, what each body has to do, and the findings
//! with the words that prove them.
//!
//! The first page is to answer which body has answered which directive. What would fill pages
//! (every note and fact) is told by its code and count until it is asked for.

mod excerpt;
mod ink;
mod matrix;

use std::collections::BTreeMap;
use std::io;

use doctrace::report::{FindingRow, InputStatus, Report, Severity, Show};

use crate::view::{self, View};
use crate::words::{self, Word};
use crate::{Error, Options};
use ink::{Ink, Paint, columns};
pub(crate) use matrix::stacked;

/// What is shown where nothing is asked for.
const DEFAULT: [Show; 4] = [Show::Summary, Show::Matrix, Show::Todo, Show::Findings];
/// Inputs told with their headings in the summary; of more, the names alone.
const INPUTS: usize = 3;
/// Findings told in full where nothing is asked for.
const FULL: usize = 12;
/// Of these, how many of one rule: a fault that every office makes is told once or twice, then listed.
const FULL_OF_RULE: usize = 2;
/// Lines of a finding shown with an excerpt.
const EXCERPTS: usize = 3;

struct Page<'p, 'r> {
    ink: Ink,
    view: View<'r>,
    options: &'p Options<'p>,
    /// Whether every finding is shown, or only the grave ones.
    whole: bool,
}

/// Writes the text form.
pub(crate) fn write(
    report: &Report,
    options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    let asked = |show| options.show.contains(&show) || options.show.contains(&Show::All);
    let default = options.show.is_empty();
    let mut page = Page {
        ink: Ink::new(options.width, options.color),
        view: View::new(report),
        options,
        whole: !default,
    };
    let shown = |show| asked(show) || (default && DEFAULT.contains(&show));
    if shown(Show::Summary) {
        page.summary();
    }
    if shown(Show::Matrix) {
        page.matrix();
    }
    if shown(Show::Todo) {
        page.todo();
    }
    if shown(Show::Chains) {
        page.chains();
    }
    if shown(Show::Series) {
        page.series();
        page.registers();
    }
    if shown(Show::Findings) {
        page.findings();
    }
    Ok(out.write_all(page.ink.text().as_bytes())?)
}

impl Page<'_, '_> {
    const fn word(&self, word: Word) -> &'static str {
        word.of(self.options.lang)
    }

    fn summary(&mut self) {
        let lang = self.options.lang;
        let report = self.view.report;
        let title = self.word(Word::Title).to_uppercase();
        self.ink.line(&[(Paint::Strong, &title)]);
        if let Some(period) = self.view.period(lang) {
            self.ink.field(self.word(Word::Period), &period);
        }
        if let Some(day) = report.as_of {
            self.ink.field(self.word(Word::AsOf), &lang.date(day));
        }
        let (read, skipped) = self.view.read();
        if read == 0 {
            self.ink.field(self.word(Word::Read), "0");
            self.ink.paragraph("", self.word(Word::NothingRead), 0);
        }
        let lead = format!("{} ({read}): ", self.word(Word::Read));
        if read > INPUTS {
            let names: Vec<&str> = report.read().map(|input| input.name.as_str()).collect();
            let names = ink::cut(&names.join(", "), self.ink.width() * 2 - columns(&lead) - 2);
            self.ink.paragraph(&lead, &names, 2);
        } else {
            for (at, input) in report.read().enumerate() {
                let head = [&input.issuer, &input.type_word, &input.title];
                let head: Vec<&str> = head.into_iter().flatten().map(String::as_str).collect();
                let gap = if head.is_empty() { "" } else { ": " };
                let words = format!("{}{gap}{}", input.name, head.join(" – "));
                let lead = if at == 0 { &lead } else { "  " };
                self.ink.paragraph(lead, &words, 4);
            }
        }
        if skipped > 0 {
            let lead = format!("{} ({skipped}):", self.word(Word::NotRead));
            self.ink.line(&[(Paint::Bad, &lead)]);
            let rows = report.inputs.iter();
            for input in rows.filter(|it| it.status == InputStatus::Skipped) {
                let reason = input.reason.as_deref().unwrap_or_default();
                self.ink
                    .paragraph("  ", &format!("{}: {reason}", input.name), 4);
            }
        }
        let facts = [
            (Word::Documents, report.documents.len()),
            (Word::Relations, report.relations.len()),
            (Word::Chains, report.chains.len()),
        ]
        .map(|(word, count)| format!("{} {}", self.word(word), lang.number(count as u64)));
        self.ink.paragraph("", &facts.join(" · "), 2);
        let all = report.coverage.denominator;
        if all > 0 {
            let measure = |(word, count): (Word, usize)| {
                let share = view::per_cent(count, all).unwrap_or_default();
                format!(
                    "{} {count}/{all} ({share}\u{a0}%)",
                    word.of(lang).to_lowercase()
                )
            };
            let measures = self.view.coverage().map(measure).join("; ");
            self.ink.field(self.word(Word::Coverage), &measures);
        }
        let counts = self.view.severities();
        let counts = counts
            .map(|(name, count)| format!("{} {}", lang.severity(name), lang.number(count as u64)));
        let findings = lang.number(report.findings.len() as u64);
        let mut words = format!("{findings} ({})", counts.collect::<Vec<_>>().join(", "));
        if !report.waived.is_empty() {
            let waived = self.word(Word::Waived).to_lowercase();
            words = format!("{words}; {waived} {}", report.waived.len());
        }
        self.ink.field(self.word(Word::Findings), &words);
        let silent = report.self_check.len();
        if silent > 0 {
            self.ink
                .field(self.word(Word::SelfCheck), &lang.number(silent as u64));
        }
    }

    fn matrix(&mut self) {
        self.ink.heading(self.word(Word::Matrix), None);
        if self.view.rows.is_empty() {
            return self.ink.paragraph("  ", self.word(Word::MatrixEmpty), 2);
        }
        matrix::draw(&mut self.ink, &self.view, self.options.lang);
    }

    fn todo(&mut self) {
        let lang = self.options.lang;
        let lists: Vec<_> = (0..self.view.rows.len())
            .map(|row| (row, self.view.todo(row)))
            .filter(|(_, list)| !list.is_empty())
            .collect();
        let count = lists.iter().map(|(_, list)| list.len()).sum();
        self.ink.heading(self.word(Word::Todo), Some(count));
        if lists.is_empty() {
            let none = if self.view.rows.is_empty() {
                Word::MatrixEmpty
            } else {
                Word::NothingTodo
            };
            return self.ink.paragraph("  ", self.word(none), 2);
        }
        for (row, list) in lists {
            let name = view::body_name(&self.view.rows[row], lang);
            self.ink.paragraph_in(Paint::Strong, "  ", &name, 4);
            for (at, cell) in list {
                let Some(duty) = words::duty(cell.state) else {
                    continue;
                };
                let source = self.view.dated(self.view.columns[at].key, lang);
                let mut words = format!("{source}: {}", self.word(duty));
                let answers: Vec<_> = cell.answers.iter().map(|it| view::name(it, lang)).collect();
                if cell.state == doctrace::report::CellState::Contested && !answers.is_empty() {
                    words = format!("{words} ({})", answers.join(", "));
                }
                if let Some(due) = cell.due {
                    let due = lang.date(due);
                    words = format!("{words}; {} {due}", self.word(Word::Due).to_lowercase());
                }
                if let Some(days) = view::days_late(cell, self.view.report.as_of) {
                    let (late, unit) = (self.word(Word::Overdue), self.word(Word::DaysLate));
                    words = format!(
                        "{words}, {late} {} {unit}",
                        lang.number(days.unsigned_abs())
                    );
                } else if view::is_late(cell) {
                    words = format!("{words}, {}", self.word(Word::Overdue));
                }
                let paint = Paint::of_state(cell.state);
                let mark = words::mark(cell.state, lang);
                let lead = format!("    {}{mark} ", if mark.len() == 2 { "" } else { " " });
                self.ink.marked(paint, &lead, &words, 7);
            }
        }
    }

    fn chains(&mut self) {
        let lang = self.options.lang;
        let chains = &self.view.report.chains;
        self.ink
            .heading(self.word(Word::Chains), Some(chains.len()));
        for (at, chain) in chains.iter().enumerate() {
            let keys = if chain.keys.len() == chain.path.len() {
                &chain.keys
            } else {
                &chain.path
            };
            let steps: Vec<String> = keys.iter().map(|key| self.view.dated(key, lang)).collect();
            let lags = lang.lags(&chain.lags);
            let lags = if lags.is_empty() {
                lags
            } else {
                format!(", {lags}")
            };
            let status = lang.status(chain.status);
            let words = format!("{}: {status}{lags}", steps.join(" → "));
            let lead = format!("{:>4}. ", at + 1);
            self.ink.paragraph(&lead, &words, lead.len());
        }
        if self.view.report.chains_cut > 0 {
            let words = format!(
                "{}: {}",
                self.word(Word::ChainsCut),
                self.view.report.chains_cut
            );
            self.ink.paragraph("  ", &words, 2);
        }
        let lags = &self.view.report.lags;
        if !lags.is_empty() {
            self.ink.heading(self.word(Word::Lags), None);
        }
        for (name, lag) in lags {
            let words = format!(
                "{}: {} {}, {}",
                lang.step(name),
                lag.n,
                self.word(Word::Pairs).to_lowercase(),
                view::lag_words(lag, lang)
            );
            self.ink.paragraph("  ", &words, 4);
        }
    }

    fn series(&mut self) {
        let lang = self.options.lang;
        let series = &self.view.report.series;
        self.ink
            .heading(self.word(Word::Series), Some(series.len()));
        if !series.is_empty() {
            self.ink.paragraph("  ", self.word(Word::SeriesNote), 2);
        }
        for row in series {
            let level = row
                .level
                .map(doctrace::report::Level::name)
                .map(|name| lang.level(name));
            let body = row.body.as_deref().or(level).unwrap_or_default();
            let seen = view::runs(row.runs());
            let holes = match row.holes.as_slice() {
                [] => self.word(Word::None).to_owned(),
                holes => format!("{} ({})", view::runs(holes.iter().copied()), row.missing),
            };
            let words = format!(
                "{} – {body}: {} {seen}; {} {holes}",
                row.series,
                self.word(Word::Seen).to_lowercase(),
                self.word(Word::Holes).to_lowercase(),
            );
            self.ink.paragraph("  ", &words, 4);
        }
    }

    fn registers(&mut self) {
        let lang = self.options.lang;
        let rows = &self.view.report.registers;
        if rows.is_empty() {
            return;
        }
        self.ink
            .heading(self.word(Word::Registers), Some(rows.len()));
        for row in rows {
            let day = |day: Option<_>| day.map_or_else(|| "…".to_owned(), |day| lang.date(day));
            let complete = if row.complete { Word::Yes } else { Word::No };
            let words = format!(
                "{} – {}: {} – {}; {} {}; {} {}; {} {}",
                row.series,
                row.authority.as_deref().unwrap_or("?"),
                day(row.from),
                day(row.to),
                self.word(Word::Complete).to_lowercase(),
                self.word(complete),
                self.word(Word::RowCount).to_lowercase(),
                row.rows,
                self.word(Word::Met).to_lowercase(),
                row.met
            );
            self.ink.paragraph("  ", &words, 4);
        }
    }

    fn findings(&mut self) {
        let rows = self.view.findings();
        self.ink
            .heading(self.word(Word::Findings), Some(rows.len()));
        if rows.is_empty() {
            let read = self.view.read().0 > 0;
            let none = if read {
                Word::NoFindings
            } else {
                Word::NothingRead
            };
            return self.ink.paragraph("  ", self.word(none), 2);
        }
        // The worst are told in full, whatever was asked for: errors, then warnings.
        let (mut told, mut of_rule) = (0, BTreeMap::new());
        let mut in_full = |row: &FindingRow| {
            let seen: &mut usize = of_rule.entry(row.code.clone()).or_default();
            let grave = row.severity < Severity::Note && told < FULL && *seen < FULL_OF_RULE;
            told += usize::from(grave);
            *seen += 1;
            grave
        };
        let whole = self.whole;
        let (full, rest): (Vec<&FindingRow>, Vec<&FindingRow>) =
            rows.into_iter().partition(|&row| whole || in_full(row));
        for (at, row) in full.iter().enumerate() {
            if at > 0 {
                self.ink.blank();
            }
            self.finding(row);
        }
        if !rest.is_empty() {
            if !full.is_empty() {
                self.ink.blank();
            }
            self.by_code(&rest);
        }
        self.accepted();
        if self.whole {
            self.silent();
        }
    }

    /// What somebody answerable has accepted: never passed over.
    fn accepted(&mut self) {
        let lang = self.options.lang;
        let rows = &self.view.report.waived;
        if rows.is_empty() {
            return;
        }
        self.ink.heading(self.word(Word::Waived), Some(rows.len()));
        for row in rows {
            let subjects = view::subjects(&row.finding, lang);
            let mut words = format!(
                "{} {subjects}: {} – {}",
                row.finding.code, row.reason, row.who
            );
            if let Some(day) = row.expires {
                let until = self.word(Word::Until).to_lowercase();
                words = format!("{words} ({until} {})", lang.date(day));
            }
            self.ink.paragraph("  ", &words, 4);
        }
    }

    /// The rules that could not look.
    fn silent(&mut self) {
        let lang = self.options.lang;
        let rows = &self.view.report.self_check;
        if rows.is_empty() {
            return;
        }
        self.ink
            .heading(self.word(Word::SelfCheck), Some(rows.len()));
        let lacks = self.word(Word::Lacks).to_lowercase();
        for row in rows {
            let words = format!(
                "{} {}; {lacks}: {}",
                row.code,
                row.name,
                lang.of(&row.lacks)
            );
            self.ink.paragraph("  ", &words, 4);
        }
    }

    fn finding(&mut self, row: &FindingRow) {
        let lang = self.options.lang;
        let paint = Paint::of_severity(row.severity);
        let severity = lang.severity(row.severity).to_owned();
        let title = format!("{severity}[{}] {}", row.code, view::subjects(row, lang));
        self.ink.paragraph_in(paint, "", &title, 2);
        self.ink.paragraph("  ", lang.of(&row.why), 4);
        let text_of = |input: &str| self.options.text_of(input);
        let (frames, more) = excerpt::frames(&row.evidence, EXCERPTS, text_of);
        for frame in &frames {
            let place = view::places(frame.places(), lang);
            excerpt::draw(&mut self.ink, frame, &place, paint);
        }
        if more > 0 {
            let words = format!("+ {more} {}", self.word(Word::MorePlaces));
            self.ink.paragraph("  ", &words, 4);
        }
        for (at, reading) in row.readings.iter().enumerate() {
            if at == 0 {
                let lead = format!("{}:", self.word(Word::Readings));
                self.ink.paragraph("  ", &lead, 4);
            }
            let lead = format!("    {}) ", at + 1);
            self.ink.paragraph(&lead, lang.of(reading), lead.len());
        }
        self.field(Word::Repair, lang.of(&row.repair));
        if let Some(cause) = self.view.cause(row, lang) {
            self.field(Word::Follows, &cause);
        }
        if self.whole {
            self.field(Word::Fingerprint, &row.fingerprint);
        }
    }

    fn field(&mut self, word: Word, words: &str) {
        if !words.is_empty() {
            let lead = format!("  {}: ", self.word(word));
            self.ink.paragraph(&lead, words, 4);
        }
    }

    /// What is not told in full: each code with its subjects.
    fn by_code(&mut self, rows: &[&FindingRow]) {
        let lang = self.options.lang;
        // Each code with its subjects in order, and how often each stands.
        let mut codes: Vec<(&FindingRow, Vec<(String, usize)>)> = Vec::new();
        let mut code_at: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
        let mut subject_at: BTreeMap<(usize, String), usize> = BTreeMap::new();
        for row in rows {
            let at = *code_at
                .entry((row.severity, &*row.code))
                .or_insert_with(|| {
                    codes.push((row, Vec::new()));
                    codes.len() - 1
                });
            let list = &mut codes[at].1;
            let subjects = view::subjects(row, lang);
            let place = *subject_at.entry((at, subjects.clone())).or_insert_with(|| {
                list.push((subjects, 0));
                list.len() - 1
            });
            list[place].1 += 1;
        }
        self.ink
            .paragraph("", &format!("{}:", self.word(Word::Short)), 2);
        for (first, subjects) in codes {
            let all: usize = subjects.iter().map(|(_, count)| count).sum();
            let lead = format!("  {} {} × {all}: ", first.code, first.name);
            let words = subjects.into_iter().map(|(words, count)| match count {
                1 => words,
                count => format!("{words} (× {count})"),
            });
            let words = words.collect::<Vec<_>>().join("; ");
            let paint = Paint::of_severity(first.severity);
            let width = self.ink.width();
            let shown = ink::cut(&words, (width * 2).saturating_sub(8));
            self.ink.marked(paint, &lead, &shown, 6);
        }
    }
}
