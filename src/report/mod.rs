//! The report: one value that holds all that is shown.
//!
//! Every renderer takes a [`Report`] and nothing else, so two formats cannot
//! disagree. The value is owned and serialises with serde; `schema` names the shape
//! and its version.

mod build;
mod diff;
mod digest;
mod history;
mod lang;
mod markdown;
mod matrix;
mod owed;
mod registers;
mod rows;
mod show;
mod shown;
mod text;
mod wording;

pub(crate) use matrix::standing;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

use crate::stored::{self, written};

pub use crate::audit::Severity;
pub use crate::audit::{
    Break, CellState, Coverage, CoverageRow, EventKind, Evidence, Lag, Locator, Period,
    PeriodSource, Phrase, Share,
};
pub use crate::graph::{ChainStatus, State};
pub use crate::id::Level;
pub use crate::registry::Doubt;
pub use crate::relation::{Certainty, RelationKind};

pub use diff::{Diff, DiffReport, DiffRow};
pub use history::{HistoryRow, TimelineRow};
pub use lang::{Lang, LangError};
pub use markdown::MarkdownReport;
pub use matrix::{BodyRow, BodySource, MatrixCell};
pub use rows::{Head, Row, rows};
pub use show::{Show, ShowError};
pub use shown::visible;
pub use text::TextReport;

/// The name and version of the JSON shape.
pub const SCHEMA: &str = "doctrace-report/2";

/// The shape before: what was written in it is still read, and has no rules, history, timeline
/// and keys beside labels.
const BEFORE: &str = "doctrace-report/1";

/// The JSON Schema of a [`Report`] (draft 2020-12), as published beside the code.
pub const JSON_SCHEMA: &str = include_str!("../../schema/report.schema.json");

/// The severities, worst first.
pub const SEVERITIES: [&str; 4] = ["error", "warning", "note", "info"];

/// What an audit found, ready to be shown or stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// Name and version of this shape: [`SCHEMA`].
    #[serde(deserialize_with = "known_schema")]
    pub schema: String,
    /// The period reported on, both days included, where it is known.
    pub period: Option<Period>,
    /// The day of looking, where the caller gave one.
    pub as_of: Option<NaiveDate>,
    /// The inputs, read and skipped, in order of their names.
    pub inputs: Vec<Input>,
    /// The bodies that issued documents or owe answers, those of the policy first.
    #[serde(default)]
    pub bodies: Vec<BodyRow>,
    /// Every document, in order.
    pub documents: Vec<DocumentRow>,
    /// Every relation, in order.
    pub relations: Vec<RelationRow>,
    /// The chains, in the order of the texts.
    pub chains: Vec<ChainRow>,
    /// How many lowest documents have chains beyond those listed, because a cap was
    /// reached; 0 when the list is whole.
    pub chains_cut: usize,
    /// How many sources are answered.
    pub coverage: Coverage,
    /// How each body stands with each source, in the order of the sources; a pair that is not
    /// here was not asked for, and no text tells of it.
    #[serde(default)]
    pub matrix: Vec<MatrixCell>,
    /// Who owes an answer to what, under the duties of the policy.
    pub obligations: Vec<ObligationRow>,
    /// Coverage of these by source, body, level and series.
    pub shares: Vec<Share>,
    /// Days between a source and its answer, by step: `central_to_province`.
    pub lags: BTreeMap<String, Lag>,
    /// The series of numbers.
    pub series: Vec<SeriesRow>,
    /// The registers that were read beside the texts, parts of one as one.
    #[serde(default)]
    pub registers: Vec<BookRow>,
    /// The findings, worst first.
    pub findings: Vec<FindingRow>,
    /// Findings that a waiver hides; they count for nothing else.
    pub waived: Vec<WaivedRow>,
    /// Rules that stayed silent for want of data.
    pub self_check: Vec<SilentRule>,
    /// The rules that were run, in the order of their codes.
    #[serde(default)]
    pub rules: Vec<RuleRow>,
    /// What became of documents after they were issued, by document.
    #[serde(default)]
    pub history: Vec<HistoryRow>,
    /// What happened when: issues and changes with a day, in the order of days.
    #[serde(default)]
    pub timeline: Vec<TimelineRow>,
}

fn known_schema<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    // What was read is of this shape: what the one before lacked is empty.
    stored::schema(from, &[SCHEMA, BEFORE]).map(|_| SCHEMA.to_owned())
}

impl Default for Report {
    /// The report of a run that read nothing.
    fn default() -> Self {
        Self {
            schema: SCHEMA.into(),
            period: None,
            as_of: None,
            inputs: Vec::new(),
            bodies: Vec::new(),
            documents: Vec::new(),
            relations: Vec::new(),
            chains: Vec::new(),
            chains_cut: 0,
            coverage: Coverage::default(),
            matrix: Vec::new(),
            obligations: Vec::new(),
            shares: Vec::new(),
            lags: BTreeMap::new(),
            series: Vec::new(),
            registers: Vec::new(),
            findings: Vec::new(),
            waived: Vec::new(),
            self_check: Vec::new(),
            rules: Vec::new(),
            history: Vec::new(),
            timeline: Vec::new(),
        }
    }
}

impl Report {
    /// The inputs that were read.
    pub fn read(&self) -> impl Iterator<Item = &Input> {
        self.inputs
            .iter()
            .filter(|input| input.status == InputStatus::Read)
    }

    /// Gives every place of this report its locator: where in the file that was read a person
    /// finds it. The caller, who turned a file into text, knows; `of` is asked with the name of
    /// the input and the first byte. What has one
    /// already keeps it, and an input as a whole gets none.
    ///
    /// Cost: one call for each place.
    ///
    /// ```
    /// use doctrace::report::{Locator, Phrase, Report};
    ///
    /// let mut report = Report::default();
    /// report.locate(|_input, _start| {
    ///     let mut place = Locator::new(Phrase::new("trang 2", "page 2"));
    ///     place.page = Some(2);
    ///     Some(place)
    /// });
    /// ```
    pub fn locate(&mut self, mut of: impl FnMut(&str, u32) -> Option<Locator>) {
        let documents = self.documents.iter_mut();
        let documents = documents.flat_map(|row| row.evidence.iter_mut().chain(&mut row.decided));
        let relations = self.relations.iter_mut().flat_map(|row| &mut row.evidence);
        let waived = self.waived.iter_mut().map(|row| &mut row.finding);
        let findings = self.findings.iter_mut().chain(waived);
        let findings = findings.flat_map(|row| &mut row.evidence);
        for place in documents.chain(relations).chain(findings) {
            if place.locator.is_some() || place.quote.is_empty() {
                continue;
            }
            place.locator = of(&place.input, place.start).map(Box::new);
        }
    }

    /// Whether a finding is as bad as a severity, or worse.
    ///
    /// ```
    /// use doctrace::report::{Report, Severity};
    ///
    /// assert!(!Report::default().reaches(Severity::Info));
    /// ```
    pub fn reaches(&self, severity: Severity) -> bool {
        self.findings.iter().any(|row| row.severity <= severity)
    }
}

/// An input and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Input {
    /// The name the caller gave it.
    pub name: String,
    /// Length in bytes.
    pub bytes: u64,
    /// `read` or `skipped`.
    pub status: InputStatus,
    /// Why it was skipped.
    pub reason: Option<String>,
    /// Mentions found in it.
    pub mentions: usize,
    /// Rows of registers in it.
    #[serde(default)]
    pub rows: usize,
    /// The issuing body in its letterhead.
    pub issuer: Option<String>,
    /// The type in its heading.
    pub type_word: Option<String>,
    /// Its title.
    pub title: Option<String>,
}

written! {
    Input {
        name, bytes, status, reason, mentions, rows: said, issuer, type_word, title
    }
}

/// What became of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InputStatus {
    /// Read to its end.
    Read,
    /// Not read; the reason says why.
    Skipped,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DocumentRow {
    /// Unique within this report: the label, with `#2` … behind it where one number
    /// stands for several documents.
    pub key: String,
    /// The identifier, `SELF` or `DRAFT`.
    pub label: String,
    /// `declared`, `cited`, `draft` or `own`.
    pub state: State,
    /// `central`, `province`, `district`, `commune`, `cell`; none where open.
    pub level: Option<Level>,
    /// The type in words.
    pub type_word: Option<String>,
    /// Full date, where it is known and not contested.
    pub date: Option<NaiveDate>,
    /// The days the date lies between, both included, where only these are known.
    pub date_interval: Option<(NaiveDate, NaiveDate)>,
    /// The issuer, in the fullest words found.
    pub issuer: Option<String>,
    /// The [`BodyRow::key`] of the body that issued it, as far as that is known.
    #[serde(default)]
    pub body: Option<String>,
    /// The term, 13 for "khoá XIII".
    pub term: Option<u8>,
    /// The title.
    pub title: Option<String>,
    /// Why it is open which document is meant: `identifier`, `alias`, `body`, `period`,
    /// `window` or `collision`.
    pub doubt: Option<Doubt>,
    /// The [`DocumentRow::key`]s of the documents it may be instead.
    pub candidates: Vec<String>,
    /// Where it is named.
    pub evidence: Vec<Evidence>,
    /// Those of the evidence that only a register told to be of it.
    #[serde(default)]
    pub decided: Vec<Evidence>,
}

/// One relation, with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RelationRow {
    /// Label of the citing document.
    pub from: String,
    /// Label of the cited document.
    pub to: String,
    /// Its [`DocumentRow::key`].
    pub from_key: String,
    /// Its [`DocumentRow::key`].
    pub to_key: String,
    /// The coarse name: `implements`.
    pub relation: String,
    /// The fine name: `concretises`.
    pub kind: RelationKind,
    /// `stated`, `inherited` or `inferred`.
    pub certainty: Certainty,
    /// The words that say so.
    pub evidence: Vec<Evidence>,
}

/// A chain from the lowest document up to the root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ChainRow {
    /// Labels, lowest first, root last.
    pub path: Vec<String>,
    /// Their [`DocumentRow::key`]s.
    pub keys: Vec<String>,
    /// `proven`, `contested` or `draft`.
    pub status: ChainStatus,
    /// Days from each document to the one below it, from the lowest step up; none
    /// where a date is missing.
    pub lags: Vec<Option<i64>>,
}

/// The numbers seen of one body, one type, one period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SeriesRow {
    /// `KH/HU`, or `QĐ-UBND` with a year behind it.
    pub series: String,
    /// The body, where the words name it.
    pub body: Option<String>,
    /// The term or year: "khóa XIII", "2020-2025", "2023"; none where open.
    pub period: Option<String>,
    /// `central` … `cell`; none where open.
    pub level: Option<Level>,
    /// Numbers seen, rising.
    pub seen: Vec<u32>,
    /// Runs unseen between the first and the last, both ends included.
    pub holes: Vec<(u32, u32)>,
    /// How many numbers the holes hold.
    pub missing: u32,
}

/// One register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BookRow {
    /// `KH/HU`.
    pub series: String,
    /// The body that keeps it, in its words; none where the register names none.
    pub authority: Option<String>,
    /// Whether it is declared complete.
    pub complete: bool,
    /// The first day it covers; none without limit.
    pub from: Option<NaiveDate>,
    /// The last day it covers; none without limit.
    pub to: Option<NaiveDate>,
    /// How many rows it has, each counted once.
    pub rows: usize,
    /// How many of them a text names: number, body and day agree, and no other row does.
    pub met: usize,
}

/// One finding as shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FindingRow {
    /// `D01`.
    pub code: String,
    /// `number-collision`.
    pub name: String,
    /// `error`, `warning`, `note` or `info`.
    pub severity: Severity,
    /// What it is about: identifiers, `SELF`, a series, a heading number.
    pub subjects: Vec<String>,
    /// The [`DocumentRow::key`]s of the documents among these; where several bear what a subject
    /// says and nothing tells which is meant, all of them.
    #[serde(default)]
    pub documents: Vec<String>,
    /// The place of the body concerned, or the input where the subject is the text itself;
    /// empty where neither is known.
    #[serde(default)]
    pub body: String,
    /// The words that prove it.
    pub evidence: Vec<Evidence>,
    /// Rival explanations, where there is more than one.
    pub readings: Vec<Phrase>,
    /// The facts the rule computed.
    pub why: Phrase,
    /// What would mend it.
    pub repair: Phrase,
    /// Stable across edits elsewhere in the text.
    pub fingerprint: String,
    /// Fingerprint of the finding that caused this one.
    pub consequence_of: Option<String>,
}

/// A finding that somebody answerable has accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WaivedRow {
    /// The finding.
    pub finding: FindingRow,
    /// Why it is accepted.
    pub reason: String,
    /// By whom.
    pub who: String,
    /// Since when.
    pub date: Option<NaiveDate>,
    /// The last day the waiver holds; none without end.
    pub expires: Option<NaiveDate>,
}

/// One source and one body that owes it an answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ObligationRow {
    /// The name of the duty.
    pub duty: String,
    /// Label of the source.
    pub source: String,
    /// Its [`DocumentRow::key`].
    pub source_key: String,
    /// The name of the body that owes it, or has answered it.
    pub body: String,
    /// Its [`BodyRow::key`].
    #[serde(default)]
    pub body_key: String,
    /// The names of the bodies that ended and passed it on, the one of the roster first.
    #[serde(default)]
    pub passed_on_by: Vec<String>,
    /// Where `body` was split: the names of those of which one owes it now.
    #[serde(default)]
    pub heirs: Vec<String>,
    /// How it stands.
    pub state: CellState,
    /// Whether the due date has surely passed.
    pub overdue: bool,
    /// The last day on which the due date can be.
    pub due: Option<NaiveDate>,
    /// Labels of the papers that answer it, best first.
    pub answers: Vec<String>,
    /// Their [`DocumentRow::key`]s.
    #[serde(default)]
    pub answer_keys: Vec<String>,
    /// Where the path fails; none where `why_not` is none.
    #[serde(default)]
    pub reason: Option<Break>,
    /// Where the path fails, in words; none where it is covered, and none at all in a
    /// report with more than 1,000 pairs (ask [`crate::audit::Audit::why_not`] there).
    pub why_not: Option<Phrase>,
}

written! {
    ObligationRow {
        duty, source, source_key, body, body_key, passed_on_by: said, heirs: said, state, overdue,
        due, answers, answer_keys, reason, why_not
    }
}

/// One rule that was run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RuleRow {
    /// `D01`.
    pub code: String,
    /// `number-collision`.
    pub name: String,
    /// How grave its findings are at most, as the policy has it.
    pub severity: Severity,
    /// How many findings it has, those that a waiver hides among them.
    pub findings: usize,
    /// Its page, where it is a rule of the caller's; those of this crate are explained by
    /// [`crate::audit::rule`].
    pub page: Option<String>,
}

/// A rule that stayed silent, and the data it lacked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SilentRule {
    /// The rule's code.
    pub code: String,
    /// The rule's name.
    pub name: String,
    /// What the caller would have to give.
    pub lacks: Phrase,
}
