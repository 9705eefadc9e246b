//! Waivers, rosters, registers, and the run itself.

use doctrace::audit::{DEEPEST, Waiver};
use doctrace::registry::{DoubtFacts, InputFacts, Register, RegisterRow, Role};
use doctrace::relation::RelationKind::Implements;

use super::{Plant, Row, paper, row, source};
use crate::facts::{Text, day, id};
use crate::world::{World, declare, later, say, working};

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("W01", w01),
    ("W02", w02),
    ("W03", w03),
    ("W06", w06),
    ("W07", w07),
    ("W08", w08),
    ("W09", w09),
    ("W10", w10),
    ("W11", w11),
];

fn signed(code: &str, subject: &str) -> Waiver {
    Waiver::of_subject(code, subject).because("đã rà soát", "Chánh Văn phòng", day("2024-03-13"))
}

fn w01(world: &mut World, _: &mut Text) -> Vec<Row> {
    let waiver = signed("S08", "1-NQ/HU").until(day("2024-12-31"));
    world.tell(|policy| policy.with_waiver(waiver));
    vec![row("W01", ["S08 1-NQ/HU"])]
}

fn w02(world: &mut World, _: &mut Text) -> Vec<Row> {
    world.tell(|policy| policy.with_waiver(signed("C03", "XX")));
    vec![row("W02", ["C03 XX"])]
}

fn w03(world: &mut World, _: &mut Text) -> Vec<Row> {
    let waiver = Waiver::of_subject("C03", "XXI");
    world.tell(|policy| policy.with_waiver(waiver));
    vec![row("W03", ["C03 XXI"])]
}

fn w06(world: &mut World, _: &mut Text) -> Vec<Row> {
    let place = world.place();
    let text = world.district(place);
    world.texts.push(text);
    let name = format!("HUYỆN ỦY {place}");
    vec![row("W06", [&name])]
}

fn w07(world: &mut World, _: &mut Text) -> Vec<Row> {
    world.texts.push({
        let mut text = Text::new("broken");
        text.facts = InputFacts::skipped("broken", 10, "không phải UTF-8");
        text
    });
    vec![row("W07", ["broken"])]
}

fn w11(_: &mut World, text: &mut Text) -> Vec<Row> {
    text.facts.doubts.push(DoubtFacts {
        name: "pages-without-text".into(),
        words: ("trang 3 không có chữ".into(), "page 3 has no text".into()),
        place: None,
        quote: "".into(),
    });
    vec![row("W11", ["pages-without-text"])]
}

fn w08(world: &mut World, text: &mut Text) -> Vec<Row> {
    let paper = paper(world, "1-NQ/HU", day("2024-07-10"));
    declare(text, &paper);
    let other = RegisterRow::new(id("1-NQ/HU"), Some(day("2024-07-11")));
    let book = Register::new("NQ/HU").of_body(world.own()).with(other);
    world.tell(|policy| policy.with_register(book));
    vec![row("W08", ["1-NQ/HU"])]
}

/// One finding that the earlier run had, and one that it had not.
fn w09(world: &mut World, text: &mut Text) -> Vec<Row> {
    for number in ["XXX", "XXX"] {
        text.heading(number, 0);
    }
    let new = row("C03", ["XXX"]);
    world.drift = Some(new.clone());
    vec![
        new,
        row("W09", ["C03", "XXX"]),
        row("W09", ["Z99 một phát hiện cũ"]),
    ]
}

/// More steps below a directive than a walk follows.
fn w10(world: &mut World, text: &mut Text) -> Vec<Row> {
    let mut above = source(world, text, "1-KH/BTGTU", "2023-12-06");
    for step in 1..=DEEPEST {
        let number = format!("{}-KH/BTGTU", step + 1);
        let day = working(later(day("2023-12-06"), step));
        let below = paper(world, &number, day);
        let below = say(text, Role::Cited, &below);
        text.relate(below, Implements, above);
        above = below;
    }
    vec![row("W10", ["duties"])]
}
