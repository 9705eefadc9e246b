//! PDF with a text layer, through the program `pdftotext` (poppler).
//!
//! The program gives lines in reading order and a sign between pages. It runs as a process
//! of its own, so a file that breaks it breaks nothing here; it gets the bytes by a pipe, a
//! limited time, and its output is read up to the limit of text. No Rust library is offered
//! instead: those tried do not promise Vietnamese text or freedom from panics.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::context::Context;
use crate::document::Document;
use crate::error::{ReadError, Reason, Size};
use crate::kind::Kind;
use crate::place::{Frame, Spot};
use crate::warning::Warning;
use crate::writer::Writer;

const PROGRAM: &str = "pdftotext";

/// Reads a PDF.
pub(crate) fn read(bytes: &[u8], context: &Context<'_>) -> Result<Document, ReadError> {
    let limits = context.limits();
    let program = context
        .options
        .pdftotext
        .as_deref()
        .unwrap_or(Path::new(PROGRAM));
    let text = run(program, bytes, limits.program_time, limits.text_bytes)?;
    let pages: Vec<&str> = text
        .strip_suffix('\u{c}')
        .unwrap_or(&text)
        .split('\u{c}')
        .collect();
    let blank = |page: &&str| {
        page.chars()
            .filter(|char| char.is_alphanumeric())
            .take(8)
            .count()
            < 8
    };
    let without: Vec<u32> = pages
        .iter()
        .enumerate()
        .filter(|(_, page)| blank(page))
        .map(|(at, _)| at as u32 + 1)
        .take(100)
        .collect();
    if pages.iter().all(blank) {
        return Err(Reason::Scan {
            pages: Some(pages.len() as u32),
        }
        .into());
    }
    let mut document = Document::new(Kind::Pdf);
    if !without.is_empty() {
        document
            .warnings
            .push(Warning::PagesWithoutText { pages: without });
    }
    let lines: Vec<Line<'_>> = pages
        .iter()
        .enumerate()
        .flat_map(|(page, text)| {
            let lines = text.lines().enumerate();
            lines.map(move |(row, text)| Line {
                page: page as u32 + 1,
                row: row as u32 + 1,
                text,
            })
        })
        .collect();
    let mut writer = Writer::new(*limits);
    let mut left = &lines[..];
    while let Some((line, rest)) = left.split_first() {
        writer.at(Spot {
            page: line.page,
            row: line.row,
            ..Spot::default()
        });
        writer.push(line.text)?;
        left = &rest[gap(line, rest)..];
        let next = left.first();
        if !next.is_some_and(|next| is_broken_number(line.text, next.text)) {
            writer.push("\n")?;
        }
    }
    (document.text, document.map) = writer.done(Frame::Pages, Vec::new());
    Ok(document)
}

/// A line of a page, both counted from 1.
struct Line<'t> {
    page: u32,
    row: u32,
    text: &'t str,
}

/// How many lines behind a line part its sentence: blank ones at the foot of a column or a page, and
/// the page's number. None where the line may have ended its sentence, or what follows begins one.
fn gap(line: &Line<'_>, rest: &[Line<'_>]) -> usize {
    let goes_on = |char: char| char.is_alphanumeric() || char == ',';
    if !line.text.trim_end().ends_with(goes_on) {
        return 0;
    }
    let is_number = |text: &str| text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let parts = |it: &&Line<'_>| is_number(it.text.trim());
    let lines = rest.iter().take_while(parts).count();
    let Some(next) = rest.get(lines).filter(|_| lines > 0) else {
        return 0;
    };
    let numbers = rest[..lines].iter().filter(|it| !it.text.trim().is_empty());
    let most = usize::from(next.page > line.page && !is_number(line.text.trim()));
    if numbers.count() > most {
        return 0;
    }
    // A small letter by itself may be the mark of an item: `a)`.
    let word = next.text.split_whitespace().next().unwrap_or_default();
    let word = word.trim_end_matches(',');
    let is_word = word.starts_with(char::is_lowercase)
        && word.chars().all(char::is_alphabetic)
        && (word.chars().nth(1).is_some() || !word.is_ascii());
    if is_word { lines } else { 0 }
}

/// Whether a line ends within a number that the next one goes on with: `109-KH/` and `HU`,
/// `30/2020/` and `NĐ-CP`. The break is within the code, after a slash or hyphen; ranges
/// (`5-` and `10`) and words after a dash with a blank before it are none.
fn is_broken_number(line: &str, next: &str) -> bool {
    let Some(last) = line.rsplit(char::is_whitespace).next() else {
        return false;
    };
    let digits = last.chars().take_while(char::is_ascii_digit).count();
    let code = last[digits..].trim_start_matches(|char: char| char.is_ascii_lowercase());
    let slash = code.contains('/');
    let capital = next.starts_with(|char: char| char.is_uppercase());
    let codes = next
        .split(|char: char| !char.is_alphanumeric())
        .next()
        .unwrap_or_default();
    // A code has its capitals together: `KH`, `CTr`, `NĐ`; a word has one.
    let is_code = capital && codes.chars().filter(|char| char.is_uppercase()).count() >= 2;
    let year = codes.len() == 4
        && codes.bytes().all(|byte| byte.is_ascii_digit())
        && next[4..].starts_with('/');
    digits > 0
        && digits <= 6
        && match code.chars().next_back() {
            Some('/') => is_code || year && code == "/",
            Some('-') => is_code && (slash || code == "-"),
            _ => false,
        }
}

fn failed(detail: &dyn ToString) -> ReadError {
    let detail = detail.to_string();
    Reason::ProgramFailed {
        program: PROGRAM,
        detail: detail
            .trim()
            .replace('\n', "; ")
            .chars()
            .take(200)
            .collect(),
    }
    .into()
}

/// Runs the program on bytes and takes its text.
fn run(program: &Path, bytes: &[u8], time: Duration, most: usize) -> Result<String, ReadError> {
    let mut child = Command::new(program)
        .args(["-enc", "UTF-8", "-eol", "unix", "-q", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Reason::NeedsProgram { program: PROGRAM }.into(),
            _ => failed(&error),
        })?;
    let (Some(mut input), Some(output), Some(errors)) =
        (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(failed(&"no pipe"));
    };
    thread::scope(|scope| {
        // A program that stops reading closes the pipe; its own exit tells more.
        scope.spawn(move || input.write_all(bytes));
        let said = scope.spawn(move || {
            let mut said = Vec::new();
            let _ = errors.take(4096).read_to_end(&mut said);
            String::from_utf8_lossy(&said).into_owned()
        });
        let text = scope.spawn(move || {
            let mut text = Vec::new();
            // What is beyond the limit stays in the pipe; the pipe is closed here.
            output
                .take(most as u64 + 1)
                .read_to_end(&mut text)
                .map(|_| text)
        });
        let deadline = Instant::now() + time;
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break Some(status),
                Ok(None) if Instant::now() < deadline => thread::sleep(Duration::from_millis(5)),
                Ok(None) | Err(_) => {
                    let _ = child.kill();
                    let _ = child.wait();
                    break None;
                }
            }
        };
        let Some(status) = status else {
            return Err(Reason::ProgramSlow {
                program: PROGRAM,
                seconds: time.as_secs(),
            }
            .into());
        };
        let text = text
            .join()
            .map_err(|_| failed(&"its output was lost"))?
            .map_err(|it| failed(&it))?;
        let said = said.join().unwrap_or_default();
        if text.len() > most {
            return Err(ReadError::too_large(Size::Text, most as u64));
        }
        if status.success() {
            return String::from_utf8(text).map_err(|_| failed(&"its output is not UTF-8"));
        }
        if said.to_lowercase().contains("incorrect password")
            || holds(bytes, b"/Encrypt") && text.is_empty()
        {
            return Err(Reason::Password(Kind::Pdf).into());
        }
        match status.code() {
            Some(1) => Err(ReadError::damaged(
                Kind::Pdf,
                if said.trim().is_empty() {
                    "its tables cannot be read"
                } else {
                    said.trim()
                },
            )),
            _ => Err(failed(&if said.trim().is_empty() {
                status.to_string()
            } else {
                said
            })),
        }
    })
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|it| it == what)
}

#[cfg(test)]
mod tests {
    use super::is_broken_number;

    #[test]
    fn numbers_over_two_lines() {
        for (line, next) in [
            ("Kế hoạch số 109-", "KH/HU ngày"),
            ("Kế hoạch số 109-KH/", "HU ngày"),
            ("Nghị định số 30/2020/NĐ-", "CP ngày"),
            ("Nghị định số 30/", "2020/NĐ-CP"),
            ("số 139-", "CTr/TU"),
        ] {
            assert!(is_broken_number(line, next), "{line}|{next}");
        }
        for (line, next) in [
            ("từ 5-", "10 người"),
            ("giai đoạn 2021-", "2025"),
            ("Nghị quyết -", "Đảng ủy"),
            ("mục 5-", "Về việc"),
            ("ngày 02/", "3/2023"),
            ("Kế hoạch số 109-KH/HU", "HU"),
            ("tỷ lệ 5/", "Tổng số"),
        ] {
            assert!(!is_broken_number(line, next), "{line}|{next}");
        }
    }
}
