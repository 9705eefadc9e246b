use crate::audit::phrase::day_vi;
use crate::audit::spoken::disagree;
use crate::audit::{Audit, Evidence, Finding, Phrase, Series, Severity};
use crate::graph::Document;
use crate::id::DocumentId;
use chrono::{Datelike, NaiveDate};

use super::{SerialDateInversion, one_body};

/// Days of a committee's term, the longest time that one series runs.
const TERM: i64 = 5 * 366;

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
        let mut kept = longest(&days);
        blame(audit, &rows, &mut kept);
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
            // No series runs for longer than a term: two dates further apart are of two.
            let one_term = |clash: &usize| (days[*clash] - days[at]).num_days().abs() < TERM;
            let Some(clash) = clash.filter(one_term) else {
                continue;
            };
            let mut finding = inversion(rule, audit, series, rows[at], rows[clash]);
            // What proves wrong by itself is told as an error by another rule; this follows from it.
            let told = [at, clash]
                .iter()
                .any(|&it| proves_wrong(audit, &rows[it].0));
            if told || !is_borne_out(&rows, &days, &kept, at) {
                finding.severity = Severity::Note;
            }
            // Where numbers began again, a date is outside its period, or a number or a type
            // is a slip, that is why they do not rise together.
            if let Some(restart) = restart {
                finding = finding.after("S03", restart.label());
            }
            for (document, _) in [&rows[at], &rows[clash]] {
                finding = finding
                    .after("S03", document.label())
                    .after("D10", document.label());
            }
            found.push(finding);
        }
    }
    found
}

/// Where either of two can be left out, blames the one that proves wrong by itself, else the
/// one whose both neighbours in number it breaks with.
fn blame(audit: &Audit<'_>, rows: &[(Document<'_>, NaiveDate)], kept: &mut [bool]) {
    for at in 0..rows.len() {
        if kept[at] {
            continue;
        }
        for other in [at.wrapping_sub(1), at + 1] {
            if other >= rows.len() || !kept[other] || !fits_instead(rows, kept, at, other) {
                continue;
            }
            let wrong = |at: usize| proves_wrong(audit, &rows[at].0);
            let inner = |at: usize| at > 0 && at + 1 < rows.len();
            let by_itself = wrong(other) && !wrong(at);
            if by_itself || wrong(other) == wrong(at) && inner(other) && !inner(at) {
                (kept[at], kept[other]) = (true, false);
                break;
            }
        }
    }
}

/// Whether the dates rise too where one is kept in place of its neighbour.
fn fits_instead(
    rows: &[(Document<'_>, NaiveDate)],
    kept: &[bool],
    at: usize,
    other: usize,
) -> bool {
    let stays = |it: usize| it == at || kept[it] && it != other;
    let before = (0..at).rev().find(|&it| stays(it));
    let behind = (at + 1..rows.len()).find(|&it| stays(it));
    before.is_none_or(|it| rows[it].1 <= rows[at].1)
        && behind.is_none_or(|it| rows[at].1 <= rows[it].1)
}

/// Documents of a series in order that must stand on the side on which a date breaks it.
const BORNE_OUT: usize = 3;

/// How far the numbers on both sides may lie that bear a wrong date out.
const NEXT: u32 = 3;

/// Whether the series around a document bears out that its date is wrong, and not that of the
/// one it clashes with: several in order on that side, or its next numbers on both. Numbers
/// are kept back for papers that are signed later, so two dates alone are worth a look and
/// no more.
fn is_borne_out(
    rows: &[(Document<'_>, NaiveDate)],
    days: &[NaiveDate],
    kept: &[bool],
    at: usize,
) -> bool {
    let against = |other: usize| {
        kept[other]
            && (other < at && days[other] > days[at] || other > at && days[other] < days[at])
    };
    let number = |at: usize| rows.get(at)?.0.id().and_then(DocumentId::ordinal);
    let next = |other: usize| {
        let near =
            matches!((number(at), number(other)), (Some(a), Some(b)) if a.abs_diff(b) <= NEXT);
        near && kept[other]
    };
    (0..days.len()).filter(|&other| against(other)).count() >= BORNE_OUT
        || at > 0 && next(at - 1) && at + 1 < rows.len() && next(at + 1)
}

/// Whether the number proves wrong by itself: its date lies outside its year, two dates stand
/// beside it, or its type is another.
fn proves_wrong(audit: &Audit<'_>, document: &Document<'_>) -> bool {
    let year = document.id().and_then(DocumentId::year).map(i32::from);
    let outside = matches!((year, document.date()), (Some(year), Some(day)) if year != day.year());
    let id = document.id();
    let misnamed = document.mentions().any(|(_, mention)| {
        matches!((&mention.type_word, id), (Some(word), Some(id)) if disagree(word, id, audit.additions()))
    });
    outside || misnamed || document.dates_conflict()
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
    let mut finding =
        Finding::of(&rule, subjects, audit.body_of(&document)).known_by([document.label()]);
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
