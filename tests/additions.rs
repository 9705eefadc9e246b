//! Codes that a policy adds: what they mean takes effect from reading to audit, and what
//! is built in cannot be said anew.
#![cfg(feature = "toml")]

mod facts;

use doctrace::Trace;
use doctrace::audit::{NewOrgan, NewType, Policy};
use doctrace::id::vocabulary::Validity;
use doctrace::id::{
    AddCodeError, AddedOrgan, AddedType, Additions, DocumentType, Family, Level, Open, Period,
};
use doctrace::registry::{Background, Registry};
use doctrace::relation::RelationKind::{self, Concretises};
use doctrace::report::Report;
use facts::{Text, about, day, id, judged, of_district};

fn organ(code: &str, name: &str, level: Option<Level>, family: Option<Family>) -> NewOrgan {
    NewOrgan {
        code: code.into(),
        name: name.into(),
        family,
        level,
        from: None,
        to: None,
        source: "Quyết định thành lập".into(),
    }
}

fn kind(code: &str, name: &str) -> NewType {
    NewType {
        code: code.into(),
        name: name.into(),
        family: None,
        from: None,
        to: None,
        source: "Quy chế làm việc".into(),
    }
}

/// A zone's committee of the Party on the province's step.
fn zone() -> Policy {
    let level = Some(Level::Province);
    Policy::new().with_organ(organ(
        "ĐUKKT",
        "Đảng ủy Khu kinh tế",
        level,
        Some(Family::Party),
    ))
}

#[test]
fn an_added_organ_has_a_level_a_family_and_days() -> Result<(), AddCodeError> {
    let mut more = Additions::new();
    let until = Validity::new(Some(day("2020-01-01")), Some(day("2025-06-30")));
    more.add_organ(
        "XDN",
        AddedOrgan {
            name: "Ban Xây dựng nông thôn".into(),
            family: Some(Family::State),
            level: Some(Level::Central),
            validity: until.unwrap_or_default(),
            source: "a decision".into(),
        },
    )?;
    let number = id("15/KH-XDN");
    let facts = more.facts(&number, Some(day("2023-05-05")));
    assert_eq!(facts.level(), Some(Level::Central));
    assert_eq!(facts.family(), Some(Family::State));
    assert_eq!(facts.series().body, Ok("XDN"));
    assert_eq!(facts.series().period, Ok(Period::Year(2023)));
    assert_eq!(facts.issuers()[0].name, "Ban Xây dựng nông thôn");
    assert!(facts.codes_in_use());
    assert!(!more.facts(&number, Some(day("2026-05-05"))).codes_in_use());
    // By itself the number says none of it; what is built in is as before.
    let bare = number.facts(Some(day("2023-05-05")));
    assert_eq!((bare.level(), bare.family()), (None, None));
    assert_eq!(bare.series().body, Err(Open::UnknownOrgan));
    let known = id("5-KH/HU");
    assert_eq!(more.level(&known), known.level());
    assert_eq!(more.family(&known), known.family());
    Ok(())
}

#[test]
fn an_added_type_may_be_another_code_of_a_known_one() -> Result<(), AddCodeError> {
    let row = |name: &str| AddedType {
        name: name.into(),
        family: None,
        validity: Validity::OPEN,
        source: "a rule".into(),
    };
    let mut more = Additions::new();
    more.add_type("KHPH", row("Kế hoạch"))?;
    more.add_type("TĐ", row("Thông điệp"))?;
    let (plan, message) = (id("15-KHPH/HU"), id("15-TĐ/HU"));
    assert_eq!(more.facts(&plan, None).types(), [DocumentType::Plan]);
    assert!(more.facts(&message, None).types().is_empty());
    assert!(plan.facts(None).types().is_empty());
    assert_eq!(
        more.facts(&id("15-NQ/HU"), None).types(),
        [DocumentType::Resolution]
    );
    Ok(())
}

#[test]
fn what_cannot_be_added_says_why() {
    let mut more = Additions::new();
    let row = AddedType {
        name: "Thông điệp".into(),
        family: None,
        validity: Validity::OPEN,
        source: "a rule".into(),
    };
    let mut tell = |code: &str| {
        let made = more.add_type(code, row.clone());
        made.err().map(|error| error.to_string())
    };
    assert_eq!(
        tell("KH").as_deref(),
        Some("`KH` is built in as Kế hoạch; leave it out")
    );
    assert_eq!(
        tell("ctr").as_deref(),
        Some("`ctr` is built in as Chương trình; leave it out")
    );
    for code in ["", "T Đ", "tđ", "TĐIEPXY", "T-Đ", "1", "T/D"] {
        let told = tell(code).unwrap_or_default();
        assert!(
            told.contains("write it in two to six capitals"),
            "{code}: {told}"
        );
    }
    assert_eq!(tell("TĐ"), None);
    assert_eq!(tell("TĐ").as_deref(), Some("`TĐ` is added twice; keep one"));
    let row = AddedOrgan {
        name: "Ban".into(),
        family: None,
        level: None,
        validity: Validity::OPEN,
        source: "a rule".into(),
    };
    let mut tell = |code: &str| {
        let made = more.add_organ(code, row.clone());
        made.err().map(|error| error.to_string())
    };
    for (code, known) in [
        ("TU", "Tỉnh ủy, Thành ủy"),
        ("ttg", "Thủ tướng"),
        ("UBKTTU", "Ủy ban Kiểm tra Tỉnh ủy"),
        ("QH15", "Quốc hội khóa XV"),
    ] {
        let told = tell(code).unwrap_or_default();
        assert!(
            told.contains("is built in as") && told.contains(known),
            "{told}"
        );
    }
    for code in ["", "A", "A B", "xyz", "AB-CD", "A/B"] {
        let told = tell(code).unwrap_or_default();
        assert!(told.contains("no number can bear"), "{code}: {told}");
    }
    assert_eq!(tell("KKT"), None);
}

/// A district's plan for a programme, by the numbers of both.
fn answer(plan: &str, programme: &str) -> Text {
    let mut text = of_district("a", "Phụng Hiệp");
    let from = text.declared(plan, "2023-02-02");
    let to = text.cited(programme, "2022-11-09");
    text.relate(from, Concretises, to);
    text
}

#[test]
fn levels_of_added_organs_reach_graph_and_audit() {
    let level = |report: &Report, number: &str| {
        let row = report.documents.iter().find(|it| it.label == number);
        row.and_then(|it| it.level)
    };
    let text = || answer("5-KH/HU", "9-CTr/ĐUKKT");
    let got = judged([text()], &zone());
    assert_eq!(level(&got, "9-CTr/ĐUKKT"), Some(Level::Province));
    assert!(got.lags.contains_key("province_to_district"));
    assert_eq!(
        level(&judged([text()], &Policy::new()), "9-CTr/ĐUKKT"),
        None
    );
    // A superior that answers a subordinate is told only where the level is known.
    let turned = || {
        let mut text = Text::new("a");
        let from = text.declared("9-CTr/ĐUKKT", "2023-02-02");
        let to = text.cited("5-KH/HU", "2022-11-09");
        text.relate(from, RelationKind::Implements, to);
        text
    };
    assert_eq!(about(&judged([turned()], &zone()), "O06").len(), 1);
    assert!(about(&judged([turned()], &Policy::new()), "O06").is_empty());
    // A Party number in State style, likewise.
    let crossed = || {
        let mut text = Text::new("a");
        text.cited("9/CTr-ĐUKKT", "2023-02-02");
        text
    };
    assert_eq!(about(&judged([crossed()], &zone()), "D13"), ["9/CTr-ĐUKKT"]);
    assert!(about(&judged([crossed()], &Policy::new()), "D13").is_empty());
    // After its last day the organ did not exist.
    let mut dated = organ("ĐUKKT", "Đảng ủy Khu kinh tế", Some(Level::Province), None);
    dated.to = Some(day("2022-06-30"));
    let over = Policy::new().with_organ(dated);
    assert_eq!(about(&judged([text()], &over), "L16"), ["9-CTr/ĐUKKT"]);
    assert!(about(&judged([text()], &zone()), "L16").is_empty());
}

#[test]
fn identity_counts_periods_of_added_organs() {
    // A State organ counts by years: the same number of two years is two documents.
    let texts = || {
        ["2022-03-03", "2023-03-03"].map(|date| {
            let mut text = Text::new(date);
            text.cited("15/KH-XDN", date);
            text.last().issuer = Some("Ban Xây dựng tỉnh Hậu Giang".into());
            text
        })
    };
    let count = |policy: &Policy| {
        let report = judged(texts(), policy);
        let rows = report.documents.iter();
        rows.filter(|it| it.label == "15/KH-XDN" && it.doubt.is_none())
            .count()
    };
    let central = Policy::new().with_organ(organ(
        "XDN",
        "Ban Xây dựng nông thôn",
        Some(Level::Central),
        Some(Family::State),
    ));
    assert_eq!(count(&central), 2);
    // The background alone says so, without a policy.
    let registry: Registry = texts().into_iter().map(|text| text.facts).collect();
    let known = Background::new().with_additions(central.additions());
    let graph = doctrace::graph::TraceGraph::build_under(&registry, &known);
    let levels = graph.documents().map(|it| it.level());
    assert_eq!(levels.flatten().collect::<Vec<_>>(), [Level::Central; 2]);
}

#[test]
fn types_reach_the_rules() {
    let text = |word: &str| {
        let mut text = Text::new("a");
        text.cited("15-TĐ/TU", "2023-02-02");
        text.last().type_word = Some(word.into());
        text
    };
    let policy = Policy::new().with_type(kind("TĐ", "Thông điệp"));
    assert_eq!(
        about(&judged([text("Kế hoạch")], &policy), "D10"),
        ["15-TĐ/TU"]
    );
    for word in ["Thông điệp", "TĐ", "Văn bản"] {
        assert!(
            about(&judged([text(word)], &policy), "D10").is_empty(),
            "{word}"
        );
    }
    assert!(about(&judged([text("Kế hoạch")], &Policy::new()), "D10").is_empty());
    // Another code of a known type is of that type: a plan that names no source.
    let plan = || {
        let mut text = of_district("a", "Phụng Hiệp");
        text.declared("15-KHPH/HU", "2023-02-02");
        text.last().title = Some("phối hợp bảo vệ rừng".into());
        text
    };
    let policy = Policy::new().with_type(kind("KHPH", "Kế hoạch"));
    assert_eq!(about(&judged([plan()], &policy), "O01"), ["15-KHPH/HU"]);
    assert!(about(&judged([plan()], &Policy::new()), "O01").is_empty());
}

#[test]
fn reading_takes_the_levels_too() {
    // "A thực hiện B về C và D": D goes to whoever has a target on D's level.
    let text = "Ban hành Kế hoạch số 5-KH/HU để thực hiện Chương trình số 9-CTr/TU về thực hiện \
                Nghị quyết số 18-NQ/TW và Chương trình số 7-CTr/ĐUKKT.";
    let linked = |policy: Policy| {
        let mut trace = Trace::new();
        trace.set_policy(policy);
        trace.add("a", text.as_bytes()).expect("a text");
        let report = trace.report();
        let mut links: Vec<(String, String)> = report
            .relations
            .iter()
            .filter(|it| it.to == "7-CTr/ĐUKKT" && it.relation == "implements")
            .map(|it| (it.from.clone(), it.to.clone()))
            .collect();
        links.sort();
        links
    };
    assert_eq!(
        linked(zone()),
        [("5-KH/HU".to_owned(), "7-CTr/ĐUKKT".to_owned())]
    );
    assert_ne!(linked(Policy::new()), linked(zone()));
}

/// A type and an organ that no table knows.
fn guide() -> Policy {
    Policy::new()
        .with_type(kind("CN", "Cẩm nang"))
        .with_organ(organ("KKT", "Ban Quản lý Khu kinh tế", None, None))
}

/// What is read of a text: each number with its type word, and whether it is certain.
fn numbers(text: &str, policy: &Policy) -> Vec<(String, Option<String>, bool)> {
    let text = doctrace::text::Text::new(text).expect("a short text");
    let reading = doctrace::relation::Reading::under(text, &policy.additions());
    let rows = reading.mentions().iter().map(|it| {
        let word = it.type_word().map(str::to_owned);
        (it.id().to_string(), word, it.is_certain())
    });
    rows.collect()
}

fn row(number: &str, word: &str) -> (String, Option<String>, bool) {
    let word = (!word.is_empty()).then(|| word.to_owned());
    (number.to_owned(), word, true)
}

#[test]
fn numbers_whose_codes_are_both_added_are_read() {
    let policy = guide();
    for (text, number) in [
        ("Theo Cẩm nang số 12-CN/KKT ngày 5/5/2023.", "12-CN/KKT"),
        ("Theo Cẩm nang số 12 - CN/KKT ngày 5/5/2023.", "12-CN/KKT"),
        ("Theo Cẩm nang số 12-CN/KKT, các phòng làm.", "12-CN/KKT"),
        ("Theo Cẩm nang số 12/CN-KKT về cấp phép.", "12/CN-KKT"),
        ("Theo Cẩm nang số 12/CN-UBND về cấp phép.", "12/CN-UBND"),
        ("Theo Cẩm nang số 12/2023/CN-KKT, mục 2.", "12/2023/CN-KKT"),
        ("Theo Cẩm nang12-CN/KKT về cấp phép.", "12-CN/KKT"),
    ] {
        let got = numbers(text, &policy);
        let numbers: Vec<_> = got.iter().map(|(number, ..)| number.as_str()).collect();
        assert_eq!(numbers, [number], "{text}");
    }
    let typed = |text: &str, policy: &Policy| {
        let text = doctrace::text::Text::new(text).expect("a short text");
        let reading = doctrace::relation::Reading::under(text, &policy.additions());
        let id = reading.mentions().first().map(|it| it.id().clone());
        id.and_then(|id| Some(id.type_code()?.as_str().to_owned()))
    };
    // In State order it is a letter of a unit, as long as nobody says that CN is a type.
    let state = "Theo Cẩm nang số 12/CN-UBND về cấp phép.";
    assert_eq!(typed(state, &policy).as_deref(), Some("CN"));
    assert_eq!(typed(state, &Policy::new()), None);
    // Near misses: nothing added, another case, other codes, a word with digits.
    let party = "Theo Cẩm nang số 12-CN/KKT về cấp phép.";
    assert!(numbers(party, &Policy::new()).is_empty());
    let organ_only = Policy::new().with_organ(organ("KKT", "Khu kinh tế", None, None));
    for (text, policy) in [
        ("Theo Cẩm nang số 12-cn/kkt về cấp phép.", &policy),
        ("Theo Cẩm nang số 12-CM/KKU về cấp phép.", &policy),
        ("Theo mẫu xe12-CN/KKT về cấp phép.", &policy),
        ("Theo bảng 3/4-CN/KKT về cấp phép.", &policy),
        ("Theo Cẩm nang số 12-CNX/KKTX về cấp phép.", &organ_only),
    ] {
        assert!(numbers(text, policy).is_empty(), "{text}");
    }
}

#[test]
fn names_of_added_types_are_words_for_types() {
    let policy = guide();
    // In a label, with and without "số"; and as the stem of a longer one.
    for (text, number, word) in [
        (
            "theo Cẩm nang số 12-CN/TU của Tỉnh ủy",
            "12-CN/TU",
            "Cẩm nang",
        ),
        ("theo CẨM NANG 12-CN/TU của Tỉnh ủy", "12-CN/TU", "CẨM NANG"),
        (
            "theo Cẩm nang cấp phép số 12-CN/TU của Tỉnh ủy",
            "12-CN/TU",
            "Cẩm nang cấp phép",
        ),
    ] {
        assert_eq!(numbers(text, &policy), [row(number, word)], "{text}");
        assert_eq!(numbers(text, &Policy::new()), [row(number, "")], "{text}");
    }
    // Another word for which nothing was added.
    let text = "theo Sổ tay số 12-CN/TU của Tỉnh ủy";
    assert_eq!(numbers(text, &policy), [row("12-CN/TU", "")]);
    // Short forms of a number that was given in full.
    let text = "Theo Cẩm nang số 12-CN/KKT, các phòng lập danh mục. Cẩm nang 12 nêu rõ điều đó.";
    let full = row("12-CN/KKT", "Cẩm nang");
    assert_eq!(numbers(text, &policy), [full.clone(), full.clone()]);
    let text = "Theo Cẩm nang số 12-CN/KKT, các phòng lập danh mục. Sổ tay 12 nêu rõ điều đó.";
    assert_eq!(numbers(text, &policy), std::slice::from_ref(&full));
    let text = "Theo Cẩm nang số 12-CN/KKT, các phòng lập danh mục. Kế hoạch 12 nêu rõ điều đó.";
    assert_eq!(numbers(text, &policy), [full]);
}

#[test]
fn letterheads_take_added_codes_and_names() {
    let head = "BAN QUẢN LÝ KHU KINH TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                Số: 12-CN/KKT\nHậu Giang, ngày 05 tháng 5 năm 2023\nCẨM NANG\nCấp phép xây dựng\n";
    let own = |policy: &Policy| {
        let text = doctrace::text::Text::new(head).expect("a short text");
        let reading = doctrace::relation::Reading::under(text, &policy.additions());
        let own = reading.own();
        let words = |span: Option<doctrace::text::Span>| span.map(|it| text.at(it).to_owned());
        (
            own.id.as_ref().map(ToString::to_string),
            words(own.type_word),
            words(own.title),
        )
    };
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(
        own(&guide()),
        (
            said("12-CN/KKT"),
            said("CẨM NANG"),
            said("Cấp phép xây dựng")
        )
    );
    assert_eq!(own(&Policy::new()).0, None);
    assert_ne!(own(&Policy::new()).1, said("CẨM NANG"));
    // Two letterheads in one text are two documents.
    let two = format!("{head}{}", head.replace("12-CN", "13-CN"));
    let count = |policy: Policy| {
        let mut trace = Trace::new();
        trace.set_policy(policy);
        trace.add("a", two.as_bytes()).expect("a text");
        let mut own: Vec<_> = trace
            .report()
            .documents
            .into_iter()
            .map(|it| it.label)
            .collect();
        own.sort();
        own
    };
    assert_eq!(count(guide()), ["12-CN/KKT", "13-CN/KKT"]);
    assert!(!count(Policy::new()).contains(&"13-CN/KKT".to_owned()));
}

#[test]
fn a_policy_file_may_add_codes() {
    let policy = Policy::from_toml(
        "[[vocabulary.types]]\ncode = \"TĐ\"\nname = \"Thông điệp\"\nsource = \"Quy chế\"\n\
         [[vocabulary.organs]]\ncode = \"ĐUKKT\"\nname = \"Đảng ủy Khu kinh tế\"\nfamily = \"party\"\n\
         level = \"province\"\nfrom = 2020-01-01\nsource = \"Quyết định\"\n\
         [[duties]]\nselect = { types = [\"TĐ\"], organs = [\"ĐUKKT\"] }\n",
    );
    let policy = policy.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(policy.vocabulary().organs.len(), 1);
    assert_eq!(
        policy.additions().level(&id("3-KH/ĐUKKT")),
        Some(Level::Province)
    );
    // The grammar wants one code that the tables have.
    assert!("3-TĐ/ĐUKKT".parse::<doctrace::id::DocumentId>().is_err());
    let json = serde_json::to_value(&policy).expect("a policy");
    assert_eq!(
        serde_json::from_value::<Policy>(json).expect("as written"),
        policy
    );
}

#[test]
fn faults_of_added_codes_have_a_place() {
    let faults = |rest: &str| {
        let source = format!("[[vocabulary.organs]]\n{rest}");
        let error = Policy::from_toml(&source).expect_err("a fault");
        let rows = error.faults().iter();
        rows.map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        faults("code = \"TU\"\nname = \"Tỉnh ủy\"\nsource = \"x\""),
        ["2:8: `TU` is built in as Tỉnh ủy, Thành ủy; leave it out"]
    );
    assert_eq!(
        faults("code = \"KKT\"\nname = \"\"\nsource = \" \"\nfrom = 2023-01-01\nto = 2022-01-01"),
        [
            "3:8: the name is empty; say what the code stands for",
            "4:10: the source is empty; say where the code is known from",
            "6:6: the last day is before the first",
        ]
    );
    assert_eq!(
        faults("cod = \"KKT\"\nname = \"x\"\nsource = \"x\""),
        ["2:1: unknown key `cod`; did you mean `code`?"]
    );
    assert!(faults("code = \"KKT\"\nname = \"x\"")[0].contains("missing field `source`"));
    assert!(
        faults("code = \"KKT\"\nname = \"x\"\nsource = \"x\"\nlevel = \"region\"")[0]
            .starts_with("5:9")
    );
    assert_eq!(
        faults(
            "code = \"KKT\"\nname = \"x\"\nsource = \"x\"\n[[duties]]\nselect = { organs = [\"KKTT\"] }"
        ),
        ["6:22: no organ has the code `KKTT`; did you mean `KKT`?"]
    );
}
