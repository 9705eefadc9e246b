//! The command line in one language: its help, and what is said where it is used wrongly.

use std::ffi::OsString;

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use doctrace::report::Lang;

use crate::args::Cli;
use crate::ui::Words;

/// Between the Vietnamese and the English half of a text.
const BETWEEN: &str = "\n/\n";

/// The command line with its help in one language; in both where none is named.
pub(crate) fn in_language(lang: Option<Lang>) -> clap::Command {
    let mut command = Cli::command();
    command.build();
    translated(command, lang)
}

fn translated(command: clap::Command, lang: Option<Lang>) -> clap::Command {
    let pick = |text: &clap::builder::StyledStr| chosen(&text.to_string(), lang);
    let about = command.get_about().map(pick);
    let after = command.get_after_help().map(pick);
    let mut command = command.mut_args(|arg| {
        let help = match arg.get_id().as_str() {
            "help" => Some(chosen("In phần hướng dẫn này\n/\nPrint this help", lang)),
            "version" => Some(chosen("In phiên bản\n/\nPrint the version", lang)),
            _ => arg.get_help().map(pick),
        };
        let heading = heading(&arg, lang);
        let arg = match help {
            Some(help) => arg.help(help.clone()).long_help(help),
            None => arg,
        };
        match heading {
            Some(heading) => arg.help_heading(heading),
            None => arg,
        }
    });
    if lang == Some(Lang::Vi) {
        command = command
            .help_template("{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}")
            .subcommand_help_heading("Lệnh")
            .subcommand_value_name("LỆNH");
    }
    if let Some(about) = about {
        command = command.about(about.clone()).long_about(about);
    }
    if let Some(after) = after {
        command = command.after_help(after.clone()).after_long_help(after);
    }
    let names: Vec<String> = command
        .get_subcommands()
        .map(|it| it.get_name().to_owned())
        .collect();
    for name in names {
        command = command.mut_subcommand(name, |it| translated(it, lang));
    }
    command
}

/// Under which heading an option stands; none where it is the one that the library gives it.
fn heading(arg: &clap::Arg, lang: Option<Lang>) -> Option<&'static str> {
    match (arg.get_help_heading(), lang) {
        (Some(_), Some(Lang::Vi)) => Some("Đọc tệp"),
        (Some(_), Some(Lang::En)) => Some("Reading"),
        (None, Some(Lang::Vi)) if arg.is_positional() => Some("Tham số"),
        (None, Some(Lang::Vi)) => Some("Tùy chọn"),
        (_, None) | (None, _) => None,
    }
}

/// The manual: the page of the program, and below it how each command is used.
///
/// # Errors
/// None but those of memory: nothing is written to the outside.
pub(crate) fn manual(lang: Lang) -> std::io::Result<Vec<u8>> {
    let command = in_language(Some(lang));
    let (mut page, mut below) = (Vec::new(), Vec::new());
    for it in command.get_subcommands() {
        let name = it.get_name();
        let about = it.get_about().map(ToString::to_string).unwrap_or_default();
        below.extend(format!(".SH DOCTRACE {}\n{about}\n", name.to_uppercase()).bytes());
        let part = clap_mangen::Man::new(it.clone());
        let mut lines = Vec::new();
        part.render_synopsis_section(&mut lines)?;
        part.render_options_section(&mut lines)?;
        // The heads of its sections stand below its own.
        below.extend(
            String::from_utf8_lossy(&lines)
                .replace(".SH ", ".SS ")
                .bytes(),
        );
    }
    clap_mangen::Man::new(command).render(&mut page)?;
    page.extend(below);
    Ok(page)
}

/// What is wrong with a command line, in Vietnamese; none for what only the library has words for.
pub(crate) fn misuse(error: &clap::Error) -> Option<String> {
    let get = |kind| match error.get(kind)? {
        ContextValue::String(words) => Some(words.clone()),
        ContextValue::Strings(words) if !words.is_empty() => Some(words.join(", ")),
        _ => None,
    };
    let arg = get(ContextKind::InvalidArg).unwrap_or_default();
    let value = get(ContextKind::InvalidValue).unwrap_or_default();
    let mut said = match error.kind() {
        ErrorKind::UnknownArgument => format!("không có tùy chọn `{arg}`"),
        ErrorKind::InvalidValue if value.is_empty() => format!("`{arg}` cần một giá trị"),
        ErrorKind::InvalidValue => {
            let valid = get(ContextKind::ValidValue).unwrap_or_default();
            format!("`{arg}` không nhận `{value}`, chỉ nhận {valid}")
        }
        ErrorKind::ValueValidation => {
            let source = std::error::Error::source(error)?;
            let why = source
                .downcast_ref::<Words>()
                .map_or_else(|| source.to_string(), |words| words.vi.clone());
            format!("`{arg}`: {why}")
        }
        ErrorKind::MissingRequiredArgument => format!("thiếu: {arg}"),
        ErrorKind::ArgumentConflict => {
            let prior = get(ContextKind::PriorArg).unwrap_or_default();
            format!("`{arg}` không dùng được cùng với `{prior}`")
        }
        _ => return None,
    };
    let near = get(ContextKind::SuggestedArg).or_else(|| get(ContextKind::SuggestedValue));
    if let Some(near) = near {
        said.push_str(&format!("; có phải là `{near}`?"));
    }
    Some(format!("{said}\nXem: doctrace --help --lang vi"))
}

/// The words given, with `audit` put before them where they name no command: that is what is done
/// then. What only asks for help or the version stays.
pub(crate) fn with_command(command: &clap::Command, given: Vec<OsString>) -> Vec<OsString> {
    let takes_value = |word: &str| {
        let arg = command.get_arguments().find(|arg| {
            word.strip_prefix("--").map_or_else(
                || arg.get_short().is_some_and(|short| word.ends_with(short)),
                |long| arg.get_long() == Some(long),
            )
        });
        arg.is_some_and(|arg| arg.get_action().takes_values())
    };
    let (mut asks, mut skip) = (false, false);
    for word in given.iter().skip(1) {
        if std::mem::take(&mut skip) {
            continue;
        }
        let word = word.to_str().unwrap_or_default();
        match word {
            "-h" | "--help" | "-V" | "--version" => asks = true,
            "--" | "-" => break,
            _ if word.starts_with('-') => skip = takes_value(word),
            _ if command.find_subcommand(word).is_some() => return given,
            _ => {
                asks = false;
                break;
            }
        }
    }
    if asks {
        return given;
    }
    let mut words = given;
    words.insert(words.len().min(1), "audit".into());
    words
}

/// The half of a text that is in a language; both, one under the other, where none is named.
fn chosen(text: &str, lang: Option<Lang>) -> String {
    match (text.split_once(BETWEEN), lang) {
        (None, _) => text.to_owned(),
        (Some((vi, _)), Some(Lang::Vi)) => vi.to_owned(),
        (Some((_, en)), Some(Lang::En)) => en.to_owned(),
        (Some((vi, en)), None) => format!("{vi}\n{en}"),
    }
}
