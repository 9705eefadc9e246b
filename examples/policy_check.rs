//! Checks policies: every fault with its line, its column and the name that may be meant.
//!
//! ```text
//! cargo run --example policy_check -- examples/data/chinh-sach.toml
//! ```
//!
//! Ends with 0 when all can be used, 1 when one cannot, 2 on wrong use.

use std::process::ExitCode;

use doctrace::audit::Policy;

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        eprintln!("Cách dùng / Usage: policy_check FILES");
        return ExitCode::from(2);
    }
    let mut faulty = false;
    for path in &paths {
        let source = match std::fs::read_to_string(path) {
            Ok(source) => source,
            Err(error) => {
                eprintln!("{path}: {error}");
                faulty = true;
                continue;
            }
        };
        match Policy::from_toml(&source) {
            Ok(policy) => println!(
                "{path}: dùng được / usable: {} bodies, {} duties, {} registers, {} waivers, {} codes",
                policy.bodies().len(),
                policy.duties().len(),
                policy.registers().len(),
                policy.waivers().len(),
                policy.vocabulary().types.len() + policy.vocabulary().organs.len()
            ),
            Err(error) => {
                faulty = true;
                for fault in error.faults() {
                    eprintln!("{path}:{fault}");
                }
            }
        }
    }
    ExitCode::from(u8::from(faulty))
}
