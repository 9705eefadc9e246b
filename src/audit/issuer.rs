//! The words for an issuer: which level they name, and whether they name a body that has no
//! right to issue some types.

use chrono::NaiveDate;

use crate::id::{DocumentType, Level};
use crate::registry::{Body, QuickMap, fold};

/// Types that a body has no right to issue, from a day on; the day is that from which a
/// rule that was read, or one that it replaced, says so.
#[derive(Debug)]
pub(super) struct Row {
    /// What the issuer's words begin with.
    body: &'static str,
    pub(super) organ: &'static str,
    pub(super) kind: DocumentType,
    pub(super) from: Option<NaiveDate>,
}

const fn row(body: &'static str, organ: &'static str, kind: DocumentType, year: i32) -> Row {
    let from = if year == 2026 {
        // Quy định 399-QĐ/TW, Điều 11-13.
        NaiveDate::from_ymd_opt(2026, 1, 9)
    } else {
        // Quy định 66-QĐ/TW.
        NaiveDate::from_ymd_opt(2017, 2, 6)
    };
    Row {
        body,
        organ,
        kind,
        from,
    }
}

/// The Secretariat issues no resolutions and the Central Committee no directives; cells
/// issue no guidance, directives or Party circulars.
const ROWS: &[Row] = &[
    row("ban bí thư", "TW", DocumentType::Resolution, 2017),
    row(
        "ban chấp hành trung ương",
        "TW",
        DocumentType::Directive,
        2017,
    ),
    row("chi bộ", "CB", DocumentType::Directive, 2026),
    row("chi bộ", "CB", DocumentType::PartyCircular, 2026),
    row("chi bộ", "CB", DocumentType::Guidance, 2026),
];

/// Beginnings of words that name a Central body.
const CENTRAL: &[&str] = &[
    "ban chấp hành trung ương",
    "bộ chính trị",
    "ban bí thư",
    "trung ương đảng",
];

/// Beginnings of words that name a body of the State.
const STATE: &[&str] = &[
    "ủy ban nhân dân",
    "ubnd",
    "hội đồng nhân dân",
    "hđnd",
    "chính phủ",
    "thủ tướng chính phủ",
    "quốc hội",
];

/// The words for an issuer, as far as they are asked.
#[derive(Debug)]
pub(super) struct Issuer {
    /// The level of the [`Body`] that they name.
    pub(super) of_body: Option<Level>,
    /// Whether they speak of a city.
    pub(super) city: bool,
    /// The level that they name; where they do so beyond doubt.
    pub(super) level: Option<Level>,
    /// Whether they name a body of the State.
    pub(super) state: bool,
    /// Whether they name a district as such, and no city or town.
    pub(super) district: bool,
    /// What the body that they name has no right to issue.
    pub(super) denied: Vec<&'static Row>,
}

impl Issuer {
    /// Cost: linear in the words.
    pub(super) fn read(words: &str) -> Self {
        let of_body = Body::read(words).level();
        let words = fold(words);
        let mut each = words.split_whitespace();
        let denied = ROWS.iter().filter(|row| words.starts_with(row.body));
        Self {
            of_body,
            city: words.contains("thành ủy") || words.contains("thành phố"),
            level: worded(&words),
            state: STATE.iter().any(|start| words.starts_with(start)),
            district: each.any(|word| matches!(word, "huyện" | "quận")),
            denied: denied.collect(),
        }
    }

    /// Whether nothing in them speaks against a document of a level.
    pub(super) fn fits(&self, level: Option<Level>) -> bool {
        self.denied.is_empty() && !self.state && self.level == level
    }
}

/// What was read of words for issuers: the same few stand beside most documents.
#[derive(Debug, Default)]
pub(super) struct Issuers<'g>(QuickMap<&'g str, Issuer>);

impl<'g> Issuers<'g> {
    /// Cost: linear in the words, the first time they are met.
    pub(super) fn read(&mut self, words: &'g str) -> &Issuer {
        self.0.entry(words).or_insert_with(|| Issuer::read(words))
    }
}

fn worded(words: &str) -> Option<Level> {
    if CENTRAL.iter().any(|start| words.starts_with(start)) {
        return Some(Level::Central);
    }
    // Words that go on to name another body ("… theo chỉ đạo của …") are no name.
    let plain = words.split_whitespace().count() <= 10 && !words.contains("trung ương");
    Body::read(words).level().filter(|_| plain)
}
