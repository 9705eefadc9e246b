//! The documents in their order, before anything is known of them; and the numbers that they
//! bear.

use core::hash::Hash;
use core::num::NonZeroU32;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::id::{Additions, DocumentId};
use crate::registry::{Clusters, InputFacts, Sorted};

use super::document::{DocumentHandle, Name};

/// The label of a text whose own number is not known.
const OWN: &str = "SELF";
/// The label of a draft without a number.
const DRAFT: &str = "DRAFT";

/// What a document is made of, before it has a place among the others.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// A text whose number is not known, by input and name.
    Text(u32, u32),
    /// A draft, by input and draft.
    Draft(u32, u32),
    /// A cluster of mentions.
    Cluster(u32),
}

/// The numbers as written, each once, and the labels of documents.
pub(super) struct Names<'g> {
    pub(super) all: Vec<Name>,
    pub(super) labels: Vec<Box<str>>,
    label_of: HashMap<Box<str>, u32>,
    additions: &'g Additions,
}

impl<'g> Names<'g> {
    /// Cost: linear in the numbers.
    pub(super) fn of(ids: &[&DocumentId], additions: &'g Additions) -> Self {
        let mut made = Self {
            all: Vec::with_capacity(ids.len() + 1),
            labels: Vec::new(),
            label_of: HashMap::new(),
            additions,
        };
        for &id in ids {
            made.add(Some(id.clone()), &id.to_string());
        }
        made
    }

    fn add(&mut self, id: Option<DocumentId>, label: &str) -> u32 {
        let label = if let Some(&known) = self.label_of.get(label) {
            known
        } else {
            let next = self.labels.len() as u32;
            self.labels.push(label.into());
            self.label_of.insert(label.into(), next);
            next
        };
        let kind = id.as_ref().and_then(DocumentId::type_code);
        self.all.push(Name {
            label,
            rank: 0,
            family: id.as_ref().and_then(DocumentId::family),
            types: kind.map_or(&[], |kind| self.additions.readings(kind)),
            id,
        });
        self.all.len() as u32 - 1
    }

    /// Adds that of the drafts, the last one, and ranks all. Cost: n log n in the numbers.
    pub(super) fn close(&mut self) {
        self.add(None, DRAFT);
        let mut order: Vec<u32> = (0..self.all.len() as u32).collect();
        let id = |at: u32| self.all[at as usize].id.as_ref();
        order.sort_unstable_by(|&a, &b| id(a).cmp(&id(b)));
        let mut ranks = vec![0; order.len()];
        let mut rank = 0;
        let mut before = None;
        for at in order {
            rank += u32::from(id(at) != before);
            before = id(at);
            ranks[at as usize] = rank;
        }
        for (name, rank) in self.all.iter_mut().zip(ranks) {
            name.rank = rank;
        }
    }

    /// That of the drafts, the last one.
    pub(super) fn draft(&self) -> u32 {
        self.all.len() as u32 - 1
    }

    /// Where organ and type of each one stand among all, in their order.
    pub(super) fn offices(&self) -> Vec<Option<NonZeroU32>> {
        ranks(self.all.iter().map(|name| {
            let id = name.id.as_ref()?;
            Some((id.organ()?.as_str(), id.type_code()?.as_str()))
        }))
        .collect()
    }
}

/// The documents of drafts, by input and draft.
pub(super) type Drafts = BTreeMap<(u32, u32), DocumentHandle>;

/// The documents in the order of the texts: input, then the text itself, then what it names.
pub(super) struct Order {
    pub(super) sources: Vec<Source>,
    pub(super) of_cluster: Vec<DocumentHandle>,
    pub(super) of_slot: Vec<Option<DocumentHandle>>,
    pub(super) drafts: Drafts,
}

impl Order {
    /// Cost: linear in the slots, n log n in what one text names first.
    pub(super) fn of(
        inputs: &[Arc<InputFacts>],
        sorted: &Sorted<'_>,
        cluster_of: Vec<u32>,
        names: &mut Names<'_>,
    ) -> Self {
        let slots = &sorted.sightings.slots;
        let mut made = Self {
            sources: Vec::with_capacity(sorted.clusters.len()),
            of_cluster: vec![DocumentHandle::new(0); sorted.clusters.len()],
            of_slot: vec![None; slots.len()],
            drafts: BTreeMap::new(),
        };
        let mut met = vec![false; sorted.clusters.len()];
        let mut clusters = 0;
        // Where in the text it is first seen (nowhere, for the text itself), and its index.
        let mut own: Vec<((Option<usize>, usize), Source)> = Vec::new();
        let mut slot = 0;
        for (at, facts) in inputs.iter().enumerate() {
            let input = at as u32;
            let text = slot;
            if facts.is_document() && cluster_of[text] == Clusters::NONE {
                let name = names.add(facts.own.id.clone(), OWN);
                own.push(((None, 0), Source::Text(input, name)));
            }
            for (draft, facts) in facts.drafts.iter().enumerate() {
                let start = facts.place.span.start();
                own.push(((Some(start), draft), Source::Draft(input, draft as u32)));
            }
            for within in 0..=facts.mentions.len() {
                let cluster = cluster_of[slot];
                if cluster != Clusters::NONE && !met[cluster as usize] {
                    met[cluster as usize] = true;
                    let mention = within.checked_sub(1).map(|at| &facts.mentions[at]);
                    let start = mention.map(|mention| mention.place.span.start());
                    own.push(((start, clusters), Source::Cluster(cluster)));
                    clusters += 1;
                }
                slot += 1;
            }
            own.sort_by_key(|&(place, _)| place);
            for (_, source) in own.drain(..) {
                let handle = DocumentHandle::new(made.sources.len());
                made.sources.push(source);
                match source {
                    Source::Text(..) => made.of_slot[text] = Some(handle),
                    Source::Draft(input, draft) => {
                        made.drafts.insert((input, draft), handle);
                    }
                    Source::Cluster(cluster) => made.of_cluster[cluster as usize] = handle,
                }
            }
        }
        for (of, cluster) in made.of_slot.iter_mut().zip(cluster_of) {
            if cluster != Clusters::NONE {
                *of = Some(made.of_cluster[cluster as usize]);
            }
        }
        made
    }

    /// The documents of slots and drafts; the rest is let go.
    pub(super) fn into_parts(self) -> (Vec<Option<DocumentHandle>>, Drafts) {
        (self.of_slot, self.drafts)
    }
}

/// Numbers keys in their order, from 1; the lack of one has no number. Cost: linear in the
/// keys, n log n in the distinct ones.
fn ranks<K: Ord + Hash + Copy>(
    keys: impl Iterator<Item = Option<K>>,
) -> impl Iterator<Item = Option<NonZeroU32>> {
    let mut known: HashMap<K, u32> = HashMap::new();
    let seen: Vec<Option<u32>> = keys
        .map(|key| {
            let next = known.len() as u32;
            Some(*known.entry(key?).or_insert(next))
        })
        .collect();
    let mut distinct: Vec<(K, u32)> = known.drain().collect();
    distinct.sort_unstable();
    let mut rank = vec![None; distinct.len()];
    for (&(_, key), at) in distinct.iter().zip(1..) {
        rank[key as usize] = NonZeroU32::new(at);
    }
    seen.into_iter().map(move |seen| rank[seen? as usize])
}
