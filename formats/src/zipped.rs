//! ZIP files: what they are by what lies in them, and archives of files.

use std::path::Path;

use crate::context::Context;
use crate::document::{Document, Member};
use crate::error::{ReadError, Reason, Size};
use crate::kind::Kind;
use crate::unzip::Archive;
use crate::warning::Warning;

/// What a ZIP file is.
fn kind(archive: &mut Archive<'_>, context: &mut Context<'_>) -> Result<Kind, ReadError> {
    if let Some(at) = archive.index("mimetype") {
        let mut kind = String::from_utf8_lossy(&archive.whole(at, context)?)
            .trim()
            .to_owned();
        kind.truncate(100);
        match kind.strip_prefix("application/vnd.oasis.opendocument.") {
            Some("text" | "text-template" | "text-master") => return Ok(Kind::Odt),
            Some("spreadsheet" | "spreadsheet-template") => return Ok(Kind::Ods),
            Some("presentation" | "graphics") => return Ok(Kind::Slides),
            _ => {}
        }
    }
    if archive.index("[Content_Types].xml").is_none() {
        return Ok(Kind::Zip);
    }
    let in_folder = |folder: &str| archive.names().any(|name| name.starts_with(folder));
    Ok(if in_folder("word/") {
        Kind::Docx
    } else if archive.index("xl/workbook.bin").is_some() {
        Kind::Xlsb
    } else if in_folder("xl/") {
        Kind::Xlsx
    } else if in_folder("ppt/") {
        Kind::Slides
    } else {
        Kind::Zip
    })
}

/// Reads a ZIP file as what it is.
pub(crate) fn read(bytes: &[u8], context: &mut Context<'_>) -> Result<Document, ReadError> {
    let mut archive = Archive::open(bytes, context)?;
    match kind(&mut archive, context)? {
        #[cfg(feature = "docx")]
        Kind::Docx => crate::docx::read(archive, context),
        #[cfg(not(feature = "docx"))]
        Kind::Docx => Err(Reason::NotBuilt {
            kind: Kind::Docx,
            feature: "docx",
        }
        .into()),
        #[cfg(feature = "odf")]
        Kind::Odt => crate::odf::read(archive, context),
        #[cfg(feature = "odf")]
        Kind::Ods => crate::sheet::ods::read(archive, context),
        #[cfg(not(feature = "odf"))]
        kind @ (Kind::Odt | Kind::Ods) => Err(Reason::NotBuilt {
            kind,
            feature: "odf",
        }
        .into()),
        #[cfg(feature = "xlsx")]
        Kind::Xlsx => crate::sheet::excel::read_new(bytes, archive, context),
        #[cfg(not(feature = "xlsx"))]
        Kind::Xlsx => Err(Reason::NotBuilt {
            kind: Kind::Xlsx,
            feature: "xlsx",
        }
        .into()),
        Kind::Zip => members(archive, context),
        kind => Err(Reason::Unsupported(kind).into()),
    }
}

/// Whether a name stays within the archive.
fn is_safe(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(['/', '\\'])
        && !name.contains(['\0', ':'])
        && name.split(['/', '\\']).all(|step| step != "..")
}

/// Files that are none of the sender's: hidden ones, locks of Word, leavings of systems.
fn is_leaving(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.starts_with("__MACOSX/")
        || file.starts_with('.')
        || file.starts_with("~$")
        || file == "Thumbs.db"
        || file == "desktop.ini"
}

fn members(mut archive: Archive<'_>, context: &mut Context<'_>) -> Result<Document, ReadError> {
    if !cfg!(feature = "zip") {
        return Err(Reason::NotBuilt {
            kind: Kind::Zip,
            feature: "zip",
        }
        .into());
    }
    if context.archives >= context.limits().archive_depth {
        return Err(ReadError::too_large(
            Size::Archives,
            context.limits().archive_depth as u64,
        ));
    }
    context.archives += 1;
    let mut document = Document::new(Kind::Zip);
    let mut left = 0;
    for at in 0..archive.len() {
        let name = archive.name(at).unwrap_or_default();
        // Office files lie in folders of their own kind too; a folder is nothing to read.
        if archive.is_folder(at) {
            continue;
        }
        if is_leaving(&name) {
            left += 1;
            continue;
        }
        let read = if is_safe(&name) {
            archive
                .whole(at, context)
                .and_then(|bytes| crate::read_within(&bytes, Some(Path::new(&name)), context))
        } else {
            Err(Reason::UnsafeName.into())
        };
        // What is over the limit of all that is unzipped concerns the archive.
        let over = context.unzipped > context.limits().unzipped_bytes;
        document.members.push(Member { name, read });
        if over {
            return Err(ReadError::too_large(
                Size::Unzipped,
                context.limits().unzipped_bytes,
            ));
        }
    }
    if left > 0 {
        document
            .warnings
            .push(Warning::FilesLeftOut { files: left });
    }
    context.archives -= 1;
    Ok(document)
}
