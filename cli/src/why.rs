//! `doctrace why`: who answered a directive, who did not, and where the path fails.

use std::io::{self, Write};
use std::path::Path;

use doctrace::audit::{Audit, Cell, Policy};
use doctrace::graph::{Document, DocumentHandle, TraceGraph};
use doctrace::id::{Additions, DocumentId};
use doctrace::relation::Reading;
use doctrace::report::{Evidence, Lang, Phrase};
use doctrace::text::Text;

use crate::args::WhyArgs;
use crate::audit::{Texts, take_in};
use crate::config::Config;
use crate::exit::Exit;
use crate::near::nearest;
use crate::output::Target;
use crate::policy::{self, Loaded};
use crate::session::Session;
use crate::ui::{Ui, Words, plain};

/// Runs the command. Ends with 1 where something is open.
pub(crate) fn run(ui: Ui, config: &Config, mut args: WhyArgs) -> Exit {
    config.fill_input(&mut args.input);
    config.fill_under(&mut args.under);
    let Some(loaded) = policy::load(ui, &args.under, None) else {
        return Exit::Use;
    };
    let Loaded {
        policy,
        files,
        rows,
        ..
    } = loaded;
    let Some(id) = number(&args.source, &policy.additions()) else {
        let written = &args.source;
        return Exit::told(
            ui,
            &Words::new(
                format!("`{written}` không phải số, ký hiệu văn bản; ghi như 139-CTr/TU"),
                format!("`{written}` is no number of a document; write 139-CTr/TU"),
            ),
        );
    };
    if let Some(words) = unknown_body(&policy, args.body.as_deref()) {
        return Exit::told(ui, &words);
    }
    let own = [&args.under.policy, &config.path];
    let own = own.into_iter().flatten().chain(&files);
    let own: Vec<&Path> = own.map(AsRef::as_ref).collect();
    let session = match Session::new(ui, &args.input, &own, &[]) {
        Ok(session) => session,
        Err(words) => return Exit::told(ui, &words),
    };
    let (registry, mut places) = take_in(ui, &session, &policy.additions(), &mut Texts::new(false));
    places.rows().append(rows);
    let graph = TraceGraph::build_under(&registry, &policy.background());
    let audit = Audit::new(&graph, &policy);
    let mut told = Told {
        lang: ui.lang,
        audit: &audit,
        places: Places(&places),
        policy: args.under.policy.is_some(),
        open: false,
    };
    let sources: Vec<Document<'_>> = graph.find(&id).collect();
    if sources.is_empty() {
        let labels: Vec<&str> = graph.documents().map(|it| it.label()).collect();
        let (mut vi, mut en) = (String::new(), String::new());
        if let Some(near) = nearest(&id.to_string(), labels) {
            vi = format!("; có phải là {near}?");
            en = format!("; did you mean {near}?");
        }
        return Exit::told(
            ui,
            &Words::new(
                format!("không văn bản nào đã đọc nói đến {id}{vi}"),
                format!("nothing that was read names {id}{en}"),
            ),
        );
    }
    let mut page = Vec::new();
    for source in &sources {
        if told
            .source(&mut page, source, args.body.as_deref())
            .is_err()
        {
            return Exit::Use;
        }
    }
    let _ = Target::Standard.write(|out| out.write_all(&page));
    let unread = registry.inputs().any(|it| it.skipped.is_some());
    match (unread, told.open) {
        (true, _) => Exit::Unread,
        (_, true) => Exit::Found,
        _ => Exit::Done,
    }
}

/// The number that a person wrote: as it is printed, or as a text would have it ("139-ctr/tu",
/// "Chương trình số 139-CTr/TU").
fn number(written: &str, additions: &Additions) -> Option<DocumentId> {
    if let Ok(id) = written.parse() {
        return Some(id);
    }
    let said = format!("số {written}");
    let reading = Reading::under(Text::new(&said).ok()?, additions);
    match reading.mentions() {
        [one] => Some(one.id().clone()),
        _ => None,
    }
}

fn unknown_body(policy: &Policy, body: Option<&str>) -> Option<Words> {
    let body = body?;
    let names = || policy.bodies().iter().map(|it| it.name.as_str());
    if names().any(|name| name == body) {
        return None;
    }
    if names().next().is_none() {
        return Some(Words::new(
            "--body cần một chính sách có khai cơ quan (--policy); tạo bằng doctrace init",
            "--body needs a policy that names bodies (--policy); make one by doctrace init",
        ));
    }
    let (mut vi, mut en) = (String::new(), String::new());
    if let Some(near) = nearest(body, names()) {
        vi = format!("; có phải là {near}?");
        en = format!("; did you mean {near}?");
    }
    Some(Words::new(
        format!("chính sách không có cơ quan `{body}`{vi}"),
        format!("the policy names no body `{body}`{en}"),
    ))
}

/// Places as a person sees them.
struct Places<'p>(&'p crate::input::Places);

impl Places<'_> {
    fn of(&self, mut evidence: Evidence, lang: Lang) -> String {
        self.0.tell_one(&mut evidence);
        match &evidence.locator {
            Some(place) => format!("{}, {}", evidence.input, lang.of(&place.words)),
            None => format!("{}:{}:{}", evidence.input, evidence.line, evidence.column),
        }
    }
}

struct Told<'a> {
    lang: Lang,
    audit: &'a Audit<'a>,
    places: Places<'a>,
    /// Whether a policy was given.
    policy: bool,
    /// Whether something is open.
    open: bool,
}

impl Told<'_> {
    fn word<'w>(&self, vi: &'w str, en: &'w str) -> &'w str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    fn named(&self, document: &Document<'_>) -> String {
        let label = match document.label() {
            "DRAFT" => self.word("dự thảo", "a draft"),
            "SELF" => self.word("văn bản này", "this text"),
            label => label,
        };
        match document.date() {
            Some(day) => format!("{label} ({})", self.lang.date(day)),
            None => label.to_owned(),
        }
    }

    fn source(
        &mut self,
        out: &mut impl Write,
        source: &Document<'_>,
        body: Option<&str>,
    ) -> io::Result<()> {
        write!(out, "{}", self.named(source))?;
        if let Some(title) = source.title() {
            write!(out, " – {}", plain(title))?;
        }
        writeln!(out)?;
        self.answers(out, source)?;
        let cells: Vec<&Cell> = self
            .audit
            .obligations()
            .cells()
            .iter()
            .filter(|cell| cell.source == source.handle())
            .collect();
        if let Some(body) = body {
            let why = self.audit.why_not(source.handle(), body);
            writeln!(out, "\n{body}:")?;
            return self.path(
                out,
                &why.path,
                &why.why,
                why.at != doctrace::audit::Break::Covered,
            );
        }
        if cells.is_empty() {
            let words = if !self.policy {
                self.word(
                    "Không có chính sách nêu ai phải thực hiện; thêm --policy để biết ai còn thiếu.",
                    "No policy says who has to answer; give --policy to see who did not.",
                )
            } else if self.audit.policy().duties().is_empty() {
                self.word(
                    "Chính sách chưa có nhiệm vụ nào (phần [[duties]]) nên chưa rõ ai phải thực hiện.",
                    "The policy has no duty ([[duties]]) yet, so nothing says who has to answer.",
                )
            } else {
                self.word(
                    "Không nhiệm vụ nào trong chính sách nói đến văn bản này.",
                    "No duty of the policy is about this document.",
                )
            };
            writeln!(out, "\n{words}")?;
            return Ok(());
        }
        for cell in cells {
            let name = &self.audit.policy().bodies()[cell.body].name;
            writeln!(out, "\n{name}:")?;
            let why = self.audit.why_not_cell(cell);
            let open = cell.state.counts() && cell.state != doctrace::report::CellState::Proven;
            self.path(out, &why.path, &why.why, open)?;
        }
        Ok(())
    }

    /// What carries the source out, each with the words that say so.
    fn answers(&self, out: &mut impl Write, source: &Document<'_>) -> io::Result<()> {
        let graph = self.audit.graph();
        let answers: Vec<_> = graph
            .cited(source.handle())
            .filter(|relation| relation.kind().carries_out())
            .collect();
        if answers.is_empty() {
            let none = self.word(
                "  Không văn bản nào đã đọc nói là thực hiện văn bản này.",
                "  Nothing that was read says that it carries this out.",
            );
            return writeln!(out, "{none}");
        }
        for relation in answers {
            let below = relation.from();
            writeln!(out, "  ← {}", self.named(&below))?;
            for evidence in relation.evidence().take(3) {
                let evidence = Evidence::at(graph, evidence.place());
                let quote = plain(&evidence.quote);
                let place = self.places.of(evidence, self.lang);
                writeln!(out, "      {place} “{quote}”")?;
            }
        }
        Ok(())
    }

    fn path(
        &mut self,
        out: &mut impl Write,
        path: &[DocumentHandle],
        why: &Phrase,
        open: bool,
    ) -> io::Result<()> {
        self.open |= open;
        let graph = self.audit.graph();
        let steps: Vec<String> = path
            .iter()
            .map(|&at| self.named(&graph.document(at)))
            .collect();
        writeln!(out, "  {}", steps.join(" ← "))?;
        writeln!(out, "  {}", self.lang.of(why))
    }
}
