//! Faults, each planted in a district of its own, so that several do not meet; and all
//! that has to be found then, no more and no less. One file for each family of rules.

mod content;
mod coverage;
mod housekeeping;
mod identity;
mod life;
mod series;
mod sources;

use doctrace::registry::{End, Register, RegisterRow, Role};
use doctrace::relation::RelationKind::{Concretises, Implements};

use super::facts::{Text, day, id};
use super::world::{Paper, World, declare, later, say, working};

/// Code and subjects of a finding.
pub(crate) type Row = (&'static str, Vec<String>);

/// Plants a fault in a world and in the report of the fault's own district.
type Plant = fn(&mut World, &mut Text) -> Vec<Row>;

/// A fault for each rule, under the code of the rule, by code.
pub(crate) fn plants() -> Vec<(&'static str, Plant)> {
    let families = [
        content::PLANTS,
        identity::PLANTS,
        coverage::PLANTS,
        life::PLANTS,
        sources::PLANTS,
        series::PLANTS,
        housekeeping::PLANTS,
    ];
    families.concat()
}

/// Plants one fault and returns what has to be found.
pub(crate) fn plant(world: &mut World, fault: Plant) -> Vec<Row> {
    let mut text = world.settle();
    let rows = fault(world, &mut text);
    world.texts.push(text);
    rows
}

fn row<const N: usize>(code: &'static str, subjects: [&str; N]) -> Row {
    (code, subjects.map(str::to_owned).to_vec())
}

fn paper(world: &mut World, number: &str, day: chrono::NaiveDate) -> Paper {
    let title = world.title();
    let number = number.to_owned();
    Paper { number, day, title }
}

/// A plan for a programme, so many days behind it.
fn plan(world: &mut World, text: &mut Text, number: &str, at: usize, days: usize) -> End {
    let day = working(later(world.programmes[at].day, days));
    let plan = paper(world, number, day);
    let plan = declare(text, &plan);
    let programme = world.cite_programme(text, at);
    text.relate(plan, Concretises, programme);
    plan
}

/// A document of the province that is named, no more.
fn cited(world: &mut World, text: &mut Text, number: &str) -> End {
    let cited = paper(world, number, day("2023-08-09"));
    say(text, Role::Cited, &cited)
}

fn any(world: &mut World) -> usize {
    let count = world.programmes.len();
    world.dice.below(count)
}

/// Two different programmes.
fn two(world: &mut World) -> (usize, usize) {
    let count = world.programmes.len();
    let first = world.dice.below(count);
    (first, (first + 1 + world.dice.below(count - 1)) % count)
}

/// Resolutions of the district on these days of July 2024.
fn resolutions(world: &mut World, text: &mut Text, days: &[u32]) {
    for (number, &date) in (1..).zip(days) {
        let day = chrono::NaiveDate::from_ymd_opt(2024, 7, date).expect("a day");
        let paper = paper(world, &format!("{number}-NQ/HU"), day);
        declare(text, &paper);
    }
}

/// A document of the province that carries out one of the directives, which are all
/// older than December 2023.
fn source(world: &mut World, text: &mut Text, number: &str, date: &str) -> End {
    let at = any(world);
    let source = paper(world, number, day(date));
    let source = say(text, Role::Cited, &source);
    let directive = world.cite_directive(text, at);
    text.relate(source, Implements, directive);
    source
}

/// The first plan of the own district, for a source.
fn answer(world: &mut World, text: &mut Text, source: End, date: &str) {
    let plan = paper(world, "1-KH/HU", day(date));
    let plan = declare(text, &plan);
    text.relate(plan, Concretises, source);
}

/// A complete register of the own district with one row, without its day.
fn keep(world: &mut World, series: &str, number: &str) {
    let kept = RegisterRow::new(id(number), None);
    let book = Register::new(series).of_body(world.own()).with(kept);
    world.tell(|policy| policy.with_register(book.complete()));
}
