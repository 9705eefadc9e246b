//! The words that letterheads are made of.

use std::sync::LazyLock;

use crate::id::Level;
use crate::text::{Cues, Key, Phrases, key, key_list, keys};

/// What a row of the front matter holds.
#[derive(Clone, Copy)]
pub(super) enum Field {
    Number,
    Date,
    Issuer,
    /// Where it was issued: a body, or a town.
    Place,
    Subject,
    Type,
}

pub(super) const SO: Key = key("số");
pub(super) const NGAY: Key = key("ngày");
pub(super) const THANG: Key = key("tháng");
pub(super) const NAM: Key = key("năm");
pub(super) static ABOUT: LazyLock<[Box<[Key]>; 2]> = LazyLock::new(|| ["v/v", "về việc"].map(keys));
pub(super) static FIELDS_WORDS: LazyLock<Vec<(Box<[Key]>, Field)>> = LazyLock::new(|| {
    FIELDS
        .iter()
        .map(|(words, field)| (keys(words), *field))
        .collect()
});
pub(super) static TYPES_WORDS: LazyLock<Vec<Box<[Key]>>> =
    LazyLock::new(|| TYPES.split('|').map(keys).collect());
pub(super) const CARRYING: [Key; 2] = key_list(["thực", "hiện"]);
pub(super) const OF: Key = key("của");
/// "SỞ".
pub(super) const DEPARTMENT: Key = key("sở");
/// "QUY ĐỊNH CHUNG": a chapter.
pub(super) const GENERAL: Key = key("chung");
pub(super) const REPORT: [Key; 2] = key_list(["báo", "cáo"]);
pub(super) const BASIS: [Key; 2] = key_list(["căn", "cứ"]);
/// Behind a number they tell that it is cited.
pub(super) const CITES: [Key; 3] = key_list(["của", "về", "quy"]);
/// What begins the text below a letterhead.
pub(super) static STARTS: Cues = Cues::of(
    "căn cứ | thực hiện | kính gửi | kính trình | thi hành | trên cơ sở | theo | điều 1 | \
     sau | nơi nhận | xét đề nghị | xét tờ trình",
);
/// The heads of names of bodies, and the level that they tell.
pub(super) static BODIES: LazyLock<Phrases<Option<Level>>> = LazyLock::new(|| {
    Phrases::new([
        (
            "ban chấp hành trung ương | bộ chính trị | ban bí thư | chính phủ | thủ tướng chính phủ | \
     quốc hội | ủy ban thường vụ quốc hội | chủ tịch nước | bộ | tổng cục | \
     văn phòng chính phủ | thanh tra chính phủ",
            Some(Level::Central),
        ),
        ("đảng bộ tỉnh | tỉnh ủy | sở", Some(Level::Province)),
        (
            "đảng bộ thành phố | đảng bộ | thành ủy | ban chấp hành | ban thường vụ | \
     ủy ban nhân dân | ubnd | hội đồng nhân dân | hđnd | thường trực | ban | văn phòng | \
     ủy ban kiểm tra | ủy ban | hội đồng | mặt trận | ubmttq | công an | bộ chỉ huy | \
     bộ tư lệnh | phòng | trường | đoàn | hội | liên đoàn | công đoàn | tỉnh đoàn | \
     huyện đoàn | cơ quan | thanh tra | cục | chi cục | trung tâm | viện | tòa án | \
     bệnh viện | học viện | bảo hiểm | kho bạc | ngân hàng | tổng công ty | tập đoàn | \
     công ty | tổ | đài | báo | khoa | tiểu ban | đảng đoàn | quân ủy",
            None,
        ),
        (
            "đảng bộ huyện | đảng bộ quận | đảng bộ thị xã | huyện ủy | quận ủy | thị ủy",
            Some(Level::District),
        ),
        (
            "đảng bộ xã | đảng bộ phường | đảng ủy",
            Some(Level::Commune),
        ),
        ("chi ủy | chi bộ", Some(Level::Cell)),
    ])
});
/// Heads that are no whole name: a committee's name follows on the next line.
pub(super) static BOARDS: Cues =
    Cues::of("ban chấp hành | ban thường vụ | thường trực | bch | btv | ban thường trực");
/// What a board on the line above belongs to.
pub(super) static PARTIES: Cues = Cues::of(
    "đảng bộ | đảng ủy | tỉnh ủy | thành ủy | huyện ủy | quận ủy | thị ủy | chi bộ | đoàn | \
     hội | công đoàn | ủy ban | hội đồng nhân dân",
);
/// Bodies whose unit tells their level.
pub(super) static RANKED: Cues = Cues::of(
    "ủy ban | ubnd | hội đồng nhân dân | hđnd | đảng bộ | ban chấp hành | ban thường vụ | \
     thường trực | thành ủy | mặt trận | ubmttq",
);
/// The units of the ladder, behind the head of a name.
pub(super) static UNITS: LazyLock<Phrases<Option<Level>>> = LazyLock::new(|| {
    Phrases::new([
        ("tỉnh", Some(Level::Province)),
        ("huyện | quận | thị xã", Some(Level::District)),
        ("xã | phường | thị trấn | đặc khu", Some(Level::Commune)),
        ("thành phố | tp", None),
    ])
});
/// Who signs or decides: "CHỦ TỊCH ỦY BAN NHÂN DÂN".
pub(super) static POSTS: Cues = Cues::of(
    "chủ tịch | phó chủ tịch | bộ trưởng | thủ tướng | giám đốc | chánh văn phòng | bí thư | \
     hiệu trưởng | trưởng ban | cục trưởng | tổng giám đốc | thống đốc | khóa | tm | kt | \
     tl | t / m | k / t | t / l",
);
/// Stamps and notes among the lines of a letterhead.
pub(super) static STAMPS: Cues = Cues::of(
    "dự thảo | hỏa tốc | khẩn | thượng khẩn | mật | tối mật | tuyệt mật | bản sao | \
     tài liệu | mẫu | phụ lục | biểu | thông tin văn bản | mục lục | văn bản | công báo",
);
/// A line that ends with one goes on, and one that begins with one goes on from above.
pub(super) static JOINTS: Cues = Cues::of(
    "và | của | về | tại | trong | cho | với | các | những | đối với | trên | theo | từ | \
     đến | do | bằng | để | nhằm | cấp | thuộc | - | ,",
);
/// What begins a further line of a title in capitals.
pub(super) static FURTHER: Cues = Cues::of(
    "và | của | về | tại | trong | cho | với | các | trên địa bàn | theo | từ | đến | năm | \
     giai đoạn | nhiệm kỳ | thuộc | quý | tháng | 6 tháng | 9 tháng | phương hướng | \
     nhiệm vụ | thực hiện",
);
/// What begins a title that ends with a point.
pub(super) static SUBJECTS: Cues = Cues::of(
    "về | v / v | kết quả | tình hình | công tác | thực hiện | triển khai | tổng kết | \
     sơ kết | ban hành | phê duyệt | tổ chức | quy định | tăng cường",
);
/// "(Ban hành kèm theo Quyết định số …)" below a title.
pub(super) static ENCLOSED: Cues = Cues::of("ban hành kèm theo | kèm theo | đính kèm");
/// "Dưới đây là toàn văn …:", "Mẫu số 01": what follows is shown, not said.
pub(super) static SHOWN: Cues = Cues::of(
    "toàn văn | nguyên văn | dưới đây | như sau | sau đây | trích | ví dụ | mẫu | nội dung",
);
/// "Mẫu số 01", "Phụ lục II": the head of a form or of an annex.
pub(super) static FORMS: Cues = Cues::of("mẫu số | mẫu | phụ lục | biểu mẫu | biểu số");
const FIELDS: &[(&str, Field)] = &[
    ("số hiệu", Field::Number),
    ("số ký hiệu", Field::Number),
    ("ký hiệu", Field::Number),
    ("số văn bản", Field::Number),
    ("ngày ban hành", Field::Date),
    ("ngày ký", Field::Date),
    ("ngày văn bản", Field::Date),
    ("cơ quan ban hành", Field::Issuer),
    ("nơi ban hành", Field::Place),
    ("cơ quan", Field::Issuer),
    ("trích yếu", Field::Subject),
    ("nội dung trích yếu", Field::Subject),
    ("tiêu đề", Field::Subject),
    ("loại văn bản", Field::Type),
    ("thể loại", Field::Type),
];

/// The types of Quy định 399-QĐ/TW, of Nghị định 30/2020/NĐ-CP and of the laws, as a title has
/// them.
const TYPES: &str = "báo cáo | kế hoạch | chương trình | nghị quyết | quyết định | quy định | chỉ thị | \
     kết luận | quy chế | hướng dẫn | thông báo | thông cáo | đề án | dự án | quy hoạch | \
     tờ trình | phương án | biên bản | biên bản họp | biên bản làm việc | biên bản hội nghị | \
     thông tri | thông tư | thông tư liên tịch | nghị định | công điện | luật | bộ luật | \
     pháp lệnh | chương trình hành động | công văn | giấy mời | giấy mời họp | giấy phép | \
     giấy chứng nhận | giấy giới thiệu | giấy ủy quyền | phiếu chuyển | phiếu gửi | \
     lời kêu gọi | tuyên bố";
