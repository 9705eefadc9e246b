//! One rule, one file. The text beside each is its documentation, the answer of
//! [`Rule::explain`], and what a report can quote.

mod amend_target_missing;
mod annex_of_another;
mod backdated_suspect;
mod baseline_drift;
mod child_before_parent;
mod count_mismatch;
mod coverage_below_threshold;
mod cross_period_homonym;
mod cycle;
mod dangling_reference;
mod double_implementation;
mod draft_only;
mod draft_overdue;
mod due_soon;
mod duplicate_heading;
mod duplicate_repair;
mod expired_child_live_parent;
mod foreign_branch;
mod future_dated;
mod implements_void_source;
mod implicit_source;
mod input_unreadable;
mod interpolated_date;
mod issued_on_rest_day;
mod late_implementation;
mod level_skipped;
mod limit_hit;
mod lookalike_characters;
mod lower_ends_higher;
mod malformed_number;
mod mention_conflict;
mod merged_implementation;
mod middle_level_silent;
mod missing_date;
mod missing_title;
mod near_miss_reference;
mod number_collision;
mod organ_not_in_existence;
mod organ_wording_mismatch;
mod outside_report_period;
mod plan_without_source;
mod reading_doubt;
mod register_mismatch;
mod replaced_but_cited;
mod report_omits_known;
mod root_not_top;
mod roster_gap;
mod roster_incomplete;
mod same_ordinal_other_series;
mod same_paper_twice;
mod self_reference;
mod serial_date_inversion;
mod serial_hole;
mod serial_outside_period;
mod shallow_only;
mod short_name_slip;
mod sideways_implementation;
mod source_unimplemented;
mod stale_implementation;
mod statement_without_evidence;
mod style_crossover;
mod suspect_downstream;
mod title_mismatch;
mod type_name_mismatch;
mod unread_span;
mod unresolved_body;
mod upward_implementation;
mod waiver_expired;
mod waiver_unused;
mod waiver_without_reason;
mod wrong_self_name;

use crate::graph::Document;
use crate::id::{DocumentType, Level};

use super::part::{Part, Units};
use super::phrase::day_vi;
use super::{Audit, Code, Finding, Phrase, Rule, Series, Severity, Spot, lacking};

macro_rules! rules {
    ($( $module:ident, $rule:ident, $code:literal, $name:literal, $severity:ident
        $(, over $units:ident)? $(, rest $rest:path)? $(, lacks $lacks:path)? $(, reviews $reviews:path)? $(, writes $writes:path)?; )*) => {
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

                rules!(@look $module $($units)? $(, $rest)?);

                $(
                    fn lacks(&self, audit: &Audit<'_>) -> Option<Phrase> {
                        $lacks(audit)
                    }
                )?

                $(
                    fn review(&self, audit: &Audit<'_>, findings: &[Finding]) -> Vec<Finding> {
                        $reviews(*self, audit, findings)
                    }
                )?

                $(
                    fn write(&self, audit: &Audit<'_>, spot: &Spot) -> Option<Finding> {
                        $writes(*self, audit, spot)
                    }
                )?
            }
        )*
    };
    // A rule that looks at texts, documents or relations one by one.
    (@look $module:ident $units:ident) => {
        rules!(@look $module $units, nothing);
    };
    // The same, which then looks at all together.
    (@look $module:ident $units:ident, $rest:path) => {
        fn units(&self) -> Option<Units> {
            Some(Units::$units)
        }

        fn look_at(&self, audit: &Audit<'_>, part: &Part, found: &mut Vec<Spot>) {
            let more = $module::check(*self, audit, part);
            found.extend(more.into_iter().map(Spot::from));
        }

        fn rest(&self, audit: &Audit<'_>) -> Vec<Spot> {
            let found = $rest(*self, audit);
            found.into_iter().map(Spot::from).collect()
        }
    };
    // One that looks at all together.
    (@look $module:ident) => {
        fn rest(&self, audit: &Audit<'_>) -> Vec<Spot> {
            let found = $module::check(*self, audit);
            found.into_iter().map(Spot::from).collect()
        }
    };
}

/// What a rule finds that has nothing to say of all together.
fn nothing<R>(_: R, _: &Audit<'_>) -> Vec<Spot> {
    Vec::new()
}

rules! {
    title_mismatch, TitleMismatch, "C01", "title-mismatch", Note, over Documents, lacks title_mismatch::texts;
    duplicate_heading, DuplicateHeading, "C03", "duplicate-heading", Info, over Texts;
    count_mismatch, CountMismatch, "C04", "count-mismatch", Warning, over Texts;
    statement_without_evidence, StatementWithoutEvidence, "C05", "statement-without-evidence", Note, over Texts;
    unread_span, UnreadSpan, "C08", "unread-span", Info, over Texts;
    outside_report_period, OutsideReportPeriod, "C10", "outside-report-period", Note, over Texts, lacks outside_report_period::period;
    wrong_self_name, WrongSelfName, "C11", "wrong-self-name", Warning, over Texts, lacks wrong_self_name::letterhead;
    short_name_slip, ShortNameSlip, "C12", "short-name-slip", Warning, over Texts;
    annex_of_another, AnnexOfAnother, "C13", "annex-of-another", Warning, over Texts;
    number_collision, NumberCollision, "D01", "number-collision", Error;
    same_paper_twice, SamePaperTwice, "D02", "same-paper-twice", Note;
    mention_conflict, MentionConflict, "D03", "mention-conflict", Warning, over Texts, rest mention_conflict::rest;
    cross_period_homonym, CrossPeriodHomonym, "D04", "cross-period-homonym", Warning, over Documents, lacks lacking::terms;
    same_ordinal_other_series, SameOrdinalOtherSeries, "D05", "same-ordinal-other-series", Info;
    unresolved_body, UnresolvedBody, "D06", "unresolved-body", Note, over Documents, lacks unresolved_body::letterhead;
    malformed_number, MalformedNumber, "D07", "malformed-number", Warning, over Texts;
    missing_date, MissingDate, "D08", "missing-date", Note, over Documents, writes missing_date::write;
    missing_title, MissingTitle, "D09", "missing-title", Info;
    type_name_mismatch, TypeNameMismatch, "D10", "type-name-mismatch", Warning, over Texts;
    organ_wording_mismatch, OrganWordingMismatch, "D11", "organ-wording-mismatch", Note, over Texts;
    lookalike_characters, LookalikeCharacters, "D12", "lookalike-characters", Warning, over Texts;
    style_crossover, StyleCrossover, "D13", "style-crossover", Note, over Texts;
    source_unimplemented, SourceUnimplemented, "G01", "source-unimplemented", Warning, lacks lacking::owed;
    draft_only, DraftOnly, "G02", "draft-only", Warning, over Documents;
    draft_overdue, DraftOverdue, "G03", "draft-overdue", Error, over Documents, lacks lacking::as_of;
    roster_incomplete, RosterIncomplete, "G04", "roster-incomplete", Warning, lacks lacking::roster;
    shallow_only, ShallowOnly, "G05", "shallow-only", Warning, lacks lacking::roster;
    report_omits_known, ReportOmitsKnown, "G08", "report-omits-known", Note, lacks lacking::register;
    coverage_below_threshold, CoverageBelowThreshold, "G09", "coverage-below-threshold", Error, lacks lacking::minimum;
    child_before_parent, ChildBeforeParent, "L01", "child-before-parent", Error, over Relations, writes child_before_parent::write;
    late_implementation, LateImplementation, "L02", "late-implementation", Warning, lacks lacking::deadline;
    implements_void_source, ImplementsVoidSource, "L03", "implements-void-source", Error, over Documents;
    stale_implementation, StaleImplementation, "L04", "stale-implementation", Warning, over Documents, writes stale_implementation::write;
    suspect_downstream, SuspectDownstream, "L05", "suspect-downstream", Note, writes suspect_downstream::write;
    expired_child_live_parent, ExpiredChildLiveParent, "L06", "expired-child-live-parent", Warning, over Documents, lacks lacking::as_of;
    replaced_but_cited, ReplacedButCited, "L07", "replaced-but-cited", Note, over Documents;
    amend_target_missing, AmendTargetMissing, "L09", "amend-target-missing", Error, over Relations, lacks lacking::complete;
    future_dated, FutureDated, "L14", "future-dated", Error, over Documents, lacks lacking::as_of;
    due_soon, DueSoon, "L15", "due-soon", Info, lacks lacking::soon;
    organ_not_in_existence, OrganNotInExistence, "L16", "organ-not-in-existence", Warning;
    plan_without_source, PlanWithoutSource, "O01", "plan-without-source", Warning, over Documents, writes plan_without_source::write;
    dangling_reference, DanglingReference, "O02", "dangling-reference", Error, lacks lacking::complete;
    near_miss_reference, NearMissReference, "O03", "near-miss-reference", Warning, lacks lacking::complete;
    level_skipped, LevelSkipped, "O04", "level-skipped", Warning, writes level_skipped::write;
    middle_level_silent, MiddleLevelSilent, "O05", "middle-level-silent", Note, over Documents;
    upward_implementation, UpwardImplementation, "O06", "upward-implementation", Error, over Relations;
    sideways_implementation, SidewaysImplementation, "O07", "sideways-implementation", Note, over Relations;
    foreign_branch, ForeignBranch, "O08", "foreign-branch", Warning, over Relations, lacks foreign_branch::letterhead;
    cycle, Cycle, "O09", "cycle", Error;
    self_reference, SelfReference, "O10", "self-reference", Error, over Relations;
    root_not_top, RootNotTop, "O11", "root-not-top", Info, over Documents;
    implicit_source, ImplicitSource, "O12", "implicit-source", Note;
    double_implementation, DoubleImplementation, "O14", "double-implementation", Note;
    merged_implementation, MergedImplementation, "O15", "merged-implementation", Info, writes merged_implementation::write;
    lower_ends_higher, LowerEndsHigher, "O16", "lower-ends-higher", Warning, over Relations;
    serial_hole, SerialHole, "S01", "serial-hole", Info, writes serial_hole::write;
    serial_date_inversion, SerialDateInversion, "S02", "serial-date-inversion", Error;
    serial_outside_period, SerialOutsidePeriod, "S03", "serial-outside-period", Error, over Texts, rest serial_outside_period::restarts;
    backdated_suspect, BackdatedSuspect, "S05", "backdated-suspect", Note;
    interpolated_date, InterpolatedDate, "S06", "interpolated-date", Info;
    duplicate_repair, DuplicateRepair, "S07", "duplicate-repair", Info;
    issued_on_rest_day, IssuedOnRestDay, "S08", "issued-on-rest-day", Info, over Documents, lacks issued_on_rest_day::calendar;
    waiver_expired, WaiverExpired, "W01", "waiver-expired", Warning, lacks lacking::expiry;
    waiver_unused, WaiverUnused, "W02", "waiver-unused", Note, reviews waiver_unused::review;
    waiver_without_reason, WaiverWithoutReason, "W03", "waiver-without-reason", Error;
    roster_gap, RosterGap, "W06", "roster-gap", Warning, lacks lacking::bodies;
    input_unreadable, InputUnreadable, "W07", "input-unreadable", Error;
    register_mismatch, RegisterMismatch, "W08", "register-mismatch", Warning, lacks lacking::register;
    baseline_drift, BaselineDrift, "W09", "baseline-drift", Note, lacks lacking::baseline, reviews baseline_drift::review;
    limit_hit, LimitHit, "W10", "limit-hit", Warning;
    reading_doubt, ReadingDoubt, "W11", "reading-doubt", Warning;
}

/// Labels in a row, as a sentence has them.
fn list<'g>(documents: impl IntoIterator<Item = Document<'g>>) -> String {
    let labels: Vec<&str> = documents
        .into_iter()
        .map(|document| document.label())
        .collect();
    labels.join(", ")
}

/// A document with what tells it from another of its number: date, term or place.
fn when(document: &Document<'_>) -> (String, String) {
    let place = document.body().place().map(|place| format!(", {place}"));
    let place = place.unwrap_or_default();
    let label = document.label();
    match (document.date(), document.term()) {
        (Some(day), _) => (
            format!("{label} ngày {}{place}", day_vi(day)),
            format!("{label} of {day}{place}"),
        ),
        (None, Some(term)) => (
            format!("{label} khóa {term}{place}"),
            format!("{label} of term {term}{place}"),
        ),
        (None, None) => (format!("{label}{place}"), format!("{label}{place}")),
    }
}

/// Types that several bodies issue together: each number is one of the list of whoever led.
const JOINT: &[DocumentType] = &[DocumentType::JointCircular, DocumentType::JointResolution];

/// Whether all documents of a series surely are of one body: where not, numbers of two
/// bodies may stand side by side.
fn one_body(series: &Series<'_>) -> bool {
    let is_joint = |document: Document<'_>| {
        let types = document.types();
        !types.is_empty() && types.iter().all(|it| JOINT.contains(it))
    };
    if series.documents().next().is_some_and(is_joint) {
        return false;
    }
    if series.level() == Some(Level::Central) {
        return true;
    }
    let mut first = None;
    series.documents().all(|document| {
        document.body().place().is_some()
            // A code that every level writes (UBND) tells nothing within one text either.
            || series.level().is_some()
                && document
                .places()
                .all(|place| *first.get_or_insert(place.input) == place.input)
    })
}
