//! The bodies that words name, each once, as numbers that sort and compare as they do.

use std::sync::Arc;

use super::body::{Body, Letterhead};
use super::quick::QuickMap;
use crate::id::Level;

/// A body among those of one registry: its place, from 1, and its level. Once
/// [`Bodies::rank`] has run, bodies compare as [`Body`] does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct BodyRank(u32);

/// The levels, and that none is known.
const LEVELS: u32 = Level::ALL.len() as u32 + 1;

impl BodyRank {
    fn new(place: u32, level: Option<Level>) -> Self {
        Self(place * LEVELS + level.map_or(0, |level| level as u32 + 1))
    }

    /// Where its place stands among the places, from 1; 0 where it is open.
    pub(crate) const fn place(self) -> u32 {
        self.0 / LEVELS
    }

    pub(crate) fn level(self) -> Option<Level> {
        let above = (self.0 % LEVELS).checked_sub(1)?;
        Some(Level::ALL[above as usize])
    }

    pub(crate) const fn has_place(self) -> bool {
        self.place() > 0
    }

    pub(crate) const fn number(self) -> u32 {
        self.0
    }

    /// As [`Body::contradicts`].
    fn contradicts(self, other: Self) -> bool {
        let differ = |a: u32, b: u32| a > 0 && b > 0 && a != b;
        differ(self.place(), other.place()) || differ(self.0 % LEVELS, other.0 % LEVELS)
    }
}

/// What the letterhead of a text reads as.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) body: BodyRank,
    above: Option<BodyRank>,
}

/// Every place that words name.
#[derive(Debug, Default)]
pub(crate) struct Bodies {
    places: Vec<Arc<str>>,
    known: QuickMap<Arc<str>, u32>,
    /// By rank.
    all: Vec<Body>,
}

impl Bodies {
    pub(super) fn add(&mut self, body: &Body) -> BodyRank {
        let Some(place) = body.shared_place() else {
            return BodyRank::new(0, body.level());
        };
        let place = if let Some(&known) = self.known.get(&**place) {
            known
        } else {
            self.places.push(Arc::clone(place));
            let next = self.places.len() as u32;
            self.known.insert(Arc::clone(place), next);
            next
        };
        BodyRank::new(place, body.level())
    }

    pub(super) fn add_head(&mut self, head: &Letterhead) -> Head {
        Head {
            body: self.add(&head.body),
            above: head.above.as_ref().map(|above| self.add(above)),
        }
    }

    /// Numbers the places in their order. Returns what each body is from then on: a function
    /// of what it was. Cost: n log n in the places.
    pub(super) fn rank(&mut self) -> impl Fn(BodyRank) -> BodyRank + use<> {
        let mut order: Vec<u32> = (0..self.places.len() as u32).collect();
        order.sort_unstable_by(|&a, &b| self.places[a as usize].cmp(&self.places[b as usize]));
        let mut rank = vec![0; order.len() + 1];
        for (&place, new) in order.iter().zip(1..) {
            rank[place as usize + 1] = new;
        }
        let open = core::iter::once(None);
        let places = order.iter().map(|&at| Some(&self.places[at as usize]));
        let levels = || core::iter::once(None).chain(Level::ALL.iter().copied().map(Some));
        self.all = open
            .chain(places)
            .flat_map(|place| levels().map(move |level| Body::of_parts(place.cloned(), level)))
            .collect();
        let old = core::mem::take(&mut self.places);
        self.places = order
            .iter()
            .map(|&at| Arc::clone(&old[at as usize]))
            .collect();
        self.known.clear();
        move |body| BodyRank::new(rank[body.place() as usize], body.level())
    }

    pub(crate) fn get(&self, body: BodyRank) -> &Body {
        &self.all[body.0 as usize]
    }

    /// The rank of a place, as of [`BodyRank::place`]; `None` where no words name it.
    pub(crate) fn place(&self, place: &str) -> Option<u32> {
        let at = self.places.binary_search_by(|it| (**it).cmp(place)).ok()?;
        Some(at as u32 + 1)
    }

    /// The bodies by rank, for who keeps them.
    pub(crate) fn into_bodies(self) -> Vec<Body> {
        self.all
    }
}

/// The body of a mention, by what its own words read as and the level of its number and,
/// where these name no place, by the letterhead of its text.
pub(super) fn of_mention(
    words: BodyRank,
    head: Head,
    by_number: Option<Level>,
    declared: bool,
) -> BodyRank {
    let level = by_number.or(words.level());
    let body = BodyRank::new(words.place(), level);
    if body.has_place() || level == Some(Level::Central) {
        return body;
    }
    let own = head.body;
    if declared && !body.contradicts(own) {
        return BodyRank::new(own.place(), level);
    }
    if level.is_none() {
        return body;
    }
    if own.level() == level {
        return BodyRank::new(own.place(), level);
    }
    let above = head.above.filter(|above| above.level() == level);
    above.map_or(body, |above| BodyRank::new(above.place(), level))
}
