//! `doctrace.toml`: what would else be written on every command line.
//!
//! It is looked for in the working folder and those above it. Each key is the option of that
//! name; what the command line says goes before. Paths in it are counted from its own folder.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::ValueEnum;
use doctrace::report::Lang;
use doctrace_formats::{Column, Encoding};
use toml::de::{DeTable, DeValue};

use crate::args::{AuditArgs, InputArgs, UnderArgs};
use crate::day;
use crate::snippet::Fault;
use crate::ui::{Color, Words};
use crate::value::{self, FailOn, Limit};

/// The name that is looked for.
pub(crate) const NAME: &str = "doctrace.toml";

/// What a configuration says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Config {
    /// Where it stands.
    pub(crate) path: Option<PathBuf>,
    pub(crate) lang: Option<Lang>,
    pub(crate) color: Option<Color>,
    inputs: Vec<PathBuf>,
    encoding: Option<Encoding>,
    pre: Option<String>,
    pdftotext: Option<PathBuf>,
    columns: Vec<(Column, String)>,
    limits: Vec<Limit>,
    jobs: Option<usize>,
    period: Option<(NaiveDate, NaiveDate)>,
    as_of: Option<NaiveDate>,
    policy: Option<PathBuf>,
    format: Vec<doctrace_report::Format>,
    show: Vec<doctrace::report::Show>,
    table: Option<doctrace_report::Table>,
    out: Option<PathBuf>,
    baseline: Option<PathBuf>,
    fail_on: Option<FailOn>,
}

/// The keys, as the command line has them.
const KEYS: [&str; 18] = [
    "as_of",
    "baseline",
    "color",
    "columns",
    "encoding",
    "fail_on",
    "format",
    "inputs",
    "jobs",
    "lang",
    "limits",
    "out",
    "pdftotext",
    "period",
    "policy",
    "pre",
    "show",
    "table",
];

/// A configuration that cannot be used.
#[derive(Debug)]
pub(crate) enum ConfigError {
    /// It cannot be read.
    Unreadable(PathBuf, Words),
    /// What is wrong in it.
    Faults {
        path: PathBuf,
        source: String,
        faults: Vec<Fault>,
    },
}

impl Config {
    /// The one named, or the nearest one.
    pub(crate) fn find(named: Option<&Path>, from: &Path) -> Result<Self, ConfigError> {
        // As seen from the working folder: what it names is named so in the report, which then has no
        // word of where on a machine it was made.
        let mut up = PathBuf::new();
        let found = from.ancestors().map(|_| {
            let path = up.join(NAME);
            up.push("..");
            path
        });
        let path = match named {
            Some(path) => path.to_owned(),
            None => match found.into_iter().find(|path| from.join(path).is_file()) {
                Some(path) => path,
                None => return Ok(Self::default()),
            },
        };
        let source = fs::read_to_string(&path)
            .map_err(|error| ConfigError::Unreadable(path.clone(), crate::input::reason(&error)))?;
        Self::read(&source, &path, named.is_some()).map_err(|faults| ConfigError::Faults {
            path,
            source,
            faults,
        })
    }

    fn read(source: &str, path: &Path, trusted: bool) -> Result<Self, Vec<Fault>> {
        let (tree, broken) = DeTable::parse_recoverable(source);
        let mut faults: Vec<Fault> = broken
            .iter()
            .map(|error| Fault {
                at: error.span().unwrap_or_default(),
                words: Words::same(error.message()),
            })
            .collect();
        let mut made = Self {
            path: Some(path.to_owned()),
            ..Self::default()
        };
        let folder = path.parent().unwrap_or(Path::new(""));
        for (key, value) in tree.get_ref() {
            let name = key.get_ref().as_ref();
            let at = if KEYS.contains(&name) {
                value.span()
            } else {
                key.span()
            };
            if let Err(words) = made.set(name, value.get_ref(), folder, trusted) {
                faults.push(Fault {
                    at: trimmed(source, at),
                    words,
                });
            }
        }
        if faults.is_empty() {
            Ok(made)
        } else {
            Err(faults)
        }
    }

    fn set(
        &mut self,
        key: &str,
        value: &DeValue<'_>,
        folder: &Path,
        trusted: bool,
    ) -> Result<(), Words> {
        match key {
            "lang" => self.lang = Some(value::lang(text(value)?)?),
            "color" => self.color = Some(one_of(value)?),
            "inputs" => {
                let list = value
                    .as_array()
                    .ok_or_else(|| wanted("danh sách", "a list"))?;
                let paths = list
                    .iter()
                    .map(|it| text(it.get_ref()).map(|it| folder.join(it)));
                self.inputs = paths.collect::<Result<_, _>>()?;
            }
            "encoding" => self.encoding = Some(value::encoding(text(value)?)?),
            // Whoever sends a folder must not choose what is run on this machine.
            "pre" | "pdftotext" if !trusted => {
                return Err(Words::new(
                    format!(
                        "`{key}` chạy một chương trình: chỉ có hiệu lực khi nêu tệp này bằng --config, hoặc dùng --{key}"
                    ),
                    format!(
                        "`{key}` runs a program: it holds only where this file is named by --config; or give --{key}"
                    ),
                ));
            }
            "pre" => self.pre = Some(text(value)?.to_owned()),
            "pdftotext" => self.pdftotext = Some(text(value)?.into()),
            "columns" => {
                let table = value.as_table().ok_or_else(|| wanted("bảng", "a table"))?;
                for (what, heading) in table {
                    let written = format!("{}={}", what.get_ref(), text(heading.get_ref())?);
                    self.columns.push(value::column(&written)?);
                }
            }
            "limits" => {
                let table = value.as_table().ok_or_else(|| wanted("bảng", "a table"))?;
                for (what, most) in table {
                    let most = most.get_ref();
                    let most = most
                        .as_integer()
                        .map_or_else(|| text(most), |it| Ok(it.as_str()))?;
                    self.limits
                        .push(value::limit(&format!("{}={most}", what.get_ref()))?);
                }
            }
            "jobs" => {
                let jobs = value.as_integer().map(|it| it.as_str().parse());
                let jobs = jobs.and_then(Result::ok);
                self.jobs =
                    Some(jobs.ok_or_else(|| wanted("số nguyên không âm", "a whole number"))?);
            }
            "period" => {
                let written = text(value).map(str::to_owned).or_else(|error| {
                    value
                        .as_integer()
                        .map(|it| it.as_str().to_owned())
                        .ok_or(error)
                })?;
                self.period = Some(day::period(&written)?);
            }
            "as_of" => {
                let written = text(value)
                    .map(str::to_owned)
                    .or_else(|error| match value {
                        DeValue::Datetime(day) => Ok(day.to_string()),
                        _ => Err(error),
                    })?;
                self.as_of = Some(day::date(&written)?);
            }
            "policy" => self.policy = Some(folder.join(text(value)?)),
            "format" => self.format = list(value, value::format)?,
            "show" => self.show = list(value, value::show)?,
            "table" => self.table = Some(value::table(text(value)?)?),
            "out" => {
                let out = text(value)?;
                self.out = Some(if out == "-" {
                    out.into()
                } else {
                    folder.join(out)
                });
            }
            "baseline" => self.baseline = Some(folder.join(text(value)?)),
            "fail_on" => self.fail_on = Some(one_of(value)?),
            _ => {
                let near = crate::near::nearest(key, KEYS);
                return Err(crate::near::unknown_key(key, near, &KEYS));
            }
        }
        Ok(())
    }

    /// Fills in what the command line leaves open.
    pub(crate) fn fill_input(&self, args: &mut InputArgs) {
        if args.paths.is_empty() && !args.sample {
            args.paths.clone_from(&self.inputs);
        }
        args.encoding = args.encoding.or(self.encoding);
        args.pre = args.pre.take().or_else(|| self.pre.clone());
        args.pdftotext = args.pdftotext.take().or_else(|| self.pdftotext.clone());
        args.jobs = args.jobs.or(self.jobs);
        // The last one of a name counts: those of the command line.
        args.limit = [&self.limits[..], &args.limit].concat();
        // The first one that a heading fits counts: those of the command line.
        args.column.extend(self.columns.iter().cloned());
    }

    /// The same of what is judged under.
    pub(crate) fn fill_under(&self, args: &mut UnderArgs) {
        args.period = args.period.or(self.period);
        args.as_of = args.as_of.or(self.as_of);
        args.policy = args.policy.take().or_else(|| self.policy.clone());
    }

    /// The same of an audit.
    pub(crate) fn fill_audit(&self, args: &mut AuditArgs) {
        self.fill_input(&mut args.input);
        self.fill_under(&mut args.under);
        if args.format.is_empty() {
            args.format.clone_from(&self.format);
        }
        if args.show.is_empty() {
            args.show.clone_from(&self.show);
        }
        args.table = args.table.or(self.table);
        args.out = args.out.take().or_else(|| self.out.clone());
        args.baseline = args.baseline.take().or_else(|| self.baseline.clone());
        args.fail_on = args.fail_on.or(self.fail_on);
    }
}

/// The span of a value without what the parser counts to it before and behind.
fn trimmed(source: &str, at: Range<usize>) -> Range<usize> {
    let Some(words) = source.get(at.clone()) else {
        return at;
    };
    let start = at.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

fn wanted(vi: &str, en: &str) -> Words {
    Words::new(format!("cần {vi}"), format!("expected {en}"))
}

fn text<'v>(value: &'v DeValue<'_>) -> Result<&'v str, Words> {
    value
        .as_str()
        .ok_or_else(|| wanted("chữ trong ngoặc kép", "a string in quotes"))
}

/// One name, several with commas between them, or a list of them.
fn list<T>(value: &DeValue<'_>, read: impl Fn(&str) -> Result<T, Words>) -> Result<Vec<T>, Words> {
    let names: Vec<&str> = match value {
        DeValue::Array(list) => list
            .iter()
            .map(|it| text(it.get_ref()))
            .collect::<Result<_, _>>()?,
        one => text(one)?.split(',').collect(),
    };
    names.into_iter().map(|name| read(name.trim())).collect()
}

fn one_of<T: ValueEnum>(value: &DeValue<'_>) -> Result<T, Words> {
    let written = text(value)?;
    T::from_str(written, false).map_err(|_| {
        let names: Vec<String> = T::value_variants()
            .iter()
            .filter_map(|it| it.to_possible_value().map(|it| it.get_name().to_owned()))
            .collect();
        let names = names.join(", ");
        Words::new(
            format!("`{written}` không được; chọn một trong: {names}"),
            format!("`{written}` is none of {names}"),
        )
    })
}
