use crate::audit::book::Entry;
use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::{Document, Place};
use crate::registry::Role;

use super::{NumberCollision, list};

/// What a paper is said to answer, or its title: that by which it differs.
fn subject(audit: &Audit<'_>, paper: &Document<'_>) -> (String, String) {
    let graph = audit.graph();
    let sources = graph
        .citing(paper.handle())
        .filter(|relation| relation.kind().carries_out())
        .map(|relation| relation.to());
    let sources = list(sources);
    if !sources.is_empty() {
        return (format!("thực hiện {sources}"), format!("for {sources}"));
    }
    match paper.title() {
        Some(title) => (format!("“{title}”"), format!("“{title}”")),
        None => ("không nêu nguồn".to_owned(), "no source named".to_owned()),
    }
}

/// What a register says of the number: the reading that its rows bear out comes first.
/// It is named and no more: the texts stay as they are.
fn read_register(audit: &Audit<'_>, paper: &Document<'_>, finding: &mut Finding) {
    let mut rows = audit.books().rows_of(paper);
    rows.dedup_by(|a, b| a.row == b.row);
    let reading = match rows.as_slice() {
        [] => return,
        [one] => {
            let row = one.words();
            Phrase::new(
                format!("{}: một văn bản duy nhất", row.vi),
                format!("{}: one paper", row.en),
            )
        }
        [one, two, ..] => {
            let (one, two) = (one.words(), two.words());
            Phrase::new(
                format!("{}; {}: nhiều văn bản mang cùng một số", one.vi, two.vi),
                format!("{}; {}: several papers bear the number", one.en, two.en),
            )
        }
    };
    finding.evidence.extend(rows.iter().map(Entry::evidence));
    finding.why.push(
        &format!(" Theo sổ: {}.", reading.vi),
        &format!(" By the register: {}.", reading.en),
    );
    if rows.len() > 1 {
        finding.readings.swap(0, 1);
    }
}

/// Linear in the documents of collisions and their relations.
pub(super) fn check(rule: NumberCollision, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for group in graph.collisions() {
        let papers: Vec<Document<'_>> = group
            .filter(|document| document.doubt().is_none())
            .collect();
        let Some(first) = papers.first() else {
            continue;
        };
        let label = first.label();
        let mut finding = Finding::of(&rule, vec![label.to_owned()], audit.body_of(first));
        for paper in &papers {
            let texts = paper.texts().filter_map(|input| {
                let place = graph.inputs()[input].own.id_place.as_ref()?;
                Some(Place { input, place })
            });
            let declared = paper
                .mentions()
                .filter(|(_, mention)| mention.role == Role::Declared)
                .map(|(input, mention)| {
                    let place = &mention.place;
                    Place { input, place }
                });
            finding.evidence.extend(
                texts
                    .chain(declared)
                    .map(|place| Evidence::at(graph, place)),
            );
        }
        let (vi, en): (Vec<String>, Vec<String>) =
            papers.iter().map(|paper| subject(audit, paper)).unzip();
        let count = papers.len();
        finding.why = Phrase::new(
            format!(
                "{label} được nêu là đã ban hành cho {count} việc khác nhau: {}.",
                vi.join("; ")
            ),
            format!(
                "{label} is declared for {count} different matters: {}.",
                en.join("; ")
            ),
        );
        finding.readings = vec![
            Phrase::new(
                "một văn bản thực hiện nhiều nguồn",
                "one paper answers all of these sources",
            ),
            Phrase::new(
                "hai văn bản mang cùng một số",
                "several papers were given the same number",
            ),
            Phrase::new(
                "ghi nhầm: một trong các số không đúng",
                "a slip: one of the places should bear another number",
            ),
        ];
        read_register(audit, first, &mut finding);
        finding.repair = Phrase::new(
            format!("Kiểm tra {label} trong sổ đăng ký văn bản đi và sửa chỗ ghi nhầm, nếu có."),
            format!(
                "Check {label} in the register of issued documents and mend the slip, if it is one."
            ),
        );
        found.push(finding);
    }
    found
}
