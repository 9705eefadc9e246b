use std::collections::BTreeSet;

use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Evidence, Finding, Phrase};

use super::LateImplementation;

/// Linear in the late answers.
pub(super) fn check(rule: LateImplementation, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for late in audit.obligations().late() {
        if !seen.insert((late.answer, late.source)) {
            continue;
        }
        let (answer, source) = (graph.document(late.answer), graph.document(late.source));
        let subjects = vec![answer.label().to_owned(), source.label().to_owned()];
        let mut finding = Finding::of(&rule, subjects, audit.body_of(&answer));
        for document in [&answer, &source] {
            let dates = document.dates().take(1);
            finding
                .evidence
                .extend(dates.map(|(place, _)| Evidence::at(graph, place)));
        }
        if finding.evidence.is_empty() {
            finding.evidence = audit.first_named(&answer);
        }
        let due = late.due;
        let (first, _) = answer.interval().unwrap_or((due, due));
        let over = (first - due).num_days();
        let lag = source.interval().map(|(_, last)| (first - last).num_days());
        let lag_vi = lag.map_or_else(String::new, |days| format!("{days} ngày sau, "));
        let lag_en = lag.map_or_else(String::new, |days| format!("{days} days after it, "));
        let (answer, source) = (answer.label(), source.label());
        finding.why = Phrase::new(
            format!(
                "{answer} thực hiện {source} {lag_vi}quá thời hạn {} là {over} ngày.",
                day_vi(due)
            ),
            format!("{answer} answers {source} {lag_en}{over} days past the due date {due}."),
        );
        finding.repair = Phrase::new(
            "Kiểm tra hai ngày; nếu đúng thì ghi lý do chậm.",
            "Check both dates; if they are right, note why it was late.",
        );
        found.push(finding);
    }
    found
}
