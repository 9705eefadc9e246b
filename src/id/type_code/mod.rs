//! Types of documents and the codes that stand for them.
//!
//! A code is not a type: `QĐ` is written for *quyết định* and for *quy định*, `TT` for
//! *thông tri* and for *thông tư*. An identifier holds the code; which of its readings
//! holds, the words beside it say. Each row names its source.

mod rows;

use core::fmt;

use super::key::{Index, Key};
use super::vocabulary::{Confidence, Validity};
use super::{Code, Family};
use rows::ROWS;

macro_rules! document_types {
    ($( $variant:ident, $vi:literal, $en:literal, $source:literal; )*) => {
        /// A type of document, as Party and State rules list them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum DocumentType {
            $( #[doc = concat!($vi, " (", $en, ").")] $variant, )*
        }

        impl DocumentType {
            /// Every type, in declaration order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The Vietnamese name: "Nghị quyết".
            pub const fn vietnamese(self) -> &'static str {
                match self { $(Self::$variant => $vi,)* }
            }

            /// An English gloss: "resolution".
            pub const fn english(self) -> &'static str {
                match self { $(Self::$variant => $en,)* }
            }

            /// Which lists have the type, by the keys of [`vocabulary`](super::vocabulary).
            pub const fn source(self) -> &'static str {
                match self { $(Self::$variant => $source,)* }
            }
        }
    };
}

document_types! {
    Resolution, "Nghị quyết", "resolution", "399; NĐ30";
    Decision, "Quyết định", "decision", "399; NĐ30";
    Regulation, "Quy định", "regulation", "399; NĐ30";
    Directive, "Chỉ thị", "directive", "399; NĐ30";
    Conclusion, "Kết luận", "conclusion", "399";
    Statute, "Quy chế", "statute", "399; NĐ30";
    PartyCircular, "Thông tri", "Party circular", "399";
    Circular, "Thông tư", "circular", "Luật 2015";
    JointCircular, "Thông tư liên tịch", "joint circular", "Luật 2015";
    JointResolution, "Nghị quyết liên tịch", "joint resolution", "Luật 2015";
    Guidance, "Hướng dẫn", "guidance", "399; NĐ30";
    Notice, "Thông báo", "notice", "399; NĐ30";
    Communique, "Thông cáo", "communiqué", "399; NĐ30";
    Report, "Báo cáo", "report", "399; NĐ30";
    Plan, "Kế hoạch", "plan", "399; NĐ30";
    MasterPlan, "Quy hoạch", "master plan", "399";
    Programme, "Chương trình", "programme", "399; NĐ30";
    ActionProgramme, "Chương trình hành động", "action programme", "practice";
    Project, "Đề án", "project", "399; NĐ30";
    Option, "Phương án", "option", "399; NĐ30";
    Scheme, "Dự án", "scheme", "399; NĐ30";
    Submission, "Tờ trình", "submission", "399; NĐ30";
    OfficialLetter, "Công văn", "official letter", "399; NĐ30";
    Minutes, "Biên bản", "minutes", "399; NĐ30";
    Copy, "Bản sao", "copy", "HD36";
    Invitation, "Giấy mời", "invitation", "399; NĐ30";
    Decree, "Nghị định", "decree", "Luật 2015";
    Law, "Luật", "law", "Luật 2015";
    Ordinance, "Pháp lệnh", "ordinance", "Luật 2015";
    Order, "Lệnh", "order", "Luật 2015";
    Telegram, "Công điện", "telegram", "NĐ30";
    Consolidation, "Văn bản hợp nhất", "consolidated text", "PL 2012";
    Contract, "Hợp đồng", "contract", "NĐ30";
    Platform, "Cương lĩnh chính trị", "political platform", "399";
    Charter, "Điều lệ Đảng", "Party charter", "399";
    Strategy, "Chiến lược", "strategy", "399";
    Declaration, "Tuyên bố", "declaration", "399";
    Appeal, "Lời kêu gọi", "appeal", "399";
    IntroductionLetter, "Giấy giới thiệu", "letter of introduction", "399; NĐ30";
    Certificate, "Giấy chứng nhận", "certificate", "399";
    TravelPermit, "Giấy đi đường", "travel permit", "399";
    LeavePermit, "Giấy nghỉ phép", "leave permit", "399; NĐ30";
    TransferSlip, "Phiếu chuyển", "transfer slip", "399; NĐ30";
    SendingSlip, "Phiếu gửi", "sending slip", "399; NĐ30";
    NotificationSlip, "Phiếu báo", "notification slip", "NĐ30";
    PublicLetter, "Thư công", "public letter", "399; NĐ30";
    Memorandum, "Bản ghi nhớ", "memorandum", "NĐ30";
    Agreement, "Bản thỏa thuận", "agreement", "NĐ30";
    PowerOfAttorney, "Giấy ủy quyền", "power of attorney", "NĐ30";
    TrueCopy, "Bản sao y", "true copy", "NĐ30";
    Extract, "Bản trích sao", "extract", "NĐ30";
    Transcript, "Bản sao lục", "transcript", "NĐ30";
    DecreeLaw, "Sắc lệnh", "decree-law", "practice";
    Licence, "Giấy phép", "licence", "counted";
    Procedure, "Quy trình", "procedure", "practice";
}

impl DocumentType {
    /// The codes that may stand for the type, in the order of the table.
    ///
    /// ```
    /// use doctrace::id::DocumentType;
    ///
    /// let codes: Vec<_> = DocumentType::Regulation.codes().map(|row| row.code()).collect();
    /// assert_eq!(codes, ["QĐ", "QyĐ", "QĐi"]);
    /// ```
    pub fn codes(self) -> impl Iterator<Item = &'static TypeRow> {
        rows()
            .iter()
            .filter(move |row| row.readings.contains(&self))
    }

    /// Why no code stands for the type; `None` where one does.
    pub const fn uncoded(self) -> Option<&'static str> {
        match self {
            Self::Platform | Self::Charter => {
                Some("adopted by a congress and named by it, without a number")
            }
            Self::Strategy => Some("no code found; adopted or enclosed by another document"),
            Self::Declaration | Self::Appeal => Some("no code found; normally without a number"),
            _ => None,
        }
    }
}

/// A type code as the table knows it.
#[derive(Clone, Copy, Debug)]
pub struct TypeRow {
    pub(crate) code: &'static str,
    pub(crate) readings: &'static [DocumentType],
    pub(crate) family: Option<Family>,
    validity: Validity,
    pub(crate) source: &'static str,
    confidence: Confidence,
    note: &'static str,
}

impl TypeRow {
    /// The official letters, in their official case.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// What the code stands for, likeliest first.
    pub const fn readings(&self) -> &'static [DocumentType] {
        self.readings
    }

    /// Whose rules have it; `None` for both.
    pub const fn family(&self) -> Option<Family> {
        self.family
    }

    /// When the code was in use.
    pub const fn validity(&self) -> Validity {
        self.validity
    }

    /// Where the row comes from, by the keys of [`vocabulary`](super::vocabulary).
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// How far the source carries.
    pub const fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// Whether its numbers always have a year, so that digits without one have lost it.
    pub(crate) fn needs_year(&self) -> bool {
        matches!(self.code, "NĐ" | "TT" | "TTLT" | "NQLT")
    }

    /// What else a reader should know; often empty.
    pub const fn note(&self) -> &'static str {
        self.note
    }
}

const COUNT: usize = ROWS.len();

static INDEX: Index<COUNT> = {
    let mut codes = [""; COUNT];
    let mut row = 0;
    while row < COUNT {
        codes[row] = ROWS[row].code;
        row += 1;
    }
    Index::new(&codes)
};

/// The table.
pub(super) const fn rows() -> &'static [TypeRow] {
    ROWS
}

/// The code of a type, as an identifier has it: `NQ`, `CTr`, or letters that no table
/// knows, kept as written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeCode(Code);

impl TypeCode {
    pub(crate) fn new(letters: &str) -> Self {
        Self(Code::new(letters))
    }

    pub(crate) const fn of_row(row: &'static TypeRow) -> Self {
        Self(Code::of_table(&row.code))
    }

    /// The letters.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// What the code stands for, likeliest first; empty for a code that no table knows.
    ///
    /// ```
    /// use doctrace::id::{DocumentId, DocumentType};
    ///
    /// let id: DocumentId = "66-QĐ/TW".parse()?;
    /// assert_eq!(
    ///     id.type_code().unwrap().readings(),
    ///     [DocumentType::Decision, DocumentType::Regulation],
    /// );
    /// # Ok::<(), doctrace::id::ParseIdError>(())
    /// ```
    pub fn readings(&self) -> &'static [DocumentType] {
        self.row().map_or(&[], |row| row.readings)
    }

    /// The rule that has this code, where a table knows it.
    pub fn source(&self) -> Option<&'static str> {
        self.row().map(|row| row.source)
    }

    /// Whose rules have this code; `None` for both or for unknown ones.
    pub fn family(&self) -> Option<Family> {
        self.row().and_then(|row| row.family)
    }

    /// When the code was in use; `None` for unknown ones.
    pub fn validity(&self) -> Option<Validity> {
        self.row().map(|row| row.validity)
    }

    /// All that the table knows of the code. Only the official case counts: `CTR` is
    /// unknown here, and the parser mends it.
    pub fn row(&self) -> Option<&'static TypeRow> {
        find(self.as_str()).filter(|row| row.code == self.as_str())
    }
}

/// The row whose code these letters are, whatever their case. `Đ` counts as itself.
pub(crate) fn find(letters: &str) -> Option<&'static TypeRow> {
    INDEX.find(letters).map(|row| &ROWS[row])
}

/// The row of a key, and which of its letters are small.
#[inline]
pub(super) fn of_key(key: Key) -> Option<(&'static TypeRow, u32)> {
    INDEX.row(key).map(|row| (&ROWS[row], INDEX.small(row)))
}

impl fmt::Debug for TypeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for TypeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn official_case_is_found_whatever_the_case() {
        for row in rows() {
            for letters in [row.code.to_uppercase(), row.code.to_lowercase()] {
                assert_eq!(find(&letters).map(TypeRow::code), Some(row.code));
            }
        }
        assert!(find("QD").is_none());
        assert!(find("").is_none());
    }
}
