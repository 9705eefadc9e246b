//! `doctrace explain`: what a rule looks for, or how a line was read.

use std::path::PathBuf;

use doctrace::audit::{RULES, Rule, rule, vietnamese};
use doctrace::mention::Mention;
use doctrace::relation::{End, Reading, Role, documents};
use doctrace::report::Lang;
use doctrace::text::{Span, Text};

use crate::args::{ExplainArgs, InputArgs};
use crate::config::Config;
use crate::exit::Exit;
use crate::input::Content;
use crate::near::nearest;
use crate::output::Target;
use crate::session::Session;
use crate::ui::{Ui, Words, plain};

/// Runs the command.
pub(crate) fn run(ui: Ui, config: &Config, args: &ExplainArgs) -> Exit {
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
            match line_of(ui, config, args, file.into(), line) {
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

fn line_of(
    ui: Ui,
    config: &Config,
    args: &ExplainArgs,
    path: PathBuf,
    line: usize,
) -> Result<String, Words> {
    let mut input = InputArgs {
        paths: vec![path],
        encoding: args.encoding,
        ..InputArgs::default()
    };
    config.fill_input(&mut input);
    let mut told = String::new();
    let (mut lost, mut lines) = (None, 0);
    Session::new(ui, &input, &[], &[])?.each(ui, |input| {
        match input.content {
            Content::Read(document) => match Text::new(&document.text) {
                Ok(text) => {
                    lines = lines.max(document.text.lines().count());
                    told.push_str(&explained(ui, text, line));
                }
                Err(error) => lost = Some(Words::same(error)),
            },
            Content::Skipped(why) => lost = Some(why),
        }
        true
    });
    if let Some(why) = lost {
        return Err(why);
    }
    if line > lines {
        return Err(Words::new(
            format!("chỉ có {lines} dòng"),
            format!("it has {lines} lines only"),
        ));
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
fn explained(ui: Ui, text: Text<'_>, line: usize) -> String {
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
            let reading = Reading::of_text(part);
            told.push_str(&said(ui, &reading, wanted));
            if ui.is_verbose() {
                for block in reading.explain(wanted) {
                    told.push_str(&block.to_string());
                }
            }
        }
    }
    told
}

/// The documents that a span names and what it says of them, in words.
fn said(ui: Ui, reading: &Reading<'_>, wanted: Span) -> String {
    let lang = ui.lang;
    let within = |span: Span| wanted.start() <= span.start() && span.end() <= wanted.end();
    let mut told = String::new();
    for (at, mention) in reading.mentions().iter().enumerate() {
        if within(mention.span()) {
            told.push_str(&named(ui, mention, reading.role(at)));
        }
    }
    let words = |span: Span| {
        let words = reading.text().as_str().get(span.start()..span.end());
        plain(words.unwrap_or_default())
    };
    let end = |end: End| match end {
        End::Own => ui.word("văn bản này", "this text").to_owned(),
        End::Draft(_) => ui.word("dự thảo", "a draft").to_owned(),
        End::Mention(at) => reading
            .mentions()
            .get(at as usize)
            .map_or_else(String::new, |it| it.id().to_string()),
    };
    for relation in reading.relations() {
        let places = [relation.from, relation.to].map(|end| match end {
            End::Own => None,
            End::Draft(at) => reading.drafts().get(at as usize).map(|it| it.span),
            End::Mention(at) => reading.mentions().get(at as usize).map(Mention::span),
        });
        if !places.into_iter().flatten().any(within) {
            continue;
        }
        let kind = match lang {
            Lang::Vi => relation.kind.vietnamese(),
            Lang::En => relation.kind.name(),
        };
        let (from, to, cue) = (end(relation.from), end(relation.to), words(relation.cue));
        told.push_str(&format!("{from} {kind} {to} (“{cue}”)\n"));
    }
    told
}

/// A document as a line names it.
fn named(ui: Ui, mention: &Mention<'_>, role: Role) -> String {
    let id = mention.id().to_string();
    let role = match role {
        Role::Declared => ui.word("được ban hành", "declared"),
        Role::Own => ui.word("số của chính văn bản này", "the text's own number"),
        Role::Cited => ui.word("được nêu", "cited"),
    };
    let mut told = format!("{id}: {role}");
    if mention.raw() != id {
        let written = plain(mention.raw());
        told.push_str(&format!(", {} “{written}”", ui.word("ghi là", "written")));
    }
    if let Some(day) = mention.date() {
        told.push_str(&format!(
            ", {} {}",
            ui.word("ngày", "of"),
            ui.lang.date(day)
        ));
    }
    for (word, field) in [
        (ui.word("của", "by"), mention.issuer()),
        (ui.word("về", "on"), mention.title()),
    ] {
        if let Some(field) = field {
            told.push_str(&format!(", {word} “{}”", plain(field)));
        }
    }
    told.push('\n');
    told
}
