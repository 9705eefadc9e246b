//! What a page says first: what to do, and the rest as counts.
//!
//! Errors and warnings stand under the office whose text has to be mended or which owes the
//! answer, then under their rule; findings of one office that say the same are one line. What
//! follows from another error or warning is named beside it and not told again. Both pages
//! write the same lines.

use std::collections::{BTreeMap, BTreeSet};

use super::lang::{self, Label};
use super::shown::shortened;
use super::wording::{SHOWN, Wording, place};
use super::{ChainRow, ChainStatus, CoverageRow, FindingRow, Severity, Show};

/// Chains that a summary lists one by one.
const CHAINS: usize = 12;

/// Inputs named one by one, but where all is shown.
const INPUTS: usize = 5;

/// Places shown of one finding.
const PLACES: usize = 3;

/// Findings of one office and rule that are told one by one.
const ITEMS: usize = 6;

/// Causes behind one another that are followed up; a report that was edited may have a circle.
const CAUSES: usize = 64;

/// A line of a digest: how deep it stands, and whether it begins an item.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) depth: usize,
    pub(super) item: bool,
    pub(super) words: String,
}

impl Line {
    const fn new(depth: usize, words: String) -> Self {
        let item = false;
        Self { depth, item, words }
    }

    const fn item(depth: usize, words: String) -> Self {
        let item = true;
        Self { depth, item, words }
    }
}

/// The findings of one office.
struct Office<'r> {
    name: String,
    /// By rule and severity, in the order of the findings.
    rules: Vec<Vec<&'r FindingRow>>,
}

impl<'r> Wording<'r> {
    /// What to do: an office, its rules, their findings.
    pub(super) fn todo(&self) -> Vec<Line> {
        let (offices, follow) = self.offices();
        let mut lines = Vec::new();
        for office in offices {
            lines.push(Line::new(0, office.name));
            for rows in office.rules {
                self.rule(&rows, &follow, &mut lines);
            }
        }
        lines
    }

    /// How many errors and warnings there are, in words.
    pub(super) fn loud(&self) -> usize {
        self.findings().iter().filter(|row| is_loud(row)).count()
    }

    /// The findings that stand by themselves, by office and rule, and for each what follows from it.
    fn offices(&self) -> (Vec<Office<'r>>, BTreeMap<&'r str, Vec<&'r FindingRow>>) {
        let issuers: BTreeMap<&str, &str> = self
            .report
            .inputs
            .iter()
            .filter_map(|input| Some((input.name.as_str(), input.issuer.as_deref()?)))
            .collect();
        let owe: BTreeSet<&str> = self
            .report
            .obligations
            .iter()
            .map(|row| row.body.as_str())
            .collect();
        let mut offices: Vec<Office<'r>> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut follow: BTreeMap<&str, Vec<&FindingRow>> = BTreeMap::new();
        for row in self.findings() {
            let cause = self.root(row);
            if !core::ptr::eq(cause, row) {
                follow.entry(&cause.fingerprint).or_default().push(row);
                continue;
            }
            if !is_loud(row) {
                continue;
            }
            let input = row.evidence.first().map(|it| it.input.as_str());
            let name = match (owe.get(row.body.as_str()), input) {
                (Some(body), _) => body,
                (None, Some(input)) => issuers.get(input).copied().unwrap_or(input),
                (None, None) if !row.body.is_empty() => &row.body,
                (None, None) => self.label(Label::Whole),
            };
            let at = *places.entry(name).or_insert_with(|| {
                offices.push(Office {
                    name: name.to_owned(),
                    rules: Vec::new(),
                });
                offices.len() - 1
            });
            let rules = &mut offices[at].rules;
            let same = |rows: &&mut Vec<&FindingRow>| {
                rows[0].code == row.code && rows[0].severity == row.severity
            };
            match rules.iter_mut().find(same) {
                Some(rows) => rows.push(row),
                None => rules.push(vec![row]),
            }
        }
        (offices, follow)
    }

    /// The error or warning that a finding follows from at last; itself where there is none.
    fn root(&self, row: &'r FindingRow) -> &'r FindingRow {
        let mut at = row;
        for _ in 0..CAUSES {
            let cause = at.consequence_of.as_deref();
            match cause
                .and_then(|it| self.finding(it))
                .filter(|it| is_loud(it))
            {
                Some(cause) => at = cause,
                None => return at,
            }
        }
        row
    }

    /// One rule of one office: its findings, those that say the same as one, and what mends them.
    fn rule(
        &self,
        rows: &[&'r FindingRow],
        follow: &BTreeMap<&str, Vec<&FindingRow>>,
        lines: &mut Vec<Line>,
    ) {
        let first = rows[0];
        let severity = lang::severity(first.severity, self.lang).to_uppercase();
        lines.push(Line::new(
            1,
            format!("{severity} {} {}", first.code, first.name),
        ));
        let mut alike: Vec<Vec<&FindingRow>> = Vec::new();
        let mut known: BTreeMap<_, usize> = BTreeMap::new();
        for row in rows {
            let at = *known
                .entry((&row.why.vi, &row.repair.vi))
                .or_insert_with(|| {
                    alike.push(Vec::new());
                    alike.len() - 1
                });
            alike[at].push(row);
        }
        let mut repairs: Vec<&str> = Vec::new();
        for same in alike.iter().take(ITEMS) {
            self.told(same, follow, lines);
            let repair = self.lang.of(&same[0].repair);
            if !repairs.contains(&repair) {
                repairs.push(repair);
            }
        }
        if let Some(more) = alike.len().checked_sub(ITEMS).filter(|&more| more > 0) {
            lines.push(Line::item(2, self.further(more, Show::Findings)));
        }
        // Where the rows say different things of how to mend them, most name their subject.
        for repair in repairs.iter().take(ITEMS) {
            let label = self.label(Label::Repair);
            lines.push(Line::new(2, format!("{label}: {repair}")));
        }
    }

    /// Findings that say the same: why, where, what else they may mean, what follows.
    fn told(
        &self,
        same: &[&FindingRow],
        follow: &BTreeMap<&str, Vec<&FindingRow>>,
        lines: &mut Vec<Line>,
    ) {
        let row = same[0];
        let why = self.lang.of(&row.why);
        let (subjects, first) = (self.subjects(row), row.subjects.first());
        let named = first.is_none_or(|it| it == "SELF" || why.contains(it.as_str()));
        let words = if named {
            why.to_owned()
        } else {
            format!("{subjects}: {why}")
        };
        lines.push(Line::item(2, words));
        let mut evidence: Vec<_> = match same {
            [row] => row.evidence.iter().collect(),
            rows => rows.iter().filter_map(|row| row.evidence.first()).collect(),
        };
        evidence.dedup();
        if !evidence.is_empty() {
            let most = if same.len() == 1 { PLACES } else { SHOWN };
            let mut before: Option<&str> = None;
            let mut places = Vec::new();
            for it in evidence.iter().take(most) {
                let at = match (before, &it.locator) {
                    (Some(input), None) if input == it.input => {
                        format!("{}:{}", it.line, it.column)
                    }
                    (Some(input), Some(place)) if input == it.input => {
                        self.lang.of(&place.words).to_owned()
                    }
                    _ => place(it, self.lang),
                };
                before = Some(&it.input);
                let said = row.subjects.contains(&it.quote) || same.len() > 1;
                places.push(if said {
                    at
                } else {
                    format!("{at} “{}”", shortened(&it.quote))
                });
            }
            if let Some(more) = evidence.len().checked_sub(most).filter(|&more| more > 0) {
                places.push(format!("+ {}", self.lang.number(more as u64)));
            }
            let label = self.label(Label::Where);
            lines.push(Line::new(3, format!("{label}: {}", places.join(", "))));
        }
        if !row.readings.is_empty() {
            let readings = row.readings.iter().enumerate();
            let readings: Vec<_> = readings
                .map(|(at, reading)| format!("{}) {}", at + 1, self.lang.of(reading)))
                .collect();
            let label = self.label(Label::Readings);
            lines.push(Line::new(3, format!("{label}: {}", readings.join("; "))));
        }
        let mut after: Vec<String> = Vec::new();
        for row in same {
            let rows = follow.get(row.fingerprint.as_str()).into_iter().flatten();
            for it in rows {
                let words = if it.subjects == row.subjects {
                    it.code.clone()
                } else {
                    format!("{} ({})", it.code, self.subjects(it))
                };
                if !after.contains(&words) {
                    after.push(words);
                }
            }
        }
        if !after.is_empty() {
            let label = self.label(Label::Follow);
            lines.push(Line::new(3, format!("{label}: {}", self.first(&after))));
        }
    }

    /// What a summary only counts, and how each is shown.
    pub(super) fn rest(&self) -> Vec<Line> {
        let report = self.report;
        let mut lines = Vec::new();
        for (severity, show) in [
            (Severity::Note, Show::Findings),
            (Severity::Info, Show::All),
        ] {
            let mut rules: BTreeMap<(&str, &str), u64> = BTreeMap::new();
            for row in self.findings() {
                if row.severity == severity {
                    *rules.entry((&row.code, &row.name)).or_default() += 1;
                }
            }
            let count: u64 = rules.values().sum();
            let rules: Vec<_> = rules
                .into_iter()
                .map(|((code, name), count)| format!("{code} {name} {}", self.lang.number(count)))
                .collect();
            let words = match show {
                Show::Findings => rules.join(", "),
                _ => String::new(),
            };
            let name = lang::severity(severity, self.lang);
            lines.extend(self.counted_line(name, count, &words, show));
        }
        let rules = &report.self_check;
        let codes: Vec<_> = rules.iter().map(|rule| rule.code.as_str()).collect();
        for (label, count, words, show) in [
            (
                Label::Waived,
                report.waived.len(),
                String::new(),
                Show::Findings,
            ),
            (
                Label::Series,
                report.series.len(),
                String::new(),
                Show::Series,
            ),
            (Label::SelfCheck, rules.len(), codes.join(", "), Show::All),
        ] {
            lines.extend(self.counted_line(self.label(label), count as u64, &words, show));
        }
        lines
    }

    /// `lưu ý: 4 – C05 …; xem --show findings`; none where there is nothing to count.
    fn counted_line(&self, name: &str, count: u64, words: &str, show: Show) -> Option<Line> {
        let gap = if words.is_empty() { "" } else { " – " };
        let count = Some(count).filter(|&count| count > 0)?;
        Some(Line::item(
            0,
            format!(
                "{name}: {}{gap}{words}; {}",
                self.lang.number(count),
                self.see(show)
            ),
        ))
    }

    /// `xem --show findings`.
    fn see(&self, show: Show) -> String {
        format!("{} --show {show}", self.label(Label::See))
    }

    /// `+ 3 nữa, xem --show chains`.
    pub(super) fn further(&self, count: usize, show: Show) -> String {
        format!(
            "+ {} {}, {}",
            self.lang.number(count as u64),
            self.label(Label::Further),
            self.see(show)
        )
    }

    /// `12: đã ban hành 10, dự thảo 2; xem --show chains`.
    pub(super) fn see_all(&self, count: usize, show: Show) -> String {
        format!("{}; {}", self.lang.number(count as u64), self.see(show))
    }

    /// The inputs with their headings, and how many of them are left out.
    pub(super) fn headings_of(&self, show: Show) -> (Vec<(&'r str, String)>, usize) {
        let most = match show {
            Show::All => usize::MAX,
            _ => INPUTS,
        };
        let rest = self.report.read().count().saturating_sub(most);
        (self.headings().take(most).collect(), rest)
    }

    /// The findings to be written out: facts for statistics only where all is asked for.
    pub(super) fn findings_of(&self, show: Show) -> Vec<&'r FindingRow> {
        let mut rows = self.findings();
        rows.retain(|row| show == Show::All || row.severity != Severity::Info);
        rows
    }

    /// The chains to be listed. A summary lists all where they are few, else those that
    /// something is wrong with.
    pub(super) fn chains_of(&self, show: Show) -> Vec<&'r ChainRow> {
        let chains = &self.report.chains;
        if show != Show::Summary || chains.len() <= CHAINS {
            return chains.iter().collect();
        }
        let open = chains
            .iter()
            .filter(|row| row.status != ChainStatus::Proven);
        open.take(CHAINS).collect()
    }

    /// The groups of duties to be listed, and how many more there are.
    pub(super) fn shares_of(&self, show: Show) -> (Vec<[String; 4]>, usize) {
        let most = match show {
            Show::Summary => SHOWN,
            _ => usize::MAX,
        };
        let rest = self.report.shares.len().saturating_sub(most);
        (self.shares().take(most).collect(), rest)
    }

    /// The sources to be listed, and how many more there are of the kind. A summary lists those
    /// without an uncontested answer.
    pub(super) fn sources_of(&self, show: Show) -> (Vec<&'r CoverageRow>, usize) {
        let sources = self.report.coverage.sources.iter();
        if show != Show::Summary {
            return (sources.collect(), 0);
        }
        let open = sources.filter(|row| row.status != ChainStatus::Proven);
        let rest = open.clone().count().saturating_sub(SHOWN);
        (open.take(SHOWN).collect(), rest)
    }
}

fn is_loud(row: &FindingRow) -> bool {
    row.severity < Severity::Note
}
