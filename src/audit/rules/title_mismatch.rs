use std::collections::BTreeSet;

use crate::audit::part::Part;
use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::{Document, Place};
use crate::registry::{Title, Writing};

use super::TitleMismatch;

/// The title that the text itself bears.
fn own_title<'g>(audit: &Audit<'g>, document: &Document<'g>) -> Option<(usize, &'g str)> {
    let graph = audit.graph();
    document
        .texts()
        .find_map(|input| Some((input, graph.inputs()[input].own.title.as_deref()?)))
}

/// n log n in the mentions, plus the words of their titles.
pub(super) fn check(rule: TitleMismatch, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for document in part.documents(graph) {
        let Some((text, own)) = own_title(audit, &document) else {
            continue;
        };
        let mine = Title::read(own);
        let mut seen = BTreeSet::new();
        for (input, mention) in document.mentions() {
            let sure = mention.writing.contains(Writing::TITLE) && input != text;
            let Some(title) = mention.title.as_deref().filter(|_| sure) else {
                continue;
            };
            if !mine.clashes(&Title::read(title)) || !seen.insert((input, title)) {
                continue;
            }
            let label = document.label();
            let place = &mention.place;
            let finding = Finding::of(&rule, vec![label.to_owned()], audit.body_of(&document))
                .shown([Evidence::at(graph, Place { input, place })])
                .shown(
                    graph.inputs()[text]
                        .own
                        .id_place
                        .as_ref()
                        .map(|place| Evidence::at(graph, Place { input: text, place })),
                )
                .because(
                    format!("Trích yếu của {label} là “{own}”, ở đây ghi “{title}”."),
                    format!("{label} bears the title “{own}”; here it is quoted as “{title}”."),
                )
                .reading("trích yếu bị ghi nhầm", "the title is a slip")
                .reading("số hiệu bị ghi nhầm", "the number is a slip")
                .mend(
                    "Kiểm tra trích yếu và số hiệu với bản gốc.",
                    "Check title and number with the original.",
                );
            found.push(finding);
        }
    }
    found
}

/// Needs the text of a document that another one cites by its title.
pub(super) fn texts(audit: &Audit<'_>) -> Option<Phrase> {
    let quoted = |document: &Document<'_>| document.has_title();
    let mut cited = audit
        .graph()
        .documents()
        .filter(|it| it.mentions().next().is_some());
    let any = cited.any(|it| quoted(&it) && own_title(audit, &it).is_none());
    any.then(|| {
        Phrase::new(
            "toàn văn của những văn bản được dẫn kèm trích yếu",
            "the texts of documents that are quoted by their titles",
        )
    })
}
