//! What comes out: a text, the map back, and what to know of both.

use crate::encoding::Decoded;
use crate::error::ReadError;
use crate::kind::Kind;
use crate::place::{Map, Place};
use crate::register::RegisterTable;
use crate::warning::Warning;

/// A file as text.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Document {
    /// What the file is, told by its bytes.
    pub kind: Kind,
    /// The text. Paragraphs and rows are lines, ended by `\n`. A plain file in UTF-8 comes
    /// out as it is, less its byte order mark.
    pub text: String,
    /// The encoding, where the file is text: plain, CSV or HTML.
    pub encoding: Option<Decoded>,
    /// What a reader should know of the text.
    pub warnings: Vec<Warning>,
    /// The registers of a spreadsheet, in order.
    pub registers: Vec<RegisterTable>,
    /// The files of an archive, in its order. An archive has no text of its own.
    pub members: Vec<Member>,
    pub(crate) map: Map,
}

/// One file of an archive.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Member {
    /// Its name in the archive, with `/` between folders. A name that leads out of the
    /// archive is shown as it stands there, and the file is not read.
    pub name: String,
    /// What was read.
    pub read: Result<Document, ReadError>,
}

impl Document {
    pub(crate) const fn new(kind: Kind) -> Self {
        Self {
            kind,
            text: String::new(),
            encoding: None,
            warnings: Vec::new(),
            registers: Vec::new(),
            members: Vec::new(),
            map: Map {
                frame: crate::place::Frame::Lines,
                sheets: Vec::new(),
                spots: Vec::new(),
                lines: Vec::new(),
            },
        }
    }

    /// Where a byte of [`text`](Self::text) lies for a person. An offset past the end counts
    /// as the end, one within a character as its first byte.
    ///
    /// Cost: two binary searches, and a walk over the line up to the offset.
    pub fn locate(&self, offset: usize) -> Place {
        self.map.locate(&self.text, offset)
    }

    /// The map alone, to keep when the text is let go; see [`Map::place`].
    pub fn into_map(self) -> Map {
        self.map
    }
}
