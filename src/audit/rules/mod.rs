//! One rule, one file. The text beside each is its documentation, the answer of
//! [`Rule::explain`], and what a report can quote.

mod child_before_parent;
mod cycle;
mod draft_only;
mod duplicate_heading;
mod input_unreadable;
mod issued_on_rest_day;
mod level_skipped;
mod malformed_number;
mod mention_conflict;
mod missing_date;
mod number_collision;
mod outside_report_period;
mod root_not_top;
mod serial_date_inversion;
mod serial_hole;

use crate::graph::Document;

use super::{Audit, Code, Finding, Phrase, Rule, Severity};

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
    child_before_parent, ChildBeforeParent, "L01", "child-before-parent", Error;
    cycle, Cycle, "O09", "cycle", Error;
    draft_only, DraftOnly, "G02", "draft-only", Warning;
    duplicate_heading, DuplicateHeading, "C03", "duplicate-heading", Info;
    input_unreadable, InputUnreadable, "W07", "input-unreadable", Error;
    issued_on_rest_day, IssuedOnRestDay, "S08", "issued-on-rest-day", Info, lacks calendar;
    level_skipped, LevelSkipped, "O04", "level-skipped", Warning;
    malformed_number, MalformedNumber, "D07", "malformed-number", Warning;
    mention_conflict, MentionConflict, "D03", "mention-conflict", Warning;
    missing_date, MissingDate, "D08", "missing-date", Note;
    number_collision, NumberCollision, "D01", "number-collision", Error;
    outside_report_period, OutsideReportPeriod, "C10", "outside-report-period", Note, lacks period;
    root_not_top, RootNotTop, "O11", "root-not-top", Info;
    serial_date_inversion, SerialDateInversion, "S02", "serial-date-inversion", Error;
    serial_hole, SerialHole, "S01", "serial-hole", Info;
}

/// Labels in a row, as a sentence has them.
fn list<'g>(documents: impl IntoIterator<Item = Document<'g>>) -> String {
    let labels: Vec<&str> = documents
        .into_iter()
        .map(|document| document.label())
        .collect();
    labels.join(", ")
}
