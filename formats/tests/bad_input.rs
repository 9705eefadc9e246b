//! Files that are broken, hostile or none of ours: one typed error each, in bounded memory
//! and time.

mod make;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use doctrace_formats::{Kind, Lang, Limits, Options, ReadError, Reason, Size, Warning, read};
use make::{docx, docx_with, odf, paragraph, plain, word, zipped};

fn refused(bytes: &[u8]) -> ReadError {
    let start = Instant::now();
    let error = plain(bytes)
        .map(|it| it.text.chars().take(80).collect::<String>())
        .expect_err("not read");
    assert!(
        start.elapsed() < Duration::from_secs(30),
        "{:?}",
        start.elapsed()
    );
    // What, where and how to mend, in both languages.
    for lang in [Lang::Vi, Lang::En] {
        assert!(!error.message(lang).is_empty() && !error.remedy(lang).is_empty());
    }
    error
}

fn limited(change: impl FnOnce(&mut Limits)) -> Options {
    let mut limits = Limits::default();
    change(&mut limits);
    Options::new().with_limits(limits)
}

#[test]
fn bytes_that_are_nothing() {
    assert_eq!(refused(b"").reason(), &Reason::Empty);
    assert_eq!(refused(b" \r\n\t ").reason(), &Reason::Empty);
    assert_eq!(
        refused(b"\0\x01\x02\x03\x04\x05\x06\x07").reason(),
        &Reason::UnknownBytes
    );
    let noise: Vec<u8> = (0..100_000_u32)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    assert_eq!(refused(&noise).reason(), &Reason::UnknownBytes);
    assert_eq!(refused(&vec![0; 1 << 20]).reason(), &Reason::UnknownBytes);
}

#[test]
fn kinds_that_are_not_read_say_what_to_do() {
    for (bytes, kind) in [
        (&b"{\\rtf1\\ansi x}"[..], Kind::Rtf),
        (b"\x89PNG\r\n\x1a\n\0\0", Kind::Image),
        (b"\xFF\xD8\xFF\xE0", Kind::Image),
        (b"Rar!\x1A\x07\x01", Kind::Archive),
        (b"\x7FELF\x02", Kind::Program),
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n",
            Kind::Mhtml,
        ),
        (b"<?xml version=\"1.0\"?><a/>", Kind::Xml),
    ] {
        assert_eq!(refused(bytes).reason(), &Reason::Unsupported(kind));
    }
    let slides = zipped(&[
        ("[Content_Types].xml", b"x"),
        ("ppt/presentation.xml", b"x"),
    ]);
    assert_eq!(
        refused(&slides).reason(),
        &Reason::Unsupported(Kind::Slides)
    );
    let error = refused(b"{\\rtf1 x}");
    assert_eq!(
        error.remedy(Lang::Vi),
        "trong Word: Tệp > Lưu dưới dạng > Tài liệu Word (*.docx)"
    );
    assert_eq!(
        error.to_string(),
        "an RTF document is not read; in Word: File > Save As > Word Document (*.docx)"
    );
}

fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("memory");
    for (name, bytes) in streams {
        file.create_stream(name)
            .and_then(|mut stream| stream.write_all(bytes))
            .expect("memory");
    }
    file.flush().expect("memory");
    file.into_inner().into_inner()
}

#[test]
fn compound_files() {
    let flags = |on: u8| [0xEC, 0xA5, 0, 0, 0, 0, 0, 0, 0, 0, 0, on, 0, 0];
    assert_eq!(
        refused(&compound(&[("EncryptedPackage", b"x")])).reason(),
        &Reason::Password(Kind::Compound)
    );
    assert_eq!(
        refused(&compound(&[("WordDocument", &flags(0))])).reason(),
        &Reason::Unsupported(Kind::Doc)
    );
    assert_eq!(
        refused(&compound(&[("WordDocument", &flags(1))])).reason(),
        &Reason::Password(Kind::Doc)
    );
    assert_eq!(
        refused(&compound(&[("Contents", b"x")])).reason(),
        &Reason::Unsupported(Kind::Compound)
    );
    assert!(matches!(
        refused(&compound(&[("Workbook", b"x")])).reason(),
        Reason::Damaged {
            kind: Kind::Xls,
            ..
        }
    ));
    assert!(matches!(
        refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").reason(),
        Reason::Damaged { .. }
    ));
    // A cell in each far corner: a rectangle of 16 million cells out of 60 bytes.
    let mut book = Vec::new();
    for (kind, data) in [
        (0x0809_u16, &[0, 6, 16, 0, 0, 0, 0, 0][..]),
        (0x0203, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        (0x0203, &[0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        (0x000A, &[]),
    ] {
        book.extend(kind.to_le_bytes());
        book.extend((data.len() as u16).to_le_bytes());
        book.extend(data);
    }
    assert!(matches!(
        refused(&compound(&[("Workbook", &book)])).reason(),
        Reason::TooLarge {
            what: Size::Cells,
            ..
        }
    ));
}

#[test]
fn zip_bombs() {
    let zeros = vec![b' '; 24 << 20];
    let bomb = zipped(&[("[Content_Types].xml", b"x"), ("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    let error = refused(&bomb);
    assert!(
        matches!(
            error.reason(),
            Reason::TooLarge {
                what: Size::Ratio,
                limit: 200
            }
        ),
        "{error}"
    );
    assert_eq!(error.part(), Some("word/document.xml"));
    let sheet = zipped(&[
        ("[Content_Types].xml", b"x"),
        ("xl/workbook.xml", b"x"),
        ("xl/media/x.bin", &zeros),
    ]);
    assert!(matches!(
        refused(&sheet).reason(),
        Reason::TooLarge {
            what: Size::Ratio,
            ..
        }
    ));
    // Many parts, each of which would do.
    let part = vec![b'a'; 2 << 20];
    let many: Vec<(String, &[u8])> = (0..8).map(|at| (format!("{at}.txt"), &part[..])).collect();
    let many = zipped(
        &many
            .iter()
            .map(|(name, bytes)| (name.as_str(), *bytes))
            .collect::<Vec<_>>(),
    );
    let options = limited(|limits| limits.unzipped_bytes = 6 << 20);
    let error = read(&many, None, &options).expect_err("too much");
    assert!(
        matches!(
            error.reason(),
            Reason::TooLarge {
                what: Size::Unzipped,
                ..
            }
        ),
        "{error}"
    );
    // Archives within archives.
    let nest = (0..5).fold(zipped(&[("a.txt", b"x")]), |inner, _| {
        zipped(&[("a.zip", &inner)])
    });
    let mut document = plain(&nest).expect("the outermost");
    for _ in 0..1 {
        document = document.members.remove(0).read.expect("the second");
    }
    let error = document.members.remove(0).read.expect_err("the third");
    assert!(matches!(
        error.reason(),
        Reason::TooLarge {
            what: Size::Archives,
            limit: 2
        }
    ));
    let error = read(&many, None, &limited(|limits| limits.members = 7)).expect_err("too many");
    assert!(matches!(
        error.reason(),
        Reason::TooLarge {
            what: Size::Members,
            ..
        }
    ));
}

#[test]
fn entities_of_xml() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w>&b;</w>";
    let parts = |xml: &str| {
        zipped(&[
            ("[Content_Types].xml", b"x"),
            ("word/document.xml", xml.as_bytes()),
        ])
    };
    assert_eq!(refused(&parts(bomb)).reason(), &Reason::Entities);
    let outside = word(
        "document",
        "<w:body><w:p><w:r><w:t>&xxe;</w:t></w:r></w:p></w:body>",
    );
    assert_eq!(refused(&parts(&outside)).reason(), &Reason::Entities);
}

#[test]
fn depth_and_length() {
    let deep = |count: usize| format!("{}{}", "<w:sdt>".repeat(count), "</w:sdt>".repeat(count));
    assert!(matches!(
        refused(&docx(&deep(100_000))).reason(),
        Reason::TooLarge {
            what: Size::Depth,
            ..
        }
    ));
    let tables = "<w:tbl><w:tr><w:tc>".repeat(3_000) + &"</w:tc></w:tr></w:tbl>".repeat(3_000);
    assert!(matches!(
        refused(&docx(&tables)).reason(),
        Reason::TooLarge {
            what: Size::Depth,
            ..
        }
    ));
    // HTML has no end of its own to depth: blocks are nothing, tables are counted.
    let page = format!("<html>{}x", "<div>".repeat(200_000));
    assert_eq!(plain(page.as_bytes()).expect("it").text, "x\n");
    let page = format!("<html>{}x", "<table><tr><td>".repeat(200_000));
    assert!(matches!(
        refused(page.as_bytes()).reason(),
        Reason::TooLarge {
            what: Size::Depth,
            ..
        }
    ));
    let options = limited(|limits| limits.text_bytes = 1000);
    for bytes in [
        docx(&paragraph(&"a".repeat(2000))),
        "a".repeat(2000).into_bytes(),
        format!("<p>{}", "a".repeat(2000)).into_bytes(),
    ] {
        let error = read(&bytes, None, &options).expect_err("too long");
        assert!(
            matches!(
                error.reason(),
                Reason::TooLarge {
                    what: Size::Text,
                    limit: 1000
                }
            ),
            "{error}"
        );
    }
    let error = read(b"abc", None, &limited(|limits| limits.file_bytes = 2)).expect_err("too long");
    assert!(matches!(
        error.reason(),
        Reason::TooLarge {
            what: Size::File,
            limit: 2
        }
    ));
}

#[test]
fn a_million_runs() {
    let mut body = String::from("<w:p>");
    for at in 0..1_000_000 {
        let _ = write!(body, "<w:r><w:t>{}</w:t></w:r>", at % 10);
    }
    body += "</w:p>";
    let start = Instant::now();
    let document = plain(&docx(&body)).expect("it");
    assert_eq!(document.text.len(), 1_000_001);
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn sheets_of_nothing() {
    // A million empty rows with formats, as Excel leaves them, and cells in the far corners.
    let mut rows = String::new();
    for at in 1..=100_000 {
        let _ = write!(
            rows,
            "<row r=\"{at}\"><c r=\"A{at}\" s=\"0\"/><c r=\"XFD{at}\" s=\"0\"/></row>"
        );
    }
    rows +=
        "<row r=\"1048576\"><c r=\"A1048576\"><v>7</v></c><c r=\"XFD1048576\"><v>8</v></c></row>";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let book = zipped(&[
        ("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("_rels/.rels", format!("<Relationships xmlns=\"{package}\"><Relationship Id=\"a\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>").as_bytes()),
        ("xl/workbook.xml", format!("<workbook xmlns=\"{main}\" xmlns:r=\"{relation}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>").as_bytes()),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>").as_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>").as_bytes()),
    ]);
    let document = plain(&book).expect("it");
    assert_eq!(document.text, "| 7 |\n");
    assert!(
        document.warnings.contains(&Warning::ColumnsLeftOut {
            sheet: Some("S".into()),
            limit: 512
        }),
        "{:?}",
        document.warnings
    );
    let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>";
    let body = format!(
        "<table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row></table:table>"
    );
    let bytes = odf("spreadsheet", "", &body, "");
    let error = read(&bytes, None, &limited(|limits| limits.cells = 10_000)).expect_err("too many");
    assert!(
        matches!(
            error.reason(),
            Reason::TooLarge {
                what: Size::Cells,
                limit: 10_000
            }
        ),
        "{error}"
    );
}

#[test]
fn cut_off_anywhere() {
    let note = [("styles", "styles", "<w:style w:styleId=\"a\"/>")];
    let files = [
        docx_with(&paragraph("Kế hoạch số 109-KH/HU"), &note),
        odf("text", "", "<text:p>x</text:p>", ""),
        compound(&[("WordDocument", b"x")]),
    ];
    for file in &files {
        // Less than the mark of its kind is a few letters.
        for end in (9..file.len()).step_by(7) {
            let error = refused(&file[..end]);
            assert!(
                !matches!(error.reason(), Reason::Scan { .. }),
                "{end}: {error}"
            );
        }
    }
    // The XML ends too early within a sound archive.
    let xml = word(
        "document",
        &format!("<w:body>{}</w:body>", paragraph("Kế hoạch")),
    );
    for end in [xml.len() - 3, xml.len() / 2, 10] {
        let mut end = end;
        while !xml.is_char_boundary(end) {
            end -= 1;
        }
        let error = refused(&zipped(&[
            ("[Content_Types].xml", b"x"),
            ("word/document.xml", &xml.as_bytes()[..end]),
        ]));
        assert!(
            matches!(
                error.reason(),
                Reason::Damaged {
                    kind: Kind::Docx,
                    ..
                }
            ),
            "{end}: {error}"
        );
        assert_eq!(error.part(), Some("word/document.xml"));
    }
}

#[test]
fn passwords_of_opendocument_and_zip() {
    let manifest = b"<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    let file = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"\x01\x02"),
        ("META-INF/manifest.xml", manifest),
    ]);
    assert_eq!(refused(&file).reason(), &Reason::Password(Kind::Odt));
    // The flag of encryption set in both heads of a part.
    let mut locked = zipped(&[("a.txt", b"xxxxxxxxxxxxxxxxxxxx")]);
    for mark in [&b"PK\x03\x04"[..], b"PK\x01\x02"] {
        let at = locked.windows(4).position(|it| it == mark).expect("a head");
        locked[at + if mark[2] == 3 { 6 } else { 8 }] |= 1;
    }
    let document = plain(&locked).expect("the archive");
    assert_eq!(
        document.members[0]
            .read
            .as_ref()
            .expect_err("locked")
            .reason(),
        &Reason::Password(Kind::Zip)
    );
}

#[test]
fn flipped_bytes_never_panic() {
    let files = [
        docx(&paragraph("Kế hoạch số 109-KH/HU")),
        odf(
            "spreadsheet",
            "",
            "<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>",
            "",
        ),
        compound(&[("Workbook", &[9, 8, 8, 0, 0, 6, 5, 0, 0, 0, 0, 0])]),
        "Thực hiện Nghị quyết số 18-NQ/TW".as_bytes().to_vec(),
        b"<html><table><tr><td>x</td></table></table></td><p></div>".to_vec(),
    ];
    let mut state = 1_u32;
    for file in &files {
        for _ in 0..400 {
            let mut bytes = file.clone();
            for _ in 0..4 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = state as usize % bytes.len();
                bytes[at] = (state >> 24) as u8;
            }
            if let Ok(document) = plain(&bytes) {
                for at in [0, document.text.len() / 2, document.text.len()] {
                    let _ = document.locate(at).words(Lang::Vi);
                }
            }
        }
    }
}
