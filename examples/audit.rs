//! Reads reports and registers, and writes what they leave open: which directive has
//! no answer, which only a draft, which number is used twice, what came late.
//!
//! ```text
//! cargo run --example audit                       # the bundled sample
//! cargo run --example audit -- bao-cao/ --period 2023 --lang en
//! cargo run --example audit -- bao-cao/ --format json --out ket-qua.json
//! ```
//!
//! Ends with 0 when no finding reaches the threshold, 1 when one does, 2 on wrong
//! use (also when the report cannot be written), 3 when an input could not be read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};
use doctrace::Trace;
use doctrace::audit::{Baseline, Policy};
use doctrace::report::{InputStatus, Lang, Report, Show};

const SAMPLE_NAME: &str = "bao-cao-huyen.txt";
const SAMPLE: &str = include_str!("data/bao-cao-huyen.txt");

const ABOUT: &str = "\
Đối chiếu văn bản: đọc báo cáo của cấp ủy, chính quyền; cho biết văn bản cấp trên nào
chưa được cụ thể hóa, chỉ mới có dự thảo, bị trùng số hoặc chậm, kèm câu chữ làm căn cứ.
Reads reports of Party and State offices; shows which directive has no answer, only a
draft, a number used twice or a late answer, with the words that prove it.";

const AFTER: &str = "\
Ví dụ / Examples:
  audit                                    đọc văn bản mẫu / read the bundled sample
  audit bao-cao.txt --period 2023          một tệp / one file
  audit thu-muc --format md --out kq.md    cả thư mục / a whole folder

Mã kết thúc / Exit codes:
  0  không phát hiện nào đến mức --fail-on / no finding reaches --fail-on
  1  có phát hiện đến mức đó / a finding reaches it
  2  dùng sai, hoặc không ghi được kết quả / wrong use, or the report cannot be written
  3  có đầu vào không đọc được (luôn báo, kể cả --fail-on never)
     an input could not be read (always told, whatever --fail-on says)";

const TEMPLATE: &str = "{about}\n\nCách dùng / Usage: {usage}\n\n{all-args}{after-help}";

#[derive(Debug, Parser)]
#[command(name = "audit", about = ABOUT, after_help = AFTER, help_template = TEMPLATE)]
#[command(disable_help_flag = true)]
struct Options {
    /// Tệp hoặc thư mục; trong thư mục đọc mọi tệp .txt và .md. Không nêu: văn bản mẫu.
    /// Files or folders; in a folder every .txt and .md is read. None: the sample.
    #[arg(value_name = "FILES", verbatim_doc_comment)]
    inputs: Vec<PathBuf>,

    /// Dạng kết quả: text để đọc, md để chép vào văn bản, json để máy đọc.
    /// Form of the result: text to read, md for a document, json for machines.
    #[arg(long, value_enum, default_value_t = Format::Text, verbatim_doc_comment)]
    format: Format,

    /// Ghi kết quả vào tệp này thay vì màn hình.
    /// Write the result to this file, not to the screen.
    #[arg(long, value_name = "PATH", verbatim_doc_comment)]
    out: Option<PathBuf>,

    /// Ngôn ngữ của kết quả: vi hoặc en.
    /// Language of the result: vi or en.
    #[arg(long, value_name = "LANG", default_value_t = Lang::Vi, verbatim_doc_comment)]
    lang: Lang,

    /// Phần cần xem (text, md): summary tóm tắt, todo việc cần làm, findings phát hiện, chains
    /// chuỗi, matrix ai nợ gì, series dãy số, all tất cả.
    /// Parts to show (text, md).
    #[arg(long, value_name = "PART", default_value_t = Show::Summary, verbatim_doc_comment)]
    show: Show,

    /// Kỳ báo cáo: một năm, hoặc từ ngày..đến ngày (2023-01-01..2023-12-31, 1/1/2023..31/12/2023).
    /// Period reported on: a year, or first day..last day.
    #[arg(long, value_name = "PERIOD", value_parser = period, verbatim_doc_comment)]
    period: Option<(NaiveDate, NaiveDate)>,

    /// Tính đến ngày (2023-12-31 hoặc 31/12/2023).
    /// Judge deadlines and dates as of this day.
    #[arg(long, value_name = "DATE", value_parser = date, verbatim_doc_comment)]
    as_of: Option<NaiveDate>,

    /// Chính sách (TOML): cơ quan, nhiệm vụ, thời hạn, sổ đăng ký, miễn trừ.
    /// Policy (TOML): bodies, duties, deadlines, registers, waivers.
    #[arg(long, value_name = "FILE", verbatim_doc_comment)]
    policy: Option<PathBuf>,

    /// Danh sách phát hiện của lần trước: chỉ in và tính những phát hiện mới; chưa có tệp thì
    /// ghi mới.
    /// Findings of an earlier run: only new ones are shown and counted; written if there is
    /// no such file.
    #[arg(long, value_name = "FILE", verbatim_doc_comment)]
    baseline: Option<PathBuf>,

    /// In và tính cả những phát hiện đã biết.
    /// Show and count what the baseline knows as well.
    #[arg(long, requires = "baseline", verbatim_doc_comment)]
    show_known: bool,

    /// Ghi lại danh sách theo lần chạy này.
    /// Write the baseline anew from this run.
    #[arg(long, requires = "baseline", verbatim_doc_comment)]
    update_baseline: bool,

    /// Từ mức nào thì kết thúc với mã 1: error (lỗi), warning (cảnh báo), note (lưu ý),
    /// info (thông tin), never (không bao giờ).
    /// From which severity on to end with code 1.
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = FailOn::Error, verbatim_doc_comment)]
    fail_on: FailOn,

    /// In phần hướng dẫn này.
    /// Print this help.
    #[arg(short, long, action = clap::ArgAction::Help, verbatim_doc_comment)]
    help: Option<bool>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Md,
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Note,
    Info,
    Never,
}

impl FailOn {
    const fn severity(self) -> Option<&'static str> {
        match self {
            Self::Error => Some("error"),
            Self::Warning => Some("warning"),
            Self::Note => Some("note"),
            Self::Info => Some("info"),
            Self::Never => None,
        }
    }
}

fn main() -> ExitCode {
    let options = Options::parse();
    let mut run = Run::new(options.lang, options.out.as_deref());
    if let Err(words) = run.policy(&options) {
        run.say(&words, &words);
        return ExitCode::from(2);
    }
    if let Some((from, to)) = options.period {
        run.trace.set_period(from, to);
    }
    if let Some(day) = options.as_of {
        run.trace.set_as_of(day);
    }
    if options.inputs.is_empty() {
        run.say(
            "không nêu tệp nào: đọc văn bản mẫu",
            "no file given: reading the bundled sample",
        );
        run.take(SAMPLE_NAME, SAMPLE.as_bytes());
    }
    for path in &options.inputs {
        if run.is_out(path) {
            run.say(
                &format!("--out trùng với đầu vào {}", path.display()),
                &format!("--out is the input {} itself", path.display()),
            );
            return ExitCode::from(2);
        }
        run.input(path);
    }
    let mut report = run.trace.report();
    let made = report.baseline();
    if let Some(known) = run.known.as_ref().filter(|_| !options.show_known) {
        let hidden = report.hide_known(known);
        run.say(
            &format!("{hidden} phát hiện đã biết không in lại (--show-known)"),
            &format!("{hidden} known finding(s) not shown (--show-known)"),
        );
    }
    let to_write = options.update_baseline || run.known.is_none();
    if let Some(path) = options.baseline.as_ref().filter(|_| to_write) {
        if let Err(error) = fs::write(path, made.to_string()) {
            let name = path.display();
            run.say(
                &format!("không ghi được {name}: {error}"),
                &format!("cannot write {name}: {error}"),
            );
            return ExitCode::from(2);
        }
    }
    if let Err(error) = deliver(&report, &options) {
        let place = options
            .out
            .as_ref()
            .map_or_else(|| "stdout".into(), |path| path.display().to_string());
        run.say(
            &format!("không ghi được kết quả vào {place}: {error}"),
            &format!("cannot write the report to {place}: {error}"),
        );
        return ExitCode::from(2);
    }
    let skipped = report
        .inputs
        .iter()
        .filter(|input| input.status == InputStatus::Skipped)
        .count();
    if skipped > 0 {
        run.say(
            &format!("{skipped} đầu vào không đọc được, xem cuối báo cáo"),
            &format!("{skipped} input(s) not read, see the end of the report"),
        );
        return ExitCode::from(3);
    }
    let reached = options.fail_on.severity().map(|name| report.reaches(name));
    ExitCode::from(u8::from(reached == Some(true)))
}

/// Takes inputs in, one after the other; what cannot be read is told and noted.
struct Run {
    trace: Trace,
    lang: Lang,
    /// The file the report goes to, if it is there already: not an input.
    out: Option<PathBuf>,
    /// What has been read, so that a file named twice is not two reports.
    seen: BTreeSet<PathBuf>,
    /// The findings of an earlier run, where there was one.
    known: Option<Baseline>,
}

impl Run {
    fn new(lang: Lang, out: Option<&Path>) -> Self {
        Self {
            trace: Trace::new(),
            lang,
            out: out.and_then(|path| path.canonicalize().ok()),
            seen: BTreeSet::new(),
            known: None,
        }
    }

    /// Reads the policy and the baseline, if there are any.
    fn policy(&mut self, options: &Options) -> Result<(), String> {
        let read = |path: &Path| {
            fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
        };
        let mut policy = Policy::new();
        if let Some(path) = &options.policy {
            policy = Policy::from_toml(&read(path)?).map_err(|error| {
                let name = path.display();
                let faults = error.faults().iter();
                let lines: Vec<String> = faults.map(|fault| format!("{name}:{fault}")).collect();
                lines.join("\naudit: ")
            })?;
        }
        if let Some(path) = options.baseline.as_ref().filter(|path| path.exists()) {
            let known: Baseline = read(path)?
                .parse()
                .map_err(|error| format!("{}: {error}", path.display()))?;
            self.known = Some(known.clone());
            policy = policy.with_baseline(known);
        }
        self.trace.set_policy(policy);
        Ok(())
    }

    fn say(&self, vi: &str, en: &str) {
        let words = match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        };
        // A closed standard error must not end the run.
        let _ = writeln!(io::stderr(), "audit: {}", plain(words));
    }

    fn skip(&mut self, name: &str, bytes: u64, vi: &str, en: &str) {
        let reason = match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        };
        self.say(
            &format!("không đọc được {name}: {vi}"),
            &format!("cannot read {name}: {en}"),
        );
        self.trace.skip(name, bytes, reason);
    }

    fn fails(&mut self, path: &Path, error: &io::Error) {
        let name = path.display().to_string();
        match error.kind() {
            io::ErrorKind::NotFound => self.skip(&name, 0, "không có tệp này", "no such file"),
            io::ErrorKind::PermissionDenied => {
                self.skip(&name, 0, "không có quyền đọc", "no permission to read it");
            }
            _ => self.skip(&name, 0, &format!("lỗi đọc: {error}"), &error.to_string()),
        }
    }

    fn is_out(&self, path: &Path) -> bool {
        self.out.is_some() && path.canonicalize().ok() == self.out
    }

    /// Whether a path is met for the first time, under any of its names.
    fn is_new(&mut self, path: &Path) -> io::Result<bool> {
        Ok(self.seen.insert(path.canonicalize()?))
    }

    fn input(&mut self, path: &Path) {
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => self.folder(path),
            Ok(_) => self.file(path),
            Err(error) => self.fails(path, &error),
        }
    }

    fn file(&mut self, path: &Path) {
        match self.is_new(path) {
            Ok(true) => {}
            Ok(false) => {
                let name = path.display();
                return self.say(
                    &format!("{name} đã đọc rồi, không tính hai lần"),
                    &format!("{name} was read already and is not counted twice"),
                );
            }
            Err(error) => return self.fails(path, &error),
        }
        match fs::read(path) {
            Ok(bytes) => self.take(&path.display().to_string(), &bytes),
            Err(error) => self.fails(path, &error),
        }
    }

    /// Walks a folder in the order of names, without recursion; hidden files and the
    /// report's own file are left out, files of other kinds are counted.
    fn folder(&mut self, top: &Path) {
        let (mut texts, mut others) = (0_usize, BTreeMap::<String, usize>::new());
        let mut waiting = vec![top.to_path_buf()];
        while let Some(path) = waiting.pop() {
            if path != top && !path.is_dir() {
                texts += 1;
                self.file(&path);
                continue;
            }
            // A link back up is a folder met before.
            let entries = match self.is_new(&path) {
                Ok(true) => fs::read_dir(&path).and_then(Iterator::collect::<io::Result<Vec<_>>>),
                Ok(false) => continue,
                Err(error) => Err(error),
            };
            let mut paths: Vec<PathBuf> = match entries {
                Ok(entries) => entries.iter().map(fs::DirEntry::path).collect(),
                Err(error) => {
                    self.fails(&path, &error);
                    continue;
                }
            };
            paths.retain(|path| !hidden(path) && !self.is_out(path));
            paths.retain(|path| {
                let keep = path.is_dir() || is_text(path);
                if !keep {
                    *others.entry(extension(path)).or_default() += 1;
                }
                keep
            });
            paths.sort_unstable_by(|a, b| b.cmp(a));
            waiting.extend(paths);
        }
        let name = top.display().to_string();
        if !others.is_empty() {
            let kinds: Vec<String> = others
                .iter()
                .map(|(kind, count)| format!("{kind} {count}"))
                .collect();
            let kinds = kinds.join(", ");
            self.say(
                &format!("{name}: không xét tệp khác .txt, .md ({kinds})"),
                &format!("{name}: passed over files other than .txt and .md ({kinds})"),
            );
        }
        if texts == 0 {
            self.skip(
                &name,
                0,
                "thư mục không có tệp .txt hoặc .md nào",
                "the folder holds no .txt or .md file",
            );
        }
    }

    /// Hands a text on, unless there is nothing in it that could be read. The bytes
    /// are borrowed all the way: a file of any size is in memory once.
    fn take(&mut self, name: &str, bytes: &[u8]) {
        let size = bytes.len() as u64;
        let marked = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if marked.iter().all(u8::is_ascii_whitespace) {
            return self.skip(name, size, "tệp rỗng", "the file is empty");
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return self.skip(
                name,
                size,
                "có vẻ là tệp Word hoặc Excel; hãy lưu thành văn bản .txt (UTF-8)",
                "looks like a Word or Excel file; save it as plain text (UTF-8)",
            );
        }
        if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
            return self.skip(
                name,
                size,
                "có vẻ là UTF-16; hãy lưu lại thành UTF-8",
                "looks like UTF-16; save it as UTF-8",
            );
        }
        // Asked here, before the trace asks it again, so that the report gives the
        // reason in its own language.
        if let Err(error) = std::str::from_utf8(bytes) {
            let at = error.valid_up_to();
            return self.skip(
                name,
                size,
                &format!("không phải UTF-8 ở byte {at}; hãy lưu lại thành UTF-8"),
                &format!("not UTF-8 at byte {at}; save it as UTF-8"),
            );
        }
        if let Err(error) = self.trace.add(name, bytes) {
            self.say(
                &format!("không đọc được {name}: {error}"),
                &format!("cannot read {name}: {error}"),
            );
        }
    }
}

/// Control characters and bidi overrides in a file's name must not reach the terminal.
fn plain(words: &str) -> String {
    let harmful = |char: char| {
        char.is_control() || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    words.replace(harmful, "\u{fffd}")
}

fn hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn extension(path: &Path) -> String {
    path.extension().map_or_else(
        || "–".into(),
        |kind| format!(".{}", kind.to_string_lossy().to_lowercase()),
    )
}

fn is_text(path: &Path) -> bool {
    matches!(extension(path).as_str(), ".txt" | ".md")
}

/// Writes the report. A reader that has seen enough and closed the pipe is no fault.
fn deliver(report: &Report, options: &Options) -> io::Result<()> {
    if let Some(path) = &options.out {
        return write(report, options, fs::File::create(path)?);
    }
    match write(report, options, io::stdout().lock()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

fn write(report: &Report, options: &Options, to: impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(to);
    match options.format {
        Format::Text => write!(out, "{}", report.text(options.lang).show(options.show))?,
        Format::Md => write!(out, "{}", report.markdown(options.lang).show(options.show))?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, report)?;
            out.write_all(b"\n")?;
        }
    }
    // Dropping would flush too, but keep silent about a full disk.
    out.into_inner().map_err(io::IntoInnerError::into_error)?;
    Ok(())
}

fn period(text: &str) -> Result<(NaiveDate, NaiveDate), String> {
    if let Some((from, to)) = text.split_once("..") {
        let (from, to) = (date(from)?, date(to)?);
        if from > to {
            return Err(format!(
                "ngày đầu sau ngày cuối / {from} comes after {to}; put the first day first"
            ));
        }
        return Ok((from, to));
    }
    let year = numbers(text, &[4]).and_then(|parts| {
        let [year] = parts[..] else { return None };
        let year = i32::try_from(year).ok()?;
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Some((first, NaiveDate::from_ymd_opt(year, 12, 31)?))
    });
    year.ok_or_else(|| {
        "cần một năm (2023) hoặc hai ngày (2023-01-01..2023-12-31) / \
         expected a year (2023) or two days (2023-01-01..2023-12-31)"
            .into()
    })
}

fn date(text: &str) -> Result<NaiveDate, String> {
    let parts = if text.contains('/') {
        numbers(text, &[2, 2, 4]).map(|parts| [parts[2], parts[1], parts[0]])
    } else {
        numbers(text, &[4, 2, 2]).map(|parts| [parts[0], parts[1], parts[2]])
    };
    parts
        .and_then(|[year, month, day]| {
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
        })
        .ok_or_else(|| {
            format!(
                "`{text}` không phải là ngày; ghi như 2023-12-31 hoặc 31/12/2023 / \
                 `{text}` is not a day; write 2023-12-31 or 31/12/2023"
            )
        })
}

/// Numbers between dashes or slashes, of so many digits; years have four, the others
/// may drop a zero in front.
fn numbers(text: &str, digits: &[usize]) -> Option<Vec<u32>> {
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    if parts.len() != digits.len() {
        return None;
    }
    parts
        .into_iter()
        .zip(digits)
        .map(|(part, &most)| {
            let least = if most == 4 { 4 } else { 1 };
            let fits = (least..=most).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_digit());
            if fits { part.parse().ok() } else { None }
        })
        .collect()
}
