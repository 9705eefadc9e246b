//! Periods: which guidance was in force on a day, which term a committee was in.
//!
//! Party numbers restart with the committee's term, and the rules of form change with
//! the guidance: a document is judged by those of its own day. Each row names its
//! source; days that no source gives are left open rather than filled in.

use chrono::NaiveDate;

use super::vocabulary::{Confidence, Validity};

/// What a piece of Party guidance is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// Types of documents and who may issue them.
    Types,
    /// Form, numbering and codes.
    Form,
}

/// A piece of Party guidance and the days it held.
#[derive(Clone, Copy, Debug)]
pub struct Guidance {
    id: &'static str,
    subject: Subject,
    validity: Validity,
    source: &'static str,
    confidence: Confidence,
    note: &'static str,
}

impl Guidance {
    /// Its identifier: `36-HD/VPTW`.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// What it is about.
    pub const fn subject(&self) -> Subject {
        self.subject
    }

    /// The days it held: from its own date to the day before its successor's.
    pub const fn validity(&self) -> Validity {
        self.validity
    }

    /// Where the row comes from.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// How far the source carries.
    pub const fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// What else a reader should know; often empty.
    pub const fn note(&self) -> &'static str {
        self.note
    }
}

const fn guidance(
    id: &'static str,
    subject: Subject,
    validity: Validity,
    source: &'static str,
    confidence: Confidence,
    note: &'static str,
) -> Guidance {
    Guidance {
        id,
        subject,
        validity,
        source,
        confidence,
        note,
    }
}

const OPEN: Validity = Validity::OPEN;
const H: Confidence = Confidence::High;
const M: Confidence = Confidence::Medium;

/// Party guidance since 1997, by subject and date.
pub const GUIDANCE: &[Guidance] = &[
    guidance(
        "31-QĐ/TW",
        Subject::Types,
        OPEN.since(1997, 10, 1).until(2017, 2, 5),
        "Quyết định 31-QĐ/TW, 01/10/1997",
        M,
        "23 types and papers; its end is taken from the date of 66-QĐ/TW",
    ),
    guidance(
        "91-QĐ/TW",
        Subject::Types,
        OPEN.since(2004, 2, 16).until(2017, 2, 5),
        "Quyết định 91-QĐ/TW, 16/02/2004",
        M,
        "amends 31-QĐ/TW",
    ),
    guidance(
        "66-QĐ/TW",
        Subject::Types,
        OPEN.since(2017, 2, 6).until(2026, 1, 8),
        "Quy định 66-QĐ/TW, 06/02/2017; end by 399-QĐ/TW",
        H,
        "",
    ),
    guidance(
        "223-QĐ/TW",
        Subject::Types,
        OPEN.since(2020, 3, 6).until(2026, 1, 8),
        "223-QĐ/TW, 06/3/2020; end by 399-QĐ/TW",
        H,
        "stood beside 66-QĐ/TW",
    ),
    guidance(
        "399-QĐ/TW",
        Subject::Types,
        OPEN.since(2026, 1, 9),
        "Quy định 399-QĐ/TW, 09/01/2026",
        H,
        "replaces 66-QĐ/TW and 223-QĐ/TW; 25 types and 8 papers",
    ),
    guidance(
        "01-HD/VPTW",
        Subject::Form,
        OPEN.since(1998, 2, 2).until(2004, 5, 27),
        "Hướng dẫn 01-HD/VPTW, 02/02/1998",
        M,
        "its end is taken from the date of 11-HD/VPTW",
    ),
    guidance(
        "11-HD/VPTW",
        Subject::Form,
        OPEN.since(2004, 5, 28).until(2018, 4, 2),
        "Hướng dẫn 11-HD/VPTW, 28/5/2004",
        M,
        "its end is taken from the date of 36-HD/VPTW",
    ),
    guidance(
        "36-HD/VPTW",
        Subject::Form,
        OPEN.since(2018, 4, 3).until(2026, 5, 26),
        "Hướng dẫn 36-HD/VPTW, 03/4/2018",
        H,
        "brought QĐi for Quy định",
    ),
    guidance(
        "05-HD/VPTW",
        Subject::Form,
        OPEN.since(2026, 5, 27),
        "Hướng dẫn 05-HD/VPTW, 27/5/2026, as drafting guides restate it",
        M,
        "replaces 36-HD/VPTW; the number is certain, the day is not",
    ),
];

/// The guidance on a subject that held on a day, oldest first: an amendment stands
/// beside what it amends.
///
/// ```
/// use chrono::NaiveDate;
/// use doctrace::id::period::{Subject, guidance_on};
///
/// let day = NaiveDate::from_ymd_opt(2018, 4, 3).unwrap();
/// let ids: Vec<_> = guidance_on(Subject::Form, day).map(|row| row.id()).collect();
/// assert_eq!(ids, ["36-HD/VPTW"]);
/// ```
pub fn guidance_on(subject: Subject, day: NaiveDate) -> impl Iterator<Item = &'static Guidance> {
    GUIDANCE
        .iter()
        .filter(move |row| row.subject == subject && row.validity.contains(day))
}

/// A term of the Central Committee.
#[derive(Clone, Copy, Debug)]
pub struct CentralTerm {
    number: u8,
    congress: Validity,
    certain: Validity,
    source: &'static str,
    confidence: Confidence,
}

impl CentralTerm {
    /// Its number: 13 for "khóa XIII".
    pub const fn number(&self) -> u8 {
        self.number
    }

    /// The days of the congress that elected it, preparatory session included. On these
    /// days the series of two terms meet: where the first plenum is held during the
    /// congress, the new one starts with it.
    pub const fn congress(&self) -> Validity {
        self.congress
    }

    /// The days that lie in this term and in no other: from the day after its congress
    /// to the day before the next.
    pub const fn certain(&self) -> Validity {
        self.certain
    }

    /// Where the row comes from.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// How far the source carries.
    pub const fn confidence(&self) -> Confidence {
        self.confidence
    }
}

/// The Central terms XI to XIV.
pub const CENTRAL_TERMS: &[CentralTerm] = &[
    CentralTerm {
        number: 11,
        congress: OPEN.since(2011, 1, 11).until(2011, 1, 19),
        certain: OPEN.since(2011, 1, 20).until(2016, 1, 19),
        source: "the month from counted documents; the days of the congress from public record",
        confidence: M,
    },
    CentralTerm {
        number: 12,
        congress: OPEN.since(2016, 1, 20).until(2016, 1, 28),
        certain: OPEN.since(2016, 1, 29).until(2021, 1, 24),
        source: "the month from counted documents; the days of the congress from public record",
        confidence: M,
    },
    CentralTerm {
        number: 13,
        congress: OPEN.since(2021, 1, 25).until(2021, 2, 1),
        certain: OPEN.since(2021, 2, 2).until(2026, 1, 18),
        source: "the month from counted documents; the days of the congress from public record",
        confidence: M,
    },
    CentralTerm {
        number: 14,
        congress: OPEN.since(2026, 1, 19).until(2026, 1, 23),
        certain: OPEN.since(2026, 1, 24),
        source: "press of 23/01/2026 (opening 19/01, first plenum and closing 23/01)",
        confidence: H,
    },
];

/// The Central terms that a day may belong to: one, two on the days of a congress,
/// none before term XI.
///
/// ```
/// use chrono::NaiveDate;
/// use doctrace::id::period::central_terms_on;
///
/// let terms = |year, month, day| -> Vec<u8> {
///     let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
///     central_terms_on(day).map(|term| term.number()).collect()
/// };
/// assert_eq!(terms(2017, 10, 25), [12]);
/// assert_eq!(terms(2022, 6, 16), [13]);
/// assert_eq!(terms(2021, 1, 31), [12, 13]);
/// assert!(terms(2001, 1, 1).is_empty());
/// ```
pub fn central_terms_on(day: NaiveDate) -> impl Iterator<Item = &'static CentralTerm> {
    CENTRAL_TERMS
        .iter()
        .enumerate()
        .filter_map(move |(at, term)| {
            let next = CENTRAL_TERMS.get(at + 1);
            let opens_next = next.is_some_and(|next| next.congress.contains(day));
            // The congress that elected the first row's committee also closes a term that no
            // row has; only the row's own side of it is known.
            (term.certain.contains(day) || term.congress.contains(day) || opens_next)
                .then_some(term)
        })
}

/// A term of the National Assembly, by its years. Elections fall in the middle of the
/// year in which one term ends and the next begins: that year belongs to both.
#[derive(Clone, Copy, Debug)]
pub struct AssemblyTerm {
    number: u8,
    first_year: u16,
    last_year: u16,
    source: &'static str,
    confidence: Confidence,
}

impl AssemblyTerm {
    /// Its number: 15 in `QH15`.
    pub const fn number(&self) -> u8 {
        self.number
    }

    /// The year in which it began.
    pub const fn first_year(&self) -> u16 {
        self.first_year
    }

    /// The year in which it ends.
    pub const fn last_year(&self) -> u16 {
        self.last_year
    }

    /// Whether a year lies in the term, wholly or in part.
    pub const fn covers(&self, year: u16) -> bool {
        self.first_year <= year && year <= self.last_year
    }

    /// Where the row comes from.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// How far the source carries.
    pub const fn confidence(&self) -> Confidence {
        self.confidence
    }
}

const fn assembly(
    number: u8,
    first_year: u16,
    last_year: u16,
    confidence: Confidence,
) -> AssemblyTerm {
    AssemblyTerm {
        number,
        first_year,
        last_year,
        source: "public record; years of counted laws and resolutions",
        confidence,
    }
}

/// The terms of the National Assembly XI to XVI.
pub const ASSEMBLY_TERMS: &[AssemblyTerm] = &[
    assembly(11, 2002, 2007, H),
    assembly(12, 2007, 2011, H),
    assembly(13, 2011, 2016, H),
    assembly(14, 2016, 2021, H),
    assembly(15, 2021, 2026, H),
    assembly(16, 2026, 2031, M),
];

/// A term of the National Assembly by its number; `None` where no row has it.
///
/// ```
/// use doctrace::id::period::assembly_term;
///
/// // 45/2019/QH14: the fourteenth Assembly sat in 2019.
/// assert!(assembly_term(14).unwrap().covers(2019));
/// assert!(assembly_term(7).is_none());
/// ```
pub fn assembly_term(number: u8) -> Option<&'static AssemblyTerm> {
    ASSEMBLY_TERMS.iter().find(|term| term.number == number)
}

/// Whether a term of the National Assembly sat in a year, as far as is known: a term before
/// the first row ended by the year in which that began, one behind the last begins when that
/// ends.
pub(crate) fn assembly_sat(number: u8, year: u16) -> bool {
    match (assembly_term(number), ASSEMBLY_TERMS) {
        (Some(term), _) => term.covers(year),
        (None, [first, .., last]) if number > 0 => {
            number < first.number && year <= first.first_year
                || number > last.number && year >= last.last_year
        }
        _ => false,
    }
}

/// The last day of the district step of the ladder (inclusive). Source: Kết luận
/// 127-KL/TW of 28/2/2025; the step was abolished on 01/7/2025.
pub const DISTRICT_ENDS: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 6, 30);
