//! How many sources are answered, and how well.
//!
//! A source is a document that a paper of the reporting body, issued or draft, is said
//! to carry out *directly*: what lies above it is the business of the level above.
//! Coverage is an interval: strict, with contested numbers, with drafts.

use serde::{Deserialize, Serialize};

use crate::graph::{ChainStatus, Document, DocumentHandle, Subgraph, TraceGraph};

use super::answer::may_answer;
use super::life::stands;

/// How many sources are answered. A source is a document that a paper of the
/// reporting body, issued or draft, is said to carry out directly, or of which a text
/// says that nothing carries it out yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// The sources counted.
    pub denominator: usize,
    /// Answered by an issued paper whose number nothing else claims and that is not repealed;
    /// a paper that was replaced answers by what replaced it.
    pub strict: usize,
    /// The same, with contested numbers.
    pub lenient: usize,
    /// The same, with drafts.
    pub with_drafts: usize,
    /// Each source and how it is answered, in the order of the texts.
    pub sources: Vec<CoverageRow>,
}

/// One source and its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CoverageRow {
    /// Label of the source.
    pub source: String,
    /// Its key.
    #[serde(default)]
    pub source_key: String,
    /// How it is answered: as well as by the best of its answers.
    pub status: ChainStatus,
    /// Labels of the papers that answer it.
    pub answers: Vec<String>,
    /// Their keys.
    #[serde(default)]
    pub answer_keys: Vec<String>,
}

/// The coverage of the sources that a part holds, or of all, by papers that may have been
/// there. Cost: n log n in documents and relations.
pub(super) fn coverage(graph: &TraceGraph, part: Option<&Subgraph<'_>>) -> Coverage {
    let counted = |source: &Document<'_>| part.is_none_or(|part| part.holds(source));
    let is_known = |paper: &Document<'_>| part.is_none_or(|part| part.may_be_known(paper));
    let mut rows: Vec<CoverageRow> = Vec::new();
    let mut row_of: Vec<Option<u32>> = vec![None; graph.len()];
    // The last paper that answered each row.
    let mut last: Vec<Option<DocumentHandle>> = Vec::new();
    for paper in graph.documents() {
        if !may_answer(&paper) || !is_known(&paper) {
            continue;
        }
        // An answer that was repealed answers nothing; what replaced it does in its place.
        let stands = stands(graph, paper);
        let status = stands.map_or(ChainStatus::Missing, |it| ChainStatus::of(&it));
        for relation in graph.citing(paper.handle()) {
            let source = relation.to();
            if !relation.kind().carries_out()
                || source.handle() == paper.handle()
                || !counted(&source)
            {
                continue;
            }
            let at = *row_of[source.handle().index()].get_or_insert_with(|| {
                rows.push(CoverageRow {
                    source: source.label().to_owned(),
                    source_key: source.key().to_owned(),
                    status,
                    answers: Vec::new(),
                    answer_keys: Vec::new(),
                });
                last.push(None);
                rows.len() as u32 - 1
            }) as usize;
            let row = &mut rows[at];
            row.status = row.status.min(status);
            // Two kinds of relation between the same two are one answer.
            let Some(stands) = stands else {
                continue;
            };
            if last[at].replace(stands.handle()) != Some(stands.handle()) {
                row.answers.push(stands.label().to_owned());
                row.answer_keys.push(stands.key().to_owned());
            }
        }
    }
    // What a text says is unanswered counts, unless something answers it after all.
    for (input, facts) in graph.inputs().iter().enumerate() {
        for missing in &facts.unanswered {
            let source = graph.mentioned(input, missing.source as usize);
            let Some(source) = source.filter(counted) else {
                continue;
            };
            row_of[source.handle().index()].get_or_insert_with(|| {
                rows.push(CoverageRow {
                    source: source.label().to_owned(),
                    source_key: source.key().to_owned(),
                    status: ChainStatus::Missing,
                    answers: Vec::new(),
                    answer_keys: Vec::new(),
                });
                rows.len() as u32 - 1
            });
        }
    }
    let up_to = |status: ChainStatus| rows.iter().filter(|row| row.status <= status).count();
    Coverage {
        denominator: rows.len(),
        strict: up_to(ChainStatus::Proven),
        lenient: up_to(ChainStatus::Contested),
        with_drafts: up_to(ChainStatus::Draft),
        sources: rows,
    }
}
