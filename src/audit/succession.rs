//! Bodies that ended, and who took over what they owed.
//!
//! What a body has not done when it ends passes to its one successor, and so on down the
//! line. Where it was split into several, the policy does not say which of them owes what
//! is left, and neither does this.

use chrono::NaiveDate;

use super::policy::{Policy, PolicyBody};
use super::who::Who;

/// The bodies that one duty of a body of a roster went through by the day of looking.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The body of the roster, and each that took over from the one before; never empty.
    pub(super) bodies: Vec<usize>,
    /// Where the last of them was split: those of whom one may owe it now.
    pub(super) heirs: Vec<usize>,
}

/// The last day of a body, where by the day of looking it had ended and left successors.
fn end(body: &PolicyBody, as_of: Option<NaiveDate>) -> Option<NaiveDate> {
    let end = body.to.filter(|_| !body.successors.is_empty())?;
    as_of.is_none_or(|today| end < today).then_some(end)
}

impl Line {
    /// Follows a body of a roster. A successor that is unknown, or ended no later, takes
    /// nothing over, so that each step goes forward in time and the line ends.
    ///
    /// Cost: the successors on the line.
    pub(super) fn of(policy: &Policy, who: &Who<'_>, body: usize) -> Self {
        let bodies = policy.bodies();
        let mut line = Self {
            bodies: vec![body],
            heirs: Vec::new(),
        };
        let mut at = body;
        while let Some(end) = end(&bodies[at], policy.as_of()) {
            let names = &bodies[at].successors;
            let mut next: Vec<usize> = names.iter().filter_map(|it| who.named(it)).collect();
            next.retain(|&it| bodies[it].to.is_none_or(|to| end < to));
            if names.len() > 1 {
                line.heirs = next;
                break;
            }
            let Some(&one) = next.first() else {
                break;
            };
            line.bodies.push(one);
            at = one;
        }
        line
    }

    /// The body that owes it now; where it was split, the one that was.
    pub(super) fn last(&self) -> usize {
        self.bodies[self.bodies.len() - 1]
    }

    /// The body at a step of the line, or an heir beyond its end, with its papers' days: the
    /// last day of the one before it, and its own where it passed the duty on.
    fn reach(
        &self,
        policy: &Policy,
        step: usize,
        first: usize,
    ) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let day = |step: usize| end(&policy.bodies()[*self.bodies.get(step)?], policy.as_of());
        let before = if step > first { day(step - 1) } else { None };
        let passes = step + 1 < self.bodies.len() || !self.heirs.is_empty();
        (before, if passes { day(step) } else { None })
    }

    /// Whether a paper of a body at a step of the line answers for the line: it is of the
    /// days on which that body had to. `first` is the step that the duty began with. `None`
    /// where the days leave it open, or the body did not stand on them.
    ///
    /// Cost: constant.
    pub(super) fn counts(
        &self,
        policy: &Policy,
        (step, body): (usize, usize),
        first: usize,
        days: Option<(NaiveDate, NaiveDate)>,
    ) -> Option<bool> {
        let (before, own) = self.reach(policy, step, first);
        let body = &policy.bodies()[body];
        if let Some(before) = before {
            match days {
                Some((earliest, _)) if before < earliest => {}
                // A paper of its own time before: its own answer, not the other's.
                Some((_, latest)) if latest <= before => {
                    return body.stood_on(latest).then_some(false);
                }
                _ if body.from.is_some_and(|from| before < from) => {}
                _ => return None,
            }
        }
        let after = matches!((own, days), (Some(own), Some((earliest, _))) if own < earliest);
        (!after).then_some(true)
    }
}
