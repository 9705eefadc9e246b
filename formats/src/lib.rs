//! Reads the files an office has as text, with a map back to what a person sees there.
//!
//! ```
//! use doctrace_formats::{Kind, Lang, Options, read};
//!
//! let page = "<h1>BÁO CÁO</h1><p>Ban hành Kế hoạch số <b>109</b>-KH/HU</p>";
//! let document = read(page.as_bytes(), None, &Options::new())?;
//! assert_eq!(document.kind, Kind::Html);
//! assert_eq!(document.text, "BÁO CÁO\nBan hành Kế hoạch số 109-KH/HU\n");
//! let at = document.text.find("109").unwrap_or_default();
//! assert_eq!(document.locate(at).words(Lang::Vi), "đoạn 2");
//! # Ok::<(), doctrace_formats::ReadError>(())
//! ```
//!
//! [`read`] takes the bytes of any file and gives a [`Document`]: its text, its
//! [places](Place), the [encoding](Encoding) it was in, [warnings](Warning), and the
//! [registers](RegisterTable) of spreadsheets. What a file is, its bytes say; its name only
//! helps to tell CSV from text, and to warn where it says otherwise. A file that is not read
//! is a [`ReadError`] that says why and how to mend it, in Vietnamese and English.
//!
//! # How it is written down
//!
//! Paragraphs are lines. Rows of tables are lines with pipes between the cells and at both
//! ends, `| 1 | 109-KH/HU | 02/02/2023 |`, as Markdown has them, so that a reader of text
//! sees rows and columns; a pipe within a cell becomes `¦`. Tables without a frame that only
//! set text side by side (letterheads, signatures) are written as lines, cell after cell:
//! the lines of a letterhead are what tells whose document it is.
//!
//! # What it promises
//!
//! - Nothing is guessed in silence: a doubtful encoding, text left out, a wrong ending is a
//!   [`Warning`]; a text in no known encoding is an error.
//! - Memory and time are bounded by [`Limits`], whatever a file says of itself.
//! - No macro is run, no link followed, nothing written. PDF alone runs a program,
//!   `pdftotext`, of the path or named by the caller.
//!
//! # Features
//!
//! `docx`, `odf` (.odt, .ods), `html`, `pdf`, `xlsx` (.xls too), `csv`, `zip` (archives of
//! files), `ole` (tells old Office files and passwords apart) and `doctrace` (registers as the
//! library's values), all on by default. Plain text is always read.

// What the formats share is used in part where some are left out.
#![cfg_attr(
    not(all(
        feature = "csv",
        feature = "docx",
        feature = "html",
        feature = "odf",
        feature = "ole",
        feature = "pdf",
        feature = "xlsx",
        feature = "zip"
    )),
    allow(dead_code, unused_imports)
)]

mod block;
mod context;
mod document;
mod encoding;
mod error;
mod kind;
mod options;
mod place;
mod register;
mod sniff;
mod syllable;
mod warning;
mod writer;

#[cfg(feature = "ole")]
mod compound;
#[cfg(feature = "docx")]
mod docx;
mod flow;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "odf")]
mod odf;
#[cfg(feature = "pdf")]
mod pdf;
mod sheet;
#[cfg(any(feature = "docx", feature = "odf", feature = "xlsx", feature = "zip"))]
mod unzip;
#[cfg(any(feature = "docx", feature = "odf"))]
mod xml;
#[cfg(any(feature = "docx", feature = "odf", feature = "xlsx", feature = "zip"))]
mod zipped;

use std::path::Path;

pub use document::{Document, Member};
pub use encoding::{Decoded, Encoding, UnknownEncodingName};
pub use error::{ReadError, Reason, Size};
pub use kind::{Kind, Lang};
pub use options::{Limits, Options};
pub use place::{Cell, Map, Part, Place, SheetCell};
#[cfg(feature = "doctrace")]
pub use register::{Book, registers};
pub use register::{Column, Fault, FaultKind, Field, RegisterTable, TableRow};
pub use warning::Warning;

use context::Context;

/// Reads a file's bytes as text.
///
/// The name is that of the file or none; of it only the ending is looked at.
///
/// # Errors
///
/// A [`ReadError`] with the [`Reason`]: a kind that is not read, a password, damage, a limit,
/// an unknown encoding, a scan, a program that is missing. For archives the error is that of
/// the archive; those of its files stand beside them in [`Document::members`].
pub fn read(bytes: &[u8], name: Option<&Path>, options: &Options) -> Result<Document, ReadError> {
    let mut context = Context::new(options);
    read_within(bytes, name, &mut context)
}

/// What a file is, told by its first bytes; without unpacking. ZIP files of any kind are
/// [`Kind::Zip`], compound ones [`Kind::Compound`], CSV is [`Kind::Text`].
pub fn kind_of(bytes: &[u8]) -> Kind {
    sniff::kind(bytes)
}

pub(crate) fn read_within(
    bytes: &[u8],
    name: Option<&Path>,
    context: &mut Context<'_>,
) -> Result<Document, ReadError> {
    context.admits(bytes)?;
    if bytes.is_empty() {
        return Err(Reason::Empty.into());
    }
    let ending = sniff::ending(name);
    let mut document = match sniff::kind(bytes) {
        Kind::Text => text(bytes, ending.as_deref(), context),
        #[cfg(feature = "html")]
        Kind::Html => html::read(bytes, context),
        #[cfg(not(feature = "html"))]
        Kind::Html => Err(Reason::NotBuilt {
            kind: Kind::Html,
            feature: "html",
        }
        .into()),
        #[cfg(feature = "pdf")]
        Kind::Pdf => pdf::read(bytes, context),
        #[cfg(not(feature = "pdf"))]
        Kind::Pdf => Err(Reason::NotBuilt {
            kind: Kind::Pdf,
            feature: "pdf",
        }
        .into()),
        #[cfg(any(feature = "docx", feature = "odf", feature = "xlsx", feature = "zip"))]
        Kind::Zip => zipped::read(bytes, context),
        #[cfg(not(any(feature = "docx", feature = "odf", feature = "xlsx", feature = "zip")))]
        Kind::Zip => Err(Reason::NotBuilt {
            kind: Kind::Zip,
            feature: "zip",
        }
        .into()),
        #[cfg(feature = "ole")]
        Kind::Compound => compound::read(bytes, context),
        #[cfg(not(feature = "ole"))]
        Kind::Compound => Err(Reason::NotBuilt {
            kind: Kind::Compound,
            feature: "ole",
        }
        .into()),
        kind => Err(Reason::Unsupported(kind).into()),
    }?;
    if let Some(ending) = ending.filter(|ending| !sniff::agrees(ending, document.kind)) {
        let ending = ending.into();
        document.warnings.insert(
            0,
            Warning::WrongEnding {
                ending,
                kind: document.kind,
            },
        );
    }
    if document.kind != Kind::Zip && document.text.trim().is_empty() {
        return Err(Reason::Empty.into());
    }
    old_letters(&mut document);
    Ok(document)
}

/// Plain text or CSV.
fn text(bytes: &[u8], ending: Option<&str>, context: &Context<'_>) -> Result<Document, ReadError> {
    let (text, decoded, warnings) =
        encoding::decode(bytes, context.options.encoding).map_err(|error| {
            // Bytes that no encoding fits and that hold what no text holds are no text.
            if context.options.encoding.is_none() && !sniff::is_text(bytes) {
                Reason::UnknownBytes.into()
            } else {
                error
            }
        })?;
    let wide = matches!(decoded.encoding, Encoding::Utf16Le | Encoding::Utf16Be);
    if context.options.encoding.is_none() && !wide && !sniff::is_text(bytes) {
        return Err(Reason::UnknownBytes.into());
    }
    if text.len() > context.limits().text_bytes {
        return Err(ReadError::too_large(
            Size::Text,
            context.limits().text_bytes as u64,
        ));
    }
    #[cfg(feature = "csv")]
    {
        let named = ending.is_some_and(|it| matches!(it, "csv" | "tsv" | "tab"));
        if named
            || !matches!(ending, Some("md" | "markdown")) && sheet::separated::looks_like(&text)
        {
            return sheet::separated::read(bytes, context);
        }
    }
    #[cfg(not(feature = "csv"))]
    let _ = ending;
    let mut document = Document::new(Kind::Text);
    document.encoding = Some(decoded);
    document.warnings = warnings;
    document.map.count_lines(&text);
    document.text = text;
    Ok(document)
}

/// Warns of letters in an old font that no font name told: the text of an office file, where
/// places do not allow it to be converted as a whole.
fn old_letters(document: &mut Document) {
    let known = document.encoding.is_some()
        || document
            .warnings
            .iter()
            .any(|it| matches!(it, Warning::OldFonts { .. }));
    if known {
        return;
    }
    if let Some((inner, _, confidence)) = encoding::twice_encoded(&document.text) {
        document.warnings.push(Warning::OldLetters {
            encoding: inner,
            confidence,
        });
    }
}

/// The code in the README runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
