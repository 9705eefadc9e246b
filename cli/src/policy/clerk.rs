//! A policy in the words of an office, made into the one that the library reads.
//!
//! Keys and values may stand in Vietnamese, days as they are written (`31/12/2023`, in quotes or
//! without), and a register may name the file that it is kept in. The text is rewritten in place,
//! and each stretch that was put in knows where it came from, so that faults are told where they
//! stand in the file.

use std::ops::Range;

use doctrace_formats::Options;
use toml::de::{DeTable, DeValue};

use super::words::{DAYS, KEYS, VALUES};
use crate::day;
use crate::ui::Words;

/// A policy made ready for the library.
#[derive(Debug)]
pub(crate) struct Made {
    /// The text that the library reads.
    pub(crate) text: String,
    /// What was put in: bytes of [`text`](Self::text), and where they come from in the file.
    moved: Vec<(Range<usize>, Range<usize>)>,
    /// The registers that name a file, with the place of the name.
    pub(crate) files: Vec<NamedFile>,
    /// What cannot be made ready.
    pub(crate) faults: Vec<(Range<usize>, Words)>,
}

/// A register that is kept in a file.
#[derive(Clone, Debug)]
pub(crate) struct NamedFile {
    /// Which of the registers, from 0.
    pub(crate) register: usize,
    /// The file as named.
    pub(crate) name: String,
    /// How it is read.
    pub(crate) options: Options,
    /// Bytes of the policy.
    pub(crate) at: Range<usize>,
}

impl Made {
    /// Where a span of the made text stands in the file.
    pub(crate) fn origin(&self, span: Range<usize>) -> Range<usize> {
        self.byte(span.start, false)..self.byte(span.end, true)
    }

    fn byte(&self, at: usize, end: bool) -> usize {
        let before = self.moved.partition_point(|(made, _)| {
            if end {
                made.start < at
            } else {
                made.start <= at
            }
        });
        let Some((made, own)) = before.checked_sub(1).and_then(|it| self.moved.get(it)) else {
            return at;
        };
        if at < made.end || end && at == made.end {
            return if end { own.end } else { own.start };
        }
        own.end + (at - made.end)
    }
}

/// Makes a policy ready.
pub(crate) fn make(source: &str) -> Made {
    let mut edits: Vec<(Range<usize>, String)> = bare_days(source);
    let first = applied(source, &edits);
    let (tree, _) = DeTable::parse_recoverable(&first.text);
    let mut walk = Walk {
        made: &first,
        edits: Vec::new(),
        files: Vec::new(),
        faults: Vec::new(),
    };
    walk.table("", tree.get_ref(), 0);
    let Walk {
        edits: more,
        files,
        faults,
        ..
    } = walk;
    edits.extend(more);
    edits.sort_by_key(|(at, _)| at.start);
    // What stands within another stretch goes with it.
    edits.dedup_by(|next, before| next.0.start < before.0.end);
    Made {
        files,
        faults,
        ..applied(source, &edits)
    }
}

fn applied(source: &str, edits: &[(Range<usize>, String)]) -> Made {
    let (mut text, mut moved, mut from) = (String::with_capacity(source.len()), Vec::new(), 0);
    for (at, words) in edits {
        text.push_str(&source[from..at.start]);
        let start = text.len();
        text.push_str(words);
        moved.push((start..text.len(), at.clone()));
        from = at.end;
    }
    text.push_str(&source[from..]);
    Made {
        text,
        moved,
        files: Vec::new(),
        faults: Vec::new(),
    }
}

/// Days without quotes, which are no TOML anywhere outside a string or a comment: each is given
/// as TOML writes it; what is no day of the calendar is left to be told as a value in quotes.
fn bare_days(source: &str) -> Vec<(Range<usize>, String)> {
    let bytes = source.as_bytes();
    let mut edits = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'#' => at += source[at..].find('\n').unwrap_or(bytes.len() - at),
            quote @ (b'"' | b'\'') => at = string_end(source, at, quote),
            b'0'..=b'9' => {
                let len = source[at..]
                    .bytes()
                    .take_while(|it| it.is_ascii_digit() || matches!(it, b'/' | b'.' | b'-'))
                    .count();
                let word = &source[at..at + len];
                if word.contains('/') {
                    let words =
                        day::read(word).map_or_else(|| format!("\"{word}\""), |it| it.to_string());
                    edits.push((at..at + len, words));
                }
                at += len;
            }
            byte if byte.is_ascii_alphanumeric() || byte == b'_' => {
                // A word with digits in it is a key.
                at += source[at..]
                    .bytes()
                    .take_while(|it| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'-'))
                    .count();
            }
            _ => at += 1,
        }
    }
    edits
}

/// The byte after a string of TOML that begins here.
fn string_end(source: &str, at: usize, quote: u8) -> usize {
    let bytes = source.as_bytes();
    let long = [quote; 3];
    let (mut here, mark): (usize, &[u8]) = if bytes[at..].starts_with(&long) {
        (at + 3, &long)
    } else {
        (at + 1, &long[..1])
    };
    while here < bytes.len() {
        if bytes[here..].starts_with(mark) {
            return here + mark.len();
        }
        match bytes[here] {
            b'\\' if quote == b'"' => here += 2,
            b'\n' if mark.len() == 1 => return here,
            _ => here += 1,
        }
    }
    bytes.len()
}

struct Walk<'m> {
    made: &'m Made,
    edits: Vec<(Range<usize>, String)>,
    files: Vec<NamedFile>,
    faults: Vec<(Range<usize>, Words)>,
}

impl Walk<'_> {
    /// The stretch of the file that a value takes, without the blanks that a parser counts to it.
    fn own(&self, span: Range<usize>) -> Range<usize> {
        let words = self.made.text.get(span.clone()).unwrap_or_default();
        let start = span.start + (words.len() - words.trim_start().len());
        self.made.origin(start..start + words.trim().len())
    }

    fn table(&mut self, path: &str, table: &DeTable<'_>, index: usize) {
        for (key, value) in table {
            let written = key.get_ref().as_ref();
            let plain = plain(written).replace([' ', '-'], "_");
            let known = KEYS
                .iter()
                .find(|(of, word, _)| *of == path && *word == plain)
                .map(|(.., key)| *key);
            let name = known.unwrap_or(written);
            let below = if path.is_empty() {
                name.to_owned()
            } else {
                format!("{path}.{name}")
            };
            if below == "registers.file" {
                self.file(index, key.span(), value);
                continue;
            }
            if known.is_some_and(|it| it != written) {
                let at = self.own(key.span());
                self.edits.push((at, name.to_owned()));
            }
            self.value(&below, name, value.span(), value.get_ref(), index);
        }
    }

    fn value(
        &mut self,
        path: &str,
        key: &str,
        span: Range<usize>,
        value: &DeValue<'_>,
        index: usize,
    ) {
        match value {
            DeValue::Table(table) => self.table(path, table, index),
            DeValue::Array(list) => {
                for (at, item) in list.iter().enumerate() {
                    // A register's rows belong to it, whichever of them it is.
                    let index = if path == "registers" { at } else { index };
                    self.value(path, key, item.span(), item.get_ref(), index);
                }
            }
            DeValue::String(words) => self.words(path, key, span, words),
            _ => {}
        }
    }

    fn words(&mut self, path: &str, key: &str, span: Range<usize>, words: &str) {
        let is_day = DAYS.contains(&key) || path == "duties.deadline.on";
        if is_day {
            match day::read(words) {
                Some(day) => self.edits.push((self.own(span), format!("\"{day}\""))),
                None => self.faults.push((
                    self.own(span),
                    Words::new(
                        format!("`{words}` không phải ngày có thật; ghi như 31/12/2023"),
                        format!(
                            "`{words}` is no day of the calendar; write 2023-12-31 or 31/12/2023"
                        ),
                    ),
                )),
            }
            return;
        }
        // Under [severity] each key is a rule's.
        let kind = if path.starts_with("severity.") {
            "severity"
        } else {
            key
        };
        let said = plain(words);
        let said = said.strip_prefix("cap ").unwrap_or(&said);
        let known = VALUES
            .iter()
            .find(|(of, word, _)| *of == kind && *word == said);
        if let Some((.., value)) = known {
            self.edits.push((self.own(span), format!("\"{value}\"")));
        } else if kind == "complete" && matches!(said, "co" | "dung") {
            self.edits.push((self.own(span), "true".to_owned()));
        } else if kind == "complete" && matches!(said, "khong" | "sai") {
            self.edits.push((self.own(span), "false".to_owned()));
        }
    }

    /// `file = "so-2023.xlsx"` goes out of the text; its rows are read from the file.
    fn file(&mut self, register: usize, key: Range<usize>, value: &toml::Spanned<DeValue<'_>>) {
        let at = self.own(value.span());
        match super::kept::named(value.get_ref(), register, at.clone()) {
            Ok(file) => {
                let key = self.own(key);
                // Valid in a table under a head and in one within braces.
                self.edits.push((key.start..at.end, "rows = []".to_owned()));
                self.files.push(file);
            }
            Err(words) => self.faults.push((at, words)),
        }
    }
}

/// Small letters without accents, blanks single.
pub(super) fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for char in words.chars().flat_map(char::to_lowercase) {
        match base(char) {
            Some(base) => out.push(base),
            None if is_mark(char) => {}
            None => out.push(char),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

const fn is_mark(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}')
}

/// The letter below the marks of a Vietnamese one.
fn base(char: char) -> Option<char> {
    const LETTERS: [(&str, char); 7] = [
        ("àáảãạăằắẳẵặâầấẩẫậ", 'a'),
        ("đ", 'd'),
        ("èéẻẽẹêềếểễệ", 'e'),
        ("ìíỉĩị", 'i'),
        ("òóỏõọôồốổỗộơờớởỡợ", 'o'),
        ("ùúủũụưừứửữự", 'u'),
        ("ỳýỷỹỵ", 'y'),
    ];
    let of = LETTERS.iter().find(|(letters, _)| letters.contains(char));
    of.map(|(_, base)| *base)
}

#[cfg(test)]
mod tests {
    use doctrace::audit::Policy;

    use super::*;

    #[test]
    fn an_office_writes_its_own_words() {
        let written = "\
tính_đến = 31/12/2023
[kỳ]
từ = \"1/1/2023\"
đến = 31/12/2023 # hết năm 31/12/2023
[[cơ_quan]]
tên = \"Huyện ủy Tân Long\"
cấp = \"huyện\"
[[nhiem_vu]]
ten = \"NV\"
chon = { co_quan = [\"TU\"], cap = \"Cấp tỉnh\" }
han = { trước_ngày = 31/12/2023 }
muc = \"bắt buộc\"
[mức_độ]
S08 = \"lưu ý\"
";
        // Keys of TOML without quotes are ASCII; those with accents stand in quotes.
        let quoted: String = written
            .lines()
            .map(|line| match line.split_once(" = ") {
                Some((key, rest)) if !key.is_ascii() => format!("\"{key}\" = {rest}\n"),
                _ => format!("{line}\n"),
            })
            .collect();
        let quoted = quoted
            .replace("[kỳ]", "[\"kỳ\"]")
            .replace("[[cơ_quan]]", "[[\"cơ_quan\"]]")
            .replace("[mức_độ]", "[\"mức_độ\"]")
            .replace("trước_ngày", "truoc_ngay");
        let made = make(&quoted);
        assert!(made.faults.is_empty(), "{:?}", made.faults);
        let policy =
            Policy::from_toml(&made.text).unwrap_or_else(|error| panic!("{error}\n{}", made.text));
        assert_eq!(policy.as_of(), day::read("31/12/2023"));
        assert_eq!(policy.bodies().len(), 1);
        assert_eq!(policy.duties().len(), 1);
        assert!(policy.severity("S08").is_some());
    }

    #[test]
    fn faults_stand_where_they_are_written() {
        let source = "as_of = 31/12/2023\nten_la = 1\n";
        let made = make(source);
        let error = Policy::from_toml(&made.text).expect_err("an unknown key");
        let span = made.origin(error.faults()[0].span.clone());
        assert_eq!(&source[span], "ten_la");
        let made = make("as_of = 31/2/2023");
        assert_eq!(made.faults.len(), 1);
        assert_eq!(made.faults[0].0, 8..17);
    }

    #[test]
    fn what_is_no_day_stays() {
        for source in [
            "x = \"31/12/2023\"",
            "# 31/12/2023",
            "x = '1/1/2023'",
            "x = 2023-12-31",
            "a1 = 5",
        ] {
            assert!(bare_days(source).is_empty(), "{source}");
        }
    }

    #[test]
    fn a_register_names_its_file() {
        let made = make(
            "[[registers]]\nseries = \"KH/HU\"\n[[registers]]\nseries = \"CTr/HU\"\nfile = \"so.xlsx\"\n",
        );
        assert_eq!(made.files.len(), 1);
        assert_eq!(
            (made.files[0].register, &*made.files[0].name),
            (1, "so.xlsx")
        );
        assert!(Policy::from_toml(&made.text).is_ok(), "{}", made.text);
    }
}
