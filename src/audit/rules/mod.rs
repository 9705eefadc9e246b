//! One rule, one file. The text beside each is its documentation, the answer of
//! [`Rule::explain`], and what a report can quote.

mod amend_target_missing;
mod baseline_drift;
mod child_before_parent;
mod coverage_below_threshold;
mod cycle;
mod dangling_reference;
mod draft_only;
mod draft_overdue;
mod due_soon;
mod duplicate_heading;
mod expired_child_live_parent;
mod future_dated;
mod implements_void_source;
mod input_unreadable;
mod issued_on_rest_day;
mod late_implementation;
mod level_skipped;
mod limit_hit;
mod malformed_number;
mod mention_conflict;
mod missing_date;
mod near_miss_reference;
mod number_collision;
mod organ_not_in_existence;
mod outside_report_period;
mod register_mismatch;
mod replaced_but_cited;
mod report_omits_known;
mod root_not_top;
mod roster_gap;
mod roster_incomplete;
mod serial_date_inversion;
mod serial_hole;
mod shallow_only;
mod source_unimplemented;
mod stale_implementation;
mod suspect_downstream;
mod waiver_expired;
mod waiver_unused;
mod waiver_without_reason;

use crate::graph::Document;

use super::{Audit, Code, Finding, Phrase, Rule, Severity, lacking};

macro_rules! rules {
    ($( $module:ident, $rule:ident, $code:literal, $name:literal, $severity:ident
        $(, lacks $lacks:ident)? $(, review $review:ident)? $(, needs $needs:ident)?; )*) => {
        $(
            #[doc = include_str!(concat!(stringify!($module), ".md"))]
            #[derive(Clone, Copy, Debug, Default)]
            pub struct $rule;

            impl Rule for $rule {
                fn code(&self) -> Code {
                    Code($code)
                }

                fn name(&self) -> &'static str {
                    $name
                }

                fn severity(&self) -> Severity {
                    Severity::$severity
                }

                fn explain(&self) -> &'static str {
                    include_str!(concat!(stringify!($module), ".md"))
                }

                fn check(&self, audit: &Audit<'_>) -> Vec<Finding> {
                    $module::check(*self, audit)
                }

                $(
                    fn lacks(&self, audit: &Audit<'_>) -> Option<Phrase> {
                        $module::$lacks(audit)
                    }
                )?

                $(
                    fn lacks(&self, audit: &Audit<'_>) -> Option<Phrase> {
                        lacking::$needs(audit)
                    }
                )?

                $(
                    fn review(&self, audit: &Audit<'_>, findings: &[Finding]) -> Vec<Finding> {
                        $module::$review(*self, audit, findings)
                    }
                )?
            }
        )*
    };
}

rules! {
    amend_target_missing, AmendTargetMissing, "L09", "amend-target-missing", Error, needs complete;
    baseline_drift, BaselineDrift, "W09", "baseline-drift", Note, review review, needs baseline;
    child_before_parent, ChildBeforeParent, "L01", "child-before-parent", Error;
    coverage_below_threshold, CoverageBelowThreshold, "G09", "coverage-below-threshold", Error, needs minimum;
    cycle, Cycle, "O09", "cycle", Error;
    dangling_reference, DanglingReference, "O02", "dangling-reference", Error, needs complete;
    draft_only, DraftOnly, "G02", "draft-only", Warning;
    draft_overdue, DraftOverdue, "G03", "draft-overdue", Error, needs as_of;
    due_soon, DueSoon, "L15", "due-soon", Info, needs soon;
    duplicate_heading, DuplicateHeading, "C03", "duplicate-heading", Info;
    expired_child_live_parent, ExpiredChildLiveParent, "L06", "expired-child-live-parent", Warning, needs as_of;
    future_dated, FutureDated, "L14", "future-dated", Error, needs as_of;
    implements_void_source, ImplementsVoidSource, "L03", "implements-void-source", Error;
    input_unreadable, InputUnreadable, "W07", "input-unreadable", Error;
    issued_on_rest_day, IssuedOnRestDay, "S08", "issued-on-rest-day", Info, lacks calendar;
    late_implementation, LateImplementation, "L02", "late-implementation", Warning, needs deadline;
    level_skipped, LevelSkipped, "O04", "level-skipped", Warning;
    limit_hit, LimitHit, "W10", "limit-hit", Warning;
    malformed_number, MalformedNumber, "D07", "malformed-number", Warning;
    mention_conflict, MentionConflict, "D03", "mention-conflict", Warning;
    missing_date, MissingDate, "D08", "missing-date", Note;
    near_miss_reference, NearMissReference, "O03", "near-miss-reference", Warning, needs complete;
    number_collision, NumberCollision, "D01", "number-collision", Error;
    organ_not_in_existence, OrganNotInExistence, "L16", "organ-not-in-existence", Warning;
    outside_report_period, OutsideReportPeriod, "C10", "outside-report-period", Note, lacks period;
    register_mismatch, RegisterMismatch, "W08", "register-mismatch", Warning, needs register;
    replaced_but_cited, ReplacedButCited, "L07", "replaced-but-cited", Note;
    report_omits_known, ReportOmitsKnown, "G08", "report-omits-known", Note, needs register;
    root_not_top, RootNotTop, "O11", "root-not-top", Info;
    roster_gap, RosterGap, "W06", "roster-gap", Warning, needs bodies;
    roster_incomplete, RosterIncomplete, "G04", "roster-incomplete", Warning, needs roster;
    serial_date_inversion, SerialDateInversion, "S02", "serial-date-inversion", Error;
    serial_hole, SerialHole, "S01", "serial-hole", Info;
    shallow_only, ShallowOnly, "G05", "shallow-only", Warning, needs roster;
    source_unimplemented, SourceUnimplemented, "G01", "source-unimplemented", Warning, needs owed;
    stale_implementation, StaleImplementation, "L04", "stale-implementation", Warning;
    suspect_downstream, SuspectDownstream, "L05", "suspect-downstream", Note;
    waiver_expired, WaiverExpired, "W01", "waiver-expired", Warning, needs expiry;
    waiver_unused, WaiverUnused, "W02", "waiver-unused", Note, review review;
    waiver_without_reason, WaiverWithoutReason, "W03", "waiver-without-reason", Error;
}

/// Labels in a row, as a sentence has them.
fn list<'g>(documents: impl IntoIterator<Item = Document<'g>>) -> String {
    let labels: Vec<&str> = documents
        .into_iter()
        .map(|document| document.label())
        .collect();
    labels.join(", ")
}
