use crate::audit::life::Change;
use crate::audit::phrase::{called, day_vi};
use crate::audit::{Audit, Finding, Phrase};
use crate::relation::RelationKind;

use super::ReplacedButCited;

/// Whether a kind of relation leans on its target without carrying it out.
const fn leans(kind: RelationKind) -> bool {
    matches!(
        kind,
        RelationKind::BasedOn
            | RelationKind::Cites
            | RelationKind::Guides
            | RelationKind::Details
            | RelationKind::RespondsTo
            | RelationKind::Disseminates
    )
}

/// Linear in relations; for each citation of a replaced document, those of the citing.
pub(super) fn check(rule: ReplacedButCited, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for target in graph.documents() {
        let mut endings = audit.endings(&target);
        endings.retain(|change| change.kind == RelationKind::Replaces);
        if endings.is_empty() {
            continue;
        }
        for relation in graph.cited(target.handle()).filter(|r| leans(r.kind())) {
            let paper = relation.from();
            let Some((first, _)) = paper.interval() else {
                continue;
            };
            // Whoever names the successor too knows of it.
            let aware = |by: &crate::graph::Document<'_>| {
                by.handle() == paper.handle()
                    || graph
                        .citing(paper.handle())
                        .any(|other| other.to().handle() == by.handle())
            };
            // So does a text that says of the replacement.
            let says = |change: &Change<'_>| {
                let told = change.inputs();
                paper.texts().any(|input| told.contains(&input))
            };
            let over = endings.iter().find(|change| {
                change.days.is_some_and(|(_, last)| last < first)
                    && !says(change)
                    && !change.by().as_ref().is_some_and(aware)
            });
            let Some((over, (_, end))) = over.and_then(|it| Some((it, it.days?))) else {
                continue;
            };
            let subjects = vec![paper.label().to_owned(), target.label().to_owned()];
            let mut finding = Finding::of(&rule, subjects, audit.body_of(&paper));
            finding.evidence.extend(audit.stated(&relation));
            finding.evidence.extend(over.evidence(audit));
            let Phrase {
                vi: paper_vi,
                en: paper_en,
            } = called(&paper);
            let (target, by) = (target.label(), over.name());
            finding.why = Phrase::new(
                format!(
                    "{paper_vi} ngày {} viện dẫn {target}, đã được thay thế theo {by} từ {}.",
                    day_vi(first),
                    day_vi(end)
                ),
                format!("{paper_en} of {first} cites {target}, replaced by {by} on {end}."),
            );
            finding.repair = Phrase::new(
                "Kiểm tra có cần viện dẫn văn bản thay thế không.",
                "Check whether its successor should be cited instead.",
            );
            found.push(finding);
        }
    }
    found
}
