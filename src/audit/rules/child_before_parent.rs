use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Evidence, Finding, Phrase, Severity};
use crate::graph::Document;

use super::ChildBeforeParent;

type Days = (chrono::NaiveDate, chrono::NaiveDate);

/// First and last day that a document can have; where its dates clash, first and last
/// of those written.
fn span(document: &Document<'_>) -> Option<Days> {
    if !document.dates_conflict() {
        return document.interval();
    }
    let days = || document.dates().filter_map(|(_, date)| date.day());
    Some((days().min()?, days().max()?))
}

/// Linear in relations and mentions.
pub(super) fn check(rule: ChildBeforeParent, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let spans: Vec<Option<Days>> = audit.graph().documents().map(|it| span(&it)).collect();
    for relation in audit.graph().relations().filter(|r| r.kind().carries_out()) {
        let (child, parent) = (relation.from(), relation.to());
        if child.handle() == parent.handle() {
            continue;
        }
        let conflict = child.dates_conflict() || parent.dates_conflict();
        let both = (
            spans[child.handle().index()],
            spans[parent.handle().index()],
        );
        let (Some(below), Some(above)) = both else {
            continue;
        };
        let certain = below.1 < above.0;
        // Where dates clash, one of them before its source is worth a look; where
        // they are only partly written, nothing is said.
        let doubtful = conflict && below.0 < above.1;
        if !certain && !doubtful {
            continue;
        }
        let mut finding = Finding::of(
            &rule,
            vec![child.label().to_owned(), parent.label().to_owned()],
            audit.body_of(&child),
        );
        if !certain {
            finding.severity = Severity::Note;
        }
        let dates = child.dates().take(1).chain(parent.dates().take(1));
        finding.evidence = dates
            .map(|(place, _)| Evidence::at(audit.graph(), place))
            .collect();
        finding.evidence.extend(
            relation
                .evidence()
                .iter()
                .take(1)
                .map(|evidence| Evidence::at(audit.graph(), evidence.place())),
        );
        finding.why = Phrase::new(
            format!(
                "{} (muộn nhất {}) đề ngày trước {} (sớm nhất {}) là văn bản mà nó thực hiện.",
                child.label(),
                day_vi(below.1),
                parent.label(),
                day_vi(above.0)
            ),
            format!(
                "{} ({} at the latest) is dated before {} ({} at the earliest), which it carries out.",
                child.label(),
                below.1,
                parent.label(),
                above.0
            ),
        );
        if !certain {
            finding.why = Phrase::new(
                format!(
                    "Các ngày ghi cho {} và {} không thống nhất; theo ít nhất một cách đọc, văn bản thực hiện có trước văn bản được thực hiện.",
                    child.label(),
                    parent.label()
                ),
                format!(
                    "The dates given for {} and {} disagree; by at least one reading the answer is older than its source.",
                    child.label(),
                    parent.label()
                ),
            );
        }
        finding.repair = Phrase::new(
            "Kiểm tra ngày của hai văn bản, và kiểm tra có đúng văn bản được thực hiện không.",
            "Check the dates of both documents, and whether the source named is the right one.",
        );
        found.push(finding);
    }
    found
}
