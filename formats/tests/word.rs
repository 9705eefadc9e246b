//! Word: what is read, in which order, and where it stands.

mod make;

use doctrace_formats::{Encoding, Kind, Reason, Warning};
use make::{docx, docx_with, paragraph, place_of, plain, run};

#[test]
fn runs_of_one_number_are_joined_and_entities_read() {
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        run("Kế hoạch số 10"),
        run("9-K"),
        "<w:r><w:rPr><w:b/></w:rPr><w:t>H/HU</w:t></w:r>",
        run(" về \"A & B\" <x>")
    );
    let document = plain(&docx(&body)).expect("a document");
    assert_eq!(document.kind, Kind::Docx);
    assert_eq!(document.text, "Kế hoạch số 109-KH/HU về \"A & B\" <x>\n");
    assert!(document.warnings.is_empty());
}

#[test]
fn tabs_breaks_and_hyphens() {
    let body = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>109</w:t><w:noBreakHyphen/><w:t>KH/HU</w:t><w:softHyphen/></w:r></w:p><w:p/>";
    assert_eq!(plain(&docx(body)).expect("it").text, "a\tb\n109-KH/HU\n\n");
}

#[test]
fn changes_fields_and_hidden_text() {
    let body = "<w:p><w:del><w:r><w:delText>108</w:delText></w:r></w:del><w:ins><w:r><w:t>109</w:t></w:r></w:ins>\
        <w:moveFrom><w:r><w:t>xa</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>-KH/HU</w:t></w:r></w:moveTo>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t> hiện</w:t></w:r></w:p>\
        <w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF so </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>139-CTr/TU</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
        <w:fldSimple w:instr=\"PAGE\"><w:r><w:t> trang</w:t></w:r></w:fldSimple><w:hyperlink><w:r><w:t> nối</w:t></w:r></w:hyperlink></w:p>";
    let document = plain(&docx(body)).expect("it");
    assert_eq!(document.text, "109-KH/HU hiện\n139-CTr/TU trang nối\n");
    assert_eq!(
        document.warnings,
        [Warning::DeletionsLeftOut, Warning::HiddenLeftOut]
    );
}

fn cell(text: &str) -> String {
    format!(
        "<w:tc><w:tcPr/>{}</w:tc>",
        text.split('\n').map(paragraph).collect::<String>()
    )
}

fn table(properties: &str, rows: &[&[&str]]) -> String {
    let rows: String = rows
        .iter()
        .map(|row| {
            format!(
                "<w:tr>{}</w:tr>",
                row.iter().map(|it| cell(it)).collect::<String>()
            )
        })
        .collect();
    format!("<w:tbl><w:tblPr>{properties}</w:tblPr>{rows}</w:tbl>")
}

const FRAME: &str =
    "<w:tblBorders><w:top w:val=\"single\"/><w:insideH w:val=\"single\"/></w:tblBorders>";
const NO_FRAME: &str =
    "<w:tblBorders><w:top w:val=\"none\"/><w:insideH w:val=\"nil\"/></w:tblBorders>";

#[test]
fn tables_are_rows_and_letterheads_are_lines() {
    let head: &[&[&str]] = &[&[
        "HUYỆN ỦY TÂN LONG\n*\nSố 12-BC/HU",
        "ĐẢNG CỘNG SẢN VIỆT NAM\nTân Long, ngày 02 tháng 02 năm 2023",
    ]];
    let rows: &[&[&str]] = &[
        &["TT", "Số, ký hiệu"],
        &["1", "109-KH/HU\nngày 02/02/2023"],
        &["2", "a|b"],
    ];
    let body = format!(
        "{}{}{}{}",
        table(NO_FRAME, head),
        paragraph("BÁO CÁO"),
        table(FRAME, rows),
        paragraph("Nơi nhận")
    );
    let document = plain(&docx(&body)).expect("it");
    assert_eq!(
        document.text,
        "HUYỆN ỦY TÂN LONG\n*\nSố 12-BC/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nTân Long, ngày 02 tháng 02 năm 2023\nBÁO CÁO\n\
         | TT | Số, ký hiệu |\n| 1 | 109-KH/HU ngày 02/02/2023 |\n| 2 | a¦b |\nNơi nhận\n"
    );
    assert_eq!(place_of(&document, "12-BC"), "bảng 1, hàng 1, ô 1");
    assert_eq!(place_of(&document, "Tân Long, ngày"), "bảng 1, hàng 1, ô 2");
    assert_eq!(place_of(&document, "BÁO CÁO"), "đoạn 1");
    assert_eq!(place_of(&document, "109"), "bảng 2, hàng 2, ô 2");
    assert_eq!(place_of(&document, "Nơi nhận"), "đoạn 2");
    // A letterhead in a frame is a letterhead; two framed columns without its words are not.
    let framed = plain(&docx(&table(FRAME, head))).expect("it");
    assert!(
        framed.text.starts_with("HUYỆN ỦY TÂN LONG\n*\n"),
        "{}",
        framed.text
    );
    let two = plain(&docx(&table(FRAME, &[&["18-NQ/TW", "109-KH/HU"]]))).expect("it");
    assert_eq!(two.text, "| 18-NQ/TW | 109-KH/HU |\n");
    // Three columns without a frame are a table all the same.
    let three = plain(&docx(&table(NO_FRAME, &[&["1", "18-NQ/TW", "109-KH/HU"]]))).expect("it");
    assert_eq!(three.text, "| 1 | 18-NQ/TW | 109-KH/HU |\n");
}

#[test]
fn frames_by_style_spans_and_tables_within_cells() {
    let styles = "<w:style w:type=\"table\" w:styleId=\"Luoi\"><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr></w:style>\
        <w:style w:type=\"table\" w:styleId=\"Con\"><w:basedOn w:val=\"Luoi\"/></w:style>";
    let wide = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>I</w:t></w:r></w:p></w:tc></w:tr>";
    let inner = table(FRAME, &[&["x", "y"]]);
    let nested = format!(
        "<w:tr><w:tc>{inner}<w:p/></w:tc><w:tc>{}</w:tc></w:tr>",
        paragraph("z")
    );
    let body =
        format!("<w:tbl><w:tblPr><w:tblStyle w:val=\"Con\"/></w:tblPr>{wide}{nested}</w:tbl>");
    let document = plain(&docx_with(&body, &[("styles", "styles", styles)])).expect("it");
    assert_eq!(document.text, "| I | |\n| x y | z |\n");
    // Without a frame around it, the inner table is the table.
    let body = format!("<w:tbl><w:tblPr>{NO_FRAME}</w:tblPr>{nested}</w:tbl>");
    assert_eq!(plain(&docx(&body)).expect("it").text, "| x | y |\n\nz\n");
}

#[test]
fn heads_notes_boxes_and_feet() {
    let note = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>gạch</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Nghị quyết số 18-NQ/TW</w:t></w:r></w:p></w:footnote>";
    let body = "<w:p><w:r><w:t>Kế hoạch số 109-KH/HU</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>\
        <w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
        <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>\
        <w:r><w:t> của Huyện ủy</w:t></w:r></w:p>\
        <w:p><w:r><w:lastRenderedPageBreak/><w:t>Trang hai</w:t></w:r></w:p><w:p><w:r><w:t>Còn nữa</w:t></w:r></w:p>";
    let document = plain(&docx_with(
        body,
        &[
            ("footer", "ftr", &paragraph("Lưu: VT")),
            ("header", "hdr", &paragraph("TỈNH ỦY")),
            ("footnotes", "footnotes", note),
        ],
    ))
    .expect("it");
    assert_eq!(
        document.text,
        "TỈNH ỦY\nKế hoạch số 109-KH/HU của Huyện ủy\nDỰ THẢO\nTrang hai\nCòn nữa\nNghị quyết số 18-NQ/TW\nLưu: VT\n"
    );
    assert_eq!(place_of(&document, "TỈNH ỦY"), "đầu trang, đoạn 1");
    assert_eq!(place_of(&document, "DỰ THẢO"), "hộp chữ 1, trang 1, đoạn 1");
    assert_eq!(place_of(&document, "109-KH"), "trang 1, đoạn 1");
    assert_eq!(place_of(&document, "Trang hai"), "trang 2, đoạn 2");
    assert_eq!(place_of(&document, "Còn nữa"), "trang 2, đoạn 3");
    assert_eq!(
        place_of(&document, "18-NQ"),
        "chú thích cuối trang 1, đoạn 1"
    );
    assert_eq!(place_of(&document, "Lưu"), "chân trang, đoạn 1");
}

#[test]
fn pages_turn_within_paragraphs_and_tables() {
    let turn = "<w:r><w:lastRenderedPageBreak/></w:r>";
    let cell = |inner: &str| format!("<w:tc><w:p>{inner}</w:p></w:tc>");
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let row = |cells: &[&str]| {
        let cells: String = cells.iter().map(|it| cell(it)).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let body = format!(
        "<w:p>{}{turn}{}</w:p><w:tbl>{}{}</w:tbl>",
        run("Cuối trang một, "),
        run("đầu trang hai"),
        row(&[&run("a"), &run("b"), &run("c")]),
        row(&[&format!("{turn}{}", run("d")), &run("e"), &run("g")]),
    );
    let document = plain(&docx(&body)).expect("it");
    assert_eq!(place_of(&document, "Cuối"), "trang 1, đoạn 1");
    assert_eq!(place_of(&document, "đầu trang"), "trang 2, đoạn 1");
    assert_eq!(place_of(&document, "b |"), "trang 2, bảng 1, hàng 1, ô 2");
    for words in ["d |", "g |"] {
        assert!(
            place_of(&document, words).starts_with("trang 3, bảng 1, hàng 2"),
            "{words}"
        );
    }
}

#[test]
fn old_fonts_are_converted_by_their_names() {
    let run = |font: &str, text: &str| {
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr><w:t>{text}</w:t></w:r>"
        )
    };
    let body = format!(
        "<w:p>{}{}</w:p><w:p>{}</w:p><w:p>{}</w:p>",
        run(".VnTime", "NghÞ quyÕt sè 18-NQ/TW vÒ ®Êt ®ai"),
        run("Times New Roman", " – Điều"),
        run(".VnTimeH", "TØNH ñY HËU GIANG"),
        run("VNI-Times", "Keá hoaïch soá 109-KH/HU"),
    );
    let document = plain(&docx(&body)).expect("it");
    assert_eq!(
        document.text,
        "Nghị quyết số 18-NQ/TW về đất đai – Điều\nTỈNH ỦY HẬU GIANG\nKế hoạch số 109-KH/HU\n"
    );
    assert!(document.warnings.contains(&Warning::OldFonts {
        encoding: Encoding::Tcvn3
    }));
    assert!(document.warnings.contains(&Warning::OldFonts {
        encoding: Encoding::Vni
    }));
    // By the style of all paragraphs.
    let styles = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:style>";
    let document = plain(&docx_with(
        &paragraph("quyÕt ®Þnh"),
        &[("styles", "styles", styles)],
    ))
    .expect("it");
    assert_eq!(document.text, "quyết định\n");
    // No font tells: not converted, and said.
    let words = "Thùc hiÖn NghÞ quyÕt sè 18-NQ/TW vÒ ®Êt ®ai, TØnh ñy ®· ban hµnh Ch¬ng tr×nh sè 139-CTr/TU";
    let document = plain(&docx(&paragraph(words))).expect("it");
    assert!(
        matches!(
            document.warnings[..],
            [Warning::OldLetters {
                encoding: Encoding::Tcvn3,
                ..
            }]
        ),
        "{:?}",
        document.warnings
    );
}

#[test]
fn macros_are_not_run_and_pictures_alone_are_a_scan() {
    let document = plain(&docx_with(
        &paragraph("Kế hoạch"),
        &[("vbaProject", "x", "")],
    ))
    .expect("it");
    assert_eq!(document.warnings, [Warning::Macros]);
    let scan = plain(&docx_with("<w:p/>", &[("image", "x", "")])).expect_err("no text");
    assert_eq!(scan.reason(), &Reason::Scan { pages: None });
}

#[test]
fn a_writer_librarys_file_reads_the_same() {
    use docx_rs::{Docx, Paragraph, Run, Table, TableCell, TableRow};
    let line = |text: &str| Paragraph::new().add_run(Run::new().add_text(text));
    let lines = [
        "BÁO CÁO",
        "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023",
        "",
        "của Huyện ủy & các chi bộ",
    ];
    let mut docx = lines
        .iter()
        .fold(Docx::new(), |docx, text| docx.add_paragraph(line(text)));
    let row = |cells: [&str; 3]| {
        TableRow::new(
            cells
                .iter()
                .map(|text| TableCell::new().add_paragraph(line(text)))
                .collect(),
        )
    };
    docx = docx.add_table(Table::new(vec![
        row(["TT", "Số", "Ngày"]),
        row(["1", "139-CTr/TU", "09/11/2022"]),
    ]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).expect("memory");
    let document = plain(&bytes.into_inner()).expect("it");
    let text = format!(
        "{}\n| TT | Số | Ngày |\n| 1 | 139-CTr/TU | 09/11/2022 |\n",
        lines.join("\n")
    );
    assert_eq!(document.text, text);
}

/// Texts of a folder, each through a Word file and an OpenDocument file of our own, come
/// back the same: `DOCTRACE_TEXTS=folder cargo test -p doctrace-formats -- --ignored`.
#[test]
#[ignore = "needs a folder of texts in DOCTRACE_TEXTS"]
fn texts_of_a_folder_come_back() {
    let folder =
        std::env::var_os("DOCTRACE_TEXTS").expect("DOCTRACE_TEXTS names a folder of texts");
    let mut folders = vec![std::path::PathBuf::from(folder)];
    let (mut count, mut bytes) = (0, 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let Ok(text) = std::fs::read_to_string(&path) else {
                continue;
            };
            if !path.extension().is_some_and(|it| it == "txt" || it == "md")
                || text.trim().is_empty()
            {
                continue;
            }
            let text = format!(
                "{}\n",
                text.replace(['\r', '\u{b}', '\u{c}'], " ")
                    .trim_end_matches('\n')
            );
            // Runs are cut at each eleventh character, as Word cuts them at each change.
            let body: String = text
                .lines()
                .map(|line| {
                    let chars: Vec<char> = line.chars().collect();
                    let runs = chars
                        .chunks(11)
                        .map(|part| run(&part.iter().collect::<String>()));
                    format!("<w:p>{}</w:p>", runs.collect::<String>())
                })
                .collect();
            let got =
                plain(&docx(&body)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert!(got.text == text, "{}", path.display());
            let plain_text = plain(text.as_bytes())
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert!(
                plain_text.kind != Kind::Text || plain_text.text == text,
                "{}",
                path.display()
            );
            count += 1;
            bytes += text.len();
        }
    }
    assert!(count > 0, "no texts");
    println!("{count} texts, {bytes} bytes");
}
