//! The report in the forms asked for, to standard output, a file, or a folder of files.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use doctrace::report::Report;
use doctrace_report::{Format, Options, render};

use crate::args::AuditArgs;
use crate::output::Target;
use crate::ui::{Ui, Words};

/// Where each form goes.
#[derive(Debug)]
pub(crate) struct Delivery {
    parts: Vec<(Format, Target)>,
    /// The folder to be made.
    folder: Option<PathBuf>,
}

impl Delivery {
    /// Plans it.
    ///
    /// # Errors
    /// Words for wrong use: several forms to one place, a workbook to a terminal.
    pub(crate) fn new(args: &AuditArgs) -> Result<Self, Words> {
        let out = args.out.as_deref().filter(|path| *path != Path::new("-"));
        let mut formats = args.format.clone();
        if formats.is_empty() {
            formats.push(match out {
                Some(path) => told_by_name(path)?,
                None => Format::Text,
            });
        }
        let mut seen = std::collections::BTreeSet::new();
        formats.retain(|format| seen.insert(*format));
        let into_folder = out.filter(|path| {
            let slash = path.as_os_str().as_encoded_bytes().ends_with(b"/");
            formats.len() > 1 || slash || path.is_dir()
        });
        if let Some(folder) = into_folder {
            if folder.exists() && !folder.is_dir() {
                let name = folder.display();
                return Err(Words::new(
                    format!("nhiều dạng kết quả thì --out là thư mục, mà {name} là tệp"),
                    format!("for several forms --out is a folder, and {name} is a file"),
                ));
            }
            let file = |format: &Format| match (format, args.table) {
                (Format::Csv, Some(table)) => table.file_name(),
                _ => format.file_name(),
            };
            let parts = formats.iter();
            return Ok(Self {
                parts: parts
                    .map(|it| (*it, Target::File(folder.join(file(it)))))
                    .collect(),
                folder: Some(folder.to_owned()),
            });
        }
        if formats.len() > 1 {
            return Err(Words::new(
                "nhiều dạng kết quả thì cần --out THƯ-MỤC",
                "several forms need --out FOLDER",
            ));
        }
        let (format, target) = (formats[0], Target::from(out));
        if format.is_binary() && target == Target::Standard && io::stdout().is_terminal() {
            return Err(Words::new(
                format!(
                    "dạng {format} không hiện được trên màn hình; thêm --out TỆP.{}",
                    format.extension()
                ),
                format!(
                    "the form {format} cannot be shown here; add --out FILE.{}",
                    format.extension()
                ),
            ));
        }
        Ok(Self {
            parts: vec![(format, target)],
            folder: None,
        })
    }

    /// The files that will be written.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        self.parts.iter().filter_map(|(_, target)| target.file())
    }

    /// Whether a form shows the texts themselves, beside what was found in them.
    pub(crate) fn wants_texts(&self) -> bool {
        self.parts
            .iter()
            .any(|(format, _)| matches!(format, Format::Text | Format::Html))
    }

    /// Writes every form.
    ///
    /// # Errors
    /// What cannot be written, with its name.
    pub(crate) fn write(
        &self,
        ui: Ui,
        report: &Report,
        args: &AuditArgs,
        texts: &BTreeMap<String, String>,
    ) -> Result<(), (Target, io::Error)> {
        if let Some(folder) = &self.folder {
            let target = || Target::File(folder.clone());
            std::fs::create_dir_all(folder).map_err(|error| (target(), error))?;
        }
        for (format, target) in &self.parts {
            let mut options = Options::new().lang(ui.lang);
            options.show.clone_from(&args.show);
            options.texts = texts
                .iter()
                .map(|(name, text)| (&**name, &**text))
                .collect();
            if let Some(table) = args.table {
                options = options.table(table);
            }
            if *target == Target::Standard {
                let out = io::stdout();
                let color = anstream::AutoStream::choice(&out) != anstream::ColorChoice::Never;
                options = options.color(color).width(columns());
            }
            let written = target.write(|mut out: &mut dyn Write| {
                render(report, *format, &options, &mut out).map_err(|error| match error {
                    doctrace_report::Error::Io(error) => error,
                    other => io::Error::other(other),
                })
            });
            written.map_err(|error| (target.clone(), error))?;
        }
        Ok(())
    }
}

/// The form that a file's name asks for; text where the name has no ending, or is a folder's.
///
/// # Errors
/// Words for an ending that no form has: a page of text named `.pdf` can be opened by nobody.
fn told_by_name(path: &Path) -> Result<Format, Words> {
    let ending = path.extension().filter(|_| !path.is_dir());
    let Some(ending) = ending.map(|it| it.to_string_lossy().to_lowercase()) else {
        return Ok(Format::Text);
    };
    let known = Format::ALL.iter().find(|it| it.extension() == ending);
    let known = known.copied().or_else(|| ending.parse().ok());
    known.ok_or_else(|| {
        Words::new(
            format!(
                "không có dạng kết quả .{ending}; dùng .html, .docx, .xlsx, .md, .txt, .json, hoặc thêm --format"
            ),
            format!(
                "no form of the result is .{ending}; use .html, .docx, .xlsx, .md, .txt, .json, or add --format"
            ),
        )
    })
}

/// Columns of the terminal, as far as they are known.
fn columns() -> usize {
    let (_, columns) = console::Term::stdout().size_checked().unwrap_or((0, 100));
    if io::stdout().is_terminal() {
        usize::from(columns).clamp(40, 160)
    } else {
        100
    }
}
