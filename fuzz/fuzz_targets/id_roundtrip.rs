//! What is read prints as it is read again, however its accents are written; equality,
//! order and hash agree.

#![no_main]

#[path = "../../tests/laws/id.rs"]
#[allow(dead_code)]
mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    laws::round_trip(&text);
    laws::accents_do_not_matter(&text);
    // Two numbers, one a line.
    if let Some((left, right)) = text.split_once('\n') {
        laws::equality_is_one(left, right);
    }
});
