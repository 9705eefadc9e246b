//! Which sightings of one number name one document: the code for numbers on which that has to
//! be thought about.
//!
//! What only one document can take, that document takes; what several could take stays a
//! document of its own, with its doubt and its candidates. Numbers that are trivially one
//! document never come here: see [`clusters`](super::clusters).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::mention::WrittenDate;

use super::bodies::BodyRank;
use super::compare::Doubt;
use super::sightings::Sightings;

/// A cluster in the making: its slots, and candidates by index of such clusters.
#[derive(Debug, Default)]
pub(super) struct Forming {
    pub(super) items: Vec<u32>,
    pub(super) doubt: Option<Doubt>,
    pub(super) candidates: Vec<u32>,
    pub(super) candidates_cut: bool,
    pub(super) collision: Option<u32>,
}

impl Forming {
    /// A mention whose number is open.
    pub(super) fn unread(item: u32) -> Self {
        Self {
            items: vec![item],
            doubt: Some(Doubt::Identifier),
            ..Self::default()
        }
    }

    /// Lists what it may be, up to the cap.
    fn may_be(&mut self, candidates: impl IntoIterator<Item = usize>) {
        let mut candidates = candidates.into_iter();
        let listed = candidates.by_ref().take(CANDIDATES);
        self.candidates = listed.map(|at| at as u32).collect();
        self.candidates_cut = candidates.next().is_some();
    }
}

/// Forms the clusters of one number.
pub(super) fn one_number(items: &Sightings<'_>, members: &[u32], forming: &mut Vec<Forming>) {
    if items.id(members[0]).ordinal().is_none() {
        // A blank number is no ground to take two mentions for one document.
        forming.extend(members.iter().map(|&item| Forming::unread(item)));
        return;
    }
    // Nor are digits that may be two numbers.
    let is_open = |item: u32| items.is_open(item);
    if let [only] = *members {
        forming.push(if is_open(only) {
            Forming::unread(only)
        } else {
            Forming {
                items: vec![only],
                ..Forming::default()
            }
        });
        return;
    }
    let (unread, members): (Vec<u32>, Vec<u32>) =
        members.iter().copied().partition(|&item| is_open(item));
    forming.extend(unread.into_iter().map(Forming::unread));
    if members.is_empty() {
        return;
    }
    let central = items.is_central(members[0]);
    let mut places: BTreeMap<BodyRank, Vec<u32>> = BTreeMap::new();
    let mut open = Vec::new();
    for &item in &members {
        if central || !items.body(item).has_place() {
            open.push(item);
        } else {
            places.entry(items.body(item)).or_default().push(item);
        }
    }
    if places.len() <= 1 {
        one_body(items, &members, central, forming);
        return;
    }
    let first = forming.len();
    for members in places.values() {
        one_body(items, members, true, forming);
    }
    if open.is_empty() {
        return;
    }
    // Whose the others are is open; only the very day can tell.
    let last = forming.len();
    let mut by_day: BTreeMap<NaiveDate, BTreeSet<usize>> = BTreeMap::new();
    for (at, cluster) in forming[first..last].iter().enumerate() {
        for day in cluster.items.iter().filter_map(|&item| items.day(item)) {
            by_day.entry(day).or_default().insert(first + at);
        }
    }
    let mut left: BTreeMap<(u32, Option<NaiveDate>), Vec<u32>> = BTreeMap::new();
    for item in open {
        let day = items.day(item);
        let taken = day
            .and_then(|day| by_day.get(&day))
            .filter(|clusters| clusters.len() == 1)
            .and_then(|clusters| clusters.first());
        match taken {
            Some(&cluster) => forming[cluster].items.push(item),
            None => left.entry((items.input(item), day)).or_default().push(item),
        }
    }
    for members in left.into_values() {
        let mut open = Forming {
            items: members,
            doubt: Some(Doubt::Body),
            ..Forming::default()
        };
        open.may_be(first..last);
        forming.push(open);
    }
}

/// Forms the clusters of one number of one body: by period, then by day.
///
/// `sure` says that the body of every member is known; otherwise two texts with two
/// dates may speak of two bodies.
pub(super) fn one_body(
    items: &Sightings<'_>,
    members: &[u32],
    sure: bool,
    forming: &mut Vec<Forming>,
) {
    let first = forming.len();
    let mut periods: BTreeMap<i32, Vec<u32>> = BTreeMap::new();
    let mut days: BTreeMap<Option<WrittenDate>, Vec<u32>> = BTreeMap::new();
    let mut undated = Vec::new();
    for &item in members {
        let date = items.date(item);
        if let Some(period) = items.periods(item).decided() {
            periods.entry(period).or_default().push(item);
        } else if date.is_some() {
            days.entry(date).or_default().push(item);
        } else {
            undated.push(item);
        }
    }
    for members in periods.into_values() {
        one_period(items, members, sure, forming);
    }
    // Days on which numbering may have begun again: the same day is the same document.
    let mut by_day: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for (at, cluster) in forming[first..].iter().enumerate() {
        for day in cluster.items.iter().filter_map(|&item| items.day(item)) {
            by_day.entry(day).or_insert(first + at);
        }
    }
    let mut doubtful = Vec::new();
    for (date, members) in days {
        let known = date
            .and_then(WrittenDate::day)
            .and_then(|day| by_day.get(&day).copied());
        if let Some(cluster) = known {
            forming[cluster].items.extend(members);
        } else {
            doubtful.push(forming.len());
            forming.push(Forming {
                items: members,
                ..Forming::default()
            });
        }
    }
    let last = forming.len();
    if last - first > 1 {
        for &at in &doubtful {
            let mine = items.periods(forming[at].items[0]);
            let candidates: Vec<usize> = (first..last)
                .filter(|&other| {
                    other != at && items.periods(forming[other].items[0]).overlaps(mine)
                })
                .take(CANDIDATES + 1)
                .collect();
            if !candidates.is_empty() {
                forming[at].doubt = Some(Doubt::Window);
                forming[at].may_be(candidates);
            }
        }
    }
    place_undated(items, undated, first, forming);
}

/// How many candidates are listed, so that a number with many documents does not make
/// the list grow with their square.
pub(super) const CANDIDATES: usize = 16;

/// Gives mentions without date and term to the only document of the number, or leaves
/// them, text by text, between all of them.
fn place_undated(
    items: &Sightings<'_>,
    undated: Vec<u32>,
    first: usize,
    forming: &mut Vec<Forming>,
) {
    if undated.is_empty() {
        return;
    }
    let last = forming.len();
    let mut left: BTreeMap<(u32, Option<u8>), Vec<u32>> = BTreeMap::new();
    let mut placed = Vec::new();
    if last == first {
        // Nothing dates the number: one document, but for terms that differ.
        let mut terms: BTreeMap<Option<u8>, Vec<u32>> = BTreeMap::new();
        for item in undated {
            terms.entry(items.term(item)).or_default().push(item);
        }
        let bare = terms.remove(&None).unwrap_or_default();
        if terms.is_empty() {
            forming.push(Forming {
                items: bare,
                ..Forming::default()
            });
            return;
        }
        forming.extend(terms.into_values().map(|members| Forming {
            items: members,
            ..Forming::default()
        }));
        place_undated(items, bare, first, forming);
        return;
    }
    for item in undated {
        let term = items.term(item);
        let contradicted = |at: usize| {
            forming[at]
                .items
                .iter()
                .take(CANDIDATES)
                .any(|&other| matches!((term, items.term(other)), (Some(a), Some(b)) if a != b))
        };
        // A text that gives a number once with its day names it without from then on.
        let input = items.input(item);
        let known = |at: &usize| {
            let mut named = forming[*at].items.iter().take(CANDIDATES);
            !contradicted(*at) && named.any(|&other| items.input(other) == input)
        };
        let mut here = (first..last).filter(known);
        let one = match (here.next(), here.next()) {
            (Some(one), None) => Some(one),
            (None, _) if last - first == 1 => Some(first).filter(|&at| !contradicted(at)),
            _ => None,
        };
        if let Some(one) = one {
            placed.push((one, item));
        } else {
            left.entry((items.input(item), term))
                .or_default()
                .push(item);
        }
    }
    for (cluster, item) in placed {
        forming[cluster].items.push(item);
    }
    for members in left.into_values() {
        let mut open = Forming {
            items: members,
            doubt: Some(Doubt::Period),
            ..Forming::default()
        };
        open.may_be(first..last);
        forming.push(open);
    }
}

/// Forms the clusters of one number, body and period: one, unless the body is open
/// and different texts give different days.
fn one_period(items: &Sightings<'_>, members: Vec<u32>, sure: bool, forming: &mut Vec<Forming>) {
    if !sure {
        let placed = |item: u32| items.body(item).has_place();
        let lead = members
            .iter()
            .copied()
            .find(|&item| placed(item))
            .unwrap_or(members[0]);
        let lead_input = items.input(lead);
        let holds = |item: u32| placed(item) || items.input(item) == lead_input;
        let days: BTreeSet<NaiveDate> = members
            .iter()
            .filter(|&&item| holds(item))
            .filter_map(|&item| items.day(item))
            .collect();
        let (near, far): (Vec<u32>, Vec<u32>) = members.into_iter().partition(|&item| {
            holds(item) || days.is_empty() || items.day(item).is_none_or(|day| days.contains(&day))
        });
        let at = forming.len();
        forming.push(Forming {
            items: near,
            ..Forming::default()
        });
        let mut by_day: BTreeMap<Option<NaiveDate>, Vec<u32>> = BTreeMap::new();
        for item in far {
            by_day.entry(items.day(item)).or_default().push(item);
        }
        forming.extend(by_day.into_values().map(|members| Forming {
            items: members,
            doubt: Some(Doubt::Body),
            candidates: vec![at as u32],
            ..Forming::default()
        }));
        return;
    }
    forming.push(Forming {
        items: members,
        ..Forming::default()
    });
}
