//! What had to be mended to read an identifier.
//!
//! The lenient parser reads what offices really write; this list says where that
//! differs from the official form, so that an audit can count sloppy identifiers and
//! a reader can check each mending.

use core::fmt;

use serde::{Deserialize, Serialize};

macro_rules! repairs {
    ($( $(#[$doc:meta])* $name:ident = $bit:literal, $code:literal; )*) => {
        /// A set of mendings, one bit each.
        ///
        /// ```
        /// use doctrace::id::{DocumentId, Repairs};
        ///
        /// let read = DocumentId::parse_lenient("94- KH/BTGDVTW")?;
        /// assert_eq!(read.id.to_string(), "94-KH/BTGDVTW");
        /// assert_eq!(read.repairs, Repairs::SPACE);
        /// # Ok::<(), doctrace::id::ParseIdError>(())
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct Repairs(u32);

        impl Repairs {
            $( $(#[$doc])* pub const $name: Self = Self(1 << $bit); )*

            const NAMES: &'static [(Self, &'static str)] = &[$((Self::$name, $code)),*];
        }
    };
}

repairs! {
    /// A blank inside: ordinary, no-break, thin or zero-width.
    SPACE = 0, "space";
    /// A line end inside.
    LINE_BREAK = 1, "line-break";
    /// A dash other than `-`.
    DASH = 2, "dash";
    /// A slash other than `/`.
    SLASH = 3, "slash";
    /// A letter that looks like Đ: Ð (U+00D0) or Ɖ (U+0189).
    ETH = 4, "look-alike-d";
    /// `TƯ` or `T.Ư` for `TW`.
    TRUNG_UONG = 5, "trung-uong";
    /// Letters in the wrong case: `Ctr`, `nq/tw`.
    CASE = 6, "case";
    /// Letters whose marks stand apart.
    DECOMPOSED = 7, "decomposed";
    /// A letter read as a digit: `1O` for `10`. Never certain.
    OCR_DIGIT = 8, "ocr-digit";
    /// Markdown marks or underscores inside.
    MARKUP = 9, "markup";
    /// A separator that is missing, doubled, or of neither family: `858CV/ĐUK`,
    /// `03/-CV/BCSĐ`, `72-NQ-TW`, `825/QĐ/TU`.
    SEPARATOR = 10, "separator";
    /// The slash between number and year is lost: `302017/NĐ-CP`. Never certain.
    LOST_SLASH = 11, "lost-slash";
    /// A year of two digits: `26/21/NĐ-CP`. Never certain.
    SHORT_YEAR = 12, "short-year";
    /// Words glued to the end: `15-NQ/ĐUĐẢNG CỘNG SẢN`.
    GLUED = 13, "glued";
    /// A plain D where the code has Đ: `QD-UBND`.
    PLAIN_D = 14, "plain-d";
    /// Read from a file name or an address: `18-nq-tw`. Never certain.
    FILE_NAME = 15, "file-name";
    /// The ordinal is blank in the text.
    BLANK_ORDINAL = 16, "blank-ordinal";
    /// Two numbers joined by a dash, `139-141-CTr/TU`: a range or two documents. Never
    /// certain.
    JOINED_NUMBERS = 17, "joined-numbers";
    /// A point between thousands: `1.234/QĐ-UBND`. Never certain.
    GROUPED_DIGITS = 18, "grouped-digits";
    /// A blank between digits, `41 7/QĐ-UBND`: number 417, or number 7 behind a number of
    /// something else. Never certain; where the words decide, the blank is a [`SPACE`](Self::SPACE).
    SPLIT_NUMBER = 19, "split-number";
    /// A unit or organ behind a dash with blanks or behind a dot, `12/QĐ-UBND - HC`,
    /// `2345/UBND.KT`, `30/TTr. SXD`: a part of the number, or of the sentence. Never certain.
    LOOSE_UNIT = 20, "loose-unit";
    /// Letters read as another one: `TVV` for `TW`. Never certain.
    OCR_LETTER = 21, "ocr-letter";
}

impl Repairs {
    /// Nothing mended.
    pub const NONE: Self = Self(0);

    /// The mendings that break the structure of a number (finding D07).
    pub const STRUCTURE: Self = Self(
        Self::SEPARATOR.0
            | Self::LOST_SLASH.0
            | Self::SHORT_YEAR.0
            | Self::OCR_DIGIT.0
            | Self::GROUPED_DIGITS.0
            | Self::SPLIT_NUMBER.0
            | Self::LOOSE_UNIT.0
            | Self::OCR_LETTER.0
            | Self::BLANK_ORDINAL.0,
    );

    /// The mendings that only concern characters (finding D12).
    pub const CHARACTERS: Self = Self(
        Self::DASH.0
            | Self::SLASH.0
            | Self::ETH.0
            | Self::CASE.0
            | Self::DECOMPOSED.0
            | Self::PLAIN_D.0,
    );

    /// The mendings that are likely but that the text does not decide.
    pub const DOUBTFUL: Self = Self(
        Self::OCR_DIGIT.0
            | Self::LOST_SLASH.0
            | Self::SHORT_YEAR.0
            | Self::FILE_NAME.0
            | Self::JOINED_NUMBERS.0
            | Self::GROUPED_DIGITS.0
            | Self::SPLIT_NUMBER.0
            | Self::LOOSE_UNIT.0
            | Self::OCR_LETTER.0
            | Self::BLANK_ORDINAL.0,
    );

    /// Whether nothing was mended.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all of `other` is in this set.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// What both sets hold.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in this set but not in `other`.
    #[must_use]
    pub const fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What either set holds.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The names of the mendings, in a fixed order: `space`, `dash` …
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES
            .iter()
            .filter(move |(bit, _)| self.contains(*bit))
            .map(|&(_, name)| name)
    }
}

impl core::ops::BitOrAssign for Repairs {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl core::ops::BitOr for Repairs {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.union(other)
    }
}

impl fmt::Debug for Repairs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.names()).finish()
    }
}
