use super::*;
use crate::text::key::{VOWELS, key, key_list, key_of};

#[test]
fn all_spellings_of_a_syllable_have_one_key() {
    for spelling in ["hóa", "hoá", "HÓA", "ho\u{301}a", "hoa\u{301}"] {
        assert_eq!(key_of(spelling), key_of("hóa"), "{spelling}");
    }
    for spelling in [
        "việt",
        "vi\u{1EB9}\u{302}t",
        "viê\u{323}t",
        "vie\u{302}\u{323}t",
        "vie\u{323}\u{302}t",
    ] {
        assert_eq!(key_of(spelling), key_of("việt"), "{spelling}");
    }
    assert_eq!(key_of("ủy"), key_of("uỷ"));
    assert_eq!(key_of("u\u{31B}\u{309}"), key_of("ử"));
}

#[test]
fn what_the_compiler_makes_of_a_word_is_what_is_read() {
    const WORDS: [&str; 8] = [
        "nghiêng",
        "đường",
        "khóa",
        "ủy",
        "thế",
        "ttlt",
        "quyết",
        "k50",
    ];
    const KEYS: [Key; 8] = key_list(WORDS);
    assert_eq!(KEYS, WORDS.map(key_of));
    for (vowels, _) in VOWELS {
        for vowel in vowels.chars().map(String::from) {
            assert_eq!(key(&vowel), key_of(&vowel), "{vowel}");
        }
    }
}

#[test]
fn other_words_have_other_keys() {
    let words = [
        "hoa", "hòa", "hóa", "hoà", "hoạ", "hô", "hơ", "đoàn", "doàn", "tư", "tu", "tử",
    ];
    let mut seen = Vec::new();
    for word in words {
        let own = key_of(word);
        assert!(own != 0);
        if word != "hoà" {
            assert!(!seen.contains(&own), "{word}");
        }
        seen.push(own);
    }
    assert_ne!(key_of("nghiêng"), key_of("nghiêngnghiêng"));
}

#[test]
fn tokens_point_at_their_bytes() {
    let text = "Căn cứ  số 18-NQ/TW,\n\n “về”";
    let mut tokens = Vec::new();
    tokenise(text.as_bytes(), 0, text.len(), &mut tokens);
    let words: Vec<&str> = tokens
        .iter()
        .map(|token| &text[token.start as usize..token.end as usize])
        .collect();
    assert_eq!(
        words,
        [
            "Căn", "cứ", "số", "18", "-", "NQ", "/", "TW", ",", "\n\n", "“", "”"
        ]
    );
}

#[test]
fn a_lost_blank_before_digits_parts_small_letters_only() {
    let mut tokens = Vec::new();
    let text = "ngày25 QH14 Mục3 m2";
    tokenise(text.as_bytes(), 0, text.len(), &mut tokens);
    let words: Vec<&str> = tokens
        .iter()
        .map(|token| &text[token.start as usize..token.end as usize])
        .collect();
    assert_eq!(words, ["ngày", "25", "QH14", "Mục3", "m2"]);
    assert_eq!(tokens[0].key, key_of("ngày"));
}

#[test]
fn a_reader_that_remembers_reads_as_one_that_does_not() {
    let parts = [
        "Căn",
        "cứ",
        "số",
        "18-NQ/TW",
        "“về",
        "một”",
        "ngày25",
        "QH14",
        "nghiệp",
        "NGHIỆP",
        "vie\u{323}\u{302}t",
        "hoá",
        "16/6/2022,",
        "\n\n",
        "\r\n",
        "\u{301}",
        "a\u{A0}b",
        "nghiêngnghiêng",
        "12345678901234567890",
        "(khoá",
        "XIII);",
        "TW:",
        "đ:",
        "ờ",
        "…",
    ];
    let mut reader = WordReader::default();
    let mut dice: usize = 7;
    let mut text = String::new();
    for _ in 0..4000 {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        text.push_str(parts[(dice >> 33) % parts.len()]);
        text.push_str([" ", "", " ", "-"][(dice >> 40) % 4]);
    }
    let bytes = text.as_bytes();
    // Every way in which a stretch may cut a word, more than once.
    for from in (0..bytes.len()).step_by(7) {
        for to in [from + 1, from + 5, from + 64, from + 121] {
            let to = to.min(bytes.len());
            let (mut fresh, mut met) = (Vec::new(), Vec::new());
            tokenise(bytes, from, to, &mut fresh);
            reader.read(bytes, from, to, &mut met);
            assert_eq!(fresh, met, "{from}..{to}");
        }
    }
}

#[test]
fn stray_marks_and_broken_bytes_end() {
    let mut tokens = Vec::new();
    tokenise("\u{301}\u{301}".as_bytes(), 0, 4, &mut tokens);
    assert!(tokens.is_empty());
    tokenise(&[0xC3, 0x28, 0xFF, b'a'], 0, 4, &mut tokens);
    assert_eq!(tokens.last().map(|token| token.key), Some(key_of("a")));
}
