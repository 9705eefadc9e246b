use crate::audit::part::Part;
use crate::audit::{Audit, Evidence, Finding};
use crate::graph::Place;

use super::CountMismatch;

/// Linear in the counts.
pub(super) fn check(rule: CountMismatch, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for (input, facts) in part.texts(graph) {
        for count in facts
            .counts
            .iter()
            .filter(|count| count.stated != count.listed)
        {
            let place = &count.place;
            let subjects = vec![place.quote.to_string()];
            let (stated, listed, word) = (count.stated, count.listed, &count.type_word);
            let finding = Finding::of(&rule, subjects, &*facts.name)
                .shown([Evidence::at(graph, Place { input, place })])
                .because(
                    format!("Nêu {stated} {word}, nhưng danh sách kèm theo có {listed} số hiệu."),
                    format!("{stated} ({word}) are stated, but the list names {listed}."),
                )
                .reading("số đếm bị ghi nhầm", "the count is a slip")
                .reading(
                    "danh sách thiếu hoặc thừa văn bản",
                    "the list leaves one out, or has one too many",
                )
                .mend(
                    "Đếm lại và bổ sung văn bản còn thiếu.",
                    "Count again and add what is missing.",
                );
            found.push(finding);
        }
    }
    found
}
