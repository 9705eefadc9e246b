//! What a change does to its target, and from which day a text has effect.
//!
//! "Bãi bỏ khoản 2 Điều 5 Nghị định số …" ends a provision and not the decree: to the life of
//! the decree it is an amendment. And what a decree ends it ends on the day on which it takes
//! effect itself, which it tells in its last article, not on the day of its signing. A
//! consolidation does nothing itself: what it repeats, others did before.

use chrono::{Days, NaiveDate};

use crate::id::{DocumentId, DocumentType};
use crate::mention::WrittenDate;
use crate::relation::{Certainty, End, Reading, Relation, RelationKind};

use super::body::fold;
use super::facts::{MentionFacts, RelationFacts};

/// Words for a part of a document that a number or a letter follows: "khoản 2", "điểm đ".
const NUMBERED: &[&str] = &[
    "điểm", "khoản", "điều", "mục", "tiết", "chương", "phần", "đoạn", "mẫu", "biểu",
];

/// Words for a part of a document that need nothing behind them.
const PARTS: &[&str] = &[
    "phụ lục",
    "cụm từ",
    "một phần",
    "một số điều",
    "một số khoản",
    "một số quy định",
    "một số nội dung",
    "các điều",
    "các khoản",
    "các điểm",
    "tiêu đề",
    "gạch đầu dòng",
    "số thứ tự",
    "danh mục",
    "nội dung quy định",
    "quy định tại",
];

/// How far before the name of a document the provisions of it stand.
const NEAR: usize = 160;

/// The kind of a relation as its target lives through it: a part that is repealed, replaced
/// or annulled is an amendment of the whole. Cost: at most 160 bytes before the target.
pub(super) fn effect_of(reading: &Reading<'_>, relation: &Relation) -> RelationKind {
    let kind = relation.kind;
    let ends = matches!(
        kind,
        RelationKind::Replaces | RelationKind::Repeals | RelationKind::Annuls
    );
    let End::Mention(at) = relation.to else {
        return kind;
    };
    let Some(target) = reading.mentions().get(at as usize).filter(|_| ends) else {
        return kind;
    };
    let text = reading.text().as_str();
    let start = target.span().start();
    let mut from = start.saturating_sub(NEAR);
    if relation.cue.end() <= start {
        from = from.max(relation.cue.end());
    }
    while !text.is_char_boundary(from) {
        from += 1;
    }
    // What is said of an earlier document ends with its clause.
    let before = &text[from..start];
    let clause = before
        .rfind([';', '\n'])
        .map_or(before, |cut| &before[cut..]);
    let before = fold(clause);
    let words: Vec<&str> = before
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_part = |at: usize| {
        let numbered = |word: &&str| {
            word.starts_with(|sign: char| sign.is_ascii_digit())
                || word.chars().count() == 1
                || word.chars().all(|sign| matches!(sign, 'i' | 'v' | 'x'))
        };
        NUMBERED.contains(&words[at]) && words.get(at + 1).is_some_and(numbered)
            || PARTS.iter().any(|part| {
                let mut rest = words[at..].iter();
                part.split(' ').all(|word| rest.next() == Some(&word))
            })
    };
    let behind = text.get(relation.cue.end()..).unwrap_or_default();
    let partly = fold(&behind.chars().take(12).collect::<String>())
        .trim_start()
        .starts_with("một phần");
    if partly || (0..words.len()).any(is_part) {
        return RelationKind::Amends;
    }
    kind
}

/// Whether a text is a consolidation (văn bản hợp nhất): the words of another document with all
/// that amended it.
pub(super) fn is_consolidation(own: Option<&DocumentId>) -> bool {
    own.and_then(DocumentId::type_code)
        .is_some_and(|code| code.readings() == [DocumentType::Consolidation])
}

/// The relations of a consolidation, where what it repeats is said by whose words they are: its
/// grounds, and what it replaces, are those of the document that it opens with.
pub(super) fn of_consolidation(
    mentions: &[MentionFacts],
    relations: Vec<RelationFacts>,
) -> Vec<RelationFacts> {
    let Some(first) = mentions.first() else {
        return relations;
    };
    let original = End::Mention(0);
    let names = |end: End| match end {
        End::Mention(at) => mentions
            .get(at as usize)
            .is_some_and(|it| it.id == first.id),
        _ => false,
    };
    let mut told: Vec<RelationFacts> = relations
        .into_iter()
        .filter(|it| it.from != End::Own || !names(it.to))
        .map(|it| match (it.from, it.kind) {
            (End::Own, kind) if kind != RelationKind::Cites => RelationFacts {
                from: original,
                ..it
            },
            _ => it,
        })
        .collect();
    told.insert(
        0,
        RelationFacts {
            from: End::Own,
            to: original,
            kind: RelationKind::Consolidates,
            cue: first.place.clone(),
            item: None,
            certainty: Certainty::Stated,
        },
    );
    told
}

/// The words with which a text tells its day of effect.
const SAYS: &[&str] = &["này có hiệu lực", "này có giá trị"];

/// How many letters behind these words are read.
const BEHIND: usize = 90;

/// The day from which a text says that it has effect; `None` where it does not say so, or
/// says several days for several parts. Cost: one search, and what stands behind each hit.
pub(super) fn effective_day(text: &str, date: Option<WrittenDate>) -> Option<NaiveDate> {
    let signed = date.and_then(WrittenDate::day);
    let mut found: Option<NaiveDate> = None;
    for says in SAYS {
        for (at, _) in text.match_indices(says) {
            let behind: String = text[at + says.len()..].chars().take(BEHIND).collect();
            let clause = fold(&behind.replace('\n', " "));
            let Some(day) = day_in(&clause, signed) else {
                continue;
            };
            if found.is_some_and(|other| other != day) {
                return None;
            }
            found = Some(day);
        }
    }
    // A day before the signing is that of something else.
    found.filter(|day| signed.is_none_or(|signed| signed <= *day))
}

/// The day that the first words of a clause name: "… từ ngày 01/7/2025", "… từ ngày 15 tháng
/// 8 năm 2025", "… kể từ ngày ký", "… sau 45 ngày kể từ ngày ký".
fn day_in(clause: &str, signed: Option<NaiveDate>) -> Option<NaiveDate> {
    let words: Vec<&str> = clause
        .split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | '.' | '*'))
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: &&str| word.parse::<u32>().ok();
    let mut at = 0;
    let mut after = None;
    while at < words.len().min(14) {
        match words[at] {
            "sau" => after = words.get(at + 1).and_then(number),
            "ngày" => {
                let next = words.get(at + 1)?;
                if matches!(*next, "ký" | "kí" | "ban" | "thông") {
                    let days = u64::from(after.unwrap_or_default());
                    return signed?.checked_add_days(Days::new(days));
                }
                if let [day, month, year] = next.split('/').collect::<Vec<_>>()[..] {
                    return NaiveDate::from_ymd_opt(
                        year.parse().ok()?,
                        month.parse().ok()?,
                        day.parse().ok()?,
                    );
                }
                if let (Some(day), Some(&"tháng"), Some(month), Some(&"năm"), Some(year)) = (
                    number(next),
                    words.get(at + 2),
                    words.get(at + 3).and_then(number),
                    words.get(at + 4),
                    words.get(at + 5).and_then(number),
                ) {
                    return NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<String> {
        let signed = NaiveDate::from_ymd_opt(2025, 6, 12).map(WrittenDate::Day);
        effective_day(text, signed).map(|day| day.to_string())
    }

    #[test]
    fn the_day_of_effect_is_the_one_that_the_text_gives_itself() {
        for (text, told) in [
            (
                "Nghị định này có hiệu lực thi hành kể từ ngày 01/7/2025.",
                Some("2025-07-01"),
            ),
            (
                "Thông tư này có hiệu lực từ ngày 15 tháng 8\nnăm 2025.",
                Some("2025-08-15"),
            ),
            (
                "Quyết định này có hiệu lực kể từ ngày ký.",
                Some("2025-06-12"),
            ),
            (
                "Nghị định này có hiệu lực sau 45 ngày, kể từ ngày ký ban hành.",
                Some("2025-07-27"),
            ),
            (
                "Nghị định số 5/2025/NĐ-CP có hiệu lực từ ngày 01/7/2025.",
                None,
            ),
            ("Nghị định này có hiệu lực từ ngày 01/7/2024.", None),
            (
                "Luật này có hiệu lực từ ngày 01/7/2025. Điều 5 của Luật này có hiệu lực từ ngày 01/01/2026.",
                None,
            ),
        ] {
            assert_eq!(day(text).as_deref(), told, "{text}");
        }
    }
}
