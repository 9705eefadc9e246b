//! One character of bytes that need not be UTF-8.

/// The character at a byte and its length; a byte that starts none is U+FFFD of length 1.
pub(crate) fn decode(text: &[u8], at: usize) -> (u32, usize) {
    let byte = text[at];
    let (len, mask) = match byte {
        0..=0x7F => return (u32::from(byte), 1),
        0xC2..=0xDF => (2, 0x1F),
        0xE0..=0xEF => (3, 0x0F),
        0xF0..=0xF4 => (4, 0x07),
        _ => return (0xFFFD, 1),
    };
    let mut code = u32::from(byte & mask);
    for next in 1..len {
        match text.get(at + next) {
            Some(&more) if more & 0xC0 == 0x80 => code = code << 6 | u32::from(more & 0x3F),
            _ => return (0xFFFD, 1),
        }
    }
    (code, len)
}
