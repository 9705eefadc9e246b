//! What a text says of itself.

use doctrace::mention::WrittenDate;
use doctrace::registry::{
    ClaimFacts, CountFacts, End, Role, SelfNameFacts, ShortNameFacts, UnreadFacts, Writing,
};
use doctrace::relation::RelationKind::Concretises;

use super::{Plant, Row, any, cited, paper, row};
use crate::facts::{Text, day};
use crate::world::{Paper, World, declare, say};

pub(super) const PLANTS: &[(&str, Plant)] = &[
    ("C01", c01),
    ("C03", c03),
    ("C04", c04),
    ("C05", c05),
    ("C08", c08),
    ("C10", c10),
    ("C11", c11),
    ("C12", c12),
    ("C13", c13),
];

fn c01(world: &mut World, text: &mut Text) -> Vec<Row> {
    let at = any(world);
    let place = text.facts.own.issuer.clone().expect("an issuer");
    let superior = text.facts.own.superior.clone().expect("a body above");
    let mut own = Text::new("own plan")
        .head("1-KH/HU", &place, &superior)
        .dated(WrittenDate::Day(day("2025-03-12")));
    own.facts.own.title = Some("Phát triển giao thông nông thôn đến năm 2030".into());
    let programme = world.cite_programme(&mut own, at);
    own.relate(End::Own, Concretises, programme);
    world.texts.push(own);
    let plan = Paper {
        number: "1-KH/HU".to_owned(),
        day: day("2025-03-12"),
        title: "Bảo vệ môi trường nước và rừng ngập mặn".to_owned(),
    };
    say(text, Role::Cited, &plan);
    text.last().writing = Writing::TITLE;
    vec![row("C01", ["1-KH/HU"])]
}

fn c03(_: &mut World, text: &mut Text) -> Vec<Row> {
    for number in ["I", "II", "II"] {
        text.heading(number, 0);
    }
    vec![row("C03", ["II"])]
}

fn c04(_: &mut World, text: &mut Text) -> Vec<Row> {
    for listed in [3, 4] {
        let place = text.place(&format!("0{listed} kế hoạch"));
        text.facts.counts.push(CountFacts {
            stated: 4,
            listed,
            type_word: "kế hoạch".into(),
            place,
        });
    }
    vec![row("C04", ["03 kế hoạch"])]
}

fn c05(_: &mut World, text: &mut Text) -> Vec<Row> {
    text.facts.own.type_word = Some("Báo cáo".into());
    let place = text.place("đã ban hành kế hoạch");
    text.facts.claims.push(ClaimFacts {
        type_word: "kế hoạch".into(),
        place,
    });
    vec![row("C05", ["đã ban hành kế hoạch"])]
}

fn c08(_: &mut World, text: &mut Text) -> Vec<Row> {
    let place = text.place("66.4.2025/NQ-CP");
    text.facts.unread.push(UnreadFacts { place });
    vec![row("C08", ["66.4.2025/NQ-CP"])]
}

fn c10(world: &mut World, text: &mut Text) -> Vec<Row> {
    let old = paper(world, "1-NQ/HU", day("2020-12-09"));
    declare(text, &old);
    vec![row("C10", ["1-NQ/HU"])]
}

fn c11(_: &mut World, text: &mut Text) -> Vec<Row> {
    for word in ["Kế hoạch", "Báo cáo"] {
        let place = text.place(&format!("{word} này"));
        text.facts.self_names.push(SelfNameFacts {
            type_word: word.into(),
            place,
        });
    }
    vec![row("C11", ["kế hoạch này"])]
}

/// A decree that the report calls by another number.
fn c12(world: &mut World, text: &mut Text) -> Vec<Row> {
    // A slip; its own number; a number too far off to be one.
    for (number, ordinal) in [
        ("41/2023/NĐ-CP", 14),
        ("52/2023/TT-BTC", 52),
        ("63/2023/TT-BNV", 178),
    ] {
        cited(world, text, number);
        let place = text.place(&format!("{ordinal}/2023"));
        text.facts.short_names.push(ShortNameFacts {
            mention: text.facts.mentions.len() as u32 - 1,
            ordinal,
            year: 2023,
            place,
        });
    }
    vec![row("C12", ["41/2023/NĐ-CP"])]
}

fn c13(world: &mut World, text: &mut Text) -> Vec<Row> {
    // The next number and day of the report; its own number; the annex of another type.
    for (number, date) in [
        ("2-BC/HU", "2025-06-20"),
        ("1-BC/HU", "2025-06-20"),
        ("1-NQ/HU", "2025-06-20"),
    ] {
        let named = paper(world, number, day(date));
        say(text, Role::Cited, &named);
        let issuer = text.facts.own.issuer.clone();
        text.last().issuer = issuer;
        text.last().writing = Writing::ENCLOSES;
    }
    vec![row("C13", ["2-BC/HU", "1-BC/HU"])]
}
