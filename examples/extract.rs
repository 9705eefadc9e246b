//! What each text says, one line of JSON a text: the shape of `doctrace::extract`.
//!
//! ```text
//! cargo run --example extract -- bao-cao.txt
//! ```

use std::error::Error;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use doctrace::extract::Extract;
use doctrace::text::Text;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut code = ExitCode::SUCCESS;
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(&file)?;
        match Text::from_bytes(&bytes) {
            Ok(text) => {
                let id = Path::new(&file).file_stem().unwrap_or_default();
                let line = Extract::of(id.to_string_lossy(), text);
                serde_json::to_writer(&mut out, &line)?;
                out.write_all(b"\n")?;
            }
            Err(error) => {
                eprintln!("{file}: not read: {error}");
                code = ExitCode::from(3);
            }
        }
    }
    out.flush()?;
    Ok(code)
}
