//! `doctrace extract`: what each text says, one line of JSON a text.

use std::io::{self, Write};
use std::path::Path;

use doctrace::extract::Extract;
use doctrace::text::Text;

use crate::args::ExtractArgs;
use crate::config::Config;
use crate::exit::Exit;
use crate::input::{Content, Input};
use crate::output::Target;
use crate::session::Session;
use crate::ui::{Ui, Words};

/// Runs the command. Each line is written when its text is read, and no more than one text is
/// in memory.
pub(crate) fn run(ui: Ui, config: &Config, mut args: ExtractArgs) -> Exit {
    config.fill_input(&mut args.input);
    let target = Target::from(args.out.as_deref());
    let out: Vec<&Path> = target.file().into_iter().collect();
    let own: Vec<&Path> = config.path.as_deref().into_iter().collect();
    let session = match Session::new(ui, &args.input, &own, &out) {
        Ok(session) => session,
        Err(words) => return Exit::told(ui, &words),
    };
    let mut skipped = 0;
    let written = target.write(|out| {
        let mut fault = None;
        session.each(ui, |input| match line(ui, input, out) {
            Ok(read) => {
                skipped += usize::from(!read);
                true
            }
            Err(error) => {
                fault = Some(error);
                false
            }
        });
        fault.map_or(Ok(()), Err)
    });
    if let Err(error) = written {
        return Exit::cannot_write(ui, &target, &error);
    }
    if skipped > 0 {
        return Exit::Unread;
    }
    Exit::Done
}

/// Writes the line of an input; whether it was read.
fn line(ui: Ui, input: Input, mut out: &mut dyn Write) -> io::Result<bool> {
    let name = &input.name;
    let tell = |vi: &str, en: &str| {
        ui.fault(&Words::new(
            format!("không đọc được {name}: {vi}"),
            format!("cannot read {name}: {en}"),
        ));
    };
    let document = match input.content {
        Content::Read(document) => document,
        Content::Skipped(why) => {
            tell(&why.vi, &why.en);
            return Ok(false);
        }
    };
    for warning in &document.warnings {
        let of = |lang| format!("{name}: {}", warning.message(lang));
        ui.note(
            &of(doctrace_formats::Lang::Vi),
            &of(doctrace_formats::Lang::En),
        );
    }
    let text = match Text::new(&document.text) {
        Ok(text) => text,
        Err(error) => {
            tell(&error.to_string(), &error.to_string());
            return Ok(false);
        }
    };
    let id = Path::new(name)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    serde_json::to_writer(&mut out, &Extract::of(id, text))?;
    out.write_all(b"\n")?;
    Ok(true)
}
