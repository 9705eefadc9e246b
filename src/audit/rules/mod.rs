//! One rule, one file. The text beside each is its documentation, the answer of
//! [`Rule::explain`], and what a report can quote.

mod backdated_suspect;
mod child_before_parent;
mod count_mismatch;
mod cross_period_homonym;
mod cycle;
mod double_implementation;
mod draft_only;
mod duplicate_heading;
mod duplicate_repair;
mod foreign_branch;
mod implicit_source;
mod input_unreadable;
mod interpolated_date;
mod issued_on_rest_day;
mod level_skipped;
mod lookalike_characters;
mod malformed_number;
mod mention_conflict;
mod merged_implementation;
mod middle_level_silent;
mod missing_date;
mod missing_title;
mod number_collision;
mod organ_wording_mismatch;
mod outside_report_period;
mod plan_without_source;
mod root_not_top;
mod same_ordinal_other_series;
mod same_paper_twice;
mod self_reference;
mod serial_date_inversion;
mod serial_hole;
mod serial_outside_period;
mod sideways_implementation;
mod statement_without_evidence;
mod style_crossover;
mod title_mismatch;
mod type_name_mismatch;
mod unread_span;
mod unresolved_body;
mod upward_implementation;
mod wrong_self_name;

use crate::graph::Document;
use crate::id::Level;

use super::phrase::day_vi;
use super::{Audit, Code, Finding, Phrase, Rule, Series, Severity};

macro_rules! rules {
    ($( $module:ident, $rule:ident, $code:literal, $name:literal, $severity:ident
        $(, lacks $lacks:ident)?; )*) => {
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
            }
        )*
    };
}

rules! {
    backdated_suspect, BackdatedSuspect, "S05", "backdated-suspect", Note;
    child_before_parent, ChildBeforeParent, "L01", "child-before-parent", Error;
    count_mismatch, CountMismatch, "C04", "count-mismatch", Warning;
    cross_period_homonym, CrossPeriodHomonym, "D04", "cross-period-homonym", Warning;
    cycle, Cycle, "O09", "cycle", Error;
    double_implementation, DoubleImplementation, "O14", "double-implementation", Note;
    draft_only, DraftOnly, "G02", "draft-only", Warning;
    duplicate_heading, DuplicateHeading, "C03", "duplicate-heading", Info;
    duplicate_repair, DuplicateRepair, "S07", "duplicate-repair", Info;
    foreign_branch, ForeignBranch, "O08", "foreign-branch", Warning, lacks letterhead;
    implicit_source, ImplicitSource, "O12", "implicit-source", Note;
    input_unreadable, InputUnreadable, "W07", "input-unreadable", Error;
    interpolated_date, InterpolatedDate, "S06", "interpolated-date", Info;
    issued_on_rest_day, IssuedOnRestDay, "S08", "issued-on-rest-day", Info, lacks calendar;
    level_skipped, LevelSkipped, "O04", "level-skipped", Warning;
    lookalike_characters, LookalikeCharacters, "D12", "lookalike-characters", Warning;
    malformed_number, MalformedNumber, "D07", "malformed-number", Warning;
    mention_conflict, MentionConflict, "D03", "mention-conflict", Warning;
    merged_implementation, MergedImplementation, "O15", "merged-implementation", Info;
    middle_level_silent, MiddleLevelSilent, "O05", "middle-level-silent", Note;
    missing_date, MissingDate, "D08", "missing-date", Note;
    missing_title, MissingTitle, "D09", "missing-title", Info;
    number_collision, NumberCollision, "D01", "number-collision", Error;
    organ_wording_mismatch, OrganWordingMismatch, "D11", "organ-wording-mismatch", Note;
    outside_report_period, OutsideReportPeriod, "C10", "outside-report-period", Note, lacks period;
    plan_without_source, PlanWithoutSource, "O01", "plan-without-source", Warning;
    root_not_top, RootNotTop, "O11", "root-not-top", Info;
    same_ordinal_other_series, SameOrdinalOtherSeries, "D05", "same-ordinal-other-series", Info;
    same_paper_twice, SamePaperTwice, "D02", "same-paper-twice", Note;
    self_reference, SelfReference, "O10", "self-reference", Error;
    serial_date_inversion, SerialDateInversion, "S02", "serial-date-inversion", Error;
    serial_hole, SerialHole, "S01", "serial-hole", Info;
    serial_outside_period, SerialOutsidePeriod, "S03", "serial-outside-period", Error;
    sideways_implementation, SidewaysImplementation, "O07", "sideways-implementation", Note;
    statement_without_evidence, StatementWithoutEvidence, "C05", "statement-without-evidence", Note;
    style_crossover, StyleCrossover, "D13", "style-crossover", Note;
    title_mismatch, TitleMismatch, "C01", "title-mismatch", Note, lacks texts;
    type_name_mismatch, TypeNameMismatch, "D10", "type-name-mismatch", Warning;
    unread_span, UnreadSpan, "C08", "unread-span", Info;
    unresolved_body, UnresolvedBody, "D06", "unresolved-body", Note, lacks letterhead;
    upward_implementation, UpwardImplementation, "O06", "upward-implementation", Error;
    wrong_self_name, WrongSelfName, "C11", "wrong-self-name", Warning, lacks letterhead;
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

/// Whether all documents of a series surely are of one body: where not, numbers of two
/// bodies may stand side by side.
fn one_body(series: &Series<'_>) -> bool {
    if series.level() == Some(Level::Central) {
        return true;
    }
    let mut first = None;
    series.documents().iter().all(|document| {
        document.body().place().is_some()
            // A code that every level writes (UBND) tells nothing within one text either.
            || series.level().is_some()
                && document
                .places()
                .all(|place| *first.get_or_insert(place.input) == place.input)
    })
}
