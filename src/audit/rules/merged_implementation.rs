use crate::audit::answer::carried;
use crate::audit::paper::Marks;
use crate::audit::spot::First;
use crate::audit::{Audit, Finding, Spot};
use crate::graph::{Document, DocumentHandle, Relation, TraceGraph};

use super::{MergedImplementation, list};

/// The sources that are not themselves sources of another one among them: a plan for a
/// programme and for the resolution behind it answers one matter.
fn apart(graph: &TraceGraph, mut all: Vec<DocumentHandle>) -> Vec<DocumentHandle> {
    all.sort_unstable();
    all.dedup();
    if all.len() < 2 {
        return all;
    }
    let mut behind: Vec<DocumentHandle> = all
        .iter()
        .flat_map(|&source| carried(graph, source))
        .map(|relation| relation.to().handle())
        .collect();
    behind.sort_unstable();
    all.retain(|source| behind.binary_search(source).is_err());
    all
}

/// What a paper is said to carry out; of a whole text only what its beginning says.
fn sources(graph: &TraceGraph, paper: DocumentHandle) -> Vec<DocumentHandle> {
    carried(graph, paper)
        .filter(Relation::is_of_itself)
        .map(|relation| relation.to().handle())
        .collect()
}

/// n log n in the relations.
pub(super) fn check(rule: MergedImplementation, audit: &Audit<'_>) -> Vec<Spot> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for paper in graph.documents() {
        if !audit.has(&paper, Marks::ANSWERS_TWICE)
            || !audit.is_issued(&paper)
            || audit.is_report(&paper)
        {
            continue;
        }
        if apart(graph, sources(graph, paper.handle())).len() > 1 {
            let stated = carried(graph, paper.handle())
                .find_map(|relation| Some(relation.evidence().next()?.place()));
            found.push(Spot::paper(&rule, paper.handle(), First::at(stated)));
        }
    }
    // The innocent reading of a number collision: one paper for all of the sources.
    for group in graph.collisions() {
        let papers: Vec<Document<'_>> = group.filter(|it| it.doubt().is_none()).collect();
        let mut all = Vec::new();
        for paper in &papers {
            all.extend(sources(graph, paper.handle()));
        }
        let sources = apart(graph, all);
        if let (Some(first), true) = (papers.first(), sources.len() > 1) {
            let label = first.label();
            found.push(Spot::from(
                finding(rule, audit, &papers, &sources)
                    .reading(
                        "một văn bản cho nhiều nguồn",
                        "one paper for several sources",
                    )
                    .reading("hai văn bản trùng số", "two papers with one number")
                    .after("D01", label),
            ));
        }
    }
    found
}

/// One paper with its sources.
pub(super) fn write(rule: MergedImplementation, audit: &Audit<'_>, spot: &Spot) -> Option<Finding> {
    let graph = audit.graph();
    let paper = graph.document(spot.papers()?.about);
    let sources = apart(graph, sources(graph, paper.handle()));
    Some(finding(rule, audit, &[paper], &sources))
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
