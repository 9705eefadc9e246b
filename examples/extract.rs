//! Prints what each file says, one line of JSON a file.
//!
//! `extract FILES…` — offsets are bytes of the file; `start..end` is the identifier itself,
//! without its label. The shape is stable and used by scorers; more keys may come.
//!
//! Of a file with several letterheads `self` is the first; `parts` has all, and the later ones
//! stand in `links` under their own numbers. `references` has the words that point at documents
//! without naming them ("nghị quyết này", "hai kế hoạch nêu trên"): what they mean or, where `open`
//! says why the text does not decide, may mean, as indexes into `mentions`.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use doctrace::relation::{End, OpenReference, Reading, documents};
use doctrace::text::{Span, Text};
use serde_json::{Value, json};

/// Extracts documents, their fields and the relations between them, as JSON lines.
#[derive(Parser)]
struct Options {
    /// Text files in UTF-8.
    #[arg(required = true)]
    files: Vec<std::path::PathBuf>,

    /// Tell how this line of each file was read (0: every line), in place of the JSON.
    #[arg(long, value_name = "LINE")]
    explain: Option<usize>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut failed = false;
    for path in &options.files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let line = match std::fs::read(path) {
            Err(error) => Err(error.to_string()),
            Ok(bytes) => Text::from_bytes(&bytes)
                .map(|text| match options.explain {
                    Some(line) => Output::Told(explain(text, line)),
                    None => Output::Json(describe(&name, text)),
                })
                .map_err(|error| error.to_string()),
        };
        match line {
            Ok(value) => {
                let value = match value {
                    Output::Told(told) => told,
                    Output::Json(value) => value.to_string(),
                };
                // A closed pipe is the reader's wish to stop.
                if writeln!(out, "{value}").is_err() {
                    return ExitCode::SUCCESS;
                }
            }
            Err(reason) => {
                failed = true;
                eprintln!("{}: not read: {reason}", path.display());
            }
        }
    }
    if out.flush().is_err() {
        return ExitCode::SUCCESS;
    }
    if failed {
        ExitCode::from(3)
    } else {
        ExitCode::SUCCESS
    }
}

enum Output {
    Json(Value),
    Told(String),
}

/// How a line was read.
fn explain(text: Text<'_>, line: usize) -> String {
    let mut told = String::new();
    for span in documents(text) {
        let part = text.part(span).expect("a part of the text");
        let all = Span::new(0, part.as_str().len() as u32).expect("in order");
        let wanted = match line.checked_sub(1) {
            None => Some(all),
            Some(line) => text
                .as_str()
                .split_inclusive('\n')
                .scan(0, |at, line| {
                    let start = *at;
                    *at += line.len();
                    Some((start, *at))
                })
                .nth(line)
                .and_then(|(start, end)| {
                    let inside =
                        |at: usize| at.saturating_sub(span.start()).min(part.as_str().len()) as u32;
                    Span::new(
                        inside(start),
                        inside(end.saturating_sub(1)).max(inside(start)),
                    )
                }),
        };
        for block in wanted
            .map(|wanted| Reading::of_text(part).explain(wanted))
            .unwrap_or_default()
        {
            told.push_str(&block.to_string());
        }
    }
    told
}

fn describe(name: &str, text: Text<'_>) -> Value {
    let mut parts = Vec::new();
    let (mut mentions, mut links, mut references) = (Vec::new(), Vec::new(), Vec::new());
    for span in documents(text) {
        let reading = Reading::of_text(text.part(span).expect("a part of the text"));
        let own = own_head(&reading);
        let name = match own["canonical"].as_str() {
            Some(number) if !parts.is_empty() => number.to_owned(),
            _ => "SELF".to_owned(),
        };
        references.extend(references_of(&reading, span.start(), mentions.len()));
        mentions.extend(mentions_of(&reading, span.start()));
        links.extend(links_of(&reading, span.start(), &name));
        parts.push(json!({"start": span.start(), "end": span.end(), "self": own}));
    }
    json!({
        "id": name,
        "self": parts[0]["self"],
        "parts": parts,
        "mentions": mentions,
        "links": links,
        "references": references,
    })
}

fn own_head(reading: &Reading<'_>) -> Value {
    let text = reading.text();
    let words = |span: Option<Span>| span.map(|span| collapse(text.at(span)));
    let own = reading.own();
    json!({
        "canonical": own.id.as_ref().map(ToString::to_string),
        "date": own.date.and_then(doctrace::mention::WrittenDate::day).map(|date| date.to_string()),
        "type_word": words(own.type_word),
        "issuer": own.issuer_words(text),
        "superior": own.superior_words(text),
        "title": words(own.title),
        "number": words(own.number),
        "subject": words(own.subject),
        "period": own.period.map(|(from, to)| format!("{from}..{to}")),
        "speaker": own.speaks().name(),
        "speaker_words": words(own.speaks_at()),
    })
}

/// The place of a span in the file, where the part that it is in begins at `from`.
fn place(span: Span, from: usize) -> Value {
    json!({"start": from + span.start(), "end": from + span.end()})
}

fn mentions_of(reading: &Reading<'_>, from: usize) -> Vec<Value> {
    let text = reading.text();
    let at = |span: Option<Span>| span.map(|span| place(span, from));
    let words = |span: Option<Span>| span.map(|span| collapse(text.at(span)));
    reading
        .mentions()
        .iter()
        .enumerate()
        .map(|(index, mention)| {
            json!({
                "start": from + mention.span().start(),
                "end": from + mention.span().end(),
                "canonical": mention.id().to_string(),
                "raw": mention.raw(),
                "date": mention.date().map(|date| date.to_string()),
                "type_word": words(mention.type_word_span()),
                "issuer": words(mention.issuer_span()),
                "title": words(mention.title_span()),
                "term": mention.term(),
                "role": reading.role(index).name(),
                "certain": mention.is_certain(),
                "in_title": mention.is_in_title(),
                "other": mention.other_id().map(ToString::to_string),
                "repairs": mention.repairs().names().collect::<Vec<_>>(),
                "spans": {
                    "type_word": at(mention.type_word_span()),
                    "date": at(mention.date_span()),
                    "issuer": at(mention.issuer_span()),
                    "term": at(mention.term_span()),
                    "title": at(mention.title_span()),
                },
            })
        })
        .collect()
}

/// The relations of a part; its own document goes by the name given.
fn links_of(reading: &Reading<'_>, from: usize, own: &str) -> Vec<Value> {
    let label = |end: End| match end {
        End::Own => own.to_owned(),
        End::Draft(_) => "DRAFT".to_owned(),
        End::Mention(index) => reading.mentions()[index as usize].id().to_string(),
    };
    reading
        .relations()
        .iter()
        .map(|relation| {
            json!({
                "from": label(relation.from),
                "to": label(relation.to),
                "relation": relation.kind.coarse_name(),
                "kind": relation.kind.name(),
                "certainty": relation.certainty.name(),
                "cue": place(relation.cue, from),
            })
        })
        .collect()
}

/// The words of a part that point at documents, where its mentions begin at `first`.
fn references_of(reading: &Reading<'_>, from: usize, first: usize) -> Vec<Value> {
    reading
        .references()
        .iter()
        .map(|reference| {
            let candidates = reference.candidates.iter();
            json!({
                "start": from + reference.span.start(),
                "end": from + reference.span.end(),
                "words": collapse(reading.text().at(reference.span)),
                "candidates": candidates.map(|&at| first + at as usize).collect::<Vec<_>>(),
                "own": reference.own,
                "open": reference.open.map(OpenReference::name),
            })
        })
        .collect()
}

/// Blanks and line ends as single spaces.
fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
