//! Microsoft's compound files: old Word and Excel, and new files under a password.

use std::io::{Cursor, Read};

use crate::context::Context;
use crate::document::Document;
use crate::error::{ReadError, Reason};
use crate::kind::Kind;

/// Reads what can be read of a compound file, or says what it is.
pub(crate) fn read(bytes: &[u8], context: &Context<'_>) -> Result<Document, ReadError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes))
        .map_err(|it| ReadError::damaged(Kind::Compound, it))?;
    if file.is_stream("EncryptedPackage") {
        // Word and Excel alike; the content would tell, but it is encrypted.
        return Err(Reason::Password(Kind::Compound).into());
    }
    if file.is_stream("WordDocument") {
        let mut head = [0; 12];
        let read = file
            .open_stream("WordDocument")
            .and_then(|mut stream| stream.read_exact(&mut head));
        // fEncrypted, in the flags of the file's information block.
        let encrypted = read.is_ok() && head[11] & 1 == 1;
        return Err(if encrypted {
            Reason::Password(Kind::Doc)
        } else {
            Reason::Unsupported(Kind::Doc)
        }
        .into());
    }
    if file.is_stream("PowerPoint Document") {
        return Err(Reason::Unsupported(Kind::Slides).into());
    }
    let Some(name) = ["Workbook", "Book"]
        .into_iter()
        .find(|name| file.is_stream(name))
    else {
        return Err(Reason::Unsupported(Kind::Compound).into());
    };
    let mut records = Vec::new();
    file.open_stream(name)
        // A stream is no longer than the file, whatever it says.
        .and_then(|stream| stream.take(bytes.len() as u64).read_to_end(&mut records))
        .map_err(|it| ReadError::damaged(Kind::Xls, it))?;
    old_excel(bytes, &records, context)
}

#[cfg(feature = "xlsx")]
fn old_excel(bytes: &[u8], records: &[u8], context: &Context<'_>) -> Result<Document, ReadError> {
    crate::sheet::excel::read_old(bytes, records, context)
}

#[cfg(not(feature = "xlsx"))]
fn old_excel(_: &[u8], _: &[u8], _: &Context<'_>) -> Result<Document, ReadError> {
    Err(Reason::NotBuilt {
        kind: Kind::Xls,
        feature: "xlsx",
    }
    .into())
}
