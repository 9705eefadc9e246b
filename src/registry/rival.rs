//! Documents of different numbers that may be one.
//!
//! `08-QĐi/TW` and `08-QĐ/TW` may be two codes for one regulation; "41 7/QĐ-UBND" may be
//! number 417 or number 7. Such documents stay apart, and each names the other: who asks
//! for the answers to one must know that they may stand under the other.

use std::collections::BTreeMap;

use super::Background;
use super::clusters::Clusters;
use super::compare::{Doubt, Identity, Traits};
use super::forming::CANDIDATES;
use super::sightings::Sightings;
use crate::mention::WrittenDate;

/// Names, for each document, those of other numbers that it may be instead. Cost: n log n
/// in the documents, and within one number each code against the others, up to the most
/// candidates that are listed.
pub(super) fn name(items: &Sightings<'_>, clusters: &mut Clusters, known: &Background) {
    let found = [aliases(items, clusters, known), misread(items, clusters)];
    for (at, (doubt, rivals)) in found.into_iter().flatten() {
        let rare = clusters.rare_mut(at);
        rare.doubt = rare.doubt.or(Some(doubt));
        for rival in rivals {
            if rare.candidates.contains(&rival) {
                continue;
            }
            if rare.candidates.len() < CANDIDATES {
                rare.candidates.push(rival);
            } else {
                rare.candidates_cut = true;
            }
        }
    }
}

type Rivals = BTreeMap<u32, (Doubt, Vec<u32>)>;

/// Documents whose codes may be one type and that nothing else tells apart.
fn aliases(items: &Sightings<'_>, clusters: &Clusters, background: &Background) -> Rivals {
    let alike = items.names.runs_with_alias();
    if !alike.contains(&true) {
        return Rivals::new();
    }
    let mut numbers: BTreeMap<_, Vec<(u32, Traits)>> = BTreeMap::new();
    for at in 0..clusters.len() as u32 {
        let Some(&first) = clusters.members(at).first() else {
            continue;
        };
        let id = items.id(first);
        if alike[items.names.run_of(items.name(first))] && id.is_complete() {
            let same = numbers.entry(id.untyped_key()).or_default();
            same.push((at, told(items, clusters.members(at))));
        }
    }
    let mut rivals = Rivals::new();
    for group in numbers.into_values() {
        for (at, mine) in &group {
            let others: Vec<u32> = group
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
pub(super) fn told(items: &Sightings<'_>, members: &[u32]) -> Traits {
    let placed = members
        .iter()
        .find(|&&slot| items.body(slot).has_place())
        .unwrap_or(&members[0]);
    let mut told = items.traits(*placed);
    let dates = || members.iter().filter_map(|&slot| items.date(slot));
    told.date = dates()
        .find(|date: &WrittenDate| date.day().is_some())
        .or_else(|| dates().next());
    let term = || members.iter().find_map(|&slot| items.term(slot));
    told.term = told.term.or_else(term);
    told
}

/// What digits that may be two numbers may name: the documents of either.
fn misread(items: &Sightings<'_>, clusters: &Clusters) -> Rivals {
    let mut open = Vec::new();
    for (at, rare) in clusters.all_rare() {
        if let (&[slot], Some(Doubt::Identifier)) = (clusters.members(at), rare.doubt) {
            let other = items.mention(slot).and_then(|it| it.other_id.as_ref());
            open.extend(other.map(|other| (at, items.id(slot), other)));
        }
    }
    if open.is_empty() {
        return Rivals::new();
    }
    let asked = open.iter().flat_map(|&(_, id, other)| [id, other]);
    let mut numbers: BTreeMap<_, Vec<u32>> = asked.map(|id| (id.parts_key(), Vec::new())).collect();
    for at in 0..clusters.len() as u32 {
        let first = clusters.members(at).first();
        if let Some(&slot) = first.filter(|&&slot| !items.is_open(slot)) {
            if let Some(same) = numbers.get_mut(&items.id(slot).parts_key()) {
                same.push(at);
            }
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
