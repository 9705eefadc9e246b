//! What rules need of the policy, in words for the self-check.

use super::{Audit, Phrase};
use crate::id::Level;
use crate::registry::Doubt;

fn unless(audit: &Audit<'_>, given: bool, vi: &str, en: &str) -> Option<Phrase> {
    // Where nothing was read there is nothing that a policy could help with.
    (!given && !audit.graph().is_empty()).then(|| Phrase::new(vi, en))
}

/// The day of looking.
pub(super) fn as_of(audit: &Audit<'_>) -> Option<Phrase> {
    unless(
        audit,
        audit.policy().as_of().is_some(),
        "ngày tính đến (as_of)",
        "the day of looking (as_of)",
    )
}

/// A duty with a roster.
pub(super) fn roster(audit: &Audit<'_>) -> Option<Phrase> {
    unless(
        audit,
        audit
            .policy()
            .duties()
            .iter()
            .any(|duty| duty.roster.is_some()),
        "nhiệm vụ có danh sách cơ quan phải thực hiện (duties, rosters)",
        "a duty with the roster of bodies that it obliges (duties, rosters)",
    )
}

/// A duty with a deadline.
pub(super) fn deadline(audit: &Audit<'_>) -> Option<Phrase> {
    unless(
        audit,
        audit
            .policy()
            .duties()
            .iter()
            .any(|duty| duty.deadline.is_some()),
        "nhiệm vụ có thời hạn (duties, deadline)",
        "a duty with a deadline (duties, deadline)",
    )
}

/// A duty with both, and the day of looking.
pub(super) fn owed(audit: &Audit<'_>) -> Option<Phrase> {
    let both = |duty: &super::Duty| duty.roster.is_some() && duty.deadline.is_some();
    unless(
        audit,
        audit.policy().duties().iter().any(both) && audit.policy().as_of().is_some(),
        "nhiệm vụ có danh sách cơ quan và thời hạn, cùng ngày tính đến (duties, rosters, as_of)",
        "a duty with roster and deadline, and the day of looking (duties, rosters, as_of)",
    )
}

/// The same, and how far ahead to look.
pub(super) fn soon(audit: &Audit<'_>) -> Option<Phrase> {
    owed(audit).or_else(|| {
        unless(
            audit,
            audit.policy().due_soon().is_some(),
            "số ngày báo trước (due_soon)",
            "how many days ahead to look (due_soon)",
        )
    })
}

/// A register.
pub(super) fn register(audit: &Audit<'_>) -> Option<Phrase> {
    unless(
        audit,
        !audit.books().all().is_empty(),
        "sổ đăng ký văn bản (registers)",
        "a register (registers)",
    )
}

/// A register that is declared complete.
pub(super) fn complete(audit: &Audit<'_>) -> Option<Phrase> {
    unless(
        audit,
        audit.books().all().iter().any(|it| it.complete),
        "sổ đăng ký văn bản được xác nhận là đủ (registers, complete = true)",
        "a register declared complete (registers, complete = true)",
    )
}

/// Least shares, and duties with rosters to count.
pub(super) fn minimum(audit: &Audit<'_>) -> Option<Phrase> {
    unless(
        audit,
        !audit.policy().minimums().is_empty(),
        "mức tối thiểu phải đạt (minimums)",
        "the least share to be reached (minimums)",
    )
    .or_else(|| roster(audit))
}

/// The days on which committees' terms began, where two dates stand around one.
pub(super) fn terms(audit: &Audit<'_>) -> Option<Phrase> {
    let graph = audit.graph();
    let open = |document: crate::graph::Document<'_>| {
        document.doubt() == Some(Doubt::Window)
            && document.level().is_some_and(|level| level < Level::Central)
            && !graph.background().terms.has(document.body())
    };
    unless(
        audit,
        !graph.documents().any(open),
        "nhiệm kỳ của cấp ủy theo ngày đại hội (terms)",
        "the terms of committees by the days of their congresses (terms)",
    )
}

/// Bodies and rosters.
pub(super) fn bodies(audit: &Audit<'_>) -> Option<Phrase> {
    unless(
        audit,
        !audit.policy().rosters().is_empty(),
        "danh sách cơ quan (bodies, rosters)",
        "rosters of bodies (bodies, rosters)",
    )
}

/// The day of looking, where a waiver ends.
pub(super) fn expiry(audit: &Audit<'_>) -> Option<Phrase> {
    let ends = audit
        .policy()
        .waivers()
        .iter()
        .any(|it| it.expires.is_some());
    as_of(audit).filter(|_| ends)
}

/// An earlier run.
pub(super) fn baseline(audit: &Audit<'_>) -> Option<Phrase> {
    unless(
        audit,
        audit.policy().baseline().is_some(),
        "danh sách phát hiện của lần trước (baseline)",
        "the findings of an earlier run (baseline)",
    )
}
