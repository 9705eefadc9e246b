//! Why a text is no identifier.

use core::fmt;

/// A text that is no identifier: where reading stopped, what was expected there, and
/// what stands there.
///
/// ```
/// use doctrace::id::DocumentId;
///
/// let error = "18-NQ".parse::<DocumentId>().unwrap_err();
/// assert_eq!(error.position(), 5);
/// assert_eq!(
///     error.to_string(),
///     "expected `/` and an organ code such as TW, TU or HU at byte 5 of `18-NQ`, found the end",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {reason} at byte {position} of `{input}`, found {found}")]
pub struct ParseIdError {
    input: Box<str>,
    position: usize,
    reason: Reason,
    found: Found,
}

/// What was expected where reading stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// A number of one to six digits at the start.
    Number,
    /// A type code behind the dash of a Party number.
    PartyType,
    /// A slash and an organ code behind a Party type.
    PartyOrgan,
    /// A year, a type or an organ behind the slash of a State number.
    StateBody,
    /// An organ code behind a State type.
    StateOrgan,
    /// A dash or a slash behind the number.
    Separator,
    /// The end of the identifier.
    End,
    /// The official form: the text is readable, but only with mendings.
    Canonical,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Found {
    End,
    Text(Box<str>),
}

impl ParseIdError {
    pub(crate) fn new(input: &str, position: usize, reason: Reason) -> Self {
        // Inputs may be anything: a megabyte of digits must not be copied into the message.
        let rest: String = input
            .get(position..)
            .unwrap_or_default()
            .chars()
            .take(12)
            .collect();
        let shown: String = input.chars().take(80).collect();
        Self {
            input: shown.into(),
            position,
            reason,
            found: if rest.is_empty() {
                Found::End
            } else {
                Found::Text(rest.into())
            },
        }
    }

    /// The byte at which reading stopped.
    pub const fn position(&self) -> usize {
        self.position
    }

    /// What was expected there.
    pub const fn reason(&self) -> Reason {
        self.reason
    }

    /// The input, cut to its first 80 characters.
    pub fn input(&self) -> &str {
        &self.input
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Number => "a number of one to six digits",
            Self::PartyType => "a type code such as NQ, CTr or KH",
            Self::PartyOrgan => "`/` and an organ code such as TW, TU or HU",
            Self::StateBody => "a year, a type code or an organ code",
            Self::StateOrgan => "`-` and an organ code such as UBND or CP",
            Self::Separator => "`-` or `/`",
            Self::End => "the end",
            Self::Canonical => "the official form",
        })
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::End => f.write_str("the end"),
            Self::Text(text) => write!(f, "`{text}`"),
        }
    }
}
