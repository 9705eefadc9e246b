//! The rows of a report, each made when it is asked for.
//!
//! A [`Report`] holds all rows at once. Who only writes them down takes them one after the other:
//! of a million documents no more is kept than the audit itself keeps.

use std::collections::BTreeMap;

use serde::Serialize;

use super::build::{self, Made};
use super::{
    BodyRow, BookRow, ChainRow, CoverageRow, DocumentRow, FindingRow, HistoryRow, Input, Lag,
    MatrixCell, ObligationRow, Period, RelationRow, RuleRow, SCHEMA, SeriesRow, Share, SilentRule,
    TimelineRow, WaivedRow,
};
use crate::audit::Audit;

/// One row of a report. As JSON an object with one key that says what it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Row {
    /// What is about the report as a whole; the first row.
    Report(Head),
    /// A rule that was run.
    Rule(RuleRow),
    /// An input.
    Input(Input),
    /// A body.
    Body(BodyRow),
    /// A document.
    Document(DocumentRow),
    /// A relation.
    Relation(RelationRow),
    /// A change of a document.
    History(HistoryRow),
    /// An event with a day.
    Timeline(TimelineRow),
    /// A chain.
    Chain(ChainRow),
    /// A source and how it is answered.
    Source(CoverageRow),
    /// How a body stands with a source.
    Cell(MatrixCell),
    /// What is owed.
    Obligation(ObligationRow),
    /// Coverage of a group.
    Share(Share),
    /// A series of numbers.
    Series(SeriesRow),
    /// A register.
    Register(BookRow),
    /// A finding.
    Finding(FindingRow),
    /// A finding that a waiver hides.
    Waived(WaivedRow),
    /// A rule that stayed silent.
    SilentRule(SilentRule),
}

/// What is about a report as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Head {
    /// Name and version of the shape: [`SCHEMA`].
    pub schema: &'static str,
    /// The period reported on.
    pub period: Option<Period>,
    /// The day of looking.
    pub as_of: Option<chrono::NaiveDate>,
    /// The sources counted.
    pub denominator: usize,
    /// Answered by an issued paper whose number nothing else claims.
    pub strict: usize,
    /// The same, with contested numbers.
    pub lenient: usize,
    /// The same, with drafts.
    pub with_drafts: usize,
    /// Days between a source and its answer, by step.
    pub lags: BTreeMap<String, Lag>,
    /// How many lowest documents have chains beyond those listed.
    pub chains_cut: usize,
}

/// The rows of an audit, part after part, each made when it is taken. They say what
/// [`Report::of_audit`](super::Report::of_audit) says, in its order within each part.
///
/// ```
/// use doctrace::Corpus;
/// use doctrace::report::rows;
///
/// let corpus = Corpus::read("Ban hành Kế hoạch số 110-KH/HU.")?;
/// let audit = corpus.audit();
/// let mut file = Vec::new();
/// for row in rows(&audit) {
///     serde_json::to_writer(&mut file, &row)?;
///     file.push(b'\n');
/// }
/// assert!(file.starts_with(b"{\"report\":{\"schema\":\"doctrace-report/2\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rows<'a>(audit: &'a Audit<'a>) -> impl Iterator<Item = Row> + 'a {
    let made = Made::new(audit);
    let graph = audit.graph();
    let coverage = audit.coverage();
    let head = Head {
        schema: SCHEMA,
        period: audit.period(),
        as_of: audit.policy().as_of(),
        denominator: coverage.denominator,
        strict: coverage.strict,
        lenient: coverage.lenient,
        with_drafts: coverage.with_drafts,
        lags: audit.lags().clone(),
        chains_cut: audit.chains().cut(),
    };
    let explain = audit.unexplained() == 0;
    let Made {
        standing,
        findings,
        rules,
        timeline,
    } = made;
    let keys = build::body_keys(audit, &standing);
    let inputs = graph
        .inputs()
        .iter()
        .map(|facts| Row::Input(build::input(facts)));
    let documents = graph.documents().zip(standing.issuers);
    let documents = documents.map(|(it, body)| Row::Document(build::document(graph, &it, body)));
    let relations = graph
        .relations()
        .map(|it| Row::Relation(build::relation(graph, &it)));
    let cells = audit.obligations().cells().iter();
    let owed =
        cells.map(move |cell| Row::Obligation(build::obligation(audit, cell, explain, &keys)));
    let found = findings
        .into_iter()
        .filter_map(|it| build::finding_or_waived(audit, it));
    core::iter::once(Row::Report(head))
        .chain(rules.into_iter().map(Row::Rule))
        .chain(inputs)
        .chain(standing.bodies.into_iter().map(Row::Body))
        .chain(documents)
        .chain(relations)
        .chain(build::history(audit).map(Row::History))
        .chain(
            timeline
                .into_iter()
                .map(|it| Row::Timeline(build::timeline_row(graph, it))),
        )
        .chain(
            audit
                .chains()
                .iter()
                .map(|it| Row::Chain(build::chain(graph, &it))),
        )
        .chain(coverage.sources.into_iter().map(Row::Source))
        .chain(standing.cells.into_iter().map(Row::Cell))
        .chain(owed)
        .chain(audit.shares().into_iter().map(Row::Share))
        .chain(
            audit
                .series()
                .iter()
                .map(|it| Row::Series(build::series(it))),
        )
        .chain(build::registers(audit).into_iter().map(Row::Register))
        .chain(found)
        .chain(
            audit
                .silent()
                .into_iter()
                .map(|it| Row::SilentRule(build::silent(it))),
        )
}
