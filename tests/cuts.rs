//! What reading leaves out is told: unclosed quotations, titles, rows, lists and counts
//! beyond what is read of one.

mod facts;

use std::fmt::Write;

use doctrace::Trace;
use doctrace::mention::MentionFinder;
use doctrace::relation::{CutKind, Reading};
use doctrace::report::Report;
use doctrace::text::Text;

fn read(text: &str) -> Report {
    Trace::read(text).expect("a text").report()
}

/// The kinds cut, with the words there.
fn cuts(text: &str) -> Vec<(CutKind, String)> {
    let reading = Reading::of(text).expect("a text");
    let words = |cut: &doctrace::relation::Cut| reading.text().at(cut.span).to_owned();
    let cuts = reading.cuts().iter();
    cuts.map(|cut| (cut.kind, words(cut))).collect()
}

/// Subjects of the findings of a rule.
fn told(report: &Report, code: &str) -> Vec<String> {
    facts::about(report, code)
}

#[test]
fn a_quotation_that_nothing_closes_is_told() {
    for text in [
        "Nghị quyết số 18-NQ/TW ngày 16/6/2022 về “Một số vấn đề về đất đai\n\nNơi nhận: như trên.",
        "Nghị quyết số 18-NQ/TW ngày 16/6/2022 về \"Một số vấn đề về đất đai",
        "Nghị quyết số 18-NQ/TW ngày 16/6/2022 về «Một số vấn đề về đất đai\n",
    ] {
        let found = cuts(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].0, CutKind::Quotation);
        assert!(found[0].1.ends_with("đất đai"), "{found:?}");
        let report = read(text);
        assert_eq!(told(&report, "C08").len(), 1, "{text}");
        assert!(told(&report, "W10").is_empty());
        // The finder alone knows as well.
        let mut mentions = MentionFinder::new().mentions(Text::new(text).expect("a text"));
        assert_eq!(mentions.by_ref().count(), 1);
        assert_eq!(mentions.cuts().len(), 1);
    }
    // One that is closed too far off.
    let long = format!("Nghị quyết số 18-NQ/TW về “{}”.", "đất đai ".repeat(200));
    assert_eq!(cuts(&long)[0].0, CutKind::Quotation);
    // Closed ones; one across a line; a quote elsewhere; one without a number.
    for text in [
        "Nghị quyết số 18-NQ/TW ngày 16/6/2022 về “Một số vấn đề về đất đai”.",
        "Nghị quyết số 18-NQ/TW về “Một số vấn đề\nvề đất đai”.",
        "Nghị quyết số 18-NQ/TW về \"Một số vấn đề về đất đai\".",
        "Nghị quyết số 18-NQ/TW về «Một số vấn đề về đất đai».",
        "Nghị quyết số 18-NQ/TW ngày 16/6/2022. Phong trào “Toàn dân đoàn kết.\n\n",
        "Phong trào “Toàn dân đoàn kết.\n\nNơi nhận: như trên.",
    ] {
        assert!(cuts(text).is_empty(), "{text}: {:?}", cuts(text));
        assert!(told(&read(text), "C08").is_empty());
    }
}

#[test]
fn a_title_in_angle_quotes_is_read_whole() {
    let text = "Nghị quyết số 18-NQ/TW về «Một số vấn đề về nông nghiệp» và Kế hoạch số 5-KH/HU.";
    let reading = Reading::of(text).expect("a text");
    let title = reading.mentions()[0].title();
    assert_eq!(title, Some("Một số vấn đề về nông nghiệp"));
    assert_eq!(reading.mentions()[1].title(), None);
}

#[test]
fn a_title_beyond_what_is_read_is_told() {
    let title = |words: usize| {
        let words = "ruộng ".repeat(words);
        format!("Nghị quyết số 18-NQ/TW ngày 16/6/2022 về {words}đất. Nơi nhận: như trên.")
    };
    let found = cuts(&title(120));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, CutKind::Title);
    let report = read(&title(120));
    assert_eq!(told(&report, "W10"), ["title"]);
    let finding = report.findings.iter().find(|it| it.code == "W10");
    let finding = finding.expect("it");
    // What is cut are words of a title, not relations.
    assert_eq!(finding.severity.name(), "info");
    assert!(!finding.evidence[0].quote.is_empty() && finding.evidence[0].line == 1);
    assert!(cuts(&title(40)).is_empty());
    // A quoted one ends with its quote, however long.
    let quoted = format!("Nghị quyết số 18-NQ/TW về “{}”.", "ruộng ".repeat(120));
    assert!(cuts(&quoted).is_empty());
}

/// A register of one row under its headings, with so many bytes in its last cell.
fn table(bytes: usize) -> String {
    let note = "x".repeat(bytes);
    format!(
        "| Số, ký hiệu | Ngày ban hành | Ghi chú | Trích yếu |\n|---|---|---|---|\n\
         | 109-KH/HU | 02/02/2023 | {note} | Quản lý đất đai |\n"
    )
}

#[test]
fn a_row_beyond_what_is_read_is_told() {
    assert_eq!(
        cuts(&table(5_000)),
        [(CutKind::Row, "109-KH/HU".to_owned())]
    );
    assert_eq!(told(&read(&table(5_000)), "W10"), ["row"]);
    assert!(cuts(&table(500)).is_empty());
    let short = table(500);
    let reading = Reading::of(&short).expect("a text");
    assert_eq!(reading.mentions()[0].title(), Some("Quản lý đất đai"));
    // A long paragraph is no row.
    let plain = format!("Kế hoạch số 109-KH/HU. {}", "chữ ".repeat(3_000));
    assert!(cuts(&plain).is_empty());
}

/// One sentence in which so many plans answer as many programmes.
fn endless(count: usize) -> String {
    let mut text = "Ban hành Kế hoạch số 1-KH/HU để thực hiện Chương trình số 1-CTr/TU".to_owned();
    for at in 2..=count {
        let _ = write!(text, ", số {at}-CTr/TU");
    }
    let _ = write!(text, " và Kế hoạch số 2-KH/HU");
    for at in 3..=count {
        let _ = write!(text, ", số {at}-KH/HU");
    }
    text.push('.');
    text
}

#[test]
fn a_list_without_end_is_told_once_a_sentence() {
    let fronted = |count: usize| {
        let mut text = "Thực hiện Chương trình số 1-CTr/TU".to_owned();
        for at in 2..=count {
            let _ = write!(text, ", số {at}-CTr/TU");
        }
        text.push_str(", Huyện ủy đã ban hành Kế hoạch số 1-KH/HU.");
        text
    };
    let found = cuts(&fronted(70));
    assert_eq!(found, [(CutKind::List, "1-KH/HU".to_owned())]);
    assert_eq!(told(&read(&fronted(70)), "W10"), ["list"]);
    // Two such sentences, two places, one finding.
    let two = format!("{}\n\n{}", fronted(70), fronted(80));
    assert_eq!(cuts(&two).len(), 2);
    let report = read(&two);
    let rows: Vec<_> = report
        .findings
        .iter()
        .filter(|it| it.code == "W10")
        .collect();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].evidence.len(), 2);
    assert!(rows[0].why.en.contains("at 2 places"), "{}", rows[0].why.en);
    assert!(cuts(&fronted(60)).is_empty());
    assert!(cuts(&endless(30)).is_empty());
}

/// A stated count with so many items on lines of their own.
fn counted(stated: usize, items: usize) -> String {
    let mut text = format!("Huyện ủy đã ban hành {stated} kế hoạch:\n");
    for at in 1..=items {
        let _ = writeln!(text, "- Kế hoạch số {at}-KH/HU ngày 02/02/2023;");
    }
    text
}

#[test]
fn a_list_that_was_not_counted_is_told_and_no_mismatch() {
    let report = read(&counted(250, 250));
    assert_eq!(told(&report, "W10"), ["count"]);
    assert!(told(&report, "C04").is_empty());
    // One that can be counted, right and wrong; the last line may have no end.
    assert!(told(&read(&counted(150, 150)), "W10").is_empty());
    assert!(told(&read(&counted(150, 150)), "C04").is_empty());
    assert_eq!(told(&read(&counted(12, 10)), "C04").len(), 1);
    let open = counted(12, 10);
    assert_eq!(told(&read(open.trim_end()), "C04").len(), 1);
}

#[test]
fn a_number_of_many_letters_that_was_not_read_is_told() {
    let joint = |organs: usize| {
        let organs = ["BTNMT"].repeat(organs).join("-");
        format!("Căn cứ Thông tư số 5/2015/TTLT-{organs} của các Bộ.")
    };
    // As long as is read: a mention. Longer: no mention, and no silence.
    assert!(told(&read(&joint(3)), "C08").is_empty());
    let report = read(&joint(20));
    assert_eq!(
        report
            .documents
            .iter()
            .filter(|it| it.state.name() == "cited")
            .count(),
        0
    );
    assert_eq!(told(&report, "C08").len(), 1);
}

#[test]
fn candidates_beyond_those_listed_are_told() {
    // One number of so many districts, and one text that does not say whose it means.
    let texts = |districts: usize| {
        let mut texts: Vec<facts::Text> = (0..districts)
            .map(|at| {
                let mut text = facts::of_district(&format!("t{at}"), &format!("Số {at}"));
                text.declared("5-KH/HU", "2023-01-05");
                text
            })
            .collect();
        let mut open = facts::Text::new("z");
        open.cited("5-KH/HU", "2023-02-05");
        texts.push(open);
        texts
    };
    assert_eq!(told(&facts::report(texts(20)), "W10"), ["candidates"]);
    assert!(told(&facts::report(texts(10)), "W10").is_empty());
}

/// So many plans of one district for one programme, all of one day and with titles that
/// have nothing in common.
fn plans(count: usize, title: impl Fn(usize) -> String) -> Report {
    let mut text = facts::of_district("a", "Phụng Hiệp");
    let source = text.cited("139-CTr/TU", "2022-11-09");
    for at in 1..=count {
        let plan = text.declared(&format!("{at}-KH/HU"), "2023-02-02");
        text.last().title = Some(title(at).into());
        text.relate(plan, doctrace::relation::RelationKind::Concretises, source);
    }
    facts::report([text])
}

/// Rules named in W10, with their sentences.
fn searches(report: &Report) -> Vec<(String, String)> {
    let rows = report.findings.iter().filter(|it| it.code == "W10");
    rows.map(|it| (it.subjects.join(" "), it.why.en.clone()))
        .collect()
}

#[test]
fn comparisons_left_out_are_told() {
    let words = [
        "giao",
        "rừng",
        "thuế",
        "trường",
        "chợ",
        "sông",
        "lúa",
        "điện",
        "mía",
        "cầu",
    ];
    let apart = |at: usize| {
        let word = |n: usize| words[n % words.len()];
        format!(
            "{} {} {} {}",
            word(at),
            word(at / 2 + 3),
            word(at * 3 + 1),
            word(at * 7 + 5)
        )
    };
    // Nine papers: the last is held against all eight before it. Ten: one pair is left out.
    assert!(searches(&plans(9, apart)).is_empty());
    let told = searches(&plans(10, apart));
    let rules: Vec<&str> = told.iter().map(|(rule, _)| rule.as_str()).collect();
    assert_eq!(rules, ["D02", "O14"]);
    assert!(
        told.iter().all(|(_, why)| why.contains("; 1 comparisons")),
        "{told:?}"
    );
    // Eleven: one and two.
    assert!(searches(&plans(11, apart))[0].1.contains("; 3 comparisons"));
    let finding = plans(10, apart);
    let finding = finding.findings.iter().find(|it| it.code == "W10");
    assert_eq!(finding.map(|it| it.severity.name()), Some("warning"));
}

#[test]
fn twins_beyond_the_days_are_no_comparison_left_out() {
    let mut text = facts::of_district("a", "Phụng Hiệp");
    let source = text.cited("139-CTr/TU", "2022-11-09");
    for at in 1..=20 {
        let plan = text.declared(
            &format!("{at}-KH/HU"),
            &format!("2023-{:02}-02", at % 12 + 1),
        );
        text.last().title = Some(format!("việc {at}").into());
        text.relate(plan, doctrace::relation::RelationKind::Concretises, source);
    }
    let told = searches(&facts::report([text]));
    assert!(told.iter().all(|(rule, _)| rule != "D02"), "{told:?}");
}

#[test]
fn circles_not_sought_are_told() {
    let ring = |count: usize| {
        let mut text = facts::of_district("a", "Phụng Hiệp");
        let ends: Vec<_> = (1..=count)
            .map(|at| text.cited(&format!("{at}-KH/HU"), "2023-02-02"))
            .collect();
        for at in 0..count {
            let kind = doctrace::relation::RelationKind::Concretises;
            text.relate(ends[at], kind, ends[(at + 1) % count]);
        }
        facts::report([text])
    };
    assert!(searches(&ring(64)).is_empty());
    let told = searches(&ring(66));
    assert_eq!(told.len(), 1);
    assert!(
        told[0].0 == "O09" && told[0].1.contains("; 2 comparisons"),
        "{told:?}"
    );
}

#[test]
fn a_short_form_whose_full_form_was_forgotten_is_told() {
    let text = |between: usize, short: &str| {
        let mut text = "Nghị quyết số 18-NQ/TW ngày 16/6/2022.\n".to_owned();
        for at in 1..=between {
            let _ = writeln!(text, "Kế hoạch số {}-KH/HU ngày 02/02/2023.", 1000 + at);
        }
        let _ = writeln!(text, "Nay thực hiện {short} theo quy định.");
        text
    };
    let named = |text: &str| {
        let reading = Reading::of(text).expect("a text");
        let ids = reading.mentions().iter();
        ids.filter(|it| it.id().to_string() == "18-NQ/TW").count()
    };
    // The last that is remembered, and the first that is not.
    let near = text(127, "Nghị quyết 18");
    assert!(cuts(&near).is_empty());
    assert_eq!(named(&near), 2);
    let far = text(128, "Nghị quyết 18");
    assert_eq!(named(&far), 1);
    assert_eq!(cuts(&far), [(CutKind::Short, "18".to_owned())]);
    assert_eq!(told(&read(&far), "W10"), ["short"]);
    // Far, but of another type, of another number, or a quantity.
    for short in ["Chỉ thị 18", "Nghị quyết 19", "nghị quyết 18 điểm"] {
        assert!(cuts(&text(128, short)).is_empty(), "{short}");
    }
}
