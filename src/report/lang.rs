//! The two languages a report is shown in, and its own words in both.
//!
//! One table holds every label with both wordings side by side, so a label without
//! one of them does not compile. What a rule says comes in both languages with the
//! finding ([`Phrase`]); what a document says is never translated.

use core::fmt;
use core::str::FromStr;

use chrono::NaiveDate;

use super::{CellState, ChainStatus, PeriodSource, Phrase, Severity};

/// A language of the report.
///
/// ```
/// use doctrace::report::Lang;
/// # fn main() -> Result<(), doctrace::report::LangError> {
/// assert_eq!("vi".parse::<Lang>()?, Lang::Vi);
/// assert_eq!(Lang::En.to_string(), "en");
/// assert_eq!(
///     "fr".parse::<Lang>().unwrap_err().to_string(),
///     "unknown language `fr`; expected vi or en",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: &'static [Self] = &[Self::Vi, Self::En];

    /// The code, as in `--lang`: `vi`, `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// A date as people write it: `02/02/2023` in Vietnamese, `2023-02-02` in English.
    pub fn date(self, date: NaiveDate) -> String {
        match self {
            Self::Vi => date.format("%d/%m/%Y").to_string(),
            Self::En => date.format("%Y-%m-%d").to_string(),
        }
    }

    /// A whole number with its thousands set apart: `22.477` or `22,477`.
    pub fn number(self, number: u64) -> String {
        let digits = number.to_string();
        let mut out = String::with_capacity(digits.len() * 4 / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                out.push(match self {
                    Self::Vi => '.',
                    Self::En => ',',
                });
            }
            out.push(digit);
        }
        out
    }

    /// The sign before the tenths.
    pub const fn decimal(self) -> char {
        match self {
            Self::Vi => ',',
            Self::En => '.',
        }
    }

    /// A figure with at most one tenth: `85,5` or `85.5`, and `146`.
    pub fn tenths(self, value: f64) -> String {
        let text = format!("{value:.1}");
        match text.strip_suffix(".0") {
            Some(whole) => whole.to_owned(),
            None => text.replace('.', &self.decimal().to_string()),
        }
    }

    /// The days between the documents of a chain, from the lowest step up: `85 + 146 ngày`; empty
    /// where no step has a figure.
    pub fn lags(self, lags: &[Option<i64>]) -> String {
        if lags.iter().all(Option::is_none) {
            return String::new();
        }
        let figure = |lag: &Option<i64>| lag.map_or_else(|| "?".to_owned(), |it| it.to_string());
        let figures: Vec<String> = lags.iter().map(figure).collect();
        format!("{} {}", figures.join(" + "), Label::Days.text(self))
    }

    /// The words for a step between two levels by its name in machine output: `Trung ương → tỉnh`
    /// for `central_to_province`; one that is not known stays as it is.
    pub fn step(self, name: &str) -> String {
        let words = |(from, to)| Some(format!("{} → {}", level(from, self)?, level(to, self)?));
        let known = name.split_once("_to_").and_then(words);
        known.unwrap_or_else(|| name.to_owned())
    }

    /// The words for a severity.
    pub const fn severity(self, severity: Severity) -> &'static str {
        self::severity(severity, self)
    }

    /// The words for how a chain or a source stands.
    pub const fn status(self, status: ChainStatus) -> &'static str {
        self::status(status, self)
    }

    /// The words for a step of the ladder by its name in machine output; one that is not known
    /// stays as it is.
    pub fn level(self, name: &str) -> &str {
        level(name, self).unwrap_or(name)
    }

    /// The sentence in this language.
    pub fn of(self, phrase: &Phrase) -> &str {
        match self {
            Self::Vi => &phrase.vi,
            Self::En => &phrase.en,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Lang {
    type Err = LangError;

    fn from_str(code: &str) -> Result<Self, LangError> {
        Self::ALL
            .iter()
            .copied()
            .find(|lang| lang.code() == code)
            .ok_or_else(|| LangError(code.into()))
    }
}

/// A language code other than `vi` and `en`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown language `{0}`; expected vi or en")]
pub struct LangError(Box<str>);

macro_rules! labels {
    ($($name:ident: $vi:literal, $en:literal;)*) => {
        /// A label of the report.
        #[derive(Clone, Copy, Debug)]
        pub(super) enum Label { $($name),* }

        impl Label {
            /// Its words in a language.
            pub(super) const fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::Vi) => $vi, (Self::$name, Lang::En) => $en,)*
                }
            }
        }
    };
}

labels! {
    Title: "Báo cáo đối chiếu văn bản", "Document trace report";
    Period: "Kỳ báo cáo", "Period";
    Unknown: "không rõ", "unknown";
    Read: "Đã đọc", "Read";
    NotRead: "Không đọc được", "Not read";
    AllRead: "Không có: mọi đầu vào đều đã được đọc.", "None: every input was read.";
    InputName: "Tệp", "Input";
    Input: "đầu vào", "input";
    Inputs: "đầu vào", "inputs";
    Byte: "byte", "byte";
    Bytes: "byte", "bytes";
    Mention: "lượt nêu văn bản", "mention";
    Mentions: "lượt nêu văn bản", "mentions";
    Documents: "Văn bản", "Documents";
    Relations: "Quan hệ", "Relations";
    Chains: "Chuỗi thực hiện", "Chains";
    ChainsNote:
        "Mũi tên đi từ văn bản thực hiện lên văn bản được thực hiện; số ngày tính từ văn bản trên đến văn bản dưới.",
        "An arrow leads from the answer up to what it answers; days run from the upper document to the lower.";
    Chain: "Chuỗi", "Chain";
    Dates: "Ngày", "Dates";
    Undated: "chưa rõ ngày", "undated";
    Days: "ngày", "days";
    Lag: "Khoảng cách", "Lag";
    Status: "Tình trạng", "Status";
    Coverage: "Mức độ thực hiện", "Coverage";
    Sources: "Văn bản phải cụ thể hóa", "Sources to be answered";
    Strict: "Đã ban hành, số không bị trùng", "Issued, number not contested";
    Lenient: "Kể cả văn bản bị trùng số", "With contested numbers";
    WithDrafts: "Kể cả dự thảo", "With drafts";
    Measure: "Cách tính", "Counted";
    Count: "Số lượng", "Count";
    PerCent: "Tỷ lệ", "Per cent";
    Source: "Văn bản cấp trên", "Source";
    Answers: "Văn bản thực hiện", "Answers";
    Lags: "Số ngày từ văn bản cấp trên đến văn bản thực hiện", "Days from source to answer";
    Step: "Bước", "Step";
    Pairs: "Số cặp", "Pairs";
    Median: "Trung vị", "Median";
    Quartiles: "Tứ phân vị", "Quartiles";
    Obligations: "Nhiệm vụ theo từng cơ quan", "Duties by body";
    Group: "Nhóm", "Group";
    Due: "Hạn", "Due";
    Waived: "Phát hiện đã được chấp nhận", "Findings accepted";
    Who: "Người quyết định", "By";
    Until: "Đến ngày", "Until";
    Range: "Ít nhất – nhiều nhất", "Min – max";
    Series: "Dãy số văn bản", "Series of numbers";
    SeriesNote:
        "Số chưa thấy chưa chắc là số bị thiếu: chỉ sổ đăng ký văn bản mới cho biết.",
        "A number not seen is not proven missing: only a register can tell.";
    SeriesName: "Dãy", "Series";
    Body: "Cơ quan", "Body";
    Seen: "Số đã thấy", "Seen";
    Holes: "Số chưa thấy", "Not seen";
    HoleCount: "Bao nhiêu số", "How many";
    NoHoles: "không có", "none";
    Registers: "Sổ đăng ký văn bản", "Registers";
    RegisterRows: "sổ văn bản, số dòng", "register, rows";
    KeptBy: "Cơ quan giữ sổ", "Kept by";
    Complete: "Được xác nhận là đủ", "Declared complete";
    Covers: "Thời gian", "Days";
    AllDays: "không giới hạn", "without limit";
    Rows: "Số dòng", "Rows";
    Met: "Gặp trong văn bản", "Met in the texts";
    Yes: "có", "yes";
    No: "không", "no";
    Findings: "Phát hiện", "Findings";
    Todo: "Việc cần làm", "What to do";
    NothingLoud: "Không có lỗi, không có cảnh báo.", "No errors and no warnings.";
    Whole: "Chung", "In general";
    Follow: "Kéo theo", "Entails";
    Rest: "Xem thêm", "More to see";
    See: "xem", "see";
    Further: "nữa", "more";
    NoFindings: "Không có phát hiện nào.", "No findings.";
    Severity: "Mức", "Severity";
    Code: "Mã", "Code";
    Name: "Tên", "Name";
    Subjects: "Về", "About";
    Why: "Căn cứ", "Why";
    Readings: "Cách hiểu", "Readings";
    Repair: "Cách xử lý", "Repair";
    Where: "Tại", "At";
    Consequence: "Hệ quả của", "Follows from";
    Fingerprint: "Dấu nhận dạng", "Fingerprint";
    SelfCheck: "Tự kiểm tra: quy tắc chưa chạy vì thiếu dữ liệu", "Self-check: rules that stayed silent for want of data";
    NoSilent: "Không có: không quy tắc nào phải bỏ qua.", "None: no rule had to stay silent.";
    Lacks: "Còn thiếu", "Lacks";
    Reason: "Lý do", "Reason";
    NoReason: "không rõ lý do", "no reason given";
    Nothing: "không có gì để kiểm tra", "n/a, nothing to check";
    NotApplicable: "n/a", "n/a";
    More: "chỗ nữa, xem bản JSON", "more, see the JSON";
    This: "văn bản này", "this text";
    Draft: "dự thảo", "draft";
}

/// The words for a severity; one that is not known stays as it is.
pub(super) const fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Vi) => "lỗi",
        (Severity::Warning, Lang::Vi) => "cảnh báo",
        (Severity::Note, Lang::Vi) => "lưu ý",
        (Severity::Info, Lang::Vi) => "thông tin",
        (_, Lang::En) => severity.name(),
    }
}

/// The words for a status.
pub(super) const fn status(status: ChainStatus, lang: Lang) -> &'static str {
    match (status, lang) {
        (ChainStatus::Proven, Lang::Vi) => "đã ban hành",
        (ChainStatus::Proven, Lang::En) => "proven",
        (ChainStatus::Contested, Lang::Vi) => "bị trùng số",
        (ChainStatus::Contested, Lang::En) => "contested",
        (ChainStatus::Draft, Lang::Vi) => "dự thảo",
        (ChainStatus::Draft, Lang::En) => "draft",
        (ChainStatus::Missing, Lang::Vi) => "chưa có",
        (ChainStatus::Missing, Lang::En) => "missing",
    }
}

/// The words for how a source stands with a body.
pub(super) const fn cell(state: CellState, lang: Lang) -> &'static str {
    match lang {
        Lang::En => state.name(),
        Lang::Vi => match state {
            CellState::Proven => "đã ban hành",
            CellState::Contested => "bị trùng số",
            CellState::Draft => "dự thảo",
            CellState::Waived => "được chấp nhận",
            CellState::Missing => "chưa có",
            CellState::NotDue => "chưa đến hạn",
            CellState::Void => "nguồn hết hiệu lực",
            CellState::Superseded => "nguồn đã được thay thế",
            CellState::Unknown => "chưa rõ",
        },
    }
}

/// The words for what a group of pairs is by.
pub(super) fn group(by: &str, lang: Lang) -> &str {
    match (by, lang) {
        ("source", Lang::Vi) => "văn bản",
        ("body", Lang::Vi) => "cơ quan",
        ("level", Lang::Vi) => "cấp",
        ("series", Lang::Vi) => "dãy số",
        (other, _) => other,
    }
}

/// The words for where a period comes from.
pub(super) const fn period_source(source: PeriodSource, lang: Lang) -> &'static str {
    match (source, lang) {
        (PeriodSource::Given, Lang::Vi) => "do người dùng nêu",
        (PeriodSource::Given, Lang::En) => "as given",
        (PeriodSource::Title, Lang::Vi) => "theo tiêu đề văn bản",
        (PeriodSource::Title, Lang::En) => "from the title of the text",
    }
}

/// The words for a level of the ladder; none for a name that is not one.
pub(super) fn level(name: &str, lang: Lang) -> Option<&'static str> {
    let level = crate::id::Level::ALL
        .iter()
        .find(|level| level.name() == name)?;
    Some(match lang {
        Lang::Vi => level.vietnamese(),
        Lang::En => level.name(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_follow_the_language() {
        assert_eq!(Lang::Vi.number(1_234_567), "1.234.567");
        assert_eq!(Lang::En.number(22_477), "22,477");
        assert_eq!(Lang::Vi.tenths(85.5), "85,5");
        assert_eq!(Lang::En.tenths(146.0), "146");
        assert_eq!(Lang::Vi.step("central_to_province"), "Trung ương → tỉnh");
        assert_eq!(Lang::En.step("sideways"), "sideways");
        assert_eq!(Lang::Vi.lags(&[Some(85), None]), "85 + ? ngày");
        assert_eq!(Lang::Vi.lags(&[None]), "");
    }
}
