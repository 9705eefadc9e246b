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

/// The bytes of one value.
#[inline]
pub(crate) const fn equal(block: u64, byte: u8) -> u64 {
    at_most(block ^ (ONES * byte as u64), 0)
}

/// The digits.
#[inline]
pub(crate) const fn digits(block: u64) -> u64 {
    at_most(block ^ (ONES * b'0' as u64), 9)
}
