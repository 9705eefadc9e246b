//! What changed between two reports: findings new, gone, changed.
//!
//! Findings are the same when their fingerprints are: code, subjects and body, or what
//! the subjects have in common where these may join and leave. The words around them may
//! have moved. One that is there in both but graver, milder, with other subjects or with
//! other facts, has changed.

use core::fmt;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::lang::{self, Lang};
use super::shown::visible;
use super::{FindingRow, Phrase, Report, Severity};
use crate::audit::Baseline;

/// One finding of a [`Diff`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiffRow {
    /// Its fingerprint.
    pub fingerprint: String,
    /// `D01`.
    pub code: String,
    /// `number-collision`.
    pub name: String,
    /// Its severity now; for one that is gone, the one it had.
    pub severity: Severity,
    /// The severity it had before, where that was another.
    pub severity_before: Option<Severity>,
    /// What it is about.
    pub subjects: Vec<String>,
    /// Those that were not among its subjects before.
    pub joined: Vec<String>,
    /// Those that were and are no longer.
    pub left: Vec<String>,
    /// The facts now; for one that is gone, those before.
    pub why: Phrase,
}

/// What changed between two reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diff {
    /// Findings that were not there before.
    pub new: Vec<DiffRow>,
    /// Findings that are no longer there.
    pub gone: Vec<DiffRow>,
    /// Findings with another severity, other subjects or other facts.
    pub changed: Vec<DiffRow>,
    /// How many are as they were.
    pub same: usize,
}

/// The subjects of one finding that another has not.
fn beyond(one: &FindingRow, other: &FindingRow) -> Vec<String> {
    let other: BTreeSet<&String> = other.subjects.iter().collect();
    let more = one.subjects.iter().filter(|it| !other.contains(it));
    more.cloned().collect()
}

fn row(finding: &FindingRow, before: Option<&FindingRow>) -> DiffRow {
    DiffRow {
        fingerprint: finding.fingerprint.clone(),
        code: finding.code.clone(),
        name: finding.name.clone(),
        severity: finding.severity,
        severity_before: before
            .map(|it| it.severity)
            .filter(|it| *it != finding.severity),
        subjects: finding.subjects.clone(),
        joined: before.map_or_else(Vec::new, |it| beyond(finding, it)),
        left: before.map_or_else(Vec::new, |it| beyond(it, finding)),
        why: finding.why.clone(),
    }
}

impl Report {
    /// The findings as a baseline for later runs. Those about the baseline itself, and
    /// those that are waived, are left out.
    ///
    /// ```
    /// assert!(doctrace::report::Report::default().baseline().is_empty());
    /// ```
    pub fn baseline(&self) -> Baseline {
        let mut made = Baseline::new();
        let all = self.findings.iter();
        let all = all.chain(self.waived.iter().map(|row| &row.finding));
        for it in all.filter(|it| it.code != "W09") {
            let words = Baseline::words(&it.code, &it.subjects);
            made.insert(it.fingerprint.as_str(), &words);
        }
        made
    }

    /// Takes out the findings that a baseline knows, so that only new ones are shown, counted and
    /// [reached](Self::reaches), and tells how many these were. What W09 says of each new one is
    /// taken out with them; that a known one is gone or has changed stays.
    ///
    /// ```
    /// use doctrace::Trace;
    ///
    /// let mut report = Trace::read("Kế hoạch số 5-KH/HU ngày 01/5/2023.")?.report();
    /// let known = report.baseline();
    /// assert_eq!(report.hide_known(&known), known.len());
    /// assert!(report.findings.is_empty());
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    pub fn hide_known(&mut self, known: &Baseline) -> usize {
        let before = self.findings.len();
        self.findings
            .retain(|it| it.code == "W09" || !known.contains(&it.fingerprint));
        let hidden = before - self.findings.len();
        let is_news = |it: &FindingRow| {
            let of = it.consequence_of.as_deref();
            it.code == "W09" && of.is_some_and(|of| !known.contains(of))
        };
        self.findings.retain(|it| !is_news(it));
        hidden
    }

    /// What changed since an earlier report. Waived findings count as not there.
    ///
    /// Cost: n log n in the findings of both.
    ///
    /// ```
    /// use doctrace::Trace;
    ///
    /// let before = Trace::read("Kế hoạch số 5-KH/HU ngày 01/5/2023.")?.report();
    /// let after = Trace::read("Kế hoạch số 5-KH/HU ngày 04/5/2023.")?.report();
    /// let diff = after.diff(&before);
    /// assert_eq!(diff.gone.len(), 1);
    /// assert!(diff.new.is_empty());
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    pub fn diff(&self, before: &Self) -> Diff {
        fn index(report: &Report) -> BTreeMap<&str, &FindingRow> {
            let rows = report.findings.iter().filter(|it| it.code != "W09");
            rows.map(|it| (it.fingerprint.as_str(), it)).collect()
        }
        let (old, now) = (index(before), index(self));
        let mut diff = Diff::default();
        for it in self.findings.iter().filter(|it| it.code != "W09") {
            match old.get(it.fingerprint.as_str()) {
                None => diff.new.push(row(it, None)),
                Some(was)
                    if (&was.severity, &was.why, &was.subjects)
                        != (&it.severity, &it.why, &it.subjects) =>
                {
                    diff.changed.push(row(it, Some(was)));
                }
                Some(_) => diff.same += 1,
            }
        }
        let gone = before.findings.iter().filter(|it| it.code != "W09");
        diff.gone = gone
            .filter(|it| !now.contains_key(it.fingerprint.as_str()))
            .map(|it| row(it, None))
            .collect();
        diff
    }
}

impl Diff {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.gone.is_empty() && self.changed.is_empty()
    }

    /// The changes for a terminal, in a language.
    pub const fn text(&self, lang: Lang) -> DiffReport<'_> {
        DiffReport {
            diff: self,
            lang,
            markdown: false,
        }
    }

    /// The changes as Markdown, in a language.
    pub const fn markdown(&self, lang: Lang) -> DiffReport<'_> {
        DiffReport {
            diff: self,
            lang,
            markdown: true,
        }
    }
}

/// A [`Diff`] in words, by its [`Display`](fmt::Display).
#[derive(Clone, Copy, Debug)]
pub struct DiffReport<'d> {
    diff: &'d Diff,
    lang: Lang,
    markdown: bool,
}

impl DiffReport<'_> {
    fn words(&self, text: &str) -> String {
        if self.markdown {
            super::markdown::escaped(text)
        } else {
            visible(text).into_owned()
        }
    }

    fn part(&self, f: &mut fmt::Formatter<'_>, head: &str, rows: &[DiffRow]) -> fmt::Result {
        let mark = if self.markdown { "## " } else { "" };
        writeln!(f, "\n{mark}{head} ({})", rows.len())?;
        if self.markdown && !rows.is_empty() {
            writeln!(f)?;
        }
        for row in rows {
            let severity = self.words(lang::severity(row.severity, self.lang));
            let before = row.severity_before;
            let before = before.map_or_else(String::new, |name| {
                format!("{} → ", self.words(lang::severity(name, self.lang)))
            });
            let mut subjects = self.words(&row.subjects.join(", "));
            let moved = row.joined.iter().map(|it| format!("+{it}"));
            let moved = moved.chain(row.left.iter().map(|it| format!("−{it}")));
            let moved: Vec<String> = moved.collect();
            if !moved.is_empty() {
                subjects.push_str(&self.words(&format!(" [{}]", moved.join(", "))));
            }
            let why = self.words(self.lang.of(&row.why));
            let lead = if self.markdown { "" } else { "  " };
            writeln!(
                f,
                "{lead}- {} {} ({before}{severity}) {subjects}: {why}",
                self.words(&row.code),
                self.words(&row.name)
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for DiffReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (title, new, gone, changed, same) = match self.lang {
            Lang::Vi => (
                "Thay đổi giữa hai báo cáo",
                "Mới",
                "Không còn",
                "Thay đổi",
                "Giữ nguyên",
            ),
            Lang::En => (
                "Changes between two reports",
                "New",
                "Gone",
                "Changed",
                "As before",
            ),
        };
        if self.markdown {
            writeln!(f, "# {title}")?;
        } else {
            writeln!(f, "{}", title.to_uppercase())?;
        }
        self.part(f, new, &self.diff.new)?;
        self.part(f, gone, &self.diff.gone)?;
        self.part(f, changed, &self.diff.changed)?;
        writeln!(f, "\n{same}: {}", self.diff.same)
    }
}
