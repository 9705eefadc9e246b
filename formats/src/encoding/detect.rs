//! Which encoding bytes are in.

use super::{Decoded, Encoding, lenient, tables, utf16, viqr};
use crate::error::{ReadError, Reason};
use crate::syllable::{Likeness, likeness};
use crate::warning::Warning;

/// The eight-bit encodings that are compared.
const OLD: [Encoding; 4] = [
    Encoding::Windows1258,
    Encoding::Tcvn3,
    Encoding::Vni,
    Encoding::Viscii,
];

/// The least share of syllables in the best encoding, below which none fits.
const FITS: f32 = 0.5;
/// The confidence below which a warning stands beside the text.
const SURE: f32 = 0.6;
/// How much of a file is decoded to compare encodings.
const SAMPLE: usize = 256 << 10;

fn sure(encoding: Encoding, confidence: f32) -> Decoded {
    Decoded {
        encoding,
        confidence,
        twice: false,
    }
}

/// Decodes in the encoding that fits best.
pub(super) fn detect(
    bytes: &[u8],
    warnings: &mut Vec<Warning>,
) -> Result<(String, Decoded), ReadError> {
    for (mark, encoding) in [
        (b"\xFF\xFE", Encoding::Utf16Le),
        (b"\xFE\xFF", Encoding::Utf16Be),
    ] {
        if bytes.starts_with(mark) {
            let text = utf16(bytes, encoding).map_err(|at| Reason::Encoding {
                encoding,
                at: at as u64,
            })?;
            return Ok(old_font(text, sure(encoding, 1.0), warnings));
        }
    }
    if let Some(body) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        let text = simdutf8::compat::from_utf8(body).map_err(|it| Reason::Encoding {
            encoding: Encoding::Utf8,
            at: it.valid_up_to() as u64 + 3,
        })?;
        return Ok(old_font(
            text.to_owned(),
            sure(Encoding::Utf8, 1.0),
            warnings,
        ));
    }
    if let Some((encoding, text)) = unmarked_utf16(bytes) {
        return Ok((text, sure(encoding, 0.95)));
    }
    if bytes.is_ascii() {
        let text = String::from_utf8_lossy(bytes).into_owned();
        return Ok(ascii(text, warnings));
    }
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        // Each sequence of bytes that happens to be sound halves the odds of chance, twice.
        let sequences = text.chars().filter(|char| !char.is_ascii()).take(10);
        let confidence = 1.0 - sequences.fold(1.0, |odds: f32, _| odds / 4.0);
        return Ok(old_font(
            text.to_owned(),
            sure(Encoding::Utf8, confidence),
            warnings,
        ));
    }
    eight_bit(bytes, warnings)
}

/// UTF-16 without a mark: of the pairs' high bytes, most are those of Latin letters, and
/// half of them zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<(Encoding, String)> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    // Half of the high bytes are zero, so where none is, none of the counts below is needed.
    if sample.len() < 4 || bytes.len() % 2 == 1 || memchr::memchr(0, sample).is_none() {
        return None;
    }
    [Encoding::Utf16Le, Encoding::Utf16Be]
        .into_iter()
        .find_map(|encoding| {
            let high = usize::from(encoding == Encoding::Utf16Le);
            let highs = || sample.iter().skip(high).step_by(2);
            let zero = highs().filter(|byte| **byte == 0).count() * 4;
            let known = highs()
                .filter(|byte| matches!(byte, 0 | 1 | 3 | 0x1E | 0x20))
                .count()
                * 10;
            if zero < sample.len() || known < sample.len() / 2 * 9 {
                return None;
            }
            let text = utf16(bytes, encoding).ok()?;
            let odd = text
                .chars()
                .any(|char| char.is_control() && !matches!(char, '\t' | '\n' | '\r' | '\u{c}'));
            (!odd).then_some((encoding, text))
        })
}

/// ASCII: VIQR, or just that.
fn ascii(text: String, warnings: &mut Vec<Warning>) -> (String, Decoded) {
    // In Vietnamese three words of four carry marks; a third leaves room for lists of numbers.
    let sample = viqr::decode(&text[..text.len().min(SAMPLE)]);
    if sample.sound < 5 || sample.sound * 3 < sample.words || sample.broken * 4 > sample.sound {
        return (text, sure(Encoding::Utf8, 1.0));
    }
    let read = if text.len() > SAMPLE {
        viqr::decode(&text)
    } else {
        sample
    };
    let share = read.sound as f32 / (read.sound + read.broken) as f32;
    let decoded = sure(Encoding::Viqr, share * few(read.sound));
    if decoded.confidence < SURE {
        warnings.push(Warning::EncodingDoubt {
            chosen: Encoding::Viqr,
            rival: Some(Encoding::Utf8),
            confidence: decoded.confidence,
        });
    }
    if read.doubtful > 0 {
        warnings.push(Warning::MarksDoubt {
            signs: read.doubtful,
        });
    }
    (read.text, decoded)
}

/// What few words take off a confidence: 1 word leaves a third, 20 leave nine tenths.
fn few(words: usize) -> f32 {
    words as f32 / (words + 2) as f32
}

/// The best of the old encodings, the next best, and the confidence in the best.
fn rank(bytes: &[u8]) -> [(f32, Encoding, Likeness); 4] {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut ranked = OLD.map(|encoding| {
        let (text, _) = lenient(sample, encoding);
        let seen = likeness(&text);
        (seen.share(), encoding, seen)
    });
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    ranked
}

fn eight_bit(bytes: &[u8], warnings: &mut Vec<Warning>) -> Result<(String, Decoded), ReadError> {
    let [(share, encoding, seen), (_, rival, next), ..] = rank(bytes);
    if share < FITS {
        return Err(Reason::UnknownEncoding {
            nearest: encoding,
            share,
        }
        .into());
    }
    let confidence = seen.over(next);
    if confidence < SURE {
        warnings.push(Warning::EncodingDoubt {
            chosen: encoding,
            rival: Some(rival),
            confidence,
        });
    }
    let (text, bad) = lenient(bytes, encoding);
    if let Some(at) = bad {
        warnings.push(Warning::UndefinedByte {
            encoding,
            at: at as u64,
        });
    }
    Ok((text, sure(encoding, confidence)))
}

/// The byte that Western software shows as this character.
pub(super) fn western_byte(char: char) -> Option<u8> {
    match u32::from(char) {
        code @ (0..=0xFF) => Some(code as u8), // 0x80..0x9F: bytes that have no sign there
        _ => tables::WINDOWS_1252_LOW
            .chars()
            .position(|sign| sign == char)
            .map(|at| at as u8 + 0x80),
    }
}

/// Unicode around letters of an old font: the letters, when they are surely that.
pub(crate) fn twice_encoded(text: &str) -> Option<(Encoding, String, f32)> {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    // Sound Vietnamese has a letter that is none of those before long.
    let bytes: Vec<u8> = sample.chars().map(western_byte).collect::<Option<_>>()?;
    let now = likeness(sample);
    if now.marked < 5 || now.share() > 0.4 {
        return None;
    }
    let [(share, encoding, seen), (_, _, next), ..] = rank(&bytes);
    let confidence = seen.over(next).min(seen.over(now));
    if share < 0.8 || confidence < SURE {
        return None;
    }
    let bytes: Option<Vec<u8>> = text.chars().map(western_byte).collect();
    Some((encoding, lenient(&bytes?, encoding).0, confidence))
}

fn old_font(text: String, decoded: Decoded, warnings: &mut Vec<Warning>) -> (String, Decoded) {
    match twice_encoded(&text) {
        Some((encoding, text, confidence)) => {
            warnings.push(Warning::TwiceEncoded {
                outer: decoded.encoding,
                inner: encoding,
            });
            (
                text,
                Decoded {
                    encoding,
                    confidence,
                    twice: true,
                },
            )
        }
        None => (text, decoded),
    }
}
