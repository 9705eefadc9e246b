//! The rules, each alone in its file, and their registry.

use core::fmt;

use super::{Audit, Code, Finding, Phrase, Severity, Spot, rules, spot};

/// One rule: it looks for one fault.
pub trait Rule: fmt::Debug + Send + Sync {
    /// Its code, for ever.
    fn code(&self) -> Code;

    /// Its name, which states the fault: `number-collision`.
    fn name(&self) -> &'static str;

    /// How grave its findings are at most; some are milder where the words leave room.
    fn severity(&self) -> Severity;

    /// What it finds, why that matters, an example, how to mend it, on which evidence it speaks
    /// and when it stays silent, and where it comes from: Markdown.
    fn explain(&self) -> &'static str;

    /// Looks. Cost: n log n in documents and relations at most.
    fn look(&self, audit: &Audit<'_>) -> Vec<Spot>;

    /// Puts in words what it found, where it leaves that until it is asked.
    fn write(&self, audit: &Audit<'_>, spot: &Spot) -> Option<Finding> {
        let _ = (audit, spot);
        None
    }

    /// Looks, and says all in words: without fingerprints, in the rule's own order.
    fn check(&self, audit: &Audit<'_>) -> Vec<Finding> {
        spot::check(self, audit)
    }

    /// Looks at what all the rules found, for the rules about findings themselves.
    /// Cost: n log n in the findings at most.
    fn review(&self, audit: &Audit<'_>, findings: &[Finding]) -> Vec<Finding> {
        let _ = (audit, findings);
        Vec::new()
    }

    /// What it would need to look at all; `None` where it could.
    fn lacks(&self, audit: &Audit<'_>) -> Option<Phrase> {
        let _ = audit;
        None
    }
}

/// Every rule, in the order of the codes.
pub const RULES: &[&dyn Rule] = &[
    &rules::TitleMismatch,
    &rules::DuplicateHeading,
    &rules::CountMismatch,
    &rules::StatementWithoutEvidence,
    &rules::UnreadSpan,
    &rules::OutsideReportPeriod,
    &rules::WrongSelfName,
    &rules::ShortNameSlip,
    &rules::AnnexOfAnother,
    &rules::NumberCollision,
    &rules::SamePaperTwice,
    &rules::MentionConflict,
    &rules::CrossPeriodHomonym,
    &rules::SameOrdinalOtherSeries,
    &rules::UnresolvedBody,
    &rules::MalformedNumber,
    &rules::MissingDate,
    &rules::MissingTitle,
    &rules::TypeNameMismatch,
    &rules::OrganWordingMismatch,
    &rules::LookalikeCharacters,
    &rules::StyleCrossover,
    &rules::SourceUnimplemented,
    &rules::DraftOnly,
    &rules::DraftOverdue,
    &rules::RosterIncomplete,
    &rules::ShallowOnly,
    &rules::ReportOmitsKnown,
    &rules::CoverageBelowThreshold,
    &rules::ChildBeforeParent,
    &rules::LateImplementation,
    &rules::ImplementsVoidSource,
    &rules::StaleImplementation,
    &rules::SuspectDownstream,
    &rules::ExpiredChildLiveParent,
    &rules::ReplacedButCited,
    &rules::AmendTargetMissing,
    &rules::FutureDated,
    &rules::DueSoon,
    &rules::OrganNotInExistence,
    &rules::PlanWithoutSource,
    &rules::DanglingReference,
    &rules::NearMissReference,
    &rules::LevelSkipped,
    &rules::MiddleLevelSilent,
    &rules::UpwardImplementation,
    &rules::SidewaysImplementation,
    &rules::ForeignBranch,
    &rules::Cycle,
    &rules::SelfReference,
    &rules::RootNotTop,
    &rules::ImplicitSource,
    &rules::DoubleImplementation,
    &rules::MergedImplementation,
    &rules::LowerEndsHigher,
    &rules::SerialHole,
    &rules::SerialDateInversion,
    &rules::SerialOutsidePeriod,
    &rules::BackdatedSuspect,
    &rules::InterpolatedDate,
    &rules::DuplicateRepair,
    &rules::IssuedOnRestDay,
    &rules::WaiverExpired,
    &rules::WaiverUnused,
    &rules::WaiverWithoutReason,
    &rules::RosterGap,
    &rules::InputUnreadable,
    &rules::RegisterMismatch,
    &rules::BaselineDrift,
    &rules::LimitHit,
    &rules::ReadingDoubt,
];

/// The rule of a code or a name, in any case: `d01`, `number-collision`.
///
/// ```
/// use doctrace::audit::rule;
///
/// assert_eq!(rule("d01").map(|rule| rule.name()), Some("number-collision"));
/// assert!(rule("Z99").is_none());
/// ```
pub fn rule(code_or_name: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| {
        rule.code().as_str().eq_ignore_ascii_case(code_or_name)
            || rule.name().eq_ignore_ascii_case(code_or_name)
    })
}
