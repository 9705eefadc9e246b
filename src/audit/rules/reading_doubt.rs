use crate::audit::{Audit, Evidence, Finding, Locator, Phrase};

use super::ReadingDoubt;

/// Linear in the doubts.
pub(super) fn check(rule: ReadingDoubt, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for facts in audit.graph().inputs() {
        for doubt in &facts.doubts {
            let mut finding = Finding::of(&rule, vec![doubt.name.to_string()], &*facts.name);
            finding.evidence = vec![Evidence {
                quote: doubt.quote.to_string(),
                locator: doubt
                    .place
                    .as_ref()
                    .map(|(vi, en)| Box::new(Locator::new(Phrase::new(&**vi, &**en)))),
                ..Evidence::whole(&facts.name)
            }];
            let (vi, en) = &doubt.words;
            finding.why = Phrase::new(
                format!("Đọc tệp này chưa chắc đúng: {vi}."),
                format!("It is in doubt whether this file was read right: {en}."),
            );
            finding.repair = Phrase::new(
                "Đối chiếu với tệp gốc; sửa chỗ này, hoặc nêu rõ cách đọc rồi chạy lại.",
                "Compare with the file; mend the place, or say how it is to be read, and run again.",
            );
            found.push(finding);
        }
    }
    found
}
