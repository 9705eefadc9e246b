//! Files made for tests: zipped XML by hand, where writer libraries would hide what is in it.

#![allow(dead_code, unreachable_pub, reason = "each test uses some of it")]

use std::io::{Cursor, Write};

use doctrace_formats::{Document, Options, ReadError, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A ZIP file of these parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a new part");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part of a Word file: its root element around what is given.
pub fn word(root: &str, inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} xmlns:w=\"{WORD}\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\">{inner}</w:{root}>"
    )
}

/// A Word file with this body, and other parts by their relation and root element.
pub fn docx_with(body: &str, others: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut relations = String::new();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for (at, (kind, root, inner)) in others.iter().enumerate() {
        relations += &format!(
            "<Relationship Id=\"r{at}\" Type=\"{OFFICE}/{kind}\" Target=\"{kind}{at}.xml\"/>"
        );
        parts.push((
            format!("word/{kind}{at}.xml"),
            word(root, inner).into_bytes(),
        ));
    }
    let package = |inner: &str| {
        format!("<Relationships xmlns=\"{RELATIONS}\">{inner}</Relationships>").into_bytes()
    };
    let main = format!(
        "<Relationship Id=\"m\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>"
    );
    parts.push((
        "[Content_Types].xml".into(),
        b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_vec(),
    ));
    parts.push(("_rels/.rels".into(), package(&main)));
    parts.push(("word/_rels/document.xml.rels".into(), package(&relations)));
    parts.push((
        "word/document.xml".into(),
        word("document", &format!("<w:body>{body}</w:body>")).into_bytes(),
    ));
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    zipped(&parts)
}

pub fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A run and a paragraph of Word.
pub fn run(text: &str) -> String {
    format!(
        "<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escaped(text)
    )
}

pub fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

const ODF: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"";

/// An OpenDocument file: its kind, styles, body, and styles of the page.
pub fn odf(kind: &str, styles: &str, body: &str, pages: &str) -> Vec<u8> {
    let element = if kind == "spreadsheet" {
        "spreadsheet"
    } else {
        "text"
    };
    let content = format!(
        "<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles><office:body>\
         <office:{element}>{body}</office:{element}></office:body></office:document-content>"
    );
    let pages = format!(
        "<office:document-styles {ODF}><office:master-styles>{pages}</office:master-styles></office:document-styles>"
    );
    zipped(&[
        ("mimetype", format!("application/vnd.oasis.opendocument.{kind}").as_bytes()),
        ("content.xml", content.as_bytes()),
        ("styles.xml", pages.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"),
    ])
}

pub fn plain(bytes: &[u8]) -> Result<Document, ReadError> {
    read(bytes, None, &Options::new())
}

/// The place of the first occurrence of some words, in Vietnamese.
pub fn place_of(document: &Document, words: &str) -> String {
    let at = document
        .text
        .find(words)
        .unwrap_or_else(|| panic!("`{words}` in {:?}", document.text));
    document.locate(at).words(doctrace_formats::Lang::Vi)
}
