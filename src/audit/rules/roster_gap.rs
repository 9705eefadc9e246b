use std::collections::{BTreeMap, BTreeSet};

use crate::audit::who::Issuer;
use crate::audit::{Audit, Finding, Phrase};
use crate::graph::{Document, State};
use crate::id::Level;

use super::RosterGap;

/// n log n in the documents.
pub(super) fn check(rule: RosterGap, audit: &Audit<'_>) -> Vec<Finding> {
    let (graph, policy, who) = (audit.graph(), audit.policy(), audit.who());
    let mut listed = BTreeSet::new();
    let names = policy.rosters().values().flatten();
    let mut waiting: Vec<usize> = names.filter_map(|name| who.named(name)).collect();
    // Whoever takes over from a body of a roster stands in it too.
    while let Some(at) = waiting.pop() {
        if listed.insert(at) {
            let heirs = policy.bodies()[at].successors.iter();
            waiting.extend(heirs.filter_map(|name| who.named(name)));
        }
    }
    // Of other levels the caller has said nothing, so nothing is missing there.
    let levels: BTreeSet<Level> = listed.iter().filter_map(|&at| who.level(at)).collect();
    let mut gaps: BTreeMap<String, Document<'_>> = BTreeMap::new();
    for document in graph.documents() {
        let issued = matches!(document.state(), State::Declared | State::Own);
        let Some(level) = document
            .level()
            .filter(|level| issued && levels.contains(level))
        else {
            continue;
        };
        let name = match who.issued(graph, &document) {
            Issuer::One(at) if !listed.contains(&at) => policy.bodies()[at].name.clone(),
            Issuer::Stranger => {
                let Some(place) = document.body().place() else {
                    continue;
                };
                // A committee's office or commission is none of the roster's business.
                let organ = document.id().and_then(crate::id::DocumentId::organ);
                let leads = organ.is_none_or(|organ| {
                    listed.iter().any(|&at| {
                        let own = policy.bodies()[at].organ.as_deref();
                        own.is_some_and(|own| own.eq_ignore_ascii_case(organ.lead()))
                    })
                });
                if !leads {
                    continue;
                }
                format!("{} {place}", level.vietnamese())
            }
            _ => continue,
        };
        gaps.entry(name).or_insert(document);
    }
    gaps.into_iter()
        .map(|(name, document)| {
            let mut finding = Finding::of(&rule, vec![name.clone()], name.clone());
            finding.evidence = audit.first_named(&document);
            let label = document.label();
            finding.why = Phrase::new(
                format!("{name} có văn bản ({label}) nhưng không có trong danh sách cơ quan nào."),
                format!("{name} has issued documents ({label}) but is in no roster."),
            );
            finding.repair = Phrase::new(
                "Bổ sung cơ quan vào danh sách, hoặc kiểm tra tên của nó.",
                "Add the body to a roster, or check how its name is written.",
            );
            finding
        })
        .collect()
}
