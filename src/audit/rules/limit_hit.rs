use std::collections::BTreeMap;

use crate::audit::{Audit, Evidence, Finding};
use crate::graph::Place;
use crate::registry::CutKind;

use super::{LimitHit, cycle, double_implementation, same_paper_twice, suspect_downstream};

/// Linear in documents, relations and what reading cut.
pub(super) fn check(rule: LimitHit, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = over_all(rule, audit);
    found.extend(searches(rule, audit));
    for (input, facts) in audit.graph().inputs().iter().enumerate() {
        let mut kinds: BTreeMap<CutKind, Vec<&crate::registry::Place>> = BTreeMap::new();
        for cut in &facts.cuts {
            kinds.entry(cut.kind).or_default().push(&cut.place);
        }
        for (kind, places) in kinds {
            let Some((vi, en)) = words(kind) else {
                continue;
            };
            let count = places.len();
            let finding = Finding::of(&rule, vec![kind.name().to_owned()], &*facts.name)
                .shown(
                    places
                        .into_iter()
                        .map(|place| Evidence::at(audit.graph(), Place { input, place })),
                )
                .because(
                    format!("Giới hạn khi đọc đã cắt bớt {vi} ở {count} chỗ."),
                    format!("A cap of reading cut {en} short at {count} places."),
                )
                .mend(
                    "Đọc lại các chỗ này trong văn bản; nếu cần thì chia câu, danh sách hoặc bảng.",
                    "Read these places in the text; part the sentence, the list or the table where it matters.",
                );
            found.push(finding);
        }
    }
    found
}

/// What a cap of reading cut; nothing for what is no cap.
fn words(kind: CutKind) -> Option<(&'static str, &'static str)> {
    match kind {
        CutKind::Title => Some(("trích yếu không có ngoặc kép", "titles without quotes")),
        CutKind::Row => Some(("dòng của bảng", "rows of tables")),
        CutKind::List => Some((
            "việc nối các văn bản trong một danh sách quá dài",
            "the relations of lists without end",
        )),
        CutKind::Count => Some((
            "danh sách sau số lượng được nêu",
            "lists behind a stated count",
        )),
        CutKind::Short => Some((
            "việc nhận ra số hiệu viết tắt có bản đầy đủ ở quá xa",
            "the reading of short forms far behind their full form",
        )),
        CutKind::Gap => Some((
            "phần văn bản quá dài giữa hai văn bản được nêu",
            "the words between two documents",
        )),
        // The text itself says no end: see C08.
        _ => None,
    }
}

/// The searches of rules that hold each document against a few others only.
fn searches(rule: LimitHit, audit: &Audit<'_>) -> Vec<Finding> {
    let left_out = [
        ("D02", same_paper_twice::left_out(audit)),
        ("O14", double_implementation::left_out(audit)),
        ("O09", cycle::left_out(audit)),
    ];
    left_out
        .into_iter()
        .filter(|&(_, left_out)| left_out > 0)
        .map(|(code, left_out)| {
            of_all(rule, audit, code)
                .because(
                    format!("Quy tắc {code} chỉ tìm trong một giới hạn; còn {left_out} lượt so chưa làm."),
                    format!("Rule {code} searches within a bound; {left_out} comparisons were left out."),
                )
                .mend(
                    "Chia bộ hồ sơ thành nhiều phần nhỏ hơn, hoặc rà soát các văn bản này bằng tay.",
                    "Split the set of documents into smaller ones, or look these documents through by hand.",
                )
        })
        .collect()
}

/// A finding on what was cut over all texts together, shown at the first of them.
fn of_all(rule: LimitHit, audit: &Audit<'_>, subject: &str) -> Finding {
    let first = audit.graph().inputs().first();
    let name = first.map_or("", |facts| &facts.name);
    Finding::of(&rule, vec![subject.to_owned()], "").shown([Evidence::whole(name)])
}

/// The caps that are over all texts.
fn over_all(rule: LimitHit, audit: &Audit<'_>) -> Vec<Finding> {
    let caps = [
        ("chains", audit.chains().cut(), "chuỗi thực hiện", "chains"),
        (
            "duties",
            audit.obligations().cut(),
            "việc dò từ nguồn xuống",
            "the search below sources",
        ),
        (
            "suspects",
            suspect_downstream::cut(audit),
            "việc dò từ văn bản đã thay đổi xuống",
            "the search below changed documents",
        ),
        (
            "candidates",
            audit.graph().candidates_cut(),
            "danh sách văn bản có thể được nói đến",
            "the lists of documents that may be meant",
        ),
        (
            "explanations",
            audit.unexplained(),
            "lời giải thích vì sao chưa thực hiện",
            "the explanations of what is not covered",
        ),
    ];
    caps.into_iter()
        .filter(|&(_, cut, ..)| cut > 0)
        .map(|(cap, cut, vi, en)| {
            of_all(rule, audit, cap)
                .because(
                    format!("Giới hạn kích thước đã cắt bớt {vi} ở {cut} văn bản."),
                    format!("A cap cut {en} short at {cut} documents."),
                )
                .mend(
                    "Chia bộ hồ sơ thành nhiều phần nhỏ hơn.",
                    "Split the set of documents into smaller ones.",
                )
        })
        .collect()
}
