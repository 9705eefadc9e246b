//! CSV and its kin: what stands between the values is told by the first lines.

use crate::context::Context;
use crate::document::Document;
use crate::encoding;
use crate::error::ReadError;
use crate::kind::Kind;
use crate::register;

use super::{Sheets, Value};

/// The signs that stand between values.
const SIGNS: [u8; 4] = [b'\t', b';', b',', b'|'];

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
    SIGNS
        .into_iter()
        .filter_map(count)
        .max_by_key(|(lines, count, _)| (*lines, *count))
        .map(|it| it.2)
}

/// How many columns can be told apart by their headings.
const MEANINGS: usize = 10;

/// Whether text without a telling name is a register: its head names columns.
///
/// Almost every text is none, so a line is asked first, which its signs alone tell of most, and
/// the thirty lines that decide on the sign only where a line names columns.
pub(crate) fn looks_like(text: &str) -> bool {
    let stated = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .and_then(|line| line.strip_prefix("sep="))
        .and_then(|rest| rest.bytes().next());
    text.lines().take(10).any(|line| match stated {
        Some(sign) => names_columns(line, sign),
        None => SIGNS
            .into_iter()
            .any(|sign| names_columns(line, sign) && separator(text) == Some(sign)),
    })
}

/// Whether a line names columns, with a sign between them. A sentence may name them too, but not
/// each between two signs.
fn names_columns(line: &str, sign: u8) -> bool {
    // No more parts are unknown than known, and no meaning counts twice.
    let signs = if sign.is_ascii() {
        memchr::memchr_iter(sign, line.as_bytes())
            .take(2 * MEANINGS)
            .count()
    } else {
        line.matches(sign as char).take(2 * MEANINGS).count()
    };
    if !(2..2 * MEANINGS).contains(&signs) {
        return false;
    }
    let mut known: Vec<register::Column> = Vec::new();
    let mut others = 0;
    for (at, head) in line.split(sign as char).enumerate() {
        match register::column_of(head.trim_matches('"')) {
            Some(column) if !known.contains(&column) => known.push(column),
            _ => others += 1,
        }
        // What is left cannot make up for what was not known.
        if others > known.len() + signs - at {
            return false;
        }
    }
    let numbered = known
        .iter()
        .any(|it| matches!(it, register::Column::Number | register::Column::Figure));
    numbered && known.len() >= 3 && others <= known.len()
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

#[cfg(test)]
mod tests {
    use super::{looks_like, separator};
    use crate::register::{Column, column_of};

    /// The same question asked without a way out: every part of ten lines, with the sign told
    /// first.
    fn asked_in_full(text: &str) -> bool {
        let Some(sign) = separator(text) else {
            return false;
        };
        text.lines().take(10).any(|line| {
            let (mut known, mut others) = (Vec::new(), 0);
            for head in line.split(sign as char) {
                match column_of(head.trim_matches('"')) {
                    Some(column) if !known.contains(&column) => known.push(column),
                    _ => others += 1,
                }
            }
            let numbered = known
                .iter()
                .any(|it| matches!(it, Column::Number | Column::Figure));
            numbered && known.len() >= 3 && others <= known.len()
        })
    }

    #[test]
    fn headings_and_near_misses() {
        let far = format!("{}Số ký hiệu;Ngày;Trích yếu\n", "x;y;z\n".repeat(9));
        for text in [
            "Số ký hiệu;Ngày;Trích yếu\n109-KH/HU;02/02/2023;đất\n",
            "SỔ VĂN BẢN ĐI\n\nStt|Số|Ngày ký|A|B|C\n1|2|3|4|5|6\n",
            "sep=!\nSố ký hiệu!Ngày!Trích yếu\n1!2!3\n",
            "sep=§\n",
            "\"Số ký hiệu\",\"Ngày\",\"Trích yếu\"\n",
            &far,
        ] {
            assert_eq!(looks_like(text), asked_in_full(text), "{text}");
            assert_eq!(looks_like(text), text != "sep=§\n", "{text}");
        }
        let unknown = ";x".repeat(20);
        for text in [
            // Two columns; three, none of them a number; more unknown than known.
            "Số ký hiệu;Ngày\n1;2\n",
            "Ngày;Trích yếu;Ghi chú\n1;2;3\n",
            "Số;Ngày;Trích yếu;a;b;c;d\n1;2;3;4;5;6;7\n",
            // One meaning thrice.
            "Số ký hiệu;Số hiệu;Ngày;Ngày ký\n1;2;3;4\n",
            // The lines are parted by another sign than the headings.
            "Số ký hiệu;Ngày;Trích yếu\n1,2,3\n4,5,6\n7,8,9\n",
            "sep=\nSố ký hiệu;Ngày;Trích yếu\n",
            "sep=,\nSố ký hiệu;Ngày;Trích yếu\n",
            "Căn cứ Nghị quyết số 18, ngày 25/10/2017, nội dung, trích yếu, như sau:\n",
            &format!("x;y;z\n{far}"),
            &format!("Số ký hiệu;Ngày;Trích yếu{unknown}\n"),
        ] {
            assert!(!looks_like(text), "{text}");
            assert!(!asked_in_full(text), "{text}");
        }
    }

    #[test]
    fn early_ways_out_change_no_answer() {
        let heads = [
            "Số ký hiệu",
            "Số",
            "Ngày",
            "Trích yếu",
            "Ghi chú",
            "Nơi ban hành",
            "x",
            "",
            "a, b",
        ];
        // Every order of headings that a counter of a few figures spells, under each sign.
        let mut told = 0;
        for seed in 0..20_000_u32 {
            let sign = [";", ",", "\t", "|"][seed as usize % 4];
            let mut left = seed.wrapping_mul(2_654_435_761) >> 3;
            let mut line = Vec::new();
            for _ in 0..2 + seed % 7 {
                line.push(heads[left as usize % heads.len()]);
                left /= 9;
            }
            let text = format!("{}\n1{sign}2{sign}3\n", line.join(sign));
            let answer = asked_in_full(&text);
            told += u32::from(answer);
            assert_eq!(looks_like(&text), answer, "{text}");
        }
        assert!(told > 500, "{told}");
    }
}
