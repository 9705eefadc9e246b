use crate::audit::life::{changes, done};
use crate::audit::part::Part;
use crate::audit::phrase::called;
use crate::audit::{Audit, Finding, Phrase};
use crate::graph::State;

use super::AmendTargetMissing;
use super::dangling_reference::absent;

/// Linear in relations, with a look-up in the registers for each.
pub(super) fn check(rule: AmendTargetMissing, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let mut found = Vec::new();
    for relation in part.relations(audit.graph()).filter(|r| changes(r.kind())) {
        let (paper, target) = (relation.from(), relation.to());
        if paper.handle() == target.handle() {
            continue;
        }
        let Some(register) = absent(audit, &target) else {
            continue;
        };
        let subjects = vec![paper.label().to_owned(), target.label().to_owned()];
        let mut finding = Finding::of(&rule, subjects, audit.body_of(&paper));
        if target.state() == State::Cited {
            finding = finding.after_of("O02", target.label(), audit.body_of(&target));
        }
        finding.evidence.extend(audit.stated(&relation));
        let (vi, en) = done(relation.kind());
        let Phrase {
            vi: paper_vi,
            en: paper_en,
        } = called(&paper);
        let (target, book) = (target.label(), register.name());
        finding.why = Phrase::new(
            format!("{paper_vi} nêu {target} là văn bản được {vi}, nhưng {book} không có số này."),
            format!("{paper_en} has {target} {en}, but {book} has no such number."),
        );
        finding.repair = Phrase::new(
            "Kiểm tra số của văn bản được sửa đổi, thay thế, bãi bỏ.",
            "Check the number of the document amended, replaced or repealed.",
        );
        found.push(finding);
    }
    found
}
