use crate::audit::book::Book;
use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::{Document, State};

use super::{DanglingReference, list};

/// The register, declared complete, in which a cited document should be and is not.
pub(super) fn absent<'a>(audit: &'a Audit<'_>, document: &Document<'_>) -> Option<&'a Book<'a>> {
    let books = audit.books();
    let at = books.complete_for(document)?;
    let known = books.rows_of(document).iter().any(|entry| entry.book == at);
    (!known && document.doubt().is_none()).then(|| &books.all()[at])
}

/// Linear in documents and relations, with a look-up in the registers for each.
pub(super) fn check(rule: DanglingReference, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for target in graph.documents().filter(|it| it.state() == State::Cited) {
        let Some(register) = absent(audit, &target) else {
            continue;
        };
        let referrers: Vec<_> = graph
            .cited(target.handle())
            .filter(|relation| relation.from().handle() != target.handle())
            .collect();
        if referrers.is_empty() {
            continue;
        }
        let label = target.label();
        let mut finding = Finding::of(&rule, vec![label.to_owned()], audit.body_of(&target));
        finding.evidence = audit.named(&target);
        for relation in &referrers {
            let places = relation.evidence();
            finding
                .evidence
                .extend(places.map(|evidence| Evidence::at(graph, evidence.place())));
        }
        let names = list(referrers.iter().map(crate::graph::Relation::from));
        let book = register.name();
        finding.why = Phrase::new(
            format!(
                "{label} được viện dẫn (từ {names}) nhưng không có trong {book} đã xác nhận là đủ."
            ),
            format!("{label} is referred to (by {names}) but is not in {book}, declared complete."),
        );
        finding.repair = Phrase::new(
            "Kiểm tra số được viện dẫn; nếu đúng thì bổ sung vào sổ.",
            "Check the number referred to; if it is right, the register lacks it.",
        );
        found.push(finding);
    }
    found
}
