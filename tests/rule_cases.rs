//! Every rule on texts as offices write them: at least three that it must flag and three
//! near misses, from the bytes to the finding.
//!
//! The cases stand in `tests/data/rules`, one file for each letter of the codes:
//!
//! ```toml
//! [[case]]
//! rule = "D10"
//! name = "what is told here, in words"
//! text = "…"                  # or texts = ["…", "…"], named "1", "2", …
//! doubts = ["1 bad-date 31/02/2023"]  # of who made a file a text: input, kind, words quoted
//! policy = "…"                # TOML, as a caller writes it
//! before = ["…"]              # texts of an earlier run, which gives the baseline
//! finds = ["150-CTr/HU"]      # the subjects of each finding of the rule; none: a near miss,
//!                             # whose name begins with "near: "
//! severity = "warning"        # of all of them
//! quotes = ["150-CTr/HU"]     # words that the evidence shows
//! why = ["…"]                 # words of the reason, in Vietnamese
//! follows = "O02"             # the rule whose finding each of them is a consequence of
//! beside = ["O02"]            # the other rules that find an error or a warning
//! ```
//!
//! Three shorthands keep the texts short. A line `@huyện 47-BC/HU, 12/12/2023` stands for a
//! letterhead of the offices below; `[[70|, |Kế hoạch số {n}-KH/HU]]` for 70 of these words
//! (with `\n` between them for lines);
//! a line `@name` of a policy for a passage of `common.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use doctrace::Trace;
use doctrace::audit::{Policy, RULES};
use doctrace::registry::{DoubtFacts, Registry};
use doctrace::report::{FindingRow, Report};
use serde::Deserialize;

const COMMON: &str = include_str!("data/rules/common.toml");

/// Texts on which a rule cannot judge: `finds` has no meaning there.
const SILENT: &str = include_str!("data/rules/silent.toml");

/// The files, by the letter of the codes in them.
const FILES: &[(&str, &str)] = &[
    ("C", include_str!("data/rules/C.toml")),
    ("D", include_str!("data/rules/D.toml")),
    ("G", include_str!("data/rules/G.toml")),
    ("L", include_str!("data/rules/L.toml")),
    ("O", include_str!("data/rules/O.toml")),
    ("S", include_str!("data/rules/S.toml")),
    ("W", include_str!("data/rules/W.toml")),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Common {
    offices: BTreeMap<String, Office>,
    policies: BTreeMap<String, String>,
}

/// A letterhead.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Office {
    /// The body above, as it stands on the paper; empty for none.
    superior: String,
    issuer: String,
    motto: String,
    place: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: String,
    name: String,
    text: Option<String>,
    #[serde(default)]
    texts: Vec<String>,
    /// Inputs that are no text, as hex digits: named `raw1`, ….
    #[serde(default)]
    raw: Vec<String>,
    #[serde(default)]
    doubts: Vec<String>,
    #[serde(default)]
    policy: String,
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    finds: Vec<String>,
    severity: Option<String>,
    #[serde(default)]
    quotes: Vec<String>,
    #[serde(default)]
    why: Vec<String>,
    follows: Option<String>,
    #[serde(default)]
    beside: Vec<String>,
}

fn common() -> Common {
    toml::from_str(COMMON).expect("common.toml")
}

fn cases() -> Vec<Case> {
    let read = |&(letter, file): &(&str, &str)| {
        let file: File = toml::from_str(file).unwrap_or_else(|error| panic!("{letter}: {error}"));
        for case in &file.case {
            assert!(case.rule.starts_with(letter), "{} in {letter}", case.rule);
        }
        file.case
    };
    FILES.iter().flat_map(read).collect()
}

impl Common {
    /// `@huyện 47-BC/HU, 12/12/2023`: the number may lack its ordinal, the date its day.
    fn letterhead(&self, line: &str) -> String {
        let (office, rest) = line.split_once(' ').expect("an office and a number");
        let office = self
            .offices
            .get(office)
            .unwrap_or_else(|| panic!("no office `{office}`"));
        let (number, date) = rest.split_once(", ").expect("a number and a date");
        let blank = if number.starts_with(['-', '/']) {
            "        "
        } else {
            ""
        };
        let date = match *date.split('/').collect::<Vec<_>>() {
            [day, month, year] => format!("ngày {day} tháng {month} năm {year}"),
            [month, year] => format!("ngày      tháng {month} năm {year}"),
            _ => format!("ngày      tháng      năm {date}"),
        };
        let Office {
            superior,
            issuer,
            motto,
            place,
        } = office;
        format!(
            "\t{superior}\n\n{issuer}\n\n*\n\nSố {blank}{number}\n\t{motto}\n\n\n{place}, {date}\n\n"
        )
    }

    fn expand(&self, text: &str) -> String {
        let mut out = String::new();
        for line in text.lines() {
            match line.strip_prefix('@') {
                Some(head) => out.push_str(&self.letterhead(head)),
                None => writeln!(out, "{}", repeat(line)).expect("a string"),
            }
        }
        out
    }

    /// The policy of a case, its passages written out.
    fn source(&self, case: &Case) -> String {
        let mut source = String::new();
        for line in case.policy.lines() {
            let passage = line.trim().strip_prefix('@').map(|name| {
                let passage = self.policies.get(name);
                passage.unwrap_or_else(|| panic!("no passage `{name}`"))
            });
            source.push_str(passage.map_or(line, String::as_str));
            source.push('\n');
        }
        source
    }

    fn policy(&self, case: &Case) -> Policy {
        let policy = Policy::from_toml(&self.source(case));
        policy.unwrap_or_else(|error| panic!("{} “{}”: {error}", case.rule, case.name))
    }

    /// The report of a case under a policy.
    fn read<'t>(
        &self,
        policy: Policy,
        texts: impl IntoIterator<Item = &'t String>,
        raw: &[String],
        doubts: &[String],
    ) -> Report {
        let mut trace = Trace::new();
        trace.set_policy(policy);
        for (at, text) in texts.into_iter().enumerate() {
            let read = trace.add(&(at + 1).to_string(), self.expand(text).as_bytes());
            read.expect("a text");
        }
        for (at, hex) in raw.iter().enumerate() {
            let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex digits");
            let bytes: Vec<u8> = (0..hex.len()).step_by(2).map(byte).collect();
            // What cannot be read is noted by the trace.
            let _ = trace.add(&format!("raw{}", at + 1), &bytes);
        }
        if !doubts.is_empty() {
            let mut doubted = Registry::new();
            for mut facts in trace.registry().inputs().cloned() {
                let told = doubts.iter().filter_map(|it| it.split_once(' '));
                let told = told.filter(|(name, _)| **name == *facts.name);
                facts.doubts = told.map(|(_, doubt)| doubt_of(doubt)).collect();
                doubted.add(facts);
            }
            let policy = trace.policy().clone();
            trace = Trace::new();
            trace.set_policy(policy);
            trace.merge(doubted);
        }
        trace.report()
    }

    fn run(&self, case: &Case, policy: Policy) -> Report {
        let texts = case.text.iter().chain(&case.texts);
        self.read(policy, texts, &case.raw, &case.doubts)
    }

    /// Under the policy of the case, after its earlier run.
    fn report(&self, case: &Case) -> Report {
        let policy = self.policy(case);
        if case.before.is_empty() {
            return self.run(case, policy);
        }
        let before = self.read(policy.clone(), &case.before, &[], &[]);
        self.run(case, policy.with_baseline(before.baseline()))
    }
}

/// `bad-date 31/02/2023`.
fn doubt_of(written: &str) -> DoubtFacts {
    let (name, quote) = written.split_once(' ').unwrap_or((written, ""));
    DoubtFacts {
        name: name.into(),
        words: (
            format!("nghi ngờ {name}").into(),
            format!("doubt {name}").into(),
        ),
        place: None,
        quote: quote.into(),
    }
}

/// Writes `[[70|, |… {n} …]]` out.
fn repeat(line: &str) -> String {
    let Some((before, rest)) = line.split_once("[[") else {
        return line.to_owned();
    };
    let (inside, after) = rest.split_once("]]").expect("an end");
    let mut parts = inside.splitn(3, '|');
    let mut part = || parts.next().expect("three parts");
    let (count, between, words) = (part(), part().replace("\\n", "\n"), part());
    let count: usize = count.parse().expect("a count");
    let words: Vec<String> = (1..=count)
        .map(|n| words.replace("{n}", &n.to_string()))
        .collect();
    format!("{before}{}{}", words.join(&between), repeat(after))
}

fn of<'r>(report: &'r Report, code: &str) -> Vec<&'r FindingRow> {
    let all = report.findings.iter();
    all.filter(|finding| finding.code == code).collect()
}

/// What a report says otherwise than a case asks.
fn differences(case: &Case, report: &Report) -> Vec<String> {
    let found = of(report, &case.rule);
    let mut wrong = Vec::new();
    let mut asked = case.finds.clone();
    let mut got: Vec<String> = found.iter().map(|it| it.subjects.join(" ")).collect();
    asked.sort();
    got.sort();
    if asked != got {
        wrong.push(format!("asked for {asked:?}, found {got:?}"));
    }
    for finding in &found {
        if case
            .severity
            .as_ref()
            .is_some_and(|it| *it != finding.severity.name())
        {
            wrong.push(format!("{:?} is {}", finding.subjects, finding.severity));
        }
        let cause = report
            .findings
            .iter()
            .find(|it| Some(&it.fingerprint) == finding.consequence_of.as_ref());
        let cause = cause.map(|it| it.code.as_str());
        if case.follows.is_some() && case.follows.as_deref() != cause {
            wrong.push(format!("{:?} follows from {cause:?}", finding.subjects));
        }
        if finding.evidence.is_empty() {
            wrong.push(format!("{:?} shows nothing", finding.subjects));
        }
    }
    let quotes = || found.iter().flat_map(|it| &it.evidence);
    for words in &case.quotes {
        if !quotes().any(|it| it.quote.contains(words.as_str())) {
            let quotes: Vec<&str> = quotes().map(|it| it.quote.as_str()).collect();
            wrong.push(format!("the evidence lacks “{words}”: {quotes:?}"));
        }
    }
    for words in &case.why {
        if !found.iter().any(|it| it.why.vi.contains(words.as_str())) {
            let why: Vec<&str> = found.iter().map(|it| it.why.vi.as_str()).collect();
            wrong.push(format!("the reason lacks “{words}”: {why:?}"));
        }
    }
    let beside: BTreeSet<&str> = case.beside.iter().map(String::as_str).collect();
    let others: BTreeSet<&str> = report
        .findings
        .iter()
        .filter(|it| it.code != case.rule && ["error", "warning"].contains(&it.severity.name()))
        .map(|it| it.code.as_str())
        .collect();
    if beside != others {
        let whys: Vec<&str> = report
            .findings
            .iter()
            .filter(|it| others.contains(&*it.code) && !beside.contains(&*it.code))
            .map(|it| it.why.vi.as_str())
            .collect();
        wrong.push(format!(
            "beside it {beside:?} was asked for, found {others:?} {whys:?}"
        ));
    }
    wrong
}

#[test]
fn each_case_gets_what_it_asks_for() {
    let common = common();
    let mut wrong = String::new();
    for case in cases() {
        for it in differences(&case, &common.report(&case)) {
            writeln!(wrong, "{} “{}”: {it}", case.rule, case.name).expect("a string");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn each_rule_has_three_cases_and_three_near_misses() {
    let mut counts: BTreeMap<&str, (usize, usize)> = RULES
        .iter()
        .map(|it| (it.code().as_str(), (0, 0)))
        .collect();
    let (mut names, mut texts) = (BTreeSet::new(), BTreeSet::new());
    let cases = cases();
    for case in &cases {
        let (code, name) = (&case.rule, &case.name);
        let known = counts.get_mut(code.as_str());
        let (fires, silent) = known.unwrap_or_else(|| panic!("no rule {code}"));
        *(if case.finds.is_empty() { silent } else { fires }) += 1;
        assert!(names.insert((code, name)), "{code} “{name}” twice");
        let near = name.starts_with("near: ");
        assert_eq!(near, case.finds.is_empty(), "{code} “{name}”");
        let words = (
            &case.text,
            &case.texts,
            &case.raw,
            &case.policy,
            &case.before,
        );
        assert!(texts.insert((code, words)), "{code} “{name}”: told before");
        let asks = !(case.severity.is_none() && case.quotes.is_empty() && case.why.is_empty());
        assert!(
            !(case.finds.is_empty() && asks),
            "{code} “{name}” asks of nothing"
        );
    }
    let poor: Vec<_> = counts
        .iter()
        .filter(|it| it.1.0 < 3 || it.1.1 < 3)
        .collect();
    assert!(poor.is_empty(), "fewer than three and three: {poor:?}");
}

/// What a policy may lack, and the rules that then cannot judge.
const NEEDS: &[(&str, &[&str])] = &[
    ("as_of", &["G01", "G03", "L06", "L14", "L15", "W01"]),
    ("due_soon", &["L15"]),
    ("duties", &["G01", "G04", "G05", "G09", "L02", "L15"]),
    ("duties.roster", &["G01", "G04", "G05", "G09", "L15"]),
    ("duties.deadline", &["G01", "L02", "L15"]),
    ("minimums", &["G09"]),
    ("registers", &["G08", "L09", "O02", "O03", "W08"]),
    ("registers.complete", &["L09", "O02", "O03"]),
    ("rosters", &["W06"]),
    ("baseline", &["W09"]),
];

/// A policy without one of its parts; `None` where it has none.
fn without(policy: &str, part: &str) -> Option<Policy> {
    let mut table: toml::Table = toml::from_str(policy).expect("a policy");
    let (key, field) = part.split_once('.').unwrap_or((part, ""));
    if field.is_empty() {
        table.remove(key)?;
    } else {
        let rows = table.get_mut(key)?.as_array_mut()?;
        let rows = rows.iter_mut().filter_map(toml::Value::as_table_mut);
        let taken = rows.filter_map(|row| row.remove(field));
        if taken.count() == 0 {
            return None;
        }
    }
    Some(table.try_into().expect("a policy"))
}

/// Whether a rule finds nothing, and the self-check says what it lacked.
fn is_not_judged(report: &Report, code: &str) -> bool {
    let mut told = report.self_check.iter().filter(|it| it.code == code);
    let said = told.any(|it| !it.lacks.vi.is_empty() && !it.lacks.en.is_empty());
    said && of(report, code).is_empty()
}

#[test]
fn without_its_data_a_rule_is_silent_and_the_report_says_so() {
    let common = common();
    let cases = cases();
    for &(part, codes) in NEEDS {
        for &code in codes {
            let mut tried = 0;
            let firing = cases
                .iter()
                .filter(|it| it.rule == code && !it.finds.is_empty());
            for case in firing {
                let whole = common.report(case);
                let told = whole.self_check.iter().any(|it| it.code == code);
                assert!(!told, "{code} “{}” is said not to be judged", case.name);
                let poorer = match part {
                    "baseline" => Some(common.policy(case)),
                    _ => without(&common.source(case), part),
                };
                let Some(policy) = poorer else { continue };
                tried += 1;
                let report = common.run(case, policy);
                let silent = is_not_judged(&report, code);
                assert!(silent, "{code} “{}” without {part}", case.name);
            }
            assert!(tried > 0, "no case of {code} has {part}");
        }
    }
}

/// Texts that lack what a rule needs of them.
#[test]
fn a_rule_that_needs_more_of_a_text_says_so() {
    let common = common();
    let file: File = toml::from_str(SILENT).expect("silent.toml");
    let by_policy = NEEDS.iter().flat_map(|&(_, codes)| codes.iter().copied());
    let mut known: BTreeSet<&str> = by_policy.collect();
    for case in &file.case {
        let report = common.report(case);
        let name = &case.name;
        assert!(is_not_judged(&report, &case.rule), "{} “{name}”", case.rule);
        known.insert(&case.rule);
    }
    // Whatever is ever said not to be judged is tried here or above.
    for case in cases() {
        for silent in common.report(&case).self_check {
            assert!(
                known.contains(&*silent.code),
                "{} is not tried",
                silent.code
            );
        }
    }
}
