//! One number, declared for two papers.
//!
//! A text that says "Ban hành Chương trình số 179-CTr/HU" twice, each time for another
//! directive, leaves open what happened: one paper with two sources, two papers with
//! one number, or a misprint. Neither reading is taken. The declarations are kept as
//! two documents of one collision, and a citation that fits neither for sure stands
//! beside them with both as candidates.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::Additions;

use super::clusters::Clusters;
use super::compare::Doubt;
use super::forming::Forming;
use super::sightings::Sightings;
use super::title::Title;
use super::{End, Writing};

/// The clusters whose declarations may not fit together.
fn doubtful(items: &Sightings<'_>, clusters: &Clusters) -> Vec<u32> {
    let may = |&at: &u32| {
        let members = clusters.members(at);
        let declared = members.iter().filter(|&&slot| items.declared(slot));
        members.len() > 1 && declared.take(2).count() == 2 && clusters.doubt(at).is_none()
    };
    (0..clusters.len() as u32).filter(may).collect()
}

/// The sources that each sighting of some clusters is said to carry out, as clusters
/// before any split.
fn sources(
    items: &Sightings<'_>,
    clusters: &Clusters,
    doubtful: &[u32],
    cluster_of: &[u32],
) -> BTreeMap<u32, BTreeSet<u32>> {
    let members = doubtful.iter().flat_map(|&at| clusters.members(at));
    let inputs: BTreeSet<usize> = members.map(|&slot| items.input(slot) as usize).collect();
    let mut sources: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for at in inputs {
        let input = items.inputs[at];
        let cluster = |end: End| {
            let slot = match end {
                End::Own => items.slots.own(at),
                End::Mention(index) => items.slots.mention(at, index as usize),
                End::Draft(_) => None,
            }?;
            let cluster = cluster_of[slot];
            (cluster != Clusters::NONE).then_some((slot as u32, cluster))
        };
        for relation in input.relations.iter().filter(|r| r.kind.carries_out()) {
            let (from, to) = (cluster(relation.from), cluster(relation.to));
            let (Some((slot, mine)), Some((_, target))) = (from, to) else {
                continue;
            };
            if doubtful.binary_search(&mine).is_ok() {
                sources.entry(slot).or_default().insert(target);
            }
        }
    }
    sources
}

/// The title of a sighting, where it is one beyond doubt.
fn title_of(items: &Sightings<'_>, slot: u32) -> Option<Title> {
    let title = match items.mention(slot) {
        None => items.inputs[items.input(slot) as usize]
            .own
            .title
            .as_deref(),
        Some(mention) => {
            let sure = mention.writing.contains(Writing::TITLE);
            mention.title.as_deref().filter(|_| sure)
        }
    };
    title.map(Title::read)
}

/// Splits the clusters whose declarations do not fit together. Returns the number of
/// collisions. Cost: linear in the mentions, n log n in what is doubtful.
pub(super) fn split(items: &Sightings<'_>, clusters: &mut Clusters, additions: &Additions) -> u32 {
    let doubtful = doubtful(items, clusters);
    if doubtful.is_empty() {
        return 0;
    }
    let cluster_of = clusters.by_slot(items.slots.len());
    let sources = sources(items, clusters, &doubtful, &cluster_of);
    drop(cluster_of);
    let mut collisions = 0;
    for at in doubtful {
        let members = clusters.members(at);
        let is_declared = |slot: &u32| items.declared(*slot);
        let declared: Vec<u32> = members.iter().copied().filter(is_declared).collect();
        let parts = parts(items, &declared, &sources);
        if parts.papers.len() < 2 || !is_of_issuer(items, &parts.papers, additions) {
            continue;
        }
        let mut papers = parts.papers;
        let mut open = parts.open;
        // A citation that names a source of one paper only speaks of that paper.
        let mut paper_of: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
        for (paper, members) in papers.iter().enumerate() {
            let named = members.iter().filter_map(|slot| sources.get(slot));
            for &source in named.flatten() {
                paper_of.entry(source).or_default().insert(paper);
            }
        }
        for &slot in members.iter().filter(|&slot| !is_declared(slot)) {
            let named = sources.get(&slot).into_iter().flatten();
            let fitting: BTreeSet<usize> = named
                .filter_map(|source| paper_of.get(source))
                .flatten()
                .copied()
                .collect();
            match (fitting.len(), fitting.first()) {
                (1, Some(&paper)) => papers[paper].push(slot),
                _ => open.push(slot),
            }
        }
        let mut candidates = vec![at];
        for members in papers.drain(1..) {
            candidates.push(clusters.len() as u32);
            clusters.push(Forming {
                items: members,
                collision: Some(collisions),
                ..Forming::default()
            });
        }
        clusters.set_members(at, papers.swap_remove(0));
        clusters.rare_mut(at).collision = Some(collisions);
        if !open.is_empty() {
            clusters.push(Forming {
                items: open,
                doubt: Some(Doubt::Collision),
                candidates,
                collision: Some(collisions),
                ..Forming::default()
            });
        }
        collisions += 1;
    }
    collisions
}

/// Whether two papers are declared by the issuer itself, or both in one text: what another
/// office or a newspaper says was issued is reported, and its slip is none of the issuer's.
fn is_of_issuer(items: &Sightings<'_>, papers: &[Vec<u32>], additions: &Additions) -> bool {
    let mut told: BTreeMap<u32, usize> = BTreeMap::new();
    let mut by_issuer = 0;
    for members in papers {
        let issuer = |&slot: &u32| items.is_by_issuer(slot, additions);
        by_issuer += usize::from(members.iter().any(issuer));
        let texts: BTreeSet<u32> = members.iter().map(|&it| items.input(it)).collect();
        for text in texts {
            *told.entry(text).or_default() += 1;
        }
    }
    by_issuer > 1 || told.values().any(|&papers| papers > 1)
}

/// The declarations of one number, by paper; `open` are those that fit several.
struct Parts {
    papers: Vec<Vec<u32>>,
    open: Vec<u32>,
}

fn parts(items: &Sightings<'_>, declared: &[u32], sources: &BTreeMap<u32, BTreeSet<u32>>) -> Parts {
    let titles: Vec<Option<Title>> = declared.iter().map(|&item| title_of(items, item)).collect();
    let classes = title_classes(&titles);
    // Declarations that share a source speak of one paper, unless titles part them.
    let mut joined = Joined::new(declared.len());
    let mut seen: BTreeMap<u32, usize> = BTreeMap::new();
    let mut bare = Vec::new();
    for (at, item) in declared.iter().enumerate() {
        match sources.get(item) {
            Some(set) if !set.is_empty() => {
                for &source in set {
                    let other = *seen.entry(source).or_insert(at);
                    joined.join(at, other);
                }
            }
            _ => bare.push(at),
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in (0..declared.len()).filter(|at| bare.binary_search(at).is_err()) {
        groups.entry(joined.root(at)).or_default().push(at);
    }
    let mut papers: Vec<(Option<usize>, Vec<usize>)> = Vec::new();
    let mut open = Vec::new();
    for members in groups.into_values() {
        let mut by_title: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for at in members {
            by_title.entry(classes[at]).or_default().push(at);
        }
        let untitled = by_title.remove(&None).unwrap_or_default();
        if by_title.is_empty() {
            papers.push((None, untitled));
        } else if by_title.len() == 1 {
            for (class, mut members) in by_title {
                members.extend(&untitled);
                papers.push((class, members));
            }
        } else {
            papers.extend(by_title);
            open.extend(untitled);
        }
    }
    // Declarations without a source: by their title, else to the only paper there is.
    let mut by_class: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, (class, _)) in papers.iter().enumerate() {
        if let Some(class) = class {
            by_class.entry(*class).or_default().push(at);
        }
    }
    let mut untitled = Vec::new();
    for at in bare {
        let Some(class) = classes[at] else {
            untitled.push(at);
            continue;
        };
        match by_class.get(&class).map(Vec::as_slice) {
            Some(&[paper]) => papers[paper].1.push(at),
            Some(_) => open.push(at),
            None if papers.len() == 1 && papers[0].0.is_none() => {
                papers[0].0 = Some(class);
                papers[0].1.push(at);
                by_class.insert(class, vec![0]);
            }
            // An untitled paper may bear this title.
            None if papers.iter().any(|(class, _)| class.is_none()) => open.push(at),
            None => {
                by_class.insert(class, vec![papers.len()]);
                papers.push((Some(class), vec![at]));
            }
        }
    }
    if papers.is_empty() {
        papers.push((None, untitled));
    } else if papers.len() == 1 {
        papers[0].1.extend(untitled);
    } else {
        open.extend(untitled);
    }
    for (_, members) in &mut papers {
        members.sort_unstable();
    }
    papers.sort_by(|a, b| a.1.cmp(&b.1));
    Parts {
        papers: papers
            .into_iter()
            .map(|(_, members)| members.into_iter().map(|at| declared[at]).collect())
            .collect(),
        open: open.into_iter().map(|at| declared[at]).collect(),
    }
}

/// Gives titles that do not clash one number. Cost: each title is held against the first of
/// each class, and those are few.
fn title_classes(titles: &[Option<Title>]) -> Vec<Option<usize>> {
    let mut heads: Vec<&Title> = Vec::new();
    let mut classes = Vec::with_capacity(titles.len());
    for title in titles {
        let Some(title) = title else {
            classes.push(None);
            continue;
        };
        let known = heads.iter().position(|head| !head.clashes(title));
        classes.push(Some(known.unwrap_or_else(|| {
            heads.push(title);
            heads.len() - 1
        })));
    }
    classes
}

/// Disjoint sets, without recursion.
struct Joined(Vec<usize>);

impl Joined {
    fn new(len: usize) -> Self {
        Self((0..len).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}
