//! What other programs do with the forms: a browser with the page's policy, a word processor with
//! the Word file, a build system with JUnit's XML.

mod common;

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use common::{bytes, stored, text};
use doctrace::report::{InputStatus, Report};
use doctrace_report::{Format, Options};
use roxmltree::Document;
use sha2::{Digest, Sha256};

#[test]
fn the_pages_policy_lets_in_its_own_script_and_style() {
    let page = text(&stored(), Format::Html, &Options::new());
    let policy = page
        .lines()
        .find(|line| line.contains("Content-Security-Policy"))
        .expect("a policy")
        .replace("&#x2f;", "/")
        .replace("&#x27;", "'");
    for (tag, kind) in [("script", "script-src"), ("style", "style-src")] {
        let (_, rest) = page.split_once(&format!("<{tag}>")).expect(tag);
        let (inside, _) = rest.split_once(&format!("</{tag}>")).expect(tag);
        assert!(inside.len() > 1000, "{tag}");
        let hash = STANDARD.encode(Sha256::digest(inside.as_bytes()));
        let wanted = format!("{kind} 'sha256-{hash}'");
        assert!(policy.contains(&wanted), "{wanted} is not in {policy}");
    }
}

#[test]
fn the_word_file_is_read_as_the_section_it_holds() {
    let report = stored();
    let file = bytes(&report, Format::Docx, &Options::new());
    let name = Some(Path::new("muc.docx"));
    let read = doctrace_formats::read(&file, name, &doctrace_formats::Options::new());
    let read = read.expect("a Word file");
    assert_eq!(read.kind, doctrace_formats::Kind::Docx);
    assert_eq!(read.warnings, []);
    // Less their marks, the lines of the section are the paragraphs of the file.
    let section = text(&report, Format::Prose, &Options::new());
    let bare = |line: &str| line.trim_start_matches(['#', '-', '–', ' ']).to_owned();
    let lines = |text: &str| -> Vec<String> {
        let lines = text.lines().map(bare);
        lines.filter(|line| !line.is_empty()).collect()
    };
    assert!(read.text.lines().count() > 10, "{}", read.text);
    assert_eq!(lines(&read.text), lines(&section));
}

#[test]
fn words_of_documents_bring_no_markup_into_the_word_file() {
    let mut report = stored();
    for row in &mut report.documents {
        row.title = Some("</w:t><b>&amp;\u{0}\u{202e}".to_owned());
    }
    let file = bytes(&report, Format::Docx, &Options::new());
    let options = doctrace_formats::Options::new();
    let read = doctrace_formats::read(&file, None, &options).expect("a Word file");
    assert!(read.text.contains("</w:t><b>&amp;"), "{}", read.text);
    assert!(!read.text.contains(['\u{0}', '\u{202e}']), "{}", read.text);
}

#[test]
fn each_suite_counts_its_own_cases() {
    let mut report: Report = stored();
    let mut lost = report.inputs[0].clone();
    lost.name = "hỏng & <mất>.docx".to_owned();
    lost.status = InputStatus::Skipped;
    lost.reason = Some("không đọc được \"tệp\"".to_owned());
    report.inputs.push(lost);
    let page = text(&report, Format::Junit, &Options::new());
    let page = Document::parse(&page).expect("XML");
    let mut sums = [0; 3];
    for suite in page.descendants().filter(|it| it.has_tag_name("testsuite")) {
        let kinds = [
            ("tests", "testcase"),
            ("failures", "failure"),
            ("errors", "error"),
        ];
        for (at, (attribute, tag)) in kinds.into_iter().enumerate() {
            let counted = suite
                .descendants()
                .filter(|it| it.has_tag_name(tag))
                .count();
            let told = suite.attribute(attribute).expect(attribute);
            assert_eq!(
                told,
                counted.to_string(),
                "{tag} of {:?}",
                suite.attribute("name")
            );
            sums[at] += counted;
        }
    }
    let root = page.root_element();
    let of = |name| root.attribute(name).map(str::to_owned);
    assert_eq!(of("tests"), Some(sums[0].to_string()));
    assert_eq!(of("errors"), Some("1".to_owned()));
    assert!(sums[1] > 5 && sums[2] == 1, "{sums:?}");
    let error = page.descendants().find(|it| it.has_tag_name("error"));
    let message = error.and_then(|it| it.attribute("message"));
    assert_eq!(message, Some("không đọc được \"tệp\""));
}
