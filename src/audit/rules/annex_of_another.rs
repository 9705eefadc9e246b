use crate::audit::part::Part;
use crate::audit::{Audit, Evidence, Finding};
use crate::graph::Place;
use crate::registry::Writing;

use super::AnnexOfAnother;

/// Linear in the mentions.
pub(super) fn check(rule: AnnexOfAnother, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for (input, facts) in part.texts(graph) {
        let own = &facts.own;
        let Some(id) = own.id.as_ref().filter(|id| id.is_complete()) else {
            continue;
        };
        let day = own.date.filter(|date| date.day().is_some());
        for mention in &facts.mentions {
            let other = &mention.id;
            let kin = other.is_complete()
                && other.type_code() == id.type_code()
                && other.organ() == id.organ()
                && other.year() == id.year();
            let another = kin && other.ordinal() != id.ordinal();
            // Of the same day: an annex of an earlier document has that one's own date.
            if !another
                || !mention.writing.contains(Writing::ENCLOSES)
                || day.is_none()
                || mention.date != day
            {
                continue;
            }
            let finding = Finding::of(&rule, vec![other.to_string(), id.to_string()], &*facts.name)
                .shown([Evidence::at(graph, Place { input, place: &mention.place })])
                .shown(own.id_place.as_ref().map(|place| Evidence::at(graph, Place { input, place })))
                .because(
                    format!("Phụ lục ghi kèm theo {other}, nhưng văn bản mang nó là {id} cùng ngày."),
                    format!("The annex says that it belongs to {other}; the text it stands in is {id} of the same day."),
                )
                .reading("số ở đầu phụ lục bị chép từ văn bản khác", "the number over the annex was copied from another document")
                .reading("số của văn bản bị ghi nhầm", "the number of the text is a slip")
                .mend(
                    "Kiểm tra số của văn bản và sửa dòng “Kèm theo” của phụ lục.",
                    "Check the number of the text and mend the line over the annex.",
                );
            found.push(finding);
        }
    }
    found
}
