use crate::audit::part::Part;
use crate::audit::phrase::{called, day_vi};
use crate::audit::{Audit, Evidence, Finding, Phrase};

use super::FutureDated;

/// Linear in the documents.
pub(super) fn check(rule: FutureDated, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let Some(today) = audit.policy().as_of() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for document in part.documents(audit.graph()) {
        // Only where every day that the words leave open is yet to come.
        let Some((first, _)) = document.interval().filter(|&(first, _)| first > today) else {
            continue;
        };
        let label = document.label();
        let Phrase {
            vi: name_vi,
            en: name_en,
        } = called(&document);
        let mut finding = Finding::of(&rule, vec![label.to_owned()], audit.body_of(&document));
        let dates = document.dates().take(1);
        finding.evidence = dates
            .map(|(place, _)| Evidence::at(audit.graph(), place))
            .collect();
        if finding.evidence.is_empty() {
            finding.evidence = audit.first_named(&document);
        }
        finding.why = Phrase::new(
            format!(
                "{name_vi} đề ngày {}, sau ngày tính đến {}.",
                day_vi(first),
                day_vi(today)
            ),
            format!("{name_en} is dated {first}, after the day of looking, {today}."),
        );
        finding.repair = Phrase::new(
            "Kiểm tra ngày của văn bản, và ngày tính đến.",
            "Check the date of the document, and the day of looking.",
        );
        found.push(finding);
    }
    found
}
