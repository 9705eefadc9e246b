//! One report, built by hand, in every format: the counts agree, the JSON fits the
//! published schema, and nothing a document says gets out of hand.

use chrono::NaiveDate;
use doctrace::report::{
    ChainRow, ChainStatus, DocumentRow, Evidence, FindingRow, Input, JSON_SCHEMA, Lag, Lang,
    Period, PeriodSource, Phrase, Report, Severity, Show,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn phrase(vi: &str, en: &str) -> Phrase {
    Phrase {
        vi: vi.into(),
        en: en.into(),
    }
}

fn evidence(line: u32, quote: &str) -> Evidence {
    Evidence {
        input: "bao-cao.txt".into(),
        line,
        column: 12,
        start: 100,
        end: 100 + u32::try_from(quote.len()).unwrap_or(0),
        quote: quote.into(),
        locator: None,
    }
}

/// A row as a file has it: rows may get further fields, so none is written field by field.
fn row<T: DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).expect("a row")
}

fn document(key: &str, label: &str, level: &str, date: Option<NaiveDate>) -> DocumentRow {
    row(json!({
        "key": key, "label": label, "state": "cited", "level": level, "type_word": null,
        "date": date, "date_interval": null, "issuer": null, "body": null, "term": 13,
        "title": null, "doubt": null, "candidates": [], "evidence": [evidence(40, label)],
        "decided": [],
    }))
}

fn finding(code: &str, name: &str, severity: &str, subject: &str, quote: &str) -> FindingRow {
    row(json!({
        "code": code, "name": name, "severity": severity, "subjects": [subject],
        "body": "phụng hiệp", "evidence": [evidence(75, quote)], "readings": [],
        "why": phrase("căn cứ là đây", "this is why"),
        "repair": phrase("hãy kiểm tra", "check it"),
        "fingerprint": format!("{code}:{subject}"), "consequence_of": null,
    }))
}

fn chain(path: &[&str], keys: &[&str], status: ChainStatus, lags: &[Option<i64>]) -> ChainRow {
    row(json!({ "path": path, "keys": keys, "status": status, "lags": lags }))
}

fn input(name: &str, reason: Option<&str>) -> Input {
    let read = reason.is_none();
    row(json!({
        "name": name, "bytes": 22_477, "status": if read { "read" } else { "skipped" },
        "reason": reason, "mentions": if read { 31 } else { 0 },
        "issuer": read.then_some("HUYỆN ỦY PHỤNG HIỆP"), "type_word": read.then_some("Báo cáo"),
        "title": read.then_some("Công tác triển khai | thực hiện"),
    }))
}

/// One finding of each severity.
fn findings() -> Vec<FindingRow> {
    let words = "Chương trình số 179-CTr/HU";
    let mut collision = finding("D01", "number-collision", "error", "179-CTr/HU", words);
    collision.readings = vec![
        phrase("hai văn bản một số", "two papers, one number"),
        phrase("một văn bản hai nguồn", "one paper, two sources"),
    ];
    let mut undated = finding("D08", "missing-date", "note", "SELF", "ngày      tháng");
    undated.consequence_of = Some("D01:179-CTr/HU".into());
    vec![
        collision,
        finding("G02", "draft-only", "warning", "15-NQ/TU", "dự thảo"),
        undated,
        finding("S01", "serial-hole", "info", "KH/HU", "\u{1b}[2J\u{202e}UH"),
    ]
}

fn sample() -> Report {
    let mut report = Report::default();
    report.period = day("2023-01-01")
        .zip(day("2023-12-31"))
        .map(|(from, to)| Period {
            from,
            to,
            source: PeriodSource::Title,
        });
    report.inputs = vec![
        input("bao-cao.txt", None),
        input("hong.txt", Some("không phải UTF-8 ở byte 7")),
    ];
    report.documents = vec![
        document("109-KH/HU", "109-KH/HU", "district", day("2023-02-02")),
        document("139-CTr/TU", "139-CTr/TU", "province", day("2022-11-09")),
        document("18-NQ/TW", "18-NQ/TW", "central", day("2022-06-16")),
        document("179-CTr/HU#2", "179-CTr/HU", "district", day("2023-07-24")),
        document("12-NQ/TU", "12-NQ/TU", "province", day("2023-06-07")),
        document("DRAFT", "DRAFT", "district", None),
    ];
    report.documents[5].date_interval = day("2023-11-21").zip(day("2023-12-31"));
    report.relations = vec![row(json!({
        "from": "109-KH/HU", "to": "139-CTr/TU", "from_key": "109-KH/HU", "to_key": "139-CTr/TU",
        "relation": "implements", "kind": "concretises", "certainty": "stated",
        "evidence": [evidence(40, "để cụ thể hóa")],
    }))];
    report.chains = vec![
        chain(
            &["109-KH/HU", "139-CTr/TU", "18-NQ/TW"],
            &["109-KH/HU", "139-CTr/TU", "18-NQ/TW"],
            ChainStatus::Proven,
            &[Some(85), Some(146)],
        ),
        chain(
            &["179-CTr/HU", "12-NQ/TU"],
            &["179-CTr/HU#2", "12-NQ/TU"],
            ChainStatus::Contested,
            &[Some(47)],
        ),
        chain(
            &["DRAFT", "15-NQ/TU"],
            &["DRAFT", "15-NQ/TU"],
            ChainStatus::Draft,
            &[None],
        ),
    ];
    report.coverage.denominator = 3;
    report.coverage.strict = 1;
    report.coverage.lenient = 2;
    report.coverage.with_drafts = 3;
    report.coverage.sources = vec![row(json!({
        "source": "139-CTr/TU", "status": "proven", "answers": ["109-KH/HU"],
    }))];
    report.lags.insert(
        "province_to_district".into(),
        Lag {
            values: vec![85, 47],
            n: 2,
            median: Some(66.5),
            q1: Some(47.0),
            q3: Some(85.0),
            min: Some(47),
            max: Some(85),
        },
    );
    report.series = vec![row(json!({
        "series": "KH/HU", "body": null, "period": null, "level": "district",
        "seen": [99, 109, 110, 125], "holes": [[100, 108], [111, 124]], "missing": 23,
    }))];
    report.findings = findings();
    report.self_check = vec![row(json!({
        "code": "G04", "name": "roster-incomplete",
        "lacks": phrase("danh sách đơn vị", "a roster"),
    }))];
    report
}

/// The rows of the table under a Markdown heading that starts with these words.
fn table_rows(page: &str, heading: &str) -> usize {
    page.split("\n## ")
        .find(|part| part.starts_with(heading))
        .map_or(0, |part| {
            let lines = part.lines().filter(|line| line.starts_with('|'));
            lines.count().saturating_sub(2)
        })
}

/// The lines of a part of the text that start as its items do.
fn items(page: &str, heading: &str, is_item: impl Fn(&str) -> bool) -> usize {
    page.split("\n\n")
        .skip_while(|part| !part.starts_with(heading))
        .enumerate()
        .take_while(|(at, part)| *at == 0 || part.starts_with(' '))
        .flat_map(|(_, part)| part.lines())
        .filter(|line| is_item(line))
        .count()
}

fn numbered(line: &str) -> bool {
    line.trim_start()
        .split_once(". ")
        .is_some_and(|(number, _)| number.bytes().all(|b| b.is_ascii_digit()))
}

#[test]
fn every_format_shows_the_same_counts() {
    let report = sample();
    let json = serde_json::to_value(&report).unwrap_or_default();
    let len = |key: &str| json[key].as_array().map_or(0, Vec::len);
    let skipped = json["inputs"].as_array().map_or(0, |inputs| {
        inputs.iter().filter(|i| i["status"] == "skipped").count()
    });
    for (lang, words) in [
        (
            Lang::Vi,
            [
                "Chuỗi",
                "Dãy số",
                "Phát hiện",
                "Tự kiểm tra",
                "Không đọc được",
            ],
        ),
        (
            Lang::En,
            ["Chains", "Series", "Findings", "Self-check", "Not read"],
        ),
    ] {
        let page = report.markdown(lang).show(Show::All).to_string();
        let text = report.text(lang).show(Show::All).to_string();
        let bullet = |line: &str| line.starts_with("  - ");
        let kinds: [&dyn Fn(&str) -> bool; 5] = [&numbered, &bullet, &numbered, &bullet, &bullet];
        let counts = [
            len("chains"),
            len("series"),
            len("findings"),
            len("self_check"),
            skipped,
        ];
        for ((word, count), is_item) in words.into_iter().zip(counts).zip(kinds) {
            assert_eq!(table_rows(&page, word), count, "{lang} {word}\n{page}");
            let word = word.to_uppercase();
            assert_eq!(items(&text, &word, is_item), count, "{lang} {word}\n{text}");
        }
        let summary = match lang {
            Lang::Vi => "4 (lỗi 1, cảnh báo 1, lưu ý 1, thông tin 1)",
            Lang::En => "4 (error 1, warning 1, note 1, info 1)",
        };
        assert!(text.contains(summary), "{text}");
        assert!(page.contains(summary), "{page}");
        for share in ["1/3", "2/3", "3/3", "100 %"] {
            assert!(text.contains(share) && page.contains(share), "{share}");
        }
    }
}

#[test]
fn chains_are_drawn_in_columns() {
    let text = sample().text(Lang::Vi).show(Show::All).to_string();
    let drawn = "\
  1. 109-KH/HU             → 139-CTr/TU   → 18-NQ/TW     đã ban hành
     02/02/2023              09/11/2022     16/06/2022   85 + 146 ngày
  2. 179-CTr/HU#2          → 12-NQ/TU                    bị trùng số
     24/07/2023              07/06/2023                  47 ngày
  3. dự thảo               → 15-NQ/TU                    dự thảo
     21/11/2023–31/12/2023   chưa rõ ngày
";
    assert!(text.contains(drawn), "{text}");
}

#[test]
fn findings_say_where_and_why() {
    let text = sample().text(Lang::En).show(Show::All).to_string();
    let shown = "\
  1. ERROR D01 number-collision: 179-CTr/HU
     Why: this is why
     Readings:
       1) two papers, one number
       2) one paper, two sources
     Repair: check it
     At: bao-cao.txt:75:12 “Chương trình số 179-CTr/HU”
     Fingerprint: D01:179-CTr/HU
";
    assert!(text.contains(shown), "{text}");
    assert!(text.contains("Follows from: D01 (179-CTr/HU)"), "{text}");
    assert!(text.contains("NOTE D08 missing-date: this text"), "{text}");
}

#[test]
fn findings_come_worst_first_whatever_their_order() {
    let mut report = sample();
    report.findings.reverse();
    for page in [
        report.text(Lang::En).show(Show::All).to_string(),
        report.markdown(Lang::En).show(Show::All).to_string(),
    ] {
        let at = |code: &str| page.find(&format!("{code} ")).unwrap_or(usize::MAX);
        assert!(at("D01") < at("G02") && at("G02") < at("D08"), "{page}");
    }
}

#[test]
fn no_document_speaks_to_the_terminal_or_the_page() {
    let mut report = sample();
    report.findings[0].evidence[0].quote = "\u{1b}[2J\u{202e}UH".into();
    report.inputs[0].issuer = Some("\u{1b}[2J\u{202e}UH".into());
    for page in [
        report.text(Lang::Vi).to_string(),
        report.markdown(Lang::Vi).to_string(),
        report.text(Lang::Vi).show(Show::All).to_string(),
        report.markdown(Lang::Vi).show(Show::All).to_string(),
    ] {
        let hidden =
            |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!page.contains(hidden), "{page}");
        assert!(page.contains('␛'), "{page}");
        assert!(page.contains("U+202E"), "{page}");
    }
    assert!(
        report
            .markdown(Lang::Vi)
            .show(Show::All)
            .to_string()
            .contains("triển khai \\| thực hiện")
    );
}

/// The part between a heading and the next.
fn part<'p>(page: &'p str, heading: &str) -> &'p str {
    let from = page
        .find(heading)
        .unwrap_or_else(|| panic!("no {heading}\n{page}"));
    let page = &page[from..];
    page.find("\n\n").map_or(page, |to| &page[..to])
}

#[test]
fn a_summary_begins_with_what_to_do() {
    let text = sample().text(Lang::En).to_string();
    let todo = "\
WHAT TO DO (2)
  HUYỆN ỦY PHỤNG HIỆP
    ERROR D01 number-collision
      - 179-CTr/HU: this is why
        At: bao-cao.txt:75:12 “Chương trình số 179-CTr/HU”
        Readings: 1) two papers, one number; 2) one paper, two sources
        Entails: D08 (this text)
      Repair: check it
    WARNING G02 draft-only
      - 15-NQ/TU: this is why
        At: bao-cao.txt:75:12 “dự thảo”
      Repair: check it";
    assert_eq!(part(&text, "WHAT TO DO"), todo);
    assert!(text.find("WHAT TO DO") < text.find("COVERAGE"), "{text}");
    let more = part(&text, "MORE TO SEE");
    assert!(
        more.contains("note: 1 – D08 missing-date 1; see --show findings"),
        "{more}"
    );
    assert!(more.contains("info: 1; see --show all"), "{more}");
    // What is only counted is not told, and what was not read is told whatever is shown.
    assert!(!text.contains("serial-hole"), "{text}");
    for &show in Show::ALL {
        for page in [
            sample().text(Lang::En).show(show).to_string(),
            sample().markdown(Lang::En).show(show).to_string(),
        ] {
            assert!(page.contains("hong.txt"), "{show}: {page}");
            let infos = page.contains("serial-hole");
            assert_eq!(infos, show == Show::All, "{show}: {page}");
        }
    }
    let page = sample().markdown(Lang::En).to_string();
    assert!(
        page.contains("  - **ERROR D01 number-collision**\n    - 179-CTr/HU: this"),
        "{page}"
    );
}

#[test]
fn what_many_texts_of_an_office_lack_is_one_line() {
    let mut report = sample();
    report.findings.clear();
    for at in 0..30 {
        let mut row = finding("D07", "malformed-number", "warning", "SELF", "Số      /BC");
        row.fingerprint = at.to_string();
        row.evidence[0].line = at;
        report.findings.push(row);
    }
    let text = report.text(Lang::En).to_string();
    let todo = part(&text, "WHAT TO DO (30)");
    assert_eq!(todo.matches("this is why").count(), 1, "{todo}");
    assert!(
        todo.contains("bao-cao.txt:0:12, 1:12,") && todo.contains("+ 20"),
        "{todo}"
    );
    assert!(todo.lines().count() < 10, "{todo}");
}

#[test]
fn a_circle_of_causes_hides_nothing() {
    let mut report = sample();
    report.findings.truncate(2);
    let [first, second] = &mut report.findings[..] else {
        panic!("two findings");
    };
    first.consequence_of = Some(second.fingerprint.clone());
    second.consequence_of = Some(first.fingerprint.clone());
    let text = report.text(Lang::En).to_string();
    let todo = part(&text, "WHAT TO DO (2)");
    assert!(todo.contains("D01") && todo.contains("G02"), "{todo}");
}

#[test]
fn nothing_read_is_neither_none_nor_all() {
    let report = Report::default();
    for page in [
        report.text(Lang::En).show(Show::All).to_string(),
        report.markdown(Lang::En).show(Show::All).to_string(),
        report.text(Lang::En).to_string(),
        report.markdown(Lang::En).to_string(),
    ] {
        assert!(page.contains("n/a, nothing to check"), "{page}");
        assert!(!page.contains('%'), "{page}");
        assert!(!page.contains("No findings"), "{page}");
    }
}

#[test]
fn long_lists_say_what_they_leave_out() {
    let mut report = sample();
    report.findings[0].evidence = (1..=25).map(|line| evidence(line, "179-CTr/HU")).collect();
    for page in [
        report.text(Lang::En).show(Show::All).to_string(),
        report.markdown(Lang::En).show(Show::All).to_string(),
    ] {
        assert!(page.contains("15 more, see the JSON"), "{page}");
    }
}

#[test]
fn a_long_chain_goes_on_in_the_next_line() {
    let mut report = Report::default();
    let path: Vec<String> = (1..=40).map(|number| format!("{number}-KH/HU")).collect();
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    report.chains = vec![chain(&path, &path, ChainStatus::Proven, &[None; 39])];
    let text = report.text(Lang::En).show(Show::All).to_string();
    assert!(
        text.lines().all(|line| line.chars().count() <= 110),
        "{text}"
    );
    assert!(text.contains("40-KH/HU"), "{text}");
}

#[test]
fn a_severity_reaches_its_own_threshold_and_the_milder_ones() {
    let mut report = sample();
    report.findings.remove(0);
    assert!(!report.reaches(Severity::Error));
    assert!(report.reaches(Severity::Warning) && report.reaches(Severity::Info));
}

#[test]
fn json_fits_the_schema_and_comes_back() -> Result<(), Box<dyn std::error::Error>> {
    let schema: Value = serde_json::from_str(JSON_SCHEMA)?;
    jsonschema::meta::validate(&schema).map_err(|error| error.to_string())?;
    let validator = jsonschema::validator_for(&schema)?;
    for report in [sample(), Report::default()] {
        let json = serde_json::to_value(&report)?;
        let faults: Vec<String> = validator
            .iter_errors(&json)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
        assert_eq!(serde_json::from_value::<Report>(json)?, report);
    }
    Ok(())
}

#[test]
fn the_schema_refuses_wrong_values() -> Result<(), Box<dyn std::error::Error>> {
    let schema: Value = serde_json::from_str(JSON_SCHEMA)?;
    let validator = jsonschema::validator_for(&schema)?;
    let good = serde_json::to_value(sample())?;
    assert!(validator.is_valid(&good));
    for (pointer, wrong) in [
        ("/schema", json!("doctrace-report/1")),
        ("/period/from", json!("01/01/2023")),
        ("/inputs/1/reason", Value::Null),
        ("/chains/0/status", json!("surely")),
        ("/coverage/strict", json!(-1)),
        ("/findings/0/severity", json!("fatal")),
        ("/findings/0/evidence/0/line", json!(0)),
        ("/findings/0/why", json!("one language")),
        ("/series/0/holes/0", json!([100])),
        ("/documents/0/level", json!("village")),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).ok_or(pointer)? = wrong;
        assert!(!validator.is_valid(&bad), "{pointer} was accepted");
    }
    // What a later version of the shape adds is no fault; what it took away is.
    let mut more = good.clone();
    more["extra"] = json!(1);
    more["findings"][0]["extra"] = json!(1);
    assert!(validator.is_valid(&more));
    let mut less = good.clone();
    less.as_object_mut().ok_or("an object")?.remove("rules");
    assert!(!validator.is_valid(&less));
    Ok(())
}
