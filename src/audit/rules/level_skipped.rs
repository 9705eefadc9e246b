use std::cell::OnceCell;
use std::collections::HashSet;

use crate::audit::ladder::Answers;
use crate::audit::spot::First;
use crate::audit::{Audit, Evidence, Finding, Phrase, Spot};
use crate::graph::{Document, DocumentHandle, Relation, State, TraceGraph};

use super::{LevelSkipped, list};

/// How many relations of a document are looked through; of more, a table is made.
const FEW: usize = 32;

/// Every answer with what it carries out.
fn pairs(graph: &TraceGraph) -> HashSet<(DocumentHandle, DocumentHandle)> {
    let all = graph.relations().filter(|r| r.kind().carries_out());
    all.map(|it| (it.from().handle(), it.to().handle()))
        .collect()
}

/// n log n in the relations.
pub(super) fn check(rule: LevelSkipped, audit: &Audit<'_>) -> Vec<Spot> {
    let graph = audit.graph();
    let mut found = Vec::new();
    let carried = OnceCell::new();
    for source in graph.documents() {
        let Some(top) = source.level() else {
            continue;
        };
        // Most sources are answered on one level, where there is nothing between.
        if !audit.levels_of_answers(&source).are_several() {
            continue;
        }
        let answering = || {
            graph
                .cited(source.handle())
                .filter(|r| r.kind().carries_out())
        };
        // A draft is no answer that the lower one could have named.
        let issued = answering().map(|relation| relation.from());
        let answers = Answers::of(issued.filter(|it| it.state() != State::Draft));
        for relation in answering() {
            let child = relation.from();
            let Some(low) = child.level() else {
                continue;
            };
            let middle = answers.between(graph, &child, (low, top));
            // Whoever carries out the answer between as well passes nothing over.
            let named = |it: &Document<'_>| {
                let mut cited = graph.citing(child.handle());
                let is_it = |r: Relation<'_>| r.kind().carries_out() && r.ends()[1] == it.handle();
                if cited.by_ref().take(FEW).any(is_it) {
                    return true;
                }
                let carried = || carried.get_or_init(|| pairs(graph));
                cited.next().is_some() && carried().contains(&(child.handle(), it.handle()))
            };
            if middle.is_empty() || middle.iter().any(named) {
                continue;
            }
            let spot = Spot::pair(
                &rule,
                [child.handle(), source.handle()],
                First::stated(&relation),
                (relation.index(), 0),
            );
            found.push(spot.with(middle.iter().map(Document::handle).collect()));
        }
    }
    found
}

pub(super) fn write(rule: LevelSkipped, audit: &Audit<'_>, spot: &Spot) -> Option<Finding> {
    let graph = audit.graph();
    let relation = graph.relation(spot.papers()?.facts.0)?;
    let (child, source) = (relation.from(), relation.to());
    let (low, top) = (child.level()?, source.level()?);
    let middle = || spot.others().iter().map(|&it| graph.document(it));
    let mut finding = Finding::of(
        &rule,
        vec![child.label().to_owned(), source.label().to_owned()],
        audit.body_of(&child),
    );
    finding.evidence = relation
        .evidence()
        .map(|evidence| Evidence::at(graph, evidence.place()))
        .collect();
    for document in middle() {
        finding.evidence.extend(audit.first_named(&document));
    }
    let names = list(middle());
    finding.why = Phrase::new(
        format!(
            "{} (cấp {}) dẫn thẳng {} (cấp {}), trong khi cấp giữa đã có {names}.",
            child.label(),
            low.vietnamese(),
            source.label(),
            top.vietnamese()
        ),
        format!(
            "{} ({low}) answers {} ({top}) directly, although the level between has {names}.",
            child.label(),
            source.label()
        ),
    );
    finding.repair = Phrase::new(
        "Kiểm tra văn bản có cần viện dẫn văn bản của cấp giữa không.",
        "Check whether the document should name the answer of the level between.",
    );
    Some(finding)
}
