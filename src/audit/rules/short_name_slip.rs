use crate::audit::{Audit, Evidence, Finding};
use crate::graph::Place;

use super::ShortNameSlip;

/// Whether two numbers are a slip of the hand apart: one digit another, or two in each
/// other's place, or one left out.
fn slip(a: &str, b: &str) -> bool {
    if a.len() == b.len() {
        let differ: Vec<usize> = (0..a.len())
            .filter(|&at| a.as_bytes()[at] != b.as_bytes()[at])
            .collect();
        return match differ[..] {
            [_] => true,
            [one, two] => {
                let (a, b) = (a.as_bytes(), b.as_bytes());
                a[one] == b[two] && a[two] == b[one]
            }
            _ => false,
        };
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.len() == short.len() + 1
        && (0..long.len()).any(|at| format!("{}{}", &long[..at], &long[at + 1..]) == short)
}

/// Linear in the short names.
pub(super) fn check(rule: ShortNameSlip, audit: &Audit<'_>) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for (input, facts) in graph.inputs().iter().enumerate() {
        for name in &facts.short_names {
            let Some(mention) = facts.mentions.get(name.mention as usize) else {
                continue;
            };
            let (Some(ordinal), Some(year)) = (mention.id.ordinal(), mention.id.year()) else {
                continue;
            };
            let spelt = |ordinal: u32, year: u16| format!("{ordinal:02}/{year}");
            let (right, called) = (spelt(ordinal, year), spelt(name.ordinal, name.year));
            if right == called || !slip(&right, &called) {
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
