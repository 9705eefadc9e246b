//! The text form as people see it: at four widths, in two languages, with and without colour.

mod common;

use common::{options, stored, text};
use doctrace::report::{Lang, Show};
use doctrace_report::Format;
use unicode_width::UnicodeWidthStr;

fn page(lang: Lang, width: usize, color: bool) -> String {
    text(
        &stored(),
        Format::Text,
        &options(lang).width(width).color(color),
    )
}

macro_rules! snapshots {
    ($($name:ident: $lang:ident, $width:literal, $color:literal;)*) => {
        $(#[test] fn $name() {
            let page = page(Lang::$lang, $width, $color);
            insta::assert_snapshot!(stringify!($name), page.replace('\x1b', "␛"));
        })*
    };
}

snapshots! {
    vi_60: Vi, 60, false;
    vi_80: Vi, 80, false;
    vi_120: Vi, 120, false;
    vi_200: Vi, 200, false;
    vi_60_color: Vi, 60, true;
    vi_80_color: Vi, 80, true;
    vi_120_color: Vi, 120, true;
    vi_200_color: Vi, 200, true;
    en_60: En, 60, false;
    en_80: En, 80, false;
    en_120: En, 120, false;
    en_200: En, 200, false;
    en_60_color: En, 60, true;
    en_80_color: En, 80, true;
    en_120_color: En, 120, true;
    en_200_color: En, 200, true;
}

/// Without the codes of colours.
fn bare(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some(at) = rest.find("\x1b[") {
        out.push_str(&rest[..at]);
        let end = rest[at..].find('m').expect("a colour ends");
        rest = &rest[at + end + 1..];
    }
    out + rest
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for lang in Lang::ALL {
        for width in [40, 60, 80, 120, 200] {
            for line in page(*lang, width, false).lines() {
                assert!(line.width() <= width, "{width}: {} {line}", line.width());
            }
        }
    }
}

#[test]
fn colour_changes_no_words() {
    for width in [60, 120] {
        let (coloured, plain) = (page(Lang::Vi, width, true), page(Lang::Vi, width, false));
        let bare = bare(&coloured);
        for (one, other) in bare.lines().zip(plain.lines()) {
            assert_eq!(one, other);
        }
        assert_eq!(bare.lines().count(), plain.lines().count());
    }
}

#[test]
fn every_cell_stands_on_one_of_the_pages() {
    let report = stored();
    for width in [40, 60, 200] {
        let options = options(Lang::Vi).width(width).show(Show::Matrix);
        let page = text(&report, Format::Text, &options);
        let rows = page.lines().filter(|line| line.contains("Huyện ủy"));
        let marks: usize = rows
            .map(|line| {
                let line = line.rsplit_once('/').map_or("", |it| it.1);
                line.split_whitespace()
                    .skip(1)
                    .filter(|it| *it != "–")
                    .count()
            })
            .sum();
        assert_eq!(marks, report.matrix.len(), "{width}\n{page}");
    }
}

#[test]
fn a_part_alone_is_shown_alone() {
    let report = stored();
    let of = |show| text(&report, Format::Text, &options(Lang::En).show(show));
    assert!(of(Show::Matrix).contains("WHICH BODY") && !of(Show::Matrix).contains("FINDINGS"));
    assert!(of(Show::Chains).contains("CHAINS (19)"));
    assert!(of(Show::Series).contains("SERIES OF NUMBERS"));
    // Every finding is told where they are asked for, only the grave ones otherwise.
    let findings = of(Show::Findings);
    let told = findings
        .lines()
        .filter(|line| line.starts_with("  Fingerprint: "))
        .count();
    assert_eq!(told, report.findings.len());
}
