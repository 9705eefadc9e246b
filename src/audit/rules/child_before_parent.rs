use chrono::NaiveDate;

use crate::audit::part::Part;
use crate::audit::phrase::day_vi;
use crate::audit::spot::First;
use crate::audit::{Audit, Finding, Phrase, Severity, Spot};
use crate::graph::{Document, Place, Relation, TraceGraph};
use crate::relation::{Certainty, RelationKind};

use super::ChildBeforeParent;

type Days = (NaiveDate, NaiveDate);

/// First and last day that a document can have; where its dates clash, first and last
/// of those written; where it has none, those of the year in its number, and a month around it:
/// a paper may be signed just before or behind the year that it is numbered in.
fn span(document: &Document<'_>) -> Option<Days> {
    if !document.dates_conflict() {
        let numbered = || {
            let year = i32::from(document.id()?.year()?);
            let first = NaiveDate::from_ymd_opt(year - 1, 12, 1)?;
            Some((first, NaiveDate::from_ymd_opt(year + 1, 1, 31)?))
        };
        return document.interval().or_else(numbered);
    }
    let days = || document.dates().filter_map(|(_, date)| date.day());
    Some((days().min()?, days().max()?))
}

/// Days of a document and of what it carries out that do not go together.
struct Clash {
    below: Days,
    above: Days,
    /// Whether they cannot, however the words are read.
    certain: bool,
}

fn clash(relation: &Relation<'_>) -> Option<Clash> {
    let (child, parent) = (relation.from(), relation.to());
    if child.handle() == parent.handle() {
        return None;
    }
    let (below, above) = (span(&child)?, span(&parent)?);
    let certain = below.1 < above.0;
    // Where dates clash, one of them before its source is worth a look; where
    // they are only partly written, nothing is said.
    let dated = |it: &Document<'_>| it.dates_conflict() || it.date().is_some();
    let conflict =
        || (child.dates_conflict() || parent.dates_conflict()) && dated(&child) && dated(&parent);
    let doubtful = below.0 < above.1 && conflict();
    (certain || doubtful).then_some(Clash {
        below,
        above,
        certain,
    })
}

/// Whether the words surely say which of the two carries out which. Days that run the wrong way
/// are the sign of a misread sentence too, so more is asked of the relation than elsewhere: it
/// is stated and not passed on in a list, nobody states the opposite, and an answer is not of
/// the higher level.
fn is_sure(graph: &TraceGraph, relation: &Relation<'_>) -> bool {
    let (child, parent) = (relation.from(), relation.to());
    let higher = matches!((child.level(), parent.level()), (Some(a), Some(b)) if a > b);
    let above = higher && relation.kind().carries_out();
    let opposite = || {
        let mut back = graph.citing(parent.handle());
        back.any(|it| it.to().handle() == child.handle() && in_order(it.kind()))
    };
    relation.certainty() == Certainty::Stated && !above && relation.is_of_office() && !opposite()
}

/// Whether the first document of such a relation can only be the younger one.
const fn in_order(kind: RelationKind) -> bool {
    kind.carries_out() || kind.changes()
}

/// Where the dates of both stand, and the words that link them.
fn places<'g>(relation: &Relation<'g>) -> impl Iterator<Item = Place<'g>> {
    let (child, parent) = (relation.from(), relation.to());
    let first = |document: Document<'g>| document.dates().next().map(|(place, _)| place);
    let stated = relation.evidence().next().map(|it| it.place());
    [first(child), first(parent), stated].into_iter().flatten()
}

/// Linear in relations and mentions.
pub(super) fn check(rule: ChildBeforeParent, audit: &Audit<'_>, part: &Part) -> Vec<Spot> {
    let mut found = Vec::new();
    for relation in part.relations(audit.graph()).filter(|r| in_order(r.kind())) {
        // Most are in order, and nothing else is asked of them.
        let Some(clash) = clash(&relation).filter(|_| is_sure(audit.graph(), &relation)) else {
            continue;
        };
        let pair = [relation.from().handle(), relation.to().handle()];
        let first = First::at(places(&relation).next());
        let spot = Spot::pair(&rule, pair, first, (relation.index(), 0));
        found.push(if clash.certain {
            spot
        } else {
            spot.at(Severity::Note)
        });
    }
    found
}

pub(super) fn write(rule: ChildBeforeParent, audit: &Audit<'_>, spot: &Spot) -> Option<Finding> {
    let graph = audit.graph();
    let relation = graph.relation(spot.papers()?.facts.0)?;
    let (child, parent) = (relation.from(), relation.to());
    let clash = clash(&relation)?;
    let mut finding = Finding::of(
        &rule,
        vec![child.label().to_owned(), parent.label().to_owned()],
        audit.body_of(&child),
    );
    finding.evidence = places(&relation)
        .map(|place| crate::audit::Evidence::at(graph, place))
        .collect();
    let (latest, earliest) = (clash.below.1, clash.above.0);
    let (does_vi, does_en) = if relation.kind().changes() {
        (relation.kind().vietnamese(), relation.kind().name())
    } else {
        ("thực hiện", "carries out")
    };
    finding.why = if clash.certain {
        Phrase::new(
            format!(
                "{} (muộn nhất {}) đề ngày trước {} (sớm nhất {}) là văn bản mà nó {does_vi}.",
                child.label(),
                day_vi(latest),
                parent.label(),
                day_vi(earliest)
            ),
            format!(
                "{} ({latest} at the latest) is dated before {} ({earliest} at the earliest), which it {does_en}.",
                child.label(),
                parent.label(),
            ),
        )
    } else {
        Phrase::new(
            format!(
                "Các ngày ghi cho {} và {} không thống nhất; theo ít nhất một cách đọc, văn bản {does_vi} có trước văn bản được {does_vi}.",
                child.label(),
                parent.label()
            ),
            format!(
                "The dates given for {} and {} disagree; by at least one reading the document that {does_en} the other is older than it.",
                child.label(),
                parent.label()
            ),
        )
    };
    finding.repair = Phrase::new(
        "Kiểm tra ngày của hai văn bản, và kiểm tra có đúng văn bản được thực hiện không.",
        "Check the dates of both documents, and whether the source named is the right one.",
    );
    Some(finding)
}
