use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::State;

use super::DraftOnly;

/// Linear in documents and relations.
///
/// Looks at direct answers only: where the answer to v is itself answered by drafts
/// alone, the finding is on that answer, not once more on v.
pub(super) fn check(rule: DraftOnly, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for source in graph.documents() {
        let answers = || {
            graph
                .cited(source.handle())
                .filter(|r| r.kind().carries_out())
        };
        let drafted = answers().all(|relation| relation.from().state() == State::Draft);
        if !drafted || answers().next().is_none() {
            continue;
        }
        let subjects = vec![source.label().to_owned()];
        let mut finding = Finding::of(&rule, subjects, audit.body_of(&source));
        for relation in answers() {
            finding.evidence.extend(audit.named(&relation.from()));
            let cues = relation.evidence().iter();
            finding
                .evidence
                .extend(cues.map(|evidence| Evidence::at(graph, evidence.place())));
        }
        finding.evidence.extend(audit.first_named(&source));
        let mut seen = std::collections::BTreeSet::new();
        finding
            .evidence
            .retain(|evidence| seen.insert(evidence.clone()));
        finding.why = Phrase::new(
            format!(
                "{} mới chỉ có dự thảo văn bản thực hiện, chưa có văn bản nào được nêu số, ngày.",
                source.label()
            ),
            format!(
                "{} is answered by a draft only; no issued answer with number and date is named.",
                source.label()
            ),
        );
        finding.repair = Phrase::new(
            "Kiểm tra dự thảo đã ban hành chưa; nếu đã ban hành thì ghi số và ngày.",
            "Check whether the draft has been issued; if so, give its number and date.",
        );
        found.push(finding);
    }
    found
}
