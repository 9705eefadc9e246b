//! OpenDocument text, web pages, PDF and archives.

mod make;

use std::path::Path;

use doctrace_formats::{Encoding, Kind, Options, Reason, Warning, read};
use make::{docx, odf, paragraph, place_of, plain, zipped};

#[test]
fn opendocument_text() {
    let styles = "<style:style style:name=\"O\" style:family=\"table-cell\"><style:table-cell-properties fo:border=\"0.5pt solid #000000\"/></style:style>\
        <style:style style:name=\"K\" style:family=\"table-cell\"><style:table-cell-properties fo:border=\"none\"/></style:style>";
    let cell = |style: &str, text: &str| {
        format!(
            "<table:table-cell table:style-name=\"{style}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let table = |style: &str, cells: &[&str]| {
        let cells: String = cells.iter().map(|text| cell(style, text)).collect();
        format!("<table:table><table:table-row>{cells}</table:table-row></table:table>")
    };
    let body = format!(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>108-KH/HU</text:p></text:deletion></text:changed-region></text:tracked-changes>\
         {}<text:h>BÁO<text:s text:c=\"2\"/>CÁO</text:h>\
         <text:p>Kế hoạch\n  số <text:span>109</text:span>-KH/HU<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>\
         <text:note-body><text:p>Chú thích &amp; thêm</text:p></text:note-body></text:note> của<text:tab/>Huyện ủy<text:line-break/>dòng</text:p>\
         <text:list><text:list-item><text:p>Mục</text:p></text:list-item></text:list>{}\
         <text:p>a<draw:frame><draw:text-box><text:p>Hộp</text:p></draw:text-box></draw:frame>b</text:p>",
        table("K", &["HUYỆN ỦY", "ĐẢNG CỘNG SẢN VIỆT NAM"]),
        table("O", &["18-NQ/TW", "109-KH/HU"]),
    );
    let pages = "<style:master-page><style:header><text:p>Đầu</text:p></style:header><style:footer><text:p>Cuối</text:p></style:footer></style:master-page>";
    let document = plain(&odf("text", styles, &body, pages)).expect("it");
    assert_eq!(document.kind, Kind::Odt);
    assert_eq!(
        document.text,
        "Đầu\nHUYỆN ỦY\nĐẢNG CỘNG SẢN VIỆT NAM\nBÁO  CÁO\nKế hoạch số 109-KH/HU của\tHuyện ủy\ndòng\nMục\n| 18-NQ/TW | 109-KH/HU |\nab\nHộp\nChú thích & thêm\nCuối\n"
    );
    assert_eq!(document.warnings, [Warning::DeletionsLeftOut]);
    assert_eq!(place_of(&document, "18-NQ"), "bảng 2, hàng 1, ô 1");
    assert_eq!(
        place_of(&document, "Chú thích"),
        "chú thích cuối trang 1, đoạn 1"
    );
}

#[test]
fn web_pages() {
    let page = "<!DOCTYPE html><html><head><title>Trang</title><style>p { x: 'a<b>c' }</style><script>var s = '99-KH/HU<p>';</script></head>\
        <body><!-- 98-KH/HU --><div>Số&nbsp;<b>109</b>-KH/H&#7909;&amp;x<br>dòng hai</div><p>một<p>hai <span style='display:none'>ẩn <span>x</span></span>ba\
        <ul><li>Mục 1<li>Mục 2</ul><table border=0><tr><td>HUYỆN ỦY<br>Số 12-BC/HU<td>ĐẢNG CỘNG SẢN VIỆT NAM</table>\
        <table><thead><tr><th>TT<th>Số</tr></thead><tr><td>1</td><td><p>139-CTr/TU</p><p>x</p></td></tr></table>cuối</body></html>";
    let document = plain(page.as_bytes()).expect("it");
    assert_eq!(document.kind, Kind::Html);
    assert_eq!(
        document.text,
        "Trang\nSố\u{a0}109-KH/Hụ&x\ndòng hai\nmột\nhai ba\nMục 1\nMục 2\nHUYỆN ỦY\nSố 12-BC/HU\nĐẢNG CỘNG SẢN VIỆT NAM\n| TT | Số |\n| 1 | 139-CTr/TU x |\ncuối\n"
    );
    assert_eq!(place_of(&document, "139"), "bảng 2, hàng 2, ô 2");
    // Old letters by the font that the page names, and a page in an old encoding.
    let font = plain("<p><font face='.VnTime'>NghÞ quyÕt</font> số</p>".as_bytes()).expect("it");
    assert!(font.text.contains("Nghị quyết số"), "{}", font.text);
    let old: Vec<u8> =
        "<html><p>Thùc hiÖn NghÞ quyÕt sè 18-NQ/TW vÒ ®Êt ®ai cña TØnh ñy HËu Giang, ®· ban hµnh"
            .chars()
            .map(|char| u8::try_from(u32::from(char)).expect("Latin-1"))
            .collect();
    let document = plain(&old).expect("it");
    assert_eq!(document.encoding.expect("text").encoding, Encoding::Tcvn3);
    assert_eq!(
        document.text.trim_end(),
        "Thực hiện Nghị quyết số 18-NQ/TW về đất đai của Tỉnh ủy Hậu Giang, đã ban hành"
    );
}

#[test]
fn the_same_document_in_three_formats() {
    let lines = [
        "BÁO CÁO",
        "Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 & 110-KH/HU",
        "Nơi nhận: <như trên>",
    ];
    let text = format!("{}\n", lines.join("\n"));
    let word = docx(&lines.map(paragraph).concat());
    let open = odf(
        "text",
        "",
        &lines
            .map(|line| format!("<text:p>{}</text:p>", make::escaped(line)))
            .concat(),
        "",
    );
    let page = format!(
        "<html><body>{}</body></html>",
        lines
            .map(|line| format!("<p>{}</p>\n", make::escaped(line)))
            .concat()
    );
    for bytes in [&word[..], &open, page.as_bytes(), text.as_bytes()] {
        let document = plain(bytes).expect("it");
        assert_eq!(document.text, text, "{}", document.kind);
    }
}

/// A PDF of these pages, each a list of lines; the font is one that every reader has, so the
/// words are in ASCII.
fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let mut objects = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned()];
    let kids: Vec<String> = (0..pages.len())
        .map(|at| format!("{} 0 R", 4 + at * 2))
        .collect();
    objects.push(format!(
        "<< /Type /Pages /Kids [{}] /Count {} >>",
        kids.join(" "),
        pages.len()
    ));
    objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned());
    for (at, lines) in pages.iter().enumerate() {
        let text: String = lines
            .iter()
            .map(|line| format!("({line}) Tj T*\n"))
            .collect();
        let stream = format!("BT /F1 12 Tf 14 TL 72 720 Td\n{text}ET");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + at * 2
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{stream}\nendstream",
            stream.len()
        ));
    }
    let mut out = "%PDF-1.4\n".to_owned();
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        out += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = out.len();
    out += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    out.extend(offsets.iter().map(|at| format!("{at:010} 00000 n \n")));
    out += &format!(
        "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    out.into_bytes()
}

#[test]
fn pdf_through_a_program() {
    let bytes = pdf(&[
        &["Ke hoach so 109-KH/", "HU cua Huyen uy Tan Long"],
        &[],
        &["Chuong trinh so 139-CTr/TU"],
    ]);
    let document = match plain(&bytes) {
        Err(error) if matches!(error.reason(), Reason::NeedsProgram { .. }) => {
            println!("skipped: the program pdftotext is not here");
            return;
        }
        read => read.expect("it"),
    };
    assert_eq!(document.kind, Kind::Pdf);
    assert_eq!(
        document.text.replace("\n\n", "\n"),
        "Ke hoach so 109-KH/HU cua Huyen uy Tan Long\nChuong trinh so 139-CTr/TU\n"
    );
    assert_eq!(place_of(&document, "109"), "trang 1, dòng 1, cột 13");
    assert!(place_of(&document, "HU cua").starts_with("trang 1, dòng 2"));
    assert!(place_of(&document, "139").starts_with("trang 3, dòng 1"));
    assert_eq!(
        document.warnings,
        [Warning::PagesWithoutText { pages: vec![2] }]
    );
    // A sentence goes on over the end of a page and the page's number; items and sentences that are
    // done do not.
    let parted = plain(&pdf(&[
        &["de thuc hien Chuong"],
        &["2", "trinh so 221-CTr/TU ve", "dat dai."],
        &["3", "cua Tinh uy gom"],
        &["4", "a. dat dai"],
    ]))
    .expect("it");
    let lines: Vec<&str> = parted.text.lines().filter(|it| !it.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "de thuc hien Chuong",
            "trinh so 221-CTr/TU ve",
            "dat dai.",
            "3",
            "cua Tinh uy gom",
            "4",
            "a. dat dai"
        ]
    );
    assert!(place_of(&parted, "trinh").starts_with("trang 2, dòng 2"));
    let scan = plain(&pdf(&[&[], &[]])).expect_err("no text");
    assert_eq!(scan.reason(), &Reason::Scan { pages: Some(2) });
    let cut = plain(&bytes[..60]).expect_err("cut off");
    assert!(
        matches!(
            cut.reason(),
            Reason::Damaged {
                kind: Kind::Pdf,
                ..
            } | Reason::ProgramFailed { .. }
        ),
        "{cut}"
    );
}

#[test]
fn pdf_without_the_program_says_what_is_needed() {
    let options = Options::new().with_pdftotext("/khong/co/pdftotext");
    let error = read(&pdf(&[&["x"]]), None, &options).expect_err("no program");
    assert_eq!(
        error.reason(),
        &Reason::NeedsProgram {
            program: "pdftotext"
        }
    );
}

#[test]
fn archives_and_the_files_in_them() {
    let inner = zipped(&[(
        "b/so.csv",
        "Số, ký hiệu;Ngày;Trích yếu\n1-KH/HU;02/02/2023;x\n".as_bytes(),
    )]);
    let word = docx(&paragraph("Kế hoạch số 109-KH/HU"));
    let bytes = zipped(&[
        ("a/kế hoạch.docx", &word),
        ("trong.zip", &inner),
        ("../ngoài.txt", b"x"),
        ("/etc/x.txt", b"x"),
        ("a/~$kế hoạch.docx", b"lock"),
        ("hỏng.docx", &word[..word.len() / 2]),
        ("cũ.doc", b"{\\rtf1 x}"),
    ]);
    let document = plain(&bytes).expect("it");
    assert_eq!(document.kind, Kind::Zip);
    assert_eq!(document.warnings, [Warning::FilesLeftOut { files: 1 }]);
    let names: Vec<&str> = document.members.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "a/kế hoạch.docx",
            "trong.zip",
            "../ngoài.txt",
            "/etc/x.txt",
            "hỏng.docx",
            "cũ.doc"
        ]
    );
    let reason = |at: usize| {
        document.members[at]
            .read
            .as_ref()
            .expect_err("not read")
            .reason()
            .clone()
    };
    assert_eq!(
        document.members[0].read.as_ref().expect("it").text,
        "Kế hoạch số 109-KH/HU\n"
    );
    let inner = document.members[1].read.as_ref().expect("it");
    assert_eq!(
        inner.members[0].read.as_ref().expect("it").registers.len(),
        1
    );
    assert_eq!(
        (reason(2), reason(3)),
        (Reason::UnsafeName, Reason::UnsafeName)
    );
    assert!(matches!(reason(4), Reason::Damaged { .. }));
    assert_eq!(reason(5), Reason::Unsupported(Kind::Rtf));
}

#[test]
fn content_decides_and_a_wrong_ending_is_said() {
    let word = docx(&paragraph("x"));
    let document = read(&word, Some(Path::new("a.doc")), &Options::new()).expect("it");
    assert_eq!(
        document.warnings,
        [Warning::WrongEnding {
            ending: "doc".into(),
            kind: Kind::Docx
        }]
    );
    let page = read(b"<html><p>x", Some(Path::new("a.doc")), &Options::new()).expect("it");
    assert_eq!((page.kind, page.warnings.len()), (Kind::Html, 1));
    assert!(
        read(b"x", Some(Path::new("a.khac")), &Options::new())
            .expect("it")
            .warnings
            .is_empty()
    );
}
