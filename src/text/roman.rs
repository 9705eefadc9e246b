//! Roman numerals, as terms and headings have them.

/// A numeral below 40: "XIII". Only the usual spelling counts.
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

/// A number as a numeral; nothing for 90 and more, which no term has.
pub(crate) fn to_roman(number: u8) -> String {
    let mut left = if number < 90 { number } else { 0 };
    let mut letters = String::new();
    for (worth, sign) in [
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while left >= worth {
            letters.push_str(sign);
            left -= worth;
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for number in 1..40 {
            assert_eq!(roman(to_roman(number).as_bytes()), Some(number));
        }
        assert_eq!([40, 49, 89].map(to_roman), ["XL", "XLIX", "LXXXIX"]);
        assert_eq!(to_roman(90), "");
        for other in ["", "IIX", "VV", "IXX", "XL", "A", "XXXXXXXX"] {
            assert_eq!(roman(other.as_bytes()), None, "{other}");
        }
    }
}
