//! VNI: a vowel, and behind it a Western letter that stands for its marks.

use super::tables;

/// What a second letter adds to `a`, `e`, `o`: circumflex with or without a tone.
const CIRCUMFLEX: [(char, &str); 6] = [
    ('â', "âêô"),
    ('á', "ấếố"),
    ('à', "ầềồ"),
    ('å', "ẩểổ"),
    ('ã', "ẫễỗ"),
    ('ä', "ậệộ"),
];
/// What it adds to `a` alone: breve.
const BREVE: [(char, char); 6] = [
    ('ê', 'ă'),
    ('é', 'ắ'),
    ('è', 'ằ'),
    ('ú', 'ẳ'),
    ('ü', 'ẵ'),
    ('ë', 'ặ'),
];
/// Vowels that take a tone, with acute, grave, hook, tilde, dot; `ô` is ơ and `ö` is ư.
const TONED: [(char, &str); 7] = [
    ('a', "áàảãạ"),
    ('e', "éèẻẽẹ"),
    ('o', "óòỏõọ"),
    ('u', "úùủũụ"),
    ('y', "ýỳỷỹỵ"),
    ('ô', "ớờởỡợ"),
    ('ö', "ứừửữự"),
];
const TONES: &str = "ùøûõï";
/// Letters that stand for one letter alone.
const ALONE: [(char, char); 8] = [
    ('ñ', 'đ'),
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
];

fn pair(base: char, mark: char) -> Option<char> {
    if let Some((_, made)) = CIRCUMFLEX.iter().find(|(sign, _)| *sign == mark) {
        return made.chars().nth("aeo".find(base)?);
    }
    if let Some((_, made)) = BREVE.iter().find(|(sign, _)| *sign == mark) {
        return (base == 'a').then_some(*made);
    }
    let tone = TONES.chars().position(|tone| tone == mark)?;
    TONED
        .iter()
        .find(|(vowel, _)| *vowel == base)?
        .1
        .chars()
        .nth(tone)
}

/// One letter in lower case; VNI's are Western letters, each with one lower form.
fn lower(char: char) -> char {
    char.to_lowercase().next().unwrap_or(char)
}

fn cased(char: char, like: char) -> char {
    if like.is_uppercase() {
        char.to_uppercase().next().unwrap_or(char)
    } else {
        char
    }
}

/// Reads VNI; also the first byte that stands for nothing in it.
pub(super) fn decode(bytes: &[u8]) -> (String, Option<usize>) {
    let low: Vec<char> = tables::WINDOWS_1252_LOW.chars().collect();
    let western = |byte: u8| match byte {
        0x80..0xA0 => low[usize::from(byte) - 0x80],
        _ => char::from(byte),
    };
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    let mut bad = None;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let char = western(byte);
        let next = bytes.get(at + 1).map(|&byte| lower(western(byte)));
        let small = lower(char);
        if let Some(made) = next.and_then(|mark| pair(small, mark)) {
            text.push(cased(made, char));
            at += 2;
            continue;
        }
        if let Some((_, made)) = ALONE.iter().find(|(sign, _)| *sign == small) {
            text.push(cased(*made, char));
        } else if small == 'î' {
            text.push(cased('ỵ', char));
        } else {
            if char == '␀' {
                bad.get_or_insert(at);
            }
            text.push(if char == '␀' {
                char::REPLACEMENT_CHARACTER
            } else {
                char
            });
        }
        at += 1;
    }
    (text, bad)
}
