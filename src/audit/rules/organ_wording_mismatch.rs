use chrono::NaiveDate;

use crate::audit::issuer::{Issuer, Issuers};
use crate::audit::paper::Marks;
use crate::audit::part::Part;
use crate::audit::{Audit, Evidence, Finding};
use crate::graph::Place;
use crate::id::{Additions, DocumentId, Family, Level};

use super::OrganWordingMismatch;

/// What does not fit: in Vietnamese and English; `None` where all may be right.
fn misfit(
    id: &DocumentId,
    (issuer, read): (&str, &Issuer),
    day: Option<NaiveDate>,
    additions: &Additions,
) -> Option<(String, String)> {
    let organ = id.organ()?.as_str();
    let denied = read.denied.iter().find(|row| {
        organ == row.organ
            && id
                .type_code()
                .is_some_and(|code| additions.readings(code).first() == Some(&row.kind))
            && matches!((day, row.from), (Some(day), Some(from)) if day >= from)
    });
    if let Some(row) = denied {
        return Some((
            format!("“{issuer}” không ban hành loại {} ", row.kind.vietnamese())
                .trim_end()
                .to_owned(),
            format!(
                "“{issuer}” does not issue documents of the type {}",
                row.kind.english()
            ),
        ));
    }
    // Joint codes ("TU-UBND") are of both.
    let of_party = additions.family(id) == Some(Family::Party) && !organ.contains('-');
    if read.state && of_party {
        return Some((
            format!("“{issuer}” là cơ quan nhà nước, ký hiệu {organ} là của cơ quan Đảng"),
            format!("“{issuer}” is a body of the State, the code {organ} is the Party's"),
        ));
    }
    // The army writes QU, cities and towns within a province TU.
    let by_code = additions
        .level(id)
        .filter(|_| !matches!(organ, "QU" | "ĐUK"))?;
    let by_words = read.level?;
    let city = organ.ends_with("TU") && by_words == Level::District;
    (by_code != by_words && (!city || read.district)).then(|| {
        (
            format!(
                "“{issuer}” là cấp {}, ký hiệu {organ} là của cấp {}",
                by_words.vietnamese(),
                by_code.vietnamese()
            ),
            format!(
                "“{issuer}” is of the level {by_words}, the code {organ} of the level {by_code}"
            ),
        )
    })
}

/// Linear in the mentions, and in the words of each issuer once.
pub(super) fn check(rule: OrganWordingMismatch, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut issuers = Issuers::default();
    let mut found = Vec::new();
    for (input, facts) in part.texts(graph) {
        for (at, mention) in facts.mentions.iter().enumerate() {
            let Some(issuer) = mention.issuer.as_deref().filter(|_| mention.certain) else {
                continue;
            };
            let Some(document) = graph.mentioned(input, at) else {
                continue;
            };
            if !audit.has(&document, Marks::WORDED_APART) {
                continue;
            }
            let read = issuers.read(issuer);
            if read.fits(document.level()) {
                continue;
            }
            let day = mention.date.and_then(crate::mention::WrittenDate::day);
            let Some((vi, en)) = misfit(
                &mention.id,
                (issuer, read),
                day.or(document.date()),
                audit.additions(),
            ) else {
                continue;
            };
            let label = document.label();
            let place = &mention.place;
            let finding = Finding::of(&rule, vec![label.to_owned()], audit.body_of(&document))
                .shown([Evidence::at(graph, Place { input, place })])
                .because(format!("{label}: {vi}."), format!("{label}: {en}."))
                .reading("cơ quan ban hành bị ghi nhầm", "the issuer is a slip")
                .reading("số, ký hiệu bị ghi nhầm", "the number is a slip")
                .mend(
                    "Kiểm tra cơ quan ban hành với bản gốc.",
                    "Check the issuer with the original.",
                );
            found.push(finding);
        }
    }
    found
}
