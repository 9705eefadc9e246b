//! Whose number it is, and whether it is one paper.

use doctrace::id::Repairs;
use doctrace::mention::WrittenDate;
use doctrace::registry::{End, Role};
use doctrace::relation::RelationKind::Concretises;

use super::{Plant, Row, any, cited, paper, plan, row, two};
use crate::facts::{Text, day};
use crate::world::{Paper, World, declare, later, say, working};

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("D01", d01),
    ("D02", d02),
    ("D03", d03),
    ("D04", d04),
    ("D05", d05),
    ("D06", d06),
    ("D07", d07),
    ("D08", d08),
    ("D09", d09),
    ("D10", d10),
    ("D11", d11),
    ("D12", d12),
    ("D13", d13),
];

/// One number for two programmes.
pub(super) fn collision(world: &mut World, text: &mut Text) -> Vec<Row> {
    let (first, second) = two(world);
    let end = world.programmes[first]
        .day
        .max(world.programmes[second].day);
    let plan = paper(world, "1-KH/HU", working(later(end, 20)));
    for at in [first, second] {
        let plan = declare(text, &plan);
        let programme = world.cite_programme(text, at);
        text.relate(plan, Concretises, programme);
    }
    ["D01", "O15", "S07"]
        .map(|code| row(code, ["1-KH/HU"]))
        .to_vec()
}

fn d01(world: &mut World, text: &mut Text) -> Vec<Row> {
    collision(world, text)
}

/// Two plans for one programme under one title, so many days apart.
fn double(world: &mut World, text: &mut Text, days: usize) -> Row {
    let at = any(world);
    plan(world, text, "1-KH/HU", at, 20);
    let first = text.facts.mentions[0].clone();
    let day = first.date.and_then(WrittenDate::day);
    let again = Paper {
        number: "2-KH/HU".to_owned(),
        day: later(day.expect("a day"), days),
        title: first.title.expect("a title").into(),
    };
    let again = declare(text, &again);
    text.relate(again, Concretises, End::Mention(1));
    let source = world.programmes[at].number.as_str();
    row("O14", [source, "1-KH/HU", "2-KH/HU"])
}

fn d02(world: &mut World, text: &mut Text) -> Vec<Row> {
    let double = double(world, text, 0);
    vec![row("D02", ["1-KH/HU", "2-KH/HU"]), double]
}

fn d03(world: &mut World, text: &mut Text) -> Vec<Row> {
    let at = any(world);
    let mut wrong = world.programmes[at].clone();
    wrong.day = wrong
        .day
        .checked_sub_days(chrono::Days::new(5))
        .expect("a day");
    say(text, Role::Cited, &wrong);
    let number = wrong.number;
    vec![row("D03", [&number])]
}

fn d04(world: &mut World, text: &mut Text) -> Vec<Row> {
    let at = any(world);
    let number = world.directives[at].number.clone();
    let old = paper(world, &number, day("2017-10-25"));
    // The text that gives the day may leave it out from then on; the other one may not.
    let mut elsewhere = Text::new("elsewhere");
    say(&mut elsewhere, Role::Cited, &old);
    elsewhere.cited(&number, "");
    world.texts.push(elsewhere);
    text.cited(&number, "");
    text.last().title = Some("một việc".into());
    // The older one is owed an answer as well.
    let owed = row("G01", [&number, &world.top()]);
    vec![row("D04", [&number]), row("D08", [&number]), owed]
}

fn d05(world: &mut World, text: &mut Text) -> Vec<Row> {
    for number in ["139-CV/TU", "139-TTr/HU"] {
        cited(world, text, number);
    }
    // In the order of their series.
    vec![row("D05", ["139-CV/TU", "139-TTr/HU"])]
}

fn d06(world: &mut World, _: &mut Text) -> Vec<Row> {
    let mut office = world.office();
    cited(world, &mut office, "5-TB/HU");
    world.texts.push(office);
    vec![row("D06", ["5-TB/HU"])]
}

fn d07(world: &mut World, text: &mut Text) -> Vec<Row> {
    cited(world, text, "1-PA/TU");
    text.last().repairs = Repairs::SEPARATOR;
    vec![row("D07", ["1-PA/TU"])]
}

fn d08(world: &mut World, text: &mut Text) -> Vec<Row> {
    cited(world, text, "1-TTr/TU");
    text.last().date = None;
    vec![row("D08", ["1-TTr/TU"])]
}

fn d09(world: &mut World, text: &mut Text) -> Vec<Row> {
    cited(world, text, "1-BB/TU");
    text.last().title = None;
    vec![row("D09", ["1-BB/TU"])]
}

fn d10(world: &mut World, text: &mut Text) -> Vec<Row> {
    cited(world, text, "1-HD/TU");
    text.last().type_word = Some("Nghị quyết".into());
    vec![row("D10", ["1-HD/TU"])]
}

fn d11(world: &mut World, text: &mut Text) -> Vec<Row> {
    cited(world, text, "1-QC/TU");
    text.last().issuer = Some("Ban Thường vụ Huyện ủy".into());
    vec![row("D11", ["1-QC/TU"])]
}

fn d12(world: &mut World, text: &mut Text) -> Vec<Row> {
    cited(world, text, "1-CT/TU");
    text.last().repairs = Repairs::DASH;
    vec![row("D12", ["1-CT/TU"])]
}

fn d13(world: &mut World, text: &mut Text) -> Vec<Row> {
    cited(world, text, "1/KL-TU");
    vec![row("D13", ["1/KL-TU"])]
}
