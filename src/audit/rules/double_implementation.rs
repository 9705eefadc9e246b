use std::cell::OnceCell;

use chrono::Datelike;

use crate::audit::answer::{answers, office_of, succeeds};
use crate::audit::paper::Marks;
use crate::audit::sketch::Sketch;
use crate::audit::{Audit, Finding};
use crate::graph::Document;
use crate::id::{Level, Organ, TypeCode};
use crate::registry::Title;

use super::{DoubleImplementation, list};

/// How many papers before it an answer is held against.
const NEIGHBOURS: usize = 8;

/// Type, issuer and year: what period and scope two answers share.
type Scope = ((u32, u32), i32);

fn scope(document: &Document<'_>) -> Option<Scope> {
    Some((office_of(document)?, document.date()?.year()))
}

/// Whether two titles speak of one matter. Papers without a title may be for two parts of it:
/// a resolution of many tasks is answered by many plans.
fn one_matter(a: Option<&Title>, b: Option<&Title>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return false;
    };
    // A year or quarter in one and not in the other makes another scope.
    a.same_numbers(b) && a.shared(b).is_none_or(|share| share >= SHARED)
}

/// So many hundredths of their words two titles of one matter have in common.
const SHARED: usize = 60;

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
    let mut scopes: Vec<(Scope, Document<'_>)> = Vec::new();
    for source in graph.documents() {
        if !audit.has(&source, Marks::ANSWERED_TWICE) {
            continue;
        }
        scopes.clear();
        let papers = answers(graph, source.handle()).map(|relation| relation.from());
        let papers = papers.filter(|it| audit.is_issued(it) && !audit.is_report(it));
        scopes.extend(papers.filter_map(|paper| Some((scope(&paper)?, paper))));
        if scopes.len() < 2 {
            continue;
        }
        scopes.sort_unstable_by_key(|&(scope, paper)| (scope, paper.handle()));
        scopes.dedup_by_key(|(_, paper)| paper.handle());
        for same in scopes.chunk_by(|a, b| a.0 == b.0) {
            if same.len() < 2 {
                continue;
            }
            let year = same[0].0.1;
            let mut papers: Vec<Document<'_>> = same.iter().map(|&(_, paper)| paper).collect();
            // By number: a paper on another matter in between must not part two.
            papers.sort_by_cached_key(|paper| (paper.number_rank(), paper.handle()));
            let title = |paper: &Document<'_>| Some((Sketch::of(paper.title()?), OnceCell::new()));
            let titles: Vec<Option<(Sketch, OnceCell<Title>)>> = papers.iter().map(title).collect();
            // Most titles have too little in common to be read.
            let read = |at: usize| {
                let (_, read) = titles[at].as_ref()?;
                Some(read.get_or_init(|| Title::read(papers[at].title().unwrap_or_default())))
            };
            let may_share = |a: usize, b: usize| match (&titles[a], &titles[b]) {
                (Some((a, _)), Some((b, _))) => a.may_share(*b, SHARED as u32),
                _ => false,
            };
            let mut double = vec![false; papers.len()];
            for at in 1..papers.len() {
                let later = papers[at].handle();
                left_out += at.saturating_sub(NEIGHBOURS);
                for before in (at.saturating_sub(NEIGHBOURS)..at).rev() {
                    let earlier = papers[before].handle();
                    if may_share(before, at)
                        && one_matter(read(before), read(at))
                        && !succeeds(graph, earlier, later)
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
            let central = first.level() == Some(Level::Central);
            let place = first.body().place().filter(|_| !central);
            let place = place.unwrap_or_default();
            let (organ, kind) = first.id().map_or(("", ""), |id| {
                let organ = id.organ().map_or("", Organ::as_str);
                (organ, id.type_code().map_or("", TypeCode::as_str))
            });
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
