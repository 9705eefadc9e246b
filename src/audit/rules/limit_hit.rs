use crate::audit::{Audit, Evidence, Finding, Phrase};

use super::{LimitHit, suspect_downstream};

/// Linear in documents and relations.
pub(super) fn check(rule: LimitHit, audit: &Audit<'_>) -> Vec<Finding> {
    let caps = [
        ("chains", audit.chains().cut(), "chuỗi thực hiện", "chains"),
        (
            "duties",
            audit.obligations().cut(),
            "việc dò từ nguồn xuống",
            "the search below sources",
        ),
        (
            "suspects",
            suspect_downstream::cut(audit),
            "việc dò từ văn bản đã thay đổi xuống",
            "the search below changed documents",
        ),
    ];
    let first = audit.graph().inputs().first();
    let name = first.map_or("", |facts| &facts.name);
    caps.into_iter()
        .filter(|&(_, cut, ..)| cut > 0)
        .map(|(cap, cut, vi, en)| {
            let mut finding = Finding::of(&rule, vec![cap.to_owned()], "");
            finding.evidence = vec![Evidence::whole(name)];
            finding.why = Phrase::new(
                format!("Giới hạn kích thước đã cắt bớt {vi} ở {cut} văn bản."),
                format!("A cap cut {en} short at {cut} documents."),
            );
            finding.repair = Phrase::new(
                "Chia bộ hồ sơ thành nhiều phần nhỏ hơn.",
                "Split the set of documents into smaller ones.",
            );
            finding
        })
        .collect()
}
