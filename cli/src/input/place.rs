//! Where a person finds, in the file itself, what stands at a byte of its text.

use std::collections::BTreeMap;

use doctrace::registry::Register;
use doctrace::report::{Evidence, Locator, Phrase, Report};
use doctrace_formats::{Kind, Lang, Map, Place, SheetCell};

/// The maps of all inputs that are not lines of text.
#[derive(Debug, Default)]
pub(crate) struct Places {
    maps: BTreeMap<String, Map>,
    rows: Rows,
}

/// Where the rows of registers stand, by the register's name, the row's number in it from 1 and what
/// it lists. A register kept in two files has two rows of a number.
#[derive(Debug, Default)]
pub(crate) struct Rows(BTreeMap<(String, u32, String), Vec<Locator>>);

impl Rows {
    /// Keeps the places of a register's rows; the first of them is the row `first`, from 0.
    pub(crate) fn keep(
        &mut self,
        file: &str,
        register: &Register,
        first: usize,
        cells: &[SheetCell],
    ) {
        let name = register.name();
        for (at, (row, cell)) in (first..).zip(register.rows[first..].iter().zip(cells)) {
            let mut locator = locator(&Place::from(cell.clone()));
            locator.words.vi = format!("{file}, {}", locator.words.vi);
            locator.words.en = format!("{file}, {}", locator.words.en);
            let key = (name.clone(), at as u32 + 1, row.number.to_string());
            self.0.entry(key).or_default().push(locator);
        }
    }

    /// Takes over those of others.
    pub(crate) fn append(&mut self, other: Self) {
        for (key, places) in other.0 {
            self.0.entry(key).or_default().extend(places);
        }
    }

    /// The place of a row, where one alone can be meant.
    fn of(&self, evidence: &Evidence) -> Option<Locator> {
        let key = (
            evidence.input.clone(),
            evidence.line,
            evidence.quote.clone(),
        );
        match &self.0.get(&key)?[..] {
            [one] => Some(one.clone()),
            _ => None,
        }
    }
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
        if self.rows.0.is_empty() {
            return;
        }
        let waived = report.waived.iter_mut().map(|row| &mut row.finding);
        let findings = report.findings.iter_mut().chain(waived);
        let places = findings.flat_map(|row| &mut row.evidence);
        let decided = report.documents.iter_mut().flat_map(|row| &mut row.decided);
        for place in places.chain(decided) {
            if place.locator.is_none() {
                place.locator = self.rows.of(place).map(Box::new);
            }
        }
    }

    /// Where rows of registers stand.
    pub(crate) fn rows(&mut self) -> &mut Rows {
        &mut self.rows
    }

    /// The same of one place.
    pub(crate) fn tell_one(&self, evidence: &mut Evidence) {
        let found = self.of(&evidence.input, evidence.start);
        if let Some(found) = found.or_else(|| self.rows.of(evidence)) {
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
