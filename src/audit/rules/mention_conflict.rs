use std::collections::{BTreeMap, BTreeSet};

use crate::audit::phrase::day_vi;
use crate::audit::spoken;
use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::{Document, Place};
use crate::id::DocumentId;
use crate::mention::WrittenDate;
use crate::registry::fold;

use super::MentionConflict;

/// n log n in the mentions, plus the words of their titles.
pub(super) fn check(rule: MentionConflict, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for document in audit.graph().documents() {
        // Most documents are written in one way wherever they are named.
        if !document.dates_conflict() && !document.is_spelt_apart() {
            continue;
        }
        let conflicts = [
            dates(audit, &document),
            types(audit, &document),
            issuers(audit, &document),
            titles(audit, &document),
        ];
        let mut finding: Option<Finding> = None;
        for (why, evidence) in conflicts.into_iter().flatten() {
            let finding = finding.get_or_insert_with(|| {
                let subjects = vec![document.label().to_owned()];
                Finding::of(&rule, subjects, audit.body_of(&document))
            });
            for (text, more) in [(&mut finding.why.vi, why.vi), (&mut finding.why.en, why.en)] {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&more);
            }
            finding.evidence.extend(evidence);
        }
        if let Some(mut finding) = finding {
            finding.readings = vec![
                Phrase::new(
                    "một trong các chỗ ghi bị nhầm",
                    "one of the mentions is a slip",
                ),
                Phrase::new(
                    "hai văn bản khác nhau mang cùng số, ký hiệu",
                    "two documents bear one number",
                ),
            ];
            finding.repair = Phrase::new(
                "Kiểm tra với bản gốc và sửa chỗ ghi nhầm.",
                "Check with the original and mend the mention that is wrong.",
            );
            found.push(finding);
        }
    }
    found
}

type Conflict = Option<(Phrase, Vec<Evidence>)>;

fn show(date: WrittenDate) -> (String, String) {
    match date {
        WrittenDate::Day(day) => (day_vi(day), day.to_string()),
        WrittenDate::Month { year, month } => (
            format!("tháng {month}/{year}"),
            format!("{year}-{month:02}"),
        ),
        WrittenDate::Impossible { day, month, year } => (
            format!("{day}/{month}/{year}"),
            format!("{day}/{month}/{year}"),
        ),
        WrittenDate::Year(year) => (format!("năm {year}"), year.to_string()),
    }
}

fn dates(audit: &Audit<'_>, document: &Document<'_>) -> Conflict {
    if !document.dates_conflict() {
        return None;
    }
    let mut places: BTreeMap<WrittenDate, Place<'_>> = BTreeMap::new();
    for (place, date) in document.dates() {
        places.entry(date).or_insert(place);
    }
    let (vi, en): (Vec<String>, Vec<String>) = places.keys().map(|&date| show(date)).unzip();
    let why = Phrase::new(
        format!(
            "{} được ghi với các ngày khác nhau: {}.",
            document.label(),
            vi.join("; ")
        ),
        format!(
            "{} stands with dates that cannot all hold: {}.",
            document.label(),
            en.join("; ")
        ),
    );
    let mut evidence: Vec<Evidence> = places
        .into_values()
        .map(|place| Evidence::at(audit.graph(), place))
        .collect();
    evidence.sort();
    Some((why, evidence))
}

fn types(audit: &Audit<'_>, document: &Document<'_>) -> Conflict {
    // QĐ stands for two types, and both are written for one paper.
    if document.types().len() > 1 {
        return None;
    }
    let mut written = document
        .mentions()
        .filter_map(|(_, mention)| mention.type_word.as_deref());
    let first = written.next()?;
    if written.all(|word| word == first) {
        return None;
    }
    let mut words: BTreeMap<String, (Place<'_>, &str)> = BTreeMap::new();
    for (input, mention) in document.mentions() {
        // "văn bản số …" names no type.
        let word = mention.type_word.as_deref();
        if let Some(word) = word.filter(|word| !spoken::types(word).is_empty()) {
            let place = &mention.place;
            words
                .entry(word.to_lowercase())
                .or_insert((Place { input, place }, word));
        }
    }
    // "Chương trình" and "Chương trình hành động" name one type.
    let shortest = words.keys().min_by_key(|word| word.len())?.clone();
    if words.keys().all(|word| word.starts_with(&shortest)) {
        return None;
    }
    let names: Vec<&str> = words.values().map(|&(_, word)| word).collect();
    let names = names.join("; ");
    let why = Phrase::new(
        format!(
            "{} được gọi bằng các loại khác nhau: {names}.",
            document.label()
        ),
        format!(
            "{} is called by different types: {names}.",
            document.label()
        ),
    );
    let evidence = words
        .into_values()
        .map(|(place, _)| Evidence::at(audit.graph(), place))
        .collect();
    Some((why, evidence))
}

/// The bodies that write TW: each issues in its own right, and nothing else tells them apart.
const CENTRAL: &[&str] = &["bộ chính trị", "ban bí thư", "ban chấp hành trung ương"];

/// Committees below Central and their standing committees are named for one another.
fn issuers(audit: &Audit<'_>, document: &Document<'_>) -> Conflict {
    let organ = document.id().and_then(DocumentId::organ);
    if organ.is_none_or(|organ| organ.as_str() != "TW") {
        return None;
    }
    let mut bodies: BTreeMap<&str, (Place<'_>, &str)> = BTreeMap::new();
    for (input, mention) in document.mentions() {
        let Some(issuer) = mention.issuer.as_deref() else {
            continue;
        };
        let words = fold(issuer);
        let mut named = CENTRAL.iter().filter(|body| words.contains(**body));
        // Of words that name several bodies nobody knows which one they give it to.
        if let (Some(body), None) = (named.next(), named.next()) {
            let place = &mention.place;
            let row = (Place { input, place }, issuer);
            bodies.entry(*body).or_insert(row);
        }
    }
    if bodies.len() < 2 {
        return None;
    }
    let names: Vec<&str> = bodies.values().map(|&(_, issuer)| issuer).collect();
    let (label, names) = (document.label(), names.join("; "));
    let why = Phrase::new(
        format!("{label} được ghi là của các cơ quan khác nhau: {names}."),
        format!("{label} is given to different bodies: {names}."),
    );
    let evidence = bodies
        .into_values()
        .map(|(place, _)| Evidence::at(audit.graph(), place))
        .collect();
    Some((why, evidence))
}

/// Titles are quoted freely; only those that share less than half of the words of the
/// shorter one are taken to disagree with the first.
fn titles(audit: &Audit<'_>, document: &Document<'_>) -> Conflict {
    let words = |title: &str| -> BTreeSet<String> {
        title
            .to_lowercase()
            .split(|sign: char| !sign.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let mut first: Option<(Place<'_>, &str, Option<BTreeSet<String>>)> = None;
    for (input, mention) in document.mentions() {
        let Some(title) = mention.title.as_deref() else {
            continue;
        };
        let place = Place {
            input,
            place: &mention.place,
        };
        let Some((at, other, theirs)) = &mut first else {
            first = Some((place, title, None));
            continue;
        };
        if title == *other {
            continue;
        }
        let mine = words(title);
        let theirs = theirs.get_or_insert_with(|| words(other));
        let shorter = mine.len().min(theirs.len());
        if shorter > 0 && mine.intersection(theirs).count() * 2 < shorter {
            let why = Phrase::new(
                format!(
                    "{} được ghi với các trích yếu khác nhau: “{other}”; “{title}”.",
                    document.label()
                ),
                format!(
                    "{} stands with different titles: “{other}”; “{title}”.",
                    document.label()
                ),
            );
            let evidence = [*at, place].map(|place| Evidence::at(audit.graph(), place));
            return Some((why, evidence.to_vec()));
        }
    }
    None
}
