//! From a file to what it says: through the crate of formats, archives taken apart.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use doctrace_formats::{Document, Encoding, Kind, Lang, Options, ReadError, Reason};

use super::find::{self, Found};
use super::program::Program;
use crate::ui::Words;

/// One text, one register, or one file that was not read.
#[derive(Debug)]
pub(crate) struct Input {
    /// Its name: the path as named; a file of an archive has that of the archive before it.
    pub(crate) name: String,
    /// Bytes of the file.
    pub(crate) bytes: u64,
    /// What it holds.
    pub(crate) content: Content,
}

/// What an input holds.
#[derive(Debug)]
pub(crate) enum Content {
    /// A document that was read.
    Read(Box<Document>),
    /// Why it was not read, and what to do.
    Skipped(Words),
}

impl Content {
    /// The text to be read: without the lines of sheets that are registers, which are blank in
    /// it, so that all places stay.
    pub(crate) fn text(document: &Document) -> Cow<'_, str> {
        if document.registers.is_empty() {
            return Cow::Borrowed(&document.text);
        }
        let mut text = String::with_capacity(document.text.len());
        for line in document.text.split_inclusive('\n') {
            let sheet = document.locate(text.len()).sheet.and_then(|it| it.sheet);
            if document.registers.iter().any(|it| it.sheet == sheet) {
                let (words, end) = line.strip_suffix('\n').map_or((line, ""), |it| (it, "\n"));
                text.extend(std::iter::repeat_n(' ', words.len()));
                text.push_str(end);
            } else {
                text.push_str(line);
            }
        }
        Cow::Owned(text)
    }
}

/// Reads files.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    pub(crate) options: Options,
    pub(crate) pre: Option<Program>,
}

impl Reader {
    /// Reads one file; an archive gives an input for each file in it.
    pub(crate) fn read(&self, found: &Found) -> Vec<Input> {
        match found {
            Found::Lost { name, why } => vec![Input {
                name: name.clone(),
                bytes: 0,
                content: Content::Skipped(why.clone()),
            }],
            Found::Standard => {
                // What stands for the name of standard input names no file.
                let bytes = self.bytes(io::stdin().lock());
                self.given("-", None, bytes)
            }
            Found::File { path } => {
                let bytes = File::open(path).and_then(|file| self.bytes(file));
                self.given(&find::name(path), Some(path), bytes)
            }
        }
    }

    /// Reads bytes that are in memory already.
    pub(crate) fn sample(&self, name: &str, bytes: &[u8]) -> Vec<Input> {
        self.given(name, None, Ok(bytes.to_vec()))
    }

    /// One byte more than may be, so that what is too long is told by the one that says so.
    fn bytes(&self, from: impl Read) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        from.take(self.options.limits.file_bytes.saturating_add(1))
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn given(&self, name: &str, path: Option<&Path>, bytes: io::Result<Vec<u8>>) -> Vec<Input> {
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => {
                return vec![Input {
                    name: name.to_owned(),
                    bytes: 0,
                    content: Content::Skipped(find::reason(&error)),
                }];
            }
        };
        let size = bytes.len() as u64;
        // A file may break a reader of its format; the others are to be read all the same.
        let read = catch_unwind(AssertUnwindSafe(|| {
            doctrace_formats::read(&bytes, path, &self.options)
        }));
        let Ok(read) = read else {
            let why = Words::new(
                "phần đọc loại tệp này gặp lỗi bên trong; mở tệp và lưu lại dưới dạng khác",
                "the reader of this kind of file failed; open it and save it in another form",
            );
            return vec![Input {
                name: name.to_owned(),
                bytes: size,
                content: Content::Skipped(why),
            }];
        };
        let content = match read {
            Ok(document) if document.kind == Kind::Zip => {
                return members(name, document);
            }
            Ok(document) => Content::Read(Box::new(marked(document, &bytes))),
            Err(error) => match (&self.pre, path) {
                (Some(program), Some(path)) if needs_program(&error) => self.by(program, path),
                _ => Content::Skipped(told(&error)),
            },
        };
        vec![Input {
            name: name.to_owned(),
            bytes: size,
            content,
        }]
    }

    /// Reads what the caller's program makes of a file.
    fn by(&self, program: &Program, path: &Path) -> Content {
        let made = match program.run(path) {
            Ok(made) => made,
            Err(why) => return Content::Skipped(why),
        };
        match doctrace_formats::read(&made, None, &self.options) {
            Ok(document) if document.kind != Kind::Zip => Content::Read(Box::new(document)),
            Ok(_) => Content::Skipped(Words::new(
                "chương trình --pre viết ra một tệp nén",
                "the program of --pre wrote an archive",
            )),
            Err(error) => Content::Skipped(told(&error)),
        }
    }
}

/// The files of an archive, archives within it taken apart too, in its order.
fn members(archive: &str, document: Document) -> Vec<Input> {
    if document.members.is_empty() {
        return vec![Input {
            name: archive.to_owned(),
            bytes: 0,
            content: Content::Skipped(Words::new(
                "tệp nén không có tệp nào để đọc",
                "the archive holds no file to read",
            )),
        }];
    }
    let mut inputs = Vec::new();
    // An archive is no input itself: what is to be known of it is said with the first text in it.
    let mut warnings = document.warnings;
    for member in document.members {
        let name = crate::ui::plain(&format!("{archive}/{}", member.name));
        match member.read {
            Ok(document) if document.kind == Kind::Zip => inputs.extend(members(&name, document)),
            Ok(mut document) => {
                document.warnings.append(&mut warnings);
                inputs.push(Input {
                    name,
                    bytes: document.text.len() as u64,
                    content: Content::Read(Box::new(document)),
                });
            }
            Err(error) => inputs.push(Input {
                name,
                bytes: 0,
                content: Content::Skipped(told(&error)),
            }),
        }
    }
    inputs
}

/// A text in UTF-8 as the file has it, byte order mark included, so that places are bytes of
/// the file.
fn marked(mut document: Document, bytes: &[u8]) -> Document {
    let utf8 = document
        .encoding
        .is_some_and(|it| it.encoding == Encoding::Utf8 && !it.twice);
    if utf8 && document.kind == Kind::Text && bytes.starts_with(b"\xEF\xBB\xBF") {
        document.text.insert(0, '\u{feff}');
    }
    document
}

/// Whether a program of the caller's may help.
fn needs_program(error: &ReadError) -> bool {
    matches!(
        error.reason(),
        Reason::Unsupported(_)
            | Reason::UnknownBytes
            | Reason::UnknownEncoding { .. }
            | Reason::NotBuilt { .. }
            | Reason::NeedsProgram { .. }
            | Reason::Scan { .. }
    )
}

/// Why a file was not read, and what to do.
fn told(error: &ReadError) -> Words {
    let limit = match error.reason() {
        Reason::TooLarge { what, .. } => what.limit_name(),
        _ => None,
    };
    let limit = limit.map_or_else(String::new, |name| format!(" (--limit {name}=N)"));
    let say = |lang| format!("{}; {}{limit}", error.message(lang), error.remedy(lang));
    Words::new(say(Lang::Vi), say(Lang::En))
}
