use std::collections::BTreeSet;

use crate::audit::book::Book;
use crate::audit::{Audit, Finding, Phrase, Series, Severity};
use crate::graph::Document;
use crate::id::DocumentId;

use super::SerialHole;

/// The register, declared complete, that all documents of a series belong in.
fn register<'a>(audit: &'a Audit<'_>, series: &Series<'_>) -> Option<&'a Book<'a>> {
    let mut registers = series
        .documents()
        .iter()
        .map(|document| audit.books().complete_for(document));
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

/// Linear in the documents of the series, and n log n in the rows of its register.
///
/// Where a register is declared complete, a number that neither it nor a text has was
/// skipped: a warning. What the register has is no hole.
pub(super) fn check(rule: SerialHole, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for series in audit
        .series()
        .iter()
        .filter(|series| !series.holes().is_empty())
    {
        let documents = series.documents();
        let register = register(audit, series);
        let holes = register.map_or_else(
            || series.holes().to_vec(),
            |register| left_open(series.holes(), register),
        );
        if holes.is_empty() {
            continue;
        }
        let Some(first) = documents.first() else {
            continue;
        };
        let mut body = audit.body_of(first).to_owned();
        if let Some(period) = series.period() {
            body = format!("{body} {period}");
        }
        let mut finding = Finding::of(&rule, vec![series.label().to_owned()], body);
        if register.is_some() {
            finding.severity = Severity::Warning;
        }
        // The documents on either side of a hole.
        let number = |document: &Document<'_>| document.id().and_then(DocumentId::ordinal);
        for two in documents.windows(2) {
            if let (Some(low), Some(high)) = (number(&two[0]), number(&two[1])) {
                if high - low > 1 {
                    finding.evidence.extend(audit.first_named(&two[0]));
                    finding.evidence.extend(audit.first_named(&two[1]));
                }
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        finding
            .evidence
            .retain(|evidence| seen.insert(evidence.clone()));
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
        found.push(finding);
    }
    found
}
