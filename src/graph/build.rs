//! From a registry to its graph.

use core::hash::Hash;
use core::num::NonZeroU32;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use crate::id::{Additions, DocumentId};
use crate::mention::WrittenDate;
use crate::registry::{
    Background, Body, Cluster, End, Identities, InputFacts, Letterhead, Periods, Registry, Sight,
};
use crate::relation::RelationKind;
use chrono::NaiveDate;

use super::TraceGraph;
use super::document::{Brief, DocumentHandle, Gathered, Node, Said, State, Words};
use super::links::{Edge, Links, grouped};
use super::relation::Stated;

/// The label of a text whose own number is not known.
const OWN: &str = "SELF";
/// The label of a draft without a number.
const DRAFT: &str = "DRAFT";

/// Where a document is first seen: input, byte (none for the text itself), index.
type FirstSight = (usize, Option<usize>, usize);

/// What a document is made of, before it has a place among the others.
#[derive(Clone, Copy)]
enum Source {
    /// A text whose number is not known, by input.
    Text(usize),
    /// A draft, by input and draft.
    Draft(usize, usize),
    /// A cluster of mentions.
    Cluster(usize),
}

pub(super) fn build(registry: &Registry, known: &Background) -> TraceGraph {
    let inputs: Vec<Arc<InputFacts>> = registry.shared_inputs().cloned().collect();
    let additions = &known.additions;
    let heads: Vec<Letterhead> = inputs
        .iter()
        .map(|input| Letterhead::of(&input.own, additions))
        .collect();
    let mut identities = Identities::under(registry, known);
    let mut clusters = identities.take_clusters();
    let candidates_cut = clusters.iter().filter(|it| it.candidates_cut).count();

    // In the order of the texts: input, then the text itself, then what it names.
    let mut sources: Vec<(FirstSight, Source)> = Vec::new();
    for (at, input) in inputs.iter().enumerate() {
        if input.is_document() && identities.own(at).is_none() {
            sources.push(((at, None, 0), Source::Text(at)));
        }
        for (index, draft) in input.drafts.iter().enumerate() {
            let start = draft.place.span.start();
            sources.push(((at, Some(start), index), Source::Draft(at, index)));
        }
    }
    for (index, cluster) in clusters.iter().enumerate() {
        let sight = cluster.sights[0];
        let at = sight.input as usize;
        let start = sight
            .mention
            .map(|mention| inputs[at].mentions[mention as usize].place.span.start());
        sources.push(((at, start, index), Source::Cluster(index)));
    }
    sources.sort_by_key(|&(place, _)| place);

    let mut own = vec![None; inputs.len()];
    let mut drafts: BTreeMap<(usize, usize), DocumentHandle> = BTreeMap::new();
    let mut of_cluster = vec![DocumentHandle::new(0); clusters.len()];
    for (at, &(_, source)) in sources.iter().enumerate() {
        let handle = DocumentHandle::new(at);
        match source {
            Source::Text(input) => own[input] = Some(handle),
            Source::Draft(input, draft) => {
                drafts.insert((input, draft), handle);
            }
            Source::Cluster(cluster) => of_cluster[cluster] = handle,
        }
    }
    for (at, own) in own.iter_mut().enumerate() {
        if let Some(cluster) = identities.own(at) {
            *own = Some(of_cluster[cluster]);
        }
    }

    let told = of_cluster.iter().zip(&clusters);
    let told = told.filter(|(_, cluster)| !cluster.decided.is_empty());
    let decided = told.map(|(&handle, cluster)| (handle, cluster.decided.clone()));
    let decided = decided.collect();
    let mut briefs = Vec::with_capacity(sources.len());
    let mut nodes = Vec::with_capacity(sources.len());
    for (_, source) in sources {
        let (brief, node) = match source {
            Source::Text(input) => text_node(&inputs, &heads[input], input, additions),
            Source::Draft(input, draft) => draft_node(&heads[input], (input, draft)),
            Source::Cluster(cluster) => {
                cluster_node(&inputs, &mut clusters[cluster], &of_cluster, additions)
            }
        };
        briefs.push(brief);
        nodes.push(node);
    }
    drop(clusters);
    give_keys(&mut nodes);
    let places_above = rank(&nodes, &mut briefs, &heads);
    let collisions = collisions(&briefs, &mut nodes, identities.collisions());

    let named = |(at, input): (usize, &Arc<InputFacts>)| {
        let clusters =
            (0..input.mentions.len()).filter_map(|mention| identities.mention(at, mention));
        clusters.map(|cluster| of_cluster[cluster]).collect()
    };
    let mentions: Vec<Vec<DocumentHandle>> = inputs.iter().enumerate().map(named).collect();
    let end = |input: usize, end: End| match end {
        End::Own => own[input],
        End::Mention(at) => mentions[input].get(at as usize).copied(),
        End::Draft(at) => drafts.get(&(input, at as usize)).copied(),
    };
    let (edges, statements) = edges(&inputs, nodes.len(), end);
    let mut graph = TraceGraph {
        inputs,
        registers: registry.shared_registers().cloned().collect(),
        heads,
        places_above,
        own,
        mentions,
        links: Links::new(nodes.len(), edges),
        briefs,
        nodes,
        statements,
        collisions,
        decided,
        candidates_cut,
        background: known.clone(),
        lookup: OnceLock::new(),
    };
    set_first_inputs(&mut graph);
    graph
}

/// Notes for each document the input of the first of its places.
fn set_first_inputs(graph: &mut TraceGraph) {
    for at in 0..graph.len() {
        let first = graph.document(DocumentHandle::new(at)).places().next();
        let more = first.and_then(|place| NonZeroU32::new(place.input as u32 + 1));
        graph.briefs[at].input = more;
    }
}

/// The documents of each collision, the sure ones first, numbered in the order of the texts.
fn collisions(briefs: &[Brief], nodes: &mut [Node], count: usize) -> Vec<Vec<DocumentHandle>> {
    let mut collisions = vec![Vec::new(); count];
    for (node, at) in nodes.iter().zip(0..) {
        if let Some(collision) = node.collision {
            collisions[collision as usize].push(DocumentHandle::new(at));
        }
    }
    for group in &mut collisions {
        group.sort_by_key(|&handle| (briefs[handle.index()].doubt.is_some(), handle));
    }
    collisions.sort_by_key(|group| group.first().copied());
    for (at, group) in collisions.iter().enumerate() {
        for &handle in group {
            nodes[handle.index()].collision = Some(at as u32);
        }
    }
    collisions
}

/// One statement, with the places of its ends.
struct Statement {
    from: DocumentHandle,
    to: DocumentHandle,
    kind: RelationKind,
    stated: Stated,
}

impl Statement {
    /// What statements of one relation have in common, beside its citing end.
    const fn relation(&self) -> (DocumentHandle, RelationKind) {
        (self.to, self.kind)
    }
}

/// The relations in the order of the texts, and their statements, by relation.
/// Cost: linear in the statements, sorted within those of one document.
fn edges(
    inputs: &[Arc<InputFacts>],
    nodes: usize,
    end: impl Fn(usize, End) -> Option<DocumentHandle>,
) -> (Vec<Edge>, Vec<Stated>) {
    let mut said: Vec<Statement> = Vec::new();
    for (input, facts) in inputs.iter().enumerate() {
        for (at, relation) in facts.relations.iter().enumerate() {
            let (Some(from), Some(to)) = (end(input, relation.from), end(input, relation.to))
            else {
                continue;
            };
            said.push(Statement {
                from,
                to,
                kind: relation.kind,
                stated: Stated {
                    input: input as u32,
                    relation: at as u32,
                },
            });
        }
    }
    // The first statement of the relation that each one states.
    let mut first: Vec<u32> = (0..said.len() as u32).collect();
    let (mut by_document, ends) = grouped(nodes, said.iter().map(|it| it.from.index()));
    let mut start = 0;
    for end in ends {
        let end = end as usize;
        let own = &mut by_document[start..end];
        start = end;
        own.sort_by_key(|&at| said[at as usize].relation());
        for same in
            own.chunk_by(|&a, &b| said[a as usize].relation() == said[b as usize].relation())
        {
            for &at in same {
                first[at as usize] = same[0];
            }
        }
    }
    drop(by_document);
    let mut edges = Vec::new();
    for at in 0..said.len() {
        let it = &said[at];
        // What was first has its number before the others ask for it.
        first[at] = if first[at] as usize == at {
            edges.push(Edge {
                from: it.from,
                to: it.to,
                kind: it.kind,
                first: 0,
            });
            edges.len() as u32 - 1
        } else {
            first[first[at] as usize]
        };
    }
    let (by_edge, ends) = grouped(edges.len(), first.iter().map(|&edge| edge as usize));
    let mut start = 0;
    for (edge, end) in edges.iter_mut().zip(ends) {
        edge.first = start;
        start = end;
    }
    let statements = by_edge.into_iter().map(|at| said[at as usize].stated);
    (edges, statements.collect())
}

fn bare(label: &str) -> Node {
    Node {
        label: label.into(),
        key: None,
        id: None,
        body: Body::default(),
        periods: Periods::OPEN,
        draft: None,
        sights: Box::default(),
        candidates: Box::default(),
        collision: None,
        words: Words::default(),
    }
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

fn text_node(
    inputs: &[Arc<InputFacts>],
    head: &Letterhead,
    input: usize,
    additions: &Additions,
) -> (Brief, Node) {
    let own = &inputs[input].own;
    let body = head.body.clone();
    let date = own.date.and_then(WrittenDate::day);
    let level = own.id.as_ref().and_then(|id| additions.level(id));
    let brief = Brief {
        date,
        interval: date
            .map(|day| (day, day))
            .or_else(|| between(&inputs[input])),
        level: level.or(body.level()),
        ..brief(State::Own)
    };
    let sight = Sight {
        input: input as u32,
        mention: None,
    };
    let mut words = Gathered::default();
    words.add(sight, Said::at(inputs, sight));
    let node = Node {
        id: own.id.clone(),
        body,
        sights: Box::new([sight]),
        words: words.before(Gathered::default()),
        ..bare(OWN)
    };
    (brief, node)
}

fn draft_node(head: &Letterhead, (input, draft): (usize, usize)) -> (Brief, Node) {
    let body = head.body.clone();
    let brief = Brief {
        level: body.level(),
        ..brief(State::Draft)
    };
    let node = Node {
        body,
        draft: Some((input as u32, draft as u32)),
        ..bare(DRAFT)
    };
    (brief, node)
}

fn cluster_node(
    inputs: &[Arc<InputFacts>],
    cluster: &mut Cluster,
    of_cluster: &[DocumentHandle],
    additions: &Additions,
) -> (Brief, Node) {
    let first = cluster.sights[0];
    let facts = &inputs[first.input as usize];
    let id = match first.mention {
        None => facts.own.id.clone(),
        Some(mention) => Some(facts.mentions[mention as usize].id.clone()),
    };
    let mut state = State::Cited;
    let (mut meet, mut all) = (Meet::Nothing, Meet::Nothing);
    let mut text = None;
    // The words of the texts themselves stand before those of the mentions.
    let (mut words, mut named) = (Gathered::default(), Gathered::default());
    for &sight in &cluster.sights {
        let facts = &inputs[sight.input as usize];
        let said = Said::at(inputs, sight);
        match sight.mention {
            None => {
                state = State::Own;
                text = text.or(Some(&**facts));
                meet = meet.with(facts.own.date);
                all = all.with(facts.own.date);
                words.add(sight, said);
            }
            Some(mention) => {
                let mention = &facts.mentions[mention as usize];
                if mention.role == crate::registry::Role::Declared && state == State::Cited {
                    state = State::Declared;
                }
                if mention.is_date_beside() {
                    meet = meet.with(mention.date);
                }
                all = all.with(mention.date);
                named.add(sight, said);
            }
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
    let brief = Brief {
        date: match meet {
            Meet::Within(from, to) if from == to => Some(from),
            _ => None,
        },
        interval,
        level: additions.level(&cluster.id).or(cluster.body.level()),
        doubt: cluster.doubt,
        dates_conflict: matches!(meet, Meet::Conflict),
        spelt_apart: named.is_spelt_apart(),
        ..brief(state)
    };
    let node = Node {
        id,
        body: core::mem::take(&mut cluster.body),
        periods: cluster.periods,
        sights: core::mem::take(&mut cluster.sights).into_boxed_slice(),
        candidates: cluster
            .candidates
            .iter()
            .map(|&candidate| of_cluster[candidate as usize])
            .collect(),
        collision: cluster.collision,
        words: words.before(named),
        ..bare(&cluster.id.to_string())
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

/// Numbers what rules compare, so that they compare numbers and no words: the places of
/// the bodies, of documents and above them in the letterheads, which are returned; and
/// organ with type.
fn rank(nodes: &[Node], briefs: &mut [Brief], heads: &[Letterhead]) -> Vec<Option<NonZeroU32>> {
    let own = nodes.iter().map(|node| node.body.place());
    let above = heads.iter().map(|head| head.above.as_ref()?.place());
    let mut places = ranks(own.chain(above));
    let mut offices = ranks(nodes.iter().map(|node| {
        let id = node.id.as_ref()?;
        Some((id.organ()?.as_str(), id.type_code()?.as_str()))
    }));
    for (brief, node) in briefs.iter_mut().zip(nodes) {
        brief.place = places.next().flatten();
        brief.office = offices.next().flatten();
        brief.complete = node.id.as_ref().is_some_and(DocumentId::is_complete);
    }
    places.collect()
}

/// Gives every document a key of its own: the label, `#2` and so on for the next ones.
fn give_keys(nodes: &mut [Node]) {
    let mut seen: HashMap<&str, u32> = HashMap::with_capacity(nodes.len());
    let repeats: Vec<(usize, u32)> = nodes
        .iter()
        .enumerate()
        .filter_map(|(at, node)| {
            let count = seen.entry(&node.label).or_default();
            *count += 1;
            (*count > 1).then_some((at, *count))
        })
        .collect();
    for (at, count) in repeats {
        let node = &mut nodes[at];
        node.key = Some(format!("{}#{count}", node.label).into());
    }
}
