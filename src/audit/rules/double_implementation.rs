use std::collections::BTreeMap;

use chrono::Datelike;

use crate::audit::answer::{answers, issuer_of, succeeds};
use crate::audit::{Audit, Finding};
use crate::graph::Document;
use crate::id::DocumentId;

use super::{DoubleImplementation, list};

/// How many papers before it an answer is held against.
const NEIGHBOURS: usize = 8;

/// Issuer, type and year: what period and scope two answers share.
type Scope<'g> = (&'g str, &'g str, &'g str, i32);

fn scope<'g>(document: &Document<'g>) -> Option<Scope<'g>> {
    let (organ, place) = issuer_of(document)?;
    let kind = document.id().and_then(DocumentId::type_code)?.as_str();
    Some((organ, place, kind, document.date()?.year()))
}

/// Whether two titles, where both are known, may speak of one matter.
fn one_matter(audit: &Audit<'_>, a: &Document<'_>, b: &Document<'_>) -> bool {
    let (Some(a), Some(b)) = (audit.titles().get(a), audit.titles().get(b)) else {
        return true;
    };
    // A year or quarter in one and not in the other makes another scope.
    a.numbers == b.numbers && a.shared(b).is_none_or(|share| share >= 60)
}

/// n log n in the relations; each answer is held against the few before it in its scope.
pub(super) fn check(rule: DoubleImplementation, audit: &Audit<'_>) -> Vec<Finding> {
    let (found, left_out) = search(rule, audit);
    audit.left_out().doubles.get_or_init(|| left_out);
    found
}

/// How many pairs of answers of one scope were not compared.
pub(super) fn left_out(audit: &Audit<'_>) -> usize {
    let known = &audit.left_out().doubles;
    *known.get_or_init(|| search(DoubleImplementation, audit).1)
}

fn search(rule: DoubleImplementation, audit: &Audit<'_>) -> (Vec<Finding>, usize) {
    let graph = audit.graph();
    let (mut found, mut left_out) = (Vec::new(), 0);
    for source in graph.documents() {
        let mut scopes: BTreeMap<Scope<'_>, Vec<Document<'_>>> = BTreeMap::new();
        for relation in answers(graph, source.handle()) {
            let answer = relation.from();
            if !audit.is_issued(&answer) || audit.is_report(&answer) {
                continue;
            }
            if let Some(scope) = scope(&answer) {
                let same = scopes.entry(scope).or_default();
                if same
                    .last()
                    .is_none_or(|last| last.handle() != answer.handle())
                {
                    same.push(answer);
                }
            }
        }
        for ((organ, place, kind, year), mut papers) in scopes {
            // By number: a paper on another matter in between must not part two.
            papers.sort_by(|a, b| (a.id(), a.handle()).cmp(&(b.id(), b.handle())));
            papers.dedup_by_key(|paper| paper.handle());
            let mut double = vec![false; papers.len()];
            for at in 1..papers.len() {
                let later = &papers[at];
                left_out += at.saturating_sub(NEIGHBOURS);
                for before in (at.saturating_sub(NEIGHBOURS)..at).rev() {
                    let earlier = &papers[before];
                    if one_matter(audit, earlier, later)
                        && !succeeds(graph, earlier.handle(), later.handle())
                        && !succeeds(graph, later.handle(), earlier.handle())
                    {
                        (double[before], double[at]) = (true, true);
                    }
                }
            }
            let double: Vec<Document<'_>> = papers
                .into_iter()
                .zip(double)
                .filter_map(|(paper, is_double)| is_double.then_some(paper))
                .collect();
            let Some(first) = double.first() else {
                continue;
            };
            let mut subjects = vec![source.label().to_owned()];
            subjects.extend(double.iter().map(|paper| paper.label().to_owned()));
            let names = list(double.iter().copied());
            let label = source.label();
            let scope = [label, organ, kind, &year.to_string()];
            let mut finding = Finding::of(&rule, subjects, place)
                .known_by(scope)
                .shown(double.iter().flat_map(|paper| audit.first_named(paper)))
                .because(
                    format!("Cùng một nơi, cùng loại, cùng năm có nhiều văn bản thực hiện {label}: {names}."),
                    format!("One body answers {label} with several documents of one type and year: {names}."),
                )
                .reading("mỗi văn bản cho một phần việc", "each is for a part of the matter")
                .reading("một văn bản được đăng ký hai lần", "one paper was registered twice")
                .mend(
                    "Kiểm tra các văn bản này; nếu văn bản sau thay thế văn bản trước thì ghi rõ.",
                    "Check them; where the later one replaces the earlier, say so.",
                );
            finding = finding.after("D02", first.label());
            found.push(finding);
        }
    }
    (found, left_out)
}
