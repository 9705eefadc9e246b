//! Rules of a caller's own: they run among the others, and what they say is checked.

mod facts;

use doctrace::audit::{
    Audit, Code, Evidence, NewFinding, Out, Phrase, Policy, Rule, RuleFault, RuleSet, Severity,
    TextUnit, Waiver,
};
use doctrace::corpus::{Corpus, CorpusBuilder};
use doctrace::graph::{Document, Place, Relation, TraceGraph};
use doctrace::registry;
use doctrace::report::{Lang, Show};
use doctrace::{Trace, chrono};
use facts::day;

use chrono::Datelike;

/// What a rule of these tests does with its units.
#[derive(Clone, Debug)]
enum Does {
    /// Plans of July.
    July,
    /// Answers within ten days.
    TooSoon,
    /// Texts without a title.
    Untitled,
    /// A subject in words.
    Names(&'static str),
    /// Words that stand nowhere.
    Shows(Evidence),
    /// A place of an input that there is not.
    Beyond,
    /// Nothing in English.
    Half,
}

#[derive(Clone, Debug)]
struct Own(&'static str, Does);

impl Rule for Own {
    fn code(&self) -> Code {
        Code::new(self.0).expect("a code")
    }

    fn name(&self) -> &'static str {
        "of-our-office"
    }

    fn severity(&self) -> Severity {
        Severity::Note
    }

    fn explain(&self) -> &'static str {
        "# Of our office"
    }

    fn text(&self, text: &TextUnit<'_>, out: &mut Out<'_>) {
        if matches!(self.1, Does::Untitled) && text.facts().own.title.is_none() {
            out.push(NewFinding::about_text(text).why("Không có trích yếu.", "It has no title."));
        }
    }

    fn document(&self, it: &Document<'_>, out: &mut Out<'_>) {
        let new = NewFinding::about(it).why("Ban hành trong tháng 7.", "Issued in July.");
        if it.date().is_none_or(|day| day.month() != 7) {
            return;
        }
        match &self.1 {
            Does::July => out.push(new.repair("Kiểm tra.", "Check.").reading("a", "b")),
            Does::Names(words) => out.push(new.and_named(*words)),
            Does::Shows(evidence) => out.push(new.shows_words(evidence.clone())),
            Does::Beyond => {
                let place = registry::Place::new(
                    doctrace::text::Span::new(0, 1).expect("a span"),
                    doctrace::text::Position { line: 1, column: 1 },
                    "x",
                );
                out.push(new.shows(Place {
                    input: 99,
                    place: &place,
                }));
            }
            Does::Half => out.push(NewFinding::about(it).why("Chỉ tiếng Việt.", " ")),
            Does::TooSoon | Does::Untitled => {}
        }
    }

    fn relation(&self, it: &Relation<'_>, out: &mut Out<'_>) {
        let (Some(from), Some(to)) = (it.from().date(), it.to().date()) else {
            return;
        };
        let days = (from - to).num_days();
        if matches!(self.1, Does::TooSoon) && it.kind().carries_out() && days < 10 {
            let why = (format!("Chỉ {days} ngày."), format!("Within {days} days."));
            let new = NewFinding::about_relation(it).severity(Severity::Warning);
            out.push(new.why(why.0, why.1));
        }
    }

    fn lacks(&self, audit: &Audit<'_>) -> Option<Phrase> {
        let none = audit.graph().is_empty();
        none.then(|| Phrase::new("văn bản", "documents"))
    }
}

const TEXT: &str = "Ban hành Kế hoạch số 5-KH/HU ngày 03/7/2023 để cụ thể hóa Chương trình số \
    139-CTr/TU ngày 30/6/2023; ban hành Kế hoạch số 6-KH/HU ngày 03/8/2023 để cụ thể hóa Chương \
    trình số 140-CTr/TU ngày 30/6/2023.";

fn with(rule: Own) -> RuleSet {
    RuleSet::default().with(rule).expect("a free code")
}

fn builder(policy: Policy, rules: RuleSet) -> CorpusBuilder {
    let builder = Corpus::builder_under(policy, rules).expect("a policy that fits");
    builder.text("a.txt", TEXT.as_bytes())
}

fn corpus(does: Does) -> Corpus {
    builder(Policy::new(), with(Own("X01", does))).build()
}

/// Subjects, severity and the first words of each finding of the rule.
fn found(corpus: &Corpus) -> Vec<(Vec<String>, Severity, String)> {
    let found = corpus.findings().of(["X01"]).expect("a rule of the set");
    found
        .map(|it| {
            (
                it.subjects.clone(),
                it.severity,
                it.evidence[0].quote.clone(),
            )
        })
        .collect()
}

#[test]
fn a_rule_of_ones_own_speaks_of_documents_relations_and_texts() {
    // Each near miss stands in the same text: August, 34 days.
    let july = found(&corpus(Does::July));
    assert_eq!(
        july,
        [(vec!["5-KH/HU".into()], Severity::Note, "5-KH/HU".into())]
    );
    let soon = found(&corpus(Does::TooSoon));
    let ends = vec!["5-KH/HU".into(), "139-CTr/TU".into()];
    assert_eq!(soon, [(ends, Severity::Warning, "để cụ thể hóa".into())]);
    let untitled = found(&corpus(Does::Untitled));
    assert_eq!(
        untitled,
        [(vec!["SELF".into()], Severity::Note, String::new())]
    );
}

#[test]
fn its_findings_are_sorted_fingerprinted_shown_and_waived_like_others() {
    let corpus = corpus(Does::July);
    let report = corpus.report();
    let row = report
        .findings
        .iter()
        .find(|it| it.code == "X01")
        .expect("a row");
    assert_eq!(
        (row.name.as_str(), row.severity.name()),
        ("of-our-office", "note")
    );
    assert_eq!(row.fingerprint.len(), 16);
    let text = report.text(Lang::En).show(Show::All).to_string();
    assert!(text.contains("X01 of-our-office: 5-KH/HU"), "{text}");
    let about: Vec<&str> = corpus
        .findings()
        .about("5-KH/HU")
        .map(|it| it.code.as_str())
        .collect();
    assert!(about.contains(&"X01"), "{about:?}");
    let waiver = Waiver::of_subject("X01", "5-KH/HU").because("đã rõ", "VP", day("2024-01-01"));
    let policy = Policy::new()
        .with_waiver(waiver)
        .with_severity("X01", Severity::Error);
    let waived = builder(policy, with(Own("X01", Does::July)))
        .build()
        .report();
    assert!(
        waived
            .findings
            .iter()
            .all(|it| it.code != "X01" && it.code != "W02")
    );
    assert_eq!(waived.waived.len(), 1);
    assert_eq!(waived.waived[0].finding.severity.name(), "error");
    // The others say what they say without it.
    let without = Trace::read(TEXT).expect("a text").report();
    let others = report.findings.iter().filter(|it| it.code != "X01");
    assert!(
        others
            .map(|it| &it.why)
            .eq(without.findings.iter().map(|it| &it.why))
    );
}

#[test]
fn keys_of_a_policy_are_checked_against_the_rules_in_use() {
    let policy = || Policy::new().with_severity("X01", Severity::Error);
    assert!(policy().checked().is_err());
    assert!(
        policy()
            .checked_under(&with(Own("X01", Does::July)))
            .is_ok()
    );
    assert!(Corpus::builder(policy()).is_err());
    let fewer = RuleSet::default().without(["D09"]).expect("a rule");
    let problems = Policy::new()
        .with_severity("D09", Severity::Info)
        .problems_under(&fewer);
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0]
            .to_string()
            .starts_with("severity.D09: no rule has the code")
    );
    let silent = builder(Policy::new(), fewer).build().report();
    assert!(silent.findings.iter().all(|it| it.code != "D09"));
    assert!(!silent.findings.is_empty());
}

#[cfg(feature = "toml")]
#[test]
fn a_policy_in_toml_may_name_them() {
    let source = "[severity]\nX01 = \"error\"\n";
    assert!(Policy::from_toml(source).is_err());
    assert!(Policy::from_toml_under(source, &with(Own("X01", Does::July))).is_ok());
}

#[test]
fn sets_are_values_and_codes_are_for_ever() {
    let all = RuleSet::default();
    let taken = all
        .clone()
        .with(Own("D01", Does::July))
        .map(drop)
        .unwrap_err();
    let words =
        "the rule D01 of-our-office has the code or the name of D01; codes X, Y and Z are free";
    assert_eq!(taken.to_string(), words);
    let twice = with(Own("X01", Does::July)).with(Own("X02", Does::TooSoon));
    assert!(twice.is_err(), "one name");
    let two = with(Own("Y01", Does::July));
    assert_eq!((two.len(), all.len()), (all.len() + 1, two.len() - 1));
    assert!(
        two.rule("of-our-office")
            .is_some_and(|it| !it.is_built_in())
    );
    assert!(two.iter().map(|it| it.code()).is_sorted());
    assert_eq!(two.only(["Y*", "D01"]).map(|it| it.len()), Ok(2));
    for code in ["x01", "X1", "X001", "", "ĐX1", "X0a"] {
        assert!(Code::new(code).is_err(), "{code}");
    }
    let none = builder(Policy::new(), RuleSet::empty()).build();
    assert_eq!(none.findings().len(), 0);
    assert!(none.report().self_check.is_empty());
    let nothing = Corpus::builder_under(Policy::new(), with(Own("X01", Does::July)));
    let nothing = nothing.expect("fits").build().report();
    assert!(
        nothing
            .self_check
            .iter()
            .any(|it| it.code == "X01" && it.lacks.en == "documents")
    );
}

/// What a rule returned that cannot be: the error, and how the finding is shown.
fn fault(does: Does) -> RuleFault {
    let corpus = corpus(does);
    let audit = corpus.audit();
    let error = audit.try_findings().map(drop).unwrap_err();
    assert_eq!(error.code().as_str(), "X01");
    assert!(
        error
            .to_string()
            .starts_with("rule X01 (of-our-office): its finding "),
        "{error}"
    );
    let shown = found(&corpus);
    assert_eq!(shown.len(), 1);
    assert_eq!(
        (&shown[0].0, shown[0].1),
        (&vec!["X01".to_owned()], Severity::Error)
    );
    error.fault().clone()
}

#[test]
fn nonsense_is_an_error_with_the_code_of_its_rule() {
    let words = |input: &str, start, end, quote: &str| {
        let mut evidence = Evidence::whole(input);
        (evidence.start, evidence.end, evidence.quote) = (start, end, quote.to_owned());
        evidence
    };
    let unknown = RuleFault::UnknownSubject("7-KH/HU".into());
    assert_eq!(fault(Does::Names("7-KH/HU")), unknown);
    let nowhere = |evidence: Evidence| {
        let (input, start, end) = (evidence.input.clone(), evidence.start, evidence.end);
        assert_eq!(
            fault(Does::Shows(evidence)),
            RuleFault::ForeignPlace { input, start, end }
        );
    };
    nowhere(words("b.txt", 0, 3, "Ban"));
    nowhere(words("a.txt", 90_000, 90_003, "Ban"));
    nowhere(words("a.txt", 3, 0, "Ban"));
    nowhere(words("a.txt", 0, 3, "Ban hành"));
    assert!(matches!(
        fault(Does::Beyond),
        RuleFault::ForeignPlace { .. }
    ));
    assert_eq!(fault(Does::Half), RuleFault::NoWords);
    // Near misses: what is here.
    for does in [
        Does::Names("139-CTr/TU"),
        Does::Names("a.txt"),
        Does::Shows(words("a.txt", 0, 3, "Ban")),
        Does::Shows(Evidence::whole("a.txt")),
    ] {
        let corpus = corpus(does);
        assert!(corpus.audit().try_findings().is_ok());
        assert_eq!(found(&corpus).len(), 1);
    }
}

#[test]
fn a_document_of_another_graph_is_foreign() {
    #[derive(Debug)]
    struct Smuggles(TraceGraph);

    impl Rule for Smuggles {
        fn code(&self) -> Code {
            Code::new("Z99").expect("a code")
        }

        fn name(&self) -> &'static str {
            "smuggles"
        }

        fn severity(&self) -> Severity {
            Severity::Info
        }

        fn explain(&self) -> &'static str {
            "# Smuggles"
        }

        fn text(&self, _: &TextUnit<'_>, out: &mut Out<'_>) {
            let other = self.0.documents().last().expect("a document");
            out.push(NewFinding::about(&other).why("a", "b"));
        }
    }

    let other = Trace::read("Ban hành Kế hoạch số 77-KH/HU.").expect("a text");
    let graph = TraceGraph::build(other.registry());
    let rules = RuleSet::empty().with(Smuggles(graph)).expect("free");
    let corpus = builder(Policy::new(), rules).build();
    let error = corpus.audit().try_findings().map(drop).unwrap_err();
    assert_eq!(
        error.fault(),
        &RuleFault::ForeignDocument("77-KH/HU".into())
    );
}
