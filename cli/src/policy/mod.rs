//! The policy: read in an office's own words, its registers from files, every fault told in one
//! round with its place.

mod clerk;

use std::fs;
use std::path::{Path, PathBuf};

use doctrace::audit::{Baseline, Policy};
use doctrace::registry::Register;
use doctrace::report::Lang;

use crate::args::{CheckPolicyArgs, UnderArgs};
use crate::exit::Exit;
use crate::output::Target;
use crate::snippet::{self, Fault};
use crate::ui::{Ui, Words};

/// A policy, and the files that it was made from.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub(crate) policy: Policy,
    /// The findings of an earlier run.
    pub(crate) known: Option<Baseline>,
    /// The files of its registers: no inputs, should they lie in a folder that is read.
    pub(crate) files: Vec<PathBuf>,
}

/// Reads the policy and what the command line says beside it. What is wrong is told.
pub(crate) fn load(ui: Ui, args: &UnderArgs, baseline: Option<&Path>) -> Option<Loaded> {
    let mut loaded = match &args.policy {
        Some(path) => read(ui, path)?,
        None => Loaded::default(),
    };
    let mut policy = loaded.policy;
    if let Some(path) = baseline.filter(|path| path.exists()) {
        let known = source(ui, path)?.parse::<Baseline>();
        let known = known.map_err(|error| {
            ui.fault(&Words::same(format!("{}: {error}", path.display())));
        });
        let known = known.ok()?;
        policy = policy.with_baseline(known.clone());
        loaded.known = Some(known);
    }
    if let Some((from, to)) = args.period {
        policy = policy.with_period(from, to);
    }
    if let Some(day) = args.as_of {
        policy = policy.with_as_of(day);
    }
    loaded.policy = policy;
    Some(loaded)
}

/// Reads a policy; what is wrong in it is told, each with its place.
fn read(ui: Ui, path: &Path) -> Option<Loaded> {
    let source = source(ui, path)?;
    let made = clerk::make(&source);
    let mut faults: Vec<Fault> = made
        .faults
        .iter()
        .map(|(at, words)| Fault {
            at: at.clone(),
            words: words.clone(),
        })
        .collect();
    let policy = Policy::from_toml(&made.text);
    if let Err(error) = &policy {
        for fault in error.faults() {
            let at = made.origin(fault.span.clone());
            // A day that is none is told already, by its own words.
            if !faults
                .iter()
                .any(|told| told.at.start <= at.start && at.end <= told.at.end)
            {
                faults.push(Fault {
                    at,
                    words: Words::new(&*fault.why.vi, &*fault.why.en),
                });
            }
        }
    }
    let mut loaded = Loaded::default();
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut registers = Vec::new();
    for named in &made.files {
        let file = folder.join(&named.name);
        match kept(&file) {
            Ok(books) => registers.push((named, books)),
            Err(words) => faults.push(Fault {
                at: named.at.clone(),
                words,
            }),
        }
        loaded.files.push(file);
    }
    if let (true, Ok(policy)) = (faults.is_empty(), policy) {
        match filled(policy, registers) {
            Ok(policy) => {
                loaded.policy = policy;
                return Some(loaded);
            }
            Err(more) => faults.extend(more),
        }
    }
    snippet::show(ui, &path.display().to_string(), &source, &mut faults);
    None
}

/// The registers of a file.
fn kept(path: &Path) -> Result<Vec<Register>, Words> {
    let bytes = fs::read(path).map_err(|error| crate::input::reason(&error))?;
    let read = doctrace_formats::read(&bytes, Some(path), &doctrace_formats::Options::new());
    let document = read.map_err(|error| {
        let say = |lang| format!("{}; {}", error.message(lang), error.remedy(lang));
        Words::new(
            say(doctrace_formats::Lang::Vi),
            say(doctrace_formats::Lang::En),
        )
    })?;
    let mut books = Vec::new();
    for table in &document.registers {
        let (made, more) = doctrace_formats::registers(table);
        if let Some(fault) = table.faults.iter().chain(&more).next() {
            // A register that is declared complete must not lack what could not be read.
            let say = |lang| fault.message(lang);
            return Err(Words::new(
                say(doctrace_formats::Lang::Vi),
                say(doctrace_formats::Lang::En),
            ));
        }
        books.extend(made);
    }
    if books.is_empty() {
        return Err(Words::new(
            "tệp này không có cột số, ký hiệu; không đọc được như sổ văn bản",
            "no column of numbers was found in this file; it is no register",
        ));
    }
    Ok(books)
}

/// Puts the rows of files into the registers that name them: those of the same series.
fn filled(
    policy: Policy,
    files: Vec<(&clerk::NamedFile, Vec<Register>)>,
) -> Result<Policy, Vec<Fault>> {
    if files.is_empty() {
        return Ok(policy);
    }
    let mut faults = Vec::new();
    let mut registers = policy.registers().to_vec();
    for (named, books) in files {
        let Some(register) = registers.get_mut(named.register) else {
            continue;
        };
        let mut seen: Vec<String> = Vec::new();
        for book in books {
            if book.series == register.series {
                register.rows.extend(book.rows);
            }
            seen.push(book.series);
        }
        if register.rows.is_empty() {
            let (own, seen) = (&register.series, seen.join(", "));
            faults.push(Fault {
                at: named.at.clone(),
                words: Words::new(
                    format!("tệp không có văn bản nào thuộc dãy số {own}; có: {seen}"),
                    format!("the file has no document of the series {own}; it has {seen}"),
                ),
            });
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(policy.with_all_registers(registers))
}

fn source(ui: Ui, path: &Path) -> Option<String> {
    fs::read_to_string(path)
        .map_err(|error| {
            let why = crate::input::reason(&error);
            let name = path.display();
            ui.fault(&Words::new(
                format!("{name}: {}", why.vi),
                format!("{name}: {}", why.en),
            ));
        })
        .ok()
}

/// `doctrace check-policy`. Ends with 1 where a policy cannot be used.
pub(crate) fn check(ui: Ui, args: &CheckPolicyArgs) -> Exit {
    let mut page = String::new();
    let mut faulty = false;
    for path in &args.files {
        let Some(Loaded { policy, .. }) = read(ui, path) else {
            faulty = true;
            continue;
        };
        let name = path.display();
        let (bodies, duties) = (policy.bodies().len(), policy.duties().len());
        let (registers, waivers) = (policy.registers().len(), policy.waivers().len());
        let codes = policy.vocabulary().types.len() + policy.vocabulary().organs.len();
        page.push_str(&match ui.lang {
            Lang::Vi => format!(
                "{name}: dùng được: {bodies} cơ quan, {duties} nhiệm vụ, {registers} sổ, {waivers} miễn trừ, {codes} ký hiệu\n"
            ),
            Lang::En => format!(
                "{name}: usable: {bodies} bodies, {duties} duties, {registers} registers, {waivers} waivers, {codes} codes\n"
            ),
        });
    }
    let _ = Target::Standard.write(|out| out.write_all(page.as_bytes()));
    if faulty { Exit::Found } else { Exit::Done }
}
