//! How a mention is written on its page, as far as findings about writing ask.
//!
//! Whether a number is malformed, a letter wrong or a title another one is asked long after
//! the text is let go; what only the page tells is noted here: that the words behind the
//! number are a title and not a remark, that a blank is one of a form, that the line was put
//! in one case or stripped of its marks by whoever collected it.

use serde::{Deserialize, Serialize};

use super::body::fold;
use crate::mention::Mention;
use crate::text::Span;

/// What the page says of how a mention is written; a set of marks.
///
/// ```
/// use doctrace::registry::Writing;
///
/// let writing = Writing::TITLE.with(Writing::FORM);
/// assert!(writing.contains(Writing::FORM) && !writing.contains(Writing::ONE_CASE));
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Writing(u8);

impl Writing {
    /// Nothing of note.
    pub const NONE: Self = Self(0);
    /// Its title is one beyond doubt: in quotes, or the name that stands before the number of
    /// a law or right behind it. Other words behind a number may say what an article of it
    /// rules, or be a remark.
    pub const TITLE: Self = Self(1);
    /// Its number is left blank as in a form: with dots, or as the head of a model.
    pub const FORM: Self = Self(1 << 1);
    /// The letters of the number are of one case, like those of the line around it: a heading
    /// in capitals, a title put in small letters.
    pub const ONE_CASE: Self = Self(1 << 2);
    /// The words around it bear no marks: the whole line was stripped of them.
    pub const UNMARKED: Self = Self(1 << 3);

    /// It is the code of a model and no number of a document: "Mẫu số 01/TB-ĐĐKD".
    pub const MODEL: Self = Self(1 << 4);
    /// A day stands near that may be its own: its sentence opens with it ("Ngày 30/12/2023, Sở
    /// đã có Văn bản số 4516/SXD-QH"), the row of a table has a cell for the day or the year, or
    /// the next number of a list is dated ("Báo cáo số 170/BC-UBND và Tờ trình số 152/TTr-UBND
    /// ngày 11/5/2026").
    pub const DAY_NEAR: Self = Self(1 << 5);

    /// An annex says here to which document it belongs: "(Kèm theo Quyết định số …)".
    pub const ENCLOSES: Self = Self(1 << 6);

    /// Both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it has all marks of the other.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Of the mention at an index of a reading's. Cost: the line around the number, of which at
    /// most 400 bytes are read.
    pub(super) fn of(text: &str, mentions: &[Mention<'_>], at: usize) -> Self {
        let mention = &mentions[at];
        let (start, end) = (mention.span().start(), mention.span().end());
        let before = line_before(text, start);
        let behind = head(text.get(end..).unwrap_or_default(), NEAR);
        let behind = behind.split('\n').next().unwrap_or_default();
        let number = mention.raw();
        let mut writing = Self::NONE;
        let mut mark = |holds: bool, one: Self| {
            if holds {
                writing = writing.with(one);
            }
        };
        mark(is_title(mention, text), Self::TITLE);
        let blank = !mention.id().is_complete();
        mark(blank && is_form(before, mention), Self::FORM);
        mark(in_one_case(before, number, behind), Self::ONE_CASE);
        mark(encloses(before), Self::ENCLOSES);
        mark(is_model(before), Self::MODEL);
        let day_near =
            day_opens(before) || is_dated_row(before, behind) || shares_day(text, mentions, at);
        mark(day_near, Self::DAY_NEAR);
        mark(!is_marked(before) && !is_marked(behind), Self::UNMARKED);
        writing
    }
}

/// How many bytes of the line are read on either side.
const NEAR: usize = 200;

/// What stands before a byte in its line, of which at most 200 bytes.
pub(super) fn line_before(text: &str, at: usize) -> &str {
    let before = tail(text.get(..at).unwrap_or_default(), NEAR);
    before.rsplit('\n').next().unwrap_or_default()
}

fn tail(text: &str, most: usize) -> &str {
    let mut from = text.len().saturating_sub(most);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

fn head(text: &str, most: usize) -> &str {
    let mut to = most.min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[..to]
}

fn is_title(mention: &Mention<'_>, text: &str) -> bool {
    let Some(title) = mention.title_span() else {
        return false;
    };
    if mention.is_title_quoted() {
        return true;
    }
    // "Luật Đất đai số 31/2024/QH15", "Luật 13/2012/QH13 Giám định tư pháp".
    let law = mention.id().type_code().is_none();
    let before = title.end() <= mention.span().start();
    let behind = text.get(mention.span().end()..title.start());
    law && (before || behind.is_some_and(|gap| gap.chars().all(char::is_whitespace)))
}

/// Whether dots stand for the number ("Nghị định số …/2024/NĐ-CP"), or it heads a model and
/// no type is named ("Số:     /GP-HC").
fn is_form(before: &str, mention: &Mention<'_>) -> bool {
    let line = before.trim_end();
    let dots =
        line.ends_with(['…', '_', '.']) || line.ends_with("..,") || tail(line, 12).contains("..");
    dots || mention.type_word().is_none()
}

/// Whether a line is a row of a table with a cell that is a day or a year and no more.
fn is_dated_row(before: &str, behind: &str) -> bool {
    let is_date = |cell: &str| {
        let cell = cell.trim().trim_matches('*');
        let year = cell
            .rsplit(['/', '-', '.'])
            .next()
            .filter(|year| year.len() == 4);
        let digits = |sign: char| sign.is_ascii_digit() || matches!(sign, '/' | '-' | '.');
        year.is_some_and(|year| year.starts_with("19") || year.starts_with("20"))
            && cell.chars().all(digits)
    };
    let row = before.trim_start().starts_with('|') && behind.contains('|');
    row && before.split('|').chain(behind.split('|')).any(is_date)
}

/// Whether the words before say that codes of models follow; a list of them may stand between.
pub(super) fn is_model(before: &str) -> bool {
    let is_code = |word: &str| word.contains('/') || matches!(word, "và" | "," | ";" | "-");
    let mut words = before.split_whitespace().rev().peekable();
    while words
        .next_if(|word| is_code(word.trim_end_matches([',', ';'])))
        .is_some()
    {}
    let named = |word: &str| {
        let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        word.eq_ignore_ascii_case("mẫu") || word == "MẪU" || word.eq_ignore_ascii_case("form")
    };
    let Some(last) = words.next() else {
        return false;
    };
    let number = matches!(last.trim_end_matches([':', '.']), "số" | "Số" | "SỐ");
    named(last) || number && words.next().is_some_and(named)
}

/// Whether a line opens with the words by which an annex names its document.
fn encloses(before: &str) -> bool {
    let line = before.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let folded = fold(line);
    (folded.starts_with("kèm theo") || folded.starts_with("ban hành kèm theo"))
        && folded.split_whitespace().count() <= 8
}

/// The number of the short name that a text gives to the document before: its ordinal, its
/// year, and where it stands. `next` is where the next document is named: behind it the name is
/// that one's. Cost: at most 600 bytes behind the number.
pub(super) fn short_name(text: &str, end: usize, next: Option<usize>) -> Option<(u32, u16, Span)> {
    const CALLED: [&str; 2] = ["sau đây gọi", "dưới đây gọi"];
    const TITLE: usize = 600;
    let behind = head(text.get(end..)?, TITLE);
    let open = CALLED.iter().filter_map(|words| behind.find(words)).min()?;
    if next.is_some_and(|next| next < end + open) || behind[..open].contains('\n') {
        return None;
    }
    let name = behind[open..].split(')').next()?;
    let slash = name.find('/')?;
    let digits = |sign: char| sign.is_ascii_digit();
    let from = name[..slash]
        .rfind(|sign| !digits(sign))
        .map_or(0, |at| at + 1);
    let from = from + name[from..].find(digits)?;
    let year = name[slash + 1..].split(|sign| !digits(sign)).next()?;
    let ordinal = name.get(from..slash)?.parse().ok()?;
    let span = Span::of(end + open + from, end + open + slash + 1 + year.len());
    // A day ("ngày 01/7/2020") is no number.
    let full = year.len() == 4
        && name[..from]
            .trim_end()
            .ends_with(|sign: char| sign.is_alphabetic());
    let day = fold(&name[..from]).trim_end().ends_with("ngày");
    let year = year.parse().ok()?;
    (full && !day).then_some((ordinal, year, span))
}

/// Whether the next number is dated and nothing but its label and "và" or a comma parts the two:
/// whether the day is that of both the words leave open. A list that dates the item before as well
/// dates each by itself.
fn shares_day(text: &str, mentions: &[Mention<'_>], at: usize) -> bool {
    let mention = &mentions[at];
    let Some(next) = mentions.get(at + 1).filter(|next| next.date().is_some()) else {
        return false;
    };
    let label = |mention: &Mention<'_>| {
        let word = mention.type_word_span();
        word.map_or(mention.span().start(), Span::start)
    };
    let between = |from: &Mention<'_>, to: &Mention<'_>| {
        text.get(from.span().end()..label(to)).unwrap_or_default()
    };
    let joins = matches!(
        between(mention, next).trim(),
        "và" | "," | ", và" | "và số" | ", số"
    );
    let each = at.checked_sub(1).is_some_and(|before| {
        let before = &mentions[before];
        before.date().is_some() && !between(before, mention).contains(['\n', ';', '.'])
    });
    joins && mention.date().is_none() && !each
}

/// Whether the sentence opens with a day, before which no document is named.
fn day_opens(before: &str) -> bool {
    let start = before.rfind(". ").map_or(0, |at| at + 2);
    let sentence = before[start..].trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let Some(rest) = sentence.strip_prefix("Ngày ") else {
        return false;
    };
    rest.starts_with(|sign: char| sign.is_ascii_digit()) && !rest.contains(" số ") || {
        // Of one document named only: the number itself.
        rest.matches(" số ").count() == 1 && rest.trim_end().ends_with("số")
    }
}

/// Whether the letters of the number have one case, and those of the line the same.
fn in_one_case(before: &str, number: &str, behind: &str) -> bool {
    let letters = |text: &str| -> (usize, usize) {
        let lower = text.chars().filter(|sign| sign.is_lowercase()).count();
        let upper = text.chars().filter(|sign| sign.is_uppercase()).count();
        (lower, upper)
    };
    match letters(number) {
        // Somebody who types "kh-ubnd" in running text writes the rest as it should be.
        (lower, 0) if lower > 0 => {
            let (small, great) = letters(behind);
            let (more, greater) = letters(before);
            great + greater <= 1 + (small + more) / 40
        }
        (0, upper) if upper > 0 => {
            let (small, great) = letters(before);
            great > 4 * small
        }
        _ => false,
    }
}

/// Whether a letter of Vietnamese stands in it that needs more than plain signs.
fn is_marked(text: &str) -> bool {
    text.chars()
        .any(|sign| sign.is_alphabetic() && !sign.is_ascii())
}
