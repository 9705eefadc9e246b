//! From a registry to its graph.

use core::num::NonZeroU32;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::id::{Additions, DocumentId};
use crate::mention::WrittenDate;
use crate::registry::{
    Background, BodyRank, End, InputFacts, Joined, Letterhead, Marks, Periods, Registry, Sorted,
};
use chrono::NaiveDate;

use super::TraceGraph;
use super::document::{Brief, DocumentHandle, Node, Open, Slot, State, Words};
use super::links::{Links, Said, Tie};
use super::order::{Names, Order, Source};
use super::relation::is_of_itself;
use super::words::Gathered;

pub(super) fn build(registry: &Registry, known: &Background) -> TraceGraph {
    let inputs: Vec<Arc<InputFacts>> = registry.shared_inputs().cloned().collect();
    let heads: Vec<Letterhead> = inputs
        .iter()
        .map(|input| Letterhead::of(&input.own, &known.additions))
        .collect();
    let sorted = Sorted::of(&inputs, &heads, registry, known);
    let mut names = Names::of(sorted.sightings.names.ids(), &known.additions);
    let cluster_of = sorted.clusters.by_slot(sorted.sightings.slots.len());
    let order = Order::of(&inputs, &sorted, cluster_of, &mut names);
    names.close();
    let documents = Documents::of(&inputs, (&sorted, &known.additions), &order, &names);
    let Documents {
        briefs,
        nodes,
        sights,
        sight_ends,
        mut open,
        decided,
        candidates_cut,
    } = documents;
    let place = |head: &Letterhead| {
        let place = head.above.as_ref()?.place()?;
        NonZeroU32::new(sorted.sightings.bodies.place(place)?)
    };
    let places_above = heads.iter().map(place).collect();
    let collisions = collisions(&briefs, &mut open, sorted.collisions as usize);
    let (slots, bodies) = sorted.into_parts();
    let (of_slot, drafts) = order.into_parts();
    let end = |input: usize, end: End| match end {
        End::Own => of_slot[slots.own(input)?],
        End::Mention(at) => of_slot[slots.mention(input, at as usize)?],
        End::Draft(at) => drafts.get(&(input as u32, at)).copied(),
    };
    let relations = Joined::of(inputs.iter().map(|input| input.relations.len()));
    let links = Links::of(briefs.len(), said(&inputs, relations.len(), end));
    TraceGraph {
        inputs,
        registers: registry.shared_registers().cloned().collect(),
        heads,
        places_above,
        of_slot,
        slots,
        briefs,
        nodes,
        names: names.all,
        labels: names.labels,
        bodies,
        sights,
        sight_ends,
        drafts: drafts.into_iter().map(|(draft, at)| (at, draft)).collect(),
        open,
        relations,
        links,
        collisions,
        decided,
        candidates_cut,
        background: known.clone(),
        keys: OnceLock::new(),
        lookup: OnceLock::new(),
    }
}

/// What is known of every document.
struct Documents {
    briefs: Vec<Brief>,
    nodes: Vec<Node>,
    sights: Vec<u32>,
    sight_ends: Vec<u32>,
    open: BTreeMap<DocumentHandle, Open>,
    decided: BTreeMap<DocumentHandle, Vec<u32>>,
    candidates_cut: usize,
}

impl Documents {
    /// Cost: linear in the documents and their sightings.
    fn of(
        inputs: &[Arc<InputFacts>],
        (sorted, additions): (&Sorted<'_>, &Additions),
        order: &Order,
        names: &Names<'_>,
    ) -> Self {
        let offices = names.offices();
        let count = order.sources.len();
        let mut made = Self {
            briefs: Vec::with_capacity(count),
            nodes: Vec::with_capacity(count),
            sights: Vec::with_capacity(sorted.sightings.slots.len()),
            sight_ends: Vec::with_capacity(count),
            open: BTreeMap::new(),
            decided: BTreeMap::new(),
            candidates_cut: 0,
        };
        let draft_name = names.draft();
        for (at, &source) in order.sources.iter().enumerate() {
            let (mut brief, node) = match source {
                Source::Text(input, name) => {
                    let slot = sorted
                        .sightings
                        .slots
                        .own(input as usize)
                        .unwrap_or_default();
                    made.sights.push(slot as u32);
                    let facts = &inputs[input as usize];
                    text(facts, (sorted, additions), slot as u32, name)
                }
                Source::Draft(input, _) => {
                    let slot = sorted
                        .sightings
                        .slots
                        .own(input as usize)
                        .unwrap_or_default();
                    draft(input, sorted.sightings.body(slot as u32), draft_name)
                }
                Source::Cluster(cluster) => {
                    made.sights.extend(sorted.clusters.members(cluster));
                    made.note(DocumentHandle::new(at), cluster, sorted, order);
                    named(inputs, sorted, cluster)
                }
            };
            brief.office = offices[node.name as usize];
            brief.place = NonZeroU32::new(node.body.place());
            let id = names.all[node.name as usize].id.as_ref();
            brief.complete = id.is_some_and(DocumentId::is_complete);
            made.briefs.push(brief);
            made.nodes.push(node);
            made.sight_ends.push(made.sights.len() as u32);
        }
        made
    }

    /// Notes what few documents have.
    fn note(&mut self, at: DocumentHandle, cluster: u32, sorted: &Sorted<'_>, order: &Order) {
        let Some(rare) = sorted.clusters.rare(cluster) else {
            return;
        };
        self.candidates_cut += usize::from(rare.candidates_cut);
        if !rare.decided.is_empty() {
            self.decided.insert(at, rare.decided.clone());
        }
        if !rare.candidates.is_empty() || rare.collision.is_some() {
            let of = |&cluster: &u32| order.of_cluster[cluster as usize];
            let open = Open {
                candidates: rare.candidates.iter().map(of).collect(),
                collision: rare.collision,
            };
            self.open.insert(at, open);
        }
    }
}

/// The documents of each collision, the sure ones first, numbered in the order of the texts.
fn collisions(
    briefs: &[Brief],
    open: &mut BTreeMap<DocumentHandle, Open>,
    count: usize,
) -> Vec<Vec<DocumentHandle>> {
    let mut collisions = vec![Vec::new(); count];
    for (&handle, open) in &*open {
        if let Some(collision) = open.collision {
            collisions[collision as usize].push(handle);
        }
    }
    for group in &mut collisions {
        group.sort_by_key(|&handle| (briefs[handle.index()].doubt.is_some(), handle));
    }
    collisions.sort_by_key(|group| group.first().copied());
    for (group, at) in collisions.iter().zip(0..) {
        for handle in group {
            if let Some(open) = open.get_mut(handle) {
                open.collision = Some(at);
            }
        }
    }
    collisions
}

/// What the texts state, in their order. A relation of which an end is not in its text is
/// passed over. Cost: linear in the statements.
fn said(
    inputs: &[Arc<InputFacts>],
    count: usize,
    end: impl Fn(usize, End) -> Option<DocumentHandle>,
) -> Said {
    let mut said = Said {
        from: Vec::with_capacity(count),
        to: Vec::with_capacity(count),
        tie: Vec::with_capacity(count),
        relation: Vec::with_capacity(count),
        passed: Vec::new(),
    };
    let all = inputs.iter().enumerate();
    let all = all.flat_map(|(at, facts)| facts.relations.iter().map(move |it| (at, it)));
    for ((input, relation), at) in all.zip(0..) {
        let ends = (end(input, relation.from), end(input, relation.to));
        if let (Some(from), Some(to)) = ends {
            said.from.push(from);
            said.to.push(to);
            let of_office = inputs[input].own.declares();
            said.tie
                .push(Tie::new(relation, of_office, is_of_itself(relation)));
            said.relation.push(at);
        } else {
            said.passed.push(at);
        }
    }
    said
}

/// A brief that says no more than how the document is known.
const fn brief(state: State) -> Brief {
    Brief {
        date: None,
        interval: None,
        level: None,
        state,
        doubt: None,
        dates_conflict: false,
        place: None,
        office: None,
        input: None,
        complete: false,
        spelt_apart: false,
    }
}

/// Where a place of the text itself stands: its number or its date.
fn own_input(facts: &InputFacts, input: usize) -> Option<NonZeroU32> {
    let stands = facts.own.id_place.is_some() || facts.own.date_place.is_some();
    NonZeroU32::new(input as u32 + 1).filter(|_| stands)
}

/// A text whose number is not known.
fn text(
    facts: &InputFacts,
    (sorted, additions): (&Sorted<'_>, &Additions),
    slot: u32,
    name: u32,
) -> (Brief, Node) {
    let own = &facts.own;
    let body = sorted.sightings.body(slot);
    let date = own.date.and_then(WrittenDate::day);
    let level = own.id.as_ref().and_then(|id| additions.level(id));
    let brief = Brief {
        date,
        interval: date.map(|day| (day, day)).or_else(|| between(facts)),
        level: level.or(body.level()),
        input: own_input(facts, sorted.sightings.slots.input(slot)),
        ..brief(State::Own)
    };
    let stands = |words: &Option<Box<str>>| words.as_ref().and(Slot::new(slot));
    let node = Node {
        name,
        body,
        periods: Periods::OPEN,
        words: Words {
            type_word: stands(&own.type_word),
            title: stands(&own.title),
            issuer: stands(&own.issuer),
        },
    };
    (brief, node)
}

fn draft(input: u32, body: BodyRank, name: u32) -> (Brief, Node) {
    let brief = Brief {
        level: body.level(),
        input: NonZeroU32::new(input + 1),
        ..brief(State::Draft)
    };
    let node = Node {
        name,
        body,
        periods: Periods::OPEN,
        words: Words::default(),
    };
    (brief, node)
}

/// A document by what all its sightings say.
fn named(inputs: &[Arc<InputFacts>], sorted: &Sorted<'_>, cluster: u32) -> (Brief, Node) {
    let sightings = &sorted.sightings;
    let members = sorted.clusters.members(cluster);
    let mut state = State::Cited;
    let (mut meet, mut all) = (Meet::Nothing, Meet::Nothing);
    let mut text: Option<&InputFacts> = None;
    let mut first = None;
    let mut words = Gathered::new(inputs, sorted);
    for &slot in members {
        let marks = sightings.marks(slot);
        let date = sightings.date(slot);
        all = all.with(date);
        if marks.has(Marks::OWN) {
            let input = sightings.slots.input(slot);
            let facts = &*inputs[input];
            state = State::Own;
            text = text.or(Some(facts));
            meet = meet.with(date);
            words.add_own(slot, &facts.own);
            first = first.or_else(|| own_input(facts, input));
        } else {
            if marks.has(Marks::AS_DECLARED) && state == State::Cited {
                state = State::Declared;
            }
            if marks.has(Marks::DATE_BESIDE) {
                meet = meet.with(date);
            }
            words.add(slot);
            first = first.or_else(|| NonZeroU32::new(sightings.slots.input(slot) as u32 + 1));
        }
    }
    // A date further on may be that of what the title speaks of: it counts where there is no
    // other.
    let meet = if matches!(meet, Meet::Nothing) {
        all
    } else {
        meet
    };
    let interval = match (meet, text) {
        (Meet::Within(from, to), Some(text)) if from != to => between(text).or(Some((from, to))),
        (Meet::Within(from, to), _) => Some((from, to)),
        (Meet::Nothing, Some(text)) => between(text),
        _ => None,
    };
    let body = sorted.body(members);
    let name = sightings.name(members[0]);
    let brief = Brief {
        date: match meet {
            Meet::Within(from, to) if from == to => Some(from),
            _ => None,
        },
        interval,
        level: sightings.names.level(name).or(body.level()),
        doubt: sorted.clusters.rare(cluster).and_then(|rare| rare.doubt),
        dates_conflict: matches!(meet, Meet::Conflict),
        spelt_apart: words.spelt_apart,
        input: first,
        ..brief(state)
    };
    let node = Node {
        name,
        body,
        periods: sorted.periods(members),
        words: words.words(),
    };
    (brief, node)
}

/// What several written dates leave together.
#[derive(Clone, Copy)]
enum Meet {
    Nothing,
    Within(NaiveDate, NaiveDate),
    Conflict,
}

impl Meet {
    fn with(self, date: Option<WrittenDate>) -> Self {
        let Some((from, to)) = date.and_then(WrittenDate::interval) else {
            return self;
        };
        match self {
            Self::Nothing => Self::Within(from, to),
            Self::Within(first, last) if first.max(from) <= last.min(to) => {
                Self::Within(first.max(from), last.min(to))
            }
            _ => Self::Conflict,
        }
    }
}

/// The days between which a text without a full date was written: not before the
/// latest document it names, not after the year in its letterhead.
fn between(input: &InputFacts) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = input
        .own
        .date
        .filter(|date| date.day().is_none())?
        .interval()?;
    let latest = input
        .mentions
        .iter()
        .filter_map(|mention| mention.date?.day())
        .filter(|&day| day <= last)
        .max();
    Some((latest.map_or(first, |day| day.max(first)), last))
}
