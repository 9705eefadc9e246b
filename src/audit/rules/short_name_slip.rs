use crate::audit::near::digits_slip;
use crate::audit::part::Part;
use crate::audit::{Audit, Evidence, Finding};
use crate::graph::Place;
use crate::registry::MentionFacts;

use super::ShortNameSlip;

/// Bytes of a sentence that names a document with all that amended it.
const SENTENCE: usize = 2_000;

/// Documents before a short name that are looked at.
const DOCUMENTS: usize = 30;

/// Linear in the short names.
pub(super) fn check(rule: ShortNameSlip, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for (input, facts) in part.texts(graph) {
        for name in &facts.short_names {
            let Some(mention) = facts.mentions.get(name.mention as usize) else {
                continue;
            };
            let (Some(ordinal), Some(year)) = (mention.id.ordinal(), mention.id.year()) else {
                continue;
            };
            let spelt = |ordinal: u32, year: u16| format!("{ordinal:02}/{year}");
            let (right, called) = (spelt(ordinal, year), spelt(name.ordinal, name.year));
            if right == called || !digits_slip(&right, &called) {
                continue;
            }
            // "Nghị định số 63/2019/NĐ-CP, được sửa đổi tại Nghị định số 62/2019/NĐ-CP (sau đây gọi
            // là Nghị định số 63/2019/NĐ-CP)" names the first one.
            let is_named = |other: &MentionFacts| {
                let (from, to) = (other.place.span.end(), name.place.span.start());
                let near = from <= to && to - from <= SENTENCE;
                near && (other.id.ordinal(), other.id.year())
                    == (Some(name.ordinal), Some(name.year))
            };
            let before = facts.mentions.iter().take(name.mention as usize);
            if before.rev().take(DOCUMENTS).any(is_named) {
                continue;
            }
            let id = mention.id.to_string();
            let finding = Finding::of(&rule, vec![id.clone()], &*facts.name)
                .shown(
                    [&mention.place, &name.place]
                        .map(|place| Evidence::at(graph, Place { input, place })),
                )
                .because(
                    format!("{id} được gọi tắt là “{}”, lệch số so với chính nó.", name.place.quote),
                    format!("{id} is given the short name “{}”, whose number is not its own.", name.place.quote),
                )
                .reading("số trong tên gọi tắt bị ghi nhầm", "the number in the short name is a slip")
                .reading("số hiệu đầy đủ bị ghi nhầm", "the full number is a slip")
                .mend(
                    "Kiểm tra với bản gốc và sửa số bị nhầm; các chỗ dùng tên gọi tắt về sau cũng theo đó.",
                    "Check with the original and mend the wrong one, and wherever the short name is used.",
                );
            found.push(finding);
        }
    }
    found
}
