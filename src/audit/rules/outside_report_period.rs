use std::sync::Arc;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::audit::part::Part;
use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Evidence, Finding, PeriodSource, Phrase};
use crate::graph::{Document, Place, TraceGraph};
use crate::registry::Role;

use super::OutsideReportPeriod;

/// n log n in the mentions.
pub(super) fn check(rule: OutsideReportPeriod, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for (input, facts) in part.texts(graph) {
        let Some(period) = audit.period_of(input) else {
            continue;
        };
        let mut seen = BTreeSet::new();
        for (at, mention) in facts.mentions.iter().enumerate() {
            if mention.role != Role::Declared {
                continue;
            }
            let Some(document) = graph.mentioned(input, at) else {
                continue;
            };
            if !is_counted(graph, input, &document, period.from) {
                continue;
            }
            // Only where no day that the words leave open lies inside.
            let outside = document
                .interval()
                .filter(|&(from, to)| to < period.from || from > period.to);
            let Some((from, to)) = outside else {
                continue;
            };
            if !seen.insert(document.handle()) {
                continue;
            }
            let subjects = vec![document.label().to_owned()];
            let mut finding = Finding::of(&rule, subjects, audit.body_of(&document));
            let place = mention.date_place.as_ref().unwrap_or(&mention.place);
            finding.evidence = vec![Evidence::at(graph, Place { input, place })];
            let (by_vi, by_en) = match period.source {
                PeriodSource::Given => ("theo yêu cầu", "as given"),
                PeriodSource::Title => ("theo tiêu đề của báo cáo", "from the report's own title"),
            };
            let (date_vi, date_en) = if from == to {
                (day_vi(from), from.to_string())
            } else {
                (
                    format!("{} đến {}", day_vi(from), day_vi(to)),
                    format!("{from} to {to}"),
                )
            };
            finding.why = Phrase::new(
                format!(
                    "{} đề ngày {date_vi}, ngoài kỳ báo cáo {} đến {} ({by_vi}).",
                    document.label(),
                    day_vi(period.from),
                    day_vi(period.to)
                ),
                format!(
                    "{} is dated {date_en}, outside the period {} to {} ({by_en}).",
                    document.label(),
                    period.from,
                    period.to
                ),
            );
            finding.repair = Phrase::new(
                "Kiểm tra văn bản có thuộc kỳ báo cáo này không, hay đã tính ở kỳ trước.",
                "Check whether the document belongs in this report or was counted in another.",
            );
            found.push(finding);
        }
    }
    found
}

/// Whether the report counts a document among what its body did: one of the level of the text,
/// and one that answers something or is of the year before. Another body's paper, and an older
/// one that is told as the history of a matter, is outside the period by right.
fn is_counted(graph: &TraceGraph, input: usize, document: &Document<'_>, from: NaiveDate) -> bool {
    let before = document
        .interval()
        .is_some_and(|(_, last)| (from - last).num_days() > 366);
    let answers = graph
        .citing(document.handle())
        .any(|relation| relation.kind().carries_out());
    let additions = &graph.background().additions;
    let own = &graph.inputs()[input].own;
    let level = own.id.as_ref().and_then(|id| additions.level(id));
    let other = matches!((level, document.level()), (Some(a), Some(b)) if a != b);
    (answers || !before) && !other
}

/// Needs a period for every text that declares anything.
pub(super) fn period(audit: &Audit<'_>) -> Option<Phrase> {
    let without = |(input, facts): (usize, &Arc<crate::registry::InputFacts>)| {
        facts
            .mentions
            .iter()
            .any(|mention| mention.role == Role::Declared)
            && audit.period_of(input).is_none()
    };
    audit
        .graph()
        .inputs()
        .iter()
        .enumerate()
        .any(without)
        .then(|| {
            Phrase::new(
                "kỳ báo cáo của những văn bản mà tiêu đề không nêu kỳ",
                "the period of those texts whose title names none",
            )
        })
}
