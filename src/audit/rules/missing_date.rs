use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::{Document, Place, State};

use super::MissingDate;

/// Linear in documents and mentions.
pub(super) fn check(rule: MissingDate, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for document in audit.graph().documents() {
        let without = document.date().is_none()
            && !document.dates_conflict()
            && document.state() != State::Draft
            && !document.dates().any(|(_, date)| date.day().is_some());
        if !without {
            continue;
        }
        let evidence = if document.state() == State::Own {
            letterhead(audit, &document)
        } else {
            audit.first_named(&document)
        };
        // A text without any letterhead has no place for a date.
        if evidence.is_empty() {
            continue;
        }
        let subjects = vec![document.label().to_owned()];
        let mut finding = Finding::of(&rule, subjects, audit.body_of(&document));
        finding.evidence = evidence;
        let (between_vi, between_en) = match document.interval() {
            Some((from, to)) => (
                format!(
                    " Ngày nằm trong khoảng {} đến {}.",
                    day_vi(from),
                    day_vi(to)
                ),
                format!(" The date lies within {from} to {to}."),
            ),
            None => (String::new(), String::new()),
        };
        finding.why = if document.state() == State::Own {
            Phrase::new(
                format!("Ngày, tháng của chính văn bản này chưa đủ.{between_vi}"),
                format!("The text's own date is not complete.{between_en}"),
            )
        } else {
            Phrase::new(
                format!(
                    "Không chỗ nào ghi đủ ngày, tháng, năm của {}.{between_vi}",
                    document.label()
                ),
                format!(
                    "No mention gives day, month and year of {}.{between_en}",
                    document.label()
                ),
            )
        };
        finding.repair = Phrase::new(
            "Kiểm tra bản gốc và ghi đủ ngày, tháng, năm.",
            "Check the original and give the full date.",
        );
        found.push(finding);
    }
    found
}

/// Where the date of a text should stand.
fn letterhead(audit: &Audit<'_>, document: &Document<'_>) -> Vec<Evidence> {
    let graph = audit.graph();
    document
        .texts()
        .filter_map(|input| {
            let own = &graph.inputs()[input].own;
            let place = own.date_place.as_ref().or(own.id_place.as_ref())?;
            Some(Evidence::at(graph, Place { input, place }))
        })
        .collect()
}
