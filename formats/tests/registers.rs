//! Registers: workbooks written by a writer library, OpenDocument sheets and CSV.

mod make;

use doctrace_formats::{
    Column, Document, FaultKind, Kind, Lang, Options, RegisterTable, Warning, read, registers,
};
use make::{odf, plain};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::path::Path;

fn workbook(
    write: impl FnOnce(&mut Workbook) -> Result<(), rust_xlsxwriter::XlsxError>,
) -> Document {
    let mut book = Workbook::new();
    write(&mut book).expect("a workbook");
    plain(&book.save_to_buffer().expect("memory")).unwrap_or_else(|error| panic!("{error}"))
}

fn rows(table: &RegisterTable) -> Vec<(String, Option<String>)> {
    table
        .rows
        .iter()
        .map(|row| {
            (
                row.number.value.clone(),
                row.date.as_ref().map(|it| it.value.to_string()),
            )
        })
        .collect()
}

fn faults(table: &RegisterTable) -> Vec<(FaultKind, String)> {
    table
        .faults
        .iter()
        .map(|fault| (fault.kind, fault.place.reference()))
        .collect()
}

#[test]
fn a_workbook_of_an_office() {
    let document = workbook(|book| {
        let date = Format::new().set_num_format("dd/mm/yyyy");
        let sheet = book.add_worksheet();
        sheet.set_name("Năm 2023")?;
        sheet.merge_range(0, 0, 0, 5, "SỔ ĐĂNG KÝ VĂN BẢN ĐI", &Format::new())?;
        // Two rows of headings, the upper merged over two columns.
        sheet.merge_range(2, 0, 3, 0, "STT", &Format::new())?;
        sheet.merge_range(2, 1, 2, 2, "Văn bản", &Format::new())?;
        sheet.write(3, 1, "Số, ký hiệu")?;
        sheet.write(3, 2, "Ngày, tháng")?;
        sheet.merge_range(2, 3, 3, 3, "Cơ quan ban hành", &Format::new())?;
        sheet.merge_range(2, 4, 3, 4, "Trích yếu nội dung", &Format::new())?;
        sheet.merge_range(2, 5, 3, 5, "Ghi chú", &Format::new())?;
        for column in 0..6 {
            sheet.write(4, column, f64::from(column) + 1.0)?;
        }
        sheet.merge_range(5, 0, 5, 5, "I. KẾ HOẠCH", &Format::new())?;
        sheet.write(6, 0, 1)?;
        sheet.write(6, 1, "109-KH/HU")?;
        sheet.write_with_format(6, 2, &ExcelDateTime::from_ymd(2023, 2, 2)?, &date)?;
        sheet.write(6, 3, "Huyện ủy Tân Long")?;
        sheet.write(6, 4, "Thực hiện Nghị quyết số 18-NQ/TW")?;
        sheet.write(7, 1, "110-KH/HU")?;
        sheet.write(7, 2, "02/02/2023")?;
        sheet.write(8, 1, "111-KH/HU")?;
        sheet.write(8, 2, 44960)?;
        sheet.write(9, 1, "112-KH/HU")?;
        sheet.write(9, 2, "31/02/2023")?;
        sheet.write(10, 2, "07/4/2023")?;
        sheet.write(10, 4, "Không số")?;
        book.add_worksheet().set_name("Trống")?;
        book.add_worksheet()
            .set_name("Khác")?
            .write(0, 0, "Ghi chép")?;
        Ok(())
    });
    assert_eq!(document.kind, Kind::Xlsx);
    let [table] = &document.registers[..] else {
        panic!("{:?}", document.registers)
    };
    assert_eq!(table.sheet.as_deref(), Some("Năm 2023"));
    assert_eq!(table.above[0].value, "SỔ ĐĂNG KÝ VĂN BẢN ĐI");
    let columns: Vec<(u32, Column)> = table.columns.iter().map(|it| (it.0, it.1)).collect();
    let want = [
        Column::Order,
        Column::Number,
        Column::Date,
        Column::Issuer,
        Column::Title,
        Column::Remark,
    ];
    assert_eq!(columns, (1..).zip(want).collect::<Vec<_>>());
    let day = |number: &str, date: Option<&str>| (number.to_owned(), date.map(str::to_owned));
    assert_eq!(
        rows(table),
        [
            day("109-KH/HU", Some("2023-02-02")),
            day("110-KH/HU", Some("2023-02-02")),
            day("111-KH/HU", Some("2023-02-03")),
            day("112-KH/HU", None)
        ]
    );
    assert_eq!(
        faults(table),
        [
            (FaultKind::DateAsNumber, "C9".into()),
            (FaultKind::BadDate, "C10".into()),
            (FaultKind::NoNumber, "11".into())
        ]
    );
    assert_eq!(
        table.faults[1].message(Lang::Vi),
        "Năm 2023!C10: không phải ngày có thật (ngày/tháng/năm): “31/02/2023”"
    );
    assert_eq!(
        document.warnings,
        [Warning::NoRegister {
            sheet: Some("Khác".into())
        }]
    );
    // The text, and the way back.
    assert!(document.text.contains("| 1 | 109-KH/HU | 02/02/2023 | Huyện ủy Tân Long | Thực hiện Nghị quyết số 18-NQ/TW |\n"), "{}", document.text);
    assert_eq!(
        make::place_of(&document, "109-KH"),
        "trang tính “Năm 2023”, ô B7"
    );
    // As the library's own values.
    let (books, faults) = registers(table);
    assert!(faults.is_empty());
    let names: Vec<String> = books.iter().map(|book| book.register.name()).collect();
    assert_eq!(names, ["sổ KH/HU", "sổ KH/HU – Huyện ủy Tân Long"]);
    assert_eq!(books[0].register.rows.len(), 3);
    assert_eq!(books[0].places.len(), 3);
    assert_eq!(books[1].places[0].reference(), "B7");
}

#[test]
fn figures_and_codes_apart_and_states() {
    let document = workbook(|book| {
        let sheet = book.add_worksheet();
        for (column, heading) in ["Số", "Ký hiệu", "Ngày ký", "Tình trạng"]
            .iter()
            .enumerate()
        {
            sheet.write(0, column as u16, *heading)?;
        }
        for (row, (figure, code, state)) in [
            (109.0, "KH/HU", ""),
            (15.0, "QĐ-UBND", "Bãi bỏ"),
            (16.0, "QĐ-UBND", "đang xem"),
            (17.0, "", ""),
        ]
        .iter()
        .enumerate()
        {
            let row = row as u32 + 1;
            sheet.write(row, 0, *figure)?;
            sheet.write(row, 1, *code)?;
            sheet.write(row, 2, "02/02/2023")?;
            sheet.write(row, 3, *state)?;
        }
        Ok(())
    });
    let table = &document.registers[0];
    let numbers: Vec<&str> = table
        .rows
        .iter()
        .map(|row| row.number.value.as_str())
        .collect();
    assert_eq!(numbers, ["109-KH/HU", "15/QĐ-UBND", "16/QĐ-UBND"]);
    assert_eq!(faults(table), [(FaultKind::HalfNumber, "A5".into())]);
    let (books, faults) = registers(table);
    assert_eq!(
        books
            .iter()
            .map(|book| book.register.rows.len())
            .sum::<usize>(),
        2
    );
    assert_eq!(
        (faults[0].kind, faults[0].place.reference().as_str()),
        (FaultKind::UnknownState, "D4")
    );
}

#[test]
fn a_register_of_what_came_in_is_read_by_the_documents_own_columns() {
    let text = "STT;Ngày đến;Số đến;Tác giả;Số, ký hiệu văn bản;Ngày tháng văn bản;Tên loại và trích yếu\n\
        1;05/02/2023;12;Tỉnh ủy;139-CTr/TU;09/11/2022;Chương trình\n";
    let document = read(text.as_bytes(), Some(Path::new("so.csv")), &Options::new()).expect("it");
    let row = &document.registers[0].rows[0];
    assert_eq!(
        (
            row.number.value.as_str(),
            row.number.place.reference().as_str()
        ),
        ("139-CTr/TU", "E2")
    );
    assert_eq!(
        row.date.as_ref().map(|it| it.value.to_string()).as_deref(),
        Some("2022-11-09")
    );
    assert_eq!(
        row.issuer.as_ref().map(|it| it.value.as_str()),
        Some("Tỉnh ủy")
    );
}

#[test]
fn csv_of_each_sign_and_by_its_content() {
    for sign in [",", ";", "\t"] {
        let rows = [
            ["Số, ký hiệu", "Ngày", "Trích yếu"],
            ["109-KH/HU", "02/02/2023", "về \"đất đai\"\n, nhà ở"],
            ["110-KH/HU", "2/2/23", ""],
        ];
        let lines: Vec<String> = rows
            .iter()
            .map(|row| {
                row.map(|it| format!("\"{}\"", it.replace('"', "\"\"")))
                    .join(sign)
            })
            .collect();
        let text = lines.join("\r\n");
        // The name does not say so; the headings do.
        let document = plain(text.as_bytes()).expect("it");
        assert_eq!(document.kind, Kind::Csv, "{sign:?}");
        let table = &document.registers[0];
        assert_eq!(table.columns.len(), 3, "{table:?} {}", document.text);
        assert_eq!(
            table.rows[0].title.as_ref().map(|it| it.value.as_str()),
            Some("về \"đất đai\" , nhà ở"),
            "{table:?} {}",
            document.text
        );
        // A cell over two lines moves the next row down a line of the file.
        assert_eq!(faults(table), [(FaultKind::ShortYear, "B4".into())]);
    }
    // A sentence with commas is none.
    assert_eq!(
        plain("Căn cứ số, ngày, nội dung, trích yếu, như sau:\nA, b".as_bytes())
            .expect("it")
            .kind,
        Kind::Text
    );
}

#[test]
fn columns_named_by_the_caller() {
    let text = "Mã;Lúc;Chuyện\n109-KH/HU;02/02/2023;đất đai\n";
    let options = Options::new()
        .with_column(Column::Number, "mã")
        .with_column(Column::Date, "LÚC");
    let document = read(text.as_bytes(), Some(Path::new("a.csv")), &options).expect("it");
    assert_eq!(
        rows(&document.registers[0]),
        [("109-KH/HU".into(), Some("2023-02-02".into()))]
    );
    let without = read(text.as_bytes(), Some(Path::new("a.csv")), &Options::new()).expect("it");
    assert!(without.registers.is_empty());
    assert_eq!(without.warnings, [Warning::NoRegister { sheet: None }]);
}

#[test]
fn opendocument_sheets_with_a_million_empty_rows() {
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let body = format!(
        "<table:table table:name=\"Sổ\"><table:table-row>{}{}{}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         <table:table-row>{}<table:table-cell office:value-type=\"date\" office:date-value=\"2023-02-02\"><text:p>2/2/23</text:p></table:table-cell>{}</table:table-row></table:table>",
        cell("Số ký hiệu"),
        cell("Ngày"),
        cell("Trích yếu"),
        cell("109-KH/HU"),
        cell("đất <text:s/>đai")
    );
    let document = plain(&odf("spreadsheet", "", &body, "")).expect("it");
    assert_eq!(document.kind, Kind::Ods);
    assert_eq!(
        document.text,
        "| Số ký hiệu | Ngày | Trích yếu |\n| 109-KH/HU | 02/02/2023 | đất đai |\n"
    );
    let table = &document.registers[0];
    assert_eq!(
        rows(table),
        [("109-KH/HU".into(), Some("2023-02-02".into()))]
    );
    assert_eq!(table.rows[0].number.place.reference(), "A1000002");
}
