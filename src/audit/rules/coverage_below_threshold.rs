use crate::audit::{Audit, Cell, CellState, Finding, Phrase, Severity, Share};
use crate::id::DocumentId;

use super::CoverageBelowThreshold;

/// The minimums times the pairs of sources and bodies.
pub(super) fn check(rule: CoverageBelowThreshold, audit: &Audit<'_>) -> Vec<Finding> {
    let (graph, policy) = (audit.graph(), audit.policy());
    let mut found = Vec::new();
    for minimum in policy.minimums() {
        let fits = |cell: &&Cell| {
            let source = graph.document(cell.source);
            // What a body passed on still counts as its own share.
            let is_of = |body: &String| cell.line().any(|at| policy.bodies()[at].name == *body);
            minimum
                .level
                .is_none_or(|level| audit.who().level(cell.body) == Some(level))
                && minimum.body.as_ref().is_none_or(is_of)
                && minimum.series.as_ref().is_none_or(|series| {
                    source.id().map(DocumentId::series).as_ref() == Some(series)
                })
        };
        let cells: Vec<&Cell> = audit.obligations().cells().iter().filter(fits).collect();
        let share = Share::of("", "", cells.iter().copied());
        // Of nothing, no share can be too small.
        if share.denominator == 0
            || share.strict * 100 >= usize::from(minimum.percent) * share.denominator
        {
            continue;
        }
        let level = minimum.level.map(|level| level.name().to_owned());
        let parts = [level, minimum.body.clone(), minimum.series.clone()];
        let mut subjects: Vec<String> = parts.into_iter().flatten().collect();
        if subjects.is_empty() {
            subjects.push("*".to_owned());
        }
        let mut finding = Finding::of(&rule, subjects, "");
        // What is open may be answered: an error only where even that would be too little.
        let open = cells.iter().filter(|it| it.state == CellState::Unknown);
        let most = share.strict + open.count();
        let certain = most * 100 < usize::from(minimum.percent) * share.denominator;
        if !certain {
            finding.severity = Severity::Note;
        }
        let short = cells
            .iter()
            .filter(|cell| cell.state.counts() && cell.state != CellState::Proven);
        for cell in short.take(3) {
            finding
                .evidence
                .extend(audit.first_named(&graph.document(cell.source)));
        }
        let (strict, all, least) = (share.strict, share.denominator, minimum.percent);
        finding.why = Phrase::new(
            format!("Mức thực hiện chắc chắn là {strict}/{all}, dưới mức tối thiểu {least} %."),
            format!("Strict coverage is {strict} of {all}, below the minimum of {least} %."),
        );
        if !certain {
            let open = most - share.strict;
            finding.why.push(
                &format!(" Còn {open} cặp chưa rõ; nếu đã thực hiện thì đủ mức."),
                &format!(" {open} more are open; if they are answered, it is enough."),
            );
        }
        finding.repair = Phrase::new(
            "Xem các cặp văn bản và cơ quan còn thiếu trong bảng thực hiện.",
            "See the pairs still missing in the table of coverage.",
        );
        found.push(finding);
    }
    found
}
