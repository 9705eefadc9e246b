use std::collections::BTreeSet;

use crate::audit::book::Book;
use crate::audit::spot::First;
use crate::audit::{Audit, Finding, Phrase, Series, Severity, Spot};
use crate::graph::Document;
use crate::id::DocumentId;

use super::SerialHole;

/// The register, declared complete, that all documents of a series belong in.
fn register<'a>(audit: &'a Audit<'_>, series: &Series<'_>) -> Option<&'a Book<'a>> {
    let mut registers = series
        .documents()
        .map(|document| audit.books().complete_for(&document));
    let first = registers.next()??;
    registers
        .all(|it| it == Some(first))
        .then(|| &audit.books().all()[first])
}

/// Holes without the numbers that a register accounts for.
fn left_open(holes: &[(u32, u32)], register: &Book<'_>) -> Vec<(u32, u32)> {
    let known: BTreeSet<u32> = register
        .rows
        .iter()
        .filter_map(|entry| entry.row.number.ordinal())
        .collect();
    let mut left = Vec::new();
    for &(from, to) in holes {
        let mut start = from;
        for &number in known.range(from..=to) {
            if start < number {
                left.push((start, number - 1));
            }
            start = number + 1;
        }
        if start <= to {
            left.push((start, to));
        }
    }
    left
}

/// The holes of a series that its register leaves open, and the register. Most series
/// have none, so that no register is looked for.
fn holes<'a>(audit: &'a Audit<'_>, series: &Series<'_>) -> (Vec<(u32, u32)>, Option<&'a Book<'a>>) {
    if series.holes().is_empty() {
        return (Vec::new(), None);
    }
    let register = register(audit, series);
    let holes = register.map_or_else(
        || series.holes().to_vec(),
        |register| left_open(series.holes(), register),
    );
    (holes, register)
}

/// The documents on either side of each hole.
fn beside<'g>(series: &Series<'g>) -> impl Iterator<Item = Document<'g>> {
    let number = |document: &Document<'_>| document.id().and_then(DocumentId::ordinal);
    let documents = series.documents();
    let pairs = documents.clone().zip(documents.skip(1));
    let apart = move |(low, high): &(Document<'_>, Document<'_>)| matches!((number(low), number(high)), (Some(low), Some(high)) if high - low > 1);
    pairs.filter(apart).flat_map(|(low, high)| [low, high])
}

/// Linear in the documents of the series, and n log n in the rows of its register.
///
/// Where a register is declared complete, a number that neither it nor a text has was
/// skipped: a warning. What the register has is no hole.
pub(super) fn check(rule: SerialHole, audit: &Audit<'_>) -> Vec<Spot> {
    let mut found = Vec::new();
    for (at, series) in audit.series().iter().enumerate() {
        let (holes, register) = holes(audit, series);
        if holes.is_empty() {
            continue;
        }
        let first = beside(series).next();
        let first = first.map_or_else(|| First::at(None), |first| First::of(&first));
        let spot = Spot::series(&rule, at, first);
        found.push(match register {
            Some(_) => spot.at(Severity::Warning),
            None => spot,
        });
    }
    found
}

pub(super) fn write(rule: SerialHole, audit: &Audit<'_>, spot: &Spot) -> Option<Finding> {
    let series = spot.series_of(audit)?;
    let (holes, register) = holes(audit, series);
    let subjects = vec![series.label().to_owned()];
    let mut finding = Finding::of(&rule, subjects, audit.body_of_series(series))
        .shown(beside(series).flat_map(|document| audit.first_named(&document)));
    let missing: u32 = holes.iter().map(|(from, to)| to - from + 1).sum();
    let holes: Vec<String> = holes
        .iter()
        .map(|&(from, to)| {
            if from == to {
                from.to_string()
            } else {
                format!("{from}-{to}")
            }
        })
        .collect();
    let holes = holes.join(", ");
    let seen = series.seen().len();
    finding.why = Phrase::new(
        format!(
            "{}: thấy {seen} số; giữa số đầu và số cuối chưa thấy {holes} ({missing} số).",
            series.label()
        ),
        format!(
            "{}: {seen} numbers seen; between the first and the last unseen {holes} ({missing}).",
            series.label()
        ),
    );
    finding.repair = Phrase::new(
        "Chỉ để biết: số chưa thấy có thể không thuộc phạm vi báo cáo hoặc là văn bản mật. Nếu cần, kiểm tra trong sổ đăng ký.",
        "For information: unseen numbers may lie outside the report or be secret. Check the register where it matters.",
    );
    if let Some(register) = register {
        let book = register.name();
        finding.repair = Phrase::new(
            format!(
                "{book} đã xác nhận là đủ nhưng không có các số này: kiểm tra số bị bỏ hoặc dòng bị thiếu."
            ),
            format!(
                "{book} is declared complete and lacks these: check for skipped numbers or missing rows."
            ),
        );
    }
    Some(finding)
}
