use chrono::NaiveDate;

use crate::audit::{Audit, Evidence, Finding};
use crate::graph::Place;
use crate::id::{Additions, DocumentId, DocumentType, Family, Level};
use crate::registry::{Body, QuickMap, fold};

use super::OrganWordingMismatch;

/// Types that a body has no right to issue, from a day on; the day is that from which a
/// rule that was read, or one that it replaced, says so.
struct Row {
    /// What the issuer's words begin with.
    body: &'static str,
    organ: &'static str,
    kind: DocumentType,
    from: Option<NaiveDate>,
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

/// The words for an issuer, as far as they are asked: the same few stand beside most
/// mentions and are read once.
struct Issuer {
    /// The level that they name; where they do so beyond doubt.
    level: Option<Level>,
    /// Whether they name a body of the State.
    state: bool,
    /// Whether they name a district, and no city or town.
    district: bool,
    /// What the body has no right to issue.
    denied: Vec<&'static Row>,
}

impl Issuer {
    fn read(words: &str) -> Self {
        let words = fold(words);
        let mut each = words.split_whitespace();
        let denied = ROWS.iter().filter(|row| words.starts_with(row.body));
        Self {
            level: worded(&words),
            state: STATE.iter().any(|start| words.starts_with(start)),
            district: each.any(|word| matches!(word, "huyện" | "quận")),
            denied: denied.collect(),
        }
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

/// What does not fit: in Vietnamese and English; `None` where all may be right.
fn misfit(
    id: &DocumentId,
    (issuer, read): (&str, &Issuer),
    day: Option<NaiveDate>,
    additions: &Additions,
) -> Option<(String, String)> {
    let organ = id.organ()?.as_str();
    let denied = read.denied.iter().find(|row| {
        organ == row.organ
            && id
                .type_code()
                .is_some_and(|code| additions.readings(code).first() == Some(&row.kind))
            && matches!((day, row.from), (Some(day), Some(from)) if day >= from)
    });
    if let Some(row) = denied {
        return Some((
            format!("“{issuer}” không ban hành loại {} ", row.kind.vietnamese())
                .trim_end()
                .to_owned(),
            format!(
                "“{issuer}” does not issue documents of the type {}",
                row.kind.english()
            ),
        ));
    }
    // Joint codes ("TU-UBND") are of both.
    let of_party = additions.family(id) == Some(Family::Party) && !organ.contains('-');
    if read.state && of_party {
        return Some((
            format!("“{issuer}” là cơ quan nhà nước, ký hiệu {organ} là của cơ quan Đảng"),
            format!("“{issuer}” is a body of the State, the code {organ} is the Party's"),
        ));
    }
    // The army writes QU, cities and towns within a province TU.
    let by_code = additions
        .level(id)
        .filter(|_| !matches!(organ, "QU" | "ĐUK"))?;
    let by_words = read.level?;
    let city = organ.ends_with("TU") && by_words == Level::District;
    (by_code != by_words && (!city || read.district)).then(|| {
        (
            format!(
                "“{issuer}” là cấp {}, ký hiệu {organ} là của cấp {}",
                by_words.vietnamese(),
                by_code.vietnamese()
            ),
            format!(
                "“{issuer}” is of the level {by_words}, the code {organ} of the level {by_code}"
            ),
        )
    })
}

/// Linear in the mentions, and in the words of each issuer once.
pub(super) fn check(rule: OrganWordingMismatch, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut issuers: QuickMap<&str, Issuer> = QuickMap::default();
    let mut found = Vec::new();
    for (input, facts) in graph.inputs().iter().enumerate() {
        for (at, mention) in facts.mentions.iter().enumerate() {
            let Some(issuer) = mention.issuer.as_deref().filter(|_| mention.certain) else {
                continue;
            };
            let Some(document) = graph.mentioned(input, at) else {
                continue;
            };
            let read = issuers.entry(issuer);
            let read = read.or_insert_with(|| Issuer::read(issuer));
            // One level in words and in the code; what is left is whether the body is of the
            // Party, and what it may issue.
            if read.denied.is_empty() && !read.state && document.level() == read.level {
                continue;
            }
            let day = mention.date.and_then(crate::mention::WrittenDate::day);
            let Some((vi, en)) = misfit(
                &mention.id,
                (issuer, &*read),
                day.or(document.date()),
                audit.additions(),
            ) else {
                continue;
            };
            let label = document.label();
            let place = &mention.place;
            let finding = Finding::of(&rule, vec![label.to_owned()], audit.body_of(&document))
                .shown([Evidence::at(graph, Place { input, place })])
                .because(format!("{label}: {vi}."), format!("{label}: {en}."))
                .reading("cơ quan ban hành bị ghi nhầm", "the issuer is a slip")
                .reading("số, ký hiệu bị ghi nhầm", "the number is a slip")
                .mend(
                    "Kiểm tra cơ quan ban hành với bản gốc.",
                    "Check the issuer with the original.",
                );
            found.push(finding);
        }
    }
    found
}
