//! The text of a document with its map, as it grows.

use crate::error::{ReadError, Size};
use crate::options::Limits;
use crate::place::{Frame, Map, Part, Spot};

/// The text with its map, as it grows.
#[derive(Debug)]
pub(crate) struct Writer {
    text: String,
    spots: Vec<(u32, Spot)>,
    limits: Limits,
}

impl Writer {
    pub(crate) const fn new(limits: Limits) -> Self {
        Self {
            text: String::new(),
            spots: Vec::new(),
            limits,
        }
    }

    /// Says where what follows comes from.
    pub(crate) fn at(&mut self, spot: Spot) {
        let start = self.text.len() as u32;
        match self.spots.last_mut() {
            Some(last) if last.1 == spot => {}
            Some(last) if last.0 == start => last.1 = spot,
            _ => self.spots.push((start, spot)),
        }
    }

    pub(crate) fn push(&mut self, text: &str) -> Result<(), ReadError> {
        if self.text.len() + text.len() > self.limits.text_bytes.min(u32::MAX as usize) {
            return Err(ReadError::too_large(
                Size::Text,
                self.limits.text_bytes as u64,
            ));
        }
        self.text.push_str(text);
        Ok(())
    }

    /// Writes a row: cells between pipes, each with its place.
    pub(crate) fn row<'c>(
        &mut self,
        cells: impl Iterator<Item = (&'c str, Spot)>,
    ) -> Result<(), ReadError> {
        self.push("|")?;
        for (cell, spot) in cells {
            self.at(spot);
            self.push(" ")?;
            if !cell.is_empty() {
                self.push(cell)?;
                self.push(" ")?;
            }
            self.push("|")?;
        }
        self.push("\n")
    }

    pub(crate) fn done(mut self, frame: Frame, sheets: Vec<Option<String>>) -> (String, Map) {
        // Where a page is noted to begin, what stands before it is the first.
        if self.spots.iter().any(|(_, spot)| spot.page > 0) {
            for (_, spot) in &mut self.spots {
                if spot.page == 0 && matches!(spot.part, Part::Body | Part::TextBox(_)) {
                    spot.page = 1;
                }
            }
        }
        let mut map = Map {
            frame,
            sheets,
            spots: self.spots,
            lines: Vec::new(),
        };
        map.count_lines(&self.text);
        (self.text, map)
    }
}
