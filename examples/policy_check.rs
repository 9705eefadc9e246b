//! Checks policies: every fault with its line, its column and the name that may be meant.
//!
//! ```text
//! cargo run --example policy_check -- examples/data/chinh-sach.toml
//! ```

use std::process::ExitCode;

use doctrace::audit::Policy;

fn main() -> std::io::Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for path in std::env::args().skip(1) {
        match Policy::from_toml(&std::fs::read_to_string(&path)?) {
            Ok(policy) => println!("{path}: {} bodies", policy.bodies().len()),
            Err(error) => {
                for fault in error.faults() {
                    eprintln!("{path}:{fault}");
                }
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}
