//! The program, as the tests run it, and the files they give it.
#![allow(dead_code, reason = "each test uses some of it")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The program, without what this machine's user has set.
pub(crate) fn doctrace() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_doctrace"));
    command.stdin(Stdio::null());
    for name in ["DOCTRACE_LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    // No configuration above the tests is found.
    command.current_dir(env!("CARGO_TARGET_TMPDIR"));
    command
}

pub(crate) fn run(args: &[&str]) -> Ran {
    Ran::of(doctrace().args(args))
}

/// The program with bytes on its standard input.
pub(crate) fn fed(args: &[&str], input: &[u8]) -> Ran {
    let mut command = doctrace();
    command
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that reads nothing closes the pipe.
    let _ = stdin.write_all(input);
    drop(stdin);
    Ran::from(child.wait_with_output().expect("the program ends"))
}

#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    pub(crate) fn of(command: &mut Command) -> Self {
        command.output().expect("the program starts").into()
    }

    /// What was found on standard output, with blanks and line ends as single blanks.
    pub(crate) fn flat(&self) -> String {
        flat(&self.out)
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

pub(crate) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A folder of one test, removed when the test is over.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&self.0)).expect("a folder for the file");
        fs::write(&path, bytes).expect("a file for the test");
        path.display().to_string()
    }

    pub(crate) fn at(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    pub(crate) fn path(&self) -> String {
        self.0.display().to_string()
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The bundled report of a district.
pub(crate) fn sample() -> String {
    repository("examples/data/bao-cao-huyen.txt")
}

/// A file of the repository.
pub(crate) fn repository(name: &str) -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../").to_owned() + name
}

/// A Word file of a text: a paragraph for each line, a tab where the text has one.
pub(crate) fn docx(text: &str) -> Vec<u8> {
    use docx_rs::{Docx, Paragraph, Run};
    let mut made = Docx::new();
    for line in text.lines() {
        let mut run = Run::new();
        for (at, words) in line.split('\t').enumerate() {
            if at > 0 {
                run = run.add_tab();
            }
            run = run.add_text(words);
        }
        made = made.add_paragraph(Paragraph::new().add_run(run));
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    made.build().pack(&mut bytes).expect("memory");
    bytes.into_inner()
}

/// A row of a register: number, day (year, month, day), title.
pub(crate) type Row<'r> = (&'r str, Option<(u16, u8, u8)>, &'r str);

/// A register of these rows.
pub(crate) fn register(rows: &[Row<'_>]) -> Vec<u8> {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Sổ 2023").expect("a name");
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (column, head) in (0..).zip(["STT", "Số, ký hiệu", "Ngày ban hành", "Trích yếu"])
    {
        sheet.write(0, column, head).expect("a cell");
    }
    for (at, (number, date, title)) in (1..).zip(rows) {
        sheet.write(at, 0, at).expect("a cell");
        sheet.write(at, 1, *number).expect("a cell");
        if let Some((year, month, of_month)) = *date {
            let date = ExcelDateTime::from_ymd(year, month, of_month).expect("a day");
            sheet.write_with_format(at, 2, &date, &day).expect("a cell");
        }
        sheet.write(at, 3, *title).expect("a cell");
    }
    book.save_to_buffer().expect("memory")
}

/// A ZIP file of these files.
pub(crate) fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    use zip::write::SimpleFileOptions;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a new file");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}
