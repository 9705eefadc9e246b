//! The runs of numbers: one organ code, one type, one body, one period.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::graph::{Document, DocumentHandle, TraceGraph};
use crate::id::{Additions, DocumentId, Level, Style};
use crate::mention::WrittenDate;
use crate::registry::{Calendar, Periods, fold};

/// The numbers seen of one body, one type, one period.
#[derive(Clone, Debug)]
pub struct Series<'g> {
    graph: &'g TraceGraph,
    label: String,
    level: Option<Level>,
    period: Option<String>,
    documents: Vec<DocumentHandle>,
    seen: Vec<u32>,
    holes: Vec<(u32, u32)>,
}

impl<'g> Series<'g> {
    /// `KH/HU`; `QĐ-UBND 2023` where the year stands outside the identifier.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The issuer in the fullest words found, where its place is known. Cost: linear in the
    /// documents.
    pub fn body(&self) -> Option<&'g str> {
        let central = self.level == Some(Level::Central);
        let known = self
            .in_order()
            .filter(|it| central || it.place_rank().is_some());
        known
            .filter_map(|document| document.issuer())
            .reduce(|best, next| if next.len() > best.len() { next } else { best })
    }

    /// The documents in the order of the texts.
    fn in_order(&self) -> impl Iterator<Item = Document<'g>> {
        let mut handles = self.documents.clone();
        handles.sort_unstable();
        let graph = self.graph;
        handles
            .into_iter()
            .map(move |handle| graph.document(handle))
    }

    /// The step of the ladder; `None` where open.
    pub const fn level(&self) -> Option<Level> {
        self.level
    }

    /// The term or year, as a reader names it: "khóa XIII", "2020-2025", "2023".
    pub fn period(&self) -> Option<&str> {
        self.period.as_deref()
    }

    /// The documents, by number, then date, then in the order of the texts.
    pub fn documents(
        &self,
    ) -> impl DoubleEndedIterator<Item = Document<'g>> + ExactSizeIterator + Clone {
        let graph = self.graph;
        self.documents.iter().map(|&handle| graph.document(handle))
    }

    /// The numbers seen, rising, each once.
    pub fn seen(&self) -> &[u32] {
        &self.seen
    }

    /// Runs unseen between the first and the last, both ends included.
    pub fn holes(&self) -> &[(u32, u32)] {
        &self.holes
    }

    /// The documents with which numbers begin again inside the period: by date, a run of
    /// rising numbers that starts below the start of the run before it. Runs of one
    /// document are slips, not restarts. Cost: n log n in the documents.
    pub fn restarts(&self) -> Vec<Document<'g>> {
        let mut rows: Vec<(NaiveDate, u32, Document<'g>)> = self
            .documents()
            .filter_map(|document| {
                let number = document.id().and_then(DocumentId::ordinal)?;
                Some((document.date()?, number, document))
            })
            .collect();
        rows.sort_by_key(|&(day, number, document)| (day, number, document.handle()));
        let mut runs: Vec<&[(NaiveDate, u32, Document<'g>)]> =
            rows.chunk_by(|a, b| a.1 <= b.1).collect();
        if runs.iter().any(|run| run.len() < 2) {
            runs.clear();
        }
        runs.windows(2)
            .filter(|two| two[1][0].1 < two[0][0].1 || two[1][0].1 == 1)
            .map(|two| two[1][0].2)
            .collect()
    }

    /// How many numbers the holes hold.
    pub fn missing(&self) -> u32 {
        self.holes.iter().map(|(from, to)| to - from + 1).sum()
    }
}

/// Whose numbers they are, as far as known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    /// Central bodies share their series; the only known body takes what is open.
    One,
    /// A place, by its rank.
    Place(u32),
    /// Unknown: only numbers of one text can be taken together.
    Text(usize),
}

/// Whether a decree is one of those on how the two armed ministries are set up, or changes one: they
/// are numbered in a list of their own. Source: 01/2018/NĐ-CP of 06/8/2018 and 02/2025/NĐ-CP of
/// 18/02/2025 (Bộ Công an), 01/2022/NĐ-CP of 30/11/2022 (Bộ Quốc phòng), beside decrees of January
/// with the same numbers.
fn runs_apart(graph: &TraceGraph, document: &Document<'_>) -> bool {
    static SET_UP: LazyLock<[String; 2]> = LazyLock::new(|| {
        [
            "cơ cấu tổ chức của Bộ Công an",
            "cơ cấu tổ chức của Bộ Quốc phòng",
        ]
        .map(fold)
    });
    let is_decree = |document: &Document<'_>| {
        document
            .id()
            .and_then(DocumentId::type_code)
            .is_some_and(|code| code.as_str() == "NĐ")
    };
    let sets_up = |document: &Document<'_>| {
        document.mentions().any(|(_, mention)| {
            let title = mention.title.as_deref().map(fold);
            title.is_some_and(|title| SET_UP.iter().any(|words| title.contains(words)))
        })
    };
    let changed = || {
        let changes = graph
            .citing(document.handle())
            .filter(|it| it.kind().changes());
        changes.map(|it| it.to()).any(|it| sets_up(&it))
    };
    is_decree(document) && (sets_up(document) || changed())
}

/// All series, in the order of the texts. Documents in doubt stay out: their number
/// is there with its candidates. So do those with a part behind a point, and decrees of a list of their own, which run apart.
///
/// Cost: n log n in the documents.
pub(super) fn series<'g>(graph: &'g TraceGraph) -> Vec<Series<'g>> {
    let mut alike: HashMap<_, usize> = HashMap::new();
    // The run of each number as written, where it is known.
    let mut run_of: Vec<Option<usize>> = vec![None; graph.numbers_written()];
    let mut runs: Vec<(String, Vec<DocumentHandle>)> = Vec::new();
    for document in graph.documents() {
        if !document.is_numbered() || document.doubt().is_some() {
            continue;
        }
        // Numbers with a part behind a point (66.4/2025/NQ-CP) are given under one number of
        // the run, whenever a paper of its kind comes.
        let counted = document.id().filter(|id| id.point().is_none());
        if let Some(id) = counted.filter(|_| !runs_apart(graph, &document)) {
            let run = *run_of[document.written()].get_or_insert_with(|| {
                *alike.entry(id.series_key()).or_insert_with(|| {
                    runs.push((id.series(), Vec::new()));
                    runs.len() - 1
                })
            });
            runs[run].1.push(document.handle());
        }
    }
    // Some that differ in the order of signs are written alike.
    let mut by_label: BTreeMap<String, Vec<DocumentHandle>> = BTreeMap::new();
    for (label, documents) in runs {
        let run = by_label.entry(label).or_default();
        let mixed = !run.is_empty();
        run.extend(documents);
        if mixed {
            run.sort_unstable();
        }
    }
    let mut found: Vec<Series<'g>> = Vec::new();
    for (label, handles) in by_label {
        let documents = || handles.iter().map(|&handle| graph.document(handle));
        let places: BTreeSet<u32> = documents().filter_map(|it| it.place_rank()).collect();
        let shared = places.len() <= 1;
        let mut owners: BTreeMap<Owner, Vec<DocumentHandle>> = BTreeMap::new();
        for document in documents() {
            let owner = match document.place_rank() {
                _ if document.level() == Some(Level::Central) => Owner::One,
                Some(_) if shared => Owner::One,
                Some(place) => Owner::Place(place),
                None if places.len() == 1 => Owner::One,
                None => Owner::Text(document.places().next().map_or(0, |place| place.input)),
            };
            owners.entry(owner).or_default().push(document.handle());
        }
        for documents in owners.into_values() {
            found.extend(by_period(graph, &label, &documents));
        }
    }
    found.sort_by_key(|series| series.documents.iter().min().copied());
    found
}

/// Cuts the documents of one body into periods; those of unknown period go to the
/// only period there is, or stay a run of their own.
fn by_period<'g>(
    graph: &'g TraceGraph,
    label: &str,
    handles: &[DocumentHandle],
) -> Vec<Series<'g>> {
    let documents = || handles.iter().map(|&handle| graph.document(handle));
    // The terms of the one body whose all of them are, where they are known: a document
    // that names no place is dated by them as well.
    let calendar =
        documents().find_map(|document| graph.background().terms.calendar(document.body()));
    let known = (&graph.background().additions, calendar);
    let mut periods: BTreeMap<Option<i32>, Vec<DocumentHandle>> = BTreeMap::new();
    for document in documents() {
        let open = calendar.is_some() && document.body().place().is_none();
        let periods_of = document.id().filter(|_| open).map(|id| {
            let date = document.date().map(WrittenDate::Day);
            Periods::under(id, date, document.term(), known)
        });
        let period = periods_of.unwrap_or(document.periods()).decided();
        periods.entry(period).or_default().push(document.handle());
    }
    if periods.len() == 2 {
        if let Some(open) = periods.remove(&None) {
            if let Some(only) = periods.values_mut().next() {
                only.extend(open);
            }
        }
    }
    periods
        .into_iter()
        .map(|(period, documents)| one(graph, label, (period, known), documents))
        .collect()
}

fn one<'g>(
    graph: &'g TraceGraph,
    label: &str,
    (period, known): (Option<i32>, (&Additions, Option<&Calendar>)),
    mut handles: Vec<DocumentHandle>,
) -> Series<'g> {
    let id_of = |handle: &DocumentHandle| graph.document(*handle).id();
    let first = handles.first().and_then(id_of);
    let period = period
        .zip(first)
        .and_then(|(period, id)| Periods::only(period).name_under(id, known));
    let year_outside = first.is_some_and(|id| id.year().is_none() && id.style() == Style::State);
    let documents = || handles.iter().map(|&handle| graph.document(handle));
    let level = documents().find_map(|document| document.level());
    handles.sort_by_cached_key(|handle| {
        let number = id_of(handle).and_then(DocumentId::ordinal);
        (number, graph.document(*handle).date(), *handle)
    });
    let mut seen: Vec<u32> = handles
        .iter()
        .filter_map(|handle| id_of(handle)?.ordinal())
        .collect();
    seen.dedup();
    let holes = seen
        .windows(2)
        .filter(|two| two[1] - two[0] > 1)
        .map(|two| (two[0] + 1, two[1] - 1))
        .collect();
    let label = match &period {
        Some(year) if year_outside => format!("{label} {year}"),
        _ => label.to_owned(),
    };
    handles.shrink_to_fit();
    seen.shrink_to_fit();
    Series {
        graph,
        label,
        level,
        period,
        documents: handles,
        seen,
        holes,
    }
}
