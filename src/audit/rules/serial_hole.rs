use crate::audit::{Audit, Finding, Phrase};
use crate::graph::Document;
use crate::id::DocumentId;

use super::SerialHole;

/// Linear in the documents of the series.
pub(super) fn check(rule: SerialHole, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for series in audit
        .series()
        .iter()
        .filter(|series| !series.holes().is_empty())
    {
        let documents = series.documents();
        let Some(first) = documents.first() else {
            continue;
        };
        let mut body = audit.body_of(first);
        if let Some(period) = series.period() {
            body = format!("{body} {period}");
        }
        let mut finding = Finding::of(&rule, vec![series.label().to_owned()], body);
        // The documents on either side of a hole.
        let number = |document: &Document<'_>| document.id().and_then(DocumentId::ordinal);
        for two in documents.windows(2) {
            if let (Some(low), Some(high)) = (number(&two[0]), number(&two[1])) {
                if high - low > 1 {
                    finding.evidence.extend(audit.first_named(&two[0]));
                    finding.evidence.extend(audit.first_named(&two[1]));
                }
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        finding
            .evidence
            .retain(|evidence| seen.insert(evidence.clone()));
        let holes: Vec<String> = series
            .holes()
            .iter()
            .map(|&(from, to)| {
                if from == to {
                    from.to_string()
                } else {
                    format!("{from}-{to}")
                }
            })
            .collect();
        let (holes, missing) = (holes.join(", "), series.missing());
        let seen = series.seen().len();
        finding.why = Phrase::new(
            format!(
                "{}: thấy {seen} số; giữa số đầu và số cuối chưa thấy {holes} ({missing} số).",
                series.label()
            ),
            format!(
                "{}: {seen} numbers seen; between the first and the last unseen {holes} ({missing}).",
                series.label()
            ),
        );
        finding.repair = Phrase::new(
            "Chỉ để biết: số chưa thấy có thể không thuộc phạm vi báo cáo hoặc là văn bản mật. Nếu cần, kiểm tra trong sổ đăng ký.",
            "For information: unseen numbers may lie outside the report or be secret. Check the register where it matters.",
        );
        found.push(finding);
    }
    found
}
