//! The policy of a world: bodies, rosters, duties and registers, under which a clean world
//! owes nothing.

use doctrace::audit::{Deadline, Duty, Minimum, Policy, PolicyBody, Selector};
use doctrace::id::Level;
use doctrace::registry::{Register, RegisterRow};

use super::facts::Text;
use super::world::World;

impl World {
    /// Changes the policy.
    pub(crate) fn tell(&mut self, change: impl FnOnce(Policy) -> Policy) {
        self.policy = change(core::mem::take(&mut self.policy));
    }

    /// The name of the province's committee.
    pub(crate) fn top(&self) -> String {
        format!("Tỉnh ủy {}", self.province)
    }

    fn body(&mut self, place: &str) -> String {
        let name = format!("Huyện ủy {place}");
        let body = PolicyBody::new(&name).organ("HU").level(Level::District);
        let body = body.under(self.top());
        self.tell(|policy| policy.with_body(body));
        name
    }

    /// The report of one more district, still empty. It is in a roster, and owes nothing.
    pub(crate) fn settle(&mut self) -> Text {
        let place = self.place();
        let name = self.body(place);
        self.others.push(name);
        let others = self.others.clone();
        self.tell(|policy| policy.with_roster("khác", others));
        self.district(place)
    }

    /// The committee of the fault's own district.
    pub(crate) fn own(&self) -> String {
        self.others.last().expect("a district").clone()
    }

    /// The committee of another district.
    pub(crate) fn other(&self) -> String {
        format!("Huyện ủy {}", self.districts[0].0)
    }

    /// The policy: who is obliged to answer what by when, with registers of all that was
    /// issued. Every answer of a clean world comes within 120 days.
    pub(crate) fn oblige(&mut self) {
        let day = |text: &str| text.parse().expect("a day");
        let top = self.top();
        let body = PolicyBody::new(&top).organ("TU").level(Level::Province);
        let mut books = vec![Register::new("CTr/TU").of_body(&top).complete()];
        // Without days: a report of a district need not name all that the province did.
        for paper in &self.programmes {
            let number = paper.number.parse().expect("an identifier");
            books[0].rows.push(RegisterRow::new(number, None));
        }
        let mut names = Vec::new();
        self.tell(|policy| policy.with_body(body));
        for (place, plans) in self.districts.clone() {
            let name = self.body(place);
            let mut book = Register::new("KH/HU").of_body(&name).complete();
            for paper in plans {
                let number = paper.number.parse().expect("an identifier");
                let mut row = RegisterRow::new(number, Some(paper.day));
                row.title = Some(paper.title);
                book.rows.push(row);
            }
            books.push(book);
            names.push(name);
        }
        let owes = |name: &str, types: &[&str], organ: &str| {
            let select = Selector {
                types: types.iter().map(|&it| it.to_owned()).collect(),
                organs: vec![organ.to_owned()],
                ..Selector::default()
            };
            Duty::new(name, select)
        };
        let duties = [
            owes("tỉnh", &["NQ", "CT", "KL"], "TW")
                .roster("tỉnh")
                .deadline(Deadline::Days(180)),
            owes("huyện", &["CTr"], "TU")
                .roster("huyện")
                .deadline(Deadline::Days(150)),
            owes("đề án", &["ĐA"], "TU").deadline(Deadline::Days(400)),
        ];
        self.tell(|policy| {
            let policy = policy
                .with_period(day("2021-03-01"), day("2025-06-30"))
                .with_as_of(day("2025-06-30"))
                .with_due_soon(30)
                .with_roster("tỉnh", [top])
                .with_roster("huyện", names)
                .with_minimum(Minimum {
                    level: Some(Level::District),
                    body: None,
                    series: Some("CTr/TU".to_owned()),
                    percent: 100,
                });
            let policy = duties.into_iter().fold(policy, Policy::with_duty);
            books.into_iter().fold(policy, Policy::with_register)
        });
    }
}
