use std::collections::BTreeMap;

use chrono::Datelike;

use crate::audit::part::Part;
use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::Place;
use crate::id::{DocumentId, Organ, Repairs, Style};
use crate::mention::WrittenDate;
use crate::registry::{InputFacts, MentionFacts, Writing};

use super::MalformedNumber;

/// Names of mendings for a Vietnamese reader.
const NAMES: &[(Repairs, &str, &str)] = &[
    (
        Repairs::SEPARATOR,
        "dấu ngăn cách thiếu, thừa hoặc không đúng kiểu",
        "a separator is missing, doubled or of the wrong kind",
    ),
    (
        Repairs::LOST_SLASH,
        "mất dấu gạch chéo giữa số và năm",
        "the slash between number and year is lost",
    ),
    (
        Repairs::SHORT_YEAR,
        "năm chỉ ghi hai chữ số",
        "the year has two digits only",
    ),
    (
        Repairs::OCR_DIGIT,
        "chữ cái được đọc thành chữ số",
        "a letter was read as a digit",
    ),
    (
        Repairs::GROUPED_DIGITS,
        "dấu chấm giữa các chữ số của số thứ tự",
        "a point stands between the digits of the ordinal",
    ),
    (
        Repairs::SPLIT_NUMBER,
        "khoảng trắng giữa các chữ số của số thứ tự",
        "a blank stands between the digits of the ordinal",
    ),
    (
        Repairs::LOOSE_UNIT,
        "cơ quan hoặc đơn vị đứng rời sau ký hiệu",
        "an organ or a unit stands apart behind the number",
    ),
    (
        Repairs::OCR_LETTER,
        "chữ cái được đọc thành chữ cái khác",
        "letters were read as another letter",
    ),
    (
        Repairs::BLANK_ORDINAL,
        "số thứ tự để trống",
        "the ordinal is blank",
    ),
];

/// Linear in the mentions.
pub(super) fn check(rule: MalformedNumber, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for (input, facts) in part.texts(graph) {
        let blank = facts.own.id.as_ref().is_none_or(|id| !id.is_complete());
        if let Some(place) = facts.own.id_place.as_ref().filter(|_| blank) {
            let mut finding = Finding::of(&rule, vec!["SELF".to_owned()], &*facts.name);
            finding.evidence = vec![Evidence::at(graph, Place { input, place })];
            finding.why = Phrase::new(
                "Số của chính văn bản này để trống hoặc không đọc được; chỉ riêng chỗ trống không cho biết đây là dự thảo.",
                "The text's own number is blank or cannot be read; a blank alone does not make it a draft.",
            );
            finding.repair = Phrase::new(
                "Kiểm tra bản gốc và ghi số; số có thể được đóng dấu hoặc viết tay.",
                "Check the original and enter the number; it may be stamped or written by hand.",
            );
            found.push(finding);
        }
        // A number that a text writes wrong it writes wrong wherever it names it.
        let mut rows: BTreeMap<(&DocumentId, Repairs), Vec<&MentionFacts>> = BTreeMap::new();
        for mention in &facts.mentions {
            let broken = mention.repairs.intersection(Repairs::STRUCTURE);
            // An address or a file name has its own spelling.
            let model = mention.writing.contains(Writing::MODEL);
            if broken.is_empty() || model || mention.repairs.contains(Repairs::FILE_NAME) {
                continue;
            }
            if broken.contains(Repairs::BLANK_ORDINAL) && is_to_fill_in(facts, mention) {
                continue;
            }
            if broken == Repairs::SEPARATOR && was_customary(mention) {
                continue;
            }
            rows.entry((&mention.id, broken)).or_default().push(mention);
        }
        for ((id, broken), mentions) in rows {
            let Some(&mention) = mentions.first() else {
                continue;
            };
            let id = id.to_string();
            let mut finding = Finding::of(&rule, vec![id.clone()], &*facts.name);
            let place = &mention.place;
            finding.evidence = mentions
                .iter()
                .map(|mention| &mention.place)
                .map(|place| Evidence::at(graph, Place { input, place }))
                .collect();
            let names = |pick: fn(&(Repairs, &'static str, &'static str)) -> &'static str| {
                let names: Vec<&str> = NAMES
                    .iter()
                    .filter(|row| broken.contains(row.0))
                    .map(pick)
                    .collect();
                names.join("; ")
            };
            let (or_vi, or_en) = mention
                .other_id
                .as_ref()
                .map_or_else(Default::default, |id| {
                    (
                        format!("; cũng có thể là {id}"),
                        format!("; it may as well be {id}"),
                    )
                });
            finding.why = Phrase::new(
                format!(
                    "“{}” được đọc là {id}: {}{or_vi}.",
                    place.quote,
                    names(|row| row.1)
                ),
                format!(
                    "“{}” was read as {id}: {}{or_en}.",
                    place.quote,
                    names(|row| row.2)
                ),
            );
            finding.repair = Phrase::new(
                format!("Kiểm tra số, ký hiệu; nếu đúng thì ghi là {id}."),
                format!("Check the number; if this is meant, write {id}."),
            );
            found.push(finding);
        }
    }
    found.sort_by(|a, b| a.evidence.cmp(&b.evidence));
    found
}

/// Whether somebody else is to fill the blank in: the number is one of a form, or the text's
/// own, of which its letterhead tells.
fn is_to_fill_in(facts: &InputFacts, mention: &MentionFacts) -> bool {
    let own = facts.own.id.as_ref();
    let kind = |id: &DocumentId| (id.type_code().cloned(), id.organ().cloned());
    mention.writing.contains(Writing::FORM) || own.is_some_and(|own| kind(own) == kind(&mention.id))
}

/// The year from which there is one form for all joint circulars (Thông tư liên tịch
/// 55/2005/TTLT-BNV-VPCP), and from which offices gave up forms of their own.
const ONE_FORM: i32 = 2005;

/// Bodies whose numbers had their form before.
const FIXED: &[&str] = &["CP", "TTg", "CTN"];

/// Whether a sign between the codes was the custom of its time and office:
/// "12/1998/TTLT/BTC-BNV", "15/2003/QĐ.UB", "1308/QĐ/BTC" of 1999.
fn was_customary(mention: &MentionFacts) -> bool {
    let id = &mention.id;
    let organ = id.organ().map_or("", Organ::as_str);
    if FIXED.contains(&organ) || id.style() != Style::State {
        return false;
    }
    let year = id.year().map(i32::from);
    let year = year.or_else(|| mention.date.and_then(written_year));
    // UB was written for UBND until then.
    year.map_or(organ == "UB", |year| year < ONE_FORM)
}

fn written_year(date: WrittenDate) -> Option<i32> {
    match date {
        WrittenDate::Day(day) => Some(day.year()),
        WrittenDate::Month { year, .. } | WrittenDate::Year(year) => Some(i32::from(year)),
        WrittenDate::Impossible { .. } => None,
    }
}
