//! Where each document stands: levels from left to right, highest first, within a level near
//! what it carries out.
//!
//! The level is known from the report, so no layering has to be found; what is left is the order
//! within a level, by the mean place of the neighbours above, then below. A level with more
//! documents than fit a column goes on in a second one beside it. Cycles, parallel and self
//! relations are drawn as they are.

use std::collections::BTreeMap;

use crate::view::{LEVELS, View, level_rank};

pub(crate) const WIDTH: f64 = 124.0;
pub(crate) const HEIGHT: f64 = 32.0;
const STEP: f64 = 40.0;
const TOP: f64 = 34.0;
/// Between columns of one level.
const NARROW: f64 = 16.0;
/// Between levels: arrows need room.
const WIDE: f64 = 110.0;
/// Rows of a column that need no further one.
const ROWS: usize = 40;
/// Letters of a name that fit a box.
const LETTERS: usize = 17;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    /// Its place among the documents of the report.
    pub(crate) document: usize,
    pub(crate) x: f64,
    pub(crate) y: f64,
}

#[derive(Clone, Debug)]
pub(crate) struct Edge {
    /// Its place among the relations of the report.
    pub(crate) relation: usize,
    /// Documents of the report.
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) path: String,
}

/// The columns of one level.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Band {
    pub(crate) level: usize,
    pub(crate) x: f64,
    pub(crate) width: f64,
}

#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) nodes: Vec<Node>,
    pub(crate) edges: Vec<Edge>,
    pub(crate) bands: Vec<Band>,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// A name that fits its box.
pub(crate) fn cut(name: &str) -> String {
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    let kept: String = name.chars().take(LETTERS - 1).collect();
    format!("{kept}…")
}

impl Layout {
    /// Cost: n log n in documents and relations.
    pub(crate) fn new(view: &View<'_>) -> Self {
        let documents = &view.report.documents;
        let at: BTreeMap<&str, usize> = documents
            .iter()
            .enumerate()
            .map(|(at, row)| (row.key.as_str(), at))
            .collect();
        let ends: Vec<(usize, usize, usize)> = view
            .report
            .relations
            .iter()
            .enumerate()
            .filter_map(|(relation, row)| {
                let from = at.get(row.from_key.as_str())?;
                Some((relation, *from, *at.get(row.to_key.as_str())?))
            })
            .collect();
        let mut near: Vec<Vec<usize>> = vec![Vec::new(); documents.len()];
        for &(_, from, to) in &ends {
            near[from].push(to);
            near[to].push(from);
        }
        let level = |at: usize| level_rank(documents[at].level.map(doctrace::report::Level::name));
        let mut levels: Vec<Vec<usize>> = vec![Vec::new(); LEVELS.len() + 1];
        for at in 0..documents.len() {
            levels[level(at)].push(at);
        }
        // By date at first, so that what nothing pulls stands in time.
        for list in &mut levels {
            list.sort_by_key(|&at| (documents[at].date.is_none(), documents[at].date));
        }
        let mut place: Vec<f64> = vec![0.0; documents.len()];
        let spread = |list: &[usize], place: &mut [f64]| {
            for (row, &at) in list.iter().enumerate() {
                place[at] = (row as f64 + 0.5) / list.len() as f64;
            }
        };
        for list in &levels {
            spread(list, &mut place);
        }
        for sweep in 0..4 {
            let down = sweep % 2 == 0;
            let order: Vec<usize> = if down {
                (0..levels.len()).collect()
            } else {
                (0..levels.len()).rev().collect()
            };
            for here in order {
                let pull = |at: usize, place: &[f64]| {
                    let side = |other: usize| {
                        if down {
                            level(other) < here
                        } else {
                            level(other) > here
                        }
                    };
                    let list = near[at].iter().filter(|&&other| side(other));
                    let (sum, count) =
                        list.fold((0.0, 0), |(sum, count), &it| (sum + place[it], count + 1));
                    if count == 0 {
                        place[at]
                    } else {
                        sum / f64::from(count)
                    }
                };
                let mut list: Vec<(f64, usize)> = levels[here]
                    .iter()
                    .map(|&at| (pull(at, &place), at))
                    .collect();
                list.sort_by(|a, b| a.0.total_cmp(&b.0));
                levels[here] = list.into_iter().map(|(_, at)| at).collect();
                spread(&levels[here], &mut place);
            }
        }
        Self::placed(&levels, documents.len(), &ends)
    }

    fn placed(levels: &[Vec<usize>], count: usize, ends: &[(usize, usize, usize)]) -> Self {
        let largest = levels.iter().map(Vec::len).max().unwrap_or(0);
        // Some twice as wide as high, where one column is not enough.
        let rows = if largest <= ROWS {
            largest.max(1)
        } else {
            ROWS.max((count * 2).isqrt())
        };
        let height = TOP + rows as f64 * STEP + 10.0;
        let mut nodes = Vec::with_capacity(count);
        let mut spot = vec![(0.0, 0.0); count];
        let mut bands = Vec::new();
        let mut x = 0.0;
        for (level, list) in levels.iter().enumerate() {
            if list.is_empty() {
                continue;
            }
            let columns = list.len().div_ceil(rows);
            let width = columns as f64 * WIDTH + (columns - 1) as f64 * NARROW + WIDE;
            bands.push(Band { level, x, width });
            for (row, &at) in list.iter().enumerate() {
                let (column, row) = (row / rows, row % rows);
                // A short level stands in the middle of its height.
                let in_column = (list.len() - column * rows).min(rows);
                let free = (rows - in_column) as f64 / (in_column + 1) as f64;
                let down = row as f64 + free * (row + 1) as f64;
                let node = Node {
                    document: at,
                    x: x + WIDE / 2.0 + column as f64 * (WIDTH + NARROW),
                    y: TOP + down * STEP,
                };
                spot[at] = (node.x, node.y);
                nodes.push(node);
            }
            x += width;
        }
        let edges = ends
            .iter()
            .map(|&(relation, from, to)| Edge {
                relation,
                from,
                to,
                path: path(spot[from], spot[to]),
            })
            .collect();
        Self {
            nodes,
            edges,
            bands,
            width: x.max(WIDTH),
            height,
        }
    }
}

/// From the side of one box to the side of the other that faces it.
fn path((fx, fy): (f64, f64), (tx, ty): (f64, f64)) -> String {
    let (fy, ty) = (fy + HEIGHT / 2.0, ty + HEIGHT / 2.0);
    let (start, end, bend) = if tx + WIDTH <= fx {
        (fx, tx + WIDTH, -1.0)
    } else if fx + WIDTH <= tx {
        (fx + WIDTH, tx, 1.0)
    } else {
        // Above one another: round by the left.
        let out = 22.0 + (fy - ty).abs() / 12.0;
        let out = fx.min(tx) - out.min(50.0);
        return format!("M{fx:.0} {fy:.0}C{out:.0} {fy:.0} {out:.0} {ty:.0} {tx:.0} {ty:.0}");
    };
    let pull = ((start - end).abs() / 2.0).max(30.0) * bend;
    format!(
        "M{start:.0} {fy:.0}C{:.0} {fy:.0} {:.0} {ty:.0} {end:.0} {ty:.0}",
        start + pull,
        end - pull
    )
}
