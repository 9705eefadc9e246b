use crate::audit::part::Part;
use crate::audit::{Audit, Evidence, Finding};
use crate::graph::Place;
use crate::registry::{InputFacts, fold};

use super::StatementWithoutEvidence;

/// Whether a text reports on what was issued: other texts tell of it in passing.
fn reports(facts: &InputFacts) -> bool {
    facts
        .own
        .type_word
        .as_deref()
        .is_some_and(|word| fold(word) == "báo cáo")
}

/// Linear in the claims and drafts.
pub(super) fn check(
    rule: StatementWithoutEvidence,
    audit: &Audit<'_>,
    part: &Part,
) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    let texts = part.texts(graph);
    for (input, facts) in texts.filter(|(_, facts)| reports(facts)) {
        for claim in &facts.claims {
            let place = &claim.place;
            let word = &claim.type_word;
            let finding = Finding::of(&rule, vec![place.quote.to_string()], &*facts.name)
                .shown([Evidence::at(graph, Place { input, place })])
                .because(
                    format!("Nêu đã ban hành {word} nhưng không ghi số hiệu."),
                    format!("Something is said to be issued ({word}), and no number is given."),
                )
                .mend(
                    "Ghi số, ngày của văn bản đã ban hành.",
                    "Give number and date of what was issued.",
                );
            found.push(finding);
        }
        // "dự thảo các Chương trình": how many there are, and which, is not said.
        for draft in &facts.drafts {
            let place = &draft.place;
            let several = fold(&place.quote)
                .split_whitespace()
                .any(|word| matches!(word, "các" | "những" | "nhiều"));
            if !several {
                continue;
            }
            let finding = Finding::of(&rule, vec!["DRAFT".to_owned()], &*facts.name)
                .shown([Evidence::at(graph, Place { input, place })])
                .because(
                    format!(
                        "“{}”: không rõ có mấy dự thảo và là những dự thảo nào.",
                        place.quote
                    ),
                    format!(
                        "“{}”: how many drafts there are, and which, is not said.",
                        place.quote
                    ),
                )
                .mend("Nêu tên từng dự thảo.", "Name each draft.");
            found.push(finding);
        }
    }
    found
}
