//! Types of documents and the codes that stand for them.
//!
//! A code is not a type: `QĐ` is written for *quyết định* and for *quy định*, `TT` for
//! *thông tri* and for *thông tư*. An identifier holds the code; which of its readings
//! holds, the words beside it say. Each row names its source.

use core::fmt;

use super::{Code, Family};

macro_rules! document_types {
    ($( $variant:ident, $vi:literal, $en:literal; )*) => {
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
        }
    };
}

document_types! {
    Resolution, "Nghị quyết", "resolution";
    Decision, "Quyết định", "decision";
    Regulation, "Quy định", "regulation";
    Directive, "Chỉ thị", "directive";
    Conclusion, "Kết luận", "conclusion";
    Statute, "Quy chế", "statute";
    PartyCircular, "Thông tri", "Party circular";
    Circular, "Thông tư", "circular";
    JointCircular, "Thông tư liên tịch", "joint circular";
    JointResolution, "Nghị quyết liên tịch", "joint resolution";
    Guidance, "Hướng dẫn", "guidance";
    Notice, "Thông báo", "notice";
    Communique, "Thông cáo", "communiqué";
    Report, "Báo cáo", "report";
    Plan, "Kế hoạch", "plan";
    MasterPlan, "Quy hoạch", "master plan";
    Programme, "Chương trình", "programme";
    ActionProgramme, "Chương trình hành động", "action programme";
    Project, "Đề án", "project";
    Option, "Phương án", "option";
    Scheme, "Dự án", "scheme";
    Submission, "Tờ trình", "submission";
    OfficialLetter, "Công văn", "official letter";
    Minutes, "Biên bản", "minutes";
    Copy, "Bản sao", "copy";
    Invitation, "Giấy mời", "invitation";
    Decree, "Nghị định", "decree";
    Law, "Luật", "law";
    Ordinance, "Pháp lệnh", "ordinance";
    Order, "Lệnh", "order";
    Telegram, "Công điện", "telegram";
    Consolidation, "Văn bản hợp nhất", "consolidated text";
    Contract, "Hợp đồng", "contract";
}

/// A code as a table knows it.
#[derive(Debug)]
pub(crate) struct TypeRow {
    /// Official letters, in their official case.
    pub(crate) code: &'static str,
    /// What it stands for, likeliest first.
    pub(crate) readings: &'static [DocumentType],
    /// Whose rules have it; `None` for both.
    pub(crate) family: Option<Family>,
    /// Where the row comes from.
    pub(crate) source: &'static str,
}

use DocumentType as T;

macro_rules! rows {
    ($( $code:literal, [$($reading:ident),+], $family:expr, $source:literal; )*) => {
        &[$(TypeRow {
            code: $code,
            readings: &[$(T::$reading),+],
            family: $family,
            source: $source,
        }),*]
    };
}

const BOTH: Option<Family> = None;
const PARTY: Option<Family> = Some(Family::Party);
const STATE: Option<Family> = Some(Family::State);

/// The known codes. Sources: HD36 (Hướng dẫn 36-HD/VPTW, 2018), HD05 (Hướng dẫn
/// 05-HD/VPTW, 2026), NĐ30 (Nghị định 30/2020/NĐ-CP, Phụ lục III), Luật 2015 (80/2015/QH13).
pub(crate) const ROWS: &[TypeRow] = rows! {
    "NQ", [Resolution], BOTH, "HD36; NĐ30";
    "QĐ", [Decision, Regulation], BOTH, "HD36; HD05; NĐ30";
    "QĐi", [Regulation], PARTY, "HD36, used 4/2018 to 2019";
    "QyĐ", [Regulation], BOTH, "NĐ30; leaks into Party use";
    "CT", [Directive], BOTH, "HD36; NĐ30";
    "KL", [Conclusion], PARTY, "HD36";
    "QC", [Statute], BOTH, "HD36; NĐ30";
    "TT", [Circular, PartyCircular], BOTH, "HD36; Luật 2015";
    "HD", [Guidance], BOTH, "HD36; NĐ30";
    "TB", [Notice], BOTH, "HD36; NĐ30";
    "TC", [Communique], BOTH, "HD36; NĐ30";
    "BC", [Report], BOTH, "HD36; NĐ30";
    "KH", [Plan], BOTH, "HD36; NĐ30";
    "QH", [MasterPlan], BOTH, "HD36";
    "CTr", [Programme], BOTH, "HD36; NĐ30";
    "CTrHĐ", [ActionProgramme], BOTH, "practice";
    "ĐA", [Project], BOTH, "HD36; NĐ30";
    "PA", [Option], BOTH, "HD36; NĐ30";
    "DA", [Scheme], BOTH, "HD36; NĐ30";
    "TTr", [Submission], BOTH, "HD36; NĐ30";
    "CV", [OfficialLetter], PARTY, "HD36";
    "BB", [Minutes], BOTH, "HD36; NĐ30";
    "BS", [Copy], PARTY, "HD36";
    "GM", [Invitation], BOTH, "NĐ30; practice";
    "NĐ", [Decree], STATE, "Luật 2015";
    "L", [Law, Order], STATE, "practice";
    "PL", [Ordinance], STATE, "Luật 2015";
    "CĐ", [Telegram], STATE, "NĐ30";
    "HĐ", [Contract], STATE, "NĐ30";
    "VBHN", [Consolidation], STATE, "Pháp lệnh 01/2012/UBTVQH13";
    "TTLT", [JointCircular], STATE, "Luật 2015";
    "NQLT", [JointResolution], STATE, "Luật 2015";
};

/// The code of a type, as an identifier has it: `NQ`, `CTr`, or letters that no table
/// knows, kept as written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeCode(Code);

impl TypeCode {
    pub(crate) fn new(letters: &str) -> Self {
        Self(Code::new(letters))
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

    fn row(&self) -> Option<&'static TypeRow> {
        ROWS.iter().find(|row| row.code == self.as_str())
    }
}

/// The row whose code these letters are, whatever their case. `Đ` counts as itself.
pub(crate) fn find(letters: &str) -> Option<&'static TypeRow> {
    ROWS.iter().find(|row| row.code == letters).or_else(|| {
        ROWS.iter().find(|row| {
            row.code.len() == letters.len() && row.code.to_uppercase() == letters.to_uppercase()
        })
    })
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
