//! What a document rests on.

use doctrace::registry::{End, Role};
use doctrace::relation::RelationKind::{Amends, Cites, Concretises, Implements};

use super::{Plant, Row, any, cited, keep, paper, plan, row, two};
use crate::facts::{Text, day};
use crate::world::{Paper, World, declare, later, say, working};

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("O01", o01),
    ("O02", o02),
    ("O03", o03),
    ("O04", o04),
    ("O05", o05),
    ("O06", o06),
    ("O07", o07),
    ("O08", o08),
    ("O09", o09),
    ("O10", o10),
    ("O11", o11),
    ("O12", o12),
    ("O14", o14),
    ("O15", o15),
    ("O16", o16),
];

/// A resolution of the own district that leans on a document that no register has.
fn lean(world: &mut World, text: &mut Text, number: &str) -> End {
    let target = cited(world, text, number);
    let paper = paper(world, "1-NQ/HU", day("2024-07-10"));
    let paper = declare(text, &paper);
    text.relate(paper, Cites, target);
    target
}

fn o01(world: &mut World, text: &mut Text) -> Vec<Row> {
    let plan = paper(world, "1-KH/HU", day("2023-08-09"));
    declare(text, &plan);
    vec![row("O01", ["1-KH/HU"])]
}

fn o02(world: &mut World, text: &mut Text) -> Vec<Row> {
    keep(world, "QC/HU", "1-QC/HU");
    lean(world, text, "130-QC/HU");
    vec![row("O02", ["130-QC/HU"])]
}

fn o03(world: &mut World, text: &mut Text) -> Vec<Row> {
    keep(world, "QĐ/HU", "1-QĐ/HU");
    keep(world, "QC/HU", "130-QC/HU");
    lean(world, text, "130-QĐ/HU");
    ["O02", "O03"].map(|code| row(code, ["130-QĐ/HU"])).to_vec()
}

fn o04(world: &mut World, text: &mut Text) -> Vec<Row> {
    let at = any(world);
    let plan = paper(world, "1-KH/HU", day("2025-03-12"));
    let plan = declare(text, &plan);
    let directive = world.cite_directive(text, at);
    text.relate(plan, Implements, directive);
    let directive = world.directives[at].number.as_str();
    vec![row("O04", ["1-KH/HU", directive])]
}

fn o05(world: &mut World, text: &mut Text) -> Vec<Row> {
    let circular = cited(world, text, "1-TT/TW");
    let plan = paper(world, "1-KH/HU", day("2025-03-12"));
    let plan = declare(text, &plan);
    text.relate(plan, Implements, circular);
    vec![row("O05", ["1-TT/TW"])]
}

fn o06(world: &mut World, text: &mut Text) -> Vec<Row> {
    let at = any(world);
    let below = plan(world, text, "1-CTr/HU", at, 20);
    let above = paper(world, "1-TB/TU", day("2025-03-12"));
    let above = say(text, Role::Cited, &above);
    text.relate(above, Implements, below);
    vec![row("O06", ["1-TB/TU", "1-CTr/HU"])]
}

fn o07(world: &mut World, text: &mut Text) -> Vec<Row> {
    let at = any(world);
    let (place, plans) = world.districts[0].clone();
    let other = say(text, Role::Cited, &plans[at]);
    text.last().issuer = Some(format!("Huyện ủy {place}").into());
    let mine = paper(world, "1-NQ/HU", day("2025-03-12"));
    let mine = declare(text, &mine);
    text.relate(mine, Implements, other);
    let other = plans[at].number.as_str();
    vec![row("O07", ["1-NQ/HU", other])]
}

fn o08(world: &mut World, text: &mut Text) -> Vec<Row> {
    let at = any(world);
    let place = world.place();
    let issued = working(later(world.directives[at].day, 20));
    let foreign = paper(world, "1-CTr/TU", issued);
    let foreign = say(text, Role::Cited, &foreign);
    text.last().issuer = Some(format!("Tỉnh ủy {place}").into());
    let directive = world.cite_directive(text, at);
    text.relate(foreign, Implements, directive);
    let plan = paper(world, "1-KH/HU", day("2025-03-12"));
    let plan = declare(text, &plan);
    text.relate(plan, Concretises, foreign);
    vec![row("O08", ["1-KH/HU", "1-CTr/TU"])]
}

fn o09(world: &mut World, text: &mut Text) -> Vec<Row> {
    let first = cited(world, text, "1-QĐ/TU");
    let second = cited(world, text, "2-QĐ/TU");
    text.relate(first, Implements, second);
    text.relate(second, Implements, first);
    vec![row("O09", ["1-QĐ/TU", "2-QĐ/TU"])]
}

fn o10(world: &mut World, text: &mut Text) -> Vec<Row> {
    let plan = paper(world, "1-KH/HU", day("2025-03-12"));
    let here = declare(text, &plan);
    let again = say(text, Role::Cited, &plan);
    text.relate(here, Implements, again);
    vec![row("O10", ["1-KH/HU"])]
}

fn o11(world: &mut World, text: &mut Text) -> Vec<Row> {
    let source = cited(world, text, "1-KH/TU");
    let plan = paper(world, "1-KH/HU", day("2025-03-12"));
    let plan = declare(text, &plan);
    text.relate(plan, Concretises, source);
    vec![row("O11", ["1-KH/TU"])]
}

fn o12(world: &mut World, text: &mut Text) -> Vec<Row> {
    cited(world, text, "1-NQ/TU");
    text.last().title = Some("Đẩy mạnh thực hiện Đề án chuyển đổi số trong mọi ngành".into());
    text.relate(End::Own, Cites, End::Mention(0));
    vec![row("O12", ["1-NQ/TU"])]
}

fn o14(world: &mut World, text: &mut Text) -> Vec<Row> {
    let at = any(world);
    let year = chrono::Datelike::year(&world.programmes[at].day) + 1;
    let title = world.title();
    let programme = world.cite_programme(text, at);
    for (number, date) in [("1-KH/HU", 10), ("2-KH/HU", 24)] {
        let day = working(chrono::NaiveDate::from_ymd_opt(year, 3, date).expect("a day"));
        let paper = Paper {
            number: number.to_owned(),
            day,
            title: title.clone(),
        };
        let answer = declare(text, &paper);
        text.relate(answer, Concretises, programme);
    }
    let source = world.programmes[at].number.as_str();
    vec![row("O14", [source, "1-KH/HU", "2-KH/HU"])]
}

fn o15(world: &mut World, text: &mut Text) -> Vec<Row> {
    let (first, second) = two(world);
    let plan = paper(world, "1-KH/HU", day("2025-03-12"));
    let plan = declare(text, &plan);
    for at in [first, second] {
        let programme = world.cite_programme(text, at);
        text.relate(plan, Concretises, programme);
    }
    vec![row("O15", ["1-KH/HU"])]
}

/// A resolution of the own district that amends one of the province, and one of its own.
fn o16(world: &mut World, text: &mut Text) -> Vec<Row> {
    let high = cited(world, text, "1-HD/BTNTU");
    let old = paper(world, "1-NQ/HU", day("2024-03-13"));
    let old = declare(text, &old);
    for (number, date, target) in [
        ("2-NQ/HU", "2024-07-10", high),
        ("3-NQ/HU", "2024-07-11", old),
    ] {
        let new = paper(world, number, day(date));
        let new = declare(text, &new);
        text.relate(new, Amends, target);
    }
    vec![row("O16", ["2-NQ/HU", "1-HD/BTNTU"])]
}
