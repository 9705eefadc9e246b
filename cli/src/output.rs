//! Results: to standard output, or to a file that is there as a whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::NamedTempFile;

/// Where a result goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Standard output: `-`, or nothing named.
    Standard,
    /// A file.
    File(PathBuf),
}

impl From<Option<&Path>> for Target {
    fn from(path: Option<&Path>) -> Self {
        match path {
            Some(path) if path != Path::new("-") => Self::File(path.to_owned()),
            _ => Self::Standard,
        }
    }
}

impl Target {
    /// The file, where it is one.
    pub(crate) fn file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Standard => None,
        }
    }

    /// How it is named to a person.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Standard => "stdout".into(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Writes a result. A reader of standard output that has seen enough and closed the pipe is
    /// no fault.
    pub(crate) fn write(
        &self,
        result: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        match self {
            Self::Standard => {
                let pipe = Pipe {
                    out: io::stdout().lock(),
                    closed: false,
                };
                let mut out = BufWriter::with_capacity(1 << 16, pipe);
                let written = result(&mut out).and_then(|()| out.flush());
                // What is still held back has no reader either.
                let (pipe, _) = out.into_parts();
                if pipe.closed { Ok(()) } else { written }
            }
            Self::File(path) => whole(path, result),
        }
    }
}

/// Standard output, and whether its reader has left: writers of forms wrap that error in their
/// own.
struct Pipe<W> {
    out: W,
    closed: bool,
}

impl<W: Write> Pipe<W> {
    fn noted<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        let gone = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
        self.closed |= done.as_ref().is_err_and(gone);
        done
    }
}

impl<W: Write> Write for Pipe<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.out.write(bytes);
        self.noted(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.out.flush();
        self.noted(done)
    }
}

/// The files being written, so that a run that is broken off leaves none of them behind.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn unfinished() -> std::sync::MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes what was not finished; for a run that ends here. Nothing can be begun afterwards.
pub(crate) fn abandon() {
    let mut files = unfinished();
    for path in files.drain(..) {
        let _ = fs::remove_file(path);
    }
    // Kept locked: no writer may begin or finish another one now.
    std::mem::forget(files);
}

/// Writes beside the file and puts it in its place when all is written.
fn whole(path: &Path, result: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // A link stays a link; what it leads to is replaced.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        // Pipes and devices cannot be replaced.
        Ok(found) if !found.is_file() => {
            let mut out = BufWriter::new(fs::File::options().write(true).open(path)?);
            result(&mut out)?;
            return out.flush();
        }
        _ => {}
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let file = {
        let mut files = unfinished();
        let file = begin(folder, path)?;
        files.push(file.path().to_owned());
        file
    };
    let temporary = file.path().to_owned();
    let written = fill(file, result).and_then(|file| {
        let mut files = unfinished();
        files.retain(|it| *it != temporary);
        let kept = file.persist(path).map_err(|error| error.error);
        drop(files);
        kept.map(drop)
    });
    unfinished().retain(|it| *it != temporary);
    written
}

fn begin(folder: &Path, path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".doctrace-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any program would make it, less what the user's mask takes away; a file that is
        // there keeps who may read it.
        let mode = fs::metadata(path).map_or(0o666, |found| found.permissions().mode() & 0o777);
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = path;
    builder.tempfile_in(folder)
}

fn fill(
    file: NamedTempFile,
    result: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    let mut out = BufWriter::with_capacity(1 << 16, file);
    result(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    Ok(file)
}
