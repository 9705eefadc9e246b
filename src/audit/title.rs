//! Titles as bags of words: how near two of them are.
//!
//! Titles are quoted freely: cut short, in other letters, with a word more or less. So
//! they are compared by the words they share, never sign by sign.

use std::collections::{BTreeSet, HashMap};

use crate::graph::Document;
use crate::registry::fold;

/// The words of a folded title.
fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The words of a title, in one spelling.
pub(super) fn words(title: &str) -> Vec<String> {
    split(&fold(title)).map(str::to_owned).collect()
}

/// One title as words, each known by a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title<'t> {
    /// How many words it has.
    count: u32,
    /// Its words of digits, in order.
    pub(super) numbers: &'t [u32],
    /// Its words, rising, each once.
    set: &'t [u32],
}

impl Title<'_> {
    /// How many words of the shorter title the other one has too, in hundredths; `None`
    /// where one has no word. Cost: linear in the words of both.
    pub(super) fn shared(self, other: Self) -> Option<usize> {
        let (mut a, mut b) = (self.set, other.set);
        let shorter = a.len().min(b.len());
        let mut both = 0;
        while let ([first, more_a @ ..], [second, more_b @ ..]) = (a, b) {
            both += usize::from(first == second);
            a = if first <= second { more_a } else { a };
            b = if second <= first { more_b } else { b };
        }
        (shorter > 0).then(|| both * 100 / shorter)
    }

    /// Whether two titles are the same but for a word in ten.
    pub(super) fn is_nearly(self, other: Self) -> bool {
        let long = self.count.max(other.count);
        let short = self.count.min(other.count);
        short > 0 && short * 10 >= long * 9 && self.shared(other).is_some_and(|share| share >= 90)
    }
}

/// Where the words of one title stand among those of all.
#[derive(Clone, Copy, Debug)]
struct Row {
    numbers: u32,
    set: u32,
    end: u32,
    count: u32,
}

/// A row that there is not.
const NONE: u32 = u32::MAX;

/// The titles of some documents as words; equal titles once.
#[derive(Debug, Default)]
pub(super) struct Titles {
    /// For each document, its row; [`NONE`] where it has no title.
    of: Vec<u32>,
    rows: Vec<Row>,
    words: Vec<u32>,
}

impl Titles {
    /// Cost: linear in the words of the titles, sorted within each.
    pub(super) fn of(documents: &[Document<'_>]) -> Self {
        let mut titles = Self {
            of: Vec::with_capacity(documents.len()),
            ..Self::default()
        };
        let mut rows: HashMap<&str, u32> = HashMap::new();
        let mut numbers: HashMap<Box<str>, u32> = HashMap::new();
        for document in documents {
            let row = document.title().map(|title| {
                *rows
                    .entry(title)
                    .or_insert_with(|| titles.add(title, &mut numbers))
            });
            titles.of.push(row.unwrap_or(NONE));
        }
        titles
    }

    fn add(&mut self, title: &str, numbers: &mut HashMap<Box<str>, u32>) -> u32 {
        let folded = fold(title);
        let start = self.words.len();
        let mut set: Vec<u32> = Vec::new();
        for word in split(&folded) {
            let next = numbers.len() as u32;
            let number = match numbers.get(word) {
                Some(&number) => number,
                None => *numbers.entry(word.into()).or_insert(next),
            };
            if word.bytes().all(|byte| byte.is_ascii_digit()) {
                self.words.push(number);
            }
            set.push(number);
        }
        let count = set.len() as u32;
        let middle = self.words.len();
        set.sort_unstable();
        set.dedup();
        self.words.extend(set);
        self.rows.push(Row {
            numbers: start as u32,
            set: middle as u32,
            end: self.words.len() as u32,
            count,
        });
        self.rows.len() as u32 - 1
    }

    /// The title of a document, by its place among those given, where it has one.
    /// Cost: constant.
    pub(super) fn get(&self, document: usize) -> Option<Title<'_>> {
        let row = *self.of.get(document)?;
        let row = self.rows.get(row as usize)?;
        Some(Title {
            count: row.count,
            numbers: self.words.get(row.numbers as usize..row.set as usize)?,
            set: self.words.get(row.set as usize..row.end as usize)?,
        })
    }
}

/// How many words of the shorter title the other one has too, in hundredths; `None`
/// where one has no word.
pub(super) fn shared(a: &[String], b: &[String]) -> Option<usize> {
    let (a, b): (BTreeSet<&String>, BTreeSet<&String>) = (a.iter().collect(), b.iter().collect());
    let shorter = a.len().min(b.len());
    (shorter > 0).then(|| a.intersection(&b).count() * 100 / shorter)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What two titles share, and whether they are nearly the same, once numbered.
    fn compared(a: &str, b: &str) -> (Option<usize>, bool) {
        let (mut titles, mut numbers) = (Titles::default(), HashMap::new());
        for title in [a, b] {
            let row = titles.add(title, &mut numbers);
            titles.of.push(row);
        }
        let [a, b] = [0, 1].map(|at| titles.get(at).expect("a title"));
        (a.shared(b), a.is_nearly(b))
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
