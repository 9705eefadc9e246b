//! A register read from the workbook is the one that was written.

mod common;

use std::path::Path;

use common::{bytes, stored};
use doctrace::report::Lang;
use doctrace_formats::{Document, Options as Read, read, registers};
use doctrace_report::{Format, Options};

#[test]
fn the_sheet_of_documents_is_a_register() {
    let report = stored();
    let book = bytes(&report, Format::Xlsx, &Options::new().lang(Lang::Vi));
    let book: Document =
        read(&book, Some(Path::new("report.xlsx")), &Read::default()).expect("a workbook");
    let sheet = book
        .registers
        .iter()
        .find(|it| it.sheet.as_deref() == Some("Văn bản"))
        .expect("the sheet of documents has the heads of a register");
    let (books, _) = registers(sheet);
    let mut found: Vec<(String, Option<chrono::NaiveDate>)> = books
        .iter()
        .flat_map(|book| &book.register.rows)
        .map(|row| (row.number.to_string(), row.date))
        .collect();
    found.sort();
    // What its issuer says was issued; what is only cited is not in a register.
    let issued = report
        .documents
        .iter()
        .filter(|row| row.state.name() == "declared");
    let mut want: Vec<_> = issued.map(|row| (row.label.clone(), row.date)).collect();
    want.sort();
    assert!(want.len() > 10);
    assert_eq!(found, want);
}
