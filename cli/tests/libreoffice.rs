//! The bundled reports, as LibreOffice writes them down in other kinds of files.
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

#[test]
fn what_libreoffice_writes_says_what_the_text_says() {
    if !is_here("soffice", "--version") {
        println!("skipped: soffice is not here");
        return;
    }
    let folder = Folder::new("soffice");
    let profile = format!("-env:UserInstallation=file://{}", folder.at("profile"));
    for name in ["bao-cao-huyen", "bao-cao-xa"] {
        let text = repository(&format!("examples/data/{name}.txt"));
        assert!(said(&text, false).len() > 20);
        for kind in ["docx", "odt", "html", "pdf"] {
            if kind == "pdf" && !is_here("pdftotext", "-v") {
                println!("skipped: pdftotext is not here, so PDF was not compared");
                continue;
            }
            let made = Command::new("soffice")
                .args([
                    &profile,
                    "--headless",
                    "--infilter=Text (encoded):UTF8",
                    "--convert-to",
                    kind,
                ])
                .args(["--outdir", &folder.path(), &text])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            let file = folder.at(&format!("{name}.{kind}"));
            assert!(
                made.is_ok_and(|it| it.success()) && std::fs::exists(&file).unwrap_or(false),
                "{kind}"
            );
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
