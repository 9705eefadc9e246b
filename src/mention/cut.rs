//! What reading left out, and where.
//!
//! Every stretch that is read is bounded, so that no text can run away with the time.
//! Where a bound cuts something that the text says, or where the text itself does not say
//! where a thing ends, the place is kept: nothing is dropped in silence.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// What was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CutKind {
    /// A quotation beside a document that is not closed in its paragraph, or not within
    /// 1,200 bytes: the document has no title.
    Quotation,
    /// A title without quotes that goes on behind what is read of one: it is cut short.
    Title,
    /// A row of a table that is longer than 4,000 bytes, or stands further than 64,000 bytes
    /// below its headings: the cells that were not reached give nothing.
    Row,
    /// A list of documents of which each is said to answer others: beyond 64, a document is
    /// not joined to each of them.
    List,
    /// The list behind a count, of more than 200 lines: it was not counted.
    Count,
    /// The number of a short form whose full form stands more than 64 full forms before
    /// it and is no longer remembered: it is no mention.
    Short,
    /// Words between two documents that were too many to be read, where what stands before them
    /// says what somebody is to do with the first: nothing is said of it.
    Gap,
}

impl CutKind {
    /// The name in machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quotation => "quotation",
            Self::Title => "title",
            Self::Row => "row",
            Self::List => "list",
            Self::Count => "count",
            Self::Short => "short",
            Self::Gap => "gap",
        }
    }
}

/// One place where something was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cut {
    /// What was cut.
    pub kind: CutKind,
    /// The words there: the quotation's first, the title as far as it was read, the document
    /// of the row or of the list, the count.
    pub span: Span,
}
