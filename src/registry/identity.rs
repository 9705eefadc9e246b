//! Which mentions name the same document.
//!
//! Two mentions are the *same* document when number and body agree and neither date
//! nor term contradicts, *different* when one of these contradicts, and otherwise
//! *undecided*: see [`Traits::compare`](super::Traits::compare). That is a statement on a pair.
//! Over a whole registry more can be said: a bare "139-CTr/TU" is the only document of that
//! number there is, or it stands between two. [`Identities`] draws that line: what only one
//! document can take, that document takes; what several could take stays a document
//! of its own, with its doubt and its candidates.

use std::sync::Arc;

use crate::id::DocumentId;

use super::bodies::BodyRank;
use super::body::{Body, Letterhead};
use super::clusters::Clusters;
use super::compare::Doubt;
use super::period::Periods;
use super::sightings::Sightings;
use super::slots::Slots;
use super::{Background, InputFacts, Registry, collision, decide, rival};

/// One sighting of a document: a mention, or a text's own letterhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sight {
    /// Index of the input, in the order of [`Registry::inputs`].
    pub input: u32,
    /// Index into [`InputFacts::mentions`]; `None` for the text itself, which stands
    /// before its mentions.
    pub mention: Option<u32>,
}

/// The mentions that name one document.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// The identifier, as first seen.
    pub id: DocumentId,
    /// The sightings, in the order of the texts.
    pub sights: Vec<Sight>,
    /// The body, as far as any of them tells.
    pub body: Body,
    /// The periods that all of them allow.
    pub periods: Periods,
    /// Why the mentions could not be given to another document of this number.
    pub doubt: Option<Doubt>,
    /// The documents they may name instead, as indices of clusters.
    pub candidates: Vec<u32>,
    /// Whether there are more of these than are listed.
    pub candidates_cut: bool,
    /// The number collision it is part of.
    pub collision: Option<u32>,
    /// The sightings that only a register told to be of it, in the order of the texts.
    pub decided: Vec<Sight>,
}

/// Who is who in a registry.
#[derive(Clone, Debug, Default)]
pub struct Identities {
    clusters: Vec<Cluster>,
    slots: Slots,
    of_slot: Vec<Option<u32>>,
    collisions: u32,
}

/// The sightings of a registry, and which of them are one document.
#[derive(Debug)]
pub(crate) struct Sorted<'r> {
    pub(crate) sightings: Sightings<'r>,
    pub(crate) clusters: Clusters,
    pub(crate) collisions: u32,
}

impl<'r> Sorted<'r> {
    /// Decides who is who. The heads are those of the inputs.
    ///
    /// Cost: linear in the mentions, n log n in the numbers and in what is doubtful.
    pub(crate) fn of(
        inputs: &'r [Arc<InputFacts>],
        heads: &[Letterhead],
        registry: &Registry,
        known: &Background,
    ) -> Self {
        let facts = inputs.iter().map(|it| &**it).collect();
        let mut sightings = Sightings::of(facts, heads, &known.additions);
        let mut clusters = Clusters::of(&mut sightings, known);
        let collisions = collision::split(&sightings, &mut clusters, &known.additions);
        let registers = registry.registers().chain(&known.registers).collect();
        decide::decide(&sightings, &mut clusters, &registers, known);
        rival::name(&sightings, &mut clusters, known);
        clusters.put_in_order();
        Self {
            sightings,
            clusters,
            collisions,
        }
    }

    /// The slots and the bodies by rank; the rest is let go.
    pub(crate) fn into_parts(self) -> (Slots, Vec<Body>) {
        (self.sightings.slots, self.sightings.bodies.into_bodies())
    }

    /// The body of a cluster, as far as any of its slots tells: the last one that tells most.
    pub(crate) fn body(&self, members: &[u32]) -> BodyRank {
        let bodies = members.iter().map(|&slot| self.sightings.body(slot));
        let most = bodies.max_by_key(|body| (body.has_place(), body.level().is_some()));
        most.unwrap_or_default()
    }

    /// The periods that all slots of a cluster allow.
    pub(crate) fn periods(&self, members: &[u32]) -> Periods {
        let all = || members.iter().map(|&slot| self.sightings.periods(slot));
        all()
            .find(|periods| periods.decided().is_some())
            .or_else(|| all().find(|periods| !periods.is_open()))
            .unwrap_or(Periods::OPEN)
    }
}

impl Identities {
    /// Decides who is who, by the built-in tables of terms. The order in which inputs were
    /// added does not matter. Where the registers of the registry tell which document an
    /// open mention names, it is given to that one.
    ///
    /// Cost: n log n in the mentions.
    pub fn of(registry: &Registry) -> Self {
        Self::under(registry, &Background::new())
    }

    /// The same, where more is known beside the texts.
    ///
    /// Cost: n log n in the mentions.
    pub fn under(registry: &Registry, known: &Background) -> Self {
        let inputs: Vec<Arc<InputFacts>> = registry.shared_inputs().cloned().collect();
        let heads: Vec<Letterhead> = inputs
            .iter()
            .map(|input| Letterhead::of(&input.own, &known.additions))
            .collect();
        Self::settle(&Sorted::of(&inputs, &heads, registry, known))
    }

    /// Numbers the clusters in the order of their first sight.
    fn settle(sorted: &Sorted<'_>) -> Self {
        let (sightings, clusters) = (&sorted.sightings, &sorted.clusters);
        let of = clusters.by_slot(sightings.slots.len());
        let mut place = vec![Clusters::NONE; clusters.len()];
        let mut order = Vec::new();
        for &cluster in of.iter().filter(|&&cluster| cluster != Clusters::NONE) {
            if place[cluster as usize] == Clusters::NONE {
                place[cluster as usize] = order.len() as u32;
                order.push(cluster);
            }
        }
        let sights = |slots: &[u32]| slots.iter().map(|&slot| sightings.sight(slot)).collect();
        let cluster = |&at: &u32| {
            let members = clusters.members(at);
            let rare = clusters.rare(at).cloned().unwrap_or_default();
            let candidates = rare.candidates.iter();
            Cluster {
                id: sightings.id(members[0]).clone(),
                sights: sights(members),
                body: sightings.bodies.get(sorted.body(members)).clone(),
                periods: sorted.periods(members),
                doubt: rare.doubt,
                candidates: candidates.map(|&at| place[at as usize]).collect(),
                candidates_cut: rare.candidates_cut,
                collision: rare.collision,
                decided: sights(&rare.decided),
            }
        };
        Self {
            clusters: order.iter().map(cluster).collect(),
            slots: sightings.slots.clone(),
            of_slot: of
                .iter()
                .map(|&at| place.get(at as usize).copied())
                .collect(),
            collisions: sorted.collisions,
        }
    }

    /// The documents, in the order of their first sight.
    pub fn clusters(&self) -> &[Cluster] {
        &self.clusters
    }

    /// The document that a text is, where its letterhead bears a whole number: an
    /// index into [`clusters`](Self::clusters).
    pub fn own(&self, input: usize) -> Option<usize> {
        let slot = self.slots.own(input)?;
        self.of_slot[slot].map(|at| at as usize)
    }

    /// The document that a mention names: an index into [`clusters`](Self::clusters).
    pub fn mention(&self, input: usize, mention: usize) -> Option<usize> {
        let slot = self.slots.mention(input, mention)?;
        self.of_slot[slot].map(|at| at as usize)
    }

    /// How many number collisions there are.
    pub const fn collisions(&self) -> usize {
        self.collisions as usize
    }
}
