use crate::audit::answer::is_of_office;
use crate::audit::phrase::day_vi;
use crate::audit::spot::First;
use crate::audit::{Audit, Finding, Phrase, Severity, Spot};
use crate::graph::{Document, Place, Relation, TraceGraph};
use crate::relation::Certainty;

use super::ChildBeforeParent;

type Days = (chrono::NaiveDate, chrono::NaiveDate);

/// First and last day that a document can have; where its dates clash, first and last
/// of those written.
fn span(document: &Document<'_>) -> Option<Days> {
    if !document.dates_conflict() {
        return document.interval();
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
/// is stated and not passed on in a list, nobody states the opposite, and the answer is not of
/// the higher level.
fn is_sure(graph: &TraceGraph, relation: &Relation<'_>) -> bool {
    let (child, parent) = (relation.from(), relation.to());
    let above = matches!((child.level(), parent.level()), (Some(a), Some(b)) if a > b);
    let opposite = || {
        let mut back = graph.citing(parent.handle());
        back.any(|it| it.to().handle() == child.handle() && it.kind().carries_out())
    };
    relation.certainty() == Certainty::Stated
        && !above
        && is_of_office(graph, relation)
        && !opposite()
}

/// Where the dates of both stand, and the words that link them.
fn places<'g>(relation: &Relation<'g>) -> impl Iterator<Item = Place<'g>> {
    let (child, parent) = (relation.from(), relation.to());
    let first = |document: Document<'g>| document.dates().next().map(|(place, _)| place);
    let stated = relation.evidence().next().map(|it| it.place());
    [first(child), first(parent), stated].into_iter().flatten()
}

/// Linear in relations and mentions.
pub(super) fn check(rule: ChildBeforeParent, audit: &Audit<'_>) -> Vec<Spot> {
    let mut found = Vec::new();
    for relation in audit.graph().relations().filter(|r| r.kind().carries_out()) {
        if !is_sure(audit.graph(), &relation) {
            continue;
        }
        let Some(clash) = clash(&relation) else {
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
    finding.why = if clash.certain {
        Phrase::new(
            format!(
                "{} (muộn nhất {}) đề ngày trước {} (sớm nhất {}) là văn bản mà nó thực hiện.",
                child.label(),
                day_vi(latest),
                parent.label(),
                day_vi(earliest)
            ),
            format!(
                "{} ({latest} at the latest) is dated before {} ({earliest} at the earliest), which it carries out.",
                child.label(),
                parent.label(),
            ),
        )
    } else {
        Phrase::new(
            format!(
                "Các ngày ghi cho {} và {} không thống nhất; theo ít nhất một cách đọc, văn bản thực hiện có trước văn bản được thực hiện.",
                child.label(),
                parent.label()
            ),
            format!(
                "The dates given for {} and {} disagree; by at least one reading the answer is older than its source.",
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
