//! Numerals of terms and headings: "XIII", "13".

use crate::text::Token;

/// A term's number, in Roman or Arabic numerals.
pub(super) fn roman_or_number(text: &[u8], token: Token) -> Option<u8> {
    if let Some(number) = token.number() {
        return u8::try_from(number)
            .ok()
            .filter(|number| (1..=40).contains(number));
    }
    roman(text.get(token.start as usize..token.end as usize)?)
}

/// A Roman numeral below 40.
pub(crate) fn roman(letters: &[u8]) -> Option<u8> {
    let mut value: i32 = 0;
    let mut largest = 0;
    if letters.is_empty() || letters.len() > 7 {
        return None;
    }
    for letter in letters.iter().rev() {
        let worth = match letter {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            _ => return None,
        };
        if worth < largest {
            value -= worth;
        } else {
            value += worth;
            largest = worth;
        }
    }
    // IIX, VV, IXX: only the canonical spelling counts.
    let value = u8::try_from(value).ok()?;
    (value > 0 && value < 40 && to_roman(value).as_bytes() == letters).then_some(value)
}

fn to_roman(mut value: u8) -> String {
    let mut letters = String::new();
    for (worth, sign) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while value >= worth {
            letters.push_str(sign);
            value -= worth;
        }
    }
    letters
}
