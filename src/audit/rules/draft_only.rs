use crate::audit::paper::Marks;
use crate::audit::part::Part;
use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::{Document, Relation, State, TraceGraph};
use crate::id::{DocumentType, Style};
use crate::registry::fold;

use super::DraftOnly;

/// Linear in documents and relations.
///
/// Looks at direct answers only: where the answer to v is itself answered by drafts
/// alone, the finding is on that answer, not once more on v.
pub(super) fn check(rule: DraftOnly, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for source in part.documents(graph) {
        if !audit.has(&source, Marks::DRAFTED) {
            continue;
        }
        let answers = || {
            graph
                .cited(source.handle())
                .filter(|r| r.kind().carries_out() && is_told(graph, r))
        };
        let drafted = answers().all(|relation| relation.from().state() == State::Draft);
        if !drafted || answers().next().is_none() || !has_to_be_answered(&source) {
            continue;
        }
        let subjects = vec![source.label().to_owned()];
        let mut finding = Finding::of(&rule, subjects, audit.body_of(&source));
        for relation in answers() {
            finding.evidence.extend(audit.named(&relation.from()));
            let cues = relation.evidence();
            finding
                .evidence
                .extend(cues.map(|evidence| Evidence::at(graph, evidence.place())));
        }
        finding.evidence.extend(audit.first_named(&source));
        let mut seen = std::collections::BTreeSet::new();
        finding
            .evidence
            .retain(|evidence| seen.insert(evidence.clone()));
        finding.why = Phrase::new(
            format!(
                "{} mới chỉ có dự thảo văn bản thực hiện, chưa có văn bản nào được nêu số, ngày.",
                source.label()
            ),
            format!(
                "{} is answered by a draft only; no issued answer with number and date is named.",
                source.label()
            ),
        );
        finding.repair = Phrase::new(
            "Kiểm tra dự thảo đã ban hành chưa; nếu đã ban hành thì ghi số và ngày.",
            "Check whether the draft has been issued; if so, give its number and date.",
        );
        found.push(finding);
    }
    found
}

/// Whether a source is one that is answered with a document of one's own. A normative act of
/// the State (its number bears the year) is complied with: "dự thảo … thực hiện theo Quyết định
/// số 33/2008/QĐ-UBND" says how much a draft may cost.
///
/// A report, a proposal or an invitation asks for nothing that a document of one's own answers.
fn has_to_be_answered(source: &Document<'_>) -> bool {
    const ASKS_NOTHING: &[DocumentType] = &[
        DocumentType::Report,
        DocumentType::Submission,
        DocumentType::Invitation,
    ];
    let types = source.types();
    if !types.is_empty() && types.iter().all(|it| ASKS_NOTHING.contains(it)) {
        return false;
    }
    source
        .id()
        .is_none_or(|id| id.style() == Style::Party || id.year().is_none())
}

/// Whether a text that tells of a draft tells what was left undone. A proposal is the very
/// paper by which a draft is handed in, and a decision or a circular orders drafts.
fn is_told(graph: &TraceGraph, relation: &Relation<'_>) -> bool {
    const HANDS_IN: &[&str] = &[
        "tờ trình",
        "quyết định",
        "thông tư",
        "nghị định",
        "luật",
        "dự thảo",
    ];
    relation.evidence().any(|evidence| {
        let own = &graph.inputs()[evidence.place().input].own;
        let word = own.type_word.as_deref().map(fold);
        word.is_none_or(|word| !HANDS_IN.contains(&word.as_str()))
    })
}
