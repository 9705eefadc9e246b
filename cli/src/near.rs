//! "Did you mean …?"

use crate::ui::Words;

/// The name that is nearest to a word, where one is near enough to be meant.
pub(crate) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let word = word.to_lowercase();
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&word, &name.to_lowercase()), name))
        .filter(|(score, _)| *score >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// What to say of a key that is not known.
pub(crate) fn unknown_key(key: &str, near: Option<&str>, known: &[&str]) -> Words {
    match near {
        Some(near) => Words::new(
            format!("không có khóa `{key}`; có phải là `{near}`?"),
            format!("unknown key `{key}`; did you mean `{near}`?"),
        ),
        None => Words::new(
            format!("không có khóa `{key}`; các khóa: {}", known.join(", ")),
            format!("unknown key `{key}`; expected {}", known.join(", ")),
        ),
    }
}
