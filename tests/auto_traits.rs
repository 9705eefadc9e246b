//! Public types can be sent to and shared between threads, and formatted.

use std::fmt::Debug;

use doctrace::{Trace, audit, body, corpus, graph, id, mention, registry, relation, report, text};

fn assert_auto<T: Send + Sync + Unpin + Debug>() {}

macro_rules! assert_auto {
    ($($type:ty),* $(,)?) => {
        $( assert_auto::<$type>(); )*
    };
}

#[test]
fn identifiers() {
    assert_auto!(
        id::AddCodeError,
        id::AddedOrgan,
        id::AddedType,
        id::Additions,
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
fn corpora() {
    assert_auto!(
        corpus::Answer<'_>,
        corpus::Answers<'_>,
        corpus::Corpus,
        corpus::CorpusBuilder,
        corpus::Delta,
        corpus::Gap<'_>,
        corpus::Gaps<'_>,
        corpus::Matrix<'_>,
        corpus::QueryError,
        corpus::Selection<'_>,
        audit::Event,
        audit::EventKind,
        audit::PatternError,
        audit::PolicyProblems,
        audit::SeverityError,
        audit::CodeError,
        audit::NewFinding<'_>,
        audit::Out<'_>,
        audit::RuleError,
        audit::RuleFault,
        audit::RuleRef,
        audit::RuleSet,
        audit::RuleTaken,
        audit::TextUnit<'_>,
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
        body::BodyName,
        body::BodyRow,
        mention::Mention<'_>,
        mention::MentionFinder,
        mention::Mentions<'_>,
        mention::Cut,
        mention::CutKind,
        mention::Origin,
        mention::WrittenDate,
        relation::Certainty,
        relation::Claim,
        relation::Count,
        relation::Draft,
        relation::End,
        relation::Explanation,
        relation::Speaker,
        relation::Heading,
        relation::OwnHead,
        relation::Reading<'_>,
        relation::Relation,
        relation::RelationKind,
        relation::Role,
        relation::SelfName,
        relation::Statements,
        relation::Unanswered,
    );
}

#[test]
fn facts() {
    assert_auto!(
        registry::Background,
        registry::Body,
        registry::Cluster,
        registry::Difference,
        registry::Doubt,
        registry::CutFacts,
        registry::DraftFacts,
        registry::End,
        registry::HeadingFacts,
        registry::Identities,
        registry::Identity,
        registry::InputFacts,
        registry::MentionFacts,
        registry::OwnFacts,
        registry::Periods,
        registry::Place,
        registry::Register,
        registry::RegisterRow,
        registry::Registry,
        registry::RelationFacts,
        registry::Role,
        registry::Sight,
        registry::Terms,
        registry::Traits,
        registry::UnansweredFacts,
        registry::Window,
    );
}

#[test]
fn graphs() {
    assert_auto!(
        graph::Chain<'_>,
        graph::ChainStatus,
        graph::Chains,
        graph::Document<'_>,
        graph::DocumentHandle,
        graph::Downward<'_>,
        graph::Evidence<'_>,
        graph::Paths,
        graph::Place<'_>,
        graph::Relation<'_>,
        graph::State,
        graph::Subgraph<'_>,
        graph::TraceGraph,
        graph::Upward<'_>,
    );
}

#[test]
fn audits() {
    assert_auto!(
        Trace,
        audit::Audit<'_>,
        audit::Code,
        audit::Finding,
        audit::Findings<'_>,
        audit::IntoFindings<'_>,
        audit::Policy,
        audit::Series<'_>,
        audit::Severity,
        audit::Silent,
        audit::Spot,
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
        report::BodyRow,
        report::BodySource,
        report::Locator,
        report::MatrixCell,
        report::Input,
        report::InputStatus,
        report::Lag,
        report::Lang,
        report::LangError,
        report::MarkdownReport<'_>,
        report::Period,
        report::PeriodSource,
        report::Phrase,
        report::RelationRow,
        report::Report,
        report::SeriesRow,
        report::SilentRule,
        report::TextReport<'_>,
    );
}

#[test]
fn errors_can_be_boxed() {
    fn assert_error<T: std::error::Error + Send + Sync + 'static>() {}
    assert_error::<id::AddCodeError>();
    assert_error::<id::ParseIdError>();
    assert_error::<report::LangError>();
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
        audit::NewOrgan,
        audit::NewType,
        audit::Obligations,
        audit::Policy,
        audit::PolicyBody,
        audit::PolicyError,
        audit::PolicyFault,
        audit::PolicyVocabulary,
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
