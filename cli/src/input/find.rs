//! From what was named to files: folders walked, patterns expanded, each file once.
//!
//! What is left out is counted by its reason, and what cannot be looked at is an input that was
//! not read: nothing is passed over in silence.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::ui::{Words, plain};

/// Name of the files that say what a folder's walk leaves out, written as `.gitignore` is.
pub(crate) const IGNORE_FILE: &str = ".doctraceignore";

/// Something to read, or the reason why it cannot be.
#[derive(Debug)]
pub(crate) enum Found {
    /// Standard input.
    Standard,
    /// A file.
    File {
        /// As the person named it, or as it stands in the folder named.
        path: PathBuf,
    },
    /// What was named and cannot be read.
    Lost {
        /// How it was named.
        name: String,
        /// Why, and what to do.
        why: Words,
    },
}

/// Why a file of a folder is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Left {
    /// Its name begins with a dot.
    Hidden,
    /// The lock that an office program keeps beside an open file, or what a system leaves.
    Lock,
    /// The ignore file says so.
    Ignored,
    /// It is this run's own: the report, the policy, the configuration, the baseline.
    Own,
    /// It was read already under another name.
    Twice,
}

impl Left {
    /// The reason in words, behind a count.
    pub(crate) const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Hidden => ("tệp ẩn", "hidden"),
            Self::Lock => ("tệp tạm của Word/Excel hoặc hệ thống", "locks or leavings"),
            Self::Ignored => ("do .doctraceignore", "by .doctraceignore"),
            Self::Own => (
                "tệp của chính lần chạy này (kết quả, chính sách…)",
                "this run's own files (report, policy…)",
            ),
            Self::Twice => ("đã đọc rồi", "read already"),
        }
    }
}

/// Finds files.
#[derive(Debug, Default)]
pub(crate) struct Find {
    /// The canonical paths of files that are this run's own.
    own: BTreeSet<PathBuf>,
    /// What was met, by its canonical path: a file named twice is not two reports, and a link
    /// back up is a folder met before.
    seen: BTreeSet<PathBuf>,
    found: Vec<Found>,
    left: BTreeMap<Left, usize>,
    /// Whether standard input was named.
    standard: bool,
}

impl Find {
    /// A search that leaves the run's own files alone.
    pub(crate) fn new<'p>(own: impl IntoIterator<Item = &'p Path>) -> Self {
        Self {
            own: own
                .into_iter()
                .filter_map(|path| path.canonicalize().ok())
                .collect(),
            ..Self::default()
        }
    }

    /// What was found, in the order in which it was named and, in folders, of names; and how many
    /// were left out, by the reason. Where all was left out, what was `named` is not read.
    pub(crate) fn done(mut self, named: &Path) -> (Vec<Found>, BTreeMap<Left, usize>) {
        if self.found.is_empty() {
            let why = Words::new(
                "chỉ có tệp ẩn hoặc tệp tạm, không có gì để đọc",
                "nothing but hidden files and locks: nothing to read",
            );
            self.lost(named, why);
        }
        (self.found, self.left)
    }

    /// Takes what a person named: a file, a folder, a pattern, or `-`.
    pub(crate) fn add(&mut self, named: &Path) {
        if named == Path::new("-") {
            if !std::mem::replace(&mut self.standard, true) {
                self.found.push(Found::Standard);
            }
            return;
        }
        match fs::metadata(named) {
            Ok(found) if found.is_dir() => self.folder(named),
            Ok(found) => self.named(named, &found),
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.pattern(named, &error),
            Err(error) => self.fails(named, &error),
        }
    }

    fn lost(&mut self, path: &Path, why: Words) {
        let name = name(path);
        self.found.push(Found::Lost { name, why });
    }

    fn fails(&mut self, path: &Path, error: &io::Error) {
        let why = reason(error);
        self.lost(path, why);
    }

    fn leave(&mut self, why: Left) {
        *self.left.entry(why).or_default() += 1;
    }

    /// A pattern, where the shell has not expanded it.
    fn pattern(&mut self, named: &Path, error: &io::Error) {
        let text = named.to_str().filter(|text| text.contains(['*', '?', '[']));
        let Some(paths) = text.and_then(|text| glob::glob(text).ok()) else {
            return self.fails(named, error);
        };
        let paths: Vec<_> = paths.collect();
        if paths.is_empty() {
            return self.lost(
                named,
                Words::new(
                    "không có tệp nào khớp với mẫu này",
                    "no file matches this pattern",
                ),
            );
        }
        for path in paths {
            match path {
                Ok(path) => match left_out(&path, &[]) {
                    Some(why) => self.leave(why),
                    None => self.add(&path),
                },
                Err(error) => self.fails(error.path(), error.error()),
            }
        }
    }

    /// A file that a person named.
    fn named(&mut self, path: &Path, found: &fs::Metadata) {
        // A shell's `*.docx` names the locks of open files too; they hold no document.
        if is_lock(path) {
            return self.leave(Left::Lock);
        }
        // What the shell hands over as a file may be a pipe: `<(command)`.
        let handed_over = path.starts_with("/dev/fd") || path == Path::new("/dev/stdin");
        if !found.is_file() && !handed_over {
            return self.lost(path, not_a_file());
        }
        match path.canonicalize() {
            Ok(real) if found.is_file() && self.own.contains(&real) => self.lost(
                path,
                Words::new(
                    "tệp này là tệp kết quả hoặc chính sách của chính lần chạy này",
                    "this is the run's own report or policy",
                ),
            ),
            Ok(real) if !found.is_file() || self.seen.insert(real.clone()) => {
                self.found.push(Found::File { path: path.into() });
            }
            Ok(_) => self.leave(Left::Twice),
            Err(_) if handed_over => self.found.push(Found::File { path: path.into() }),
            Err(error) => self.fails(path, &error),
        }
    }

    /// Walks a folder in the order of names, without recursion.
    fn folder(&mut self, top: &Path) {
        let read_before = |it: &Self| it.left.get(&Left::Twice).copied().unwrap_or_default();
        let before = self.found.len() + read_before(self);
        let mut waiting = vec![(top.to_path_buf(), 0)];
        // The ignore files from the top to where the walk is; each holds for what is below it.
        let mut rules: Vec<(usize, Gitignore)> = Vec::new();
        while let Some((path, depth)) = waiting.pop() {
            rules.retain(|&(from, _)| from < depth);
            if depth > 0 && !path.is_dir() {
                self.of_folder(&path);
                continue;
            }
            let entries = match path.canonicalize() {
                Ok(real) if !self.seen.insert(real.clone()) => continue,
                Ok(_) => fs::read_dir(&path).and_then(Iterator::collect::<io::Result<Vec<_>>>),
                Err(error) => Err(error),
            };
            let entries = match entries {
                Ok(entries) => entries,
                Err(error) => {
                    self.fails(&path, &error);
                    continue;
                }
            };
            let ignore = path.join(IGNORE_FILE);
            if ignore.is_file() {
                let mut builder = GitignoreBuilder::new(&path);
                let fault = builder.add(&ignore);
                match builder.build() {
                    Ok(made) if fault.is_none() => rules.push((depth, made)),
                    other => {
                        let fault = fault.or(other.err());
                        let fault = fault.map(|it| it.to_string()).unwrap_or_default();
                        self.lost(&ignore, Words::same(fault));
                    }
                }
            }
            let mut paths: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
            paths.sort_unstable_by(|a, b| b.cmp(a));
            for path in paths {
                if let Some(why) = left_out(&path, &rules) {
                    // The ignore file itself is no document that was left out.
                    if path.file_name() != Some(IGNORE_FILE.as_ref()) {
                        self.leave(why);
                    }
                } else {
                    waiting.push((path, depth + 1));
                }
            }
        }
        if self.found.len() + read_before(self) == before {
            self.lost(
                top,
                Words::new(
                    "thư mục không có tệp nào để đọc",
                    "the folder holds no file to read",
                ),
            );
        }
    }

    /// A file met on a walk.
    fn of_folder(&mut self, path: &Path) {
        match fs::metadata(path) {
            Err(error) => self.fails(path, &error),
            Ok(found) if !found.is_file() => self.lost(path, not_a_file()),
            Ok(_) => match path.canonicalize() {
                Err(error) => self.fails(path, &error),
                Ok(real) if self.own.contains(&real) => self.leave(Left::Own),
                Ok(real) if self.seen.insert(real.clone()) => {
                    self.found.push(Found::File { path: path.into() });
                }
                Ok(_) => self.leave(Left::Twice),
            },
        }
    }
}

/// Whether a file is the lock that an office program keeps beside an open one, or what a system
/// leaves.
fn is_lock(path: &Path) -> bool {
    let file = path.file_name().unwrap_or_default().as_encoded_bytes();
    file.starts_with(b"~$")
        || file.starts_with(b".~lock.")
        || matches!(file, b"Thumbs.db" | b"desktop.ini" | b".DS_Store")
}

fn left_out(path: &Path, rules: &[(usize, Gitignore)]) -> Option<Left> {
    if is_lock(path) {
        return Some(Left::Lock);
    }
    if is_hidden(path) {
        return Some(Left::Hidden);
    }
    // The nearest ignore file that says anything decides.
    let folder = path.is_dir();
    rules
        .iter()
        .rev()
        .map(|(_, rules)| rules.matched(path, folder))
        .find(|it| !it.is_none())
        .filter(ignore::Match::is_ignore)
        .map(|_| Left::Ignored)
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    name.starts_with(b".")
}

fn not_a_file() -> Words {
    Words::new(
        "không phải tệp (ống dẫn, thiết bị hoặc ổ cắm); chép nội dung vào một tệp",
        "no regular file (a pipe, a device or a socket); copy its content into a file",
    )
}

/// Why the system does not give a file, in both languages.
pub(crate) fn reason(error: &io::Error) -> Words {
    match error.kind() {
        io::ErrorKind::NotFound => Words::new("không có tệp này", "no such file"),
        io::ErrorKind::PermissionDenied => {
            Words::new("không có quyền đọc", "no permission to read it")
        }
        _ => Words::new(
            format!("lỗi đọc: {error}"),
            format!("reading fails: {error}"),
        ),
    }
}

/// The name of an input. Bytes of a path that are no UTF-8 stand as `\xNN`, so that two such
/// files keep two names.
pub(crate) fn name(path: &Path) -> String {
    let mut name = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        name.push_str(chunk.valid());
        for byte in chunk.invalid() {
            name.push_str(&format!("\\x{byte:02X}"));
        }
    }
    plain(&name)
}
