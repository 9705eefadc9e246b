//! How the program is used: what is named, limits, endings of results, and wrong use in both
//! languages.

mod program;

use std::fs;

use program::{Folder, run};

const ISSUED: &str = "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số \
                      139-CTr/TU ngày 09/11/2022.\n";

#[test]
fn what_is_only_hidden_or_locked_is_no_clean_bill() {
    let folder = Folder::new("locks");
    folder.put(".an.txt", ISSUED);
    let lock = folder.put("~$bao-cao.docx", "khoa");
    for named in [folder.at(".*.txt"), folder.at("*.docx"), lock.clone()] {
        let ran = run(&[&named, "--lang", "en", "--fail-on", "never"]);
        assert_eq!(ran.code, Some(3), "{named}: {ran:?}");
        assert!(ran.err.contains("nothing to read"), "{}", ran.err);
    }
    // Beside a document a shell's pattern names the lock of another: it is counted.
    let file = folder.put("a.txt", ISSUED);
    let ran = run(&[&file, &lock, "--lang", "en", "--fail-on", "never"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.err.contains("left out: 1 locks"), "{}", ran.err);
}

#[test]
fn an_ending_that_no_form_has_is_refused() {
    let folder = Folder::new("ending");
    for name in ["kq.pdf", "kq.doc"] {
        let ran = run(&["--sample", "--out", &folder.at(name), "--lang", "en"]);
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert!(ran.err.contains("add --format") && !fs::exists(folder.at(name)).unwrap_or(true));
    }
    for args in [&["kq"][..], &["kq.log", "--format", "text"]] {
        let out = folder.at(args[0]);
        let ran = run(&[&["--sample", "--out", &out], &args[1..]].concat());
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert!(folder.read(args[0]).starts_with("BÁO CÁO"));
    }
    let ran = run(&["--sample", "--out", &folder.at("khong/kq.html")]);
    assert!(ran.err.ends_with("không có thư mục này\n"), "{}", ran.err);
}

#[test]
fn limits_can_be_set() {
    let folder = Folder::new("limits");
    let file = folder.put("a.txt", ISSUED);
    let ran = run(&[&file, "--limit", "file-bytes=50", "--fail-on", "never"]);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert!(ran.err.contains("--limit file-bytes=N"), "{}", ran.err);
    // The command line goes before the configuration.
    let config = folder.put("c.toml", "limits = { file-bytes = 50, ratio = \"1K\" }\n");
    let args = [&*file, "--config", &config, "--fail-on", "never"];
    assert_eq!(run(&args).code, Some(3));
    let ran = run(&[&args[..], &["--limit", "file-bytes=1M"]].concat());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let config = folder.put("c.toml", "limits = { ratoi = 5 }\n");
    let ran = run(&[&file, "--config", &config, "--lang", "en"]);
    assert!(ran.err.contains("did you mean `ratio`?"), "{}", ran.err);
}

#[test]
fn wrong_use_is_told_in_the_language_asked_for() {
    for (args, vi, en) in [
        (
            &["--formta", "md"][..],
            "không có tùy chọn `--formta`; có phải là `--format`?",
            "unexpected argument",
        ),
        (
            &["--format", "hmtl"],
            "không có dạng `hmtl`; có phải là `html`?",
            "did you mean `html`?",
        ),
        (
            &["--period", "23"],
            "cần một năm (2023)",
            "expected a year (2023)",
        ),
        (
            &["--fail-on", "xyz"],
            "không nhận `xyz`, chỉ nhận error, warning",
            "possible values",
        ),
        (&["why"], "thiếu: <SOURCE>", "required arguments"),
        (
            &["--sample", "a.txt"],
            "không dùng được cùng với",
            "cannot be used with",
        ),
        (&["--jobs"], "cần một giá trị", "a value is required"),
    ] {
        for (lang, words) in [("vi", vi), ("en", en)] {
            let ran = run(&[args, &["--lang", lang]].concat());
            let ran = if args == ["--jobs"] {
                run(&[&["--lang", lang], args].concat())
            } else {
                ran
            };
            assert_eq!(ran.code, Some(2), "{ran:?}");
            assert!(ran.err.contains(words), "{words}: {}", ran.err);
        }
    }
    let vi = run(&["--help", "--lang", "vi"]).out;
    let en = run(&["--help", "--lang", "en"]).out;
    assert!(vi.contains("Cách dùng: ") && vi.contains("\nĐọc tệp:\n") && !vi.contains("Options"));
    assert!(en.contains("Usage: ") && en.contains("\nReading:\n") && !en.contains("Đọc"));
}
