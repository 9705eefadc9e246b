//! CSV and its kin: what stands between the values is told by the first lines.

use crate::context::Context;
use crate::document::Document;
use crate::encoding;
use crate::error::ReadError;
use crate::kind::Kind;
use crate::register;

use super::{Sheets, Value};

/// The sign between values: the one that most lines have equally often. Excel in Vietnamese
/// writes semicolons, since the comma is in numbers there.
fn separator(text: &str) -> Option<u8> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(30)
        .collect();
    if let Some(stated) = lines.first().and_then(|line| line.strip_prefix("sep=")) {
        return stated.bytes().next();
    }
    let count = |sign: u8| {
        let counts: Vec<usize> = lines
            .iter()
            .map(|line| {
                let mut quoted = false;
                line.bytes()
                    .filter(|&byte| {
                        quoted ^= byte == b'"';
                        byte == sign && !quoted
                    })
                    .count()
            })
            .collect();
        let usual = counts
            .iter()
            .copied()
            .filter(|&count| count > 0)
            .max_by_key(|count| counts.iter().filter(|it| *it == count).count());
        usual.map(|usual| {
            (
                counts.iter().filter(|&&it| it == usual).count(),
                usual,
                sign,
            )
        })
    };
    [b'\t', b';', b',', b'|']
        .into_iter()
        .filter_map(count)
        .max_by_key(|(lines, count, _)| (*lines, *count))
        .map(|it| it.2)
}

/// Whether text without a telling name is a register: its head names columns.
pub(crate) fn looks_like(text: &str) -> bool {
    let Some(sign) = separator(text) else {
        return false;
    };
    text.lines().take(10).any(|line| {
        let heads = line
            .split(sign as char)
            .map(|head| register::column_of(head.trim_matches('"')));
        let (mut known, mut others) = (Vec::new(), 0);
        for head in heads {
            match head {
                Some(column) if !known.contains(&column) => known.push(column),
                _ => others += 1,
            }
        }
        // A sentence may name them too, but not each between two signs.
        let numbered = known
            .iter()
            .any(|it| matches!(it, register::Column::Number | register::Column::Figure));
        numbered && known.len() >= 3 && others <= known.len()
    })
}

/// Reads values with signs between them.
pub(crate) fn read(bytes: &[u8], context: &Context<'_>) -> Result<Document, ReadError> {
    let (text, decoded, warnings) = encoding::decode(bytes, context.options.encoding)?;
    let sign = separator(&text).unwrap_or(b',');
    let skipped = if text.starts_with("sep=") {
        text.find('\n').map_or(text.len(), |at| at + 1)
    } else {
        0
    };
    let mut sheets = Sheets::new(context);
    sheets.begin(None);
    let body = &text.as_bytes()[skipped..];
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(sign)
        .has_headers(false)
        .flexible(true)
        .from_reader(body);
    let mut record = csv::StringRecord::new();
    let (mut counted, mut line) = (0, 1 + u32::from(skipped > 0));
    while reader
        .read_record(&mut record)
        .map_err(|it| ReadError::damaged(Kind::Csv, it))?
    {
        // The reader's own count of lines is one short behind CR LF, and a record begins for
        // it with the blank lines before.
        let mut start = record
            .position()
            .map_or(0, |it| it.byte() as usize)
            .min(body.len());
        while matches!(body.get(start), Some(b'\r' | b'\n')) {
            start += 1;
        }
        line += text[skipped + counted..skipped + start]
            .matches('\n')
            .count() as u32;
        counted = start;
        for (at, value) in record.iter().enumerate() {
            sheets.add(line, at as u32 + 1, Value::Text(value.trim().to_owned()))?;
        }
    }
    let mut document = sheets.document(Kind::Csv)?;
    document.encoding = Some(decoded);
    document.warnings.splice(0..0, warnings);
    Ok(document)
}
