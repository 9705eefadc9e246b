//! Numerals of terms: "XIII", "13".

use crate::text::{Token, roman};

/// A term's number, in Roman or Arabic numerals.
pub(super) fn roman_or_number(text: &[u8], token: Token) -> Option<u8> {
    if let Some(number) = token.number() {
        return u8::try_from(number)
            .ok()
            .filter(|number| (1..=40).contains(number));
    }
    roman(text.get(token.start as usize..token.end as usize)?)
}
