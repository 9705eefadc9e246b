use crate::audit::life::done;
use crate::audit::part::Part;
use crate::audit::phrase::{called, day_vi};
use crate::audit::{Audit, Finding, Phrase};

use super::ImplementsVoidSource;

/// Linear in relations, with the endings of each source.
pub(super) fn check(rule: ImplementsVoidSource, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for source in part.documents(graph).filter(|it| audit.may_be_ended(it)) {
        let endings = audit.endings(&source);
        if endings.is_empty() {
            continue;
        }
        for relation in graph
            .cited(source.handle())
            .filter(|r| r.kind().carries_out() && r.is_of_office())
        {
            let answer = relation.from();
            let Some((first, _)) = answer.interval() else {
                continue;
            };
            // Only where the end surely lies before the answer.
            let over = endings.iter().find(|change| {
                change.days.is_some_and(|(_, last)| last < first)
                    && change.by().is_none_or(|by| by.handle() != answer.handle())
            });
            let Some(over) = over else {
                continue;
            };
            let subjects = vec![answer.label().to_owned(), source.label().to_owned()];
            let mut finding = Finding::of(&rule, subjects, audit.body_of(&answer));
            finding.evidence.extend(audit.stated(&relation));
            finding.evidence.extend(over.evidence(audit));
            let (vi, en) = done(over.kind);
            let end = over.days.map_or(first, |(_, last)| last);
            let Phrase {
                vi: answer_vi,
                en: answer_en,
            } = called(&answer);
            let (source, by) = (source.label(), over.name());
            finding.why = Phrase::new(
                format!(
                    "{answer_vi} ngày {} thực hiện {source}, đã bị {vi} theo {by} từ {}.",
                    day_vi(first),
                    day_vi(end)
                ),
                format!("{answer_en} of {first} carries out {source}, {en} by {by} on {end}."),
            );
            finding.repair = Phrase::new(
                "Kiểm tra văn bản nguồn còn hiệu lực không, và có phải thực hiện văn bản thay thế không.",
                "Check whether the source was still in force, and whether its successor is meant.",
            );
            found.push(finding);
        }
    }
    found
}
