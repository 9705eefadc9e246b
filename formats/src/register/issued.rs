//! Registers as the library's own values.

use std::collections::BTreeMap;

use doctrace::id::DocumentId;
use doctrace::registry::{Register, RegisterRow, RowState};

use super::heading::plain;
use super::{Fault, FaultKind, RegisterTable};
use crate::place::SheetCell;

/// What the words for a document's state mean.
fn state(words: &str) -> Option<RowState> {
    Some(match plain(words).as_str() {
        "" | "da ban hanh" | "con hieu luc" | "con" | "da phat hanh" | "hieu luc" | "issued" => {
            RowState::Issued
        }
        "khong ban hanh" | "huy" | "huy so" | "da huy" | "bo so" | "de trong" | "void" => {
            RowState::Void
        }
        "da thay the" | "da duoc thay the" | "bi thay the" | "thay the" | "replaced" => {
            RowState::Replaced
        }
        "bi bai bo" | "da bi bai bo" | "bai bo" | "het hieu luc" | "da bai bo" | "repealed" => {
            RowState::Repealed
        }
        _ => return None,
    })
}

/// A register as the library takes it, and where its rows stand.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Book {
    /// The register.
    pub register: Register,
    /// The cell with the number of each row.
    pub places: Vec<SheetCell>,
}

/// The rows of a sheet as registers, one for each series and issuer, and the rows that
/// cannot be: numbers that are none, states that are not known (the row is left out, since
/// taking it as issued would be a guess).
///
/// The registers cover no stated days and are not declared complete: only their keeper can
/// say so. The cost is one parse for each row.
pub fn registers(table: &RegisterTable) -> (Vec<Book>, Vec<Fault>) {
    let mut books: BTreeMap<(String, Option<String>), Book> = BTreeMap::new();
    let mut faults = Vec::new();
    for row in &table.rows {
        let Ok(id) = row.number.value.parse::<DocumentId>() else {
            faults.push(Fault::new(
                FaultKind::BadNumber,
                row.number.place.clone(),
                row.number.value.clone(),
            ));
            continue;
        };
        let words = row.state.as_ref();
        let Some(state) = words.map_or(Some(RowState::Issued), |words| state(&words.value)) else {
            faults.extend(
                words.map(|it| {
                    Fault::new(FaultKind::UnknownState, it.place.clone(), it.value.clone())
                }),
            );
            continue;
        };
        let series = id.series().clone();
        let issuer = row.issuer.as_ref().map(|it| it.value.clone());
        let mut entry = RegisterRow::new(id, row.date.as_ref().map(|it| it.value));
        entry.state = state;
        entry.title = row.title.as_ref().map(|it| it.value.clone());
        let book = books
            .entry((series.clone(), issuer.clone()))
            .or_insert_with(|| {
                let mut register = Register::new(series);
                register.body = issuer;
                Book {
                    register,
                    places: Vec::new(),
                }
            });
        book.register.rows.push(entry);
        book.places.push(row.number.place.clone());
    }
    (books.into_values().collect(), faults)
}
