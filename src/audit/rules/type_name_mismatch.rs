use std::collections::BTreeMap;

use crate::audit::part::Part;
use crate::audit::spoken::disagree;
use crate::audit::{Audit, Evidence, Finding};
use crate::graph::Place;

use super::TypeNameMismatch;

/// n log n in the mentions.
pub(super) fn check(rule: TypeNameMismatch, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut rows: BTreeMap<(usize, String), (String, Vec<Evidence>, String)> = BTreeMap::new();
    for (input, facts) in part.texts(graph) {
        for (at, mention) in facts.mentions.iter().enumerate() {
            let Some(word) = mention.type_word.as_deref() else {
                continue;
            };
            if !mention.certain
                || mention.type_inherited
                || !disagree(word, &mention.id, audit.additions())
            {
                continue;
            }
            let body = graph
                .mentioned(input, at)
                .map(|it| audit.body_of(&it).to_owned());
            let key = (input, mention.id.to_string());
            let row = rows
                .entry(key)
                .or_insert_with(|| (word.to_owned(), Vec::new(), body.unwrap_or_default()));
            let place = &mention.place;
            row.1.push(Evidence::at(graph, Place { input, place }));
        }
    }
    let mut found = Vec::new();
    for ((_, id), (word, evidence, body)) in rows {
        let finding = Finding::of(&rule, vec![id.clone()], body)
            .shown(evidence)
            .because(
                format!("{id} được gọi là “{word}”, không khớp với ký hiệu loại văn bản."),
                format!("{id} is called “{word}”, which does not go with its type code."),
            )
            .reading("tên loại bị ghi nhầm", "the type in words is a slip")
            .reading("ký hiệu bị ghi nhầm", "the code is a slip")
            .mend(
                "Kiểm tra với bản gốc tên loại và ký hiệu.",
                "Check type and code with the original.",
            );
        found.push(finding);
    }
    found
}
