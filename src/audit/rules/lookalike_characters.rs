use std::collections::BTreeMap;

use crate::audit::part::Part;
use crate::audit::{Audit, Evidence, Finding};
use crate::graph::Place;
use crate::id::{DocumentId, Repairs};
use crate::registry::Writing;

use super::LookalikeCharacters;

/// Names of mendings for a reader.
const NAMES: &[(Repairs, &str, &str)] = &[
    (
        Repairs::DASH,
        "gạch nối không phải “-”",
        "a dash other than “-”",
    ),
    (
        Repairs::SLASH,
        "gạch chéo không phải “/”",
        "a slash other than “/”",
    ),
    (
        Repairs::ETH,
        "chữ trông giống Đ (Ð, Ɖ)",
        "a letter that only looks like Đ (Ð, Ɖ)",
    ),
    (
        Repairs::CASE,
        "chữ hoa, chữ thường không đúng",
        "letters in the wrong case",
    ),
    (
        Repairs::DECOMPOSED,
        "dấu tách rời khỏi chữ",
        "marks apart from their letters",
    ),
    (Repairs::PLAIN_D, "D thay cho Đ", "D in place of Đ"),
];

struct Row {
    ids: Vec<String>,
    evidence: Vec<Evidence>,
}

/// n log n in the mentions. One finding for each text and kind of slip: where a text
/// writes one dash wrong it writes all of them so.
pub(super) fn check(rule: LookalikeCharacters, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut rows: BTreeMap<(usize, Repairs), Row> = BTreeMap::new();
    for (input, facts) in part.texts(graph) {
        let mut add = |id: &DocumentId,
                       repairs: Repairs,
                       writing: Writing,
                       place: &crate::registry::Place| {
            let mut slips = repairs.intersection(Repairs::CHARACTERS);
            if slips.is_empty() {
                return;
            }
            // The case of an organ that no table knows is the office's own.
            let unknown = id.organ().is_some_and(|organ| {
                !organ.is_known() && audit.additions().of_organ(organ).is_none()
            });
            let spelt = id
                .type_code()
                .is_some_and(|code| place.quote.contains(code.as_str()));
            if unknown && spelt {
                slips = slips.difference(Repairs::CASE);
            }
            // A line in capitals or in small letters, or stripped of its marks, is written so
            // as a whole: nothing is wrong with its number.
            if writing.contains(Writing::ONE_CASE) {
                slips = slips.difference(Repairs::CASE);
            }
            if writing.contains(Writing::UNMARKED) {
                slips = slips.difference(Repairs::PLAIN_D);
            }
            // What no table knows is no normal form: letters that were misread.
            let typed = id.type_code();
            let typed = typed.is_some_and(|code| !audit.additions().readings(code).is_empty());
            if unknown && !typed {
                slips = slips.difference(Repairs::ETH);
            }
            // An address or a file name has its own spelling.
            if slips.is_empty() || repairs.contains(Repairs::FILE_NAME) {
                return;
            }
            let row = rows.entry((input, slips)).or_insert_with(|| Row {
                ids: Vec::new(),
                evidence: Vec::new(),
            });
            let id = id.to_string();
            if !row.ids.contains(&id) {
                row.ids.push(id);
                row.evidence
                    .push(Evidence::at(graph, Place { input, place }));
            }
        };
        if let Some(place) = &facts.own.id_place {
            let number = place
                .quote
                .trim_start_matches(|sign: char| !sign.is_ascii_digit());
            if let Ok(read) = DocumentId::parse_lenient(number) {
                add(&read.id, read.repairs, Writing::NONE, place);
            }
        }
        for mention in &facts.mentions {
            add(
                &mention.id,
                mention.repairs,
                mention.writing,
                &mention.place,
            );
        }
    }
    let mut found = Vec::new();
    for ((input, slips), row) in rows {
        let names = |pick: fn(&(Repairs, &'static str, &'static str)) -> &'static str| {
            let names: Vec<&str> = NAMES
                .iter()
                .filter(|row| slips.contains(row.0))
                .map(pick)
                .collect();
            names.join("; ")
        };
        let ids = row.ids.join(", ");
        let finding = Finding::of(&rule, row.ids, &*graph.inputs()[input].name)
            .known_by(
                NAMES
                    .iter()
                    .filter(|row| slips.contains(row.0))
                    .map(|row| row.2),
            )
            .shown(row.evidence)
            .because(
                format!("Số hiệu có {}; đã đọc là {ids}.", names(|row| row.1)),
                format!("Written with {}; read as {ids}.", names(|row| row.2)),
            )
            .mend(
                format!("Ghi lại đúng dạng: {ids}."),
                format!("Write it in the normal form: {ids}."),
            );
        found.push(finding);
    }
    found
}
