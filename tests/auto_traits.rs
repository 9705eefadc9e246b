//! Public types can be sent to and shared between threads, and formatted.

use std::fmt::Debug;

use doctrace::{audit, id, mention, registry, relation, report, text};

fn assert_auto<T: Send + Sync + Unpin + Debug>() {}

macro_rules! assert_auto {
    ($($type:ty),* $(,)?) => {
        $( assert_auto::<$type>(); )*
    };
}

#[test]
fn identifiers() {
    assert_auto!(
        id::DocumentId,
        id::DocumentType,
        id::Family,
        id::Lenient,
        id::Level,
        id::Ordinal,
        id::Organ,
        id::ParseIdError,
        id::Reason,
        id::Repairs,
        id::Style,
        id::TypeCode,
    );
}

#[test]
fn texts() {
    assert_auto!(
        text::Lines<'_>,
        text::Position,
        text::Span,
        text::SpanError,
        text::Text<'_>,
        text::TextError,
    );
}

#[test]
fn mentions_and_relations() {
    assert_auto!(
        mention::WrittenDate,
        relation::Certainty,
        relation::RelationKind,
    );
}

#[test]
fn facts() {
    assert_auto!(
        registry::DraftFacts,
        registry::End,
        registry::HeadingFacts,
        registry::InputFacts,
        registry::MentionFacts,
        registry::OwnFacts,
        registry::Place,
        registry::RelationFacts,
        registry::Role,
    );
}

#[test]
fn reports() {
    assert_auto!(
        report::ChainRow,
        report::ChainStatus,
        report::Coverage,
        report::CoverageRow,
        report::DocumentRow,
        report::Evidence,
        report::FindingRow,
        report::Input,
        report::InputStatus,
        report::Lag,
        report::Period,
        report::PeriodSource,
        report::Phrase,
        report::RelationRow,
        report::Report,
        report::SeriesRow,
        report::SilentRule,
    );
}

#[test]
fn errors_can_be_boxed() {
    fn assert_error<T: std::error::Error + Send + Sync + 'static>() {}
    assert_error::<id::ParseIdError>();
    assert_error::<text::SpanError>();
    assert_error::<text::TextError>();
}

#[test]
fn policies() {
    assert_auto!(
        audit::Audit<'_>,
        audit::Baseline,
        audit::BaselineError,
        audit::Cell,
        audit::CellState,
        audit::Deadline,
        audit::Duty,
        audit::Obligations,
        audit::Policy,
        audit::PolicyBody,
        audit::PolicyError,
        audit::PolicyFault,
        audit::PolicyProblem,
        audit::Share,
        audit::Waiver,
        audit::WhyNot,
        registry::Register,
        registry::RegisterRow,
        report::Diff,
        report::DiffReport<'_>,
    );
}
