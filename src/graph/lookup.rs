//! Documents by number and by label, without a walk over all of them.

use core::hash::{BuildHasherDefault, Hash, Hasher};
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;

use crate::id::DocumentId;

use super::{Document, DocumentHandle, State, TraceGraph};

/// Of the hash of a key, which stretch of a list bears it.
type Stretches = HashMap<u64, (u32, u32), BuildHasherDefault<DefaultHasher>>;

/// Where the documents of each number and label stand. Keys of one hash share a stretch: who
/// looks one up compares the keys themselves.
#[derive(Debug)]
pub(super) struct Lookup {
    numbers: List,
    labels: List,
}

#[derive(Debug)]
struct List {
    stretches: Stretches,
    documents: Vec<DocumentHandle>,
}

fn hash(key: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

impl List {
    /// Cost: n log n in the keys.
    fn of(keys: impl Iterator<Item = (u64, DocumentHandle)>) -> Self {
        let mut keys: Vec<(u64, DocumentHandle)> = keys.collect();
        keys.sort_unstable();
        let mut stretches = Stretches::default();
        let mut start = 0;
        for alike in keys.chunk_by(|a, b| a.0 == b.0) {
            let end = start + alike.len() as u32;
            stretches.insert(alike[0].0, (start, end));
            start = end;
        }
        Self {
            stretches,
            documents: keys.into_iter().map(|(_, document)| document).collect(),
        }
    }

    /// Those of a hash, in the order of the texts.
    fn get(&self, key: &impl Hash) -> &[DocumentHandle] {
        let stretch = self.stretches.get(&hash(key));
        let stretch =
            stretch.and_then(|&(start, end)| self.documents.get(start as usize..end as usize));
        stretch.unwrap_or_default()
    }
}

impl Lookup {
    fn of(graph: &TraceGraph) -> Self {
        let numbers = graph
            .documents()
            .filter_map(|it| Some((hash(&it.id()?.parts_key()), it.handle())));
        let labels = graph.documents().map(|it| (hash(&it.label()), it.handle()));
        Self {
            numbers: List::of(numbers),
            labels: List::of(labels),
        }
    }
}

impl TraceGraph {
    fn lookup(&self) -> &Lookup {
        self.lookup.get_or_init(|| Lookup::of(self))
    }

    /// The documents that bear this number, whatever body, period or order of signs, in the
    /// order of the texts.
    ///
    /// Cost: constant; the first time n log n in the documents.
    pub fn find<'g>(&'g self, id: &'g DocumentId) -> impl Iterator<Item = Document<'g>> {
        let found = self.lookup().numbers.get(&id.parts_key()).iter();
        found
            .map(|&handle| self.document(handle))
            .filter(|document| document.id().is_some_and(|other| other.same_parts(id)))
    }

    /// The documents of a label, in the order of the texts. Cost: as [`find`](Self::find).
    pub(crate) fn labelled<'g>(&'g self, label: &'g str) -> impl Iterator<Item = Document<'g>> {
        let found = self.lookup().labels.get(&label).iter();
        found
            .map(|&handle| self.document(handle))
            .filter(move |document| document.label() == label)
    }

    /// The drafts that a text speaks of. Cost: as [`find`](Self::find), and a binary search.
    pub(crate) fn drafts_in(&self, input: usize) -> impl Iterator<Item = Document<'_>> {
        let all = self.lookup().labels.get(&"DRAFT");
        // Documents stand in the order of the texts.
        let of = move |&handle: &DocumentHandle| self.document(handle).first_input();
        let first = all.partition_point(|handle| of(handle) < Some(input));
        let own = all[first..].iter();
        let own = own.take_while(move |handle| of(handle) == Some(input));
        let own = own.map(|&handle| self.document(handle));
        own.filter(|document| document.state() == State::Draft)
    }

    /// The document of a [key](Document::key): `109-KH/HU`, `109-KH/HU#2`, `SELF`.
    ///
    /// Cost: as [`find`](Self::find), and the documents of the same label.
    ///
    /// ```
    /// # use doctrace::{Trace, graph::TraceGraph};
    /// let trace = Trace::read("Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023.")?;
    /// let graph = TraceGraph::build(trace.registry());
    /// assert!(graph.by_key("109-KH/HU").is_some_and(|it| it.date().is_some()));
    /// assert!(graph.by_key("109-KH/HU#2").is_none());
    /// # Ok::<(), doctrace::text::TextError>(())
    /// ```
    pub fn by_key(&self, key: &str) -> Option<Document<'_>> {
        let label = key.rsplit_once('#').map_or(key, |(label, _)| label);
        let found = self.lookup().labels.get(&label).iter();
        found
            .map(|&handle| self.document(handle))
            .find(|document| document.key() == key)
    }
}
