//! Every form tells the same counts as the report, read back by readers that are not ours.

mod common;

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataType as _, Reader, Xlsx};
use common::{bytes, random, stored, text};
use doctrace::report::{Lang, Report};
use doctrace_report::{Format, Options, Table, render};
use html5gum::{Token, Tokenizer};
use proptest::prelude::*;
use roxmltree::Document;
use serde_json::Value;

/// What is counted, in every form that tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    findings: usize,
    waived: usize,
    documents: usize,
    relations: usize,
    chains: usize,
    cells: usize,
}

fn counts(report: &Report) -> Counts {
    Counts {
        findings: report.findings.len(),
        waived: report.waived.len(),
        documents: report.documents.len(),
        relations: report.relations.len(),
        chains: report.chains.len(),
        cells: report.matrix.len(),
    }
}

fn of_csv(report: &Report, table: Table) -> usize {
    let page = text(report, Format::Csv, &Options::new().table(table));
    let page = page.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let mut csv = csv::Reader::from_reader(page.as_bytes());
    let rows = csv.records().map(|row| row.expect("a row"));
    rows.map(|row| {
        for cell in &row {
            assert!(!cell.starts_with(['=', '@', '+', '\t', '\r']), "{cell:?}");
        }
    })
    .count()
}

fn of_xlsx(report: &Report) -> BTreeMap<String, Vec<Vec<Data>>> {
    let book = bytes(report, Format::Xlsx, &Options::new().lang(Lang::En));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).expect("a workbook");
    let names = book.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let formulas = book.worksheet_formula(&name).expect("a sheet");
            assert!(
                formulas.used_cells().next().is_none(),
                "a formula in {name}"
            );
            let range = book.worksheet_range(&name).expect("a sheet");
            let rows = range.rows().skip(1).map(<[Data]>::to_vec).collect();
            (name, rows)
        })
        .collect()
}

fn of_json_lines(report: &Report) -> Counts {
    let mut found = Counts::default();
    for line in text(report, Format::JsonLines, &Options::new()).lines() {
        let value: Value = serde_json::from_str(line).expect("a value a line");
        let part = value.as_object().and_then(|it| it.keys().next().cloned());
        match part.as_deref() {
            Some("finding") => found.findings += 1,
            Some("waived") => found.waived += 1,
            Some("document") => found.documents += 1,
            Some("relation") => found.relations += 1,
            Some("chain") => found.chains += 1,
            Some("cell") => found.cells += 1,
            Some(_) => {}
            None => panic!("{line}"),
        }
    }
    found
}

/// Findings, those waived among them, as a reader with types of its own has them.
fn of_sarif(report: &Report) -> (usize, usize) {
    let page = text(report, Format::Sarif, &Options::new());
    let log: serde_sarif::sarif::Sarif = serde_json::from_str(&page).expect("SARIF");
    assert_eq!(log.runs.len(), 1);
    let run = &log.runs[0];
    let rules = run.tool.driver.rules.clone().unwrap_or_default();
    let results = run.results.clone().unwrap_or_default();
    let waived = |it: &serde_sarif::sarif::Result| {
        it.suppressions
            .as_ref()
            .is_some_and(|list| !list.is_empty())
    };
    for result in &results {
        let at = result.rule_index.expect("every rule is listed");
        let rule = &rules[usize::try_from(at).expect("an index")];
        assert_eq!(Some(&rule.id), result.rule_id.as_ref());
    }
    let hidden = results.iter().filter(|it| waived(it)).count();
    (results.len() - hidden, hidden)
}

fn of_junit(report: &Report) -> (usize, usize) {
    let page = text(report, Format::Junit, &Options::new());
    let page = Document::parse(&page).expect("XML");
    let named = |name| page.descendants().filter(move |it| it.has_tag_name(name));
    let cases = named("testcase").count();
    let failures = named("failure").count();
    assert_eq!(page.root_element().tag_name().name(), "testsuites");
    assert_eq!(
        page.root_element().attribute("tests"),
        Some(&*cases.to_string())
    );
    assert_eq!(
        page.root_element().attribute("failures"),
        Some(&*failures.to_string())
    );
    (cases, failures)
}

fn of_graphml(report: &Report) -> (usize, usize) {
    let page = text(report, Format::GraphMl, &Options::new());
    let page = Document::parse(&page).expect("XML");
    let named = |name| page.descendants().filter(move |it| it.has_tag_name(name));
    let ids: Vec<&str> = named("node").filter_map(|it| it.attribute("id")).collect();
    for edge in named("edge") {
        for end in ["source", "target"] {
            let end = edge.attribute(end).expect("an end");
            assert!(ids.contains(&end), "{end}");
        }
    }
    let keys: Vec<&str> = named("key").filter_map(|it| it.attribute("id")).collect();
    for data in named("data") {
        assert!(keys.contains(&data.attribute("key").expect("a key")));
    }
    (ids.len(), named("edge").count())
}

fn of_svg(report: &Report) -> (usize, usize) {
    let page = text(report, Format::Svg, &Options::new());
    let page = Document::parse(&page).expect("XML");
    let classed = |name: &str| {
        let all = page.descendants();
        all.filter(|it| {
            it.attribute("class")
                .is_some_and(|it| it.split(' ').next() == Some(name))
        })
        .count()
    };
    (classed("node"), classed("edge"))
}

/// Counts of a page, and that it has no script, no address and no handler but its own.
fn of_html(report: &Report) -> Counts {
    let page = text(report, Format::Html, &Options::new());
    let mut found = Counts::default();
    let mut scripts = 0;
    let mut data = String::new();
    let mut within = None;
    for token in Tokenizer::new(page.as_str()).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let attribute = |name: &str| {
                    let value = tag.attributes.get(name.as_bytes())?;
                    Some(String::from_utf8_lossy(value).into_owned())
                };
                for (name, value) in &tag.attributes {
                    let (name, value) = (
                        String::from_utf8_lossy(name),
                        String::from_utf8_lossy(value),
                    );
                    assert!(!name.starts_with("on"), "{name}={value}");
                    assert!(name != "style" && name != "src", "{name}={value}");
                    assert!(name != "href" || value.starts_with('#'), "{name}={value}");
                }
                assert!(
                    !["img", "iframe", "object", "embed", "link", "base"].contains(&&*name),
                    "{name}"
                );
                scripts += usize::from(name == "script");
                let class = attribute("class").unwrap_or_default();
                found.findings += usize::from(name == "article" && class.starts_with("finding "));
                found.cells += usize::from(attribute("data-cell").is_some());
                within = (attribute("id").as_deref() == Some("data")).then_some(());
            }
            Token::EndTag(_) => within = None,
            Token::String(words) if within.is_some() => {
                data.push_str(&String::from_utf8_lossy(&words));
            }
            _ => {}
        }
    }
    assert_eq!(scripts, 2, "the data and the page's own");
    let data: Value = serde_json::from_str(&data).expect("the data of the page");
    let rows = |name: &str| data[name].as_array().map_or(0, Vec::len);
    found.documents = rows("documents");
    found.relations = rows("relations");
    found.chains = rows("chains");
    assert_eq!(rows("cells"), found.cells);
    found.waived = report.waived.len();
    found
}

fn check(report: &Report) {
    let want = counts(report);
    assert_eq!(of_json_lines(report), want);
    for (table, count) in [
        (Table::Findings, want.findings),
        (Table::Waived, want.waived),
        (Table::Documents, want.documents),
        (Table::Relations, want.relations),
        (Table::Chains, want.chains),
        (Table::Pairs, want.cells),
    ] {
        assert_eq!(of_csv(report, table), count, "{table}");
    }
    let book = of_xlsx(report);
    for (name, count) in [
        ("Findings", want.findings),
        ("Accepted", want.waived),
        ("Documents", want.documents),
        ("Relations", want.relations),
        ("Chains", want.chains),
        ("Pairs", want.cells),
    ] {
        assert_eq!(book[name].len(), count, "{name}");
    }
    let marks = book["Matrix"].iter().take_while(|row| !row[0].is_empty());
    let marks = marks.flat_map(|row| row.iter().skip(3));
    let marks = marks.filter(|it| !it.is_empty() && **it != Data::String("–".into()));
    assert_eq!(marks.count(), want.cells);
    assert_eq!(of_sarif(report), (want.findings, want.waived));
    let (cases, failures) = of_junit(report);
    let grave = |it: &&doctrace::report::FindingRow| {
        it.severity.name() == "error" || it.severity.name() == "warning"
    };
    assert_eq!(cases, want.findings);
    assert_eq!(failures, report.findings.iter().filter(grave).count());
    for format in [Format::Line, Format::Github] {
        let page = text(report, format, &Options::new());
        assert_eq!(page.lines().count(), want.findings, "{format}\n{page}");
    }
    assert_eq!(of_graphml(report), (want.documents, want.relations));
    assert_eq!(of_svg(report), (want.documents, want.relations));
    assert_eq!(of_html(report), want);
    let dot = text(report, Format::Dot, &Options::new());
    let edges = dot
        .lines()
        .filter(|line| line.contains(" -> ") && line.contains("style=so"));
    let ups = report
        .relations
        .iter()
        .filter(|it| it.relation == "implements");
    assert!(edges.count() >= ups.count());
    let stored: Report = serde_json::from_slice(&bytes(report, Format::Json, &Options::new()))
        .expect("the report comes back");
    assert_eq!(&stored, report);
    let timeline = text(report, Format::Timeline, &Options::new());
    let timeline = Document::parse(&timeline).expect("XML");
    let dots = timeline
        .descendants()
        .filter(|it| it.has_tag_name("circle"))
        .count();
    assert_eq!(
        dots,
        report
            .documents
            .iter()
            .filter(|it| it.date.is_some())
            .count()
    );
}

/// No form hands a terminal or a reader anything that it would obey.
fn is_tame(report: &Report) {
    for &format in Format::ALL {
        if format.is_binary() || matches!(format, Format::Json | Format::JsonLines | Format::Sarif)
        {
            continue;
        }
        for lang in Lang::ALL {
            let page = text(
                report,
                format,
                &Options::new().lang(*lang).show(doctrace::report::Show::All),
            );
            for char in page.chars() {
                let control = char.is_control() && !matches!(char, '\n' | '\t' | '\r');
                let turning = matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
                assert!(!control && !turning, "{char:?} in {format}");
            }
        }
    }
}

fn opens(report: &Report) {
    let file = bytes(report, Format::Docx, &Options::new());
    let mut file = zip::ZipArchive::new(Cursor::new(file)).expect("an archive");
    let mut page = file.by_name("word/document.xml").expect("a document");
    let mut words = String::new();
    std::io::Read::read_to_string(&mut page, &mut words).expect("UTF-8");
    let page = Document::parse(&words).expect("XML");
    assert!(page.descendants().any(|it| it.tag_name().name() == "t"));
}

#[test]
fn the_stored_report() {
    let report = stored();
    assert!(report.findings.len() > 20 && report.matrix.len() > 20);
    check(&report);
    is_tame(&report);
    opens(&report);
}

#[test]
fn an_empty_report() {
    let report = Report::default();
    check(&report);
    is_tame(&report);
    opens(&report);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = stored();
    for &format in Format::ALL {
        let once = bytes(&report, format, &common::options(Lang::Vi));
        // A second is enough for a clock to tell.
        if format.is_binary() {
            std::thread::sleep(std::time::Duration::from_millis(2100));
        }
        assert!(
            once == bytes(&report, format, &common::options(Lang::Vi)),
            "{format}"
        );
    }
}

#[test]
fn names_of_rows_that_are_not_there_are_shown() {
    let mut report = stored();
    report.documents.clear();
    report.bodies.clear();
    for &format in Format::ALL {
        let mut out = Vec::new();
        render(&report, format, &Options::new(), &mut out).expect("it is written");
    }
    let page = text(&report, Format::Text, &Options::new());
    assert!(
        page.contains("Huyện ủy Ngã Bảy") && page.contains("151-CTr/TU"),
        "{page}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn random_reports(report in random()) {
        check(&report);
        is_tame(&report);
        opens(&report);
        // A text of the name of the inputs, whose words are elsewhere.
        let options = Options::new().text("a.txt", "một\tKế hoạch số 12-KH/HU\r\nhai\0\n").color(true);
        for &format in Format::ALL {
            bytes(&report, format, &options);
        }
    }
}
