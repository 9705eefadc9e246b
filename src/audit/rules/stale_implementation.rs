use std::cell::OnceCell;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::audit::life::{Change, changes, done};
use crate::audit::paper::Marks;
use crate::audit::part::Part;
use crate::audit::phrase::called;
use crate::audit::spot::First;
use crate::audit::{Audit, Finding, Phrase, Spot};
use crate::graph::{Document, State};
use crate::id::Level;

use super::StaleImplementation;

/// A body as far as the words tell.
type Issuer = (Option<Level>, Option<u32>);

/// The latest day on which each body may have answered a source or what changed it;
/// no day where an answer has none.
fn latest<'g>(
    audit: &Audit<'g>,
    source: &Document<'g>,
    over: &[Change<'g>],
) -> BTreeMap<Issuer, Option<NaiveDate>> {
    let graph = audit.graph();
    let mut latest: BTreeMap<Issuer, Option<NaiveDate>> = BTreeMap::new();
    let renewed = over.iter().filter_map(Change::by);
    for about in core::iter::once(*source).chain(renewed) {
        for relation in graph
            .cited(about.handle())
            .filter(|r| r.kind().carries_out())
        {
            let paper = relation.from();
            let day = paper.interval().map(|(_, last)| last);
            let entry = latest
                .entry((paper.level(), paper.place_rank()))
                .or_insert(day);
            *entry = match (*entry, day) {
                (Some(a), Some(b)) => Some(a.max(b)),
                _ => None,
            };
        }
    }
    latest
}

/// Linear in relations, with the changes of each source.
pub(super) fn check(rule: StaleImplementation, audit: &Audit<'_>, part: &Part) -> Vec<Spot> {
    let graph = audit.graph();
    let today = audit.policy().as_of();
    let mut found = Vec::new();
    for source in part.documents(graph) {
        if !audit.has(&source, Marks::CARRIED_OUT) || !audit.may_be_changed(&source) {
            continue;
        }
        let over = audit.changes(&source);
        if over.is_empty() {
            continue;
        }
        let answered = OnceCell::new();
        for relation in graph
            .cited(source.handle())
            .filter(|r| r.kind().carries_out())
        {
            let answer = relation.from();
            let Some((_, last)) = answer.interval() else {
                continue;
            };
            let change = over.iter().find(|change| {
                change.days.is_some_and(|(first, _)| {
                    last < first && today.is_none_or(|today| first <= today)
                })
            });
            let Some((change, (first, _))) = change.and_then(|it| Some((it, it.days?))) else {
                continue;
            };
            let latest = answered.get_or_init(|| latest(audit, &source, &over));
            let renewed = latest
                .get(&(answer.level(), answer.place_rank()))
                .is_none_or(|day| day.is_none_or(|day| day >= first));
            let touched = graph
                .cited(answer.handle())
                .any(|r| changes(r.kind()) && r.from().state() != State::Draft);
            if renewed || touched {
                continue;
            }
            found.push(Spot::pair(
                &rule,
                [answer.handle(), source.handle()],
                First::stated(&relation),
                (relation.index(), change.at()),
            ));
        }
    }
    found
}

pub(super) fn write(rule: StaleImplementation, audit: &Audit<'_>, spot: &Spot) -> Option<Finding> {
    let (relation, change) = spot.papers()?.facts;
    let relation = audit.graph().relation(relation)?;
    let (answer, source) = (relation.from(), relation.to());
    let change = audit.change(&source, change)?;
    let subjects = vec![answer.label().to_owned(), source.label().to_owned()];
    let mut finding = Finding::of(&rule, subjects, audit.body_of(&answer));
    finding.evidence.extend(audit.stated(&relation));
    finding.evidence.extend(change.evidence(audit));
    let (vi, en) = done(change.kind);
    let Phrase {
        vi: answer_vi,
        en: answer_en,
    } = called(&answer);
    let (source, by) = (source.label(), change.name());
    finding.why = Phrase::new(
        format!(
            "{source} đã được {vi} theo {by} sau khi có {answer_vi}; chưa thấy {answer_vi} được rà soát lại."
        ),
        format!(
            "{source} was {en} by {by} after {answer_en}; {answer_en} has not been renewed since."
        ),
    );
    finding.repair = Phrase::new(
        "Rà soát văn bản thực hiện theo nội dung mới; sửa đổi, thay thế hoặc xác nhận còn phù hợp.",
        "Review the answer against the new text; amend, replace or confirm it.",
    );
    Some(finding)
}
