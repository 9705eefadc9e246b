//! The audit program as a clerk meets it: exit codes and messages.
//!
//! Runs the example that `cargo test` builds beside this test. Nothing here depends
//! on what is read out of a text.

mod program;

use std::fs;
use std::process::Stdio;

use program::{Folder, audit, run};

const PLAIN: &str = "Một dòng chữ không có số văn bản nào.\n";

#[test]
fn without_files_the_sample_is_read() {
    let ran = run(&["--fail-on", "never"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(
        ran.out.starts_with("BÁO CÁO ĐỐI CHIẾU VĂN BẢN"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("bao-cao-huyen.txt"), "{}", ran.out);
    assert!(ran.err.contains("văn bản mẫu"), "{}", ran.err);
}

#[test]
fn help_is_for_a_clerk() {
    let ran = run(&["--help"]);
    assert_eq!(ran.code, Some(0));
    for words in [
        "Cách dùng / Usage",
        "--period",
        "--fail-on",
        "--show",
        "Kỳ báo cáo",
        "Period reported on",
        "Mã kết thúc / Exit codes",
    ] {
        assert!(ran.out.contains(words), "{words}\n{}", ran.out);
    }
}

#[test]
fn wrong_use_is_two() {
    for args in [
        &["--format", "pdf"][..],
        &["--lang", "fr"],
        &["--fail-on", "fatal"],
        &["--period", "23"],
        &["--period", "2023-12-31..2023-01-01"],
        &["--as-of", "31/2/2023"],
        &["--as-of", "+2023-1-1"],
        &["--colour"],
    ] {
        let ran = run(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {}", ran.err);
        assert!(ran.out.is_empty(), "{args:?}");
        assert!(ran.err.contains(args[0]), "{args:?}: {}", ran.err);
    }
}

#[test]
fn periods_and_days_are_read_in_both_spellings() {
    let folder = Folder::new("period");
    let file = folder.put("a.txt", PLAIN);
    for period in [
        "2023",
        "2023-01-01..2023-12-31",
        "1/1/2023..31/12/2023",
        "01/01/2023..31/12/2023",
    ] {
        let ran = run(&[
            &file,
            "--period",
            period,
            "--as-of",
            "31/12/2023",
            "--fail-on",
            "never",
        ]);
        assert_eq!(ran.code, Some(0), "{period}: {}", ran.err);
        assert!(ran.out.contains("01/01/2023 – 31/12/2023"), "{}", ran.out);
    }
}

#[test]
fn what_cannot_be_read_is_told_and_the_run_goes_on() {
    let folder = Folder::new("bad");
    let good = folder.put("tot.txt", PLAIN);
    let broken = folder.put("hong.txt", b"abcdefg\xff");
    let empty = folder.put("rong.txt", "");
    let word = folder.put("ke-hoach.docx", b"PK\x03\x04....");
    let wide = folder.put("rong16.txt", b"\xff\xfea\0");
    fs::create_dir_all(folder.0.join("trong")).expect("an empty folder");
    let bare = folder.0.join("trong").display().to_string();
    let gone = folder.0.join("khong-co.txt").display().to_string();
    let all = [&gone, &broken, &empty, &word, &wide, &bare, &good].map(String::as_str);
    for (lang, reasons, heading) in [
        (
            "vi",
            [
                "không có tệp này",
                "không phải UTF-8 ở byte 7",
                "tệp rỗng",
                "Word",
                "UTF-16",
                "không có tệp .txt hoặc .md",
            ],
            "KHÔNG ĐỌC ĐƯỢC (6)",
        ),
        (
            "en",
            [
                "no such file",
                "not UTF-8 at byte 7",
                "the file is empty",
                "Word",
                "UTF-16",
                "no .txt or .md file",
            ],
            "NOT READ (6)",
        ),
    ] {
        let mut args = vec!["--lang", lang, "--fail-on", "never"];
        args.extend(all);
        let ran = run(&args);
        assert_eq!(ran.code, Some(3), "{}", ran.err);
        let (_, end) = ran.out.split_once(heading).unwrap_or_default();
        for reason in reasons {
            assert!(ran.err.contains(reason), "{reason}: {}", ran.err);
            let flat = end.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.contains(reason), "{reason}: {}", ran.out);
        }
        assert!(ran.out.contains(&good), "{}", ran.out);
    }
}

#[test]
fn json_names_every_input_in_order() {
    let folder = Folder::new("json");
    folder.put("b.txt", PLAIN);
    folder.put("a/z.MD", PLAIN);
    folder.put("c.pdf", "%PDF");
    folder.put(".an/d.txt", PLAIN);
    let ran = run(&[&folder.path(), "--format", "json", "--fail-on", "never"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains(".pdf 1"), "{}", ran.err);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(report["schema"], doctrace::report::SCHEMA);
    let names: Vec<String> = report["inputs"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|input| input["name"].as_str())
        .map(|name| name.replace(&folder.path(), "").replace('\\', "/"))
        .collect();
    assert_eq!(names, ["/a/z.MD", "/b.txt"]);
}

#[test]
fn a_file_named_twice_is_read_once() {
    let folder = Folder::new("twice");
    let file = folder.put("a.txt", PLAIN);
    let ran = run(&[&file, &folder.path(), "--lang", "en", "--fail-on", "never"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("not counted twice"), "{}", ran.err);
    assert!(ran.out.contains("Read: 1 input,"), "{}", ran.out);
}

#[test]
fn the_report_is_not_its_own_input() {
    let folder = Folder::new("out");
    let input = folder.put("a.txt", PLAIN);
    let out = folder.0.join("ket-qua.md").display().to_string();
    let args = [
        &folder.path(),
        "--format",
        "md",
        "--out",
        &out,
        "--fail-on",
        "never",
    ];
    for _ in 0..2 {
        let ran = run(&args);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(ran.out.is_empty());
        let page = fs::read_to_string(&out).expect("the report");
        assert!(page.starts_with("# Báo cáo đối chiếu văn bản"), "{page}");
        assert!(!page.contains("ket-qua"), "{page}");
    }
    let ran = run(&[&input, "--out", &input]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert_eq!(fs::read_to_string(&input).expect("the input"), PLAIN);
}

#[test]
fn a_report_that_cannot_be_written_is_told() {
    let folder = Folder::new("nowhere");
    let file = folder.put("a.txt", PLAIN);
    let out = folder.0.join("khong/co/kq.md").display().to_string();
    let ran = run(&[&file, "--out", &out, "--lang", "en"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains("cannot write the report"), "{}", ran.err);
}

#[test]
fn a_reader_that_leaves_early_is_no_panic() {
    let mut child = audit()
        .args(["--fail-on", "never", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{err}");
    assert!(!err.contains("panicked"), "{err}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_holds_itself_ends() {
    let folder = Folder::new("loop");
    folder.put("a/b.txt", PLAIN);
    std::os::unix::fs::symlink(&folder.0, folder.0.join("a/tro-lai")).expect("a link");
    let ran = run(&[&folder.path(), "--lang", "en", "--fail-on", "never"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("Read: 1 input,"), "{}", ran.out);
}

#[test]
fn a_policy_is_read_and_its_faults_have_a_place() {
    let dir = Folder::new("policy");
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/chinh-sach.toml");
    let ran = run(&["--policy", sample, "--fail-on", "never"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("L02") && ran.out.contains("Huyện ủy Tân Long"));
    let wrong = dir.put("sai.toml", "as_off = 2023-12-31\nperiodd = 1\n");
    let ran = run(&["--policy", &wrong]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err
            .contains("sai.toml:1:1: unknown key `as_off`; did you mean `as_of`?"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("sai.toml:2:1:"), "{}", ran.err);
    assert_eq!(run(&["--policy", "khong-co.toml"]).code, Some(2));
}

#[test]
fn a_baseline_is_a_ratchet() {
    let dir = Folder::new("baseline");
    let first = dir.put("a.txt", "Ban hành Kế hoạch số 5-KH/HU ngày 01/5/2023.");
    let known = format!("{}/da-biet.txt", dir.path());
    let with = |more: &[&str]| {
        let all = [
            &first,
            "--baseline",
            &known,
            "--lang",
            "en",
            "--show",
            "all",
        ];
        let all: Vec<&str> = all.iter().chain(more).copied().collect();
        run(&all)
    };
    // The first run shows all and writes it down.
    let ran = with(&["--fail-on", "warning"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(
        ran.out.contains("S08 issued-on-rest-day: 5-KH/HU"),
        "{}",
        ran.out
    );
    let written = fs::read_to_string(&known).expect("it is written");
    assert!(written.contains("S08 5-KH/HU"), "{written}");
    // What is known is neither shown nor counted.
    let same = with(&["--fail-on", "info"]);
    assert_eq!(same.code, Some(0), "{}", same.out);
    assert!(same.out.contains("No findings."), "{}", same.out);
    assert!(
        same.err.contains("not shown (--show-known)"),
        "{}",
        same.err
    );
    let shown = with(&["--fail-on", "info", "--show-known"]);
    assert_eq!(shown.code, Some(1));
    assert!(
        shown.out.contains("S08 issued-on-rest-day: 5-KH/HU"),
        "{}",
        shown.out
    );
    // What is gone is told; the file stays until it is to be written anew.
    dir.put(
        "a.txt",
        "Ban hành Kế hoạch số 5-KH/HU ngày 04/5/2023. Nghị quyết số 9-NQ/TU.",
    );
    let ran = with(&["--fail-on", "note"]);
    assert!(
        ran.out.contains("Gone since the baseline: S08 5-KH/HU"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("New since the baseline"), "{}", ran.out);
    assert!(ran.out.contains("D08 missing-date: 9-NQ/TU"), "{}", ran.out);
    assert_eq!(ran.code, Some(1));
    assert_eq!(fs::read_to_string(&known).ok(), Some(written));
    with(&["--update-baseline"]);
    let ran = with(&["--fail-on", "info"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    dir.put("da-biet.txt", "không phải");
    assert_eq!(run(&[&first, "--baseline", &known]).code, Some(2));
}
