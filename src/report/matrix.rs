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

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::audit::{Audit, CellState};
use crate::graph::{ChainStatus, Document, DocumentHandle, TraceGraph};
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
    pub level: Option<Level>,
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

/// What a letterhead says of its body; read once for each text.
struct Head<'a> {
    words: &'a str,
    folded: String,
    body: Body,
}

/// How good the words for a body are; better ones replace others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    None,
    Words,
    WithPlace,
    Letterhead,
    Policy,
}

/// The bodies of a graph as they are found, and the words for each.
struct Bodies<'a, 'g> {
    audit: &'a Audit<'g>,
    /// By the inputs; `None` where a text names no issuer.
    heads: Vec<Option<Head<'a>>>,
    found: BTreeMap<Identity, u32>,
    /// By the numbers in `found`.
    words: Vec<(Rank, String)>,
    /// The codes met at each place and step.
    codes: BTreeMap<(Option<Level>, &'a str), Vec<&'a Organ>>,
    /// What the bodies of a code are called, folded.
    names: BTreeMap<&'a str, Vec<String>>,
}

/// The rows: bodies, the body of each document by its handle, cells.
pub(crate) struct Standing {
    pub(crate) bodies: Vec<BodyRow>,
    pub(crate) issuers: Vec<Option<String>>,
    pub(crate) cells: Vec<MatrixCell>,
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

/// The text that a document is, or is first named in.
fn text_of(document: &Document<'_>) -> Option<usize> {
    document.texts().next().or_else(|| document.first_input())
}

impl<'a, 'g> Bodies<'a, 'g> {
    fn new(audit: &'a Audit<'g>) -> Self {
        let graph: &'a TraceGraph = audit.graph();
        let mut codes: BTreeMap<_, Vec<&Organ>> = BTreeMap::new();
        let mut names = BTreeMap::new();
        for document in graph.documents() {
            if let (Some(organ), Some(place)) = (organ(&document), document.body().place()) {
                let list = codes.entry((document.level(), place)).or_default();
                if !list.iter().any(|other| other.lead() == organ.lead()) {
                    list.push(organ);
                }
                names.entry(organ.lead()).or_insert_with(|| {
                    let own = organ.name().into_iter();
                    let all = own.chain(organ.possible_issuers().iter().map(|&it| it.into()));
                    all.map(|name: Cow<'_, str>| fold(&name)).collect()
                });
            }
        }
        let head = |facts: &'a Arc<InputFacts>| {
            let words = facts.own.issuer.as_deref()?;
            Some(Head {
                words,
                folded: fold(words),
                body: Body::read(words),
            })
        };
        Self {
            audit,
            heads: graph.inputs().iter().map(head).collect(),
            found: BTreeMap::new(),
            words: Vec::new(),
            codes,
            names,
        }
    }

    /// Whether a letterhead begins as the name of a code does.
    fn is_called(&self, organ: &Organ, head: &Head<'_>) -> bool {
        let names = self.names.get(organ.lead()).into_iter().flatten();
        names
            .into_iter()
            .any(|name| head.folded.starts_with(name.as_str()))
    }

    /// The only code of a place by whose name a letterhead is called.
    fn only_code(&self, level: Option<Level>, place: &str, head: &Head<'_>) -> Option<&'a Organ> {
        let list = self.codes.get(&(level, place))?;
        let mut called = list.iter().filter(|organ| self.is_called(organ, head));
        called.next().copied().filter(|_| called.next().is_none())
    }

    /// Takes a body in, and words for it where they are better than those known.
    fn add(&mut self, body: Identity, rank: Rank, words: &str) -> u32 {
        let next = self.words.len() as u32;
        let is_code = matches!(body, Identity::Open(..));
        let at = *self.found.entry(body).or_insert(next);
        if at == next {
            self.words.push((Rank::None, String::new()));
        }
        let known = &mut self.words[at as usize];
        if rank > known.0 {
            let words = if is_code {
                words.to_owned()
            } else {
                in_running_text(words)
            };
            *known = (rank, words);
        }
        at
    }

    fn of_policy(&mut self, at: usize) -> u32 {
        let policy = self.audit.policy();
        self.add(
            Identity::Policy(at),
            Rank::Policy,
            &policy.bodies()[at].name,
        )
    }

    fn nobody(&mut self, level: Option<Level>) -> u32 {
        self.add(Identity::Open(level, String::new()), Rank::None, "")
    }

    /// Whose a document is; `None` where nothing tells.
    fn of(&mut self, document: &Document<'a>) -> Option<u32> {
        if let Some(at) = self.audit.issued_by(document) {
            return Some(self.of_policy(at));
        }
        let head = text_of(document).and_then(|text| self.heads.get(text)?.as_ref());
        let organ = organ(document);
        let (level, place) = match document.body().place() {
            Some(place) => (document.level(), place),
            None if organ.is_none() => {
                let body = &head?.body;
                (body.level().or(document.level()), body.place()?)
            }
            None => {
                let code = organ?.lead();
                let open = Identity::Open(document.level(), code.to_owned());
                return Some(self.add(open, Rank::Words, code));
            }
        };
        // Where the text speaks for the body itself, its head has the words.
        let own = head.filter(|head| {
            head.body.place() == Some(place)
                && organ.is_none_or(|organ| self.is_called(organ, head))
        });
        // A draft bears no code.
        let code = organ.or_else(|| self.only_code(level, place, own?));
        let code = code.map(|organ| organ.lead().to_owned());
        let (rank, words) = match (own, document.issuer()) {
            (Some(head), _) => (Rank::Letterhead, head.words),
            (None, Some(words)) if Body::read(words).place().is_some() => (Rank::WithPlace, words),
            (None, Some(words)) => (Rank::Words, words),
            (None, None) => (Rank::None, ""),
        };
        let body = Identity::Named(level, place.to_owned(), code);
        Some(self.add(body, rank, words))
    }

    /// The body that a text speaks for, by its letterhead.
    fn of_text(&mut self, input: usize) -> Option<u32> {
        let head = self.heads.get(input)?.as_ref()?;
        if let Some(at) = self.audit.named_body(head.words) {
            return Some(self.of_policy(at));
        }
        let (level, place) = (head.body.level(), head.body.place()?);
        let graph: &'a TraceGraph = self.audit.graph();
        let own = graph.inputs()[input].own.id.as_ref();
        let own = own.and_then(|id| id.organ()).filter(|it| !it.is_open());
        let code = own.or_else(|| self.only_code(level, place, head));
        let code = code.map(|organ| organ.lead().to_owned());
        let (body, words) = (Identity::Named(level, place.to_owned(), code), head.words);
        Some(self.add(body, Rank::Letterhead, words))
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

/// By source and body.
type Pairs = BTreeMap<(DocumentHandle, u32), Pair>;

/// What the policy asks for.
fn asked(bodies: &mut Bodies<'_, '_>, pairs: &mut Pairs) {
    let audit = bodies.audit;
    for cell in audit.obligations().cells() {
        let pair = pairs
            .entry((cell.source, bodies.of_policy(cell.body)))
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
fn told(bodies: &mut Bodies<'_, '_>, issuers: &[Option<u32>], pairs: &mut Pairs) {
    let graph = bodies.audit.graph();
    for paper in graph.documents().filter(crate::audit::may_answer) {
        // A paper of nobody that is known must not be lost from the page.
        let body = issuers[paper.handle().index()];
        let body = body.unwrap_or_else(|| bodies.nobody(paper.level()));
        let state = state_of(ChainStatus::of(&paper));
        for relation in graph.citing(paper.handle()) {
            let source = relation.to().handle();
            if !relation.kind().carries_out() || source == paper.handle() {
                continue;
            }
            let pair = pairs
                .entry((source, body))
                .or_insert_with(|| Pair::new(state, false));
            if !pair.asked {
                pair.state = pair.state.min(state);
            }
            pair.answered_by(paper.handle());
        }
    }
}

/// The report's rows. Cost: n log n in documents, relations and obligations.
pub(crate) fn standing(audit: &Audit<'_>) -> Standing {
    let graph = audit.graph();
    let mut bodies = Bodies::new(audit);
    let issuers: Vec<Option<u32>> = graph.documents().map(|it| bodies.of(&it)).collect();
    let mut pairs = Pairs::new();
    asked(&mut bodies, &mut pairs);
    told(&mut bodies, &issuers, &mut pairs);
    for (input, facts) in graph.inputs().iter().enumerate() {
        for missing in &facts.unanswered {
            let source = graph.mentioned(input, missing.source as usize);
            let Some(source) = source else { continue };
            let body = bodies.of_text(input);
            let body = body.unwrap_or_else(|| bodies.nobody(None));
            pairs
                .entry((source.handle(), body))
                .or_insert_with(|| Pair::new(CellState::Missing, false));
        }
    }
    for at in 0..audit.policy().bodies().len() {
        bodies.of_policy(at);
    }
    let (keys, rows) = rows(audit, &bodies);
    // Under one source the bodies stand as the rows do.
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_by_key(|((source, body), _)| (*source, keys[*body as usize].0));
    let key = |document: DocumentHandle| graph.document(document).key().to_owned();
    Standing {
        issuers: issuers
            .iter()
            .map(|body| Some(keys[(*body)? as usize].1.clone()))
            .collect(),
        cells: pairs
            .into_iter()
            .map(|((source, body), pair)| MatrixCell {
                source: key(source),
                body: keys[body as usize].1.clone(),
                state: pair.state,
                asked: pair.asked,
                overdue: pair.overdue,
                due: pair.due,
                answers: pair.answers.into_iter().map(key).collect(),
            })
            .collect(),
        bodies: rows,
    }
}

/// The bodies in order, those of the policy first as it lists them; and by their numbers, the
/// place of each among these and its key.
fn rows(audit: &Audit<'_>, bodies: &Bodies<'_, '_>) -> (Vec<(usize, String)>, Vec<BodyRow>) {
    let policy = audit.policy().bodies();
    let additions = audit.policy().additions();
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    let mut keys = vec![(0, String::new()); bodies.words.len()];
    let mut rows = Vec::with_capacity(bodies.words.len());
    for (body, &at) in &bodies.found {
        let words = &bodies.words[at as usize].1;
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
        keys[at as usize] = (rows.len(), key.clone());
        let of_policy = match body {
            Identity::Policy(at) => policy.get(*at),
            _ => None,
        };
        rows.push(BodyRow {
            key,
            name,
            known,
            organ,
            level,
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
