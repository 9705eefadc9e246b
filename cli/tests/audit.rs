//! The audit as a clerk meets it: what is read, exit codes, messages, files written.

mod program;

use std::fs;
use std::process::Stdio;

use program::{Folder, doctrace, fed, repository, run};

const PLAIN: &str = "Một dòng chữ không có số văn bản nào.\n";
const ISSUED: &str = "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số \
                      139-CTr/TU ngày 09/11/2022.\n";

#[test]
fn the_sample_is_read_where_nobody_gives_anything() {
    // The empty device, as under a scheduler, is what the tests give.
    for args in [
        &["--fail-on", "never"][..],
        &["audit", "--fail-on", "never"],
        &["--sample", "--fail-on", "never"],
    ] {
        let ran = run(args);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(
            ran.out.starts_with("BÁO CÁO ĐỐI CHIẾU VĂN BẢN"),
            "{}",
            ran.out
        );
        assert!(ran.out.contains("bao-cao-huyen.txt"), "{}", ran.out);
        assert_eq!(
            ran.err.contains("văn bản mẫu"),
            !args.contains(&"--sample"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn what_is_piped_in_is_read_and_never_the_sample() {
    for args in [
        &["--lang", "en", "--fail-on", "never"][..],
        &["-", "--lang", "en", "--fail-on", "never"],
    ] {
        let ran = fed(args, ISSUED.as_bytes());
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(
            ran.out.contains("109-KH/HU") && !ran.out.contains("bao-cao-huyen"),
            "{}",
            ran.out
        );
    }
    let ran = fed(&["--lang", "en"], b"");
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(
        ran.out.is_empty() && ran.err.contains("--sample"),
        "{ran:?}"
    );
}

#[test]
fn help_is_for_a_clerk_in_both_languages() {
    let both = run(&["--help"]);
    assert_eq!(both.code, Some(0));
    for words in [
        "--period",
        "--fail-on",
        "Kỳ báo cáo",
        "Period reported on",
        "Mã kết thúc",
        "Exit codes",
    ] {
        assert!(both.out.contains(words), "{words}\n{}", both.out);
    }
    let vi = run(&["--help", "--lang", "vi"]);
    assert!(
        vi.out.contains("Kỳ báo cáo") && !vi.out.contains("Period reported on"),
        "{}",
        vi.out
    );
    let en = run(&["--lang=en", "audit", "-h"]);
    assert!(
        !en.out.contains("Kỳ báo cáo") && en.out.contains("Period reported on"),
        "{}",
        en.out
    );
    assert!(run(&["--version"]).out.starts_with("doctrace "));
}

#[test]
fn options_may_stand_before_the_command() {
    let ran = run(&["--lang", "en", "-q", "extract", "--sample"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(ran.json()["id"], "bao-cao-huyen");
}

#[test]
fn wrong_use_is_two() {
    for args in [
        &["--format", "pdf"][..],
        &["--show", "everything"],
        &["--lang", "fr"],
        &["--fail-on", "fatal"],
        &["--period", "23"],
        &["--period", "2023-12-31..2023-01-01"],
        &["--as-of", "31/2/2023"],
        &["--as-of", "+2023-1-1"],
        &["--encoding", "latin-9"],
        &["--column", "colour=Màu"],
        &["--colour"],
        &["-q", "-v"],
    ] {
        let ran = run(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {ran:?}");
        assert!(ran.out.is_empty(), "{args:?}");
        assert!(
            ran.err.contains(args[0].trim_start_matches('-')),
            "{args:?}: {}",
            ran.err
        );
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
        assert_eq!(ran.code, Some(0), "{period}: {ran:?}");
        assert!(ran.out.contains("01/01/2023 – 31/12/2023"), "{}", ran.out);
    }
}

#[test]
fn what_cannot_be_read_is_told_with_its_remedy_and_the_run_goes_on() {
    let folder = Folder::new("bad");
    let good = folder.put("tot.txt", ISSUED);
    let empty = folder.put("rong.txt", "");
    let word = folder.put("ke-hoach.docx", b"PK\x03\x04....");
    let old = folder.put("cu.doc", b"{\\rtf1\\ansi Ke hoach}");
    let picture = folder.put("anh.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0");
    fs::create_dir_all(folder.0.join("trong")).expect("an empty folder");
    let (bare, gone) = (folder.at("trong"), folder.at("khong-co.txt"));
    let pattern = folder.at("*.odt");
    let all = [&gone, &empty, &word, &old, &picture, &bare, &pattern, &good].map(String::as_str);
    for (lang, reasons) in [
        (
            "vi",
            [
                "không có tệp này",
                "tệp không có chữ nào",
                "Mở và Sửa chữa",
                "Tài liệu Word (*.docx)",
                "nhận dạng chữ (OCR)",
                "thư mục không có tệp nào để đọc",
                "không có tệp nào khớp",
            ],
        ),
        (
            "en",
            [
                "no such file",
                "the file has no text",
                "Open and Repair",
                "Word Document (*.docx)",
                "recognise the text first (OCR)",
                "the folder holds no file to read",
                "no file matches",
            ],
        ),
    ] {
        let mut args = vec!["--lang", lang, "--fail-on", "never", "--format", "md"];
        args.extend(all);
        let ran = run(&args);
        assert_eq!(ran.code, Some(3), "{}", ran.err);
        let page = ran.flat();
        for reason in reasons {
            assert!(ran.err.contains(reason), "{reason}: {}", ran.err);
            assert!(
                page.replace('\\', "").contains(reason),
                "{reason}: {}",
                ran.out
            );
        }
        assert!(page.contains("109-KH/HU"), "{}", ran.out);
        let json = run(&[&args[..4], &["--format", "json"], &all[..]].concat()).json();
        let w07 = json["findings"].as_array().into_iter().flatten();
        assert_eq!(w07.filter(|it| it["code"] == "W07").count(), 7);
    }
}

#[test]
fn a_folder_is_read_whole_and_what_is_left_out_is_counted() {
    let folder = Folder::new("folder");
    folder.put("b.txt", PLAIN);
    folder.put("a/z.MD", PLAIN);
    folder.put("a/no-ending", PLAIN);
    folder.put(".an/d.txt", PLAIN);
    folder.put(".an.txt", PLAIN);
    folder.put("~$b.docx", "lock");
    folder.put("Thumbs.db", "system");
    folder.put("nhap/x.txt", PLAIN);
    folder.put("a/giu.txt", PLAIN);
    folder.put(".doctraceignore", "nhap/\n*.txt\n!b.txt\n");
    folder.put("a/.doctraceignore", "!giu.txt\n");
    let ran = run(&[
        &folder.path(),
        "--format",
        "json",
        "--fail-on",
        "never",
        "--lang",
        "en",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for told in ["2 hidden", "2 locks", "1 by .doctraceignore"] {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    assert_eq!(
        names(&ran.json(), &folder),
        ["/a/giu.txt", "/a/no-ending", "/a/z.MD", "/b.txt"]
    );
}

fn names(report: &serde_json::Value, folder: &Folder) -> Vec<String> {
    let inputs = report["inputs"].as_array().into_iter().flatten();
    inputs
        .filter_map(|input| input["name"].as_str())
        .map(|name| name.replace(&folder.path(), "").replace('\\', "/"))
        .collect()
}

#[test]
fn patterns_are_expanded_where_the_shell_did_not() {
    let folder = Folder::new("glob");
    folder.put("a.txt", PLAIN);
    folder.put("b.txt", PLAIN);
    folder.put("c.md", PLAIN);
    folder.put("[d].txt", PLAIN);
    let ran = run(&[
        &folder.at("?.txt"),
        "--format",
        "json",
        "--fail-on",
        "never",
    ]);
    assert_eq!(names(&ran.json(), &folder), ["/a.txt", "/b.txt"]);
    // A name that is there is no pattern.
    let ran = run(&[
        &folder.at("[d].txt"),
        "--format",
        "json",
        "--fail-on",
        "never",
    ]);
    assert_eq!(names(&ran.json(), &folder), ["/[d].txt"]);
}

#[test]
fn a_file_named_twice_is_read_once() {
    let folder = Folder::new("twice");
    let file = folder.put("a.txt", PLAIN);
    let ran = run(&[
        &file,
        &folder.path(),
        "--lang",
        "en",
        "--fail-on",
        "never",
        "--format",
        "json",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("1 read already"), "{}", ran.err);
    assert_eq!(names(&ran.json(), &folder), ["/a.txt"]);
}

#[test]
fn any_number_of_readers_gives_the_same_bytes() {
    let folder = Folder::new("jobs");
    for at in 0..40 {
        folder.put(
            &format!("{at}.txt"),
            ISSUED.replace("109", &(at + 1).to_string()),
        );
    }
    let of = |jobs| {
        run(&[
            &folder.path(),
            "--jobs",
            jobs,
            "--fail-on",
            "never",
            "--format",
            "json",
        ])
    };
    let one = of("1");
    assert!(one.out.contains("40-KH/HU"), "{}", one.err);
    assert_eq!(one.out, of("4").out);
    assert_eq!(one.out, of("0").out);
}

#[test]
fn the_report_is_not_its_own_input() {
    let folder = Folder::new("out");
    let input = folder.put("a.txt", PLAIN);
    let out = folder.at("ket-qua.md");
    for _ in 0..2 {
        let ran = run(&[&folder.path(), "--out", &out, "--fail-on", "never"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(ran.out.is_empty());
        let page = folder.read("ket-qua.md");
        assert!(page.starts_with("# Báo cáo đối chiếu văn bản"), "{page}");
        assert!(!page.contains("ket-qua"), "{page}");
    }
    let ran = run(&[&input, "--out", &input]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert_eq!(folder.read("a.txt"), PLAIN);
}

#[test]
fn results_are_written_whole_or_not_at_all() {
    let folder = Folder::new("whole");
    let file = folder.put("a.txt", PLAIN);
    let nowhere = folder.at("khong/co/kq.md");
    let ran = run(&[&file, "--out", &nowhere, "--lang", "en"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains("cannot write the result"), "{}", ran.err);
    // Nothing is left beside what was written, and a file that is there is replaced.
    let out = folder.put("kq.md", "cũ");
    let ran = run(&[&file, "--out", &out, "--fail-on", "never"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let mut left: Vec<String> = fs::read_dir(&folder.0)
        .expect("the folder")
        .map(|it| it.expect("an entry").file_name().display().to_string())
        .collect();
    left.sort();
    assert_eq!(left, ["a.txt", "kq.md"]);
    assert!(folder.read("kq.md").starts_with("# "));
    assert!(
        run(&[&file, "--out", "-", "--fail-on", "never"])
            .out
            .starts_with("BÁO CÁO")
    );
}

#[test]
fn several_forms_go_to_a_folder() {
    let folder = Folder::new("forms");
    let out = folder.at("kq");
    let ran = run(&[
        "--sample",
        "--format",
        "text,json,html,xlsx",
        "--out",
        &out,
        "--fail-on",
        "never",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let report: serde_json::Value =
        serde_json::from_str(&folder.read("kq/report.json")).expect("JSON");
    assert_eq!(report["schema"], doctrace::report::SCHEMA);
    assert!(folder.read("kq/report.html").starts_with("<!doctype html>"));
    assert!(folder.read("kq/report.txt").starts_with("BÁO CÁO"));
    assert!(folder.0.join("kq/report.xlsx").is_file());
    let ran = run(&["--sample", "--format", "text,json", "--fail-on", "never"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    // The name says the form where none is asked for.
    let ran = run(&[
        "--sample",
        "--out",
        &folder.at("kq.html"),
        "--fail-on",
        "never",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(folder.read("kq.html").starts_with("<!doctype html>"));
}

#[test]
fn a_reader_that_leaves_early_is_no_panic() {
    let mut child = doctrace()
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
fn links_in_circles_and_what_is_no_file_end_the_walk() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::net::UnixListener;
    let folder = Folder::new("loop");
    folder.put("a/b.txt", PLAIN);
    std::os::unix::fs::symlink(&folder.0, folder.0.join("a/tro-lai")).expect("a link");
    std::os::unix::fs::symlink("khong-co", folder.0.join("a/dut")).expect("a link");
    let _socket = UnixListener::bind(folder.0.join("s")).expect("a socket");
    let locked = folder.put("khoa.txt", PLAIN);
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o0)).expect("a mode");
    let ran = run(&[
        &folder.path(),
        "--lang",
        "en",
        "--fail-on",
        "never",
        "--format",
        "json",
    ]);
    assert_eq!(ran.code, Some(3), "{}", ran.err);
    assert!(ran.err.contains("dut: no such file"), "{}", ran.err);
    assert!(ran.err.contains("no regular file"), "{}", ran.err);
    let report = ran.json();
    let read = report["inputs"].as_array().into_iter().flatten();
    let read = read.filter(|it| it["status"] == "read").count();
    // Whoever runs the tests as root may read every file.
    assert!(read == 1 || fs::read(&locked).is_ok(), "{report}");
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text_are_shown_and_kept_apart() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::new("names");
    for name in [&b"a\xff.txt"[..], b"a\xfe.txt", b"x\x1b[31m.txt"] {
        // Some file systems take no such names.
        if fs::write(folder.0.join(std::ffi::OsStr::from_bytes(name)), PLAIN).is_err() {
            return;
        }
    }
    let ran = run(&[&folder.path(), "--format", "json", "--fail-on", "never"]);
    assert_eq!(names(&ran.json(), &folder).len(), 3);
    assert!(
        ran.out.contains("a\\\\xFF.txt") && ran.out.contains("a\\\\xFE.txt"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains('\x1b') && !ran.err.contains('\x1b'));
}

#[test]
fn a_policy_is_read_and_its_faults_have_a_place() {
    let dir = Folder::new("policy");
    let sample = repository("examples/data/chinh-sach.toml");
    let ran = run(&[
        "--policy",
        &sample,
        "--fail-on",
        "never",
        "--format",
        "json",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("L02") && ran.out.contains("Huyện ủy Tân Long"));
    let wrong = dir.put("sai.toml", "as_off = 2023-12-31\nperiodd = 1\n");
    let ran = run(&["--policy", &wrong]);
    assert_eq!(ran.code, Some(2));
    for told in [
        "sai.toml:1:1: không có khóa `as_off`; có phải là `as_of`?",
        "sai.toml:2:1:",
        "^^^^^^",
    ] {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    assert!(!ran.err.contains('\u{fffd}'), "{}", ran.err);
    let ran = run(&["--policy", &wrong, "--lang", "en"]);
    assert!(
        ran.err
            .contains("unknown key `as_off`; did you mean `as_of`?"),
        "{}",
        ran.err
    );
    assert_eq!(run(&["--policy", "khong-co.toml"]).code, Some(2));
}

#[test]
fn a_baseline_is_written_once_and_then_compared_with() {
    let dir = Folder::new("baseline");
    let first = dir.put("a.txt", "Ban hành Kế hoạch số 5-KH/HU ngày 01/5/2023.");
    let known = dir.at("da-biet.txt");
    let audit = || {
        run(&[
            &first,
            "--baseline",
            &known,
            "--lang",
            "en",
            "--format",
            "json",
        ])
    };
    let drift = || {
        let report = audit().json();
        let findings = report["findings"].as_array().into_iter().flatten();
        let drift = findings.filter(|it| it["code"] == "W09");
        let why = drift.filter_map(|it| it["why"]["en"].as_str());
        why.map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(drift().is_empty(), "{:?}", drift());
    let written = dir.read("da-biet.txt");
    assert!(written.contains("S08 5-KH/HU"), "{written}");
    assert!(drift().is_empty(), "{:?}", drift());
    dir.put("a.txt", "Ban hành Kế hoạch số 5-KH/HU ngày 04/5/2023.");
    let gone = drift().concat();
    assert!(
        gone.contains("Gone since the baseline: S08 5-KH/HU"),
        "{gone}"
    );
    assert_eq!(dir.read("da-biet.txt"), written);
    // What is known is not counted; what is new is, until it is known as well.
    let told = |more: &[&str]| {
        let mut args = vec![
            &*first,
            "--baseline",
            &*known,
            "--format",
            "json",
            "--fail-on",
            "info",
        ];
        args.extend(more);
        let ran = run(&args);
        let report = ran.json();
        let told = report["findings"].as_array().map_or(0, Vec::len);
        (ran.code, told)
    };
    dir.put("a.txt", "Ban hành Kế hoạch số 5-KH/HU ngày 01/5/2023.");
    assert_eq!(told(&[]), (Some(0), 0));
    let (code, all) = told(&["--show-known"]);
    assert!(code == Some(1) && all > 0, "{code:?} {all}");
    dir.put("a.txt", "Ban hành Kế hoạch số 7-KH/HU ngày 01/5/2023.");
    assert_eq!(told(&[]).0, Some(1));
    told(&["--update-baseline"]);
    assert_eq!(told(&[]), (Some(0), 0));
    dir.put("da-biet.txt", "không phải");
    assert_eq!(audit().code, Some(2));
}

#[test]
fn a_configuration_is_found_upwards_and_the_command_line_goes_before() {
    let folder = Folder::new("config");
    folder.put("bao-cao/a.txt", ISSUED);
    folder.put(
        "doctrace.toml",
        "lang = \"en\"\ninputs = [\"bao-cao\"]\nperiod = 2023\nas_of = 2023-12-31\nformat = [\"md\"]\nfail_on = \"never\"\n",
    );
    let at = |args: &[&str], place: &str| {
        program::Ran::of(doctrace().args(args).current_dir(folder.0.join(place)))
    };
    let ran = at(&[], "bao-cao");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(
        ran.out.starts_with("# Document trace report") && ran.out.contains("109-KH/HU"),
        "{}",
        ran.out
    );
    // Files are named as seen from here, wherever on the machine that is.
    assert!(
        ran.out.contains("- ../bao-cao/a.txt") && !ran.out.contains(&folder.path()),
        "{}",
        ran.out
    );
    assert!(at(&[], ".").out.contains("- bao-cao/a.txt"));
    let ran = at(&["--lang", "vi", "--format", "text", "--sample"], ".");
    assert!(
        ran.out.starts_with("BÁO CÁO") && ran.out.contains("bao-cao-huyen.txt"),
        "{}",
        ran.out
    );
    let ran = at(&["--no-config"], ".");
    assert!(ran.out.contains("bao-cao-huyen.txt"), "{}", ran.out);
    // Faults are told in one round; a folder that was sent does not choose what is run.
    folder.put(
        "doctrace.toml",
        "langg = \"en\"\nformat = \"pdf\"\npre = \"touch x\"\n",
    );
    let ran = at(&[], ".");
    assert_eq!(ran.code, Some(2), "{ran:?}");
    for told in [
        "doctrace.toml:1:1",
        "`lang`?",
        "doctrace.toml:2:10",
        "doctrace.toml:3:7",
        "--config",
    ] {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
}

#[test]
fn colour_is_asked_for_or_not_given() {
    let args = ["--sample", "--fail-on", "never", "--color"];
    let with = |when: &str| run(&[&args[..], &[when]].concat()).out.contains('\x1b');
    assert!(!with("auto") && !with("never"));
    assert!(with("always"));
}
