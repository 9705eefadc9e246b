//! What a finding is known by: edits elsewhere leave its fingerprint, and where documents
//! may join it, one more is a change and no new finding.

mod facts;

use doctrace::Trace;
use doctrace::audit::{Baseline, Policy, Waiver};
use doctrace::registry::UnreadFacts;
use doctrace::relation::RelationKind::{self, Concretises};
use doctrace::report::{FindingRow, Lang, Report};
use facts::{Text, day, judged, of_district, report};

/// The only finding of a rule.
fn only<'r>(report: &'r Report, code: &str) -> &'r FindingRow {
    let mut rows = report.findings.iter().filter(|it| it.code == code);
    let row = rows.next().unwrap_or_else(|| panic!("no {code}"));
    assert!(rows.next().is_none(), "{code} twice");
    row
}

/// The finding is the same one in both, and the subjects that joined are these.
fn joined(before: &Report, after: &Report, code: &str, more: &[&str]) {
    let (old, new) = (only(before, code), only(after, code));
    assert_eq!(old.fingerprint, new.fingerprint, "{code}");
    let diff = after.diff(before);
    let row = diff
        .changed
        .iter()
        .find(|it| it.code == code)
        .unwrap_or_else(|| panic!("{code} has not changed"));
    assert_eq!(row.joined, more, "{code}");
    assert!(row.left.is_empty());
    assert!(diff.new.iter().chain(&diff.gone).all(|it| it.code != code));
    // And back: what joined has left.
    let back = before.diff(after);
    let row = back.changed.iter().find(|it| it.code == code);
    assert_eq!(row.expect("the same").left, more, "{code}");
    // A waiver and a baseline hold on.
    assert!(before.baseline().contains(&new.fingerprint));
}

/// The finding is the same and has not changed.
fn untouched(before: &Report, after: &Report, code: &str) {
    let known = |report| only(report, code).fingerprint.clone();
    assert_eq!(known(before), known(after), "{code}");
    let diff = after.diff(before);
    for rows in [&diff.new, &diff.gone, &diff.changed] {
        assert!(rows.iter().all(|it| it.code != code), "{code}");
    }
}

fn district() -> Text {
    of_district("m", "Phụng Hiệp")
}

/// A text that stands before and one that stands behind, on other matters.
fn elsewhere() -> [Text; 2] {
    ["a", "z"].map(|name| {
        let mut text = of_district(name, "Long Mỹ");
        let plan = text.declared("71-KH/HU", "2023-03-03");
        text.last().title = Some("phòng cháy".into());
        let source = text.cited("35-CTr/TU", "2023-02-03");
        text.last().title = Some("phòng cháy".into());
        text.relate(plan, RelationKind::Implements, source);
        text
    })
}

#[test]
fn d05_is_known_by_the_ordinal() {
    let text = |more: &[&str]| {
        let mut text = district();
        for number in ["139-CTr/TU", "139-KH/HU"].iter().chain(more) {
            text.cited(number, "2023-01-05");
        }
        text
    };
    let before = report([text(&[])]);
    joined(
        &before,
        &report([text(&["139-TB/HU"])]),
        "D05",
        &["139-TB/HU"],
    );
    // In another text, before and behind, of a code that sorts first.
    for name in ["a", "z"] {
        let mut other = of_district(name, "Phụng Hiệp");
        other.cited("139-BC/HU", "2023-01-05");
        other.cited("139-CTr/TU", "2023-01-05");
        let after = report([text(&[]), other]);
        joined(&before, &after, "D05", &["139-BC/HU"]);
    }
    let [first, last] = elsewhere();
    untouched(&before, &report([text(&["140-TB/HU"]), first, last]), "D05");
    // Another number is another finding.
    let two = report([text(&["140-CTr/TU", "140-KH/HU"])]);
    assert_eq!(facts::found(&two, "D05").len(), 2);
}

#[test]
fn d09_is_known_by_the_text() {
    let text = |numbers: &[&str]| {
        let mut text = district();
        for number in numbers {
            text.cited(number, "2023-01-05");
        }
        text
    };
    let before = report([text(&["1-KH/HU", "2-KH/HU"])]);
    let after = report([text(&["3-KH/HU", "1-KH/HU", "2-KH/HU"])]);
    joined(&before, &after, "D09", &["3-KH/HU"]);
    let [first, last] = elsewhere();
    untouched(
        &before,
        &report([text(&["1-KH/HU", "2-KH/HU"]), first, last]),
        "D09",
    );
}

/// Plans for 139-CTr/TU, by number, day and title.
fn plans(rows: &[(&str, &str, &str)]) -> Text {
    let mut text = district();
    let source = text.cited("139-CTr/TU", "2022-11-09");
    for (number, date, title) in rows {
        let plan = text.declared(number, date);
        if !title.is_empty() {
            text.last().title = Some((*title).into());
        }
        text.relate(plan, Concretises, source);
    }
    text
}

#[test]
fn o14_is_known_by_source_and_scope() {
    let (a, b) = (
        ("12-KH/HU", "2023-01-05", "quản lý đất đai"),
        ("15-KH/HU", "2023-02-05", "quản lý đất đai"),
    );
    let before = report([plans(&[a, b])]);
    let third = ("9-KH/HU", "2023-01-02", "quản lý đất đai");
    joined(
        &before,
        &report([plans(&[a, b, third])]),
        "O14",
        &["9-KH/HU"],
    );
    // One on another matter, also between the two; one of another type.
    for other in [
        ("13-KH/HU", "2023-01-25", "cải cách hành chính"),
        ("13-CTr/HU", "2023-01-25", "quản lý đất đai"),
    ] {
        untouched(&before, &report([plans(&[a, other, b])]), "O14");
    }
    let [first, last] = elsewhere();
    untouched(&before, &report([plans(&[a, b]), first, last]), "O14");
}

#[test]
fn d02_is_known_by_the_later_paper() {
    let title = "quản lý đất đai trên địa bàn";
    let (a, b) = (
        ("12-KH/HU", "2023-01-05", title),
        ("15-KH/HU", "2023-01-06", title),
    );
    let before = report([plans(&[a, b])]);
    let old = only(&before, "D02");
    let third = ("13-KH/HU", "2023-01-05", title);
    let after = report([plans(&[third, a, b])]);
    let rows: Vec<_> = after
        .findings
        .iter()
        .filter(|it| it.code == "D02")
        .collect();
    assert_eq!(rows.len(), 2);
    let same = rows.iter().find(|it| it.fingerprint == old.fingerprint);
    assert_eq!(same.expect("it stays").subjects, ["12-KH/HU", "15-KH/HU"]);
    let [first, last] = elsewhere();
    untouched(&before, &report([plans(&[a, b]), first, last]), "D02");
}

#[test]
fn c08_and_d12_are_known_by_the_text() {
    let unread = |quotes: &[&str]| {
        let mut text = district();
        for quote in quotes {
            let place = text.place(quote);
            text.facts.unread.push(UnreadFacts { place });
        }
        text
    };
    let before = report([unread(&["12/ABC-"])]);
    joined(
        &before,
        &report([unread(&["7//X", "12/ABC-"])]),
        "C08",
        &["7//X"],
    );
    let [first, last] = elsewhere();
    untouched(&before, &report([unread(&["12/ABC-"]), first, last]), "C08");

    let odd = |numbers: &[&str]| {
        let mut text = district();
        for number in numbers {
            text.cited(number, "2023-01-05");
            text.last().repairs = doctrace::id::Repairs::CASE;
        }
        text
    };
    let before = report([odd(&["5-KH/HU"])]);
    joined(
        &before,
        &report([odd(&["4-KH/HU", "5-KH/HU"])]),
        "D12",
        &["4-KH/HU"],
    );
}

#[test]
fn a_circle_is_known_by_its_members_wherever_it_is_entered() {
    let circle = |name: &str, rows: [(&str, &str); 2]| {
        let mut text = of_district(name, "Phụng Hiệp");
        let ends = rows.map(|(number, date)| text.cited(number, date));
        text.relate(ends[0], Concretises, ends[1]);
        text
    };
    let (a, b) = (("5-KH/HU", "2023-01-05"), ("6-CTr/HU", "2023-01-05"));
    let before = report([circle("m", [a, b]), circle("n", [b, a])]);
    // A text that stands first names the other one first.
    let after = report([
        circle("m", [a, b]),
        circle("n", [b, a]),
        circle("c", [b, a]),
    ]);
    assert_eq!(
        only(&before, "O09").fingerprint,
        only(&after, "O09").fingerprint
    );
}

#[test]
fn a_waived_circle_stays_waived_when_further_links_come() {
    let ring = |links: &[(&str, &str)]| {
        let mut text = of_district("a", "Phụng Hiệp");
        let mut ends = std::collections::BTreeMap::new();
        for number in links.iter().flat_map(|&(a, b)| [a, b]) {
            if !ends.contains_key(number) {
                ends.insert(number, text.cited(number, "2023-01-05"));
            }
        }
        for (from, to) in links {
            text.relate(ends[from], Concretises, ends[to]);
        }
        text
    };
    let [a, b, c, d] = ["9-CTr/TU", "5-KH/HU", "6-KH/HU", "7-KH/HU"];
    let four = [(a, b), (b, c), (c, d), (d, a)];
    let before = report([ring(&four)]);
    let old = only(&before, "O09");
    assert_eq!(old.subjects, [a, b, c, d]);
    let signed = |waiver: Waiver| {
        let waiver = waiver.because("đã rà soát", "Chánh Văn phòng", day("2023-12-01"));
        Policy::new().with_waiver(waiver)
    };
    let waivers = [
        Waiver::of_finding(&old.fingerprint),
        Waiver::of_subject("O09", c),
        Waiver::of_subject("O09", a),
    ];
    let more: &[&[(&str, &str)]] = &[
        // Shorter ones, with and without the highest; one of them drawn in from outside.
        &[(b, a)],
        &[(d, c)],
        &[(c, b), (d, c)],
        &[("3-KH/HU", a), (b, "3-KH/HU")],
    ];
    for links in more {
        let all = [&four[..], links].concat();
        let after = report([ring(&all)]);
        let now = only(&after, "O09");
        assert_eq!(now.fingerprint, old.fingerprint, "{links:?}");
        assert!(
            now.why != old.why || now.subjects != old.subjects,
            "{links:?}"
        );
        for waiver in &waivers {
            let got = judged([ring(&all)], &signed(waiver.clone()));
            let hidden = got.waived.iter().filter(|it| it.finding.code == "O09");
            assert_eq!(hidden.count(), 1, "{links:?} {waiver:?}");
            assert!(got.findings.iter().all(|it| it.code != "O09"));
        }
    }
    // A circle of others is another finding.
    let other = report([ring(&[("1-CTr/TU", "2-KH/HU"), ("2-KH/HU", "1-CTr/TU")])]);
    assert_ne!(only(&other, "O09").fingerprint, old.fingerprint);
}

#[test]
fn a_baseline_tells_who_joined() -> Result<(), Box<dyn std::error::Error>> {
    let (a, b) = (
        ("12-KH/HU", "2023-01-05", "quản lý đất đai"),
        ("15-KH/HU", "2023-02-05", "quản lý đất đai"),
    );
    let third = ("20-KH/HU", "2023-03-02", "quản lý đất đai");
    let before = report([plans(&[a, b])]);
    let known: Baseline = before.baseline().to_string().parse()?;
    let policy = Policy::new().with_baseline(known);
    let drift = |text: Text| {
        let report = judged([text], &policy);
        let rows = report.findings.into_iter().filter(|it| it.code == "W09");
        rows.map(|it| it.why.en).collect::<Vec<_>>()
    };
    let grown = drift(plans(&[a, b, third]));
    assert!(
        grown.iter().any(|why| why
            == "Changed since the baseline: O14 139-CTr/TU, 12-KH/HU, 15-KH/HU → O14 139-CTr/TU, 12-KH/HU, 15-KH/HU, 20-KH/HU."),
        "{grown:#?}"
    );
    assert!(drift(plans(&[a, b])).is_empty());
    // A line without words, written by hand, says nothing of members.
    let print = &only(&before, "O14").fingerprint;
    let mut bare = Baseline::new();
    bare.insert(print.as_str(), "");
    let got = judged([plans(&[a, b, third])], &Policy::new().with_baseline(bare));
    let of_o14 = got.findings.iter().filter(|it| it.code == "W09");
    assert!(of_o14.filter(|it| it.why.en.contains("O14")).count() == 0);
    Ok(())
}

#[test]
fn a_waiver_holds_when_one_joins_and_the_diff_shows_who() {
    let (a, b) = (
        ("12-KH/HU", "2023-01-05", "quản lý đất đai"),
        ("15-KH/HU", "2023-02-05", "quản lý đất đai"),
    );
    let third = ("20-KH/HU", "2023-03-02", "quản lý đất đai");
    let before = report([plans(&[a, b])]);
    let waiver = Waiver::of_finding(&only(&before, "O14").fingerprint);
    let policy = Policy::new().with_waiver(waiver.because(
        "chia việc",
        "Chánh Văn phòng",
        day("2023-12-01"),
    ));
    let after = judged([plans(&[a, b, third])], &policy);
    assert_eq!(after.waived.len(), 1);
    assert_eq!(after.waived[0].finding.subjects.len(), 4);
    let diff = report([plans(&[a, b, third])]).diff(&before);
    let page = diff.text(Lang::En).to_string();
    assert!(page.contains("[+20-KH/HU]"), "{page}");
}

#[test]
fn a_text_is_known_by_what_it_is_and_not_by_how_its_path_is_spelt() {
    const TEXTS: &[(&str, &str)] = &[
        (
            "huyện.txt",
            include_str!("../examples/data/bao-cao-huyen.txt"),
        ),
        (
            "xã/báo cáo.txt",
            include_str!("../examples/data/bao-cao-xa.txt"),
        ),
        (
            "tin.txt",
            "Theo Kế hoạch số 5-KH/HU; dự thảo Chương trình thực hiện Nghị quyết số 7-NQ/TU.",
        ),
        (
            "xã/tin.txt",
            "Đã ban hành kế hoạch thực hiện. Theo Kế hoạch số 6-KH/HU ngày 31/02/2023.",
        ),
        ("hỏng.doc", "\0"),
    ];
    let prints = |folder: &str| {
        let mut trace = Trace::new();
        for (name, text) in TEXTS {
            let name = format!("{folder}{name}");
            if text.starts_with(char::from(0)) {
                trace.skip(&name, 1, "not UTF-8");
            } else {
                trace.add(&name, text.as_bytes()).expect("a text");
            }
        }
        let report = trace.report();
        let of_texts = report
            .findings
            .iter()
            .filter(|it| it.body.contains(folder))
            .count();
        let mut prints: Vec<String> = report
            .findings
            .into_iter()
            .map(|it| it.fingerprint)
            .collect();
        prints.sort();
        (prints, of_texts)
    };
    let (here, _) = prints("./");
    for folder in ["a/", "C:\\Báo cáo\\", "/data/2023/"] {
        let (there, of_texts) = prints(folder);
        assert_eq!(there, here, "{folder}");
        assert!(of_texts > 5, "{of_texts} of {} name a text", there.len());
    }
    // Near misses: another name without a letterhead, another number in one.
    let one = |name: &str, text: &str| {
        let mut trace = Trace::new();
        trace.add(name, text.as_bytes()).expect("a text");
        let rows = trace.report().findings.into_iter();
        let rows = rows.filter(|it| it.body == name).map(|it| it.fingerprint);
        rows.collect::<Vec<_>>()
    };
    let (_, text) = TEXTS[2];
    assert_ne!(one("tin.txt", text), one("bài.txt", text));
    assert_eq!(one("tin.txt", text), one("cũ/tin.txt", text));
    let (_, commune) = TEXTS[1];
    let other = commune.replace("47-BC/ĐU", "48-BC/ĐU");
    assert_ne!(one("x.txt", commune), one("x.txt", &other));
    assert_eq!(one("x.txt", commune), one("y.txt", commune));
    assert!(!one("x.txt", commune).is_empty());
}
