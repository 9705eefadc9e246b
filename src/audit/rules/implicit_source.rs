use std::collections::BTreeMap;

use crate::audit::answer::has_type;
use crate::audit::paper::Marks;
use crate::audit::{Audit, Evidence, Finding};
use crate::graph::{Document, DocumentHandle, Place, State};
use crate::id::{DocumentType, Level};
use crate::registry::title_words as words;
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

/// Linear in the documents; where titles name sources, n log n in the words of all.
pub(super) fn check(rule: ImplicitSource, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let suspects: Vec<(Document<'_>, Option<Vec<String>>)> = graph
        .documents()
        .filter(|document| may_lack(audit, document))
        .filter_map(|document| {
            let title = words(document.title()?);
            let start = named(&title)?.get(..NAME).map(<[String]>::to_vec);
            Some((document, start))
        })
        .collect();
    // How many documents have the beginning of a name in their titles, up to two.
    let mut holders: BTreeMap<&[String], (u8, Option<DocumentHandle>)> = suspects
        .iter()
        .filter_map(|(_, start)| Some((start.as_deref()?, (0, None))))
        .collect();
    if !holders.is_empty() {
        for document in graph.documents() {
            let title = document.title().map(words).unwrap_or_default();
            for phrase in title.windows(NAME) {
                if let Some((count, last)) = holders.get_mut(phrase) {
                    *count += u8::from(*count < 2 && *last != Some(document.handle()));
                    *last = Some(document.handle());
                }
            }
        }
    }
    suspects
        .iter()
        .filter(|(_, start)| {
            let elsewhere = start.as_deref().and_then(|start| holders.get(start));
            elsewhere.is_none_or(|&(count, _)| count < 2)
        })
        .map(|(document, _)| finding(rule, audit, document))
        .collect()
}

/// Whether a document would have to name a source and does not; whether its title names
/// one is not asked.
fn may_lack(audit: &Audit<'_>, document: &Document<'_>) -> bool {
    let graph = audit.graph();
    // Central starts its own.
    if document.level() == Some(Level::Central) || document.state() == State::Draft {
        return false;
    }
    let whole = document.texts().next().is_some();
    let rests = audit.has(document, Marks::ANSWERS)
        || whole
            && graph
                .citing(document.handle())
                .any(|relation| relation.kind() != RelationKind::Disseminates);
    // Letters only speak of the matter.
    let letter = || {
        document.id().is_some_and(|id| id.type_code().is_none())
            || has_type(document, DocumentType::OfficialLetter)
    };
    !rests && !letter()
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
