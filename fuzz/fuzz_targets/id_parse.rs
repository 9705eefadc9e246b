//! Parsing never panics, whatever the bytes, and what it finds stands in the text.

#![no_main]

#[path = "../../tests/laws/id.rs"]
#[allow(dead_code)]
mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    laws::strict_is_lenient(&text);
    laws::errors_point_into_the_input(&text);
    laws::mentions_stand_in_the_text(&text);
});
