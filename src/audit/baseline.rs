//! The findings of an earlier run: what is known already.
//!
//! A baseline is a text file, one finding a line, so that it can be kept beside the
//! documents, read in a review and merged by hand.

use core::fmt;
use core::str::FromStr;
use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Known findings: fingerprints, each with words for a reader.
///
/// ```
/// use doctrace::audit::Baseline;
///
/// let known: Baseline = "# doctrace baseline 1\n00000000000000aa D01 179-CTr/HU\n".parse()?;
/// assert!(known.contains("00000000000000aa"));
/// assert_eq!(known.to_string().parse::<Baseline>()?, known);
/// assert!("not a fingerprint".parse::<Baseline>().is_err());
/// # Ok::<(), doctrace::audit::BaselineError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<String, String>,
}

impl Baseline {
    /// Nothing known.
    pub const fn new() -> Self {
        Self {
            known: BTreeMap::new(),
        }
    }

    /// The words by which a finding is told: its code and what it is about.
    pub(crate) fn words(code: &str, subjects: &[String]) -> String {
        let words = format!("{code} {}", subjects.join(", "));
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words of a known finding.
    pub(super) fn known(&self, fingerprint: &str) -> Option<&str> {
        self.known.get(fingerprint).map(String::as_str)
    }

    /// Adds a finding by its fingerprint, with words for a reader.
    pub fn insert(&mut self, fingerprint: impl Into<String>, words: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.known.insert(fingerprint.into(), words);
    }

    /// Whether a finding is known.
    pub fn contains(&self, fingerprint: &str) -> bool {
        self.known.contains_key(fingerprint)
    }

    /// Fingerprint and words of each, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.known
            .iter()
            .map(|(fingerprint, words)| (fingerprint.as_str(), words.as_str()))
    }

    /// How many are known.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }
}

/// The first line of a file.
const HEAD: &str = "# doctrace baseline 1";
/// The same in any version.
const HEAD_OF_ALL: &str = "# doctrace baseline ";

impl fmt::Display for Baseline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}")?;
        for (fingerprint, words) in &self.known {
            writeln!(f, "{}", format!("{fingerprint} {words}").trim_end())?;
        }
        Ok(())
    }
}

/// As the text of its file, through the one reader.
impl Serialize for Baseline {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Baseline {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// A line of a baseline that does not begin with a fingerprint, or that says it is of another
/// version.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the baseline: `{word}` is {}", .fault.words())]
pub struct BaselineError {
    line: usize,
    word: Box<str>,
    fault: Fault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Fingerprint,
    Version,
}

impl Fault {
    const fn words(self) -> &'static str {
        match self {
            Self::Fingerprint => "no fingerprint; expected 16 hex digits",
            Self::Version => "not the version read here; expected `# doctrace baseline 1`",
        }
    }
}

impl FromStr for Baseline {
    type Err = BaselineError;

    fn from_str(text: &str) -> Result<Self, BaselineError> {
        let mut found = Self::new();
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.starts_with(HEAD_OF_ALL) && line != HEAD {
                return Err(BaselineError {
                    line: at + 1,
                    word: line.into(),
                    fault: Fault::Version,
                });
            }
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            if word.len() != 16 || !word.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                return Err(BaselineError {
                    line: at + 1,
                    word: word.into(),
                    fault: Fault::Fingerprint,
                });
            }
            found.insert(word.to_ascii_lowercase(), rest);
        }
        Ok(found)
    }
}
