//! One number, declared for two papers.
//!
//! A text that says "Ban hành Chương trình số 179-CTr/HU" twice, each time for another
//! directive, leaves open what happened: one paper with two sources, two papers with
//! one number, or a misprint. Neither reading is taken. The declarations are kept as
//! two documents of one collision, and a citation that fits neither for sure stands
//! beside them with both as candidates.

use std::collections::{BTreeMap, BTreeSet};

use super::identity::{Doubt, Forming, Item, Sight};
use super::title::Title;
use super::{End, InputFacts, Writing};

/// The clusters whose declarations may not fit together.
fn doubtful(items: &[Item<'_>], forming: &[Forming]) -> Vec<usize> {
    let may = |cluster: &Forming| {
        let declared = cluster.items.iter().filter(|&&item| items[item].declared);
        cluster.items.len() > 1 && cluster.doubt.is_none() && declared.take(2).count() == 2
    };
    (0..forming.len()).filter(|&at| may(&forming[at])).collect()
}

/// The sources that each sighting of some clusters is said to carry out, as clusters
/// before any split.
fn sources(
    inputs: &[&InputFacts],
    items: &[Item<'_>],
    forming: &[Forming],
    doubtful: &[usize],
) -> BTreeMap<Sight, BTreeSet<usize>> {
    // The cluster of each sighting; the texts stand before their mentions.
    let mut cluster_of: Vec<Vec<Option<u32>>> = inputs
        .iter()
        .map(|input| vec![None; 1 + input.mentions.len()])
        .collect();
    let place = |mention: Option<u32>| mention.map_or(0, |at| (at as usize).saturating_add(1));
    for (at, cluster) in forming.iter().enumerate() {
        for &item in &cluster.items {
            let sight = items[item].sight;
            cluster_of[sight.input as usize][place(sight.mention)] = Some(at as u32);
        }
    }
    let mut asked = vec![false; forming.len()];
    for &at in doubtful {
        asked[at] = true;
    }
    let mut sources: BTreeMap<Sight, BTreeSet<usize>> = BTreeMap::new();
    for (at, input) in inputs.iter().enumerate() {
        let sight = |end: End| match end {
            End::Own => Some(None),
            End::Mention(index) => Some(Some(index)),
            End::Draft(_) => None,
        };
        for relation in input.relations.iter().filter(|r| r.kind.carries_out()) {
            let (Some(from), Some(to)) = (sight(relation.from), sight(relation.to)) else {
                continue;
            };
            let cluster = |mention| cluster_of[at].get(place(mention)).copied().flatten();
            let (Some(mine), Some(target)) = (cluster(from), cluster(to)) else {
                continue;
            };
            if asked[mine as usize] {
                let from = Sight {
                    input: at as u32,
                    mention: from,
                };
                sources.entry(from).or_default().insert(target as usize);
            }
        }
    }
    sources
}

/// The title of a sighting, where it is one beyond doubt.
fn title_of(inputs: &[&InputFacts], sight: Sight) -> Option<Title> {
    let input = inputs.get(sight.input as usize)?;
    let title = match sight.mention {
        None => input.own.title.as_deref(),
        Some(at) => {
            let mention = input.mentions.get(at as usize)?;
            let sure = mention.writing.contains(Writing::TITLE);
            mention.title.as_deref().filter(|_| sure)
        }
    };
    title.map(Title::read)
}

/// Splits the clusters whose declarations do not fit together. Returns the number of
/// collisions. Cost: n log n in the mentions.
pub(super) fn split(inputs: &[&InputFacts], items: &[Item<'_>], forming: &mut Vec<Forming>) -> u32 {
    let doubtful = doubtful(items, forming);
    if doubtful.is_empty() {
        return 0;
    }
    let sources = sources(inputs, items, forming, &doubtful);
    let mut collisions = 0;
    for at in doubtful {
        let declared: Vec<usize> = forming[at]
            .items
            .iter()
            .copied()
            .filter(|&item| items[item].declared)
            .collect();
        let parts = parts(inputs, items, &declared, &sources);
        if parts.papers.len() < 2 || !is_of_issuer(items, &parts.papers) {
            continue;
        }
        let mut papers = parts.papers;
        let mut open = parts.open;
        // A citation that names a source of one paper only speaks of that paper.
        let mut paper_of: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (paper, members) in papers.iter().enumerate() {
            for source in members
                .iter()
                .filter_map(|&item| sources.get(&items[item].sight))
                .flatten()
            {
                paper_of.entry(*source).or_default().insert(paper);
            }
        }
        for &item in forming[at]
            .items
            .iter()
            .filter(|&&item| !items[item].declared)
        {
            let fitting: BTreeSet<usize> = sources
                .get(&items[item].sight)
                .into_iter()
                .flatten()
                .filter_map(|source| paper_of.get(source))
                .flatten()
                .copied()
                .collect();
            match (fitting.len(), fitting.first()) {
                (1, Some(&paper)) => papers[paper].push(item),
                _ => open.push(item),
            }
        }
        let mut candidates = vec![at];
        for members in papers.drain(1..) {
            candidates.push(forming.len());
            forming.push(Forming {
                items: members,
                collision: Some(collisions),
                ..Forming::default()
            });
        }
        forming[at].items = papers.swap_remove(0);
        forming[at].collision = Some(collisions);
        if !open.is_empty() {
            forming.push(Forming {
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
fn is_of_issuer(items: &[Item<'_>], papers: &[Vec<usize>]) -> bool {
    let mut told: BTreeMap<u32, usize> = BTreeMap::new();
    let mut by_issuer = 0;
    for members in papers {
        by_issuer += usize::from(members.iter().any(|&item| items[item].by_issuer));
        let texts: BTreeSet<u32> = members.iter().map(|&it| items[it].sight.input).collect();
        for text in texts {
            *told.entry(text).or_default() += 1;
        }
    }
    by_issuer > 1 || told.values().any(|&papers| papers > 1)
}

/// The declarations of one number, by paper; `open` are those that fit several.
struct Parts {
    papers: Vec<Vec<usize>>,
    open: Vec<usize>,
}

fn parts(
    inputs: &[&InputFacts],
    items: &[Item<'_>],
    declared: &[usize],
    sources: &BTreeMap<Sight, BTreeSet<usize>>,
) -> Parts {
    let titles: Vec<Option<Title>> = declared
        .iter()
        .map(|&item| title_of(inputs, items[item].sight))
        .collect();
    let classes = title_classes(&titles);
    // Declarations that share a source speak of one paper, unless titles part them.
    let mut joined = Joined::new(declared.len());
    let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
    let mut bare = Vec::new();
    for (at, &item) in declared.iter().enumerate() {
        match sources.get(&items[item].sight) {
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
