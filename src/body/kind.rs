//! The words that bodies' names are made of: heads of bodies, kinds of bodies, what departments
//! are for, units of the land, and abbreviations.
//!
//! All rows are from what offices write (key "practice"); the fields of departments are those of
//! the ministries, and of Nghị định 24/2014/NĐ-CP with Nghị định 45/2025/NĐ-CP.

use std::sync::LazyLock;

use crate::text::{Cues, Phrases};

/// What stands behind the words of a kind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    /// A unit of the land, or nothing: "Ủy ban nhân dân | tỉnh".
    Unit,
    /// A place's own name, a unit, or nothing: "Tỉnh ủy | Lào Cai".
    Place,
    /// Another kind or a unit; alone it is no whole name: "Văn phòng | UBND tỉnh", "Đảng ủy | xã".
    Chain,
    /// A field: "Sở | Công Thương".
    Field,
    /// Words of its own, as far as they go: "Ban Chỉ đạo | …".
    Own,
}

/// Who heads a body or speaks for it: the name of the body follows.
#[rustfmt::skip]
pub(super) static HEADS: Cues = Cues::of("bộ trưởng | thứ trưởng | chủ tịch | phó chủ tịch | giám đốc | phó giám đốc | \
     tổng giám đốc | cục trưởng | tổng cục trưởng | chi cục trưởng | vụ trưởng | chánh án | \
     viện trưởng | chánh văn phòng | trưởng | thống đốc | tổng | bí thư | phó bí thư | \
     chủ nhiệm | thường trực | lãnh đạo | hội nghị | thủ trưởng | chánh thanh tra | chánh");

/// Kinds of bodies, and what stands behind them.
#[rustfmt::skip]
pub(super) static KINDS: LazyLock<Phrases<Behind>> = LazyLock::new(|| {
    let units = [
        "ủy ban nhân dân", "UBND", "hội đồng nhân dân", "HĐND", "UB", "ban chấp hành đảng bộ", "đảng bộ", "BCH đảng bộ", "ủy ban mặt trận tổ quốc",
        "ủy ban mặt trận tổ quốc việt nam", "UBMTTQ", "UBMTTQ việt nam", "ủy ban MTTQ", "ủy ban MTTQ việt nam", "tòa án nhân dân", "TAND", "viện kiểm sát nhân dân", "VKSND",
        "công an", "bộ chỉ huy quân sự", "ban chỉ huy quân sự", "thanh tra", "liên đoàn lao động", "LĐLĐ", "cục thuế", "cục hải quan", "cục thống kê", "bảo hiểm xã hội", "BHXH", "kho bạc nhà nước",
        "hội nông dân", "hội liên hiệp phụ nữ", "hội LHPN", "hội cựu chiến binh", "đoàn đại biểu quốc hội", "đoàn ĐBQH", "đại hội đảng bộ", "đại hội đại biểu đảng bộ", "ban đại diện hội đồng quản trị",
        "ban kinh tế - ngân sách", "ban kinh tế và ngân sách", "ban pháp chế", "ban văn hóa - xã hội", "ban đô thị", "ban dân tộc",
    ];
    let places = [
        "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy",
    ];
    let chained = [
        "đảng ủy", "ban thường vụ", "BTV", "thường vụ", "ban chấp hành", "BCH", "ban tổ chức", "ban tuyên giáo", "ban dân vận", "ban tuyên giáo và dân vận", "ban nội chính", "ủy ban kiểm tra", "UBKT",
        "văn phòng", "ban cán sự đảng", "ban cán sự", "đảng đoàn", "chi bộ", "thường trực",
    ];
    let fields = ["sở", "ban", "phòng"];
    let own = [
        "bộ", "ủy ban", "ban chỉ đạo", "hội đồng", "cơ quan", "chi cục", "cục", "tổng cục", "ban quản lý", "BQL", "liên đoàn", "mặt trận", "đoàn", "BTVTU", "BCT", "BBT",
    ];
    Phrases::new(
        units.iter().map(|words| (*words, Behind::Unit))
            .chain(places.iter().map(|words| (*words, Behind::Place)))
            .chain(chained.iter().map(|words| (*words, Behind::Chain)))
            .chain(fields.iter().map(|words| (*words, Behind::Field)))
            .chain(own.iter().map(|words| (*words, Behind::Own))),
    )
});

/// What departments of provinces and districts are for, beside the fields of the ministries.
#[rustfmt::skip]
pub(super) const FIELDS: &[&str] = &[
    "Nội vụ", "Tư pháp", "Tài chính", "Công Thương", "Xây dựng", "Y tế", "Du lịch", "Ngoại vụ", "Quy hoạch - Kiến trúc", "Văn hóa và Thể thao", "Văn hóa, Thể thao và Du lịch",
    "Văn hóa và Thông tin", "Văn hóa - Xã hội", "Văn hóa", "Giáo dục", "Giáo dục và Đào tạo", "GD&ĐT", "GDĐT", "Khoa học và Công nghệ", "KH&CN", "KHCN", "Nông nghiệp và Môi trường", "NN&MT", "NNMT", "Dân tộc và Tôn giáo", "Dân tộc",
    "Nông nghiệp và Phát triển nông thôn", "NN&PTNT", "Nông nghiệp và PTNT", "Tài nguyên và Môi trường", "TN&MT", "TNMT", "Lao động - Thương binh và Xã hội", "LĐTBXH", "LĐ-TB&XH", "Kế hoạch và Đầu tư", "KH&ĐT", "Giao thông vận tải", "GTVT",
    "Thông tin và Truyền thông", "TT&TT", "Tài chính - Kế hoạch", "Kinh tế", "Kinh tế và Hạ tầng", "Kinh tế, Hạ tầng và Đô thị", "Quản lý đô thị", "An toàn thực phẩm",
    "Công nghiệp", "Thương mại", "Thủy sản", "Giao thông công chính", "Giao thông vận tải - Xây dựng", "Văn hóa - Thông tin",
];

/// Units of the land, with a name behind them or not.
#[rustfmt::skip]
pub(super) static UNITS: Cues = Cues::of("tỉnh | thành phố | TP | huyện | quận | thị xã | TX | thị trấn | TT | xã | phường | \
     đặc khu | khu vực | thủ đô | cấp tỉnh | cấp huyện | cấp xã");

/// What may end the name of a body of the whole country.
#[rustfmt::skip]
pub(super) static SUFFIXES: Cues = Cues::of("việt nam | đảng | đảng cộng sản việt nam | nước cộng hòa xã hội chủ nghĩa việt nam | \
     nước CHXHCN việt nam");

/// Abbreviations that every office uses for the same words.
#[rustfmt::skip]
pub(super) const ABBREVIATIONS: &[(&str, &str)] = &[
    ("UBND", "ủy ban nhân dân"), ("HĐND", "hội đồng nhân dân"), ("BTV", "ban thường vụ"), ("BCH", "ban chấp hành"), ("UBKT", "ủy ban kiểm tra"),
    ("TW", "trung ương"), ("TƯ", "trung ương"), ("BCHTW", "ban chấp hành trung ương"), ("BCHTƯ", "ban chấp hành trung ương"), ("TP", "thành phố"), ("TX", "thị xã"), ("TAND", "tòa án nhân dân"), ("VKSND", "viện kiểm sát nhân dân"),
    ("LĐLĐ", "liên đoàn lao động"), ("MTTQ", "mặt trận tổ quốc"), ("UBMTTQ", "ủy ban mặt trận tổ quốc"), ("BHXH", "bảo hiểm xã hội"), ("BQL", "ban quản lý"), ("KKT", "khu kinh tế"), ("KCN", "khu công nghiệp"),
    ("BBT", "ban bí thư"), ("TPHCM", "thành phố hồ chí minh"), ("TNCS", "thanh niên cộng sản"), ("LHPN", "liên hiệp phụ nữ"), ("ĐBQH", "đại biểu quốc hội"), ("BCĐ", "ban chỉ đạo"), ("PTNT", "phát triển nông thôn"),
];
