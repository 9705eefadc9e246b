//! A program of the caller's that turns a file into text: `--pre 'antiword -m UTF-8.txt'`.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::ui::Words;

/// A command: a program and its first arguments. The path of the file comes behind them; no
/// shell sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Program {
    words: Vec<String>,
    time: Duration,
    most: u64,
}

impl Program {
    /// A command as it is written: words between blanks, or between double quotes.
    pub(crate) fn new(written: &str, time: Duration, most: usize) -> Option<Self> {
        let mut words = Vec::new();
        for (at, part) in written.split('"').enumerate() {
            if at % 2 == 1 {
                words.push(part.to_owned());
            } else {
                words.extend(part.split_whitespace().map(str::to_owned));
            }
        }
        (!words.is_empty()).then_some(Self {
            words,
            time,
            most: most as u64,
        })
    }

    /// What the program writes when it is given the file; its own words where it fails.
    pub(crate) fn run(&self, path: &Path) -> Result<Vec<u8>, Words> {
        let program = &self.words[0];
        let fails = |vi: String, en: String| {
            Words::new(
                format!("chương trình --pre `{program}` {vi}"),
                format!("the program `{program}` of --pre {en}"),
            )
        };
        let mut child = Command::new(program)
            .args(&self.words[1..])
            .arg(path)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| {
                fails(
                    format!("không chạy được: {error}"),
                    format!("does not start: {error}"),
                )
            })?;
        let (out, err) = (child.stdout.take(), child.stderr.take());
        let child = Arc::new(Mutex::new(child));
        running().push(Arc::clone(&child));
        let locked = || child.lock().unwrap_or_else(PoisonError::into_inner);
        let most = self.most;
        let out = thread::spawn(move || drained(out, most + 1));
        let err = thread::spawn(move || drained(err, 4_096));
        let end = Instant::now() + self.time;
        let status = loop {
            let state = locked().try_wait();
            match state {
                Ok(Some(status)) => break Some(status),
                Ok(None) if Instant::now() < end => thread::sleep(Duration::from_millis(5)),
                _ => {
                    let _ = locked().kill();
                    let _ = locked().wait();
                    break None;
                }
            }
        };
        running().retain(|it| !Arc::ptr_eq(it, &child));
        let Some(status) = status else {
            let seconds = self.time.as_secs();
            return Err(fails(
                format!("chạy quá {seconds} giây"),
                format!("ran for more than {seconds} seconds"),
            ));
        };
        let (out, err) = (
            out.join().unwrap_or_default(),
            err.join().unwrap_or_default(),
        );
        if out.len() as u64 > self.most {
            return Err(fails(
                format!("viết ra hơn {most} byte"),
                format!("wrote more than {most} bytes"),
            ));
        }
        if !status.success() {
            let said = String::from_utf8_lossy(&err);
            let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
            let code = status
                .code()
                .map_or_else(|| "?".to_owned(), |code| code.to_string());
            return Err(fails(
                format!("kết thúc với mã {code}: {said}"),
                format!("ended with {code}: {said}"),
            ));
        }
        Ok(out)
    }
}

/// The programs that run now, so that none outlives a run that is broken off.
static RUNNING: Mutex<Vec<Arc<Mutex<Child>>>> = Mutex::new(Vec::new());

fn running() -> MutexGuard<'static, Vec<Arc<Mutex<Child>>>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the programs that run now.
pub(crate) fn end_all() {
    for child in running().drain(..) {
        let _ = child.lock().unwrap_or_else(PoisonError::into_inner).kill();
    }
}

/// Reads to the end and keeps so many bytes, so that the program never waits for a reader.
fn drained(from: Option<impl Read>, most: u64) -> Vec<u8> {
    let mut kept = Vec::new();
    if let Some(mut from) = from {
        let _ = from.by_ref().take(most).read_to_end(&mut kept);
        let _ = std::io::copy(&mut from, &mut std::io::sink());
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_words_and_quoted_words() {
        let words = |written| {
            Program::new(written, Duration::from_secs(1), 10).map(|program| program.words)
        };
        assert_eq!(
            words("catdoc -d utf-8"),
            Some(vec!["catdoc".into(), "-d".into(), "utf-8".into()])
        );
        assert_eq!(
            words("\"C:\\Program Files\\x.exe\" -o"),
            Some(vec!["C:\\Program Files\\x.exe".into(), "-o".into()])
        );
        assert_eq!(words("  "), None);
    }
}
