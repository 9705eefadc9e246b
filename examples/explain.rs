//! Explains rules: what each finds, why it matters, how to mend it.
//!
//! ```text
//! cargo run --example explain               # the list of all rules
//! cargo run --example explain -- D01 cycle  # their pages
//! ```
//!
//! Ends with 0, or with 2 when a code or a name is not known.

use std::io::{self, Write};
use std::process::ExitCode;

use doctrace::audit::{RULES, rule};

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let mut pages: Vec<String> = Vec::new();
    let mut unknown = false;
    if wanted.is_empty() {
        for it in RULES {
            let severity = it.severity().name();
            pages.push(format!("{} {severity:<8} {}\n", it.code(), it.name()));
        }
    }
    for (at, name) in wanted.iter().enumerate() {
        if let Some(it) = rule(name) {
            let gap = if at == 0 { "" } else { "\n" };
            pages.push(format!("{gap}{}\n", it.explain().trim_end()));
        } else {
            unknown = true;
            eprintln!("explain: không có quy tắc / no such rule: {name}");
        }
    }
    // A reader that has seen enough and closed the pipe is no fault.
    let _ = io::stdout().write_all(pages.concat().as_bytes());
    ExitCode::from(if unknown { 2 } else { 0 })
}
