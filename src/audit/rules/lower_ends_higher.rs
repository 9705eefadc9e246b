use crate::audit::part::Part;
use crate::audit::{Audit, Finding};
use crate::graph::State;
use crate::relation::Certainty;

use super::LowerEndsHigher;

/// Linear in the relations.
pub(super) fn check(rule: LowerEndsHigher, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for relation in part.relations(graph) {
        if !crate::audit::life::changes(relation.kind())
            || relation.certainty() != Certainty::Stated
        {
            continue;
        }
        let (by, target) = (relation.from(), relation.to());
        // "Sở tham mưu sửa đổi Nghị định": what is wanted is no change yet. Only a text itself,
        // or a document that its issuer says was issued, changes anything.
        if !matches!(by.state(), State::Own | State::Declared) || by.id().is_none() {
            continue;
        }
        let (Some(low), Some(high)) = (audit.sure(&by), audit.sure(&target)) else {
            continue;
        };
        if low >= high {
            continue;
        }
        let (from, to) = (by.label(), target.label());
        let finding = Finding::of(&rule, vec![from.to_owned(), to.to_owned()], audit.body_of(&by))
            .shown(audit.stated(&relation))
            .shown(audit.first_named(&by))
            .shown(audit.first_named(&target))
            .because(
                format!(
                    "{from} (cấp {}) được nêu là sửa đổi, thay thế hoặc bãi bỏ {to} (cấp {}) của cấp trên.",
                    low.vietnamese(),
                    high.vietnamese()
                ),
                format!("{from} ({low}) is said to amend, replace or repeal {to} ({high}), a document of a level above."),
            )
            .reading("số hiệu hoặc ký hiệu cơ quan của văn bản bị thay thế bị ghi nhầm", "the number or the organ code of what is replaced is a slip")
            .reading("văn bản chỉ thay thế văn bản cùng cấp đã thực hiện văn bản đó", "only an answer of the own level to that document is replaced")
            .mend(
                "Kiểm tra văn bản bị sửa đổi, thay thế hoặc bãi bỏ là văn bản nào.",
                "Check which document is amended, replaced or repealed.",
            );
        found.push(finding);
    }
    found
}
