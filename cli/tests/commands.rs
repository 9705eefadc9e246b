//! The commands beside the audit.

mod program;

use program::{Folder, doctrace, register, repository, run, sample};

#[test]
fn extract_writes_what_the_library_says_of_each_text() {
    let files = [sample(), repository("examples/data/bao-cao-xa.txt")];
    let ran = run(&["extract", &files[0], &files[1]]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let mut expected = String::new();
    for (file, id) in files.iter().zip(["bao-cao-huyen", "bao-cao-xa"]) {
        let text = std::fs::read_to_string(file).expect("a sample");
        let text = doctrace::text::Text::new(&text).expect("a text");
        let line = doctrace::extract::Extract::of(id, text);
        expected.push_str(&serde_json::to_string(&line).expect("JSON"));
        expected.push('\n');
    }
    assert!(ran.out == expected, "{}", ran.out);
    // Keys stand in order, so that the lines of two versions can be compared.
    assert!(
        ran.out
            .starts_with("{\"id\":\"bao-cao-huyen\",\"links\":[{\"certainty\":")
    );
}

#[test]
fn extract_goes_on_behind_what_it_cannot_read() {
    let folder = Folder::new("extract");
    let empty = folder.put("rong.txt", "");
    let out = folder.at("kq.jsonl");
    let ran = run(&["extract", &empty, &sample(), "--out", &out]);
    assert_eq!(ran.code, Some(3), "{}", ran.err);
    assert!(ran.err.contains("rong.txt") && ran.out.is_empty());
    assert_eq!(folder.read("kq.jsonl").lines().count(), 1);
}

#[test]
fn why_tells_who_answered_and_where_the_path_fails() {
    let policy = repository("examples/data/chinh-sach.toml");
    let ran = run(&["why", "139-CTr/TU", "--sample", "--policy", &policy]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("← 109-KH/HU (02/02/2023)"), "{}", ran.out);
    assert!(
        ran.out
            .contains("Huyện ủy Tân Long đã thực hiện 139-CTr/TU bằng 109-KH/HU."),
        "{}",
        ran.out
    );
    let args = [
        "why",
        "15-NQ/TU",
        "--sample",
        "--policy",
        &policy,
        "--lang",
        "en",
        "--body",
        "Huyện ủy Tân Long",
    ];
    let ran = run(&args);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(
        ran.out.contains("Only a draft carries 15-NQ/TU out"),
        "{}",
        ran.out
    );
    // A number that nothing names, a body that is none, no number at all.
    let ran = run(&["why", "139-CTr/TV", "--sample"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("có phải là 139-CTr/TU?"), "{}", ran.err);
    let ran = run(&[
        "why",
        "139-CTr/TU",
        "--sample",
        "--policy",
        &policy,
        "--body",
        "Huyện ủy Tân Lang",
    ]);
    assert!(
        ran.err.contains("có phải là Huyện ủy Tân Long?"),
        "{}",
        ran.err
    );
    let ran = run(&["why", "chưa biết", "--sample"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("ghi như 139-CTr/TU"), "{}", ran.err);
    assert_eq!(
        run(&["why", "139-CTr/TU", "--sample", "--body", "x"]).code,
        Some(2)
    );
}

#[test]
fn why_takes_a_number_as_a_text_has_it() {
    for written in ["139-ctr/tu", "Chương trình số 139-CTr/TU", "139 - CTr/TU"] {
        let ran = run(&["why", written, "--sample"]);
        assert_eq!(ran.code, Some(0), "{written}: {}", ran.err);
        assert!(
            ran.out.starts_with("139-CTr/TU (09/11/2022)"),
            "{}",
            ran.out
        );
        assert!(ran.out.contains("thêm --policy"), "{}", ran.out);
    }
    let folder = Folder::new("why");
    let policy = folder.put("cs.toml", "[[bodies]]\nname = \"Huyện ủy Tân Long\"\n");
    let ran = run(&["why", "139-CTr/TU", "--sample", "--policy", &policy]);
    assert!(ran.out.contains("[[duties]]"), "{}", ran.out);
}

#[test]
fn explain_tells_of_rules_and_of_lines() {
    let all = run(&["explain"]);
    assert_eq!(all.out.lines().count(), doctrace::audit::RULES.len());
    assert!(
        all.out
            .contains("D01 error    number-collision: trùng số văn bản\n")
    );
    // In Vietnamese what a rule says and what to do; the full page is in English.
    let ran = run(&["explain", "d01", "--lang", "vi"]);
    let page = "# D01 number-collision: trùng số văn bản\n\n## Quy tắc này nêu gì\n\nMột số";
    assert!(ran.out.starts_with(page), "{}", ran.out);
    assert!(
        ran.out.contains("## Cách xử lý\n\nTra số đó trong sổ"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("What it finds"), "{}", ran.out);
    let ran = run(&["explain", "D01", "cycle", "--lang", "en"]);
    assert!(ran.out.contains("## What it finds"), "{}", ran.out);
    assert!(
        ran.out.starts_with("# D01 number-collision") && ran.out.contains("\n# O09 cycle"),
        "{}",
        ran.out
    );
    let ran = run(&["explain", "cyclle"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("có phải là cycle?"), "{}", ran.err);
    let line = format!("{}:39", sample());
    let ran = run(&["explain", &line]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for told in [
        "109-KH/HU: được ban hành, ngày 02/02/2023\n",
        "109-KH/HU cụ thể hóa 139-CTr/TU (“nhằm cụ thể hóa”)\n",
    ] {
        assert!(ran.out.contains(told), "{told}: {}", ran.out);
    }
    // How the engine came to it is asked for.
    let ran = run(&["explain", &line, "--lang", "en", "-v"]);
    assert!(
        ran.out.contains("109-KH/HU: declared, of 2023-02-02\n") && ran.out.contains("\nevents "),
        "{}",
        ran.out
    );
    let ran = run(&["explain", &format!("{}:9999", sample())]);
    assert_eq!(ran.code, Some(3));
    assert!(ran.err.contains("chỉ có 92 dòng"), "{}", ran.err);
    assert_eq!(run(&["explain", "khong-co.txt:3"]).code, Some(3));
}

#[test]
fn explain_heeds_the_configuration() {
    let folder = Folder::new("explain-config");
    // "Kế hoạch số 5-KH/HU" in TCVN3, while the configuration says that it is UTF-8.
    let file = folder.put("cu.txt", b"K\xd5 ho\xb9ch s\xe8 5-KH/HU\n");
    let config = folder.put("cau-hinh.toml", "encoding = \"utf-8\"\n");
    let ran = run(&["explain", &format!("{file}:1"), "--config", &config]);
    assert_eq!(ran.code, Some(3), "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("utf-8"), "{}", ran.err);
}

#[test]
fn a_policy_that_init_writes_can_be_used_as_it_is() {
    let folder = Folder::new("init");
    let head = |name: &str, number: &str| {
        format!(
            "\tĐẢNG BỘ TỈNH HÒA GIANG\n\nHUYỆN ỦY {name}\n\n*\n\nSố {number}-BC/HU\n\tĐẢNG CỘNG SẢN VIỆT NAM\n\n\n{name}, ngày 12 tháng 12 năm 2023\n\n\n\nBÁO CÁO\n\nKết quả năm 2023\n\n-----\nBan hành Kế hoạch số 5-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số 139-CTr/TU ngày 09/11/2022 của Tỉnh ủy.\n"
        )
    };
    folder.put("bc/a.txt", head("TÂN LONG", "12"));
    folder.put("bc/b.txt", head("AN PHÚ", "13"));
    let (texts, policy) = (folder.at("bc"), folder.at("cs.toml"));
    for lang in ["vi", "en"] {
        let ran = run(&["init", &texts, "--out", &policy, "--force", "--lang", lang]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let written = folder.read("cs.toml");
        for words in [
            "\"Huyện ủy An Phú\"",
            "\"Huyện ủy Tân Long\"",
            "parent = \"Tỉnh ủy Hòa Giang\"",
            "organ = \"HU\"",
            "from = 2023-01-01",
        ] {
            assert!(written.contains(words), "{words}: {written}");
        }
        let ran = run(&["check-policy", &policy]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        // The duties that are laid out can be used when their signs are taken away.
        let (above, duties) = written.split_once("# [[duties]]").expect("duties");
        let bare = |line: &str| {
            line.trim_start_matches("# ")
                .trim_start_matches('#')
                .to_owned()
        };
        let duties = duties.lines().map(bare).collect::<Vec<_>>().join("\n");
        let filled = folder.put(
            "day-du.toml",
            format!("as_of = 2023-12-31\n{above}[[duties]]{duties}"),
        );
        let ran = run(&["check-policy", &filled]);
        assert_eq!(
            ran.code,
            Some(0),
            "{}{}",
            ran.err,
            folder.read("day-du.toml")
        );
        assert!(ran.out.contains("3 cơ quan, 1 nhiệm vụ"), "{}", ran.out);
    }
    // What is there is not written over.
    let ran = run(&["init", &texts, "--out", &policy]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("--force"), "{}", ran.err);
    let ran = run(&["init", &texts]);
    assert!(ran.out.contains("[[bodies]]"), "{}", ran.out);
}

#[test]
fn a_policy_may_be_written_in_an_offices_words() {
    let folder = Folder::new("clerk");
    folder.put(
        "so.xlsx",
        register(&[
            ("109-KH/HU", Some((2023, 2, 2)), "Đất đai"),
            ("7-CTr/HU", None, ""),
        ]),
    );
    let policy = folder.put(
        "cs.toml",
        "tinh_den = 31/12/2023\n\n[[co_quan]]\nten = \"Huyện ủy Tân Long\"\ncap = \"huyện\"\n\n\
         [[so_dang_ky]]\nday_so = \"KH/HU\"\ntep = \"so.xlsx\"\nday_du = \"có\"\n\n\
         [muc_do]\nS08 = \"lưu ý\"\n",
    );
    let ran = run(&["check-policy", &policy]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let ran = run(&[
        "--sample",
        "--policy",
        &policy,
        "--format",
        "json",
        "--fail-on",
        "never",
    ]);
    let report = ran.json();
    assert_eq!(report["registers"][0]["complete"], true);
    assert_eq!(report["registers"][0]["rows"], 1);
    // All that is wrong, in one round, with the place in the file as written.
    let wrong = folder.put(
        "sai.toml",
        "tinh_den = 31/2/2023\n[[co_quan]]\nten = \"Huyện ủy Tân Long\"\ncap = \"huyệnn\"\n\
         [[so_dang_ky]]\nday_so = \"KH/HU\"\ntep = \"khong-co.xlsx\"\n[muc_do]\nS99 = \"lỗi\"\n",
    );
    let ran = run(&["check-policy", &wrong]);
    assert_eq!(ran.code, Some(1));
    for told in [
        "sai.toml:1:12: `31/2/2023` không phải ngày có thật",
        "sai.toml:4:7: không có `huyệnn`",
        "sai.toml:7:7: không có tệp này",
        "sai.toml:9:7: không có quy tắc mã `S99`",
    ] {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
}

#[test]
fn a_policy_names_the_columns_of_a_register() {
    let folder = Folder::new("columns");
    folder.put("la.csv", "Mã;Phát hành\n109-KH/HU;02/02/2023\n");
    let policy = |file: &str| {
        let text = format!("[[so_dang_ky]]\nday_so = \"KH/HU\"\ntep = {file}\nday_du = \"có\"\n");
        folder.put("cs.toml", text)
    };
    let named = policy(
        "{ ten = \"la.csv\", so_ky_hieu = \"Mã\", ngay = \"Phát hành\", bang_ma = \"utf-8\" }",
    );
    let ran = run(&["check-policy", &named]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let args = [
        "--sample",
        "--policy",
        &named,
        "--format",
        "json",
        "--fail-on",
        "never",
    ];
    let report = run(&args).json();
    assert_eq!(report["registers"][0]["rows"], 1);
    for (file, told) in [
        ("\"la.csv\"", "không có cột số, ký hiệu"),
        (
            "{ ten = \"la.csv\", so_ki_hieu = \"Mã\" }",
            "có phải là `so_ky_hieu`?",
        ),
        ("{ so_ky_hieu = \"Mã\" }", "thiếu tên tệp"),
        ("5", "cần chữ trong ngoặc kép"),
    ] {
        let ran = run(&["check-policy", &policy(file)]);
        assert_eq!(ran.code, Some(1), "{file}");
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    // Every row that is wrong, in one round.
    folder.put(
        "la.csv",
        "Số ký hiệu;Ngày\n109-KH/HU;31/02/2023\nx;02/02/2023\n",
    );
    let ran = run(&["check-policy", &policy("\"la.csv\"")]);
    assert!(
        ran.err.contains("31/02/2023") && ran.err.contains("“x”"),
        "{}",
        ran.err
    );
}

#[test]
fn a_register_is_written_and_read_again() {
    let folder = Folder::new("book");
    let out = folder.at("so.xlsx");
    let ran = run(&["register", "--sample", "--out", &out]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let first = std::fs::read(&out).expect("the workbook");
    let ran = run(&[&out, "--format", "json", "--fail-on", "never"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let report = ran.json();
    let rows = |report: &serde_json::Value| {
        let books = report["registers"].as_array().into_iter().flatten();
        books.filter_map(|it| it["rows"].as_u64()).sum::<u64>()
    };
    assert!(rows(&report) >= 9, "{report}");
    let doubts = report["findings"].as_array().into_iter().flatten();
    assert_eq!(doubts.filter(|it| it["code"] == "W11").count(), 0);
    // The same texts give the same bytes.
    run(&["register", "--sample", "--out", &out]);
    assert!(std::fs::read(&out).expect("the workbook") == first);
    let more = run(&["register", "--sample", "--cited", "--out", &out]);
    assert!(
        more.err.contains("33") || more.err.contains("32") || more.err.contains("31"),
        "{}",
        more.err
    );
}

#[test]
fn two_reports_are_compared() {
    let folder = Folder::new("diff");
    let text = folder.put("a.txt", "Kế hoạch số 5-KH/HU ngày 01/5/2023.");
    let report = |out: &str| {
        let out = folder.at(out);
        let ran = run(&[&text, "--out", &out, "--fail-on", "never"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        out
    };
    let (one, same) = (report("1.json"), report("2.json"));
    assert_eq!(run(&["diff", &one, &same]).code, Some(0));
    folder.put("a.txt", "Kế hoạch số 5-KH/HU ngày 04/5/2023.");
    let other = report("3.json");
    let ran = run(&["diff", &one, &other, "--lang", "en"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(
        ran.out.contains("Gone (1)") && ran.out.contains("S08"),
        "{}",
        ran.out
    );
    assert!(run(&["diff", &one, &other, "--format", "json"]).json()["gone"].is_array());
    let ran = run(&["diff", &one, &text]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("--format json"), "{}", ran.err);
}

#[test]
fn schemas_completions_and_the_manual_are_printed() {
    assert_eq!(run(&["schema"]).out, doctrace::report::JSON_SCHEMA);
    assert_eq!(
        run(&["schema", "policy"]).out,
        doctrace::audit::POLICY_SCHEMA
    );
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(&["completions", shell]);
        assert!(ran.out.contains("check-policy"), "{shell}");
    }
    let man = run(&["man", "--lang", "en"]);
    assert!(
        man.out.contains(".TH doctrace 1")
            && man.out.contains("Exit codes")
            && man.out.contains(".SH DOCTRACE REGISTER")
            && man.out.contains("\\-\\-cited"),
        "{}",
        man.out
    );
}

#[cfg(unix)]
#[test]
fn a_run_that_is_broken_off_leaves_nothing_behind() {
    use std::io::Read as _;
    use std::process::Stdio;
    let folder = Folder::new("interrupt");
    // A program that never ends, whatever file it is given, keeps the run waiting.
    let file = folder.put("cu.doc", b"{\\rtf1 x}");
    let out = folder.at("kq.jsonl");
    let mut child = doctrace()
        .args([
            "extract",
            &sample(),
            &file,
            "--pre",
            "tail -f",
            "--out",
            &out,
        ])
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let started = std::time::Instant::now();
    let begun = || {
        let entries = std::fs::read_dir(&folder.0).expect("the folder");
        entries
            .flatten()
            .any(|it| it.file_name().as_encoded_bytes().ends_with(b".tmp"))
    };
    while !begun() && started.elapsed().as_secs() < 60 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let id = child.id().to_string();
    let sent = std::process::Command::new("kill")
        .args(["-INT", &id])
        .status();
    assert!(sent.is_ok_and(|it| it.success()));
    let status = child.wait().expect("the program ends");
    assert_eq!(status.code(), Some(130));
    let mut said = String::new();
    child
        .stderr
        .take()
        .expect("a pipe")
        .read_to_string(&mut said)
        .expect("words");
    assert!(said.contains("interrupted"), "{said}");
    let mut left: Vec<_> = std::fs::read_dir(&folder.0)
        .expect("the folder")
        .flatten()
        .map(|it| it.file_name())
        .collect();
    left.sort();
    assert_eq!(left, ["cu.doc"]);
}
