use crate::audit::ladder::{above, is_city};
use crate::audit::part::Part;
use crate::audit::{Audit, Finding};
use crate::graph::{Document, TraceGraph};
use crate::id::{DocumentId, Level};
use crate::registry::Body;

use super::SidewaysImplementation;

/// Whether a document has several issuers: "05-QC/BTCTU-BDVTU".
fn is_joint(document: &Document<'_>) -> bool {
    document
        .id()
        .and_then(DocumentId::organ)
        .is_some_and(|organ| organ.as_str().contains('-'))
}

/// Whether one of the two bodies may stand above the other although their codes are of
/// one level: a city writes the code of a province.
fn may_be_above(graph: &TraceGraph, child: &Document<'_>, source: &Document<'_>) -> bool {
    let head = above(graph, child);
    is_city(graph, child) != is_city(graph, source)
        || head.and_then(Body::place) == source.body().place()
}

/// Linear in the relations.
pub(super) fn check(rule: SidewaysImplementation, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for relation in part.relations(graph).filter(|r| r.kind().carries_out()) {
        let (child, source) = (relation.from(), relation.to());
        if child.level().is_none() || child.level() != source.level() {
            continue;
        }
        let (Some(here), Some(there)) = (child.body().place(), source.body().place()) else {
            continue;
        };
        let open = child.doubt().is_some() || source.doubt().is_some();
        if here == there || open {
            continue;
        }
        // Only codes that tell the level: UBND is written on three of them.
        let by_code = |document: &Document<'_>| document.id().and_then(DocumentId::level);
        let Some(level) = by_code(&child).filter(|&level| level < Level::Central) else {
            continue;
        };
        if by_code(&source) != Some(level) {
            continue;
        }
        if is_joint(&child) || is_joint(&source) || may_be_above(graph, &child, &source) {
            continue;
        }
        let (from, to) = (child.label(), source.label());
        let finding = Finding::of(
            &rule,
            vec![from.to_owned(), to.to_owned()],
            audit.body_of(&child),
        )
        .shown(audit.stated(&relation))
        .shown(audit.first_named(&source))
        .because(
            format!(
                "{from} ({here}) được nêu là thực hiện {to} của {there}, cùng cấp {}.",
                level.vietnamese()
            ),
            format!("{from} ({here}) is said to carry out {to} of {there}, a body of the same level ({level})."),
        )
        .mend(
            "Kiểm tra số hiệu và cơ quan ban hành; nếu là văn bản phối hợp thì ghi rõ.",
            "Check number and issuer; where both act jointly, say so.",
        );
        found.push(finding);
    }
    found
}
