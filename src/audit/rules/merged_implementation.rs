use std::collections::BTreeSet;

use crate::audit::answer::{carried, is_said_of_itself};
use crate::audit::{Audit, Finding};
use crate::graph::{Document, DocumentHandle, TraceGraph};

use super::{MergedImplementation, list};

/// The sources that are not themselves sources of another one among them: a plan for a
/// programme and for the resolution behind it answers one matter.
fn apart(graph: &TraceGraph<'_>, all: &BTreeSet<DocumentHandle>) -> Vec<DocumentHandle> {
    let behind: BTreeSet<DocumentHandle> = all
        .iter()
        .flat_map(|&source| carried(graph, source))
        .map(|relation| relation.to().handle())
        .collect();
    all.iter()
        .copied()
        .filter(|source| !behind.contains(source))
        .collect()
}

/// What a paper is said to carry out, each once; of a whole text only what its beginning
/// says.
fn sources(graph: &TraceGraph<'_>, paper: DocumentHandle) -> BTreeSet<DocumentHandle> {
    carried(graph, paper)
        .filter(|relation| relation.evidence().iter().any(is_said_of_itself))
        .map(|relation| relation.to().handle())
        .collect()
}

/// n log n in the relations.
pub(super) fn check(rule: MergedImplementation, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for paper in graph.documents() {
        if !audit.is_issued(&paper) || audit.is_report(&paper) {
            continue;
        }
        let sources = apart(graph, &sources(graph, paper.handle()));
        if sources.len() > 1 {
            found.push(finding(rule, audit, &[paper], &sources));
        }
    }
    // The innocent reading of a number collision: one paper for all of the sources.
    for group in graph.collisions() {
        let papers: Vec<Document<'_>> = group.filter(|it| it.doubt().is_none()).collect();
        let mut all = BTreeSet::new();
        for paper in &papers {
            all.extend(sources(graph, paper.handle()));
        }
        let sources = apart(graph, &all);
        if let (Some(first), true) = (papers.first(), sources.len() > 1) {
            let label = first.label();
            found.push(
                finding(rule, audit, &papers, &sources)
                    .reading(
                        "một văn bản cho nhiều nguồn",
                        "one paper for several sources",
                    )
                    .reading("hai văn bản trùng số", "two papers with one number")
                    .after("D01", label),
            );
        }
    }
    found
}

fn finding(
    rule: MergedImplementation,
    audit: &Audit<'_>,
    papers: &[Document<'_>],
    sources: &[DocumentHandle],
) -> Finding {
    let graph = audit.graph();
    let label = papers[0].label();
    let names = list(sources.iter().map(|&source| graph.document(source)));
    let stated = papers
        .iter()
        .flat_map(|paper| carried(graph, paper.handle()))
        .filter_map(|relation| audit.stated(&relation));
    Finding::of(&rule, vec![label.to_owned()], audit.body_of(&papers[0]))
        .shown(stated)
        .because(
            format!("{label} thực hiện nhiều văn bản: {names}."),
            format!("{label} answers several documents: {names}."),
        )
        .mend(
            "Không cần sửa nếu đúng là một văn bản cho các nguồn này.",
            "Nothing to mend where one paper was meant for all of them.",
        )
}
