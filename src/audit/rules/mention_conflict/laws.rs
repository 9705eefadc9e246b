//! One law under two numbers: its name and its year tell it from all others, and a digit is wrong.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::audit::near::digits_slip;
use crate::audit::{Audit, Finding};
use crate::graph::Place;
use crate::id::Organ;
use crate::registry::{MentionFacts, title_words};

use super::{MentionConflict, two_numbers};

/// In how many texts a number stands, how often, and where first.
struct Named<'a> {
    texts: usize,
    count: usize,
    last: usize,
    place: Place<'a>,
    mention: &'a MentionFacts,
}

/// The year, the Assembly with its term, and the words of a law's name.
type Law = (u16, String, Vec<String>);

/// The law that a mention names with its number: laws have no code of their type.
fn law(mention: &MentionFacts) -> Option<Law> {
    let id = &mention.id;
    if id.type_code().is_some() {
        return None;
    }
    let organ = id.organ().filter(|organ| organ.is_of_assembly())?;
    Some((
        id.year()?,
        Organ::as_str(organ).to_owned(),
        title_words(mention.title.as_deref()?),
    ))
}

/// n log n in the mentions of laws.
pub(super) fn check(rule: MentionConflict, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut laws: BTreeMap<Law, BTreeMap<u32, Named<'_>>> = BTreeMap::new();
    for (input, facts) in graph.inputs().iter().enumerate() {
        for mention in &facts.mentions {
            if let Some((law, number)) = law(mention).zip(mention.id.ordinal()) {
                let place = Place {
                    input,
                    place: &mention.place,
                };
                let named = laws.entry(law).or_default().entry(number).or_insert(Named {
                    texts: 0,
                    count: 0,
                    last: usize::MAX,
                    place,
                    mention,
                });
                named.count += 1;
                // A text repeats its own slip.
                named.texts += usize::from(named.last != input);
                named.last = input;
            }
        }
    }
    let mut found = Vec::new();
    for numbers in laws.into_values().filter(|numbers| numbers.len() > 1) {
        let mut by_count: Vec<(u32, Named<'_>)> = numbers.into_iter().collect();
        // The one that most texts name is likeliest right; of two that are named alike, neither.
        by_count.sort_by_key(|(number, named)| (Reverse((named.texts, named.count)), *number));
        let (right, others) = (&by_count[0], &by_count[1..]);
        for wrong in others {
            if !digits_slip(&format!("{:02}", right.0), &format!("{:02}", wrong.0)) {
                continue;
            }
            let sights = [&wrong.1, &right.1].map(|named| (&named.mention.id, named.place));
            let finding = two_numbers(
                rule,
                audit,
                sights,
                [
                    "mang cùng một tên luật trong cùng một năm: một luật mang hai số.",
                    "bear the name of one law in one year: one law under two numbers.",
                ],
                ["hai luật cùng tên", "two laws of one name"],
            );
            found.push(finding);
        }
    }
    found
}
