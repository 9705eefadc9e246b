use std::collections::BTreeSet;

use crate::audit::part::Part;
use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::Place;
use crate::registry::{CutKind, InputFacts};

use super::UnreadSpan;

/// The words that could not be read: numbers, and quotations that nothing closes.
fn unread(facts: &InputFacts) -> impl Iterator<Item = &crate::registry::Place> {
    let numbers = facts.unread.iter().map(|unread| &unread.place);
    let open = facts.cuts.iter();
    let open = open.filter(|cut| cut.kind == CutKind::Quotation);
    numbers.chain(open.map(|cut| &cut.place))
}

/// What they look like.
fn why(names: &str, number: bool, open: bool) -> Phrase {
    match (number, open) {
        (true, false) => Phrase::new(
            format!("Trông giống số hiệu nhưng không đọc được: “{names}”."),
            format!("This looks like a number of a document but could not be read: “{names}”."),
        ),
        (false, _) => Phrase::new(
            format!(
                "Ngoặc kép mở cạnh số hiệu mà không đóng trong đoạn, nên trích yếu không đọc được: “{names}”."
            ),
            format!(
                "A quotation beside a number is not closed in its paragraph, so no title was read: “{names}”."
            ),
        ),
        (true, true) => Phrase::new(
            format!("Số hiệu không đọc được, hoặc ngoặc kép không đóng: “{names}”."),
            format!(
                "Numbers that could not be read, or quotations that are not closed: “{names}”."
            ),
        ),
    }
}

/// n log n in what was not read. One finding for each text.
pub(super) fn check(rule: UnreadSpan, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for (input, facts) in part.texts(graph) {
        let mut seen = BTreeSet::new();
        let new: Vec<&crate::registry::Place> = unread(facts)
            .filter(|place| seen.insert(&place.quote))
            .collect();
        let open = facts.cuts.iter().any(|it| it.kind == CutKind::Quotation);
        let number = !facts.unread.is_empty();
        if new.is_empty() {
            continue;
        }
        let subjects: Vec<String> = new.iter().map(|place| place.quote.to_string()).collect();
        let why = why(&subjects.join("”, “"), number, open);
        let finding = Finding::of(&rule, subjects, &*facts.name)
            .known_by::<String>([])
            .shown(
                new.into_iter()
                    .map(|place| Evidence::at(graph, Place { input, place })),
            )
            .because(why.vi, why.en)
            .mend(
                "Kiểm tra; nếu là số hiệu thì ghi theo đúng dạng, nếu là trích yếu thì đóng ngoặc kép.",
                "Check; if it is a number, write it in the official form, if a title, close its quotes.",
            );
        found.push(finding);
    }
    found
}
