use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Evidence, Finding, Phrase, Series};
use crate::graph::Document;
use chrono::NaiveDate;

use super::{SerialDateInversion, one_body};

/// Marks the longest row whose dates never fall; n log n.
fn longest(days: &[NaiveDate]) -> Vec<bool> {
    // For each length, the item with the earliest day that ends a row of it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(days.len());
    for (at, day) in days.iter().enumerate() {
        let length = ends.partition_point(|&end| days[end] <= *day);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut kept = vec![false; days.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        kept[at] = true;
        next = before[at];
    }
    kept
}

/// n log n in the documents.
pub(super) fn check(rule: SerialDateInversion, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    // A run of unknown period may hold numbers of two terms.
    for series in audit
        .series()
        .iter()
        .filter(|s| s.period().is_some() && one_body(s))
    {
        let rows: Vec<(Document<'_>, NaiveDate)> = series
            .documents()
            .filter_map(|document| Some((document, document.date()?)))
            .collect();
        let days: Vec<NaiveDate> = rows.iter().map(|&(_, day)| day).collect();
        let kept = longest(&days);
        let restart = series.restarts().first().copied();
        let mut last: Option<usize> = None;
        let mut next_kept: Vec<Option<usize>> = vec![None; rows.len()];
        for at in (0..rows.len().saturating_sub(1)).rev() {
            next_kept[at] = if kept[at + 1] {
                Some(at + 1)
            } else {
                next_kept[at + 1]
            };
        }
        for at in 0..rows.len() {
            if kept[at] {
                last = Some(at);
                continue;
            }
            // The neighbour in order that it clashes with: the kept one before it, or
            // the next kept one behind it.
            let clash = last
                .filter(|&before| days[before] > days[at])
                .or(next_kept[at]);
            let Some(clash) = clash else {
                continue;
            };
            let mut finding = inversion(rule, audit, series, rows[at], rows[clash]);
            // Where numbers began again, a date is outside its period, or a number or a type
            // is a slip, that is why they do not rise together.
            if let Some(restart) = restart {
                finding = finding.after("S03", restart.label());
            }
            for (document, _) in [&rows[at], &rows[clash]] {
                finding = finding.after("S03", document.label()).after("D10", document.label());
            }
            found.push(finding);
        }
    }
    found
}

fn inversion(
    rule: SerialDateInversion,
    audit: &Audit<'_>,
    series: &Series<'_>,
    (document, day): (Document<'_>, NaiveDate),
    (other, other_day): (Document<'_>, NaiveDate),
) -> Finding {
    // Of two that stand alone in their series either may be the slip.
    let alone = series.documents().filter(|it| it.date().is_some()).count() == 2;
    let mut subjects = vec![document.label().to_owned()];
    subjects.extend(alone.then(|| other.label().to_owned()));
    let mut finding = Finding::of(&rule, subjects, audit.body_of(&document))
        .known_by([document.label()]);
    finding.evidence = document
        .dates()
        .take(1)
        .chain(other.dates().take(1))
        .map(|(place, _)| Evidence::at(audit.graph(), place))
        .collect();
    finding.why = Phrase::new(
        format!(
            "Trong {}, số và ngày không cùng thứ tự: {} ngày {}, {} ngày {}.",
            series.label(),
            document.label(),
            day_vi(day),
            other.label(),
            day_vi(other_day)
        ),
        format!(
            "In {} numbers and dates do not rise together: {} of {day}, {} of {other_day}.",
            series.label(),
            document.label(),
            other.label()
        ),
    );
    finding.readings = vec![
        Phrase::new(
            "ngày hoặc số bị ghi nhầm",
            "the date or the number is a slip",
        ),
        Phrase::new(
            "số được cấp trước hoặc chèn sau",
            "the number was reserved or put in later",
        ),
    ];
    finding.repair = Phrase::new(
        "Kiểm tra số và ngày của hai văn bản trong sổ đăng ký văn bản đi.",
        "Check number and date of both documents in the register.",
    );
    finding
}
