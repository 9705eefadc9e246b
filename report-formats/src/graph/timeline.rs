//! When what was issued: a dot a document on the line of its level, a line from each directive to
//! its answer with the days between.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};
use doctrace::report::Lang;

use super::{carries_out, in_each, level_words, look, told, xml};
use crate::view::{LEVELS, View, level_rank, name};
use crate::words::Word;

const WIDTH: f64 = 1200.0;
const LEFT: f64 = 130.0;
const RIGHT: f64 = 90.0;
const TOP: f64 = 30.0;
/// Between dots of one week.
const STEP: f64 = 15.0;
/// The highest pile of dots that is drawn at full distance.
const PILE: usize = 24;
/// Documents that can bear their names, and pairs that can bear their days.
const NAMED: usize = 60;

/// A picture without its head.
#[derive(Clone, Debug)]
pub(crate) struct Drawing {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) body: String,
}

struct Dot {
    document: usize,
    x: f64,
    y: f64,
}

/// Cost: n log n in documents and relations.
pub(crate) fn drawing(view: &View<'_>, langs: &[Lang]) -> Drawing {
    let lang = langs.first().copied().unwrap_or_default();
    let documents = &view.report.documents;
    let mut dated: Vec<(NaiveDate, usize)> = documents
        .iter()
        .enumerate()
        .filter_map(|(at, row)| Some((row.date?, at)))
        .collect();
    dated.sort_unstable();
    let (Some(&(first, _)), Some(&(last, _))) = (dated.first(), dated.last()) else {
        let mut body = String::new();
        in_each(&mut body, langs, (10.0, 24.0), |lang| {
            Word::Undated.of(lang)
        });
        return Drawing {
            width: 400.0,
            height: 40.0,
            body,
        };
    };
    let days = (last - first).num_days().max(1) as f64;
    let scale = (WIDTH - LEFT - RIGHT) / days;
    let x_of = |day: NaiveDate| LEFT + (day - first).num_days() as f64 * scale;
    let mut levels: Vec<Vec<(NaiveDate, usize)>> = vec![Vec::new(); LEVELS.len() + 1];
    for &(day, at) in &dated {
        levels[level_rank(documents[at].level.map(doctrace::report::Level::name))].push((day, at));
    }
    let mut out = String::new();
    let mut dots: BTreeMap<&str, Dot> = BTreeMap::new();
    let mut y = TOP;
    let named = dated.len() <= NAMED;
    let mut lanes = String::new();
    let reach = if named { 84.0 } else { 9.0 };
    for (level, list) in levels.iter().enumerate() {
        if list.is_empty() {
            continue;
        }
        // Dots that would lie on one another stand in a pile; the ends of its rows are kept.
        let mut ends: Vec<f64> = Vec::new();
        let rows: Vec<usize> = list
            .iter()
            .map(|&(day, _)| {
                let x = x_of(day);
                let row = ends.iter().position(|end| *end < x).unwrap_or(ends.len());
                if row == ends.len() {
                    ends.push(0.0);
                }
                ends[row] = x + reach;
                row
            })
            .collect();
        let pile = ends.len().max(1);
        let step = STEP * (PILE.min(pile) as f64 / pile as f64);
        let height = step * pile as f64 + 26.0;
        let _ = write!(
            lanes,
            r#"<rect class="band b{}" x="0" y="{y:.0}" width="{WIDTH}" height="{height:.0}"/>"#,
            level % 2
        );
        in_each(&mut lanes, langs, (10.0, y + height / 2.0 + 4.0), |lang| {
            level_words(level, lang)
        });
        for (&(day, at), row) in list.iter().zip(rows) {
            let dot = Dot {
                document: at,
                x: x_of(day),
                y: y + 18.0 + row as f64 * step,
            };
            dots.insert(documents[at].key.as_str(), dot);
        }
        y += height + 34.0;
    }
    let height = y + 10.0;
    out.push_str(&lanes);
    ticks(&mut out, first, last, height, &x_of);
    let pairs: Vec<_> = view
        .report
        .relations
        .iter()
        .filter(|row| carries_out(&row.relation))
        .filter_map(|row| {
            let (lower, upper) = (dots.get(&*row.from_key)?, dots.get(&*row.to_key)?);
            let days = documents[lower.document].date? - documents[upper.document].date?;
            Some((row, lower, upper, days.num_days()))
        })
        .collect();
    for (row, lower, upper, days) in &pairs {
        let words = format!(
            "{} → {}: {days} {}",
            name(&row.to_key, lang),
            name(&row.from_key, lang),
            Word::Days.of(lang)
        );
        let _ = write!(
            out,
            r#"<path class="lag{}" d="M{:.1} {:.1}L{:.1} {:.1}"><title>{}</title></path>"#,
            if *days < 0 { " odd" } else { "" },
            upper.x,
            upper.y,
            lower.x,
            lower.y,
            xml(&words)
        );
        if pairs.len() <= NAMED {
            let _ = write!(
                out,
                r#"<text class="days" x="{:.1}" y="{:.1}">{days}</text>"#,
                f64::midpoint(upper.x, lower.x) + 3.0,
                f64::midpoint(upper.y, lower.y),
            );
        }
    }
    for (key, dot) in &dots {
        let row = &documents[dot.document];
        let _ = write!(
            out,
            r#"<circle class="dot {}" data-i="{}" cx="{:.1}" cy="{:.1}" r="4"><title>{}</title></circle>"#,
            look(view, row),
            dot.document,
            dot.x,
            dot.y,
            xml(&told(row, lang))
        );
        if named {
            let _ = write!(
                out,
                r#"<text class="label" x="{:.1}" y="{:.1}">{}</text>"#,
                dot.x + 7.0,
                dot.y + 4.0,
                xml(&super::layout::cut(&name(key, lang)))
            );
        }
    }
    Drawing {
        width: WIDTH,
        height,
        body: out,
    }
}

/// Lines at the beginnings of months, quarters or years, so that some dozen stand on the page.
fn ticks(
    out: &mut String,
    first: NaiveDate,
    last: NaiveDate,
    height: f64,
    x_of: &impl Fn(NaiveDate) -> f64,
) {
    let month = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    let months = month(last) - month(first);
    let every = match months {
        ..=14 => 1,
        15..=48 => 3,
        49..=180 => 12,
        _ => (months / 180 + 1) * 12,
    };
    let mut at = month(first);
    at += (every - at.rem_euclid(every)).rem_euclid(every);
    while at <= month(last) {
        let (year, month) = (at.div_euclid(12) as i32, at.rem_euclid(12) as u32 + 1);
        let Some(day) = NaiveDate::from_ymd_opt(year, month, 1) else {
            break;
        };
        if day >= first {
            let words = if every >= 12 {
                year.to_string()
            } else {
                format!("{month}/{year}")
            };
            let _ = write!(
                out,
                r#"<path class="tick" d="M{0:.1} {TOP}V{1:.0}"/><text class="year" x="{0:.1}" y="20">{words}</text>"#,
                x_of(day),
                height
            );
        }
        at += every;
    }
}
