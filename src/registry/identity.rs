//! Which mentions name the same document.
//!
//! Two mentions are the *same* document when number and body agree and neither date
//! nor term contradicts, *different* when one of these contradicts, and otherwise
//! *undecided*: see [`Traits::compare`]. That is a statement on a pair. Over a whole
//! registry more can be said: a bare "139-CTr/TU" is the only document of that number
//! there is, or it stands between two. [`Identities`] draws that line: what only one
//! document can take, that document takes; what several could take stays a document
//! of its own, with its doubt and its candidates.

use core::ops::Range;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use serde::{Deserialize, Serialize};

use crate::id::{Additions, DocumentId, Level};
use crate::mention::WrittenDate;

use super::body::{Body, Letterhead};
use super::period::Periods;
use super::terms::Calendar;
use super::{Background, InputFacts, MentionFacts, Registry, Role, collision, decide, rival};

/// What two mentions are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identity {
    /// One document.
    Same,
    /// Two documents.
    Different(Difference),
    /// The words do not decide.
    Undecided(Doubt),
}

/// Why two mentions are two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Difference {
    /// Number, year, type or organ differ.
    Identifier,
    /// The words name two places, or two steps of the ladder.
    Body,
    /// Numbering began again between them.
    Period,
}

/// Why the words do not decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Doubt {
    /// A part of the identifier is blank, or its digits may be two numbers.
    Identifier,
    /// The type codes differ, but both stood for one type at the time: `QĐ`, `QĐi`, `QyĐ`.
    Alias,
    /// The words do not say whose document it is.
    Body,
    /// Neither date nor term stands there.
    Period,
    /// Numbering may have begun again between the two dates.
    Window,
    /// The number is declared twice, and nothing says which of the two is meant.
    Collision,
}

impl Doubt {
    /// The name in machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identifier => "identifier",
            Self::Alias => "alias",
            Self::Body => "body",
            Self::Period => "period",
            Self::Window => "window",
            Self::Collision => "collision",
        }
    }
}

/// What identity is decided by: the traits of one mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traits {
    /// The identifier.
    pub id: DocumentId,
    /// The body, as far as the words tell.
    pub body: Body,
    /// The date beside it.
    pub date: Option<WrittenDate>,
    /// The term beside it.
    pub term: Option<u8>,
}

impl Traits {
    /// The periods the mention may belong to, by the built-in tables.
    pub fn periods(&self) -> Periods {
        Periods::of(&self.id, self.date, self.term)
    }

    fn periods_under(&self, known: (&Additions, Option<&Calendar>)) -> Periods {
        Periods::under(&self.id, self.date, self.term, known)
    }

    /// Whether the type codes differ in nothing but their spelling on every day that is known.
    /// Another code and another day are two papers.
    fn may_be_alias(&self, other: &Self, days: [Option<NaiveDate>; 2]) -> bool {
        let on = |day| self.id.alias_of(&other.id, day).is_some();
        match days {
            [None, None] => on(None),
            [Some(mine), Some(theirs)] if mine != theirs => false,
            days => days.into_iter().flatten().all(|day| on(Some(day))),
        }
    }

    /// What this mention and another are to each other, by their own words alone.
    /// Cost: constant.
    pub fn compare(&self, other: &Self) -> Identity {
        self.compare_under(other, &Background::new())
    }

    /// The same, where more is known beside the texts. Where one of the two names a
    /// committee whose terms are known, its days decide for both. If the other is another body's, they
    /// are two documents anyway.
    ///
    /// ```
    /// use doctrace::mention::WrittenDate;
    /// use doctrace::registry::{Background, Body, Difference, Doubt, Identity, Terms, Traits};
    ///
    /// let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    /// let committee = Body::read("Huyện ủy Tân Long");
    /// let plan = |text: &str| Traits {
    ///     id: "5-KH/HU".parse().unwrap(),
    ///     body: committee.clone(),
    ///     date: Some(WrittenDate::Day(day(text))),
    ///     term: None,
    /// };
    /// let (before, after) = (plan("2020-07-20"), plan("2020-08-20"));
    /// assert_eq!(before.compare(&after), Identity::Undecided(Doubt::Window));
    /// let terms = Terms::of([(committee.clone(), day("2020-08-05"), None)]);
    /// assert_eq!(
    ///     before.compare_under(&after, &Background::new().with_terms(terms)),
    ///     Identity::Different(Difference::Period),
    /// );
    /// ```
    ///
    /// Cost: logarithmic in the committees.
    pub fn compare_under(&self, other: &Self, known: &Background) -> Identity {
        let day = self.date.and_then(WrittenDate::day);
        let other_day = other.date.and_then(WrittenDate::day);
        let other_code = !self.id.same_parts(&other.id);
        if other_code && !self.may_be_alias(other, [day, other_day]) {
            return Identity::Different(Difference::Identifier);
        }
        if self.id.ordinal().is_none() {
            return Identity::Undecided(Doubt::Identifier);
        }
        let additions = &known.additions;
        let needs_body = needs_body(&self.id, additions);
        if needs_body && self.body.contradicts(&other.body) {
            return Identity::Different(Difference::Body);
        }
        let calendar = [self, other]
            .into_iter()
            .find_map(|it| known.terms.calendar(&it.body));
        let [mine, theirs] = [self, other].map(|it| it.periods_under((additions, calendar)));
        let terms_differ =
            matches!((self.term, other.term), (Some(mine), Some(theirs)) if mine != theirs);
        if terms_differ || !mine.overlaps(theirs) {
            return Identity::Different(Difference::Period);
        }
        if other_code {
            return Identity::Undecided(Doubt::Alias);
        }
        let same_day = day.is_some() && day == other_day;
        let one_place_open = self.body.place().is_none() || other.body.place().is_none();
        if needs_body && one_place_open && !same_day {
            return Identity::Undecided(Doubt::Body);
        }
        if same_day || (mine.decided().is_some() && theirs.decided().is_some()) {
            return Identity::Same;
        }
        if mine.is_open() || theirs.is_open() {
            return Identity::Undecided(Doubt::Period);
        }
        Identity::Undecided(Doubt::Window)
    }
}

/// Whether the body must be known to tell two documents of a number apart.
fn needs_body(id: &DocumentId, additions: &Additions) -> bool {
    additions.level(id) != Some(Level::Central)
}

/// One sighting of a document: a mention, or a text's own letterhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sight {
    /// Index of the input, in the order of [`Registry::inputs`].
    pub input: u32,
    /// Index into [`InputFacts::mentions`]; `None` for the text itself, which stands
    /// before its mentions.
    pub mention: Option<u32>,
}

/// The mentions that name one document.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// The identifier, as first seen.
    pub id: DocumentId,
    /// The sightings, in the order of the texts.
    pub sights: Vec<Sight>,
    /// The body, as far as any of them tells.
    pub body: Body,
    /// The periods that all of them allow.
    pub periods: Periods,
    /// Why the mentions could not be given to another document of this number.
    pub doubt: Option<Doubt>,
    /// The documents they may name instead, as indices of clusters.
    pub candidates: Vec<u32>,
    /// Whether there are more of these than are listed.
    pub candidates_cut: bool,
    /// The number collision it is part of.
    pub collision: Option<u32>,
    /// The sightings that only a register told to be of it, in the order of the texts.
    pub decided: Vec<Sight>,
}

/// Who is who in a registry.
#[derive(Clone, Debug, Default)]
pub struct Identities {
    clusters: Vec<Cluster>,
    own: Vec<Option<u32>>,
    mentions: Vec<Vec<u32>>,
    collisions: u32,
}

/// A mention with its traits, while clusters are formed.
#[derive(Debug)]
pub(super) struct Item<'r> {
    pub(super) sight: Sight,
    pub(super) id: &'r DocumentId,
    /// The other identifier that the signs may be.
    pub(super) other: Option<&'r DocumentId>,
    pub(super) body: Body,
    pub(super) date: Option<WrittenDate>,
    pub(super) term: Option<u8>,
    pub(super) declared: bool,
    /// Whether it is the issuer itself that says so: in its own text, as far as that has a head.
    pub(super) by_issuer: bool,
    needs_body: bool,
    /// Where its body stands among those of all items.
    body_rank: u32,
    periods: Periods,
}

impl Item<'_> {
    /// What identity is decided by.
    pub(super) fn traits(&self) -> Traits {
        Traits {
            id: self.id.clone(),
            body: self.body.clone(),
            date: self.date,
            term: self.term,
        }
    }

    pub(super) fn day(&self) -> Option<NaiveDate> {
        self.date.and_then(WrittenDate::day)
    }
}

/// A cluster in the making: items by index, and candidates by index of such clusters.
#[derive(Debug, Default)]
pub(super) struct Forming {
    pub(super) items: Vec<usize>,
    pub(super) doubt: Option<Doubt>,
    pub(super) candidates: Vec<usize>,
    pub(super) candidates_cut: bool,
    pub(super) collision: Option<u32>,
    /// The items that a register told to be of it.
    pub(super) decided: Vec<usize>,
}

impl Forming {
    /// A mention whose number is open.
    fn unread(item: usize) -> Self {
        Self {
            items: vec![item],
            doubt: Some(Doubt::Identifier),
            ..Self::default()
        }
    }

    /// Lists what it may be, up to the cap.
    fn may_be(&mut self, candidates: impl IntoIterator<Item = usize>) {
        let mut candidates = candidates.into_iter();
        self.candidates = candidates.by_ref().take(CANDIDATES).collect();
        self.candidates_cut = candidates.next().is_some();
    }
}

impl Identities {
    /// Decides who is who, by the built-in tables of terms. The order in which inputs were
    /// added does not matter. Where the registers of the registry tell which document an
    /// open mention names, it is given to that one.
    ///
    /// Cost: n log n in the mentions.
    pub fn of(registry: &Registry) -> Self {
        Self::under(registry, &Background::new())
    }

    /// The same, where more is known beside the texts.
    ///
    /// Cost: n log n in the mentions.
    pub fn under(registry: &Registry, known: &Background) -> Self {
        let inputs: Vec<&InputFacts> = registry.inputs().collect();
        let mut items = items(&inputs, &known.additions);
        let mut forming = Vec::new();
        let (order, numbers) = numbers(&items);
        for number in numbers {
            let members = &order[number];
            if !known.terms.is_empty() {
                set_periods(&mut items, members, known);
            }
            one_number(&items, members, &mut forming);
        }
        let collisions = collision::split(&inputs, &items, &mut forming);
        let registers = registry.registers().chain(&known.registers).collect();
        decide::decide(&items, &mut forming, &registers, known);
        rival::name(&items, &mut forming, known);
        Self::settle(&inputs, &items, forming, collisions)
    }

    /// Numbers the clusters in the order of their first sight.
    fn settle(
        inputs: &[&InputFacts],
        items: &[Item<'_>],
        mut forming: Vec<Forming>,
        collisions: u32,
    ) -> Self {
        // The items stand in the order of the texts.
        let mut order: Vec<(usize, usize)> = Vec::with_capacity(forming.len());
        for (at, cluster) in forming.iter_mut().enumerate() {
            cluster.items.sort_unstable();
            cluster.decided.sort_unstable();
            order.extend(cluster.items.first().map(|&first| (first, at)));
        }
        order.sort_unstable();
        let mut place = vec![0_u32; forming.len()];
        for (new, &(_, old)) in order.iter().enumerate() {
            place[old] = new as u32;
        }
        let mut made = Self {
            clusters: Vec::with_capacity(order.len()),
            own: vec![None; inputs.len()],
            mentions: inputs
                .iter()
                .map(|input| vec![0; input.mentions.len()])
                .collect(),
            collisions,
        };
        for &(_, old) in &order {
            let forming = &forming[old];
            let at = made.clusters.len() as u32;
            for &item in &forming.items {
                let sight = items[item].sight;
                match sight.mention {
                    None => made.own[sight.input as usize] = Some(at),
                    Some(mention) => made.mentions[sight.input as usize][mention as usize] = at,
                }
            }
            let members = || forming.items.iter().map(|&item| &items[item]);
            made.clusters.push(Cluster {
                id: items[forming.items[0]].id.clone(),
                sights: members().map(|item| item.sight).collect(),
                body: members()
                    .map(|item| &item.body)
                    .max_by_key(|body| (body.place().is_some(), body.level().is_some()))
                    .cloned()
                    .unwrap_or_default(),
                periods: members()
                    .map(|item| item.periods)
                    .find(|periods| periods.decided().is_some())
                    .or_else(|| members().map(|item| item.periods).find(|p| !p.is_open()))
                    .unwrap_or(Periods::OPEN),
                doubt: forming.doubt,
                candidates: forming
                    .candidates
                    .iter()
                    .map(|&candidate| place[candidate])
                    .collect(),
                candidates_cut: forming.candidates_cut,
                collision: forming.collision,
                decided: forming
                    .decided
                    .iter()
                    .map(|&item| items[item].sight)
                    .collect(),
            });
        }
        made
    }

    /// The documents, in the order of their first sight.
    pub fn clusters(&self) -> &[Cluster] {
        &self.clusters
    }

    /// The documents, for who keeps them.
    pub(crate) fn take_clusters(&mut self) -> Vec<Cluster> {
        core::mem::take(&mut self.clusters)
    }

    /// The document that a text is, where its letterhead bears a whole number: an
    /// index into [`clusters`](Self::clusters).
    pub fn own(&self, input: usize) -> Option<usize> {
        self.own.get(input).copied().flatten().map(|at| at as usize)
    }

    /// The document that a mention names: an index into [`clusters`](Self::clusters).
    pub fn mention(&self, input: usize, mention: usize) -> Option<usize> {
        self.mentions
            .get(input)?
            .get(mention)
            .map(|&at| at as usize)
    }

    /// How many number collisions there are.
    pub const fn collisions(&self) -> usize {
        self.collisions as usize
    }
}

/// Reads the dates of one number by the terms of the committee whose it is. Where only one
/// place is named, a mention that names none is held against it by the same days.
fn set_periods(items: &mut [Item<'_>], members: &[usize], known: &Background) {
    let bodies: BTreeSet<&Body> = members
        .iter()
        .map(|&item| &items[item].body)
        .filter(|body| body.place().is_some())
        .collect();
    let shared = match bodies.first() {
        Some(only) if bodies.len() == 1 => known.terms.calendar(only),
        _ => None,
    };
    for &item in members {
        let item = &mut items[item];
        let calendar = known.terms.calendar(&item.body).or(shared);
        if calendar.is_some() {
            item.periods =
                Periods::under(item.id, item.date, item.term, (&known.additions, calendar));
        }
    }
}

/// The items by number, each number in the order of the texts; and the ranges of the
/// numbers, in their own order. Cost: linear in the items, n log n in the numbers.
///
/// Styles apart ("16/NQ-TW", "16-NQ/TW") a number is one.
fn numbers(items: &[Item<'_>]) -> (Vec<usize>, Vec<Range<usize>>) {
    let mut known = HashMap::new();
    let mut firsts: Vec<usize> = Vec::new();
    let number_of: Vec<usize> = items
        .iter()
        .enumerate()
        .map(|(at, item)| {
            *known.entry(item.id.parts_key()).or_insert_with(|| {
                firsts.push(at);
                firsts.len() - 1
            })
        })
        .collect();
    drop(known);
    let mut sorted: Vec<usize> = (0..firsts.len()).collect();
    sorted.sort_by(|&a, &b| {
        let [a, b] = [a, b].map(|number| items[firsts[number]].id.parts_key());
        a.cmp(&b)
    });
    let mut counts = vec![0; firsts.len()];
    for &number in &number_of {
        counts[number] += 1;
    }
    let mut ranges = Vec::with_capacity(sorted.len());
    let mut next = vec![0; sorted.len()];
    let mut start = 0;
    for number in sorted {
        next[number] = start;
        ranges.push(start..start + counts[number]);
        start += counts[number];
    }
    let mut order = vec![0; items.len()];
    for (at, number) in number_of.into_iter().enumerate() {
        order[next[number]] = at;
        next[number] += 1;
    }
    (order, ranges)
}

/// Every mention and every whole own number, in the order of the texts.
fn items<'r>(inputs: &[&'r InputFacts], additions: &Additions) -> Vec<Item<'r>> {
    let most = inputs.iter().map(|input| 1 + input.mentions.len()).sum();
    let mut items = Vec::with_capacity(most);
    // The same few words stand beside most mentions.
    let mut issuers: HashMap<&str, Body> = HashMap::new();
    for (at, input) in inputs.iter().enumerate() {
        let head = Letterhead::of(&input.own, additions);
        if let Some(id) = input.own.id.as_ref().filter(|id| id.is_complete()) {
            let date = input.own.date;
            items.push(Item {
                sight: Sight {
                    input: at as u32,
                    mention: None,
                },
                id,
                other: None,
                body: head.body.clone(),
                date,
                term: None,
                declared: true,
                by_issuer: true,
                needs_body: needs_body(id, additions),
                body_rank: 0,
                periods: Periods::under(id, date, None, (additions, None)),
            });
        }
        for (index, mention) in input.mentions.iter().enumerate() {
            let words = mention.issuer.as_deref().unwrap_or_default();
            let words = issuers.entry(words).or_insert_with(|| Body::read(words));
            let (id, date, term) = (&mention.id, mention.date, mention.term);
            let body = Body::of_mention(words.clone(), &head, mention, additions);
            items.push(Item {
                sight: Sight {
                    input: at as u32,
                    mention: Some(index as u32),
                },
                id,
                other: mention.other_id.as_ref(),
                by_issuer: is_by_issuer(input, &head, mention, &body),
                body,
                date,
                term,
                // What a newspaper says was issued is told, and not declared by anybody.
                declared: mention.role == Role::Declared && input.own.declares(),
                needs_body: needs_body(id, additions),
                body_rank: 0,
                periods: Periods::under(id, date, term, (additions, None)),
            });
        }
    }
    rank_bodies(&mut items);
    items
}

/// Whether a text may be the issuer's own: its body is that of the document, and its number has
/// the same organ. A text without a head that names the issuer tells of somebody else.
fn is_by_issuer(
    input: &InputFacts,
    head: &Letterhead,
    mention: &MentionFacts,
    body: &Body,
) -> bool {
    let own = &input.own;
    if own.issuer.is_none() && own.id.is_none() {
        return mention.issuer.is_none();
    }
    let organs = own
        .id
        .as_ref()
        .and_then(DocumentId::organ)
        .zip(mention.id.organ());
    let other_organ = organs.is_some_and(|(own, other)| own.lead() != other.lead());
    !other_organ && !body.contradicts(&head.body)
}

/// Numbers the bodies in their order, so that numbers are compared from then on and no
/// words. Cost: linear in the items, n log n in the bodies.
fn rank_bodies(items: &mut [Item<'_>]) {
    let mut known: HashMap<&Body, u32> = HashMap::new();
    let seen: Vec<u32> = items
        .iter()
        .map(|item| {
            let next = known.len() as u32;
            *known.entry(&item.body).or_insert(next)
        })
        .collect();
    let mut bodies: Vec<(&Body, u32)> = known.drain().collect();
    bodies.sort_unstable();
    let mut rank = vec![0; bodies.len()];
    for (&(_, body), at) in bodies.iter().zip(0..) {
        rank[body as usize] = at;
    }
    for (item, body) in items.iter_mut().zip(seen) {
        item.body_rank = rank[body as usize];
    }
}

/// Forms the clusters of one number.
fn one_number(items: &[Item<'_>], members: &[usize], forming: &mut Vec<Forming>) {
    if items[members[0]].id.ordinal().is_none() {
        // A blank number is no ground to take two mentions for one document.
        forming.extend(members.iter().map(|&item| Forming::unread(item)));
        return;
    }
    // Nor are digits that may be two numbers.
    let is_open = |item: usize| items[item].other.is_some();
    if let [only] = *members {
        forming.push(if is_open(only) {
            Forming::unread(only)
        } else {
            Forming {
                items: vec![only],
                ..Forming::default()
            }
        });
        return;
    }
    let (unread, members): (Vec<usize>, Vec<usize>) =
        members.iter().copied().partition(|&item| is_open(item));
    forming.extend(unread.into_iter().map(Forming::unread));
    if members.is_empty() {
        return;
    }
    let central = !items[members[0]].needs_body;
    let mut places: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut open = Vec::new();
    for &item in &members {
        if central || items[item].body.place().is_none() {
            open.push(item);
        } else {
            places.entry(items[item].body_rank).or_default().push(item);
        }
    }
    if places.len() <= 1 {
        one_body(items, &members, central, forming);
        return;
    }
    let first = forming.len();
    for members in places.values() {
        one_body(items, members, true, forming);
    }
    if open.is_empty() {
        return;
    }
    // Whose the others are is open; only the very day can tell.
    let last = forming.len();
    let mut by_day: BTreeMap<NaiveDate, BTreeSet<usize>> = BTreeMap::new();
    for (at, cluster) in forming[first..last].iter().enumerate() {
        for day in cluster.items.iter().filter_map(|&item| items[item].day()) {
            by_day.entry(day).or_default().insert(first + at);
        }
    }
    let mut left: BTreeMap<(u32, Option<NaiveDate>), Vec<usize>> = BTreeMap::new();
    for item in open {
        let day = items[item].day();
        let taken = day
            .and_then(|day| by_day.get(&day))
            .filter(|clusters| clusters.len() == 1)
            .and_then(|clusters| clusters.first());
        match taken {
            Some(&cluster) => forming[cluster].items.push(item),
            None => left
                .entry((items[item].sight.input, day))
                .or_default()
                .push(item),
        }
    }
    for members in left.into_values() {
        let mut open = Forming {
            items: members,
            doubt: Some(Doubt::Body),
            ..Forming::default()
        };
        open.may_be(first..last);
        forming.push(open);
    }
}

/// Forms the clusters of one number of one body: by period, then by day.
///
/// `sure` says that the body of every member is known; otherwise two texts with two
/// dates may speak of two bodies.
fn one_body(items: &[Item<'_>], members: &[usize], sure: bool, forming: &mut Vec<Forming>) {
    let first = forming.len();
    let mut periods: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    let mut days: BTreeMap<Option<WrittenDate>, Vec<usize>> = BTreeMap::new();
    let mut undated = Vec::new();
    for &item in members {
        let entry = &items[item];
        if let Some(period) = entry.periods.decided() {
            periods.entry(period).or_default().push(item);
        } else if entry.date.is_some() {
            days.entry(entry.date).or_default().push(item);
        } else {
            undated.push(item);
        }
    }
    for members in periods.into_values() {
        one_period(items, members, sure, forming);
    }
    // Days on which numbering may have begun again: the same day is the same document.
    let mut by_day: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for (at, cluster) in forming[first..].iter().enumerate() {
        for day in cluster.items.iter().filter_map(|&item| items[item].day()) {
            by_day.entry(day).or_insert(first + at);
        }
    }
    let mut doubtful = Vec::new();
    for (date, members) in days {
        let known = date
            .and_then(WrittenDate::day)
            .and_then(|day| by_day.get(&day).copied());
        if let Some(cluster) = known {
            forming[cluster].items.extend(members);
        } else {
            doubtful.push(forming.len());
            forming.push(Forming {
                items: members,
                ..Forming::default()
            });
        }
    }
    let last = forming.len();
    if last - first > 1 {
        for &at in &doubtful {
            let mine = items[forming[at].items[0]].periods;
            let candidates: Vec<usize> = (first..last)
                .filter(|&other| {
                    other != at && items[forming[other].items[0]].periods.overlaps(mine)
                })
                .take(CANDIDATES + 1)
                .collect();
            if !candidates.is_empty() {
                forming[at].doubt = Some(Doubt::Window);
                forming[at].may_be(candidates);
            }
        }
    }
    place_undated(items, undated, first, forming);
}

/// How many candidates are listed, so that a number with many documents does not make
/// the list grow with their square.
pub(super) const CANDIDATES: usize = 16;

/// Gives mentions without date and term to the only document of the number, or leaves
/// them, text by text, between all of them.
fn place_undated(
    items: &[Item<'_>],
    undated: Vec<usize>,
    first: usize,
    forming: &mut Vec<Forming>,
) {
    if undated.is_empty() {
        return;
    }
    let last = forming.len();
    let mut left: BTreeMap<(u32, Option<u8>), Vec<usize>> = BTreeMap::new();
    let mut placed = Vec::new();
    if last == first {
        // Nothing dates the number: one document, but for terms that differ.
        let mut terms: BTreeMap<Option<u8>, Vec<usize>> = BTreeMap::new();
        for item in undated {
            terms.entry(items[item].term).or_default().push(item);
        }
        let bare = terms.remove(&None).unwrap_or_default();
        if terms.is_empty() {
            forming.push(Forming {
                items: bare,
                ..Forming::default()
            });
            return;
        }
        forming.extend(terms.into_values().map(|members| Forming {
            items: members,
            ..Forming::default()
        }));
        place_undated(items, bare, first, forming);
        return;
    }
    for item in undated {
        let term = items[item].term;
        let contradicted = |at: usize| {
            forming[at]
                .items
                .iter()
                .take(CANDIDATES)
                .any(|&other| matches!((term, items[other].term), (Some(a), Some(b)) if a != b))
        };
        // A text that gives a number once with its day names it without from then on.
        let input = items[item].sight.input;
        let known = |at: &usize| {
            let mut named = forming[*at].items.iter().take(CANDIDATES);
            !contradicted(*at) && named.any(|&other| items[other].sight.input == input)
        };
        let mut here = (first..last).filter(known);
        let one = match (here.next(), here.next()) {
            (Some(one), None) => Some(one),
            (None, _) if last - first == 1 => Some(first).filter(|&at| !contradicted(at)),
            _ => None,
        };
        if let Some(one) = one {
            placed.push((one, item));
        } else {
            left.entry((items[item].sight.input, term))
                .or_default()
                .push(item);
        }
    }
    for (cluster, item) in placed {
        forming[cluster].items.push(item);
    }
    for members in left.into_values() {
        let mut open = Forming {
            items: members,
            doubt: Some(Doubt::Period),
            ..Forming::default()
        };
        open.may_be(first..last);
        forming.push(open);
    }
}

/// Forms the clusters of one number, body and period: one, unless the body is open
/// and different texts give different days.
fn one_period(items: &[Item<'_>], members: Vec<usize>, sure: bool, forming: &mut Vec<Forming>) {
    if !sure {
        let placed = |item: usize| items[item].body.place().is_some();
        let lead = members
            .iter()
            .copied()
            .find(|&item| placed(item))
            .unwrap_or(members[0]);
        let lead_input = items[lead].sight.input;
        let holds = |item: usize| placed(item) || items[item].sight.input == lead_input;
        let days: BTreeSet<NaiveDate> = members
            .iter()
            .filter(|&&item| holds(item))
            .filter_map(|&item| items[item].day())
            .collect();
        let (near, far): (Vec<usize>, Vec<usize>) = members.into_iter().partition(|&item| {
            holds(item)
                || days.is_empty()
                || items[item].day().is_none_or(|day| days.contains(&day))
        });
        let at = forming.len();
        forming.push(Forming {
            items: near,
            ..Forming::default()
        });
        let mut by_day: BTreeMap<Option<NaiveDate>, Vec<usize>> = BTreeMap::new();
        for item in far {
            by_day.entry(items[item].day()).or_default().push(item);
        }
        forming.extend(by_day.into_values().map(|members| Forming {
            items: members,
            doubt: Some(Doubt::Body),
            candidates: vec![at],
            ..Forming::default()
        }));
        return;
    }
    forming.push(Forming {
        items: members,
        ..Forming::default()
    });
}
