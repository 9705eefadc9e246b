//! Which body of the policy issued a document, as far as the words decide.
//!
//! Level, organ code and place must not contradict, and the place must be known:
//! `109-KH/HU` alone is any district's, so it stays open rather than going to the only
//! district that the caller happened to list.

use std::collections::BTreeMap;

use super::policy::{Policy, PolicyBody};
use crate::graph::{Document, TraceGraph};
use crate::id::{Additions, Level, Organ};
use crate::registry::{Body, fold};

/// Whose a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Issuer {
    /// A body of the policy.
    One(usize),
    /// The words leave it open; a body of the policy may be meant.
    Open,
    /// None of the policy's bodies.
    Stranger,
}

#[derive(Debug)]
struct Known {
    body: Body,
    name: String,
    level: Option<Level>,
}

/// The bodies of a policy, ready to be looked up.
#[derive(Debug)]
pub(crate) struct Who<'p> {
    bodies: &'p [PolicyBody],
    known: Vec<Known>,
    by_place: BTreeMap<Option<String>, Vec<usize>>,
    by_name: BTreeMap<&'p str, usize>,
    above: Vec<Option<usize>>,
    additions: Additions,
}

/// The organ that a document's number bears; for a draft, that of the text it is in.
pub(crate) fn organ_of<'g>(graph: &'g TraceGraph, document: &Document<'g>) -> Option<&'g Organ> {
    if let Some(id) = document.id() {
        return id.organ().filter(|organ| !organ.is_open());
    }
    let input = document.places().next()?.input;
    graph.inputs().get(input)?.own.id.as_ref()?.organ()
}

impl<'p> Who<'p> {
    /// Cost: n log n in the bodies.
    pub(crate) fn new(policy: &'p Policy) -> Self {
        let bodies = policy.bodies();
        let additions = policy.additions();
        let known: Vec<Known> = bodies
            .iter()
            .map(|body| {
                let read = Body::read(&body.name);
                Known {
                    level: body.step(&additions),
                    name: fold(&body.name),
                    body: read,
                }
            })
            .collect();
        let mut by_place: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
        let mut by_name = BTreeMap::new();
        for (at, body) in bodies.iter().enumerate() {
            let place = known[at].body.place().map(str::to_owned);
            by_place.entry(place).or_default().push(at);
            by_name.entry(body.name.as_str()).or_insert(at);
        }
        let above = bodies
            .iter()
            .map(|body| by_name.get(body.parent.as_deref()?).copied())
            .collect();
        Self {
            bodies,
            known,
            by_place,
            by_name,
            above,
            additions,
        }
    }

    /// The body of a name.
    pub(crate) fn named(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The step of a body.
    pub(crate) fn level(&self, body: usize) -> Option<Level> {
        self.known[body].level
    }

    /// Whether a body stands above another; each step once, so a circle ends.
    pub(crate) fn is_above(&self, upper: usize, lower: usize) -> bool {
        let mut at = self.above[lower];
        for _ in 0..=Level::ALL.len() * 2 {
            match at {
                Some(here) if here == upper => return true,
                Some(here) => at = self.above[here],
                None => return false,
            }
        }
        false
    }

    /// Whether the policy says who stands above a body.
    pub(crate) fn has_parent(&self, body: usize) -> bool {
        self.above[body].is_some()
    }

    /// Whether the organ of a document is that of a body.
    fn organ_fits(&self, at: usize, organ: Option<&Organ>) -> bool {
        let Some(organ) = organ else {
            return true;
        };
        if let Some(own) = &self.bodies[at].organ {
            return own.to_lowercase() == organ.lead().to_lowercase()
                || own.to_lowercase() == organ.as_str().to_lowercase();
        }
        // Without a code: the name begins as the code's own name does.
        let starts = |name: &str| self.known[at].name.starts_with(&fold(name));
        organ.possible_issuers().iter().any(|name| starts(name))
            || organ.name().is_some_and(|name| starts(&name))
            || self
                .additions
                .of_organ(organ)
                .is_some_and(|row| starts(&row.name))
    }

    fn level_fits(&self, at: usize, document: &Document<'_>) -> bool {
        !matches!((self.known[at].level, document.level()), (Some(a), Some(b)) if a != b)
    }

    /// Whose a document is. Cost: logarithmic in the bodies, and those of its place.
    pub(crate) fn issued(&self, graph: &TraceGraph, document: &Document<'_>) -> Issuer {
        if self.bodies.is_empty() {
            return Issuer::Stranger;
        }
        let organ = organ_of(graph, document);
        let fits = |at: &usize| self.level_fits(*at, document) && self.organ_fits(*at, organ);
        let at_place = |place: Option<&str>| {
            let list = self.by_place.get(&place.map(str::to_owned));
            list.into_iter().flatten().copied()
        };
        // Bodies whose names hold no place: the code or the name alone decides.
        let mut found: Vec<usize> = at_place(None)
            .filter(|at| self.bodies[*at].organ.is_some() && organ.is_some())
            .filter(fits)
            .collect();
        match document.body().place() {
            Some(place) => found.extend(at_place(Some(place)).filter(fits)),
            None if document.level() == Some(Level::Central) => {}
            None if found.is_empty() => {
                let may = self.by_place.iter().filter(|(place, _)| place.is_some());
                let open = may.flat_map(|(_, list)| list).any(fits);
                return if open { Issuer::Open } else { Issuer::Stranger };
            }
            None => {}
        }
        if found.len() > 1 {
            // A body set up anew under its old name: the day tells.
            let days = document.interval();
            let alive = |at: &usize| {
                days.is_some_and(|(first, last)| {
                    self.bodies[*at].stood_on(first) && self.bodies[*at].stood_on(last)
                })
            };
            let alive: Vec<usize> = found.iter().copied().filter(alive).collect();
            if alive.len() == 1 {
                found = alive;
            }
        }
        match found.as_slice() {
            [] => Issuer::Stranger,
            [one] => Issuer::One(*one),
            _ => Issuer::Open,
        }
    }

    /// Whether a document whose body is open may be that of a body.
    pub(crate) fn may_be(&self, at: usize, graph: &TraceGraph, document: &Document<'_>) -> bool {
        self.level_fits(at, document) && self.organ_fits(at, organ_of(graph, document))
    }
}
