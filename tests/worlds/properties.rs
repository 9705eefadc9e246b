//! What holds for any documents: order never shows, a registry is a set, a waiver hides
//! one finding, a register takes no proof away and may come in parts.
//!
//! The documents are drawn at random from a few numbers, days and bodies, so that they
//! collide, contradict each other, run in circles and leave much open.

use doctrace::audit::{CellState, Policy, Waiver};
use doctrace::mention::WrittenDate;
use doctrace::registry::{End, InputFacts, Register, RegisterRow, Registry, Role, RowState};
use doctrace::relation::RelationKind;
use doctrace::report::Report;

use super::dice::Dice;
use super::facts::{Text, day, id, owes, province};

const DISTRICTS: &[&str] = &["Phụng Hiệp", "Long Mỹ", "Vị Thủy", "Châu Thành"];

const KINDS: &[RelationKind] = &[
    RelationKind::Implements,
    RelationKind::Implements,
    RelationKind::Concretises,
    RelationKind::Concretises,
    RelationKind::BasedOn,
    RelationKind::Cites,
    RelationKind::Amends,
    RelationKind::Replaces,
    RelationKind::Repeals,
];

const STATES: &[RowState] = &[
    RowState::Issued,
    RowState::Issued,
    RowState::Issued,
    RowState::Void,
    RowState::Replaced,
    RowState::Repealed,
];

fn date(dice: &mut Dice) -> chrono::NaiveDate {
    let first = day("2022-11-01");
    super::world::later(first, dice.below(420))
}

fn number(dice: &mut Dice) -> String {
    let codes = ["NQ/TW", "CT/TW", "CTr/TU", "NQ/TU", "KH/HU", "CTr/HU"];
    let code = codes[dice.below(codes.len())];
    format!("{}-{code}", 1 + dice.below(5))
}

/// A text in which anything may be said.
fn text(dice: &mut Dice, name: &str) -> InputFacts {
    let mut text = match dice.below(5) {
        0 => Text::new(name),
        1 => Text::new(name).head("3-BC/TU", "TỈNH ỦY HẬU GIANG", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        _ => {
            let district = DISTRICTS[dice.below(DISTRICTS.len())].to_uppercase();
            let own = ["?-BC/HU", "4-KH/HU", "5-CTr/HU"][dice.below(3)];
            let issuer = format!("HUYỆN ỦY {district}");
            Text::new(name).head(own, &issuer, "ĐẢNG BỘ TỈNH HẬU GIANG")
        }
    };
    if dice.below(2) == 0 {
        text = text.dated(WrittenDate::Day(date(dice)));
    }
    let mut ends = vec![End::Own];
    for _ in 0..2 + dice.below(7) {
        let role = [Role::Declared, Role::Cited, Role::Cited][dice.below(3)];
        let number = number(dice);
        let written = date(dice).to_string();
        let dated = dice.below(5) > 0;
        let end = text.mention(role, &number, if dated { &written } else { "" });
        if dice.below(3) == 0 {
            let titles = ["phát triển giao thông", "chăm lo người nghèo đến năm 2030"];
            text.last().title = Some(titles[dice.below(2)].into());
        }
        if dice.below(6) == 0 {
            let issuers = ["Tỉnh ủy Sóc Trăng", "Huyện ủy Long Mỹ", "Ban Bí thư"];
            text.last().issuer = Some(issuers[dice.below(3)].into());
        }
        ends.push(end);
    }
    if dice.below(4) == 0 {
        ends.push(text.draft());
    }
    for _ in 0..ends.len() {
        let (from, to) = (dice.below(ends.len()), dice.below(ends.len()));
        text.relate(ends[from], KINDS[dice.below(KINDS.len())], ends[to]);
    }
    text.facts
}

fn texts(dice: &mut Dice) -> Vec<InputFacts> {
    let count = 2 + dice.below(6);
    (0..count)
        .map(|at| text(dice, &format!("text {at}")))
        .collect()
}

fn book(dice: &mut Dice) -> Register {
    let series = ["CTr/TU", "NQ/TU", "KH/HU", "CTr/HU"][dice.below(4)];
    let mut book = Register::new(series);
    if dice.below(3) > 0 {
        book = book.of_body(if series.ends_with("TU") {
            "Tỉnh ủy Hậu Giang".to_owned()
        } else {
            format!("Huyện ủy {}", DISTRICTS[dice.below(3)])
        });
    }
    book.complete = dice.below(2) == 0;
    for ordinal in 1..=5 {
        if dice.below(3) == 0 {
            continue;
        }
        let known = (dice.below(2) == 0).then(|| date(dice));
        let mut row = RegisterRow::new(id(&format!("{ordinal}-{series}")), known);
        row.state = STATES[dice.below(STATES.len())];
        row.since = (dice.below(2) == 0).then(|| date(dice));
        book.rows.push(row);
    }
    book
}

fn policy(dice: &mut Dice) -> Policy {
    let mut policy = province().with_as_of(day("2023-12-31")).with_due_soon(30);
    if dice.below(4) > 0 {
        let deadline = (dice.below(2) == 0).then_some(doctrace::audit::Deadline::Days(60));
        policy = policy.with_duty(owes(deadline));
    }
    for _ in 0..dice.below(3) {
        policy = policy.with_register(book(dice));
    }
    policy
}

fn shuffled<T>(dice: &mut Dice, mut list: Vec<T>) -> Vec<T> {
    for at in (1..list.len()).rev() {
        list.swap(at, dice.below(at + 1));
    }
    list
}

fn registry(inputs: &[InputFacts]) -> Registry {
    inputs.iter().cloned().collect()
}

fn bytes(report: &Report) -> String {
    serde_json::to_string(report).expect("a report")
}

/// Documents and a policy for each of so many seeds.
fn for_each(seeds: u64, mut check: impl FnMut(u64, &mut Dice, Vec<InputFacts>, Policy)) {
    for seed in 0..seeds {
        let mut dice = Dice::new(seed ^ 0x5EED_FA11);
        let (texts, policy) = (texts(&mut dice), policy(&mut dice));
        check(seed, &mut dice, texts, policy);
    }
}

#[test]
fn the_order_of_inputs_never_shows() {
    for_each(60, |seed, dice, texts, policy| {
        let first = bytes(&Report::of(&registry(&texts), &policy));
        for _ in 0..3 {
            let other = shuffled(dice, texts.clone());
            let mut one_by_one = Registry::new();
            for input in other {
                one_by_one.add(input);
            }
            let again = bytes(&Report::of(&one_by_one, &policy));
            assert!(first == again, "seed {seed}");
        }
    });
}

/// Parts of a registry: some of the texts and registers, so that parts overlap.
fn part(dice: &mut Dice, texts: &[InputFacts], books: &[Register]) -> Registry {
    let mut made = Registry::new();
    made.extend(texts.iter().filter(|_| dice.below(2) == 0).cloned());
    made.extend(books.iter().filter(|_| dice.below(2) == 0).cloned());
    made
}

fn merged(a: &Registry, b: &Registry) -> Registry {
    let mut made = a.clone();
    made.merge(b.clone());
    made
}

#[test]
fn registries_merge_as_sets_do() {
    let mut with_books = 0;
    for_each(60, |seed, dice, texts, policy| {
        let books: Vec<Register> = (0..4).map(|_| book(dice)).collect();
        let [a, b, c] = [0; 3].map(|_| part(dice, &texts, &books));
        with_books += usize::from(a.registers().len() > 0 && b.registers().len() > 0);
        assert_eq!(merged(&a, &b), merged(&b, &a), "seed {seed}");
        assert_eq!(
            merged(&merged(&a, &b), &c),
            merged(&a, &merged(&b, &c)),
            "seed {seed}"
        );
        assert_eq!(merged(&a, &a), a, "seed {seed}");
        assert_eq!(merged(&a, &Registry::new()), a, "seed {seed}");
        // And so do the reports on them.
        let report = |registry: &Registry| bytes(&Report::of(registry, &policy));
        assert!(
            report(&merged(&a, &b)) == report(&merged(&b, &a)),
            "seed {seed}"
        );
        // A part that was written and read again is the part.
        let stored = serde_json::to_string(&a).expect("a registry");
        let loaded: Registry = serde_json::from_str(&stored).expect("as it was stored");
        assert_eq!(merged(&loaded, &b), merged(&a, &b), "seed {seed}");
    });
    assert!(with_books > 20, "{with_books}");
}

#[test]
fn a_register_says_the_same_wherever_it_comes_from() {
    let mut told = 0;
    for_each(120, |seed, dice, texts, policy| {
        let plain = registry(&texts);
        let book = book(dice);
        let by_policy = bytes(&Report::of(
            &plain,
            &policy.clone().with_register(book.clone()),
        ));
        let mut beside = plain.clone();
        assert!(beside.add_register(book.clone()) && !beside.add_register(book.clone()));
        assert!(
            by_policy == bytes(&Report::of(&beside, &policy)),
            "seed {seed}"
        );
        // Given by both, it counts once.
        let both = policy.clone().with_register(book.clone());
        assert!(
            by_policy == bytes(&Report::of(&beside, &both)),
            "seed {seed}"
        );
        // In two parts, in either order, each in a registry of its own. Rows are known by
        // their place in the part, so the findings are compared, not the bytes.
        let (mut low, mut high) = (book.clone(), book.clone());
        let cut = dice.below(book.rows.len() + 1);
        low.rows.truncate(cut);
        high.rows.drain(..cut);
        high.complete = false;
        let mut parts = plain.clone();
        parts.add_register(low);
        let mut other = Registry::new();
        other.add_register(high);
        let findings = |registry: &Registry| {
            let report = Report::of(registry, &policy);
            let rows = report.findings.into_iter();
            let rows = rows.map(|it| (it.fingerprint, it.severity, it.why));
            rows.collect::<std::collections::BTreeSet<_>>()
        };
        let whole = findings(&beside);
        told += usize::from(whole != findings(&plain));
        assert!(whole == findings(&merged(&parts, &other)), "seed {seed}");
        assert!(whole == findings(&merged(&other, &parts)), "seed {seed}");
        // And taken out again it leaves nothing behind.
        assert!(beside.withdraw_register(&book) && !beside.withdraw_register(&book));
        assert_eq!(beside, plain, "seed {seed}");
    });
    assert!(told > 60, "{told}");
}

#[test]
fn adding_and_withdrawing_leaves_nothing_behind() {
    for_each(60, |seed, dice, texts, policy| {
        let books: Vec<Register> = (0..2).map(|_| book(dice)).collect();
        let full = |texts: &[InputFacts]| {
            let mut made = registry(texts);
            made.extend(books.iter().cloned());
            made
        };
        let mut kept = full(&texts);
        let before = bytes(&Report::of(&kept, &policy));
        let guest = text(dice, "a guest");
        assert!(kept.add(guest.clone()) && !kept.add(guest.clone()));
        let mut all = texts.clone();
        all.push(guest.clone());
        let with = bytes(&Report::of(&kept, &policy));
        assert!(
            with == bytes(&Report::of(&full(&all), &policy)),
            "seed {seed}"
        );
        assert!(kept.withdraw(&guest) && !kept.withdraw(&guest));
        assert_eq!(kept, full(&texts), "seed {seed}");
        assert!(before == bytes(&Report::of(&kept, &policy)), "seed {seed}");
    });
}

/// Rules on what is still owed: a gap that is accepted is none for them.
const OVER_CELLS: &[&str] = &["G04", "G05", "G09"];

#[test]
fn a_waiver_hides_exactly_one() {
    let mut waived = 0;
    for_each(25, |seed, _, texts, policy| {
        let registry = registry(&texts);
        let before = Report::of(&registry, &policy);
        for hidden in &before.findings {
            let waiver = Waiver::of_finding(&hidden.fingerprint);
            let waiver = waiver.because("đã rà soát", "Chánh Văn phòng", day("2023-12-01"));
            let after = Report::of(&registry, &policy.clone().with_waiver(waiver));
            let names: Vec<&str> = after
                .waived
                .iter()
                .map(|row| row.finding.fingerprint.as_str())
                .collect();
            assert_eq!(names, [hidden.fingerprint.as_str()], "seed {seed}");
            let prints = |report: &Report| {
                let rows = report.findings.iter().filter(|it| {
                    it.fingerprint != hidden.fingerprint
                        && !(hidden.code == "G01" && OVER_CELLS.contains(&it.code.as_str()))
                });
                rows.map(|it| it.fingerprint.clone()).collect::<Vec<_>>()
            };
            assert_eq!(prints(&before), prints(&after), "seed {seed}");
            assert!(
                after
                    .findings
                    .iter()
                    .all(|it| it.fingerprint != hidden.fingerprint)
            );
            waived += 1;
        }
    });
    assert!(waived > 500, "{waived}");
}

#[test]
fn a_register_takes_no_proof_away() {
    let mut proven = 0;
    for_each(400, |seed, dice, texts, policy| {
        let registry = registry(&texts);
        let before = Report::of(&registry, &policy);
        let more = policy.with_register(book(dice));
        let after = Report::of(&registry, &more);
        for row in before
            .obligations
            .iter()
            .filter(|row| row.state == CellState::Proven)
        {
            proven += 1;
            let now = after
                .obligations
                .iter()
                .find(|it| (&it.source_key, &it.body) == (&row.source_key, &row.body));
            // A row that clashes is a finding (W08); the paper still answers.
            let state = now.map(|it| it.state);
            assert_eq!(
                state,
                Some(CellState::Proven),
                "seed {seed}: {}",
                row.source
            );
        }
    });
    assert!(proven > 100, "{proven}");
}

/// A register of some documents that a report has, as an office would have kept it.
fn book_of(dice: &mut Dice, report: &Report) -> Register {
    let series = ["CTr/TU", "NQ/TU", "KH/HU", "CTr/HU", "NQ/TW", "CT/TW"][dice.below(6)];
    let mut book = Register::new(series);
    if dice.below(3) == 0 && !series.ends_with("TW") {
        book = book.of_body(if series.ends_with("TU") {
            "Tỉnh ủy Hậu Giang".to_owned()
        } else {
            format!("Huyện ủy {}", DISTRICTS[dice.below(3)])
        });
    }
    book.complete = dice.below(2) == 0;
    let mut used = std::collections::BTreeSet::new();
    for row in &report.documents {
        let Ok(number) = row.label.parse::<doctrace::id::DocumentId>() else {
            continue;
        };
        // Mostly one row for a number, now and then two.
        let kept = row.date.is_some() && number.series() == series && dice.below(4) > 0;
        if kept && (used.insert(row.label.clone()) || dice.below(4) == 0) {
            book.rows.push(RegisterRow::new(number, row.date));
        }
    }
    book
}

#[test]
fn a_register_decides_without_taking_away_or_joining_what_is_apart() {
    let (mut proven, mut decided) = (0, 0);
    for_each(400, |seed, dice, texts, policy| {
        let registry = registry(&texts);
        let before = Report::of(&registry, &policy);
        let more = policy.with_register(book_of(dice, &before));
        let after = Report::of(&registry, &more);
        // Proven stays proven.
        for row in before
            .obligations
            .iter()
            .filter(|row| row.state == CellState::Proven)
        {
            proven += 1;
            let same = |it: &&doctrace::report::ObligationRow| {
                let keys = (&it.source, &it.body, &it.duty);
                keys == (&row.source, &row.body, &row.duty)
            };
            let now = after.obligations.iter().filter(same);
            let kept = now.filter(|it| it.state == CellState::Proven).count();
            let was = before.obligations.iter().filter(same);
            let was = was.filter(|it| it.state == CellState::Proven).count();
            assert!(kept >= was, "seed {seed}: {} {}", row.source, row.body);
        }
        // What was a document of its own still is one; only mentions in doubt are given away.
        let places = |report: &Report, open: bool| {
            let rows = report.documents.iter();
            rows.filter(|row| row.doubt.is_some() == open)
                .map(|row| {
                    let places = row.evidence.iter();
                    places
                        .map(|it| (it.input.clone(), it.start))
                        .collect::<std::collections::BTreeSet<_>>()
                })
                .filter(|places| !places.is_empty())
                .collect::<Vec<_>>()
        };
        let (sure, now) = (places(&before, false), places(&after, false));
        let mut homes = std::collections::BTreeSet::new();
        for document in &sure {
            let home = now.iter().position(|it| it.is_superset(document));
            let home = home.unwrap_or_else(|| panic!("seed {seed}: {document:?}"));
            assert!(homes.insert(home), "seed {seed}: {document:?}");
        }
        let (was, is) = (places(&before, true), places(&after, true));
        assert!(is.iter().all(|it| was.contains(it)), "seed {seed}");
        decided += was.len() - is.len();
    });
    assert!(proven > 100 && decided > 20, "{proven} {decided}");
}
