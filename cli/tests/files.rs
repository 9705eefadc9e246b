//! Every kind of file an office has, through the program: the same findings as from text, and
//! places as a person sees them.

mod program;

use serde_json::Value;

use program::{Folder, docx, fed, register, repository, run, sample, zipped};

/// What was found, without where.
fn said(report: &Value) -> Vec<String> {
    let mut said = Vec::new();
    let rows = |key: &str| report[key].as_array().cloned().unwrap_or_default();
    for row in rows("documents") {
        said.push(format!(
            "{} {} {} {}",
            row["key"], row["state"], row["date"], row["title"]
        ));
    }
    for row in rows("relations") {
        said.push(format!(
            "{} {} {}",
            row["from_key"], row["kind"], row["to_key"]
        ));
    }
    for row in rows("findings") {
        said.push(format!(
            "{} {} {}",
            row["code"], row["severity"], row["subjects"]
        ));
    }
    said.sort();
    said
}

fn audit(args: &[&str]) -> Value {
    let ran = run(&[args, &["--format", "json", "--fail-on", "never"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.json()
}

#[test]
fn a_word_file_says_what_its_text_says() {
    let folder = Folder::new("word");
    for name in ["bao-cao-huyen.txt", "bao-cao-xa.txt"] {
        let text = std::fs::read_to_string(repository(&format!("examples/data/{name}")))
            .expect("a sample");
        let text_file = folder.put(&format!("a/{name}"), &text);
        let word_file = folder.put(&format!("b/{name}.docx"), docx(&text));
        let (as_text, as_word) = (audit(&[&text_file]), audit(&[&word_file]));
        assert_eq!(said(&as_text), said(&as_word), "{name}");
        assert!(said(&as_text).len() > 20);
    }
}

#[test]
fn places_are_what_a_person_sees() {
    let folder = Folder::new("places");
    let file = folder.put(
        "a.docx",
        docx("BÁO CÁO\nBan hành Kế hoạch số 109-KH/HU để thực hiện Chương trình số 139-CTr/TU.\n"),
    );
    let report = audit(&[&file]);
    let row = report["documents"].as_array().into_iter().flatten();
    let plan = row
        .clone()
        .find(|row| row["key"] == "109-KH/HU")
        .expect("the plan");
    assert_eq!(plan["evidence"][0]["locator"]["words"]["vi"], "đoạn 2");
    assert_eq!(plan["evidence"][0]["locator"]["paragraph"], 2);
    let source = report["relations"][0]["evidence"][0]["locator"]["words"]["en"].clone();
    assert_eq!(source, "paragraph 2");
    for format in ["text", "md"] {
        let ran = run(&[
            &file,
            "--format",
            format,
            "--show",
            "findings",
            "--fail-on",
            "never",
        ]);
        assert!(ran.flat().contains("đoạn 2"), "{format}: {}", ran.out);
    }
    let why = run(&["why", "139-CTr/TU", &file]);
    assert!(why.out.contains("a.docx, đoạn 2 “"), "{}", why.out);
}

#[test]
fn a_register_is_a_list_of_declarations_and_no_document() {
    let folder = Folder::new("register");
    folder.put(
        "a.txt",
        "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để thực hiện Chương trình số 139-CTr/TU.",
    );
    let bytes = register(&[
        ("109-KH/HU", Some((2023, 2, 2)), "Đất đai"),
        ("110-KH/HU", Some((2023, 2, 3)), "Nhà ở"),
    ]);
    folder.put("so.xlsx", bytes);
    let report = audit(&[&folder.path()]);
    assert_eq!(report["registers"][0]["series"], "KH/HU");
    assert_eq!(report["registers"][0]["rows"], 2);
    assert_eq!(report["registers"][0]["met"], 1);
    let inputs = report["inputs"].as_array().cloned().unwrap_or_default();
    assert_eq!(inputs[1]["rows"], 2);
    let documents = report["documents"].as_array().into_iter().flatten();
    // The text itself and what it names.
    assert_eq!(documents.count(), 3, "{}", report["documents"]);
}

#[test]
fn a_row_of_a_register_is_told_with_its_file_and_cell() {
    let folder = Folder::new("row-places");
    let rows = [
        ("109-KH/HU", Some((2023, 2, 2)), "Đất đai"),
        ("109-KH/HU", Some((2023, 2, 2)), "Nhà ở"),
    ];
    let book = folder.put("so.xlsx", register(&rows));
    let mismatch = |report: &Value| {
        let findings = report["findings"].as_array().cloned().unwrap_or_default();
        let found = findings.into_iter().find(|it| it["code"] == "W08");
        found.expect("a mismatch")["evidence"].clone()
    };
    let places = mismatch(&audit(&[&book]));
    for cell in ["so.xlsx, trang tính “Sổ 2023”, ô B2\"", "ô B3\""] {
        assert!(places.to_string().contains(cell), "{cell}: {places}");
    }
    // The same of a register that a policy names.
    let policy = folder.put(
        "cs.toml",
        "[[registers]]\nseries = \"KH/HU\"\nfile = \"so.xlsx\"\n",
    );
    let places = mismatch(&audit(&["--sample", "--policy", &policy]));
    assert!(
        places.to_string().contains("so.xlsx, trang tính “"),
        "{places}"
    );
    // A row that two files have alike is in neither alone.
    let copy = folder.put("ban-sao.xlsx", register(&rows));
    let places = mismatch(&audit(&[&book, &copy]));
    assert_eq!(places[0]["locator"], Value::Null, "{places}");
}

#[test]
fn a_bad_row_is_a_finding_with_its_cell() {
    let folder = Folder::new("bad-row");
    let file = folder.put(
        "so.csv",
        "Số, ký hiệu;Ngày;Trích yếu\n109-KH/HU;02/02/2023;Đất đai\n110-KH/HU;31/02/2023;Nhà ở\n",
    );
    let report = audit(&[&file]);
    let finding = report["findings"].as_array().into_iter().flatten();
    let finding = finding
        .clone()
        .find(|it| it["code"] == "W11")
        .expect("a doubt");
    assert_eq!(finding["subjects"][0], "bad-date");
    assert_eq!(finding["evidence"][0]["quote"], "31/02/2023");
    assert_eq!(finding["evidence"][0]["locator"]["words"]["vi"], "ô B3");
    // The column may be named by the caller.
    let file = folder.put("la.csv", "Mã;Phát hành\n109-KH/HU;02/02/2023\n");
    let report = audit(&[&file, "--column", "number=Mã", "--column", "date=Phát hành"]);
    assert_eq!(report["registers"][0]["rows"], 1);
}

#[test]
fn an_archive_is_its_files() {
    let folder = Folder::new("archive");
    let text = std::fs::read_to_string(sample()).expect("the sample");
    let inner = zipped(&[("x.txt", "Ban hành Kế hoạch số 7-KH/HU.".as_bytes())]);
    let bytes = zipped(&[
        ("bao-cao/huyen.docx", &docx(&text)),
        ("trong.zip", &inner),
        ("~$khoa.docx", b"x"),
        ("hong.pdf", b"%PDF-1.4 broken"),
        ("../ra-ngoai.txt", b"x"),
    ]);
    let file = folder.put("ho-so.zip", bytes);
    let ran = run(&[
        &file,
        "--format",
        "json",
        "--lang",
        "en",
        "--fail-on",
        "never",
    ]);
    assert_eq!(ran.code, Some(3), "{}", ran.err);
    assert!(
        ran.err
            .contains("hidden files and locks of the archive left out: 1"),
        "{}",
        ran.err
    );
    let report = ran.json();
    let inputs = report["inputs"].as_array().into_iter().flatten();
    let of = |status: &str| {
        let names = inputs.clone().filter(|it| it["status"] == status);
        names
            .filter_map(|it| it["name"].as_str()?.rsplit_once("ho-so.zip"))
            .map(|(_, name)| name)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("read"), ["/bao-cao/huyen.docx", "/trong.zip/x.txt"]);
    assert_eq!(of("skipped"), ["/../ra-ngoai.txt", "/hong.pdf"]);
    assert!(said(&report).len() > 40);
}

#[test]
fn old_encodings_are_told_and_may_be_named() {
    let folder = Folder::new("encoding");
    // "Ban hành Kế hoạch số 109-KH/HU" in UTF-16 and in TCVN3.
    let text = "Ban hành Kế hoạch số 109-KH/HU để thực hiện Chương trình số 139-CTr/TU.\n";
    let wide: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let file = folder.put("a.txt", wide);
    let report = audit(&[&file]);
    assert_eq!(report["relations"][0]["from"], "109-KH/HU", "{report}");
    let viqr = folder.put(
        "b.txt",
        "Ban ha`nh Ke^' hoa.ch so^' 109-KH/HU dde^? thu+.c hie^.n Chu+o+ng tri`nh so^' 139-CTr/TU.",
    );
    let report = audit(&[&viqr, "--encoding", "viqr"]);
    assert_eq!(report["relations"][0]["from"], "109-KH/HU", "{report}");
    let ran = run(&[&folder.put("c.txt", b"\xff\xff\x01"), "--encoding", "utf-8"]);
    assert_eq!(ran.code, Some(3), "{}", ran.err);
}

#[test]
fn places_of_a_text_are_bytes_of_the_file() {
    let folder = Folder::new("mark");
    let text = "\u{feff}Ban hành Kế hoạch số 109-KH/HU.";
    let file = folder.put("a.txt", text);
    let report = audit(&[&file]);
    let documents = report["documents"].as_array().into_iter().flatten();
    let plan = documents
        .clone()
        .find(|row| row["key"] == "109-KH/HU")
        .expect("the plan");
    let at = text.find("109").expect("the number");
    assert_eq!(plan["evidence"][0]["start"], at);
}

#[cfg(unix)]
#[test]
fn what_is_not_read_may_go_through_a_program() {
    let folder = Folder::new("pre");
    let file = folder.put("cu.doc", b"{\\rtf1 Ban hanh}");
    let text = folder.put("a.txt", "Ban hành Kế hoạch số 109-KH/HU.");
    // A program that gives a text, one that fails, one that is not there.
    let cat = folder.put("doc.sh", format!("cat '{text}'\n"));
    let ran = run(&[
        &file,
        "--pre",
        &format!("sh \"{cat}\""),
        "--fail-on",
        "never",
        "--format",
        "json",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("109-KH/HU"), "{}", ran.out);
    for (program, told) in [
        ("false", "ended with 1"),
        ("khong-co-lenh", "does not start"),
    ] {
        let ran = run(&[
            &file,
            "--pre",
            program,
            "--lang",
            "en",
            "--fail-on",
            "never",
        ]);
        assert_eq!(ran.code, Some(3), "{}", ran.err);
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    let ran = run(&[&text, "--pre", "false", "--fail-on", "never"]);
    assert_eq!(
        ran.code,
        Some(0),
        "what is read needs no program: {}",
        ran.err
    );
}

#[test]
fn what_is_piped_in_may_be_any_file() {
    let text = std::fs::read_to_string(sample()).expect("the sample");
    let ran = fed(
        &["-", "--format", "json", "--fail-on", "never"],
        &docx(&text),
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(said(&ran.json()).len() > 40);
}
