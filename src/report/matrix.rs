//! Who has answered what: the bodies, and how each stands with each source.
//!
//! Under a policy with duties, the pairs of its obligations stand here, several duties on one
//! pair as one. Beside them, and without a policy alone, stands what the texts say: which body's
//! papers carry a source out directly, and of which source a text says that nothing does yet. A
//! pair that is not here was not asked for, and nothing is known of it.
//!
//! A body is one of the policy where that is decided. Else it is what organ code, place and step
//! name together: `109-KH/HU` of a district's report is its committee's, and a draft without a
//! number is that of the letterhead above it. Where no place is known the body stays open, and
//! is one for each code: two districts could hide behind it, so it never counts as answered by one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::audit::{Audit, CellState};
use crate::graph::{ChainStatus, Document, DocumentHandle, State, TraceGraph};
use crate::id::{Level, Organ};
use crate::registry::{Body, InputFacts, fold};

/// A body that issued a document, or that owes an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BodyRow {
    /// Unique within this report: the name, with `#2` … behind it where several bodies bear it.
    pub key: String,
    /// In the words of the policy, the letterhead or the text; where none names it, its organ
    /// code alone, and `?` where not even that is known.
    pub name: String,
    /// How it is known.
    pub known: BodySource,
    /// The organ code of its numbers: `HU`.
    pub organ: Option<String>,
    /// `central`, `province`, `district`, `commune`, `cell`; none where open.
    pub level: Option<String>,
    /// The [`BodyRow::key`] of the body above it, where the policy says so.
    pub parent: Option<String>,
    /// Its first day, where the policy says so.
    pub from: Option<NaiveDate>,
    /// Its last day, where the policy says so.
    pub to: Option<NaiveDate>,
}

/// How a body is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BodySource {
    /// The policy lists it.
    Policy,
    /// The texts name it.
    Text,
    /// Only its code is known: several bodies may be meant.
    Open,
}

/// How one body stands with one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MatrixCell {
    /// The [`DocumentRow::key`](super::DocumentRow::key) of the source.
    pub source: String,
    /// The [`BodyRow::key`] of the body.
    pub body: String,
    /// How it stands; of several duties, as with the one that is least fulfilled.
    pub state: CellState,
    /// Whether a duty of the policy asks for an answer; else the texts alone tell of it.
    pub asked: bool,
    /// Whether the due date has surely passed.
    pub overdue: bool,
    /// The last day on which the due date can be; of several duties, the first.
    pub due: Option<NaiveDate>,
    /// The [`DocumentRow::key`](super::DocumentRow::key)s of the papers that answer it.
    pub answers: Vec<String>,
}

/// What tells one body from another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Identity {
    /// Of the policy, by its place there.
    Policy(usize),
    /// By level, place and organ code.
    Named(Option<Level>, String, Option<String>),
    /// By organ code alone.
    Open(Option<Level>, String),
}

/// The bodies of a graph as they are found, and the words for each.
struct Bodies<'a, 'g> {
    audit: &'a Audit<'g>,
    words: BTreeMap<Identity, String>,
    /// The codes met at each place and step.
    codes: BTreeMap<(Option<Level>, &'a str), Vec<&'a Organ>>,
}

/// The rows: bodies, the body of each document by its handle, cells.
pub(super) struct Matrix {
    pub(super) bodies: Vec<BodyRow>,
    pub(super) issuers: Vec<Option<String>>,
    pub(super) cells: Vec<MatrixCell>,
}

/// Whether the words for a body begin as the name of a code does.
fn is_called(organ: &Organ, words: &str) -> bool {
    let words = fold(words);
    let starts = |name: &str| words.starts_with(&fold(name));
    organ.possible_issuers().iter().any(|name| starts(name))
        || organ.name().is_some_and(|name| starts(&name))
}

/// `HUYỆN ỦY TÂN LONG` as it stands in running text; other words stay as they are.
fn in_running_text(words: &str) -> String {
    if words.chars().any(char::is_lowercase) {
        return words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let folded = fold(words);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let place = Body::read(&folded).place().unwrap_or_default().to_owned();
    let names = words.len().saturating_sub(place.split_whitespace().count());
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    };
    let word = |(at, word): (usize, &&str)| {
        if at == 0 || at >= names {
            capital(word)
        } else {
            (*word).to_owned()
        }
    };
    let words: Vec<String> = words.iter().enumerate().map(word).collect();
    words.join(" ")
}

/// The text that a document speaks in, where it has no number of its own.
fn text_of<'a>(graph: &'a TraceGraph<'_>, document: &Document<'a>) -> Option<&'a InputFacts> {
    let input = document
        .texts()
        .next()
        .or_else(|| document.places().next().map(|place| place.input))?;
    graph.inputs().get(input).copied()
}

impl<'a, 'g> Bodies<'a, 'g> {
    fn new(audit: &'a Audit<'g>) -> Self {
        let mut codes: BTreeMap<_, Vec<&Organ>> = BTreeMap::new();
        for document in audit.graph().documents() {
            if let (Some(organ), Some(place)) = (organ(&document), document.body().place()) {
                let list = codes.entry((document.level(), place)).or_default();
                if !list.iter().any(|other| other.lead() == organ.lead()) {
                    list.push(organ);
                }
            }
        }
        Self {
            audit,
            words: BTreeMap::new(),
            codes,
        }
    }

    /// Whose a document is; `None` where nothing tells.
    fn of(&mut self, document: &Document<'a>) -> Option<Identity> {
        if let Some(at) = self.audit.issued_by(document) {
            let name = &self.audit.policy().bodies()[at].name;
            self.words.insert(Identity::Policy(at), name.clone());
            return Some(Identity::Policy(at));
        }
        let text = text_of(self.audit.graph(), document);
        let letterhead = text.and_then(|text| text.own.issuer.as_deref());
        let organ = organ(document);
        let (level, place) = match document.body().place() {
            Some(place) => (document.level(), place.to_owned()),
            None if organ.is_none() => {
                let head = Body::read(letterhead?);
                (head.level().or(document.level()), head.place()?.to_owned())
            }
            None => {
                let code = organ?.lead().to_owned();
                let open = Identity::Open(document.level(), code.clone());
                self.words.entry(open.clone()).or_insert(code);
                return Some(open);
            }
        };
        let own_words = letterhead.filter(|words| {
            Body::read(words).place() == Some(place.as_str())
                && organ.is_none_or(|organ| is_called(organ, words))
        });
        let code = organ.or_else(|| {
            // A draft bears no code: that of the only one of its place which is so called.
            let (list, words) = (self.codes.get(&(level, place.as_str()))?, own_words?);
            let mut called = list.iter().filter(|organ| is_called(organ, words));
            called.next().copied().filter(|_| called.next().is_none())
        });
        let body = Identity::Named(level, place, code.map(|organ| organ.lead().to_owned()));
        let words = own_words.or(document.issuer());
        let words = words.map(in_running_text);
        let known = self.words.entry(body.clone()).or_default();
        // A letterhead before other words, and of these such as name the place.
        let places = |words: &str| Body::read(words).place().is_some();
        if let Some(words) = words {
            let better = own_words.is_some() && document.state() != State::Cited;
            if known.is_empty() || better || (places(&words) && !places(known)) {
                *known = words;
            }
        }
        Some(body)
    }
}

impl Bodies<'_, '_> {
    /// The body that a text speaks for, by its letterhead.
    fn of_text(&mut self, text: &InputFacts) -> Option<Identity> {
        let words = text.own.issuer.as_deref()?;
        if let Some(at) = self.audit.named_body(words) {
            return Some(Identity::Policy(at));
        }
        let read = Body::read(words);
        let (level, place) = (read.level(), read.place()?);
        let own = text.own.id.as_ref().and_then(|id| id.organ());
        let codes = self.codes.get(&(level, place)).into_iter().flatten();
        let mut called = codes.filter(|organ| is_called(organ, words));
        let only = called.next().filter(|_| called.next().is_none()).copied();
        let code = own.or(only).map(|organ| organ.lead().to_owned());
        let body = Identity::Named(level, place.to_owned(), code);
        let known = self.words.entry(body.clone()).or_default();
        if known.is_empty() {
            *known = in_running_text(words);
        }
        Some(body)
    }
}

fn organ<'a>(document: &Document<'a>) -> Option<&'a Organ> {
    document.id()?.organ().filter(|organ| !organ.is_open())
}

/// Several duties on one pair: the one least fulfilled speaks, those that count before others.
fn least(a: CellState, b: CellState) -> CellState {
    match (a.counts(), b.counts()) {
        (true, false) => a,
        (false, true) => b,
        _ => a.max(b),
    }
}

const fn state_of(paper: ChainStatus) -> CellState {
    match paper {
        ChainStatus::Proven => CellState::Proven,
        ChainStatus::Contested => CellState::Contested,
        ChainStatus::Draft => CellState::Draft,
        ChainStatus::Missing => CellState::Missing,
    }
}

/// One pair before its names are known.
struct Pair {
    state: CellState,
    asked: bool,
    overdue: bool,
    due: Option<NaiveDate>,
    answers: Vec<DocumentHandle>,
}

impl Pair {
    const fn new(state: CellState, asked: bool) -> Self {
        Self {
            state,
            asked,
            overdue: false,
            due: None,
            answers: Vec::new(),
        }
    }

    fn answered_by(&mut self, paper: DocumentHandle) {
        if !self.answers.contains(&paper) {
            self.answers.push(paper);
        }
    }
}

type Pairs = BTreeMap<(DocumentHandle, Identity), Pair>;

/// What the policy asks for.
fn asked(audit: &Audit<'_>, pairs: &mut Pairs) {
    for cell in audit.obligations().cells() {
        let pair = pairs
            .entry((cell.source, Identity::Policy(cell.body)))
            .or_insert_with(|| Pair::new(cell.state, true));
        pair.state = least(pair.state, cell.state);
        pair.overdue |= cell.overdue;
        let due = cell.due.map(|(_, last)| last);
        pair.due = match (pair.due, due) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        for &paper in &cell.answers {
            pair.answered_by(paper);
        }
    }
}

/// What the texts tell of, by the body of each document.
fn told(audit: &Audit<'_>, issuers: &[Option<Identity>], pairs: &mut Pairs) {
    let graph = audit.graph();
    for paper in graph.documents().filter(crate::audit::may_answer) {
        // A paper of nobody that is known must not be lost from the page.
        let nobody = || Identity::Open(paper.level(), String::new());
        let body = issuers[paper.handle().index()].clone();
        let body = body.unwrap_or_else(nobody);
        let state = state_of(ChainStatus::of(&paper));
        for relation in graph.citing(paper.handle()) {
            let source = relation.to().handle();
            if !relation.kind().carries_out() || source == paper.handle() {
                continue;
            }
            let pair = pairs
                .entry((source, body.clone()))
                .or_insert_with(|| Pair::new(state, false));
            if !pair.asked {
                pair.state = pair.state.min(state);
            }
            pair.answered_by(paper.handle());
        }
    }
}

/// The report's rows. Cost: n log n in documents, relations and obligations.
pub(super) fn matrix(audit: &Audit<'_>) -> Matrix {
    let graph = audit.graph();
    let mut bodies = Bodies::new(audit);
    let issuers: Vec<Option<Identity>> = graph.documents().map(|it| bodies.of(&it)).collect();
    let mut pairs = Pairs::new();
    asked(audit, &mut pairs);
    told(audit, &issuers, &mut pairs);
    let nobody = || Identity::Open(None, String::new());
    for (input, facts) in graph.inputs().iter().enumerate() {
        for missing in &facts.unanswered {
            let source = graph.mentioned(input, missing.source as usize);
            let Some(source) = source else { continue };
            let body = bodies.of_text(facts);
            pairs
                .entry((source.handle(), body.unwrap_or_else(nobody)))
                .or_insert_with(|| Pair::new(CellState::Missing, false));
        }
    }
    for (_, body) in pairs.keys() {
        bodies.words.entry(body.clone()).or_default();
    }
    let policy = audit.policy().bodies();
    for (at, body) in policy.iter().enumerate() {
        let named = Identity::Policy(at);
        bodies.words.insert(named, body.name.clone());
    }
    let (keys, rows) = rows(audit, &bodies.words);
    let key = |document: DocumentHandle| graph.document(document).key().to_owned();
    Matrix {
        issuers: issuers
            .iter()
            .map(|body| Some(keys.get(body.as_ref()?)?.clone()))
            .collect(),
        cells: pairs
            .into_iter()
            .filter_map(|((source, body), pair)| {
                Some(MatrixCell {
                    source: key(source),
                    body: keys.get(&body)?.clone(),
                    state: pair.state,
                    asked: pair.asked,
                    overdue: pair.overdue,
                    due: pair.due,
                    answers: pair.answers.into_iter().map(key).collect(),
                })
            })
            .collect(),
        bodies: rows,
    }
}

/// The bodies in order, those of the policy first as it lists them, each under its key.
fn rows(
    audit: &Audit<'_>,
    words: &BTreeMap<Identity, String>,
) -> (BTreeMap<Identity, String>, Vec<BodyRow>) {
    let policy = audit.policy().bodies();
    let additions = audit.policy().additions();
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    let mut keys = BTreeMap::new();
    let mut rows = Vec::with_capacity(words.len());
    for (body, words) in words {
        let (known, organ, level, place) = match body {
            Identity::Policy(at) => {
                let row = &policy[*at];
                let level = row.step(&additions);
                (BodySource::Policy, row.organ.clone(), level, "")
            }
            Identity::Named(level, place, organ) => {
                (BodySource::Text, organ.clone(), *level, place.as_str())
            }
            Identity::Open(level, organ) => (BodySource::Open, Some(organ.clone()), *level, ""),
        };
        let name = if words.is_empty() {
            let code = organ.as_deref().unwrap_or_default();
            let name = format!("{code} {place}");
            let name = name.trim();
            if name.is_empty() { "?" } else { name }.to_owned()
        } else {
            words.clone()
        };
        let count = named.entry(name.clone()).or_default();
        *count += 1;
        let key = if *count == 1 {
            name.clone()
        } else {
            format!("{name}#{count}")
        };
        keys.insert(body.clone(), key.clone());
        let of_policy = match body {
            Identity::Policy(at) => policy.get(*at),
            _ => None,
        };
        rows.push(BodyRow {
            key,
            name,
            known,
            organ,
            level: level.map(|level| level.name().to_owned()),
            parent: of_policy.and_then(|row| row.parent.clone()),
            from: of_policy.and_then(|row| row.from),
            to: of_policy.and_then(|row| row.to),
        });
    }
    (keys, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_running_text() {
        assert_eq!(in_running_text("HUYỆN ỦY TÂN LONG"), "Huyện ủy Tân Long");
        assert_eq!(
            in_running_text("ĐẢNG ỦY XÃ THẠNH LỘC ĐÔNG"),
            "Đảng ủy xã Thạnh Lộc Đông"
        );
        assert_eq!(in_running_text("Tỉnh ủy  Hòa Giang"), "Tỉnh ủy Hòa Giang");
        assert_eq!(in_running_text("VĂN PHÒNG"), "Văn phòng");
    }

    #[test]
    fn of_two_duties_the_one_least_fulfilled_speaks() {
        use CellState::{Draft, Missing, NotDue, Proven};
        assert_eq!(least(Proven, Draft), Draft);
        assert_eq!(least(NotDue, Proven), Proven);
        assert_eq!(least(Missing, NotDue), Missing);
    }
}
