use crate::audit::book::Entry;
use crate::audit::near::distance;
use crate::audit::{Audit, Finding, Phrase};
use crate::graph::{Document, State};
use crate::id::DocumentId;

use super::NearMissReference;
use super::dangling_reference::absent;

/// The numbers that one slip makes of another: a digit changed, dropped, added, or two
/// swapped.
fn slips(number: u32) -> Vec<u32> {
    let digits = number.to_string();
    let digits = digits.as_bytes();
    let mut made: Vec<Vec<u8>> = Vec::new();
    for at in 0..digits.len() {
        let mut dropped = digits.to_vec();
        dropped.remove(at);
        made.push(dropped);
        if at + 1 < digits.len() {
            let mut swapped = digits.to_vec();
            swapped.swap(at, at + 1);
            made.push(swapped);
        }
        for digit in b'0'..=b'9' {
            let mut changed = digits.to_vec();
            changed[at] = digit;
            made.push(changed);
        }
    }
    let mut found: Vec<u32> = made
        .into_iter()
        .filter(|digits| digits.first().is_some_and(|&first| first != b'0'))
        .filter_map(|digits| String::from_utf8(digits).ok()?.parse().ok())
        .filter(|&slip| slip != number)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The rows that may be meant: the same ordinal in a series one or two letters off, or,
/// where the date agrees, an ordinal one slip off in the same series.
fn meant<'p>(audit: &Audit<'p>, document: &Document<'_>) -> Vec<Entry<'p>> {
    let Some((id, ordinal)) = document.id().and_then(|id| Some((id, id.ordinal()?))) else {
        return Vec::new();
    };
    let (label, series) = (id.to_string(), id.series());
    let day = document.date();
    let agrees = |entry: &&Entry<'_>| match (day, entry.row.date) {
        (Some(day), Some(other)) => day == other,
        _ => true,
    };
    let books = audit.books();
    let mut found: Vec<Entry<'p>> = books
        .with_ordinal(ordinal)
        .iter()
        .filter(|entry| entry.row.number.series() != series)
        .filter(agrees)
        .filter(|entry| distance(&label, &entry.row.number.to_string(), 2).is_some())
        .copied()
        .collect();
    if day.is_some() {
        for slip in slips(ordinal) {
            let rows = books.with_ordinal(slip).iter();
            let same = rows.filter(|entry| entry.row.number.series() == series);
            found.extend(same.filter(|entry| entry.row.date == day).copied());
        }
    }
    found.truncate(3);
    found
}

/// Linear in documents; for each dangling one, a look-up for each slip.
pub(super) fn check(rule: NearMissReference, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for target in graph.documents().filter(|it| it.state() == State::Cited) {
        let cited = graph
            .cited(target.handle())
            .any(|relation| relation.from().handle() != target.handle());
        if !cited || absent(audit, &target).is_none() {
            continue;
        }
        let near = meant(audit, &target);
        if near.is_empty() {
            continue;
        }
        let subjects = vec![target.label().to_owned()];
        let mut finding =
            Finding::of(&rule, subjects, audit.body_of(&target)).after("O02", target.label());
        finding.evidence = audit.first_named(&target);
        finding.evidence.extend(near.iter().map(Entry::evidence));
        let names: Vec<String> = near
            .iter()
            .map(|it| DocumentId::to_string(&it.row.number))
            .collect();
        let (label, names) = (target.label(), names.join(", "));
        finding.why = Phrase::new(
            format!("{label} không có trong sổ, nhưng có số gần giống: {names}."),
            format!("{label} is in no register, but a number close to it is: {names}."),
        );
        finding.repair = Phrase::new(
            format!("Kiểm tra có phải viện dẫn {names} không."),
            format!("Check whether {names} is meant."),
        );
        found.push(finding);
    }
    found
}
