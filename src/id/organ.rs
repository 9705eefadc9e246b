//! Organ codes: who issued, as far as a code tells.
//!
//! A code is not a body: `TW` covers the Central Committee, the Politburo and the
//! Secretariat, `TU` every province. What a code does tell is the family (Party or
//! State) and, for Party codes, the level. Sources: CONVENTIONS §2 (Party), §8 (State).

use core::fmt;

use chrono::NaiveDate;

use super::{Code, Level};

/// Whose organ it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Family {
    /// The Communist Party and the organisations that number as it does.
    Party,
    /// The State.
    State,
}

/// An organ code, with all its parts: `TU`, `BTCTU-BDVTU`, `UBND`, `QH14`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Organ(Code);

/// What is known of a code.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OrganFacts {
    pub(crate) family: Family,
    pub(crate) level: Option<Level>,
}

const fn party(level: Level) -> OrganFacts {
    OrganFacts {
        family: Family::Party,
        level: Some(level),
    }
}

const fn state(level: Option<Level>) -> OrganFacts {
    OrganFacts {
        family: Family::State,
        level,
    }
}

/// Codes that stand alone: code, facts.
const EXACT: &[(&str, OrganFacts)] = &[
    ("TW", party(Level::Central)),
    ("TU", party(Level::Province)),
    ("HU", party(Level::District)),
    ("QU", party(Level::District)),
    ("ThU", party(Level::District)),
    ("ĐU", party(Level::Commune)),
    ("CB", party(Level::Cell)),
    (
        "ĐH",
        OrganFacts {
            family: Family::Party,
            level: None,
        },
    ),
    (
        "BCSĐ",
        OrganFacts {
            family: Family::Party,
            level: None,
        },
    ),
    (
        "ĐĐ",
        OrganFacts {
            family: Family::Party,
            level: None,
        },
    ),
    (
        "ĐUK",
        OrganFacts {
            family: Family::Party,
            level: None,
        },
    ),
    ("CP", state(Some(Level::Central))),
    ("TTg", state(Some(Level::Central))),
    ("VPCP", state(Some(Level::Central))),
    ("CTN", state(Some(Level::Central))),
    ("HĐBT", state(Some(Level::Central))),
    ("HĐTP", state(Some(Level::Central))),
    ("TANDTC", state(Some(Level::Central))),
    ("VKSNDTC", state(Some(Level::Central))),
    ("UBND", state(None)),
    ("HĐND", state(None)),
    ("UB", state(None)),
];

/// The suffixes by which agencies of a committee are named after it: `UBKTTU`,
/// `BTCTW`, `VPĐU`.
const SUFFIXES: &[(&str, Level)] = &[
    ("TW", Level::Central),
    ("TU", Level::Province),
    ("HU", Level::District),
    ("QU", Level::District),
    ("ThU", Level::District),
    ("ĐU", Level::Commune),
];

/// What is known of one organ code (without hyphens), in its official case.
pub(crate) fn facts(code: &str) -> Option<OrganFacts> {
    if let Some((_, facts)) = EXACT.iter().find(|(known, _)| *known == code) {
        return Some(*facts);
    }
    if let Some(term) = code
        .strip_prefix("UBTVQH")
        .or_else(|| code.strip_prefix("QH"))
    {
        if !term.is_empty() && term.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(state(Some(Level::Central)));
        }
    }
    SUFFIXES
        .iter()
        .find(|(suffix, _)| code.len() > suffix.len() + 1 && code.ends_with(suffix))
        .map(|&(_, level)| party(level))
}

/// The official spelling of a known code, whatever its case: `TTG` is `TTg`.
pub(crate) fn canonical(letters: &str) -> Option<&'static str> {
    EXACT.iter().map(|&(code, _)| code).find(|code| {
        *code == letters
            || (code.len() == letters.len() && code.to_uppercase() == letters.to_uppercase())
    })
}

impl Organ {
    /// The mark of a part that the text leaves open.
    const OPEN: &'static str = "?";

    pub(crate) fn new(letters: &str) -> Self {
        Self(Code::new(letters))
    }

    /// The letters, with the hyphens between joint organs or before a unit.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether the text leaves the organ open (`18-NQ/?`).
    pub fn is_open(&self) -> bool {
        self.as_str() == Self::OPEN
    }

    /// The lead organ: the part before the first hyphen.
    pub fn lead(&self) -> &str {
        self.as_str().split('-').next().unwrap_or_default()
    }

    /// Party or State; `None` for codes that no table knows.
    pub fn family(&self) -> Option<Family> {
        facts(self.lead()).map(|facts| facts.family)
    }

    /// The level of the lead organ; `None` where the code does not tell.
    pub fn level(&self) -> Option<Level> {
        facts(self.lead()).and_then(|facts| facts.level)
    }

    /// Whether an organ of this level stood on a day (`HU` until 30/6/2025).
    pub fn stood_on(&self, day: NaiveDate) -> bool {
        self.level().is_none_or(|level| level.stood_on(Some(day)))
    }
}

impl fmt::Debug for Organ {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Organ {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
