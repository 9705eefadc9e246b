use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::audit::part::Part;
use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Finding, Phrase};
use crate::graph::{Document, State};
use crate::id::Level;
use crate::registry::fold;
use crate::relation::RelationKind;

use super::ExpiredChildLiveParent;

/// The last year that a title names as its period: "giai đoạn 2021 - 2023", "đến năm
/// 2030", "năm 2023". The greatest, so that a longer view counts.
fn last_year(title: &str) -> Option<i32> {
    let folded = fold(title);
    if !["giai đoạn", "năm"]
        .iter()
        .any(|word| folded.contains(&fold(word)))
    {
        return None;
    }
    folded
        .split(|sign: char| !sign.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (1990..2100).contains(year))
        .max()
}

type Issuer = (Option<Level>, Option<u32>);

/// The answers of a source by body: their dates and last years, to find successors.
fn by_body<'g>(answers: &[Document<'g>]) -> BTreeMap<Issuer, Vec<Document<'g>>> {
    let mut made: BTreeMap<Issuer, Vec<Document<'g>>> = BTreeMap::new();
    for answer in answers {
        let key = (answer.level(), answer.place_rank());
        made.entry(key).or_default().push(*answer);
    }
    made
}

/// Linear in relations; the last answer of each body is compared with the expired one.
pub(super) fn check(rule: ExpiredChildLiveParent, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let Some(today) = audit.policy().as_of() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for source in part.documents(graph) {
        let answers: Vec<Document<'_>> = graph
            .cited(source.handle())
            .filter(|r| r.kind().carries_out())
            .map(|relation| relation.from())
            .filter(|answer| answer.state() != State::Draft)
            .collect();
        let live = || {
            audit.endings(&source).is_empty()
                && source
                    .title()
                    .and_then(last_year)
                    .is_some_and(|year| year >= today.year())
        };
        if answers.is_empty() || !live() {
            continue;
        }
        for mut group in by_body(&answers).into_values() {
            group.sort_by_key(|it| (it.date(), it.handle()));
            // One of unknown date may be the successor.
            let (Some(answer), true) = (
                group.last(),
                group.len() == 1 || group.iter().all(|it| it.date().is_some()),
            ) else {
                continue;
            };
            let end = answer
                .title()
                .and_then(last_year)
                .and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31))
                .filter(|&end| end < today);
            let renewed = graph.cited(answer.handle()).any(|relation| {
                matches!(
                    relation.kind(),
                    RelationKind::Replaces | RelationKind::Extends | RelationKind::Amends
                )
            });
            let (Some(end), false) = (end, renewed) else {
                continue;
            };
            let subjects = vec![answer.label().to_owned(), source.label().to_owned()];
            let mut finding = Finding::of(&rule, subjects, audit.body_of(answer));
            finding.evidence = audit.first_named(answer);
            finding.evidence.extend(audit.first_named(&source));
            let (answer, source) = (answer.label(), source.label());
            finding.why = Phrase::new(
                format!(
                    "{answer} hết kỳ thực hiện ngày {}, trong khi {source} còn thời gian thực hiện; chưa thấy văn bản tiếp theo.",
                    day_vi(end)
                ),
                format!(
                    "The period of {answer} ended on {end}, {source} runs on, and no successor is seen."
                ),
            );
            finding.repair = Phrase::new(
                "Kiểm tra đã có kế hoạch cho giai đoạn tiếp theo chưa.",
                "Check whether a plan for the next period exists.",
            );
            found.push(finding);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::last_year;

    #[test]
    fn periods_in_titles() {
        assert_eq!(last_year("phát triển giai đoạn 2021 - 2023"), Some(2023));
        assert_eq!(last_year("đến năm 2030, tầm nhìn đến năm 2045"), Some(2045));
        assert_eq!(last_year("Điều 2021 của Luật"), None);
        assert_eq!(last_year("công tác năm 20233"), None);
    }
}
