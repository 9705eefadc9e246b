//! What a number says by itself, and what it does not.
//!
//! A number names a type by its code, a step of the ladder by its organ, and a place in a
//! run of numbers. Each of these can be open: `QĐ` has two readings, `TU` is written by
//! every province, and the term of a committee stands outside the number. What is open is
//! said with the reason, never filled in.

use core::fmt;
use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::authority::{Authority, Grassroots};
use super::organ;
use super::period::central_terms_on;
use super::{Additions, DocumentId, DocumentType, Family, Level, Organ, TypeCode};

/// What a number says, judged as of a day where one is known. Made by
/// [`DocumentId::facts`].
///
/// ```
/// use chrono::NaiveDate;
/// use doctrace::id::{DocumentId, Family, Level, Open, Period};
///
/// let id: DocumentId = "18-NQ/TW".parse()?;
/// let facts = id.facts(NaiveDate::from_ymd_opt(2022, 6, 16));
/// assert_eq!(facts.types()[0].vietnamese(), "Nghị quyết");
/// assert_eq!(facts.types()[0].english(), "resolution");
/// assert_eq!(facts.family(), Some(Family::Party));
/// assert_eq!(facts.level(), Some(Level::Central));
/// assert_eq!(facts.series().period, Ok(Period::CentralTerm(13)));
///
/// let id: DocumentId = "109-KH/HU".parse()?;
/// let series = id.facts(None).series();
/// assert_eq!(series.body, Err(Open::ManyBodies));
/// assert_eq!(series.period, Err(Open::TermOfCommittee));
/// # Ok::<(), doctrace::id::ParseIdError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Facts<'i> {
    id: &'i DocumentId,
    day: Option<NaiveDate>,
    more: &'i Additions,
}

/// The run of numbers that a number belongs to: body, type and period, each known or open
/// for a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series<'i> {
    /// Whose numbers they are, by the code of the one body that writes it.
    pub body: Result<&'i str, Open>,
    /// The type that the run is of.
    pub kind: Result<SeriesKind<'i>, Open>,
    /// The time over which it runs.
    pub period: Result<Period, Open>,
}

/// What a run of numbers is of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SeriesKind<'i> {
    /// One type, by its code.
    Code(&'i TypeCode),
    /// Every type: the papers of a congress.
    AllTypes,
    /// The laws and resolutions of the National Assembly, which bear no type.
    Assembly,
}

/// The time over which a run of numbers goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Period {
    /// A term of the Central Committee.
    CentralTerm(u8),
    /// A term of the National Assembly.
    AssemblyTerm(u8),
    /// A calendar year.
    Year(u16),
    /// The days of a congress.
    Congress,
}

/// Why a part of the series is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Open {
    /// The number has no organ, or a blank one.
    NoOrgan,
    /// No table knows the organ.
    UnknownOrgan,
    /// Many bodies write the code: `TU`, `ĐU`, `UBND`.
    ManyBodies,
    /// The code stands for two types that have series of their own: `QĐ`.
    TwoTypes,
    /// The office numbers each type by itself or all together, as it chooses.
    OfficeChooses,
    /// The number bears no year or term, and no date is known.
    NoDate,
    /// The date lies on the days of a congress, where two terms meet.
    CongressDays,
    /// The date lies before the tables of terms begin.
    BeforeTables,
    /// The numbers run with the term of a committee whose congresses no table has.
    TermOfCommittee,
}

/// A body that may have issued a document of this number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// Its name.
    pub name: Cow<'static, str>,
    /// Whether it may issue the type. Where the code has several types: whether it may
    /// issue any of them.
    pub authority: Authority,
}

impl Open {
    /// The reason in a few words.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::NoOrgan => "the number has no organ",
            Self::UnknownOrgan => "no table knows the organ",
            Self::ManyBodies => "many bodies write this organ code",
            Self::TwoTypes => "the type code stands for two types",
            Self::OfficeChooses => "the office may number types together or apart",
            Self::NoDate => "neither the number nor a date tells the period",
            Self::CongressDays => "two terms meet on the days of a congress",
            Self::BeforeTables => "the date lies before the tables begin",
            Self::TermOfCommittee => "the committee's congresses are not known",
        }
    }
}

impl fmt::Display for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.reason())
    }
}

impl DocumentId {
    /// What the number says by itself; a date that is known beside it makes it say more.
    pub const fn facts(&self, day: Option<NaiveDate>) -> Facts<'_> {
        Facts::under(self, day, Additions::none())
    }
}

impl<'i> Facts<'i> {
    pub(super) const fn under(
        id: &'i DocumentId,
        day: Option<NaiveDate>,
        more: &'i Additions,
    ) -> Self {
        Self { id, day, more }
    }

    /// The types that the code may stand for, likeliest first. A State number without a
    /// type is an official letter, one of the Assembly a law or a resolution.
    pub fn types(&self) -> &'static [DocumentType] {
        match (&self.id.type_code, self.organ()) {
            (Some(code), _) => self.more.readings(code),
            (None, Some(organ)) if assembly(organ).is_some() => match assembly(organ) {
                Some(("QH", _)) => &[DocumentType::Law, DocumentType::Resolution],
                _ => &[DocumentType::Ordinance, DocumentType::Resolution],
            },
            (None, Some(organ)) if organ.as_str().contains('-') => &[DocumentType::OfficialLetter],
            (None, _) => &[],
        }
    }

    /// Party or State; `None` where the organ does not tell.
    pub fn family(&self) -> Option<Family> {
        self.more.family(self.id)
    }

    /// The step of the ladder; `None` where the code does not tell, and where the step did
    /// not stand on the day.
    pub fn level(&self) -> Option<Level> {
        self.more
            .level(self.id)
            .filter(|level| level.stood_on(self.day))
    }

    /// Whether type and organ code were in use on the day. Without a day, and for codes that
    /// no table knows, nothing speaks against it.
    pub fn codes_in_use(&self) -> bool {
        let Some(day) = self.day else {
            return true;
        };
        let code = self.id.type_code.as_ref();
        let code = code.and_then(|code| self.more.type_validity(code));
        let organ = self.organ();
        let organ = organ.and_then(|organ| self.more.organ_validity(organ));
        [code, organ]
            .into_iter()
            .flatten()
            .all(|validity| validity.contains(day))
    }

    /// The run of numbers it belongs to.
    pub fn series(&self) -> Series<'i> {
        Series {
            body: self.body(),
            kind: self.kind(),
            period: self.period(),
        }
    }

    /// The bodies that may have issued it, as far as the code tells: the readings of the
    /// organ code, and for the lowest step whether each may issue the type.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use doctrace::id::DocumentId;
    /// use doctrace::id::authority::Authority;
    ///
    /// let id: DocumentId = "05-CT/CB".parse()?;
    /// let issuers = id.facts(NaiveDate::from_ymd_opt(2026, 3, 2)).issuers();
    /// assert_eq!(issuers[0].name, "Chi bộ");
    /// assert_eq!(issuers[0].authority, Authority::MayNot);
    /// # Ok::<(), doctrace::id::ParseIdError>(())
    /// ```
    pub fn issuers(&self) -> Vec<Issuer> {
        let listed = |body: Grassroots| Issuer {
            name: body.vietnamese().into(),
            authority: self.authority(body),
        };
        let unlisted = |name: Cow<'static, str>| Issuer {
            name,
            authority: Authority::Unknown,
        };
        let Some(organ) = self.organ() else {
            return Vec::new();
        };
        match organ.as_str() {
            "CB" => vec![listed(Grassroots::Cell)],
            "ĐU" => vec![
                listed(Grassroots::Committee),
                listed(Grassroots::StandingBoard),
                unlisted("Đảng ủy cấp trên trực tiếp của tổ chức cơ sở đảng".into()),
            ],
            _ if organ.possible_issuers().is_empty() => {
                let added = || Some(self.more.of_organ(organ)?.name.clone().into());
                let name = organ.name().or_else(added);
                name.map(unlisted).into_iter().collect()
            }
            _ => organ
                .possible_issuers()
                .iter()
                .map(|&name| unlisted(name.into()))
                .collect(),
        }
    }

    fn authority(&self, body: Grassroots) -> Authority {
        let Some(day) = self.day else {
            return Authority::Unknown;
        };
        let answers = || self.types().iter().map(|&kind| body.may_issue(kind, day));
        if answers().any(|answer| answer == Authority::May) {
            Authority::May
        } else if answers().len() > 0 && answers().all(|answer| answer == Authority::MayNot) {
            Authority::MayNot
        } else {
            Authority::Unknown
        }
    }

    fn organ(&self) -> Option<&'i Organ> {
        self.id.organ.as_ref().filter(|organ| !organ.is_open())
    }

    fn knows(&self, organ: &Organ) -> bool {
        organ.is_known() || self.more.of_organ(organ).is_some()
    }

    /// One code, one run of numbers, at Central: the three bodies behind `TW` share theirs,
    /// as a committee and its standing board do.
    fn body(&self) -> Result<&'i str, Open> {
        let organ = self.organ().ok_or(Open::NoOrgan)?;
        if let Some((body, _)) = assembly(organ) {
            return Ok(body);
        }
        match self.more.level(self.id) {
            Some(Level::Central) => Ok(organ.lead()),
            _ if self.knows(organ) => Err(Open::ManyBodies),
            _ => Err(Open::UnknownOrgan),
        }
    }

    fn kind(&self) -> Result<SeriesKind<'i>, Open> {
        let organ = self.organ();
        if organ.is_some_and(|organ| organ.as_str() == CONGRESS) {
            return Ok(SeriesKind::AllTypes);
        }
        let administrative = self.id.year.is_none() && self.family() == Some(Family::State);
        match &self.id.type_code {
            _ if administrative => Err(Open::OfficeChooses),
            Some(_) if self.family() == Some(Family::Party) && self.types().len() > 1 => {
                Err(Open::TwoTypes)
            }
            Some(code) => Ok(SeriesKind::Code(code)),
            None if organ.and_then(assembly).is_some() => Ok(SeriesKind::Assembly),
            None => Err(Open::OfficeChooses),
        }
    }

    fn period(&self) -> Result<Period, Open> {
        let organ = self.organ().ok_or(Open::NoOrgan)?;
        if let Some(term) = organ.assembly_term() {
            return Ok(Period::AssemblyTerm(term));
        }
        if organ.as_str() == CONGRESS {
            return Ok(Period::Congress);
        }
        if let Some(year) = self.id.year {
            return Ok(Period::Year(year));
        }
        match (self.family(), self.more.level(self.id)) {
            (Some(Family::Party), Some(Level::Central)) => {
                let day = self.day.ok_or(Open::NoDate)?;
                let mut terms = central_terms_on(day);
                match (terms.next(), terms.next()) {
                    (None, _) => Err(Open::BeforeTables),
                    (Some(term), None) => Ok(Period::CentralTerm(term.number())),
                    (Some(_), Some(_)) => Err(Open::CongressDays),
                }
            }
            (Some(Family::Party), _) => Err(Open::TermOfCommittee),
            (Some(Family::State), _) => {
                let day = self.day.ok_or(Open::NoDate)?;
                u16::try_from(day.year())
                    .map(Period::Year)
                    .map_err(|_| Open::NoDate)
            }
            (None, _) if self.knows(organ) => Err(Open::ManyBodies),
            (None, _) => Err(Open::UnknownOrgan),
        }
    }
}

/// The code of congresses, which number all types in one run.
const CONGRESS: &str = "ĐH";

/// The Assembly or its Standing Committee, with the term that its code bears.
fn assembly(organ: &Organ) -> Option<(&'static str, u8)> {
    organ::ASSEMBLY.into_iter().find_map(|body| {
        let term = organ.as_str().strip_prefix(body)?;
        Some((body, term.parse().ok()?))
    })
}
