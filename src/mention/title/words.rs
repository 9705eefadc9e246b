//! What titles, and the words around them, begin and end with.

use std::sync::LazyLock;

use crate::text::{Cues, Phrases};

/// Where the words of a clause stand that is no longer the title.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Clause {
    /// Anywhere: "có hiệu lực", "trong đó".
    Anywhere,
    /// Behind a comma or "và": "…, xác định rõ nhiệm vụ", but "phương pháp xác định giá đất".
    Joined,
    /// Behind "và": "… và để bảo đảm", but "kinh phí, để bảo đảm".
    And,
    /// Nowhere: a longer word that begins as one of the others does.
    No,
}

/// Verbs with which the subject of a document begins where "về" is left out.
#[rustfmt::skip]
pub(super) static VERBS: Cues = Cues::of("ban hành | quy định | qui định | sửa đổi | bổ sung | phê duyệt | hướng dẫn | thông qua | \
     thành lập | điều chỉnh | phân bổ | tiếp tục | công bố | kiện toàn | bãi bỏ | thí điểm | \
     lãnh đạo | một số | tăng cường | đẩy mạnh | giao | chấp thuận | thỏa thuận | chi tiết | \
     đính chính | hủy bỏ | thay thế | nâng cao | phát động | tổ chức lại | đổi tên | \
     xử phạt | xếp hạng | công nhận | cho phép | đồng ý | phân quyền | phân cấp | \
     quản lý và | quản lý, | tổ chức thực hiện");

/// Verbs that end another document: "A thay thế B" is said of A, it is not A's title.
pub(super) static ENDS_OTHERS: Cues = Cues::of("thay thế | bãi bỏ | hủy bỏ");

/// The words with which a new clause begins, by where they must stand.
#[rustfmt::skip]
pub(super) static CLAUSES: LazyLock<Phrases<Clause>> = LazyLock::new(|| {
    let anywhere = [
        "có hiệu lực", "hiệu lực từ", "được sửa đổi", "đã được", "được thay thế", "được bổ sung", "sau đây gọi", "trong đó", "đồng thời", "hết hiệu lực", "tiếp tục có", "tiếp tục được",
        "gồm các", "bao gồm", "cụ thể như sau", "như sau", "đã ban hành", "nay là", "thay cho", "để khắc phục", "qua đó", "góp phần", "phấn đấu", "đã sửa", "chưa ban hành", "do đó", "theo đó",
        "thành các chương trình", "thành các nhiệm vụ", "thành các kế hoạch", "theo quy định tại luật này", "theo quy định tại nghị định này", "theo quy định tại nghị quyết này", "theo quy định tại quyết định này", "theo quy định tại thông tư này",
        "thì", "với lý do", "với chủ trương", "theo tinh thần", "vừa được", "vừa ban hành", "nêu rõ", "cho thấy", "cho biết", "đã nêu", "đã quy định", "đã đề ra", "sẽ được", "nhưng",
    ];
    let joined = [
        "xác định", "nhất là", "đặc biệt là", "hiện", "tuy nhiên", "do", "vì vậy", "đến nay", "trên cơ sở", "căn cứ", "theo", "có trách nhiệm", "thể hiện", "sau khi", "dưới sự",
    ];
    let no = ["hiện đại", "hiện hành", "hiện có", "hiện hữu"];
    let and = [
        "để", "căn cứ", "có", "đã", "được", "đang", "sẽ", "các văn bản", "các quy định", "quy định khác", "quy định pháp luật", "quy định của pháp luật", "pháp luật khác", "văn bản khác", "yêu cầu của", "thực tế", "đề nghị của",
    ];
    let rows = anywhere.map(|words| (words, Clause::Anywhere)).into_iter();
    Phrases::new(
        rows.chain(joined.map(|words| (words, Clause::Joined)))
            .chain(and.map(|words| (words, Clause::And)))
            .chain(no.map(|words| (words, Clause::No))),
    )
});

/// What titles begin with that lay rules down for one field or several.
pub(super) static LAYS_DOWN: Cues = Cues::of("quy định | qui định | hướng dẫn | xử phạt | sửa đổi");

/// Fields of rules that begin as a clause might.
pub(super) static FIELDS: Cues = Cues::of("trình tự | báo cáo viên");

/// Words behind which a provision belongs to the sentence.
pub(super) static LEADS_PROVISION: Cues =
    Cues::of("tại | của | theo | và | hoặc | từ | đến | với | trong | ở | nêu | điểm | khoản");

/// What names the title in the line below a document: "- **Tên:** …".
pub(super) static NAMES: Cues = Cues::of(
    "tên | tên gọi | tên văn bản | tên đầy đủ | trích yếu | trích yếu nội dung | \
     nội dung trích yếu | tiêu đề",
);

/// Words with which something is said of a thing.
pub(super) static PREDICATES: Cues =
    Cues::of("theo | quy định tại | phải | đã | sẽ | được giảm | chưa | cần");

/// The units that places are listed by.
pub(super) static PLACES: Cues =
    Cues::of("tỉnh | thành phố | huyện | quận | thị xã | xã | phường | thị trấn");

/// What is done with a document before a body, behind a comma: "sửa đổi Quyết định số … về …,
/// trình Thủ tướng Chính phủ trong quý IV".
pub(super) static PUTS: Cues = Cues::of("trình | báo cáo | đề nghị | gửi");

/// What a bracket holds that is not part of the title.
#[rustfmt::skip]
pub(super) static ASIDES: Cues = Cues::of("ban hành | sau đây | gọi tắt | sửa | đã | được | thay | căn cứ | kèm theo | khóa | mẫu | \
     đính kèm | có | ngày | số");

/// What a bracket behind a document says that is no title.
#[rustfmt::skip]
pub(super) static REMARKS: Cues = Cues::of("bản | theo | trừ | trước | sau | trong đó | nếu | chi tiết | xem | từ | trích | \
     phụ lục | phần | toàn văn | nay là | cũ | gồm | bao gồm | tại | do | của | không | \
     chưa | đang | dự thảo | tài liệu | thay mặt | nhiệm kỳ | đối với | hiệu lực | còn | \
     hết | như | và | lần | tức | cụ thể | báo cáo | văn bản | gửi");

pub(super) static EXPLAINS: Cues =
    Cues::of("quy định | qui định | hướng dẫn | phân cấp | phân quyền");

/// Words that go on with what was said of a document, or with the sentence that it stands in.
#[rustfmt::skip]
pub(super) static GOES_ON: Cues = Cues::of("kỳ họp | khóa | nhiệm kỳ | được | đã | có | do | theo | trong | tại | để | nhằm | và | \
     cùng | khi | sau | trước | từ | đến | gồm | bao gồm | với | cho | là | nay | chưa | \
     không | đang | sẽ | phải | cần | căn cứ | yêu cầu | đề nghị | chỉ đạo | kèm | trình | \
     báo cáo | gửi | nêu | như | trên cơ sở | làm | giao | cụ thể | đồng thời | tức | thì | \
     mà | nhưng | nếu | thuộc | của | bằng | cũng | bị | số | ngày | tháng | năm | kể | hết | \
     các | những | tổ chức | chủ trì | phối hợp");

#[rustfmt::skip]
pub(super) static STATES: Cues = Cues::of("hiệu lực | có hiệu lực | còn hiệu lực | hết hiệu lực | đã hết");

/// Words that lead in the date of a document.
pub(super) static DATES: Cues =
    Cues::of("ban hành | được ban hành | ký | ký ban hành | thông qua | được thông qua");

#[rustfmt::skip]
pub(super) static ACTS: Cues = Cues::of("ban hành | đã | báo cáo | tổ chức | triển khai | xây dựng | yêu cầu | chỉ đạo | chưa | \
     đang | sẽ | kịp thời | tiếp tục | cụ thể hóa | quyết định | có | đề nghị | giao | \
     thống nhất | trình bày | hướng dẫn | kết luận");

/// What is said of a document behind the comma of its title, before another document: ", cụ thể hóa
/// Kết luận số …".
pub(super) static CARRIES: Cues = Cues::of(
    "cụ thể hóa | để cụ thể hóa | nhằm cụ thể hóa | thực hiện | để thực hiện | nhằm thực hiện | \
     triển khai | triển khai thực hiện | gắn với | ban hành để thực hiện | \
     ban hành để cụ thể hóa | ban hành nhằm thực hiện",
);

/// Who acts where several do that are not named, beside the units of the ladder.
pub(super) static OTHERS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let others = [
        "địa phương",
        "cấp ủy",
        "cấp",
        "ngành",
        "sở",
        "đơn vị",
        "cơ quan",
    ];
    Phrases::new(others.map(|words| (words, ())))
});

/// What a place is said to have come to, behind "đã".
pub(super) static REACHES: Cues = Cues::of("đạt | được | có | hoàn thành");
