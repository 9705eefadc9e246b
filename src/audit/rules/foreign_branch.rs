use chrono::NaiveDate;

use crate::audit::ladder::above;
use crate::audit::part::Part;
use crate::audit::{Audit, Finding, Phrase};
use crate::graph::{Relation, State, TraceGraph};
use crate::id::Level;
use crate::registry::{Body, Role};

use super::ForeignBranch;

/// Provinces and communes were merged and began anew on this day: a document of before
/// may be that of a body which the one above took in (Kết luận 127-KL/TW).
const MERGED: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 7, 1);

/// The body above the child and that of the source, where both are of one level and
/// have a place: whether they are one can be told.
fn branch<'g>(graph: &'g TraceGraph, relation: &Relation<'g>) -> Option<(&'g Body, &'g Body)> {
    let (child, source) = (relation.from(), relation.to());
    let head = above(graph, &child)?;
    if head.place().is_none() || head.level() != source.level() {
        return None;
    }
    // The letterhead is that of the text: it holds for what its issuer issued.
    let own = child.state() == State::Draft
        || child.texts().next().is_some()
        || child
            .mentions()
            .any(|(_, mention)| mention.role == Role::Declared);
    own.then(|| (head, source.body()))
}

/// Whether a relation leads up to a body below Central whose place is known.
fn concerns(relation: &Relation<'_>) -> bool {
    let (child, source) = (relation.from(), relation.to());
    let up = matches!((child.level(), source.level()), (Some(low), Some(top)) if low < top && top < Level::Central);
    relation.kind().carries_out()
        && up
        && source.place_rank().is_some()
        && child.doubt().is_none()
        && source.doubt().is_none()
}

/// Whether the source may be of a body that the one above has taken in since.
fn may_be_inherited(relation: &Relation<'_>) -> bool {
    let before =
        |day: Option<NaiveDate>| day.is_none_or(|day| MERGED.is_none_or(|merged| day < merged));
    let after =
        |day: Option<NaiveDate>| day.is_none_or(|day| MERGED.is_none_or(|merged| day >= merged));
    let last = |it: crate::graph::Document<'_>| it.interval().map(|(_, last)| last);
    before(relation.to().date()) && after(last(relation.from()))
}

/// Whether the place above the child is that of the source: the most there are.
fn is_of_one_place(graph: &TraceGraph, relation: &Relation<'_>) -> bool {
    let input = relation.from().first_input();
    let place = input.and_then(|input| graph.place_above(input));
    place.is_some() && place == relation.to().place_rank()
}

/// Linear in the relations.
pub(super) fn check(rule: ForeignBranch, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for relation in part.relations(graph).filter(concerns) {
        if !relation.is_of_office() || is_of_one_place(graph, &relation) {
            continue;
        }
        let Some((head, body)) = branch(graph, &relation) else {
            continue;
        };
        let (Some(ours), Some(theirs)) = (head.place(), body.place()) else {
            continue;
        };
        if may_be_inherited(&relation) {
            continue;
        }
        let (child, source) = (relation.from(), relation.to());
        let (from, to) = (child.label(), source.label());
        let finding = Finding::of(
            &rule,
            vec![from.to_owned(), to.to_owned()],
            audit.body_of(&child),
        )
        .shown(audit.stated(&relation))
        .shown(audit.first_named(&source))
        .because(
            format!("{from} thuộc {ours} nhưng được nêu là thực hiện {to} của {theirs}."),
            format!("{from} belongs under {ours} but is said to carry out {to} of {theirs}."),
        )
        .reading(
            "cơ quan ban hành của văn bản nguồn bị ghi nhầm",
            "the issuer of the source is a slip",
        )
        .reading(
            "đoạn văn được chép từ nơi khác",
            "the passage was copied from elsewhere",
        )
        .mend(
            "Kiểm tra cơ quan ban hành của văn bản nguồn.",
            "Check the issuer of the source.",
        );
        found.push(finding);
    }
    found
}

/// Needs a letterhead that names the body above.
pub(super) fn letterhead(audit: &Audit<'_>) -> Option<Phrase> {
    let graph = audit.graph();
    graph
        .relations()
        .any(|relation| concerns(&relation) && branch(graph, &relation).is_none())
        .then(|| {
            Phrase::new(
                "cơ quan cấp trên của nơi ban hành, ở những văn bản mà phần đầu không nêu",
                "the body above the issuer, for texts whose letterhead does not name it",
            )
        })
}
