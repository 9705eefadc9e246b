//! From texts to a report, with a policy of one's own.
//!
//! ```text
//! cargo run --example audit -- bao-cao-1.txt bao-cao-2.txt
//! ```
//!
//! The program `doctrace` (in `cli`) does this for whole folders, files of every kind, and all
//! forms of the report.

use std::error::Error;

use doctrace::Trace;
use doctrace::audit::{Deadline, Duty, Policy, PolicyBody, Selector};
use doctrace::report::Lang;

const SAMPLE: &[u8] = include_bytes!("data/bao-cao-huyen.txt");

fn main() -> Result<(), Box<dyn Error>> {
    // Documents of the province are to be answered by the district within 90 days.
    let select = Selector {
        organs: vec!["TU".into()],
        ..Selector::default()
    };
    let policy = Policy::new()
        .with_as_of("2023-12-31".parse()?)
        .with_body(PolicyBody::new("Huyện ủy Tân Long").organ("HU"))
        .with_roster("huyện", ["Huyện ủy Tân Long"])
        .with_duty(
            Duty::new("Tỉnh ủy", select)
                .roster("huyện")
                .deadline(Deadline::Days(90)),
        );

    let mut trace = Trace::new();
    trace.set_policy(policy);
    let files: Vec<String> = std::env::args().skip(1).collect();
    for file in &files {
        // What is no UTF-8 is noted in the report, and the run goes on.
        let _ = trace.add(file, &std::fs::read(file)?);
    }
    if files.is_empty() {
        trace.add("bao-cao-huyen.txt", SAMPLE)?;
    }
    print!("{}", trace.report().text(Lang::Vi));
    Ok(())
}
