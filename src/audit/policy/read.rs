//! A policy written in TOML.
//!
//! The keys are checked against the table below before serde sees them: serde stops at
//! the first key it does not know, and readers that only collect such keys lose the
//! line. So every fault is told, each with its line, its column and the nearest name.

use core::fmt;

use toml::de::{DeTable, DeValue};

use super::{Policy, PolicyProblem};
use crate::audit::near::nearest;
use crate::text::{Lines, Text};

/// The keys of each table; lists do not count in the path, `*` is any key.
const KEYS: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "as_of",
            "period",
            "due_soon",
            "terms",
            "bodies",
            "rosters",
            "duties",
            "minimums",
            "registers",
            "waivers",
            "severity",
            "vocabulary",
        ],
    ),
    ("period", &["from", "to"]),
    ("terms", &["committee", "from", "to"]),
    (
        "bodies",
        &[
            "name",
            "organ",
            "level",
            "parent",
            "from",
            "to",
            "successors",
        ],
    ),
    ("rosters", &["*"]),
    (
        "duties",
        &["name", "select", "roster", "accept", "deadline", "strength"],
    ),
    ("duties.select", &["types", "organs", "ids", "level"]),
    ("duties.deadline", &["days", "working_days", "on"]),
    ("minimums", &["level", "body", "series", "percent"]),
    (
        "registers",
        &["series", "body", "from", "to", "complete", "rows"],
    ),
    (
        "registers.rows",
        &["number", "date", "state", "since", "title"],
    ),
    (
        "waivers",
        &[
            "finding", "code", "subject", "reason", "who", "date", "expires",
        ],
    ),
    ("severity", &["*"]),
    ("vocabulary", &["types", "organs"]),
    (
        "vocabulary.types",
        &["code", "name", "family", "from", "to", "source"],
    ),
    (
        "vocabulary.organs",
        &["code", "name", "family", "level", "from", "to", "source"],
    ),
];

/// One fault of a policy file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PolicyFault {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What is wrong, and what may be meant.
    pub message: String,
}

impl fmt::Display for PolicyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

/// A policy file that cannot be used, with all that is wrong in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyError {
    faults: Vec<PolicyFault>,
}

impl PolicyError {
    /// The faults, in the order of the file; never empty.
    pub fn faults(&self) -> &[PolicyFault] {
        &self.faults
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.faults.iter().enumerate() {
            let gap = if at == 0 { "" } else { "\n" };
            write!(f, "{gap}{fault}")?;
        }
        Ok(())
    }
}

impl core::error::Error for PolicyError {}

impl Policy {
    /// Reads a policy written in TOML.
    ///
    /// # Errors
    /// What is no TOML; keys that no part has and values of the wrong kind; and all
    /// that [`problems`](Policy::problems) finds. Each with its place.
    ///
    /// ```
    /// use doctrace::audit::Policy;
    ///
    /// let error = Policy::from_toml("as_off = 2023-12-31").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "1:1: unknown key `as_off`; did you mean `as_of`?",
    /// );
    /// ```
    pub fn from_toml(source: &str) -> Result<Self, PolicyError> {
        let places = Places::new(source);
        let (tree, broken) = DeTable::parse_recoverable(source);
        if !broken.is_empty() {
            let faults = broken.iter().map(|error| places.of_error(error));
            return Err(PolicyError {
                faults: faults.collect(),
            });
        }
        let mut faults = unknown_keys(tree.get_ref(), &places);
        if faults.is_empty() {
            match toml::from_str::<Self>(source) {
                Err(error) => faults.push(places.of_error(&error)),
                Ok(policy) => {
                    let problems = policy.problems();
                    if problems.is_empty() {
                        return Ok(policy);
                    }
                    faults = problems
                        .iter()
                        .map(|problem| places.of_problem(tree.get_ref(), problem))
                        .collect();
                }
            }
        }
        faults.sort_by_key(|fault| (fault.line, fault.column));
        Err(PolicyError { faults })
    }
}

/// Every key that no part has, without recursion.
fn unknown_keys(tree: &DeTable<'_>, places: &Places<'_>) -> Vec<PolicyFault> {
    let mut faults = Vec::new();
    let mut waiting = vec![(String::new(), tree)];
    while let Some((path, table)) = waiting.pop() {
        let Some(&(_, keys)) = KEYS.iter().find(|(name, _)| *name == path) else {
            // A table where a value belongs: serde says so.
            continue;
        };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if keys != ["*"] && !keys.contains(&name) {
                let hint = match nearest(name, keys.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("expected {}", keys.join(", ")),
                };
                let message = format!("unknown key `{name}`; {hint}");
                faults.push(places.at(key.span().start, message));
                continue;
            }
            let below = if path.is_empty() {
                name.to_owned()
            } else {
                format!("{path}.{name}")
            };
            match value.get_ref() {
                DeValue::Table(table) => waiting.push((below, table)),
                DeValue::Array(list) => {
                    for item in list {
                        if let DeValue::Table(table) = item.get_ref() {
                            waiting.push((below.clone(), table));
                        }
                    }
                }
                _ => {}
            }
        }
    }
    faults
}

/// From bytes to lines.
struct Places<'s> {
    lines: Option<Lines<'s>>,
}

impl<'s> Places<'s> {
    fn new(source: &'s str) -> Self {
        Self {
            lines: Text::new(source).ok().map(Lines::new),
        }
    }

    fn at(&self, byte: usize, message: String) -> PolicyFault {
        let position = self.lines.as_ref().map(|lines| lines.position(byte));
        PolicyFault {
            line: position.map_or(1, |it| it.line),
            column: position.map_or(1, |it| it.column),
            message,
        }
    }

    fn of_error(&self, error: &toml::de::Error) -> PolicyFault {
        let message = error.message().to_owned();
        self.at(error.span().map_or(0, |span| span.start), message)
    }

    /// The deepest place of a problem's path that the file has.
    fn of_problem(&self, tree: &DeTable<'_>, problem: &PolicyProblem) -> PolicyFault {
        let mut byte = 0;
        let mut table = Some(tree);
        let mut list = None;
        for key in &problem.path {
            let value = match (table, list) {
                (Some(table), _) => table
                    .iter()
                    .find(|(name, _)| name.get_ref().as_ref() == key)
                    .map(|(_, value)| value),
                (None, Some(list)) => {
                    let list: &toml::de::DeArray<'_> = list;
                    key.parse().ok().and_then(|at: usize| list.get(at))
                }
                _ => None,
            };
            let Some(value) = value else {
                break;
            };
            byte = value.span().start;
            (table, list) = match value.get_ref() {
                DeValue::Table(table) => (Some(table), None),
                DeValue::Array(items) => (None, Some(items)),
                _ => (None, None),
            };
        }
        let reason = &problem.reason;
        let message = match &problem.near {
            Some(near) => format!("{reason}; did you mean `{near}`?"),
            None => reason.clone(),
        };
        self.at(byte, message)
    }
}
