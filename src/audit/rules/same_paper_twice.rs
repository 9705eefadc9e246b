use std::collections::BTreeMap;
use std::hash::BuildHasher;

use chrono::NaiveDate;

use crate::audit::answer::{carried, office_of, sources, succeeds};
use crate::audit::paper::Marks;
use crate::audit::phrase::day_vi;
use crate::audit::{Audit, Finding};
use crate::graph::{Document, DocumentHandle};
use crate::registry::{Doubt, Seeded, Title};

use super::SamePaperTwice;

/// Days within which two papers may be one that was registered twice.
const DAYS: i64 = 3;
/// How many neighbours in time a paper is held against.
const NEIGHBOURS: usize = 8;

/// Sources, type and issuer: what two copies of one paper share.
type Scope = (Vec<DocumentHandle>, (u32, u32));

/// Type and issuer of a paper that may have a copy: issued, dated, with a title and a source.
fn office(audit: &Audit<'_>, paper: &Document<'_>) -> Option<(u32, u32)> {
    if !audit.has(paper, Marks::ISSUED | Marks::ANSWERS) || paper.date().is_none() {
        return None;
    }
    office_of(paper).filter(|_| paper.has_title())
}

/// The scope of such a paper.
fn scope(audit: &Audit<'_>, paper: &Document<'_>) -> Option<Scope> {
    let office = office(audit, paper)?;
    Some((sources(audit.graph(), paper.handle()), office))
}

/// A number that all papers of one scope have. What a paper carries out stands in whatever
/// order, and may be said twice.
fn mixed(audit: &Audit<'_>, hash: &Seeded, paper: &Document<'_>) -> Option<u32> {
    let office = office(audit, paper)?;
    let carried = carried(audit.graph(), paper.handle()).map(|it| it.ends()[1]);
    let least_and_most = carried.fold(None, |ends: Option<(_, _)>, to| match ends {
        Some((least, most)) => Some((to.min(least), to.max(most))),
        None => Some((to, to)),
    })?;
    Some(hash.hash_one((least_and_most, office)) as u32)
}

/// Whether two papers of these days may be one that was registered twice.
fn is_near(a: NaiveDate, b: NaiveDate) -> bool {
    (b - a).num_days() <= DAYS
}

/// The papers that share their scope with another, by scope, where some two may be near in
/// time. Cost: n log n in documents and relations; a few bytes for each paper.
fn alike<'g>(audit: &Audit<'g>) -> Vec<Vec<Document<'g>>> {
    let graph = audit.graph();
    // Scopes by their hash, so that none is kept; those that meet are looked at again.
    let hash = Seeded::default();
    let mut hashes: Vec<(u32, NaiveDate, DocumentHandle)> = graph
        .documents()
        .filter_map(|paper| Some((mixed(audit, &hash, &paper)?, paper.date()?, paper.handle())))
        .collect();
    hashes.sort_unstable();
    let mut found = Vec::new();
    for same in hashes.chunk_by_mut(|a, b| a.0 == b.0) {
        if !same.windows(2).any(|two| is_near(two[0].1, two[1].1)) {
            continue;
        }
        same.sort_unstable_by_key(|&(_, _, handle)| handle);
        let mut scopes: BTreeMap<Scope, Vec<Document<'g>>> = BTreeMap::new();
        for &(_, _, handle) in &*same {
            let paper = graph.document(handle);
            if let Some(scope) = scope(audit, &paper) {
                scopes.entry(scope).or_default().push(paper);
            }
        }
        found.extend(scopes.into_values());
    }
    found.sort_by_key(|papers| papers.first().map(Document::handle));
    found
}

/// n log n in documents and relations: within a scope, each paper is held against the
/// few before it in time.
pub(super) fn check(rule: SamePaperTwice, audit: &Audit<'_>) -> Vec<Finding> {
    let (mut found, left_out) = search(rule, audit);
    audit.left_out().twins.get_or_init(|| left_out);
    found.extend(aliases(rule, audit));
    found
}

/// How many pairs of papers within the days were not compared.
pub(super) fn left_out(audit: &Audit<'_>) -> usize {
    let known = &audit.left_out().twins;
    *known.get_or_init(|| search(SamePaperTwice, audit).1)
}

fn search(rule: SamePaperTwice, audit: &Audit<'_>) -> (Vec<Finding>, usize) {
    let graph = audit.graph();
    let (mut found, mut left_out) = (Vec::new(), 0);
    for papers in alike(audit) {
        let mut papers: Vec<(Document<'_>, NaiveDate)> = papers
            .iter()
            .filter_map(|paper| Some((*paper, paper.date()?)))
            .collect();
        // Of one day, by number: the order of the texts may change when one more comes.
        papers.sort_by_key(|(paper, day)| (*day, paper.number_rank(), paper.handle()));
        if !papers.windows(2).any(|two| is_near(two[0].1, two[1].1)) {
            continue;
        }
        let titles: Vec<Title> = papers
            .iter()
            .map(|(paper, _)| Title::read(paper.title().unwrap_or_default()))
            .collect();
        // The first paper that is near enough in time, for each in turn.
        let mut first = 0;
        for at in 1..papers.len() {
            let (other, other_day) = &papers[at];
            while !is_near(papers[first].1, *other_day) {
                first += 1;
            }
            left_out += (at - first).saturating_sub(NEIGHBOURS);
            let near = first.max(at.saturating_sub(NEIGHBOURS))..at;
            let twin = near.map(|before| (&papers[before], &titles[before])).find(
                |((paper, _), title)| {
                    titles[at].is_nearly(title) && !succeeds(graph, paper.handle(), other.handle())
                },
            );
            if let Some(((paper, day), _)) = twin {
                let (a, b) = (paper.label(), other.label());
                let finding = Finding::of(
                    &rule,
                    vec![a.to_owned(), b.to_owned()],
                    audit.body_of(paper),
                )
                // The later one repeats; which it repeats may be a third.
                .known_by([b])
                .shown(audit.first_named(paper))
                .shown(audit.first_named(other))
                .because(
                    format!(
                        "{a} ({}) và {b} ({}) cùng nơi ban hành, cùng nguồn, trích yếu gần như một.",
                        day_vi(*day),
                        day_vi(*other_day)
                    ),
                    format!("{a} of {day} and {b} of {other_day} have one issuer, one set of sources and nearly one title."),
                )
                .reading("một văn bản ghi hai số", "one paper under two numbers")
                .reading("hai văn bản khác nhau", "two papers")
                .mend(
                    "Kiểm tra hai số này trong sổ đăng ký văn bản đi.",
                    "Look both numbers up in the register of issued documents.",
                );
                found.push(finding);
            }
        }
    }
    (found, left_out)
}

/// Linear in the documents and their candidates.
fn aliases(rule: SamePaperTwice, audit: &Audit<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for paper in audit.graph().documents() {
        let pairs = paper.candidates().filter(|other| {
            other.handle() > paper.handle()
                && matches!((paper.id(), other.id()), (Some(a), Some(b)) if a.type_code() != b.type_code())
        });
        for other in pairs.filter(|_| paper.doubt() == Some(Doubt::Alias)) {
            let (a, b) = (paper.label(), other.label());
            let finding = Finding::of(
                &rule,
                vec![a.to_owned(), b.to_owned()],
                audit.body_of(&paper),
            )
            .shown(audit.first_named(&paper))
            .shown(audit.first_named(&other))
            .because(
                format!("{a} và {b} chỉ khác ký hiệu thể loại; cả hai ký hiệu đều từng dùng cho một thể loại."),
                format!("{a} and {b} differ in the code of the type only, and both codes stood for one type."),
            )
            .reading("một văn bản ghi hai ký hiệu", "one paper under two codes")
            .reading("hai văn bản khác nhau", "two papers")
            .mend(
                "Đối chiếu bản gốc; nếu là một văn bản thì ghi một ký hiệu.",
                "Check the originals; if they are one paper, write one code.",
            );
            found.push(finding);
        }
    }
    found
}
