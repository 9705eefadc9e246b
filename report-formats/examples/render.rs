//! Writes the bundled sample, or a stored report, in any form.
//!
//! ```text
//! cargo run -p doctrace-report --example render -- html > page.html
//! cargo run -p doctrace-report --example render -- text --color --width 120
//! cargo run -p doctrace-report --example render -- sarif bao-cao-1.txt bao-cao-2.txt
//! cargo run -p doctrace-report --example render -- xlsx report.json > report.xlsx
//! ```
//!
//! Options: `--lang vi|en`, `--width N`, `--color`, `--show PART`, `--table TABLE`,
//! `--policy FILE`.

use std::error::Error;
use std::io::{self, BufWriter, Write as _};

use doctrace::Trace;
use doctrace::report::Report;
use doctrace_report::{Format, Options, render};

const SAMPLE: &str = include_str!("../../examples/data/bao-cao-huyen.txt");

fn main() -> Result<(), Box<dyn Error>> {
    let (mut files, mut format) = (Vec::new(), None);
    let mut options = Options::new();
    let mut trace = Trace::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--lang" => options = options.lang(value()?.parse()?),
            "--width" => options = options.width(value()?.parse()?),
            "--show" => options = options.show(value()?.parse()?),
            "--table" => options = options.table(value()?.parse()?),
            "--color" => options = options.color(true),
            "--policy" => {
                let policy = std::fs::read_to_string(value()?)?;
                trace.set_policy(doctrace::audit::Policy::from_toml(&policy)?);
            }
            _ if format.is_none() => format = Some(argument.parse::<Format>()?),
            _ => files.push(argument),
        }
    }
    if files.is_empty() {
        files.push("bao-cao-huyen.txt".to_owned());
    }
    let mut stored: Option<Report> = None;
    let mut texts = Vec::new();
    for name in &files {
        let text = match std::fs::read_to_string(name) {
            Err(_) if name == "bao-cao-huyen.txt" => SAMPLE.to_owned(),
            text => text.map_err(|error| format!("{name}: {error}"))?,
        };
        let ending = std::path::Path::new(name).extension();
        if ending.is_some_and(|ending| ending == "json") {
            stored = Some(serde_json::from_str(&text)?);
        } else {
            trace.add(name, text.as_bytes())?;
            texts.push(text);
        }
    }
    let report = stored.unwrap_or_else(|| trace.report());
    for (name, text) in files.iter().zip(&texts) {
        options = options.text(name, text);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    render(&report, format.unwrap_or(Format::Text), &options, &mut out)?;
    Ok(out.flush()?)
}
