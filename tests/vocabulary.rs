//! The tables of types, organs, guidance and terms: whole, sourced, without clashes, and
//! printed as `docs/vocabulary.md`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use chrono::NaiveDate;
use doctrace::body::BodyRow;
use doctrace::id::period::{
    ASSEMBLY_TERMS, CENTRAL_TERMS, GUIDANCE, Guidance, Subject, guidance_on,
};
use doctrace::id::vocabulary::{TypeRow, organ_patterns, organs, type_codes};
use doctrace::id::{DocumentId, DocumentType, Family, Level};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The identifier that has this organ code in the Party's style.
fn of_organ(code: &str) -> DocumentId {
    format!("1-NQ/{code}").parse().unwrap()
}

#[test]
fn codes_are_unique_whatever_their_case() {
    let mut seen = BTreeSet::new();
    for row in type_codes() {
        assert!(seen.insert(row.code().to_uppercase()), "{}", row.code());
    }
    seen.clear();
    for row in organs() {
        assert!(seen.insert(row.code().to_uppercase()), "{}", row.code());
    }
    seen.clear();
    for row in organ_patterns() {
        assert!(seen.insert(row.form().to_owned()), "{}", row.form());
    }
}

#[test]
fn every_row_names_its_source() {
    for row in type_codes() {
        assert!(!row.source().is_empty(), "{}", row.code());
        assert!(!row.readings().is_empty(), "{}", row.code());
    }
    for row in organs() {
        assert!(!row.source().is_empty(), "{}", row.code());
        assert!(!row.name().is_empty() && !row.english().is_empty());
        assert_ne!(row.issuers().len(), 1, "{}", row.code());
    }
    for row in organ_patterns() {
        assert!(!row.source().is_empty(), "{}", row.form());
    }
    for kind in DocumentType::ALL {
        assert!(!kind.source().is_empty(), "{kind:?}");
    }
    assert!(GUIDANCE.iter().all(|row| !row.source().is_empty()));
    assert!(CENTRAL_TERMS.iter().all(|row| !row.source().is_empty()));
    assert!(ASSEMBLY_TERMS.iter().all(|row| !row.source().is_empty()));
}

#[test]
fn intervals_end_after_they_start() {
    let all = type_codes()
        .map(|row| (row.code(), row.validity()))
        .chain(organs().map(|row| (row.code(), row.validity())))
        .chain(organ_patterns().map(|row| (row.form(), row.validity())))
        .chain(GUIDANCE.iter().map(|row| (row.id(), row.validity())));
    for (code, valid) in all {
        if let (Some(from), Some(to)) = (valid.from(), valid.to()) {
            assert!(from <= to, "{code}");
        }
    }
}

#[test]
fn a_code_reads_as_its_row_says() {
    for row in type_codes() {
        let id: DocumentId = format!("1-{}/TU", row.code()).parse().unwrap();
        let code = id.type_code().unwrap();
        assert_eq!(code.readings(), row.readings(), "{}", row.code());
        assert_eq!(code.source(), Some(row.source()));
        assert_eq!(code.family(), row.family());
    }
    for row in organs() {
        let id = of_organ(row.code());
        let organ = id.organ().unwrap();
        assert_eq!(organ.name().as_deref(), Some(row.name()), "{}", row.code());
        assert_eq!(organ.family(), row.family(), "{}", row.code());
        assert_eq!(organ.level(), row.level(), "{}", row.code());
        assert_eq!(organ.possible_issuers(), row.issuers());
    }
}

#[test]
fn every_type_has_a_code_or_a_reason() {
    for &kind in DocumentType::ALL {
        let coded = kind.codes().next().is_some();
        assert_ne!(coded, kind.uncoded().is_some(), "{kind:?}");
    }
}

#[test]
fn the_lists_are_complete() {
    let from = |key: &str| -> BTreeSet<&str> {
        DocumentType::ALL
            .iter()
            .filter(|kind| kind.source().split("; ").any(|source| source == key))
            .map(|kind| kind.vietnamese())
            .collect()
    };
    // 25 types and 8 papers, and the copy, which the guidance on form has.
    assert_eq!(from("399").len(), 33);
    assert_eq!(from("HD36"), BTreeSet::from(["Bản sao"]));
    // 29 forms and 3 kinds of copies.
    assert_eq!(from("NĐ30").len(), 32);
}

/// Every organ code that public guides and counted texts name, step by step.
#[test]
fn every_step_of_the_ladder_has_its_codes() {
    let steps = [
        (
            Some(Level::Central),
            Family::Party,
            "TW VPTW UBKTTW BTCTW BNCTW BTGTW BDVTW BTGDVTW BĐNTW BKTTW QUTW ĐUQSTW ĐUCATW TWĐTN",
        ),
        (
            Some(Level::Province),
            Family::Party,
            "TU VPTU BTCTU BTGTU BDVTU BNCTU UBKTTU BTGDVTU",
        ),
        (
            Some(Level::District),
            Family::Party,
            "HU QU ThU VPHU BTCHU BTGHU BDVHU UBKTHU VPQU VPThU TC-NV",
        ),
        (Some(Level::Commune), Family::Party, "ĐU VPĐU UBKTĐU"),
        (Some(Level::Cell), Family::Party, "CB"),
        (
            None,
            Family::Party,
            "ĐUK VPĐUK ĐUCA ĐUQS ĐUKDN BCSĐ ĐĐ ĐH UBKT ĐTN",
        ),
        (
            Some(Level::Central),
            Family::State,
            "QH QH15 UBTVQH UBTVQH15 UBPL15 CTN CP TTg VPCP VPQH HĐNN8 HĐBT TANDTC VKSNDTC KTNN \
             BQP BCA BNG BNV BTP BTC BCT BNNMT BXD BVHTTDL BKHCN BGDĐT BYT BDTTG TTCP NHNN \
             BNNPTNT BTNMT BLĐTBXH BKHĐT BGTVT BTTTT UBDT",
        ),
        (
            Some(Level::Province),
            Family::State,
            "SNV STC SGDĐT ĐĐBQH CAT",
        ),
        (
            None,
            Family::State,
            "UBND UB HĐND TTHĐND VPUBND BTL LĐ CT BHXH KBNN PGDĐT",
        ),
    ];
    for (level, family, codes) in steps {
        for code in codes.split_whitespace() {
            let id = of_organ(code);
            let organ = id.organ().unwrap();
            assert!(organ.name().is_some(), "{code}");
            assert_eq!(
                (organ.level(), organ.family()),
                (level, Some(family)),
                "{code}"
            );
        }
    }
    // Bodies that both families have, and the mass organisations.
    for code in "BCĐ BCĐ138 TB HĐ BTV MTTQ LĐLĐ HND HPN CCB".split_whitespace() {
        assert_eq!(of_organ(code).family(), None, "{code}");
        assert!(of_organ(code).organ().unwrap().is_known(), "{code}");
    }
}

#[test]
fn what_no_row_knows_stays_unknown() {
    for code in [
        "XYZ", "STK", "SXKD", "ĐUCP", "UBNDX", "PKT", "UBPLX", "QH41", "QH014", "?",
    ] {
        let id = of_organ(code);
        let organ = id.organ().unwrap();
        assert!(!organ.is_known(), "{code}");
        assert_eq!((organ.family(), organ.level()), (None, None), "{code}");
        assert_eq!(organ.name(), None, "{code}");
        assert!(organ.stood_on(day(1990, 1, 1)));
    }
    let id: DocumentId = "1-XQ/TU".parse().unwrap();
    assert!(id.type_code().unwrap().readings().is_empty());
}

#[test]
fn codes_made_by_rule_have_names() {
    let cases = [
        ("UBKTTU", "Ủy ban Kiểm tra Tỉnh ủy", Some(Level::Province)),
        ("BTGHU", "Ban Tuyên giáo Huyện ủy", Some(Level::District)),
        ("VPĐU", "Văn phòng Đảng ủy", Some(Level::Commune)),
        ("BTCTU-BDVTU", "Ban Tổ chức Tỉnh ủy", Some(Level::Province)),
        ("QH16", "Quốc hội khóa XVI", Some(Level::Central)),
        ("BCĐ138", "Ban Chỉ đạo 138", None),
        ("SNV", "Sở Nội vụ", Some(Level::Province)),
        ("UBKTĐUK", "Ủy ban Kiểm tra Đảng ủy Khối", None),
        ("PGDĐT", "Phòng Giáo dục và Đào tạo", None),
        (
            "UBPL15",
            "Ủy ban Pháp luật của Quốc hội khóa XV",
            Some(Level::Central),
        ),
        ("TC-NV", "Ban Tổ chức - Nội vụ", Some(Level::District)),
        (
            "TWĐTN-CTĐ",
            "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
            Some(Level::Central),
        ),
    ];
    for (code, name, level) in cases {
        let id = of_organ(code);
        let organ = id.organ().unwrap();
        assert_eq!(organ.name().as_deref(), Some(name), "{code}");
        assert_eq!(organ.level(), level, "{code}");
    }
    // An unknown agency of a known committee: its level and family, no name.
    let id = of_organ("BXDĐU");
    let organ = id.organ().unwrap();
    assert_eq!(organ.family(), Some(Family::Party));
    assert_eq!(organ.name(), None);
    // The Centre has bodies of both families.
    assert_eq!(of_organ("XYZTW").organ().unwrap().family(), None);
    assert_eq!(
        of_organ("XYZTW").organ().unwrap().level(),
        Some(Level::Central)
    );
}

#[test]
fn codes_are_dated() {
    let stood = |code: &str, on| of_organ(code).organ().unwrap().stood_on(on);
    assert!(stood("HU", day(2025, 6, 30)));
    assert!(!stood("HU", day(2025, 7, 1)));
    assert!(!stood("UBKTHU", day(2025, 7, 1)));
    assert!(!stood("BNNMT", day(2025, 2, 28)));
    assert!(stood("BNNMT", day(2025, 3, 1)));
    assert!(!stood("BTNMT", day(2025, 3, 1)));
    // The army's QU outlives the urban districts.
    assert!(stood("QU", day(2026, 1, 1)));
}

#[test]
fn one_guidance_on_form_holds_at_a_time() {
    for (on, ids) in [
        (day(1998, 2, 1), &[][..]),
        (day(1998, 2, 2), &["01-HD/VPTW"]),
        (day(2004, 5, 28), &["11-HD/VPTW"]),
        (day(2018, 4, 2), &["11-HD/VPTW"]),
        (day(2026, 5, 26), &["36-HD/VPTW"]),
        (day(2026, 5, 27), &["05-HD/VPTW"]),
    ] {
        let held: Vec<_> = guidance_on(Subject::Form, on).map(Guidance::id).collect();
        assert_eq!(held, ids, "{on}");
    }
    let types: Vec<_> = guidance_on(Subject::Types, day(2010, 1, 1))
        .map(Guidance::id)
        .collect();
    assert_eq!(types, ["31-QĐ/TW", "91-QĐ/TW"]);
}

#[test]
fn terms_follow_one_another_without_a_gap() {
    for pair in CENTRAL_TERMS.windows(2) {
        let [first, next] = pair else { unreachable!() };
        assert_eq!(first.number() + 1, next.number());
        let after = |to: Option<NaiveDate>| to.and_then(|to| to.succ_opt());
        assert_eq!(after(first.certain().to()), next.congress().from());
        assert_eq!(after(next.congress().to()), next.certain().from());
    }
    for pair in ASSEMBLY_TERMS.windows(2) {
        let [first, next] = pair else { unreachable!() };
        assert_eq!(first.last_year(), next.first_year());
    }
}

#[test]
fn the_printed_guide_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/vocabulary.md");
    let guide = guide();
    if std::env::var_os("UPDATE_VOCABULARY").is_some() {
        std::fs::write(&path, &guide).unwrap();
    }
    let printed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        printed == guide,
        "docs/vocabulary.md does not match the tables; print it again with\n\
         UPDATE_VOCABULARY=1 cargo test --test vocabulary"
    );
}

fn guide() -> String {
    let mut out = String::from(
        "# Vocabulary\n\n\
         What the crate knows beforehand: types and their codes, organs and theirs, the\n\
         guidance and the terms by which a document is judged. Printed from the tables;\n\
         do not edit it, edit them and run\n\n    \
         UPDATE_VOCABULARY=1 cargo test --test vocabulary\n\n\
         Keys of the sources are explained in the documentation of `doctrace::id::vocabulary`, those\n\
         of bodies in that of `doctrace::body`.\n\
         Confidence: high (the rule itself, two sources, or counted), medium (one good source),\n\
         low (look it up before you rely on it). An empty period is open at both ends; an empty\n\
         family means both, an empty level that the code does not tell.\n",
    );
    types(&mut out);
    bodies(&mut out);
    names(&mut out, "Bodies by name", doctrace::body::central());
    names(
        &mut out,
        "Provinces, and cities of their rank",
        doctrace::body::places(),
    );
    periods(&mut out);
    out
}

fn names(out: &mut String, title: &str, rows: impl Iterator<Item = &'static BodyRow>) {
    let columns = [
        "name",
        "also written",
        "period",
        "succeeded by",
        "source",
        "confidence",
    ];
    head(out, title, &columns);
    for row in rows {
        line(
            out,
            &[
                row.name(),
                &row.spellings().join(", "),
                &row.validity().to_string(),
                &row.successors().join(", "),
                row.source(),
                row.confidence().name(),
            ],
        );
    }
}

fn types(out: &mut String) {
    head(
        out,
        "Types",
        &["type", "English", "codes", "listed by", "without a code"],
    );
    for kind in DocumentType::ALL {
        let codes: Vec<_> = kind.codes().map(TypeRow::code).collect();
        line(
            out,
            &[
                kind.vietnamese(),
                kind.english(),
                &codes.join(", "),
                kind.source(),
                kind.uncoded().unwrap_or_default(),
            ],
        );
    }
    head(
        out,
        "Type codes",
        &[
            "code",
            "stands for",
            "family",
            "period",
            "source",
            "confidence",
            "note",
        ],
    );
    for row in type_codes() {
        let readings: Vec<_> = row
            .readings()
            .iter()
            .map(|kind| kind.vietnamese())
            .collect();
        line(
            out,
            &[
                row.code(),
                &readings.join(", "),
                family(row.family()),
                &row.validity().to_string(),
                row.source(),
                row.confidence().name(),
                row.note(),
            ],
        );
    }
}

fn bodies(out: &mut String) {
    head(
        out,
        "Organ codes",
        &[
            "code",
            "name",
            "English",
            "written by",
            "family",
            "level",
            "period",
            "source",
            "confidence",
            "note",
        ],
    );
    for row in organs() {
        line(
            out,
            &[
                row.code(),
                row.name(),
                row.english(),
                &row.issuers().join(", "),
                family(row.family()),
                row.level().map_or("", Level::name),
                &row.validity().to_string(),
                row.source(),
                row.confidence().name(),
                row.note(),
            ],
        );
    }
    head(
        out,
        "Organ codes made by rule",
        &[
            "form",
            "example",
            "name",
            "English",
            "family",
            "level",
            "period",
            "source",
            "confidence",
        ],
    );
    for row in organ_patterns() {
        line(
            out,
            &[
                row.form(),
                row.example(),
                row.name(),
                row.english(),
                family(row.family()),
                row.level().map_or("", Level::name),
                &row.validity().to_string(),
                row.source(),
                row.confidence().name(),
            ],
        );
    }
}

fn periods(out: &mut String) {
    head(
        out,
        "Party guidance",
        &[
            "guidance",
            "about",
            "in force",
            "source",
            "confidence",
            "note",
        ],
    );
    for row in GUIDANCE {
        line(
            out,
            &[
                row.id(),
                if row.subject() == Subject::Form {
                    "form"
                } else {
                    "types"
                },
                &row.validity().to_string(),
                row.source(),
                row.confidence().name(),
                row.note(),
            ],
        );
    }
    head(
        out,
        "Central terms",
        &["term", "congress", "certain days", "source", "confidence"],
    );
    for row in CENTRAL_TERMS {
        line(
            out,
            &[
                &row.number().to_string(),
                &row.congress().to_string(),
                &row.certain().to_string(),
                row.source(),
                row.confidence().name(),
            ],
        );
    }
    head(
        out,
        "National Assembly terms",
        &["term", "years", "source", "confidence"],
    );
    for row in ASSEMBLY_TERMS {
        line(
            out,
            &[
                &row.number().to_string(),
                &format!("{} to {}", row.first_year(), row.last_year()),
                row.source(),
                row.confidence().name(),
            ],
        );
    }
}

fn family(family: Option<Family>) -> &'static str {
    match family {
        Some(Family::Party) => "Party",
        Some(Family::State) => "State",
        _ => "",
    }
}

fn head(out: &mut String, title: &str, columns: &[&str]) {
    write!(out, "\n## {title}\n\n").unwrap();
    line(out, columns);
    line(out, &vec!["---"; columns.len()]);
}

fn line(out: &mut String, cells: &[&str]) {
    writeln!(out, "| {} |", cells.join(" | ")).unwrap();
}
