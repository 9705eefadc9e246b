//! What a file is, told by its first bytes and, in containers, by what lies in it.

use std::path::Path;

use crate::kind::Kind;

fn starts(bytes: &[u8], with: &[&[u8]]) -> bool {
    with.iter().any(|start| bytes.starts_with(start))
}

/// The kind that the bytes show. ZIP and compound files are told apart further on; text
/// comes out as [`Kind::Text`], CSV too.
pub(crate) fn kind(bytes: &[u8]) -> Kind {
    let first = |bytes: &[u8]| starts(bytes, &[b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"]);
    if first(bytes) {
        return Kind::Zip;
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Kind::Compound;
    }
    let head = &bytes[..bytes.len().min(1024)];
    if memchr::memchr_iter(b'%', head).any(|at| head[at..].starts_with(b"%PDF-")) {
        return Kind::Pdf;
    }
    if starts(
        bytes,
        &[
            b"\x89PNG\r\n",
            b"\xFF\xD8\xFF",
            b"GIF87a",
            b"GIF89a",
            b"II*\0",
            b"MM\0*",
            b"\0\0\0\x0CjP  ",
        ],
    ) || bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4])
        || bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
        || bytes
            .get(4..12)
            .is_some_and(|it| starts(it, &[b"ftypheic", b"ftypmif1", b"ftypavif"]))
    {
        return Kind::Image;
    }
    if starts(
        bytes,
        &[
            b"Rar!\x1A\x07",
            b"7z\xBC\xAF\x27\x1C",
            b"\x1F\x8B\x08",
            b"BZh",
            b"\xFD7zXZ\0",
            b"\x28\xB5\x2F\xFD",
            b"MSCF\0",
        ],
    ) || bytes.get(257..262) == Some(b"ustar")
    {
        return Kind::Archive;
    }
    if starts(
        bytes,
        &[b"\x7FELF", b"\xCF\xFA\xED\xFE", b"\xCA\xFE\xBA\xBE"],
    ) || bytes.starts_with(b"MZ") && bytes.iter().take(512).any(|byte| *byte == 0)
    {
        return Kind::Program;
    }
    markup(bytes)
}

/// The first bytes, in which marks of markup are looked for.
fn head(bytes: &[u8]) -> &[u8] {
    let head = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    &head[..head.len().min(4096)]
}

/// Whether a byte is one of a character's, whatever width characters have: not the other half of
/// an ASCII one, nor a byte order mark's.
const fn is_of_characters(byte: u8) -> bool {
    !matches!(byte, 0 | 0xFE | 0xFF)
}

/// What the head of a letter with parts begins with.
const MAIL: &str = "mime-version:";

/// Whether the first bytes can be markup at all: they begin as it does, or a line among them
/// begins as a letter's head. Most texts are told here, with nothing copied.
fn may_be_markup(head: &[u8]) -> bool {
    let seen = |from: usize| {
        let bytes = head[from..].iter().copied();
        bytes.filter(|&byte| is_of_characters(byte))
    };
    let blank = |byte: u8| byte.is_ascii() && char::from(byte).is_whitespace();
    let is_mail = |bytes: &mut dyn Iterator<Item = u8>| {
        MAIL.bytes().all(|sign| {
            bytes
                .next()
                .is_some_and(|it| it.eq_ignore_ascii_case(&sign))
        })
    };
    let mut start = seen(0).skip_while(|&byte| blank(byte)).peekable();
    matches!(start.peek(), Some(b'<' | b'{'))
        || is_mail(&mut start)
        || memchr::memchr_iter(b'\n', head).any(|at| is_mail(&mut seen(at + 1)))
}

/// The first bytes as small ASCII letters, whatever width characters have.
fn plain_head(head: &[u8]) -> String {
    head.iter()
        .filter(|&&byte| is_of_characters(byte))
        .map(|byte| {
            if byte.is_ascii() {
                byte.to_ascii_lowercase() as char
            } else {
                '?'
            }
        })
        .collect()
}

fn markup(bytes: &[u8]) -> Kind {
    let head = head(bytes);
    if !may_be_markup(head) {
        return Kind::Text;
    }
    let head = plain_head(head);
    let head = head.trim_start();
    if head.starts_with("{\\rtf") {
        return Kind::Rtf;
    }
    let begins = |tag: &str| {
        head.strip_prefix(tag).is_some_and(|rest| {
            rest.starts_with(|next: char| !next.is_ascii_alphanumeric() && next != '-')
        })
    };
    let mail = |mark: &str| head.starts_with(mark) || head.contains(&format!("\n{mark}"));
    if mail(MAIL) && head.contains("multipart/related") {
        return Kind::Mhtml;
    }
    if begins("<?xml") {
        return if head.contains("<html") || head.contains("<!doctype html") {
            Kind::Html
        } else {
            Kind::Xml
        };
    }
    let tags = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<title",
        "<meta",
        "<table",
        "<div",
        "<p",
        "<center",
        "<font",
        "<span",
        "<h1",
        "<h2",
        "<h3",
        "<script",
        "<style",
        "<link",
        "<ul",
        "<ol",
        "<article",
        "<section",
        "<main",
        "<b",
        "<br",
    ];
    // A comment may stand before all.
    if tags.iter().any(|tag| begins(tag)) || head.starts_with("<!--") && head.contains("<html") {
        return Kind::Html;
    }
    Kind::Text
}

/// Whether the bytes can be text in an eight-bit encoding or UTF-8: no control characters
/// but those of lines. UTF-16 is asked for elsewhere. VISCII uses six of them.
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    let control = |byte: u8| {
        byte < 0x20
            && !matches!(
                byte,
                b'\t'
                    | b'\n'
                    | b'\r'
                    | 0x0B
                    | 0x0C
                    | 0x1A
                    | 0x02
                    | 0x05
                    | 0x06
                    | 0x14
                    | 0x19
                    | 0x1E
            )
            || byte == 0x7F
    };
    // Without a way out within a block, a block is compared as a whole; almost none holds more
    // than tabs and ends of lines.
    let rare =
        |byte: u8| byte < 0x20 && byte != b'\t' && byte != b'\n' && byte != b'\r' || byte == 0x7F;
    bytes.chunks(256).all(|block| {
        !block.iter().fold(false, |seen, &byte| seen | rare(byte))
            || !block.iter().any(|&byte| control(byte))
    })
}

/// The name's ending, in small letters.
pub(crate) fn ending(name: Option<&Path>) -> Option<String> {
    let ending = name?.extension()?.to_str()?;
    (ending.len() <= 8).then(|| ending.to_ascii_lowercase())
}

/// Whether a name with this ending may be of this kind. Endings that are nobody's may be
/// anything.
pub(crate) fn agrees(ending: &str, kind: Kind) -> bool {
    let kinds: &[Kind] = match ending {
        "txt" | "md" | "markdown" | "text" => &[Kind::Text],
        "csv" | "tsv" | "tab" => &[Kind::Csv, Kind::Text],
        "docx" | "docm" | "dotx" | "dotm" => &[Kind::Docx],
        "doc" | "dot" => &[Kind::Doc],
        "rtf" => &[Kind::Rtf],
        "odt" | "ott" => &[Kind::Odt],
        "ods" | "ots" => &[Kind::Ods],
        "htm" | "html" | "xhtml" => &[Kind::Html],
        "mht" | "mhtml" => &[Kind::Mhtml],
        "pdf" => &[Kind::Pdf],
        "xlsx" | "xlsm" | "xltx" | "xltm" => &[Kind::Xlsx],
        "xls" | "xlt" => &[Kind::Xls],
        "zip" => &[Kind::Zip],
        _ => return true,
    };
    kinds.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::{is_text, kind};
    use crate::kind::Kind;

    #[test]
    fn marks_of_markup_and_near_misses() {
        let wide = |text: &str| {
            let units = text.encode_utf16().flat_map(u16::to_le_bytes);
            [0xFF, 0xFE].into_iter().chain(units).collect::<Vec<u8>>()
        };
        let mail = "From: <a>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related";
        for (bytes, told) in [
            (b"\xEF\xBB\xBF \r\n<HTML>".to_vec(), Kind::Html),
            (wide("\n <p>a"), Kind::Html),
            (wide(mail), Kind::Mhtml),
            (mail.as_bytes().to_vec(), Kind::Mhtml),
            (mail.as_bytes()[11..].to_vec(), Kind::Mhtml),
            (b"{\\rtf1".to_vec(), Kind::Rtf),
            (b"x\n%PDF-1.4".to_vec(), Kind::Pdf),
            // Near misses: within a line, another word, no parts, too far from the beginning.
            (mail.replace('\n', " ").into_bytes(), Kind::Text),
            (mail.replace("-V", "V").into_bytes(), Kind::Text),
            (mail.replace("related", "mixed").into_bytes(), Kind::Text),
            (wide("M\u{1ee5}c I\nm\u{1ed9}t"), Kind::Text),
            (b"a <html>".to_vec(), Kind::Text),
            (
                format!("{}%PDF-1.4", "%".repeat(1022)).into_bytes(),
                Kind::Text,
            ),
        ] {
            assert_eq!(kind(&bytes), told, "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn signs_that_no_text_has() {
        // Each byte alone in a block of others, at both ends of it.
        for byte in 0..=u8::MAX {
            let sound = !matches!(byte, 0 | 1 | 3 | 4 | 7 | 8 | 0x0E..=0x13 | 0x15..=0x18 | 0x1B..=0x1D | 0x1F | 0x7F);
            for at in [0, 255, 256, 300] {
                let mut bytes = vec![b'a'; 301];
                bytes[at] = byte;
                assert_eq!(is_text(&bytes), sound, "{byte:#x} at {at}");
            }
        }
    }
}
