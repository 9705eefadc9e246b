//! Registers of a policy that are kept in files: `file = "so.xlsx"`, or with what the file does not
//! say of itself, `file = { name = "so.csv", encoding = "tcvn3", number = "Mã văn bản" }`.

use std::fs;
use std::ops::Range;
use std::path::Path;

use doctrace::audit::Policy;
use doctrace_formats::{Book, Lang, Options};
use toml::de::DeValue;

use super::clerk::{NamedFile, plain};
use crate::input::Rows;
use crate::near::{nearest, unknown_key};
use crate::snippet::Fault;
use crate::ui::Words;
use crate::value;

/// Keys beside the name, in Vietnamese without accents, and what each is.
pub(super) const KEYS: [(&str, &str); 11] = [
    ("ten", "name"),
    ("bang_ma", "encoding"),
    ("so_ky_hieu", "number"),
    ("so", "figure"),
    ("ky_hieu", "symbol"),
    ("ngay", "date"),
    ("co_quan", "issuer"),
    ("trich_yeu", "title"),
    ("loai", "type"),
    ("tinh_trang", "state"),
    ("ghi_chu", "remark"),
];

/// What the value of `file` says, for the register of that index; `at` are the bytes of the policy.
pub(super) fn named(
    value: &DeValue<'_>,
    register: usize,
    at: Range<usize>,
) -> Result<NamedFile, Words> {
    let text = |value: &DeValue<'_>| {
        let text = value.as_str().map(str::to_owned);
        text.ok_or_else(|| Words::new("cần chữ trong ngoặc kép", "expected words in quotes"))
    };
    let mut file = NamedFile {
        register,
        name: String::new(),
        options: Options::new(),
        at,
    };
    let DeValue::Table(table) = value else {
        file.name = text(value)?;
        return Ok(file);
    };
    for (key, value) in table {
        let written = key.get_ref().as_ref();
        let word = plain(written).replace([' ', '-'], "_");
        let known = KEYS.iter().find(|(vi, en)| *vi == word || *en == written);
        let said = text(value.get_ref())?;
        match known {
            Some((_, "name")) => file.name = said,
            Some((_, "encoding")) => file.options.encoding = Some(value::encoding(&said)?),
            Some((_, column)) => {
                let column = value::column(&format!("{column}={said}"))?;
                file.options.columns.push(column);
            }
            None => {
                let names: Vec<&str> = KEYS.iter().flat_map(|(vi, en)| [*en, *vi]).collect();
                return Err(unknown_key(
                    written,
                    nearest(&word, names.iter().copied()),
                    &names,
                ));
            }
        }
    }
    if file.name.is_empty() {
        return Err(Words::new(
            "thiếu tên tệp: name = \"so.xlsx\"",
            "the file's name is missing: name = \"so.xlsx\"",
        ));
    }
    Ok(file)
}

/// The registers of a file.
///
/// # Errors
/// Why it cannot be read, or each of its rows that could not: a register that is declared complete
/// must not lack them. Of more than ten the others are counted.
pub(super) fn read(path: &Path, named: &NamedFile) -> Result<Vec<Book>, Vec<Words>> {
    const MOST: usize = 10;
    let bytes = fs::read(path).map_err(|error| vec![crate::input::reason(&error)])?;
    let read = doctrace_formats::read(&bytes, Some(path), &named.options);
    let document = read.map_err(|error| {
        let say = |lang| format!("{}; {}", error.message(lang), error.remedy(lang));
        vec![Words::new(say(Lang::Vi), say(Lang::En))]
    })?;
    let (mut books, mut faults) = (Vec::new(), Vec::new());
    for table in &document.registers {
        let (made, more) = doctrace_formats::registers(table);
        let told = table.faults.iter().chain(&more);
        faults.extend(told.map(|it| Words::new(it.message(Lang::Vi), it.message(Lang::En))));
        books.extend(made);
    }
    if let Some(more) = faults.len().checked_sub(MOST).filter(|more| *more > 0) {
        faults.truncate(MOST);
        faults.push(Words::new(
            format!("và {more} chỗ sai nữa trong tệp này"),
            format!("and {more} more faults of this file"),
        ));
    }
    if faults.is_empty() && books.is_empty() {
        faults.push(Words::new(
            "tệp này không có cột số, ký hiệu; không đọc được như sổ văn bản",
            "no column of numbers was found in this file; it is no register",
        ));
    }
    if faults.is_empty() {
        Ok(books)
    } else {
        Err(faults)
    }
}

/// Puts the rows of files into the registers that name them, those of the same series, and keeps
/// where they stand.
///
/// # Errors
/// The files that have no row of their register's series.
pub(super) fn filled(
    policy: Policy,
    files: Vec<(&NamedFile, Vec<Book>)>,
    rows: &mut Rows,
) -> Result<Policy, Vec<Fault>> {
    if files.is_empty() {
        return Ok(policy);
    }
    let mut faults = Vec::new();
    let mut registers = policy.registers().to_vec();
    for (named, books) in files {
        let Some(register) = registers.get_mut(named.register) else {
            continue;
        };
        let mut seen: Vec<String> = Vec::new();
        for book in books {
            if book.register.series == register.series {
                let first = register.rows.len();
                register.rows.extend(book.register.rows);
                rows.keep(&named.name, register, first, &book.places);
            }
            seen.push(book.register.series);
        }
        if register.rows.is_empty() {
            let (own, seen) = (&register.series, seen.join(", "));
            faults.push(Fault {
                at: named.at.clone(),
                words: Words::new(
                    format!("tệp không có văn bản nào thuộc dãy số {own}; có: {seen}"),
                    format!("the file has no document of the series {own}; it has {seen}"),
                ),
            });
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(policy.with_all_registers(registers))
}
