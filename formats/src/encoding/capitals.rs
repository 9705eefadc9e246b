//! Capitals of TCVN3 text.
//!
//! The ABC fonts have no bytes for capital vowels with tones: "CỘNG HÒA" is typed
//! "CéNG HßA" in a capitals font (.VnTimeH), and a text without fonts reads "CộNG HòA".
//! A word whose letters in ASCII are all capitals, two at the least, was written in
//! capitals. "Xã" may be a capital at the head of a word or "XÃ": the line decides, when
//! all its sure words are in capitals.

/// What the letters of a word say.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// In capitals, with small marked vowels between them.
    Capitals,
    /// Without any small ASCII letter, but too short to tell.
    Open,
    /// With small letters.
    Small,
}

fn shape(word: &str) -> Shape {
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    let small = word.chars().any(|char| char.is_ascii_lowercase());
    match (small, capitals) {
        (true, _) => Shape::Small,
        (false, 2..) => Shape::Capitals,
        (false, _) => Shape::Open,
    }
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|char: char| !char.is_alphabetic())
        .filter(|word| !word.is_empty())
}

/// Restores capitals line by line; also how many words changed.
pub(super) fn restore(text: &str) -> (String, usize) {
    let mut out = String::with_capacity(text.len());
    let mut changed = 0;
    for line in text.split_inclusive('\n') {
        let all = words(line).all(|word| shape(word) != Shape::Small)
            && words(line)
                .filter(|word| shape(word) == Shape::Capitals)
                .count()
                > 0;
        let mut rest = line;
        while let Some(start) = rest.find(char::is_alphabetic) {
            let length = rest[start..]
                .find(|char: char| !char.is_alphabetic())
                .unwrap_or(rest.len() - start);
            let word = &rest[start..start + length];
            out.push_str(&rest[..start]);
            let raise = match shape(word) {
                Shape::Capitals => true,
                Shape::Open => all,
                Shape::Small => false,
            };
            if raise && word.chars().any(char::is_lowercase) {
                out.extend(word.chars().flat_map(char::to_uppercase));
                changed += 1;
            } else {
                out.push_str(word);
            }
            rest = &rest[start + length..];
        }
        out.push_str(rest);
    }
    (out, changed)
}

#[cfg(test)]
mod tests {
    use super::restore;

    #[test]
    fn capitals_and_near_misses() {
        assert_eq!(restore("CộNG HòA Xã HộI").0, "CỘNG HÒA XÃ HỘI");
        assert_eq!(
            restore("Xã Tân Long\nủY BAN"),
            ("Xã Tân Long\nỦY BAN".into(), 1)
        );
        // A small letter anywhere, a sign of its own, a number's code.
        for same in [
            "Xã",
            "Về việc",
            "số 109-KH/HU của Huyện ủy",
            "CTr về",
            "ở TW có",
        ] {
            assert_eq!(restore(same), (same.into(), 0), "{same}");
        }
    }
}
