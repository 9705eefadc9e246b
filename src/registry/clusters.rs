//! The sightings of every number, in the runs that are one document each.
//!
//! The slots are sorted by number and body. Nearly every run of one number and body is one
//! document: its dates are of one period, nothing in it is open. Such a run is a cluster as it
//! stands; only the numbers that leave something to decide go through
//! [`forming`](super::forming).

use core::ops::Range;
use std::collections::BTreeMap;

use super::Background;
use super::compare::Doubt;
use super::forming::{Forming, one_body, one_number};
use super::sightings::Sightings;

/// What few clusters have.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rare {
    pub(crate) doubt: Option<Doubt>,
    /// What it may be instead, by index of cluster.
    pub(crate) candidates: Vec<u32>,
    pub(crate) candidates_cut: bool,
    pub(crate) collision: Option<u32>,
    /// The slots that a register told to be of it.
    pub(crate) decided: Vec<u32>,
}

/// Every cluster, in the order of numbers and bodies; those that a collision parts from
/// another one stand behind all.
#[derive(Debug, Default)]
pub(crate) struct Clusters {
    /// Slots, those of a cluster together.
    order: Vec<u32>,
    /// Where in [`order`](Self::order) each cluster stands; from [`MOVED`] to its place in
    /// [`moved`](Self::moved) where it stands there.
    spans: Vec<(u32, u32)>,
    /// Slots of clusters that were made or changed later.
    moved: Vec<Vec<u32>>,
    rare: BTreeMap<u32, Rare>,
}

const MOVED: u32 = u32::MAX;

impl Clusters {
    /// Cost: linear in the sightings, n log n in the numbers and in what is doubtful.
    pub(super) fn of(items: &mut Sightings<'_>, known: &Background) -> Self {
        let (keys, order, shift) = sorted(items);
        let mut made = Self {
            spans: Vec::with_capacity(keys.len() / 2),
            order,
            ..Self::default()
        };
        let mut start = 0;
        while start < keys.len() {
            let number = keys[start] >> shift;
            let own = keys[start..]
                .iter()
                .take_while(|&&key| key >> shift == number);
            let end = start + own.count();
            if !known.terms.is_empty() {
                items.set_periods(&made.order[start..end], known);
            }
            made.add_number(items, &keys[start..end], start..end);
            start = end;
        }
        made
    }

    /// Forms the clusters of one number; the keys of its slots differ by their bodies.
    fn add_number(&mut self, items: &Sightings<'_>, keys: &[u64], number: Range<usize>) {
        let members = &self.order[number.clone()];
        let first = members[0];
        let told = items.id(first).ordinal().is_some();
        let unread = !told || members.iter().any(|&slot| items.is_open(slot));
        // One place at the most, or some that name none: who names none is thought about.
        let one_place = keys[0] == keys[keys.len() - 1];
        let placed = items.is_central(first) || items.body(first).has_place();
        if unread || !placed && members.len() > 1 {
            return self.think(items, number);
        }
        if !one_place {
            let mut start = number.start;
            for body in keys.chunk_by(|a, b| a == b) {
                let end = start + body.len();
                self.add_body(items, start..end, true);
                start = end;
            }
            return;
        }
        self.add_body(items, number, items.is_central(first));
    }

    /// Forms the clusters of one number of one body; `sure` as for [`one_body`].
    fn add_body(&mut self, items: &Sightings<'_>, body: Range<usize>, sure: bool) {
        let members = &self.order[body.clone()];
        let periods = items.periods(members[0]);
        let one_period = members.iter().all(|&slot| items.periods(slot) == periods);
        if members.len() == 1 || periods.decided().is_some() && one_period {
            self.spans.push((body.start as u32, body.end as u32));
            return;
        }
        let mut forming = Vec::new();
        one_body(items, members, sure, &mut forming);
        self.put(body.start, forming);
    }

    /// Forms the clusters of a number that leaves something open.
    fn think(&mut self, items: &Sightings<'_>, number: Range<usize>) {
        let members = &mut self.order[number.clone()];
        members.sort_unstable();
        let mut forming = Vec::new();
        one_number(items, members, &mut forming);
        self.put(number.start, forming);
    }

    /// Puts clusters where their slots stood.
    fn put(&mut self, mut start: usize, forming: Vec<Forming>) {
        let base = self.spans.len() as u32;
        for (cluster, at) in forming.into_iter().zip(base..) {
            let end = start + cluster.items.len();
            self.order[start..end].copy_from_slice(&cluster.items);
            self.spans.push((start as u32, end as u32));
            start = end;
            self.note(at, cluster, base);
        }
    }

    fn note(&mut self, at: u32, cluster: Forming, base: u32) {
        if cluster.doubt.is_some() || cluster.collision.is_some() {
            let mut candidates = cluster.candidates;
            for candidate in &mut candidates {
                *candidate += base;
            }
            let rare = Rare {
                doubt: cluster.doubt,
                candidates,
                candidates_cut: cluster.candidates_cut,
                collision: cluster.collision,
                decided: Vec::new(),
            };
            self.rare.insert(at, rare);
        }
    }

    /// Adds a cluster behind all others. Its candidates are known by their places.
    pub(super) fn push(&mut self, cluster: Forming) {
        let at = self.len() as u32;
        self.spans.push((MOVED, self.moved.len() as u32));
        let mut cluster = cluster;
        self.moved.push(core::mem::take(&mut cluster.items));
        self.note(at, cluster, 0);
    }

    pub(crate) fn len(&self) -> usize {
        self.spans.len()
    }

    /// The slots of a cluster.
    #[inline]
    pub(crate) fn members(&self, at: u32) -> &[u32] {
        match self.spans[at as usize] {
            (MOVED, list) => &self.moved[list as usize],
            (start, end) => &self.order[start as usize..end as usize],
        }
    }

    /// Gives a cluster other slots.
    pub(super) fn set_members(&mut self, at: u32, slots: Vec<u32>) {
        if let (MOVED, list) = self.spans[at as usize] {
            self.moved[list as usize] = slots;
        } else {
            self.spans[at as usize] = (MOVED, self.moved.len() as u32);
            self.moved.push(slots);
        }
    }

    pub(crate) fn rare(&self, at: u32) -> Option<&Rare> {
        self.rare.get(&at)
    }

    pub(super) fn doubt(&self, at: u32) -> Option<Doubt> {
        self.rare(at)?.doubt
    }

    pub(super) fn rare_mut(&mut self, at: u32) -> &mut Rare {
        self.rare.entry(at).or_default()
    }

    /// Those that have something rare, in order.
    pub(super) fn all_rare(&self) -> impl Iterator<Item = (u32, &Rare)> {
        self.rare.iter().map(|(&at, rare)| (at, rare))
    }

    pub(super) fn all_rare_mut(&mut self) -> impl Iterator<Item = &mut Rare> {
        self.rare.values_mut()
    }

    /// Puts the slots of each cluster in the order of the texts.
    pub(super) fn put_in_order(&mut self) {
        for &(start, end) in &self.spans {
            if start != MOVED {
                let own = &mut self.order[start as usize..end as usize];
                if !own.is_sorted() {
                    own.sort_unstable();
                }
            }
        }
        for own in &mut self.moved {
            own.sort_unstable();
        }
        for rare in self.rare.values_mut() {
            rare.decided.sort_unstable();
        }
    }

    /// The cluster of each slot; [`NONE`](Self::NONE) where nothing is named.
    pub(crate) fn by_slot(&self, slots: usize) -> Vec<u32> {
        let mut of = vec![Self::NONE; slots];
        for at in 0..self.len() as u32 {
            for &slot in self.members(at) {
                of[slot as usize] = at;
            }
        }
        of
    }

    pub(crate) const NONE: u32 = u32::MAX;
}

/// The used slots by number, then by body as far as that tells documents apart, then as they
/// stand; the keys by which they are sorted; and how many bits of these are the body's.
/// Cost: linear in the slots.
fn sorted(items: &Sightings<'_>) -> (Vec<u64>, Vec<u32>, u32) {
    let ranks = items.names.ranks();
    let body = |slot: u32| {
        let body = items.body(slot);
        let tells = body.has_place() && !items.is_central(slot);
        if tells { body.number() } else { 0 }
    };
    let most = items.used().map(body).max().unwrap_or(0);
    let shift = u32::BITS - most.leading_zeros();
    let key = |slot: u32| {
        let number = u64::from(ranks[items.name(slot) as usize]);
        number << shift | u64::from(body(slot))
    };
    let mut order: Vec<u32> = items.used().collect();
    let mut keys: Vec<u64> = order.iter().map(|&slot| key(slot)).collect();
    sort_by_digits(&mut keys, &mut order);
    (keys, order, shift)
}

/// Sorts values by their keys; what has one key stays as it stands. Cost: linear, for each
/// eleven bits of the greatest key.
fn sort_by_digits(keys: &mut Vec<u64>, values: &mut Vec<u32>) {
    const BITS: u32 = 11;
    let digit = |key: u64, at: u32| (key >> at) as usize & ((1 << BITS) - 1);
    let most = keys.iter().copied().max().unwrap_or(0);
    let (mut other_keys, mut other_values) = (vec![0; keys.len()], vec![0; keys.len()]);
    for at in (0..u64::BITS - most.leading_zeros()).step_by(BITS as usize) {
        let mut next = vec![0_usize; 1 << BITS];
        for &key in keys.iter() {
            next[digit(key, at)] += 1;
        }
        let mut start = 0;
        for count in &mut next {
            start += core::mem::replace(count, start);
        }
        for (&key, &value) in keys.iter().zip(values.iter()) {
            let place = &mut next[digit(key, at)];
            other_keys[*place] = key;
            other_values[*place] = value;
            *place += 1;
        }
        core::mem::swap(keys, &mut other_keys);
        core::mem::swap(values, &mut other_values);
    }
}
