//! Provinces and cities of the same rank, as they were and as they are since 01/7/2025.

use super::row::BodyRow;
use crate::id::vocabulary::Confidence::High;

const NQ202: &str = "NQ 202/2025";

/// A province that went on, alone or with others in it.
const fn stays(name: &'static str) -> BodyRow {
    BodyRow::new(name, High, NQ202)
}

/// A province that ended on 30/6/2025.
const fn merged(name: &'static str, into: &'static [&'static str]) -> BodyRow {
    BodyRow::new(name, High, NQ202)
        .until(2025, 6, 30)
        .then(into)
}

pub(super) const ROWS: &[BodyRow] = &[
    stays("Hà Nội"),
    stays("Lai Châu"),
    stays("Điện Biên").since(2004, 1, 1),
    stays("Sơn La"),
    stays("Lạng Sơn"),
    stays("Quảng Ninh"),
    stays("Thanh Hóa"),
    stays("Nghệ An"),
    stays("Hà Tĩnh"),
    stays("Cao Bằng"),
    BodyRow::new("Huế", High, "NQ 175/2024").since(2025, 1, 1),
    stays("Tuyên Quang"),
    stays("Lào Cai"),
    stays("Thái Nguyên"),
    stays("Phú Thọ"),
    stays("Bắc Ninh"),
    stays("Hưng Yên"),
    stays("Hải Phòng"),
    stays("Ninh Bình"),
    stays("Quảng Trị"),
    stays("Đà Nẵng"),
    stays("Quảng Ngãi"),
    stays("Gia Lai"),
    stays("Khánh Hòa"),
    stays("Lâm Đồng"),
    stays("Đắk Lắk").written(&["Đăk Lăk", "Đắc Lắc", "Đak Lak", "Dak Lak"]),
    stays("Hồ Chí Minh").written(&["HCM"]),
    stays("Đồng Nai"),
    stays("Tây Ninh"),
    stays("Cần Thơ"),
    stays("Vĩnh Long"),
    stays("Đồng Tháp"),
    stays("Cà Mau"),
    stays("An Giang"),
    // Those that others took in.
    merged("Hà Giang", &["Tuyên Quang"]),
    merged("Yên Bái", &["Lào Cai"]),
    merged("Bắc Kạn", &["Thái Nguyên"]).written(&["Bắc Cạn"]),
    merged("Vĩnh Phúc", &["Phú Thọ"]),
    merged("Hòa Bình", &["Phú Thọ"]),
    merged("Bắc Giang", &["Bắc Ninh"]),
    merged("Thái Bình", &["Hưng Yên"]),
    merged("Hải Dương", &["Hải Phòng"]),
    merged("Hà Nam", &["Ninh Bình"]),
    merged("Nam Định", &["Ninh Bình"]),
    merged("Quảng Bình", &["Quảng Trị"]),
    merged("Quảng Nam", &["Đà Nẵng"]),
    merged("Kon Tum", &["Quảng Ngãi"]).written(&["Kontum", "Công Tum"]),
    merged("Bình Định", &["Gia Lai"]),
    merged("Ninh Thuận", &["Khánh Hòa"]),
    merged("Đắk Nông", &["Lâm Đồng"])
        .written(&["Đăk Nông", "Đắc Nông", "Dak Nong"])
        .since(2004, 1, 1),
    merged("Bình Thuận", &["Lâm Đồng"]),
    merged("Phú Yên", &["Đắk Lắk"]),
    merged("Bình Dương", &["Hồ Chí Minh"]),
    merged("Bà Rịa - Vũng Tàu", &["Hồ Chí Minh"]).written(&["Bà Rịa Vũng Tàu"]),
    merged("Bình Phước", &["Đồng Nai"]),
    merged("Long An", &["Tây Ninh"]),
    merged("Sóc Trăng", &["Cần Thơ"]),
    merged("Hậu Giang", &["Cần Thơ"]).since(2004, 1, 1),
    merged("Bến Tre", &["Vĩnh Long"]),
    merged("Trà Vinh", &["Vĩnh Long"]),
    merged("Tiền Giang", &["Đồng Tháp"]),
    merged("Bạc Liêu", &["Cà Mau"]),
    merged("Kiên Giang", &["An Giang"]),
    BodyRow::new("Thừa Thiên Huế", High, "NQ 175/2024")
        .written(&["Thừa Thiên - Huế"])
        .until(2024, 12, 31)
        .then(&["Huế"]),
    BodyRow::new("Hà Tây", High, "NQ 15/2008")
        .until(2008, 7, 31)
        .then(&["Hà Nội"]),
];
