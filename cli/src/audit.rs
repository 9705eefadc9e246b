//! `doctrace audit`: reads everything, judges it, writes the report.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use doctrace::Trace;
use doctrace::id::Additions;
use doctrace::registry::{DoubtFacts, InputFacts, Registry};
use doctrace::report::InputStatus;
use doctrace::text::Text;
use doctrace_formats::{Book, Document, Kind, Map, Place, Warning};

use crate::args::AuditArgs;
use crate::config::Config;
use crate::deliver::Delivery;
use crate::exit::Exit;
use crate::input::{Content, Input, Places};
use crate::output::Target;
use crate::policy::{self, Loaded};
use crate::session::Session;
use crate::ui::{self, Ui, Words};

/// Runs the command.
pub(crate) fn run(ui: Ui, config: &Config, mut args: AuditArgs) -> Exit {
    config.fill_audit(&mut args);
    let Some(loaded) = policy::load(ui, &args.under, args.baseline.as_deref()) else {
        return Exit::Use;
    };
    let Loaded {
        policy,
        known,
        files,
        rows,
    } = loaded;
    let own = [&args.under.policy, &args.baseline, &config.path];
    let own = own.into_iter().flatten().chain(&files);
    let own: Vec<&Path> = own.map(AsRef::as_ref).collect();
    let delivery = match Delivery::new(&args) {
        Ok(delivery) => delivery,
        Err(words) => return Exit::told(ui, &words),
    };
    let out: Vec<&Path> = delivery.files().collect();
    let session = match Session::new(ui, &args.input, &own, &out) {
        Ok(session) => session,
        Err(words) => return Exit::told(ui, &words),
    };
    let mut texts = Texts::new(delivery.wants_texts());
    let (registry, mut places) = take_in(ui, &session, &policy.additions(), &mut texts);
    places.rows().append(rows);
    let mut trace = Trace::new();
    trace.set_policy(policy);
    trace.merge(registry);
    let mut report = trace.report();
    places.tell(&mut report);
    let anew = |path: &&PathBuf| args.update_baseline || !path.exists();
    if let Some(path) = args.baseline.as_ref().filter(anew) {
        let known = report.baseline().to_string();
        let target = Target::File(path.clone());
        if let Err(error) = target.write(|out| out.write_all(known.as_bytes())) {
            return Exit::cannot_write(ui, &target, &error);
        }
    }
    // What is known is no news: it is neither shown nor counted.
    if let Some(known) = known.filter(|_| !args.show_known) {
        let hidden = report.hide_known(&known);
        if hidden > 0 {
            ui.note(
                &format!("{hidden} phát hiện đã biết, không hiện lại (--show-known để xem)"),
                &format!("{hidden} known finding(s) not shown (see them with --show-known)"),
            );
        }
    }
    if let Err((target, error)) = delivery.write(ui, &report, &args, &texts.kept) {
        return Exit::cannot_write(ui, &target, &error);
    }
    let skipped = report
        .inputs
        .iter()
        .filter(|input| input.status == InputStatus::Skipped)
        .count();
    if skipped > 0 {
        ui.fault(&Words::new(
            format!("{skipped} đầu vào không đọc được, xem báo cáo"),
            format!("{skipped} input(s) not read, see the report"),
        ));
        return Exit::Unread;
    }
    let reached = args.fail_on.unwrap_or_default().severity();
    match reached.map(|severity| report.reaches(severity)) {
        Some(true) => Exit::Found,
        _ => Exit::Done,
    }
}

/// The texts that a form shows beside what was found in them.
#[derive(Debug)]
pub(crate) struct Texts {
    kept: BTreeMap<String, String>,
    /// Bytes that may still be kept.
    left: AtomicUsize,
}

impl Texts {
    /// The most bytes of texts that are kept; what goes beyond is shown without excerpts.
    const MOST: usize = 64 << 20;

    /// Keeps texts, or none.
    pub(crate) fn new(wanted: bool) -> Self {
        Self {
            kept: BTreeMap::new(),
            left: AtomicUsize::new(if wanted { Self::MOST } else { 0 }),
        }
    }

    /// Whether a text of so many bytes may be kept; they are taken off where it may.
    fn admit(&self, bytes: usize) -> bool {
        let less = |left: usize| left.checked_sub(bytes);
        let order = Ordering::Relaxed;
        self.left.fetch_update(order, order, less).is_ok()
    }
}

/// What is kept of an input when its text is let go.
struct Taken {
    name: String,
    facts: Vec<InputFacts>,
    registers: Vec<Book>,
    map: Option<(Kind, Map)>,
    text: Option<String>,
    /// Why it was not read.
    skipped: Option<Words>,
    /// What a reader should know of how it was read.
    notes: Vec<Words>,
    detail: Words,
}

/// Reads everything in a session; what cannot be read is told, and stands in the registry.
pub(crate) fn take_in(
    ui: Ui,
    session: &Session,
    additions: &Additions,
    texts: &mut Texts,
) -> (Registry, Places) {
    let mut registry = Registry::new();
    let mut places = Places::default();
    let mut kept = BTreeMap::new();
    for taken in session.read(ui, |input| take(ui, input, additions, texts)) {
        let name = &taken.name;
        if let Some(why) = &taken.skipped {
            ui.fault(&Words::new(
                format!("không đọc được {name}: {}", why.vi),
                format!("cannot read {name}: {}", why.en),
            ));
        } else {
            ui.detail(
                &format!("{name}: {}", taken.detail.vi),
                &format!("{name}: {}", taken.detail.en),
            );
        }
        for note in &taken.notes {
            ui.note(
                &format!("{name}: {}", note.vi),
                &format!("{name}: {}", note.en),
            );
        }
        for facts in taken.facts {
            registry.add(facts);
        }
        for book in taken.registers {
            places.rows().keep(name, &book.register, 0, &book.places);
            registry.add_register(book.register);
        }
        if let Some((kind, map)) = taken.map {
            places.keep(name, kind, map);
        }
        if let Some(text) = taken.text {
            kept.insert(taken.name, text);
        }
    }
    texts.kept = kept;
    (registry, places)
}

fn take(ui: Ui, input: Input, additions: &Additions, texts: &Texts) -> Taken {
    let Input {
        name,
        bytes,
        content,
    } = input;
    let document = match content {
        Content::Read(document) => *document,
        Content::Skipped(why) => {
            return Taken {
                facts: vec![InputFacts::skipped(&*name, bytes, why.of(ui.lang))],
                name,
                registers: Vec::new(),
                map: None,
                text: None,
                skipped: Some(why),
                notes: Vec::new(),
                detail: Words::new("", ""),
            };
        }
    };
    let text = Content::text(&document);
    let mut facts = match Text::new(&text) {
        Ok(text) => InputFacts::all_under(&name, text, additions),
        Err(error) => vec![InputFacts::skipped(&*name, bytes, error.to_string())],
    };
    drop(text);
    let (registers, doubts, notes) = told(&document);
    if let Some(first) = facts.first_mut() {
        first.doubts = doubts;
        first.rows = registers.iter().map(|it| it.places.len()).sum();
    }
    let detail = detail(&document, &registers, bytes);
    let kind = document.kind;
    let text = texts
        .admit(document.text.len())
        .then(|| document.text.clone());
    Taken {
        name,
        facts,
        registers,
        skipped: None,
        notes,
        detail,
        map: Some((kind, document.into_map())),
        text,
    }
}

/// The registers of a document; what is in doubt, which the report tells; and what else a
/// reader should know of how it was read.
fn told(document: &Document) -> (Vec<Book>, Vec<DoubtFacts>, Vec<Words>) {
    let both = |say: &dyn Fn(doctrace_formats::Lang) -> String| {
        Words::new(
            say(doctrace_formats::Lang::Vi),
            say(doctrace_formats::Lang::En),
        )
    };
    let (mut doubts, mut notes) = (Vec::new(), Vec::new());
    for warning in &document.warnings {
        let words = both(&|lang| warning.message(lang));
        if is_doubt(warning) {
            doubts.push(DoubtFacts {
                name: warning.name().into(),
                words: (words.vi.into(), words.en.into()),
                place: None,
                quote: "".into(),
            });
        } else {
            notes.push(words);
        }
    }
    let mut registers = Vec::new();
    for table in &document.registers {
        let (made, faults) = doctrace_formats::registers(table);
        registers.extend(made);
        for fault in table.faults.iter().chain(&faults) {
            let words = both(&|lang| fault.kind.words(lang).to_owned());
            let place = Place::from(fault.place.clone());
            let place = both(&|lang| place.words(lang));
            doubts.push(DoubtFacts {
                name: fault.kind.name().into(),
                words: (words.vi.into(), words.en.into()),
                place: Some((place.vi.into(), place.en.into())),
                quote: fault.written.as_str().into(),
            });
        }
    }
    (registers, doubts, notes)
}

/// Whether a warning says that the text may not be what the file says.
const fn is_doubt(warning: &Warning) -> bool {
    matches!(
        warning,
        Warning::EncodingDoubt { .. }
            | Warning::UndefinedByte { .. }
            | Warning::OldLetters { .. }
            | Warning::MarksDoubt { .. }
            | Warning::PagesWithoutText { .. }
            | Warning::ColumnsLeftOut { .. }
    )
}

fn detail(document: &Document, registers: &[Book], bytes: u64) -> Words {
    let say = |lang| {
        let mut said = document.kind.words(ui::formats(lang)).to_owned();
        if let Some(decoded) = document.encoding {
            said.push_str(&format!(", {}", decoded.encoding));
        }
        said.push_str(&format!(", {bytes} byte"));
        let rows: usize = registers.iter().map(|it| it.places.len()).sum();
        if !registers.is_empty() {
            match lang {
                doctrace::report::Lang::Vi => said.push_str(&format!(", sổ văn bản {rows} dòng")),
                doctrace::report::Lang::En => {
                    said.push_str(&format!(", a register of {rows} rows"));
                }
            }
        }
        said
    };
    Words::new(
        say(doctrace::report::Lang::Vi),
        say(doctrace::report::Lang::En),
    )
}
