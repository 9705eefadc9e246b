//! The type of a document in words, and the code in its number: when they disagree.
//!
//! A word is no code: "Chương trình hành động" is written `CTr`, `QĐ` is decision and
//! regulation, and what a decision encloses goes by the decision's number ("Đề án số
//! 06/QĐ-TTg"). Only words that no such custom explains disagree.

use crate::id::{Additions, DocumentId, DocumentType as T, Style, vocabulary};
use crate::registry::fold;

/// Types that a decision or a State resolution encloses and that then go by its number.
const ENCLOSED: &[T] = &[
    T::Statute,
    T::Regulation,
    T::Project,
    T::Plan,
    T::Programme,
    T::ActionProgramme,
    T::MasterPlan,
    T::Option,
    T::Scheme,
    T::Strategy,
    T::Charter,
    T::Procedure,
    T::Guidance,
];

/// Words that make a name of a type longer and leave the type what it is.
const TAILS: &[&str] = &[
    "hành động",
    "công tác",
    "phối hợp",
    "liên tịch",
    "liên ngành",
    "kết luận",
    "thẩm định",
    "hỏa tốc",
    "hợp nhất",
];

/// The types that a word names, with all that begin as it does: "thông tư" may be
/// short for "thông tư liên tịch". A code may stand for its word ("NQ 20-NQ/TW"). Empty
/// for words that name none, such as "văn bản".
pub(super) fn types(word: &str) -> Vec<T> {
    let word = fold(word);
    if let Some(row) = vocabulary::type_codes().find(|row| fold(row.code()) == word) {
        return row.readings().to_vec();
    }
    // Any document, although "văn bản hợp nhất" begins with the same words.
    if word == "văn bản" {
        return Vec::new();
    }
    // What may stand behind the name of a type: "chương trình phối hợp". Other words
    // belong to something else.
    let begins = |long: &str, short: &str| {
        long.strip_prefix(short)
            .is_some_and(|rest| rest.is_empty() || TAILS.contains(&rest.trim_start()))
    };
    T::ALL
        .iter()
        .copied()
        .filter(|kind| {
            let name = fold(kind.vietnamese());
            begins(&word, &name) || begins(&name, &word)
        })
        .collect()
}

/// Whether a word for a type cannot go with a code; `false` wherever a custom explains
/// it, and for words and codes that no table knows.
pub(super) fn disagree(word: &str, id: &DocumentId, additions: &Additions) -> bool {
    let Some(code) = id.type_code() else {
        return false;
    };
    let readings = additions.readings(code);
    if let Some(row) = additions
        .type_row(code.as_str())
        .filter(|_| readings.is_empty())
    {
        // A type that no table knows: another type's word is not its own.
        return !fold(word).starts_with(&fold(&row.name))
            && fold(word) != fold(code.as_str())
            && !types(word).is_empty();
    }
    if readings.is_empty() || fold(word) == fold(code.as_str()) {
        return false;
    }
    let spoken = types(word);
    if spoken.is_empty() || spoken.iter().any(|kind| readings.contains(kind)) {
        return false;
    }
    let has = |list: &[T], kinds: &[T]| kinds.iter().any(|kind| list.contains(kind));
    let decides = has(readings, &[T::Decision, T::Regulation]);
    let explained = decides && has(&spoken, &[T::Decision, T::Regulation])
        || has(readings, &[T::Decision, T::Resolution]) && has(&spoken, ENCLOSED)
        // "Kết luận số 13-TB/TW": a notice of a conclusion, called by either name.
        || has(readings, &[T::Notice, T::Conclusion]) && has(&spoken, &[T::Notice, T::Conclusion])
        // The bar of Đ is lost: another rule's matter.
        || has(readings, &[T::Project, T::Scheme]) && has(&spoken, &[T::Project, T::Scheme])
        // TT was written for "tờ trình" before TTr.
        || code.as_str() == "TT" && spoken.contains(&T::Submission)
        // State letters bear the code of a unit, which may look like that of a type.
        || id.style() == Style::State
            && spoken.contains(&T::OfficialLetter)
            && !["NQ", "QĐ", "KH", "CTr", "CT", "NĐ"].contains(&code.as_str())
        || has(readings, &[T::Programme, T::ActionProgramme])
            && has(&spoken, &[T::Programme, T::ActionProgramme]);
    !explained
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clash(word: &str, id: &str) -> bool {
        disagree(word, &id.parse().expect("an identifier"), &Additions::new())
    }

    #[test]
    fn customs_explain_what_looks_amiss() {
        for (word, id) in [
            ("Quyết định", "66-QĐ/TW"),
            ("Quy định", "66-QĐ/TW"),
            ("Quyết định", "08-QĐi/TW"),
            ("Chương trình hành động", "12-CTr/TU"),
            ("Văn bản", "12-CTr/TU"),
            ("Công văn", "2265/BCT-ATMT"),
            ("Đề án", "06/QĐ-TTg"),
            ("Kết luận", "13-TB/TW"),
            ("CTr", "39-CTr/TU"),
            ("Công văn", "501/TTr-NV"),
            ("Tờ trình", "2219/TT-UBND"),
            ("Thông tư", "12/2014/TTLT-BTC-BTP"),
        ] {
            assert!(!clash(word, id), "{word} {id}");
        }
        for (word, id) in [
            ("Kế hoạch", "150-CTr/HU"),
            ("Công văn", "223-KH/TU"),
            ("Nghị định", "12/2023/TT-BTC"),
        ] {
            assert!(clash(word, id), "{word} {id}");
        }
    }
}
