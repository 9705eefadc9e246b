use crate::audit::part::Part;
use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Finding, Phrase};
use crate::graph::{Document, State};

use super::DraftOverdue;

/// The limit that a draft has passed: in words, and for how many days.
fn limit(
    audit: &Audit<'_>,
    source: &Document<'_>,
    draft: &Document<'_>,
    age: i64,
) -> Option<Phrase> {
    let duty = audit.obligations().duty_of(source.handle());
    let deadline = duty.and_then(|duty| audit.policy().duties()[duty].deadline);
    if let Some(deadline) = deadline {
        let (_, last) = source.interval()?;
        let due = deadline.due(last)?;
        return (audit.policy().as_of()? > due).then(|| {
            Phrase::new(
                format!("thời hạn là {}", day_vi(due)),
                format!("the due date is {due}"),
            )
        });
    }
    let (above, below) = (source.level()?, draft.level()?);
    let step = format!("{}_to_{}", above.name(), below.name());
    let longest = audit.lags().get(&step)?.max?;
    (age > i64::from(longest)).then(|| {
        Phrase::new(
            format!("khoảng cách dài nhất đã thấy ở bước này là {longest} ngày"),
            format!("the longest finished answer on this step took {longest} days"),
        )
    })
}

/// Linear in documents and relations.
pub(super) fn check(rule: DraftOverdue, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let Some(today) = audit.policy().as_of() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for source in part.documents(graph) {
        let mut answers = graph
            .cited(source.handle())
            .filter(|r| r.kind().carries_out())
            .map(|relation| relation.from());
        let Some(draft) = answers.next().filter(|it| it.state() == State::Draft) else {
            continue;
        };
        if !answers.all(|answer| answer.state() == State::Draft) {
            continue;
        }
        // Its age at the least: from the last day that the source can have.
        let Some((_, last)) = source.interval() else {
            continue;
        };
        let age = (today - last).num_days();
        let Some(limit) = limit(audit, &source, &draft, age) else {
            continue;
        };
        let subjects = vec![source.label().to_owned()];
        let mut finding =
            Finding::of(&rule, subjects, audit.body_of(&source)).after("G02", source.label());
        finding.evidence = audit.named(&draft);
        finding.evidence.extend(audit.first_named(&source));
        let label = source.label();
        finding.why = Phrase::new(
            format!("{label} đã qua {age} ngày mà mới có dự thảo; {}.", limit.vi),
            format!(
                "{label} is {age} days old and has only a draft; {}.",
                limit.en
            ),
        );
        finding.repair = Phrase::new(
            "Đôn đốc ban hành dự thảo, hoặc ghi số và ngày nếu đã ban hành.",
            "Press for the draft to be issued, or give its number and date if it has been.",
        );
        found.push(finding);
    }
    found
}
