use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::audit::near::digits_slip;
use crate::audit::part::Part;
use crate::audit::phrase::day_vi;
use crate::audit::spoken;
use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::{Document, Place};
use crate::id::DocumentId;
use crate::mention::WrittenDate;
use crate::registry::{MentionFacts, Title, Writing, fold};

use super::MentionConflict;

mod laws;

/// n log n in the mentions, plus the words of their titles.
pub(super) fn rest(rule: MentionConflict, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = laws::check(rule, audit);
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

/// How many places of one date are shown.
const SHOWN: usize = 5;

fn dates(audit: &Audit<'_>, document: &Document<'_>) -> Conflict {
    if !document.dates_conflict() {
        return None;
    }
    let mut places: BTreeMap<WrittenDate, Vec<Place<'_>>> = BTreeMap::new();
    let own = document.texts().filter_map(|input| {
        let own = &audit.graph().inputs()[input].own;
        let place = own.date_place.as_ref().or(own.id_place.as_ref())?;
        Some((Place { input, place }, own.date?))
    });
    let beside = document.mentions().filter_map(|(input, mention)| {
        let place = mention.date_place.as_ref().unwrap_or(&mention.place);
        let date = mention.date.filter(|_| mention.is_date_beside())?;
        Some((Place { input, place }, date))
    });
    let mut all: Vec<(Place<'_>, WrittenDate)> = own.chain(beside).collect();
    if all.is_empty() {
        all = document.dates().collect();
    }
    for (place, date) in all {
        places.entry(date).or_default().push(place);
    }
    // How often each stands there: the one that stands once is likelier the slip.
    let most = places.values().map(Vec::len).max().unwrap_or_default();
    let uneven = places.values().any(|at| at.len() < most);
    let told = |(date, at): (&WrittenDate, &Vec<Place<'_>>)| {
        let ((vi, en), count) = (show(*date), at.len());
        if uneven {
            let places = if count == 1 { "place" } else { "places" };
            (
                format!("{vi} ({count} chỗ)"),
                format!("{en} (in {count} {places})"),
            )
        } else {
            (vi, en)
        }
    };
    let (vi, en): (Vec<String>, Vec<String>) = places.iter().map(told).unzip();
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
    // All places of a date that stands in few; of one that stands everywhere, some.
    let mut evidence: Vec<Evidence> = places
        .values()
        .flat_map(|at| at.iter().take(SHOWN))
        .map(|place| Evidence::at(audit.graph(), *place))
        .collect();
    evidence.sort();
    Some((why, evidence))
}

fn types(audit: &Audit<'_>, document: &Document<'_>) -> Conflict {
    // QĐ stands for two types, and both are written for one paper.
    if document.types().len() > 1 {
        return None;
    }
    let id = document.id()?;
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
                .entry(fold(word))
                .or_insert((Place { input, place }, word));
        }
    }
    // "Nghị định" and "NĐ", "Chương trình" and "Chương trình hành động" name one type. Two
    // that custom explains beside one code ("Đề án số 06/QĐ-TTg") are no slip either.
    let kinds: Vec<_> = words.keys().map(|word| spoken::types(word)).collect();
    let one = kinds
        .first()?
        .iter()
        .any(|kind| kinds.iter().all(|kinds| kinds.contains(kind)));
    let known = !document.types().is_empty();
    let additions = audit.additions();
    let slip = |word: &String| !known || spoken::disagree(word, id, additions);
    if one || !words.keys().any(slip) {
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

/// Only titles are compared: those in quotes, and the names of laws. What stands behind a
/// number else may say what an article rules, or be a remark.
fn titles(audit: &Audit<'_>, document: &Document<'_>) -> Conflict {
    let graph = audit.graph();
    let own = document.texts().filter_map(|input| {
        let own = &graph.inputs()[input].own;
        let place = own.id_place.as_ref()?;
        Some((Place { input, place }, own.title.as_deref()?))
    });
    let named = document.mentions().filter_map(|(input, mention)| {
        let title = mention.title.as_deref()?;
        let place = &mention.place;
        let sure = mention.writing.contains(Writing::TITLE);
        sure.then_some((Place { input, place }, title))
    });
    let mut first: Option<(Place<'_>, &str, Option<Title>)> = None;
    for (place, title) in own.chain(named) {
        let Some((at, other, theirs)) = &mut first else {
            first = Some((place, title, None));
            continue;
        };
        if title == *other {
            continue;
        }
        let theirs = theirs.get_or_insert_with(|| Title::read(other));
        if Title::read(title).clashes(theirs) {
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

/// How far apart two numbers of one day must be: those next to one another are given to papers
/// that are alike. Normative acts (the year stands in the number) are few.
const APART: (u32, u32) = (3, 60);

/// The fewest words of a title that tells one paper from all others.
const WORDS: usize = 8;

/// One document under two numbers: in one text two numbers of one series a slip apart, with the
/// same day and the same title. Cost: n log n in the mentions of each text that have both.
pub(super) fn check(rule: MentionConflict, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    let mut dated: Vec<(NaiveDate, &MentionFacts)> = Vec::new();
    for (input, facts) in part.texts(graph) {
        dated.clear();
        let titled = facts.mentions.iter().filter(|it| it.title.is_some());
        let titled = titled.filter_map(|it| Some((it.date?.day()?, it)));
        dated.extend(titled.filter(|(_, it)| it.is_date_beside()));
        dated.sort_by_key(|&(day, _)| day);
        let mut alike: BTreeMap<(String, NaiveDate), Vec<&MentionFacts>> = BTreeMap::new();
        for one_day in dated.chunk_by(|a, b| a.0 == b.0) {
            let ordinal = one_day[0].1.id.ordinal();
            // On most days one number is named, and named again.
            if one_day.iter().all(|(_, it)| it.id.ordinal() == ordinal) {
                continue;
            }
            for &(day, mention) in one_day {
                let key = (mention.id.series(), day);
                alike.entry(key).or_default().push(mention);
            }
        }
        for mentions in alike.into_values() {
            let Some(first) = mentions.first() else {
                continue;
            };
            let Some(other) = mentions.iter().find(|other| is_slip(first, other)) else {
                continue;
            };
            // How often each is named; the one that is named less is likelier the slip.
            let count = |id: &DocumentId| facts.mentions.iter().filter(|it| it.id == *id).count();
            let (mut right, mut wrong) = (*first, *other);
            if count(&right.id) < count(&wrong.id) {
                (right, wrong) = (wrong, right);
            }
            let sights = [wrong, right].map(|it| {
                (
                    &it.id,
                    Place {
                        input,
                        place: &it.place,
                    },
                )
            });
            let finding = two_numbers(
                rule,
                audit,
                sights,
                [
                    "có cùng ngày, cùng trích yếu trong một văn bản: một văn bản mang hai số.",
                    "stand with one day and one title in the same text: one document under two numbers.",
                ],
                [
                    "hai văn bản ban hành cùng ngày có cùng trích yếu",
                    "two documents of one day bear one title",
                ],
            );
            found.push(finding);
        }
    }
    found
}

/// Tells one document under two numbers, the likelier slip first. `stand` says how they stand, and `or`
/// what else they may be, each in Vietnamese and in English.
fn two_numbers(
    rule: MentionConflict,
    audit: &Audit<'_>,
    sights: [(&DocumentId, Place<'_>); 2],
    stand: [&str; 2],
    or: [&str; 2],
) -> Finding {
    let graph = audit.graph();
    let [is, may] = sights.map(|(id, _)| id.to_string());
    let input = &graph.inputs()[sights[0].1.input];
    Finding::of(&rule, vec![is.clone(), may.clone()], &*input.name)
        .shown(sights.map(|(_, place)| Evidence::at(graph, place)))
        .because(
            format!("{is} và {may} {}", stand[0]),
            format!("{is} and {may} {}", stand[1]),
        )
        .reading(
            "một trong hai số bị ghi nhầm",
            "one of the numbers is a slip",
        )
        .reading(or[0], or[1])
        .mend(
            "Kiểm tra với bản gốc và sửa số ghi nhầm.",
            "Check with the original and mend the number that is wrong.",
        )
}

/// Whether two mentions name one document under two numbers.
fn is_slip(a: &MentionFacts, b: &MentionFacts) -> bool {
    let (Some(one), Some(two)) = (a.id.ordinal(), b.id.ordinal()) else {
        return false;
    };
    let apart = if a.id.year().is_some() {
        APART.0
    } else {
        APART.1
    };
    if one.abs_diff(two) <= apart || !digits_slip(&format!("{one:02}"), &format!("{two:02}")) {
        return false;
    }
    let (Some(mine), Some(theirs)) = (&a.title, &b.title) else {
        return false;
    };
    let long = mine.split_whitespace().count() >= WORDS;
    let (mine, theirs) = (Title::read(mine), Title::read(theirs));
    long && mine.is_nearly(&theirs) && mine.same_numbers(&theirs)
}
