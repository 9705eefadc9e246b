//! What real folders have beside what is in order, and in which nothing is to be found: words
//! of third parties, titles in many wordings, numbers that come again with the year, provisions
//! that are amended, replacements that wait for their day, numbers that run apart.
//!
//! Each world has some of these, by its dice; faults are planted on top.

use doctrace::registry::{End, Role, Writing};
use doctrace::relation::RelationKind::{Amends, BasedOn, Concretises, Replaces};
use doctrace::relation::Speaker;

use super::facts::{Text, day};
use super::world::{Paper, World, declare, later, say, working};

type Trait = fn(&mut World);

const TRAITS: &[Trait] = &[
    third_party,
    wordings,
    homonyms,
    partial_effect,
    day_of_effect,
    special_series,
    letters,
];

/// Gives a world about half of the traits.
pub(crate) fn give(world: &mut World) {
    for one in TRAITS {
        if world.dice.below(2) == 0 {
            one(world);
        }
    }
}

/// The same title as others write it.
fn reworded(title: &str, how: usize) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    match how {
        0 => title.to_uppercase(),
        1 => format!("về việc {title}"),
        2 => words[..words.len() - 2].join(" "),
        3 => format!("{title} trên địa bàn tỉnh giai đoạn 2021 - 2025"),
        _ => bare(title),
    }
}

/// Without its marks, as some programs leave a text.
fn bare(title: &str) -> String {
    const FROM: &str = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ";
    const TO: &str = "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd";
    let plain = |sign: char| {
        let at = FROM.chars().position(|other| other == sign);
        at.and_then(|at| TO.chars().nth(at)).unwrap_or(sign)
    };
    title.chars().map(plain).collect()
}

/// A newspaper tells of plans: what it says was issued nobody declares, and where it gives a plan
/// to another programme it is the newspaper that is wrong.
fn third_party(world: &mut World) {
    let mut text = Text::new("a newspaper");
    text.facts.own.speaker = Speaker::Other;
    let (place, plans) = world.districts[0].clone();
    let at = world.dice.below(plans.len());
    let mut plan = plans[at].clone();
    plan.title = reworded(&plan.title, world.dice.below(4));
    let told = declare(&mut text, &plan);
    text.last().issuer = Some(format!("Huyện ủy {place}").into());
    text.last().writing = Writing::TITLE;
    let other = (at + 1) % plans.len();
    let programme = world.cite_programme(&mut text, other);
    text.relate(told, Concretises, programme);
    world.texts.push(text);
}

/// Programmes named by their titles, cut short, in capitals, without marks.
fn wordings(world: &mut World) {
    let mut text = world.office();
    for at in 0..world.programmes.len().min(6) {
        world.cite_programme(&mut text, at);
        let title = world.programmes[at].title.clone();
        text.last().title = Some(reworded(&title, world.dice.below(5)).into());
        text.last().writing = Writing::TITLE;
    }
    text.facts.name = "wordings".into();
    world.texts.push(text);
}

/// A committee's numbers begin again each year, and two committees give the same ones.
fn homonyms(world: &mut World) {
    let mut text = world.office();
    text.facts.name = "homonyms".into();
    let province = world.province.clone();
    let district = world.districts[0].0;
    for (issuer, date) in [
        (format!("Ủy ban nhân dân tỉnh {province}"), "2023-08-08"),
        (format!("Ủy ban nhân dân tỉnh {province}"), "2024-08-08"),
        (format!("Ủy ban nhân dân huyện {district}"), "2024-08-12"),
    ] {
        let paper = Paper {
            number: "77/KH-UBND".to_owned(),
            day: day(date),
            title: world.title(),
        };
        say(&mut text, Role::Cited, &paper);
        text.last().issuer = Some(issuer.into());
        text.last().writing = Writing::TITLE;
    }
    world.texts.push(text);
}

fn of_office(world: &mut World, text: &mut Text, number: &str, date: &str) -> End {
    let paper = Paper {
        number: number.to_owned(),
        day: day(date),
        title: world.title(),
    };
    let end = say(text, Role::Cited, &paper);
    text.last().issuer = Some(format!("Ủy ban nhân dân tỉnh {}", world.province).into());
    end
}

/// A part of a decision is repealed, which amends it; what rests on it afterwards rests on a
/// decision in force.
fn partial_effect(world: &mut World) {
    let mut text = world.office();
    text.facts.name = "partial effect".into();
    let old = of_office(world, &mut text, "21/2023/QĐ-UBND", "2023-08-08");
    let new = of_office(world, &mut text, "22/2023/QĐ-UBND", "2023-10-10");
    text.relate(new, Amends, old);
    let later = of_office(world, &mut text, "23/2023/QĐ-UBND", "2023-12-12");
    let again = of_office(world, &mut text, "21/2023/QĐ-UBND", "2023-08-08");
    // One number has one title.
    let title = text.facts.mentions[0].title.clone();
    text.last().title = title;
    text.relate(later, BasedOn, again);
    world.texts.push(text);
}

/// A decision replaces another from a day on that is months behind its own; what is issued in
/// between rests on the old one rightly.
fn day_of_effect(world: &mut World) {
    let issuer = format!("ỦY BAN NHÂN DÂN TỈNH {}", world.province.to_uppercase());
    let mut text = Text::new("day of effect").head("25/2024/QĐ-UBND", &issuer, "");
    text.facts.own.date = Some(doctrace::mention::WrittenDate::Day(day("2024-07-10")));
    text.facts.own.date_place = Some(text.place("ngày 10/7/2024"));
    text.facts.own.effective = Some(day("2024-12-02"));
    text.facts.own.title = Some(world.title().into());
    let old = of_office(world, &mut text, "24/2024/QĐ-UBND", "2024-07-08");
    text.relate(End::Own, Replaces, old);
    let title = text.last().title.clone();
    world.texts.push(text);
    let mut text = world.office();
    text.facts.name = "before the day of effect".into();
    let between = of_office(world, &mut text, "26/2024/QĐ-UBND", "2024-08-08");
    let old = of_office(world, &mut text, "24/2024/QĐ-UBND", "2024-07-08");
    text.last().title = title;
    text.relate(between, BasedOn, old);
    world.texts.push(text);
}

/// Joint circulars, and resolutions with a part behind a point, in the order of nobody's book.
fn special_series(world: &mut World) {
    let mut text = world.office();
    text.facts.name = "special series".into();
    for (number, date) in [
        ("31/2010/TTLT-BTC-BNV", "2010-08-10"),
        ("32/2010/TTLT-BTC-BNV", "2010-10-12"),
        ("33/2010/TTLT-BTC-BNV", "2010-08-11"),
        ("34/2010/TTLT-BTC-BNV", "2010-08-12"),
        ("66.4/2025/NQ-CP", "2025-06-10"),
        ("67/2025/NQ-CP", "2025-03-12"),
        ("68/2025/NQ-CP", "2025-03-14"),
        ("69/2025/NQ-CP", "2025-03-18"),
    ] {
        let paper = Paper {
            number: number.to_owned(),
            day: day(date),
            title: world.title(),
        };
        say(&mut text, Role::Cited, &paper);
    }
    world.texts.push(text);
}

/// One paper whose number ends with a letter, in either case.
fn letters(world: &mut World) {
    let mut text = world.office();
    text.facts.name = "letters".into();
    let title = world.title();
    for number in ["8A-KL/TU", "8a-KL/TU"] {
        let paper = Paper {
            number: number.to_owned(),
            day: working(later(day("2023-08-01"), 6)),
            title: title.clone(),
        };
        say(&mut text, Role::Cited, &paper);
        text.last().issuer = Some(format!("Ban Thường vụ Tỉnh ủy {}", world.province).into());
    }
    world.texts.push(text);
}
