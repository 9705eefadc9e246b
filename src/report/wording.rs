//! The report's values in words of one language, before any layout.
//!
//! The text and the Markdown renderer both take their cells from here, so they can
//! differ in how a page looks and not in what it says. Words of documents come out
//! as they are; making them safe to show is the renderer's part.

use std::collections::BTreeMap;

use super::lang::{self, Label, Lang};
use super::{
    ChainRow, Coverage, CoverageRow, DocumentRow, Evidence, FindingRow, InputStatus, Lag, Report,
    SeriesRow, Severity,
};

/// Places, subjects or runs shown of one row; the JSON has them all.
pub(super) const SHOWN: usize = 10;

/// A report about to be put into words.
#[derive(Debug)]
pub(super) struct Wording<'r> {
    pub(super) report: &'r Report,
    pub(super) lang: Lang,
    documents: BTreeMap<&'r str, &'r DocumentRow>,
    findings: BTreeMap<&'r str, &'r FindingRow>,
}

impl<'r> Wording<'r> {
    pub(super) fn new(report: &'r Report, lang: Lang) -> Self {
        Self {
            report,
            lang,
            documents: report
                .documents
                .iter()
                .map(|row| (row.key.as_str(), row))
                .collect(),
            findings: report
                .findings
                .iter()
                .chain(report.waived.iter().map(|row| &row.finding))
                .map(|row| (row.fingerprint.as_str(), row))
                .collect(),
        }
    }

    pub(super) const fn label(&self, label: Label) -> &'static str {
        label.text(self.lang)
    }

    /// Whether any input was read: without one, nothing was checked.
    pub(super) fn any_read(&self) -> bool {
        self.report.read().next().is_some()
    }

    pub(super) fn period(&self) -> String {
        self.report.period.map_or_else(
            || self.label(Label::Unknown).into(),
            |period| {
                format!(
                    "{} – {} ({})",
                    self.lang.date(period.from),
                    self.lang.date(period.to),
                    lang::period_source(period.source, self.lang)
                )
            },
        )
    }

    /// `1 đầu vào, 22.477 byte, 31 lượt nêu văn bản`.
    pub(super) fn read(&self) -> String {
        let (mut inputs, mut bytes, mut mentions) = (0, 0, 0);
        for input in self.report.read() {
            inputs += 1;
            // A report that was edited may claim any length.
            bytes = u64::saturating_add(bytes, input.bytes);
            mentions = u64::saturating_add(mentions, input.mentions as u64);
        }
        let of = |count: u64, one, many| {
            let label = self.label(if count == 1 { one } else { many });
            format!("{} {label}", self.lang.number(count))
        };
        [
            of(inputs, Label::Input, Label::Inputs),
            of(bytes, Label::Byte, Label::Bytes),
            of(mentions, Label::Mention, Label::Mentions),
        ]
        .join(", ")
    }

    /// Each input that was read, and what its heading says: issuer, type, title.
    pub(super) fn headings(&self) -> impl Iterator<Item = (&'r str, String)> {
        self.report.read().map(|input| {
            let parts = [&input.issuer, &input.type_word, &input.title];
            let mut words: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            let rows = self.lang.number(input.rows as u64);
            let register = format!("{}: {rows}", self.label(Label::RegisterRows));
            if input.rows > 0 {
                words.push(&register);
            }
            (input.name.as_str(), words.join(" – "))
        })
    }

    pub(super) fn not_read(&self) -> impl Iterator<Item = (&'r str, &'r str)> {
        let unknown = self.label(Label::NoReason);
        self.report
            .inputs
            .iter()
            .filter(|input| input.status == InputStatus::Skipped)
            .map(move |input| {
                let reason = input.reason.as_deref().unwrap_or(unknown);
                (input.name.as_str(), reason)
            })
    }

    /// The name of a document by label and key: `SELF` and `DRAFT` in words, and
    /// what tells a key from its label behind it.
    pub(super) fn name(&self, label: &str, key: &str) -> String {
        let suffix = key.strip_prefix(label).unwrap_or_default();
        format!("{}{suffix}", self.subject(label))
    }

    /// A subject as shown.
    pub(super) fn subject<'s>(&self, subject: &'s str) -> &'s str {
        match subject {
            "SELF" => self.label(Label::This),
            "DRAFT" => self.label(Label::Draft),
            other => other,
        }
    }

    /// Name and date of each document of a chain, lowest first.
    pub(super) fn steps(&self, chain: &ChainRow) -> Vec<(String, String)> {
        chain
            .path
            .iter()
            .enumerate()
            .map(|(at, label)| {
                let key = chain.keys.get(at).unwrap_or(label);
                (self.name(label, key), self.date(key))
            })
            .collect()
    }

    /// The date of a document, or the days it lies between.
    fn date(&self, key: &str) -> String {
        let document = self.documents.get(key);
        if let Some(date) = document.and_then(|row| row.date) {
            return self.lang.date(date);
        }
        document.and_then(|row| row.date_interval).map_or_else(
            || self.label(Label::Undated).into(),
            |(from, to)| format!("{}–{}", self.lang.date(from), self.lang.date(to)),
        )
    }

    /// The three measures of coverage: what is counted, `8/12`, `66,7 %`.
    pub(super) fn coverage(&self) -> [(&'static str, String, String); 3] {
        let Coverage {
            denominator,
            strict,
            lenient,
            with_drafts,
            ..
        } = self.report.coverage;
        [
            (Label::Strict, strict),
            (Label::Lenient, lenient),
            (Label::WithDrafts, with_drafts),
        ]
        .map(|(label, count)| {
            (
                self.label(label),
                format!("{count}/{denominator}"),
                self.per_cent(count, denominator),
            )
        })
    }

    /// A share in tenths, rounded, but never up to all or down to none: 100 % means
    /// every one, 0 % not one. Of nothing, it is not a number.
    pub(super) fn per_cent(&self, part: usize, whole: usize) -> String {
        if whole == 0 {
            return self.label(Label::NotApplicable).into();
        }
        let (of, all) = (part as u128, whole as u128);
        let tenths = match (of * 2000 + all) / (all * 2) {
            1000 if of < all => 999,
            rounded => rounded,
        };
        let (whole_part, tenth) = (tenths / 10, tenths % 10);
        if tenths == 0 && part > 0 {
            return format!("< 0{}1 %", self.lang.decimal());
        }
        if tenth == 0 {
            return format!("{whole_part} %");
        }
        format!("{whole_part}{}{tenth} %", self.lang.decimal())
    }

    /// Source, status, answers.
    pub(super) fn source<'s>(&self, row: &'s CoverageRow) -> (&'s str, &'static str, String) {
        (
            self.subject(&row.source),
            lang::status(row.status, self.lang),
            if row.answers.is_empty() {
                "–".into()
            } else {
                self.first(&row.answers)
            },
        )
    }

    /// Step, pairs, median, quartiles, smallest to largest.
    pub(super) fn lag(&self, step: &str, lag: &Lag) -> [String; 5] {
        let none = || self.label(Label::NotApplicable).to_owned();
        let range = match (lag.min, lag.max) {
            (Some(min), Some(max)) => format!("{min} – {max}"),
            _ => none(),
        };
        [
            self.lang.step(step),
            lag.n.to_string(),
            lag.median.map_or_else(none, |days| self.lang.tenths(days)),
            match (lag.q1, lag.q3) {
                (Some(q1), Some(q3)) => {
                    format!("{} – {}", self.lang.tenths(q1), self.lang.tenths(q3))
                }
                _ => none(),
            },
            range,
        ]
    }

    /// Series, body, numbers seen, numbers not seen, how many of these.
    pub(super) fn series(&self, row: &SeriesRow) -> [String; 5] {
        let body = row
            .body
            .as_deref()
            .or_else(|| row.level.map(|it| self.lang.level(it.name())));
        let holes = if row.holes.is_empty() {
            self.label(Label::NoHoles).into()
        } else {
            self.runs(row.holes.iter().copied())
        };
        [
            row.series.clone(),
            body.unwrap_or(self.label(Label::Unknown)).into(),
            self.runs(row.runs()),
            holes,
            self.lang.number(row.missing.into()),
        ]
    }

    /// `99, 109–110, 125–127`.
    fn runs(&self, runs: impl Iterator<Item = (u32, u32)>) -> String {
        let words: Vec<String> = runs
            .map(|(first, last)| {
                if first == last {
                    first.to_string()
                } else {
                    format!("{first}–{last}")
                }
            })
            .collect();
        self.first(&words)
    }

    /// The first few of a list, and how many more there are.
    pub(super) fn first(&self, words: &[String]) -> String {
        let shown: Vec<&str> = words
            .iter()
            .take(SHOWN)
            .map(|word| self.subject(word))
            .collect();
        let mut out = shown.join(", ");
        if let Some(more) = self.more(words.len()) {
            out.push_str("; ");
            out.push_str(&more);
        }
        out
    }

    /// `+ 3 chỗ nữa, xem bản JSON` where a list is longer than what is shown of it.
    pub(super) fn more(&self, len: usize) -> Option<String> {
        let rest = len.checked_sub(SHOWN).filter(|&rest| rest > 0)?;
        Some(format!(
            "+ {} {}",
            self.lang.number(rest as u64),
            self.label(Label::More)
        ))
    }

    /// A finding by its fingerprint.
    pub(super) fn finding(&self, fingerprint: &str) -> Option<&'r FindingRow> {
        self.findings.get(fingerprint).copied()
    }

    /// The findings, worst first.
    pub(super) fn findings(&self) -> Vec<&'r FindingRow> {
        let mut rows: Vec<&FindingRow> = self.report.findings.iter().collect();
        rows.sort_by_key(|row| row.severity);
        rows
    }

    /// `lỗi 1, cảnh báo 2, lưu ý 0, thông tin 4`.
    pub(super) fn severities(&self) -> String {
        let count = |severity: Severity| {
            let rows = self.report.findings.iter();
            rows.filter(|row| row.severity == severity).count() as u64
        };
        let words: Vec<String> = Severity::ALL
            .iter()
            .map(|&it| self.counted(lang::severity(it, self.lang), count(it)))
            .collect();
        words.join(", ")
    }

    fn counted(&self, word: &str, count: u64) -> String {
        format!("{word} {}", self.lang.number(count))
    }

    pub(super) fn subjects(&self, finding: &FindingRow) -> String {
        self.first(&finding.subjects)
    }

    /// The finding that caused this one, by code and subjects.
    pub(super) fn cause(&self, finding: &FindingRow) -> Option<String> {
        let cause = finding.consequence_of.as_deref()?;
        Some(self.findings.get(cause).map_or_else(
            || cause.into(),
            |row| format!("{} ({})", row.code, self.subjects(row)),
        ))
    }
}

/// `input:line:column`, or the input and what a person sees there.
pub(super) fn place(evidence: &Evidence, lang: Lang) -> String {
    match &evidence.locator {
        Some(place) => format!("{}, {}", evidence.input, lang.of(&place.words)),
        None => format!("{}:{}:{}", evidence.input, evidence.line, evidence.column),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_never_rounded_to_all_or_none() {
        let report = Report::default();
        let vi = Wording::new(&report, Lang::Vi);
        assert_eq!(vi.per_cent(8, 12), "66,7 %");
        assert_eq!(vi.per_cent(9999, 10_000), "99,9 %");
        assert_eq!(vi.per_cent(1, 10_000), "< 0,1 %");
        assert_eq!(vi.per_cent(0, 7), "0 %");
        assert_eq!(vi.per_cent(7, 7), "100 %");
        assert_eq!(vi.per_cent(0, 0), "n/a");
    }
}
