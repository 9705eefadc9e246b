//! Bodies by directives on a terminal, split into pages of directives where these are wider than
//! the lines.
//!
//! The number of a directive stands over its code, so that a column takes few columns of the
//! terminal: `139-CTr/TU` is `139` over `CTr/TU`.

use doctrace::report::{CellState, Lang, visible};

use super::ink::{Ink, Paint, columns, cut};
use crate::view::{self, View};
use crate::words::{self, NOT_ASKED, Word, mark};

/// Columns that names of bodies take at most, as a share of the line.
const NAMES: usize = 3;

/// The two lines of a heading.
pub(crate) fn stacked(name: &str) -> (&str, &str) {
    // A State number keeps its year with it: `12/2023/NĐ-CP`.
    let digits = |at: usize| name.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let first = name.find(['-', '/']);
    let split = match first {
        Some(at) if name.as_bytes()[at] == b'/' && digits(at + 1) => {
            name[at + 1..].find('/').map(|next| at + 1 + next)
        }
        first => first,
    };
    match split {
        Some(at) => (&name[..at], &name[at + 1..]),
        None => (name, ""),
    }
}

pub(super) fn draw(ink: &mut Ink, view: &View<'_>, lang: Lang) {
    let names: Vec<String> = view
        .rows
        .iter()
        .map(|row| visible(&view::body_name(row, lang)).into_owned())
        .collect();
    let answered: Vec<String> = (0..names.len())
        .map(|row| {
            let (done, all) = view.answered(row);
            format!("{done}/{all}")
        })
        .collect();
    let head = Word::Answered.of(lang);
    let counts = answered.iter().map(|it| columns(it)).max().unwrap_or(0);
    let most = (ink.width() / NAMES).max(12);
    let wide = names
        .iter()
        .map(|it| columns(it))
        .max()
        .unwrap_or(0)
        .min(most);
    let left = 2 + wide + 1 + counts;
    let heads: Vec<(String, String)> = view
        .columns
        .iter()
        .map(|column| {
            let name = visible(&view::name(column.key, lang)).into_owned();
            let (upper, lower) = stacked(&name);
            let most = ink.width().saturating_sub(left + 2).clamp(6, 16);
            (cut(upper, most), cut(lower, most))
        })
        .collect();
    let widths: Vec<usize> = heads
        .iter()
        .map(|(upper, lower)| columns(upper).max(columns(lower)).max(2))
        .collect();
    let mut first = 0;
    let mut pages: Vec<(usize, usize)> = Vec::new();
    while first < widths.len() {
        let mut used = left;
        let mut last = first;
        while last < widths.len() && (last == first || used + 1 + widths[last] <= ink.width()) {
            used += 1 + widths[last];
            last += 1;
        }
        pages.push((first, last));
        first = last;
    }
    for (number, &(first, last)) in pages.iter().enumerate() {
        if number > 0 {
            ink.blank();
        }
        let page = if pages.len() > 1 {
            format!("({} {}/{})", Word::Page.of(lang), number + 1, pages.len())
        } else {
            String::new()
        };
        for lower in [false, true] {
            let lead = match (lower, pages.len() > 1) {
                (true, _) => head,
                (false, true) => &page,
                (false, false) => "",
            };
            let lead = cut(lead, left - 2);
            let gap = " ".repeat((left - 2).saturating_sub(columns(&lead)));
            let lead = format!("  {gap}{lead}");
            let mut line = vec![(Paint::Dim, lead)];
            for at in first..last {
                let words = if lower { &heads[at].1 } else { &heads[at].0 };
                line.push((Paint::Plain, centred(words, widths[at])));
            }
            put(ink, &line);
        }
        for row in 0..names.len() {
            let name = cut(&names[row], wide);
            let gap = " ".repeat(wide - columns(&name));
            let count = &answered[row];
            let indent = " ".repeat(counts - columns(count));
            let mut line = vec![
                (Paint::Plain, format!("  {name}{gap} ")),
                (Paint::Dim, format!("{indent}{count}")),
            ];
            for (at, &width) in widths.iter().enumerate().take(last).skip(first) {
                let (paint, sign) = match view.cell(row, at) {
                    Some(cell) => (Paint::of_state(cell.state), mark(cell.state, lang)),
                    None => (Paint::Dim, NOT_ASKED),
                };
                line.push((paint, centred(sign, width)));
            }
            put(ink, &line);
        }
    }
    legend(ink, view, lang);
}

fn put(ink: &mut Ink, line: &[(Paint, String)]) {
    let pieces: Vec<(Paint, &str)> = line.iter().map(|(paint, it)| (*paint, &**it)).collect();
    ink.line(&pieces);
}

/// A blank before, and the words in the middle of their column.
fn centred(words: &str, width: usize) -> String {
    let room = width.saturating_sub(columns(words));
    let left = room / 2;
    format!(" {}{words}{}", " ".repeat(left), " ".repeat(room - left))
}

/// The marks that stand on the page.
fn legend(ink: &mut Ink, view: &View<'_>, lang: Lang) {
    let used = |state: CellState| view.report.matrix.iter().any(|cell| cell.state == state);
    // The marks of a first page are always told; rarer ones where they stand.
    let usual = |state: CellState| {
        matches!(
            state,
            CellState::Proven | CellState::Contested | CellState::Draft | CellState::Missing
        )
    };
    let states = CellState::ALL.iter().copied();
    let mut words: Vec<String> = states
        .filter(|&state| usual(state) || used(state))
        .map(|state| format!("{} {}", mark(state, lang), words::state(state, lang)))
        .collect();
    words.push(format!("{NOT_ASKED} {}", Word::NotAsked.of(lang)));
    let lead = format!("  {}: ", Word::Legend.of(lang));
    // Each mark stays with its words.
    let words = words.join(" · ");
    ink.paragraph(&lead, &words, 4);
}

#[cfg(test)]
mod tests {
    use super::stacked;

    #[test]
    fn a_number_stands_over_its_code() {
        assert_eq!(stacked("139-CTr/TU"), ("139", "CTr/TU"));
        assert_eq!(stacked("12/2023/NĐ-CP"), ("12/2023", "NĐ-CP"));
        assert_eq!(stacked("567/QĐ-UBND"), ("567", "QĐ-UBND"));
        assert_eq!(stacked("45/2019/QH14"), ("45/2019", "QH14"));
        assert_eq!(stacked("dự thảo"), ("dự thảo", ""));
    }
}
