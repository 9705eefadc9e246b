//! From a registry and a policy to the report.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::audit::{
    Audit, Cell, CellState, Code, Event, EventKind, Finding, Findings, Policy, Series, Silent,
};
use crate::graph::{Chain, Document, DocumentHandle, Relation, State, TraceGraph};
use crate::registry::{InputFacts, Registry};

use super::matrix::{self, Standing};
use super::rows::Row;
use super::{
    BookRow, ChainRow, DocumentRow, Evidence, FindingRow, HistoryRow, Input, InputStatus,
    ObligationRow, RelationRow, Report, RuleRow, SCHEMA, SeriesRow, SilentRule, TimelineRow,
    WaivedRow,
};

impl Report {
    /// Audits all that a registry says, under a policy. The same registry and policy
    /// give the same report, whatever the order in which inputs were added.
    ///
    /// Cost: n log n in mentions and relations.
    ///
    /// ```
    /// use doctrace::audit::Policy;
    /// use doctrace::registry::Registry;
    /// use doctrace::report::Report;
    ///
    /// let report = Report::of(&Registry::new(), &Policy::new());
    /// assert_eq!(report.coverage.denominator, 0);
    /// assert!(report.findings.is_empty());
    /// ```
    pub fn of(registry: &Registry, policy: &Policy) -> Self {
        let graph = TraceGraph::build_under(registry, &policy.background());
        Self::of_audit(&Audit::new(&graph, policy))
    }

    /// Runs the rules of an audit and writes all down.
    ///
    /// Cost: n log n in mentions and relations.
    pub fn of_audit(audit: &Audit<'_>) -> Self {
        let graph = audit.graph();
        let explain = audit.unexplained() == 0;
        let made = Made::new(audit);
        let keys = body_keys(audit, &made.standing);
        let (mut findings, mut waived) = (Vec::new(), Vec::new());
        for it in made.findings {
            match finding_or_waived(audit, it) {
                Some(Row::Finding(row)) => findings.push(row),
                Some(Row::Waived(row)) => waived.push(row),
                _ => {}
            }
        }
        let timeline = made.timeline.into_iter();
        Self {
            schema: SCHEMA.to_owned(),
            period: audit.period(),
            as_of: audit.policy().as_of(),
            inputs: graph.inputs().iter().map(|facts| input(facts)).collect(),
            documents: graph
                .documents()
                .zip(made.standing.issuers)
                .map(|(it, body)| document(graph, &it, body))
                .collect(),
            bodies: made.standing.bodies,
            matrix: made.standing.cells,
            relations: graph.relations().map(|it| relation(graph, &it)).collect(),
            chains: audit.chains().iter().map(|it| chain(graph, &it)).collect(),
            chains_cut: audit.chains().cut(),
            coverage: audit.coverage(),
            obligations: audit
                .obligations()
                .cells()
                .iter()
                .map(|cell| obligation(audit, cell, explain, &keys))
                .collect(),
            shares: audit.shares(),
            lags: audit.lags().clone(),
            series: audit.series().iter().map(series).collect(),
            registers: registers(audit),
            findings,
            waived,
            self_check: audit.silent().into_iter().map(silent).collect(),
            rules: made.rules,
            history: history(audit).collect(),
            timeline: timeline.map(|it| timeline_row(graph, it)).collect(),
        }
    }
}

/// What takes all documents to know, before any row is made.
pub(super) struct Made<'a> {
    pub(super) standing: Standing,
    pub(super) findings: Findings<'a>,
    pub(super) rules: Vec<RuleRow>,
    pub(super) timeline: Vec<Moment>,
}

impl<'a> Made<'a> {
    pub(super) fn new(audit: &'a Audit<'a>) -> Self {
        let findings = audit.findings();
        Self {
            standing: matrix::standing(audit),
            rules: rules(audit, &findings),
            findings,
            timeline: timeline(audit),
        }
    }
}

/// One event with a day, before its documents have their names.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    days: (NaiveDate, NaiveDate),
    document: DocumentHandle,
    event: EventKind,
    by: Option<DocumentHandle>,
}

fn rules(audit: &Audit<'_>, findings: &Findings<'_>) -> Vec<RuleRow> {
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    for (code, _) in findings.codes() {
        *counts.entry(code).or_default() += 1;
    }
    let rules = audit.rules().iter().map(|rule| {
        let code = rule.code();
        let severity = audit.policy().severity(code.as_str());
        RuleRow {
            code: code.to_string(),
            name: rule.name().to_owned(),
            severity: severity.unwrap_or(rule.severity()),
            findings: counts.get(&code).copied().unwrap_or(0),
            page: (!rule.is_built_in()).then(|| rule.explain().to_owned()),
        }
    });
    rules.collect()
}

/// What was done to a document, without its issue.
fn changes<'a>(audit: &'a Audit<'_>, document: Document<'a>) -> impl Iterator<Item = Event> + 'a {
    let events = audit.history(&document).into_iter();
    events.filter(|event| event.kind != EventKind::Issued)
}

pub(super) fn history<'a>(audit: &'a Audit<'_>) -> impl Iterator<Item = HistoryRow> + 'a {
    let graph = audit.graph();
    let changed = graph.documents().filter(|it| audit.is_changed(it));
    changed.flat_map(move |document| {
        changes(audit, document).map(move |event| HistoryRow {
            document: document.key().to_owned(),
            event: event.kind,
            from: event.days.map(|(from, _)| from),
            to: event.days.map(|(_, to)| to),
            by: event.by.map(|by| graph.document(by).key().to_owned()),
            by_name: event.by_name,
            evidence: event.evidence,
        })
    })
}

/// Cost: n log n in the documents that have a day.
fn timeline(audit: &Audit<'_>) -> Vec<Moment> {
    let mut moments = Vec::new();
    for document in audit.graph().documents() {
        let handle = document.handle();
        if document.state() != State::Draft {
            moments.extend(document.interval().map(|days| Moment {
                days,
                document: handle,
                event: EventKind::Issued,
                by: None,
            }));
        }
        if audit.is_changed(&document) {
            let changes = changes(audit, document);
            moments.extend(changes.filter_map(|event| {
                Some(Moment {
                    days: event.days?,
                    document: handle,
                    event: event.kind,
                    by: event.by,
                })
            }));
        }
    }
    moments.sort_by_key(|it| (it.days, it.document, it.event, it.by));
    moments
}

pub(super) fn timeline_row(graph: &TraceGraph, moment: Moment) -> TimelineRow {
    let key = |handle| graph.document(handle).key().to_owned();
    TimelineRow {
        from: moment.days.0,
        to: moment.days.1,
        event: moment.event,
        document: key(moment.document),
        by: moment.by.map(key),
    }
}

/// The key of each body of the policy among the rows; bodies of the policy stand first, as it
/// lists them.
pub(super) fn body_keys(audit: &Audit<'_>, standing: &Standing) -> Vec<String> {
    let rows = standing.bodies.iter().take(audit.policy().bodies().len());
    rows.map(|row| row.key.clone()).collect()
}

/// The row of a finding, among those that count or those that a waiver hides.
pub(super) fn finding_or_waived(audit: &Audit<'_>, it: Finding) -> Option<Row> {
    if it.waiver.is_some() {
        return waived_row(audit, it).map(Row::Waived);
    }
    Some(Row::Finding(finding(audit.graph(), it)))
}

fn owned(words: Option<&str>) -> Option<String> {
    words.map(str::to_owned)
}

pub(super) fn input(facts: &InputFacts) -> Input {
    Input {
        name: facts.name.to_string(),
        bytes: facts.bytes,
        status: if facts.skipped.is_some() {
            InputStatus::Skipped
        } else {
            InputStatus::Read
        },
        reason: owned(facts.skipped.as_deref()),
        mentions: facts.mentions.len(),
        rows: facts.rows,
        issuer: owned(facts.own.issuer.as_deref()),
        type_word: owned(facts.own.type_word.as_deref()),
        title: owned(facts.own.title.as_deref()),
    }
}

pub(super) fn document(
    graph: &TraceGraph,
    document: &Document<'_>,
    body: Option<String>,
) -> DocumentRow {
    DocumentRow {
        key: document.key().to_owned(),
        label: document.label().to_owned(),
        state: document.state(),
        level: document.level(),
        type_word: owned(document.type_word()),
        date: document.date(),
        date_interval: document.interval().filter(|(from, to)| from != to),
        issuer: owned(document.issuer()),
        body,
        term: document.term(),
        title: owned(document.title()),
        doubt: document.doubt(),
        candidates: document
            .candidates()
            .map(|it| it.key().to_owned())
            .collect(),
        evidence: document
            .places()
            .map(|place| Evidence::at(graph, place))
            .collect(),
        decided: document
            .decided()
            .map(|place| Evidence::at(graph, place))
            .collect(),
    }
}

pub(super) fn relation(graph: &TraceGraph, relation: &Relation<'_>) -> RelationRow {
    let (from, to) = (relation.from(), relation.to());
    RelationRow {
        from: from.label().to_owned(),
        to: to.label().to_owned(),
        from_key: from.key().to_owned(),
        to_key: to.key().to_owned(),
        relation: relation.kind().coarse_name().to_owned(),
        kind: relation.kind(),
        certainty: relation.certainty(),
        evidence: relation
            .places()
            .map(|place| Evidence::at(graph, place))
            .collect(),
    }
}

pub(super) fn chain(graph: &TraceGraph, chain: &Chain<'_>) -> ChainRow {
    let documents = || chain.path().iter().map(|&handle| graph.document(handle));
    ChainRow {
        path: documents().map(|it| it.label().to_owned()).collect(),
        keys: documents().map(|it| it.key().to_owned()).collect(),
        status: chain.status(),
        lags: chain
            .path()
            .windows(2)
            .map(|two| {
                let lower = graph.document(two[0]).date()?;
                let upper = graph.document(two[1]).date()?;
                Some((lower - upper).num_days())
            })
            .collect(),
    }
}

impl SeriesRow {
    /// The numbers seen as runs, both ends included.
    pub fn runs(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.seen
            .chunk_by(|a, b| a.checked_add(1) == Some(*b))
            .filter_map(|run| Some((*run.first()?, *run.last()?)))
    }
}

pub(super) fn series(series: &Series<'_>) -> SeriesRow {
    SeriesRow {
        series: series.label().to_owned(),
        body: owned(series.body()),
        period: owned(series.period()),
        level: series.level(),
        seen: series.seen().to_vec(),
        holes: series.holes().to_vec(),
        missing: series.missing(),
    }
}

pub(super) fn registers(audit: &Audit<'_>) -> Vec<BookRow> {
    let books = audit.books().all().iter();
    let row = |(book, met): (&crate::audit::Book<'_>, usize)| {
        let head = book.head();
        BookRow {
            series: head.series.clone(),
            authority: head.body.clone(),
            complete: book.complete,
            from: head.from,
            to: head.to,
            rows: book.rows.len(),
            met,
        }
    };
    books.zip(audit.rows_met()).map(row).collect()
}

fn finding(graph: &TraceGraph, finding: Finding) -> FindingRow {
    let documents = finding.documents.iter();
    FindingRow {
        code: finding.code.as_str().to_owned(),
        name: finding.name.to_owned(),
        severity: finding.severity,
        subjects: finding.subjects,
        documents: documents
            .map(|&it| graph.document(it).key().to_owned())
            .collect(),
        body: finding.body,
        evidence: finding.evidence,
        readings: finding.readings,
        why: finding.why,
        repair: finding.repair,
        fingerprint: finding.fingerprint,
        consequence_of: finding.consequence_of,
    }
}

fn waived_row(audit: &Audit<'_>, it: Finding) -> Option<WaivedRow> {
    let waiver = audit.policy().waivers().get(it.waiver?)?;
    Some(WaivedRow {
        finding: finding(audit.graph(), it),
        reason: waiver.reason.clone().unwrap_or_default(),
        who: waiver.who.clone().unwrap_or_default(),
        date: waiver.date,
        expires: waiver.expires,
    })
}

pub(super) fn obligation(
    audit: &Audit<'_>,
    cell: &Cell,
    explain: bool,
    keys: &[String],
) -> ObligationRow {
    let graph = audit.graph();
    let source = graph.document(cell.source);
    let label = |&handle: &crate::graph::DocumentHandle| graph.document(handle).label().to_owned();
    let bodies = audit.policy().bodies();
    let explain = explain && cell.state != CellState::Proven;
    let (reason, why_not) = explain
        .then(|| audit.why_not_cell(cell))
        .map(|told| (told.at, told.why))
        .unzip();
    let names = |list: &[usize]| list.iter().map(|&at| bodies[at].name.clone()).collect();
    ObligationRow {
        duty: audit.policy().duties()[cell.duty].name.clone(),
        source: source.label().to_owned(),
        source_key: source.key().to_owned(),
        body: bodies[cell.body].name.clone(),
        body_key: keys.get(cell.body).cloned().unwrap_or_default(),
        passed_on_by: names(&cell.passed_on_by),
        heirs: names(&cell.heirs),
        state: cell.state,
        overdue: cell.overdue,
        due: cell.due.map(|(_, last)| last),
        answers: cell.answers.iter().map(label).collect(),
        answer_keys: cell
            .answers
            .iter()
            .map(|&it| graph.document(it).key().to_owned())
            .collect(),
        reason,
        why_not,
    }
}

pub(super) fn silent(silent: Silent) -> SilentRule {
    SilentRule {
        code: silent.rule.code().as_str().to_owned(),
        name: silent.rule.name().to_owned(),
        lacks: silent.lacks,
    }
}
