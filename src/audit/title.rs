//! Titles as bags of words: how near two of them are.
//!
//! Titles are quoted freely: cut short, in other letters, with a word more or less. So
//! they are compared by the words they share, never sign by sign.

use std::collections::BTreeSet;

use crate::registry::fold;

/// The words of a title, in one spelling.
pub(super) fn words(title: &str) -> Vec<String> {
    fold(title)
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// How many words of the shorter title the other one has too, in hundredths; `None`
/// where one has no word.
pub(super) fn shared(a: &[String], b: &[String]) -> Option<usize> {
    let (a, b): (BTreeSet<&String>, BTreeSet<&String>) = (a.iter().collect(), b.iter().collect());
    let shorter = a.len().min(b.len());
    (shorter > 0).then(|| a.intersection(&b).count() * 100 / shorter)
}

/// Whether two titles are the same but for a word in ten.
pub(super) fn near_equal(a: &[String], b: &[String]) -> bool {
    let (long, short) = (a.len().max(b.len()), a.len().min(b.len()));
    short > 0 && short * 10 >= long * 9 && shared(a, b).is_some_and(|share| share >= 90)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cut_short_shares_all_its_words() {
        let (whole, cut) = (words("Về đất đai, nhà ở đến năm 2030"), words("về ĐẤT ĐAI"));
        assert_eq!(shared(&whole, &cut), Some(100));
        assert!(!near_equal(&whole, &cut));
        assert!(near_equal(
            &whole,
            &words("về đất đai - nhà ở đến năm 2030")
        ));
        assert_eq!(shared(&whole, &[]), None);
        assert_eq!(shared(&words("giao thông"), &words("đất đai")), Some(0));
    }
}
