use crate::audit::answer::has_type;
use crate::audit::part::Part;
use crate::audit::spot::First;
use crate::audit::{Audit, Finding, Spot};
use crate::graph::Document;
use crate::id::{DocumentType, Level};
use crate::registry::{End, Role, fold};
use crate::relation::RelationKind;

use super::PlanWithoutSource;

/// Beginnings of titles that name a source without its number, and of papers by which
/// an office plans its own work.
const OWN_WORK: &[&str] = &[
    "thực hiện",
    "triển khai",
    "tổ chức thực hiện",
    "tổ chức triển khai",
    "cụ thể hóa",
    "công tác",
    "kiểm tra",
    "giám sát",
    "tổ chức",
    "sơ kết",
    "tổng kết",
    "hoạt động",
];

/// Whether it is a plan or programme that should rest on something.
fn is_plan(document: &Document<'_>) -> bool {
    let kinds = [
        DocumentType::Plan,
        DocumentType::Programme,
        DocumentType::ActionProgramme,
    ];
    let own_work = |words: &str| {
        let words = fold(words);
        let words = words.strip_prefix("về ").unwrap_or(&words);
        let words = words.strip_prefix("việc ").unwrap_or(words);
        let own = ["chương trình ", "kế hoạch "];
        let words = own
            .iter()
            .find_map(|it| words.strip_prefix(it))
            .unwrap_or(words);
        OWN_WORK.iter().any(|start| words.starts_with(start))
    };
    kinds.iter().any(|&kind| has_type(document, kind))
        && document.type_word().is_none_or(|word| {
            !matches!(
                fold(word).as_str(),
                "chương trình công tác" | "chương trình phối hợp"
            )
        })
        && !document.title().is_some_and(own_work)
}

/// How near, in bytes, a document named beside a declaration may be its source although
/// no word links the two: "Căn cứ Công văn … . Sở đã ban hành Kế hoạch …".
const NEAR: usize = 600;

/// Whether a document that nothing but the text itself cites stands beside one of the
/// declarations: it may be the source. Linear in the text's relations.
fn loose_beside(audit: &Audit<'_>, document: &Document<'_>) -> bool {
    document.mentions().any(|(input, mention)| {
        let facts = &audit.graph().inputs()[input];
        let at = mention.place.span.start();
        let first = facts
            .mentions
            .partition_point(|other| other.place.span.start() < at);
        [first.checked_sub(1), Some(first + 1)]
            .into_iter()
            .flatten()
            .filter_map(|index| Some((index as u32, facts.mentions.get(index)?)))
            .filter(|(_, other)| {
                other.role == Role::Cited && other.place.span.start().abs_diff(at) < NEAR
            })
            .any(|(index, _)| {
                let start = facts.mentions[index as usize].place.span.start();
                let linked = facts.relations.iter().any(|relation| {
                    relation.to == End::Mention(index) && relation.from != End::Own
                });
                let own = facts.relations.iter().any(|relation| {
                    relation.to == End::Mention(index) && relation.kind.carries_out()
                });
                !linked && !own && start != at
            })
    })
}

/// Linear in documents and relations, save the texts of what it suspects.
pub(super) fn check(rule: PlanWithoutSource, audit: &Audit<'_>, part: &Part) -> Vec<Spot> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for document in part.documents(graph) {
        let below = document.level().is_some_and(|level| level < Level::Central);
        if !below || !audit.is_issued(&document) {
            continue;
        }
        // A whole text names its sources in more ways than a sentence does: there any
        // document named above it may be one.
        let whole = document.texts().next().is_some();
        let rests = graph.citing(document.handle()).any(|relation| {
            whole
                || !matches!(
                    relation.kind(),
                    RelationKind::Cites | RelationKind::Disseminates
                )
        });
        if rests || !is_plan(&document) || loose_beside(audit, &document) {
            continue;
        }
        found.push(Spot::paper(&rule, document.handle(), First::of(&document)));
    }
    found
}

pub(super) fn write(rule: PlanWithoutSource, audit: &Audit<'_>, spot: &Spot) -> Option<Finding> {
    let document = audit.graph().document(spot.papers()?.about);
    let label = document.label();
    let finding = Finding::of(&rule, vec![label.to_owned()], audit.body_of(&document))
        .shown(audit.named(&document))
        .because(
            format!("{label} được nêu là đã ban hành nhưng không nêu thực hiện văn bản nào."),
            format!("{label} is said to be issued, and no document is named that it carries out."),
        )
        .reading("cấp ban hành tự đề ra", "its issuer took the lead itself")
        .reading("báo cáo bỏ sót nguồn", "the text leaves its source out")
        .mend(
            "Kiểm tra văn bản có căn cứ, nguồn nào không và ghi vào.",
            "Check what it rests on, and name it.",
        );
    Some(finding)
}
