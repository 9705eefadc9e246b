//! The bundled reports and two more, and a register, as LibreOffice writes them down in other kinds
//! of files.
//!
//! Needs `soffice`, and `pdftotext` for PDF; says "skipped" where they are not.

mod program;

use std::process::{Command, Stdio};

use serde_json::Value;

use program::{Folder, repository, run};

/// What was read, without places, which lines of another kind have elsewhere; the findings where
/// they are asked for.
fn said(file: &str, findings: bool) -> Vec<String> {
    let ran = run(&[file, "--format", "json", "--fail-on", "never"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let report = ran.json();
    let rows = |key: &str| report[key].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut said: Vec<String> = Vec::new();
    for row in rows("documents") {
        said.push(format!(
            "{} {} {}",
            text(&row["key"]),
            text(&row["state"]),
            row["date"]
        ));
    }
    for row in rows("relations") {
        said.push(format!(
            "{} {} {}",
            text(&row["from_key"]),
            text(&row["kind"]),
            text(&row["to_key"])
        ));
    }
    for row in rows("findings").iter().filter(|_| findings) {
        said.push(format!("{} {}", text(&row["code"]), row["subjects"]));
    }
    said.sort();
    said
}

fn is_here(program: &str, argument: &str) -> bool {
    let mut command = Command::new(program);
    command
        .arg(argument)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok()
}

/// Whether a PDF file has the words of a text in one piece. With a font that lacks some Vietnamese
/// letters LibreOffice sets these apart, and `pdftotext` reads a blank or the end of a line beside.
fn is_whole(file: &str, text: &str) -> bool {
    let read = Command::new("pdftotext")
        .args(["-enc", "UTF-8", file, "-"])
        .output();
    let read = read.expect("pdftotext").stdout;
    let read = String::from_utf8_lossy(&read).into_owned();
    let words: Vec<&str> = read.split_whitespace().collect();
    let text = std::fs::read_to_string(text).expect("the text");
    let mut toned = text
        .split_whitespace()
        .filter(|it| it.contains(['ế', 'ề', 'ố', 'ồ', 'ấ']));
    toned.clone().count() > 5 && toned.all(|word| words.contains(&word))
}

/// Converts a file into another kind; its name there. `by` are the filters.
fn converted(folder: &Folder, file: &str, by: &[&str], ending: &str) -> String {
    let profile = format!("-env:UserInstallation=file://{}", folder.at("profile"));
    let made = Command::new("soffice")
        .args([&profile, "--headless"])
        .args(by)
        .args(["--outdir", &folder.path(), file])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let stem = std::path::Path::new(file).file_stem().expect("a name");
    let name = folder.at(&format!("{}.{ending}", stem.display()));
    let is_made = std::fs::exists(&name).unwrap_or(false);
    assert!(made.is_ok_and(|it| it.success()) && is_made, "{name}");
    name
}

/// The registers that a file holds, and what is in doubt of them: all but the file's own name.
fn registers(file: &str) -> Vec<Value> {
    let ran = run(&[file, "--format", "json", "--fail-on", "never"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let report = ran.json();
    let input = &report["inputs"][0];
    vec![report["registers"].clone(), input["rows"].clone()]
}

#[test]
fn what_libreoffice_writes_of_a_register_has_the_same_rows() {
    if !is_here("soffice", "--version") {
        println!("skipped: soffice is not here");
        return;
    }
    let folder = Folder::new("soffice-sheets");
    let given = repository("cli/tests/data/so-van-ban-di.csv");
    let wanted = registers(&given);
    assert_eq!(wanted[1], 3, "{wanted:?}");
    assert!(!wanted[0].as_array().expect("registers").is_empty());
    // Commas, quotes, UTF-8, from line 1; the third column is a date, day first.
    let reads = "--infilter=CSV:44,34,76,1,3/4";
    let mut sheets = Vec::new();
    for kind in ["xlsx", "ods", "xls"] {
        let file = converted(&folder, &given, &[reads, "--convert-to", kind], kind);
        assert_eq!(registers(&file), wanted, "{kind}");
        println!("as it was given: so-van-ban-di.{kind}");
        sheets.push(file);
    }
    // And back, as a spreadsheet in Vietnamese writes it: semicolons.
    let writes = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true";
    let file = converted(&folder, &sheets[1], &["--convert-to", writes], "csv");
    let text = std::fs::read_to_string(&file).expect("UTF-8");
    assert!(text.contains("131-KH/TU;"), "{text}");
    assert_eq!(registers(&file), wanted, "{text}");
    println!("as it was given: so-van-ban-di.csv, with semicolons");
}

#[test]
fn what_libreoffice_writes_says_what_the_text_says() {
    if !is_here("soffice", "--version") {
        println!("skipped: soffice is not here");
        return;
    }
    let folder = Folder::new("soffice");
    for (name, at_least) in [
        ("examples/data/bao-cao-huyen", 20),
        ("examples/data/bao-cao-xa", 20),
        ("cli/tests/data/bao-cao-tinh", 10),
        ("cli/tests/data/ke-hoach-huyen", 6),
    ] {
        let text = repository(&format!("{name}.txt"));
        let seen = said(&text, false);
        assert!(seen.len() >= at_least, "{name}: {seen:#?}");
        for kind in ["docx", "odt", "html", "pdf"] {
            if kind == "pdf" && !is_here("pdftotext", "-v") {
                println!("skipped: pdftotext is not here, so PDF was not compared");
                continue;
            }
            let by = ["--infilter=Text (encoded):UTF8", "--convert-to", kind];
            let file = converted(&folder, &text, &by, kind);
            if kind == "pdf" && !is_whole(&file, &text) {
                println!(
                    "skipped: no font here has all letters, so words of {name}.pdf are in pieces"
                );
                continue;
            }
            // The program `pdftotext` drops a dash at the end of a line, and blanks of the
            // letterhead: the numbers are read all the same, and D07 says so.
            let findings = kind != "pdf";
            let (wanted, got) = (said(&text, findings), said(&file, findings));
            let missing: Vec<_> = wanted.iter().filter(|it| !got.contains(it)).collect();
            let more: Vec<_> = got.iter().filter(|it| !wanted.contains(it)).collect();
            assert!(
                missing.is_empty() && more.is_empty(),
                "{name}.{kind} lacks {missing:?}, has {more:?}"
            );
            println!("as its text: {name}.{kind}");
        }
    }
}
