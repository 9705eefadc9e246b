use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::audit::who::Issuer;
use crate::audit::{Audit, Finding};
use crate::graph::{Document, State};
use crate::id::Level;
use crate::registry::{Body, InputFacts, Role};

use super::RosterGap;

/// A body that is in no roster.
struct Gap<'g> {
    /// As the policy has it, or as the first document's texts write it.
    name: String,
    /// The body that its finding is of.
    body: String,
    /// The first document that it issued.
    document: Document<'g>,
}

/// The words for an issuer that name a place, beside a document and in the letterheads of the
/// texts that issue it: the shortest, since longer ones say who acts for the body.
fn written(inputs: &[Arc<InputFacts>], document: &Document<'_>, place: &str) -> Option<String> {
    let declared = document
        .mentions()
        .filter(|(_, mention)| mention.role == Role::Declared)
        .map(|(input, _)| input);
    let heads = document.texts().chain(declared);
    let heads = heads.filter_map(|input| inputs.get(input)?.own.issuer.as_deref());
    let beside = document
        .mentions()
        .filter_map(|(_, it)| it.issuer.as_deref());
    heads
        .chain(beside)
        .filter(|words| Body::read(words).place() == Some(place))
        .min_by_key(|words| (words.len(), *words))
        .map(str::to_owned)
}

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
    // By what tells bodies apart, whatever their names are written like.
    let mut gaps: BTreeMap<String, Gap<'_>> = BTreeMap::new();
    for document in graph.documents() {
        let issued = matches!(document.state(), State::Declared | State::Own);
        let Some(level) = document
            .level()
            .filter(|level| issued && levels.contains(level))
        else {
            continue;
        };
        let (known_by, name, body) = match who.issued(graph, &document) {
            Issuer::One(at) if !listed.contains(&at) => {
                let name = policy.bodies()[at].name.clone();
                (name.clone(), name.clone(), name)
            }
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
                let known_by = format!("{} {place}", level.name());
                if gaps.contains_key(&known_by) {
                    continue;
                }
                let name = written(graph.inputs(), &document, place);
                let name = name.unwrap_or_else(|| place.to_owned());
                (known_by, name, place.to_owned())
            }
            _ => continue,
        };
        gaps.entry(known_by).or_insert(Gap {
            name,
            body,
            document,
        });
    }
    gaps.into_iter()
        .map(|(known_by, gap)| {
            let Gap {
                name,
                body,
                document,
            } = gap;
            let label = document.label();
            Finding::of(&rule, vec![name.clone()], body)
                .known_by([known_by])
                .shown(audit.first_named(&document))
                .because(
                    format!(
                        "{name} có văn bản ({label}) nhưng không có trong danh sách cơ quan nào."
                    ),
                    format!("{name} has issued documents ({label}) but is in no roster."),
                )
                .mend(
                    "Bổ sung cơ quan vào danh sách, hoặc kiểm tra tên của nó.",
                    "Add the body to a roster, or check how its name is written.",
                )
        })
        .collect()
}
