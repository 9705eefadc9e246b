//! Waivers, rosters, baselines and what changed between two reports.

mod facts;

use doctrace::audit::{Baseline, Policy, PolicyBody, Severity, Waiver};
use doctrace::relation::RelationKind::Concretises;
use doctrace::report::{Lang, Report};
use facts::{Text, about, day, found, judged, of_district, one, province, report, subjects};

/// A district with resolutions of these days, each with a title of its own, so that
/// only the days can be found fault with.
fn issued(rows: &[(&str, &str)]) -> Text {
    let mut text = of_district("a", "Phụng Hiệp");
    for (number, date) in rows {
        text.declared(number, date);
        text.last().title = Some(format!("phát triển vùng {number}").into());
    }
    text
}

/// Two resolutions on days of rest: two findings of S08, and no more of it.
fn rests() -> Text {
    issued(&[("5-NQ/HU", "2023-05-01"), ("6-NQ/HU", "2023-09-02")])
}

fn signed(waiver: Waiver) -> Waiver {
    waiver.because("đã rà soát", "Chánh Văn phòng", day("2023-10-10"))
}

fn under(waivers: impl IntoIterator<Item = Waiver>) -> Policy {
    waivers.into_iter().fold(Policy::new(), Policy::with_waiver)
}

#[test]
fn a_waiver_hides_exactly_one() {
    let bare = report([rests()]);
    let print = bare
        .findings
        .iter()
        .find(|it| it.subjects == ["5-NQ/HU"] && it.code == "S08")
        .expect("it")
        .fingerprint
        .clone();
    for waiver in [
        Waiver::of_subject("S08", "5-NQ/HU"),
        Waiver::of_finding(&print),
    ] {
        let got = judged([rests()], &under([signed(waiver)]));
        assert_eq!(subjects(&got, "S08"), ["6-NQ/HU"]);
        assert_eq!(got.findings.len() + 1, bare.findings.len());
        assert_eq!(got.waived.len(), 1);
        assert_eq!(got.waived[0].finding.fingerprint, print);
        assert_eq!(got.waived[0].reason, "đã rà soát");
        // The others keep their fingerprints.
        let rest: Vec<_> = bare
            .findings
            .iter()
            .filter(|it| it.fingerprint != print)
            .collect();
        assert!(got.findings.iter().eq(rest));
    }
    // Every finding of a report can be hidden, one at a time.
    for it in &bare.findings {
        let got = judged(
            [rests()],
            &under([signed(Waiver::of_finding(&it.fingerprint))]),
        );
        assert_eq!(got.waived.len(), 1);
        assert_eq!(got.findings.len() + 1, bare.findings.len());
    }
}

#[test]
fn w01_waiver_expired() {
    let policy = |last: &str, as_of: &str| {
        under([signed(Waiver::of_subject("S08", "5-NQ/HU")).until(day(last))])
            .with_as_of(day(as_of))
    };
    for (last, as_of) in [
        ("2023-12-30", "2023-12-31"),
        ("2023-10-11", "2024-05-05"),
        ("1990-01-01", "2023-12-31"),
    ] {
        let got = judged([rests()], &policy(last, as_of));
        assert_eq!(
            found(&got, "W01"),
            [("warning".into(), vec!["S08 5-NQ/HU".to_owned()])]
        );
        assert_eq!(
            subjects(&got, "S08"),
            ["5-NQ/HU", "6-NQ/HU"],
            "it hides nothing"
        );
    }
    // The last day; without end; without a day of looking, which is said.
    assert!(
        about(
            &judged([rests()], &policy("2023-12-31", "2023-12-31")),
            "W01"
        )
        .is_empty()
    );
    let open = under([signed(Waiver::of_subject("S08", "5-NQ/HU"))]).with_as_of(day("2099-01-01"));
    assert!(about(&judged([rests()], &open), "W01").is_empty());
    let bare = under([signed(Waiver::of_subject("S08", "5-NQ/HU")).until(day("2023-12-31"))]);
    let got = judged([rests()], &bare);
    assert!(about(&got, "W01").is_empty());
    assert!(got.self_check.iter().any(|rule| rule.code == "W01"));
}

#[test]
fn w02_waiver_unused() {
    let got = |waiver: Waiver| judged([rests()], &under([signed(waiver)]));
    // No such subject; no such fingerprint; two findings at once.
    assert_eq!(
        found(&got(Waiver::of_subject("S08", "9-NQ/HU")), "W02")[0].0,
        "note"
    );
    assert_eq!(
        about(&got(Waiver::of_finding("00000000000000aa")), "W02"),
        ["00000000000000aa"]
    );
    let mut twice = of_district("b", "Long Mỹ");
    twice.declared("5-NQ/HU", "2023-05-01");
    let both = under([signed(Waiver::of_subject("S08", "5-NQ/HU"))]);
    let got_both = judged([rests(), twice], &both);
    assert_eq!(about(&got_both, "W02"), ["S08 5-NQ/HU"]);
    assert!(got_both.waived.is_empty());
    // Two waivers of one finding: the first hides it.
    let two = [1, 2].map(|_| signed(Waiver::of_subject("S08", "5-NQ/HU")));
    assert_eq!(about(&judged([rests()], &under(two)), "W02").len(), 1);
    // Used; expired; unsigned.
    assert!(about(&got(Waiver::of_subject("s08", "5-NQ/HU")), "W02").is_empty());
    let old = under([signed(Waiver::of_subject("S08", "x")).until(day("2023-01-01"))]);
    assert!(
        about(
            &judged([rests()], &old.with_as_of(day("2023-12-31"))),
            "W02"
        )
        .is_empty()
    );
    assert!(
        about(
            &judged([rests()], &under([Waiver::of_subject("S08", "x")])),
            "W02"
        )
        .is_empty()
    );
}

#[test]
fn w03_waiver_without_reason() {
    let whole = signed(Waiver::of_subject("S08", "5-NQ/HU"));
    let (mut no_reason, mut no_one, mut no_day) = (whole.clone(), whole.clone(), whole.clone());
    no_reason.reason = Some("  ".into());
    no_one.who = None;
    no_day.date = None;
    for (waiver, lacks) in [
        (no_reason, "the reason"),
        (no_one, "the person"),
        (no_day, "the date"),
    ] {
        let got = judged([rests()], &under([waiver]));
        assert_eq!(
            found(&got, "W03"),
            [("error".into(), vec!["S08 5-NQ/HU".to_owned()])]
        );
        let it = got.findings.iter().find(|it| it.code == "W03").expect("it");
        assert!(it.why.en.contains(lacks) && got.waived.is_empty());
    }
    for policy in [
        under([whole.clone()]),
        under([whole.clone().until(day("2024-01-01"))]),
        Policy::new(),
    ] {
        assert!(about(&judged([rests()], &policy), "W03").is_empty());
    }
    // Nothing hides a finding about waivers.
    let own = under([
        Waiver::of_subject("S08", "x"),
        signed(Waiver::of_subject("W03", "S08 x")),
    ]);
    let got = judged([rests()], &own);
    assert_eq!(about(&got, "W03").len(), 1);
    assert_eq!(about(&got, "W02"), ["W03 S08 x"]);
}

fn plan(name: &str, district: &str) -> Text {
    one(
        name,
        district,
        ("5-KH/HU", "2023-03-01"),
        Concretises,
        ("1-CTr/TU", "2023-02-01"),
    )
}

#[test]
fn w06_roster_gap() {
    // A place that no body has; a body that is in no roster; a text's own number.
    let got = judged([plan("a", "Châu Thành")], &province());
    assert_eq!(
        found(&got, "W06"),
        [("warning".into(), vec!["HUYỆN ỦY CHÂU THÀNH".to_owned()])]
    );
    let more = province().with_body(PolicyBody::new("Huyện ủy Châu Thành").organ("HU"));
    assert_eq!(
        subjects(&judged([plan("a", "Châu Thành")], &more), "W06"),
        ["Huyện ủy Châu Thành"]
    );
    let own = Text::new("a").head("9-KH/HU", "HUYỆN ỦY CHÂU THÀNH", "ĐẢNG BỘ TỈNH HẬU GIANG");
    assert_eq!(
        subjects(&judged([own], &province()), "W06"),
        ["HUYỆN ỦY CHÂU THÀNH"]
    );
    // In the roster; a level without a roster; no roster at all; only cited.
    assert!(about(&judged([plan("a", "Phụng Hiệp")], &province()), "W06").is_empty());
    let mut text = Text::new("a").head("?-BC/TU", "TỈNH ỦY SÓC TRĂNG", "ĐẢNG CỘNG SẢN VIỆT NAM");
    text.declared("7-CTr/TU", "2023-03-01");
    assert!(about(&judged([text], &province()), "W06").is_empty());
    assert!(about(&report([plan("a", "Châu Thành")]), "W06").is_empty());
    let mut text = of_district("a", "Phụng Hiệp");
    text.cited("5-KH/HU", "2023-03-01");
    text.last().issuer = Some("Huyện ủy Châu Thành".into());
    assert!(about(&judged([text], &province()), "W06").is_empty());
}

#[test]
fn w09_baseline_drift() -> Result<(), Box<dyn std::error::Error>> {
    let known = report([rests()]).baseline();
    assert_eq!(known.to_string().parse::<Baseline>()?, known);
    let policy = Policy::new().with_baseline(known.clone());
    // As before: nothing.
    assert!(about(&judged([rests()], &policy), "W09").is_empty());
    // One new; one gone; both.
    let got = judged(
        [issued(&[
            ("5-NQ/HU", "2023-05-01"),
            ("6-NQ/HU", "2023-09-02"),
            ("7-NQ/HU", "2023-09-03"),
        ])],
        &policy,
    );
    assert_eq!(about(&got, "W09"), ["S08 7-NQ/HU"]);
    let cause = got
        .findings
        .iter()
        .find(|it| it.subjects == ["7-NQ/HU"] && it.code == "S08")
        .expect("it");
    let drift = got.findings.iter().find(|it| it.code == "W09").expect("it");
    assert_eq!(drift.consequence_of.as_ref(), Some(&cause.fingerprint));
    let text = issued(&[("5-NQ/HU", "2023-05-01"), ("6-NQ/HU", "2023-09-05")]);
    let got = judged([text], &policy);
    assert_eq!(about(&got, "W09"), ["S08 6-NQ/HU"]);
    // A baseline of nothing makes everything new; without one the rule is silent.
    let empty = Policy::new().with_baseline(Baseline::new());
    let all = judged([rests()], &empty);
    assert_eq!(about(&all, "W09").len() * 2, all.findings.len());
    assert!(about(&report([rests()]), "W09").is_empty());
    // A waiver that hides nothing is found after the other rules, and is known too.
    let idle = under([signed(Waiver::of_subject("S08", "9-NQ/HU"))]);
    let known_idle = judged([rests()], &idle).baseline();
    let again = judged([rests()], &idle.with_baseline(known_idle));
    assert!(!about(&again, "W02").is_empty() && about(&again, "W09").is_empty());
    // What is waived is known too, and a baseline of a run with a baseline is the same.
    assert_eq!(all.baseline(), known);
    let waived = under([signed(Waiver::of_subject("S08", "5-NQ/HU"))]).with_baseline(known);
    assert!(about(&judged([rests()], &waived), "W09").is_empty());
    Ok(())
}

#[test]
fn w10_limit_hit() {
    // Each of ten levels doubles the paths: 1,024 from one document.
    let doubling = |levels: u32| {
        let mut text = of_district("a", "Phụng Hiệp");
        let mut above = text.cited("1-CTr/TU", "");
        let mut number = 1;
        for _ in 0..levels {
            let below = text.cited(&format!("{}-CTr/TU", number + 3), "");
            for side in 1..=2 {
                let middle = text.cited(&format!("{}-CTr/TU", number + side), "");
                text.relate(below, Concretises, middle);
                text.relate(middle, Concretises, above);
            }
            number += 3;
            above = below;
        }
        report([text])
    };
    for levels in [10, 11, 14] {
        assert_eq!(
            found(&doubling(levels), "W10"),
            [("warning".into(), vec!["chains".to_owned()])]
        );
    }
    for levels in [1, 5, 9] {
        assert!(found(&doubling(levels), "W10").is_empty());
    }
}

#[test]
fn severities_of_ones_own() {
    let policy = Policy::new().with_severity("S08", Severity::Error);
    let got = judged([rests()], &policy);
    assert!(
        found(&got, "S08")
            .iter()
            .all(|(severity, _)| severity == "error")
    );
    assert!(
        got.reaches(Severity::Error) && got.findings[0].code == "S08",
        "worst first"
    );
    let prints = |report: &Report| {
        let rows = report.findings.iter().map(|it| it.fingerprint.clone());
        rows.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(prints(&got), prints(&report([rests()])));
}

#[test]
fn what_changed_between_two_reports() -> Result<(), Box<dyn std::error::Error>> {
    let before = report([rests()]);
    let after = report([issued(&[
        ("5-NQ/HU", "2023-04-30"),
        ("6-NQ/HU", "2023-08-31"),
        ("7-NQ/HU", "2023-09-02"),
    ])]);
    let diff = after.diff(&before);
    let names = |rows: &[doctrace::report::DiffRow]| {
        let names = rows
            .iter()
            .map(|row| format!("{} {}", row.code, row.subjects.join(" ")));
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(&diff.new), ["S08 7-NQ/HU"]);
    assert_eq!(names(&diff.gone), ["S08 6-NQ/HU"]);
    assert_eq!(names(&diff.changed), ["S08 5-NQ/HU"]);
    assert_eq!(diff.same + 2, after.findings.len());
    assert!(before.diff(&before).is_empty());
    let back = before.diff(&after);
    assert_eq!(names(&back.new), names(&diff.gone));
    assert_eq!(
        serde_json::from_value::<doctrace::report::Diff>(serde_json::to_value(&diff)?)?,
        diff
    );
    for lang in [Lang::Vi, Lang::En] {
        for page in [diff.text(lang).to_string(), diff.markdown(lang).to_string()] {
            for word in ["7-NQ/HU", "6-NQ/HU", "5-NQ/HU"] {
                assert!(page.contains(word), "{page}");
            }
        }
    }
    // Another severity is a change with both.
    let graver = judged(
        [rests()],
        &Policy::new().with_severity("S08", Severity::Warning),
    );
    let diff = graver.diff(&before);
    assert_eq!(diff.changed.len(), 2);
    assert_eq!(diff.changed[0].severity_before, Some(Severity::Info));
    assert!(diff.text(Lang::En).to_string().contains("info → warning"));
    Ok(())
}
