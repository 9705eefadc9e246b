//! Where a person finds, in the file itself, what stands at a byte of its text.

use std::collections::BTreeMap;

use doctrace::report::{Evidence, Locator, Phrase, Report};
use doctrace_formats::{Kind, Lang, Map, Place};

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
        if !self.maps.is_empty() {
            report.locate(|input, start| self.of(input, start));
        }
    }

    /// The same of one place.
    pub(crate) fn tell_one(&self, evidence: &mut Evidence) {
        if let Some(found) = self.of(&evidence.input, evidence.start) {
            evidence.locator = Some(Box::new(found));
        }
    }

    fn of(&self, input: &str, start: u32) -> Option<Locator> {
        // The second document of a file is `name#2`; its places are counted in the file.
        let map = self.maps.get(input).or_else(|| {
            let (file, part) = input.rsplit_once('#')?;
            let part = part.bytes().all(|byte| byte.is_ascii_digit());
            self.maps.get(file).filter(|_| part)
        })?;
        Some(locator(&map.place(start as usize)))
    }
}

/// A place of a file as the report has it.
pub(crate) fn locator(place: &Place) -> Locator {
    let words = Phrase::new(place.words(Lang::Vi), place.words(Lang::En));
    let mut locator = Locator::new(words);
    locator.page = place.page;
    locator.paragraph = place.paragraph;
    if let Some(cell) = &place.sheet {
        locator.sheet.clone_from(&cell.sheet);
        locator.cell = Some(cell.reference());
    } else if let Some(cell) = place.cell {
        locator.cell = Some(format!("{}:{}", cell.row, cell.column));
    }
    locator
}
