use crate::audit::part::Part;
use crate::audit::{Audit, Finding};
use crate::graph::State;
use crate::relation::Certainty;

use super::UpwardImplementation;

/// Linear in the relations.
pub(super) fn check(rule: UpwardImplementation, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for relation in part.relations(graph).filter(|r| r.kind().carries_out()) {
        let (upper, lower) = (relation.from(), relation.to());
        // A further item of a list may belong to another sentence part.
        if upper.state() == State::Draft
            || relation.certainty() != Certainty::Stated
            || !relation.is_of_office()
        {
            continue;
        }
        let (Some(high), Some(low)) = (audit.sure(&upper), audit.sure(&lower)) else {
            continue;
        };
        if high <= low {
            continue;
        }
        let (from, to) = (upper.label(), lower.label());
        let finding = Finding::of(
            &rule,
            vec![from.to_owned(), to.to_owned()],
            audit.body_of(&upper),
        )
        .shown(audit.stated(&relation))
        .shown(audit.first_named(&upper))
        .shown(audit.first_named(&lower))
        .because(
            format!(
                "{from} (cấp {}) được nêu là thực hiện {to} (cấp {}) của cấp dưới.",
                high.vietnamese(),
                low.vietnamese()
            ),
            format!(
                "{from} ({high}) is said to carry out {to} ({low}), a document of a level below."
            ),
        )
        .reading(
            "hai số hiệu bị đổi chỗ cho nhau",
            "the two numbers stand in each other's place",
        )
        .reading(
            "ký hiệu cơ quan của một trong hai văn bản bị ghi nhầm",
            "the organ code of one of them is a slip",
        )
        .mend(
            "Kiểm tra văn bản nào thực hiện văn bản nào, và ký hiệu của hai văn bản.",
            "Check which of the two carries out the other, and both organ codes.",
        );
        found.push(finding);
    }
    found
}
