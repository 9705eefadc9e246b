//! Characters as identifiers see them.
//!
//! Offices type one dash in nine ways and the letter Đ in four.
//! A [`Glyph`] is one such character with what it stands for; the recogniser works on
//! glyphs, forwards and backwards, on raw bytes that need not be valid UTF-8.

use super::Repairs;
use crate::text::decode;

/// Đ and Ư inside a code, as single bytes outside ASCII letters.
pub(super) const D_BAR: u8 = 1;
pub(super) const U_HORN: u8 = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Digit,
    /// A letter that codes are made of: A–Z, Đ, Ư, in either case.
    Letter,
    /// Any other letter, among them all with a tone mark: part of a word, never of a code.
    Word,
    Dash,
    Slash,
    Blank,
    Newline,
    Dot,
    /// What fills a blank: `…`, `_`.
    Fill,
    /// Markdown: `*`, `` ` ``, `\`.
    Markup,
    Other,
    /// Either end of the text.
    End,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub(super) class: Class,
    /// The letter in capitals, the digit, or the first byte.
    pub(super) byte: u8,
    pub(super) upper: bool,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) repairs: Repairs,
}

impl Glyph {
    const fn end_of_text(at: usize) -> Self {
        Self {
            class: Class::End,
            byte: 0,
            upper: false,
            start: at,
            end: at,
            repairs: Repairs::NONE,
        }
    }

    pub(super) const fn is_gap(self) -> bool {
        matches!(self.class, Class::Blank | Class::Newline | Class::Markup)
    }
}

/// The glyph that starts at a byte.
#[inline]
pub(super) fn after(text: &[u8], at: usize) -> Glyph {
    let Some(&byte) = text.get(at) else {
        return Glyph::end_of_text(at);
    };
    if byte < 0x80 {
        let glyph = ascii(byte, at);
        // A mark behind the letter makes it part of a word, or Ư of U.
        if glyph.class == Class::Letter && matches!(text.get(at + 1), Some(0xCC | 0xCD)) {
            return marked(text, glyph);
        }
        return glyph;
    }
    let (code, len) = decode(text, at);
    let glyph = wide(code, at, at + len);
    if glyph.class == Class::Letter && matches!(text.get(at + len), Some(0xCC | 0xCD)) {
        return marked(text, glyph);
    }
    glyph
}

/// The glyph that ends before a byte.
pub(super) fn before(text: &[u8], at: usize) -> Glyph {
    let Some(&byte) = at.checked_sub(1).and_then(|last| text.get(last)) else {
        return Glyph::end_of_text(at);
    };
    if byte < 0x80 {
        return ascii(byte, at - 1);
    }
    let start = char_start(text, at);
    let (code, _) = decode(text, start);
    if (0x300..0x370).contains(&code) && start > 0 {
        // Walk to the letter under the marks (a syllable has at most three).
        let mut base = start;
        for _ in 0..4 {
            base = char_start(text, base);
            let (code, len) = decode(text, base);
            if !(0x300..0x370).contains(&code) {
                let glyph = if code < 0x80 {
                    ascii(code as u8, base)
                } else {
                    wide(code, base, base + len)
                };
                let mut glyph = if glyph.class == Class::Letter {
                    marked(text, glyph)
                } else {
                    glyph
                };
                glyph.end = at;
                return glyph;
            }
            if base == 0 {
                break;
            }
        }
    }
    wide(code, start, at)
}

/// What each ASCII byte is: looked up, since this is asked of every sign around a slash.
static ASCII: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => Class::Digit,
            b'A'..=b'Z' | b'a'..=b'z' => Class::Letter,
            b'-' => Class::Dash,
            b'/' => Class::Slash,
            b' ' | b'\t' => Class::Blank,
            b'\n' | b'\r' => Class::Newline,
            b'.' => Class::Dot,
            b'_' => Class::Fill,
            b'*' | b'`' | b'\\' => Class::Markup,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

#[inline]
fn ascii(byte: u8, at: usize) -> Glyph {
    Glyph {
        class: ASCII[usize::from(byte & 0x7F)],
        byte: byte.to_ascii_uppercase(),
        upper: byte.is_ascii_uppercase(),
        start: at,
        end: at + 1,
        repairs: Repairs::NONE,
    }
}

fn wide(code: u32, start: usize, end: usize) -> Glyph {
    let (class, byte, upper, repairs) = match code {
        0x110 => (Class::Letter, D_BAR, true, Repairs::NONE),
        0x111 => (Class::Letter, D_BAR, false, Repairs::NONE),
        0xD0 | 0x189 => (Class::Letter, D_BAR, true, Repairs::ETH),
        0xF0 | 0x256 => (Class::Letter, D_BAR, false, Repairs::ETH),
        0x1AF => (Class::Letter, U_HORN, true, Repairs::NONE),
        0x1B0 => (Class::Letter, U_HORN, false, Repairs::NONE),
        0x2010..=0x2015 | 0x2212 | 0xFE58 | 0xFE63 | 0xFF0D => {
            (Class::Dash, b'-', false, Repairs::DASH)
        }
        0x2215 | 0x2044 | 0xFF0F => (Class::Slash, b'/', false, Repairs::SLASH),
        0xA0 | 0xAD | 0x2000..=0x200D | 0x202F | 0x205F | 0x2060 | 0x3000 | 0xFEFF => {
            (Class::Blank, b' ', false, Repairs::NONE)
        }
        0x2026 => (Class::Fill, b'.', false, Repairs::NONE),
        0xC0..=0x24F | 0x300..=0x36F | 0x1E00..=0x1EFF => (Class::Word, 0, false, Repairs::NONE),
        _ => (Class::Other, 0, false, Repairs::NONE),
    };
    Glyph {
        class,
        byte,
        upper,
        start,
        end,
        repairs,
    }
}

/// A code letter with combining marks behind it.
fn marked(text: &[u8], glyph: Glyph) -> Glyph {
    let mut end = glyph.end;
    let mut horn = false;
    let mut others = false;
    while matches!(text.get(end), Some(0xCC | 0xCD)) {
        let (code, len) = decode(text, end);
        if !(0x300..0x370).contains(&code) {
            break;
        }
        // A second horn is no part of any letter.
        if code == 0x31B && !horn {
            horn = true;
        } else {
            others = true;
        }
        end += len;
    }
    if end == glyph.end {
        glyph
    } else if horn && !others && glyph.byte == b'U' {
        Glyph {
            byte: U_HORN,
            end,
            repairs: glyph.repairs | Repairs::DECOMPOSED,
            ..glyph
        }
    } else {
        Glyph {
            class: Class::Word,
            end,
            ..glyph
        }
    }
}

/// Where the character that ends before `at` starts.
fn char_start(text: &[u8], at: usize) -> usize {
    let mut start = at.saturating_sub(1);
    for _ in 0..3 {
        if start == 0 || text[start] & 0xC0 != 0x80 {
            break;
        }
        start -= 1;
    }
    start
}
