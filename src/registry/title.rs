//! Titles as bags of words: how near two of them are.
//!
//! Titles are quoted freely: cut short, in other letters, with a word more or less. So
//! they are compared by the words they share, never sign by sign.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::body::fold;

/// The words of a folded title.
fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(is_between).filter(|word| !word.is_empty())
}

/// Whether a sign parts words.
fn is_between(sign: char) -> bool {
    match sign {
        '\0'..='\x7f' => !sign.is_ascii_alphanumeric(),
        // Letters of Vietnamese words, without a look at the tables.
        'à'..='ö' | 'ø'..='ý' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' | 'Ạ'..='ỹ' => {
            false
        }
        _ => !sign.is_alphanumeric(),
    }
}

/// The words of a title, in one spelling.
pub(crate) fn words(title: &str) -> Vec<String> {
    split(&fold(title)).map(str::to_owned).collect()
}

/// One title as words, in one spelling.
#[derive(Clone, Debug)]
pub(crate) struct Title {
    folded: String,
    /// How many words it has.
    count: usize,
    /// Where they stand: rising, each once.
    set: Vec<Span>,
    /// Where its words of digits stand, in order.
    numbers: Vec<Span>,
    /// Whether it has abbreviations: "ĐC&KS", "VLNCN".
    shortened: bool,
}

/// The fewest words of the matter by which a title is told from another.
const FEW: usize = 3;

/// Words that stand in titles of every matter.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "về", "việc", "của", "và", "các", "trong", "trên", "địa", "bàn", "cho", "đối", "với", "theo", "tại", "đến", "từ", "năm", "giai",
    "đoạn", "một", "số", "điều", "quy", "qui", "định", "chi", "tiết", "hướng", "dẫn", "thi", "hành", "thực", "hiện", "sửa", "đổi", "bổ",
    "sung", "phê", "duyệt", "tiếp", "tục", "tăng", "cường", "lĩnh", "vực", "nghị", "quyết", "luật", "thông", "tư", "kế", "hoạch",
    "chương", "trình", "khai", "triển", "tổ", "chức", "công", "tác", "nhiệm", "kỳ", "tỉnh", "huyện", "xã", "thành", "phố", "kèm",
    "ngày", "tháng", "ban",
];

fn is_capital(sign: char) -> bool {
    match sign {
        '\0'..='\x7f' => sign.is_ascii_uppercase(),
        'à'..='ý' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => false,
        'Ạ'..='ỹ' => sign as u32 % 2 == 0,
        _ => sign.is_uppercase(),
    }
}

/// Whether a word of capitals stands between others that are not: an abbreviation.
fn is_shortened(title: &str) -> bool {
    // Most titles have one capital.
    if title
        .chars()
        .filter(|&sign| is_capital(sign))
        .nth(1)
        .is_none()
    {
        return false;
    }
    let mut small = false;
    let mut great = false;
    for word in title.split(is_between) {
        let upper = word.chars().filter(|sign| sign.is_uppercase()).count();
        let lower = word.chars().any(char::is_lowercase);
        great |= upper > 1 && !lower;
        small |= upper == 0 && lower;
    }
    small && great
}

/// A folded word without its marks.
fn bare(word: &str) -> String {
    word.nfd()
        .filter(|sign| !is_combining_mark(*sign))
        .map(|sign| if sign == 'đ' { 'd' } else { sign })
        .collect()
}

/// First byte of a word, and the first behind it.
type Span = (u32, u32);

impl Title {
    /// Cost: linear in the words, and a sort of them.
    pub(crate) fn read(title: &str) -> Self {
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
            shortened: is_shortened(title),
        }
    }

    fn word(&self, (start, end): Span) -> &str {
        self.folded
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// Whether two titles have the same words of digits, in one order.
    pub(crate) fn same_numbers(&self, other: &Self) -> bool {
        let words = |it: &Span| self.word(*it);
        let others = other.numbers.iter().map(|it| other.word(*it));
        self.numbers.iter().map(words).eq(others)
    }

    /// How many words of the shorter title the other one has too, in hundredths; `None`
    /// where one has no word. Cost: linear in the words of both.
    pub(crate) fn shared(&self, other: &Self) -> Option<usize> {
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

    /// Whether two titles cannot be of one document: not one of them is the other cut short,
    /// worded freely or abbreviated.
    ///
    /// They share less than a third of the words of the shorter one, and less than half where
    /// marks are left out, which whole texts lose. Words that every title has say nothing. A title of fewer than [`FEW`] other words is a name for the
    /// matter ("về đất đai") and clashes with none, and neither does one with abbreviations
    /// that the other does not have. Cost: n log n in the words of both.
    pub(crate) fn clashes(&self, other: &Self) -> bool {
        if self.shortened || other.shortened {
            return false;
        }
        // How many words both have, of how many of the shorter one.
        let shared = |with: fn(&str) -> String| {
            let (mine, theirs) = (self.telling(with), other.telling(with));
            (
                mine.intersection(&theirs).count(),
                mine.len().min(theirs.len()),
            )
        };
        let (both, shorter) = shared(str::to_owned);
        if shorter < FEW || both * 3 >= shorter {
            return false;
        }
        let (both, shorter) = shared(bare);
        both * 2 < shorter
    }

    /// The words of the matter, each as `with` has it.
    fn telling(&self, with: fn(&str) -> String) -> BTreeSet<String> {
        let words = self.set.iter().map(|it| self.word(*it));
        words
            .filter(|word| word.len() > 1 && !COMMON.contains(word))
            .map(with)
            .collect()
    }

    /// Whether two titles are the same but for a word in ten.
    pub(crate) fn is_nearly(&self, other: &Self) -> bool {
        let long = self.count.max(other.count);
        let short = self.count.min(other.count);
        short > 0 && short * 10 >= long * 9 && self.shared(other).is_some_and(|share| share >= 90)
    }
}

#[cfg(test)]
mod tests {
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
    fn titles_clash_where_they_share_no_matter() {
        let clash = |a: &str, b: &str| Title::read(a).clashes(&Title::read(b));
        assert!(clash(
            "Xây dựng đội ngũ cán bộ cơ sở",
            "Phát triển nuôi trồng thủy sản ven biển"
        ));
        for (a, b) in [
            // Stripped of its marks.
            (
                "cơ chế đặc thù xử lý dự án tồn đọng",
                "Co che dac thu, du an ton dong",
            ),
            // Abbreviated.
            (
                "sửa đổi Luật Địa chất và khoáng sản",
                "bổ sung Luật ĐC&KS về quyền thăm dò đất hiếm",
            ),
            // No more than a name for the matter.
            (
                "về chuyển đổi số",
                "về đột phá phát triển khoa học, công nghệ quốc gia",
            ),
        ] {
            assert!(!clash(a, b), "{a} / {b}");
        }
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
