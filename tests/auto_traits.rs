//! Public types can be sent to and shared between threads, and formatted.

use std::fmt::Debug;

use doctrace::{id, mention, registry, relation, report, text};

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
        id::Facts<'_>,
        id::Family,
        id::Issuer,
        id::Lenient,
        id::Level,
        id::Open,
        id::Ordinal,
        id::Organ,
        id::ParseIdError,
        id::Period,
        id::Reason,
        id::Repairs,
        id::Series<'_>,
        id::SeriesKind<'_>,
        id::Style,
        id::TypeCode,
        id::authority::Authority,
        id::authority::Grassroots,
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
