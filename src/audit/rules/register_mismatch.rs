use crate::audit::book::Entry;
use crate::audit::life::ends;
use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Finding, Phrase};
use crate::graph::{Document, State};
use crate::registry::RowState;

use super::RegisterMismatch;
use super::dangling_reference::absent;

/// How a text and the register's only row for a document clash.
fn clash(audit: &Audit<'_>, document: &Document<'_>, entry: &Entry<'_>) -> Option<Phrase> {
    let issued = matches!(document.state(), State::Declared | State::Own);
    let label = document.label();
    if issued && entry.row.state == RowState::Void {
        return Some(Phrase::new(
            format!("văn bản nêu {label} là đã ban hành"),
            format!("the text has {label} as issued"),
        ));
    }
    if let (Some(day), Some(other)) = (document.date(), entry.row.date) {
        if day != other {
            return Some(Phrase::new(
                format!("văn bản ghi {label} ngày {}", day_vi(day)),
                format!("the text dates {label} {day}"),
            ));
        }
    }
    if entry.row.state == RowState::Issued {
        let ended = audit
            .graph()
            .cited(document.handle())
            .find(|relation| ends(relation.kind()) && relation.from().state() != State::Draft)?;
        let by = ended.from();
        let by = by.label();
        return Some(Phrase::new(
            format!("theo {by} thì {label} đã hết hiệu lực"),
            format!("by {by}, {label} is no longer in force"),
        ));
    }
    None
}

fn finding(rule: RegisterMismatch, subjects: Vec<String>, body: impl Into<String>) -> Finding {
    let mut finding = Finding::of(&rule, subjects, body)
        .reading("văn bản ghi nhầm", "the text is a slip")
        .reading(
            "sổ ghi nhầm hoặc ghi thiếu",
            "the register is a slip, or lacks it",
        );
    finding.repair = Phrase::new(
        "Đối chiếu sổ với bản gốc; sửa bên ghi sai.",
        "Compare the register with the original; mend whichever is wrong.",
    );
    finding
}

/// Rows of one register with one number that say different things.
fn contradictory(rule: RegisterMismatch, audit: &Audit<'_>, found: &mut Vec<Finding>) {
    for rows in audit.books().numbers() {
        for same in rows.chunk_by(|a, b| a.book == b.book) {
            let Some(other) = same.iter().find(|entry| entry.row != same[0].row) else {
                continue;
            };
            let label = same[0].row.number.to_string();
            let book = same[0].register.name();
            let mut finding = finding(rule, vec![label.clone()], book);
            finding.evidence = same.iter().map(Entry::evidence).collect();
            let (one, two) = (same[0].words(), other.words());
            finding.why = Phrase::new(
                format!(
                    "Sổ có {} dòng khác nhau cho {label}: {}; {}.",
                    same.len(),
                    one.vi,
                    two.vi
                ),
                format!(
                    "The register has {} different rows for {label}: {}; {}.",
                    same.len(),
                    one.en,
                    two.en
                ),
            );
            finding.readings = vec![
                Phrase::new(
                    "hai văn bản mang cùng một số",
                    "two papers were given one number",
                ),
                Phrase::new("một dòng ghi nhầm", "one of the rows is a slip"),
            ];
            found.push(finding);
        }
    }
}

/// n log n in documents and rows.
pub(super) fn check(rule: RegisterMismatch, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    contradictory(rule, audit, &mut found);
    for document in audit.graph().documents() {
        if document.doubt().is_some() {
            continue;
        }
        let label = document.label();
        let rows = audit.books().rows_of(&document);
        if let [entry] = rows.as_slice() {
            let Some(clash) = clash(audit, &document, entry) else {
                continue;
            };
            let mut finding = finding(rule, vec![label.to_owned()], audit.body_of(&document));
            finding.evidence = audit.first_named(&document);
            finding.evidence.push(entry.evidence());
            let row = entry.words();
            finding.why = Phrase::new(
                format!("{}; {}.", row.vi, clash.vi),
                format!("{}; {}.", row.en, clash.en),
            );
            found.push(finding);
            continue;
        }
        let issued = matches!(document.state(), State::Declared | State::Own);
        if let Some(register) = absent(audit, &document).filter(|_| issued && rows.is_empty()) {
            let mut finding = finding(rule, vec![label.to_owned()], audit.body_of(&document));
            finding.evidence = audit.first_named(&document);
            let book = register.name();
            finding.why = Phrase::new(
                format!(
                    "Văn bản nêu {label} là đã ban hành, nhưng {book} đã xác nhận là đủ không có số này."
                ),
                format!(
                    "The text has {label} as issued, but {book}, declared complete, has no such number."
                ),
            );
            found.push(finding);
        }
    }
    found
}
