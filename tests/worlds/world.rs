//! Clean provinces: Central directives, a programme of the province for each, a plan of
//! each district for each programme; numbers without holes, dates in order, nothing left
//! out. Nothing is to be found in them.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use doctrace::audit::Policy;
use doctrace::mention::WrittenDate;
use doctrace::registry::{End, Role};
use doctrace::relation::RelationKind::{Concretises, Implements};

use super::dice::Dice;
use super::facts::Text;

const PLACES: &[&str] = &[
    "An Bình",
    "Bình Khê",
    "Cẩm Sơn",
    "Đông Lạc",
    "Gia Thạnh",
    "Hòa Lợi",
    "Kim Thủy",
    "Long Vĩnh",
    "Minh Tân",
    "Nam Hải",
    "Phú Điền",
    "Quang Trung",
    "Sơn Trà",
    "Tân Lộc",
    "Vĩnh Phong",
    "Xuân Mỹ",
    "Yên Hưng",
    "Thanh Bình",
    "Thuận An",
    "Trường Long",
    "Ngọc Lâm",
    "Mỹ Đức",
    "Lương Hòa",
    "Khánh An",
];

const SYLLABLES: &[&str] = &[
    "an",
    "bền",
    "biển",
    "canh",
    "cầu",
    "chợ",
    "cơ",
    "dân",
    "đất",
    "đê",
    "điện",
    "đồng",
    "đường",
    "giáo",
    "giống",
    "gỗ",
    "hàng",
    "học",
    "kênh",
    "kho",
    "lúa",
    "lưới",
    "mía",
    "muối",
    "nghề",
    "nhà",
    "nước",
    "rừng",
    "ruộng",
    "sông",
    "tàu",
    "thép",
    "thuyền",
    "trại",
    "trường",
    "vườn",
    "xưởng",
    "y",
    "than",
    "gạch",
    "tôm",
    "cá",
    "chè",
    "tiêu",
    "điều",
    "mây",
    "tre",
    "lụa",
];

/// One document: number, day, title.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    pub(crate) number: String,
    pub(crate) day: NaiveDate,
    pub(crate) title: String,
}

pub(crate) struct World {
    pub(crate) dice: Dice,
    pub(crate) province: String,
    places: Vec<&'static str>,
    /// The Central directives and, at the same index, the province's programmes.
    pub(crate) directives: Vec<Paper>,
    pub(crate) programmes: Vec<Paper>,
    /// The place of each district, with its plans.
    pub(crate) districts: Vec<(&'static str, Vec<Paper>)>,
    pub(crate) texts: Vec<Text>,
    pub(crate) policy: Policy,
    /// The finding that the earlier run had not, where there is to be an earlier run.
    pub(crate) drift: Option<(&'static str, Vec<String>)>,
    /// The districts of the faults, the last one being that of the next fault.
    pub(crate) others: Vec<String>,
}

/// The first working day from a day on, in a month without holidays of the moon.
pub(crate) fn working(mut day: NaiveDate) -> NaiveDate {
    let rests = |day: NaiveDate| {
        !matches!(day.month(), 3 | 6 | 7 | 8 | 10 | 11 | 12)
            || matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    };
    while rests(day) {
        day = later(day, 1);
    }
    day
}

pub(crate) fn later(day: NaiveDate, days: usize) -> NaiveDate {
    day.checked_add_days(Days::new(days as u64)).expect("a day")
}

impl World {
    pub(crate) fn title(&mut self) -> String {
        title(&mut self.dice)
    }

    /// A clean province with so many directives and districts.
    pub(crate) fn clean(seed: u64, directives: usize, districts: usize) -> Self {
        let mut dice = Dice::new(seed);
        let mut places: Vec<&str> = PLACES.to_vec();
        for at in (1..places.len()).rev() {
            places.swap(at, dice.below(at + 1));
        }
        let province = places.pop().expect("a place").to_owned();
        let mut world = Self {
            dice,
            province,
            places,
            directives: Vec::new(),
            programmes: Vec::new(),
            districts: Vec::new(),
            texts: Vec::new(),
            policy: Policy::new(),
            drift: None,
            others: Vec::new(),
        };
        world.issue_directives(directives);
        let answers = world.answers(&world.directives.clone(), "CTr/TU", (20, 90));
        world.programmes = answers;
        for _ in 0..districts {
            let place = world.place();
            let plans = world.answers(&world.programmes.clone(), "KH/HU", (8, 60));
            world.districts.push((place, plans));
        }
        world.write();
        world.oblige();
        super::traits::give(&mut world);
        world
    }

    /// A place that nothing of the world bears yet.
    pub(crate) fn place(&mut self) -> &'static str {
        self.places.pop().expect("enough places")
    }

    fn issue_directives(&mut self, count: usize) {
        let first = NaiveDate::from_ymd_opt(2021, 3, 1).expect("a day");
        let mut days: Vec<NaiveDate> = (0..count)
            .map(|_| working(later(first, self.dice.below(1_000))))
            .collect();
        days.sort_unstable();
        let mut next = [1, 1, 1];
        for day in days {
            let kind = self.dice.below(3);
            let code = ["NQ", "CT", "KL"][kind];
            let number = format!("{:02}-{code}/TW", next[kind]);
            next[kind] += 1;
            let title = self.title();
            self.directives.push(Paper { number, day, title });
        }
    }

    /// An answer to each, numbered in the order of their days.
    fn answers(&mut self, sources: &[Paper], code: &str, days: (usize, usize)) -> Vec<Paper> {
        let mut order: Vec<(NaiveDate, usize)> = sources
            .iter()
            .enumerate()
            .map(|(at, source)| {
                let wait = self.dice.between(days.0, days.1);
                (working(later(source.day, wait)), at)
            })
            .collect();
        order.sort_unstable();
        let mut papers: Vec<Option<Paper>> = vec![None; sources.len()];
        for (rank, &(day, at)) in order.iter().enumerate() {
            let number = format!("{:02}-{code}", rank + 1);
            let title = self.title();
            papers[at] = Some(Paper { number, day, title });
        }
        papers.into_iter().flatten().collect()
    }

    /// The reports: one of the province, one of each district.
    fn write(&mut self) {
        let mut text = head(
            "province",
            "1-BC/TU",
            &format!("TỈNH ỦY {}", self.province),
            "",
        );
        for at in 0..self.programmes.len() {
            let answer = declare(&mut text, &self.programmes[at]);
            let source = self.cite_directive(&mut text, at);
            text.relate(answer, Implements, source);
        }
        self.texts.push(text);
        for at in 0..self.districts.len() {
            let (place, plans) = self.districts[at].clone();
            let mut text = self.district(place);
            for (index, plan) in plans.iter().enumerate() {
                let answer = declare(&mut text, plan);
                let programme = self.cite_programme(&mut text, index);
                text.relate(answer, Concretises, programme);
                let directive = self.cite_directive(&mut text, index);
                text.relate(programme, Implements, directive);
            }
            self.texts.push(text);
        }
    }

    /// The report of a district, still empty.
    pub(crate) fn district(&self, place: &str) -> Text {
        head(
            &format!("district {place}"),
            "1-BC/HU",
            &format!("HUYỆN ỦY {place}"),
            &format!("ĐẢNG BỘ TỈNH {}", self.province),
        )
    }

    /// Another report of the province.
    pub(crate) fn office(&self) -> Text {
        let issuer = format!("TỈNH ỦY {}", self.province);
        head("province again", "2-BC/TU", &issuer, "")
    }

    pub(crate) fn cite_programme(&self, text: &mut Text, at: usize) -> End {
        let end = say(text, Role::Cited, &self.programmes[at]);
        text.last().issuer = Some(format!("Ban Chấp hành Đảng bộ tỉnh {}", self.province).into());
        end
    }

    pub(crate) fn cite_directive(&self, text: &mut Text, at: usize) -> End {
        let paper = &self.directives[at];
        let end = say(text, Role::Cited, paper);
        let issuer = match paper.number.split(['-', '/']).nth(1) {
            Some("CT") => "Ban Bí thư",
            Some("KL") => "Bộ Chính trị",
            _ => "Ban Chấp hành Trung ương Đảng",
        };
        text.last().issuer = Some(issuer.into());
        text.last().term = Some(13);
        end
    }

    /// How many documents there are.
    pub(crate) fn len(&self) -> usize {
        let plans: usize = self.districts.iter().map(|(_, plans)| plans.len()).sum();
        self.directives.len() + self.programmes.len() + plans + self.texts.len()
    }
}

/// A text with its letterhead, dated at the end of the period.
fn head(name: &str, own: &str, issuer: &str, superior: &str) -> Text {
    let last = NaiveDate::from_ymd_opt(2025, 6, 20).expect("a day");
    Text::new(name)
        .head(own, issuer, superior)
        .dated(WrittenDate::Day(last))
}

fn title(dice: &mut Dice) -> String {
    let words: Vec<&str> = (0..6)
        .map(|_| SYLLABLES[dice.below(SYLLABLES.len())])
        .collect();
    format!("phát triển {}", words.join(" "))
}

/// A document with its day and title, as a text names it.
pub(crate) fn say(text: &mut Text, role: Role, paper: &Paper) -> End {
    let end = text.mention(role, &paper.number, &paper.day.to_string());
    text.last().title = Some(paper.title.as_str().into());
    end
}

pub(crate) fn declare(text: &mut Text, paper: &Paper) -> End {
    say(text, Role::Declared, paper)
}
