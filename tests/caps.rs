//! The caps of the audit: each is reached, and told; one below, nothing is cut.

mod facts;

use doctrace::audit::{Audit, Deadline, Policy};
use doctrace::graph::TraceGraph;
use doctrace::relation::RelationKind::{Amends, Concretises, Implements};
use facts::{Text, about, day, found, judged, of_district, owes, province, registry, report};

fn ninety() -> Policy {
    province()
        .with_duty(owes(Some(Deadline::Days(90))))
        .with_as_of(day("2023-12-31"))
}

/// So many programmes, each carrying out the one before.
fn column(documents: usize) -> Text {
    let mut text = of_district("a", "Phụng Hiệp");
    let mut above = text.cited("1-CTr/TU", "2023-02-01");
    for number in 2..=documents {
        let next = text.cited(&format!("{number}-CTr/TU"), "2023-02-01");
        text.relate(next, Implements, above);
        above = next;
    }
    text
}

#[test]
fn a_source_is_followed_for_fifteen_steps() {
    assert!(about(&judged([column(16)], &ninety()), "W10").is_empty());
    let got = judged([column(18)], &ninety());
    let warned = ("warning".into(), vec!["duties".to_owned()]);
    assert_eq!(found(&got, "W10"), [warned]);
    let hit = got.findings.iter().find(|it| it.code == "W10");
    let why = &hit.expect("it").why.en;
    // The first two of the eighteen.
    assert!(why.contains("at 2 documents"), "{why}");
}

#[test]
fn a_change_is_followed_for_fifteen_steps() {
    let amended = |documents: usize| {
        let mut text = column(documents);
        let first = doctrace::registry::End::Mention(0);
        let by = text.cited("99-QĐ/TU", "2023-05-04");
        text.relate(by, Amends, first);
        report([text])
    };
    let whole = amended(16);
    assert!(about(&whole, "W10").is_empty());
    assert_eq!(about(&whole, "L05").len(), 14);
    let cut = amended(17);
    assert_eq!(about(&cut, "W10"), ["suspects"]);
    assert_eq!(about(&cut, "L05").len(), 14);
    // No change, nothing to follow.
    assert!(about(&report([column(17)]), "W10").is_empty());
}

#[test]
fn a_thousand_pairs_are_explained() {
    let owed = |sources: usize| {
        let mut text = of_district("a", "Phụng Hiệp");
        for number in 1..=sources {
            text.cited(&format!("{number}-CTr/TU"), "2023-02-01");
        }
        judged([text], &ninety())
    };
    // Three districts owe an answer to each.
    assert!(about(&owed(333), "W10").is_empty());
    let beyond = owed(334);
    assert_eq!(about(&beyond, "W10"), ["explanations"]);
    assert_eq!(beyond.obligations.len(), 1_002);
}

#[test]
fn a_million_steps_are_walked_and_a_million_documents_listed() {
    // Every plan answers every programme, by way of one.
    let crossing = |programmes: usize, plans: usize| {
        let mut text = of_district("a", "Phụng Hiệp");
        let middle = text.cited("9000-CTr/TU", "2023-02-02");
        for number in 1..=programmes {
            let above = text.cited(&format!("{number}-CTr/TU"), "2023-02-01");
            text.relate(middle, Implements, above);
        }
        for number in 1..=plans {
            let plan = text.declared(&format!("{number}-KH/HU"), "2023-03-01");
            text.relate(plan, Concretises, middle);
        }
        let registry = registry([text]);
        let graph = TraceGraph::build(&registry);
        let policy = ninety();
        let audit = Audit::new(&graph, &policy);
        (audit.obligations().cut(), audit.chains().cut())
    };
    assert_eq!(crossing(300, 900), (0, 0));
    let (duties, chains) = crossing(900, 1_500);
    assert!(duties > 0 && chains > 0, "{duties} {chains}");
}

#[test]
fn days_between_are_counted_beyond_the_chains_listed() {
    // Twelve steps of two documents each: 4,096 ways up, of which a quarter is listed.
    const STEPS: usize = 12;
    let mut text = Text::new("a");
    let number = |step: usize, side: usize| format!("{}-KH/HU", 10 * step + side + 1);
    let day = |step: usize| format!("2022-{:02}-01", 12 - step);
    let mut below = vec![text.declared("500-KH/HU", "2023-01-05")];
    for step in 0..STEPS {
        let sides: Vec<_> = (0..2)
            .map(|side| text.declared(&number(step, side), &day(step)))
            .collect();
        for &lower in &below {
            for &upper in &sides {
                text.relate(lower, Implements, upper);
            }
        }
        below = sides;
    }
    let root = text.cited("18-NQ/TW", "2021-12-01");
    for lower in below {
        text.relate(lower, Implements, root);
    }
    let got = report([text]);
    assert!(got.chains_cut > 0);
    assert_eq!(got.lags["district_to_district"].n, 2 + 4 * (STEPS - 1));
    // The two highest, and the lowest of all.
    assert_eq!(got.lags["central_to_district"].n, 3);
    assert_eq!(got.lags["central_to_district"].max, Some(400));
}
