//! The policy: read in an office's own words, its registers from files, every fault told in one
//! round with its place.

mod clerk;
mod kept;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use doctrace::audit::{Baseline, Policy};
use doctrace::report::Lang;

use crate::args::{CheckPolicyArgs, UnderArgs};
use crate::exit::Exit;
use crate::input::Rows;
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
    /// Where the rows of its registers stand.
    pub(crate) rows: Rows,
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
        match kept::read(&file, named) {
            Ok(books) => registers.push((named, books)),
            Err(more) => faults.extend(more.into_iter().map(|words| Fault {
                at: named.at.clone(),
                words,
            })),
        }
        loaded.files.push(file);
    }
    if let (true, Ok(policy)) = (faults.is_empty(), policy) {
        match kept::filled(policy, registers, &mut loaded.rows) {
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
