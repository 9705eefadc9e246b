//! Who has answered, and who still owes.

use doctrace::audit::{Deadline, Duty, Minimum, Selector};
use doctrace::registry::{Register, RegisterRow, Role};
use doctrace::relation::RelationKind::{Concretises, Implements};

use super::{Plant, Row, answer, cited, paper, row, source};
use crate::facts::{Text, day, id};
use crate::world::{World, say};

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("G01", g01),
    ("G02", g02),
    ("G03", g03),
    ("G04", g04),
    ("G05", g05),
    ("G08", g08),
    ("G09", g09),
];

/// What the own district owes for one source, and nobody else.
fn owed(world: &mut World, number: &str) -> Duty {
    let own = world.own();
    world.tell(|policy| policy.with_roster(number, [own]));
    let select = Selector {
        ids: vec![id(number)],
        ..Selector::default()
    };
    Duty::new(number, select).roster(number)
}

fn g01(world: &mut World, text: &mut Text) -> Vec<Row> {
    // A number that no decision of another plant has: the codes QĐ and QyĐ may be one type.
    cited(world, text, "3-QyĐ/TU");
    let duty = owed(world, "3-QyĐ/TU").deadline(Deadline::Days(90));
    world.tell(|policy| policy.with_duty(duty));
    vec![row("G01", ["3-QyĐ/TU", &world.own()])]
}

fn g02(world: &mut World, text: &mut Text) -> Vec<Row> {
    let draft = text.draft();
    let source = source(world, text, "2-ĐA/TU", "2025-03-12");
    text.relate(draft, Concretises, source);
    vec![row("G02", ["2-ĐA/TU"])]
}

fn g03(world: &mut World, text: &mut Text) -> Vec<Row> {
    let draft = text.draft();
    let source = source(world, text, "1-ĐA/TU", "2023-12-06");
    text.relate(draft, Concretises, source);
    ["G02", "G03"].map(|code| row(code, ["1-ĐA/TU"])).to_vec()
}

fn g04(world: &mut World, text: &mut Text) -> Vec<Row> {
    let source = source(world, text, "1-TT/TU", "2024-03-13");
    answer(world, text, source, "2024-07-10");
    let duty = owed(world, "1-TT/TU");
    let (own, other) = (world.own(), world.other());
    world.tell(|policy| policy.with_roster("1-TT/TU", [own, other]).with_duty(duty));
    vec![row("G04", ["1-TT/TU"])]
}

fn g05(world: &mut World, text: &mut Text) -> Vec<Row> {
    let top = cited(world, text, "1-QĐ/TW");
    let child = paper(world, "1-CTrHĐ/TU", day("2023-12-06"));
    let child = say(text, Role::Cited, &child);
    text.relate(child, Implements, top);
    let duty = owed(world, "1-QĐ/TW");
    world.tell(|policy| policy.with_duty(duty));
    vec![row("G05", ["1-CTrHĐ/TU", "1-QĐ/TW"])]
}

fn g08(world: &mut World, _: &mut Text) -> Vec<Row> {
    let kept = RegisterRow::new(id("1-QC/HU"), Some(day("2024-03-13")));
    let book = Register::new("QC/HU").of_body(world.own()).with(kept);
    world.tell(|policy| policy.with_register(book));
    vec![row("G08", ["1-QC/HU"])]
}

fn g09(world: &mut World, text: &mut Text) -> Vec<Row> {
    cited(world, text, "1-TC/TU");
    // Without a deadline nothing is overdue: only the share falls short.
    let duty = owed(world, "1-TC/TU");
    let own = world.own();
    let least = Minimum {
        level: None,
        body: Some(own.clone()),
        series: Some("TC/TU".to_owned()),
        percent: 50,
    };
    world.tell(|policy| policy.with_duty(duty).with_minimum(least));
    vec![row("G09", [own.as_str(), "TC/TU"])]
}
