use std::collections::HashMap;

use chrono::NaiveDate;

use crate::audit::phrase::{called, day_vi};
use crate::audit::who::Issuer;
use crate::audit::{Audit, Finding, Phrase};
use crate::graph::Document;
use crate::id::DocumentId;
use crate::id::vocabulary::Validity;

use super::OrganNotInExistence;

/// When the codes of organs were in use, by organ and type: the same few stand in most
/// numbers.
type InUse = HashMap<u32, Option<Validity>>;

/// What did not stand on any day that a document can have, and when it did.
fn gone(audit: &Audit<'_>, document: &Document<'_>, known: &mut InUse) -> Option<Phrase> {
    let (first, last) = document.interval()?;
    let outside = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
        from.is_some_and(|from| last < from) || to.is_some_and(|to| to < first)
    };
    let days = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
        let vi = |day: Option<NaiveDate>| day.map_or_else(|| "…".to_owned(), day_vi);
        let en = |day: Option<NaiveDate>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        (
            format!("{} – {}", vi(from), vi(to)),
            format!("{} – {}", en(from), en(to)),
        )
    };
    if let Issuer::One(at) = audit.who().issued(audit.graph(), document) {
        let body = &audit.policy().bodies()[at];
        if outside(body.from, body.to) {
            let (vi, en) = days(body.from, body.to);
            return Some(Phrase::new(
                format!("{} ({vi})", body.name),
                format!("{} ({en})", body.name),
            ));
        }
    }
    let organ = || document.id().and_then(DocumentId::organ);
    let read = || audit.additions().organ_validity(organ()?);
    let in_use = match document.office_rank() {
        Some(office) => *known.entry(office).or_insert_with(read),
        None => read(),
    };
    if let Some(validity) = in_use.filter(|it| outside(it.from(), it.to())) {
        if let Some(organ) = organ() {
            let (vi, en) = days(validity.from(), validity.to());
            return Some(Phrase::new(
                format!("ký hiệu {organ} ({vi})"),
                format!("the code {organ} ({en})"),
            ));
        }
    }
    let level = document.level()?;
    (!level.stood_on(Some(first))).then(|| {
        Phrase::new(
            format!("cấp {}", level.vietnamese()),
            format!("the level {level}"),
        )
    })
}

/// Linear in the documents, with a look-up of the body for each.
pub(super) fn check(rule: OrganNotInExistence, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut known = InUse::new();
    for document in audit.graph().documents() {
        let gone = gone(audit, &document, &mut known);
        let (Some(gone), Some((first, _))) = (gone, document.interval()) else {
            continue;
        };
        let label = document.label();
        let Phrase {
            vi: name_vi,
            en: name_en,
        } = called(&document);
        let mut finding = Finding::of(&rule, vec![label.to_owned()], audit.body_of(&document));
        finding.evidence = audit.first_named(&document);
        finding.why = Phrase::new(
            format!(
                "{name_vi} đề ngày {}, khi {} không tồn tại.",
                day_vi(first),
                gone.vi
            ),
            format!(
                "{name_en} is dated {first}, when {} did not stand.",
                gone.en
            ),
        );
        finding.repair = Phrase::new(
            "Kiểm tra ngày và ký hiệu cơ quan ban hành.",
            "Check the date and the code of the issuing body.",
        );
        found.push(finding);
    }
    found
}
