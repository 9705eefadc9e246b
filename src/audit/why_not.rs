//! Why a source is not covered by a body: the path that fails, and where.

use serde::{Deserialize, Serialize};

use super::life::done;
use super::phrase::day_vi;
use super::{Audit, Cell, CellState, Open, Phrase};
use crate::graph::DocumentHandle;

/// Where the path from a source down to a body breaks off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Break {
    /// It does not break: the body has answered.
    Covered,
    /// No duty is about this source.
    NoDuty,
    /// A duty is, but the body is not obliged by it.
    NotObliged,
    /// Nothing at all carries the source out.
    NoAnswer,
    /// Others carry it out, the last of them on the path; the body does not.
    Below,
    /// The body has only a draft, the last document of the path.
    OnlyDraft,
    /// The number of the body's paper is claimed twice.
    Contested,
    /// The source was replaced or repealed.
    Ended,
    /// There is still time.
    NotDue,
    /// The missing answer is accepted.
    Waived,
    /// The body was split, and which of those that came of it owes the answer is undecided.
    Split,
    /// Whose the answers are is open.
    Open,
    /// There is a deadline, and no day of looking (`as_of`).
    NoDay,
    /// There is a deadline, and the date of the source does not tell when it ends.
    NoDue,
}

/// The answer to "why is this not covered?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyNot {
    /// From the source down, as far as the path leads towards the body.
    pub path: Vec<DocumentHandle>,
    /// Where it breaks off.
    pub at: Break,
    /// The same in words.
    pub why: Phrase,
}

impl Audit<'_> {
    /// Why a source is not covered by a body of the policy, by the body's name: that of the
    /// one that owes it, or of one that passed it on or may have it from a split.
    ///
    /// Cost: linear in the pairs and in what carries the source out.
    pub fn why_not(&self, source: DocumentHandle, body: &str) -> WhyNot {
        let policy = self.policy();
        let label = self.graph().document(source).label();
        let cell = self
            .obligations()
            .cells()
            .iter()
            .filter(|cell| {
                let mut line = cell.line().chain(cell.heirs.iter().copied());
                cell.source == source && line.any(|at| policy.bodies()[at].name == body)
            })
            // What was passed on and is not done tells more than what the body did itself.
            .min_by_key(|cell| {
                let passed_on = !cell.passed_on_by.is_empty() || !cell.heirs.is_empty();
                (!passed_on || cell.state == CellState::Proven, cell.state)
            });
        let Some(cell) = cell else {
            let at = match self.obligations().duty_of(source) {
                None => Break::NoDuty,
                Some(_) => Break::NotObliged,
            };
            return WhyNot {
                path: vec![source],
                at,
                why: words(at, label, body, ""),
            };
        };
        self.why_not_cell(cell)
    }

    /// Why a pair is not covered. Cost: linear in what carries the source out.
    pub fn why_not_cell(&self, cell: &Cell) -> WhyNot {
        let source = cell.source;
        let label = self.graph().document(source).label();
        let body = &self.policy().bodies()[cell.body].name;
        let mut path = match cell.answers.first() {
            Some(&answer) => self.path_down(source, answer),
            None => self.toward(cell),
        };
        if path.is_empty() {
            path.push(source);
        }
        let at = match cell.state {
            CellState::Proven => Break::Covered,
            CellState::Contested => Break::Contested,
            CellState::Draft => Break::OnlyDraft,
            CellState::Waived => Break::Waived,
            CellState::NotDue => Break::NotDue,
            CellState::Void | CellState::Superseded => Break::Ended,
            CellState::Unknown if !cell.heirs.is_empty() => Break::Split,
            CellState::Unknown if cell.open == Some(Open::Today) => Break::NoDay,
            CellState::Unknown if cell.open == Some(Open::Due) => Break::NoDue,
            CellState::Unknown => Break::Open,
            CellState::Missing if path.len() > 1 => Break::Below,
            CellState::Missing => Break::NoAnswer,
        };
        let last = path
            .last()
            .map_or(label, |&it| self.graph().document(it).label());
        let mut why = words(at, label, body, last);
        if cell.state == CellState::Missing {
            self.tell_ended(cell, &mut why);
        }
        self.tell_line(cell, &mut why);
        WhyNot { path, at, why }
    }

    /// Goes on with the first answer of the body that was repealed since.
    fn tell_ended(&self, cell: &Cell, why: &mut Phrase) {
        let graph = self.graph();
        let ended = graph.downward(cell.source).find_map(|paper| {
            let super::who::Issuer::One(body) = self.who().issued(graph, &paper) else {
                return None;
            };
            let change = self.endings(&paper).into_iter().next();
            change
                .filter(|_| cell.line().any(|at| at == body))
                .map(|change| (paper, change))
        });
        if let Some((paper, change)) = ended {
            let (label, by) = (paper.label(), change.name());
            let (vi, en) = done(change.kind);
            why.push(
                &format!(" {label} đã được {vi} theo {by}."),
                &format!(" {label} was {en} by {by}."),
            );
        }
    }

    /// Goes on with how the duty came to whoever has it now.
    fn tell_line(&self, cell: &Cell, why: &mut Phrase) {
        let bodies = self.policy().bodies();
        let line: Vec<usize> = cell.line().collect();
        let ended = |at: usize| {
            let body = &bodies[at];
            let vi = body.to.map_or_else(String::new, day_vi);
            let en = body.to.map_or_else(String::new, |day| day.to_string());
            (&body.name, vi, en)
        };
        for two in line.windows(2) {
            let ((name, vi, en), next) = (ended(two[0]), &bodies[two[1]].name);
            why.push(
                &format!(" {name} kết thúc ngày {vi}, {next} tiếp nhận."),
                &format!(" {name} ended on {en}, and {next} took over."),
            );
        }
        if cell.heirs.is_empty() {
            return;
        }
        let (name, vi, en) = ended(cell.body);
        let heirs: Vec<&str> = cell.heirs.iter().map(|&at| &*bodies[at].name).collect();
        let heirs = heirs.join(", ");
        why.push(
            &format!(" {name} kết thúc ngày {vi}, chia thành {heirs}"),
            &format!(" {name} ended on {en} and was split into {heirs}"),
        );
        if cell.state <= CellState::Contested {
            why.push(
                ": cơ quan nào cũng đã có văn bản.",
                ": each of them has answered.",
            );
        } else {
            why.push(
                ": chưa xác định cơ quan nào phải thực hiện.",
                ": which of them is to answer is undecided.",
            );
        }
    }

    /// The shortest path from a source down to one of its answers.
    fn path_down(&self, source: DocumentHandle, answer: DocumentHandle) -> Vec<DocumentHandle> {
        let mut from: std::collections::BTreeMap<DocumentHandle, DocumentHandle> =
            std::collections::BTreeMap::new();
        let mut ring = vec![source];
        while !ring.is_empty() && !from.contains_key(&answer) {
            let mut next = Vec::new();
            for at in ring {
                let below = self.graph().cited(at).filter(|r| r.kind().carries_out());
                for handle in below.map(|relation| relation.from().handle()) {
                    if handle != source && !from.contains_key(&handle) {
                        from.insert(handle, at);
                        next.push(handle);
                    }
                }
            }
            ring = next;
        }
        let mut path = vec![answer];
        while let Some(&above) = path.last().and_then(|at| from.get(at)) {
            path.push(above);
        }
        path.reverse();
        path
    }

    /// The path to the lowest issued answer that a body above this one gave.
    fn toward(&self, cell: &Cell) -> Vec<DocumentHandle> {
        let graph = self.graph();
        let lowest = graph
            .downward(cell.source)
            .filter(|paper| match self.who().issued(graph, paper) {
                super::who::Issuer::One(body) => {
                    cell.line().any(|lower| self.who().is_above(body, lower))
                }
                _ => false,
            })
            .min_by_key(|paper| (paper.level(), paper.handle()));
        lowest.map_or_else(Vec::new, |paper| {
            self.path_down(cell.source, paper.handle())
        })
    }
}

fn words(at: Break, source: &str, body: &str, last: &str) -> Phrase {
    match at {
        Break::Covered => Phrase::new(
            format!("{body} đã thực hiện {source} bằng {last}."),
            format!("{body} has answered {source} by {last}."),
        ),
        Break::NoDuty => Phrase::new(
            format!("Không nhiệm vụ nào trong chính sách nói đến {source}."),
            format!("No duty of the policy is about {source}."),
        ),
        Break::NotObliged => Phrase::new(
            format!("{body} không phải thực hiện {source}."),
            format!("{body} is not obliged by {source}."),
        ),
        Break::NoAnswer => Phrase::new(
            format!("Chưa thấy văn bản nào thực hiện {source} trên đường đến {body}."),
            format!("Nothing on the way to {body} carries {source} out."),
        ),
        Break::Below => Phrase::new(
            format!("Chuỗi dừng ở {last}; {body} chưa có văn bản thực hiện."),
            format!("The chain ends at {last}; {body} has nothing below it."),
        ),
        Break::OnlyDraft => Phrase::new(
            format!("Mới chỉ có dự thảo thực hiện {source} cho {body}."),
            format!("Only a draft carries {source} out for {body}."),
        ),
        Break::Contested => Phrase::new(
            format!("{body} có {last}, nhưng số này bị trùng."),
            format!("{body} has {last}, but that number is claimed twice."),
        ),
        Break::Ended => Phrase::new(
            format!("{source} đã được thay thế hoặc bãi bỏ."),
            format!("{source} was replaced or repealed."),
        ),
        Break::NotDue => Phrase::new(
            format!("{body} còn thời hạn thực hiện {source}."),
            format!("{body} still has time to answer {source}."),
        ),
        Break::Waived => Phrase::new(
            format!("{body} được miễn thực hiện {source}."),
            format!("It is accepted that {body} does not answer {source}."),
        ),
        Break::Split => Phrase::new(
            format!("Chưa rõ cơ quan nào thay {body} thực hiện {source}."),
            format!("It is open who answers {source} in place of {body}."),
        ),
        Break::NoDay => Phrase::new(
            format!(
                "Có thời hạn nhưng chính sách không nêu ngày xem xét (as_of), nên không biết {body} \
                 đã quá hạn thực hiện {source} chưa."
            ),
            format!(
                "There is a deadline, but the policy names no day of looking (as_of): it is open \
                 whether {body} is late with {source}."
            ),
        ),
        Break::NoDue => Phrase::new(
            format!("Ngày của {source} không đủ để biết {body} đã quá hạn thực hiện chưa."),
            format!("The date of {source} does not tell whether {body} is late with it."),
        ),
        Break::Open => Phrase::new(
            format!("Chưa đủ căn cứ để biết {body} đã thực hiện {source} chưa."),
            format!("It is open whether {body} has answered {source}."),
        ),
    }
}
