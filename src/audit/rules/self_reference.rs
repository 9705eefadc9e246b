use crate::audit::part::Part;
use crate::audit::{Audit, Finding, Severity};
use crate::graph::{Evidence, Relation, TraceGraph};
use crate::registry::{End, Role, fold};
use crate::relation::RelationKind;

use super::SelfReference;

/// The first statement that gives the document as its own source. A document merely
/// named twice in a row is none: there the cue may belong to another one.
fn stated<'g>(graph: &TraceGraph, relation: &Relation<'g>) -> Option<Evidence<'g>> {
    let rests = relation.kind().carries_out()
        || matches!(
            relation.kind(),
            RelationKind::BasedOn
                | RelationKind::RespondsTo
                | RelationKind::Guides
                | RelationKind::Details
        );
    let counts = |evidence: &Evidence<'g>| match evidence.facts.from {
        End::Own => evidence.is_of_itself(),
        End::Mention(at) => {
            let mention = &graph.inputs()[evidence.input].mentions[at as usize];
            // "tiếp tục thực hiện theo quy định tại …": of what it provides, not of it.
            let cue = fold(&evidence.facts.cue.quote);
            let provides = cue.contains("quy định tại") || cue.contains("tiếp tục");
            !provides && (mention.role == Role::Declared || relation.kind().carries_out())
        }
        End::Draft(_) => false,
    };
    relation.evidence().find(counts).filter(|_| rests)
}

/// Linear in the relations.
pub(super) fn check(rule: SelfReference, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for relation in part.relations(graph) {
        let document = relation.from();
        if relation.to().handle() != document.handle() {
            continue;
        }
        let Some(statement) = stated(graph, &relation) else {
            continue;
        };
        // Without a date the number cited may be that of an earlier term or year.
        let told = |evidence: &Evidence<'_>| {
            let End::Mention(at) = evidence.facts.to else {
                return false;
            };
            let mention = &graph.inputs()[evidence.input].mentions[at as usize];
            mention.certain && (mention.date.is_some() || mention.id.year().is_some())
        };
        let certain = told(&statement) && document.doubt().is_none();
        let label = document.label();
        let mut finding = Finding::of(&rule, vec![label.to_owned()], audit.body_of(&document))
            .shown([crate::audit::Evidence::at(graph, statement.place())])
            .shown(audit.named(&document))
            .because(
                format!(
                    "{label} được nêu là {} chính nó.",
                    relation.kind().vietnamese()
                ),
                format!("{label} is given as its own source."),
            )
            .reading("số hiệu bị chép nhầm", "the number was copied by mistake")
            .mend(
                "Kiểm tra và ghi đúng số hiệu của văn bản được thực hiện.",
                "Check, and give the number of the document that is meant.",
            );
        if !certain {
            finding.severity = Severity::Note;
            finding = finding.reading(
                "văn bản cùng số của nhiệm kỳ hoặc năm trước",
                "the document of this number of an earlier term or year is meant",
            );
        }
        found.push(finding);
    }
    found
}
