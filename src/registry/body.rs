//! Which body a mention speaks of, as far as the words beside it tell.
//!
//! An organ code is no body: `TU` is every province. The place in the issuer's words
//! ("Ban Chấp hành Đảng bộ tỉnh Hậu Giang") tells two committees apart; where a
//! mention names none, the letterhead of its text may: "Tỉnh ủy" in a text below
//! "ĐẢNG BỘ TỈNH HẬU GIANG" is that one. Otherwise the body stays open.

use unicode_normalization::UnicodeNormalization;

use crate::id::{Additions, Level};

use super::{MentionFacts, OwnFacts, Role};

/// The place and step of the ladder that a body's words name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Body {
    place: Option<Box<str>>,
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

/// The two ways of setting a tone mark on `oa`, `oe` and `uy`; the second is taken.
const TONES: &[(&str, &str)] = &[
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

/// Lower case, composed, one way of setting tones.
pub(crate) fn fold(words: &str) -> String {
    let mut text: String = words.nfc().flat_map(char::to_lowercase).collect();
    for (old, new) in TONES {
        if text.contains(old) {
            text = text.replace(old, new);
        }
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
        let mut folded = fold(words);
        // A sign ends the name; a point only joins ("TP.Cần Thơ").
        if let Some(at) = folded.find([',', ';', '(', ')', ':', '“', '"', '/']) {
            folded.truncate(at);
        }
        let words: Vec<String> = folded
            .split(|sign: char| sign.is_whitespace() || sign == '.')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let mut body = Self::default();
        let Some(mut at) = (0..words.len()).find(|&at| unit_at(&words[at..]).is_some()) else {
            return body;
        };
        while let Some((length, level)) = unit_at(&words[at..]) {
            body.level = level.or(body.level);
            at += length;
        }
        let name: Vec<&str> = words[at..]
            .iter()
            .map(String::as_str)
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

    /// The body of a text, by its letterhead.
    pub(crate) fn of_own(own: &OwnFacts, additions: &Additions) -> Self {
        let mut body = own.issuer.as_deref().map(Self::read).unwrap_or_default();
        body.level = body
            .level
            .or(own.id.as_ref().and_then(|id| additions.level(id)));
        body
    }

    /// The body of a mention, by its own words and, where these name no place, by
    /// the letterhead of its text.
    pub(crate) fn of_mention(
        own: &OwnFacts,
        mention: &MentionFacts,
        additions: &Additions,
    ) -> Self {
        let mut body = mention
            .issuer
            .as_deref()
            .map(Self::read)
            .unwrap_or_default();
        body.level = additions.level(&mention.id).or(body.level);
        if body.place.is_some() || body.level == Some(Level::Central) {
            return body;
        }
        let head = Self::of_own(own, additions);
        if mention.role == Role::Declared && !body.contradicts(&head) {
            body.place = head.place;
            return body;
        }
        let Some(level) = body.level else {
            return body;
        };
        if head.level == Some(level) {
            body.place = head.place;
        } else {
            let above = own.superior.as_deref().map(Self::read).unwrap_or_default();
            if above.level == Some(level) {
                body.place = above.place;
            }
        }
        body
    }
}
