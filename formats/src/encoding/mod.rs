//! Bytes to text: which encoding they are in, how surely, and how it is read.
//!
//! | encoding | told by | tones |
//! |---|---|---|
//! | UTF-8, UTF-16 | their own form | |
//! | windows-1258 | its words are syllables | combining, behind the letter |
//! | TCVN3 (ABC) | the same | one byte a letter; capitals by the font |
//! | VNI | the same | a second byte behind the vowel |
//! | VISCII | the same | one byte a letter |
//! | VIQR | the same, in ASCII | ASCII signs behind the vowel |
//!
//! Text comes out composed (NFC), except from UTF-8, which is left as it is.

mod capitals;
mod detect;
mod tables;
mod viqr;
mod vni;

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

use crate::error::{ReadError, Reason};
use crate::warning::Warning;

pub(crate) use detect::twice_encoded;

/// An encoding of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, ASCII included.
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// windows-1258, Microsoft's Vietnamese page.
    Windows1258,
    /// TCVN3, the encoding of the ABC fonts (.VnTime and others).
    Tcvn3,
    /// VNI, the encoding of the fonts VNI-Times and others.
    Vni,
    /// VISCII (RFC 1456).
    Viscii,
    /// VIQR (RFC 1456): ASCII signs for marks.
    Viqr,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1258,
        Self::Tcvn3,
        Self::Vni,
        Self::Viscii,
        Self::Viqr,
    ];

    /// The name, as [`FromStr`] reads it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1258 => "windows-1258",
            Self::Tcvn3 => "tcvn3",
            Self::Vni => "vni",
            Self::Viscii => "viscii",
            Self::Viqr => "viqr",
        }
    }

    /// The encoding that a font's name tells: `.VnTime` has TCVN3, `VNI-Times` has VNI.
    pub(crate) fn of_font(name: &str) -> Option<Self> {
        let name = name.trim_start_matches(['\'', '"', ' ']);
        let starts = |with: &str| {
            name.get(..with.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(with))
        };
        if starts(".vn") {
            Some(Self::Tcvn3)
        } else if starts("vni-") || starts("vni ") {
            Some(Self::Vni)
        } else {
            None
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no encoding's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownEncodingName(Box<str>);

impl fmt::Display for UnknownEncodingName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no encoding is called `{}`; expected ", self.0)?;
        for (at, encoding) in Encoding::ALL.iter().enumerate() {
            write!(f, "{}{encoding}", if at == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownEncodingName {}

impl FromStr for Encoding {
    type Err = UnknownEncodingName;

    /// Reads a name in any case; also `utf8`, `cp1258`, `abc`, `utf-16`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain: String = text
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        Ok(match plain.as_str() {
            "utf8" | "ascii" | "unicode" => Self::Utf8,
            "utf16" | "utf16le" | "ucs2" => Self::Utf16Le,
            "utf16be" => Self::Utf16Be,
            "windows1258" | "cp1258" | "1258" => Self::Windows1258,
            "tcvn3" | "tcvn" | "abc" | "tcvn5712" | "tcvn3abc" => Self::Tcvn3,
            "vni" | "vniwindows" => Self::Vni,
            "viscii" => Self::Viscii,
            "viqr" => Self::Viqr,
            _ => return Err(UnknownEncodingName(text.into())),
        })
    }
}

/// The encoding a text was read in, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Decoded {
    /// The encoding.
    pub encoding: Encoding,
    /// From 0 to 1. 1 where the caller or a byte order mark says so. For old encodings: 1 less
    /// the ratio of the words with marks that are no Vietnamese syllables in this encoding to
    /// those that are none in the next best one, two added to each. Below 0.6 a
    /// [warning](Warning::EncodingDoubt) stands beside the text.
    pub confidence: f32,
    /// Whether the bytes were UTF-8 or UTF-16 around letters of this older encoding, as when
    /// an ABC text was saved as Unicode without being converted.
    pub twice: bool,
}

/// Reads bytes as text, in the encoding asked for or in the one that fits.
pub(crate) fn decode(
    bytes: &[u8],
    asked: Option<Encoding>,
) -> Result<(String, Decoded, Vec<Warning>), ReadError> {
    let mut warnings = Vec::new();
    let (text, decoded) = match asked {
        Some(encoding) => {
            let text = strict(bytes, encoding)?.into_owned();
            (
                text,
                Decoded {
                    encoding,
                    confidence: 1.0,
                    twice: false,
                },
            )
        }
        None => detect::detect(bytes, &mut warnings)?,
    };
    let (mut text, raised) = match decoded.encoding {
        Encoding::Tcvn3 => capitals::restore(&text),
        _ => (text, 0),
    };
    if raised > 0 {
        warnings.push(Warning::CapitalsRestored { words: raised });
    }
    if !text.contains('\n') && text.contains('\r') {
        text = text.replace('\r', "\n"); // As old Macs wrote lines.
    }
    Ok((text, decoded, warnings))
}

/// Reads bytes in one encoding; a byte that does not exist in it is an error.
fn strict(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>, ReadError> {
    let wrong = |at: usize| {
        ReadError::from(Reason::Encoding {
            encoding,
            at: at as u64,
        })
    };
    match encoding {
        Encoding::Utf8 => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            simdutf8::compat::from_utf8(bytes)
                .map(Cow::Borrowed)
                .map_err(|it| wrong(it.valid_up_to()))
        }
        Encoding::Utf16Le | Encoding::Utf16Be => {
            utf16(bytes, encoding).map(Cow::Owned).map_err(wrong)
        }
        Encoding::Viqr => match bytes.iter().position(|byte| !byte.is_ascii()) {
            Some(at) => Err(wrong(at)),
            None => Ok(Cow::Owned(
                viqr::decode(&String::from_utf8_lossy(bytes)).text,
            )),
        },
        _ => {
            let (text, bad) = lenient(bytes, encoding);
            bad.map_or(Ok(Cow::Owned(text)), |at| Err(wrong(at)))
        }
    }
}

/// Reads UTF-16, with or without its mark; an error is the byte where it breaks.
fn utf16(bytes: &[u8], encoding: Encoding) -> Result<String, usize> {
    let big = encoding == Encoding::Utf16Be;
    let mark: &[u8] = if big { b"\xFE\xFF" } else { b"\xFF\xFE" };
    let skipped = if bytes.starts_with(mark) { 2 } else { 0 };
    let (pairs, rest) = bytes[skipped..].as_chunks::<2>();
    let units = pairs.iter().map(|&pair| {
        if big {
            u16::from_be_bytes(pair)
        } else {
            u16::from_le_bytes(pair)
        }
    });
    let mut text = String::with_capacity(bytes.len());
    let mut at = skipped;
    for char in char::decode_utf16(units) {
        let char = char.map_err(|_| at)?;
        at += char.len_utf16() * 2;
        text.push(char);
    }
    if rest.is_empty() { Ok(text) } else { Err(at) }
}

/// Reads an eight-bit encoding; also the first byte that it has no character for.
fn lenient(bytes: &[u8], encoding: Encoding) -> (String, Option<usize>) {
    if encoding == Encoding::Vni {
        return vni::decode(bytes);
    }
    let upper: Vec<char> = match encoding {
        Encoding::Windows1258 => tables::WINDOWS_1258,
        Encoding::Viscii => tables::VISCII,
        _ => tables::TCVN3,
    }
    .chars()
    .map(|char| {
        tables::MARKS
            .iter()
            .find(|(sign, _)| *sign == char)
            .map_or(char, |(_, mark)| *mark)
    })
    .collect();
    let mut bad = None;
    let chars = bytes.iter().enumerate().map(|(at, &byte)| {
        if byte < 0x80 {
            let low = tables::VISCII_LOW
                .iter()
                .find(|(low, _)| *low == byte && encoding == Encoding::Viscii);
            return low.map_or(char::from(byte), |(_, char)| *char);
        }
        match upper[usize::from(byte) - 0x80] {
            '␀' => {
                bad.get_or_insert(at);
                char::REPLACEMENT_CHARACTER
            }
            char => char,
        }
    });
    let text = chars.nfc().collect();
    (text, bad)
}

/// Reads letters of an old font that stand in a Unicode text as Western ones: a run of a
/// Word file in `.VnTime`. Characters that are none of its letters stay.
pub(crate) fn from_font(text: &str, encoding: Encoding) -> String {
    let mut out = String::with_capacity(text.len());
    let mut bytes = Vec::new();
    for char in text.chars() {
        if let Some(byte) = detect::western_byte(char) {
            bytes.push(byte);
        } else {
            out.push_str(&lenient(&bytes, encoding).0);
            bytes.clear();
            out.push(char);
        }
    }
    out.push_str(&lenient(&bytes, encoding).0);
    out
}

/// The capitals of TCVN3 text, restored; and how many words were changed.
pub(crate) fn restore_capitals(text: &str) -> (String, usize) {
    capitals::restore(text)
}
