//! Documents of different numbers that may be one.
//!
//! `08-QĐi/TW` and `08-QĐ/TW` may be two codes for one regulation; "41 7/QĐ-UBND" may be
//! number 417 or number 7. Such documents stay apart, and each names the other: who asks
//! for the answers to one must know that they may stand under the other.

use std::collections::BTreeMap;

use super::Background;
use super::identity::{CANDIDATES, Doubt, Forming, Identity, Item, Traits};
use crate::id::DocumentId;
use crate::mention::WrittenDate;

/// Names, for each document, those of other numbers that it may be instead. Cost: n log n
/// in the documents, and within one number each code against the others, up to the most
/// candidates that are listed.
pub(super) fn name(items: &[Item<'_>], forming: &mut [Forming], known: &Background) {
    let found = [aliases(items, forming, known), misread(items, forming)];
    for (at, (doubt, rivals)) in found.into_iter().flatten() {
        let cluster = &mut forming[at];
        cluster.doubt = cluster.doubt.or(Some(doubt));
        for rival in rivals {
            if cluster.candidates.contains(&rival) {
                continue;
            }
            if cluster.candidates.len() < CANDIDATES {
                cluster.candidates.push(rival);
            } else {
                cluster.candidates_cut = true;
            }
        }
    }
}

type Rivals = BTreeMap<usize, (Doubt, Vec<usize>)>;

/// Documents whose codes may be one type and that nothing else tells apart.
fn aliases(items: &[Item<'_>], forming: &[Forming], background: &Background) -> Rivals {
    let mut codes: BTreeMap<&str, bool> = BTreeMap::new();
    let mut with_alias: Vec<(usize, &DocumentId)> = Vec::new();
    // The clusters stand in the order of their codes, so that the last one is met again.
    let mut last: (&str, bool) = ("", false);
    for (at, cluster) in forming.iter().enumerate() {
        let Some(&first) = cluster.items.first() else {
            continue;
        };
        let id = items[first].id;
        let Some(code) = id.type_code().filter(|_| id.is_complete()) else {
            continue;
        };
        if last.0 != code.as_str() {
            let known = codes.entry(code.as_str());
            last = (code.as_str(), *known.or_insert_with(|| code.has_alias()));
        }
        if last.1 {
            with_alias.push((at, id));
        }
    }
    // One code alone has no rival.
    if codes.into_values().filter(|&has_alias| has_alias).count() < 2 {
        return Rivals::new();
    }
    let mut numbers: BTreeMap<_, Vec<(usize, Traits)>> = BTreeMap::new();
    for (at, id) in with_alias {
        let same = numbers.entry(id.untyped_key()).or_default();
        same.push((at, told(items, &forming[at])));
    }
    let mut rivals = Rivals::new();
    for group in numbers.into_values() {
        for (at, mine) in &group {
            let others: Vec<usize> = group
                .iter()
                .filter(|(_, other)| other.id.type_code() != mine.id.type_code())
                .filter(|(_, other)| {
                    mine.compare_under(other, background) == Identity::Undecided(Doubt::Alias)
                })
                .map(|&(other, _)| other)
                .take(CANDIDATES + 1)
                .collect();
            if !others.is_empty() {
                rivals.insert(*at, (Doubt::Alias, others));
            }
        }
    }
    rivals
}

/// What the mentions of one document tell together.
pub(super) fn told(items: &[Item<'_>], cluster: &Forming) -> Traits {
    let members = || cluster.items.iter().map(|&item| &items[item]);
    let mut told = members()
        .find(|item| item.body.place().is_some())
        .unwrap_or(&items[cluster.items[0]])
        .traits();
    let dates = || members().filter_map(|item| item.date);
    told.date = dates()
        .find(|date: &WrittenDate| date.day().is_some())
        .or_else(|| dates().next());
    told.term = told.term.or_else(|| members().find_map(|item| item.term));
    told
}

/// What digits that may be two numbers may name: the documents of either.
fn misread(items: &[Item<'_>], forming: &[Forming]) -> Rivals {
    let mut open = Vec::new();
    for (at, cluster) in forming.iter().enumerate() {
        if let &[item] = cluster.items.as_slice() {
            if let Some(other) = items[item].other {
                open.push((at, items[item].id, other));
            }
        }
    }
    if open.is_empty() {
        return Rivals::new();
    }
    let mut numbers: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, cluster) in forming.iter().enumerate() {
        let read = cluster.items.first().map(|&item| &items[item]);
        if let Some(read) = read.filter(|item| item.other.is_none()) {
            numbers.entry(read.id.parts_key()).or_default().push(at);
        }
    }
    open.into_iter()
        .map(|(at, id, other)| {
            let named = [id, other].map(|id| numbers.get(&id.parts_key()));
            let rivals = named.into_iter().flatten().flatten().copied();
            (at, (Doubt::Identifier, rivals.collect()))
        })
        .collect()
}
