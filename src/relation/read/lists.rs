//! Lists: one routine for all of them. A list says one thing of each of its members; a further item
//! goes to the list in which it fits.

use super::scan::{self, Governed};
use super::sentence::{Attach, Front, List};
use super::{LOOK_BACK, Reader};
use crate::relation::reading::{End, Role};
use crate::relation::{Certainty, RelationKind};
use crate::text::Span;

impl Reader<'_, '_> {
    /// Opens a list with its first member, without saying anything of it.
    pub(super) fn new_list(&mut self, index: u32, attach: Attach, found: &Governed) {
        let depth = self.sentence.brackets.len();
        self.sentence.lists.push(List {
            members: vec![index],
            attach,
            depth,
            colon: found.colon,
            bare: false,
            semi: false,
        });
        if self.sentence.lists.len() > LOOK_BACK {
            // The outermost stays: it is what the sentence begins with.
            self.sentence.lists.remove(1);
        }
    }

    pub(super) fn new_list_cited(&mut self, index: u32) {
        let depth = self.sentence.brackets.len();
        self.sentence.lists.push(List {
            members: vec![index],
            attach: Attach::Cited,
            depth,
            colon: false,
            bare: false,
            semi: false,
        });
        self.sentence.declared = false;
    }

    /// Opens a list, and says of its first member what it says of each.
    pub(super) fn begin(&mut self, index: u32, attach: Attach, found: &Governed) {
        self.new_list(index, attach, found);
        self.place(index);
    }

    /// Opens a list of what one document does.
    pub(super) fn begin_from(
        &mut self,
        index: u32,
        kind: RelationKind,
        cue: Span,
        found: &Governed,
    ) {
        let Some(previous) = self.sentence.previous else {
            return;
        };
        self.begin(
            index,
            Attach::Target {
                sources: vec![End::Mention(previous)],
                kind,
                cue,
            },
            found,
        );
    }

    /// Says of the last member of the innermost list what that list says of each.
    pub(super) fn place(&mut self, index: u32) {
        let at = self.sentence.lists.len() - 1;
        self.place_in(at, index);
    }

    fn place_in(&mut self, at: usize, index: u32) {
        let further = self.sentence.lists[at].members.len() > 1;
        let certainty = if further {
            Certainty::Inherited
        } else {
            Certainty::Stated
        };
        let here = End::Mention(index);
        self.sentence.declared = false;
        match self.sentence.lists[at].attach.clone() {
            Attach::Cited => {
                let cue = self.mention_cue(index);
                self.name(index, cue);
                let first = self.sentence.lists[at].members[0];
                if further && self.line.topics.contains(&first) {
                    self.line.topics.push(index);
                } else if further && self.line.after.contains(&first) {
                    self.line.after.push(index);
                }
            }
            Attach::Declared(cue) => self.declare(index, cue),
            Attach::Front(front) => self.sentence.fronted.push(Front {
                target: index,
                ..front
            }),
            Attach::Target { sources, kind, cue } => {
                if sources.len() > LOOK_BACK {
                    self.cut(index);
                }
                for source in sources.into_iter().take(LOOK_BACK) {
                    self.add(source, here, kind, cue, certainty);
                }
            }
            Attach::Agent { targets, kind, cue } => {
                for target in targets {
                    self.add(here, End::Mention(target), kind, cue, certainty);
                }
            }
            Attach::Answer {
                targets,
                kind,
                cue,
                count,
                one_by_one,
                several,
            } => {
                self.declare(index, cue);
                // Several answers to several heads: nothing says which to which.
                let meant: &[u32] = match (targets.len(), one_by_one) {
                    (1, _) => &targets,
                    (_, true) => targets.get(count..=count).unwrap_or_default(),
                    _ if count == 0 && !several => &targets,
                    _ => &[],
                };
                for &target in meant {
                    self.add(here, End::Mention(target), kind, cue, Certainty::Stated);
                }
                if let Attach::Answer { count, .. } = &mut self.sentence.lists[at].attach {
                    *count += 1;
                }
            }
            Attach::Respective {
                sources,
                kind,
                cue,
                count,
            } => {
                if let Some(&source) = sources.get(count) {
                    self.add(source, here, kind, cue, Certainty::Stated);
                } else {
                    let cue = self.mention_cue(index);
                    self.name(index, cue);
                }
                if let Attach::Respective { count, .. } = &mut self.sentence.lists[at].attach {
                    *count += 1;
                }
            }
            Attach::Missing(cue) => self.missing(index, cue),
        }
    }

    /// Opens the list of what is issued here.
    pub(super) fn declare_first(&mut self, index: u32, cue: Span, found: &Governed) {
        self.sentence.subjects.clear();
        self.sentence.closed = 0;
        self.sentence.acted.clear();
        let unnumbered = std::mem::take(&mut self.sentence.unnumbered);
        self.sentence.fronted.extend(unnumbered);
        self.begin(index, Attach::Declared(cue), found);
    }

    /// The text says that this document was issued: it answers what waits for an answer.
    pub(super) fn declare(&mut self, index: u32, cue: Span) {
        let level = self.level(index);
        let foreign = matches!((self.own.level, level), (Some(own), Some(other)) if own != other);
        if !foreign {
            self.roles[index as usize] = Role::Declared;
        }
        let here = End::Mention(index);
        self.sentence.subjects.push(here);
        self.sentence.declared = true;
        self.line.issued.push((index, cue));
        // What is studied or reviewed is not what the answer does.
        let answers = |front: &Front| {
            !matches!(
                front.kind,
                RelationKind::Disseminates | RelationKind::Reviews
            )
        };
        let sentence = &mut self.sentence;
        let fronted = sentence.fronted.iter().copied().filter(answers);
        sentence.answered.extend(fronted);
        sentence.fronted.retain(|front| !answers(front));
        if self.sentence.answered.len() > LOOK_BACK {
            self.cut(index);
        }
        let answered = self.sentence.answered.iter().take(LOOK_BACK);
        for front in answered.copied().collect::<Vec<_>>() {
            let to = End::Mention(front.target);
            self.add(here, to, front.kind, front.cue, Certainty::Stated);
        }
    }

    /// Puts a further item into the list in which it fits: with a verb of its own, into the outermost
    /// list of its kind, since it begins what the verb says anew; else into the innermost of its type
    /// and organ, of its level, or, where neither tells, the innermost.
    pub(super) fn coordinate(&mut self, at: usize, index: u32, found: &Governed) {
        let depth = self.sentence.brackets.len();
        let lists = &self.sentence.lists;
        let inside = self.lists_grounds_in_bracket(found);
        let fit: Vec<usize> = (0..lists.len())
            .filter(|&list| lists[list].depth == depth || inside)
            .filter(|&list| !self.is_younger(index, &lists[list].attach))
            .collect();
        let chosen = self.fitting(&fit, at, index, found);
        let Some(chosen) = chosen else {
            let cue = self.mention_cue(index);
            self.new_list(index, Attach::Cited, found);
            self.sentence.declared = false;
            self.name(index, cue);
            return;
        };
        let members = &mut self.sentence.lists[chosen].members;
        if members.len() > 100_000 {
            return;
        }
        members.push(index);
        self.sentence.lists[chosen].semi |= found.semi;
        // What stood in the lists inside is closed: the outer one goes on.
        self.place_in(chosen, index);
        self.sentence.lists.truncate(chosen + 1);
    }

    /// Whether a document is younger than the one that a list says acts on its members: nothing changes
    /// or carries out what was still to come.
    fn is_younger(&self, index: u32, attach: &Attach) -> bool {
        let Attach::Target { sources, kind, .. } = attach else {
            return false;
        };
        let acts = kind.changes() || kind.carries_out() || *kind == RelationKind::Details;
        let &[End::Mention(source)] = sources.as_slice() else {
            return false;
        };
        let (source, target) = (
            &self.mentions[source as usize],
            &self.mentions[index as usize],
        );
        let days = source.date().zip(target.date());
        let years = source.id().year().zip(target.id().year());
        acts && days.map_or_else(
            || years.is_some_and(|(source, target)| source < target),
            |(source, target)| source < target,
        )
    }

    /// Whether the grounds of a list go on in brackets that only give a number: "Nghị định của Chính
    /// phủ … (số A; số B)".
    fn lists_grounds_in_bracket(&self, found: &Governed) -> bool {
        self.lists_grounds()
            && (found.governor == scan::Governor::Bracket || found.semi)
            && self.sentence.lists.iter().all(|list| list.depth == 0)
    }

    fn fitting(&self, fit: &[usize], at: usize, index: u32, found: &Governed) -> Option<usize> {
        let lists = &self.sentence.lists;
        let last = |list: usize| *lists[list].members.last().unwrap_or(&index);
        let id = |at: u32| self.mentions[at as usize].id();
        let level = self.level(index);
        let family = |at: u32| self.additions.family(id(at));
        let same_series = |other: u32| {
            id(other).type_code() == id(index).type_code()
                && id(other).type_code().is_some()
                && id(other).organ() == id(index).organ()
        };
        // Laws have no code of their type.
        let same_type = |other: u32| {
            let (a, b) = (id(other), id(index));
            a.type_code() == b.type_code()
                && (a.type_code().is_some()
                    || self.level(other).is_some()
                        && self.level(other) == level
                        && family(other) == family(index))
        };
        let same_level = |other: u32| {
            self.level(other) == level && (level.is_some() || family(other) == family(index))
        };
        if scan::has_own_verb(&self.lexer.events, at) {
            let declared = fit.iter().copied().find(|&list| {
                matches!(lists[list].attach, Attach::Declared(_))
                    && (same_level(last(list))
                        || level.is_none()
                        || self.level(last(list)).is_none())
            });
            let series = || fit.iter().copied().find(|&list| same_series(last(list)));
            // What the sentence begins with goes on.
            let outer = || {
                fit.first()
                    .copied()
                    .filter(|&list| matches!(lists[list].attach, Attach::Front(_)))
            };
            if let Some(list) = declared.or_else(series).or_else(outer) {
                return Some(list);
            }
        }
        // Behind a semicolon only a list that a colon leads in, or the outermost, goes on.
        let semi = found.semi;
        let reach: Vec<usize> = if semi {
            let colon = fit.iter().copied().filter(|&list| lists[list].colon);
            let outer = fit.iter().copied().take(1);
            outer.chain(colon).collect()
        } else {
            fit.to_vec()
        };
        let grounds = |list: usize| match &lists[list].attach {
            Attach::Front(front) => front.kind == RelationKind::BasedOn,
            Attach::Target { sources, kind, .. } => {
                *kind == RelationKind::BasedOn && sources.first() == Some(&End::Own)
            }
            _ => false,
        };
        // "Căn cứ A hướng dẫn B và C": C is of B's type and not of A's, else a ground.
        if let Some(&ground) = reach.first().filter(|&&list| grounds(list)) {
            let inner = reach.iter().rev().copied().find(|&list| {
                let beside = list != ground && !semi && same_type(last(list));
                beside
                    && match lists[list].attach {
                        // "được sửa đổi bởi B, C và D"
                        Attach::Agent { .. } => true,
                        // "Căn cứ A; B sửa đổi C và D": semicolons part the grounds.
                        Attach::Target { kind, .. } => {
                            let apart = kind.changes() && lists[ground].semi && found.and;
                            apart || !same_type(last(ground))
                        }
                        _ => false,
                    }
            });
            return Some(inner.unwrap_or(ground));
        }
        let find =
            |test: &dyn Fn(u32) -> bool| reach.iter().rev().copied().find(|&list| test(last(list)));
        if let Some(list) = find(&same_series) {
            return Some(list);
        }
        if let Some(list) = find(&same_level) {
            return Some(list);
        }
        let inner = *reach.last()?;
        if semi && lists[inner].colon {
            return Some(inner);
        }
        // Another level fits where it is open, or where the source stands below it too: "thực hiện
        // Chỉ thị của Trung ương và Kế hoạch của Tỉnh ủy".
        let below = match &lists[inner].attach {
            Attach::Target { sources, .. } => {
                let source = match sources.first() {
                    Some(&End::Mention(source)) => self.level(source),
                    _ => self.own.level,
                };
                source.is_some() && source < level
            }
            Attach::Declared(_) => false,
            _ => true,
        };
        (level.is_none() || self.level(last(inner)).is_none() || below).then_some(inner)
    }

    /// "A và B lần lượt thực hiện C và D": whether the verb was read so.
    pub(super) fn respective(
        &mut self,
        index: u32,
        verb: super::event::Verb,
        cue: Span,
        found: &Governed,
    ) -> bool {
        let several: Vec<End> = match self.sentence.subjects.len() {
            0 | 1 => self
                .sentence
                .heads()
                .iter()
                .copied()
                .map(End::Mention)
                .take(LOOK_BACK)
                .collect(),
            _ => self
                .sentence
                .subjects
                .iter()
                .copied()
                .take(LOOK_BACK)
                .collect(),
        };
        let Some(kind) = verb
            .class
            .kind()
            .filter(|_| several.len() > 1 && !verb.passive)
        else {
            return false;
        };
        self.begin(
            index,
            Attach::Respective {
                sources: several,
                kind,
                cue,
                count: 0,
            },
            found,
        );
        true
    }
}
