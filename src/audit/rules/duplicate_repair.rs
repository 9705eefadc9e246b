use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::audit::{Audit, Finding, Series};
use crate::graph::{Document, DocumentHandle};
use crate::id::DocumentId;

use super::DuplicateRepair;

/// The unseen numbers of a series that a paper of this day may have had: those between
/// neighbours in time. Linear in the documents of the series.
fn free(series: &Series<'_>, day: NaiveDate) -> Vec<String> {
    let number = |document: &Document<'_>| document.id().and_then(DocumentId::ordinal);
    let dated = || {
        series
            .documents()
            .filter_map(|it| Some((number(&it)?, it.date()?)))
    };
    let low = dated()
        .filter(|&(_, date)| date < day)
        .map(|(number, _)| number)
        .max();
    let high = dated()
        .filter(|&(_, date)| date > day)
        .map(|(number, _)| number)
        .min();
    let mut rows: Vec<String> = series
        .holes()
        .iter()
        .filter_map(|&(from, to)| {
            let from = low.map_or(from, |low| from.max(low.saturating_add(1)));
            let to = high.map_or(to, |high| to.min(high.saturating_sub(1)));
            (from <= to).then(|| {
                if from == to {
                    from.to_string()
                } else {
                    format!("{from}-{to}")
                }
            })
        })
        .collect();
    if let (None, Some(last)) = (high, series.seen().last()) {
        rows.push(format!("> {last}"));
    }
    rows
}

/// n log n in the documents; each collision looks at its own series once.
pub(super) fn check(rule: DuplicateRepair, audit: &Audit<'_>) -> Vec<Finding> {
    let mut series_of: BTreeMap<DocumentHandle, &Series<'_>> = BTreeMap::new();
    for series in audit.series() {
        for document in series.documents().filter(|it| it.collision().is_some()) {
            series_of.insert(document.handle(), series);
        }
    }
    let mut found = Vec::new();
    for group in audit.graph().collisions() {
        let papers: Vec<Document<'_>> = group.filter(|it| it.doubt().is_none()).collect();
        let Some(first) = papers.first() else {
            continue;
        };
        let Some(series) = series_of.get(&first.handle()) else {
            continue;
        };
        let Some(day) = papers.iter().find_map(Document::date) else {
            continue;
        };
        let rows = free(series, day).join(", ");
        if rows.is_empty() {
            continue;
        }
        let label = first.label();
        let name = series.label();
        let finding = Finding::of(&rule, vec![label.to_owned()], audit.body_of(first))
            .shown(papers.iter().flat_map(|paper| audit.first_named(paper)))
            .because(
                format!("Nếu {label} là hai văn bản, các số của {name} chưa thấy và hợp với ngày: {rows}."),
                format!("If {label} stands for two papers, these numbers of {name} are unseen and fit the date: {rows}."),
            )
            .mend(
                "Đối chiếu các số này với sổ đăng ký văn bản đi.",
                "Compare these numbers with the register of issued documents.",
            )
            .after("D01", label);
        found.push(finding);
    }
    found
}
