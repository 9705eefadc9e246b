//! The rules, each alone in its file, and their registry.

use core::fmt;

use super::part::{self, Part, Units};
use super::{Audit, Code, Finding, Out, Phrase, Severity, Spot, TextUnit, custom, rules, spot};
use crate::graph::{Document, Relation};

/// One rule: it looks for one fault.
///
/// A caller's rule says its code, its name, its severity and its page, and has one of the methods
/// [`text`](Self::text), [`document`](Self::document) and [`relation`](Self::relation), each of
/// which is called once for every one there is. It joins others by [`RuleSet::with`](super::RuleSet::with):
///
/// ```
/// use doctrace::Corpus;
/// use doctrace::audit::{Code, NewFinding, Out, Policy, Rule, RuleSet, Severity};
/// use doctrace::chrono::Datelike;
/// use doctrace::graph::Document;
///
/// /// Our office issues nothing in July.
/// #[derive(Debug)]
/// struct IssuedInJuly(Code);
///
/// impl Rule for IssuedInJuly {
///     fn code(&self) -> Code { self.0 }
///     fn name(&self) -> &'static str { "issued-in-july" }
///     fn severity(&self) -> Severity { Severity::Note }
///     fn explain(&self) -> &'static str { "# Issued in July\n\nOur office is closed then." }
///
///     fn document(&self, it: &Document<'_>, out: &mut Out<'_>) {
///         if it.date().is_some_and(|day| day.month() == 7) {
///             let (label, why) = (it.label(), "was issued in July");
///             out.push(NewFinding::about(it)
///                 .why(format!("{label} ban hành trong tháng 7."), format!("{label} {why}."))
///                 .repair("Kiểm tra ngày ban hành.", "Check the date."));
///         }
///     }
/// }
///
/// let rules = RuleSet::default().without(["D09"])?.with(IssuedInJuly(Code::new("X01")?))?;
/// let policy = Policy::new().with_severity("X01", Severity::Warning);
/// let corpus = Corpus::builder_under(policy, rules)?
///     .text("a.txt", "Kế hoạch số 5-KH/HU ngày 03/7/2023; số 6-KH/HU ngày 03/8/2023.".as_bytes())
///     .build();
/// let found: Vec<&str> = corpus.findings().of(["X01"])?.map(|it| it.why.en.as_str()).collect();
/// assert_eq!(found, ["5-KH/HU was issued in July."]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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

    /// Looks at one text; called once for each, in their order.
    fn text(&self, text: &TextUnit<'_>, out: &mut Out<'_>) {
        let _ = (text, out);
    }

    /// Looks at one document; called once for each, in the order of the texts.
    fn document(&self, document: &Document<'_>, out: &mut Out<'_>) {
        let _ = (document, out);
    }

    /// Looks at one relation; called once for each, in the order of the texts.
    fn relation(&self, relation: &Relation<'_>, out: &mut Out<'_>) {
        let _ = (relation, out);
    }

    /// What it would need to look at all; `None` where it could.
    fn lacks(&self, audit: &Audit<'_>) -> Option<Phrase> {
        let _ = audit;
        None
    }

    /// Looks, and says all in words: without fingerprints, in the rule's own order.
    fn check(&self, audit: &Audit<'_>) -> Vec<Finding> {
        spot::check(self, audit)
    }

    /// What a rule of this crate looks at one by one.
    #[doc(hidden)]
    fn units(&self) -> Option<Units> {
        None
    }

    /// Looks at some of its units. Cost: linear in them and in what is beside them.
    #[doc(hidden)]
    fn look_at(&self, audit: &Audit<'_>, part: &Part, found: &mut Vec<Spot>) {
        let _ = (audit, part, found);
    }

    /// Looks at all that it does not look at by units. Cost: n log n in documents and relations
    /// at most.
    #[doc(hidden)]
    fn rest(&self, audit: &Audit<'_>) -> Vec<Spot> {
        let found = custom::run(self, audit).into_iter();
        found.map(Spot::from).collect()
    }

    /// Looks at all there is.
    #[doc(hidden)]
    fn look(&self, audit: &Audit<'_>) -> Vec<Spot> {
        part::alone(self, audit)
    }

    /// Puts in words what it found, where it leaves that until it is asked.
    #[doc(hidden)]
    fn write(&self, audit: &Audit<'_>, spot: &Spot) -> Option<Finding> {
        let _ = (audit, spot);
        None
    }

    /// Looks at what all the rules found, for the rules about findings themselves.
    /// Cost: n log n in the findings at most.
    #[doc(hidden)]
    fn review(&self, audit: &Audit<'_>, findings: &[Finding]) -> Vec<Finding> {
        let _ = (audit, findings);
        Vec::new()
    }
}

/// Every rule of this crate, in the order of the codes.
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
