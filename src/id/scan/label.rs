//! What stands before a number: "số", a type word, or something that shows that the
//! digits are no number of a document at all.

use unicode_normalization::UnicodeNormalization;

use super::Reader;
use super::ordinal::Head;
use super::run::Kind;
use crate::id::Repairs;
use crate::id::glyph::Class;

impl Reader<'_> {
    /// Whether what stands before an ordinal lets it begin there; `row` is the type of the
    /// number, where it has one that is known.
    pub(super) fn clear_left(
        &self,
        head: &mut Head,
        known_type: bool,
        row: Option<Kind>,
    ) -> Option<()> {
        self.take_split(head);
        let glyph = self.before(head.start);
        match glyph.class {
            Class::Letter | Class::Word => {
                // "số15/…", "…và7-TB/HU" and "NQ20-NQ/TW" are words glued on; anything else is
                // a word with digits.
                let word = self.word_before(head.start);
                let joint = matches!(word, b"v\xC3\xA0" | b"va\xCC\x80");
                let typed = row.map_or_else(|| names_untyped(word), |row| names_type(word, row));
                (joint || typed || self.label_ends(head.start)).then_some(())?;
                head.repairs |= Repairs::GLUED;
            }
            Class::Digit => return None,
            Class::Slash => {
                // A path: /van-ban/139-…; anything else is a fraction.
                return None;
            }
            // 139-141-CTr/TU: a range, or two numbers.
            Class::Dash if self.before(glyph.start).class == Class::Digit => {
                if !known_type {
                    return None;
                }
                let start = self.digits(self.before(glyph.start))?.start;
                if !matches!(
                    self.before(start).class,
                    Class::Blank | Class::Newline | Class::End | Class::Other
                ) {
                    return None;
                }
                head.start = start;
                head.repairs |= Repairs::JOINED_NUMBERS;
            }
            // 1.234/…, 5687:2010/…, 6,5/…
            Class::Dot | Class::Other
                if matches!(glyph.byte, b'.' | b',' | b':')
                    && self.before(glyph.start).class == Class::Digit =>
            {
                return None;
            }
            Class::Other if matches!(glyph.byte, b'%' | b'#' | b'=' | b'&' | b'+') => return None,
            _ => {}
        }
        Some(())
    }

    /// Whether the word that ends at `at` is "số", in any of its spellings.
    pub(super) fn label_ends(&self, at: usize) -> bool {
        let o = self.before(at);
        let s = self.before(o.start);
        let is_o = (o.class == Class::Letter && o.byte == b'O')
            || o.class == Class::Word
                && matches!(
                    self.text
                        .get(o.start..o.end)
                        .and_then(|bytes| core::str::from_utf8(bytes).ok())
                        .and_then(|text| text.chars().next()),
                    Some('ố' | 'Ố' | 'ô' | 'Ô' | 'o' | 'O' | 'ó' | 'Ó')
                );
        is_o && s.byte == b'S'
            && s.class == Class::Letter
            && !matches!(self.before(s.start).class, Class::Letter | Class::Word)
    }

    /// Whether an ordinal stands behind "số" or behind a word with a capital: "Nghị định 30/CP".
    pub(super) fn labelled(&self, start: usize) -> bool {
        if self.alone {
            return true;
        }
        let (glyph, _) = self.skip_left(start);
        let glyph = if glyph.byte == b':' {
            self.skip_left(glyph.start).0
        } else {
            glyph
        };
        if self.label_ends(glyph.end) {
            return true;
        }
        // The last syllables of "Nghị định", "Quyết định", "Chỉ thị", "Thông tư",
        // "Nghị quyết", "NĐ", "QĐ".
        let word = self.word_before(glyph.end);
        ["định", "thị", "tư", "quyết", "NĐ", "QĐ", "CT", "TT", "NQ"]
            .iter()
            .any(|known| word == known.as_bytes() || word == known.to_uppercase().as_bytes())
    }

    /// Whether an ordinal stands behind a type word, with "số" between them or not: "Thông tư
    /// số 22/LĐTBXH".
    pub(super) fn typed(&self, start: usize) -> bool {
        const LAST_SYLLABLES: &[&str] = &[
            "định", "thị", "tư", "quyết", "văn", "trình", "báo", "lệnh", "luật", "hoạch", "luận",
            "dẫn", "chế", "tri", "bản", "NQ", "QĐ", "NĐ", "TT", "CT", "CV",
        ];
        if self.alone {
            return true;
        }
        let word = self.word_before(self.past_label(start));
        LAST_SYLLABLES
            .iter()
            .any(|known| word == known.as_bytes() || word == known.to_uppercase().as_bytes())
    }

    /// Whether an ordinal is that of a form: "Mẫu số 01/BC-BNG", "Form 02/BC-BNG", "các Mẫu:
    /// 01/TB-ĐĐKD, 02/TB-ĐĐKD".
    pub(super) fn names_form(&self, start: usize) -> bool {
        const FORMS: &[&str] = &["Mẫu", "mẫu", "MẪU", "Form", "FORM"];
        let mut at = start;
        // The list whose first item the word stands before.
        for _ in 0..FORMS_OF_LIST {
            let end = self.past_label(at);
            let word = self.word_before(end);
            if FORMS.iter().any(|form| word == form.as_bytes()) {
                return true;
            }
            let before = self.before(end);
            let joint = if before.byte == b',' || before.byte == b';' {
                before.start
            } else if word == "và".as_bytes() {
                end - "và".len()
            } else {
                return false;
            };
            let code = self
                .text
                .get(self.floor.min(joint)..joint)
                .unwrap_or_default();
            let code = code.trim_ascii_end();
            let len = code
                .iter()
                .rev()
                .take(CODE_OF_FORM)
                .take_while(|byte| {
                    byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | 0x80..)
                })
                .count();
            let item = &code[code.len() - len..];
            if !item.first().is_some_and(u8::is_ascii_digit) {
                return false;
            }
            at = self.floor.min(joint) + code.len() - len;
        }
        false
    }

    /// Where the word ends that stands before a number, past "số" and its colon.
    fn past_label(&self, start: usize) -> usize {
        let word = |at| self.skip_left(at).0;
        match self.label_before(start) {
            Some(label) => word(label).end,
            None => match word(start) {
                colon if colon.byte == b':' => word(colon.start).end,
                glyph => glyph.end,
            },
        }
    }

    /// Where "số" begins that stands right before a number, with its colon or without.
    pub(super) fn label_before(&self, start: usize) -> Option<usize> {
        let (mut glyph, _) = self.skip_left(start);
        if glyph.byte == b':' {
            glyph = self.skip_left(glyph.start).0;
        }
        self.label_ends(glyph.end).then(|| {
            let o = self.before(glyph.end);
            self.before(o.start).start
        })
    }

    /// Whether a number stands behind a "Số" with a capital that opens the line, as in a
    /// letterhead.
    pub(super) fn heads_line(&self, start: usize) -> bool {
        self.label_before(start).is_some_and(|label| {
            self.after(label).upper
                && matches!(self.before(label).class, Class::Newline | Class::End)
        })
    }

    pub(super) fn word_before(&self, end: usize) -> &[u8] {
        let mut start = end;
        for _ in 0..8 {
            let glyph = self.before(start);
            if !matches!(glyph.class, Class::Letter | Class::Word) {
                break;
            }
            start = glyph.start;
        }
        self.text.get(start..end).unwrap_or_default()
    }
}

/// The most forms of a list, and the most bytes of the code of one.
const FORMS_OF_LIST: usize = 16;
const CODE_OF_FORM: usize = 40;

/// Whether a word is the code of a type, or ends its name: "NQ", "quyết".
fn names_type(word: &[u8], kind: Kind) -> bool {
    let ends = |name: &str| {
        let last = name.split_whitespace().next_back();
        last.is_some_and(|last| is_word(word, last))
    };
    word == kind.code().as_bytes() || kind.has_name(ends)
}

/// The same for what has no type code: laws, resolutions of the Assembly, letters.
fn names_untyped(word: &[u8]) -> bool {
    ["luật", "lệnh", "quyết", "văn"]
        .into_iter()
        .any(|name| is_word(word, name))
}

/// Composed and in small letters.
fn lower(text: &str) -> impl Iterator<Item = char> {
    text.nfc().flat_map(char::to_lowercase)
}

/// Whether a text is a word, whatever its case and accents.
fn is_word(text: &[u8], word: &str) -> bool {
    core::str::from_utf8(text).is_ok_and(|text| lower(text).eq(lower(word)))
}
