//! Two codes for one type: when `08-QĐi/TW` may be written `08-QĐ/TW`.
//!
//! *Quy định* had three codes in thirty years: `QĐ` as *quyết định* has it, `QĐi` for a
//! while, `QyĐ` on the State's side. Two identifiers that differ in nothing else may name
//! one document, but only on days on which both codes were in use. They are never *the
//! same* for it: decision 8 and regulation 8 of one term are two papers.

use chrono::NaiveDate;

use super::vocabulary::Validity;
use super::{DocumentId, DocumentType, TypeCode};

impl DocumentId {
    /// The type as which two identifiers may be one document although their type codes
    /// differ: all other parts agree, both codes stand for the type, and both were in use
    /// on the day. Without a day the codes are taken to meet where their windows do.
    ///
    /// `None` where the codes are equal, and where the identifiers are different for
    /// another reason.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use doctrace::id::{DocumentId, DocumentType};
    ///
    /// let short: DocumentId = "08-QĐ/TW".parse()?;
    /// let long: DocumentId = "08-QĐi/TW".parse()?;
    /// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    /// assert_eq!(
    ///     long.alias_of(&short, day(2018, 10, 25)),
    ///     Some(DocumentType::Regulation),
    /// );
    /// assert_eq!(long.alias_of(&short, day(2022, 6, 16)), None);
    /// # Ok::<(), doctrace::id::ParseIdError>(())
    /// ```
    pub fn alias_of(&self, other: &Self, day: Option<NaiveDate>) -> Option<DocumentType> {
        let (mine, theirs) = (self.type_code.as_ref()?, other.type_code.as_ref()?);
        if mine == theirs || self.ordinal.is_none() {
            return None;
        }
        let alike = self.untyped_key() == other.untyped_key();
        if !alike || !meet(mine, theirs, day) {
            return None;
        }
        mine.readings()
            .iter()
            .copied()
            .find(|reading| theirs.readings().contains(reading))
    }
}

impl TypeCode {
    /// Whether another code stands for one of its types.
    pub(crate) fn has_alias(&self) -> bool {
        self.readings()
            .iter()
            .any(|kind| kind.codes().nth(1).is_some())
    }
}

/// Whether two codes were in use at one time: on the day, or ever.
fn meet(mine: &TypeCode, theirs: &TypeCode, day: Option<NaiveDate>) -> bool {
    let (Some(mine), Some(theirs)) = (mine.validity(), theirs.validity()) else {
        return false;
    };
    if let Some(day) = day {
        return mine.contains(day) && theirs.contains(day);
    }
    let ends_before = |one: Validity, other: Validity| {
        one.to()
            .zip(other.from())
            .is_some_and(|(to, from)| to < from)
    };
    !ends_before(mine, theirs) && !ends_before(theirs, mine)
}
