use std::collections::BTreeMap;

use crate::audit::answer::answers;
use crate::audit::ladder::{Answers, above, stood};
use crate::audit::part::Part;
use crate::audit::{Audit, Finding};
use crate::graph::{Document, Relation, State, TraceGraph};
use crate::id::Level;
use crate::registry::Body;

use super::{MiddleLevelSilent, list};

/// The levels between that surely stood above a document, highest first, with the place
/// of the body where its letterhead tells.
fn silent(
    graph: &TraceGraph,
    child: &Document<'_>,
    (low, top): (Level, Level),
) -> Vec<(Level, Option<String>)> {
    let head = above(graph, child);
    let head_level = head.and_then(Body::level);
    Level::ALL
        .iter()
        .rev()
        .copied()
        .filter(|&level| level > low && level < top && stood(level, child))
        // Whether a committee without a letterhead stands below a district is open.
        .filter(|&level| level == Level::Province || head_level == Some(level))
        .map(|level| {
            let head = head.filter(|_| head_level == Some(level));
            (level, head.and_then(Body::place).map(str::to_owned))
        })
        .collect()
}

/// n log n in the relations.
///
/// Party documents only: a law or a decree binds every level at once.
pub(super) fn check(rule: MiddleLevelSilent, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for source in part.documents(graph) {
        let Some(top) = audit.sure(&source).filter(|_| audit.is_party(&source)) else {
            continue;
        };
        // Where no answer came from further down than the next step, nothing is silent.
        if !audit.sure_levels_of_answers(&source).are_far_below(top) {
            continue;
        }
        // A draft of the level between is a beginning; it is not silent.
        let all = answers(graph, source.handle()).map(|relation| relation.from());
        let by_level = Answers::of(all);
        let mut groups: BTreeMap<(Level, Option<String>), Vec<Relation<'_>>> = BTreeMap::new();
        for relation in answers(graph, source.handle()) {
            let child = relation.from();
            let counts =
                child.state() != State::Draft && audit.is_party(&child) && !audit.is_report(&child);
            let Some(low) = audit.sure(&child).filter(|_| counts) else {
                continue;
            };
            if low >= top || !by_level.between(graph, &child, (low, top)).is_empty() {
                continue;
            }
            for middle in silent(graph, &child, (low, top)) {
                groups.entry(middle).or_default().push(relation);
            }
        }
        for ((level, place), relations) in groups {
            found.push(finding(rule, audit, &source, (level, place), &relations));
        }
    }
    found
}

fn finding(
    rule: MiddleLevelSilent,
    audit: &Audit<'_>,
    source: &Document<'_>,
    (level, place): (Level, Option<String>),
    relations: &[Relation<'_>],
) -> Finding {
    let label = source.label();
    let below = list(relations.iter().map(Relation::from));
    let (vi, en) = match &place {
        Some(place) => (format!(" ({place})"), format!(" ({place})")),
        None => (String::new(), String::new()),
    };
    Finding::of(&rule, vec![label.to_owned()], place.unwrap_or_default())
        .shown(relations.iter().filter_map(|relation| audit.stated(relation)))
        .shown(audit.first_named(source))
        .because(
            format!(
                "{below} dẫn thẳng {label}; không thấy cấp {}{vi} ở giữa ban hành văn bản nào thực hiện {label}.",
                level.vietnamese()
            ),
            format!(
                "{below} answers {label} directly; nothing that the {level} between{en} issued for {label} is named."
            ),
        )
        .mend(
            "Kiểm tra cấp giữa đã ban hành văn bản thực hiện chưa; văn bản của cấp dưới không sai.",
            "Check whether the level between has answered; the document below is not at fault.",
        )
}
