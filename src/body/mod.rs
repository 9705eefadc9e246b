//! Bodies by their names: who issues documents, however the name is written.
//!
//! A name is closed where every word of it is known: a body of the whole country ("Bộ Lao động -
//! Thương binh và Xã hội"), a kind with its field or its place ("Sở Công Thương tỉnh Lào Cai",
//! "Ban Thường vụ Tỉnh ủy"), and the head of either ("Bộ trưởng Bộ Tài chính", "Chủ tịch UBND
//! tỉnh"). Of a closed name the last word is known, whatever stands behind it. Other names end
//! where their capitals and the words of a clause tell.
//!
//! Two spellings of one name are one name:
//!
//! ```
//! use doctrace::body::BodyName;
//!
//! let full = BodyName::new("Ủy ban nhân dân tỉnh Lào Cai");
//! assert_eq!(full, BodyName::new("UBND tỉnh Lào Cai"));
//! assert_ne!(full, BodyName::new("UBND tỉnh Yên Bái"));
//! assert_ne!(full, BodyName::new("Chủ tịch UBND tỉnh Lào Cai"));
//! ```
//!
//! A name is not a body: `UBND tỉnh` is one of 34, and a name may have been two bodies in two
//! times; see [`places`] and [`central`] for the days.
//!
//! Keys of the sources, beside those of [`crate::id::vocabulary`]:
//!
//! | key | what |
//! |---|---|
//! | 66 | Quy định 66-QĐ/TW of 06/02/2017 (organs of the Party and their documents) |
//! | NQ 202/2025 | Nghị quyết 202/2025/QH15 of 12/6/2025: 34 provinces from 01/7/2025 |
//! | NQ 175/2024 | Nghị quyết 175/2024/QH15: the city of Huế from 01/01/2025 |
//! | NQ 15/2008 | Nghị quyết 15/2008/QH12: Hà Tây becomes part of Hà Nội on 01/8/2008 |
//! | NĐ 29/2025 | Nghị định 29/2025/NĐ-CP on the Ministry of Finance, from 01/3/2025 |
//! | HP 1959, HP 1980 | the constitutions of these years, and the first days of the next organs |

mod central;
mod kind;
mod place;
mod row;

use std::sync::LazyLock;

pub use row::BodyRow;

use self::kind::{ABBREVIATIONS, Behind, FIELDS, HEADS, KINDS, SUFFIXES, UNITS};
use crate::id::{Level, vocabulary};
use crate::text::{Key, Phrases, Token, TokenKind, is_word_at, key, key_list, tokenise};

/// Bodies of the whole country, beside the organs that have a code
/// ([`crate::id::vocabulary::organs`]).
pub fn central() -> impl Iterator<Item = &'static BodyRow> {
    central::ROWS.iter()
}

/// Provinces, and cities of the same rank, before and since 01/7/2025.
///
/// ```
/// use doctrace::body;
///
/// let ended = body::places().find(|place| place.name() == "Yên Bái").unwrap();
/// assert_eq!(ended.validity().to_string(), "to 2025-06-30");
/// assert_eq!(ended.successors(), ["Lào Cai"]);
/// ```
pub fn places() -> impl Iterator<Item = &'static BodyRow> {
    place::ROWS.iter()
}

/// The name of a body, the same for all its spellings: abbreviations, tone marks, capitals,
/// dashes and commas, and the words that may be left out ("Thủ tướng" for "Thủ tướng Chính
/// phủ"). The term ("khóa XIII") is no part of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BodyName(Box<[u64]>);

impl BodyName {
    /// Reads a name; words that are no name of a body are compared by their spelling all the
    /// same. Cost: the words.
    pub fn new(words: &str) -> Self {
        let mut tokens = Vec::new();
        tokenise(words.as_bytes(), 0, words.len(), &mut tokens);
        let term = (1..tokens.len())
            .find(|&at| is_word_at(&tokens, at, TERM) && tokens.get(at + 1).is_some());
        tokens.truncate(term.unwrap_or(tokens.len()));
        let mut name: Vec<Key> = Vec::with_capacity(tokens.len() + 8);
        let mut at = 0;
        while at < tokens.len() {
            // A whole name of the country's own bodies, by its official words.
            if let Some((len, official)) = CLOSED.starting(&tokens, at) {
                name.extend(&OFFICIAL[official as usize]);
                at += len;
                if let Some((len, ())) = SUFFIXES.starting(&tokens, at) {
                    at += len;
                }
                continue;
            }
            if let Some((len, full)) = SPELLED.starting(&tokens, at) {
                name.extend(&FULL[full as usize]);
                at += len;
                continue;
            }
            if tokens[at].is_word() && tokens[at].key != AND {
                name.push(tokens[at].key);
            } else if let Some(number) = tokens[at].number() {
                name.push(number);
            }
            at += 1;
        }
        Self(name.into_boxed_slice())
    }

    /// Whether the words of another name stand in this one: "Chủ tịch UBND tỉnh" has "Ủy ban nhân
    /// dân" in it. Cost: the words.
    pub(crate) fn holds(&self, other: &Self) -> bool {
        !other.0.is_empty() && self.0.windows(other.0.len()).any(|part| *part == *other.0)
    }
}

const AND: Key = key("và");
const TERM: Key = key("khóa");
const DEPARTMENT: Key = key("sở");
const COUNT: [Key; 2] = key_list(["lần", "thứ"]);

/// The names of the whole country's bodies with all their spellings, and which they are.
static CLOSED: LazyLock<Phrases<u16>> = LazyLock::new(|| {
    let spelled: Vec<(String, u16)> = closed()
        .iter()
        .enumerate()
        .flat_map(|(at, (_, names))| names.iter().map(move |name| (name.clone(), at as u16)))
        .collect();
    Phrases::new(spelled.iter().map(|(name, at)| (name.as_str(), *at)))
});

/// The words of each of them, without "và" and signs.
static OFFICIAL: LazyLock<Vec<Box<[Key]>>> =
    LazyLock::new(|| closed().iter().map(|(name, _)| words_of(name)).collect());

static SPELLED: LazyLock<Phrases<u16>> =
    LazyLock::new(|| Phrases::new(ABBREVIATIONS.iter().map(|(short, _)| *short).zip(0..)));

static FULL: LazyLock<Vec<Box<[Key]>>> = LazyLock::new(|| {
    ABBREVIATIONS
        .iter()
        .map(|(_, full)| words_of(full))
        .collect()
});

fn words_of(name: &str) -> Box<[Key]> {
    let mut tokens = Vec::new();
    tokenise(name.as_bytes(), 0, name.len(), &mut tokens);
    let words = tokens
        .iter()
        .filter(|token| token.is_word() && token.key != AND);
    words.map(|token| token.key).collect()
}

/// Official names, each with its spellings.
fn closed() -> Vec<(&'static str, Vec<String>)> {
    let mut all: Vec<(&'static str, Vec<String>)> = central::ROWS
        .iter()
        .map(|row| (row.name(), row.names().flat_map(signs).collect()))
        .collect();
    for row in vocabulary::organs() {
        let name = row.name();
        // "Ban Chỉ huy, Ban Chấp hành" are two names, and one word is none.
        let whole = row.issuers().is_empty()
            && !name.contains(", Ban")
            && name.contains(' ')
            && name.starts_with(char::is_uppercase);
        if whole
            && row.level() == Some(Level::Central)
            && all.iter().all(|(known, _)| *known != name)
        {
            all.push((name, signs(name).collect()));
        }
    }
    all
}

/// A name as it is, and with other signs between its parts: "Bộ Văn hóa - Thể thao - Du lịch".
fn signs(name: &str) -> impl Iterator<Item = String> + use<> {
    let mut all = vec![name.to_owned()];
    if name.contains([',', '-']) {
        all.push(name.replace(" - ", ", "));
        all.push(name.replace(", ", " - "));
        all.push(name.replace(" - ", " ").replace(", ", " "));
    }
    all.sort();
    all.dedup();
    all.into_iter()
}

/// The fields of departments: the ministries', and more.
static FIELD: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let names: Vec<String> = FIELDS.iter().flat_map(|field| signs(field)).collect();
    Phrases::new(names.iter().map(|name| (name.as_str(), ())))
});

static PLACES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        place::ROWS
            .iter()
            .flat_map(BodyRow::names)
            .map(|name| (name, ())),
    )
});

/// The words with which the name of a body begins, where such stand at a token: their length.
pub(crate) fn starts(tokens: &[Token], at: usize) -> Option<usize> {
    let kind = || {
        let (len, behind) = KINDS.starting(tokens, at)?;
        // "ban hành", "phòng chống"
        let begins = behind != Behind::Field
            || tokens[at].key == DEPARTMENT
            || FIELD.starting(tokens, at + len).is_some();
        begins.then_some(len)
    };
    let closed = CLOSED.starting(tokens, at).map(|(len, _)| len);
    closed
        .or_else(kind)
        .or_else(|| unit_at(tokens, at))
        .or_else(|| heads_at(tokens, at))
}

/// The length of the word for a unit at a token: "tỉnh", "thị xã".
pub(crate) fn unit_at(tokens: &[Token], at: usize) -> Option<usize> {
    UNITS.starting(tokens, at).map(|(len, ())| len)
}

/// The length of the closed name that starts at a token, if one does: every word of it is known,
/// so that it ends with its last word whatever stands behind. `ends` tells whether a word with a
/// capital begins something else. Cost: a few look-ups a word.
pub(crate) fn name_at(
    tokens: &[Token],
    at: usize,
    ends: &dyn Fn(&[Token], usize) -> bool,
) -> Option<usize> {
    let mut here = at + heads_at(tokens, at).unwrap_or(0);
    if let Some((len, _)) = CLOSED.starting(tokens, here) {
        here += len;
        here += SUFFIXES.starting(tokens, here).map_or(0, |(len, ())| len);
        return Some(here - at);
    }
    let mut closed = false;
    while let Some((len, behind)) = KINDS.starting(tokens, here) {
        let next = here + len;
        match behind {
            Behind::Field => {
                let Some((field, ())) = FIELD.starting(tokens, next) else {
                    break;
                };
                here = next + field;
                closed = true;
            }
            Behind::Own => break,
            Behind::Unit | Behind::Place => {
                here = next;
                closed = true;
            }
            Behind::Chain => {
                here = next;
                closed = false;
            }
        }
        if KINDS.starting(tokens, here).is_some() {
            continue;
        }
        let place = place_at(tokens, here, behind == Behind::Place, ends);
        closed |= place > here;
        here = place;
        break;
    }
    // A name with a capital that is not known goes on.
    let goes_on = tokens
        .get(here)
        .is_some_and(|next| next.is_capital() && !ends(tokens, here) && here > at);
    (closed && !goes_on).then_some(here - at)
}

/// The head of a body that stands before its name: "Bộ trưởng", "Chủ tịch", "Hội nghị lần thứ
/// bảy"; its length.
fn heads_at(tokens: &[Token], at: usize) -> Option<usize> {
    let (len, ()) = HEADS.starting(tokens, at)?;
    let mut name = at + len;
    if is_word_at(tokens, name, COUNT[0]) && is_word_at(tokens, name + 1, COUNT[1]) {
        name += 3;
    }
    let follows = CLOSED.starting(tokens, name).is_some() || KINDS.starting(tokens, name).is_some();
    follows.then_some(name - at)
}

/// Where the place ends that starts at a token: "tỉnh Lào Cai", "xã Minh Bảo, thành phố Yên Bái",
/// "Lào Cai" where a name may stand alone; the token itself where none does.
fn place_at(
    tokens: &[Token],
    at: usize,
    alone: bool,
    ends: &dyn Fn(&[Token], usize) -> bool,
) -> usize {
    let mut here = at;
    for step in 0..3 {
        let comma = step > 0 && tokens.get(here).is_some_and(|token| token.is_sign(','));
        let start = here + usize::from(comma);
        let unit = UNITS.starting(tokens, start).map_or(0, |(len, ())| len);
        if unit == 0 && (step > 0 || !alone) {
            break;
        }
        let mut name = start + unit;
        // "TP. Hồ Chí Minh"
        if unit > 0
            && tokens[name - 1].is_all_capitals()
            && tokens
                .get(name)
                .is_some_and(|sign| sign.is_sign('.') && sign.start == tokens[name - 1].end)
            && tokens.get(name + 1).is_some_and(|next| next.is_capital())
        {
            name += 1;
        }
        let named = name + own_name(tokens, name, unit > 0, ends);
        if named == name {
            // "UBND tỉnh": the unit alone, which nothing follows.
            return if comma || step > 0 {
                here
            } else {
                start + unit
            };
        }
        here = named;
    }
    here
}

/// How many tokens of a place's own name stand at a token: a known one, capitals, or a number
/// behind a unit.
fn own_name(
    tokens: &[Token],
    at: usize,
    unit: bool,
    ends: &dyn Fn(&[Token], usize) -> bool,
) -> usize {
    if let Some((len, ())) = PLACES.starting(tokens, at) {
        if unit || tokens[at].is_capital() {
            return len;
        }
    }
    if unit
        && tokens.get(at).is_some_and(|token| token.is_number())
        && tokens[at].end - tokens[at].start <= 2
    {
        return 1;
    }
    tokens[at.min(tokens.len())..]
        .iter()
        .take(LONGEST_PLACE)
        .enumerate()
        .take_while(|(offset, token)| {
            matches!(token.kind, TokenKind::Word { capital: true, .. })
                && !ends(tokens, at + offset)
                && KINDS
                    .starting(tokens, at + offset)
                    .is_none_or(|_| *offset > 0)
        })
        .count()
}

/// The most syllables of a place's name that is not known.
const LONGEST_PLACE: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    fn name(words: &str) -> Option<usize> {
        let mut tokens = Vec::new();
        tokenise(words.as_bytes(), 0, words.len(), &mut tokens);
        name_at(&tokens, 0, &|_, _| false)
    }

    #[test]
    fn a_closed_name_ends_with_its_last_word() {
        for (name_words, rest) in [
            ("Bộ trưởng Bộ Tài chính", "hướng dẫn Nghị định"),
            ("Bộ Lao động - Thương binh và Xã hội", "hướng dẫn"),
            ("Bộ Văn hóa, Thể thao và Du lịch", "quy định"),
            ("Ủy ban nhân dân tỉnh Lào Cai", "về việc"),
            ("Sở Công Thương tỉnh Lào Cai", "hướng dẫn"),
            ("Ban Thường vụ Tỉnh ủy", "về việc"),
            ("Ban Chấp hành Đảng bộ tỉnh Hậu Giang", "về"),
            ("Chủ tịch UBND thành phố Hà Nội", "yêu cầu"),
            ("UBND TP. Hồ Chí Minh", "về"),
            ("UBND xã Minh Bảo, thành phố Yên Bái", "về"),
            ("Chánh án Tòa án nhân dân tối cao", "quy định"),
            ("Ban Bí thư Trung ương Đảng", "về"),
            ("Bộ Giao thông vận tải", "quy định"),
        ] {
            let mut tokens = Vec::new();
            tokenise(name_words.as_bytes(), 0, name_words.len(), &mut tokens);
            assert_eq!(
                name(&format!("{name_words} {rest}")),
                Some(tokens.len()),
                "{name_words}"
            );
        }
    }

    #[test]
    fn a_name_with_unknown_words_is_not_closed() {
        for words in [
            "Ban Chỉ đạo Trung ương về phòng chống",
            "Cục Hóa chất hướng dẫn",
            "Đảng ủy Khối các cơ quan",
            "Sở Xây và Dựng",
            "Hội đồng thẩm định",
            "các sở",
        ] {
            assert_eq!(name(words), None, "{words}");
        }
    }

    #[test]
    fn one_body_is_one_name_in_all_spellings() {
        for (one, other) in [
            ("UBND tỉnh Lào Cai", "Uỷ ban Nhân dân Tỉnh Lào Cai"),
            ("BTV Tỉnh ủy", "Ban Thường vụ Tỉnh uỷ"),
            ("Thủ tướng", "Thủ tướng Chính phủ"),
            ("Ban Chấp hành Trung ương khóa XIII", "BCH TW Đảng"),
            ("Bộ NN&PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
            (
                "Bộ trưởng Bộ LĐTBXH",
                "Bộ trưởng Bộ Lao động, Thương binh và Xã hội",
            ),
            ("NHNN", "Ngân hàng Nhà nước Việt Nam"),
            (
                "UBND TP. Hồ Chí Minh",
                "Ủy ban nhân dân thành phố Hồ Chí Minh",
            ),
            ("BQL KKT tỉnh", "Ban Quản lý Khu kinh tế tỉnh"),
        ] {
            assert_eq!(BodyName::new(one), BodyName::new(other), "{one}");
        }
        for (one, other) in [
            ("UBND tỉnh Lào Cai", "UBND tỉnh Yên Bái"),
            ("Bộ trưởng Bộ Tài chính", "Bộ Tài chính"),
            ("Bộ Công Thương", "Bộ Chính trị"),
            ("UBND quận 1", "UBND quận 2"),
            ("Tỉnh ủy", "Thành ủy"),
        ] {
            assert_ne!(BodyName::new(one), BodyName::new(other), "{one}");
        }
    }

    #[test]
    fn who_takes_over_is_a_row_of_its_own() {
        for row in central().chain(places()) {
            for successor in row.successors() {
                let known = central().chain(places()).any(|row| row.name() == *successor)
                    || vocabulary::organs().any(|organ| organ.name() == *successor)
                    // Of the Ministry of Finance, below the rank of the table.
                    || successor.starts_with("Cục ");
                assert!(known, "{} -> {successor}", row.name());
                assert!(row.validity().to().is_some(), "{}", row.name());
            }
        }
    }
}
