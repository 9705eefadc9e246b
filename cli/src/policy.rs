//! The policy as a person writes it.

use std::fs;
use std::path::Path;

use doctrace::audit::{Baseline, Policy};
use doctrace::report::Lang;

use crate::args::{CheckPolicyArgs, UnderArgs};
use crate::exit::Exit;
use crate::output::Target;
use crate::snippet::{self, Fault};
use crate::ui::{Ui, Words};

/// Reads the policy and what the command line says beside it. What is wrong is told.
pub(crate) fn load(ui: &Ui, args: &UnderArgs, baseline: Option<&Path>) -> Option<Policy> {
    let mut policy = match &args.policy {
        Some(path) => read(ui, path)?,
        None => Policy::new(),
    };
    if let Some(path) = baseline.filter(|path| path.exists()) {
        let known = source(ui, path)?.parse::<Baseline>();
        let known = known.map_err(|error| {
            ui.fault(&Words::same(format!("{}: {error}", path.display())));
        });
        policy = policy.with_baseline(known.ok()?);
    }
    if let Some((from, to)) = args.period {
        policy = policy.with_period(from, to);
    }
    if let Some(day) = args.as_of {
        policy = policy.with_as_of(day);
    }
    Some(policy)
}

/// Reads a policy; what is wrong in it is told, each with its place.
pub(crate) fn read(ui: &Ui, path: &Path) -> Option<Policy> {
    let source = source(ui, path)?;
    match Policy::from_toml(&source) {
        Ok(policy) => Some(policy),
        Err(error) => {
            let mut faults: Vec<Fault> = error
                .faults()
                .iter()
                .map(|fault| Fault {
                    at: 0..0,
                    words: Words::same(&fault.message),
                })
                .collect();
            snippet::show(ui, &path.display().to_string(), &source, &mut faults);
            None
        }
    }
}

fn source(ui: &Ui, path: &Path) -> Option<String> {
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
pub(crate) fn check(ui: &Ui, args: &CheckPolicyArgs) -> Exit {
    let mut page = String::new();
    let mut faulty = false;
    for path in &args.files {
        let Some(policy) = read(ui, path) else {
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
