//! Days between a source and its answer.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::graph::{DocumentHandle, TraceGraph};
use crate::id::Level;

/// Days between a source and its answer, on one step of the ladder.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lag {
    /// The figures, in the order of the lowest documents and upwards.
    pub values: Vec<i32>,
    /// How many.
    pub n: usize,
    /// The middle one, or the mean of the two middle ones.
    pub median: Option<f64>,
    /// The lower quartile: the median of the lower half, the middle one left out.
    pub q1: Option<f64>,
    /// The upper quartile.
    pub q3: Option<f64>,
    /// The smallest.
    pub min: Option<i32>,
    /// The largest.
    pub max: Option<i32>,
}

/// Days from the upper document to the lower one, where both dates are known.
fn days(graph: &TraceGraph, upper: DocumentHandle, lower: DocumentHandle) -> Option<i32> {
    let upper = graph.document(upper).date()?;
    let lower = graph.document(lower).date()?;
    // Days between two dates of the calendar are far below 2^31.
    Some((lower - upper).num_days() as i32)
}

/// What a document carries out, in the order of the texts.
fn sources(graph: &TraceGraph, at: DocumentHandle) -> impl Iterator<Item = DocumentHandle> + '_ {
    let carried = graph.citing(at).filter(|it| it.kind().carries_out());
    carried
        .map(|it| it.to().handle())
        .filter(move |&to| to != at)
}

/// The lags by step, each pair of documents once: every document with what it carries out, and
/// where more than one step lies between also the lowest with its roots. Steps whose level is
/// open are left out. No chain is listed for it, so that no cap of a listing changes a figure.
///
/// Cost: for each lowest document, what lies above it, each once.
pub(super) fn lags(graph: &TraceGraph) -> BTreeMap<String, Lag> {
    let mut steps_of: BTreeMap<(Level, Level), Vec<i32>> = BTreeMap::new();
    let mut seen = HashSet::new();
    let mut add = |upper: DocumentHandle, lower: DocumentHandle| {
        let levels = (graph.document(upper).level(), graph.document(lower).level());
        let (Some(above), Some(below)) = levels else {
            return;
        };
        if seen.insert((upper, lower)) {
            if let Some(days) = days(graph, upper, lower) {
                steps_of.entry((above, below)).or_default().push(days);
            }
        }
    };
    // The lowest document that a document was last met above, from 1.
    let mut met = vec![0_u32; graph.len()];
    let mut waiting: Vec<(DocumentHandle, DocumentHandle)> = Vec::new();
    for (turn, lowest) in (1..).zip(graph.lowest()) {
        let lowest = lowest.handle();
        met[lowest.index()] = turn;
        let above = |at: DocumentHandle| sources(graph, at).map(move |it| (it, at));
        waiting.extend(above(lowest));
        waiting.reverse();
        while let Some((upper, lower)) = waiting.pop() {
            add(upper, lower);
            if core::mem::replace(&mut met[upper.index()], turn) == turn {
                continue;
            }
            let first = waiting.len();
            waiting.extend(above(upper));
            waiting[first..].reverse();
            if waiting.len() == first && lower != lowest {
                add(upper, lowest);
            }
        }
    }
    let mut lags: BTreeMap<String, Lag> = BTreeMap::new();
    for ((above, below), mut values) in steps_of {
        values.shrink_to_fit();
        let step = format!("{}_to_{}", above.name(), below.name());
        lags.entry(step).or_default().values = values;
    }
    for lag in lags.values_mut() {
        let mut sorted = lag.values.clone();
        sorted.sort_unstable();
        lag.n = sorted.len();
        lag.min = sorted.first().copied();
        lag.max = sorted.last().copied();
        lag.median = median(&sorted);
        // Of a single figure, each half is that figure.
        let half = (sorted.len() / 2).max(1).min(sorted.len());
        lag.q1 = median(&sorted[..half]);
        lag.q3 = median(&sorted[sorted.len() - half..]);
    }
    lags
}

fn median(sorted: &[i32]) -> Option<f64> {
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(f64::from(upper));
    }
    let lower = sorted[sorted.len() / 2 - 1];
    Some(f64::midpoint(f64::from(lower), f64::from(upper)))
}
