//! The questions that a corpus is asked: what must be found, and what must not pass for nothing.

mod facts;

use doctrace::audit::{EventKind, NewOrgan, NewType, Policy, PolicyBody, Severity};
use doctrace::corpus::{Corpus, Delta, QueryError};
use doctrace::graph::ChainStatus;
use doctrace::registry::{InputFacts, Register, RegisterRow, RowState};
use doctrace::text::Text;
use doctrace::{Trace, chrono};

const DISTRICT: &str = include_str!("../examples/data/bao-cao-huyen.txt");
const COMMUNE: &str = include_str!("../examples/data/bao-cao-xa.txt");

fn read(text: &str) -> Corpus {
    Corpus::read(text).expect("a short text")
}

fn both() -> Corpus {
    let builder = Corpus::builder(Policy::new()).expect("nothing to fit");
    let builder = builder.text("huyện.txt", DISTRICT.as_bytes());
    builder.text("xã.txt", COMMUNE.as_bytes()).build()
}

#[test]
fn a_corpus_is_owned_and_shared() {
    fn owned<T: Send + Sync + 'static>(_: &T) {}
    let corpus = both();
    owned(&corpus);
    owned(corpus.registry());
    owned(corpus.graph());
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let shared = corpus.clone();
            std::thread::spawn(move || {
                let findings: Vec<String> =
                    shared.findings().map(|it| it.fingerprint.clone()).collect();
                (
                    findings,
                    shared.gaps().len(),
                    shared.matrix().cells().count(),
                )
            })
        })
        .collect();
    let told: Vec<_> = threads
        .into_iter()
        .map(|it| it.join().expect("no panic"))
        .collect();
    assert!(told.windows(2).all(|two| two[0] == two[1]));
    assert!(!told[0].0.is_empty() && told[0].1 > 0 && told[0].2 > 0);
}

#[test]
fn a_corpus_says_what_the_report_says() {
    let mut trace = Trace::new();
    trace.add("huyện.txt", DISTRICT.as_bytes()).expect("a text");
    trace.add("xã.txt", COMMUNE.as_bytes()).expect("a text");
    let report = trace.report();
    let corpus = trace.corpus();
    assert_eq!(corpus.report(), report);
    assert_eq!(both().report(), report);
    assert_eq!(
        Corpus::new(trace.into_registry(), Policy::new())
            .expect("fits")
            .report(),
        report
    );
    let prints = corpus.findings().map(|it| it.fingerprint.as_str());
    assert!(prints.eq(report.findings.iter().map(|it| it.fingerprint.as_str())));
    assert_eq!(
        corpus.matrix().cells().cloned().collect::<Vec<_>>(),
        report.matrix
    );
    assert_eq!(corpus.bodies(), report.bodies);
    for (document, row) in corpus.documents().zip(&report.documents) {
        assert_eq!(
            corpus.document(&row.key).map(|it| it.handle()),
            Some(document.handle())
        );
        assert_eq!(
            corpus.issuer(&document).map(|it| &it.key),
            row.body.as_ref()
        );
    }
}

#[test]
fn numbers_are_found_however_they_are_written() {
    let corpus = read("Kế hoạch số 16/NQ-TW và Nghị quyết số 16-NQ/TW; Kế hoạch số 9-KH/HU.");
    let found = |number: &str| corpus.find(number).map(|it| it.len());
    assert_eq!(found("9-KH/HU"), Ok(1));
    assert_eq!(found("09–kh/hu"), Ok(1));
    assert_eq!(found("16-NQ/TW"), found("16/NQ-TW"));
    // Near misses: no number at all, and one that no document bears.
    assert!(matches!(found("chín"), Err(QueryError::NoNumber(_))));
    assert_eq!(
        found("90-KH/HU"),
        Err(QueryError::Unknown("90-KH/HU".into()))
    );
    assert!(corpus.document("9-KH/HU#2").is_none() && corpus.document("").is_none());
    assert!(corpus.document("SELF").is_some_and(|it| it.id().is_none()));
}

#[test]
fn answers_are_told_by_year_body_and_lag() {
    let corpus = both();
    let answers = corpus.answers_to("139-CTr/TU").expect("a known number");
    let told: Vec<_> = answers
        .map(|it| {
            (
                it.document().key(),
                it.date(),
                it.body(),
                it.lag(),
                it.status(),
            )
        })
        .collect();
    let day = chrono::NaiveDate::from_ymd_opt(2023, 2, 2);
    let body = Some("Huyện ủy Tân Long");
    assert_eq!(
        told,
        [("109-KH/HU", day, body, Some(85), ChainStatus::Proven)]
    );
    let of = |year| {
        corpus
            .answers_to("139-CTr/TU")
            .expect("known")
            .in_year(year)
            .count()
    };
    assert_eq!((of(2022), of(2023)), (0, 1));
    let to = |year| {
        corpus
            .answers_to("139-CTr/TU")
            .expect("known")
            .to_source_of(year)
            .count()
    };
    assert_eq!((to(2022), to(2023)), (1, 0));
    let by = |name| {
        corpus
            .answers_to("139-CTr/TU")
            .expect("known")
            .of_body(name)
            .count()
    };
    assert_eq!((by("HUYỆN ỦY TÂN LONG"), by("Huyện ủy Tân Lợi")), (1, 0));
    // A known source without an answer is no error; an unknown one is.
    assert_eq!(corpus.answers_to("109-KH/HU").map(|it| it.len()), Ok(0));
    assert!(corpus.answers_to("1-CTr/TU").is_err());
}

#[test]
fn a_number_given_twice_keeps_its_answers_apart() {
    let corpus = read(
        "Chương trình số 20-CTr/TU ngày 05/01/2018 thực hiện Nghị quyết số 18-NQ/TW ngày \
         25/10/2017. Chương trình số 139-CTr/TU ngày 09/11/2022 thực hiện Nghị quyết số 18-NQ/TW \
         ngày 16/6/2022.",
    );
    let answers = corpus.answers_to("18-NQ/TW").expect("known");
    assert_eq!(answers.sources().len(), 2);
    let to = |year| {
        let answers = corpus
            .answers_to("18-NQ/TW")
            .expect("known")
            .to_source_of(year);
        answers
            .map(|it| it.document().label().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(to(2017), ["20-CTr/TU"]);
    assert_eq!(to(2022), ["139-CTr/TU"]);
    // What is about one of the two is not about the other.
    let keys: Vec<&str> = corpus
        .find("18-NQ/TW")
        .expect("known")
        .iter()
        .map(doctrace::graph::Document::key)
        .collect();
    assert_eq!(keys, ["18-NQ/TW", "18-NQ/TW#2"]);
}

#[test]
fn gaps_are_those_of_the_report_and_a_slip_is_told() {
    let corpus = both();
    let drafts = corpus.gaps().of("Huyện ủy Tân Long").expect("a known body");
    let drafts: Vec<&str> = drafts.map(|it| it.source().label()).collect();
    assert!(
        drafts.len() >= 2,
        "two resolutions have only drafts: {drafts:?}"
    );
    let missing = corpus
        .gaps()
        .to("71-NQ/TW")
        .expect("known")
        .next()
        .expect("a gap");
    assert_eq!(
        (missing.state().name(), missing.is_asked()),
        ("missing", false)
    );
    assert!(missing.reason().is_none() && missing.due().is_none());
    let slip = corpus.gaps().of("Huyện ủy Tân Lợi").map(|it| it.len());
    assert_eq!(slip, Err(QueryError::NoBody("Huyện ủy Tân Lợi".into())));
    assert!(corpus.matrix().of_bodies(["Huyện ủy Tân Lợi"]).is_err());
    assert!(corpus.matrix().of_sources(["1-NQ/TW"]).is_err());
}

#[test]
fn a_life_is_told_by_texts_and_registers() {
    let mut old = RegisterRow::new(facts::id("7-QĐ/HU"), None);
    old.state = RowState::Repealed;
    old.since = Some(facts::day("2024-01-01"));
    let text = "Quyết định số 7-QĐ/HU ngày 02/02/2021; ban hành Quyết định số 12-QĐ/HU ngày \
        05/5/2023 sửa đổi Quyết định số 7-QĐ/HU ngày 02/02/2021.";
    let corpus = Corpus::builder(Policy::new())
        .expect("fits")
        .text("a.txt", text.as_bytes())
        .register(Register::new("QĐ/HU").with(old))
        .build();
    let life: Vec<(EventKind, String)> = corpus
        .history("7-QĐ/HU")
        .into_iter()
        .map(|it| (it.kind, it.by_name))
        .collect();
    assert_eq!(life[0], (EventKind::Issued, String::new()));
    assert_eq!(life[1], (EventKind::Amended, "12-QĐ/HU".into()));
    assert_eq!((life[2].0, life.len()), (EventKind::Repealed, 3));
    assert_eq!(corpus.history("12-QĐ/HU").len(), 1);
    assert!(corpus.history("8-QĐ/HU").is_empty());
}

#[test]
fn findings_are_chosen_by_document_rule_and_severity() {
    let corpus = both();
    let about: Vec<&str> = corpus
        .findings()
        .about("179-CTr/HU")
        .map(|it| it.code.as_str())
        .collect();
    assert!(about.contains(&"D01"), "{about:?}");
    let none = corpus
        .findings()
        .about("109-KH/HU")
        .of(["D01"])
        .expect("a rule");
    assert_eq!(none.len(), 0);
    let all = corpus.findings().len();
    let rules = corpus.findings().of(["*"]).expect("all rules").len();
    let errors = corpus.findings().at_least(Severity::Error).len();
    assert!(all == rules && errors > 0 && errors < all);
    let slip = corpus.findings().of(["D1"]).map(|it| it.len()).unwrap_err();
    assert_eq!(
        slip.to_string(),
        "no rule is called `D1`; did you mean `D01`?"
    );
    // What is about one text is not about the other, although both are called SELF.
    for finding in corpus.findings() {
        for &document in &finding.documents {
            let document = corpus.graph().document(document);
            let named = finding.subjects.iter().any(|it| it == document.label());
            assert!(
                named,
                "{} {:?} {}",
                finding.code,
                finding.subjects,
                document.key()
            );
        }
        let texts = finding
            .documents
            .iter()
            .filter(|&&it| corpus.graph().document(it).label() == "SELF");
        assert!(texts.count() < 2, "{} {:?}", finding.code, finding.evidence);
    }
}

#[test]
fn the_next_corpus_is_that_made_from_scratch() {
    let corpus = read(COMMUNE);
    let facts = |name: &str, text| InputFacts::all_of(name, Text::new(text).expect("a text"));
    let next = corpus.apply(Delta::new().with(facts("huyện", DISTRICT)));
    let scratch: Corpus = facts("huyện", DISTRICT)
        .into_iter()
        .chain(facts("text", COMMUNE))
        .collect();
    assert_eq!(next.report(), scratch.report());
    let back = next.apply(Delta::new().without("huyện"));
    assert_eq!(back.report(), corpus.report());
    // A name that only begins so is another file.
    let other = corpus.apply(Delta::new().with(facts("text-2", DISTRICT)).without("text"));
    assert!(other.find("109-KH/HU").is_ok() && other.find("47-BC/ĐU").is_err());
}

#[test]
fn a_policy_comes_before_the_texts_and_its_problems_are_told() {
    let unknown = Policy::new().with_body(PolicyBody::new("Huyện ủy Tân Long").under("Tỉnh ủy"));
    let problems = Corpus::builder(unknown.clone()).map(drop).unwrap_err();
    assert_eq!(problems.iter().len(), 1);
    assert!(
        problems.to_string().starts_with("bodies[0].parent: "),
        "{problems}"
    );
    assert!(Trace::under(unknown).is_err());
    let policy = Policy::new()
        .with_type(NewType::new("CN", "Cẩm nang", "Quy chế"))
        .with_organ(NewOrgan::new(
            "KKT",
            "Ban Quản lý Khu kinh tế",
            "Quyết định",
        ));
    let text = "Theo Cẩm nang số 12-CN/KKT ngày 5/5/2023.";
    let corpus = Corpus::builder(policy)
        .expect("fits")
        .text("a", text.as_bytes())
        .build();
    assert_eq!(corpus.find("12-CN/KKT").map(|it| it.len()), Ok(1));
    assert_eq!(
        corpus
            .findings()
            .about("12-CN/KKT")
            .of(["D09"])
            .map(|it| it.len()),
        Ok(1)
    );
    assert!(read(text).find("12-CN/KKT").is_err());
}
