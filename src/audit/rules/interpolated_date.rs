use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Evidence, Finding};
use crate::graph::Document;
use crate::id::DocumentId;

use super::{InterpolatedDate, one_body};

/// Linear in the documents of the series.
pub(super) fn check(rule: InterpolatedDate, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    let number = |document: &Document<'_>| document.id().and_then(DocumentId::ordinal);
    for series in audit
        .series()
        .iter()
        .filter(|it| it.period().is_some() && one_body(it))
    {
        let documents = series.documents();
        let mut next: Vec<Option<Document<'_>>> = vec![None; documents.len()];
        let mut dated = None;
        for (at, document) in documents.clone().enumerate().rev() {
            next[at] = dated;
            if document.date().is_some() {
                dated = Some(document);
            }
        }
        let mut last: Option<Document<'_>> = None;
        for (at, document) in documents.enumerate() {
            if document.date().is_some() {
                last = Some(document);
                continue;
            }
            let (Some(before), Some(behind)) = (last, next[at]) else {
                continue;
            };
            let (Some(mut from), Some(mut to)) = (before.date(), behind.date()) else {
                continue;
            };
            let between =
                number(&before) < number(&document) && number(&document) < number(&behind);
            if let Some((first, last)) = document.interval() {
                from = from.max(first);
                to = to.min(last);
            }
            if !between || from > to || document.dates_conflict() {
                continue;
            }
            let label = document.label();
            let (a, b) = (before.label(), behind.label());
            let finding = Finding::of(&rule, vec![label.to_owned()], audit.body_of(&document))
                .shown(audit.first_named(&document))
                .shown(
                    [before, behind]
                        .iter()
                        .filter_map(|it| it.dates().next())
                        .map(|(place, _)| Evidence::at(graph, place)),
                )
                .because(
                    format!("{label} đứng giữa {a} và {b}, nên có ngày từ {} đến {}.", day_vi(from), day_vi(to)),
                    format!("{label} stands between {a} and {b}, so its date lies within {from} to {to}."),
                )
                .mend(
                    "Chỉ để biết: ghi ngày theo bản gốc.",
                    "For information: enter the date of the original.",
                );
            found.push(finding);
        }
    }
    found
}
