//! Days, due dates, and what became of a document.

use doctrace::audit::{Deadline, Duty, PolicyBody, Selector};
use doctrace::id::Level;
use doctrace::mention::WrittenDate;
use doctrace::registry::{End, Role};
use doctrace::relation::RelationKind::{
    self, Amends, Cites, Concretises, Implements, Repeals, Replaces,
};

use super::{Plant, Row, answer, any, cited, keep, paper, plan, row, source};
use crate::facts::{Text, day, id};
use crate::world::{Paper, World, declare, say};

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("L01", l01),
    ("L02", l02),
    ("L03", l03),
    ("L04", l04),
    ("L05", l05),
    ("L06", l06),
    ("L07", l07),
    ("L09", l09),
    ("L14", l14),
    ("L15", l15),
    ("L16", l16),
];

fn l01(world: &mut World, text: &mut Text) -> Vec<Row> {
    let at = any(world);
    plan(world, text, "1-KH/HU", at, 20);
    let before = world.programmes[at]
        .day
        .checked_sub_days(chrono::Days::new(7));
    text.facts.mentions[0].date = before.map(WrittenDate::Day);
    let programme = world.programmes[at].number.as_str();
    vec![row("L01", ["1-KH/HU", programme])]
}

fn l02(world: &mut World, text: &mut Text) -> Vec<Row> {
    let source = source(world, text, "1-QTr/TU", "2024-03-13");
    answer(world, text, source, "2024-07-10");
    let select = Selector {
        ids: vec![id("1-QTr/TU")],
        ..Selector::default()
    };
    let duty = Duty::new("l02", select).deadline(Deadline::Days(30));
    world.tell(|policy| policy.with_duty(duty));
    vec![row("L02", ["1-KH/HU", "1-QTr/TU"])]
}

/// A later document that does something to an earlier one.
fn change(
    world: &mut World,
    text: &mut Text,
    (number, date): (&str, &str),
    kind: RelationKind,
    target: End,
) -> End {
    let later = paper(world, number, day(date));
    let later = say(text, Role::Cited, &later);
    text.relate(later, kind, target);
    later
}

fn l03(world: &mut World, text: &mut Text) -> Vec<Row> {
    let source = source(world, text, "1-HD/BTGTU", "2023-12-06");
    let end = ("2-HD/BTGTU", "2024-03-13");
    change(world, text, end, Repeals, source);
    answer(world, text, source, "2024-07-10");
    vec![row("L03", ["1-KH/HU", "1-HD/BTGTU"])]
}

fn l04(world: &mut World, text: &mut Text) -> Vec<Row> {
    let source = source(world, text, "1-HD/BTCTU", "2023-12-06");
    answer(world, text, source, "2024-03-13");
    let amended = ("2-HD/BTCTU", "2024-07-10");
    change(world, text, amended, Amends, source);
    vec![row("L04", ["1-KH/HU", "1-HD/BTCTU"])]
}

fn l05(world: &mut World, text: &mut Text) -> Vec<Row> {
    let top = cited(world, text, "1-HD/BTGTW");
    let middle = paper(world, "1-HD/BDVTU", day("2023-12-06"));
    let middle = say(text, Role::Cited, &middle);
    text.relate(middle, Implements, top);
    answer(world, text, middle, "2024-03-13");
    let amended = ("2-HD/BTGTW", "2024-07-10");
    let amended = change(world, text, amended, Amends, top);
    // The level between has answered the change, so that only the lowest is in doubt.
    let renewed = ("2-HD/BDVTU", "2024-12-11");
    change(world, text, renewed, Implements, amended);
    vec![row("L05", ["1-KH/HU", "1-HD/BTGTW"])]
}

fn l06(world: &mut World, text: &mut Text) -> Vec<Row> {
    let source = source(world, text, "1-HD/UBKTTU", "2023-12-06");
    text.facts.mentions[0].title = Some("Phát triển nghề muối đến năm 2030".into());
    let plan = Paper {
        number: "1-KH/HU".to_owned(),
        day: day("2023-12-20"),
        title: "Chăm lo ruộng muối giai đoạn 2021 - 2023".to_owned(),
    };
    let plan = declare(text, &plan);
    text.relate(plan, Concretises, source);
    vec![row("L06", ["1-KH/HU", "1-HD/UBKTTU"])]
}

fn l07(world: &mut World, text: &mut Text) -> Vec<Row> {
    let old = cited(world, text, "1-HD/BNCTU");
    let new = ("2-HD/BNCTU", "2024-03-13");
    change(world, text, new, Replaces, old);
    let paper = paper(world, "1-NQ/HU", day("2024-07-10"));
    let paper = declare(text, &paper);
    text.relate(paper, Cites, old);
    vec![row("L07", ["1-NQ/HU", "1-HD/BNCTU"])]
}

fn l09(world: &mut World, text: &mut Text) -> Vec<Row> {
    keep(world, "QC/HU", "1-QC/HU");
    let gone = cited(world, text, "2-QC/HU");
    let paper = paper(world, "1-NQ/HU", day("2024-07-10"));
    let paper = declare(text, &paper);
    text.relate(paper, Amends, gone);
    vec![row("L09", ["1-NQ/HU", "2-QC/HU"]), row("O02", ["2-QC/HU"])]
}

fn l14(world: &mut World, text: &mut Text) -> Vec<Row> {
    let ahead = paper(world, "1-HD/VPTU", day("2025-07-09"));
    say(text, Role::Cited, &ahead);
    vec![row("L14", ["1-HD/VPTU"])]
}

fn l15(world: &mut World, text: &mut Text) -> Vec<Row> {
    cited(world, text, "1-QH/TU");
    let own = world.own();
    let select = Selector {
        ids: vec![id("1-QH/TU")],
        ..Selector::default()
    };
    let duty = Duty::new("l15", select).roster("l15");
    let duty = duty.deadline(Deadline::On(day("2025-07-15")));
    world.tell(|policy| policy.with_roster("l15", [own]).with_duty(duty));
    vec![row("L15", ["1-QH/TU", &world.own()])]
}

fn l16(world: &mut World, text: &mut Text) -> Vec<Row> {
    let place = world.place();
    let name = format!("Huyện ủy {place}");
    let body = PolicyBody::new(&name).organ("HU").level(Level::District);
    let body = body.between(None, Some(day("2023-12-31")));
    world.tell(|policy| policy.with_body(body));
    let late = paper(world, "5-QC/HU", day("2024-03-13"));
    say(text, Role::Cited, &late);
    text.last().issuer = Some(name.into());
    vec![row("L16", ["5-QC/HU"])]
}
