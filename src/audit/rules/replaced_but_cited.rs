use crate::audit::life::{Change, done};
use crate::audit::part::Part;
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
pub(super) fn check(rule: ReplacedButCited, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for target in part.documents(graph).filter(|it| audit.may_be_ended(it)) {
        let endings = audit.endings(&target);
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
            // What was repealed may be named as history, but nothing rests on it any more.
            let ground = relation.kind() == RelationKind::BasedOn;
            let over = endings.iter().find(|change| {
                (ground || change.kind == RelationKind::Replaces)
                    && change.days.is_some_and(|(_, last)| last < first)
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
            let (done_vi, done_en) = done(over.kind);
            finding.why = Phrase::new(
                format!(
                    "{paper_vi} ngày {} viện dẫn {target}, đã được {done_vi} theo {by} từ {}.",
                    day_vi(first),
                    day_vi(end)
                ),
                format!("{paper_en} of {first} cites {target}, {done_en} by {by} on {end}."),
            );
            finding.repair = if over.kind == RelationKind::Replaces {
                Phrase::new(
                    "Kiểm tra có cần viện dẫn văn bản thay thế không.",
                    "Check whether its successor should be cited instead.",
                )
            } else {
                Phrase::new(
                    "Kiểm tra căn cứ còn hiệu lực không và bỏ hoặc thay căn cứ, nếu cần.",
                    "Check whether the ground was still in force, and leave it out or name another one.",
                )
            };
            found.push(finding);
        }
    }
    found
}
