//! Runs of numbers.

use super::identity::collision;
use super::{Plant, Row, cited, plan, resolutions, row, two};
use crate::facts::Text;
use crate::world::World;

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("S01", s01),
    ("S02", s02),
    ("S03", s03),
    ("S05", s05),
    ("S06", s06),
    ("S07", s07),
    ("S08", s08),
];

fn s07(world: &mut World, text: &mut Text) -> Vec<Row> {
    collision(world, text)
}

fn s01(world: &mut World, text: &mut Text) -> Vec<Row> {
    let (first, second) = two(world);
    let (first, second) = if world.programmes[first].day <= world.programmes[second].day {
        (first, second)
    } else {
        (second, first)
    };
    plan(world, text, "1-KH/HU", first, 20);
    plan(world, text, "4-KH/HU", second, 20);
    vec![row("S01", ["KH/HU"])]
}

fn s02(world: &mut World, text: &mut Text) -> Vec<Row> {
    resolutions(world, text, &[1, 2, 18, 9, 10]);
    vec![row("S02", ["3-NQ/HU"])]
}

fn s03(world: &mut World, text: &mut Text) -> Vec<Row> {
    cited(world, text, "5/2022/NĐ-CP");
    vec![row("S03", ["5/2022/NĐ-CP"])]
}

fn s05(world: &mut World, text: &mut Text) -> Vec<Row> {
    resolutions(world, text, &[10, 10, 9, 10, 10]);
    vec![row("S02", ["3-NQ/HU"]), row("S05", ["3-NQ/HU"])]
}

fn s06(world: &mut World, text: &mut Text) -> Vec<Row> {
    resolutions(world, text, &[1, 2, 18]);
    text.facts.mentions[1].date = None;
    vec![row("S06", ["2-NQ/HU"]), row("D08", ["2-NQ/HU"])]
}

fn s08(world: &mut World, text: &mut Text) -> Vec<Row> {
    // A Saturday.
    resolutions(world, text, &[6]);
    vec![row("S08", ["1-NQ/HU"])]
}
