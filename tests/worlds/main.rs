//! Planted faults: clean provinces in which nothing is found, and then the faults that
//! were put in, all of them and nothing else.
//!
//! A world is made of facts, by seed, without a clock. Each fault has a district of its
//! own, whose papers answer those of the province. What has to be found is written down
//! beside each fault, with what follows from it.

mod dice;
#[path = "../facts/mod.rs"]
mod facts;
mod obliged;
mod plants;
mod properties;
mod traits;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use doctrace::audit::{Baseline, CellState, RULES};
use doctrace::registry::Registry;
use doctrace::report::Report;

use dice::Dice;
use plants::{plant, plants};
use world::World;

/// Code and subjects.
type Row = (String, Vec<String>);

fn found(world: World) -> Vec<Row> {
    let registry: Registry = world.texts.into_iter().map(|text| text.facts).collect();
    let mut policy = world.policy;
    if let Some((code, subjects)) = world.drift {
        // An earlier run that had all but one of these findings, and one more.
        let mut known = Baseline::new();
        known.insert("00000000000000aa", "Z99 một phát hiện cũ");
        for finding in Report::of(&registry, &policy).findings {
            if finding.code != code || finding.subjects != subjects {
                known.insert(finding.fingerprint, &finding.code);
            }
        }
        policy = policy.with_baseline(known);
    }
    let report = Report::of(&registry, &policy);
    // A matrix beyond what a report explains is told, and by that alone.
    let open = |row: &&doctrace::report::ObligationRow| row.state != CellState::Proven;
    let unexplained =
        report.obligations.len() > 1_000 && report.obligations.iter().any(|row| open(&row));
    let (told, rest): (Vec<_>, Vec<_>) = report
        .findings
        .into_iter()
        .partition(|it| it.code == "W10" && it.subjects == ["explanations"]);
    assert_eq!(told.len(), usize::from(unexplained));
    let mut rows: Vec<Row> = rest
        .into_iter()
        .map(|finding| (finding.code, finding.subjects))
        .collect();
    rows.sort();
    rows
}

/// How often each rule was right, wrong and silent.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

/// Builds one world, plants faults, and counts; `None` is a world without any.
fn one(seed: u64, faults: usize, scores: &mut BTreeMap<String, Score>) {
    let mut dice = Dice::new(seed ^ 0x0D0C_7ACE);
    let big = seed % 50 == 7;
    let (directives, districts) = if big {
        (80, dice.between(12, 14))
    } else {
        (dice.between(4, 24), dice.between(1, 5))
    };
    let mut world = World::clean(seed, directives, districts);
    assert!(!big || world.len() > 1_000);
    let mut wanted: Vec<Row> = Vec::new();
    let plants = plants();
    let mut kinds = BTreeSet::new();
    // Places are few; a fault takes one or two.
    while kinds.len() < faults {
        kinds.insert(dice.below(plants.len()));
    }
    for &at in &kinds {
        let rows = plant(&mut world, plants[at].1);
        wanted.extend(
            rows.into_iter()
                .map(|(code, subjects)| (code.to_owned(), subjects)),
        );
    }
    wanted.sort();
    let got = found(world);
    let (mut a, mut b) = (wanted.iter().peekable(), got.iter().peekable());
    loop {
        match (a.peek(), b.peek()) {
            (None, None) => break,
            (Some(row), other) if other.is_none_or(|other| row < other) => {
                scores.entry(row.0.clone()).or_default().missed += 1;
                a.next();
            }
            (Some(row), Some(other)) if row == other => {
                scores.entry(row.0.clone()).or_default().right += 1;
                a.next();
                b.next();
            }
            (_, Some(row)) => {
                scores.entry(row.0.clone()).or_default().wrong += 1;
                b.next();
            }
            (Some(_), None) => unreachable!("the second arm takes it"),
        }
    }
    let codes: Vec<&str> = kinds.iter().map(|&at| plants[at].0).collect();
    assert_eq!(got, wanted, "world {seed}, faults {codes:?}");
}

#[test]
fn a_clean_world_has_no_finding() {
    for seed in 0..12 {
        one(seed, 0, &mut BTreeMap::new());
    }
}

#[test]
fn every_rule_has_its_fault() {
    let planted: Vec<&str> = plants().iter().map(|&(code, _)| code).collect();
    let rules: Vec<&str> = RULES.iter().map(|rule| rule.code().as_str()).collect();
    assert_eq!(planted, rules);
}

#[test]
fn each_fault_alone_is_found_and_nothing_else() {
    for (code, fault) in plants() {
        for seed in 0..2 {
            let mut world = World::clean(seed + 100, 9, 2);
            let mut wanted: Vec<Row> = plant(&mut world, fault)
                .into_iter()
                .map(|(code, subjects)| (code.to_owned(), subjects))
                .collect();
            wanted.sort();
            assert_eq!(found(world), wanted, "{code} in world {seed}");
        }
    }
}

#[test]
fn faults_together_are_found_and_nothing_else() {
    let mut scores = BTreeMap::new();
    for seed in 0..40 {
        one(seed, 5, &mut scores);
    }
}

/// Takes a minute; prints what each rule found.
#[test]
#[ignore = "1,000 worlds"]
fn a_thousand_worlds() {
    let mut scores = BTreeMap::new();
    for seed in 1_000..2_000 {
        one(seed, 4, &mut scores);
    }
    for (code, score) in &scores {
        println!(
            "{code} right {} wrong {} missed {}",
            score.right, score.wrong, score.missed
        );
        assert_eq!((score.wrong, score.missed), (0, 0), "{code}");
    }
    assert_eq!(scores.len(), RULES.len());
}
