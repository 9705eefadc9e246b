//! Days between a source and its answer.

use std::collections::BTreeMap;

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

/// Upper and lower document, and whether the lower one was not met before.
type Met = (DocumentHandle, DocumentHandle, bool);

/// The lags by step, each pair of documents once: every document with what it carries out, and
/// where more than one step lies between also the lowest with its roots. Steps whose level is
/// open are left out. No chain is listed for it, so that no cap of a listing changes a figure.
///
/// Cost: for each lowest document, what lies above it, each once.
pub(super) fn lags(graph: &TraceGraph) -> BTreeMap<String, Lag> {
    let mut steps_of: BTreeMap<(Level, Level), Vec<i32>> = BTreeMap::new();
    let mut add = |upper: DocumentHandle, lower: DocumentHandle| {
        let levels = (graph.document(upper).level(), graph.document(lower).level());
        if let ((Some(above), Some(below)), Some(days)) = (levels, days(graph, upper, lower)) {
            steps_of.entry((above, below)).or_default().push(days);
        }
    };
    // The lowest document that a document was last met above, from 1; and whether its own
    // sources were met with it.
    let mut met = vec![0_u32; graph.len()];
    let mut known = vec![false; graph.len()];
    // The last document that was listed as carrying each one out: a pair is listed once.
    let mut listed: Vec<Option<DocumentHandle>> = vec![None; graph.len()];
    // Upper, lower, and whether the two are met for the first time.
    let mut waiting: Vec<Met> = Vec::new();
    let mut put = |at: DocumentHandle, waiting: &mut Vec<Met>| {
        let fresh = !core::mem::replace(&mut known[at.index()], true);
        let first = waiting.len();
        for upper in sources(graph, at) {
            if !fresh || listed[upper.index()].replace(at) != Some(at) {
                waiting.push((upper, at, fresh));
            }
        }
        waiting[first..].reverse();
        waiting.len() > first
    };
    for (turn, lowest) in (1..).zip(graph.lowest()) {
        let lowest = lowest.handle();
        met[lowest.index()] = turn;
        put(lowest, &mut waiting);
        while let Some((upper, lower, fresh)) = waiting.pop() {
            let again = core::mem::replace(&mut met[upper.index()], turn) == turn;
            // A root that was met on a longer way has its lag to the lowest from there.
            let is_root = || sources(graph, upper).next().is_none();
            if fresh && !(again && lower == lowest && is_root()) {
                add(upper, lower);
            }
            if !again && !put(upper, &mut waiting) && lower != lowest {
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
