use chrono::Datelike;

use crate::audit::part::Part;
use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Evidence, Finding, Severity};
use crate::graph::Place;
use crate::id::{DocumentId, Family, Level, Repairs};
use crate::mention::WrittenDate;
use crate::registry::{MentionFacts, Periods};

use super::{SerialOutsidePeriod, one_body};

/// Bytes between a number and a date that surely belongs to it: "…, ngày ". One on the
/// next line may stand a little further.
const BESIDE: (usize, usize) = (36, 100);

/// Whether the date stands right behind the number: one further on may be that of
/// another document, or of the matter.
fn beside(mention: &MentionFacts) -> bool {
    mention.date_place.as_ref().is_some_and(|date| {
        let gap = date.span.start().saturating_sub(mention.place.span.end());
        let wrapped = date.position.line != mention.place.position.line;
        gap <= BESIDE.0 || wrapped && gap <= BESIDE.1
    })
}

/// Why number and date cannot go together; in Vietnamese and English.
fn outside(mention: &MentionFacts) -> Option<(String, String)> {
    let day = mention.date.and_then(WrittenDate::day)?;
    let id = &mention.id;
    if !mention.certain || !beside(mention) || mention.repairs.contains(Repairs::SHORT_YEAR) {
        return None;
    }
    if let Some(year) = id.year() {
        return (i32::from(year) != day.year()).then(|| {
            (
                format!("số hiệu {id} ghi năm {year} nhưng đề ngày {}", day_vi(day)),
                format!("the number {id} is of {year}, the date {day} is not"),
            )
        });
    }
    let central = id.level() == Some(Level::Central) && id.family() == Some(Family::Party);
    let term = mention.term.filter(|_| central)?;
    let by_date = Periods::of(id, mention.date, None);
    let by_term = Periods::of(id, None, Some(term));
    (!by_date.overlaps(by_term)).then(|| {
        (
            format!(
                "{id} được ghi là của khóa {term} nhưng đề ngày {}",
                day_vi(day)
            ),
            format!("{id} is given to term {term}, but its date {day} lies outside that term"),
        )
    })
}

/// The first year of each Assembly's term, from the ninth on; it lasts into the first year of
/// the next one.
const ASSEMBLIES: &[(u16, u16)] = &[
    (9, 1992),
    (10, 1997),
    (11, 2002),
    (12, 2007),
    (13, 2011),
    (14, 2016),
    (15, 2021),
    (16, 2026),
    (17, 2031),
];

/// Why the year of a law's number and the Assembly that the number names cannot go together:
/// "126/2025/QH13".
fn other_assembly(id: &DocumentId) -> Option<(String, String)> {
    let year = id.year()?;
    let term = u16::from(id.organ()?.assembly_term()?);
    let from = |term: u16| ASSEMBLIES.iter().find(|row| row.0 == term).map(|row| row.1);
    let (first, last) = (from(term)?, from(term + 1)?);
    (year < first || last < year).then(|| {
        (
            format!("số hiệu {id} ghi năm {year}, nhưng Quốc hội khóa {term} là của các năm {first}-{last}"),
            format!("the number {id} is of {year}, the Assembly of term {term} of {first} to {last}"),
        )
    })
}

/// Why number and date, or number and Assembly, cannot go together.
fn why(mention: &MentionFacts) -> Option<(String, String)> {
    let by_term = || other_assembly(&mention.id).filter(|_| mention.certain);
    outside(mention).or_else(by_term)
}

/// Linear in the mentions.
pub(super) fn check(rule: SerialOutsidePeriod, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for (input, facts) in part.texts(graph) {
        for (at, mention) in facts.mentions.iter().enumerate() {
            let Some((vi, en)) = why(mention) else {
                continue;
            };
            let Some(document) = graph.mentioned(input, at) else {
                continue;
            };
            // One date beside one document is told once, where it first stands.
            let mut before = document
                .mentions()
                .take_while(|(_, it)| !core::ptr::eq(*it, mention));
            if before.any(|(_, it)| it.date == mention.date && why(it).is_some()) {
                continue;
            }
            let place = mention.date_place.as_ref().unwrap_or(&mention.place);
            let subjects = vec![document.label().to_owned()];
            let finding = Finding::of(&rule, subjects, audit.body_of(&document))
                .shown(
                    [&mention.place, place]
                        .map(|place| Evidence::at(graph, Place { input, place })),
                )
                .because(
                    format!("Ngày ở ngoài kỳ của số: {vi}."),
                    format!("The date lies outside the period of the number: {en}."),
                )
                .mend(
                    "Kiểm tra ngày, năm hoặc nhiệm kỳ với bản gốc.",
                    "Check date, year or term with the original.",
                );
            found.push(finding);
        }
    }
    found
}

/// Numbers that begin again inside one period: a pattern, not a verdict.
pub(super) fn restarts(rule: SerialOutsidePeriod, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for series in audit
        .series()
        .iter()
        .filter(|it| it.period().is_some() && one_body(it))
    {
        for document in series.restarts() {
            let (Some(day), Some(number)) = (document.date(), document.id()) else {
                continue;
            };
            let subjects = vec![document.label().to_owned()];
            let mut finding = Finding::of(&rule, subjects, audit.body_of(&document))
                .shown(audit.first_named(&document))
                .because(
                    format!("Trong {}, số bắt đầu lại từ {number} ngày {}.", series.label(), day_vi(day)),
                    format!("In {} the numbers begin again with {number} of {day}.", series.label()),
                )
                .reading(
                    "nơi ban hành đánh số theo năm",
                    "the office numbers by the year",
                )
                .reading(
                    "các số này của hai nơi ban hành",
                    "the numbers are of two bodies",
                )
                .mend(
                    "Kiểm tra cách đánh số trong sổ: văn bản của Đảng đánh số theo nhiệm kỳ, của Nhà nước theo năm.",
                    "Check how the register counts: Party numbers run through a term, State numbers through a year.",
                );
            finding.severity = Severity::Warning;
            found.push(finding);
        }
    }
    found
}
