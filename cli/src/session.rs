//! What a run reads: inputs found, then read side by side and handed on in their order.

use std::collections::BTreeMap;
use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::Path;
use std::time::Duration;

use doctrace_formats::{Limits, Options};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use crate::args::InputArgs;
use crate::input::{Find, Found, Input, Left, Program, Reader};
use crate::ui::{Ui, Words};

/// The name of the bundled report.
pub(crate) const SAMPLE_NAME: &str = "bao-cao-huyen.txt";
const SAMPLE: &str = include_str!("../../examples/data/bao-cao-huyen.txt");

/// What is to be read, found and not read yet.
#[derive(Debug)]
pub(crate) struct Session {
    reader: Reader,
    found: Vec<Found>,
    left: BTreeMap<Left, usize>,
    sample: bool,
    jobs: usize,
}

impl Session {
    /// Finds what the command line names. `own` are the files of this run itself; `out` are
    /// those that it writes.
    ///
    /// # Errors
    /// Words for wrong use: nothing to read, or an input that is to be written over.
    pub(crate) fn new(
        ui: Ui,
        args: &InputArgs,
        own: &[&Path],
        out: &[&Path],
    ) -> Result<Self, Words> {
        let mut limits = Limits::default();
        for limit in &args.limit {
            limit.set(&mut limits);
        }
        let mut options = Options::new().with_limits(limits);
        options.encoding = args.encoding;
        options.pdftotext.clone_from(&args.pdftotext);
        options.columns.clone_from(&args.column);
        let pre = match &args.pre {
            None => None,
            Some(written) => {
                let program = Program::new(written, limits.program_time, limits.text_bytes);
                Some(program.ok_or_else(|| Words::new("--pre trống", "--pre is empty"))?)
            }
        };
        let mut session = Self {
            reader: Reader { options, pre },
            found: Vec::new(),
            left: BTreeMap::new(),
            sample: args.sample,
            jobs: args.jobs.unwrap_or(0),
        };
        if args.sample {
            return Ok(session);
        }
        if args.paths.is_empty() {
            if waits_for_nobody() {
                session.sample = true;
                ui.note(
                    "không nêu tệp nào: đọc văn bản mẫu",
                    "no file given: reading the bundled sample",
                );
                return Ok(session);
            }
            let nothing = io::stdin().lock().fill_buf().map_or(true, <[u8]>::is_empty);
            if nothing {
                return Err(Words::new(
                    "không nêu tệp nào, và đầu vào chuẩn trống; nêu tệp hoặc thư mục, hoặc --sample để đọc văn bản mẫu",
                    "no file given, and standard input is empty; name files or folders, or give --sample to read the bundled one",
                ));
            }
            session.found.push(Found::Standard);
            return Ok(session);
        }
        let written: Vec<_> = out
            .iter()
            .filter_map(|path| path.canonicalize().ok())
            .collect();
        for path in &args.paths {
            if path.canonicalize().is_ok_and(|it| written.contains(&it)) {
                let name = path.display();
                return Err(Words::new(
                    format!("--out trùng với đầu vào {name}"),
                    format!("--out is the input {name} itself"),
                ));
            }
        }
        let mut find = Find::new(own.iter().chain(out).copied());
        for path in &args.paths {
            find.add(path);
        }
        (session.found, session.left) = find.done(&args.paths[0]);
        if !session.left.is_empty() {
            let say = |pick: fn((&'static str, &'static str)) -> &'static str| {
                let left = session.left.iter();
                let parts = left.map(|(why, count)| format!("{count} {}", pick(why.words())));
                parts.collect::<Vec<_>>().join(", ")
            };
            ui.note(
                &format!("không đọc: {}", say(|it| it.0)),
                &format!("left out: {}", say(|it| it.1)),
            );
        }
        Ok(session)
    }

    /// Reads everything side by side. `take` is called for each input on whichever thread; what
    /// it gives comes back in order.
    ///
    /// No more files are in memory at a time than there are jobs.
    pub(crate) fn read<T: Send>(&self, ui: Ui, take: impl Fn(Input) -> T + Sync) -> Vec<T> {
        if self.sample {
            let inputs = self.reader.sample(SAMPLE_NAME, SAMPLE.as_bytes());
            return inputs.into_iter().map(take).collect();
        }
        let progress = progress(ui, self.found.len());
        let one = |found: &Found| -> Vec<T> {
            name_on(&progress, found);
            let taken = self.reader.read(found).into_iter().map(&take).collect();
            progress.inc(1);
            taken
        };
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(self.jobs)
            .build();
        let taken: Vec<Vec<T>> = match pool {
            Ok(pool) => pool.install(|| self.found.par_iter().with_max_len(1).map(one).collect()),
            // Threads that the system does not give are no reason to stop.
            Err(_) => self.found.iter().map(one).collect(),
        };
        progress.finish_and_clear();
        taken.into_iter().flatten().collect()
    }

    /// Reads one input after the other; `take` says whether to go on.
    pub(crate) fn each(&self, ui: Ui, mut take: impl FnMut(Input) -> bool) {
        if self.sample {
            let inputs = self.reader.sample(SAMPLE_NAME, SAMPLE.as_bytes());
            inputs.into_iter().all(take);
            return;
        }
        let progress = progress(ui, self.found.len());
        for found in &self.found {
            name_on(&progress, found);
            for input in self.reader.read(found) {
                if !progress.suspend(|| take(input)) {
                    return;
                }
            }
            progress.inc(1);
        }
        progress.finish_and_clear();
    }
}

/// Whether nobody has anything to say on standard input: a terminal, where a person waits for the
/// program, or the empty device, as under a scheduler.
fn waits_for_nobody() -> bool {
    io::stdin().is_terminal() || is_device()
}

#[cfg(unix)]
fn is_device() -> bool {
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::FileTypeExt as _;
    let handle = io::stdin().as_fd().try_clone_to_owned();
    let found = handle.and_then(|it| std::fs::File::from(it).metadata());
    found.is_ok_and(|it| it.file_type().is_char_device())
}

#[cfg(windows)]
fn is_device() -> bool {
    use std::os::windows::io::AsHandle as _;
    // NUL has no length and no attributes to ask for; files and pipes have.
    let handle = io::stdin().as_handle().try_clone_to_owned();
    handle.map_or(true, |it| std::fs::File::from(it).metadata().is_err())
}

#[cfg(not(any(unix, windows)))]
fn is_device() -> bool {
    false
}

/// Says which file is read now.
fn name_on(progress: &ProgressBar, found: &Found) {
    if let Found::File { path } = found {
        progress.set_message(crate::ui::plain(&path.display().to_string()));
    }
}

/// Count, file and time left, on a terminal alone.
fn progress(ui: Ui, files: usize) -> ProgressBar {
    if ui.is_quiet() || files < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr());
    let left = ui.word("còn", "left");
    let style = ProgressStyle::with_template(&format!("{{pos}}/{{len}} {left} {{eta}} {{msg}}"));
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(250));
    bar
}
