use crate::audit::life::done;
use crate::audit::paper::Marks;
use crate::audit::phrase::called;
use crate::audit::spot::First;
use crate::audit::walk::Walk;
use crate::audit::{Audit, Finding, Phrase, Spot};
use crate::graph::State;

use super::SuspectDownstream;

/// How many changed documents have more below them than was walked over.
pub(super) fn cut(audit: &Audit<'_>) -> usize {
    let known = &audit.left_out().suspects;
    *known.get_or_init(|| search(SuspectDownstream, audit).1)
}

/// Linear in what lies below changed documents; capped, and a cap that is reached is a
/// finding of its own.
pub(super) fn check(rule: SuspectDownstream, audit: &Audit<'_>) -> Vec<Spot> {
    let (found, cut) = search(rule, audit);
    audit.left_out().suspects.get_or_init(|| cut);
    found
}

fn search(rule: SuspectDownstream, audit: &Audit<'_>) -> (Vec<Spot>, usize) {
    let graph = audit.graph();
    let mut walk = Walk::new(graph);
    let (mut found, mut cut) = (Vec::new(), 0);
    for source in graph.documents() {
        // Where nothing carries it out, nothing lies below it.
        if !audit.has(&source, Marks::ANSWERED) || !audit.may_be_changed(&source) {
            continue;
        }
        let over = audit.changes(&source);
        if over.is_empty() {
            continue;
        }
        let (below, whole) = walk.down(source.handle());
        cut += usize::from(!whole);
        for &(handle, distance) in below {
            let paper = graph.document(handle);
            let (true, Some((_, last))) = (
                distance > 1 && paper.state() != State::Draft,
                paper.interval(),
            ) else {
                continue;
            };
            let change = over
                .iter()
                .find(|change| change.days.is_some_and(|(first, _)| last < first));
            let Some(change) = change else {
                continue;
            };
            found.push(Spot::pair(
                &rule,
                [handle, source.handle()],
                First::of(&paper),
                (distance as u32, change.at()),
            ));
        }
    }
    (found, cut)
}

pub(super) fn write(rule: SuspectDownstream, audit: &Audit<'_>, spot: &Spot) -> Option<Finding> {
    let papers = spot.papers()?;
    let (distance, change) = papers.facts;
    let graph = audit.graph();
    let (paper, source) = (graph.document(papers.about), graph.document(papers.beside?));
    let change = audit.change(&source, change)?;
    let subjects = vec![paper.label().to_owned(), source.label().to_owned()];
    let mut finding = Finding::of(&rule, subjects, audit.body_of(&paper));
    finding.evidence = audit.first_named(&paper);
    finding.evidence.extend(change.evidence(audit));
    let (vi, en) = done(change.kind);
    let Phrase {
        vi: paper_vi,
        en: paper_en,
    } = called(&paper);
    let (source, by) = (source.label(), change.name());
    finding.why = Phrase::new(
        format!(
            "{source}, cách {paper_vi} {distance} bước, đã được {vi} theo {by} sau khi có {paper_vi}."
        ),
        format!("{source}, {distance} steps above {paper_en}, was {en} by {by} after {paper_en}."),
    );
    finding.repair = Phrase::new(
        "Chờ cấp giữa rà soát, rồi xem lại văn bản này.",
        "Look at it again once the level between has been reviewed.",
    );
    Some(finding)
}
