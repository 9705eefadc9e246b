//! What is stored reads back, in every format and with a policy's own codes; what was cut
//! short, comes from another version or was edited by hand is an error or harmless.

use std::fmt::Debug;

use doctrace::Trace;
use doctrace::audit::{
    Baseline, Deadline, Duty, NewOrgan, NewType, Policy, PolicyBody, Selector, Severity, Term,
    Waiver,
};
use doctrace::id::{DocumentId, TypeCode};
use doctrace::registry::{InputFacts, Register, RegisterRow, Registry, RowState};
use doctrace::report::{Lang, Locator, Phrase, Report, Show};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

const DISTRICT: &str = include_str!("../examples/data/bao-cao-huyen.txt");
const COMMUNE: &str = include_str!("../examples/data/bao-cao-xa.txt");

/// One way to store a value.
struct Format {
    name: &'static str,
    write: Write,
    read: Read,
}

type Write = fn(&dyn erased::Value) -> Vec<u8>;
type Read = fn(&mut dyn erased::Reader, &[u8]) -> Result<(), String>;

/// Values and readers without their type, so that the formats stand in one table.
mod erased {
    use serde::Serialize;
    use serde::de::DeserializeOwned;

    pub(crate) trait Value {
        fn json(&self) -> Vec<u8>;
        fn cbor(&self) -> Vec<u8>;
        fn message_pack(&self) -> Vec<u8>;
        fn named_message_pack(&self) -> Vec<u8>;
        fn bincode(&self) -> Vec<u8>;
        fn postcard(&self) -> Vec<u8>;
    }

    impl<T: Serialize> Value for T {
        fn json(&self) -> Vec<u8> {
            serde_json::to_vec(self).expect("JSON")
        }

        fn cbor(&self) -> Vec<u8> {
            let mut out = Vec::new();
            ciborium::into_writer(self, &mut out).expect("CBOR");
            out
        }

        fn message_pack(&self) -> Vec<u8> {
            rmp_serde::to_vec(self).expect("MessagePack")
        }

        fn named_message_pack(&self) -> Vec<u8> {
            rmp_serde::to_vec_named(self).expect("MessagePack with names")
        }

        fn bincode(&self) -> Vec<u8> {
            bincode::serde::encode_to_vec(self, bincode::config::standard()).expect("bincode")
        }

        fn postcard(&self) -> Vec<u8> {
            postcard::to_stdvec(self).expect("postcard")
        }
    }

    pub(crate) trait Reader {
        fn json(&mut self, bytes: &[u8]) -> Result<(), String>;
        fn cbor(&mut self, bytes: &[u8]) -> Result<(), String>;
        fn message_pack(&mut self, bytes: &[u8]) -> Result<(), String>;
        fn bincode(&mut self, bytes: &[u8]) -> Result<(), String>;
        fn postcard(&mut self, bytes: &[u8]) -> Result<(), String>;
    }

    impl<T: DeserializeOwned> Reader for Option<T> {
        fn json(&mut self, bytes: &[u8]) -> Result<(), String> {
            *self = Some(serde_json::from_slice(bytes).map_err(|it| it.to_string())?);
            Ok(())
        }

        fn cbor(&mut self, bytes: &[u8]) -> Result<(), String> {
            *self = Some(ciborium::from_reader(bytes).map_err(|it| it.to_string())?);
            Ok(())
        }

        fn message_pack(&mut self, bytes: &[u8]) -> Result<(), String> {
            *self = Some(rmp_serde::from_slice(bytes).map_err(|it| it.to_string())?);
            Ok(())
        }

        fn bincode(&mut self, bytes: &[u8]) -> Result<(), String> {
            let config = bincode::config::standard();
            let read = bincode::serde::decode_from_slice(bytes, config);
            *self = Some(read.map_err(|it| it.to_string())?.0);
            Ok(())
        }

        fn postcard(&mut self, bytes: &[u8]) -> Result<(), String> {
            *self = Some(postcard::from_bytes(bytes).map_err(|it| it.to_string())?);
            Ok(())
        }
    }
}

const FORMATS: &[Format] = &[
    Format {
        name: "JSON",
        write: |it| it.json(),
        read: |it, bytes| it.json(bytes),
    },
    Format {
        name: "CBOR",
        write: |it| it.cbor(),
        read: |it, bytes| it.cbor(bytes),
    },
    Format {
        name: "MessagePack",
        write: |it| it.message_pack(),
        read: |it, bytes| it.message_pack(bytes),
    },
    Format {
        name: "MessagePack with names",
        write: |it| it.named_message_pack(),
        read: |it, bytes| it.message_pack(bytes),
    },
    Format {
        name: "bincode",
        write: |it| it.bincode(),
        read: |it, bytes| it.bincode(bytes),
    },
    Format {
        name: "postcard",
        write: |it| it.postcard(),
        read: |it, bytes| it.postcard(bytes),
    },
];

fn read<T: DeserializeOwned>(format: &Format, bytes: &[u8]) -> Result<T, String> {
    let mut made: Option<T> = None;
    (format.read)(&mut made, bytes)?;
    Ok(made.expect("what was read"))
}

/// The value comes back the same from every format, and half of it from none.
fn survives<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    for format in FORMATS {
        let bytes = (format.write)(value);
        match read::<T>(format, &bytes) {
            Ok(back) => assert!(&back == value, "{}: {}", format.name, beginning(value)),
            Err(error) => panic!("{}: {error}; {}", format.name, beginning(value)),
        }
        for part in [0, 1, 2, 3] {
            let cut = &bytes[..bytes.len() * part / 4];
            let error = read::<T>(format, cut).expect_err(format.name);
            assert!(!error.is_empty(), "{}", format.name);
        }
    }
}

fn beginning(value: &impl Debug) -> String {
    format!("{value:?}").chars().take(300).collect()
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}

/// A policy with every part, and codes that no table knows.
fn policy() -> Policy {
    let guide = NewType {
        code: "CN".into(),
        name: "Cẩm nang".into(),
        family: None,
        from: Some(day("2020-01-01")),
        to: None,
        source: "Quy chế làm việc".into(),
    };
    let zone = NewOrgan {
        code: "KKT".into(),
        name: "Ban Quản lý Khu kinh tế".into(),
        family: None,
        level: None,
        from: None,
        to: None,
        source: "Quyết định thành lập".into(),
    };
    let select = Selector {
        organs: vec!["TU".into()],
        ids: vec![id("18-NQ/TW")],
        ..Selector::default()
    };
    let known: Baseline = "# doctrace baseline 1\n00000000000000aa D01 179-CTr/HU\n"
        .parse()
        .expect("a baseline");
    Policy::new()
        .with_period(day("2023-01-01"), day("2023-12-31"))
        .with_as_of(day("2024-01-31"))
        .with_due_soon(30)
        .with_term(Term {
            committee: "Huyện ủy Tân Long".into(),
            from: day("2020-08-01"),
            to: None,
        })
        .with_body(PolicyBody::new("Tỉnh ủy Hòa Giang").organ("TU"))
        .with_body(PolicyBody::new("Huyện ủy Tân Long").under("Tỉnh ủy Hòa Giang"))
        .with_roster("các huyện", ["Huyện ủy Tân Long"])
        .with_duty(
            Duty::new("Tỉnh ủy", select)
                .roster("các huyện")
                .deadline(Deadline::On(day("2023-06-30"))),
        )
        .with_register(register())
        .with_waiver(Waiver::of_subject("D01", "179-CTr/HU").because(
            "một văn bản",
            "Văn phòng",
            day("2024-01-01"),
        ))
        .with_severity("D08", Severity::Info)
        .with_type(guide)
        .with_organ(zone)
        .with_baseline(known)
}

fn id(text: &str) -> DocumentId {
    text.parse().expect("an identifier")
}

fn register() -> Register {
    let mut replaced = RegisterRow::new(id("110-KH/HU"), None);
    replaced.state = RowState::Replaced;
    replaced.since = Some(day("2023-05-01"));
    Register::new("KH/HU")
        .of_body("Huyện ủy Tân Long")
        .with(RegisterRow::new(id("109-KH/HU"), Some(day("2023-02-02"))))
        .with(replaced)
        .complete()
}

const GUIDE: &str = "Theo Cẩm nang số 12-CN/KKT ngày 5/5/2023 và Cẩm nang số 12/2023/CN-KKT; \
    ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số 139-CTr/TU.";

/// Two reports, one of which was given badly, a text with codes of the policy, and a register.
fn trace() -> Trace {
    let mut trace = Trace::new();
    trace.set_policy(policy());
    trace.add("huyện.txt", DISTRICT.as_bytes()).expect("a text");
    trace.add("xã.txt", COMMUNE.as_bytes()).expect("a text");
    trace.add("cẩm-nang.txt", GUIDE.as_bytes()).expect("a text");
    trace.skip("cũ.doc", 7, "not UTF-8");
    trace.add_register(register());
    trace
}

#[test]
fn registries_and_all_their_facts_survive_every_format() {
    let trace = trace();
    let registry = trace.registry();
    survives(registry);
    survives(&Registry::new());
    for facts in registry.inputs() {
        survives(facts);
        facts.mentions.iter().for_each(survives);
        facts.relations.iter().for_each(survives);
    }
    registry.registers().for_each(survives);
    let added = registry.inputs().flat_map(|it| &it.mentions);
    let added = added.filter(|it| it.id.to_string().contains("KKT")).count();
    assert_eq!(added, 2, "the text with codes of the policy is read");
}

#[test]
fn identifiers_with_codes_that_a_policy_added_survive() {
    let trace = trace();
    let numbers = trace.registry().inputs().flat_map(|it| &it.mentions);
    for number in numbers.map(|it| &it.id) {
        survives(number);
    }
    let read = |text: &str| serde_json::from_value::<DocumentId>(text.into());
    let stored = |id: &DocumentId| serde_json::to_value(id).expect("JSON");
    for (text, plain) in [
        ("12-[CN]/KKT", "12-CN/KKT"),
        ("12/[CN]-KKT", "12/CN-KKT"),
        ("12/[CN]-UBND", "12/CN-UBND"),
        ("12/2023/[CN]-KKT", "12/2023/CN-KKT"),
    ] {
        let id = read(text).expect(text);
        assert_eq!((id.to_string(), stored(&id)), (plain.into(), text.into()));
        assert_eq!(id.type_code().map(TypeCode::as_str), Some("CN"), "{text}");
        survives(&id);
    }
    // The tables know the organ, or the type: no brackets.
    for text in ["12-CN/TU", "7-CTr/ĐUKKT", "18-NQ/TW", "12/CN-KKT"] {
        assert_eq!(stored(&id(text)), text);
    }
    // Near misses: a slip without brackets, not in canonical form, something beside it, brackets
    // around what the tables know or what no type can be, no end of them.
    for text in [
        "12-CN/KKT",
        "12 - [CN]/KKT",
        "12-[CN]/KKT.",
        "số 12-[CN]/KKT",
        "12-[cn]/kkt",
        "18-[NQ]/TW",
        "12-[]/KKT",
        "12-[CN/KKT",
        "12-CN]/KKT",
        "[CN]",
        "12-[CN]",
        "12-[C[N]]/KKT",
        "[",
        "",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn reports_policies_and_baselines_survive_every_format() {
    let trace = trace();
    let mut report = trace.report();
    survives(&report);
    report.locate(|_, _| {
        let mut place = Locator::new(Phrase::new("trang 2", "page 2"));
        place.page = Some(2);
        Some(place)
    });
    survives(&report);
    survives(&Report::default());
    survives(&report.diff(&Trace::read(COMMUNE).expect("a text").report()));
    survives(&report.baseline());
    survives(trace.policy());
    survives(&Policy::new().with_as_of(day("2024-01-31")));
    assert!(
        trace.policy().baseline().is_some(),
        "nothing of it is left out"
    );
}

#[test]
fn what_says_nothing_is_left_out_where_a_person_reads() {
    let register = serde_json::to_string(&Register::new("KH/HU")).expect("JSON");
    assert_eq!(register, r#"{"series":"KH/HU","complete":false,"rows":[]}"#);
    assert_eq!(serde_json::to_string(&Policy::new()).expect("JSON"), "{}");
}

/// The error of reading a text as JSON.
fn refused<T: DeserializeOwned + Debug>(text: &str) -> String {
    let error = serde_json::from_str::<T>(text).expect_err("to be refused");
    error.to_string()
}

#[test]
fn another_version_is_refused_and_not_misread() {
    let report = refused::<Report>(r#"{"schema":"doctrace-report/99"}"#);
    assert!(
        report.contains("unknown schema `doctrace-report/99`"),
        "{report}"
    );
    let registry = refused::<Registry>(r#"{"schema":"doctrace-registry/2","inputs":[]}"#);
    assert!(
        registry.contains("this version reads doctrace-registry/1"),
        "{registry}"
    );
    let newer = refused::<Registry>(r#"{"inputs":[],"texts":[]}"#);
    assert!(newer.contains("unknown field `texts`"), "{newer}");
    // A field that a later version may have added to the facts is not lost unseen.
    let mut facts = serde_json::to_value(InputFacts::read("a", 1)).expect("JSON");
    facts["colour"] = "red".into();
    assert!(refused::<InputFacts>(&facts.to_string()).contains("unknown field `colour`"));
    let baseline = refused::<Baseline>(r##""# doctrace baseline 2\n""##);
    assert!(baseline.contains("doctrace baseline 2"), "{baseline}");
    // What was stored before the shape had a name is read.
    let old: Registry = serde_json::from_str(r#"{"inputs":[]}"#).expect("the first shape");
    assert_eq!(old, Registry::new());
}

/// What somebody may put in place of a value.
fn edits(of: &Value) -> Vec<Value> {
    match of {
        Value::Number(_) => [0, 1, u64::from(u32::MAX), i64::MAX as u64, u64::MAX]
            .map(Value::from)
            .into_iter()
            .chain([Value::from(-1), Value::from(i64::MIN)])
            .collect(),
        Value::String(_) => ["", "\u{1b}[31m\u{202e}\u{7}", "99-QQ/ZZZ", "9999-12-31"]
            .map(Value::from)
            .to_vec(),
        Value::Null => vec!["\u{1b}[31m".into(), u64::MAX.into()],
        Value::Bool(it) => vec![(!it).into()],
        Value::Array(_) | Value::Object(_) => vec![Value::Null],
    }
}

/// The paths of all values in a tree, deepest last.
fn paths(of: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match of {
        Value::Array(list) => {
            for (at, it) in list.iter().enumerate() {
                paths(it, &format!("{path}/{at}"), found);
            }
        }
        Value::Object(map) => {
            for (key, it) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                paths(it, &format!("{path}/{key}"), found);
            }
        }
        _ => {}
    }
}

/// Calls with the tree after each edit of each of its values; how many there were.
fn edited(tree: &mut Value, mut check: impl FnMut(&Value)) -> usize {
    let mut all = Vec::new();
    paths(tree, "", &mut all);
    let mut count = 0;
    for path in all.iter().filter(|path| !path.is_empty()) {
        let kept = tree.pointer(path).expect("a path").clone();
        for edit in edits(&kept) {
            *tree.pointer_mut(path).expect("a path") = edit;
            check(tree);
            count += 1;
        }
        *tree.pointer_mut(path).expect("a path") = kept;
    }
    count
}

fn shown(report: &Report) -> String {
    let mut out = String::new();
    for lang in [Lang::Vi, Lang::En] {
        for show in [Show::Summary, Show::All] {
            out += &report.text(lang).show(show).to_string();
            out += &report.markdown(lang).show(show).to_string();
        }
    }
    out
}

#[test]
fn an_edited_report_is_shown_without_a_panic_and_without_a_command() {
    let mut trace = Trace::new();
    trace.set_policy(policy());
    trace.add("a.txt", GUIDE.as_bytes()).expect("a text");
    trace.skip("b.doc", 7, "not UTF-8");
    let report = trace.report();
    let mut tree = serde_json::to_value(&report).expect("JSON");
    // Of rows that are many and alike two are enough.
    for part in ["rules", "self_check", "timeline"] {
        tree[part].as_array_mut().expect("a list").truncate(2);
    }
    let mut read = 0;
    let all = edited(&mut tree, |tree| {
        let Ok(edited) = serde_json::from_value::<Report>(tree.clone()) else {
            return;
        };
        read += 1;
        let mut page = shown(&edited);
        let diff = edited.diff(&report);
        page += &diff.text(Lang::Vi).to_string();
        page += &diff.markdown(Lang::En).to_string();
        let command = page.chars().find(|it| it.is_control() && *it != '\n');
        assert_eq!(command, None, "{page}");
        assert!(!page.contains('\u{202e}'), "{page}");
        let _ = edited.baseline();
    });
    assert!(read > 300 && all > read, "{read} of {all}");
}

#[test]
fn edited_facts_are_refused_or_audited_without_a_panic() {
    let text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nBan hành 02 kế hoạch: Kế hoạch số \
        109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số 139-CTr/TU tháng 11/2022; Kế \
        hoạch số 110-KH/HU năm 2023; dự thảo Chương trình. Chưa ban hành kế hoạch thực hiện Nghị \
        quyết số 18-NQ/TW ngày 16/6/2022 (khóa XIII).";
    let mut trace = Trace::read(text).expect("a text");
    trace.add_register(register());
    let mut tree = serde_json::to_value(trace.registry()).expect("JSON");
    let mut read = 0;
    let all = edited(&mut tree, |tree| {
        let Ok(edited) = serde_json::from_value::<Registry>(tree.clone()) else {
            return;
        };
        read += 1;
        let page = shown(&Report::of(&edited, &Policy::new()));
        assert!(
            !page.chars().any(|it| it.is_control() && it != '\n'),
            "{page}"
        );
    });
    assert!(read > 200 && all > read, "{read} of {all}");
}
