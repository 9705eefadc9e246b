use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Evidence, Finding, Phrase};

use super::WaiverExpired;

/// Linear in the waivers.
pub(super) fn check(rule: WaiverExpired, audit: &Audit<'_>) -> Vec<Finding> {
    let Some(today) = audit.policy().as_of() else {
        return Vec::new();
    };
    let waivers = audit.policy().waivers().iter();
    waivers
        .filter_map(|waiver| Some((waiver, waiver.expires?)))
        .filter(|&(_, last)| last < today)
        .map(|(waiver, last)| {
            let name = waiver.name();
            let mut finding = Finding::of(&rule, vec![name.clone()], "");
            finding.evidence = vec![Evidence::whole("policy")];
            finding.why = Phrase::new(
                format!(
                    "Miễn trừ {name} hết hạn ngày {}, không còn che phát hiện nào.",
                    day_vi(last)
                ),
                format!("The waiver of {name} ended on {last} and hides nothing any more."),
            );
            finding.repair = Phrase::new(
                "Gia hạn với lý do mới, hoặc xóa miễn trừ và xử lý phát hiện.",
                "Renew it with a reason, or drop it and mend the finding.",
            );
            finding
        })
        .collect()
}
