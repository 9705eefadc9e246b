use std::collections::BTreeMap;

use crate::audit::part::Part;
use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::Place;
use crate::registry::HeadingFacts;

use super::DuplicateHeading;

/// n log n in the headings.
pub(super) fn check(rule: DuplicateHeading, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for (input, facts) in part.texts(graph) {
        let mut numbers: BTreeMap<(u32, u32, &str), Vec<&HeadingFacts>> = BTreeMap::new();
        let mut counts: BTreeMap<u32, Count> = BTreeMap::new();
        for heading in &facts.headings {
            let count = counts.entry(heading.run).or_default();
            let nth = count.take(value(&heading.number));
            numbers
                .entry((heading.run, nth, &heading.number))
                .or_default()
                .push(heading);
        }
        for ((.., number), headings) in numbers {
            if headings.len() < 2 {
                continue;
            }
            let mut finding = Finding::of(&rule, vec![number.to_owned()], &*facts.name);
            finding.evidence = headings
                .iter()
                .map(|heading| {
                    let place = &heading.place;
                    Evidence::at(graph, Place { input, place })
                })
                .collect();
            let count = headings.len();
            finding.why = Phrase::new(
                format!("Số mục {number} được dùng {count} lần."),
                format!("Section number {number} stands {count} times."),
            );
            finding.repair = Phrase::new(
                "Kiểm tra và đánh lại số các mục.",
                "Check the numbering of the sections.",
            );
            found.push(finding);
        }
    }
    found
}

/// How far a run has counted, and how often it has begun again: models in an annex, and parts
/// below letters that were not read, each count from I.
#[derive(Default)]
struct Count {
    last: Option<u32>,
    nth: u32,
}

impl Count {
    /// Counts on with a number, or begins again where it falls, or is the first one anew.
    fn take(&mut self, value: Option<u32>) -> u32 {
        let again = match (self.last, value) {
            (Some(last), Some(value)) => value < last || value == 1,
            _ => false,
        };
        self.nth += u32::from(again);
        self.last = value.or(self.last);
        self.nth
    }
}

/// The value of a number of a heading, in figures or Roman; `None` for others.
fn value(number: &str) -> Option<u32> {
    if let Ok(value) = number.parse() {
        return Some(value);
    }
    let digit = |sign: char| match sign {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    let digits: Vec<u32> = number.chars().map(digit).collect::<Option<_>>()?;
    let smaller = |at: usize| digits.get(at + 1).is_some_and(|next| digits[at] < *next);
    let (mut plus, mut minus) = (0, 0);
    for (at, digit) in digits.iter().enumerate() {
        *if smaller(at) { &mut minus } else { &mut plus } += digit;
    }
    u32::checked_sub(plus, minus).filter(|value| *value > 0)
}
