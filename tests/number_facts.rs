//! What a number says by itself, and when two numbers may be one.

use chrono::NaiveDate;
use doctrace::id::authority::{Authority, Grassroots};
use doctrace::id::{
    DocumentId, DocumentType, Family, Level, Open, Period, Repairs, SeriesKind, vocabulary,
};

fn id(text: &str) -> DocumentId {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The first test of all: one identifier, two terms.
#[test]
fn one_number_of_two_terms() {
    let number = id("18-NQ/TW");
    let period = |day| number.facts(day).series().period;
    assert_eq!(period(day(2017, 10, 25)), Ok(Period::CentralTerm(12)));
    assert_eq!(period(day(2022, 6, 16)), Ok(Period::CentralTerm(13)));
    assert_eq!(period(day(2021, 1, 31)), Err(Open::CongressDays));
    assert_eq!(period(day(1999, 1, 1)), Err(Open::BeforeTables));
    assert_eq!(period(None), Err(Open::NoDate));
    let series = number.facts(None).series();
    assert_eq!(series.body, Ok("TW"));
    assert!(matches!(series.kind, Ok(SeriesKind::Code(code)) if code.as_str() == "NQ"));
}

#[test]
fn series_of_each_shape() {
    for (text, body, period) in [
        (
            "109-KH/HU",
            Err(Open::ManyBodies),
            Err(Open::TermOfCommittee),
        ),
        ("18-BB/ĐH", Err(Open::ManyBodies), Ok(Period::Congress)),
        ("30/2020/NĐ-CP", Ok("CP"), Ok(Period::Year(2020))),
        ("45/2019/QH14", Ok("QH"), Ok(Period::AssemblyTerm(14))),
        (
            "01/2012/UBTVQH13",
            Ok("UBTVQH"),
            Ok(Period::AssemblyTerm(13)),
        ),
        ("1234/BC-UBPL15", Ok("UBPL15"), Ok(Period::AssemblyTerm(15))),
        ("13-LCT/HĐNN8", Ok("HĐNN8"), Ok(Period::AssemblyTerm(8))),
        ("1234/QĐ-UBND", Err(Open::ManyBodies), Err(Open::NoDate)),
        ("18-NQ/?", Err(Open::NoOrgan), Err(Open::NoOrgan)),
        (
            "12-KH/XYZK",
            Err(Open::UnknownOrgan),
            Err(Open::UnknownOrgan),
        ),
    ] {
        let number = id(text);
        let series = number.facts(None).series();
        assert_eq!((series.body, series.period), (body, period), "{text}");
    }
    let kind = |text: &str| format!("{:?}", id(text).facts(None).series().kind);
    assert_eq!(kind("18-BB/ĐH"), "Ok(AllTypes)");
    assert_eq!(kind("66-QĐ/TW"), "Err(TwoTypes)");
    assert_eq!(kind("1234/QĐ-UBND"), "Err(OfficeChooses)");
    assert_eq!(kind("12/2022/QĐ-UBND"), "Ok(Code(\"QĐ\"))");
    assert_eq!(kind("45/2019/QH14"), "Ok(Assembly)");
    let administrative = id("1131/QĐ-TTg");
    let series = administrative.facts(day(2024, 5, 2)).series();
    assert_eq!(series.period, Ok(Period::Year(2024)));
}

#[test]
fn types_have_two_names() {
    let types = |text: &str| -> Vec<(&str, &str)> {
        id(text)
            .facts(None)
            .types()
            .iter()
            .map(|kind| (kind.vietnamese(), kind.english()))
            .collect()
    };
    assert_eq!(types("139-CTr/TU"), [("Chương trình", "programme")]);
    assert_eq!(
        types("66-QĐ/TW"),
        [("Quyết định", "decision"), ("Quy định", "regulation")]
    );
    assert_eq!(types("2265/BCT-TCCB"), [("Công văn", "official letter")]);
    assert_eq!(types("45/2019/QH14")[0].0, "Luật");
    assert_eq!(types("01/2012/UBTVQH13")[0].0, "Pháp lệnh");
    assert_eq!(types("12-XYZ/TU"), []);
}

#[test]
fn the_ladder_and_the_codes_are_dated() {
    let district = id("109-KH/HU");
    assert_eq!(
        district.facts(day(2023, 2, 2)).level(),
        Some(Level::District)
    );
    assert_eq!(district.facts(None).level(), Some(Level::District));
    assert_eq!(district.facts(day(2025, 7, 1)).level(), None);
    assert!(!district.facts(day(2025, 7, 1)).codes_in_use());
    assert!(!id("08-QĐi/TW").facts(day(2022, 1, 1)).codes_in_use());
    assert!(id("08-QĐi/TW").facts(day(2018, 10, 25)).codes_in_use());
    assert_eq!(id("16/NQ-TW").facts(None).family(), Some(Family::Party));
}

#[test]
fn who_may_have_issued_it() {
    let in_force = day(2026, 3, 2);
    let issuers = |text: &str, day| -> Vec<(String, Authority)> {
        id(text)
            .facts(day)
            .issuers()
            .into_iter()
            .map(|issuer| (issuer.name.into_owned(), issuer.authority))
            .collect()
    };
    let names: Vec<_> = issuers("18-NQ/TW", None);
    assert_eq!(names.len(), 3);
    assert!(names.iter().all(|(_, known)| *known == Authority::Unknown));
    let directive = issuers("05-CT/ĐU", in_force);
    assert_eq!(directive[0].1, Authority::MayNot);
    assert_eq!(directive[1].1, Authority::MayNot);
    // A commune's committee stands above grassroots and writes the same code.
    assert_eq!(directive[2].1, Authority::Unknown);
    // QĐ is a decision or a regulation; a cell may issue the first.
    assert_eq!(issuers("05-QĐ/CB", in_force)[0].1, Authority::May);
    assert_eq!(issuers("05-QyĐ/CB", in_force)[0].1, Authority::MayNot);
    assert_eq!(
        issuers("05-CT/CB", day(2024, 3, 2))[0].1,
        Authority::Unknown
    );
    assert_eq!(issuers("05-CT/XYZK", in_force), []);
    for body in Grassroots::ALL {
        assert!(!body.vietnamese().is_empty());
    }
}

#[test]
fn regulations_have_aliases_in_their_window_only() {
    let (short, long, state) = (id("08-QĐ/TW"), id("08-QĐi/TW"), id("08-QyĐ/TW"));
    let inside = day(2018, 10, 25);
    let outside = day(2022, 6, 16);
    let regulation = Some(DocumentType::Regulation);
    assert_eq!(short.alias_of(&long, inside), regulation);
    assert_eq!(long.alias_of(&short, inside), regulation);
    assert_eq!(short.alias_of(&long, None), regulation);
    assert_eq!(short.alias_of(&long, outside), None);
    assert_eq!(state.alias_of(&long, outside), None);
    assert_eq!(state.alias_of(&short, outside), regulation);
    // Alike is not alias; another number, organ or type is none.
    assert_eq!(short.alias_of(&short, inside), None);
    assert_eq!(id("09-QĐ/TW").alias_of(&long, inside), None);
    assert_eq!(id("08-QĐ/TU").alias_of(&long, inside), None);
    assert_eq!(id("08-NQ/TW").alias_of(&long, inside), None);
    assert_eq!(id("8-QĐ/TW").alias_of(&long, inside), regulation);
    assert_eq!(id("?-QĐ/TW").alias_of(&id("?-QĐi/TW"), inside), None);
}

/// A new row of the table that shares a type with another makes aliases: let it be seen.
#[test]
fn the_codes_that_may_be_aliases() {
    let rows: Vec<_> = vocabulary::type_codes().collect();
    let mut pairs = Vec::new();
    for (at, one) in rows.iter().enumerate() {
        for other in &rows[at + 1..] {
            if one
                .readings()
                .iter()
                .any(|reading| other.readings().contains(reading))
            {
                pairs.push(format!("{} {}", one.code(), other.code()));
            }
        }
    }
    assert_eq!(
        pairs,
        [
            "QĐ QyĐ",
            "QĐ QĐi",
            "QyĐ QĐi",
            "TTLT TTLB",
            "TTLT TTLN",
            "L LCT",
            "TTLB TTLN"
        ]
    );
}

/// What a unit behind a loose dash leaves open is named on both sides.
#[test]
fn a_loose_unit_names_both_numbers() {
    for (text, with, without) in [
        ("81/QĐ-UBND - HC", "81/QĐ-UBND-HC", "81/QĐ-UBND"),
        ("81/QĐ -UBND- HC", "81/QĐ-UBND-HC", "81/QĐ-UBND"),
        ("2345/UBND.KT", "2345/UBND-KT", "2345/UBND"),
        ("12-KH/BCĐ 138", "12-KH/BCĐ138", "12-KH/BCĐ"),
    ] {
        let read = DocumentId::parse_lenient(text).unwrap();
        assert_eq!(read.id.to_string(), with, "{text}");
        let other = read.other_id().map(ToString::to_string);
        assert_eq!(other.as_deref(), Some(without), "{text}");
        assert!(read.repairs.contains(Repairs::LOOSE_UNIT) && !read.is_certain());
    }
    // A tight dash leaves nothing open.
    let tight = DocumentId::parse_lenient("81/QĐ–UBND–HC").unwrap();
    assert!(tight.is_certain() && tight.other_id().is_none());
}
