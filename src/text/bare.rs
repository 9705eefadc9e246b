//! Text without accents: "Ke hoach so 12-KH/TU ngay 05/3/2024 cua Tinh uy".
//!
//! The tables of the other modules hold words as they are spelled. A text that is written
//! wholly without accents is met half-way: runs of two syllables and more that only an official
//! text would have ("Ke hoach", "thuc hien") get the keys of their spelling, and then the single
//! syllables whose neighbours leave no choice ("so" before a number, "cua" before a restored
//! run). Spans and capitals stay as given. Where a text has one accent, its writer uses them:
//! "chi thi đua" is no "chỉ thị".

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Key, Phrases, Token, keys};

/// What is restored as a whole, by its spelling.
#[rustfmt::skip]
const PHRASES: &[&str] = &[
    // Types of documents.
    "nghị quyết", "quyết định", "quy định", "chỉ thị", "kết luận", "hướng dẫn", "thông báo", "báo cáo", "kế hoạch",
    "chương trình", "chương trình hành động", "đề án", "tờ trình", "công văn", "văn bản", "nghị định", "thông tư",
    "thông tư liên tịch", "công điện", "quy chế", "bộ luật", "pháp lệnh", "dự thảo",
    // Bodies.
    "ban chấp hành", "ban chấp hành trung ương", "trung ương đảng", "bộ chính trị", "ban bí thư", "ban thường vụ",
    "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "đảng ủy", "đảng bộ", "chi bộ", "ủy ban nhân dân", "hội đồng nhân dân",
    "ủy ban kiểm tra", "chính phủ", "thủ tướng chính phủ", "quốc hội", "bộ trưởng", "ban tổ chức", "văn phòng",
    // What documents do to each other.
    "thực hiện", "triển khai", "triển khai thực hiện", "tổ chức thực hiện", "cụ thể hóa", "để cụ thể hóa", "để thực hiện",
    "nhằm cụ thể hóa", "nhằm thực hiện", "thi hành", "quán triệt", "căn cứ", "theo đề nghị", "xét đề nghị", "ban hành",
    "đã ban hành", "chưa ban hành", "hướng dẫn thực hiện", "hướng dẫn thi hành", "quy định chi tiết", "một số điều của",
    "sửa đổi", "sửa đổi, bổ sung", "bổ sung", "thay thế", "bãi bỏ", "hủy bỏ", "hết hiệu lực", "có hiệu lực", "kèm theo",
    "được sửa đổi, bổ sung", "về việc", "về thực hiện", "sơ kết", "tổng kết", "dự kiến",
    // What has not happened.
    "chưa được", "chưa có", "chưa xây dựng", "chưa cụ thể hóa", "chưa triển khai", "không ban hành", "đang xây dựng",
    "đang dự thảo", "đang soạn thảo", "đang hoàn thiện", "đang hoàn chỉnh", "đang tham mưu", "đang lấy ý kiến", "đang xin ý kiến",
    "xây dựng dự thảo", "hoàn thiện dự thảo", "dự kiến ban hành", "sẽ ban hành", "chuẩn bị ban hành", "tham mưu", "kiến nghị",
    "đề xuất", "rà soát", "trình hội đồng", "trình ủy ban", "yêu cầu", "xây dựng", "đã xây dựng", "được cụ thể hóa", "đối với",
    "được thực hiện", "được triển khai", "nêu trên", "lần lượt",
];

/// Single syllables, and what must stand behind them.
const SYLLABLES: &[(&str, Behind)] = &[
    ("số", Behind::NumberOrEnd),
    ("ngày", Behind::Number),
    ("tháng", Behind::Number),
    ("năm", Behind::Number),
    ("khoản", Behind::Number),
    ("điều", Behind::Number),
    ("điểm", Behind::Number),
    ("của", Behind::Restored),
    ("và", Behind::Restored),
    ("tại", Behind::Restored),
    ("các", Behind::Restored),
    ("luật", Behind::Name),
];

#[derive(Clone, Copy)]
enum Behind {
    Number,
    /// A number, or the end of the stretch: it is read up to the identifier.
    NumberOrEnd,
    /// A run that was restored.
    Restored,
    /// A word with a capital, as it has one itself: "Luat To chuc Chinh phu".
    Name,
}

struct Table {
    phrases: Phrases<usize>,
    spelled: Vec<Box<[Key]>>,
    syllables: Vec<(Key, Key, Behind)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let bare: Vec<String> = PHRASES.iter().map(|phrase| strip(phrase)).collect();
    Table {
        phrases: Phrases::new(bare.iter().map(String::as_str).zip(0..)),
        spelled: PHRASES.iter().map(|phrase| keys(phrase)).collect(),
        syllables: SYLLABLES
            .iter()
            .map(|&(word, behind)| (keys(&strip(word))[0], keys(word)[0], behind))
            .collect(),
    }
});

/// A phrase without its accents.
fn strip(phrase: &str) -> String {
    phrase
        .nfd()
        .filter(|part| !is_combining_mark(*part))
        .map(|part| if part == 'đ' { 'd' } else { part })
        .collect()
}

/// Gives the words of a text without accents the keys of their spelling. Cost: a look-up for
/// each word.
pub(crate) fn restore(tokens: &mut [Token]) {
    let table = &*TABLE;
    let mut restored = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let found = tokens[at]
            .is_word()
            .then(|| table.phrases.starting(tokens, at))
            .flatten();
        let Some((len, phrase)) = found else {
            at += 1;
            continue;
        };
        for (token, key) in tokens[at..at + len].iter_mut().zip(&table.spelled[phrase]) {
            token.key = *key;
        }
        restored[at..at + len].fill(true);
        at += len;
    }
    for at in (0..tokens.len()).rev() {
        let token = tokens[at];
        if restored[at] || !token.is_word() {
            continue;
        }
        let number = tokens.get(at + 1).is_some_and(|next| next.is_number());
        let found = table.syllables.iter().find(|(bare, _, behind)| {
            *bare == token.key
                && match behind {
                    Behind::Number => number,
                    Behind::NumberOrEnd => number || at > 0 && at + 1 == tokens.len(),
                    Behind::Restored => restored.get(at + 1).copied().unwrap_or(false),
                    Behind::Name => {
                        token.is_capital() && tokens.get(at + 1).is_some_and(|it| it.is_capital())
                    }
                }
        });
        if let Some(&(_, key, _)) = found {
            tokens[at].key = key;
            restored[at] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    fn read(text: &str) -> Vec<Key> {
        let mut tokens = Vec::new();
        tokenise(text.as_bytes(), 0, text.len(), &mut tokens);
        restore(&mut tokens);
        tokens.iter().map(|token| token.key).collect()
    }

    #[test]
    fn official_words_without_accents_are_read_as_spelled() {
        for (bare, spelled) in [
            (
                "Ke hoach so 12 ngay 5 cua Tinh uy",
                "Kế hoạch số 12 ngày 5 của Tỉnh ủy",
            ),
            ("Ke hoach so", "Kế hoạch số"),
            ("sua doi, bo sung Quyet dinh", "sửa đổi, bổ sung Quyết định"),
        ] {
            assert_eq!(read(bare), &*keys(spelled), "{bare}");
        }
    }

    #[test]
    fn what_may_be_another_word_stays_as_it_is() {
        for text in ["ban hang", "the plan so far", "Ke hoac", "cua va tai", "so"] {
            assert_eq!(read(text), &*keys(text), "{text}");
        }
    }
}
