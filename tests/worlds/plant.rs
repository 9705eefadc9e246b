//! Faults, each planted in a district of its own, so that several do not meet; and all
//! that has to be found then, no more and no less.

use doctrace::id::Repairs;
use doctrace::mention::WrittenDate;
use doctrace::registry::{
    ClaimFacts, CountFacts, End, InputFacts, Role, SelfNameFacts, UnreadFacts,
};
use doctrace::relation::RelationKind::{Cites, Concretises, Implements};

use super::facts::{Text, day};
use super::world::{Paper, World, declare, later, say, working};

/// Code and subjects of a finding.
pub(crate) type Row = (&'static str, Vec<String>);

type Plant = fn(&mut World, &mut Text) -> Vec<Row>;

/// A fault for each rule, under the code of the rule.
pub(crate) const PLANTS: &[(&str, Plant)] = &[
    ("C01", c01),
    ("C03", c03),
    ("C04", c04),
    ("C05", c05),
    ("C08", c08),
    ("C10", c10),
    ("C11", c11),
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
    ("G02", g02),
    ("L01", l01),
    ("O01", o01),
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
    ("S01", s01),
    ("S02", s02),
    ("S03", s03),
    ("S05", s05),
    ("S06", s06),
    ("S07", s07),
    ("S08", s08),
    ("W07", w07),
];

/// Plants one fault and returns what has to be found.
pub(crate) fn plant(world: &mut World, at: usize) -> Vec<Row> {
    let place = world.place();
    let mut text = world.district(place);
    let rows = PLANTS[at].1(world, &mut text);
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
        title: "bảo vệ môi trường".to_owned(),
    };
    say(text, Role::Cited, &plan);
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

/// One number for two programmes.
fn collision(world: &mut World, text: &mut Text) -> Vec<Row> {
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

fn s07(world: &mut World, text: &mut Text) -> Vec<Row> {
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
    say(text, Role::Cited, &old);
    text.cited(&number, "");
    text.last().title = Some("một việc".into());
    vec![row("D04", [&number]), row("D08", [&number])]
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

fn g02(world: &mut World, text: &mut Text) -> Vec<Row> {
    let at = any(world);
    let draft = text.draft();
    let source = cited(world, text, "1-ĐA/TU");
    let directive = world.cite_directive(text, at);
    text.relate(draft, Concretises, source);
    text.relate(source, Implements, directive);
    let late = world.directives[at].day > day("2023-08-09");
    let mut rows = vec![row("G02", ["1-ĐA/TU"])];
    if late {
        let directive = world.directives[at].number.as_str();
        rows.push(row("L01", ["1-ĐA/TU", directive]));
    }
    rows
}

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

fn o01(world: &mut World, text: &mut Text) -> Vec<Row> {
    let plan = paper(world, "1-KH/HU", day("2023-08-09"));
    declare(text, &plan);
    vec![row("O01", ["1-KH/HU"])]
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

/// Resolutions of the district on these days of July 2024.
fn resolutions(world: &mut World, text: &mut Text, days: &[u32]) {
    for (number, &date) in (1..).zip(days) {
        let day = chrono::NaiveDate::from_ymd_opt(2024, 7, date).expect("a day");
        let paper = paper(world, &format!("{number}-NQ/HU"), day);
        declare(text, &paper);
    }
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

fn w07(world: &mut World, _: &mut Text) -> Vec<Row> {
    world.texts.push({
        let mut text = Text::new("broken");
        text.facts = InputFacts::skipped("broken", 10, "không phải UTF-8");
        text
    });
    vec![row("W07", ["broken"])]
}
