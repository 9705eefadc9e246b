//! Laws that hold for every text, tried on many.
//!
//! The texts are drawn from words, signs and numbers that matter to the reader, so that
//! most draws hold something to read, and from sentences as offices write them.

use std::collections::BTreeSet;
use std::fmt::Write;

use doctrace::Trace;
use doctrace::id::{DocumentId, Repairs};
use doctrace::mention::{Mention, MentionFinder, Origin};
use doctrace::registry::{InputFacts, Registry};
use doctrace::relation::{End, Reading};
use doctrace::report::{Lang, Show};
use doctrace::text::Text;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use regex::Regex;
use unicode_normalization::UnicodeNormalization;

const SAMPLES: [(&str, &str); 2] = [
    (
        "bao-cao-huyen.txt",
        include_str!("../examples/data/bao-cao-huyen.txt"),
    ),
    (
        "bao-cao-xa.txt",
        include_str!("../examples/data/bao-cao-xa.txt"),
    ),
];

/// What a text may be made of, whole or in pieces.
const PIECES: &[&str] = &[
    "0",
    "1",
    "18",
    "139",
    "2023",
    "16/6/2022",
    "ngày 02/02/2023",
    "tháng",
    "năm",
    "/",
    "-",
    "–",
    "—",
    "−",
    "\u{ff0f}",
    "\u{2044}",
    "\u{ad}",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{fffd}",
    "\u{301}",
    "\u{323}",
    "NQ",
    "KH",
    "CTr",
    "QĐ",
    "QÐ",
    "NĐ-CP",
    "TW",
    "TƯ",
    "TU",
    "HU",
    "QH14",
    "UBND",
    "TTg",
    "-NQ/TW",
    "-KH/HU",
    "/QĐ-UBND",
    "/2023/NĐ-CP",
    "số ",
    "Số",
    "Số:   -BC/HU",
    "Nghị quyết ",
    "Kế hoạch ",
    "Luật ",
    "dự thảo ",
    "chưa ",
    "để cụ thể hóa ",
    "thực hiện ",
    "về thực hiện ",
    "căn cứ ",
    "Ban hành ",
    "sửa đổi, bổ sung ",
    "thay thế ",
    "của Tỉnh ủy ",
    "khoá XIII",
    "về ",
    "về việc ",
    "và ",
    "đến ",
    ", ",
    "; ",
    ". ",
    ": ",
    "…",
    "“",
    "”",
    "\"",
    "'",
    "«",
    "(",
    ")",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    " ",
    "  ",
    "I. ",
    "IV. MỤC\n",
    "BÁO CÁO\n",
    "*",
    "-----\n",
    "|",
    "xã",
    "ấp",
    "e\u{302}\u{301}",
    "ệ",
    "Đ",
    "đ",
    "Ủ",
    "\0",
    "😀",
    "第",
];

/// A text of pieces in any order, with a strange character here and there.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Sentences with slots for a number; the readings of these are not in doubt.
const SENTENCES: &[&str] = &[
    "Ban hành Kế hoạch số {}-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số {}-CTr/TU ngày \
     09/11/2022 của Tỉnh ủy về thực hiện Nghị quyết số {}-NQ/TW ngày 16/6/2022 của Bộ Chính trị.",
    "Căn cứ Nghị định số {}/2023/NĐ-CP ngày 30/5/2023 của Chính phủ;",
    "Quyết định số {}/QĐ-UBND ngày 11 tháng 7 năm 2023 của Ủy ban nhân dân tỉnh.",
    "Thực hiện Chỉ thị số {}-CT/TW của Ban Bí thư, Huyện ủy ban hành Kế hoạch số {}-KH/HU.",
    "Đã xây dựng dự thảo Chương trình cụ thể hóa Nghị quyết số {}-NQ/TU ngày 13/7/2023.",
    "Đạt 96/301 hồ sơ, 6,7 tấn/ha; nhiệm kỳ 2020 - 2025, trực 24/24 giờ.",
    "Nghị quyết số {}-NQ/TW khóa XIII về “Phát triển kinh tế ven sông” chưa được cụ thể hóa.",
];

/// Sentences as offices write them, with small numbers so that some come twice.
fn sentences() -> impl Strategy<Value = String> {
    let sentence = (select(SENTENCES), vec(1_u32..60, 3)).prop_map(|(sentence, numbers)| {
        let mut parts = sentence.split("{}");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for (part, number) in parts.zip(numbers) {
            write!(text, "{number:02}{part}").expect("a string takes all");
        }
        text
    });
    vec(sentence, 0..12).prop_map(|sentences| sentences.join("\n"))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![soup(), sentences()]
}

fn mentions(text: &str) -> Vec<Mention<'_>> {
    MentionFinder::new()
        .mentions(Text::new(text).expect("a short text"))
        .collect()
}

fn facts(name: &str, text: &str) -> InputFacts {
    InputFacts::of(name, &Reading::of(text).expect("a short text"))
}

fn registry(inputs: &[InputFacts]) -> Registry {
    inputs.iter().cloned().collect()
}

/// The report of texts named by their place, as JSON.
fn report<'t>(texts: impl IntoIterator<Item = (usize, &'t str)>) -> String {
    let mut trace = Trace::new();
    for (at, text) in texts {
        trace
            .add(&format!("{at}.txt"), text.as_bytes())
            .expect("UTF-8");
    }
    serde_json::to_string(&trace.report()).expect("a report is JSON")
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 128,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn mentions_are_ordered_and_disjoint_and_rebuild_the_text(text in text()) {
        let mut rebuilt = String::new();
        let mut floor = 0;
        for mention in mentions(&text) {
            let span = mention.span();
            prop_assert!(floor <= span.start() && !span.is_empty(), "{span:?}");
            rebuilt += text.get(floor..span.start()).expect("a gap of whole characters");
            rebuilt += mention.raw();
            floor = span.end();
            for field in [
                mention.type_word_span(), mention.date_span(), mention.issuer_span(),
                mention.term_span(), mention.title_span(),
            ].into_iter().flatten() {
                prop_assert!(text.get(field.range()).is_some(), "{field:?}");
            }
        }
        rebuilt += &text[floor..];
        prop_assert_eq!(rebuilt, text);
    }

    #[test]
    fn nothing_panics(text in text()) {
        let report = Trace::read(&text).expect("a short text").report();
        for lang in [Lang::Vi, Lang::En] {
            prop_assert!(!report.text(lang).show(Show::All).to_string().is_empty());
            prop_assert!(!report.markdown(lang).show(Show::All).to_string().is_empty());
        }
        for evidence in report.findings.iter().flat_map(|finding| &finding.evidence) {
            let words = text.get(evidence.start as usize..evidence.end as usize);
            prop_assert_eq!(words, Some(evidence.quote.as_str()));
        }
        let _ = text.parse::<DocumentId>();
        let _ = DocumentId::parse_lenient(&text);
    }

    #[test]
    fn bytes_of_any_kind_are_read_or_refused(bytes in vec(any::<u8>(), 0..200)) {
        let mut trace = Trace::new();
        let read = trace.add("bytes", &bytes).is_ok();
        prop_assert_eq!(read, std::str::from_utf8(&bytes).is_ok());
        prop_assert_eq!(trace.report().inputs.len(), 1);
    }

    #[test]
    fn a_whole_reading_has_the_mentions_of_the_finder(text in text()) {
        let reading = Reading::of(&text).expect("a short text");
        let show = |mention: &Mention<'_>| (mention.span(), mention.id().clone());
        let whole: Vec<_> = reading.mentions().iter().map(show).collect();
        let alone: Vec<_> = mentions(&text).iter().map(show).collect();
        prop_assert_eq!(whole, alone);
        let count = reading.mentions().len();
        for relation in reading.relations() {
            for end in [relation.from, relation.to] {
                let known = match end {
                    End::Own => true,
                    End::Mention(at) => (at as usize) < count,
                    End::Draft(at) => (at as usize) < reading.drafts().len(),
                };
                prop_assert!(known, "{end:?}");
            }
        }
    }

    #[test]
    fn the_order_of_inputs_does_not_show(texts in vec(text(), 0..6), swaps in vec(any::<Index>(), 6)) {
        let named: Vec<(usize, &str)> = texts.iter().map(String::as_str).enumerate().collect();
        let mut shuffled = named.clone();
        for (at, swap) in (0..named.len()).zip(&swaps) {
            shuffled.swap(at, swap.index(named.len()));
        }
        prop_assert_eq!(report(named), report(shuffled));
    }

    #[test]
    fn a_text_taken_in_twice_counts_once(texts in vec(text(), 1..4)) {
        let named: Vec<(usize, &str)> = texts.iter().map(String::as_str).enumerate().collect();
        let twice = named.iter().chain(&named).copied();
        prop_assert_eq!(report(twice), report(named.iter().copied()));
    }

    #[test]
    fn registries_merge_in_any_order(texts in vec(text(), 3..6), cut in any::<Index>()) {
        let facts: Vec<InputFacts> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| facts(&at.to_string(), text))
            .collect();
        let (left, right) = facts.split_at(cut.index(facts.len()));
        let merge = |mut one: Registry, other: Registry| {
            one.merge(other);
            one
        };
        let whole = registry(&facts);
        prop_assert_eq!(&merge(registry(left), registry(right)), &whole);
        prop_assert_eq!(&merge(registry(right), registry(left)), &whole);
        prop_assert_eq!(&merge(whole.clone(), registry(left)), &whole);
        // One by one, from the right.
        let folded = facts
            .iter()
            .rev()
            .fold(Registry::new(), |all, one| merge(registry(std::slice::from_ref(one)), all));
        prop_assert_eq!(&folded, &whole);
        let stored = serde_json::to_string(&whole).expect("a registry is JSON");
        let loaded: Registry = serde_json::from_str(&stored).expect("as it was stored");
        prop_assert_eq!(&loaded, &whole);
    }

    #[test]
    fn composed_and_decomposed_accents_read_the_same(text in sentences()) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(said(&composed), said(&decomposed));
    }

    #[test]
    fn identifiers_come_back_as_printed(text in text()) {
        for mention in mentions(&text) {
            let id = mention.id();
            if id.is_complete() {
                let again: DocumentId = id.to_string().parse().map_err(|error| {
                    TestCaseError::fail(format!("{error} from {:?}", mention.raw()))
                })?;
                prop_assert_eq!(&again, id);
            }
        }
    }

    #[test]
    fn the_finder_agrees_with_a_regex(text in sentences()) {
        let slow = bare(&text);
        let fast: Vec<_> = mentions(&text)
            .iter()
            .filter(|mention| mention.origin() == Origin::Written)
            .map(|mention| (mention.span().start(), mention.span().end()))
            .collect();
        prop_assert_eq!(fast, slow);
    }
}

/// What a text says, without the places: composed letters, no spans.
fn said(text: &str) -> String {
    let reading = Reading::of(text).expect("a short text");
    let mut said = String::new();
    for (at, mention) in reading.mentions().iter().enumerate() {
        // Debug escapes combining marks, so the words are composed before.
        let words = [mention.type_word(), mention.issuer(), mention.title()]
            .map(|words| words.map(|words| words.nfc().collect::<String>()));
        let (role, date, term) = (reading.role(at).name(), mention.date(), mention.term());
        writeln!(said, "{} {role} {date:?} {term:?} {words:?}", mention.id())
            .expect("a string takes all");
    }
    for relation in reading.relations() {
        let cue = reading.text().at(relation.cue);
        let (from, to, kind) = (relation.from, relation.to, relation.kind.name());
        writeln!(said, "{from:?} {kind} {to:?} {cue}").expect("a string takes all");
    }
    said.nfc().collect()
}

/// The slow reference: canonical identifiers by a regular expression, as (start, end).
fn bare(text: &str) -> Vec<(usize, usize)> {
    let pattern = Regex::new(
        "[0-9]{1,5}[a-z]?\
        (?:-[A-ZĐ][A-Za-zĐ]{0,5}/[A-ZĐ][A-Za-z0-9Đ]{1,9}(?:-[A-ZĐ][A-Za-z0-9Đ]{1,9})*\
        |/(?:[0-9]{4}/)?[A-ZĐ][A-Za-zĐ]{0,5}(?:-[A-ZĐ][A-Za-z0-9Đ]{1,9})+)",
    )
    .expect("the pattern is well formed");
    let found = pattern.find_iter(text);
    found.map(|found| (found.start(), found.end())).collect()
}

#[test]
fn the_finder_agrees_with_a_regex_on_the_samples() {
    for (name, text) in SAMPLES {
        let slow: BTreeSet<_> = bare(text).into_iter().collect();
        let fast: BTreeSet<_> = mentions(text)
            .iter()
            .filter(|mention| {
                // A blank number has no digits, and what was mended is not canonical.
                mention.origin() == Origin::Written
                    && mention.repairs() == Repairs::NONE
                    && mention.id().ordinal().is_some()
            })
            .map(|mention| (mention.span().start(), mention.span().end()))
            .collect();
        assert_eq!(fast, slow, "{name}");
        assert!(slow.len() >= 10, "{name}: {}", slow.len());
    }
}

#[test]
fn the_samples_read_the_same_in_any_accents() {
    for (name, text) in SAMPLES {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        assert_eq!(said(text), said(&composed), "{name}");
        assert_eq!(said(&composed), said(&decomposed), "{name}");
    }
}
