//! Made-up sentences with the answer inside: what the finder must see, and what it must
//! leave alone.
//!
//! The table is `tests/data/forms.tsv`; another of the same shape can be named in the
//! environment variable `DOCTRACE_FORMS`. Columns: sentence, canonical, answer, comment.
//! Bars enclose the identifier itself, without its label; with the bars taken out, one
//! canonical a pair of bars, `; ` between. `\t`, `\n`, `\r`, `\\` and `\u{HEX}` are
//! escapes; `\u{7C}` is a bar that belongs to the text.
//!
//! | answer | what must hold |
//! |---|---|
//! | `one`, `list`, `range` | exactly these spans with these canonical forms, nothing else |
//! | `undecided` | nothing outside the spans; what is found there is not certain |
//! | `several` | the same where the canonical has ` OR `; the other spans as in `list` |
//! | `none` | nothing |
//!
//! Where an `undecided` line writes the canonical form itself, the doubt is which
//! document it names, not which identifier stands there: then it may be certain. Where a
//! mention names another identifier that its signs may be, ` OR ` must have just the two.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// What is found at one place of a sentence.
struct Seen {
    start: usize,
    end: usize,
    canonical: String,
    other: Option<String>,
    certain: bool,
}

/// What is found in a sentence. The one place that knows the finder.
fn read(sentence: &str) -> Vec<Seen> {
    let text = doctrace::text::Text::new(sentence).expect("a sentence is short");
    doctrace::mention::MentionFinder::new()
        .mentions(text)
        .map(|mention| {
            let span = mention.span();
            Seen {
                start: span.start(),
                end: span.end(),
                canonical: mention.id().to_string(),
                other: mention.other_id().map(ToString::to_string),
                certain: mention.is_certain(),
            }
        })
        .collect()
}

impl Seen {
    fn told(&self) -> String {
        format!("{} at {}..{}", self.canonical, self.start, self.end)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
    One,
    List,
    Range,
    Several,
    Undecided,
    None,
}

/// One line of the table, with its escapes and bars taken out.
#[derive(Debug)]
struct Form {
    line: usize,
    text: String,
    spans: Vec<Range<usize>>,
    canonical: Vec<String>,
    answer: Answer,
    comment: String,
}

fn own_table() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms.tsv")
}

fn tables() -> Vec<PathBuf> {
    let mut tables = vec![own_table()];
    tables.extend(std::env::var_os("DOCTRACE_FORMS").map(PathBuf::from));
    tables
}

fn load(path: &Path) -> Vec<Form> {
    let table = std::fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
    table
        .lines()
        .enumerate()
        .skip(1)
        .filter(|(_, line)| !line.is_empty())
        .map(|(at, line)| {
            form(at + 1, line)
                .unwrap_or_else(|fault| panic!("{}:{}: {fault}", path.display(), at + 1))
        })
        .collect()
}

fn form(line: usize, row: &str) -> Result<Form, String> {
    let columns: Vec<&str> = row.split('\t').collect();
    let &[sentence, canonical, answer, comment] = columns.as_slice() else {
        return Err(format!("{} columns instead of 4", columns.len()));
    };
    let answer = match answer {
        "one" => Answer::One,
        "list" => Answer::List,
        "range" => Answer::Range,
        "several" => Answer::Several,
        "undecided" => Answer::Undecided,
        "none" => Answer::None,
        other => return Err(format!("unknown answer `{other}`")),
    };
    let mut text = String::new();
    let mut spans = Vec::new();
    for (at, piece) in sentence.split('|').enumerate() {
        let start = text.len();
        unescape(piece, &mut text)?;
        if at % 2 == 1 {
            spans.push(start..text.len());
        }
    }
    if sentence.matches('|').count() % 2 == 1 {
        return Err("a bar without its partner".to_owned());
    }
    let canonical: Vec<String> = match answer {
        Answer::None => Vec::new(),
        _ => canonical.split("; ").map(str::to_owned).collect(),
    };
    if canonical.len() != spans.len() {
        return Err(format!(
            "{} canonical forms for {} spans",
            canonical.len(),
            spans.len()
        ));
    }
    Ok(Form {
        line,
        text,
        spans,
        canonical,
        answer,
        comment: comment.to_owned(),
    })
}

fn unescape(piece: &str, text: &mut String) -> Result<(), String> {
    let mut rest = piece;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let (letter, used) = match rest.chars().next() {
            Some('t') => ('\t', 1),
            Some('n') => ('\n', 1),
            Some('r') => ('\r', 1),
            Some('\\') => ('\\', 1),
            Some('u') => {
                let end = rest.find('}').ok_or("an escape without its end")?;
                let hex = rest[1..end].strip_prefix('{').ok_or("\\u without {")?;
                let letter = u32::from_str_radix(hex, 16)
                    .ok()
                    .and_then(char::from_u32)
                    .ok_or_else(|| format!("\\u{{{hex}}} is no letter"))?;
                (letter, end + 1)
            }
            other => return Err(format!("unknown escape \\{other:?}")),
        };
        text.push(letter);
        rest = &rest[used..];
    }
    text.push_str(rest);
    Ok(())
}

/// What is wrong with the reading of one line; empty when it is right.
fn faults(form: &Form) -> Vec<String> {
    let mut faults = Vec::new();
    let mut found: Vec<_> = read(&form.text);
    for (span, canonical) in form.spans.iter().zip(&form.canonical) {
        let inside = |seen: &Seen| seen.start < span.end && span.start < seen.end;
        let (here, elsewhere): (Vec<_>, Vec<_>) = found.into_iter().partition(inside);
        found = elsewhere;
        let open = form.answer == Answer::Undecided
            || (form.answer == Answer::Several && canonical.contains(" OR "));
        if open {
            let written = form.text[span.clone()] == **canonical;
            for seen in &here {
                if seen.certain && !written {
                    faults.push(format!("{} is given as certain", seen.told()));
                }
                if let Some(other) = &seen.other {
                    let named = BTreeSet::from([seen.canonical.as_str(), other]);
                    if named != canonical.split(" OR ").collect() {
                        faults.push(format!("{named:?} are named instead of {canonical}"));
                    }
                }
            }
        } else if !matches!(here.as_slice(), [seen]
            if (seen.start..seen.end) == *span && seen.canonical == *canonical && seen.other.is_none())
        {
            let seen: Vec<_> = here.iter().map(Seen::told).collect();
            faults.push(format!(
                "expected {canonical} at {span:?}, found {}",
                if seen.is_empty() {
                    "nothing".to_owned()
                } else {
                    seen.join(" + ")
                }
            ));
        }
    }
    for seen in found {
        faults.push(format!("{} is too much", seen.told()));
    }
    faults
}

#[test]
fn every_form_is_read_as_the_table_says() {
    let mut report = String::new();
    let mut count = BTreeMap::<Answer, (usize, usize)>::new();
    for path in tables() {
        for form in load(&path) {
            let faults = faults(&form);
            let (wrong, all) = count.entry(form.answer).or_default();
            *all += 1;
            if faults.is_empty() {
                continue;
            }
            *wrong += 1;
            writeln!(
                report,
                "{}:{}: {}\n    ({})",
                path.display(),
                form.line,
                form.text.escape_debug(),
                form.comment
            )
            .unwrap();
            for fault in faults {
                writeln!(report, "    {fault}").unwrap();
            }
        }
    }
    assert!(
        report.is_empty(),
        "{report}\nwrong of all, by answer: {count:?}"
    );
}

#[test]
fn canonical_forms_print_as_they_are_read() {
    let mut report = String::new();
    for path in tables() {
        for form in load(&path) {
            if !matches!(form.answer, Answer::One | Answer::List | Answer::Range) {
                continue;
            }
            for canonical in &form.canonical {
                match canonical.parse::<doctrace::id::DocumentId>() {
                    Ok(id) if id.to_string() == *canonical => {}
                    Ok(id) => {
                        writeln!(report, "{}: {canonical} prints as {id}", form.line).unwrap();
                    }
                    Err(error) => writeln!(report, "{}: {error}", form.line).unwrap(),
                }
            }
        }
    }
    assert!(report.is_empty(), "{report}");
}

#[test]
fn the_table_is_well_formed_and_broad() {
    let forms = load(&own_table());
    let none = forms.iter().filter(|form| form.answer == Answer::None);
    assert!(forms.len() >= 320, "{} lines", forms.len());
    assert!(none.count() >= 110);
    let texts: BTreeSet<&str> = forms.iter().map(|form| form.text.as_str()).collect();
    assert_eq!(texts.len(), forms.len(), "a sentence stands twice");
    for form in &forms {
        assert!(!form.comment.is_empty(), "line {}: no comment", form.line);
        if form.answer == Answer::One {
            assert_eq!(form.spans.len(), 1, "line {}", form.line);
        }
        if matches!(form.answer, Answer::List | Answer::Range) {
            assert!(form.spans.len() > 1, "line {}", form.line);
        }
    }
    let answers: BTreeSet<Answer> = forms.iter().map(|form| form.answer).collect();
    assert_eq!(answers.len(), 6, "an answer has no line");
}

#[test]
fn a_row_is_read_with_its_escapes_and_bars() {
    let read = form(2, "a\\u{7C}é |1\\u{2013}NQ/TW|\\t.\t1-NQ/TW\tone\tx").unwrap();
    assert_eq!(read.text, "a|é 1–NQ/TW\t.");
    assert_eq!(&read.text[read.spans[0].clone()], "1–NQ/TW");
    assert!(form(2, "one bar | only\t-\tnone\tx").is_err());
    assert!(form(2, "|1-NQ/TW|\t-\tnone\tx").is_err());
    assert!(form(2, "no columns").is_err());
}
