//! Which documents a finding is about.
//!
//! A finding names its subjects in words, and two documents may bear the same. Which of them is
//! meant is told by the places that prove it, then by its body; where neither tells, all that
//! bear the words are meant.

use std::collections::BTreeSet;

use super::{Audit, Finding};
use crate::graph::{Document, DocumentHandle, TraceGraph};

/// The inputs of a name: those in order of their names stand together.
pub(super) fn inputs_named<'g>(
    graph: &'g TraceGraph,
    name: &'g str,
) -> impl Iterator<Item = usize> + 'g {
    let first = graph.inputs().partition_point(|input| &*input.name < name);
    let rest = graph.inputs()[first..].iter().zip(first..);
    rest.take_while(move |(input, _)| &*input.name == name)
        .map(|(_, at)| at)
}

/// Whether one of the places that prove a finding is one of a document's.
fn is_shown(finding: &Finding, document: &Document<'_>, graph: &TraceGraph) -> bool {
    document.places().any(|place| {
        let name = &*graph.inputs()[place.input].name;
        let start = place.place.span.start() as u32;
        let mut evidence = finding.evidence.iter();
        evidence.any(|it| it.input == name && it.start == start)
    })
}

/// The documents that a finding in words is about, each once, in the order of its subjects.
pub(super) fn documents(audit: &Audit<'_>, finding: &Finding) -> Vec<DocumentHandle> {
    let graph = audit.graph();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut add = |document: Document<'_>| {
        if seen.insert(document.handle()) {
            found.push(document.handle());
        }
    };
    for subject in &finding.subjects {
        if subject == "SELF" || subject == "DRAFT" {
            let names = finding.evidence.iter().map(|it| it.input.as_str());
            let names: BTreeSet<&str> = names.chain([finding.body.as_str()]).collect();
            let texts = names.iter().flat_map(|name| inputs_named(graph, name));
            if subject == "SELF" {
                let own = texts.filter_map(|input| graph.own(input));
                own.filter(|it| it.label() == "SELF").for_each(&mut add);
            } else {
                let drafts = texts.flat_map(|input| graph.drafts_in(input));
                drafts
                    .filter(|it| is_shown(finding, it, graph))
                    .for_each(&mut add);
            }
            continue;
        }
        let of_label: Vec<Document<'_>> = graph.labelled(subject).collect();
        if of_label.len() < 2 {
            of_label.into_iter().for_each(&mut add);
            continue;
        }
        let shown = |it: &&Document<'_>| is_shown(finding, it, graph);
        let of_body = |it: &&Document<'_>| audit.body_of(it) == finding.body;
        let mut meant: Vec<Document<'_>> = of_label.iter().filter(shown).copied().collect();
        if meant.is_empty() {
            meant = of_label.iter().filter(of_body).copied().collect();
        }
        if meant.is_empty() {
            meant = of_label;
        }
        meant.into_iter().for_each(&mut add);
    }
    found
}
