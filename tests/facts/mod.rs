//! Facts put together by hand, as a reader of texts would hand them on.
#![allow(dead_code)]

use chrono::NaiveDate;
use doctrace::audit::Policy;
use doctrace::id::DocumentId;
use doctrace::mention::WrittenDate;
use doctrace::registry::{
    DraftFacts, End, HeadingFacts, InputFacts, MentionFacts, Place, Registry, RelationFacts, Role,
};
use doctrace::relation::{Certainty, RelationKind};
use doctrace::report::Report;
use doctrace::text::{Position, Span};

/// One text in the making: everything said stands on a line of its own.
pub(crate) struct Text {
    pub(crate) facts: InputFacts,
    line: u32,
}

pub(crate) fn id(text: &str) -> DocumentId {
    text.parse().expect("an identifier")
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

impl Text {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            facts: InputFacts::read(name, 10_000),
            line: 0,
        }
    }

    pub(crate) fn place(&mut self, quote: &str) -> Place {
        self.line += 1;
        let start = self.line * 100;
        let span = Span::new(start, start + quote.len() as u32).expect("a span");
        let position = Position {
            line: self.line,
            column: 1,
        };
        Place::new(span, position, quote)
    }

    /// A letterhead; an id of `?-BC/HU` is a blank number.
    pub(crate) fn head(mut self, own: &str, issuer: &str, superior: &str) -> Self {
        self.facts.own.id_place = Some(self.place(own));
        self.facts.own.id = Some(id(own));
        self.facts.own.issuer = Some(issuer.into());
        self.facts.own.superior = Some(superior.into());
        self
    }

    pub(crate) fn dated(mut self, date: WrittenDate) -> Self {
        self.facts.own.date_place = Some(self.place("ngày"));
        self.facts.own.date = Some(date);
        self
    }

    /// A mention; the date may be empty. Returns its end.
    pub(crate) fn mention(&mut self, role: Role, number: &str, date: &str) -> End {
        let place = self.place(number);
        let mut mention = MentionFacts::new(id(number), place);
        mention.role = role;
        if !date.is_empty() {
            mention.date = Some(WrittenDate::Day(day(date)));
            mention.date_place = Some(self.place(date));
        }
        self.facts.mentions.push(mention);
        End::Mention(self.facts.mentions.len() as u32 - 1)
    }

    pub(crate) fn declared(&mut self, number: &str, date: &str) -> End {
        self.mention(Role::Declared, number, date)
    }

    pub(crate) fn cited(&mut self, number: &str, date: &str) -> End {
        self.mention(Role::Cited, number, date)
    }

    /// The last mention, to fill in more.
    pub(crate) fn last(&mut self) -> &mut MentionFacts {
        self.facts.mentions.last_mut().expect("a mention")
    }

    pub(crate) fn draft(&mut self) -> End {
        let place = self.place("dự thảo");
        self.facts.drafts.push(DraftFacts {
            place,
            type_word: Some("Chương trình".into()),
        });
        End::Draft(self.facts.drafts.len() as u32 - 1)
    }

    pub(crate) fn relate(&mut self, from: End, kind: RelationKind, to: End) {
        let cue = self.place(kind.vietnamese());
        self.facts.relations.push(RelationFacts {
            from,
            to,
            kind,
            cue,
            item: None,
            certainty: Certainty::Stated,
        });
    }

    pub(crate) fn heading(&mut self, number: &str, run: u32) {
        let place = self.place(number);
        self.facts.headings.push(HeadingFacts {
            number: number.into(),
            run,
            place,
        });
    }
}

pub(crate) fn registry(texts: impl IntoIterator<Item = Text>) -> Registry {
    texts.into_iter().map(|text| text.facts).collect()
}

pub(crate) fn report(texts: impl IntoIterator<Item = Text>) -> Report {
    Report::of(&registry(texts), &Policy::new())
}

/// Severity and subjects of the findings of one code, in order.
pub(crate) fn found(report: &Report, code: &str) -> Vec<(String, Vec<String>)> {
    report
        .findings
        .iter()
        .filter(|finding| finding.code == code)
        .map(|finding| (finding.severity.name().to_owned(), finding.subjects.clone()))
        .collect()
}

pub(crate) fn subjects(report: &Report, code: &str) -> Vec<String> {
    let rows = found(report, code);
    rows.into_iter()
        .flat_map(|(_, subjects)| subjects)
        .collect()
}

pub(crate) fn judged(texts: impl IntoIterator<Item = Text>, policy: &Policy) -> Report {
    Report::of(&registry(texts), policy)
}

/// The subjects of the findings of one code, each joined by a blank, in order.
pub(crate) fn about(report: &Report, code: &str) -> Vec<String> {
    let rows = found(report, code).into_iter();
    rows.map(|(_, subjects)| subjects.join(" ")).collect()
}

/// A text of a district of Hậu Giang.
pub(crate) fn of_district(name: &str, district: &str) -> Text {
    let issuer = format!("HUYỆN ỦY {}", district.to_uppercase());
    Text::new(name).head("?-BC/HU", &issuer, "ĐẢNG BỘ TỈNH HẬU GIANG")
}

/// A text of a district that has one relation.
pub(crate) fn one(
    name: &str,
    district: &str,
    from: (&str, &str),
    kind: RelationKind,
    to: (&str, &str),
) -> Text {
    let mut text = of_district(name, district);
    let from = text.declared(from.0, from.1);
    let to = text.cited(to.0, to.1);
    text.relate(from, kind, to);
    text
}

/// The text of Phụng Hiệp: a plan for `139-CTr/TU` of 09/11/2022.
pub(crate) fn plan() -> Text {
    one(
        "a",
        "Phụng Hiệp",
        ("5-KH/HU", "2023-02-02"),
        RelationKind::Concretises,
        ("139-CTr/TU", "2022-11-09"),
    )
}

/// A province and three districts; `huyen` is the roster of the districts.
pub(crate) fn province() -> Policy {
    use doctrace::audit::PolicyBody;
    use doctrace::id::Level;

    let names = ["Phụng Hiệp", "Long Mỹ", "Vị Thủy"].map(|it| format!("Huyện ủy {it}"));
    let top = PolicyBody::new("Tỉnh ủy Hậu Giang").organ("TU");
    let mut policy = Policy::new().with_body(top.level(Level::Province));
    for name in &names {
        let body = PolicyBody::new(name).organ("HU").level(Level::District);
        policy = policy.with_body(body.under("Tỉnh ủy Hậu Giang"));
    }
    policy.with_roster("huyen", names)
}

/// A duty of the districts on the documents of the province.
pub(crate) fn owes(deadline: Option<doctrace::audit::Deadline>) -> doctrace::audit::Duty {
    let select = doctrace::audit::Selector {
        organs: vec!["TU".into()],
        ..Default::default()
    };
    let duty = doctrace::audit::Duty::new("d", select).roster("huyen");
    match deadline {
        Some(deadline) => duty.deadline(deadline),
        None => duty,
    }
}
