use std::sync::Arc;

use std::collections::BTreeMap;

use crate::audit::part::Part;
use crate::audit::spoken::types;
use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::Place;
use crate::id::{Additions, DocumentId, DocumentType as T};
use crate::registry::InputFacts;

use super::WrongSelfName;

/// Types whose texts enclose or amend others and so speak of "Quy chế này" rightly.
const ENCLOSING: &[T] = &[
    T::Decision,
    T::Resolution,
    T::Circular,
    T::Decree,
    T::Law,
    T::Submission,
];

/// How many bytes before "… này" the document may be named that it points back to.
const NEAR: usize = 800;

/// The types that a text may be, by its own words and code; empty where unknown.
fn own(facts: &InputFacts, additions: &Additions) -> Vec<T> {
    let mut own = facts
        .own
        .type_word
        .as_deref()
        .map(types)
        .unwrap_or_default();
    let code = facts.own.id.as_ref().and_then(DocumentId::type_code);
    if let Some(code) = code {
        own.extend(additions.readings(code));
    }
    // A notice of a conclusion goes by either name.
    if own.contains(&T::Notice) {
        own.push(T::Conclusion);
    }
    own
}

/// n log n in the names.
pub(super) fn check(rule: WrongSelfName, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for (input, facts) in part.texts(graph) {
        if facts.self_names.is_empty() {
            continue;
        }
        let own = own(facts, audit.additions());
        if own.is_empty() || own.iter().any(|kind| ENCLOSING.contains(kind)) {
            continue;
        }
        let mut names: BTreeMap<String, Vec<Evidence>> = BTreeMap::new();
        for name in &facts.self_names {
            let spoken = types(&name.type_word);
            let place = &name.place;
            // "… đã ban hành HD số 11-HD/BTCTU …. Hướng dẫn này thay thế …": the one just named.
            let named = facts.mentions.iter().any(|mention| {
                let before = place.span.start().checked_sub(mention.place.span.end());
                let code = mention.id.type_code();
                let kinds = code.map_or(&[][..], |code| audit.additions().readings(code));
                before.is_some_and(|gap| gap <= NEAR)
                    && spoken.iter().any(|kind| kinds.contains(kind))
            });
            if !named && !spoken.is_empty() && !spoken.iter().any(|kind| own.contains(kind)) {
                let word = name.type_word.to_lowercase();
                let evidence = Evidence::at(graph, Place { input, place });
                names.entry(word).or_default().push(evidence);
            }
        }
        let kind = own[0];
        for (word, evidence) in names {
            let finding = Finding::of(&rule, vec![format!("{word} này")], &*facts.name)
                .shown(evidence)
                .because(
                    format!(
                        "Văn bản là {} nhưng tự gọi là “{word} này”.",
                        kind.vietnamese().to_lowercase()
                    ),
                    format!(
                        "The text is a {} but calls itself “{word} này”.",
                        kind.english()
                    ),
                )
                .reading("chép từ văn bản khác", "copied from another text")
                .reading("nói về một văn bản khác", "another document is meant")
                .mend(
                    "Kiểm tra và ghi đúng tên loại.",
                    "Check, and use the text's own type.",
                );
            found.push(finding);
        }
    }
    found
}

/// Needs to know what the text is.
pub(super) fn letterhead(audit: &Audit<'_>) -> Option<Phrase> {
    let unknown = |facts: &Arc<InputFacts>| {
        !facts.self_names.is_empty() && own(facts, audit.additions()).is_empty()
    };
    audit.graph().inputs().iter().any(unknown).then(|| {
        Phrase::new(
            "loại của những văn bản không có phần đầu",
            "the type of texts without a letterhead",
        )
    })
}
