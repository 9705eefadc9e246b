//! The upper halves of the old eight-bit encodings, in the order of their bytes from 0x80.
//!
//! `␀` stands for a byte that has no character there; `◌` with a name in [`MARKS`] for a
//! combining mark. TCVN3 is TCVN 5712:1993 as the ABC fonts have it, windows-1258 is
//! Microsoft's page, VISCII is RFC 1456. A test compares them with another program's.

/// Combining marks as the tables write them.
pub(super) const MARKS: [(char, char); 5] = [
    ('❶', '\u{300}'),
    ('❷', '\u{309}'),
    ('❸', '\u{303}'),
    ('❹', '\u{301}'),
    ('❺', '\u{323}'),
];

/// TCVN3 (ABC). Capital vowels with tones are lower-case bytes in a capitals font, so the
/// places below 0xA0, where TCVN 5712 has them, are rarely used.
pub(super) const TCVN3: &str = "\
ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ\
ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\
\u{a0}ĂÂÊÔƠƯĐăâêôơưđẰ\
❶❷❸❹❺àảãáạẲằẳẵắẴ\
ẮẦẨẪẤỀặầẩẫấậèỂẻẽ\
éẹềểễếệìỉỄẾỒĩíịò\
Ổỏõóọồổỗốộờởỡớợù\
ỖủũúụừửữứựỳỷỹýỵỐ";

/// windows-1258.
pub(super) const WINDOWS_1258: &str = "\
€␀‚ƒ„…†‡ˆ‰␀‹Œ␀␀␀\
␀‘’“”•–—˜™␀›œ␀␀Ÿ\
\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯\
°±²³´µ¶\u{b7}¸¹º»¼½¾¿\
ÀÁÂĂÄÅÆÇÈÉÊË❶ÍÎÏ\
ĐÑ❷ÓÔƠÖ×ØÙÚÛÜƯ❸ß\
àáâăäåæçèéêë❹íîï\
đñ❺óôơö÷øùúûüư₫ÿ";

/// VISCII. Six capitals more stand among the control characters: see [`VISCII_LOW`].
pub(super) const VISCII: &str = "\
ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ\
ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ\
Õắằặấầẩậẽẹếềểễệố\
ồổỗỠƠộờởịỰỨỪỬơớƯ\
ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ\
ĐứÒÓÔạỷừửÙÚỹỵÝỡư\
àáâãảăữẫèéêẻìíĩỉ\
đựòóôõỏọụùúũủýợỮ";

/// VISCII's capitals below 0x20.
pub(super) const VISCII_LOW: [(u8, char); 6] = [
    (0x02, 'Ẳ'),
    (0x05, 'Ẵ'),
    (0x06, 'Ẫ'),
    (0x14, 'Ỷ'),
    (0x19, 'Ỹ'),
    (0x1E, 'Ỵ'),
];

/// windows-1252 from 0x80 to 0x9F, by which old files were read as Western ones.
pub(super) const WINDOWS_1252_LOW: &str = "€␀‚ƒ„…†‡ˆ‰Š‹Œ␀Ž␀␀‘’“”•–—˜™š›œ␀žŸ";
