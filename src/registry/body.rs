//! Which body a mention speaks of, as far as the words beside it tell.
//!
//! An organ code is no body: `TU` is every province. The place in the issuer's words
//! ("Ban Chấp hành Đảng bộ tỉnh Hậu Giang") tells two committees apart; where a
//! mention names none, the letterhead of its text may: "Tỉnh ủy" in a text below
//! "ĐẢNG BỘ TỈNH HẬU GIANG" is that one. Otherwise the body stays open.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::id::{Additions, Level};

use super::OwnFacts;

/// The place and step of the ladder that a body's words name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Body {
    /// Shared: a letterhead stands over many mentions.
    place: Option<Arc<str>>,
    level: Option<Level>,
}

/// Words for a unit of the ladder; longer ones first, so that "thị xã" is no "xã".
const UNITS: &[(&[&str], Option<Level>)] = &[
    (&["tỉnh", "ủy"], Some(Level::Province)),
    (&["huyện", "ủy"], Some(Level::District)),
    (&["quận", "ủy"], Some(Level::District)),
    (&["thị", "ủy"], Some(Level::District)),
    (&["thị", "xã"], Some(Level::District)),
    (&["thị", "trấn"], Some(Level::Commune)),
    (&["đặc", "khu"], Some(Level::Commune)),
    (&["thành", "ủy"], None),
    (&["thành", "phố"], None),
    (&["đảng", "ủy"], None),
    (&["tp"], None),
    (&["tỉnh"], Some(Level::Province)),
    (&["huyện"], Some(Level::District)),
    (&["quận"], Some(Level::District)),
    (&["xã"], Some(Level::Commune)),
    (&["phường"], Some(Level::Commune)),
];

/// Words that end a place name.
const STOPS: &[&str] = &["khóa", "nhiệm", "về", "lần", "ngày", "tỉnh", "huyện"];

/// The two ways of setting a tone mark on `oa`, `oe` and `uy`, without the `o` or `u`:
/// the second sets it there, and is taken.
const TONES: &[(char, char, &str)] = &[
    ('o', 'à', "òa"),
    ('o', 'á', "óa"),
    ('o', 'ả', "ỏa"),
    ('o', 'ã', "õa"),
    ('o', 'ạ', "ọa"),
    ('o', 'è', "òe"),
    ('o', 'é', "óe"),
    ('o', 'ẻ', "ỏe"),
    ('o', 'ẽ', "õe"),
    ('o', 'ẹ', "ọe"),
    ('u', 'ỳ', "ùy"),
    ('u', 'ý', "úy"),
    ('u', 'ỷ', "ủy"),
    ('u', 'ỹ', "ũy"),
    ('u', 'ỵ', "ụy"),
];

/// Whether composing leaves a sign as it is, whatever stands beside it: Latin letters,
/// the Vietnamese ones among them, and the quotes and dashes of a text. Marks are not.
const fn is_composed(sign: char) -> bool {
    matches!(sign, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}')
}

/// Lower case, composed, one way of setting tones. Cost: linear in the words.
pub(crate) fn fold(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let mut before = '\0';
    let mut put = |sign: char| {
        let may_move = matches!(before, 'o' | 'u') && !sign.is_ascii();
        let mut tones = TONES.iter().filter(|_| may_move);
        let moved = tones.find(|&&(first, toned, _)| first == before && toned == sign);
        if let Some((_, _, other)) = moved {
            text.pop();
            text.push_str(other);
        } else {
            text.push(sign);
        }
        before = sign;
    };
    let mut lower = |sign: char| {
        match sign {
            '\0'..='\x7f' => put(sign.to_ascii_lowercase()),
            // Signs of Vietnamese words that are small already, without a look at the tables.
            'à'..='ý' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => put(sign),
            'Ạ'..='ỹ' => put(char::from_u32(sign as u32 | 1).unwrap_or(sign)),
            _ => sign.to_lowercase().for_each(&mut put),
        }
    };
    if words.chars().all(is_composed) {
        words.chars().for_each(&mut lower);
    } else {
        words.nfc().for_each(&mut lower);
    }
    text
}

fn unit_at(words: &[String]) -> Option<(usize, Option<Level>)> {
    UNITS
        .iter()
        .find(|(unit, _)| {
            words.len() >= unit.len() && unit.iter().zip(words).all(|(unit, word)| unit == word)
        })
        .map(|&(unit, level)| (unit.len(), level))
}

impl Body {
    /// Reads the place and the step out of an issuer's words; both stay open where
    /// the words name none. Cost: linear in the words.
    ///
    /// ```
    /// use doctrace::id::Level;
    /// use doctrace::registry::Body;
    ///
    /// let body = Body::read("Ban Chấp hành Đảng bộ tỉnh Hậu Giang");
    /// assert_eq!(body.place(), Some("hậu giang"));
    /// assert_eq!(body.level(), Some(Level::Province));
    /// assert_eq!(Body::read("Ban Thường vụ Tỉnh uỷ").place(), None);
    /// ```
    pub fn read(words: &str) -> Self {
        // A sign ends the name; a point only joins ("TP.Cần Thơ").
        let end = words.find([',', ';', '(', ')', ':', '“', '"', '/']);
        let words = &words[..end.unwrap_or(words.len())];
        let written: Vec<&str> = words
            .split(|sign: char| sign.is_whitespace() || sign == '.')
            .filter(|word| !word.is_empty())
            .collect();
        // Where capitals are written, a place has them: "Tỉnh ủy bằng nhiều cách" names none.
        let capitals = words.contains(char::is_uppercase);
        let in_name = |word: &str| !capitals || !word.starts_with(char::is_lowercase);
        let words: Vec<String> = written.iter().map(|word| fold(word)).collect();
        let mut body = Self::default();
        // "Bộ Lao động - Thương binh và Xã hội": society is no commune.
        let society =
            |at: usize| words[at] == "xã" && words.get(at + 1).is_some_and(|word| word == "hội");
        let unit = |at: &usize| unit_at(&words[*at..]).is_some() && !society(*at);
        let Some(mut at) = (0..words.len()).find(unit) else {
            return body;
        };
        while let Some((length, level)) = unit_at(&words[at..]) {
            body.level = level.or(body.level);
            at += length;
        }
        let name: Vec<&str> = words[at..]
            .iter()
            .zip(&written[at..])
            .take_while(|(_, written)| in_name(written))
            .map(|(word, _)| word.as_str())
            .take_while(|word| !STOPS.contains(word))
            .collect();
        if !name.is_empty() {
            body.place = Some(name.join(" ").into());
        }
        body
    }

    /// The place, in lower case: "hậu giang".
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// The step of the ladder that the words name.
    pub const fn level(&self) -> Option<Level> {
        self.level
    }

    /// The same body, of a level that its words leave open: "Thành ủy Cần Thơ" is a
    /// province's committee, others of that name were not.
    #[must_use]
    pub const fn at_level(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    /// Whether two bodies cannot be one: their places differ, or their steps do.
    pub fn contradicts(&self, other: &Self) -> bool {
        let differ = |a: Option<Level>, b: Option<Level>| a.is_some() && b.is_some() && a != b;
        matches!((&self.place, &other.place), (Some(a), Some(b)) if a != b)
            || differ(self.level, other.level)
    }

    /// From its place, in lower case, and its level.
    pub(super) const fn of_parts(place: Option<Arc<str>>, level: Option<Level>) -> Self {
        Self { place, level }
    }

    /// The place, shared.
    pub(super) const fn shared_place(&self) -> Option<&Arc<str>> {
        self.place.as_ref()
    }
}

/// What a letterhead reads as: the text's own body, and the one above it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Letterhead {
    /// The body of the text.
    pub(crate) body: Body,
    /// The body above; `None` where the letterhead has no words for one.
    pub(crate) above: Option<Body>,
}

impl Letterhead {
    /// Cost: linear in the words.
    pub(crate) fn of(own: &OwnFacts, additions: &Additions) -> Self {
        let mut body = own.issuer.as_deref().map(Body::read).unwrap_or_default();
        let by_code = own.id.as_ref().and_then(|id| additions.level(id));
        body.level = body.level.or(by_code);
        Self {
            body,
            above: own.superior.as_deref().map(Body::read),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_however_it_is_composed() {
        for (written, folded) in [
            ("Uỷ ban nhân dân HOÀ BÌNH", "ủy ban nhân dân hòa bình"),
            ("khoẻ, quý, thuỳ, OOÀ, uoà", "khỏe, qúy, thùy, oòa, uòa"),
            ("Đảng bộ – “thị xã”", "đảng bộ – “thị xã”"),
            ("oá oá uỵ", "óa óa ụy"),
            ("HỘI ĐỒNG ÅΩ", "hội đồng åω"),
        ] {
            assert_eq!(fold(written), folded);
            let apart: String = written.nfd().collect();
            assert_eq!(fold(&apart), folded);
        }
    }
}
