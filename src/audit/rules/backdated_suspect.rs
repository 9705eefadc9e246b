use chrono::NaiveDate;

use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Evidence, Finding};
use crate::graph::Document;

use super::{BackdatedSuspect, one_body};

/// Linear in the documents of the series.
pub(super) fn check(rule: BackdatedSuspect, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for series in audit
        .series()
        .iter()
        .filter(|it| it.period().is_some() && one_body(it))
    {
        let rows: Vec<(Document<'_>, NaiveDate)> = series
            .documents()
            .filter_map(|document| Some((document, document.date()?)))
            .collect();
        for three in rows.windows(3) {
            let [(before, first), (document, day), (behind, last)] = three else {
                continue;
            };
            let earlier = day < first && day < last;
            let breaks = first == last && day > first;
            // Neighbours in disorder themselves say nothing of what stands between.
            if first > last || !(earlier || breaks) {
                continue;
            }
            let label = document.label();
            let (a, b) = (before.label(), behind.label());
            let finding = Finding::of(&rule, vec![label.to_owned()], audit.body_of(document))
                .shown(
                    [document, before, behind]
                        .into_iter()
                        .filter_map(|it| it.dates().next())
                        .map(|(place, _)| Evidence::at(graph, place)),
                )
                .because(
                    format!(
                        "{label} đề ngày {}, nhưng hai số bên cạnh là {a} ngày {} và {b} ngày {}.",
                        day_vi(*day),
                        day_vi(*first),
                        day_vi(*last)
                    ),
                    format!("{label} is dated {day}, but its neighbours {a} and {b} are of {first} and {last}."),
                )
                .reading("ngày được ghi lùi", "it was back-dated")
                .reading("ngày bị ghi nhầm", "the date is a slip")
                .mend(
                    "Kiểm tra ngày trong sổ đăng ký văn bản đi.",
                    "Check the date in the register of issued documents.",
                )
                .after("S02", label)
                // The shortest list of inversions may name a neighbour instead.
                .after("S02", a)
                .after("S02", b);
            found.push(finding);
        }
    }
    found
}
