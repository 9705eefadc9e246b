//! `doctrace`: reads an office's files and shows which directive was answered by what, and which
//! was not.

mod args;
mod audit;
mod config;
mod day;
mod deliver;
mod diff;
mod exit;
mod explain;
mod extract;
mod help;
mod init;
mod input;
mod near;
mod output;
mod policy;
mod register;
mod session;
mod snippet;
mod ui;
mod value;
mod why;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use doctrace::report::Lang;

use crate::args::{Cli, Command};
use crate::config::{Config, ConfigError};
use crate::exit::Exit;
use crate::output::Target;
use crate::ui::{Ui, Words};
use crate::value::SchemaOf;

fn main() -> ExitCode {
    let given: Vec<OsString> = std::env::args_os().collect();
    let lang = asked(&given);
    let command = help::in_language(lang);
    let given = help::with_command(&command, given);
    let matches = command.try_get_matches_from(given);
    match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => run(cli).into(),
        Err(error) => {
            match help::misuse(&error).filter(|_| lang != Some(Lang::En)) {
                Some(words) => Ui::new(Lang::Vi, false, 0).fault(&Words::same(words)),
                None => drop(error.print()),
            }
            // Help and version are no faults.
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
        }
    }
}

/// The language named on the command line, looked for before all else: it is that of the help.
fn asked(given: &[OsString]) -> Option<Lang> {
    let mut given = given.iter().filter_map(|it| it.to_str());
    while let Some(word) = given.next() {
        if word == "--" {
            break;
        }
        let value = match word.strip_prefix("--lang") {
            Some("") => given.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(lang) = value.and_then(|it| it.parse().ok()) {
            return Some(lang);
        }
    }
    std::env::var("DOCTRACE_LANG").ok()?.parse().ok()
}

fn run(cli: Cli) -> Exit {
    let global = cli.global;
    let config = if global.no_config {
        Ok(Config::default())
    } else {
        let here = std::env::current_dir().unwrap_or_default();
        Config::find(global.config.as_deref(), &here)
    };
    let (config, fault) = match config {
        Ok(config) => (config, None),
        Err(fault) => (Config::default(), Some(fault)),
    };
    global.color.or(config.color).unwrap_or_default().set();
    let lang = global.lang.or(config.lang).unwrap_or(Lang::Vi);
    let ui = Ui::new(lang, global.quiet, global.verbose);
    if let Some(fault) = fault {
        match fault {
            ConfigError::Unreadable(path, why) => {
                let name = path.display();
                let say = |why| format!("{name}: {why}");
                ui.fault(&Words::new(say(&why.vi), say(&why.en)));
            }
            ConfigError::Faults {
                path,
                source,
                mut faults,
            } => snippet::show(ui, &path.display().to_string(), &source, &mut faults),
        }
        return Exit::Use;
    }
    if let Some(path) = &config.path {
        let name = path.display();
        ui.detail(
            &format!("cấu hình: {name}"),
            &format!("configuration: {name}"),
        );
    }
    end_cleanly();
    match cli.command {
        None => audit::run(ui, &config, cli.audit),
        Some(Command::Audit(args)) => audit::run(ui, &config, args),
        Some(Command::Extract(args)) => extract::run(ui, &config, args),
        Some(Command::Why(args)) => why::run(ui, &config, args),
        Some(Command::Explain(args)) => explain::run(ui, &config, &args),
        Some(Command::CheckPolicy(args)) => policy::check(ui, &args),
        Some(Command::Diff(args)) => diff::run(ui, &args),
        Some(Command::Schema(args)) => {
            let schema = match args.of {
                SchemaOf::Report => doctrace::report::JSON_SCHEMA,
                SchemaOf::Policy => doctrace::audit::POLICY_SCHEMA,
            };
            print(ui, schema.as_bytes())
        }
        Some(Command::Completions(args)) => {
            let mut script = Vec::new();
            let mut command = help::in_language(Some(lang));
            clap_complete::generate(args.shell, &mut command, "doctrace", &mut script);
            print(ui, &script)
        }
        Some(Command::Man) => match help::manual(lang) {
            Ok(page) => print(ui, &page),
            Err(error) => Exit::told(ui, &Words::same(error)),
        },
        Some(Command::Init(args)) => init::run(ui, &config, args),
        Some(Command::Register(args)) => register::run(ui, &config, args),
    }
}

/// Writes a page to standard output.
fn print(ui: Ui, page: &[u8]) -> Exit {
    match Target::Standard.write(|out| out.write_all(page)) {
        Ok(()) => Exit::Done,
        Err(error) => Exit::cannot_write(ui, &Target::Standard, &error),
    }
}

/// A run that is broken off leaves no half-written file behind.
fn end_cleanly() {
    // Without a handler the system ends the run, and only a temporary file may stay.
    let _ = ctrlc::set_handler(|| {
        output::abandon();
        input::end_all();
        let _ = writeln!(
            std::io::stderr(),
            "\ndoctrace: dừng theo yêu cầu / interrupted"
        );
        std::process::exit(130);
    });
}
