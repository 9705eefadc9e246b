//! Where a person finds, in the file itself, what stands at a byte of its text.

use std::collections::BTreeMap;

use doctrace::report::{Evidence, Phrase, Report};
use doctrace_formats::{Kind, Lang, Map};

/// The maps of all inputs that are not lines of text.
#[derive(Debug, Default)]
pub(crate) struct Places {
    maps: BTreeMap<String, Map>,
}

impl Places {
    /// Keeps the map of an input. Text has lines and columns, which the report has already.
    pub(crate) fn keep(&mut self, name: &str, kind: Kind, map: Map) {
        if kind != Kind::Text {
            self.maps.insert(name.to_owned(), map);
        }
    }

    /// Says of every place that the report shows what a person sees there.
    pub(crate) fn tell(&self, report: &mut Report) {
        if self.maps.is_empty() {
            return;
        }
        for evidence in report.evidence_mut() {
            self.tell_one(evidence);
        }
    }

    /// The same of one place.
    pub(crate) fn tell_one(&self, evidence: &mut Evidence) {
        // What has no words quoted is the file as a whole.
        if evidence.place.is_some() || evidence.quote.is_empty() {
            return;
        }
        // The second document of a file is `name#2`; its places are counted in the file.
        let name = &evidence.input;
        let map = self.maps.get(name).or_else(|| {
            let (file, part) = name.rsplit_once('#')?;
            let part = part.bytes().all(|byte| byte.is_ascii_digit());
            self.maps.get(file).filter(|_| part)
        });
        if let Some(map) = map {
            let at = evidence.start as usize;
            let place = map.place(at, evidence.line, evidence.column);
            evidence.place = Some(Phrase::new(place.words(Lang::Vi), place.words(Lang::En)));
        }
    }
}
