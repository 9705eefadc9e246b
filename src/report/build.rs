//! From a registry and a policy to the report.

use crate::audit::{Audit, Cell, CellState, Finding, Policy, Series, Silent};
use crate::graph::{Chain, Document, Relation, TraceGraph};
use crate::registry::{InputFacts, Registry};

use super::matrix;
use super::{
    BookRow, ChainRow, DocumentRow, Evidence, FindingRow, Input, InputStatus, ObligationRow,
    RelationRow, Report, SCHEMA, SeriesRow, SilentRule, WaivedRow,
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
        let (mut findings, mut waived) = (Vec::new(), Vec::new());
        for it in audit.findings() {
            if it.waiver.is_some() {
                waived.extend(waived_row(audit, it));
            } else {
                findings.push(finding(it));
            }
        }
        let explain = audit.unexplained() == 0;
        let matrix = matrix::standing(audit);
        Self {
            schema: SCHEMA.to_owned(),
            period: audit.period(),
            as_of: audit.policy().as_of(),
            inputs: graph.inputs().iter().map(|facts| input(facts)).collect(),
            documents: graph
                .documents()
                .zip(matrix.issuers)
                .map(|(it, body)| DocumentRow {
                    body,
                    ..document(graph, &it)
                })
                .collect(),
            bodies: matrix.bodies,
            matrix: matrix.cells,
            relations: graph.relations().map(|it| relation(graph, &it)).collect(),
            chains: audit.chains().iter().map(|it| chain(graph, &it)).collect(),
            chains_cut: audit.chains().cut(),
            coverage: audit.coverage(),
            obligations: audit
                .obligations()
                .cells()
                .iter()
                .map(|cell| obligation(audit, cell, explain))
                .collect(),
            shares: audit.shares(),
            lags: audit.lags().clone(),
            series: audit.series().iter().map(series).collect(),
            registers: registers(audit),
            findings,
            waived,
            self_check: audit.silent().into_iter().map(silent).collect(),
        }
    }
}

fn owned(words: Option<&str>) -> Option<String> {
    words.map(str::to_owned)
}

fn input(facts: &InputFacts) -> Input {
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

fn document(graph: &TraceGraph, document: &Document<'_>) -> DocumentRow {
    DocumentRow {
        key: document.key().to_owned(),
        label: document.label().to_owned(),
        state: document.state().name().to_owned(),
        level: document.level().map(|level| level.name().to_owned()),
        type_word: owned(document.type_word()),
        date: document.date(),
        date_interval: document.interval().filter(|(from, to)| from != to),
        issuer: owned(document.issuer()),
        body: None,
        term: document.term(),
        title: owned(document.title()),
        doubt: document.doubt().map(|doubt| doubt.name().to_owned()),
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

fn relation(graph: &TraceGraph, relation: &Relation<'_>) -> RelationRow {
    let (from, to) = (relation.from(), relation.to());
    RelationRow {
        from: from.label().to_owned(),
        to: to.label().to_owned(),
        from_key: from.key().to_owned(),
        to_key: to.key().to_owned(),
        relation: relation.kind().coarse_name().to_owned(),
        kind: relation.kind().name().to_owned(),
        certainty: relation.certainty().name().to_owned(),
        evidence: relation
            .places()
            .map(|place| Evidence::at(graph, place))
            .collect(),
    }
}

fn chain(graph: &TraceGraph, chain: &Chain<'_>) -> ChainRow {
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

fn series(series: &Series<'_>) -> SeriesRow {
    SeriesRow {
        series: series.label().to_owned(),
        body: owned(series.body()),
        period: owned(series.period()),
        level: series.level().map(|level| level.name().to_owned()),
        seen: series.seen().to_vec(),
        holes: series.holes().to_vec(),
        missing: series.missing(),
    }
}

fn registers(audit: &Audit<'_>) -> Vec<BookRow> {
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

fn finding(finding: Finding) -> FindingRow {
    FindingRow {
        code: finding.code.as_str().to_owned(),
        name: finding.name.to_owned(),
        severity: finding.severity.name().to_owned(),
        subjects: finding.subjects,
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
        finding: finding(it),
        reason: waiver.reason.clone().unwrap_or_default(),
        who: waiver.who.clone().unwrap_or_default(),
        date: waiver.date,
        expires: waiver.expires,
    })
}

fn obligation(audit: &Audit<'_>, cell: &Cell, explain: bool) -> ObligationRow {
    let graph = audit.graph();
    let source = graph.document(cell.source);
    let label = |&handle: &crate::graph::DocumentHandle| graph.document(handle).label().to_owned();
    let bodies = audit.policy().bodies();
    let names = |list: &[usize]| list.iter().map(|&at| bodies[at].name.clone()).collect();
    ObligationRow {
        duty: audit.policy().duties()[cell.duty].name.clone(),
        source: source.label().to_owned(),
        source_key: source.key().to_owned(),
        body: bodies[cell.body].name.clone(),
        passed_on_by: names(&cell.passed_on_by),
        heirs: names(&cell.heirs),
        state: cell.state,
        overdue: cell.overdue,
        due: cell.due.map(|(_, last)| last),
        answers: cell.answers.iter().map(label).collect(),
        why_not: (explain && cell.state != CellState::Proven).then(|| audit.why_not_cell(cell).why),
    }
}

fn silent(silent: Silent) -> SilentRule {
    SilentRule {
        code: silent.rule.code().as_str().to_owned(),
        name: silent.rule.name().to_owned(),
        lacks: silent.lacks,
    }
}
