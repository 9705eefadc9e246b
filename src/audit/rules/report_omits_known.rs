use std::collections::BTreeSet;

use crate::audit::book::Book;
use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Finding, Phrase};
use crate::id::DocumentId;
use crate::registry::{Body, InputFacts, RowState, fold};

use super::ReportOmitsKnown;

fn is_report(facts: &InputFacts) -> bool {
    let word = facts.own.type_word.as_deref().map(fold);
    let code = facts.own.id.as_ref().and_then(DocumentId::type_code);
    word.as_deref() == Some("báo cáo") || code.is_some_and(|code| code.as_str() == "BC")
}

/// n log n in the mentions; for each report, the rows of its own and the upper body.
pub(super) fn check(rule: ReportOmitsKnown, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let books = audit.books().all();
    let bodies: Vec<Option<Body>> = books.iter().map(Book::body).collect();
    for (input, facts) in audit.graph().inputs().iter().enumerate() {
        let Some(period) = audit.period_of(input).filter(|_| is_report(facts)) else {
            continue;
        };
        let scope = [&facts.own.issuer, &facts.own.superior];
        let scope: Vec<Body> = scope
            .into_iter()
            .flatten()
            .map(|it| Body::read(it))
            .collect();
        let named: BTreeSet<&DocumentId> = facts.mentions.iter().map(|it| &it.id).collect();
        for (book, body) in books.iter().zip(&bodies) {
            let ours = body.as_ref().is_some_and(|body| {
                body.place().is_some()
                    && scope
                        .iter()
                        .any(|it| it.place() == body.place() && !it.contradicts(body))
            });
            if !ours {
                continue;
            }
            for entry in &book.rows {
                let row = entry.row;
                let Some(day) = row.date.filter(|&it| period.from <= it && it <= period.to) else {
                    continue;
                };
                if row.state == RowState::Void || named.contains(&row.number) {
                    continue;
                }
                if facts.own.id.as_ref() == Some(&row.number) {
                    continue;
                }
                let label = row.number.to_string();
                let mut finding = Finding::of(&rule, vec![label.clone()], facts.name.to_string());
                finding.evidence = vec![entry.evidence()];
                let (name, report) = (book.name(), &facts.name);
                finding.why = Phrase::new(
                    format!(
                        "{name} có {label} ngày {}, trong kỳ báo cáo; {report} không nhắc đến.",
                        day_vi(day)
                    ),
                    format!(
                        "{name} has {label} of {day}, within the period; {report} never names it."
                    ),
                );
                finding.repair = Phrase::new(
                    "Kiểm tra văn bản có thuộc phạm vi báo cáo không; nếu có thì bổ sung.",
                    "Check whether it belongs in the report; add it if so.",
                );
                found.push(finding);
            }
        }
    }
    found
}
