//! Texts with the places of the report marked, and the anchors by which the page leads there.
//!
//! A place is marked where the text has the words at the bytes that the report names. Of places
//! that overlap the longer one is marked, and the others lead to it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use doctrace::report::{Evidence, Report, visible};
use minijinja::HtmlEscape;

use crate::Options;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    start: usize,
    end: usize,
    finding: bool,
}

struct Source<'r> {
    name: &'r str,
    text: &'r str,
    /// In order, none over another.
    marks: Vec<Mark>,
}

/// The texts of a page.
pub(super) struct Marks<'r> {
    sources: Vec<Source<'r>>,
    /// The place of a text among the sources, by the name of an input.
    by_input: BTreeMap<&'r str, usize>,
}

impl<'r> Marks<'r> {
    /// Cost: n log n in the places, and linear in the texts.
    pub(super) fn new(report: &'r Report, options: &Options<'r>) -> Self {
        let mut sources: Vec<Source<'r>> = Vec::new();
        let mut by_input = BTreeMap::new();
        let mut by_text: BTreeMap<*const u8, usize> = BTreeMap::new();
        for input in report.read() {
            let Some(text) = options.text_of(&input.name) else {
                continue;
            };
            // Two documents of one file are one text.
            let at = *by_text.entry(text.as_ptr()).or_insert_with(|| {
                sources.push(Source {
                    name: &input.name,
                    text,
                    marks: Vec::new(),
                });
                sources.len() - 1
            });
            by_input.insert(input.name.as_str(), at);
        }
        let documents = report.documents.iter().flat_map(|row| &row.evidence);
        let relations = report.relations.iter().flat_map(|row| &row.evidence);
        let findings = report.findings.iter().flat_map(|row| &row.evidence);
        let plain = documents.chain(relations).map(|it| (it, false));
        for (evidence, finding) in plain.chain(findings.map(|it| (it, true))) {
            let Some(&at) = by_input.get(evidence.input.as_str()) else {
                continue;
            };
            let (start, end) = (evidence.start as usize, evidence.end as usize);
            let source = &mut sources[at];
            let words = source.text.get(start..end);
            if start < end && words == Some(evidence.quote.as_str()) {
                source.marks.push(Mark {
                    start,
                    end,
                    finding,
                });
            }
        }
        for source in &mut sources {
            // The longer first; of equal ones that of a finding.
            source
                .marks
                .sort_by_key(|it| (it.start, usize::MAX - it.end, !it.finding));
            let mut kept: Vec<Mark> = Vec::new();
            for mark in source.marks.drain(..) {
                match kept.last_mut() {
                    Some(last) if mark.start < last.end => last.finding |= mark.finding,
                    _ => kept.push(mark),
                }
            }
            source.marks = kept;
        }
        Self { sources, by_input }
    }

    /// The anchor of a place; `None` where its text is not on the page.
    pub(super) fn anchor(&self, evidence: &Evidence) -> Option<String> {
        let at = *self.by_input.get(evidence.input.as_str())?;
        let source = &self.sources[at];
        let start = evidence.start as usize;
        let behind = source.marks.partition_point(|mark| mark.start <= start);
        let mark = source.marks.get(behind.checked_sub(1)?)?;
        (evidence.end > evidence.start && start < mark.end).then(|| anchor(at, mark))
    }

    /// Names and texts, escaped and marked.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&'r str, String)> {
        self.sources.iter().enumerate().map(|(at, source)| {
            let mut out = String::with_capacity(source.text.len() * 2);
            let mut done = 0;
            for mark in &source.marks {
                lines(&mut out, &source.text[done..mark.start]);
                let class = if mark.finding { "f" } else { "m" };
                let _ = write!(out, r#"<mark id="{}" class="{class}">"#, anchor(at, mark));
                lines(&mut out, &source.text[mark.start..mark.end]);
                out.push_str("</mark>");
                done = mark.end;
            }
            lines(&mut out, &source.text[done..]);
            (source.name, out)
        })
    }
}

fn anchor(source: usize, mark: &Mark) -> String {
    format!("p-{source}-{}", mark.start)
}

/// Words of a text: its line ends stay, all else that is hidden becomes visible.
fn lines(out: &mut String, words: &str) {
    for (at, line) in words.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let line = line.strip_suffix('\r').unwrap_or(line);
        let _ = write!(out, "{}", HtmlEscape(&visible(line)));
    }
}
