//! How near two spellings are: for hints, never for decisions.

/// The fewest letters to insert, drop, change or swap with a neighbour. `None` beyond a
/// limit. Cost: the product of the lengths.
pub(crate) fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (above[j] + usize::from(x != y))
                .min(above[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = core::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|&found| found <= limit)
}

/// Whether two numbers are a slip of the hand apart: one digit another, or two in each
/// other's place, or one left out.
pub(crate) fn digits_slip(a: &str, b: &str) -> bool {
    if a.len() == b.len() {
        let differ: Vec<usize> = (0..a.len())
            .filter(|&at| a.as_bytes()[at] != b.as_bytes()[at])
            .collect();
        return match differ[..] {
            [_] => true,
            [one, two] => {
                let (a, b) = (a.as_bytes(), b.as_bytes());
                a[one] == b[two] && a[two] == b[one]
            }
            _ => false,
        };
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.len() == short.len() + 1
        && (0..long.len()).any(|at| format!("{}{}", &long[..at], &long[at + 1..]) == short)
}

/// The nearest of some words, where one is near enough to be meant: at most a third of
/// its letters off. The first of equally near ones.
pub(crate) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let limit = (word.chars().count() / 3).max(1);
    let folded = word.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        let Some(off) = distance(&folded, &name.to_lowercase(), limit) else {
            continue;
        };
        if best.is_none_or(|(least, _)| off < least) {
            best = Some((off, name));
        }
    }
    best.map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_count_once() {
        assert_eq!(distance("139-CTr/TU", "139-CTr/HU", 2), Some(1));
        assert_eq!(distance("as_fo", "as_of", 2), Some(1));
        assert_eq!(distance("", "ab", 2), Some(2));
        assert_eq!(distance("abc", "xyz", 2), None);
        assert_eq!(nearest("as_off", ["period", "as_of"]), Some("as_of"));
        assert_eq!(nearest("colour", ["period", "as_of"]), None);
    }
}
