use crate::audit::{Audit, Evidence, Finding, Phrase};

use super::WaiverWithoutReason;

/// Linear in the waivers.
pub(super) fn check(rule: WaiverWithoutReason, audit: &Audit<'_>) -> Vec<Finding> {
    let waivers = audit.policy().waivers().iter();
    waivers
        .filter(|waiver| !waiver.is_signed())
        .map(|waiver| {
            let blank =
                |words: &Option<String>| words.as_deref().is_none_or(|it| it.trim().is_empty());
            let parts = [
                (blank(&waiver.reason), "lý do", "the reason"),
                (blank(&waiver.who), "người quyết định", "the person"),
                (waiver.date.is_none(), "ngày", "the date"),
            ];
            let lacks = parts.iter().filter(|(lacks, ..)| *lacks);
            let (vi, en): (Vec<&str>, Vec<&str>) = lacks.map(|&(_, vi, en)| (vi, en)).unzip();
            let name = waiver.name();
            let mut finding = Finding::of(&rule, vec![name.clone()], "");
            finding.evidence = vec![Evidence::whole("policy")];
            finding.why = Phrase::new(
                format!(
                    "Miễn trừ {name} thiếu {}, nên không có hiệu lực.",
                    vi.join(", ")
                ),
                format!(
                    "The waiver of {name} lacks {} and so hides nothing.",
                    en.join(", ")
                ),
            );
            finding.repair = Phrase::new(
                "Ghi đủ lý do, người quyết định và ngày.",
                "Give reason, person and date.",
            );
            finding
        })
        .collect()
}
