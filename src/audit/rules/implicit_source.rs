use std::collections::BTreeMap;

use crate::audit::answer::{carried, has_type};
use crate::audit::title::words;
use crate::audit::{Audit, Evidence, Finding};
use crate::graph::{Document, Place, State};
use crate::id::{DocumentType, Level};
use crate::relation::RelationKind;

use super::ImplicitSource;

/// What a title does with the source it names; longer ones first.
const VERBS: &[&[&str]] = &[
    &["triển", "khai", "thực", "hiện"],
    &["tổ", "chức", "thực", "hiện"],
    &["thực", "hiện"],
    &["triển", "khai"],
    &["cụ", "thể", "hóa"],
];

/// The kinds of sources that go by a name. A plan or a decision hardly does, and works
/// and funds ("dự án") are no source.
const KINDS: &[&[&str]] = &[
    &["đề", "án"],
    &["chương", "trình", "mục", "tiêu"],
    &["chương", "trình", "hành", "động"],
    &["chiến", "lược"],
    &["nghị", "quyết"],
    &["chỉ", "thị"],
];

/// How many words of a name are looked for in the titles of other documents.
const NAME: usize = 4;

/// The kind and name of a source that a title names without a number: "Đề án phát triển
/// ứng dụng dữ liệu …".
fn named(title: &[String]) -> Option<&[String]> {
    let starts = |at: usize, phrase: &[&str]| {
        title.len() >= at + phrase.len()
            && title[at..]
                .iter()
                .zip(phrase)
                .all(|(word, wanted)| word == wanted)
    };
    (0..title.len()).find_map(|at| {
        let verb = VERBS.iter().find(|verb| starts(at, verb))?;
        let at = at + verb.len();
        let kind = KINDS.iter().find(|kind| starts(at, kind))?;
        let name = &title[at + kind.len()..];
        // "số 06-ĐA/TU" is a number, "của Trung ương" no name, and two words no more.
        let first = name.first()?;
        let numbered = first == "số" || first.bytes().any(|byte| byte.is_ascii_digit());
        let vague = ["của", "này", "và", "đã", "trên", "do"].contains(&first.as_str());
        (name.len() >= 3 && !numbered && !vague).then_some(name)
    })
}

/// n log n in the words of the titles.
pub(super) fn check(rule: ImplicitSource, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let titles: Vec<Vec<String>> = graph
        .documents()
        .map(|document| document.title().map(words).unwrap_or_default())
        .collect();
    // Which document has these words in its title; `None` where several have them.
    let mut holders: BTreeMap<&[String], Option<usize>> = BTreeMap::new();
    for (at, title) in titles.iter().enumerate() {
        for phrase in title.windows(NAME.min(title.len().max(1))) {
            holders
                .entry(phrase)
                .and_modify(|holder| {
                    if *holder != Some(at) {
                        *holder = None;
                    }
                })
                .or_insert(Some(at));
        }
    }
    let mut found = Vec::new();
    for (at, document) in graph.documents().enumerate() {
        let Some(name) = named(&titles[at]) else {
            continue;
        };
        let elsewhere = name
            .get(..NAME)
            .is_some_and(|start| holders.get(start).is_some_and(|holder| *holder != Some(at)));
        let whole = document.texts().next().is_some();
        let rests = carried(graph, document.handle()).next().is_some()
            || whole
                && graph
                    .citing(document.handle())
                    .any(|relation| relation.kind() != RelationKind::Disseminates);
        // Central starts its own; letters only speak of the matter.
        let central = document.level() == Some(Level::Central);
        let letter = document.id().is_some_and(|id| id.type_code().is_none())
            || has_type(&document, DocumentType::OfficialLetter);
        if elsewhere || rests || central || letter || document.state() == State::Draft {
            continue;
        }
        found.push(finding(rule, audit, &document));
    }
    found
}

fn finding(rule: ImplicitSource, audit: &Audit<'_>, document: &Document<'_>) -> Finding {
    let graph = audit.graph();
    let label = document.label();
    let title = document.title().unwrap_or_default();
    let titled = document
        .mentions()
        .find(|(_, mention)| mention.title.is_some())
        .map(|(input, mention)| {
            let place = &mention.place;
            Evidence::at(graph, Place { input, place })
        });
    Finding::of(&rule, vec![label.to_owned()], audit.body_of(document))
        .shown(titled.or_else(|| audit.first_named(document).into_iter().next()))
        .because(
            format!("Trích yếu của {label} nêu một văn bản nguồn không có số: “{title}”."),
            format!("The title of {label} names a source without a number: “{title}”."),
        )
        .mend(
            "Ghi số, ngày của văn bản được nêu trong trích yếu.",
            "Give number and date of the document that the title names.",
        )
}
