//! `doctrace explain`: what a rule looks for, or how a line was read.

use std::path::PathBuf;

use doctrace::audit::{RULES, Rule, rule, vietnamese};
use doctrace::relation::{Reading, documents};
use doctrace::report::Lang;
use doctrace::text::{Span, Text};

use crate::args::{ExplainArgs, InputArgs};
use crate::exit::Exit;
use crate::input::Content;
use crate::near::nearest;
use crate::output::Target;
use crate::session::Session;
use crate::ui::{Ui, Words};

/// Runs the command.
pub(crate) fn run(ui: Ui, args: &ExplainArgs) -> Exit {
    let mut pages = Vec::new();
    let mut exit = Exit::Done;
    if args.what.is_empty() {
        for it in RULES {
            let (code, severity, name) = (it.code(), it.severity().name(), it.name());
            let title = match (ui.lang, vietnamese(*it)) {
                (Lang::Vi, Some(page)) => format!(": {}", page.title),
                _ => String::new(),
            };
            pages.push(format!("{code} {severity:<8} {name}{title}\n"));
        }
    }
    for (at, what) in args.what.iter().enumerate() {
        let gap = if at == 0 { "" } else { "\n" };
        if let Some(it) = rule(what) {
            pages.push(format!("{gap}{}\n", page(ui.lang, it)));
        } else if let Some((file, line)) = place(what) {
            match line_of(ui, args, file.into(), line) {
                Ok(told) => pages.push(format!("{gap}{told}")),
                Err(why) => {
                    ui.fault(&Words::new(
                        format!("không đọc được {file}: {}", why.vi),
                        format!("cannot read {file}: {}", why.en),
                    ));
                    exit = Exit::Unread;
                }
            }
        } else {
            let codes = RULES.iter().flat_map(|it| [it.code().as_str(), it.name()]);
            let (mut vi, mut en) = (String::new(), String::new());
            if let Some(near) = nearest(what, codes) {
                vi = format!("; có phải là {near}?");
                en = format!("; did you mean {near}?");
            }
            exit = Exit::told(
                ui,
                &Words::new(
                    format!("không có quy tắc {what}{vi} (hoặc nêu tệp:dòng)"),
                    format!("no such rule: {what}{en} (or give file:line)"),
                ),
            );
        }
    }
    let pages = pages.concat();
    let _ = Target::Standard.write(|out| out.write_all(pages.as_bytes()));
    exit
}

/// What a rule looks for: in English its whole page, in Vietnamese what it says and what to do.
fn page(lang: Lang, rule: &dyn Rule) -> String {
    let (code, name) = (rule.code(), rule.name());
    match (lang, vietnamese(rule)) {
        (Lang::Vi, Some(page)) => format!(
            "# {code} {name}: {title}\n\n\
             ## Quy tắc này nêu gì\n\n{finds}\n\n\
             ## Cách xử lý\n\n{mend}\n\n\
             Mức cao nhất: {severity}. Ví dụ, chứng cứ và nguồn (tiếng Anh): doctrace explain {code} --lang en",
            title = page.title,
            finds = page.finds,
            mend = page.mend,
            severity = lang.severity(rule.severity()),
        ),
        _ => rule.explain().trim_end().to_owned(),
    }
}

/// `bao-cao.docx:12`.
fn place(what: &str) -> Option<(&str, usize)> {
    let (file, line) = what.rsplit_once(':')?;
    Some((file, line.parse().ok()?)).filter(|(file, _)| !file.is_empty())
}

fn line_of(ui: Ui, args: &ExplainArgs, path: PathBuf, line: usize) -> Result<String, Words> {
    let input = InputArgs {
        paths: vec![path],
        encoding: args.encoding,
        ..InputArgs::default()
    };
    let mut told = String::new();
    let mut lost = None;
    Session::new(ui, &input, &[], &[])?.each(|input| {
        match input.content {
            Content::Read(document) => match Text::new(&document.text) {
                Ok(text) => told.push_str(&explained(text, line)),
                Err(error) => lost = Some(Words::same(error)),
            },
            Content::Skipped(why) => lost = Some(why),
        }
        true
    });
    if let Some(why) = lost {
        return Err(why);
    }
    if told.is_empty() {
        told.push_str(ui.word(
            "Dòng này không có gì được đọc như câu nói về văn bản.\n",
            "Nothing on this line was read as words about documents.\n",
        ));
    }
    Ok(told)
}

/// How a line was read; 0 is every line.
fn explained(text: Text<'_>, line: usize) -> String {
    let lines = text.as_str().split_inclusive('\n');
    let mut starts = lines.scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, start + line.trim_end_matches(['\n', '\r']).len()))
    });
    let wanted = match line.checked_sub(1) {
        None => Some((0, text.as_str().len())),
        Some(line) => starts.nth(line),
    };
    let Some((from, to)) = wanted else {
        return String::new();
    };
    let mut told = String::new();
    for span in documents(text) {
        let (from, to) = (from.max(span.start()), to.min(span.end()));
        let Some(part) = text.part(span).filter(|_| from <= to) else {
            continue;
        };
        let inside = |at: usize| u32::try_from(at - span.start()).unwrap_or(u32::MAX);
        if let Some(wanted) = Span::new(inside(from), inside(to)) {
            for block in Reading::of_text(part).explain(wanted) {
                told.push_str(&block.to_string());
            }
        }
    }
    told
}
