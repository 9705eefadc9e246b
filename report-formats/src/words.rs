//! The renderers' own words, in both languages side by side: a word without one of them does not
//! compile. What a rule says comes with the finding; what a document says is never translated.

use doctrace::report::{CellState, Lang};

macro_rules! words {
    ($($name:ident: $vi:literal, $en:literal;)*) => {
        /// A word or sentence of the renderers.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Word { $($name),* }

        impl Word {
            /// Its words in a language.
            pub(crate) const fn of(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::Vi) => $vi, (Self::$name, Lang::En) => $en,)*
                }
            }
        }

        /// Every word by its name, for templates.
        pub(crate) const ALL: &[(&str, Word)] = &[$((stringify!($name), Word::$name)),*];
    };
}

words! {
    Title: "Báo cáo đối chiếu văn bản", "Document trace report";
    Summary: "Tóm tắt", "Summary";
    Period: "Kỳ báo cáo", "Period";
    AsOf: "Tính đến ngày", "As of";
    Unknown: "không rõ", "unknown";
    Inputs: "Tệp", "Inputs";
    Read: "Đã đọc", "Read";
    NotRead: "Không đọc được", "Not read";
    NothingRead: "Chưa đọc được văn bản nào: không có gì để kiểm tra.", "No text was read: nothing to check.";
    Mentions: "Lượt nêu văn bản", "Mentions";
    Bytes: "Byte", "Bytes";
    Documents: "Văn bản", "Documents";
    Document: "Văn bản", "Document";
    Relations: "Quan hệ", "Relations";
    Relation: "Quan hệ", "Relation";
    Chains: "Chuỗi thực hiện", "Chains";
    Chain: "Chuỗi", "Chain";
    ChainsCut: "Danh sách chuỗi bị cắt; số văn bản còn chuỗi khác", "The list of chains is cut; documents with more";
    Coverage: "Mức độ thực hiện", "Coverage";
    CoverageNote: "Số văn bản cấp trên đã được cụ thể hóa.", "How many directives are answered.";
    Strict: "Đã ban hành, số không bị trùng", "Issued, number not contested";
    Lenient: "Kể cả văn bản bị trùng số", "With contested numbers";
    WithDrafts: "Kể cả dự thảo", "With drafts";
    Findings: "Phát hiện", "Findings";
    Finding: "Phát hiện", "Finding";
    NoFindings: "Không có phát hiện nào.", "No findings.";
    Matrix: "Cơ quan nào đã thực hiện văn bản nào", "Which body has answered which directive";
    MatrixShort: "Bảng đối chiếu", "Matrix";
    MatrixEmpty: "Không văn bản nào được nêu là để thực hiện văn bản khác.", "No document is said to carry out another.";
    Legend: "Chú thích", "Legend";
    NotAsked: "không yêu cầu, chưa thấy", "not asked, none seen";
    Directive: "Văn bản cấp trên", "Directive";
    Body: "Cơ quan", "Body";
    Bodies: "Cơ quan", "Bodies";
    OpenBody: "chưa rõ cơ quan", "body not known";
    Answered: "Đã thực hiện", "Answered";
    Page: "trang", "page";
    Todo: "Việc còn phải làm", "What is to do";
    TodoBy: "Việc còn phải làm theo từng cơ quan", "What is to do, by body";
    NothingTodo: "Không còn việc nào.", "Nothing is left to do.";
    DoMissing: "chưa có văn bản thực hiện", "no answer yet";
    DoDraft: "mới có dự thảo: hoàn thiện và ban hành", "only a draft: finish and issue it";
    DoContested: "số văn bản bị trùng: kiểm tra sổ đăng ký văn bản", "its number is contested: check the register";
    DoUnknown: "chưa rõ: kiểm tra lại", "open: look it up";
    Due: "Hạn", "Due";
    Overdue: "quá hạn", "overdue";
    DaysLate: "ngày", "days";
    Why: "Căn cứ", "Why";
    Repair: "Cách xử lý", "Repair";
    Readings: "Cách hiểu", "Readings";
    Follows: "Hệ quả của", "Follows from";
    Place: "Tại", "At";
    Places: "Chỗ", "Places";
    Fingerprint: "Dấu nhận dạng", "Fingerprint";
    MorePlaces: "chỗ nữa", "more";
    Short: "Các phát hiện còn lại, theo mã (xem từng phát hiện: --show findings)", "Other findings, by code (each of them: --show findings)";
    ShortPlain: "Các phát hiện còn lại, theo mã", "Other findings, by code";
    Waived: "Đã được chấp nhận", "Accepted";
    Series: "Dãy số văn bản", "Series of numbers";
    SeriesNote: "Số chưa thấy chưa chắc là số bị thiếu: chỉ sổ đăng ký văn bản mới cho biết.", "A number not seen is not proven missing: only a register can tell.";
    Seen: "Số đã thấy", "Seen";
    Holes: "Số chưa thấy", "Not seen";
    None: "không có", "none";
    Lags: "Số ngày từ văn bản cấp trên đến văn bản thực hiện", "Days from directive to answer";
    LagsShort: "Khoảng cách", "Lags";
    Step: "Bước", "Step";
    Pairs: "Số cặp", "Pairs";
    Median: "Trung vị", "Median";
    Quartile1: "Tứ phân vị dưới", "Lower quartile";
    Quartile3: "Tứ phân vị trên", "Upper quartile";
    Least: "Ít nhất", "Least";
    Most: "Nhiều nhất", "Most";
    Days: "ngày", "days";
    Undated: "chưa rõ ngày", "undated";
    ThisText: "văn bản này", "this text";
    Draft: "dự thảo", "draft";
    Code: "Mã", "Code";
    Name: "Tên", "Name";
    Severity: "Mức", "Severity";
    Subjects: "Về", "About";
    Line: "Dòng", "Line";
    Column: "Cột", "Column";
    Quote: "Câu chữ", "Words";
    State: "Tình trạng", "State";
    Level: "Cấp", "Level";
    Type: "Loại", "Type";
    Date: "Ngày", "Date";
    DateFrom: "Từ ngày", "From";
    DateTo: "Đến ngày", "To";
    Issuer: "Nơi ban hành", "Issuer";
    Term: "Khóa", "Term";
    DocumentTitle: "Trích yếu", "Title";
    Doubt: "Chỗ còn ngờ", "Doubt";
    Candidates: "Có thể là", "May be";
    Answers: "Văn bản thực hiện", "Answers";
    From: "Từ", "From";
    To: "Đến", "To";
    Kind: "Quan hệ", "Relation";
    Certainty: "Độ chắc", "Certainty";
    Asked: "Được yêu cầu", "Asked";
    Yes: "có", "yes";
    No: "không", "no";
    Key: "Mã văn bản", "Key";
    Number: "Số, ký hiệu", "Number";
    WhyNot: "Vì sao", "Why not";
    Registers: "Sổ đăng ký văn bản", "Registers";
    KeptBy: "Cơ quan giữ sổ", "Kept by";
    Complete: "Được xác nhận là đủ", "Declared complete";
    RowCount: "Số dòng", "Rows";
    Met: "Gặp trong văn bản", "Met in the texts";
    Organ: "Ký hiệu", "Code of organ";
    Missing: "Bao nhiêu số", "How many";
    Reason: "Lý do", "Reason";
    Who: "Người quyết định", "By";
    Until: "Đến ngày", "Until";
    Graph: "Sơ đồ văn bản", "Graph of documents";
    GraphNote: "Mỗi ô là một văn bản, xếp theo cấp; mũi tên đi lên văn bản được thực hiện.", "Each box is a document, by level; arrows lead up to what it carries out.";
    GraphKeys: "Kéo để di chuyển, lăn chuột hoặc phím + − để phóng to thu nhỏ, 0 để xem toàn bộ, phím mũi tên để dịch.", "Drag to move, wheel or + − to zoom, 0 for all, arrow keys to shift.";
    Timeline: "Theo thời gian", "Timeline";
    TimelineNote: "Mỗi chấm là một văn bản vào ngày ban hành; đường nối đi từ văn bản cấp trên đến văn bản thực hiện, kèm số ngày.", "Each dot is a document on its day; lines lead from a directive to its answer, with the days between.";
    Texts: "Văn bản đã đọc", "Texts";
    SelfCheck: "Quy tắc chưa chạy vì thiếu dữ liệu", "Rules that stayed silent for want of data";
    Lacks: "Còn thiếu", "Lacks";
    Search: "Tìm (không cần dấu)", "Search (accents optional)";
    SearchGraph: "Tìm văn bản trong sơ đồ", "Find a document in the graph";
    All: "tất cả", "all";
    Shown: "đang hiện", "shown";
    ShowMore: "Hiện thêm", "Show more";
    Close: "Đóng", "Close";
    Theme: "Sáng/tối", "Light/dark";
    Language: "English", "Tiếng Việt";
    SkipLink: "Đến nội dung", "Skip to content";
    Print: "In", "Print";
    PrintBody: "In trang của cơ quan này", "Print this body's page";
    BodyPages: "Trang của từng cơ quan", "A page for each body";
    Contents: "Mục lục", "Contents";
    ZoomIn: "Phóng to", "Zoom in";
    ZoomOut: "Thu nhỏ", "Zoom out";
    ZoomAll: "Xem toàn bộ", "Show all";
    FilterCode: "Lọc theo mã", "Filter by code";
    FilterSeverity: "Lọc theo mức", "Filter by severity";
    FilterBody: "Lọc theo cơ quan", "Filter by body";
    NoMatch: "Không có phát hiện nào khớp.", "No finding matches.";
    NoScript: "Trình duyệt không chạy tập lệnh: phần lọc, tìm và xem chi tiết không dùng được; các bảng và phát hiện vẫn đầy đủ.", "Scripts are off: filter, search and details do not work; tables and findings are whole.";
    LevelOpen: "chưa rõ cấp", "level not known";
    Cell: "Chi tiết", "Details";
    Go: "Đến", "Go to";
}

/// The mark of a state in a table of bodies by directives; letters in Latin script where a sign
/// would not tell.
pub(crate) const fn mark(state: CellState, lang: Lang) -> &'static str {
    match (state, lang) {
        (CellState::Proven, _) => "✓",
        (CellState::Contested, _) => "≠",
        (CellState::Draft, Lang::Vi) => "dt",
        (CellState::Draft, Lang::En) => "dr",
        (CellState::Waived, _) => "~",
        (CellState::Missing, _) => "✗",
        (CellState::NotDue, _) => "○",
        (CellState::Void, _) => "∅",
        (CellState::Superseded, _) => "»",
        (CellState::Unknown, _) => "?",
    }
}

/// The words for how a body stands with a directive.
pub(crate) const fn state(state: CellState, lang: Lang) -> &'static str {
    match (state, lang) {
        (CellState::Proven, Lang::Vi) => "đã ban hành",
        (CellState::Proven, Lang::En) => "issued",
        (CellState::Contested, Lang::Vi) => "bị trùng số",
        (CellState::Contested, Lang::En) => "number contested",
        (CellState::Draft, Lang::Vi) => "dự thảo",
        (CellState::Draft, Lang::En) => "draft",
        (CellState::Waived, Lang::Vi) => "được chấp nhận",
        (CellState::Waived, Lang::En) => "accepted as it is",
        (CellState::Missing, Lang::Vi) => "chưa có",
        (CellState::Missing, Lang::En) => "missing",
        (CellState::NotDue, Lang::Vi) => "chưa đến hạn",
        (CellState::NotDue, Lang::En) => "not due",
        (CellState::Void, Lang::Vi) => "nguồn hết hiệu lực",
        (CellState::Void, Lang::En) => "directive no longer in force",
        (CellState::Superseded, Lang::Vi) => "nguồn đã được thay thế",
        (CellState::Superseded, Lang::En) => "directive replaced",
        (CellState::Unknown, Lang::Vi) => "chưa rõ",
        (CellState::Unknown, Lang::En) => "open",
    }
}

/// The mark of a pair that nobody asked for and that no text tells of.
pub(crate) const NOT_ASKED: &str = "–";

/// What a body has to do where it stands so; `None` where nothing.
pub(crate) const fn duty(state: CellState) -> Option<Word> {
    match state {
        CellState::Missing => Some(Word::DoMissing),
        CellState::Draft => Some(Word::DoDraft),
        CellState::Contested => Some(Word::DoContested),
        CellState::Unknown => Some(Word::DoUnknown),
        _ => None,
    }
}

/// The words for a relation between two documents; one that is not known stays as it is.
pub(crate) fn relation(kind: &str, lang: Lang) -> &str {
    match (kind, lang) {
        ("implements", Lang::Vi) => "thực hiện",
        ("concretises", Lang::Vi) => "cụ thể hóa",
        ("based_on", Lang::Vi) => "căn cứ",
        ("responds_to", Lang::Vi) => "trả lời",
        ("guides", Lang::Vi) => "hướng dẫn",
        ("details", Lang::Vi) => "quy định chi tiết",
        ("amends", Lang::Vi) => "sửa đổi",
        ("supplements", Lang::Vi) => "bổ sung",
        ("replaces", Lang::Vi) => "thay thế",
        ("repeals", Lang::Vi) => "bãi bỏ",
        ("annuls", Lang::Vi) => "hủy bỏ",
        ("suspends", Lang::Vi) => "ngưng hiệu lực",
        ("extends", Lang::Vi) => "gia hạn",
        ("corrects", Lang::Vi) => "đính chính",
        ("consolidates", Lang::Vi) => "hợp nhất",
        ("reviews", Lang::Vi) => "tổng kết",
        ("disseminates", Lang::Vi) => "quán triệt",
        ("enclosed_in", Lang::Vi) => "kèm theo",
        ("reports_on", Lang::Vi) => "báo cáo về",
        ("cites", Lang::Vi) => "dẫn",
        ("based_on", Lang::En) => "based on",
        ("responds_to", Lang::En) => "responds to",
        ("enclosed_in", Lang::En) => "enclosed in",
        ("reports_on", Lang::En) => "reports on",
        (other, _) => other,
    }
}

/// The words for how a document is known.
pub(crate) fn document_state(name: &str, lang: Lang) -> &str {
    match (name, lang) {
        ("own", Lang::Vi) => "văn bản đã đọc",
        ("own", Lang::En) => "a text that was read",
        ("declared", Lang::Vi) => "đã ban hành",
        ("declared", Lang::En) => "declared issued",
        ("cited", Lang::Vi) => "được dẫn",
        ("draft", Lang::Vi) => "dự thảo",
        (other, _) => other,
    }
}
