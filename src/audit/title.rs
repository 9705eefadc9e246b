//! Titles as bags of words: how near two of them are.
//!
//! Titles are quoted freely: cut short, in other letters, with a word more or less. So
//! they are compared by the words they share, never sign by sign.

use crate::registry::fold;

/// The words of a folded title.
fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(is_between).filter(|word| !word.is_empty())
}

/// Whether a sign parts words.
fn is_between(sign: char) -> bool {
    !sign.is_alphanumeric()
}

/// The words of a title, in one spelling.
pub(super) fn words(title: &str) -> Vec<String> {
    split(&fold(title)).map(str::to_owned).collect()
}

/// One title as words, in one spelling.
#[derive(Clone, Debug)]
pub(super) struct Title {
    folded: String,
    /// How many words it has.
    count: usize,
    /// Where they stand: rising, each once.
    set: Vec<Span>,
    /// Where its words of digits stand, in order.
    numbers: Vec<Span>,
}

/// First byte of a word, and the first behind it.
type Span = (u32, u32);

impl Title {
    /// Cost: linear in the words, and a sort of them.
    pub(super) fn read(title: &str) -> Self {
        let folded = fold(title);
        let mut at = 0;
        let spans = folded.split_inclusive(is_between).filter_map(|piece| {
            let start = at;
            at += piece.len();
            let word = piece.trim_end_matches(is_between);
            (!word.is_empty()).then(|| (start as u32, (start + word.len()) as u32))
        });
        let mut set: Vec<Span> = spans.collect();
        let word = |it: &Span| &folded[it.0 as usize..it.1 as usize];
        let is_number = |it: &&Span| word(it).bytes().all(|byte| byte.is_ascii_digit());
        let numbers = set.iter().filter(is_number).copied().collect();
        let count = set.len();
        set.sort_unstable_by(|a, b| word(a).cmp(word(b)));
        set.dedup_by(|a, b| word(a) == word(b));
        Self {
            folded,
            count,
            set,
            numbers,
        }
    }

    fn word(&self, (start, end): Span) -> &str {
        self.folded
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// Whether two titles have the same words of digits, in one order.
    pub(super) fn same_numbers(&self, other: &Self) -> bool {
        let words = |it: &Span| self.word(*it);
        let others = other.numbers.iter().map(|it| other.word(*it));
        self.numbers.iter().map(words).eq(others)
    }

    /// How many words of the shorter title the other one has too, in hundredths; `None`
    /// where one has no word. Cost: linear in the words of both.
    pub(super) fn shared(&self, other: &Self) -> Option<usize> {
        let (mut a, mut b) = (self.set.as_slice(), other.set.as_slice());
        let shorter = a.len().min(b.len());
        let mut both = 0;
        while let ([first, more_a @ ..], [second, more_b @ ..]) = (a, b) {
            let order = self.word(*first).cmp(other.word(*second));
            both += usize::from(order.is_eq());
            a = if order.is_le() { more_a } else { a };
            b = if order.is_ge() { more_b } else { b };
        }
        (shorter > 0).then(|| both * 100 / shorter)
    }

    /// Whether two titles are the same but for a word in ten.
    pub(super) fn is_nearly(&self, other: &Self) -> bool {
        let long = self.count.max(other.count);
        let short = self.count.min(other.count);
        short > 0 && short * 10 >= long * 9 && self.shared(other).is_some_and(|share| share >= 90)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The same by sets of words: what [`Title::shared`] must say.
    fn shared(a: &[String], b: &[String]) -> Option<usize> {
        let (a, b): (BTreeSet<&String>, BTreeSet<&String>) =
            (a.iter().collect(), b.iter().collect());
        let shorter = a.len().min(b.len());
        (shorter > 0).then(|| a.intersection(&b).count() * 100 / shorter)
    }

    /// What two titles share, and whether they are nearly the same.
    fn compared(a: &str, b: &str) -> (Option<usize>, bool) {
        let [a, b] = [a, b].map(Title::read);
        (a.shared(&b), a.is_nearly(&b))
    }

    #[test]
    fn a_year_in_one_title_only_tells() {
        let same = |a: &str, b: &str| Title::read(a).same_numbers(&Title::read(b));
        assert!(same("đất đai năm 2023, quý 1", "Năm 2023; nhà ở quý 1"));
        assert!(!same("đất đai năm 2023", "đất đai năm 2024"));
        assert!(!same("đất đai năm 2023", "đất đai"));
        assert!(!same("quý 1 năm 2", "quý 2 năm 1"));
    }

    #[test]
    fn a_title_cut_short_shares_all_its_words() {
        let share = |a: &str, b: &str| {
            let listed = shared(&words(a), &words(b));
            assert_eq!(compared(a, b).0, listed, "{a} / {b}");
            listed
        };
        let whole = "Về đất đai, nhà ở đến năm 2030";
        assert_eq!(share(whole, "về ĐẤT ĐAI"), Some(100));
        assert_eq!(share(whole, "–"), None);
        assert_eq!(share("giao thông", "đất đai"), Some(0));
        assert_eq!(share("đất, đất, nhà", "nhà rừng"), Some(50));
        assert!(!compared(whole, "về ĐẤT ĐAI").1);
        let other = "về đất đai - nhà ở đến năm 2030";
        assert!(compared(whole, other).1);
    }
}
