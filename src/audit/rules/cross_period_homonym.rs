use crate::audit::part::Part;
use crate::audit::{Audit, Finding, Severity};
use crate::registry::Doubt;

use super::{CrossPeriodHomonym, when};

/// Linear in the documents and their candidates.
pub(super) fn check(rule: CrossPeriodHomonym, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let mut found = Vec::new();
    for document in part.documents(audit.graph()) {
        if document.doubt() != Some(Doubt::Period) {
            continue;
        }
        let candidates: Vec<_> = document.candidates().collect();
        if candidates.len() < 2 {
            continue;
        }
        let label = document.label();
        let rows = candidates.iter().map(|it| when(it));
        let (vi, en): (Vec<String>, Vec<String>) = rows.unzip();
        // What a link hangs on has to be known; a mention in passing is worth a look.
        let graph = audit.graph();
        let links = graph
            .cited(document.handle())
            .chain(graph.citing(document.handle()));
        let linked = links
            .into_iter()
            .any(|relation| relation.kind().carries_out());
        let mut finding = Finding::of(&rule, vec![label.to_owned()], audit.body_of(&document))
            .shown(audit.named(&document))
            .shown(candidates.iter().flat_map(|it| audit.first_named(it)))
            .because(
                format!(
                    "{label} được nêu không có ngày, nhiệm kỳ; số này có ở nhiều kỳ: {}.",
                    vi.join("; ")
                ),
                format!(
                    "{label} stands without date and term, and the number was used in several periods: {}.",
                    en.join("; ")
                ),
            )
            .mend(
                "Ghi thêm ngày hoặc nhiệm kỳ để biết là văn bản nào.",
                "Give the date or the term, so that it is clear which one is meant.",
            );
        if !linked {
            finding.severity = Severity::Note;
        }
        found.push(finding);
    }
    found
}
