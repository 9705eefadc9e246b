//! How fast files are read, beside the reading of their text: `speed FILE…`.
//!
//! The best of five rounds each; megabytes of the file and of its text in a second.

use std::path::Path;
use std::time::{Duration, Instant};

use doctrace::relation::Reading;
use doctrace::text::Text;
use doctrace_formats::{Options, read};

/// The shortest of five rounds.
fn best(mut round: impl FnMut()) -> Duration {
    let rounds = (0..5).map(|_| {
        let start = Instant::now();
        round();
        start.elapsed()
    });
    rounds.min().unwrap_or_default()
}

fn per_second(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("| file | bytes | text | file MB/s | text MB/s | reading MB/s |");
    println!("|---|---|---|---|---|---|");
    for name in std::env::args().skip(1) {
        let bytes = std::fs::read(&name)?;
        let path = Path::new(&name);
        let options = Options::new();
        let document = read(&bytes, Some(path), &options)?;
        let taken = best(|| drop(read(&bytes, Some(path), &options)));
        let text = Text::new(&document.text)?;
        let said = best(|| drop(Reading::of_text(text)));
        println!(
            "| {} | {} | {} | {:.1} | {:.1} | {:.1} |",
            path.file_name().unwrap_or_default().display(),
            bytes.len(),
            document.text.len(),
            per_second(bytes.len(), taken),
            per_second(document.text.len(), taken),
            per_second(document.text.len(), said),
        );
    }
    Ok(())
}
