use crate::audit::part::Part;
use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Evidence, Finding, Phrase, calendar};

use super::IssuedOnRestDay;

/// Linear in the documents.
pub(super) fn check(rule: IssuedOnRestDay, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let mut found = Vec::new();
    for document in part.documents(audit.graph()) {
        let Some(day) = document.date() else {
            continue;
        };
        let Some(rest) = calendar::rest(day) else {
            continue;
        };
        let subjects = vec![document.label().to_owned()];
        let mut finding = Finding::of(&rule, subjects, audit.body_of(&document));
        finding.evidence = document
            .dates()
            .filter(|(_, date)| date.day() == Some(day))
            .take(1)
            .map(|(place, _)| Evidence::at(audit.graph(), place))
            .collect();
        let weekday = calendar::weekday(day);
        let (in_vi, in_en) = if weekday == rest {
            (String::new(), String::new())
        } else {
            (format!(" ({})", weekday.vi), format!(" ({})", weekday.en))
        };
        finding.why = Phrase::new(
            format!(
                "{} ban hành ngày {}, là {}{in_vi}.",
                document.label(),
                day_vi(day),
                rest.vi
            ),
            format!(
                "{} is dated {day}, which is {}{in_en}.",
                document.label(),
                rest.en
            ),
        );
        finding.repair = Phrase::new(
            "Kiểm tra ngày với bản gốc; ban hành vào ngày nghỉ không phải là sai.",
            "Check the date with the original; issuing on a day of rest is no fault in itself.",
        );
        found.push(finding);
    }
    found
}

/// Silent on lunar holidays where a date lies outside the table.
pub(super) fn calendar(audit: &Audit<'_>) -> Option<Phrase> {
    let beyond = |document: crate::graph::Document<'_>| {
        document.date().is_some_and(|day| !calendar::knows(day))
    };
    audit.graph().documents().any(beyond).then(|| {
        Phrase::new(
            "lịch nghỉ Tết và Giỗ Tổ của các năm ngoài 2010-2030; các năm này chỉ xét ngày lễ cố định, thứ Bảy và Chủ nhật",
            "the lunar holidays of years outside 2010 to 2030; there only fixed holidays and weekends were looked at",
        )
    })
}
