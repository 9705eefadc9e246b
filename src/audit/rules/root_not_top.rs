use crate::audit::answer::answers;
use crate::audit::paper::Marks;
use crate::audit::part::Part;
use crate::audit::{Audit, Evidence, Finding, Phrase};
use crate::graph::{Document, State};
use crate::id::Level;

use super::RootNotTop;

/// Linear in documents and relations.
pub(super) fn check(rule: RootNotTop, audit: &Audit<'_>, part: &Part) -> Vec<Finding> {
    let graph = audit.graph();
    let mut found = Vec::new();
    for root in part.documents(graph) {
        if !audit.has(&root, Marks::ANSWERED) {
            continue;
        }
        // A text whose own number is not known only reports.
        let counts = |it: &Document<'_>| it.state() != State::Own || it.is_numbered();
        let mut answers = answers(graph, root.handle())
            .map(|relation| relation.from())
            .filter(counts);
        let Some(below) = answers.next() else {
            continue;
        };
        // Where it is open which document this is, its sources are open too.
        let settled = root.doubt().is_none() && root.state() != State::Draft;
        let Some(level) = root
            .level()
            .filter(|&level| settled && level < Level::Central)
        else {
            continue;
        };
        // What carries something out is no root.
        if graph
            .citing(root.handle())
            .any(|relation| relation.kind().carries_out())
        {
            continue;
        }
        let subjects = vec![root.label().to_owned()];
        let mut finding = Finding::of(&rule, subjects, audit.body_of(&root));
        finding.evidence = graph
            .citing(below.handle())
            .filter(|relation| relation.to().handle() == root.handle())
            .flat_map(|relation| relation.evidence())
            .take(1)
            .map(|evidence| Evidence::at(graph, evidence.place()))
            .chain(audit.first_named(&root))
            .collect();
        finding.why = Phrase::new(
            format!(
                "Chuỗi qua {} bắt đầu từ {} (cấp {}); không nêu văn bản nào của Trung ương.",
                below.label(),
                root.label(),
                level.vietnamese()
            ),
            format!(
                "The chain through {} starts at {} ({level}); no Central document is named.",
                below.label(),
                root.label()
            ),
        );
        finding.repair = Phrase::new(
            "Không cần sửa nếu chủ trương do cấp này đề ra; nếu không, kiểm tra văn bản của Trung ương.",
            "Nothing to mend where this level took the lead itself; otherwise check for the Central source.",
        );
        found.push(finding);
    }
    found
}
