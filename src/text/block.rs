//! Eight bytes of a text at a time, as one number: a stretch is passed over without a look
//! at each byte. The first byte is the lowest; an answer has the highest bit of a byte set.

/// One in each byte.
const ONES: u64 = u64::MAX / 255;
const HIGH: u64 = ONES * 0x80;

/// The eight bytes from a place on; `None` where fewer are left.
#[inline]
pub(crate) fn block_at(text: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(text.get(at..at + 8)?.try_into().ok()?))
}

/// The eight bytes from a place on, with zeros where the text ends before.
#[inline]
pub(crate) fn padded_at(text: &[u8], at: usize) -> u64 {
    block_at(text, at).unwrap_or_else(|| {
        let rest = text.get(at..).unwrap_or_default();
        rest.iter()
            .take(8)
            .rev()
            .fold(0, |block, &byte| block << 8 | u64::from(byte))
    })
}

/// The bytes below a limit of at most 128: exact up to the first of them, not behind it.
#[inline]
pub(crate) const fn first_below(block: u64, limit: u8) -> u64 {
    block.wrapping_sub(ONES * limit as u64) & !block & HIGH
}

/// The bytes of at most `limit`, which is below 128.
#[inline]
const fn at_most(block: u64, limit: u8) -> u64 {
    let over = (block & !HIGH) + ONES * (0x7F - limit as u64);
    !(over | block) & HIGH
}

/// The digits.
#[inline]
pub(crate) const fn digits(block: u64) -> u64 {
    at_most(block ^ (ONES * b'0' as u64), 9)
}

/// The number that the digits at the start of a block make, and how many there are; eight may
/// not be all of them.
#[inline]
pub(crate) const fn leading_number(block: u64) -> (u32, usize) {
    let others = !digits(block) & HIGH;
    let len = others.trailing_zeros() as usize / 8;
    if len == 0 {
        return (0, 0);
    }
    // The last digit goes into the highest byte, zeros before the first; then neighbours are
    // joined: to numbers of two digits, of four, of eight.
    let ones = (block & (ONES * 0x0F)) << (64 - 8 * len);
    let twos = (ones.wrapping_mul(10) + (ones >> 8)) & 0x00FF_00FF_00FF_00FF;
    let fours = (twos.wrapping_mul(100) + (twos >> 16)) & 0x0000_FFFF_0000_FFFF;
    let eight = (fours.wrapping_mul(10_000) + (fours >> 32)) & 0xFFFF_FFFF;
    (eight as u32, len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_up_to_the_first_sign() {
        let texts = [
            "18-NQ/TW",
            "2025 năm",
            "12345678",
            "00470/00",
            "/2024   ",
            "9ạẠ\u{301}xx",
        ];
        for text in texts {
            let bytes = text.as_bytes();
            let len = bytes
                .iter()
                .take(8)
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            let value = text[..len].parse().unwrap_or(0);
            let read = leading_number(padded_at(bytes, 0));
            assert_eq!(read, (value, len), "{text}");
        }
    }
}
