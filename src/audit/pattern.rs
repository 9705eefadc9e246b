//! Which rules are meant: `D*`, `L01`, `number-collision`.

use super::Code;
use super::near::nearest;

/// A word that means no rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no rule is called `{word}`{}", hint(.near.as_deref()))]
pub struct PatternError {
    word: Box<str>,
    near: Option<Box<str>>,
}

fn hint(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

/// The codes that words mean: a code or a name in any case, or the beginning of codes with `*`
/// behind it. In order, each once.
///
/// # Errors
/// [`PatternError`] for a word that means no rule: a slip must not pass for "nothing found".
pub(crate) fn codes<T: AsRef<str>>(
    words: impl IntoIterator<Item = T>,
    known: &[(Code, &str)],
) -> Result<Vec<Code>, PatternError> {
    let mut found = Vec::new();
    for word in words {
        let word = word.as_ref();
        let before = found.len();
        let beginning = word.strip_suffix('*');
        let is_meant = |code: &str, name: &str| match beginning {
            Some(head) => {
                let own = code.get(..head.len());
                own.is_some_and(|own| own.eq_ignore_ascii_case(head))
            }
            None => code.eq_ignore_ascii_case(word) || name.eq_ignore_ascii_case(word),
        };
        let meant = known.iter().filter(|it| is_meant(it.0.as_str(), it.1));
        found.extend(meant.map(|it| it.0));
        if found.len() == before {
            let names = known.iter().flat_map(|it| [it.0.as_str(), it.1]);
            return Err(PatternError {
                near: nearest(word, names).map(Into::into),
                word: word.into(),
            });
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{RULES, RuleSet};

    fn meant(words: &[&str]) -> Result<Vec<&'static str>, String> {
        let codes = RuleSet::default()
            .codes_of(words)
            .map_err(|error| error.to_string())?;
        Ok(codes.into_iter().map(Code::as_str).collect())
    }

    #[test]
    fn codes_names_and_beginnings_mean_rules() {
        assert_eq!(meant(&["l01", "number-collision"]), Ok(vec!["D01", "L01"]));
        assert_eq!(meant(&["S0*", "S01"]).map(|it| it.len()), Ok(7));
        assert_eq!(meant(&["*"]).map(|it| it.len()), Ok(RULES.len()));
        assert_eq!(meant(&[]), Ok(vec![]));
    }

    #[test]
    fn a_slip_means_nothing_and_is_told() {
        let error = meant(&["L01", "number-colision"]).unwrap_err();
        assert_eq!(
            error,
            "no rule is called `number-colision`; did you mean `number-collision`?"
        );
        assert!(meant(&["Z*"]).is_err());
        assert!(meant(&["Đ*"]).is_err());
    }
}
