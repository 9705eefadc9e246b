//! A policy written in TOML.
//!
//! The keys are checked against the table below before serde sees them: serde stops at
//! the first key it does not know, and readers that only collect such keys lose the
//! line. So every fault is told, each with its line, its column and the nearest name: what serde
//! refuses is taken out and the rest is read again.

use core::fmt;
use core::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Policy, PolicyProblem};
use crate::audit::near::nearest;
use crate::audit::{Phrase, RuleSet};
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
            "baseline",
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

/// The most values that serde refuses which are told in one round.
const REFUSED: usize = 100;

/// One fault of a policy file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PolicyFault {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Bytes of the file.
    pub span: Range<usize>,
    /// What is wrong, and what may be meant.
    pub why: Phrase,
}

impl fmt::Display for PolicyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.why.en)
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
    /// What is no TOML; or else keys that no part has, values of the wrong kind, and all that
    /// [`problems`](Policy::problems) finds, each with its place, in one round. Where a whole
    /// entry of a list cannot be used, what the others say of it is not judged.
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
        Self::from_toml_under(source, &RuleSet::default())
    }

    /// The same where other rules are run: a code is known that is one of theirs.
    ///
    /// # Errors
    /// As [`from_toml`](Self::from_toml).
    pub fn from_toml_under(source: &str, rules: &RuleSet) -> Result<Self, PolicyError> {
        let places = Places::new(source);
        let (tree, broken) = DeTable::parse_recoverable(source);
        if !broken.is_empty() {
            let faults = broken.iter().map(|error| {
                let message = error.message();
                let vi = format!("sai cú pháp TOML: {message}");
                places.at(error.span().unwrap_or_default(), Phrase::new(vi, message))
            });
            return Err(PolicyError {
                faults: faults.collect(),
            });
        }
        let whole = tree.get_ref().clone();
        let mut read = Read {
            tree,
            places: &places,
            faults: Vec::new(),
            lost: Lost::default(),
        };
        read.unknown_keys();
        let policy = read.values();
        let (mut faults, lost) = (read.faults, read.lost);
        if let Some(policy) = policy {
            // A body whose level was refused has none now, and a term would be told to lack it;
            // a table that lost a key may say nothing only for that.
            let told = |problem: &&PolicyProblem| {
                let of_terms = problem.path.first().is_some_and(|it| it == "terms");
                let follows = lost.of_bodies && of_terms || lost.tables.contains(&problem.path);
                !(lost.entries || follows)
            };
            let problems = policy.problems_under(rules);
            let problems = problems.iter().filter(told);
            faults.extend(problems.map(|it| places.of_problem(&whole, it)));
            if faults.is_empty() {
                return Ok(policy);
            }
        }
        faults.sort_by_key(|fault| (fault.line, fault.column));
        Err(PolicyError { faults })
    }
}

/// What was taken out of the tree since it cannot be read.
#[derive(Default)]
struct Lost {
    /// An entry of a list.
    entries: bool,
    /// A key of a body.
    of_bodies: bool,
    /// Keys of these tables, by the keys that lead there.
    tables: Vec<Vec<String>>,
    /// The spans of tables that lost a key: that they lack one now is no fault of the file's.
    spans: Vec<Range<usize>>,
}

/// A tree on its way to a policy.
struct Read<'s, 'p> {
    tree: Spanned<DeTable<'s>>,
    places: &'p Places<'s>,
    faults: Vec<PolicyFault>,
    lost: Lost,
}

impl<'s> Read<'s, '_> {
    /// Tells every key that no part has, and takes it out.
    fn unknown_keys(&mut self) {
        let mut waiting: Vec<(Vec<String>, Range<usize>, &mut DeTable<'s>)> =
            vec![(Vec::new(), 0..0, self.tree.get_mut())];
        while let Some((path, span, table)) = waiting.pop() {
            let steps = path.iter().filter(|it| it.parse::<usize>().is_err());
            let name = steps.map(String::as_str).collect::<Vec<_>>().join(".");
            let Some(&(_, keys)) = KEYS.iter().find(|(known, _)| *known == name) else {
                // A table where a value belongs: serde says so.
                continue;
            };
            let mut unknown = Vec::new();
            for (key, _) in table.iter() {
                let name = key.get_ref().as_ref();
                if keys != ["*"] && !keys.contains(&name) {
                    let fault = self.places.at(key.span(), unknown_key(name, keys));
                    self.faults.push(fault);
                    unknown.push(name.to_owned());
                }
            }
            for name in &unknown {
                table.remove(name.as_str());
            }
            if !unknown.is_empty() {
                self.lost.tables.push(path.clone());
                self.lost.spans.push(span);
            }
            for (key, value) in table.iter_mut() {
                let mut below = path.clone();
                below.push(key.get_ref().to_string());
                let span = value.span();
                match value.get_mut() {
                    DeValue::Table(table) => waiting.push((below, span, table)),
                    DeValue::Array(list) => {
                        for (at, item) in list.iter_mut().enumerate() {
                            let span = item.span();
                            if let DeValue::Table(table) = item.get_mut() {
                                let mut below = below.clone();
                                below.push(at.to_string());
                                waiting.push((below, span, table));
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// Reads the values; each that serde refuses is told and taken out. None where nothing can
    /// be made of the rest.
    fn values(&mut self) -> Option<Policy> {
        for _ in 0..REFUSED {
            let reader = toml::Deserializer::from(self.tree.clone());
            let error = match Policy::deserialize(reader) {
                Ok(policy) => return Some(policy),
                Err(error) => error,
            };
            let span = error.span()?;
            let missing = error.message().starts_with("missing field");
            if !(missing && self.lost.spans.contains(&span)) {
                let fault = self.places.at(span.clone(), refused(error.message()));
                self.faults.push(fault);
            }
            self.take_out(&span)?;
        }
        None
    }

    /// Takes out the smallest value at a span.
    fn take_out(&mut self, span: &Range<usize>) -> Option<()> {
        let steps = path_to(self.tree.get_ref(), span)?;
        let (last, above) = steps.split_last()?;
        self.lost.of_bodies |= matches!(&steps[0], Step::Key(key) if key == "bodies");
        let mut value: Option<&mut Spanned<DeValue<'s>>> = None;
        for step in above {
            let below = match (step, value) {
                (Step::Key(key), None) => self.tree.get_mut().get_mut(key.as_str()),
                (Step::Key(key), Some(value)) => match value.get_mut() {
                    DeValue::Table(table) => table.get_mut(key.as_str()),
                    _ => None,
                },
                (Step::At(at), Some(value)) => match value.get_mut() {
                    DeValue::Array(list) => list.get_mut(*at),
                    _ => None,
                },
                (Step::At(_), None) => None,
            };
            value = Some(below?);
        }
        self.lost.spans.extend(value.as_ref().map(|it| it.span()));
        match (last, value) {
            (Step::Key(key), None) => {
                self.tree.get_mut().remove(key.as_str())?;
            }
            (Step::Key(key), Some(value)) => match value.get_mut() {
                DeValue::Table(table) => {
                    table.remove(key.as_str())?;
                }
                _ => return None,
            },
            (Step::At(at), Some(value)) => match value.get_mut() {
                DeValue::Array(list) => {
                    self.lost.entries = true;
                    let mut kept = toml::de::DeArray::new();
                    let old = core::mem::replace(list, toml::de::DeArray::new());
                    let items = old.into_iter().enumerate();
                    for (_, item) in items.filter(|(index, _)| index != at) {
                        kept.push(item);
                    }
                    *list = kept;
                }
                _ => return None,
            },
            (Step::At(_), None) => return None,
        }
        Some(())
    }
}

/// One step down the tree.
enum Step {
    Key(String),
    At(usize),
}

/// The way to the smallest value whose span holds another. Tables under a head have the span of
/// the head alone, so that every value is looked at.
fn path_to(tree: &DeTable<'_>, span: &Range<usize>) -> Option<Vec<Step>> {
    let holds = |other: &Range<usize>| other.start <= span.start && span.end <= other.end;
    // Each value met: its parent among them, the step down to it, its length where it holds.
    let mut met: Vec<(Option<usize>, Step, Option<usize>)> = Vec::new();
    let mut waiting: Vec<(Option<usize>, &DeValue<'_>)> = Vec::new();
    let mut meet = |parent: Option<usize>, step: Step, value: &Spanned<DeValue<'_>>| {
        let own = value.span();
        met.push((parent, step, holds(&own).then_some(own.len())));
        met.len() - 1
    };
    for (key, value) in tree {
        let at = meet(None, Step::Key(key.get_ref().to_string()), value);
        waiting.push((Some(at), value.get_ref()));
    }
    while let Some((parent, value)) = waiting.pop() {
        match value {
            DeValue::Table(table) => {
                for (key, value) in table {
                    let at = meet(parent, Step::Key(key.get_ref().to_string()), value);
                    waiting.push((Some(at), value.get_ref()));
                }
            }
            DeValue::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    let at = meet(parent, Step::At(index), value);
                    waiting.push((Some(at), value.get_ref()));
                }
            }
            _ => {}
        }
    }
    let smallest = (0..met.len()).filter_map(|at| Some((met[at].2?, at)));
    // Of values of one span the innermost, which was met last.
    let (_, mut at) = smallest.min_by_key(|&(len, at)| (len, core::cmp::Reverse(at)))?;
    let mut steps = Vec::new();
    loop {
        let (parent, step, _) = &met[at];
        steps.push(match step {
            Step::Key(key) => Step::Key(key.clone()),
            Step::At(index) => Step::At(*index),
        });
        match parent {
            Some(above) => at = *above,
            None => break,
        }
    }
    steps.reverse();
    Some(steps)
}

/// Goes on with the name that may be meant.
fn meant(mut why: Phrase, near: Option<&str>) -> Phrase {
    if let Some(near) = near {
        why.push(
            &format!("; có phải là `{near}`?"),
            &format!("; did you mean `{near}`?"),
        );
    }
    why
}

fn unknown_key(name: &str, keys: &[&str]) -> Phrase {
    let why = Phrase::new(
        format!("không có khóa `{name}`"),
        format!("unknown key `{name}`"),
    );
    let near = nearest(name, keys.iter().copied());
    if near.is_some() {
        return meant(why, near);
    }
    let keys = keys.join(", ");
    let mut why = why;
    why.push(
        &format!("; các khóa: {keys}"),
        &format!("; expected {keys}"),
    );
    why
}

/// What serde says of a value, in both languages.
fn refused(message: &str) -> Phrase {
    let quoted = |text: &str| text.split('`').nth(1).unwrap_or_default().to_owned();
    if let Some(rest) = message.strip_prefix("unknown variant ") {
        let word = quoted(rest);
        let (_, known) = rest.split_once(", expected ").unwrap_or_default();
        let names: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
        let why = Phrase::new(
            format!("không có `{word}`; chọn một trong: {}", names.join(", ")),
            message,
        );
        return meant(why, nearest(&word, names));
    }
    if message.starts_with("missing field ") {
        return Phrase::new(format!("thiếu `{}`", quoted(message)), message);
    }
    if message.contains("expected a day") {
        return Phrase::new("không phải ngày; ghi như 2023-12-31", message);
    }
    Phrase::new(format!("giá trị không dùng được: {message}"), message)
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

    fn at(&self, span: Range<usize>, why: Phrase) -> PolicyFault {
        let position = self.lines.as_ref().map(|lines| lines.position(span.start));
        PolicyFault {
            line: position.map_or(1, |it| it.line),
            column: position.map_or(1, |it| it.column),
            span,
            why,
        }
    }

    /// The deepest place of a problem's path that the file has.
    fn of_problem(&self, tree: &DeTable<'_>, problem: &PolicyProblem) -> PolicyFault {
        let mut span = 0..0;
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
            span = value.span();
            (table, list) = match value.get_ref() {
                DeValue::Table(table) => (Some(table), None),
                DeValue::Array(items) => (None, Some(items)),
                _ => (None, None),
            };
        }
        self.at(span, meant(problem.reason.clone(), problem.near.as_deref()))
    }
}
