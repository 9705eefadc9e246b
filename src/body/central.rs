//! Bodies of the whole country that have no row among the organ codes, or more spellings than
//! their code's row tells. Ministries by code stand in [`crate::id::vocabulary::organs`].

use super::row::BodyRow;
use crate::id::vocabulary::Confidence::{self, High, Low, Medium};

const PRACTICE: &str = "practice";
const NQ176: &str = "NQ 176/2025";
const NQ01: &str = "NQ 01/2007";

const fn body(name: &'static str, confidence: Confidence, source: &'static str) -> BodyRow {
    BodyRow::new(name, confidence, source)
}

pub(super) const ROWS: &[BodyRow] = &[
    // Party.
    body("Ban Chấp hành Trung ương Đảng", High, "66").written(&[
        "Ban Chấp hành Trung ương",
        "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam",
        "Ban Chấp hành Đảng Cộng sản Việt Nam",
        "BCH Trung ương",
        "BCH Trung ương Đảng",
        "BCHTW",
        "BCHTW Đảng",
        "BCHTƯ",
        "BCHTƯ Đảng",
        "BCH TW",
        "BCH TW Đảng",
        "BCH TƯ",
        "BCH TƯ Đảng",
        "Ban Chấp hành TW",
        "Ban Chấp hành TW Đảng",
    ]),
    body("Trung ương Đảng", Medium, PRACTICE).written(&["Trung ương", "TW Đảng", "TƯ Đảng"]),
    body("Bộ Chính trị", High, "66").written(&[
        "Bộ Chính trị Ban Chấp hành Trung ương Đảng",
        "Bộ Chính trị Trung ương Đảng",
    ]),
    body("Ban Bí thư", High, "66").written(&[
        "Ban Bí thư Trung ương",
        "Ban Bí thư Trung ương Đảng",
        "Ban Bí thư TW",
        "Ban Bí thư TW Đảng",
        "Ban Bí thư TƯ",
        "Ban Bí thư TƯ Đảng",
        "Ban Bí thư Ban Chấp hành Trung ương Đảng",
    ]),
    body("Văn phòng Trung ương Đảng", High, "66").written(&["Văn phòng Trung ương", "VPTW"]),
    body("Quân ủy Trung ương", High, "66"),
    body("Đảng ủy Công an Trung ương", High, "66"),
    body("Đại hội đại biểu toàn quốc", High, "66"),
    // National Assembly, Government, courts.
    body("Quốc hội", High, "Luật 2015")
        .written(&["Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam", "QH"]),
    body("Ủy ban Thường vụ Quốc hội", High, "Luật 2015").written(&[
        "UBTV Quốc hội",
        "UBTVQH",
        "Thường vụ Quốc hội",
    ]),
    body("Chủ tịch Quốc hội", High, "Luật 2015"),
    body("Chủ tịch nước", High, "Luật 2015")
        .written(&["Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam"]),
    body("Chính phủ", High, "Luật 2015").since(1992, 9, 24),
    body("Thủ tướng Chính phủ", High, "Luật 2015").written(&["Thủ tướng", "TTg", "TTgCP", "TTCP"]),
    body("Phó Thủ tướng Chính phủ", Medium, PRACTICE).written(&["Phó Thủ tướng"]),
    body("Hội đồng Bộ trưởng", High, "HP 1980")
        .until(1992, 9, 23)
        .then(&["Chính phủ"]),
    body("Chủ tịch Hội đồng Bộ trưởng", High, "HP 1980")
        .until(1992, 9, 23)
        .then(&["Thủ tướng Chính phủ"]),
    body("Hội đồng Chính phủ", High, "HP 1959")
        .until(1981, 7, 3)
        .then(&["Hội đồng Bộ trưởng"]),
    body("Hội đồng Nhà nước", High, "HP 1980")
        .until(1992, 9, 22)
        .then(&["Ủy ban Thường vụ Quốc hội", "Chủ tịch nước"]),
    body("Chủ tịch Hội đồng Nhà nước", High, "HP 1980")
        .until(1992, 9, 22)
        .then(&["Chủ tịch nước"]),
    body("Văn phòng Chính phủ", High, NQ176).written(&["VPCP"]),
    body("Thanh tra Chính phủ", High, NQ176),
    body("Tòa án nhân dân tối cao", High, "Luật 2015").written(&["TANDTC", "TAND tối cao"]),
    body(
        "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
        High,
        "Luật 2015",
    ),
    body("Viện kiểm sát nhân dân tối cao", High, "Luật 2015")
        .written(&["VKSNDTC", "VKSND tối cao"]),
    body("Kiểm toán nhà nước", High, "Luật 2015"),
    body("Hội đồng Bầu cử quốc gia", Medium, PRACTICE),
    // Ministries: other spellings of those that the organ codes name, and older ones.
    body("Bộ Nông nghiệp và Phát triển nông thôn", High, NQ176)
        .written(&[
            "Bộ NN&PTNT",
            "Bộ NN và PTNT",
            "Bộ NNPTNT",
            "Bộ Nông nghiệp và PTNT",
            "Bộ Nông nghiệp & Phát triển nông thôn",
        ])
        .until(2025, 2, 28)
        .then(&["Bộ Nông nghiệp và Môi trường"]),
    body("Bộ Tài nguyên và Môi trường", High, NQ176)
        .written(&[
            "Bộ TN&MT",
            "Bộ TNMT",
            "Bộ TN và MT",
            "Bộ Tài nguyên & Môi trường",
        ])
        .until(2025, 2, 28)
        .then(&["Bộ Nông nghiệp và Môi trường"]),
    body("Bộ Lao động - Thương binh và Xã hội", High, NQ176)
        .written(&[
            "Bộ LĐTBXH",
            "Bộ LĐ-TB&XH",
            "Bộ LĐTB&XH",
            "Bộ Lao động Thương binh Xã hội",
            "Bộ Lao động TB&XH",
            "Bộ Lao động - TB&XH",
            "Bộ Lao động - TB và XH",
        ])
        .until(2025, 2, 28)
        .then(&["Bộ Nội vụ"]),
    body("Bộ Kế hoạch và Đầu tư", High, NQ176)
        .written(&["Bộ KH&ĐT", "Bộ KHĐT", "Bộ Kế hoạch & Đầu tư"])
        .until(2025, 2, 28)
        .then(&["Bộ Tài chính"]),
    body("Bộ Giao thông vận tải", High, NQ176)
        .written(&["Bộ GTVT"])
        .until(2025, 2, 28)
        .then(&["Bộ Xây dựng"]),
    body("Bộ Thông tin và Truyền thông", High, NQ176)
        .written(&["Bộ TT&TT", "Bộ TTTT"])
        .until(2025, 2, 28)
        .then(&["Bộ Khoa học và Công nghệ"]),
    body("Ủy ban Dân tộc", High, NQ176)
        .until(2025, 2, 28)
        .then(&["Bộ Dân tộc và Tôn giáo"]),
    body("Bộ Nông nghiệp và Môi trường", High, NQ176)
        .written(&["Bộ NN&MT", "Bộ NNMT", "Bộ NN và MT", "BNNMT"])
        .since(2025, 3, 1),
    body("Bộ Dân tộc và Tôn giáo", High, NQ176).since(2025, 3, 1),
    body("Bộ Khoa học và Công nghệ", High, NQ176).written(&["Bộ KH&CN", "Bộ KHCN"]),
    body("Bộ Giáo dục và Đào tạo", High, NQ176).written(&[
        "Bộ GD&ĐT",
        "Bộ GDĐT",
        "Bộ GD-ĐT",
        "Bộ Giáo dục & Đào tạo",
    ]),
    body("Bộ Văn hóa, Thể thao và Du lịch", High, NQ01)
        .written(&["Bộ VHTTDL", "Bộ VH-TT-DL", "Bộ VHTT&DL", "Bộ VH,TT&DL"])
        .since(2007, 8, 1),
    body("Bộ Công Thương", High, NQ01).since(2007, 8, 1),
    body("Bộ Công nghiệp", High, NQ01)
        .until(2007, 7, 31)
        .then(&["Bộ Công Thương"]),
    body("Bộ Thương mại", High, NQ01)
        .until(2007, 7, 31)
        .then(&["Bộ Công Thương"]),
    body("Bộ Thủy sản", High, NQ01)
        .until(2007, 7, 31)
        .then(&["Bộ Nông nghiệp và Phát triển nông thôn"]),
    body("Bộ Văn hóa - Thông tin", High, NQ01)
        .written(&["Bộ Văn hóa Thông tin", "Bộ VHTT"])
        .until(2007, 7, 31)
        .then(&["Bộ Văn hóa, Thể thao và Du lịch"]),
    body("Bộ Bưu chính, Viễn thông", High, NQ01)
        .until(2007, 7, 31)
        .then(&["Bộ Thông tin và Truyền thông"]),
    body("Bộ Đại học và Trung học chuyên nghiệp", Low, PRACTICE),
    // Agencies.
    body("Ngân hàng Nhà nước Việt Nam", High, "NQ 176/2025").written(&[
        "Ngân hàng Nhà nước",
        "NHNN",
        "NHNN Việt Nam",
    ]),
    body("Kho bạc Nhà nước", Medium, PRACTICE).written(&["KBNN"]),
    body("Tổng cục Thuế", High, "NĐ 29/2025")
        .until(2025, 2, 28)
        .then(&["Cục Thuế"]),
    body("Tổng cục Hải quan", High, "NĐ 29/2025")
        .until(2025, 2, 28)
        .then(&["Cục Hải quan"]),
    body("Tổng cục Thống kê", High, "NĐ 29/2025")
        .until(2025, 2, 28)
        .then(&["Cục Thống kê"]),
    body("Bảo hiểm xã hội Việt Nam", Medium, PRACTICE).written(&["BHXH Việt Nam"]),
    body("Học viện Chính trị quốc gia Hồ Chí Minh", Medium, PRACTICE),
    body("Thông tấn xã Việt Nam", Medium, PRACTICE),
    // Mass organisations.
    body(
        "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        High,
        "Luật 2015",
    )
    .written(&[
        "Mặt trận Tổ quốc Việt Nam",
        "UBTW MTTQ Việt Nam",
        "Trung ương Mặt trận Tổ quốc Việt Nam",
        "UBTWMTTQ Việt Nam",
        "MTTQ Việt Nam",
    ]),
    body("Tổng Liên đoàn Lao động Việt Nam", Medium, PRACTICE)
        .written(&["Tổng LĐLĐ Việt Nam", "Tổng Liên đoàn Lao động"]),
    body("Trung ương Đoàn TNCS Hồ Chí Minh", Medium, PRACTICE).written(&[
        "Trung ương Đoàn",
        "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "Đoàn TNCS Hồ Chí Minh",
        "TW Đoàn",
    ]),
    body("Hội Nông dân Việt Nam", Medium, PRACTICE).written(&["Trung ương Hội Nông dân Việt Nam"]),
    body("Hội Liên hiệp Phụ nữ Việt Nam", Medium, PRACTICE).written(&[
        "Trung ương Hội Liên hiệp Phụ nữ Việt Nam",
        "Hội LHPN Việt Nam",
    ]),
    body("Hội Cựu chiến binh Việt Nam", Medium, PRACTICE)
        .written(&["Trung ương Hội Cựu chiến binh Việt Nam"]),
];
