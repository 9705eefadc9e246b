//! What in a policy does not fit together.
//!
//! serde sees to the shape; what is said here takes the whole policy to see: a name
//! that no body has, two terms of one committee on one day, a duty on nothing.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use super::problem::PolicyProblem;
use super::{Deadline, Duty, Policy, duty};
use crate::audit::Phrase;
use crate::audit::RuleSet;
use crate::audit::phrase::day_vi;
use crate::id::vocabulary::{OrganRow, TypeRow, organs, type_codes};
use crate::id::{AddCodeError, Additions, Level};
use crate::registry::Body;

impl Policy {
    /// What does not fit together, in the order of the policy; empty when all does.
    /// An audit runs on any policy: a name that is unknown obliges nobody.
    ///
    /// Cost: n log n in the parts, and for each unknown name a look at all known ones.
    pub fn problems(&self) -> Vec<PolicyProblem> {
        self.problems_under(&RuleSet::default())
    }

    /// The same where other rules are run: a code is known that is one of theirs.
    pub fn problems_under(&self, rules: &RuleSet) -> Vec<PolicyProblem> {
        let mut found = Vec::new();
        self.bodies_fit(&mut found);
        let names: BTreeSet<&str> = self.bodies.iter().map(|body| body.name.as_str()).collect();
        let more = self.additions();
        self.terms_fit(&self.steps(&more), &mut found);
        for (roster, members) in &self.rosters {
            if members.is_empty() {
                let reason =
                    Phrase::new("danh sách không có cơ quan nào", "the roster has no body");
                found.push(PolicyProblem::new(&["rosters", roster], reason));
            }
            let mut seen = BTreeSet::new();
            for (at, member) in members.iter().enumerate() {
                let at = at.to_string();
                let path = ["rosters", roster, &at];
                if !names.contains(member.as_str()) {
                    let reason = Phrase::new(
                        format!("không có cơ quan tên `{member}`"),
                        format!("no body is named `{member}`"),
                    );
                    let problem = PolicyProblem::new(&path, reason);
                    found.push(problem.near(member, names.iter().copied()));
                } else if !seen.insert(member) {
                    let reason = Phrase::new(
                        format!("`{member}` có hai lần trong danh sách"),
                        format!("`{member}` is in the roster twice"),
                    );
                    found.push(PolicyProblem::new(&path, reason));
                }
            }
        }
        let codes = Codes::new(self, &more);
        for (at, duty) in self.duties.iter().enumerate() {
            self.duty_fits(&at.to_string(), duty, &codes, &mut found);
        }
        for (at, minimum) in self.minimums.iter().enumerate() {
            let at = at.to_string();
            if minimum.percent > 100 {
                let reason = Phrase::new(
                    format!("{} phần trăm là quá một trăm", minimum.percent),
                    format!("{} of a hundred", minimum.percent),
                );
                found.push(PolicyProblem::new(&["minimums", &at, "percent"], reason));
            }
            if let Some(body) = minimum.body.as_deref().filter(|it| !names.contains(it)) {
                let reason = Phrase::new(
                    format!("không có cơ quan tên `{body}`"),
                    format!("no body is named `{body}`"),
                );
                let problem = PolicyProblem::new(&["minimums", &at, "body"], reason);
                found.push(problem.near(body, names.iter().copied()));
            }
        }
        self.registers_fit(&names, &mut found);
        self.waivers_fit(rules, &mut found);
        self.vocabulary_fits(&mut found);
        for code in self.severity.keys() {
            if rules.iter().all(|rule| rule.code().as_str() != code) {
                let problem = unknown_code(&["severity", code], code, rules);
                found.push(problem);
            }
        }
        found
    }

    fn bodies_fit(&self, found: &mut Vec<PolicyProblem>) {
        let mut by_name: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, body) in self.bodies.iter().enumerate() {
            let place = at.to_string();
            if by_name.insert(&body.name, at).is_some() {
                let reason = Phrase::new(
                    format!("có hai cơ quan cùng tên `{}`", body.name),
                    format!("a second body is named `{}`", body.name),
                );
                found.push(PolicyProblem::new(&["bodies", &place, "name"], reason));
            }
            if matches!((body.from, body.to), (Some(from), Some(to)) if to < from) {
                let reason = Phrase::new(
                    "ngày cuối trước ngày đầu",
                    "the last day is before the first",
                );
                found.push(PolicyProblem::new(&["bodies", &place, "to"], reason));
            }
        }
        for (at, body) in self.bodies.iter().enumerate() {
            let place = at.to_string();
            let path = ["bodies", place.as_str(), "parent"];
            let Some(parent) = body.parent.as_deref() else {
                continue;
            };
            let Some(&above) = by_name.get(parent) else {
                let reason = Phrase::new(
                    format!("không có cơ quan tên `{parent}`"),
                    format!("no body is named `{parent}`"),
                );
                let problem = PolicyProblem::new(&path, reason);
                found.push(problem.near(parent, by_name.keys().copied()));
                continue;
            };
            let levels = (body.level, self.bodies[above].level);
            if matches!(levels, (Some(own), Some(parent)) if parent <= own) {
                let reason = Phrase::new(
                    format!("`{parent}` không phải cấp trên của `{}`", body.name),
                    format!("`{parent}` does not stand above `{}`", body.name),
                );
                found.push(PolicyProblem::new(&path, reason));
            }
        }
        // Who stands above himself: walk up with a mark for each walk.
        let above: Vec<Option<usize>> = self
            .bodies
            .iter()
            .map(|body| by_name.get(body.parent.as_deref()?).copied())
            .collect();
        let mut mark = vec![0_usize; above.len()];
        for start in 0..above.len() {
            let mut at = Some(start);
            while let Some(here) = at.filter(|&here| mark[here] == 0) {
                mark[here] = start + 1;
                at = above[here];
            }
            if at.is_some_and(|here| mark[here] == start + 1) {
                let reason = Phrase::new(
                    format!("`{}` là cấp trên của chính mình", self.bodies[start].name),
                    format!("`{}` stands above itself", self.bodies[start].name),
                );
                let place = start.to_string();
                found.push(PolicyProblem::new(&["bodies", &place, "parent"], reason));
            }
        }
        self.successors_fit(&by_name, found);
    }

    /// Who takes over is known, and stands on the day after the end.
    fn successors_fit(&self, by_name: &BTreeMap<&str, usize>, found: &mut Vec<PolicyProblem>) {
        let names: Vec<Vec<Option<usize>>> = self
            .bodies
            .iter()
            .map(|body| {
                let names = body.successors.iter();
                names.map(|it| by_name.get(it.as_str()).copied()).collect()
            })
            .collect();
        let circle = circles(&names);
        for (at, body) in self.bodies.iter().enumerate() {
            let place = at.to_string();
            if body.to.is_none() && !body.successors.is_empty() {
                let reason = Phrase::new(
                    format!(
                        "`{}` có cơ quan tiếp nhận mà không có ngày cuối; ghi thêm `to`",
                        body.name
                    ),
                    format!("`{}` has successors and no last day; give `to`", body.name),
                );
                found.push(PolicyProblem::new(
                    &["bodies", &place, "successors"],
                    reason,
                ));
            }
            let mut seen = BTreeSet::new();
            for (index, name) in body.successors.iter().enumerate() {
                let index_key = index.to_string();
                let path = ["bodies", place.as_str(), "successors", &index_key];
                let Some(next) = names[at][index] else {
                    let reason = Phrase::new(
                        format!("không có cơ quan tên `{name}`"),
                        format!("no body is named `{name}`"),
                    );
                    let problem = PolicyProblem::new(&path, reason);
                    found.push(problem.near(name, by_name.keys().copied()));
                    continue;
                };
                let heir = &self.bodies[next];
                let reason = if !seen.insert(next) {
                    Phrase::new(
                        format!("`{name}` được nêu hai lần"),
                        format!("`{name}` is named twice"),
                    )
                } else if circle[at] == circle[next] {
                    Phrase::new(
                        format!("`{}` không thể tiếp nhận chính mình", body.name),
                        format!("`{}` would take over from itself", body.name),
                    )
                } else {
                    let own = &body.name;
                    match (body.to, heir.from, heir.to) {
                        (Some(end), Some(from), _) if end.succ_opt() < Some(from) => Phrase::new(
                            format!(
                                "`{name}` bắt đầu ngày {}, muộn hơn ngày sau khi `{own}` kết thúc ({})",
                                day_vi(from),
                                day_vi(end)
                            ),
                            format!(
                                "`{name}` begins on {from}, later than the day after `{own}` ended ({end})"
                            ),
                        ),
                        (Some(end), _, Some(to)) if to <= end => Phrase::new(
                            format!(
                                "`{name}` kết thúc ngày {}, mà `{own}` không kết thúc trước ngày {}",
                                day_vi(to),
                                day_vi(end)
                            ),
                            format!("`{name}` ended on {to}, and `{own}` not before {end}"),
                        ),
                        _ => continue,
                    }
                };
                found.push(PolicyProblem::new(&path, reason));
            }
        }
    }

    fn terms_fit(&self, steps: &BTreeMap<&str, Option<Level>>, found: &mut Vec<PolicyProblem>) {
        let mut order: Vec<usize> = (0..self.terms.len()).collect();
        order.sort_by_key(|&at| (&self.terms[at].committee, self.terms[at].from, at));
        for (at, term) in self.terms.iter().enumerate() {
            let at = at.to_string();
            let step = steps.get(term.committee.as_str()).copied();
            if !steps.is_empty() && step.is_none() {
                let reason = Phrase::new(
                    format!("không có cơ quan tên `{}`", term.committee),
                    format!("no body is named `{}`", term.committee),
                );
                let problem = PolicyProblem::new(&["terms", &at, "committee"], reason);
                found.push(problem.near(&term.committee, steps.keys().copied()));
            } else if let Some(reason) = term_tells_nothing(&term.committee, step.flatten()) {
                found.push(PolicyProblem::new(&["terms", &at, "committee"], reason));
            }
            if term.to.is_some_and(|to| to < term.from) {
                let reason = Phrase::new(
                    "ngày cuối trước ngày đầu",
                    "the last day is before the first",
                );
                found.push(PolicyProblem::new(&["terms", &at, "to"], reason));
            }
        }
        for two in order.windows(2) {
            let (first, next) = (&self.terms[two[0]], &self.terms[two[1]]);
            let apart =
                first.committee != next.committee || first.to.is_some_and(|last| last < next.from);
            if !apart {
                let at = two[1].to_string();
                let (name, from, before) = (&next.committee, next.from, first.from);
                let reason = Phrase::new(
                    format!(
                        "nhiệm kỳ của `{name}` từ {} chồng lên nhiệm kỳ từ {}",
                        day_vi(from),
                        day_vi(before)
                    ),
                    format!("the term of `{name}` from {from} overlaps the one from {before}"),
                );
                found.push(PolicyProblem::new(&["terms", &at, "from"], reason));
            }
        }
    }

    fn duty_fits(&self, at: &str, duty: &Duty, codes: &Codes<'_>, found: &mut Vec<PolicyProblem>) {
        if duty.select.is_empty() {
            let reason = Phrase::new(
                "nhiệm vụ không chọn văn bản nào: nêu types, organs, ids hoặc level",
                "the duty selects nothing: name types, organs, ids or a level",
            );
            found.push(PolicyProblem::new(&["duties", at, "select"], reason));
        }
        let lists = [
            (&duty.select.types, ["select", "types"].as_slice()),
            (&duty.accept, ["accept"].as_slice()),
        ];
        for (types, keys) in lists {
            for (index, code) in types.iter().enumerate() {
                if codes.types.contains(code.as_str()) {
                    continue;
                }
                let index = index.to_string();
                let mut path = vec!["duties", at];
                path.extend(keys);
                path.push(&index);
                let problem = PolicyProblem::new(
                    &path,
                    Phrase::new(
                        format!("không loại văn bản nào có ký hiệu `{code}`"),
                        format!("no type has the code `{code}`"),
                    ),
                );
                found.push(problem.near(code, codes.types.iter().copied()));
            }
        }
        for (index, code) in duty.select.organs.iter().enumerate() {
            let known = crate::id::Organ::new(code).is_known()
                || codes.organs.contains(code.as_str())
                || codes.of_bodies.contains(code.as_str());
            if !known {
                let index = index.to_string();
                let path = ["duties", at, "select", "organs", &index];
                let problem = PolicyProblem::new(
                    &path,
                    Phrase::new(
                        format!("không cơ quan nào có ký hiệu `{code}`"),
                        format!("no organ has the code `{code}`"),
                    ),
                );
                found.push(problem.near(code, codes.organs.iter().copied()));
            }
        }
        if let Some(roster) = duty.roster.as_deref() {
            if !self.rosters.contains_key(roster) {
                let reason = Phrase::new(
                    format!("không có danh sách tên `{roster}`"),
                    format!("no roster is named `{roster}`"),
                );
                let problem = PolicyProblem::new(&["duties", at, "roster"], reason);
                found.push(problem.near(roster, self.rosters.keys().map(String::as_str)));
            }
        }
        if let Some(Deadline::Days(days) | Deadline::WorkingDays(days)) = duty.deadline {
            if days > duty::LONGEST {
                let reason = Phrase::new(
                    format!("thời hạn {days} ngày là quá mười năm"),
                    format!("a deadline of {days} days is longer than ten years"),
                );
                found.push(PolicyProblem::new(&["duties", at, "deadline"], reason));
            }
        }
    }

    fn registers_fit(&self, names: &BTreeSet<&str>, found: &mut Vec<PolicyProblem>) {
        for (at, register) in self.registers.iter().enumerate() {
            let at = at.to_string();
            let body = register.body.as_deref();
            if let Some(body) = body.filter(|it| !names.is_empty() && !names.contains(it)) {
                let reason = Phrase::new(
                    format!("không có cơ quan tên `{body}`"),
                    format!("no body is named `{body}`"),
                );
                let problem = PolicyProblem::new(&["registers", &at, "body"], reason);
                found.push(problem.near(body, names.iter().copied()));
            }
            if matches!((register.from, register.to), (Some(from), Some(to)) if to < from) {
                let reason = Phrase::new(
                    "ngày cuối trước ngày đầu",
                    "the last day is before the first",
                );
                found.push(PolicyProblem::new(&["registers", &at, "to"], reason));
            }
            for (index, row) in register.rows.iter().enumerate() {
                let series = row.number.series();
                if series != register.series {
                    let index = index.to_string();
                    let path = ["registers", &at, "rows", &index, "number"];
                    let (number, own) = (&row.number, &register.series);
                    let reason = Phrase::new(
                        format!("{number} thuộc dãy số {series}, không phải {own}"),
                        format!("{number} is of series {series}, not {own}"),
                    );
                    found.push(PolicyProblem::new(&path, reason));
                }
            }
        }
    }

    fn vocabulary_fits(&self, found: &mut Vec<PolicyProblem>) {
        for (list, at, error) in self.vocabulary.read().1 {
            let at = at.to_string();
            let path = ["vocabulary", list, &at, "code"];
            found.push(PolicyProblem::new(&path, cannot_add(&error)));
        }
        let types = self.vocabulary.types.iter();
        let types = types.map(|row| (&row.name, &row.source, row.from, row.to));
        let organs = self.vocabulary.organs.iter();
        let organs = organs.map(|row| (&row.name, &row.source, row.from, row.to));
        let types = types.enumerate().map(|(at, row)| ("types", at, row));
        let organs = organs.enumerate().map(|(at, row)| ("organs", at, row));
        for (list, at, (name, source, from, to)) in types.chain(organs) {
            let at = at.to_string();
            let mut tell = |key: &str, vi: &str, en: &str| {
                let path = ["vocabulary", list, &at, key];
                found.push(PolicyProblem::new(&path, Phrase::new(vi, en)));
            };
            if name.trim().is_empty() {
                tell(
                    "name",
                    "tên trống; ghi rõ ký hiệu này là gì",
                    "the name is empty; say what the code stands for",
                );
            }
            if source.trim().is_empty() {
                tell(
                    "source",
                    "nguồn trống; ghi rõ căn cứ của ký hiệu này",
                    "the source is empty; say where the code is known from",
                );
            }
            if from.zip(to).is_some_and(|(from, to)| to < from) {
                tell(
                    "to",
                    "ngày cuối trước ngày đầu",
                    "the last day is before the first",
                );
            }
        }
    }

    fn waivers_fit(&self, rules: &RuleSet, found: &mut Vec<PolicyProblem>) {
        for (at, waiver) in self.waivers.iter().enumerate() {
            let at = at.to_string();
            let whole = waiver.code.is_some() && waiver.subject.is_some();
            if waiver.finding.is_none() && !whole {
                let reason = Phrase::new(
                    "miễn trừ không nêu phát hiện nào: ghi `finding`, hoặc `code` và `subject`",
                    "the waiver names no finding: give `finding`, or `code` and `subject`",
                );
                found.push(PolicyProblem::new(&["waivers", &at], reason));
            }
            if let Some(code) = waiver
                .code
                .as_deref()
                .filter(|code| rules.rule(code).is_none())
            {
                found.push(unknown_code(&["waivers", &at, "code"], code, rules));
            }
        }
    }
}

/// A number for each body that it shares with those that it takes over from and that take
/// over from it, so that only bodies in one circle have the same.
fn circles(successors: &[Vec<Option<usize>>]) -> Vec<usize> {
    let edges = successors.iter().enumerate();
    let edges = edges.flat_map(|(at, next)| next.iter().flatten().map(move |&to| (at, to)));
    let mut graph = DiGraph::<(), (), usize>::default();
    for _ in successors {
        graph.add_node(());
    }
    graph.extend_with_edges(edges);
    let mut circle = vec![0; successors.len()];
    for (number, group) in kosaraju_scc(&graph).into_iter().enumerate() {
        for at in group {
            circle[at.index()] = number;
        }
    }
    circle
}

/// The codes that a duty may name.
struct Codes<'p> {
    types: BTreeSet<&'p str>,
    organs: BTreeSet<&'p str>,
    of_bodies: BTreeSet<&'p str>,
}

impl<'p> Codes<'p> {
    fn new(policy: &'p Policy, more: &'p Additions) -> Self {
        let mut types: BTreeSet<&str> = type_codes().map(TypeRow::code).collect();
        types.extend(more.type_codes());
        let mut organs: BTreeSet<&str> = organs().map(OrganRow::code).collect();
        organs.extend(more.organ_codes());
        let of_bodies = policy.bodies.iter();
        Self {
            types,
            organs,
            of_bodies: of_bodies.filter_map(|body| body.organ.as_deref()).collect(),
        }
    }
}

/// Why the terms of a committee would be of no use: numbers could not be given to it.
/// `step` is its step, where the bodies tell.
fn term_tells_nothing(committee: &str, step: Option<Level>) -> Option<Phrase> {
    let read = Body::read(committee);
    match step.or(read.level()) {
        Some(Level::Central) => Some(Phrase::new(
            "nhiệm kỳ của Trung ương đã có sẵn; bỏ mục này",
            "the terms of Central are built in; leave this one out",
        )),
        None => Some(Phrase::new(
            format!("chưa rõ cấp của `{committee}`; khai trong bodies, kèm `level`"),
            format!(
                "the level of `{committee}` is open; give it among the bodies, with its `level`"
            ),
        )),
        Some(_) if read.place().is_none() => Some(Phrase::new(
            format!("`{committee}` không nêu địa danh; ghi như ở tiêu đề văn bản, kèm địa danh"),
            format!(
                "`{committee}` names no place; write it as its letterhead does, with the place"
            ),
        )),
        Some(_) => None,
    }
}

/// Why a code cannot be added, in both languages.
fn cannot_add(error: &AddCodeError) -> Phrase {
    let vi = match error {
        AddCodeError::NoType(code) => {
            format!("không số nào mang được loại `{code}`; ghi bằng hai đến sáu chữ hoa")
        }
        AddCodeError::NoOrgan(code) => format!(
            "không số nào mang được ký hiệu cơ quan `{code}`; ghi bằng hai chữ hoa trở lên, không dấu cách, không gạch"
        ),
        AddCodeError::BuiltIn { code, known } => {
            format!("`{code}` đã có sẵn, là {known}; bỏ mục này")
        }
        AddCodeError::Twice(code) => format!("`{code}` được thêm hai lần; giữ một"),
    };
    Phrase::new(vi, error.to_string())
}

fn unknown_code(path: &[&str], code: &str, rules: &RuleSet) -> PolicyProblem {
    let reason = Phrase::new(
        format!("không có quy tắc mã `{code}`"),
        format!("no rule has the code `{code}`"),
    );
    let problem = PolicyProblem::new(path, reason);
    let codes: Vec<_> = rules.iter().map(|rule| rule.code()).collect();
    problem.near(code, codes.iter().map(|code| code.as_str()))
}
